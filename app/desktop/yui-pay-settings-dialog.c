/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-pay-settings-dialog.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "yui-wording-why.h"

struct _YuiPaySettingsDialog
{
  AdwDialog parent_instance;

  YuiClient *client;
  YuiPaySettings *settings; /* NULL until it is read */
  gboolean may_change;

  GtkWidget *fields;
  AdwComboRow *kind_row;
  AdwSpinRow *closing_row;
  AdwComboRow *later_row;
  AdwSpinRow *pay_row;
  AdwSwitchRow *approval_row;
  GtkLabel *message_label;
};

G_DEFINE_FINAL_TYPE (YuiPaySettingsDialog, yui_pay_settings_dialog, ADW_TYPE_DIALOG)

static void
say (YuiPaySettingsDialog *self, const char *sentence, gboolean is_error)
{
  gtk_label_set_label (self->message_label, sentence);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->message_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message_label), "error");
  yui_widgets_announce (GTK_WIDGET (self), sentence);
}

static void
show_settings (YuiPaySettingsDialog *self)
{
  YuiPayPeriodKind kind = yui_pay_settings_get_period_kind (self->settings);

  adw_combo_row_set_selected (self->kind_row, (guint)kind - YUI_PAY_PERIOD_KIND_MONTHLY);
  adw_spin_row_set_value (self->closing_row, yui_pay_settings_get_closing_day (self->settings));
  adw_combo_row_set_selected (self->later_row,
                              (guint)yui_pay_settings_get_months_later (self->settings));
  adw_spin_row_set_value (self->pay_row, yui_pay_settings_get_pay_day_of_month (self->settings));
  adw_switch_row_set_active (self->approval_row,
                             yui_pay_settings_get_needs_approval (self->settings));
  gtk_widget_set_sensitive (self->fields, self->may_change);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.save", self->may_change);
  if (!self->may_change)
    say (self, _ ("Only the owner of the business can change this."), FALSE);
}

static DexFuture *
loaded_cb (DexFuture *future, gpointer data)
{
  YuiPaySettingsDialog *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  g_autofree char *sentence = value ? NULL : yui_net_error_to_sentence (error);

  if (!value)
    {
      say (self, sentence, TRUE);
      return NULL;
    }
  self->settings = g_value_dup_object (value);
  show_settings (self);
  return NULL;
}

static DexFuture *
saved_cb (DexFuture *future, gpointer data)
{
  YuiPaySettingsDialog *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.save", TRUE);
  if (dex_future_get_value (future, &error))
    {
      adw_dialog_close (ADW_DIALOG (self));
      return NULL;
    }
  sentence = yui_net_error_to_sentence (error);
  say (self, sentence, TRUE);
  return NULL;
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPaySettingsDialog *self = YUI_PAY_SETTINGS_DIALOG (widget);
  guint kind = adw_combo_row_get_selected (self->kind_row);

  gtk_widget_action_set_enabled (widget, "settings.save", FALSE);
  dex_future_disown (dex_future_finally (
      yui_client_put_pay_settings (self->client, self->settings,
                                   (YuiPayPeriodKind)(kind + YUI_PAY_PERIOD_KIND_MONTHLY),
                                   (int)adw_spin_row_get_value (self->closing_row),
                                   (int)adw_combo_row_get_selected (self->later_row),
                                   (int)adw_spin_row_get_value (self->pay_row),
                                   adw_switch_row_get_active (self->approval_row), NULL),
      saved_cb, g_object_ref (self), g_object_unref));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
yui_pay_settings_dialog_dispose (GObject *object)
{
  YuiPaySettingsDialog *self = YUI_PAY_SETTINGS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_PAY_SETTINGS_DIALOG);
  g_clear_object (&self->client);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (yui_pay_settings_dialog_parent_class)->dispose (object);
}

static void
yui_pay_settings_dialog_class_init (YuiPaySettingsDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_pay_settings_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "settings.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "settings.close", NULL, close_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Yui/yui-pay-settings-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiPaySettingsDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, YuiPaySettingsDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPaySettingsDialog, closing_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPaySettingsDialog, later_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPaySettingsDialog, pay_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPaySettingsDialog, approval_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPaySettingsDialog, message_label);
}

static void
yui_pay_settings_dialog_init (YuiPaySettingsDialog *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) months = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int kind = YUI_PAY_PERIOD_KIND_MONTHLY; kind < YUI_PAY_PERIOD_KIND_FREE; kind++)
    gtk_string_list_append (kinds, yui_wording_period_kind ((YuiPayPeriodKind)kind));
  gtk_string_list_append (months, _ ("The same month"));
  gtk_string_list_append (months, _ ("The next month"));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  adw_combo_row_set_model (self->later_row, G_LIST_MODEL (months));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.save", FALSE);
}

YuiPaySettingsDialog *
yui_pay_settings_dialog_new (YuiClient *client, gboolean may_change)
{
  YuiPaySettingsDialog *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);

  self = g_object_new (YUI_TYPE_PAY_SETTINGS_DIALOG, NULL);
  self->client = g_object_ref (client);
  self->may_change = may_change;
  dex_future_disown (dex_future_finally (yui_client_get_pay_settings (client, NULL), loaded_cb,
                                         g_object_ref (self), g_object_unref));
  return self;
}
