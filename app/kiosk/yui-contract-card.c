/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-contract-card.h"

#include <glib/gi18n.h>

#include "yui-kiosk-text.h"

struct _YuiContractCard
{
  GtkBox parent_instance;

  GtkLabel *title_label;
  GtkLabel *when_label;
  GtkLabel *where_label;
  GtkWidget *state_box;
  GtkImage *state_icon;
  GtkLabel *state_label;
  GtkLabel *last_label;
  GtkWidget *clock_box;
  GtkWidget *check_in_button;
  GtkWidget *check_out_button;
  GtkWidget *break_start_button;
  GtkWidget *break_end_button;
  GtkWidget *paper_button;
  GtkLabel *story_label;
  GtkWidget *change_button;
  GtkWidget *cancel_button;

  YuiVisit *visit;
  YuiContract *contract;
  gboolean can_clock;
};

enum
{
  PAPER,
  CHANGE,
  CANCEL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiContractCard, yui_contract_card, GTK_TYPE_BOX)

static void
check_in_cb (YuiContractCard *self)
{
  yui_visit_clock (self->visit, self->contract, YUI_CLOCK_KIND_IN);
}

static void
check_out_cb (YuiContractCard *self)
{
  yui_visit_clock (self->visit, self->contract, YUI_CLOCK_KIND_OUT);
}

static void
break_start_cb (YuiContractCard *self)
{
  yui_visit_clock (self->visit, self->contract, YUI_CLOCK_KIND_BREAK_START);
}

static void
break_end_cb (YuiContractCard *self)
{
  yui_visit_clock (self->visit, self->contract, YUI_CLOCK_KIND_BREAK_END);
}

static void
paper_cb (YuiContractCard *self)
{
  g_signal_emit (self, signals[PAPER], 0);
}

static void
change_cb (YuiContractCard *self)
{
  g_signal_emit (self, signals[CHANGE], 0);
}

static void
cancel_cb (YuiContractCard *self)
{
  g_signal_emit (self, signals[CANCEL], 0);
}

/* What became of the work besides the clock; NULL when nothing did. */
static char *
say_story (YuiContract *contract)
{
  YuiCancellation *cancellation = yui_contract_get_cancellation (contract);
  g_autofree char *yen = NULL;
  g_autofree char *pay_by = NULL;

  if (cancellation == NULL)
    return g_strdup (yui_contract_get_proposal (contract) != NULL
                     ? _("The workplace asks to change this work. Please answer.")
                     : NULL);
  if (g_str_equal (yui_cancellation_get_by (cancellation), "worker"))
    return g_strdup (_("You have cancelled this work."));
  if (yui_cancellation_get_owed_yen (cancellation) == 0)
    return g_strdup (_("The workplace has cancelled this work. No leave allowance is paid for it. "
                       "Ask at the desk if you think that is wrong."));
  yen = yui_kiosk_text_yen (yui_cancellation_get_owed_yen (cancellation));
  pay_by = yui_kiosk_text_pay_day (yui_cancellation_get_pay_by_date (cancellation));
  if (g_str_equal (yui_cancellation_get_kind (cancellation), "early_finish"))
    /* TRANSLATORS: an amount of money; a date. */
    return g_strdup_printf (_("You were sent home early. Besides your hours you are paid %s leave "
                              "allowance, by %s."),
                              yen, pay_by);
  /* TRANSLATORS: an amount of money; a date. */
  return g_strdup_printf (
      _("The workplace has cancelled this work. You are paid %s leave allowance for it, by %s."),
        yen, pay_by);
}

/* How each state of the clock looks: an icon and words, never a colour alone. */
static void
get_state (YuiClockState state, const char **icon_name, const char **text)
{
  switch (state)
    {
    case YUI_CLOCK_STATE_IN:
      *icon_name = "media-playback-start-symbolic";
      *text = _("At work");
      break;
    case YUI_CLOCK_STATE_ON_BREAK:
      *icon_name = "media-playback-pause-symbolic";
      *text = _("On a break");
      break;
    case YUI_CLOCK_STATE_OUT:
      *icon_name = "object-select-symbolic";
      *text = _("Finished for today");
      break;
    case YUI_CLOCK_STATE_NOT_IN:
    case YUI_CLOCK_STATE_NONE:
    default:
      *icon_name = "alarm-symbolic";
      *text = _("Not checked in yet");
    }
}

static void
show_story (YuiContractCard *self)
{
  const gboolean is_cancelled = yui_contract_is_cancelled (self->contract);
  const gint64 starts_at = yui_terms_get_starts_at (yui_contract_get_terms (self->contract));
  const gboolean is_ahead = starts_at > yui_client_get_now_s (yui_visit_get_client (self->visit));
  g_autofree char *story = say_story (self->contract);

  gtk_label_set_label (self->story_label, story != NULL ? story : "");
  gtk_widget_set_visible (GTK_WIDGET (self->story_label), story != NULL);
  gtk_widget_set_visible (self->change_button,
                          yui_contract_get_proposal (self->contract) != NULL && !is_cancelled);
  gtk_widget_set_visible (self->cancel_button, is_ahead && !is_cancelled);
  gtk_widget_set_visible (self->state_box, self->can_clock && !is_cancelled);
}

