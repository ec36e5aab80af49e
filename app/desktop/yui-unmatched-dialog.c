/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-unmatched-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/yui-list.h"
#include "model/yui-time.h"
#include "yui-dialog.h"
#include "yui-wording-hours.h"
#include "yui-wording.h"

struct _YuiUnmatchedDialog
{
  AdwDialog parent_instance;

  YuiClient *client;
  GCancellable *cancellable;
  YuiUnmatchedClockEvent *event;
  GListStore *works; /* of YuiAttendance, those of about that time */
  GtkFilter *filter;

  AdwActionRow *event_row;
  AdwComboRow *kind_row;
  GtkEditable *search_entry;
  GtkStack *stack;
  GtkListView *works_view;
  GtkSingleSelection *selection;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkLabel *message_label;
};

static guint matched_signal;

G_DEFINE_FINAL_TYPE (YuiUnmatchedDialog, yui_unmatched_dialog, ADW_TYPE_DIALOG)

static void
say_error (YuiUnmatchedDialog *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (yui_net_error_is_cancelled (error))
    return;
  sentence = yui_net_error_to_sentence (error);
  yui_dialog_say (ADW_DIALOG (self), self->message_label, sentence, FALSE);
}

static void
changed_cb (YuiUnmatchedDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unmatched.record",
                                 gtk_single_selection_get_selected_item (self->selection) != NULL);
}

/* ---- the works to choose from ---- */

/* Work of the person whose card it was first, then what is nearest in time. */
static int
compare_works (gconstpointer a, gconstpointer b, gpointer data)
{
  YuiUnmatchedDialog *self = data;
  YuiAttendance *one = (YuiAttendance *)a, *two = (YuiAttendance *)b;
  const char *who = yui_unmatched_clock_event_get_worker_id (self->event);
  const gint64 at_s = yui_unmatched_clock_event_get_occurred_at (self->event);
  const int own = (g_strcmp0 (yui_attendance_get_worker_id (two), who) == 0)
                  - (g_strcmp0 (yui_attendance_get_worker_id (one), who) == 0);
  const gint64 far_one = ABS (yui_attendance_get_planned_start (one) - at_s);
  const gint64 far_two = ABS (yui_attendance_get_planned_start (two) - at_s);

  if (own)
    return own;
  if (far_one != far_two)
    return far_one < far_two ? -1 : 1;
  return g_strcmp0 (yui_attendance_get_kana (one), yui_attendance_get_kana (two));
}

static gboolean
is_shown (gpointer item, gpointer data)
{
  YuiUnmatchedDialog *self = data;
  YuiAttendance *work = item;
  const char *text = self->search_entry ? gtk_editable_get_text (self->search_entry) : "";

  return !text[0] || strstr (yui_attendance_get_worker_name (work), text)
         || strstr (yui_attendance_get_kana (work), text)
         || strstr (yui_attendance_get_title (work), text)
         || strstr (yui_attendance_get_workplace_name (work), text);
}

static void
search_changed_cb (YuiUnmatchedDialog *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static char *
say_work (GtkListItem *item, gint64 start_s, gint64 end_s, const char *title, const char *workplace)
{
  g_autofree char *day = start_s ? yui_wording_day (start_s) : NULL;
  g_autofree char *span = start_s ? yui_wording_span (start_s, end_s) : NULL;

  /* Translators: a day; hours; the work; the workplace. */
  return day ? g_strdup_printf (_ ("%s %s · %s · %s"), day, span, title, workplace) : NULL;
}

/* The one work of the person whose card it was is chosen already. */
static void
choose_own (YuiUnmatchedDialog *self)
{
  const char *who = yui_unmatched_clock_event_get_worker_id (self->event);
  g_autoptr (YuiAttendance) first = g_list_model_get_item (G_LIST_MODEL (self->sorted), 0);
  g_autoptr (YuiAttendance) second = g_list_model_get_item (G_LIST_MODEL (self->sorted), 1);

  if (first && who && g_strcmp0 (yui_attendance_get_worker_id (first), who) == 0
      && !(second && g_strcmp0 (yui_attendance_get_worker_id (second), who) == 0))
    gtk_single_selection_set_selected (self->selection, 0);
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  YuiUnmatchedDialog *self = data;
  const GValue *value;
  g_autoptr (GError) error = NULL;

  if (!self->client)
    return NULL;
  value = dex_future_get_value (future, &error);
  if (!value)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      say_error (self, error);
      return NULL;
    }
  yui_list_update_from_model (self->works, g_value_get_object (value), NULL);
  gtk_stack_set_visible_child_name (
      self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->works)) > 0 ? "works" : "none");
  if (g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) > 0)
    gtk_list_view_scroll_to (self->works_view, 0, GTK_LIST_SCROLL_NONE, NULL);
  choose_own (self);
  changed_cb (self);
  return NULL;
}

