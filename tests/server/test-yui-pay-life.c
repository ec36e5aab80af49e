/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-pay.h"

#include "server/yui-moment.h"
#include "server/yui-pay-period.h"
#include "server/yui-pay-run-state.h"
#include "server/yui-problem.h"

#define CANCELLED "01930000-0000-7000-8000-0000000c0001"
#define WAGE_YEN  1300

/* ---- helpers ---- */

/* Makes hours agreed on, in the work's own day: from, to as minutes of it. */
static void
agree (TestServer *test, const TestWork *work, int from_min, int to_min)
{
  const YuiCivilDay day = test_work_day (work);

  test_agree (test, work->attendance_id, yui_civil_utc_of (day, from_min),
              yui_civil_utc_of (day, to_min));
}

static gboolean
has_problem (TestAnswer *problems, const char *code, gboolean is_blocking)
{
  for (guint i = 0; i < test_n_items (problems); i++)
    if (g_str_equal (json_object_get_string_member (test_item (problems, i), "code"), code)
        && json_object_get_boolean_member (test_item (problems, i), "is_blocking") == is_blocking)
      return TRUE;
  return FALSE;
}

/* Line i of the first payslip. */
static JsonObject *
line_of (TestAnswer *slips, guint i)
{
  return json_array_get_object_element (
      json_object_get_array_member (test_item (slips, 0), "lines"), i);
}

static guint
n_lines_of (TestAnswer *slips)
{
  return json_array_get_length (json_object_get_array_member (test_item (slips, 0), "lines"));
}

static void
assert_line (JsonObject *line, const char *kind, gint64 minutes, gint64 percent, gint64 yen)
{
  g_assert_cmpstr (json_object_get_string_member (line, "kind"), ==, kind);
  g_assert_cmpint (json_object_get_int_member (line, "minutes"), ==, minutes);
  if (percent > 0)
    g_assert_cmpint (json_object_get_int_member (line, "percent"), ==, percent);
  g_assert_cmpint (json_object_get_int_member (line, "amount_yen"), ==, yen);
}

static JsonObject *
why_of (JsonObject *line)
{
  return json_object_get_object_member (line, "why");
}

static TestAnswer *
put_settings (TestServer *test, const char *token, gboolean needs_approval)
{
  g_autofree char *body
      = g_strdup_printf ("{\"period_kind\":\"weekly\",\"closing_day\":20,\"months_later\":1,"
                         "\"pay_day_of_month\":5,\"needs_approval\":%s}",
                         needs_approval ? "true" : "false");

  return test_pay_settings_put (test, token, body);
}

/* ---- the state machine ---- */

