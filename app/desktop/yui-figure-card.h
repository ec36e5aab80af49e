/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A large figure with what it is called and what is counted.
 *
 * Properties: caption, value, detail (text, nullable). */
#define YUI_TYPE_FIGURE_CARD (yui_figure_card_get_type ())
G_DECLARE_FINAL_TYPE (YuiFigureCard, yui_figure_card, YUI, FIGURE_CARD, GtkBox)

void yui_figure_card_set (YuiFigureCard *self, const char *value, const char *detail);

/* Lets the figure that is set say why it is so: sentences, one a line. */
void yui_figure_card_set_why (YuiFigureCard *self, const char *why);

G_END_DECLS
