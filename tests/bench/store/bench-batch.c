/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/yui-database.h"
#include "store/yui-postgres.h"

#include <stdlib.h>

/* Rows per second into a database, each waited for and queued, in one transaction.
 *
 *   bench-batch URI ROWS */

#define INSERT "INSERT INTO bench_batch (id, name, content) VALUES ($1, $2, $3)"

static gboolean
insert_waiting (YuiDatabase *db, gint64 id, GError **error)
{
  return yui_database_run (db, error, INSERT, YUI_INT (id), YUI_TEXT ("結島町の旅館、朝食の支度"),
                           YUI_BLOB ("0123456789abcdef0123456789abcdef", 32))
         == 1;
}

static gboolean
insert_queued (YuiDatabase *db, gint64 id, GError **error)
{
  return yui_database_queue (db, error, INSERT, YUI_INT (id), YUI_TEXT ("結島町の旅館、朝食の支度"),
                             YUI_BLOB ("0123456789abcdef0123456789abcdef", 32));
}

/* Seconds that n rows took. */
static double
measure (YuiDatabase *db,
         gboolean (*insert) (YuiDatabase *db, gint64 id, GError **error),
         gint64 n,
         GError **error)
{
  const gint64 begun = g_get_monotonic_time ();
  gboolean done = yui_database_begin (db, error);

  for (gint64 i = 1; done && i <= n; i++)
    done = insert (db, i, error);
  if (!done || !yui_database_commit (db, error)
      || yui_database_run (db, error, "DELETE FROM bench_batch") != n)
    return -1;
  return (double)(g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDatabase) db = NULL;
  const gint64 n = argc > 2 ? atoi (argv[2]) : 0;
  double waiting_s = -1, queued_s = -1;

  if (n <= 0)
    {
      g_printerr ("bench-batch URI ROWS\n");
      return 1;
    }
  yui_postgres_register ();
  db = yui_database_open (argv[1], YUI_DATABASE_READ_WRITE, &error);
  if (db != NULL
      && yui_database_execute (db,
                               "CREATE TABLE IF NOT EXISTS bench_batch (id INTEGER PRIMARY KEY, "
                               "name TEXT NOT NULL, content BLOB NOT NULL) STRICT",
                               &error))
    waiting_s = measure (db, insert_waiting, n, &error);
  if (waiting_s > 0)
    queued_s = measure (db, insert_queued, n, &error);
  if (error != NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_print ("%" G_GINT64_FORMAT " rows: waited for %.0f/s, queued %.0f/s\n", n,
           (double)n / waiting_s, (double)n / queued_s);
  return 0;
}
