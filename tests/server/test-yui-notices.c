/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

static TestAnswer *
make (TestServer *test, const char *token, const char *audience, const char *extra)
{
  g_autofree char *body = g_strdup_printf (
      "{\"title\":\"停電のお知らせ\",\"body\":\"役場の端末は止まります\",\"audience\":\"%s\"%s}",
      audience, extra);

  return test_call (test, "POST", "/v1/notices", token, body, NULL);
}

static guint
count (TestServer *test, const char *token)
{
  g_autoptr (TestAnswer) list = test_call (test, "GET", "/v1/notices", token, NULL, NULL);

  g_assert_cmpuint (list->status, ==, 200);
  return test_n_items (list);
}

static void
test_audience (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) all = make (test, "coordinator", "everyone", "");
  g_autoptr (TestAnswer) workers = make (test, "coordinator", "workers", "");
  g_autoptr (TestAnswer) over
      = make (test, "coordinator", "everyone", ",\"from\":\"2020-01-01\",\"until\":\"2020-01-31\"");
  g_autoptr (TestAnswer) coming
      = make (test, "coordinator", "everyone", ",\"from\":\"2099-01-01\"");
  g_autoptr (TestAnswer) refused = make (test, "owner-a", "everyone", "");

  g_assert_cmpuint (all->status, ==, 201);
  g_assert_cmpuint (workers->status, ==, 201);
  g_assert_cmpuint (over->status, ==, 201);
  g_assert_cmpuint (coming->status, ==, 201);
  test_assert_problem (refused, 403, "forbidden");
  g_assert_cmpuint (count (test, "owner-a"), ==, 1);
  g_assert_cmpuint (count (test, "worker-0"), ==, 2);
  g_assert_cmpuint (count (test, "kiosk"), ==, 2);
  g_assert_cmpuint (count (test, "auditor"), ==, 4);
  g_assert_cmpuint (count (test, "owner-c"), ==, 0);
}

static void
test_change (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) made = make (test, "coordinator", "workers", ",\"from\":\"2026-01-10\"");
  g_autofree char *path = g_strconcat ("/v1/notices/", test_text (made, "id"), NULL);
  g_autoptr (TestAnswer) backwards = test_call (
      test, "PATCH", path, "coordinator", "{\"until\":\"2026-01-09\"}", "If-Match", "\"1\"", NULL);
  g_autoptr (TestAnswer) changed = test_call (
      test, "PATCH", path, "coordinator", "{\"until\":\"2026-01-10\",\"audience\":\"everyone\"}",
      "If-Match", "\"1\"", NULL);
  g_autoptr (TestAnswer) stale = test_call (test, "PATCH", path, "coordinator", "{\"title\":\"x\"}",
                                            "If-Match", "\"1\"", NULL);
  g_autoptr (TestAnswer) endless = test_call (test, "PATCH", path, "coordinator",
                                              "{\"until\":null}", "If-Match", "\"2\"", NULL);
  g_autoptr (TestAnswer) read = test_call (test, "GET", path, "auditor", NULL, NULL);
  g_autoptr (TestAnswer) gone
      = test_call (test, "DELETE", path, "coordinator", NULL, "If-Match", "\"3\"", NULL);
  g_autoptr (TestAnswer) after = test_call (test, "GET", path, "coordinator", NULL, NULL);

  g_assert_true (test_has_fault (backwards, "/until", "not_after_start"));
  g_assert_cmpstr (test_text (changed, "until"), ==, "2026-01-10");
  g_assert_cmpstr (test_text (changed, "audience"), ==, "everyone");
  g_assert_cmpstr (test_text (changed, "title"), ==, "停電のお知らせ");
  test_assert_problem (stale, 412, "precondition-failed");
  g_assert_true (json_object_get_null_member (json_node_get_object (endless->body), "until"));
  g_assert_cmpint (test_int (read, "version"), ==, 3);
  g_assert_cmpuint (gone->status, ==, 204);
  test_assert_problem (after, 404, "not-found");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notices/audience", test_audience);
  g_test_add_func ("/notices/change", test_change);
  return g_test_run ();
}
