/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/yui-attendance.h"

G_BEGIN_DECLS

/* The hours of one person on one shift: planned, clocked, agreed, and what can be done with them.
 * Its buttons activate page.confirm, page.edit, page.reopen, page.correct, page.settle and
 * page.claim with the attendance's id.
 *
 * Properties: attendance (YuiAttendance, nullable), managing (boolean: the account may confirm). */
#define YUI_TYPE_HOURS_ROW (yui_hours_row_get_type ())
G_DECLARE_FINAL_TYPE (YuiHoursRow, yui_hours_row, YUI, HOURS_ROW, GtkBox)

/* The heading of a group of hours. Properties: item (any of the group, nullable). */
#define YUI_TYPE_HOURS_HEADING (yui_hours_heading_get_type ())
G_DECLARE_FINAL_TYPE (YuiHoursHeading, yui_hours_heading, YUI, HOURS_HEADING, GtkBox)

/* The groups in the order in which they are shown. */
typedef enum
{
  YUI_HOURS_TO_CONFIRM,
  YUI_HOURS_WORKING,
  YUI_HOURS_EXPECTED,
  YUI_HOURS_AGREED,
  YUI_HOURS_IN_PAY,
} YuiHoursGroup;

YuiHoursGroup yui_hours_group (YuiAttendanceState state);

/* Whether the hours are to confirm, need no look, and are within five minutes of the plan. */
gboolean yui_hours_match_plan (YuiAttendance *attendance);

/* Whether a person has to look: the hours are off the plan, disputed or marked. */
gboolean yui_hours_differ (YuiAttendance *attendance);

/* Whether the hours can be confirmed as they were clocked. */
gboolean yui_hours_can_confirm (YuiAttendance *attendance);

G_END_DECLS