/* Work of that day, and of the one before: a night's work ends the next morning. */
static void
read_works (YuiUnmatchedDialog *self)
{
  g_autofree char *day = yui_time_to_date (yui_unmatched_clock_event_get_occurred_at (self->event));
  g_autofree char *from = yui_date_add_days (day, -1);
  g_autofree char *to = yui_date_add_days (day, 1);

  dex_future_disown (dex_future_finally (yui_client_list_attendances (self->client, from, to,
                                                                      YUI_ATTENDANCE_STATE_NONE,
                                                                      self->cancellable),
                                         read_cb, g_object_ref (self), g_object_unref));
}

/* ---- recording ---- */

static DexFuture *
sent_cb (DexFuture *future, gpointer data)
{
  YuiUnmatchedDialog *self = data;
  g_autoptr (GError) error = NULL;

  if (!self->client)
    return NULL;
  if (dex_future_get_value (future, &error))
    {
      g_signal_emit (self, matched_signal, 0);
      adw_dialog_close (ADW_DIALOG (self));
      return NULL;
    }
  changed_cb (self);
  say_error (self, error);
  return NULL;
}

static void
record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiUnmatchedDialog *self = YUI_UNMATCHED_DIALOG (widget);
  YuiAttendance *work = gtk_single_selection_get_selected_item (self->selection);
  /* The list of kinds follows the enum, without its NONE. */
  const YuiClockKind kind
      = (YuiClockKind)(adw_combo_row_get_selected (self->kind_row) + YUI_CLOCK_KIND_IN);

  gtk_widget_action_set_enabled (widget, "unmatched.record", FALSE);
  yui_dialog_say (ADW_DIALOG (self), self->message_label, "", FALSE);
  dex_future_disown (dex_future_finally (
      yui_client_match_clock_event (self->client, self->event,
                                    yui_attendance_get_contract_id (work), kind, NULL),
      sent_cb, g_object_ref (self), g_object_unref));
}

static void
yui_unmatched_dialog_dispose (GObject *object)
{
  YuiUnmatchedDialog *self = YUI_UNMATCHED_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_UNMATCHED_DIALOG);
  self->search_entry = NULL;
  g_clear_object (&self->client);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->filter);
  g_clear_object (&self->works);

  G_OBJECT_CLASS (yui_unmatched_dialog_parent_class)->dispose (object);
}

static void
yui_unmatched_dialog_finalize (GObject *object)
{
  g_clear_object (&YUI_UNMATCHED_DIALOG (object)->event);

  G_OBJECT_CLASS (yui_unmatched_dialog_parent_class)->finalize (object);
}

static void
yui_unmatched_dialog_class_init (YuiUnmatchedDialogClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = yui_unmatched_dialog_dispose;
  object_class->finalize = yui_unmatched_dialog_finalize;
  matched_signal = g_signal_new ("matched", YUI_TYPE_UNMATCHED_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (YUI_TYPE_ATTENDANCE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Yui/yui-unmatched-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiUnmatchedDialog, event_row);
  gtk_widget_class_bind_template_child (widget_class, YuiUnmatchedDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, YuiUnmatchedDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, YuiUnmatchedDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, YuiUnmatchedDialog, works_view);
  gtk_widget_class_bind_template_child (widget_class, YuiUnmatchedDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, YuiUnmatchedDialog, filtered);
  gtk_widget_class_bind_template_child (widget_class, YuiUnmatchedDialog, sorted);
  gtk_widget_class_bind_template_child (widget_class, YuiUnmatchedDialog, message_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, say_work);
  gtk_widget_class_install_action (widget_class, "unmatched.record", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "unmatched.cancel", NULL, yui_dialog_close_action);
}

static void
yui_unmatched_dialog_init (YuiUnmatchedDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->works = g_list_store_new (YUI_TYPE_ATTENDANCE);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_filter_list_model_set_filter (self->filtered, self->filter);
}

AdwDialog *
yui_unmatched_dialog_new (YuiClient *client, YuiUnmatchedClockEvent *event)
{
  YuiUnmatchedDialog *self;
  g_autoptr (GtkSorter) sorter = NULL;
  g_autofree char *title = NULL, *details = NULL;
  YuiClockKind kind;

  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);
  g_return_val_if_fail (YUI_IS_UNMATCHED_CLOCK_EVENT (event), NULL);

  self = g_object_new (YUI_TYPE_UNMATCHED_DIALOG, NULL);
  self->client = g_object_ref (client);
  self->event = g_object_ref (event);
  title = yui_wording_unmatched_title (event);
  details = yui_wording_unmatched_details (event);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->event_row), title);
  adw_action_row_set_subtitle (self->event_row, details);
  kind = yui_unmatched_clock_event_get_kind (event);
  adw_combo_row_set_selected (self->kind_row, kind ? kind - YUI_CLOCK_KIND_IN : 0);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_works, self, NULL));
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (self->works));
  changed_cb (self);
  read_works (self);
  return ADW_DIALOG (self);
}
