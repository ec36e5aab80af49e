/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Operations: shifts, candidates, offers made. */
#include "model/yui-time.h"
#include "yui-client-private.h"

DexFuture *
yui_client_list_shifts (YuiClient *self,
                        const char *from,
                        const char *to,
                        const char *workplace_id,
                        YuiShiftState state,
                        GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (
      self, YUI_TYPE_SHIFT,
      yui_path ("/v1/shifts", "from", from, "to", to, "workplace_id", workplace_id, "state",
                yui_word_to_nick (YUI_TYPE_SHIFT_STATE, state), "limit", "500", NULL),
      cancellable);
}

/* The same draft with the same content has the same key in any run, so that it becomes one shift.
 */
static char *
make_draft_key (YuiShiftDraft *draft, GBytes *body)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, body);

  return g_strdup_printf ("%s-%.16s", yui_shift_draft_get_id (draft), digest);
}

DexFuture *
yui_client_create_shift (YuiClient *self, YuiShiftDraft *draft, GCancellable *cancellable)
{
  JsonNode *body;
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_SHIFT_DRAFT (draft), NULL);

  body = yui_shift_draft_to_request (draft);
  g_return_val_if_fail (body != NULL, NULL);
  call = yui_call_new (SOUP_METHOD_POST, yui_path_of ("shifts", NULL), YUI_ANSWER_RECORD);
  call->type = YUI_TYPE_SHIFT;
  yui_call_take_json (call, body);
  call->key = make_draft_key (draft, call->body);
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_get_shift (YuiClient *self, const char *shift_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (shift_id != NULL, NULL);

  return yui_client_read_record (self, YUI_TYPE_SHIFT, yui_path_of ("shifts", shift_id, NULL),
                                 cancellable);
}

DexFuture *
yui_client_get_shift_pay (YuiClient *self, const char *shift_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (shift_id != NULL, NULL);

  return yui_client_read_record (self, YUI_TYPE_SHIFT_PAY,
                                 yui_path_of ("shifts", shift_id, "pay", NULL), cancellable);
}

DexFuture *
yui_client_update_shift (YuiClient *self,
                         YuiShift *shift,
                         YuiShiftDraft *draft,
                         GCancellable *cancellable)
{
  JsonNode *patch;
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_SHIFT (shift), NULL);
  g_return_val_if_fail (YUI_IS_SHIFT_DRAFT (draft), NULL);

  patch = yui_shift_draft_to_patch (draft, shift);
  g_return_val_if_fail (patch != NULL, NULL);
  if (json_object_get_size (json_node_get_object (patch)) == 0)
    {
      json_node_unref (patch);
      return dex_future_new_for_object (shift);
    }
  call = yui_call_new ("PATCH", yui_path_of ("shifts", yui_shift_get_id (shift), NULL),
                       YUI_ANSWER_UPDATE);
  call->record = g_object_ref (YUI_RECORD (shift));
  call->version = yui_shift_get_version (shift);
  yui_call_take_json (call, patch);
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_delete_shift (YuiClient *self, YuiShift *shift, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_SHIFT (shift), NULL);

  return yui_client_remove (self, yui_shift_get_version (shift),
                            yui_path_of ("shifts", yui_shift_get_id (shift), NULL), cancellable);
}

DexFuture *
yui_client_publish_shift (YuiClient *self, YuiShift *shift, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_SHIFT (shift), NULL);

  return yui_client_act (self, shift, yui_shift_get_version (shift),
                         yui_path_of ("shifts", yui_shift_get_id (shift), "publish", NULL), NULL,
                         cancellable);
}

DexFuture *
yui_client_list_candidates (YuiClient *self,
                            const char *shift_id,
                            int limit,
                            GCancellable *cancellable)
{
  g_autofree char *path = NULL;
  g_autofree char *limit_text = g_strdup_printf ("%d", limit);

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (shift_id != NULL && limit > 0, NULL);

  path = yui_path_of ("shifts", shift_id, "candidates", NULL);
  return yui_client_read_record (self, YUI_TYPE_CANDIDATE_LIST,
                                 yui_path (path, "limit", limit_text, NULL), cancellable);
}

DexFuture *
yui_client_list_offers (YuiClient *self, const char *shift_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (shift_id != NULL, NULL);

  return yui_client_read_list (self, YUI_TYPE_OFFER,
                               yui_path_of ("shifts", shift_id, "offers", NULL), cancellable);
}

DexFuture *
yui_client_create_offers (YuiClient *self,
                          const char *shift_id,
                          const char *const *worker_ids,
                          gint64 reply_by,
                          GCancellable *cancellable)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *reply_by_text = yui_time_to_text (reply_by);
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (shift_id != NULL && worker_ids != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "worker_ids");
  json_builder_begin_array (builder);
  for (guint i = 0; worker_ids[i] != NULL; i++)
    json_builder_add_string_value (builder, worker_ids[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "reply_by");
  json_builder_add_string_value (builder, reply_by_text);
  json_builder_end_object (builder);

  call = yui_call_new (SOUP_METHOD_POST, yui_path_of ("shifts", shift_id, "offers", NULL),
                       YUI_ANSWER_LIST);
  call->type = YUI_TYPE_OFFER;
  yui_call_take_json (call, json_builder_get_root (builder));
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_list_shift_contracts (YuiClient *self, const char *shift_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (shift_id != NULL, NULL);

  return yui_client_read_list (self, YUI_TYPE_CONTRACT,
                               yui_path_of ("shifts", shift_id, "contracts", NULL), cancellable);
}

DexFuture *
yui_client_withdraw_offer (YuiClient *self, YuiOffer *offer, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_OFFER (offer), NULL);

  return yui_client_remove (self, yui_offer_get_version (offer),
                            yui_path_of ("offers", yui_offer_get_id (offer), NULL), cancellable);
}
