/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-message.h"

#include "net/yui-net-error.h"

struct _YuiMessage
{
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (YuiMessage, yui_message, GTK_TYPE_BOX)

static void
yui_message_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_MESSAGE);
  G_OBJECT_CLASS (yui_message_parent_class)->dispose (object);
}

static void
yui_message_class_init (YuiMessageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yui_message_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Kiosk/yui-message.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiMessage, icon);
  gtk_widget_class_bind_template_child (widget_class, YuiMessage, label);
}

static void
yui_message_init (YuiMessage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
yui_message_set (YuiMessage *self, const char *text, gboolean is_problem)
{
  g_return_if_fail (YUI_IS_MESSAGE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  if (g_strcmp0 (gtk_label_get_label (self->label), text != NULL ? text : "") == 0)
    return;
  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_image_set_from_icon_name (self->icon,
                                is_problem ? "dialog-warning-symbolic" : "object-select-symbolic");
  if (is_problem)
    gtk_widget_add_css_class (GTK_WIDGET (self), "problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "problem");
  if (text != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                             is_problem ? GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH
                                        : GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

typedef struct
{
  YuiMessage *message;
  GtkWidget *button;
  GtkWidget *page;
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_object_unref (waiting->message);
  g_object_unref (waiting->button);
  g_object_unref (waiting->page);
  g_free (waiting);
}

static DexFuture *
answered_cb (DexFuture *future, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (gtk_widget_get_parent (waiting->page) == NULL)
    return NULL;
  if (dex_future_get_value (future, &error) != NULL)
    {
      g_signal_emit_by_name (waiting->page, "closed");
      return NULL;
    }
  gtk_widget_set_sensitive (waiting->button, TRUE);
  sentence = yui_net_error_to_sentence (error);
  yui_message_set (waiting->message, sentence, TRUE);
  return NULL;
}

void
yui_message_wait (YuiMessage *self, DexFuture *future, GtkWidget *button, GtkWidget *page)
{
  Waiting *waiting;

  g_return_if_fail (YUI_IS_MESSAGE (self) && DEX_IS_FUTURE (future));
  g_return_if_fail (GTK_IS_WIDGET (button) && GTK_IS_WIDGET (page));

  gtk_widget_set_sensitive (button, FALSE);
  waiting = g_new0 (Waiting, 1);
  waiting->message = g_object_ref (self);
  waiting->button = g_object_ref (button);
  waiting->page = g_object_ref (page);
  dex_future_disown (dex_future_finally (future, answered_cb, waiting, waiting_free));
}
