/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/yui-transport.h"
#include "yui-test-net.h"

#include <locale.h>

#define SHIFT_PATH "/v1/shifts/s1"
#define PROBLEM    "application/problem+json"

typedef struct
{
  YuiTestPeer *peer;
  YuiClient *client;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->peer = yui_test_peer_new ();
  fixture->client = yui_client_new (yui_test_peer_get_url (fixture->peer), "secret");
  yui_client_set_language (fixture->client, "ja");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->client), (gpointer *)&fixture->client);
  g_object_unref (fixture->client);
  g_assert_null (fixture->client);
  yui_test_run_ms (1);
  yui_test_peer_free (fixture->peer);
}

static char *
problem_json (const char *name, int status)
{
  return g_strdup_printf ("{\"type\":\"urn:yui:problem:%s\",\"title\":\"T\",\"status\":%d,"
                          "\"detail\":\"Server text\"}",
                          name, status);
}

static void
serve_shift (
    Fixture *fixture, guint count, const char *method, const char *path, int version, int seats)
{
  g_autofree char *json = yui_test_shift_json ("s1", version, seats);

  yui_test_peer_add (fixture->peer, count, YUI_TEST_ANSWER, method, path, 200, "application/json",
                     json, NULL);
}

static YuiShift *
get_shift (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  YuiShift *shift
      = yui_test_await_object (yui_client_get_shift (fixture->client, "s1", NULL), &error);

  g_assert_no_error (error);
  return shift;
}

static void
test_headers (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (YuiShift) shift = NULL;

  serve_shift (fixture, 0, "GET", SHIFT_PATH, 3, 5);
  g_assert_cmpint (yui_client_get_connection (fixture->client), ==, YUI_CONNECTION_CONNECTING);
  shift = get_shift (fixture);
  g_assert_cmpint (yui_shift_get_version (shift), ==, 3);
  g_assert_cmpint (yui_client_get_connection (fixture->client), ==, YUI_CONNECTION_ONLINE);
  g_assert_cmpstr (yui_test_peer_get_header (fixture->peer, 0, "Authorization"), ==,
                   "Bearer secret");
  g_assert_cmpstr (yui_test_peer_get_header (fixture->peer, 0, "Accept-Language"), ==, "ja");
  g_assert_null (yui_test_peer_get_header (fixture->peer, 0, "Idempotency-Key"));
}

static void
test_query_is_escaped (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = NULL;

  yui_test_peer_serve (fixture->peer, "GET", "/v1/memberships*", "{\"items\":[]}");
  list = yui_test_await_object (
      yui_client_list_memberships (fixture->client, "a&b=さ", YUI_MEMBERSHIP_KIND_ALUMNI, NULL),
      &error);
  g_assert_no_error (error);
  g_assert_cmpstr (yui_test_peer_get_line (fixture->peer, 0), ==,
                   "GET /v1/memberships?q=a%26b%3D%E3%81%95&kind=alumni&limit=500");
}

