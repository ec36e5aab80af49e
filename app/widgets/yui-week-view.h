/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-civil.h"
#include "model/yui-shift.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shifts of 1 to 7 days beside each other, by the hour.
 *
 * Keyboard and pointer are described in yui-week-grid.h: one tab stop, a slot cursor, spans.
 *
 * Properties:
 *   model      GListModel of YuiShift; any time, those of other days are not shown
 *   first-day  YuiCivilDay; with 7 days it is always a Monday
 *   days       1–7 days beside each other
 * Signals:
 *   shift-activated (YuiShift)
 *   span-activated (gint64 start_s, gint64 end_s)  a shift is wanted from start to end, UTC
 * seconds; end_s = start_s where the person pointed at a time and chose no length day-activated
 * (int day)  the day is wanted by itself */
#define YUI_TYPE_WEEK_VIEW (yui_week_view_get_type ())
G_DECLARE_FINAL_TYPE (YuiWeekView, yui_week_view, YUI, WEEK_VIEW, GtkWidget)

GtkWidget *yui_week_view_new (void);

GListModel *yui_week_view_get_model (YuiWeekView *self);
void yui_week_view_set_model (YuiWeekView *self, GListModel *model);

/* holidays  GListModel of YuiHoliday, read once; NULL for none. */
void yui_week_view_set_holidays (YuiWeekView *self, GListModel *holidays);

YuiCivilDay yui_week_view_get_first_day (YuiWeekView *self);
int yui_week_view_get_days (YuiWeekView *self);
void yui_week_view_set_days (YuiWeekView *self, int days);

/* Shows day among others, moving as little as possible; the cursor goes with it. */
void yui_week_view_show_day (YuiWeekView *self, YuiCivilDay day);

/* The days before (-1) or after (+1) those that are shown. */
void yui_week_view_step (YuiWeekView *self, int pages);

/* Where the cursor is, as a span for a new shift; see span-activated. */
void yui_week_view_get_span (YuiWeekView *self, gint64 *start_s, gint64 *end_s);

/* Puts the cursor on a time and scrolls there. */
void yui_week_view_show_time (YuiWeekView *self, gint64 time_s);

/* Whether shift has a block of its own here: not where its day is out of sight, or where a "+3"
 * stands for it. */
gboolean yui_week_view_shows (YuiWeekView *self, YuiShift *shift);

/* Shows what has changed at once, rather than before the next frame; for tests. */
void yui_week_view_flush (YuiWeekView *self);
guint yui_week_view_get_n_layouts (YuiWeekView *self);

G_END_DECLS
