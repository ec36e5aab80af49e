/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-server.h"

#include "labour/yui-civil.h"
#include "server/yui-audit.h"
#include "server/yui-check-in-code.h"
#include "server/yui-moment.h"
#include "server/yui-problem.h"

#include <glib/gstdio.h>
#include <string.h>

static TestServer *town;

/* ---- moments ---- */

static void
test_moment (void)
{
  static const struct
  {
    const char *text;
    gint64 moment_s;
  } rows[] = {
    { "2026-11-22T09:00:00+09:00", 1795305600 },
    { "2026-11-22T00:00:00Z", 1795305600 },
    { "2026-11-22T00:00:00.999z", 1795305600 },
    { "2026-11-21T14:30:00-09:30", 1795305600 },
    { "1970-01-01T00:00:00Z", 0 },
    { "2024-02-29T23:59:59+09:00", 1709218799 },
  };
  static const char *const bad[] = {
    "",
    "2026-11-22",
    "2026-11-22T09:00:00",
    "2026-11-22T09:00+09:00",
    "2026-11-22 09:00:00+09:00",
    "2026-02-29T09:00:00+09:00",
    "2026-11-22T24:00:00+09:00",
    "2026-11-22T09:60:00+09:00",
    "2026-11-22T09:00:60+09:00",
    "2026-11-22T09:00:00.Z",
    "2026-11-22T09:00:00+0900",
    "2026-11-22T09:00:00+24:00",
    "2026-11-22T09:00:00Z ",
    "9999-11-22T09:00:00Z",
    "-026-11-22T09:00:00Z",
  };
  char text[YUI_MOMENT_SIZE];
  gint64 moment_s;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (yui_moment_parse (rows[i].text, &moment_s));
      g_assert_cmpint (moment_s, ==, rows[i].moment_s);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (yui_moment_parse (bad[i], &moment_s));
  g_assert_cmpstr (yui_moment_format (1795305600, text), ==, "2026-11-22T09:00:00+09:00");
  for (gint64 s = 0; s < 4000000000; s += 12345677)
    {
      g_assert_true (yui_moment_parse (yui_moment_format (s, text), &moment_s));
      g_assert_cmpint (moment_s, ==, s);
    }
}

static void
test_day (void)
{
  char text[YUI_MOMENT_SIZE];
  gint64 day;

  g_assert_true (yui_day_parse ("1970-01-01", &day));
  g_assert_cmpint (day, ==, 0);
  g_assert_true (yui_day_parse ("1948-02-29", &day));
  g_assert_cmpstr (yui_day_format (day, text), ==, "1948-02-29");
  g_assert_false (yui_day_parse ("1948-2-29", &day));
  g_assert_false (yui_day_parse ("1899-12-31", &day));
  g_assert_false (yui_day_parse ("2026-11-22T", &day));
}

/* ---- check-in code ---- */

static void
test_check_in_code (void)
{
  g_autoptr (TestAnswer) answer = test_call (
      town, "GET", "/v1/workplaces/" TEST_WORKPLACE_A "/check-in-code", "kiosk", NULL, NULL);
  g_autoptr (TestAnswer) stranger = test_call (
      town, "GET", "/v1/workplaces/" TEST_WORKPLACE_A "/check-in-code", "owner-b", NULL, NULL);
  g_autoptr (TestAnswer) kiosk = test_call (
      town, "GET", "/v1/workplaces/" TEST_WORKPLACE_B "/check-in-code", "kiosk", NULL, NULL);
  g_autoptr (GError) error = NULL;
  YuiDatabase *db = yui_store_begin_read (town->store, YUI_SCOPE_ALL, &error);
  gint64 now_s = yui_moment_now (), step_start_s;
  YuiCheckInPlace place;
  const char *url, *token;

  test_assert_problem (stranger, 404, "not-found");
  test_assert_problem (kiosk, 404, "not-found");
  url = test_text (answer, "url");
  g_assert_true (g_str_has_prefix (url, yui_server_get_base_url (town->server)));
  token = strrchr (url, '/') + 1;
  g_assert_cmpint (test_int (answer, "step_s"), ==, 30);
  g_assert_true (yui_moment_parse (test_text (answer, "valid_until"), &step_start_s));
  step_start_s -= 30;

  g_assert_true (yui_check_in_code_verify (db, token, now_s, &place, &error));
  g_assert_no_error (error);
  g_assert_cmpint (place.programme_id, ==, 1);
  g_assert_cmpstr (place.workplace_id, ==, TEST_WORKPLACE_A);
  g_assert_true (yui_check_in_code_verify (db, token, step_start_s - 30, &place, NULL));
  g_assert_true (yui_check_in_code_verify (db, token, step_start_s + 59, &place, NULL));
  g_assert_false (yui_check_in_code_verify (db, token, step_start_s - 31, &place, &error));
  g_assert_error (error, YUI_PROBLEM, YUI_PROBLEM_GONE);
  g_clear_error (&error);
  g_assert_false (yui_check_in_code_verify (db, token, step_start_s + 60, &place, &error));
  g_assert_error (error, YUI_PROBLEM, YUI_PROBLEM_GONE);
  yui_store_end_read (town->store, db);
}

