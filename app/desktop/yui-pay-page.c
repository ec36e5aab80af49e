/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-pay-page.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "model/yui-time.h"
#include "widgets/yui-bar-chart.h"
#include "yui-chart-amounts.h"
#include "yui-deadline.h"
#include "yui-import-dialog.h"
#include "yui-insurance-dialog.h"
#include "yui-pay-run-dialog.h"
#include "yui-pay-run-page.h"
#include "yui-pay-settings-dialog.h"
#include "yui-week.h"
#include "yui-why-button.h"
#include "yui-window.h"
#include "yui-wording-sum.h"
#include "yui-wording-why.h"
#include "yui-wording.h"

/* The pay runs, and what was paid in a period: by week, workplace and kind. */
struct _YuiPayPage
{
  YuiPage parent_instance;

  GListStore *runs; /* of YuiPayRun, newest first */
  YuiPaySummary *summary;
  GObject *changed;   /* settings that can be taken back; NULL */
  JsonObject *before; /* what they were */

  AdwComboRow *period_row;
  GtkWidget *from_row;
  GtkWidget *last_row;
  AdwActionRow *seats_row;
  AdwActionRow *cost_row;
  AdwBin *wages_bin;
  AdwBin *cost_bin;
  AdwToggleGroup *group_toggles;
  GtkWidget *chart_box;
  YuiBarChart *chart;
  AdwExpanderRow *amounts_row;
  GtkListBox *runs_list;
};

#define RECENT_WEEKS 12

/* As in the period row. */
typedef enum
{
  PERIOD_RECENT,
  PERIOD_THIS_MONTH,
  PERIOD_LAST_MONTH,
  PERIOD_THIS_YEAR,
  PERIOD_LAST_YEAR,
  PERIOD_CHOSEN,
  N_PERIODS
} Period;

G_DEFINE_FINAL_TYPE (YuiPayPage, yui_pay_page, YUI_TYPE_PAGE)

static const char *const watches[] = { "pay_run", NULL };

static GtkWidget *
make_run_row (gpointer item, gpointer data)
{
  YuiPayRun *run = item;
  g_autofree char *period
      = yui_wording_period (yui_pay_run_get_from (run), yui_pay_run_get_to (run));
  g_autofree char *pay_date = yui_wording_date (yui_pay_run_get_pay_date (run));
  g_autofree char *gross = yui_wording_yen (yui_pay_run_get_gross_yen (run));
  int people = yui_pay_run_get_people (run);
  g_autofree char *who
      = g_strdup_printf (ngettext ("%d person", "%d people", (gulong)people), people);
  /* Translators: whether a pay run is a draft; how many people; the day they are paid. */
  g_autofree char *subtitle
      = g_strdup_printf (_ ("%s · %s · paid on %s"),
                           yui_wording_pay_run_state (yui_pay_run_get_state (run)), who, pay_date);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *why = yui_wording_why_run (run);
  /* Translators: wages before tax; the days of a pay run. */
  g_autofree char *what = g_strdup_printf (_ ("Wages before tax, %s"), period);
  GtkWidget *button = yui_why_button_new (gross, what, why);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), period);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  yui_why_button_add_part (button, _ ("Open the Pay Run"), "page.open-run",
                                     yui_pay_run_get_id (run));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

/* ---- the chart ---- */

/* The bars of a chart, and the amounts below it; texts owns the bars' words. */
typedef struct
{
  AdwExpanderRow *amounts;
  GArray *bars; /* of YuiBar */
  GPtrArray *texts;
} Bars;

