/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-payslip-row.h"

#include <glib/gi18n.h>

#include "yui-why-button.h"
#include "yui-wording-why.h"
#include "yui-wording.h"

/* A payslip whose lines are made when it is first opened. */
struct _YuiPayslipRow
{
  AdwExpanderRow parent_instance;

  YuiPayslip *payslip;
  GPtrArray *rows; /* of GtkWidget, the lines */

  AdwBin *net_bin;
};

enum
{
  PROP_0,
  PROP_PAYSLIP,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiPayslipRow, yui_payslip_row, ADW_TYPE_EXPANDER_ROW)

/* Titles of expander rows are markup. */
static char *
escape (YuiPayslipRow *self, const char *text)
{
  return text ? g_markup_escape_text (text, -1) : NULL;
}

static char *
say_subtitle (YuiPayslipRow *self, const char *kana, int shifts, int worked_min)
{
  g_autofree char *what
      = g_strdup_printf (ngettext ("%d shift", "%d shifts", (gulong)shifts), shifts);
  g_autofree char *length = yui_wording_minutes (worked_min);

  /* Translators: the reading of a name; shifts; a length of time. */
  return g_markup_printf_escaped (_ ("%s · %s, %s"), kana, what, length);
}

/* What is paid out, and why. */
static void
show_net (YuiPayslipRow *self)
{
  const gint64 gross_yen = yui_payslip_get_gross_yen (self->payslip);
  const gint64 withheld_yen = yui_payslip_get_withheld_yen (self->payslip);
  g_autofree char *net = yui_wording_yen (yui_payslip_get_net_yen (self->payslip));
  g_autofree char *why = yui_wording_why_net (gross_yen, withheld_yen);
  /* Translators: money; a person's name. */
  g_autofree char *what
      = g_strdup_printf (_ ("%s, %s"), _ ("To pay out"), yui_payslip_get_worker_name (self->payslip));

  adw_bin_set_child (self->net_bin, yui_why_button_new (net, what, why));
}

static GtkWidget *
make_line_row (YuiPayLine *line)
{
  g_autofree char *day = yui_wording_date (yui_pay_line_get_work_date (line));
  g_autofree char *working = yui_wording_pay_working (line);
  g_autofree char *amount = yui_wording_yen (yui_pay_line_get_amount_yen (line));
  g_autofree char *why = yui_wording_why_line (line);
  /* Translators: what a line of a payslip is; its day. */
  g_autofree char *what
      = g_strdup_printf (_ ("%s, %s"), yui_wording_pay_kind (yui_pay_line_get_kind (line)), day);
  /* Translators: a line of a payslip that takes an earlier one back. */
  g_autofree char *title
      = yui_pay_line_get_reverses_payslip_id (line) ? g_strdup_printf (_ ("Taken back: %s"), what)
                                                    : g_strdup (what);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), working);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), yui_why_button_new (amount, title, why));
  return row;
}

static GtkWidget *
make_button (YuiPayslipRow *self, const char *label, const char *spoken, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  g_autofree char *name
      = g_strdup_printf ("%s: %s", spoken, yui_payslip_get_worker_name (self->payslip));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    yui_payslip_get_id (self->payslip));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
make_paper_row (YuiPayslipRow *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Payslip"));
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      make_button (self, _ ("_Open"), _ ("Open the payslip"), "page.open-payslip"));
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      make_button (self, _ ("_Print…"), _ ("Print the payslip"), "page.print-payslip"));
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      make_button (self, _ ("_Save…"), _ ("Save the payslip"), "page.save-payslip"));
  return row;
}

