/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-account-import.h"
#include "yui-import-sheet.h"
#include "yui-request.h"
#include "yui-routes.h"

typedef struct
{
  YuiAccountImport *import;
  const char *mode;
} ImportCall;

static YuiResponse *
run_import (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiPrincipal *who = &request->principal;
  ImportCall *call = user_data;
  g_autoptr (YuiJson) doc = yui_json_new ();

  if (!yui_account_import_place (call->import, db, who->programme_id, who->employer_id, error))
    return NULL;
  if (g_str_equal (call->mode, "all") && yui_account_import_get_n_refused (call->import) > 0)
    {
      yyjson_mut_doc_set_root (doc, yui_account_import_to_json (call->import, doc));
      yui_import_sheet_refuse_rows (error, yui_account_import_get_n_refused (call->import), doc);
      return NULL;
    }
  if (!g_str_equal (call->mode, "preview")
      && !yui_account_import_apply (call->import, db, who->actor_id, request->now_s, error))
    return NULL;
  yyjson_mut_doc_set_root (doc, yui_account_import_to_json (call->import, doc));
  return yui_response_new_json (200, g_steal_pointer (&doc));
}

static YuiResponse *
import_accounts (YuiRequest *request, GError **error)
{
  const YuiBanks *banks = yui_server_get_banks (request->server, error);
  g_autoptr (YuiAccountImport) import = NULL;
  ImportCall call = { 0 };

  if (banks == NULL
      || !yui_request_query_word (request, "mode", TRUE, yui_import_modes, &call.mode, error))
    return NULL;
  import = yui_account_import_read (yui_request_get_body (request), banks, error);
  if (import == NULL)
    return NULL;
  call.import = import;
  return yui_request_change (request, run_import, &call, error);
}

const YuiRoute yui_account_imports_routes[] = {
  { "POST", "/v1/bank-account-imports", "importBankAccounts", YUI_ROLES_PAYING, import_accounts,
    YUI_BODY_CSV },
  { NULL },
};
