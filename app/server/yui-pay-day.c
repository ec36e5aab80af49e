/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-pay-day.h"

/* The day of the month holding in_month, or its last day where it has fewer. */
static YuiCivilDay
day_of_month (YuiCivilDay in_month, gint64 number)
{
  return MIN (yui_civil_month_start (in_month) + (YuiCivilDay)number - 1,
              yui_civil_month_end (in_month));
}

YuiCivilDay
yui_pay_day_of (const YuiPayRule *rule, YuiCivilDay work_day, YuiCivilDay *closing)
{
  g_return_val_if_fail (rule != NULL, work_day);

  YuiCivilDay closed = day_of_month (work_day, rule->closing_day);
  YuiCivilDay pay;

  if (closed < work_day)
    closed = day_of_month (yui_civil_add_months (yui_civil_month_start (work_day), 1),
                           rule->closing_day);
  pay = day_of_month (
      yui_civil_add_months (yui_civil_month_start (closed), (int)rule->months_later),
      rule->pay_day_of_month);
  if (closing != NULL)
    *closing = closed;
  return MAX (pay, closed);
}
