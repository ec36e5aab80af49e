/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-store"

#include "yui-schema.h"

#include "yui-database-private.h"

static void
column_free (gpointer data)
{
  YuiColumn *column = data;

  g_free (column->name);
  g_free (column);
}

static void
table_free (gpointer data)
{
  YuiTable *table = data;

  g_free (table->name);
  g_ptr_array_unref (table->columns);
  g_free (table);
}

static YuiTable *
table_new (const char *name)
{
  YuiTable *table = g_new0 (YuiTable, 1);

  table->name = g_strdup (name);
  table->columns = g_ptr_array_new_with_free_func (column_free);
  return table;
}

static void
add_column (YuiTable *table, const char *name, const char *type)
{
  YuiColumn *column = g_new0 (YuiColumn, 1);

  column->name = g_strdup (name);
  column->type = g_str_equal (type, "INTEGER") ? YUI_VALUE_INT
                 : g_str_equal (type, "BLOB")  ? YUI_VALUE_BLOB
                                               : YUI_VALUE_TEXT;
  g_ptr_array_add (table->columns, column);
  table->has_programme = table->has_programme || g_str_equal (name, "programme_id");
}

static GPtrArray *
read_tables (YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, yui_database_get_driver (db)->columns_sql);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (table_free);
  YuiTable *table = NULL;
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const char *name = yui_statement_get_text (query, 0);

      if (table == NULL || !g_str_equal (table->name, name))
        {
          table = table_new (name);
          g_ptr_array_add (tables, table);
        }
      add_column (table, yui_statement_get_text (query, 1), yui_statement_get_text (query, 2));
    }
  return step == YUI_STEP_DONE ? g_steal_pointer (&tables) : NULL;
}

/* "table\nother" for each table that refers to another. */
static GHashTable *
read_references (YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, yui_database_get_driver (db)->references_sql);
  g_autoptr (GHashTable) references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    g_hash_table_add (references, g_strjoin ("\n", yui_statement_get_text (query, 0),
                                             yui_statement_get_text (query, 1), NULL));
  return step == YUI_STEP_DONE ? g_steal_pointer (&references) : NULL;
}

static gboolean
refers_to_any (const YuiTable *table, GPtrArray *others, GHashTable *references)
{
  for (guint i = 0; i < others->len; i++)
    {
      const YuiTable *other = others->pdata[i];
      g_autofree char *key = g_strjoin ("\n", table->name, other->name, NULL);

      if (other != table && g_hash_table_contains (references, key))
        return TRUE;
    }
  return FALSE;
}

/* Moves, again and again, the first table that refers to none of those left. */
static GPtrArray *
order (GPtrArray *tables, GHashTable *references)
{
  GPtrArray *ordered = g_ptr_array_new_with_free_func (table_free);

  while (tables->len > 0)
    {
      guint i = 0;

      while (i + 1 < tables->len && refers_to_any (tables->pdata[i], tables, references))
        i++;
      g_ptr_array_add (ordered, g_ptr_array_steal_index (tables, i));
    }
  return ordered;
}

static void
remove_table (GPtrArray *tables, const char *name)
{
  for (guint i = 0; i < tables->len; i++)
    if (g_str_equal (((YuiTable *)tables->pdata[i])->name, name))
      {
        g_ptr_array_remove_index (tables, i);
        return;
      }
}

GPtrArray *
yui_schema_read (YuiDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GHashTable) references = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  tables = read_tables (db, error);
  references = tables != NULL ? read_references (db, error) : NULL;
  if (references == NULL)
    return NULL;
  remove_table (tables, "schema_migration");
  return order (tables, references);
}

gint64
yui_schema_read_number (YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, "SELECT coalesce (max (number), 0) FROM schema_migration");

  return yui_statement_need_row (query, error) ? yui_statement_get_int (query, 0) : -1;
}

/* ---- rows ---- */

