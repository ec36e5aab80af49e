/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-contract-change.h"

#include "yui-shift-law.h"
#include "yui-terms.h"
#include "yui-timer.h"
#include "yui-worker-load.h"

/* ---- checking ---- */

static gboolean
refuse (GError **error, const char *name, const char *sentence)
{
  yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, name, "%s", sentence);
  return FALSE;
}

/* Hours of a shortened shift lie within the agreed ones. */
static gboolean
check_hours (const YuiCancelCase *one, const YuiContractChange *change, GError **error)
{
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  if (change->start_s < one->start_s || change->end_s > one->end_s)
    yui_faults_add (faults, "/ends_at", "outside_agreed_hours", NULL,
                    "The shorter hours must lie within those agreed.");
  else if (change->start_s == one->start_s && change->end_s == one->end_s)
    yui_faults_add (faults, "/ends_at", "not_shorter", NULL, "These are the hours agreed already.");
  return yui_faults_check (faults, error);
}

static gboolean
check_target (YuiRequest *request,
              const YuiCancelCase *one,
              const YuiContractChange *change,
              const YuiShift *shift,
              GError **error)
{
  const gboolean same_day = yui_civil_day_of_utc (shift->start_s) == one->work_day;

  if (g_str_equal (change->kind, "shorten"))
    return check_hours (one, change, error);
  if (g_str_equal (shift->id, one->shift_id))
    return refuse (error, "same-shift", "The person works this shift already.");
  if (same_day != g_str_equal (change->kind, "reassign"))
    return refuse (error, "wrong-kind",
                   "Other work on the same day is a reassignment; another day is a move.");
  if (!g_str_equal (shift->state, "published") || shift->start_s <= request->now_s)
    return refuse (error, "shift-not-open", "The other shift has started or is not published.");
  if (shift->seats_filled >= shift->seats)
    return refuse (error, "shift-full", "All seats of the other shift are taken.");
  return TRUE;
}

/* Age, qualifications and other work; the contract itself does not count. */
static gboolean
check_person (YuiRequest *request,
              YuiDatabase *db,
              const YuiCancelCase *one,
              const YuiShift *wanted,
              GError **error)
{
  g_auto (YuiWorkerLoad) load = { .except_contract_id = one->contract_id };
  const char *sentence, *rule;

  if (!yui_worker_load_read (&load, db, request->principal.programme_id, one->worker_id, wanted,
                             error))
    return FALSE;
  rule = yui_worker_load_check (&load, wanted, &sentence);
  if (rule == NULL)
    return TRUE;
  return refuse (error, g_str_equal (rule, "booked") ? "already-booked" : "not-lawful", sentence);
}

YuiShift *
yui_contract_change_check (YuiRequest *request,
                           YuiDatabase *db,
                           const YuiCancelCase *one,
                           const YuiContractChange *change,
                           GError **error)
{
  g_autoptr (YuiFaults) faults = yui_faults_new ();
  g_autoptr (YuiShift) shift
      = yui_shift_find (db, request->principal.programme_id, one->employer_id, change->to_shift_id,
                        request->now_s, error);

  if (shift == NULL || !check_target (request, one, change, shift, error))
    return NULL;
  if (g_str_equal (change->kind, "shorten"))
    {
      shift->start_s = change->start_s;
      shift->end_s = change->end_s;
      shift->break_min = change->break_min;
      shift->hourly_wage_yen = one->hourly_yen;
      shift->transport_yen = one->transport_yen;
    }
  yui_shift_law_check (yui_server_get_law_tables (request->server), shift, faults);
  if (!yui_faults_check (faults, error) || !check_person (request, db, one, shift, error))
    return NULL;
  return g_steal_pointer (&shift);
}

/* ---- writing ---- */

/* Keeps the terms as formed, the first time that they change. */
static gboolean
keep_first_version (YuiRequest *request, YuiDatabase *db, const YuiCancelCase *one, GError **error)
{
  return yui_database_run (
             db, error,
             "INSERT INTO contract_version (programme_id, contract_id, number, shift_id, start_s, "
             "end_s, terms, terms_sha256, agreed_s, notice_document_id) "
             "SELECT programme_id, id, 1, shift_id, start_s, end_s, terms, terms_sha256, "
             "formed_s, notice_document_id FROM contract WHERE programme_id = $1 AND id = $2 "
             "AND NOT EXISTS (SELECT 1 FROM contract_version v WHERE v.programme_id = $1 AND "
             "v.contract_id = $2)",
             YUI_INT (request->principal.programme_id), YUI_TEXT (one->contract_id))
         >= 0;
}

