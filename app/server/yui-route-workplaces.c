/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-check-in-code.h"
#include "yui-page.h"
#include "yui-routes.h"

#define COLUMNS                                                                                    \
  "SELECT p.id, p.version, p.name, p.employer_id, e.name, p.address, p.prefecture_code, "          \
  "p.latitude_udeg, "                                                                              \
  "p.longitude_udeg FROM workplace p JOIN employer e ON e.programme_id = p.programme_id AND e.id " \
  "= p.employer_id "

static gboolean
add_workplace (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *item, GError **error)
{
  g_autofree char *prefecture = yui_law_tables_dup_prefecture (
      yui_server_get_law_tables (request->server), yui_statement_get_text (row, 6));

  yui_json_add_text (doc, item, "id", yui_statement_get_text (row, 0));
  yui_json_add_int (doc, item, "version", yui_statement_get_int (row, 1));
  yui_json_add_text (doc, item, "name", yui_statement_get_text (row, 2));
  yui_json_add_text (doc, item, "employer_id", yui_statement_get_text (row, 3));
  yui_json_add_text (doc, item, "employer_name", yui_statement_get_text (row, 4));
  yui_json_add_text (doc, item, "address", yui_statement_get_text (row, 5));
  yui_json_add_text (doc, item, "prefecture", prefecture);
  yui_json_add_int (doc, item, "latitude_udeg", yui_statement_get_int (row, 7));
  yui_json_add_int (doc, item, "longitude_udeg", yui_statement_get_int (row, 8));
  return TRUE;
}

/* All of the programme, those of the employer, or that of a kiosk, after the page's keys. */
static YuiStatement *
query_workplaces (YuiRequest *request, const YuiPage *page, GError **error)
{
  const char *sql, *scope = NULL;

  if (yui_request_has_role (request, YUI_ROLES_TOWN))
    sql = COLUMNS
        "WHERE p.programme_id = $1 AND (p.name, p.id) > ($2, $3) ORDER BY p.name, p.id LIMIT $4";
  else if (yui_request_has_role (request, YUI_ROLE_KIOSK))
    {
      scope = request->principal.workplace_id != NULL ? request->principal.workplace_id : "";
      sql = COLUMNS "WHERE p.programme_id = $1 AND p.id = $5 AND (p.name, p.id) > ($2, $3) "
                    "ORDER BY p.name, p.id LIMIT $4";
    }
  else
    {
      scope = request->principal.employer_id;
      sql = COLUMNS
          "WHERE p.programme_id = $1 AND p.employer_id = $5 AND (p.name, p.id) > ($2, $3) "
          "ORDER BY p.name, p.id LIMIT $4";
    }
  return scope != NULL
             ? yui_database_query (request->db, error, sql,
                                   YUI_INT (request->principal.programme_id), page->keys[0],
                                   page->keys[1], YUI_INT (page->limit + 1), YUI_TEXT (scope))
             : yui_database_query (request->db, error, sql,
                                   YUI_INT (request->principal.programme_id), page->keys[0],
                                   page->keys[1], YUI_INT (page->limit + 1));
}

static YuiResponse *
list_workplaces (YuiRequest *request, GError **error)
{
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;

  if (!yui_page_read (&page, request, "tt", error))
    return NULL;
  query = query_workplaces (request, &page, error);
  return yui_page_answer (&page, request, query, add_workplace, (int[]){ 2, 0 }, error);
}

static YuiResponse *
answer_code (YuiRequest *request, const YuiCheckInPlace *place, const guint8 *secret)
{
  char token[YUI_CHECK_IN_TOKEN_SIZE];
  g_autofree char *url = NULL;
  YuiJson *doc = yui_json_new ();
  yyjson_mut_val *root = yui_json_root (doc);

  yui_check_in_code_make (place, secret, request->now_s, token);
  url = g_strdup_printf ("%s/check-in/%s", yui_server_get_base_url (request->server), token);
  yui_json_add_text (doc, root, "url", url);
  yui_json_add_moment (doc, root, "valid_until", yui_check_in_code_valid_until (request->now_s));
  yui_json_add_int (doc, root, "step_s", YUI_CHECK_IN_STEP_S);
  return yui_response_new_json (200, doc);
}

/* An employer's own workplaces; a kiosk's own one. */
static YuiResponse *
get_check_in_code (YuiRequest *request, GError **error)
{
  const char *id = yui_request_get_path_value (request, "workplace_id");
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      "SELECT check_in_secret, employer_id FROM workplace WHERE programme_id = $1 AND id = $2",
      YUI_INT (request->principal.programme_id), YUI_TEXT (id));
  YuiCheckInPlace place = { .programme_id = request->principal.programme_id };
  YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  gboolean is_own;
  gsize size;

  if (step == YUI_STEP_ERROR)
    return NULL;
  is_own = step == YUI_STEP_ROW
           && (yui_request_has_role (request, YUI_ROLE_KIOSK)
                   ? g_strcmp0 (request->principal.workplace_id, id) == 0
                   : g_strcmp0 (request->principal.employer_id, yui_statement_get_text (query, 1))
                         == 0);
  if (!is_own)
    {
      yui_problem_set_not_found (error);
      return NULL;
    }
  g_strlcpy (place.workplace_id, id, sizeof place.workplace_id);
  return answer_code (request, &place, yui_statement_get_blob (query, 0, &size));
}

const YuiRoute yui_workplaces_routes[] = {
  { "GET", "/v1/workplaces", "listWorkplaces", YUI_ROLES_STAFF | YUI_ROLE_KIOSK, list_workplaces,
    YUI_BODY_NONE, YUI_ROUTE_SHARED },
  { "GET", "/v1/workplaces/{workplace_id}/check-in-code", "getCheckInCode",
    YUI_ROLES_MANAGING | YUI_ROLE_KIOSK, get_check_in_code },
  { NULL },
};
