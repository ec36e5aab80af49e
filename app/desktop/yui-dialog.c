/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-dialog.h"

#include "widgets/yui-widgets.h"

void
yui_dialog_say (AdwDialog *dialog, GtkLabel *label, const char *sentence, gboolean is_error)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));
  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (sentence != NULL);

  gtk_label_set_label (label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (label), *sentence != '\0');
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "error");
  if (*sentence)
    yui_widgets_announce (GTK_WIDGET (dialog), sentence);
}

void
yui_dialog_close_action (GtkWidget *dialog, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (dialog));
}
