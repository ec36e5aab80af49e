/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-audit.h"
#include "yui-command-private.h"
#include "yui-json.h"
#include "yui-moment.h"
#include "yui-server.h"

#include "store/yui-migration.h"
#include "store/yui-schema.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define FORMAT        1
#define LINE_MAX_SIZE (96 * 1024 * 1024) /* a paper of 64 MiB in Base64 */

/* programme export and programme import: all rows of one programme as a folder of text.
 *
 *   programme.json   format, schema, the programme's number and name, rows of each table
 *   TABLE.jsonl      a row a line: an object of column and value; bytes in Base64
 *
 * What only this server can use is left out: passwords, tokens, records of calls, counters of
 * attempts, the secret that signs cards. */
static const char *const left_out[] = {
  "meta",
  "access_token",
  "account_invitation",
  "account_password",
  "account_recovery_code",
  "account_totp",
  "account_totp_used",
  "device",
  "idempotency_record",
  "key_proof",
  "pass_secret",
  "rate_limit",
  "refresh_token",
  NULL,
};

static gboolean
is_carried (const YuiTable *table)
{
  return table->has_programme && !g_strv_contains (left_out, table->name);
}

static const YuiColumn *
column_of (const YuiTable *table, guint i)
{
  return table->columns->pdata[i];
}

typedef struct
{
  YuiCommandPlace place;
  char *folder;
} Carriage;

static void
carriage_clear (Carriage *carriage)
{
  yui_command_place_clear (&carriage->place);
  g_free (carriage->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Carriage, carriage_clear)

/* ---- export ---- */

static char *
dup_line (const YuiTable *table, YuiStatement *row, gsize *size)
{
  g_autoptr (YuiJson) doc = yui_json_new ();
  yyjson_mut_val *root = yui_json_root (doc);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const YuiColumn *column = column_of (table, i);
      g_autofree char *base64 = NULL;
      const void *data;
      gsize length;

      if (yui_statement_is_null (row, (int)i))
        yui_json_add_null (doc, root, column->name);
      else if (column->type == YUI_VALUE_INT)
        yui_json_add_int (doc, root, column->name, yui_statement_get_int (row, (int)i));
      else if (column->type == YUI_VALUE_TEXT)
        yui_json_add_text (doc, root, column->name, yui_statement_get_text (row, (int)i));
      else
        {
          data = yui_statement_get_blob (row, (int)i, &length);
          base64 = g_base64_encode (data, length);
          yui_json_add_text (doc, root, column->name, base64);
        }
    }
  return yui_json_write (doc, size);
}

static gint64
write_rows (const YuiTable *table, YuiStatement *rows, GOutputStream *stream, GError **error)
{
  YuiStep step;
  gint64 n = 0;

  for (; (step = yui_statement_step (rows, error)) == YUI_STEP_ROW; n++)
    {
      gsize size;
      g_autofree char *line = dup_line (table, rows, &size);

      if (!g_output_stream_write_all (stream, line, size, NULL, NULL, error)
          || !g_output_stream_write_all (stream, "\n", 1, NULL, NULL, error))
        return -1;
    }
  return step == YUI_STEP_DONE ? n : -1;
}

static gint64
write_table (
    const YuiTable *table, YuiDatabase *db, gint64 programme_id, const char *folder, GError **error)
{
  g_autofree char *name = g_strconcat (table->name, ".jsonl", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);
  g_autoptr (GFileOutputStream) raw = g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, error);
  g_autoptr (GOutputStream) stream
      = raw != NULL ? g_buffered_output_stream_new (G_OUTPUT_STREAM (raw)) : NULL;
  g_autoptr (YuiStatement) rows
      = stream != NULL ? yui_table_query (table, db, programme_id, error) : NULL;
  gint64 n;

  if (rows == NULL)
    return -1;
  n = write_rows (table, rows, stream, error);
  return n >= 0 && g_output_stream_close (stream, NULL, error) ? n : -1;
}

static gboolean
write_index (YuiJson *doc, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "programme.json", NULL);
  gsize size;
  g_autofree char *text = yui_json_write (doc, &size);

  return g_file_set_contents_full (path, text, (gssize)size, G_FILE_SET_CONTENTS_DURABLE, 0600,
                                   error);
}

static gboolean
write_all (YuiDatabase *db, const Carriage *carriage, YuiJson *doc, GError **error)
{
  g_autoptr (GPtrArray) tables = yui_schema_read (db, error);
  yyjson_mut_val *counts = yyjson_mut_obj_add_obj (doc, yui_json_root (doc), "rows");

  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      const YuiTable *table = tables->pdata[i];
      gint64 n;

      if (!is_carried (table))
        continue;
      n = write_table (table, db, carriage->place.programme, carriage->folder, error);
      if (n < 0)
        return FALSE;
      yyjson_mut_obj_add_int (doc, counts, table->name, n);
      yui_command_say ("%s %" G_GINT64_FORMAT, table->name, n);
    }
  return tables != NULL && write_index (doc, carriage->folder, error);
}

