/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/yui-grant.h"
#include "yui-device-key.h"
#include "yui-secrets.h"

G_BEGIN_DECLS

typedef struct _YuiClient YuiClient;

/* One person's sign-in at one server: the tokens and the key without whose proofs they are worth
 * nothing, kept together by the Secret Service, and the name and the device's secret, which stay after
 * a sign-out, so that this computer is known again.
 *
 * A refresh token is for one use, and several programs may share a sign-in. So whoever renews it
 * holds a lock, and looks first whether another one has done it. */
#define YUI_TYPE_SIGN_IN (yui_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (YuiSignIn, yui_sign_in, YUI, SIGN_IN, GObject)

YuiSignIn *yui_sign_in_new (YuiSecrets *secrets, const char *server_url);

/* TRUE when there is a token of an earlier sign-in. */
DexFuture *yui_sign_in_load (YuiSignIn *self);

const char *yui_sign_in_get_server_url (YuiSignIn *self);
const char *yui_sign_in_get_token (YuiSignIn *self); /* NULL when signed out */
const char *yui_sign_in_get_name (YuiSignIn *self);  /* the last one here, or NULL */

/* The key that the token is bound to; NULL for a bearer's, as a machine's and as sign-ins of before
 * had. Borrowed. */
YuiDeviceKey *yui_sign_in_get_key (YuiSignIn *self);

/* What an earlier sign-in by this name gave here; NULL. */
const char *yui_sign_in_get_device_secret (YuiSignIn *self, const char *name);

/* Take what the server gave into use; the grant is kept in memory until yui_sign_in_save(). key: what
 * was proved when it was asked for, nullable; it counts when the server says that it bound the tokens
 * to it. */
void yui_sign_in_take_grant (YuiSignIn *self, const char *name, YuiGrant *grant, YuiDeviceKey *key);

/* A token that is not renewed, as `account add` prints. */
void yui_sign_in_take_token (YuiSignIn *self, const char *token);

/* Boolean: TRUE when kept by the Secret Service, FALSE when for this session only. */
DexFuture *yui_sign_in_save (YuiSignIn *self);

/* Boolean: forgets the tokens. */
DexFuture *yui_sign_in_forget (YuiSignIn *self);

/* Whether the token is so old that the server will not take it. */
gboolean yui_sign_in_is_due (YuiSignIn *self);

/* TRUE once there is another token than stale; asked over client's connection. Rejects with
 * YUI_NET_ERROR_UNAUTHORIZED when the sign-in has ended. Several calls at once are one. */
DexFuture *yui_sign_in_renew (YuiSignIn *self, YuiClient *client, const char *stale);

/* Stops renewing. */
void yui_sign_in_stop (YuiSignIn *self);

G_END_DECLS
