/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-store"

#include "yui-postgres.h"

#include "yui-postgres-private.h"

#include <string.h>

/* One process migrates at a time; writers of one programme go one after the other. */
#define LOCK_MIGRATION "(1496664353, 0)"
#define LOCK_PROGRAMME "1496664354"

/* Every transaction shares a table that a migration wants alone. LOCK comes before the transaction's
 * view is fixed: one from before a table was made anew would find the new one empty. A call that reads
 * waits for its own write, which may queue behind the migration, which waits for the reader: so the
 * others give up sooner (the connection's lock_timeout), are refused and repeat. */
#define SHARE_SCHEMA "LOCK TABLE schema_migration IN ACCESS SHARE MODE"
#define TAKE_SCHEMA                                                                                \
  "SET LOCAL lock_timeout = '5s'; LOCK TABLE schema_migration IN ACCESS EXCLUSIVE MODE;"           \
  "SET LOCAL lock_timeout = '60s'"

typedef YuiPostgresConnection Connection;
typedef YuiPostgresStatement Statement;

/* ---- connections ---- */

static gpointer
postgres_open (const char *location, YuiDatabaseFlags flags, GError **error)
{
  return yui_postgres_connection_open (location, error);
}

static void
postgres_close (gpointer connection)
{
  yui_postgres_connection_close (connection);
}

static gboolean
postgres_is_usable (gpointer connection)
{
  return yui_postgres_connection_is_usable (connection);
}

static gboolean
postgres_flush (gpointer connection, GError **error)
{
  return yui_postgres_settle (connection, NULL, error);
}

static gboolean
postgres_execute (gpointer connection, const char *script, GError **error)
{
  g_autofree char *translated = yui_postgres_translate (script);

  return yui_postgres_execute (connection, translated, error);
}

/* A commit that waits for its standby must not be cut short by the time-out: PostgreSQL then says
 * that it is done though no standby has it. Whether a commit that nobody answered was done is not
 * known. A transaction that has failed already answers COMMIT with ROLLBACK. */
static gboolean
postgres_commit (gpointer user_data, GError **error)
{
  Connection *connection = user_data;
  const gboolean may_take_long = connection->may_take_long;
  gboolean done;

  if (!yui_postgres_settle (connection, NULL, error))
    return FALSE;
  if (PQtransactionStatus (connection->native) == PQTRANS_INERROR)
    {
      g_set_error_literal (error, YUI_STORE_ERROR, YUI_STORE_ERROR_FAILED,
                           "The transaction had failed before its commit.");
      return FALSE;
    }
  connection->may_take_long = TRUE;
  done = yui_postgres_execute (connection, "SET LOCAL statement_timeout = 0; COMMIT", error);
  connection->may_take_long = may_take_long;
  return done;
}

static gboolean
postgres_in_transaction (gpointer connection)
{
  return PQtransactionStatus (((Connection *)connection)->native) != PQTRANS_IDLE
         && postgres_is_usable (connection);
}

static gint64
postgres_get_changes (gpointer connection)
{
  return ((Connection *)connection)->n_changed;
}

/* Autovacuum does this work. */
static gboolean
postgres_idle (gpointer connection)
{
  return FALSE;
}

static gboolean
postgres_be_patient (gpointer user_data, GError **error)
{
  ((Connection *)user_data)->may_take_long = TRUE;
  return yui_postgres_execute (
      user_data, "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0", error);
}

/* ---- hearing of changes ---- */

static gboolean
postgres_listen (gpointer connection, GError **error)
{
  return yui_postgres_execute (connection, "LISTEN yui_change", error);
}

static int
postgres_get_socket (gpointer connection)
{
  return PQsocket (((Connection *)connection)->native);
}

static gboolean
postgres_take_notices (gpointer connection)
{
  PGconn *native = ((Connection *)connection)->native;
  gboolean is_any = FALSE;
  PGnotify *notice;

  if (!PQconsumeInput (native))
    return FALSE;
  while ((notice = PQnotifies (native)) != NULL)
    {
      is_any = TRUE;
      PQfreemem (notice);
    }
  return is_any;
}

/* ---- migrations ---- */

#define REFUSE_FUNCTION                                                                            \
  "CREATE OR REPLACE FUNCTION yui_refuse () RETURNS trigger LANGUAGE plpgsql AS $$ "               \
  "BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$"

