/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Operations: the cancellation desk, changes of contracts, applications, deliveries. */
#include "model/yui-time.h"
#include "yui-client-private.h"

/* POST of body (transfer full) to path (transfer full), which answers a new record of type, or TRUE
 * when type is G_TYPE_NONE. */
static DexFuture *
post (YuiClient *self,
      GType type,
      char *path,
      int version,
      JsonObject *body,
      GCancellable *cancellable)
{
  YuiCall *call = yui_call_new (SOUP_METHOD_POST, path,
                                type == G_TYPE_NONE ? YUI_ANSWER_TRUTH : YUI_ANSWER_RECORD);

  call->type = type;
  call->version = version;
  if (body != NULL)
    {
      yui_call_take_json (call, json_node_init_object (json_node_alloc (), body));
      json_object_unref (body);
    }
  return yui_client_call (self, call, cancellable);
}

static JsonObject *
make_decision (const char *reason, const char *owed_kind, const char *written_reason)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "reason", reason);
  json_object_set_string_member (body, "owed_kind", owed_kind);
  if (written_reason != NULL && written_reason[0] != '\0')
    json_object_set_string_member (body, "written_reason", written_reason);
  return body;
}

DexFuture *
yui_client_get_cancel_desk (YuiClient *self, const char *contract_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (contract_id != NULL, NULL);

  return yui_client_read_record (self, YUI_TYPE_CANCEL_DESK,
                                 yui_path_of ("contracts", contract_id, "cancellation-desk", NULL),
                                 cancellable);
}

DexFuture *
yui_client_cancel_contract (YuiClient *self,
                            YuiCancelDesk *desk,
                            const char *reason,
                            const char *owed_kind,
                            gint64 owed_yen,
                            const char *written_reason,
                            GCancellable *cancellable)
{
  JsonObject *body;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_CANCEL_DESK (desk), NULL);

  body = make_decision (reason, owed_kind, written_reason);
  json_object_set_int_member (body, "owed_yen", owed_yen);
  return post (
      self, YUI_TYPE_CANCELLATION,
      yui_path_of ("contracts", yui_cancel_desk_get_contract_id (desk), "cancellation", NULL),
      yui_cancel_desk_get_version (desk), body, cancellable);
}

DexFuture *
yui_client_get_shift_cancel_desk (YuiClient *self, const char *shift_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (shift_id != NULL, NULL);

  return yui_client_read_record (self, YUI_TYPE_SHIFT_CANCEL_DESK,
                                 yui_path_of ("shifts", shift_id, "cancellation-desk", NULL),
                                 cancellable);
}

DexFuture *
yui_client_cancel_shift (YuiClient *self,
                         YuiShiftCancelDesk *desk,
                         const char *reason,
                         const char *owed_kind,
                         gint64 owed_total_yen,
                         const char *written_reason,
                         GCancellable *cancellable)
{
  GListModel *people;
  JsonArray *ids;
  JsonObject *body;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_SHIFT_CANCEL_DESK (desk), NULL);

  body = make_decision (reason, owed_kind, written_reason);
  people = yui_shift_cancel_desk_get_items (desk);
  ids = json_array_new ();
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (YuiCancelDesk) one = g_list_model_get_item (people, i);

      json_array_add_string_element (ids, yui_cancel_desk_get_contract_id (one));
    }
  json_object_set_array_member (body, "contract_ids", ids);
  json_object_set_int_member (body, "owed_total_yen", owed_total_yen);
  return post (
      self, YUI_TYPE_SHIFT,
      yui_path_of ("shifts", yui_shift_cancel_desk_get_shift_id (desk), "cancellation", NULL),
      yui_shift_cancel_desk_get_version (desk), body, cancellable);
}

DexFuture *
yui_client_propose_change (YuiClient *self,
                           YuiCancelDesk *desk,
                           const char *kind,
                           YuiCancelChoice *choice,
                           const char *note,
                           gint64 reply_by,
                           GCancellable *cancellable)
{
  g_autofree char *reply_by_text = yui_time_to_text (reply_by);
  JsonObject *body;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_CANCEL_DESK (desk) && YUI_IS_CANCEL_CHOICE (choice), NULL);

  body = json_object_new ();
  json_object_set_string_member (body, "kind", kind);
  json_object_set_string_member (body, "reply_by", reply_by_text);
  json_object_set_string_member (body, "note", note);
  if (g_str_equal (kind, "shorten"))
    {
      g_autofree char *start = yui_time_to_text (yui_cancel_choice_get_starts_at (choice));
      g_autofree char *end = yui_time_to_text (yui_cancel_choice_get_ends_at (choice));

      json_object_set_string_member (body, "starts_at", start);
      json_object_set_string_member (body, "ends_at", end);
      json_object_set_int_member (body, "break_min", yui_cancel_choice_get_break_min (choice));
    }
  else
    json_object_set_string_member (body, "to_shift_id", yui_cancel_choice_get_to_shift_id (choice));
  return post (self, YUI_TYPE_PROPOSAL,
               yui_path_of ("contracts", yui_cancel_desk_get_contract_id (desk), "proposals", NULL),
               yui_cancel_desk_get_version (desk), body, cancellable);
}

