/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-calendar-page-weeks.h"

#include <gtk/gtk.h>

#include "model/yui-list.h"
#include "widgets/yui-time-input.h"
#include "yui-shift-editor-await.h"

/* Weeks farther away than this from what is shown are dropped. */
#define KEEP_WEEKS 13

#define YUI_TYPE_CALENDAR_WEEK (yui_calendar_week_get_type ())
G_DECLARE_FINAL_TYPE (YuiCalendarWeek, yui_calendar_week, YUI, CALENDAR_WEEK, GObject)

/* One week: what was read of it, and whether that is still good. */
struct _YuiCalendarWeek
{
  GObject parent_instance;

  YuiCalendarWeeks *weeks; /* weak */
  YuiCivilDay monday;
  GListStore *shifts;
  GCancellable *reading; /* NULL unless a call is under way */
  char *problem;
  gboolean is_loaded;
  gboolean is_stale;
};

struct _YuiCalendarWeeks
{
  GObject parent_instance;

  YuiClient *client;
  GListStore *weeks;  /* of YuiCalendarWeek by monday */
  GListStore *stores; /* of their shifts, likewise */
  GtkFlattenListModel *model;
  YuiCivilDay first_monday;
  YuiCivilDay last_monday;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (YuiCalendarWeek, yui_calendar_week, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (YuiCalendarWeeks, yui_calendar_weeks, G_TYPE_OBJECT)

/* A week */

static void
stop_reading (YuiCalendarWeek *week)
{
  g_cancellable_cancel (week->reading);
  g_clear_object (&week->reading);
}

static void
read_cb (gpointer owner, gpointer result, const GError *error)
{
  YuiCalendarWeek *week = owner;

  g_clear_object (&week->reading);
  g_clear_pointer (&week->problem, g_free);
  if (error)
    week->problem = yui_net_error_to_sentence (error);
  else
    {
      yui_list_update_from_model (week->shifts, result, NULL);
      week->is_loaded = TRUE;
    }
  if (week->weeks)
    g_signal_emit (week->weeks, changed_signal, 0);
}

static void
read_week (YuiCalendarWeek *week)
{
  g_autofree char *from = yui_date_input_format (week->monday);
  g_autofree char *to = yui_date_input_format (week->monday + YUI_DAYS_PER_WEEK);

  stop_reading (week);
  week->is_stale = FALSE;
  week->reading = g_cancellable_new ();
  yui_shift_editor_await (week,
                          yui_client_list_shifts (week->weeks->client, from, to, NULL,
                                                  YUI_SHIFT_STATE_NONE, week->reading),
                          read_cb);
}

static void
read_if_needed (YuiCalendarWeek *week)
{
  if (!week->reading && (!week->is_loaded || week->is_stale || week->problem))
    read_week (week);
}

static void
yui_calendar_week_dispose (GObject *object)
{
  YuiCalendarWeek *week = YUI_CALENDAR_WEEK (object);

  stop_reading (week);
  g_clear_weak_pointer (&week->weeks);
  g_clear_object (&week->shifts);
  g_clear_pointer (&week->problem, g_free);

  G_OBJECT_CLASS (yui_calendar_week_parent_class)->dispose (object);
}

static void
yui_calendar_week_class_init (YuiCalendarWeekClass *class)
{
  G_OBJECT_CLASS (class)->dispose = yui_calendar_week_dispose;
}

static void
yui_calendar_week_init (YuiCalendarWeek *week)
{
  week->shifts = g_list_store_new (YUI_TYPE_SHIFT);
}

/* The weeks */

static guint
n_weeks (YuiCalendarWeeks *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->weeks));
}

/* Borrowed: the store holds it. */
static YuiCalendarWeek *
nth_week (YuiCalendarWeeks *self, guint i)
{
  g_autoptr (YuiCalendarWeek) week = g_list_model_get_item (G_LIST_MODEL (self->weeks), i);

  return week;
}

static YuiCalendarWeek *
ensure_week (YuiCalendarWeeks *self, YuiCivilDay monday)
{
  guint i = 0;

  while (i < n_weeks (self) && nth_week (self, i)->monday < monday)
    i++;
  if (i < n_weeks (self) && nth_week (self, i)->monday == monday)
    return nth_week (self, i);

  g_autoptr (YuiCalendarWeek) week = g_object_new (YUI_TYPE_CALENDAR_WEEK, NULL);
  week->monday = monday;
  g_set_weak_pointer (&week->weeks, self);
  g_list_store_insert (self->weeks, i, week);
  g_list_store_insert (self->stores, i, week->shifts);
  return week;
}

