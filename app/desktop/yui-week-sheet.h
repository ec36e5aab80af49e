/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "labour/yui-civil.h"

G_BEGIN_DECLS

/* A week of work on A4 across, to pin to the wall: a column for each day, in it the published
 * shifts with the names of those who come and the seats that are open. */
typedef struct _YuiWeekSheet YuiWeekSheet;

/* monday  the first of its seven days.
 * title   whose week it is, at the top; nullable. */
YuiWeekSheet *yui_week_sheet_new (YuiCivilDay monday, const char *title);
void yui_week_sheet_free (YuiWeekSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiWeekSheet, yui_week_sheet_free)

/* What is on it; shifts in any order, attendances of any shift. Shifts that are no longer or not
 * yet published, or begin on other days, are left out.
 *
 * shifts       GListModel of YuiShift.
 * attendances  GListModel of YuiAttendance: who comes to which shift.
 * holidays     GListModel of YuiHoliday; nullable. */
void yui_week_sheet_fill (YuiWeekSheet *self,
                          GListModel *shifts,
                          GListModel *attendances,
                          GListModel *holidays);

/* An operation that prints it, on A4 across; takes self. */
GtkPrintOperation *yui_week_sheet_print_operation_new (YuiWeekSheet *self);

G_END_DECLS
