/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-average-wage.h"

#include "yui-integer-private.h"

#define PERIOD_MONTHS     3
#define LAST_CLOSING_DAY  31
#define PERCENT           100
#define WORKED_PERCENT    60
#define DAY_HIRE_PERCENT  73
#define ALLOWANCE_PERCENT 60
#define MAX_WAGES_YEN     INT64_C (1000000000)
#define MAX_DAYS          366

static YuiCivilDay
closing_in_month_of (YuiCivilDay day, int closing_day)
{
  YuiCivilDay first = yui_civil_month_start (day);
  YuiCivilDay closing = first + closing_day - 1;

  return (YuiCivilDay)yui_least (closing, yui_civil_month_end (day));
}

YuiLabourStatus
yui_labour_average_wage_period (YuiCivilDay cause_day,
                                int closing_day,
                                YuiCivilDay hired_day,
                                YuiCivilDay *from,
                                YuiCivilDay *to)
{
  YuiCivilDay end = cause_day - 1;
  YuiCivilDay start;

  if (closing_day < YUI_NO_CLOSING_DAY || closing_day > LAST_CLOSING_DAY)
    return YUI_LABOUR_EINVAL;
  if (hired_day > end)
    return YUI_LABOUR_ENODATA;
  if (closing_day == YUI_NO_CLOSING_DAY)
    start = yui_civil_add_months (cause_day, -PERIOD_MONTHS);
  else
    {
      YuiCivilDay closing = closing_in_month_of (end, closing_day);
      YuiCivilDay month = yui_civil_month_start (end);

      if (closing > end)
        {
          month = yui_civil_add_months (month, -1);
          closing = closing_in_month_of (month, closing_day);
        }
      start = closing_in_month_of (yui_civil_add_months (month, -PERIOD_MONTHS), closing_day) + 1;
      /* Hired after the last closing day: there is no whole pay period, so all days count. */
      if (hired_day <= closing)
        end = closing;
    }
  *from = (YuiCivilDay)yui_most (hired_day, start);
  *to = end;
  return YUI_LABOUR_OK;
}

static bool
is_out_of_range (int64_t value, int64_t max)
{
  return value < 0 || value > max;
}

static YuiLabourSource
source_of (YuiLabourRule rule, YuiCivilDay cause_day)
{
  return (YuiLabourSource){ .rule = rule, .day = cause_day };
}

YuiLabourStatus
yui_labour_average_wage (const YuiAverageWageFacts *facts,
                         YuiCivilDay cause_day,
                         YuiAverageWage *average)
{
  int64_t all_yen = facts->time_wages_yen + facts->monthly_wages_yen;
  int64_t calendar = facts->calendar_days;
  int64_t worked = facts->days_worked;
  YuiAverageWage least;

  if (is_out_of_range (facts->time_wages_yen, MAX_WAGES_YEN)
      || is_out_of_range (facts->monthly_wages_yen, MAX_WAGES_YEN)
      || is_out_of_range (calendar, MAX_DAYS) || is_out_of_range (worked, calendar))
    return YUI_LABOUR_EINVAL;
  if (calendar == 0 || worked == 0 || all_yen == 0)
    return YUI_LABOUR_ENODATA;
  *average = (YuiAverageWage){ all_yen, calendar, source_of (YUI_RULE_AVERAGE_WAGE, cause_day) };
  least = (YuiAverageWage){
    .num = facts->monthly_wages_yen * PERCENT * worked
           + facts->time_wages_yen * WORKED_PERCENT * calendar,
    .den = calendar * worked * PERCENT,
    .source = source_of (facts->monthly_wages_yen > 0 ? YUI_RULE_AVERAGE_WAGE_MIXED
                                                      : YUI_RULE_AVERAGE_WAGE_FLOOR,
                         cause_day),
  };
  if (least.num * average->den > average->num * least.den)
    *average = least;
  return YUI_LABOUR_OK;
}

YuiLabourStatus
yui_labour_average_wage_day_hire (int64_t wages_yen,
                                  int32_t days_worked,
                                  YuiCivilDay cause_day,
                                  YuiAverageWage *average)
{
  if (is_out_of_range (wages_yen, MAX_WAGES_YEN) || is_out_of_range (days_worked, MAX_DAYS))
    return YUI_LABOUR_EINVAL;
  if (wages_yen == 0 || days_worked == 0)
    return YUI_LABOUR_ENODATA;
  *average = (YuiAverageWage){
    .num = wages_yen * DAY_HIRE_PERCENT,
    .den = (int64_t)days_worked * PERCENT,
    .source = source_of (YUI_RULE_AVERAGE_WAGE_DAY_HIRE, cause_day),
  };
  return YUI_LABOUR_OK;
}

int64_t
yui_labour_leave_floor_yen (const YuiAverageWage *average)
{
  return yui_ceil_div (average->num * ALLOWANCE_PERCENT, average->den * PERCENT);
}
