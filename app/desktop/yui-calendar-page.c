/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-calendar-page-private.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "widgets/yui-day-text.h"
#include "widgets/yui-slot.h"
#include "widgets/yui-time-input.h"
#include "widgets/yui-widgets.h"
#include "yui-shift-editor-await.h"

/* Many changes at once are read once. */
#define REFRESH_AFTER_MS  200
#define HOLIDAYS_BEFORE   400 /* days around today that holidays are read for */
#define HOLIDAYS_AFTER    400
#define DEFAULT_START_MIN (9 * YUI_MINUTES_PER_HOUR)

enum
{
  PROP_0,
  PROP_VIEW,
  PROP_PREVIOUS_LABEL,
  PROP_NEXT_LABEL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiCalendarPage, yui_calendar_page, ADW_TYPE_NAVIGATION_PAGE)

/* What is shown */

/* Going about */

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiCalendarPage *self = YUI_CALENDAR_PAGE (widget);

  yui_calendar_weeks_refresh (self->weeks);
  yui_calendar_page_update_state (self);
}

/* Shifts */

static void
make_shift (YuiCalendarPage *self, gint64 start_s, gint64 end_s)
{
  if (self->can_manage)
    yui_shift_editor_flow_make (self->flow, GTK_WIDGET (self), start_s, end_s,
                                yui_calendar_page_get_workplace (self));
}

static void
shift_activated_cb (YuiCalendarPage *self, YuiShift *shift)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-shift", "s", yui_shift_get_id (shift));
}

static void
span_activated_cb (YuiCalendarPage *self, gint64 start_s, gint64 end_s)
{
  make_shift (self, start_s, end_s);
}

static void
day_activated_cb (YuiCalendarPage *self, int day)
{
  yui_calendar_page_open_day (self, day, "day");
}

static void
month_day_activated_cb (YuiCalendarPage *self, int day)
{
  yui_calendar_page_open_day (self, day, "week");
}

static void
new_shift_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiCalendarPage *self = YUI_CALENDAR_PAGE (widget);
  gint64 start_s, end_s;

  yui_week_view_get_span (self->week_view, &start_s, &end_s);
  if (yui_calendar_page_is_view (self, "month"))
    start_s = end_s
        = yui_civil_utc_of (yui_month_view_get_day (self->month_view), DEFAULT_START_MIN);
  make_shift (self, start_s, end_s);
}

static void
toast_cb (YuiCalendarPage *self, AdwToast *toast)
{
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (toast));
  yui_widgets_announce (GTK_WIDGET (self), adw_toast_get_title (toast));
}

void
yui_calendar_page_toast (YuiCalendarPage *self, const char *title)
{
  g_autoptr (AdwToast) toast = adw_toast_new (title);

  adw_toast_set_use_markup (toast, FALSE);
  toast_cb (self, toast);
}

/* Where so much is at once that a "+3" hides what was made, its day by itself shows it. */
static void
lead_to_sent (YuiCalendarPage *self)
{
  g_autofree char *id = NULL;
  YuiShift *shift;

  if (!self->sent_id || !yui_calendar_weeks_is_loaded (self->weeks))
    return;
  shift = yui_list_find (G_LIST_MODEL (self->shown), self->sent_id, NULL, NULL);
  if (!shift)
    return;
  id = g_steal_pointer (&self->sent_id);
  if (yui_calendar_page_is_view (self, "month") || yui_week_view_shows (self->week_view, shift))
    return;
  yui_calendar_page_set_view (self, "day");
  yui_week_view_show_time (self->week_view, yui_shift_get_starts_at (shift));
}

static void
weeks_changed_cb (YuiCalendarPage *self)
{
  yui_calendar_page_update_state (self);
  lead_to_sent (self);
}

/* The shift that was made comes into sight. */
static void
sent_cb (YuiCalendarPage *self, YuiShift *shift)
{
  YuiCivilDay day = yui_slot_first_day (yui_shift_get_starts_at (shift));

  g_set_str (&self->sent_id, yui_shift_get_id (shift));
  yui_calendar_weeks_refresh (self->weeks);
  if (yui_calendar_page_is_view (self, "month"))
    yui_month_view_set_day (self->month_view, day);
  else
    yui_week_view_show_time (self->week_view, yui_shift_get_starts_at (shift));
}

/* What is read */

static gboolean
refresh_cb (gpointer data)
{
  YuiCalendarPage *self = data;

  self->refresh_source = 0;
  yui_calendar_weeks_refresh (self->weeks);
  return G_SOURCE_REMOVE;
}

static void
server_changed_cb (YuiCalendarPage *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_AFTER_MS, refresh_cb, self);
}

