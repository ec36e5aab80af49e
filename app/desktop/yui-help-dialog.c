/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-help-dialog.h"

/* A page of text. */
struct _YuiHelpDialog
{
  AdwDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (YuiHelpDialog, yui_help_dialog, ADW_TYPE_DIALOG)

static void
yui_help_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_HELP_DIALOG);

  G_OBJECT_CLASS (yui_help_dialog_parent_class)->dispose (object);
}

static void
yui_help_dialog_class_init (YuiHelpDialogClass *class)
{
  G_OBJECT_CLASS (class)->dispose = yui_help_dialog_dispose;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (class),
                                               "/town/yui/Yui/yui-help-dialog.ui");
}

static void
yui_help_dialog_init (YuiHelpDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
yui_help_dialog_new (void)
{
  return g_object_new (YUI_TYPE_HELP_DIALOG, NULL);
}
