/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/yui-law-tables.h"
#include "server/yui-pay-lines.h"
#include "server/yui-problem.h"

#define NIIGATA 15
#define PAY_DAY 20797 /* 2026-12-10 */
#define SUNDAY  20772 /* 2026-11-15 */

static YuiLawTables *tables;

/* A shift on a day: from, to as minutes of it; yen an hour. */
static YuiPayWork
work (YuiCivilDay day, int from_min, int to_min, int break_min, int hourly_yen, int transport_yen)
{
  return (YuiPayWork){ .attendance_id = "a",
                       .work_day = day,
                       .start_s = yui_civil_utc_of (day, from_min),
                       .end_s = yui_civil_utc_of (day, to_min),
                       .break_min = break_min,
                       .hourly_yen = hourly_yen,
                       .transport_yen = transport_yen,
                       .prefecture = NIIGATA,
                       .is_in_run = TRUE };
}

static YuiPayRules
rules (void)
{
  return (YuiPayRules){ .tables = tables,
                        .pay_day = PAY_DAY,
                        .week_limit_min = YUI_WEEK_LIMIT_MIN,
                        .tax_column = YUI_TAX_HEI };
}

static gboolean
make (const YuiPayRules *r,
      const YuiPayWork *works,
      gsize n,
      const YuiPayEarlier *earlier,
      gsize n_earlier,
      GArray *lines,
      GError **error)
{
  g_autoptr (GArray) carries = g_array_new (FALSE, FALSE, sizeof (YuiPayMonthCarry));

  return yui_pay_make_lines (r, works, n, carries, lines, error)
         && yui_pay_withhold (r, earlier, n_earlier, lines, error);
}

static GArray *
pay (const YuiPayWork *works, gsize n)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (YuiPayRunLine));
  const YuiPayRules r = rules ();
  g_autoptr (GError) error = NULL;

  g_assert_true (make (&r, works, n, NULL, 0, lines, &error));
  g_assert_no_error (error);
  return lines;
}

static void
assert_line (GArray *lines, guint i, const char *kind, int minutes, int percent, gint64 yen)
{
  const YuiPayRunLine *line = &g_array_index (lines, YuiPayRunLine, i);

  g_assert_cmpuint (i, <, lines->len);
  g_assert_cmpstr (yui_pay_kind_api_name (line->line.kind), ==, kind);
  g_assert_cmpint (line->line.minutes, ==, minutes);
  g_assert_cmpint (line->percent, ==, percent);
  g_assert_cmpint (line->line.amount_yen, ==, yen);
}

static void
test_calendar (void)
{
  g_assert_cmpint (yui_civil_weekday (SUNDAY), ==, YUI_SUNDAY);
  g_assert_cmpint (yui_civil_date_of (SUNDAY).day, ==, 15);
  g_assert_cmpint (yui_civil_date_of (PAY_DAY).month, ==, 12);
  g_assert_cmpint (yui_civil_date_of (PAY_DAY).day, ==, 10);
}

/* 3 h 37 min at 1,130: 217 × 1130 / 60 = 4086.83 → 4087, and 500 for the way; no tax below 9,800.
 */
static void
test_plain (void)
{
  const YuiPayWork w = work (SUNDAY, 540, 757, 0, 1130, 500);
  g_autoptr (GArray) lines = pay (&w, 1);

  g_assert_cmpuint (lines->len, ==, 3);
  assert_line (lines, 0, "base", 217, 100, 4087);
  assert_line (lines, 1, "transport", 0, 0, 500);
  assert_line (lines, 2, "withholding", 0, 0, 0);
}

/* 21:00–6:00 with 60 min break in the middle (1:00–2:00), at 1,300: 8 h, of it night 22–1 and 2–5.
 * base 480 × 1300 / 60 = 10,400; night 360 × 1300 / 60 × 25 % = 1,950; taxable 12,350. */
static void
test_night (void)
{
  const YuiPayWork w = work (SUNDAY, 1260, 1800, 60, 1300, 0);
  g_autoptr (GArray) lines = pay (&w, 1);
  YuiWithholding tax;

  yui_labour_withholding (tables->withholding, tables->n_withholding, YUI_TAX_HEI, 0, PAY_DAY,
                          12350, &tax);
  g_assert_cmpuint (lines->len, ==, 3);
  assert_line (lines, 0, "base", 480, 100, 10400);
  assert_line (lines, 1, "night", 360, 25, 1950);
  assert_line (lines, 2, "withholding", 0, 0, -tax.tax_yen);
  g_assert_cmpint (tax.tax_yen, >, 0);
}

