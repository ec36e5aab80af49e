/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-database.h"
#include "yui-test-work.h"

#include "labour/yui-civil.h"
#include "server/yui-audit.h"
#include "server/yui-moment.h"
#include "server/yui-principal.h"

#include <string.h>

/* Check-ins that go straight to the writer (SQLite) are answered as those that do not. */

#define MINUTE   60
#define N_TWINS  8
#define N_ROUNDS 10

static gint64
start_of (const TestWork *work)
{
  gint64 day;

  g_assert_true (yui_day_parse (work->work_date, &day));
  return yui_civil_utc_of ((YuiCivilDay)day, 9 * 60);
}

static char *
make_body (const TestWork *work, const char *kind, gint64 occurred_s)
{
  char moment[YUI_MOMENT_SIZE];

  return g_strdup_printf ("{\"contract_id\":\"%s\",\"kind\":\"%s\",\"occurred_at\":\"%s\"}",
                          work->contract_id, kind, yui_moment_format (occurred_s, moment));
}

static TestAnswer *
send (TestServer *test, const char *token, const char *body, const char *key)
{
  return test_call (test, "POST", "/v1/clock-events", token, body, "Idempotency-Key", key, NULL);
}

static gboolean
is_known (TestServer *test, const char *token)
{
  guint8 sha256[32];

  yui_token_hash (token, sha256);
  return yui_server_knows_token (test->server, sha256);
}

/* How many calls went straight; on PostgreSQL none does. */
static void
assert_straight (TestServer *test, guint n)
{
  YuiStoreCounts counts = { 0 };
  g_autofree char *text = yui_metrics_dup_text (yui_server_get_metrics (test->server), &counts),
                  *line = g_strdup_printf ("\nyui_calls_straight_total %u\n",
                                           test_database_is_postgresql () ? 0 : n);

  g_assert_nonnull (strstr (text, line));
}

/* Makes the token one that was in force lately. */
static void
make_known (TestServer *test, const TestWork *work, const char *token)
{
  g_autofree char *body = make_body (work, "in", start_of (work) - 2 * 3600),
                  *key = g_strconcat ("known-", token, NULL);
  g_autoptr (TestAnswer) answer = send (test, token, body, key);

  g_assert_cmpuint (answer->status, ==, 201);
  g_assert_true (is_known (test, token));
}

/* Once a token is known, a call is kept under its key as any other is. */
static void
test_kept (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autofree char *in = NULL, *out = NULL;
  g_autoptr (TestAnswer) first = NULL, again = NULL, other = NULL;
  gint64 n_rows;

  test_work_init (&work, test, 0);
  g_assert_false (is_known (test, "kiosk"));
  make_known (test, &work, "kiosk");
  n_rows = test_count (test, "SELECT count(*) FROM audit_log WHERE operation = 'createClockEvent'");
  in = make_body (&work, "in", start_of (&work));
  out = make_body (&work, "out", start_of (&work));
  first = send (test, "kiosk", in, "k");
  again = send (test, "kiosk", in, "k");
  other = send (test, "kiosk", out, "k");
  assert_straight (test, 1);
  g_assert_cmpuint (first->status, ==, 201);
  g_assert_null (soup_message_headers_get_one (first->headers, "Idempotency-Replayed"));
  g_assert_cmpuint (again->status, ==, 201);
  g_assert_cmpstr (again->text, ==, first->text);
  g_assert_cmpstr (soup_message_headers_get_one (again->headers, "Idempotency-Replayed"), ==,
                   "true");
  test_assert_problem (other, 422, "idempotency-key-reused");
  g_assert_cmpint (
      test_count (test, "SELECT count(*) FROM audit_log WHERE operation = 'createClockEvent'"), ==,
      n_rows + 1);
}

