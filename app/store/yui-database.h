/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One connection to a SQL database, whichever driver is behind it.
 *
 * SQL is portable: `$1` parameters, ON CONFLICT, RETURNING, CTEs, integer epoch seconds. A
 * connection and its statements belong to one thread at a time. Most callers get connections from
 * YuiStore.
 *
 *   g_autoptr (YuiStatement) query = yui_database_query (
 *       db, error, "SELECT id, name FROM worker WHERE programme_id = $1", YUI_INT (programme_id));
 *   YuiStep step;
 *   while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
 *     use (yui_statement_get_text (query, 0));
 *   if (step == YUI_STEP_ERROR)
 *     return FALSE;
 */

#define YUI_STORE_ERROR (yui_store_error_quark ())

/* BUSY        another program holds the database; trying again may help.
 * UNIQUE      a key that must be unique is there already.
 * CONSTRAINT  another rule of the schema is broken (foreign key, CHECK, append-only).
 * FULL        the disk is full; nothing of the transaction was kept.
 * CORRUPT     the file is damaged, or no database of Yui.
 * READ_ONLY   the file may not be written.
 * NEWER       a newer Yui has written the file.
 * PLACE       the file cannot be there: no such folder, or a network file system.
 * FAILED      anything else; the message says what. */
typedef enum
{
  YUI_STORE_ERROR_BUSY,
  YUI_STORE_ERROR_UNIQUE,
  YUI_STORE_ERROR_CONSTRAINT,
  YUI_STORE_ERROR_FULL,
  YUI_STORE_ERROR_CORRUPT,
  YUI_STORE_ERROR_READ_ONLY,
  YUI_STORE_ERROR_NEWER,
  YUI_STORE_ERROR_PLACE,
  YUI_STORE_ERROR_FAILED,
} YuiStoreError;

GQuark yui_store_error_quark (void);

typedef struct _YuiDatabase YuiDatabase;
typedef struct _YuiStatement YuiStatement;

typedef enum
{
  YUI_DATABASE_READ_WRITE = 0,
  YUI_DATABASE_READ_ONLY = 1 << 0,
  YUI_DATABASE_BRIEF = 1 << 1, /* of a reader: for a few rows between other connections' writes */
} YuiDatabaseFlags;

typedef enum
{
  YUI_STEP_ERROR = -1,
  YUI_STEP_DONE = 0,
  YUI_STEP_ROW = 1,
} YuiStep;

/* ---- values ---- */

typedef enum
{
  YUI_VALUE_END,
  YUI_VALUE_NULL,
  YUI_VALUE_INT,
  YUI_VALUE_TEXT,
  YUI_VALUE_BLOB,
} YuiValueType;

/* A parameter. Text and blobs are borrowed until the statement is bound; NULL text is SQL NULL. */
typedef struct
{
  YuiValueType type;
  YuiValueType null_of; /* of a NULL: what it would have been, if that is known */
  gint64 integer;
  const void *data;
  gsize size;
} YuiValue;

#define YUI_END        ((YuiValue){ .type = YUI_VALUE_END })
#define YUI_NULL       ((YuiValue){ .type = YUI_VALUE_NULL })
#define YUI_INT(v)     ((YuiValue){ .type = YUI_VALUE_INT, .integer = (v) })
#define YUI_TEXT(v)    (yui_value_from_text (v))
#define YUI_BLOB(d, n) ((YuiValue){ .type = YUI_VALUE_BLOB, .data = (d), .size = (n) })
#define YUI_BYTES(b)   (yui_value_from_bytes (b))

static inline YuiValue
yui_value_from_text (const char *text)
{
  return (YuiValue){ .type = text != NULL ? YUI_VALUE_TEXT : YUI_VALUE_NULL,
                     .null_of = YUI_VALUE_TEXT,
                     .data = text };
}

static inline YuiValue
yui_value_from_bytes (GBytes *bytes)
{
  gsize size;
  const void *data;

  if (bytes == NULL)
    return (YuiValue){ .type = YUI_VALUE_NULL, .null_of = YUI_VALUE_BLOB };
  data = g_bytes_get_data (bytes, &size);
  return (YuiValue){ .type = YUI_VALUE_BLOB, .data = data, .size = size };
}