/* Tax of the table's step 11,600–11,700: 65 yen. 600 min at 1,160 = 11,600, but 120 of them are
 * overtime: base 480 → 9,280, overtime 120 × 1160 / 60 × 125 % = 2,900; taxable 12,180. A day of
 * exactly 8 h at 1,450 pays 11,600 and is taxed 65. */
static void
test_overtime_and_tax (void)
{
  const YuiPayWork over = work (SUNDAY, 480, 1140, 60, 1160, 0);
  const YuiPayWork eight = work (SUNDAY, 480, 1020, 60, 1450, 800);
  g_autoptr (GArray) a = pay (&over, 1), b = pay (&eight, 1);

  assert_line (a, 0, "base", 480, 100, 9280);
  assert_line (a, 1, "overtime", 120, 125, 2900);
  assert_line (b, 0, "base", 480, 100, 11600);
  assert_line (b, 1, "transport", 0, 0, 800);
  assert_line (b, 2, "withholding", 0, 0, -65);
}

/* Two shifts of one day are one day: together 11,600, so 65 once. */
static void
test_two_on_a_day (void)
{
  const YuiPayWork works[]
      = { work (SUNDAY, 480, 720, 0, 1450, 0), work (SUNDAY, 780, 1020, 0, 1450, 0) };
  g_autoptr (GArray) lines = pay (works, 2);

  g_assert_cmpuint (lines->len, ==, 3);
  assert_line (lines, 0, "base", 240, 100, 5800);
  assert_line (lines, 1, "base", 240, 100, 5800);
  assert_line (lines, 2, "withholding", 0, 0, -65);
}

/* The first of them was paid by an earlier run, which withheld nothing: now the 65 are due. */
static void
test_earlier_run (void)
{
  YuiPayWork works[]
      = { work (SUNDAY, 480, 720, 0, 1450, 0), work (SUNDAY, 780, 1020, 0, 1450, 0) };
  const YuiPayEarlier earlier = { SUNDAY, { 5800, 0 } };
  const YuiPayRules r = rules ();
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (YuiPayRunLine));
  g_autoptr (GError) error = NULL;

  works[0].is_in_run = FALSE;
  g_assert_true (make (&r, works, 2, &earlier, 1, lines, &error));
  g_assert_cmpuint (lines->len, ==, 2);
  assert_line (lines, 0, "base", 240, 100, 5800);
  assert_line (lines, 1, "withholding", 0, 0, -65);
}

/* Six days of 7 h are 42 h: the last 2 h of Saturday are overtime, also when the first days were
 * paid before. */
static void
test_week (void)
{
  YuiPayWork works[6];
  g_autoptr (GArray) all = NULL, last = NULL;

  for (int i = 0; i < 6; i++)
    works[i] = work (SUNDAY + 1 + i, 540, 1020, 60, 1200, 0);
  all = pay (works, 6);
  for (int i = 0; i < 5; i++)
    works[i].is_in_run = FALSE;
  last = pay (works, 6);
  assert_line (last, 0, "base", 300, 100, 6000);
  assert_line (last, 1, "overtime", 120, 125, 3000);
  g_assert_cmpuint (last->len, ==, 3);
  g_assert_cmpuint (all->len, ==, 6 * 2 + 1);
}

/* Three days of 50 min at 1,111 earn 925.83 each, 2,777.5 together: 2,778, never less on the way.
 */
static void
test_fractions (void)
{
  YuiPayWork works[3];
  g_autoptr (GArray) lines = NULL;
  gint64 sum = 0;

  for (int i = 0; i < 3; i++)
    works[i] = work (SUNDAY + 1 + i, 540, 590, 0, 1111, 0);
  lines = pay (works, 3);
  for (guint i = 0; i < lines->len; i++)
    sum += g_array_index (lines, YuiPayRunLine, i).line.amount_yen;
  g_assert_cmpint (sum, ==, 2778);
}

static void
assert_refused (const YuiPayRules *r, const YuiPayWork *w, const char *part)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (YuiPayRunLine));
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  g_assert_false (make (r, w, 1, NULL, 0, lines, &error));
  g_assert_error (error, YUI_PROBLEM, YUI_PROBLEM_INVALID_INPUT);
  json = yui_problem_to_json (error, NULL);
  g_assert_nonnull (strstr (json, part));
}

