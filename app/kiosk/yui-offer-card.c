/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-offer-card.h"

#include <glib/gi18n.h>

#include "yui-kiosk-text.h"

struct _YuiOfferCard
{
  GtkBox parent_instance;

  GtkLabel *title_label;
  GtkLabel *when_label;
  GtkLabel *where_label;
  GtkLabel *pay_label;
  GtkLabel *reply_label;
  GtkWidget *read_button;
};

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiOfferCard, yui_offer_card, GTK_TYPE_BOX)

static void
read_cb (YuiOfferCard *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
yui_offer_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_OFFER_CARD);
  G_OBJECT_CLASS (yui_offer_card_parent_class)->dispose (object);
}

static void
yui_offer_card_class_init (YuiOfferCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yui_offer_card_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Kiosk/yui-offer-card.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiOfferCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, YuiOfferCard, when_label);
  gtk_widget_class_bind_template_child (widget_class, YuiOfferCard, where_label);
  gtk_widget_class_bind_template_child (widget_class, YuiOfferCard, pay_label);
  gtk_widget_class_bind_template_child (widget_class, YuiOfferCard, reply_label);
  gtk_widget_class_bind_template_child (widget_class, YuiOfferCard, read_button);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
  signals[OPENED] = g_signal_new ("opened", YUI_TYPE_OFFER_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
yui_offer_card_init (YuiOfferCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_when (YuiOfferCard *self, YuiTerms *terms)
{
  g_autofree char *date = yui_kiosk_text_date (yui_terms_get_starts_at (terms));
  g_autofree char *hours
      = yui_kiosk_text_hours (yui_terms_get_starts_at (terms), yui_terms_get_ends_at (terms));
  /* TRANSLATORS: a date; then from-to. */
  g_autofree char *when = g_strdup_printf (C_("date and hours", "%s, %s"), date, hours);

  gtk_label_set_label (self->when_label, when);
}

static GtkWidget *
make_card (YuiTerms *terms, const char *reply)
{
  YuiOfferCard *self = g_object_new (YUI_TYPE_OFFER_CARD, NULL);
  g_autofree char *work = yui_kiosk_text_work (terms);
  g_autofree char *pay = yui_kiosk_text_pay (terms);

  gtk_label_set_label (self->title_label, yui_terms_get_title (terms));
  set_when (self, terms);
  gtk_label_set_label (self->where_label, yui_terms_get_workplace_name (terms));
  gtk_label_set_label (self->pay_label, pay);
  gtk_label_set_label (self->reply_label, reply);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, work, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->read_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, work, -1);
  return GTK_WIDGET (self);
}

GtkWidget *
yui_offer_card_new (YuiOffer *offer)
{
  g_autofree char *reply_by = NULL;
  g_autofree char *reply = NULL;

  g_return_val_if_fail (YUI_IS_OFFER (offer) && yui_offer_get_terms (offer) != NULL, NULL);

  reply_by = yui_kiosk_text_day_and_time (yui_offer_get_reply_by (offer));
  /* TRANSLATORS: a date and time of day. */
  reply = g_strdup_printf (_("Please answer by %s."), reply_by);
  return make_card (yui_offer_get_terms (offer), reply);
}

GtkWidget *
yui_offer_card_new_for_shift (YuiOpenShift *shift)
{
  YuiTerms *terms;
  GtkWidget *card;

  g_return_val_if_fail (YUI_IS_OPEN_SHIFT (shift), NULL);

  terms = yui_open_shift_get_terms (shift);
  card = make_card (terms, yui_terms_get_hiring_mode (terms) == YUI_HIRING_MODE_FIRST_COME
                    ? _("First come, first served")
                    : _("The workplace chooses"));
  gtk_button_set_label (GTK_BUTTON (YUI_OFFER_CARD (card)->read_button),
                        _("Read the terms and apply"));
  return card;
}
