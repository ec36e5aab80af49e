/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-hours-span.h"

#include "yui-record-private.h"

struct _YuiHoursSpan
{
  YuiRecord parent_instance;

  char *kind;
  gint64 started_at;
  gint64 ended_at;
};

G_DEFINE_FINAL_TYPE (YuiHoursSpan, yui_hours_span, YUI_TYPE_RECORD)

static const YuiField hours_span_fields[] = {
  { "kind", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiHoursSpan, kind) },
  { "started_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiHoursSpan, started_at) },
  { "ended_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiHoursSpan, ended_at) },
};

static void
yui_hours_span_class_init (YuiHoursSpanClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), hours_span_fields,
                            G_N_ELEMENTS (hours_span_fields));
}

static void
yui_hours_span_init (YuiHoursSpan *self)
{
}

YUI_RECORD_GETTER (HoursSpan, hours_span, HOURS_SPAN, const char *, kind)
YUI_RECORD_GETTER (HoursSpan, hours_span, HOURS_SPAN, gint64, started_at)
YUI_RECORD_GETTER (HoursSpan, hours_span, HOURS_SPAN, gint64, ended_at)
