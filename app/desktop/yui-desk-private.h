/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-desk.h"

G_BEGIN_DECLS

YuiSecrets *yui_desk_get_secrets (YuiDesk *self);

/* What the person typed to sign in, while that sign-in is taken into use; else NULL. Borrowed. */
const char *yui_desk_get_typed_password (YuiDesk *self);

/* Takes a sign-in that has been tried into use, and keeps it. password: what the person typed for
 * it, nullable, see yui_desk_get_typed_password().
 * Resolves to whether the Secret Service keeps it. */
DexFuture *
yui_desk_adopt (YuiDesk *self, YuiSignIn *sign_in, YuiSession *session, const char *password);

G_END_DECLS