static void
test_pages_are_joined (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = NULL;
  g_autofree char *one = yui_test_shift_json ("s1", 1, 1);
  g_autofree char *two = yui_test_shift_json ("s2", 1, 1);
  g_autofree char *first = g_strdup_printf ("{\"items\":[%s]}", one);
  g_autofree char *second = g_strdup_printf ("{\"items\":[%s]}", two);
  g_autoptr (YuiShift) last = NULL;

  yui_test_peer_add (fixture->peer, 1, YUI_TEST_ANSWER, "GET", "/v1/shifts?limit=500", 200,
                     "application/json", first,
                     "Link: <https://elsewhere/v1/x>; rel=\"prev\", "
                     "<https://elsewhere/v1/shifts?cursor=a%2Cb>; rel=\"next\"");
  yui_test_peer_serve (fixture->peer, "GET", "/v1/shifts?cursor=a%2Cb", second);
  list = yui_test_await_object (
      yui_client_list_shifts (fixture->client, NULL, NULL, NULL, YUI_SHIFT_STATE_NONE, NULL),
      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
  last = g_list_model_get_item (list, 1);
  g_assert_cmpstr (yui_shift_get_id (last), ==, "s2");
}

/* A whole draft that can be sent. */
static YuiShiftDraft *
make_draft (void)
{
  const struct
  {
    YuiShiftField field;
    const char *text;
  } fields[] = {
    { YUI_SHIFT_FIELD_WORKPLACE, "w1" },        { YUI_SHIFT_FIELD_TITLE, "Picking" },
    { YUI_SHIFT_FIELD_DATE, "2030/11/25" },     { YUI_SHIFT_FIELD_START, "９時" },
    { YUI_SHIFT_FIELD_END, "13:00" },           { YUI_SHIFT_FIELD_SEATS, "5" },
    { YUI_SHIFT_FIELD_HOURLY_WAGE, "1,100円" },
  };
  YuiShiftDraft *draft = yui_shift_draft_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      YuiShiftDraft *next = yui_shift_draft_with (draft, fields[i].field, fields[i].text);

      g_object_unref (draft);
      draft = next;
    }
  return draft;
}

/* What is repeated after a lost answer is the same request with the same key. */
static void
test_lost_answers_keep_the_key (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiShiftDraft) draft = make_draft ();
  g_autoptr (YuiShift) shift = NULL;
  const char *key;

  yui_test_peer_add (fixture->peer, 1, YUI_TEST_DROP, "POST", "/v1/shifts", 0, NULL, NULL, NULL);
  yui_test_peer_add (fixture->peer, 1, YUI_TEST_HALF_BODY, "POST", "/v1/shifts", 0, NULL, NULL,
                     NULL);
  yui_test_peer_add (fixture->peer, 1, YUI_TEST_ANSWER, "POST", "/v1/shifts", 502, "text/html",
                     "<html>Bad Gateway</html>", NULL);
  yui_test_peer_add (fixture->peer, 1, YUI_TEST_ANSWER, "POST", "/v1/shifts", 200, "text/html",
                     "<html>Sign in to the hotel's network</html>", NULL);
  serve_shift (fixture, 0, "POST", "/v1/shifts", 1, 5);
  shift = yui_test_await_object (yui_client_create_shift (fixture->client, draft, NULL), &error);
  g_assert_no_error (error);
  g_assert_nonnull (shift);
  g_assert_cmpint (yui_client_get_connection (fixture->client), ==, YUI_CONNECTION_ONLINE);
  g_assert_cmpuint (yui_test_peer_get_n (fixture->peer), >=, 5);
  key = yui_test_peer_get_header (fixture->peer, 0, "Idempotency-Key");
  g_assert_nonnull (key);
  for (guint i = 1; i < yui_test_peer_get_n (fixture->peer); i++)
    {
      g_assert_cmpstr (yui_test_peer_get_header (fixture->peer, i, "Idempotency-Key"), ==, key);
      g_assert_cmpstr (yui_test_peer_get_body (fixture->peer, i), ==,
                       yui_test_peer_get_body (fixture->peer, 0));
    }
}

static gboolean
is_offline (gpointer client)
{
  return yui_client_get_connection (client) == YUI_CONNECTION_OFFLINE;
}

static void
test_server_comes_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiShift) shift = NULL;
  gint64 retry_at;
  DexFuture *future;

  serve_shift (fixture, 0, "GET", SHIFT_PATH, 1, 5);
  yui_test_peer_go_away (fixture->peer);
  future = yui_client_get_shift (fixture->client, "s1", NULL);
  yui_test_wait_until (is_offline, fixture->client);
  g_object_get (fixture->client, "retry-at", &retry_at, NULL);
  g_assert_cmpint (retry_at, >, 0);
  g_assert_true (dex_future_is_pending (future));
  yui_test_peer_come_back (fixture->peer);
  yui_client_retry_now (fixture->client);
  shift = yui_test_await_object (future, &error);
  g_assert_no_error (error);
  g_assert_nonnull (shift);
  g_object_get (fixture->client, "retry-at", &retry_at, NULL);
  g_assert_cmpint (retry_at, ==, 0);
}

