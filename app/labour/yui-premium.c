/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-premium.h"

#include "yui-integer-private.h"

#define BREAK_45_OVER_MIN (6 * YUI_MINUTES_PER_HOUR)
#define BREAK_60_OVER_MIN (8 * YUI_MINUTES_PER_HOUR)
#define SMALL_STAFF       10
#define HALF_HOUR_MIN     30
/* Year 3000 and a little: spans far outside any calendar are a mistake. */
#define MAX_UTC_S INT64_C (32503680000)

/* One walk over the spans. Minutes are Japan minutes since 1970-01-01 00:00 Japan time. */
typedef struct
{
  const YuiWorkContext *context;
  int64_t day_start_min;
  int64_t last_end_min;
  int32_t month_overtime_min;
  YuiPremiumMinutes out;
} Walk;

static int64_t
floor_minutes (int64_t local_s)
{
  int64_t q = local_s / YUI_SECONDS_PER_MINUTE;

  return local_s % YUI_SECONDS_PER_MINUTE < 0 ? q - 1 : q;
}

static int64_t
ceil_minutes (int64_t local_s)
{
  return -floor_minutes (-local_s);
}

static bool
spans_are_valid (const YuiSpan *spans, size_t n_spans)
{
  int64_t limit_s;

  if (spans == NULL || n_spans == 0 || spans[0].start_s < -MAX_UTC_S
      || spans[0].start_s > MAX_UTC_S)
    return false;
  limit_s = yui_civil_utc_of (yui_civil_day_of_utc (spans[0].start_s) + 2, 0);
  for (size_t i = 0; i < n_spans; i++)
    if (spans[i].end_s <= spans[i].start_s || spans[i].end_s > limit_s
        || (i > 0 && spans[i].start_s < spans[i - 1].end_s))
      return false;
  return true;
}

static bool
context_is_valid (const YuiWorkContext *c)
{
  return c != NULL && c->day_before_min >= 0 && c->week_before_min >= 0
         && c->month_overtime_min >= 0
         && (c->week_limit_min == YUI_WEEK_LIMIT_MIN || c->week_limit_min == YUI_WEEK_LIMIT_44_MIN);
}

static void
count_overtime (Walk *walk, int32_t length)
{
  int32_t room = YUI_MONTH_OVERTIME_MIN - walk->month_overtime_min;
  int32_t first = (int32_t)yui_least (yui_most (room, 0), length);

  walk->month_overtime_min += length;
  walk->out.overtime_min += first;
  walk->out.overtime_over_60_min += length - first;
}

/* Counts minutes that are not rest-day work: first those within both limits, then those that only
 * the week makes overtime, then those beyond the day. */
static void
count_working (Walk *walk, int32_t length)
{
  YuiPremiumMinutes *out = &walk->out;
  int32_t day_room = YUI_DAY_LIMIT_MIN - walk->context->day_before_min - out->day_counted_min;
  int32_t week_room
      = walk->context->week_limit_min - walk->context->week_before_min - out->week_counted_min;
  int32_t in_day = (int32_t)yui_least (yui_most (day_room, 0), length);
  int32_t ordinary = (int32_t)yui_least (yui_most (week_room, 0), in_day);

  out->ordinary_min += ordinary;
  out->week_counted_min += ordinary;
  out->over_week_min += in_day - ordinary;
  out->over_day_min += length - in_day;
  out->day_counted_min += length;
  count_overtime (walk, length - ordinary);
}

/* Counts minutes that share one calendar day and are all night or all not. */
static void
count_piece (Walk *walk, int64_t start_min, int32_t length, bool is_night)
{
  bool is_next_day = start_min >= walk->day_start_min + YUI_MINUTES_PER_DAY;
  bool is_rest = is_next_day ? walk->context->next_day_is_rest : walk->context->start_day_is_rest;

  walk->out.total_min += length;
  if (is_night)
    walk->out.night_min += length;
  if (is_rest)
    walk->out.rest_day_min += length;
  else
    count_working (walk, length);
}

static void
count_span (Walk *walk, int64_t start_min, int64_t end_min)
{
  while (start_min < end_min)
    {
      int64_t since_day = start_min - walk->day_start_min;
      int minute = (int)(since_day % YUI_MINUTES_PER_DAY);
      bool is_night = minute < YUI_NIGHT_END_MIN || minute >= YUI_NIGHT_START_MIN;
      int until = minute < YUI_NIGHT_END_MIN     ? YUI_NIGHT_END_MIN
                  : minute < YUI_NIGHT_START_MIN ? YUI_NIGHT_START_MIN
                                                 : YUI_MINUTES_PER_DAY;
      int64_t piece_end = yui_least (end_min, start_min + until - minute);

      count_piece (walk, start_min, (int32_t)(piece_end - start_min), is_night);
      start_min = piece_end;
    }
}