static void
session_cb (gpointer owner, gpointer result, const GError *error)
{
  YuiCalendarPage *self = owner;
  YuiRole role;

  if (error)
    return; /* reading the weeks fails likewise and says so */
  role = yui_session_get_role (result);
  self->can_manage = role == YUI_ROLE_EMPLOYER_OWNER || role == YUI_ROLE_EMPLOYER_MANAGER;
  gtk_widget_set_visible (self->new_button, self->can_manage);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new-shift", self->can_manage);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.fill-week", self->can_manage);
  gtk_widget_set_visible (self->fill_week_button, self->can_manage);
  g_set_str (&self->employer_name, yui_session_get_employer_name (result)
                                       ? yui_session_get_employer_name (result)
                                       : yui_session_get_programme_name (result));
  yui_shift_editor_flow_set_account (self->flow, yui_session_get_account_id (result));
  yui_calendar_page_update_state (self);
}

static void
holidays_cb (gpointer owner, gpointer result, const GError *error)
{
  YuiCalendarPage *self = owner;

  if (error)
    return; /* a calendar without holiday names is still a calendar */
  yui_week_view_set_holidays (self->week_view, result);
  yui_month_view_set_holidays (self->month_view, result);
}

static void
read_account (YuiCalendarPage *self)
{
  g_autofree char *from = yui_date_input_format (yui_day_today () - HOLIDAYS_BEFORE);
  g_autofree char *to = yui_date_input_format (yui_day_today () + HOLIDAYS_AFTER);

  yui_shift_editor_await (self, yui_client_get_session (self->client, NULL), session_cb);
  yui_shift_editor_await (self, yui_client_list_holidays (self->client, from, to, NULL),
                          holidays_cb);
}

static void
reset_cb (YuiCalendarPage *self)
{
  read_account (self);
  yui_calendar_weeks_refresh (self->weeks);
}

/* Object */

