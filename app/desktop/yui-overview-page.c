/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-overview-page.h"

#include <glib/gi18n.h>

#include "model/yui-time.h"
#include "widgets/yui-bar-chart.h"
#include "yui-chart-amounts.h"
#include "yui-figure-card.h"
#include "yui-week.h"
#include "yui-wording-sum.h"
#include "yui-wording.h"

/* The coordinator's figures. */
struct _YuiOverviewPage
{
  YuiPage parent_instance;

  char *from;
  char *to;

  AdwToggleGroup *period_group;
  GtkLabel *period_label;
  YuiFigureCard *registered_card;
  YuiFigureCard *posted_card;
  YuiFigureCard *filled_card;
  YuiFigureCard *worked_card;
  YuiFigureCard *paid_card;
  YuiBarChart *filled_chart;
  YuiBarChart *paid_chart;
  AdwExpanderRow *amounts_row;
};

#define SHORT_WEEKS        4
#define LONG_WEEKS         12
#define FISCAL_YEAR_STARTS 4 /* April */
#define PERCENT            100

G_DEFINE_FINAL_TYPE (YuiOverviewPage, yui_overview_page, YUI_TYPE_PAGE)

static const char *const watches[]
    = { "shift", "contract", "attendance", "pay_run", "membership", NULL };

/* 1 April, of this year or the last. */
static char *
dup_fiscal_start (const char *today)
{
  int year = atoi (today);
  int month = atoi (today + strlen ("YYYY-"));

  return g_strdup_printf ("%04d-%02d-01", month < FISCAL_YEAR_STARTS ? year - 1 : year,
                          FISCAL_YEAR_STARTS);
}

/* Whole weeks up to this one, which is counted as far as it goes. */
static void
choose_period (YuiOverviewPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->period_group);
  g_autofree char *today = yui_week_today ();
  g_autofree char *monday = yui_week_start (today);
  int weeks = g_strcmp0 (name, "four") == 0 ? SHORT_WEEKS : LONG_WEEKS;
  g_autofree char *period = NULL;

  g_free (self->from);
  g_free (self->to);
  self->from = g_strcmp0 (name, "year") == 0
                   ? dup_fiscal_start (today)
                   : yui_date_add_days (monday, -(weeks - 1) * YUI_DAYS_PER_WEEK);
  self->to = yui_date_add_days (monday, YUI_DAYS_PER_WEEK);

  period = yui_wording_period (self->from, self->to);
  gtk_label_set_label (self->period_label, period);
}

static char *
say_percent (int part, int whole)
{
  if (whole <= 0)
    return g_strdup (_ ("–"));
  /* Translators: a percentage. */
  return g_strdup_printf (_ ("%d %%"), (int)((gint64)part * PERCENT / whole));
}

static void
show_people (YuiOverviewPage *self, YuiFigures *figures)
{
  g_autofree char *registered = yui_wording_number (yui_figures_get_registered (figures));
  g_autofree char *active = yui_wording_number (yui_figures_get_active (figures));
  g_autofree char *employers = yui_wording_number (yui_figures_get_employers (figures));
  g_autofree char *workplaces = yui_wording_number (yui_figures_get_workplaces (figures));
  /* Translators: people with a contract; employers; workplaces. */
  g_autofree char *detail = g_strdup_printf (
      _ ("People registered at the end of the period; %s of them had a contract in it. There are "
         "%s employers with %s workplaces."),
        active, employers, workplaces);

  yui_figure_card_set (self->registered_card, registered, detail);
}