static gboolean
export_rows (YuiDatabase *db, gpointer user_data, GError **error)
{
  const Carriage *carriage = user_data;
  const gint64 schema = yui_schema_read_number (db, error);
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, "SELECT name FROM programme WHERE programme_id = $1",
                            YUI_INT (carriage->place.programme));
  g_autoptr (YuiJson) doc = yui_json_new ();

  if (schema < 0 || !yui_statement_need_row (query, error)
      || !yui_audit_add_command (db, carriage->place.programme, "exportProgramme", NULL, NULL,
                                 yui_moment_now (), error))
    return FALSE;
  yui_json_add_int (doc, yui_json_root (doc), "format", FORMAT);
  yui_json_add_int (doc, yui_json_root (doc), "schema", schema);
  yui_json_add_int (doc, yui_json_root (doc), "programme", carriage->place.programme);
  yui_json_add_text (doc, yui_json_root (doc), "name", yui_statement_get_text (query, 0));
  yui_json_add_moment (doc, yui_json_root (doc), "exported_at", yui_moment_now ());
  return write_all (db, carriage, doc, error);
}

static gboolean
make_folder (const char *folder, GError **error)
{
  if (g_mkdir (folder, 0700) == 0)
    return TRUE;
  return yui_command_fail (error, "the folder %s cannot be made: %s.", folder, g_strerror (errno));
}

static gboolean
export_programme (const YuiCommand *command, int argc, char **argv, GError **error)
{
  g_auto (Carriage) carriage = { 0 };
  const GOptionEntry entries[] = {
    YUI_COMMAND_DATABASE (carriage.place),
    YUI_COMMAND_PROGRAMME (carriage.place),
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &carriage.folder, "A folder; not there yet", "DIR" },
    { NULL },
  };

  if (!yui_command_parse (command, entries, argc, argv, error))
    return FALSE;
  if (carriage.folder == NULL)
    return yui_command_fail (error, "say where it goes with --to DIR.");
  return make_folder (carriage.folder, error)
         && yui_command_write_in_programme (&carriage.place, export_rows, &carriage, error);
}

/* ---- import ---- */

static yyjson_doc *
read_index (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "programme.json", NULL);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, &problem))
    {
      yui_command_fail (error, "%s is no folder that programme export made: %s.", folder,
                        problem->message);
      return NULL;
    }
  bytes = g_bytes_new_take (text, size);
  return yui_json_read (bytes, error);
}

static gint64
number_in (yyjson_doc *index, const char *key)
{
  return yyjson_get_sint (yyjson_obj_get (yyjson_doc_get_root (index), key));
}

static gboolean
bind_value (YuiStatement *insert, int index, yyjson_val *value, YuiValueType type, GError **error)
{
  g_autofree guchar *bytes = NULL;
  gsize size = 0;

  if (yyjson_is_null (value))
    return yui_statement_bind (insert, index, (YuiValue){ .type = YUI_VALUE_NULL, .null_of = type },
                               error);
  if (type == YUI_VALUE_INT && yyjson_is_int (value))
    return yui_statement_bind (insert, index, YUI_INT (yyjson_get_sint (value)), error);
  if (type == YUI_VALUE_TEXT && yyjson_is_str (value))
    return yui_statement_bind (insert, index, YUI_TEXT (yyjson_get_str (value)), error);
  if (type != YUI_VALUE_BLOB || !yyjson_is_str (value))
    return yui_command_fail (error, "column %d has no fitting value", index);
  bytes = g_base64_decode (yyjson_get_str (value), &size);
  return yui_statement_bind (insert, index, YUI_BLOB (bytes, size), error);
}

static gboolean
insert_line (const YuiTable *table,
             gint64 programme_id,
             YuiStatement *insert,
             const char *line,
             gsize length,
             GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (line, length);
  g_autoptr (yyjson_doc) doc = yui_json_read (bytes, error);
  yyjson_val *root;

  if (doc == NULL)
    return FALSE;
  root = yyjson_doc_get_root (doc);
  if (yyjson_get_sint (yyjson_obj_get (root, "programme_id")) != programme_id)
    return yui_command_fail (error, "the row is of another programme");
  for (guint i = 0; i < table->columns->len; i++)
    if (!bind_value (insert, (int)i + 1, yyjson_obj_get (root, column_of (table, i)->name),
                     column_of (table, i)->type, error))
      return FALSE;
  return yui_statement_queue (insert, error);
}

