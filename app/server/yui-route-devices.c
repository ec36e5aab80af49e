/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-device.h"
#include "yui-json.h"
#include "yui-routes.h"

/* A person sees where they are signed in; a coordinator also the programme's kiosks. */
#define DEVICES_SEEN                                                                               \
  "d.programme_id = $1 AND d.ended_s IS NULL AND d.expires_s > $2 "                                \
  "AND (d.account_id = $3 OR (d.kind = 'kiosk' AND $4 = 'coordinator'))"

static void
add_device (YuiRequest *request, YuiJson *doc, yyjson_mut_val *items, YuiStatement *row)
{
  yyjson_mut_val *item = yyjson_mut_arr_add_obj (doc, items);

  yui_json_add_text (doc, item, "id", yui_statement_get_text (row, 0));
  yui_json_add_text (doc, item, "kind", yui_statement_get_text (row, 1));
  yui_json_add_text (doc, item, "label", yui_statement_get_text (row, 2));
  yui_json_add_moment (doc, item, "signed_in_at", yui_statement_get_int (row, 3));
  yui_json_add_moment (doc, item, "seen_at", yui_statement_get_int (row, 4));
  yui_json_add_moment (doc, item, "expires_at", yui_statement_get_int (row, 5));
  yui_json_add_text (doc, item, "workplace_id", yui_statement_get_text (row, 6));
  yui_json_add_bool (doc, item, "is_this",
                     g_strcmp0 (yui_statement_get_text (row, 0), request->principal.device_id)
                         == 0);
}

static YuiResponse *
list_devices (YuiRequest *request, GError **error)
{
  yyjson_mut_val *items;
  g_autoptr (YuiJson) doc = yui_json_new_list (&items);
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      "SELECT d.id, d.kind, d.label, d.created_s, d.seen_s, d.expires_s, a.workplace_id "
      "FROM device d "
      "JOIN account a ON a.programme_id = d.programme_id AND a.id = d.account_id "
      "WHERE " DEVICES_SEEN " ORDER BY d.created_s DESC, d.id",
      YUI_INT (request->principal.programme_id), YUI_INT (request->now_s),
      YUI_TEXT (request->principal.account_id), YUI_TEXT (yui_role_name (request->principal.role)));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    add_device (request, doc, items, query);
  return step == YUI_STEP_DONE ? yui_response_new_json (200, g_steal_pointer (&doc)) : NULL;
}

static YuiResponse *
end_device (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const char *id = user_data;
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT 1 FROM device d WHERE " DEVICES_SEEN " AND d.id = $5",
      YUI_INT (request->principal.programme_id), YUI_INT (request->now_s),
      YUI_TEXT (request->principal.account_id), YUI_TEXT (yui_role_name (request->principal.role)),
      YUI_TEXT (id));

  return yui_problem_find_row (query, error)
                 && yui_device_end (db, request->principal.programme_id, id, "revoked",
                                    request->now_s, error)
             ? yui_response_new_empty (204)
             : NULL;
}

static YuiResponse *
delete_device (YuiRequest *request, GError **error)
{
  return yui_request_change (request, end_device,
                             (gpointer)yui_request_get_path_value (request, "device_id"), error);
}

const YuiRoute yui_devices_routes[] = {
  { "GET", "/v1/devices", "listDevices", YUI_ROLES_STAFF, list_devices },
  { "DELETE", "/v1/devices/{device_id}", "deleteDevice", YUI_ROLES_STAFF, delete_device },
  { NULL },
};
