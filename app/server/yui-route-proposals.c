/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-cancellation-store.h"
#include "yui-contract.h"
#include "yui-proposal.h"
#include "yui-routes.h"
#include "yui-terms.h"

#include "store/yui-uuid.h"

#define NOTE_MAX  500
#define BREAK_MAX 480

static const char *const KINDS[] = { "shorten", "move", "reassign", NULL };
static const char *const ANSWERS[] = { "accepted", "declined", NULL };
static const char *const HOWS[] = { "phone", "in_person", "written", NULL };

static YuiResponse *
answer_proposal (YuiRequest *request, YuiDatabase *db, guint status, const char *id, GError **error)
{
  g_autoptr (YuiProposal) proposal
      = yui_proposal_find (db, request->principal.programme_id, id, request->now_s, error);
  YuiJson *doc;
  YuiResponse *response;

  if (proposal == NULL)
    return NULL;
  doc = yui_json_new ();
  yui_proposal_add_json (proposal, doc, yui_json_root (doc));
  response = yui_response_new_json (status, doc);
  yui_response_set_version (response, proposal->version);
  return response;
}

/* The contract in force and not begun; the worker's own or the employer's. */
static gboolean
load_open (YuiRequest *request,
           YuiDatabase *db,
           const char *contract_id,
           YuiCancelCase *one,
           GError **error)
{
  if (!yui_cancel_case_load (one, db, request->principal.programme_id,
                             yui_request_get_employer_scope (request), contract_id,
                             yui_server_get_law_tables (request->server), request->now_s, error)
      || !yui_cancel_check_open (one, error))
    return FALSE;
  if (!yui_cancel_case_has_started (one))
    return TRUE;
  yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "shift-started",
                         "The work has started; its terms can no longer change.");
  return FALSE;
}

/* ---- proposing ---- */

typedef struct
{
  char *id;
  YuiContractChange change;
  const char *note;
  gint64 reply_by_s;
} ProposalNew;

static gboolean
insert_proposal (YuiRequest *request,
                 YuiDatabase *db,
                 const ProposalNew *new,
                 const YuiCancelCase *one,
                 const YuiShift *wanted,
                 GError **error)
{
  char sha256[YUI_TERMS_SHA256_SIZE];
  g_autofree char *terms
      = yui_terms_canonical (wanted, yui_server_get_law_tables (request->server), sha256);

  return yui_database_run (
             db, error,
             "INSERT INTO contract_proposal (programme_id, id, kind, contract_id, shift_id, "
             "to_shift_id, employer_id, worker_id, start_s, end_s, break_min, terms, "
             "terms_sha256, note, made_s, made_by, reply_by_s) VALUES ($1, $2, $3, $4, $5, $6, "
             "$7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
             YUI_INT (request->principal.programme_id), YUI_TEXT (new->id),
             YUI_TEXT (new->change.kind), YUI_TEXT (one->contract_id), YUI_TEXT (one->shift_id),
             YUI_TEXT (wanted->id), YUI_TEXT (one->employer_id), YUI_TEXT (one->worker_id),
             YUI_INT (wanted->start_s), YUI_INT (wanted->end_s), YUI_INT (wanted->break_min),
             YUI_TEXT (terms), YUI_TEXT (sha256), YUI_TEXT (new->note), YUI_INT (request->now_s),
             YUI_TEXT (request->principal.actor_id), YUI_INT (new->reply_by_s))
             >= 0
         && yui_request_log_change (request, db, "contract_proposal", new->id, one->employer_id,
                                    FALSE, error)
         && yui_request_log_change (request, db, "contract", one->contract_id, one->employer_id,
                                    FALSE, error);
}

/* A new proposal replaces one that nobody has answered. */
static gboolean
withdraw_others (YuiRequest *request, YuiDatabase *db, const YuiCancelCase *one, GError **error)
{
  return yui_database_run (
             db, error,
             "UPDATE contract_proposal SET version = version + 1, answered_s = $3, state = "
             "CASE WHEN reply_by_s <= $3 THEN 'expired' ELSE 'withdrawn' END "
             "WHERE programme_id = $1 AND contract_id = $2 AND state = 'open'",
             YUI_INT (request->principal.programme_id), YUI_TEXT (one->contract_id),
             YUI_INT (request->now_s))
         >= 0;
}

static YuiResponse *
write_proposal (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  ProposalNew *new = user_data;
  g_auto (YuiCancelCase) one = { 0 };
  g_autoptr (YuiShift) wanted = NULL;

  if (!load_open (request, db, yui_request_get_path_value (request, "contract_id"), &one, error)
      || !yui_request_check_version (request, one.version, error))
    return NULL;
  if (g_str_equal (new->change.kind, "shorten"))
    new->change.to_shift_id = one.shift_id;
  if (new->reply_by_s > one.start_s)
    {
      yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "reply-after-start",
                             "The reply must be due before the shift starts.");
      return NULL;
    }
  wanted = yui_contract_change_check (request, db, &one, &new->change, error);
  if (wanted == NULL || !withdraw_others (request, db, &one, error)
      || !insert_proposal (request, db, new, &one, wanted, error))
    return NULL;
  return answer_proposal (request, db, 201, new->id, error);
}

