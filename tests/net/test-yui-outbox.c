/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/yui-outbox.h"

#include "net/yui-local-database.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "store/yui-database.h"
#include "yui-test-net.h"

#define PROBLEM "application/problem+json"
#define PATH    "/v1/sync/ops"
#define NOON    1795575600 /* 2026-11-25 12:00 in Japan */

typedef struct
{
  YuiTestPeer *peer;
  YuiClient *client;
  char *folder;
  char *path;
  guint n_sent, n_refused;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->peer = yui_test_peer_new ();
  fixture->client = yui_client_new (yui_test_peer_get_url (fixture->peer), "kiosk");
  fixture->folder = g_dir_make_tmp ("yui-outbox-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "deep", "client.db", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  const char *const names[]
      = { "deep/client.db", "deep/client.db-wal", "deep/client.db-shm", "deep", "" };

  yui_client_cancel_all (fixture->client);
  yui_test_run_ms (50);
  g_assert_finalize_object (fixture->client);
  yui_test_peer_free (fixture->peer);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_remove (path);
    }
  g_free (fixture->folder);
  g_free (fixture->path);
}

#define EVENT                                                                                      \
  "{\"id\":\"x\",\"contract_id\":\"c1\",\"kind\":\"in\",\"source\":\"kiosk\","                     \
  "\"occurred_at\":\"2026-11-25T12:00:00+09:00\",\"received_at\":"                                 \
  "\"2026-11-25T12:00:01+09:00\",\"needs_review\":false,\"review_reason\":null}"

static void
serve_event (Fixture *fixture, guint count)
{
  yui_test_peer_add (fixture->peer, count, YUI_TEST_OPS, "POST", PATH, 201, NULL, EVENT, NULL);
}

/* The number of the request whose body has text, from number from on; −1 when there is none. */
static int
find_request (Fixture *fixture, guint from, const char *text)
{
  for (guint i = from; i < yui_test_peer_get_n (fixture->peer); i++)
    if (strstr (yui_test_peer_get_body (fixture->peer, i), text) != NULL)
      return (int)i;
  return -1;
}

static guint
count_requests (Fixture *fixture, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < yui_test_peer_get_n (fixture->peer); i++)
    n += strstr (yui_test_peer_get_body (fixture->peer, i), text) != NULL;
  return n;
}

static void
sent_cb (YuiOutbox *outbox, const char *op_id, YuiClockEvent *event, Fixture *fixture)
{
  g_assert_cmpstr (yui_clock_event_get_contract_id (event), ==, "c1");
  fixture->n_sent++;
}

static void
refused_cb (YuiOutbox *outbox, const char *op_id, GError *error, Fixture *fixture)
{
  fixture->n_refused++;
}

static YuiOutbox *
open_outbox (Fixture *fixture)
{
  YuiOutbox *outbox = yui_outbox_new (fixture->client, fixture->path);

  g_signal_connect (outbox, "sent", G_CALLBACK (sent_cb), fixture);
  g_signal_connect (outbox, "refused", G_CALLBACK (refused_cb), fixture);
  return outbox;
}

static char *
add (YuiOutbox *outbox, YuiClient *worker, const char *contract_id, const char *card_code)
{
  g_autoptr (GError) error = NULL;
  DexFuture *future
      = yui_outbox_add (outbox, worker, contract_id, card_code, YUI_CLOCK_KIND_IN, NOON);
  char *op_id;

  while (dex_future_is_pending (future))
    g_main_context_iteration (NULL, TRUE);
  op_id = g_value_dup_string (dex_future_get_value (future, &error));
  g_assert_no_error (error);
  dex_unref (future);
  return op_id;
}

static gboolean
has_sent_one (gpointer fixture)
{
  return ((Fixture *)fixture)->n_sent == 1;
}

static gboolean
has_sent_two (gpointer fixture)
{
  return ((Fixture *)fixture)->n_sent == 2;
}

static void
test_sends_numbered (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (YuiOutbox) outbox = NULL;
  g_autofree char *one = NULL, *two = NULL, *op = NULL;
  int i;

  serve_event (fixture, 0);
  outbox = open_outbox (fixture);
  one = add (outbox, NULL, "c1", NULL);
  yui_test_wait_until (has_sent_one, fixture);
  two = add (outbox, NULL, NULL, "ABC234");
  yui_test_wait_until (has_sent_two, fixture);
  g_assert_cmpuint (yui_outbox_get_n_waiting (outbox), ==, 0);
  op = g_strdup_printf ("{\"op_id\":\"%s\",\"device_seq\":1,\"kind\":\"clock_event\",\"body\":"
                        "{\"contract_id\":\"c1\",\"kind\":\"in\",\"occurred_at\":"
                        "\"2026-11-25T12:00:00+09:00\"},\"occurred_at\":"
                        "\"2026-11-25T12:00:00+09:00\",\"clock_offset_s\":",
                        one);
  g_assert_cmpint (find_request (fixture, 0, op), >=, 0);
  i = find_request (fixture, 0, two);
  g_assert_cmpint (i, >=, 0);
  g_assert_nonnull (strstr (yui_test_peer_get_body (fixture->peer, i), "\"device_seq\":2"));
  g_assert_nonnull (strstr (yui_test_peer_get_body (fixture->peer, i), "\"card_code\":\"ABC234\""));
}