/* Whatever ends a token ends it for the very next call, whoever wrote it. */
static void
test_revoked (void)
{
  static const char *const ends[][2] = {
    { "UPDATE access_token SET revoked_s = 1 WHERE account_id = "
      "(SELECT id FROM account WHERE display_name = 'kiosk')",
      "UPDATE access_token SET revoked_s = NULL" },
    { "UPDATE access_token SET expires_s = 1 WHERE account_id = "
      "(SELECT id FROM account WHERE display_name = 'kiosk')",
      "UPDATE access_token SET expires_s = NULL" },
    { "UPDATE account SET disabled_s = 1 WHERE display_name = 'kiosk'",
      "UPDATE account SET disabled_s = NULL" },
  };
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };

  test_work_init (&work, test, 0);
  make_known (test, &work, "kiosk");
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *body = make_body (&work, "in", start_of (&work) + (gint64)i * MINUTE * 10),
                      *key = g_strdup_printf ("ended-%u", i);
      g_autoptr (TestAnswer) refused = NULL, taken = NULL;
      const gint64 n_events = test_count (test, "SELECT count(*) FROM clock_event");

      test_database_execute (test->database, ends[i][0]);
      refused = send (test, "kiosk", body, key);
      test_assert_problem (refused, 401, "unauthenticated");
      g_assert_cmpint (test_count (test, "SELECT count(*) FROM clock_event"), ==, n_events);
      test_database_execute (test->database, ends[i][1]);
      taken = send (test, "kiosk", body, key);
      g_assert_cmpuint (taken->status, ==, 201);
      assert_straight (test, i + 1);
    }
}

/* What an account may and see is what it may and sees now. */
static void
test_changed_account (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autofree char *body = NULL;
  g_autoptr (TestAnswer) elsewhere = NULL, no_kiosk = NULL;

  test_work_init (&work, test, 0);
  make_known (test, &work, "kiosk");
  body = make_body (&work, "in", start_of (&work));
  test_database_execute (test->database, "UPDATE account SET workplace_id = '" TEST_WORKPLACE_B
                                         "' WHERE display_name = 'kiosk'");
  elsewhere = send (test, "kiosk", body, "elsewhere");
  test_assert_problem (elsewhere, 404, "not-found");
  test_database_execute (test->database,
                         "UPDATE account SET role = 'coordinator', workplace_id = NULL "
                         "WHERE display_name = 'kiosk'");
  no_kiosk = send (test, "kiosk", body, "no-kiosk");
  test_assert_problem (no_kiosk, 403, "forbidden");
  g_assert_cmpint (test_count (test, "SELECT count(*) FROM clock_event"), ==, 1);
}

/* Who needs a second factor is asked here, too. No role that may check people in needs one today, so
 * that the test lets the kiosks' do, and has the kiosk be a device only once its token is known. */
static void
test_second_factor (void)
{
  g_autoptr (TestServer) test = test_server_new_with (NULL, YUI_ROLE_KIOSK);
  g_auto (TestWork) work = { 0 };
  g_autofree char *body = NULL;
  g_autoptr (TestAnswer) refused = NULL;

  test_work_init (&work, test, 0);
  make_known (test, &work, "kiosk");
  test_database_execute (
      test->database, "INSERT INTO device (programme_id, id, account_id, kind, label, created_s, "
                      "seen_s, expires_s) SELECT programme_id, id, id, 'kiosk', 'x', 0, "
                      "9999999999, 9999999999 FROM account WHERE display_name = 'kiosk'");
  test_database_execute (test->database,
                         "UPDATE access_token SET device_id = account_id WHERE account_id = "
                         "(SELECT id FROM account WHERE display_name = 'kiosk')");
  body = make_body (&work, "in", start_of (&work));
  refused = send (test, "kiosk", body, "no-factor");
  test_assert_problem (refused, 403, "second-factor-needed");
  g_assert_cmpint (test_count (test, "SELECT count(*) FROM clock_event"), ==, 1);
  assert_straight (test, 0);
}

/* A fault is told as it is where the token is new, and leaves nothing but its denial. */
static void
test_faults (void)
{
  static const struct
  {
    const char *body;
    guint status;
  } rows[] = {
    { "{}", 422 },
    { "{\"contract_id\":\"01930000-0000-7000-8000-0000000000ff\",\"kind\":\"in\","
      "\"occurred_at\":\"2026-01-01T09:00:00+09:00\"}",
      404 },
    { "[", 400 },
  };
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };

  test_work_init (&work, test, 0);
  make_known (test, &work, "kiosk-town");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TestAnswer) known = send (test, "kiosk-town", rows[i].body, "fault"),
                             unknown = send (test, "kiosk-c", rows[i].body, "fault");

      g_assert_cmpuint (known->status, ==, rows[i].status);
      g_assert_cmpstr (known->text, ==, unknown->text);
    }
  g_assert_cmpint (test_count (test, "SELECT count(*) FROM clock_event"), ==, 1);
  g_assert_cmpint (test_count (test, "SELECT count(*) FROM idempotency_record WHERE key = 'fault'"),
                   ==, 0);
  assert_straight (test, 0);
}

