/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/yui-migration.h"
#include "store/yui-postgres.h"
#include "yui-test-database.h"

/* ---- words ---- */

static void
test_translate (void)
{
  static const struct
  {
    const char *sqlite, *postgresql;
  } cases[] = {
    { "CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB) STRICT;",
      "CREATE TABLE t (a BIGINT PRIMARY KEY, b BYTEA);" },
    { "CREATE TABLE t (a TEXT) STRICT, WITHOUT ROWID;", "CREATE TABLE t (a TEXT COLLATE \"C\");" },
    { "CHECK (c GLOB '#[0-9a-f]')", "CHECK (c ~ '^#[0-9a-f]$')" },
    { "SELECT 1; -- INTEGER\nSELECT 2;", "SELECT 1; \nSELECT 2;" },
    { "CREATE TRIGGER x BEFORE UPDATE ON t\nBEGIN SELECT raise(ABORT, 'no'); END;",
      "CREATE TRIGGER x BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION yui_refuse ('no');" },
    { "a;\n-- only SQLite\nb;\n-- end\n--postgresql c;\nd;", "a;\nc;\nd;" },
    { "CREATE TRIGGER x BEFORE UPDATE OF a, b,\n c ON t BEGIN SELECT raise(ABORT, 'no'); END;",
      "CREATE TRIGGER x BEFORE UPDATE OF a, b,\n c ON t FOR EACH ROW EXECUTE FUNCTION yui_refuse "
      "('no');" },
    { "VALUES (x'00ff')", "VALUES ('\\x00ff'::bytea)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = yui_postgres_translate (cases[i].sqlite);

      g_assert_cmpstr (text, ==, cases[i].postgresql);
    }
}

/* ---- walls ---- */

static const char *wall
    = "CREATE TABLE walled (programme_id INTEGER NOT NULL, id INTEGER NOT NULL, "
      "PRIMARY KEY (programme_id, id)) STRICT";

static gint64
count_seen (YuiDatabase *db, gint64 scope)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiStatement) query = NULL;
  gint64 n;

  g_assert_true (yui_database_begin_read (db, &error));
  if (scope != 0)
    g_assert_true (yui_database_set_scope (db, scope, FALSE, &error));
  query = yui_database_query (db, &error, "SELECT count(*) FROM walled");
  g_assert_true (yui_statement_need_row (query, &error));
  n = yui_statement_get_int (query, 0);
  yui_database_rollback (db);
  return n;
}

/* A row of another programme is not there, is not made, and shows again in its own. */
static void
test_walls (void)
{
  g_autofree char *uri = test_database_new_uri (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDatabase) db = yui_database_open (uri, YUI_DATABASE_READ_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (yui_database_execute (db, wall, &error));
  g_assert_true (yui_migration_run (db, "/test/one", &error)); /* puts the walls up */
  g_assert_no_error (error);
  test_database_execute (uri, "INSERT INTO walled VALUES (1, 1), (1, 2), (2, 1)");
  g_assert_cmpint (count_seen (db, 0), ==, 0);
  g_assert_cmpint (count_seen (db, 1), ==, 2);
  g_assert_cmpint (count_seen (db, 2), ==, 1);
  g_assert_cmpint (count_seen (db, YUI_SCOPE_ALL), ==, 3);
  g_assert_cmpint (count_seen (db, 0), ==, 0);
  g_assert_true (yui_database_begin (db, &error));
  g_assert_true (yui_database_set_scope (db, 2, TRUE, &error));
  g_assert_cmpint (yui_database_run (db, &error, "INSERT INTO walled VALUES (1, 9)"), ==, -1);
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CONSTRAINT);
  yui_database_rollback (db);
}

