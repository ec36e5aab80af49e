/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-civil.h"
#include "model/yui-shift.h"

#include "yui-holidays.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The scrolling part of YuiWeekView: day columns over a ground of hours, and the slot cursor.
 *
 * One tab stop. The keyboard is on a block where the cursor is on a shift, else on the grid itself.
 *   arrows                 the slot above, below; the day before, after
 *   Home, End              first and last day shown; with Control, first and last slot of the day
 *   Page Up, Page Down     the days before and after those shown
 *   T                      today
 *   Control+Up, +Down      the shift before, after
 *   Shift+Up, +Down        stretch a span of time
 *   Return                 open the shift, or make one in the span or slot; with Shift, make one
 *   D                      open the day
 *   Escape                 drop the span
 *
 * Signals:
 *   shift-activated (YuiShift)
 *   span-activated (gint64 start_s, gint64 end_s)  end_s = start_s where only a slot was chosen
 *   day-activated (int day)
 *   travel (int day)  the cursor left the days that are shown; show day */
#define YUI_TYPE_WEEK_GRID (yui_week_grid_get_type ())
G_DECLARE_FINAL_TYPE (YuiWeekGrid, yui_week_grid, YUI, WEEK_GRID, GtkWidget)

/* Pixels kept free for the hours at the left. */
#define YUI_WEEK_GUTTER_PX 46

GtkWidget *yui_week_grid_new (void);

/* first_day and n_days (1–7) at once, so that there is one layout. */
void yui_week_grid_set_days (YuiWeekGrid *self, YuiCivilDay first_day, int n_days);
YuiCivilDay yui_week_grid_get_first_day (YuiWeekGrid *self);
int yui_week_grid_get_n_days (YuiWeekGrid *self);

/* model  GListModel of YuiShift, or NULL. */
void yui_week_grid_set_model (YuiWeekGrid *self, GListModel *model);
GListModel *yui_week_grid_get_model (YuiWeekGrid *self);

/* holidays  transfer full, nullable. */
void yui_week_grid_set_holidays (YuiWeekGrid *self, YuiHolidays *holidays);

/* Where the cursor is: the beginning of its slot. */
gint64 yui_week_grid_get_cursor (YuiWeekGrid *self);
void yui_week_grid_set_cursor (YuiWeekGrid *self, gint64 time_s);

/* The span chosen by keyboard or pointer; FALSE when it is no more than the cursor's slot. */
gboolean yui_week_grid_get_span (YuiWeekGrid *self, gint64 *start_s, gint64 *end_s);

/* Shows what has changed at once, rather than before the next frame. */
void yui_week_grid_flush (YuiWeekGrid *self);

/* Whether shift has a block of its own, and no "+3" stands for it. */
gboolean yui_week_grid_has_block (YuiWeekGrid *self, YuiShift *shift);

/* How often the days were laid out; for tests and measurements. */
guint yui_week_grid_get_n_layouts (YuiWeekGrid *self);

/* The earliest minute of a day at which a shift that is shown begins; 1440 without any. */
int yui_week_grid_first_minute (YuiWeekGrid *self);

/* The y of a time of day within the grid. */
double yui_week_grid_y_of_minute (YuiWeekGrid *self, int minute);

G_END_DECLS
