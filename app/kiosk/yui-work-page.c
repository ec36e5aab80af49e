/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-work-page.h"

#include <glib/gi18n.h>

#include "model/yui-time.h"
#include "yui-contract-card.h"
#include "yui-message.h"
#include "yui-offer-card.h"

struct _YuiWorkPage
{
  AdwBreakpointBin parent_instance;

  GtkBox *columns;
  GtkLabel *greeting_label;
  GtkWidget *spinner;
  GtkWidget *finish_button;
  YuiMessage *message;
  GtkListBox *today_list;
  GtkListBox *later_list;
  GtkListBox *offers_list;
  GtkListBox *open_list;
  GtkWidget *open_title;
  GtkLabel *applied_label;
  GtkWidget *no_today_label;
  GtkWidget *no_offers_label;
  GtkWidget *later_title;

  YuiVisit *visit;
  GListModel *today;
  GListModel *later;
  GListModel *offers;
  GListModel *open;
};

enum
{
  FINISHED,
  OFFER_OPENED,
  PAPER_OPENED,
  HOURS_OPENED,
  PHONE_OPENED,
  CHANGE_OPENED,
  CANCEL_OPENED,
  SHIFT_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiWorkPage, yui_work_page, ADW_TYPE_BREAKPOINT_BIN)

static void
finish_cb (YuiWorkPage *self)
{
  g_signal_emit (self, signals[FINISHED], 0);
}

static void
hours_cb (YuiWorkPage *self)
{
  g_signal_emit (self, signals[HOURS_OPENED], 0);
}

static void
phone_cb (YuiWorkPage *self)
{
  g_signal_emit (self, signals[PHONE_OPENED], 0);
}

static void
offer_opened_cb (YuiWorkPage *self, YuiOfferCard *card)
{
  g_signal_emit (self, signals[OFFER_OPENED], 0, g_object_get_data (G_OBJECT (card), "offer"));
}

static void
paper_cb (YuiWorkPage *self, YuiContractCard *card)
{
  g_signal_emit (self, signals[PAPER_OPENED], 0, g_object_get_data (G_OBJECT (card), "contract"));
}

static void
change_cb (YuiWorkPage *self, YuiContractCard *card)
{
  g_signal_emit (self, signals[CHANGE_OPENED], 0, g_object_get_data (G_OBJECT (card), "contract"));
}

static void
cancel_cb (YuiWorkPage *self, YuiContractCard *card)
{
  g_signal_emit (self, signals[CANCEL_OPENED], 0, g_object_get_data (G_OBJECT (card), "contract"));
}

static void
shift_opened_cb (YuiWorkPage *self, YuiOfferCard *card)
{
  g_signal_emit (self, signals[SHIFT_OPENED], 0, g_object_get_data (G_OBJECT (card), "shift"));
}

/* A row that is not a target itself: the buttons in it are. */
static GtkWidget *
wrap_row (GtkWidget *card)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), card);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
create_offer (gpointer item, gpointer user_data)
{
  GtkWidget *card = yui_offer_card_new (item);

  g_object_set_data_full (G_OBJECT (card), "offer", g_object_ref (item), g_object_unref);
  g_signal_connect_object (card, "opened", G_CALLBACK (offer_opened_cb), user_data,
                           G_CONNECT_SWAPPED);
  return wrap_row (card);
}

static GtkWidget *
create_open (gpointer item, gpointer user_data)
{
  GtkWidget *card = yui_offer_card_new_for_shift (item);

  g_object_set_data_full (G_OBJECT (card), "shift", g_object_ref (item), g_object_unref);
  g_signal_connect_object (card, "opened", G_CALLBACK (shift_opened_cb), user_data,
                           G_CONNECT_SWAPPED);
  return wrap_row (card);
}

