/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-attendance-clock.h"
#include "yui-attendance-json.h"
#include "yui-body.h"
#include "yui-routes.h"

static const char *const KINDS[] = { "in", "out", "break_start", "break_end", NULL };

static YuiResponse *
record_event (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiClockNew *event = user_data;
  g_auto (YuiClockRecord) record = { 0 };
  YuiJson *doc;

  if (!yui_clock_record (&record, db, event, error))
    return NULL;
  doc = yui_json_new ();
  yui_clock_record_add_json (&record, doc, yui_json_root (doc));
  return yui_response_new_json (201, doc);
}

static YuiResponse *
create_clock_event (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  YuiClockNew event = { .programme_id = request->principal.programme_id,
                        .worker_id = request->principal.worker_id,
                        .received_s = request->now_s,
                        .device_account_id = request->principal.opened_by };
  const char *kind;

  if (body == NULL)
    return NULL;
  event.contract_id = yui_body_get_id (body, "contract_id", YUI_REQUIRED);
  kind = yui_body_get_word (body, "kind", YUI_REQUIRED, KINDS);
  yui_body_get_moment (body, "occurred_at", YUI_REQUIRED, &event.occurred_s);
  if (!yui_body_finish (body, error))
    return NULL;
  yui_clock_kind_from_name (kind, &event.kind);
  return yui_request_change (request, record_event, &event, error);
}

const YuiRoute yui_clock_events_routes[] = {
  { "POST", "/v1/clock-events", "createClockEvent", YUI_ROLE_WORKER, create_clock_event,
    YUI_BODY_JSON },
  { NULL },
};