/* Every table with a programme_id; twice is the same as once. */
#define PROTECT_TABLES                                                                             \
  "DO $$ DECLARE t record; BEGIN "                                                                 \
  "FOR t IN SELECT c.oid::regclass AS name FROM pg_class c "                                       \
  "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'programme_id' AND NOT "              \
  "a.attisdropped "                                                                                \
  "WHERE c.relkind = 'r' AND c.relnamespace = current_schema ()::regnamespace "                    \
  "AND NOT c.relforcerowsecurity LOOP "                                                            \
  "EXECUTE format ('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t.name); "                          \
  "EXECUTE format ('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t.name); "                           \
  "EXECUTE format ('CREATE POLICY in_scope ON %s USING ("                                          \
  "programme_id = CASE WHEN current_setting (''yui.scope'', true) ~ ''^[0-9]+$'' "                 \
  "THEN current_setting (''yui.scope'', true)::bigint END "                                        \
  "OR current_setting (''yui.scope'', true) = ''all'')', t.name); "                                \
  "END LOOP; END $$"

static gboolean
postgres_allow_rebuilding (gpointer user_data, gboolean allowed, GError **error)
{
  Connection *connection = user_data;

  connection->may_take_long = allowed;
  return yui_postgres_execute (connection,
                               allowed ? "SET statement_timeout = 0; SET lock_timeout = '60s';"
                                         "SELECT pg_advisory_lock " LOCK_MIGRATION
                                         ";" REFUSE_FUNCTION
                                       : "SELECT pg_advisory_unlock " LOCK_MIGRATION ";"
                                         "RESET statement_timeout; RESET lock_timeout",
                               error);
}

static gboolean
postgres_check_references (gpointer connection, GError **error)
{
  return yui_postgres_execute (connection, PROTECT_TABLES, error);
}

/* Writers of all programmes hold each other off under number 0. A writer goes on with what it does
 * first, and waits there. */
static gboolean
postgres_set_scope (gpointer connection, gint64 programme_id, gboolean is_write, GError **error)
{
  const gboolean is_all = programme_id == YUI_SCOPE_ALL;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, is_all ? 0 : programme_id);
  g_autofree char *sql = g_strconcat (
      "SELECT set_config ('yui.scope', '", is_all ? "all" : number,
      "', true), set_config ('lock_timeout', '10s', true)",
      is_write ? ", pg_advisory_xact_lock (" LOCK_PROGRAMME ", " : NULL, number, ")", NULL);

  return yui_postgres_send_once (connection, SHARE_SCHEMA, error)
         && yui_postgres_send_once (connection, sql, error)
         && (is_write || yui_postgres_settle (connection, NULL, error));
}

/* ---- statements ---- */

static gpointer
postgres_prepare (gpointer connection, const char *sql, GError **error)
{
  Statement *statement = g_new0 (Statement, 1);

  statement->connection = connection;
  statement->sql = g_strdup (sql);
  return statement;
}

static void
postgres_reset (gpointer user_data)
{
  Statement *statement = user_data;

  g_clear_pointer (&statement->result, PQclear);
  g_clear_pointer (&statement->blob, PQfreemem);
}

static void
postgres_clear (gpointer user_data)
{
  Statement *statement = user_data;

  postgres_reset (statement);
  for (int i = 0; i < statement->n_parameters; i++)
    g_clear_pointer (&statement->values[i], g_bytes_unref);
  statement->n_parameters = 0;
}

static void
postgres_finalize (gpointer user_data)
{
  Statement *statement = user_data;

  postgres_clear (statement);
  yui_postgres_forget (statement);
  g_free (statement->sql);
  g_free (statement);
}

static Oid
type_of (const YuiValue *value)
{
  switch (value->type == YUI_VALUE_NULL ? value->null_of : value->type)
    {
    case YUI_VALUE_INT:
      return YUI_POSTGRES_INT8;
    case YUI_VALUE_TEXT:
      return YUI_POSTGRES_TEXT;
    case YUI_VALUE_BLOB:
      return YUI_POSTGRES_BYTEA;
    case YUI_VALUE_NULL:
    case YUI_VALUE_END:
    default:
      return YUI_POSTGRES_UNKNOWN;
    }
}

/* Text goes with its NUL, bytes as they are. */
static GBytes *
dup_value (const YuiValue *value)
{
  char number[24];

  switch (value->type)
    {
    case YUI_VALUE_INT:
      g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, value->integer);
      return g_bytes_new (number, strlen (number) + 1);
    case YUI_VALUE_TEXT:
      return g_bytes_new (value->data, strlen (value->data) + 1);
    case YUI_VALUE_BLOB:
      return g_bytes_new (value->data, value->size);
    case YUI_VALUE_NULL:
    case YUI_VALUE_END:
    default:
      return NULL;
    }
}

