/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/yui-database-private.h"
#include "store/yui-migration.h"
#include "store/yui-store.h"
#include "yui-test-database.h"

#include <linux/magic.h>
#include <sqlite3.h>
#include <string.h>

static YuiDatabase *
open_database (TestPlace *place)
{
  g_autoptr (GError) error = NULL;
  YuiDatabase *db = yui_database_open (place->path, YUI_DATABASE_READ_WRITE, &error);

  g_assert_no_error (error);
  yui_migration_run (db, "/test/one", &error);
  g_assert_no_error (error);
  return db;
}

static gboolean
insert (YuiDatabase *db, gint64 id, const char *name, GError **error)
{
  return yui_database_run (db, error, "INSERT INTO thing (id, name) VALUES ($1, $2)", YUI_INT (id),
                           YUI_TEXT (name))
         == 1;
}

static void
test_values (TestPlace *place, gconstpointer data)
{
  g_autoptr (YuiDatabase) db = open_database (place);
  g_autoptr (GError) error = NULL;
  const guint8 bytes[] = { 0, 1, 255 };
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (YuiStatement) query = NULL;
  const void *blob;
  gsize size;

  yui_database_run (
      db, &error,
      "INSERT INTO thing (id, name, content) VALUES ($3, $1, $2), (2, 'b', $4), (3, 'c', $5)",
      YUI_TEXT ("結'; DROP TABLE thing; --"), YUI_BLOB (bytes, sizeof bytes), YUI_INT (G_MAXINT64),
      YUI_BYTES (empty), YUI_NULL);
  g_assert_no_error (error);
  query = yui_database_query (db, &error, "SELECT id, name, content FROM thing ORDER BY id DESC");
  g_assert_cmpint (yui_statement_step (query, &error), ==, YUI_STEP_ROW);
  g_assert_cmpint (yui_statement_get_int (query, 0), ==, G_MAXINT64);
  g_assert_cmpstr (yui_statement_get_text (query, 1), ==, "結'; DROP TABLE thing; --");
  blob = yui_statement_get_blob (query, 2, &size);
  g_assert_cmpmem (blob, size, bytes, sizeof bytes);
  g_assert_cmpint (yui_statement_step (query, &error), ==, YUI_STEP_ROW);
  g_assert_true (yui_statement_is_null (query, 2));
  g_assert_null (yui_statement_get_text (query, 2));
  g_assert_cmpint (yui_statement_get_int (query, 2), ==, 0);
  g_assert_cmpint (yui_statement_step (query, &error), ==, YUI_STEP_ROW);
  g_assert_false (yui_statement_is_null (query, 2));
  g_assert_cmpint (yui_statement_step (query, &error), ==, YUI_STEP_DONE);
  g_assert_no_error (error);
}

/* A number counts by its digit, not by where it first stands; a quoted one is text. */
static void
test_parameter_numbers (TestPlace *place, gconstpointer data)
{
  g_autoptr (YuiDatabase) db = open_database (place);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiStatement) query
      = yui_database_query (db, &error, "SELECT $2, '$1', $1, $2", YUI_INT (1), YUI_INT (2));

  g_assert_no_error (error);
  g_assert_cmpint (yui_statement_step (query, &error), ==, YUI_STEP_ROW);
  g_assert_cmpint (yui_statement_get_int (query, 0), ==, 2);
  g_assert_cmpstr (yui_statement_get_text (query, 1), ==, "$1");
  g_assert_cmpint (yui_statement_get_int (query, 2), ==, 1);
  g_assert_cmpint (yui_statement_get_int (query, 3), ==, 2);
}

static void
test_errors (TestPlace *place, gconstpointer data)
{
  g_autoptr (YuiDatabase) db = open_database (place);
  g_autoptr (GError) error = NULL;

  g_assert_true (insert (db, 1, "a", &error));
  g_assert_false (insert (db, 2, "a", &error));
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_UNIQUE);
  g_clear_error (&error);
  g_assert_cmpint (
      yui_database_run (db, &error, "INSERT INTO thing (id, name, parent) VALUES (3, 'c', 99)"), ==,
      -1);
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpint (
      yui_database_run (db, &error, "INSERT INTO thing (id, name) VALUES (3, $1)", YUI_NULL), ==,
      -1);
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpint (yui_database_run (db, &error, "SELECT nonsense FROM thing"), ==, -1);
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_FAILED);
}

