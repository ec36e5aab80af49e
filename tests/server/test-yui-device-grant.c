/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-key.h"

#include "server/yui-moment.h"

#include <string.h>

static TestAnswer *
post_form (TestServer *test, const char *path, const char *form, const char *proof)
{
  return test_call (test, "POST", path, NULL, form, "Content-Type",
                    "application/x-www-form-urlencoded", "Idempotency-TestKey", "none",
                    proof != NULL ? "DPoP" : NULL, proof, NULL);
}

static TestAnswer *
ask (TestServer *test)
{
  TestAnswer *answer
      = post_form (test, "/v1/device-authorizations", "client_id=yui-kiosk&label=%E9%A7%85", NULL);
  g_autoptr (TestAnswer) page = NULL;

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpint (test_int (answer, "interval"), ==, 5);
  page = test_call (test, "GET", strstr (test_text (answer, "verification_uri_complete"), "/link"),
                    NULL, NULL, NULL);
  g_assert_cmpuint (page->status, ==, 200);
  return answer;
}

static TestAnswer *
poll (TestServer *test, const TestKey *key, const char *device_code)
{
  g_autofree char *form = g_strdup_printf (
      "grant_type=urn%%3Aietf%%3Aparams%%3Aoauth%%3Agrant-type%%3Adevice_code&client_id=yui-kiosk"
      "&device_code=%s",
      device_code);
  g_autofree char *jti = g_uuid_string_random ();
  g_autofree char *claims
      = test_claims_of (test, "POST", "/v1/token", NULL, jti, yui_moment_now ());
  g_autofree char *proof = test_prove (key, claims);

  return post_form (test, "/v1/token", form, proof);
}

static void
assert_error (TestAnswer *answer, const char *word)
{
  g_assert_cmpuint (answer->status, ==, 400);
  g_assert_cmpstr (test_text (answer, "error"), ==, word);
}

static TestAnswer *
decide (TestServer *test, TestAnswer *asked, const char *token, const char *what, const char *body)
{
  g_autofree char *path
      = g_strdup_printf ("/v1/device-authorizations/%s/%s", test_text (asked, "user_code"), what);

  return test_call (test, "POST", path, token, body, NULL);
}

/* Lets a kiosk in at workplace A; returns its token. */
static char *
let_in (TestServer *test, const TestKey *key)
{
  g_autoptr (TestAnswer) asked = ask (test), token = NULL;
  g_autofree char *path
      = g_strconcat ("/v1/device-authorizations/", test_text (asked, "user_code"), NULL);
  g_autoptr (TestAnswer) seen = test_call (test, "GET", path, "coordinator", NULL, NULL);
  g_autoptr (TestAnswer) approved
      = decide (test, asked, "coordinator", "approve",
                "{\"label\":\"駅前\",\"workplace_id\":\"" TEST_WORKPLACE_A "\"}");

  g_assert_cmpuint (seen->status, ==, 200);
  g_assert_cmpstr (test_text (seen, "label"), ==, "駅");
  g_assert_cmpuint (approved->status, ==, 200);
  token = poll (test, key, test_text (asked, "device_code"));
  g_assert_cmpuint (token->status, ==, 200);
  g_assert_cmpstr (test_text (token, "token_type"), ==, "DPoP");
  return g_strdup (test_text (token, "access_token"));
}

static void
test_polling (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) asked = ask (test), first = NULL, early = NULL, later = NULL, still = NULL,
                         over = NULL;
  const char *code = test_text (asked, "device_code");
  TestKey key;

  test_key_make (&key);
  first = poll (test, &key, code);
  assert_error (first, "authorization_pending");
  early = poll (test, &key, code);
  assert_error (early, "slow_down");
  test_execute (test, "UPDATE device_authorization SET polled_ms = polled_ms - 6000");
  still = poll (test, &key, code); /* 6 s are too few from now on */
  assert_error (still, "slow_down");
  test_execute (test, "UPDATE device_authorization SET polled_ms = polled_ms - 15000");
  later = poll (test, &key, code);
  assert_error (later, "authorization_pending");
  test_execute (test, "UPDATE device_authorization SET expires_s = 1");
  over = poll (test, &key, code);
  assert_error (over, "expired_token");
}

static void
test_errors (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) none = post_form (test, "/v1/token", "client_id=yui-kiosk", NULL);
  g_autoptr (TestAnswer) other
      = post_form (test, "/v1/token", "client_id=yui-kiosk&grant_type=password", NULL);
  g_autoptr (TestAnswer) client
      = post_form (test, "/v1/device-authorizations", "client_id=someone", NULL);
  g_autoptr (TestAnswer) keyless = post_form (
      test, "/v1/token",
      "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&client_id=yui-kiosk"
      "&device_code=x",
      NULL);
  g_autoptr (TestAnswer) unknown = NULL;
  TestKey key;

  test_key_make (&key);
  unknown = poll (test, &key, "unknown");
  assert_error (none, "invalid_request");
  assert_error (other, "unsupported_grant_type");
  assert_error (client, "invalid_client");
  assert_error (keyless, "invalid_dpop_proof");
  assert_error (unknown, "invalid_grant");
}