static void
test_refusals (void)
{
  YuiPayRules next_year = rules (), r = rules ();
  YuiPayWork good = work (SUNDAY, 540, 757, 0, 1130, 0), low = good, upside_down = good, old = good;

  next_year.pay_day = PAY_DAY + 40;
  low.hourly_yen = 1049;
  upside_down.end_s = upside_down.start_s;
  old.work_day = 10000;
  assert_refused (&next_year, &good, "withholding-daily-hei-2027.tsv");
  assert_refused (&r, &low, "wage_below_floor");
  assert_refused (&r, &upside_down, "impossible_hours");
  assert_refused (&r, &old, "minimum-wage.tsv");
  g_assert_true (yui_pay_has_withholding_table (tables, YUI_TAX_HEI, 0, PAY_DAY));
  g_assert_false (yui_pay_has_withholding_table (tables, YUI_TAX_HEI, 0, PAY_DAY + 40));
}

static void
test_sources (void)
{
  const YuiPayWork w = work (SUNDAY, 1260, 1800, 60, 1300, 300);
  static const char *const SOURCES[] = { "labour_standards_act_24", "labour_standards_act_37_4",
                                         "income_tax_act_9_1_5", "income_tax_act_185_1_3" };
  g_autoptr (GArray) lines = pay (&w, 1);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *source
          = yui_pay_source_text (&g_array_index (lines, YuiPayRunLine, i).line.source);

      g_assert_true (g_str_has_prefix (source, SOURCES[i]));
    }
}

/* ---- properties ---- */

#define N_TRIALS 400

/* A week of random work; starts and ends on whole minutes. */
static gsize
random_week (YuiPayWork works[7])
{
  gsize n = 0;

  for (int day = 0; day < 7; day++)
    if (g_test_rand_int_range (0, 4) > 0)
      {
        const int from_min = g_test_rand_int_range (0, 1440);
        const int length_min = g_test_rand_int_range (30, 900);

        works[n++] = work (SUNDAY + day, from_min, from_min + length_min, 0,
                           g_test_rand_int_range (1108, 3000), g_test_rand_int_range (0, 2) * 500);
      }
  return n;
}

static gint64
sum_of (const YuiPayRules *r, const YuiPayWork *works, gsize n, gint64 *withheld_yen)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (YuiPayRunLine));
  g_autoptr (GError) error = NULL;
  gint64 gross_yen = 0;

  g_assert_true (make (r, works, n, NULL, 0, lines, &error));
  *withheld_yen = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const YuiPayLine *line = &g_array_index (lines, YuiPayRunLine, i).line;

      if (yui_pay_kind_is_withholding (line->kind))
        *withheld_yen -= line->amount_yen;
      else
        gross_yen += line->amount_yen;
    }
  return gross_yen;
}

static YuiPayRules
random_rules (void)
{
  YuiPayRules r = rules ();

  r.rest_weekday = g_test_rand_int_range (0, 8);
  r.week_limit_min = g_test_rand_bit () ? YUI_WEEK_LIMIT_MIN : YUI_WEEK_LIMIT_44_MIN;
  return r;
}

/* A minute more anywhere in a week, at one wage, never pays less, nor withholds more than it pays. */
static void
test_more_never_pays_less (void)
{
  int n_compared = 0;

  for (int trial = 0; trial < N_TRIALS; trial++)
    {
      const YuiPayRules r = random_rules ();
      const int hourly_yen = g_test_rand_int_range (1108, 3000);
      YuiPayWork works[7];
      const gsize n = random_week (works);
      gint64 before, after, tax_before, tax_after;

      if (n == 0)
        continue;
      for (gsize i = 0; i < n; i++)
        works[i].hourly_yen = hourly_yen;
      before = sum_of (&r, works, n, &tax_before);
      works[g_test_rand_int_range (0, (int)n)].end_s += YUI_SECONDS_PER_MINUTE;
      after = sum_of (&r, works, n, &tax_after);
      g_assert_cmpint (after, >=, before);
      g_assert_cmpint (tax_after, >=, 0);
      g_assert_cmpint (after - tax_after, >=, 0);
      n_compared++;
    }
  g_assert_cmpint (n_compared, >, N_TRIALS / 2);
}