static void
test_address_changes_while_waiting (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiShift) shift = NULL;
  DexFuture *future;

  serve_shift (fixture, 0, "GET", SHIFT_PATH, 1, 5);
  yui_client_set_base_url (fixture->client, NULL);
  future = yui_client_get_shift (fixture->client, "s1", NULL);
  yui_test_wait_until (is_offline, fixture->client);
  yui_client_set_base_url (fixture->client, yui_test_peer_get_url (fixture->peer));
  shift = yui_test_await_object (future, &error);
  g_assert_no_error (error);
  g_assert_nonnull (shift);
}

static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DexFuture *waiting, *sent;

  yui_test_peer_add (fixture->peer, 0, YUI_TEST_SILENCE, "GET", SHIFT_PATH, 0, NULL, NULL, NULL);
  sent = yui_client_get_shift (fixture->client, "s1", cancellable);
  yui_test_run_ms (50);
  g_cancellable_cancel (cancellable);
  g_assert_null (yui_test_await_object (sent, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (yui_net_error_is_cancelled (error));
  g_clear_error (&error);

  yui_client_set_base_url (fixture->client, "http://127.0.0.1:1");
  waiting = yui_client_get_shift (fixture->client, "s1", NULL);
  yui_test_wait_until (is_offline, fixture->client);
  yui_client_cancel_all (fixture->client);
  g_assert_null (yui_test_await_object (waiting, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The client goes at each turn of the loop in turn, from before the sending until after the answers;
 * peer and client share the loop. Each call ends, and whoever comes next finds all in order. */
static void
test_end_at_each_turn (Fixture *fixture, gconstpointer unused)
{
  guint n_answered = 0, n_cancelled = 0;

  serve_shift (fixture, 0, "GET", SHIFT_PATH, 3, 5);
  for (guint turns = 0; turns < 40; turns++)
    {
      YuiClient *client = yui_client_new (yui_test_peer_get_url (fixture->peer), NULL);
      g_autoptr (YuiShift) first
          = yui_test_await_object (yui_client_get_shift (client, "s1", NULL), NULL);
      DexFuture *calls[4];

      g_assert_nonnull (first);
      for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
        calls[i] = yui_client_get_shift (client, "s1", NULL);
      for (guint turn = 0; turn < turns; turn++)
        g_main_context_iteration (NULL, FALSE);
      g_object_unref (client);
      for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (YuiShift) shift = yui_test_await_object (calls[i], &error);

          n_answered += shift != NULL;
          n_cancelled += g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        }
    }
  g_assert_cmpuint (n_answered, >, 0);
  g_assert_cmpuint (n_cancelled, >, 0);
  g_assert_cmpuint (n_answered + n_cancelled, ==, 160);
}

static void
test_end_of_client_cancels (void)
{
  g_autoptr (GError) error = NULL;
  YuiClient *client = yui_client_new ("http://127.0.0.1:1", NULL);
  DexFuture *future = yui_client_get_shift (client, "s1", NULL);

  yui_test_wait_until (is_offline, client);
  g_object_add_weak_pointer (G_OBJECT (client), (gpointer *)&client);
  g_object_unref (client);
  g_assert_null (client);
  g_assert_null (yui_test_await_object (future, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A future that nobody holds does not take the call back. */
static void
test_dropped_future_is_sent (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (YuiShift) shift = NULL;

  serve_shift (fixture, 0, "GET", SHIFT_PATH, 1, 5);
  serve_shift (fixture, 0, "POST", SHIFT_PATH "/publish", 2, 5);
  shift = get_shift (fixture);
  dex_unref (yui_client_publish_shift (fixture->client, shift, NULL));
  yui_test_run_ms (200);
  g_assert_cmpint (yui_shift_get_version (shift), ==, 2);
}

static void
test_version_and_update_in_place (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiShift) shift = NULL;
  g_autoptr (YuiShift) published = NULL;

  serve_shift (fixture, 0, "GET", SHIFT_PATH, 7, 5);
  serve_shift (fixture, 0, "POST", SHIFT_PATH "/publish", 8, 6);
  shift = get_shift (fixture);
  published
      = yui_test_await_object (yui_client_publish_shift (fixture->client, shift, NULL), &error);
  g_assert_no_error (error);
  g_assert_true (published == shift);
  g_assert_cmpint (yui_shift_get_version (shift), ==, 8);
  g_assert_cmpint (yui_shift_get_seats (shift), ==, 6);
  g_assert_cmpstr (yui_test_peer_get_header (fixture->peer, 1, "If-Match"), ==, "\"7\"");
}

static void
test_patch_only_what_differs (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiShift) shift = NULL;
  g_autoptr (YuiShift) updated = NULL;
  g_autoptr (YuiShift) unchanged = NULL;
  g_autoptr (YuiShiftDraft) before = NULL;
  g_autoptr (YuiShiftDraft) draft = NULL;

  serve_shift (fixture, 0, "GET", SHIFT_PATH, 1, 5);
  serve_shift (fixture, 0, "PATCH", SHIFT_PATH, 2, 6);
  shift = get_shift (fixture);
  before = yui_shift_draft_new_from_shift (shift);
  unchanged = yui_test_await_object (yui_client_update_shift (fixture->client, shift, before, NULL),
                                     &error);
  g_assert_true (unchanged == shift);
  g_assert_cmpuint (yui_test_peer_get_n (fixture->peer), ==, 1);
  draft = yui_shift_draft_with (before, YUI_SHIFT_FIELD_SEATS, "６");
  updated = yui_test_await_object (yui_client_update_shift (fixture->client, shift, draft, NULL),
                                   &error);
  g_assert_no_error (error);
  g_assert_cmpstr (yui_test_peer_get_body (fixture->peer, 1), ==, "{\"seats\":6}");
  g_assert_cmpstr (yui_test_peer_get_header (fixture->peer, 1, "Content-Type"), ==,
                   "application/merge-patch+json");
}

/* 412 after a lost answer: the change was our own when the server holds what was wanted. */
static void
test_lost_patch_is_found_again (Fixture *fixture, gconstpointer seats_on_server)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiShift) shift = NULL;
  g_autoptr (YuiShift) updated = NULL;
  g_autoptr (YuiShiftDraft) before = NULL;
  g_autoptr (YuiShiftDraft) draft = NULL;
  g_autofree char *stale = problem_json ("precondition-failed", 412);
  int seats = GPOINTER_TO_INT (seats_on_server);

  serve_shift (fixture, 1, "GET", SHIFT_PATH, 1, 5);
  serve_shift (fixture, 0, "GET", SHIFT_PATH, 2, seats);
  yui_test_peer_add (fixture->peer, 1, YUI_TEST_DROP, "PATCH", SHIFT_PATH, 0, NULL, NULL, NULL);
  yui_test_peer_add (fixture->peer, 0, YUI_TEST_ANSWER, "PATCH", SHIFT_PATH, 412, PROBLEM, stale,
                     NULL);
  shift = get_shift (fixture);
  before = yui_shift_draft_new_from_shift (shift);
  draft = yui_shift_draft_with (before, YUI_SHIFT_FIELD_SEATS, "6");
  updated = yui_test_await_object (yui_client_update_shift (fixture->client, shift, draft, NULL),
                                   &error);
  if (seats == 6)
    {
      g_assert_no_error (error);
      g_assert_cmpint (yui_shift_get_version (shift), ==, 2);
    }
  else
    {
      g_assert_error (error, YUI_NET_ERROR, YUI_NET_ERROR_STALE);
      g_assert_cmpint (yui_shift_get_version (shift), ==, 1);
    }
}

static void
test_lost_delete_is_done (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiShift) shift = NULL;

  serve_shift (fixture, 0, "GET", SHIFT_PATH, 1, 5);
  shift = get_shift (fixture);
  g_assert_false (
      yui_test_await_boolean (yui_client_delete_shift (fixture->client, shift, NULL), &error));
  g_assert_error (error, YUI_NET_ERROR, YUI_NET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  yui_test_peer_add (fixture->peer, 1, YUI_TEST_DROP, "DELETE", SHIFT_PATH, 0, NULL, NULL, NULL);
  g_assert_true (
      yui_test_await_boolean (yui_client_delete_shift (fixture->client, shift, NULL), &error));
  g_assert_no_error (error);
}

static void
test_codes (Fixture *fixture, gconstpointer unused)
{
  const struct
  {
    const char *name;
    int status;
    YuiNetErrorCode code;
  } cases[] = {
    { "bad-request", 400, YUI_NET_ERROR_INVALID },
    { "unauthenticated", 401, YUI_NET_ERROR_UNAUTHORIZED },
    { "forbidden", 403, YUI_NET_ERROR_FAILED },
    { "not-found", 404, YUI_NET_ERROR_NOT_FOUND },
    { "shift-full", 409, YUI_NET_ERROR_CONFLICT },
    { "precondition-failed", 412, YUI_NET_ERROR_STALE },
    { "invalid-input", 422, YUI_NET_ERROR_INVALID },
    { "precondition-required", 428, YUI_NET_ERROR_STALE },
    { "internal", 500, YUI_NET_ERROR_FAILED },
    { "storage-full", 507, YUI_NET_ERROR_FAILED },
    { "quite-new", 418, YUI_NET_ERROR_FAILED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) copy = NULL;
      g_autofree char *json = problem_json (cases[i].name, cases[i].status);
      g_autofree char *sentence = NULL;

      yui_test_peer_add (fixture->peer, 1, YUI_TEST_ANSWER, "GET", SHIFT_PATH, cases[i].status,
                         PROBLEM, json, NULL);
      g_assert_null (
          yui_test_await_object (yui_client_get_shift (fixture->client, "s1", NULL), &error));
      g_assert_error (error, YUI_NET_ERROR, (int)cases[i].code);
      copy = g_error_copy (error);
      g_clear_error (&error);
      g_assert_cmpint (yui_problem_get_status (yui_net_error_get_problem (copy)), ==,
                       cases[i].status);
      sentence = yui_net_error_to_sentence (copy);
      g_assert_cmpuint (strlen (sentence), >, 10);
      g_assert_null (strstr (sentence, "Server text"));
      g_assert_null (strstr (sentence, "urn:"));
      g_assert_null (strstr (sentence, cases[i].name));
    }
}

static void
count_cb (YuiClient *client, guint *count)
{
  (*count)++;
}

static void
test_unauthorized_is_told (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = problem_json ("unauthenticated", 401);
  guint count = 0;

  g_signal_connect (fixture->client, "unauthorized", G_CALLBACK (count_cb), &count);
  yui_test_peer_add (fixture->peer, 0, YUI_TEST_ANSWER, "GET", SHIFT_PATH, 401, PROBLEM, json,
                     NULL);
  g_assert_null (
      yui_test_await_object (yui_client_get_shift (fixture->client, "s1", NULL), &error));
  g_assert_cmpuint (count, ==, 1);
}

static void
test_busy_is_asked_again (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *in_use = problem_json ("idempotency-key-in-use", 409);
  g_autofree char *busy = problem_json ("busy", 503);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiShift) shift = NULL;
  g_autoptr (YuiShift) published = NULL;

  serve_shift (fixture, 0, "GET", SHIFT_PATH, 1, 5);
  yui_test_peer_add (fixture->peer, 2, YUI_TEST_ANSWER, "POST", SHIFT_PATH "/publish", 409, PROBLEM,
                     in_use, NULL);
  yui_test_peer_add (fixture->peer, 1, YUI_TEST_ANSWER, "POST", SHIFT_PATH "/publish", 503, PROBLEM,
                     busy, "Retry-After: 1");
  serve_shift (fixture, 0, "POST", SHIFT_PATH "/publish", 2, 5);
  shift = get_shift (fixture);
  published
      = yui_test_await_object (yui_client_publish_shift (fixture->client, shift, NULL), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (yui_test_peer_get_n (fixture->peer), ==, 5);
  g_assert_cmpstr (yui_test_peer_get_header (fixture->peer, 4, "Idempotency-Key"), ==,
                   yui_test_peer_get_header (fixture->peer, 1, "Idempotency-Key"));
}

static void
test_card_is_not_repeated (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  yui_test_peer_go_away (fixture->peer);
  g_assert_null (yui_test_await_object (
      yui_client_open_card_session (fixture->client, "ABC234", NULL), &error));
  g_assert_error (error, YUI_NET_ERROR, YUI_NET_ERROR_UNAVAILABLE);
  sentence = yui_net_error_to_sentence (error);
  g_assert_cmpstr (sentence, ==,
                   "The server cannot be reached at the moment. Try again a little later.");
}

static void
test_bad_answer_names_the_member (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  yui_test_peer_serve (fixture->peer, "GET", SHIFT_PATH, "{\"id\":\"s1\"}");
  g_assert_null (
      yui_test_await_object (yui_client_get_shift (fixture->client, "s1", NULL), &error));
  g_assert_error (error, YUI_NET_ERROR, YUI_NET_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "/version: it is missing"));
}

static void
test_refused_import_carries_report (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = g_bytes_new_static ("名前\n", strlen ("名前\n"));
  YuiImportReport *report;
  g_autoptr (YuiImportFault) fault = NULL;

  yui_test_peer_add (
      fixture->peer, 0, YUI_TEST_ANSWER, "POST", "/v1/member-imports?mode=all", 422, PROBLEM,
      "{\"type\":\"urn:yui:problem:import-refused\",\"title\":\"T\",\"status\":422,\"report\":{"
      "\"encoding\":\"shift_jis\",\"rows_read\":3,\"blank_rows\":1,\"added\":0,\"updated\":0,"
      "\"columns\":[],\"refused\":[{\"line\":4,\"column\":3,\"heading\":\"生年月日\",\"value\":"
      "\"昔\",\"code\":\"not_a_date\",\"detail\":\"X\"}]}}",
      NULL);
  g_assert_null (yui_test_await_object (
      yui_client_import_members (fixture->client, csv, YUI_IMPORT_MODE_ALL, NULL), &error));
  g_assert_error (error, YUI_NET_ERROR, YUI_NET_ERROR_INVALID);
  report = yui_problem_get_report (yui_net_error_get_problem (error));
  g_assert_nonnull (report);
  fault = g_list_model_get_item (yui_import_report_get_refused (report), 0);
  g_assert_cmpint (yui_import_fault_get_line (fault), ==, 4);
  g_assert_cmpstr (yui_import_fault_get_value (fault), ==, "昔");
}

static void
test_bytes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  yui_test_peer_add (fixture->peer, 0, YUI_TEST_ANSWER, "GET", "/v1/documents/d1/content", 200,
                     "application/pdf", "%PDF-1.7", NULL);
  bytes = yui_test_await_bytes (yui_client_get_document_content (fixture->client, "d1", NULL),
                                &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "%PDF-1.7", 8);
}

