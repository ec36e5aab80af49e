/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-hours-dialog.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "yui-deadline.h"
#include "yui-wording.h"

/* From, to, break and why. */
struct _YuiHoursDialog
{
  AdwDialog parent_instance;

  YuiClient *client;
  YuiAttendance *attendance;
  gboolean is_saving;

  AdwPreferencesGroup *group;
  GtkEditable *start_row;
  GtkEditable *end_row;
  AdwSpinRow *break_row;
  GtkEditable *note_row;
  GtkLabel *message_label;
  GtkWidget *clocked_group;
  GtkListBox *clocked_list;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

#define MINUTE_S 60
#define DAY_S    86400

/* Longer than this, an end on the next day is taken for an end before the start. */
#define MAX_OVERNIGHT_S (12 * 60 * MINUTE_S)

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiHoursDialog, yui_hours_dialog, ADW_TYPE_DIALOG)

/* Can the work have gone over midnight, or is the end a slip? */
static gboolean
is_plausible (YuiHoursDialog *self, gint64 start_s, gint64 end_s)
{
  gint64 planned_s = yui_attendance_get_planned_end (self->attendance)
                     - yui_attendance_get_planned_start (self->attendance);

  return end_s - start_s <= MAX (MAX_OVERNIGHT_S, planned_s);
}

/* An end that is not after the start is on the next day. */
static gboolean
read_times (YuiHoursDialog *self, gint64 *start_s, gint64 *end_s, gboolean *is_next_day)
{
  const char *date = yui_attendance_get_work_date (self->attendance);

  if (!yui_deadline_parse_clock (date, gtk_editable_get_text (self->start_row), start_s)
      || !yui_deadline_parse_clock (date, gtk_editable_get_text (self->end_row), end_s))
    return FALSE;
  *is_next_day = *end_s <= *start_s;
  if (*is_next_day)
    *end_s += DAY_S;
  return TRUE;
}

static gboolean
is_fewer_than_clocked (YuiHoursDialog *self, gint64 worked_min)
{
  gint64 start_s = yui_attendance_get_clocked_start (self->attendance);
  gint64 end_s = yui_attendance_get_clocked_end (self->attendance);

  return start_s && end_s
         && worked_min < (end_s - start_s) / MINUTE_S
                             - MAX (yui_attendance_get_clocked_break_min (self->attendance), 0);
}

/* What is still missing, or what the hours come to. */
static char *
describe (YuiHoursDialog *self, gboolean *complete)
{
  gint64 start_s, end_s, worked_min;
  gboolean is_next_day;
  g_autofree char *length = NULL;

  *complete = FALSE;
  if (!read_times (self, &start_s, &end_s, &is_next_day))
    return g_strdup (_ ("Please write times such as 9:00 and 17:30."));

  if (is_next_day && !is_plausible (self, start_s, end_s))
    return g_strdup (_ ("The end is before the start."));

  worked_min = (end_s - start_s) / MINUTE_S - (gint64)adw_spin_row_get_value (self->break_row);
  if (worked_min <= 0)
    return g_strdup (_ ("The break is longer than the work."));
  if (is_fewer_than_clocked (self, worked_min) && !gtk_editable_get_text (self->note_row)[0])
    return g_strdup (_ ("These hours are fewer than clocked. Please note why; the person sees it."));

  *complete = TRUE;
  length = yui_wording_minutes ((int)worked_min);
  /* Translators: %s is a length of time. */
  return g_strdup_printf (_ ("%s of work."), length);
}

static void
changed_cb (YuiHoursDialog *self)
{
  gboolean complete;
  g_autofree char *message = NULL;

  if (!self->attendance)
    return;
  message = describe (self, &complete);
  gtk_label_set_label (self->message_label, message);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hours.save", complete && !self->is_saving);
}