static gint64
read_rows (const YuiTable *table,
           YuiDatabase *db,
           gint64 programme_id,
           YuiStatement *insert,
           GDataInputStream *stream,
           GError **error)
{
  for (gint64 n = 0;; n++)
    {
      gsize length;
      g_autoptr (GError) problem = NULL;
      g_autofree char *line = g_data_input_stream_read_line (stream, &length, NULL, &problem);

      if (line == NULL && problem == NULL && yui_database_flush (db, &problem))
        return n;
      if (line != NULL && length <= LINE_MAX_SIZE
          && insert_line (table, programme_id, insert, line, length, &problem))
        continue;
      /* what the database refuses may have been sent a while before */
      yui_command_fail (error, "%s.jsonl, %sline %" G_GINT64_FORMAT ": %s", table->name,
                        problem != NULL && problem->domain == YUI_STORE_ERROR ? "up to " : "",
                        n + 1, problem != NULL ? problem->message : "the line is too long");
      return -1;
    }
}

static gboolean
read_table (
    const YuiTable *table, YuiDatabase *db, yyjson_doc *index, const char *folder, GError **error)
{
  g_autofree char *name = g_strconcat (table->name, ".jsonl", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);
  g_autoptr (GFileInputStream) raw = g_file_read (file, NULL, error);
  g_autoptr (GDataInputStream) stream
      = raw != NULL ? g_data_input_stream_new (G_INPUT_STREAM (raw)) : NULL;
  g_autoptr (YuiStatement) insert
      = stream != NULL ? yui_table_prepare_insert (table, db, error) : NULL;
  yyjson_val *counts = yyjson_obj_get (yyjson_doc_get_root (index), "rows");
  const gint64 told = yyjson_get_sint (yyjson_obj_get (counts, table->name));
  gint64 n;

  if (insert == NULL)
    return FALSE;
  n = read_rows (table, db, number_in (index, "programme"), insert, stream, error);
  if (n >= 0 && n != told)
    return yui_command_fail (error,
                             "%s has %" G_GINT64_FORMAT " rows, but programme.json tells of "
                             "%" G_GINT64_FORMAT ".",
                             name, n, told);
  if (n >= 0)
    yui_command_say ("%s %" G_GINT64_FORMAT, table->name, n);
  return n >= 0;
}

static gboolean
check_index (YuiDatabase *db, yyjson_doc *index, GError **error)
{
  const gint64 schema = yui_schema_read_number (db, error);
  gboolean is_taken;

  if (number_in (index, "format") != FORMAT || number_in (index, "programme") <= 0)
    return yui_command_fail (error, "programme.json is not of a kind that this program reads.");
  if (schema >= 0 && schema != number_in (index, "schema"))
    return yui_command_fail (error,
                             "it was exported from schema %" G_GINT64_FORMAT
                             ", this database has %" G_GINT64_FORMAT
                             "; bring both to the same version of Yui and export again.",
                             number_in (index, "schema"), schema);
  if (schema < 0
      || !yui_command_find (yui_database_query (db, error,
                                                "SELECT 1 FROM programme WHERE programme_id = $1",
                                                YUI_INT (number_in (index, "programme"))),
                            &is_taken, error))
    return FALSE;
  return !is_taken
         || yui_command_fail (
             error,
             "there is a programme %" G_GINT64_FORMAT
             " in this database already. The number is in printed codes and in the audit log, so "
             "it cannot change; import into another database.",
             number_in (index, "programme"));
}

typedef struct
{
  const Carriage *carriage;
  yyjson_doc *index;
} Import;

static gboolean
import_rows (YuiDatabase *db, gpointer user_data, GError **error)
{
  const Import *import = user_data;
  g_autoptr (GPtrArray) tables = yui_schema_read (db, error);
  const gint64 programme_id = number_in (import->index, "programme");

  if (tables == NULL || !check_index (db, import->index, error))
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    if (is_carried (tables->pdata[i])
        && !read_table (tables->pdata[i], db, import->index, import->carriage->folder, error))
      return FALSE;
  return yui_audit_verify (db, programme_id, error)
         && yui_audit_add_command (db, programme_id, "importProgramme", NULL, NULL,
                                   yui_moment_now (), error);
}

static gboolean
import_programme (const YuiCommand *command, int argc, char **argv, GError **error)
{
  g_auto (Carriage) carriage = { 0 };
  const GOptionEntry entries[] = {
    YUI_COMMAND_DATABASE (carriage.place),
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &carriage.folder, "Folder that export made", "DIR" },
    { NULL },
  };
  g_autoptr (yyjson_doc) index = NULL;
  Import import = { .carriage = &carriage };

  if (!yui_command_parse (command, entries, argc, argv, error))
    return FALSE;
  if (carriage.folder == NULL)
    return yui_command_fail (error, "say what to import with --from DIR.");
  index = read_index (carriage.folder, error);
  import.index = index;
  if (index == NULL || !yui_command_write (&carriage.place, TRUE, import_rows, &import, error))
    return FALSE;
  yui_command_say ("programme %" G_GINT64_FORMAT "; its accounts need new tokens",
                   number_in (index, "programme"));
  return TRUE;
}

const YuiCommand yui_command_carriage[] = {
  { "programme export", "Write all of a programme into a folder of text", export_programme },
  { "programme import", "Take such a folder in", import_programme },
  { NULL },
};
