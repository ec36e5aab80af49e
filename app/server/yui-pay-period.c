/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-period.h"

#define WEEK_PAID_AFTER_DAYS 5 /* the Thursday after */
#define LAST_FIXED_DAY       28
#define MONTH_MIN_DAYS       28
#define MONTH_MAX_DAYS       31

const char *const yui_pay_period_names[]
    = { "monthly", "weekly", "daily", "same_day", "free", NULL };
const char *const yui_pay_rule_names[] = { "monthly", "weekly", "daily", "same_day", NULL };

/* The day of a rule in the month that holds day. */
static YuiCivilDay
day_in_month (YuiCivilDay day, int day_of_month)
{
  if (day_of_month > LAST_FIXED_DAY)
    return yui_civil_month_end (day);
  return yui_civil_month_start (day) + day_of_month - 1;
}

static YuiPayPeriod
suggest_month (const YuiPayRule *rule, YuiCivilDay today)
{
  const YuiCivilDay this_month = yui_civil_month_start (today);
  YuiCivilDay month = this_month;
  YuiCivilDay last = day_in_month (month, rule->closing_day);

  if (last >= today)
    {
      month = yui_civil_add_months (this_month, -1);
      last = day_in_month (month, rule->closing_day);
    }
  return (YuiPayPeriod){
    .from_day = day_in_month (yui_civil_add_months (month, -1), rule->closing_day) + 1,
    .to_day = last + 1,
    .pay_day
    = day_in_month (yui_civil_add_months (month, rule->months_later), rule->pay_day_of_month),
  };
}

YuiPayPeriod
yui_pay_period_suggest (YuiPayPeriodKind kind, const YuiPayRule *rule, YuiCivilDay today)
{
  const YuiCivilDay week = yui_civil_week_start (today, YUI_SUNDAY);

  switch (kind)
    {
    case YUI_PAY_PERIOD_MONTHLY:
      return suggest_month (rule, today);
    case YUI_PAY_PERIOD_WEEKLY:
      return (YuiPayPeriod){ week - YUI_DAYS_PER_WEEK, week, week + WEEK_PAID_AFTER_DAYS - 1 };
    case YUI_PAY_PERIOD_DAILY:
      return (YuiPayPeriod){ today - 1, today, today };
    case YUI_PAY_PERIOD_SAME_DAY:
    case YUI_PAY_PERIOD_FREE:
    case YUI_N_PAY_PERIODS:
    default:
      return (YuiPayPeriod){ today, today + 1, today };
    }
}

gboolean
yui_pay_period_fits (YuiPayPeriodKind kind, const YuiPayPeriod *period)
{
  const int days = period->to_day - period->from_day;

  switch (kind)
    {
    case YUI_PAY_PERIOD_MONTHLY:
      return days >= MONTH_MIN_DAYS && days <= MONTH_MAX_DAYS;
    case YUI_PAY_PERIOD_WEEKLY:
      return days == YUI_DAYS_PER_WEEK;
    case YUI_PAY_PERIOD_DAILY:
      return days == 1;
    case YUI_PAY_PERIOD_SAME_DAY:
      return days == 1 && period->pay_day == period->from_day;
    case YUI_PAY_PERIOD_FREE:
    case YUI_N_PAY_PERIODS:
    default:
      return TRUE;
    }
}

gboolean
yui_pay_rule_closes_calendar_months (const YuiPayRule *rule)
{
  return rule->closing_day > LAST_FIXED_DAY;
}
