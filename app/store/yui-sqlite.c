/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-store"

#include "yui-database-private.h"

#include <errno.h>
#include <linux/magic.h>
#include <sqlite3.h>
#include <sys/vfs.h>

#define APPLICATION_ID  0x59554921 /* "YUI!" */
#define BUSY_TIMEOUT_MS 5000

/* File systems of other machines that <linux/magic.h> does not name. */
#define CIFS_MAGIC   0xFF534D42
#define SMB2_MAGIC   0xFE534D42
#define LUSTRE_MAGIC 0x0BD00BD0
#define GPFS_MAGIC   0x47504653
#define VBOXSF_MAGIC 0x786F4256

/* A limit or quota is as full as a disk, but SQLite only knows the disk. */
static gboolean
is_full (sqlite3 *connection)
{
  const int number = sqlite3_system_errno (connection);

  return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

static YuiStoreError
error_code (sqlite3 *connection)
{
  const int code = sqlite3_extended_errcode (connection);

  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return YUI_STORE_ERROR_BUSY;
    case SQLITE_CONSTRAINT:
      return code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY
                 ? YUI_STORE_ERROR_UNIQUE
                 : YUI_STORE_ERROR_CONSTRAINT;
    case SQLITE_FULL:
      return YUI_STORE_ERROR_FULL;
    case SQLITE_IOERR:
      return is_full (connection) ? YUI_STORE_ERROR_FULL : YUI_STORE_ERROR_FAILED;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return YUI_STORE_ERROR_CORRUPT;
    case SQLITE_READONLY:
      return YUI_STORE_ERROR_READ_ONLY;
    case SQLITE_CANTOPEN:
      return YUI_STORE_ERROR_PLACE;
    default:
      return YUI_STORE_ERROR_FAILED;
    }
}

static gboolean
fail (sqlite3 *connection, GError **error)
{
  g_set_error_literal (error, YUI_STORE_ERROR, error_code (connection),
                       sqlite3_errmsg (connection));
  return FALSE;
}

gboolean
yui_sqlite_is_safe_place (guint32 file_system)
{
  static const guint32 remote[]
      = { NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, CIFS_MAGIC,       SMB2_MAGIC,       AFS_SUPER_MAGIC,
          AFS_FS_MAGIC,    V9FS_MAGIC,      CEPH_SUPER_MAGIC, CODA_SUPER_MAGIC, NCP_SUPER_MAGIC,
          LUSTRE_MAGIC,    GPFS_MAGIC,      VBOXSF_MAGIC };

  for (gsize i = 0; i < G_N_ELEMENTS (remote); i++)
    if (file_system == remote[i])
      return FALSE;
  return TRUE;
}

static gboolean
check_place (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statfs info;

  if (statfs (folder, &info) != 0)
    {
      int saved = errno;

      g_set_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_PLACE,
                   "The folder %s cannot be used: %s.", folder, g_strerror (saved));
      return FALSE;
    }
  if (yui_sqlite_is_safe_place ((guint32)info.f_type))
    return TRUE;
  g_set_error (
      error, YUI_STORE_ERROR, YUI_STORE_ERROR_PLACE,
      "%s is on a network file system, where a database is not safe. Choose a local folder.", path);
  return FALSE;
}

static gboolean
sqlite_execute (gpointer connection, const char *script, GError **error)
{
  return sqlite3_exec (connection, script, NULL, NULL, NULL) == SQLITE_OK
         || fail (connection, error);
}

static gboolean
read_number (sqlite3 *connection, const char *sql, gint64 *number, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (connection, sql, -1, &statement, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    *number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return result == SQLITE_ROW || fail (connection, error);
}

/* A new file becomes ours; another program's file is refused. */
static gboolean
claim (sqlite3 *connection, const char *path, gboolean read_only, GError **error)
{
  gint64 application_id, n_tables;

  if (!read_number (connection, "PRAGMA application_id", &application_id, error)
      || !read_number (connection, "SELECT count(*) FROM sqlite_schema", &n_tables, error))
    return FALSE;
  if (application_id == APPLICATION_ID)
    return TRUE;
  if (application_id != 0 || n_tables != 0 || read_only)
    {
      g_set_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CORRUPT,
                   "%s is a database of another program.", path);
      return FALSE;
    }
  return sqlite_execute (connection, "PRAGMA application_id = " G_STRINGIFY (APPLICATION_ID),
                         error);
}

