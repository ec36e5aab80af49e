/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "labour/yui-civil.h"
#include "yui-assignments.h"
#include "yui-body.h"
#include "yui-request.h"
#include "yui-routes.h"

#define WISHES_MAX       500
#define LIMIT_MS         5000
#define LIMIT_MIN_MS     100
#define LIMIT_MAX_MS     30000
#define DAYS_AHEAD_MAX   60
#define DRAFTS_KEPT_DAYS 7

/* ---- the answer ---- */

static void
add_seat_terms (YuiJson *doc, yyjson_mut_val *item, const char *points)
{
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (doc, item, "terms");
  g_auto (GStrv) parts = g_strsplit (points, ",", YUI_RANK_N_TERMS);

  for (int t = 0; parts[t] != NULL; t++)
    {
      yyjson_mut_val *term = yyjson_mut_arr_add_obj (doc, list);

      yui_json_add_text (doc, term, "term", yui_ranking_term_name ((YuiRankTerm)t));
      yui_json_add_int (doc, term, "contribution", g_ascii_strtoll (parts[t], NULL, 10));
    }
}

static gboolean
add_people (YuiRequest *request,
            YuiDatabase *db,
            const char *draft_id,
            const char *shift_id,
            YuiJson *doc,
            yyjson_mut_val *item,
            GError **error)
{
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (doc, item, "people");
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT x.worker_id, m.id, w.name, w.kana, x.pinned, x.score, x.distance_m, x.terms "
      "FROM assignment_draft_seat x "
      "JOIN worker w ON w.programme_id = x.programme_id AND w.id = x.worker_id "
      "JOIN membership m ON m.programme_id = x.programme_id AND m.worker_id = x.worker_id "
      "AND m.employer_id = $4 "
      "WHERE x.programme_id = $1 AND x.draft_id = $2 AND x.shift_id = $3 "
      "ORDER BY x.score DESC, x.worker_id",
      YUI_INT (request->principal.programme_id), YUI_TEXT (draft_id), YUI_TEXT (shift_id),
      YUI_TEXT (request->principal.employer_id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      yyjson_mut_val *person = yyjson_mut_arr_add_obj (doc, list);

      yui_json_add_text (doc, person, "worker_id", yui_statement_get_text (query, 0));
      yui_json_add_text (doc, person, "membership_id", yui_statement_get_text (query, 1));
      yui_json_add_text (doc, person, "display_name", yui_statement_get_text (query, 2));
      yui_json_add_text (doc, person, "kana", yui_statement_get_text (query, 3));
      yui_json_add_bool (doc, person, "pinned", yui_statement_get_int (query, 4) != 0);
      yui_json_add_int (doc, person, "score", yui_statement_get_int (query, 5));
      if (yui_statement_is_null (query, 6))
        yui_json_add_null (doc, person, "distance_m");
      else
        yui_json_add_int (doc, person, "distance_m", yui_statement_get_int (query, 6));
      add_seat_terms (doc, person, yui_statement_get_text (query, 7));
    }
  return step == YUI_STEP_DONE;
}

static gboolean
add_shifts (YuiRequest *request,
            YuiDatabase *db,
            const char *draft_id,
            YuiJson *doc,
            yyjson_mut_val *root,
            GError **error)
{
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (doc, root, "shifts");
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT s.id, s.title, p.name, s.state, s.start_s, s.end_s, x.seats, x.empty_reason "
      "FROM assignment_draft_shift x "
      "JOIN shift s ON s.programme_id = x.programme_id AND s.id = x.shift_id "
      "JOIN workplace p ON p.programme_id = s.programme_id AND p.id = s.workplace_id "
      "WHERE x.programme_id = $1 AND x.draft_id = $2 ORDER BY s.start_s, s.id",
      YUI_INT (request->principal.programme_id), YUI_TEXT (draft_id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      yyjson_mut_val *shift = yyjson_mut_arr_add_obj (doc, list);
      const char *shift_id = yui_statement_get_text (query, 0);

      yui_json_add_text (doc, shift, "shift_id", shift_id);
      yui_json_add_text (doc, shift, "title", yui_statement_get_text (query, 1));
      yui_json_add_text (doc, shift, "workplace_name", yui_statement_get_text (query, 2));
      yui_json_add_text (doc, shift, "state", yui_statement_get_text (query, 3));
      yui_json_add_moment (doc, shift, "starts_at", yui_statement_get_int (query, 4));
      yui_json_add_moment (doc, shift, "ends_at", yui_statement_get_int (query, 5));
      yui_json_add_int (doc, shift, "seats", yui_statement_get_int (query, 6));
      yui_json_add_text (doc, shift, "empty_reason", yui_statement_get_text (query, 7));
      if (!add_people (request, db, draft_id, shift_id, doc, shift, error))
        return FALSE;
    }
  return step == YUI_STEP_DONE;
}

