/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-attendance-change.h"
#include "yui-attendance-json.h"
#include "yui-attendance.h"
#include "yui-page.h"
#include "yui-request.h"
#include "yui-routes.h"

#include "labour/yui-civil.h"

#define DAY_MIN 0
#define DAY_MAX (366 * 8000)

static const char *const STATES[]
    = { "expected", "working", "to_confirm", "agreed", "in_pay_run", "paid", NULL };

/* ---- reading ---- */

/* An employer's, $2, by an index that begins with it; or those of the whole programme. */
#define LIST                                                                                       \
  "AND a.work_day >= $3 AND a.work_day < $4 AND ($5 IS NULL OR a.state = $5) "                     \
  "AND (a.work_day, a.planned_start_s, a.id) > ($6, $7, $8) AND ($9 IS NULL OR a.worker_id = $9) " \
  "ORDER BY a.work_day, a.planned_start_s, a.id LIMIT $10"
#define OWN YUI_ATTENDANCE_SELECT "AND a.employer_id = $2 " LIST
#define ALL YUI_ATTENDANCE_SELECT "AND $2 IS NULL " LIST

#define COUNT_WAITING                                                                              \
  "SELECT count (*), max (a.work_day) FROM attendance a WHERE a.programme_id = $1 "                \
  "AND a.work_day >= $3 AND a.work_day < $4 AND a.state = 'to_confirm' "

static YuiStatement *
query_list (YuiRequest *request, const YuiPage *page, GError **error)
{
  const char *scope = yui_request_get_employer_scope (request);
  gint64 from = DAY_MIN, to = DAY_MAX;
  const char *state = NULL, *worker_id = NULL;

  if (!yui_request_query_day (request, "from", FALSE, &from, error)
      || !yui_request_query_day (request, "to", FALSE, &to, error)
      || !yui_request_query_id (request, "worker_id", FALSE, &worker_id, error)
      || !yui_request_query_word (request, "state", FALSE, STATES, &state, error))
    return NULL;
  return yui_database_query (
      request->db, error, scope != NULL ? OWN : ALL, YUI_INT (request->principal.programme_id),
      YUI_TEXT (scope), YUI_INT (from), YUI_INT (to), YUI_TEXT (state), page->keys[0],
      page->keys[1], page->keys[2], YUI_TEXT (worker_id), YUI_INT (page->limit + 1));
}

static YuiResponse *
get_hours_waiting (YuiRequest *request, GError **error)
{
  const char *scope = yui_request_get_employer_scope (request);
  gint64 from = DAY_MIN, to = DAY_MAX;
  g_autoptr (YuiStatement) query = NULL;
  YuiJson *doc;

  if (!yui_request_query_day (request, "from", FALSE, &from, error)
      || !yui_request_query_day (request, "to", FALSE, &to, error))
    return NULL;
  query = yui_database_query (
      request->db, error,
      scope != NULL ? COUNT_WAITING "AND a.employer_id = $2" : COUNT_WAITING "AND $2 IS NULL",
      YUI_INT (request->principal.programme_id), YUI_TEXT (scope), YUI_INT (from), YUI_INT (to));
  if (!yui_statement_need_row (query, error))
    return NULL;
  doc = yui_json_new ();
  yui_json_add_int (doc, yui_json_root (doc), "count", yui_statement_get_int (query, 0));
  if (yui_statement_is_null (query, 1))
    yui_json_add_null (doc, yui_json_root (doc), "last_work_date");
  else
    yui_json_add_day (doc, yui_json_root (doc), "last_work_date", yui_statement_get_int (query, 1));
  return yui_response_new_json (200, doc);
}

static YuiResponse *
list_attendances (YuiRequest *request, GError **error)
{
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;
  g_autoptr (YuiJson) doc = NULL;
  g_autofree char *last_id = NULL;
  gint64 last_day = 0, last_start_s = 0;
  yyjson_mut_val *items;
  YuiResponse *response;
  YuiStep step;

  if (!yui_page_read (&page, request, "iit", error))
    return NULL;
  query = query_list (request, &page, error);
  if (query == NULL)
    return NULL;
  doc = yui_json_new_list (&items);
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW && yui_page_take (&page))
    {
      if (!yui_attendance_add_json (request->db, request->principal.programme_id, query, doc,
                                    yyjson_mut_arr_add_obj (doc, items), error))
        return NULL;
      last_day = yui_statement_get_int (query, YUI_ATTENDANCE_WORK_DAY);
      last_start_s = yui_statement_get_int (query, YUI_ATTENDANCE_PLANNED_START);
      g_set_str (&last_id, yui_statement_get_text (query, YUI_ATTENDANCE_ID));
    }
  if (step == YUI_STEP_ERROR)
    return NULL;
  response = yui_response_new_json (200, g_steal_pointer (&doc));
  if (page.has_more)
    yui_page_link (request, response, YUI_INT (last_day), YUI_INT (last_start_s),
                   YUI_TEXT (last_id));
  return response;
}

