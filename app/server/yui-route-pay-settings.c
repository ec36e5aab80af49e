/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-pay-period.h"
#include "yui-pay-work.h"
#include "yui-routes.h"

#include <string.h>

#define DEPENDANTS_MAX 7

/* ---- how an employer pays ---- */

static YuiStatement *
find_employer (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error,
      "SELECT version, pay_period_kind, pay_closing_day, pay_months_later, pay_day_of_month, "
      "pay_needs_approval, pay_rounds_month, pay_rounds_yen FROM employer WHERE programme_id = $1 "
      "AND id = $2",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id));

  return yui_statement_need_row (row, error) ? g_steal_pointer (&row) : NULL;
}

static void
add_suggestions (YuiRequest *request, const YuiPayRule *rule, YuiJson *doc)
{
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (doc, yui_json_root (doc), "suggestions");
  const YuiCivilDay today = yui_civil_day_of_utc (request->now_s);

  for (int kind = 0; kind < YUI_PAY_PERIOD_FREE; kind++)
    {
      const YuiPayPeriod period = yui_pay_period_suggest ((YuiPayPeriodKind)kind, rule, today);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, list);

      yui_json_add_text (doc, object, "period_kind", yui_pay_period_names[kind]);
      yui_json_add_day (doc, object, "from", period.from_day);
      yui_json_add_day (doc, object, "to", period.to_day);
      yui_json_add_day (doc, object, "pay_date", period.pay_day);
    }
}

static YuiResponse *
answer_settings (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) row = find_employer (request, db, error);
  YuiResponse *response;
  YuiPayRule rule;
  YuiJson *doc;

  if (row == NULL)
    return NULL;
  rule = (YuiPayRule){ (int)yui_statement_get_int (row, 2), (int)yui_statement_get_int (row, 3),
                       (int)yui_statement_get_int (row, 4) };
  doc = yui_json_new ();
  yui_json_add_int (doc, yui_json_root (doc), "version", yui_statement_get_int (row, 0));
  yui_json_add_text (doc, yui_json_root (doc), "period_kind", yui_statement_get_text (row, 1));
  yui_json_add_int (doc, yui_json_root (doc), "closing_day", rule.closing_day);
  yui_json_add_int (doc, yui_json_root (doc), "months_later", rule.months_later);
  yui_json_add_int (doc, yui_json_root (doc), "pay_day_of_month", rule.pay_day_of_month);
  yui_json_add_bool (doc, yui_json_root (doc), "needs_approval",
                     yui_statement_get_int (row, 5) != 0);
  yui_json_add_bool (doc, yui_json_root (doc), "rounds_month", yui_statement_get_int (row, 6) != 0);
  yui_json_add_bool (doc, yui_json_root (doc), "rounds_yen", yui_statement_get_int (row, 7) != 0);
  add_suggestions (request, &rule, doc);
  response = yui_response_new_json (200, doc);
  yui_response_set_version (response, yui_statement_get_int (row, 0));
  return response;
}

static YuiResponse *
get_settings (YuiRequest *request, GError **error)
{
  return answer_settings (request, request->db, error);
}

typedef struct
{
  const char *period_kind;
  YuiPayRule rule;
  gboolean needs_approval;
  gboolean says_month; /* else it stays as it is */
  gboolean rounds_month;
  gboolean says_yen; /* likewise */
  gboolean rounds_yen;
} Settings;

/* Hours and pay are rounded over a calendar month, so that has to be the month of pay. */
static gboolean
check_rounding (const Settings *settings, gboolean month_was, gboolean yen_was, GError **error)
{
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  if (yui_pay_rule_closes_calendar_months (&settings->rule))
    return TRUE;
  if (settings->says_month ? settings->rounds_month : month_was)
    yui_faults_add (faults, "/rounds_month", "not_calendar_month", NULL,
                    "The hours of a month can be rounded only where the closing day is the end of "
                    "the month.");
  if (settings->says_yen ? settings->rounds_yen : yen_was)
    yui_faults_add (faults, "/rounds_yen", "not_calendar_month", NULL,
                    "The pay of a month can be rounded only where the closing day is the end of "
                    "the month.");
  return yui_faults_check (faults, error);
}