/* Every single character of it counts. */
static void
test_check_in_forgery (void)
{
  g_autoptr (TestAnswer) answer = test_call (
      town, "GET", "/v1/workplaces/" TEST_WORKPLACE_A "/check-in-code", "owner-a", NULL, NULL);
  g_autofree char *token = g_strdup (strrchr (test_text (answer, "url"), '/') + 1);
  YuiDatabase *db = yui_store_begin_read (town->store, YUI_SCOPE_ALL, NULL);
  gint64 now_s = yui_moment_now ();
  YuiCheckInPlace place;
  gsize length = strlen (token);

  for (gsize i = 0; i < length; i++)
    {
      char kept = token[i];

      token[i] = kept == 'A' ? 'B' : 'A';
      g_assert_false (yui_check_in_code_verify (db, token, now_s, &place, NULL));
      token[i] = kept;
    }
  g_assert_true (yui_check_in_code_verify (db, token, now_s, &place, NULL));
  g_assert_false (yui_check_in_code_verify (db, "", now_s, &place, NULL));
  g_assert_false (yui_check_in_code_verify (db, "%%%", now_s, &place, NULL));
  token[length - 4] = '\0';
  g_assert_false (yui_check_in_code_verify (db, token, now_s, &place, NULL));
  yui_store_end_read (town->store, db);
}

/* ---- law tables ---- */

