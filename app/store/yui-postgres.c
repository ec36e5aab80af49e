/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-store"

#include "yui-postgres.h"

#include "yui-database-private.h"

#include <libpq-fe.h>

#define PARAMETERS_MAX 64

/* Types of pg_type that parameters are declared with. */
#define OID_UNKNOWN 0
#define OID_BYTEA   17
#define OID_INT8    20
#define OID_TEXT    25

/* One process migrates at a time; writers of one programme go one after the other. */
#define LOCK_MIGRATION "(1496664353, 0)"
#define LOCK_PROGRAMME "1496664354"

typedef struct
{
  PGconn *native;
  guint n_prepared;
  gint64 n_changed;
} Connection;

typedef struct
{
  Connection *connection;
  char *sql;
  char name[16];
  int n_parameters; /* highest bound */
  gboolean is_prepared;
  Oid types[PARAMETERS_MAX];      /* as bound */
  Oid prepared[PARAMETERS_MAX];   /* as prepared */
  GBytes *values[PARAMETERS_MAX]; /* text with its NUL, or bytes; NULL is SQL NULL */
  PGresult *result;               /* all rows, once it has run */
  int row;
  guchar *blob; /* of the column last asked for */
} Statement;

/* ---- errors ---- */

static YuiStoreError
error_code (PGconn *native, const char *state)
{
  static const struct
  {
    const char *prefix;
    YuiStoreError code;
  } codes[] = {
    { "23505", YUI_STORE_ERROR_UNIQUE },     { "23", YUI_STORE_ERROR_CONSTRAINT },
    { "P0001", YUI_STORE_ERROR_CONSTRAINT }, { "25006", YUI_STORE_ERROR_READ_ONLY },
    { "42501", YUI_STORE_ERROR_CONSTRAINT }, { "53100", YUI_STORE_ERROR_FULL },
    { "40", YUI_STORE_ERROR_BUSY },          { "55P03", YUI_STORE_ERROR_BUSY },
    { "57", YUI_STORE_ERROR_BUSY },          { "53", YUI_STORE_ERROR_BUSY },
    { "08", YUI_STORE_ERROR_BUSY },          { "XX001", YUI_STORE_ERROR_CORRUPT },
    { "XX002", YUI_STORE_ERROR_CORRUPT },
  };

  if (PQstatus (native) != CONNECTION_OK)
    return YUI_STORE_ERROR_BUSY;
  for (guint i = 0; state != NULL && i < G_N_ELEMENTS (codes); i++)
    if (g_str_has_prefix (state, codes[i].prefix))
      return codes[i].code;
  return YUI_STORE_ERROR_FAILED;
}

static gboolean
fail (Connection *connection, const PGresult *result, GError **error)
{
  const char *message
      = result != NULL ? PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY) : NULL;
  const char *state = result != NULL ? PQresultErrorField (result, PG_DIAG_SQLSTATE) : NULL;
  g_autofree char *text
      = g_strdup (message != NULL ? message : PQerrorMessage (connection->native));

  g_set_error_literal (error, YUI_STORE_ERROR, error_code (connection->native, state),
                       g_strstrip (text));
  return FALSE;
}

static gboolean
is_done (const PGresult *result)
{
  const ExecStatusType status = PQresultStatus (result);

  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

/* ---- connections ---- */

static gboolean
execute_as_it_is (Connection *connection, const char *sql, GError **error)
{
  PGresult *result = PQexec (connection->native, sql);
  gboolean done = is_done (result) || fail (connection, result, error);

  PQclear (result);
  return done;
}

/* A role that row-level security does not hold is not let in: the second wall would be missing. */
static gboolean
check_role (Connection *connection, GError **error)
{
  PGresult *result
      = PQexec (connection->native, "SELECT 1 FROM pg_roles WHERE rolname = current_user "
                                    "AND (rolsuper OR rolbypassrls)");
  gboolean good = is_done (result) || fail (connection, result, error);

  if (good && PQntuples (result) > 0)
    {
      good = FALSE;
      g_set_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_PLACE,
                   "The role %s is a superuser or may bypass row-level security. Give Yui a role "
                   "of its own: CREATE ROLE yui LOGIN NOSUPERUSER NOBYPASSRLS.",
                   PQuser (connection->native));
    }
  PQclear (result);
  return good;
}