static void
test_states (void)
{
  static const struct
  {
    YuiPayRunStep step;
    const char *state;
    gboolean needs_approval;
    const char *actor;
    const char *to; /* NULL: refused */
  } ROWS[] = {
    { YUI_PAY_RUN_CHECK, "draft", FALSE, "a", "checked" },
    { YUI_PAY_RUN_CHECK, "checked", FALSE, "a", NULL },
    { YUI_PAY_RUN_CHECK, "approved", FALSE, "a", NULL },
    { YUI_PAY_RUN_CHECK, "locked", FALSE, "a", NULL },
    { YUI_PAY_RUN_APPROVE, "draft", TRUE, "b", NULL },
    { YUI_PAY_RUN_APPROVE, "checked", TRUE, "a", NULL },
    { YUI_PAY_RUN_APPROVE, "checked", TRUE, "b", "approved" },
    { YUI_PAY_RUN_APPROVE, "checked", FALSE, "a", NULL },
    { YUI_PAY_RUN_APPROVE, "approved", TRUE, "b", NULL },
    { YUI_PAY_RUN_APPROVE, "locked", TRUE, "b", NULL },
    { YUI_PAY_RUN_REOPEN, "draft", TRUE, "a", NULL },
    { YUI_PAY_RUN_REOPEN, "checked", TRUE, "a", "draft" },
    { YUI_PAY_RUN_REOPEN, "approved", TRUE, "a", "checked" },
    { YUI_PAY_RUN_REOPEN, "locked", TRUE, "a", NULL },
    { YUI_PAY_RUN_LOCK, "draft", FALSE, "a", NULL },
    { YUI_PAY_RUN_LOCK, "checked", FALSE, "a", "locked" },
    { YUI_PAY_RUN_LOCK, "checked", TRUE, "b", NULL },
    { YUI_PAY_RUN_LOCK, "approved", TRUE, "a", "locked" },
    { YUI_PAY_RUN_LOCK, "approved", FALSE, "a", "locked" },
    { YUI_PAY_RUN_LOCK, "locked", FALSE, "a", NULL },
    { YUI_PAY_RUN_DISCARD, "draft", FALSE, "a", "draft" },
    { YUI_PAY_RUN_DISCARD, "checked", FALSE, "a", NULL },
    { YUI_PAY_RUN_DISCARD, "locked", FALSE, "a", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *to = yui_pay_run_next_state (ROWS[i].step, ROWS[i].state, ROWS[i].needs_approval,
                                               "a", ROWS[i].actor, &error);

      g_assert_cmpstr (to, ==, ROWS[i].to);
      if (ROWS[i].to == NULL)
        g_assert_error (error, YUI_PROBLEM, YUI_PROBLEM_CONFLICT);
    }
}

static void
test_two_people (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) forbidden = put_settings (test, "clerk-a", TRUE);
  g_autoptr (TestAnswer) set = put_settings (test, "owner-a", TRUE);
  g_autoptr (TestAnswer) run = NULL, checked = NULL, alone = NULL, early = NULL, approved = NULL,
                         back = NULL, again = NULL, locked = NULL, neighbour = NULL, manager = NULL,
                         late = NULL, stale = NULL, drafted = NULL;

  test_assert_problem (forbidden, 403, "forbidden");
  g_assert_cmpuint (set->status, ==, 200);
  g_assert_cmpstr (test_text (set, "period_kind"), ==, "weekly");
  test_work_init (&work, test, 0);
  agree (test, &work, 540, 780);
  run = test_pay_run_draft_day (test, &work, 0);
  g_assert_cmpuint (run->status, ==, 201);
  neighbour = test_pay_run_step (test, run, "check", "owner-b");
  test_assert_problem (neighbour, 404, "not-found");
  manager = test_pay_run_step (test, run, "check", "manager-a");
  test_assert_problem (manager, 403, "forbidden");
  checked = test_pay_run_step (test, run, "check", "clerk-a");
  g_assert_cmpuint (checked->status, ==, 200);
  g_assert_false (
      json_object_get_boolean_member (json_node_get_object (checked->body), "may_approve"));
  stale = test_pay_run_step (test, run, "approve", "owner-a");
  test_assert_problem (stale, 412, "precondition-failed");
  early = test_pay_run_step (test, checked, "lock", "owner-a");
  test_assert_problem (early, 409, "second-person-needed");
  alone = test_pay_run_step (test, checked, "approve", "clerk-a");
  test_assert_problem (alone, 409, "second-person-needed");
  approved = test_pay_run_step (test, checked, "approve", "owner-a");
  g_assert_cmpstr (test_text (approved, "state"), ==, "approved");
  g_assert_cmpstr (test_text (approved, "approved_by_name"), !=,
                   test_text (approved, "checked_by_name"));
  back = test_pay_run_step (test, approved, "reopen", "clerk-a");
  g_assert_cmpstr (test_text (back, "state"), ==, "checked");
  drafted = test_pay_run_step (test, back, "reopen", "owner-a");
  g_assert_cmpstr (test_text (drafted, "state"), ==, "draft");
  g_assert_true (json_object_get_null_member (json_node_get_object (drafted->body), "checked_at"));
  g_clear_pointer (&checked, test_answer_free);
  checked = test_pay_run_step (test, drafted, "check", "clerk-a");
  again = test_pay_run_step (test, checked, "approve", "owner-a");
  locked = test_pay_run_step (test, again, "lock", "clerk-a");
  g_assert_cmpstr (test_text (locked, "state"), ==, "locked");
  late = test_pay_run_step (test, locked, "reopen", "owner-a");
  test_assert_problem (late, 409, "conflict");
}

/* The same request twice is one step. */
static void
test_replay (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) run = NULL, first = NULL, second = NULL;
  g_autofree char *path = NULL;

  test_work_init (&work, test, 0);
  agree (test, &work, 540, 780);
  run = test_pay_run_draft_day (test, &work, 0);
  path = g_strdup_printf ("/v1/pay-runs/%s/check", test_text (run, "id"));
  first = test_call (test, "POST", path, "clerk-a", NULL, "If-Match", "\"1\"", "Idempotency-Key",
                     "\"check-once\"", NULL);
  second = test_call (test, "POST", path, "clerk-a", NULL, "If-Match", "\"1\"", "Idempotency-Key",
                      "\"check-once\"", NULL);
  g_assert_cmpuint (first->status, ==, 200);
  g_assert_cmpuint (second->status, ==, 200);
  g_assert_cmpstr (first->text, ==, second->text);
}

