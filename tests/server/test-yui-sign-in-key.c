/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-key.h"
#include "yui-test-sign-in.h"

#include "server/yui-moment.h"

/* People who sign in with the proof of a key: their tokens are worth nothing without it. */

#define NAME "hanako"

typedef struct
{
  TestServer *test;
  TestKey key, other;
  TestAnswer *grant;
} Fixture;

/* A POST without a token; key: NULL for no proof. */
static TestAnswer *
post_proved (
    TestServer *test, const TestKey *key, const char *path, const char *body, const char *jti)
{
  g_autofree char *claims = test_claims_of (test, "POST", path, NULL, jti, yui_moment_now ());
  g_autofree char *proof = key != NULL ? test_prove (key, claims) : NULL;

  return test_call (test, "POST", path, NULL, body, "Idempotency-Key", "none",
                    proof != NULL ? "DPoP" : NULL, proof, NULL);
}

static TestAnswer *
sign_in (TestServer *test, const TestKey *key, const char *jti)
{
  return post_proved (
      test, key, "/v1/sign-in",
      "{\"name\":\"" NAME "\",\"password\":\"" TEST_PASSWORD "\",\"device_label\":\"机\"}", jti);
}

static TestAnswer *
refresh (TestServer *test, const TestKey *key, const char *token)
{
  g_autofree char *body = g_strdup_printf ("{\"refresh_token\":\"%s\"}", token);
  g_autofree char *jti = g_uuid_string_random ();

  return post_proved (test, key, "/v1/token/refresh", body, jti);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->test = test_server_new ();
  test_key_make (&f->key);
  test_key_make (&f->other);
  test_choose_password (f->test, TEST_OWNER_A, NAME, TEST_PASSWORD);
  f->grant = sign_in (f->test, &f->key, "sign-in");
  g_assert_cmpuint (f->grant->status, ==, 201);
  g_assert_cmpstr (test_text (f->grant, "token_type"), ==, "DPoP");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  test_answer_free (f->grant);
  test_server_free (f->test);
}

static guint
status_of (Fixture *f, const TestKey *key, const char *method, const char *path, const char *jti)
{
  g_autoptr (TestAnswer) answer = test_call_with_key (
      f->test, key, method, path, test_text (f->grant, "access_token"), NULL, jti);

  return answer->status;
}

/* A copy of the token opens nothing: neither as a bearer's, nor with another key. */
static void
test_copied (Fixture *f, gconstpointer data)
{
  const char *token = test_text (f->grant, "access_token");
  g_autoptr (TestAnswer) thief = NULL;

  g_assert_cmpuint (status_of (f, &f->key, "GET", "/v1/session", "a"), ==, 200);
  g_assert_cmpuint (status_of (f, &f->key, "GET", "/v1/session", "a"), ==, 200);
  g_assert_cmpuint (status_of (f, &f->key, "HEAD", "/v1/events", "a"), ==, 200);
  g_assert_cmpuint (test_status_with (f->test, token), ==, 401);
  g_assert_cmpuint (status_of (f, &f->other, "HEAD", "/v1/events", "a"), ==, 401);
  thief = test_call_with_key (f->test, &f->other, "GET", "/v1/session", token, NULL, "b");
  test_assert_problem (thief, 401, "key-proof-needed");
}

/* What changes something takes each proof once. */
static void
test_replayed (Fixture *f, gconstpointer data)
{
  const char *body = "{\"present_password\":\"x\"}";
  const char *token = test_text (f->grant, "access_token");
  g_autoptr (TestAnswer) first
      = test_call_with_key (f->test, &f->key, "POST", "/v1/totp", token, body, "a");
  g_autoptr (TestAnswer) again
      = test_call_with_key (f->test, &f->key, "POST", "/v1/totp", token, body, "a");
  g_autoptr (TestAnswer) signed_in = sign_in (f->test, &f->key, "sign-in");

  test_assert_problem (first, 409, "wrong-password");
  test_assert_problem (again, 401, "unauthenticated");
  test_assert_problem (signed_in, 401, "unauthenticated");
}

/* Whoever has the refresh token alone can neither use it nor, by showing it, sign its owner out. */
static void
test_refresh (Fixture *f, gconstpointer data)
{
  const char *token = test_text (f->grant, "refresh_token");
  g_autoptr (TestAnswer) bare = refresh (f->test, NULL, token),
                         thief = refresh (f->test, &f->other, token),
                         right = refresh (f->test, &f->key, token), late = NULL, again = NULL;

  test_assert_problem (bare, 401, "key-proof-needed");
  test_assert_problem (thief, 401, "key-proof-needed");
  g_assert_cmpuint (right->status, ==, 200);
  g_assert_cmpstr (test_text (right, "token_type"), ==, "DPoP");
  g_assert_cmpuint (test_status_with (f->test, test_text (right, "access_token")), ==, 401);
  test_execute (f->test, "UPDATE refresh_token SET used_s = used_s - 60 WHERE used_s IS NOT NULL");
  late = refresh (f->test, &f->other, token);
  test_assert_problem (late, 401, "key-proof-needed");
  g_assert_cmpint (test_count (f->test, "SELECT count(*) FROM device WHERE ended_s IS NULL"), ==,
                   1);
  again = refresh (f->test, &f->key, token);
  test_assert_problem (again, 401, "sign-in-ended");
  g_assert_cmpint (test_count (f->test, "SELECT count(*) FROM device WHERE ended_s IS NULL"), ==,
                   0);
}

/* A proof that is not right is no reason for a token without a key; none at all is. */
static void
test_bad_proof (Fixture *f, gconstpointer data)
{
  TestKey torn = f->key;
  g_autoptr (TestAnswer) bad = NULL, plain = sign_in (f->test, NULL, "");

  torn.secret_key[0] ^= 1;
  bad = sign_in (f->test, &torn, "b");
  test_assert_problem (bad, 401, "key-proof-needed");
  g_assert_cmpuint (plain->status, ==, 201);
  g_assert_cmpstr (test_text (plain, "token_type"), ==, "Bearer");
  g_assert_cmpuint (test_status_with (f->test, test_text (plain, "access_token")), ==, 200);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/server/sign-in-key/copied", test_copied);
  ADD ("/server/sign-in-key/replayed", test_replayed);
  ADD ("/server/sign-in-key/refresh", test_refresh);
  ADD ("/server/sign-in-key/bad-proof", test_bad_proof);
  return g_test_run ();
}