/* A shift cut in two pieces, wherever and whatever it is, is paid and taxed the same. */
static void
test_cuts_change_nothing (void)
{
  int n_compared = 0;

  for (int trial = 0; trial < N_TRIALS; trial++)
    {
      const YuiPayRules r = random_rules ();
      YuiPayWork works[8];
      const gsize n = random_week (works);
      gint64 whole, cut, tax_whole, tax_cut;
      gsize i;
      int length_min, at_min;

      if (n == 0)
        continue;
      whole = sum_of (&r, works, n, &tax_whole);
      i = (gsize)g_test_rand_int_range (0, (int)n);
      memmove (&works[i + 1], &works[i], (n - i) * sizeof works[0]);
      length_min = (int)((works[i].end_s - works[i].start_s) / YUI_SECONDS_PER_MINUTE);
      at_min = g_test_rand_int_range (1, length_min);
      works[i].end_s = works[i].start_s + (gint64)at_min * YUI_SECONDS_PER_MINUTE;
      works[i + 1].start_s = works[i].end_s;
      works[i + 1].transport_yen = 0;
      /* A piece after midnight would be the next day's work. */
      if (yui_civil_day_of_utc (works[i + 1].start_s) != works[i].work_day)
        continue;
      cut = sum_of (&r, works, n + 1, &tax_cut);
      g_assert_cmpint (cut, ==, whole);
      g_assert_cmpint (tax_cut, ==, tax_whole);
      n_compared++;
    }
  g_assert_cmpint (n_compared, >, N_TRIALS / 4);
}

/* Both sides of each limit: the minute before and after 22:00, 05:00, midnight of a rest day, 8 h,
 * 40 h and 44 h. 1,200 an hour is 20 a minute, so a premium minute is 5 (25 %) or 7 (35 %) more. */
static void
test_boundaries (void)
{
  static const struct
  {
    int from_min, to_min, rest_weekday;
    gint64 yen;
  } ROWS[] = {
    { 1200, 1320, 0, 2400 },                       /* to 22:00 */
    { 1200, 1321, 0, 2420 + 5 },                   /* to 22:01 */
    { 1439, 1440, 0, 25 },                         /* the last minute of the day */
    { 1380, 1380 + 360, 0, 9000 },                 /* 23:00–05:00: all night */
    { 1380, 1380 + 361, 0, 9020 },                 /* 05:01 */
    { 300, 360, 0, 1200 },                         /* from 05:00 */
    { 299, 360, 0, 1220 + 5 },                     /* from 04:59 */
    { 540, 1020, 0, 9600 },                        /* 8 h */
    { 540, 1021, 0, 9600 + 25 },                   /* 8 h 01 */
    { 540, 600, YUI_SUNDAY, 1620 },                /* on the rest day: 35 % */
    { 1380, 1500, YUI_SUNDAY, 1620 + 1200 + 600 }, /* into the next day: rest, then not; night */
    { 1380, 1500, YUI_MONDAY, 1200 + 1620 + 600 }, /* into the rest day */
    { 540, 600, YUI_MONDAY, 1200 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      const YuiPayWork w = work (SUNDAY, ROWS[i].from_min, ROWS[i].to_min, 0, 1200, 0);
      YuiPayRules r = rules ();
      gint64 tax;

      r.rest_weekday = ROWS[i].rest_weekday;
      g_assert_cmpint (sum_of (&r, &w, 1, &tax), ==, ROWS[i].yen);
    }
}

/* 40 and 44 hours: six days of 6 h 40, and of 7 h 20; a minute more is overtime. */
static void
test_week_boundaries (void)
{
  static const struct
  {
    int limit_min, day_min;
  } ROWS[] = { { YUI_WEEK_LIMIT_MIN, 400 }, { YUI_WEEK_LIMIT_44_MIN, 440 } };

  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      YuiPayRules r = rules ();
      YuiPayWork works[6];
      gint64 tax;

      r.week_limit_min = ROWS[i].limit_min;
      for (int day = 0; day < 6; day++)
        works[day] = work (SUNDAY + day, 540, 540 + ROWS[i].day_min, 0, 1200, 0);
      g_assert_cmpint (sum_of (&r, works, 6, &tax), ==, 6 * 20 * ROWS[i].day_min);
      works[5].end_s += YUI_SECONDS_PER_MINUTE;
      g_assert_cmpint (sum_of (&r, works, 6, &tax), ==, 6 * 20 * ROWS[i].day_min + 25);
    }
}

/* The 60th hour of overtime in a month is paid 125 %, the next minute 150 %; the month begins anew.
 * 20 days of 11 h in 4 weeks have 60 h beyond 8 h a day, if no week has more than 40. */
