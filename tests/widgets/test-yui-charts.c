/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-keys.h"

#include "widgets/yui-bar-chart.h"
#include "widgets/yui-qr-view.h"

#include <adwaita.h>

static GtkWindow *
show (GtkWidget *widget, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (window, width, height);
  gtk_window_set_child (window, widget);
  gtk_window_present (window);
  yui_keys_wait_for_size (widget);
  return window;
}

static void
assert_property (gpointer widget, GtkAccessibleProperty property, const char *value)
{
  g_autofree char *problem
      = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property, value);
  g_assert_cmpstr (problem, ==, NULL);
}

static char *
format_yen (gint64 value)
{
  return g_strdup_printf ("¥%" G_GINT64_FORMAT, value);
}

static void
test_bar_chart (void)
{
  const YuiBar bars[] = {
    { "2 Nov", 98000, "¥98,000", "Week of 2 November: ¥98,000" },
    { "9 Nov", 0, "¥0", "Week of 9 November: ¥0" },
    { "16 Nov", 123400, "¥123,400", "Week of 16 November: ¥123,400" },
  };
  GtkWidget *chart = yui_bar_chart_new ();
  yui_bar_chart_set_title (YUI_BAR_CHART (chart), "Wages by week");
  yui_bar_chart_set_sentence (YUI_BAR_CHART (chart), "Wages rose.");
  yui_bar_chart_set_format (YUI_BAR_CHART (chart), format_yen);
  yui_bar_chart_set_bars (YUI_BAR_CHART (chart), bars, G_N_ELEMENTS (bars));
  GtkWindow *window = show (chart, 600, 300);
  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_LIST);
  assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL, "Wages by week");
  assert_property (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Wages rose.");
  g_assert_false (gtk_widget_child_focus (chart, GTK_DIR_TAB_FORWARD));

  int heights[3];
  GtkWidget *child = gtk_widget_get_first_child (chart);
  for (guint i = 0; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child))
        == GTK_ACCESSIBLE_ROLE_LIST_ITEM)
      {
        g_assert_cmpuint (i, <, G_N_ELEMENTS (bars));
        assert_property (child, GTK_ACCESSIBLE_PROPERTY_LABEL, bars[i].sentence);
        heights[i++] = gtk_widget_get_height (child);
      }
  g_assert_cmpint (heights[1], ==, 0);
  g_assert_cmpint (ABS (heights[0] * 123400 / 98000 - heights[2]), <=, 2);

  yui_bar_chart_set_bars (YUI_BAR_CHART (chart), NULL, 0);
  yui_keys_settle ();
  g_assert_cmpuint (yui_bar_chart_get_n_bars (YUI_BAR_CHART (chart)), ==, 0);
  g_object_add_weak_pointer (G_OBJECT (chart), (gpointer *)&chart);
  gtk_window_destroy (window);
  yui_keys_settle ();
  g_assert_null (chart);
}

static void
test_step (void)
{
  const struct
  {
    gint64 maximum;
    gint64 step;
  } rows[] = { { 0, 1 },         { 1, 1 },
               { 4, 1 },         { 5, 2 },
               { 17, 5 },        { 40, 10 },
               { 41, 20 },       { 301750, 100000 },
               { 80001, 50000 }, { G_MAXINT64 / 4, 1000000000000000000 } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (yui_bar_chart_step (rows[i].maximum, 4), ==, rows[i].step);
}

static GdkTexture *
render (GtkWindow *window, GtkWidget *widget)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                      &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
}

/* Every pixel of the code is black or white, and the corners of the quiet zone are white, also
 * where the window is dark. */
static void
test_qr_view (void)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  GtkWidget *view = yui_qr_view_new ();
  yui_qr_view_set_text (YUI_QR_VIEW (view), "HTTPS://YUI.EXAMPLE/C/7K3M");
  yui_qr_view_set_label (YUI_QR_VIEW (view), "Check-in code of Hamochi orchard");
  GtkWindow *window = show (view, 333, 347);
  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
  assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Check-in code of Hamochi orchard");
  g_assert_false (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));

  g_autoptr (GdkTexture) texture = render (window, view);
  int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, (gsize)width * (gsize)height);
  gdk_texture_download (texture, (guchar *)pixels, (gsize)width * 4);
  guint n_black = 0, n_white = 0, n_other = 0, margin = 24;
  for (int y = (int)margin; y < height - (int)margin; y++)
    for (int x = (int)margin; x < width - (int)margin; x++)
      {
        guint32 pixel = pixels[y * width + x];
        n_black += pixel == 0xff000000;
        n_white += pixel == 0xffffffff;
        n_other += pixel != 0xff000000 && pixel != 0xffffffff;
      }
  g_assert_cmpuint (n_other, ==, 0);
  g_assert_cmpuint (n_black, >, n_white / 4);

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *)&view);
  gtk_window_destroy (window);
  yui_keys_settle ();
  g_assert_null (view);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/charts/bar-chart", test_bar_chart);
  g_test_add_func ("/charts/step", test_step);
  g_test_add_func ("/charts/qr-view", test_qr_view);
  return g_test_run ();
}
