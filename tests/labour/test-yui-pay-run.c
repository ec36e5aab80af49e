/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-pay.h"
#include "yui-labour-fixtures.h"

static YuiPayLine
withhold (const YuiDayPaid *before, gint64 taxable_yen)
{
  YuiPayLine line;

  g_assert_cmpint (yui_labour_pay_withholding (fixture_hei_2026 (), 1, YUI_TAX_HEI, 0,
                                               fixture_day (2026, 11, 30), before, taxable_yen,
                                               &line),
                   ==, YUI_LABOUR_OK);
  return line;
}

static void
test_withholding (void)
{
  YuiPayLine line = withhold (NULL, 11600);
  YuiDayPaid before = { 0 };

  g_assert_cmpint (line.kind, ==, YUI_PAY_WITHHOLDING_HEI);
  g_assert_cmpint (line.amount_yen, ==, -65);
  g_assert_cmpint (line.rounding, ==, YUI_ROUNDING_DROP_FRACTION);
  g_assert_cmpint (line.source.rule, ==, YUI_RULE_WITHHOLDING_HEI);
  g_assert_cmpint (line.source.table_year, ==, 2026);
  g_assert_false (line.is_taxable);
  g_assert_cmpint (withhold (NULL, 9799).amount_yen, ==, 0);
  /* Two shifts of 5,800 yen on one day are a day of 11,600. */
  line = withhold (&before, 5800);
  g_assert_cmpint (line.amount_yen, ==, 0);
  before = (YuiDayPaid){ 5800, 0 };
  g_assert_cmpint (withhold (&before, 5800).amount_yen, ==, -65);
  before = (YuiDayPaid){ 11600, 65 };
  g_assert_cmpint (withhold (&before, 100).amount_yen, ==, -4);
  g_assert_cmpint (withhold (&before, -5800).amount_yen, ==, 65);
  line.amount_yen = 7;
  g_assert_cmpint (yui_labour_pay_withholding (fixture_hei_2026 (), 1, YUI_TAX_HEI, 0,
                                               fixture_day (2027, 1, 1), NULL, 9800, &line),
                   ==, YUI_LABOUR_ENOTABLE);
  g_assert_cmpint (line.amount_yen, ==, 7);
}

/* A day's tax is the same however the day's pay is divided. */
static void
test_withholding_splits_change_nothing (void)
{
  for (int i = 0; i < 2000; i++)
    {
      gint64 first = g_test_rand_int_range (0, 40000);
      gint64 second = g_test_rand_int_range (0, 40000);
      YuiDayPaid before = { first, -withhold (NULL, first).amount_yen };

      g_assert_cmpint (withhold (NULL, first).amount_yen + withhold (&before, second).amount_yen,
                       ==, withhold (NULL, first + second).amount_yen);
    }
}

static void
test_sums (void)
{
  const YuiPremiumMinutes minutes = fixture_minutes (480, 60, 0, 0, 0);
  const YuiLabourSource source = { 0 };
  YuiPayTerms terms = fixture_terms (1280);
  YuiPayLine lines[7];
  YuiPaySums sums;
  size_t n;

  terms.transport_yen = 800;
  yui_labour_pay_lines (&minutes, &terms, NULL, lines, 6, &n);
  g_assert_cmpuint (n, ==, 3);
  yui_labour_pay_amount (YUI_PAY_EMPLOYMENT_INSURANCE, 60, true, &source, &lines[3]);
  sums = yui_labour_pay_sum (lines, 4);
  g_assert_cmpint (sums.gross_yen, ==, 10240 + 1600 + 800);
  g_assert_cmpint (sums.taxable_yen, ==, 10240 + 1600 - 60);
  lines[4] = withhold (NULL, sums.taxable_yen);
  g_assert_cmpint (lines[4].amount_yen, ==, -69);
  yui_labour_pay_amount (YUI_PAY_DEDUCTION, 300, true, &source, &lines[5]);
  yui_labour_pay_amount (YUI_PAY_WITHHOLDING_MANUAL, 5, true, &source, &lines[6]);
  sums = yui_labour_pay_sum (lines, 7);
  g_assert_cmpint (sums.taxable_yen, ==, 10240 + 1600 - 60);
  g_assert_cmpint (sums.withheld_yen, ==, 69 + 5);
  g_assert_cmpint (sums.deducted_yen, ==, 60 + 300);
  g_assert_cmpint (sums.net_yen, ==, 10240 + 1600 + 800 - 69 - 5 - 60 - 300);
  sums = yui_labour_pay_sum (NULL, 0);
  g_assert_cmpint (sums.net_yen, ==, 0);
}

/* With a carry, a run pays what was earned in all, rounded up once, and is never behind. */
static void
test_carry_splits_change_nothing (void)
{
  for (int i = 0; i < 2000; i++)
    {
      YuiPayTerms terms = fixture_terms (g_test_rand_int_range (1, 3000));
      YuiPremiumMinutes whole = fixture_minutes (g_test_rand_int_range (1, 500), 0, 0, 0, 0);
      YuiPayCarry carry = { 0 };
      gint64 expected = fixture_pay (&whole, &terms, NULL);
      gint64 paid = 0, worked = 0;

      while (worked < whole.ordinary_min)
        {
          int part = g_test_rand_int_range (1, (int)(whole.ordinary_min - worked) + 1);
          YuiPremiumMinutes minutes = fixture_minutes (part, 0, 0, 0, 0);

          worked += part;
          paid += fixture_pay (&minutes, &terms, &carry);
          g_assert_cmpint (paid * 60, >=, worked * terms.hourly_yen);
          g_assert_cmpint (paid * 60, <, worked * terms.hourly_yen + 60);
        }
      g_assert_cmpint (paid, ==, expected);
    }
}

