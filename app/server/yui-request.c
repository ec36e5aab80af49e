/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-request-private.h"
#include "yui-audit.h"
#include "yui-heads.h"
#include "yui-moment.h"
#include "yui-sync-op.h"

#include "store/yui-uuid.h"

/* ---- what was sent ---- */

const char *
yui_request_get_path_value (YuiRequest *request, const char *name)
{
  g_auto (GStrv) template = g_strsplit (request->route->path + 1, "/", -1);
  gsize length = strlen (name);

  for (int i = 0; template[i] != NULL; i++)
    if (template[i][0] == '{' && strncmp (template[i] + 1, name, length) == 0
        && g_str_equal (template[i] + 1 + length, "}"))
      return request->segments[i];
  g_return_val_if_reached ("");
}

const char *
yui_request_get_query (YuiRequest *request, const char *name)
{
  return request->query != NULL ? g_hash_table_lookup (request->query, name) : NULL;
}

const char *
yui_request_get_header (YuiRequest *request, const char *name)
{
  return yui_http_call_get_header (request->call, name);
}

GBytes *
yui_request_get_body (YuiRequest *request)
{
  return request->op != NULL ? request->op->body : yui_http_call_get_body (request->call);
}

GHashTable *
yui_request_dup_form (YuiRequest *request, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (yui_request_get_body (request), &size);
  g_autoptr (GError) problem = NULL;
  GHashTable *form
      = g_uri_parse_params (text != NULL ? text : "", size, "&", G_URI_PARAMS_WWW_FORM, &problem);

  if (form == NULL)
    yui_problem_set (error, YUI_PROBLEM_BAD_REQUEST, "The form cannot be read: %s.",
                     problem->message);
  return form;
}

static gboolean
refuse_parameter (GError **error, const char *name, const char *what)
{
  yui_problem_set (error, YUI_PROBLEM_INVALID_PARAMETER, "The parameter \"%s\" %s.", name, what);
  return FALSE;
}

gboolean
yui_request_query_int (
    YuiRequest *request, const char *name, gint64 min, gint64 max, gint64 *value, GError **error)
{
  const char *text = yui_request_get_query (request, name);

  if (text == NULL || g_ascii_string_to_signed (text, 10, min, max, value, NULL))
    return TRUE;
  yui_problem_set (error, YUI_PROBLEM_INVALID_PARAMETER,
                   "The parameter \"%s\" must be a whole number from %" G_GINT64_FORMAT
                   " to %" G_GINT64_FORMAT ".",
                   name, min, max);
  return FALSE;
}

gboolean
yui_request_query_day (
    YuiRequest *request, const char *name, gboolean required, gint64 *day, GError **error)
{
  const char *text = yui_request_get_query (request, name);

  if (text == NULL)
    return required ? refuse_parameter (error, name, "is needed: a date, YYYY-MM-DD") : TRUE;
  return yui_day_parse (text, day) || refuse_parameter (error, name, "must be a date, YYYY-MM-DD");
}

gboolean
yui_request_query_id (
    YuiRequest *request, const char *name, gboolean required, const char **id, GError **error)
{
  const char *text = yui_request_get_query (request, name);

  if (text == NULL)
    return required ? refuse_parameter (error, name, "is needed: an id") : TRUE;
  if (!yui_uuid_is_valid (text))
    return refuse_parameter (error, name, "must be an id (a UUID in lower case)");
  *id = text;
  return TRUE;
}

gboolean
yui_request_query_word (YuiRequest *request,
                        const char *name,
                        gboolean required,
                        const char *const *words,
                        const char **word,
                        GError **error)
{
  const char *text = yui_request_get_query (request, name);
  g_autofree char *list = NULL;

  if (text == NULL && !required)
    return TRUE;
  if (text != NULL && g_strv_contains (words, text))
    {
      *word = text;
      return TRUE;
    }
  list = g_strjoinv (", ", (char **)words);
  yui_problem_set (error, YUI_PROBLEM_INVALID_PARAMETER, "The parameter \"%s\" must be one of: %s.",
                   name, list);
  return FALSE;
}

/* ---- who may ---- */

gboolean
yui_request_has_role (YuiRequest *request, guint roles)
{
  return (request->principal.role & roles) != 0;
}

