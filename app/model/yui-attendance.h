/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-claim.h"
#include "yui-clock-event.h"
#include "yui-hours-span.h"
#include "yui-record.h"
#include "yui-words.h"

G_BEGIN_DECLS

/* Hours planned, clocked and agreed for one contract. */
#define YUI_TYPE_ATTENDANCE (yui_attendance_get_type ())
G_DECLARE_FINAL_TYPE (YuiAttendance, yui_attendance, YUI, ATTENDANCE, YuiRecord)

const char *yui_attendance_get_id (YuiAttendance *self);
int yui_attendance_get_version (YuiAttendance *self);
YuiAttendanceState yui_attendance_get_state (YuiAttendance *self);
const char *yui_attendance_get_contract_id (YuiAttendance *self);
const char *yui_attendance_get_shift_id (YuiAttendance *self);
const char *yui_attendance_get_worker_id (YuiAttendance *self);
const char *yui_attendance_get_worker_name (YuiAttendance *self);
const char *yui_attendance_get_kana (YuiAttendance *self);
const char *yui_attendance_get_workplace_name (YuiAttendance *self);
const char *yui_attendance_get_title (YuiAttendance *self);
const char *yui_attendance_get_work_date (YuiAttendance *self);
gint64 yui_attendance_get_planned_start (YuiAttendance *self);
gint64 yui_attendance_get_planned_end (YuiAttendance *self);
int yui_attendance_get_planned_break_min (YuiAttendance *self); /* minutes */
gint64 yui_attendance_get_clocked_start (YuiAttendance *self);  /* 0 when not clocked */
gint64 yui_attendance_get_clocked_end (YuiAttendance *self);    /* 0 when not clocked */
int yui_attendance_get_clocked_break_min (YuiAttendance *self); /* minutes; -1 when not clocked */
gint64 yui_attendance_get_agreed_start (YuiAttendance *self);   /* 0 when not agreed */
gint64 yui_attendance_get_agreed_end (YuiAttendance *self);     /* 0 when not agreed */
int yui_attendance_get_agreed_break_min (YuiAttendance *self);  /* minutes; -1 when not agreed */
const char *yui_attendance_get_note (YuiAttendance *self);      /* nullable */
gboolean yui_attendance_get_needs_review (YuiAttendance *self);
GListModel *yui_attendance_get_clock_events (YuiAttendance *self); /* of YuiClockEvent */
gboolean yui_attendance_get_disputed (YuiAttendance *self);        /* the sides say other hours */
gboolean yui_attendance_get_break_assumed (YuiAttendance *self);   /* nobody said where it was */
GListModel *yui_attendance_get_spans (YuiAttendance *self);        /* of YuiHoursSpan */
int yui_attendance_get_required_break_min (YuiAttendance *self);   /* of the hours that count */
int yui_attendance_get_worked_break_min (YuiAttendance *self);     /* in those hours */
int yui_attendance_get_corrections (YuiAttendance *self);
YuiClaim *yui_attendance_get_worker_claim (YuiAttendance *self);   /* nullable */
YuiClaim *yui_attendance_get_employer_claim (YuiAttendance *self); /* nullable */

G_END_DECLS
