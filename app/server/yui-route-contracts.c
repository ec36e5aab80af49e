/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-contract-form.h"
#include "yui-contract.h"
#include "yui-offer.h"
#include "yui-routes.h"

#include "labour/yui-civil.h"

/* ---- reading ---- */

static YuiJson *
list_rows (YuiRequest *request, YuiDatabase *db, YuiStatement *query, GError **error)
{
  g_autoptr (YuiJson) doc = NULL;
  yyjson_mut_val *items;
  YuiStep step = YUI_STEP_ERROR;

  doc = yui_json_new_list (&items);
  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    if (!yui_contract_add_json (db, request->principal.programme_id, query, request->now_s, doc,
                                yyjson_mut_arr_add_obj (doc, items), error))
      return NULL;
  return step == YUI_STEP_DONE ? g_steal_pointer (&doc) : NULL;
}

static YuiResponse *
list_shift_contracts (YuiRequest *request, GError **error)
{
  g_autoptr (YuiShift) shift = yui_shift_find (
      request->db, request->principal.programme_id, yui_request_get_employer_scope (request),
      yui_request_get_path_value (request, "shift_id"), request->now_s, error);
  g_autoptr (YuiStatement) query = NULL;
  YuiJson *doc;

  if (shift == NULL)
    return NULL;
  query = yui_database_query (request->db, error,
                              YUI_CONTRACT_SELECT "AND c.shift_id = $2 ORDER BY c.formed_s, c.id",
                              YUI_INT (request->principal.programme_id), YUI_TEXT (shift->id));
  doc = list_rows (request, request->db, query, error);
  return doc != NULL ? yui_response_new_json (200, doc) : NULL;
}

static YuiResponse *
list_my_contracts (YuiRequest *request, GError **error)
{
  gint64 yesterday_s = yui_civil_utc_of (yui_civil_day_of_utc (request->now_s) - 1, 0);
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      YUI_CONTRACT_SELECT "AND c.worker_id = $2 AND c.start_s >= $3 ORDER BY c.start_s, c.id",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.worker_id),
      YUI_INT (yesterday_s));
  YuiJson *doc = list_rows (request, request->db, query, error);

  return doc != NULL ? yui_response_new_json (200, doc) : NULL;
}

static YuiResponse *
get_contract (YuiRequest *request, GError **error)
{
  const char *id = yui_request_get_path_value (request, "contract_id");
  g_autoptr (YuiStatement) query
      = yui_database_query (request->db, error,
                            "SELECT 1 FROM contract WHERE programme_id = $1 AND id = $2 "
                            "AND ($3 IS NULL OR employer_id = $3)",
                            YUI_INT (request->principal.programme_id), YUI_TEXT (id),
                            YUI_TEXT (yui_request_get_employer_scope (request)));

  return yui_problem_find_row (query, error)
             ? yui_contract_answer (request, request->db, 200, id, error)
             : NULL;
}

/* ---- accepting ---- */

static gboolean
check_offer (YuiRequest *request, const YuiOffer *offer, GError **error)
{
  if (g_strcmp0 (offer->worker_id, request->principal.worker_id) != 0)
    yui_problem_set_not_found (error);
  else if (g_str_equal (offer->state, "expired"))
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "offer-expired",
                           "The time to reply to this offer is over.");
  else if (!g_str_equal (offer->state, "open"))
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "offer-not-open",
                           "The offer is no longer open; it is %s.", offer->state);
  else
    return TRUE;
  return FALSE;
}

/* The offer of the path, when it is open and the caller's. */
static YuiOffer *
find_open_offer (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiOffer) offer
      = yui_offer_find (db, request->principal.programme_id,
                        yui_request_get_path_value (request, "offer_id"), request->now_s, error);

  return offer != NULL && check_offer (request, offer, error) ? g_steal_pointer (&offer) : NULL;
}

static YuiResponse *
write_contract (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  YuiContractForm *form = user_data;
  g_autoptr (YuiOffer) offer = find_open_offer (request, db, error);
  g_autoptr (YuiShift) shift
      = offer != NULL ? yui_contract_form_check (request, db, form, error) : NULL;

  if (shift == NULL || !yui_contract_form_write (request, db, shift, form, error))
    return NULL;
  return yui_contract_answer (request, db, 201, form->contract_id, error);
}

static YuiResponse *
accept_offer (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autoptr (YuiOffer) offer = NULL;
  g_auto (YuiContractForm) form = { 0 };

  if (body == NULL)
    return NULL;
  form.terms_sha256 = yui_body_get_text (body, "terms_sha256", YUI_REQUIRED, 64, 64);
  yui_body_get_bool (body, "electronic_notice", YUI_REQUIRED, &form.electronic_notice);
  if (!yui_body_finish (body, error))
    return NULL;
  offer = find_open_offer (request, request->db, error);
  if (offer == NULL)
    return NULL;
  form.shift_id = offer->shift_id;
  form.worker_id = offer->worker_id;
  form.offer_id = offer->id;
  if (!yui_contract_form_prepare (request, &form, error))
    return NULL;
  return yui_request_change (request, write_contract, &form, error);
}

const YuiRoute yui_contracts_routes[] = {
  { "GET", "/v1/shifts/{shift_id}/contracts", "listShiftContracts", YUI_ROLES_STAFF,
    list_shift_contracts },
  { "GET", "/v1/contracts/{contract_id}", "getContract", YUI_ROLES_STAFF, get_contract },
  { "POST", "/v1/offers/{offer_id}/accept", "acceptOffer", YUI_ROLE_WORKER, accept_offer,
    YUI_BODY_JSON },
  { "GET", "/v1/my/contracts", "listMyContracts", YUI_ROLE_WORKER, list_my_contracts },
  { NULL },
};