static void
test_sixty_hours (void)
{
  YuiPayWork works[21];
  const YuiPayRules r = rules ();
  gint64 tax;
  YuiCivilDay first;
  gsize n = 0;

  yui_civil_day_from_ymd (2026, 3, 2, &first); /* a Monday; 30 March is the fifth */
  for (int day = 0; n < 20; day++)
    if (day % 7 < 5)
      works[n++] = work (first + day, 480, 1140, 0, 1200, 0);
  g_assert_cmpint (sum_of (&r, works, 20, &tax), ==, 20 * (9600 + 3 * 1500));
  works[20] = work (first + 28, 480, 961, 0, 1200, 0); /* still March: 8 h and a minute */
  g_assert_cmpint (sum_of (&r, works, 21, &tax), ==, 20 * (9600 + 3 * 1500) + 9600 + 30);
  works[20] = work (first + 30, 480, 961, 0, 1200, 0); /* 1 April */
  g_assert_cmpint (sum_of (&r, works, 21, &tax), ==, 20 * (9600 + 3 * 1500) + 9600 + 25);
}

/* Work across the midnight at which a minimum wage changes is on both days: Tokyo has 1,226 until 30
 * September 2026, then 1,280. */
static void
test_across_a_change (void)
{
  static const struct
  {
    int to_min, hourly_yen;
  } ROWS[] = { { 1439, 1226 }, { 1440, 1226 }, { 1441, 1280 } };
  YuiCivilDay eve;

  yui_civil_day_from_ymd (2026, 9, 30, &eve);
  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      YuiPayWork w = work (eve, 1380, ROWS[i].to_min, 0, 1226, 0);

      w.prefecture = 13;
      yui_pay_raise_to_floor (tables, &w);
      g_assert_cmpint (w.hourly_yen, ==, ROWS[i].hourly_yen);
      w.hourly_yen = 1225;
      w.raised_from_yen = 0;
      yui_pay_raise_to_floor (tables, &w);
      g_assert_cmpint (w.hourly_yen, ==, ROWS[i].hourly_yen);
      g_assert_cmpint (w.raised_from_yen, ==, 1225);
    }
}

/* A leap day is a day like another, and the floor of a work date is that date's. */
static void
test_dates (void)
{
  YuiCivilDay leap, change;
  YuiPayWork w;

  yui_civil_day_from_ymd (2024, 2, 29, &leap);
  yui_civil_day_from_ymd (2025, 10, 2, &change); /* Niigata: 1,050 from this day */
  g_assert_cmpint (yui_civil_add_months (leap, 12), ==, leap + 365);
  w = work (change, 540, 600, 0, 1049, 0);
  yui_pay_raise_to_floor (tables, &w);
  g_assert_cmpint (w.hourly_yen, ==, 1050);
  g_assert_cmpint (w.raised_from_yen, ==, 1049);
  w = work (change, 540, 600, 0, 1050, 0);
  yui_pay_raise_to_floor (tables, &w);
  g_assert_cmpint (w.raised_from_yen, ==, 0);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_build_filename (g_getenv ("YUI_SOURCE"), "data", NULL);
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  tables = yui_law_tables_load (folder, &error);
  g_assert_no_error (error);
  g_test_add_func ("/pay-lines/calendar", test_calendar);
  g_test_add_func ("/pay-lines/plain", test_plain);
  g_test_add_func ("/pay-lines/night", test_night);
  g_test_add_func ("/pay-lines/overtime-and-tax", test_overtime_and_tax);
  g_test_add_func ("/pay-lines/two-on-a-day", test_two_on_a_day);
  g_test_add_func ("/pay-lines/earlier-run", test_earlier_run);
  g_test_add_func ("/pay-lines/week", test_week);
  g_test_add_func ("/pay-lines/fractions", test_fractions);
  g_test_add_func ("/pay-lines/refusals", test_refusals);
  g_test_add_func ("/pay-lines/sources", test_sources);
  g_test_add_func ("/pay-lines/more-never-pays-less", test_more_never_pays_less);
  g_test_add_func ("/pay-lines/cuts-change-nothing", test_cuts_change_nothing);
  g_test_add_func ("/pay-lines/boundaries", test_boundaries);
  g_test_add_func ("/pay-lines/week-boundaries", test_week_boundaries);
  g_test_add_func ("/pay-lines/sixty-hours", test_sixty_hours);
  g_test_add_func ("/pay-lines/dates", test_dates);
  g_test_add_func ("/pay-lines/across-a-change", test_across_a_change);
  result = g_test_run ();
  yui_law_tables_free (tables);
  return result;
}