/* Changes */

static void
serve_changes (Fixture *fixture,
               guint count,
               const char *path,
               const char *changes,
               int next,
               const char *epoch)
{
  g_autofree char *json = g_strdup_printf ("{\"changes\":[%s],\"next_after\":%d,\"epoch\":\"%s\"}",
                                           changes, next, epoch);

  yui_test_peer_add (fixture->peer, count, YUI_TEST_ANSWER, "GET", path, 200, "application/json",
                     json, NULL);
}

typedef struct
{
  guint shifts, all, resets;
  char *ids, *deleted;
} Seen;

static void
changed_cb (YuiClient *client, GStrv ids, GStrv deleted, Seen *seen)
{
  seen->shifts++;
  g_free (seen->ids);
  g_free (seen->deleted);
  seen->ids = g_strjoinv (",", ids);
  seen->deleted = g_strjoinv (",", deleted);
}

static void
any_changed_cb (YuiClient *client, GStrv ids, GStrv deleted, Seen *seen)
{
  seen->all++;
}

static gboolean
has_shift (gpointer data)
{
  return ((Seen *)data)->shifts > 0;
}

static gboolean
has_reset (gpointer data)
{
  return ((Seen *)data)->resets > 0;
}

static void
reset_cb (YuiClient *client, Seen *seen)
{
  seen->resets++;
}

