/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-page.h"
#include "yui-ring.h"
#include "yui-routes.h"
#include "yui-screening.h"
#include "yui-shift-body.h"
#include "yui-shift-law.h"
#include "yui-state.h"

#include "labour/yui-civil.h"

static const char *const states[] = { "draft", "published", "cancelled", NULL };

static YuiResponse *
answer_shift (YuiRequest *request, guint status, const YuiShift *shift)
{
  YuiJson *doc = yui_json_new ();
  YuiResponse *response;

  yui_shift_add_json (shift, yui_server_get_law_tables (request->server), doc, yui_json_root (doc));
  response = yui_response_new_json (status, doc);
  yui_response_set_version (response, shift->version);
  return response;
}

/* The shift of the path, as the caller sees it in db. */
static YuiShift *
find_shift (YuiRequest *request, YuiDatabase *db, GError **error)
{
  return yui_shift_find (db, request->principal.programme_id,
                         yui_request_get_employer_scope (request),
                         yui_request_get_path_value (request, "shift_id"), request->now_s, error);
}

/* ---- reading ---- */

typedef struct
{
  gint64 from_s, to_s;
  const char *workplace_id, *state;
} Filter;

static gboolean
read_filter (YuiRequest *request, Filter *filter, GError **error)
{
  gint64 from = G_MININT32, to = G_MAXINT32;

  if (!yui_request_query_day (request, "from", FALSE, &from, error)
      || !yui_request_query_day (request, "to", FALSE, &to, error)
      || !yui_request_query_id (request, "workplace_id", FALSE, &filter->workplace_id, error)
      || !yui_request_query_word (request, "state", FALSE, states, &filter->state, error))
    return FALSE;
  filter->from_s = from * YUI_SECONDS_PER_DAY - YUI_JAPAN_OFFSET_S;
  filter->to_s = to * YUI_SECONDS_PER_DAY - YUI_JAPAN_OFFSET_S;
  return TRUE;
}

#define FILTER                                                                                     \
  "AND s.start_s >= $3 AND s.start_s < $4 AND (s.start_s, s.id) > ($5, $6) AND ($7 IS NULL OR "    \
  "s.state = $7) "
#define ORDER "ORDER BY s.start_s, s.id LIMIT $8"

/* $9 is the employer and $10 the workplace, where they are asked for. */
static YuiStatement *
query_shifts (YuiRequest *request, const Filter *filter, const YuiPage *page, GError **error)
{
  const char *scope = yui_request_get_employer_scope (request);
  g_autoptr (YuiStatement) query = NULL;
  const char *sql;

  if (filter->workplace_id != NULL)
    sql = YUI_SHIFT_SELECT FILTER
        "AND s.workplace_id = $10 AND ($9 IS NULL OR s.employer_id = $9) " ORDER;
  else if (scope != NULL)
    sql = YUI_SHIFT_SELECT FILTER "AND s.employer_id = $9 AND $10 IS NULL " ORDER;
  else
    sql = YUI_SHIFT_SELECT FILTER "AND $9 IS NULL AND $10 IS NULL " ORDER;
  return yui_database_query (request->db, error, sql, YUI_INT (request->principal.programme_id),
                             YUI_INT (request->now_s), YUI_INT (filter->from_s),
                             YUI_INT (filter->to_s), page->keys[0], page->keys[1],
                             YUI_TEXT (filter->state), YUI_INT (page->limit + 1), YUI_TEXT (scope),
                             YUI_TEXT (filter->workplace_id));
}

static gboolean
add_shift (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  YuiShift view;

  yui_shift_view_read (&view, row);
  yui_shift_add_json (&view, yui_server_get_law_tables (request->server), doc, object);
  yui_shift_view_clear (&view);
  return TRUE;
}

static YuiResponse *
list_shifts (YuiRequest *request, GError **error)
{
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;
  Filter filter = { 0 };

  if (!yui_page_read (&page, request, "it", error) || !read_filter (request, &filter, error))
    return NULL;
  query = query_shifts (request, &filter, &page, error);
  return yui_page_answer (&page, request, query, add_shift, (int[]){ 14, 0 }, error);
}

static YuiResponse *
get_shift (YuiRequest *request, GError **error)
{
  g_autoptr (YuiShift) shift = find_shift (request, request->db, error);
  YuiResponse *response;

  if (shift == NULL)
    return NULL;
  /* Seats filled and offers open move no version, so that only of a draft can be said that nothing
   * changed. */
  if (!g_str_equal (shift->state, "draft")
      || !yui_request_is_not_modified (request, shift->version))
    return answer_shift (request, 200, shift);
  response = yui_response_new_empty (304);
  yui_response_set_version (response, shift->version);
  return response;
}

