/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-civil.h"
#include "model/yui-shift.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shifts of a month, a cell a day, weeks from Monday.
 *
 * One tab stop; inside, the arrows move by day and week, Home and End within the week, Page Up and
 * Page Down by month, T goes to today, Return opens the day.
 *
 * Properties:
 *   model  GListModel of YuiShift; those of other months are not shown
 *   day    YuiCivilDay of the cursor; its month is shown
 * Signals:
 *   day-activated (int day) */
#define YUI_TYPE_MONTH_VIEW (yui_month_view_get_type ())
G_DECLARE_FINAL_TYPE (YuiMonthView, yui_month_view, YUI, MONTH_VIEW, GtkWidget)

#define YUI_MONTH_WEEKS 6

GtkWidget *yui_month_view_new (void);

GListModel *yui_month_view_get_model (YuiMonthView *self);
void yui_month_view_set_model (YuiMonthView *self, GListModel *model);

/* holidays  GListModel of YuiHoliday, read once; NULL for none. */
void yui_month_view_set_holidays (YuiMonthView *self, GListModel *holidays);

YuiCivilDay yui_month_view_get_day (YuiMonthView *self);
void yui_month_view_set_day (YuiMonthView *self, YuiCivilDay day);

/* The first of the 42 days that are shown: the Monday on or before the first of the month. */
YuiCivilDay yui_month_view_get_first_day (YuiMonthView *self);

/* Shows what has changed at once, rather than before the next frame; for tests. */
void yui_month_view_flush (YuiMonthView *self);

G_END_DECLS