static void
watch (Fixture *fixture, Seen *seen)
{
  g_object_set (fixture->client, "poll-ms", 10, NULL);
  g_signal_connect (fixture->client, "changed::shift", G_CALLBACK (changed_cb), seen);
  g_signal_connect (fixture->client, "changed", G_CALLBACK (any_changed_cb), seen);
  g_signal_connect (fixture->client, "reset", G_CALLBACK (reset_cb), seen);
}

static void
test_changes (Fixture *fixture, gconstpointer unused)
{
  Seen seen = { 0 };

  serve_changes (fixture, 1, "/v1/changes?limit=500", "", 5, "e1");
  serve_changes (fixture, 1, "/v1/changes?after=5&limit=500",
                 "{\"number\":6,\"resource\":\"shift\",\"id\":\"a\",\"deleted\":false},"
                 "{\"number\":7,\"resource\":\"offer\",\"id\":\"o\",\"deleted\":false},"
                 "{\"number\":8,\"resource\":\"shift\",\"id\":\"b\",\"deleted\":false},"
                 "{\"number\":9,\"resource\":\"shift\",\"id\":\"b\",\"deleted\":true}",
                 9, "e1");
  serve_changes (fixture, 0, "/v1/changes?after=9&limit=500", "", 9, "e1");
  watch (fixture, &seen);
  yui_client_start (fixture->client);
  yui_test_wait_until (has_shift, &seen);
  yui_test_run_ms (50);
  g_assert_cmpuint (seen.shifts, ==, 1);
  g_assert_cmpuint (seen.all, ==, 2);
  g_assert_cmpstr (seen.ids, ==, "a");
  g_assert_cmpstr (seen.deleted, ==, "b");
  g_assert_cmpuint (seen.resets, ==, 0);
  g_free (seen.ids);
  g_free (seen.deleted);
}