static void
bars_clear (Bars *bars)
{
  g_array_unref (bars->bars);
  g_ptr_array_unref (bars->texts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bars, bars_clear)

/* name is under the bar, spoken is its whole name; both transfer full. A bar has no value below 0:
 * what was taken back by corrections only is not drawn. */
static void
add_bar (Bars *bars, char *name, char *spoken, gint64 yen, int shifts, YuiPaySum *sum, int people)
{
  char *amount = yui_wording_yen (yen);
  g_autofree char *what
      = g_strdup_printf (ngettext ("%d shift", "%d shifts", (gulong)shifts), shifts);
  /* Translators: a week, workplace or kind of pay; wages; shifts. */
  char *sentence = g_strdup_printf (_ ("%s: %s, %s"), spoken, amount, what);
  const YuiBar bar = { name, MAX (yen, 0), amount, sentence };

  yui_chart_amounts_add (bars->amounts, spoken, what, yen, sum, people);
  g_free (spoken);
  g_ptr_array_add (bars->texts, name);
  g_ptr_array_add (bars->texts, amount);
  g_ptr_array_add (bars->texts, sentence);
  g_array_append_val (bars->bars, bar);
}

static void
add_weeks (YuiPayPage *self, Bars *bars)
{
  GListModel *weeks = yui_pay_summary_get_weeks (self->summary);

  for (guint i = 0; i < g_list_model_get_n_items (weeks); i++)
    {
      g_autoptr (YuiPayWeek) week = g_list_model_get_item (weeks, i);
      const char *monday = yui_pay_week_get_week_start (week);

      add_bar (bars, yui_week_say_short (monday), yui_week_say (monday),
               yui_pay_week_get_wages_yen (week), yui_pay_week_get_shifts (week),
               yui_pay_week_get_sum (week), yui_pay_week_get_people (week));
    }
}

static void
add_workplaces (YuiPayPage *self, Bars *bars)
{
  GListModel *workplaces = yui_pay_summary_get_workplaces (self->summary);

  for (guint i = 0; i < g_list_model_get_n_items (workplaces); i++)
    {
      g_autoptr (YuiPayWorkplace) workplace = g_list_model_get_item (workplaces, i);
      const char *name = yui_pay_workplace_get_workplace_name (workplace);

      add_bar (bars, g_strdup (name), g_strdup (name), yui_pay_workplace_get_wages_yen (workplace),
               yui_pay_workplace_get_shifts (workplace), yui_pay_workplace_get_sum (workplace),
               yui_pay_workplace_get_people (workplace));
    }
}

static void
add_kinds (YuiPayPage *self, Bars *bars)
{
  GListModel *kinds = yui_pay_summary_get_kinds (self->summary);

  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++)
    {
      g_autoptr (YuiPayKindTotal) kind = g_list_model_get_item (kinds, i);
      const char *name = yui_wording_pay_kind (yui_pay_kind_total_get_kind (kind));

      add_bar (bars, g_strdup (name), g_strdup (name), yui_pay_kind_total_get_wages_yen (kind),
               yui_pay_kind_total_get_shifts (kind), yui_pay_kind_total_get_sum (kind),
               yui_pay_kind_total_get_people (kind));
    }
}

static void
show_chart (YuiPayPage *self)
{
  static const struct
  {
    const char *name;
    const char *title;
    void (*add) (YuiPayPage *self, Bars *bars);
  } GROUPS[] = { { "weeks", N_ ("Wages by week of the work"), add_weeks },
                   { "workplaces", N_ ("Wages by workplace"), add_workplaces },
                     { "kinds", N_ ("Wages by kind of pay"), add_kinds } };
  const char *active = adw_toggle_group_get_active_name (self->group_toggles);
  g_auto (Bars) bars = { self->amounts_row, g_array_new (FALSE, FALSE, sizeof (YuiBar)),
                         g_ptr_array_new_with_free_func (g_free) };
  g_autofree char *total = NULL;
  g_autofree char *sentence = NULL;

  if (!self->summary)
    return;
  yui_chart_amounts_clear (self->amounts_row);
  total = yui_wording_yen (yui_pay_summary_get_wages_yen (self->summary));
  for (gsize i = 0; i < G_N_ELEMENTS (GROUPS); i++)
    if (g_strcmp0 (active, GROUPS[i].name) == 0)
      {
        GROUPS[i].add (self, &bars);
        yui_bar_chart_set_title (self->chart, _ (GROUPS[i].title));
      }
  /* Translators: wages. */
  sentence = g_strdup_printf (_ ("%s of wages in the period."), total);
  yui_bar_chart_set_bars (self->chart, (const YuiBar *)(gpointer)bars.bars->data, bars.bars->len);
  yui_bar_chart_set_format (self->chart, yui_wording_yen);
  yui_bar_chart_set_sentence (self->chart, sentence);
}

