/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Operations: what was done while the server may have been away. */
#include "yui-client-private.h"

DexFuture *
yui_client_push_ops (YuiClient *self,
                     const char *device_id,
                     gint64 oldest_seq,
                     JsonArray *ops,
                     GCancellable *cancellable)
{
  g_autoptr (JsonObject) body = json_object_new ();
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (device_id != NULL && oldest_seq > 0 && ops != NULL, NULL);

  json_object_set_string_member (body, "device_id", device_id);
  json_object_set_int_member (body, "oldest_seq", oldest_seq);
  json_object_set_array_member (body, "ops", json_array_ref (ops));
  call = yui_call_new (SOUP_METHOD_POST, yui_path_of ("sync", "ops", NULL), YUI_ANSWER_RECORD);
  call->type = YUI_TYPE_SYNC_ANSWER;
  yui_call_take_json (call, json_node_init_object (json_node_alloc (), body));
  return yui_client_call (self, call, cancellable);
}