static void
test_other_epoch_resets (Fixture *fixture, gconstpointer unused)
{
  Seen seen = { 0 };

  serve_changes (fixture, 1, "/v1/changes?limit=500", "", 5, "e1");
  serve_changes (fixture, 1, "/v1/changes?after=5&limit=500", "", 5, "e1");
  serve_changes (fixture, 1, "/v1/changes?after=5&limit=500", "", 2, "e2");
  serve_changes (fixture, 1, "/v1/changes?limit=500", "", 2, "e2");
  serve_changes (fixture, 0, "/v1/changes?after=2&limit=500", "", 2, "e2");
  watch (fixture, &seen);
  yui_client_start (fixture->client);
  yui_test_wait_until (has_reset, &seen);
  yui_test_run_ms (80);
  g_assert_cmpuint (seen.resets, ==, 1);
  g_assert_cmpstr (yui_test_peer_get_line (fixture->peer, yui_test_peer_get_n (fixture->peer) - 1),
                   ==, "GET /v1/changes?after=2&limit=500");
}

static void
test_stop_ends_the_polling (Fixture *fixture, gconstpointer unused)
{
  guint n;

  serve_changes (fixture, 0, "/v1/changes*", "", 5, "e1");
  g_object_set (fixture->client, "poll-ms", 10, NULL);
  yui_client_start (fixture->client);
  yui_test_run_ms (100);
  yui_client_stop (fixture->client);
  yui_test_run_ms (30);
  n = yui_test_peer_get_n (fixture->peer);
  g_assert_cmpuint (n, >, 2);
  yui_test_run_ms (80);
  g_assert_cmpuint (yui_test_peer_get_n (fixture->peer), ==, n);
}