static void
read_change (YuiBody *body, YuiContractChange *change)
{
  const gboolean shortens = g_strcmp0 (change->kind, "shorten") == 0;
  const YuiNeed hours = shortens ? YUI_REQUIRED : YUI_OPTIONAL;

  change->to_shift_id
      = yui_body_get_id (body, "to_shift_id", shortens ? YUI_OPTIONAL : YUI_REQUIRED);
  yui_body_get_moment (body, "starts_at", hours, &change->start_s);
  yui_body_get_moment (body, "ends_at", hours, &change->end_s);
  yui_body_get_int (body, "break_min", hours, 0, BREAK_MAX, &change->break_min);
}

static YuiResponse *
create_proposal (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autofree char *id = yui_uuid_new ();
  ProposalNew new = { .id = id };

  if (body == NULL)
    return NULL;
  new.change.kind = yui_body_get_word (body, "kind", YUI_REQUIRED, KINDS);
  read_change (body, &new.change);
  new.note = yui_body_get_text (body, "note", YUI_OPTIONAL, 0, NOTE_MAX);
  if (new.note == NULL)
    new.note = "";
  if (yui_body_get_moment (body, "reply_by", YUI_REQUIRED, &new.reply_by_s)
      && new.reply_by_s <= request->now_s)
    yui_faults_add (yui_body_get_faults (body), "/reply_by", "in_past", NULL,
                    "The reply must be due in the future.");
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_proposal, &new, error);
}

/* ---- answering ---- */

typedef struct
{
  gboolean is_accepted;
  const char *terms_sha256; /* as shown to the worker; NULL: the employer's record */
  const char *how;
  const char *note;

  YuiContractForm form;
} Answer;

/* The proposal of the path, open and within the caller's sight. */
static YuiProposal *
find_open_proposal (YuiRequest *request, YuiDatabase *db, GError **error)
{
  const char *scope = yui_request_get_employer_scope (request);
  g_autoptr (YuiProposal) proposal = yui_proposal_find (
      db, request->principal.programme_id, yui_request_get_path_value (request, "proposal_id"),
      request->now_s, error);

  if (proposal == NULL)
    return NULL;
  if (yui_request_has_role (request, YUI_ROLE_WORKER)
          ? g_strcmp0 (proposal->worker_id, request->principal.worker_id) != 0
          : scope != NULL && !g_str_equal (scope, proposal->employer_id))
    yui_problem_set_not_found (error);
  else if (!g_str_equal (proposal->state, "open"))
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "proposal-not-open",
                           "The proposal is no longer open; it is %s.", proposal->state);
  else
    return g_steal_pointer (&proposal);
  return NULL;
}

static YuiShift *
check_proposal (YuiRequest *request,
                YuiDatabase *db,
                const YuiProposal *proposal,
                YuiCancelCase *one,
                const Answer *answer,
                GError **error)
{
  const YuiContractChange change = { proposal->kind, proposal->to_shift_id, proposal->start_s,
                                     proposal->end_s, proposal->break_min };
  g_autoptr (YuiShift) wanted = NULL;
  char sha256[YUI_TERMS_SHA256_SIZE];
  g_autofree char *terms = NULL;

  if (!load_open (request, db, proposal->contract_id, one, error))
    return NULL;
  wanted = yui_contract_change_check (request, db, one, &change, error);
  if (wanted == NULL)
    return NULL;
  terms = yui_terms_canonical (wanted, yui_server_get_law_tables (request->server), sha256);
  if (g_str_equal (sha256, proposal->terms_sha256)
      && (answer->terms_sha256 == NULL || g_str_equal (sha256, answer->terms_sha256)))
    return g_steal_pointer (&wanted);
  yui_problem_set (error, YUI_PROBLEM_TERMS_CHANGED,
                   "The terms are no longer those that were proposed. Propose them again.");
  return NULL;
}

static gboolean
prepare_answer (YuiRequest *request, Answer *answer, GError **error)
{
  g_autoptr (YuiProposal) proposal = find_open_proposal (request, request->db, error);
  g_auto (YuiCancelCase) one = { 0 };
  g_autoptr (YuiShift) wanted = NULL;
  YuiContractNotice facts;

  if (proposal == NULL)
    return FALSE;
  wanted = check_proposal (request, request->db, proposal, &one, answer, error);
  if (wanted == NULL)
    return FALSE;
  answer->form.contract_id = g_strdup (proposal->contract_id);
  answer->form.worker_name = g_strdup (one.worker_name);
  answer->form.document_id = yui_uuid_new ();
  facts = (YuiContractNotice){ .document_id = answer->form.document_id,
                               .worker_name = one.worker_name,
                               .terms_sha256 = proposal->terms_sha256,
                               .formed_s = request->now_s,
                               .wants_electronic = one.electronic_notice };
  answer->form.notice
      = yui_contract_notice_make (request->db, request->principal.programme_id, wanted, &facts,
                                  yui_server_get_law_tables (request->server), error);
  return answer->form.notice != NULL;
}

