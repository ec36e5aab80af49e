/* SPDX-License-Identifier: GPL-3.0-or-later */
#define CONTRACT_PAGE_PATH "/town/yui/Yui/contract/openapi.html"
#define G_LOG_DOMAIN       "yui-server"

#include "yui-epoch.h"
#include "yui-page.h"
#include "yui-routes.h"
#include "yui-second-factor.h"

#include "yui-config.h"

#include <string.h>

#define CHANGES_MAX 500

static YuiResponse *
get_health (YuiRequest *request, GError **error)
{
  g_autofree char *epoch = yui_epoch_read (request->db, error);
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
  gboolean is_needed = FALSE;

  yui_json_add_text (doc, root, "sign_in_name", has_row ? yui_statement_get_text (query, 0) : NULL);
  yui_json_add_bool (doc, root, "has_second_factor",
                     has_row && yui_statement_get_int (query, 1) != 0);
  if (step == YUI_STEP_ERROR
      || !yui_second_factor_is_needed (&request->principal,
                                       yui_server_get_factor_roles (request->server), request->db,
                                       &is_needed, error))
    return FALSE;
  yui_json_add_bool (doc, root, "needs_second_factor", is_needed);
  return TRUE;
}

static YuiResponse *
get_session (YuiRequest *request, GError **error)
{
  g_autofree char *epoch = yui_epoch_read (request->db, error);
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

/* The newest number, and the last of those that are gone. */
static gboolean
read_change_numbers (YuiRequest *request, gint64 *newest, gint64 *gone, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      "SELECT change_number, changes_gone FROM programme WHERE programme_id = $1",
      YUI_INT (request->principal.programme_id));

  if (!yui_statement_need_row (query, error))
    return FALSE;
  *newest = yui_statement_get_int (query, 0);
  *gone = yui_statement_get_int (query, 1);
  return TRUE;
}

/* Written as it is read: nothing in it needs escaping, and nothing but the text is kept. */
static void
add_change (GString *text, YuiStatement *row, gboolean is_first)
{
  g_string_append_printf (
      text, "%s{\"number\":%" G_GINT64_FORMAT ",\"resource\":\"%s\",\"id\":\"%s\",\"deleted\":%s}",
      is_first ? "" : ",", yui_statement_get_int (row, 0), yui_statement_get_text (row, 1),
      yui_statement_get_text (row, 2), yui_statement_get_int (row, 3) != 0 ? "true" : "false");
}

/* Adds at most limit changes after `after`, and moves it to the last one that was looked at. Returns
 * how many, or -1. */
static gint64
add_changes (YuiRequest *request, GString *text, gint64 limit, gint64 *after, GError **error)
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
  gint64 n = 0;

  if (query == NULL
      || (employer_id != NULL && !yui_statement_bind (query, 4, YUI_TEXT (employer_id), error)))
    return -1;
  for (; (step = yui_statement_step (query, error)) == YUI_STEP_ROW; n++)
    {
      add_change (text, query, n == 0);
      *after = yui_statement_get_int (query, 0);
    }
  return step == YUI_STEP_DONE ? n : -1;
}

static YuiResponse *
list_changes (YuiRequest *request, GError **error)
{
  g_autofree char *epoch = yui_epoch_read (request->db, error);
  g_autoptr (GString) text = g_string_new ("{\"changes\":[");
  gint64 after = -1, newest, gone, limit = YUI_PAGE_LIMIT, n = 0;

  if (epoch == NULL || !yui_request_query_int (request, "after", 0, G_MAXINT64, &after, error)
      || !yui_request_query_int (request, "limit", 1, CHANGES_MAX, &limit, error)
      || !read_change_numbers (request, &newest, &gone, error))
    return NULL;
  if (after >= 0 && after < gone)
    {
      yui_problem_set_named (error, YUI_PROBLEM_GONE, "cursor-expired",
                             "Changes that far back are no longer kept. Read everything anew.");
      return NULL;
    }
  if (after < 0)
    after = newest;
  else if ((n = add_changes (request, text, limit, &after, error)) < 0)
    return NULL;
  else if (n < limit)
    after = MAX (after, newest);
  g_string_append_printf (text, "],\"next_after\":%" G_GINT64_FORMAT ",\"epoch\":\"%s\"}", after,
                          epoch);
  return yui_response_new_bytes (200, "application/json",
                                 g_string_free_to_bytes (g_steal_pointer (&text)));
}

/* ---- events ---- */

typedef struct
{
  YuiEvents *events;
  YuiListener listener;
} Listening;

static void
listening_free (gpointer data)
{
  Listening *listening = data;

  g_free ((char *)listening->listener.employer_id);
  g_free ((char *)listening->listener.actor_id);
  g_free (listening);
}

static void
take_socket_cb (int socket, gpointer user_data)
{
  const Listening *listening = user_data;

  yui_events_add (listening->events, &listening->listener, socket);
}

/* Last-Event-ID, as a browser's EventSource sends it; one that is no number is as none. */
static gint64
read_last_event (YuiRequest *request)
{
  const char *text = yui_request_get_header (request, "Last-Event-ID");
  gint64 number;

  return text != NULL && g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &number, NULL) ? number
                                                                                           : -1;
}

static YuiResponse *
stream_events (YuiRequest *request, GError **error)
{
  const YuiPrincipal *principal = &request->principal;
  Listening *listening;

  if (!yui_events_check (yui_server_get_events (request->server), principal->actor_id, error))
    return NULL;
  if (!g_str_equal (yui_http_call_get_method (request->call), "GET")) /* HEAD */
    return yui_response_new_bytes (200, "text/event-stream", g_bytes_new_static ("", 0));
  listening = g_new0 (Listening, 1);
  listening->events = yui_server_get_events (request->server);
  listening->listener = (YuiListener){
    .programme_id = principal->programme_id,
    .role = principal->role,
    .factor_roles = yui_server_get_factor_roles (request->server),
    .employer_id = g_strdup (yui_request_get_employer_scope (request)),
    .actor_id = g_strdup (principal->actor_id),
    .after = read_last_event (request),
  };
  memcpy (listening->listener.token_sha256, principal->token_sha256,
          sizeof principal->token_sha256);
  return yui_response_new_stream ("text/event-stream", take_socket_cb, listening, listening_free);
}

const YuiRoute yui_system_routes[] = {
  { "GET", "/healthz", "getHealth", YUI_ROLE_ANYONE, get_health },
  { "GET", "/v1/openapi.yaml", "getOpenapi", YUI_ROLE_ANYONE, get_openapi },
  { "GET", "/v1/openapi.html", "pageContract", YUI_ROLE_ANYONE, get_contract_page },
  { "GET", "/v1/session", "getSession", YUI_ROLES_STAFF | YUI_ROLE_KIOSK | YUI_ROLE_WORKER,
    get_session, YUI_BODY_NONE, YUI_ROUTE_ALONE },
  { "GET", "/v1/changes", "listChanges", YUI_ROLES_STAFF | YUI_ROLE_KIOSK, list_changes },
  { "GET", "/v1/events", "streamEvents", YUI_ROLES_STAFF | YUI_ROLE_KIOSK, stream_events },
  { NULL },
};
