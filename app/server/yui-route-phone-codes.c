/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-phone-code.h"
#include "yui-request.h"
#include "yui-routes.h"

static YuiResponse *
write_code (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiPrincipal *principal = &request->principal;
  const YuiPhoneCodeNew new_code
      = { .programme_id = principal->programme_id,
          .worker_id = principal->worker_id,
          .made_by = principal->opened_by != NULL ? principal->opened_by : principal->worker_id,
          .now_s = request->now_s };
  g_autofree char *url = NULL;
  char code[YUI_USER_CODE_SIZE];
  YuiJson *doc;

  if (!yui_phone_code_make (db, &new_code, code, error))
    return NULL;
  url = g_strdup_printf ("%s/my/%s", yui_server_get_base_url (request->server), code);
  doc = yui_json_new ();
  yui_json_add_text (doc, yui_json_root (doc), "code", code);
  yui_json_add_text (doc, yui_json_root (doc), "url", url);
  yui_json_add_moment (doc, yui_json_root (doc), "expires_at",
                       request->now_s + YUI_PHONE_CODE_LIFE_S);
  return yui_response_new_json (201, doc);
}

static YuiResponse *
create_phone_code (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_code, NULL, error);
}

const YuiRoute yui_phone_codes_routes[] = {
  { "POST", "/v1/my/phone-codes", "createPhoneCode", YUI_ROLE_WORKER, create_phone_code,
    YUI_BODY_NONE, YUI_ROUTE_SECRET },
  { NULL },
};
