/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-database.h"

#include "labour/yui-premium.h"
#include "server/yui-demo-private.h"
#include "server/yui-figures.h"
#include "server/yui-server.h"
#include "store/yui-migration.h"

#define TODAY       20779 /* 2026-11-22 */
#define SECONDS_MAX 60.0  /* far above what it takes, for sanitizers on a busy machine */

static YuiLawTables *tables;

static YuiDatabase *
make_town (gint64 today, int scale, double *seconds)
{
  const YuiDemoOptions options = { .seed = YUI_DEMO_SEED,
                                   .today = today,
                                   .tables = tables,
                                   .employers = YUI_DEMO_EMPLOYERS / scale,
                                   .workplaces = YUI_DEMO_WORKPLACES / scale,
                                   .workers = YUI_DEMO_WORKERS / scale,
                                   .shifts = YUI_DEMO_SHIFTS / scale };
  g_autoptr (GError) error = NULL;
  YuiDatabase *db = yui_database_open (":memory:", YUI_DATABASE_READ_WRITE, &error);
  gint64 begin_us;
  gboolean is_made;

  g_assert_no_error (error);
  yui_migration_run (db, YUI_SERVER_MIGRATIONS, &error);
  g_assert_no_error (error);
  begin_us = g_get_monotonic_time ();
  is_made = yui_demo_create (db, &options, &error);
  g_assert_no_error (error);
  g_assert_true (is_made);
  if (seconds != NULL)
    *seconds = (double)(g_get_monotonic_time () - begin_us) / G_USEC_PER_SEC;
  return db;
}

/* ---- the same every time ---- */

static char *
list_columns (YuiDatabase *db, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info('%s')", table);
  g_autoptr (YuiStatement) query = yui_database_query (db, NULL, sql);
  GString *columns = g_string_new ("''");

  while (yui_statement_step (query, NULL) == YUI_STEP_ROW)
    g_string_append_printf (columns, "||'|'||quote(%s)", yui_statement_get_text (query, 0));
  return g_string_free (columns, FALSE);
}

static char *
hash_rows (YuiDatabase *db)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (YuiStatement) names = yui_database_query (
      db, NULL,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('meta') "
      "AND name NOT LIKE '%migration%' ORDER BY name");
  int n = 0;

  while (yui_statement_step (names, NULL) == YUI_STEP_ROW)
    {
      const char *table = yui_statement_get_text (names, 0);
      g_autofree char *columns = list_columns (db, table);
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY 1", columns, table);
      g_autoptr (YuiStatement) rows = yui_database_query (db, NULL, sql);

      g_checksum_update (checksum, (const guchar *)table, -1);
      while (yui_statement_step (rows, NULL) == YUI_STEP_ROW)
        g_checksum_update (checksum, (const guchar *)yui_statement_get_text (rows, 0), -1), n++;
    }
  g_assert_cmpint (n, >, 1000);
  return g_strdup (g_checksum_get_string (checksum));
}

static void
test_same_seed (void)
{
  g_autoptr (YuiDatabase) a = make_town (TODAY, 10, NULL);
  g_autoptr (YuiDatabase) b = make_town (TODAY, 10, NULL);
  g_autoptr (YuiDatabase) other = make_town (TODAY + 1, 10, NULL);
  g_autofree char *hash_a = hash_rows (a), *hash_b = hash_rows (b), *hash_other = hash_rows (other);

  g_assert_cmpstr (hash_a, ==, hash_b);
  g_assert_cmpstr (hash_a, !=, hash_other);
}

/* ---- the town of real size ---- */

static YuiDatabase *town;

static void
test_size (void)
{
  double seconds;
  gint64 first_weeks;

  town = make_town (TODAY, 1, &seconds);
  g_print ("# the town was made in %.2f s\n", seconds);
  g_assert_cmpfloat (seconds, <, SECONDS_MAX);
  g_assert_cmpint (test_database_count (town, "SELECT count(*) FROM employer"), ==, 210);
  g_assert_cmpint (test_database_count (town, "SELECT count(*) FROM workplace"), ==, 240);
  g_assert_cmpint (test_database_count (town, "SELECT count(*) FROM worker"), ==, 2900);
  g_assert_cmpint (test_database_count (town, "SELECT count(*) FROM shift"), >, 1300);
  g_assert_cmpint (test_database_count (town, "SELECT count(*) FROM programme WHERE demo = 1"), ==,
                   1);
  g_assert_cmpint (test_database_count (town, "SELECT count(*) FROM account"), ==, 7);
  /* The first employer's weeks: 12 of them, each with 20 to 45 shifts. */
  first_weeks = test_database_count (
      town, "SELECT count(*) FROM (SELECT count(*) AS n FROM shift WHERE employer_id = "
            "(SELECT employer_id FROM account WHERE role = 'employer_owner') "
            "GROUP BY ((start_s + 32400) / 86400 + 3) / 7) WHERE n BETWEEN 20 AND 45");
  g_assert_cmpint (first_weeks, ==, 12);
}

