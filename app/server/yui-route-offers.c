/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-offer.h"
#include "yui-routes.h"
#include "yui-state.h"
#include "yui-timer.h"
#include "yui-worker-load.h"

#include "store/yui-uuid.h"

#define OFFERS_MAX 50

static YuiShift *
find_path_shift (YuiRequest *request, YuiDatabase *db, GError **error)
{
  return yui_shift_find (db, request->principal.programme_id,
                         yui_request_get_employer_scope (request),
                         yui_request_get_path_value (request, "shift_id"), request->now_s, error);
}

/* ---- reading ---- */

/* Offers of one shift; those in ids, or all when it is NULL. */
static YuiJson *
list_of_shift (
    YuiRequest *request, YuiDatabase *db, const YuiShift *shift, GHashTable *ids, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, YUI_OFFER_SELECT "AND o.shift_id = $3 ORDER BY o.made_s, o.id",
      YUI_INT (request->principal.programme_id), YUI_INT (request->now_s), YUI_TEXT (shift->id));
  g_autoptr (YuiJson) doc = NULL;
  yyjson_mut_val *items;
  YuiStep step = YUI_STEP_ERROR;

  doc = yui_json_new_list (&items);
  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      g_autoptr (YuiOffer) offer = yui_offer_from_row (query);

      if (ids == NULL || g_hash_table_contains (ids, offer->id))
        yui_offer_add_json (offer, shift, yui_server_get_law_tables (request->server), doc,
                            yyjson_mut_arr_add_obj (doc, items));
    }
  return step == YUI_STEP_DONE ? g_steal_pointer (&doc) : NULL;
}

static YuiResponse *
list_offers (YuiRequest *request, GError **error)
{
  g_autoptr (YuiShift) shift = find_path_shift (request, request->db, error);
  YuiJson *doc = shift != NULL ? list_of_shift (request, request->db, shift, NULL, error) : NULL;

  return doc != NULL ? yui_response_new_json (200, doc) : NULL;
}

static gboolean
add_my_offer (
    YuiRequest *request, YuiJson *doc, yyjson_mut_val *items, const YuiOffer *offer, GError **error)
{
  g_autoptr (YuiShift) shift = yui_shift_find (request->db, request->principal.programme_id, NULL,
                                               offer->shift_id, request->now_s, error);

  if (shift == NULL)
    return FALSE;
  yui_offer_add_json (offer, shift, yui_server_get_law_tables (request->server), doc,
                      yyjson_mut_arr_add_obj (doc, items));
  return TRUE;
}

static YuiResponse *
list_my_offers (YuiRequest *request, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      YUI_OFFER_SELECT "AND o.worker_id = $3 AND o.state = 'open' AND o.reply_by_s > $2 ORDER BY "
                       "(SELECT s.start_s FROM shift s WHERE s.programme_id = o.programme_id AND "
                       "s.id = o.shift_id), "
                       "o.id",
      YUI_INT (request->principal.programme_id), YUI_INT (request->now_s),
      YUI_TEXT (request->principal.worker_id));
  g_autoptr (YuiJson) doc = NULL;
  yyjson_mut_val *items;
  YuiStep step = YUI_STEP_ERROR;

  doc = yui_json_new_list (&items);
  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      g_autoptr (YuiOffer) offer = yui_offer_from_row (query);

      if (!add_my_offer (request, doc, items, offer, error))
        return NULL;
    }
  return step == YUI_STEP_DONE ? yui_response_new_json (200, g_steal_pointer (&doc)) : NULL;
}

/* ---- making ---- */

typedef struct
{
  GPtrArray *worker_ids; /* borrowed text */
  gint64 reply_by_s;
} OffersNew;

static void
refuse_worker (YuiFaults *faults, guint i, const char *code, const char *sentence)
{
  g_autofree char *pointer = g_strdup_printf ("/worker_ids/%u", i);

  yui_faults_add (faults, pointer, code, NULL, "%s", sentence);
}

/* What the pool and earlier offers of this shift say of a person; NULL when nothing stands against
 * them. */
