/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-database.h"
#include "yui-test-work.h"

#include "server/yui-audit.h"
#include "server/yui-request.h"

/* What is remembered of the logs' ends while a transaction lasts, where some of it is undone. */

static gboolean
add_change (YuiDatabase *db, gint64 programme_id, const char *id, GError **error)
{
  return yui_change_log_add (db, programme_id, "shift", id, NULL, FALSE, 1, error)
         && yui_audit_add_command (db, programme_id, "test", "shift", id, 1, error);
}

static gboolean
add_and_undo (YuiDatabase *db, gint64 programme_id, GError **error)
{
  return yui_database_savepoint (db, error) && add_change (db, programme_id, "undone", error)
         && add_change (db, programme_id, "undone-too", error)
         && yui_database_rollback_savepoint (db, error);
}

/* Before, in and after savepoints, some kept and some undone, of two programmes. */
static gboolean
write_some (YuiDatabase *db, gpointer user_data, GError **error)
{
  return add_and_undo (db, 1, error) && add_change (db, 1, "a", error)
         && add_change (db, 2, "b", error) && add_and_undo (db, 1, error)
         && add_change (db, 1, "c", error) && yui_database_savepoint (db, error)
         && add_change (db, 1, "d", error) && add_and_undo (db, 2, error)
         && yui_database_release_savepoint (db, error) && add_change (db, 1, "e", error)
         && add_and_undo (db, 1, error);
}

/* All of it is undone, after the remembered ends have moved. */
static gboolean
write_in_vain (YuiDatabase *db, gpointer user_data, GError **error)
{
  if (write_some (db, user_data, error))
    g_set_error_literal (error, YUI_STORE_ERROR, YUI_STORE_ERROR_FAILED, "in vain");
  return FALSE;
}

/* Nothing is kept, but a number was taken. */
static gboolean
write_only_undone (YuiDatabase *db, gpointer user_data, GError **error)
{
  return add_and_undo (db, 1, error);
}

typedef struct
{
  gint64 n_changes, newest_change, counted, n_audited, newest_audited;
} Ends;

static gint64
read_number (YuiDatabase *db, const char *sql, gint64 programme_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiStatement) query = yui_database_query (db, &error, sql, YUI_INT (programme_id));

  g_assert_true (yui_statement_need_row (query, &error));
  return yui_statement_get_int (query, 0);
}

/* Reads where the logs end; neither may have a gap, and the audit chain holds. */
static Ends
read_ends (TestServer *test, gint64 programme_id)
{
  g_autoptr (GError) error = NULL;
  YuiDatabase *db = yui_store_begin_read (test->store, YUI_SCOPE_ALL, &error);
  const Ends ends = {
    read_number (db, "SELECT count(*) FROM change_log WHERE programme_id = $1", programme_id),
    read_number (db, "SELECT coalesce (max (number), 0) FROM change_log WHERE programme_id = $1",
                 programme_id),
    read_number (db, "SELECT change_number FROM programme WHERE programme_id = $1", programme_id),
    read_number (db, "SELECT count(*) FROM audit_log WHERE programme_id = $1", programme_id),
    read_number (db, "SELECT coalesce (max (number), 0) FROM audit_log WHERE programme_id = $1",
                 programme_id),
  };

  g_assert_cmpint (ends.n_changes, ==, ends.newest_change);
  g_assert_cmpint (ends.counted, ==, ends.newest_change);
  g_assert_cmpint (ends.n_audited, ==, ends.newest_audited);
  g_assert_true (yui_audit_verify (db, programme_id, &error));
  yui_store_end_read (test->store, db);
  return ends;
}

static void
assert_grown (TestServer *test, gint64 programme_id, const Ends *before, gint64 n)
{
  const Ends after = read_ends (test, programme_id);

  g_assert_cmpint (after.n_changes - before->n_changes, ==, n);
  g_assert_cmpint (after.n_audited - before->n_audited, ==, n);
}

static void
test_undone (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *shift = test_publish_shift (test, 1);
  g_autoptr (GError) error = NULL;
  Ends first = read_ends (test, 1), second = read_ends (test, 2);

  g_assert_cmpint (first.n_changes, >, 0);
  g_assert_true (yui_store_write (test->store, YUI_SCOPE_ALL, write_some, NULL, &error));
  g_assert_no_error (error);
  assert_grown (test, 1, &first, 4);
  assert_grown (test, 2, &second, 1);

  g_assert_false (yui_store_write (test->store, YUI_SCOPE_ALL, write_in_vain, NULL, &error));
  g_clear_error (&error);
  g_assert_true (yui_store_write (test->store, YUI_SCOPE_ALL, write_only_undone, NULL, &error));
  assert_grown (test, 1, &first, 4);
  assert_grown (test, 2, &second, 1);

  g_assert_true (yui_store_write (test->store, YUI_SCOPE_ALL, write_some, NULL, &error));
  assert_grown (test, 1, &first, 8);
  assert_grown (test, 2, &second, 2);
}

/* ---- in one group ---- */

#define N_THREADS 8
#define N_WRITES  12

static gpointer
writer_thread (gpointer user_data)
{
  TestServer *test = user_data;

  for (guint i = 0; i < N_WRITES; i++)
    {
      g_autoptr (GError) error = NULL;
      const gboolean is_kept = i % 3 != 1;

      g_assert_cmpint (yui_store_write (test->store, YUI_SCOPE_ALL,
                                        is_kept ? write_some : write_in_vain, NULL, &error),
                       ==, is_kept);
    }
  return NULL;
}

/* Writes that fail stand between those that do not, in the same transaction. */
static void
test_groups (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  const Ends first = read_ends (test, 1), second = read_ends (test, 2);
  GThread *threads[N_THREADS];
  const gint64 n_kept = N_THREADS * N_WRITES * 2 / 3;

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("writer", writer_thread, test);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  assert_grown (test, 1, &first, 4 * n_kept);
  assert_grown (test, 2, &second, n_kept);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heads/undone", test_undone);
  g_test_add_func ("/heads/groups", test_groups);
  return g_test_run ();
}
