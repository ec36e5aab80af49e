/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-pay.h"

#include "server/yui-moment.h"

#define PAY_DATE "2026-12-25"

/* ---- the clock ---- */

static TestAnswer *
clock_at (TestServer *test, const TestWork *work, int worker, const char *kind, const char *moment)
{
  g_autofree char *token = g_strdup_printf ("worker-%d", worker);
  g_autofree char *body
      = g_strdup_printf ("{\"contract_id\":\"%s\",\"kind\":\"%s\",\"occurred_at\":\"%s\"}",
                         work->contract_id, kind, moment);

  return test_call (test, "POST", "/v1/clock-events", token, body, NULL);
}

static void
clock_yesterday (TestServer *test, const TestWork *work, int worker, int from, int to)
{
  g_autofree char *start = test_yesterday (from), *end = test_yesterday (to);
  g_autoptr (TestAnswer) in = clock_at (test, work, worker, "in", start);
  g_autoptr (TestAnswer) out = clock_at (test, work, worker, "out", end);

  g_assert_cmpuint (in->status, ==, 201);
  g_assert_cmpuint (out->status, ==, 201);
}

static TestAnswer *
get_attendance (TestServer *test, const TestWork *work, const char *token)
{
  g_autofree char *path = g_strdup_printf ("/v1/attendances/%s", work->attendance_id);

  return test_call (test, "GET", path, token, NULL, NULL);
}

static TestAnswer *
confirm (TestServer *test, const TestWork *work, int from, int to, int break_min, const char *note)
{
  g_autoptr (TestAnswer) now = get_attendance (test, work, "owner-a");
  g_autofree char *start = test_yesterday (from), *end = test_yesterday (to);
  g_autofree char *path = g_strdup_printf ("/v1/attendances/%s/confirm", work->attendance_id);
  g_autofree char *body = g_strdup_printf (
      "{\"started_at\":\"%s\",\"ended_at\":\"%s\",\"break_min\":%d,\"note\":\"%s\"}", start, end,
      break_min, note);

  return test_call (test, "POST", path, "owner-a", body, "If-Match",
                    soup_message_headers_get_one (now->headers, "ETag"), NULL);
}

static void
test_clock (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autofree char *nine = test_yesterday (9), *ten = test_yesterday (10);
  g_autoptr (TestAnswer) in = NULL, same = NULL, other = NULL, bad = NULL, attendance = NULL;

  test_work_init (&work, test, 0);
  in = clock_at (test, &work, 0, "in", nine);
  g_assert_cmpuint (in->status, ==, 201);
  g_assert_cmpstr (test_text (in, "review_reason"), ==, "device_clock");
  g_assert_cmpstr (test_text (in, "source"), ==, "phone");
  same = clock_at (test, &work, 0, "in", nine);
  g_assert_cmpstr (test_text (same, "id"), ==, test_text (in, "id"));
  other = clock_at (test, &work, 1, "in", ten);
  test_assert_problem (other, 404, "not-found");
  bad = clock_at (test, &work, 0, "lunch", ten);
  test_assert_problem (bad, 422, "invalid-input");
  attendance = get_attendance (test, &work, "coordinator");
  g_assert_cmpstr (test_text (attendance, "state"), ==, "working");
  g_assert_true (
      json_object_get_boolean_member (json_node_get_object (attendance->body), "needs_review"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                        json_node_get_object (attendance->body), "clock_events")),
                    ==, 1);
}

/* ---- hours ---- */

