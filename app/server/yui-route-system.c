/* SPDX-License-Identifier: GPL-3.0-or-later */
#define CONTRACT_PAGE_PATH "/town/yui/Yui/contract/openapi.html"
#define G_LOG_DOMAIN "yui-server"

#include "yui-page.h"
#include "yui-routes.h"

#include "yui-config.h"

#define CHANGES_MAX 500

/* The database's epoch; another one after a restore, or after a standby took over: a primary that
 * dies may have shown changes that it alone knew, and their numbers come again. */
static char *
read_epoch (YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, "SELECT value FROM meta WHERE key = 'epoch'");
  g_autofree char *history = NULL;

  if (!yui_statement_need_row (query, error))
    return NULL;
  history = yui_database_dup_history (db, error);
  return history != NULL ? g_strconcat (yui_statement_get_text (query, 0), history, NULL) : NULL;
}

static YuiResponse *
get_health (YuiRequest *request, GError **error)
{
  g_autofree char *epoch = read_epoch (request->db, error);
  YuiJson *doc;

  if (epoch == NULL)
    return NULL;
  doc = yui_json_new ();
  yui_json_add_text (doc, yui_json_root (doc), "status", "ok");
  yui_json_add_text (doc, yui_json_root (doc), "version", YUI_VERSION);
  return yui_response_new_json (200, doc);
}

static YuiResponse *
get_openapi (YuiRequest *request, GError **error)
{
  g_autofree char *path
      = g_build_filename (yui_server_get_data_folder (request->server), "openapi.yaml", NULL);
  char *text;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, error))
    return NULL;
  return yui_response_new_bytes (200, "application/yaml", g_bytes_new_take (text, size));
}

/* The same for people, made from it at build time. */
static YuiResponse *
get_contract_page (YuiRequest *request, GError **error)
{
  GBytes *bytes = g_resources_lookup_data (CONTRACT_PAGE_PATH, 0, error);
  YuiResponse *response;

  if (bytes == NULL)
    return NULL;
  response = yui_response_new_bytes (200, "text/html; charset=utf-8", bytes);
  yui_response_set_header (response, "Content-Security-Policy",
                           "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
                           "frame-ancestors 'none'");
  return response;
}

/* ---- session ---- */

static gboolean
add_programme (YuiRequest *request, YuiJson *doc, yyjson_mut_val *root, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      "SELECT name, prefecture_code, colour, demo FROM programme WHERE programme_id = $1",
      YUI_INT (request->principal.programme_id));
  g_autofree char *prefecture = NULL;
  yyjson_mut_val *programme;

  if (!yui_statement_need_row (query, error))
    return FALSE;
  prefecture = yui_law_tables_dup_prefecture (yui_server_get_law_tables (request->server),
                                              yui_statement_get_text (query, 1));
  programme = yyjson_mut_obj_add_obj (doc, root, "programme");
  yui_json_add_text (doc, programme, "name", yui_statement_get_text (query, 0));
  yui_json_add_text (doc, programme, "prefecture", prefecture);
  yui_json_add_text (doc, programme, "colour", yui_statement_get_text (query, 2));
  yui_json_add_bool (doc, programme, "demo", yui_statement_get_int (query, 3) != 0);
  return TRUE;
}

static gboolean
add_employer (YuiRequest *request, YuiJson *doc, yyjson_mut_val *root, GError **error)
{
  g_autoptr (YuiStatement) query = NULL;
  yyjson_mut_val *employer;

  if (request->principal.employer_id == NULL)
    {
      yui_json_add_null (doc, root, "employer");
      return TRUE;
    }
  query = yui_database_query (
      request->db, error, "SELECT name FROM employer WHERE programme_id = $1 AND id = $2",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id));
  if (!yui_statement_need_row (query, error))
    return FALSE;
  employer = yyjson_mut_obj_add_obj (doc, root, "employer");
  yui_json_add_text (doc, employer, "id", request->principal.employer_id);
  yui_json_add_text (doc, employer, "name", yui_statement_get_text (query, 0));
  return TRUE;
}

/* How a person signs in; a machine, kiosk or worker has no name for it. */
static gboolean
add_sign_in (YuiRequest *request, YuiJson *doc, yyjson_mut_val *root, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      "SELECT p.sign_in_name, CASE WHEN t.confirmed_s IS NOT NULL THEN 1 ELSE 0 END "
      "FROM account_password p LEFT JOIN account_totp t "
      "ON t.programme_id = p.programme_id AND t.account_id = p.account_id "
      "WHERE p.programme_id = $1 AND p.account_id = $2 AND p.hash IS NOT NULL",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.account_id));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  const gboolean has_row = step == YUI_STEP_ROW;

  yui_json_add_text (doc, root, "sign_in_name", has_row ? yui_statement_get_text (query, 0) : NULL);
  yui_json_add_bool (doc, root, "has_second_factor", has_row && yui_statement_get_int (query, 1) != 0);
  return step != YUI_STEP_ERROR;
}

