/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-hours-page.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "model/yui-time.h"
#include "yui-check-in-view.h"
#include "yui-cancel-dialog.h"
#include "yui-hours-dialog.h"
#include "yui-hours-row.h"
#include "yui-week.h"
#include "yui-wording.h"

/* One week of attendances. */
struct _YuiHoursPage
{
  YuiPage parent_instance;

  char *monday;            /* first day shown */
  char *waiting_monday;    /* of the last week before it with hours to confirm; NULL: none */
  GListStore *attendances; /* of YuiAttendance */
  GtkFilter *filter;
  GtkSortListModel *rows;
  gboolean differences_only;

  AdwWindowTitle *title_widget;
  AdwBanner *waiting_banner;
  GtkWidget *code_button;
  GtkWidget *confirm_bar;
  GtkScrolledWindow *scroller;

  double stay_at; /* where the list is put back to */
  guint stay_source;
  guint stays_left;
};

/* How far back hours that still wait are looked for. */
#define WAITING_DAYS (13 * YUI_DAYS_PER_WEEK)

/* The list scrolls when rows have their heights, a frame or more after they are there. */
#define STAY_AFTER_MS 50
#define STAYS         5

/* Several confirmations that are told as one. */
typedef struct
{
  GPtrArray *ids; /* of char *, the ones that went through */
  guint pending;
} Batch;

enum
{
  PROP_0,
  PROP_ROWS,
  PROP_MANAGING,
  PROP_DIFFERENCES_ONLY,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiHoursPage, yui_hours_page, YUI_TYPE_PAGE)

static const char *const watches[] = { "attendance", "clock_event", "contract", "pay_run", NULL };

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer data)
{
  int group_a = (int)yui_hours_group (yui_attendance_get_state ((YuiAttendance *)a));
  int group_b = (int)yui_hours_group (yui_attendance_get_state ((YuiAttendance *)b));

  return (group_a > group_b) - (group_a < group_b);
}

/* In a group: what is disputed, what needs a look, then what differs, then by time and name. */
static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  YuiAttendance *one = (YuiAttendance *)a;
  YuiAttendance *two = (YuiAttendance *)b;
  int dispute = yui_attendance_get_disputed (two) - yui_attendance_get_disputed (one);
  int look = yui_attendance_get_needs_review (two) - yui_attendance_get_needs_review (one);
  int match = yui_hours_match_plan (one) - yui_hours_match_plan (two);
  gint64 start_a = yui_attendance_get_planned_start (one);
  gint64 start_b = yui_attendance_get_planned_start (two);

  if (dispute)
    return dispute;
  if (look)
    return look;
  if (match)
    return match;
  if (start_a != start_b)
    return start_a < start_b ? -1 : 1;
  return g_strcmp0 (yui_attendance_get_kana (one), yui_attendance_get_kana (two));
}

static gboolean
is_shown (gpointer item, gpointer data)
{
  return !YUI_HOURS_PAGE (data)->differences_only || yui_hours_differ (item);
}

static YuiAttendance *
find (YuiHoursPage *self, GVariant *id)
{
  return yui_list_find (G_LIST_MODEL (self->attendances), g_variant_get_string (id, NULL), NULL,
                        NULL);
}

static void
update_summary (YuiHoursPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->attendances));
  guint to_confirm = 0, matching = 0;
  g_autofree char *week = yui_week_say (self->monday);
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (YuiAttendance) item = g_list_model_get_item (G_LIST_MODEL (self->attendances), i);

      to_confirm += yui_attendance_get_state (item) == YUI_ATTENDANCE_STATE_TO_CONFIRM;
      matching += yui_hours_match_plan (item);
    }

  text = to_confirm
             ? g_strdup_printf (ngettext ("%u to confirm", "%u to confirm", to_confirm), to_confirm)
             : g_strdup (_ ("Nothing to confirm"));
  adw_window_title_set_title (self->title_widget, week);
  adw_window_title_set_subtitle (self->title_widget, text);
  gtk_widget_set_visible (self->confirm_bar, matching > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.confirm-matching",
                                 matching > 0
                                     && yui_desk_can_manage (yui_page_get_desk (YUI_PAGE (self))));
}

static DexFuture *
yui_hours_page_load (YuiPage *page, GCancellable *cancellable)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (page);
  YuiClient *client = yui_page_get_client (page);
  g_autofree char *end = yui_date_add_days (self->monday, YUI_DAYS_PER_WEEK);
  g_autofree char *before = yui_date_add_days (self->monday, -WAITING_DAYS);

  return dex_future_all (yui_client_list_attendances (client, self->monday, end,
                                                      YUI_ATTENDANCE_STATE_NONE, cancellable),
                         yui_client_get_hours_waiting (client, before, self->monday, cancellable),
                         NULL);
}

