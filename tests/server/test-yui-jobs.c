/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-pay.h"

#include "server/yui-upkeep.h"

#include <string.h>

#define WAIT_S 60

#define PAYSLIPS "{\"kind\":\"payslip\",\"pay_run_id\":\"" TEST_PAY_RUN "\"}"
#define BOOKLET  "{\"kind\":\"payslip_booklet\",\"pay_run_id\":\"" TEST_PAY_RUN "\"}"

static TestAnswer *
get_job (TestServer *test, const char *id)
{
  g_autofree char *path = g_strdup_printf ("/v1/jobs/%s", id);

  return test_call (test, "GET", path, "clerk-a", NULL, NULL);
}

static gboolean
is_under_way (TestAnswer *job)
{
  const char *state = test_text (job, "state");

  return g_str_equal (state, "queued") || g_str_equal (state, "running");
}

/* Asks until the job has ended; progress only ever goes up. */
static TestAnswer *
wait_for_end (TestServer *test, const char *id)
{
  const gint64 until = g_get_monotonic_time () + WAIT_S * G_USEC_PER_SEC;
  TestAnswer *job = get_job (test, id);
  gint64 done = 0;

  while (is_under_way (job) && g_get_monotonic_time () < until)
    {
      g_assert_cmpint (test_int (job, "done"), >=, done);
      done = test_int (job, "done");
      test_answer_free (job);
      g_usleep (20000);
      job = get_job (test, id);
    }
  g_test_message ("%s", job->text);
  return job;
}

static TestAnswer *
begin (TestServer *test, const char *body)
{
  TestAnswer *job = test_call (test, "POST", "/v1/documents", "clerk-a", body, NULL);

  if (job->status != 202)
    g_test_message ("%s", job->text);
  g_assert_cmpuint (job->status, ==, 202);
  g_assert_nonnull (soup_message_headers_get_one (job->headers, "Location"));
  return job;
}

static void
test_payslips (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) job = NULL, end = NULL, again = NULL, again_end = NULL, mine = NULL,
                         pdf = NULL, neighbour = NULL, list = NULL;
  g_autofree char *content = NULL, *text = NULL, *path = NULL;

  test_pay_run_make (test, 6);
  test_pay_run_add_crowd (test, 130);
  job = begin (test, PAYSLIPS);
  end = wait_for_end (test, test_text (job, "id"));
  g_assert_cmpstr (test_text (end, "state"), ==, "done");
  g_assert_cmpint (test_int (end, "done"), ==, 136);
  g_assert_cmpint (test_int (end, "total"), ==, 136);
  g_assert_cmpint (test_count (test, "SELECT count (*) FROM document WHERE kind = 'payslip'"), ==,
                   136);
  g_assert_cmpint (test_count (test, "SELECT count (*) FROM payslip WHERE document_id IS NULL"), ==,
                   0);
  g_assert_cmpint (
      test_count (test, "SELECT count (*) FROM pay_run WHERE summary_document_id IS NOT NULL"), ==,
      1);

  mine = test_call (test, "GET", "/v1/documents", "worker-0", NULL, NULL);
  g_assert_cmpuint (test_n_items (mine), ==, 1);
  content = g_strdup_printf ("/v1/documents/%s/content",
                             json_object_get_string_member (test_item (mine, 0), "id"));
  pdf = test_call (test, "GET", content, "worker-0", NULL, NULL);
  text = test_pdf_text (pdf);
  g_assert_nonnull (strstr (text, "10,872"));

  /* Once they are all there, nothing is made twice. */
  again = begin (test, PAYSLIPS);
  again_end = wait_for_end (test, test_text (again, "id"));
  g_assert_cmpint (test_int (again_end, "total"), ==, 0);
  g_assert_cmpint (test_count (test, "SELECT count (*) FROM document WHERE kind = 'payslip'"), ==,
                   136);

  path = g_strdup_printf ("/v1/jobs/%s", test_text (job, "id"));
  neighbour = test_call (test, "GET", path, "owner-b", NULL, NULL);
  test_assert_problem (neighbour, 404, "not-found");
  list = test_call (test, "GET", "/v1/jobs", "owner-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (list), ==, 2);
}

