/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-attendance-json.h"

#include "yui-attendance-spans.h"

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
  yui_json_add_bool (doc, object, "via_poster", record->via_poster);
  yui_json_add_moment_or_null (doc, object, "device_at", record->device_s);
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
      "SELECT id, kind, source, occurred_s, received_s, review_reason, poster_id IS NOT NULL, "
      "coalesce (device_s, 0) FROM clock_event WHERE programme_id = $1 AND contract_id = $2 ORDER "
      "BY occurred_s, id",
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
        .via_poster = yui_statement_get_int (query, 6) != 0,
        .device_s = yui_statement_get_int (query, 7),
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

/* ---- corrections and claims ---- */

gboolean
yui_corrections_add_json (YuiDatabase *db,
                          gint64 programme_id,
                          const char *attendance_id,
                          YuiJson *doc,
                          yyjson_mut_val *list,
                          GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT c.number, c.kind, c.made_s, coalesce (a.display_name, w.name, ''), c.by_worker, "
      "c.from_start_s, c.from_end_s, c.from_break_min, c.to_start_s, c.to_end_s, c.to_break_min, "
      "c.why, c.was_paid FROM attendance_correction c "
      "LEFT JOIN account a ON a.programme_id = c.programme_id AND a.id = c.made_by "
      "LEFT JOIN worker w ON w.programme_id = c.programme_id AND w.id = c.made_by "
      "WHERE c.programme_id = $1 AND c.attendance_id = $2 ORDER BY c.number",
      YUI_INT (programme_id), YUI_TEXT (attendance_id));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, list);

      yui_json_add_int (doc, object, "number", yui_statement_get_int (query, 0));
      yui_json_add_text (doc, object, "kind", yui_statement_get_text (query, 1));
      yui_json_add_moment (doc, object, "made_at", yui_statement_get_int (query, 2));
      yui_json_add_text (doc, object, "made_by", yui_statement_get_text (query, 3));
      yui_json_add_bool (doc, object, "by_worker", yui_statement_get_int (query, 4) != 0);
      add_moment (doc, object, "from_start", query, 5);
      add_moment (doc, object, "from_end", query, 6);
      add_int (doc, object, "from_break_min", query, 7);
      add_moment (doc, object, "to_start", query, 8);
      add_moment (doc, object, "to_end", query, 9);
      add_int (doc, object, "to_break_min", query, 10);
      yui_json_add_text (doc, object, "why", yui_statement_get_text (query, 11));
      yui_json_add_bool (doc, object, "was_paid", yui_statement_get_int (query, 12) != 0);
    }
  return step == YUI_STEP_DONE;
}

static YuiStatement *
query_claims (YuiDatabase *db, gint64 programme_id, const char *attendance_id, GError **error)
{
  return yui_database_query (db, error,
                             "SELECT id, by_worker, start_s, end_s, break_min, note, made_s "
                             "FROM attendance_claim WHERE programme_id = $1 AND attendance_id = $2 "
                             "ORDER BY made_s, id",
                             YUI_INT (programme_id), YUI_TEXT (attendance_id));
}

static void
add_claim (YuiStatement *row, YuiJson *doc, yyjson_mut_val *object)
{
  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, 0));
  yui_json_add_bool (doc, object, "by_worker", yui_statement_get_int (row, 1) != 0);
  yui_json_add_moment (doc, object, "started_at", yui_statement_get_int (row, 2));
  yui_json_add_moment (doc, object, "ended_at", yui_statement_get_int (row, 3));
  yui_json_add_int (doc, object, "break_min", yui_statement_get_int (row, 4));
  yui_json_add_text (doc, object, "note", yui_statement_get_text (row, 5));
  yui_json_add_moment (doc, object, "made_at", yui_statement_get_int (row, 6));
}

gboolean
yui_claims_add_json (YuiDatabase *db,
                     gint64 programme_id,
                     const char *attendance_id,
                     YuiJson *doc,
                     yyjson_mut_val *list,
                     GError **error)
{
  g_autoptr (YuiStatement) query = query_claims (db, programme_id, attendance_id, error);
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    add_claim (query, doc, yyjson_mut_arr_add_obj (doc, list));
  return step == YUI_STEP_DONE;
}

