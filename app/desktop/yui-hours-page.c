/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-hours-page-private.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "model/yui-time.h"
#include "yui-check-in-view.h"
#include "yui-hours-cell.h"
#include "yui-hours-row.h"
#include "yui-week.h"
#include "yui-wording-hours.h"

/* How far back hours that still wait are looked for. */
#define WAITING_DAYS (13 * YUI_DAYS_PER_WEEK)

/* The list scrolls when rows have their heights, a frame or more after they are there. */
#define STAY_AFTER_MS 50
#define STAYS         5

enum
{
  PROP_0,
  PROP_ROWS,
  PROP_MANAGING,
  PROP_SETTLING,
  PROP_DIFFERENCES_ONLY,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiHoursPage, yui_hours_page, YUI_TYPE_PAGE)

static const char *const watches[]
    = { "attendance", "clock_event", "contract", "pay_run", "unmatched_clock_event", NULL };

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

  DexFuture *attendances = yui_client_list_attendances (client, self->monday, end,
                                                        YUI_ATTENDANCE_STATE_NONE, cancellable);
  DexFuture *waiting = yui_client_get_hours_waiting (client, before, self->monday, cancellable);

  if (!yui_hours_page_is_seeing_unmatched (self))
    return dex_future_all (attendances, waiting, NULL);
  return dex_future_all (attendances, waiting, yui_client_list_unmatched (client, cancellable),
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
  gtk_sorter_changed (gtk_sort_list_model_get_section_sorter (self->sorted),
                      GTK_SORTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (gtk_sort_list_model_get_sorter (self->sorted), GTK_SORTER_CHANGE_DIFFERENT);
}

void
yui_hours_page_show_changes (YuiHoursPage *self)
{
  sort_again (self);
  update_summary (self);
}

static void
yui_hours_page_loaded (YuiPage *page, DexFuture *result)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (page);

  gboolean first = g_list_model_get_n_items (G_LIST_MODEL (self->attendances)) == 0;

  if (yui_hours_page_is_seeing_unmatched (self))
    yui_list_update_from_model (self->unmatched, yui_future_get_nth (result, 2), NULL);
  yui_list_update_from_model (self->attendances, yui_future_get_nth (result, 0), NULL);
  show_waiting (self, yui_future_get_nth (result, 1));
  if (first)
    stay_at (self, 0);
  yui_hours_page_show_changes (self);
  yui_page_set_empty (page, g_list_model_get_n_items (G_LIST_MODEL (self->attendances)) == 0
                                && g_list_model_get_n_items (G_LIST_MODEL (self->unmatched)) == 0);
}

/* What a screen reader says first of a row. */
static char *
say_row (GtkListItem *item, GObject *row)
{
  if (YUI_IS_UNMATCHED_CLOCK_EVENT (row))
    return yui_wording_unmatched_title (YUI_UNMATCHED_CLOCK_EVENT (row));
  return row ? g_strdup (yui_attendance_get_worker_name (YUI_ATTENDANCE (row))) : NULL;
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
    case PROP_SETTLING:
      g_value_set_boolean (value, yui_hours_page_is_settling (self));
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
  g_clear_object (&self->sorted);
  g_clear_object (&self->filter);
  g_clear_object (&self->unmatched);
  g_clear_object (&self->put_aside);
  g_clear_object (&self->attendances);
  g_clear_pointer (&self->confirmed, g_ptr_array_unref);

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
  gtk_widget_class_install_property_action (class, "page.differences-only", "differences-only");
  gtk_widget_class_add_binding_action (class, GDK_KEY_d, GDK_CONTROL_MASK, "page.differences-only",
                                       NULL);
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
  props[PROP_SETTLING] = g_param_spec_boolean ("settling", NULL, NULL, FALSE, flags);
  props[PROP_DIFFERENCES_ONLY]
      = g_param_spec_boolean ("differences-only", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  install_actions (widget_class);
  yui_hours_page_install_actions (widget_class);
  yui_hours_page_install_unmatched_actions (widget_class);

  g_type_ensure (YUI_TYPE_HOURS_CELL);
  g_type_ensure (YUI_TYPE_HOURS_HEADING);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-hours-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiHoursPage, title_widget);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursPage, waiting_banner);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursPage, code_button);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursPage, confirm_bar);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursPage, scroller);
  gtk_widget_class_bind_template_callback (widget_class, say_row);
  gtk_widget_class_bind_template_callback (widget_class, says_nothing_differs);
}

static void
yui_hours_page_init (YuiHoursPage *self)
{
  g_autofree char *today = yui_week_today ();
  GListStore *parts;
  g_autoptr (GtkSorter) groups = GTK_SORTER (gtk_custom_sorter_new (compare_groups, NULL, NULL));

  self->monday = yui_week_start (today);
  self->attendances = g_list_store_new (YUI_TYPE_ATTENDANCE);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->sorted = gtk_sort_list_model_new (
      G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->attendances)),
                                               g_object_ref (self->filter))),
      GTK_SORTER (gtk_custom_sorter_new (compare_rows, NULL, NULL)));
  gtk_sort_list_model_set_section_sorter (self->sorted, groups);
  self->unmatched = g_list_store_new (YUI_TYPE_UNMATCHED_CLOCK_EVENT);
  parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_list_store_append (parts, self->unmatched);
  g_list_store_append (parts, self->sorted);
  self->rows = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)));
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
yui_hours_page_new (YuiDesk *desk)
{
  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);

  return g_object_new (YUI_TYPE_HOURS_PAGE, "desk", desk, NULL);
}