/* What must never be found, in plain SQL. */
static const char *const NEVER[] = {
  /* a seat sold twice */
  "SELECT count(*) FROM shift s WHERE (SELECT count(*) FROM contract c WHERE c.shift_id = s.id) > "
  "s.seats",
  /* a person at two places */
  "SELECT count(*) FROM contract a JOIN contract b ON a.worker_id = b.worker_id AND a.id < b.id "
  "WHERE a.start_s < b.end_s AND b.start_s < a.end_s",
  /* work of someone who is not in the pool, or not qualified */
  "SELECT count(*) FROM contract c WHERE NOT EXISTS (SELECT 1 FROM membership m "
  "WHERE m.worker_id = c.worker_id AND m.employer_id = c.employer_id)",
  "SELECT count(*) FROM contract c JOIN shift_qualification q ON q.shift_id = c.shift_id "
  "WHERE NOT EXISTS (SELECT 1 FROM worker_qualification w WHERE w.worker_id = c.worker_id "
  "AND w.qualification_id = q.qualification_id)",
  /* contracts of nothing, or from the future */
  "SELECT count(*) FROM contract c JOIN shift s ON s.id = c.shift_id WHERE s.state <> 'published'",
  "SELECT count(*) FROM contract WHERE formed_s >= start_s OR formed_s >= 20779 * 86400 - 32400",
  "SELECT count(*) FROM clock_event WHERE occurred_s >= 20779 * 86400 - 32400",
  "SELECT count(*) FROM contract c LEFT JOIN attendance a ON a.contract_id = c.id "
  "WHERE (a.id IS NULL) <> (c.cancelled_s IS NOT NULL)",
  "SELECT count(*) FROM contract c LEFT JOIN offer o ON o.id = c.offer_id "
  "WHERE o.state IS NOT 'accepted'",
  /* hours */
  "SELECT count(*) FROM attendance WHERE state = 'paid' AND (agreed_end_s IS NULL OR pay_run_id IS "
  "NULL)",
  "SELECT count(*) FROM attendance WHERE state = 'agreed'",
  "SELECT count(*) FROM attendance WHERE work_day >= 20779 - 14 AND agreed_end_s IS NOT NULL",
  "SELECT count(*) FROM attendance WHERE clocked_end_s <= clocked_start_s",
  /* money: lines, slips and runs agree */
  "SELECT count(*) FROM payslip s WHERE gross_yen <> (SELECT sum(amount_yen) FROM pay_line l "
  "WHERE l.payslip_id = s.id AND l.kind <> 'withholding')",
  "SELECT count(*) FROM payslip s WHERE net_yen <> (SELECT sum(amount_yen) FROM pay_line l "
  "WHERE l.payslip_id = s.id)",
  "SELECT count(*) FROM pay_run r WHERE gross_yen <> (SELECT sum(gross_yen) FROM payslip s "
  "WHERE s.pay_run_id = r.id) OR net_yen <> gross_yen - withheld_yen",
  "SELECT count(*) FROM pay_run r WHERE shifts <> (SELECT count(*) FROM attendance a "
  "WHERE a.pay_run_id = r.id AND a.state = 'paid') OR state <> 'locked'",
  "SELECT count(*) FROM attendance a WHERE a.state = 'paid' AND 1 <> (SELECT count(*) FROM "
  "pay_line "
  "l WHERE l.attendance_id = a.id AND l.kind = 'base')",
  /* nobody can be rung up */
  "SELECT count(*) FROM worker WHERE phone NOT LIKE '090-0000-____'",
  "SELECT count(*) FROM employer WHERE phone NOT LIKE '0259-00-____'",
};

static void
test_never (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (NEVER); i++)
    {
      const gint64 n = test_database_count (town, NEVER[i]);

      if (n != 0)
        g_test_message ("%" G_GINT64_FORMAT " rows: %s", n, NEVER[i]);
      g_assert_cmpint (n, ==, 0);
    }
}

static gboolean
touches_night (gint64 start_s, gint64 end_s)
{
  for (gint64 t = start_s; t < end_s; t += YUI_SECONDS_PER_MINUTE)
    {
      const int minute = yui_civil_minute_of_utc (t);

      if (minute >= YUI_NIGHT_START_MIN || minute < YUI_NIGHT_END_MIN)
        return TRUE;
    }
  return FALSE;
}