/* On a Monday the week that matters is the one before. */
static void
show_waiting (YuiHoursPage *self, YuiHoursWaiting *waiting)
{
  const guint n = (guint)MAX (yui_hours_waiting_get_count (waiting), 0);
  g_autofree char *title
      = g_strdup_printf (ngettext ("%u of an earlier week waits to be confirmed",
                                   "%u of earlier weeks wait to be confirmed", n),
                         n);

  g_clear_pointer (&self->waiting_monday, g_free);
  if (n > 0)
    self->waiting_monday = yui_week_start (yui_hours_waiting_get_last_work_date (waiting));
  adw_banner_set_title (self->waiting_banner, title);
  adw_banner_set_revealed (self->waiting_banner, n > 0);
}

/* GtkListView follows a row that moves, and keeps its first row at the top with the heading out of
 * sight. A person who goes down the list wants it to stay where it is. */
static gboolean
stay_cb (gpointer data)
{
  YuiHoursPage *self = data;
  gboolean again = --self->stays_left > 0;

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), self->stay_at);
  if (!again)
    self->stay_source = 0;
  return again;
}

static void
stay_at (YuiHoursPage *self, double value)
{
  g_clear_handle_id (&self->stay_source, g_source_remove);
  self->stay_at = value;
  self->stays_left = STAYS;
  self->stay_source = g_timeout_add (STAY_AFTER_MS, stay_cb, self);
}

/* Sorters do not see values change inside an item, so what changed is said to them. */
static void
sort_again (YuiHoursPage *self)
{
  if (!self->stay_source)
    stay_at (self, gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller)));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (gtk_sort_list_model_get_section_sorter (self->rows),
                      GTK_SORTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (gtk_sort_list_model_get_sorter (self->rows), GTK_SORTER_CHANGE_DIFFERENT);
}

static void
yui_hours_page_loaded (YuiPage *page, DexFuture *result)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (page);

  gboolean first = g_list_model_get_n_items (G_LIST_MODEL (self->attendances)) == 0;

  yui_list_update_from_model (self->attendances, yui_future_get_nth (result, 0), NULL);
  show_waiting (self, yui_future_get_nth (result, 1));
  if (first)
    stay_at (self, 0);
  sort_again (self);
  update_summary (self);
  yui_page_set_empty (page, g_list_model_get_n_items (G_LIST_MODEL (self->attendances)) == 0);
}

static gboolean
says_nothing_differs (YuiHoursPage *self, gboolean differences_only, guint n, const char *view)
{
  return differences_only && n == 0 && g_strcmp0 (view, "content") == 0;
}

static void
set_differences_only (YuiHoursPage *self, gboolean differences_only)
{
  if (self->differences_only == differences_only)
    return;
  self->differences_only = differences_only;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  stay_at (self, 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DIFFERENCES_ONLY]);
}

static void
show_week (YuiHoursPage *self, char *monday)
{
  g_free (self->monday);
  self->monday = monday;
  g_list_store_remove_all (self->attendances);
  update_summary (self);
  yui_page_refresh (YUI_PAGE (self));
}

static void
earlier_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (widget);

  show_week (self, yui_date_add_days (self->monday, -YUI_DAYS_PER_WEEK));
}

static void
later_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (widget);

  show_week (self, yui_date_add_days (self->monday, YUI_DAYS_PER_WEEK));
}

static void
waiting_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (widget);

  if (self->waiting_monday)
    show_week (self, g_strdup (self->waiting_monday));
}

static void
this_week_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *today = yui_week_today ();

  show_week (YUI_HOURS_PAGE (widget), yui_week_start (today));
}

static void
show_code_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_check_in_view_present (yui_page_get_client (YUI_PAGE (widget)), widget);
}

static void
batch_clear (gpointer data)
{
  g_ptr_array_unref (((Batch *)data)->ids);
}

static void
batch_unref (gpointer data)
{
  g_rc_box_release_full (data, batch_clear);
}

static void
tell_batch (YuiHoursPage *self, Batch *batch)
{
  guint n = batch->ids->len;
  g_autofree char *title = g_strdup_printf (
      ngettext ("Hours of %u shift confirmed", "Hours of %u shifts confirmed", n), n);

  sort_again (self);
  update_summary (self);
  if (n == 0)
    return;
  yui_page_toast_undo (YUI_PAGE (self), title, "page.reopen-all",
                       g_variant_new_strv ((const char *const *)batch->ids->pdata, n));
}

static void
confirmed_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  Batch *batch = data;

  if (error)
    yui_page_toast_error (object, error);
  else
    g_ptr_array_add (batch->ids, g_strdup (yui_attendance_get_id (yui_future_get_object (future))));
  if (--batch->pending == 0)
    tell_batch (object, batch);
}

