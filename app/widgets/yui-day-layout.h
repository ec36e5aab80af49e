/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Places children by their minutes of a day, from top to bottom, and by their overlap column. */
#define YUI_TYPE_DAY_LAYOUT (yui_day_layout_get_type ())
G_DECLARE_FINAL_TYPE (YuiDayLayout, yui_day_layout, YUI, DAY_LAYOUT, GtkLayoutManager)

#define YUI_TYPE_DAY_LAYOUT_CHILD (yui_day_layout_child_get_type ())
G_DECLARE_FINAL_TYPE (
    YuiDayLayoutChild, yui_day_layout_child, YUI, DAY_LAYOUT_CHILD, GtkLayoutChild)

GtkLayoutManager *yui_day_layout_new (void);

/* Pixels of an hour, and the least width of a column when it may grow (0: as wide as there is). */
#define YUI_DAY_HOUR_PX 48
void yui_day_layout_set_column_min_px (YuiDayLayout *self, int column_min_px);

/* Where a child goes: minutes 0–1440 with end > start; column < columns, span ≥ 1. */
typedef struct
{
  int start_min;
  int end_min;
  guint column;
  guint columns;
  guint span;
} YuiDayPlace;

void yui_day_layout_place (GtkWidget *child, const YuiDayPlace *place);

/* Returns where child is; the place is all 0 before yui_day_layout_place(). */
const YuiDayPlace *yui_day_layout_get_place (GtkWidget *child);

G_END_DECLS
