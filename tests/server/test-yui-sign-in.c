/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-server.h"

#include "server/yui-device.h"
#include "server/yui-moment.h"
#include "server/yui-password.h"
#include "server/yui-principal.h"

#include <liboath/oath.h>
#include <sodium.h>
#include <string.h>

/* Accounts of test_server_new. */
#define OWNER_A   "01930000-0000-7000-8000-000000000101"
#define MANAGER_A "01930000-0000-7000-8000-000000000102"

#define LONG_PASSWORD  "柿畑の夕焼けは毎日ちがう色だ"
#define RIGHT_PASSWORD LONG_PASSWORD "よ"

static void
run (TestServer *test, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDatabase) db = yui_database_open (test->database, YUI_DATABASE_READ_WRITE, &error);

  g_assert_no_error (error);
  yui_database_begin (db, &error);
  yui_database_set_scope (db, YUI_SCOPE_ALL, TRUE, &error);
  yui_database_execute (db, sql, &error);
  g_assert_no_error (error);
  yui_database_commit (db, &error);
  g_assert_no_error (error);
}

static gint64
count (TestServer *test, const char *sql)
{
  g_autoptr (GError) error = NULL;
  YuiDatabase *db = yui_store_begin_read (test->store, YUI_SCOPE_ALL, &error);
  YuiStatement *query = yui_database_query (db, &error, sql);
  gint64 n;

  g_assert_no_error (error);
  g_assert_true (yui_statement_need_row (query, &error));
  n = yui_statement_get_int (query, 0);
  yui_statement_free (query);
  yui_store_end_read (test->store, db);
  return n;
}

/* An invitation with the code `code`. */
static void
invite (TestServer *test, const char *account, const char *name, const char *code)
{
  g_autofree char *hex = g_compute_checksum_for_string (G_CHECKSUM_SHA256, code, -1);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO account_password (programme_id, account_id, "
                                          "sign_in_name) VALUES (1, '%s', '%s') "
                                          "ON CONFLICT DO NOTHING;"
                                          "INSERT INTO account_invitation (programme_id, "
                                          "code_sha256, account_id, created_s, expires_s) "
                                          "VALUES (1, x'%s', '%s', 0, %" G_GINT64_FORMAT ");",
                                          account, name, hex, account, yui_moment_now () + 3600);

  run (test, sql);
}

static TestAnswer *
post (TestServer *test, const char *path, const char *token, const char *format, ...)
{
  g_autofree char *body = NULL;
  va_list args;

  va_start (args, format);
  body = g_strdup_vprintf (format, args);
  va_end (args);
  return test_call (test, "POST", path, token, body, "Idempotency-Key", "none", NULL);
}

static void
choose (TestServer *test, const char *account, const char *name, const char *password)
{
  g_autoptr (TestAnswer) answer = NULL;

  invite (test, account, name, "code");
  answer = post (test, "/v1/password", NULL, "{\"invitation\":\"code\",\"password\":\"%s\"}",
                 password);
  if (answer->status != 200)
    g_test_message ("%s", answer->text);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpstr (test_text (answer, "name"), ==, name);
}

static TestAnswer *
sign_in (TestServer *test, const char *name, const char *password, const char *more)
{
  return post (test, "/v1/sign-in", NULL,
               "{\"name\":\"%s\",\"password\":\"%s\",\"device_label\":\"机\"%s}", name, password,
               more);
}

