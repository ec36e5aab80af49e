/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-attendance-json.h"
#include "yui-body.h"
#include "yui-page.h"
#include "yui-request.h"
#include "yui-routes.h"

#include "labour/yui-civil.h"

#define DAY_MIN  0
#define DAY_MAX  (366 * 8000)
#define NOTE_MAX 500

static const char *const STATES[]
    = { "expected", "working", "to_confirm", "agreed", "in_pay_run", "paid", NULL };

/* ---- reading ---- */

static YuiStatement *
query_list (YuiRequest *request, const YuiPage *page, GError **error)
{
  gint64 from = DAY_MIN, to = DAY_MAX;
  const char *state = NULL;

  if (!yui_request_query_day (request, "from", FALSE, &from, error)
      || !yui_request_query_day (request, "to", FALSE, &to, error)
      || !yui_request_query_word (request, "state", FALSE, STATES, &state, error))
    return NULL;
  return yui_database_query (
      request->db, error,
      YUI_ATTENDANCE_SELECT
      "AND ($2 IS NULL OR a.employer_id = $2) AND a.work_day >= $3 AND a.work_day < $4 "
      "AND ($5 IS NULL OR a.state = $5) AND (a.work_day, a.planned_start_s, a.id) > ($6, $7, $8) "
      "ORDER BY a.work_day, a.planned_start_s, a.id LIMIT $9",
      YUI_INT (request->principal.programme_id),
      YUI_TEXT (yui_request_get_employer_scope (request)), YUI_INT (from), YUI_INT (to),
      YUI_TEXT (state), page->keys[0], page->keys[1], page->keys[2], YUI_INT (page->limit + 1));
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

/* Finds the attendance of the path; NULL with 404. */
static YuiStatement *
find_attendance (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, YUI_ATTENDANCE_SELECT "AND a.id = $2 AND ($3 IS NULL OR a.employer_id = $3)",
      YUI_INT (request->principal.programme_id),
      YUI_TEXT (yui_request_get_path_value (request, "attendance_id")),
      YUI_TEXT (yui_request_get_employer_scope (request)));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_DONE)
    yui_problem_set_not_found (error);
  return step == YUI_STEP_ROW ? g_steal_pointer (&query) : NULL;
}

static YuiResponse *
answer_attendance (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) row = find_attendance (request, db, error);
  g_autoptr (YuiJson) doc = NULL;
  YuiResponse *response;

  if (row == NULL)
    return NULL;
  doc = yui_json_new ();
  if (!yui_attendance_add_json (db, request->principal.programme_id, row, doc, yui_json_root (doc),
                                error))
    return NULL;
  response = yui_response_new_json (200, g_steal_pointer (&doc));
  yui_response_set_version (response, yui_statement_get_int (row, YUI_ATTENDANCE_VERSION));
  return response;
}

static YuiResponse *
get_attendance (YuiRequest *request, GError **error)
{
  return answer_attendance (request, request->db, error);
}

/* ---- confirming ---- */

typedef struct
{
  gint64 start_s;
  gint64 end_s;
  gint64 break_min;
  const char *note; /* nullable */
} Hours;

static gint64
worked_min (gint64 start_s, gint64 end_s, gint64 break_min)
{
  return (end_s - start_s) / YUI_SECONDS_PER_MINUTE - break_min;
}

static void
check_hours (const Hours *hours, gint64 now_s, YuiFaults *faults)
{
  if (hours->end_s <= hours->start_s)
    yui_faults_add (faults, "/ended_at", "not_after_start", NULL,
                    "The end must be after the start.");
  else if (hours->end_s - hours->start_s > YUI_SECONDS_PER_DAY)
    yui_faults_add (faults, "/ended_at", "too_long", "{\"max_min\":1440}",
                    "One shift's work is at most 24 hours.");
  else if (worked_min (hours->start_s, hours->end_s, hours->break_min) <= 0)
    yui_faults_add (faults, "/break_min", "break_too_long", NULL,
                    "The break is as long as the work.");
  if (hours->end_s > now_s)
    yui_faults_add (faults, "/ended_at", "in_future", NULL,
                    "Hours can be confirmed when they are over.");
}

