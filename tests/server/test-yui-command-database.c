/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-database.h"
#include "yui-test-work.h"

#include "server/yui-audit-head.h"
#include "server/yui-command.h"
#include "server/yui-pass-key.h"
#include "store/yui-schema.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Runs a command of whole words; returns what it says of a failure, NULL when it was done. */
static char *
command (const char *first, ...)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char **moved = NULL; /* the command moves the words about */
  g_autoptr (GError) error = NULL;
  const int out = dup (STDOUT_FILENO);
  gboolean done;
  va_list args;

  g_strv_builder_add (words, "yui-server");
  va_start (args, first);
  for (const char *word = first; word != NULL; word = va_arg (args, const char *))
    g_strv_builder_add (words, word);
  va_end (args);
  all = g_strv_builder_end (words);
  moved = g_memdup2 (all, sizeof (char *) * (g_strv_length (all) + 1));
  fflush (stdout);
  dup2 (STDERR_FILENO, STDOUT_FILENO); /* what it prints is no TAP */
  done = yui_command_run ((int)g_strv_length (all), moved, &error);
  fflush (stdout);
  dup2 (out, STDOUT_FILENO);
  close (out);
  return done ? NULL : g_strdup (error->message);
}

static char *
epoch_at (const char *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDatabase) db = yui_database_open (database, YUI_DATABASE_READ_ONLY, &error);
  g_autoptr (YuiStatement) query
      = yui_database_query (db, &error, "SELECT value FROM meta WHERE key = 'epoch'");

  g_assert_true (yui_statement_need_row (query, &error));
  return yui_statement_dup_text (query, 0);
}

/* ---- backup and restore ---- */

typedef struct
{
  TestServer *test;
  gboolean stop;
  int n_made;
} Poster;

static gpointer
poster_thread (gpointer data)
{
  Poster *poster = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (SoupSession) session = NULL;
  TestServer own = *poster->test;

  g_main_context_push_thread_default (context);
  session = soup_session_new ();
  own.session = session;
  while (!g_atomic_int_get (&poster->stop))
    {
      g_autofree char *id = test_publish_shift (&own, 1);

      g_atomic_int_inc (&poster->n_made);
    }
  g_clear_object (&session);
  g_main_context_pop_thread_default (context);
  return NULL;
}

/* Taken while shifts are being made, it has all that were acknowledged before, and is sound. */
static void
test_backup (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *copy = g_build_filename (test->folder, "backup.db", NULL);
  g_autofree char *again = g_build_filename (test->folder, "again.db", NULL);
  g_autofree char *failure = NULL, *taken = NULL, *missing = NULL, *old = NULL, *new = NULL,
                  *nowhere = NULL;
  Poster poster = { .test = test };
  GThread *thread = g_thread_new ("poster", poster_thread, &poster);
  int before;

  while (g_atomic_int_get (&poster.n_made) < 5)
    g_usleep (1000);
  before = g_atomic_int_get (&poster.n_made);
  failure = command ("backup", "--database", test->database, "--to", copy, NULL);
  g_assert_cmpstr (failure, ==, NULL);
  g_atomic_int_set (&poster.stop, TRUE);
  g_thread_join (thread);
  g_assert_cmpint (
      test_database_count_at (copy, "SELECT count(*) FROM shift WHERE state = 'published'"), >=,
      before);

  taken = command ("backup", "--database", test->database, "--to", copy, NULL);
  g_assert_nonnull (strstr (taken, "there already"));
  nowhere = command ("backup", "--database", test->database, "--to", "/nowhere/copy.db", NULL);
  g_assert_nonnull (strstr (nowhere, "into the folder /nowhere"));
  missing = command ("restore", "--from", "/nowhere.db", "--database", again, NULL);
  g_assert_nonnull (strstr (missing, "there is no database"));
  failure = command ("restore", "--from", copy, "--database", again, NULL);
  g_assert_cmpstr (failure, ==, NULL);
  old = epoch_at (copy);
  new = epoch_at (again);
  g_assert_cmpstr (old, !=, new);
  g_assert_cmpint (test_database_count_at (again, "SELECT count(*) FROM shift"), ==,
                   test_database_count_at (copy, "SELECT count(*) FROM shift"));
  g_assert_cmpint (test_database_count_at (
                       again, "SELECT count(*) FROM audit_log WHERE operation = 'restoreDatabase'"),
                   ==, 2);
}