static YuiResponse *
get_attendance (YuiRequest *request, GError **error)
{
  return yui_attendance_answer (request, request->db, 200, error);
}

/* ---- confirming ---- */

/* The hours of a person are not made fewer without a word. */
static gboolean
check_note (YuiStatement *row, const YuiHours *hours, GError **error)
{
  g_autoptr (YuiFaults) faults = yui_faults_new ();
  const gboolean is_clocked = !yui_statement_is_null (row, 15);
  const gint64 clocked_min
      = yui_hours_worked_min (yui_statement_get_int (row, 14), yui_statement_get_int (row, 15),
                              yui_statement_get_int (row, 16));

  if (is_clocked && (hours->why == NULL || *hours->why == '\0')
      && yui_hours_worked_min (hours->start_s, hours->end_s, hours->break_min) < clocked_min)
    {
      g_autofree char *params
          = g_strdup_printf ("{\"clocked_min\":%" G_GINT64_FORMAT "}", clocked_min);

      yui_faults_add (faults, "/note", "needed_when_fewer", params,
                      "These hours are fewer than were clocked; write down why.");
    }
  return yui_faults_check (faults, error);
}

static gboolean
check_confirmable (const char *state, GError **error)
{
  if (g_str_equal (state, "expected") || g_str_equal (state, "working")
      || g_str_equal (state, "to_confirm"))
    return TRUE;
  yui_problem_set (error, YUI_PROBLEM_CONFLICT,
                   g_str_equal (state, "agreed")
                       ? "These hours are confirmed already; take that back first."
                       : "A pay run has these hours already; they can no longer change.");
  return FALSE;
}

/* What the worker says is answered by agreeing to it, or by saying otherwise; never passed over. */
static gboolean
check_no_claim (YuiRequest *request, YuiDatabase *db, YuiStatement *row, GError **error)
{
  g_autoptr (YuiStatement) query = NULL;
  YuiStep step;

  if (yui_statement_get_int (row, YUI_ATTENDANCE_DISPUTED) == 0)
    return TRUE;
  query = yui_database_query (db, error,
                              "SELECT 1 FROM attendance_claim WHERE programme_id = $1 "
                              "AND attendance_id = $2 AND by_worker = 1 LIMIT 1",
                              YUI_INT (request->principal.programme_id),
                              YUI_TEXT (yui_statement_get_text (row, YUI_ATTENDANCE_ID)));
  step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  if (step == YUI_STEP_ROW)
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "hours-disputed",
                           "The person says other hours. Agree to these, or say yours.");
  return step == YUI_STEP_DONE;
}

static YuiResponse *
write_confirmation (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiHours *hours = user_data;
  g_autoptr (YuiStatement) row = yui_attendance_find (request, db, error);

  if (row == NULL
      || !yui_request_check_version (request, yui_statement_get_int (row, YUI_ATTENDANCE_VERSION),
                                     error)
      || !check_confirmable (yui_statement_get_text (row, YUI_ATTENDANCE_STATE), error)
      || !check_no_claim (request, db, row, error) || !check_note (row, hours, error))
    return NULL;
  g_clear_pointer (&row, yui_statement_free);
  if (!yui_attendance_change (request, db, "agreed", hours, error)
      || !yui_attendance_log (request, db, error))
    return NULL;
  return yui_attendance_answer (request, db, 200, error);
}

static YuiResponse *
confirm_attendance (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_auto (YuiHours) hours = { 0 };

  if (body == NULL)
    return NULL;
  yui_hours_read (&hours, body, request->now_s);
  hours.why = yui_body_get_text (body, "note", YUI_OPTIONAL, 0, YUI_HOURS_NOTE_MAX);
  if (!yui_body_finish (body, error))
    return NULL;
  yui_hours_include_ordered_work (&hours);
  return yui_request_change (request, write_confirmation, &hours, error);
}

/* ---- taking it back ---- */

static gboolean
check_reopenable (const char *state, GError **error)
{
  if (g_str_equal (state, "agreed"))
    return TRUE;
  yui_problem_set (error, YUI_PROBLEM_CONFLICT,
                   g_str_equal (state, "in_pay_run") || g_str_equal (state, "paid")
                       ? "A pay run has these hours already; they can no longer change."
                       : "These hours are not confirmed yet.");
  return FALSE;
}