/* Names come from the schema itself, never from outside; values are bound. */

static char *
join_columns (const YuiTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (text, "%s\"%s\"", i > 0 ? ", " : "",
                            ((YuiColumn *)table->columns->pdata[i])->name);
  return g_string_free (text, FALSE);
}

YuiStatement *
yui_table_query (const YuiTable *table, YuiDatabase *db, gint64 programme_id, GError **error)
{
  g_autofree char *columns = join_columns (table);
  const gboolean is_one = programme_id != YUI_SCOPE_ALL && table->has_programme;
  g_autofree char *sql = g_strconcat ("SELECT ", columns, " FROM \"", table->name, "\"",
                                      is_one ? " WHERE programme_id = $1" : NULL, NULL);

  return is_one ? yui_database_query (db, error, sql, YUI_INT (programme_id))
                : yui_database_query (db, error, sql);
}

YuiStatement *
yui_table_query_of (const YuiTable *table,
                    YuiDatabase *db,
                    gint64 programme_id,
                    const char *column,
                    const char *of,
                    const char *value,
                    GError **error)
{
  g_autofree char *columns = join_columns (table);
  g_autofree char *values
      = of != NULL ? g_strconcat ("IN (SELECT id FROM \"", of,
                                  "\" WHERE programme_id = $1 AND worker_id = $2)", NULL)
                   : g_strdup ("= $2");
  g_autofree char *sql
      = g_strconcat ("SELECT ", columns, " FROM \"", table->name,
                     "\" WHERE programme_id = $1 AND \"", column, "\" ", values, NULL);

  return yui_database_query (db, error, sql, YUI_INT (programme_id), YUI_TEXT (value));
}

YuiStatement *
yui_table_prepare_insert (const YuiTable *table, YuiDatabase *db, GError **error)
{
  g_autofree char *columns = join_columns (table);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autofree char *sql = NULL;

  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (values, "%s$%u", i > 0 ? ", " : "", i + 1);
  sql = g_strconcat ("INSERT INTO \"", table->name, "\" (", columns, ") VALUES (", values->str, ")",
                     NULL);
  return yui_database_prepare (db, sql, error);
}

static YuiValue
value_of (YuiStatement *row, int column, YuiValueType type)
{
  const void *data;
  gsize size;

  if (yui_statement_is_null (row, column))
    return (YuiValue){ .type = YUI_VALUE_NULL, .null_of = type };
  if (type == YUI_VALUE_INT)
    return YUI_INT (yui_statement_get_int (row, column));
  if (type == YUI_VALUE_TEXT)
    return YUI_TEXT (yui_statement_get_text (row, column));
  data = yui_statement_get_blob (row, column, &size);
  return YUI_BLOB (data != NULL ? data : "", size);
}

static gboolean
copy_row (const YuiTable *table, YuiStatement *row, YuiStatement *insert, GError **error)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (!yui_statement_bind (insert, (int)i + 1,
                             value_of (row, (int)i, ((YuiColumn *)table->columns->pdata[i])->type),
                             error))
      return FALSE;
  return yui_statement_queue (insert, error);
}

gint64
yui_table_copy (const YuiTable *table, YuiDatabase *from, YuiDatabase *to, GError **error)
{
  g_autoptr (YuiStatement) rows = yui_table_query (table, from, YUI_SCOPE_ALL, error);
  g_autoptr (YuiStatement) insert = yui_table_prepare_insert (table, to, error);
  YuiStep step = YUI_STEP_ERROR;
  gint64 n = 0;

  if (rows == NULL || insert == NULL)
    return -1;
  for (; (step = yui_statement_step (rows, error)) == YUI_STEP_ROW; n++)
    if (!copy_row (table, rows, insert, error))
      {
        g_prefix_error (error, "%s: ", table->name);
        return -1;
      }
  return step == YUI_STEP_DONE && yui_database_flush (to, error) ? n : -1;
}
