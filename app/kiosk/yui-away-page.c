/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-away-page.h"

#include <glib/gi18n.h>

#include "yui-message.h"

struct _YuiAwayPage
{
  GtkBox parent_instance;

  GtkLabel *title_label;
  GtkLabel *text_label;
  YuiMessage *message;
  GtkWidget *check_in_button;
  GtkWidget *check_out_button;
  GtkWidget *break_start_button;
  GtkWidget *break_end_button;
  GtkWidget *finish_button;

  YuiVisit *visit;
};

enum
{
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiAwayPage, yui_away_page, GTK_TYPE_BOX)

static void
check_in_cb (YuiAwayPage *self)
{
  yui_visit_clock (self->visit, NULL, YUI_CLOCK_KIND_IN);
}

static void
check_out_cb (YuiAwayPage *self)
{
  yui_visit_clock (self->visit, NULL, YUI_CLOCK_KIND_OUT);
}

static void
break_start_cb (YuiAwayPage *self)
{
  yui_visit_clock (self->visit, NULL, YUI_CLOCK_KIND_BREAK_START);
}

static void
break_end_cb (YuiAwayPage *self)
{
  yui_visit_clock (self->visit, NULL, YUI_CLOCK_KIND_BREAK_END);
}

static void
finish_cb (YuiAwayPage *self)
{
  g_signal_emit (self, signals[FINISHED], 0);
}

/* What cannot follow what was just pressed is not offered. */
static void
clocked_cb (YuiAwayPage *self)
{
  YuiClockState state = yui_visit_get_clock_state (self->visit, NULL);

  gtk_widget_set_sensitive (self->check_in_button,
                            state == YUI_CLOCK_STATE_NONE || state == YUI_CLOCK_STATE_OUT);
  gtk_widget_set_sensitive (self->check_out_button, state != YUI_CLOCK_STATE_OUT);
  gtk_widget_set_sensitive (self->break_start_button,
                            state == YUI_CLOCK_STATE_NONE || state == YUI_CLOCK_STATE_IN);
  gtk_widget_set_sensitive (self->break_end_button,
                            state == YUI_CLOCK_STATE_NONE || state == YUI_CLOCK_STATE_ON_BREAK);
}

/* What the kiosk can say of the card by itself. */
static const char *
say_away (YuiPassState pass)
{
  switch (pass)
    {
    case YUI_PASS_GENUINE:
      return _("Your card was checked: it is genuine. The server cannot be reached, so your offers "
                "and your work cannot be shown. What you press is kept on this device with the "
                "time, and sent when the server is back.");
    case YUI_PASS_RETIRED:
      return _("The server cannot be reached, so your offers and your work cannot be shown. What "
                "you press is kept on this device with the time. Your card is of an older kind, so "
                "it is checked when the server is back; please ask at the desk for a new one.");
    case YUI_PASS_PLAIN:
    case YUI_PASS_UNKNOWN_KEY:
    case YUI_PASS_WRONG:
    default:
      return _("The server cannot be reached, so your offers and your work cannot be shown. What "
                "you press is kept on this device with the time, and your card is checked when the "
                "server is back.");
    }
}

static void
away_cb (YuiAwayPage *self)
{
  if (yui_visit_get_is_away (self->visit))
    {
      gtk_label_set_label (self->title_label, _("You can still check in and out"));
      gtk_label_set_label (self->text_label, say_away (yui_visit_get_pass (self->visit)));
      return;
    }
  gtk_label_set_label (self->title_label, _("The server is back"));
  gtk_label_set_label (
      self->text_label,
      _("Press Finish and show your card again to see your offers and your work."));
}

static void
message_cb (YuiAwayPage *self)
{
  yui_message_set (self->message, yui_visit_get_message (self->visit),
                   yui_visit_get_is_problem (self->visit));
}

static void
yui_away_page_dispose (GObject *object)
{
  YuiAwayPage *self = YUI_AWAY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_AWAY_PAGE);
  g_clear_object (&self->visit);
  G_OBJECT_CLASS (yui_away_page_parent_class)->dispose (object);
}

static void
yui_away_page_class_init (YuiAwayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (YUI_TYPE_MESSAGE);
  G_OBJECT_CLASS (klass)->dispose = yui_away_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Kiosk/yui-away-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiAwayPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, YuiAwayPage, text_label);
  gtk_widget_class_bind_template_child (widget_class, YuiAwayPage, message);
  gtk_widget_class_bind_template_child (widget_class, YuiAwayPage, check_in_button);
  gtk_widget_class_bind_template_child (widget_class, YuiAwayPage, check_out_button);
  gtk_widget_class_bind_template_child (widget_class, YuiAwayPage, break_start_button);
  gtk_widget_class_bind_template_child (widget_class, YuiAwayPage, break_end_button);
  gtk_widget_class_bind_template_child (widget_class, YuiAwayPage, finish_button);
  gtk_widget_class_bind_template_callback (widget_class, check_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, break_start_cb);
  gtk_widget_class_bind_template_callback (widget_class, break_end_cb);
  gtk_widget_class_bind_template_callback (widget_class, finish_cb);
  signals[FINISHED] = g_signal_new ("finished", YUI_TYPE_AWAY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
yui_away_page_init (YuiAwayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yui_away_page_new (YuiVisit *visit)
{
  YuiAwayPage *self;

  g_return_val_if_fail (YUI_IS_VISIT (visit) && !yui_visit_has_session (visit), NULL);

  self = g_object_new (YUI_TYPE_AWAY_PAGE, NULL);
  self->visit = g_object_ref (visit);
  g_signal_connect_object (visit, "clocked", G_CALLBACK (clocked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (visit, "notify::message", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (visit, "notify::is-away", G_CALLBACK (away_cb), self, G_CONNECT_SWAPPED);
  clocked_cb (self);
  message_cb (self);
  away_cb (self);
  return GTK_WIDGET (self);
}
