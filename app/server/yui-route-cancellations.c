/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-cancellation-document.h"
#include "yui-contract-change.h"
#include "yui-page.h"
#include "yui-routes.h"

#include "store/yui-uuid.h"

#define REASON_MAX 500
#define OWED_MAX   1000000
#define DAY_MIN    0
#define DAY_MAX    (366 * 8000)

static const char *const REASONS[YUI_N_CANCEL_REASONS + 1] = {
#define X(suffix, name, any_time, before_24h) name,
  YUI_CANCEL_REASONS (X)
#undef X
};
static const char *const OWED_KINDS[]
    = { "nothing", "statutory_floor", "sixty_percent", "full_wage", NULL };

static gboolean
load_case (YuiRequest *request,
           YuiDatabase *db,
           const char *contract_id,
           YuiCancelCase *one,
           GError **error)
{
  return yui_cancel_case_load (one, db, request->principal.programme_id,
                               yui_request_get_employer_scope (request), contract_id,
                               yui_server_get_law_tables (request->server), request->now_s, error);
}

/* ---- reading ---- */

static YuiResponse *
get_desk (YuiRequest *request, GError **error)
{
  g_auto (YuiCancelCase) one = { 0 };
  g_autoptr (YuiJson) doc = NULL;
  YuiResponse *response;

  if (!load_case (request, request->db, yui_request_get_path_value (request, "contract_id"), &one,
                  error)
      || !yui_cancel_check_open (&one, error))
    return NULL;
  doc = yui_json_new ();
  yui_cancel_case_add_json (&one, doc, yui_json_root (doc));
  if (!yui_contract_change_add_alternatives (request, &one, doc, yui_json_root (doc), error))
    return NULL;
  response = yui_response_new_json (200, g_steal_pointer (&doc));
  yui_response_set_version (response, one.version);
  return response;
}

static YuiResponse *
answer_cancellation (
    YuiRequest *request, YuiDatabase *db, guint status, const char *id, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error, YUI_CANCELLATION_SELECT "AND x.id = $2 AND ($3 IS NULL OR x.employer_id = $3)",
      YUI_INT (request->principal.programme_id), YUI_TEXT (id),
      YUI_TEXT (yui_request_get_employer_scope (request)));
  YuiJson *doc;
  YuiResponse *response;

  if (!yui_problem_find_row (row, error))
    return NULL;
  doc = yui_json_new ();
  yui_cancellation_add_json (row, doc, yui_json_root (doc));
  response = yui_response_new_json (status, doc);
  yui_response_set_version (response, yui_statement_get_int (row, 1));
  return response;
}

static YuiResponse *
get_cancellation (YuiRequest *request, GError **error)
{
  return answer_cancellation (request, request->db, 200,
                              yui_request_get_path_value (request, "cancellation_id"), error);
}

static gboolean
add_cancellation (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  yui_cancellation_add_json (row, doc, object);
  return TRUE;
}

static YuiResponse *
list_cancellations (YuiRequest *request, GError **error)
{
  gint64 from = DAY_MIN, to = DAY_MAX;
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;

  if (!yui_page_read (&page, request, "it", error)
      || !yui_request_query_day (request, "from", FALSE, &from, error)
      || !yui_request_query_day (request, "to", FALSE, &to, error))
    return NULL;
  query = yui_database_query (request->db, error,
                              YUI_CANCELLATION_SELECT
                              "AND ($2 IS NULL OR x.employer_id = $2) AND x.work_day >= $3 "
                              "AND x.work_day < $4 AND (x.work_day, x.id) > ($5, $6) "
                              "ORDER BY x.work_day, x.id LIMIT $7",
                              YUI_INT (request->principal.programme_id),
                              YUI_TEXT (yui_request_get_employer_scope (request)), YUI_INT (from),
                              YUI_INT (to), page.keys[0], page.keys[1], YUI_INT (page.limit + 1));
  return yui_page_answer (&page, request, query, add_cancellation, (int[]){ 20, 0 }, error);
}

/* ---- by the employer ---- */

/* Draws the paper before the write, which looks at everything again and refuses what cannot be
 * decided so. */
static gboolean
prepare (YuiRequest *request, const YuiCancelDecision *decision, GError **error)
{
  g_auto (YuiCancelCase) one = { 0 };
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  if (!load_case (request, request->db, yui_request_get_path_value (request, "contract_id"), &one,
                  error)
      || !yui_cancel_check_open (&one, error))
    return FALSE;
  yui_cancel_check_decision (&one, decision, NULL, faults);
  return yui_faults_get_n (faults) > 0
         || yui_cancel_paper_draw (decision->paper, request, request->db, &one, decision, error);
}

