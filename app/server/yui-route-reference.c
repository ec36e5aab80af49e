/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-moment.h"
#include "yui-pay-why.h"
#include "yui-request.h"
#include "yui-routes.h"

/* ---- minimum wage ---- */

/* The prefecture code of a workplace that the caller may see; NULL with 404. */
static char *
find_prefecture (YuiRequest *request, const char *workplace_id, GError **error)
{
  const char *scope = yui_request_get_employer_scope (request);
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      "SELECT prefecture_code, employer_id FROM workplace WHERE programme_id = $1 AND id = $2",
      YUI_INT (request->principal.programme_id), YUI_TEXT (workplace_id));
  YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_ROW
      && (scope == NULL || g_strcmp0 (scope, yui_statement_get_text (query, 1)) == 0))
    return yui_statement_dup_text (query, 0);
  if (step != YUI_STEP_ERROR)
    yui_problem_set_not_found (error);
  return NULL;
}

/* The first day of the row that a floor came from. */
static YuiCivilDay
find_first_day (const YuiMinimumWageTable *table, int prefecture, const YuiMinimumWage *wage)
{
  for (size_t i = 0; i < table->n_rows; i++)
    if (table->rows[i].prefecture == prefecture
        && table->rows[i].fiscal_year == wage->floor_source.table_year
        && table->rows[i].yen_per_hour == wage->floor_yen)
      return table->rows[i].effective_day;
  return YUI_CIVIL_DAY_UNKNOWN;
}

static YuiResponse *
answer_wage_floor (YuiRequest *request, const char *code, const YuiMinimumWage *wage)
{
  const YuiLawTables *tables = yui_server_get_law_tables (request->server);
  g_autofree char *prefecture = yui_law_tables_dup_prefecture (tables, code);
  g_autofree char *source
      = g_strdup_printf ("minimum-wage.tsv %s %d", code, wage->floor_source.table_year);
  int number = (int)g_ascii_strtoll (code, NULL, 10);
  YuiJson *doc = yui_json_new ();
  yyjson_mut_val *root = yui_json_root (doc);

  yui_json_add_text (doc, root, "prefecture", prefecture);
  yui_json_add_int (doc, root, "yen_per_hour", wage->floor_yen);
  yui_json_add_day (doc, root, "effective_from",
                    find_first_day (&tables->minimum_wage, number, wage));
  if (wage->coming_yen > 0)
    yui_json_add_int (doc, root, "coming_yen_per_hour", wage->coming_yen);
  else
    yui_json_add_null (doc, root, "coming_yen_per_hour");
  yui_json_add_text (doc, root, "source", source);
  yui_pay_add_source (&wage->floor_source, YUI_ROUNDING_NONE, doc, root);
  return yui_response_new_json (200, doc);
}

static YuiResponse *
get_wage_floor (YuiRequest *request, GError **error)
{
  const YuiLawTables *tables = yui_server_get_law_tables (request->server);
  g_autofree char *code = NULL;
  const char *workplace_id = NULL;
  char text[YUI_MOMENT_SIZE];
  YuiMinimumWage wage;
  gint64 day = 0;

  if (!yui_request_query_id (request, "workplace_id", TRUE, &workplace_id, error)
      || !yui_request_query_day (request, "date", TRUE, &day, error))
    return NULL;
  code = find_prefecture (request, workplace_id, error);
  if (code == NULL)
    return NULL;
  if (yui_labour_minimum_wage (&tables->minimum_wage, (int)g_ascii_strtoll (code, NULL, 10),
                               YUI_INDUSTRY_NONE, (YuiCivilDay)day, &wage)
      == YUI_LABOUR_OK)
    return answer_wage_floor (request, code, &wage);
  yui_problem_set_named (error, YUI_PROBLEM_NOT_FOUND, "table-missing",
                         "The table minimum-wage.tsv has no row for prefecture %s on %s.", code,
                         yui_day_format (day, text));
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
