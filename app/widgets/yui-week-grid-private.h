/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-day-column.h"
#include "yui-shift-watch.h"
#include "yui-slot.h"
#include "yui-week-grid.h"

G_BEGIN_DECLS

#define YUI_WEEK_MAX_DAYS   YUI_DAYS_PER_WEEK
#define YUI_WEEK_HOURS      24
#define YUI_WEEK_SPAN_PARTS 2 /* a span may cross one midnight */

struct _YuiWeekGrid
{
  GtkWidget parent_instance;

  YuiShiftWatch *watch;
  YuiHolidays *holidays;
  YuiCivilDay first_day;
  int n_days;
  guint max_columns;
  guint n_layouts;

  YuiDayColumn *columns[YUI_WEEK_MAX_DAYS];
  GPtrArray *shifts[YUI_WEEK_MAX_DAYS]; /* of YuiShift by start, as the columns show them */
  PangoLayout *hours[YUI_WEEK_HOURS];
  guint minute_source;

  YuiSlot cursor;
  YuiSlot anchor;    /* where the span began; the cursor when there is none */
  YuiShift *current; /* the shift that the cursor is on, or NULL */
  GtkWidget *cursor_frame;
  GtkWidget *span_frames[YUI_WEEK_SPAN_PARTS];
  gboolean dragging;
};

enum
{
  YUI_WEEK_GRID_SHIFT_ACTIVATED,
  YUI_WEEK_GRID_SPAN_ACTIVATED,
  YUI_WEEK_GRID_DAY_ACTIVATED,
  YUI_WEEK_GRID_TRAVEL,
  YUI_WEEK_GRID_N_SIGNALS
};

extern guint yui_week_grid_signals[YUI_WEEK_GRID_N_SIGNALS];

/* The x of the left edge of a day, and of the right edge of the last one for index = n_days. */
int yui_week_grid_x_of_day (YuiWeekGrid *self, int index);

/* By start, then by id, so that the order of shifts is the same every time. */
int yui_week_grid_compare_shifts (YuiShift *a, YuiShift *b);

gboolean yui_week_grid_shows (YuiWeekGrid *self, YuiCivilDay day);

/* yui-week-grid-draw.c */
void yui_week_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
void yui_week_grid_drop_hours (YuiWeekGrid *self);

/* yui-week-grid-cursor.c */
void yui_week_grid_cursor_class_init (GtkWidgetClass *widget_class);
void yui_week_grid_cursor_init (YuiWeekGrid *self);
void yui_week_grid_cursor_dispose (YuiWeekGrid *self);
void yui_week_grid_cursor_allocate (YuiWeekGrid *self, int height);

/* Finds the cursor's shift anew after the shifts changed, and keeps the keyboard in its place. */
void yui_week_grid_cursor_refresh (YuiWeekGrid *self, gboolean had_focus);

G_END_DECLS
