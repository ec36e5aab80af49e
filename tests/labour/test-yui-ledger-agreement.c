/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-ledger-fixtures.h"

static void
test_agreement (void)
{
  g_autofree LedgerFixture *f = ledger_fixture_new ();

  ledger_fixture_add (f, fixture_day (2026, 3, 31), 60)->overtime_min = H (300);
  ledger_fixture_add (f, fixture_day (2026, 4, 1), 60)->overtime_min = H (315);
  ledger_fixture_add (f, fixture_day (2026, 11, 1), 60)->overtime_min = H (45);
  ledger_assert_line (ledger_fixture_read (f, YUI_LEDGER_AGREEMENT_MONTH), YUI_LEDGER_NEAR, H (45),
                      H (45));
  ledger_assert_line (&f->lines[YUI_LEDGER_AGREEMENT_YEAR], YUI_LEDGER_NEAR, H (360), H (360));
  g_assert_cmpint (f->lines[YUI_LEDGER_AGREEMENT_MONTH].line, ==, H (45) + 1);
  ledger_fixture_add (f, fixture_day (2026, 11, 19), 60)->overtime_min = 1;
  ledger_assert_line (ledger_fixture_read (f, YUI_LEDGER_AGREEMENT_MONTH), YUI_LEDGER_PLANNED,
                      H (45), H (45) + 1);
  ledger_assert_line (&f->lines[YUI_LEDGER_AGREEMENT_YEAR], YUI_LEDGER_PLANNED, H (360),
                      H (360) + 1);
  /* The same days in a year of the agreement that began elsewhere. */
  f->facts.agreement_start = fixture_day (2030, 4, 1);
  g_assert_cmpint (ledger_fixture_read (f, YUI_LEDGER_AGREEMENT_YEAR)->so_far, ==, H (360));
  f->facts.agreement_start = fixture_day (2020, 4, 2);
  g_assert_cmpint (ledger_fixture_read (f, YUI_LEDGER_AGREEMENT_YEAR)->so_far, ==, H (45));
  f->facts.agreement_start = YUI_CIVIL_DAY_UNKNOWN;
  g_assert_cmpint (ledger_fixture_read (f, YUI_LEDGER_AGREEMENT_YEAR)->so_far, ==, H (660));
  /* Without an agreement the first minute of overtime reaches the line. */
  f->facts.agreement_month_min = 0;
  f->facts.n_days = 0;
  ledger_assert_line (ledger_fixture_read (f, YUI_LEDGER_AGREEMENT_MONTH), YUI_LEDGER_CLEAR, 0, 0);
  ledger_fixture_add (f, fixture_day (2026, 11, 1), 60)->overtime_min = 1;
  ledger_assert_line (ledger_fixture_read (f, YUI_LEDGER_AGREEMENT_MONTH), YUI_LEDGER_REACHED, 1,
                      1);
}

/* A year of the agreement that spans two calendar years, and one that begins on 1 January. */
static void
test_agreement_year (void)
{
  g_autofree LedgerFixture *f = ledger_fixture_new ();

  f->facts.today = fixture_day (2026, 2, 18);
  ledger_fixture_add (f, fixture_day (2025, 3, 31), 60)->overtime_min = 1;
  ledger_fixture_add (f, fixture_day (2025, 4, 1), 60)->overtime_min = 10;
  ledger_fixture_add (f, fixture_day (2025, 12, 31), 60)->overtime_min = 100;
  ledger_fixture_add (f, fixture_day (2026, 1, 1), 60)->overtime_min = 1000;
  g_assert_cmpint (ledger_fixture_read (f, YUI_LEDGER_AGREEMENT_YEAR)->so_far, ==, 1110);
  f->facts.agreement_start = YUI_CIVIL_DAY_UNKNOWN;
  g_assert_cmpint (ledger_fixture_read (f, YUI_LEDGER_AGREEMENT_YEAR)->so_far, ==, 1000);
  f->facts.agreement_year_min = 0;
  g_assert_cmpint (ledger_fixture_read (f, YUI_LEDGER_AGREEMENT_YEAR)->line, ==, 1);
}

static void
test_month_cap (void)
{
  for (int over = -1; over <= 0; over++)
    {
      g_autofree LedgerFixture *f = ledger_fixture_new ();
      YuiLedgerDay *day = ledger_fixture_add (f, fixture_day (2026, 11, 1), 60);

      day->overtime_min = H (60);
      day->rest_day_min = H (40) + over;
      ledger_assert_line (ledger_fixture_read (f, YUI_LEDGER_CAP_100_HOURS),
                          over < 0 ? YUI_LEDGER_NEAR : YUI_LEDGER_REACHED, H (100) + over,
                          H (100) + over);
    }
}

