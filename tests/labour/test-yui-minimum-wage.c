/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-minimum-wage.h"
#include "yui-labour-fixtures.h"

#define UNKNOWN YUI_CIVIL_DAY_UNKNOWN
#define ROW(yen, day, year, business, place)                                                       \
  { .yen_per_hour = (yen),                                                                         \
    .effective_day = (day),                                                                        \
    .fiscal_year = (year),                                                                         \
    .industry = (business),                                                                        \
    .prefecture = (place) }

static void
test_installed_table (void)
{
  const YuiMinimumWageTable *table = fixture_minimum_wage ();

  g_assert_cmpuint (table->n_rows, ==, 2 * YUI_N_PREFECTURES);
  for (int prefecture = 1; prefecture <= YUI_N_PREFECTURES; prefecture++)
    {
      YuiMinimumWage wage;

      g_assert_cmpint (yui_labour_minimum_wage (table, prefecture, YUI_INDUSTRY_NONE,
                                                fixture_day (2026, 9, 30), &wage),
                       ==, YUI_LABOUR_OK);
      g_assert_cmpint (wage.floor_source.table_year, ==, 2025);
      g_assert_cmpint (wage.floor_yen, >=, 1023);
      g_assert_cmpint (wage.floor_yen, <=, 1226);
      g_assert_cmpint (wage.coming_yen, ==, 0);
      g_assert_cmpint (yui_labour_minimum_wage (table, prefecture, YUI_INDUSTRY_NONE,
                                                fixture_day (2026, 12, 1), &wage),
                       ==, YUI_LABOUR_OK);
      g_assert_true (wage.coming_yen > wage.floor_yen || wage.floor_source.table_year == 2026);
    }
}

/* floor, coming and next amount on a day; 0 for ENOTABLE. */
static void
test_days (void)
{
  static const struct
  {
    int prefecture, day[3], floor_yen, coming_yen, next_yen;
  } CASES[] = {
    { 13, { 2025, 10, 2 }, 0, 0, 0 },        { 13, { 2025, 10, 3 }, 1226, 0, 1280 },
    { 13, { 2026, 9, 30 }, 1226, 0, 1280 },  { 13, { 2026, 10, 1 }, 1280, 0, 0 },
    { 13, { 2027, 9, 30 }, 1280, 0, 0 },     { 13, { 2027, 10, 1 }, 0, 0, 0 },
    { 1, { 2026, 9, 30 }, 1075, 0, 0 },      { 1, { 2026, 10, 1 }, 1075, 1131, 0 },
    { 1, { 2027, 9, 30 }, 1075, 1131, 0 },   { 1, { 2027, 10, 1 }, 0, 0, 0 },
    { 43, { 2026, 11, 30 }, 1034, 0, 1092 }, { 43, { 2026, 12, 1 }, 1092, 0, 0 },
    { 5, { 2026, 3, 30 }, 0, 0, 0 },         { 5, { 2026, 3, 31 }, 1031, 0, 0 },
  };
  const YuiMinimumWageTable *table = fixture_minimum_wage ();

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      const int *d = CASES[i].day;
      YuiCivilDay day = fixture_day (d[0], d[1], d[2]);
      YuiMinimumWage wage = { .floor_yen = 7 };
      YuiLabourStatus status = yui_labour_minimum_wage (table, CASES[i].prefecture, 0, day, &wage);

      if (CASES[i].floor_yen == 0)
        {
          g_assert_cmpint (status, ==, YUI_LABOUR_ENOTABLE);
          g_assert_cmpint (wage.floor_yen, ==, 7);
          continue;
        }
      g_assert_cmpint (status, ==, YUI_LABOUR_OK);
      g_assert_cmpint (wage.floor_yen, ==, CASES[i].floor_yen);
      g_assert_cmpint (wage.coming_yen, ==, CASES[i].coming_yen);
      g_assert_cmpint (wage.next_yen, ==, CASES[i].next_yen);
      g_assert_cmpint (wage.next_day != UNKNOWN, ==, CASES[i].next_yen > 0);
      g_assert_cmpint (wage.floor_source.rule, ==, YUI_RULE_MINIMUM_WAGE);
      g_assert_cmpint (wage.floor_source.table, ==, YUI_TABLE_MINIMUM_WAGE);
      g_assert_cmpint (wage.floor_source.day, ==, day);
      g_assert_cmpint (wage.floor_day, <=, day);
      if (wage.coming_yen > 0)
        {
          g_assert_cmpint (wage.coming_source.rule, ==, YUI_RULE_MINIMUM_WAGE_COMING);
          g_assert_cmpint (wage.coming_source.table_year, ==, 2026);
        }
    }
}

