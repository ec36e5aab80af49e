/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-share-page.h"

#include <glib/gi18n.h>

#include "model/yui-time.h"
#include "widgets/yui-bar-chart.h"
#include "yui-wording.h"

/* How work falls over people. */
struct _YuiSharePage
{
  YuiPage parent_instance;

  char *weights; /* nullable */

  GtkLabel *offers_label;
  GtkLabel *minutes_label;
  YuiBarChart *offers_chart;
  YuiBarChart *minutes_chart;
  AdwPreferencesGroup *forecast_group;
  AdwActionRow *before_row;
  AdwActionRow *after_row;
  AdwPreferencesGroup *never_group;
  GtkListBox *never_list;
};

#define DAYS          56
#define DAY_S         86400
#define TENTHS        10
#define MIN_PER_HOUR  60
#define MILLI_PERCENT 10
#define EVEN_MILLI    300
#define UNEVEN_MILLI  600

G_DEFINE_FINAL_TYPE (YuiSharePage, yui_share_page, YUI_TYPE_PAGE)

static const char *const watches[] = { "offer", "attendance", NULL };

static DexFuture *
yui_share_page_load (YuiPage *page, GCancellable *cancellable)
{
  gint64 now_s = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *from = yui_time_to_date (now_s - (DAYS - 1) * DAY_S);
  g_autofree char *to = yui_time_to_date (now_s + DAY_S);

  return yui_client_get_share_of_work (yui_page_get_client (page), from, to,
                                       YUI_SHARE_PAGE (page)->weights, cancellable);
}

/* ---- sentences ---- */

static const char *
say_evenness (int gini_milli)
{
  if (gini_milli < EVEN_MILLI)
    return _ ("They are spread evenly.");
  if (gini_milli < UNEVEN_MILLI)
    return _ ("Some people get clearly more than others.");
  return _ ("Few people get most of it.");
}

static char *
say_share (YuiShareOfWork *work, YuiShareView view, YuiShareAmount amount)
{
  int gini = yui_share_of_work_get_number (work, view, amount, YUI_SHARE_GINI_MILLI);
  int top = yui_share_of_work_get_number (work, view, amount, YUI_SHARE_TOP_TENTH_MILLI);
  int without = yui_share_of_work_get_number (work, view, amount, YUI_SHARE_WITHOUT);
  int people = yui_share_of_work_get_people (work);
  /* Translators: the part of the tenth of people who have most. */
  g_autofree char *top_text
      = g_strdup_printf (_ ("The tenth with most has %d %%."), (top + 5) / MILLI_PERCENT);
  g_autofree char *without_text = g_strdup_printf (
      ngettext ("%d of %d person has none.", "%d of %d people have none.", (gulong)people), without,
      people);

  if (yui_share_of_work_get_number (work, view, amount, YUI_SHARE_TOTAL) == 0)
    return g_strdup (_ ("There was none in this time."));
  /* Translators: three sentences, then a measure of how uneven it is, of 100. */
  return g_strdup_printf (_ ("%s %s %s Unevenness: %d of 100."), say_evenness (gini), top_text,
                            without_text, (gini + 5) / MILLI_PERCENT);
}

/* ---- charts ---- */

static int
tenth_value (YuiShareTenth *tenth, YuiShareAmount amount)
{
  return amount == YUI_SHARE_OFFERS ? yui_share_tenth_get_offers (tenth)
                                    : yui_share_tenth_get_worked_min (tenth) / MIN_PER_HOUR;
}

static void
fill_chart (YuiBarChart *chart, YuiShareOfWork *work, YuiShareAmount amount, const char *sentence)
{
  GListModel *tenths = yui_share_of_work_get_tenths (work);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  YuiBar bars[TENTHS];
  guint n = MIN (g_list_model_get_n_items (tenths), TENTHS);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (YuiShareTenth) tenth = g_list_model_get_item (tenths, i);
      char *name = g_strdup_printf ("%u", i + 1);
      char *value = yui_wording_number (tenth_value (tenth, amount));
      /* Translators: the first %u counts tenths of the people, from those with least to those with
       * most; the second %s is offers or hours. */
      char *spoken = g_strdup_printf (_ ("Tenth %u of the people: %s"), i + 1, value);

      g_ptr_array_add (texts, name);
      g_ptr_array_add (texts, value);
      g_ptr_array_add (texts, spoken);
      bars[i] = (YuiBar){ name, tenth_value (tenth, amount), value, spoken };
    }
  yui_bar_chart_set_bars (chart, bars, n);
  yui_bar_chart_set_sentence (chart, sentence);
}

/* ---- who had none ---- */

