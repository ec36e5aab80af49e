/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-holiday.h"

#include "yui-record-private.h"

struct _YuiHoliday
{
  YuiRecord parent_instance;

  char *date;
  char *name_ja;
  char *name_en;
};

G_DEFINE_FINAL_TYPE (YuiHoliday, yui_holiday, YUI_TYPE_RECORD)

static const YuiField holiday_fields[] = {
  { "date", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiHoliday, date) },
  { "name_ja", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiHoliday, name_ja) },
  { "name_en", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiHoliday, name_en) },
};

static void
yui_holiday_class_init (YuiHolidayClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), holiday_fields,
                            G_N_ELEMENTS (holiday_fields));
}

static void
yui_holiday_init (YuiHoliday *self)
{
}

YUI_RECORD_GETTER (Holiday, holiday, HOLIDAY, const char *, date)
YUI_RECORD_GETTER (Holiday, holiday, HOLIDAY, const char *, name_ja)
YUI_RECORD_GETTER (Holiday, holiday, HOLIDAY, const char *, name_en)
