/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-document-store.h"
#include "yui-figures-period.h"
#include "yui-page.h"
#include "yui-pay-documents.h"
#include "yui-pay-run.h"
#include "yui-pay-totals.h"
#include "yui-routes.h"

#define RUN_MAX_DAYS        93
#define SUMMARY_MAX_DAYS    1100
#define KEEP_PAYSLIP_MONTHS (7 * 12) /* as a tax paper */
#define KEEP_SUMMARY_MONTHS (5 * 12) /* Labour Standards Act Art. 109 */

/* $1 is the programme, $2 the employer. */
#define SELECT                                                                                     \
  "SELECT id, version, state, from_day, to_day, pay_day, people, shifts, worked_min, gross_yen, "  \
  "withheld_yen, net_yen, created_s, locked_s, summary_document_id FROM pay_run "                  \
  "WHERE programme_id = $1 AND employer_id = $2 "

enum
{
  RUN_ID = 0,
  RUN_VERSION = 1,
  RUN_STATE = 2,
  RUN_CREATED = 12,
};

static void
add_run (YuiStatement *row, YuiJson *doc, yyjson_mut_val *object)
{
  static const char *const NUMBERS[]
      = { "people", "shifts", "worked_min", "gross_yen", "withheld_yen", "net_yen" };

  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, RUN_ID));
  yui_json_add_int (doc, object, "version", yui_statement_get_int (row, RUN_VERSION));
  yui_json_add_text (doc, object, "state", yui_statement_get_text (row, RUN_STATE));
  yui_json_add_day (doc, object, "from", yui_statement_get_int (row, 3));
  yui_json_add_day (doc, object, "to", yui_statement_get_int (row, 4));
  yui_json_add_day (doc, object, "pay_date", yui_statement_get_int (row, 5));
  for (guint i = 0; i < G_N_ELEMENTS (NUMBERS); i++)
    yui_json_add_int (doc, object, NUMBERS[i], yui_statement_get_int (row, 6 + (int)i));
  yui_json_add_moment (doc, object, "created_at", yui_statement_get_int (row, RUN_CREATED));
  if (yui_statement_is_null (row, 13))
    yui_json_add_null (doc, object, "locked_at");
  else
    yui_json_add_moment (doc, object, "locked_at", yui_statement_get_int (row, 13));
  yui_json_add_text (doc, object, "summary_document_id", yui_statement_get_text (row, 14));
}

static YuiStatement *
find_run (YuiRequest *request, YuiDatabase *db, const char *id, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, SELECT "AND id = $3", YUI_INT (request->principal.programme_id),
      YUI_TEXT (request->principal.employer_id), YUI_TEXT (id));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_DONE)
    yui_problem_set_not_found (error);
  return step == YUI_STEP_ROW ? g_steal_pointer (&query) : NULL;
}

static YuiResponse *
answer_run (YuiRequest *request, YuiDatabase *db, const char *id, guint status, GError **error)
{
  g_autoptr (YuiStatement) row = find_run (request, db, id, error);
  YuiResponse *response;
  YuiJson *doc;

  if (row == NULL)
    return NULL;
  doc = yui_json_new ();
  add_run (row, doc, yui_json_root (doc));
  response = yui_response_new_json (status, doc);
  yui_response_set_version (response, yui_statement_get_int (row, RUN_VERSION));
  return response;
}

static YuiResponse *
list_pay_runs (YuiRequest *request, GError **error)
{
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;
  g_autoptr (YuiJson) doc = NULL;
  g_autofree char *last_id = NULL;
  gint64 last_s = 0;
  yyjson_mut_val *items;
  YuiResponse *response;
  YuiStep step;

  if (!yui_page_read (&page, request, "IT", error))
    return NULL;
  query = yui_database_query (
      request->db, error,
      SELECT "AND (created_s, id) < ($3, $4) ORDER BY created_s DESC, id DESC LIMIT $5",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id),
      page.keys[0], page.keys[1], YUI_INT (page.limit + 1));
  if (query == NULL)
    return NULL;
  doc = yui_json_new_list (&items);
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW && yui_page_take (&page))
    {
      add_run (query, doc, yyjson_mut_arr_add_obj (doc, items));
      g_set_str (&last_id, yui_statement_get_text (query, RUN_ID));
      last_s = yui_statement_get_int (query, RUN_CREATED);
    }
  if (step == YUI_STEP_ERROR)
    return NULL;
  response = yui_response_new_json (200, g_steal_pointer (&doc));
  if (page.has_more)
    yui_page_link (request, response, YUI_INT (last_s), YUI_TEXT (last_id));
  return response;
}

