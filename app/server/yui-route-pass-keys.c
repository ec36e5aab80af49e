/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-page.h"
#include "yui-request.h"
#include "yui-routes.h"

static gboolean
add_key (YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *item, GError **error)
{
  g_autofree char *public_key = NULL;
  gsize size;
  const void *bytes = yui_statement_get_blob (row, 1, &size);

  public_key = g_base64_encode (bytes, size);
  yui_json_add_text (doc, item, "id", yui_statement_get_text (row, 0));
  yui_json_add_int (doc, item, "programme_id", request->principal.programme_id);
  yui_json_add_text (doc, item, "public_key", public_key);
  yui_json_add_moment (doc, item, "made_at", yui_statement_get_int (row, 2));
  if (yui_statement_is_null (row, 3))
    yui_json_add_null (doc, item, "retired_at");
  else
    yui_json_add_moment (doc, item, "retired_at", yui_statement_get_int (row, 3));
  return TRUE;
}

static YuiResponse *
list_pass_keys (YuiRequest *request, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (request->db, error,
                            "SELECT id, public_key, made_s, retired_s FROM pass_key "
                            "WHERE programme_id = $1 ORDER BY made_s DESC, id",
                            YUI_INT (request->principal.programme_id));

  return yui_list_answer (request, query, add_key, error);
}

const YuiRoute yui_pass_keys_routes[] = {
  { "GET", "/v1/pass-keys", "listPassKeys", YUI_ROLES_STAFF | YUI_ROLE_KIOSK, list_pass_keys },
  { NULL },
};
