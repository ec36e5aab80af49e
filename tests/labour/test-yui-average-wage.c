/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-average-wage.h"
#include "yui-labour-fixtures.h"

static void
test_period (void)
{
  static const struct
  {
    int cause[3], closing_day, hired[3], from[3], to[3];
  } CASES[] = {
    { { 2026, 11, 22 }, 20, { 2020, 1, 1 }, { 2026, 8, 21 }, { 2026, 11, 20 } },
    { { 2026, 11, 21 }, 20, { 2020, 1, 1 }, { 2026, 8, 21 }, { 2026, 11, 20 } },
    { { 2026, 11, 20 }, 20, { 2020, 1, 1 }, { 2026, 7, 21 }, { 2026, 10, 20 } },
    { { 2026, 3, 15 }, 31, { 2020, 1, 1 }, { 2025, 12, 1 }, { 2026, 2, 28 } },
    { { 2026, 3, 1 }, 31, { 2020, 1, 1 }, { 2025, 12, 1 }, { 2026, 2, 28 } },
    { { 2026, 2, 28 }, 31, { 2020, 1, 1 }, { 2025, 11, 1 }, { 2026, 1, 31 } },
    { { 2028, 3, 1 }, 30, { 2020, 1, 1 }, { 2027, 12, 1 }, { 2028, 2, 29 } },
    { { 2026, 1, 10 }, 15, { 2020, 1, 1 }, { 2025, 9, 16 }, { 2025, 12, 15 } },
    { { 2026, 11, 22 }, 0, { 2020, 1, 1 }, { 2026, 8, 22 }, { 2026, 11, 21 } },
    { { 2026, 5, 31 }, 0, { 2020, 1, 1 }, { 2026, 2, 28 }, { 2026, 5, 30 } },
    { { 2026, 11, 22 }, 20, { 2026, 8, 21 }, { 2026, 8, 21 }, { 2026, 11, 20 } },
    { { 2026, 11, 22 }, 20, { 2026, 10, 1 }, { 2026, 10, 1 }, { 2026, 11, 20 } },
    { { 2026, 11, 22 }, 20, { 2026, 11, 20 }, { 2026, 11, 20 }, { 2026, 11, 20 } },
    { { 2026, 11, 25 }, 20, { 2026, 11, 21 }, { 2026, 11, 21 }, { 2026, 11, 24 } },
    { { 2026, 11, 22 }, 1, { 2020, 1, 1 }, { 2026, 8, 2 }, { 2026, 11, 1 } },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      const int *c = CASES[i].cause, *h = CASES[i].hired, *f = CASES[i].from, *t = CASES[i].to;
      YuiCivilDay from, to;

      g_assert_cmpint (yui_labour_average_wage_period (fixture_day (c[0], c[1], c[2]),
                                                       CASES[i].closing_day,
                                                       fixture_day (h[0], h[1], h[2]), &from, &to),
                       ==, YUI_LABOUR_OK);
      g_assert_cmpint (from, ==, fixture_day (f[0], f[1], f[2]));
      g_assert_cmpint (to, ==, fixture_day (t[0], t[1], t[2]));
    }
}

static void
test_period_refuses (void)
{
  YuiCivilDay day = fixture_day (2026, 11, 22), from = 7, to = 7;

  g_assert_cmpint (yui_labour_average_wage_period (day, 0, day, &from, &to), ==,
                   YUI_LABOUR_ENODATA);
  g_assert_cmpint (yui_labour_average_wage_period (day, -1, 0, &from, &to), ==, YUI_LABOUR_EINVAL);
  g_assert_cmpint (yui_labour_average_wage_period (day, 32, 0, &from, &to), ==, YUI_LABOUR_EINVAL);
  g_assert_cmpint (from, ==, 7);
  g_assert_cmpint (to, ==, 7);
  g_assert_cmpint (yui_labour_average_wage_period (day, 0, day - 1, &from, &to), ==, YUI_LABOUR_OK);
  g_assert_cmpint (from, ==, to);
}

