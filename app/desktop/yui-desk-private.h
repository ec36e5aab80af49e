/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-desk.h"

G_BEGIN_DECLS

/* Takes a server and a token that have been tried into use, and keeps them.
 * Resolves to whether the Secret Service keeps the token. */
DexFuture *
yui_desk_adopt (YuiDesk *self, const char *server_url, const char *token, YuiSession *session);

G_END_DECLS