static gboolean
check_relation (YuiRequest *request,
                YuiDatabase *db,
                const YuiShift *shift,
                const char *worker_id,
                const char **code,
                const char **sentence,
                GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT m.blocked_by_employer, m.blocked_by_worker, "
      "(SELECT count(*) FROM offer o WHERE o.programme_id = m.programme_id AND o.shift_id = $4 "
      " AND o.worker_id = m.worker_id AND o.state IN ('open', 'accepted') AND o.ended_s IS NULL), "
      "(SELECT count(*) FROM offer o WHERE o.programme_id = m.programme_id AND o.shift_id = $4 "
      " AND o.worker_id = m.worker_id AND o.state = 'declined') "
      "FROM membership m WHERE m.programme_id = $1 AND m.employer_id = $2 AND m.worker_id = $3",
      YUI_INT (request->principal.programme_id), YUI_TEXT (shift->employer_id),
      YUI_TEXT (worker_id), YUI_TEXT (shift->id));
  YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  *code = NULL;
  if (step == YUI_STEP_DONE)
    *code = "not_in_pool", *sentence = "This person is not in the employer's pool.";
  else if (step == YUI_STEP_ROW && yui_statement_get_int (query, 0) != 0)
    *code = "blocked_by_employer", *sentence = "The employer does not want this person.";
  else if (step == YUI_STEP_ROW && yui_statement_get_int (query, 1) != 0)
    *code = "blocked_by_worker", *sentence = "This person does not want this employer.";
  else if (step == YUI_STEP_ROW && yui_statement_get_int (query, 2) != 0)
    *code = "already_offered",
    *sentence = "This person has this shift or an open offer for it already.";
  else if (step == YUI_STEP_ROW && yui_statement_get_int (query, 3) != 0)
    *code = "already_declined", *sentence = "This person has declined this shift.";
  return step != YUI_STEP_ERROR;
}

static gboolean
check_worker (YuiRequest *request,
              YuiDatabase *db,
              const YuiShift *shift,
              const OffersNew *new,
              guint i,
              YuiFaults *faults,
              GError **error)
{
  const char *worker_id = new->worker_ids->pdata[i], *code, *sentence = NULL;
  g_auto (YuiWorkerLoad) load = { 0 };

  if (!check_relation (request, db, shift, worker_id, &code, &sentence, error))
    return FALSE;
  if (code == NULL)
    {
      if (!yui_worker_load_read (&load, db, request->principal.programme_id, worker_id, shift,
                                 error))
        return FALSE;
      code = yui_worker_load_check (&load, shift, &sentence);
    }
  if (code != NULL)
    refuse_worker (faults, i, code, sentence);
  return TRUE;
}

static gboolean
check_shift_open (YuiRequest *request, const YuiShift *shift, GError **error)
{
  if (!g_str_equal (shift->state, "published"))
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "shift-not-published",
                           "Publish the shift first; it is %s.", shift->state);
  else if (shift->start_s <= request->now_s)
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "shift-in-past",
                           "The shift has started already.");
  else if (shift->seats_filled >= shift->seats)
    yui_problem_set (error, YUI_PROBLEM_SHIFT_FULL, "All seats of this shift are taken.");
  else
    return TRUE;
  return FALSE;
}

static gboolean
insert_offer (YuiRequest *request,
              YuiDatabase *db,
              const YuiShift *shift,
              const char *id,
              const char *worker_id,
              gint64 reply_by_s,
              GError **error)
{
  return yui_database_run (db, error,
                           "INSERT INTO offer (programme_id, id, shift_id, employer_id, worker_id, "
                           "made_s, made_by, "
                           "reply_by_s) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                           YUI_INT (request->principal.programme_id), YUI_TEXT (id),
                           YUI_TEXT (shift->id), YUI_TEXT (shift->employer_id),
                           YUI_TEXT (worker_id), YUI_INT (request->now_s),
                           YUI_TEXT (request->principal.actor_id), YUI_INT (reply_by_s))
             >= 0
         && yui_timer_set (db, request->principal.programme_id, YUI_TIMER_OFFER_REPLY, id,
                           reply_by_s, error)
         && yui_request_log_change (request, db, "offer", id, shift->employer_id, FALSE, error);
}

/* An offer that nobody answered in time stands not in the way of another, even in the seconds before
 * its timer fires. */
static gboolean
expire_overdue (YuiRequest *request, YuiDatabase *db, const YuiShift *shift, GError **error)
{
  const YuiStateBy time
      = { .programme_id = request->principal.programme_id, .now_s = request->now_s };

  return yui_state_change_all (
      db, &time, YUI_MACHINE_OFFER,
      yui_database_query (db, error,
                          "SELECT id FROM offer WHERE programme_id = $1 AND shift_id = $2 AND "
                          "state = 'open' AND reply_by_s <= $3",
                          YUI_INT (request->principal.programme_id), YUI_TEXT (shift->id),
                          YUI_INT (request->now_s)),
      "expired", error);
}

