/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-fixture.h"

#include "widgets/yui-bar-chart.h"
#include "widgets/yui-day-text.h"
#include "widgets/yui-month-view.h"
#include "widgets/yui-qr-view.h"
#include "widgets/yui-week-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>

/* Shows one widget with made-up data and writes a picture of it:
 * yui-widgets-show WIDGET PICTURE.png WIDTH HEIGHT [dark] */

#define SETTLE_MS 700

static const char *kind, *picture;
static GtkWidget *window;
static GMainLoop *loop;

static GtkWidget *
week_new (int days, guint n_many, gboolean select)
{
  YuiCivilDay monday = yui_civil_week_start (yui_day_today (), YUI_MONDAY);
  g_autoptr (GListStore) shifts
      = n_many > 0 ? yui_shift_fixture_many (monday, n_many) : yui_shift_fixture_week (monday);
  g_autoptr (GListStore) holidays
      = yui_shift_fixture_holiday (monday, "勤労感謝の日", "Labour Thanksgiving Day");
  GtkWidget *view = yui_week_view_new ();
  yui_week_view_set_holidays (YUI_WEEK_VIEW (view), G_LIST_MODEL (holidays));
  yui_week_view_set_model (YUI_WEEK_VIEW (view), G_LIST_MODEL (shifts));
  yui_week_view_show_day (YUI_WEEK_VIEW (view), monday + (days < 7 ? 4 : 2));
  yui_week_view_set_days (YUI_WEEK_VIEW (view), days);
  return view;
}

static GtkWidget *
month_new (void)
{
  YuiCivilDay monday = yui_civil_week_start (yui_day_today (), YUI_MONDAY);
  g_autoptr (GListStore) shifts = yui_shift_fixture_week (monday);
  g_autoptr (GListStore) holidays
      = yui_shift_fixture_holiday (monday, "勤労感謝の日", "Labour Thanksgiving Day");
  for (int week = 1; week < 3; week++)
    {
      g_autoptr (GListStore) more = yui_shift_fixture_week (monday - 7 * week);
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (more)); i++)
        {
          g_autoptr (YuiShift) shift = g_list_model_get_item (G_LIST_MODEL (more), i);
          g_list_store_append (shifts, shift);
        }
    }
  GtkWidget *view = yui_month_view_new ();
  yui_month_view_set_holidays (YUI_MONTH_VIEW (view), G_LIST_MODEL (holidays));
  yui_month_view_set_model (YUI_MONTH_VIEW (view), G_LIST_MODEL (shifts));
  return view;
}

static GtkWidget *
chart_new (void)
{
  const YuiBar bars[] = {
    { "9/28", 182400, "¥182,400", "9月28日の週：¥182,400" },
    { "10/5", 204800, "¥204,800", "10月5日の週：¥204,800" },
    { "10/12", 96500, "¥96,500", "10月12日の週：¥96,500" },
    { "10/19", 0, "¥0", "10月19日の週：¥0" },
    { "10/26", 248300, "¥248,300", "10月26日の週：¥248,300" },
    { "11/2", 301750, "¥301,750", "11月2日の週：¥301,750" },
    { "11/9", 287000, "¥287,000", "11月9日の週：¥287,000" },
    { "11/16", 154200, "¥154,200", "11月16日の週：¥154,200" },
  };
  GtkWidget *chart = yui_bar_chart_new ();
  yui_bar_chart_set_bars (YUI_BAR_CHART (chart), bars, G_N_ELEMENTS (bars));
  gtk_widget_set_margin_top (chart, 24);
  gtk_widget_set_margin_bottom (chart, 24);
  gtk_widget_set_margin_start (chart, 24);
  gtk_widget_set_margin_end (chart, 24);
  gtk_widget_set_valign (chart, GTK_ALIGN_START);
  return chart;
}

static GtkWidget *
qr_new (void)
{
  GtkWidget *view = yui_qr_view_new ();
  yui_qr_view_set_text (YUI_QR_VIEW (view), "HTTPS://YUI.EXAMPLE/C/7K3M-92QX");
  gtk_widget_set_margin_top (view, 24);
  gtk_widget_set_margin_bottom (view, 24);
  return view;
}

static GtkWidget *
widget_new (void)
{
  if (g_str_equal (kind, "week"))
    return week_new (7, 0, FALSE);
  if (g_str_equal (kind, "week-cursor"))
    return week_new (7, 0, TRUE);
  if (g_str_equal (kind, "three"))
    return week_new (3, 0, FALSE);
  if (g_str_equal (kind, "day"))
    return week_new (1, 0, FALSE);
  if (g_str_equal (kind, "many"))
    return week_new (7, 500, FALSE);
  if (g_str_equal (kind, "many-day"))
    return week_new (1, 500, FALSE);
  if (g_str_equal (kind, "month"))
    return month_new ();
  if (g_str_equal (kind, "chart"))
    return chart_new ();
  if (g_str_equal (kind, "qr"))
    return qr_new ();
  g_error ("No widget is called %s", kind);
}

static gboolean
save_cb (gpointer data)
{
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (
      renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  if (!gdk_texture_save_to_png (texture, picture))
    g_error ("%s cannot be written", picture);
  g_print ("%s %dx%d\n", picture, width, height);
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  if (argc < 5)
    g_error ("WIDGET PICTURE.png WIDTH HEIGHT [dark]");
  kind = argv[1];
  picture = argv[2];
  adw_init ();
  if (argc > 5 && g_str_equal (argv[5], "dark"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  loop = g_main_loop_new (NULL, FALSE);
  GtkWidget *view = adw_toolbar_view_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  GtkWidget *content = widget_new ();
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  window = adw_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), kind);
  gtk_window_set_default_size (GTK_WINDOW (window), atoi (argv[3]), atoi (argv[4]));
  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  if (g_str_equal (kind, "week-cursor"))
    gtk_widget_grab_focus (content);
  g_timeout_add (SETTLE_MS, save_cb, NULL);
  g_main_loop_run (loop);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