static void
test_booklet (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) job = NULL, end = NULL, pdf = NULL;
  g_autofree char *content = NULL, *text = NULL;

  test_pay_run_make (test, 3);
  job = begin (test, BOOKLET);
  end = wait_for_end (test, test_text (job, "id"));
  g_assert_cmpstr (test_text (end, "state"), ==, "done");
  content = g_strdup_printf ("/v1/documents/%s/content", test_text (end, "document_id"));
  pdf = test_call (test, "GET", content, "clerk-a", NULL, NULL);
  text = test_pdf_text (pdf);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("試験 %d子", i);

      g_assert_nonnull (strstr (text, name));
    }
}

/* Everybody who can have one gets it; who cannot is named. */
static void
test_slips_of_a_year (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) job = NULL, end = NULL;

  test_pay_run_make (test, 2);
  test_execute (test, "UPDATE worker SET address = '新潟県佐渡市1' WHERE name = '試験 0子'");
  test_execute (test, "UPDATE employer SET address = '新潟県佐渡市2'");
  job = begin (test, "{\"kind\":\"withholding_slip\",\"year\":2026}");
  end = wait_for_end (test, test_text (job, "id"));
  g_assert_cmpstr (test_text (end, "state"), ==, "done");
  g_assert_cmpint (test_int (end, "done"), ==, 2);
  g_assert_nonnull (strstr (end->text, "試験 1子"));
  g_assert_null (strstr (end->text, "試験 0子"));
  g_assert_cmpint (
      test_count (test, "SELECT count (*) FROM document WHERE kind = 'withholding_slip'"), ==, 1);
}

static void
test_cancel (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) job = NULL, cancelled = NULL, twice = NULL, end = NULL, neighbour = NULL,
                         after = NULL, after_end = NULL;
  g_autofree char *path = NULL;
  gint64 n;

  test_pay_run_make (test, 1);
  test_pay_run_add_crowd (test, 400);
  job = begin (test, PAYSLIPS);
  path = g_strdup_printf ("/v1/jobs/%s", test_text (job, "id"));
  neighbour = test_call (test, "DELETE", path, "owner-b", NULL, NULL);
  test_assert_problem (neighbour, 404, "not-found");
  cancelled = test_call (test, "DELETE", path, "clerk-a", NULL, NULL);
  g_assert_cmpuint (cancelled->status, ==, 200);
  g_assert_cmpstr (test_text (cancelled, "state"), ==, "cancelled");
  n = test_count (test, "SELECT count (*) FROM document");
  g_assert_cmpint (n, <, 401);
  twice = test_call (test, "DELETE", path, "clerk-a", NULL, NULL);
  g_assert_cmpstr (test_text (twice, "state"), ==, "cancelled");

  /* What was made stays, nothing is added, and a new job goes on from there. */
  test_execute (test, "DELETE FROM pay_line WHERE payslip_id IN (SELECT id FROM payslip WHERE "
                      "document_id IS NULL AND worker_id LIKE '%-9000-%')");
  test_execute (test, "DELETE FROM payslip WHERE document_id IS NULL "
                      "AND worker_id LIKE '%-9000-%'");
  after = begin (test, PAYSLIPS);
  after_end = wait_for_end (test, test_text (after, "id"));
  g_assert_cmpint (test_int (after_end, "total"), <=, 1);
  end = get_job (test, test_text (job, "id"));
  g_assert_cmpstr (test_text (end, "state"), ==, "cancelled");
}

/* A lock leaves the papers of many to a job and says which; those of a few are there at once. */
static void
test_lock (void)
{
  static const int CROWDS[] = { 4, 5 };

  for (gsize i = 0; i < G_N_ELEMENTS (CROWDS); i++)
    {
      g_autoptr (TestServer) test = test_server_new ();
      g_autoptr (TestAnswer) locked = NULL, end = NULL, run = NULL, papers = NULL;
      const gboolean is_job = CROWDS[i] > 4;

      test_pay_run_make (test, 1);
      test_pay_run_add_crowd (test, CROWDS[i]);
      test_execute (test, "UPDATE pay_run SET state = 'checked', locked_s = NULL");
      locked = test_call (test, "POST", "/v1/pay-runs/" TEST_PAY_RUN "/lock", "clerk-a", NULL,
                          "If-Match", "*", NULL);
      g_assert_cmpuint (locked->status, ==, 200);
      g_assert_cmpstr (test_text (locked, "state"), ==, "locked");
      g_assert_cmpint (json_object_get_null_member (json_node_get_object (locked->body), "job_id"),
                       ==, !is_job);
      g_assert_cmpint (test_int (locked, "papers_missing"), ==, is_job ? CROWDS[i] + 1 : 0);
      if (is_job)
        {
          end = wait_for_end (test, test_text (locked, "job_id"));
          g_assert_cmpstr (test_text (end, "state"), ==, "done");
          g_assert_cmpint (test_int (end, "done"), ==, CROWDS[i] + 1);
        }
      run = test_call (test, "GET", "/v1/pay-runs/" TEST_PAY_RUN, "clerk-a", NULL, NULL);
      g_assert_cmpint (test_int (run, "papers_missing"), ==, 0);
      g_assert_nonnull (test_text (run, "summary_document_id"));
      papers = test_call (test, "GET", "/v1/documents?kind=payslip", "clerk-a", NULL, NULL);
      g_assert_cmpuint (test_n_items (papers), ==, CROWDS[i] + 1);
    }
}

