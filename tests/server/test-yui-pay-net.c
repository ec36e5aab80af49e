/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-pay.h"

/* The rounding of a month's pay to 100 yen, from the employer's switch to the bank file. */

#define WAGE_YEN 1300

/* Makes hours agreed on: from 9:00 of the work's day. */
static void
agree (TestServer *test, const TestWork *work, int worked_min)
{
  const gint64 start_s = yui_civil_utc_of (test_work_day (work), 540);

  test_agree (test, work->attendance_id, start_s, start_s + worked_min * 60);
}

static void
turn_on (TestServer *test, const char *more)
{
  g_autoptr (TestAnswer) set = test_pay_settings_put_month (test, 31, more);

  g_assert_cmpuint (set->status, ==, 200);
}

/* The lines of a kind on payslip i; the sum of all its lines. */
static GPtrArray *
lines_of (TestAnswer *slips, guint i, const char *kind, gint64 *all_yen)
{
  JsonArray *lines = json_object_get_array_member (test_item (slips, i), "lines");
  GPtrArray *found = g_ptr_array_new ();

  *all_yen = 0;
  for (guint k = 0; k < json_array_get_length (lines); k++)
    {
      JsonObject *line = json_array_get_object_element (lines, k);

      *all_yen += json_object_get_int_member (line, "amount_yen");
      if (g_str_equal (json_object_get_string_member (line, "kind"), kind))
        g_ptr_array_add (found, line);
    }
  return found;
}

static void
assert_rounding (JsonObject *line, gint64 month_yen, gint64 rounded_yen, gint64 yen)
{
  JsonObject *why = json_object_get_object_member (line, "why");

  g_assert_cmpint (json_object_get_int_member (line, "minutes"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (line, "amount_yen"), ==, yen);
  g_assert_cmpstr (json_object_get_string_member (why, "rule"), ==, "pay_rounding");
  g_assert_cmpstr (json_object_get_string_member (why, "article"), ==, "circular_1988_03_14_150");
  g_assert_cmpstr (json_object_get_string_member (why, "certainty"), ==, "guidance");
  g_assert_cmpstr (json_object_get_string_member (why, "rounding"), ==, "hundred_yen");
  g_assert_cmpint (json_object_get_int_member (why, "month_yen"), ==, month_yen);
  g_assert_cmpint (json_object_get_int_member (why, "rounded_yen"), ==, rounded_yen);
}

static void
test_switch (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) start = test_call (test, "GET", "/v1/pay-settings", "clerk-a", NULL, NULL);
  g_autoptr (TestAnswer) early = test_pay_settings_put_month (test, 28, ",\"rounds_yen\":true");
  g_autoptr (TestAnswer) on = test_pay_settings_put_month (test, 29, ",\"rounds_yen\":true");
  g_autoptr (TestAnswer) kept = test_pay_settings_put_month (test, 31, "");
  g_autoptr (TestAnswer) moved = test_pay_settings_put_month (test, 20, "");
  g_autoptr (TestAnswer) off = test_pay_settings_put_month (test, 20, ",\"rounds_yen\":false");

  g_assert_false (test_truth (start, "rounds_yen"));
  g_assert_true (test_has_fault (early, "/rounds_yen", "not_calendar_month"));
  g_assert_cmpuint (on->status, ==, 200);
  g_assert_true (test_truth (on, "rounds_yen"));
  g_assert_false (test_truth (on, "rounds_month"));
  g_assert_true (test_truth (kept, "rounds_yen"));
  g_assert_true (test_has_fault (moved, "/rounds_yen", "not_calendar_month"));
  g_assert_cmpuint (off->status, ==, 200);
  g_assert_false (test_truth (off, "rounds_yen"));
}

/* 241 minutes pay 5,222 yen: 5,200. Found to be 243, 5,265: the line is taken back, 5,300. At 240
 * nothing is left to round. One minute is 22 yen, which a run that takes money back does not round
 * away. By a run of a day nothing is rounded. */