static YuiResponse *
write_reopening (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  g_autoptr (YuiStatement) row = yui_attendance_find (request, db, error);
  const char *id = yui_request_get_path_value (request, "attendance_id");
  g_autofree char *contract_id = NULL;

  if (row == NULL
      || !yui_request_check_version (request, yui_statement_get_int (row, YUI_ATTENDANCE_VERSION),
                                     error)
      || !check_reopenable (yui_statement_get_text (row, YUI_ATTENDANCE_STATE), error))
    return NULL;
  contract_id = yui_statement_dup_text (row, 3);
  g_clear_pointer (&row, yui_statement_free);
  if (!yui_attendance_change (request, db, "reopened", NULL, error)
      || !yui_attendance_refresh (db, request->principal.programme_id, contract_id, id,
                                  request->now_s, NULL, error)
      || !yui_attendance_log (request, db, error))
    return NULL;
  return yui_attendance_answer (request, db, 200, error);
}

static YuiResponse *
reopen_attendance (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_reopening, NULL, error);
}

/* ---- correcting ---- */

static gboolean
check_correctable (YuiStatement *row, const YuiHours *hours, GError **error)
{
  const char *state = yui_statement_get_text (row, YUI_ATTENDANCE_STATE);
  const gboolean has_agreed = !yui_statement_is_null (row, 17);

  if (g_str_equal (state, "in_pay_run"))
    yui_problem_set_named (
        error, YUI_PROBLEM_CONFLICT, "hours-in-draft-run",
        "A pay run that is not locked has these hours; discard it, then correct them.");
  else if (yui_statement_get_int (row, YUI_ATTENDANCE_DISPUTED) != 0)
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "hours-disputed",
                           "The person says other hours. Agree to these, or say yours.");
  else if (!has_agreed)
    yui_problem_set (error, YUI_PROBLEM_CONFLICT, "These hours are not confirmed yet.");
  else if (yui_statement_get_int (row, 17) == hours->start_s
           && yui_statement_get_int (row, 18) == hours->end_s
           && yui_statement_get_int (row, 19) == hours->break_min && hours->spans->len == 0)
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "hours-the-same",
                           "These are the hours that are agreed already.");
  else
    return TRUE;
  return FALSE;
}

static YuiResponse *
write_correction (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiHours *hours = user_data;
  g_autoptr (YuiStatement) row = yui_attendance_find (request, db, error);

  if (row == NULL
      || !yui_request_check_version (request, yui_statement_get_int (row, YUI_ATTENDANCE_VERSION),
                                     error)
      || !check_correctable (row, hours, error))
    return NULL;
  g_clear_pointer (&row, yui_statement_free);
  if (!yui_attendance_change (request, db, "corrected", hours, error)
      || !yui_attendance_log (request, db, error))
    return NULL;
  return yui_attendance_answer (request, db, 200, error);
}

static YuiResponse *
correct_attendance (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_auto (YuiHours) hours = { 0 };

  if (body == NULL)
    return NULL;
  yui_hours_read (&hours, body, request->now_s);
  hours.why = yui_body_get_text (body, "why", YUI_REQUIRED, 1, YUI_HOURS_NOTE_MAX);
  if (!yui_body_finish (body, error))
    return NULL;
  yui_hours_include_ordered_work (&hours);
  return yui_request_change (request, write_correction, &hours, error);
}

static YuiResponse *
list_corrections (YuiRequest *request, GError **error)
{
  g_autoptr (YuiStatement) row = yui_attendance_find (request, request->db, error);
  g_autoptr (YuiJson) doc = NULL;
  yyjson_mut_val *items;

  if (row == NULL)
    return NULL;
  doc = yui_json_new_list (&items);
  if (!yui_corrections_add_json (request->db, request->principal.programme_id,
                                 yui_statement_get_text (row, YUI_ATTENDANCE_ID), doc, items,
                                 error))
    return NULL;
  return yui_response_new_json (200, g_steal_pointer (&doc));
}

const YuiRoute yui_attendances_routes[] = {
  { "GET", "/v1/attendances", "listAttendances", YUI_ROLES_STAFF, list_attendances },
  { "GET", "/v1/hours-waiting", "getHoursWaiting", YUI_ROLES_STAFF, get_hours_waiting,
    YUI_BODY_NONE, YUI_ROUTE_SHARED },
  { "GET", "/v1/attendances/{attendance_id}", "getAttendance", YUI_ROLES_STAFF, get_attendance },
  { "POST", "/v1/attendances/{attendance_id}/confirm", "confirmAttendance", YUI_ROLES_MANAGING,
    confirm_attendance, YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { "GET", "/v1/attendances/{attendance_id}/corrections", "listCorrections",
    YUI_ROLES_STAFF | YUI_ROLE_WORKER, list_corrections },
  { "POST", "/v1/attendances/{attendance_id}/corrections", "correctAttendance", YUI_ROLES_MANAGING,
    correct_attendance, YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { "POST", "/v1/attendances/{attendance_id}/reopen", "reopenAttendance", YUI_ROLES_MANAGING,
    reopen_attendance, YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { NULL },
};
