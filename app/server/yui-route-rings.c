/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-ring.h"
#include "yui-routes.h"
#include "yui-timer.h"

static YuiShift *
find_shift (YuiRequest *request, YuiDatabase *db, const char *id, GError **error)
{
  return yui_shift_find (db, request->principal.programme_id,
                         yui_request_get_employer_scope (request), id, request->now_s, error);
}

/* ---- reading ---- */

static YuiResponse *
answer_rings (YuiRequest *request, YuiDatabase *db, const YuiShift *shift, GError **error)
{
  g_autoptr (GPtrArray) rings
      = yui_ring_list (db, request->principal.programme_id, shift->id, error);
  YuiJson *doc;
  yyjson_mut_val *items;
  YuiResponse *response;

  if (rings == NULL)
    return NULL;
  doc = yui_json_new_list (&items);
  for (guint i = 0; i < rings->len; i++)
    yui_ring_add_json (rings->pdata[i], request->now_s, doc, yyjson_mut_arr_add_obj (doc, items));
  yui_json_add_int (doc, yui_json_root (doc), "shift_version", shift->version);
  response = yui_response_new_json (200, doc);
  yui_response_set_version (response, shift->version);
  return response;
}

static YuiResponse *
list_rings (YuiRequest *request, GError **error)
{
  g_autoptr (YuiShift) shift
      = find_shift (request, request->db, yui_request_get_path_value (request, "shift_id"), error);

  return shift != NULL ? answer_rings (request, request->db, shift, error) : NULL;
}

/* ---- planning ---- */

static gboolean
is_member (
    YuiRequest *request, YuiDatabase *db, const char *worker_id, gboolean *is_there, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT 1 FROM membership WHERE programme_id = $1 AND employer_id = $2 AND worker_id = $3",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id),
      YUI_TEXT (worker_id));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  *is_there = step == YUI_STEP_ROW;
  return step != YUI_STEP_ERROR;
}

static gboolean
check_people (YuiRequest *request, YuiDatabase *db, GPtrArray *plan, GError **error)
{
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  for (guint i = 0; i < plan->len; i++)
    {
      const YuiRing *ring = plan->pdata[i];

      for (guint j = 0; j < ring->worker_ids->len; j++)
        {
          g_autofree char *pointer = g_strdup_printf ("/rings/%u/worker_ids/%u", i, j);
          gboolean is_there;

          if (!is_member (request, db, ring->worker_ids->pdata[j], &is_there, error))
            return FALSE;
          if (!is_there)
            yui_faults_add (faults, pointer, "not_in_pool", NULL,
                            "This person is not in the employer's pool.");
        }
    }
  return yui_faults_check (faults, error);
}

static gboolean
check_plannable (YuiRequest *request, const YuiShift *shift, GError **error)
{
  if (!yui_request_check_version (request, shift->version, error))
    return FALSE;
  if (!g_str_equal (shift->state, "cancelled") && shift->start_s > request->now_s)
    return TRUE;
  yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "shift-not-open",
                         "The shift has started or is cancelled.");
  return FALSE;
}

static YuiResponse *
write_plan (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const char *id = yui_request_get_path_value (request, "shift_id");
  g_autoptr (YuiShift) shift = find_shift (request, db, id, error), changed = NULL;

  if (shift == NULL || !check_plannable (request, shift, error)
      || !check_people (request, db, user_data, error)
      || !yui_ring_store_plan (request, db, shift, user_data, error)
      || yui_database_run (db, error,
                           "UPDATE shift SET version = version + 1 WHERE programme_id = $1 AND "
                           "id = $2",
                           YUI_INT (request->principal.programme_id), YUI_TEXT (id))
             < 0
      || !yui_request_log_change (request, db, "shift", id, shift->employer_id, FALSE, error))
    return NULL;
  changed = find_shift (request, db, id, error);
  return changed != NULL ? answer_rings (request, db, changed, error) : NULL;
}

static YuiResponse *
put_rings (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autoptr (GPtrArray) plan = NULL;

  if (body == NULL)
    return NULL;
  plan = yui_ring_plan_from_body (body, "rings", YUI_REQUIRED, FALSE);
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_plan, plan, error);
}