static guint
status_with (TestServer *test, const char *token)
{
  g_autoptr (TestAnswer) answer = test_call (test, "GET", "/v1/session", token, NULL, NULL);

  return answer->status;
}

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

  invite (test, OWNER_A, "hanako.kouno", "code");
  unknown = post (test, "/v1/password", NULL, "{\"invitation\":\"other\",\"password\":\"%s\"}",
                  RIGHT_PASSWORD);
  test_assert_problem (unknown, 404, "unknown-invitation");
  for (gsize i = 0; i < G_N_ELEMENTS (weak); i++)
    {
      g_autoptr (TestAnswer) answer
          = post (test, "/v1/password", NULL, "{\"invitation\":\"code\",\"password\":\"%s\"}",
                  weak[i].password);

      test_assert_problem (answer, 422, "invalid-input");
      g_assert_true (test_has_fault (answer, "/password", weak[i].fault));
    }
  chosen = post (test, "/v1/password", NULL, "{\"invitation\":\"code\",\"password\":\"%s\"}",
                 RIGHT_PASSWORD);
  g_assert_cmpuint (chosen->status, ==, 200);
  again = post (test, "/v1/password", NULL, "{\"invitation\":\"code\",\"password\":\"%s\"}",
                RIGHT_PASSWORD);
  test_assert_problem (again, 404, "unknown-invitation");
  g_assert_cmpint (count (test, "SELECT count(*) FROM audit_log WHERE operation = 'choosePassword' "
                                "AND status = 200 AND actor_id = '" OWNER_A "'"),
                   ==, 1);
}

static void
test_sign_in (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) right = NULL, wrong = NULL, nobody = NULL, out = NULL, machine = NULL;
  g_autofree char *token = NULL;

  choose (test, OWNER_A, "hanako", RIGHT_PASSWORD);
  right = sign_in (test, "Hanako", RIGHT_PASSWORD, "");
  g_assert_cmpuint (right->status, ==, 201);
  token = g_strdup (test_text (right, "access_token"));
  g_assert_cmpuint (status_with (test, token), ==, 200);
  wrong = sign_in (test, "hanako", "not the password", "");
  nobody = sign_in (test, "taro", RIGHT_PASSWORD, "");
  test_assert_problem (wrong, 401, "wrong-sign-in");
  g_assert_cmpstr (wrong->text, ==, nobody->text);
  out = test_call (test, "POST", "/v1/sign-out", token, NULL, NULL);
  g_assert_cmpuint (out->status, ==, 204);
  g_assert_cmpuint (status_with (test, token), ==, 401);
  machine = test_call (test, "POST", "/v1/sign-out", "owner-a", NULL, NULL);
  test_assert_problem (machine, 409, "machine-token");
  g_assert_cmpuint (status_with (test, "owner-a"), ==, 200);
}

static void
test_full_width (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) answer = NULL;

  choose (test, MANAGER_A, "jiro", "kaki-no-ki-88");
  answer = sign_in (test, "jiro", "ｋａｋｉ-no-ki-８８", "");
  g_assert_cmpuint (answer->status, ==, 201);
}

