/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-person-pay-dialog.h"

#include <glib/gi18n.h>

#include "yui-dialog.h"
#include "yui-why-button.h"
#include "yui-wording-why.h"
#include "yui-wording.h"

struct _YuiPersonPayDialog
{
  AdwDialog parent_instance;

  YuiClient *client;
  char *worker_id;
  YuiTaxDeclaration *declaration; /* NULL until it is read */
  gboolean is_busy;

  AdwComboRow *column_row;
  AdwSpinRow *dependants_row;
  GtkLabel *message_label;
  AdwPreferencesGroup *year_group;
};

G_DEFINE_FINAL_TYPE (YuiPersonPayDialog, yui_person_pay_dialog, ADW_TYPE_DIALOG)

/* As in the combo row. */
static const YuiDeclaredColumn columns[]
    = { YUI_DECLARED_COLUMN_HEI, YUI_DECLARED_COLUMN_OTSU, YUI_DECLARED_COLUMN_KOU };

static void
say (YuiPersonPayDialog *self, const GError *error)
{
  g_autofree char *sentence = yui_net_error_to_sentence (error);

  yui_dialog_say (ADW_DIALOG (self), self->message_label, sentence, TRUE);
}

static YuiDeclaredColumn
get_column (YuiPersonPayDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->column_row);

  return selected < G_N_ELEMENTS (columns) ? columns[selected] : YUI_DECLARED_COLUMN_HEI;
}

static int
get_dependants (YuiPersonPayDialog *self)
{
  return get_column (self) == YUI_DECLARED_COLUMN_KOU
             ? (int)adw_spin_row_get_value (self->dependants_row)
             : 0;
}

static void
changed_cb (YuiPersonPayDialog *self)
{
  gboolean changed
      = self->declaration
        && (yui_tax_declaration_get_tax_column (self->declaration) != get_column (self)
            || yui_tax_declaration_get_dependants (self->declaration) != get_dependants (self));

  gtk_widget_set_visible (GTK_WIDGET (self->dependants_row),
                          get_column (self) == YUI_DECLARED_COLUMN_KOU);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.save", changed && !self->is_busy);
}

static void
show_declaration (YuiPersonPayDialog *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i] == yui_tax_declaration_get_tax_column (self->declaration))
      adw_combo_row_set_selected (self->column_row, i);
  adw_spin_row_set_value (self->dependants_row,
                          yui_tax_declaration_get_dependants (self->declaration));
  gtk_widget_set_sensitive (GTK_WIDGET (self->column_row), TRUE);
  changed_cb (self);
}

static GtkWidget *
add_fact (YuiPersonPayDialog *self, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (self->year_group, row);
  return row;
}

static void
add_text (YuiPersonPayDialog *self, const char *title, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (add_fact (self, title)), label);
}

static void
add_yen (YuiPersonPayDialog *self, const char *title, gint64 yen, const char *why)
{
  g_autofree char *amount = yui_wording_yen (yen);

  adw_action_row_add_suffix (ADW_ACTION_ROW (add_fact (self, title)),
                             yui_why_button_new (amount, title, why));
}

/* Sums of the year; where a sum comes from, and the rule it follows. */
static char *
say_sum (YuiPayYear *year, const char *article)
{
  const int n = yui_pay_year_get_payslips (year);
  g_autofree char *source = yui_wording_pay_source (article);
  /* Translators: how many payslips; the year of their pay days. */
  g_autofree char *text
      = g_strdup_printf (ngettext ("The sum of %d payslip whose pay day is in %d.",
                                   "The sum of %d payslips whose pay days are in %d.", (gulong)n),
                         n, yui_pay_year_get_year (year));

  return g_strdup_printf ("%s\n%s\n%s", text,
                          _ ("Each payslip says of each line why it is so."), source);
}

