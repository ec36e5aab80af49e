/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/yui-database-private.h"
#include "store/yui-store.h"
#include "yui-test-database.h"

#include <glib/gstdio.h>

/* What happens between a write that is asked for and a write that is durable. */

#define PAGE_SIZE  4096
#define LOG_STEP   1000 /* pages, as in yui-store.c */
#define LOG_MAX    8000
#define BLOB_PAGES 256

static void
open_store (TestPlace *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  test_place_set_up (place, data);
  place->store = yui_store_open (place->path, "/test/one", &error);
  g_assert_no_error (error);
}

/* ---- one write ---- */

typedef enum
{
  KEEP,
  FAIL, /* after it wrote */
  LOSE, /* the whole transaction */
} Ending;

typedef struct
{
  const char *path;
  gint64 id;
  Ending ending;
  int n_runs;
  int n_written; /* how often it was told what came of it */
  gboolean is_kept;
  gboolean is_there; /* another connection saw the row when it was told */
} Write;

static gboolean
write_one (YuiDatabase *db, gpointer user_data, GError **error)
{
  Write *write = user_data;

  write->n_runs++;
  if (yui_database_run (db, error, "INSERT INTO thing (id, name) VALUES ($1, 'n' || $1)",
                        YUI_INT (write->id))
      != 1)
    return FALSE;
  if (write->ending == LOSE)
    return yui_database_execute (db, "ROLLBACK", error);
  if (write->ending == FAIL)
    g_set_error_literal (error, YUI_STORE_ERROR, YUI_STORE_ERROR_BUSY, "on purpose");
  return write->ending == KEEP;
}

static void
written_cb (const GError *error, gpointer user_data)
{
  Write *write = user_data;
  g_autofree char *sql
      = g_strdup_printf ("SELECT count(*) FROM thing WHERE id = %" G_GINT64_FORMAT, write->id);

  write->is_kept = error == NULL;
  write->is_there = test_database_count_at (write->path, sql) == 1;
  if (write->ending == FAIL)
    g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_BUSY);
  g_atomic_int_inc (&write->n_written);
}

static gboolean
write_alone (YuiDatabase *db, gpointer user_data, GError **error)
{
  g_assert_false (yui_database_execute (db, "RELEASE SAVEPOINT s", NULL)); /* there is none */
  return write_one (db, user_data, error);
}

/* A lone write has no savepoint of its own: undoing the transaction undoes it. */
static void
test_lone (TestPlace *place, gconstpointer data)
{
  Write kept = { .id = 1 }, failed = { .id = 2, .ending = FAIL },
        lost = { .id = 3, .ending = LOSE }, next = { .id = 2 };
  g_autoptr (GError) error = NULL;

  g_assert_true (yui_store_write (place->store, YUI_SCOPE_ALL, write_alone, &kept, &error));
  g_assert_false (yui_store_write (place->store, YUI_SCOPE_ALL, write_alone, &failed, &error));
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (yui_store_write (place->store, YUI_SCOPE_ALL, write_alone, &lost, &error));
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_true (yui_store_write (place->store, YUI_SCOPE_ALL, write_alone, &next, &error));
  g_assert_no_error (error);
  g_assert_cmpint (test_database_count_at (place->path, "SELECT sum (id) FROM thing"), ==, 3);
}

/* ---- several at once ---- */

typedef struct
{
  GMutex mutex;
  GCond changed;
  gboolean is_held, may_go;
} Gate;

static gboolean
hold (YuiDatabase *db, gpointer user_data, GError **error)
{
  Gate *gate = user_data;

  g_mutex_lock (&gate->mutex);
  gate->is_held = TRUE;
  g_cond_broadcast (&gate->changed);
  while (!gate->may_go)
    g_cond_wait (&gate->changed, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  return TRUE;
}

/* Holds the writer up until all are queued, so that they are one group; waits until all were told. */
static void
write_at_once (TestPlace *place, Write *writes, guint n)
{
  Gate gate = { 0 };

  g_mutex_init (&gate.mutex);
  g_cond_init (&gate.changed);
  g_assert_true (yui_store_write_later (place->store, YUI_SCOPE_ALL, hold, &gate, NULL));
  g_mutex_lock (&gate.mutex);
  while (!gate.is_held)
    g_cond_wait (&gate.changed, &gate.mutex);
  for (guint i = 0; i < n; i++)
    {
      writes[i].path = place->path;
      yui_store_write_then (place->store, YUI_SCOPE_ALL, write_one, written_cb, &writes[i]);
    }
  gate.may_go = TRUE;
  g_cond_broadcast (&gate.changed);
  g_mutex_unlock (&gate.mutex);
  for (guint i = 0; i < n; i++)
    while (g_atomic_int_get (&writes[i].n_written) == 0)
      g_usleep (1000);
  g_mutex_clear (&gate.mutex);
  g_cond_clear (&gate.changed);
}

/* None fails: they run once, together. */
static void
test_together (TestPlace *place, gconstpointer data)
{
  Write writes[] = { { .id = 1 }, { .id = 2 }, { .id = 3 } };

  write_at_once (place, writes, G_N_ELEMENTS (writes));
  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      g_assert_cmpint (writes[i].n_runs, ==, 1);
      g_assert_true (writes[i].is_kept && writes[i].is_there);
    }
}

/* Who fails is undone alone, though what ran before in the same savepoint runs again; who is told of
 * success is durable. */