static void
test_confirm (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) none = NULL, fewer = NULL, noted = NULL, twice = NULL, reopened = NULL,
                         future = NULL, no_match = NULL, stale = NULL, neighbour = NULL,
                         not_agreed = NULL;
  g_autofree char *path = NULL, *reopen = NULL;

  test_work_init (&work, test, 0);
  clock_yesterday (test, &work, 0, 9, 13);
  path = g_strdup_printf ("/v1/attendances/%s/confirm", work.attendance_id);
  reopen = g_strdup_printf ("/v1/attendances/%s/reopen", work.attendance_id);

  no_match = test_call (test, "POST", path, "owner-a", "{}", NULL);
  test_assert_problem (no_match, 428, "precondition-required");
  none = confirm (test, &work, 13, 9, 0, "");
  g_assert_true (test_has_fault (none, "/ended_at", "not_after_start"));
  future = confirm (test, &work, 9, 24 + 24 + 12, 0, "");
  g_assert_true (test_has_fault (future, "/ended_at", "in_future"));
  fewer = confirm (test, &work, 9, 12, 0, "");
  g_assert_true (test_has_fault (fewer, "/note", "needed_when_fewer"));
  neighbour = get_attendance (test, &work, "owner-b");
  test_assert_problem (neighbour, 404, "not-found");
  not_agreed = test_call (test, "POST", reopen, "owner-a", NULL, "If-Match", "\"3\"", NULL);
  test_assert_problem (not_agreed, 409, "conflict");

  noted = confirm (test, &work, 9, 12, 0, "早退のため");
  g_assert_cmpuint (noted->status, ==, 200);
  g_assert_cmpstr (test_text (noted, "state"), ==, "agreed");
  g_assert_cmpstr (test_text (noted, "note"), ==, "早退のため");
  twice = confirm (test, &work, 9, 13, 0, "");
  test_assert_problem (twice, 409, "conflict");
  stale = test_call (test, "POST", reopen, "owner-a", NULL, "If-Match", "\"1\"", NULL);
  test_assert_problem (stale, 412, "precondition-failed");
  reopened = test_call (test, "POST", reopen, "owner-a", NULL, "If-Match",
                        soup_message_headers_get_one (noted->headers, "ETag"), NULL);
  g_assert_cmpuint (reopened->status, ==, 200);
  g_assert_cmpstr (test_text (reopened, "state"), ==, "to_confirm");
  g_assert_true (
      json_object_get_null_member (json_node_get_object (reopened->body), "agreed_start"));
}

/* ---- pay ---- */

static TestAnswer *
draft (TestServer *test, const TestWork *work, const char *pay_date)
{
  g_autofree char *body = g_strdup_printf ("{\"from\":\"%s\",\"to\":\"%s\",\"pay_date\":\"%s\"}",
                                           work->work_date, work->day_after, pay_date);

  return test_call (test, "POST", "/v1/pay-runs", "clerk-a", body, NULL);
}

static char *
read_document (TestServer *test, const char *id, const char *token)
{
  g_autofree char *path = g_strdup_printf ("/v1/documents/%s", id);
  g_autofree char *content = g_strconcat (path, "/content", NULL);
  g_autoptr (TestAnswer) about = test_call (test, "GET", path, token, NULL, NULL);
  g_autoptr (TestAnswer) pdf = test_call (test, "GET", content, token, NULL, NULL);
  g_autofree char *sha256
      = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)pdf->text, pdf->size);

  g_assert_cmpuint (pdf->status, ==, 200);
  g_assert_cmpstr (soup_message_headers_get_one (pdf->headers, "Content-Type"), ==,
                   "application/pdf");
  g_assert_cmpstr (test_text (about, "sha256"), ==, sha256);
  g_assert_cmpint (test_int (about, "size"), ==, (gint64)pdf->size);
  return test_pdf_text (pdf);
}

static void
assert_yen_on_paper (const char *text, gint64 yen)
{
  g_autofree char *amount = yen < 1000
                                ? g_strdup_printf ("%d", (int)yen)
                                : g_strdup_printf ("%d,%03d", (int)yen / 1000, (int)yen % 1000);

  if (strstr (text, amount) == NULL)
    g_test_message ("%s is not in: %s", amount, text);
  g_assert_nonnull (strstr (text, amount));
}

/* ---- what a sum is made of ---- */

static JsonObject *
root_sum (TestAnswer *answer)
{
  g_assert_cmpuint (answer->status, ==, 200);
  return json_object_get_object_member (json_node_get_object (answer->body), "sum");
}

static JsonObject *
find_part (JsonObject *sum, const char *kind)
{
  JsonArray *parts = json_object_get_array_member (sum, "parts");

  for (guint i = 0; i < json_array_get_length (parts); i++)
    {
      JsonObject *part = json_array_get_object_element (parts, i);

      if (g_str_equal (json_object_get_string_member (part, "kind"), kind))
        return part;
    }
  return NULL;
}

