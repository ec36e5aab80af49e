/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-kiosk-view.h"

#include <glib/gi18n.h>

#include "yui-away-page.h"
#include "yui-claim-page.h"
#include "yui-declare-page.h"
#include "yui-enrol-page.h"
#include "yui-help-page.h"
#include "yui-kiosk-text.h"
#include "yui-language.h"
#include "yui-my-hours-page.h"
#include "yui-phone-page.h"
#include "yui-offer-page.h"
#include "yui-paper-page.h"
#include "yui-question-page.h"
#include "yui-welcome-page.h"
#include "yui-work-page.h"

struct _YuiKioskView
{
  AdwBreakpointBin parent_instance;

  GtkLabel *clock_label;
  GtkWidget *programme_box;
  GtkLabel *programme_label;
  GtkLabel *workplace_label;
  AdwToggleGroup *language_group;
  GtkWidget *help_button;
  AdwBanner *away_banner;
  GtkStack *pages;
  AdwBin *visit_bin;
  YuiEnrolPage *enrol_page;
  YuiWelcomePage *welcome_page;
  YuiHelpPage *help_page;

  YuiKiosk *kiosk;
  GSignalGroup *visit_signals;
  guint timeout_id;
};

enum
{
  LANGUAGE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiKioskView, yui_kiosk_view, ADW_TYPE_BREAKPOINT_BIN)

/* Pages */