static void
show_seats (YuiOverviewPage *self, YuiFigures *figures)
{
  int posted = yui_figures_get_posted_seats (figures);
  int filled = yui_figures_get_filled_seats (figures);
  g_autofree char *posted_text = yui_wording_number (posted);
  g_autofree char *filled_text = yui_wording_number (filled);
  g_autofree char *percent = say_percent (filled, posted);
  /* Translators: a number; a percentage. */
  g_autofree char *value = g_strdup_printf (_ ("%s (%s)"), filled_text, percent);

  yui_figure_card_set (self->posted_card, posted_text,
                       _ ("Seats of published shifts that start in the period."));
  yui_figure_card_set (
      self->filled_card, posted > 0 ? value : filled_text,
      _ ("Of those, seats with a contract; in brackets their share of the posted seats."));
}

static void
show_work (YuiOverviewPage *self, YuiFigures *figures)
{
  g_autofree char *worked = yui_wording_number (yui_figures_get_worked_shifts (figures));
  g_autofree char *people = yui_wording_number (yui_figures_get_worked_people (figures));
  g_autofree char *length = yui_wording_minutes (yui_figures_get_worked_min (figures));
  g_autofree char *paid = yui_wording_yen (yui_figures_get_paid_yen (figures));
  /* Translators: a number of people; a length of time. */
  g_autofree char *detail = g_strdup_printf (
      _ ("Times somebody worked, with hours clocked or agreed: %s people, %s together."), people,
        length);

  yui_figure_card_set (self->worked_card, worked, detail);
  yui_figure_card_set (self->paid_card, paid,
                       _ ("Wages before tax in locked pay runs, for work in the period."));
  if (yui_figures_get_sum (figures))
    {
      g_autofree char *why = yui_wording_why_pay_sum (yui_figures_get_sum (figures), TRUE, 0);

      yui_figure_card_set_why (self->paid_card, why);
    }
}

/* Bars, and the texts they borrow until they are set. */
typedef struct
{
  YuiBar *bars;
  GPtrArray *texts;
} Bars;

static void
set_bar (Bars *bars, guint i, const char *monday, gint64 value, char *text)
{
  char *name = yui_week_say_short (monday);
  g_autofree char *week = yui_week_say (monday);
  /* Translators: a week; a figure. */
  char *spoken = g_strdup_printf (_ ("%s: %s"), week, text);

  g_ptr_array_add (bars->texts, name);
  g_ptr_array_add (bars->texts, text);
  g_ptr_array_add (bars->texts, spoken);
  bars->bars[i] = (YuiBar){ name, value, text, spoken };
}

static char *
say_filled (YuiFiguresWeek *week)
{
  /* Translators: filled seats of posted seats, in a narrow place. */
  return g_strdup_printf (_ ("%d/%d"), yui_figures_week_get_filled_seats (week),
                            yui_figures_week_get_posted_seats (week));
}

/* The employers' runs are theirs, so the town sees what the wages are made of, and no way there. */
static void
add_amount (YuiOverviewPage *self, YuiFiguresWeek *week)
{
  g_autofree char *name = yui_week_say (yui_figures_week_get_week_start (week));
  const int shifts = yui_figures_week_get_worked_shifts (week);
  g_autofree char *detail
      = g_strdup_printf (ngettext ("%d shift", "%d shifts", (gulong)shifts), shifts);

  yui_chart_amounts_add (self->amounts_row, name, detail, yui_figures_week_get_paid_yen (week),
                         yui_figures_week_get_sum (week), 0);
}