static GtkWidget *
make_contract (YuiWorkPage *self, gpointer contract, gboolean can_clock)
{
  GtkWidget *card = yui_contract_card_new (self->visit, contract, can_clock);

  g_object_set_data_full (G_OBJECT (card), "contract", g_object_ref (contract), g_object_unref);
  g_signal_connect_object (card, "paper", G_CALLBACK (paper_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "change", G_CALLBACK (change_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  return wrap_row (card);
}

static GtkWidget *
create_today (gpointer item, gpointer user_data)
{
  return make_contract (user_data, item, TRUE);
}

static GtkWidget *
create_later (gpointer item, gpointer user_data)
{
  return make_contract (user_data, item, FALSE);
}

/* Work of today, and work of yesterday that nobody has checked out of. */
static gboolean
is_today (gpointer item, gpointer visit)
{
  YuiTerms *terms = yui_contract_get_terms (item);
  YuiClockState state = yui_contract_get_clock_state (item);
  g_autofree char *today = yui_time_to_date (yui_client_get_now_s (yui_visit_get_client (visit)));
  g_autofree char *first = yui_time_to_date (yui_terms_get_starts_at (terms));
  g_autofree char *last = yui_time_to_date (yui_terms_get_ends_at (terms));

  if (g_strcmp0 (first, today) > 0)
    return FALSE;
  return g_strcmp0 (last, today) >= 0 || state == YUI_CLOCK_STATE_IN
         || state == YUI_CLOCK_STATE_ON_BREAK;
}

static gboolean
is_later (gpointer item, gpointer visit)
{
  YuiTerms *terms = yui_contract_get_terms (item);
  g_autofree char *today = yui_time_to_date (yui_client_get_now_s (yui_visit_get_client (visit)));
  g_autofree char *first = yui_time_to_date (yui_terms_get_starts_at (terms));

  return g_strcmp0 (first, today) > 0;
}

static gboolean
has_terms (gpointer item, gpointer unused)
{
  return yui_offer_get_terms (item) != NULL;
}

static gboolean
is_open (gpointer item, gpointer unused)
{
  return TRUE;
}

static void
show_applied (YuiWorkPage *self)
{
  const guint n = yui_visit_get_n_applications (self->visit);
  g_autofree char *text = g_strdup_printf (
      ngettext ("You have applied for %u shift; the workplace will answer.",
                "You have applied for %u shifts; the workplaces will answer.", (gulong)n),
      n);

  gtk_label_set_label (self->applied_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->applied_label), n > 0);
}

/* "Nothing there" is said only once it is known. */
static void
show_counts (YuiWorkPage *self)
{
  gboolean is_loading = yui_visit_get_is_loading (self->visit);

  gtk_widget_set_visible (self->spinner, is_loading);
  gtk_widget_set_visible (self->no_today_label,
                          !is_loading && g_list_model_get_n_items (self->today) == 0);
  gtk_widget_set_visible (self->no_offers_label,
                          !is_loading && g_list_model_get_n_items (self->offers) == 0);
  gtk_widget_set_visible (self->open_title, g_list_model_get_n_items (self->open) > 0);
  show_applied (self);
  gtk_widget_set_visible (self->later_title, g_list_model_get_n_items (self->later) > 0);
}

static GListModel *
fill_list (YuiWorkPage *self,
           GtkListBox *list,
           GListModel *model,
           GtkCustomFilterFunc is_wanted,
           GtkListBoxCreateWidgetFunc create)
{
  GtkFilter *filter
      = GTK_FILTER (gtk_custom_filter_new (is_wanted, g_object_ref (self->visit), g_object_unref));
  GtkFilterListModel *wanted = gtk_filter_list_model_new (g_object_ref (model), filter);

  gtk_list_box_bind_model (list, G_LIST_MODEL (wanted), create, self, NULL);
  g_signal_connect_object (wanted, "items-changed", G_CALLBACK (show_counts), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return G_LIST_MODEL (wanted);
}

static void
message_cb (YuiWorkPage *self)
{
  yui_message_set (self->message, yui_visit_get_message (self->visit),
                   yui_visit_get_is_problem (self->visit));
}

static void
yui_work_page_dispose (GObject *object)
{
  YuiWorkPage *self = YUI_WORK_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_WORK_PAGE);
  g_clear_object (&self->today);
  g_clear_object (&self->later);
  g_clear_object (&self->offers);
  g_clear_object (&self->open);
  g_clear_object (&self->visit);
  G_OBJECT_CLASS (yui_work_page_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  signals[FINISHED] = g_signal_new ("finished", YUI_TYPE_WORK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[OFFER_OPENED] = g_signal_new ("offer-opened", YUI_TYPE_WORK_PAGE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, YUI_TYPE_OFFER);
  signals[PAPER_OPENED] = g_signal_new ("paper-opened", YUI_TYPE_WORK_PAGE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, YUI_TYPE_CONTRACT);
  signals[HOURS_OPENED] = g_signal_new ("hours-opened", YUI_TYPE_WORK_PAGE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PHONE_OPENED] = g_signal_new ("phone-opened", YUI_TYPE_WORK_PAGE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGE_OPENED] = g_signal_new ("change-opened", YUI_TYPE_WORK_PAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, YUI_TYPE_CONTRACT);
  signals[CANCEL_OPENED] = g_signal_new ("cancel-opened", YUI_TYPE_WORK_PAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, YUI_TYPE_CONTRACT);
  signals[SHIFT_OPENED] = g_signal_new ("shift-opened", YUI_TYPE_WORK_PAGE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, YUI_TYPE_OPEN_SHIFT);
}

static void
yui_work_page_class_init (YuiWorkPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (YUI_TYPE_MESSAGE);
  G_OBJECT_CLASS (klass)->dispose = yui_work_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Kiosk/yui-work-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiWorkPage, columns);
  gtk_widget_class_bind_template_child (widget_class, YuiWorkPage, greeting_label);
  gtk_widget_class_bind_template_child (widget_class, YuiWorkPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, YuiWorkPage, finish_button);
  gtk_widget_class_bind_template_child (widget_class, YuiWorkPage, message);
  gtk_widget_class_bind_template_child (widget_class, YuiWorkPage, today_list);
  gtk_widget_class_bind_template_child (widget_class, YuiWorkPage, later_list);
  gtk_widget_class_bind_template_child (widget_class, YuiWorkPage, offers_list);
  gtk_widget_class_bind_template_child (widget_class, YuiWorkPage, open_list);
  gtk_widget_class_bind_template_child (widget_class, YuiWorkPage, open_title);
  gtk_widget_class_bind_template_child (widget_class, YuiWorkPage, applied_label);
  gtk_widget_class_bind_template_child (widget_class, YuiWorkPage, no_today_label);
  gtk_widget_class_bind_template_child (widget_class, YuiWorkPage, no_offers_label);
  gtk_widget_class_bind_template_child (widget_class, YuiWorkPage, later_title);
  gtk_widget_class_bind_template_callback (widget_class, finish_cb);
  gtk_widget_class_bind_template_callback (widget_class, hours_cb);
  gtk_widget_class_bind_template_callback (widget_class, phone_cb);
  install_signals ();
}

static void
yui_work_page_init (YuiWorkPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yui_work_page_new (YuiVisit *visit)
{
  YuiWorkPage *self;
  g_autofree char *greeting = NULL;

  g_return_val_if_fail (YUI_IS_VISIT (visit) && yui_visit_has_session (visit), NULL);

  self = g_object_new (YUI_TYPE_WORK_PAGE, NULL);
  self->visit = g_object_ref (visit);
  /* TRANSLATORS: a family name. */
  greeting = g_strdup_printf (_("Hello, %s"), yui_visit_get_short_name (visit));
  gtk_label_set_label (self->greeting_label, greeting);
  self->today
      = fill_list (self, self->today_list, yui_visit_get_contracts (visit), is_today, create_today);
  self->later
      = fill_list (self, self->later_list, yui_visit_get_contracts (visit), is_later, create_later);
  self->offers
      = fill_list (self, self->offers_list, yui_visit_get_offers (visit), has_terms, create_offer);
  self->open
      = fill_list (self, self->open_list, yui_visit_get_open_shifts (visit), is_open, create_open);
  g_signal_connect_object (visit, "notify::message", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (visit, "notify::is-loading", G_CALLBACK (show_counts), self,
                           G_CONNECT_SWAPPED);
  message_cb (self);
  show_counts (self);
  return GTK_WIDGET (self);
}