static DexFuture *
saved_cb (DexFuture *future, gpointer data)
{
  YuiHoursDialog *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  self->is_saving = FALSE;
  if (dex_future_get_value (future, &error))
    {
      g_signal_emit (self, signals[SIGNAL_SAVED], 0);
      adw_dialog_close (ADW_DIALOG (self));
      return NULL;
    }

  changed_cb (self);
  sentence = yui_net_error_to_sentence (error);
  gtk_label_set_label (self->message_label, sentence);
  yui_widgets_announce (GTK_WIDGET (self), sentence);
  return NULL;
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiHoursDialog *self = YUI_HOURS_DIALOG (widget);
  gint64 start_s, end_s;
  gboolean is_next_day;

  if (!read_times (self, &start_s, &end_s, &is_next_day))
    return;

  self->is_saving = TRUE;
  gtk_widget_action_set_enabled (widget, "hours.save", FALSE);
  dex_future_disown (dex_future_finally (
      yui_client_confirm_attendance (self->client, self->attendance, start_s, end_s,
                                     (int)adw_spin_row_get_value (self->break_row),
                                     gtk_editable_get_text (self->note_row), NULL),
      saved_cb, g_object_ref (self), g_object_unref));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static const char *
say_clock_kind (YuiClockKind kind)
{
  switch (kind)
    {
    case YUI_CLOCK_KIND_IN:
      return _ ("Check-in");
    case YUI_CLOCK_KIND_OUT:
      return _ ("Check-out");
    case YUI_CLOCK_KIND_BREAK_START:
      return _ ("Break began");
    case YUI_CLOCK_KIND_BREAK_END:
      return _ ("Break ended");
    case YUI_CLOCK_KIND_NONE:
    default:
      return "";
    }
}

static GtkWidget *
make_event_row (gpointer item, gpointer data)
{
  YuiClockEvent *event = item;
  g_autofree char *moment = yui_wording_moment (yui_clock_event_get_occurred_at (event));
  gboolean kiosk = yui_clock_event_get_source (event) == YUI_CLOCK_SOURCE_KIOSK;
  /* Translators: a check-in or check-out; when it was. */
  g_autofree char *at_kiosk = g_strdup_printf (
      _ ("%s at a kiosk, %s"), say_clock_kind (yui_clock_event_get_kind (event)), moment);
  /* Translators: a check-in or check-out; when it was. */
  g_autofree char *by_phone = g_strdup_printf (
      _ ("%s by phone, %s"), say_clock_kind (yui_clock_event_get_kind (event)), moment);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kiosk ? at_kiosk : by_phone);
  if (yui_clock_event_get_needs_review (event))
    adw_action_row_set_subtitle (
        ADW_ACTION_ROW (row),
        yui_wording_review_reason (yui_clock_event_get_review_reason (event)));
  return row;
}

static void
show_attendance (YuiHoursDialog *self)
{
  YuiAttendance *attendance = self->attendance;
  gint64 start_s = yui_attendance_get_clocked_start (attendance);
  gint64 end_s = yui_attendance_get_clocked_end (attendance);
  int break_min = yui_attendance_get_clocked_break_min (attendance);
  g_autofree char *start
      = yui_wording_clock (start_s ? start_s : yui_attendance_get_planned_start (attendance));
  g_autofree char *end
      = yui_wording_clock (end_s ? end_s : yui_attendance_get_planned_end (attendance));
  g_autofree char *day = yui_wording_date (yui_attendance_get_work_date (attendance));
  GListModel *events = yui_attendance_get_clock_events (attendance);

  adw_preferences_group_set_title (self->group, yui_attendance_get_worker_name (attendance));
  adw_preferences_group_set_description (self->group, day);
  gtk_editable_set_text (self->start_row, start);
  gtk_editable_set_text (self->end_row, end);
  adw_spin_row_set_value (self->break_row, break_min >= 0
                                               ? break_min
                                               : yui_attendance_get_planned_break_min (attendance));
  gtk_editable_set_text (self->note_row, yui_attendance_get_note (attendance)
                                             ? yui_attendance_get_note (attendance)
                                             : "");
  gtk_list_box_bind_model (self->clocked_list, events, make_event_row, NULL, NULL);
  gtk_widget_set_visible (self->clocked_group, g_list_model_get_n_items (events) > 0);
  changed_cb (self);
}

static void
yui_hours_dialog_dispose (GObject *object)
{
  YuiHoursDialog *self = YUI_HOURS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_HOURS_DIALOG);
  g_clear_object (&self->client);
  g_clear_object (&self->attendance);

  G_OBJECT_CLASS (yui_hours_dialog_parent_class)->dispose (object);
}

static void
yui_hours_dialog_class_init (YuiHoursDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_hours_dialog_dispose;
  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "hours.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "hours.cancel", NULL, cancel_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-hours-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, group);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, start_row);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, end_row);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, break_row);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, message_label);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, clocked_group);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, clocked_list);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
yui_hours_dialog_init (YuiHoursDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

YuiHoursDialog *
yui_hours_dialog_new (YuiClient *client, YuiAttendance *attendance)
{
  YuiHoursDialog *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);
  g_return_val_if_fail (YUI_IS_ATTENDANCE (attendance), NULL);

  self = g_object_new (YUI_TYPE_HOURS_DIALOG, NULL);
  self->client = g_object_ref (client);
  self->attendance = g_object_ref (attendance);
  show_attendance (self);
  return self;
}