/* The newest of each side. */
static gboolean
add_newest_claims (YuiDatabase *db,
                   gint64 programme_id,
                   const char *attendance_id,
                   YuiJson *doc,
                   yyjson_mut_val *object,
                   GError **error)
{
  g_autoptr (YuiStatement) query = query_claims (db, programme_id, attendance_id, error);
  yyjson_mut_val *newest[2] = { yyjson_mut_null (doc), yyjson_mut_null (doc) };
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const gboolean by_worker = yui_statement_get_int (query, 1) != 0;

      newest[by_worker] = yyjson_mut_obj (doc);
      add_claim (query, doc, newest[by_worker]);
    }
  yyjson_mut_obj_add_val (doc, object, "employer_claim", newest[FALSE]);
  yyjson_mut_obj_add_val (doc, object, "worker_claim", newest[TRUE]);
  return step == YUI_STEP_DONE;
}

static gboolean
add_spans (YuiDatabase *db,
           gint64 programme_id,
           const char *attendance_id,
           YuiJson *doc,
           yyjson_mut_val *object,
           GError **error)
{
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (doc, object, "spans");
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (YuiHoursSpan));

  if (!yui_attendance_spans_load (db, programme_id, attendance_id, spans, error))
    return FALSE;
  for (guint i = 0; i < spans->len; i++)
    {
      const YuiHoursSpan *span = &g_array_index (spans, YuiHoursSpan, i);
      yyjson_mut_val *item = yyjson_mut_arr_add_obj (doc, list);

      yui_json_add_text (doc, item, "kind", yui_hours_span_names[span->kind]);
      yui_json_add_moment (doc, item, "started_at", span->span.start_s);
      yui_json_add_moment (doc, item, "ended_at", span->span.end_s);
    }
  return TRUE;
}

/* The break of the hours that count so far, and the one the law asks for. */
static void
add_break_check (YuiStatement *row, YuiJson *doc, yyjson_mut_val *object)
{
  const int column = !yui_statement_is_null (row, 18)   ? 17
                     : !yui_statement_is_null (row, 15) ? 14
                                                        : 11;
  const gint64 break_min = yui_statement_get_int (row, column + 2);
  const gint64 worked_min
      = (yui_statement_get_int (row, column + 1) - yui_statement_get_int (row, column))
            / YUI_SECONDS_PER_MINUTE
        - break_min;

  yui_json_add_int (doc, object, "required_break_min",
                    yui_labour_required_break_min ((int)MAX (worked_min, 0)));
  yui_json_add_int (doc, object, "worked_break_min", break_min);
}

/* Each from a table of its own; most rows have nothing in two of them. */
static gboolean
add_parts (YuiDatabase *db,
           gint64 programme_id,
           YuiStatement *row,
           YuiJson *doc,
           yyjson_mut_val *object,
           GError **error)
{
  const char *id = yui_statement_get_text (row, YUI_ATTENDANCE_ID);

  if (yui_statement_get_int (row, YUI_ATTENDANCE_HAS_EVENTS) == 0)
    yyjson_mut_obj_add_arr (doc, object, "clock_events");
  else if (!add_clock_events (db, programme_id, yui_statement_get_text (row, 3), doc, object,
                              error))
    return FALSE;
  if (yui_statement_get_int (row, YUI_ATTENDANCE_HAS_SPANS) == 0)
    yyjson_mut_obj_add_arr (doc, object, "spans");
  else if (!add_spans (db, programme_id, id, doc, object, error))
    return FALSE;
  if (yui_statement_get_int (row, YUI_ATTENDANCE_HAS_CLAIMS) != 0)
    return add_newest_claims (db, programme_id, id, doc, object, error);
  yui_json_add_null (doc, object, "employer_claim");
  yui_json_add_null (doc, object, "worker_claim");
  return TRUE;
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
  yui_json_add_bool (doc, object, "disputed",
                     yui_statement_get_int (row, YUI_ATTENDANCE_DISPUTED) != 0);
  yui_json_add_bool (doc, object, "break_assumed",
                     yui_statement_get_int (row, YUI_ATTENDANCE_BREAK_ASSUMED) != 0);
  yui_json_add_int (doc, object, "corrections",
                    yui_statement_get_int (row, YUI_ATTENDANCE_CORRECTIONS));
  add_break_check (row, doc, object);
  return add_parts (db, programme_id, row, doc, object, error);
}
