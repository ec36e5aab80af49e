/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-labour-fixtures.h"

static void
test_days_agree_with_glib (void)
{
  GDate date;
  YuiCivilDay day = fixture_day (1899, 12, 31);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1900);
  for (; g_date_get_year (&date) < 2501; g_date_add_days (&date, 1))
    {
      int year = g_date_get_year (&date);
      int month = g_date_get_month (&date);
      int mday = g_date_get_day (&date);
      YuiCivilDate back;

      g_assert_cmpint (fixture_day (year, month, mday), ==, ++day);
      back = yui_civil_date_of (day);
      g_assert_cmpint (back.year, ==, year);
      g_assert_cmpint (back.month, ==, month);
      g_assert_cmpint (back.day, ==, mday);
      g_assert_cmpint (yui_civil_weekday (day), ==, g_date_get_weekday (&date));
      g_assert_cmpint (yui_civil_month_start (day), ==, day - mday + 1);
      g_assert_cmpint (yui_civil_month_end (day), ==,
                       day - mday + g_date_get_days_in_month (month, (GDateYear)year));
      g_assert_cmpint (yui_civil_fiscal_year (day), ==, month < 4 ? year - 1 : year);
    }
}

static void
test_day_numbers (void)
{
  YuiCivilDate first = yui_civil_date_of (fixture_day (1, 1, 1));
  YuiCivilDate last = yui_civil_date_of (fixture_day (9999, 12, 31));

  g_assert_cmpint (fixture_day (1970, 1, 1), ==, 0);
  g_assert_cmpint (fixture_day (1969, 12, 31), ==, -1);
  g_assert_cmpint (fixture_day (2026, 11, 22), ==, 20779);
  g_assert_cmpint (fixture_day (1, 1, 1), ==, -719162);
  g_assert_cmpint (fixture_day (9999, 12, 31), ==, 2932896);
  g_assert_cmpint (first.year * 10000 + first.month * 100 + first.day, ==, 10101);
  g_assert_cmpint (last.year * 10000 + last.month * 100 + last.day, ==, 99991231);
}

static void
test_no_such_date (void)
{
  static const int DATES[][3] = {
    { 2026, 2, 29 }, { 2026, 0, 1 },  { 2026, 13, 1 }, { 2026, 4, 31 },  { 2026, 4, 0 },
    { 1900, 2, 29 }, { 2100, 2, 29 }, { 0, 1, 1 },     { 10000, 1, 1 },  { 2026, 1, -1 },
    { 2026, -1, 1 }, { 2028, 2, 30 }, { 2026, 1, 32 }, { 2026, 12, 32 },
  };
  YuiCivilDay day = 7;

  for (size_t i = 0; i < G_N_ELEMENTS (DATES); i++)
    g_assert_false (yui_civil_day_from_ymd (DATES[i][0], DATES[i][1], DATES[i][2], &day));
  g_assert_cmpint (day, ==, 7);
  g_assert_true (yui_civil_is_leap_year (2000));
  g_assert_true (yui_civil_is_leap_year (2028));
  g_assert_false (yui_civil_is_leap_year (1900));
  g_assert_false (yui_civil_is_leap_year (2026));
  g_assert_cmpint (yui_civil_days_in_month (2026, 12), ==, 31);
  g_assert_cmpint (yui_civil_days_in_month (2026, 13), ==, 0);
  g_assert_cmpint (yui_civil_days_in_month (2026, 0), ==, 0);
}

static void
test_japan_time (void)
{
  /* 2026-11-21T15:00:00Z is midnight of the 22nd in Japan. */
  const gint64 midnight_s = 1795273200;

  g_assert_cmpint (yui_civil_utc_of (fixture_day (2026, 11, 22), 0), ==, midnight_s);
  g_assert_cmpint (yui_civil_day_of_utc (midnight_s), ==, fixture_day (2026, 11, 22));
  g_assert_cmpint (yui_civil_minute_of_utc (midnight_s), ==, 0);
  g_assert_cmpint (yui_civil_day_of_utc (midnight_s - 1), ==, fixture_day (2026, 11, 21));
  g_assert_cmpint (yui_civil_minute_of_utc (midnight_s - 1), ==, 1439);
  g_assert_cmpint (yui_civil_minute_of_utc (midnight_s + 59), ==, 0);
  g_assert_cmpint (yui_civil_minute_of_utc (midnight_s + 60), ==, 1);
  g_assert_cmpint (yui_civil_minute_of_utc (0), ==, 9 * 60);
  g_assert_cmpint (yui_civil_day_of_utc (-9 * 3600), ==, 0);
  g_assert_cmpint (yui_civil_day_of_utc (-9 * 3600 - 1), ==, -1);
  g_assert_cmpint (yui_civil_minute_of_utc (-9 * 3600 - 1), ==, 1439);
  g_assert_cmpint (yui_civil_utc_of (0, 1440), ==, yui_civil_utc_of (1, 0));
}

