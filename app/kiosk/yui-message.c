/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-message.h"

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
