/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-pay.h"

#include "server/yui-moment.h"

#define WORK_DATE "2026-11-20"
#define WORKED    3

static gint64
day_of (const char *text)
{
  gint64 day = 0;

  g_assert_true (yui_day_parse (text, &day));
  return day;
}

/* Payslips for the workers that a condition names, with the lines of one day each. */
static void
add_payslips (TestServer *test, const char *condition)
{
  const int day = (int)day_of (WORK_DATE);

  test_execute_printf (
      test,
      "INSERT INTO payslip (programme_id, id, pay_run_id, employer_id, worker_id, kana, "
      "shifts, worked_min, gross_yen, withheld_yen, net_yen) "
      "SELECT 1, substr (id, 1, 9) || 'abcd' || substr (id, 14), '" TEST_PAY_RUN "', "
      "'" TEST_EMPLOYER_A "', id, kana, 1, 480, %d, %d, %d FROM worker w WHERE %s",
      TEST_PAID_YEN + TEST_TRANSPORT_YEN, TEST_WITHHELD_YEN, TEST_NET_YEN, condition);
  for (int i = 0; i < 3; i++)
    {
      static const char *const KINDS[] = { "base", "transport", "withholding" };
      const int yen[] = { TEST_PAID_YEN, TEST_TRANSPORT_YEN, -TEST_WITHHELD_YEN };

      test_execute_printf (
          test,
          "INSERT INTO pay_line (programme_id, payslip_id, position, kind, attendance_id, "
          "work_day, minutes, unit_yen, percent, amount_yen, source) "
          "SELECT 1, s.id, %d, '%s', CASE WHEN '%s' = 'withholding' THEN NULL ELSE coalesce ("
          "(SELECT a.id FROM attendance a WHERE a.worker_id = w.id), "
          "(SELECT a.id FROM attendance a LIMIT 1)) END, %d, %d, %s, %d, "
          "'labour_standards_act_24' FROM payslip s JOIN worker w ON w.programme_id = "
          "s.programme_id AND w.id = s.worker_id WHERE s.pay_run_id = '" TEST_PAY_RUN "' AND %s",
          i, KINDS[i], KINDS[i], day, i == 0 ? 480 : 0, i == 0 ? "1300, 100" : "NULL, NULL", yen[i],
          condition);
    }
}

static void
set_sums (TestServer *test)
{
  test_execute_printf (
      test,
      "UPDATE pay_run SET people = (SELECT count (*) FROM payslip), "
      "shifts = (SELECT count (*) FROM payslip), "
      "gross_yen = (SELECT coalesce (sum (gross_yen), 0) FROM payslip), "
      "withheld_yen = (SELECT coalesce (sum (withheld_yen), 0) FROM payslip), "
      "net_yen = (SELECT coalesce (sum (net_yen), 0) FROM payslip) WHERE id = '" TEST_PAY_RUN "'");
}

void
test_pay_run_make (TestServer *test, int n)
{
  g_auto (TestWork) work = { 0 };
  g_autofree char *condition = g_strdup_printf ("w.programme_id = 1 AND w.id < '%s' AND w.id IN "
                                                "(SELECT worker_id FROM membership)",
                                                n < TEST_N_WORKERS ? test_worker_id (n) : "1");

  test_work_init (&work, test, WORKED); /* where the lines' work was */
  test_execute_printf (
      test,
      "INSERT INTO pay_run (programme_id, id, state, employer_id, from_day, to_day, pay_day, "
      "people, shifts, worked_min, gross_yen, withheld_yen, net_yen, created_s, locked_s) "
      "VALUES (1, '" TEST_PAY_RUN "', 'locked', '" TEST_EMPLOYER_A
      "', %d, %d, %d, 0, 0, 0, 0, 0, 0, 1, 2)",
      (int)day_of ("2026-11-01"), (int)day_of ("2026-12-01"), (int)day_of (TEST_PAY_DATE));
  add_payslips (test, condition);
  set_sums (test);
}

