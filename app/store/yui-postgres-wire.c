/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-store"

#include "yui-postgres-private.h"

#include <errno.h>
#include <poll.h>
#include <string.h>

/* Longer than the server's own time-out of a statement, which says more. */
#define PATIENCE_S 20
#define PING_S     "5"

/* Then the answers are read, so that they cannot pile up. */
#define SENT_MAX      1000
#define SENT_SIZE_MAX (4 * 1024 * 1024)

/* A transaction that has run so many statements may have filled tables of which nothing is known yet,
 * and looks up in them what it has just written; at four times as many it may have again. Tables that
 * have grown fourfold are analyzed then, which plans anew what was planned. Autovacuum comes only
 * after it, and where it came once this finds nothing to do. A transaction that only reads may not. */
#define ANALYZE_FIRST  200
#define ANALYZE_FACTOR 4
#define ANALYZE_GROWN                                                                              \
  "DO $$ DECLARE t regclass; BEGIN FOR t IN SELECT c.oid FROM pg_class c WHERE c.relkind = 'r' "   \
  "AND c.relnamespace = current_schema ()::regnamespace AND pg_relation_size (c.oid) > "           \
  "4 * current_setting ('block_size')::bigint * greatest (c.relpages, 1) "                         \
  "AND current_setting ('transaction_read_only') = 'off' "                                         \
  "LOOP EXECUTE format ('ANALYZE (SKIP_LOCKED) %s', t); END LOOP; END $$"

typedef struct
{
  YuiPostgresStatement *statement; /* nullable: nobody's any more */
  gboolean is_preparation;
} Sent;

/* ---- errors ---- */

static YuiStoreError
error_code (YuiPostgresConnection *connection, const char *state)
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

  if (!yui_postgres_connection_is_usable (connection))
    return YUI_STORE_ERROR_BUSY;
  for (guint i = 0; state != NULL && i < G_N_ELEMENTS (codes); i++)
    if (g_str_has_prefix (state, codes[i].prefix))
      return codes[i].code;
  return YUI_STORE_ERROR_FAILED;
}

static const char *
message_of (YuiPostgresConnection *connection, const PGresult *result)
{
  const char *message
      = result != NULL ? PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY) : NULL;

  if (connection->is_lost)
    return "the server does not answer";
  return message != NULL ? message : PQerrorMessage (connection->native);
}

static gboolean
fail (YuiPostgresConnection *connection, const PGresult *result, GError **error)
{
  const char *state = result != NULL ? PQresultErrorField (result, PG_DIAG_SQLSTATE) : NULL;
  g_autofree char *text = g_strdup (message_of (connection, result));

  g_set_error_literal (error, YUI_STORE_ERROR, error_code (connection, state), g_strstrip (text));
  return FALSE;
}

