/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* People who may see a shift from a moment on: kind chosen, pool, neighbours, programme; state
 * waiting, open, closed; opens at, after_publication, before_start. In a
 * template a ring has neither id nor state. */
#define YUI_TYPE_RING (yui_ring_get_type ())
G_DECLARE_FINAL_TYPE (YuiRing, yui_ring, YUI, RING, YuiRecord)

const char *yui_ring_get_id (YuiRing *self);
int yui_ring_get_version (YuiRing *self);
const char *yui_ring_get_state (YuiRing *self);
const char *yui_ring_get_kind (YuiRing *self);
const char *yui_ring_get_opens (YuiRing *self);
int yui_ring_get_minutes (YuiRing *self);
gint64 yui_ring_get_at (YuiRing *self);
const char *const *yui_ring_get_worker_ids (YuiRing *self);
const char *const *yui_ring_get_pool_kinds (YuiRing *self);
gint64 yui_ring_get_opens_at (YuiRing *self);
gboolean yui_ring_get_opened_by_hand (YuiRing *self);
gint64 yui_ring_get_closed_at (YuiRing *self);

/* The rings of a shift in their order. */
#define YUI_TYPE_RING_LIST (yui_ring_list_get_type ())
G_DECLARE_FINAL_TYPE (YuiRingList, yui_ring_list, YUI, RING_LIST, YuiRecord)

GListModel *yui_ring_list_get_items (YuiRingList *self);
int yui_ring_list_get_shift_version (YuiRingList *self);

/* The rings (of YuiRing) as the list that a plan is sent as (an array); transfer full. */
JsonNode *yui_ring_plan_of (GListModel *rings);

G_END_DECLS
