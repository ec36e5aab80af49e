/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-employer-dialog.h"

#include <glib/gi18n.h>

#include "yui-deadline.h"
#include "yui-dialog.h"
#include "yui-wording-hours.h"
#include "yui-wording.h"

struct _YuiEmployerDialog
{
  AdwDialog parent_instance;

  YuiClient *client;
  YuiEmployer *employer; /* NULL until it is read */
  GCancellable *cancellable;
  gboolean can_manage;

  GtkStack *stack;
  GtkLabel *message_label;
  AdwComboRow *industry_row;
  AdwSpinRow *staff_row;
  AdwActionRow *week_row;
  AdwComboRow *rest_row;
  AdwSpinRow *month_row;
  AdwSpinRow *year_row;
  GtkEditable *start_row;
  AdwSpinRow *special_month_row;
  AdwSpinRow *special_year_row;
  AdwSpinRow *special_months_row;
  AdwSwitchRow *hours_24_row;
  AdwSwitchRow *worked_pay_row;
  GtkWidget *screening_group;
  AdwActionRow *screening_row;
  GtkWidget *form;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (YuiEmployerDialog, yui_employer_dialog, ADW_TYPE_DIALOG)

#define MINUTES_PER_HOUR 60
#define DAYS_PER_WEEK    7
#define SMALL_STAFF      10

static const char *const industries[] = { "other", "commerce", "hospitality", "health", "theatre" };

static const char *const industry_names[] = {
  N_ ("Other business"),
     N_ ("Shop, wholesale, hairdresser"),
        N_ ("Inn, restaurant, entertainment"), N_ ("Health and hygiene"), N_ ("Cinema, theatre") };

static void
say_week (YuiEmployerDialog *self)
{
  const gboolean is_44 = adw_combo_row_get_selected (self->industry_row) > 0
                         && adw_spin_row_get_value (self->staff_row) < SMALL_STAFF;

  adw_action_row_set_subtitle (
      self->week_row,
      is_44 ? _ ("44 hours: this business with fewer than 10 people (Labour Standards Act, "
                 "Article 40). 40 hours for people under 18.")
            : _ ("40 hours (Labour Standards Act, Article 32)."));
}

static void
show_hours (AdwSpinRow *row, int minutes)
{
  adw_spin_row_set_value (row, (double)minutes / MINUTES_PER_HOUR);
}

static void
show_employer (YuiEmployerDialog *self)
{
  const char *start = yui_employer_get_agreement_start (self->employer);

  for (guint i = 0; i < G_N_ELEMENTS (industries); i++)
    if (g_str_equal (industries[i], yui_employer_get_industry (self->employer)))
      adw_combo_row_set_selected (self->industry_row, i);
  adw_spin_row_set_value (self->staff_row, yui_employer_get_regular_staff (self->employer));
  adw_combo_row_set_selected (
      self->rest_row, (guint)(yui_employer_get_statutory_rest_weekday (self->employer) + 1));
  show_hours (self->month_row, yui_employer_get_agreement_month_min (self->employer));
  show_hours (self->year_row, yui_employer_get_agreement_year_min (self->employer));
  gtk_editable_set_text (self->start_row, start ? start : "");
  show_hours (self->special_month_row, yui_employer_get_special_month_min (self->employer));
  show_hours (self->special_year_row, yui_employer_get_special_year_min (self->employer));
  adw_spin_row_set_value (self->special_months_row,
                          yui_employer_get_special_months (self->employer));
  adw_switch_row_set_active (self->hours_24_row,
                             yui_employer_get_follows_24_hours (self->employer));
  adw_switch_row_set_active (self->worked_pay_row,
                             yui_employer_get_worked_pay_counts (self->employer));
  say_week (self);
  gtk_widget_set_sensitive (self->form, self->can_manage);
  gtk_widget_set_visible (self->save_button, self->can_manage);
  gtk_stack_set_visible_child_name (self->stack, "form");
}

/* What the programme decided; nothing where it has not and does not need to. */
static void
show_screening (YuiEmployerDialog *self, YuiScreening *screening)
{
  const char *state = yui_screening_get_state (screening);
  const char *reason = yui_screening_get_reason (screening);
  const int max = yui_screening_get_open_seats_max (screening);
  g_autofree char *limit = max > 0
      ? g_strdup_printf (_ ("%d of %d seats open"), yui_screening_get_open_seats (screening), max)
      : NULL;
  g_autofree char *both = limit && reason ? g_strdup_printf ("%s\n%s", limit, reason) : NULL;

  gtk_widget_set_visible (self->screening_group,
                          yui_screening_get_needed (screening) || !g_str_equal (state, "none"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->screening_row),
                                 g_str_equal (state, "passed") ? _ ("May post")
                                                               : g_str_equal (state, "refused")
                                 ? _ ("May not post")
                                 : _ ("Not screened"));
  adw_action_row_set_subtitle (self->screening_row, both     ? both
                                                    : limit  ? limit
                                                    : reason ? reason
                                                             : "");
}

static DexFuture *
screening_cb (DexFuture *future, gpointer data)
{
  YuiEmployerDialog *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  g_autofree char *sentence = NULL;

  if (!self->client)
    return NULL;
  if (value)
    {
      show_screening (self, g_value_get_object (value));
      return NULL;
    }
  sentence = yui_net_error_to_sentence (error);
  yui_dialog_say (ADW_DIALOG (self), self->message_label, sentence, FALSE);
  return NULL;
}

static DexFuture *
loaded_cb (DexFuture *future, gpointer data)
{
  YuiEmployerDialog *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  g_autofree char *sentence = NULL;

  if (!self->client)
    return NULL;
  if (value)
    {
      g_set_object (&self->employer, g_value_get_object (value));
      show_employer (self);
      dex_future_disown (
          dex_future_finally (yui_client_get_screening (self->client, self->cancellable),
                              screening_cb, g_object_ref (self), g_object_unref));
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "employer.save", self->can_manage);
      return NULL;
    }
  sentence = yui_net_error_to_sentence (error);
  yui_dialog_say (ADW_DIALOG (self), self->message_label, sentence, FALSE);
  return NULL;
}