static void
test_weeks (void)
{
  YuiCivilDay sunday = fixture_day (2026, 11, 22);

  g_assert_cmpint (yui_civil_weekday (sunday), ==, YUI_SUNDAY);
  g_assert_cmpint (yui_civil_weekday (fixture_day (1, 1, 1)), ==, YUI_MONDAY);
  for (int i = 0; i < 7; i++)
    {
      g_assert_cmpint (yui_civil_week_start (sunday + i, YUI_SUNDAY), ==, sunday);
      g_assert_cmpint (yui_civil_week_start (sunday + i, YUI_MONDAY), ==,
                       i == 0 ? sunday - 6 : sunday + 1);
    }
}

static void
test_add_months (void)
{
  g_assert_cmpint (yui_civil_add_months (fixture_day (2026, 1, 31), 1), ==,
                   fixture_day (2026, 2, 28));
  g_assert_cmpint (yui_civil_add_months (fixture_day (2028, 1, 31), 1), ==,
                   fixture_day (2028, 2, 29));
  g_assert_cmpint (yui_civil_add_months (fixture_day (2026, 1, 28), 1), ==,
                   fixture_day (2026, 2, 28));
  g_assert_cmpint (yui_civil_add_months (fixture_day (2026, 11, 15), 2), ==,
                   fixture_day (2027, 1, 15));
  g_assert_cmpint (yui_civil_add_months (fixture_day (2026, 11, 15), 1), ==,
                   fixture_day (2026, 12, 15));
  g_assert_cmpint (yui_civil_add_months (fixture_day (2026, 1, 15), -1), ==,
                   fixture_day (2025, 12, 15));
  g_assert_cmpint (yui_civil_add_months (fixture_day (2026, 1, 15), -25), ==,
                   fixture_day (2023, 12, 15));
  g_assert_cmpint (yui_civil_add_months (fixture_day (2026, 5, 31), 0), ==,
                   fixture_day (2026, 5, 31));
}

static void
test_age (void)
{
  static const struct
  {
    int birth[3], day[3], age;
  } CASES[] = {
    { { 2008, 11, 22 }, { 2026, 11, 21 }, 17 }, { { 2008, 11, 22 }, { 2026, 11, 22 }, 18 },
    { { 2008, 2, 29 }, { 2026, 2, 28 }, 17 },   { { 2008, 2, 29 }, { 2026, 3, 1 }, 18 },
    { { 2008, 2, 29 }, { 2028, 2, 28 }, 19 },   { { 2008, 2, 29 }, { 2028, 2, 29 }, 20 },
    { { 2008, 3, 1 }, { 2026, 2, 28 }, 17 },    { { 2008, 3, 1 }, { 2026, 3, 1 }, 18 },
    { { 2008, 12, 31 }, { 2026, 12, 30 }, 17 }, { { 2008, 12, 31 }, { 2027, 1, 1 }, 18 },
    { { 2026, 1, 1 }, { 2025, 1, 1 }, 0 },      { { 2026, 6, 1 }, { 2020, 1, 1 }, 0 },
    { { 2026, 1, 1 }, { 2026, 1, 1 }, 0 },      { { 2026, 6, 1 }, { 2027, 5, 31 }, 0 },
    { { 2026, 6, 1 }, { 2027, 6, 1 }, 1 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      const int *b = CASES[i].birth;
      const int *d = CASES[i].day;

      g_assert_cmpint (
          yui_civil_age (fixture_day (b[0], b[1], b[2]), fixture_day (d[0], d[1], d[2])), ==,
          CASES[i].age);
    }
  g_assert_cmpint (yui_civil_age_reached_day (fixture_day (2008, 11, 22), 18), ==,
                   fixture_day (2026, 11, 21));
  g_assert_cmpint (yui_civil_age_reached_day (fixture_day (2008, 2, 29), 18), ==,
                   fixture_day (2026, 2, 28));
  g_assert_cmpint (yui_civil_age_reached_day (fixture_day (2008, 2, 29), 20), ==,
                   fixture_day (2028, 2, 28));
}

static void
test_first_working_day (void)
{
  static const struct
  {
    int birth[3], day[3];
  } CASES[] = {
    { { 2011, 4, 1 }, { 2026, 4, 1 } },   { { 2011, 4, 2 }, { 2027, 4, 1 } },
    { { 2011, 3, 31 }, { 2026, 4, 1 } },  { { 2011, 1, 1 }, { 2026, 4, 1 } },
    { { 2010, 12, 31 }, { 2026, 4, 1 } }, { { 2012, 2, 29 }, { 2027, 4, 1 } },
    { { 2010, 4, 2 }, { 2026, 4, 1 } },   { { 2010, 4, 1 }, { 2025, 4, 1 } },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      const int *b = CASES[i].birth;
      const int *d = CASES[i].day;

      g_assert_cmpint (yui_civil_first_working_day (fixture_day (b[0], b[1], b[2])), ==,
                       fixture_day (d[0], d[1], d[2]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labour/civil/days-agree-with-glib", test_days_agree_with_glib);
  g_test_add_func ("/labour/civil/day-numbers", test_day_numbers);
  g_test_add_func ("/labour/civil/no-such-date", test_no_such_date);
  g_test_add_func ("/labour/civil/japan-time", test_japan_time);
  g_test_add_func ("/labour/civil/weeks", test_weeks);
  g_test_add_func ("/labour/civil/add-months", test_add_months);
  g_test_add_func ("/labour/civil/age", test_age);
  g_test_add_func ("/labour/civil/first-working-day", test_first_working_day);
  return g_test_run ();
}
