/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"
#include "yui-attendance-clock.h"
#include "yui-json.h"

G_BEGIN_DECLS

/* The columns that yui_attendance_add_json reads; $1 is the programme. Those it does
 * not show are the id of the employer and the keys of a page: work_day, planned_start_s. */
#define YUI_ATTENDANCE_SELECT                                                                      \
  "SELECT a.id, a.version, a.state, a.contract_id, a.shift_id, a.worker_id, w.name, w.kana, "      \
  "p.name, s.title, a.work_day, a.planned_start_s, a.planned_end_s, a.planned_break_min, "         \
  "a.clocked_start_s, a.clocked_end_s, a.clocked_break_min, a.agreed_start_s, a.agreed_end_s, "    \
  "a.agreed_break_min, a.note, a.needs_review, a.employer_id, a.disputed, "                        \
  "a.break_assumed, (SELECT count(*) FROM attendance_correction k WHERE k.programme_id = "         \
  "a.programme_id AND k.attendance_id = a.id), "                                                   \
  "CASE WHEN EXISTS (SELECT 1 FROM clock_event v WHERE v.programme_id = a.programme_id "           \
  "AND v.contract_id = a.contract_id) THEN 1 ELSE 0 END, "                                         \
  "CASE WHEN EXISTS (SELECT 1 FROM attendance_span n WHERE n.programme_id = a.programme_id "       \
  "AND n.attendance_id = a.id) THEN 1 ELSE 0 END, "                                                \
  "CASE WHEN EXISTS (SELECT 1 FROM attendance_claim q WHERE q.programme_id = a.programme_id "      \
  "AND q.attendance_id = a.id) THEN 1 ELSE 0 END "                                                 \
  "FROM attendance a "                                                                             \
  "JOIN worker w ON w.programme_id = a.programme_id AND w.id = a.worker_id "                       \
  "JOIN workplace p ON p.programme_id = a.programme_id AND p.id = a.workplace_id "                 \
  "JOIN shift s ON s.programme_id = a.programme_id AND s.id = a.shift_id "                         \
  "WHERE a.programme_id = $1 "

enum
{
  YUI_ATTENDANCE_ID = 0,
  YUI_ATTENDANCE_VERSION = 1,
  YUI_ATTENDANCE_STATE = 2,
  YUI_ATTENDANCE_WORK_DAY = 10,
  YUI_ATTENDANCE_PLANNED_START = 11,
  YUI_ATTENDANCE_EMPLOYER_ID = 22,
  YUI_ATTENDANCE_DISPUTED = 23,
  YUI_ATTENDANCE_BREAK_ASSUMED = 24,
  YUI_ATTENDANCE_CORRECTIONS = 25,
  YUI_ATTENDANCE_HAS_EVENTS = 26, /* so that the rows of a list ask only for what there is */
  YUI_ATTENDANCE_HAS_SPANS = 27,
  YUI_ATTENDANCE_HAS_CLAIMS = 28,
};

/* Adds the members of openapi's Attendance, with its clock events, from the present row. */
gboolean yui_attendance_add_json (YuiDatabase *db,
                                  gint64 programme_id,
                                  YuiStatement *row,
                                  YuiJson *doc,
                                  yyjson_mut_val *object,
                                  GError **error);

/* Appends openapi's Correction or Claim to list for each of an attendance, oldest first. */
gboolean yui_corrections_add_json (YuiDatabase *db,
                                   gint64 programme_id,
                                   const char *attendance_id,
                                   YuiJson *doc,
                                   yyjson_mut_val *list,
                                   GError **error);
gboolean yui_claims_add_json (YuiDatabase *db,
                              gint64 programme_id,
                              const char *attendance_id,
                              YuiJson *doc,
                              yyjson_mut_val *list,
                              GError **error);

/* Adds the members of openapi's ClockEvent. */
void yui_clock_record_add_json (const YuiClockRecord *record, YuiJson *doc, yyjson_mut_val *object);

G_END_DECLS