static void
ignore_notice (void *data, const PGresult *result)
{
}

static gpointer
postgres_open (const char *location, YuiDatabaseFlags flags, GError **error)
{
  const char *keywords[] = { "application_name",
                             "connect_timeout",
                             "keepalives_idle",
                             "keepalives_interval",
                             "keepalives_count",
                             "tcp_user_timeout",
                             "target_session_attrs",
                             "options",
                             "dbname",
                             NULL };
  const char *values[] = { "yui-server",
                           "5",
                           "10",
                           "5",
                           "3",
                           "15000",
                           "read-write",
                           "-c statement_timeout=15s -c lock_timeout=10s "
                           "-c idle_in_transaction_session_timeout=30s -c client_encoding=UTF8 "
                           "-c client_min_messages=warning",
                           location,
                           NULL };
  Connection *connection = g_new0 (Connection, 1);

  connection->native = PQconnectdbParams (keywords, values, 1);
  if (PQstatus (connection->native) != CONNECTION_OK)
    fail (connection, NULL, error);
  else
    {
      PQsetNoticeReceiver (connection->native, ignore_notice, NULL);
      if (check_role (connection, error))
        return connection;
    }
  g_prefix_error_literal (error, "PostgreSQL: ");
  PQfinish (connection->native);
  g_free (connection);
  return NULL;
}

static void
postgres_close (gpointer user_data)
{
  Connection *connection = user_data;

  PQfinish (connection->native);
  g_free (connection);
}

static gboolean
postgres_is_usable (gpointer connection)
{
  return PQstatus (((Connection *)connection)->native) == CONNECTION_OK;
}

static gboolean
postgres_execute (gpointer connection, const char *script, GError **error)
{
  g_autofree char *translated = yui_postgres_translate (script);

  return execute_as_it_is (connection, translated, error);
}

/* A commit that waits for its standby must not be cut short by the time-out: PostgreSQL then says
 * that it is done though no standby has it. A server that never answers is given up by TCP.
 * A transaction that has failed already answers COMMIT with ROLLBACK. */
