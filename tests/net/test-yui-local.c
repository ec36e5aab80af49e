/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the client keeps on its own computer: drafts, secrets, and the server it starts. */
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>

#include "net/yui-draft-store.h"
#include "net/yui-embedded-server.h"
#include "net/yui-secrets.h"
#include "yui-test-net.h"

static GListModel *
list_drafts (YuiDraftStore *store, const char *account_id)
{
  g_autoptr (GError) error = NULL;
  GListModel *drafts = yui_test_await_object (yui_draft_store_list (store, account_id), &error);

  g_assert_no_error (error);
  return drafts;
}

static void
save (YuiDraftStore *store, const char *account_id, YuiShiftDraft *draft)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (yui_test_await_boolean (yui_draft_store_save (store, account_id, draft), &error));
  g_assert_no_error (error);
}

static void
test_drafts (void)
{
  g_autofree char *folder = g_dir_make_tmp ("yui-draft-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "client.db", NULL);
  g_autoptr (YuiShiftDraft) empty = yui_shift_draft_new ();
  g_autoptr (YuiShiftDraft) first = yui_shift_draft_with (empty, YUI_SHIFT_FIELD_START, "９：");
  g_autoptr (YuiShiftDraft) second
      = yui_shift_draft_with (first, YUI_SHIFT_FIELD_TITLE, "'; DROP TABLE draft; --");
  g_autoptr (YuiShiftDraft) another = yui_shift_draft_new ();

  {
    g_autoptr (YuiDraftStore) store = yui_draft_store_new (path);

    save (store, "a", first);
    save (store, "a", second);
    save (store, "b", another);
  }
  {
    g_autoptr (YuiDraftStore) store = yui_draft_store_new (path);
    g_autoptr (GListModel) drafts = list_drafts (store, "a");
    g_autoptr (GListModel) after = NULL;
    g_autoptr (YuiShiftDraft) found = NULL;

    g_assert_cmpuint (g_list_model_get_n_items (drafts), ==, 1);
    found = g_list_model_get_item (drafts, 0);
    g_assert_true (yui_shift_draft_equal (found, second));
    g_assert_cmpstr (yui_shift_draft_get_text (found, YUI_SHIFT_FIELD_START), ==, "９：");
    g_assert_true (yui_test_await_boolean (
        yui_draft_store_delete (store, yui_shift_draft_get_id (found)), NULL));
    after = list_drafts (store, "a");
    g_assert_cmpuint (g_list_model_get_n_items (after), ==, 0);
  }
  g_remove (path);
  g_rmdir (folder);
}

/* What is queued when the store goes is still written. */
static void
test_draft_at_the_end (void)
{
  g_autofree char *folder = g_dir_make_tmp ("yui-draft-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "client.db", NULL);
  g_autoptr (YuiShiftDraft) draft = yui_shift_draft_new ();
  g_autoptr (YuiDraftStore) second = NULL;
  g_autoptr (GListModel) drafts = NULL;
  YuiDraftStore *first = yui_draft_store_new (path);

  dex_future_disown (yui_draft_store_save (first, "a", draft));
  g_object_unref (first);
  yui_test_run_ms (1);
  second = yui_draft_store_new (path);
  drafts = list_drafts (second, "a");
  g_assert_cmpuint (g_list_model_get_n_items (drafts), ==, 1);
  g_clear_object (&second);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_draft_no_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDraftStore) store = yui_draft_store_new ("/proc/nowhere/client.db");
  g_autoptr (YuiShiftDraft) draft = yui_shift_draft_new ();

  g_assert_false (yui_test_await_boolean (yui_draft_store_save (store, "a", draft), &error));
  g_assert_nonnull (error);
}

/* There is no secret service here: the token lasts for this session, and is-kept says so. */
static void
test_secrets_without_service (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiSecrets) secrets = yui_secrets_new ();
  DexFuture *loaded;

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_assert_false (yui_test_await_boolean (
      yui_secrets_save (secrets, "https://yui.example", "Yui", "token"), &error));
  g_assert_no_error (error);
  g_assert_false (yui_secrets_is_kept (secrets));
  loaded = yui_secrets_load (secrets, "https://yui.example");
  g_assert_cmpstr (g_value_get_string (dex_future_get_value (loaded, &error)), ==, "token");
  dex_unref (loaded);
  g_assert_true (
      yui_test_await_boolean (yui_secrets_clear (secrets, "https://yui.example"), &error));
  loaded = yui_secrets_load (secrets, "https://yui.example");
  while (dex_future_is_pending (loaded))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (g_value_get_string (dex_future_get_value (loaded, &error)));
  dex_unref (loaded);
}

/* Embedded server: a program that speaks as yui-server --embedded does. */

typedef struct
{
  YuiEmbeddedServer *server;
  guint n_ready;
  guint wanted;
} Embedded;

static void
ready_cb (YuiEmbeddedServer *server, Embedded *embedded)
{
  g_assert_nonnull (yui_embedded_server_get_url (server));
  embedded->n_ready++;
}

static gboolean
is_ready (gpointer data)
{
  Embedded *embedded = data;

  return embedded->n_ready >= embedded->wanted;
}