static void
test_no_such_prefecture (void)
{
  YuiMinimumWage wage = { .floor_yen = 7 };

  g_assert_cmpint (
      yui_labour_minimum_wage (fixture_minimum_wage (), 0, 0, fixture_day (2026, 9, 1), &wage), ==,
      YUI_LABOUR_EINVAL);
  g_assert_cmpint (
      yui_labour_minimum_wage (fixture_minimum_wage (), 48, 0, fixture_day (2026, 9, 1), &wage), ==,
      YUI_LABOUR_EINVAL);
  g_assert_cmpint (yui_labour_minimum_wage (NULL, 13, 0, fixture_day (2026, 9, 1), &wage), ==,
                   YUI_LABOUR_EINVAL);
  g_assert_cmpint (wage.floor_yen, ==, 7);
}

/* Rows out of order, three years, and special wages of two industries. */
static void
test_special_wages (void)
{
  const YuiMinimumWageRow rows[] = {
    ROW (1100, fixture_day (2026, 10, 5), 2026, 0, 20),
    ROW (1000, fixture_day (2024, 10, 5), 2024, 0, 20),
    ROW (1200, fixture_day (2027, 10, 5), 2027, 0, 20),
    ROW (1050, fixture_day (2025, 10, 5), 2025, 0, 20),
    ROW (1070, fixture_day (2025, 12, 1), 2025, 3, 20),
    ROW (1090, UNKNOWN, 2026, 3, 20),
    ROW (1130, UNKNOWN, 2026, 4, 20),
    ROW (1010, fixture_day (2025, 12, 1), 2025, 4, 20),
    ROW (1050, fixture_day (2025, 10, 5), 2025, 5, 20),
    ROW (1100, UNKNOWN, 2026, 5, 20),
    ROW (1051, UNKNOWN, 2026, 6, 20),
  };
  const YuiMinimumWageTable table = { rows, G_N_ELEMENTS (rows) };
  static const struct
  {
    int industry, day[3], floor_yen, coming_yen;
    YuiLabourRule rule;
  } CASES[] = {
    { 0, { 2025, 10, 4 }, 1000, 0, YUI_RULE_MINIMUM_WAGE },
    { 0, { 2025, 10, 5 }, 1050, 0, YUI_RULE_MINIMUM_WAGE },
    { 3, { 2025, 11, 30 }, 1050, 0, YUI_RULE_MINIMUM_WAGE },
    { 3, { 2025, 12, 1 }, 1070, 0, YUI_RULE_MINIMUM_WAGE_SPECIAL },
    { 3, { 2026, 10, 4 }, 1070, 1090, YUI_RULE_MINIMUM_WAGE_SPECIAL },
    { 3, { 2026, 10, 5 }, 1100, 0, YUI_RULE_MINIMUM_WAGE },
    { 4, { 2025, 12, 1 }, 1050, 0, YUI_RULE_MINIMUM_WAGE },
    { 4, { 2026, 10, 5 }, 1100, 1130, YUI_RULE_MINIMUM_WAGE },
    { 5, { 2025, 12, 1 }, 1050, 0, YUI_RULE_MINIMUM_WAGE },
    { 5, { 2026, 10, 4 }, 1050, 1100, YUI_RULE_MINIMUM_WAGE },
    { 5, { 2026, 10, 5 }, 1100, 0, YUI_RULE_MINIMUM_WAGE },
    { 6, { 2026, 10, 4 }, 1050, 1051, YUI_RULE_MINIMUM_WAGE },
    { 9, { 2026, 10, 5 }, 1100, 0, YUI_RULE_MINIMUM_WAGE },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      const int *d = CASES[i].day;
      YuiMinimumWage wage;

      g_assert_cmpint (yui_labour_minimum_wage (&table, 20, (uint16_t)CASES[i].industry,
                                                fixture_day (d[0], d[1], d[2]), &wage),
                       ==, YUI_LABOUR_OK);
      g_assert_cmpint (wage.floor_yen, ==, CASES[i].floor_yen);
      g_assert_cmpint (wage.coming_yen, ==, CASES[i].coming_yen);
      g_assert_cmpint (wage.floor_source.rule, ==, CASES[i].rule);
      g_assert_cmpint (wage.left_out_yen, ==, 0);
      if (CASES[i].rule == YUI_RULE_MINIMUM_WAGE_SPECIAL)
        g_assert_cmpint (wage.floor_day, ==, fixture_day (2025, 12, 1));
    }
}