static void
group_cb (YuiPayPage *self)
{
  show_chart (self);
}

/* ---- the figures of the period ---- */

/* The wages of locked runs for work in the period. */
static char *
explain_wages (YuiPayPage *self)
{
  YuiPaySum *sum = yui_pay_summary_get_sum (self->summary);
  g_autofree char *why
      = sum ? yui_wording_why_pay_sum (sum, TRUE, yui_pay_summary_get_people (self->summary))
            : g_strdup ("");

  return g_strdup_printf ("%s\n%s", _ ("Locked pay runs, for work in the period."), why);
}

static char *
explain_cost (const char *wages, const char *filled, const char *cost)
{
  /* Translators: wages; filled seats. What one seat costs follows. */
  g_autofree char *working = g_strdup_printf (_ ("%s of wages before tax ÷ %s"), wages, filled);

  return g_strdup_printf ("%s = %s\n%s\n%s", working, cost, yui_wording_rounding ("half_up"),
                          _ ("A seat counts when somebody was paid for it by a locked pay run. The "
                             "wages are in:"));
}

static void
show_figures (YuiPayPage *self)
{
  const gint64 wages_yen = yui_pay_summary_get_wages_yen (self->summary);
  const gint64 cost_yen = yui_pay_summary_get_cost_per_seat_yen (self->summary);
  const int seats = yui_pay_summary_get_filled_seats (self->summary);
  const int people = yui_pay_summary_get_people (self->summary);
  g_autofree char *wages = yui_wording_yen (wages_yen);
  g_autofree char *cost = yui_wording_yen (MAX (cost_yen, 0));
  g_autofree char *who
      = g_strdup_printf (ngettext ("%d person", "%d people", (gulong)people), people);
  g_autofree char *filled
      = g_strdup_printf (ngettext ("%d filled seat", "%d filled seats", (gulong)seats), seats);
  /* Translators: filled seats; people. */
  g_autofree char *work = g_strdup_printf (C_ ("seats and people", "%s, %s"), filled, who);
  YuiPaySum *sum = yui_pay_summary_get_sum (self->summary);
  g_autofree char *wages_why = explain_wages (self);
  g_autofree char *cost_why = explain_cost (wages, filled, cost);

  adw_action_row_set_subtitle (self->seats_row, work);
  adw_bin_set_child (self->wages_bin,
                     yui_chart_amounts_make_button (wages, _ ("Wages before tax"), wages_why, sum));
  gtk_widget_set_visible (GTK_WIDGET (self->cost_row), cost_yen >= 0);
  adw_bin_set_child (self->cost_bin, yui_chart_amounts_make_button (
                                         cost, _ ("Cost of a filled seat"), cost_why, sum));
  gtk_widget_set_visible (self->chart_box, wages_yen > 0);
}

/* ---- the period ---- */

/* The first of the month that date is in, months later. */
static char *
dup_month_start (const char *date, int months)
{
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) moved = NULL;
  int year, month;

  if (sscanf (date, "%4d-%2d", &year, &month) != 2)
    return g_strdup (date);
  day = g_date_time_new_utc (year, month, 1, 0, 0, 0);
  moved = g_date_time_add_months (day, months);
  return g_date_time_format (moved, "%Y-%m-%d");
}

