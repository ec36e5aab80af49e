/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-holidays.h"

#include "model/yui-holiday.h"
#include "yui-widgets.h"

#include <stdio.h>

struct _YuiHolidays
{
  GHashTable *names; /* day → name */
};

static gboolean
parse_date (const char *date, YuiCivilDay *day)
{
  int year, month, day_of_month;
  return date != NULL && sscanf (date, "%4d-%2d-%2d", &year, &month, &day_of_month) == 3
         && yui_civil_day_from_ymd (year, month, day_of_month, day);
}

YuiHolidays *
yui_holidays_new (GListModel *model)
{
  YuiHolidays *self = g_new0 (YuiHolidays, 1);
  self->names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gboolean japanese = yui_widgets_speak_japanese ();
  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (YuiHoliday) holiday = g_list_model_get_item (model, i);
      YuiCivilDay day;
      if (parse_date (yui_holiday_get_date (holiday), &day))
        g_hash_table_insert (self->names, GINT_TO_POINTER (day),
                             g_strdup (japanese ? yui_holiday_get_name_ja (holiday)
                                                : yui_holiday_get_name_en (holiday)));
    }
  return self;
}

void
yui_holidays_free (YuiHolidays *self)
{
  g_return_if_fail (self != NULL);
  g_hash_table_unref (self->names);
  g_free (self);
}

const char *
yui_holidays_get_name (const YuiHolidays *self, YuiCivilDay day)
{
  return self == NULL ? NULL : g_hash_table_lookup (self->names, GINT_TO_POINTER (day));
}
