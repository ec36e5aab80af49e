/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-claim-page.h"

#include <glib/gi18n.h>

#include "yui-kiosk-text.h"
#include "yui-message.h"
#include "yui-stepper.h"

struct _YuiClaimPage
{
  GtkBox parent_instance;

  GtkLabel *work_label;
  GtkLabel *sum_label;
  YuiMessage *message;
  YuiStepper *start_stepper;
  YuiStepper *end_stepper;
  YuiStepper *break_stepper;
  GtkWidget *send_button;

  YuiVisit *visit;
  YuiAttendance *attendance;
};

enum
{
  CLOSED,
  N_SIGNALS
};

#define MINUTE_S   60
#define STEP_S     (5 * MINUTE_S)
#define ROOM_S     (6 * 60 * MINUTE_S) /* before and after what is known */
#define MAX_BREAK  480
#define BREAK_STEP 5

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiClaimPage, yui_claim_page, GTK_TYPE_BOX)

static void
back_cb (YuiClaimPage *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
changed_cb (YuiClaimPage *self)
{
  const gint64 worked_min
      = (yui_stepper_get_value (self->end_stepper) - yui_stepper_get_value (self->start_stepper))
            / MINUTE_S
        - yui_stepper_get_value (self->break_stepper);
  g_autofree char *length = NULL, *text = NULL;

  gtk_widget_set_sensitive (self->send_button, worked_min > 0);
  if (worked_min <= 0)
    {
      gtk_label_set_label (self->sum_label, _("The end must be after the start."));
      return;
    }
  length = yui_kiosk_text_minutes ((int)worked_min);
  /* TRANSLATORS: %s is a length of time. */
  text = g_strdup_printf (_("That is %s of work."), length);
  gtk_label_set_label (self->sum_label, text);
}

static void
send_cb (YuiClaimPage *self)
{
  const YuiHoursGiven hours = { .started_at = yui_stepper_get_value (self->start_stepper),
                                .ended_at = yui_stepper_get_value (self->end_stepper),
                                .break_min = (int)yui_stepper_get_value (self->break_stepper) };

  yui_message_wait (
      self->message,
      yui_client_claim_hours (yui_visit_get_client (self->visit), self->attendance, &hours, NULL),
      self->send_button, GTK_WIDGET (self));
}

static char *
say_minutes (gint64 minutes)
{
  return minutes == 0 ? g_strdup (_("None")) : yui_kiosk_text_minutes ((int)minutes);
}

/* A begun minute is a whole one, at both ends; nobody loses one by the steps. */
static gint64
to_minute (gint64 time_s, gboolean is_end)
{
  return (time_s + (is_end ? MINUTE_S - 1 : 0)) / MINUTE_S * MINUTE_S;
}

/* Begins with what the worker said before, else with the clock, else with the plan. */
static void
setup (YuiClaimPage *self)
{
  YuiAttendance *a = self->attendance;
  YuiClaim *mine = yui_attendance_get_worker_claim (a);
  const gboolean is_clocked = yui_attendance_get_clocked_end (a) != 0;
  const gint64 now_s = yui_client_get_now_s (yui_visit_get_client (self->visit));
  gint64 start_s
      = is_clocked ? yui_attendance_get_clocked_start (a) : yui_attendance_get_planned_start (a);
  gint64 end_s
      = is_clocked ? yui_attendance_get_clocked_end (a) : yui_attendance_get_planned_end (a);
  gint64 break_min = is_clocked ? yui_attendance_get_clocked_break_min (a)
                                : yui_attendance_get_planned_break_min (a);
  gint64 last_s = MIN (yui_attendance_get_planned_end (a) + ROOM_S, to_minute (now_s, FALSE));
  gint64 first_s = yui_attendance_get_planned_start (a) - ROOM_S;

  if (mine != NULL)
    {
      start_s = yui_claim_get_started_at (mine);
      end_s = yui_claim_get_ended_at (mine);
      break_min = yui_claim_get_break_min (mine);
    }
  first_s = to_minute (MIN (first_s, start_s), FALSE);
  last_s = MAX (last_s, first_s + STEP_S);
  yui_stepper_setup (self->start_stepper, _("Start"), first_s, last_s, STEP_S,
                                            to_minute (start_s, FALSE), yui_kiosk_text_clock);
  yui_stepper_setup (self->end_stepper, _("End"), first_s, last_s, STEP_S, to_minute (end_s, TRUE),
                                          yui_kiosk_text_clock);
  yui_stepper_setup (self->break_stepper, _("Break"), 0, MAX_BREAK, BREAK_STEP, MAX (break_min, 0),
                                            say_minutes);
}

static void
yui_claim_page_dispose (GObject *object)
{
  YuiClaimPage *self = YUI_CLAIM_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_CLAIM_PAGE);
  g_clear_object (&self->visit);
  g_clear_object (&self->attendance);
  G_OBJECT_CLASS (yui_claim_page_parent_class)->dispose (object);
}

static void
yui_claim_page_class_init (YuiClaimPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (YUI_TYPE_MESSAGE);
  g_type_ensure (YUI_TYPE_STEPPER);
  G_OBJECT_CLASS (klass)->dispose = yui_claim_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Kiosk/yui-claim-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiClaimPage, work_label);
  gtk_widget_class_bind_template_child (widget_class, YuiClaimPage, sum_label);
  gtk_widget_class_bind_template_child (widget_class, YuiClaimPage, message);
  gtk_widget_class_bind_template_child (widget_class, YuiClaimPage, start_stepper);
  gtk_widget_class_bind_template_child (widget_class, YuiClaimPage, end_stepper);
  gtk_widget_class_bind_template_child (widget_class, YuiClaimPage, break_stepper);
  gtk_widget_class_bind_template_child (widget_class, YuiClaimPage, send_button);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, send_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  signals[CLOSED] = g_signal_new ("closed", YUI_TYPE_CLAIM_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
yui_claim_page_init (YuiClaimPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yui_claim_page_new (YuiVisit *visit, YuiAttendance *attendance)
{
  YuiClaimPage *self;
  g_autofree char *day = NULL, *work = NULL;

  g_return_val_if_fail (YUI_IS_VISIT (visit) && YUI_IS_ATTENDANCE (attendance), NULL);

  self = g_object_new (YUI_TYPE_CLAIM_PAGE, NULL);
  self->visit = g_object_ref (visit);
  self->attendance = g_object_ref (attendance);
  day = yui_kiosk_text_date (yui_attendance_get_planned_start (attendance));
  /* TRANSLATORS: the work; a day. */
  work = g_strdup_printf (_("%s on %s"), yui_attendance_get_title (attendance), day);
  gtk_label_set_label (self->work_label, work);
  setup (self);
  changed_cb (self);
  return GTK_WIDGET (self);
}
