/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Operations: the pool, cards, imports; the worker at a kiosk. */
#include "model/yui-time.h"
#include "yui-client-private.h"

DexFuture *
yui_client_list_memberships (YuiClient *self,
                             const char *q,
                             YuiMembershipKind kind,
                             GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_MEMBERSHIP,
                               yui_path ("/v1/memberships", "q", q, "kind",
                                         yui_word_to_nick (YUI_TYPE_MEMBERSHIP_KIND, kind), "limit",
                                         "500", NULL),
                               cancellable);
}

DexFuture *
yui_client_get_membership (YuiClient *self, const char *membership_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (membership_id != NULL, NULL);

  return yui_client_read_record (self, YUI_TYPE_MEMBERSHIP,
                                 yui_path_of ("memberships", membership_id, NULL), cancellable);
}

DexFuture *
yui_client_issue_card (YuiClient *self, const char *membership_id, GCancellable *cancellable)
{
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (membership_id != NULL, NULL);

  call = yui_call_new (SOUP_METHOD_POST, yui_path_of ("memberships", membership_id, "card", NULL),
                       YUI_ANSWER_RECORD);
  call->type = YUI_TYPE_CARD;
  return yui_client_call (self, call, cancellable);
}

static DexFuture *
import (
    YuiClient *self, const char *path, GBytes *csv, YuiImportMode mode, GCancellable *cancellable)
{
  YuiCall *call
      = yui_call_new (SOUP_METHOD_POST,
                      yui_path (path, "mode", yui_word_to_nick (YUI_TYPE_IMPORT_MODE, mode), NULL),
                      YUI_ANSWER_RECORD);

  call->type = YUI_TYPE_IMPORT_REPORT;
  call->body = g_bytes_ref (csv);
  call->content_type = "text/csv";
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_import_members (YuiClient *self,
                           GBytes *csv,
                           YuiImportMode mode,
                           GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (csv != NULL && mode != YUI_IMPORT_MODE_NONE, NULL);

  return import (self, "/v1/member-imports", csv, mode, cancellable);
}

DexFuture *
yui_client_import_bank_accounts (YuiClient *self,
                                 GBytes *csv,
                                 YuiImportMode mode,
                                 GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (csv != NULL && mode != YUI_IMPORT_MODE_NONE, NULL);

  return import (self, "/v1/bank-account-imports", csv, mode, cancellable);
}

/* Worker */

DexFuture *
yui_client_list_pass_keys (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_PASS_KEY, yui_path_of ("pass-keys", NULL),
                               cancellable);
}

DexFuture *
yui_client_open_card_session (YuiClient *self, const char *card_code, GCancellable *cancellable)
{
  JsonObject *body;
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (card_code != NULL, NULL);

  body = json_object_new ();
  json_object_set_string_member (body, "card_code", card_code);
  call = yui_call_new (SOUP_METHOD_POST, yui_path_of ("card-sessions", NULL), YUI_ANSWER_RECORD);
  call->type = YUI_TYPE_CARD_SESSION;
  call->is_once = TRUE;
  yui_call_take_json (call, json_node_init_object (json_node_alloc (), body));
  json_object_unref (body);
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_close_card_session (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_remove (self, -1, yui_path_of ("card-sessions", "current", NULL), cancellable);
}

DexFuture *
yui_client_list_my_offers (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_OFFER, yui_path_of ("my", "offers", NULL),
                               cancellable);
}

DexFuture *
yui_client_list_my_contracts (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_CONTRACT, yui_path_of ("my", "contracts", NULL),
                               cancellable);
}

DexFuture *
yui_client_accept_offer (YuiClient *self,
                         YuiOffer *offer,
                         gboolean electronic_notice,
                         GCancellable *cancellable)
{
  JsonObject *body;
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_OFFER (offer) && yui_offer_get_terms (offer) != NULL, NULL);

  body = json_object_new ();
  json_object_set_string_member (body, "terms_sha256",
                                 yui_terms_get_sha256 (yui_offer_get_terms (offer)));
  json_object_set_boolean_member (body, "electronic_notice", electronic_notice);
  call = yui_call_new (SOUP_METHOD_POST,
                       yui_path_of ("offers", yui_offer_get_id (offer), "accept", NULL),
                       YUI_ANSWER_RECORD);
  call->type = YUI_TYPE_CONTRACT;
  yui_call_take_json (call, json_node_init_object (json_node_alloc (), body));
  json_object_unref (body);
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_decline_offer (YuiClient *self, YuiOffer *offer, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_OFFER (offer), NULL);

  return yui_client_act (self, offer, -1,
                         yui_path_of ("offers", yui_offer_get_id (offer), "decline", NULL), NULL,
                         cancellable);
}

DexFuture *
yui_client_create_clock_event (YuiClient *self,
                               const char *contract_id,
                               const char *card_code,
                               YuiClockKind kind,
                               gint64 occurred_at,
                               const char *key,
                               GCancellable *cancellable)
{
  g_autofree char *occurred_text = yui_time_to_text (occurred_at);
  JsonObject *body;
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail ((contract_id == NULL) != (card_code == NULL), NULL);
  g_return_val_if_fail (kind != YUI_CLOCK_KIND_NONE, NULL);

  body = json_object_new ();
  json_object_set_string_member (body, contract_id != NULL ? "contract_id" : "card_code",
                                 contract_id != NULL ? contract_id : card_code);
  json_object_set_string_member (body, "kind", yui_word_to_nick (YUI_TYPE_CLOCK_KIND, kind));
  json_object_set_string_member (body, "occurred_at", occurred_text);
  call = yui_call_new (SOUP_METHOD_POST, yui_path_of ("clock-events", NULL), YUI_ANSWER_RECORD);
  call->type = YUI_TYPE_CLOCK_EVENT;
  call->key = g_strdup (key);
  yui_call_take_json (call, json_node_init_object (json_node_alloc (), body));
  json_object_unref (body);
  return yui_client_call (self, call, cancellable);
}
