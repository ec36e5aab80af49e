/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where somebody is in a page whose rows are about to be made anew: the row with the keyboard, what
 * in it, and how far everything is scrolled. */
typedef struct _YuiPagePlace YuiPagePlace;

YuiPagePlace *yui_page_place_new (GtkWidget *page);
void yui_page_place_free (YuiPagePlace *self);

/* Gives the keyboard back to the row of the same title when its row has gone, and scrolls back. */
void yui_page_place_restore (YuiPagePlace *self);

/* The menu or popover that is open somewhere in widget, borrowed; NULL when there is none. */
GtkWidget *yui_find_open_popover (GtkWidget *widget);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiPagePlace, yui_page_place_free)

G_END_DECLS
