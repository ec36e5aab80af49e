/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-calendar-page-private.h"

#include <glib/gi18n.h>

#include "widgets/yui-day-text.h"
#include "widgets/yui-slot.h"
#include "widgets/yui-widgets.h"

/* A spinner before this only flickers. */
#define BUSY_AFTER_MS 250
#define NARROW_DAYS   3

/* The part of the Calendar page about what is in sight: day, week or month, and which of them. */

gboolean
yui_calendar_page_is_view (YuiCalendarPage *self, const char *view)
{
  return g_str_equal (self->view, view);
}

static YuiCivilDay
first_day (YuiCalendarPage *self)
{
  return yui_calendar_page_is_view (self, "month") ? yui_month_view_get_first_day (self->month_view)
                                                   : yui_week_view_get_first_day (self->week_view);
}

static int
n_days (YuiCalendarPage *self)
{
  return yui_calendar_page_is_view (self, "month") ? YUI_MONTH_WEEKS * YUI_DAYS_PER_WEEK
                                                   : yui_week_view_get_days (self->week_view);
}

static void
show_title (YuiCalendarPage *self)
{
  g_autofree char *title = yui_calendar_page_is_view (self, "month")
                               ? yui_day_format_month (yui_month_view_get_day (self->month_view))
                               : yui_day_format_span (first_day (self), n_days (self));

  adw_window_title_set_title (self->window_title, title);
}

static gboolean
has_shift_in_sight (YuiCalendarPage *self)
{
  GListModel *model = G_LIST_MODEL (self->shown);
  YuiCivilDay from = first_day (self), to = from + n_days (self);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (YuiShift) shift = g_list_model_get_item (model, i);

      if (yui_slot_last_day (yui_shift_get_ends_at (shift)) >= from
          && yui_slot_first_day (yui_shift_get_starts_at (shift)) < to)
        return TRUE;
    }
  return FALSE;
}

static const char *
empty_sentence (YuiCalendarPage *self)
{
  if (yui_calendar_page_is_view (self, "day"))
    return _ ("No shifts on this day yet");
  if (yui_calendar_page_is_view (self, "month"))
    return _ ("No shifts this month yet");
  return _ ("No shifts this week yet");
}

static gboolean
busy_cb (gpointer data)
{
  YuiCalendarPage *self = data;

  self->busy_source = 0;
  gtk_revealer_set_reveal_child (self->busy_revealer, TRUE);
  return G_SOURCE_REMOVE;
}

static void
set_busy (YuiCalendarPage *self, gboolean busy)
{
  if (busy && self->busy_source == 0)
    self->busy_source = g_timeout_add (BUSY_AFTER_MS, busy_cb, self);
  else if (!busy)
    {
      g_clear_handle_id (&self->busy_source, g_source_remove);
      gtk_revealer_set_reveal_child (self->busy_revealer, FALSE);
    }
}

void
yui_calendar_page_update_state (YuiCalendarPage *self)
{
  gboolean is_loaded = yui_calendar_weeks_is_loaded (self->weeks);
  const char *problem = yui_calendar_weeks_get_problem (self->weeks);

  set_busy (self, !is_loaded && !problem);
  adw_banner_set_title (self->problem_banner, problem ? problem : "");
  adw_banner_set_revealed (self->problem_banner, problem != NULL);
  gtk_label_set_label (self->empty_label, empty_sentence (self));
  gtk_widget_set_visible (self->empty_button, self->can_manage);
  gtk_widget_set_visible (self->empty_card, is_loaded && !has_shift_in_sight (self));
}

static void
show_days (YuiCalendarPage *self)
{
  show_title (self);
  yui_calendar_weeks_show (self->weeks, first_day (self), n_days (self));
  g_object_notify (G_OBJECT (self), "previous-label");
  g_object_notify (G_OBJECT (self), "next-label");
}

void
yui_calendar_page_show_view (YuiCalendarPage *self)
{
  gboolean is_month = yui_calendar_page_is_view (self, "month");
  int days = yui_calendar_page_is_view (self, "day")
                 ? 1
                 : (self->is_narrow ? NARROW_DAYS : YUI_DAYS_PER_WEEK);

  if (!is_month)
    yui_week_view_set_days (self->week_view, days);
  gtk_stack_set_visible_child_name (self->stack, is_month ? "month" : "week");
  show_days (self);
}

/* The day that the person looks at goes along from one view to another. */
void
yui_calendar_page_set_view (YuiCalendarPage *self, const char *view)
{
  gint64 start_s, end_s;

  if (!view || !g_set_str (&self->view, view))
    return;
  yui_week_view_get_span (self->week_view, &start_s, &end_s);
  if (yui_calendar_page_is_view (self, "month"))
    yui_month_view_set_day (self->month_view, yui_slot_first_day (start_s));
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "month") == 0)
    yui_week_view_show_day (self->week_view, yui_month_view_get_day (self->month_view));
  yui_calendar_page_show_view (self);
  g_object_notify (G_OBJECT (self), "view");
}

void
yui_calendar_page_open_day (YuiCalendarPage *self, YuiCivilDay day, const char *view)
{
  yui_week_view_show_day (self->week_view, day);
  yui_month_view_set_day (self->month_view, day);
  yui_calendar_page_set_view (self, view);
  gtk_widget_grab_focus (GTK_WIDGET (self->week_view));
}

static void
step (YuiCalendarPage *self, int pages)
{
  g_clear_pointer (&self->sent_id, g_free); /* the person looks elsewhere */
  if (yui_calendar_page_is_view (self, "month"))
    yui_month_view_set_day (
        self->month_view, yui_civil_add_months (yui_month_view_get_day (self->month_view), pages));
  else
    yui_week_view_step (self->week_view, pages);
}

static void
announce_title (YuiCalendarPage *self)
{
  yui_widgets_announce (GTK_WIDGET (self), adw_window_title_get_title (self->window_title));
}

void
yui_calendar_page_previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (YUI_CALENDAR_PAGE (widget), -1);
  announce_title (YUI_CALENDAR_PAGE (widget));
}

void
yui_calendar_page_next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (YUI_CALENDAR_PAGE (widget), 1);
  announce_title (YUI_CALENDAR_PAGE (widget));
}

void
yui_calendar_page_today_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiCalendarPage *self = YUI_CALENDAR_PAGE (widget);

  yui_week_view_show_day (self->week_view, yui_day_today ());
  yui_month_view_set_day (self->month_view, yui_day_today ());
  announce_title (self);
}

void
yui_calendar_page_view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_calendar_page_set_view (YUI_CALENDAR_PAGE (widget), g_variant_get_string (parameter, NULL));
}

void
yui_calendar_page_moved_cb (YuiCalendarPage *self)
{
  /* The view that is not shown moves along without being read. */
  if (self->weeks)
    show_days (self);
}

void
yui_calendar_page_narrow_cb (YuiCalendarPage *self)
{
  self->is_narrow = TRUE;
  yui_calendar_page_show_view (self);
}

void
yui_calendar_page_wide_cb (YuiCalendarPage *self)
{
  self->is_narrow = FALSE;
  yui_calendar_page_show_view (self);
}

const char *
yui_calendar_page_step_label (YuiCalendarPage *self, gboolean next)
{
  if (yui_calendar_page_is_view (self, "month"))
    return next ? _ ("Next Month") : _ ("Previous Month");
  if (yui_calendar_page_is_view (self, "day"))
    return next ? _ ("Next Day") : _ ("Previous Day");
  if (self->is_narrow)
    return next ? _ ("Next Days") : _ ("Previous Days");
  return next ? _ ("Next Week") : _ ("Previous Week");
}
