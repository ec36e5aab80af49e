/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-sign-in-page.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "yui-window.h"

/* Address, token, and what is wrong with them. */
struct _YuiSignInPage
{
  AdwBin parent_instance;

  YuiDesk *desk;
  gboolean is_trying;

  GtkEditable *server_row;
  GtkEditable *token_row;
  GtkLabel *message_label;
  GtkButton *sign_in_button;
};

G_DEFINE_FINAL_TYPE (YuiSignInPage, yui_sign_in_page, ADW_TYPE_BIN)

static void
show_message (YuiSignInPage *self, const char *sentence)
{
  gtk_label_set_label (self->message_label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), sentence != NULL);
  if (sentence)
    yui_widgets_announce (GTK_WIDGET (self), sentence);
}

static void
changed_cb (YuiSignInPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.start",
                                 !self->is_trying && gtk_editable_get_text (self->server_row)[0]
                                     && gtk_editable_get_text (self->token_row)[0]);
}

static void
activated_cb (YuiSignInPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sign-in.start", NULL);
}

static void
tell_not_kept (YuiSignInPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (YUI_IS_WINDOW (root))
    yui_window_toast (YUI_WINDOW (root),
                      _ ("This computer has no password store; you will be asked for the access "
                         "token again next time."));
}

static DexFuture *
signed_in_cb (DexFuture *future, gpointer data)
{
  YuiSignInPage *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  self->is_trying = FALSE;
  changed_cb (self);
  if (value && !g_value_get_boolean (value))
    tell_not_kept (self);
  if (!error)
    gtk_editable_set_text (self->token_row, "");
  show_message (self, error ? error->message : NULL);
  return NULL;
}

static void
start_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiSignInPage *self = YUI_SIGN_IN_PAGE (widget);
  g_autofree char *server_url = g_strstrip (g_strdup (gtk_editable_get_text (self->server_row)));
  g_autofree char *token = g_strstrip (g_strdup (gtk_editable_get_text (self->token_row)));
  size_t length = strlen (server_url);

  if (length > 0 && server_url[length - 1] == '/')
    server_url[length - 1] = '\0';
  self->is_trying = TRUE;
  changed_cb (self);
  show_message (self, NULL);
  dex_future_disown (dex_future_finally (yui_desk_sign_in (self->desk, server_url, token),
                                         signed_in_cb, g_object_ref (self), g_object_unref));
}

static void
demo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_desk_open_demo (YUI_SIGN_IN_PAGE (widget)->desk);
}

static void
problem_cb (YuiSignInPage *self)
{
  if (yui_desk_get_state (self->desk) == YUI_DESK_SIGNED_OUT)
    show_message (self, yui_desk_get_problem (self->desk));
}

static void
yui_sign_in_page_dispose (GObject *object)
{
  YuiSignInPage *self = YUI_SIGN_IN_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_SIGN_IN_PAGE);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (yui_sign_in_page_parent_class)->dispose (object);
}

static void
yui_sign_in_page_class_init (YuiSignInPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_sign_in_page_dispose;

  gtk_widget_class_install_action (widget_class, "sign-in.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "sign-in.demo", NULL, demo_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiSignInPage, server_row);
  gtk_widget_class_bind_template_child (widget_class, YuiSignInPage, token_row);
  gtk_widget_class_bind_template_child (widget_class, YuiSignInPage, message_label);
  gtk_widget_class_bind_template_child (widget_class, YuiSignInPage, sign_in_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
yui_sign_in_page_init (YuiSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  changed_cb (self);
}

GtkWidget *
yui_sign_in_page_new (YuiDesk *desk)
{
  YuiSignInPage *self;

  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);

  self = g_object_new (YUI_TYPE_SIGN_IN_PAGE, NULL);
  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "notify::problem", G_CALLBACK (problem_cb), self,
                           G_CONNECT_SWAPPED);
  problem_cb (self);
  return GTK_WIDGET (self);
}
