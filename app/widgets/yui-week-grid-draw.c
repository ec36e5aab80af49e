/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-week-grid-private.h"

#include "yui-day-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* How strong the ground is drawn, as alpha of the text colour. */
#define HOUR_ALPHA      0.13f
#define HALF_ALPHA      0.06f
#define DAY_ALPHA       0.13f
#define CONTRAST_ALPHA  0.55f
#define NIGHT_ALPHA     0.045f
#define REST_DAY_ALPHA  0.04f
#define TODAY_ALPHA     0.07f
#define HOUR_TEXT_ALPHA 0.65f

#define HOUR_TEXT_SCALE 0.82
#define HOUR_TEXT_GAP   8
#define NOW_DOT_PX      9
#define NOW_LINE_PX     2

/* Source: night work is 22:00–05:00, Labour Standards Act Art. 37. */
#define NIGHT_FROM_MIN (22 * YUI_MINUTES_PER_HOUR)
#define NIGHT_TO_MIN   (5 * YUI_MINUTES_PER_HOUR)

typedef struct
{
  YuiWeekGrid *grid;
  GtkSnapshot *snapshot;
  GdkRGBA text;
  GdkRGBA accent;
  gboolean high_contrast;
} Drawing;

static void
fill (Drawing *d, const GdkRGBA *base, float alpha, float x, float y, float width, float height)
{
  GdkRGBA colour = *base;
  colour.alpha = alpha;
  gtk_snapshot_append_color (d->snapshot, &colour, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static float
line_alpha (Drawing *d, float alpha)
{
  return d->high_contrast ? CONTRAST_ALPHA : alpha;
}

static float
y_of (Drawing *d, int minute)
{
  return (float)(int)yui_week_grid_y_of_minute (d->grid, minute);
}

static void
draw_day_ground (Drawing *d, int index)
{
  YuiCivilDay day = d->grid->first_day + index;
  float left = (float)yui_week_grid_x_of_day (d->grid, index);
  float width = (float)yui_week_grid_x_of_day (d->grid, index + 1) - left;
  float height = (float)gtk_widget_get_height (GTK_WIDGET (d->grid));
  YuiWeekday weekday = yui_civil_weekday (day);
  gboolean rest = weekday == YUI_SATURDAY || weekday == YUI_SUNDAY
                  || yui_holidays_get_name (d->grid->holidays, day) != NULL;
  if (day == yui_day_today ())
    fill (d, &d->accent, TODAY_ALPHA, left, 0, width, height);
  else if (rest)
    fill (d, &d->text, REST_DAY_ALPHA, left, 0, width, height);
  fill (d, &d->text, line_alpha (d, DAY_ALPHA), left, 0, 1, height);
}

static void
draw_ground (Drawing *d)
{
  float left = YUI_WEEK_GUTTER_PX;
  float width = (float)gtk_widget_get_width (GTK_WIDGET (d->grid)) - left;
  float night = y_of (d, NIGHT_FROM_MIN);
  fill (d, &d->text, NIGHT_ALPHA, left, 0, width, y_of (d, NIGHT_TO_MIN));
  fill (d, &d->text, NIGHT_ALPHA, left, night, width, y_of (d, YUI_MINUTES_PER_DAY) - night);
  for (int i = 0; i < d->grid->n_days; i++)
    draw_day_ground (d, i);
  for (int hour = 0; hour < YUI_WEEK_HOURS; hour++)
    {
      float y = y_of (d, hour * YUI_MINUTES_PER_HOUR);
      float half = y_of (d, hour * YUI_MINUTES_PER_HOUR + YUI_SLOT_MIN);
      if (hour > 0)
        fill (d, &d->text, line_alpha (d, HOUR_ALPHA), left, y, width, 1);
      fill (d, &d->text, HALF_ALPHA, left, half, width, 1);
    }
}

static PangoLayout *
get_hour (YuiWeekGrid *self, int hour)
{
  if (self->hours[hour] == NULL)
    {
      g_autofree char *text = yui_time_format (yui_civil_utc_of (0, hour * YUI_MINUTES_PER_HOUR));
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_scale_new (HOUR_TEXT_SCALE));
      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
      self->hours[hour] = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      pango_layout_set_attributes (self->hours[hour], attributes);
    }
  return self->hours[hour];
}

static void
draw_hours (Drawing *d)
{
  GdkRGBA colour = d->text;
  colour.alpha = d->high_contrast ? 1 : HOUR_TEXT_ALPHA;
  for (int hour = 1; hour < YUI_WEEK_HOURS; hour++)
    {
      PangoLayout *layout = get_hour (d->grid, hour);
      int width, height;
      pango_layout_get_pixel_size (layout, &width, &height);
      gtk_snapshot_save (d->snapshot);
      gtk_snapshot_translate (
          d->snapshot,
          &GRAPHENE_POINT_INIT ((float)(YUI_WEEK_GUTTER_PX - HOUR_TEXT_GAP - width),
                                y_of (d, hour * YUI_MINUTES_PER_HOUR) - (float)height / 2));
      gtk_snapshot_append_layout (d->snapshot, layout, &colour);
      gtk_snapshot_restore (d->snapshot);
    }
}

static void
draw_now (Drawing *d)
{
  gint64 now_s = g_get_real_time () / G_USEC_PER_SEC;
  YuiCivilDay today = yui_civil_day_of_utc (now_s);
  if (!yui_week_grid_shows (d->grid, today))
    return;
  int index = today - d->grid->first_day;
  float left = (float)yui_week_grid_x_of_day (d->grid, index);
  float right = (float)yui_week_grid_x_of_day (d->grid, index + 1);
  float y = y_of (d, yui_civil_minute_of_utc (now_s));
  GskRoundedRect dot;
  gsk_rounded_rect_init_from_rect (&dot,
                                   &GRAPHENE_RECT_INIT (left - (float)NOW_DOT_PX / 2,
                                                        y - (float)NOW_DOT_PX / 2, NOW_DOT_PX,
                                                        NOW_DOT_PX),
                                   (float)NOW_DOT_PX / 2);
  fill (d, &d->accent, 1, left, y - (float)NOW_LINE_PX / 2, right - left, NOW_LINE_PX);
  gtk_snapshot_push_rounded_clip (d->snapshot, &dot);
  fill (d, &d->accent, 1, dot.bounds.origin.x, dot.bounds.origin.y, NOW_DOT_PX, NOW_DOT_PX);
  gtk_snapshot_pop (d->snapshot);
}

static void
init_drawing (Drawing *d, YuiWeekGrid *self, GtkSnapshot *snapshot)
{
  AdwStyleManager *manager
      = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  d->grid = self;
  d->snapshot = snapshot;
  d->high_contrast = adw_style_manager_get_high_contrast (manager);
  gtk_widget_get_color (GTK_WIDGET (self), &d->text);
  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager),
                                       adw_style_manager_get_dark (manager), &d->accent);
}

void
yui_week_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  YuiWeekGrid *self = YUI_WEEK_GRID (widget);
  Drawing drawing;
  init_drawing (&drawing, self, snapshot);
  draw_ground (&drawing);
  draw_hours (&drawing);
  for (int i = 0; i < self->n_days; i++)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (self->columns[i]), snapshot);
  draw_now (&drawing);
  for (int i = 0; i < YUI_WEEK_SPAN_PARTS; i++)
    gtk_widget_snapshot_child (widget, self->span_frames[i], snapshot);
  gtk_widget_snapshot_child (widget, self->cursor_frame, snapshot);
}

void
yui_week_grid_drop_hours (YuiWeekGrid *self)
{
  for (int hour = 0; hour < YUI_WEEK_HOURS; hour++)
    g_clear_object (&self->hours[hour]);
}
