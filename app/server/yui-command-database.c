/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-audit-head.h"
#include "yui-audit.h"
#include "yui-command-private.h"
#include "yui-moment.h"
#include "yui-server.h"

#include "store/yui-migration.h"
#include "store/yui-schema.h"
#include "store/yui-uuid.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

/* check, backup, restore and migrate: the whole database, every programme of it. */

static gboolean
is_file (const char *database)
{
  return strstr (database, "://") == NULL;
}

static gboolean
need_place (const char *option, const char *value, GError **error)
{
  return value != NULL || yui_command_fail (error, "%s is needed. See --help.", option);
}

static gboolean
need_file (const char *path, GError **error)
{
  return g_file_test (path, G_FILE_TEST_IS_REGULAR)
         || yui_command_fail (error, "there is no database %s.", path);
}

/* ---- check ---- */

static GArray *
read_programmes (YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, "SELECT programme_id FROM programme ORDER BY programme_id");
  g_autoptr (GArray) numbers = g_array_new (FALSE, TRUE, sizeof (gint64));
  YuiStep step = YUI_STEP_ERROR;

  g_array_set_size (numbers, 1); /* programme 0: calls of nobody known */
  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const gint64 number = yui_statement_get_int (query, 0);

      g_array_append_val (numbers, number);
    }
  return step == YUI_STEP_DONE ? g_steal_pointer (&numbers) : NULL;
}

static gboolean
check_audit (YuiDatabase *db, GError **error)
{
  g_autoptr (GArray) numbers = read_programmes (db, error);

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      const gint64 number = g_array_index (numbers, gint64, i);

      if (!yui_audit_verify (db, number, error))
        {
          g_prefix_error (error, "the audit log of programme %" G_GINT64_FORMAT ": ", number);
          return FALSE;
        }
    }
  if (numbers != NULL)
    yui_command_say ("audit ok, %u programmes", numbers->len - 1);
  return numbers != NULL;
}

static gboolean
check_document (
    YuiDatabase *db, gint64 programme_id, const char *id, const char *sha256, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT content FROM document_content WHERE programme_id = $1 AND document_id = $2",
      YUI_INT (programme_id), YUI_TEXT (id));
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *actual = NULL;

  if (!yui_statement_need_row (query, error))
    return FALSE;
  bytes = yui_statement_dup_bytes (query, 0);
  actual = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return g_str_equal (actual, sha256)
         || yui_command_fail (error, "the document %s is not what it was when it was made.", id);
}

/* Every stored paper still has the bytes that it was made with. */
static gboolean
check_documents (YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, "SELECT programme_id, id, sha256 FROM document");
  YuiStep step = YUI_STEP_ERROR;
  guint n = 0;

  for (; query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW; n++)
    if (!check_document (db, yui_statement_get_int (query, 0), yui_statement_get_text (query, 1),
                         yui_statement_get_text (query, 2), error))
      return FALSE;
  if (step == YUI_STEP_DONE)
    yui_command_say ("documents ok, %u", n);
  return step == YUI_STEP_DONE;
}

static gboolean
check_all (YuiDatabase *db, GError **error)
{
  if (!yui_database_check (db, error))
    return FALSE;
  yui_command_say (yui_database_can_check (db) ? "integrity ok"
                                               : "integrity of files: ask PostgreSQL (pg_amcheck)");
  return check_audit (db, error) && check_documents (db, error);
}

static gboolean
check_in (YuiDatabase *db, GError **error)
{
  const gboolean is_sound
      = yui_database_be_patient (db, error) && yui_database_begin_read (db, error)
        && yui_database_set_scope (db, YUI_SCOPE_ALL, FALSE, error) && check_all (db, error);

  yui_database_rollback (db);
  return is_sound;
}

static gboolean
need_tables (YuiDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) tables
      = yui_database_begin_read (db, error) ? yui_schema_read (db, error) : NULL;

  yui_database_rollback (db);
  if (tables == NULL || tables->len > 0)
    return tables != NULL;
  return yui_command_fail (error, "there is nothing of Yui in this database yet.");
}