static void
confirm_all (YuiHoursPage *self, GPtrArray *attendances)
{
  Batch *batch;

  if (attendances->len == 0)
    return;

  batch = g_rc_box_new0 (Batch);
  batch->ids = g_ptr_array_new_with_free_func (g_free);
  batch->pending = attendances->len;
  for (guint i = 0; i < attendances->len; i++)
    {
      YuiAttendance *item = g_ptr_array_index (attendances, i);

      yui_page_await (YUI_PAGE (self),
                      yui_client_confirm_attendance (
                          yui_page_get_client (YUI_PAGE (self)), item,
                          yui_attendance_get_clocked_start (item),
                          yui_attendance_get_clocked_end (item),
                          MAX (yui_attendance_get_clocked_break_min (item), 0), NULL, NULL),
                      confirmed_cb, g_rc_box_acquire (batch), batch_unref);
    }
  batch_unref (batch);
}

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (widget);
  YuiAttendance *item = find (self, parameter);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  if (item && yui_hours_can_confirm (item))
    g_ptr_array_add (items, item);
  confirm_all (self, items);
}

static void
confirm_matching_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (widget);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->attendances)); i++)
    {
      g_autoptr (YuiAttendance) item = g_list_model_get_item (G_LIST_MODEL (self->attendances), i);

      if (yui_hours_match_plan (item))
        g_ptr_array_add (items, g_steal_pointer (&item));
    }
  gtk_widget_action_set_enabled (widget, "page.confirm-matching", FALSE);
  confirm_all (self, items);
}

static void
show_changes (YuiHoursPage *self)
{
  sort_again (self);
  update_summary (self);
}

static void
saved_cb (YuiHoursPage *self)
{
  show_changes (self);
  yui_page_toast (YUI_PAGE (self), _ ("Hours saved"));
}

static void
present_dialog (GtkWidget *widget, GVariant *id, YuiHoursDialogMode mode)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (widget);
  YuiAttendance *item = find (self, id);
  YuiHoursDialog *dialog;

  if (!item)
    return;
  dialog = yui_hours_dialog_new (yui_page_get_client (YUI_PAGE (self)), item, mode);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_dialog (widget, parameter, YUI_HOURS_DIALOG_CONFIRM);
}

static void
correct_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_dialog (widget, parameter, YUI_HOURS_DIALOG_CORRECT);
}

static void
claim_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_dialog (widget, parameter, YUI_HOURS_DIALOG_CLAIM);
}

static void
settled_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (object, error);
  else
    yui_page_toast (object, _ ("Both sides agree now"));
  show_changes (object);
}

static void
settle_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (widget);
  YuiAttendance *item = find (self, parameter);
  YuiClaim *claim = item ? yui_attendance_get_worker_claim (item) : NULL;

  if (claim)
    yui_page_await (YUI_PAGE (self),
                    yui_client_settle_hours (yui_page_get_client (YUI_PAGE (self)), item,
                                             yui_claim_get_id (claim), NULL),
                    settled_cb, NULL, NULL);
}

static void
early_done_cb (YuiHoursPage *self, const char *sentence)
{
  yui_page_toast (YUI_PAGE (self), sentence);
  yui_page_refresh (YUI_PAGE (self));
}

