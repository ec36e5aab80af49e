/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Watches a list of shifts, and each shift in it, and says once that something changed, however
 * much changed in one turn of the main loop. */
typedef struct _YuiShiftWatch YuiShiftWatch;

typedef void (*YuiShiftWatchFunc) (gpointer owner);

/* changed  called from the main loop, before GTK lays out the next frame.
 * owner    not referenced: it frees the watch before it goes. */
YuiShiftWatch *yui_shift_watch_new (YuiShiftWatchFunc changed, gpointer owner);
void yui_shift_watch_free (YuiShiftWatch *self);

/* model  GListModel of YuiShift, or NULL. Returns whether it is another one than before; that
 *        counts as a change. */
gboolean yui_shift_watch_set_model (YuiShiftWatch *self, GListModel *model);
GListModel *yui_shift_watch_get_model (YuiShiftWatch *self);

/* Asks for a call of changed although no shift did. */
void yui_shift_watch_queue (YuiShiftWatch *self);

/* Calls changed now if a call is due. */
void yui_shift_watch_flush (YuiShiftWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiShiftWatch, yui_shift_watch_free)

G_END_DECLS