static gboolean
check_at (const char *database, GError **error)
{
  g_autoptr (YuiDatabase) db = yui_database_open (database, YUI_DATABASE_READ_ONLY, error);

  return db != NULL && need_tables (db, error) && check_in (db, error);
}

/* ---- heads of the audit logs ---- */

/* Compares with the lines of a file that `audit head` wrote, or of a journal. */
static gboolean
check_heads (const char *database, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (YuiDatabase) db = NULL;
  guint n = 0;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  db = yui_database_open (database, YUI_DATABASE_READ_ONLY, error);
  if (db == NULL || !yui_database_begin_read (db, error)
      || !yui_database_set_scope (db, YUI_SCOPE_ALL, FALSE, error))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      gboolean is_head;

      if (!yui_audit_check_head (db, lines[i], &is_head, error))
        return FALSE;
      n += is_head;
    }
  if (n == 0)
    return yui_command_fail (error, "there is no head of an audit log in %s.", path);
  yui_command_say ("heads ok, %u", n);
  return TRUE;
}

static gboolean
check (const YuiCommand *command, int argc, char **argv, GError **error)
{
  g_auto (YuiCommandPlace) place = { 0 };
  g_autofree char *heads = NULL;
  const GOptionEntry entries[]
      = { YUI_COMMAND_DATABASE (place),
          { "head", 0, 0, G_OPTION_ARG_FILENAME, &heads,
            "What audit head printed earlier, or the journal: the logs must still have it",
            "PATH" },
          { NULL } };

  return yui_command_parse (command, entries, argc, argv, error)
         && need_place ("--database", place.database, error)
         && (!is_file (place.database) || need_file (place.database, error))
         && check_at (place.database, error)
         && (heads == NULL || check_heads (place.database, heads, error));
}

static void
say_cb (const char *line, gpointer user_data)
{
  yui_command_say ("%s", line);
}

static gboolean
audit_head (const YuiCommand *command, int argc, char **argv, GError **error)
{
  g_auto (YuiCommandPlace) place = { 0 };
  const GOptionEntry entries[] = { YUI_COMMAND_DATABASE (place), { NULL } };
  g_autoptr (YuiDatabase) db = NULL;

  if (!yui_command_parse (command, entries, argc, argv, error)
      || !need_place ("--database", place.database, error)
      || (is_file (place.database) && !need_file (place.database, error)))
    return FALSE;
  db = yui_database_open (place.database, YUI_DATABASE_READ_ONLY, error);
  return db != NULL && yui_database_begin_read (db, error)
         && yui_database_set_scope (db, YUI_SCOPE_ALL, FALSE, error)
         && yui_audit_each_head (db, say_cb, NULL, error);
}

/* ---- backup and restore ---- */

/* What was written is on the disk, and so is its name. */
static gboolean
settle (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *const both[] = { path, folder };

  for (gsize i = 0; i < G_N_ELEMENTS (both); i++)
    {
      const int fd = open (both[i], O_RDONLY | O_CLOEXEC);
      const gboolean done = fd >= 0 && fsync (fd) == 0;
      const int saved = errno;

      if (fd >= 0)
        close (fd);
      if (!done)
        return yui_command_fail (error, "%s could not be written out: %s.", both[i],
                                 g_strerror (saved));
    }
  return TRUE;
}

static gboolean
copy_whole (const char *from, const char *to, GError **error)
{
  g_autoptr (YuiDatabase) db = yui_database_open (from, YUI_DATABASE_READ_ONLY, error);

  return db != NULL && yui_database_run (db, error, "VACUUM INTO $1", YUI_TEXT (to)) >= 0;
}

static gboolean
need_folder_of (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (folder, W_OK) == 0
         || yui_command_fail (error, "nothing can be written into the folder %s: %s.", folder,
                              g_strerror (errno));
}

