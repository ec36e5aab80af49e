/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a disk gives: N threads each hand one small row after the other to one writer, which commits
 * what is queued in groups, durably (WAL, synchronous=FULL), and then wakes them. Nothing else.
 * Usage: group-commit DATABASE SECONDS [CLIENTS]; prints acknowledged rows a second and the 99th
 * percentile of the wait in milliseconds. */

#include <glib.h>
#include <sqlite3.h>
#include <stdlib.h>

#define ROW_SIZE 200

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *insert;
  GMutex mutex;
  GCond queued, kept;
  guint n_queued;
  guint64 n_begun, n_kept; /* rows */
  gboolean stop;
} Loop;

typedef struct
{
  Loop *loop;
  GArray *waits_us;
} Client;

static void
need (gboolean done, sqlite3 *db)
{
  if (!done)
    g_error ("%s", sqlite3_errmsg (db));
}

static void
run (sqlite3 *db, const char *sql)
{
  need (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK, db);
}

static gpointer
writer_thread (gpointer data)
{
  Loop *loop = data;

  for (;;)
    {
      guint n;

      g_mutex_lock (&loop->mutex);
      while (loop->n_queued == 0 && !loop->stop)
        g_cond_wait (&loop->queued, &loop->mutex);
      n = loop->n_queued;
      loop->n_queued = 0;
      g_mutex_unlock (&loop->mutex);
      if (n == 0)
        return NULL;
      run (loop->db, "BEGIN IMMEDIATE");
      for (guint i = 0; i < n; i++)
        {
          need (sqlite3_step (loop->insert) == SQLITE_DONE, loop->db);
          sqlite3_reset (loop->insert);
        }
      run (loop->db, "COMMIT");
      g_mutex_lock (&loop->mutex);
      loop->n_kept += n;
      g_cond_broadcast (&loop->kept);
      g_mutex_unlock (&loop->mutex);
    }
}

static gpointer
client_thread (gpointer data)
{
  Client *client = data;
  Loop *loop = client->loop;

  for (;;)
    {
      const gint64 begun_us = g_get_monotonic_time ();
      gint64 wait_us;
      guint64 mine;

      g_mutex_lock (&loop->mutex);
      if (loop->stop)
        break;
      mine = ++loop->n_begun;
      loop->n_queued++;
      g_cond_signal (&loop->queued);
      while (loop->n_kept < mine)
        g_cond_wait (&loop->kept, &loop->mutex);
      g_mutex_unlock (&loop->mutex);
      wait_us = g_get_monotonic_time () - begun_us;
      g_array_append_val (client->waits_us, wait_us);
    }
  g_mutex_unlock (&loop->mutex);
  return NULL;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return (x > y) - (x < y);
}

static void
open_loop (Loop *loop, const char *path)
{
  static const char row[ROW_SIZE] = { 1 };

  need (sqlite3_open (path, &loop->db) == SQLITE_OK, loop->db);
  run (loop->db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                 "CREATE TABLE t (id INTEGER PRIMARY KEY, row BLOB) STRICT");
  need (sqlite3_prepare_v2 (loop->db, "INSERT INTO t (row) VALUES (?1)", -1, &loop->insert, NULL)
            == SQLITE_OK,
        loop->db);
  sqlite3_bind_blob (loop->insert, 1, row, sizeof row, SQLITE_STATIC);
  g_mutex_init (&loop->mutex);
  g_cond_init (&loop->queued);
  g_cond_init (&loop->kept);
}

int
main (int argc, char **argv)
{
  const guint n_clients = argc > 3 ? (guint)atoi (argv[3]) : 64;
  const double seconds = argc > 2 ? atof (argv[2]) : 2;
  g_autofree Client *clients = g_new0 (Client, n_clients);
  g_autofree GThread **threads = g_new0 (GThread *, n_clients);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
  Loop loop = { 0 };
  GThread *writer;

  if (argc < 3)
    g_error ("group-commit DATABASE SECONDS [CLIENTS]");
  open_loop (&loop, argv[1]);
  writer = g_thread_new ("writer", writer_thread, &loop);
  for (guint i = 0; i < n_clients; i++)
    {
      clients[i] = (Client){ &loop, g_array_new (FALSE, FALSE, sizeof (gint64)) };
      threads[i] = g_thread_new ("client", client_thread, &clients[i]);
    }
  g_usleep ((gulong)(seconds * G_USEC_PER_SEC));
  g_mutex_lock (&loop.mutex);
  loop.stop = TRUE;
  g_cond_signal (&loop.queued);
  g_mutex_unlock (&loop.mutex);
  for (guint i = 0; i < n_clients; i++)
    {
      g_thread_join (threads[i]);
      g_array_append_vals (all, clients[i].waits_us->data, clients[i].waits_us->len);
      g_array_unref (clients[i].waits_us);
    }
  g_thread_join (writer);
  g_array_sort (all, compare);
  g_print ("{\"per_s\": %.0f, \"p99_ms\": %.2f}\n", all->len / seconds,
           (double)g_array_index (all, gint64, all->len * 99 / 100) / 1000);
  sqlite3_finalize (loop.insert);
  sqlite3_close (loop.db);
  return 0;
}