/* Whom the notice of a special wage leaves out has the regional one: each age on both sides. */
static void
test_left_out (void)
{
  const YuiMinimumWageRow rows[] = {
    ROW (1000, fixture_day (2025, 10, 5), 2025, 0, 37),
    { .yen_per_hour = 1158,
      .effective_day = fixture_day (2025, 12, 15),
      .fiscal_year = 2025,
      .industry = 1,
      .prefecture = 37,
      .from_age = 18,
      .below_age = 65,
      .leaves_out_training = true,
      .leaves_out_light_work = true },
    ROW (1159, fixture_day (2025, 12, 15), 2025, 2, 37),
    { .yen_per_hour = 999,
      .effective_day = fixture_day (2025, 12, 15),
      .fiscal_year = 2025,
      .industry = 3,
      .prefecture = 37,
      .from_age = 18 },
    { .yen_per_hour = 1160,
      .effective_day = fixture_day (2025, 12, 15),
      .fiscal_year = 2025,
      .industry = 4,
      .prefecture = 37,
      .below_age = 1 },
  };
  const YuiMinimumWageTable table = { rows, G_N_ELEMENTS (rows) };
  const struct
  {
    int industry;
    YuiWagePerson person;
    int floor_yen, left_out_yen;
  } CASES[] = {
    { 1, { UNKNOWN, false, false }, 1158, 0 },
    { 1, { UNKNOWN, true, false }, 1000, 1158 },
    { 1, { UNKNOWN, false, true }, 1000, 1158 },
    { 1, { fixture_day (2008, 2, 2), false, false }, 1000, 1158 },
    { 1, { fixture_day (2008, 2, 1), false, false }, 1158, 0 },
    { 1, { fixture_day (1961, 2, 2), false, false }, 1158, 0 },
    { 1, { fixture_day (1961, 2, 1), false, false }, 1000, 1158 },
    { 1, { fixture_day (1961, 2, 1), true, true }, 1000, 1158 },
    { 2, { fixture_day (2010, 2, 1), true, true }, 1159, 0 },
    { 2, { fixture_day (1930, 2, 1), true, true }, 1159, 0 },
    { 3, { fixture_day (2010, 2, 1), true, true }, 1000, 0 },
    { 4, { fixture_day (2025, 2, 1), false, false }, 1000, 1160 },
    { 4, { fixture_day (2025, 2, 2), false, false }, 1160, 0 },
    { 0, { fixture_day (2010, 2, 1), true, true }, 1000, 0 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      YuiMinimumWage wage;

      g_assert_cmpint (yui_labour_minimum_wage_for (&table, 37, (uint16_t)CASES[i].industry,
                                                    &CASES[i].person, fixture_day (2026, 2, 1),
                                                    &wage),
                       ==, YUI_LABOUR_OK);
      g_assert_cmpint (wage.floor_yen, ==, CASES[i].floor_yen);
      g_assert_cmpint (wage.left_out_yen, ==, CASES[i].left_out_yen);
      g_assert_cmpint (wage.floor_source.rule, ==,
                       CASES[i].floor_yen > 1000 ? YUI_RULE_MINIMUM_WAGE_SPECIAL
                                                 : YUI_RULE_MINIMUM_WAGE);
      g_assert_cmpint (wage.floor_day, ==,
                       CASES[i].floor_yen > 1000 ? fixture_day (2025, 12, 15)
                                                 : fixture_day (2025, 10, 5));
    }
}

/* What is announced is left out likewise. */
static void
test_left_out_of_coming (void)
{
  const YuiMinimumWageRow rows[] = {
    ROW (1000, fixture_day (2025, 10, 5), 2025, 0, 37),
    { .yen_per_hour = 1200,
      .effective_day = UNKNOWN,
      .fiscal_year = 2025,
      .industry = 1,
      .prefecture = 37,
      .below_age = 65 },
  };
  const YuiMinimumWageTable table = { rows, G_N_ELEMENTS (rows) };
  const YuiCivilDay day = fixture_day (2026, 2, 1);
  const YuiWagePerson old = { .birth_day = fixture_day (1940, 1, 1) };
  const YuiWagePerson young = { .birth_day = fixture_day (2010, 1, 1) };
  YuiMinimumWage wage;

  yui_labour_minimum_wage_for (&table, 37, 1, &old, day, &wage);
  g_assert_cmpint (wage.coming_yen, ==, 0);
  yui_labour_minimum_wage_for (&table, 37, 1, &young, day, &wage);
  g_assert_cmpint (wage.coming_yen, ==, 1200);
}

/* Of any table: an industry never lowers the wage, a person left out never has more than one who is
 * not, and who is left out has the regional wage. */
static void
test_special_is_never_less (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      YuiMinimumWageRow rows[12] = { 0 };
      const YuiMinimumWageTable table = { rows, G_N_ELEMENTS (rows) };
      const YuiCivilDay day = fixture_day (2026, 1, 1) + g_test_rand_int_range (0, 270);
      const YuiWagePerson person = { .birth_day = day - g_test_rand_int_range (5000, 30000),
                                     .is_in_training = g_test_rand_bit (),
                                     .does_light_work = g_test_rand_bit () };
      YuiMinimumWage regional, special, own;

      rows[0] = (YuiMinimumWageRow)ROW (1000, fixture_day (2025, 10, 1), 2025, 0, 1);
      for (guint i = 1; i < G_N_ELEMENTS (rows); i++)
        rows[i] = (YuiMinimumWageRow){
          .yen_per_hour = g_test_rand_int_range (900, 1300),
          .effective_day = fixture_day (2025, 10, 1) + g_test_rand_int_range (0, 400),
          .fiscal_year = 2025,
          .industry = (uint16_t)g_test_rand_int_range (0, 2),
          .prefecture = 1,
          .from_age = (uint8_t)(18 * g_test_rand_bit ()),
          .below_age = (uint8_t)(65 * g_test_rand_bit ()),
          .leaves_out_training = g_test_rand_bit (),
          .leaves_out_light_work = g_test_rand_bit (),
        };
      g_assert_cmpint (yui_labour_minimum_wage (&table, 1, 0, day, &regional), ==, YUI_LABOUR_OK);
      g_assert_cmpint (yui_labour_minimum_wage (&table, 1, 1, day, &special), ==, YUI_LABOUR_OK);
      g_assert_cmpint (yui_labour_minimum_wage_for (&table, 1, 1, &person, day, &own), ==,
                       YUI_LABOUR_OK);
      g_assert_cmpint (special.floor_yen, >=, regional.floor_yen);
      g_assert_cmpint (own.floor_yen, >=, regional.floor_yen);
      g_assert_cmpint (own.floor_yen, <=, special.floor_yen);
      g_assert_cmpint (MAX (own.floor_yen, own.left_out_yen), ==, special.floor_yen);
      if (own.left_out_yen > 0)
        g_assert_cmpint (own.floor_yen, ==, regional.floor_yen);
    }
}

