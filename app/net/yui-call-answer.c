/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "model/yui-time.h"
#include "yui-call-private.h"
#include "yui-net-error-private.h"

/* What is made of a call's answer. */

static gboolean
has_same_value (JsonNode *a, JsonNode *b)
{
  gint64 time_a, time_b;

  if (a == NULL || b == NULL)
    return FALSE;
  if (json_node_equal (a, b))
    return TRUE;
  return JSON_NODE_HOLDS_VALUE (a) && JSON_NODE_HOLDS_VALUE (b)
         && json_node_get_value_type (a) == G_TYPE_STRING
         && json_node_get_value_type (b) == G_TYPE_STRING
         && yui_time_from_text (json_node_get_string (a), &time_a)
         && yui_time_from_text (json_node_get_string (b), &time_b) && time_a == time_b;
}

static gboolean
contains_patch (JsonNode *resource, GBytes *patch)
{
  g_autoptr (JsonNode) wanted = yui_flight_parse_json (patch);
  JsonObjectIter iter;
  const char *member;
  JsonNode *value;

  if (resource == NULL || !JSON_NODE_HOLDS_OBJECT (resource))
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (wanted));
  while (json_object_iter_next (&iter, &member, &value))
    if (!has_same_value (value, json_object_get_member (json_node_get_object (resource), member)))
      return FALSE;
  return TRUE;
}

/* A PATCH or PUT whose answer was lost comes back as 412 because it was itself the change; then what the
 * server holds is what was wanted. */
YuiReply *
yui_flight_look_again (YuiFlight *flight, YuiReply *refused, GError **error)
{
  YuiCall *call = flight->call;
  const char *method = call->method;
  g_autoptr (GBytes) patch = g_steal_pointer (&call->body);
  int version = call->version;
  g_autoptr (YuiReply) now = NULL;

  call->method = SOUP_METHOD_GET;
  call->version = -1;
  now = yui_flight_fetch (flight, call->path, error);
  call->method = method;
  call->version = version;
  call->body = g_steal_pointer (&patch);
  if (now == NULL)
    return NULL;
  if (now->status == 200 && contains_patch (now->json, call->body))
    return g_steal_pointer (&now);
  return refused;
}

gboolean
yui_flight_is_own_delete (YuiFlight *flight, YuiReply *reply)
{
  return flight->may_have_arrived && reply->status == 404
         && g_str_equal (flight->call->method, SOUP_METHOD_DELETE);
}

static gboolean
refuse_bad_answer (YuiFlight *flight, GError *reason)
{
  dex_promise_reject (flight->promise,
                      g_error_new (YUI_NET_ERROR, YUI_NET_ERROR_FAILED,
                                   "The answer to %s %s cannot be read: %s", flight->call->method,
                                   flight->call->path, reason->message));
  g_error_free (reason);
  return FALSE;
}

void
yui_flight_reject_reply (YuiFlight *flight, YuiReply *reply)
{
  g_autoptr (YuiProblem) problem = yui_flight_read_problem (reply);
  g_autoptr (YuiClient) client = g_weak_ref_get (&flight->client);

  GError *error = problem != NULL
                      ? yui_net_error_new_for_problem (problem, reply->retry_after_s)
                      : g_error_new (YUI_NET_ERROR, YUI_NET_ERROR_FAILED, "Status %d to %s %s",
                                     reply->status, flight->call->method, flight->call->path);
  const gboolean is_factor_needed = yui_net_error_is_named (error, "second-factor-needed");

  dex_promise_reject (flight->promise, error);
  if (reply->status == 401 && client != NULL)
    yui_client_emit_unauthorized (client);
  if (is_factor_needed && client != NULL)
    yui_client_emit_second_factor_needed (client);
}

static void
resolve_record (YuiFlight *flight, YuiReply *reply)
{
  YuiCall *call = flight->call;
  GType type = call->answer == YUI_ANSWER_UPDATE ? G_OBJECT_TYPE (call->record) : call->type;
  GError *error = NULL;
  g_autoptr (YuiRecord) record = yui_record_new_from_json (type, reply->json, &error);

  if (record == NULL)
    {
      refuse_bad_answer (flight, error);
      return;
    }
  if (call->answer == YUI_ANSWER_UPDATE)
    yui_record_update (call->record, record);
  dex_promise_resolve_object (
      flight->promise, g_object_ref (call->answer == YUI_ANSWER_UPDATE ? call->record : record));
}

static void
append_all (GListStore *store, GListModel *page)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (page); i++)
    g_ptr_array_add (items, g_list_model_get_item (page, i));
  g_list_store_splice (store, g_list_model_get_n_items (G_LIST_MODEL (store)), 0, items->pdata,
                       items->len);
}

/* Reads this page and all that follow. */
static void
resolve_list (YuiFlight *flight, YuiReply *first)
{
  g_autoptr (GListStore) store = g_list_store_new (flight->call->type);
  g_autoptr (YuiReply) next = NULL;
  YuiReply *reply = first;

  for (;;)
    {
      GError *error = NULL;
      g_autoptr (GListStore) page
          = yui_record_list_new_from_json (flight->call->type, reply->json, &error);
      g_autofree char *path = g_strdup (reply->next);

      if (page == NULL)
        {
          refuse_bad_answer (flight, error);
          return;
        }
      append_all (store, G_LIST_MODEL (page));
      if (path == NULL)
        break;
      g_clear_pointer (&next, yui_flight_reply_free);
      reply = next = yui_flight_fetch (flight, path, &error);
      if (next == NULL)
        {
          dex_promise_reject (flight->promise, error);
          return;
        }
      if (next->status != 200)
        {
          yui_flight_reject_reply (flight, next);
          return;
        }
    }
  dex_promise_resolve_object (flight->promise, g_steal_pointer (&store));
}

void
yui_flight_resolve_reply (YuiFlight *flight, YuiReply *reply)
{
  switch (flight->call->answer)
    {
    case YUI_ANSWER_RECORD:
    case YUI_ANSWER_UPDATE:
      resolve_record (flight, reply);
      break;
    case YUI_ANSWER_LIST:
      resolve_list (flight, reply);
      break;
    case YUI_ANSWER_BYTES:
      dex_promise_resolve_boxed (flight->promise, G_TYPE_BYTES, g_bytes_ref (reply->body));
      break;
    case YUI_ANSWER_TRUTH:
      dex_promise_resolve_boolean (flight->promise, TRUE);
      break;
    }
}
