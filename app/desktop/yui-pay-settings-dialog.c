/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-pay-settings-dialog.h"

#include <glib/gi18n.h>

#include "yui-dialog.h"
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
  GtkWidget *rounding_group;
  AdwSwitchRow *rounding_row;
  GtkWidget *pay_rounding_group;
  AdwSwitchRow *pay_rounding_row;
  GtkLabel *message_label;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

#define END_OF_MONTH_FROM 29

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiPaySettingsDialog, yui_pay_settings_dialog, ADW_TYPE_DIALOG)

static void
allow_rounding (AdwSwitchRow *row, gboolean can_round)
{
  if (!can_round)
    adw_switch_row_set_active (row, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (row), can_round);
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (row),
      can_round ? _ ("Done by the monthly run from the first to the last day of a month, as a "
                     "line of its own")
                : _ ("Only where the closing day is the end of the month"));
}

/* Hours and pay are rounded over a calendar month, so that has to be the month of pay. */
static void
closing_cb (YuiPaySettingsDialog *self)
{
  const gboolean can_round = adw_spin_row_get_value (self->closing_row) >= END_OF_MONTH_FROM;

  allow_rounding (self->rounding_row, can_round);
  allow_rounding (self->pay_rounding_row, can_round);
}

/* What can be chosen, as the body of a request. */
static JsonObject *
make_body (YuiPayPeriodKind kind,
           int closing_day,
           int months_later,
           int pay_day,
           gboolean needs_approval,
           gboolean rounds_month,
           gboolean rounds_yen)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "period_kind",
                                 yui_word_to_nick (YUI_TYPE_PAY_PERIOD_KIND, kind));
  json_object_set_int_member (body, "closing_day", closing_day);
  json_object_set_int_member (body, "months_later", months_later);
  json_object_set_int_member (body, "pay_day_of_month", pay_day);
  json_object_set_boolean_member (body, "needs_approval", needs_approval);
  json_object_set_boolean_member (body, "rounds_month", rounds_month);
  json_object_set_boolean_member (body, "rounds_yen", rounds_yen);
  return body;
}

static JsonObject *
make_kept (YuiPaySettings *settings)
{
  return make_body (
      yui_pay_settings_get_period_kind (settings), yui_pay_settings_get_closing_day (settings),
      yui_pay_settings_get_months_later (settings),
      yui_pay_settings_get_pay_day_of_month (settings),
      yui_pay_settings_get_needs_approval (settings), yui_pay_settings_get_rounds_month (settings),
      yui_pay_settings_get_rounds_yen (settings));
}

static JsonObject *
make_entered (YuiPaySettingsDialog *self)
{
  const guint kind = adw_combo_row_get_selected (self->kind_row);

  return make_body ((YuiPayPeriodKind)(kind + YUI_PAY_PERIOD_KIND_MONTHLY),
                    (int)adw_spin_row_get_value (self->closing_row),
                    (int)adw_combo_row_get_selected (self->later_row),
                    (int)adw_spin_row_get_value (self->pay_row),
                    adw_switch_row_get_active (self->approval_row),
                    adw_switch_row_get_active (self->rounding_row),
                    adw_switch_row_get_active (self->pay_rounding_row));
}

static void
show_body (YuiPaySettingsDialog *self, JsonObject *body)
{
  const int kind = yui_word_from_nick (YUI_TYPE_PAY_PERIOD_KIND,
                                       json_object_get_string_member (body, "period_kind"));

  adw_combo_row_set_selected (self->kind_row, (guint)(kind - YUI_PAY_PERIOD_KIND_MONTHLY));
  adw_spin_row_set_value (self->closing_row,
                          (double)json_object_get_int_member (body, "closing_day"));
  adw_combo_row_set_selected (self->later_row,
                              (guint)json_object_get_int_member (body, "months_later"));
  adw_spin_row_set_value (self->pay_row,
                          (double)json_object_get_int_member (body, "pay_day_of_month"));
  adw_switch_row_set_active (self->approval_row,
                             json_object_get_boolean_member (body, "needs_approval"));
  closing_cb (self);
  adw_switch_row_set_active (self->rounding_row,
                             json_object_get_boolean_member (body, "rounds_month"));
  adw_switch_row_set_active (self->pay_rounding_row,
                             json_object_get_boolean_member (body, "rounds_yen"));
  closing_cb (self);
}

