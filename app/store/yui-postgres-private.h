/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-database-private.h"

#include <libpq-fe.h>

G_BEGIN_DECLS

/* The wire of the PostgreSQL driver: statements go out one after another in libpq's pipeline, and
 * answers are read when somebody waits for one. Nothing waits for ever: a server that does not answer
 * is given up, and with it the connection. */

#define YUI_POSTGRES_PARAMETERS_MAX 64

typedef struct _YuiPostgresStatement YuiPostgresStatement;

typedef struct
{
  PGconn *native;
  GArray *sent; /* of Sent: what has no answer yet, in order */
  gsize sent_size;
  guint n_named;
  gint64 n_changed;
  guint n_statements;     /* of this transaction */
  guint n_to_analyze;     /* at so many of them tables that have grown are analyzed */
  gboolean is_lost;       /* did not answer in time */
  gboolean may_take_long; /* as long as the server as a whole answers */
} YuiPostgresConnection;

struct _YuiPostgresStatement
{
  YuiPostgresConnection *connection;
  char *sql;
  char name[16];
  int n_parameters; /* highest bound */
  gboolean is_prepared;
  Oid types[YUI_POSTGRES_PARAMETERS_MAX];      /* as bound */
  Oid prepared[YUI_POSTGRES_PARAMETERS_MAX];   /* as prepared */
  GBytes *values[YUI_POSTGRES_PARAMETERS_MAX]; /* text with its NUL, or bytes; NULL is SQL NULL */
  PGresult *result;                            /* all rows, once it has run */
  int row;
  guchar *blob; /* of the column last asked for */
};

/* Opens a connection to the server of location that takes writes. */
YuiPostgresConnection *yui_postgres_connection_open (const char *location, GError **error);
void yui_postgres_connection_close (YuiPostgresConnection *connection);
gboolean yui_postgres_connection_is_usable (YuiPostgresConnection *connection);

/* Runs a script as it is, after what was sent before. */
gboolean
yui_postgres_execute (YuiPostgresConnection *connection, const char *script, GError **error);

/* Sends statement as it is bound, without waiting. */
gboolean yui_postgres_send (YuiPostgresStatement *statement, GError **error);

/* Likewise one without parameters that is not kept. */
gboolean
yui_postgres_send_once (YuiPostgresConnection *connection, const char *sql, GError **error);

/* Waits for the answers to all that was sent. The first that failed is the error, with its own code;
 * what was sent after it was not done. Gives the last one's rows to `last` (nullable). */
gboolean yui_postgres_settle (YuiPostgresConnection *connection, PGresult **last, GError **error);

/* Takes a statement off the connection; its answer, if one is due, concerns nobody. */
void yui_postgres_forget (YuiPostgresStatement *statement);

/* Types of pg_type that parameters are declared with. */
#define YUI_POSTGRES_UNKNOWN 0
#define YUI_POSTGRES_BYTEA   17
#define YUI_POSTGRES_INT8    20
#define YUI_POSTGRES_TEXT    25

G_END_DECLS