/* One minute more never pays less, whatever the hours, the wage and what came before. */
static void
test_more_minutes_never_less_pay (void)
{
  for (int i = 0; i < 300; i++)
    {
      gint64 start_s = fixture_utc (2026, 3, 2, 0, g_test_rand_int_range (0, 1440));
      YuiWorkContext context = { .day_before_min = g_test_rand_int_range (0, 600),
                                 .week_before_min = g_test_rand_int_range (0, 2500),
                                 .month_overtime_min = g_test_rand_int_range (0, 4000),
                                 .week_limit_min = YUI_WEEK_LIMIT_MIN,
                                 .start_day_is_rest = g_test_rand_int_range (0, 4) == 0,
                                 .next_day_is_rest = g_test_rand_int_range (0, 4) == 0 };
      YuiPayTerms terms = fixture_terms (g_test_rand_int_range (900, 2000));
      gint64 last = 0;

      for (int length = 1; length < 900; length++)
        {
          YuiSpan span = { start_s, start_s + length * 60 };
          YuiPremiumMinutes minutes;
          gint64 pay;

          g_assert_cmpint (yui_labour_split_minutes (&span, 1, &context, &minutes), ==,
                           YUI_LABOUR_OK);
          pay = fixture_pay (&minutes, &terms, NULL);
          g_assert_cmpint (pay, >=, last);
          g_assert_cmpint (pay * 60, >=, (gint64)terms.hourly_yen * length);
          last = pay;
        }
    }
}

static void
test_reversal (void)
{
  const YuiPremiumMinutes minutes = fixture_minutes (123, 0, 0, 0, 17);
  const YuiPayTerms terms = fixture_terms (1111);
  YuiPayLine lines[4];
  YuiPaySums sums;
  size_t n;

  yui_labour_pay_lines (&minutes, &terms, NULL, lines, 2, &n);
  lines[2] = yui_labour_pay_reverse (&lines[0], NULL);
  lines[3] = yui_labour_pay_reverse (&lines[1], NULL);
  g_assert_true (lines[2].is_reversal);
  g_assert_cmpint (lines[2].minutes, ==, -123);
  g_assert_cmpint (lines[2].source.rule, ==, lines[0].source.rule);
  sums = yui_labour_pay_sum (lines, 4);
  g_assert_cmpint (sums.gross_yen, ==, 0);
  g_assert_cmpint (sums.taxable_yen, ==, 0);
  g_assert_cmpint (sums.net_yen, ==, 0);
  lines[0] = yui_labour_pay_reverse (&lines[2], NULL);
  g_assert_false (lines[0].is_reversal);
  g_assert_cmpint (lines[0].minutes, ==, 123);
}

/* Correcting a line in the middle of a run ends at what the run would have paid without the error,
 * and the carry can be read back from the lines. */
static void
test_correction_in_a_run (void)
{
  for (int i = 0; i < 1000; i++)
    {
      YuiPayTerms terms = fixture_terms (g_test_rand_int_range (900, 1500));
      YuiPayLine lines[5] = { 0 };
      YuiPayCarry carry = { 0 }, read_back;
      YuiPremiumMinutes right;
      gint64 total_min = 0;
      size_t n;

      for (int k = 0; k < 3; k++)
        {
          YuiPremiumMinutes minutes = fixture_minutes (g_test_rand_int_range (1, 480), 0, 0, 0, 0);

          if (k != 1)
            total_min += minutes.ordinary_min;
          yui_labour_pay_lines (&minutes, &terms, &carry, &lines[k], 1, &n);
        }
      right = fixture_minutes (g_test_rand_int_range (1, 480), 0, 0, 0, 0);
      total_min += right.ordinary_min;
      lines[3] = yui_labour_pay_reverse (&lines[1], &carry);
      yui_labour_pay_lines (&right, &terms, &carry, &lines[4], 1, &n);
      g_assert_cmpint (yui_labour_pay_sum (lines, 5).gross_yen, >=,
                       (total_min * terms.hourly_yen + 59) / 60);
      g_assert_cmpint (yui_labour_pay_sum (lines, 5).gross_yen, <=,
                       (total_min * terms.hourly_yen + 59) / 60 + 1);
      read_back = yui_labour_pay_carry_of (lines, 5);
      g_assert_cmpmem (&read_back, sizeof read_back, &carry, sizeof carry);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labour/pay-run/withholding", test_withholding);
  g_test_add_func ("/labour/pay-run/withholding-splits", test_withholding_splits_change_nothing);
  g_test_add_func ("/labour/pay-run/sums", test_sums);
  g_test_add_func ("/labour/pay-run/carry-splits-change-nothing", test_carry_splits_change_nothing);
  g_test_add_func ("/labour/pay-run/more-minutes-never-less-pay", test_more_minutes_never_less_pay);
  g_test_add_func ("/labour/pay-run/reversal", test_reversal);
  g_test_add_func ("/labour/pay-run/correction-in-a-run", test_correction_in_a_run);
  return g_test_run ();
}
