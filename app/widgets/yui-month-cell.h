/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-civil.h"
#include "model/yui-shift.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A day of a month: date, holiday, the first shifts by title, and "+3" for the rest; where it is
 * narrow, seat marks instead of titles. Pressing it opens the day. To a screen reader it is a grid
 * cell that speaks one sentence. */
#define YUI_TYPE_MONTH_CELL (yui_month_cell_get_type ())
G_DECLARE_FINAL_TYPE (YuiMonthCell, yui_month_cell, YUI, MONTH_CELL, GtkButton)

GtkWidget *yui_month_cell_new (void);

/* What to show; copied.
 *
 * shifts    array of YuiShift that start on the day, by start.
 * holiday   name, or NULL.
 * n_lines   how many titles there is room for; 0 shows marks. */
void yui_month_cell_show (YuiMonthCell *self,
                          YuiCivilDay day,
                          gboolean in_month,
                          GPtrArray *shifts,
                          const char *holiday,
                          guint n_lines);
YuiCivilDay yui_month_cell_get_day (YuiMonthCell *self);

G_END_DECLS