static void
test_corrections (void)
{
  static const struct
  {
    int worked_min;
    gint64 paid_yen; /* by the month, altogether */
    guint n_lines;
  } STEPS[] = { { 243, 5300, 2 }, { 244, 5300, 2 }, { 240, 5200, 1 }, { 1, 22, 0 } };
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) day = NULL, first = NULL, slips = NULL, gone = NULL, none = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *path = NULL;
  gint64 yen, paid_yen = 5200;

  test_work_init (&work, test, 0);
  agree (test, &work, 241);
  turn_on (test, ",\"rounds_yen\":true");
  day = test_pay_run_draft_day (test, &work, 0);
  g_assert_false (test_truth (day, "rounds_yen"));
  g_assert_cmpint (test_int (day, "net_yen"), ==, 5222);
  path = g_strdup_printf ("/v1/pay-runs/%s", test_text (day, "id"));
  gone = test_call (test, "DELETE", path, "clerk-a", NULL, "If-Match", "\"1\"", NULL);
  g_assert_cmpuint (gone->status, ==, 204);

  first = test_pay_run_draft_month (test, &work);
  g_assert_true (test_truth (first, "rounds_yen"));
  g_assert_cmpint (test_int (first, "net_yen"), ==, 5200);
  g_assert_cmpint (test_int (first, "gross_yen"), ==, 5200);
  test_pay_run_lock (test, first);
  slips = test_pay_run_list (test, first, "payslips");
  lines = lines_of (slips, 0, "pay_rounding", &yen);
  g_assert_cmpuint (lines->len, ==, 1);
  assert_rounding (lines->pdata[0], 5222, 5200, -22);
  g_assert_cmpint (yen, ==, 5200);

  turn_on (test, ",\"rounds_yen\":false"); /* the month stays as it was closed */
  for (guint i = 0; i < G_N_ELEMENTS (STEPS); i++)
    {
      g_autoptr (TestAnswer) run = NULL, more = NULL;
      g_autoptr (GPtrArray) made = NULL;

      agree (test, &work, STEPS[i].worked_min);
      run = test_pay_run_draft_day (test, &work, 40 + (int)i);
      g_assert_false (test_truth (run, "rounds_yen"));
      more = test_pay_run_list (test, run, "payslips");
      made = lines_of (more, 0, "pay_rounding", &yen);
      g_assert_cmpint (yen, ==, test_int (run, "net_yen"));
      paid_yen += yen;
      g_assert_cmpuint (made->len, ==, STEPS[i].n_lines);
      if (made->len > 0)
        g_assert_false (json_object_get_null_member (made->pdata[0], "reverses_payslip_id"));
      g_assert_cmpint (paid_yen, ==, STEPS[i].paid_yen);
      test_pay_run_lock (test, run);
    }
}

/* What is paid at the minimum wage is not rounded down; up it is. */
static void
test_floor (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  YuiMinimumWage wage;
  int down_min = 240, up_min = 240;

  test_work_init (&work, test, 0);
  test_execute_printf (test,
                       "UPDATE contract SET terms = replace (terms, '\"hourly_wage_yen\":1300', "
                       "'\"hourly_wage_yen\":900') WHERE id = '%s'",
                       work.contract_id);
  g_assert_cmpint (yui_labour_minimum_wage (&test->tables->minimum_wage, 15, YUI_INDUSTRY_NONE,
                                            test_work_day (&work), &wage),
                   ==, YUI_LABOUR_OK);
#define PAY_OF(min) (((min) * wage.floor_yen + 59) / 60)
  while (PAY_OF (down_min) % 100 == 0 || PAY_OF (down_min) % 100 >= 50)
    down_min++;
  while (PAY_OF (up_min) % 100 < 50)
    up_min++;
  turn_on (test, ",\"rounds_yen\":true");
  for (int i = 0; i < 2; i++)
    {
      const int worked_min = i == 0 ? down_min : up_min;
      g_autoptr (TestAnswer) run = NULL, gone = NULL;
      g_autofree char *path = NULL;

      agree (test, &work, worked_min);
      run = test_pay_run_draft_month (test, &work);
      g_assert_cmpint (test_int (run, "net_yen"), ==,
                       i == 0 ? PAY_OF (worked_min) : (PAY_OF (worked_min) + 99) / 100 * 100);
      path = g_strdup_printf ("/v1/pay-runs/%s", test_text (run, "id"));
      gone = test_call (test, "DELETE", path, "clerk-a", NULL, "If-Match", "\"1\"", NULL);
      g_assert_cmpuint (gone->status, ==, 204);
    }
}