static void
test_malformed_tables (void)
{
#define WAGES "prefecture_code\tprefecture\tfiscal_year\tyen_per_hour\teffective_from\n"
#define TAXES "from_yen\tto_yen\tbase_tax_yen\trate_of_excess\n"
#define DAYS  "date\tname_ja\tname_en\n"
#define INSURANCE                                                                                  \
  "kind\tbusiness\teffective_from\teffective_to\tworker_per_mille\temployer_per_mille\n"
#define RATES                                                                                      \
  "effective_from\tovertime_percent\tovertime_over_60_percent\trest_day_percent\t"                 \
  "night_percent\n"
  static const struct
  {
    const char *wages, *taxes, *days, *part, *rates;
  } rows[] = {
    { "code\n", NULL, NULL, "minimum-wage.tsv, line 1" },
    { WAGES, NULL, NULL, "minimum-wage.tsv, line 1" },
    { WAGES "15\t新潟\t2025\t1050\t2025-10-02\n48\tX\t2025\t1\t\n", NULL, NULL,
      "minimum-wage.tsv, line 3" },
    { WAGES "15\t新潟\t2025\t1050\t2025-10-32\n", NULL, NULL, "minimum-wage.tsv, line 2" },
    { WAGES "15\t新潟\t2025\t1050\n", NULL, NULL, "minimum-wage.tsv, line 2" },
    { WAGES "15\t新潟\t2025\t1050\t\n\n15\t新潟\t2026\t1108\t\n", NULL, NULL,
      "minimum-wage.tsv, line 3" },
    { NULL, NULL, DAYS "2026-01-02\ta\tb\n2026-01-01\ta\tb\n", "holidays.tsv, line 3" },
    { NULL, NULL, DAYS "2026-1-2\ta\tb\n", "holidays.tsv, line 2" },
    { NULL, TAXES "0\t100\t0\tx\n", NULL, "withholding-daily-hei-2026.tsv, line 2" },
    { NULL, TAXES "0\t\t0\t0.102105\n", NULL, "withholding-daily-hei-2026.tsv, line 2" },
    { NULL, TAXES "0\t\t0\t1.1\n", NULL, "withholding-daily-hei-2026.tsv, line 2" },
    { NULL, TAXES "0\t100\t0\t0\n200\t\t5\t0\n", NULL, "withholding-daily-hei-2026.tsv" },
    { NULL, NULL, NULL, "premium-rates.tsv, line 1", "from\n" },
    { NULL, NULL, NULL, "premium-rates.tsv, line 1", RATES },
    { NULL, NULL, NULL, "premium-rates.tsv, line 2", RATES "2023-04-01\t25\t50\t35\n" },
    { NULL, NULL, NULL, "premium-rates.tsv, line 3",
      RATES "2023-04-01\t25\t50\t35\t25\n2023-04-01\t25\t50\t35\t25\n" },
  };
  g_autofree char *folder = g_dir_make_tmp ("yui-law-XXXXXX", NULL);
  g_autofree char *law = g_build_filename (folder, "law", NULL);
  g_autofree char *reference = g_build_filename (folder, "reference", NULL);
  g_autofree char *wages = g_build_filename (law, "minimum-wage.tsv", NULL);
  g_autofree char *taxes = g_build_filename (law, "withholding-daily-hei-2026.tsv", NULL);
  g_autofree char *days = g_build_filename (reference, "holidays.tsv", NULL);
  g_autofree char *rates = g_build_filename (law, "premium-rates.tsv", NULL);
  g_autofree char *insurance = g_build_filename (law, "labour-insurance.tsv", NULL);

  g_mkdir (law, 0700);
  g_mkdir (reference, 0700);
  g_file_set_contents (insurance, INSURANCE "employment\tgeneral\t2026-04-01\t2027-03-31\t5\t8.5\n",
                       -1, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_file_set_contents (
          wages, rows[i].wages != NULL ? rows[i].wages : WAGES "15\t新潟\t2025\t1050\t2025-10-02\n",
          -1, NULL);
      g_file_set_contents (taxes, rows[i].taxes != NULL ? rows[i].taxes : TAXES "0\t\t0\t0.1\n", -1,
                           NULL);
      g_file_set_contents (
          days, rows[i].days != NULL ? rows[i].days : DAYS "2026-01-01\t元日\tNew Year\n", -1,
          NULL);
      g_file_set_contents (
          rates, rows[i].rates != NULL ? rows[i].rates : RATES "2023-04-01\t25\t50\t35\t25\n", -1,
          NULL);
      g_assert_null (yui_law_tables_load (folder, &error));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, rows[i].part));
    }
  g_unlink (wages);
  g_unlink (taxes);
  g_unlink (days);
  g_unlink (rates);
  g_unlink (insurance);
  g_rmdir (law);
  g_rmdir (reference);
  g_rmdir (folder);
}

static void
test_real_tables (void)
{
  g_autofree char *niigata = yui_law_tables_dup_prefecture (town->tables, "15");
  g_autofree char *hokkaido = yui_law_tables_dup_prefecture (town->tables, "01");
  g_autofree char *nowhere = yui_law_tables_dup_prefecture (town->tables, "99");

  g_assert_cmpstr (niigata, ==, "新潟県");
  g_assert_cmpstr (hokkaido, ==, "北海道");
  g_assert_cmpstr (nowhere, ==, "");
  for (int i = 1; i <= YUI_N_PREFECTURES; i++)
    g_assert_nonnull (town->tables->prefectures[i]);
  g_assert_cmpuint (town->tables->n_holidays, >, 30);
  g_assert_cmpuint (town->tables->n_withholding, >=, 1);
}

/* ---- reference ---- */

