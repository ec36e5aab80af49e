/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-cancellation-document.h"
#include "yui-routes.h"
#include "yui-state.h"
#include "yui-shift.h"

#include "store/yui-uuid.h"

/* A whole shift at once: each person is shown with what they are owed, one decision is for all. */

#define REASON_MAX 500
#define PEOPLE_MAX 500
#define TOTAL_MAX  INT64_C (1000000000)

static const char *const REASONS[YUI_N_CANCEL_REASONS + 1] = {
#define X(suffix, name, any_time, before_24h) name,
  YUI_CANCEL_REASONS (X)
#undef X
};
static const char *const OWED_KINDS[]
    = { "nothing", "statutory_floor", "sixty_percent", "full_wage", NULL };

/* The shift of the path, when it can be cancelled. */
static YuiShift *
find_shift (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiShift) shift = yui_shift_find (
      db, request->principal.programme_id, yui_request_get_employer_scope (request),
      yui_request_get_path_value (request, "shift_id"), request->now_s, error);

  if (shift == NULL)
    return NULL;
  if (!g_str_equal (shift->state, "published"))
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "shift-not-published",
                           "Only a published shift can be cancelled; this one is %s.",
                           shift->state);
  else if (shift->start_s <= request->now_s)
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "shift-started",
                           "The shift has started. Finish it early for each person instead.");
  else
    return g_steal_pointer (&shift);
  return NULL;
}