/* Tax by hand comes after the draft: the month is rounded again. 5,222 less 440 is 4,782. */
static void
test_tax_by_hand (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autofree char *column = g_strdup_printf ("/v1/tax-declarations/%s", test_worker_id (0)),
                  *path = NULL, *run_path = NULL;
  g_autoptr (TestAnswer) declared = test_call (
      test, "PUT", column, "clerk-a", "{\"tax_column\":\"otsu\"}", "If-Match", "\"1\"", NULL);
  g_autoptr (TestAnswer) run = NULL, slips = NULL, entered = NULL, again = NULL, now = NULL;

  g_assert_cmpuint (declared->status, ==, 200);
  test_work_init (&work, test, 0);
  turn_on (test, ",\"rounds_yen\":true");
  agree (test, &work, 241);
  run = test_pay_run_draft_month (test, &work);
  g_assert_cmpint (test_int (run, "net_yen"), ==, 5200);
  slips = test_pay_run_list (test, run, "payslips");
  path = g_strdup_printf ("/v1/payslips/%s/tax",
                          json_object_get_string_member (test_item (slips, 0), "id"));
  entered
      = test_call (test, "PUT", path, "clerk-a", "{\"tax_yen\":440}", "If-Match", "\"1\"", NULL);
  g_assert_cmpint (test_int (entered, "net_yen"), ==, 4800);
  again = test_call (test, "PUT", path, "clerk-a", "{\"tax_yen\":480}", "If-Match", "\"2\"", NULL);
  g_assert_cmpint (test_int (again, "net_yen"), ==, 4700);
  run_path = g_strdup_printf ("/v1/pay-runs/%s", test_text (run, "id"));
  now = test_call (test, "GET", run_path, "clerk-a", NULL, NULL);
  g_assert_cmpint (test_int (now, "withheld_yen"), ==, 480);
  g_assert_cmpint (test_int (now, "net_yen"), ==, 4700);
  g_assert_cmpint (test_int (now, "gross_yen"), ==, 5180);
  test_pay_run_lock (test, now);
}

/* A correction by a run of the days of the month that does not close it: 22 yen less are earned, and
 * nothing changes hands. */
static void
test_same_days (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) first = NULL, run = NULL;
  YuiCivilDay next_month;

  test_work_init (&work, test, 0);
  next_month = yui_civil_month_end (test_work_day (&work)) + 1;
  turn_on (test, ",\"rounds_yen\":true");
  agree (test, &work, 241);
  first = test_pay_run_draft_month (test, &work);
  test_pay_run_lock (test, first);
  turn_on (test, ",\"rounds_yen\":false");
  agree (test, &work, 240);
  run = test_pay_run_draft (test, yui_civil_month_start (test_work_day (&work)), next_month, "free",
                            "clerk-a");
  g_assert_cmpint (test_int (run, "net_yen"), ==, 0);
  test_pay_run_lock (test, run);
}

/* What another run changed since is found at the check. */
static void
test_stale (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) run = NULL, refused = NULL, checked = NULL;

  test_work_init (&work, test, 0);
  turn_on (test, ",\"rounds_yen\":true");
  agree (test, &work, 241);
  run = test_pay_run_draft_month (test, &work);
  test_execute_printf (test,
                       "UPDATE pay_line SET amount_yen = amount_yen + 30 WHERE kind = 'base'");
  refused = test_pay_run_step (test, run, "check", "clerk-a");
  g_assert_true (test_has_fault (refused, "", "month_rounding_changed"));
  test_execute_printf (test,
                       "UPDATE pay_line SET amount_yen = amount_yen - 30 WHERE kind = 'base'");
  checked = test_pay_run_step (test, run, "check", "clerk-a");
  g_assert_cmpuint (checked->status, ==, 200);
}

/* ---- the bank file, the slip and the year ---- */

static void
put_account (TestServer *test, int worker)
{
  g_autofree char *id = test_membership_id (worker);
  g_autofree char *path = g_strdup_printf ("/v1/memberships/%s/bank-account", id);
  g_autofree char *body
      = g_strdup_printf ("{\"bank_code\":\"0005\",\"branch_code\":\"001\",\"kind\":\"ordinary\","
                         "\"number\":\"765432%d\",\"holder_kana\":\"シケン タロウ\"}",
                         worker);
  g_autoptr (TestAnswer) put
      = test_call (test, "PUT", path, "owner-a", body, "If-Match", "\"1\"", NULL);

  g_assert_cmpuint (put->status, ==, 200);
}

static void
put_payer (TestServer *test)
{
  g_autoptr (TestAnswer) payer = test_call (
      test, "PUT", "/v1/paying-account", "owner-a",
      "{\"bank_code\":\"0001\",\"branch_code\":\"001\",\"kind\":\"current\",\"number\":\"12\","
      "\"holder_kana\":\"リヨカンコウ\",\"client_code\":\"77\"}",
      "If-Match", "\"1\"", NULL);

  g_assert_cmpuint (payer->status, ==, 200);
}

