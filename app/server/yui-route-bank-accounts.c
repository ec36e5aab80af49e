/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-bank-account.h"
#include "yui-request.h"
#include "yui-membership.h"
#include "yui-routes.h"

#define BANKS_MAX 60
#define QUERY_MAX 100

/* ---- banks ---- */

static YuiResponse *
answer_banks (YuiRequest *request, const char *bank_code, GError **error)
{
  const YuiBanks *banks = yui_server_get_banks (request->server, error);
  const char *query = yui_request_get_query (request, "query");
  const YuiBank *found[BANKS_MAX] = { NULL };
  yyjson_mut_val *items;
  YuiJson *doc;
  guint n;

  if (banks == NULL)
    return NULL;
  if (bank_code != NULL && yui_banks_find (banks, bank_code) == NULL)
    {
      yui_problem_set_not_found (error);
      return NULL;
    }
  if (query != NULL && g_utf8_strlen (query, -1) > QUERY_MAX)
    {
      yui_problem_set (error, YUI_PROBLEM_INVALID_PARAMETER,
                       "The parameter \"query\" has more than %d characters.", QUERY_MAX);
      return NULL;
    }
  n = yui_banks_search (banks, bank_code, query != NULL ? query : "", found, BANKS_MAX);
  doc = yui_json_new_list (&items);
  for (guint i = 0; i < n; i++)
    {
      yyjson_mut_val *item = yyjson_mut_arr_add_obj (doc, items);

      yui_json_add_text (doc, item, "code", found[i]->code);
      yui_json_add_text (doc, item, "name", found[i]->name);
      yui_json_add_text (doc, item, "kana", found[i]->kana);
    }
  return yui_response_new_json (200, doc);
}

static YuiResponse *
list_banks (YuiRequest *request, GError **error)
{
  return answer_banks (request, NULL, error);
}

static YuiResponse *
list_branches (YuiRequest *request, GError **error)
{
  return answer_banks (request, yui_request_get_path_value (request, "bank_code"), error);
}

/* ---- accounts ---- */

static void
add_account (const YuiBankAccount *account,
             const YuiBanks *banks,
             gboolean is_employer,
             YuiJson *doc,
             yyjson_mut_val *object)
{
  const YuiBank *bank
      = account->bank_code != NULL ? yui_banks_find (banks, account->bank_code) : NULL;
  const YuiBank *branch
      = bank != NULL ? yui_banks_find_branch (banks, account->bank_code, account->branch_code)
                     : NULL;
  g_autofree char *summary = yui_bank_account_describe (account, banks);

  yui_json_add_int (doc, object, "version", account->version);
  yui_json_add_text (doc, object, "bank_code", account->bank_code);
  yui_json_add_text (doc, object, "bank_name", bank != NULL ? bank->name : NULL);
  yui_json_add_text (doc, object, "branch_code", account->branch_code);
  yui_json_add_text (doc, object, "branch_name", branch != NULL ? branch->name : NULL);
  yui_json_add_text (doc, object, "kind", account->kind);
  yui_json_add_text (doc, object, "number", account->number);
  yui_json_add_text (doc, object, "holder_kana", account->holder_kana);
  if (is_employer)
    yui_json_add_text (doc, object, "client_code", account->client_code);
  yui_json_add_text (doc, object, "summary", summary);
}

static YuiResponse *
answer_account (YuiRequest *request, YuiDatabase *db, const char *worker_id, GError **error)
{
  const YuiBanks *banks = yui_server_get_banks (request->server, error);
  g_auto (YuiBankAccount) account = { 0 };
  YuiResponse *response;
  YuiJson *doc;

  if (banks == NULL
      || !yui_bank_account_load (&account, db, request->principal.programme_id,
                                 request->principal.employer_id, worker_id, error))
    return NULL;
  doc = yui_json_new ();
  add_account (&account, banks, worker_id == NULL, doc, yui_json_root (doc));
  response = yui_response_new_json (200, doc);
  yui_response_set_version (response, account.version);
  return response;
}

/* account NULL: it is to go. */
static YuiResponse *
save_account (YuiRequest *request,
              YuiDatabase *db,
              const YuiBankAccount *account,
              const char *worker_id,
              GError **error)
{
  const YuiPrincipal *who = &request->principal;
  g_auto (YuiBankAccount) known = { 0 };

  if (!yui_bank_account_load (&known, db, who->programme_id, who->employer_id, worker_id, error)
      || !yui_request_check_version (request, known.version, error)
      || !yui_bank_account_save (account, db, who->programme_id, who->employer_id, worker_id,
                                 who->actor_id, request->now_s, error))
    return NULL;
  return account != NULL ? answer_account (request, db, worker_id, error)
                         : yui_response_new_empty (204);
}

static YuiResponse *
write_worker_account (YuiRequest *request, YuiDatabase *db, gpointer account, GError **error)
{
  g_autofree char *worker_id = yui_membership_find_worker (request, db, error);

  return worker_id != NULL ? save_account (request, db, account, worker_id, error) : NULL;
}

static YuiResponse *
write_employer_account (YuiRequest *request, YuiDatabase *db, gpointer account, GError **error)
{
  return save_account (request, db, account, NULL, error);
}

static YuiResponse *
put_account (YuiRequest *request, gboolean is_employer, YuiChangeFunc write, GError **error)
{
  const YuiBanks *banks = yui_server_get_banks (request->server, error);
  g_autoptr (YuiBody) body = banks != NULL ? yui_body_new (request, error) : NULL;
  g_auto (YuiBankAccount) account = { 0 };

  if (body == NULL)
    return NULL;
  yui_bank_account_read (&account, body, banks, is_employer);
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write, &account, error);
}

static YuiResponse *
get_worker_account (YuiRequest *request, GError **error)
{
  g_autofree char *worker_id = yui_membership_find_worker (request, request->db, error);

  return worker_id != NULL ? answer_account (request, request->db, worker_id, error) : NULL;
}

static YuiResponse *
put_worker_account (YuiRequest *request, GError **error)
{
  return put_account (request, FALSE, write_worker_account, error);
}

static YuiResponse *
delete_worker_account (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_worker_account, NULL, error);
}

static YuiResponse *
get_employer_account (YuiRequest *request, GError **error)
{
  return answer_account (request, request->db, NULL, error);
}

static YuiResponse *
put_employer_account (YuiRequest *request, GError **error)
{
  return put_account (request, TRUE, write_employer_account, error);
}

#define WORKER_ACCOUNT   "/v1/memberships/{membership_id}/bank-account"
#define EMPLOYER_ACCOUNT "/v1/paying-account"

const YuiRoute yui_bank_accounts_routes[] = {
  { "GET", "/v1/banks", "listBanks", YUI_ROLES_PAYING, list_banks },
  { "GET", "/v1/banks/{bank_code}/branches", "listBankBranches", YUI_ROLES_PAYING, list_branches },
  { "GET", WORKER_ACCOUNT, "getBankAccount", YUI_ROLES_PAYING, get_worker_account },
  { "PUT", WORKER_ACCOUNT, "putBankAccount", YUI_ROLES_PAYING, put_worker_account, YUI_BODY_JSON,
    YUI_ROUTE_IF_MATCH },
  { "DELETE", WORKER_ACCOUNT, "deleteBankAccount", YUI_ROLES_PAYING, delete_worker_account,
    YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { "GET", EMPLOYER_ACCOUNT, "getPayingAccount", YUI_ROLES_PAYING, get_employer_account },
  { "PUT", EMPLOYER_ACCOUNT, "putPayingAccount", YUI_ROLES_PAYING, put_employer_account,
    YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { NULL },
};