const char *
yui_request_get_employer_scope (YuiRequest *request)
{
  return yui_principal_get_employer_scope (&request->principal);
}

const char *
yui_principal_get_employer_scope (const YuiPrincipal *principal)
{
  return (principal->role & YUI_ROLES_TOWN) != 0 ? NULL : principal->employer_id;
}

void
yui_principal_clear (YuiPrincipal *principal)
{
  g_clear_pointer (&principal->actor_id, g_free);
  g_clear_pointer (&principal->display_name, g_free);
  g_clear_pointer (&principal->account_id, g_free);
  g_clear_pointer (&principal->employer_id, g_free);
  g_clear_pointer (&principal->workplace_id, g_free);
  g_clear_pointer (&principal->worker_id, g_free);
  g_clear_pointer (&principal->opened_by, g_free);
  g_clear_pointer (&principal->device_id, g_free);
  g_clear_pointer (&principal->key_thumbprint, g_free);
}

gint64
yui_request_get_scope (YuiRequest *request)
{
  return request->principal.actor_id != NULL ? request->principal.programme_id : YUI_SCOPE_ALL;
}

/* ---- versions ---- */

gboolean
yui_request_check_version (YuiRequest *request, gint64 version, GError **error)
{
  if (request->if_match == version || request->if_match == YUI_IF_MATCH_ANY)
    return TRUE;
  yui_problem_set (error, YUI_PROBLEM_PRECONDITION_FAILED,
                   "Somebody changed this meanwhile; it is now version %" G_GINT64_FORMAT
                   ". Read it again and repeat the change.",
                   version);
  return FALSE;
}

gboolean
yui_request_is_not_modified (YuiRequest *request, gint64 version)
{
  const char *tags = yui_request_get_header (request, "If-None-Match");
  g_autofree char *tag = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"", version);

  return tags != NULL && (g_str_equal (tags, "*") || strstr (tags, tag) != NULL);
}

/* ---- changing things ---- */

typedef struct
{
  YuiRequest *request;
  YuiChangeFunc func;
  gpointer user_data;
  YuiResponse *response;
} Change;

gboolean
yui_request_is_secret (YuiRequest *request, gint64 status)
{
  return (request->route->flags & YUI_ROUTE_SECRET) != 0 && status < 300;
}

static void
set_in_use (GError **error)
{
  g_clear_error (error);
  yui_problem_set (error, YUI_PROBLEM_IDEMPOTENCY_KEY_IN_USE,
                   "The same request was worked on elsewhere. Ask again in a moment.");
}

/* The key's record is written in the transaction of its effect, so that one is never there without
 * the other. */
static gboolean
store_record (YuiRequest *request, YuiDatabase *db, YuiResponse *response, GError **error)
{
  const guint status = yui_response_get_status (response);
  const YuiValue body = yui_request_is_secret (request, status)
                            ? YUI_BLOB ("", 0)
                            : YUI_BYTES (yui_response_get_body (response));
  g_autoptr (GError) problem = NULL;
  const gboolean is_kept = yui_database_queue (
      db, &problem,
      "INSERT INTO idempotency_record (programme_id, actor_id, key, request_sha256, status, "
      "content_type, etag, "
      "location, body, created_s) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.actor_id),
      YUI_TEXT (yui_request_get_header (request, "Idempotency-Key")),
      YUI_BLOB (request->body_sha256, sizeof request->body_sha256), YUI_INT (status),
      YUI_TEXT (yui_response_get_content_type (response)),
      YUI_TEXT (yui_response_get_header (response, "ETag")),
      YUI_TEXT (yui_response_get_header (response, "Location")), body, YUI_INT (request->now_s));
  if (!is_kept && g_error_matches (problem, YUI_STORE_ERROR, YUI_STORE_ERROR_UNIQUE))
    set_in_use (&problem);
  if (!is_kept)
    g_propagate_error (error, g_steal_pointer (&problem));
  return is_kept;
}

/* Another process may have done this call since its record was looked for. */
static gboolean
is_first (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT 1 FROM idempotency_record WHERE programme_id = $1 AND actor_id = $2 AND key = $3",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.actor_id),
      YUI_TEXT (yui_request_get_header (request, "Idempotency-Key")));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_ROW)
    set_in_use (error);
  return step == YUI_STEP_DONE;
}

