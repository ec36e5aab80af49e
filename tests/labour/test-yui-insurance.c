/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-insurance.h"
#include "yui-labour-fixtures.h"

enum
{
  GENERAL,
  FARM,
};

/* Employment insurance of fiscal 2026: 5 and 8.5, for farms 6 and 9.5 of a thousand. */
static YuiInsuranceRate
rate_on (uint16_t business, YuiInsuranceKind kind, YuiCivilDay day, YuiLabourStatus expected)
{
  const YuiCivilDay from = fixture_day (2026, 4, 1), to = fixture_day (2027, 3, 31);
  const YuiInsuranceRow rows[] = {
    { YUI_INSURANCE_ACCIDENT, GENERAL, from, to, 0, 600 },
    { YUI_INSURANCE_EMPLOYMENT, FARM, from, to, 600, 950 },
    { YUI_INSURANCE_EMPLOYMENT, GENERAL, from, to, 500, 850 },
  };
  YuiInsuranceRate rate = { .row = { .worker_rate = 7 } };

  g_assert_cmpint (
      yui_labour_insurance_rate (rows, G_N_ELEMENTS (rows), kind, business, day, &rate), ==,
      expected);
  return rate;
}

static void
test_rates (void)
{
  const YuiInsuranceKind kind = YUI_INSURANCE_EMPLOYMENT;
  YuiInsuranceRate rate = rate_on (GENERAL, kind, fixture_day (2027, 3, 31), YUI_LABOUR_OK);

  g_assert_cmpint (rate.row.worker_rate, ==, 500);
  g_assert_cmpint (rate.source.rule, ==, YUI_RULE_EMPLOYMENT_INSURANCE);
  g_assert_cmpint (rate.source.table, ==, YUI_TABLE_INSURANCE_RATES);
  g_assert_cmpint (rate.source.table_year, ==, 2026);
  g_assert_cmpint (rate.source.day, ==, fixture_day (2027, 3, 31));
  rate = rate_on (FARM, kind, fixture_day (2026, 4, 1), YUI_LABOUR_OK);
  g_assert_cmpint (rate.row.employer_rate, ==, 950);
  rate = rate_on (GENERAL, YUI_INSURANCE_ACCIDENT, fixture_day (2026, 4, 1), YUI_LABOUR_OK);
  g_assert_cmpint (rate.source.rule, ==, YUI_RULE_ACCIDENT_INSURANCE);
  g_assert_cmpint (rate.row.employer_rate, ==, 600);
}

static void
test_installed_table (void)
{
  static const struct
  {
    const char *business;
    int worker_rate, employer_rate;
  } RATES[] = { { "general", 500, 850 },
                { "agriculture_fishery_brewing", 600, 950 },
                { "construction", 600, 1050 } };

  for (size_t i = 0; i < G_N_ELEMENTS (RATES); i++)
    {
      YuiInsuranceRow row = fixture_employment_insurance (RATES[i].business);

      g_assert_cmpint (row.worker_rate, ==, RATES[i].worker_rate);
      g_assert_cmpint (row.employer_rate, ==, RATES[i].employer_rate);
      g_assert_cmpint (row.from_day, ==, fixture_day (2026, 4, 1));
      g_assert_cmpint (row.to_day, ==, fixture_day (2027, 3, 31));
    }
}

static void
test_no_table (void)
{
  const YuiInsuranceKind kind = YUI_INSURANCE_EMPLOYMENT;

  g_assert_cmpint (
      rate_on (GENERAL, kind, fixture_day (2026, 3, 31), YUI_LABOUR_ENOTABLE).row.worker_rate, ==,
      7);
  rate_on (GENERAL, kind, fixture_day (2027, 4, 1), YUI_LABOUR_ENOTABLE);
  rate_on (9, kind, fixture_day (2026, 5, 1), YUI_LABOUR_ENOTABLE);
  rate_on (FARM, YUI_INSURANCE_ACCIDENT, fixture_day (2026, 5, 1), YUI_LABOUR_ENOTABLE);
}

static void
test_amounts (void)
{
  YuiInsuranceRate rate
      = rate_on (GENERAL, YUI_INSURANCE_EMPLOYMENT, fixture_day (2026, 5, 1), YUI_LABOUR_OK);
  static const int WORKER[][2]
      = { { 0, 0 },   { 10000, 50 }, { 100, 0 },    { 101, 1 },   { 300, 1 },
          { 301, 2 }, { 12099, 60 }, { 12100, 60 }, { 12101, 61 } };

  for (size_t i = 0; i < G_N_ELEMENTS (WORKER); i++)
    g_assert_cmpint (yui_labour_insurance_worker_yen (&rate, WORKER[i][0]), ==, WORKER[i][1]);
  g_assert_cmpint (yui_labour_insurance_year_yen (&rate, 1000000), ==, 13500);
  g_assert_cmpint (yui_labour_insurance_year_yen (&rate, 1000999), ==, 13500);
  g_assert_cmpint (yui_labour_insurance_year_yen (&rate, 1001000), ==, 13513);
  g_assert_cmpint (yui_labour_insurance_year_yen (&rate, 999), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labour/insurance/rates", test_rates);
  g_test_add_func ("/labour/insurance/installed-table", test_installed_table);
  g_test_add_func ("/labour/insurance/no-table", test_no_table);
  g_test_add_func ("/labour/insurance/amounts", test_amounts);
  return g_test_run ();
}