/* ---- connections ---- */

/* Opens the database at uri: a path, or `file:` and a path (SQLite; a missing file is made unless
 * read-only), or what a driver that was added takes. Returns NULL with YUI_STORE_ERROR. */
YuiDatabase *yui_database_open (const char *uri, YuiDatabaseFlags flags, GError **error);

/* Closes the connection; every statement of it must have been freed. */
void yui_database_close (YuiDatabase *db);

/* Something of the caller's that belongs to the connection and ends with it, or with the next one;
 * NULL at first. */
void yui_database_set_companion (YuiDatabase *db, gpointer companion, GDestroyNotify destroy);
gpointer yui_database_get_companion (YuiDatabase *db);

/* Sets version to a number that is another one whenever the open transaction, which has read
 * already, sees other data than an earlier one of this connection did, whoever changed it. It means
 * nothing to another connection. FALSE where the database does not tell. */
gboolean yui_database_get_version (YuiDatabase *db, guint32 *version);

/* Runs a script of any number of statements without parameters. */
gboolean yui_database_execute (YuiDatabase *db, const char *script, GError **error);

/* Returns the statement for sql, from the connection's cache where it can. Free it to give it back.
 */
YuiStatement *yui_database_prepare (YuiDatabase *db, const char *sql, GError **error);

/* Prepares sql and binds the values, $1 first, up to YUI_VALUE_END. */
YuiStatement *yui_database_query_values (YuiDatabase *db,
                                         GError **error,
                                         const char *sql,
                                         const YuiValue *values);

/* Likewise, runs it to its end and returns the rows it changed, or -1 with error. */
gint64
yui_database_run_values (YuiDatabase *db, GError **error, const char *sql, const YuiValue *values);

#define yui_database_query(db, error, sql, ...)                                                    \
  yui_database_query_values ((db), (error), (sql),                                                 \
                             (const YuiValue[]){ __VA_ARGS__ __VA_OPT__ (, ) YUI_END })
#define yui_database_run(db, error, sql, ...)                                                      \
  yui_database_run_values ((db), (error), (sql),                                                   \
                           (const YuiValue[]){ __VA_ARGS__ __VA_OPT__ (, ) YUI_END })

/* Runs sql, in a transaction, for a caller who needs neither its rows nor how many it changed. A
 * database behind a network is sent it without waiting for the answer, which comes with that to the
 * next call that waits: any other of this connection. When it failed, that call fails with its error
 * and does nothing itself; the code is the statement's own, the message begins with its first words.
 * Whoever must tell one failure from another runs instead. */
gboolean yui_database_queue_values (YuiDatabase *db,
                                    GError **error,
                                    const char *sql,
                                    const YuiValue *values);
#define yui_database_queue(db, error, sql, ...)                                                    \
  yui_database_queue_values ((db), (error), (sql),                                                 \
                             (const YuiValue[]){ __VA_ARGS__ __VA_OPT__ (, ) YUI_END })

/* Waits for what was queued; FALSE with the error of the first that failed. */
gboolean yui_database_flush (YuiDatabase *db, GError **error);

/* Transactions. begin takes the write lock at once; begin_read only fixes what is seen. */
gboolean yui_database_begin (YuiDatabase *db, GError **error);
gboolean yui_database_begin_read (YuiDatabase *db, GError **error);
gboolean yui_database_commit (YuiDatabase *db, GError **error);
void yui_database_rollback (YuiDatabase *db);
gboolean yui_database_in_transaction (YuiDatabase *db);

/* Which programme's rows the rest of the transaction may see and write; a new transaction of a
 * driver with walls sees none. SQLite has none and takes any scope. A writer's scope also holds
 * other processes' writers of that programme off until the commit. */
#define YUI_SCOPE_ALL (-1)
gboolean
yui_database_set_scope (YuiDatabase *db, gint64 programme_id, gboolean is_write, GError **error);

