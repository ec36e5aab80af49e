/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-hours-waiting.h"

#include "yui-record-private.h"

struct _YuiHoursWaiting
{
  YuiRecord parent_instance;

  int count;
  char *last_work_date;
};

G_DEFINE_FINAL_TYPE (YuiHoursWaiting, yui_hours_waiting, YUI_TYPE_RECORD)

static const YuiField hours_waiting_fields[] = {
  { "count", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiHoursWaiting, count) },
  { "last_work_date", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiHoursWaiting, last_work_date) },
};

static void
yui_hours_waiting_class_init (YuiHoursWaitingClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), hours_waiting_fields,
                            G_N_ELEMENTS (hours_waiting_fields));
}

static void
yui_hours_waiting_init (YuiHoursWaiting *self)
{
}

YUI_RECORD_GETTER (HoursWaiting, hours_waiting, HOURS_WAITING, int, count)
YUI_RECORD_GETTER (HoursWaiting, hours_waiting, HOURS_WAITING, const char *, last_work_date)