static void
test_settings (TestPlace *place, gconstpointer data)
{
  g_autoptr (YuiDatabase) db = open_database (place);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiStatement) mode = yui_database_query (db, &error, "PRAGMA journal_mode");

  g_assert_cmpint (yui_statement_step (mode, &error), ==, YUI_STEP_ROW);
  g_assert_cmpstr (yui_statement_get_text (mode, 0), ==, "wal");
  g_assert_cmpint (test_database_count (db, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (test_database_count (db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (test_database_count (db, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmphex (test_database_count (db, "PRAGMA application_id"), ==, 0x59554921);
}

static void
test_savepoints (TestPlace *place, gconstpointer data)
{
  g_autoptr (YuiDatabase) db = open_database (place);
  g_autoptr (GError) error = NULL;

  g_assert_true (yui_database_begin (db, &error));
  g_assert_true (insert (db, 1, "a", &error));
  g_assert_true (yui_database_savepoint (db, &error));
  g_assert_true (insert (db, 2, "b", &error));
  g_assert_true (yui_database_savepoint (db, &error));
  g_assert_true (insert (db, 3, "c", &error));
  g_assert_true (yui_database_release_savepoint (db, &error));
  g_assert_true (yui_database_rollback_savepoint (db, &error));
  g_assert_true (insert (db, 4, "d", &error));
  g_assert_true (yui_database_commit (db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (test_database_count (db, "SELECT sum(id) FROM thing"), ==, 5);
}

static void
test_migrations (TestPlace *place, gconstpointer data)
{
  g_autoptr (YuiDatabase) db = open_database (place);
  g_autoptr (GError) error = NULL;

  g_assert_true (yui_migration_run (db, "/test/one", &error));
  g_assert_false (yui_migration_run (db, "/test/changed", &error));
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_false (yui_migration_run (db, "/test/broken", &error));
  g_assert_nonnull (strstr (error->message, "0002-broken.sql"));
  g_clear_error (&error);
  g_assert_cmpint (test_database_count (db, "SELECT count(*) FROM thing"), ==, 0);
  g_assert_cmpint (yui_database_run (db, NULL, "SELECT id FROM half"), ==, -1);
  g_assert_true (yui_migration_run (db, "/test/two", &error));
  g_assert_no_error (error);
  g_assert_false (yui_migration_run (db, "/test/one", &error));
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_NEWER);
}

static gpointer
open_store (gpointer path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiStore) store = yui_store_open (path, "/test/two", &error);

  g_assert_no_error (error);
  return NULL;
}

/* Programs that start together on a new file find it made by the first of them. */
static void
test_opened_together (TestPlace *place, gconstpointer data)
{
  GThread *threads[8];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("program", open_store, place->path);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* A table made anew keeps its rows and who refers to them; a row that is missed stops it. */
static void
test_rebuilding (TestPlace *place, gconstpointer data)
{
  g_autoptr (YuiDatabase) db = open_database (place);
  g_autoptr (GError) error = NULL;

  g_assert_true (yui_database_execute (
      db, "INSERT INTO thing (id, name, parent) VALUES (1, 'a', NULL), (2, 'b', 1)", &error));
  g_assert_false (yui_migration_run (db, "/test/orphan", &error));
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpint (test_database_count (db, "SELECT count(*) FROM thing"), ==, 2);
  g_assert_true (yui_migration_run (db, "/test/two", &error));
  g_assert_no_error (error);
  g_assert_cmpint (test_database_count (db, "SELECT parent FROM thing WHERE id = 2"), ==, 1);
  g_assert_false (yui_database_execute (db, "DELETE FROM thing WHERE id = 1", &error));
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CONSTRAINT);
}

static void
test_network_places (TestPlace *place, gconstpointer data)
{
  static const guint32 remote[]
      = { NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, 0xFF534D42, 0xFE534D42, CEPH_SUPER_MAGIC, V9FS_MAGIC };
  static const guint32 local[] = { EXT4_SUPER_MAGIC, XFS_SUPER_MAGIC,       BTRFS_SUPER_MAGIC,
                                   TMPFS_MAGIC,      OVERLAYFS_SUPER_MAGIC, 0x2FC12FC1 /* ZFS */ };

  for (gsize i = 0; i < G_N_ELEMENTS (remote); i++)
    g_assert_false (yui_sqlite_is_safe_place (remote[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (local); i++)
    g_assert_true (yui_sqlite_is_safe_place (local[i]));
}

static void
test_places (TestPlace *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *foreign = NULL;
  g_autofree char *nowhere = g_build_filename (place->folder, "no", "where.db", NULL);

  g_assert_null (yui_database_open (nowhere, YUI_DATABASE_READ_WRITE, &error));
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_PLACE);
  g_clear_error (&error);
  g_assert_null (yui_database_open (place->path, YUI_DATABASE_READ_ONLY, &error));
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_PLACE);
  g_clear_error (&error);

  g_assert_cmpint (sqlite3_open (place->path, &foreign), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (foreign, "CREATE TABLE x (y)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (foreign);
  g_assert_null (yui_database_open (place->path, YUI_DATABASE_READ_WRITE, &error));
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CORRUPT);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (
      place->path, "this is no database, but a text that is long enough", -1, NULL));
  g_assert_null (yui_database_open (place->path, YUI_DATABASE_READ_WRITE, &error));
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CORRUPT);
}

/* ---- queued ---- */

static gboolean
queue (YuiDatabase *db, gint64 id, GError **error)
{
  g_autofree char *name = g_strdup_printf ("queued %" G_GINT64_FORMAT, id);

  return yui_database_queue (db, error, "INSERT INTO thing (id, name) VALUES ($1, $2)",
                             YUI_INT (id), YUI_TEXT (name));
}

/* More than a driver holds back at once; a read in between sees what was queued before it. */
static void
test_queue (TestPlace *place, gconstpointer data)
{
  g_autoptr (YuiDatabase) db = open_database (place);
  g_autoptr (GError) error = NULL;

  g_assert_true (yui_database_begin (db, &error));
  for (gint64 i = 1; i <= 2500; i++)
    g_assert_true (queue (db, i, &error));
  g_assert_cmpint (test_database_count (db, "SELECT count(*) FROM thing"), ==, 2500);
  g_assert_true (queue (db, 2501, &error));
  g_assert_true (yui_database_flush (db, &error));
  g_assert_true (queue (db, 2502, &error));
  g_assert_true (yui_database_commit (db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (test_database_count (db, "SELECT max (id) FROM thing"), ==, 2502);
}

/* What failed is known by the next call that waits, by its own code; that call does nothing. */
static void
test_queue_fails (TestPlace *place, gconstpointer data)
{
  g_autoptr (YuiDatabase) db = open_database (place);
  g_autoptr (GError) error = NULL;

  g_assert_true (insert (db, 1, "a", &error));
  g_assert_true (yui_database_begin (db, &error));
  g_assert_true (yui_database_savepoint (db, &error));
  g_assert_true (queue (db, 2, &error));
  if (queue (db, 1, &error) && queue (db, 3, &error))
    g_assert_false (insert (db, 4, "d", &error));
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_UNIQUE);
  if (test_database_is_postgresql ())
    g_assert_true (g_str_has_prefix (error->message, "INSERT INTO thing: "));
  g_clear_error (&error);
  g_assert_true (yui_database_rollback_savepoint (db, &error));
  g_assert_true (queue (db, 5, &error));
  g_assert_true (yui_database_commit (db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (test_database_count (db, "SELECT sum (id) FROM thing"), ==, 6);

  g_assert_true (yui_database_begin (db, &error));
  if (queue (db, 6, &error) && queue (db, 1, &error))
    g_assert_false (yui_database_commit (db, &error));
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_UNIQUE);
  yui_database_rollback (db);
  g_assert_cmpint (test_database_count (db, "SELECT sum (id) FROM thing"), ==, 6);
}

/* A statement whose preparation was passed over works afterwards. */
static void
test_queue_fails_before_preparing (TestPlace *place, gconstpointer data)
{
  g_autoptr (YuiDatabase) db = open_database (place);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (YuiStatement) other = NULL;

      g_assert_true (yui_database_begin (db, &error));
      if (i == 0)
        yui_database_queue (db, NULL, "INSERT INTO thing (id, name) VALUES (1, NULL)");
      other = yui_database_query (db, &error, "SELECT count(*) FROM thing");
      if (i == 1 || !test_database_is_postgresql ())
        g_assert_cmpint (yui_statement_step (other, &error), ==, YUI_STEP_ROW);
      else
        g_assert_cmpint (yui_statement_step (other, NULL), ==, YUI_STEP_ERROR);
      g_clear_pointer (&other, yui_statement_free);
      yui_database_rollback (db);
    }
  g_assert_no_error (error);
}

typedef struct
{
  YuiStore *store;
  gint64 id;
  gboolean is_refused;
} Queuer;

static gboolean
queue_one (YuiDatabase *db, gpointer user_data, GError **error)
{
  Queuer *queuer = user_data;

  return queue (db, queuer->id, error);
}

static gpointer
queuer_thread (gpointer data)
{
  Queuer *queuer = data;
  g_autoptr (GError) error = NULL;

  if (!yui_store_write (queuer->store, YUI_SCOPE_ALL, queue_one, queuer, &error))
    queuer->is_refused = g_error_matches (error, YUI_STORE_ERROR, YUI_STORE_ERROR_UNIQUE);
  return NULL;
}

/* Of writers that are committed together, only the one whose row fails is told so. */
static void
test_queue_in_group (TestPlace *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiStore) store = yui_store_open (place->path, "/test/one", &error);
  Queuer queuers[8];
  GThread *threads[G_N_ELEMENTS (queuers)];
  YuiDatabase *db;
  int n_refused = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (queuers); i++)
    {
      queuers[i] = (Queuer){ .store = store, .id = (gint64)i / 2 };
      threads[i] = g_thread_new ("queuer", queuer_thread, &queuers[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (queuers); i++)
    {
      g_thread_join (threads[i]);
      n_refused += queuers[i].is_refused;
    }
  g_assert_cmpint (n_refused, ==, G_N_ELEMENTS (queuers) / 2);
  db = yui_store_begin_read (store, YUI_SCOPE_ALL, &error);
  g_assert_cmpint (test_database_count (db, "SELECT count(*) FROM thing"), ==,
                   G_N_ELEMENTS (queuers) / 2);
  yui_store_end_read (store, db);
}

/* ---- many writers ---- */

#define N_THREADS 16
#define N_WRITES  50

typedef struct
{
  YuiStore *store;
  int number, next, n_failed;
} Writer;

static gboolean
write_one (YuiDatabase *db, gpointer user_data, GError **error)
{
  Writer *writer = user_data;
  g_autofree char *name = g_strdup_printf ("%d-%d", writer->number, writer->next);

  if (!insert (db, writer->number * 1000 + writer->next, name, error))
    return FALSE;
  if (writer->next % 5 != 0)
    return TRUE;
  g_set_error_literal (error, YUI_STORE_ERROR, YUI_STORE_ERROR_FAILED, "every fifth is undone");
  return FALSE;
}

static gpointer
writer_thread (gpointer data)
{
  Writer *writer = data;

  for (writer->next = 0; writer->next < N_WRITES; writer->next++)
    {
      g_autoptr (GError) error = NULL;

      if (!yui_store_write (writer->store, YUI_SCOPE_ALL, write_one, writer, &error))
        {
          g_assert_cmpstr (error->message, ==, "every fifth is undone");
          writer->n_failed++;
        }
    }
  return NULL;
}

static void
test_group_commit (TestPlace *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiStore) store = yui_store_open (place->path, "/test/one", &error);
  Writer writers[N_THREADS];
  GThread *threads[N_THREADS];
  YuiDatabase *before, *after;

  g_assert_no_error (error);
  before = yui_store_begin_read (store, YUI_SCOPE_ALL, &error);
  g_assert_cmpint (test_database_count (before, "SELECT count(*) FROM thing"), ==, 0);
  for (int i = 0; i < N_THREADS; i++)
    {
      writers[i] = (Writer){ .store = store, .number = i + 1 };
      threads[i] = g_thread_new ("writer", writer_thread, &writers[i]);
    }
  for (int i = 0; i < N_THREADS; i++)
    {
      g_thread_join (threads[i]);
      g_assert_cmpint (writers[i].n_failed, ==, N_WRITES / 5);
    }
  after = yui_store_begin_read (store, YUI_SCOPE_ALL, &error);
  g_assert_cmpint (test_database_count (before, "SELECT count(*) FROM thing"), ==,
                   0); /* its own moment */
  g_assert_cmpint (test_database_count (after, "SELECT count(*) FROM thing"), ==,
                   N_THREADS * N_WRITES * 4 / 5);
  g_assert_cmpint (
      test_database_count (after, "SELECT count(*) FROM thing WHERE id % 1000 % 5 = 0"), ==, 0);
  yui_store_end_read (store, before);
  yui_store_end_read (store, after);
}

static gboolean
write_nothing_readable (YuiDatabase *db, gpointer user_data, GError **error)
{
  return insert (db, 1, "later", error);
}

static void
count_destroy (gpointer data)
{
  g_atomic_int_inc ((int *)data);
}

static void
test_write_later (TestPlace *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int n_destroyed = 0;
  YuiStore *store = yui_store_open (place->path, "/test/one", &error);
  g_autoptr (YuiDatabase) db = NULL;

  g_assert_true (yui_store_write_later (store, YUI_SCOPE_ALL, write_nothing_readable, &n_destroyed,
                                        count_destroy));
  g_assert_true (yui_store_write_later (store, YUI_SCOPE_ALL, write_nothing_readable, &n_destroyed,
                                        count_destroy)); /* fails: UNIQUE */
  yui_store_close (store);
  g_assert_cmpint (n_destroyed, ==, 2);
  db = open_database (place);
  g_assert_cmpint (test_database_count (db, "SELECT count(*) FROM thing"), ==, 1);
}

/* The disk is full: the write is refused by name, what was there stays, and afterwards writing goes
 * on. */
static gboolean
write_large (YuiDatabase *db, gpointer user_data, GError **error)
{
  return yui_database_run (
             db, error,
             "INSERT INTO thing (id, name, content) VALUES (7, 'large', zeroblob (8000000))")
         == 1;
}

static gboolean
limit_pages (YuiDatabase *db, gpointer user_data, GError **error)
{
  return yui_database_execute (db, user_data, error);
}

static void
test_full (TestPlace *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiStore) store = yui_store_open (place->path, "/test/one", &error);

  g_assert_true (yui_store_write (store, YUI_SCOPE_ALL, write_nothing_readable, NULL, &error));
  g_assert_true (yui_store_write (store, YUI_SCOPE_ALL, limit_pages,
                                  (gpointer) "PRAGMA max_page_count = 100", &error));
  g_assert_false (yui_store_write (store, YUI_SCOPE_ALL, write_large, NULL, &error));
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_true (yui_store_write (store, YUI_SCOPE_ALL, limit_pages,
                                  (gpointer) "PRAGMA max_page_count = 100000", &error));
  g_assert_true (yui_store_write (store, YUI_SCOPE_ALL, write_large, NULL, &error));
  g_assert_no_error (error);
}

/* A row that must be there and is not is an error, never a silence. */
static void
test_need_row (TestPlace *place, gconstpointer data)
{
  g_autoptr (YuiDatabase) db = open_database (place);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiStatement) one = yui_database_query (db, NULL, "SELECT 7");
  g_autoptr (YuiStatement) none
      = yui_database_query (db, NULL, "SELECT id FROM thing WHERE id = -1");
  g_autoptr (YuiStatement) wrong = NULL;

  g_assert_true (yui_statement_need_row (one, &error));
  g_assert_no_error (error);
  g_assert_cmpint (yui_statement_get_int (one, 0), ==, 7);
  g_assert_false (yui_statement_need_row (none, &error));
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  wrong = yui_database_query (db, &error, "SELECT nothing FROM nowhere");
  g_assert_false (yui_statement_need_row (wrong, &error));
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_FAILED);
}

#define add(path, func)                                                                            \
  g_test_add (path, TestPlace, NULL, test_place_set_up, func, test_place_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/store/values", test_values);
  add ("/store/parameter-numbers", test_parameter_numbers);
  add ("/store/errors", test_errors);
  add ("/store/need-row", test_need_row);
  add ("/store/savepoints", test_savepoints);
  add ("/store/migrations", test_migrations);
  add ("/store/opened-together", test_opened_together);
  add ("/store/rebuilding", test_rebuilding);
  add ("/store/queue/rows", test_queue);
  add ("/store/queue/fails", test_queue_fails);
  add ("/store/queue/fails-before-preparing", test_queue_fails_before_preparing);
  add ("/store/queue/in-group", test_queue_in_group);
  add ("/store/group-commit", test_group_commit);
  add ("/store/write-later", test_write_later);
  if (!test_database_is_postgresql ())
    {
      add ("/store/settings", test_settings);
      add ("/store/places", test_places);
      add ("/store/network-places", test_network_places);
      add ("/store/full", test_full);
    }
  return g_test_run ();
}