/* Makes `to` in one go: under another name first, which is removed when something fails. */
static gboolean
make_copy (const char *from,
           const char *to,
           gboolean (*finish) (const char *path, GError **error),
           GError **error)
{
  g_autofree char *part = g_strconcat (to, ".part", NULL);

  if (g_file_test (to, G_FILE_TEST_EXISTS))
    return yui_command_fail (error, "%s is there already; move it away or choose another name.",
                             to);
  if (!need_folder_of (to, error))
    return FALSE;
  g_unlink (part);
  if (copy_whole (from, part, error) && finish (part, error) && settle (part, error))
    {
      if (g_rename (part, to) == 0)
        return settle (to, error);
      yui_command_fail (error, "%s could not be given its name: %s.", to, g_strerror (errno));
    }
  g_unlink (part);
  return FALSE;
}

typedef struct
{
  char *from, *to;
} Way;

static gboolean
need_files (const Way *way, GError **error)
{
  if (!is_file (way->from) || !is_file (way->to))
    return yui_command_fail (
        error, "PostgreSQL is backed up and restored with its own tools, such as pg_dump and "
               "pgBackRest. After they have restored a database, run yui-server restore "
               "--database URI without --from.");
  return need_file (way->from, error);
}

static gboolean
parse_way (const YuiCommand *command,
           Way *way,
           const GOptionEntry *entries,
           int argc,
           char **argv,
           GError **error)
{
  if (!yui_command_parse (command, entries, argc, argv, error))
    return FALSE;
  if (way->from == NULL || way->to == NULL)
    return yui_command_fail (error, "both places are needed. See yui-server %s --help.",
                             command->words);
  return need_files (way, error);
}

static gboolean
backup (const YuiCommand *command, int argc, char **argv, GError **error)
{
  g_autofree char *from = NULL, *to = NULL;
  Way way = { 0 };
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &way.from, "Database file", "PATH" },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &way.to, "Where the copy goes; not there yet", "PATH" },
    { NULL },
  };
  gboolean done = parse_way (command, &way, entries, argc, argv, error);

  from = way.from;
  to = way.to;
  if (!done || !make_copy (from, to, check_at, error))
    return FALSE;
  yui_command_say ("backup %s", to);
  return TRUE;
}

/* Clients that see another epoch offer again what the copy may not have. */
static gboolean
renew_epoch (const char *path, GError **error)
{
  g_autoptr (YuiDatabase) db = yui_database_open (path, YUI_DATABASE_READ_WRITE, error);
  guint8 bytes[16];
  char epoch[2 * sizeof bytes + 1];
  g_autoptr (GArray) numbers = NULL;

  randombytes_buf (bytes, sizeof bytes);
  sodium_bin2hex (epoch, sizeof epoch, bytes, sizeof bytes);
  if (db == NULL || !yui_migration_run (db, YUI_SERVER_MIGRATIONS, error)
      || !yui_database_begin (db, error) || !yui_database_set_scope (db, YUI_SCOPE_ALL, TRUE, error)
      || yui_database_run (db, error, "UPDATE meta SET value = $1 WHERE key = 'epoch'",
                           YUI_TEXT (epoch))
             != 1)
    return FALSE;
  numbers = read_programmes (db, error);
  for (guint i = 1; numbers != NULL && i < numbers->len; i++)
    if (!yui_audit_add_command (db, g_array_index (numbers, gint64, i), "restoreDatabase", NULL,
                                NULL, yui_moment_now (), error))
      return FALSE;
  return numbers != NULL && yui_database_commit (db, error) && check_in (db, error);
}

/* The log must be in the file before the file gets its name. */
static gboolean
finish_restore (const char *path, GError **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  return renew_epoch (path, error)
         && (!g_file_test (wal, G_FILE_TEST_EXISTS)
             || yui_command_fail (error, "%s is in use.", path));
}

/* PostgreSQL's own tools have restored it; what they cannot know is left to do. */
static gboolean
restore_in_place (const char *database, GError **error)
{
  if (!renew_epoch (database, error))
    return FALSE;
  yui_command_say ("restored; clients offer again what the backup may not have");
  return TRUE;
}

