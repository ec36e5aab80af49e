/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-database.h"

#include "store/yui-postgres.h"

#include <glib/gstdio.h>
#include <libpq-fe.h>
#include <string.h>
#include <unistd.h>

gboolean
test_database_is_postgresql (void)
{
  return g_getenv ("YUI_TEST_POSTGRESQL") != NULL;
}

static char *
make_on_server (const char *server)
{
  static int n_made;
  g_autofree char *name = g_strdup_printf ("yui_%d_%d", getpid (), ++n_made);
  g_autofree char *sql = g_strdup_printf ("CREATE DATABASE %s TEMPLATE template0", name);
  g_auto (GStrv) parts = g_strsplit (server, "/postgres?", 2);
  PGconn *connection = PQconnectdb (server);
  PGresult *result = PQexec (connection, sql);

  if (PQresultStatus (result) != PGRES_COMMAND_OK)
    g_error ("%s", PQerrorMessage (connection));
  PQclear (result);
  PQfinish (connection);
  return g_strdup_printf ("%s/%s?%s", parts[0], name, parts[1]);
}

char *
test_database_new_uri (const char *folder)
{
  yui_postgres_register ();
  return test_database_is_postgresql () ? make_on_server (g_getenv ("YUI_TEST_POSTGRESQL"))
                                        : g_build_filename (folder, "yui.db", NULL);
}

void
test_place_set_up (TestPlace *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("yui-store-XXXXXX", NULL);
  place->path = test_database_new_uri (place->folder);
}

void
test_place_tear_down (TestPlace *place, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  g_clear_pointer (&place->store, yui_store_close);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (place->path, suffixes[i], NULL);

      g_unlink (file);
    }
  g_rmdir (place->folder);
  g_free (place->folder);
  g_free (place->path);
}

void
test_database_execute (const char *uri, const char *script)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDatabase) db = yui_database_open (uri, YUI_DATABASE_READ_WRITE, &error);

  g_assert_no_error (error);
  yui_database_begin (db, &error);
  yui_database_set_scope (db, YUI_SCOPE_ALL, FALSE, &error);
  yui_database_execute (db, script, &error);
  yui_database_commit (db, &error);
  g_assert_no_error (error);
}

gint64
test_database_count (YuiDatabase *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiStatement) query = yui_database_query (db, &error, sql);

  g_assert_no_error (error);
  g_assert_true (yui_statement_need_row (query, &error));
  return yui_statement_get_int (query, 0);
}

gint64
test_database_count_at (const char *uri, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDatabase) db = yui_database_open (uri, YUI_DATABASE_READ_ONLY, &error);

  g_assert_no_error (error);
  yui_database_begin_read (db, &error);
  yui_database_set_scope (db, YUI_SCOPE_ALL, FALSE, &error);
  g_assert_no_error (error);
  return test_database_count (db, sql);
}
