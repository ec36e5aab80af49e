/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes the widgets' resources and style known: once, from the main thread, with a display open.
 * Every widget of this folder calls it in its class_init, so that nobody else has to. */
void yui_widgets_init (void);

/* Has a screen reader say sentence, whatever has the keyboard. */
void yui_widgets_announce (GtkWidget *widget, const char *sentence);

/* Whether the user reads Japanese: names that the server gives in Japanese and English. */
gboolean yui_widgets_speak_japanese (void);

G_END_DECLS
