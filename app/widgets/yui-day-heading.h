/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-civil.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The head of a day's column: weekday and date, a holiday's name, seats that are open. Pressing it
 * opens the day; the keyboard does that from the grid, so it takes no focus. */
#define YUI_TYPE_DAY_HEADING (yui_day_heading_get_type ())
G_DECLARE_FINAL_TYPE (YuiDayHeading, yui_day_heading, YUI, DAY_HEADING, GtkButton)

GtkWidget *yui_day_heading_new (void);

/* holiday, open  shown under the date; NULL for none. */
void yui_day_heading_set_day (YuiDayHeading *self,
                              YuiCivilDay day,
                              const char *holiday,
                              const char *open);
YuiCivilDay yui_day_heading_get_day (YuiDayHeading *self);

/* Whether lines are kept for holiday names and open seats, so that the heads of a week are of one
 * height. */
void yui_day_heading_set_lines (YuiDayHeading *self, gboolean has_holiday, gboolean has_open);

G_END_DECLS
