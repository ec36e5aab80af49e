/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-month-rounding.h"
#include "yui-labour-fixtures.h"

#define OVERTIME_SEN 162500 /* 1,300 yen × 125 % */
#define OVER_60_SEN  195000
#define REST_DAY_SEN 175500
#define NIGHT_SEN    32500

static YuiCivilDay
day (int of_month)
{
  return fixture_day (2026, 11, of_month);
}

static gint64
yen_of (gint64 sen_minutes)
{
  return (sen_minutes + YUI_PAY_DENOMINATOR - 1) / YUI_PAY_DENOMINATOR;
}

/* Rounds n times; the sum of what it changes. */
static gint64
change_of (const YuiMonthTime *times, size_t n)
{
  YuiMonthRounding roundings[YUI_MAX_MONTH_ROUNDINGS];
  size_t n_roundings;
  gint64 yen = 0;

  g_assert_cmpint (yui_labour_round_month (times, n, roundings, &n_roundings), ==, YUI_LABOUR_OK);
  g_assert_cmpuint (n_roundings, <=, YUI_MAX_MONTH_ROUNDINGS);
  for (size_t i = 0; i < n_roundings; i++)
    yen += roundings[i].amount_yen;
  return yen;
}

/* Both sides of each half hour and hour, for each class. */
static void
test_boundaries (void)
{
  static const struct
  {
    YuiPayKind kind;
    int unit_sen, month_min, rounded_min; /* rounded_min 0, month_min whole: nothing to round */
    int yen;
  } ROWS[] = {
    { YUI_PAY_OVERTIME, OVERTIME_SEN, 1, 0, -28 },
    { YUI_PAY_OVERTIME, OVERTIME_SEN, 29, 0, -786 },
    { YUI_PAY_OVERTIME, OVERTIME_SEN, 30, 60, 812 },
    { YUI_PAY_OVERTIME, OVERTIME_SEN, 59, 60, 27 },
    { YUI_PAY_OVERTIME, OVERTIME_SEN, 61, 60, -28 },
    { YUI_PAY_OVERTIME, OVERTIME_SEN, 89, 60, -786 },
    { YUI_PAY_OVERTIME, OVERTIME_SEN, 90, 120, 812 },
    { YUI_PAY_OVERTIME, OVERTIME_SEN, 3570, 3600, 812 },
    { YUI_PAY_OVERTIME_OVER_60, OVER_60_SEN, 29, 0, -943 },
    { YUI_PAY_OVERTIME_OVER_60, OVER_60_SEN, 30, 60, 975 },
    { YUI_PAY_REST_DAY, REST_DAY_SEN, 89, 60, -849 },
    { YUI_PAY_REST_DAY, REST_DAY_SEN, 90, 120, 877 },
    { YUI_PAY_NIGHT, NIGHT_SEN, 29, 0, -158 },
    { YUI_PAY_NIGHT, NIGHT_SEN, 30, 60, 162 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      const YuiMonthTime time = { ROWS[i].kind, ROWS[i].month_min, ROWS[i].unit_sen, day (9) };
      YuiMonthRounding rounding;
      size_t n;

      g_assert_cmpint (yui_labour_round_month (&time, 1, &rounding, &n), ==, YUI_LABOUR_OK);
      g_assert_cmpuint (n, ==, 1);
      g_assert_cmpint (rounding.kind, ==, ROWS[i].kind);
      g_assert_cmpint (rounding.month_min, ==, ROWS[i].month_min);
      g_assert_cmpint (rounding.rounded_min, ==, ROWS[i].rounded_min);
      g_assert_cmpint (rounding.unit_sen, ==, ROWS[i].unit_sen);
      g_assert_cmpint (rounding.day, ==, day (9));
      g_assert_cmpint (rounding.amount_yen, ==, ROWS[i].yen);
      g_assert_cmpint (rounding.amount_yen, ==,
                       yen_of ((gint64)ROWS[i].rounded_min * ROWS[i].unit_sen)
                           - yen_of ((gint64)ROWS[i].month_min * ROWS[i].unit_sen));
    }
}

/* Ordinary hours and whole hours are left alone. */
static void
test_nothing_to_round (void)
{
  const YuiMonthTime times[] = { { YUI_PAY_BASE, 1001, 130000, day (1) },
                                 { YUI_PAY_OVERTIME, 60, OVERTIME_SEN, day (2) },
                                 { YUI_PAY_REST_DAY, 120, REST_DAY_SEN, day (3) },
                                 { YUI_PAY_NIGHT, 180, NIGHT_SEN, day (4) } };
  YuiMonthRounding roundings[YUI_MAX_MONTH_ROUNDINGS];
  size_t n = 9;

  g_assert_cmpint (yui_labour_round_month (times, G_N_ELEMENTS (times), roundings, &n), ==,
                   YUI_LABOUR_OK);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (yui_labour_round_month (NULL, 0, roundings, &n), ==, YUI_LABOUR_OK);
  g_assert_cmpuint (n, ==, 0);
}

/* Each class by itself, in its order, with its own last day and lowest wage. */
static void
test_classes (void)
{
  const YuiMonthTime times[] = {
    { YUI_PAY_NIGHT, 10, NIGHT_SEN, day (20) },      { YUI_PAY_NIGHT, 5, NIGHT_SEN - 100, day (3) },
    { YUI_PAY_REST_DAY, 40, REST_DAY_SEN, day (8) }, { YUI_PAY_BASE, 480, 130000, day (29) },
    { YUI_PAY_OVERTIME, 61, OVERTIME_SEN, day (5) },
  };
  YuiMonthRounding r[YUI_MAX_MONTH_ROUNDINGS];
  size_t n;

  g_assert_cmpint (yui_labour_round_month (times, G_N_ELEMENTS (times), r, &n), ==, YUI_LABOUR_OK);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (r[0].kind, ==, YUI_PAY_OVERTIME);
  g_assert_cmpint (r[0].rounded_min, ==, 60);
  g_assert_cmpint (r[0].day, ==, day (5));
  g_assert_cmpint (r[1].kind, ==, YUI_PAY_REST_DAY);
  g_assert_cmpint (r[1].rounded_min, ==, 60);
  g_assert_cmpint (r[1].day, ==, day (8));
  g_assert_cmpint (r[2].kind, ==, YUI_PAY_NIGHT);
  g_assert_cmpint (r[2].month_min, ==, 15);
  g_assert_cmpint (r[2].rounded_min, ==, 0);
  g_assert_cmpint (r[2].unit_sen, ==, NIGHT_SEN - 100);
  g_assert_cmpint (r[2].day, ==, day (20));
  g_assert_cmpint (r[2].amount_yen, ==,
                   yen_of (10 * NIGHT_SEN + 5 * (NIGHT_SEN - 100) - 15 * (NIGHT_SEN - 100))
                       - yen_of (10 * NIGHT_SEN + 5 * (NIGHT_SEN - 100)));
}

/* What is beyond 60 hours is rounded at its own wage, and no more of it than there is. */
static void
test_sixty_hours (void)
{
  static const struct
  {
    int first_min, over_min, first_day, over_day;
    YuiPayKind kind;
    int rounded_min;
  } ROWS[] = {
    { 3599, 0, 9, 0, YUI_PAY_OVERTIME, 3600 },
    { 3600, 1, 8, 9, YUI_PAY_OVERTIME_OVER_60, 3600 },
    { 3600, 29, 8, 9, YUI_PAY_OVERTIME_OVER_60, 3600 },
    { 3600, 30, 9, 7, YUI_PAY_OVERTIME_OVER_60, 3660 },
    { 3601, 28, 8, 9, YUI_PAY_OVERTIME, 3600 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      const YuiMonthTime times[]
          = { { YUI_PAY_OVERTIME, ROWS[i].first_min, OVERTIME_SEN, day (ROWS[i].first_day) },
              { YUI_PAY_OVERTIME_OVER_60, ROWS[i].over_min, OVER_60_SEN, day (9) } };
      const gboolean is_over = ROWS[i].kind == YUI_PAY_OVERTIME_OVER_60;
      const gint64 unit_sen = is_over ? OVER_60_SEN : OVERTIME_SEN;
      const gint64 min = is_over ? ROWS[i].over_min : ROWS[i].first_min;
      const int change_min = ROWS[i].rounded_min - ROWS[i].first_min - ROWS[i].over_min;
      YuiMonthRounding rounding;
      size_t n;

      g_assert_cmpint (yui_labour_round_month (times, ROWS[i].over_min > 0 ? 2 : 1, &rounding, &n),
                       ==, YUI_LABOUR_OK);
      g_assert_cmpuint (n, ==, 1);
      g_assert_cmpint (rounding.kind, ==, ROWS[i].kind);
      g_assert_cmpint (rounding.month_min, ==, ROWS[i].first_min + ROWS[i].over_min);
      g_assert_cmpint (rounding.rounded_min, ==, ROWS[i].rounded_min);
      g_assert_cmpint (rounding.unit_sen, ==, unit_sen);
      g_assert_cmpint (rounding.day, ==, day (9));
      g_assert_cmpint (rounding.amount_yen, ==,
                       yen_of ((min + change_min) * unit_sen) - yen_of (min * unit_sen));
    }
}

/* A cut never takes more than was earned at that wage. */
static void
test_never_below_nothing (void)
{
  const YuiMonthTime times[] = { { YUI_PAY_OVERTIME, 3, OVERTIME_SEN, day (1) },
                                 { YUI_PAY_OVERTIME_OVER_60, 5, OVER_60_SEN, day (2) } };
  YuiMonthRounding rounding;
  size_t n;

  g_assert_cmpint (yui_labour_round_month (times, 2, &rounding, &n), ==, YUI_LABOUR_OK);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (rounding.kind, ==, YUI_PAY_OVERTIME);
  g_assert_cmpint (rounding.amount_yen, ==, -yen_of (3 * OVERTIME_SEN));
}

static void
test_refusals (void)
{
  const YuiMonthTime BAD[] = {
    { YUI_PAY_TRANSPORT, 10, 100, day (1) }, { (YuiPayKind)-1, 10, 100, day (1) },
    { YUI_PAY_NIGHT, 0, 100, day (1) },      { YUI_PAY_NIGHT, -1, 100, day (1) },
    { YUI_PAY_NIGHT, 44641, 100, day (1) },  { YUI_PAY_NIGHT, 10, 0, day (1) },
  };
  const YuiMonthTime longest = { YUI_PAY_NIGHT, 44640, 1, day (1) };
  YuiMonthRounding rounding = { .month_min = 7 };
  size_t n = 9;

  for (size_t i = 0; i < G_N_ELEMENTS (BAD); i++)
    g_assert_cmpint (yui_labour_round_month (&BAD[i], 1, &rounding, &n), ==, YUI_LABOUR_EINVAL);
  g_assert_cmpuint (n, ==, 9);
  g_assert_cmpint (rounding.month_min, ==, 7);
  g_assert_cmpint (yui_labour_round_month (&longest, 1, &rounding, &n), ==, YUI_LABOUR_OK);
}

static void
test_line (void)
{
  const YuiMonthRounding rounding = { .kind = YUI_PAY_NIGHT,
                                      .month_min = 29,
                                      .unit_sen = NIGHT_SEN,
                                      .day = day (9),
                                      .amount_yen = -158 };
  YuiPayLine line = yui_labour_month_rounding_line (&rounding);
  YuiPaySums sums = yui_labour_pay_sum (&line, 1);

  g_assert_cmpint (line.kind, ==, YUI_PAY_MONTH_ROUNDING);
  g_assert_cmpstr (yui_pay_kind_name (line.kind), ==, "month_rounding");
  g_assert_cmpint (line.minutes, ==, 0);
  g_assert_cmpint (line.unit_sen, ==, 0);
  g_assert_cmpint (line.rounding, ==, YUI_ROUNDING_MONTH_HALF_HOUR);
  g_assert_cmpint (line.source.rule, ==, YUI_RULE_MONTH_ROUNDING);
  g_assert_cmpint (line.source.table, ==, YUI_TABLE_NONE);
  g_assert_cmpint (line.source.day, ==, day (9));
  g_assert_false (line.is_reversal);
  g_assert_cmpint (sums.gross_yen, ==, -158);
  g_assert_cmpint (sums.taxable_yen, ==, -158);
  g_assert_cmpint (sums.net_yen, ==, -158);
}

/* Random times of one class: n of them, wages around 1,300 yen. */
static void
make_times (YuiPayKind kind, YuiMonthTime *times, size_t n)
{
  for (size_t i = 0; i < n; i++)
    times[i] = (YuiMonthTime){ kind, g_test_rand_int_range (1, 300),
                               g_test_rand_int_range (900, 1700) * 25 + 100000,
                               day (g_test_rand_int_range (1, 31)) };
}

static gint64
earned_of (const YuiMonthTime *times, size_t n, gint64 *minutes, gint64 *lowest_sen)
{
  gint64 earned = 0;

  *minutes = 0;
  *lowest_sen = G_MAXINT32;
  for (size_t i = 0; i < n; i++)
    {
      earned += (gint64)times[i].unit_sen * times[i].minutes;
      *minutes += times[i].minutes;
      *lowest_sen = MIN (*lowest_sen, times[i].unit_sen);
    }
  return earned;
}

/* Whatever the wages: at most 29 minutes at the lowest wage are lost, at most 30 are given. */
static void
test_never_more_than_allowed (void)
{
  for (int i = 0; i < 3000; i++)
    {
      YuiMonthTime times[6];
      const size_t n = (size_t)g_test_rand_int_range (1, 7);
      gint64 minutes, lowest_sen, earned, change;

      make_times (YUI_PAY_OVERTIME, times, n);
      earned = earned_of (times, n, &minutes, &lowest_sen);
      change = change_of (times, n);
      g_assert_cmpint (change, >=, yen_of (earned - 29 * lowest_sen) - yen_of (earned));
      g_assert_cmpint (change, <=, yen_of (earned + 30 * lowest_sen) - yen_of (earned));
      if (minutes % 60 == 0)
        g_assert_cmpint (change, ==, 0);
      else if (minutes % 60 < 30)
        g_assert_cmpint (change, <=, 0);
      else
        g_assert_cmpint (change, >=, 0);
    }
}

/* One minute more at any wage of the month, or a higher one, never pays less for the month. */
static void
test_more_minutes_never_less_pay (void)
{
  for (int i = 0; i < 200; i++)
    {
      YuiMonthTime times[3];
      gint64 minutes, lowest_sen, last = 0;

      make_times (YUI_PAY_NIGHT, times, G_N_ELEMENTS (times));
      for (int more = 0; more < 150; more++)
        {
          const gint64 earned = earned_of (times, 3, &minutes, &lowest_sen);
          const gint64 pay = yen_of (earned) + change_of (times, 3);

          g_assert_cmpint (pay, >=, last);
          last = pay;
          times[g_test_rand_int_range (0, 3)].minutes++;
        }
    }
}

/* The same across the 60 hours, where the wage of an hour changes. */
static void
test_sixty_hours_never_less_pay (void)
{
  gint64 last = 0;

  for (int month_min = 3500; month_min < 3750; month_min++)
    {
      const int over_min = MAX (month_min - 3600, 0);
      const YuiMonthTime times[] = { { YUI_PAY_OVERTIME, month_min - over_min, 162513, day (1) },
                                     { YUI_PAY_OVERTIME_OVER_60, over_min, 195017, day (2) } };
      const size_t n = over_min > 0 ? 2 : 1;
      const gint64 pay = yen_of ((gint64)times[0].unit_sen * times[0].minutes)
                         + yen_of ((gint64)times[1].unit_sen * over_min) + change_of (times, n);

      g_assert_cmpint (pay, >=, last);
      last = pay;
    }
}

/* However the minutes came in pieces and in what order, the month is the same. */
static void
test_splitting_changes_nothing (void)
{
  for (int i = 0; i < 1000; i++)
    {
      YuiMonthTime whole[2], pieces[64];
      size_t n = 0;

      make_times (YUI_PAY_REST_DAY, whole, 2);
      for (size_t k = 2; k-- > 0;)
        for (int left = whole[k].minutes; left > 0;)
          {
            const int part = n < 30 ? g_test_rand_int_range (1, left + 1) : left;

            pieces[n] = whole[k];
            pieces[n++].minutes = part;
            left -= part;
          }
      g_assert_cmpint (change_of (pieces, n), ==, change_of (whole, 2));
    }
}

/* With the lines of one run the class pays exactly its rounded hours. */
static void
test_agrees_with_pay_lines (void)
{
  for (int i = 0; i < 500; i++)
    {
      const YuiPayTerms terms = fixture_terms (g_test_rand_int_range (900, 2000));
      YuiMonthTime times[4];
      YuiPayCarry carry = { 0 };
      gint64 paid = 0, minutes = 0;

      for (int k = 0; k < 4; k++)
        {
          const YuiPremiumMinutes shift
              = fixture_minutes (0, g_test_rand_int_range (1, 200), 0, 0, 0);
          YuiPayLine line;
          size_t n;

          yui_labour_pay_lines (&shift, &terms, &carry, &line, 1, &n);
          times[k] = (YuiMonthTime){ line.kind, line.minutes, line.unit_sen, line.source.day };
          paid += line.amount_yen;
          minutes += line.minutes;
        }
      g_assert_cmpint (paid + change_of (times, 4), ==,
                       yen_of ((minutes + 30) / 60 * 60 * times[0].unit_sen));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labour/month-rounding/boundaries", test_boundaries);
  g_test_add_func ("/labour/month-rounding/nothing", test_nothing_to_round);
  g_test_add_func ("/labour/month-rounding/classes", test_classes);
  g_test_add_func ("/labour/month-rounding/sixty-hours", test_sixty_hours);
  g_test_add_func ("/labour/month-rounding/never-below-nothing", test_never_below_nothing);
  g_test_add_func ("/labour/month-rounding/refusals", test_refusals);
  g_test_add_func ("/labour/month-rounding/line", test_line);
  g_test_add_func ("/labour/month-rounding/allowed", test_never_more_than_allowed);
  g_test_add_func ("/labour/month-rounding/more-minutes", test_more_minutes_never_less_pay);
  g_test_add_func ("/labour/month-rounding/more-overtime", test_sixty_hours_never_less_pay);
  g_test_add_func ("/labour/month-rounding/splitting", test_splitting_changes_nothing);
  g_test_add_func ("/labour/month-rounding/pay-lines", test_agrees_with_pay_lines);
  return g_test_run ();
}
