/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* Says what tells one item of a list from another: borrowed text, unique in the list. */
typedef const char *(*YuiKeyFunc) (gpointer item);

/* Makes store hold what fresh holds, in its order, with as little change as can be said in one
 * `items-changed`.
 *
 * store  GListStore of YuiRecord.
 * fresh  array of records of the same type, borrowed; may be empty. Keys must be unique.
 * key    NULL for the records' `id`.
 *
 * A record that store already has under the same key stays the same object and is updated in place,
 * so that selections, bindings and expanded rows survive. `items-changed` is emitted once, for the
 * smallest range that holds every move, addition and removal, and not at all when only values
 * changed. Returns how many items were inserted or taken out of that range (0 when none). */
guint yui_list_update (GListStore *store, GPtrArray *fresh, YuiKeyFunc key);

/* The same with a GListModel as what is fresh, such as a client's answer. */
guint yui_list_update_from_model (GListStore *store, GListModel *fresh, YuiKeyFunc key);

/* The record with that key, borrowed, or NULL; position (nullable) receives where it is. O(n). */
gpointer yui_list_find (GListModel *model, const char *key_text, YuiKeyFunc key, guint *position);

G_END_DECLS