/* Dates that cannot be read stand for the last weeks. from and to: transfer full. */
static void
read_period (YuiPayPage *self, char **from, char **to)
{
  g_autofree char *today = yui_week_today ();
  g_autofree char *monday = yui_week_start (today);
  g_autofree char *january = g_strdup_printf ("%.4s-01-01", today);
  Period period = (Period)adw_combo_row_get_selected (self->period_row);

  *from = *to = NULL;
  if (period == PERIOD_THIS_MONTH || period == PERIOD_LAST_MONTH)
    {
      const int first = period == PERIOD_THIS_MONTH ? 0 : -1;

      *from = dup_month_start (today, first);
      *to = dup_month_start (today, first + 1);
    }
  else if (period == PERIOD_THIS_YEAR || period == PERIOD_LAST_YEAR)
    {
      const int first = period == PERIOD_THIS_YEAR ? 0 : -12;

      *from = dup_month_start (january, first);
      *to = dup_month_start (january, first + 12);
    }
  else if (period == PERIOD_CHOSEN)
    {
      g_autofree char *last
          = yui_deadline_parse_date (gtk_editable_get_text (GTK_EDITABLE (self->last_row)));

      *from = yui_deadline_parse_date (gtk_editable_get_text (GTK_EDITABLE (self->from_row)));
      *to = last ? yui_date_add_days (last, 1) : NULL;
    }
  if (*from && *to && g_strcmp0 (*from, *to) < 0)
    return;
  g_free (*from);
  g_free (*to);
  *from = yui_date_add_days (monday, -(RECENT_WEEKS - 1) * YUI_DAYS_PER_WEEK);
  *to = yui_date_add_days (monday, YUI_DAYS_PER_WEEK);
}

static void
period_cb (YuiPayPage *self)
{
  gboolean is_chosen = adw_combo_row_get_selected (self->period_row) == PERIOD_CHOSEN;

  gtk_widget_set_visible (self->from_row, is_chosen);
  gtk_widget_set_visible (self->last_row, is_chosen);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    yui_page_refresh (YUI_PAGE (self));
}

static DexFuture *
yui_pay_page_load (YuiPage *page, GCancellable *cancellable)
{
  YuiClient *client = yui_page_get_client (page);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  read_period (YUI_PAY_PAGE (page), &from, &to);
  return dex_future_all (yui_client_list_pay_runs (client, cancellable),
                         yui_client_get_pay_summary (client, from, to, cancellable), NULL);
}

static void
yui_pay_page_loaded (YuiPage *page, DexFuture *result)
{
  YuiPayPage *self = YUI_PAY_PAGE (page);

  /* Rows are made of what they say, so all of them anew. */
  g_list_store_remove_all (self->runs);
  yui_list_update_from_model (self->runs, yui_future_get_nth (result, 0), NULL);
  g_set_object (&self->summary, yui_future_get_nth (result, 1));
  show_figures (self);
  show_chart (self);
  yui_page_set_empty (page, g_list_model_get_n_items (G_LIST_MODEL (self->runs)) == 0);
}

static void
open_run (YuiPayPage *self, const char *id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (YUI_IS_WINDOW (root))
    yui_window_push (YUI_WINDOW (root),
                     yui_pay_run_page_new (yui_page_get_desk (YUI_PAGE (self)), id));
}

static void
row_activated_cb (YuiPayPage *self, GtkListBoxRow *row)
{
  g_autoptr (YuiPayRun) run
      = g_list_model_get_item (G_LIST_MODEL (self->runs), (guint)gtk_list_box_row_get_index (row));

  open_run (self, yui_pay_run_get_id (run));
}

static void
open_run_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_run (YUI_PAY_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
created_cb (YuiPayPage *self, YuiPayRun *run)
{
  yui_page_refresh (YUI_PAGE (self));
  open_run (self, yui_pay_run_get_id (run));
}

static void
new_run_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPayRunDialog *dialog = yui_pay_run_dialog_new (yui_page_get_client (YUI_PAGE (widget)));

  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* ---- settings, and taking them back ---- */

static void
undone_cb (gpointer self, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (YUI_PAGE (self), error);
  else
    yui_page_toast (YUI_PAGE (self), _ ("The settings are as they were"));
}

static void
undo_settings_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPayPage *self = YUI_PAY_PAGE (widget);
  YuiClient *client = yui_page_get_client (YUI_PAGE (self));
  JsonObject *before = g_steal_pointer (&self->before);
  g_autoptr (GObject) changed = g_steal_pointer (&self->changed);

  if (!before)
    return;
  yui_page_await (
      YUI_PAGE (self),
      YUI_IS_PAY_SETTINGS (changed)
          ? yui_client_put_pay_settings (client, YUI_PAY_SETTINGS (changed), before, NULL)
          : yui_client_put_insurance_rates (client, YUI_INSURANCE_RATES (changed), before, NULL),
      undone_cb, NULL, NULL);
}

