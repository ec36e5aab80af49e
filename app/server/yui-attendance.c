/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-attendance.h"

#include "yui-state.h"

#include "store/yui-uuid.h"

#include "labour/yui-civil.h"

#include <string.h>

static const char *const KIND_NAMES[YUI_N_CLOCK_KINDS]
    = { "in", "out", "break_start", "break_end" };
static const char *const STATE_NAMES[] = { "not_in", "in", "on_break", "out" };

const char *
yui_clock_kind_name (YuiClockKind kind)
{
  g_return_val_if_fail (kind < YUI_N_CLOCK_KINDS, NULL);

  return KIND_NAMES[kind];
}

gboolean
yui_clock_kind_from_name (const char *name, YuiClockKind *kind)
{
  for (int i = 0; name != NULL && i < YUI_N_CLOCK_KINDS; i++)
    if (strcmp (KIND_NAMES[i], name) == 0)
      {
        *kind = (YuiClockKind)i;
        return TRUE;
      }
  return FALSE;
}

const char *
yui_clock_state_name (YuiClockState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (STATE_NAMES), NULL);

  return STATE_NAMES[state];
}

/* Whether kind can follow where the person stands. */
static gboolean
is_in_order (YuiClockState state, YuiClockKind kind)
{
  switch (kind)
    {
    case YUI_CLOCK_IN:
      return state == YUI_CLOCK_STATE_NOT_IN;
    case YUI_CLOCK_OUT:
    case YUI_CLOCK_BREAK_START:
      return state == YUI_CLOCK_STATE_AT_WORK;
    case YUI_CLOCK_BREAK_END:
      return state == YUI_CLOCK_STATE_ON_BREAK;
    case YUI_N_CLOCK_KINDS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* since_s: when the pause began that an in or break_end ends. */
static void
read_event (YuiClocked *clocked, gint64 *pause_s, gint64 *since_s, const YuiClockEvent *event)
{
  const gboolean was_away
      = clocked->state == YUI_CLOCK_STATE_ON_BREAK || clocked->state == YUI_CLOCK_STATE_OUT;

  clocked->needs_review |= event->needs_review || !is_in_order (clocked->state, event->kind);
  switch (event->kind)
    {
    case YUI_CLOCK_IN:
    case YUI_CLOCK_BREAK_END:
      if (clocked->start_s == 0)
        clocked->start_s = event->occurred_s;
      if (was_away)
        *pause_s += event->occurred_s - *since_s;
      clocked->end_s = 0;
      clocked->state = YUI_CLOCK_STATE_AT_WORK;
      break;
    case YUI_CLOCK_BREAK_START:
      if (clocked->state != YUI_CLOCK_STATE_ON_BREAK)
        *since_s = event->occurred_s;
      clocked->state = YUI_CLOCK_STATE_ON_BREAK;
      break;
    case YUI_CLOCK_OUT:
      if (clocked->state == YUI_CLOCK_STATE_ON_BREAK)
        *pause_s += event->occurred_s - *since_s;
      *since_s = event->occurred_s;
      clocked->end_s = event->occurred_s;
      clocked->state = YUI_CLOCK_STATE_OUT;
      break;
    case YUI_N_CLOCK_KINDS:
    default:
      g_return_if_reached ();
    }
}

void
yui_attendance_read_clock (const YuiClockEvent *events, gsize n, YuiClocked *clocked)
{
  g_return_if_fail (events != NULL || n == 0);
  g_return_if_fail (clocked != NULL);

  gint64 pause_s = 0, since_s = 0;

  *clocked = (YuiClocked){ .state = YUI_CLOCK_STATE_NOT_IN };
  for (gsize i = 0; i < n; i++)
    read_event (clocked, &pause_s, &since_s, &events[i]);
  clocked->break_min = (int)(pause_s / YUI_SECONDS_PER_MINUTE);
}

static gboolean
is_off_plan (YuiClockKind kind, gint64 occurred_s, gint64 start_s, gint64 end_s)
{
  const gint64 from_start_min = (occurred_s - start_s) / YUI_SECONDS_PER_MINUTE;
  const gint64 from_end_min = (occurred_s - end_s) / YUI_SECONDS_PER_MINUTE;

  if (kind == YUI_CLOCK_IN)
    return from_start_min < -YUI_CLOCK_EARLY_IN_MIN || from_start_min > YUI_CLOCK_LATE_IN_MIN;
  if (kind == YUI_CLOCK_OUT)
    return from_end_min < -YUI_CLOCK_EARLY_OUT_MIN || from_end_min > YUI_CLOCK_LATE_OUT_MIN;
  return occurred_s < start_s || occurred_s > end_s;
}

const char *
yui_attendance_review_reason (YuiClockKind kind,
                              gint64 occurred_s,
                              gint64 received_s,
                              gint64 planned_start_s,
                              gint64 planned_end_s,
                              const YuiClocked *before)
{
  g_return_val_if_fail (before != NULL, NULL);

  if (occurred_s > received_s + YUI_CLOCK_DRIFT_MAX_S
      || occurred_s < received_s - YUI_CLOCK_DRIFT_MAX_S)
    return "device_clock";
  if (!is_in_order (before->state, kind))
    return "order";
  return is_off_plan (kind, occurred_s, planned_start_s, planned_end_s) ? "off_plan" : NULL;
}

gboolean
yui_attendance_load_clock (YuiDatabase *db,
                           gint64 programme_id,
                           const char *contract_id,
                           YuiClocked *clocked,
                           GError **error)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (YuiClockEvent));
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error,
                            "SELECT kind, occurred_s, needs_review FROM clock_event "
                            "WHERE programme_id = $1 AND contract_id = $2 ORDER BY occurred_s, id",
                            YUI_INT (programme_id), YUI_TEXT (contract_id));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      YuiClockEvent event = { .occurred_s = yui_statement_get_int (query, 1),
                              .needs_review = yui_statement_get_int (query, 2) != 0 };

      if (yui_clock_kind_from_name (yui_statement_get_text (query, 0), &event.kind))
        g_array_append_val (events, event);
    }
  if (step == YUI_STEP_ERROR)
    return FALSE;
  yui_attendance_read_clock ((const YuiClockEvent *)(gpointer)events->data, events->len, clocked);
  return TRUE;
}