/* ---- corrections ---- */

/* 4 h are paid, then it turns out that it was 6: the next run takes the line of 5,200 back and pays
 * 7,800; a third finds nothing. */
static void
test_correction (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) first = NULL, old_slips = NULL, second = NULL, slips = NULL, third = NULL,
                         other = NULL;
  g_autofree char *discarded = NULL;
  JsonObject *reversal, *line;

  test_work_init (&work, test, 0);
  agree (test, &work, 540, 780);
  first = test_pay_run_draft_day (test, &work, 0);
  test_pay_run_lock (test, first);
  old_slips = test_pay_run_list (test, first, "payslips");
  agree (test, &work, 540, 900);

  second = test_pay_run_draft_day (test, &work, 20);
  g_assert_cmpuint (second->status, ==, 201);
  g_assert_cmpint (test_int (second, "gross_yen"), ==, 2600);
  g_assert_cmpint (test_int (second, "worked_min"), ==, 120);
  other = test_pay_run_draft_day (test, &work, 21); /* the correction is in a run already */
  g_assert_true (test_has_fault (other, "/from", "nothing_agreed"));
  slips = test_pay_run_list (test, second, "payslips");
  g_assert_cmpuint (n_lines_of (slips), ==, 3);
  reversal = line_of (slips, 0);
  assert_line (reversal, "base", -240, 100, -5200);
  g_assert_cmpstr (json_object_get_string_member (reversal, "reverses_payslip_id"), ==,
                   json_object_get_string_member (test_item (old_slips, 0), "id"));
  g_assert_cmpint (json_object_get_int_member (reversal, "reverses_position"), ==, 0);
  line = line_of (slips, 1);
  assert_line (line, "base", 360, 100, 7800);
  g_assert_true (json_object_get_null_member (line, "reverses_payslip_id"));
  assert_line (line_of (slips, 2), "withholding", 0, 0, 0);

  /* Discarded and drafted anew it is the same; locked, it is done. */
  discarded = g_strdup_printf ("/v1/pay-runs/%s", test_text (second, "id"));
  g_clear_pointer (&other, test_answer_free);
  other = test_call (test, "DELETE", discarded, "clerk-a", NULL, "If-Match", "\"1\"", NULL);
  g_assert_cmpuint (other->status, ==, 204);
  g_clear_pointer (&second, test_answer_free);
  second = test_pay_run_draft_day (test, &work, 20);
  g_assert_cmpint (test_int (second, "gross_yen"), ==, 2600);
  test_pay_run_lock (test, second);
  third = test_pay_run_draft_day (test, &work, 40);
  g_assert_true (test_has_fault (third, "/from", "nothing_agreed"));

  /* A correction of the correction: back to 4 hours, which is less than nothing to pay. */
  agree (test, &work, 540, 780);
  g_clear_pointer (&third, test_answer_free);
  third = test_pay_run_draft_day (test, &work, 40);
  g_assert_cmpint (test_int (third, "net_yen"), ==, -2600);
  g_clear_pointer (&slips, test_answer_free);
  slips = test_pay_run_list (test, third, "problems");
  g_assert_true (has_problem (slips, "net_below_zero", FALSE));
  test_pay_run_lock (test, third);
}

/* The tax of a corrected day is that of its new sum, less what was withheld. 8 h: 10,400; 10 h: with
 * 2 of overtime 13,650. */
