/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-month-rounding.h"

#include "yui-integer-private.h"

#define MAX_MONTH_MIN (31 * YUI_MINUTES_PER_DAY)

/* What is added up of one kind. */
typedef struct
{
  int64_t earned; /* in 1/6000 yen */
  int32_t minutes;
  int32_t lowest_sen;
  YuiCivilDay last_day;
} KindSum;

#define NOTHING { .lowest_sen = INT32_MAX, .last_day = INT32_MIN }

static bool
time_is_valid (const YuiMonthTime *time)
{
  return (unsigned)time->kind < YUI_N_TIME_KINDS && time->minutes > 0
         && time->minutes <= MAX_MONTH_MIN && time->unit_sen > 0;
}

static void
add_time (KindSum *sum, const YuiMonthTime *time)
{
  sum->earned += (int64_t)time->unit_sen * time->minutes;
  sum->minutes += time->minutes;
  sum->lowest_sen = (int32_t)yui_least (sum->lowest_sen, time->unit_sen);
  sum->last_day = (YuiCivilDay)yui_most (sum->last_day, time->last_day);
}

/* The yen that are due for what was earned; never below 0. */
static int64_t
due_yen (int64_t earned)
{
  return yui_ceil_div (yui_most (earned, 0), YUI_PAY_DENOMINATOR);
}

/* Rounds the total of a class by the wage of one kind in it. Returns false when there is nothing to
 * round. */
static bool
round_class (YuiPayKind kind,
             const KindSum *sum,
             int32_t month_min,
             YuiCivilDay last_day,
             YuiMonthRounding *rounding)
{
  int32_t rounded_min = yui_labour_round_month_min (month_min);
  int64_t change = (int64_t)sum->lowest_sen * (rounded_min - month_min);

  if (rounded_min == month_min)
    return false;
  *rounding = (YuiMonthRounding){
    .kind = kind,
    .month_min = month_min,
    .rounded_min = rounded_min,
    .unit_sen = sum->lowest_sen,
    .day = last_day,
    .amount_yen = due_yen (sum->earned + change) - due_yen (sum->earned),
  };
  return true;
}

/* Beyond 60 hours it is minutes at that wage which are rounded, as far as there are so many. */
static YuiPayKind
overtime_kind (const KindSum *first, const KindSum *over_60)
{
  int32_t month_min = first->minutes + over_60->minutes;
  int32_t cut_min = month_min - yui_labour_round_month_min (month_min);

  return over_60->minutes > 0 && over_60->minutes >= cut_min ? YUI_PAY_OVERTIME_OVER_60
                                                             : YUI_PAY_OVERTIME;
}

YuiLabourStatus
yui_labour_round_month (const YuiMonthTime *times,
                        size_t n_times,
                        YuiMonthRounding *roundings,
                        size_t *n_roundings)
{
  KindSum sums[YUI_N_TIME_KINDS] = { NOTHING, NOTHING, NOTHING, NOTHING, NOTHING };
  const KindSum *first = &sums[YUI_PAY_OVERTIME];
  const KindSum *over_60 = &sums[YUI_PAY_OVERTIME_OVER_60];
  const KindSum *rest_day = &sums[YUI_PAY_REST_DAY];
  const KindSum *night = &sums[YUI_PAY_NIGHT];
  YuiPayKind kind;
  size_t n = 0;

  for (size_t i = 0; i < n_times; i++)
    if (!time_is_valid (&times[i]))
      return YUI_LABOUR_EINVAL;
  for (size_t i = 0; i < n_times; i++)
    add_time (&sums[times[i].kind], &times[i]);
  kind = overtime_kind (first, over_60);
  n += round_class (kind, &sums[kind], first->minutes + over_60->minutes,
                    (YuiCivilDay)yui_most (first->last_day, over_60->last_day), &roundings[n]);
  n += round_class (YUI_PAY_REST_DAY, rest_day, rest_day->minutes, rest_day->last_day,
                    &roundings[n]);
  n += round_class (YUI_PAY_NIGHT, night, night->minutes, night->last_day, &roundings[n]);
  *n_roundings = n;
  return YUI_LABOUR_OK;
}

YuiPayLine
yui_labour_month_rounding_line (const YuiMonthRounding *rounding)
{
  return (YuiPayLine){
    .kind = YUI_PAY_MONTH_ROUNDING,
    .is_taxable = true,
    .rounding = YUI_ROUNDING_MONTH_HALF_HOUR,
    .amount_yen = rounding->amount_yen,
    .source = { .rule = YUI_RULE_MONTH_ROUNDING, .day = rounding->day },
  };
}

int64_t
yui_labour_round_month_pay (int64_t net_yen, int64_t most_down_yen)
{
  int64_t rest_yen = net_yen % YUI_PAY_ROUNDING_YEN;

  if (net_yen <= 0)
    return 0;
  if (rest_yen * 2 >= YUI_PAY_ROUNDING_YEN)
    return YUI_PAY_ROUNDING_YEN - rest_yen;
  return -yui_least (rest_yen, yui_most (most_down_yen, 0));
}

YuiPayLine
yui_labour_pay_rounding_line (int64_t amount_yen, YuiCivilDay day)
{
  return (YuiPayLine){
    .kind = YUI_PAY_PAY_ROUNDING,
    .rounding = YUI_ROUNDING_HUNDRED_YEN,
    .amount_yen = amount_yen,
    .source = { .rule = YUI_RULE_PAY_ROUNDING, .day = day },
  };
}
