/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

static TestAnswer *
send (TestServer *test, const char *token, int n, const char *extra)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *body = NULL;

  for (int i = 0; i < n; i++)
    g_string_append_printf (ids, "%s\"%s\"", i > 0 ? "," : "", test_worker_id (i));
  body = g_strdup_printf ("{\"worker_ids\":[%s],\"body\":\"明日は七時に裏口へ\"%s}", ids->str,
                          extra);
  return test_call (test, "POST", "/v1/messages", token, body, NULL);
}

static TestAnswer *
write_back (TestServer *test, const char *token, const char *employer_id, const char *text)
{
  g_autofree char *body
      = g_strdup_printf ("{\"employer_id\":\"%s\",\"body\":\"%s\"}", employer_id, text);

  return test_call (test, "POST", "/v1/my/messages", token, body, NULL);
}

static TestAnswer *
get (TestServer *test, const char *token, const char *path)
{
  return test_call (test, "GET", path, token, NULL, NULL);
}

static gboolean
is_read (TestAnswer *list, guint i)
{
  return !json_object_get_null_member (test_item (list, i), "read_at");
}

static void
test_thread (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *shift_id = test_publish_shift (test, 1);
  g_autofree char *about = g_strdup_printf (",\"shift_id\":\"%s\"", shift_id);
  g_autofree char *of_one = g_strconcat ("/v1/messages?worker_id=", test_worker_id (0), NULL);
  g_autoptr (TestAnswer) sent = send (test, "owner-a", 2, about);
  g_autoptr (TestAnswer) answer = write_back (test, "worker-0", TEST_EMPLOYER_A, "わかりました");
  g_autoptr (TestAnswer) threads = get (test, "manager-a", "/v1/message-threads");
  g_autoptr (TestAnswer) thread = get (test, "manager-a", of_one);
  g_autoptr (TestAnswer) mine = get (test, "worker-0", "/v1/my/messages");
  g_autoptr (TestAnswer) others = get (test, "worker-2", "/v1/my/messages");
  g_autoptr (TestAnswer) strangers = get (test, "owner-b", of_one);

  g_assert_cmpuint (sent->status, ==, 201);
  g_assert_cmpuint (test_n_items (sent), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (test_item (sent, 0), "shift_id"), ==, shift_id);
  g_assert_cmpuint (answer->status, ==, 201);
  g_assert_cmpuint (test_n_items (threads), ==, 2);
  g_assert_cmpint (json_object_get_int_member (test_item (threads, 0), "unread")
                       + json_object_get_int_member (test_item (threads, 1), "unread"),
                   ==, 1);
  g_assert_cmpuint (test_n_items (thread), ==, 2);
  g_assert_cmpuint (test_n_items (mine), ==, 2);
  g_assert_cmpuint (test_n_items (others), ==, 0);
  g_assert_cmpuint (test_n_items (strangers), ==, 0);
}

/* Reading is noted for what the other side wrote, and only in that thread. */
static void
test_read (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) sent = send (test, "owner-a", 2, "");
  g_autoptr (TestAnswer) answer = write_back (test, "worker-0", TEST_EMPLOYER_A, "はい");
  g_autofree char *path = g_strdup_printf (
      "/v1/messages/%s/read", json_object_get_string_member (test_item (answer, 0), "id"));
  g_autoptr (TestAnswer) not_mine = test_call (test, "POST", path, "worker-1", NULL, NULL);
  g_autoptr (TestAnswer) not_theirs = test_call (test, "POST", path, "owner-b", NULL, NULL);
  g_autoptr (TestAnswer) seen = test_call (test, "POST", path, "worker-0", NULL, NULL);
  g_autoptr (TestAnswer) mine = get (test, "worker-0", "/v1/my/messages");
  g_autoptr (TestAnswer) other = get (test, "worker-1", "/v1/my/messages");
  g_autoptr (TestAnswer) by_employer = NULL, threads = NULL;
  guint n_read = 0;

  test_assert_problem (not_mine, 404, "not-found");
  test_assert_problem (not_theirs, 404, "not-found");
  g_assert_cmpuint (seen->status, ==, 204);
  for (guint i = 0; i < 2; i++)
    n_read += is_read (mine, i);
  g_assert_cmpuint (n_read, ==, 1);
  g_assert_false (is_read (other, 0));
  by_employer = test_call (test, "POST", path, "owner-a", NULL, NULL);
  g_assert_cmpuint (by_employer->status, ==, 204);
  threads = get (test, "owner-a", "/v1/message-threads");
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (json_object_get_int_member (test_item (threads, i), "unread"), ==, 0);
}

/* Nobody is written to from outside the pool, or against their will; then nothing is sent at all. */
static void
test_refused (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) outside = send (test, "owner-b", 1, "");
  g_autoptr (TestAnswer) to_stranger = write_back (test, "worker-0", TEST_EMPLOYER_B, "?");
  g_autoptr (TestAnswer) empty = test_call (test, "POST", "/v1/messages", "owner-a",
                                            "{\"worker_ids\":[],\"body\":\"\"}", NULL);
  g_autoptr (TestAnswer) unknown_shift
      = send (test, "owner-a", 1, ",\"shift_id\":\"01930000-0000-7000-8000-00000000dead\"");
  g_autoptr (TestAnswer) blocked = NULL, after = NULL;

  g_assert_true (test_has_fault (outside, "/worker_ids/0", "not_in_pool"));
  g_assert_true (test_has_fault (to_stranger, "/employer_id", "not_in_pool"));
  g_assert_true (test_has_fault (empty, "/worker_ids", "too_short"));
  g_assert_true (test_has_fault (empty, "/body", "too_short"));
  g_assert_true (test_has_fault (unknown_shift, "/shift_id", "unknown"));
  test_execute (test, "UPDATE membership SET blocked_by_worker = 1 WHERE worker_id = "
                      "(SELECT min (worker_id) FROM membership)");
  blocked = send (test, "owner-a", TEST_N_WORKERS, "");
  g_assert_cmpuint (blocked->status, ==, 422);
  after = get (test, "owner-a", "/v1/messages");
  g_assert_cmpuint (test_n_items (after), ==, 0);
}

static void
test_too_many (void)
{
  g_autoptr (TestServer) test = test_server_new ();

  for (int i = 0; i < 30; i++)
    {
      g_autoptr (TestAnswer) one = write_back (test, "worker-0", TEST_EMPLOYER_A, "x");

      g_assert_cmpuint (one->status, ==, 201);
    }
  {
    g_autoptr (TestAnswer) more = write_back (test, "worker-0", TEST_EMPLOYER_A, "x");
    g_autoptr (TestAnswer) other = write_back (test, "worker-1", TEST_EMPLOYER_A, "x");

    test_assert_problem (more, 429, "too-many-requests");
    g_assert_cmpuint (other->status, ==, 201);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/messages/thread", test_thread);
  g_test_add_func ("/messages/read", test_read);
  g_test_add_func ("/messages/refused", test_refused);
  g_test_add_func ("/messages/too-many", test_too_many);
  return g_test_run ();
}