static void
saved_cb (YuiPayPage *self, GObject *changed, JsonObject *before)
{
  g_set_object (&self->changed, changed);
  g_clear_pointer (&self->before, json_object_unref);
  self->before = json_object_ref (before);
  yui_page_toast_undo (YUI_PAGE (self), _ ("The settings are saved"), "page.undo-settings", NULL);
}

static void
settings_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPage *page = YUI_PAGE (widget);
  gboolean is_owner = yui_desk_get_role (yui_page_get_desk (page)) == YUI_ROLE_EMPLOYER_OWNER;

  YuiPaySettingsDialog *dialog = yui_pay_settings_dialog_new (yui_page_get_client (page), is_owner);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
insurance_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiInsuranceDialog *dialog = yui_insurance_dialog_new (yui_page_get_client (YUI_PAGE (widget)));

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
accounts_imported_cb (YuiPayPage *self, int added, int updated)
{
  const int n = added + updated;
  g_autofree char *text = g_strdup_printf (
      ngettext ("%d bank account taken over", "%d bank accounts taken over", (gulong)n), n);

  yui_page_toast (YUI_PAGE (self), text);
}

static void
import_accounts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiImportDialog *dialog
      = yui_import_dialog_new_for_accounts (yui_page_get_client (YUI_PAGE (widget)));

  g_signal_connect_object (dialog, "imported", G_CALLBACK (accounts_imported_cb), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
yui_pay_page_dispose (GObject *object)
{
  YuiPayPage *self = YUI_PAY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_PAY_PAGE);
  g_clear_object (&self->runs);
  g_clear_object (&self->summary);
  g_clear_object (&self->changed);
  g_clear_pointer (&self->before, json_object_unref);

  G_OBJECT_CLASS (yui_pay_page_parent_class)->dispose (object);
}

static void
yui_pay_page_class_init (YuiPayPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  YuiPageClass *page_class = YUI_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_pay_page_dispose;
  page_class->watches = watches;
  page_class->load = yui_pay_page_load;
  page_class->loaded = yui_pay_page_loaded;

  gtk_widget_class_install_action (widget_class, "page.new-run", NULL, new_run_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "page.new-run",
                                       NULL);

  gtk_widget_class_install_action (widget_class, "page.open-run", "s", open_run_action);
  gtk_widget_class_install_action (widget_class, "page.settings", NULL, settings_action);
  gtk_widget_class_install_action (widget_class, "page.insurance", NULL, insurance_action);
  gtk_widget_class_install_action (widget_class, "page.undo-settings", NULL, undo_settings_action);
  gtk_widget_class_install_action (widget_class, "page.import-accounts", NULL,
                                   import_accounts_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK,
                                       "page.import-accounts", NULL);

  g_type_ensure (YUI_TYPE_BAR_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-pay-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiPayPage, period_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPayPage, from_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPayPage, last_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPayPage, seats_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPayPage, cost_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPayPage, wages_bin);
  gtk_widget_class_bind_template_child (widget_class, YuiPayPage, cost_bin);
  gtk_widget_class_bind_template_child (widget_class, YuiPayPage, group_toggles);
  gtk_widget_class_bind_template_child (widget_class, YuiPayPage, chart_box);
  gtk_widget_class_bind_template_child (widget_class, YuiPayPage, chart);
  gtk_widget_class_bind_template_child (widget_class, YuiPayPage, amounts_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPayPage, runs_list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_cb);
}

static void
yui_pay_page_init (YuiPayPage *self)
{
  self->runs = g_list_store_new (YUI_TYPE_PAY_RUN);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->runs_list, G_LIST_MODEL (self->runs), make_run_row, NULL, NULL);
}

AdwNavigationPage *
yui_pay_page_new (YuiDesk *desk)
{
  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);

  return g_object_new (YUI_TYPE_PAY_PAGE, "desk", desk, NULL);
}
