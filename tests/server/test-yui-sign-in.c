/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-sign-in.h"

#include "server/yui-device.h"
#include "server/yui-moment.h"
#include "server/yui-password.h"
#include "server/yui-principal.h"

#include <sodium.h>
#include <string.h>

/* ---- passwords ---- */

static void
test_invitation (void)
{
  static const struct
  {
    const char *password, *fault;
  } weak[] = {
    { "short", "password_too_short" },
    { "fourteen-chars", "password_too_short" },
    { "qwertyuiop12345", "password_too_common" },
    { "ああああああああああああああああ", "password_too_common" },
    { "Hanako.Kouno-01", "password_too_common" },
  };
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) unknown = NULL, chosen = NULL, again = NULL;

  test_invite (test, TEST_OWNER_A, "hanako.kouno", "code");
  unknown = test_post (test, "/v1/password", NULL, "{\"invitation\":\"other\",\"password\":\"%s\"}",
                       TEST_PASSWORD);
  test_assert_problem (unknown, 404, "unknown-invitation");
  for (gsize i = 0; i < G_N_ELEMENTS (weak); i++)
    {
      g_autoptr (TestAnswer) answer
          = test_post (test, "/v1/password", NULL, "{\"invitation\":\"code\",\"password\":\"%s\"}",
                       weak[i].password);

      test_assert_problem (answer, 422, "invalid-input");
      g_assert_true (test_has_fault (answer, "/password", weak[i].fault));
    }
  chosen = test_post (test, "/v1/password", NULL, "{\"invitation\":\"code\",\"password\":\"%s\"}",
                      TEST_PASSWORD);
  g_assert_cmpuint (chosen->status, ==, 200);
  again = test_post (test, "/v1/password", NULL, "{\"invitation\":\"code\",\"password\":\"%s\"}",
                     TEST_PASSWORD);
  test_assert_problem (again, 404, "unknown-invitation");
  g_assert_cmpint (test_count (test,
                               "SELECT count(*) FROM audit_log WHERE operation = 'choosePassword' "
                               "AND status = 200 AND actor_id = '" TEST_OWNER_A "'"),
                   ==, 1);
}

static void
test_sign_in (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) right = NULL, wrong = NULL, nobody = NULL, out = NULL, machine = NULL;
  g_autofree char *token = NULL;

  test_choose_password (test, TEST_OWNER_A, "hanako", TEST_PASSWORD);
  right = test_sign_in_by_name (test, "Hanako", TEST_PASSWORD, "");
  g_assert_cmpuint (right->status, ==, 201);
  token = g_strdup (test_text (right, "access_token"));
  g_assert_cmpuint (test_status_with (test, token), ==, 200);
  wrong = test_sign_in_by_name (test, "hanako", "not the password", "");
  nobody = test_sign_in_by_name (test, "taro", TEST_PASSWORD, "");
  test_assert_problem (wrong, 401, "wrong-sign-in");
  g_assert_cmpstr (wrong->text, ==, nobody->text);
  out = test_call (test, "POST", "/v1/sign-out", token, NULL, NULL);
  g_assert_cmpuint (out->status, ==, 204);
  g_assert_cmpuint (test_status_with (test, token), ==, 401);
  machine = test_call (test, "POST", "/v1/sign-out", "owner-a", NULL, NULL);
  test_assert_problem (machine, 409, "machine-token");
  g_assert_cmpuint (test_status_with (test, "owner-a"), ==, 200);
}

static void
test_full_width (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) answer = NULL;

  test_choose_password (test, TEST_MANAGER_A, "jiro", "kaki-no-ki-88");
  answer = test_sign_in_by_name (test, "jiro", "ｋａｋｉ-no-ki-８８", "");
  g_assert_cmpuint (answer->status, ==, 201);
}

static void
test_rehash (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) answer = NULL;
  char old[crypto_pwhash_STRBYTES];
  g_autofree char *sql = NULL;

  test_choose_password (test, TEST_OWNER_A, "hanako", TEST_PASSWORD);
  g_assert_cmpint (crypto_pwhash_str (old, TEST_PASSWORD, strlen (TEST_PASSWORD), 1, 8192 * 1024),
                   ==, 0);
  sql = g_strdup_printf ("UPDATE account_password SET hash = '%s'", old);
  test_execute (test, sql);
  answer = test_sign_in_by_name (test, "hanako", TEST_PASSWORD, "");
  g_assert_cmpuint (answer->status, ==, 201);
  g_assert_cmpint (
      test_count (
          test,
          "SELECT count(*) FROM account_password WHERE hash LIKE '$argon2id$v=19$m=65536,t=2,%'"),
      ==, 1);
}

