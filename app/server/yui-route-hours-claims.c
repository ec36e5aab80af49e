/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-attendance-change.h"
#include "yui-attendance-json.h"
#include "yui-attendance.h"
#include "yui-hours-claims.h"
#include "yui-page.h"
#include "yui-routes.h"
#include "yui-state.h"

#include "labour/yui-civil.h"
#include "store/yui-uuid.h"

#define MY_DAYS 62
#define MY_MAX  200

/* ---- the worker's own ---- */

static gboolean
add_attendance (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  return yui_attendance_add_json (request->db, request->principal.programme_id, row, doc, object,
                                  error);
}

static YuiResponse *
list_my_attendances (YuiRequest *request, GError **error)
{
  const YuiCivilDay today = yui_civil_day_of_utc (request->now_s);
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      YUI_ATTENDANCE_SELECT "AND a.worker_id = $2 AND a.work_day >= $3 AND a.planned_start_s <= $4 "
                            "ORDER BY a.work_day DESC, a.planned_start_s DESC, a.id LIMIT $5",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.worker_id),
      YUI_INT (today - MY_DAYS), YUI_INT (request->now_s), YUI_INT (MY_MAX));

  return yui_list_answer (request, query, add_attendance, error);
}

static YuiResponse *
list_claims (YuiRequest *request, GError **error)
{
  g_autoptr (YuiStatement) row = yui_attendance_find (request, request->db, error);
  g_autoptr (YuiJson) doc = NULL;
  yyjson_mut_val *items;

  if (row == NULL)
    return NULL;
  doc = yui_json_new_list (&items);
  if (!yui_claims_add_json (request->db, request->principal.programme_id,
                            yui_statement_get_text (row, YUI_ATTENDANCE_ID), doc, items, error))
    return NULL;
  return yui_response_new_json (200, g_steal_pointer (&doc));
}

/* ---- saying otherwise ---- */

static gboolean
insert_claim (YuiRequest *request,
              YuiDatabase *db,
              const YuiHours *hours,
              gboolean by_worker,
              const char *made_by,
              gint64 made_s,
              GError **error)
{
  g_autofree char *id = yui_uuid_new ();

  return yui_database_run (
             db, error,
             "INSERT INTO attendance_claim (programme_id, id, attendance_id, by_worker, start_s, "
             "end_s, break_min, note, made_s, made_by) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
             YUI_INT (request->principal.programme_id), YUI_TEXT (id),
             YUI_TEXT (yui_request_get_path_value (request, "attendance_id")), YUI_INT (by_worker),
             YUI_INT (hours->start_s), YUI_INT (hours->end_s), YUI_INT (hours->break_min),
             YUI_TEXT (hours->why != NULL ? hours->why : ""), YUI_INT (made_s), YUI_TEXT (made_by))
         >= 0;
}

static gboolean
check_claim (YuiRequest *request, YuiStatement *row, const YuiHours *hours, GError **error)
{
  const gboolean by_worker = request->principal.worker_id != NULL;
  const char *state = yui_statement_get_text (row, YUI_ATTENDANCE_STATE);
  const gboolean is_same = !yui_statement_is_null (row, 17)
                           && yui_statement_get_int (row, 17) == hours->start_s
                           && yui_statement_get_int (row, 18) == hours->end_s
                           && yui_statement_get_int (row, 19) == hours->break_min;

  if (is_same)
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "hours-the-same",
                           "These are the hours that are agreed already.");
  else if (!by_worker && yui_statement_get_int (row, YUI_ATTENDANCE_DISPUTED) == 0
           && (g_str_equal (state, "agreed") || g_str_equal (state, "paid")
               || g_str_equal (state, "in_pay_run")))
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "hours-confirmed",
                           "You have confirmed these hours; correct them instead.");
  else if (hours->start_s
               < yui_statement_get_int (row, YUI_ATTENDANCE_PLANNED_START) - YUI_SECONDS_PER_DAY
           || hours->end_s > yui_statement_get_int (row, 12) + YUI_SECONDS_PER_DAY)
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "hours-of-another-day",
                           "These hours are of another day.");
  else
    return TRUE;
  return FALSE;
}

/* What the employer confirmed becomes what the employer says. */
static gboolean
take_agreement_back (YuiRequest *request, YuiDatabase *db, YuiStatement *row, GError **error)
{
  const YuiHours agreed = { .start_s = yui_statement_get_int (row, 17),
                            .end_s = yui_statement_get_int (row, 18),
                            .break_min = yui_statement_get_int (row, 19),
                            .why = yui_statement_get_text (row, 20) };
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error,
                            "SELECT coalesce (agreed_by, ''), agreed_s FROM attendance WHERE "
                            "programme_id = $1 AND id = $2",
                            YUI_INT (request->principal.programme_id),
                            YUI_TEXT (yui_request_get_path_value (request, "attendance_id")));
  g_autofree char *agreed_by = NULL;
  gint64 agreed_s;

  if (!yui_statement_need_row (query, error))
    return FALSE;
  agreed_by = yui_statement_dup_text (query, 0);
  agreed_s = yui_statement_get_int (query, 1);
  g_clear_pointer (&query, yui_statement_free);
  return insert_claim (request, db, &agreed, FALSE, agreed_by, agreed_s, error);
}

static gboolean
write_dispute (YuiRequest *request,
               YuiDatabase *db,
               const char *contract_id,
               gboolean was_agreed,
               const YuiHours *claim,
               GError **error)
{
  const char *id = yui_request_get_path_value (request, "attendance_id");
  const YuiHours nothing = { .why = claim->why };

  if (was_agreed
      && (!yui_attendance_change (request, db, "disputed", &nothing, error)
          || !yui_attendance_refresh (db, request->principal.programme_id, contract_id, id,
                                      request->now_s, NULL, error)))
    return FALSE;
  return yui_state_follow (db, YUI_STATE_OWN (request), YUI_MACHINE_ATTENDANCE, id, "to_confirm",
                           error)
         && yui_database_run (
                db, error, "UPDATE attendance SET disputed = 1 WHERE programme_id = $1 AND id = $2",
                YUI_INT (request->principal.programme_id), YUI_TEXT (id))
                >= 0;
}