static void
test_rehash (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) answer = NULL;
  char old[crypto_pwhash_STRBYTES];
  g_autofree char *sql = NULL;

  choose (test, OWNER_A, "hanako", RIGHT_PASSWORD);
  g_assert_cmpint (crypto_pwhash_str (old, RIGHT_PASSWORD, strlen (RIGHT_PASSWORD), 1, 8192 * 1024),
                   ==, 0);
  sql = g_strdup_printf ("UPDATE account_password SET hash = '%s'", old);
  run (test, sql);
  answer = sign_in (test, "hanako", RIGHT_PASSWORD, "");
  g_assert_cmpuint (answer->status, ==, 201);
  g_assert_cmpint (
      count (
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

  choose (test, MANAGER_A, "jiro", "kaki-no-ki-88");
  here = sign_in (test, "jiro", "kaki-no-ki-88", "");
  there = sign_in (test, "jiro", "kaki-no-ki-88", "");
  token = test_text (here, "access_token");
  wrong = post (test, "/v1/password/change", token,
                "{\"present_password\":\"x\",\"password\":\"momo-no-ki-99\"}");
  test_assert_problem (wrong, 409, "wrong-password");
  right = post (test, "/v1/password/change", token,
                "{\"present_password\":\"kaki-no-ki-88\",\"password\":\"momo-no-ki-99\"}");
  g_assert_cmpuint (right->status, ==, 204);
  g_assert_cmpuint (status_with (test, token), ==, 200);
  g_assert_cmpuint (status_with (test, test_text (there, "access_token")), ==, 401);
  old = sign_in (test, "jiro", "kaki-no-ki-88", "");
  test_assert_problem (old, 401, "wrong-sign-in");
}

/* ---- tokens ---- */

static TestAnswer *
refresh (TestServer *test, const char *token)
{
  return post (test, "/v1/token/refresh", NULL, "{\"refresh_token\":\"%s\"}", token);
}

static void
test_refresh (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) first = NULL, second = NULL, third = NULL, reused = NULL, last = NULL;

  choose (test, OWNER_A, "hanako", RIGHT_PASSWORD);
  first = sign_in (test, "hanako", RIGHT_PASSWORD, "");
  second = refresh (test, test_text (first, "refresh_token"));
  g_assert_cmpuint (second->status, ==, 200);
  g_assert_cmpuint (status_with (test, test_text (second, "access_token")), ==, 200);
  third = refresh (test, test_text (second, "refresh_token"));
  g_assert_cmpuint (third->status, ==, 200);
  reused = refresh (test, test_text (first, "refresh_token"));
  test_assert_problem (reused, 401, "sign-in-ended");
  last = refresh (test, test_text (third, "refresh_token"));
  test_assert_problem (last, 401, "sign-in-ended");
  g_assert_cmpuint (status_with (test, test_text (third, "access_token")), ==, 401);
  g_assert_cmpint (count (test, "SELECT count(*) FROM audit_log WHERE programme_id = 1 "
                                "AND operation = 'endDeviceForTokenReuse'"),
                   ==, 1);
}

/* An answer that did not arrive is asked for again; who has the first answer gets no further. */
static void
test_lost_answer (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) first = NULL, lost = NULL, again = NULL, thief = NULL;

  choose (test, OWNER_A, "hanako", RIGHT_PASSWORD);
  first = sign_in (test, "hanako", RIGHT_PASSWORD, "");
  lost = refresh (test, test_text (first, "refresh_token"));
  again = refresh (test, test_text (first, "refresh_token"));
  g_assert_cmpuint (again->status, ==, 200);
  thief = refresh (test, test_text (lost, "refresh_token"));
  test_assert_problem (thief, 401, "sign-in-ended");
  g_assert_cmpuint (status_with (test, test_text (again, "access_token")), ==, 401);
}

static void
test_old_reuse (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) first = NULL, second = NULL, late = NULL;

  choose (test, OWNER_A, "hanako", RIGHT_PASSWORD);
  first = sign_in (test, "hanako", RIGHT_PASSWORD, "");
  second = refresh (test, test_text (first, "refresh_token"));
  run (test, "UPDATE refresh_token SET used_s = used_s - 31 WHERE used_s IS NOT NULL");
  late = refresh (test, test_text (first, "refresh_token"));
  test_assert_problem (late, 401, "sign-in-ended");
  g_assert_cmpuint (status_with (test, test_text (second, "access_token")), ==, 401);
}