/* An undated amount that is no higher than the floor is not coming; nor is a special one that is
 * no higher than the regional one. */
static void
test_equal_amounts (void)
{
  const YuiMinimumWageRow rows[] = {
    ROW (1000, fixture_day (2025, 10, 5), 2025, 0, 1),
    ROW (1000, UNKNOWN, 2026, 0, 1),
    ROW (1000, fixture_day (2025, 10, 5), 2025, 0, 2),
    ROW (1001, UNKNOWN, 2026, 0, 2),
    ROW (1001, UNKNOWN, 2026, 7, 2),
    ROW (1000, UNKNOWN, 2026, 7, 1),
    ROW (1001, UNKNOWN, 2025, 8, 2),
  };
  const YuiMinimumWageTable table = { rows, G_N_ELEMENTS (rows) };
  YuiMinimumWage wage;

  for (uint16_t industry = 0; industry <= 7; industry += 7)
    {
      yui_labour_minimum_wage (&table, 1, industry, fixture_day (2026, 11, 1), &wage);
      g_assert_cmpint (wage.coming_yen, ==, 0);
      yui_labour_minimum_wage (&table, 2, industry, fixture_day (2026, 11, 1), &wage);
      g_assert_cmpint (wage.coming_yen, ==, 1001);
    }
  yui_labour_minimum_wage (&table, 2, 8, fixture_day (2026, 11, 1), &wage);
  g_assert_cmpint (wage.coming_source.table_year, ==, 2026);
}

