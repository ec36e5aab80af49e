/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"
#include "yui-words.h"

G_BEGIN_DECLS

/* A check-in that fitted no work: somebody has to say what it was. */
#define YUI_TYPE_UNMATCHED_CLOCK_EVENT (yui_unmatched_clock_event_get_type ())
G_DECLARE_FINAL_TYPE (
    YuiUnmatchedClockEvent, yui_unmatched_clock_event, YUI, UNMATCHED_CLOCK_EVENT, YuiRecord)

const char *yui_unmatched_clock_event_get_id (YuiUnmatchedClockEvent *self);
int yui_unmatched_clock_event_get_version (YuiUnmatchedClockEvent *self);
YuiClockKind
yui_unmatched_clock_event_get_kind (YuiUnmatchedClockEvent *self); /* NONE: not readable */
const char *yui_unmatched_clock_event_get_problem (
    YuiUnmatchedClockEvent *self); /* why it fitted nothing, a word of the contract */
gint64 yui_unmatched_clock_event_get_occurred_at (YuiUnmatchedClockEvent *self);
const char *yui_unmatched_clock_event_get_card_ending (
    YuiUnmatchedClockEvent *self); /* of the card that was shown; nullable, as are the next */
const char *yui_unmatched_clock_event_get_workplace_name (YuiUnmatchedClockEvent *self);
const char *yui_unmatched_clock_event_get_worker_id (YuiUnmatchedClockEvent *self);
const char *yui_unmatched_clock_event_get_worker_name (YuiUnmatchedClockEvent *self);
gint64 yui_unmatched_clock_event_get_settled_at (YuiUnmatchedClockEvent *self); /* 0: not yet */

G_END_DECLS
