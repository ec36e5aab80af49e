/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-tax-dialog.h"

#include <glib/gi18n.h>

#include "yui-dialog.h"
#include "yui-wording-why.h"

struct _YuiTaxDialog
{
  AdwDialog parent_instance;

  YuiClient *client;
  YuiPayslip *payslip;

  AdwPreferencesGroup *group;
  AdwSpinRow *tax_row;
  GtkLabel *message_label;
};

enum
{
  SIGNAL_ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiTaxDialog, yui_tax_dialog, ADW_TYPE_DIALOG)

static DexFuture *
entered_cb (DexFuture *future, gpointer data)
{
  YuiTaxDialog *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tax.enter", TRUE);
  if (dex_future_get_value (future, &error))
    {
      g_signal_emit (self, signals[SIGNAL_ENTERED], 0);
      adw_dialog_close (ADW_DIALOG (self));
      return NULL;
    }
  sentence = yui_net_error_to_sentence (error);
  yui_dialog_say (ADW_DIALOG (self), self->message_label, sentence, TRUE);
  return NULL;
}

static void
enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiTaxDialog *self = YUI_TAX_DIALOG (widget);

  gtk_widget_action_set_enabled (widget, "tax.enter", FALSE);
  dex_future_disown (dex_future_finally (
      yui_client_enter_payslip_tax (self->client, self->payslip,
                                    (gint64)adw_spin_row_get_value (self->tax_row), NULL),
      entered_cb, g_object_ref (self), g_object_unref));
}

static void
yui_tax_dialog_dispose (GObject *object)
{
  YuiTaxDialog *self = YUI_TAX_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_TAX_DIALOG);
  g_clear_object (&self->client);
  g_clear_object (&self->payslip);

  G_OBJECT_CLASS (yui_tax_dialog_parent_class)->dispose (object);
}

static void
yui_tax_dialog_class_init (YuiTaxDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_tax_dialog_dispose;
  signals[SIGNAL_ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "tax.enter", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "tax.cancel", NULL, yui_dialog_close_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-tax-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiTaxDialog, group);
  gtk_widget_class_bind_template_child (widget_class, YuiTaxDialog, tax_row);
  gtk_widget_class_bind_template_child (widget_class, YuiTaxDialog, message_label);
}

static void
yui_tax_dialog_init (YuiTaxDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

YuiTaxDialog *
yui_tax_dialog_new (YuiClient *client, YuiPayslip *payslip)
{
  YuiTaxDialog *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);
  g_return_val_if_fail (YUI_IS_PAYSLIP (payslip), NULL);

  self = g_object_new (YUI_TYPE_TAX_DIALOG, NULL);
  self->client = g_object_ref (client);
  self->payslip = g_object_ref (payslip);
  adw_preferences_group_set_title (self->group, yui_payslip_get_worker_name (payslip)
                                                    ? yui_payslip_get_worker_name (payslip)
                                                    : "");
  adw_preferences_group_set_description (
      self->group, yui_wording_tax_column (yui_payslip_get_tax_column (payslip)));
  adw_spin_row_set_value (self->tax_row,
                          (double)MAX (yui_payslip_get_tax_by_hand_yen (payslip), 0));
  return self;
}