static void
test_change (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) here = NULL, there = NULL, wrong = NULL, right = NULL, old = NULL;
  const char *token;

  test_choose_password (test, TEST_MANAGER_A, "jiro", "kaki-no-ki-88");
  here = test_sign_in_by_name (test, "jiro", "kaki-no-ki-88", "");
  there = test_sign_in_by_name (test, "jiro", "kaki-no-ki-88", "");
  token = test_text (here, "access_token");
  wrong = test_post (test, "/v1/password/change", token,
                     "{\"present_password\":\"x\",\"password\":\"momo-no-ki-99\"}");
  test_assert_problem (wrong, 409, "wrong-password");
  right = test_post (test, "/v1/password/change", token,
                     "{\"present_password\":\"kaki-no-ki-88\",\"password\":\"momo-no-ki-99\"}");
  g_assert_cmpuint (right->status, ==, 204);
  g_assert_cmpuint (test_status_with (test, token), ==, 200);
  g_assert_cmpuint (test_status_with (test, test_text (there, "access_token")), ==, 401);
  old = test_sign_in_by_name (test, "jiro", "kaki-no-ki-88", "");
  test_assert_problem (old, 401, "wrong-sign-in");
}

/* ---- tokens ---- */

static TestAnswer *
refresh (TestServer *test, const char *token)
{
  return test_post (test, "/v1/token/refresh", NULL, "{\"refresh_token\":\"%s\"}", token);
}

static void
test_refresh (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) first = NULL, second = NULL, third = NULL, reused = NULL, last = NULL;

  test_choose_password (test, TEST_OWNER_A, "hanako", TEST_PASSWORD);
  first = test_sign_in_by_name (test, "hanako", TEST_PASSWORD, "");
  second = refresh (test, test_text (first, "refresh_token"));
  g_assert_cmpuint (second->status, ==, 200);
  g_assert_cmpuint (test_status_with (test, test_text (second, "access_token")), ==, 200);
  third = refresh (test, test_text (second, "refresh_token"));
  g_assert_cmpuint (third->status, ==, 200);
  reused = refresh (test, test_text (first, "refresh_token"));
  test_assert_problem (reused, 401, "sign-in-ended");
  last = refresh (test, test_text (third, "refresh_token"));
  test_assert_problem (last, 401, "sign-in-ended");
  g_assert_cmpuint (test_status_with (test, test_text (third, "access_token")), ==, 401);
  g_assert_cmpint (test_count (test, "SELECT count(*) FROM audit_log WHERE programme_id = 1 "
                                     "AND operation = 'endDeviceForTokenReuse'"),
                   ==, 1);
}

/* An answer that did not arrive is asked for again; who has the first answer gets no further. */
static void
test_lost_answer (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) first = NULL, lost = NULL, again = NULL, thief = NULL;

  test_choose_password (test, TEST_OWNER_A, "hanako", TEST_PASSWORD);
  first = test_sign_in_by_name (test, "hanako", TEST_PASSWORD, "");
  lost = refresh (test, test_text (first, "refresh_token"));
  again = refresh (test, test_text (first, "refresh_token"));
  g_assert_cmpuint (again->status, ==, 200);
  thief = refresh (test, test_text (lost, "refresh_token"));
  test_assert_problem (thief, 401, "sign-in-ended");
  g_assert_cmpuint (test_status_with (test, test_text (again, "access_token")), ==, 401);
}

static void
test_old_reuse (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) first = NULL, second = NULL, late = NULL;

  test_choose_password (test, TEST_OWNER_A, "hanako", TEST_PASSWORD);
  first = test_sign_in_by_name (test, "hanako", TEST_PASSWORD, "");
  second = refresh (test, test_text (first, "refresh_token"));
  test_execute (test, "UPDATE refresh_token SET used_s = used_s - 31 WHERE used_s IS NOT NULL");
  late = refresh (test, test_text (first, "refresh_token"));
  test_assert_problem (late, 401, "sign-in-ended");
  g_assert_cmpuint (test_status_with (test, test_text (second, "access_token")), ==, 401);
}

