/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Operations: who may see a shift, job descriptions to use again, screening. */
#include "yui-client-private.h"

#define TEMPLATES "templates"

/* ---- rings ---- */

DexFuture *
yui_client_list_rings (YuiClient *self, const char *shift_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (shift_id != NULL, NULL);

  return yui_client_read_record (self, YUI_TYPE_RING_LIST,
                                 yui_path_of ("shifts", shift_id, "rings", NULL), cancellable);
}

DexFuture *
yui_client_put_rings (YuiClient *self,
                      const char *shift_id,
                      int shift_version,
                      JsonNode *plan,
                      GCancellable *cancellable)
{
  g_autoptr (JsonObject) body = json_object_new ();
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (shift_id != NULL && JSON_NODE_HOLDS_ARRAY (plan), NULL);

  json_object_set_member (body, "rings", plan);
  call = yui_call_new (SOUP_METHOD_PUT, yui_path_of ("shifts", shift_id, "rings", NULL),
                       YUI_ANSWER_RECORD);
  call->type = YUI_TYPE_RING_LIST;
  call->version = shift_version;
  yui_call_take_json (call, json_node_init_object (json_node_alloc (), body));
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_move_ring (YuiClient *self, YuiRing *ring, const char *verb, GCancellable *cancellable)
{
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_RING (ring) && verb != NULL, NULL);

  call = yui_call_new (SOUP_METHOD_POST, yui_path_of ("rings", yui_ring_get_id (ring), verb, NULL),
                       YUI_ANSWER_RECORD);
  call->type = YUI_TYPE_RING_LIST;
  call->version = yui_ring_get_version (ring);
  return yui_client_call (self, call, cancellable);
}

/* ---- templates ---- */

DexFuture *
yui_client_list_templates (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_TEMPLATE, yui_path_of (TEMPLATES, NULL), cancellable);
}

DexFuture *
yui_client_create_template (YuiClient *self, JsonNode *body, GCancellable *cancellable)
{
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (JSON_NODE_HOLDS_OBJECT (body), NULL);

  call = yui_call_new (SOUP_METHOD_POST, yui_path_of (TEMPLATES, NULL), YUI_ANSWER_RECORD);
  call->type = YUI_TYPE_TEMPLATE;
  yui_call_take_json (call, body);
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_delete_template (YuiClient *self, YuiTemplate *template, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_TEMPLATE (template), NULL);

  return yui_client_remove (self, yui_template_get_version (template),
                            yui_path_of (TEMPLATES, yui_template_get_id (template), NULL),
                            cancellable);
}

/* ---- screening ---- */

DexFuture *
yui_client_list_screenings (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_SCREENING, yui_path_of ("screenings", NULL),
                               cancellable);
}

DexFuture *
yui_client_get_screening (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_record (self, YUI_TYPE_SCREENING, yui_path_of ("screening", NULL),
                                 cancellable);
}

DexFuture *
yui_client_decide_screening (YuiClient *self,
                             const char *employer_id,
                             gboolean passed,
                             int open_seats_max,
                             const char *reason,
                             GCancellable *cancellable)
{
  g_autoptr (JsonObject) body = json_object_new ();
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (employer_id != NULL && reason != NULL, NULL);

  json_object_set_string_member (body, "state", passed ? "passed" : "refused");
  json_object_set_string_member (body, "reason", reason);
  if (passed && open_seats_max > 0)
    json_object_set_int_member (body, "open_seats_max", open_seats_max);
  call = yui_call_new (SOUP_METHOD_POST, yui_path_of ("employers", employer_id, "screenings", NULL),
                       YUI_ANSWER_TRUTH);
  yui_call_take_json (call, json_node_init_object (json_node_alloc (), body));
  return yui_client_call (self, call, cancellable);
}
