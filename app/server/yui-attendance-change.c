/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-attendance-change.h"
#include "yui-attendance-json.h"
#include "yui-state.h"

#include "labour/yui-civil.h"

#define BREAK_MAX_MIN 480

void
yui_hours_clear (YuiHours *hours)
{
  g_clear_pointer (&hours->spans, g_array_unref);
}

gint64
yui_hours_worked_min (gint64 start_s, gint64 end_s, gint64 break_min)
{
  return (end_s - start_s) / YUI_SECONDS_PER_MINUTE - break_min;
}

/* ---- reading ---- */

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const YuiHoursSpan *first = a, *second = b;

  return (first->span.start_s > second->span.start_s)
         - (first->span.start_s < second->span.start_s);
}

static void
read_span (YuiBody *body, GArray *spans)
{
  YuiHoursSpan span = { 0 };
  const char *kind = yui_body_get_word (body, "kind", YUI_REQUIRED, yui_hours_span_names);
  gboolean is_whole = yui_body_get_moment (body, "started_at", YUI_REQUIRED, &span.span.start_s);

  is_whole &= yui_body_get_moment (body, "ended_at", YUI_REQUIRED, &span.span.end_s);
  yui_body_finish (body, NULL);
  if (!is_whole || kind == NULL)
    return;
  while (!g_str_equal (yui_hours_span_names[span.kind], kind))
    span.kind++;
  g_array_append_val (spans, span);
}

static void
check_spans (const YuiHours *hours, YuiFaults *faults)
{
  gint64 break_s = 0, last_break_s = hours->start_s;
  gboolean is_right = TRUE, is_near = TRUE;

  for (guint i = 0; i < hours->spans->len; i++)
    {
      const YuiHoursSpan *span = &g_array_index (hours->spans, YuiHoursSpan, i);

      is_near &= span->span.end_s > span->span.start_s
                 && span->span.start_s > hours->start_s - YUI_SECONDS_PER_DAY / 2
                 && span->span.end_s < hours->end_s + YUI_SECONDS_PER_DAY / 2
                 && span->span.start_s % YUI_SECONDS_PER_MINUTE == 0
                 && span->span.end_s % YUI_SECONDS_PER_MINUTE == 0;
      if (span->kind != YUI_HOURS_SPAN_BREAK)
        continue;
      is_right &= span->span.start_s >= last_break_s && span->span.end_s <= hours->end_s;
      last_break_s = span->span.end_s;
      break_s += span->span.end_s - span->span.start_s;
    }
  if (!is_near)
    yui_faults_add (faults, "/spans", "impossible_span", NULL,
                    "Each part must end after it starts, in whole minutes, near the hours.");
  else if (!is_right || (break_s != 0 && break_s != hours->break_min * YUI_SECONDS_PER_MINUTE))
    yui_faults_add (faults, "/spans", "breaks_do_not_fit", NULL,
                    "The breaks must lie within the hours and add up to the minutes of break.");
}

void
yui_hours_check (const YuiHours *hours, gint64 now_s, YuiFaults *faults)
{
  if (hours->end_s <= hours->start_s)
    yui_faults_add (faults, "/ended_at", "not_after_start", NULL,
                    "The end must be after the start.");
  else if (hours->end_s - hours->start_s > YUI_SECONDS_PER_DAY)
    yui_faults_add (faults, "/ended_at", "too_long", "{\"max_min\":1440}",
                    "One shift's work is at most 24 hours.");
  else if (yui_hours_worked_min (hours->start_s, hours->end_s, hours->break_min) <= 0)
    yui_faults_add (faults, "/break_min", "break_too_long", NULL,
                    "The break is as long as the work.");
  else
    check_spans (hours, faults);
  if (hours->end_s > now_s)
    yui_faults_add (faults, "/ended_at", "in_future", NULL,
                    "Hours can be confirmed when they are over.");
}

void
yui_hours_read (YuiHours *hours, YuiBody *body, gint64 now_s)
{
  g_autoptr (GPtrArray) items = NULL;
  gboolean is_whole = yui_body_get_moment (body, "started_at", YUI_REQUIRED, &hours->start_s);

  is_whole &= yui_body_get_moment (body, "ended_at", YUI_REQUIRED, &hours->end_s);
  is_whole
      &= yui_body_get_int (body, "break_min", YUI_REQUIRED, 0, BREAK_MAX_MIN, &hours->break_min);
  hours->spans = g_array_new (FALSE, FALSE, sizeof (YuiHoursSpan));
  items = yui_body_get_objects (body, "spans", YUI_OPTIONAL, YUI_HOURS_SPANS_MAX);
  for (guint i = 0; items != NULL && i < items->len; i++)
    read_span (items->pdata[i], hours->spans);
  g_array_sort (hours->spans, compare_spans);
  if (is_whole)
    yui_hours_check (hours, now_s, yui_body_get_faults (body));
}