static void
test_ends (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) first = NULL, idle = NULL, second = NULL, over = NULL;

  choose (test, OWNER_A, "hanako", RIGHT_PASSWORD);
  first = sign_in (test, "hanako", RIGHT_PASSWORD, "");
  run (test, "UPDATE refresh_token SET expires_s = expires_s - 7 * 86400");
  idle = refresh (test, test_text (first, "refresh_token"));
  test_assert_problem (idle, 401, "sign-in-ended");
  second = sign_in (test, "hanako", RIGHT_PASSWORD, "");
  run (test, "UPDATE device SET expires_s = expires_s - 30 * 86400");
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

  choose (test, OWNER_A, "hanako", RIGHT_PASSWORD);
  here = sign_in (test, "hanako", RIGHT_PASSWORD, "");
  there = sign_in (test, "hanako", RIGHT_PASSWORD, "");
  list = test_call (test, "GET", "/v1/devices", test_text (here, "access_token"), NULL, NULL);
  g_assert_cmpuint (test_n_items (list), ==, 2);
  others = test_call (test, "GET", "/v1/devices", "owner-b", NULL, NULL);
  g_assert_cmpuint (test_n_items (others), ==, 0);
  path = g_strconcat ("/v1/devices/", test_text (there, "device_id"), NULL);
  foreign = test_call (test, "DELETE", path, "manager-a", NULL, NULL);
  test_assert_problem (foreign, 404, "not-found");
  ended = test_call (test, "DELETE", path, test_text (here, "access_token"), NULL, NULL);
  g_assert_cmpuint (ended->status, ==, 204);
  g_assert_cmpuint (status_with (test, test_text (there, "access_token")), ==, 401);
  g_assert_cmpuint (status_with (test, test_text (here, "access_token")), ==, 200);
}