static void
close_outbox (Fixture *fixture, YuiOutbox *outbox)
{
  yui_outbox_stop (outbox);
  yui_test_run_ms (50);
  g_assert_finalize_object (outbox);
}

/* The kiosk is switched off while the server is away: the next run sends what it kept. */
static void
test_survives_the_kiosk (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (YuiOutbox) second = NULL;
  g_autofree char *op_id = NULL;
  YuiOutbox *first = open_outbox (fixture);

  yui_test_peer_go_away (fixture->peer);
  op_id = add (first, NULL, NULL, "ABC234");
  yui_test_run_ms (300);
  g_assert_cmpuint (yui_outbox_get_n_waiting (first), ==, 1);
  close_outbox (fixture, first);

  yui_test_peer_come_back (fixture->peer);
  serve_event (fixture, 0);
  second = open_outbox (fixture);
  yui_test_wait_until (has_sent_one, fixture);
  g_assert_cmpint (find_request (fixture, 0, op_id), >=, 0);
}

/* Nobody has let this kiosk in yet: nothing is asked that could only be refused, nothing is lost. */
static void
test_waits_to_be_let_in (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (YuiOutbox) outbox = NULL;
  g_autofree char *op_id = NULL;

  serve_event (fixture, 0);
  yui_client_set_token (fixture->client, NULL);
  outbox = open_outbox (fixture);
  op_id = add (outbox, NULL, "c1", NULL);
  yui_test_run_ms (300);
  g_assert_cmpuint (yui_test_peer_get_n (fixture->peer), ==, 0);
  g_assert_cmpuint (yui_outbox_get_n_waiting (outbox), ==, 1);

  yui_client_set_token (fixture->client, "kiosk");
  yui_test_wait_until (has_sent_one, fixture);
  g_assert_cmpint (find_request (fixture, 0, op_id), >=, 0);
}

static guint
count_token (Fixture *fixture, const char *op_id, const char *token)
{
  guint n = 0;

  for (guint i = 0; i < yui_test_peer_get_n (fixture->peer); i++)
    n += strstr (yui_test_peer_get_body (fixture->peer, i), op_id) != NULL
         && g_str_has_suffix (yui_test_peer_get_header (fixture->peer, i, "Authorization"), token);
  return n;
}

/* An ended session is no reason to lose the event: the kiosk says it itself. */
static void
test_ended_session (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (YuiClient) worker = yui_client_new_child (fixture->client, "worker");
  g_autoptr (YuiOutbox) outbox = NULL;
  g_autofree char *op_id = NULL;

  yui_test_peer_add (fixture->peer, 1, YUI_TEST_OPS, "POST", PATH, 201, NULL, EVENT, NULL);
  outbox = open_outbox (fixture);
  while (yui_test_peer_get_n (fixture->peer) == 0) /* the greeting */
    yui_test_run_ms (5);
  yui_test_peer_add (fixture->peer, 1, YUI_TEST_ANSWER, "POST", PATH, 401, PROBLEM,
                     "{\"type\":\"urn:yui:problem:unauthenticated\",\"title\":\"T\","
                     "\"status\":401}",
                     NULL);
  serve_event (fixture, 0);
  op_id = add (outbox, worker, "c1", NULL);
  yui_test_wait_until (has_sent_one, fixture);
  g_assert_cmpuint (count_token (fixture, op_id, " worker"), ==, 1);
  g_assert_cmpuint (count_token (fixture, op_id, " kiosk"), ==, 1);
}

static void
test_closed_session_while_away (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (YuiClient) worker = yui_client_new_child (fixture->client, "worker");
  g_autoptr (YuiOutbox) outbox = open_outbox (fixture);
  g_autofree char *op_id = NULL;

  yui_test_peer_go_away (fixture->peer);
  op_id = add (outbox, worker, "c1", NULL);
  yui_test_run_ms (100);
  yui_client_cancel_all (worker);
  g_clear_object (&worker);
  yui_test_peer_come_back (fixture->peer);
  serve_event (fixture, 0);
  yui_test_wait_until (has_sent_one, fixture);
  g_assert_cmpuint (count_token (fixture, op_id, " kiosk"), >=, 1);
}