static gboolean
is_shown (YuiCalendarWeeks *self, YuiCalendarWeek *week)
{
  return week->monday >= self->first_monday && week->monday <= self->last_monday;
}

static void
drop_far_weeks (YuiCalendarWeeks *self)
{
  const int far = KEEP_WEEKS * YUI_DAYS_PER_WEEK;

  for (guint i = n_weeks (self); i-- > 0;)
    {
      YuiCivilDay monday = nth_week (self, i)->monday;

      if (monday >= self->first_monday - far && monday <= self->last_monday + far)
        continue;
      g_list_store_remove (self->stores, i);
      g_list_store_remove (self->weeks, i);
    }
}

static void
yui_calendar_weeks_dispose (GObject *object)
{
  YuiCalendarWeeks *self = YUI_CALENDAR_WEEKS (object);

  g_clear_object (&self->model);
  g_clear_object (&self->stores);
  g_clear_object (&self->weeks);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (yui_calendar_weeks_parent_class)->dispose (object);
}

static void
yui_calendar_weeks_class_init (YuiCalendarWeeksClass *class)
{
  G_OBJECT_CLASS (class)->dispose = yui_calendar_weeks_dispose;
  changed_signal = g_signal_new ("changed", YUI_TYPE_CALENDAR_WEEKS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
yui_calendar_weeks_init (YuiCalendarWeeks *self)
{
  self->weeks = g_list_store_new (YUI_TYPE_CALENDAR_WEEK);
  self->stores = g_list_store_new (G_TYPE_LIST_MODEL);
  self->model = gtk_flatten_list_model_new (G_LIST_MODEL (g_object_ref (self->stores)));
}

YuiCalendarWeeks *
yui_calendar_weeks_new (YuiClient *client)
{
  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);

  YuiCalendarWeeks *self = g_object_new (YUI_TYPE_CALENDAR_WEEKS, NULL);

  self->client = g_object_ref (client);
  return self;
}

GListModel *
yui_calendar_weeks_get_model (YuiCalendarWeeks *self)
{
  g_return_val_if_fail (YUI_IS_CALENDAR_WEEKS (self), NULL);

  return G_LIST_MODEL (self->model);
}

void
yui_calendar_weeks_show (YuiCalendarWeeks *self, YuiCivilDay first_day, int n_days)
{
  g_return_if_fail (YUI_IS_CALENDAR_WEEKS (self));
  g_return_if_fail (n_days >= 1);

  self->first_monday = yui_civil_week_start (first_day, YUI_MONDAY);
  self->last_monday = yui_civil_week_start (first_day + n_days - 1, YUI_MONDAY);
  drop_far_weeks (self);
  for (YuiCivilDay monday = self->first_monday; monday <= self->last_monday;
       monday += YUI_DAYS_PER_WEEK)
    read_if_needed (ensure_week (self, monday));
  read_if_needed (ensure_week (self, self->last_monday + YUI_DAYS_PER_WEEK));
  read_if_needed (ensure_week (self, self->first_monday - YUI_DAYS_PER_WEEK));
  g_signal_emit (self, changed_signal, 0);
}

void
yui_calendar_weeks_refresh (YuiCalendarWeeks *self)
{
  g_return_if_fail (YUI_IS_CALENDAR_WEEKS (self));

  for (guint i = 0; i < n_weeks (self); i++)
    {
      YuiCalendarWeek *week = nth_week (self, i);

      week->is_stale = TRUE;
      if (is_shown (self, week))
        read_week (week);
      else
        stop_reading (week);
    }
}

gboolean
yui_calendar_weeks_is_loaded (YuiCalendarWeeks *self)
{
  g_return_val_if_fail (YUI_IS_CALENDAR_WEEKS (self), FALSE);

  for (guint i = 0; i < n_weeks (self); i++)
    if (is_shown (self, nth_week (self, i)) && !nth_week (self, i)->is_loaded)
      return FALSE;
  return TRUE;
}

const char *
yui_calendar_weeks_get_problem (YuiCalendarWeeks *self)
{
  g_return_val_if_fail (YUI_IS_CALENDAR_WEEKS (self), NULL);

  for (guint i = 0; i < n_weeks (self); i++)
    if (is_shown (self, nth_week (self, i)) && nth_week (self, i)->problem)
      return nth_week (self, i)->problem;
  return NULL;
}
