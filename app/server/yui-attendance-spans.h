/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-premium.h"
#include "store/yui-database.h"

G_BEGIN_DECLS

/* The parts of hours worked: breaks where they were, and work that was ordered besides the shift's
 * own (preparation, changing, cleaning, waiting), which is working time. */

typedef enum
{
  YUI_HOURS_SPAN_BREAK,
  YUI_HOURS_SPAN_PREPARATION,
  YUI_HOURS_SPAN_CHANGING,
  YUI_HOURS_SPAN_CLEANING,
  YUI_HOURS_SPAN_WAITING,
  YUI_N_HOURS_SPANS,
} YuiHoursSpanKind;

typedef struct
{
  YuiHoursSpanKind kind;
  YuiSpan span;
} YuiHoursSpan;

/* API names: "break", "preparation" …; the names end with NULL. */
extern const char *const yui_hours_span_names[YUI_N_HOURS_SPANS + 1];

/* Reads the break spans of an attendance from its clock events, in whole minutes within start_s …
 * end_s. They are as long as break_min, or there are none: then nobody told where the break was.
 * spans  array of YuiHoursSpan; appended to, sorted. */
gboolean yui_attendance_spans_clocked (YuiDatabase *db,
                                       gint64 programme_id,
                                       const char *contract_id,
                                       gint64 start_s,
                                       gint64 end_s,
                                       int break_min,
                                       GArray *spans,
                                       GError **error);

/* Reads the spans kept with agreed hours; appended to spans (of YuiHoursSpan) by their start. */
gboolean yui_attendance_spans_load (
    YuiDatabase *db, gint64 programme_id, const char *attendance_id, GArray *spans, GError **error);

/* Replaces them, and marks whether the break is assumed. In the open transaction. */
gboolean yui_attendance_spans_store (YuiDatabase *db,
                                     gint64 programme_id,
                                     const char *attendance_id,
                                     const GArray *spans,
                                     GError **error);

/* What was worked from start_s to end_s, with break_min of breaks: for yui_labour_split_minutes.
 * Breaks are where spans (of YuiHoursSpan, nullable) say if these add up to break_min, else one of
 * break_min is placed in the middle. worked (of YuiSpan) is appended to, sorted, not overlapping.
 * Returns FALSE, leaving worked untouched, when the hours are impossible. Pure. */
gboolean yui_attendance_spans_worked (
    gint64 start_s, gint64 end_s, int break_min, const GArray *spans, GArray *worked);

G_END_DECLS
