/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-hours-row.h"

#include <glib/gi18n.h>

#include "yui-wording-hours.h"
#include "yui-wording.h"

/* One attendance: who, what, three columns of hours, differences, buttons. */
struct _YuiHoursRow
{
  GtkBox parent_instance;

  YuiAttendance *attendance;
  gboolean managing;

  GtkActionable *confirm_button;
  GtkActionable *edit_button;
  GtkActionable *reopen_button;
  GtkActionable *correct_button;
  GtkActionable *agree_button;
  GtkActionable *claim_button;
  GtkActionable *early_button;
};

enum
{
  PROP_0,
  PROP_ATTENDANCE,
  PROP_MANAGING,
  N_PROPS
};

#define MINUTE_S 60

/* Less is not worth a question. */
#define EARLY_MIN 15

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiHoursRow, yui_hours_row, GTK_TYPE_BOX)

static char *
say_work (YuiHoursRow *self, const char *date, const char *title, const char *workplace)
{
  g_autofree char *day = date ? yui_wording_date (date) : NULL;

  /* Translators: a day; the work; the workplace. */
  return g_strdup_printf (_ ("%s · %s · %s"), day ? day : "", title, workplace);
}

static char *
say_hours (YuiHoursRow *self, gint64 start_s, gint64 end_s, int break_min)
{
  return yui_wording_hours (start_s, end_s, break_min);
}

static char *
say_clocked (YuiHoursRow *self, gint64 start_s, gint64 end_s, int break_min)
{
  g_autofree char *start = NULL;

  if (start_s == 0)
    return g_strdup (_ ("Not clocked"));
  if (end_s != 0)
    return yui_wording_hours (start_s, end_s, break_min);
  start = yui_wording_clock (start_s);
  /* Translators: %s is the time of day when a person checked in; there is no check-out. */
  return g_strdup_printf (_ ("From %s, open"), start);
}

static char *
say_agreed (YuiHoursRow *self, gint64 start_s, gint64 end_s, int break_min)
{
  char *hours = yui_wording_hours (start_s, end_s, break_min);

  /* Translators: there are no agreed hours yet. */
  return hours ? hours : g_strdup (_ ("Not yet"));
}

static char *
say_state (YuiHoursRow *self, YuiAttendanceState state)
{
  return g_strdup (yui_wording_attendance_state (state));
}

static int
worked_min (gint64 start_s, gint64 end_s, int break_min)
{
  return (int)((end_s - start_s) / MINUTE_S) - MAX (break_min, 0);
}

static char *
say_difference (
    YuiHoursRow *self, YuiAttendance *attendance, gint64 start_s, gint64 end_s, int break_min)
{
  int minutes;
  g_autofree char *length = NULL;

  if (start_s == 0 || end_s == 0 || yui_hours_match_plan (attendance))
    return g_strdup ("");

  minutes = worked_min (start_s, end_s, break_min)
            - worked_min (yui_attendance_get_planned_start (attendance),
                          yui_attendance_get_planned_end (attendance),
                          yui_attendance_get_planned_break_min (attendance));
  if (minutes == 0 && yui_attendance_get_disputed (attendance))
    return g_strdup ("");
  if (minutes == 0)
    return g_strdup (_ ("As long as planned, at other times."));
  length = yui_wording_minutes (ABS (minutes));
  if (minutes > 0)
    /* Translators: %s is a length of time. */
    return g_strdup_printf (_ ("%s longer than planned."), length);
  /* Translators: %s is a length of time. */
  return g_strdup_printf (_ ("%s shorter than planned."), length);
}

static char *
say_review (YuiHoursRow *self, YuiAttendance *attendance, gboolean needs_review)
{
  GListModel *events = yui_attendance_get_clock_events (attendance);

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (YuiClockEvent) event = g_list_model_get_item (events, i);

      if (yui_clock_event_get_needs_review (event))
        return g_strdup (yui_wording_review_reason (yui_clock_event_get_review_reason (event)));
    }
  return g_strdup (yui_wording_review_reason (NULL));
}

