/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-check-in-code.h"
#include "yui-moment.h"
#include "yui-page.h"
#include "yui-routes.h"

#define INDUSTRY_MAX 40

#define COLUMNS                                                                                    \
  "SELECT p.id, p.version, p.name, p.employer_id, e.name, p.address, p.prefecture_code, "          \
  "p.latitude_udeg, "                                                                              \
  "p.longitude_udeg, p.wage_industry FROM workplace p JOIN employer e ON e.programme_id = "        \
  "p.programme_id AND e.id "                                                                       \
  "= p.employer_id "

static void
add_industry (const YuiWageIndustry *industry,
              const YuiMinimumWageRow *wage,
              YuiJson *doc,
              yyjson_mut_val *list)
{
  yyjson_mut_val *entry = yyjson_mut_arr_add_obj (doc, list);

  yui_json_add_text (doc, entry, "code", industry->code);
  yui_json_add_text (doc, entry, "name_ja", industry->name_ja);
  yui_json_add_text (doc, entry, "name_en", industry->name_en);
  yui_json_add_int (doc, entry, "yen_per_hour", wage->yen_per_hour);
  if (wage->effective_day == YUI_CIVIL_DAY_UNKNOWN)
    yui_json_add_null (doc, entry, "effective_from");
  else
    yui_json_add_day (doc, entry, "effective_from", wage->effective_day);
}

/* What the workplace can choose: the businesses that have a special wage in its prefecture. */
static void
add_industries (const YuiLawTables *tables, int prefecture, YuiJson *doc, yyjson_mut_val *item)
{
  const YuiCivilDay today = yui_civil_day_of_utc (yui_moment_now ());
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (doc, item, "wage_industries");
  const YuiWageIndustry *industry;

  for (guint16 i = 1; (industry = yui_law_tables_get_wage_industry (tables, i)) != NULL; i++)
    {
      const YuiMinimumWageRow *wage
          = yui_law_tables_find_special_wage (tables, prefecture, i, today);

      if (wage != NULL)
        add_industry (industry, wage, doc, list);
    }
}

static gboolean
add_workplace (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *item, GError **error)
{
  const YuiLawTables *tables = yui_server_get_law_tables (request->server);
  const char *code = yui_statement_get_text (row, 6);
  g_autofree char *prefecture = yui_law_tables_dup_prefecture (tables, code);

  yui_json_add_text (doc, item, "id", yui_statement_get_text (row, 0));
  yui_json_add_int (doc, item, "version", yui_statement_get_int (row, 1));
  yui_json_add_text (doc, item, "name", yui_statement_get_text (row, 2));
  yui_json_add_text (doc, item, "employer_id", yui_statement_get_text (row, 3));
  yui_json_add_text (doc, item, "employer_name", yui_statement_get_text (row, 4));
  yui_json_add_text (doc, item, "address", yui_statement_get_text (row, 5));
  yui_json_add_text (doc, item, "prefecture", prefecture);
  yui_json_add_int (doc, item, "latitude_udeg", yui_statement_get_int (row, 7));
  yui_json_add_int (doc, item, "longitude_udeg", yui_statement_get_int (row, 8));
  yui_json_add_text (doc, item, "wage_industry", yui_statement_get_text (row, 9));
  add_industries (tables, yui_law_tables_prefecture_number (code), doc, item);
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

/* ---- change ---- */

typedef struct
{
  const char *id;
  const char *industry;
} Change;

static YuiStatement *
find_own (YuiRequest *request, YuiDatabase *db, const char *id, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error, COLUMNS "WHERE p.programme_id = $1 AND p.id = $2 AND p.employer_id = $3",
      YUI_INT (request->principal.programme_id), YUI_TEXT (id),
      YUI_TEXT (request->principal.employer_id));

  return yui_problem_find_row (row, error) ? g_steal_pointer (&row) : NULL;
}

/* A special wage must be one of the prefecture: any other would never be found. */
static gboolean
check_industry (const YuiLawTables *tables,
                const char *prefecture_code,
                const char *industry,
                GError **error)
{
  const guint16 number = yui_law_tables_find_wage_industry (tables, industry);
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  if (number == YUI_INDUSTRY_NONE
      || yui_law_tables_find_special_wage (
             tables, yui_law_tables_prefecture_number (prefecture_code), number, 0)
             != NULL)
    return TRUE;
  yui_faults_add (faults, "/wage_industry", "wage_industry_unknown", NULL,
                  "The table " YUI_SPECIAL_WAGE_FILE " has no row of this business in the "
                  "prefecture of the workplace.");
  return yui_faults_check (faults, error);
}

static YuiResponse *
answer_workplace (YuiRequest *request, YuiDatabase *db, const char *id, GError **error)
{
  g_autoptr (YuiStatement) row = find_own (request, db, id, error);
  YuiResponse *response;
  YuiJson *doc;

  if (row == NULL)
    return NULL;
  doc = yui_json_new ();
  add_workplace (request, row, doc, yui_json_root (doc), error);
  response = yui_response_new_json (200, doc);
  yui_response_set_version (response, yui_statement_get_int (row, 1));
  return response;
}

static YuiResponse *
write_change (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Change *change = user_data;
  g_autoptr (YuiStatement) row = find_own (request, db, change->id, error);

  if (row == NULL || !yui_request_check_version (request, yui_statement_get_int (row, 1), error)
      || !check_industry (yui_server_get_law_tables (request->server),
                          yui_statement_get_text (row, 6), change->industry, error))
    return NULL;
  g_clear_pointer (&row, yui_statement_free);
  if (yui_database_run (db, error,
                        "UPDATE workplace SET wage_industry = $3, version = version + 1 "
                        "WHERE programme_id = $1 AND id = $2",
                        YUI_INT (request->principal.programme_id), YUI_TEXT (change->id),
                        YUI_TEXT (change->industry))
          < 0
      || !yui_request_log_change (request, db, "workplace", change->id,
                                  request->principal.employer_id, FALSE, error))
    return NULL;
  return answer_workplace (request, db, change->id, error);
}

static YuiResponse *
update_workplace (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  Change change = { .id = yui_request_get_path_value (request, "workplace_id") };

  if (body == NULL)
    return NULL;
  change.industry = yui_body_get_text (body, "wage_industry", YUI_REQUIRED, 0, INDUSTRY_MAX);
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_change, &change, error);
}

const YuiRoute yui_workplaces_routes[] = {
  { "GET", "/v1/workplaces", "listWorkplaces", YUI_ROLES_STAFF | YUI_ROLE_KIOSK, list_workplaces,
    YUI_BODY_NONE, YUI_ROUTE_SHARED },
  { "PATCH", "/v1/workplaces/{workplace_id}", "updateWorkplace", YUI_ROLES_MANAGING,
    update_workplace, YUI_BODY_MERGE_PATCH, YUI_ROUTE_IF_MATCH },
  { "GET", "/v1/workplaces/{workplace_id}/check-in-code", "getCheckInCode",
    YUI_ROLES_MANAGING | YUI_ROLE_KIOSK, get_check_in_code },
  { NULL },
};
