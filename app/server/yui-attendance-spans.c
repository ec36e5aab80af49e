/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-attendance-spans.h"

#include "yui-attendance.h"

const char *const yui_hours_span_names[YUI_N_HOURS_SPANS + 1]
    = { "break", "preparation", "changing", "cleaning", "waiting", NULL };

static gint64
down_to_minute (gint64 moment_s)
{
  return moment_s - moment_s % YUI_SECONDS_PER_MINUTE;
}

static int
sum_breaks (const GArray *spans)
{
  gint64 sum_s = 0;

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const YuiHoursSpan *span = &g_array_index (spans, YuiHoursSpan, i);

      if (span->kind == YUI_HOURS_SPAN_BREAK)
        sum_s += span->span.end_s - span->span.start_s;
    }
  return (int)(sum_s / YUI_SECONDS_PER_MINUTE);
}

/* Appends the pause since_s … until_s, cut to whole minutes and to the hours. Seconds of several
 * pauses add up, as in the clocked break; pause_s carries them. */
static void
append_pause (
    GArray *spans, gint64 since_s, gint64 until_s, gint64 start_s, gint64 end_s, gint64 *pause_s)
{
  const gint64 before_s = down_to_minute (*pause_s);
  const gint64 from_s = MAX (down_to_minute (since_s), start_s);
  YuiHoursSpan span = { .kind = YUI_HOURS_SPAN_BREAK };

  *pause_s += until_s - since_s;
  span.span.start_s = from_s;
  span.span.end_s = MIN (from_s + down_to_minute (*pause_s) - before_s, end_s);
  if (span.span.end_s > from_s)
    g_array_append_val (spans, span);
}

static gboolean
read_pauses (YuiDatabase *db,
             gint64 programme_id,
             const char *contract_id,
             gint64 start_s,
             gint64 end_s,
             GArray *spans,
             GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT kind, occurred_s FROM clock_event WHERE programme_id = $1 AND contract_id = $2 "
      "ORDER BY occurred_s, id",
      YUI_INT (programme_id), YUI_TEXT (contract_id));
  gint64 away_s = 0, pause_s = 0;
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const gint64 occurred_s = yui_statement_get_int (query, 1);
      YuiClockKind kind = YUI_CLOCK_IN;

      yui_clock_kind_from_name (yui_statement_get_text (query, 0), &kind);
      if (kind == YUI_CLOCK_BREAK_START || kind == YUI_CLOCK_OUT)
        {
          away_s = away_s == 0 ? occurred_s : away_s;
          continue;
        }
      if (away_s != 0)
        append_pause (spans, away_s, occurred_s, start_s, end_s, &pause_s);
      away_s = 0;
    }
  return step == YUI_STEP_DONE;
}

gboolean
yui_attendance_spans_clocked (YuiDatabase *db,
                              gint64 programme_id,
                              const char *contract_id,
                              gint64 start_s,
                              gint64 end_s,
                              int break_min,
                              GArray *spans,
                              GError **error)
{
  g_return_val_if_fail (db != NULL && contract_id != NULL && spans != NULL, FALSE);

  g_autoptr (GArray) pauses = g_array_new (FALSE, FALSE, sizeof (YuiHoursSpan));

  if (!read_pauses (db, programme_id, contract_id, start_s, end_s, pauses, error))
    return FALSE;
  if (pauses->len > 0 && sum_breaks (pauses) == break_min)
    g_array_append_vals (spans, pauses->data, pauses->len);
  return TRUE;
}

gboolean
yui_attendance_spans_load (
    YuiDatabase *db, gint64 programme_id, const char *attendance_id, GArray *spans, GError **error)
{
  g_return_val_if_fail (db != NULL && attendance_id != NULL && spans != NULL, FALSE);

  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT kind, start_s, end_s FROM attendance_span "
      "WHERE programme_id = $1 AND attendance_id = $2 ORDER BY start_s, position",
      YUI_INT (programme_id), YUI_TEXT (attendance_id));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      YuiHoursSpan span
          = { .span = { yui_statement_get_int (query, 1), yui_statement_get_int (query, 2) } };

      while (!g_str_equal (yui_hours_span_names[span.kind], yui_statement_get_text (query, 0)))
        span.kind++;
      g_array_append_val (spans, span);
    }
  return step == YUI_STEP_DONE;
}

gboolean
yui_attendance_spans_store (YuiDatabase *db,
                            gint64 programme_id,
                            const char *attendance_id,
                            const GArray *spans,
                            GError **error)
{
  g_return_val_if_fail (db != NULL && attendance_id != NULL && spans != NULL, FALSE);

  if (yui_database_run (db, error,
                        "DELETE FROM attendance_span WHERE programme_id = $1 AND "
                        "attendance_id = $2",
                        YUI_INT (programme_id), YUI_TEXT (attendance_id))
      < 0)
    return FALSE;
  for (guint i = 0; i < spans->len; i++)
    {
      const YuiHoursSpan *span = &g_array_index (spans, YuiHoursSpan, i);

      if (yui_database_run (db, error,
                            "INSERT INTO attendance_span (programme_id, attendance_id, position, "
                            "kind, start_s, end_s) VALUES ($1, $2, $3, $4, $5, $6)",
                            YUI_INT (programme_id), YUI_TEXT (attendance_id), YUI_INT (i),
                            YUI_TEXT (yui_hours_span_names[span->kind]),
                            YUI_INT (span->span.start_s), YUI_INT (span->span.end_s))
          < 0)
        return FALSE;
    }
  return yui_database_run (db, error,
                           "UPDATE attendance SET break_assumed = $3 "
                           "WHERE programme_id = $1 AND id = $2",
                           YUI_INT (programme_id), YUI_TEXT (attendance_id),
                           YUI_INT (sum_breaks (spans) == 0))
         >= 0;
}

/* Appends what is left of start_s … end_s without the breaks; FALSE when they do not fit. */
static gboolean
cut_breaks (gint64 start_s, gint64 end_s, const GArray *spans, GArray *worked)
{
  const guint n_before = worked->len;
  gint64 from_s = start_s;

  for (guint i = 0; i <= spans->len; i++)
    {
      const YuiHoursSpan *span = i < spans->len ? &g_array_index (spans, YuiHoursSpan, i) : NULL;
      const YuiSpan work = { from_s, span != NULL ? span->span.start_s : end_s };

      if (span != NULL && span->kind != YUI_HOURS_SPAN_BREAK)
        continue;
      if (work.end_s < work.start_s)
        {
          g_array_set_size (worked, n_before);
          return FALSE;
        }
      if (work.end_s > work.start_s)
        g_array_append_val (worked, work);
      from_s = span != NULL ? span->span.end_s : end_s;
    }
  return worked->len > n_before;
}

gboolean
yui_attendance_spans_worked (
    gint64 start_s, gint64 end_s, int break_min, const GArray *spans, GArray *worked)
{
  g_return_val_if_fail (worked != NULL, FALSE);

  YuiSpan placed[2];
  size_t n_placed;

  if (break_min > 0 && sum_breaks (spans) == break_min
      && cut_breaks (start_s, end_s, spans, worked))
    return TRUE;
  if (yui_labour_planned_spans (start_s, end_s, break_min, placed, &n_placed) != YUI_LABOUR_OK)
    return FALSE;
  g_array_append_vals (worked, placed, (guint)n_placed);
  return TRUE;
}
