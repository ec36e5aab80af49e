/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-ledger-fixtures.h"

/* Worked 8 and 4 hours this week; what a planned Friday adds. */
static void
test_week (void)
{
  static const struct
  {
    int friday_min, shifts_left;
    YuiLedgerState state;
  } CASES[] = {
    { H (3), 1, YUI_LEDGER_CLEAR },
    { H (4), 0, YUI_LEDGER_NEAR },
    { H (8) - 1, 0, YUI_LEDGER_NEAR },
    { H (8), 0, YUI_LEDGER_PLANNED },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree LedgerFixture *f = ledger_fixture_new ();
      const YuiLedgerLine *line;

      f->facts.typical_min = H (4);
      ledger_fixture_add (f, f->facts.today - 4, H (10));
      ledger_fixture_add (f, f->facts.today - 3, H (8));
      ledger_fixture_add (f, f->facts.today, H (4));
      ledger_fixture_add (f, f->facts.today + 2, CASES[i].friday_min);
      ledger_fixture_add (f, f->facts.today + 4, H (1));
      line = ledger_fixture_read (f, YUI_LEDGER_WEEK_20_HOURS);
      ledger_assert_line (line, CASES[i].state, H (12), H (12) + CASES[i].friday_min);
      g_assert_cmpint (line->shifts_left, ==, CASES[i].shifts_left);
      g_assert_cmpint (line->line, ==, H (20));
      if (line->state == YUI_LEDGER_PLANNED)
        g_assert_cmpint (line->reached_on, ==, f->facts.today + 2);
    }
}

/* A later week may be the full one; past weeks do not count. */
static void
test_other_weeks (void)
{
  g_autofree LedgerFixture *f = ledger_fixture_new ();
  const YuiLedgerLine *line;

  ledger_fixture_add (f, f->facts.today - 7, H (23));
  ledger_fixture_add (f, f->facts.today, H (5));
  ledger_fixture_add (f, f->facts.today + 5, H (9));
  ledger_fixture_add (f, f->facts.today + 6, H (11));
  ledger_fixture_add (f, f->facts.today + 7, H (1));
  line = ledger_fixture_read (f, YUI_LEDGER_WEEK_20_HOURS);
  ledger_assert_line (line, YUI_LEDGER_PLANNED, H (5), H (21));
  g_assert_cmpint (line->reached_on, ==, f->facts.today + 6);
  g_assert_cmpint (line->shifts_left, ==, -1);
}

static void
test_month_days (void)
{
  for (int n_planned = 0; n_planned < 4; n_planned++)
    {
      g_autofree LedgerFixture *f = ledger_fixture_new ();
      const YuiLedgerLine *line;

      ledger_fixture_add (f, fixture_day (2026, 10, 31), 60);
      for (int i = 0; i < 15; i++)
        ledger_fixture_add (f, fixture_day (2026, 11, 1 + i), i == 7 ? 0 : 1);
      for (int i = 0; i < n_planned + 1; i++)
        ledger_fixture_add (f, f->facts.today + 1 + i, 60);
      line = ledger_fixture_read (f, YUI_LEDGER_MONTH_18_DAYS);
      ledger_assert_line (line, n_planned < 3 ? YUI_LEDGER_NEAR : YUI_LEDGER_PLANNED, 14,
                          15 + n_planned);
      g_assert_cmpint (line->shifts_left, ==, MAX (0, 2 - n_planned));
    }
}

