/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-pay.h"

#include "server/yui-pay-month.h"

#define WAGE_YEN 1300

/* The rounding of a month's hours, from the employer's switch to the papers. */

/* Makes hours agreed on: from 9:00 of the work's day, for worked_min. */
static void
agree (TestServer *test, const TestWork *work, int worked_min)
{
  const gint64 start_s = yui_civil_utc_of (test_work_day (work), 540);

  test_agree (test, work->attendance_id, start_s, start_s + worked_min * 60);
}

static TestAnswer *
put_rounding (TestServer *test, int closing_day, const char *rounds_month)
{
  g_autofree char *switched
      = rounds_month != NULL ? g_strdup_printf (",\"rounds_month\":%s", rounds_month) : NULL;

  return test_pay_settings_put_month (test, closing_day, switched != NULL ? switched : "");
}

static void
turn_on (TestServer *test, gboolean is_on)
{
  g_autoptr (TestAnswer) set = put_rounding (test, 31, is_on ? "true" : "false");

  g_assert_cmpuint (set->status, ==, 200);
}

/* The lines of the rounding on the first payslip; their sum. */
static GPtrArray *
roundings_of (TestAnswer *slips, gint64 *yen)
{
  JsonArray *lines = json_object_get_array_member (test_item (slips, 0), "lines");
  GPtrArray *found = g_ptr_array_new ();

  *yen = 0;
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      if (!g_str_equal (json_object_get_string_member (line, "kind"), "month_rounding"))
        continue;
      g_ptr_array_add (found, line);
      *yen += json_object_get_int_member (line, "amount_yen");
    }
  return found;
}

static void
assert_rounding (
    JsonObject *line, const char *kind, int month_min, int rounded_min, int percent, gint64 yen)
{
  JsonObject *why = json_object_get_object_member (line, "why");

  g_assert_cmpint (json_object_get_int_member (line, "minutes"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (line, "unit_yen"), ==, WAGE_YEN);
  g_assert_cmpint (json_object_get_int_member (line, "percent"), ==, percent);
  g_assert_cmpint (json_object_get_int_member (line, "amount_yen"), ==, yen);
  g_assert_cmpstr (json_object_get_string_member (why, "rule"), ==, "month_rounding");
  g_assert_cmpstr (json_object_get_string_member (why, "article"), ==, "circular_1988_03_14_150");
  g_assert_cmpstr (json_object_get_string_member (why, "certainty"), ==, "guidance");
  g_assert_cmpstr (json_object_get_string_member (why, "rounding"), ==, "month_half_hour");
  g_assert_cmpstr (json_object_get_string_member (why, "rounded_kind"), ==, kind);
  g_assert_cmpint (json_object_get_int_member (why, "month_min"), ==, month_min);
  g_assert_cmpint (json_object_get_int_member (why, "rounded_min"), ==, rounded_min);
}

/* ---- the switch ---- */

static void
test_switch (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) start = test_call (test, "GET", "/v1/pay-settings", "clerk-a", NULL, NULL);
  g_autoptr (TestAnswer) early = put_rounding (test, 28, "true");
  g_autoptr (TestAnswer) on = put_rounding (test, 29, "true");
  g_autoptr (TestAnswer) kept = put_rounding (test, 31, NULL);
  g_autoptr (TestAnswer) moved = put_rounding (test, 20, NULL);
  g_autoptr (TestAnswer) off = put_rounding (test, 20, "false");

  g_assert_false (test_truth (start, "rounds_month"));
  g_assert_true (test_has_fault (early, "/rounds_month", "not_calendar_month"));
  g_assert_cmpuint (on->status, ==, 200);
  g_assert_true (test_truth (on, "rounds_month"));
  g_assert_true (test_truth (kept, "rounds_month"));
  g_assert_true (test_has_fault (moved, "/rounds_month", "not_calendar_month"));
  g_assert_cmpuint (off->status, ==, 200);
  g_assert_false (test_truth (off, "rounds_month"));
}

static void
test_calendar_months (void)
{
  YuiCivilDay february, march;

  g_assert_true (yui_civil_day_from_ymd (2028, 2, 1, &february));
  g_assert_true (yui_civil_day_from_ymd (2028, 3, 1, &march));
  g_assert_true (yui_pay_is_calendar_month (february, march));
  g_assert_false (yui_pay_is_calendar_month (february, march - 1));
  g_assert_false (yui_pay_is_calendar_month (february, march + 1));
  g_assert_false (yui_pay_is_calendar_month (february + 1, march));
  g_assert_false (yui_pay_is_calendar_month (february - 1, march - 1));
}

