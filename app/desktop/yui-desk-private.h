/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-desk.h"

G_BEGIN_DECLS

YuiSecrets *yui_desk_get_secrets (YuiDesk *self);

/* Takes a sign-in that has been tried into use, and keeps it.
 * Resolves to whether the Secret Service keeps it. */
DexFuture *yui_desk_adopt (YuiDesk *self, YuiSignIn *sign_in, YuiSession *session);

G_END_DECLS