static void
test_corrected_tax (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) first = NULL, second = NULL, slips = NULL;
  YuiWithholding before, after;
  JsonObject *tax;

  yui_labour_withholding (test->tables->withholding, test->tables->n_withholding, YUI_TAX_HEI, 0,
                          20812, 10400, &before);
  yui_labour_withholding (test->tables->withholding, test->tables->n_withholding, YUI_TAX_HEI, 0,
                          20812, 13650, &after);
  test_work_init (&work, test, 0);
  agree (test, &work, 480, 960);
  first = test_pay_run_draft_day (test, &work, 0);
  g_assert_cmpint (test_int (first, "withheld_yen"), ==, before.tax_yen);
  test_pay_run_lock (test, first);
  agree (test, &work, 480, 1080);
  second = test_pay_run_draft_day (test, &work, 20);
  g_assert_cmpint (test_int (second, "gross_yen"), ==, 3250);
  g_assert_cmpint (test_int (second, "withheld_yen"), ==, after.tax_yen - before.tax_yen);
  slips = test_pay_run_list (test, second, "payslips");
  /* The first 8 hours are as they were paid, so only the overtime's line is new to the sum. */
  tax = why_of (line_of (slips, n_lines_of (slips) - 1));
  g_assert_cmpint (json_object_get_int_member (tax, "taxable_yen"), ==, 3250);
  g_assert_cmpint (json_object_get_int_member (tax, "earlier_taxable_yen"), ==, 10400);
  g_assert_cmpint (json_object_get_int_member (tax, "earlier_withheld_yen"), ==, before.tax_yen);
  g_assert_cmpint (json_object_get_int_member (tax, "row_from_yen"), ==, after.row.from_yen);
}

/* Planned 4 hours are paid first; then 5 are agreed. */
static void
test_disputed (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) first = NULL, slips = NULL, problems = NULL, second = NULL, late = NULL;

  test_work_init (&work, test, 0);
  test_execute_printf (test,
                       "UPDATE attendance SET state = 'to_confirm', disputed = 1 WHERE id = '%s'",
                       work.attendance_id);
  first = test_pay_run_draft_day (test, &work, 0);
  g_assert_cmpuint (first->status, ==, 201);
  g_assert_cmpint (test_int (first, "gross_yen"), ==, 4 * WAGE_YEN);
  slips = test_pay_run_list (test, first, "payslips");
  g_assert_cmpstr (json_object_get_string_member (why_of (line_of (slips, 0)), "basis"), ==,
                   "planned");
  problems = test_pay_run_list (test, first, "problems");
  g_assert_true (has_problem (problems, "hours_disputed", FALSE));
  test_pay_run_lock (test, first);
  agree (test, &work, 540, 840);
  second = test_pay_run_draft_day (test, &work, 20);
  g_assert_cmpint (test_int (second, "gross_yen"), ==, WAGE_YEN);
  test_pay_run_lock (test, second);
  late = test_pay_run_draft_day (test, &work, 0);
  g_assert_true (test_has_fault (late, "/from", "nothing_agreed"));
}

/* Hours that change under a draft make it old. */
static void
test_changed_under_draft (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) run = NULL, refused = NULL, problems = NULL;

  test_work_init (&work, test, 0);
  test_execute_printf (test,
                       "UPDATE attendance SET state = 'to_confirm', disputed = 1 WHERE id = '%s'",
                       work.attendance_id);
  run = test_pay_run_draft_day (test, &work, 0);
  agree (test, &work, 540, 840);
  problems = test_pay_run_list (test, run, "problems");
  g_assert_true (has_problem (problems, "hours_changed", TRUE));
  refused = test_pay_run_step (test, run, "check", "clerk-a");
  g_assert_true (test_has_fault (refused, "", "hours_changed"));
}

/* What does not add up is never locked. */
static void
test_sums (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) run = NULL, checked = NULL, refused = NULL;

  test_work_init (&work, test, 0);
  agree (test, &work, 540, 780);
  run = test_pay_run_draft_day (test, &work, 0);
  checked = test_pay_run_step (test, run, "check", "clerk-a");
  test_execute_printf (test, "UPDATE pay_line SET amount_yen = amount_yen + 1 WHERE kind = 'base'");
  refused = test_pay_run_step (test, checked, "lock", "clerk-a");
  g_assert_cmpuint (refused->status, >=, 400);
}

/* ---- lines ---- */

static void
test_rest_day (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) run = NULL, slips = NULL;
  YuiCivilDay day;

  test_work_init (&work, test, 0);
  agree (test, &work, 540, 780);
  day = test_work_day (&work);
  test_execute_printf (
      test, "UPDATE employer SET statutory_rest_weekday = %d WHERE id = '" TEST_EMPLOYER_A "'",
      (int)yui_civil_weekday (day) - YUI_MONDAY);
  run = test_pay_run_draft_day (test, &work, 0);
  g_assert_cmpint (test_int (run, "gross_yen"), ==, 4 * WAGE_YEN * 135 / 100);
  slips = test_pay_run_list (test, run, "payslips");
  assert_line (line_of (slips, 0), "rest_day", 240, 135, 4 * WAGE_YEN * 135 / 100);
  g_assert_cmpstr (json_object_get_string_member (why_of (line_of (slips, 0)), "article"), ==,
                   "labour_standards_act_37_1_order_1994_5");
  g_assert_cmpint (json_object_get_int_member (why_of (line_of (slips, 0)), "table_year"), ==,
                   2023);
}