/* Without the switch nothing is rounded, nor by any run but the one that closes the month. */
static void
test_off (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) closing = NULL, slips = NULL, gone = NULL, day = NULL, day_slips = NULL;
  g_autoptr (GPtrArray) lines = NULL, day_lines = NULL;
  g_autofree char *path = NULL;
  gint64 yen;

  test_work_init (&work, test, 0);
  agree (test, &work, 509);
  closing = test_pay_run_draft_month (test, &work);
  g_assert_false (test_truth (closing, "rounds_month"));
  slips = test_pay_run_list (test, closing, "payslips");
  lines = roundings_of (slips, &yen);
  g_assert_cmpuint (lines->len, ==, 0);
  g_assert_cmpint (test_int (closing, "gross_yen"), ==, 8 * WAGE_YEN + 786);
  path = g_strdup_printf ("/v1/pay-runs/%s", test_text (closing, "id"));
  gone = test_call (test, "DELETE", path, "clerk-a", NULL, "If-Match", "\"1\"", NULL);
  g_assert_cmpuint (gone->status, ==, 204);
  turn_on (test, TRUE);
  day = test_pay_run_draft (test, test_work_day (&work), test_work_day (&work) + 1, "daily",
                            "clerk-a");
  g_assert_false (test_truth (day, "rounds_month"));
  day_slips = test_pay_run_list (test, day, "payslips");
  day_lines = roundings_of (day_slips, &yen);
  g_assert_cmpuint (day_lines->len, ==, 0);
}

/* ---- closing and correcting ---- */

/* 29 minutes of overtime are rounded away; found to be 31 they become an hour, the first rounding
 * is taken back; and at 60 nothing is left to round. */
static void
test_corrections (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) first = NULL, second = NULL, third = NULL, fourth = NULL, slips = NULL,
                         more = NULL, last = NULL;
  g_autoptr (GPtrArray) one = NULL, two = NULL, three = NULL;
  gint64 yen;

  test_work_init (&work, test, 0);
  turn_on (test, TRUE);
  agree (test, &work, 509);
  first = test_pay_run_draft_month (test, &work);
  g_assert_true (test_truth (first, "rounds_month"));
  g_assert_cmpint (test_int (first, "gross_yen"), ==, 8 * WAGE_YEN);
  g_assert_cmpint (test_int (first, "worked_min"), ==, 509);
  test_pay_run_lock (test, first);
  slips = test_pay_run_list (test, first, "payslips");
  one = roundings_of (slips, &yen);
  g_assert_cmpuint (one->len, ==, 1);
  assert_rounding (one->pdata[0], "overtime", 29, 0, 125, -786);

  turn_on (test, FALSE); /* the month stays as it was closed */
  agree (test, &work, 511);
  second = test_pay_run_draft_day (test, &work, 40);
  test_pay_run_lock (test, second);
  more = test_pay_run_list (test, second, "payslips");
  two = roundings_of (more, &yen);
  g_assert_cmpuint (two->len, ==, 2);
  assert_rounding (two->pdata[0], "overtime", 29, 0, 125, 786);
  g_assert_cmpstr (json_object_get_string_member (two->pdata[0], "reverses_payslip_id"), ==,
                   json_object_get_string_member (test_item (slips, 0), "id"));
  assert_rounding (two->pdata[1], "overtime", 31, 60, 125, 785);
  g_assert_true (json_object_get_null_member (two->pdata[1], "reverses_payslip_id"));

  agree (test, &work, 540);
  third = test_pay_run_draft_day (test, &work, 50);
  test_pay_run_lock (test, third);
  last = test_pay_run_list (test, third, "payslips");
  three = roundings_of (last, &yen);
  g_assert_cmpuint (three->len, ==, 1);
  assert_rounding (three->pdata[0], "overtime", 31, 60, 125, -785);
  fourth = test_pay_run_draft_day (test, &work, 60);
  g_assert_true (test_has_fault (fourth, "/from", "nothing_agreed"));
}

