/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-card-code.h"
#include "yui-request.h"

#include "documents/yui-worker-pass.h"

G_BEGIN_DECLS

/* The keys that a programme signs the passes on its workers' cards with (pass_key, pass_secret).
 * Public halves stay, so that old cards go on being known; a secret is kept for the one key that
 * signs now, and is gone when that is retired. */

/* Writes the pass of a card. The programme's key is made at the first: durably, in a transaction of
 * its own, audited as makePassKey. To be called before the request changes anything. */
gboolean yui_pass_key_sign (YuiRequest *request,
                            const char *card_code,
                            char text[YUI_WORKER_PASS_SIZE],
                            GError **error);

/* Says what text is that was shown as a card. code receives the card's code of a pass that is
 * genuine, whether its key is in use or retired. FALSE with error when the database failed. */
gboolean yui_pass_key_look (YuiDatabase *db,
                            gint64 programme_id,
                            const char *text,
                            YuiPassState *state,
                            char code[YUI_CARD_CODE_SIZE],
                            GError **error);

/* Retires every key in use and makes a new one, in the open transaction; key_id receives its name.
 */
gboolean yui_pass_key_renew (YuiDatabase *db,
                             gint64 programme_id,
                             gint64 now_s,
                             char key_id[YUI_WORKER_PASS_KEY_ID_SIZE],
                             GError **error);

G_END_DECLS