/* Somebody else's change is shown, with the sentence that says so. */
static DexFuture *
read_again_cb (DexFuture *future, gpointer data)
{
  YuiEmployerDialog *self = data;
  const GValue *value = dex_future_get_value (future, NULL);

  if (self->client && value)
    {
      g_set_object (&self->employer, g_value_get_object (value));
      show_employer (self);
    }
  return NULL;
}

static DexFuture *
saved_cb (DexFuture *future, gpointer data)
{
  YuiEmployerDialog *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!self->client)
    return NULL;
  if (dex_future_get_value (future, &error))
    {
      adw_dialog_close (ADW_DIALOG (self));
      return NULL;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "employer.save", TRUE);
  sentence = yui_net_error_to_sentence (error);
  yui_dialog_say (ADW_DIALOG (self), self->message_label, sentence, FALSE);
  if (g_error_matches (error, YUI_NET_ERROR, YUI_NET_ERROR_STALE))
    dex_future_disown (
        dex_future_finally (yui_client_get_employer (self->client, self->cancellable),
                            read_again_cb, g_object_ref (self), g_object_unref));
  return NULL;
}

static void
set_minutes (JsonObject *change, const char *member, AdwSpinRow *row)
{
  json_object_set_int_member (change, member,
                              (gint64)(adw_spin_row_get_value (row) * MINUTES_PER_HOUR + 0.5));
}

/* The settings as shown; NULL when the date is none. */
static JsonObject *
make_change (YuiEmployerDialog *self)
{
  g_autoptr (JsonObject) change = json_object_new ();
  const char *start = gtk_editable_get_text (self->start_row);
  g_autofree char *date = start[0] ? yui_deadline_parse_date (start) : NULL;
  const guint rest = adw_combo_row_get_selected (self->rest_row);

  if (start[0] && !date)
    return NULL;
  json_object_set_string_member (change, "industry",
                                 industries[adw_combo_row_get_selected (self->industry_row)]);
  json_object_set_int_member (change, "regular_staff",
                              (gint64)adw_spin_row_get_value (self->staff_row));
  if (rest == 0)
    json_object_set_null_member (change, "statutory_rest_weekday");
  else
    json_object_set_int_member (change, "statutory_rest_weekday", rest - 1);
  set_minutes (change, "agreement_month_min", self->month_row);
  set_minutes (change, "agreement_year_min", self->year_row);
  set_minutes (change, "special_month_min", self->special_month_row);
  set_minutes (change, "special_year_min", self->special_year_row);
  json_object_set_int_member (change, "special_months",
                              (gint64)adw_spin_row_get_value (self->special_months_row));
  json_object_set_boolean_member (change, "follows_24_hours",
                                  adw_switch_row_get_active (self->hours_24_row));
  json_object_set_boolean_member (change, "worked_pay_counts",
                                  adw_switch_row_get_active (self->worked_pay_row));
  if (date)
    json_object_set_string_member (change, "agreement_start", date);
  else
    json_object_set_null_member (change, "agreement_start");
  return g_steal_pointer (&change);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiEmployerDialog *self = YUI_EMPLOYER_DIALOG (widget);
  g_autoptr (JsonObject) change = make_change (self);

  if (!change)
    {
      yui_dialog_say (ADW_DIALOG (self), self->message_label,
                      _ ("Please write a date such as 2026-04-01, or nothing."), FALSE);
      return;
    }
  gtk_widget_action_set_enabled (widget, "employer.save", FALSE);
  dex_future_disown (
      dex_future_finally (yui_client_update_employer (self->client, self->employer, change, NULL),
                          saved_cb, g_object_ref (self), g_object_unref));
}