static YuiResponse *
write_settings (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Settings *settings = user_data;
  g_autoptr (YuiStatement) row = find_employer (request, db, error);

  if (row == NULL || !yui_request_check_version (request, yui_statement_get_int (row, 0), error)
      || !check_rounding (settings, yui_statement_get_int (row, 6) != 0,
                          yui_statement_get_int (row, 7) != 0, error))
    return NULL;
  g_clear_pointer (&row, yui_statement_free);
  if (yui_database_run (
          db, error,
          "UPDATE employer SET version = version + 1, pay_period_kind = $3, "
          "pay_closing_day = $4, pay_months_later = $5, pay_day_of_month = $6, "
          "pay_needs_approval = $7, "
          "pay_rounds_month = coalesce($8, pay_rounds_month), "
          "pay_rounds_yen = coalesce($9, pay_rounds_yen) WHERE programme_id = $1 AND id = $2",
          YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id),
          YUI_TEXT (settings->period_kind), YUI_INT (settings->rule.closing_day),
          YUI_INT (settings->rule.months_later), YUI_INT (settings->rule.pay_day_of_month),
          YUI_INT (settings->needs_approval),
          settings->says_month ? YUI_INT (settings->rounds_month) : YUI_NULL,
          settings->says_yen ? YUI_INT (settings->rounds_yen) : YUI_NULL)
          < 0
      || !yui_request_log_change (request, db, "pay_settings", request->principal.employer_id,
                                  request->principal.employer_id, FALSE, error))
    return NULL;
  return answer_settings (request, db, error);
}

/* The pay day is after the closing day: wages are for work done. */
static void
check_rule (const YuiPayRule *rule, YuiFaults *faults)
{
  if (rule->months_later == 0 && rule->pay_day_of_month <= rule->closing_day)
    yui_faults_add (faults, "/pay_day_of_month", "not_after_closing", NULL,
                    "In the same month the pay day comes after the closing day.");
}

static YuiResponse *
put_settings (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  Settings settings = { 0 };
  gint64 closing_day = 0, months_later = 0, pay_day = 0;
  gboolean is_whole;

  if (body == NULL)
    return NULL;
  settings.period_kind = yui_body_get_word (body, "period_kind", YUI_REQUIRED, yui_pay_rule_names);
  is_whole = yui_body_get_int (body, "closing_day", YUI_REQUIRED, 1, 31, &closing_day);
  is_whole &= yui_body_get_int (body, "months_later", YUI_REQUIRED, 0, 1, &months_later);
  is_whole &= yui_body_get_int (body, "pay_day_of_month", YUI_REQUIRED, 1, 31, &pay_day);
  yui_body_get_bool (body, "needs_approval", YUI_REQUIRED, &settings.needs_approval);
  settings.says_month
      = yui_body_get_bool (body, "rounds_month", YUI_OPTIONAL, &settings.rounds_month);
  settings.says_yen = yui_body_get_bool (body, "rounds_yen", YUI_OPTIONAL, &settings.rounds_yen);
  settings.rule = (YuiPayRule){ (int)closing_day, (int)months_later, (int)pay_day };
  if (is_whole)
    check_rule (&settings.rule, yui_body_get_faults (body));
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_settings, &settings, error);
}

/* ---- the tax column of a person ---- */

typedef struct
{
  const char *column;
  gint64 dependants;
} Declaration;

/* A person in the employer's pool, or who has worked there; version 1: nothing is declared. */
static YuiStatement *
find_declaration (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error,
      "SELECT coalesce(t.version, 0) + 1, coalesce(t.tax_column, 'hei'), coalesce(t.dependants, "
      "0), "
      "t.declared_s FROM worker w LEFT JOIN tax_declaration t ON t.programme_id = w.programme_id "
      "AND t.worker_id = w.id AND t.employer_id = $2 "
      "WHERE w.programme_id = $1 AND w.id = $3 AND (EXISTS (SELECT 1 FROM membership m "
      " WHERE m.programme_id = w.programme_id AND m.employer_id = $2 AND m.worker_id = w.id) "
      "OR EXISTS (SELECT 1 FROM payslip s WHERE s.programme_id = w.programme_id "
      " AND s.employer_id = $2 AND s.worker_id = w.id))",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id),
      YUI_TEXT (yui_request_get_path_value (request, "worker_id")));

  return yui_problem_find_row (row, error) ? g_steal_pointer (&row) : NULL;
}