static TestAnswer *
get_paper (TestServer *test, const char *body)
{
  g_autoptr (TestAnswer) made = test_call (test, "POST", "/v1/documents", "owner-a", body, NULL);
  g_autofree char *path = NULL;
  TestAnswer *paper;

  g_assert_cmpuint (made->status, ==, 201);
  path = g_strdup_printf ("/v1/documents/%s/content", test_text (made, "id"));
  paper = test_call (test, "GET", path, "owner-a", NULL, NULL);
  g_assert_cmpuint (paper->status, ==, 200);
  return paper;
}

/* What the script that knows only the layout reads in a bank file. */
static char *
read_by_script (TestAnswer *file)
{
  g_autofree char *script
      = g_build_filename (g_getenv ("YUI_SOURCE"), "tests", "documents", "zengin_check.py", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                          "python3", script, NULL);
  g_autoptr (GBytes) in = g_bytes_new (file->text, file->size);
  g_autoptr (GBytes) out = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, in, NULL, &out, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
}

/* The bank file says of each person what the lines of their payslip add up to, to the yen. */
static void
assert_bank_file (TestAnswer *slips, const char *said, guint n_people)
{
  g_auto (GStrv) rows = g_strsplit (said, "\n", -1);
  g_autofree char *trailer = NULL;
  gint64 total_yen = 0, yen;

  g_assert_cmpuint (test_n_items (slips), ==, n_people);
  g_assert_cmpuint (g_strv_length (rows), ==, n_people + 3);
  for (guint i = 0; i < n_people; i++)
    {
      g_auto (GStrv) fields = g_strsplit (rows[i + 1], "\t", -1);
      g_autoptr (GPtrArray) hours = lines_of (slips, i, "month_rounding", &yen);
      g_autoptr (GPtrArray) pay = lines_of (slips, i, "pay_rounding", &yen);

      g_assert_cmpuint (hours->len, ==, 1);
      g_assert_cmpuint (pay->len, ==, 1);
      g_assert_cmpuint (g_strv_length (fields), ==, 9);
      g_assert_cmpint (g_ascii_strtoll (fields[8], NULL, 10), ==, yen);
      g_assert_cmpint (yen % 100, ==, 0);
      g_assert_cmpint (yen, >, 0);
      total_yen += yen;
    }
  trailer = g_strdup_printf ("trailer\t%u\t%" G_GINT64_FORMAT, n_people, total_yen);
  g_assert_cmpstr (rows[n_people + 1], ==, trailer);
}

/* Three people, with both roundings, one up and one down of each; tax; transport. */
static void
test_bank_file (void)
{
  static const int WORKED_MIN[] = { 509, 511, 545 };
  g_autoptr (TestServer) test = test_server_new ();
  TestWork works[3] = { { 0 } };
  g_autoptr (TestAnswer) run = NULL, slips = NULL, file = NULL, slip = NULL;
  g_autofree char *body = NULL, *said = NULL, *text = NULL, *path = NULL;

  put_payer (test);
  turn_on (test, ",\"rounds_month\":true,\"rounds_yen\":true");
  for (int i = 0; i < 3; i++)
    {
      test_work_init (&works[i], test, i);
      agree (test, &works[i], WORKED_MIN[i]);
      put_account (test, i);
    }
  run = test_pay_run_draft_month (test, &works[0]);
  test_pay_run_lock (test, run);
  slips = test_pay_run_list (test, run, "payslips");
  body = g_strdup_printf ("{\"kind\":\"bank_file\",\"pay_run_id\":\"%s\"}", test_text (run, "id"));
  file = get_paper (test, body);
  g_assert_cmpuint (file->size % 120, ==, 0);
  said = read_by_script (file);
  assert_bank_file (slips, said, 3);
  path = g_strdup_printf ("/v1/documents/%s/content",
                          json_object_get_string_member (test_item (slips, 0), "document_id"));
  slip = test_call (test, "GET", path, "clerk-a", NULL, NULL);
  text = test_pdf_text (slip);
  g_assert_nonnull (strstr (text, "支払額の端数処理"));
  for (int i = 0; i < 3; i++)
    test_work_clear (&works[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pay-net/switch", test_switch);
  g_test_add_func ("/pay-net/corrections", test_corrections);
  g_test_add_func ("/pay-net/floor", test_floor);
  g_test_add_func ("/pay-net/tax-by-hand", test_tax_by_hand);
  g_test_add_func ("/pay-net/same-days", test_same_days);
  g_test_add_func ("/pay-net/stale", test_stale);
  g_test_add_func ("/pay-net/bank-file", test_bank_file);
  return g_test_run ();
}