/* A month that was closed without rounding is never rounded later. */
static void
test_closed_without (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) first = NULL, second = NULL, third = NULL, slips = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  gint64 yen;

  test_work_init (&work, test, 0);
  agree (test, &work, 509);
  first = test_pay_run_draft_month (test, &work);
  test_pay_run_lock (test, first);
  turn_on (test, TRUE);
  second = test_pay_run_draft_month (test, &work);
  g_assert_true (test_has_fault (second, "/from", "nothing_agreed"));
  agree (test, &work, 510);
  third = test_pay_run_draft_month (test, &work);
  g_assert_false (test_truth (third, "rounds_month"));
  slips = test_pay_run_list (test, third, "payslips");
  lines = roundings_of (slips, &yen);
  g_assert_cmpuint (lines->len, ==, 0);
}

/* Work that was paid day by day is rounded by the run that closes the month, which pays nothing
 * else. Overtime and night are rounded each by itself: 9:00 to 22:40 is 340 and 40 minutes. */
static void
test_paid_before (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) day = NULL, month = NULL, slips = NULL, again = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  gint64 yen;

  test_work_init (&work, test, 0);
  turn_on (test, TRUE);
  agree (test, &work, 820);
  day = test_pay_run_draft (test, test_work_day (&work), test_work_day (&work) + 1, "daily",
                            "clerk-a");
  test_pay_run_lock (test, day);
  month = test_pay_run_draft_month (test, &work);
  g_assert_cmpint (test_int (month, "shifts"), ==, 0);
  g_assert_cmpint (test_int (month, "worked_min"), ==, 0);
  slips = test_pay_run_list (test, month, "payslips");
  lines = roundings_of (slips, &yen);
  g_assert_cmpuint (lines->len, ==, 2);
  assert_rounding (lines->pdata[0], "overtime", 340, 360, 125, 541);
  assert_rounding (lines->pdata[1], "night", 40, 60, 25, 108);
  g_assert_cmpint (test_int (month, "gross_yen"), ==, 541 + 108);
  test_pay_run_lock (test, month);
  again = test_pay_run_draft_month (test, &work);
  g_assert_true (test_has_fault (again, "/from", "nothing_agreed"));
}

/* However often hours are corrected, the roundings of all runs add up to that of the last hours. */
static void
test_any_sequence (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) first = NULL;
  gint64 sum_yen = 0;

  test_work_init (&work, test, 0);
  turn_on (test, TRUE);
  agree (test, &work, 500);
  first = test_pay_run_draft_month (test, &work);
  test_pay_run_lock (test, first);
  sum_yen = -542; /* 20 minutes */
  for (int i = 0; i < 12; i++)
    {
      const int overtime_min = g_test_rand_int_range (0, 130);
      const int rounded_min = (overtime_min + 30) / 60 * 60;
      g_autoptr (TestAnswer) run = NULL, slips = NULL;
      g_autoptr (GPtrArray) lines = NULL;
      gint64 yen = 0;

      agree (test, &work, 480 + overtime_min);
      run = test_pay_run_draft_day (test, &work, 20 + i);
      if (run->status != 201) /* the same hours as before */
        continue;
      slips = test_pay_run_list (test, run, "payslips");
      lines = roundings_of (slips, &yen);
      test_pay_run_lock (test, run);
      sum_yen += yen;
      g_assert_cmpint (sum_yen, ==,
                       (rounded_min * 1625 + 59) / 60 - (overtime_min * 1625 + 59) / 60);
    }
}

/* The tax is that of the day with its rounding. */
static void
test_tax (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) run = NULL;
  YuiWithholding found;

  test_work_init (&work, test, 0);
  turn_on (test, TRUE);
  agree (test, &work, 510);
  run = test_pay_run_draft_month (test, &work);
  g_assert_cmpint (test_int (run, "gross_yen"), ==, 8 * WAGE_YEN + 1625);
  g_assert_cmpint (yui_labour_withholding (test->tables->withholding, test->tables->n_withholding,
                                           YUI_TAX_HEI, 0, 20812, 8 * WAGE_YEN + 1625, &found),
                   ==, YUI_LABOUR_OK);
  g_assert_cmpint (test_int (run, "withheld_yen"), ==, found.tax_yen);
}