static YuiResponse *
answer_declaration (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) row = find_declaration (request, db, error);
  YuiResponse *response;
  YuiJson *doc;

  if (row == NULL)
    return NULL;
  doc = yui_json_new ();
  yui_json_add_text (doc, yui_json_root (doc), "worker_id",
                     yui_request_get_path_value (request, "worker_id"));
  yui_json_add_int (doc, yui_json_root (doc), "version", yui_statement_get_int (row, 0));
  yui_json_add_text (doc, yui_json_root (doc), "tax_column", yui_statement_get_text (row, 1));
  yui_json_add_int (doc, yui_json_root (doc), "dependants", yui_statement_get_int (row, 2));
  if (yui_statement_is_null (row, 3))
    yui_json_add_null (doc, yui_json_root (doc), "declared_at");
  else
    yui_json_add_moment (doc, yui_json_root (doc), "declared_at", yui_statement_get_int (row, 3));
  response = yui_response_new_json (200, doc);
  yui_response_set_version (response, yui_statement_get_int (row, 0));
  return response;
}

static YuiResponse *
get_declaration (YuiRequest *request, GError **error)
{
  return answer_declaration (request, request->db, error);
}

static YuiResponse *
write_declaration (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Declaration *declaration = user_data;
  const char *worker_id = yui_request_get_path_value (request, "worker_id");
  g_autoptr (YuiStatement) row = find_declaration (request, db, error);

  if (row == NULL || !yui_request_check_version (request, yui_statement_get_int (row, 0), error))
    return NULL;
  g_clear_pointer (&row, yui_statement_free);
  if (yui_database_run (
          db, error,
          "INSERT INTO tax_declaration (programme_id, employer_id, worker_id, tax_column, "
          "dependants, declared_s, declared_by) VALUES ($1, $2, $3, $4, $5, $6, $7) "
          "ON CONFLICT (programme_id, employer_id, worker_id) DO UPDATE SET "
          "version = tax_declaration.version + 1, tax_column = excluded.tax_column, "
          "dependants = excluded.dependants, declared_s = excluded.declared_s, "
          "declared_by = excluded.declared_by",
          YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id),
          YUI_TEXT (worker_id), YUI_TEXT (declaration->column), YUI_INT (declaration->dependants),
          YUI_INT (request->now_s), YUI_TEXT (request->principal.actor_id))
          < 0
      || !yui_request_log_change (request, db, "tax_declaration", worker_id,
                                  request->principal.employer_id, FALSE, error))
    return NULL;
  return answer_declaration (request, db, error);
}

static YuiResponse *
put_declaration (YuiRequest *request, GError **error)
{
  static const char *const COLUMNS[] = { "kou", "otsu", "hei", NULL };
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  Declaration declaration = { 0 };

  if (body == NULL)
    return NULL;
  declaration.column = yui_body_get_word (body, "tax_column", YUI_REQUIRED, COLUMNS);
  yui_body_get_int (body, "dependants", YUI_OPTIONAL, 0, DEPENDANTS_MAX, &declaration.dependants);
  if (declaration.column != NULL && declaration.dependants > 0
      && !g_str_equal (declaration.column, "kou"))
    yui_faults_add (yui_body_get_faults (body), "/dependants", "only_kou", NULL,
                    "Dependants count in column kou only.");
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_declaration, &declaration, error);
}

const YuiRoute yui_pay_settings_routes[] = {
  { "GET", "/v1/pay-settings", "getPaySettings", YUI_ROLES_PAYING, get_settings },
  { "PUT", "/v1/pay-settings", "putPaySettings", YUI_ROLE_EMPLOYER_OWNER, put_settings,
    YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { "GET", "/v1/tax-declarations/{worker_id}", "getTaxDeclaration", YUI_ROLES_PAYING,
    get_declaration },
  { "PUT", "/v1/tax-declarations/{worker_id}", "putTaxDeclaration", YUI_ROLES_PAYING,
    put_declaration, YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { NULL },
};
