/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-attendance.h"

#include "yui-record-private.h"

struct _YuiAttendance
{
  YuiRecord parent_instance;

  char *id;
  int version;
  YuiAttendanceState state;
  char *contract_id;
  char *shift_id;
  char *worker_id;
  char *worker_name;
  char *kana;
  char *workplace_name;
  char *title;
  char *work_date;
  gint64 planned_start;
  gint64 planned_end;
  int planned_break_min;
  gint64 clocked_start;
  gint64 clocked_end;
  int clocked_break_min;
  gint64 agreed_start;
  gint64 agreed_end;
  int agreed_break_min;
  char *note;
  gboolean needs_review;
  GListStore *clock_events;
  gboolean disputed;
  gboolean break_assumed;
  GListStore *spans;
  int required_break_min;
  int worked_break_min;
  int corrections;
  YuiClaim *worker_claim;
  YuiClaim *employer_claim;
};

G_DEFINE_FINAL_TYPE (YuiAttendance, yui_attendance, YUI_TYPE_RECORD)

static const YuiField attendance_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAttendance, id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiAttendance, version) },
  { "state", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiAttendance, state),
    yui_attendance_state_get_type },
  { "contract_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAttendance, contract_id) },
  { "shift_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAttendance, shift_id) },
  { "worker_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAttendance, worker_id) },
  { "worker_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAttendance, worker_name) },
  { "kana", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAttendance, kana) },
  { "workplace_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAttendance, workplace_name) },
  { "title", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAttendance, title) },
  { "work_date", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiAttendance, work_date) },
  { "planned_start", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiAttendance, planned_start) },
  { "planned_end", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiAttendance, planned_end) },
  { "planned_break_min", YUI_FIELD_NUMBER, TRUE,
    G_STRUCT_OFFSET (YuiAttendance, planned_break_min) },
  { "clocked_start", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiAttendance, clocked_start) },
  { "clocked_end", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiAttendance, clocked_end) },
  { "clocked_break_min", YUI_FIELD_NUMBER, FALSE,
    G_STRUCT_OFFSET (YuiAttendance, clocked_break_min) },
  { "agreed_start", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiAttendance, agreed_start) },
  { "agreed_end", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiAttendance, agreed_end) },
  { "agreed_break_min", YUI_FIELD_NUMBER, FALSE,
    G_STRUCT_OFFSET (YuiAttendance, agreed_break_min) },
  { "note", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiAttendance, note) },
  { "needs_review", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiAttendance, needs_review) },
  { "clock_events", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiAttendance, clock_events),
    yui_clock_event_get_type },
  { "disputed", YUI_FIELD_TRUTH, FALSE, G_STRUCT_OFFSET (YuiAttendance, disputed) },
  { "break_assumed", YUI_FIELD_TRUTH, FALSE, G_STRUCT_OFFSET (YuiAttendance, break_assumed) },
  { "spans", YUI_FIELD_LIST, FALSE, G_STRUCT_OFFSET (YuiAttendance, spans),
    yui_hours_span_get_type },
  { "required_break_min", YUI_FIELD_NUMBER, FALSE,
    G_STRUCT_OFFSET (YuiAttendance, required_break_min) },
  { "worked_break_min", YUI_FIELD_NUMBER, FALSE,
    G_STRUCT_OFFSET (YuiAttendance, worked_break_min) },
  { "corrections", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiAttendance, corrections) },
  { "worker_claim", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiAttendance, worker_claim),
    yui_claim_get_type },
  { "employer_claim", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiAttendance, employer_claim),
    yui_claim_get_type },
};

static void
yui_attendance_class_init (YuiAttendanceClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), attendance_fields,
                            G_N_ELEMENTS (attendance_fields));
}

static void
yui_attendance_init (YuiAttendance *self)
{
}

YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, const char *, id)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, int, version)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, YuiAttendanceState, state)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, const char *, contract_id)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, const char *, shift_id)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, const char *, worker_id)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, const char *, worker_name)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, const char *, kana)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, const char *, workplace_name)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, const char *, title)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, const char *, work_date)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, gint64, planned_start)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, gint64, planned_end)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, int, planned_break_min)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, gint64, clocked_start)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, gint64, clocked_end)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, int, clocked_break_min)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, gint64, agreed_start)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, gint64, agreed_end)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, int, agreed_break_min)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, const char *, note)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, gboolean, needs_review)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, GListModel *, clock_events)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, gboolean, disputed)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, gboolean, break_assumed)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, GListModel *, spans)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, int, required_break_min)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, int, worked_break_min)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, int, corrections)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, YuiClaim *, worker_claim)
YUI_RECORD_GETTER (Attendance, attendance, ATTENDANCE, YuiClaim *, employer_claim)
