/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-pay.h"

/* The rounding of a month's hours that the ministry allows: the month's total of overtime, of
 * rest-day work and of night work, each by itself, below 30 minutes down to the hour and from 30
 * minutes up. It is the employer's choice, needs a line in the work rules, and is never done to a
 * day or to ordinary hours.
 *
 * The circular does not say which wage the rounded minutes have when the wages of a month differ.
 * Here it is the lowest that was paid for hours of that kind in the month: the least is taken away,
 * and one more minute at any wage of the month never lowers the month.
 * Source: circular 150 of 14 March 1988. */

/* The classes that are rounded: overtime (with that beyond 60 hours), rest-day work, night. */
#define YUI_MAX_MONTH_ROUNDINGS 3

/* Minutes of one kind at one wage in a month, as paid: reversed ones are not in it. */
typedef struct
{
  YuiPayKind kind;      /* of time */
  int32_t minutes;      /* > 0 */
  int32_t unit_sen;     /* for an hour, in 1/100 yen, > 0; as in YuiPayLine */
  YuiCivilDay last_day; /* the last work day among them */
} YuiMonthTime;

typedef struct
{
  YuiPayKind kind;     /* whose wage the rounded minutes have */
  int32_t month_min;   /* the total of the class */
  int32_t rounded_min; /* whole hours, never month_min */
  int32_t unit_sen;    /* the lowest of that kind in the month */
  YuiCivilDay day;     /* the last work day of the class: the tax of the line is of that day */
  int64_t amount_yen;  /* what it adds, or, < 0, takes away */
} YuiMonthRounding;

/* Computes what rounding does to a month of one person at one employer.
 *
 * times        array[n_times], in any order; base time is passed over; read only.
 * roundings    receives up to YUI_MAX_MONTH_ROUNDINGS: overtime, rest day, night, leaving out those
 *              that are whole hours already.
 * n_roundings  receives their number.
 *
 * The yen of a class are what was earned in the month with the rounded minutes, rounded up to a
 * yen, less the same without them (YUI_ROUNDING_UP_TO_YEN); it depends on the sums alone, not on
 * how they came about. The first 60 hours of overtime stay apart: 60 h is a whole hour, so that
 * what is rounded lies on one side of it. O(n_times).
 * Returns EINVAL, leaving both untouched, for a kind that is not time, minutes not above 0 or
 * above a month, or a wage that is not above 0. */
YuiLabourStatus yui_labour_round_month (const YuiMonthTime *times,
                                        size_t n_times,
                                        YuiMonthRounding *roundings,
                                        size_t *n_roundings);

/* The pay line of a rounding. Its minutes are 0: nothing more or less was worked. */
YuiPayLine yui_labour_month_rounding_line (const YuiMonthRounding *rounding);

#define YUI_PAY_ROUNDING_YEN 100

/* Computes what is added to (or, < 0, kept back of) a month's pay so that it is whole hundreds of
 * yen: below 50 yen down, from 50 up. It is of what is paid out, after tax, and is no wage: the tax
 * stays as it is. Like the rounding of hours it is the employer's choice and needs a line in the work
 * rules.
 *
 * net_yen        what the month pays without it.
 * most_down_yen  what may be kept back at most, ≥ 0: the pay above the minimum wage. Where that is
 *                less than the fraction, no more is kept back, and the pay is no whole hundred.
 *
 * One more yen of pay, with or without one more of most_down_yen, never lowers what is paid out. 0
 * when there is nothing to pay out, or most_down_yen is below 0 and the fraction below 50.
 * Source: circular 150 of 14 March 1988. Its other half, the carrying of less than 1,000 yen to the
 * next month, is not done. */
int64_t yui_labour_round_month_pay (int64_t net_yen, int64_t most_down_yen);

/* The pay line of such an amount; day is the last work day of the month. */
YuiPayLine yui_labour_pay_rounding_line (int64_t amount_yen, YuiCivilDay day);
