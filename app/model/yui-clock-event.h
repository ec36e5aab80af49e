/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"
#include "yui-words.h"

G_BEGIN_DECLS

/* A fact: in, out, or a break. */
#define YUI_TYPE_CLOCK_EVENT (yui_clock_event_get_type ())
G_DECLARE_FINAL_TYPE (YuiClockEvent, yui_clock_event, YUI, CLOCK_EVENT, YuiRecord)

const char *yui_clock_event_get_id (YuiClockEvent *self);
const char *yui_clock_event_get_contract_id (YuiClockEvent *self);
YuiClockKind yui_clock_event_get_kind (YuiClockEvent *self);
YuiClockSource yui_clock_event_get_source (YuiClockEvent *self);
gint64 yui_clock_event_get_occurred_at (YuiClockEvent *self); /* device time */
gint64 yui_clock_event_get_received_at (YuiClockEvent *self); /* server time */
gboolean yui_clock_event_get_needs_review (YuiClockEvent *self);
/* Off_plan, device_clock or order; NULL when none. */
const char *yui_clock_event_get_review_reason (YuiClockEvent *self);

/* Whether it was made with the code on a poster, which anybody may have photographed. */
gboolean yui_clock_event_get_via_poster (YuiClockEvent *self);

/* What the clock of the device said, where it was wrong and occurred-at is corrected; 0 where not. */
gint64 yui_clock_event_get_device_at (YuiClockEvent *self);

G_END_DECLS
