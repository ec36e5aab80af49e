/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-hours-dialog.h"

#include <glib/gi18n.h>

#include "model/yui-time.h"
#include "widgets/yui-widgets.h"
#include "yui-deadline.h"
#include "yui-dialog.h"
#include "yui-hours-span-row.h"
#include "yui-wording-hours.h"
#include "yui-wording.h"

/* From, to, break and why. */
struct _YuiHoursDialog
{
  AdwDialog parent_instance;

  YuiClient *client;
  YuiAttendance *attendance;
  YuiHoursDialogMode mode;
  GCancellable *cancellable;
  gboolean is_saving;

  AdwPreferencesGroup *group;
  GtkEditable *start_row;
  GtkEditable *end_row;
  AdwSpinRow *break_row;
  GtkEditable *break_at_row;
  GtkEditable *note_row;
  GtkLabel *message_label;
  GtkWidget *clocked_group;
  GtkListBox *clocked_list;
  GtkWidget *work_group;
  GtkListBox *work_list;
  GtkWidget *history_group;
  GtkListBox *history_list;
  GtkWidget *save_button;
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

static gboolean
is_empty (GtkEditable *editable)
{
  return !gtk_editable_get_text (editable)[0];
}

/* Why hours cannot be saved yet; NULL when they can. */
static const char *
find_fault (
    YuiHoursDialog *self, gint64 start_s, gint64 end_s, gint64 worked_min, gboolean is_next_day)
{
  gint64 break_s;

  if (is_next_day && !is_plausible (self, start_s, end_s))
    return _ ("The end is before the start.");
  if (worked_min <= 0)
    return _ ("The break is longer than the work.");
  if (!is_empty (self->break_at_row)
      && !yui_deadline_parse_clock (yui_attendance_get_work_date (self->attendance),
                                    gtk_editable_get_text (self->break_at_row), &break_s))
    return _ ("Please write when the break began, such as 12:00, or nothing.");
  if (self->mode == YUI_HOURS_DIALOG_CONFIRM && is_fewer_than_clocked (self, worked_min)
      && is_empty (self->note_row))
    return _ ("These hours are fewer than clocked. Please note why; the person sees it.");
  if (self->mode != YUI_HOURS_DIALOG_CONFIRM && is_empty (self->note_row))
    return _ ("Please write why. It stays on record, and the person sees it.");
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->work_list)); row;
       row = gtk_widget_get_next_sibling (row))
    if (YUI_IS_HOURS_SPAN_ROW (row)
        && !yui_hours_span_row_is_complete (YUI_HOURS_SPAN_ROW (row),
                                            yui_attendance_get_work_date (self->attendance)))
      return _ ("Please write from when to when the ordered work was, or remove it.");
  return NULL;
}

/* What is still missing, or what the hours come to. */
static char *
describe (YuiHoursDialog *self, gboolean *complete)
{
  gint64 start_s, end_s, worked_min;
  gboolean is_next_day;
  const int break_min = (int)adw_spin_row_get_value (self->break_row);
  g_autofree char *length = NULL, *lack = NULL;
  const char *fault;

  *complete = FALSE;
  if (!read_times (self, &start_s, &end_s, &is_next_day))
    return g_strdup (_ ("Please write times such as 9:00 and 17:30."));
  worked_min = (end_s - start_s) / MINUTE_S - break_min;
  fault = find_fault (self, start_s, end_s, worked_min, is_next_day);
  if (fault)
    return g_strdup (fault);

  *complete = TRUE;
  length = yui_wording_minutes ((int)worked_min);
  lack = yui_wording_break_lack ((int)worked_min, break_min);
  if (lack[0])
    return g_steal_pointer (&lack);
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
add_span (JsonArray *spans, const char *kind, gint64 start_s, gint64 end_s)
{
  JsonObject *span = json_object_new ();
  g_autofree char *start = yui_time_to_text (start_s);
  g_autofree char *end = yui_time_to_text (end_s);

  json_object_set_string_member (span, "kind", kind);
  json_object_set_string_member (span, "started_at", start);
  json_object_set_string_member (span, "ended_at", end);
  json_array_add_object_element (spans, span);
}

/* A time of day before the work began is of the next day. */
static gint64
after (gint64 time_s, gint64 start_s)
{
  return time_s < start_s - MAX_OVERNIGHT_S ? time_s + DAY_S : time_s;
}

static JsonArray *
make_spans (YuiHoursDialog *self, gint64 work_start_s, int break_min)
{
  JsonArray *spans = json_array_new ();
  const char *date = yui_attendance_get_work_date (self->attendance);
  gint64 start_s, end_s;

  if (break_min > 0
      && yui_deadline_parse_clock (date, gtk_editable_get_text (self->break_at_row), &start_s))
    {
      start_s = start_s < work_start_s ? start_s + DAY_S : start_s;
      add_span (spans, "break", start_s, start_s + break_min * MINUTE_S);
    }
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->work_list)); row;
       row = gtk_widget_get_next_sibling (row))
    if (YUI_IS_HOURS_SPAN_ROW (row)
        && yui_hours_span_row_read (YUI_HOURS_SPAN_ROW (row), date, &start_s, &end_s))
      {
        gint64 length_s = end_s > start_s ? end_s - start_s : end_s + DAY_S - start_s;

        start_s = after (start_s, work_start_s);
        add_span (spans, yui_hours_span_row_get_kind (YUI_HOURS_SPAN_ROW (row)), start_s,
                  start_s + length_s);
      }
  return spans;
}