static YuiResponse *
get_session (YuiRequest *request, GError **error)
{
  g_autofree char *epoch = read_epoch (request->db, error);
  g_autoptr (YuiJson) doc = NULL;
  yyjson_mut_val *root;

  if (epoch == NULL)
    return NULL;
  doc = yui_json_new ();
  root = yui_json_root (doc);
  yui_json_add_text (doc, root, "account_id", request->principal.actor_id);
  yui_json_add_text (doc, root, "display_name", request->principal.display_name);
  yui_json_add_text (doc, root, "role", yui_role_name (request->principal.role));
  if (!add_programme (request, doc, root, error) || !add_employer (request, doc, root, error)
      || !add_sign_in (request, doc, root, error))
    return NULL;
  yui_json_add_moment (doc, root, "server_time", request->now_s);
  yui_json_add_text (doc, root, "epoch", epoch);
  return yui_response_new_json (200, g_steal_pointer (&doc));
}

/* ---- changes ---- */

static gboolean
read_change_number (YuiRequest *request, gint64 *number, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error, "SELECT change_number FROM programme WHERE programme_id = $1",
      YUI_INT (request->principal.programme_id));

  if (!yui_statement_need_row (query, error))
    return FALSE;
  *number = yui_statement_get_int (query, 0);
  return TRUE;
}

/* Adds at most limit changes after `after`, and moves it to the last one that was looked at. */
static gboolean
add_changes (YuiRequest *request,
             YuiJson *doc,
             yyjson_mut_val *list,
             gint64 limit,
             gint64 *after,
             GError **error)
{
  const char *employer_id = yui_request_get_employer_scope (request);
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      employer_id != NULL
          ? "SELECT number, resource, id, deleted FROM change_log "
            "WHERE programme_id = $1 AND employer_id = $4 AND number > $2 ORDER BY number LIMIT $3"
          : "SELECT number, resource, id, deleted FROM change_log "
            "WHERE programme_id = $1 AND number > $2 ORDER BY number LIMIT $3",
      YUI_INT (request->principal.programme_id), YUI_INT (*after), YUI_INT (limit));
  YuiStep step = YUI_STEP_ERROR;

  if (query == NULL
      || (employer_id != NULL && !yui_statement_bind (query, 4, YUI_TEXT (employer_id), error)))
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      yyjson_mut_val *change = yyjson_mut_arr_add_obj (doc, list);

      *after = yui_statement_get_int (query, 0);
      yui_json_add_int (doc, change, "number", *after);
      yui_json_add_text (doc, change, "resource", yui_statement_get_text (query, 1));
      yui_json_add_text (doc, change, "id", yui_statement_get_text (query, 2));
      yui_json_add_bool (doc, change, "deleted", yui_statement_get_int (query, 3) != 0);
    }
  return step == YUI_STEP_DONE;
}

static YuiResponse *
list_changes (YuiRequest *request, GError **error)
{
  g_autofree char *epoch = read_epoch (request->db, error);
  g_autoptr (YuiJson) doc = NULL;
  yyjson_mut_val *list;
  gint64 after = -1, newest, limit = YUI_PAGE_LIMIT;

  if (epoch == NULL || !yui_request_query_int (request, "after", 0, G_MAXINT64, &after, error)
      || !yui_request_query_int (request, "limit", 1, CHANGES_MAX, &limit, error)
      || !read_change_number (request, &newest, error))
    return NULL;
  doc = yui_json_new ();
  list = yyjson_mut_obj_add_arr (doc, yui_json_root (doc), "changes");
  if (after < 0)
    after = newest;
  else if (!add_changes (request, doc, list, limit, &after, error))
    return NULL;
  else if (yyjson_mut_arr_size (list) < (gsize)limit)
    after = MAX (after, newest);
  yui_json_add_int (doc, yui_json_root (doc), "next_after", after);
  yui_json_add_text (doc, yui_json_root (doc), "epoch", epoch);
  return yui_response_new_json (200, g_steal_pointer (&doc));
}

const YuiRoute yui_system_routes[] = {
  { "GET", "/healthz", "getHealth", YUI_ROLE_ANYONE, get_health },
  { "GET", "/v1/openapi.yaml", "getOpenapi", YUI_ROLE_ANYONE, get_openapi },
  { "GET", "/v1/openapi.html", "pageContract", YUI_ROLE_ANYONE, get_contract_page },
  { "GET", "/v1/session", "getSession", YUI_ROLES_STAFF | YUI_ROLE_KIOSK | YUI_ROLE_WORKER,
    get_session },
  { "GET", "/v1/changes", "listChanges", YUI_ROLES_STAFF | YUI_ROLE_KIOSK, list_changes },
  { NULL },
};