/* Two base lines and one of overtime, each with rule, article, table, days and rounding; tax of 0:
 * none is in the sum. */
static void
assert_parts (JsonObject *sum, gint64 tax_yen, gint64 base_yen, gint64 overtime_yen)
{
  JsonObject *base = find_part (sum, "base"), *overtime = find_part (sum, "overtime"),
             *tax = find_part (sum, "withholding");

  g_assert_cmpint (json_object_get_int_member (base, "lines"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (base, "amount_yen"), ==, base_yen);
  g_assert_cmpint (json_object_get_int_member (base, "rounded_lines"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (base, "back_lines"), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (base, "rounding"), ==, "up_to_yen");
  g_assert_cmpint (json_object_get_int_member (overtime, "lines"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (overtime, "amount_yen"), ==, overtime_yen);
  g_assert_cmpstr (json_object_get_string_member (overtime, "article"), ==,
                   "labour_standards_act_37_1");
  g_assert_cmpstr (json_object_get_string_member (overtime, "table"), ==, "premium_rates");
  g_assert_cmpint (json_object_get_int_member (overtime, "table_year"), ==, 2023);
  g_assert_cmpstr (json_object_get_string_member (overtime, "table_first_date"), ==,
                   json_object_get_string_member (overtime, "table_last_date"));
  if (tax_yen == 0)
    {
      g_assert_null (tax);
      return;
    }
  g_assert_cmpint (json_object_get_int_member (tax, "amount_yen"), ==, tax_yen);
  g_assert_cmpstr (json_object_get_string_member (tax, "table"), ==, "withholding_daily");
}

static void
assert_one_run (JsonObject *sum, const char *id, gint64 yen)
{
  JsonArray *runs = json_object_get_array_member (sum, "runs");
  JsonObject *run;

  g_assert_cmpuint (json_array_get_length (runs), ==, 1);
  run = json_array_get_object_element (runs, 0);
  g_assert_cmpstr (json_object_get_string_member (run, "pay_run_id"), ==, id);
  g_assert_cmpint (json_object_get_int_member (run, "wages_yen"), ==, yen);
}

/* Worker 0: 9:00–13:00 at 1,300: 5,200, no tax. Worker 1: 8:00–19:00 with 60 min break: 8 h 10,400,
 * 2 h overtime at 125 % 3,250; taxable 13,650. */
static void
test_run (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) first = { 0 }, second = { 0 };
  g_autoptr (TestAnswer) a = NULL, b = NULL, run = NULL, slips = NULL, locked = NULL,
                         summary = NULL, manager = NULL, mine = NULL, theirs = NULL, figures = NULL,
                         again = NULL, gone = NULL, paid = NULL, unchecked = NULL, checked = NULL,
                         whole = NULL;
  JsonObject *transfer;
  g_autofree char *path = NULL, *slips_path = NULL, *query = NULL, *paper = NULL, *total = NULL,
                  *figures_path = NULL, *document_path = NULL, *documents_path = NULL;
  YuiWithholding tax;

  test_work_init (&first, test, 0);
  test_work_init (&second, test, 1);
  clock_yesterday (test, &first, 0, 9, 13);
  a = confirm (test, &first, 9, 13, 0, "");
  b = confirm (test, &second, 8, 19, 60, "打刻忘れ");
  g_assert_cmpuint (a->status, ==, 200);
  g_assert_cmpuint (b->status, ==, 200);
  yui_labour_withholding (test->tables->withholding, test->tables->n_withholding, YUI_TAX_HEI, 0,
                          20812, 13650, &tax);
  g_assert_cmpint (tax.tax_yen, >, 0);

  run = draft (test, &first, PAY_DATE);
  g_assert_cmpuint (run->status, ==, 201);
  g_assert_cmpint (test_int (run, "people"), ==, 2);
  g_assert_cmpint (test_int (run, "shifts"), ==, 2);
  g_assert_cmpint (test_int (run, "worked_min"), ==, 240 + 600);
  g_assert_cmpint (test_int (run, "gross_yen"), ==, 5200 + 13650);
  g_assert_cmpint (test_int (run, "withheld_yen"), ==, tax.tax_yen);
  g_assert_cmpint (test_int (run, "net_yen"), ==, 5200 + 13650 - tax.tax_yen);

  path = g_strdup_printf ("/v1/pay-runs/%s", test_text (run, "id"));
  unchecked = test_pay_run_step (test, run, "lock", "clerk-a");
  test_assert_problem (unchecked, 409, "conflict");
  checked = test_pay_run_step (test, run, "check", "clerk-a");
  g_assert_cmpuint (checked->status, ==, 200);
  g_assert_cmpstr (test_text (checked, "state"), ==, "checked");
  locked = test_pay_run_step (test, checked, "lock", "clerk-a");
  g_assert_cmpuint (locked->status, ==, 200);
  g_assert_cmpstr (test_text (locked, "state"), ==, "locked");
  paid = get_attendance (test, &first, "owner-a");
  g_assert_cmpstr (test_text (paid, "state"), ==, "paid");

  /* The run says what it is made of, and what the bank moves. */
  whole = test_call (test, "GET", path, "clerk-a", NULL, NULL);
  assert_parts (root_sum (whole), -(gint64)tax.tax_yen, 15600, 3250);
  transfer = json_object_get_object_member (json_node_get_object (whole->body), "transfer");
  g_assert_cmpint (json_object_get_int_member (transfer, "people"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (transfer, "amount_yen"), ==,
                   5200 + 13650 - tax.tax_yen);
  g_assert_cmpint (json_object_get_int_member (transfer, "people_without_pay"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (transfer, "people_below_zero"), ==, 0);

  /* What the API says stands on the papers. */
  slips_path = g_strconcat (path, "/payslips", NULL);
  slips = test_call (test, "GET", slips_path, "clerk-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (slips), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      JsonObject *slip = test_item (slips, i);
      g_autofree char *text
          = read_document (test, json_object_get_string_member (slip, "document_id"), "clerk-a");

      assert_yen_on_paper (text, json_object_get_int_member (slip, "gross_yen"));
      assert_yen_on_paper (text, json_object_get_int_member (slip, "withheld_yen"));
      assert_yen_on_paper (text, json_object_get_int_member (slip, "net_yen"));
    }
  total = read_document (test, test_text (locked, "summary_document_id"), "owner-a");
  assert_yen_on_paper (total, 5200 + 13650);

  /* Who may read them. */
  documents_path = g_strdup_printf ("/v1/documents?pay_run_id=%s", test_text (run, "id"));
  manager = test_call (test, "GET", documents_path, "manager-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (manager), ==, 0);
  mine = test_call (test, "GET", documents_path, "worker-0", NULL, NULL);
  g_assert_cmpuint (test_n_items (mine), ==, 1);
  document_path = g_strdup_printf ("/v1/documents/%s/content",
                                   json_object_get_string_member (test_item (mine, 0), "id"));
  theirs = test_call (test, "GET", document_path, "worker-1", NULL, NULL);
  test_assert_problem (theirs, 404, "not-found");
  gone = test_call (test, "GET", document_path, "owner-b", NULL, NULL);
  test_assert_problem (gone, 404, "not-found");

  /* The summary and the town's figures are of the same yen. */
  query = g_strdup_printf ("/v1/pay-summary?from=%s&to=%s", first.work_date, first.day_after);
  summary = test_call (test, "GET", query, "owner-a", NULL, NULL);
  g_assert_nonnull (strstr (summary->text, "\"wages_yen\":18850"));
  assert_parts (root_sum (summary), -(gint64)tax.tax_yen, 15600, 3250);
  assert_one_run (root_sum (summary), test_text (run, "id"), 18850);
  figures_path = g_strdup_printf ("/v1/figures?from=%s&to=%s", first.work_date, first.day_after);
  figures = test_call (test, "GET", figures_path, "coordinator", NULL, NULL);
  g_assert_cmpint (test_int (figures, "paid_yen"), ==, 18850);
  assert_parts (root_sum (figures), 0, 15600, 3250);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (root_sum (figures), "runs")), ==, 0);
  g_assert_cmpint (test_int (figures, "worked_shifts"), ==, 2);
  g_assert_cmpint (test_int (figures, "filled_seats"), ==, 2);
  again = draft (test, &first, PAY_DATE);
  g_assert_true (test_has_fault (again, "/from", "nothing_agreed"));
}

static void
test_draft_and_discard (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) agreed = NULL, missing = NULL, run = NULL, taken = NULL, reopened = NULL,
                         discarded = NULL, free_again = NULL, second = NULL, manager = NULL,
                         neighbour = NULL, locked = NULL, too_late = NULL, no_key = NULL,
                         backwards = NULL, checked = NULL, not_draft = NULL;
  g_autofree char *path = NULL, *reopen = NULL, *second_path = NULL;

  test_work_init (&work, test, 2);
  agreed = confirm (test, &work, 9, 13, 0, "");
  g_assert_cmpuint (agreed->status, ==, 200);
  missing = draft (test, &work, "2031-01-10");
  g_assert_true (test_has_fault (missing, "/pay_date", "table_missing"));
  g_assert_nonnull (strstr (missing->text, "withholding-daily-hei-2031.tsv"));
  backwards = test_call (
      test, "POST", "/v1/pay-runs", "clerk-a",
      "{\"from\":\"2026-11-02\",\"to\":\"2026-11-01\",\"pay_date\":\"2026-11-20\"}", NULL);
  g_assert_true (test_has_fault (backwards, "/to", "not_after_from"));

  run = draft (test, &work, PAY_DATE);
  g_assert_cmpuint (run->status, ==, 201);
  taken = get_attendance (test, &work, "owner-a");
  g_assert_cmpstr (test_text (taken, "state"), ==, "in_pay_run");
  reopen = g_strdup_printf ("/v1/attendances/%s/reopen", work.attendance_id);
  reopened = test_call (test, "POST", reopen, "owner-a", NULL, "If-Match",
                        soup_message_headers_get_one (taken->headers, "ETag"), NULL);
  test_assert_problem (reopened, 409, "conflict");
  path = g_strdup_printf ("/v1/pay-runs/%s", test_text (run, "id"));
  manager = test_call (test, "GET", path, "manager-a", NULL, NULL);
  test_assert_problem (manager, 403, "forbidden");
  neighbour = test_call (test, "GET", path, "owner-b", NULL, NULL);
  test_assert_problem (neighbour, 404, "not-found");
  no_key = test_call (test, "DELETE", path, "owner-a", NULL, NULL);
  test_assert_problem (no_key, 428, "precondition-required");

  discarded = test_call (test, "DELETE", path, "owner-a", NULL, "If-Match", "\"1\"", NULL);
  g_assert_cmpuint (discarded->status, ==, 204);
  free_again = get_attendance (test, &work, "owner-a");
  g_assert_cmpstr (test_text (free_again, "state"), ==, "agreed");

  second = draft (test, &work, PAY_DATE);
  g_assert_cmpuint (second->status, ==, 201);
  second_path = g_strdup_printf ("/v1/pay-runs/%s", test_text (second, "id"));
  checked = test_pay_run_step (test, second, "check", "owner-a");
  g_assert_cmpuint (checked->status, ==, 200);
  not_draft = test_call (test, "DELETE", second_path, "owner-a", NULL, "If-Match", "\"2\"", NULL);
  test_assert_problem (not_draft, 409, "conflict");
  locked = test_pay_run_step (test, checked, "lock", "owner-a");
  g_assert_cmpuint (locked->status, ==, 200);
  too_late = test_call (test, "DELETE", second_path, "owner-a", NULL, "If-Match", "\"3\"", NULL);
  test_assert_problem (too_late, 409, "conflict");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pay-runs/clock", test_clock);
  g_test_add_func ("/pay-runs/confirm", test_confirm);
  g_test_add_func ("/pay-runs/run", test_run);
  g_test_add_func ("/pay-runs/draft-and-discard", test_draft_and_discard);
  return g_test_run ();
}