/* A contract elsewhere that formed earlier fills 6 hours of the day: of 4 hours, 2 are overtime. One
 * that formed later does not count. */
static void
test_other_employer (void)
{
  static const struct
  {
    int formed_days_on;
    gint64 gross_yen;
  } ROWS[] = { { -10, 2 * WAGE_YEN + 2 * WAGE_YEN * 125 / 100 }, { 10, 4 * WAGE_YEN } };

  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (TestServer) test = test_server_new ();
      g_auto (TestWork) work = { 0 };
      g_autoptr (TestAnswer) run = NULL;
      const YuiCivilDay today = yui_civil_day_of_utc (yui_moment_now ());
      YuiCivilDay day;

      test_work_init (&work, test, 0);
      agree (test, &work, 900, 1140);
      day = test_work_day (&work);
      test_execute_printf (
          test,
          "INSERT INTO declared_work (programme_id, id, worker_id, formed_day, from_day, "
          "weekdays, day_min, recorded_s, recorded_by, by_worker) "
          "VALUES (1, 'd', '%s', %d, %d, %d, 360, 0, 'x', 1)",
          test_worker_id (0), today + ROWS[i].formed_days_on, today - 10,
          1 << (yui_civil_weekday (day) - YUI_MONDAY));
      run = test_pay_run_draft_day (test, &work, 0);
      g_assert_cmpint (test_int (run, "gross_yen"), ==, ROWS[i].gross_yen);
    }
}

/* An agreed wage below the floor is void: the floor is paid, and the check says so. */
static void
test_raised_wage (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) run = NULL, problems = NULL, slips = NULL;
  JsonObject *line;

  test_work_init (&work, test, 0);
  agree (test, &work, 540, 780);
  test_execute_printf (test,
                       "UPDATE contract SET terms = replace (terms, '\"hourly_wage_yen\":1300', "
                       "'\"hourly_wage_yen\":900') WHERE id = '%s'",
                       work.contract_id);
  run = test_pay_run_draft_day (test, &work, 0);
  g_assert_cmpuint (run->status, ==, 201);
  slips = test_pay_run_list (test, run, "payslips");
  line = line_of (slips, 0);
  g_assert_cmpint (json_object_get_int_member (why_of (line), "raised_from_yen"), ==, 900);
  g_assert_cmpint (json_object_get_int_member (line, "unit_yen"), >, 900);
  problems = test_pay_run_list (test, run, "problems");
  g_assert_true (has_problem (problems, "wage_raised", FALSE));
}

static void
test_leave (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) run = NULL, slips = NULL, gone = NULL, again = NULL, none = NULL;
  g_autofree char *path = NULL;
  YuiCivilDay day;

  test_work_init (&work, test, 0);
  day = test_work_day (&work);
  test_execute_printf (
      test,
      "INSERT INTO cancellation (programme_id, id, kind, contract_id, shift_id, employer_id, "
      "workplace_id, worker_id, by, reason, cancelled_s, side, until_start_s, owed_kind, "
      "owed_yen, scheduled_wage_yen, average_wage_why, working, work_day, pay_by_day) VALUES "
      "(1, '" CANCELLED "', 'before_start', '%s', '%s', '" TEST_EMPLOYER_A "', '" TEST_WORKPLACE_A
      "', '%s', 'employer', 'work_volume', 0, 'within_24h', 3600, "
      "'full_wage', 5200, 5200, 'no_wages', '{}', %d, %d)",
      work.contract_id, work.shift_id, test_worker_id (0), day, day);
  run = test_pay_run_draft_day (test, &work, 0);
  g_assert_cmpint (test_int (run, "gross_yen"), ==, 5200);
  slips = test_pay_run_list (test, run, "payslips");
  assert_line (line_of (slips, 0), "leave_allowance", 0, 0, 5200);
  g_assert_cmpstr (json_object_get_string_member (line_of (slips, 0), "cancellation_id"), ==,
                   CANCELLED);
  g_assert_cmpstr (json_object_get_string_member (why_of (line_of (slips, 0)), "article"), ==,
                   "civil_code_536_2");
  none = test_pay_run_draft_day (test, &work, 0);
  g_assert_true (test_has_fault (none, "/from", "nothing_agreed"));
  path = g_strdup_printf ("/v1/pay-runs/%s", test_text (run, "id"));
  gone = test_call (test, "DELETE", path, "clerk-a", NULL, "If-Match", "\"1\"", NULL);
  g_assert_cmpuint (gone->status, ==, 204);
  again = test_pay_run_draft_day (test, &work, 0);
  g_assert_cmpint (test_int (again, "gross_yen"), ==, 5200);
  test_pay_run_lock (test, again);
}