static void
test_average (void)
{
  static const struct
  {
    YuiAverageWageFacts facts;
    gint64 num, den; /* of any equal fraction */
    YuiLabourRule rule;
    int floor_yen;
  } CASES[] = {
    { { 0, 900000, 92, 60 }, 900000, 92, YUI_RULE_AVERAGE_WAGE, 5870 },
    /* 10 days of 9,000 yen in 92 days: 978 yen by the calendar, 5,400 by the days worked. */
    { { 90000, 0, 92, 10 }, 5400, 1, YUI_RULE_AVERAGE_WAGE_FLOOR, 3240 },
    { { 720000, 0, 90, 80 }, 8000, 1, YUI_RULE_AVERAGE_WAGE, 4800 },
    /* At the same height the calendar's figure stays. */
    { { 540000, 0, 90, 54 }, 6000, 1, YUI_RULE_AVERAGE_WAGE, 3600 },
    { { 540000, 0, 90, 53 }, 324000, 53, YUI_RULE_AVERAGE_WAGE_FLOOR, 3668 },
    { { 100000, 90000, 90, 10 }, 7000, 1, YUI_RULE_AVERAGE_WAGE_MIXED, 4200 },
    { { 5000, 0, 1, 1 }, 5000, 1, YUI_RULE_AVERAGE_WAGE, 3000 },
    { { 1, 0, 90, 10 }, 6, 100, YUI_RULE_AVERAGE_WAGE_FLOOR, 1 },
    { { 9000, 1, 90, 1 }, 486001, 90, YUI_RULE_AVERAGE_WAGE_MIXED, 3241 },
    { { 1000000000, 1000000000, 366, 366 }, 2000000000, 366, YUI_RULE_AVERAGE_WAGE, 3278689 },
    { { 1000000000, 1000000000, 366, 1 },
      G_GINT64_CONSTANT (220600000000),
      366,
      YUI_RULE_AVERAGE_WAGE_MIXED,
      361639345 },
  };
  YuiAverageWage average;

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_assert_cmpint (yui_labour_average_wage (&CASES[i].facts, 20000, &average), ==,
                       YUI_LABOUR_OK);
      g_assert_true ((__int128)average.num * CASES[i].den == (__int128)CASES[i].num * average.den);
      g_assert_cmpint (average.source.rule, ==, CASES[i].rule);
      g_assert_cmpint (average.source.day, ==, 20000);
      g_assert_cmpint (yui_labour_leave_floor_yen (&average), ==, CASES[i].floor_yen);
    }
}

static void
test_average_refuses (void)
{
  static const struct
  {
    YuiAverageWageFacts facts;
    YuiLabourStatus status;
  } CASES[] = {
    { { 0, 0, 90, 10 }, YUI_LABOUR_ENODATA },
    { { 1, 0, 90, 0 }, YUI_LABOUR_ENODATA },
    { { 1, 0, 0, 0 }, YUI_LABOUR_ENODATA },
    { { -1, 5, 90, 10 }, YUI_LABOUR_EINVAL },
    { { 5, -1, 90, 10 }, YUI_LABOUR_EINVAL },
    { { 5, 0, 9, 10 }, YUI_LABOUR_EINVAL },
    { { 5, 0, 367, 10 }, YUI_LABOUR_EINVAL },
    { { 5, 0, 90, -1 }, YUI_LABOUR_EINVAL },
    { { 1000000001, 0, 90, 10 }, YUI_LABOUR_EINVAL },
    { { 0, 1000000001, 90, 10 }, YUI_LABOUR_EINVAL },
  };
  YuiAverageWage average = { .num = 7 };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_assert_cmpint (yui_labour_average_wage (&CASES[i].facts, 0, &average), ==, CASES[i].status);
  g_assert_cmpint (average.num, ==, 7);
}

/* Hired by the day: 73/100 of a day's wage, and 43.8 % of it as the least allowance. */
static void
test_day_hire (void)
{
  YuiAverageWage average = { .num = 7 };

  g_assert_cmpint (yui_labour_average_wage_day_hire (0, 0, 20000, &average), ==,
                   YUI_LABOUR_ENODATA);
  g_assert_cmpint (yui_labour_average_wage_day_hire (0, 1, 20000, &average), ==,
                   YUI_LABOUR_ENODATA);
  g_assert_cmpint (yui_labour_average_wage_day_hire (1, 0, 20000, &average), ==,
                   YUI_LABOUR_ENODATA);
  g_assert_cmpint (yui_labour_average_wage_day_hire (-1, 1, 20000, &average), ==,
                   YUI_LABOUR_EINVAL);
  g_assert_cmpint (yui_labour_average_wage_day_hire (1, -1, 20000, &average), ==,
                   YUI_LABOUR_EINVAL);
  g_assert_cmpint (yui_labour_average_wage_day_hire (1, 367, 20000, &average), ==,
                   YUI_LABOUR_EINVAL);
  g_assert_cmpint (average.num, ==, 7);
  g_assert_cmpint (yui_labour_average_wage_day_hire (40000, 4, 20000, &average), ==, YUI_LABOUR_OK);
  g_assert_cmpint (average.num, ==, 7300 * average.den);
  g_assert_cmpint (average.source.rule, ==, YUI_RULE_AVERAGE_WAGE_DAY_HIRE);
  g_assert_cmpint (average.source.day, ==, 20000);
  g_assert_cmpint (yui_labour_leave_floor_yen (&average), ==, 4380);
  yui_labour_average_wage_day_hire (10001, 1, 20000, &average);
  g_assert_cmpint (yui_labour_leave_floor_yen (&average), ==, 4381);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labour/average-wage/period", test_period);
  g_test_add_func ("/labour/average-wage/period-refuses", test_period_refuses);
  g_test_add_func ("/labour/average-wage/average", test_average);
  g_test_add_func ("/labour/average-wage/average-refuses", test_average_refuses);
  g_test_add_func ("/labour/average-wage/day-hire", test_day_hire);
  return g_test_run ();
}
