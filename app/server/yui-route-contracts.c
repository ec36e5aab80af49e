/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-contract.h"
#include "yui-document-store.h"
#include "yui-offer.h"
#include "yui-routes.h"
#include "yui-terms.h"
#include "yui-worker-load.h"

#include "labour/yui-civil.h"
#include "store/yui-uuid.h"

#define KEEP_MONTHS 60 /* Labour Standards Act Art. 109: five years */

/* ---- reading ---- */

static YuiJson *
list_rows (YuiRequest *request, YuiDatabase *db, YuiStatement *query, GError **error)
{
  g_autoptr (YuiJson) doc = NULL;
  yyjson_mut_val *items;
  YuiStep step = YUI_STEP_ERROR;

  doc = yui_json_new_list (&items);
  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    if (!yui_contract_add_json (db, request->principal.programme_id, query, doc,
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

/* ---- accepting ---- */

typedef struct
{
  const char *terms_sha256; /* as sent back */
  gboolean electronic_notice;

  char *contract_id, *attendance_id, *document_id;
  char *worker_name;
  GBytes *notice;
} Acceptance;

static void
acceptance_clear (Acceptance *acceptance)
{
  g_free (acceptance->contract_id);
  g_free (acceptance->attendance_id);
  g_free (acceptance->document_id);
  g_free (acceptance->worker_name);
  g_clear_pointer (&acceptance->notice, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Acceptance, acceptance_clear)

static gboolean
check_offer (YuiRequest *request, const YuiOffer *offer, const YuiShift *shift, GError **error)
{
  if (g_str_equal (offer->state, "expired"))
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "offer-expired",
                           "The time to reply to this offer is over.");
  else if (!g_str_equal (offer->state, "open"))
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "offer-not-open",
                           "The offer is no longer open; it is %s.", offer->state);
  else if (!g_str_equal (shift->state, "published") || shift->start_s <= request->now_s)
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "shift-not-open",
                           "The shift has started or is cancelled.");
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_terms (YuiRequest *request, const YuiShift *shift, const char *seen_sha256, GError **error)
{
  char sha256[YUI_TERMS_SHA256_SIZE];
  g_autofree char *terms
      = yui_terms_canonical (shift, yui_server_get_law_tables (request->server), sha256);

  if (g_str_equal (sha256, seen_sha256))
    return TRUE;
  yui_problem_set (error, YUI_PROBLEM_TERMS_CHANGED,
                   "The employer has changed the terms since they were shown. Read them again "
                   "before accepting.");
  return FALSE;
}

static gboolean
check_person (
    YuiRequest *request, YuiDatabase *db, const YuiShift *shift, char **name, GError **error)
{
  g_auto (YuiWorkerLoad) load = { 0 };
  const char *sentence, *rule;

  if (!yui_worker_load_read (&load, db, request->principal.programme_id,
                             request->principal.worker_id, shift, error))
    return FALSE;
  rule = yui_worker_load_check (&load, shift, &sentence);
  if (rule == NULL)
    {
      g_set_str (name, load.name);
      return TRUE;
    }
  yui_problem_set_named (error, YUI_PROBLEM_CONFLICT,
                         g_str_equal (rule, "booked") ? "already-booked" : "not-lawful", "%s",
                         sentence);
  return FALSE;
}

/* Everything that must hold for the contract to form; asked once before the paper is made and once,
 * in the transaction, before anything is written. */
static YuiShift *
check_all (YuiRequest *request, YuiDatabase *db, Acceptance *acceptance, GError **error)
{
  g_autoptr (YuiOffer) offer
      = yui_offer_find (db, request->principal.programme_id,
                        yui_request_get_path_value (request, "offer_id"), request->now_s, error);
  g_autoptr (YuiShift) shift = NULL;

  if (offer == NULL)
    return NULL;
  if (g_strcmp0 (offer->worker_id, request->principal.worker_id) != 0)
    {
      yui_problem_set_not_found (error);
      return NULL;
    }
  shift = yui_shift_find (db, request->principal.programme_id, NULL, offer->shift_id,
                          request->now_s, error);
  if (shift == NULL || !check_offer (request, offer, shift, error)
      || !check_terms (request, shift, acceptance->terms_sha256, error))
    return NULL;
  if (shift->seats_filled >= shift->seats)
    {
      yui_problem_set (error, YUI_PROBLEM_SHIFT_FULL,
                       "Other people were faster: all seats are taken.");
      return NULL;
    }
  return check_person (request, db, shift, &acceptance->worker_name, error)
             ? g_steal_pointer (&shift)
             : NULL;
}

static gboolean
insert_contract (YuiRequest *request,
                 YuiDatabase *db,
                 const YuiShift *shift,
                 const Acceptance *acceptance,
                 GError **error)
{
  char sha256[YUI_TERMS_SHA256_SIZE];
  g_autofree char *terms
      = yui_terms_canonical (shift, yui_server_get_law_tables (request->server), sha256);

  return yui_database_run (
             db, error,
             "INSERT INTO contract (programme_id, id, shift_id, employer_id, workplace_id, "
             "worker_id, "
             "offer_id, start_s, end_s, formed_s, terms, terms_sha256, electronic_notice, "
             "notice_document_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, "
             "$14)",
             YUI_INT (request->principal.programme_id), YUI_TEXT (acceptance->contract_id),
             YUI_TEXT (shift->id), YUI_TEXT (shift->employer_id), YUI_TEXT (shift->workplace_id),
             YUI_TEXT (request->principal.worker_id),
             YUI_TEXT (yui_request_get_path_value (request, "offer_id")), YUI_INT (shift->start_s),
             YUI_INT (shift->end_s), YUI_INT (request->now_s), YUI_TEXT (terms), YUI_TEXT (sha256),
             YUI_INT (acceptance->electronic_notice), YUI_TEXT (acceptance->document_id))
         >= 0;
}

static gboolean
insert_attendance (YuiRequest *request,
                   YuiDatabase *db,
                   const YuiShift *shift,
                   const Acceptance *acceptance,
                   GError **error)
{
  return yui_database_run (
             db, error,
             "INSERT INTO attendance (programme_id, id, contract_id, shift_id, employer_id, "
             "workplace_id, worker_id, work_day, planned_start_s, planned_end_s, "
             "planned_break_min) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
             YUI_INT (request->principal.programme_id), YUI_TEXT (acceptance->attendance_id),
             YUI_TEXT (acceptance->contract_id), YUI_TEXT (shift->id),
             YUI_TEXT (shift->employer_id), YUI_TEXT (shift->workplace_id),
             YUI_TEXT (request->principal.worker_id),
             YUI_INT (yui_civil_day_of_utc (shift->start_s)), YUI_INT (shift->start_s),
             YUI_INT (shift->end_s), YUI_INT (shift->break_min))
         >= 0;
}

static gboolean
store_notice (YuiRequest *request,
              YuiDatabase *db,
              const YuiShift *shift,
              const Acceptance *acceptance,
              GError **error)
{
  g_autofree char *title = g_strdup_printf ("労働条件通知書 %s", shift->title);
  YuiDocumentNew document = {
    .id = acceptance->document_id,
    .kind = "working_conditions_notice",
    .title = title,
    .employer_id = shift->employer_id,
    .worker_id = request->principal.worker_id,
    .shift_id = shift->id,
    .contract_id = acceptance->contract_id,
    .keep_until_day = yui_civil_add_months (yui_civil_day_of_utc (shift->end_s), KEEP_MONTHS),
    .content = acceptance->notice,
  };

  return yui_document_store (request, db, &document, error);
}

static gboolean
close_offer (YuiRequest *request, YuiDatabase *db, const YuiShift *shift, GError **error)
{
  const char *offer_id = yui_request_get_path_value (request, "offer_id");

  return yui_database_run (
             db, error,
             "UPDATE offer SET state = 'accepted', version = version + 1, answered_s = $3 "
             "WHERE programme_id = $1 AND id = $2",
             YUI_INT (request->principal.programme_id), YUI_TEXT (offer_id),
             YUI_INT (request->now_s))
             >= 0
         && yui_request_log_change (request, db, "offer", offer_id, shift->employer_id, FALSE,
                                    error);
}

static gboolean
log_changes (YuiRequest *request,
             YuiDatabase *db,
             const YuiShift *shift,
             const Acceptance *acceptance,
             GError **error)
{
  return yui_request_log_change (request, db, "contract", acceptance->contract_id,
                                 shift->employer_id, FALSE, error)
         && yui_request_log_change (request, db, "attendance", acceptance->attendance_id,
                                    shift->employer_id, FALSE, error)
         && yui_request_log_change (request, db, "shift", shift->id, shift->employer_id, FALSE,
                                    error);
}

static YuiResponse *
answer_contract (YuiRequest *request, YuiDatabase *db, const char *id, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, YUI_CONTRACT_SELECT "AND c.id = $2",
                            YUI_INT (request->principal.programme_id), YUI_TEXT (id));
  g_autoptr (YuiJson) doc = NULL;
  YuiResponse *response;

  if (!yui_statement_need_row (query, error))
    return NULL;
  doc = yui_json_new ();
  if (!yui_contract_add_json (db, request->principal.programme_id, query, doc, yui_json_root (doc),
                              error))
    return NULL;
  response = yui_response_new_json (201, g_steal_pointer (&doc));
  yui_response_set_version (response, yui_statement_get_int (query, 1));
  return response;
}

static YuiResponse *
write_contract (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  Acceptance *acceptance = user_data;
  g_autoptr (YuiShift) shift = check_all (request, db, acceptance, error);

  if (shift == NULL || !insert_contract (request, db, shift, acceptance, error)
      || !insert_attendance (request, db, shift, acceptance, error)
      || !store_notice (request, db, shift, acceptance, error)
      || !close_offer (request, db, shift, error)
      || !log_changes (request, db, shift, acceptance, error))
    return NULL;
  return answer_contract (request, db, acceptance->contract_id, error);
}

/* Makes the paper before the transaction, so that nobody waits for its drawing; the terms it rests
 * on are compared again inside. */
static gboolean
make_notice (YuiRequest *request, Acceptance *acceptance, GError **error)
{
  g_autoptr (YuiShift) shift = check_all (request, request->db, acceptance, error);
  YuiContractNotice facts;

  if (shift == NULL)
    return FALSE;
  acceptance->contract_id = yui_uuid_new ();
  acceptance->attendance_id = yui_uuid_new ();
  acceptance->document_id = yui_uuid_new ();
  facts = (YuiContractNotice){ .document_id = acceptance->document_id,
                               .worker_name = acceptance->worker_name,
                               .terms_sha256 = acceptance->terms_sha256,
                               .formed_s = request->now_s,
                               .wants_electronic = acceptance->electronic_notice };
  acceptance->notice
      = yui_contract_notice_make (request->db, request->principal.programme_id, shift, &facts,
                                  yui_server_get_law_tables (request->server), error);
  return acceptance->notice != NULL;
}

static YuiResponse *
accept_offer (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_auto (Acceptance) acceptance = { 0 };

  if (body == NULL)
    return NULL;
  acceptance.terms_sha256 = yui_body_get_text (body, "terms_sha256", YUI_REQUIRED, 64, 64);
  yui_body_get_bool (body, "electronic_notice", YUI_REQUIRED, &acceptance.electronic_notice);
  if (!yui_body_finish (body, error) || !make_notice (request, &acceptance, error))
    return NULL;
  return yui_request_change (request, write_contract, &acceptance, error);
}

const YuiRoute yui_contracts_routes[] = {
  { "GET", "/v1/shifts/{shift_id}/contracts", "listShiftContracts", YUI_ROLES_STAFF,
    list_shift_contracts },
  { "POST", "/v1/offers/{offer_id}/accept", "acceptOffer", YUI_ROLE_WORKER, accept_offer,
    YUI_BODY_JSON },
  { "GET", "/v1/my/contracts", "listMyContracts", YUI_ROLE_WORKER, list_my_contracts },
  { NULL },
};
