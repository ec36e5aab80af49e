/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-labour.h"

/* Working time: what class each worked minute is in, and whether the breaks were long enough.
 *
 * Working time includes everything the employer orders: preparing, changing into required clothes,
 * cleaning up and waiting. Give those minutes inside the spans. */

#define YUI_DAY_LIMIT_MIN      (8 * YUI_MINUTES_PER_HOUR)
#define YUI_WEEK_LIMIT_MIN     (40 * YUI_MINUTES_PER_HOUR)
#define YUI_WEEK_LIMIT_44_MIN  (44 * YUI_MINUTES_PER_HOUR)
#define YUI_MONTH_OVERTIME_MIN (60 * YUI_MINUTES_PER_HOUR)
#define YUI_NIGHT_START_MIN    (22 * YUI_MINUTES_PER_HOUR)
#define YUI_NIGHT_END_MIN      (5 * YUI_MINUTES_PER_HOUR)

/* Work from start_s until end_s, UTC seconds, end not included. */
typedef struct
{
  int64_t start_s;
  int64_t end_s;
} YuiSpan;

/* What was worked before the spans, and the limits that hold. All zero but week_limit_min is an
 * ordinary first shift of the week. */
typedef struct
{
  int32_t day_before_min;     /* worked earlier on this working day, not as rest-day work */
  int32_t week_before_min;    /* sum of YuiPremiumMinutes.week_counted_min earlier in the week */
  int32_t month_overtime_min; /* overtime earlier in this month, at this employer */
  int32_t week_limit_min;     /* YUI_WEEK_LIMIT_MIN, or YUI_WEEK_LIMIT_44_MIN where allowed */
  bool start_day_is_rest;     /* the day of the first minute is the statutory rest day */
  bool next_day_is_rest;      /* the day after it is */
} YuiWorkContext;

/* total_min = ordinary_min + overtime_min + overtime_over_60_min + rest_day_min, and
 * over_day_min + over_week_min = overtime_min + overtime_over_60_min. Night is within the total. */
typedef struct
{
  YuiCivilDay work_day; /* the day of the first minute: a shift across midnight is one day's work */
  int32_t total_min;
  int32_t ordinary_min;
  int32_t overtime_min;         /* beyond a limit, the first 60 hours of the month */
  int32_t overtime_over_60_min; /* beyond a limit, after 60 hours of the month */
  int32_t rest_day_min;         /* 00:00–24:00 of the statutory rest day */
  int32_t night_min;            /* 22:00–05:00, of any of the classes above */
  int32_t over_day_min;         /* overtime because of the 8 hours of the day */
  int32_t over_week_min;        /* overtime because of the 40 (44) hours of the week only */
  int32_t day_counted_min;      /* to add to day_before_min of a later span of this day */
  int32_t week_counted_min;     /* to add to week_before_min of later days of this week */
} YuiPremiumMinutes;

/* Computes the minutes of each premium class in one day's work of one person at one employer.
 *
 * spans    array[n_spans] of worked spans, sorted, not overlapping, each longer than 0 s, all
 *          before the end of the day after the first; read only. Begun minutes count as whole
 *          ones (YUI_ROUNDING_MINUTE_OUTWARD), a minute never twice.
 * context  what came before; not NULL.
 * minutes  receives whole minutes ≥ 0.
 *
 * A shift across midnight belongs to the day it starts, but rest-day work is what falls into the
 * rest day's 24 hours, whichever day the shift began (circular 331 of 1994); rest-day minutes do
 * not count towards the limits of day and week. O(n_spans).
 * Returns EINVAL, leaving minutes untouched, for other spans or a negative or senseless context.
 * Source: Labour Standards Act Art. 32, 35, 37, 40; night is 22:00–05:00 Japan time. */
YuiLabourStatus yui_labour_split_minutes (const YuiSpan *spans,
                                          size_t n_spans,
                                          const YuiWorkContext *context,
                                          YuiPremiumMinutes *minutes);

/* Adds the classes of more to minutes; work_day stays. */
void yui_premium_minutes_add (YuiPremiumMinutes *minutes, const YuiPremiumMinutes *more);

/* Moves context past minutes that were worked on the same day. */
void yui_work_context_advance (YuiWorkContext *context, const YuiPremiumMinutes *minutes);

/* Places an agreed break of break_min in the middle of a shift, to the minute, where only its
 * length was agreed: the spans that planned hours and scheduled pay are computed from.
 *
 * spans    array of 2; receives one span without a break, else two.
 * n_spans  receives their number.
 *
 * Returns EINVAL, leaving both untouched, unless 0 ≤ break_min < the minutes from start_s to end_s.
 */
YuiLabourStatus yui_labour_planned_spans (
    int64_t start_s, int64_t end_s, int32_t break_min, YuiSpan *spans, size_t *n_spans);

/* What a workplace does, for the hours of its week. */
typedef enum
{
  YUI_BUSINESS_OTHER,
  YUI_BUSINESS_COMMERCE,
  YUI_BUSINESS_HOSPITALITY,
  YUI_BUSINESS_HEALTH,
  YUI_BUSINESS_THEATRE, /* cinema and theatre; not film production */
} YuiBusiness;

/* Sets limit_min to the hours of a week: 44 for shops, hospitality, health and hygiene, and cinemas
 * or theatres that regularly employ fewer than 10, else 40; 40 for everyone under 18.
 * Returns EINVAL, leaving limit_min and rule untouched, for arguments out of range.
 * Source: Labour Standards Act Art. 32, 40, 60; regulation Art. 25-2. */
YuiLabourStatus yui_labour_week_limit (YuiBusiness business,
                                       int n_regular_staff,
                                       bool is_under_18,
                                       int32_t *limit_min,
                                       YuiLabourRule *rule);

/* The shortest break, in minutes, that work of worked_min (breaks not counted) needs: 45 for more
 * than 6 hours, 60 for more than 8, else 0.
 * Source: Labour Standards Act Art. 34. */
int yui_labour_required_break_min (int worked_min);

typedef struct
{
  int32_t worked_min;
  int32_t break_min; /* the gaps between the spans; before the first or after the last is none */
  int32_t required_min;
  int32_t missing_min; /* 0 when the break was long enough */
} YuiBreakCheck;

/* Measures the breaks within spans (shaped as for yui_labour_split_minutes) against the law.
 * Returns EINVAL, leaving check untouched, for malformed spans. */
YuiLabourStatus
yui_labour_check_breaks (const YuiSpan *spans, size_t n_spans, YuiBreakCheck *check);

/* Rounds a month's total of one class (overtime, rest day or night) to whole hours: below 30
 * minutes down, from 30 up. This is the only rounding of hours that the ministry allows, it is the
 * employer's choice, and it never applies to a day or to ordinary hours.
 * Source: circular 150 of 14 March 1988. */
int32_t yui_labour_round_month_min (int32_t month_min);
