/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Operations: check-ins that fitted no work. */
#include "yui-client-private.h"

#define UNMATCHED "unmatched-clock-events"

/* body: transfer full, nullable. */
static DexFuture *
act (YuiClient *self,
     YuiUnmatchedClockEvent *event,
     const char *action,
     JsonObject *body,
     GCancellable *cancellable)
{
  g_autoptr (JsonObject) owned = body;

  return yui_client_act (
      self, event, yui_unmatched_clock_event_get_version (event),
      yui_path_of (UNMATCHED, yui_unmatched_clock_event_get_id (event), action, NULL),
      owned ? json_node_init_object (json_node_alloc (), owned) : NULL, cancellable);
}

DexFuture *
yui_client_list_unmatched (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_UNMATCHED_CLOCK_EVENT, yui_path_of (UNMATCHED, NULL),
                               cancellable);
}

DexFuture *
yui_client_match_clock_event (YuiClient *self,
                              YuiUnmatchedClockEvent *event,
                              const char *contract_id,
                              YuiClockKind kind,
                              GCancellable *cancellable)
{
  JsonObject *body;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_UNMATCHED_CLOCK_EVENT (event) && contract_id != NULL, NULL);

  body = json_object_new ();
  json_object_set_string_member (body, "contract_id", contract_id);
  if (kind != YUI_CLOCK_KIND_NONE)
    json_object_set_string_member (body, "kind", yui_word_to_nick (YUI_TYPE_CLOCK_KIND, (int)kind));
  return act (self, event, "settle", body, cancellable);
}

DexFuture *
yui_client_put_aside (YuiClient *self,
                      YuiUnmatchedClockEvent *event,
                      const char *note,
                      GCancellable *cancellable)
{
  JsonObject *body;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_UNMATCHED_CLOCK_EVENT (event) && note != NULL, NULL);

  body = json_object_new ();
  json_object_set_string_member (body, "note", note);
  return act (self, event, "settle", body, cancellable);
}

DexFuture *
yui_client_reopen_clock_event (YuiClient *self,
                               YuiUnmatchedClockEvent *event,
                               GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_UNMATCHED_CLOCK_EVENT (event), NULL);

  return act (self, event, "reopen", NULL, cancellable);
}