static gboolean
close_proposal (YuiRequest *request,
                YuiDatabase *db,
                const YuiProposal *proposal,
                const char *state,
                const Answer *answer,
                GError **error)
{
  return yui_database_run (
             db, error,
             "UPDATE contract_proposal SET version = version + 1, state = $3, answered_s = $4, "
             "answered_by = $5, consent_how = $6, consent_note = $7 "
             "WHERE programme_id = $1 AND id = $2",
             YUI_INT (request->principal.programme_id), YUI_TEXT (proposal->id), YUI_TEXT (state),
             YUI_INT (request->now_s), YUI_TEXT (request->principal.actor_id),
             YUI_TEXT (answer->how), YUI_TEXT (answer->note))
             >= 0
         && yui_request_log_change (request, db, "contract_proposal", proposal->id,
                                    proposal->employer_id, FALSE, error)
         && yui_request_log_change (request, db, "contract", proposal->contract_id,
                                    proposal->employer_id, FALSE, error);
}

static YuiResponse *
write_answer (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  Answer *answer = user_data;
  g_autoptr (YuiProposal) proposal = find_open_proposal (request, db, error);
  g_auto (YuiCancelCase) one = { 0 };

  if (proposal == NULL
      || (!yui_request_has_role (request, YUI_ROLE_WORKER)
          && !yui_request_check_version (request, proposal->version, error)))
    return NULL;
  if (answer->is_accepted)
    {
      g_autoptr (YuiShift) wanted = check_proposal (request, db, proposal, &one, answer, error);

      answer->form.worker_id = one.worker_id;
      if (wanted == NULL
          || !yui_contract_change_write (request, db, &one, wanted, proposal->id, &answer->form,
                                         error))
        return NULL;
    }
  if (!close_proposal (request, db, proposal, answer->is_accepted ? "accepted" : "declined", answer,
                       error))
    return NULL;
  return yui_contract_answer (request, db, 200, proposal->contract_id, error);
}

static YuiResponse *
give_answer (YuiRequest *request, Answer *answer, GError **error)
{
  YuiResponse *response = NULL;

  if (!answer->is_accepted || prepare_answer (request, answer, error))
    response = yui_request_change (request, write_answer, answer, error);
  yui_contract_form_clear (&answer->form);
  return response;
}

static YuiResponse *
accept_proposal (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  Answer answer = { .is_accepted = TRUE, .how = "kiosk", .note = "" };

  if (body == NULL)
    return NULL;
  answer.terms_sha256 = yui_body_get_text (body, "terms_sha256", YUI_REQUIRED, 64, 64);
  return yui_body_finish (body, error) ? give_answer (request, &answer, error) : NULL;
}

static YuiResponse *
decline_proposal (YuiRequest *request, GError **error)
{
  Answer answer = { .how = "kiosk", .note = "" };

  return give_answer (request, &answer, error);
}

static YuiResponse *
record_consent (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  Answer answer = { 0 };

  if (body == NULL)
    return NULL;
  answer.is_accepted
      = g_strcmp0 (yui_body_get_word (body, "answer", YUI_REQUIRED, ANSWERS), "accepted") == 0;
  answer.how = yui_body_get_word (body, "how", YUI_REQUIRED, HOWS);
  answer.note = yui_body_get_text (body, "note", YUI_REQUIRED, 1, NOTE_MAX);
  return yui_body_finish (body, error) ? give_answer (request, &answer, error) : NULL;
}

static YuiResponse *
write_withdrawal (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  g_autoptr (YuiProposal) proposal = find_open_proposal (request, db, error);
  const Answer none = { .note = "" };

  if (proposal == NULL || !yui_request_check_version (request, proposal->version, error)
      || !close_proposal (request, db, proposal, "withdrawn", &none, error))
    return NULL;
  return yui_response_new_empty (204);
}

static YuiResponse *
withdraw_proposal (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_withdrawal, NULL, error);
}

const YuiRoute yui_proposals_routes[] = {
  { "POST", "/v1/contracts/{contract_id}/proposals", "createProposal", YUI_ROLES_MANAGING,
    create_proposal, YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { "DELETE", "/v1/proposals/{proposal_id}", "withdrawProposal", YUI_ROLES_MANAGING,
    withdraw_proposal, YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { "POST", "/v1/proposals/{proposal_id}/consent", "recordConsent",
    YUI_ROLES_MANAGING | YUI_ROLE_COORDINATOR, record_consent, YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { "POST", "/v1/proposals/{proposal_id}/accept", "acceptProposal", YUI_ROLE_WORKER,
    accept_proposal, YUI_BODY_JSON },
  { "POST", "/v1/proposals/{proposal_id}/decline", "declineProposal", YUI_ROLE_WORKER,
    decline_proposal },
  { NULL },
};