void
test_pool_add_crowd (TestServer *test, int n)
{
  test_execute_printf (
      test,
      "WITH RECURSIVE number (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < %d) "
      "INSERT INTO worker (programme_id, id, name, kana, birth_day, address, registered_s) "
      "SELECT 1, '01930000-0000-7000-9000-' || (100000000000 + i), '大勢 ' || i || '子', "
      "'オオゼイ ' || (10000 + i) || 'コ', 7305, '新潟県佐渡市両津' || i, 0 FROM number",
      n);
  test_execute_printf (test,
                       "INSERT INTO membership (programme_id, id, employer_id, worker_id, kind, "
                       "created_s) SELECT 1, replace (id, '-9000-', '-9001-'), '" TEST_EMPLOYER_A
                       "', id, 'registered', 0 FROM worker WHERE id LIKE '%%-9000-%%'");
}

void
test_pay_run_add_crowd (TestServer *test, int n)
{
  test_pool_add_crowd (test, n);
  add_payslips (test, "w.id LIKE '%-9000-%'");
  set_sums (test);
}

/* ---- runs through the API ---- */

TestAnswer *
test_pay_settings_put (TestServer *test, const char *token, const char *body)
{
  g_autoptr (TestAnswer) now = test_call (test, "GET", "/v1/pay-settings", "clerk-a", NULL, NULL);

  g_assert_cmpuint (now->status, ==, 200);
  return test_call (test, "PUT", "/v1/pay-settings", token, body, "If-Match",
                    soup_message_headers_get_one (now->headers, "ETag"), NULL);
}

TestAnswer *
test_pay_settings_put_month (TestServer *test, int closing_day, const char *more)
{
  g_autofree char *body = g_strdup_printf (
      "{\"period_kind\":\"monthly\",\"closing_day\":%d,\"months_later\":1,\"pay_day_of_month\":25,"
      "\"needs_approval\":false%s}",
      closing_day, more);

  return test_pay_settings_put (test, "owner-a", body);
}

TestAnswer *
test_pay_run_draft (
    TestServer *test, YuiCivilDay from_day, YuiCivilDay to_day, const char *kind, const char *token)
{
  char from[YUI_MOMENT_SIZE], to[YUI_MOMENT_SIZE];
  g_autofree char *body = g_strdup_printf (
      "{\"from\":\"%s\",\"to\":\"%s\",\"pay_date\":\"" TEST_PAY_DATE "\",\"period_kind\":\"%s\"}",
      yui_day_format (from_day, from), yui_day_format (to_day, to), kind);

  return test_call (test, "POST", "/v1/pay-runs", token, body, NULL);
}

TestAnswer *
test_pay_run_draft_month (TestServer *test, const TestWork *work)
{
  const YuiCivilDay day = test_work_day (work);

  return test_pay_run_draft (test, yui_civil_month_start (day), yui_civil_month_end (day) + 1,
                             "monthly", "clerk-a");
}

TestAnswer *
test_pay_run_draft_day (TestServer *test, const TestWork *work, int days_on)
{
  const YuiCivilDay day = test_work_day (work) + days_on;

  return test_pay_run_draft (test, day, day + 1, "free", "clerk-a");
}

TestAnswer *
test_pay_run_step (TestServer *test, TestAnswer *run, const char *step, const char *token)
{
  g_autofree char *path = g_strdup_printf ("/v1/pay-runs/%s/%s", test_text (run, "id"), step);

  return test_call (test, "POST", path, token, NULL, "If-Match",
                    soup_message_headers_get_one (run->headers, "ETag"), NULL);
}

void
test_pay_run_lock (TestServer *test, TestAnswer *run)
{
  g_autoptr (TestAnswer) checked = NULL, locked = NULL;

  g_assert_cmpuint (run->status, <=, 201);
  checked = test_pay_run_step (test, run, "check", "clerk-a");
  g_assert_cmpuint (checked->status, ==, 200);
  locked = test_pay_run_step (test, checked, "lock", "clerk-a");
  g_assert_cmpuint (locked->status, ==, 200);
}

TestAnswer *
test_pay_run_list (TestServer *test, TestAnswer *run, const char *list)
{
  g_autofree char *path = g_strdup_printf ("/v1/pay-runs/%s/%s", test_text (run, "id"), list);

  return test_call (test, "GET", path, "clerk-a", NULL, NULL);
}
