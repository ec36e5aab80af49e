/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-insurance-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/yui-time.h"
#include "yui-deadline.h"
#include "yui-dialog.h"
#include "yui-why-button.h"
#include "yui-wording-sum.h"
#include "yui-wording.h"

struct _YuiInsuranceDialog
{
  AdwDialog parent_instance;

  YuiClient *client;
  YuiInsuranceRates *rates; /* of the chosen year; NULL until they are read */
  GCancellable *cancellable;
  int first_year;

  GtkWidget *fields;
  AdwComboRow *year_row;
  GtkEditable *accident_row;
  AdwActionRow *accident_now_row;
  GtkEditable *employment_row;
  AdwActionRow *employment_now_row;
  AdwBin *wages_bin;
  AdwBin *accident_bin;
  AdwBin *employment_bin;
  GtkEditable *notice_row;
  GtkLabel *message_label;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

#define N_YEARS       3
#define MARCH         3
#define NO_RATE       (-1)
#define RATE_UNIT     100   /* of 1,000 yen; a rate is parts of 100,000 */
#define RATE_MAX      20000 /* 200 of 1,000 */
#define RATE_DECIMALS 2

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiInsuranceDialog, yui_insurance_dialog, ADW_TYPE_DIALOG)

/* ---- rates as text ---- */

gboolean
yui_insurance_rate_parse (const char *text, int *rate)
{
  g_return_val_if_fail (text != NULL && rate != NULL, FALSE);

  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  int value = 0, digits = 0, decimals = NO_RATE;

  if (!plain)
    return FALSE;
  g_strstrip (plain);
  for (const char *c = plain; *c; c++)
    {
      if (*c == '.' && decimals < 0 && digits > 0)
        decimals = 0;
      else if (!g_ascii_isdigit (*c) || value > RATE_MAX || decimals == RATE_DECIMALS)
        return FALSE;
      else
        {
          value = value * 10 + g_ascii_digit_value (*c);
          digits++;
          decimals += decimals >= 0;
        }
    }
  for (int i = MAX (decimals, 0); i < RATE_DECIMALS; i++)
    value *= 10;
  if (decimals == 0 || value > RATE_MAX)
    return FALSE;
  *rate = digits > 0 ? value : NO_RATE;
  return TRUE;
}

char *
yui_insurance_rate_to_text (int rate)
{
  const int rest = rate % RATE_UNIT;

  if (rate < 0)
    return g_strdup ("");
  if (rest == 0)
    return g_strdup_printf ("%d", rate / RATE_UNIT);
  if (rest % 10 == 0)
    return g_strdup_printf ("%d.%d", rate / RATE_UNIT, rest / 10);
  return g_strdup_printf ("%d.%02d", rate / RATE_UNIT, rest);
}

/* ---- showing ---- */

static gboolean
is_entered (YuiInsuranceRate *rate)
{
  return g_str_equal (yui_insurance_rate_get_origin (rate), "entered_by_employer");
}

/* What the papers use now, and where it comes from. */
static void
show_now (YuiInsuranceDialog *self, AdwActionRow *row, YuiInsuranceRate *rate)
{
  const char *notice = yui_insurance_rates_get_notice_date (self->rates);
  g_autofree char *number = yui_insurance_rate_to_text (yui_insurance_rate_get_rate (rate));
  g_autofree char *day = notice ? yui_wording_date (notice) : NULL;
  g_autofree char *text = NULL;

  if (is_entered (rate))
    /* Translators: a rate; a date. */
    text = g_strdup_printf (_ ("%s of 1,000 yen, as you entered it from the notice of %s"), number,
                              day ? day : "");
  else if (g_str_equal (yui_insurance_rate_get_origin (rate), "table"))
    /* Translators: a rate; a year. */
    text = g_strdup_printf (_ ("%s of 1,000 yen, from the ministry’s table for general businesses, "
                               "fiscal year %d"),
                              number, yui_insurance_rates_get_fiscal_year (self->rates));
  else
    text = g_strdup (_ ("Not known: the papers leave the premium open"));
  adw_action_row_set_subtitle (row, text);
}

/* The premium of the year so far, or a dash, and why. */
static void
show_premium (AdwBin *bin, YuiInsuranceRate *rate, const char *what)
{
  const gint64 yen = yui_insurance_rate_get_premium_yen (rate);
  g_autofree char *amount = yen >= 0 ? yui_wording_yen (yen) : g_strdup (_ ("–"));
  g_autofree char *why = yui_wording_why_premium (rate);

  adw_bin_set_child (bin, yui_why_button_new (amount, what, why));
}