static void
test_ages (void)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      town, NULL,
      "SELECT w.birth_day, a.work_day, min(a.planned_start_s, coalesce(a.clocked_start_s, "
      "a.planned_start_s)), max(a.planned_end_s, coalesce(a.clocked_end_s, a.planned_end_s)), "
      "a.planned_break_min FROM attendance a JOIN worker w ON w.id = a.worker_id");
  int minors = 0;

  while (yui_statement_step (query, NULL) == YUI_STEP_ROW)
    {
      const YuiCivilDay birth = (YuiCivilDay)yui_statement_get_int (query, 0);
      const YuiCivilDay day = (YuiCivilDay)yui_statement_get_int (query, 1);
      const gint64 start_s = yui_statement_get_int (query, 2);
      const gint64 end_s = yui_statement_get_int (query, 3);

      g_assert_cmpint (yui_civil_first_working_day (birth), <=, day);
      if (yui_civil_age (birth, day) >= 18)
        continue;
      minors++;
      g_assert_false (touches_night (start_s, end_s));
      g_assert_cmpint ((end_s - start_s) / 60 - yui_statement_get_int (query, 4), <=,
                       YUI_DAY_LIMIT_MIN);
    }
  g_assert_cmpint (minors, >, 20);
}

static void
test_wages_and_breaks (void)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      town, NULL, "SELECT start_s, end_s, break_min, hourly_wage_yen FROM shift");
  YuiMinimumWage wage;

  while (yui_statement_step (query, NULL) == YUI_STEP_ROW)
    {
      const gint64 start_s = yui_statement_get_int (query, 0);
      const int break_min = (int)yui_statement_get_int (query, 2);
      const int worked_min = (int)(yui_statement_get_int (query, 1) - start_s) / 60 - break_min;

      g_assert_cmpint (yui_labour_minimum_wage (&tables->minimum_wage, 15, YUI_INDUSTRY_NONE,
                                                yui_civil_day_of_utc (start_s), &wage),
                       ==, YUI_LABOUR_OK);
      g_assert_cmpint (yui_statement_get_int (query, 3), >=, wage.floor_yen);
      g_assert_cmpint (break_min, >=, yui_labour_required_break_min (worked_min));
    }
}

/* Premiums and tax occur, so that the demo shows them. */
static void
test_life (void)
{
  g_assert_cmpint (test_database_count (town, "SELECT count(*) FROM pay_line WHERE kind = 'night'"),
                   >, 0);
  g_assert_cmpint (test_database_count (town,
                                        "SELECT count(*) FROM pay_line WHERE kind = 'withholding' "
                                        "AND amount_yen < 0"),
                   >, 0);
  g_assert_cmpint (
      test_database_count (town, "SELECT count(*) FROM attendance WHERE needs_review = 1"), >, 0);
  g_assert_cmpint (test_database_count (town, "SELECT count(*) FROM offer WHERE state = 'open'"), >,
                   0);
  g_assert_cmpint (test_database_count (town, "SELECT count(*) FROM shift WHERE state = 'draft'"),
                   >, 0);
  g_assert_cmpint (test_database_count (town, "SELECT count(*) FROM rating"), >, 500);
}

/* ---- the figures ---- */

/* Counts by going through the rows one by one. */
static void
recount (gint64 from, gint64 to, YuiFigures *f)
{
  g_autoptr (YuiStatement) shifts = yui_database_query (
      town, NULL, "SELECT (start_s + 32400) / 86400, seats, state, id FROM shift");
  g_autoptr (YuiStatement) attendances = yui_database_query (
      town, NULL,
      "SELECT work_day, agreed_start_s, agreed_end_s, agreed_break_min, clocked_start_s, "
      "clocked_end_s, clocked_break_min, worker_id FROM attendance");
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (yui_statement_step (shifts, NULL) == YUI_STEP_ROW)
    {
      const gint64 day = yui_statement_get_int (shifts, 0);
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM contract WHERE shift_id = '%s' "
                                              "AND cancelled_s IS NULL",
                                              yui_statement_get_text (shifts, 3));

      if (day < from || day >= to || !g_str_equal (yui_statement_get_text (shifts, 2), "published"))
        continue;
      f->posted_seats += yui_statement_get_int (shifts, 1);
      f->filled_seats += test_database_count (town, sql);
    }
  while (yui_statement_step (attendances, NULL) == YUI_STEP_ROW)
    {
      const gint64 day = yui_statement_get_int (attendances, 0);
      const int first = yui_statement_is_null (attendances, 2) ? 4 : 1;

      if (day < from || day >= to || yui_statement_is_null (attendances, first + 1))
        continue;
      f->worked_shifts++;
      f->worked_min += (yui_statement_get_int (attendances, first + 1)
                        - yui_statement_get_int (attendances, first))
                           / 60
                       - yui_statement_get_int (attendances, first + 2);
      g_hash_table_add (people, yui_statement_dup_text (attendances, 7));
    }
  f->worked_people = g_hash_table_size (people);
}