static gboolean
postgres_bind (
    gpointer user_data, int index, const YuiValue *value, gboolean is_kept, GError **error)
{
  Statement *statement = user_data;
  const Oid type = type_of (value);

  if (index > YUI_POSTGRES_PARAMETERS_MAX)
    {
      g_set_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_FAILED, "More than %d parameters.",
                   YUI_POSTGRES_PARAMETERS_MAX);
      return FALSE;
    }
  g_clear_pointer (&statement->values[index - 1], g_bytes_unref);
  statement->values[index - 1] = dup_value (value);
  if (type != YUI_POSTGRES_UNKNOWN)
    statement->types[index - 1] = type;
  statement->n_parameters = MAX (statement->n_parameters, index);
  return TRUE;
}

static gboolean
postgres_queue (gpointer user_data, GError **error)
{
  return yui_postgres_send (user_data, error);
}

static gboolean
run (Statement *statement, GError **error)
{
  Connection *connection = statement->connection;

  if (!yui_postgres_send (statement, error)
      || !yui_postgres_settle (connection, &statement->result, error))
    return FALSE;
  statement->row = -1;
  connection->n_changed = g_ascii_strtoll (PQcmdTuples (statement->result), NULL, 10);
  return TRUE;
}

static YuiStep
postgres_step (gpointer user_data, GError **error)
{
  Statement *statement = user_data;

  if (statement->result == NULL && !run (statement, error))
    return YUI_STEP_ERROR;
  if (statement->row + 1 >= PQntuples (statement->result))
    return YUI_STEP_DONE;
  statement->row++;
  return YUI_STEP_ROW;
}

static gboolean
postgres_is_null (gpointer user_data, int column)
{
  Statement *statement = user_data;

  return PQgetisnull (statement->result, statement->row, column);
}

/* Truth values are 1 and 0, as in SQLite. */
static gint64
postgres_get_int (gpointer user_data, int column)
{
  Statement *statement = user_data;
  const char *text = PQgetvalue (statement->result, statement->row, column);

  return *text == 't' ? 1 : g_ascii_strtoll (text, NULL, 10);
}

static const char *
postgres_get_text (gpointer user_data, int column)
{
  Statement *statement = user_data;

  return postgres_is_null (statement, column)
             ? NULL
             : PQgetvalue (statement->result, statement->row, column);
}

static const void *
postgres_get_blob (gpointer user_data, int column, gsize *size)
{
  Statement *statement = user_data;

  *size = 0;
  g_clear_pointer (&statement->blob, PQfreemem);
  if (postgres_is_null (statement, column))
    return NULL;
  statement->blob = PQunescapeBytea (
      (const guchar *)PQgetvalue (statement->result, statement->row, column), size);
  return *size > 0 ? statement->blob : NULL;
}

static const YuiDatabaseDriver postgres_driver = {
  .name = "postgresql",
  .schemes = { "postgresql:", "postgres:" },
  .take_schema = TAKE_SCHEMA,
  .begin_write = "BEGIN",
  .begin_read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
  .columns_sql
  = "SELECT c.relname, a.attname, CASE a.atttypid WHEN 'bigint'::regtype THEN 'INTEGER' "
    "WHEN 'bytea'::regtype THEN 'BLOB' ELSE 'TEXT' END "
    "FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
    "WHERE c.relkind = 'r' AND c.relnamespace = current_schema ()::regnamespace "
    "AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum",
  .history_sql = "SELECT substr (pg_walfile_name (pg_current_wal_lsn ()), 1, 8)", /* the timeline */
  .references_sql = "SELECT DISTINCT c.relname, r.relname FROM pg_constraint k "
                    "JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid "
                    "WHERE k.contype = 'f' "
                    "AND c.relnamespace = current_schema ()::regnamespace",
  .open = postgres_open,
  .close = postgres_close,
  .is_usable = postgres_is_usable,
  .execute = postgres_execute,
  .commit = postgres_commit,
  .in_transaction = postgres_in_transaction,
  .get_changes = postgres_get_changes,
  .flush = postgres_flush,
  .idle = postgres_idle,
  .be_patient = postgres_be_patient,
  .allow_rebuilding = postgres_allow_rebuilding,
  .check_references = postgres_check_references,
  .set_scope = postgres_set_scope,
  .listen = postgres_listen,
  .get_socket = postgres_get_socket,
  .take_notices = postgres_take_notices,
  .prepare = postgres_prepare,
  .finalize = postgres_finalize,
  .bind = postgres_bind,
  .queue = postgres_queue,
  .step = postgres_step,
  .reset = postgres_reset,
  .clear = postgres_clear,
  .get_int = postgres_get_int,
  .get_text = postgres_get_text,
  .get_blob = postgres_get_blob,
  .is_null = postgres_is_null,
};

void
yui_postgres_register (void)
{
  yui_database_add_driver (&postgres_driver);
}