DexFuture *
yui_client_withdraw_proposal (YuiClient *self, YuiProposal *proposal, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_PROPOSAL (proposal), NULL);

  return yui_client_remove (self, yui_proposal_get_version (proposal),
                            yui_path_of ("proposals", yui_proposal_get_id (proposal), NULL),
                            cancellable);
}

DexFuture *
yui_client_record_consent (YuiClient *self,
                           YuiProposal *proposal,
                           gboolean is_accepted,
                           const char *how,
                           const char *note,
                           GCancellable *cancellable)
{
  JsonObject *body;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_PROPOSAL (proposal) && how != NULL && note != NULL, NULL);

  body = json_object_new ();
  json_object_set_string_member (body, "answer", is_accepted ? "accepted" : "declined");
  json_object_set_string_member (body, "how", how);
  json_object_set_string_member (body, "note", note);
  return post (self, YUI_TYPE_CONTRACT,
               yui_path_of ("proposals", yui_proposal_get_id (proposal), "consent", NULL),
               yui_proposal_get_version (proposal), body, cancellable);
}

DexFuture *
yui_client_answer_proposal (YuiClient *self,
                            YuiProposal *proposal,
                            gboolean is_accepted,
                            GCancellable *cancellable)
{
  JsonObject *body = NULL;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_PROPOSAL (proposal), NULL);

  if (is_accepted)
    {
      body = json_object_new ();
      json_object_set_string_member (body, "terms_sha256",
                                     yui_terms_get_sha256 (yui_proposal_get_terms (proposal)));
    }
  return post (self, YUI_TYPE_CONTRACT,
               yui_path_of ("proposals", yui_proposal_get_id (proposal),
                            is_accepted ? "accept" : "decline", NULL),
               -1, body, cancellable);
}

DexFuture *
yui_client_cancel_my_contract (YuiClient *self, const char *contract_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (contract_id != NULL, NULL);

  return post (self, YUI_TYPE_CANCELLATION,
               yui_path_of ("my", "contracts", contract_id, "cancellation", NULL), -1,
               json_object_new (), cancellable);
}

DexFuture *
yui_client_list_open_shifts (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_OPEN_SHIFT, yui_path_of ("my", "open-shifts", NULL),
                               cancellable);
}

DexFuture *
yui_client_list_my_applications (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_JOB_APPLICATION,
                               yui_path_of ("my", "applications", NULL), cancellable);
}

DexFuture *
yui_client_apply (YuiClient *self,
                  YuiOpenShift *shift,
                  gboolean electronic_notice,
                  GCancellable *cancellable)
{
  JsonObject *body;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_OPEN_SHIFT (shift), NULL);

  body = json_object_new ();
  json_object_set_string_member (body, "shift_id", yui_open_shift_get_id (shift));
  json_object_set_string_member (body, "terms_sha256",
                                 yui_terms_get_sha256 (yui_open_shift_get_terms (shift)));
  json_object_set_boolean_member (body, "electronic_notice", electronic_notice);
  return post (self, YUI_TYPE_JOB_APPLICATION, yui_path_of ("my", "applications", NULL), -1, body,
               cancellable);
}

DexFuture *
yui_client_list_applications (YuiClient *self, const char *shift_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (shift_id != NULL, NULL);

  return yui_client_read_list (self, YUI_TYPE_JOB_APPLICATION,
                               yui_path_of ("shifts", shift_id, "applications", NULL), cancellable);
}

DexFuture *
yui_client_answer_application (YuiClient *self,
                               YuiJobApplication *application,
                               gboolean is_accepted,
                               GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_JOB_APPLICATION (application), NULL);

  return post (self, is_accepted ? YUI_TYPE_CONTRACT : YUI_TYPE_JOB_APPLICATION,
               yui_path_of ("applications", yui_job_application_get_id (application),
                            is_accepted ? "accept" : "decline", NULL),
               yui_job_application_get_version (application), NULL, cancellable);
}

DexFuture *
yui_client_record_delivery (YuiClient *self,
                            const char *document_id,
                            const char *how,
                            GCancellable *cancellable)
{
  JsonObject *body;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (document_id != NULL && how != NULL, NULL);

  body = json_object_new ();
  json_object_set_string_member (body, "how", how);
  return post (self, G_TYPE_NONE, yui_path_of ("documents", document_id, "deliveries", NULL), -1,
               body, cancellable);
}
