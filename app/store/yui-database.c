/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-store"

#include "yui-statement-private.h"

#include <poll.h>
#include <string.h>

#define SAMPLES 32

G_DEFINE_QUARK (yui - store - error - quark, yui_store_error)

/* A hash of a text's length and of a few of its bytes: statements are long, few, and looked up many
 * times in every call. */
static guint
sample_hash (gconstpointer text)
{
  const guint8 *bytes = text;
  const gsize length = strlen (text), stride = length / SAMPLES + 1;
  guint hash = (guint)length;

  for (gsize i = length % stride; i < length; i += stride)
    hash = hash * 31 + bytes[i];
  return hash;
}

/* Nearly every text is a literal: looked for by its address first. */
static YuiStatement **
place_of (YuiDatabase *db, const char *sql)
{
  const gsize address = GPOINTER_TO_SIZE (sql);

  return &db->places[(address ^ address >> 10) % YUI_DATABASE_PLACES];
}

/* Those that a program adds to SQLite's. */
static const YuiDatabaseDriver *added[4];

void
yui_database_add_driver (const YuiDatabaseDriver *driver)
{
  guint i = 0;

  while (added[i] != NULL && added[i] != driver)
    i++;
  g_return_if_fail (i < G_N_ELEMENTS (added) - 1);
  added[i] = driver;
}

static gboolean
takes (const YuiDatabaseDriver *driver, const char *uri)
{
  for (guint i = 0; driver->schemes[i] != NULL; i++)
    if (g_str_has_prefix (uri, driver->schemes[i]))
      return TRUE;
  return FALSE;
}

static const YuiDatabaseDriver *
find_driver (const char *uri)
{
  for (guint i = 0; added[i] != NULL; i++)
    if (takes (added[i], uri))
      return added[i];
  return &yui_sqlite_driver;
}

YuiDatabase *
yui_database_open (const char *uri, YuiDatabaseFlags flags, GError **error)
{
  const YuiDatabaseDriver *driver;
  const char *location = uri;
  gpointer connection;
  YuiDatabase *db;

  g_return_val_if_fail (uri != NULL, NULL);

  driver = find_driver (uri);
  if (driver == &yui_sqlite_driver && g_str_has_prefix (uri, "file:"))
    location += strlen ("file:");
  connection = driver->open (location, flags, error);
  if (connection == NULL)
    return NULL;

  db = g_new0 (YuiDatabase, 1);
  db->driver = driver;
  db->flags = flags;
  db->opened_us = g_get_monotonic_time ();
  db->connection = connection;
  db->statements = g_hash_table_new_full (sample_hash, g_str_equal, NULL,
                                          (GDestroyNotify)yui_statement_destroy);
  return db;
}

void
yui_database_close (YuiDatabase *db)
{
  g_return_if_fail (db != NULL);

  yui_database_set_companion (db, NULL, NULL);
  if (db->notes != NULL)
    db->notes_class->free (db->notes);
  g_hash_table_unref (db->statements);
  db->driver->close (db->connection);
  g_free (db);
}

void
yui_database_set_companion (YuiDatabase *db, gpointer companion, GDestroyNotify destroy)
{
  g_return_if_fail (db != NULL);

  if (db->free_companion != NULL)
    db->free_companion (db->companion);
  db->companion = companion;
  db->free_companion = destroy;
}

gpointer
yui_database_get_companion (YuiDatabase *db)
{
  g_return_val_if_fail (db != NULL, NULL);

  return db->companion;
}

gboolean
yui_database_get_version (YuiDatabase *db, guint32 *version)
{
  g_return_val_if_fail (db != NULL && version != NULL, FALSE);

  return db->driver->get_version != NULL && yui_database_in_transaction (db)
         && db->driver->get_version (db->connection, version);
}

gboolean
yui_database_execute (YuiDatabase *db, const char *script, GError **error)
{
  g_return_val_if_fail (db != NULL && script != NULL, FALSE);

  return db->driver->execute (db->connection, script, error);
}

static YuiStatement *
make_statement (YuiDatabase *db, const char *sql, gboolean is_spare, GError **error)
{
  const gpointer native = db->driver->prepare (db->connection, sql, error);
  YuiStatement *statement;

  if (native == NULL)
    return NULL;
  statement = g_new0 (YuiStatement, 1);
  statement->db = db;
  statement->sql = g_strdup (sql);
  statement->native = native;
  statement->is_used = TRUE;
  statement->is_spare = is_spare;
  if (!is_spare)
    g_hash_table_insert (db->statements, statement->sql, statement);
  return statement;
}

