/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define YUI_TYPE_BAR_CHART (yui_bar_chart_get_type ())
G_DECLARE_FINAL_TYPE (YuiBarChart, yui_bar_chart, YUI, BAR_CHART, GtkWidget)

/* Upright bars over a common line, each with its value above and its name below, and an axis.
 *
 * To a screen reader it is a list: its label is the title, its description the sentence, and each
 * bar an item that speaks its own sentence. It takes no focus: nothing in it can be done. */
GtkWidget *yui_bar_chart_new (void);

/* One bar; all strings are copied. */
typedef struct
{
  const char *name;     /* under the bar, short: "3 Nov" */
  gint64 value;         /* ≥ 0 */
  const char *text;     /* the value above the bar: "¥123,400" */
  const char *sentence; /* all of it, spoken and in the tooltip: "Week of 3 November: ¥123,400" */
} YuiBar;

/* Replaces all bars at once. bars  array[n_bars], may be NULL when n_bars is 0. */
void yui_bar_chart_set_bars (YuiBarChart *self, const YuiBar *bars, guint n_bars);
guint yui_bar_chart_get_n_bars (YuiBarChart *self);

/* Turns a value of the axis into a new string. */
typedef char *(*YuiBarChartFormat) (gint64 value);

/* format  NULL for whole numbers grouped as the locale does. */
void yui_bar_chart_set_format (YuiBarChart *self, YuiBarChartFormat format);

/* What the chart shows: "Wages by week". */
const char *yui_bar_chart_get_title (YuiBarChart *self);
void yui_bar_chart_set_title (YuiBarChart *self, const char *title);

/* What the chart says, in a sentence: "Wages rose from ¥98,000 to ¥123,400 in 8 weeks." */
const char *yui_bar_chart_get_sentence (YuiBarChart *self);
void yui_bar_chart_set_sentence (YuiBarChart *self, const char *sentence);

/* The step between lines of an axis from 0 to at least maximum: 1, 2 or 5 times a power of ten,
 * the smallest that needs no more than max_steps. maximum ≥ 0, max_steps ≥ 1. */
gint64 yui_bar_chart_step (gint64 maximum, guint max_steps);

G_END_DECLS