static void
add_draft (YuiStatement *row, YuiJson *doc, yyjson_mut_val *root)
{
  yui_json_add_text (doc, root, "id", yui_statement_get_text (row, 0));
  yui_json_add_text (doc, root, "state", yui_statement_get_text (row, 1));
  yui_json_add_day (doc, root, "first_day", yui_statement_get_int (row, 2));
  yui_json_add_int (doc, root, "shifts_a_day", yui_statement_get_int (row, 3));
  yui_json_add_moment (doc, root, "created_at", yui_statement_get_int (row, 4));
  yui_json_add_int (doc, root, "elapsed_ms", yui_statement_get_int (row, 5));
  yui_json_add_int (doc, root, "limit_ms", yui_statement_get_int (row, 6));
  if (yui_statement_is_null (row, 7))
    yui_json_add_null (doc, root, "gap_ppm");
  else
    yui_json_add_int (doc, root, "gap_ppm", yui_statement_get_int (row, 7));
  yui_json_add_int (doc, root, "seats", yui_statement_get_int (row, 8));
  yui_json_add_int (doc, root, "seats_filled", yui_statement_get_int (row, 9));
  yui_json_add_int (doc, root, "seats_bound", yui_statement_get_int (row, 10));
  yui_json_add_int (doc, root, "looked_at", yui_statement_get_int (row, 11));
  yui_json_add_text (doc, root, "problem", yui_statement_get_text (row, 12));
  if (yui_statement_is_null (row, 13))
    yui_json_add_null (doc, root, "points_gap");
  else
    yui_json_add_int (doc, root, "points_gap", yui_statement_get_int (row, 13));
}

/* A draft of the caller's employer as JSON; NULL with 404. */
static YuiJson *
describe (YuiRequest *request, YuiDatabase *db, const char *draft_id, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT id, CASE WHEN state = 'running' AND beat_s < $4 THEN 'failed' ELSE state END, "
      "first_day, shifts_a_day, created_s, elapsed_ms, limit_ms, gap_ppm, seats, seats_filled, "
      "seats_bound, looked_at, "
      "CASE WHEN state = 'running' AND beat_s < $4 THEN 'interrupted' ELSE problem END, points_gap "
      "FROM assignment_draft WHERE programme_id = $1 AND employer_id = $2 AND id = $3",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id),
      YUI_TEXT (draft_id), YUI_INT (request->now_s - YUI_ASSIGNMENT_LOST_S));
  g_autoptr (YuiJson) doc = NULL;

  if (!yui_problem_find_row (query, error))
    return NULL;
  doc = yui_json_new ();
  add_draft (query, doc, yui_json_root (doc));
  return add_shifts (request, db, draft_id, doc, yui_json_root (doc), error)
             ? g_steal_pointer (&doc)
             : NULL;
}

static YuiResponse *
get_assignment_draft (YuiRequest *request, GError **error)
{
  YuiJson *doc
      = describe (request, request->db, yui_request_get_path_value (request, "draft_id"), error);

  return doc != NULL ? yui_response_new_json (200, doc) : NULL;
}

/* ---- making ---- */

static const char *
wish_member (yyjson_val *wish, const char *key)
{
  const char *id = yyjson_get_str (yyjson_obj_get (wish, key));

  return id != NULL && yui_uuid_is_valid (id) ? id : NULL;
}

static GPtrArray *
read_wishes (YuiBody *body, const char *field)
{
  yyjson_val *list = yui_body_get_list (body, field, YUI_OPTIONAL, WISHES_MAX), *wish;
  GPtrArray *wishes = g_ptr_array_new_with_free_func ((GDestroyNotify)yui_assignment_wish_free);
  size_t i, n;

  yyjson_arr_foreach (list, i, n, wish)
  {
    const char *shift_id = wish_member (wish, "shift_id");
    const char *worker_id = wish_member (wish, "worker_id");

    if (shift_id != NULL && worker_id != NULL && yyjson_obj_size (wish) == 2)
      g_ptr_array_add (wishes, yui_assignment_wish_new (shift_id, worker_id));
    else
      {
        g_autofree char *pointer = g_strdup_printf ("/%s/%d", field, (int)i);

        yui_faults_add (yui_body_get_faults (body), pointer, "format", NULL,
                        "Each item must be {\"shift_id\": …, \"worker_id\": …}.");
      }
  }
  return wishes;
}

static void
check_first_day (YuiRequest *request, YuiBody *body, gint64 first_day)
{
  YuiCivilDay today = yui_civil_day_of_utc (request->now_s);

  if (first_day + YUI_ASSIGNMENT_DAYS <= today)
    yui_faults_add (yui_body_get_faults (body), "/first_day", "in_past", NULL,
                    "The week must not be over.");
  else if (first_day > today + DAYS_AHEAD_MAX)
    yui_faults_add (yui_body_get_faults (body), "/first_day", "too_large", NULL,
                    "The week must begin within %d days.", DAYS_AHEAD_MAX);
}

