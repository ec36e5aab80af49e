/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <libdex.h>

G_BEGIN_DECLS

/* What came of the last thing a person did, with an icon that says so too. */
#define YUI_TYPE_MESSAGE (yui_message_get_type ())
G_DECLARE_FINAL_TYPE (YuiMessage, yui_message, YUI, MESSAGE, GtkBox)

/* Shows and announces a sentence; NULL hides it. */
void yui_message_set (YuiMessage *self, const char *text, gboolean is_problem);

/* Waits for what a page has sent, with button insensitive. Then either page, if it still shows,
 * emits its "closed" (), or the message says why it could not be done. Takes future. */
void yui_message_wait (YuiMessage *self, DexFuture *future, GtkWidget *button, GtkWidget *page);

G_END_DECLS