static void
test_denied (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) asked = ask (test), owner = NULL, denied = NULL, late = NULL, told = NULL;
  TestKey key;

  test_key_make (&key);
  owner = decide (test, asked, "owner-a", "deny", NULL);
  test_assert_problem (owner, 403, "forbidden");
  denied = decide (test, asked, "coordinator", "deny", NULL);
  g_assert_cmpuint (denied->status, ==, 204);
  late = decide (test, asked, "coordinator", "approve", "{\"label\":\"x\"}");
  test_assert_problem (late, 404, "not-found");
  told = poll (test, &key, test_text (asked, "device_code"));
  assert_error (told, "access_denied");
}

static void
test_wrong_workplace (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) asked = ask (test);
  g_autoptr (TestAnswer) answer
      = decide (test, asked, "coordinator", "approve",
                "{\"label\":\"x\",\"workplace_id\":\"" TEST_WORKPLACE_C "\"}");

  test_assert_problem (answer, 422, "invalid-input");
  g_assert_true (test_has_fault (answer, "/workplace_id", "not_found"));
}

static void
test_kiosk (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) session = NULL, bearer = NULL, thief = NULL, borrowed = NULL, card = NULL,
                         again = NULL, list = NULL, ended = NULL, gone = NULL;
  g_autofree char *token = NULL, *path = NULL;
  TestKey key, other;

  test_key_make (&key);
  test_key_make (&other);
  token = let_in (test, &key);
  session = test_call_with_key (test, &key, "GET", "/v1/session", token, NULL, "a");
  g_assert_cmpuint (session->status, ==, 200);
  g_assert_cmpstr (test_text (session, "role"), ==, "kiosk");
  g_assert_cmpstr (test_text (session, "display_name"), ==, "駅前");
  bearer = test_call (test, "GET", "/v1/session", token, NULL, NULL);
  test_assert_problem (bearer, 401, "unauthenticated");
  thief = test_call_with_key (test, &other, "GET", "/v1/session", token, NULL, "b");
  test_assert_problem (thief, 401, "key-proof-needed");
  borrowed = test_call_with_key (test, &key, "GET", "/v1/session", "kiosk", NULL, "c");
  test_assert_problem (borrowed, 401, "unauthenticated");
  card = test_call_with_key (test, &key, "POST", "/v1/card-sessions", token,
                             "{\"card_code\":\"x\"}", "d");
  test_assert_problem (card, 404, "unknown-card");
  again = test_call_with_key (test, &key, "POST", "/v1/card-sessions", token,
                              "{\"card_code\":\"x\"}", "d");
  test_assert_problem (again, 401, "unauthenticated");
  list = test_call (test, "GET", "/v1/devices", "coordinator", NULL, NULL);
  g_assert_cmpuint (test_n_items (list), ==, 1);
  path = g_strconcat ("/v1/devices/", json_object_get_string_member (test_item (list, 0), "id"),
                      NULL);
  ended = test_call (test, "DELETE", path, "coordinator", NULL, NULL);
  g_assert_cmpuint (ended->status, ==, 204);
  gone = test_call_with_key (test, &key, "GET", "/v1/session", token, NULL, "e");
  test_assert_problem (gone, 401, "unauthenticated");
}

/* A proof for another method, address, token or time is none. */
static void
test_proofs (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *token = NULL, *authorization = NULL;
  const gint64 now_s = yui_moment_now ();
  TestKey key;

  test_key_make (&key);
  token = let_in (test, &key);
  authorization = g_strconcat ("DPoP ", token, NULL);
  {
    const struct
    {
      const char *method, *path, *token, *jti;
      gint64 at_s;
      guint status;
    } cases[] = {
      { "GET", "/v1/session", token, "a", now_s, 200 },
      { "GET", "/v1/session", token, "a", now_s - 200, 200 },
      { "POST", "/v1/session", token, "a", now_s, 401 },
      { "GET", "/v1/changes", token, "a", now_s, 401 },
      { "GET", "/v1/session", "other", "a", now_s, 401 },
      { "GET", "/v1/session", token, "", now_s, 401 },
      { "GET", "/v1/session", token, "a", now_s - 400, 401 },
      { "GET", "/v1/session", token, "a", now_s + 400, 401 },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autofree char *claims = test_claims_of (test, cases[i].method, cases[i].path,
                                                  cases[i].token, cases[i].jti, cases[i].at_s);
        g_autofree char *proof = test_prove (&key, claims), *bent = g_strdup (proof);
        g_autoptr (TestAnswer) answer
            = test_call (test, "GET", "/v1/session", NULL, NULL, "Authorization", authorization,
                         "DPoP", proof, NULL);
        g_autoptr (TestAnswer) broken = NULL;

        g_test_message ("case %" G_GSIZE_FORMAT, i);
        g_assert_cmpuint (answer->status, ==, cases[i].status);
        bent[strlen (bent) - 10] ^= 1;
        broken = test_call (test, "GET", "/v1/session", NULL, NULL, "Authorization", authorization,
                            "DPoP", bent, NULL);
        g_assert_cmpuint (broken->status, ==, 401);
      }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/device-grant/polling", test_polling);
  g_test_add_func ("/server/device-grant/errors", test_errors);
  g_test_add_func ("/server/device-grant/denied", test_denied);
  g_test_add_func ("/server/device-grant/wrong-workplace", test_wrong_workplace);
  g_test_add_func ("/server/device-grant/kiosk", test_kiosk);
  g_test_add_func ("/server/device-grant/proofs", test_proofs);
  return g_test_run ();
}
