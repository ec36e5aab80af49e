/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-chart.h"

#include <math.h>
#include <pango/pangocairo.h>

#define FONT              "BIZ UDPGothic, Noto Sans CJK JP, IPAexGothic, sans-serif" /* as papers */
#define DEFAULT_FONT_SIZE 9.0
#define STEPS_MAX         5
#define BAR_SHARE         0.62
#define GAP               4.0

typedef struct
{
  cairo_t *cr;
  const YuiChartStyle *style;
  PangoLayout *layout;
  double left, top, right, bottom; /* of the field of bars */
  double text_height;
  gint64 step, top_value;
} Chart;

gint64
yui_chart_round_step (gint64 max, int max_steps)
{
  static const int FACTORS[] = { 1, 2, 5 };

  g_return_val_if_fail (max_steps >= 1, 1);

  for (gint64 power = 1; power <= G_MAXINT64 / 10; power *= 10)
    for (gsize i = 0; i < G_N_ELEMENTS (FACTORS); i++)
      if ((max - 1) / (power * FACTORS[i]) < max_steps)
        return power * FACTORS[i];
  return G_MAXINT64;
}

static char *
format_value (gint64 value)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  GString *out = g_string_new (digits);

  for (gssize i = (gssize)out->len - 3; i > 0; i -= 3)
    g_string_insert_c (out, i, ',');
  return g_string_free_and_steal (out);
}

static double
measure (Chart *c, const char *text)
{
  PangoRectangle rect;

  pango_layout_set_text (c->layout, text, -1);
  pango_layout_get_extents (c->layout, NULL, &rect);
  return (double)rect.width / PANGO_SCALE;
}

/* side: 0 begins at x, 0.5 is centred on it, 1 ends there. */
static void
draw_text (Chart *c, const char *text, double x, double y, double side)
{
  const double *rgb = c->style->text_rgb;
  double wide = measure (c, text);

  cairo_set_source_rgb (c->cr, rgb[0], rgb[1], rgb[2]);
  cairo_move_to (c->cr, x - wide * side, y);
  pango_cairo_show_layout (c->cr, c->layout);
}

static PangoLayout *
make_layout (cairo_t *cr, double size)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_context_set_language (pango_layout_get_context (layout), pango_language_from_string ("ja"));
  return layout;
}

static double
y_of (const Chart *c, gint64 value)
{
  return c->bottom - (c->bottom - c->top) * ((double)value / (double)c->top_value);
}

/* The step, and the room that the figures of the axis and the labels need. */
static void
lay_out (Chart *c, const YuiChartBar *bars, gsize n_bars)
{
  g_autofree char *widest = NULL;
  PangoRectangle rect;
  gint64 max = 0;

  for (gsize i = 0; i < n_bars; i++)
    max = MAX (max, bars[i].value);
  c->step = yui_chart_round_step (MAX (max, 1), STEPS_MAX);
  c->top_value = ((MAX (max, 1) - 1) / c->step + 1) * c->step;
  widest = format_value (c->top_value);
  c->left = measure (c, widest) + 2 * GAP;
  pango_layout_get_extents (c->layout, NULL, &rect);
  c->text_height = (double)rect.height / PANGO_SCALE;
  c->top = c->text_height * 2 + GAP;
  c->right = c->style->width;
  c->bottom = c->style->height - c->text_height - GAP;
}

static void
draw_axis (Chart *c)
{
  const double *rgb = c->style->line_rgb;

  for (gint64 value = 0; value <= c->top_value; value += c->step)
    {
      g_autofree char *text = format_value (value);
      double y = y_of (c, value);

      cairo_set_source_rgb (c->cr, rgb[0], rgb[1], rgb[2]);
      cairo_set_line_width (c->cr, value == 0 ? 1 : 0.5);
      cairo_move_to (c->cr, c->left, y);
      cairo_line_to (c->cr, c->right, y);
      cairo_stroke (c->cr);
      draw_text (c, text, c->left - GAP, y - c->text_height / 2, 1);
    }
  if (c->style->unit != NULL)
    draw_text (c, c->style->unit, c->left - GAP, 0, 1);
}

/* Every how many bars a label has room. */
static gsize
label_stride (Chart *c, const YuiChartBar *bars, gsize n_bars, double slot)
{
  double widest = 1;

  for (gsize i = 0; i < n_bars; i++)
    widest = MAX (widest, measure (c, bars[i].label != NULL ? bars[i].label : ""));
  return MAX (1, (gsize)ceil ((widest + GAP) / slot));
}

static void
draw_bar (Chart *c, const YuiChartBar *bar, double x, double slot, gboolean has_label)
{
  const double *rgb = c->style->bar_rgb;
  double middle = x + slot / 2, wide = MIN (slot * BAR_SHARE, 60);
  double y = y_of (c, MAX (bar->value, 0));
  g_autofree char *text = format_value (MAX (bar->value, 0));

  cairo_set_source_rgb (c->cr, rgb[0], rgb[1], rgb[2]);
  cairo_rectangle (c->cr, middle - wide / 2, y, wide, c->bottom - y);
  cairo_fill (c->cr);
  if (measure (c, text) <= slot)
    draw_text (c, text, middle, y - c->text_height - 1, 0.5);
  if (has_label && bar->label != NULL)
    draw_text (c, bar->label, middle, c->bottom + GAP / 2, 0.5);
}

void
yui_chart_draw_bars (cairo_t *cr, const YuiChartBar *bars, gsize n_bars, const YuiChartStyle *style)
{
  Chart chart = { .cr = cr, .style = style };
  double size, slot;
  gsize stride;

  g_return_if_fail (cr != NULL && style != NULL && (bars != NULL || n_bars == 0));

  size = style->font_size > 0 ? style->font_size : DEFAULT_FONT_SIZE;
  cairo_save (cr);
  chart.layout = make_layout (cr, size);
  lay_out (&chart, bars, n_bars);
  draw_axis (&chart);
  slot = (chart.right - chart.left) / (double)MAX (n_bars, 1);
  stride = n_bars > 0 && slot > 0 ? label_stride (&chart, bars, n_bars, slot) : 1;
  for (gsize i = 0; i < n_bars; i++)
    draw_bar (&chart, &bars[i], chart.left + slot * (double)i, slot, i % stride == 0);
  g_object_unref (chart.layout);
  cairo_restore (cr);
  cairo_new_path (cr);
}