/* ---- check ---- */

static void
test_check (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *id = test_publish_shift (test, 1), *sound = NULL, *changed = NULL,
                  *missing = NULL;

  sound = command ("check", "--database", test->database, NULL);
  g_assert_cmpstr (sound, ==, NULL);
  test_database_execute (test->database,
                         test_database_is_postgresql ()
                             ? "ALTER TABLE audit_log DISABLE TRIGGER USER; "
                               "UPDATE audit_log SET status = 200 WHERE number = 1"
                             : "DROP TRIGGER audit_log_no_update; "
                               "UPDATE audit_log SET status = 200 WHERE number = 1");
  changed = command ("check", "--database", test->database, NULL);
  g_assert_nonnull (strstr (changed, "broken at row 1"));
  missing = command ("check", "--database", "/nowhere.db", NULL);
  g_assert_nonnull (strstr (missing, "there is no database"));
}

/* ---- heads ---- */

static void
append_line (const char *line, gpointer user_data)
{
  g_string_append_printf (user_data, "Nov 22 09:00:00 town yui-server[7]: %s\n", line);
}

/* A journal with the heads of the audit logs. */
static char *
write_heads (TestServer *test)
{
  char *path = g_build_filename (test->folder, "journal", NULL);
  g_autoptr (GString) text = g_string_new ("Nov 22 09:00:00 town systemd[1]: Started\n");
  g_autoptr (GError) error = NULL;
  YuiDatabase *db = yui_store_begin_read (test->store, YUI_SCOPE_ALL, &error);

  g_assert_no_error (error);
  g_assert_true (yui_audit_each_head (db, append_line, text, &error));
  yui_store_end_read (test->store, db);
  g_assert_nonnull (strstr (text->str, "audit head programme=1 number="));
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
  return path;
}

/* What the chain alone cannot show: rows gone from its end, and a whole new chain. */
static void
test_heads (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *first = test_publish_shift (test, 1), *heads = write_heads (test),
                  *second = test_publish_shift (test, 1), *printed = NULL, *sound = NULL,
                  *cut = NULL, *unseen = NULL, *other = NULL, *none = NULL;

  printed = command ("audit", "head", "--database", test->database, NULL);
  g_assert_cmpstr (printed, ==, NULL);
  sound = command ("check", "--database", test->database, "--head", heads, NULL);
  g_assert_cmpstr (sound, ==, NULL);
  none = command ("check", "--database", test->database, "--head", "/dev/null", NULL);
  g_assert_nonnull (strstr (none, "no head of an audit log"));
  test_database_execute (test->database,
                         test_database_is_postgresql ()
                             ? "ALTER TABLE audit_log DISABLE TRIGGER USER; "
                               "DELETE FROM audit_log WHERE programme_id = 1 AND number > 1"
                             : "DROP TRIGGER audit_log_no_delete; "
                               "DELETE FROM audit_log WHERE programme_id = 1 AND number > 1");
  unseen = command ("check", "--database", test->database, NULL);
  g_assert_cmpstr (unseen, ==, NULL);
  cut = command ("check", "--database", test->database, "--head", heads, NULL);
  g_assert_nonnull (strstr (cut, "no longer has the row"));
  g_free (test_publish_shift (test, 1)); /* the chain grows again, otherwise */
  other = command ("check", "--database", test->database, "--head", heads, NULL);
  g_assert_nonnull (strstr (other, "The audit log of programme 1"));
}

/* ---- migrate ---- */

