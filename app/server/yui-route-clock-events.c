/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-attendance-clock.h"
#include "yui-attendance-json.h"
#include "yui-body.h"
#include "yui-card-session.h"
#include "yui-routes.h"

static const char *const KINDS[] = { "in", "out", "break_start", "break_end", NULL };

#define NEAR_S (24 * 60 * 60)

/* What was told, and by whom: a worker, or a kiosk that kept it while the server was away. */
typedef struct
{
  YuiClockNew event;
  const char *card_code; /* NULL: event.contract_id is known */
  char *worker_id;       /* found for a kiosk */
  char *contract_id;
} Told;

static void
told_clear (Told *told)
{
  g_free (told->worker_id);
  g_free (told->contract_id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Told, told_clear)

static gboolean
find_worker (Told *told, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT worker_id FROM contract WHERE programme_id = $1 AND id = $2",
      YUI_INT (told->event.programme_id), YUI_TEXT (told->event.contract_id));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_ERROR)
    return FALSE;
  if (step == YUI_STEP_DONE)
    return yui_problem_set_not_found (error);
  told->worker_id = yui_statement_dup_text (query, 0);
  told->event.worker_id = told->worker_id;
  return TRUE;
}

static gboolean
refuse_no_contract (GError **error)
{
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  yui_faults_add (faults, "/card_code", "no_contract", NULL,
                  "This person has no work within a day of that time.");
  return yui_faults_check (faults, error);
}

/* The work nearest to the time: the one it is in, else the one that starts or ended closest to it.
 */
static gboolean
find_contract (Told *told, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT id FROM contract WHERE programme_id = $1 AND worker_id = $2 "
      "AND start_s <= $3 + $4 AND end_s >= $3 - $4 "
      "ORDER BY CASE WHEN $3 < start_s THEN start_s - $3 WHEN $3 > end_s THEN $3 - end_s "
      "ELSE 0 END, start_s, id LIMIT 1",
      YUI_INT (told->event.programme_id), YUI_TEXT (told->worker_id),
      YUI_INT (told->event.occurred_s), YUI_INT (NEAR_S));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_ERROR)
    return FALSE;
  if (step == YUI_STEP_DONE)
    return refuse_no_contract (error);
  told->contract_id = yui_statement_dup_text (query, 0);
  told->event.contract_id = told->contract_id;
  return TRUE;
}

static gboolean
find_card (Told *told, YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autofree char *bucket = g_strconcat ("card:", request->principal.account_id, NULL);
  g_auto (YuiCardHolder) holder = { 0 };

  if (!yui_card_holder_find (&holder, db, told->event.programme_id, told->card_code, bucket,
                             request->now_s, error))
    return FALSE;
  told->worker_id = g_steal_pointer (&holder.worker_id);
  told->event.worker_id = told->worker_id;
  return find_contract (told, db, error);
}

static gboolean
complete_event (Told *told, YuiRequest *request, YuiDatabase *db, GError **error)
{
  if (told->card_code != NULL)
    return find_card (told, request, db, error);
  return told->event.worker_id != NULL || find_worker (told, db, error);
}

static YuiResponse *
record_event (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  Told *told = user_data;
  g_autoptr (GError) problem = NULL;
  g_auto (YuiClockRecord) record = { 0 };
  YuiJson *doc;

  if (!complete_event (told, request, db, &problem))
    {
      /* A wrong card is an answer, not an error: the attempt must be kept. Too many of them are an
       * error: the same key may come again. */
      if (problem->domain == YUI_PROBLEM && problem->code != YUI_PROBLEM_TOO_MANY_REQUESTS)
        return yui_response_new_problem (problem);
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (!yui_clock_record (&record, db, &told->event, error))
    return NULL;
  doc = yui_json_new ();
  yui_clock_record_add_json (&record, doc, yui_json_root (doc));
  return yui_response_new_json (201, doc);
}

/* A worker names the contract; a kiosk the contract or the card. */
static void
read_whose (Told *told, YuiBody *body, gboolean is_kiosk)
{
  told->event.contract_id
      = yui_body_get_id (body, "contract_id", is_kiosk ? YUI_OPTIONAL : YUI_REQUIRED);
  if (!is_kiosk)
    return;
  told->card_code = yui_body_get_text (body, "card_code", YUI_OPTIONAL, 1, 64);
  if (yui_body_has (body, "contract_id") == yui_body_has (body, "card_code"))
    yui_faults_add (yui_body_get_faults (body), "", "required", NULL,
                    "Either contract_id or card_code is needed.");
}

static YuiResponse *
create_clock_event (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  const gboolean is_kiosk = request->principal.role == YUI_ROLE_KIOSK;
  g_auto (Told) told
      = { .event = { .programme_id = request->principal.programme_id,
                     .worker_id = request->principal.worker_id,
                     .received_s = request->now_s,
                     .device_account_id
                     = is_kiosk ? request->principal.account_id : request->principal.opened_by } };
  const char *kind;

  if (body == NULL)
    return NULL;
  read_whose (&told, body, is_kiosk);
  kind = yui_body_get_word (body, "kind", YUI_REQUIRED, KINDS);
  yui_body_get_moment (body, "occurred_at", YUI_REQUIRED, &told.event.occurred_s);
  if (!yui_body_finish (body, error))
    return NULL;
  yui_clock_kind_from_name (kind, &told.event.kind);
  return yui_request_change (request, record_event, &told, error);
}

const YuiRoute yui_clock_events_routes[] = {
  { "POST", "/v1/clock-events", "createClockEvent", YUI_ROLE_WORKER | YUI_ROLE_KIOSK,
    create_clock_event, YUI_BODY_JSON },
  { NULL },
};
