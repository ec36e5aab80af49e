/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "desktop/yui-calendar-page.h"
#include "desktop/yui-shift-editor.h"
#include "net/yui-embedded-server.h"

#include <adwaita.h>
#include <libintl.h>
#include <locale.h>

/* Shows the calendar page on the demo town of a real server and writes a picture of it:
 * yui-calendar-show SCENE PICTURE.png WIDTH HEIGHT SERVER-FOLDER [dark]
 * SCENE: week, day, month, empty, new, filled, faults, pay. */

#define SETTLE_MS 2500
#define ACT_MS    1500

static const char *scene, *picture, *data_dir;
static GtkWidget *window;
static GtkWidget *page;
static YuiClient *client;
static GMainLoop *loop;

static gboolean
save_cb (gpointer data)
{
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (
      renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  if (!gdk_texture_save_to_png (texture, picture))
    g_error ("%s cannot be written", picture);
  g_print ("%s %dx%d\n", picture, width, height);
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
type (YuiShiftEditor *editor, const char *name, const char *text)
{
  GtkEditable *entry = GTK_EDITABLE (
      gtk_widget_get_template_child (GTK_WIDGET (editor), YUI_TYPE_SHIFT_EDITOR, name));
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_text (entry, text);
}

static void
fill_editor (YuiShiftEditor *editor)
{
  type (editor, "title_row", "柿の収穫");
  type (editor, "start_row", "21-26");
  type (editor, "seats_row", "3");
  type (editor, "wage_row", g_str_equal (scene, "faults") ? "900" : "1060");
  type (editor, "transport_row", "500");
  type (editor, "belongings_row", "長靴・軍手");
  gtk_widget_grab_focus (GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (editor), YUI_TYPE_SHIFT_EDITOR, "title_row")));
  if (g_str_equal (scene, "faults"))
    {
      type (editor, "seats_row", "たくさん");
      gtk_widget_activate_action (GTK_WIDGET (editor), "editor.publish", NULL);
    }
}

static YuiShiftEditor *
find_editor (void)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  return YUI_IS_SHIFT_EDITOR (dialog) ? YUI_SHIFT_EDITOR (dialog) : NULL;
}

/* The lower half of the dialog, with the minimum wage of a workplace. */
static gboolean
show_pay_cb (gpointer data)
{
  GtkWidget *editor = GTK_WIDGET (find_editor ());
  GtkWidget *workplaces
      = GTK_WIDGET (gtk_widget_get_template_child (editor, YUI_TYPE_SHIFT_EDITOR, "workplace_row"));
  GtkWidget *chips = GTK_WIDGET (
      gtk_widget_get_template_child (editor, YUI_TYPE_SHIFT_EDITOR, "qualifications_box"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (workplaces), 1);
  gtk_widget_grab_focus (gtk_widget_get_last_child (chips));
  return G_SOURCE_REMOVE;
}

static gboolean
act_cb (gpointer data)
{
  if (g_str_equal (scene, "day") || g_str_equal (scene, "month"))
    gtk_widget_activate_action (page, "page.view", "s", scene);
  else if (g_str_equal (scene, "empty"))
    for (int i = 0; i < 40; i++)
      gtk_widget_activate_action (page, "page.next", NULL);
  else if (!g_str_equal (scene, "week"))
    {
      gtk_widget_activate_action (page, "page.next", NULL);
      gtk_widget_activate_action (page, "page.new-shift", NULL);
      if (find_editor () != NULL && !g_str_equal (scene, "new"))
        fill_editor (find_editor ());
      if (g_str_equal (scene, "pay"))
        g_timeout_add (ACT_MS / 2, show_pay_cb, NULL);
    }
  g_timeout_add (ACT_MS, save_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
ready_cb (YuiEmbeddedServer *server)
{
  yui_client_set_token (client,
                        yui_embedded_server_find_token (server, YUI_ROLE_EMPLOYER_OWNER)->token);
  yui_client_set_base_url (client, yui_embedded_server_get_url (server));
  yui_client_start (client);
  g_timeout_add (SETTLE_MS, act_cb, NULL);
}

int
main (int argc, char *argv[])
{
  const char *arguments[] = { "--data-dir", NULL, NULL };
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, YUI_LOCALEDIR);
  textdomain (GETTEXT_PACKAGE);
  if (argc < 6)
    g_error ("SCENE PICTURE.png WIDTH HEIGHT SERVER-FOLDER [dark]");
  scene = argv[1];
  picture = argv[2];
  arguments[1] = data_dir = argv[5];
  dex_init ();
  adw_init ();
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (style, "/town/yui/Yui/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  if (argc > 6 && g_str_equal (argv[6], "dark"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *drafts = g_build_filename (data_dir, "client.db", NULL);
  g_autoptr (YuiDraftStore) store = yui_draft_store_new (drafts);
  g_autoptr (YuiEmbeddedServer) server = yui_embedded_server_new (NULL);
  client = yui_client_new (NULL, NULL);
  yui_embedded_server_set_arguments (server, arguments);
  g_signal_connect (server, "ready", G_CALLBACK (ready_cb), NULL);
  yui_embedded_server_start (server);

  page = GTK_WIDGET (yui_calendar_page_new (client, store));
  GtkWidget *view = adw_navigation_view_new ();
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  window = adw_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), scene);
  gtk_window_set_default_size (GTK_WINDOW (window), atoi (argv[3]), atoi (argv[4]));
  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (client);
  return 0;
}