/* The change failed. Where is_first() was not asked before, it is now: it says more. */
static void
explain (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (GError) other = NULL;

  if (request->has_key && yui_database_is_alone (db) && !is_first (request, db, &other)
      && g_error_matches (other, YUI_PROBLEM, YUI_PROBLEM_IDEMPOTENCY_KEY_IN_USE))
    set_in_use (error);
}

static gboolean
run_change (YuiDatabase *db, gpointer user_data, GError **error)
{
  Change *change = user_data;
  YuiRequest *request = change->request;

  /* A second record of the key is refused by its table; others would wait for that in vain. */
  if (request->has_key && !yui_database_is_alone (db) && !is_first (request, db, error))
    return FALSE;
  change->response = change->func (request, db, change->user_data, error);
  if (change->response == NULL)
    {
      explain (request, db, error);
      return FALSE;
    }
  return (!request->has_key || store_record (request, db, change->response, error))
         && (request->op == NULL
             || yui_sync_op_store (request->op, request, db, change->response, error))
         && yui_audit_add (db, request, yui_response_get_status (change->response), error);
}

YuiResponse *
yui_request_change (YuiRequest *request, YuiChangeFunc func, gpointer user_data, GError **error)
{
  Change change = { .request = request, .func = func, .user_data = user_data };

  g_return_val_if_fail (request != NULL && func != NULL, NULL);

  /* Nobody reads in that moment any more; while somebody does, the log cannot begin anew. */
  if (request->op == NULL && request->db != NULL)
    yui_database_rollback (request->db);
  if (request->writer != NULL
          ? run_change (request->writer, &change, error)
          : yui_store_write (yui_server_get_store (request->server),
                             yui_request_get_scope (request), run_change, &change, error))
    return change.response;
  g_clear_pointer (&change.response, yui_response_free);
  return NULL;
}

gboolean
yui_change_log_add_all (YuiDatabase *db,
                        gint64 programme_id,
                        const YuiChanged *changes,
                        gsize n,
                        const char *employer_id,
                        gint64 now_s,
                        GError **error)
{
  const gint64 first = yui_heads_take_changes (db, programme_id, (gint64)n, error);

  for (gsize i = 0; first >= 0 && i < n; i++)
    if (!yui_database_queue (db, error,
                             "INSERT INTO change_log (programme_id, number, resource, id, deleted, "
                             "employer_id, changed_s) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                             YUI_INT (programme_id), YUI_INT (first + (gint64)i),
                             YUI_TEXT (changes[i].resource), YUI_TEXT (changes[i].id),
                             YUI_INT (changes[i].is_deleted), YUI_TEXT (employer_id),
                             YUI_INT (now_s)))
      return FALSE;
  return first >= 0;
}

gboolean
yui_change_log_add (YuiDatabase *db,
                    gint64 programme_id,
                    const char *resource,
                    const char *id,
                    const char *employer_id,
                    gboolean is_deleted,
                    gint64 now_s,
                    GError **error)
{
  const YuiChanged change = { resource, id, is_deleted };

  return yui_change_log_add_all (db, programme_id, &change, 1, employer_id, now_s, error);
}

gboolean
yui_request_log_change (YuiRequest *request,
                        YuiDatabase *db,
                        const char *resource,
                        const char *id,
                        const char *employer_id,
                        gboolean is_deleted,
                        GError **error)
{
  return yui_change_log_add (db, request->principal.programme_id, resource, id, employer_id,
                             is_deleted, request->now_s, error);
}

gboolean
yui_request_log_rows (YuiRequest *request,
                      YuiDatabase *db,
                      YuiStatement *rows,
                      const char *resource,
                      const char *employer_id,
                      GError **error)
{
  YuiStep step = YUI_STEP_ERROR;

  while (rows != NULL && (step = yui_statement_step (rows, error)) == YUI_STEP_ROW)
    if (!yui_request_log_change (request, db, resource, yui_statement_get_text (rows, 0),
                                 employer_id, FALSE, error))
      return FALSE;
  return step == YUI_STEP_DONE;
}
