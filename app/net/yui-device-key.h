/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The Ed25519 key of a kiosk or of a person's sign-in. The token is good only with a proof of the key
 * on every call: the subset of RFC 9449 (DPoP) that data/openapi.yaml names at fetchToken. */
#define YUI_TYPE_DEVICE_KEY (yui_device_key_get_type ())
G_DECLARE_FINAL_TYPE (YuiDeviceKey, yui_device_key, YUI, DEVICE_KEY, GObject)

YuiDeviceKey *yui_device_key_new (void);

/* The key that yui_device_key_dup_text() gave as text; NULL when text is none. */
YuiDeviceKey *yui_device_key_new_from_text (const char *text);

/* The secret key as text, to be kept where nobody else reads it. Transfer full. */
char *yui_device_key_dup_text (YuiDeviceKey *self);

/* The header DPoP of one call: method, its address (the query is left out) and the token it is made
 * with, NULL for none. now_s: seconds since 1970 UTC. A proof is for one call. Transfer full. */
char *yui_device_key_prove (
    YuiDeviceKey *self, const char *method, const char *url, const char *token, gint64 now_s);

G_END_DECLS