static char *
say_dispute (YuiHoursRow *self, YuiAttendance *attendance, gboolean disputed, GObject *claim)
{
  YuiClaim *worker = attendance ? yui_attendance_get_worker_claim (attendance) : NULL;
  YuiClaim *employer = attendance ? yui_attendance_get_employer_claim (attendance) : NULL;
  g_autofree char *theirs = NULL, *ours = NULL;

  if (!disputed)
    return g_strdup ("");
  theirs = worker ? yui_wording_claim (worker) : g_strdup (_ ("the hours as clocked"));
  ours = employer ? yui_wording_claim (employer) : g_strdup (_ ("nothing yet"));
  /* Translators: hours as the worker says they were; hours as the employer says they were. */
  return g_strdup_printf (_ ("The hours are disputed. The person says: %s. You say: %s. Until both "
                             "agree, the planned hours are paid on the pay day, and the difference "
                             "later."),
                            theirs, ours);
}

static char *
say_break (YuiHoursRow *self, YuiAttendance *attendance, int required_min, int break_min)
{
  int worked = 0;

  if (!attendance || yui_attendance_get_clocked_end (attendance) == 0)
    return g_strdup ("");
  if (yui_attendance_get_agreed_end (attendance))
    worked = worked_min (yui_attendance_get_agreed_start (attendance),
                         yui_attendance_get_agreed_end (attendance), break_min);
  else
    worked = worked_min (yui_attendance_get_clocked_start (attendance),
                         yui_attendance_get_clocked_end (attendance), break_min);
  return yui_wording_break_lack (worked, break_min);
}

static char *
say_assumed (YuiHoursRow *self, gboolean is_assumed, gint64 agreed_end_s, int break_min)
{
  if (!is_assumed || agreed_end_s == 0 || break_min <= 0)
    return g_strdup ("");
  return g_strdup (_ ("Nobody clocked the break; it is taken from the middle of the work."));
}

static char *
say_note (YuiHoursRow *self, const char *note)
{
  /* Translators: %s is a note that a person wrote about hours. */
  return note ? g_strdup_printf (_ ("Note: %s"), note) : NULL;
}

static gboolean
can_confirm (YuiHoursRow *self,
             YuiAttendanceState state,
             gint64 start_s,
             gint64 end_s,
             gboolean managing,
             gboolean disputed)
{
  return managing && !disputed && state == YUI_ATTENDANCE_STATE_TO_CONFIRM && start_s && end_s;
}

static gboolean
can_edit (YuiHoursRow *self, YuiAttendanceState state, gboolean managing, gboolean disputed)
{
  return managing && !disputed && state == YUI_ATTENDANCE_STATE_TO_CONFIRM;
}

static gboolean
can_correct (YuiHoursRow *self, YuiAttendanceState state, gboolean managing, gboolean disputed)
{
  return managing && !disputed
         && (state == YUI_ATTENDANCE_STATE_AGREED || state == YUI_ATTENDANCE_STATE_PAID);
}

/* Agreeing needs something to agree to. */
static gboolean
can_agree (YuiHoursRow *self,
           YuiAttendanceState state,
           gboolean managing,
           gboolean disputed,
           GObject *worker_claim)
{
  return managing && disputed && worker_claim && state != YUI_ATTENDANCE_STATE_IN_PAY_RUN;
}

static gboolean
can_claim (YuiHoursRow *self, gboolean managing, gboolean disputed)
{
  return managing && disputed;
}

static gboolean
can_reopen (YuiHoursRow *self, YuiAttendanceState state, gboolean managing)
{
  return managing && state == YUI_ATTENDANCE_STATE_AGREED;
}

/* Whether the person went well before the planned end, as when they were sent home. */
static gboolean
can_finish_early (YuiHoursRow *self, YuiAttendance *attendance, gint64 end_s, gboolean managing)
{
  return managing && attendance && end_s
         && yui_attendance_get_planned_end (attendance) - end_s >= EARLY_MIN * MINUTE_S;
}

static gboolean
is_settled (YuiHoursRow *self, YuiAttendanceState state)
{
  return state == YUI_ATTENDANCE_STATE_IN_PAY_RUN || state == YUI_ATTENDANCE_STATE_PAID;
}

static gboolean
is_text (YuiHoursRow *self, const char *text)
{
  return text && text[0];
}

static void
name_button (GtkActionable *button, const char *id, const char *format_label)
{
  gtk_actionable_set_action_target (button, "s", id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  format_label, -1);
}