static gboolean
has_refused_one (gpointer fixture)
{
  return ((Fixture *)fixture)->n_refused == 1;
}

#define REFUSAL                                                                                    \
  "{\"type\":\"urn:yui:problem:invalid-input\",\"title\":\"T\",\"status\":422,"                    \
  "\"errors\":[{\"pointer\":\"/card_code\",\"code\":\"no_contract\",\"detail\":\"X\"}]}"

/* One that is refused does not block the next, and is kept. */
static void
test_refused_is_kept_apart (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (YuiOutbox) outbox = NULL;
  g_autofree char *bad = NULL;
  g_autofree char *good = NULL;

  yui_test_peer_add (fixture->peer, 2, YUI_TEST_OPS, "POST", PATH, 422, NULL, REFUSAL, NULL);
  serve_event (fixture, 0);
  outbox = open_outbox (fixture);
  while (yui_test_peer_get_n (fixture->peer) == 0)
    yui_test_run_ms (5);
  bad = add (outbox, NULL, NULL, "XYZ777");
  yui_test_wait_until (has_refused_one, fixture);
  good = add (outbox, NULL, "c1", NULL);
  yui_test_wait_until (has_sent_one, fixture);
  g_assert_cmpuint (yui_outbox_get_n_refused (outbox), ==, 1);
  g_assert_cmpuint (yui_outbox_get_n_waiting (outbox), ==, 0);
  g_assert_cmpuint (count_requests (fixture, bad), ==, 1);
}

/* A server that understands no whole batch gets the ops one by one; only a bad one is given up. */
static void
test_batch_misunderstood (Fixture *fixture, gconstpointer unused)
{
  YuiOutbox *first = open_outbox (fixture);
  g_autoptr (YuiOutbox) outbox = NULL;
  g_autofree char *one = NULL, *two = NULL;

  yui_test_peer_go_away (fixture->peer);
  one = add (first, NULL, "c1", NULL);
  two = add (first, NULL, "c1", NULL);
  close_outbox (fixture, first);
  yui_test_peer_come_back (fixture->peer);
  yui_test_peer_add (fixture->peer, 2, YUI_TEST_ANSWER, "POST", PATH, 422, PROBLEM, REFUSAL, NULL);
  serve_event (fixture, 0);
  outbox = open_outbox (fixture);
  yui_test_wait_until (has_sent_one, fixture);
  g_assert_cmpuint (fixture->n_refused, ==, 1);
  g_assert_cmpuint (count_requests (fixture, one), ==, 2);
  g_assert_cmpuint (count_requests (fixture, two), ==, 2);
}

static void
test_lost_answer (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (YuiOutbox) outbox = NULL;
  g_autofree char *one = NULL, *two = NULL;

  serve_event (fixture, 1);
  outbox = open_outbox (fixture);
  while (yui_test_peer_get_n (fixture->peer) == 0)
    yui_test_run_ms (5);
  yui_test_peer_add (fixture->peer, 1, YUI_TEST_DROP, "POST", PATH, 0, NULL, NULL, NULL);
  yui_test_peer_add (fixture->peer, 1, YUI_TEST_ANSWER, "POST", PATH, 502, "text/html", "<html>",
                     NULL);
  serve_event (fixture, 0);
  one = add (outbox, NULL, "c1", NULL);
  yui_test_wait_until (has_sent_one, fixture);
  g_assert_cmpuint (count_requests (fixture, one), >=, 3);
  two = add (outbox, NULL, "c1", NULL);
  yui_test_wait_until (has_sent_two, fixture);
  g_assert_cmpuint (count_requests (fixture, two), ==, 1);
}

/* The server comes back as a copy that may lack what it had answered: it gets everything again. */
static void
test_other_epoch (Fixture *fixture, gconstpointer unused)
{
  YuiOutbox *first;
  g_autoptr (YuiOutbox) second = NULL;
  g_autofree char *one = NULL, *two = NULL;

  yui_test_peer_add (fixture->peer, 3, YUI_TEST_OPS, "POST", PATH, 201, NULL, EVENT, NULL);
  first = open_outbox (fixture);
  while (yui_test_peer_get_n (fixture->peer) == 0)
    yui_test_run_ms (5);
  one = add (first, NULL, "c1", NULL);
  yui_test_wait_until (has_sent_one, fixture);
  two = add (first, NULL, "c1", NULL);
  yui_test_wait_until (has_sent_two, fixture);
  close_outbox (fixture, first);
  g_assert_cmpuint (count_requests (fixture, one), ==, 1);

  yui_test_peer_add (fixture->peer, 0, YUI_TEST_OPS, "POST", PATH, 201, NULL, EVENT, "X-Epoch: e2");
  fixture->n_sent = 0;
  second = open_outbox (fixture);
  yui_test_wait_until (has_sent_two, fixture);
  g_assert_cmpuint (count_requests (fixture, one), ==, 2);
  g_assert_cmpuint (count_requests (fixture, two), ==, 2);
  yui_test_run_ms (200); /* and that is all */
  g_assert_cmpuint (count_requests (fixture, one), ==, 2);
}