static void
test_reference (void)
{
  g_autoptr (TestAnswer) session = test_call (town, "GET", "/v1/session", "kiosk", NULL, NULL);
  g_autoptr (TestAnswer) worker = test_call (town, "GET", "/v1/session", "worker-0", NULL, NULL);
  g_autoptr (TestAnswer) places
      = test_call (town, "GET", "/v1/workplaces", "coordinator", NULL, NULL);
  g_autoptr (TestAnswer) own = test_call (town, "GET", "/v1/workplaces", "kiosk", NULL, NULL);
  g_autoptr (TestAnswer) page
      = test_call (town, "GET", "/v1/workplaces?limit=1", "coordinator", NULL, NULL);
  g_autoptr (TestAnswer) floor
      = test_call (town, "GET", "/v1/wage-floor?workplace_id=" TEST_WORKPLACE_A "&date=2026-12-01",
                   "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) other
      = test_call (town, "GET", "/v1/wage-floor?workplace_id=" TEST_WORKPLACE_A "&date=2026-12-01",
                   "owner-b", NULL, NULL);
  g_autoptr (TestAnswer) far
      = test_call (town, "GET", "/v1/wage-floor?workplace_id=" TEST_WORKPLACE_A "&date=2036-12-01",
                   "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) holidays = test_call (
      town, "GET", "/v1/holidays?from=2026-01-01&to=2026-01-02", "worker-0", NULL, NULL);
  g_autoptr (TestAnswer) qualifications
      = test_call (town, "GET", "/v1/qualifications", "auditor", NULL, NULL);
  g_autoptr (TestAnswer) contract = test_call (town, "GET", "/v1/openapi.yaml", NULL, NULL, NULL);

  g_assert_cmpstr (test_text (session, "role"), ==, "kiosk");
  g_assert_cmpstr (test_text (worker, "role"), ==, "worker");
  g_assert_cmpstr (test_text (worker, "account_id"), ==, test_worker_id (0));
  g_assert_cmpuint (test_n_items (places), ==, 2);
  g_assert_cmpuint (test_n_items (own), ==, 1);
  g_assert_cmpuint (test_n_items (page), ==, 1);
  g_assert_nonnull (soup_message_headers_get_one (page->headers, "Link"));
  g_assert_cmpint (test_int (floor, "yen_per_hour"), ==, 1050);
  g_assert_cmpint (test_int (floor, "coming_yen_per_hour"), ==, 1108);
  g_assert_cmpstr (test_text (floor, "source"), ==, "minimum-wage.tsv 15 2025");
  g_assert_nonnull (strstr (floor->text, "\"article\":\"minimum_wage_act_4\""));
  g_assert_nonnull (strstr (floor->text, "\"table\":\"minimum_wage\",\"table_year\":2025,"
                                         "\"table_date\":\"2026-12-01\""));
  test_assert_problem (other, 404, "not-found");
  test_assert_problem (far, 404, "table-missing");
  g_assert_cmpuint (test_n_items (holidays), ==, 1);
  g_assert_cmpuint (test_n_items (qualifications), ==, 1);
  g_assert_true (g_str_has_prefix (contract->text, "openapi: 3.1.0"));
}

/* ---- audit and upkeep ---- */

static gboolean
break_chain (YuiDatabase *db, gpointer user_data, GError **error)
{
  return yui_database_run (db, error, "DELETE FROM audit_log WHERE number = 1") >= 0;
}

static void
test_audit_is_append_only (void)
{
  g_autoptr (TestAnswer) denied = test_call (town, "POST", "/v1/shifts", "clerk-a", "{}", NULL);
  g_autofree char *id = test_publish_shift (town, 1);
  g_autoptr (GError) error = NULL;
  YuiDatabase *db;
  {
    g_autoptr (YuiStatement) query = NULL;

    db = yui_store_begin_read (town->store, YUI_SCOPE_ALL, &error);
    query = yui_database_query (db, &error,
                                "SELECT count(*), count(*) FILTER (WHERE status = 403), "
                                "count(*) FILTER (WHERE operation = 'publishShift') FROM audit_log "
                                "WHERE programme_id = 1");
    g_assert_cmpint (yui_statement_step (query, &error), ==, YUI_STEP_ROW);
    g_assert_cmpint (yui_statement_get_int (query, 0), >=, 3);
    g_assert_cmpint (yui_statement_get_int (query, 1), >=, 1);
    g_assert_cmpint (yui_statement_get_int (query, 2), >=, 1);
  }
  g_assert_true (yui_audit_verify (db, 1, &error));
  yui_store_end_read (town->store, db);
  g_assert_false (yui_store_write (town->store, YUI_SCOPE_ALL, break_chain, NULL, &error));
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CONSTRAINT);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/moment", test_moment);
  g_test_add_func ("/server/day", test_day);
  g_test_add_func ("/server/check-in-code", test_check_in_code);
  g_test_add_func ("/server/check-in-forgery", test_check_in_forgery);
  g_test_add_func ("/server/law-tables/malformed", test_malformed_tables);
  g_test_add_func ("/server/law-tables/real", test_real_tables);
  g_test_add_func ("/server/reference", test_reference);
  g_test_add_func ("/server/audit", test_audit_is_append_only);
  result = g_test_run ();
  test_server_free (town);
  return result;
}
