/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-sign-in.h"

#include "server/yui-moment.h"
#include "server/yui-second-factor.h"

/* The second factor: its codes, and who has to have one. */

#define OWNER_NAME       "hanako"
#define MANAGER_PASSWORD "kaki-no-ki-88"
#define DENIALS_WAIT_MS  10000

static TestAnswer *
sign_in (TestServer *test)
{
  return test_sign_in_by_name (test, OWNER_NAME, TEST_PASSWORD, "");
}

static TestAnswer *
sign_in_with (TestServer *test, const char *code)
{
  g_autofree char *more = g_strdup_printf (",\"code\":\"%s\"", code);

  return test_sign_in_by_name (test, OWNER_NAME, TEST_PASSWORD, more);
}

/* Sets the second factor up at token; returns the secret. */
static char *
set_up (TestServer *test, const char *token)
{
  g_autoptr (TestAnswer) begun = test_begin_factor (test, token), on = NULL;
  char code[7];

  test_code_at (test_text (begun, "secret"), yui_moment_now (), code);
  on = test_confirm_factor (test, token, code);
  g_assert_cmpuint (on->status, ==, 200);
  return g_strdup (test_text (begun, "secret"));
}

static void
remove_factor (TestServer *test, const char *token)
{
  g_autoptr (TestAnswer) removed
      = test_post (test, "/v1/totp/remove", token, "{\"present_password\":\"%s\"}", TEST_PASSWORD);

  g_assert_cmpuint (removed->status, ==, 204);
}

/* ---- codes ---- */

/* Each code counts once: the one that took the factor into force is spent, too. */
static void
test_codes (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) first = NULL, begun = NULL, wrong = NULL, on = NULL, none = NULL,
                         spent = NULL, right = NULL, again = NULL, far = NULL;
  const gint64 now_s = yui_moment_now ();
  const char *token, *secret;
  char code[7];

  test_choose_password (test, TEST_OWNER_A, OWNER_NAME, TEST_PASSWORD);
  first = sign_in (test);
  token = test_text (first, "access_token");
  begun = test_begin_factor (test, token);
  secret = test_text (begun, "secret");
  g_assert_true (g_str_has_prefix (test_text (begun, "otpauth_uri"), "otpauth://totp/Yui:hanako?"));
  test_code_at (secret, now_s + 3600, code);
  wrong = test_confirm_factor (test, token, code);
  test_assert_problem (wrong, 409, "wrong-code");
  /* The step of the start and the one after it: both still count should the test run into the next
   * step. */
  test_code_at (secret, now_s, code);
  on = test_confirm_factor (test, token, code);
  g_assert_cmpuint (on->status, ==, 200);
  none = sign_in (test);
  test_assert_problem (none, 401, "code-needed");
  spent = sign_in_with (test, code);
  test_assert_problem (spent, 401, "wrong-sign-in");
  test_code_at (secret, now_s + 30, code);
  right = sign_in_with (test, code);
  g_assert_cmpuint (right->status, ==, 201);
  again = sign_in_with (test, code);
  test_assert_problem (again, 401, "wrong-sign-in");
  test_code_at (secret, now_s + 120, code);
  far = sign_in_with (test, code);
  test_assert_problem (far, 401, "wrong-sign-in");
}

static void
test_recovery (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) first = NULL, begun = NULL, on = NULL, spare = NULL, spent = NULL,
                         plain = NULL;
  const char *token, *recovery;
  char code[7];

  test_choose_password (test, TEST_OWNER_A, OWNER_NAME, TEST_PASSWORD);
  first = sign_in (test);
  token = test_text (first, "access_token");
  begun = test_begin_factor (test, token);
  test_code_at (test_text (begun, "secret"), yui_moment_now (), code);
  on = test_confirm_factor (test, token, code);
  g_assert_cmpuint (on->status, ==, 200);
  recovery = json_array_get_string_element (
      json_object_get_array_member (json_node_get_object (on->body), "recovery_codes"), 0);
  spare = sign_in_with (test, recovery);
  g_assert_cmpuint (spare->status, ==, 201);
  spent = sign_in_with (test, recovery);
  test_assert_problem (spent, 401, "wrong-sign-in");
  remove_factor (test, token);
  plain = sign_in (test);
  g_assert_cmpuint (plain->status, ==, 201);
}

/* Who forgot the password and chooses another is asked for the code as before. */
static void
test_invitation (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) first = NULL, chosen = NULL, none = NULL;
  g_autofree char *secret = NULL;

  test_choose_password (test, TEST_OWNER_A, OWNER_NAME, TEST_PASSWORD);
  first = sign_in (test);
  secret = set_up (test, test_text (first, "access_token"));
  test_invite (test, TEST_OWNER_A, OWNER_NAME, "another");
  chosen = test_post (test, "/v1/password", NULL,
                      "{\"invitation\":\"another\",\"password\":\"%s\"}", TEST_PASSWORD);
  g_assert_cmpuint (chosen->status, ==, 200);
  none = sign_in (test);
  test_assert_problem (none, 401, "code-needed");
}