static gboolean
postgres_commit (gpointer user_data, GError **error)
{
  Connection *connection = user_data;
  const gboolean has_failed = PQtransactionStatus (connection->native) == PQTRANS_INERROR;

  if (!has_failed)
    return execute_as_it_is (connection, "SET LOCAL statement_timeout = 0; COMMIT", error);
  g_set_error_literal (error, YUI_STORE_ERROR, YUI_STORE_ERROR_FAILED,
                       "The transaction had failed before its commit.");
  return FALSE;
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
static void
postgres_idle (gpointer connection)
{
}

/* ---- hearing of changes ---- */

static gboolean
postgres_listen (gpointer connection, GError **error)
{
  return execute_as_it_is (connection, "LISTEN yui_change", error);
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
postgres_allow_rebuilding (gpointer connection, gboolean allowed, GError **error)
{
  return execute_as_it_is (connection,
                           allowed ? "SET statement_timeout = 0; SET lock_timeout = '60s';"
                                     "SELECT pg_advisory_lock " LOCK_MIGRATION ";" REFUSE_FUNCTION
                                   : "SELECT pg_advisory_unlock " LOCK_MIGRATION ";"
                                     "RESET statement_timeout; RESET lock_timeout",
                           error);
}

static gboolean
postgres_check_references (gpointer connection, GError **error)
{
  return execute_as_it_is (connection, PROTECT_TABLES, error);
}

/* Writers of all programmes hold each other off under number 0. */
static gboolean
postgres_set_scope (gpointer connection, gint64 programme_id, gboolean is_write, GError **error)
{
  const gboolean is_all = programme_id == YUI_SCOPE_ALL;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, is_all ? 0 : programme_id);
  g_autofree char *sql = g_strconcat (
      "SELECT set_config ('yui.scope', '", is_all ? "all" : number, "', true)",
      is_write ? ", pg_advisory_xact_lock (" LOCK_PROGRAMME ", " : NULL, number, ")", NULL);

  return execute_as_it_is (connection, sql, error);
}

/* ---- statements ---- */

static gpointer
postgres_prepare (gpointer connection, const char *sql, GError **error)
{
  Statement *statement = g_new0 (Statement, 1);

  statement->connection = connection;
  statement->sql = g_strdup (sql);
  g_snprintf (statement->name, sizeof statement->name, "s%u", ++statement->connection->n_prepared);
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

static gboolean
deallocate (Statement *statement, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DEALLOCATE %s", statement->name);

  if (!statement->is_prepared || !postgres_is_usable (statement->connection))
    return TRUE;
  statement->is_prepared = FALSE;
  return execute_as_it_is (statement->connection, sql, error);
}

/* An aborted transaction takes no DEALLOCATE; the few statements left there end with the
 * connection. */
static void
postgres_finalize (gpointer user_data)
{
  Statement *statement = user_data;

  postgres_clear (statement);
  if (PQtransactionStatus (statement->connection->native) != PQTRANS_INERROR)
    deallocate (statement, NULL);
  g_free (statement->sql);
  g_free (statement);
}

static Oid
type_of (const YuiValue *value)
{
  switch (value->type == YUI_VALUE_NULL ? value->null_of : value->type)
    {
    case YUI_VALUE_INT:
      return OID_INT8;
    case YUI_VALUE_TEXT:
      return OID_TEXT;
    case YUI_VALUE_BLOB:
      return OID_BYTEA;
    case YUI_VALUE_NULL:
    case YUI_VALUE_END:
    default:
      return OID_UNKNOWN;
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

  if (index > PARAMETERS_MAX)
    {
      g_set_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_FAILED, "More than %d parameters.",
                   PARAMETERS_MAX);
      return FALSE;
    }
  g_clear_pointer (&statement->values[index - 1], g_bytes_unref);
  statement->values[index - 1] = dup_value (value);
  if (type != OID_UNKNOWN)
    statement->types[index - 1] = type;
  statement->n_parameters = MAX (statement->n_parameters, index);
  return TRUE;
}

/* Prepares it with the types that are known by now; a parameter that was NULL so far may have got
 * one. */
static gboolean
make_ready (Statement *statement, GError **error)
{
  const gsize size = sizeof (Oid) * statement->n_parameters;
  PGresult *result;

  if (statement->is_prepared && memcmp (statement->types, statement->prepared, size) == 0)
    return TRUE;
  if (!deallocate (statement, error))
    return FALSE;
  result = PQprepare (statement->connection->native, statement->name, statement->sql,
                      statement->n_parameters, statement->types);
  statement->is_prepared = is_done (result) || fail (statement->connection, result, error);
  PQclear (result);
  memcpy (statement->prepared, statement->types, size);
  return statement->is_prepared;
}

static gboolean
run (Statement *statement, GError **error)
{
  const char *values[PARAMETERS_MAX];
  int sizes[PARAMETERS_MAX], formats[PARAMETERS_MAX];
  const char *changed;

  if (!make_ready (statement, error))
    return FALSE;
  for (int i = 0; i < statement->n_parameters; i++)
    {
      gsize size = 0;

      values[i]
          = statement->values[i] != NULL ? g_bytes_get_data (statement->values[i], &size) : NULL;
      if (statement->values[i] != NULL && values[i] == NULL)
        values[i] = ""; /* an empty blob is not NULL */
      sizes[i] = (int)size;
      formats[i] = statement->types[i] == OID_BYTEA;
    }
  statement->row = -1;
  statement->result = PQexecPrepared (statement->connection->native, statement->name,
                                      statement->n_parameters, values, sizes, formats, 0);
  if (!is_done (statement->result))
    {
      fail (statement->connection, statement->result, error);
      g_clear_pointer (&statement->result, PQclear);
      return FALSE;
    }
  changed = PQcmdTuples (statement->result);
  statement->connection->n_changed = g_ascii_strtoll (changed, NULL, 10);
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
  .idle = postgres_idle,
  .allow_rebuilding = postgres_allow_rebuilding,
  .check_references = postgres_check_references,
  .set_scope = postgres_set_scope,
  .listen = postgres_listen,
  .get_socket = postgres_get_socket,
  .take_notices = postgres_take_notices,
  .prepare = postgres_prepare,
  .finalize = postgres_finalize,
  .bind = postgres_bind,
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