/* The special clause: its month with rest days, its year without, and how often it is used. */
static void
test_special_month (void)
{
  for (int over = 0; over <= 1; over++)
    {
      g_autofree LedgerFixture *f = ledger_fixture_new ();
      YuiLedgerDay *day = ledger_fixture_add (f, fixture_day (2026, 11, 1), 60);

      f->facts.special_month_min = H (80);
      day->overtime_min = H (60);
      day->rest_day_min = H (20) + over;
      ledger_assert_line (ledger_fixture_read (f, YUI_LEDGER_SPECIAL_MONTH),
                          over == 0 ? YUI_LEDGER_NEAR : YUI_LEDGER_REACHED, H (80) + over,
                          H (80) + over);
      f->facts.special_month_min = 0; /* none is agreed: the law's own end */
      g_assert_cmpint (ledger_fixture_read (f, YUI_LEDGER_SPECIAL_MONTH)->line, ==, H (100));
      f->facts.special_month_min = 1; /* an agreement all the same */
      g_assert_cmpint (ledger_fixture_read (f, YUI_LEDGER_SPECIAL_MONTH)->line, ==, 1 + 1);
    }
}

static void
test_special_year (void)
{
  for (int over = 0; over <= 1; over++)
    {
      g_autofree LedgerFixture *f = ledger_fixture_new ();
      YuiLedgerDay *day;

      ledger_fixture_add (f, fixture_day (2026, 3, 31), 60)->overtime_min = H (500);
      day = ledger_fixture_add (f, fixture_day (2026, 4, 1), 60);
      day->overtime_min = H (720) + over;
      day->rest_day_min = H (90);
      ledger_assert_line (ledger_fixture_read (f, YUI_LEDGER_SPECIAL_YEAR),
                          over == 0 ? YUI_LEDGER_NEAR : YUI_LEDGER_REACHED, H (720) + over,
                          H (720) + over);
      f->facts.special_year_min = H (600);
      g_assert_cmpint (ledger_fixture_read (f, YUI_LEDGER_SPECIAL_YEAR)->line, ==, H (600) + 1);
      f->facts.special_year_min = 1;
      g_assert_cmpint (ledger_fixture_read (f, YUI_LEDGER_SPECIAL_YEAR)->line, ==, 1 + 1);
    }
}

static void
test_special_months (void)
{
  g_autofree LedgerFixture *f = ledger_fixture_new ();
  const YuiLedgerLine *line;

  /* Before the year; one month at the limit, six above it, one of them by two days together. */
  ledger_fixture_add (f, fixture_day (2026, 3, 31), 60)->overtime_min = H (50);
  ledger_fixture_add (f, fixture_day (2026, 4, 1), 60)->overtime_min = H (45);
  for (int month = 5; month <= 9; month++)
    ledger_fixture_add (f, fixture_day (2026, month, 1), 60)->overtime_min = H (45) + 1;
  ledger_fixture_add (f, fixture_day (2026, 11, 1), 60)->overtime_min = H (40);
  ledger_fixture_add (f, fixture_day (2026, 11, 2), 60)->overtime_min = H (6);
  ledger_fixture_add (f, fixture_day (2026, 11, 3), 60)->overtime_min = H (6);
  ledger_assert_line (ledger_fixture_read (f, YUI_LEDGER_SPECIAL_MONTHS), YUI_LEDGER_NEAR, 6, 6);
  /* Planned work makes a seventh; so does the end of a month that was begun. */
  ledger_fixture_add (f, fixture_day (2026, 12, 1), 60)->overtime_min = H (45);
  ledger_fixture_add (f, fixture_day (2026, 12, 2), 60)->overtime_min = 1;
  ledger_fixture_add (f, fixture_day (2027, 4, 1), 60)->overtime_min = H (60);
  line = ledger_fixture_read (f, YUI_LEDGER_SPECIAL_MONTHS);
  ledger_assert_line (line, YUI_LEDGER_PLANNED, 6, 7);
  g_assert_cmpint (line->reached_on, ==, fixture_day (2026, 12, 2));
  g_assert_cmpstr (yui_labour_rule_article (line->source.rule), ==, "labour_standards_act_36_5");
  /* An agreement of fewer hours or months counts by its own figures; none by the law's 45. */
  f->facts.special_months = 5;
  g_assert_cmpint (ledger_fixture_read (f, YUI_LEDGER_SPECIAL_MONTHS)->state, ==,
                   YUI_LEDGER_REACHED);
  f->facts.agreement_month_min = H (45) - 1;
  g_assert_cmpint (ledger_fixture_read (f, YUI_LEDGER_SPECIAL_MONTHS)->so_far, ==, 7);
  f->facts.agreement_month_min = 0;
  g_assert_cmpint (ledger_fixture_read (f, YUI_LEDGER_SPECIAL_MONTHS)->so_far, ==, 6);
  f->facts.special_months = -1;
  g_assert_cmpint (yui_labour_ledger (&f->facts, f->lines), ==, YUI_LABOUR_EINVAL);
}

/* Also when the first day on record is the one that uses it, or a month goes on from its limit. */
static void
test_special_months_begin (void)
{
  g_autofree LedgerFixture *f = ledger_fixture_new ();

  ledger_fixture_add (f, fixture_day (2026, 4, 1), 60)->overtime_min = H (45) + 1;
  ledger_fixture_add (f, fixture_day (2026, 5, 1), 60)->overtime_min = H (45);
  g_assert_cmpint (ledger_fixture_read (f, YUI_LEDGER_SPECIAL_MONTHS)->so_far, ==, 1);
  ledger_fixture_add (f, fixture_day (2026, 5, 2), 60)->overtime_min = 1;
  g_assert_cmpint (ledger_fixture_read (f, YUI_LEDGER_SPECIAL_MONTHS)->so_far, ==, 2);
}