/* Sign-ins of before were made with the password alone. */
static void
test_others_end (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) here = NULL, there = NULL;
  g_autofree char *secret = NULL;

  test_choose_password (test, TEST_OWNER_A, OWNER_NAME, TEST_PASSWORD);
  here = sign_in (test);
  there = sign_in (test);
  secret = set_up (test, test_text (here, "access_token"));
  g_assert_cmpuint (test_status_with (test, test_text (here, "access_token")), ==, 200);
  g_assert_cmpuint (test_status_with (test, test_text (there, "access_token")), ==, 401);
}

static TestAnswer *
begin_with (TestServer *test, const char *token, const char *password)
{
  return test_post (test, "/v1/totp", token, "{\"present_password\":\"%s\"}", password);
}

/* A token alone sets nothing up, and guesses are counted with those at a change of the password; the
 * right one in between is none. */
static void
test_password_first (void)
{
  g_autoptr (TestServer) test = test_server_new_with (NULL, YUI_ROLE_EMPLOYER_OWNER);
  g_autoptr (TestAnswer) first = NULL, none = NULL, machine = NULL, right = NULL, last = NULL,
                         change = NULL;
  const char *token;

  machine = begin_with (test, "owner-a", "x");
  test_assert_problem (machine, 409, "no-password");
  test_choose_password (test, TEST_OWNER_A, OWNER_NAME, TEST_PASSWORD);
  first = sign_in (test);
  token = test_text (first, "access_token");
  none = test_post (test, "/v1/totp", token, "{}");
  test_assert_problem (none, 422, "invalid-input");
  g_assert_true (test_has_fault (none, "/present_password", "required"));
  right = begin_with (test, token, TEST_PASSWORD);
  g_assert_cmpuint (right->status, ==, 201);
  for (int i = 0; i < 10; i++)
    {
      g_autoptr (TestAnswer) wrong = begin_with (test, token, "ちがう言葉");

      test_assert_problem (wrong, 409, "wrong-password");
    }
  last = begin_with (test, token, TEST_PASSWORD);
  test_assert_problem (last, 429, "too-many-requests");
  g_assert_cmpint (test_count (test, "SELECT count(*) FROM account_totp WHERE confirmed_s IS NULL"),
                   ==, 1);
  test_execute (test, "UPDATE account_totp SET confirmed_s = 1");
  change
      = test_post (test, "/v1/totp/remove", token, "{\"present_password\":\"%s\"}", TEST_PASSWORD);
  test_assert_problem (change, 429, "too-many-requests");
}

/* ---- who has to have one ---- */

static guint
default_roles (void)
{
  guint roles;

  g_assert_true (yui_second_factor_parse (YUI_SECOND_FACTOR_DEFAULT, &roles));
  return roles;
}

static void
test_parse (void)
{
  const char *const bad[]
      = { "", ",", "owner", "kiosk", "worker", "coordinator,", "nobody,auditor" };
  guint roles = 1;

  g_assert_true (yui_second_factor_parse ("nobody", &roles));
  g_assert_cmpuint (roles, ==, 0);
  g_assert_cmpuint (default_roles (), ==, YUI_ROLE_EMPLOYER_OWNER | YUI_ROLE_COORDINATOR);
  g_assert_true (yui_second_factor_parse ("auditor, payroll_clerk", &roles));
  g_assert_cmpuint (roles, ==, YUI_ROLE_AUDITOR | YUI_ROLE_PAYROLL_CLERK);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (yui_second_factor_parse (bad[i], &roles));
}

static void
assert_needs (TestServer *test, const char *token, gboolean needs)
{
  g_autoptr (TestAnswer) session = test_call (test, "GET", "/v1/session", token, NULL, NULL);

  g_assert_cmpuint (session->status, ==, 200);
  g_assert_cmpint (
      json_object_get_boolean_member (json_node_get_object (session->body), "needs_second_factor"),
      ==, needs);
}

static void
assert_refused (TestServer *test, const char *method, const char *path, const char *token)
{
  g_autoptr (TestAnswer) answer = test_call (test, method, path, token, NULL, NULL);

  test_assert_problem (answer, 403, "second-factor-needed");
}

/* They are written behind the answers. */
static void
assert_denials (TestServer *test, const char *account, gint64 n)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT count(*) FROM audit_log WHERE programme_id = 1 AND status = 403 "
                         "AND actor_id = '%s'",
                         account);

  for (int i = 0; i < DENIALS_WAIT_MS && test_count (test, sql) < n; i++)
    g_usleep (1000);
  g_assert_cmpint (test_count (test, sql), ==, n);
}