/* Every row of every table arrives, the epoch too, and only in an empty database. */
static void
test_migrate (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *id = test_publish_shift (test, 1);
  g_autofree char *folder = g_dir_make_tmp ("yui-test-XXXXXX", NULL);
  g_autofree char *to = test_database_new_uri (folder), *failure = NULL, *again = NULL;
  g_autofree char *old = epoch_at (test->database), *new = NULL;

  failure = command ("migrate", "--database", test->database, "--to", to, NULL);
  g_assert_cmpstr (failure, ==, NULL);
  new = epoch_at (to);
  g_assert_cmpstr (old, ==, new);
  g_assert_cmpint (test_database_count_at (to, "SELECT count(*) FROM worker"), ==, TEST_N_WORKERS);
  g_assert_cmpint (test_database_count_at (to, "SELECT count(*) FROM audit_log"), ==,
                   test_database_count_at (test->database, "SELECT count(*) FROM audit_log"));
  again = command ("migrate", "--database", test->database, "--to", to, NULL);
  g_assert_nonnull (strstr (again, "has programmes already"));
  test_remove_folder (folder);
}

/* What a tired operator types is refused in words, and nothing is touched. */
static void
test_mistakes (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *folder = g_dir_make_tmp ("yui-test-XXXXXX", NULL);
  g_autofree char *empty = test_database_new_uri (folder), *itself = NULL, *nobody = NULL,
                  *nothing = NULL;
  YuiDatabase *made = yui_database_open (empty, YUI_DATABASE_READ_WRITE, NULL);

  yui_database_close (made);
  nothing = command ("check", "--database", empty, NULL);
  g_assert_nonnull (strstr (nothing, "nothing of Yui"));
  itself = command ("migrate", "--database", test->database, "--to", test->database, NULL);
  g_assert_nonnull (strstr (itself, "is the database itself"));
  nobody = command ("migrate", "--database", test->database, "--to",
                    "postgresql://yui:secret@127.0.0.1:1/yui", NULL);
  g_assert_nonnull (strstr (nobody, "the database of --to cannot be used"));
  g_assert_null (strstr (nobody, "secret"));
  g_assert_cmpint (test_database_count_at (test->database, "SELECT count(*) FROM worker"), ==,
                   TEST_N_WORKERS);
  test_remove_folder (folder);
}

/* ---- the key of cards ---- */

#define IN_USE "SELECT count(*) FROM pass_key WHERE retired_s IS NULL"

/* Also before the first card: then there is a key. */
static void
test_pass_key (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *first
      = command ("programme", "pass-key", "--database", test->database, "--programme", "1", NULL);
  g_autofree char *second
      = command ("programme", "pass-key", "--database", test->database, "--programme", "1", NULL);
  g_autofree char *nobody
      = command ("programme", "pass-key", "--database", test->database, "--programme", "9", NULL);

  g_assert_cmpstr (first, ==, NULL);
  g_assert_cmpstr (second, ==, NULL);
  g_assert_nonnull (nobody);
  g_assert_cmpint (test_database_count_at (test->database, "SELECT count(*) FROM pass_key"), ==, 2);
  g_assert_cmpint (test_database_count_at (test->database, IN_USE), ==, 1);
  g_assert_cmpint (test_database_count_at (test->database, "SELECT count(*) FROM pass_secret"), ==,
                   1);
  g_assert_cmpint (
      test_database_count_at (test->database,
                              "SELECT count(*) FROM audit_log WHERE operation = 'renewPassKey'"),
      ==, 2);
}

/* Whether a pass is as the database at this address knows it. */
static YuiPassState
look_at (const char *database, const char *pass)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDatabase) db = yui_database_open (database, YUI_DATABASE_READ_ONLY, &error);
  char code[YUI_CARD_CODE_SIZE];
  YuiPassState state;

  g_assert_no_error (error);
  yui_database_begin_read (db, &error);
  yui_database_set_scope (db, 1, FALSE, &error);
  g_assert_true (yui_pass_key_look (db, 1, pass, &state, code, &error));
  return state;
}