static void
test_group (TestPlace *place, gconstpointer data)
{
  Write writes[] = { { .id = 1 }, { .id = 2, .ending = FAIL }, { .id = 3 } };
  YuiStoreCounts before, after;

  yui_store_get_counts (place->store, &before);
  write_at_once (place, writes, G_N_ELEMENTS (writes));
  yui_store_get_counts (place->store, &after);
  g_assert_cmpint (after.groups - before.groups, ==, 2); /* the one that held, and these */
  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      g_assert_cmpint (writes[i].n_runs, ==, i < 2 ? 2 : 1);
      g_assert_cmpint (writes[i].n_written, ==, 1);
      g_assert_cmpint (writes[i].is_kept, ==, writes[i].ending == KEEP);
      g_assert_cmpint (writes[i].is_there, ==, writes[i].ending == KEEP);
    }
  g_assert_cmpint (test_database_count_at (place->path, "SELECT sum (id) FROM thing"), ==, 4);
}

/* A lost transaction is an error for all who were in it, and none is kept. */
static void
test_lost_group (TestPlace *place, gconstpointer data)
{
  Write writes[] = { { .id = 1 }, { .id = 2, .ending = LOSE }, { .id = 3 } }, next = { .id = 4 };
  g_autoptr (GError) error = NULL;

  write_at_once (place, writes, G_N_ELEMENTS (writes));
  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      g_assert_cmpint (writes[i].n_written, ==, 1);
      g_assert_false (writes[i].is_kept);
    }
  g_assert_true (yui_store_write (place->store, YUI_SCOPE_ALL, write_one, &next, &error));
  g_assert_no_error (error);
  g_assert_cmpint (test_database_count_at (place->path, "SELECT sum (id) FROM thing"), ==, 4);
}

/* Closing the store waits for all that was queued, though it is more than one group. */
static void
test_close (TestPlace *place, gconstpointer data)
{
  Write writes[600] = { 0 };
  int n_told = 0;

  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      writes[i] = (Write){ .path = place->path, .id = i + 1 };
      yui_store_write_then (place->store, YUI_SCOPE_ALL, write_one, written_cb, &writes[i]);
    }
  g_clear_pointer (&place->store, yui_store_close);
  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    n_told += writes[i].n_written;
  g_assert_cmpint (n_told, ==, G_N_ELEMENTS (writes));
  g_assert_cmpint (test_database_count_at (place->path, "SELECT count(*) FROM thing"), ==,
                   G_N_ELEMENTS (writes));
}

/* ---- the log ---- */

static gint64
size_of (TestPlace *place, const char *suffix)
{
  g_autofree char *file = g_strconcat (place->path, suffix, NULL);
  GStatBuf info = { 0 };

  g_assert_cmpint (g_stat (file, &info), ==, 0);
  return info.st_size;
}

static gboolean
write_blob (YuiDatabase *db, gpointer user_data, GError **error)
{
  const gint64 id = ++*(gint64 *)user_data;

  return yui_database_run (db, error,
                           "INSERT INTO thing (id, name, content) VALUES ($1, 'n' || $1, "
                           "zeroblob ($2))",
                           YUI_INT (id), YUI_INT (BLOB_PAGES * PAGE_SIZE))
         == 1;
}

static void
write_blobs (TestPlace *place, gint64 *id, guint n)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    g_assert_true (yui_store_write (place->store, YUI_SCOPE_ALL, write_blob, id, &error));
}

/* While the writer is at work and the log is short for it, another thread moves the log into the
 * file. */
static void
test_mover (TestPlace *place, gconstpointer data)
{
  const gint64 before = size_of (place, "");
  gint64 id = 0;

  write_blobs (place, &id, LOG_STEP / BLOB_PAGES + 1);
  for (gint64 i = 0; i < 1000 && size_of (place, "") < before + LOG_STEP * PAGE_SIZE; i++)
    {
      Write write = { .id = 1000000 + i };

      g_assert_true (yui_store_write (place->store, YUI_SCOPE_ALL, write_one, &write, NULL));
      g_usleep (10000);
    }
  g_assert_cmpint (size_of (place, ""), >=, before + LOG_STEP * PAGE_SIZE);
  g_assert_cmpint (size_of (place, "-wal"), <, LOG_MAX * PAGE_SIZE);
}

/* The log begins anew and does not grow with all that is written; a reader of an old moment holds
 * it up, sees its moment, and loses nothing of what follows. */
static void
test_log_length (TestPlace *place, gconstpointer data)
{
  const guint n = LOG_MAX / BLOB_PAGES + 1;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;
  YuiDatabase *reader;
  g_autoptr (YuiStatement) query = NULL;

  write_blobs (place, &id, n);
  reader = yui_store_begin_read (place->store, YUI_SCOPE_ALL, &error);
  query = yui_database_query (reader, &error, "SELECT count(*) FROM thing");
  g_assert_true (yui_statement_need_row (query, &error));
  g_assert_cmpint (yui_statement_get_int (query, 0), ==, n);
  write_blobs (place, &id, n);
  yui_statement_reset (query);
  g_assert_true (yui_statement_need_row (query, &error));
  g_assert_cmpint (yui_statement_get_int (query, 0), ==, n);
  g_clear_pointer (&query, yui_statement_free);
  yui_store_end_read (place->store, reader);

  write_blobs (place, &id, 3 * n);
  g_assert_cmpint (size_of (place, "-wal"), <, 4 * n * BLOB_PAGES * PAGE_SIZE);
  g_assert_cmpint (test_database_count_at (place->path, "SELECT count(*) FROM thing"), ==, 5 * n);
}

#define add(path, func) g_test_add (path, TestPlace, NULL, open_store, func, test_place_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/write-path/close", test_close);
  if (!test_database_is_postgresql ())
    {
      add ("/write-path/lone", test_lone);
      add ("/write-path/together", test_together);
      add ("/write-path/group", test_group);
      add ("/write-path/lost-group", test_lost_group);
      add ("/write-path/mover", test_mover);
      add ("/write-path/log-length", test_log_length);
    }
  return g_test_run ();
}