static DexFuture *
send (YuiHoursDialog *self, const YuiHoursGiven *hours)
{
  switch (self->mode)
    {
    case YUI_HOURS_DIALOG_CORRECT:
      return yui_client_correct_hours (self->client, self->attendance, hours, NULL);
    case YUI_HOURS_DIALOG_CLAIM:
      return yui_client_claim_hours (self->client, self->attendance, hours, NULL);
    case YUI_HOURS_DIALOG_CONFIRM:
    default:
      return yui_client_confirm_hours (self->client, self->attendance, hours, NULL);
    }
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiHoursDialog *self = YUI_HOURS_DIALOG (widget);
  g_autoptr (JsonArray) spans = NULL;
  YuiHoursGiven hours = { .break_min = (int)adw_spin_row_get_value (self->break_row),
                          .note = gtk_editable_get_text (self->note_row) };
  gboolean is_next_day;

  if (!read_times (self, &hours.started_at, &hours.ended_at, &is_next_day))
    return;

  spans = make_spans (self, hours.started_at, hours.break_min);
  hours.spans = spans;
  self->is_saving = TRUE;
  gtk_widget_action_set_enabled (widget, "hours.save", FALSE);
  dex_future_disown (
      dex_future_finally (send (self, &hours), saved_cb, g_object_ref (self), g_object_unref));
}

static void
add_work (YuiHoursDialog *self, const char *kind, gint64 start_s, gint64 end_s)
{
  GtkWidget *row = yui_hours_span_row_new (kind, start_s, end_s);

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->work_list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->work_list), TRUE);
}

static void
add_work_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiHoursDialog *self = YUI_HOURS_DIALOG (widget);

  add_work (self, "preparation", 0, 0);
  gtk_widget_child_focus (gtk_widget_get_last_child (GTK_WIDGET (self->work_list)),
                          GTK_DIR_TAB_FORWARD);
  changed_cb (self);
}

static GtkWidget *
make_event_row (gpointer item, gpointer data)
{
  YuiClockEvent *event = item;
  g_autofree char *moment = yui_wording_moment (yui_clock_event_get_occurred_at (event));
  gboolean kiosk = yui_clock_event_get_source (event) == YUI_CLOCK_SOURCE_KIOSK;
  /* Translators: a check-in or check-out; when it was. */
  g_autofree char *at_kiosk = g_strdup_printf (
      _ ("%s at a kiosk, %s"), yui_wording_clock_kind (yui_clock_event_get_kind (event)), moment);
  /* Translators: a check-in or check-out; when it was. */
  g_autofree char *by_phone = g_strdup_printf (
      _ ("%s by phone, %s"), yui_wording_clock_kind (yui_clock_event_get_kind (event)), moment);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kiosk ? at_kiosk : by_phone);
  if (yui_clock_event_get_device_at (event) != 0)
    {
      g_autofree char *shown = yui_wording_moment (yui_clock_event_get_device_at (event));
      /* Translators: %s is a time. */
      g_autofree char *sentence = g_strdup_printf (
          _ ("The clock of the device was wrong and said %s. The time was put right."), shown);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence);
    }
  else if (yui_clock_event_get_needs_review (event))
    adw_action_row_set_subtitle (
        ADW_ACTION_ROW (row),
        yui_wording_review_reason (yui_clock_event_get_review_reason (event)));
  else if (yui_clock_event_get_via_poster (event))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                 _ ("With the code on a poster, which can be photographed."));
  return row;
}

/* The hours to begin with: agreed, else clocked, else planned. */
static void
show_hours (YuiHoursDialog *self)
{
  YuiAttendance *attendance = self->attendance;
  gboolean is_agreed = yui_attendance_get_agreed_end (attendance) != 0;
  gint64 start_s = is_agreed ? yui_attendance_get_agreed_start (attendance)
                             : yui_attendance_get_clocked_start (attendance);
  gint64 end_s = is_agreed ? yui_attendance_get_agreed_end (attendance)
                           : yui_attendance_get_clocked_end (attendance);
  int break_min = is_agreed ? yui_attendance_get_agreed_break_min (attendance)
                            : yui_attendance_get_clocked_break_min (attendance);
  g_autofree char *start
      = yui_wording_clock (start_s ? start_s : yui_attendance_get_planned_start (attendance));
  g_autofree char *end
      = yui_wording_clock (end_s ? end_s : yui_attendance_get_planned_end (attendance));

  gtk_editable_set_text (self->start_row, start);
  gtk_editable_set_text (self->end_row, end);
  adw_spin_row_set_value (self->break_row, break_min >= 0
                                               ? break_min
                                               : yui_attendance_get_planned_break_min (attendance));
}