/* ---- making ---- */

static gboolean
insert_qualifications (YuiRequest *request, YuiDatabase *db, const YuiShift *shift, GError **error)
{
  for (guint i = 0; i < shift->qualification_ids->len; i++)
    if (yui_database_run (db, error,
                          "INSERT INTO shift_qualification (programme_id, shift_id, "
                          "qualification_id) VALUES ($1, $2, $3)",
                          YUI_INT (request->principal.programme_id), YUI_TEXT (shift->id),
                          YUI_TEXT (shift->qualification_ids->pdata[i]))
        < 0)
      return FALSE;
  return TRUE;
}

static YuiResponse *
insert_shift (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiShift *shift = user_data;
  g_autofree char *location = g_strconcat ("/v1/shifts/", shift->id, NULL);
  g_autoptr (YuiShift) made = NULL;
  YuiResponse *response;

  if (yui_database_run (
          db, error,
          "INSERT INTO shift (programme_id, id, employer_id, workplace_id, title, description, "
          "belongings, start_s, end_s, break_min, seats, hourly_wage_yen, transport_yen, "
          "hiring_mode, "
          "created_s, created_by) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
          YUI_INT (request->principal.programme_id), YUI_TEXT (shift->id),
          YUI_TEXT (shift->employer_id), YUI_TEXT (shift->workplace_id), YUI_TEXT (shift->title),
          YUI_TEXT (shift->description), YUI_TEXT (shift->belongings), YUI_INT (shift->start_s),
          YUI_INT (shift->end_s), YUI_INT (shift->break_min), YUI_INT (shift->seats),
          YUI_INT (shift->hourly_wage_yen), YUI_INT (shift->transport_yen),
          YUI_TEXT (shift->hiring_mode), YUI_INT (request->now_s),
          YUI_TEXT (request->principal.actor_id))
          < 0
      || !insert_qualifications (request, db, shift, error)
      || !yui_request_log_change (request, db, "shift", shift->id, shift->employer_id, FALSE,
                                  error))
    return NULL;
  made = yui_shift_find (db, request->principal.programme_id, NULL, shift->id, request->now_s,
                         error);
  if (made == NULL)
    return NULL;
  response = answer_shift (request, 201, made);
  yui_response_set_header (response, "Location", location);
  return response;
}

static YuiResponse *
create_shift (YuiRequest *request, GError **error)
{
  g_autoptr (YuiShift) shift = yui_shift_from_body (request, error);

  return shift != NULL ? yui_request_change (request, insert_shift, shift, error) : NULL;
}

/* ---- what a seat costs ---- */

static YuiResponse *
get_shift_pay (YuiRequest *request, GError **error)
{
  const YuiLawTables *tables = yui_server_get_law_tables (request->server);
  g_autoptr (YuiShift) shift = yui_shift_find (
      request->db, request->principal.programme_id, yui_request_get_employer_scope (request),
      yui_request_get_path_value (request, "shift_id"), request->now_s, error);
  YuiJson *doc;

  if (shift == NULL)
    return NULL;
  doc = yui_json_new ();
  yui_json_add_text (doc, yui_json_root (doc), "shift_id", shift->id);
  yui_json_add_int (doc, yui_json_root (doc), "expected_pay_yen",
                    yui_shift_law_expected_pay (tables, shift));
  yui_shift_law_add_pay (tables, shift, doc, yui_json_root (doc));
  return yui_response_new_json (200, doc);
}

/* ---- changing ---- */

static gboolean
same_qualifications (const YuiShift *a, const YuiShift *b)
{
  if (a->qualification_ids->len != b->qualification_ids->len)
    return FALSE;
  for (guint i = 0; i < a->qualification_ids->len; i++)
    if (!g_ptr_array_find_with_equal_func (b->qualification_ids, a->qualification_ids->pdata[i],
                                           g_str_equal, NULL))
      return FALSE;
  return TRUE;
}

/* Whether all that a worker agrees to is the same. */
static gboolean
same_terms (const YuiShift *a, const YuiShift *b)
{
  return g_str_equal (a->workplace_id, b->workplace_id) && g_str_equal (a->title, b->title)
         && g_str_equal (a->description, b->description)
         && g_str_equal (a->belongings, b->belongings) && a->start_s == b->start_s
         && a->end_s == b->end_s && a->break_min == b->break_min
         && a->hourly_wage_yen == b->hourly_wage_yen && a->transport_yen == b->transport_yen
         && g_str_equal (a->hiring_mode, b->hiring_mode) && same_qualifications (a, b);
}

