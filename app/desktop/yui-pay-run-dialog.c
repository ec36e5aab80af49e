/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-pay-run-dialog.h"

#include <glib/gi18n.h>

#include "model/yui-time.h"
#include "yui-deadline.h"
#include "yui-dialog.h"
#include "yui-week.h"
#include "yui-wording-why.h"
#include "yui-wording.h"

/* First and last day of work, and the day of pay. */
struct _YuiPayRunDialog
{
  AdwDialog parent_instance;

  YuiClient *client;
  YuiPaySettings *settings; /* NULL until they are read */
  gboolean is_creating;
  gboolean is_filling; /* the dialog writes the dates */
  gboolean is_touched; /* the person wrote one */

  AdwComboRow *kind_row;
  GtkEditable *from_row;
  GtkEditable *last_row;
  GtkEditable *pay_date_row;
  GtkLabel *message_label;
};

enum
{
  SIGNAL_CREATED,
  N_SIGNALS
};

/* Until then the employer confirms hours and prepares the money. */
#define PAY_AFTER_DAYS 7
#define FIRST_OF_MONTH "01"
#define DAY_OFFSET     8 /* of the day in YYYY-MM-DD */

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiPayRunDialog, yui_pay_run_dialog, ADW_TYPE_DIALOG)

/* What is missing; NULL when from, last and pay_date are complete (all transfer full). */
static const char *
read_dates (YuiPayRunDialog *self, char **from, char **last, char **pay_date)
{
  *from = yui_deadline_parse_date (gtk_editable_get_text (self->from_row));
  *last = yui_deadline_parse_date (gtk_editable_get_text (self->last_row));
  *pay_date = yui_deadline_parse_date (gtk_editable_get_text (self->pay_date_row));
  if (!*from || !*last || !*pay_date)
    return _ ("Please write dates such as 2026-11-25.");
  if (g_strcmp0 (*from, *last) > 0)
    return _ ("The last day of work is before the first.");
  if (g_strcmp0 (*pay_date, *from) < 0)
    return _ ("The pay date is before the work.");
  return NULL;
}

static YuiPayPeriodKind
get_kind (YuiPayRunDialog *self)
{
  return (YuiPayPeriodKind)(adw_combo_row_get_selected (self->kind_row)
                            + YUI_PAY_PERIOD_KIND_MONTHLY);
}

static void
update (YuiPayRunDialog *self)
{
  g_autofree char *from = NULL;
  g_autofree char *last = NULL;
  g_autofree char *pay_date = NULL;
  const char *missing = read_dates (self, &from, &last, &pay_date);
  g_autofree char *first_day = from ? yui_wording_date (from) : NULL;
  g_autofree char *last_day = last ? yui_wording_date (last) : NULL;
  g_autofree char *day = pay_date ? yui_wording_date (pay_date) : NULL;
  g_autofree char *text = NULL;

  if (!missing)
    /* Translators: the first day of work; the last day of work; the day of pay. */
    text = g_strdup_printf (_ ("Work from %s to %s, paid on %s."), first_day, last_day, day);
  gtk_label_set_label (self->message_label, missing ? missing : text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->message_label), "error");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "run.create", !missing && !self->is_creating);
}

/* Dates that a person writes are chosen days. */
static void
changed_cb (YuiPayRunDialog *self)
{
  if (!self->is_filling)
    {
      self->is_touched = TRUE;
      self->is_filling = TRUE;
      adw_combo_row_set_selected (self->kind_row,
                                  YUI_PAY_PERIOD_KIND_FREE - YUI_PAY_PERIOD_KIND_MONTHLY);
      self->is_filling = FALSE;
    }
  update (self);
}

static void
fill_dates (YuiPayRunDialog *self, const char *from, const char *to, const char *pay_date)
{
  g_autofree char *last = yui_date_add_days (to, -1);

  self->is_filling = TRUE;
  gtk_editable_set_text (self->from_row, from);
  gtk_editable_set_text (self->last_row, last);
  gtk_editable_set_text (self->pay_date_row, pay_date);
  self->is_filling = FALSE;
  update (self);
}

static void
kind_cb (YuiPayRunDialog *self)
{
  GListModel *suggestions;

  if (self->is_filling || !self->settings)
    return;
  suggestions = yui_pay_settings_get_suggestions (self->settings);
  for (guint i = 0; i < g_list_model_get_n_items (suggestions); i++)
    {
      g_autoptr (YuiPaySuggestion) suggestion = g_list_model_get_item (suggestions, i);

      if (yui_pay_suggestion_get_period_kind (suggestion) == get_kind (self))
        fill_dates (self, yui_pay_suggestion_get_from (suggestion),
                    yui_pay_suggestion_get_to (suggestion),
                    yui_pay_suggestion_get_pay_date (suggestion));
    }
  update (self);
}

