/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-routes.h"
#include "yui-thresholds.h"

static const char *
unit_of (YuiLedgerKind kind)
{
  switch (kind)
    {
    case YUI_LEDGER_MONTH_18_DAYS:
    case YUI_LEDGER_RUN_31_DAYS:
    case YUI_LEDGER_RUN_2_MONTHS:
      return "days";
    case YUI_LEDGER_TWO_MONTHS_18:
    case YUI_LEDGER_SPECIAL_MONTHS:
      return "months";
    case YUI_LEDGER_YEAR_300000:
    case YUI_LEDGER_YEAR_500000:
      return "yen";
    case YUI_LEDGER_WEEK_20_HOURS:
    case YUI_LEDGER_AGREEMENT_MONTH:
    case YUI_LEDGER_AGREEMENT_YEAR:
    case YUI_LEDGER_CAP_100_HOURS:
    case YUI_LEDGER_CAP_80_AVERAGE:
    case YUI_LEDGER_SPECIAL_MONTH:
    case YUI_LEDGER_SPECIAL_YEAR:
    case YUI_N_LEDGER_KINDS:
    default:
      return "minutes";
    }
}

static gint64
special_of (const YuiEmployer *employer, YuiLedgerKind kind)
{
  if (kind == YUI_LEDGER_AGREEMENT_MONTH)
    return employer->special_month_min;
  return kind == YUI_LEDGER_AGREEMENT_YEAR ? employer->special_year_min : 0;
}

/* What the yen of a line of the year are made of; null for another line. */
static void
add_year (const YuiYearPay *year, const char *unit, YuiJson *doc, yyjson_mut_val *object)
{
  static const char *const BASES[YUI_N_YEAR_PARTS] = { "paid", "worked", "planned" };
  yyjson_mut_val *member, *parts;

  if (!g_str_equal (unit, "yen"))
    {
      yui_json_add_null (doc, object, "year");
      return;
    }
  member = yyjson_mut_obj_add_obj (doc, object, "year");
  yui_json_add_day (doc, member, "from", year->first_day);
  yui_json_add_day (doc, member, "to", year->next_day);
  parts = yyjson_mut_obj_add_arr (doc, member, "parts");
  for (int i = 0; i < YUI_N_YEAR_PARTS; i++)
    {
      yyjson_mut_val *part = yyjson_mut_arr_add_obj (doc, parts);

      yui_json_add_text (doc, part, "basis", BASES[i]);
      yui_json_add_int (doc, part, "days", year->days[i]);
      yui_json_add_int (doc, part, "yen", year->yen[i]);
    }
}

static void
add_line (const YuiLedgerLine *line,
          const YuiYearPay *year,
          const YuiEmployer *employer,
          YuiJson *doc,
          yyjson_mut_val *object)
{
  const gint64 special_min = special_of (employer, line->kind);
  const YuiLabourRule rule = line->source.rule;

  yui_json_add_text (doc, object, "kind", yui_ledger_kind_name (line->kind));
  yui_json_add_text (doc, object, "state", yui_ledger_state_name (line->state));
  yui_json_add_text (doc, object, "unit", unit_of (line->kind));
  yui_json_add_int (doc, object, "line", line->line);
  yui_json_add_int (doc, object, "so_far", line->so_far);
  yui_json_add_int (doc, object, "with_plan", line->with_plan);
  if (line->reached_on == YUI_CIVIL_DAY_UNKNOWN)
    yui_json_add_null (doc, object, "reached_on");
  else
    yui_json_add_day (doc, object, "reached_on", line->reached_on);
  yui_json_add_int (doc, object, "shifts_left", line->shifts_left);
  if (special_min > 0)
    yui_json_add_int (doc, object, "special_line", special_min + 1);
  else
    yui_json_add_null (doc, object, "special_line");
  yui_json_add_text (doc, object, "rule", yui_labour_rule_name (rule));
  yui_json_add_text (doc, object, "article", yui_labour_rule_article (rule));
  yui_json_add_bool (doc, object, "is_sure",
                     yui_labour_rule_certainty (rule) != YUI_CERTAINTY_UNSURE);
  add_year (year, unit_of (line->kind), doc, object);
}

static YuiJson *
make_doc (const YuiThresholds *thresholds,
          const YuiEmployer *employer,
          const char *worker_id,
          YuiCivilDay today)
{
  YuiJson *doc = yui_json_new ();
  yyjson_mut_val *root = yui_json_root (doc), *lines;

  yui_json_add_text (doc, root, "worker_id", worker_id);
  yui_json_add_day (doc, root, "as_of", today);
  yui_json_add_int (doc, root, "typical_min", thresholds->typical_min);
  if (thresholds->typical_weekday < 0)
    yui_json_add_null (doc, root, "typical_weekday");
  else
    yui_json_add_int (doc, root, "typical_weekday", thresholds->typical_weekday);
  yui_json_add_bool (doc, root, "has_agreement", employer->agreement_month_min > 0);
  yui_json_add_bool (doc, root, "has_special_clause", employer->special_month_min > 0);
  yui_json_add_int (doc, root, "declared_week_min", thresholds->declared_week_min);
  lines = yyjson_mut_obj_add_arr (doc, root, "lines");
  for (int i = 0; i < YUI_N_LEDGER_KINDS; i++)
    add_line (&thresholds->lines[i], &thresholds->year, employer, doc,
              yyjson_mut_arr_add_obj (doc, lines));
  return doc;
}

/* $1 programme, $2 membership; of the caller's employer, or any for the town. */
#define SELECT                                                                                     \
  "SELECT worker_id, employer_id FROM membership WHERE programme_id = $1 AND id = $2 "             \
  "AND ($3 IS NULL OR employer_id = $3)"

static YuiResponse *
get_thresholds (YuiRequest *request, GError **error)
{
  const YuiCivilDay today = yui_civil_day_of_utc (request->now_s);
  const gint64 programme_id = request->principal.programme_id;
  g_autoptr (YuiStatement) row
      = yui_database_query (request->db, error, SELECT, YUI_INT (programme_id),
                            YUI_TEXT (yui_request_get_path_value (request, "membership_id")),
                            YUI_TEXT (yui_request_get_employer_scope (request)));
  g_autofree char *worker_id = NULL, *employer_id = NULL;
  g_auto (YuiEmployer) employer = { 0 };
  YuiThresholds thresholds;

  if (!yui_problem_find_row (row, error))
    return NULL;
  worker_id = yui_statement_dup_text (row, 0);
  employer_id = yui_statement_dup_text (row, 1);
  g_clear_pointer (&row, yui_statement_free);
  if (!yui_employer_load (&employer, request->db, programme_id, employer_id, error)
      || !yui_thresholds_compute (&thresholds, request->db,
                                  yui_server_get_law_tables (request->server), programme_id,
                                  employer_id, worker_id, today, error))
    return NULL;
  return yui_response_new_json (200, make_doc (&thresholds, &employer, worker_id, today));
}

const YuiRoute yui_thresholds_routes[] = {
  { "GET", "/v1/memberships/{membership_id}/thresholds", "getThresholds",
    YUI_ROLES_EMPLOYER | YUI_ROLE_COORDINATOR, get_thresholds },
  { NULL },
};
