/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-account-import.h"
#include "yui-request.h"
#include "yui-routes.h"

static const char *const MODES[] = { "preview", "all", "good_rows", NULL };

typedef struct
{
  YuiAccountImport *import;
  const char *mode;
} ImportCall;

static void
refuse_all (const YuiAccountImport *import, GError **error)
{
  g_autoptr (YuiJson) doc = yui_json_new ();
  g_autofree char *report = NULL;
  const guint n = yui_account_import_get_n_refused (import);

  yyjson_mut_doc_set_root (doc, yui_account_import_to_json (import, doc));
  report = yui_json_write (doc, NULL);
  yui_problem_set (error, YUI_PROBLEM_INVALID_INPUT,
                   "%u of the rows cannot be taken, so none was; mend them, or take the good rows.",
                   n);
  if (error != NULL)
    yui_problem_set_report (*error, report);
}

static YuiResponse *
run_import (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiPrincipal *who = &request->principal;
  ImportCall *call = user_data;
  YuiJson *doc;

  if (!yui_account_import_place (call->import, db, who->programme_id, who->employer_id, error))
    return NULL;
  if (g_str_equal (call->mode, "all") && yui_account_import_get_n_refused (call->import) > 0)
    {
      refuse_all (call->import, error);
      return NULL;
    }
  if (!g_str_equal (call->mode, "preview")
      && !yui_account_import_apply (call->import, db, who->actor_id, request->now_s, error))
    return NULL;
  doc = yui_json_new ();
  yyjson_mut_doc_set_root (doc, yui_account_import_to_json (call->import, doc));
  return yui_response_new_json (200, doc);
}

static YuiResponse *
import_accounts (YuiRequest *request, GError **error)
{
  const YuiBanks *banks = yui_server_get_banks (request->server, error);
  g_autoptr (YuiAccountImport) import = NULL;
  ImportCall call = { 0 };

  if (banks == NULL || !yui_request_query_word (request, "mode", TRUE, MODES, &call.mode, error))
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