YuiResponse *
yui_hours_claim (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiHours *hours = user_data;
  g_autoptr (YuiStatement) row = yui_attendance_find (request, db, error);
  g_autofree char *contract_id = NULL;
  gboolean was_agreed, is_disputed, has_agreed;

  if (row == NULL || !check_claim (request, row, hours, error))
    return NULL;
  contract_id = yui_statement_dup_text (row, 3);
  was_agreed = g_str_equal (yui_statement_get_text (row, YUI_ATTENDANCE_STATE), "agreed");
  is_disputed = yui_statement_get_int (row, YUI_ATTENDANCE_DISPUTED) != 0;
  has_agreed = !yui_statement_is_null (row, 17);
  if (has_agreed && !is_disputed && !take_agreement_back (request, db, row, error))
    return NULL;
  g_clear_pointer (&row, yui_statement_free);
  if (!write_dispute (request, db, contract_id, was_agreed, hours, error)
      || !insert_claim (request, db, hours, request->principal.worker_id != NULL,
                        request->principal.actor_id, request->now_s, error)
      || !yui_attendance_log (request, db, error))
    return NULL;
  return yui_attendance_answer (request, db, 201, error);
}

static YuiResponse *
claim_hours (YuiRequest *request, GError **error)
{
  const gboolean by_worker = request->principal.worker_id != NULL;
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_auto (YuiHours) hours = { 0 };

  if (body == NULL)
    return NULL;
  yui_hours_read (&hours, body, request->now_s);
  hours.why = yui_body_get_text (body, "note", by_worker ? YUI_OPTIONAL : YUI_REQUIRED,
                                 by_worker ? 0 : 1, YUI_HOURS_NOTE_MAX);
  if (hours.spans->len > 0)
    yui_faults_add (yui_body_get_faults (body), "/spans", "unknown_field", NULL,
                    "There is no field \"spans\" here.");
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, yui_hours_claim, &hours, error);
}

/* ---- agreeing ---- */

/* Reads the newest claim of the other side, which claim_id must be. */
static gboolean
read_claim (YuiRequest *request,
            YuiDatabase *db,
            const char *claim_id,
            YuiHours *hours,
            char **why,
            GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT id, start_s, end_s, break_min, note FROM attendance_claim WHERE programme_id = $1 "
      "AND attendance_id = $2 AND by_worker = $3 ORDER BY made_s DESC, id DESC LIMIT 1",
      YUI_INT (request->principal.programme_id),
      YUI_TEXT (yui_request_get_path_value (request, "attendance_id")),
      YUI_INT (request->principal.worker_id == NULL));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_ERROR)
    return FALSE;
  if (step == YUI_STEP_DONE || !g_str_equal (yui_statement_get_text (query, 0), claim_id))
    {
      yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "claim-changed",
                             "The other side says something else now. Read it again before "
                             "agreeing.");
      return FALSE;
    }
  hours->start_s = yui_statement_get_int (query, 1);
  hours->end_s = yui_statement_get_int (query, 2);
  hours->break_min = yui_statement_get_int (query, 3);
  *why = yui_statement_dup_text (query, 4);
  hours->why = *why;
  return TRUE;
}

YuiResponse *
yui_hours_settle (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const char *claim_id = user_data;
  g_autoptr (YuiStatement) row = yui_attendance_find (request, db, error);
  g_auto (YuiHours) hours = { 0 };
  g_autofree char *why = NULL;

  if (row == NULL)
    return NULL;
  if (yui_statement_get_int (row, YUI_ATTENDANCE_DISPUTED) == 0)
    {
      yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "hours-not-disputed",
                             "These hours are not disputed.");
      return NULL;
    }
  if (g_str_equal (yui_statement_get_text (row, YUI_ATTENDANCE_STATE), "in_pay_run"))
    {
      yui_problem_set_named (
          error, YUI_PROBLEM_CONFLICT, "hours-in-draft-run",
          "A pay run that is not locked has these hours; agree when it is locked.");
      return NULL;
    }
  g_clear_pointer (&row, yui_statement_free);
  if (!read_claim (request, db, claim_id, &hours, &why, error)
      || !yui_attendance_change (request, db, "settled", &hours, error)
      || !yui_attendance_log (request, db, error))
    return NULL;
  return yui_attendance_answer (request, db, 200, error);
}

static YuiResponse *
settle_hours (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  const char *claim_id;

  if (body == NULL)
    return NULL;
  claim_id = yui_body_get_id (body, "claim_id", YUI_REQUIRED);
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, yui_hours_settle, (gpointer)claim_id, error);
}

const YuiRoute yui_hours_claims_routes[] = {
  { "GET", "/v1/my/attendances", "listMyAttendances", YUI_ROLE_WORKER, list_my_attendances },
  { "GET", "/v1/attendances/{attendance_id}/claims", "listClaims",
    YUI_ROLES_STAFF | YUI_ROLE_WORKER, list_claims },
  { "POST", "/v1/attendances/{attendance_id}/claims", "claimHours",
    YUI_ROLES_MANAGING | YUI_ROLE_WORKER, claim_hours, YUI_BODY_JSON },
  { "POST", "/v1/attendances/{attendance_id}/settle", "settleHours",
    YUI_ROLES_MANAGING | YUI_ROLE_WORKER, settle_hours, YUI_BODY_JSON },
  { NULL },
};