/* ---- ordered work ---- */

static void
add_break (YuiHours *hours, gint64 start_s, gint64 end_s, gboolean is_placed)
{
  const YuiHoursSpan span = { YUI_HOURS_SPAN_BREAK, { start_s, end_s } };

  if (end_s <= start_s)
    return;
  hours->break_min += (end_s - start_s) / YUI_SECONDS_PER_MINUTE;
  if (is_placed)
    g_array_append_val (hours->spans, span);
}

/* Cuts work out of every known break. */
static void
cut_breaks (YuiHours *hours, const YuiSpan *work)
{
  for (guint i = 0; i < hours->spans->len; i++)
    {
      YuiHoursSpan *span = &g_array_index (hours->spans, YuiHoursSpan, i);
      const YuiSpan old = span->span;

      if (span->kind != YUI_HOURS_SPAN_BREAK || work->end_s <= old.start_s
          || work->start_s >= old.end_s)
        continue;
      hours->break_min -= (old.end_s - old.start_s) / YUI_SECONDS_PER_MINUTE;
      g_array_remove_index (hours->spans, i);
      add_break (hours, old.start_s, MIN (work->start_s, old.end_s), TRUE);
      add_break (hours, MAX (work->end_s, old.start_s), old.end_s, TRUE);
      i = G_MAXUINT; /* places have moved: look at all again */
    }
}

void
yui_hours_include_ordered_work (YuiHours *hours)
{
  g_autoptr (GArray) ordered = g_array_new (FALSE, FALSE, sizeof (YuiSpan));
  gboolean has_places = hours->break_min == 0;

  for (guint i = 0; i < hours->spans->len; i++)
    {
      const YuiHoursSpan *span = &g_array_index (hours->spans, YuiHoursSpan, i);

      if (span->kind == YUI_HOURS_SPAN_BREAK)
        has_places = TRUE;
      else
        g_array_append_val (ordered, span->span);
    }
  /* Before the hours, the nearest first; then after them. */
  for (guint i = ordered->len; i-- > 0;)
    {
      const YuiSpan *work = &g_array_index (ordered, YuiSpan, i);

      if (work->start_s < hours->start_s)
        {
          add_break (hours, work->end_s, hours->start_s, has_places);
          hours->start_s = work->start_s;
        }
    }
  for (guint i = 0; i < ordered->len; i++)
    {
      const YuiSpan *work = &g_array_index (ordered, YuiSpan, i);

      if (work->end_s > hours->end_s)
        {
          add_break (hours, hours->end_s, work->start_s, has_places);
          hours->end_s = work->end_s;
        }
      cut_breaks (hours, work);
    }
  g_array_sort (hours->spans, compare_spans);
}

/* ---- the attendance ---- */

YuiStatement *
yui_attendance_find (YuiRequest *request, YuiDatabase *db, GError **error)
{
  const YuiPrincipal *principal = &request->principal;
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      YUI_ATTENDANCE_SELECT "AND a.id = $2 AND ($3 IS NULL OR a.employer_id = $3) "
                            "AND ($4 IS NULL OR a.worker_id = $4)",
      YUI_INT (principal->programme_id),
      YUI_TEXT (yui_request_get_path_value (request, "attendance_id")),
      YUI_TEXT (yui_request_get_employer_scope (request)), YUI_TEXT (principal->worker_id));

  return yui_problem_find_row (query, error) ? g_steal_pointer (&query) : NULL;
}

YuiResponse *
yui_attendance_answer (YuiRequest *request, YuiDatabase *db, guint status, GError **error)
{
  g_autoptr (YuiStatement) row = yui_attendance_find (request, db, error);
  g_autoptr (YuiJson) doc = NULL;
  YuiResponse *response;

  if (row == NULL)
    return NULL;
  doc = yui_json_new ();
  if (!yui_attendance_add_json (db, request->principal.programme_id, row, doc, yui_json_root (doc),
                                error))
    return NULL;
  response = yui_response_new_json (status, g_steal_pointer (&doc));
  yui_response_set_version (response, yui_statement_get_int (row, YUI_ATTENDANCE_VERSION));
  return response;
}