/* ---- tax columns ---- */

static TestAnswer *
declare (TestServer *test, const char *token, const char *etag, const char *body)
{
  g_autofree char *path = g_strdup_printf ("/v1/tax-declarations/%s", test_worker_id (0));

  return test_call (test, "PUT", path, token, body, "If-Match", etag, NULL);
}

static void
test_tax_by_hand (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) stranger = declare (test, "owner-b", "\"1\"", "{\"tax_column\":\"otsu\"}");
  g_autoptr (TestAnswer) wrong
      = declare (test, "clerk-a", "\"1\"", "{\"tax_column\":\"hei\",\"dependants\":2}");
  g_autoptr (TestAnswer) set = declare (test, "clerk-a", "\"1\"", "{\"tax_column\":\"otsu\"}");
  g_autoptr (TestAnswer) stale = declare (test, "clerk-a", "\"1\"", "{\"tax_column\":\"hei\"}");
  g_autoptr (TestAnswer) run = NULL, slips = NULL, refused = NULL, entered = NULL, now = NULL,
                         checked = NULL, late = NULL, locked = NULL, paper = NULL, list = NULL,
                         read = NULL, runs = NULL, hours = NULL;
  g_autofree char *path = NULL, *run_path = NULL, *content = NULL, *text = NULL, *etag = NULL;

  test_assert_problem (stranger, 404, "not-found");
  g_assert_true (test_has_fault (wrong, "/dependants", "only_kou"));
  g_assert_cmpuint (set->status, ==, 200);
  g_assert_cmpint (test_int (set, "version"), ==, 2);
  path = g_strdup_printf ("/v1/tax-declarations/%s", test_worker_id (0));
  read = test_call (test, "GET", path, "clerk-a", NULL, NULL);
  g_assert_cmpstr (test_text (read, "tax_column"), ==, "otsu");
  g_clear_pointer (&path, g_free);
  test_assert_problem (stale, 412, "precondition-failed");
  test_work_init (&work, test, 0);
  agree (test, &work, 540, 780);
  run = test_pay_run_draft_day (test, &work, 0);
  slips = test_pay_run_list (test, run, "payslips");
  g_assert_true (json_object_get_boolean_member (test_item (slips, 0), "tax_by_hand"));
  g_assert_cmpuint (n_lines_of (slips), ==, 1);
  refused = test_pay_run_step (test, run, "check", "clerk-a");
  g_assert_true (test_has_fault (refused, "", "tax_amount_missing"));

  path = g_strdup_printf ("/v1/payslips/%s/tax",
                          json_object_get_string_member (test_item (slips, 0), "id"));
  entered
      = test_call (test, "PUT", path, "clerk-a", "{\"tax_yen\":440}", "If-Match", "\"1\"", NULL);
  g_assert_cmpuint (entered->status, ==, 200);
  g_assert_cmpint (test_int (entered, "net_yen"), ==, 4 * WAGE_YEN - 440);
  run_path = g_strdup_printf ("/v1/pay-runs/%s", test_text (run, "id"));
  now = test_call (test, "GET", run_path, "clerk-a", NULL, NULL);
  g_assert_cmpint (test_int (now, "withheld_yen"), ==, 440);
  g_assert_cmpint (test_int (now, "net_yen"), ==, 4 * WAGE_YEN - 440);
  checked = test_pay_run_step (test, now, "check", "clerk-a");
  g_assert_cmpuint (checked->status, ==, 200);
  late = test_call (test, "PUT", path, "clerk-a", "{\"tax_yen\":1}", "If-Match", "\"2\"", NULL);
  test_assert_problem (late, 409, "conflict");
  locked = test_pay_run_step (test, checked, "lock", "clerk-a");
  g_assert_cmpuint (locked->status, ==, 200);
  runs = test_call (test, "GET", "/v1/pay-runs", "clerk-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (runs), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (test_item (runs, 0), "state"), ==, "locked");
  hours = test_call (test, "GET", "/v1/attendances", "clerk-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (hours), ==, 1);
  list = test_pay_run_list (test, run, "payslips");
  content = g_strdup_printf ("/v1/documents/%s/content",
                             json_object_get_string_member (test_item (list, 0), "document_id"));
  paper = test_call (test, "GET", content, "clerk-a", NULL, NULL);
  text = test_pdf_text (paper);
  g_assert_nonnull (strstr (text, "乙欄"));
  g_assert_nonnull (strstr (text, "440"));
}

/* ---- years, summaries, periods ---- */

static void
test_year (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) run = NULL, year = NULL, other = NULL, before = NULL, summary = NULL,
                         theirs = NULL, manager = NULL;
  g_autofree char *path
      = g_strdup_printf ("/v1/pay-year?worker_id=%s&year=2026", test_worker_id (0));
  g_autofree char *older
      = g_strdup_printf ("/v1/pay-year?worker_id=%s&year=2025", test_worker_id (0));
  g_autofree char *period = NULL;

  test_work_init (&work, test, 0);
  agree (test, &work, 540, 780);
  run = test_pay_run_draft_day (test, &work, 0);
  before = test_call (test, "GET", path, "clerk-a", NULL, NULL);
  g_assert_cmpint (test_int (before, "gross_yen"), ==, 0);
  test_pay_run_lock (test, run);
  year = test_call (test, "GET", path, "clerk-a", NULL, NULL);
  g_assert_cmpint (test_int (year, "gross_yen"), ==, 4 * WAGE_YEN);
  g_assert_cmpint (test_int (year, "worked_min"), ==, 240);
  g_assert_cmpint (test_int (year, "work_days"), ==, 1);
  other = test_call (test, "GET", older, "clerk-a", NULL, NULL);
  g_assert_cmpint (test_int (other, "payslips"), ==, 0);
  theirs = test_call (test, "GET", path, "owner-b", NULL, NULL);
  g_assert_cmpint (test_int (theirs, "gross_yen"), ==, 0);
  manager = test_call (test, "GET", path, "manager-a", NULL, NULL);
  test_assert_problem (manager, 403, "forbidden");
  period = g_strdup_printf ("/v1/pay-summary?from=%s&to=%s", work.work_date, work.day_after);
  summary = test_call (test, "GET", period, "clerk-a", NULL, NULL);
  g_assert_cmpint (test_int (summary, "filled_seats"), ==, 1);
  g_assert_cmpint (test_int (summary, "cost_per_seat_yen"), ==, 4 * WAGE_YEN);
  g_assert_nonnull (strstr (summary->text, "\"kind\":\"base\""));
}