static YuiAssignmentOrder *
read_order (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autoptr (YuiAssignmentOrder) order = NULL;
  gint64 shifts_a_day = 1;

  if (body == NULL)
    return NULL;
  order = g_new0 (YuiAssignmentOrder, 1);
  order->programme_id = request->principal.programme_id;
  order->employer_id = g_strdup (request->principal.employer_id);
  order->now_s = request->now_s;
  order->limit_ms = LIMIT_MS;
  order->pinned = read_wishes (body, "pinned");
  order->forbidden = read_wishes (body, "forbidden");
  if (yui_body_get_day (body, "first_day", YUI_REQUIRED, &order->first_day))
    check_first_day (request, body, order->first_day);
  yui_body_get_int (body, "shifts_a_day", YUI_OPTIONAL, 1, 3, &shifts_a_day);
  yui_body_get_int (body, "limit_ms", YUI_OPTIONAL, LIMIT_MIN_MS, LIMIT_MAX_MS, &order->limit_ms);
  order->shifts_a_day = (guint)shifts_a_day;
  return yui_body_finish (body, error) ? g_steal_pointer (&order) : NULL;
}

typedef struct
{
  const YuiAssignmentOrder *order;
  char *id;
} DraftNew;

static YuiResponse *
write_draft (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  DraftNew *new = user_data;
  const YuiAssignmentOrder *order = new->order;
  YuiJson *doc;

  if (yui_database_run (db, error,
                        "DELETE FROM assignment_draft WHERE programme_id = $1 AND employer_id = $2 "
                        "AND created_s < $3",
                        YUI_INT (order->programme_id), YUI_TEXT (order->employer_id),
                        YUI_INT (request->now_s - DRAFTS_KEPT_DAYS * YUI_SECONDS_PER_DAY))
          < 0
      || yui_database_run (
             db, error,
             "INSERT INTO assignment_draft (programme_id, id, employer_id, first_day, "
             "shifts_a_day, created_s, created_by, beat_s, limit_ms) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $8)",
             YUI_INT (order->programme_id), YUI_TEXT (new->id), YUI_TEXT (order->employer_id),
             YUI_INT (order->first_day), YUI_INT (order->shifts_a_day), YUI_INT (request->now_s),
             YUI_TEXT (request->principal.actor_id), YUI_INT (order->limit_ms))
             < 0
      || !yui_request_log_change (request, db, "assignment_draft", new->id, order->employer_id,
                                  FALSE, error))
    return NULL;
  doc = describe (request, db, new->id, error);
  return doc != NULL ? yui_response_new_json (201, doc) : NULL;
}

static YuiResponse *
create_assignment_draft (YuiRequest *request, GError **error)
{
  YuiAssignments *assignments = yui_server_get_assignments (request->server);
  g_autoptr (YuiAssignmentOrder) order = read_order (request, error);
  g_autofree char *id = yui_uuid_new ();
  DraftNew new = { .order = order, .id = id };
  YuiResponse *response;

  if (order == NULL)
    return NULL;
  if (!yui_assignments_claim (assignments, order->programme_id, order->employer_id))
    {
      yui_problem_set (error, YUI_PROBLEM_TOO_MANY_REQUESTS,
                       "A week is being filled already. Wait until it is done, or stop it.");
      return NULL;
    }
  response = yui_request_change (request, write_draft, &new, error);
  if (response != NULL)
    yui_assignments_start (assignments, id, g_steal_pointer (&order));
  else
    yui_assignments_release (assignments, order->programme_id, order->employer_id);
  return response;
}

/* ---- throwing away ---- */

static YuiResponse *
write_removal (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const char *id = yui_request_get_path_value (request, "draft_id");
  gint64 n_rows = yui_database_run (
      db, error,
      "DELETE FROM assignment_draft WHERE programme_id = $1 AND employer_id = $2 AND id = $3",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id),
      YUI_TEXT (id));

  if (n_rows == 0)
    yui_problem_set_not_found (error);
  if (n_rows <= 0
      || !yui_request_log_change (request, db, "assignment_draft", id,
                                  request->principal.employer_id, TRUE, error))
    return NULL;
  return yui_response_new_empty (204);
}

static YuiResponse *
delete_assignment_draft (YuiRequest *request, GError **error)
{
  YuiResponse *response = yui_request_change (request, write_removal, NULL, error);

  if (response != NULL)
    yui_assignments_stop (yui_server_get_assignments (request->server),
                          yui_request_get_path_value (request, "draft_id"));
  return response;
}

const YuiRoute yui_assignment_drafts_routes[] = {
  { "POST", "/v1/assignment-drafts", "createAssignmentDraft", YUI_ROLES_MANAGING,
    create_assignment_draft, YUI_BODY_JSON },
  { "GET", "/v1/assignment-drafts/{draft_id}", "getAssignmentDraft", YUI_ROLES_MANAGING,
    get_assignment_draft },
  { "DELETE", "/v1/assignment-drafts/{draft_id}", "deleteAssignmentDraft", YUI_ROLES_MANAGING,
    delete_assignment_draft },
  { NULL },
};