/* Nothing is open but what leads to a second factor, and each refusal is in the audit log. */
static void
test_needed (const char *account)
{
  g_autoptr (TestServer) test = test_server_new_with (NULL, default_roles ());
  g_autoptr (TestAnswer) first = NULL, list = NULL, out = NULL, again = NULL;
  g_autofree char *secret = NULL;
  const char *token;
  char code[7];

  test_choose_password (test, account, OWNER_NAME, TEST_PASSWORD);
  first = sign_in (test);
  g_assert_cmpuint (first->status, ==, 201);
  token = test_text (first, "access_token");
  assert_needs (test, token, TRUE);
  assert_refused (test, "GET", "/v1/shifts", token);
  assert_refused (test, "GET", "/v1/changes", token);
  assert_refused (test, "GET", "/v1/events", token);
  assert_refused (test, "GET", "/v1/devices", token);
  assert_refused (test, "POST", "/v1/password/change", token);
  assert_refused (test, "POST", "/v1/totp/remove", token);
  assert_denials (test, account, 6);

  secret = set_up (test, token);
  assert_needs (test, token, FALSE);
  list = test_call (test, "GET", "/v1/shifts", token, NULL, NULL);
  g_assert_cmpuint (list->status, ==, 200);
  out = test_call (test, "POST", "/v1/sign-out", token, NULL, NULL);
  g_assert_cmpuint (out->status, ==, 204);
  test_code_at (secret, yui_moment_now () + 30, code);
  again = sign_in_with (test, code);
  g_assert_cmpuint (again->status, ==, 201);
  assert_needs (test, test_text (again, "access_token"), FALSE);
}

static void
test_owner_needs (void)
{
  test_needed (TEST_OWNER_A);
}

static void
test_coordinator_needs (void)
{
  test_needed (TEST_COORDINATOR);
}

/* A new token of the same sign-in opens no more than the one before; who leaves may leave. */
static void
test_no_way_round (void)
{
  g_autoptr (TestServer) test = test_server_new_with (NULL, default_roles ());
  g_autoptr (TestAnswer) first = NULL, refreshed = NULL, out = NULL;
  const char *token;

  test_choose_password (test, TEST_OWNER_A, OWNER_NAME, TEST_PASSWORD);
  first = sign_in (test);
  refreshed = test_post (test, "/v1/token/refresh", NULL, "{\"refresh_token\":\"%s\"}",
                         test_text (first, "refresh_token"));
  g_assert_cmpuint (refreshed->status, ==, 200);
  token = test_text (refreshed, "access_token");
  assert_refused (test, "GET", "/v1/shifts", token);
  out = test_call (test, "POST", "/v1/sign-out", token, NULL, NULL);
  g_assert_cmpuint (out->status, ==, 204);
}

/* Taking it away, here or by the operator, closes the doors but to setting up another. */
static void
test_set_up_anew (void)
{
  g_autoptr (TestServer) test = test_server_new_with (NULL, default_roles ());
  g_autoptr (TestAnswer) first = NULL, list = NULL;
  g_autofree char *secret = NULL, *other = NULL;
  const char *token;

  test_choose_password (test, TEST_OWNER_A, OWNER_NAME, TEST_PASSWORD);
  first = sign_in (test);
  token = test_text (first, "access_token");
  secret = set_up (test, token);
  remove_factor (test, token);
  assert_refused (test, "GET", "/v1/shifts", token);
  other = set_up (test, token);
  g_assert_cmpstr (secret, !=, other);
  list = test_call (test, "GET", "/v1/shifts", token, NULL, NULL);
  g_assert_cmpuint (list->status, ==, 200);
}

/* Machines have no authenticator, and other roles choose for themselves. */
static void
test_not_asked (void)
{
  g_autoptr (TestServer) test = test_server_new_with (NULL, default_roles ());
  g_autoptr (TestAnswer) manager = NULL, list = NULL, machine = NULL;
  const char *token;

  test_choose_password (test, TEST_MANAGER_A, "jiro", MANAGER_PASSWORD);
  manager = test_sign_in_by_name (test, "jiro", MANAGER_PASSWORD, "");
  token = test_text (manager, "access_token");
  assert_needs (test, token, FALSE);
  list = test_call (test, "GET", "/v1/shifts", token, NULL, NULL);
  g_assert_cmpuint (list->status, ==, 200);
  machine = test_call (test, "GET", "/v1/shifts", "owner-a", NULL, NULL);
  g_assert_cmpuint (machine->status, ==, 200);
  assert_needs (test, "owner-a", FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/second-factor/codes", test_codes);
  g_test_add_func ("/server/second-factor/recovery", test_recovery);
  g_test_add_func ("/server/second-factor/invitation", test_invitation);
  g_test_add_func ("/server/second-factor/others-end", test_others_end);
  g_test_add_func ("/server/second-factor/password-first", test_password_first);
  g_test_add_func ("/server/second-factor/parse", test_parse);
  g_test_add_func ("/server/second-factor/owner-needs", test_owner_needs);
  g_test_add_func ("/server/second-factor/coordinator-needs", test_coordinator_needs);
  g_test_add_func ("/server/second-factor/no-way-round", test_no_way_round);
  g_test_add_func ("/server/second-factor/set-up-anew", test_set_up_anew);
  g_test_add_func ("/server/second-factor/not-asked", test_not_asked);
  return g_test_run ();
}