static YuiResponse *
get_pay_run (YuiRequest *request, GError **error)
{
  return answer_run (request, request->db, yui_request_get_path_value (request, "pay_run_id"), 200,
                     error);
}

static gboolean
log_run (YuiRequest *request, YuiDatabase *db, const char *id, gboolean is_deleted, GError **error)
{
  return yui_request_log_change (request, db, "pay_run", id, request->principal.employer_id,
                                 is_deleted, error);
}

/* Logs every attendance of the run as changed. */
static gboolean
log_attendances (YuiRequest *request, YuiDatabase *db, const char *id, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT id FROM attendance WHERE programme_id = $1 AND pay_run_id = $2",
      YUI_INT (request->principal.programme_id), YUI_TEXT (id));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    if (!yui_request_log_change (request, db, "attendance", yui_statement_get_text (query, 0),
                                 request->principal.employer_id, FALSE, error))
      return FALSE;
  return step == YUI_STEP_DONE;
}

/* ---- drafting ---- */

static YuiResponse *
write_draft (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  g_autofree char *id = yui_pay_run_draft (db, user_data, error);

  if (id == NULL || !log_run (request, db, id, FALSE, error)
      || !log_attendances (request, db, id, error))
    return NULL;
  return answer_run (request, db, id, 201, error);
}

static void
check_period (gint64 from, gint64 to, YuiFaults *faults)
{
  if (to <= from)
    yui_faults_add (faults, "/to", "not_after_from", NULL,
                    "The period must end after it begins; “to” is the day after the last one.");
  else if (to - from > RUN_MAX_DAYS)
    yui_faults_add (faults, "/to", "too_long", "{\"max_days\":93}",
                    "A pay run covers at most 93 days.");
}

static YuiResponse *
create_pay_run (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  gint64 from = 0, to = 0, pay_day = 0;
  gboolean is_whole;
  YuiPayRunDraft draft = { .programme_id = request->principal.programme_id,
                           .employer_id = request->principal.employer_id,
                           .tables = yui_server_get_law_tables (request->server),
                           .now_s = request->now_s,
                           .created_by = request->principal.actor_id };

  if (body == NULL)
    return NULL;
  is_whole = yui_body_get_day (body, "from", YUI_REQUIRED, &from);
  is_whole &= yui_body_get_day (body, "to", YUI_REQUIRED, &to);
  yui_body_get_day (body, "pay_date", YUI_REQUIRED, &pay_day);
  if (is_whole)
    check_period (from, to, yui_body_get_faults (body));
  if (!yui_body_finish (body, error))
    return NULL;
  draft.from_day = (YuiCivilDay)from;
  draft.to_day = (YuiCivilDay)to;
  draft.pay_day = (YuiCivilDay)pay_day;
  return yui_request_change (request, write_draft, &draft, error);
}

/* Finds the run of the path, checks its version and that it is a draft. */
static gboolean
check_draft (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) row
      = find_run (request, db, yui_request_get_path_value (request, "pay_run_id"), error);

  if (row == NULL
      || !yui_request_check_version (request, yui_statement_get_int (row, RUN_VERSION), error))
    return FALSE;
  if (g_str_equal (yui_statement_get_text (row, RUN_STATE), "draft"))
    return TRUE;
  yui_problem_set (error, YUI_PROBLEM_CONFLICT, "This pay run is locked; it can no longer change.");
  return FALSE;
}

static YuiResponse *
discard_draft (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const char *id = yui_request_get_path_value (request, "pay_run_id");

  if (!check_draft (request, db, error) || !log_attendances (request, db, id, error)
      || !yui_pay_run_discard (db, request->principal.programme_id, id, error)
      || !log_run (request, db, id, TRUE, error))
    return NULL;
  return yui_response_new_empty (204);
}

static YuiResponse *
delete_pay_run (YuiRequest *request, GError **error)
{
  return yui_request_change (request, discard_draft, NULL, error);
}

/* ---- locking ---- */

static gint64
keep_until (const YuiPayDocument *document, gint64 now_s)
{
  return yui_civil_add_months (yui_civil_day_of_utc (now_s), document->payslip_id != NULL
                                                                 ? KEEP_PAYSLIP_MONTHS
                                                                 : KEEP_SUMMARY_MONTHS);
}

