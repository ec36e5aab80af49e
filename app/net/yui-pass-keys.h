/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/yui-worker-pass.h"
#include "yui-client.h"
#include "yui-local-database.h"

G_BEGIN_DECLS

/* The public keys that the programme signs workers' passes with, on the kiosk's own disk, so that a
 * genuine card is known also after a restart without a network.
 *
 * Signals:
 *   changed ()  other keys are known now: those that were kept, or the server's newest */
#define YUI_TYPE_PASS_KEYS (yui_pass_keys_get_type ())
G_DECLARE_FINAL_TYPE (YuiPassKeys, yui_pass_keys, YUI, PASS_KEYS, GObject)

/* Reads what was kept. client: the kiosk's own. database: that of its outbox. */
YuiPassKeys *yui_pass_keys_new (YuiClient *client, YuiLocalDatabase *database);

/* Asks the server for its keys and keeps them in place of those there were. While an answer is
 * awaited this does nothing. */
void yui_pass_keys_refresh (YuiPassKeys *self);

/* What text is that was shown as a card, by the keys known now. */
YuiPassState yui_pass_keys_look (YuiPassKeys *self, const char *text);

guint yui_pass_keys_get_n (YuiPassKeys *self);

/* Asks for nothing more. To be called before the last unref. */
void yui_pass_keys_stop (YuiPassKeys *self);

G_END_DECLS
