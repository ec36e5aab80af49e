/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-page.h"
#include "yui-pay-run-state.h"
#include "yui-pay-run.h"
#include "yui-pay-why.h"
#include "yui-routes.h"

#define TAX_MAX_YEN 10000000

/* $1 is the programme. */
#define SELECT                                                                                     \
  "SELECT s.id, s.version, s.worker_id, w.name, s.kana, s.shifts, s.worked_min, s.gross_yen, "     \
  "s.withheld_yen, s.net_yen, s.document_id, s.tax_column, s.dependants, s.tax_by_hand, "          \
  "s.tax_by_hand_yen, s.pay_run_id FROM payslip s "                                                \
  "JOIN worker w ON w.programme_id = s.programme_id AND w.id = s.worker_id "                       \
  "WHERE s.programme_id = $1 "

enum
{
  SLIP_VERSION = 1,
  SLIP_TAX_COLUMN = 11,
  SLIP_DEPENDANTS = 12,
  SLIP_BY_HAND = 13,
  SLIP_BY_HAND_YEN = 14,
  SLIP_RUN = 15,
};

static gboolean
add_lines (YuiRequest *request,
           YuiDatabase *db,
           const char *payslip_id,
           YuiJson *doc,
           yyjson_mut_val *object,
           GError **error)
{
  yyjson_mut_val *lines = yyjson_mut_obj_add_arr (doc, object, "lines");
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT " YUI_PAY_LINE_COLUMNS
      "FROM pay_line l WHERE l.programme_id = $1 AND l.payslip_id = $2 ORDER BY l.position",
      YUI_INT (request->principal.programme_id), YUI_TEXT (payslip_id));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    yui_pay_add_line (query, doc, lines);
  return step == YUI_STEP_DONE;
}

static void
add_tax_column (YuiStatement *row, YuiJson *doc, yyjson_mut_val *object)
{
  yui_json_add_text (doc, object, "tax_column", yui_statement_get_text (row, SLIP_TAX_COLUMN));
  yui_json_add_int (doc, object, "dependants", yui_statement_get_int (row, SLIP_DEPENDANTS));
  yui_json_add_bool (doc, object, "tax_by_hand", yui_statement_get_int (row, SLIP_BY_HAND) != 0);
  if (yui_statement_is_null (row, SLIP_BY_HAND_YEN))
    yui_json_add_null (doc, object, "tax_by_hand_yen");
  else
    yui_json_add_int (doc, object, "tax_by_hand_yen",
                      yui_statement_get_int (row, SLIP_BY_HAND_YEN));
}

static gboolean
add_payslip (YuiRequest *request,
             YuiDatabase *db,
             YuiStatement *row,
             YuiJson *doc,
             yyjson_mut_val *object,
             GError **error)
{
  static const char *const NUMBERS[]
      = { "shifts", "worked_min", "gross_yen", "withheld_yen", "net_yen" };

  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, 0));
  yui_json_add_int (doc, object, "version", yui_statement_get_int (row, 1));
  yui_json_add_text (doc, object, "worker_id", yui_statement_get_text (row, 2));
  yui_json_add_text (doc, object, "worker_name", yui_statement_get_text (row, 3));
  yui_json_add_text (doc, object, "kana", yui_statement_get_text (row, 4));
  for (guint i = 0; i < G_N_ELEMENTS (NUMBERS); i++)
    yui_json_add_int (doc, object, NUMBERS[i], yui_statement_get_int (row, 5 + (int)i));
  yui_json_add_text (doc, object, "document_id", yui_statement_get_text (row, 10));
  add_tax_column (row, doc, object);
  return add_lines (request, db, yui_statement_get_text (row, 0), doc, object, error);
}

static gboolean
add_payslip_row (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  return add_payslip (request, request->db, row, doc, object, error);
}

