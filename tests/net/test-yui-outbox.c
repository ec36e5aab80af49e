/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/yui-outbox.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "yui-test-net.h"

#define PROBLEM "application/problem+json"
#define PATH    "/v1/clock-events"
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

static void
serve_event (Fixture *fixture, guint count)
{
  yui_test_peer_add (fixture->peer, count, YUI_TEST_ANSWER, "POST", PATH, 201, "application/json",
                     "{\"id\":\"x\",\"contract_id\":\"c1\",\"kind\":\"in\",\"source\":\"kiosk\","
                     "\"occurred_at\":\"2026-11-25T12:00:00+09:00\",\"received_at\":"
                     "\"2026-11-25T12:00:01+09:00\",\"needs_review\":false,\"review_reason\":null}",
                     NULL);
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
test_sends_with_its_key (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (YuiOutbox) outbox = open_outbox (fixture);
  g_autofree char *op_id = NULL;

  serve_event (fixture, 0);
  op_id = add (outbox, NULL, "c1", NULL);
  yui_test_wait_until (has_sent_one, fixture);
  g_assert_cmpuint (yui_outbox_get_n_waiting (outbox), ==, 0);
  g_assert_cmpstr (yui_test_peer_get_header (fixture->peer, 0, "Idempotency-Key"), ==, op_id);
  g_assert_cmpstr (yui_test_peer_get_body (fixture->peer, 0), ==,
                   "{\"contract_id\":\"c1\",\"kind\":\"in\",\"occurred_at\":"
                   "\"2026-11-25T12:00:00+09:00\"}");
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
  yui_client_cancel_all (fixture->client);
  yui_test_run_ms (50);
  g_assert_finalize_object (first);

  yui_test_peer_come_back (fixture->peer);
  serve_event (fixture, 0);
  second = open_outbox (fixture);
  yui_test_wait_until (has_sent_one, fixture);
  g_assert_cmpstr (yui_test_peer_get_header (fixture->peer, 0, "Idempotency-Key"), ==, op_id);
  g_assert_cmpstr (yui_test_peer_get_body (fixture->peer, 0), ==,
                   "{\"card_code\":\"ABC234\",\"kind\":\"in\",\"occurred_at\":"
                   "\"2026-11-25T12:00:00+09:00\"}");
}

/* An ended session is no reason to lose the event: the kiosk says it itself. */
static void
test_ended_session (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (YuiClient) worker = yui_client_new_child (fixture->client, "worker");
  g_autoptr (YuiOutbox) outbox = open_outbox (fixture);
  g_autofree char *op_id = NULL;

  yui_test_peer_add (fixture->peer, 1, YUI_TEST_ANSWER, "POST", PATH, 401, PROBLEM,
                     "{\"type\":\"urn:yui:problem:unauthenticated\",\"title\":\"T\","
                     "\"status\":401}",
                     NULL);
  serve_event (fixture, 0);
  op_id = add (outbox, worker, "c1", NULL);
  yui_test_wait_until (has_sent_one, fixture);
  g_assert_cmpstr (yui_test_peer_get_header (fixture->peer, 0, "Authorization"), ==,
                   "Bearer worker");
  g_assert_cmpstr (yui_test_peer_get_header (fixture->peer, 1, "Authorization"), ==,
                   "Bearer kiosk");
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
  g_assert_cmpstr (yui_test_peer_get_header (fixture->peer, 0, "Authorization"), ==,
                   "Bearer kiosk");
}

/* One that is refused does not block the next, and is kept. */
static void
test_refused_is_kept_apart (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (YuiOutbox) outbox = open_outbox (fixture);
  g_autofree char *bad = NULL;
  g_autofree char *good = NULL;

  yui_test_peer_add (fixture->peer, 1, YUI_TEST_ANSWER, "POST", PATH, 422, PROBLEM,
                     "{\"type\":\"urn:yui:problem:invalid-input\",\"title\":\"T\",\"status\":422,"
                     "\"errors\":[{\"pointer\":\"/card_code\",\"code\":\"no_contract\","
                     "\"detail\":\"X\"}]}",
                     NULL);
  serve_event (fixture, 0);
  bad = add (outbox, NULL, NULL, "XYZ777");
  good = add (outbox, NULL, "c1", NULL);
  yui_test_wait_until (has_sent_one, fixture);
  g_assert_cmpuint (fixture->n_refused, ==, 1);
  g_assert_cmpuint (yui_outbox_get_n_refused (outbox), ==, 1);
  g_assert_cmpuint (yui_outbox_get_n_waiting (outbox), ==, 0);
}

static void
test_lost_answer_is_one_event (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (YuiOutbox) outbox = open_outbox (fixture);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  yui_test_peer_add (fixture->peer, 1, YUI_TEST_DROP, "POST", PATH, 0, NULL, NULL, NULL);
  yui_test_peer_add (fixture->peer, 1, YUI_TEST_ANSWER, "POST", PATH, 502, "text/html", "<html>",
                     NULL);
  serve_event (fixture, 0);
  one = add (outbox, NULL, "c1", NULL);
  two = add (outbox, NULL, "c1", NULL);
  yui_test_wait_until (has_sent_two, fixture);
  g_assert_cmpstr (yui_test_peer_get_header (fixture->peer, 1, "Idempotency-Key"), ==, one);
  g_assert_cmpstr (yui_test_peer_get_header (fixture->peer, 2, "Idempotency-Key"), ==, one);
  g_assert_cmpstr (yui_test_peer_get_header (fixture->peer, 3, "Idempotency-Key"), ==, two);
}

#define ADD(path, test) g_test_add ("/net/outbox/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("sends-with-its-key", test_sends_with_its_key);
  ADD ("survives-the-kiosk", test_survives_the_kiosk);
  ADD ("ended-session", test_ended_session);
  ADD ("closed-session-while-away", test_closed_session_while_away);
  ADD ("refused-is-kept-apart", test_refused_is_kept_apart);
  ADD ("lost-answer-is-one-event", test_lost_answer_is_one_event);
  return g_test_run ();
}
