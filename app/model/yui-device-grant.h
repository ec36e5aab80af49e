/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* A kiosk that shows a code and waits to be let in. */
#define YUI_TYPE_DEVICE_AUTHORIZATION (yui_device_authorization_get_type ())
G_DECLARE_FINAL_TYPE (YuiDeviceAuthorization, yui_device_authorization, YUI, DEVICE_AUTHORIZATION, YuiRecord)

const char *yui_device_authorization_get_user_code (YuiDeviceAuthorization *self);
const char *yui_device_authorization_get_label (YuiDeviceAuthorization *self); /* as the kiosk calls itself */
gint64 yui_device_authorization_get_asked_at (YuiDeviceAuthorization *self);
gint64 yui_device_authorization_get_expires_at (YuiDeviceAuthorization *self);

/* What a kiosk that asks to be let in shows, and polls with (RFC 8628). */
#define YUI_TYPE_DEVICE_CODES (yui_device_codes_get_type ())
G_DECLARE_FINAL_TYPE (YuiDeviceCodes, yui_device_codes, YUI, DEVICE_CODES, YuiRecord)

const char *yui_device_codes_get_device_code (YuiDeviceCodes *self);
const char *yui_device_codes_get_user_code (YuiDeviceCodes *self);
const char *yui_device_codes_get_verification_uri (YuiDeviceCodes *self);
const char *yui_device_codes_get_verification_uri_complete (YuiDeviceCodes *self);
int yui_device_codes_get_expires_in (YuiDeviceCodes *self); /* seconds */
int yui_device_codes_get_interval (YuiDeviceCodes *self); /* seconds between polls */

/* The answer to a poll. */
#define YUI_TYPE_DEVICE_TOKEN (yui_device_token_get_type ())
G_DECLARE_FINAL_TYPE (YuiDeviceToken, yui_device_token, YUI, DEVICE_TOKEN, YuiRecord)

const char *yui_device_token_get_access_token (YuiDeviceToken *self); /* NULL while error says why not */
const char *yui_device_token_get_error (YuiDeviceToken *self); /* a word of RFC 8628, 3.5, or NULL */

G_END_DECLS