/* Without settings the dates are simply chosen; the server says what is wrong with them. */
static DexFuture *
settings_cb (DexFuture *future, gpointer data)
{
  YuiPayRunDialog *self = data;
  const GValue *value = dex_future_get_value (future, NULL);

  if (!value || !self->kind_row)
    return NULL;
  g_set_object (&self->settings, g_value_get_object (value));
  if (self->is_touched)
    return NULL;
  adw_combo_row_set_selected (self->kind_row,
                              (guint)yui_pay_settings_get_period_kind (self->settings)
                                  - YUI_PAY_PERIOD_KIND_MONTHLY);
  kind_cb (self);
  return NULL;
}

static DexFuture *
created_cb (DexFuture *future, gpointer data)
{
  YuiPayRunDialog *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  self->is_creating = FALSE;
  update (self);
  if (value)
    {
      g_signal_emit (self, signals[SIGNAL_CREATED], 0, g_value_get_object (value));
      adw_dialog_close (ADW_DIALOG (self));
      return NULL;
    }

  sentence = yui_net_error_to_sentence (error);
  yui_dialog_say (ADW_DIALOG (self), self->message_label, sentence, TRUE);
  return NULL;
}

static void
create_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPayRunDialog *self = YUI_PAY_RUN_DIALOG (widget);
  g_autofree char *from = NULL;
  g_autofree char *last = NULL;
  g_autofree char *pay_date = NULL;
  g_autofree char *to = NULL;

  if (read_dates (self, &from, &last, &pay_date))
    return;

  to = yui_date_add_days (last, 1);
  self->is_creating = TRUE;
  gtk_widget_action_set_enabled (widget, "run.create", FALSE);
  dex_future_disown (dex_future_finally (
      yui_client_create_pay_run (self->client, get_kind (self), from, to, pay_date, NULL),
      created_cb, g_object_ref (self), g_object_unref));
}

static void
yui_pay_run_dialog_dispose (GObject *object)
{
  YuiPayRunDialog *self = YUI_PAY_RUN_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_PAY_RUN_DIALOG);
  g_clear_object (&self->client);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (yui_pay_run_dialog_parent_class)->dispose (object);
}

static void
yui_pay_run_dialog_class_init (YuiPayRunDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_pay_run_dialog_dispose;
  signals[SIGNAL_CREATED] = g_signal_new ("created", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, YUI_TYPE_PAY_RUN);

  gtk_widget_class_install_action (widget_class, "run.create", NULL, create_action);
  gtk_widget_class_install_action (widget_class, "run.cancel", NULL, yui_dialog_close_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-pay-run-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunDialog, last_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunDialog, pay_date_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunDialog, message_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
}

/* From the first of the month to today, paid in a week: until the employer's own rule is read. */
static void
yui_pay_run_dialog_init (YuiPayRunDialog *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autofree char *today = yui_week_today ();
  g_autofree char *first = g_strdup (today);
  g_autofree char *tomorrow = yui_date_add_days (today, 1);
  g_autofree char *pay_date = yui_date_add_days (today, PAY_AFTER_DAYS);

  memcpy (first + DAY_OFFSET, FIRST_OF_MONTH, strlen (FIRST_OF_MONTH));
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int kind = YUI_PAY_PERIOD_KIND_MONTHLY; kind <= YUI_PAY_PERIOD_KIND_FREE; kind++)
    gtk_string_list_append (kinds, yui_wording_period_kind ((YuiPayPeriodKind)kind));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  adw_combo_row_set_selected (self->kind_row,
                              YUI_PAY_PERIOD_KIND_FREE - YUI_PAY_PERIOD_KIND_MONTHLY);
  fill_dates (self, first, tomorrow, pay_date);
}

YuiPayRunDialog *
yui_pay_run_dialog_new (YuiClient *client)
{
  YuiPayRunDialog *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);

  self = g_object_new (YUI_TYPE_PAY_RUN_DIALOG, NULL);
  self->client = g_object_ref (client);
  dex_future_disown (dex_future_finally (yui_client_get_pay_settings (client, NULL), settings_cb,
                                         g_object_ref (self), g_object_unref));
  return self;
}
