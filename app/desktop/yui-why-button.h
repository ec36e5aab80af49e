/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An amount that says why it is so: a flat button with a popover. To a screen reader it is the amount
 * with what it is of, described by the reasons. */

/* amount  as shown: "¥1,950"; "" for a button that reads “Why?”.
 * what    what it is of: "Night premium, 12 November".
 * why     sentences, one a line. */
GtkWidget *yui_why_button_new (const char *amount, const char *what, const char *why);

/* The same under an amount that stands elsewhere: the button reads “Why?”. what says the amount too. */
GtkWidget *yui_why_button_new_beside (const char *what, const char *why);

/* Adds a way to a part of the amount, below the reasons: a button that runs an action of the page.
 * label is shown; target is the action's string. Words that are set later take the ways off. */
void yui_why_button_add_part (GtkWidget *button,
                              const char *label,
                              const char *action,
                              const char *target);

/* Gives a button other words. */
void yui_why_button_set (GtkWidget *button, const char *amount, const char *what, const char *why);

G_END_DECLS
