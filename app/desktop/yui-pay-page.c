/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-pay-page.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "model/yui-time.h"
#include "widgets/yui-bar-chart.h"
#include "yui-pay-run-dialog.h"
#include "yui-pay-run-page.h"
#include "yui-week.h"
#include "yui-window.h"
#include "yui-wording.h"

/* The pay runs, and what was paid for each week of work. */
struct _YuiPayPage
{
  YuiPage parent_instance;

  GListStore *runs; /* of YuiPayRun, newest first */

  GtkWidget *chart_bin;
  YuiBarChart *chart;
  GtkListBox *runs_list;
};

#define CHART_WEEKS 12

G_DEFINE_FINAL_TYPE (YuiPayPage, yui_pay_page, YUI_TYPE_PAGE)

static const char *const watches[] = { "pay_run", NULL };

static GtkWidget *
make_run_row (gpointer item, gpointer data)
{
  YuiPayRun *run = item;
  gboolean locked = yui_pay_run_get_state (run) == YUI_PAY_RUN_STATE_LOCKED;
  g_autofree char *period
      = yui_wording_period (yui_pay_run_get_from (run), yui_pay_run_get_to (run));
  g_autofree char *pay_date = yui_wording_date (yui_pay_run_get_pay_date (run));
  g_autofree char *gross = yui_wording_yen (yui_pay_run_get_gross_yen (run));
  int people = yui_pay_run_get_people (run);
  g_autofree char *who
      = g_strdup_printf (ngettext ("%d person", "%d people", (gulong)people), people);
  /* Translators: whether a pay run is a draft; how many people; the day they are paid. */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s · %s · paid on %s"),
                                                 locked ? _ ("Locked") : _ ("Draft"), who, pay_date);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (gross);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), period);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
show_chart (YuiPayPage *self, YuiPaySummary *summary)
{
  GListModel *weeks = yui_pay_summary_get_weeks (summary);
  guint n = g_list_model_get_n_items (weeks);
  g_autofree YuiBar *bars = g_new0 (YuiBar, n);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gint64 total_yen = 0;
  g_autofree char *total = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (YuiPayWeek) week = g_list_model_get_item (weeks, i);
      const char *monday = yui_pay_week_get_week_start (week);
      char *name = yui_week_say_short (monday);
      char *yen = yui_wording_yen (yui_pay_week_get_wages_yen (week));
      g_autofree char *period = yui_week_say (monday);
      /* Translators: a week; wages. */
      char *spoken = g_strdup_printf (_ ("%s: %s"), period, yen);

      g_ptr_array_add (texts, name);
      g_ptr_array_add (texts, yen);
      g_ptr_array_add (texts, spoken);
      bars[i] = (YuiBar){ name, yui_pay_week_get_wages_yen (week), yen, spoken };
      total_yen += bars[i].value;
    }

  total = yui_wording_yen (total_yen);
  /* Translators: wages; a number of weeks. */
  sentence = g_strdup_printf (
      ngettext ("%s of wages for work in %u week.", "%s of wages for work in %u weeks.", n), total,
      n);
  yui_bar_chart_set_bars (self->chart, bars, n);
  yui_bar_chart_set_format (self->chart, yui_wording_yen);
  yui_bar_chart_set_title (self->chart, _ ("Wages by week of the work"));
  yui_bar_chart_set_sentence (self->chart, sentence);
  gtk_widget_set_visible (self->chart_bin, total_yen > 0);
}

static DexFuture *
yui_pay_page_load (YuiPage *page, GCancellable *cancellable)
{
  YuiClient *client = yui_page_get_client (page);
  g_autofree char *today = yui_week_today ();
  g_autofree char *monday = yui_week_start (today);
  g_autofree char *from = yui_date_add_days (monday, -(CHART_WEEKS - 1) * YUI_DAYS_PER_WEEK);
  g_autofree char *to = yui_date_add_days (monday, YUI_DAYS_PER_WEEK);

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
  show_chart (self, yui_future_get_nth (result, 1));
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

static void
yui_pay_page_dispose (GObject *object)
{
  YuiPayPage *self = YUI_PAY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_PAY_PAGE);
  g_clear_object (&self->runs);

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

  g_type_ensure (YUI_TYPE_BAR_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-pay-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiPayPage, chart_bin);
  gtk_widget_class_bind_template_child (widget_class, YuiPayPage, chart);
  gtk_widget_class_bind_template_child (widget_class, YuiPayPage, runs_list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
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
