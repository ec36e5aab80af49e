/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-member-import.h"
#include "yui-import-sheet.h"
#include "yui-request.h"
#include "yui-routes.h"

typedef struct
{
  YuiMemberImport *import;
  const char *mode;
} ImportCall;

static gboolean
log_touched (YuiRequest *request, YuiDatabase *db, const GPtrArray *touched, GError **error)
{
  for (guint i = 0; i < touched->len; i++)
    if (!yui_request_log_change (request, db, "membership", touched->pdata[i],
                                 request->principal.employer_id, FALSE, error))
      return FALSE;
  return TRUE;
}

static YuiResponse *
run_import (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  ImportCall *call = user_data;
  g_autoptr (GPtrArray) touched = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (YuiJson) doc = yui_json_new ();

  if (!yui_member_import_place (call->import, db, request->principal.programme_id,
                                request->principal.employer_id, error))
    return NULL;
  if (g_str_equal (call->mode, "all") && yui_member_import_get_n_refused (call->import) > 0)
    {
      yyjson_mut_doc_set_root (doc, yui_member_import_to_json (call->import, doc));
      yui_import_sheet_refuse_rows (error, yui_member_import_get_n_refused (call->import), doc);
      return NULL;
    }
  if (!g_str_equal (call->mode, "preview")
      && (!yui_member_import_apply (call->import, db, request->now_s, touched, error)
          || !log_touched (request, db, touched, error)))
    return NULL;
  yyjson_mut_doc_set_root (doc, yui_member_import_to_json (call->import, doc));
  return yui_response_new_json (200, g_steal_pointer (&doc));
}

static YuiResponse *
import_members (YuiRequest *request, GError **error)
{
  g_autoptr (YuiMemberImport) import = NULL;
  ImportCall call = { 0 };

  if (!yui_request_query_word (request, "mode", TRUE, yui_import_modes, &call.mode, error))
    return NULL;
  import = yui_member_import_read (yui_request_get_body (request),
                                   yui_civil_day_of_utc (request->now_s), error);
  if (import == NULL)
    return NULL;
  call.import = import;
  return yui_request_change (request, run_import, &call, error);
}

const YuiRoute yui_member_imports_routes[] = {
  { "POST", "/v1/member-imports", "importMembers", YUI_ROLES_MANAGING, import_members,
    YUI_BODY_CSV },
  { NULL },
};
