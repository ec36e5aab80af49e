/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-documents.h"
#include <cairo.h>

G_BEGIN_DECLS

/* One bar: its name under it ("11/2週") and its value. */
typedef struct
{
  const char *label;
  gint64 value;
} YuiChartBar;

/* How a chart looks. Colours are red, green, blue of 0–1. A zero font size means 9 units. */
typedef struct
{
  double width;
  double height;
  double bar_rgb[3];
  double text_rgb[3];
  double line_rgb[3];
  double font_size;
  const char *unit; /* nullable; written above the axis: "円" */
} YuiChartStyle;

/* Draws upright bars from the point (0, 0) of cr into width × height: a value axis with round
 * steps, thousands separated, each value above its bar where there is room, each label under it
 * (every second, third … where they would touch). Values below 0 are drawn as 0. With no bars only
 * the axis is drawn. The current path and source of cr are not kept. */
void yui_chart_draw_bars (cairo_t *cr,
                          const YuiChartBar *bars,
                          gsize n_bars,
                          const YuiChartStyle *style);

/* Returns a step of 1, 2 or 5 × 10ⁿ with which 0 … max takes at most max_steps steps; ≥ 1. */
gint64 yui_chart_round_step (gint64 max, int max_steps);

G_END_DECLS