static gboolean
store_document (YuiRequest *request,
                YuiDatabase *db,
                const char *pay_run_id,
                const YuiPayDocument *made,
                GError **error)
{
  const gboolean is_payslip = made->payslip_id != NULL;
  const YuiDocumentNew document = { .id = made->id,
                                    .kind = is_payslip ? "payslip" : "pay_summary",
                                    .title = made->title,
                                    .employer_id = request->principal.employer_id,
                                    .worker_id = made->worker_id,
                                    .pay_run_id = pay_run_id,
                                    .keep_until_day = keep_until (made, request->now_s),
                                    .content = made->content };

  return yui_document_store (request, db, &document, error)
         && yui_database_run (
                db, error,
                is_payslip ? "UPDATE payslip SET document_id = $3, version = version + 1 "
                             "WHERE programme_id = $1 AND id = $2"
                           : "UPDATE pay_run SET summary_document_id = $3 "
                             "WHERE programme_id = $1 AND id = $2",
                YUI_INT (request->principal.programme_id),
                YUI_TEXT (is_payslip ? made->payslip_id : pay_run_id), YUI_TEXT (made->id))
                >= 0;
}

static YuiResponse *
write_lock (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const GPtrArray *documents = user_data;
  const char *id = yui_request_get_path_value (request, "pay_run_id");

  if (!check_draft (request, db, error))
    return NULL;
  for (guint i = 0; i < documents->len; i++)
    if (!store_document (request, db, id, documents->pdata[i], error))
      return NULL;
  if (!yui_pay_run_mark_locked (db, request->principal.programme_id, id, request->now_s, error)
      || !log_run (request, db, id, FALSE, error) || !log_attendances (request, db, id, error))
    return NULL;
  return answer_run (request, db, id, 200, error);
}

/* The papers are drawn before the change, for drawing takes long; the version says whether they are
 * still right. */
static YuiResponse *
lock_pay_run (YuiRequest *request, GError **error)
{
  g_autoptr (GPtrArray) documents = NULL;

  if (!check_draft (request, request->db, error))
    return NULL;
  documents = yui_pay_documents_make (
      request->db, request->principal.programme_id, request->principal.employer_id,
      yui_request_get_path_value (request, "pay_run_id"), request->now_s, error);
  if (documents == NULL)
    return NULL;
  return yui_request_change (request, write_lock, documents, error);
}

/* ---- payslips ---- */

static gboolean
add_lines (YuiRequest *request,
           const char *payslip_id,
           YuiJson *doc,
           yyjson_mut_val *object,
           GError **error)
{
  yyjson_mut_val *lines = yyjson_mut_obj_add_arr (doc, object, "lines");
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      "SELECT kind, attendance_id, work_day, minutes, unit_yen, percent, amount_yen, source "
      "FROM pay_line WHERE programme_id = $1 AND payslip_id = $2 ORDER BY position",
      YUI_INT (request->principal.programme_id), YUI_TEXT (payslip_id));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      yyjson_mut_val *line = yyjson_mut_arr_add_obj (doc, lines);

      yui_json_add_text (doc, line, "kind", yui_statement_get_text (query, 0));
      yui_json_add_text (doc, line, "attendance_id", yui_statement_get_text (query, 1));
      yui_json_add_day (doc, line, "work_date", yui_statement_get_int (query, 2));
      yui_json_add_int (doc, line, "minutes", yui_statement_get_int (query, 3));
      for (int i = 4; i < 6; i++)
        if (yui_statement_is_null (query, i))
          yui_json_add_null (doc, line, i == 4 ? "unit_yen" : "percent");
        else
          yui_json_add_int (doc, line, i == 4 ? "unit_yen" : "percent",
                            yui_statement_get_int (query, i));
      yui_json_add_int (doc, line, "amount_yen", yui_statement_get_int (query, 6));
      yui_json_add_text (doc, line, "source", yui_statement_get_text (query, 7));
    }
  return step == YUI_STEP_DONE;
}

static gboolean
add_payslip (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
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
  return add_lines (request, yui_statement_get_text (row, 0), doc, object, error);
}

