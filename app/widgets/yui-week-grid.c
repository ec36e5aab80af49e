/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-week-grid-private.h"

#include "yui-day-layout.h"
#include "yui-day-text.h"
#include "yui-shift-block.h"
#include "yui-slot.h"
#include "yui-widgets.h"

#include <glib/gi18n.h>

#define COLUMN_MIN_PX    44 /* of a shift beside others */
#define DAY_MIN_PX       40
#define DAY_NATURAL_PX   140
#define MINUTE_S         60
#define FIRST_CURSOR_MIN (9 * YUI_MINUTES_PER_HOUR)

guint yui_week_grid_signals[YUI_WEEK_GRID_N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiWeekGrid, yui_week_grid, GTK_TYPE_WIDGET)

gboolean
yui_week_grid_shows (YuiWeekGrid *self, YuiCivilDay day)
{
  return day >= self->first_day && day < self->first_day + self->n_days;
}

int
yui_week_grid_x_of_day (YuiWeekGrid *self, int index)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self)) - YUI_WEEK_GUTTER_PX;
  return YUI_WEEK_GUTTER_PX + room * index / self->n_days;
}

double
yui_week_grid_y_of_minute (YuiWeekGrid *self, int minute)
{
  g_return_val_if_fail (YUI_IS_WEEK_GRID (self), 0);
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  return (double)height * minute / YUI_MINUTES_PER_DAY;
}

int
yui_week_grid_compare_shifts (YuiShift *a, YuiShift *b)
{
  gint64 from = yui_shift_get_starts_at (a), other = yui_shift_get_starts_at (b);
  if (from != other)
    return from < other ? -1 : 1;
  return g_strcmp0 (yui_shift_get_id (a), yui_shift_get_id (b));
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return yui_week_grid_compare_shifts (*(YuiShift *const *)a, *(YuiShift *const *)b);
}

static void
collect_shift (YuiWeekGrid *self, YuiShift *shift)
{
  gint64 start_s = yui_shift_get_starts_at (shift), end_s = yui_shift_get_ends_at (shift);
  if (end_s <= start_s)
    return;
  YuiCivilDay from = MAX (yui_slot_first_day (start_s), self->first_day);
  YuiCivilDay to = MIN (yui_slot_last_day (end_s), self->first_day + self->n_days - 1);
  for (YuiCivilDay day = from; day <= to; day++)
    g_ptr_array_add (self->shifts[day - self->first_day], g_object_ref (shift));
}

static void
collect_shifts (YuiWeekGrid *self)
{
  for (int i = 0; i < YUI_WEEK_MAX_DAYS; i++)
    g_ptr_array_set_size (self->shifts[i], 0);
  GListModel *model = yui_shift_watch_get_model (self->watch);
  guint n = model == NULL ? 0 : g_list_model_get_n_items (model);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (YuiShift) shift = g_list_model_get_item (model, i);
      collect_shift (self, shift);
    }
  for (int i = 0; i < self->n_days; i++)
    g_ptr_array_sort (self->shifts[i], compare_cb);
}