/* Reads reason, owed_kind and written_reason. Text is the body's. */
static void
read_decision (YuiBody *body, YuiCancelDecision *decision)
{
  const char *reason = yui_body_get_word (body, "reason", YUI_REQUIRED, REASONS);
  const char *owed = yui_body_get_word (body, "owed_kind", YUI_REQUIRED, OWED_KINDS);
  const char *written = yui_body_get_text (body, "written_reason", YUI_OPTIONAL, 0, REASON_MAX);

  if (reason != NULL)
    yui_cancel_reason_from_name (reason, &decision->reason);
  if (owed != NULL)
    yui_owed_kind_from_name (owed, &decision->owed_kind);
  decision->written_reason = written != NULL ? written : "";
}

static YuiResponse *
write_cancellation (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiCancelDecision *decision = user_data;
  g_auto (YuiCancelCase) one = { 0 };
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  if (!load_case (request, db, yui_request_get_path_value (request, "contract_id"), &one, error)
      || !yui_cancel_check_open (&one, error)
      || !yui_request_check_version (request, one.version, error))
    return NULL;
  yui_cancel_check_decision (&one, decision, NULL, faults);
  if (!yui_faults_check (faults, error) || !yui_cancel_store (request, db, &one, decision, error))
    return NULL;
  return answer_cancellation (request, db, 201, decision->id, error);
}

static YuiResponse *
create_cancellation (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autofree char *id = yui_uuid_new ();
  g_auto (YuiCancelPaper) paper = { 0 };
  YuiCancelDecision decision = { .id = id, .paper = &paper };

  if (body == NULL)
    return NULL;
  read_decision (body, &decision);
  yui_body_get_int (body, "owed_yen", YUI_REQUIRED, 0, OWED_MAX, &decision.owed_yen);
  if (!yui_body_finish (body, error) || !prepare (request, &decision, error))
    return NULL;
  return yui_request_change (request, write_cancellation, &decision, error);
}

/* ---- by the worker ---- */

static gboolean
check_mine (YuiRequest *request, const YuiCancelCase *one, GError **error)
{
  if (g_strcmp0 (one->worker_id, request->principal.worker_id) != 0)
    return yui_problem_set_not_found (error);
  if (yui_cancel_case_has_started (one))
    {
      yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "shift-started",
                             "The work has started. Please speak with the workplace.");
      return FALSE;
    }
  return yui_cancel_check_open (one, error);
}

static gboolean
load_mine (YuiRequest *request, YuiDatabase *db, YuiCancelCase *one, GError **error)
{
  return yui_cancel_case_load (one, db, request->principal.programme_id, NULL,
                               yui_request_get_path_value (request, "contract_id"),
                               yui_server_get_law_tables (request->server), request->now_s, error)
         && check_mine (request, one, error);
}

static gboolean
prepare_mine (YuiRequest *request, const YuiCancelDecision *decision, GError **error)
{
  g_auto (YuiCancelCase) one = { 0 };

  return load_mine (request, request->db, &one, error)
         && yui_cancel_paper_draw (decision->paper, request, request->db, &one, decision, error);
}

static YuiResponse *
write_my_cancellation (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiCancelDecision *decision = user_data;
  g_auto (YuiCancelCase) one = { 0 };

  if (!load_mine (request, db, &one, error)
      || !yui_cancel_store (request, db, &one, decision, error))
    return NULL;
  return answer_cancellation (request, db, 201, decision->id, error);
}

static YuiResponse *
create_my_cancellation (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autofree char *id = yui_uuid_new ();
  g_auto (YuiCancelPaper) paper = { 0 };
  const char *note;
  YuiCancelDecision decision = {
    .id = id,
    .paper = &paper,
    .by_worker = TRUE,
    .reason = YUI_CANCEL_WORKER_REQUEST,
    .owed_kind = YUI_OWED_NOTHING,
  };

  if (body == NULL)
    return NULL;
  note = yui_body_get_text (body, "note", YUI_OPTIONAL, 0, REASON_MAX);
  decision.written_reason = note != NULL ? note : "";
  if (!yui_body_finish (body, error) || !prepare_mine (request, &decision, error))
    return NULL;
  return yui_request_change (request, write_my_cancellation, &decision, error);
}

const YuiRoute yui_cancellations_routes[] = {
  { "GET", "/v1/contracts/{contract_id}/cancellation-desk", "getCancellationDesk",
    YUI_ROLES_MANAGING, get_desk },
  { "POST", "/v1/contracts/{contract_id}/cancellation", "createCancellation", YUI_ROLES_MANAGING,
    create_cancellation, YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { "GET", "/v1/cancellations", "listCancellations", YUI_ROLES_STAFF, list_cancellations },
  { "GET", "/v1/cancellations/{cancellation_id}", "getCancellation", YUI_ROLES_STAFF,
    get_cancellation },
  { "POST", "/v1/my/contracts/{contract_id}/cancellation", "createMyCancellation", YUI_ROLE_WORKER,
    create_my_cancellation, YUI_BODY_JSON },
  { NULL },
};
