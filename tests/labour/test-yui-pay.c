/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-pay.h"
#include "yui-labour-fixtures.h"

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
      YuiPremiumMinutes minutes = fixture_minutes (m[0], m[1], m[2], m[3], m[4]);
      YuiPayTerms terms = fixture_terms (CASES[i].hourly_yen);

      g_assert_cmpint (fixture_pay (&minutes, &terms, NULL), ==, CASES[i].yen);
    }
}

static void
test_lines (void)
{
  const YuiPremiumMinutes minutes = fixture_minutes (480, 60, 30, 20, 10);
  YuiPayTerms terms = fixture_terms (1001);
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
  const YuiPremiumMinutes minutes = fixture_minutes (0, 60, 0, 0, 60);
  YuiPayTerms terms = fixture_terms (1000);

  terms.premium_base_yen = 1200;
  g_assert_cmpint (fixture_pay (&minutes, &terms, NULL), ==, 1000 + 300 + 300);
  terms.premium_base_yen = 1;
  g_assert_cmpint (fixture_pay (&minutes, &terms, NULL), ==, 1001 + 1);
  terms.premium_base_yen = 0;
  terms.rates.overtime_percent = 30;
  terms.rates.night_percent = 40;
  g_assert_cmpint (fixture_pay (&minutes, &terms, NULL), ==, 1300 + 400);
  terms.rates = (YuiPremiumRates){ .from_day = fixture_day (2023, 4, 1) };
  g_assert_cmpint (fixture_pay (&minutes, &terms, NULL), ==, 1000);
}

static void
test_refusals (void)
{
  const YuiPremiumMinutes good = fixture_minutes (480, 60, 0, 0, 0);
  const YuiPayTerms terms = fixture_terms (1000);
  YuiPayTerms bad[9];
  YuiPremiumMinutes bad_minutes[]
      = { fixture_minutes (-1, 0, 0, 0, 0), fixture_minutes (44641, 0, 0, 0, 0),
          fixture_minutes (0, 0, 0, 0, -1) };
  YuiPremiumMinutes month = fixture_minutes (44640, 0, 0, 0, 0);
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
  g_assert_cmpint (yui_labour_pay_lines (&month, &terms, NULL, lines, 0, &n), ==,
                   YUI_LABOUR_ENOSPACE);
  month.ordinary_min = 1;
  g_assert_cmpint (yui_labour_pay_lines (&month, &terms, NULL, lines, 0, &n), ==,
                   YUI_LABOUR_ENOSPACE);
  month.ordinary_min = 0;
  bad[0] = terms;
  bad[0].transport_yen = 1;
  g_assert_cmpint (yui_labour_pay_lines (&month, &bad[0], NULL, lines, 0, &n), ==,
                   YUI_LABOUR_ENOSPACE);
  g_assert_cmpint (yui_labour_pay_lines (&month, &bad[0], NULL, lines, 1, &n), ==, YUI_LABOUR_OK);
  g_assert_cmpuint (n, ==, 1);
  bad[0] = fixture_terms (1000000);
  bad[0].rates = (YuiPremiumRates){ fixture_day (2023, 4, 1), 1000, 1000, 1000, 1000 };
  month = fixture_minutes (0, 0, 0, 44640, 0);
  g_assert_cmpint (fixture_pay (&month, &bad[0], NULL), ==, G_GINT64_CONSTANT (744) * 11 * 1000000);
  bad[0].hourly_yen = 1;
  bad[0].premium_base_yen = 1000000;
  g_assert_cmpint (fixture_pay (&month, &bad[0], NULL), ==, G_GINT64_CONSTANT (744) * 10000001);
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
test_rates (void)
{
  const YuiPremiumRates rows[] = {
    { fixture_day (2010, 4, 1), 25, 25, 35, 25 },
    { fixture_day (2023, 4, 1), 25, 50, 35, 25 },
    { fixture_day (1994, 4, 1), 25, 25, 25, 25 },
  };
  YuiPremiumRates rates = fixture_rates ();

  g_assert_cmpint (rates.from_day, ==, fixture_day (2023, 4, 1));
  g_assert_true (yui_premium_rates_reach (&rates, &rows[1]));
  g_assert_true (yui_premium_rates_reach (&rows[1], &rates));
  rates.night_percent = 7;
  g_assert_cmpint (yui_labour_premium_rates (rows, 3, fixture_day (1994, 3, 31), &rates), ==,
                   YUI_LABOUR_ENOTABLE);
  g_assert_cmpint (rates.night_percent, ==, 7);
  yui_labour_premium_rates (rows, 3, fixture_day (1994, 4, 1), &rates);
  g_assert_cmpint (rates.rest_day_percent, ==, 25);
  yui_labour_premium_rates (rows, 3, fixture_day (2010, 4, 1), &rates);
  g_assert_cmpint (rates.rest_day_percent, ==, 35);
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
  g_test_add_func ("/labour/pay/whole-amounts", test_whole_amounts);
  g_test_add_func ("/labour/pay/rates", test_rates);
  g_test_add_func ("/labour/pay/kinds", test_kinds);
  return g_test_run ();
}
