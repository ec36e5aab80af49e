/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-cancellation-document.h"

#include "yui-state.h"

gboolean
yui_cancel_check_open (const YuiCancelCase *one, GError **error)
{
  if (one->cancelled_s != 0 || one->cancellation_id != NULL)
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "already-cancelled",
                           "This contract has been cancelled or finished early already.");
  else if (yui_cancel_case_has_started (one) && one->worked_end_s == 0
           && one->clock_state != YUI_CLOCK_STATE_NOT_IN)
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "still-at-work",
                           "%s has not checked out yet. Wait for the check-out: then the hours "
                           "worked are known.",
                           one->worker_name);
  else
    return TRUE;
  return FALSE;
}

/* ---- the decision ---- */

static void
add_fault (
    YuiFaults *faults, const char *pointer, const char *code, const char *who, const char *sentence)
{
  g_autofree char *params = NULL;
  g_autoptr (YuiJson) doc = yui_json_new ();

  if (who != NULL)
    {
      yui_json_add_text (doc, yui_json_root (doc), "name", who);
      params = yui_json_write (doc, NULL);
    }
  yui_faults_add (faults, pointer, code, params, "%s%s%s", who != NULL ? who : "",
                  who != NULL ? ": " : "", sentence);
}

void
yui_cancel_check_decision (const YuiCancelCase *one,
                           const YuiCancelDecision *decision,
                           const char *who,
                           YuiFaults *faults)
{
  YuiCancelAssessment a;

  if (!decision->by_worker && !yui_cancel_case_offers (one, decision->reason))
    {
      add_fault (faults, "/reason", "reason_not_offered", who,
                 "This reason cannot be given at this moment.");
      return;
    }
  yui_cancel_case_assess (one, decision->reason, &a);
  switch (yui_labour_check_choice (&a, decision->owed_kind, decision->owed_yen,
                                   decision->written_reason[0] != '\0'))
    {
    case YUI_CHOICE_NEEDS_REASON:
      add_fault (faults, "/written_reason", "required", who,
                 "Write down why less than the full wage is paid.");
      break;
    case YUI_CHOICE_TOO_LITTLE:
      add_fault (faults, "/owed_yen", "too_little", who,
                 "The amount is below what this choice comes to.");
      break;
    case YUI_CHOICE_UNLAWFUL:
      add_fault (faults, "/owed_kind", "unlawful", who,
                 "The law asks for more than this in this case.");
      break;
    case YUI_CHOICE_UNKNOWN:
      add_fault (faults, "/owed_kind", "cannot_be_computed", who,
                 "This amount cannot be computed from the records; choose another.");
      break;
    case YUI_CHOICE_OK:
    default:
      break;
    }
}

/* ---- writing ---- */

static gboolean
insert_cancellation (YuiRequest *request,
                     YuiDatabase *db,
                     const YuiCancelCase *one,
                     const YuiCancelDecision *decision,
                     const YuiCancelAssessment *a,
                     const char *working,
                     GError **error)
{
  return yui_database_run (
             db, error,
             "INSERT INTO cancellation (programme_id, id, kind, contract_id, shift_id, "
             "employer_id, workplace_id, worker_id, by, reason, written_reason, cancelled_s, side, "
             "until_start_s, owed_kind, owed_yen, scheduled_wage_yen, worked_wage_yen, "
             "average_wage_yen, average_wage_why, working, work_day, pay_by_day, cancelled_by, "
             "document_id) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, "
             "$18, $19, $20, $21, $22, $23, $24, $25)",
             YUI_INT (request->principal.programme_id), YUI_TEXT (decision->id),
             YUI_TEXT (yui_cancel_case_has_started (one) ? "early_finish" : "before_start"),
             YUI_TEXT (one->contract_id), YUI_TEXT (one->shift_id), YUI_TEXT (one->employer_id),
             YUI_TEXT (one->workplace_id), YUI_TEXT (one->worker_id),
             YUI_TEXT (decision->by_worker ? "worker" : "employer"),
             YUI_TEXT (yui_cancel_reason_name (decision->reason)),
             YUI_TEXT (decision->written_reason), YUI_INT (request->now_s),
             YUI_TEXT (yui_cancel_side_name (a->side)), YUI_INT (one->start_s - one->now_s),
             YUI_TEXT (yui_owed_kind_name (decision->owed_kind)), YUI_INT (decision->owed_yen),
             YUI_INT (one->scheduled_yen), YUI_INT (one->worked_yen),
             one->has_average ? YUI_INT (one->average.num / one->average.den) : YUI_NULL,
             YUI_TEXT (yui_cancel_case_why_no_average (one)), YUI_TEXT (working),
             YUI_INT (one->work_day), YUI_INT (one->pay_by_day),
             YUI_TEXT (request->principal.actor_id), YUI_TEXT (decision->paper->document_id))
             >= 0
         && yui_request_log_change (request, db, "cancellation", decision->id, one->employer_id,
                                    FALSE, error);
}

