/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-database.h"

G_BEGIN_DECLS

/* What a driver does. Native statements and connections are the driver's own. */
typedef struct
{
  const char *name;       /* `NNNN-what.NAME.sql` is run in the place of `NNNN-what.sql` */
  const char *schemes[3]; /* how its URIs begin; NULL-terminated */
  /* Around the migrations that are missing, outside a transaction; nullable. */
  const char *before_migrations, *after_migrations;
  /* They are one transaction: a check of the references is a look at every row. */
  gboolean migrates_at_once;
  /* begin_write waits until no other connection writes, and holds them off. */
  gboolean writes_alone;
  /* Run first in a migration: other processes wait until it is done, so that none writes into a
   * table that is being made anew. NULL where the transaction does that. */
  const char *take_schema;
  const char *begin_write; /* statements that open a transaction */
  const char *begin_read;
  /* Rows of table, column and type (INTEGER, TEXT or BLOB), by table and order of the columns. */
  const char *columns_sql;
  /* Rows of a table and one that it refers to. */
  const char *references_sql;
  /* A row with a text that is another one after the server's history forked; NULL where it cannot. */
  const char *history_sql;

  gpointer (*open) (const char *location, YuiDatabaseFlags flags, GError **error);
  void (*close) (gpointer connection);
  gboolean (*is_usable) (gpointer connection); /* FALSE: the server is gone; open another */
  gboolean (*execute) (gpointer connection, const char *script, GError **error);
  gboolean (*commit) (gpointer connection, GError **error);
  gboolean (*in_transaction) (gpointer connection);
  gint64 (*get_changes) (gpointer connection);
  /* Waits for what was queued; NULL where nothing is: queueing runs at once. */
  gboolean (*flush) (gpointer connection, GError **error);
  /* TRUE when other connections would plan otherwise if they were opened now. */
  gboolean (*idle) (gpointer connection);
  gboolean (*be_patient) (gpointer connection, GError **error); /* NULL where it always is */

  /* A log beside the database file that commits only append to, and that is moved into the file by
   * somebody else; NULL where there is none. get_log_pages is its length after the last commit of a
   * connection that watches it; move_log moves what no reader needs there any more, beside whoever
   * writes, and does nothing while another connection does the same. */
  void (*watch_log) (gpointer connection);
  int (*get_log_pages) (gpointer connection);
  void (*move_log) (gpointer connection);

  /* Around a migration, outside its transaction: tables may be made anew under their old name
   * without the rows that refer to them being touched. */
  gboolean (*allow_rebuilding) (gpointer connection, gboolean allowed, GError **error);
  /* At its end, inside the transaction: every reference still finds its row. */
  gboolean (*check_references) (gpointer connection, GError **error);
  /* Looks for damage; NULL where the server does that by itself. */
  gboolean (*check) (gpointer connection, GError **error);
  /* A number that differs when the data of the open transaction does; NULL where it is not told. */
  gboolean (*get_version) (gpointer connection, guint32 *version);
  /* NULL where nothing is walled off. */
  gboolean (*set_scope) (gpointer connection,
                         gint64 programme_id,
                         gboolean is_write,
                         GError **error);

  /* Hearing of other processes' changes; NULL where it cannot. get_socket is readable when there may
   * be something; take_notices returns whether there was. */
  gboolean (*listen) (gpointer connection, GError **error);
  int (*get_socket) (gpointer connection);
  gboolean (*take_notices) (gpointer connection);

  gpointer (*prepare) (gpointer connection, const char *sql, GError **error);
  void (*finalize) (gpointer native);
  /* is_kept: what value points to stays as it is until clear. */
  gboolean (*bind) (
      gpointer native, int index, const YuiValue *value, gboolean is_kept, GError **error);
  gboolean (*queue) (gpointer native, GError **error); /* NULL with flush */
  YuiStep (*step) (gpointer native, GError **error);
  void (*reset) (gpointer native);
  void (*clear) (gpointer native);
  gint64 (*get_int) (gpointer native, int column);
  const char *(*get_text) (gpointer native, int column);
  const void *(*get_blob) (gpointer native, int column, gsize *size);
  gboolean (*is_null) (gpointer native, int column);
} YuiDatabaseDriver;

extern const YuiDatabaseDriver yui_sqlite_driver;

/* Whether SQLite's locks and shared memory hold on a file system (statfs.f_type): not where other
 * machines have the file. */
gboolean yui_sqlite_is_safe_place (guint32 file_system);

/* Takes a driver in; driver is static. Before threads start. */
void yui_database_add_driver (const YuiDatabaseDriver *driver);

/* FALSE when the connection is lost for good. */
gboolean yui_database_is_usable (YuiDatabase *db);

const YuiDatabaseDriver *yui_database_get_driver (YuiDatabase *db);

/* The monotonic moment at which it was opened, in microseconds. */
gint64 yui_database_get_opened_us (YuiDatabase *db);

/* As it was opened. */
YuiDatabaseFlags yui_database_get_flags (YuiDatabase *db);

/* The log of a driver that has one; without, nothing happens and it has no pages. */
void yui_database_watch_log (YuiDatabase *db);
int yui_database_get_log_pages (YuiDatabase *db);
void yui_database_move_log (YuiDatabase *db);

/* Begins to hear of changes that any process commits. */
gboolean yui_database_listen (YuiDatabase *db, GError **error);

/* Waits for such a change; FALSE when there was none, or the connection is lost. end is an eventfd:
 * once it is written to, goes_on becomes FALSE. */
gboolean yui_database_await_notice (YuiDatabase *db, int end, int wait_ms, gboolean *goes_on);

/* Waits for end alone; TRUE when it was written to. */
gboolean yui_database_await_end (int end, int wait_ms);

/* For migrations only. */
gboolean yui_database_allow_rebuilding (YuiDatabase *db, gboolean allowed, GError **error);
gboolean yui_database_check_references (YuiDatabase *db, GError **error);

G_END_DECLS