static void
show_year (YuiInsuranceDialog *self)
{
  YuiInsuranceWages *wages = yui_insurance_rates_get_wages (self->rates);
  g_autofree char *amount = yui_wording_yen (wages ? yui_insurance_wages_get_wages_yen (wages) : 0);
  g_autofree char *why = wages ? yui_wording_why_insured_wages (wages) : g_strdup ("");

  adw_bin_set_child (self->wages_bin,
                     yui_why_button_new (amount, _ ("Wages of the year so far"), why));
  show_premium (self->accident_bin, yui_insurance_rates_get_accident (self->rates),
                _ ("Accident insurance: premium of the year so far"));
  show_premium (self->employment_bin, yui_insurance_rates_get_employment (self->rates),
                _ ("Employment insurance: premium of the year so far"));
}

static int
entered_rate (YuiInsuranceRate *rate)
{
  return is_entered (rate) ? yui_insurance_rate_get_rate (rate) : NO_RATE;
}

static void
show_rates (YuiInsuranceDialog *self)
{
  YuiInsuranceRate *accident = yui_insurance_rates_get_accident (self->rates);
  YuiInsuranceRate *employment = yui_insurance_rates_get_employment (self->rates);
  const char *notice = yui_insurance_rates_get_notice_date (self->rates);
  g_autofree char *accident_text = yui_insurance_rate_to_text (entered_rate (accident));
  g_autofree char *employment_text = yui_insurance_rate_to_text (entered_rate (employment));

  gtk_editable_set_text (self->accident_row, accident_text);
  gtk_editable_set_text (self->employment_row, employment_text);
  gtk_editable_set_text (self->notice_row, notice ? notice : "");
  show_now (self, self->accident_now_row, accident);
  show_now (self, self->employment_now_row, employment);
  show_year (self);
  gtk_widget_set_sensitive (self->fields, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "insurance.save", TRUE);
}

static DexFuture *
loaded_cb (DexFuture *future, gpointer data)
{
  YuiInsuranceDialog *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  g_autofree char *sentence = NULL;

  if (!self->client || yui_net_error_is_cancelled (error))
    return NULL;
  if (value)
    {
      g_set_object (&self->rates, g_value_get_object (value));
      show_rates (self);
      return NULL;
    }
  sentence = yui_net_error_to_sentence (error);
  yui_dialog_say (ADW_DIALOG (self), self->message_label, sentence, TRUE);
  return NULL;
}

/* Reads the chosen year; an earlier reading is given up. */
static void
load (YuiInsuranceDialog *self)
{
  const int year = self->first_year + (int)adw_combo_row_get_selected (self->year_row);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->fields, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "insurance.save", FALSE);
  dex_future_disown (
      dex_future_finally (yui_client_get_insurance_rates (self->client, year, self->cancellable),
                          loaded_cb, g_object_ref (self), g_object_unref));
}

static void
year_cb (YuiInsuranceDialog *self)
{
  if (!self->client)
    return;
  yui_dialog_say (ADW_DIALOG (self), self->message_label, "", FALSE);
  load (self);
}

/* ---- saving ---- */

static void
set_rate (JsonObject *body, const char *member, int rate)
{
  if (rate < 0)
    json_object_set_null_member (body, member);
  else
    json_object_set_int_member (body, member, rate);
}

static JsonObject *
make_body (int accident_rate, int employment_rate, const char *notice_date)
{
  JsonObject *body = json_object_new ();

  set_rate (body, "accident_rate", accident_rate);
  set_rate (body, "employment_rate", employment_rate);
  json_object_set_string_member (body, "notice_date", notice_date);
  return body;
}

/* A save that is under way. */
typedef struct
{
  YuiInsuranceDialog *dialog;
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
  YuiInsuranceDialog *self = saving->dialog;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!self->client)
    return NULL;
  if (dex_future_get_value (future, &error))
    {
      g_signal_emit (self, signals[SIGNAL_SAVED], 0, self->rates, saving->before);
      adw_dialog_close (ADW_DIALOG (self));
      return NULL;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "insurance.save", TRUE);
  sentence = yui_net_error_to_sentence (error);
  yui_dialog_say (ADW_DIALOG (self), self->message_label, sentence, TRUE);
  if (g_error_matches (error, YUI_NET_ERROR, YUI_NET_ERROR_STALE))
    load (self); /* somebody else's change is shown */
  return NULL;
}