static void
show_charts (YuiOverviewPage *self, YuiFigures *figures)
{
  GListModel *weeks = yui_figures_get_weeks (figures);
  guint n = g_list_model_get_n_items (weeks);
  g_autofree YuiBar *filled = g_new0 (YuiBar, n);
  g_autofree YuiBar *paid = g_new0 (YuiBar, n);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Bars filled_bars = { filled, texts };
  Bars paid_bars = { paid, texts };

  yui_chart_amounts_clear (self->amounts_row);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (YuiFiguresWeek) week = g_list_model_get_item (weeks, i);
      const char *monday = yui_figures_week_get_week_start (week);
      gint64 yen = yui_figures_week_get_paid_yen (week);

      set_bar (&filled_bars, i, monday, yui_figures_week_get_filled_seats (week),
               say_filled (week));
      set_bar (&paid_bars, i, monday, yen, yui_wording_yen (yen));
      add_amount (self, week);
    }
  yui_bar_chart_set_title (self->filled_chart, _ ("Filled seats of posted seats, by week"));
  yui_bar_chart_set_sentence (self->filled_chart,
                              _ ("Each bar is the seats filled; above it, of how many posted."));
  yui_bar_chart_set_bars (self->filled_chart, filled, n);
  yui_bar_chart_set_title (self->paid_chart, _ ("Wages paid, by week of the work"));
  yui_bar_chart_set_sentence (self->paid_chart, _ ("Each bar is the wages of locked pay runs."));
  yui_bar_chart_set_format (self->paid_chart, yui_wording_yen);
  yui_bar_chart_set_bars (self->paid_chart, paid, n);
}

static DexFuture *
yui_overview_page_load (YuiPage *page, GCancellable *cancellable)
{
  YuiOverviewPage *self = YUI_OVERVIEW_PAGE (page);

  return yui_client_get_figures (yui_page_get_client (page), self->from, self->to, cancellable);
}

static void
yui_overview_page_loaded (YuiPage *page, DexFuture *result)
{
  YuiOverviewPage *self = YUI_OVERVIEW_PAGE (page);
  YuiFigures *figures = yui_future_get_object (result);

  show_people (self, figures);
  show_seats (self, figures);
  show_work (self, figures);
  show_charts (self, figures);
}

static void
period_cb (YuiOverviewPage *self)
{
  if (!self->from)
    return;
  choose_period (self);
  yui_page_refresh (YUI_PAGE (self));
}

static void
yui_overview_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (yui_overview_page_parent_class)->dispose (object);
}

static void
yui_overview_page_finalize (GObject *object)
{
  YuiOverviewPage *self = YUI_OVERVIEW_PAGE (object);

  g_free (self->from);
  g_free (self->to);

  G_OBJECT_CLASS (yui_overview_page_parent_class)->finalize (object);
}

static void
yui_overview_page_class_init (YuiOverviewPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  YuiPageClass *page_class = YUI_PAGE_CLASS (class);

  object_class->dispose = yui_overview_page_dispose;
  object_class->finalize = yui_overview_page_finalize;
  page_class->watches = watches;
  page_class->load = yui_overview_page_load;
  page_class->loaded = yui_overview_page_loaded;

  g_type_ensure (YUI_TYPE_FIGURE_CARD);
  g_type_ensure (YUI_TYPE_BAR_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiOverviewPage, period_group);
  gtk_widget_class_bind_template_child (widget_class, YuiOverviewPage, period_label);
  gtk_widget_class_bind_template_child (widget_class, YuiOverviewPage, registered_card);
  gtk_widget_class_bind_template_child (widget_class, YuiOverviewPage, posted_card);
  gtk_widget_class_bind_template_child (widget_class, YuiOverviewPage, filled_card);
  gtk_widget_class_bind_template_child (widget_class, YuiOverviewPage, worked_card);
  gtk_widget_class_bind_template_child (widget_class, YuiOverviewPage, paid_card);
  gtk_widget_class_bind_template_child (widget_class, YuiOverviewPage, filled_chart);
  gtk_widget_class_bind_template_child (widget_class, YuiOverviewPage, paid_chart);
  gtk_widget_class_bind_template_child (widget_class, YuiOverviewPage, amounts_row);
  gtk_widget_class_bind_template_callback (widget_class, period_cb);
}

static void
yui_overview_page_init (YuiOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_toggle_group_set_active_name (self->period_group, "twelve");
  choose_period (self);
}

AdwNavigationPage *
yui_overview_page_new (YuiDesk *desk)
{
  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);

  return g_object_new (YUI_TYPE_OVERVIEW_PAGE, "desk", desk, NULL);
}
