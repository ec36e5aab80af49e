/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-seat-mark.h"

#include <math.h>

#define SIDE_PX   11
#define STROKE_PX 1.5f

struct _YuiSeatMark
{
  GtkWidget parent_instance;

  YuiSeatMarkKind kind;
  double share;
};

G_DEFINE_FINAL_TYPE (YuiSeatMark, yui_seat_mark, GTK_TYPE_WIDGET)

static void
stroke (
    GtkSnapshot *snapshot, GskPath *path, const GdkRGBA *colour, const float *dash, gsize n_dash)
{
  GskStroke *line = gsk_stroke_new (STROKE_PX);
  gsk_stroke_set_line_cap (line, GSK_LINE_CAP_ROUND);
  if (n_dash > 0)
    {
      gsk_stroke_set_line_cap (line, GSK_LINE_CAP_BUTT);
      gsk_stroke_set_dash (line, dash, n_dash);
    }
  gtk_snapshot_append_stroke (snapshot, path, line, colour);
  gsk_stroke_free (line);
}

static void
draw_ring (GtkSnapshot *snapshot, float radius, const GdkRGBA *colour, gboolean dashed)
{
  const float dash[] = { 2.2f, 1.8f };
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (0, 0), radius);
  g_autoptr (GskPath) path = gsk_path_builder_to_path (builder);
  stroke (snapshot, path, colour, dash, dashed ? G_N_ELEMENTS (dash) : 0);
}

/* A slice from twelve o'clock, clockwise. */
static void
draw_slice (GtkSnapshot *snapshot, float radius, double share, const GdkRGBA *colour)
{
  double angle = 2 * G_PI * share;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  gsk_path_builder_move_to (builder, 0, 0);
  gsk_path_builder_line_to (builder, 0, -radius);
  gsk_path_builder_svg_arc_to (builder, radius, radius, 0, share > 0.5, TRUE,
                               radius * (float)sin (angle), -radius * (float)cos (angle));
  gsk_path_builder_close (builder);
  g_autoptr (GskPath) path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, colour);
}

static void
draw_lines (GtkSnapshot *snapshot, const char *svg, const GdkRGBA *colour)
{
  g_autoptr (GskPath) path = gsk_path_parse (svg);
  stroke (snapshot, path, colour, NULL, 0);
}

static void
yui_seat_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  YuiSeatMark *self = YUI_SEAT_MARK (widget);
  float radius = (SIDE_PX - STROKE_PX) / 2;
  GdkRGBA colour;
  gtk_widget_get_color (widget, &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float)gtk_widget_get_width (widget) / 2,
                                                (float)gtk_widget_get_height (widget) / 2));
  draw_ring (snapshot, radius, &colour, self->kind == YUI_SEAT_MARK_DRAFT);
  switch (self->kind)
    {
    case YUI_SEAT_MARK_OPEN:
      if (self->share > 0)
        draw_slice (snapshot, radius, MIN (self->share, 0.99), &colour);
      break;
    case YUI_SEAT_MARK_FULL:
      draw_lines (snapshot, "M -2.4 0.2 L -0.6 2 L 2.6 -1.8", &colour);
      break;
    case YUI_SEAT_MARK_CANCELLED:
      draw_lines (snapshot, "M -3 3 L 3 -3", &colour);
      break;
    case YUI_SEAT_MARK_DRAFT:
    default:
      break;
    }
  gtk_snapshot_restore (snapshot);
}

static void
yui_seat_mark_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = SIDE_PX;
}

static void
yui_seat_mark_class_init (YuiSeatMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  widget_class->snapshot = yui_seat_mark_snapshot;
  widget_class->measure = yui_seat_mark_measure;
  gtk_widget_class_set_css_name (widget_class, "seat-mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
yui_seat_mark_init (YuiSeatMark *self)
{
}

GtkWidget *
yui_seat_mark_new (void)
{
  return g_object_new (YUI_TYPE_SEAT_MARK, NULL);
}

void
yui_seat_mark_set (YuiSeatMark *self, YuiSeatMarkKind kind, double share)
{
  g_return_if_fail (YUI_IS_SEAT_MARK (self));
  g_return_if_fail (share >= 0);
  if (self->kind == kind && G_APPROX_VALUE (self->share, share, DBL_EPSILON))
    return;
  self->kind = kind;
  self->share = share;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
