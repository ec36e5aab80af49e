/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "server/yui-principal.h"

static TestServer *town;

static TestAnswer *
offer (void)
{
  return test_call (town, "POST", "/v1/partners", "coordinator", NULL, NULL);
}

static TestAnswer *
accept (const char *token, const char *code)
{
  g_autofree char *body = g_strdup_printf ("{\"code\":\"%s\"}", code);

  return test_call (town, "POST", "/v1/partners/accept", token, body, NULL);
}

static TestAnswer *
end (const char *token, const char *id, const char *tag)
{
  g_autofree char *path = g_strdup_printf ("/v1/partners/%s/end", id);

  return test_call (town, "POST", path, token, NULL, "If-Match", tag, NULL);
}

static void
test_life (void)
{
  g_autoptr (TestAnswer) offered = offer (), ours = NULL, hidden = NULL, own = NULL,
                         accepted = NULL, twice = NULL, second = offer (), already = NULL,
                         ended = NULL, theirs = NULL, again = NULL;
  const char *id, *code;

  g_assert_cmpuint (offered->status, ==, 201);
  id = test_text (offered, "id");
  code = test_text (offered, "code");
  hidden = test_call (town, "GET", "/v1/partners", "coordinator-c", NULL, NULL);
  g_assert_cmpuint (test_n_items (hidden), ==, 0);
  own = accept ("coordinator", code);
  test_assert_problem (own, 409, "own-offer");
  accepted = accept ("coordinator-c", code);
  g_assert_cmpuint (accepted->status, ==, 200);
  g_assert_cmpstr (test_text (accepted, "state"), ==, "in_force");
  g_assert_nonnull (test_text (accepted, "name"));
  g_assert_null (strstr (accepted->text, "\"code\""));
  twice = accept ("coordinator-c", code);
  test_assert_problem (twice, 404, "not-found");
  already = accept ("coordinator-c", test_text (second, "code"));
  test_assert_problem (already, 409, "already-partners");
  ours = test_call (town, "GET", "/v1/partners", "coordinator", NULL, NULL);
  g_assert_cmpuint (test_n_items (ours), ==, 2);
  g_assert_null (strstr (ours->text, code));
  ended = end ("coordinator-c", id, "\"2\"");
  g_assert_cmpuint (ended->status, ==, 200);
  theirs = end ("coordinator", id, "\"3\"");
  test_assert_problem (theirs, 409, "partner-ended");
  again = accept ("coordinator-c", test_text (second, "code"));
  g_assert_cmpuint (again->status, ==, 200);
}

static void
test_wrong_codes (void)
{
  g_autoptr (TestAnswer) nonsense = accept ("coordinator-c", "abc");
  g_autoptr (TestAnswer) offered = offer ();
  g_autoptr (TestAnswer) over = NULL, stale = NULL, foreign = NULL;

  g_assert_true (test_has_fault (nonsense, "/code", "format"));
  stale = end ("coordinator", test_text (offered, "id"), "\"7\"");
  test_assert_problem (stale, 412, "precondition-failed");
  foreign = end ("coordinator-c", test_text (offered, "id"), "\"1\"");
  test_assert_problem (foreign, 404, "not-found");
  test_execute (town, "UPDATE partner SET expires_s = 1 WHERE state = 'offered'");
  over = accept ("coordinator-c", test_text (offered, "code"));
  test_assert_problem (over, 404, "not-found");
}

#define COORDINATOR_C "01930000-0000-7000-8000-00000000cc01"

static gboolean
insert_coordinator (YuiDatabase *db, gpointer user_data, GError **error)
{
  guint8 sha256[32];

  yui_token_hash ("coordinator-c", sha256);
  return yui_database_run (db, error,
                           "INSERT INTO account (programme_id, id, display_name, role, created_s) "
                           "VALUES (2, $1, 'x', 'coordinator', 0)",
                           YUI_TEXT (COORDINATOR_C))
             >= 0
         && yui_database_run (db, error,
                              "INSERT INTO access_token (programme_id, token_sha256, account_id, "
                              "created_s) VALUES (2, $1, $2, 0)",
                              YUI_BLOB (sha256, sizeof sha256), YUI_TEXT (COORDINATOR_C))
                >= 0;
}

static void
add_coordinator (void)
{
  g_autoptr (GError) error = NULL;

  yui_store_write (town->store, YUI_SCOPE_ALL, insert_coordinator, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  add_coordinator ();
  g_test_add_func ("/server/partners/life", test_life);
  g_test_add_func ("/server/partners/codes", test_wrong_codes);
  result = g_test_run ();
  test_server_free (town);
  return result;
}