/* The ids of the contracts in force, by time formed. */
static GPtrArray *
list_contracts (YuiRequest *request, YuiDatabase *db, const YuiShift *shift, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT id FROM contract WHERE programme_id = $1 AND shift_id = $2 AND cancelled_s IS NULL "
      "ORDER BY formed_s, id",
      YUI_INT (request->principal.programme_id), YUI_TEXT (shift->id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    g_ptr_array_add (ids, yui_statement_dup_text (query, 0));
  return step == YUI_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
load_case (YuiRequest *request, YuiDatabase *db, const char *id, YuiCancelCase *one, GError **error)
{
  return yui_cancel_case_load (one, db, request->principal.programme_id, NULL, id,
                               yui_server_get_law_tables (request->server), request->now_s, error);
}

static YuiResponse *
get_desk (YuiRequest *request, GError **error)
{
  g_autoptr (YuiShift) shift = find_shift (request, request->db, error);
  g_autoptr (GPtrArray) ids
      = shift != NULL ? list_contracts (request, request->db, shift, error) : NULL;
  g_autoptr (YuiJson) doc = NULL;
  yyjson_mut_val *items;
  YuiResponse *response;

  if (ids == NULL)
    return NULL;
  doc = yui_json_new_list (&items);
  yui_json_add_text (doc, yui_json_root (doc), "shift_id", shift->id);
  yui_json_add_int (doc, yui_json_root (doc), "version", shift->version);
  for (guint i = 0; i < ids->len; i++)
    {
      g_auto (YuiCancelCase) one = { 0 };
      yyjson_mut_val *item = yyjson_mut_arr_add_obj (doc, items);

      if (!load_case (request, request->db, ids->pdata[i], &one, error))
        return NULL;
      yui_cancel_case_add_json (&one, doc, item);
      yyjson_mut_obj_add_arr (doc, item, "alternatives");
    }
  response = yui_response_new_json (200, g_steal_pointer (&doc));
  yui_response_set_version (response, shift->version);
  return response;
}

/* ---- cancelling ---- */

typedef struct
{
  YuiCancelDecision decision; /* for all, without id and amount */
  GPtrArray *contract_ids;    /* that were shown; borrowed text */
  GHashTable *papers;         /* contract id → YuiCancelPaper, drawn before the write */
  gint64 total_yen;           /* that was shown */
} ShiftDecision;

/* One person's decision: with the amount that the choice comes to for them, and their paper, which
 * is empty at first. */
static YuiCancelDecision
decide_one (const ShiftDecision *whole, const YuiCancelCase *one, const char *id)
{
  YuiCancelDecision decision = whole->decision;
  YuiCancelAssessment a;

  yui_cancel_case_assess (one, decision.reason, &a);
  decision.id = id;
  decision.owed_yen = a.options[decision.owed_kind].amount_yen;
  decision.paper = g_hash_table_lookup (whole->papers, one->contract_id);
  if (decision.paper == NULL)
    {
      decision.paper = g_new0 (YuiCancelPaper, 1);
      g_hash_table_insert (whole->papers, g_strdup (one->contract_id), decision.paper);
    }
  return decision;
}

/* Draws a person's paper, unless the write will refuse. */
static gboolean
prepare_one (YuiRequest *request,
             const ShiftDecision *whole,
             const char *contract_id,
             GError **error)
{
  g_autofree char *id = yui_uuid_new ();
  g_auto (YuiCancelCase) one = { 0 };
  g_autoptr (YuiFaults) faults = yui_faults_new ();
  YuiCancelDecision decision;

  if (!load_case (request, request->db, contract_id, &one, error)
      || !yui_cancel_check_open (&one, error))
    return FALSE;
  decision = decide_one (whole, &one, id);
  yui_cancel_check_decision (&one, &decision, NULL, faults);
  return yui_faults_get_n (faults) > 0
         || yui_cancel_paper_draw (decision.paper, request, request->db, &one, &decision, error);
}

/* Draws everybody's paper before the write, for which others wait. */
static gboolean
prepare (YuiRequest *request, const ShiftDecision *whole, GError **error)
{
  g_autoptr (YuiShift) shift = find_shift (request, request->db, error);
  g_autoptr (GPtrArray) ids
      = shift != NULL && yui_request_check_version (request, shift->version, error)
            ? list_contracts (request, request->db, shift, error)
            : NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!prepare_one (request, whole, ids->pdata[i], error))
      return FALSE;
  return ids != NULL;
}

static gboolean
decide (YuiRequest *request,
        YuiDatabase *db,
        const ShiftDecision *whole,
        const char *contract_id,
        YuiFaults *faults,
        gint64 *total_yen,
        GError **error)
{
  g_autofree char *id = yui_uuid_new ();
  g_auto (YuiCancelCase) one = { 0 };
  YuiCancelDecision decision;
  const guint before = yui_faults_get_n (faults);

  if (!load_case (request, db, contract_id, &one, error) || !yui_cancel_check_open (&one, error))
    return FALSE;
  decision = decide_one (whole, &one, id);
  *total_yen += decision.owed_yen;
  yui_cancel_check_decision (&one, &decision, one.worker_name, faults);
  return yui_faults_get_n (faults) > before
         || yui_cancel_store (request, db, &one, &decision, error);
}

static gboolean
same_people (GPtrArray *present, GPtrArray *shown)
{
  if (present->len != shown->len)
    return FALSE;
  for (guint i = 0; i < present->len; i++)
    if (!g_ptr_array_find_with_equal_func (shown, present->pdata[i], g_str_equal, NULL))
      return FALSE;
  return TRUE;
}

static gboolean
log_rows (YuiRequest *request,
          YuiDatabase *db,
          const char *sql,
          const char *resource,
          const YuiShift *shift,
          GError **error)
{
  g_autoptr (YuiStatement) rows
      = yui_database_query (db, error, sql, YUI_INT (request->principal.programme_id),
                            YUI_TEXT (shift->id), YUI_INT (request->now_s));

  return yui_request_log_rows (request, db, rows, resource, shift->employer_id, error);
}

static gboolean
close_shift (YuiRequest *request, YuiDatabase *db, const YuiShift *shift, GError **error)
{
  YuiStatement *offers = yui_database_query (
      db, error,
      "SELECT id FROM offer WHERE programme_id = $1 AND shift_id = $2 AND state = 'open'",
      YUI_INT (request->principal.programme_id), YUI_TEXT (shift->id));

  return yui_state_change_all (db, YUI_STATE_ALONG (request), YUI_MACHINE_OFFER, offers,
                               "withdrawn", error)
         && log_rows (request, db,
                      "UPDATE application SET state = 'declined', version = version + 1, "
                      "answered_s = $3 WHERE programme_id = $1 AND shift_id = $2 AND "
                      "state = 'open' RETURNING id",
                      "application", shift, error)
         && yui_state_change (db, YUI_STATE_OWN (request), YUI_MACHINE_SHIFT, shift->id,
                              "cancelled", error);
}

static YuiResponse *
answer_shift (YuiRequest *request, YuiDatabase *db, const char *id, GError **error)
{
  g_autoptr (YuiShift) shift
      = yui_shift_find (db, request->principal.programme_id, NULL, id, request->now_s, error);
  YuiJson *doc;
  YuiResponse *response;

  if (shift == NULL)
    return NULL;
  doc = yui_json_new ();
  yui_shift_add_json (shift, yui_server_get_law_tables (request->server), doc, yui_json_root (doc));
  response = yui_response_new_json (200, doc);
  yui_response_set_version (response, shift->version);
  return response;
}

static YuiResponse *
write_cancellation (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const ShiftDecision *whole = user_data;
  g_autoptr (YuiShift) shift = find_shift (request, db, error);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (YuiFaults) faults = yui_faults_new ();
  gint64 total_yen = 0;

  if (shift == NULL || !yui_request_check_version (request, shift->version, error))
    return NULL;
  ids = list_contracts (request, db, shift, error);
  if (ids == NULL)
    return NULL;
  if (!same_people (ids, whole->contract_ids))
    {
      yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "people-changed",
                             "The people of this shift are no longer those that were shown.");
      return NULL;
    }
  for (guint i = 0; i < ids->len; i++)
    if (!decide (request, db, whole, ids->pdata[i], faults, &total_yen, error))
      return NULL;
  if (yui_faults_get_n (faults) == 0 && total_yen != whole->total_yen)
    yui_faults_add (faults, "/owed_total_yen", "total_changed", NULL,
                    "The amounts have changed since they were shown.");
  if (!yui_faults_check (faults, error) || !close_shift (request, db, shift, error))
    return NULL;
  return answer_shift (request, db, shift->id, error);
}