static gboolean
insert_correction (
    YuiRequest *request, YuiDatabase *db, const char *kind, const YuiHours *hours, GError **error)
{
  const gboolean is_there = hours != NULL && hours->end_s != 0;

  return yui_database_run (
             db, error,
             "INSERT INTO attendance_correction (programme_id, attendance_id, number, kind, "
             "from_start_s, from_end_s, from_break_min, to_start_s, to_end_s, to_break_min, why, "
             "was_paid, employer_id, worker_id, made_s, made_by, by_worker) "
             "SELECT a.programme_id, a.id, 1 + (SELECT count(*) FROM attendance_correction c "
             "WHERE c.programme_id = a.programme_id AND c.attendance_id = a.id), $3, "
             "a.agreed_start_s, a.agreed_end_s, a.agreed_break_min, CAST ($4 AS BIGINT), "
             "CAST ($5 AS BIGINT), CAST ($6 AS BIGINT), $7, "
             "CASE WHEN a.state = 'paid' THEN 1 ELSE 0 END, a.employer_id, a.worker_id, "
             "CAST ($8 AS BIGINT), $9, CAST ($10 AS BIGINT) FROM attendance a WHERE a.programme_id "
             "= $1 AND a.id = $2",
             YUI_INT (request->principal.programme_id),
             YUI_TEXT (yui_request_get_path_value (request, "attendance_id")), YUI_TEXT (kind),
             is_there ? YUI_INT (hours->start_s) : YUI_NULL,
             is_there ? YUI_INT (hours->end_s) : YUI_NULL,
             is_there ? YUI_INT (hours->break_min) : YUI_NULL,
             YUI_TEXT (hours != NULL && hours->why != NULL ? hours->why : ""),
             YUI_INT (request->now_s), YUI_TEXT (request->principal.actor_id),
             YUI_INT (request->principal.worker_id != NULL))
         == 1;
}

/* Breaks where they were: as given, else where the clock has them. */
static gboolean
store_spans (YuiRequest *request, YuiDatabase *db, const YuiHours *hours, GError **error)
{
  const char *id = yui_request_get_path_value (request, "attendance_id");
  const gint64 programme_id = request->principal.programme_id;
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (YuiHoursSpan));
  g_autoptr (YuiStatement) row = NULL;
  gboolean has_breaks = FALSE;

  for (guint i = 0; hours->spans != NULL && i < hours->spans->len; i++)
    {
      const YuiHoursSpan *span = &g_array_index (hours->spans, YuiHoursSpan, i);

      has_breaks |= span->kind == YUI_HOURS_SPAN_BREAK;
      g_array_append_vals (spans, span, 1);
    }
  if (!has_breaks && hours->break_min > 0)
    {
      row = yui_attendance_find (request, db, error);
      if (row == NULL
          || !yui_attendance_spans_clocked (db, programme_id, yui_statement_get_text (row, 3),
                                            hours->start_s, hours->end_s, (int)hours->break_min,
                                            spans, error))
        return FALSE;
      g_clear_pointer (&row, yui_statement_free);
    }
  return yui_attendance_spans_store (db, programme_id, id, spans, error);
}

gboolean
yui_attendance_change (
    YuiRequest *request, YuiDatabase *db, const char *kind, const YuiHours *hours, GError **error)
{
  const YuiValue programme_id = YUI_INT (request->principal.programme_id);
  const char *attendance_id = yui_request_get_path_value (request, "attendance_id");
  const YuiValue id = YUI_TEXT (attendance_id);
  const gboolean is_there = hours != NULL && hours->end_s != 0;

  if (!insert_correction (request, db, kind, hours, error)
      || !yui_state_follow (db, YUI_STATE_OWN (request), YUI_MACHINE_ATTENDANCE, attendance_id,
                            is_there ? "agreed" : "expected", error))
    return FALSE;
  if (!is_there)
    return yui_database_run (db, error,
                             "UPDATE attendance SET agreed_start_s = NULL, agreed_end_s = NULL, "
                             "agreed_break_min = NULL, agreed_s = NULL, agreed_by = NULL, "
                             "break_assumed = 1 WHERE programme_id = $1 AND id = $2",
                             programme_id, id)
               >= 0
           && yui_database_run (db, error,
                                "DELETE FROM attendance_span "
                                "WHERE programme_id = $1 AND attendance_id = $2",
                                programme_id, id)
                  >= 0;
  return yui_database_run (
             db, error,
             "UPDATE attendance SET agreed_start_s = $3, agreed_end_s = $4, agreed_break_min = $5, "
             "agreed_s = $6, agreed_by = $7, note = $8, needs_review = 0, disputed = 0 "
             "WHERE programme_id = $1 AND id = $2",
             programme_id, id, YUI_INT (hours->start_s), YUI_INT (hours->end_s),
             YUI_INT (hours->break_min), YUI_INT (request->now_s),
             YUI_TEXT (request->principal.actor_id),
             YUI_TEXT (hours->why != NULL ? hours->why : ""))
             >= 0
         && store_spans (request, db, hours, error);
}

gboolean
yui_attendance_log (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) row = yui_attendance_find (request, db, error);

  return row != NULL
         && yui_request_log_change (
             request, db, "attendance", yui_request_get_path_value (request, "attendance_id"),
             yui_statement_get_text (row, YUI_ATTENDANCE_EMPLOYER_ID), FALSE, error);
}