static void
test_ends (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) first = NULL, idle = NULL, second = NULL, over = NULL;

  test_choose_password (test, TEST_OWNER_A, "hanako", TEST_PASSWORD);
  first = test_sign_in_by_name (test, "hanako", TEST_PASSWORD, "");
  test_execute (test, "UPDATE refresh_token SET expires_s = expires_s - 7 * 86400");
  idle = refresh (test, test_text (first, "refresh_token"));
  test_assert_problem (idle, 401, "sign-in-ended");
  second = test_sign_in_by_name (test, "hanako", TEST_PASSWORD, "");
  test_execute (test, "UPDATE device SET expires_s = expires_s - 30 * 86400");
  over = refresh (test, test_text (second, "refresh_token"));
  test_assert_problem (over, 401, "sign-in-ended");
}

static void
test_devices (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) here = NULL, there = NULL, list = NULL, others = NULL, ended = NULL,
                         foreign = NULL;
  g_autofree char *path = NULL;

  test_choose_password (test, TEST_OWNER_A, "hanako", TEST_PASSWORD);
  here = test_sign_in_by_name (test, "hanako", TEST_PASSWORD, "");
  there = test_sign_in_by_name (test, "hanako", TEST_PASSWORD, "");
  list = test_call (test, "GET", "/v1/devices", test_text (here, "access_token"), NULL, NULL);
  g_assert_cmpuint (test_n_items (list), ==, 2);
  others = test_call (test, "GET", "/v1/devices", "owner-b", NULL, NULL);
  g_assert_cmpuint (test_n_items (others), ==, 0);
  path = g_strconcat ("/v1/devices/", test_text (there, "device_id"), NULL);
  foreign = test_call (test, "DELETE", path, "manager-a", NULL, NULL);
  test_assert_problem (foreign, 404, "not-found");
  ended = test_call (test, "DELETE", path, test_text (here, "access_token"), NULL, NULL);
  g_assert_cmpuint (ended->status, ==, 204);
  g_assert_cmpuint (test_status_with (test, test_text (there, "access_token")), ==, 401);
  g_assert_cmpuint (test_status_with (test, test_text (here, "access_token")), ==, 200);
}

/* One more place than may be ends the one that was not used for longest, and no other. */
static void
test_many_devices (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  TestAnswer *answers[YUI_DEVICE_DESKS_MAX];
  g_autoptr (TestAnswer) last = NULL, list = NULL;

  test_choose_password (test, TEST_OWNER_A, "hanako", TEST_PASSWORD);
  for (int i = 0; i < YUI_DEVICE_DESKS_MAX; i++)
    {
      answers[i] = test_sign_in_by_name (test, "hanako", TEST_PASSWORD, "");
      g_assert_cmpuint (answers[i]->status, ==, 201);
    }
  test_execute (test,
                "UPDATE device SET seen_s = seen_s - 60 WHERE id = (SELECT max (id) FROM device)");
  last = test_sign_in_by_name (test, "hanako", TEST_PASSWORD, "");
  for (int i = 0; i < YUI_DEVICE_DESKS_MAX; i++)
    {
      g_assert_cmpuint (test_status_with (test, test_text (answers[i], "access_token")), ==,
                        i == YUI_DEVICE_DESKS_MAX - 1 ? 401 : 200);
      test_answer_free (answers[i]);
    }
  list = test_call (test, "GET", "/v1/devices", test_text (last, "access_token"), NULL, NULL);
  g_assert_cmpuint (test_n_items (list), ==, YUI_DEVICE_DESKS_MAX);
}

/* ---- guessing ---- */