/* One more place than may be ends the one that was not used for longest, and no other. */
static void
test_many_devices (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  TestAnswer *answers[YUI_DEVICE_DESKS_MAX];
  g_autoptr (TestAnswer) last = NULL, list = NULL;

  choose (test, OWNER_A, "hanako", RIGHT_PASSWORD);
  for (int i = 0; i < YUI_DEVICE_DESKS_MAX; i++)
    {
      answers[i] = sign_in (test, "hanako", RIGHT_PASSWORD, "");
      g_assert_cmpuint (answers[i]->status, ==, 201);
    }
  run (test, "UPDATE device SET seen_s = seen_s - 60 WHERE id = (SELECT max (id) FROM device)");
  last = sign_in (test, "hanako", RIGHT_PASSWORD, "");
  for (int i = 0; i < YUI_DEVICE_DESKS_MAX; i++)
    {
      g_assert_cmpuint (status_with (test, test_text (answers[i], "access_token")), ==,
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

  choose (test, OWNER_A, "hanako", RIGHT_PASSWORD);
  known = sign_in (test, "hanako", RIGHT_PASSWORD, "");
  more = g_strdup_printf (",\"device_secret\":\"%s\"", test_text (known, "device_secret"));
  run (test, "DELETE FROM rate_limit");
  for (int i = 0; i < 10; i++)
    {
      g_autoptr (TestAnswer) wrong = sign_in (test, "hanako", "guess", "");

      test_assert_problem (wrong, 401, "wrong-sign-in");
    }
  full = sign_in (test, "hanako", "guess", "");
  test_assert_problem (full, 429, "too-many-requests");
  g_assert_nonnull (soup_message_headers_get_one (full->headers, "Retry-After"));
  stranger = sign_in (test, "hanako", RIGHT_PASSWORD, "");
  test_assert_problem (stranger, 429, "too-many-requests");
  here = sign_in (test, "hanako", RIGHT_PASSWORD, more);
  g_assert_cmpuint (here->status, ==, 201);
  g_assert_false (json_object_has_member (json_node_get_object (here->body), "device_secret"));
}

/* Guesses at many names from one address run out; a person elsewhere signs in. */
static void
test_addresses (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) there = NULL, here = NULL, forged = NULL;

  choose (test, OWNER_A, "hanako", RIGHT_PASSWORD);
  run (test, "DELETE FROM rate_limit");
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *body = g_strdup_printf (
          "{\"name\":\"name-%d\",\"password\":\"guess\",\"device_label\":\"x\"}", i);
      g_autoptr (TestAnswer) wrong
          = test_call (test, "POST", "/v1/sign-in", NULL, body, "Idempotency-Key", "none",
                       "X-Forwarded-For", "10.0.0.9, 192.0.2.1", NULL);

      test_assert_problem (wrong, 401, "wrong-sign-in");
    }
#define RIGHT_BODY                                                                                 \
  "{\"name\":\"hanako\",\"password\":\"" RIGHT_PASSWORD "\",\"device_label\":\"x\"}"
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
  g_autofree char *hash = yui_password_hash (RIGHT_PASSWORD, &error);

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

/* ---- the second factor ---- */

static void
code_at (const char *base32, gint64 moment_s, char code[7])
{
  char *secret;
  size_t size;

  g_assert_cmpint (oath_base32_decode (base32, strlen (base32), &secret, &size), ==, OATH_OK);
  g_assert_cmpuint (size, ==, 20);
  g_assert_cmpint (oath_totp_generate (secret, size, moment_s, 30, 0, 6, code), ==, OATH_OK);
  free (secret);
}

static TestAnswer *
sign_in_with (TestServer *test, const char *code)
{
  g_autofree char *more = g_strdup_printf (",\"code\":\"%s\"", code);

  return sign_in (test, "hanako", RIGHT_PASSWORD, more);
}

static void
test_totp (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) first = NULL, begun = NULL, wrong = NULL, on = NULL, none = NULL,
                         right = NULL, again = NULL, far = NULL, spare = NULL, spent = NULL,
                         removed = NULL, plain = NULL;
  const gint64 now_s = yui_moment_now ();
  const char *token, *recovery;
  char code[7];

  choose (test, OWNER_A, "hanako", RIGHT_PASSWORD);
  first = sign_in (test, "hanako", RIGHT_PASSWORD, "");
  token = test_text (first, "access_token");
  begun = test_call (test, "POST", "/v1/totp", token, NULL, "Idempotency-Key", "none", NULL);
  g_assert_cmpuint (begun->status, ==, 201);
  g_assert_true (g_str_has_prefix (test_text (begun, "otpauth_uri"), "otpauth://totp/Yui:hanako?"));
  code_at (test_text (begun, "secret"), now_s + 3600, code);
  wrong = post (test, "/v1/totp/confirm", token, "{\"code\":\"%s\"}", code);
  test_assert_problem (wrong, 409, "wrong-code");
  /* The step of the start and the one after it: both still count should the test run into the next
   * step. */
  code_at (test_text (begun, "secret"), now_s, code);
  on = post (test, "/v1/totp/confirm", token, "{\"code\":\"%s\"}", code);
  g_assert_cmpuint (on->status, ==, 200);
  none = sign_in (test, "hanako", RIGHT_PASSWORD, "");
  test_assert_problem (none, 401, "code-needed");
  again = sign_in_with (test, code);
  test_assert_problem (again, 401, "wrong-sign-in");
  code_at (test_text (begun, "secret"), now_s + 30, code);
  right = sign_in_with (test, code);
  g_assert_cmpuint (right->status, ==, 201);
  g_clear_pointer (&again, test_answer_free);
  again = sign_in_with (test, code);
  test_assert_problem (again, 401, "wrong-sign-in");
  code_at (test_text (begun, "secret"), now_s + 120, code);
  far = sign_in_with (test, code);
  test_assert_problem (far, 401, "wrong-sign-in");
  recovery = json_array_get_string_element (
      json_object_get_array_member (json_node_get_object (on->body), "recovery_codes"), 0);
  spare = sign_in_with (test, recovery);
  g_assert_cmpuint (spare->status, ==, 201);
  spent = sign_in_with (test, recovery);
  test_assert_problem (spent, 401, "wrong-sign-in");
  removed = post (test, "/v1/totp/remove", token, "{\"present_password\":\"%s\"}", RIGHT_PASSWORD);
  g_assert_cmpuint (removed->status, ==, 204);
  plain = sign_in (test, "hanako", RIGHT_PASSWORD, "");
  g_assert_cmpuint (plain->status, ==, 201);
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
  g_test_add_func ("/server/sign-in/totp", test_totp);
  return g_test_run ();
}