/* Savepoints nest. rollback_savepoint undoes and leaves it; both end the innermost one. Releasing
 * fails, and leaves it there, when something that was queued in it failed. */
gboolean yui_database_savepoint (YuiDatabase *db, GError **error);
gboolean yui_database_release_savepoint (YuiDatabase *db, GError **error);
gboolean yui_database_rollback_savepoint (YuiDatabase *db, GError **error);

/* Whether nobody else writes to the database until the open transaction ends. */
gboolean yui_database_is_alone (YuiDatabase *db);

/* What a program remembers of the open transaction beside its connection, so as not to read it again
 * or to write it once for all. A connection has one at most; its functions:
 *   settle  writes what is left to write, just before the commit.
 *   undone  a savepoint was rolled back: what was noted in it was not, after all.
 *   over    the transaction has ended, or another begins: nothing of it holds.
 *   free    the connection is closed. */
typedef struct
{
  gboolean (*settle) (gpointer notes, YuiDatabase *db, GError **error);
  void (*undone) (gpointer notes);
  void (*over) (gpointer notes);
  GDestroyNotify free;
} YuiNotesClass;

/* Takes notes; notes_class is static. */
void yui_database_set_notes (YuiDatabase *db, const YuiNotesClass *notes_class, gpointer notes);

/* NULL when none were set. */
gpointer yui_database_get_notes (YuiDatabase *db);

/* Lets what runs from now on take as long as it takes: for commands that read or write everything. */
gboolean yui_database_be_patient (YuiDatabase *db, GError **error);

/* Whether yui_database_check looks at all; PostgreSQL's pages are its own operator's matter. */
gboolean yui_database_can_check (YuiDatabase *db);

/* Reads the whole database and says whether it is sound: pages, indexes, references.
 * YUI_STORE_ERROR_CORRUPT or CONSTRAINT names the first damage. */
gboolean yui_database_check (YuiDatabase *db, GError **error);

/* Returns a text that changes when the database's history forks, as it does when a standby takes
 * over: what the old server showed last may then never have been. Empty where it cannot. NULL with
 * error. */
char *yui_database_dup_history (YuiDatabase *db, GError **error);

/* Housekeeping when nothing else is to be done; moves the log into the database file. Returns TRUE when
 * what is known of the data for planning has changed: connections that are open plan as before. */
gboolean yui_database_idle (YuiDatabase *db);

/* ---- statements ---- */

/* Gives the statement back to its connection. */
void yui_statement_free (YuiStatement *statement);

/* Binds parameter number index (from 1). */
gboolean yui_statement_bind (YuiStatement *statement, int index, YuiValue value, GError **error);

/* Moves to the next row. After DONE or ERROR only reset, bind or free make sense. */
YuiStep yui_statement_step (YuiStatement *statement, GError **error);

/* Runs it as it is bound, as yui_database_queue does; it may be bound anew at once. */
gboolean yui_statement_queue (YuiStatement *statement, GError **error);

/* Moves to a row that must be there; FALSE with YUI_STORE_ERROR_CORRUPT when it is not. A NULL
 * statement, whose error is set already, is FALSE too. */
gboolean yui_statement_need_row (YuiStatement *statement, GError **error);

/* Makes it ready to run again; the bound values stay. */
void yui_statement_reset (YuiStatement *statement);

/* Columns of the present row, from 0. NULL reads as 0, NULL text, or an empty blob. Text and data
 * are valid until the next step. */
gint64 yui_statement_get_int (YuiStatement *statement, int column);
const char *yui_statement_get_text (YuiStatement *statement, int column);
const void *yui_statement_get_blob (YuiStatement *statement, int column, gsize *size);
GBytes *yui_statement_dup_bytes (YuiStatement *statement, int column);
char *yui_statement_dup_text (YuiStatement *statement, int column);
gboolean yui_statement_is_null (YuiStatement *statement, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiDatabase, yui_database_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiStatement, yui_statement_free)

G_END_DECLS