/* The smallest agreement there is: one month a year, and a minute a month. */
static void
test_least_agreement (void)
{
  g_autofree LedgerFixture *f = ledger_fixture_new ();

  f->facts.special_months = 1;
  f->facts.agreement_month_min = 1;
  ledger_fixture_add (f, fixture_day (2026, 4, 1), 60)->overtime_min = 1;
  ledger_fixture_add (f, fixture_day (2026, 5, 1), 60)->overtime_min = 2;
  g_assert_cmpint (ledger_fixture_read (f, YUI_LEDGER_SPECIAL_MONTHS)->so_far, ==, 1);
  g_assert_cmpint (f->lines[YUI_LEDGER_SPECIAL_MONTHS].line, ==, 2);
  ledger_fixture_add (f, fixture_day (2026, 6, 1), 60)->overtime_min = 2;
  ledger_assert_line (ledger_fixture_read (f, YUI_LEDGER_SPECIAL_MONTHS), YUI_LEDGER_REACHED, 2, 2);
}

/* The mean of 2 to 6 months, each window ending this month. */
static void
test_average_cap (void)
{
  static const struct
  {
    int hours[7]; /* May to November 2026 */
    int extra_min;
    gint64 mean_min;
  } CASES[] = {
    { { 0, 0, 0, 0, 0, 0, 90 }, 0, H (45) },    { { 0, 0, 0, 0, 0, 80, 80 }, 0, H (80) },
    { { 0, 0, 0, 0, 0, 80, 80 }, 1, 4801 },     { { 0, 0, 0, 0, 90, 70, 80 }, 1, 4801 },
    { { 0, 90, 90, 90, 90, 90, 45 }, 0, 4950 }, { { 90, 0, 0, 0, 0, 0, 0 }, 0, 0 },
    { { 0, 60, 0, 0, 0, 0, 0 }, 0, H (10) },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree LedgerFixture *f = ledger_fixture_new ();
      const YuiLedgerLine *line;

      for (int m = 0; m < 7; m++)
        ledger_fixture_add (f, fixture_day (2026, 5 + m, m == 0 ? 31 : 1), 60)->overtime_min
            = H (CASES[i].hours[m]) + (m == 6 ? CASES[i].extra_min : 0);
      line = ledger_fixture_read (f, YUI_LEDGER_CAP_80_AVERAGE);
      g_assert_cmpint (line->so_far, ==, CASES[i].mean_min);
      g_assert_cmpint (line->with_plan, ==, CASES[i].mean_min);
      g_assert_cmpint (line->state == YUI_LEDGER_REACHED, ==, CASES[i].mean_min > 4800);
      ledger_fixture_add (f, fixture_day (2026, 11, 30), 60)->rest_day_min = H (400);
      ledger_fixture_add (f, fixture_day (2026, 12, 1), 60)->rest_day_min = H (400);
      line = ledger_fixture_read (f, YUI_LEDGER_CAP_80_AVERAGE);
      g_assert_cmpint (line->so_far, ==, CASES[i].mean_min);
      g_assert_cmpint (line->with_plan, >=, H (200));
      g_assert_cmpint (line->with_plan, <, H (400));
    }
}

static void
test_average_of_one_month (void)
{
  g_autofree LedgerFixture *f = ledger_fixture_new ();

  ledger_fixture_add (f, fixture_day (2026, 6, 1), 60)->overtime_min = H (60);
  g_assert_cmpint (ledger_fixture_read (f, YUI_LEDGER_CAP_80_AVERAGE)->so_far, ==, H (10));
  ledger_fixture_add (f, fixture_day (2026, 11, 30), 60)->overtime_min = H (100) + 2;
  ledger_assert_line (ledger_fixture_read (f, YUI_LEDGER_CAP_80_AVERAGE), YUI_LEDGER_CLEAR, H (10),
                      H (50) + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labour/ledger-agreement/agreement", test_agreement);
  g_test_add_func ("/labour/ledger-agreement/agreement-year", test_agreement_year);
  g_test_add_func ("/labour/ledger-agreement/month-cap", test_month_cap);
  g_test_add_func ("/labour/ledger-agreement/average-cap", test_average_cap);
  g_test_add_func ("/labour/ledger-agreement/average-of-one-month", test_average_of_one_month);
  g_test_add_func ("/labour/ledger-agreement/special-month", test_special_month);
  g_test_add_func ("/labour/ledger-agreement/special-year", test_special_year);
  g_test_add_func ("/labour/ledger-agreement/special-months", test_special_months);
  g_test_add_func ("/labour/ledger-agreement/special-months-begin", test_special_months_begin);
  g_test_add_func ("/labour/ledger-agreement/least-agreement", test_least_agreement);
  return g_test_run ();
}
