/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-addition.h"
#include "yui-labour-fixtures.h"

#define MONDAY 20002

/* The overtime of one part, as yui_labour_split_minutes would find it. */
static int
overtime_of (int day_before, int week_before, int part_min)
{
  const YuiWorkContext context = { .day_before_min = day_before,
                                   .week_before_min = week_before,
                                   .week_limit_min = YUI_WEEK_LIMIT_MIN };
  YuiSpan span = { 0, part_min * 60 };
  YuiPremiumMinutes minutes;

  if (part_min == 0)
    return 0;
  g_assert_cmpint (yui_labour_split_minutes (&span, 1, &context, &minutes), ==, YUI_LABOUR_OK);
  return minutes.overtime_min;
}

static int
scheduled_overtime (const YuiAddedWork *work, const YuiAddedBefore *before)
{
  return overtime_of (before->scheduled_day_before_min, before->scheduled_week_before_min,
                      work->scheduled_min);
}

static int
extra_overtime (const YuiAddedWork *work, const YuiAddedBefore *before)
{
  return overtime_of (before->extra_day_before_min, before->extra_week_before_min, work->extra_min);
}

/* 5 hours for one employer and 4 for another: the later contract pays the ninth hour, whichever
 * was worked first. */
static void
test_later_contract_pays (void)
{
  YuiAddedWork works[] = { { 100, 9, MONDAY, 300, 0 }, { 200, 8, MONDAY, 240, 0 } };
  YuiAddedBefore before[2];

  for (int i = 0; i < 2; i++)
    {
      g_assert_cmpint (yui_labour_add_employers (works, 2, before), ==, YUI_LABOUR_OK);
      g_assert_cmpint (scheduled_overtime (&works[0], &before[0]), ==, i == 0 ? 0 : 60);
      g_assert_cmpint (scheduled_overtime (&works[1], &before[1]), ==, i == 0 ? 60 : 0);
      works[0].formed_s = 300;
    }
}

/* 3 hours each are agreed; A works 2 hours more and B 1 hour more: the ninth hour is paid by the
 * employer whose unscheduled work came last (example of the ministry's guideline on side jobs). */
static void
test_extra_hours_in_order (void)
{
  YuiAddedWork works[] = { { 100, 50, MONDAY, 180, 120 }, { 200, 60, MONDAY, 180, 60 } };
  YuiAddedBefore before[2];

  yui_labour_add_employers (works, 2, before);
  g_assert_cmpint (extra_overtime (&works[0], &before[0]), ==, 0);
  g_assert_cmpint (extra_overtime (&works[1], &before[1]), ==, 60);
  works[1].extra_at_s = 40;
  yui_labour_add_employers (works, 2, before);
  g_assert_cmpint (extra_overtime (&works[0], &before[0]), ==, 60);
  g_assert_cmpint (extra_overtime (&works[1], &before[1]), ==, 0);
  /* Scheduled hours come before unscheduled ones even if they are worked later. */
  g_assert_cmpint (before[1].extra_day_before_min, ==, 360);
  g_assert_cmpint (before[0].extra_day_before_min, ==, 420);
}

/* A: Monday to Friday 8 hours, agreed first; B: Sunday 5 hours before it, all overtime for B. */
static void
test_week (void)
{
  YuiAddedWork works[6] = { { 200, 0, MONDAY - 1, 300, 0 } };
  YuiAddedBefore before[6];

  for (int i = 1; i < 6; i++)
    works[i] = (YuiAddedWork){ 100, i, MONDAY + i - 1, 480, 0 };
  yui_labour_add_employers (works, 6, before);
  g_assert_cmpint (scheduled_overtime (&works[0], &before[0]), ==, 300);
  g_assert_cmpint (before[0].scheduled_week_before_min, ==, 2400);
  for (int i = 1; i < 6; i++)
    {
      g_assert_cmpint (before[i].scheduled_week_before_min, ==, (i - 1) * 480);
      g_assert_cmpint (scheduled_overtime (&works[i], &before[i]), ==, 0);
    }
  works[0].formed_s = 50;
  yui_labour_add_employers (works, 6, before);
  g_assert_cmpint (scheduled_overtime (&works[0], &before[0]), ==, 0);
  g_assert_cmpint (scheduled_overtime (&works[5], &before[5]), ==, 300);
}

/* Hours beyond 8 on a day are paid as such and do not fill the week; days do not mix. */
static void
test_day_excess_stays_out_of_the_week (void)
{
  const YuiAddedWork works[] = { { 100, 1, MONDAY, 600, 60 },
                                 { 100, 2, MONDAY + 1, 120, 60 },
                                 { 100, 2, MONDAY + 1, 30, 10 },
                                 { 300, 3, MONDAY, 50, 0 } };
  YuiAddedBefore before[4];

  yui_labour_add_employers (works, 4, before);
  g_assert_cmpint (before[1].scheduled_week_before_min, ==, 480);
  g_assert_cmpint (before[1].scheduled_day_before_min, ==, 0);
  g_assert_cmpint (before[2].scheduled_day_before_min, ==, 120);
  g_assert_cmpint (before[2].scheduled_week_before_min, ==, 600);
  g_assert_cmpint (before[3].scheduled_day_before_min, ==, 600);
  g_assert_cmpint (before[0].extra_day_before_min, ==, 650);
  g_assert_cmpint (before[0].extra_week_before_min, ==, 630);
  g_assert_cmpint (before[1].extra_day_before_min, ==, 150);
  g_assert_cmpint (before[1].extra_week_before_min, ==, 630);
  g_assert_cmpint (before[2].extra_day_before_min, ==, 210);
  g_assert_cmpint (before[2].extra_week_before_min, ==, 690);
}