static YuiResponse *
list_payslips (YuiRequest *request, GError **error)
{
  const char *run_id = yui_request_get_path_value (request, "pay_run_id");
  g_auto (YuiPayRunFacts) facts = { 0 };
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;

  if (!yui_pay_run_read_facts (request->db, request->principal.programme_id,
                               request->principal.employer_id, run_id, &facts, error)
      || !yui_page_read (&page, request, "tt", error))
    return NULL;
  query = yui_database_query (
      request->db, error,
      SELECT "AND s.pay_run_id = $2 AND (s.kana, s.id) > ($3, $4) ORDER BY s.kana, s.id LIMIT $5",
      YUI_INT (request->principal.programme_id), YUI_TEXT (run_id), page.keys[0], page.keys[1],
      YUI_INT (page.limit + 1));
  return yui_page_answer (&page, request, query, add_payslip_row, (int[]){ 4, 0 }, error);
}

/* ---- tax by hand ---- */

static YuiStatement *
find_payslip (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error, SELECT "AND s.employer_id = $2 AND s.id = $3",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id),
      YUI_TEXT (yui_request_get_path_value (request, "payslip_id")));

  return yui_problem_find_row (row, error) ? g_steal_pointer (&row) : NULL;
}

static YuiResponse *
answer_payslip (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) row = find_payslip (request, db, error);
  g_autoptr (YuiJson) doc = NULL;
  YuiResponse *response;

  if (row == NULL)
    return NULL;
  doc = yui_json_new ();
  if (!add_payslip (request, db, row, doc, yui_json_root (doc), error))
    return NULL;
  response = yui_response_new_json (200, g_steal_pointer (&doc));
  yui_response_set_version (response, yui_statement_get_int (row, SLIP_VERSION));
  return response;
}

/* Whether the tax of a payslip may be entered: its table is missing and its run is a draft. */
static gboolean
check_enterable (YuiRequest *request, YuiDatabase *db, YuiStatement *row, GError **error)
{
  g_auto (YuiPayRunFacts) facts = { 0 };

  if (!yui_request_check_version (request, yui_statement_get_int (row, SLIP_VERSION), error)
      || !yui_pay_run_read_facts (db, request->principal.programme_id,
                                  request->principal.employer_id,
                                  yui_statement_get_text (row, SLIP_RUN), &facts, error))
    return FALSE;
  if (g_str_equal (facts.state, "draft") && yui_statement_get_int (row, SLIP_BY_HAND) != 0)
    return TRUE;
  yui_problem_set (error, YUI_PROBLEM_CONFLICT,
                   g_str_equal (facts.state, "draft")
                       ? "The tax of this payslip comes from its table."
                       : "Only a draft can be changed; take the steps of the pay run back first.");
  return FALSE;
}

static YuiResponse *
write_tax (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const gint64 *tax_yen = user_data;
  g_autoptr (YuiStatement) row = find_payslip (request, db, error);
  g_autofree char *run_id = NULL;

  if (row == NULL || !check_enterable (request, db, row, error))
    return NULL;
  run_id = yui_statement_dup_text (row, SLIP_RUN);
  g_clear_pointer (&row, yui_statement_free);
  if (!yui_pay_run_enter_tax (db, yui_server_get_law_tables (request->server),
                              request->principal.programme_id,
                              yui_request_get_path_value (request, "payslip_id"), *tax_yen, error)
      || !yui_request_log_change (request, db, "pay_run", run_id, request->principal.employer_id,
                                  FALSE, error))
    return NULL;
  return answer_payslip (request, db, error);
}

static YuiResponse *
enter_tax (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  gint64 tax_yen = 0;

  if (body == NULL)
    return NULL;
  yui_body_get_int (body, "tax_yen", YUI_REQUIRED, 0, TAX_MAX_YEN, &tax_yen);
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_tax, &tax_yen, error);
}

const YuiRoute yui_payslips_routes[] = {
  { "GET", "/v1/pay-runs/{pay_run_id}/payslips", "listPayslips", YUI_ROLES_PAYING, list_payslips },
  { "PUT", "/v1/payslips/{payslip_id}/tax", "enterPayslipTax", YUI_ROLES_PAYING, enter_tax,
    YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { NULL },
};