static void
show_page (YuiKioskView *self, GtkWidget *page)
{
  adw_bin_set_child (self->visit_bin, page);
  gtk_stack_set_visible_child_name (self->pages, "visit");
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
finished_cb (YuiKioskView *self)
{
  yui_kiosk_end_visit (self->kiosk, NULL);
}

static void show_work (YuiKioskView *self);

static void
paper_opened_cb (YuiKioskView *self, YuiContract *contract)
{
  GtkWidget *page = yui_paper_page_new (yui_kiosk_get_visit (self->kiosk), contract);

  g_signal_connect_object (page, "closed", G_CALLBACK (show_work), self, G_CONNECT_SWAPPED);
  show_page (self, page);
}

static void
offer_opened_cb (YuiKioskView *self, YuiOffer *offer)
{
  GtkWidget *page = yui_offer_page_new (yui_kiosk_get_visit (self->kiosk), offer);

  g_signal_connect_object (page, "closed", G_CALLBACK (show_work), self, G_CONNECT_SWAPPED);
  show_page (self, page);
}

static void show_hours (YuiKioskView *self);

static void
claim_opened_cb (YuiKioskView *self, YuiAttendance *attendance)
{
  GtkWidget *page = yui_claim_page_new (yui_kiosk_get_visit (self->kiosk), attendance);

  g_signal_connect_object (page, "closed", G_CALLBACK (show_hours), self, G_CONNECT_SWAPPED);
  show_page (self, page);
}

static void
declare_opened_cb (YuiKioskView *self)
{
  GtkWidget *page = yui_declare_page_new (yui_kiosk_get_visit (self->kiosk));

  g_signal_connect_object (page, "closed", G_CALLBACK (show_hours), self, G_CONNECT_SWAPPED);
  show_page (self, page);
}

static void
show_hours (YuiKioskView *self)
{
  YuiVisit *visit = yui_kiosk_get_visit (self->kiosk);
  GtkWidget *page;

  if (visit == NULL)
    return;
  page = yui_my_hours_page_new (visit);
  g_signal_connect_object (page, "closed", G_CALLBACK (show_work), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "claim-opened", G_CALLBACK (claim_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "declare-opened", G_CALLBACK (declare_opened_cb), self,
                           G_CONNECT_SWAPPED);
  show_page (self, page);
}

static void
phone_opened_cb (YuiKioskView *self)
{
  GtkWidget *page = yui_phone_page_new (yui_kiosk_get_visit (self->kiosk));

  g_signal_connect_object (page, "closed", G_CALLBACK (show_work), self, G_CONNECT_SWAPPED);
  show_page (self, page);
}

static void
show_question (YuiKioskView *self, GtkWidget *page)
{
  g_signal_connect_object (page, "closed", G_CALLBACK (show_work), self, G_CONNECT_SWAPPED);
  show_page (self, page);
}

static void
change_opened_cb (YuiKioskView *self, YuiContract *contract)
{
  show_question (self,
                 yui_question_page_new_for_proposal (yui_kiosk_get_visit (self->kiosk), contract));
}

static void
cancel_opened_cb (YuiKioskView *self, YuiContract *contract)
{
  show_question (
      self, yui_question_page_new_for_cancelling (yui_kiosk_get_visit (self->kiosk), contract));
}

static void
shift_opened_cb (YuiKioskView *self, YuiOpenShift *shift)
{
  show_question (self,
                 yui_question_page_new_for_applying (yui_kiosk_get_visit (self->kiosk), shift));
}

static GtkWidget *
make_work_page (YuiKioskView *self, YuiVisit *visit)
{
  GtkWidget *page = yui_work_page_new (visit);

  g_signal_connect_object (page, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "offer-opened", G_CALLBACK (offer_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "paper-opened", G_CALLBACK (paper_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "hours-opened", G_CALLBACK (show_hours), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "phone-opened", G_CALLBACK (phone_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "change-opened", G_CALLBACK (change_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "cancel-opened", G_CALLBACK (cancel_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "shift-opened", G_CALLBACK (shift_opened_cb), self,
                           G_CONNECT_SWAPPED);
  return page;
}

static GtkWidget *
make_away_page (YuiKioskView *self, YuiVisit *visit)
{
  GtkWidget *page = yui_away_page_new (visit);

  g_signal_connect_object (page, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  return page;
}

static void
show_work (YuiKioskView *self)
{
  YuiVisit *visit = yui_kiosk_get_visit (self->kiosk);

  if (visit == NULL)
    return;
  show_page (self, yui_visit_has_session (visit) ? make_work_page (self, visit)
                                                 : make_away_page (self, visit));
}

/* Where nobody has shown a card. */
static const char *
get_first_page (YuiKioskView *self)
{
  YuiEnrolment *enrolment = yui_kiosk_get_enrolment (self->kiosk);

  return enrolment == NULL || yui_enrolment_get_state (enrolment) == YUI_ENROLMENT_DONE ? "welcome"
                                                                                        : "enrol";
}

static void
visit_cb (YuiKioskView *self)
{
  YuiVisit *visit = yui_kiosk_get_visit (self->kiosk);

  g_signal_group_set_target (self->visit_signals, visit);
  if (visit != NULL)
    {
      yui_welcome_page_reset (self->welcome_page);
      show_work (self);
      return;
    }
  adw_bin_set_child (self->visit_bin, NULL);
  gtk_stack_set_visible_child_name (self->pages, get_first_page (self));
}

/* A kiosk that is let in, or no longer. */
static void
enrolment_cb (YuiKioskView *self)
{
  if (yui_kiosk_get_visit (self->kiosk) == NULL)
    gtk_stack_set_visible_child_name (self->pages, get_first_page (self));
}

static void
reading_cb (YuiKioskView *self)
{
  yui_welcome_page_set_waiting (self->welcome_page, yui_kiosk_get_is_reading (self->kiosk));
}

static void
notice_cb (YuiKioskView *self)
{
  yui_welcome_page_set_message (self->welcome_page, yui_kiosk_get_notice (self->kiosk));
}

static void
entered_cb (YuiKioskView *self, const char *code)
{
  yui_kiosk_show_card (self->kiosk, code);
}

/* The bar */

static void
help_cb (YuiKioskView *self)
{
  gtk_stack_set_visible_child_name (self->pages, "help");
}

static void
help_closed_cb (YuiKioskView *self)
{
  gboolean has_visit = yui_kiosk_get_visit (self->kiosk) != NULL;

  gtk_stack_set_visible_child_name (self->pages, has_visit ? "visit" : get_first_page (self));
}

static void
language_cb (YuiKioskView *self)
{
  const char *code = adw_toggle_group_get_active_name (self->language_group);

  if (self->kiosk != NULL && g_strcmp0 (code, yui_language_get ()) != 0)
    g_signal_emit (self, signals[LANGUAGE_CHOSEN], 0, code);
}

static gboolean
tick_cb (gpointer user_data)
{
  YuiKioskView *self = user_data;
  const gint64 now_s = yui_client_get_now_s (yui_kiosk_get_client (self->kiosk));
  g_autofree char *clock = yui_kiosk_text_clock (now_s);

  gtk_label_set_label (self->clock_label, clock);
  yui_welcome_page_set_now (self->welcome_page, now_s);
  return G_SOURCE_CONTINUE;
}

static void
session_cb (YuiKioskView *self)
{
  YuiSession *session = yui_kiosk_get_session (self->kiosk);
  const char *programme = session != NULL ? yui_session_get_programme_name (session) : NULL;
  const char *workplace = yui_kiosk_get_workplace_name (self->kiosk);

  yui_welcome_page_set_place (self->welcome_page, workplace != NULL ? workplace : programme);
  if (session != NULL && yui_session_get_is_demo (session))
    workplace = _("Demonstration: the people are made up.");
  gtk_label_set_label (self->programme_label, programme != NULL ? programme : "Yui");
  gtk_label_set_label (self->workplace_label, workplace != NULL ? workplace : "");
  gtk_widget_set_visible (GTK_WIDGET (self->workplace_label), workplace != NULL);
  yui_help_page_set_programme (self->help_page, programme);
}

static void
connection_cb (YuiKioskView *self)
{
  gboolean is_away
      = yui_client_get_connection (yui_kiosk_get_client (self->kiosk)) == YUI_CONNECTION_OFFLINE;

  if (adw_banner_get_revealed (self->away_banner) == is_away)
    return;
  adw_banner_set_revealed (self->away_banner, is_away);
  gtk_accessible_announce (GTK_ACCESSIBLE (self),
                           is_away ? adw_banner_get_title (self->away_banner)
                                   : _("The server is back."),
                                       GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* GObject */

static void
yui_kiosk_view_dispose (GObject *object)
{
  YuiKioskView *self = YUI_KIOSK_VIEW (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_object (&self->visit_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_KIOSK_VIEW);
  g_clear_object (&self->kiosk);
  G_OBJECT_CLASS (yui_kiosk_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, YuiKioskView, clock_label);
  gtk_widget_class_bind_template_child (widget_class, YuiKioskView, programme_box);
  gtk_widget_class_bind_template_child (widget_class, YuiKioskView, programme_label);
  gtk_widget_class_bind_template_child (widget_class, YuiKioskView, workplace_label);
  gtk_widget_class_bind_template_child (widget_class, YuiKioskView, language_group);
  gtk_widget_class_bind_template_child (widget_class, YuiKioskView, help_button);
  gtk_widget_class_bind_template_child (widget_class, YuiKioskView, away_banner);
  gtk_widget_class_bind_template_child (widget_class, YuiKioskView, pages);
  gtk_widget_class_bind_template_child (widget_class, YuiKioskView, visit_bin);
  gtk_widget_class_bind_template_child (widget_class, YuiKioskView, enrol_page);
  gtk_widget_class_bind_template_child (widget_class, YuiKioskView, welcome_page);
  gtk_widget_class_bind_template_child (widget_class, YuiKioskView, help_page);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, help_cb);
  gtk_widget_class_bind_template_callback (widget_class, help_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
yui_kiosk_view_class_init (YuiKioskViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (YUI_TYPE_ENROL_PAGE);
  g_type_ensure (YUI_TYPE_WELCOME_PAGE);
  g_type_ensure (YUI_TYPE_HELP_PAGE);
  G_OBJECT_CLASS (klass)->dispose = yui_kiosk_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Kiosk/yui-kiosk-view.ui");
  bind_children (widget_class);
  signals[LANGUAGE_CHOSEN]
      = g_signal_new ("language-chosen", YUI_TYPE_KIOSK_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
yui_kiosk_view_init (YuiKioskView *self)
{
  self->visit_signals = g_signal_group_new (YUI_TYPE_VISIT);
  g_signal_group_connect_swapped (self->visit_signals, "accepted", G_CALLBACK (show_work), self);
  g_signal_group_connect_swapped (self->visit_signals, "declined", G_CALLBACK (show_work), self);
  g_signal_group_connect_swapped (self->visit_signals, "settled", G_CALLBACK (show_work), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_toggle_group_set_active_name (self->language_group, yui_language_get ());
}

GtkWidget *
yui_kiosk_view_new (YuiKiosk *kiosk)
{
  YuiKioskView *self;

  g_return_val_if_fail (YUI_IS_KIOSK (kiosk), NULL);

  self = g_object_new (YUI_TYPE_KIOSK_VIEW, NULL);
  self->kiosk = g_object_ref (kiosk);
  self->timeout_id = g_timeout_add_seconds (1, tick_cb, self);
  tick_cb (self);
  g_signal_connect_object (kiosk, "notify::visit", G_CALLBACK (visit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kiosk, "notify::is-reading", G_CALLBACK (reading_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kiosk, "notify::notice", G_CALLBACK (notice_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kiosk, "notify::session", G_CALLBACK (session_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kiosk, "notify::workplace-name", G_CALLBACK (session_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (yui_kiosk_get_client (kiosk), "notify::connection",
                           G_CALLBACK (connection_cb), self, G_CONNECT_SWAPPED);
  if (yui_kiosk_get_enrolment (kiosk) != NULL)
    {
      yui_enrol_page_set_enrolment (self->enrol_page, yui_kiosk_get_enrolment (kiosk));
      g_signal_connect_object (yui_kiosk_get_enrolment (kiosk), "notify::state",
                               G_CALLBACK (enrolment_cb), self, G_CONNECT_SWAPPED);
    }
  session_cb (self);
  connection_cb (self);
  notice_cb (self);
  visit_cb (self);
  return GTK_WIDGET (self);
}

static gboolean
can_type (YuiKioskView *self)
{
  return yui_kiosk_get_visit (self->kiosk) == NULL && !yui_kiosk_get_is_reading (self->kiosk)
         && g_str_equal (get_first_page (self), "welcome");
}

void
yui_kiosk_view_type (YuiKioskView *self, const char *character)
{
  g_return_if_fail (YUI_IS_KIOSK_VIEW (self));

  if (can_type (self))
    {
      gtk_stack_set_visible_child_name (self->pages, "welcome");
      yui_welcome_page_type (self->welcome_page, character);
    }
}

void
yui_kiosk_view_enter (YuiKioskView *self)
{
  g_return_if_fail (YUI_IS_KIOSK_VIEW (self));

  if (can_type (self))
    yui_welcome_page_enter (self->welcome_page);
}

void
yui_kiosk_view_reset (YuiKioskView *self)
{
  g_return_if_fail (YUI_IS_KIOSK_VIEW (self));

  yui_welcome_page_reset (self->welcome_page);
  gtk_stack_set_visible_child_name (self->pages, get_first_page (self));
}

gboolean
yui_kiosk_view_is_in_use (YuiKioskView *self)
{
  g_return_val_if_fail (YUI_IS_KIOSK_VIEW (self), FALSE);

  return yui_kiosk_get_visit (self->kiosk) != NULL
         || g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), get_first_page (self)) != 0
         || !yui_welcome_page_is_pristine (self->welcome_page)
         || !g_str_equal (yui_language_get (), yui_language_get_first ());
}