/* The person's tax column on this payslip, and what was paid in the year. */
static GtkWidget *
make_person_row (YuiPayslipRow *self)
{
  GtkWidget *row = adw_action_row_new ();
  const gboolean is_missing = yui_payslip_get_tax_by_hand (self->payslip)
                              && yui_payslip_get_tax_by_hand_yen (self->payslip) < 0;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Tax and year"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (row),
      is_missing ? _ ("The table of the tax column is not installed: enter the tax by hand")
                 : yui_wording_tax_column (yui_payslip_get_tax_column (self->payslip)));
  if (yui_payslip_get_tax_by_hand (self->payslip))
    adw_action_row_add_suffix (
        ADW_ACTION_ROW (row),
        make_button (self, _ ("Enter _Tax…"), _ ("Enter the tax by hand"), "page.enter-tax"));
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      make_button (self, _ ("_Details…"), _ ("Tax column and year so far"), "page.person-pay"));
  return row;
}

static void
add_row (YuiPayslipRow *self, GtkWidget *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
fill (YuiPayslipRow *self)
{
  GListModel *lines = yui_payslip_get_lines (self->payslip);

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (YuiPayLine) line = g_list_model_get_item (lines, i);

      add_row (self, make_line_row (line));
    }
  add_row (self, make_person_row (self));
  if (yui_payslip_get_document_id (self->payslip))
    add_row (self, make_paper_row (self));
}

static void
expanded_cb (YuiPayslipRow *self)
{
  if (self->payslip && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    fill (self);
}

/* Of the row in focus. */
static gboolean
print_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  YuiPayslipRow *self = YUI_PAYSLIP_ROW (widget);

  return yui_payslip_get_document_id (self->payslip) != NULL
         && gtk_widget_activate_action (widget, "page.print-payslip", "s",
                                        yui_payslip_get_id (self->payslip));
}

static void
yui_payslip_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PAYSLIP:
      g_value_set_object (value, YUI_PAYSLIP_ROW (object)->payslip);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_payslip_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  YuiPayslipRow *self = YUI_PAYSLIP_ROW (object);

  switch (id)
    {
    case PROP_PAYSLIP:
      self->payslip = g_value_dup_object (value);
      if (self->payslip)
        {
          g_signal_connect_object (self->payslip, "notify::document-id", G_CALLBACK (expanded_cb),
                                   self, G_CONNECT_SWAPPED);
          g_signal_connect_object (self->payslip, "notify::version", G_CALLBACK (expanded_cb), self,
                                   G_CONNECT_SWAPPED);
          g_signal_connect_object (self->payslip, "notify::net-yen", G_CALLBACK (show_net), self,
                                   G_CONNECT_SWAPPED);
          show_net (self);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_payslip_row_dispose (GObject *object)
{
  YuiPayslipRow *self = YUI_PAYSLIP_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_PAYSLIP_ROW);
  g_clear_object (&self->payslip);

  G_OBJECT_CLASS (yui_payslip_row_parent_class)->dispose (object);
}

static void
yui_payslip_row_finalize (GObject *object)
{
  g_ptr_array_unref (YUI_PAYSLIP_ROW (object)->rows);

  G_OBJECT_CLASS (yui_payslip_row_parent_class)->finalize (object);
}

static void
yui_payslip_row_class_init (YuiPayslipRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = yui_payslip_row_get_property;
  object_class->set_property = yui_payslip_row_set_property;
  object_class->dispose = yui_payslip_row_dispose;
  object_class->finalize = yui_payslip_row_finalize;

  props[PROP_PAYSLIP]
      = g_param_spec_object ("payslip", NULL, NULL, YUI_TYPE_PAYSLIP,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, print_key_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-payslip-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiPayslipRow, net_bin);
  gtk_widget_class_bind_template_callback (widget_class, escape);
  gtk_widget_class_bind_template_callback (widget_class, say_subtitle);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
}

static void
yui_payslip_row_init (YuiPayslipRow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yui_payslip_row_new (YuiPayslip *payslip)
{
  g_return_val_if_fail (YUI_IS_PAYSLIP (payslip), NULL);

  return g_object_new (YUI_TYPE_PAYSLIP_ROW, "payslip", payslip, NULL);
}