/* The server misses numbers that this device still has. */
static void
test_gap (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (YuiOutbox) outbox = NULL;
  g_autofree char *one = NULL, *two = NULL;
  int i;

  serve_event (fixture, 2);
  outbox = open_outbox (fixture);
  while (yui_test_peer_get_n (fixture->peer) == 0)
    yui_test_run_ms (5);
  one = add (outbox, NULL, "c1", NULL);
  yui_test_wait_until (has_sent_one, fixture);
  yui_test_peer_add (fixture->peer, 1, YUI_TEST_ANSWER, "POST", PATH, 409, PROBLEM,
                     "{\"type\":\"urn:yui:problem:device-seq-gap\",\"title\":\"T\",\"status\":409}",
                     NULL);
  serve_event (fixture, 0);
  fixture->n_sent = 0;
  two = add (outbox, NULL, "c1", NULL);
  yui_test_wait_until (has_sent_two, fixture);
  i = find_request (fixture, 3, one);
  g_assert_cmpint (i, >=, 0);
  g_assert_nonnull (strstr (yui_test_peer_get_body (fixture->peer, i), two));
  g_assert_nonnull (strstr (yui_test_peer_get_body (fixture->peer, i), "\"oldest_seq\":1"));
}

/* What an earlier version of this database kept is sent too. */
static void
test_upgrade (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (YuiOutbox) outbox = NULL;
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *script = NULL, *sha256 = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDatabase) db = NULL;
  g_autoptr (GBytes) first = NULL;

  g_object_unref (yui_local_database_new (fixture->path)); /* knows the migrations */
  first = g_resources_lookup_data ("/town/yui/net/migrations/0001-client.sql", 0, &error);
  g_assert_no_error (error);
  g_mkdir_with_parents (folder, 0700);
  db = yui_database_open (fixture->path, YUI_DATABASE_READ_WRITE, &error);
  g_assert_no_error (error);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, first);
  script = g_strdup_printf (
      "CREATE TABLE schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, "
      "sha256 TEXT NOT NULL, applied_s INTEGER NOT NULL) STRICT;"
      "INSERT INTO schema_migration VALUES (1, '0001-client.sql', '%s', 0);%s;"
      "INSERT INTO outbox (op_id, contract_id, kind, occurred_at) VALUES "
      "('6b0e7c1e-0000-4000-8000-000000000001', 'c1', 'in', %d);",
      sha256, (const char *)g_bytes_get_data (first, NULL), NOON);
  yui_database_execute (db, script, &error);
  g_assert_no_error (error);
  g_clear_pointer (&db, yui_database_close);
  serve_event (fixture, 0);
  outbox = open_outbox (fixture);
  yui_test_wait_until (has_sent_one, fixture);
  g_assert_cmpint (find_request (fixture, 0,
                                 "\"op_id\":\"6b0e7c1e-0000-4000-8000-000000000001\","
                                 "\"device_seq\":1,\"kind\":\"clock_event\",\"body\":"
                                 "{\"contract_id\":\"c1\",\"kind\":\"in\",\"occurred_at\":"
                                 "\"2026-11-25T03:00:00Z\"}"),
                   >=, 0);
}

#define ADD(path, test) g_test_add ("/net/outbox/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("sends-numbered", test_sends_numbered);
  ADD ("survives-the-kiosk", test_survives_the_kiosk);
  ADD ("waits-to-be-let-in", test_waits_to_be_let_in);
  ADD ("ended-session", test_ended_session);
  ADD ("closed-session-while-away", test_closed_session_while_away);
  ADD ("refused-is-kept-apart", test_refused_is_kept_apart);
  ADD ("batch-misunderstood", test_batch_misunderstood);
  ADD ("lost-answer", test_lost_answer);
  ADD ("other-epoch", test_other_epoch);
  ADD ("gap", test_gap);
  ADD ("upgrade", test_upgrade);
  return g_test_run ();
}