/* What another run changed since is found at the check and at the lock. */
static void
test_stale (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) run = NULL, problems = NULL, refused = NULL, checked = NULL, late = NULL;

  test_work_init (&work, test, 0);
  turn_on (test, TRUE);
  agree (test, &work, 509);
  run = test_pay_run_draft_month (test, &work);
  test_execute_printf (test, "UPDATE pay_line SET minutes = 30 WHERE kind = 'overtime'");
  problems = test_pay_run_list (test, run, "problems");
  g_assert_cmpstr (json_object_get_string_member (test_item (problems, 0), "code"), ==,
                   "month_rounding_changed");
  g_assert_true (json_object_get_boolean_member (test_item (problems, 0), "is_blocking"));
  refused = test_pay_run_step (test, run, "check", "clerk-a");
  g_assert_true (test_has_fault (refused, "", "month_rounding_changed"));
  test_execute_printf (test, "UPDATE pay_line SET minutes = 29 WHERE kind = 'overtime'");
  checked = test_pay_run_step (test, run, "check", "clerk-a");
  g_assert_cmpuint (checked->status, ==, 200);
  test_execute_printf (test, "UPDATE pay_line SET minutes = 30 WHERE kind = 'overtime'");
  late = test_pay_run_step (test, checked, "lock", "clerk-a");
  g_assert_true (test_has_fault (late, "", "month_rounding_changed"));
}

/* ---- papers and sums ---- */

static char *
paper_text (TestServer *test, const char *document_id)
{
  g_autofree char *path = g_strdup_printf ("/v1/documents/%s/content", document_id);
  g_autoptr (TestAnswer) paper = test_call (test, "GET", path, "clerk-a", NULL, NULL);

  g_assert_cmpuint (paper->status, ==, 200);
  return test_pdf_text (paper);
}

static char *
make_paper (TestServer *test, const char *body)
{
  g_autoptr (TestAnswer) made = test_call (test, "POST", "/v1/documents", "clerk-a", body, NULL);

  g_assert_cmpuint (made->status, ==, 201);
  return g_strdup (test_text (made, "id"));
}

static void
test_papers (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) run = NULL, slips = NULL, summary = NULL, journal = NULL;
  g_autofree char *slip = NULL, *ledger = NULL, *body = NULL, *id = NULL, *period = NULL,
                  *journal_body = NULL, *journal_id = NULL, *journal_path = NULL;

  test_work_init (&work, test, 0);
  turn_on (test, TRUE);
  agree (test, &work, 509);
  run = test_pay_run_draft_month (test, &work);
  test_pay_run_lock (test, run);
  slips = test_pay_run_list (test, run, "payslips");
  slip = paper_text (test, json_object_get_string_member (test_item (slips, 0), "document_id"));
  g_assert_nonnull (strstr (slip, "月の端数処理"));
  g_assert_nonnull (strstr (slip, "基発150号"));
  g_assert_nonnull (strstr (slip, "786"));

  body = g_strdup_printf ("{\"kind\":\"wage_ledger\",\"worker_id\":\"%s\",\"year\":2026}",
                          test_worker_id (0));
  id = make_paper (test, body);
  ledger = paper_text (test, id);
  g_assert_nonnull (strstr (ledger, "10,400")); /* base, and the sum */
  period = g_strdup_printf ("/v1/pay-summary?from=%s&to=%s", work.work_date, work.day_after);
  summary = test_call (test, "GET", period, "clerk-a", NULL, NULL);
  g_assert_cmpint (test_int (summary, "wages_yen"), ==, 8 * WAGE_YEN);
  g_assert_nonnull (strstr (summary->text, "\"kind\":\"month_rounding\""));
  journal_body
      = g_strdup_printf ("{\"kind\":\"journal\",\"pay_run_id\":\"%s\"}", test_text (run, "id"));
  journal_id = make_paper (test, journal_body);
  journal_path = g_strdup_printf ("/v1/documents/%s/content", journal_id);
  journal = test_call (test, "GET", journal_path, "clerk-a", NULL, NULL);
  g_assert_nonnull (strstr (journal->text, "11186")); /* the workplace's wages … */
  g_assert_nonnull (strstr (journal->text, "786"));   /* … less the rounding */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pay-month/switch", test_switch);
  g_test_add_func ("/pay-month/calendar-months", test_calendar_months);
  g_test_add_func ("/pay-month/off", test_off);
  g_test_add_func ("/pay-month/corrections", test_corrections);
  g_test_add_func ("/pay-month/closed-without", test_closed_without);
  g_test_add_func ("/pay-month/paid-before", test_paid_before);
  g_test_add_func ("/pay-month/any-sequence", test_any_sequence);
  g_test_add_func ("/pay-month/tax", test_tax);
  g_test_add_func ("/pay-month/stale", test_stale);
  g_test_add_func ("/pay-month/papers", test_papers);
  return g_test_run ();
}
