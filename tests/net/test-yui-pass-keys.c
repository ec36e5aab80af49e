/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards that a kiosk knows by itself: keys from the server, kept, and used without it. */
#include "net/yui-pass-keys.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "yui-test-net.h"

#define PATH      "/v1/pass-keys"
#define PROGRAMME 15224
#define MADE      "\"made_at\":\"2026-11-01T09:00:00+09:00\""
#define RETIRED   "\"2026-11-20T09:00:00+09:00\""

static const guint8 FIRST[YUI_WORKER_PASS_SEED_BYTES] = { 1 };
static const guint8 SECOND[YUI_WORKER_PASS_SEED_BYTES] = { 2 };

typedef struct
{
  YuiTestPeer *peer;
  YuiClient *client;
  char *folder;
  char *path;
  YuiPassKeys *keys;
  guint n_changed;
} Fixture;

static void
changed_cb (YuiPassKeys *keys, Fixture *fixture)
{
  fixture->n_changed++;
}

static void
open_keys (Fixture *fixture)
{
  g_autoptr (YuiLocalDatabase) database = yui_local_database_new (fixture->path);

  fixture->client = yui_client_new (yui_test_peer_get_url (fixture->peer), "kiosk");
  fixture->keys = yui_pass_keys_new (fixture->client, database);
  fixture->n_changed = 0;
  g_signal_connect (fixture->keys, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
close_keys (Fixture *fixture)
{
  yui_pass_keys_stop (fixture->keys);
  yui_client_cancel_all (fixture->client);
  yui_test_run_ms (50);
  g_assert_finalize_object (fixture->keys);
  g_assert_finalize_object (fixture->client);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->peer = yui_test_peer_new ();
  fixture->folder = g_dir_make_tmp ("yui-keys-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "client.db", NULL);
  open_keys (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  const char *const names[] = { "client.db", "client.db-wal", "client.db-shm", "" };

  close_keys (fixture);
  yui_test_peer_free (fixture->peer);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_remove (path);
    }
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
has_changed (gpointer data)
{
  return ((Fixture *)data)->n_changed > 0;
}

static void
wait_for_change (Fixture *fixture)
{
  yui_test_wait_until (has_changed, fixture);
  fixture->n_changed = 0;
}

/* One key of the answer. retired_at is JSON. */
static char *
key_json (const guint8 seed[], const char *retired_at)
{
  guint8 public_key[YUI_WORKER_PASS_PUBLIC_BYTES];
  char key_id[YUI_WORKER_PASS_KEY_ID_SIZE];
  g_autofree char *base64 = NULL;

  yui_worker_pass_public_key (seed, public_key);
  yui_worker_pass_name_key (public_key, key_id);
  base64 = g_base64_encode (public_key, sizeof public_key);
  return g_strdup_printf ("{\"id\":\"%s\",\"programme_id\":%d,\"public_key\":\"%s\"," MADE
                          ",\"retired_at\":%s}",
                          key_id, PROGRAMME, base64, retired_at);
}

/* second is nullable. */
static void
serve_keys (Fixture *fixture, const char *first, const char *second)
{
  g_autofree char *one = key_json (FIRST, first);
  g_autofree char *two = second != NULL ? key_json (SECOND, second) : NULL;
  g_autofree char *list
      = g_strdup_printf ("{\"items\":[%s%s%s]}", one, two ? "," : "", two ? two : "");

  yui_test_peer_serve (fixture->peer, "GET", PATH, list);
}

static void
assert_state (Fixture *fixture, const guint8 seed[], gint64 programme_id, YuiPassState expected)
{
  const guint8 code[YUI_WORKER_PASS_CODE_BYTES] = { 9, 8, 7 };
  char text[YUI_WORKER_PASS_SIZE];

  yui_worker_pass_sign (code, 20780, programme_id, seed, text);
  g_assert_cmpint (yui_pass_keys_look (fixture->keys, text), ==, expected);
}

/* Known, kept, and known again by a kiosk that starts without a network. */
static void
test_kept (Fixture *fixture, gconstpointer unused)
{
  wait_for_change (fixture); /* nothing kept yet */
  g_assert_cmpuint (yui_pass_keys_get_n (fixture->keys), ==, 0);
  assert_state (fixture, FIRST, PROGRAMME, YUI_PASS_UNKNOWN_KEY);
  serve_keys (fixture, "null", NULL);
  yui_pass_keys_refresh (fixture->keys);
  wait_for_change (fixture);
  assert_state (fixture, FIRST, PROGRAMME, YUI_PASS_GENUINE);
  close_keys (fixture);

  yui_test_peer_go_away (fixture->peer);
  open_keys (fixture);
  wait_for_change (fixture);
  yui_pass_keys_refresh (fixture->keys); /* nobody answers */
  yui_test_run_ms (100);
  g_assert_cmpuint (yui_pass_keys_get_n (fixture->keys), ==, 1);
  assert_state (fixture, FIRST, PROGRAMME, YUI_PASS_GENUINE);
  assert_state (fixture, FIRST, PROGRAMME + 1, YUI_PASS_WRONG);
  assert_state (fixture, SECOND, PROGRAMME, YUI_PASS_UNKNOWN_KEY);
  g_assert_cmpint (yui_pass_keys_look (fixture->keys, "ABCD EFGH IJKL MNOPQ"), ==, YUI_PASS_PLAIN);
  g_assert_cmpint (yui_pass_keys_look (fixture->keys, "YUI1ABC"), ==, YUI_PASS_WRONG);
}

/* What the server says replaces what was kept; an answer that is none changes nothing. */
static void
test_retired (Fixture *fixture, gconstpointer unused)
{
  wait_for_change (fixture);
  serve_keys (fixture, "null", NULL);
  yui_pass_keys_refresh (fixture->keys);
  wait_for_change (fixture);
  serve_keys (fixture, RETIRED, "null");
  yui_pass_keys_refresh (fixture->keys);
  wait_for_change (fixture);
  assert_state (fixture, FIRST, PROGRAMME, YUI_PASS_RETIRED);
  assert_state (fixture, SECOND, PROGRAMME, YUI_PASS_GENUINE);

  yui_test_peer_serve (fixture->peer, "GET", PATH, "{\"items\":[{\"id\":1}]}");
  yui_pass_keys_refresh (fixture->keys);
  yui_test_run_ms (200);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  close_keys (fixture);
  open_keys (fixture);
  wait_for_change (fixture);
  assert_state (fixture, FIRST, PROGRAMME, YUI_PASS_RETIRED);
  assert_state (fixture, SECOND, PROGRAMME, YUI_PASS_GENUINE);
}

#define ADD(path, test) g_test_add ("/net/pass-keys/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("kept", test_kept);
  ADD ("retired", test_retired);
  return g_test_run ();
}
