/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-pay.h"
#include "yui-labour-fixtures.h"

static YuiPayTerms
terms_of (int hourly_yen)
{
  return (YuiPayTerms){ .hourly_yen = hourly_yen, .rates = fixture_rates () };
}

static YuiPremiumMinutes
minutes_of (int base, int overtime, int over_60, int rest_day, int night)
{
  return (YuiPremiumMinutes){
    .work_day = fixture_day (2026, 11, 22),
    .total_min = base + overtime + over_60 + rest_day,
    .ordinary_min = base,
    .overtime_min = overtime,
    .overtime_over_60_min = over_60,
    .rest_day_min = rest_day,
    .night_min = night,
  };
}

/* The sum of the lines of one day's work without transport. */
static gint64
pay_of (const YuiPremiumMinutes *minutes, const YuiPayTerms *terms, YuiPayCarry *carry)
{
  YuiPayLine lines[YUI_MAX_SHIFT_LINES];
  size_t n = 0;

  g_assert_cmpint (yui_labour_pay_lines (minutes, terms, carry, lines, G_N_ELEMENTS (lines), &n),
                   ==, YUI_LABOUR_OK);
  return yui_labour_pay_sum (lines, n).gross_yen;
}

/* One class at a time, an hour's wage, and the yen of its line. */
static void
test_amounts (void)
{
  static const struct
  {
    int hourly_yen, minutes[5], yen;
  } CASES[] = {
    { 1162, { 150 }, 2905 }, /* Kanagawa summary court, 30 January 2026 */
    { 1000, { 60 }, 1000 },
    { 1000, { 0, 60 }, 1250 },
    { 1000, { 0, 0, 60 }, 1500 },
    { 1000, { 0, 0, 0, 60 }, 1350 },
    { 1000, { 0, 60, 0, 0, 60 }, 1500 }, /* overtime and night: 50 % */
    { 1000, { 0, 0, 0, 60, 60 }, 1600 }, /* rest day and night: 60 % */
    { 1000, { 0, 0, 60, 0, 60 }, 1750 }, /* over 60 hours and night: 75 % */
    { 1000, { 60, 0, 0, 0, 60 }, 1250 },
    { 1001, { 1 }, 17 },
    { 1020, { 1 }, 17 },
    { 1021, { 1 }, 18 },
    { 1231, { 0, 61 }, 1565 },
    { 1, { 1 }, 1 },
    { 1280, { 480, 60, 0, 0, 30 }, 10240 + 1600 + 160 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      const int *m = CASES[i].minutes;
      YuiPremiumMinutes minutes = minutes_of (m[0], m[1], m[2], m[3], m[4]);
      YuiPayTerms terms = terms_of (CASES[i].hourly_yen);

      g_assert_cmpint (pay_of (&minutes, &terms, NULL), ==, CASES[i].yen);
    }
}

static void
test_lines (void)
{
  const YuiPremiumMinutes minutes = minutes_of (480, 60, 30, 20, 10);
  YuiPayTerms terms = terms_of (1001);
  YuiPayLine lines[YUI_MAX_SHIFT_LINES];
  static const int UNITS[] = { 100100, 125125, 150150, 135135, 25025 };
  static const int MINUTES[] = { 480, 60, 30, 20, 10 };
  static const YuiLabourRule RULES[]
      = { YUI_RULE_BASE_PAY, YUI_RULE_OVERTIME, YUI_RULE_OVERTIME_OVER_60, YUI_RULE_REST_DAY,
          YUI_RULE_NIGHT };
  size_t n = 0;

  terms.transport_yen = 700;
  g_assert_cmpint (yui_labour_pay_lines (&minutes, &terms, NULL, lines, 6, &n), ==, YUI_LABOUR_OK);
  g_assert_cmpuint (n, ==, 6);
  for (int i = 0; i < 5; i++)
    {
      g_assert_cmpint (lines[i].kind, ==, i);
      g_assert_cmpint (lines[i].unit_sen, ==, UNITS[i]);
      g_assert_cmpint (lines[i].minutes, ==, MINUTES[i]);
      g_assert_true (lines[i].is_taxable);
      g_assert_false (lines[i].is_reversal);
      g_assert_cmpint (lines[i].rounding, ==, YUI_ROUNDING_UP_TO_YEN);
      g_assert_cmpint (lines[i].source.rule, ==, RULES[i]);
      g_assert_cmpint (lines[i].source.table, ==,
                       i == 0 ? YUI_TABLE_NONE : YUI_TABLE_PREMIUM_RATES);
      g_assert_cmpint (lines[i].source.table_year, ==, i == 0 ? 0 : 2023);
      g_assert_cmpint (lines[i].source.day, ==, fixture_day (2026, 11, 22));
    }
  g_assert_cmpint (lines[5].kind, ==, YUI_PAY_TRANSPORT);
  g_assert_cmpint (lines[5].amount_yen, ==, 700);
  g_assert_cmpint (lines[5].source.rule, ==, YUI_RULE_TRANSPORT);
  g_assert_false (lines[5].is_taxable);
  terms.transport_is_taxable = true;
  yui_labour_pay_lines (&minutes, &terms, NULL, lines, 6, &n);
  g_assert_true (lines[5].is_taxable);
  g_assert_cmpint (lines[5].source.rule, ==, YUI_RULE_TRANSPORT_TAXED);
}

/* Premiums of a wage that holds an allowance, and better premiums than the law's. */
static void
test_agreed_terms (void)
{
  const YuiPremiumMinutes minutes = minutes_of (0, 60, 0, 0, 60);
  YuiPayTerms terms = terms_of (1000);

  terms.premium_base_yen = 1200;
  g_assert_cmpint (pay_of (&minutes, &terms, NULL), ==, 1000 + 300 + 300);
  terms.premium_base_yen = 0;
  terms.rates.overtime_percent = 30;
  terms.rates.night_percent = 40;
  g_assert_cmpint (pay_of (&minutes, &terms, NULL), ==, 1300 + 400);
}

static void
test_refusals (void)
{
  const YuiPremiumMinutes good = minutes_of (480, 60, 0, 0, 0);
  const YuiPayTerms terms = terms_of (1000);
  YuiPayTerms bad[9];
  YuiPremiumMinutes bad_minutes[] = { minutes_of (-1, 0, 0, 0, 0), minutes_of (44641, 0, 0, 0, 0),
                                      minutes_of (0, 0, 0, 0, -1) };
  YuiPremiumMinutes month = minutes_of (44640, 0, 0, 0, 0);
  YuiPayLine lines[YUI_MAX_SHIFT_LINES] = { { .minutes = 7 } };
  YuiPayCarry carry = { { 1, 1, 1, 1, 1 } };
  size_t n = 9;

  for (size_t i = 0; i < G_N_ELEMENTS (bad); i++)
    bad[i] = terms;
  bad[0].hourly_yen = 0;
  bad[1].hourly_yen = 1000001;
  bad[2].premium_base_yen = -1;
  bad[3].premium_base_yen = 1000001;
  bad[4].transport_yen = -1;
  bad[5].rates.overtime_percent = -1;
  bad[6].rates.overtime_over_60_percent = 1001;
  bad[7].rates.rest_day_percent = -1;
  bad[8].rates.night_percent = -1;
  for (size_t i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpint (yui_labour_pay_lines (&good, &bad[i], &carry, lines, 6, &n), ==,
                     YUI_LABOUR_EINVAL);
  for (size_t i = 0; i < G_N_ELEMENTS (bad_minutes); i++)
    g_assert_cmpint (yui_labour_pay_lines (&bad_minutes[i], &terms, &carry, lines, 6, &n), ==,
                     YUI_LABOUR_EINVAL);
  g_assert_cmpint (yui_labour_pay_lines (&good, &terms, &carry, lines, 1, &n), ==,
                   YUI_LABOUR_ENOSPACE);
  g_assert_cmpuint (n, ==, 9);
  g_assert_cmpint (lines[0].minutes, ==, 7);
  g_assert_cmpint (carry.overpaid[YUI_PAY_BASE], ==, 1);
  g_assert_cmpint (yui_labour_pay_lines (&good, &terms, NULL, lines, 2, &n), ==, YUI_LABOUR_OK);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (yui_labour_pay_lines (&month, &terms, NULL, lines, 1, &n), ==, YUI_LABOUR_OK);
  bad[0] = terms_of (1000000);
  bad[0].rates = (YuiPremiumRates){ fixture_day (2023, 4, 1), 1000, 1000, 1000, 1000 };
  month = minutes_of (0, 0, 0, 44640, 0);
  g_assert_cmpint (pay_of (&month, &bad[0], NULL), ==, G_GINT64_CONSTANT (744) * 11 * 1000000);
  bad[0].hourly_yen = 1;
  bad[0].premium_base_yen = 1000000;
  g_assert_cmpint (pay_of (&month, &bad[0], NULL), ==, G_GINT64_CONSTANT (744) * 10000001);
}

/* With a carry, a run pays what was earned in all, rounded up once, and is never behind. */
static void
test_carry_splits_change_nothing (void)
{
  for (int i = 0; i < 2000; i++)
    {
      YuiPayTerms terms = terms_of (g_test_rand_int_range (1, 3000));
      YuiPremiumMinutes whole = minutes_of (g_test_rand_int_range (1, 500), 0, 0, 0, 0);
      YuiPayCarry carry = { 0 };
      gint64 expected = pay_of (&whole, &terms, NULL);
      gint64 paid = 0, worked = 0;

      while (worked < whole.ordinary_min)
        {
          int part = g_test_rand_int_range (1, (int)(whole.ordinary_min - worked) + 1);
          YuiPremiumMinutes minutes = minutes_of (part, 0, 0, 0, 0);

          worked += part;
          paid += pay_of (&minutes, &terms, &carry);
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
      YuiPayTerms terms = terms_of (g_test_rand_int_range (900, 2000));
      gint64 last = 0;

      for (int length = 1; length < 900; length++)
        {
          YuiSpan span = { start_s, start_s + length * 60 };
          YuiPremiumMinutes minutes;
          gint64 pay;

          g_assert_cmpint (yui_labour_split_minutes (&span, 1, &context, &minutes), ==,
                           YUI_LABOUR_OK);
          pay = pay_of (&minutes, &terms, NULL);
          g_assert_cmpint (pay, >=, last);
          g_assert_cmpint (pay * 60, >=, (gint64)terms.hourly_yen * length);
          last = pay;
        }
    }
}

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
test_whole_amounts (void)
{
  const YuiLabourSource source = { .rule = YUI_RULE_LEAVE_ALLOWANCE };
  static const struct
  {
    YuiPayKind kind;
    bool asked, taxable;
    int sign; /* 0: refused */
  } CASES[] = {
    { YUI_PAY_LEAVE_ALLOWANCE, false, true, 1 },
    { YUI_PAY_ALLOWANCE, true, true, 1 },
    { YUI_PAY_ALLOWANCE, false, false, 1 },
    { YUI_PAY_DEDUCTION, true, false, -1 },
    { YUI_PAY_EMPLOYMENT_INSURANCE, false, true, -1 },
    { YUI_PAY_WITHHOLDING_MANUAL, true, false, -1 },
    { YUI_PAY_BASE, true, true, 0 },
    { YUI_PAY_NIGHT, true, true, 0 },
    { YUI_PAY_TRANSPORT, true, true, 0 },
    { YUI_PAY_WITHHOLDING_HEI, true, true, 0 },
  };
  YuiPayLine line = { .amount_yen = 7 };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      YuiLabourStatus status
          = yui_labour_pay_amount (CASES[i].kind, 500, CASES[i].asked, &source, &line);

      g_assert_cmpint (status, ==, CASES[i].sign == 0 ? YUI_LABOUR_EINVAL : YUI_LABOUR_OK);
      if (CASES[i].sign == 0)
        continue;
      g_assert_cmpint (line.kind, ==, CASES[i].kind);
      g_assert_cmpint (line.amount_yen, ==, 500 * CASES[i].sign);
      g_assert_cmpint (line.is_taxable, ==, CASES[i].taxable);
      g_assert_cmpint (line.source.rule, ==, YUI_RULE_LEAVE_ALLOWANCE);
    }
  g_assert_cmpint (yui_labour_pay_amount (YUI_PAY_ALLOWANCE, -1, true, &source, &line), ==,
                   YUI_LABOUR_EINVAL);
  g_assert_cmpint (yui_labour_pay_amount (YUI_PAY_ALLOWANCE, 0, true, &source, &line), ==,
                   YUI_LABOUR_OK);
}

static void
test_sums (void)
{
  const YuiPremiumMinutes minutes = minutes_of (480, 60, 0, 0, 0);
  const YuiLabourSource source = { 0 };
  YuiPayTerms terms = terms_of (1280);
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

static void
test_reversal (void)
{
  const YuiPremiumMinutes minutes = minutes_of (123, 0, 0, 0, 17);
  const YuiPayTerms terms = terms_of (1111);
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
      YuiPayTerms terms = terms_of (g_test_rand_int_range (900, 1500));
      YuiPayLine lines[5] = { 0 };
      YuiPayCarry carry = { 0 }, read_back;
      YuiPremiumMinutes right;
      gint64 total_min = 0;
      size_t n;

      for (int k = 0; k < 3; k++)
        {
          YuiPremiumMinutes minutes = minutes_of (g_test_rand_int_range (1, 480), 0, 0, 0, 0);

          if (k != 1)
            total_min += minutes.ordinary_min;
          yui_labour_pay_lines (&minutes, &terms, &carry, &lines[k], 1, &n);
        }
      right = minutes_of (g_test_rand_int_range (1, 480), 0, 0, 0, 0);
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

static void
test_rates (void)
{
  const YuiPremiumRates rows[] = {
    { fixture_day (2010, 4, 1), 25, 25, 35, 25 },
    { fixture_day (2023, 4, 1), 25, 50, 35, 25 },
    { fixture_day (1994, 4, 1), 25, 25, 25, 25 },
  };
  YuiPremiumRates rates = { .night_percent = 7 };

  g_assert_cmpint (yui_labour_premium_rates (rows, 3, fixture_day (1994, 3, 31), &rates), ==,
                   YUI_LABOUR_ENOTABLE);
  g_assert_cmpint (rates.night_percent, ==, 7);
  yui_labour_premium_rates (rows, 3, fixture_day (1994, 4, 1), &rates);
  g_assert_cmpint (rates.rest_day_percent, ==, 25);
  yui_labour_premium_rates (rows, 3, fixture_day (2023, 3, 31), &rates);
  g_assert_cmpint (rates.overtime_over_60_percent, ==, 25);
  yui_labour_premium_rates (rows, 3, fixture_day (2023, 4, 1), &rates);
  g_assert_cmpint (rates.overtime_over_60_percent, ==, 50);
  g_assert_true (yui_premium_rates_reach (&rates, &rows[1]));
  for (int i = 0; i < 4; i++)
    {
      YuiPremiumRates less = rows[1];

      *(i == 0   ? &less.overtime_percent
        : i == 1 ? &less.overtime_over_60_percent
        : i == 2 ? &less.rest_day_percent
                 : &less.night_percent)
          -= 1;
      g_assert_false (yui_premium_rates_reach (&less, &rows[1]));
      g_assert_true (yui_premium_rates_reach (&rows[1], &less));
    }
}

static void
test_kinds (void)
{
  YuiPayKind kind = YUI_PAY_BASE;

  for (int i = 0; i < YUI_N_PAY_KINDS; i++)
    {
      const char *name = yui_pay_kind_name ((YuiPayKind)i);

      g_assert_cmpint (yui_pay_kind_from_name (name, &kind), ==, YUI_LABOUR_OK);
      g_assert_cmpint (kind, ==, i);
      g_assert_cmpint (yui_pay_kind_is_withholding (kind), ==, g_str_has_prefix (name, "withhold"));
      g_assert_cmpint (yui_pay_kind_is_deduction (kind), ==,
                       kind == YUI_PAY_DEDUCTION || kind == YUI_PAY_EMPLOYMENT_INSURANCE);
    }
  g_assert_cmpint (yui_pay_kind_from_name ("none", &kind), ==, YUI_LABOUR_EINVAL);
  g_assert_cmpstr (yui_pay_kind_name (YUI_PAY_WITHHOLDING_HEI), ==, "withholding_hei");
  g_assert_cmpstr (yui_pay_kind_name (YUI_N_PAY_KINDS), ==, "invalid");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labour/pay/amounts", test_amounts);
  g_test_add_func ("/labour/pay/lines", test_lines);
  g_test_add_func ("/labour/pay/agreed-terms", test_agreed_terms);
  g_test_add_func ("/labour/pay/refusals", test_refusals);
  g_test_add_func ("/labour/pay/carry-splits-change-nothing", test_carry_splits_change_nothing);
  g_test_add_func ("/labour/pay/more-minutes-never-less-pay", test_more_minutes_never_less_pay);
  g_test_add_func ("/labour/pay/withholding", test_withholding);
  g_test_add_func ("/labour/pay/withholding-splits", test_withholding_splits_change_nothing);
  g_test_add_func ("/labour/pay/whole-amounts", test_whole_amounts);
  g_test_add_func ("/labour/pay/sums", test_sums);
  g_test_add_func ("/labour/pay/reversal", test_reversal);
  g_test_add_func ("/labour/pay/correction-in-a-run", test_correction_in_a_run);
  g_test_add_func ("/labour/pay/rates", test_rates);
  g_test_add_func ("/labour/pay/kinds", test_kinds);
  return g_test_run ();
}