static void
test_child_shares_the_way (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiClient) child = yui_client_new_child (fixture->client, "worker");
  g_autoptr (GListModel) offers = NULL;

  yui_test_peer_serve (fixture->peer, "GET", "/v1/my/offers", "{\"items\":[]}");
  offers = yui_test_await_object (yui_client_list_my_offers (child, NULL), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (yui_test_peer_get_header (fixture->peer, 0, "Authorization"), ==,
                   "Bearer worker");
  g_assert_cmpint (yui_client_get_connection (fixture->client), ==, YUI_CONNECTION_ONLINE);
}

#define ADD(path, test) g_test_add ("/net/client/" path, Fixture, NULL, set_up, test, tear_down)

/* The offset is that of now: setting the clock changes it by as much, time that passes does not. */
static void
test_clock_offset (void)
{
  const gint64 second_us = G_USEC_PER_SEC, server_s = 1800000000;

  g_assert_cmpint (yui_clock_offset_s (0, 5 * second_us, server_s * second_us), ==, 0);
  g_assert_cmpint (yui_clock_offset_s (server_s, 0, server_s * second_us), ==, 0);
  g_assert_cmpint (yui_clock_offset_s (server_s, 600 * second_us, (server_s + 600) * second_us), ==,
                   0);
  g_assert_cmpint (yui_clock_offset_s (server_s, 0, (server_s - 10800) * second_us), ==, 10800);
  g_assert_cmpint (yui_clock_offset_s (server_s, 600 * second_us, (server_s - 10200) * second_us),
                   ==, 10800);
  /* somebody put the clock right meanwhile */
  g_assert_cmpint (yui_clock_offset_s (server_s, 700 * second_us, (server_s + 700) * second_us), ==,
                   0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  ADD ("headers", test_headers);
  ADD ("query-is-escaped", test_query_is_escaped);
  ADD ("pages-are-joined", test_pages_are_joined);
  ADD ("lost-answers-keep-the-key", test_lost_answers_keep_the_key);
  ADD ("server-comes-back", test_server_comes_back);
  ADD ("address-changes-while-waiting", test_address_changes_while_waiting);
  ADD ("cancel", test_cancel);
  ADD ("end-at-each-turn", test_end_at_each_turn);
  g_test_add_func ("/net/clock-offset", test_clock_offset);
  g_test_add_func ("/net/client/end-of-client-cancels", test_end_of_client_cancels);
  ADD ("dropped-future-is-sent", test_dropped_future_is_sent);
  ADD ("version-and-update-in-place", test_version_and_update_in_place);
  ADD ("patch-only-what-differs", test_patch_only_what_differs);
  g_test_add ("/net/client/lost-patch/own", Fixture, GINT_TO_POINTER (6), set_up,
              test_lost_patch_is_found_again, tear_down);
  g_test_add ("/net/client/lost-patch/another", Fixture, GINT_TO_POINTER (9), set_up,
              test_lost_patch_is_found_again, tear_down);
  ADD ("lost-delete-is-done", test_lost_delete_is_done);
  ADD ("codes", test_codes);
  ADD ("unauthorized-is-told", test_unauthorized_is_told);
  ADD ("busy-is-asked-again", test_busy_is_asked_again);
  ADD ("card-is-not-repeated", test_card_is_not_repeated);
  ADD ("bad-answer-names-the-member", test_bad_answer_names_the_member);
  ADD ("refused-import-carries-report", test_refused_import_carries_report);
  ADD ("bytes", test_bytes);
  ADD ("changes", test_changes);
  ADD ("other-epoch-resets", test_other_epoch_resets);
  ADD ("stop-ends-the-polling", test_stop_ends_the_polling);
  ADD ("child-shares-the-way", test_child_shares_the_way);
  return g_test_run ();
}
