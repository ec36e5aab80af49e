/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-wage-floor.h"

#include "yui-record-private.h"

struct _YuiWageFloor
{
  YuiRecord parent_instance;

  char *prefecture;
  gint64 yen_per_hour;
  char *effective_from;
  gint64 coming_yen_per_hour;
  char *source;
  YuiPayWhy *why;
};

G_DEFINE_FINAL_TYPE (YuiWageFloor, yui_wage_floor, YUI_TYPE_RECORD)

static const YuiField wage_floor_fields[] = {
  { "prefecture", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWageFloor, prefecture) },
  { "yen_per_hour", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiWageFloor, yen_per_hour) },
  { "effective_from", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiWageFloor, effective_from) },
  { "coming_yen_per_hour", YUI_FIELD_YEN, FALSE,
    G_STRUCT_OFFSET (YuiWageFloor, coming_yen_per_hour) },
  { "source", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiWageFloor, source) },
  { "why", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiWageFloor, why), yui_pay_why_get_type },
};

static void
yui_wage_floor_class_init (YuiWageFloorClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), wage_floor_fields,
                            G_N_ELEMENTS (wage_floor_fields));
}

static void
yui_wage_floor_init (YuiWageFloor *self)
{
}

YUI_RECORD_GETTER (WageFloor, wage_floor, WAGE_FLOOR, const char *, prefecture)
YUI_RECORD_GETTER (WageFloor, wage_floor, WAGE_FLOOR, gint64, yen_per_hour)
YUI_RECORD_GETTER (WageFloor, wage_floor, WAGE_FLOOR, const char *, effective_from)
YUI_RECORD_GETTER (WageFloor, wage_floor, WAGE_FLOOR, gint64, coming_yen_per_hour)
YUI_RECORD_GETTER (WageFloor, wage_floor, WAGE_FLOOR, const char *, source)
YUI_RECORD_GETTER (WageFloor, wage_floor, WAGE_FLOOR, YuiPayWhy *, why)