static const char *
state_of (const YuiClocked *clocked)
{
  switch (clocked->state)
    {
    case YUI_CLOCK_STATE_NOT_IN:
      return "expected";
    case YUI_CLOCK_STATE_OUT:
      return clocked->start_s != 0 ? "to_confirm" : "working";
    case YUI_CLOCK_STATE_AT_WORK:
    case YUI_CLOCK_STATE_ON_BREAK:
    default:
      return "working";
    }
}

/* Whether the clock still decides: nobody has agreed to the hours. */
static gboolean
is_clocks (const char *state)
{
  static const char *const STATES[] = { "expected", "working", "to_confirm", NULL };

  return g_strv_contains (STATES, state);
}

const char *
yui_attendance_state_after (const char *state, const YuiClocked *clocked)
{
  g_return_val_if_fail (state != NULL && clocked != NULL, NULL);

  return is_clocks (state) ? state_of (clocked) : state;
}

gboolean
yui_attendance_make_row (YuiDatabase *db,
                         gint64 programme_id,
                         const char *contract_id,
                         const char *new_id,
                         GError **error)
{
  return yui_database_run (
             db, error,
             "INSERT INTO attendance (programme_id, id, contract_id, shift_id, employer_id, "
             "workplace_id, worker_id, work_day, planned_start_s, planned_end_s, "
             "planned_break_min) "
             "SELECT c.programme_id, $3, c.id, c.shift_id, c.employer_id, c.workplace_id, "
             "c.worker_id, (c.start_s + 32400) / 86400, c.start_s, c.end_s, "
             "coalesce (c.break_min, s.break_min) "
             "FROM contract c JOIN shift s ON s.programme_id = c.programme_id AND s.id = "
             "c.shift_id "
             "WHERE c.programme_id = $1 AND c.id = $2 "
             "ON CONFLICT (programme_id, contract_id) DO NOTHING",
             YUI_INT (programme_id), YUI_TEXT (contract_id), YUI_TEXT (new_id))
         >= 0;
}

static void
row_clear (YuiStateRow *row)
{
  g_free (row->id);
  g_free (row->state);
  g_free (row->employer_id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiStateRow, row_clear)

static YuiStep
read_row (
    YuiStateRow *row, YuiDatabase *db, gint64 programme_id, const char *contract_id, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT id, state, employer_id FROM attendance WHERE programme_id = $1 AND contract_id = $2",
      YUI_INT (programme_id), YUI_TEXT (contract_id));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_ROW)
    {
      row->id = yui_statement_dup_text (query, 0);
      row->state = yui_statement_dup_text (query, 1);
      row->employer_id = yui_statement_dup_text (query, 2);
    }
  return step;
}

/* Most contracts have their row when somebody checks in: a read is cheaper than trying to write. */
static gboolean
ensure_row (YuiStateRow *row,
            YuiDatabase *db,
            gint64 programme_id,
            const char *contract_id,
            const char *new_id,
            GError **error)
{
  g_autofree char *made_id = NULL;
  YuiStep step = read_row (row, db, programme_id, contract_id, error);

  if (step != YUI_STEP_DONE)
    return step == YUI_STEP_ROW;
  made_id = new_id != NULL ? g_strdup (new_id) : yui_uuid_new ();
  if (!yui_attendance_make_row (db, programme_id, contract_id, made_id, error))
    return FALSE;
  step = read_row (row, db, programme_id, contract_id, error);
  if (step == YUI_STEP_DONE)
    yui_problem_set_not_found (error);
  return step == YUI_STEP_ROW;
}

gboolean
yui_attendance_refresh (YuiDatabase *db,
                        gint64 programme_id,
                        const char *contract_id,
                        const char *new_id,
                        gint64 now_s,
                        char **attendance_id,
                        GError **error)
{
  g_return_val_if_fail (db != NULL && contract_id != NULL, FALSE);

  g_auto (YuiStateRow) row = { 0 };
  YuiClocked clocked;
  gboolean moved;

  if (!ensure_row (&row, db, programme_id, contract_id, new_id, error)
      || !yui_attendance_load_clock (db, programme_id, contract_id, &clocked, error)
      || !yui_state_follow_clock (db, YUI_STATE_AT (programme_id, now_s), &row,
                                  yui_attendance_state_after (row.state, &clocked), &clocked,
                                  &moved, error)
      || (moved
          && !yui_change_log_add (db, programme_id, "attendance", row.id, row.employer_id, FALSE,
                                  now_s, error)))
    return FALSE;
  if (attendance_id != NULL)
    *attendance_id = g_steal_pointer (&row.id);
  return TRUE;
}