/* A single break has a place to begin with; several stay as they were clocked. */
static void
show_spans (YuiHoursDialog *self)
{
  GListModel *spans = yui_attendance_get_spans (self->attendance);
  guint n_breaks = 0;
  g_autofree char *break_at = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (spans); i++)
    {
      g_autoptr (YuiHoursSpan) span = g_list_model_get_item (spans, i);

      if (!g_str_equal (yui_hours_span_get_kind (span), "break"))
        continue;
      n_breaks++;
      g_free (break_at);
      break_at = yui_wording_clock (yui_hours_span_get_started_at (span));
    }
  if (n_breaks == 1)
    gtk_editable_set_text (self->break_at_row, break_at);
}

static void
show_mode (YuiHoursDialog *self)
{
  const gboolean is_claim = self->mode == YUI_HOURS_DIALOG_CLAIM;

  gtk_widget_set_visible (GTK_WIDGET (self->break_at_row), !is_claim);
  gtk_widget_set_visible (self->work_group, !is_claim);
  if (self->mode == YUI_HOURS_DIALOG_CONFIRM)
    return;
  adw_dialog_set_title (ADW_DIALOG (self), is_claim ? _ ("Say Other Hours") : _ ("Correct Hours"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->note_row), _ ("Why"));
  gtk_button_set_label (GTK_BUTTON (self->save_button), _ ("_Save"));
}

static GtkWidget *
make_history_row (gpointer item, gpointer data)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = yui_wording_correction_title (item);
  g_autofree char *change = yui_wording_correction_change (item);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), change);
  return row;
}

static DexFuture *
history_cb (DexFuture *future, gpointer data)
{
  YuiHoursDialog *self = data;
  const GValue *value = dex_future_get_value (future, NULL);

  if (value && self->attendance)
    {
      GListModel *corrections = g_value_get_object (value);

      gtk_list_box_bind_model (self->history_list, corrections, make_history_row, NULL, NULL);
      gtk_widget_set_visible (self->history_group, g_list_model_get_n_items (corrections) > 0);
    }
  return NULL;
}

static void
show_attendance (YuiHoursDialog *self)
{
  YuiAttendance *attendance = self->attendance;
  const char *note = yui_attendance_get_note (attendance);
  g_autofree char *day = yui_wording_date (yui_attendance_get_work_date (attendance));
  GListModel *events = yui_attendance_get_clock_events (attendance);

  adw_preferences_group_set_title (self->group, yui_attendance_get_worker_name (attendance));
  adw_preferences_group_set_description (self->group, day);
  show_hours (self);
  show_spans (self);
  if (self->mode == YUI_HOURS_DIALOG_CONFIRM)
    gtk_editable_set_text (self->note_row, note ? note : "");
  show_mode (self);
  gtk_list_box_bind_model (self->clocked_list, events, make_event_row, NULL, NULL);
  gtk_widget_set_visible (self->clocked_group, g_list_model_get_n_items (events) > 0);
  if (yui_attendance_get_corrections (attendance) > 0)
    dex_future_disown (dex_future_finally (
        yui_client_list_corrections (self->client, yui_attendance_get_id (attendance),
                                     self->cancellable),
        history_cb, g_object_ref (self), g_object_unref));
  changed_cb (self);
}

static void
yui_hours_dialog_dispose (GObject *object)
{
  YuiHoursDialog *self = YUI_HOURS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_HOURS_DIALOG);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
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
  gtk_widget_class_install_action (widget_class, "hours.cancel", NULL, yui_dialog_close_action);
  gtk_widget_class_install_action (widget_class, "hours.add-work", NULL, add_work_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-hours-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, group);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, start_row);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, end_row);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, break_row);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, message_label);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, clocked_group);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, clocked_list);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, break_at_row);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, work_group);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, work_list);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, history_group);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, history_list);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
yui_hours_dialog_init (YuiHoursDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

YuiHoursDialog *
yui_hours_dialog_new (YuiClient *client, YuiAttendance *attendance, YuiHoursDialogMode mode)
{
  YuiHoursDialog *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);
  g_return_val_if_fail (YUI_IS_ATTENDANCE (attendance), NULL);

  self = g_object_new (YUI_TYPE_HOURS_DIALOG, NULL);
  self->client = g_object_ref (client);
  self->attendance = g_object_ref (attendance);
  self->mode = mode;
  show_attendance (self);
  return self;
}