/* A parameter that was NULL at first takes a number or a text later. */
static void
test_types (void)
{
  g_autofree char *uri = test_database_new_uri (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDatabase) db = yui_database_open (uri, YUI_DATABASE_READ_WRITE, &error);

  g_assert_true (
      yui_database_execute (db, "CREATE TABLE t (a INTEGER, b TEXT, c BLOB) STRICT", &error));
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (yui_database_run (db, &error, "INSERT INTO t VALUES ($1, $2, $3)",
                                       i == 0 ? YUI_NULL : YUI_INT (i),
                                       i == 1 ? YUI_NULL : YUI_TEXT ("b"),
                                       i == 2 ? YUI_BLOB ("\0\1", 2) : YUI_NULL),
                     ==, 1);
  g_assert_no_error (error);
}

#define N_GROWING 1000

static gint64
count_known (YuiDatabase *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiStatement) query = yui_database_query (
      db, &error, "SELECT greatest (reltuples, 0)::bigint FROM pg_class WHERE relname = 'grown'");

  g_assert_true (yui_statement_need_row (query, &error));
  return yui_statement_get_int (query, 0);
}

/* A long transaction plans by what it has written; several of them do not wait for each other. */
static void
test_growing (void)
{
  g_autofree char *uri = test_database_new_uri (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDatabase) db = yui_database_open (uri, YUI_DATABASE_READ_WRITE, &error);
  g_autoptr (YuiDatabase) other = yui_database_open (uri, YUI_DATABASE_READ_WRITE, &error);
  YuiDatabase *dbs[] = { db, other };

  g_assert_true (yui_database_execute (
      db, "CREATE TABLE grown (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT", &error));
  g_assert_true (yui_migration_run (db, "/test/one", &error));
  g_assert_true (yui_database_begin (db, &error));
  g_assert_true (yui_database_begin (other, &error));
  for (int i = 0; i < N_GROWING; i++)
    for (int k = 0; k < 2; k++)
      g_assert_cmpint (yui_database_run (dbs[k], &error,
                                         "INSERT INTO grown VALUES ($1, repeat ($2, 1000))",
                                         YUI_INT (2 * i + k), YUI_TEXT ("x")),
                       ==, 1);
  g_assert_no_error (error);
  g_assert_cmpint (count_known (db) + count_known (other), >, 0);
  g_assert_true (yui_database_commit (db, &error));
  g_assert_true (yui_database_commit (other, &error));
  g_assert_no_error (error);
}

/* One that only reads may not do so, and reads on. */
static void
test_growing_reader (void)
{
  g_autofree char *uri = test_database_new_uri (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDatabase) db = yui_database_open (uri, YUI_DATABASE_READ_WRITE, &error);

  g_assert_true (
      yui_database_execute (db,
                            "CREATE TABLE grown AS SELECT i AS id, repeat ('x', 1000) AS name "
                            "FROM generate_series (1, 2000) i",
                            &error));
  g_assert_no_error (error);
  g_assert_true (yui_database_begin_read (db, &error));
  for (int i = 0; i < N_GROWING; i++)
    g_assert_cmpint (count_known (db), ==, 0);
  yui_database_rollback (db);
}

/* The server goes; the next transaction says so, and a new connection is asked for. */
static void
test_lost_connection (void)
{
  g_autofree char *uri = test_database_new_uri (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDatabase) db = yui_database_open (uri, YUI_DATABASE_READ_WRITE, &error);
  g_autoptr (YuiDatabase) other = yui_database_open (uri, YUI_DATABASE_READ_WRITE, &error);

  g_assert_true (
      yui_database_run (other, &error,
                        "SELECT pg_terminate_backend (pid) FROM pg_stat_activity "
                        "WHERE datname = current_database () AND pid <> pg_backend_pid ()")
      >= 0);
  g_assert_false (yui_database_begin (db, &error));
  g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_BUSY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/postgres/translate", test_translate);
  if (test_database_is_postgresql ())
    {
      g_test_add_func ("/postgres/walls", test_walls);
      g_test_add_func ("/postgres/types", test_types);
      g_test_add_func ("/postgres/growing", test_growing);
      g_test_add_func ("/postgres/growing-reader", test_growing_reader);
      g_test_add_func ("/postgres/lost-connection", test_lost_connection);
    }
  return g_test_run ();
}