YuiStatement *
yui_database_prepare (YuiDatabase *db, const char *sql, GError **error)
{
  YuiStatement **place, *statement;

  g_return_val_if_fail (db != NULL && sql != NULL, NULL);

  place = place_of (db, sql);
  statement = *place;
  if (statement == NULL || strcmp (statement->sql, sql) != 0)
    statement = g_hash_table_lookup (db->statements, sql);
  if (statement == NULL)
    statement = make_statement (db, sql, FALSE, error);
  else if (statement->is_used)
    return make_statement (db, sql, TRUE, error);
  if (statement == NULL)
    return NULL;
  statement->is_used = TRUE;
  *place = statement;
  return statement;
}

YuiStatement *
yui_database_query_values (YuiDatabase *db, GError **error, const char *sql, const YuiValue *values)
{
  g_autoptr (YuiStatement) statement = yui_database_prepare (db, sql, error);

  if (statement == NULL)
    return NULL;
  for (int i = 0; values[i].type != YUI_VALUE_END; i++)
    if (!yui_statement_bind (statement, i + 1, values[i], error))
      return NULL;
  return g_steal_pointer (&statement);
}

/* The values stay where they are until the statement is done, so that none needs to be copied. */
gint64
yui_database_run_values (YuiDatabase *db, GError **error, const char *sql, const YuiValue *values)
{
  g_autoptr (YuiStatement) statement = yui_database_prepare (db, sql, error);
  YuiStep step;

  if (statement == NULL)
    return -1;
  for (int i = 0; values[i].type != YUI_VALUE_END; i++)
    if (!db->driver->bind (statement->native, i + 1, &values[i], TRUE, error))
      return -1;
  while ((step = yui_statement_step (statement, error)) == YUI_STEP_ROW)
    ;
  return step == YUI_STEP_DONE ? db->driver->get_changes (db->connection) : -1;
}

gboolean
yui_database_queue_values (YuiDatabase *db, GError **error, const char *sql, const YuiValue *values)
{
  g_autoptr (YuiStatement) statement = NULL;

  g_return_val_if_fail (db != NULL, FALSE);

  if (db->driver->queue == NULL)
    return yui_database_run_values (db, error, sql, values) >= 0;
  statement = yui_database_query_values (db, error, sql, values);
  return statement != NULL && yui_statement_queue (statement, error);
}

gboolean
yui_database_flush (YuiDatabase *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return db->driver->flush == NULL || db->driver->flush (db->connection, error);
}

/* ---- transactions ---- */

static void
leave_transaction (YuiDatabase *db)
{
  if (db->notes != NULL)
    db->notes_class->over (db->notes);
}

gboolean
yui_database_begin (YuiDatabase *db, GError **error)
{
  leave_transaction (db);
  return yui_database_run (db, error, db->driver->begin_write) >= 0;
}

gboolean
yui_database_begin_read (YuiDatabase *db, GError **error)
{
  return yui_database_queue (db, error, db->driver->begin_read);
}

gboolean
yui_database_commit (YuiDatabase *db, GError **error)
{
  gboolean is_kept;

  g_return_val_if_fail (db != NULL, FALSE);

  if (db->notes != NULL && !db->notes_class->settle (db->notes, db, error))
    return FALSE;
  is_kept = db->driver->commit (db->connection, error);
  leave_transaction (db);
  return is_kept;
}

gboolean
yui_database_in_transaction (YuiDatabase *db)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return db->driver->in_transaction (db->connection);
}

void
yui_database_rollback (YuiDatabase *db)
{
  g_autoptr (GError) error = NULL;

  leave_transaction (db);
  yui_database_flush (db, NULL); /* what failed is undone with the rest */
  if (!yui_database_in_transaction (db))
    return;
  if (yui_database_run (db, &error, "ROLLBACK") < 0)
    g_critical ("A transaction could not be rolled back: %s", error->message);
}

gboolean
yui_database_set_scope (YuiDatabase *db, gint64 programme_id, gboolean is_write, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return db->driver->set_scope == NULL
         || db->driver->set_scope (db->connection, programme_id, is_write, error);
}