static void
show_state (YuiContractCard *self)
{
  YuiClockState state = yui_visit_get_clock_state (self->visit, self->contract);
  g_autofree char *last = yui_visit_dup_clock_sentence (self->visit, self->contract);
  const gboolean can_clock = self->can_clock && !yui_contract_is_cancelled (self->contract);
  const char *icon_name, *text;

  get_state (state, &icon_name, &text);
  gtk_image_set_from_icon_name (self->state_icon, icon_name);
  gtk_label_set_label (self->state_label, text);
  gtk_label_set_label (self->last_label, last != NULL ? last : "");
  gtk_widget_set_visible (GTK_WIDGET (self->last_label), last != NULL);
  gtk_widget_set_visible (self->check_in_button, can_clock && state == YUI_CLOCK_STATE_NOT_IN);
  gtk_widget_set_visible (self->break_start_button, can_clock && state == YUI_CLOCK_STATE_IN);
  gtk_widget_set_visible (self->break_end_button, can_clock && state == YUI_CLOCK_STATE_ON_BREAK);
  gtk_widget_set_visible (
      self->check_out_button,
      can_clock && (state == YUI_CLOCK_STATE_IN || state == YUI_CLOCK_STATE_ON_BREAK));
  show_story (self);
  gtk_widget_set_visible (self->paper_button,
                          yui_contract_get_notice_document_id (self->contract) != NULL);
}

static void
busy_cb (YuiContractCard *self)
{
  gtk_widget_set_sensitive (self->clock_box, !yui_visit_get_is_busy (self->visit));
}

static void
show_terms (YuiContractCard *self)
{
  YuiTerms *terms = yui_contract_get_terms (self->contract);
  g_autofree char *date = yui_kiosk_text_date (yui_terms_get_starts_at (terms));
  g_autofree char *hours
      = yui_kiosk_text_hours (yui_terms_get_starts_at (terms), yui_terms_get_ends_at (terms));
  g_autofree char *when = g_strdup_printf (C_("date and hours", "%s, %s"), date, hours);
  g_autofree char *work = yui_kiosk_text_work (terms);

  gtk_label_set_label (self->title_label, yui_terms_get_title (terms));
  gtk_label_set_label (self->when_label, when);
  gtk_label_set_label (self->where_label, yui_terms_get_workplace_name (terms));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, work, -1);
}

static void
yui_contract_card_dispose (GObject *object)
{
  YuiContractCard *self = YUI_CONTRACT_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_CONTRACT_CARD);
  g_clear_object (&self->visit);
  g_clear_object (&self->contract);
  G_OBJECT_CLASS (yui_contract_card_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, YuiContractCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, YuiContractCard, when_label);
  gtk_widget_class_bind_template_child (widget_class, YuiContractCard, where_label);
  gtk_widget_class_bind_template_child (widget_class, YuiContractCard, state_box);
  gtk_widget_class_bind_template_child (widget_class, YuiContractCard, state_icon);
  gtk_widget_class_bind_template_child (widget_class, YuiContractCard, state_label);
  gtk_widget_class_bind_template_child (widget_class, YuiContractCard, last_label);
  gtk_widget_class_bind_template_child (widget_class, YuiContractCard, clock_box);
  gtk_widget_class_bind_template_child (widget_class, YuiContractCard, check_in_button);
  gtk_widget_class_bind_template_child (widget_class, YuiContractCard, check_out_button);
  gtk_widget_class_bind_template_child (widget_class, YuiContractCard, break_start_button);
  gtk_widget_class_bind_template_child (widget_class, YuiContractCard, break_end_button);
  gtk_widget_class_bind_template_child (widget_class, YuiContractCard, paper_button);
  gtk_widget_class_bind_template_child (widget_class, YuiContractCard, story_label);
  gtk_widget_class_bind_template_child (widget_class, YuiContractCard, change_button);
  gtk_widget_class_bind_template_child (widget_class, YuiContractCard, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, check_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, break_start_cb);
  gtk_widget_class_bind_template_callback (widget_class, break_end_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
yui_contract_card_class_init (YuiContractCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yui_contract_card_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Kiosk/yui-contract-card.ui");
  bind_children (widget_class);
  signals[PAPER] = g_signal_new ("paper", YUI_TYPE_CONTRACT_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[CHANGE] = g_signal_new ("change", YUI_TYPE_CONTRACT_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCEL] = g_signal_new ("cancel", YUI_TYPE_CONTRACT_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
yui_contract_card_init (YuiContractCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yui_contract_card_new (YuiVisit *visit, YuiContract *contract, gboolean can_clock)
{
  YuiContractCard *self;

  g_return_val_if_fail (YUI_IS_VISIT (visit) && YUI_IS_CONTRACT (contract), NULL);

  self = g_object_new (YUI_TYPE_CONTRACT_CARD, NULL);
  self->visit = g_object_ref (visit);
  self->contract = g_object_ref (contract);
  self->can_clock = can_clock;
  show_terms (self);
  show_state (self);
  g_signal_connect_object (visit, "clocked", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (visit, "notify::is-busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (contract, "notify", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