static void
show_year (YuiPersonPayDialog *self, YuiPayYear *year)
{
  const int shifts = yui_pay_year_get_shifts (year);
  g_autofree char *gross = say_sum (year, "income_tax_act_28");
  g_autofree char *transport = say_sum (year, "income_tax_act_9_1_5");
  g_autofree char *withheld = say_sum (year, "income_tax_act_183");
  g_autofree char *net = yui_wording_why_net (yui_pay_year_get_gross_yen (year),
                                              yui_pay_year_get_withheld_yen (year));
  g_autofree char *length = yui_wording_minutes (yui_pay_year_get_worked_min (year));
  g_autofree char *what
      = g_strdup_printf (ngettext ("%d shift", "%d shifts", (gulong)shifts), shifts);
  /* Translators: shifts; a length of time. */
  g_autofree char *work = g_strdup_printf (_ ("%s, %s"), what, length);
  g_autofree char *title = g_strdup_printf (_ ("Paid in %d"), yui_pay_year_get_year (year));

  adw_preferences_group_set_title (self->year_group, title);
  add_text (self, _ ("Work"), work);
  add_yen (self, _ ("Wages before tax"), yui_pay_year_get_gross_yen (year), gross);
  add_yen (self, _ ("Of it transport, not taxed"), yui_pay_year_get_transport_yen (year), transport);
  add_yen (self, _ ("Tax withheld"), yui_pay_year_get_withheld_yen (year), withheld);
  add_yen (self, _ ("Paid out"), yui_pay_year_get_net_yen (year), net);
}

static DexFuture *
loaded_cb (DexFuture *future, gpointer data)
{
  YuiPersonPayDialog *self = data;
  g_autoptr (GError) error = NULL;

  if (!dex_future_get_value (future, &error))
    {
      say (self, error);
      return NULL;
    }
  self->declaration = g_value_dup_object (
      dex_future_get_value (dex_future_set_get_future_at (DEX_FUTURE_SET (future), 0), NULL));
  show_declaration (self);
  show_year (self, g_value_get_object (dex_future_get_value (
                       dex_future_set_get_future_at (DEX_FUTURE_SET (future), 1), NULL)));
  return NULL;
}

static DexFuture *
saved_cb (DexFuture *future, gpointer data)
{
  YuiPersonPayDialog *self = data;
  g_autoptr (GError) error = NULL;

  self->is_busy = FALSE;
  changed_cb (self);
  if (dex_future_get_value (future, &error))
    adw_dialog_close (ADW_DIALOG (self));
  else
    say (self, error);
  return NULL;
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPersonPayDialog *self = YUI_PERSON_PAY_DIALOG (widget);

  self->is_busy = TRUE;
  changed_cb (self);
  dex_future_disown (dex_future_finally (
      yui_client_put_tax_declaration (self->client, self->declaration, get_column (self),
                                      get_dependants (self), NULL),
      saved_cb, g_object_ref (self), g_object_unref));
}

static void
yui_person_pay_dialog_dispose (GObject *object)
{
  YuiPersonPayDialog *self = YUI_PERSON_PAY_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_PERSON_PAY_DIALOG);
  g_clear_object (&self->client);
  g_clear_object (&self->declaration);

  G_OBJECT_CLASS (yui_person_pay_dialog_parent_class)->dispose (object);
}

static void
yui_person_pay_dialog_finalize (GObject *object)
{
  g_free (YUI_PERSON_PAY_DIALOG (object)->worker_id);

  G_OBJECT_CLASS (yui_person_pay_dialog_parent_class)->finalize (object);
}

static void
yui_person_pay_dialog_class_init (YuiPersonPayDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_person_pay_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = yui_person_pay_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "person.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "person.close", NULL, yui_dialog_close_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Yui/yui-person-pay-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiPersonPayDialog, column_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPersonPayDialog, dependants_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPersonPayDialog, message_label);
  gtk_widget_class_bind_template_child (widget_class, YuiPersonPayDialog, year_group);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
yui_person_pay_dialog_init (YuiPersonPayDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    gtk_string_list_append (names, yui_wording_tax_column (columns[i]));
  adw_combo_row_set_model (self->column_row, G_LIST_MODEL (names));
  changed_cb (self);
}

YuiPersonPayDialog *
yui_person_pay_dialog_new (YuiClient *client, const char *worker_id, const char *worker_name)
{
  YuiPersonPayDialog *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);
  g_return_val_if_fail (worker_id != NULL && worker_name != NULL, NULL);

  self = g_object_new (YUI_TYPE_PERSON_PAY_DIALOG, "title", worker_name, NULL);
  self->client = g_object_ref (client);
  self->worker_id = g_strdup (worker_id);
  dex_future_disown (
      dex_future_finally (dex_future_all (yui_client_get_tax_declaration (client, worker_id, NULL),
                                          yui_client_get_pay_year (client, worker_id, NULL), NULL),
                          loaded_cb, g_object_ref (self), g_object_unref));
  return self;
}