static GtkWidget *
make_never_row (gpointer item, gpointer data)
{
  YuiNeverOffered *person = item;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 yui_never_offered_get_display_name (person));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), yui_never_offered_get_kana (person));
  return row;
}

static void
show_never (YuiSharePage *self, YuiShareOfWork *work)
{
  int n = yui_share_of_work_get_number (work, YUI_SHARE_NOW, YUI_SHARE_OFFERS, YUI_SHARE_WITHOUT);
  guint shown = g_list_model_get_n_items (yui_share_of_work_get_never_offered (work));
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%d person had no offer in eight weeks.",
                                    "%d people had no offer in eight weeks.", (gulong)n),
                          n);
  if ((guint)n > shown)
    {
      g_autofree char *first = g_steal_pointer (&text);
      g_autofree char *more = g_strdup_printf (
          ngettext ("The first %u is shown.", "The first %u are shown.", shown), shown);

      text = g_strdup_printf (_ ("%s %s"), first, more);
    }
  adw_preferences_group_set_description (self->never_group, text);
  gtk_list_box_bind_model (self->never_list, yui_share_of_work_get_never_offered (work),
                           make_never_row, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->never_list), shown > 0);
}

static void
show_forecast (YuiSharePage *self, YuiShareOfWork *work)
{
  gboolean has = yui_share_of_work_has_forecast (work);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->forecast_group), has);
  if (!has)
    return;
  before = say_share (work, YUI_SHARE_BEFORE, YUI_SHARE_OFFERS);
  after = say_share (work, YUI_SHARE_AFTER, YUI_SHARE_OFFERS);
  adw_action_row_set_subtitle (self->before_row, before);
  adw_action_row_set_subtitle (self->after_row, after);
}

static void
yui_share_page_loaded (YuiPage *page, DexFuture *result)
{
  YuiSharePage *self = YUI_SHARE_PAGE (page);
  YuiShareOfWork *work = yui_future_get_object (result);
  g_autofree char *offers = say_share (work, YUI_SHARE_NOW, YUI_SHARE_OFFERS);
  g_autofree char *minutes = say_share (work, YUI_SHARE_NOW, YUI_SHARE_MINUTES);

  gtk_label_set_label (self->offers_label, offers);
  gtk_label_set_label (self->minutes_label, minutes);
  fill_chart (self->offers_chart, work, YUI_SHARE_OFFERS, offers);
  fill_chart (self->minutes_chart, work, YUI_SHARE_MINUTES, minutes);
  show_forecast (self, work);
  show_never (self, work);
  yui_page_set_empty (page, yui_share_of_work_get_people (work) == 0);
}

static void
yui_share_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_SHARE_PAGE);

  G_OBJECT_CLASS (yui_share_page_parent_class)->dispose (object);
}

static void
yui_share_page_finalize (GObject *object)
{
  g_free (YUI_SHARE_PAGE (object)->weights);

  G_OBJECT_CLASS (yui_share_page_parent_class)->finalize (object);
}

static void
yui_share_page_class_init (YuiSharePageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  YuiPageClass *page_class = YUI_PAGE_CLASS (class);

  object_class->dispose = yui_share_page_dispose;
  object_class->finalize = yui_share_page_finalize;
  page_class->watches = watches;
  page_class->load = yui_share_page_load;
  page_class->loaded = yui_share_page_loaded;

  g_type_ensure (YUI_TYPE_BAR_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-share-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiSharePage, offers_label);
  gtk_widget_class_bind_template_child (widget_class, YuiSharePage, minutes_label);
  gtk_widget_class_bind_template_child (widget_class, YuiSharePage, offers_chart);
  gtk_widget_class_bind_template_child (widget_class, YuiSharePage, minutes_chart);
  gtk_widget_class_bind_template_child (widget_class, YuiSharePage, forecast_group);
  gtk_widget_class_bind_template_child (widget_class, YuiSharePage, before_row);
  gtk_widget_class_bind_template_child (widget_class, YuiSharePage, after_row);
  gtk_widget_class_bind_template_child (widget_class, YuiSharePage, never_group);
  gtk_widget_class_bind_template_child (widget_class, YuiSharePage, never_list);
}

static void
yui_share_page_init (YuiSharePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
yui_share_page_new (YuiDesk *desk)
{
  return yui_share_page_new_for_weights (desk, NULL);
}

AdwNavigationPage *
yui_share_page_new_for_weights (YuiDesk *desk, const char *weights)
{
  YuiSharePage *self;

  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);

  self = g_object_new (YUI_TYPE_SHARE_PAGE, "desk", desk, NULL);
  self->weights = g_strdup (weights);
  return ADW_NAVIGATION_PAGE (self);
}
