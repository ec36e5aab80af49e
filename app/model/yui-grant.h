/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* What a sign-in gives, and each exchange of its refresh token. */
#define YUI_TYPE_GRANT (yui_grant_get_type ())
G_DECLARE_FINAL_TYPE (YuiGrant, yui_grant, YUI, GRANT, YuiRecord)

const char *yui_grant_get_access_token (YuiGrant *self);
const char *yui_grant_get_token_type (YuiGrant *self); /* "DPoP", or "Bearer", or NULL for that */
gint64 yui_grant_get_expires_at (YuiGrant *self);
const char *yui_grant_get_refresh_token (YuiGrant *self); /* for one use */
gint64 yui_grant_get_refresh_expires_at (YuiGrant *self);
const char *yui_grant_get_device_id (YuiGrant *self);
const char *
yui_grant_get_device_secret (YuiGrant *self); /* NULL where the one that was sent is known */

/* The name that a person signs in with. */
#define YUI_TYPE_SIGN_IN_NAME (yui_sign_in_name_get_type ())
G_DECLARE_FINAL_TYPE (YuiSignInName, yui_sign_in_name, YUI, SIGN_IN_NAME, YuiRecord)

const char *yui_sign_in_name_get_name (YuiSignInName *self);

G_END_DECLS
