/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-attendance-clock.h"
#include "yui-attendance-json.h"
#include "yui-body.h"
#include "yui-card-code.h"
#include "yui-card-session.h"
#include "yui-routes.h"
#include "yui-sync-op.h"

static const char *const KINDS[] = { "in", "out", "break_start", "break_end", NULL };

typedef struct
{
  YuiClockNew event;
  const char *card_code; /* of a kiosk, instead of the contract; nullable */
} Call;

static YuiResponse *
record_event (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Call *call = user_data;
  g_auto (YuiClockRecord) record = { 0 };
  YuiJson *doc;

  if (!yui_clock_record (&record, db, &call->event, error))
    return NULL;
  doc = yui_json_new ();
  yui_clock_record_add_json (&record, doc, yui_json_root (doc));
  return yui_response_new_json (201, doc);
}

/* ---- with a card ---- */

static void
refuse_card (GError **error, const char *code, const char *sentence)
{
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  yui_faults_add (faults, "/card_code", code, NULL, "%s", sentence);
  yui_faults_check (faults, error);
}

/* A wrong card is an answer, not an error: the attempt must be kept. */
static YuiResponse *
answer_wrong_card (const GError *why)
{
  g_autoptr (GError) problem = NULL;

  if (g_str_equal (yui_problem_get_name (why), "wrong-pass"))
    refuse_card (&problem, "wrong_pass", "This pass is not as it was signed.");
  else
    refuse_card (&problem, "unknown_card", "This card is not known, or was replaced before this.");
  return yui_response_new_problem (problem);
}

/* Finds the contract that the card's holder means and records the event for it. */
static YuiResponse *
record_for_holder (YuiRequest *request,
                   YuiDatabase *db,
                   const Call *call,
                   const YuiCardHolder *holder,
                   GError **error)
{
  g_autofree char *contract_id = NULL;
  Call found = *call;

  found.event.worker_id = holder->worker_id;
  if (!yui_clock_find_contract (db, &found.event, &contract_id, error))
    return NULL;
  if (contract_id == NULL)
    {
      refuse_card (error, "no_contract", "The holder has no contract within a day of this.");
      return NULL;
    }
  found.event.contract_id = contract_id;
  return record_event (request, db, &found, error);
}

/* Cards are counted apart from those shown for a session: what a kiosk kept for long must not shut
 * out who stands before it now. */
static YuiResponse *
record_card (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Call *call = user_data;
  g_autofree char *bucket = g_strconcat ("clock:", request->principal.account_id, NULL);
  const YuiCardShown shown = { .programme_id = request->principal.programme_id,
                               .text = call->card_code,
                               .bucket = bucket,
                               .shown_s = call->event.occurred_s,
                               .now_s = request->now_s };
  g_auto (YuiCardHolder) holder = { 0 };
  g_autoptr (GError) problem = NULL;

  if (yui_card_holder_find (&holder, db, &shown, &problem))
    return record_for_holder (request, db, call, &holder, error);
  if (g_error_matches (problem, YUI_PROBLEM, YUI_PROBLEM_NOT_FOUND))
    return answer_wrong_card (problem);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* ---- a clock that is wrong ---- */

/* A device knows how far its clock is from the server's by the server's last answer: to a second, and the
 * time that the answer took. */
#define OFFSET_MIN_S 10

/* What a device kept comes with the offset of its clock at that moment. The times are the right ones
 * then; what the clock said is kept beside them. */
static void
correct_clock (YuiRequest *request, YuiClockNew *event)
{
  const gint64 offset_s = request->op != NULL ? request->op->clock_offset_s : 0;

  if (ABS (offset_s) < OFFSET_MIN_S)
    return;
  event->device_s = event->occurred_s;
  event->occurred_s += offset_s;
}

/* ---- the call ---- */

/* A worker names the contract; a kiosk names it or the card. */
static void
read_whose (YuiBody *body, gboolean is_kiosk, Call *call)
{
  const gboolean has_card = yui_body_has (body, "card_code");

  call->event.contract_id
      = yui_body_get_id (body, "contract_id", has_card ? YUI_OPTIONAL : YUI_REQUIRED);
  if (!has_card)
    return;
  call->card_code = yui_body_get_text (body, "card_code", YUI_REQUIRED, 1, YUI_CARD_TEXT_MAX);
  if (!is_kiosk)
    yui_faults_add (yui_body_get_faults (body), "/card_code", "only_at_kiosk", NULL,
                    "Only a kiosk sends a card; send the contract.");
  else if (yui_body_has (body, "contract_id"))
    yui_faults_add (yui_body_get_faults (body), "/card_code", "one_of_two", NULL,
                    "Send either the contract or the card.");
}

static YuiResponse *
create_clock_event (YuiRequest *request, GError **error)
{
  const YuiPrincipal *principal = &request->principal;
  const gboolean is_kiosk = yui_request_has_role (request, YUI_ROLE_KIOSK);
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  Call call = { .event = { .programme_id = principal->programme_id,
                           .employer_id = principal->employer_id,
                           .worker_id = principal->worker_id,
                           .received_s = request->now_s,
                           .device_account_id
                           = is_kiosk ? principal->account_id : principal->opened_by } };
  const char *kind;

  if (body == NULL)
    return NULL;
  read_whose (body, is_kiosk, &call);
  kind = yui_body_get_word (body, "kind", YUI_REQUIRED, KINDS);
  yui_body_get_moment (body, "occurred_at", YUI_REQUIRED, &call.event.occurred_s);
  if (!yui_body_finish (body, error))
    return NULL;
  yui_clock_kind_from_name (kind, &call.event.kind);
  correct_clock (request, &call.event);
  return yui_request_change (request, call.card_code != NULL ? record_card : record_event, &call,
                             error);
}

const YuiRoute yui_clock_events_routes[] = {
  { "POST", "/v1/clock-events", "createClockEvent", YUI_ROLE_WORKER | YUI_ROLE_KIOSK,
    create_clock_event, YUI_BODY_JSON, YUI_ROUTE_STRAIGHT },
  { NULL },
};