static char *
write_program (const char *folder, const char *script)
{
  char *path = g_build_filename (folder, "yui-server", NULL);

  g_assert_true (g_file_set_contents (path, script, -1, NULL));
  g_chmod (path, 0700);
  return path;
}

static void
test_embedded_restarts (void)
{
  g_autofree char *folder = g_dir_make_tmp ("yui-embedded-XXXXXX", NULL);
  g_autofree char *pid_path = g_build_filename (folder, "pid", NULL);
  g_autofree char *script = g_strdup_printf (
      "#!/bin/sh\nset -e\n[ \"$1 $2\" = '--embedded --data-dir' ]\necho $$ > %s\n"
      "echo '{\"url\":\"http://127.0.0.1:9\",\"pid\":'$$',\"tokens\":["
      "{\"role\":\"employer_owner\",\"label\":\"Farm\",\"token\":\"t1\"},"
      "{\"role\":\"kiosk\",\"label\":\"Town hall\",\"token\":\"t2\"}]}'\nread line\n",
      pid_path);
  g_autofree char *program = write_program (folder, script);
  g_autofree char *pid = NULL;
  const char *const arguments[] = { "--data-dir", folder, NULL };
  Embedded embedded = { .wanted = 1 };

  embedded.server = yui_embedded_server_new (program);
  yui_embedded_server_set_arguments (embedded.server, arguments);
  g_signal_connect (embedded.server, "ready", G_CALLBACK (ready_cb), &embedded);
  yui_embedded_server_start (embedded.server);
  yui_test_wait_until (is_ready, &embedded);
  g_assert_cmpstr (yui_embedded_server_get_url (embedded.server), ==, "http://127.0.0.1:9");
  g_assert_cmpuint (yui_embedded_server_get_tokens (embedded.server)->len, ==, 2);
  g_assert_cmpstr (yui_embedded_server_find_token (embedded.server, YUI_ROLE_KIOSK)->token, ==,
                   "t2");
  g_assert_null (yui_embedded_server_find_token (embedded.server, YUI_ROLE_AUDITOR));

  g_assert_true (g_file_get_contents (pid_path, &pid, NULL, NULL));
  kill (atoi (pid), SIGKILL);
  embedded.wanted = 2;
  yui_test_wait_until (is_ready, &embedded);
  g_assert_finalize_object (embedded.server);
  g_remove (pid_path);
  g_remove (program);
  g_rmdir (folder);
}

/* The first server is another program's: when it goes away, one is started. */
static void
test_embedded_shares (void)
{
  g_autofree char *folder = g_dir_make_tmp ("yui-embedded-XXXXXX", NULL);
  YuiTestPeer *peer = yui_test_peer_new ();
  g_autofree char *script = g_strdup_printf (
      "#!/bin/sh\necho '{\"url\":\"%s\",\"pid\":1,\"tokens\":[]}'\n", yui_test_peer_get_url (peer));
  g_autofree char *program = write_program (folder, script);
  Embedded embedded = { .wanted = 1 };

  embedded.server = yui_embedded_server_new (program);
  g_signal_connect (embedded.server, "ready", G_CALLBACK (ready_cb), &embedded);
  yui_embedded_server_start (embedded.server);
  yui_test_wait_until (is_ready, &embedded);
  yui_test_run_ms (2500);
  g_assert_cmpuint (embedded.n_ready, ==, 1);
  yui_test_peer_free (peer);
  embedded.wanted = 2;
  yui_test_wait_until (is_ready, &embedded);
  g_assert_finalize_object (embedded.server);
  g_remove (program);
  g_rmdir (folder);
}

static gboolean
has_failed (gpointer server)
{
  return yui_embedded_server_get_failure (server) != NULL;
}

static void
test_embedded_says_why_not (void)
{
  g_autofree char *folder = g_dir_make_tmp ("yui-embedded-XXXXXX", NULL);
  g_autofree char *program = write_program (folder, "#!/bin/sh\necho nonsense\n");
  YuiEmbeddedServer *missing = yui_embedded_server_new ("/nonexistent/yui-server");
  YuiEmbeddedServer *broken = yui_embedded_server_new (program);

  yui_embedded_server_start (missing);
  g_assert_cmpstr (yui_embedded_server_get_failure (missing), ==,
                   "The server program of Yui is not installed on this computer.");
  yui_embedded_server_start (broken);
  yui_test_wait_until (has_failed, broken);
  g_assert_cmpstr (yui_embedded_server_get_failure (broken), ==,
                   "The server on this computer did not start. It is tried again.");
  g_assert_finalize_object (missing);
  g_assert_finalize_object (broken);
  g_remove (program);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/net/drafts", test_drafts);
  g_test_add_func ("/net/draft-at-the-end", test_draft_at_the_end);
  g_test_add_func ("/net/draft-no-folder", test_draft_no_folder);
  g_test_add_func ("/net/secrets-without-service", test_secrets_without_service);
  g_test_add_func ("/net/embedded/restarts", test_embedded_restarts);
  g_test_add_func ("/net/embedded/shares", test_embedded_shares);
  g_test_add_func ("/net/embedded/says-why-not", test_embedded_says_why_not);
  return g_test_run ();
}