static YuiResponse *
write_offers (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const OffersNew *new = user_data;
  g_autoptr (YuiShift) shift = find_path_shift (request, db, error);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (YuiFaults) faults = yui_faults_new ();
  YuiJson *doc;

  if (shift == NULL || !check_shift_open (request, shift, error)
      || !expire_overdue (request, db, shift, error))
    return NULL;
  if (new->reply_by_s > shift->start_s)
    yui_faults_add (faults, "/reply_by", "after_start", NULL,
                    "The reply must be due before the shift starts.");
  for (guint i = 0; i < new->worker_ids->len; i++)
    if (!check_worker (request, db, shift, new, i, faults, error))
      return NULL;
  if (!yui_faults_check (faults, error))
    return NULL;
  for (guint i = 0; i < new->worker_ids->len; i++)
    {
      char *id = yui_uuid_new ();

      g_hash_table_add (ids, id);
      if (!insert_offer (request, db, shift, id, new->worker_ids->pdata[i], new->reply_by_s, error))
        return NULL;
    }
  doc = list_of_shift (request, db, shift, ids, error);
  return doc != NULL ? yui_response_new_json (201, doc) : NULL;
}

static YuiResponse *
create_offers (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autoptr (GPtrArray) worker_ids = NULL;
  OffersNew new = { 0 };

  if (body == NULL)
    return NULL;
  worker_ids = new.worker_ids = yui_body_get_ids (body, "worker_ids", YUI_REQUIRED, 1, OFFERS_MAX);
  if (yui_body_get_moment (body, "reply_by", YUI_REQUIRED, &new.reply_by_s)
      && new.reply_by_s <= request->now_s)
    yui_faults_add (yui_body_get_faults (body), "/reply_by", "in_past", NULL,
                    "The reply must be due in the future.");
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_offers, &new, error);
}

/* ---- ending ---- */

/* Sets an open offer's state. */
static gboolean
end_offer (
    YuiRequest *request, YuiDatabase *db, const YuiOffer *offer, const char *state, GError **error)
{
  if (!g_str_equal (offer->state, "open"))
    {
      yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "offer-not-open",
                             "The offer is no longer open; it is %s.", offer->state);
      return FALSE;
    }
  return yui_state_change (db, YUI_STATE_OWN (request), YUI_MACHINE_OFFER, offer->id, state, error);
}

/* The offer of the path, when it is the caller's: made by their employer, or made to them. */
static YuiOffer *
find_own_offer (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiOffer) offer
      = yui_offer_find (db, request->principal.programme_id,
                        yui_request_get_path_value (request, "offer_id"), request->now_s, error);

  if (offer == NULL)
    return NULL;
  if (yui_request_has_role (request, YUI_ROLE_WORKER)
          ? g_strcmp0 (offer->worker_id, request->principal.worker_id) == 0
          : g_strcmp0 (offer->employer_id, request->principal.employer_id) == 0)
    return g_steal_pointer (&offer);
  yui_problem_set_not_found (error);
  return NULL;
}

static YuiResponse *
write_withdrawal (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  g_autoptr (YuiOffer) offer = find_own_offer (request, db, error);

  if (offer == NULL || !yui_request_check_version (request, offer->version, error)
      || !end_offer (request, db, offer, "withdrawn", error))
    return NULL;
  return yui_response_new_empty (204);
}

static YuiResponse *
withdraw_offer (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_withdrawal, NULL, error);
}

static YuiResponse *
write_declination (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  g_autoptr (YuiOffer) offer = find_own_offer (request, db, error), declined = NULL;
  g_autoptr (YuiShift) shift = NULL;
  g_autoptr (YuiJson) doc = NULL;
  YuiResponse *response;

  if (offer == NULL || !end_offer (request, db, offer, "declined", error))
    return NULL;
  declined = find_own_offer (request, db, error);
  shift = yui_shift_find (db, request->principal.programme_id, NULL, offer->shift_id,
                          request->now_s, error);
  if (declined == NULL || shift == NULL)
    return NULL;
  doc = yui_json_new ();
  yui_offer_add_json (declined, shift, yui_server_get_law_tables (request->server), doc,
                      yui_json_root (doc));
  response = yui_response_new_json (200, g_steal_pointer (&doc));
  yui_response_set_version (response, declined->version);
  return response;
}

static YuiResponse *
decline_offer (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_declination, NULL, error);
}

const YuiRoute yui_offers_routes[] = {
  { "GET", "/v1/shifts/{shift_id}/offers", "listOffers", YUI_ROLES_MANAGING | YUI_ROLES_TOWN,
    list_offers },
  { "POST", "/v1/shifts/{shift_id}/offers", "createOffers", YUI_ROLES_MANAGING, create_offers,
    YUI_BODY_JSON },
  { "DELETE", "/v1/offers/{offer_id}", "withdrawOffer", YUI_ROLES_MANAGING, withdraw_offer,
    YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { "POST", "/v1/offers/{offer_id}/decline", "declineOffer", YUI_ROLE_WORKER, decline_offer },
  { "GET", "/v1/my/offers", "listMyOffers", YUI_ROLE_WORKER, list_my_offers },
  { NULL },
};