static void
test_guessing (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) known = NULL, full = NULL, stranger = NULL, here = NULL;
  g_autofree char *more = NULL;

  test_choose_password (test, TEST_OWNER_A, "hanako", TEST_PASSWORD);
  known = test_sign_in_by_name (test, "hanako", TEST_PASSWORD, "");
  more = g_strdup_printf (",\"device_secret\":\"%s\"", test_text (known, "device_secret"));
  test_execute (test, "DELETE FROM rate_limit");
  for (int i = 0; i < 10; i++)
    {
      g_autoptr (TestAnswer) wrong = test_sign_in_by_name (test, "hanako", "guess", "");

      test_assert_problem (wrong, 401, "wrong-sign-in");
    }
  full = test_sign_in_by_name (test, "hanako", "guess", "");
  test_assert_problem (full, 429, "too-many-requests");
  g_assert_nonnull (soup_message_headers_get_one (full->headers, "Retry-After"));
  stranger = test_sign_in_by_name (test, "hanako", TEST_PASSWORD, "");
  test_assert_problem (stranger, 429, "too-many-requests");
  here = test_sign_in_by_name (test, "hanako", TEST_PASSWORD, more);
  g_assert_cmpuint (here->status, ==, 201);
  g_assert_false (json_object_has_member (json_node_get_object (here->body), "device_secret"));
}

/* Guesses at many names from one address run out; a person elsewhere signs in. */
static void
test_addresses (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) there = NULL, here = NULL, forged = NULL;

  test_choose_password (test, TEST_OWNER_A, "hanako", TEST_PASSWORD);
  test_execute (test, "DELETE FROM rate_limit");
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *body = g_strdup_printf (
          "{\"name\":\"name-%d\",\"password\":\"guess\",\"device_label\":\"x\"}", i);
      g_autoptr (TestAnswer) wrong
          = test_call (test, "POST", "/v1/sign-in", NULL, body, "Idempotency-Key", "none",
                       "X-Forwarded-For", "10.0.0.9, 192.0.2.1", NULL);

      test_assert_problem (wrong, 401, "wrong-sign-in");
    }
#define RIGHT_BODY "{\"name\":\"hanako\",\"password\":\"" TEST_PASSWORD "\",\"device_label\":\"x\"}"
  there = test_call (test, "POST", "/v1/sign-in", NULL, RIGHT_BODY, "Idempotency-Key", "none",
                     "X-Forwarded-For", "192.0.2.1", NULL);
  test_assert_problem (there, 429, "too-many-requests");
  forged = test_call (test, "POST", "/v1/sign-in", NULL, RIGHT_BODY, "Idempotency-Key", "none",
                      "X-Forwarded-For", "192.0.2.2, 192.0.2.1", NULL);
  test_assert_problem (forged, 429, "too-many-requests");
  here = test_call (test, "POST", "/v1/sign-in", NULL, RIGHT_BODY, "Idempotency-Key", "none",
                    "X-Forwarded-For", "192.0.2.2", NULL);
  g_assert_cmpuint (here->status, ==, 201);
}

static gpointer
hash_thread (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = yui_password_hash (TEST_PASSWORD, &error);

  if (hash == NULL)
    {
      g_assert_cmpuint (yui_problem_get_status (error), ==, 429);
      g_assert_cmpuint (yui_problem_get_retry_after (error), ==, 1);
    }
  return GINT_TO_POINTER (hash == NULL);
}

static void
test_pool (void)
{
  GThread *threads[40];
  int refused = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("hash", hash_thread, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    refused += GPOINTER_TO_INT (g_thread_join (threads[i]));
  g_assert_cmpint (refused, >, 0);
  g_assert_cmpint (refused, <=, 40 - YUI_PASSWORD_RUNNING_MAX - YUI_PASSWORD_WAITING_MAX);
  g_assert_null (hash_thread (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/sign-in/invitation", test_invitation);
  g_test_add_func ("/server/sign-in/sign-in", test_sign_in);
  g_test_add_func ("/server/sign-in/full-width", test_full_width);
  g_test_add_func ("/server/sign-in/rehash", test_rehash);
  g_test_add_func ("/server/sign-in/change", test_change);
  g_test_add_func ("/server/sign-in/refresh", test_refresh);
  g_test_add_func ("/server/sign-in/lost-answer", test_lost_answer);
  g_test_add_func ("/server/sign-in/old-reuse", test_old_reuse);
  g_test_add_func ("/server/sign-in/ends", test_ends);
  g_test_add_func ("/server/sign-in/devices", test_devices);
  g_test_add_func ("/server/sign-in/many-devices", test_many_devices);
  g_test_add_func ("/server/sign-in/guessing", test_guessing);
  g_test_add_func ("/server/sign-in/addresses", test_addresses);
  g_test_add_func ("/server/sign-in/pool", test_pool);
  return g_test_run ();
}