static void
show_settings (YuiPaySettingsDialog *self)
{
  g_autoptr (JsonObject) body = make_kept (self->settings);

  show_body (self, body);
  gtk_widget_set_sensitive (self->fields, self->may_change);
  gtk_widget_set_sensitive (self->rounding_group, self->may_change);
  gtk_widget_set_sensitive (self->pay_rounding_group, self->may_change);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.save", self->may_change);
  if (!self->may_change)
    yui_dialog_say (ADW_DIALOG (self), self->message_label,
                    _ ("Only the owner of the business can change this."), FALSE);
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
      yui_dialog_say (ADW_DIALOG (self), self->message_label, sentence, TRUE);
      return NULL;
    }
  self->settings = g_value_dup_object (value);
  show_settings (self);
  return NULL;
}

/* Takes for each field what the person entered, and what somebody else left where they did not. */
static void
merge (YuiPaySettingsDialog *self, YuiPaySettings *fresh)
{
  g_autoptr (JsonObject) before = make_kept (self->settings);
  g_autoptr (JsonObject) entered = make_entered (self);
  g_autoptr (JsonObject) merged = make_kept (fresh);
  g_autoptr (GList) names = json_object_get_members (before);

  for (GList *name = names; name; name = name->next)
    {
      JsonNode *wish = json_object_get_member (entered, name->data);

      if (!json_node_equal (wish, json_object_get_member (before, name->data)))
        json_object_set_member (merged, name->data, json_node_copy (wish));
    }
  g_set_object (&self->settings, fresh);
  show_body (self, merged);
}

static DexFuture *
read_again_cb (DexFuture *future, gpointer data)
{
  YuiPaySettingsDialog *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  g_autofree char *sentence = value ? NULL : yui_net_error_to_sentence (error);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.save", TRUE);
  if (!value)
    {
      yui_dialog_say (ADW_DIALOG (self), self->message_label, sentence, TRUE);
      return NULL;
    }
  merge (self, g_value_get_object (value));
  yui_dialog_say (
      ADW_DIALOG (self), self->message_label,
      _ ("Somebody else changed these settings meanwhile. What you entered is kept; the rest is as "
          "they left it. Please look at it and save again."),
        TRUE);
  return NULL;
}

/* A save that is under way. */
typedef struct
{
  YuiPaySettingsDialog *dialog;
  JsonObject *before;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->dialog);
  json_object_unref (saving->before);
  g_free (saving);
}

static DexFuture *
saved_cb (DexFuture *future, gpointer data)
{
  const Saving *saving = data;
  YuiPaySettingsDialog *self = saving->dialog;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (dex_future_get_value (future, &error))
    {
      g_signal_emit (self, signals[SIGNAL_SAVED], 0, self->settings, saving->before);
      adw_dialog_close (ADW_DIALOG (self));
      return NULL;
    }
  if (g_error_matches (error, YUI_NET_ERROR, YUI_NET_ERROR_STALE))
    {
      dex_future_disown (dex_future_finally (yui_client_get_pay_settings (self->client, NULL),
                                             read_again_cb, g_object_ref (self), g_object_unref));
      return NULL;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.save", TRUE);
  sentence = yui_net_error_to_sentence (error);
  yui_dialog_say (ADW_DIALOG (self), self->message_label, sentence, TRUE);
  return NULL;
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPaySettingsDialog *self = YUI_PAY_SETTINGS_DIALOG (widget);
  Saving *saving = g_new0 (Saving, 1);

  gtk_widget_action_set_enabled (widget, "settings.save", FALSE);
  saving->dialog = g_object_ref (self);
  saving->before = make_kept (self->settings);
  dex_future_disown (dex_future_finally (
      yui_client_put_pay_settings (self->client, self->settings, make_entered (self), NULL),
      saved_cb, saving, saving_free));
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

  /* saved (settings, before): before is the body that undoes it. */
  signals[SIGNAL_SAVED]
      = g_signal_new ("saved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, YUI_TYPE_PAY_SETTINGS, JSON_TYPE_OBJECT);

  gtk_widget_class_install_action (widget_class, "settings.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "settings.close", NULL, yui_dialog_close_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Yui/yui-pay-settings-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiPaySettingsDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, YuiPaySettingsDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPaySettingsDialog, closing_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPaySettingsDialog, later_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPaySettingsDialog, pay_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPaySettingsDialog, approval_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPaySettingsDialog, rounding_group);
  gtk_widget_class_bind_template_child (widget_class, YuiPaySettingsDialog, rounding_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPaySettingsDialog, pay_rounding_group);
  gtk_widget_class_bind_template_child (widget_class, YuiPaySettingsDialog, pay_rounding_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPaySettingsDialog, message_label);
  gtk_widget_class_bind_template_callback (widget_class, closing_cb);
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
