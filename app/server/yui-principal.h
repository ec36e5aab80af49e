/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-request.h"

G_BEGIN_DECLS

#define YUI_TOKEN_BYTES 32

/* Finds who the Authorization header stands for. Returns FALSE with 401 when it names no token in
 * force. */
gboolean yui_principal_find (YuiPrincipal *principal,
                             YuiDatabase *db,
                             const char *authorization,
                             gint64 now_s,
                             GError **error);

/* As yui_principal_find, for a token that came before, by the hash that it is stored under; the proof
 * of its key is the caller's to have seen. FALSE without error when it is not in force any more. */
gboolean yui_principal_find_by_hash (YuiPrincipal *principal,
                                     YuiDatabase *db,
                                     const guint8 sha256[32],
                                     gint64 now_s,
                                     GError **error);

/* The token in an Authorization header, borrowed; NULL when there is none. has_proof: it comes with
 * a proof of its key (see yui-key-proof.h). */
const char *yui_token_of (const char *authorization, gboolean *has_proof);

/* Makes a random token: 43 characters of A–Z a–z 0–9 - _. Only its hash may be stored. */
char *yui_token_new (void);

/* The hash under which a token is stored. */
void yui_token_hash (const char *token, guint8 sha256[32]);

G_END_DECLS
