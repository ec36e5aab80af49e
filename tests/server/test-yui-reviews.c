/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

static TestAnswer *
give (TestServer *test, const TestWork *work, const char *token, const char *body)
{
  g_autofree char *path = g_strdup_printf ("/v1/contracts/%s/review", work->contract_id);

  return test_call (test, "POST", path, token, body, NULL);
}

static guint
count (TestServer *test, const char *token, const char *path)
{
  g_autoptr (TestAnswer) list = test_call (test, "GET", path, token, NULL, NULL);

  g_assert_cmpuint (list->status, ==, 200);
  return test_n_items (list);
}

static void
finish (TestServer *test, const TestWork *work)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE attendance SET state = 'to_confirm' WHERE contract_id = '%s'", work->contract_id);

  test_execute (test, sql);
}

/* Each side sees the other's only when both are given, or two weeks later. */
static void
test_secret (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 }, other = { 0 };
  g_autoptr (TestAnswer) early = NULL, of_worker = NULL, twice = NULL, of_employer = NULL,
                         alone = NULL, stranger = NULL;

  test_work_init (&work, test, 0);
  test_work_init (&other, test, 1);
  early = give (test, &work, "owner-a", "{\"stars\":5}");
  test_assert_problem (early, 409, "work-not-done");
  finish (test, &work);
  finish (test, &other);
  of_worker = give (test, &work, "manager-a", "{\"stars\":5,\"comment\":\"てきぱきと\"}");
  g_assert_cmpuint (of_worker->status, ==, 201);
  twice = give (test, &work, "owner-a", "{\"stars\":1}");
  test_assert_problem (twice, 409, "review-given");
  stranger = give (test, &work, "worker-1", "{\"stars\":1}");
  test_assert_problem (stranger, 404, "not-found");
  g_assert_cmpuint (count (test, "worker-0", "/v1/my/reviews"), ==, 0);
  g_assert_cmpuint (count (test, "owner-a", "/v1/reviews"), ==, 1);
  g_assert_cmpuint (count (test, "auditor", "/v1/reviews"), ==, 1);
  of_employer = give (test, &work, "worker-0", "{\"stars\":3}");
  g_assert_cmpuint (of_employer->status, ==, 201);
  g_assert_cmpuint (count (test, "worker-0", "/v1/my/reviews"), ==, 2);
  g_assert_cmpuint (count (test, "owner-a", "/v1/reviews"), ==, 2);
  g_assert_cmpuint (count (test, "owner-b", "/v1/reviews"), ==, 0);

  alone = give (test, &other, "worker-1", "{\"stars\":2}");
  g_assert_cmpuint (alone->status, ==, 201);
  g_assert_cmpuint (count (test, "owner-a", "/v1/reviews"), ==, 2);
  test_execute (test, "UPDATE rating SET given_s = given_s - 15 * 86400");
  g_assert_cmpuint (count (test, "owner-a", "/v1/reviews"), ==, 3);
}

static TestAnswer *
reply (TestServer *test, const char *review_id, const char *token)
{
  g_autofree char *path = g_strdup_printf ("/v1/reviews/%s/reply", review_id);

  return test_call (test, "POST", path, token, "{\"reply\":\"休憩を増やしました\"}", NULL);
}

static void
test_reply (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) given = NULL, unseen = NULL, own = NULL, answered = NULL, twice = NULL,
                         back = NULL;

  test_work_init (&work, test, 0);
  finish (test, &work);
  given = give (test, &work, "worker-0", "{\"stars\":2,\"comment\":\"休憩がありませんでした\"}");
  unseen = reply (test, test_text (given, "id"), "owner-a");
  test_assert_problem (unseen, 404, "not-found");
  back = give (test, &work, "owner-a", "{\"stars\":4}");
  g_assert_cmpuint (back->status, ==, 201);
  own = reply (test, test_text (given, "id"), "worker-0");
  test_assert_problem (own, 404, "not-found");
  answered = reply (test, test_text (given, "id"), "owner-a");
  g_assert_cmpuint (answered->status, ==, 200);
  g_assert_cmpstr (test_text (answered, "reply"), ==, "休憩を増やしました");
  twice = reply (test, test_text (given, "id"), "manager-a");
  test_assert_problem (twice, 409, "reply-given");
}

static void
test_input (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) none = NULL, six = NULL;

  test_work_init (&work, test, 0);
  finish (test, &work);
  none = give (test, &work, "worker-0", "{}");
  g_assert_true (test_has_fault (none, "/stars", "required"));
  six = give (test, &work, "worker-0", "{\"stars\":6}");
  g_assert_true (test_has_fault (six, "/stars", "too_large"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reviews/secret", test_secret);
  g_test_add_func ("/reviews/reply", test_reply);
  g_test_add_func ("/reviews/input", test_input);
  return g_test_run ();
}