/* A server that stops says so of what it was doing; one that was killed is found out. */
static void
test_restart (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) job = NULL, end = NULL, lost = NULL, killed = NULL, again = NULL,
                         again_end = NULL;
  g_autofree char *data = g_build_filename (g_getenv ("YUI_SOURCE"), "data", NULL);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const STALE
      = "INSERT INTO job (programme_id, id, employer_id, kind, state, host, pid, seen_s, "
        "created_s, created_by) VALUES (1, '01930000-0000-7000-8000-0000000000e%d', "
        "'" TEST_EMPLOYER_A "', 'payslip', 'running', '%s', %d, %d, 1, 'x')";
  g_autofree char *elsewhere = g_strdup_printf (STALE, 1, "elsewhere", 1, 1);
  g_autofree char *here = g_strdup_printf (STALE, 2, g_get_host_name (), 999999999, 1900000000);

  test_pay_run_make (test, 1);
  test_pay_run_add_crowd (test, 400);
  job = begin (test, PAYSLIPS);
  id = g_strdup (test_text (job, "id"));
  test_execute (test, elsewhere);
  test_execute (test, here);

  yui_server_free (test->server);
  test->server = yui_server_new (test->store, test->tables, data);
  g_assert_true (
      yui_server_start (test->server, G_INET_SOCKET_ADDRESS (address), NULL, NULL, &error));
  g_assert_no_error (error);
  end = get_job (test, id);
  g_assert_cmpstr (test_text (end, "state"), ==, "failed");
  g_assert_nonnull (strstr (end->text, "server-stopped"));
  killed = get_job (test, "01930000-0000-7000-8000-0000000000e2");
  g_assert_cmpstr (test_text (killed, "state"), ==, "failed");
  yui_upkeep_queue (test->store);
  test_execute (test, "UPDATE programme SET name = name"); /* behind the upkeep in the queue */
  lost = get_job (test, "01930000-0000-7000-8000-0000000000e1");
  g_assert_cmpstr (test_text (lost, "state"), ==, "failed");

  again = begin (test, PAYSLIPS);
  again_end = wait_for_end (test, test_text (again, "id"));
  g_assert_cmpstr (test_text (again_end, "state"), ==, "done");
  g_assert_cmpint (test_count (test, "SELECT count (*) FROM document WHERE kind = 'payslip'"), ==,
                   401);
}

static void
test_refused (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) draft = NULL, neighbour = NULL, manager = NULL, empty = NULL, end = NULL;

  test_pay_run_make (test, 0);
  empty = begin (test, PAYSLIPS);
  end = wait_for_end (test, test_text (empty, "id"));
  g_assert_cmpstr (test_text (end, "state"), ==, "failed");
  g_assert_nonnull (strstr (end->text, "nothing-to-write"));
  test_execute (test, "UPDATE pay_run SET state = 'draft'");
  draft = test_call (test, "POST", "/v1/documents", "clerk-a", PAYSLIPS, NULL);
  test_assert_problem (draft, 409, "pay-run-not-locked");
  neighbour = test_call (test, "POST", "/v1/documents", "owner-b", PAYSLIPS, NULL);
  test_assert_problem (neighbour, 404, "not-found");
  manager = test_call (test, "POST", "/v1/documents", "manager-a", PAYSLIPS, NULL);
  test_assert_problem (manager, 403, "forbidden");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/jobs/lock", test_lock);
  g_test_add_func ("/jobs/payslips", test_payslips);
  g_test_add_func ("/jobs/booklet", test_booklet);
  g_test_add_func ("/jobs/slips-of-a-year", test_slips_of_a_year);
  g_test_add_func ("/jobs/cancel", test_cancel);
  g_test_add_func ("/jobs/restart", test_restart);
  g_test_add_func ("/jobs/refused", test_refused);
  return g_test_run ();
}