static gboolean
has_focus_within (YuiWeekGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL
         && (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

static void
show_days (gpointer owner)
{
  YuiWeekGrid *self = owner;
  gboolean had_focus = has_focus_within (self);
  self->n_layouts++;
  collect_shifts (self);
  for (int i = 0; i < self->n_days; i++)
    {
      YuiCivilDay day = self->first_day + i;
      yui_day_column_show (self->columns[i], day, self->shifts[i],
                           yui_holidays_get_name (self->holidays, day),
                           self->n_days == 1 ? 0 : self->max_columns);
    }
  for (int i = 0; i < YUI_WEEK_MAX_DAYS; i++)
    gtk_widget_set_child_visible (GTK_WIDGET (self->columns[i]), i < self->n_days);
  yui_week_grid_cursor_refresh (self, had_focus);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
minute_cb (gpointer data)
{
  YuiWeekGrid *self = data;
  yui_shift_watch_queue (self->watch);
  return G_SOURCE_CONTINUE;
}

static void
yui_week_grid_map (GtkWidget *widget)
{
  YuiWeekGrid *self = YUI_WEEK_GRID (widget);
  GTK_WIDGET_CLASS (yui_week_grid_parent_class)->map (widget);
  self->minute_source = g_timeout_add_seconds (MINUTE_S, minute_cb, self);
}

static void
yui_week_grid_unmap (GtkWidget *widget)
{
  YuiWeekGrid *self = YUI_WEEK_GRID (widget);
  g_clear_handle_id (&self->minute_source, g_source_remove);
  GTK_WIDGET_CLASS (yui_week_grid_parent_class)->unmap (widget);
}

static void
yui_week_grid_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  YuiWeekGrid *self = YUI_WEEK_GRID (widget);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = YUI_WEEK_HOURS * YUI_DAY_HOUR_PX;
      return;
    }
  int day_min = DAY_MIN_PX;
  for (int i = 0; i < self->n_days; i++)
    {
      int column_min;
      gtk_widget_measure (GTK_WIDGET (self->columns[i]), orientation, -1, &column_min, NULL, NULL,
                          NULL);
      day_min = MAX (day_min, column_min);
    }
  *minimum = YUI_WEEK_GUTTER_PX + day_min * self->n_days;
  *natural = MAX (*minimum, YUI_WEEK_GUTTER_PX + DAY_NATURAL_PX * self->n_days);
}

/* How many shifts fit beside each other follows from the width; a change is shown with the next
 * turn of the main loop, since no widget may come or go during an allocation. */
static void
update_max_columns (YuiWeekGrid *self, int day_width)
{
  guint max_columns = (guint)MAX (day_width / COLUMN_MIN_PX, 1);
  if (max_columns == self->max_columns)
    return;
  self->max_columns = max_columns;
  yui_shift_watch_queue (self->watch);
}

static void
yui_week_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  YuiWeekGrid *self = YUI_WEEK_GRID (widget);
  update_max_columns (self, (width - YUI_WEEK_GUTTER_PX) / self->n_days);
  for (int i = 0; i < self->n_days; i++)
    {
      int left = yui_week_grid_x_of_day (self, i) + 1, right = yui_week_grid_x_of_day (self, i + 1);
      gtk_widget_size_allocate (GTK_WIDGET (self->columns[i]),
                                &(GtkAllocation){ left, 0, MAX (right - left, 1), height }, -1);
    }
  yui_week_grid_cursor_allocate (self, height);
}

static void
yui_week_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (yui_week_grid_parent_class)->css_changed (widget, change);
  yui_week_grid_drop_hours (YUI_WEEK_GRID (widget));
}

static void
shift_activated_cb (YuiWeekGrid *self, YuiShift *shift)
{
  g_signal_emit (self, yui_week_grid_signals[YUI_WEEK_GRID_SHIFT_ACTIVATED], 0, shift);
}

static void
day_activated_cb (YuiWeekGrid *self, int day)
{
  g_signal_emit (self, yui_week_grid_signals[YUI_WEEK_GRID_DAY_ACTIVATED], 0, day);
}

static void
yui_week_grid_dispose (GObject *object)
{
  YuiWeekGrid *self = YUI_WEEK_GRID (object);
  g_clear_handle_id (&self->minute_source, g_source_remove);
  g_clear_pointer (&self->watch, yui_shift_watch_free);
  yui_week_grid_cursor_dispose (self);
  for (int i = 0; i < YUI_WEEK_MAX_DAYS; i++)
    {
      if (self->columns[i] != NULL)
        gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->columns[i])));
      g_clear_pointer (&self->shifts[i], g_ptr_array_unref);
    }
  yui_week_grid_drop_hours (self);
  g_clear_pointer (&self->holidays, yui_holidays_free);
  G_OBJECT_CLASS (yui_week_grid_parent_class)->dispose (object);
}