/* Cards go on being known where a programme has gone, and what signs them stays. */
static void
test_carry_pass_key (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *id = test_membership_id (0);
  g_autofree char *path = g_strdup_printf ("/v1/memberships/%s/card", id);
  g_autoptr (TestAnswer) card = test_call (test, "POST", path, "owner-a", NULL, NULL);
  g_autofree char *folder = g_dir_make_tmp ("yui-test-XXXXXX", NULL);
  g_autofree char *text = g_build_filename (folder, "text", NULL);
  g_autofree char *secrets = g_build_filename (text, "pass_secret.jsonl", NULL);
  g_autofree char *other = test_database_new_uri (folder), *failure = NULL;

  failure = command ("programme", "export", "--database", test->database, "--programme", "1",
                     "--to", text, NULL);
  g_assert_cmpstr (failure, ==, NULL);
  g_assert_false (g_file_test (secrets, G_FILE_TEST_EXISTS));
  failure = command ("programme", "import", "--database", other, "--from", text, NULL);
  g_assert_cmpstr (failure, ==, NULL);
  g_assert_cmpint (look_at (other, test_text (card, "pass")), ==, YUI_PASS_GENUINE);
  g_assert_cmpint (test_database_count_at (other, "SELECT count(*) FROM pass_secret"), ==, 0);
  failure = command ("programme", "pass-key", "--database", other, "--programme", "1", NULL);
  g_assert_cmpstr (failure, ==, NULL);
  g_assert_cmpint (look_at (other, test_text (card, "pass")), ==, YUI_PASS_RETIRED);
  g_assert_cmpint (look_at (test->database, test_text (card, "pass")), ==, YUI_PASS_GENUINE);
  test_remove_folder (text);
  test_remove_folder (folder);
}

/* ---- export and import ---- */

/* A programme leaves as text and arrives whole elsewhere; other programmes stay out of it. */
static void
test_carry (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *id = test_publish_shift (test, 1);
  g_autofree char *folder = g_dir_make_tmp ("yui-test-XXXXXX", NULL);
  g_autofree char *text = g_build_filename (folder, "text", NULL);
  g_autofree char *other = test_database_new_uri (folder), *failure = NULL, *again = NULL,
                  *shifts = g_build_filename (text, "shift.jsonl", NULL), *broken = NULL,
                  *third = g_build_filename (folder, "third.db", NULL);

  failure = command ("programme", "export", "--database", test->database, "--programme", "1",
                     "--to", text, NULL);
  g_assert_cmpstr (failure, ==, NULL);
  failure = command ("programme", "import", "--database", other, "--from", text, NULL);
  g_assert_cmpstr (failure, ==, NULL);
  g_assert_cmpint (test_database_count_at (other, "SELECT count(*) FROM programme"), ==, 1);
  g_assert_cmpint (test_database_count_at (other, "SELECT count(*) FROM worker"), ==,
                   TEST_N_WORKERS);
  g_assert_cmpint (test_database_count_at (other, "SELECT count(*) FROM shift"), ==, 1);
  g_assert_cmpint (test_database_count_at (other, "SELECT count(*) FROM access_token"), ==, 0);
  failure = command ("check", "--database", other, NULL);
  g_assert_cmpstr (failure, ==, NULL);
  again = command ("programme", "import", "--database", other, "--from", text, NULL);
  g_assert_nonnull (strstr (again, "there is a programme 1"));

  /* nothing of a broken folder stays */
  g_assert_true (g_file_set_contents (shifts, "{\"programme_id\": 2}\n", -1, NULL));
  broken = command ("programme", "import", "--database", third, "--from", text, NULL);
  g_assert_nonnull (strstr (broken, "shift.jsonl, line 1"));
  g_assert_cmpint (test_database_count_at (third, "SELECT count(*) FROM programme"), ==, 0);
  failure = command ("programme", "import", "--database", third, "--from", folder, NULL);
  g_assert_nonnull (strstr (failure, "no folder that programme export made"));
  test_remove_folder (text);
  test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/command-database/check", test_check);
  g_test_add_func ("/server/command-database/heads", test_heads);
  g_test_add_func ("/server/command-database/migrate", test_migrate);
  g_test_add_func ("/server/command-database/mistakes", test_mistakes);
  g_test_add_func ("/server/command-database/carry", test_carry);
  g_test_add_func ("/server/command-database/pass-key", test_pass_key);
  g_test_add_func ("/server/command-database/carry-pass-key", test_carry_pass_key);
  if (!test_database_is_postgresql ())
    g_test_add_func ("/server/command-database/backup", test_backup);
  return g_test_run ();
}