static gboolean
is_done (const PGresult *result)
{
  const ExecStatusType status = PQresultStatus (result);

  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

/* ---- waiting ---- */

/* Whether the server as a whole lives: a commit may be waiting for its standby, a migration for its
 * rows. One that is frozen still has its kernel take the bytes, so that TCP alone tells nothing. */
static gboolean
is_alive (YuiPostgresConnection *connection)
{
  const char *keywords[] = { "host", "hostaddr", "port", "dbname", "connect_timeout", NULL };
  const char *values[] = { PQhost (connection->native),
                           PQhostaddr (connection->native),
                           PQport (connection->native),
                           PQdb (connection->native),
                           PING_S,
                           NULL };
  const PGPing answer = PQpingParams (keywords, values, 0);

  return answer == PQPING_OK || answer == PQPING_REJECT;
}

static gint64
deadline (void)
{
  return g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;
}

/* Waits until the next answer is there, or that there will be none. */
static void
await_answer (YuiPostgresConnection *connection)
{
  struct pollfd file = { .fd = PQsocket (connection->native) };
  gint64 until = deadline ();

  while (!connection->is_lost && PQisBusy (connection->native))
    {
      const int unsent = PQflush (connection->native);
      const gint64 left_us = until - g_get_monotonic_time ();
      int n;

      if (unsent < 0)
        return;
      file.events = (short)(POLLIN | (unsent > 0 ? POLLOUT : 0));
      n = poll (&file, 1, (int)MAX (left_us / 1000, 0));
      if (n > 0 && (file.revents & ~POLLOUT) != 0 && !PQconsumeInput (connection->native))
        return;
      if (n == 0 && connection->may_take_long && is_alive (connection))
        until = deadline ();
      else if (n == 0)
        connection->is_lost = TRUE;
    }
}

static PGresult *
take_result (YuiPostgresConnection *connection)
{
  await_answer (connection);
  return connection->is_lost ? NULL : PQgetResult (connection->native);
}

/* ---- statements ---- */

/* Scripts go the simple way, which the pipeline does not take. */
static gboolean
set_pipeline (YuiPostgresConnection *connection, gboolean is_on, GError **error)
{
  if (!yui_postgres_connection_is_usable (connection)
      || (is_on ? !PQenterPipelineMode (connection->native)
                : !PQexitPipelineMode (connection->native)))
    return fail (connection, NULL, error);
  return TRUE;
}

gboolean
yui_postgres_execute (YuiPostgresConnection *connection, const char *script, GError **error)
{
  PGresult *result;
  gboolean done = TRUE;

  if (!yui_postgres_settle (connection, NULL, error) || !set_pipeline (connection, FALSE, error))
    return FALSE;
  if (!PQsendQuery (connection->native, script))
    return fail (connection, NULL, error);
  while ((result = take_result (connection)) != NULL)
    {
      done = done && (is_done (result) || fail (connection, result, error));
      PQclear (result);
    }
  return done && (!connection->is_lost || fail (connection, NULL, error));
}

static void
note_sent (YuiPostgresConnection *connection,
           YuiPostgresStatement *statement,
           gboolean is_preparation)
{
  const Sent sent = { .statement = statement, .is_preparation = is_preparation };

  g_array_append_val (connection->sent, sent);
}

static gboolean
send_close (YuiPostgresStatement *statement)
{
  if (!statement->is_prepared)
    return TRUE;
  statement->is_prepared = FALSE;
  if (!PQsendClosePrepared (statement->connection->native, statement->name))
    return FALSE;
  note_sent (statement->connection, NULL, FALSE);
  return TRUE;
}

/* Prepares it with the types that are known by now; a parameter that was NULL so far may have got
 * one. */
static gboolean
send_preparation (YuiPostgresStatement *statement)
{
  const gsize size = sizeof (Oid) * (gsize)statement->n_parameters;
  YuiPostgresConnection *connection = statement->connection;

  if (statement->is_prepared && memcmp (statement->types, statement->prepared, size) == 0)
    return TRUE;
  if (!send_close (statement))
    return FALSE;
  g_snprintf (statement->name, sizeof statement->name, "s%u", ++connection->n_named);
  if (!PQsendPrepare (connection->native, statement->name, statement->sql, statement->n_parameters,
                      statement->types))
    return FALSE;
  note_sent (connection, statement, TRUE);
  statement->is_prepared = TRUE;
  memcpy (statement->prepared, statement->types, size);
  return TRUE;
}

static gboolean
send_values (YuiPostgresStatement *statement)
{
  YuiPostgresConnection *connection = statement->connection;
  const char *values[YUI_POSTGRES_PARAMETERS_MAX];
  int sizes[YUI_POSTGRES_PARAMETERS_MAX], formats[YUI_POSTGRES_PARAMETERS_MAX];

  for (int i = 0; i < statement->n_parameters; i++)
    {
      GBytes *value = statement->values[i];
      gsize size = 0;

      values[i] = value != NULL ? g_bytes_get_data (value, &size) : NULL;
      if (value != NULL && values[i] == NULL)
        values[i] = ""; /* an empty blob is not NULL */
      sizes[i] = (int)size;
      formats[i] = statement->types[i] == YUI_POSTGRES_BYTEA;
      connection->sent_size += size;
    }
  if (!PQsendQueryPrepared (connection->native, statement->name, statement->n_parameters, values,
                            sizes, formats, 0))
    return FALSE;
  note_sent (connection, statement, FALSE);
  return TRUE;
}

static gboolean
make_room (YuiPostgresConnection *connection, GError **error)
{
  const gboolean is_full
      = connection->sent->len >= SENT_MAX || connection->sent_size >= SENT_SIZE_MAX;

  return (!is_full || yui_postgres_settle (connection, NULL, error))
         && set_pipeline (connection, TRUE, error);
}

static gboolean
count_statement (YuiPostgresConnection *connection, GError **error)
{
  if (PQtransactionStatus (connection->native) == PQTRANS_IDLE && connection->sent->len == 0)
    {
      connection->n_statements = 0;
      connection->n_to_analyze = ANALYZE_FIRST;
    }
  if (++connection->n_statements < connection->n_to_analyze)
    return TRUE;
  connection->n_to_analyze *= ANALYZE_FACTOR;
  return yui_postgres_send_once (connection, ANALYZE_GROWN, error);
}

gboolean
yui_postgres_send (YuiPostgresStatement *statement, GError **error)
{
  return count_statement (statement->connection, error) && make_room (statement->connection, error)
         && ((send_preparation (statement) && send_values (statement))
             || fail (statement->connection, NULL, error));
}

gboolean
yui_postgres_send_once (YuiPostgresConnection *connection, const char *sql, GError **error)
{
  if (!make_room (connection, error))
    return FALSE;
  if (!PQsendQueryParams (connection->native, sql, 0, NULL, NULL, NULL, NULL, 0))
    return fail (connection, NULL, error);
  note_sent (connection, NULL, FALSE);
  return TRUE;
}

void
yui_postgres_forget (YuiPostgresStatement *statement)
{
  YuiPostgresConnection *connection = statement->connection;
  const gboolean is_alone = connection->sent->len == 0;

  for (guint i = 0; i < connection->sent->len; i++)
    {
      Sent *sent = &g_array_index (connection->sent, Sent, i);

      if (sent->statement == statement)
        sent->statement = NULL;
    }
  if (statement->is_prepared && set_pipeline (connection, TRUE, NULL))
    send_close (statement);
  if (is_alone)
    yui_postgres_settle (connection, NULL, NULL);
}

/* ---- answers ---- */

/* Of somebody who did not wait for it: the error must say what failed. */
static void
name_statement (const Sent *sent, GError **error)
{
  g_auto (GStrv) words = g_strsplit (sent->statement != NULL ? sent->statement->sql : "", " ", 4);

  if (g_strv_length (words) == 4)
    g_prefix_error (error, "%s %s %s: ", words[0], words[1], words[2]);
}

/* Reads the answer to what was sent as number i. */
static gboolean
take_answer (YuiPostgresConnection *connection, guint i, PGresult **last, GError **error)
{
  const Sent *sent = &g_array_index (connection->sent, Sent, i);
  const gboolean is_last = i + 1 == connection->sent->len;
  const gboolean is_awaited
      = last != NULL && i + (sent->is_preparation ? 2 : 1) == connection->sent->len;
  PGresult *result = take_result (connection), *more;
  const gboolean done = result != NULL && is_done (result);

  if (!done && sent->statement != NULL && sent->is_preparation)
    sent->statement->is_prepared = FALSE;
  if (!done)
    {
      fail (connection, result, error);
      if (!is_awaited)
        name_statement (sent, error);
    }
  while (result != NULL && (more = take_result (connection)) != NULL)
    PQclear (more);
  if (done && is_last && last != NULL)
    *last = g_steal_pointer (&result);
  PQclear (result);
  return done;
}

gboolean
yui_postgres_settle (YuiPostgresConnection *connection, PGresult **last, GError **error)
{
  gboolean done = TRUE;

  if (connection->sent->len == 0)
    return TRUE;
  if (!PQpipelineSync (connection->native))
    done = fail (connection, NULL, error);
  for (guint i = 0; i < connection->sent->len; i++)
    done = take_answer (connection, i, last, done ? error : NULL) && done;
  PQclear (take_result (connection)); /* of the sync */
  g_array_set_size (connection->sent, 0);
  connection->sent_size = 0;
  return done;
}

/* ---- connections ---- */

/* A role that row-level security does not hold is not let in: the second wall would be missing. */
static gboolean
check_role (YuiPostgresConnection *connection, GError **error)
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

static PGconn *
connect_to (const char *location)
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
                           "-c statement_timeout=15s -c lock_timeout=2s "
                           "-c idle_in_transaction_session_timeout=30s -c client_encoding=UTF8 "
                           "-c client_min_messages=warning",
                           location,
                           NULL };

  return PQconnectdbParams (keywords, values, 1);
}

YuiPostgresConnection *
yui_postgres_connection_open (const char *location, GError **error)
{
  YuiPostgresConnection *connection = g_new0 (YuiPostgresConnection, 1);

  connection->native = connect_to (location);
  connection->sent = g_array_new (FALSE, FALSE, sizeof (Sent));
  if (PQstatus (connection->native) != CONNECTION_OK)
    fail (connection, NULL, error);
  else
    {
      PQsetNoticeReceiver (connection->native, ignore_notice, NULL);
      if (check_role (connection, error) && PQsetnonblocking (connection->native, 1) == 0)
        return connection;
    }
  g_prefix_error_literal (error, "PostgreSQL: ");
  yui_postgres_connection_close (connection);
  return NULL;
}

void
yui_postgres_connection_close (YuiPostgresConnection *connection)
{
  PQfinish (connection->native);
  g_array_unref (connection->sent);
  g_free (connection);
}

gboolean
yui_postgres_connection_is_usable (YuiPostgresConnection *connection)
{
  return !connection->is_lost && PQstatus (connection->native) == CONNECTION_OK;
}