static void
add_signals (void)
{
  guint *signals = yui_week_grid_signals;
  GType type = YUI_TYPE_WEEK_GRID;
  signals[YUI_WEEK_GRID_SHIFT_ACTIVATED]
      = g_signal_new ("shift-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                      1, YUI_TYPE_SHIFT);
  signals[YUI_WEEK_GRID_SPAN_ACTIVATED]
      = g_signal_new ("span-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                      2, G_TYPE_INT64, G_TYPE_INT64);
  signals[YUI_WEEK_GRID_DAY_ACTIVATED] = g_signal_new (
      "day-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[YUI_WEEK_GRID_TRAVEL] = g_signal_new ("travel", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
yui_week_grid_class_init (YuiWeekGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  yui_widgets_init ();
  object_class->dispose = yui_week_grid_dispose;
  widget_class->map = yui_week_grid_map;
  widget_class->unmap = yui_week_grid_unmap;
  widget_class->measure = yui_week_grid_measure;
  widget_class->size_allocate = yui_week_grid_size_allocate;
  widget_class->snapshot = yui_week_grid_snapshot;
  widget_class->css_changed = yui_week_grid_css_changed;
  add_signals ();
  yui_week_grid_cursor_class_init (widget_class);
  gtk_widget_class_set_css_name (widget_class, "week-grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
yui_week_grid_init (YuiWeekGrid *self)
{
  self->watch = yui_shift_watch_new (show_days, self);
  self->n_days = YUI_WEEK_MAX_DAYS;
  self->first_day = yui_civil_week_start (yui_day_today (), YUI_MONDAY);
  self->max_columns = 2;
  for (int i = 0; i < YUI_WEEK_MAX_DAYS; i++)
    {
      self->shifts[i] = g_ptr_array_new_with_free_func (g_object_unref);
      self->columns[i] = YUI_DAY_COLUMN (yui_day_column_new ());
      g_signal_connect_object (self->columns[i], "shift-activated", G_CALLBACK (shift_activated_cb),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->columns[i], "day-activated", G_CALLBACK (day_activated_cb),
                               self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (GTK_WIDGET (self->columns[i]), GTK_WIDGET (self));
    }
  yui_week_grid_cursor_init (self);
  self->cursor = self->anchor
      = yui_slot_from_day (yui_day_today (), FIRST_CURSOR_MIN / YUI_SLOT_MIN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Shifts by day and time"), -1);
  show_days (self);
}

GtkWidget *
yui_week_grid_new (void)
{
  return g_object_new (YUI_TYPE_WEEK_GRID, NULL);
}

void
yui_week_grid_set_days (YuiWeekGrid *self, YuiCivilDay first_day, int n_days)
{
  g_return_if_fail (YUI_IS_WEEK_GRID (self));
  g_return_if_fail (n_days >= 1 && n_days <= YUI_WEEK_MAX_DAYS);
  if (self->first_day == first_day && self->n_days == n_days)
    return;
  if (!(yui_slot_day (self->cursor) >= first_day
        && yui_slot_day (self->cursor) < first_day + n_days))
    {
      int weekday = (int)(yui_slot_day (self->cursor) - self->first_day);
      YuiCivilDay day = first_day + CLAMP (weekday, 0, n_days - 1);
      self->cursor = self->anchor = yui_slot_from_day (day, yui_slot_of_day (self->cursor));
    }
  if (self->n_days != n_days)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  self->first_day = first_day;
  self->n_days = n_days;
  yui_shift_watch_queue (self->watch);
}

YuiCivilDay
yui_week_grid_get_first_day (YuiWeekGrid *self)
{
  g_return_val_if_fail (YUI_IS_WEEK_GRID (self), 0);
  return self->first_day;
}

int
yui_week_grid_get_n_days (YuiWeekGrid *self)
{
  g_return_val_if_fail (YUI_IS_WEEK_GRID (self), 0);
  return self->n_days;
}

void
yui_week_grid_set_model (YuiWeekGrid *self, GListModel *model)
{
  g_return_if_fail (YUI_IS_WEEK_GRID (self));
  yui_shift_watch_set_model (self->watch, model);
}

GListModel *
yui_week_grid_get_model (YuiWeekGrid *self)
{
  g_return_val_if_fail (YUI_IS_WEEK_GRID (self), NULL);
  return yui_shift_watch_get_model (self->watch);
}

void
yui_week_grid_set_holidays (YuiWeekGrid *self, YuiHolidays *holidays)
{
  g_return_if_fail (YUI_IS_WEEK_GRID (self));
  g_clear_pointer (&self->holidays, yui_holidays_free);
  self->holidays = holidays;
  yui_shift_watch_queue (self->watch);
}

void
yui_week_grid_flush (YuiWeekGrid *self)
{
  g_return_if_fail (YUI_IS_WEEK_GRID (self));
  yui_shift_watch_flush (self->watch);
}

gboolean
yui_week_grid_has_block (YuiWeekGrid *self, YuiShift *shift)
{
  g_return_val_if_fail (YUI_IS_WEEK_GRID (self), FALSE);
  YuiCivilDay day = yui_slot_first_day (yui_shift_get_starts_at (shift));
  yui_week_grid_flush (self);
  return yui_week_grid_shows (self, day)
         && YUI_IS_SHIFT_BLOCK (yui_day_column_find (self->columns[day - self->first_day], shift));
}

guint
yui_week_grid_get_n_layouts (YuiWeekGrid *self)
{
  g_return_val_if_fail (YUI_IS_WEEK_GRID (self), 0);
  return self->n_layouts;
}

int
yui_week_grid_first_minute (YuiWeekGrid *self)
{
  g_return_val_if_fail (YUI_IS_WEEK_GRID (self), 0);
  int first = YUI_MINUTES_PER_DAY;
  for (int i = 0; i < self->n_days; i++)
    for (guint j = 0; j < self->shifts[i]->len; j++)
      {
        gint64 start_s = yui_shift_get_starts_at (self->shifts[i]->pdata[j]);
        if (yui_slot_first_day (start_s) == self->first_day + i)
          first = MIN (first, yui_civil_minute_of_utc (start_s));
      }
  return first;
}
