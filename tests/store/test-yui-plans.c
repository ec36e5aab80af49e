/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/yui-database-private.h"
#include "store/yui-store.h"
#include "yui-test-database.h"

/* What SQLite's planner knows of tables, from their first row on. */

#define SCHEMA                                                                                     \
  "CREATE TABLE work (programme_id INTEGER, run_id TEXT, person_id TEXT, PRIMARY KEY "             \
  "(programme_id, run_id, person_id)) STRICT;"                                                     \
  "CREATE INDEX work_by_person ON work (programme_id, person_id)"
#define FIND "SELECT run_id FROM work WHERE programme_id = 1 AND person_id = 'a'"

static YuiDatabase *
open_database (TestPlace *place)
{
  g_autoptr (GError) error = NULL;
  YuiDatabase *db = yui_database_open (place->path, YUI_DATABASE_READ_WRITE, &error);

  g_assert_no_error (error);
  return db;
}

static void
execute (YuiDatabase *db, const char *script)
{
  g_autoptr (GError) error = NULL;

  yui_database_execute (db, script, &error);
  g_assert_no_error (error);
}

/* Whether the planner goes by the person. */
static gboolean
goes_by_person (YuiDatabase *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiStatement) plan = yui_database_query (db, &error, "EXPLAIN QUERY PLAN " FIND);

  g_assert_no_error (error);
  g_assert_true (yui_statement_need_row (plan, &error));
  return strstr (yui_statement_get_text (plan, 3),
                 "work_by_person (programme_id=? AND person_id=?)")
         != NULL;
}

/* Of a table that had no rows, and that has many before anybody was idle. */
static void
test_empty (TestPlace *place, gconstpointer data)
{
  g_autoptr (YuiDatabase) db = open_database (place);
  g_autoptr (YuiDatabase) later = NULL;

  execute (db, SCHEMA);
  g_assert_false (goes_by_person (db)); /* else there is nothing to tell it */
  g_assert_true (yui_database_idle (db));
  g_assert_true (goes_by_person (db));
  execute (db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
               "INSERT INTO work SELECT 1, 'r', i FROM n");
  later = open_database (place);
  g_assert_true (goes_by_person (later));
}

/* An empty table is told of once; one that has grown is analyzed, once. */
static void
test_settles (TestPlace *place, gconstpointer data)
{
  g_autoptr (YuiDatabase) db = open_database (place);
  g_autoptr (YuiStatement) query = NULL;
  g_autoptr (GError) error = NULL;

  execute (db, SCHEMA);
  g_assert_true (yui_database_idle (db));
  g_assert_false (yui_database_idle (db));
  execute (db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
               "INSERT INTO work SELECT 1, 'r', i FROM n");
  g_assert_true (yui_database_idle (db));
  g_assert_false (yui_database_idle (db));
  query = yui_database_query (db, &error,
                              "SELECT stat FROM sqlite_stat1 WHERE idx = 'work_by_person'");
  g_assert_true (yui_statement_need_row (query, &error));
  g_assert_true (g_str_has_prefix (yui_statement_get_text (query, 0), "2000 2000 1"));
}

static gboolean
fill (YuiDatabase *db, gpointer user_data, GError **error)
{
  return yui_database_run (db, error,
                           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                           "WHERE i < 2000) INSERT INTO thing (id, name) SELECT i, i FROM n")
         == 2000;
}

/* The store's readers plan by what is known now, whether they were idle meanwhile or not. */
static void
test_readers (TestPlace *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiStore) store = yui_store_open (place->path, "/test/one", &error);
  YuiDatabase *used, *reader;
  gint64 used_us, idle_us, new_us;

  g_assert_no_error (error);
  used = yui_store_begin_read (store, 1, &error);
  reader = yui_store_begin_read (store, 1, &error);
  used_us = yui_database_get_opened_us (used);
  idle_us = yui_database_get_opened_us (reader);
  yui_store_end_read (store, reader);
  yui_store_write (store, 1, fill, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 600; i++) /* until the writer was idle */
    {
      reader = yui_store_begin_read (store, 1, &error);
      g_assert_no_error (error);
      new_us = yui_database_get_opened_us (reader);
      yui_store_end_read (store, reader);
      if (new_us != idle_us)
        break;
      g_usleep (100000);
    }
  g_assert_cmpint (new_us, >, idle_us);
  yui_store_end_read (store, used);
  for (int i = 0; i < 2; i++)
    {
      reader = yui_store_begin_read (store, 1, &error);
      g_assert_cmpint (yui_database_get_opened_us (reader), >, used_us);
      used = yui_store_begin_read (store, 1, &error);
      g_assert_cmpint (yui_database_get_opened_us (used), >, used_us);
      yui_store_end_read (store, reader);
      yui_store_end_read (store, used);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/plans/empty", TestPlace, NULL, test_place_set_up, test_empty, test_place_tear_down);
  g_test_add ("/plans/settles", TestPlace, NULL, test_place_set_up, test_settles,
              test_place_tear_down);
  g_test_add ("/plans/readers", TestPlace, NULL, test_place_set_up, test_readers,
              test_place_tear_down);
  return g_test_run ();
}