static void
yui_employer_dialog_dispose (GObject *object)
{
  YuiEmployerDialog *self = YUI_EMPLOYER_DIALOG (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_EMPLOYER_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->client);
  g_clear_object (&self->employer);

  G_OBJECT_CLASS (yui_employer_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, YuiEmployerDialog, stack);
  gtk_widget_class_bind_template_child (class, YuiEmployerDialog, message_label);
  gtk_widget_class_bind_template_child (class, YuiEmployerDialog, industry_row);
  gtk_widget_class_bind_template_child (class, YuiEmployerDialog, staff_row);
  gtk_widget_class_bind_template_child (class, YuiEmployerDialog, week_row);
  gtk_widget_class_bind_template_child (class, YuiEmployerDialog, rest_row);
  gtk_widget_class_bind_template_child (class, YuiEmployerDialog, month_row);
  gtk_widget_class_bind_template_child (class, YuiEmployerDialog, year_row);
  gtk_widget_class_bind_template_child (class, YuiEmployerDialog, start_row);
  gtk_widget_class_bind_template_child (class, YuiEmployerDialog, special_month_row);
  gtk_widget_class_bind_template_child (class, YuiEmployerDialog, special_year_row);
  gtk_widget_class_bind_template_child (class, YuiEmployerDialog, special_months_row);
  gtk_widget_class_bind_template_child (class, YuiEmployerDialog, hours_24_row);
  gtk_widget_class_bind_template_child (class, YuiEmployerDialog, worked_pay_row);
  gtk_widget_class_bind_template_child (class, YuiEmployerDialog, screening_group);
  gtk_widget_class_bind_template_child (class, YuiEmployerDialog, screening_row);
  gtk_widget_class_bind_template_child (class, YuiEmployerDialog, form);
  gtk_widget_class_bind_template_child (class, YuiEmployerDialog, save_button);
}

static void
yui_employer_dialog_class_init (YuiEmployerDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_employer_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "employer.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "employer.cancel", NULL, yui_dialog_close_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Yui/yui-employer-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, say_week);
}

static void
yui_employer_dialog_init (YuiEmployerDialog *self)
{
  g_autoptr (GtkStringList) businesses = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) weekdays = gtk_string_list_new (NULL);

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (industry_names); i++)
    gtk_string_list_append (businesses, _ (industry_names[i]));
  gtk_string_list_append (weekdays, _ ("None is fixed"));
  for (int i = 0; i < DAYS_PER_WEEK; i++)
    gtk_string_list_append (weekdays, yui_wording_weekday (i));
  adw_combo_row_set_model (self->industry_row, G_LIST_MODEL (businesses));
  adw_combo_row_set_model (self->rest_row, G_LIST_MODEL (weekdays));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "employer.save", FALSE);
}

AdwDialog *
yui_employer_dialog_new (YuiDesk *desk)
{
  YuiEmployerDialog *self;

  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);

  self = g_object_new (YUI_TYPE_EMPLOYER_DIALOG, NULL);
  self->client = g_object_ref (yui_desk_get_client (desk));
  self->can_manage = yui_desk_can_manage (desk);
  dex_future_disown (dex_future_finally (yui_client_get_employer (self->client, self->cancellable),
                                         loaded_cb, g_object_ref (self), g_object_unref));
  return ADW_DIALOG (self);
}