static void
set_up_shifts (YuiCalendarPage *self)
{
  GtkFilter *filter = yui_calendar_page_filter_new (self);
  GListModel *all = yui_calendar_weeks_get_model (self->weeks);

  self->shown = gtk_filter_list_model_new (g_object_ref (all), filter);
  yui_week_view_set_model (self->week_view, G_LIST_MODEL (self->shown));
  yui_month_view_set_model (self->month_view, G_LIST_MODEL (self->shown));
  yui_shift_editor_flow_set_earlier (self->flow, all);
  g_signal_connect_object (self->weeks, "changed", G_CALLBACK (weeks_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
set_up_flow (YuiCalendarPage *self)
{
  g_signal_connect_object (self->flow, "toast", G_CALLBACK (toast_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flow, "sent", G_CALLBACK (sent_cb), self, G_CONNECT_SWAPPED);
}

static void
set_up_client (YuiCalendarPage *self)
{
  const char *const watched[] = { "changed::shift", "changed::offer", "changed::contract" };

  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (self->client, watched[i], G_CALLBACK (server_changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->client, "reset", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
}

static void
yui_calendar_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YuiCalendarPage *self = YUI_CALENDAR_PAGE (object);

  switch (id)
    {
    case PROP_VIEW:
      g_value_set_string (value, self->view);
      break;
    case PROP_PREVIOUS_LABEL:
      g_value_set_string (value, yui_calendar_page_step_label (self, FALSE));
      break;
    case PROP_NEXT_LABEL:
      g_value_set_string (value, yui_calendar_page_step_label (self, TRUE));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_calendar_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  YuiCalendarPage *self = YUI_CALENDAR_PAGE (object);

  switch (id)
    {
    case PROP_VIEW:
      if (self->weeks)
        yui_calendar_page_set_view (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_calendar_page_dispose (GObject *object)
{
  YuiCalendarPage *self = YUI_CALENDAR_PAGE (object);

  g_clear_handle_id (&self->busy_source, g_source_remove);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->shown)
    gtk_filter_list_model_set_filter (self->shown, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_CALENDAR_PAGE);
  g_clear_object (&self->shown);
  g_clear_object (&self->flow);
  g_clear_object (&self->weeks);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (yui_calendar_page_parent_class)->dispose (object);
}

static void
yui_calendar_page_finalize (GObject *object)
{
  g_free (YUI_CALENDAR_PAGE (object)->view);
  g_free (YUI_CALENDAR_PAGE (object)->sent_id);
  g_free (YUI_CALENDAR_PAGE (object)->employer_name);

  G_OBJECT_CLASS (yui_calendar_page_parent_class)->finalize (object);
}

YuiCivilDay
yui_calendar_page_get_day (YuiCalendarPage *self)
{
  return yui_calendar_page_is_view (self, "month") ? yui_month_view_get_day (self->month_view)
                                                   : yui_week_view_get_first_day (self->week_view);
}

/* Proposes people for the week in sight: of a month, the week of the day that is chosen. */
static void
fill_week_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiCivilDay day = yui_calendar_page_get_day (YUI_CALENDAR_PAGE (widget));
  YuiCivilDate date = yui_civil_date_of (yui_civil_week_start (day, YUI_MONDAY));
  g_autofree char *text = g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);

  gtk_widget_activate_action (widget, "win.fill-week", "s", text);
}

static void
install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "page.previous", NULL, yui_calendar_page_previous_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Page_Up, GDK_ALT_MASK, "page.previous", NULL);
  gtk_widget_class_install_action (class, "page.next", NULL, yui_calendar_page_next_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Page_Down, GDK_ALT_MASK, "page.next", NULL);
  gtk_widget_class_install_action (class, "page.today", NULL, yui_calendar_page_today_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Home, GDK_ALT_MASK, "page.today", NULL);
  gtk_widget_class_install_action (class, "page.new-shift", NULL, new_shift_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_n, GDK_CONTROL_MASK, "page.new-shift", NULL);
  gtk_widget_class_install_action (class, "page.fill-week", NULL, fill_week_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "page.fill-week", NULL);
  gtk_widget_class_install_action (class, "page.print", NULL, yui_calendar_page_print);
  gtk_widget_class_add_binding_action (class, GDK_KEY_p, GDK_CONTROL_MASK, "page.print", NULL);
  gtk_widget_class_install_action (class, "page.view", "s", yui_calendar_page_view_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_1, GDK_CONTROL_MASK, "page.view", "s", "day");
  gtk_widget_class_add_binding_action (class, GDK_KEY_2, GDK_CONTROL_MASK, "page.view", "s",
                                       "week");
  gtk_widget_class_add_binding_action (class, GDK_KEY_3, GDK_CONTROL_MASK, "page.view", "s",
                                       "month");
  gtk_widget_class_install_action (class, "page.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (class, "page.discard-draft", "s",
                                   yui_calendar_page_discard_draft);
}

#define BIND(name)    gtk_widget_class_bind_template_child (class, YuiCalendarPage, name)
#define BIND_CB(name) gtk_widget_class_bind_template_callback (class, name)

static void
bind_template (GtkWidgetClass *class)
{
  BIND (toasts);
  BIND (window_title);
  BIND (fill_week_button);
  BIND (new_button);
  BIND (problem_banner);
  BIND (filter_bar);
  BIND (workplace_filter);
  BIND (drafts_button);
  BIND (drafts_popover);
  BIND (drafts_list);
  BIND (stack);
  BIND (week_view);
  BIND (month_view);
  BIND (busy_revealer);
  BIND (empty_card);
  BIND (empty_label);
  BIND (empty_button);
  BIND_CB (shift_activated_cb);
  BIND_CB (span_activated_cb);
  BIND_CB (day_activated_cb);
  BIND_CB (month_day_activated_cb);
  gtk_widget_class_bind_template_callback_full (class, "moved_cb",
                                                G_CALLBACK (yui_calendar_page_moved_cb));
  gtk_widget_class_bind_template_callback_full (class, "narrow_cb",
                                                G_CALLBACK (yui_calendar_page_narrow_cb));
  gtk_widget_class_bind_template_callback_full (class, "wide_cb",
                                                G_CALLBACK (yui_calendar_page_wide_cb));
}

static void
add_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  props[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "week", G_PARAM_READWRITE | flags);
  props[PROP_PREVIOUS_LABEL]
      = g_param_spec_string ("previous-label", NULL, NULL, NULL, G_PARAM_READABLE | flags);
  props[PROP_NEXT_LABEL]
      = g_param_spec_string ("next-label", NULL, NULL, NULL, G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
yui_calendar_page_class_init (YuiCalendarPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = yui_calendar_page_get_property;
  object_class->set_property = yui_calendar_page_set_property;
  object_class->dispose = yui_calendar_page_dispose;
  object_class->finalize = yui_calendar_page_finalize;
  add_properties (object_class);

  g_type_ensure (YUI_TYPE_WEEK_VIEW);
  g_type_ensure (YUI_TYPE_MONTH_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-calendar-page.ui");
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
yui_calendar_page_init (YuiCalendarPage *self)
{
  self->view = g_strdup ("week");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new-shift", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.fill-week", FALSE);
  gtk_widget_set_visible (self->new_button, FALSE);
}

AdwNavigationPage *
yui_calendar_page_new (YuiClient *client, YuiDraftStore *store)
{
  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);
  g_return_val_if_fail (store == NULL || YUI_IS_DRAFT_STORE (store), NULL);

  YuiCalendarPage *self = g_object_new (YUI_TYPE_CALENDAR_PAGE, NULL);

  self->client = g_object_ref (client);
  self->weeks = yui_calendar_weeks_new (client);
  self->flow = yui_shift_editor_flow_new (client, store);
  set_up_shifts (self);
  set_up_flow (self);
  yui_calendar_page_connect_bar (self);
  set_up_client (self);
  read_account (self);
  yui_calendar_page_show_view (self);
  return ADW_NAVIGATION_PAGE (self);
}

void
yui_calendar_page_change_shift (YuiCalendarPage *self, YuiShift *shift)
{
  g_return_if_fail (YUI_IS_CALENDAR_PAGE (self));
  g_return_if_fail (YUI_IS_SHIFT (shift));

  yui_shift_editor_flow_change (self->flow, GTK_WIDGET (self), shift);
}