static void
set_attendance (YuiHoursRow *self, YuiAttendance *attendance)
{
  const char *id, *name;
  g_autofree char *confirm = NULL;
  g_autofree char *edit = NULL;
  g_autofree char *reopen = NULL;
  g_autofree char *correct = NULL;
  g_autofree char *agree = NULL;
  g_autofree char *claim = NULL;
  g_autofree char *early = NULL;

  if (!g_set_object (&self->attendance, attendance))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ATTENDANCE]);
  if (!attendance)
    return;

  id = yui_attendance_get_id (attendance);
  name = yui_attendance_get_worker_name (attendance);
  /* Translators: %s is a person's name. */
  confirm = g_strdup_printf (_ ("Confirm the hours of %s"), name);
  /* Translators: %s is a person's name. */
  edit = g_strdup_printf (_ ("Edit the hours of %s"), name);
  /* Translators: %s is a person's name. */
  reopen = g_strdup_printf (_ ("Reopen the hours of %s"), name);
  name_button (self->confirm_button, id, confirm);
  name_button (self->edit_button, id, edit);
  name_button (self->reopen_button, id, reopen);
  /* Translators: %s is a person's name. */
  correct = g_strdup_printf (_ ("Correct the hours of %s"), name);
  /* Translators: %s is a person's name. */
  agree = g_strdup_printf (_ ("Agree to the hours that %s says"), name);
  /* Translators: %s is a person's name. */
  claim = g_strdup_printf (_ ("Say other hours than %s"), name);
  name_button (self->correct_button, id, correct);
  name_button (self->agree_button, id, agree);
  name_button (self->claim_button, id, claim);
  /* Translators: %s is a person's name. */
  early = g_strdup_printf (_ ("Early finish of %s"), name);
  name_button (self->early_button, id, early);
}

static void
yui_hours_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YuiHoursRow *self = YUI_HOURS_ROW (object);

  switch (id)
    {
    case PROP_ATTENDANCE:
      g_value_set_object (value, self->attendance);
      break;
    case PROP_MANAGING:
      g_value_set_boolean (value, self->managing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_hours_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  YuiHoursRow *self = YUI_HOURS_ROW (object);

  switch (id)
    {
    case PROP_ATTENDANCE:
      set_attendance (self, g_value_get_object (value));
      break;
    case PROP_MANAGING:
      if (self->managing != g_value_get_boolean (value))
        {
          self->managing = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_hours_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_HOURS_ROW);
  g_clear_object (&YUI_HOURS_ROW (object)->attendance);

  G_OBJECT_CLASS (yui_hours_row_parent_class)->dispose (object);
}

static void
bind_callbacks (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_callback (class, say_work);
  gtk_widget_class_bind_template_callback (class, say_hours);
  gtk_widget_class_bind_template_callback (class, say_clocked);
  gtk_widget_class_bind_template_callback (class, say_agreed);
  gtk_widget_class_bind_template_callback (class, say_state);
  gtk_widget_class_bind_template_callback (class, say_difference);
  gtk_widget_class_bind_template_callback (class, say_review);
  gtk_widget_class_bind_template_callback (class, say_note);
  gtk_widget_class_bind_template_callback (class, can_confirm);
  gtk_widget_class_bind_template_callback (class, can_edit);
  gtk_widget_class_bind_template_callback (class, can_reopen);
  gtk_widget_class_bind_template_callback (class, can_correct);
  gtk_widget_class_bind_template_callback (class, can_agree);
  gtk_widget_class_bind_template_callback (class, can_claim);
  gtk_widget_class_bind_template_callback (class, say_dispute);
  gtk_widget_class_bind_template_callback (class, say_break);
  gtk_widget_class_bind_template_callback (class, say_assumed);
  gtk_widget_class_bind_template_callback (class, can_finish_early);
  gtk_widget_class_bind_template_callback (class, is_settled);
  gtk_widget_class_bind_template_callback (class, is_text);
}

static void
yui_hours_row_class_init (YuiHoursRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = yui_hours_row_get_property;
  object_class->set_property = yui_hours_row_set_property;
  object_class->dispose = yui_hours_row_dispose;

  props[PROP_ATTENDANCE]
      = g_param_spec_object ("attendance", NULL, NULL, YUI_TYPE_ATTENDANCE, flags);
  props[PROP_MANAGING] = g_param_spec_boolean ("managing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-hours-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiHoursRow, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursRow, edit_button);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursRow, reopen_button);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursRow, correct_button);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursRow, agree_button);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursRow, claim_button);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursRow, early_button);
  bind_callbacks (widget_class);
}

static void
yui_hours_row_init (YuiHoursRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
