/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-widgets.h"

#include "yui-widgets-resources.h"

#include <adwaita.h>

#define STYLE_PATH "/town/yui/Yui/widgets/"

static GtkCssProvider *high_contrast;

/* GTK 4.18 has no media query for contrast, so the second sheet comes and goes. */
static void
high_contrast_cb (AdwStyleManager *manager)
{
  GdkDisplay *display = adw_style_manager_get_display (manager);
  if (adw_style_manager_get_high_contrast (manager))
    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (high_contrast),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 1);
  else
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (high_contrast));
}

static void
add_styles (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (style, STYLE_PATH "style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 2);

  high_contrast = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (high_contrast, STYLE_PATH "style-hc.css");
  AdwStyleManager *manager = adw_style_manager_get_for_display (display);
  g_signal_connect (manager, "notify::high-contrast", G_CALLBACK (high_contrast_cb), NULL);
  high_contrast_cb (manager);
}

void
yui_widgets_init (void)
{
  static gboolean done = FALSE;
  if (done)
    return;
  done = TRUE;
  yui_widgets_register_resource ();
  GdkDisplay *display = gdk_display_get_default ();
  if (display != NULL)
    add_styles (display);
}

/* GTK 4.18's context for tests (GTK_A11Y=test) has no announce and would call NULL. */
static gboolean
can_announce (GtkWidget *widget)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));
  return context != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext");
}

void
yui_widgets_announce (GtkWidget *widget, const char *sentence)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (sentence != NULL);
  if (can_announce (widget))
    gtk_accessible_announce (GTK_ACCESSIBLE (widget), sentence,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

gboolean
yui_widgets_speak_japanese (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "ja");
}
