/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-hours-card.h"

#include <glib/gi18n.h>

#include "yui-kiosk-text.h"

struct _YuiHoursCard
{
  GtkBox parent_instance;

  GtkLabel *title_label;
  GtkLabel *day_label;
  GtkLabel *planned_label;
  GtkLabel *counts_label;
  GtkLabel *dispute_label;
  GtkWidget *dispute_box;
  GtkWidget *settle_button;
  GtkWidget *claim_button;

  YuiAttendance *attendance;
};

enum
{
  CLAIM,
  SETTLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiHoursCard, yui_hours_card, GTK_TYPE_BOX)

static void
claim_cb (YuiHoursCard *self)
{
  g_signal_emit (self, signals[CLAIM], 0);
}

static void
settle_cb (YuiHoursCard *self)
{
  g_signal_emit (self, signals[SETTLE], 0);
}

static char *
say_hours (gint64 start_s, gint64 end_s, int break_min)
{
  g_autofree char *hours = yui_kiosk_text_hours (start_s, end_s);
  g_autofree char *length = NULL;

  if (break_min <= 0)
    /* TRANSLATORS: %s is such as "9:00 to 13:00". */
    return g_strdup_printf (_("%s, no break"), hours);
  length = yui_kiosk_text_minutes (break_min);
  /* TRANSLATORS: such as "9:00 to 13:00"; such as "45 minutes". */
  return g_strdup_printf (_("%s, break of %s"), hours, length);
}

static char *
say_claim (YuiClaim *claim)
{
  return say_hours (yui_claim_get_started_at (claim), yui_claim_get_ended_at (claim),
                    yui_claim_get_break_min (claim));
}

/* What counts so far. */
static char *
say_counts (YuiAttendance *attendance)
{
  g_autofree char *hours = NULL;

  if (yui_attendance_get_agreed_end (attendance) != 0)
    {
      hours = say_hours (yui_attendance_get_agreed_start (attendance),
                         yui_attendance_get_agreed_end (attendance),
                         yui_attendance_get_agreed_break_min (attendance));
      /* TRANSLATORS: %s is such as "9:00 to 13:00, no break". */
      return g_strdup_printf (_("Confirmed by the employer: %s"), hours);
    }
  if (yui_attendance_get_clocked_end (attendance) != 0)
    {
      hours = say_hours (yui_attendance_get_clocked_start (attendance),
                         yui_attendance_get_clocked_end (attendance),
                         yui_attendance_get_clocked_break_min (attendance));
      /* TRANSLATORS: %s is such as "9:00 to 13:00, no break". */
      return g_strdup_printf (_("As you checked in and out: %s"), hours);
    }
  return g_strdup (_("There is no check-out yet."));
}

static void
show_dispute (YuiHoursCard *self)
{
  YuiClaim *mine = yui_attendance_get_worker_claim (self->attendance);
  YuiClaim *theirs = yui_attendance_get_employer_claim (self->attendance);
  const gboolean is_disputed = yui_attendance_get_disputed (self->attendance);
  g_autofree char *my_hours = mine != NULL ? say_claim (mine) : g_strdup (_("nothing yet"));
  g_autofree char *their_hours = theirs != NULL ? say_claim (theirs) : g_strdup (_("nothing yet"));
  /* TRANSLATORS: hours as the worker says; hours as the employer says. */
  g_autofree char *text = g_strdup_printf (
      _("You say: %s. The employer says: %s. Until you agree, the planned hours are paid on the "
        "pay day, and the difference later."),
        my_hours, their_hours);

  gtk_widget_set_visible (self->dispute_box, is_disputed);
  gtk_label_set_label (self->dispute_label, text);
  gtk_widget_set_visible (self->settle_button, is_disputed && theirs != NULL
                                                   && yui_attendance_get_state (self->attendance)
                                                          != YUI_ATTENDANCE_STATE_IN_PAY_RUN);
}

static void
show_attendance (YuiHoursCard *self)
{
  YuiAttendance *attendance = self->attendance;
  g_autofree char *day = yui_kiosk_text_date (yui_attendance_get_planned_start (attendance));
  g_autofree char *planned = say_hours (yui_attendance_get_planned_start (attendance),
                                        yui_attendance_get_planned_end (attendance),
                                        yui_attendance_get_planned_break_min (attendance));
  /* TRANSLATORS: %s is such as "9:00 to 13:00, no break". */
  g_autofree char *plan = g_strdup_printf (_("Planned: %s"), planned);
  g_autofree char *counts = say_counts (attendance);
  /* TRANSLATORS: a day; a workplace. */
  g_autofree char *where
      = g_strdup_printf (_("%s, %s"), day, yui_attendance_get_workplace_name (attendance));

  gtk_label_set_label (self->title_label, yui_attendance_get_title (attendance));
  gtk_label_set_label (self->day_label, where);
  gtk_label_set_label (self->planned_label, plan);
  gtk_label_set_label (self->counts_label, counts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, where, -1);
  show_dispute (self);
}

static void
yui_hours_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_HOURS_CARD);
  g_clear_object (&YUI_HOURS_CARD (object)->attendance);
  G_OBJECT_CLASS (yui_hours_card_parent_class)->dispose (object);
}

static void
yui_hours_card_class_init (YuiHoursCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yui_hours_card_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Kiosk/yui-hours-card.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiHoursCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursCard, day_label);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursCard, planned_label);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursCard, counts_label);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursCard, dispute_label);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursCard, dispute_box);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursCard, settle_button);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursCard, claim_button);
  gtk_widget_class_bind_template_callback (widget_class, claim_cb);
  gtk_widget_class_bind_template_callback (widget_class, settle_cb);
  signals[CLAIM] = g_signal_new ("claim", YUI_TYPE_HOURS_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[SETTLE] = g_signal_new ("settle", YUI_TYPE_HOURS_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
yui_hours_card_init (YuiHoursCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yui_hours_card_new (YuiAttendance *attendance)
{
  YuiHoursCard *self;

  g_return_val_if_fail (YUI_IS_ATTENDANCE (attendance), NULL);

  self = g_object_new (YUI_TYPE_HOURS_CARD, NULL);
  self->attendance = g_object_ref (attendance);
  show_attendance (self);
  return GTK_WIDGET (self);
}

YuiAttendance *
yui_hours_card_get_attendance (YuiHoursCard *self)
{
  g_return_val_if_fail (YUI_IS_HOURS_CARD (self), NULL);

  return self->attendance;
}
