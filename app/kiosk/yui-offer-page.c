/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-offer-page.h"

#include "yui-message.h"
#include "yui-terms-view.h"

struct _YuiOfferPage
{
  GtkBox parent_instance;

  GtkLabel *title_label;
  YuiMessage *message;
  GtkStack *stack;
  YuiTermsView *terms_view;
  GtkWidget *accept_button;
  GtkWidget *decline_button;
  GtkWidget *back_button;
  GtkWidget *paper_button;
  GtkWidget *electronic_button;
  GtkWidget *sure_button;

  YuiVisit *visit;
  YuiOffer *offer;
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiOfferPage, yui_offer_page, GTK_TYPE_BOX)

static void
accept_cb (YuiOfferPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "notice");
}

static void
decline_cb (YuiOfferPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "decline");
}

static void
terms_cb (YuiOfferPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "terms");
}

static void
back_cb (YuiOfferPage *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
paper_cb (YuiOfferPage *self)
{
  yui_visit_accept (self->visit, self->offer, FALSE);
}

static void
electronic_cb (YuiOfferPage *self)
{
  yui_visit_accept (self->visit, self->offer, TRUE);
}

static void
sure_cb (YuiOfferPage *self)
{
  yui_visit_decline (self->visit, self->offer);
}

static void
busy_cb (YuiOfferPage *self)
{
  if (yui_visit_get_is_busy (self->visit))
    gtk_stack_set_visible_child_name (self->stack, "busy");
  else
    gtk_stack_set_visible_child_name (self->stack, "terms");
}

/* What could not be done; the terms as they are now stay on the screen. */
static void
message_cb (YuiOfferPage *self)
{
  if (yui_visit_get_is_problem (self->visit))
    yui_message_set (self->message, yui_visit_get_message (self->visit), TRUE);
}

static void
show_terms (YuiOfferPage *self)
{
  YuiTerms *terms = yui_offer_get_terms (self->offer);

  if (terms == NULL)
    return;
  gtk_label_set_label (self->title_label, yui_terms_get_title (terms));
  yui_terms_view_set_offered_terms (self->terms_view, terms);
}

static void
yui_offer_page_dispose (GObject *object)
{
  YuiOfferPage *self = YUI_OFFER_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_OFFER_PAGE);
  g_clear_object (&self->visit);
  g_clear_object (&self->offer);
  G_OBJECT_CLASS (yui_offer_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, YuiOfferPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, YuiOfferPage, message);
  gtk_widget_class_bind_template_child (widget_class, YuiOfferPage, stack);
  gtk_widget_class_bind_template_child (widget_class, YuiOfferPage, terms_view);
  gtk_widget_class_bind_template_child (widget_class, YuiOfferPage, accept_button);
  gtk_widget_class_bind_template_child (widget_class, YuiOfferPage, decline_button);
  gtk_widget_class_bind_template_child (widget_class, YuiOfferPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, YuiOfferPage, paper_button);
  gtk_widget_class_bind_template_child (widget_class, YuiOfferPage, electronic_button);
  gtk_widget_class_bind_template_child (widget_class, YuiOfferPage, sure_button);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, decline_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, terms_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_cb);
  gtk_widget_class_bind_template_callback (widget_class, electronic_cb);
  gtk_widget_class_bind_template_callback (widget_class, sure_cb);
}

static void
yui_offer_page_class_init (YuiOfferPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (YUI_TYPE_MESSAGE);
  g_type_ensure (YUI_TYPE_TERMS_VIEW);
  G_OBJECT_CLASS (klass)->dispose = yui_offer_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Kiosk/yui-offer-page.ui");
  bind_children (widget_class);
  signals[CLOSED] = g_signal_new ("closed", YUI_TYPE_OFFER_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
yui_offer_page_init (YuiOfferPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yui_offer_page_new (YuiVisit *visit, YuiOffer *offer)
{
  YuiOfferPage *self;

  g_return_val_if_fail (YUI_IS_VISIT (visit) && YUI_IS_OFFER (offer), NULL);

  self = g_object_new (YUI_TYPE_OFFER_PAGE, NULL);
  self->visit = g_object_ref (visit);
  self->offer = g_object_ref (offer);
  show_terms (self);
  g_signal_connect_object (offer, "notify::terms", G_CALLBACK (show_terms), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (visit, "notify::is-busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (visit, "notify::message", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