/* ---- at once ---- */

typedef struct
{
  TestServer *test;
  const char *body, *key;
  TestAnswer *answer;
} Twin;

static gpointer
twin_thread (gpointer user_data)
{
  Twin *twin = user_data;
  TestServer own = *twin->test;

  own.session = soup_session_new ();
  twin->answer = send (&own, "kiosk", twin->body, twin->key);
  g_object_unref (own.session);
  return NULL;
}

static guint
count_done (Twin *twins)
{
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < N_TWINS; i++)
    {
      if (twins[i].answer->status == 201)
        {
          n++;
          text = text != NULL ? text : g_strdup (twins[i].answer->text);
          g_assert_cmpstr (twins[i].answer->text, ==, text);
        }
      else
        test_assert_problem (twins[i].answer, 409, "idempotency-key-in-use");
      test_answer_free (twins[i].answer);
    }
  return n;
}

/* The same call from many connections is done once, and its audit row is there once. */
static void
test_twins (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (GError) error = NULL;
  YuiDatabase *db;

  test_work_init (&work, test, 0);
  make_known (test, &work, "kiosk");
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autofree char *body = make_body (&work, "in", start_of (&work) + round * 10 * MINUTE),
                      *key = g_strdup_printf ("twin-%u", round);
      Twin twins[N_TWINS];
      GThread *threads[N_TWINS];

      for (guint i = 0; i < N_TWINS; i++)
        {
          twins[i] = (Twin){ test, body, key, NULL };
          threads[i] = g_thread_new ("twin", twin_thread, &twins[i]);
        }
      for (guint i = 0; i < N_TWINS; i++)
        g_thread_join (threads[i]);
      g_assert_cmpuint (count_done (twins), >=, 1);
    }
  g_assert_cmpint (test_count (test, "SELECT count(*) FROM clock_event"), ==, 1 + N_ROUNDS);
  g_assert_cmpint (
      test_count (test, "SELECT count(*) FROM audit_log WHERE operation = 'createClockEvent'"), ==,
      1 + N_ROUNDS);
  db = yui_store_begin_read (test->store, YUI_SCOPE_ALL, &error);
  g_assert_true (yui_audit_verify (db, 1, &error));
  yui_store_end_read (test->store, db);
}

/* Who hangs up before the answer is no trouble: what they sent is done, and the server ends. */
static void
test_gone (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };

  test_work_init (&work, test, 0);
  make_known (test, &work, "kiosk");
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *body = make_body (&work, "in", start_of (&work) + i * 10 * MINUTE),
                      *call = g_strdup_printf (
                          "POST /v1/clock-events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer kiosk"
                          "\r\nIdempotency-Key: gone-%u\r\nContent-Type: application/json\r\n"
                          "Content-Length: %zu\r\n\r\n%s",
                          i, strlen (body), body);
      g_autoptr (GSocketClient) client = g_socket_client_new ();
      g_autoptr (GSocketConnection) connection = g_socket_client_connect_to_host (
          client, "127.0.0.1", yui_server_get_port (test->server), NULL, NULL);
      GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));

      g_assert_true (g_output_stream_write_all (out, call, strlen (call), NULL, NULL, NULL));
      g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
    }
  yui_server_stop (test->server);
  g_assert_cmpint (test_count (test, "SELECT count(*) FROM clock_event"), ==,
                   test_count (test, "SELECT count(*) FROM idempotency_record "
                                     "WHERE key LIKE 'gone-%' OR key LIKE 'known-%'"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/straight/kept", test_kept);
  g_test_add_func ("/straight/revoked", test_revoked);
  g_test_add_func ("/straight/changed-account", test_changed_account);
  g_test_add_func ("/straight/second-factor", test_second_factor);
  g_test_add_func ("/straight/faults", test_faults);
  g_test_add_func ("/straight/twins", test_twins);
  g_test_add_func ("/straight/gone", test_gone);
  return g_test_run ();
}