static YuiResponse *
create_cancellation (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GHashTable) papers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         (GDestroyNotify)yui_cancel_paper_free);
  ShiftDecision whole = { .papers = papers };
  const char *reason, *owed;

  if (body == NULL)
    return NULL;
  reason = yui_body_get_word (body, "reason", YUI_REQUIRED, REASONS);
  owed = yui_body_get_word (body, "owed_kind", YUI_REQUIRED, OWED_KINDS);
  whole.decision.written_reason
      = yui_body_get_text (body, "written_reason", YUI_OPTIONAL, 0, REASON_MAX);
  if (whole.decision.written_reason == NULL)
    whole.decision.written_reason = "";
  ids = whole.contract_ids = yui_body_get_ids (body, "contract_ids", YUI_REQUIRED, 0, PEOPLE_MAX);
  yui_body_get_int (body, "owed_total_yen", YUI_REQUIRED, 0, TOTAL_MAX, &whole.total_yen);
  if (!yui_body_finish (body, error))
    return NULL;
  yui_cancel_reason_from_name (reason, &whole.decision.reason);
  yui_owed_kind_from_name (owed, &whole.decision.owed_kind);
  if (!prepare (request, &whole, error))
    return NULL;
  return yui_request_change (request, write_cancellation, &whole, error);
}

const YuiRoute yui_shift_cancellations_routes[] = {
  { "GET", "/v1/shifts/{shift_id}/cancellation-desk", "getShiftCancellationDesk",
    YUI_ROLES_MANAGING, get_desk },
  { "POST", "/v1/shifts/{shift_id}/cancellation", "createShiftCancellation", YUI_ROLES_MANAGING,
    create_cancellation, YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { NULL },
};
