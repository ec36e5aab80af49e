/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-clock-event.h"

#include "yui-record-private.h"

struct _YuiClockEvent
{
  YuiRecord parent_instance;

  char *id;
  char *contract_id;
  YuiClockKind kind;
  YuiClockSource source;
  gint64 occurred_at;
  gint64 received_at;
  gboolean needs_review;
  char *review_reason;
  gboolean via_poster;
  gint64 device_at;
};

G_DEFINE_FINAL_TYPE (YuiClockEvent, yui_clock_event, YUI_TYPE_RECORD)

static const YuiField clock_event_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiClockEvent, id) },
  { "contract_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiClockEvent, contract_id) },
  { "kind", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiClockEvent, kind), yui_clock_kind_get_type },
  { "source", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiClockEvent, source),
    yui_clock_source_get_type },
  { "occurred_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiClockEvent, occurred_at) },
  { "received_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiClockEvent, received_at) },
  { "needs_review", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiClockEvent, needs_review) },
  { "review_reason", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiClockEvent, review_reason) },
  { "via_poster", YUI_FIELD_TRUTH, FALSE, G_STRUCT_OFFSET (YuiClockEvent, via_poster) },
  { "device_at", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiClockEvent, device_at) },
};

static void
yui_clock_event_class_init (YuiClockEventClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), clock_event_fields,
                            G_N_ELEMENTS (clock_event_fields));
}

static void
yui_clock_event_init (YuiClockEvent *self)
{
}

YUI_RECORD_GETTER (ClockEvent, clock_event, CLOCK_EVENT, const char *, id)
YUI_RECORD_GETTER (ClockEvent, clock_event, CLOCK_EVENT, const char *, contract_id)
YUI_RECORD_GETTER (ClockEvent, clock_event, CLOCK_EVENT, YuiClockKind, kind)
YUI_RECORD_GETTER (ClockEvent, clock_event, CLOCK_EVENT, YuiClockSource, source)
YUI_RECORD_GETTER (ClockEvent, clock_event, CLOCK_EVENT, gint64, occurred_at)
YUI_RECORD_GETTER (ClockEvent, clock_event, CLOCK_EVENT, gint64, received_at)
YUI_RECORD_GETTER (ClockEvent, clock_event, CLOCK_EVENT, gboolean, needs_review)
YUI_RECORD_GETTER (ClockEvent, clock_event, CLOCK_EVENT, const char *, review_reason)
YUI_RECORD_GETTER (ClockEvent, clock_event, CLOCK_EVENT, gboolean, via_poster)
YUI_RECORD_GETTER (ClockEvent, clock_event, CLOCK_EVENT, gint64, device_at)