static YuiCivilDay
day_of (int year, int month, int day)
{
  YuiCivilDay number;

  g_assert_true (yui_civil_day_from_ymd (year, month, day, &number));
  return number;
}

/* Month ends, a leap day, the closing day itself, the turn of a year. */
static void
test_months (void)
{
  static const struct
  {
    YuiPayRule rule;
    int today[3], from[3], to[3], pay[3];
  } ROWS[] = {
    { { 31, 1, 25 }, { 2026, 11, 22 }, { 2026, 10, 1 }, { 2026, 11, 1 }, { 2026, 11, 25 } },
    { { 31, 1, 25 }, { 2026, 11, 30 }, { 2026, 10, 1 }, { 2026, 11, 1 }, { 2026, 11, 25 } },
    { { 31, 1, 25 }, { 2026, 12, 1 }, { 2026, 11, 1 }, { 2026, 12, 1 }, { 2026, 12, 25 } },
    { { 31, 1, 31 }, { 2028, 3, 1 }, { 2028, 2, 1 }, { 2028, 3, 1 }, { 2028, 3, 31 } },
    { { 31, 0, 31 }, { 2027, 3, 1 }, { 2027, 2, 1 }, { 2027, 3, 1 }, { 2027, 2, 28 } },
    { { 20, 1, 5 }, { 2026, 11, 20 }, { 2026, 9, 21 }, { 2026, 10, 21 }, { 2026, 11, 5 } },
    { { 20, 1, 5 }, { 2026, 11, 21 }, { 2026, 10, 21 }, { 2026, 11, 21 }, { 2026, 12, 5 } },
    { { 20, 0, 25 }, { 2027, 1, 3 }, { 2026, 11, 21 }, { 2026, 12, 21 }, { 2026, 12, 25 } },
    { { 28, 1, 10 }, { 2028, 2, 29 }, { 2028, 1, 29 }, { 2028, 2, 29 }, { 2028, 3, 10 } },
    { { 28, 1, 10 }, { 2027, 3, 1 }, { 2027, 1, 29 }, { 2027, 3, 1 }, { 2027, 3, 10 } },
    { { 29, 1, 10 }, { 2028, 3, 1 }, { 2028, 2, 1 }, { 2028, 3, 1 }, { 2028, 3, 10 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      const YuiPayPeriod period
          = yui_pay_period_suggest (YUI_PAY_PERIOD_MONTHLY, &ROWS[i].rule,
                                    day_of (ROWS[i].today[0], ROWS[i].today[1], ROWS[i].today[2]));

      g_assert_cmpint (period.from_day, ==,
                       day_of (ROWS[i].from[0], ROWS[i].from[1], ROWS[i].from[2]));
      g_assert_cmpint (period.to_day, ==, day_of (ROWS[i].to[0], ROWS[i].to[1], ROWS[i].to[2]));
      g_assert_cmpint (period.pay_day, ==, day_of (ROWS[i].pay[0], ROWS[i].pay[1], ROWS[i].pay[2]));
      g_assert_true (yui_pay_period_fits (YUI_PAY_PERIOD_MONTHLY, &period));
    }
}

static void
test_other_periods (void)
{
  const YuiPayRule rule = { 31, 1, 25 };
  const YuiCivilDay today = day_of (2026, 11, 22); /* a Sunday */
  const YuiPayPeriod week = yui_pay_period_suggest (YUI_PAY_PERIOD_WEEKLY, &rule, today);
  const YuiPayPeriod before = yui_pay_period_suggest (YUI_PAY_PERIOD_WEEKLY, &rule, today - 1);
  const YuiPayPeriod day = yui_pay_period_suggest (YUI_PAY_PERIOD_DAILY, &rule, today);
  const YuiPayPeriod same = yui_pay_period_suggest (YUI_PAY_PERIOD_SAME_DAY, &rule, today);
  const YuiPayPeriod late = { today, today + 1, today + 1 };

  g_assert_cmpint (week.from_day, ==, today - 7);
  g_assert_cmpint (week.to_day, ==, today);
  g_assert_cmpint (before.to_day, ==, today - 7);
  g_assert_cmpint (day.from_day, ==, today - 1);
  g_assert_cmpint (same.pay_day, ==, same.from_day);
  g_assert_true (yui_pay_period_fits (YUI_PAY_PERIOD_WEEKLY, &week));
  g_assert_true (yui_pay_period_fits (YUI_PAY_PERIOD_DAILY, &late));
  g_assert_false (yui_pay_period_fits (YUI_PAY_PERIOD_SAME_DAY, &late));
  g_assert_false (yui_pay_period_fits (YUI_PAY_PERIOD_WEEKLY, &late));
  g_assert_false (yui_pay_period_fits (YUI_PAY_PERIOD_MONTHLY, &week));
  g_assert_true (yui_pay_period_fits (YUI_PAY_PERIOD_FREE, &late));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pay-life/states", test_states);
  g_test_add_func ("/pay-life/two-people", test_two_people);
  g_test_add_func ("/pay-life/replay", test_replay);
  g_test_add_func ("/pay-life/correction", test_correction);
  g_test_add_func ("/pay-life/corrected-tax", test_corrected_tax);
  g_test_add_func ("/pay-life/disputed", test_disputed);
  g_test_add_func ("/pay-life/changed-under-draft", test_changed_under_draft);
  g_test_add_func ("/pay-life/sums", test_sums);
  g_test_add_func ("/pay-life/rest-day", test_rest_day);
  g_test_add_func ("/pay-life/other-employer", test_other_employer);
  g_test_add_func ("/pay-life/raised-wage", test_raised_wage);
  g_test_add_func ("/pay-life/leave", test_leave);
  g_test_add_func ("/pay-life/tax-by-hand", test_tax_by_hand);
  g_test_add_func ("/pay-life/year", test_year);
  g_test_add_func ("/pay-life/months", test_months);
  g_test_add_func ("/pay-life/other-periods", test_other_periods);
  return g_test_run ();
}