static gboolean
read_rate (YuiInsuranceDialog *self, GtkEditable *row, int *rate)
{
  if (yui_insurance_rate_parse (gtk_editable_get_text (row), rate))
    return TRUE;
  yui_dialog_say (ADW_DIALOG (self), self->message_label,
                  _ ("Please write a rate such as 3 or 8.5, at most 200, or nothing."), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiInsuranceDialog *self = YUI_INSURANCE_DIALOG (widget);
  g_autofree char *date = NULL;
  const char *was;
  Saving *saving;
  int accident_rate, employment_rate;

  if (!read_rate (self, self->accident_row, &accident_rate)
      || !read_rate (self, self->employment_row, &employment_rate))
    return;
  date = yui_deadline_parse_date (gtk_editable_get_text (self->notice_row));
  if (!date)
    {
      yui_dialog_say (ADW_DIALOG (self), self->message_label,
                      _ ("Please write the date of the notice, such as 2026-04-01."), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->notice_row));
      return;
    }
  was = yui_insurance_rates_get_notice_date (self->rates);
  saving = g_new0 (Saving, 1);
  saving->dialog = g_object_ref (self);
  saving->before = make_body (entered_rate (yui_insurance_rates_get_accident (self->rates)),
                              entered_rate (yui_insurance_rates_get_employment (self->rates)),
                              was ? was : date);
  gtk_widget_action_set_enabled (widget, "insurance.save", FALSE);
  dex_future_disown (dex_future_finally (
      yui_client_put_insurance_rates (self->client, self->rates,
                                      make_body (accident_rate, employment_rate, date), NULL),
      saved_cb, saving, saving_free));
}

static void
yui_insurance_dialog_dispose (GObject *object)
{
  YuiInsuranceDialog *self = YUI_INSURANCE_DIALOG (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->client);
  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_INSURANCE_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->rates);

  G_OBJECT_CLASS (yui_insurance_dialog_parent_class)->dispose (object);
}

static void
yui_insurance_dialog_class_init (YuiInsuranceDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_insurance_dialog_dispose;
  signals[SIGNAL_SAVED]
      = g_signal_new ("saved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, YUI_TYPE_INSURANCE_RATES, JSON_TYPE_OBJECT);

  gtk_widget_class_install_action (widget_class, "insurance.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "insurance.close", NULL, yui_dialog_close_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Yui/yui-insurance-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiInsuranceDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, YuiInsuranceDialog, year_row);
  gtk_widget_class_bind_template_child (widget_class, YuiInsuranceDialog, accident_row);
  gtk_widget_class_bind_template_child (widget_class, YuiInsuranceDialog, accident_now_row);
  gtk_widget_class_bind_template_child (widget_class, YuiInsuranceDialog, employment_row);
  gtk_widget_class_bind_template_child (widget_class, YuiInsuranceDialog, employment_now_row);
  gtk_widget_class_bind_template_child (widget_class, YuiInsuranceDialog, wages_bin);
  gtk_widget_class_bind_template_child (widget_class, YuiInsuranceDialog, accident_bin);
  gtk_widget_class_bind_template_child (widget_class, YuiInsuranceDialog, employment_bin);
  gtk_widget_class_bind_template_child (widget_class, YuiInsuranceDialog, notice_row);
  gtk_widget_class_bind_template_child (widget_class, YuiInsuranceDialog, message_label);
  gtk_widget_class_bind_template_callback (widget_class, year_cb);
}

/* The fiscal year before the present one, the present one and the next. */
static void
fill_years (YuiInsuranceDialog *self)
{
  g_autoptr (GtkStringList) years = gtk_string_list_new (NULL);
  g_autoptr (GDateTime) now = yui_time_to_date_time (g_get_real_time () / G_USEC_PER_SEC);
  const int year = g_date_time_get_year (now) - (g_date_time_get_month (now) <= MARCH);

  self->first_year = year - 1;
  for (int i = 0; i < N_YEARS; i++)
    {
      g_autofree char *text = NULL;

      /* Translators: a fiscal year; the calendar years it begins and ends in. */
      text = g_strdup_printf (_ ("April %d to March %d"), self->first_year + i,
                                self->first_year + i + 1);
      gtk_string_list_append (years, text);
    }
  adw_combo_row_set_model (self->year_row, G_LIST_MODEL (years));
  adw_combo_row_set_selected (self->year_row, 1);
}

static void
yui_insurance_dialog_init (YuiInsuranceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_years (self);
}

YuiInsuranceDialog *
yui_insurance_dialog_new (YuiClient *client)
{
  YuiInsuranceDialog *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);

  self = g_object_new (YUI_TYPE_INSURANCE_DIALOG, NULL);
  self->client = g_object_ref (client);
  load (self);
  return self;
}
