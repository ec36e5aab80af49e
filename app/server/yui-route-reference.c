/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-moment.h"
#include "yui-request.h"
#include "yui-routes.h"
#include "yui-shift-law.h"

/* ---- minimum wage ---- */

/* The prefecture code and industry (caller's) of a workplace that the caller may see; NULL with
 * 404. */
static char *
find_prefecture (YuiRequest *request, const char *workplace_id, char **industry, GError **error)
{
  const char *scope = yui_request_get_employer_scope (request);
  g_autoptr (YuiStatement) query
      = yui_database_query (request->db, error,
                            "SELECT prefecture_code, employer_id, wage_industry FROM workplace "
                            "WHERE programme_id = $1 AND id = $2",
                            YUI_INT (request->principal.programme_id), YUI_TEXT (workplace_id));
  YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_ROW
      && (scope == NULL || g_strcmp0 (scope, yui_statement_get_text (query, 1)) == 0))
    {
      *industry = yui_statement_dup_text (query, 2);
      return yui_statement_dup_text (query, 0);
    }
  if (step != YUI_STEP_ERROR)
    yui_problem_set_not_found (error);
  return NULL;
}

static YuiResponse *
answer_wage_floor (YuiRequest *request,
                   const char *code,
                   guint16 industry,
                   const YuiMinimumWage *wage)
{
  const gboolean is_special = wage->floor_source.rule == YUI_RULE_MINIMUM_WAGE_SPECIAL;
  g_autofree char *source
      = g_strdup_printf ("%s %s %d", is_special ? YUI_SPECIAL_WAGE_FILE : YUI_MINIMUM_WAGE_FILE,
                         code, wage->floor_source.table_year);
  YuiJson *doc = yui_json_new ();

  yui_shift_law_add_floor (yui_server_get_law_tables (request->server), code, industry, wage, doc,
                           yui_json_root (doc));
  yui_json_add_text (doc, yui_json_root (doc), "source", source);
  return yui_response_new_json (200, doc);
}

static YuiResponse *
get_wage_floor (YuiRequest *request, GError **error)
{
  const YuiLawTables *tables = yui_server_get_law_tables (request->server);
  g_autofree char *code = NULL, *named = NULL;
  guint16 industry;
  const char *workplace_id = NULL;
  char text[YUI_MOMENT_SIZE];
  YuiMinimumWage wage;
  gint64 day = 0;

  if (!yui_request_query_id (request, "workplace_id", TRUE, &workplace_id, error)
      || !yui_request_query_day (request, "date", TRUE, &day, error))
    return NULL;
  code = find_prefecture (request, workplace_id, &named, error);
  if (code == NULL)
    return NULL;
  industry = yui_law_tables_find_wage_industry (tables, named);
  if (yui_law_tables_minimum_wage (tables, yui_law_tables_prefecture_number (code), industry, NULL,
                                   (YuiCivilDay)day, (YuiCivilDay)day, &wage)
      == YUI_LABOUR_OK)
    return answer_wage_floor (request, code, industry, &wage);
  yui_problem_set_named (error, YUI_PROBLEM_NOT_FOUND, "table-missing",
                         "The table %s has no row for prefecture %s on %s.",
                         yui_law_tables_wage_file (industry), code, yui_day_format (day, text));
  return NULL;
}

static YuiResponse *
list_holidays (YuiRequest *request, GError **error)
{
  const YuiLawTables *tables = yui_server_get_law_tables (request->server);
  yyjson_mut_val *items;
  gint64 from, to;
  YuiJson *doc;

  if (!yui_request_query_day (request, "from", TRUE, &from, error)
      || !yui_request_query_day (request, "to", TRUE, &to, error))
    return NULL;
  doc = yui_json_new_list (&items);
  for (size_t i = 0; i < tables->n_holidays; i++)
    if (tables->holidays[i].day >= from && tables->holidays[i].day < to)
      {
        yyjson_mut_val *item = yyjson_mut_arr_add_obj (doc, items);

        yui_json_add_day (doc, item, "date", tables->holidays[i].day);
        yui_json_add_text (doc, item, "name_ja", tables->holidays[i].name_ja);
        yui_json_add_text (doc, item, "name_en", tables->holidays[i].name_en);
      }
  return yui_response_new_json (200, doc);
}

const YuiRoute yui_reference_routes[] = {
  { "GET", "/v1/wage-floor", "getWageFloor", YUI_ROLES_STAFF, get_wage_floor },
  { "GET", "/v1/holidays", "listHolidays", YUI_ROLES_STAFF | YUI_ROLE_KIOSK | YUI_ROLE_WORKER,
    list_holidays },
  { NULL },
};
