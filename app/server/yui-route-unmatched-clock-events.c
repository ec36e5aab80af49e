/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-attendance-clock.h"
#include "yui-body.h"
#include "yui-page.h"
#include "yui-routes.h"

/* Check-ins that fitted no work (yui-unmatched.h): somebody says what they were. */

#define NOTE_MAX 500

#define SELECT                                                                                     \
  "SELECT u.id, u.version, u.kind, u.problem, u.occurred_s, u.received_s, u.card_ending, "         \
  "u.contract_id, u.workplace_id, p.name, u.worker_id, w.name, u.settled_s, u.clock_event_id, "    \
  "u.note, u.employer_id FROM unmatched_clock_event u "                                            \
  "LEFT JOIN workplace p ON p.programme_id = u.programme_id AND p.id = u.workplace_id "            \
  "LEFT JOIN worker w ON w.programme_id = u.programme_id AND w.id = u.worker_id "                  \
  "WHERE u.programme_id = $1 AND ($2 IS NULL OR u.employer_id = $2) "

enum
{
  VERSION = 1,
  KIND = 2,
  OCCURRED = 4,
  SETTLED = 12,
  CLOCK_EVENT = 13,
  EMPLOYER_ID = 15,
};

static const char *const KINDS[] = { "in", "out", "break_start", "break_end", NULL };

static gboolean
add_event (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, 0));
  yui_json_add_int (doc, object, "version", yui_statement_get_int (row, VERSION));
  yui_json_add_text (doc, object, "kind", yui_statement_get_text (row, KIND));
  yui_json_add_text (doc, object, "problem", yui_statement_get_text (row, 3));
  yui_json_add_moment (doc, object, "occurred_at", yui_statement_get_int (row, OCCURRED));
  yui_json_add_moment (doc, object, "received_at", yui_statement_get_int (row, 5));
  yui_json_add_text (doc, object, "card_ending", yui_statement_get_text (row, 6));
  yui_json_add_text (doc, object, "contract_id", yui_statement_get_text (row, 7));
  yui_json_add_text (doc, object, "workplace_id", yui_statement_get_text (row, 8));
  yui_json_add_text (doc, object, "workplace_name", yui_statement_get_text (row, 9));
  yui_json_add_text (doc, object, "worker_id", yui_statement_get_text (row, 10));
  yui_json_add_text (doc, object, "worker_name", yui_statement_get_text (row, 11));
  if (yui_statement_is_null (row, SETTLED))
    yui_json_add_null (doc, object, "settled_at");
  else
    yui_json_add_moment (doc, object, "settled_at", yui_statement_get_int (row, SETTLED));
  yui_json_add_text (doc, object, "clock_event_id", yui_statement_get_text (row, 13));
  yui_json_add_text (doc, object, "note", yui_statement_get_text (row, 14));
  return TRUE;
}

static YuiResponse *
list_events (YuiRequest *request, GError **error)
{
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;

  if (!yui_page_read (&page, request, "it", error))
    return NULL;
  query = yui_database_query (request->db, error,
                              SELECT "AND u.settled_s IS NULL AND (u.occurred_s, u.id) > ($3, $4) "
                                     "ORDER BY u.occurred_s, u.id LIMIT $5",
                              YUI_INT (request->principal.programme_id),
                              YUI_TEXT (yui_request_get_employer_scope (request)), page.keys[0],
                              page.keys[1], YUI_INT (page.limit + 1));
  return yui_page_answer (&page, request, query, add_event, (int[]){ OCCURRED, 0 }, error);
}

/* ---- settling ---- */

typedef struct
{
  const char *contract_id; /* NULL: put aside */
  const char *kind;        /* NULL: as it was pressed */
  const char *note;
} Settling;

static YuiStatement *
find_event (YuiRequest *request, YuiDatabase *db, GError **error)
{
  YuiStatement *row = yui_database_query (
      db, error, SELECT "AND u.id = $3", YUI_INT (request->principal.programme_id),
      YUI_TEXT (yui_request_get_employer_scope (request)),
      YUI_TEXT (yui_request_get_path_value (request, "unmatched_clock_event_id")));

  if (yui_problem_find_row (row, error))
    return row;
  g_clear_pointer (&row, yui_statement_free);
  return NULL;
}

static gboolean
check_open (YuiRequest *request, YuiStatement *row, const Settling *settling, GError **error)
{
  if (!yui_request_check_version (request, yui_statement_get_int (row, VERSION), error))
    return FALSE;
  if (!yui_statement_is_null (row, SETTLED))
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "already-settled",
                           "Somebody has settled this already.");
  else if (settling->contract_id != NULL && settling->kind == NULL
           && yui_statement_is_null (row, KIND))
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "kind-needed",
                           "Say whether it was a check-in, a check-out or a break.");
  else
    return TRUE;
  return FALSE;
}