/* After each commit of another connection a reader drops what it has of the database, and unmaps it,
 * which costs more than the few pages that a look between writes needs. */
static gboolean
tune_reader (sqlite3 *connection, YuiDatabaseFlags flags, GError **error)
{
  return sqlite_execute (connection,
                         (flags & YUI_DATABASE_BRIEF) != 0 ? "PRAGMA cache_size = -4096"
                                                           : "PRAGMA mmap_size = 2147418112",
                         error);
}

static gboolean
configure (sqlite3 *connection, const char *path, YuiDatabaseFlags flags, GError **error)
{
  gboolean read_only = (flags & YUI_DATABASE_READ_ONLY) != 0;

  sqlite3_extended_result_codes (connection, 1);
  sqlite3_busy_timeout (connection, BUSY_TIMEOUT_MS);
  sqlite3_db_config (connection, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (connection, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (connection, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_limit (connection, SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024);
  if (!claim (connection, path, read_only, error))
    return FALSE;
  return (read_only || sqlite_execute (connection, "PRAGMA journal_mode = WAL", error))
         && sqlite_execute (
             connection,
             "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
             "PRAGMA cell_size_check = ON; PRAGMA secure_delete = FAST; PRAGMA temp_store = MEMORY;"
             "PRAGMA wal_autocheckpoint = 8000; PRAGMA cache_size = -16384",
             error)
         && (!read_only || tune_reader (connection, flags, error));
}

static gpointer
sqlite_open (const char *path, YuiDatabaseFlags flags, GError **error)
{
  static gsize is_set_up = 0;
  sqlite3 *connection = NULL;
  int mode = (flags & YUI_DATABASE_READ_ONLY) != 0 ? SQLITE_OPEN_READONLY
                                                   : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;

  if (!check_place (path, error))
    return NULL;
  if (g_once_init_enter (&is_set_up))
    {
      /* Counting the memory of all connections takes a lock for each piece of it. */
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&is_set_up, 1);
    }
  if (sqlite3_open_v2 (path, &connection, mode | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    fail (connection, error);
  else if (configure (connection, path, flags, error))
    return connection;
  g_prefix_error (error, "%s: ", path);
  sqlite3_close (connection);
  return NULL;
}

static void
sqlite_close (gpointer connection)
{
  if (sqlite3_close (connection) != SQLITE_OK)
    g_critical ("A database was closed while statements were in use.");
}

static gboolean
sqlite_is_usable (gpointer connection)
{
  return TRUE;
}

static gboolean
sqlite_commit (gpointer connection, GError **error)
{
  return sqlite_execute (connection, "COMMIT", error);
}

static gboolean
sqlite_in_transaction (gpointer connection)
{
  return !sqlite3_get_autocommit (connection);
}

static gint64
sqlite_get_changes (gpointer connection)
{
  return sqlite3_changes64 (connection);
}

static gboolean
sqlite_get_version (gpointer connection, guint32 *version)
{
  return sqlite3_file_control (connection, "main", SQLITE_FCNTL_DATA_VERSION, version) == SQLITE_OK;
}

#define LOG_PAGES "yui-log-pages"

static int
note_log_cb (void *n_pages, sqlite3 *connection, const char *name, int n)
{
  *(int *)n_pages = n;
  return SQLITE_OK;
}

/* In the place of SQLite's own habit, which is to move the log inside of a commit. */
static void
sqlite_watch_log (gpointer connection)
{
  int *n_pages = g_new0 (int, 1);

  sqlite3_set_clientdata (connection, LOG_PAGES, n_pages, g_free);
  sqlite3_wal_hook (connection, note_log_cb, n_pages);
}

static int
sqlite_get_log_pages (gpointer connection)
{
  const int *n_pages = sqlite3_get_clientdata (connection, LOG_PAGES);

  return n_pages != NULL ? *n_pages : 0;
}

static void
sqlite_move_log (gpointer connection)
{
  sqlite3_wal_checkpoint_v2 (connection, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

/* What the planner is told of a table that has had no rows yet: that a programme is all of it, and an
 * index tells the more the fewer of its columns are left. With nothing it takes a programme for ten
 * rows and may look through all of one in the place of a key; a first pay run of thousands of people
 * would do so for each of them, before there is anything to analyze. Fewer than ten rows, so that
 * SQLite does not find that an empty table has shrunk, and analyzes it once there are a hundred. */
static const char seed_statistics[]
    = "INSERT INTO sqlite_stat1 (tbl, idx, stat) "
      "SELECT m.name, i.name, iif (count(*) = 1, iif (i.\"unique\", '9 1', '9 9'), "
      "'9 9 ' || substr ('8 7 6 5 4 3 2 1', 3 - 2 * count(*))) "
      "FROM sqlite_schema m JOIN pragma_index_list (m.name) i JOIN pragma_index_info (i.name) "
      "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND NOT EXISTS (SELECT "
      "1 FROM sqlite_stat1 s WHERE s.tbl = m.name) GROUP BY m.name, i.name";

#define READ_STATISTICS "ANALYZE sqlite_schema" /* and makes their table, where there is none */

/* All that the planner is told, as a text; NULL when there is nothing. */
static char *
dup_statistics (sqlite3 *connection)
{
  sqlite3_stmt *query = NULL;
  char *text = NULL;

  if (sqlite3_prepare_v2 (connection,
                          "SELECT group_concat (tbl || ' ' || coalesce (idx, '') || ' ' || stat) "
                          "FROM sqlite_stat1",
                          -1, &query, NULL)
          == SQLITE_OK
      && sqlite3_step (query) == SQLITE_ROW)
    text = g_strdup ((const char *)sqlite3_column_text (query, 0));
  sqlite3_finalize (query);
  return text;
}

/* Where something of it fails queries are slower, and it is tried again. */
static gboolean
sqlite_idle (gpointer connection)
{
  g_autofree char *before = dup_statistics (connection), *after = NULL;

  sqlite3_exec (connection, "PRAGMA optimize = 0x10002", NULL, NULL, NULL);
  if (sqlite3_table_column_metadata (connection, "main", "sqlite_stat1", NULL, NULL, NULL, NULL,
                                     NULL, NULL)
      != SQLITE_OK)
    sqlite3_exec (connection, READ_STATISTICS, NULL, NULL, NULL);
  if (sqlite3_exec (connection, seed_statistics, NULL, NULL, NULL) == SQLITE_OK
      && sqlite3_changes64 (connection) > 0)
    sqlite3_exec (connection, READ_STATISTICS, NULL, NULL, NULL);
  after = dup_statistics (connection);
  sqlite_move_log (connection);
  return g_strcmp0 (before, after) != 0;
}

/* The pragma does nothing inside a transaction. Large tables are copied and looked up in all their
 * places: memory for that, while it lasts. A rule of a table that no row breaks is changed in its
 * text, as SQLite's manual of ALTER TABLE has it. */
static gboolean
sqlite_allow_rebuilding (gpointer connection, gboolean allowed, GError **error)
{
  sqlite3_db_config (connection, SQLITE_DBCONFIG_DEFENSIVE, !allowed, NULL);
  return sqlite_execute (connection,
                         allowed ? "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -262144"
                                 : "PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384",
                         error);
}

static gboolean
sqlite_check_references (gpointer connection, GError **error)
{
  gint64 n_broken;

  if (!read_number (connection, "SELECT count(*) FROM pragma_foreign_key_check", &n_broken, error))
    return FALSE;
  if (n_broken == 0)
    return TRUE;
  g_set_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CONSTRAINT,
               "%" G_GINT64_FORMAT " references would find no row.", n_broken);
  return FALSE;
}

static gboolean
sqlite_check (gpointer connection, GError **error)
{
  sqlite3_stmt *statement = NULL;
  const char *word = "no answer";
  gboolean is_sound;

  if (sqlite3_prepare_v2 (connection, "PRAGMA integrity_check (1)", -1, &statement, NULL)
          != SQLITE_OK
      || sqlite3_step (statement) != SQLITE_ROW)
    fail (connection, error);
  else
    word = (const char *)sqlite3_column_text (statement, 0);
  is_sound = g_str_equal (word, "ok");
  if (!is_sound && (error == NULL || *error == NULL))
    g_set_error_literal (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CORRUPT, word);
  sqlite3_finalize (statement);
  return is_sound && sqlite_check_references (connection, error);
}

/* SQLite numbers `$2` by where it first stands; `?2` is parameter 2 wherever it stands. */
static char *
number_parameters (const char *sql)
{
  char *numbered = g_strdup (sql);
  gboolean is_quoted = FALSE;

  for (char *p = numbered; *p != '\0'; p++)
    if (*p == '\'')
      is_quoted = !is_quoted;
    else if (*p == '$' && !is_quoted && g_ascii_isdigit (p[1]))
      *p = '?';
  return numbered;
}

static gpointer
sqlite_prepare (gpointer connection, const char *sql, GError **error)
{
  g_autofree char *numbered = number_parameters (sql);
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v3 (connection, numbered, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL)
      != SQLITE_OK)
    {
      fail (connection, error);
      return NULL;
    }
  return statement;
}

static void
sqlite_finalize (gpointer statement)
{
  sqlite3_finalize (statement);
}

static gboolean
sqlite_bind (gpointer statement, int index, const YuiValue *value, gboolean is_kept, GError **error)
{
  const sqlite3_destructor_type lifetime = is_kept ? SQLITE_STATIC : SQLITE_TRANSIENT;
  int result = SQLITE_MISUSE;

  switch (value->type)
    {
    case YUI_VALUE_NULL:
      result = sqlite3_bind_null (statement, index);
      break;
    case YUI_VALUE_INT:
      result = sqlite3_bind_int64 (statement, index, value->integer);
      break;
    case YUI_VALUE_TEXT:
      result = sqlite3_bind_text (statement, index, value->data, -1, lifetime);
      break;
    case YUI_VALUE_BLOB:
      result = value->size == 0
                   ? sqlite3_bind_zeroblob (statement, index, 0)
                   : sqlite3_bind_blob64 (statement, index, value->data, value->size, lifetime);
      break;
    case YUI_VALUE_END:
      break;
    }
  return result == SQLITE_OK || fail (sqlite3_db_handle (statement), error);
}

static YuiStep
sqlite_step (gpointer statement, GError **error)
{
  switch (sqlite3_step (statement))
    {
    case SQLITE_ROW:
      return YUI_STEP_ROW;
    case SQLITE_DONE:
      return YUI_STEP_DONE;
    default:
      fail (sqlite3_db_handle (statement), error);
      sqlite3_reset (statement);
      return YUI_STEP_ERROR;
    }
}

static void
sqlite_reset (gpointer statement)
{
  sqlite3_reset (statement);
}

static void
sqlite_clear (gpointer statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static gint64
sqlite_get_int (gpointer statement, int column)
{
  return sqlite3_column_int64 (statement, column);
}

static const char *
sqlite_get_text (gpointer statement, int column)
{
  return (const char *)sqlite3_column_text (statement, column);
}

static const void *
sqlite_get_blob (gpointer statement, int column, gsize *size)
{
  const void *data = sqlite3_column_blob (statement, column);

  *size = sqlite3_column_bytes (statement, column);
  return data;
}

static gboolean
sqlite_is_null (gpointer statement, int column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL;
}

const YuiDatabaseDriver yui_sqlite_driver = {
  .name = "sqlite",
  .schemes = { "file:" },
  /* A table that is made anew goes straight into the file, not first into a log of its size. */
  .before_migrations = "PRAGMA journal_mode = TRUNCATE",
  .after_migrations = "PRAGMA journal_mode = WAL",
  .migrates_at_once = TRUE,
  .writes_alone = TRUE,
  .begin_write = "BEGIN IMMEDIATE",
  .begin_read = "BEGIN",
  .columns_sql
  = "SELECT t.name, c.name, c.type FROM sqlite_schema t JOIN pragma_table_info (t.name) c "
    "WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
    "ORDER BY t.name, c.cid",
  .references_sql = "SELECT DISTINCT t.name, r.\"table\" FROM sqlite_schema t "
                    "JOIN pragma_foreign_key_list (t.name) r WHERE t.type = 'table'",
  .open = sqlite_open,
  .close = sqlite_close,
  .is_usable = sqlite_is_usable,
  .execute = sqlite_execute,
  .commit = sqlite_commit,
  .in_transaction = sqlite_in_transaction,
  .get_changes = sqlite_get_changes,
  .idle = sqlite_idle,
  .watch_log = sqlite_watch_log,
  .get_log_pages = sqlite_get_log_pages,
  .move_log = sqlite_move_log,
  .allow_rebuilding = sqlite_allow_rebuilding,
  .check_references = sqlite_check_references,
  .check = sqlite_check,
  .get_version = sqlite_get_version,
  .prepare = sqlite_prepare,
  .finalize = sqlite_finalize,
  .bind = sqlite_bind,
  .step = sqlite_step,
  .reset = sqlite_reset,
  .clear = sqlite_clear,
  .get_int = sqlite_get_int,
  .get_text = sqlite_get_text,
  .get_blob = sqlite_get_blob,
  .is_null = sqlite_is_null,
};
