/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-contract.h"
#include "yui-attendance.h"
#include "yui-terms.h"

gboolean
yui_contract_add_json (YuiDatabase *db,
                       gint64 programme_id,
                       YuiStatement *row,
                       YuiJson *doc,
                       yyjson_mut_val *object,
                       GError **error)
{
  YuiClocked clocked;

  if (!yui_attendance_load_clock (db, programme_id, yui_statement_get_text (row, 0), &clocked,
                                  error))
    return FALSE;
  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, 0));
  yui_json_add_int (doc, object, "version", yui_statement_get_int (row, 1));
  yui_json_add_text (doc, object, "shift_id", yui_statement_get_text (row, 2));
  yui_json_add_text (doc, object, "worker_id", yui_statement_get_text (row, 3));
  yui_json_add_text (doc, object, "worker_name", yui_statement_get_text (row, 4));
  yui_json_add_moment (doc, object, "formed_at", yui_statement_get_int (row, 5));
  yui_terms_add_json (doc, object, yui_statement_get_text (row, 6),
                      yui_statement_get_text (row, 7));
  yui_json_add_text (doc, object, "clock_state", yui_clock_state_name (clocked.state));
  yui_json_add_text (doc, object, "notice_document_id", yui_statement_get_text (row, 8));
  yui_json_add_text (doc, object, "attendance_id", yui_statement_get_text (row, 9));
  return TRUE;
}