/* Every page has something to show. */
static void
test_changes (void)
{
  YuiDatabase *db = make_town (TODAY, 1, NULL);

  g_assert_cmpint (test_database_count (db, "SELECT count (DISTINCT owed_kind) FROM cancellation"),
                   ==, 4);
  g_assert_cmpint (
      test_database_count (db, "SELECT count (*) FROM cancellation x JOIN contract c ON c.id = "
                               "x.contract_id WHERE c.cancelled_s IS NULL"),
      ==, 0);
  g_assert_cmpint (
      test_database_count (db, "SELECT count (*) FROM contract_proposal WHERE state = 'open'"), ==,
      2);
  g_assert_cmpint (test_database_count (db, "SELECT count (*) FROM worker_bank_account"), >, 20);
  g_assert_cmpint (test_database_count (db, "SELECT count (*) FROM worker_bank_account WHERE "
                                            "length (number) <> 7 OR holder_kana = ''"),
                   ==, 0);
  g_assert_cmpint (test_database_count (db, "SELECT count (*) FROM employer_bank_account"), ==, 1);
  yui_database_close (db);
}

static void
test_figures (void)
{
  const gint64 periods[][2]
      = { { TODAY - 56, TODAY }, { TODAY - 30, TODAY + 30 }, { TODAY, TODAY + 7 } };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autoptr (GError) error = NULL;
      YuiFigures figures, plain = { 0 };
      g_autofree char *paid = g_strdup_printf (
          "SELECT coalesce(sum(amount_yen), 0) FROM pay_line WHERE kind <> 'withholding' "
          "AND work_day >= %d AND work_day < %d",
          (int)periods[i][0], (int)periods[i][1]);

      g_assert_true (yui_figures_read (&figures, town, YUI_DEMO_PROGRAMME_ID, periods[i][0],
                                       periods[i][1], &error));
      g_assert_no_error (error);
      recount (periods[i][0], periods[i][1], &plain);
      g_assert_cmpint (figures.registered, ==, 2900);
      g_assert_cmpint (figures.employers, ==, 210);
      g_assert_cmpint (figures.posted_seats, ==, plain.posted_seats);
      g_assert_cmpint (figures.filled_seats, ==, plain.filled_seats);
      g_assert_cmpint (figures.worked_shifts, ==, plain.worked_shifts);
      g_assert_cmpint (figures.worked_people, ==, plain.worked_people);
      g_assert_cmpint (figures.worked_min, ==, plain.worked_min);
      g_assert_cmpint (figures.paid_yen, ==, test_database_count (town, paid));
      g_assert_cmpint (figures.active, >, 0);
    }
}

/* A year whose withholding table is not there yet: the work stays agreed, nothing is invented. */
static void
test_missing_table (void)
{
  g_autoptr (YuiDatabase) db = make_town (TODAY + 70, 20, NULL);

  g_assert_cmpint (
      test_database_count (db, "SELECT count(*) FROM attendance WHERE state = 'agreed'"), >, 0);
  g_assert_cmpint (test_database_count (db, "SELECT count(*) FROM pay_run WHERE pay_day >= 20819"),
                   ==, 0);
}

static void
test_random (void)
{
  YuiDemoRandom a, b;
  int counts[3] = { 0 };
  const int weights[] = { 1, 0, 3 };

  yui_demo_random_init (&a, 1);
  yui_demo_random_init (&b, 1);
  for (int i = 0; i < 4000; i++)
    {
      const int n = yui_demo_random_between (&a, -3, 3);

      g_assert_cmpint (n, ==, yui_demo_random_between (&b, -3, 3));
      g_assert_cmpint (n, >=, -3);
      g_assert_cmpint (n, <=, 3);
    }
  for (int i = 0; i < 4000; i++)
    counts[yui_demo_random_pick (&a, weights, 3)]++;
  g_assert_cmpint (counts[1], ==, 0);
  g_assert_cmpint (counts[0], >, 800);
  g_assert_cmpint (counts[0], <, 1200);
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
  g_test_add_func ("/demo/random", test_random);
  g_test_add_func ("/demo/same-seed", test_same_seed);
  g_test_add_func ("/demo/size", test_size);
  g_test_add_func ("/demo/never", test_never);
  g_test_add_func ("/demo/ages", test_ages);
  g_test_add_func ("/demo/wages-and-breaks", test_wages_and_breaks);
  g_test_add_func ("/demo/life", test_life);
  g_test_add_func ("/demo/changes", test_changes);
  g_test_add_func ("/demo/figures", test_figures);
  g_test_add_func ("/demo/missing-table", test_missing_table);
  result = g_test_run ();
  g_clear_pointer (&town, yui_database_close);
  yui_law_tables_free (tables);
  return result;
}
