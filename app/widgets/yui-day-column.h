/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-civil.h"
#include "model/yui-shift.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One day of a week: its shifts as blocks by time, and a "+3" for those that do not fit. To a
 * screen reader it is a list whose name is the day as a sentence.
 *
 * Signals:
 *   shift-activated (YuiShift)  a block was pressed
 *   day-activated (int day)     a "+3" was pressed */
#define YUI_TYPE_DAY_COLUMN (yui_day_column_get_type ())
G_DECLARE_FINAL_TYPE (YuiDayColumn, yui_day_column, YUI, DAY_COLUMN, GtkWidget)

GtkWidget *yui_day_column_new (void);

/* Shows a day; widgets are kept and used again.
 *
 * shifts       array of YuiShift that touch the day, by start; may be empty.
 * holiday      name of a public holiday, or NULL.
 * max_columns  how many shifts may stand beside each other; 0 for any number, and the day then asks
 *              for the width that they need. */
void yui_day_column_show (
    YuiDayColumn *self, YuiCivilDay day, GPtrArray *shifts, const char *holiday, guint max_columns);

YuiCivilDay yui_day_column_get_day (YuiDayColumn *self);

/* The widget that stands for shift: its block, the "+3" that hides it, or NULL. */
GtkWidget *yui_day_column_find (YuiDayColumn *self, YuiShift *shift);

G_END_DECLS