/* The soonest of several later rows is next; the latest of several undated rows is coming. */
static void
test_several_announced (void)
{
  const YuiMinimumWageRow rows[] = {
    ROW (1000, fixture_day (2025, 10, 5), 2025, 0, 1),
    ROW (1300, fixture_day (2027, 12, 5), 2027, 0, 1),
    ROW (1200, fixture_day (2027, 10, 5), 2027, 0, 1),
    ROW (1090, UNKNOWN, 2025, 0, 1),
    ROW (1100, UNKNOWN, 2026, 0, 1),
    ROW (1080, UNKNOWN, 2024, 0, 1),
  };
  const YuiMinimumWageTable table = { rows, G_N_ELEMENTS (rows) };
  YuiMinimumWage wage;

  yui_labour_minimum_wage (&table, 1, 0, fixture_day (2026, 11, 1), &wage);
  g_assert_cmpint (wage.floor_yen, ==, 1000);
  g_assert_cmpint (wage.coming_yen, ==, 1100);
  g_assert_cmpint (wage.next_yen, ==, 1200);
  g_assert_cmpint (wage.next_day, ==, fixture_day (2027, 10, 5));
  /* An amount of the floor's own year, or not above the floor, is not coming. */
  yui_labour_minimum_wage (&table, 1, 0, fixture_day (2026, 9, 1), &wage);
  g_assert_cmpint (wage.coming_yen, ==, 0);
  yui_labour_minimum_wage (&table, 1, 0, fixture_day (2027, 11, 1), &wage);
  g_assert_cmpint (wage.floor_yen, ==, 1200);
  g_assert_cmpint (wage.coming_yen, ==, 0);
}

static void
test_verdicts (void)
{
  const YuiMinimumWage wage = { .floor_yen = 1075, .coming_yen = 1131 };
  static const struct
  {
    int pay_yen, minutes;
    YuiWageVerdict verdict;
  } CASES[] = {
    { 1074, 60, YUI_WAGE_BELOW_FLOOR },   { 1075, 60, YUI_WAGE_BELOW_COMING },
    { 1130, 60, YUI_WAGE_BELOW_COMING },  { 1131, 60, YUI_WAGE_OK },
    { 8600, 480, YUI_WAGE_BELOW_COMING }, { 8599, 480, YUI_WAGE_BELOW_FLOOR },
    { 8600, 481, YUI_WAGE_BELOW_FLOOR },  { 9048, 480, YUI_WAGE_OK },
    { 9047, 480, YUI_WAGE_BELOW_COMING },
  };
  static const char *const NAMES[] = { "ok", "below_coming", "below_floor", "no_table", "invalid" };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_assert_cmpint (yui_labour_check_wage (&wage, CASES[i].pay_yen, CASES[i].minutes), ==,
                     CASES[i].verdict);
  g_assert_cmpint (yui_labour_check_wage (NULL, 9999, 60), ==, YUI_WAGE_NO_TABLE);
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    g_assert_cmpstr (yui_wage_verdict_name ((YuiWageVerdict)i), ==, NAMES[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labour/minimum-wage/installed-table", test_installed_table);
  g_test_add_func ("/labour/minimum-wage/days", test_days);
  g_test_add_func ("/labour/minimum-wage/no-such-prefecture", test_no_such_prefecture);
  g_test_add_func ("/labour/minimum-wage/special-wages", test_special_wages);
  g_test_add_func ("/labour/minimum-wage/left-out", test_left_out);
  g_test_add_func ("/labour/minimum-wage/left-out-of-coming", test_left_out_of_coming);
  g_test_add_func ("/labour/minimum-wage/special-is-never-less", test_special_is_never_less);
  g_test_add_func ("/labour/minimum-wage/equal-amounts", test_equal_amounts);
  g_test_add_func ("/labour/minimum-wage/several-announced", test_several_announced);
  g_test_add_func ("/labour/minimum-wage/verdicts", test_verdicts);
  return g_test_run ();
}
