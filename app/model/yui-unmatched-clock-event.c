/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-unmatched-clock-event.h"

#include "yui-record-private.h"

struct _YuiUnmatchedClockEvent
{
  YuiRecord parent_instance;

  char *id;
  int version;
  YuiClockKind kind;
  char *problem;
  gint64 occurred_at;
  char *card_ending;
  char *workplace_name;
  char *worker_id;
  char *worker_name;
  gint64 settled_at;
};

G_DEFINE_FINAL_TYPE (YuiUnmatchedClockEvent, yui_unmatched_clock_event, YUI_TYPE_RECORD)

static const YuiField unmatched_clock_event_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiUnmatchedClockEvent, id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiUnmatchedClockEvent, version) },
  { "kind", YUI_FIELD_WORD, FALSE, G_STRUCT_OFFSET (YuiUnmatchedClockEvent, kind),
    yui_clock_kind_get_type },
  { "problem", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiUnmatchedClockEvent, problem) },
  { "occurred_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiUnmatchedClockEvent, occurred_at) },
  { "card_ending", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiUnmatchedClockEvent, card_ending) },
  { "workplace_name", YUI_FIELD_TEXT, FALSE,
    G_STRUCT_OFFSET (YuiUnmatchedClockEvent, workplace_name) },
  { "worker_id", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiUnmatchedClockEvent, worker_id) },
  { "worker_name", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiUnmatchedClockEvent, worker_name) },
  { "settled_at", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiUnmatchedClockEvent, settled_at) },
};

static void
yui_unmatched_clock_event_class_init (YuiUnmatchedClockEventClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), unmatched_clock_event_fields,
                            G_N_ELEMENTS (unmatched_clock_event_fields));
}

static void
yui_unmatched_clock_event_init (YuiUnmatchedClockEvent *self)
{
}

YUI_RECORD_GETTER (
    UnmatchedClockEvent, unmatched_clock_event, UNMATCHED_CLOCK_EVENT, const char *, id)
YUI_RECORD_GETTER (UnmatchedClockEvent, unmatched_clock_event, UNMATCHED_CLOCK_EVENT, int, version)
YUI_RECORD_GETTER (
    UnmatchedClockEvent, unmatched_clock_event, UNMATCHED_CLOCK_EVENT, YuiClockKind, kind)
YUI_RECORD_GETTER (
    UnmatchedClockEvent, unmatched_clock_event, UNMATCHED_CLOCK_EVENT, const char *, problem)
YUI_RECORD_GETTER (
    UnmatchedClockEvent, unmatched_clock_event, UNMATCHED_CLOCK_EVENT, gint64, occurred_at)
YUI_RECORD_GETTER (
    UnmatchedClockEvent, unmatched_clock_event, UNMATCHED_CLOCK_EVENT, const char *, card_ending)
YUI_RECORD_GETTER (
    UnmatchedClockEvent, unmatched_clock_event, UNMATCHED_CLOCK_EVENT, const char *, workplace_name)
YUI_RECORD_GETTER (
    UnmatchedClockEvent, unmatched_clock_event, UNMATCHED_CLOCK_EVENT, const char *, worker_id)
YUI_RECORD_GETTER (
    UnmatchedClockEvent, unmatched_clock_event, UNMATCHED_CLOCK_EVENT, const char *, worker_name)
YUI_RECORD_GETTER (
    UnmatchedClockEvent, unmatched_clock_event, UNMATCHED_CLOCK_EVENT, gint64, settled_at)
