/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-attendance-spans.h"
#include "yui-body.h"

G_BEGIN_DECLS

/* Changing hours: what is read from a request, and how agreed hours change with a correction that
 * stays. */

#define YUI_HOURS_NOTE_MAX  500
#define YUI_HOURS_SPANS_MAX 20

/* Hours as one side gives them. spans is of YuiHoursSpan, sorted; never NULL once read. */
typedef struct
{
  gint64 start_s;
  gint64 end_s;
  gint64 break_min;
  const char *why; /* borrowed; nullable */
  GArray *spans;
} YuiHours;

void yui_hours_clear (YuiHours *hours);

/* Minutes of work. Pure. */
gint64 yui_hours_worked_min (gint64 start_s, gint64 end_s, gint64 break_min);

/* Reads started_at, ended_at, break_min and spans, and adds faults for hours that are impossible,
 * not over by now_s, or not in whole minutes. */
void yui_hours_read (YuiHours *hours, YuiBody *body, gint64 now_s);

/* Adds a fault when the hours are impossible or not over by now_s. */
void yui_hours_check (const YuiHours *hours, gint64 now_s, YuiFaults *faults);

/* Takes the ordered work of hours->spans into the hours: what is outside extends them, with the
 * time between as a break; what is in a known break shortens it. Pure. */
void yui_hours_include_ordered_work (YuiHours *hours);

/* The attendance of the request's path if the caller may see it: of their employer or programme, or
 * their own. NULL with 404. The columns are YUI_ATTENDANCE_SELECT's. */
YuiStatement *yui_attendance_find (YuiRequest *request, YuiDatabase *db, GError **error);

/* Answers it with status. */
YuiResponse *
yui_attendance_answer (YuiRequest *request, YuiDatabase *db, guint status, GError **error);

/* Writes a change of the agreed hours of the request's attendance, in the open transaction: the
 * correction, and hours, spans and state.
 *
 * kind   "agreed", "corrected", "reopened", "disputed" or "settled".
 * hours  what is agreed now; NULL: nothing is. hours->why is the reason.
 *
 * When hours are given and no pay run has the attendance, it becomes agreed; it stays in a pay run
 * else. Hours without break spans get those of the clock, if these are as long. */
gboolean yui_attendance_change (
    YuiRequest *request, YuiDatabase *db, const char *kind, const YuiHours *hours, GError **error);

/* Writes to the change log that the request's attendance changed. */
gboolean yui_attendance_log (YuiRequest *request, YuiDatabase *db, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiHours, yui_hours_clear)

G_END_DECLS
