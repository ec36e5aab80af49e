/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-worker.h"

#include "yui-member-import-fields.h"

#include "documents/yui-text.h"

const char *
yui_worker_find (YuiRequest *request, YuiDatabase *db, GError **error)
{
  const char *worker_id;
  g_autoptr (YuiStatement) query = NULL;

  if (request->principal.worker_id != NULL)
    return request->principal.worker_id;
  worker_id = yui_request_get_path_value (request, "worker_id");
  query = yui_database_query (
      db, error,
      "SELECT 1 FROM worker w WHERE w.programme_id = $1 AND w.id = $2 AND ($3 IS NULL OR EXISTS "
      "(SELECT 1 FROM membership m WHERE m.programme_id = w.programme_id AND m.worker_id = w.id "
      "AND m.employer_id = $3))",
      YUI_INT (request->principal.programme_id), YUI_TEXT (worker_id),
      YUI_TEXT (yui_request_get_employer_scope (request)));
  return yui_problem_find_row (query, error) ? worker_id : NULL;
}

gint64
yui_worker_read_version (YuiRequest *request,
                         YuiDatabase *db,
                         const char *worker_id,
                         GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT version FROM worker WHERE programme_id = $1 AND id = $2",
      YUI_INT (request->principal.programme_id), YUI_TEXT (worker_id));

  return yui_problem_find_row (query, error) ? yui_statement_get_int (query, 0) : 0;
}

/* Whose pool a person is in; NULL with error. */
static GPtrArray *
read_employers (YuiRequest *request, YuiDatabase *db, const char *worker_id, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (YuiStatement) employers = yui_database_query (
      db, error, "SELECT employer_id FROM membership WHERE programme_id = $1 AND worker_id = $2",
      YUI_INT (request->principal.programme_id), YUI_TEXT (worker_id));
  YuiStep step = YUI_STEP_ERROR;

  while (employers != NULL && (step = yui_statement_step (employers, error)) == YUI_STEP_ROW)
    g_ptr_array_add (ids, yui_statement_dup_text (employers, 0));
  return step == YUI_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

gboolean
yui_worker_log_change (YuiRequest *request,
                       YuiDatabase *db,
                       const char *worker_id,
                       const char *resource,
                       const char *id,
                       gboolean is_deleted,
                       GError **error)
{
  g_autoptr (GPtrArray) ids = read_employers (request, db, worker_id, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!yui_request_log_change (request, db, resource, id, ids->pdata[i], is_deleted, error))
      return FALSE;
  return ids->len > 0
         || yui_request_log_change (request, db, resource, id, NULL, is_deleted, error);
}

gboolean
yui_worker_touch (YuiRequest *request, YuiDatabase *db, const char *worker_id, GError **error)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (yui_database_run (
          db, error, "UPDATE worker SET version = version + 1 WHERE programme_id = $1 AND id = $2",
          YUI_INT (request->principal.programme_id), YUI_TEXT (worker_id))
      < 0)
    return FALSE;
  ids = read_employers (request, db, worker_id, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!yui_request_log_change (request, db, "worker", worker_id, ids->pdata[i], FALSE, error))
      return FALSE;
  return TRUE;
}

char *
yui_worker_make_pattern (const char *q, gboolean is_kana)
{
  g_autofree char *key = q != NULL ? yui_text_fold_key (q) : NULL;
  GString *pattern;

  if (key == NULL || *key == '\0')
    return NULL;
  pattern = g_string_new ("%");
  for (const char *p = key; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c == '%' || c == '_' || c == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_unichar (pattern, is_kana ? yui_member_to_katakana (c) : c);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}
