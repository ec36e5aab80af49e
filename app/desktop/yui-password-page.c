/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-password-page.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"

struct _YuiPasswordPage
{
  AdwNavigationPage parent_instance;

  YuiClient *client; /* NULL when the page is gone */
  gboolean is_busy;

  GtkEditable *present_row;
  GtkEditable *password_row;
  GtkEditable *again_row;
  GtkLabel *message_label;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiPasswordPage, yui_password_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_message (YuiPasswordPage *self, const char *sentence)
{
  gtk_label_set_label (self->message_label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), sentence != NULL);
  if (sentence)
    yui_widgets_announce (GTK_WIDGET (self), sentence);
}

static void
typed_cb (YuiPasswordPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "password.change",
                                 !self->is_busy && gtk_editable_get_text (self->present_row)[0]
                                     && gtk_editable_get_text (self->password_row)[0]
                                     && gtk_editable_get_text (self->again_row)[0]);
}

static void
activated_cb (YuiPasswordPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "password.change", NULL);
}

static DexFuture *
changed_cb (DexFuture *future, gpointer data)
{
  YuiPasswordPage *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!self->client)
    return NULL;
  self->is_busy = FALSE;
  typed_cb (self);
  if (dex_future_get_value (future, &error))
    g_signal_emit (self, signals[CHANGED], 0);
  else
    {
      sentence = yui_net_error_to_sentence (error);
      show_message (self, sentence);
    }
  return NULL;
}

static void
change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPasswordPage *self = YUI_PASSWORD_PAGE (widget);
  const char *password = gtk_editable_get_text (self->password_row);

  if (!g_str_equal (password, gtk_editable_get_text (self->again_row)))
    {
      show_message (self, _ ("The two passwords differ. Please type them again."));
      return;
    }
  self->is_busy = TRUE;
  typed_cb (self);
  show_message (self, NULL);
  dex_future_disown (
      dex_future_finally (yui_client_change_password (
                              self->client, gtk_editable_get_text (self->present_row), password, NULL),
                          changed_cb, g_object_ref (self), g_object_unref));
}

static void
yui_password_page_dispose (GObject *object)
{
  YuiPasswordPage *self = YUI_PASSWORD_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_PASSWORD_PAGE);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (yui_password_page_parent_class)->dispose (object);
}

static void
yui_password_page_class_init (YuiPasswordPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_password_page_dispose;
  gtk_widget_class_install_action (widget_class, "password.change", NULL, change_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-password-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiPasswordPage, present_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPasswordPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPasswordPage, again_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPasswordPage, message_label);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);

  signals[CHANGED] = g_signal_new ("changed", YUI_TYPE_PASSWORD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
yui_password_page_init (YuiPasswordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  typed_cb (self);
}

AdwNavigationPage *
yui_password_page_new (YuiClient *client)
{
  YuiPasswordPage *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);

  self = g_object_new (YUI_TYPE_PASSWORD_PAGE, NULL);
  self->client = g_object_ref (client);
  return ADW_NAVIGATION_PAGE (self);
}
