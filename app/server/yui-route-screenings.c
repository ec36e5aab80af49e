/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-page.h"
#include "yui-routes.h"
#include "yui-screening.h"

#include "labour/yui-civil.h"
#include "store/yui-uuid.h"

#define REASON_MAX 500
#define SEATS_MAX  10000

static const char *const STATES[] = { "passed", "refused", NULL };

/* ---- reading ---- */

static gboolean
add_standing (YuiRequest *request,
              YuiDatabase *db,
              const char *employer_id,
              YuiJson *doc,
              yyjson_mut_val *object,
              GError **error)
{
  g_auto (YuiScreening) screening = { 0 };

  if (!yui_screening_read (&screening, db, request->principal.programme_id, employer_id,
                           request->now_s, error))
    return FALSE;
  yui_screening_add_json (&screening, doc, object);
  return TRUE;
}

static YuiResponse *
get_my_screening (YuiRequest *request, GError **error)
{
  g_autoptr (YuiJson) doc = yui_json_new ();

  return add_standing (request, request->db, request->principal.employer_id, doc,
                       yui_json_root (doc), error)
             ? yui_response_new_json (200, g_steal_pointer (&doc))
             : NULL;
}

static gboolean
add_employer (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  const char *id = yui_statement_get_text (row, 0);

  yui_json_add_text (doc, object, "employer_id", id);
  yui_json_add_text (doc, object, "employer_name", yui_statement_get_text (row, 1));
  return add_standing (request, request->db, id, doc, object, error);
}

/* Employers by name, each with how it stands. */
static YuiResponse *
list_standings (YuiRequest *request, GError **error)
{
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;

  if (!yui_page_read (&page, request, "tt", error))
    return NULL;
  query = yui_database_query (request->db, error,
                              "SELECT id, name FROM employer WHERE programme_id = $1 AND (name, "
                              "id) > ($2, $3) ORDER BY name, id LIMIT $4",
                              YUI_INT (request->principal.programme_id), page.keys[0], page.keys[1],
                              YUI_INT (page.limit + 1));
  return yui_page_answer (&page, request, query, add_employer, (int[]){ 1, 0 }, error);
}

static gboolean
find_employer (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, "SELECT 1 FROM employer WHERE programme_id = $1 AND id = $2",
                            YUI_INT (request->principal.programme_id),
                            YUI_TEXT (yui_request_get_path_value (request, "employer_id")));

  return yui_problem_find_row (query, error);
}

static void
add_decision (YuiStatement *row, YuiJson *doc, yyjson_mut_val *object)
{
  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, 0));
  yui_json_add_text (doc, object, "state", yui_statement_get_text (row, 1));
  if (yui_statement_is_null (row, 2))
    yui_json_add_null (doc, object, "open_seats_max");
  else
    yui_json_add_int (doc, object, "open_seats_max", yui_statement_get_int (row, 2));
  yui_json_add_text (doc, object, "reason", yui_statement_get_text (row, 3));
  yui_json_add_day (doc, object, "decided_on", yui_statement_get_int (row, 4));
  yui_json_add_moment (doc, object, "recorded_at", yui_statement_get_int (row, 5));
  yui_json_add_text (doc, object, "decided_by_name", yui_statement_get_text (row, 6));
}

static YuiResponse *
answer_history (YuiRequest *request, YuiDatabase *db, guint status, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT y.id, y.state, y.open_seats_max, y.reason, y.decided_day, y.decided_s, "
      "a.display_name FROM screening y LEFT JOIN account a ON a.programme_id = y.programme_id AND "
      "a.id = y.decided_by WHERE y.programme_id = $1 AND y.employer_id = $2 ORDER BY y.number DESC",
      YUI_INT (request->principal.programme_id),
      YUI_TEXT (yui_request_get_path_value (request, "employer_id")));
  g_autoptr (YuiJson) doc = NULL;
  yyjson_mut_val *items;
  YuiStep step = YUI_STEP_ERROR;

  doc = yui_json_new_list (&items);
  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    add_decision (query, doc, yyjson_mut_arr_add_obj (doc, items));
  return step == YUI_STEP_DONE ? yui_response_new_json (status, g_steal_pointer (&doc)) : NULL;
}

static YuiResponse *
list_screenings (YuiRequest *request, GError **error)
{
  return find_employer (request, request->db, error)
             ? answer_history (request, request->db, 200, error)
             : NULL;
}

/* ---- deciding ---- */

typedef struct
{
  const char *state;
  const char *reason;
  gint64 open_seats_max;
  gboolean has_max;
  gint64 decided_day;
} Decision;

static YuiResponse *
write_decision (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Decision *decision = user_data;
  const char *employer_id = yui_request_get_path_value (request, "employer_id");
  g_autofree char *id = yui_uuid_new ();

  if (!find_employer (request, db, error)
      || yui_database_run (
             db, error,
             "INSERT INTO screening (programme_id, id, employer_id, number, state, open_seats_max, "
             "reason, decided_day, decided_s, decided_by) SELECT $1, $2, $3, 1 + (SELECT count(*) "
             "FROM screening WHERE programme_id = $1 AND employer_id = $3), $4, $5, $6, $7, $8, $9",
             YUI_INT (request->principal.programme_id), YUI_TEXT (id), YUI_TEXT (employer_id),
             YUI_TEXT (decision->state),
             decision->has_max ? YUI_INT (decision->open_seats_max) : YUI_NULL,
             YUI_TEXT (decision->reason), YUI_INT (decision->decided_day), YUI_INT (request->now_s),
             YUI_TEXT (request->principal.actor_id))
             < 0
      || !yui_request_log_change (request, db, "screening", employer_id, employer_id, FALSE, error))
    return NULL;
  return answer_history (request, db, 201, error);
}

static YuiResponse *
create_screening (YuiRequest *request, GError **error)
{
  const YuiCivilDay today = yui_civil_day_of_utc (request->now_s);
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  Decision decision = { .decided_day = today };

  if (body == NULL)
    return NULL;
  decision.state = yui_body_get_word (body, "state", YUI_REQUIRED, STATES);
  decision.reason = yui_body_get_text (body, "reason", YUI_REQUIRED, 1, REASON_MAX);
  if (!yui_body_is_null (body, "open_seats_max"))
    decision.has_max = yui_body_get_int (body, "open_seats_max", YUI_OPTIONAL, 1, SEATS_MAX,
                                         &decision.open_seats_max);
  if (yui_body_get_day (body, "decided_on", YUI_OPTIONAL, &decision.decided_day)
      && decision.decided_day > today)
    yui_faults_add (yui_body_get_faults (body), "/decided_on", "in_future", NULL,
                    "A decision is written down on its day or later.");
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_decision, &decision, error);
}

const YuiRoute yui_screenings_routes[] = {
  { "GET", "/v1/screening", "getMyScreening", YUI_ROLES_EMPLOYER, get_my_screening },
  { "GET", "/v1/screenings", "listScreeningStates", YUI_ROLES_TOWN, list_standings },
  { "GET", "/v1/employers/{employer_id}/screenings", "listScreenings", YUI_ROLES_TOWN,
    list_screenings },
  { "POST", "/v1/employers/{employer_id}/screenings", "createScreening", YUI_ROLE_COORDINATOR,
    create_screening, YUI_BODY_JSON },
  { NULL },
};
