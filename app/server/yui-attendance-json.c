/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-attendance-json.h"

void
yui_clock_record_add_json (const YuiClockRecord *record, YuiJson *doc, yyjson_mut_val *object)
{
  g_return_if_fail (record != NULL && doc != NULL && object != NULL);

  yui_json_add_text (doc, object, "id", record->id);
  yui_json_add_text (doc, object, "contract_id", record->contract_id);
  yui_json_add_text (doc, object, "kind", yui_clock_kind_name (record->kind));
  yui_json_add_text (doc, object, "source", record->is_kiosk ? "kiosk" : "phone");
  yui_json_add_moment (doc, object, "occurred_at", record->occurred_s);
  yui_json_add_moment (doc, object, "received_at", record->received_s);
  yui_json_add_bool (doc, object, "needs_review", record->review_reason != NULL);
  yui_json_add_text (doc, object, "review_reason", record->review_reason);
}

static gboolean
add_clock_events (YuiDatabase *db,
                  gint64 programme_id,
                  const char *contract_id,
                  YuiJson *doc,
                  yyjson_mut_val *object,
                  GError **error)
{
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (doc, object, "clock_events");
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT id, kind, source, occurred_s, received_s, review_reason FROM clock_event "
      "WHERE programme_id = $1 AND contract_id = $2 ORDER BY occurred_s, id",
      YUI_INT (programme_id), YUI_TEXT (contract_id));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      YuiClockRecord record = {
        .id = (char *)yui_statement_get_text (query, 0),
        .contract_id = (char *)contract_id,
        .is_kiosk = g_str_equal (yui_statement_get_text (query, 2), "kiosk"),
        .occurred_s = yui_statement_get_int (query, 3),
        .received_s = yui_statement_get_int (query, 4),
        .review_reason = (char *)yui_statement_get_text (query, 5),
      };

      yui_clock_kind_from_name (yui_statement_get_text (query, 1), &record.kind);
      yui_clock_record_add_json (&record, doc, yyjson_mut_arr_add_obj (doc, list));
    }
  return step == YUI_STEP_DONE;
}

static void
add_moment (YuiJson *doc, yyjson_mut_val *object, const char *key, YuiStatement *row, int column)
{
  if (yui_statement_is_null (row, column))
    yui_json_add_null (doc, object, key);
  else
    yui_json_add_moment (doc, object, key, yui_statement_get_int (row, column));
}

static void
add_int (YuiJson *doc, yyjson_mut_val *object, const char *key, YuiStatement *row, int column)
{
  if (yui_statement_is_null (row, column))
    yui_json_add_null (doc, object, key);
  else
    yui_json_add_int (doc, object, key, yui_statement_get_int (row, column));
}

gboolean
yui_attendance_add_json (YuiDatabase *db,
                         gint64 programme_id,
                         YuiStatement *row,
                         YuiJson *doc,
                         yyjson_mut_val *object,
                         GError **error)
{
  static const char *const TEXTS[] = { "state",       "contract_id", "shift_id",       "worker_id",
                                       "worker_name", "kana",        "workplace_name", "title" };

  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, YUI_ATTENDANCE_ID));
  yui_json_add_int (doc, object, "version", yui_statement_get_int (row, YUI_ATTENDANCE_VERSION));
  for (guint i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    yui_json_add_text (doc, object, TEXTS[i],
                       yui_statement_get_text (row, YUI_ATTENDANCE_STATE + (int)i));
  yui_json_add_day (doc, object, "work_date", yui_statement_get_int (row, YUI_ATTENDANCE_WORK_DAY));
  add_moment (doc, object, "planned_start", row, 11);
  add_moment (doc, object, "planned_end", row, 12);
  add_int (doc, object, "planned_break_min", row, 13);
  add_moment (doc, object, "clocked_start", row, 14);
  add_moment (doc, object, "clocked_end", row, 15);
  add_int (doc, object, "clocked_break_min", row, 16);
  add_moment (doc, object, "agreed_start", row, 17);
  add_moment (doc, object, "agreed_end", row, 18);
  add_int (doc, object, "agreed_break_min", row, 19);
  yui_json_add_text (doc, object, "note", yui_statement_get_text (row, 20));
  yui_json_add_bool (doc, object, "needs_review", yui_statement_get_int (row, 21) != 0);
  return add_clock_events (db, programme_id, yui_statement_get_text (row, 3), doc, object, error);
}