/* n_october and n_november days of work, of which the last of November are planned. */
static void
test_two_months (void)
{
  static const struct
  {
    int n_october, n_november;
    YuiLedgerState state;
    int so_far, with_plan;
  } CASES[] = {
    { 17, 18, YUI_LEDGER_CLEAR, 1, 1 },   { 18, 17, YUI_LEDGER_CLEAR, 1, 1 },
    { 18, 18, YUI_LEDGER_REACHED, 2, 2 }, { 17, 17, YUI_LEDGER_CLEAR, 0, 0 },
    { 0, 0, YUI_LEDGER_CLEAR, 0, 0 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree LedgerFixture *f = ledger_fixture_new ();
      const YuiLedgerLine *line;

      ledger_fixture_add (f, fixture_day (2026, 9, 30), 60);
      for (int k = 0; k < CASES[i].n_october; k++)
        ledger_fixture_add (f, fixture_day (2026, 10, 31) - CASES[i].n_october + 1 + k, 60);
      for (int k = 0; k < CASES[i].n_november; k++)
        ledger_fixture_add (f, fixture_day (2026, 11, 1 + k), 60);
      ledger_fixture_add (f, fixture_day (2026, 12, 1), 60);
      line = ledger_fixture_read (f, YUI_LEDGER_TWO_MONTHS_18);
      ledger_assert_line (line, CASES[i].state, CASES[i].so_far, CASES[i].with_plan);
    }
}

static void
test_two_months_by_plan (void)
{
  g_autofree LedgerFixture *f = ledger_fixture_new ();
  const YuiLedgerLine *line;

  for (int k = 0; k < 31; k++)
    ledger_fixture_add (f, fixture_day (2026, 10, 1) + k, k < 18 ? 60 : 0);
  for (int k = 0; k < 16; k++)
    ledger_fixture_add (f, fixture_day (2026, 11, 1 + k), 60);
  ledger_fixture_add (f, fixture_day (2026, 11, 29), 60);
  ledger_fixture_add (f, fixture_day (2026, 11, 30), 60);
  line = ledger_fixture_read (f, YUI_LEDGER_TWO_MONTHS_18);
  ledger_assert_line (line, YUI_LEDGER_PLANNED, 1, 2);
  g_assert_cmpint (line->reached_on, ==, fixture_day (2026, 11, 30));
}

/* Days without work are no days of work; one minute makes one. */
static void
test_two_months_of_minutes (void)
{
  g_autofree LedgerFixture *f = ledger_fixture_new ();

  for (int k = 0; k < 31; k++)
    ledger_fixture_add (f, fixture_day (2026, 10, 1) + k, k < 17 ? 1 : 0);
  ledger_assert_line (ledger_fixture_read (f, YUI_LEDGER_TWO_MONTHS_18), YUI_LEDGER_CLEAR, 0, 0);
  f->days[30].worked_min = 1;
  ledger_assert_line (ledger_fixture_read (f, YUI_LEDGER_TWO_MONTHS_18), YUI_LEDGER_CLEAR, 1, 1);
}

static void
test_runs (void)
{
  static const struct
  {
    int since_days, until_days; /* before and after today; -1: separate contracts */
    YuiLedgerState run_31, run_2_months;
    int so_far, with_plan;
  } CASES[] = {
    { -1, 0, YUI_LEDGER_CLEAR, YUI_LEDGER_CLEAR, 0, 0 },
    { 0, 0, YUI_LEDGER_CLEAR, YUI_LEDGER_CLEAR, 1, 1 },
    { 23, 0, YUI_LEDGER_CLEAR, YUI_LEDGER_CLEAR, 24, 24 },
    { 24, 0, YUI_LEDGER_NEAR, YUI_LEDGER_CLEAR, 25, 25 },
    { 29, 0, YUI_LEDGER_NEAR, YUI_LEDGER_CLEAR, 30, 30 },
    { 29, 1, YUI_LEDGER_PLANNED, YUI_LEDGER_CLEAR, 30, 31 },
    { 30, 0, YUI_LEDGER_REACHED, YUI_LEDGER_CLEAR, 31, 31 },
    { 30, -5, YUI_LEDGER_REACHED, YUI_LEDGER_CLEAR, 31, 31 },
    { 60, 0, YUI_LEDGER_REACHED, YUI_LEDGER_NEAR, 61, 61 },
    { 60, 1, YUI_LEDGER_REACHED, YUI_LEDGER_PLANNED, 61, 62 },
    { 61, 0, YUI_LEDGER_REACHED, YUI_LEDGER_REACHED, 62, 62 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree LedgerFixture *f = ledger_fixture_new ();
      const YuiLedgerLine *run;

      if (CASES[i].since_days >= 0)
        f->facts.employed_since = f->facts.today - CASES[i].since_days;
      f->facts.employed_until = f->facts.today + CASES[i].until_days;
      ledger_assert_line (ledger_fixture_read (f, YUI_LEDGER_RUN_31_DAYS), CASES[i].run_31,
                          CASES[i].so_far, CASES[i].with_plan);
      run = ledger_fixture_read (f, YUI_LEDGER_RUN_2_MONTHS);
      ledger_assert_line (run, CASES[i].run_2_months, CASES[i].so_far, CASES[i].with_plan);
      g_assert_cmpint (run->source.rule, ==, YUI_RULE_LEDGER_2_MONTHS);
      if (run->state >= YUI_LEDGER_PLANNED)
        g_assert_cmpint (run->reached_on, ==, yui_civil_add_months (f->facts.employed_since, 2));
      if (CASES[i].since_days < 0)
        g_assert_cmpint (run->line, ==, 62);
    }
}

static void
test_run_not_begun (void)
{
  g_autofree LedgerFixture *f = ledger_fixture_new ();

  f->facts.employed_since = f->facts.today + 1;
  f->facts.employed_until = f->facts.today + 40;
  ledger_assert_line (ledger_fixture_read (f, YUI_LEDGER_RUN_31_DAYS), YUI_LEDGER_PLANNED, 0, 40);
  g_assert_cmpint (f->lines[YUI_LEDGER_RUN_31_DAYS].reached_on, ==, f->facts.today + 31);
  f->facts.employed_until = f->facts.today - 1;
  ledger_assert_line (ledger_fixture_read (f, YUI_LEDGER_RUN_31_DAYS), YUI_LEDGER_CLEAR, 0, 0);
}

/* 299,000 yen are paid this year; 1,000 more is the last yen that need not be reported. */
static void
test_year_yen (void)
{
  static const struct
  {
    int paid_yen, planned_yen;
    YuiLedgerState small, large;
    int shifts_left;
  } CASES[] = {
    { 299000, 1000, YUI_LEDGER_NEAR, YUI_LEDGER_CLEAR, 0 },
    { 299000, 1001, YUI_LEDGER_PLANNED, YUI_LEDGER_CLEAR, 0 },
    { 300000, 0, YUI_LEDGER_NEAR, YUI_LEDGER_CLEAR, 0 },
    { 300001, 0, YUI_LEDGER_REACHED, YUI_LEDGER_CLEAR, 0 },
    { 100000, 0, YUI_LEDGER_CLEAR, YUI_LEDGER_CLEAR, 20 },
    { 100001, 0, YUI_LEDGER_CLEAR, YUI_LEDGER_CLEAR, 19 },
    { 500000, 0, YUI_LEDGER_REACHED, YUI_LEDGER_NEAR, 0 },
    { 500000, 1, YUI_LEDGER_REACHED, YUI_LEDGER_PLANNED, 0 },
    { 500001, 0, YUI_LEDGER_REACHED, YUI_LEDGER_REACHED, 0 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree LedgerFixture *f = ledger_fixture_new ();

      f->facts.typical_yen = 10000;
      ledger_fixture_add (f, fixture_day (2025, 12, 31), 60)->pay_yen = 900000;
      ledger_fixture_add (f, fixture_day (2026, 1, 1), 60)->pay_yen = CASES[i].paid_yen;
      ledger_fixture_add (f, fixture_day (2026, 12, 31), 60)->pay_yen = CASES[i].planned_yen;
      ledger_fixture_add (f, fixture_day (2027, 1, 1), 60)->pay_yen = 1;
      ledger_assert_line (ledger_fixture_read (f, YUI_LEDGER_YEAR_300000), CASES[i].small,
                          CASES[i].paid_yen, CASES[i].paid_yen + CASES[i].planned_yen);
      g_assert_cmpint (f->lines[YUI_LEDGER_YEAR_300000].shifts_left, ==, CASES[i].shifts_left);
      ledger_assert_line (&f->lines[YUI_LEDGER_YEAR_500000], CASES[i].large, CASES[i].paid_yen,
                          CASES[i].paid_yen + CASES[i].planned_yen);
    }
}

static void
test_refusals (void)
{
  for (int i = 0; i < 13; i++)
    {
      g_autofree LedgerFixture *f = ledger_fixture_new ();

      ledger_fixture_add (f, f->facts.today, i == 10 ? -1 : 60);
      ledger_fixture_add (f, f->facts.today + (i == 8 ? 0 : i == 9 ? -1 : 1), 60);
      f->days[1].worked_min = i == 0 ? -1 : 0;
      f->days[1].overtime_min = i == 1 ? -1 : 0;
      f->days[1].rest_day_min = i == 2 ? -1 : 0;
      f->days[1].pay_yen = i == 3 ? -1 : 0;
      f->facts.agreement_month_min = i == 4 ? -1 : 0;
      f->facts.agreement_year_min = i == 5 ? -1 : 0;
      f->facts.typical_min = i == 6 ? -1 : 0;
      f->facts.typical_yen = i == 7 ? -1 : 0;
      f->facts.special_month_min = i == 11 ? -1 : 0;
      f->facts.special_year_min = i == 12 ? -1 : 0;
      f->lines[0].so_far = 7;
      g_assert_cmpint (yui_labour_ledger (&f->facts, f->lines), ==, YUI_LABOUR_EINVAL);
      g_assert_cmpint (f->lines[0].so_far, ==, 7);
    }
}

static void
test_names (void)
{
  static const char *const STATES[] = { "clear", "near", "planned", "reached", "invalid" };

  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    g_assert_cmpstr (yui_ledger_state_name ((YuiLedgerState)i), ==, STATES[i]);
  g_assert_cmpstr (yui_ledger_kind_name (YUI_LEDGER_WEEK_20_HOURS), ==, "week_20_hours");
  g_assert_cmpstr (yui_ledger_kind_name (YUI_LEDGER_CAP_80_AVERAGE), ==, "cap_80_average");
  g_assert_cmpstr (yui_ledger_kind_name (YUI_N_LEDGER_KINDS), ==, "invalid");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labour/ledger/week", test_week);
  g_test_add_func ("/labour/ledger/other-weeks", test_other_weeks);
  g_test_add_func ("/labour/ledger/month-days", test_month_days);
  g_test_add_func ("/labour/ledger/two-months", test_two_months);
  g_test_add_func ("/labour/ledger/two-months-by-plan", test_two_months_by_plan);
  g_test_add_func ("/labour/ledger/two-months-of-minutes", test_two_months_of_minutes);
  g_test_add_func ("/labour/ledger/runs", test_runs);
  g_test_add_func ("/labour/ledger/run-not-begun", test_run_not_begun);
  g_test_add_func ("/labour/ledger/year-yen", test_year_yen);
  g_test_add_func ("/labour/ledger/refusals", test_refusals);
  g_test_add_func ("/labour/ledger/names", test_names);
  return g_test_run ();
}