static gboolean
check_patch (YuiRequest *request, const YuiShift *present, const YuiShift *wanted, GError **error)
{
  if (!yui_request_check_version (request, present->version, error))
    return FALSE;
  if (g_str_equal (present->state, "cancelled"))
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "shift-cancelled",
                           "A cancelled shift cannot be changed.");
  else if (present->seats_filled > 0 && !same_terms (present, wanted))
    yui_problem_set_named (
        error, YUI_PROBLEM_CONFLICT, "terms-accepted",
        "Somebody has accepted these terms; only the number of seats can still change.");
  else if (wanted->seats < present->seats_filled)
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "seats-taken",
                           "%" G_GINT64_FORMAT " seats are taken already.", present->seats_filled);
  else
    return TRUE;
  return FALSE;
}

/* What changes for those who see the shift: when its rings open, how many seats wait. */
static gboolean
reschedule (YuiRequest *request, YuiDatabase *db, const YuiShift *shift, GError **error)
{
  return shift->published_s == 0
         || yui_ring_schedule (db, request->principal.programme_id, shift, request->now_s, error);
}

static gboolean
check_more_seats (YuiRequest *request,
                  YuiDatabase *db,
                  const YuiShift *present,
                  const YuiShift *wanted,
                  GError **error)
{
  return !g_str_equal (present->state, "published")
         || yui_screening_check (db, request->principal.programme_id, present,
                                 wanted->seats - present->seats, request->now_s, error);
}

static YuiResponse *
answer_present (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiShift) shift = find_shift (request, db, error);

  return shift != NULL ? answer_shift (request, 200, shift) : NULL;
}

static YuiResponse *
write_patch (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiShift *wanted = user_data;
  g_autoptr (YuiShift) present = find_shift (request, db, error);

  if (present == NULL || !check_patch (request, present, wanted, error)
      || !check_more_seats (request, db, present, wanted, error))
    return NULL;
  if (yui_database_run (
          db, error,
          "UPDATE shift SET version = version + 1, workplace_id = $3, title = $4, description = "
          "$5, "
          "belongings = $6, start_s = $7, end_s = $8, break_min = $9, seats = $10, hourly_wage_yen "
          "= $11, "
          "transport_yen = $12, hiring_mode = $13 WHERE programme_id = $1 AND id = $2",
          YUI_INT (request->principal.programme_id), YUI_TEXT (wanted->id),
          YUI_TEXT (wanted->workplace_id), YUI_TEXT (wanted->title), YUI_TEXT (wanted->description),
          YUI_TEXT (wanted->belongings), YUI_INT (wanted->start_s), YUI_INT (wanted->end_s),
          YUI_INT (wanted->break_min), YUI_INT (wanted->seats), YUI_INT (wanted->hourly_wage_yen),
          YUI_INT (wanted->transport_yen), YUI_TEXT (wanted->hiring_mode))
          < 0
      || yui_database_run (
             db, error, "DELETE FROM shift_qualification WHERE programme_id = $1 AND shift_id = $2",
             YUI_INT (request->principal.programme_id), YUI_TEXT (wanted->id))
             < 0
      || !insert_qualifications (request, db, wanted, error)
      || !reschedule (request, db, wanted, error)
      || !yui_request_log_change (request, db, "shift", wanted->id, wanted->employer_id, FALSE,
                                  error))
    return NULL;
  return answer_present (request, db, error);
}

static YuiResponse *
update_shift (YuiRequest *request, GError **error)
{
  g_autoptr (YuiShift) shift = find_shift (request, request->db, error);

  if (shift == NULL || !yui_request_check_version (request, shift->version, error)
      || !yui_shift_patch (shift, request, error))
    return NULL;
  return yui_request_change (request, write_patch, shift, error);
}

/* ---- deleting ---- */

