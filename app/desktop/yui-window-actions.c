/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-window-private.h"

#include <glib/gi18n.h>

#include "yui-account-dialog.h"
#include "yui-employer-dialog.h"
#include "yui-fill-week-page.h"
#include "yui-help-dialog.h"
#include "yui-own-account-dialog.h"
#include "yui-posters-page.h"
#include "yui-share-page.h"
#include "yui-shift-page.h"
#include "yui-shortcuts-dialog.h"

#define MAX_PLACE_KEYS 9

/* The part of the window that opens things: pages, dialogs, a sign-in. */

static void
page_action (YuiWindow *self, const char *action)
{
  AdwNavigationPage *page = yui_window_get_visible_page (self);

  if (page)
    gtk_widget_activate_action (GTK_WIDGET (page), action, NULL);
}

static void
show_place_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_window_show_place_at (YUI_WINDOW (widget), (guint)g_variant_get_int32 (parameter));
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  page_action (YUI_WINDOW (widget), "page.refresh");
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  page_action (YUI_WINDOW (widget), "page.search");
}

static void
open_shift_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiWindow *self = YUI_WINDOW (widget);

  yui_window_push (self, yui_shift_page_new (self->desk, g_variant_get_string (parameter, NULL)));
}

static void
fill_week_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiWindow *self = YUI_WINDOW (widget);

  yui_window_push (self,
                   yui_fill_week_page_new (self->desk, g_variant_get_string (parameter, NULL)));
}

static void
share_of_work_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiWindow *self = YUI_WINDOW (widget);

  yui_window_push (
      self, yui_share_page_new_for_weights (self->desk, g_variant_get_string (parameter, NULL)));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiWindow *self = YUI_WINDOW (widget);

  if (yui_window_show_place (self, "people"))
    gtk_widget_activate_action_variant (GTK_WIDGET (yui_window_get_visible_page (self)),
                                        "page.import-file", parameter);
}

static void
switch_account_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (yui_account_dialog_new (YUI_WINDOW (widget)->desk), widget);
}

static void
employer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (yui_employer_dialog_new (YUI_WINDOW (widget)->desk), widget);
}

static void
posters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiWindow *self = YUI_WINDOW (widget);

  yui_window_push (self, yui_posters_page_new (self->desk));
}

static void
account_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (yui_own_account_dialog_new (YUI_WINDOW (widget)->desk), widget);
}

static void
use_server_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_desk_ask_sign_in (YUI_WINDOW (widget)->desk);
}

static void
sign_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_desk_sign_out (YUI_WINDOW (widget)->desk);
}

static void
help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (yui_help_dialog_new (), widget);
}

static void
shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (ADW_DIALOG (yui_shortcuts_dialog_new ()), widget);
}

static void
about_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *developers[] = { "The Yui contributors", NULL };
  AdwDialog *dialog
      = g_object_new (ADW_TYPE_ABOUT_DIALOG, "application-name",
                      _ ("Yui"), "application-icon", YUI_APPLICATION_ID, "version", YUI_VERSION,
                        "developers", developers, "developer-name",
                        _ ("The Yui contributors"), "comments",
                          _ ("Fill a few hours with people the town knows, from posting "
                                       "to payslip."),
                            "license-type", GTK_LICENSE_GPL_3_0,
                            /* Translators: your name, shown in the About dialog. */
                            "translator-credits", _ ("translator-credits"), NULL);

  adw_dialog_present (dialog, widget);
}

void
yui_window_add_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.show-place", "i", show_place_action);
  for (int i = 0; i < MAX_PLACE_KEYS; i++)
    gtk_widget_class_add_binding_action (class, GDK_KEY_1 + (guint)i, GDK_ALT_MASK,
                                         "win.show-place", "i", i);
  gtk_widget_class_install_action (class, "win.refresh", NULL, refresh_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F5, 0, "win.refresh", NULL);
  gtk_widget_class_install_action (class, "win.search", NULL, search_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_f, GDK_CONTROL_MASK, "win.search", NULL);
  gtk_widget_class_install_action (class, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_question, GDK_CONTROL_MASK, "win.shortcuts",
                                       NULL);
  gtk_widget_class_install_action (class, "win.help", NULL, help_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F1, 0, "win.help", NULL);
  gtk_widget_class_install_action (class, "win.open-shift", "s", open_shift_action);
  gtk_widget_class_install_action (class, "win.fill-week", "s", fill_week_action);
  gtk_widget_class_install_action (class, "win.share-of-work", "s", share_of_work_action);
  gtk_widget_class_install_action (class, "win.import", "s", import_action);
  gtk_widget_class_install_action (class, "win.switch-account", NULL, switch_account_action);
  gtk_widget_class_install_action (class, "win.account", NULL, account_action);
  gtk_widget_class_install_action (class, "win.posters", NULL, posters_action);
  gtk_widget_class_install_action (class, "win.employer", NULL, employer_action);
  gtk_widget_class_install_action (class, "win.use-server", NULL, use_server_action);
  gtk_widget_class_install_action (class, "win.sign-out", NULL, sign_out_action);
  gtk_widget_class_install_action (class, "win.about", NULL, about_action);
}