static YuiResponse *
list_payslips (YuiRequest *request, GError **error)
{
  const char *run_id = yui_request_get_path_value (request, "pay_run_id");
  g_autoptr (YuiStatement) run = find_run (request, request->db, run_id, error);
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;
  g_autoptr (YuiJson) doc = NULL;
  g_autofree char *last_kana = NULL, *last_id = NULL;
  yyjson_mut_val *items;
  YuiResponse *response;
  YuiStep step;

  if (run == NULL || !yui_page_read (&page, request, "tt", error))
    return NULL;
  query = yui_database_query (
      request->db, error,
      "SELECT s.id, s.version, s.worker_id, w.name, s.kana, s.shifts, s.worked_min, s.gross_yen, "
      "s.withheld_yen, s.net_yen, s.document_id FROM payslip s "
      "JOIN worker w ON w.programme_id = s.programme_id AND w.id = s.worker_id "
      "WHERE s.programme_id = $1 AND s.pay_run_id = $2 AND (s.kana, s.id) > ($3, $4) "
      "ORDER BY s.kana, s.id LIMIT $5",
      YUI_INT (request->principal.programme_id), YUI_TEXT (run_id), page.keys[0], page.keys[1],
      YUI_INT (page.limit + 1));
  if (query == NULL)
    return NULL;
  doc = yui_json_new_list (&items);
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW && yui_page_take (&page))
    {
      if (!add_payslip (request, query, doc, yyjson_mut_arr_add_obj (doc, items), error))
        return NULL;
      g_set_str (&last_id, yui_statement_get_text (query, 0));
      g_set_str (&last_kana, yui_statement_get_text (query, 4));
    }
  if (step == YUI_STEP_ERROR)
    return NULL;
  response = yui_response_new_json (200, g_steal_pointer (&doc));
  if (page.has_more)
    yui_page_link (request, response, YUI_TEXT (last_kana), YUI_TEXT (last_id));
  return response;
}

/* ---- summary ---- */

static void
add_total (YuiJson *doc, yyjson_mut_val *list, const YuiPayTotal *total)
{
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, list);

  if (total->name != NULL)
    yui_json_add_text (doc, object, "workplace_name", total->name);
  else
    yui_json_add_day (doc, object, "week_start", total->week_day);
  yui_json_add_int (doc, object, "wages_yen", total->gross_yen);
  yui_json_add_int (doc, object, "worked_min", total->worked_min);
  yui_json_add_int (doc, object, "shifts", g_hash_table_size (total->shifts));
}

static YuiResponse *
get_pay_summary (YuiRequest *request, GError **error)
{
  g_auto (YuiPayTotals) totals = { 0 };
  yyjson_mut_val *weeks, *workplaces;
  gint64 from = 0, to = 0;
  YuiJson *doc;

  if (!yui_request_query_period (request, SUMMARY_MAX_DAYS, &from, &to, error)
      || !yui_pay_totals_read (&totals, request->db, request->principal.programme_id,
                               request->principal.employer_id, NULL, from, to, error))
    return NULL;
  doc = yui_json_new ();
  weeks = yyjson_mut_obj_add_arr (doc, yui_json_root (doc), "weeks");
  workplaces = yyjson_mut_obj_add_arr (doc, yui_json_root (doc), "workplaces");
  for (guint i = 0; i < totals.weeks->len; i++)
    add_total (doc, weeks, totals.weeks->pdata[i]);
  for (guint i = 0; i < totals.workplaces->len; i++)
    add_total (doc, workplaces, totals.workplaces->pdata[i]);
  return yui_response_new_json (200, doc);
}

const YuiRoute yui_pay_runs_routes[] = {
  { "GET", "/v1/pay-runs", "listPayRuns", YUI_ROLES_PAYING, list_pay_runs },
  { "POST", "/v1/pay-runs", "createPayRun", YUI_ROLES_PAYING, create_pay_run, YUI_BODY_JSON },
  { "GET", "/v1/pay-runs/{pay_run_id}", "getPayRun", YUI_ROLES_PAYING, get_pay_run },
  { "DELETE", "/v1/pay-runs/{pay_run_id}", "deletePayRun", YUI_ROLES_PAYING, delete_pay_run,
    YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { "POST", "/v1/pay-runs/{pay_run_id}/lock", "lockPayRun", YUI_ROLES_PAYING, lock_pay_run,
    YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { "GET", "/v1/pay-runs/{pay_run_id}/payslips", "listPayslips", YUI_ROLES_PAYING, list_payslips },
  { "GET", "/v1/pay-summary", "getPaySummary", YUI_ROLES_PAYING, get_pay_summary },
  { NULL },
};