/* The offers go with the shift; whoever follows the changes learns of each. */
static gboolean
log_withdrawn_offers (YuiRequest *request, YuiDatabase *db, const YuiShift *shift, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT id FROM offer WHERE programme_id = $1 AND shift_id = $2",
      YUI_INT (request->principal.programme_id), YUI_TEXT (shift->id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    if (!yui_request_log_change (request, db, "offer", yui_statement_get_text (query, 0),
                                 shift->employer_id, TRUE, error))
      return FALSE;
  return step == YUI_STEP_DONE;
}

/* A cancelled contract stays on record, and its shift with it. */
static gboolean
check_no_contract (YuiRequest *request, YuiDatabase *db, const YuiShift *shift, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error, "SELECT count(*) FROM contract WHERE programme_id = $1 AND shift_id = $2",
      YUI_INT (request->principal.programme_id), YUI_TEXT (shift->id));

  if (!yui_statement_need_row (row, error))
    return FALSE;
  if (yui_statement_get_int (row, 0) == 0)
    return TRUE;
  yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "terms-accepted",
                         "Somebody has accepted this shift; it cannot be deleted.");
  return FALSE;
}

static YuiResponse *
write_deletion (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  g_autoptr (YuiShift) shift = find_shift (request, db, error);

  if (shift == NULL || !yui_request_check_version (request, shift->version, error)
      || !check_no_contract (request, db, shift, error))
    return NULL;
  if (!log_withdrawn_offers (request, db, shift, error)
      || yui_database_run (db, error, "DELETE FROM shift WHERE programme_id = $1 AND id = $2",
                           YUI_INT (request->principal.programme_id), YUI_TEXT (shift->id))
             < 0
      || !yui_request_log_change (request, db, "shift", shift->id, shift->employer_id, TRUE, error))
    return NULL;
  return yui_response_new_empty (204);
}

static YuiResponse *
delete_shift (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_deletion, NULL, error);
}

/* ---- publishing ---- */

static gboolean
check_publishable (YuiRequest *request, const YuiShift *shift, GError **error)
{
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  if (!yui_request_check_version (request, shift->version, error))
    return FALSE;
  if (!g_str_equal (shift->state, "draft"))
    {
      yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "shift-not-draft",
                             "Only a draft can be published; this shift is %s.", shift->state);
      return FALSE;
    }
  if (shift->start_s <= request->now_s)
    {
      yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "shift-in-past",
                             "The shift starts in the past. Give it a start in the future first.");
      return FALSE;
    }
  yui_shift_law_check (yui_server_get_law_tables (request->server), shift, faults);
  return yui_faults_check (faults, error);
}

/* Rings open from now on, or at their time. */
static gboolean
open_rings (YuiRequest *request, YuiDatabase *db, YuiShift *shift, GError **error)
{
  shift->published_s = request->now_s;
  return yui_database_run (db, error,
                           "UPDATE shift SET published_s = $3 WHERE programme_id = $1 AND id = $2",
                           YUI_INT (request->principal.programme_id), YUI_TEXT (shift->id),
                           YUI_INT (request->now_s))
             >= 0
         && yui_ring_schedule (db, request->principal.programme_id, shift, request->now_s, error);
}

static YuiResponse *
write_publication (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  g_autoptr (YuiShift) shift = find_shift (request, db, error);

  if (shift == NULL || !check_publishable (request, shift, error)
      || !yui_screening_check (db, request->principal.programme_id, shift, shift->seats,
                               request->now_s, error)
      || !yui_state_change (db, YUI_STATE_OWN (request), YUI_MACHINE_SHIFT, shift->id, "published",
                            error)
      || !open_rings (request, db, shift, error))
    return NULL;
  return answer_present (request, db, error);
}

static YuiResponse *
publish_shift (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_publication, NULL, error);
}

const YuiRoute yui_shifts_routes[] = {
  { "GET", "/v1/shifts", "listShifts", YUI_ROLES_STAFF, list_shifts, YUI_BODY_NONE,
    YUI_ROUTE_SHARED },
  { "POST", "/v1/shifts", "createShift", YUI_ROLES_MANAGING, create_shift, YUI_BODY_JSON },
  { "GET", "/v1/shifts/{shift_id}", "getShift", YUI_ROLES_STAFF, get_shift },
  { "GET", "/v1/shifts/{shift_id}/pay", "getShiftPay", YUI_ROLES_STAFF, get_shift_pay },
  { "PATCH", "/v1/shifts/{shift_id}", "updateShift", YUI_ROLES_MANAGING, update_shift,
    YUI_BODY_MERGE_PATCH, YUI_ROUTE_IF_MATCH },
  { "DELETE", "/v1/shifts/{shift_id}", "deleteShift", YUI_ROLES_MANAGING, delete_shift,
    YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { "POST", "/v1/shifts/{shift_id}/publish", "publishShift", YUI_ROLES_MANAGING, publish_shift,
    YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { NULL },
};
