/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* A place where the account is signed in, or a kiosk of the programme. */
#define YUI_TYPE_DEVICE (yui_device_get_type ())
G_DECLARE_FINAL_TYPE (YuiDevice, yui_device, YUI, DEVICE, YuiRecord)

const char *yui_device_get_id (YuiDevice *self);
const char *yui_device_get_kind (YuiDevice *self); /* "desk" or "kiosk" */
const char *yui_device_get_label (YuiDevice *self);
gint64 yui_device_get_signed_in_at (YuiDevice *self);
gint64 yui_device_get_seen_at (YuiDevice *self);
gint64 yui_device_get_expires_at (YuiDevice *self);
const char *yui_device_get_workplace_id (YuiDevice *self); /* of a kiosk; NULL */
gboolean yui_device_get_is_this (YuiDevice *self); /* where this program signed in */

G_END_DECLS