static gboolean
write_terms (YuiRequest *request,
             YuiDatabase *db,
             const YuiCancelCase *one,
             const YuiShift *wanted,
             const char *proposal_id,
             const YuiContractForm *form,
             GError **error)
{
  const gint64 programme_id = request->principal.programme_id;
  char sha256[YUI_TERMS_SHA256_SIZE];
  g_autofree char *terms
      = yui_terms_canonical (wanted, yui_server_get_law_tables (request->server), sha256);

  return yui_database_run (
             db, error,
             "UPDATE contract SET version = version + 1, shift_id = $3, workplace_id = $4, "
             "start_s = $5, end_s = $6, break_min = $7, terms = $8, terms_sha256 = $9, "
             "notice_document_id = $10 WHERE programme_id = $1 AND id = $2",
             YUI_INT (programme_id), YUI_TEXT (one->contract_id), YUI_TEXT (wanted->id),
             YUI_TEXT (wanted->workplace_id), YUI_INT (wanted->start_s), YUI_INT (wanted->end_s),
             YUI_INT (wanted->break_min), YUI_TEXT (terms), YUI_TEXT (sha256),
             YUI_TEXT (form->document_id))
             >= 0
         && yui_database_run (
                db, error,
                "INSERT INTO contract_version (programme_id, contract_id, number, shift_id, "
                "start_s, end_s, terms, terms_sha256, agreed_s, proposal_id, notice_document_id) "
                "SELECT $1, $2, max (number) + 1, $3, $4, $5, $6, $7, $8, $9, $10 "
                "FROM contract_version WHERE programme_id = $1 AND contract_id = $2",
                YUI_INT (programme_id), YUI_TEXT (one->contract_id), YUI_TEXT (wanted->id),
                YUI_INT (wanted->start_s), YUI_INT (wanted->end_s), YUI_TEXT (terms),
                YUI_TEXT (sha256), YUI_INT (request->now_s), YUI_TEXT (proposal_id),
                YUI_TEXT (form->document_id))
                >= 0;
}

/* The expected hours follow; hours that somebody began do not. */
static gboolean
move_attendance (YuiRequest *request,
                 YuiDatabase *db,
                 const YuiCancelCase *one,
                 const YuiShift *wanted,
                 GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error,
      "UPDATE attendance SET version = version + 1, shift_id = $3, workplace_id = $4, work_day = "
      "$5, planned_start_s = $6, planned_end_s = $7, planned_break_min = $8 "
      "WHERE programme_id = $1 AND contract_id = $2 AND state = 'expected' RETURNING id",
      YUI_INT (request->principal.programme_id), YUI_TEXT (one->contract_id), YUI_TEXT (wanted->id),
      YUI_TEXT (wanted->workplace_id), YUI_INT (yui_civil_day_of_utc (wanted->start_s)),
      YUI_INT (wanted->start_s), YUI_INT (wanted->end_s), YUI_INT (wanted->break_min));
  const YuiStep step = row != NULL ? yui_statement_step (row, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_DONE)
    return refuse (error, "already-at-work", "The person has checked in already.");
  return step == YUI_STEP_ROW
         && yui_request_log_change (request, db, "attendance", yui_statement_get_text (row, 0),
                                    one->employer_id, FALSE, error);
}

static gboolean
leave_shift (YuiRequest *request,
             YuiDatabase *db,
             const YuiCancelCase *one,
             const YuiShift *wanted,
             GError **error)
{
  if (g_str_equal (one->shift_id, wanted->id))
    return TRUE;
  return yui_database_run (db, error,
                           "UPDATE offer SET ended_s = $3, version = version + 1 WHERE "
                           "programme_id = $1 AND id = $2",
                           YUI_INT (request->principal.programme_id), YUI_TEXT (one->offer_id),
                           YUI_INT (request->now_s))
             >= 0
         && yui_request_log_change (request, db, "shift", one->shift_id, one->employer_id, FALSE,
                                    error);
}

gboolean
yui_contract_change_write (YuiRequest *request,
                           YuiDatabase *db,
                           const YuiCancelCase *one,
                           const YuiShift *wanted,
                           const char *proposal_id,
                           const YuiContractForm *form,
                           GError **error)
{
  return keep_first_version (request, db, one, error)
         && write_terms (request, db, one, wanted, proposal_id, form, error)
         && move_attendance (request, db, one, wanted, error)
         && leave_shift (request, db, one, wanted, error)
         && yui_timer_set_reminders (db, request->principal.programme_id, one->contract_id,
                                     wanted->start_s, request->now_s, error)
         && yui_contract_store_notice (request, db, wanted, form, error)
         && yui_request_log_change (request, db, "contract", one->contract_id, one->employer_id,
                                    FALSE, error)
         && yui_request_log_change (request, db, "shift", wanted->id, wanted->employer_id, FALSE,
                                    error);
}