YuiLabourStatus
yui_labour_split_minutes (const YuiSpan *spans,
                          size_t n_spans,
                          const YuiWorkContext *context,
                          YuiPremiumMinutes *minutes)
{
  Walk walk = { .context = context };

  if (!spans_are_valid (spans, n_spans) || !context_is_valid (context))
    return YUI_LABOUR_EINVAL;
  walk.out.work_day = yui_civil_day_of_utc (spans[0].start_s);
  walk.day_start_min = (int64_t)walk.out.work_day * YUI_MINUTES_PER_DAY;
  walk.last_end_min = walk.day_start_min;
  walk.month_overtime_min = context->month_overtime_min;
  for (size_t i = 0; i < n_spans; i++)
    {
      int64_t start_min = floor_minutes (spans[i].start_s + YUI_JAPAN_OFFSET_S);
      int64_t end_min = ceil_minutes (spans[i].end_s + YUI_JAPAN_OFFSET_S);

      /* Widening both ends may make two spans share a minute; it is counted once. */
      count_span (&walk, yui_most (start_min, walk.last_end_min), end_min);
      walk.last_end_min = end_min;
    }
  *minutes = walk.out;
  return YUI_LABOUR_OK;
}

void
yui_premium_minutes_add (YuiPremiumMinutes *minutes, const YuiPremiumMinutes *more)
{
  minutes->total_min += more->total_min;
  minutes->ordinary_min += more->ordinary_min;
  minutes->overtime_min += more->overtime_min;
  minutes->overtime_over_60_min += more->overtime_over_60_min;
  minutes->rest_day_min += more->rest_day_min;
  minutes->night_min += more->night_min;
  minutes->over_day_min += more->over_day_min;
  minutes->over_week_min += more->over_week_min;
  minutes->day_counted_min += more->day_counted_min;
  minutes->week_counted_min += more->week_counted_min;
}

void
yui_work_context_advance (YuiWorkContext *context, const YuiPremiumMinutes *minutes)
{
  context->day_before_min += minutes->day_counted_min;
  context->week_before_min += minutes->week_counted_min;
  context->month_overtime_min += minutes->overtime_min + minutes->overtime_over_60_min;
}

YuiLabourStatus
yui_labour_planned_spans (
    int64_t start_s, int64_t end_s, int32_t break_min, YuiSpan *spans, size_t *n_spans)
{
  int64_t break_s = (int64_t)break_min * YUI_SECONDS_PER_MINUTE;
  int64_t worked_s = end_s - start_s - break_s;
  int64_t before_s = yui_ceil_div (worked_s, 2 * YUI_SECONDS_PER_MINUTE) * YUI_SECONDS_PER_MINUTE;

  if (break_min < 0 || worked_s <= 0 || (break_min > 0 && before_s >= worked_s))
    return YUI_LABOUR_EINVAL;
  *n_spans = break_min > 0 ? 2 : 1;
  spans[0] = (YuiSpan){ start_s, break_min > 0 ? start_s + before_s : end_s };
  if (break_min > 0)
    spans[1] = (YuiSpan){ start_s + before_s + break_s, end_s };
  return YUI_LABOUR_OK;
}

YuiLabourStatus
yui_labour_week_limit (YuiBusiness business,
                       int n_regular_staff,
                       bool is_under_18,
                       int32_t *limit_min,
                       YuiLabourRule *rule)
{
  bool is_44;

  if (n_regular_staff < 0 || (unsigned)business > YUI_BUSINESS_THEATRE)
    return YUI_LABOUR_EINVAL;
  is_44 = business != YUI_BUSINESS_OTHER && n_regular_staff < SMALL_STAFF && !is_under_18;
  *limit_min = is_44 ? YUI_WEEK_LIMIT_44_MIN : YUI_WEEK_LIMIT_MIN;
  *rule = is_44 ? YUI_RULE_HOURS_WEEK_44 : YUI_RULE_HOURS_WEEK;
  return YUI_LABOUR_OK;
}

int
yui_labour_required_break_min (int worked_min)
{
  if (worked_min > BREAK_60_OVER_MIN)
    return 60;
  return worked_min > BREAK_45_OVER_MIN ? 45 : 0;
}

YuiLabourStatus
yui_labour_check_breaks (const YuiSpan *spans, size_t n_spans, YuiBreakCheck *check)
{
  const YuiWorkContext plain = { .week_limit_min = YUI_WEEK_LIMIT_MIN };
  YuiPremiumMinutes minutes;
  int64_t start_min;
  int64_t end_min;

  if (yui_labour_split_minutes (spans, n_spans, &plain, &minutes) != YUI_LABOUR_OK)
    return YUI_LABOUR_EINVAL;
  start_min = floor_minutes (spans[0].start_s);
  end_min = ceil_minutes (spans[n_spans - 1].end_s);
  check->worked_min = minutes.total_min;
  check->break_min = (int32_t)(end_min - start_min) - minutes.total_min;
  check->required_min = yui_labour_required_break_min (minutes.total_min);
  check->missing_min = (int32_t)yui_most (check->required_min - check->break_min, 0);
  return YUI_LABOUR_OK;
}

int32_t
yui_labour_round_month_min (int32_t month_min)
{
  return (month_min + HALF_HOUR_MIN) / YUI_MINUTES_PER_HOUR * YUI_MINUTES_PER_HOUR;
}
