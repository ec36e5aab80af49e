/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-addition.h"

#include "yui-integer-private.h"

static bool
works_are_valid (const YuiAddedWork *works, size_t n_works)
{
  for (size_t i = 0; i < n_works; i++)
    {
      int64_t days_apart = (int64_t)works[i].day - works[0].day;

      if (works[i].scheduled_min < 0 || works[i].extra_min < 0
          || works[i].scheduled_min > YUI_MINUTES_PER_DAY * 2
          || works[i].extra_min > YUI_MINUTES_PER_DAY * 2 || days_apart <= -YUI_DAYS_PER_WEEK
          || days_apart >= YUI_DAYS_PER_WEEK)
        return false;
    }
  return true;
}

/* Whether entry a comes before entry b, given their moments. */
static bool
is_earlier (const YuiAddedWork *works, size_t a, size_t b, int64_t moment_a, int64_t moment_b)
{
  if (moment_a != moment_b)
    return moment_a < moment_b;
  if (works[a].day != works[b].day)
    return works[a].day < works[b].day;
  return a < b;
}

/* Minutes of the day of entry i that come before its scheduled part. */
static int32_t
scheduled_day_before (const YuiAddedWork *works, size_t n_works, size_t i)
{
  int32_t sum = 0;

  for (size_t k = 0; k < n_works; k++)
    if (works[k].day == works[i].day
        && is_earlier (works, k, i, works[k].formed_s, works[i].formed_s))
      sum += works[k].scheduled_min;
  return sum;
}

static int32_t
extra_day_before (const YuiAddedWork *works, size_t n_works, size_t i)
{
  int32_t sum = 0;

  for (size_t k = 0; k < n_works; k++)
    if (works[k].day == works[i].day)
      {
        sum += works[k].scheduled_min;
        if (is_earlier (works, k, i, works[k].extra_at_s, works[i].extra_at_s))
          sum += works[k].extra_min;
      }
  return sum;
}

/* The minutes of a part that are within 8 hours of its day. */
static int32_t
within_day (int32_t before_min, int32_t part_min)
{
  return (int32_t)yui_least (part_min, yui_most (YUI_DAY_LIMIT_MIN - before_min, 0));
}

/* before already holds the day's figures of every entry. */
static void
add_week (const YuiAddedWork *works, size_t n_works, YuiAddedBefore *before, size_t i)
{
  int32_t scheduled = 0;
  int32_t extra = 0;

  for (size_t k = 0; k < n_works; k++)
    {
      int32_t counted = within_day (before[k].scheduled_day_before_min, works[k].scheduled_min);

      extra += counted;
      if (is_earlier (works, k, i, works[k].formed_s, works[i].formed_s))
        scheduled += counted;
      if (is_earlier (works, k, i, works[k].extra_at_s, works[i].extra_at_s))
        extra += within_day (before[k].extra_day_before_min, works[k].extra_min);
    }
  before[i].scheduled_week_before_min = scheduled;
  before[i].extra_week_before_min = extra;
}

YuiLabourStatus
yui_labour_add_employers (const YuiAddedWork *works, size_t n_works, YuiAddedBefore *before)
{
  if (!works_are_valid (works, n_works))
    return YUI_LABOUR_EINVAL;
  for (size_t i = 0; i < n_works; i++)
    {
      before[i].scheduled_day_before_min = scheduled_day_before (works, n_works, i);
      before[i].extra_day_before_min = extra_day_before (works, n_works, i);
    }
  for (size_t i = 0; i < n_works; i++)
    add_week (works, n_works, before, i);
  return YUI_LABOUR_OK;
}
