/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Presses a key as the keyboard would: from the focused widget of window upwards, the first
 * shortcut that matches is run. Returns whether one was found and took the key. */
gboolean yui_keys_press (GtkWindow *window, guint keyval, GdkModifierType modifiers);

/* Runs the main loop until nothing is due. */
void yui_keys_settle (void);

/* Runs the main loop until a GtkButton that was pressed by key has clicked, which takes it 250 ms.
 */
void yui_keys_wait_for_button (void);

/* Runs the main loop until widget has a height, at most a few seconds. */
void yui_keys_wait_for_size (GtkWidget *widget);

G_END_DECLS
