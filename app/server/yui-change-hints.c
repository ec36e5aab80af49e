/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-change-hints.h"

static void
add_line (GString *text, const char *resource, gint64 number)
{
  g_string_append_printf (text,
                          "id: %" G_GINT64_FORMAT "\nevent: change\ndata: {\"resource\":\"%s\","
                          "\"number\":%" G_GINT64_FORMAT "}\n\n",
                          number, resource, number);
}

gboolean
yui_change_hints_add (GString *text,
                      YuiDatabase *db,
                      gint64 programme_id,
                      gint64 after,
                      gint64 until,
                      const char *employer_id,
                      GError **error)
{
  g_autoptr (YuiStatement) query = NULL;
  YuiStep step = YUI_STEP_ERROR;

  g_return_val_if_fail (text != NULL && db != NULL, FALSE);

  query = yui_database_query (
      db, error,
      employer_id != NULL
          ? "SELECT resource, max(number) FROM change_log WHERE programme_id = $1 AND "
            "number > $2 AND number <= $3 AND employer_id = $4 GROUP BY resource ORDER BY 2"
          : "SELECT resource, max(number) FROM change_log WHERE programme_id = $1 AND "
            "number > $2 AND number <= $3 GROUP BY resource ORDER BY 2",
      YUI_INT (programme_id), YUI_INT (after), YUI_INT (until));
  if (query == NULL
      || (employer_id != NULL && !yui_statement_bind (query, 4, YUI_TEXT (employer_id), error)))
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    add_line (text, yui_statement_get_text (query, 0), yui_statement_get_int (query, 1));
  return step == YUI_STEP_DONE;
}

static GString *
ensure_text (YuiChangeHints *hints, const char *employer_id)
{
  GString *text = g_hash_table_lookup (hints->by_employer, employer_id);

  if (text == NULL)
    {
      text = g_string_new (NULL);
      g_hash_table_insert (hints->by_employer, g_strdup (employer_id), text);
    }
  return text;
}

static void
free_text_cb (gpointer text)
{
  g_string_free (text, TRUE);
}

gboolean
yui_change_hints_read (YuiChangeHints *hints,
                       YuiDatabase *db,
                       gint64 programme_id,
                       gint64 after,
                       gint64 until,
                       GError **error)
{
  g_autoptr (YuiStatement) query = NULL;
  YuiStep step = YUI_STEP_ERROR;

  g_return_val_if_fail (hints != NULL && hints->all == NULL && db != NULL, FALSE);

  hints->by_employer = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_text_cb);
  hints->all = g_string_new (NULL);
  query = yui_database_query (
      db, error,
      "SELECT employer_id, resource, max(number) FROM change_log WHERE programme_id = $1 "
      "AND number > $2 AND number <= $3 AND employer_id IS NOT NULL "
      "GROUP BY employer_id, resource ORDER BY 3",
      YUI_INT (programme_id), YUI_INT (after), YUI_INT (until));
  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    add_line (ensure_text (hints, yui_statement_get_text (query, 0)),
              yui_statement_get_text (query, 1), yui_statement_get_int (query, 2));
  return step == YUI_STEP_DONE
         && yui_change_hints_add (hints->all, db, programme_id, after, until, NULL, error);
}

void
yui_change_hints_clear (YuiChangeHints *hints)
{
  g_clear_pointer (&hints->by_employer, g_hash_table_unref);
  if (hints->all != NULL)
    g_string_free (g_steal_pointer (&hints->all), TRUE);
}