static void
finish_early_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (widget);
  YuiAttendance *item = find (self, parameter);
  YuiCancelDialog *dialog;

  if (!item)
    return;
  dialog = yui_cancel_dialog_new (yui_page_get_client (YUI_PAGE (self)),
                                  yui_attendance_get_contract_id (item));
  g_signal_connect_object (dialog, "done", G_CALLBACK (early_done_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
reopened_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (object, error);
  sort_again (object);
  update_summary (object);
}

static void
reopen (YuiHoursPage *self, const char *id)
{
  YuiAttendance *item = yui_list_find (G_LIST_MODEL (self->attendances), id, NULL, NULL);

  if (item)
    yui_page_await (
        YUI_PAGE (self),
        yui_client_reopen_attendance (yui_page_get_client (YUI_PAGE (self)), item, NULL),
        reopened_cb, NULL, NULL);
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  reopen (YUI_HOURS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
reopen_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);

  for (const char **id = ids; *id; id++)
    reopen (YUI_HOURS_PAGE (widget), *id);
}

static void
yui_hours_page_constructed (GObject *object)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (object);
  gboolean manages;

  G_OBJECT_CLASS (yui_hours_page_parent_class)->constructed (object);

  manages = yui_desk_can_manage (yui_page_get_desk (YUI_PAGE (self)));
  gtk_widget_set_visible (self->code_button, manages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.show-code", manages);
  update_summary (self);
}

static void
yui_hours_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (object);

  switch (id)
    {
    case PROP_ROWS:
      g_value_set_object (value, self->rows);
      break;
    case PROP_MANAGING:
      g_value_set_boolean (value, yui_desk_can_manage (yui_page_get_desk (YUI_PAGE (self))));
      break;
    case PROP_DIFFERENCES_ONLY:
      g_value_set_boolean (value, self->differences_only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_hours_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DIFFERENCES_ONLY)
    set_differences_only (YUI_HOURS_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
yui_hours_page_dispose (GObject *object)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (object);

  g_clear_handle_id (&self->stay_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_HOURS_PAGE);
  g_clear_object (&self->rows);
  g_clear_object (&self->filter);
  g_clear_object (&self->attendances);

  G_OBJECT_CLASS (yui_hours_page_parent_class)->dispose (object);
}

static void
yui_hours_page_finalize (GObject *object)
{
  g_free (YUI_HOURS_PAGE (object)->monday);
  g_free (YUI_HOURS_PAGE (object)->waiting_monday);

  G_OBJECT_CLASS (yui_hours_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "page.earlier", NULL, earlier_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Page_Up, GDK_ALT_MASK, "page.earlier", NULL);
  gtk_widget_class_install_action (class, "page.later", NULL, later_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Page_Down, GDK_ALT_MASK, "page.later", NULL);
  gtk_widget_class_install_action (class, "page.waiting", NULL, waiting_action);
  gtk_widget_class_install_action (class, "page.this-week", NULL, this_week_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_t, GDK_CONTROL_MASK, "page.this-week", NULL);
  gtk_widget_class_install_action (class, "page.show-code", NULL, show_code_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_k, GDK_CONTROL_MASK, "page.show-code", NULL);
  gtk_widget_class_install_action (class, "page.confirm-matching", NULL, confirm_matching_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Return, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "page.confirm-matching", NULL);
  gtk_widget_class_install_action (class, "page.confirm", "s", confirm_action);
  gtk_widget_class_install_action (class, "page.edit", "s", edit_action);
  gtk_widget_class_install_action (class, "page.correct", "s", correct_action);
  gtk_widget_class_install_action (class, "page.claim", "s", claim_action);
  gtk_widget_class_install_action (class, "page.settle", "s", settle_action);
  gtk_widget_class_install_property_action (class, "page.differences-only", "differences-only");
  gtk_widget_class_add_binding_action (class, GDK_KEY_d, GDK_CONTROL_MASK, "page.differences-only",
                                       NULL);
  gtk_widget_class_install_action (class, "page.finish-early", "s", finish_early_action);
  gtk_widget_class_install_action (class, "page.reopen", "s", reopen_action);
  gtk_widget_class_install_action (class, "page.reopen-all", "as", reopen_all_action);
}

static void
yui_hours_page_class_init (YuiHoursPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  YuiPageClass *page_class = YUI_PAGE_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->constructed = yui_hours_page_constructed;
  object_class->get_property = yui_hours_page_get_property;
  object_class->set_property = yui_hours_page_set_property;
  object_class->dispose = yui_hours_page_dispose;
  object_class->finalize = yui_hours_page_finalize;
  page_class->watches = watches;
  page_class->load = yui_hours_page_load;
  page_class->loaded = yui_hours_page_loaded;

  props[PROP_ROWS] = g_param_spec_object ("rows", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_MANAGING] = g_param_spec_boolean ("managing", NULL, NULL, FALSE, flags);
  props[PROP_DIFFERENCES_ONLY]
      = g_param_spec_boolean ("differences-only", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  install_actions (widget_class);

  g_type_ensure (YUI_TYPE_HOURS_ROW);
  g_type_ensure (YUI_TYPE_HOURS_HEADING);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-hours-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiHoursPage, title_widget);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursPage, waiting_banner);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursPage, code_button);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursPage, confirm_bar);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursPage, scroller);
  gtk_widget_class_bind_template_callback (widget_class, says_nothing_differs);
}

static void
yui_hours_page_init (YuiHoursPage *self)
{
  g_autofree char *today = yui_week_today ();
  g_autoptr (GtkSorter) groups = GTK_SORTER (gtk_custom_sorter_new (compare_groups, NULL, NULL));

  self->monday = yui_week_start (today);
  self->attendances = g_list_store_new (YUI_TYPE_ATTENDANCE);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->rows = gtk_sort_list_model_new (
      G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->attendances)),
                                               g_object_ref (self->filter))),
      GTK_SORTER (gtk_custom_sorter_new (compare_rows, NULL, NULL)));
  gtk_sort_list_model_set_section_sorter (self->rows, groups);
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
yui_hours_page_new (YuiDesk *desk)
{
  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);

  return g_object_new (YUI_TYPE_HOURS_PAGE, "desk", desk, NULL);
}
