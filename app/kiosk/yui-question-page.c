/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-question-page.h"

#include <glib/gi18n.h>

#include "yui-kiosk-text.h"
#include "yui-message.h"
#include "yui-terms-view.h"

struct _YuiQuestionPage
{
  GtkBox parent_instance;

  GtkLabel *title_label;
  GtkLabel *lead_label;
  YuiMessage *message;
  YuiTermsView *terms_view;
  GtkWidget *buttons_box;
  GtkButton *first_button;
  GtkButton *second_button;
  GtkButton *back_button;

  YuiVisit *visit;
  YuiContract *contract; /* to cancel or to change */
  YuiProposal *proposal;
  YuiOpenShift *shift;
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiQuestionPage, yui_question_page, GTK_TYPE_BOX)

static void
first_cb (YuiQuestionPage *self)
{
  if (self->proposal != NULL)
    yui_visit_answer_proposal (self->visit, self->proposal, TRUE);
  else if (self->shift != NULL)
    yui_visit_apply (self->visit, self->shift, FALSE);
  else
    yui_visit_cancel (self->visit, self->contract);
}

static void
second_cb (YuiQuestionPage *self)
{
  if (self->proposal != NULL)
    yui_visit_answer_proposal (self->visit, self->proposal, FALSE);
  else if (self->shift != NULL)
    yui_visit_apply (self->visit, self->shift, TRUE);
}

static void
back_cb (YuiQuestionPage *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
busy_cb (YuiQuestionPage *self)
{
  gtk_widget_set_sensitive (self->buttons_box, !yui_visit_get_is_busy (self->visit));
}

static void
message_cb (YuiQuestionPage *self)
{
  if (yui_visit_get_is_problem (self->visit))
    yui_message_set (self->message, yui_visit_get_message (self->visit), TRUE);
}

static void
yui_question_page_dispose (GObject *object)
{
  YuiQuestionPage *self = YUI_QUESTION_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_QUESTION_PAGE);
  g_clear_object (&self->visit);
  g_clear_object (&self->contract);
  g_clear_object (&self->proposal);
  g_clear_object (&self->shift);
  G_OBJECT_CLASS (yui_question_page_parent_class)->dispose (object);
}

static void
yui_question_page_class_init (YuiQuestionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (YUI_TYPE_MESSAGE);
  g_type_ensure (YUI_TYPE_TERMS_VIEW);
  G_OBJECT_CLASS (klass)->dispose = yui_question_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Kiosk/yui-question-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiQuestionPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, YuiQuestionPage, lead_label);
  gtk_widget_class_bind_template_child (widget_class, YuiQuestionPage, message);
  gtk_widget_class_bind_template_child (widget_class, YuiQuestionPage, terms_view);
  gtk_widget_class_bind_template_child (widget_class, YuiQuestionPage, buttons_box);
  gtk_widget_class_bind_template_child (widget_class, YuiQuestionPage, first_button);
  gtk_widget_class_bind_template_child (widget_class, YuiQuestionPage, second_button);
  gtk_widget_class_bind_template_child (widget_class, YuiQuestionPage, back_button);
  gtk_widget_class_bind_template_callback (widget_class, first_cb);
  gtk_widget_class_bind_template_callback (widget_class, second_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  signals[CLOSED] = g_signal_new ("closed", YUI_TYPE_QUESTION_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
yui_question_page_init (YuiQuestionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* first, second and back are what the buttons say; second NULL for none. */
static YuiQuestionPage *
make_page (YuiVisit *visit,
           YuiTerms *terms,
           const char *title,
           const char *lead,
           const char *first,
           const char *second,
           const char *back)
{
  YuiQuestionPage *self = g_object_new (YUI_TYPE_QUESTION_PAGE, NULL);

  self->visit = g_object_ref (visit);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->lead_label, lead);
  yui_terms_view_set_terms (self->terms_view, terms);
  gtk_button_set_label (self->first_button, first);
  gtk_widget_set_visible (GTK_WIDGET (self->second_button), second != NULL);
  if (second != NULL)
    gtk_button_set_label (self->second_button, second);
  gtk_button_set_label (self->back_button, back);
  g_signal_connect_object (visit, "notify::is-busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (visit, "notify::message", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

GtkWidget *
yui_question_page_new_for_proposal (YuiVisit *visit, YuiContract *contract)
{
  YuiQuestionPage *self;
  YuiProposal *proposal;

  g_return_val_if_fail (YUI_IS_VISIT (visit) && YUI_IS_CONTRACT (contract), NULL);
  proposal = yui_contract_get_proposal (contract);
  g_return_val_if_fail (proposal != NULL, NULL);

  self = make_page (
      visit, yui_proposal_get_terms (proposal),
      _("The workplace asks to change your work"),
        _("These would be the new terms. You are free to say no: then everything stays "
                      "as it was agreed, and it has no effect on later offers."),
          _("Agree to the change"), _("No, keep it as agreed"), _("Decide later"));
  yui_terms_view_set_changed_terms (self->terms_view, yui_proposal_get_terms (proposal),
                                    yui_contract_get_terms (contract));
  self->proposal = g_object_ref (proposal);
  return GTK_WIDGET (self);
}

GtkWidget *
yui_question_page_new_for_cancelling (YuiVisit *visit, YuiContract *contract)
{
  YuiQuestionPage *self;

  g_return_val_if_fail (YUI_IS_VISIT (visit) && YUI_IS_CONTRACT (contract), NULL);

  self = make_page (
      visit, yui_contract_get_terms (contract),
      _("Cancel this work?"),
        _("You may cancel until the work starts, for any reason. The workplace is told "
                      "at once and can ask somebody else. It has no effect on later offers to you."),
          _("Cancel this work"), NULL, _("Back, I will work"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->first_button), "suggested-action");
  self->contract = g_object_ref (contract);
  return GTK_WIDGET (self);
}

GtkWidget *
yui_question_page_new_for_applying (YuiVisit *visit, YuiOpenShift *shift)
{
  YuiQuestionPage *self;
  YuiTerms *terms;
  gboolean at_once;

  g_return_val_if_fail (YUI_IS_VISIT (visit) && YUI_IS_OPEN_SHIFT (shift), NULL);

  terms = yui_open_shift_get_terms (shift);
  at_once = yui_terms_get_hiring_mode (terms) == YUI_HIRING_MODE_FIRST_COME;
  self = make_page (
      visit, terms, yui_terms_get_title (terms),
      at_once
      ? _("First come, first served: with your application the contract is made. How do you "
                  "want the working conditions notice?")
      : _("The workplace chooses among those who apply and answers you. If it accepts, how "
                  "do you want the working conditions notice?"),
          _("Apply, notice on paper"), _("Apply, notice electronically"), _("Back"));
  self->shift = g_object_ref (shift);
  return GTK_WIDGET (self);
}