static gboolean
restore (const YuiCommand *command, int argc, char **argv, GError **error)
{
  g_autofree char *from = NULL, *to = NULL;
  Way way = { 0 };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &way.from,
      "The backup; none where PostgreSQL has restored it", "PATH" },
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &way.to,
      "Where the database is to be; move the old one away first", "PATH" },
    { NULL },
  };
  gboolean done = yui_command_parse (command, entries, argc, argv, error);

  from = way.from;
  to = way.to;
  if (done && from == NULL && to != NULL && !is_file (to))
    return restore_in_place (to, error);
  if (!done || !need_place ("--from", from, error) || !need_place ("--database", to, error)
      || !need_files (&way, error) || !make_copy (from, to, finish_restore, error))
    return FALSE;
  yui_command_say ("database %s", to);
  return TRUE;
}

/* ---- migrate ---- */

static gboolean
has_programmes (YuiDatabase *db, gboolean *has, GError **error)
{
  return yui_command_find (yui_database_query (db, error, "SELECT 1 FROM programme LIMIT 1"), has,
                           error);
}

static gboolean
copy_tables (YuiDatabase *from, YuiDatabase *to, GError **error)
{
  g_autoptr (GPtrArray) tables = yui_schema_read (from, error);
  gboolean is_filled;

  if (tables == NULL || !has_programmes (to, &is_filled, error))
    return FALSE;
  if (is_filled)
    return yui_command_fail (error, "the database behind --to has programmes already; give an "
                                    "empty one.");
  if (yui_database_run (to, error, "DELETE FROM meta") < 0) /* its own epoch */
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    {
      const YuiTable *table = tables->pdata[i];
      const gint64 n = yui_table_copy (table, from, to, error);

      if (n < 0)
        return FALSE;
      yui_command_say ("%s %" G_GINT64_FORMAT, table->name, n);
    }
  return TRUE;
}

static gboolean
open_end (const char *option, const char *uri, YuiDatabase **db, GError **error)
{
  *db = yui_database_open (uri, YUI_DATABASE_READ_WRITE, error);
  if (*db != NULL && yui_migration_run (*db, YUI_SERVER_MIGRATIONS, error)
      && yui_database_be_patient (*db, error) && yui_database_begin (*db, error)
      && yui_database_set_scope (*db, YUI_SCOPE_ALL, FALSE, error))
    return TRUE;
  g_prefix_error (error, "the database of %s cannot be used: ", option);
  return FALSE;
}

/* Both ends at the same schema, the source held still, the target whole or untouched. */
static gboolean
migrate_between (const char *from, const char *to, GError **error)
{
  g_autoptr (YuiDatabase) source = NULL, target = NULL;
  const gboolean done = open_end ("--database", from, &source, error)
                        && open_end ("--to", to, &target, error)
                        && copy_tables (source, target, error) && check_all (target, error)
                        && yui_database_commit (target, error);

  if (target != NULL)
    yui_database_rollback (target);
  if (source != NULL)
    yui_database_rollback (source);
  return done;
}

static gboolean
migrate (const YuiCommand *command, int argc, char **argv, GError **error)
{
  g_autofree char *from = NULL, *to = NULL;
  Way way = { 0 };
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &way.from, "Where the rows are now", "PATH" },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &way.to, "An empty database", "URI" },
    { NULL },
  };
  gboolean done = yui_command_parse (command, entries, argc, argv, error)
                  && need_place ("--database", way.from, error)
                  && need_place ("--to", way.to, error)
                  && (!is_file (way.from) || need_file (way.from, error));

  from = way.from;
  to = way.to;
  if (done && g_str_equal (from, to))
    return yui_command_fail (error, "--to is the database itself; give an empty one.");
  if (!done || !migrate_between (from, to, error))
    return FALSE;
  yui_command_say ("moved; start the server with the new database and keep the old one as a "
                   "backup");
  return TRUE;
}

const YuiCommand yui_command_databases[] = {
  { "check", "Look whether the whole database is sound", check },
  { "audit head", "Print the newest row of each audit log, to be kept elsewhere", audit_head },
  { "backup", "Copy the database file while it is served", backup },
  { "restore", "Make a database out of a backup", restore },
  { "migrate", "Carry all rows to another database, such as PostgreSQL", migrate },
  { NULL },
};