/* The hours of a person are not made fewer without a word. */
static gboolean
check_note (YuiStatement *row, const Hours *hours, GError **error)
{
  g_autoptr (YuiFaults) faults = yui_faults_new ();
  const gboolean is_clocked = !yui_statement_is_null (row, 15);
  const gint64 clocked_min
      = worked_min (yui_statement_get_int (row, 14), yui_statement_get_int (row, 15),
                    yui_statement_get_int (row, 16));

  if (is_clocked && (hours->note == NULL || *hours->note == '\0')
      && worked_min (hours->start_s, hours->end_s, hours->break_min) < clocked_min)
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

static gboolean
log_attendance (YuiRequest *request, YuiDatabase *db, GError **error)
{
  return yui_request_log_change (request, db, "attendance",
                                 yui_request_get_path_value (request, "attendance_id"),
                                 request->principal.employer_id, FALSE, error);
}

static YuiResponse *
write_confirmation (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Hours *hours = user_data;
  g_autoptr (YuiStatement) row = find_attendance (request, db, error);

  if (row == NULL
      || !yui_request_check_version (request, yui_statement_get_int (row, YUI_ATTENDANCE_VERSION),
                                     error)
      || !check_confirmable (yui_statement_get_text (row, YUI_ATTENDANCE_STATE), error)
      || !check_note (row, hours, error))
    return NULL;
  g_clear_pointer (&row, yui_statement_free);
  if (yui_database_run (db, error,
                        "UPDATE attendance SET version = version + 1, state = 'agreed', "
                        "agreed_start_s = $3, agreed_end_s = $4, agreed_break_min = $5, "
                        "agreed_s = $6, agreed_by = $7, note = $8, needs_review = 0 "
                        "WHERE programme_id = $1 AND id = $2",
                        YUI_INT (request->principal.programme_id),
                        YUI_TEXT (yui_request_get_path_value (request, "attendance_id")),
                        YUI_INT (hours->start_s), YUI_INT (hours->end_s),
                        YUI_INT (hours->break_min), YUI_INT (request->now_s),
                        YUI_TEXT (request->principal.actor_id),
                        YUI_TEXT (hours->note != NULL ? hours->note : ""))
          < 0
      || !log_attendance (request, db, error))
    return NULL;
  return answer_attendance (request, db, error);
}

static YuiResponse *
confirm_attendance (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  Hours hours = { 0 };
  gboolean is_whole;

  if (body == NULL)
    return NULL;
  is_whole = yui_body_get_moment (body, "started_at", YUI_REQUIRED, &hours.start_s);
  is_whole &= yui_body_get_moment (body, "ended_at", YUI_REQUIRED, &hours.end_s);
  is_whole &= yui_body_get_int (body, "break_min", YUI_REQUIRED, 0, 480, &hours.break_min);
  hours.note = yui_body_get_text (body, "note", YUI_OPTIONAL, 0, NOTE_MAX);
  if (is_whole)
    check_hours (&hours, request->now_s, yui_body_get_faults (body));
  if (!yui_body_finish (body, error))
    return NULL;
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
  g_autoptr (YuiStatement) row = find_attendance (request, db, error);
  const char *id = yui_request_get_path_value (request, "attendance_id");
  g_autofree char *contract_id = NULL;

  if (row == NULL
      || !yui_request_check_version (request, yui_statement_get_int (row, YUI_ATTENDANCE_VERSION),
                                     error)
      || !check_reopenable (yui_statement_get_text (row, YUI_ATTENDANCE_STATE), error))
    return NULL;
  contract_id = yui_statement_dup_text (row, 3);
  g_clear_pointer (&row, yui_statement_free);
  if (yui_database_run (db, error,
                        "UPDATE attendance SET state = 'expected', agreed_start_s = NULL, "
                        "agreed_end_s = NULL, agreed_break_min = NULL, agreed_s = NULL, "
                        "agreed_by = NULL WHERE programme_id = $1 AND id = $2",
                        YUI_INT (request->principal.programme_id), YUI_TEXT (id))
          < 0
      || !yui_attendance_refresh (db, request->principal.programme_id, contract_id, id, NULL, error)
      || !log_attendance (request, db, error))
    return NULL;
  return answer_attendance (request, db, error);
}

static YuiResponse *
reopen_attendance (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_reopening, NULL, error);
}

const YuiRoute yui_attendances_routes[] = {
  { "GET", "/v1/attendances", "listAttendances", YUI_ROLES_STAFF, list_attendances },
  { "GET", "/v1/attendances/{attendance_id}", "getAttendance", YUI_ROLES_STAFF, get_attendance },
  { "POST", "/v1/attendances/{attendance_id}/confirm", "confirmAttendance", YUI_ROLES_MANAGING,
    confirm_attendance, YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { "POST", "/v1/attendances/{attendance_id}/reopen", "reopenAttendance", YUI_ROLES_MANAGING,
    reopen_attendance, YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { NULL },
};