/* A day of 479 minutes leaves room for one in the week. */
static void
test_last_minute (void)
{
  const YuiAddedWork works[] = { { 100, 1, MONDAY, 479, 0 },
                                 { 200, 2, MONDAY, 10, 0 },
                                 { 300, 3, MONDAY + 1, 10, 0 },
                                 { 50, 0, MONDAY + 2, 20, 5 } };
  YuiAddedBefore before[3];

  yui_labour_add_employers (works, 3, before);
  g_assert_cmpint (before[2].scheduled_week_before_min, ==, 480);
  g_assert_cmpint (before[0].extra_day_before_min, ==, 489);
}

/* Whoever pays, the hours over 8 of a day are the same in all. */
static void
test_sum_does_not_depend_on_order (void)
{
  for (int i = 0; i < 1000; i++)
    {
      YuiAddedWork works[4];
      YuiAddedBefore before[4];
      int total = 0, overtime = 0;

      for (int k = 0; k < 4; k++)
        {
          works[k]
              = (YuiAddedWork){ g_test_rand_int_range (0, 3), g_test_rand_int_range (0, 3), MONDAY,
                                g_test_rand_int_range (1, 300), g_test_rand_int_range (0, 60) };
          total += works[k].scheduled_min + works[k].extra_min;
        }
      yui_labour_add_employers (works, 4, before);
      for (int k = 0; k < 4; k++)
        overtime
            += scheduled_overtime (&works[k], &before[k]) + extra_overtime (&works[k], &before[k]);
      g_assert_cmpint (overtime, ==, MAX (0, total - 480));
    }
}

static void
test_refusals (void)
{
  static const YuiAddedWork BAD[][2] = {
    { { 0, 0, MONDAY, -1, 0 }, { 0, 0, MONDAY, 0, 0 } },
    { { 0, 0, MONDAY, 0, -1 }, { 0, 0, MONDAY, 0, 0 } },
    { { 0, 0, MONDAY, 2881, 0 }, { 0, 0, MONDAY, 0, 0 } },
    { { 0, 0, MONDAY, 0, 2881 }, { 0, 0, MONDAY, 0, 0 } },
    { { 0, 0, MONDAY, 0, 0 }, { 0, 0, MONDAY + 7, 0, 0 } },
    { { 0, 0, MONDAY, 0, 0 }, { 0, 0, MONDAY - 7, 0, 0 } },
  };
  static const YuiAddedWork FAR[]
      = { { 0, 0, MONDAY, 0, 0 }, { 0, 0, MONDAY + 4, 0, 0 }, { 0, 0, MONDAY + 8, 0, 0 } };
  static const YuiAddedWork GOOD[][2] = {
    { { 0, 0, MONDAY, 2880, 2880 }, { 0, 0, MONDAY + 6, 0, 0 } },
    { { 0, 0, MONDAY, 0, 0 }, { 0, 0, MONDAY - 6, 0, 0 } },
  };
  YuiAddedBefore before[2] = { { 7, 7, 7, 7 } };

  for (size_t i = 0; i < G_N_ELEMENTS (BAD); i++)
    g_assert_cmpint (yui_labour_add_employers (BAD[i], 2, before), ==, YUI_LABOUR_EINVAL);
  g_assert_cmpint (before[0].scheduled_day_before_min, ==, 7);
  for (size_t i = 0; i < G_N_ELEMENTS (GOOD); i++)
    g_assert_cmpint (yui_labour_add_employers (GOOD[i], 2, before), ==, YUI_LABOUR_OK);
  g_assert_cmpint (yui_labour_add_employers (FAR, 3, before), ==, YUI_LABOUR_EINVAL);
  g_assert_cmpint (yui_labour_add_employers (NULL, 0, NULL), ==, YUI_LABOUR_OK);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labour/addition/later-contract-pays", test_later_contract_pays);
  g_test_add_func ("/labour/addition/extra-hours-in-order", test_extra_hours_in_order);
  g_test_add_func ("/labour/addition/week", test_week);
  g_test_add_func ("/labour/addition/day-excess", test_day_excess_stays_out_of_the_week);
  g_test_add_func ("/labour/addition/last-minute", test_last_minute);
  g_test_add_func ("/labour/addition/sum", test_sum_does_not_depend_on_order);
  g_test_add_func ("/labour/addition/refusals", test_refusals);
  return g_test_run ();
}