/* Records it for the work that it was for; event_id receives the clock event's id. */
static gboolean
record (YuiRequest *request,
        YuiDatabase *db,
        const Settling *settling,
        const char *kind,
        gint64 occurred_s,
        char **event_id,
        GError **error)
{
  g_auto (YuiClockRecord) record = { 0 };
  YuiClockNew event = { .programme_id = request->principal.programme_id,
                        .employer_id = yui_request_get_employer_scope (request),
                        .contract_id = settling->contract_id,
                        .occurred_s = occurred_s,
                        .received_s = request->now_s,
                        .device_account_id = request->principal.account_id };

  yui_clock_kind_from_name (settling->kind != NULL ? settling->kind : kind, &event.kind);
  if (!yui_clock_record (&record, db, &event, error))
    return FALSE;
  *event_id = g_steal_pointer (&record.id);
  return TRUE;
}

static YuiResponse *
answer_event (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) row = find_event (request, db, error);
  YuiResponse *response;
  YuiJson *doc;

  if (row == NULL)
    return NULL;
  doc = yui_json_new ();
  add_event (request, row, doc, yui_json_root (doc), error);
  response = yui_response_new_json (200, doc);
  yui_response_set_version (response, yui_statement_get_int (row, VERSION));
  return response;
}

static YuiResponse *
write_settling (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Settling *settling = user_data;
  const char *id = yui_request_get_path_value (request, "unmatched_clock_event_id");
  g_autoptr (YuiStatement) row = find_event (request, db, error);
  g_autofree char *event_id = NULL, *employer_id = NULL, *kind = NULL;
  gint64 occurred_s;

  if (row == NULL || !check_open (request, row, settling, error))
    return NULL;
  kind = yui_statement_dup_text (row, KIND);
  employer_id = yui_statement_dup_text (row, EMPLOYER_ID);
  occurred_s = yui_statement_get_int (row, OCCURRED);
  g_clear_pointer (&row, yui_statement_free);
  if (settling->contract_id != NULL
      && !record (request, db, settling, kind, occurred_s, &event_id, error))
    return NULL;
  if (yui_database_run (db, error,
                        "UPDATE unmatched_clock_event SET version = version + 1, settled_s = $3, "
                        "settled_by = $4, clock_event_id = $5, note = $6 "
                        "WHERE programme_id = $1 AND id = $2",
                        YUI_INT (request->principal.programme_id), YUI_TEXT (id),
                        YUI_INT (request->now_s), YUI_TEXT (request->principal.actor_id),
                        YUI_TEXT (event_id), YUI_TEXT (settling->note))
          < 0
      || !yui_request_log_change (request, db, "unmatched_clock_event", id, employer_id, FALSE,
                                  error))
    return NULL;
  return answer_event (request, db, error);
}

static YuiResponse *
settle_event (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  Settling settling = { 0 };

  if (body == NULL)
    return NULL;
  settling.contract_id = yui_body_get_id (body, "contract_id", YUI_OPTIONAL);
  settling.kind = yui_body_get_word (body, "kind", YUI_OPTIONAL, KINDS);
  settling.note = yui_body_get_text (
      body, "note", settling.contract_id != NULL ? YUI_OPTIONAL : YUI_REQUIRED, 1, NOTE_MAX);
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_settling, &settling, error);
}

/* ---- taking it back ---- */

/* What became a clock event stays one: those are only ever added to. */
static gboolean
check_aside (YuiRequest *request, YuiStatement *row, GError **error)
{
  if (!yui_request_check_version (request, yui_statement_get_int (row, VERSION), error))
    return FALSE;
  if (!yui_statement_is_null (row, SETTLED) && yui_statement_is_null (row, CLOCK_EVENT))
    return TRUE;
  yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "not-put-aside",
                         "Only a check-in that was put aside can be looked at again.");
  return FALSE;
}

static YuiResponse *
write_reopening (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const char *id = yui_request_get_path_value (request, "unmatched_clock_event_id");
  g_autoptr (YuiStatement) row = find_event (request, db, error);
  g_autofree char *employer_id = NULL;

  if (row == NULL || !check_aside (request, row, error))
    return NULL;
  employer_id = yui_statement_dup_text (row, EMPLOYER_ID);
  g_clear_pointer (&row, yui_statement_free);
  if (yui_database_run (db, error,
                        "UPDATE unmatched_clock_event SET version = version + 1, settled_s = NULL, "
                        "settled_by = NULL, note = NULL WHERE programme_id = $1 AND id = $2",
                        YUI_INT (request->principal.programme_id), YUI_TEXT (id))
          < 0
      || !yui_request_log_change (request, db, "unmatched_clock_event", id, employer_id, FALSE,
                                  error))
    return NULL;
  return answer_event (request, db, error);
}

static YuiResponse *
reopen_event (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_reopening, NULL, error);
}

const YuiRoute yui_unmatched_clock_events_routes[] = {
  { "GET", "/v1/unmatched-clock-events", "listUnmatchedClockEvents",
    YUI_ROLES_MANAGING | YUI_ROLES_TOWN, list_events },
  { "POST", "/v1/unmatched-clock-events/{unmatched_clock_event_id}/settle",
    "settleUnmatchedClockEvent", YUI_ROLES_MANAGING | YUI_ROLE_COORDINATOR, settle_event,
    YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { "POST", "/v1/unmatched-clock-events/{unmatched_clock_event_id}/reopen",
    "reopenUnmatchedClockEvent", YUI_ROLES_MANAGING | YUI_ROLE_COORDINATOR, reopen_event,
    YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { NULL },
};