/* Logs the rows that an UPDATE or DELETE … RETURNING id changed. Takes query. */
static gboolean
log_rows (YuiRequest *request,
          YuiDatabase *db,
          YuiStatement *query,
          const char *resource,
          const char *employer_id,
          gboolean is_deleted,
          GError **error)
{
  g_autoptr (YuiStatement) rows = query;
  YuiStep step = YUI_STEP_ERROR;

  while (rows != NULL && (step = yui_statement_step (rows, error)) == YUI_STEP_ROW)
    if (!yui_request_log_change (request, db, resource, yui_statement_get_text (rows, 0),
                                 employer_id, is_deleted, error))
      return FALSE;
  return step == YUI_STEP_DONE;
}

/* Hours that nobody worked are expected no more. Whoever stood there already keeps theirs, marked
 * for a person to look at. */
static gboolean
close_attendance (YuiRequest *request, YuiDatabase *db, const YuiCancelCase *one, GError **error)
{
  const gint64 programme_id = request->principal.programme_id;

  return log_rows (request, db,
                   yui_database_query (
                       db, error,
                       "DELETE FROM attendance WHERE programme_id = $1 AND contract_id = $2 "
                       "AND state = 'expected' AND NOT EXISTS (SELECT 1 FROM clock_event v WHERE "
                       "v.programme_id = $1 AND v.contract_id = $2) RETURNING id",
                       YUI_INT (programme_id), YUI_TEXT (one->contract_id)),
                   "attendance", one->employer_id, TRUE, error)
         && log_rows (request, db,
                      yui_database_query (db, error,
                                          "UPDATE attendance SET needs_review = 1, version = "
                                          "version + 1 WHERE programme_id = $1 "
                                          "AND contract_id = $2 RETURNING id",
                                          YUI_INT (programme_id), YUI_TEXT (one->contract_id)),
                      "attendance", one->employer_id, FALSE, error);
}

static gboolean
close_asking (YuiRequest *request, YuiDatabase *db, const YuiCancelCase *one, GError **error)
{
  const gint64 programme_id = request->principal.programme_id;

  return log_rows (request, db,
                   yui_database_query (
                       db, error,
                       "UPDATE contract_proposal SET state = 'withdrawn', version = version + 1, "
                       "answered_s = $3 WHERE programme_id = $1 AND contract_id = $2 "
                       "AND state = 'open' RETURNING id",
                       YUI_INT (programme_id), YUI_TEXT (one->contract_id),
                       YUI_INT (request->now_s)),
                   "contract_proposal", one->employer_id, FALSE, error)
         && log_rows (request, db,
                      yui_database_query (db, error,
                                          "UPDATE offer SET ended_s = $3, version = version + 1 "
                                          "WHERE programme_id = $1 AND id = $2 RETURNING id",
                                          YUI_INT (programme_id), YUI_TEXT (one->offer_id),
                                          YUI_INT (request->now_s)),
                      "offer", one->employer_id, FALSE, error);
}

static gboolean
end_contract (YuiRequest *request, YuiDatabase *db, const YuiCancelCase *one, GError **error)
{
  const gboolean ends = !yui_cancel_case_has_started (one);

  if (!ends)
    return yui_database_run (db, error,
                             "UPDATE contract SET version = version + 1 WHERE programme_id = $1 "
                             "AND id = $2",
                             YUI_INT (request->principal.programme_id), YUI_TEXT (one->contract_id))
               >= 0
           && yui_request_log_change (request, db, "contract", one->contract_id, one->employer_id,
                                      FALSE, error);
  return yui_state_change (db, YUI_STATE_ALONG (request), YUI_MACHINE_CONTRACT, one->contract_id,
                           "cancelled", error)
         && close_attendance (request, db, one, error) && close_asking (request, db, one, error)
         && yui_request_log_change (request, db, "shift", one->shift_id, one->employer_id, FALSE,
                                    error);
}