/* ---- by hand ---- */

/* The ring of the path in the shift's list, whose it must be. */
static const YuiRing *
find_ring (
    YuiRequest *request, YuiDatabase *db, YuiShift **shift, GPtrArray **rings, GError **error)
{
  const char *id = yui_request_get_path_value (request, "ring_id");
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT shift_id FROM ring WHERE programme_id = $1 AND id = $2",
      YUI_INT (request->principal.programme_id), YUI_TEXT (id));

  if (!yui_problem_find_row (query, error))
    return NULL;
  *shift = find_shift (request, db, yui_statement_get_text (query, 0), error);
  if (*shift == NULL)
    return NULL;
  *rings = yui_ring_list (db, request->principal.programme_id, (*shift)->id, error);
  for (guint i = 0; *rings != NULL && i < (*rings)->len; i++)
    if (g_str_equal (((YuiRing *)(*rings)->pdata[i])->id, id))
      return (*rings)->pdata[i];
  return NULL;
}

static gboolean
check_published (YuiRequest *request, const YuiShift *shift, GError **error)
{
  if (g_str_equal (shift->state, "published") && shift->start_s > request->now_s)
    return TRUE;
  yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "shift-not-open",
                         "Only a published shift that has not begun is shown to people.");
  return FALSE;
}

static gboolean
mark_closed (YuiRequest *request, YuiDatabase *db, const YuiRing *ring, GError **error)
{
  return yui_database_run (db, error,
                           "UPDATE ring SET closed_s = $3, closed_by = $4, version = version + 1 "
                           "WHERE programme_id = $1 AND id = $2",
                           YUI_INT (request->principal.programme_id), YUI_TEXT (ring->id),
                           YUI_INT (request->now_s), YUI_TEXT (request->principal.actor_id))
         >= 0;
}

/* Opens or closes by hand; one that is so already stays as it is. */
static YuiResponse *
write_turn (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const gboolean opens = GPOINTER_TO_INT (user_data);
  g_autoptr (YuiShift) shift = NULL;
  g_autoptr (GPtrArray) rings = NULL;
  const YuiRing *ring = find_ring (request, db, &shift, &rings, error);

  if (ring == NULL || !yui_request_check_version (request, ring->version, error)
      || !check_published (request, shift, error))
    return NULL;
  if (opens ? yui_ring_is_open (ring, request->now_s) : ring->closed_s != 0)
    return answer_rings (request, db, shift, error);
  if (!(opens ? yui_ring_mark_opened (db, request->principal.programme_id, ring->id,
                                      request->principal.actor_id, request->now_s, error)
              : mark_closed (request, db, ring, error))
      || !yui_timer_clear (db, request->principal.programme_id, YUI_TIMER_RING_OPENING, ring->id,
                           error)
      || !yui_request_log_change (request, db, "shift", shift->id, shift->employer_id, FALSE,
                                  error))
    return NULL;
  return answer_rings (request, db, shift, error);
}

static YuiResponse *
open_ring (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_turn, GINT_TO_POINTER (TRUE), error);
}

static YuiResponse *
close_ring (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_turn, GINT_TO_POINTER (FALSE), error);
}

const YuiRoute yui_rings_routes[] = {
  { "GET", "/v1/shifts/{shift_id}/rings", "listRings", YUI_ROLES_MANAGING | YUI_ROLES_TOWN,
    list_rings },
  { "PUT", "/v1/shifts/{shift_id}/rings", "putRings", YUI_ROLES_MANAGING, put_rings, YUI_BODY_JSON,
    YUI_ROUTE_IF_MATCH },
  { "POST", "/v1/rings/{ring_id}/open", "openRing", YUI_ROLES_MANAGING, open_ring, YUI_BODY_NONE,
    YUI_ROUTE_IF_MATCH },
  { "POST", "/v1/rings/{ring_id}/close", "closeRing", YUI_ROLES_MANAGING, close_ring, YUI_BODY_NONE,
    YUI_ROUTE_IF_MATCH },
  { NULL },
};
