/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An amount that says why it is so: a flat button with a popover. To a screen reader it is the amount
 * with what it is of, described by the reasons. */

/* amount  as shown: "¥1,950".
 * what    what it is of: "Night premium, 12 November".
 * why     sentences, one a line. */
GtkWidget *yui_why_button_new (const char *amount, const char *what, const char *why);

/* Gives a button other words. */
void yui_why_button_set (GtkWidget *button, const char *amount, const char *what, const char *why);

G_END_DECLS