gboolean
yui_cancel_store (YuiRequest *request,
                  YuiDatabase *db,
                  const YuiCancelCase *one,
                  const YuiCancelDecision *decision,
                  GError **error)
{
  YuiCancelAssessment a;
  g_autofree char *working = NULL;

  yui_cancel_case_assess (one, decision->reason, &a);
  working = yui_cancel_case_working (one, decision->reason, &a);
  return yui_cancel_paper_store (decision->paper, request, db, one, decision, working, error)
         && insert_cancellation (request, db, one, decision, &a, working, error)
         && end_contract (request, db, one, error);
}

/* ---- reading ---- */

static void
add_number_or_null (
    YuiJson *doc, yyjson_mut_val *object, const char *key, YuiStatement *row, int column)
{
  if (yui_statement_is_null (row, column))
    yui_json_add_null (doc, object, key);
  else
    yui_json_add_int (doc, object, key, yui_statement_get_int (row, column));
}

static void
add_working (YuiJson *doc, yyjson_mut_val *object, const char *canonical)
{
  g_autoptr (yyjson_doc) parsed = yyjson_read (canonical, strlen (canonical), YYJSON_READ_NOFLAG);
  yyjson_mut_val *working = parsed != NULL ? yyjson_val_mut_copy (doc, yyjson_doc_get_root (parsed))
                                           : yyjson_mut_obj (doc);

  yyjson_mut_obj_add_val (doc, object, "working", working);
}

void
yui_cancellation_add_json (YuiStatement *row, YuiJson *doc, yyjson_mut_val *object)
{
  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, 0));
  yui_json_add_int (doc, object, "version", yui_statement_get_int (row, 1));
  yui_json_add_text (doc, object, "kind", yui_statement_get_text (row, 2));
  yui_json_add_text (doc, object, "contract_id", yui_statement_get_text (row, 3));
  yui_json_add_text (doc, object, "shift_id", yui_statement_get_text (row, 4));
  yui_json_add_text (doc, object, "worker_id", yui_statement_get_text (row, 5));
  yui_json_add_text (doc, object, "worker_name", yui_statement_get_text (row, 6));
  yui_json_add_text (doc, object, "by", yui_statement_get_text (row, 7));
  yui_json_add_text (doc, object, "reason", yui_statement_get_text (row, 8));
  yui_json_add_text (doc, object, "written_reason", yui_statement_get_text (row, 9));
  yui_json_add_moment (doc, object, "cancelled_at", yui_statement_get_int (row, 10));
  yui_json_add_text (doc, object, "side", yui_statement_get_text (row, 11));
  yui_json_add_int (doc, object, "until_start_s", yui_statement_get_int (row, 12));
  yui_json_add_text (doc, object, "owed_kind", yui_statement_get_text (row, 13));
  yui_json_add_int (doc, object, "owed_yen", yui_statement_get_int (row, 14));
  yui_json_add_int (doc, object, "scheduled_wage_yen", yui_statement_get_int (row, 15));
  yui_json_add_int (doc, object, "worked_wage_yen", yui_statement_get_int (row, 16));
  add_number_or_null (doc, object, "average_wage_yen", row, 17);
  yui_json_add_text (doc, object, "average_wage_why", yui_statement_get_text (row, 18));
  add_working (doc, object, yui_statement_get_text (row, 19));
  yui_json_add_day (doc, object, "work_date", yui_statement_get_int (row, 20));
  yui_json_add_day (doc, object, "pay_by_date", yui_statement_get_int (row, 21));
  yui_json_add_text (doc, object, "pay_run_id", yui_statement_get_text (row, 22));
  yui_json_add_text (doc, object, "document_id", yui_statement_get_text (row, 23));
  if (yui_statement_is_null (row, 24))
    yui_json_add_null (doc, object, "delivered_at");
  else
    yui_json_add_moment (doc, object, "delivered_at", yui_statement_get_int (row, 24));
}
