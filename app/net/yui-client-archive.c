/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Operations: making and keeping papers, jobs, bank accounts. */
#include "yui-client-private.h"

DexFuture *
yui_client_find_documents (YuiClient *self,
                           const YuiDocumentFilter *filter,
                           GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  return yui_client_read_list (
      self, YUI_TYPE_DOCUMENT,
      yui_path ("/v1/documents", "kind", yui_word_to_nick (YUI_TYPE_DOCUMENT_KIND, filter->kind),
                "q", filter->text, "worker_id", filter->worker_id, "shift_id", filter->shift_id,
                "pay_run_id", filter->pay_run_id, "from", filter->from, "to", filter->to,
                "erasable", filter->is_erasable ? "true" : NULL, "limit", "500", NULL),
      cancellable);
}

gboolean
yui_document_wish_is_job (const YuiDocumentWish *wish)
{
  g_return_val_if_fail (wish != NULL, FALSE);

  if (wish->kind == YUI_DOCUMENT_KIND_PAYSLIP || wish->kind == YUI_DOCUMENT_KIND_PAYSLIP_BOOKLET)
    return TRUE;
  return wish->worker_id == NULL
         && (wish->kind == YUI_DOCUMENT_KIND_WITHHOLDING_SLIP
             || wish->kind == YUI_DOCUMENT_KIND_WAGE_LEDGER);
}

static void
set_text (JsonObject *body, const char *member, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (body, member, text);
}

static YuiCall *
new_call (const char *method, char *path, GType type, JsonObject *body)
{
  YuiCall *call = yui_call_new (method, path, YUI_ANSWER_RECORD);

  call->type = type;
  yui_call_take_json (call, json_node_init_object (json_node_alloc (), body));
  return call;
}

DexFuture *
yui_client_make_document (YuiClient *self, const YuiDocumentWish *wish, GCancellable *cancellable)
{
  g_autoptr (JsonObject) body = json_object_new ();

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (wish != NULL && wish->kind != YUI_DOCUMENT_KIND_NONE, NULL);

  set_text (body, "kind", yui_word_to_nick (YUI_TYPE_DOCUMENT_KIND, wish->kind));
  set_text (body, "worker_id", wish->worker_id);
  set_text (body, "shift_id", wish->shift_id);
  set_text (body, "pay_run_id", wish->pay_run_id);
  set_text (body, "from", wish->from);
  set_text (body, "to", wish->to);
  if (wish->year != 0)
    json_object_set_int_member (body, "year", wish->year);
  set_text (body, "format", wish->is_table ? "table" : NULL);
  set_text (body, "encoding", wish->is_shift_jis ? "shift_jis" : NULL);
  set_text (body, "transfer", wish->is_payroll ? "payroll" : NULL);
  if (wish->has_line_ends)
    json_object_set_boolean_member (body, "line_ends", TRUE);
  return yui_client_call (
      self,
      new_call (SOUP_METHOD_POST, yui_path_of ("documents", NULL),
                yui_document_wish_is_job (wish) ? YUI_TYPE_JOB : YUI_TYPE_DOCUMENT, body),
      cancellable);
}

DexFuture *
yui_client_erase_document (YuiClient *self, YuiDocument *document, GCancellable *cancellable)
{
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_DOCUMENT (document), NULL);

  call = yui_call_new (SOUP_METHOD_POST,
                       yui_path_of ("documents", yui_document_get_id (document), "erase", NULL),
                       YUI_ANSWER_TRUTH);
  return yui_client_call (self, call, cancellable);
}

/* ---- jobs ---- */

static DexFuture *
ask_job (YuiClient *self, YuiJob *job, const char *method, GCancellable *cancellable)
{
  YuiCall *call
      = yui_call_new (method, yui_path_of ("jobs", yui_job_get_id (job), NULL), YUI_ANSWER_UPDATE);

  call->record = g_object_ref (YUI_RECORD (job));
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_read_job (YuiClient *self, YuiJob *job, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_JOB (job), NULL);

  return ask_job (self, job, SOUP_METHOD_GET, cancellable);
}

DexFuture *
yui_client_cancel_job (YuiClient *self, YuiJob *job, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_JOB (job), NULL);

  return ask_job (self, job, SOUP_METHOD_DELETE, cancellable);
}

DexFuture *
yui_client_list_jobs (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_JOB, yui_path ("/v1/jobs", "limit", "500", NULL),
                               cancellable);
}

/* ---- banks ---- */

DexFuture *
yui_client_find_banks (YuiClient *self,
                       const char *bank_code,
                       const char *query,
                       GCancellable *cancellable)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  path = bank_code != NULL ? yui_path_of ("banks", bank_code, "branches", NULL)
                           : yui_path_of ("banks", NULL);
  return yui_client_read_list (self, YUI_TYPE_BANK, yui_path (path, "query", query, NULL),
                               cancellable);
}

static char *
account_path (const char *membership_id)
{
  return membership_id != NULL ? yui_path_of ("memberships", membership_id, "bank-account", NULL)
                               : yui_path_of ("paying-account", NULL);
}

DexFuture *
yui_client_get_bank_account (YuiClient *self, const char *membership_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_record (self, YUI_TYPE_BANK_ACCOUNT, account_path (membership_id),
                                 cancellable);
}

DexFuture *
yui_client_put_bank_account (YuiClient *self,
                             const char *membership_id,
                             YuiBankAccount *account,
                             const YuiBankAccountEntry *entry,
                             GCancellable *cancellable)
{
  g_autoptr (JsonObject) body = json_object_new ();
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_BANK_ACCOUNT (account) && entry != NULL, NULL);

  set_text (body, "bank_code", entry->bank_code);
  set_text (body, "branch_code", entry->branch_code);
  set_text (body, "kind", yui_word_to_nick (YUI_TYPE_BANK_ACCOUNT_KIND, entry->kind));
  set_text (body, "number", entry->number);
  set_text (body, "holder_kana", entry->holder_kana);
  set_text (body, "client_code", entry->client_code);
  call = yui_call_new (SOUP_METHOD_PUT, account_path (membership_id), YUI_ANSWER_UPDATE);
  call->record = g_object_ref (YUI_RECORD (account));
  call->version = yui_bank_account_get_version (account);
  yui_call_take_json (call, json_node_init_object (json_node_alloc (), body));
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_delete_bank_account (YuiClient *self,
                                const char *membership_id,
                                YuiBankAccount *account,
                                GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (membership_id != NULL && YUI_IS_BANK_ACCOUNT (account), NULL);

  return yui_client_remove (self, yui_bank_account_get_version (account),
                            account_path (membership_id), cancellable);
}