/* Savepoints share a name: a statement means the innermost. */
gboolean
yui_database_savepoint (YuiDatabase *db, GError **error)
{
  return yui_database_queue (db, error, "SAVEPOINT s");
}

gboolean
yui_database_release_savepoint (YuiDatabase *db, GError **error)
{
  return yui_database_run (db, error, "RELEASE SAVEPOINT s") >= 0;
}

gboolean
yui_database_rollback_savepoint (YuiDatabase *db, GError **error)
{
  yui_database_flush (db, NULL); /* what failed is undone with the rest */
  if (!yui_database_queue (db, error, "ROLLBACK TO SAVEPOINT s"))
    return FALSE;
  if (db->notes != NULL)
    db->notes_class->undone (db->notes);
  return yui_database_release_savepoint (db, error);
}

gboolean
yui_database_is_alone (YuiDatabase *db)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return db->driver->writes_alone && db->driver->in_transaction (db->connection);
}

void
yui_database_set_notes (YuiDatabase *db, const YuiNotesClass *notes_class, gpointer notes)
{
  g_return_if_fail (db != NULL && db->notes == NULL);

  db->notes_class = notes_class;
  db->notes = notes;
}

gpointer
yui_database_get_notes (YuiDatabase *db)
{
  return db->notes;
}

gboolean
yui_database_idle (YuiDatabase *db)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return db->driver->idle (db->connection);
}

gboolean
yui_database_is_usable (YuiDatabase *db)
{
  return db->driver->is_usable (db->connection);
}

const YuiDatabaseDriver *
yui_database_get_driver (YuiDatabase *db)
{
  return db->driver;
}

gint64
yui_database_get_opened_us (YuiDatabase *db)
{
  return db->opened_us;
}

YuiDatabaseFlags
yui_database_get_flags (YuiDatabase *db)
{
  return db->flags;
}

void
yui_database_watch_log (YuiDatabase *db)
{
  if (db->driver->watch_log != NULL)
    db->driver->watch_log (db->connection);
}

int
yui_database_get_log_pages (YuiDatabase *db)
{
  return db->driver->get_log_pages != NULL ? db->driver->get_log_pages (db->connection) : 0;
}

void
yui_database_move_log (YuiDatabase *db)
{
  if (db->driver->move_log != NULL)
    db->driver->move_log (db->connection);
}

gboolean
yui_database_listen (YuiDatabase *db, GError **error)
{
  g_return_val_if_fail (db != NULL && db->driver->listen != NULL, FALSE);

  return db->driver->listen (db->connection, error);
}

gboolean
yui_database_await_notice (YuiDatabase *db, int end, int wait_ms, gboolean *goes_on)
{
  struct pollfd files[] = { { .fd = end, .events = POLLIN },
                            { .fd = db->driver->get_socket (db->connection), .events = POLLIN } };

  poll (files, G_N_ELEMENTS (files), wait_ms);
  *goes_on = (files[0].revents & POLLIN) == 0;
  return db->driver->take_notices (db->connection);
}

gboolean
yui_database_await_end (int end, int wait_ms)
{
  struct pollfd file = { .fd = end, .events = POLLIN };

  return poll (&file, 1, wait_ms) > 0;
}

char *
yui_database_dup_history (YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  if (db->driver->history_sql == NULL)
    return g_strdup ("");
  query = yui_database_query (db, error, db->driver->history_sql);
  return yui_statement_need_row (query, error) ? yui_statement_dup_text (query, 0) : NULL;
}

gboolean
yui_database_be_patient (YuiDatabase *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return db->driver->be_patient == NULL || db->driver->be_patient (db->connection, error);
}

gboolean
yui_database_can_check (YuiDatabase *db)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return db->driver->check != NULL;
}

gboolean
yui_database_check (YuiDatabase *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return db->driver->check == NULL || db->driver->check (db->connection, error);
}

gboolean
yui_database_allow_rebuilding (YuiDatabase *db, gboolean allowed, GError **error)
{
  return db->driver->allow_rebuilding (db->connection, allowed, error);
}

gboolean
yui_database_check_references (YuiDatabase *db, GError **error)
{
  return db->driver->check_references (db->connection, error);
}
