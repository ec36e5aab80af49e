/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-week-view.h"

#include "yui-day-heading.h"
#include "yui-shift-text.h"
#include "yui-shift-watch.h"
#include "yui-slot.h"
#include "yui-week-grid.h"
#include "yui-widgets.h"

/* What a working day begins with, and is scrolled to at first. */
#define FIRST_SHOWN_MIN (7 * YUI_MINUTES_PER_HOUR + 30)

struct _YuiWeekView
{
  GtkWidget parent_instance;

  YuiShiftWatch *watch;
  YuiHolidays *holidays;
  GtkBox *headings;
  GtkScrolledWindow *scroller;
  YuiWeekGrid *grid;
  gboolean scrolled;
};

enum
{
  PROP_MODEL = 1,
  PROP_FIRST_DAY,
  PROP_DAYS,
  N_PROPS
};

enum
{
  SHIFT_ACTIVATED,
  SPAN_ACTIVATED,
  DAY_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiWeekView, yui_week_view, GTK_TYPE_WIDGET)

static void
sum_days (YuiWeekView *self, YuiShiftSum *sums, int n_days)
{
  GListModel *model = yui_shift_watch_get_model (self->watch);
  guint n = model == NULL ? 0 : g_list_model_get_n_items (model);
  gint64 now_s = g_get_real_time () / G_USEC_PER_SEC;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (YuiShift) shift = g_list_model_get_item (model, i);
      int index = yui_slot_first_day (yui_shift_get_starts_at (shift))
                  - yui_week_grid_get_first_day (self->grid);
      /* Nobody can fill a seat of yesterday. */
      if (index >= 0 && index < n_days && yui_shift_get_ends_at (shift) > now_s)
        yui_shift_sum_add (&sums[index], shift);
    }
}

static gboolean
any_holiday (YuiWeekView *self, YuiCivilDay first_day, int n_days)
{
  for (int i = 0; i < n_days; i++)
    if (yui_holidays_get_name (self->holidays, first_day + i) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
any_open (const YuiShiftSum *sums, int n_days)
{
  for (int i = 0; i < n_days; i++)
    if (sums[i].seats_open > 0)
      return TRUE;
  return FALSE;
}

static void
scroll_to_minute (YuiWeekView *self, int minute)
{
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (self->scroller);
  gtk_adjustment_set_value (vertical, yui_week_grid_y_of_minute (self->grid, minute));
}

/* Once there are shifts and there is a height: the start of the day's work comes into sight. */
static void
scroll_at_first (YuiWeekView *self)
{
  if (self->scrolled || gtk_widget_get_height (GTK_WIDGET (self->grid)) == 0)
    return;
  yui_week_grid_flush (self->grid);
  int first = yui_week_grid_first_minute (self->grid);
  self->scrolled = first < YUI_MINUTES_PER_DAY;
  scroll_to_minute (self, CLAMP (first - YUI_SLOT_MIN, 0, FIRST_SHOWN_MIN));
}

static void
show_headings (gpointer owner)
{
  YuiWeekView *self = owner;
  YuiCivilDay first_day = yui_week_grid_get_first_day (self->grid);
  int n_days = yui_week_grid_get_n_days (self->grid);
  YuiShiftSum sums[YUI_DAYS_PER_WEEK] = { 0 };
  sum_days (self, sums, n_days);
  gboolean has_holiday = any_holiday (self, first_day, n_days);
  gboolean has_open = any_open (sums, n_days);
  GtkWidget *heading = gtk_widget_get_first_child (GTK_WIDGET (self->headings));
  for (int i = 0; heading != NULL; i++, heading = gtk_widget_get_next_sibling (heading))
    {
      /* Those that are hidden have a day, too: no button is without a name. */
      gtk_widget_set_visible (heading, i < n_days);
      g_autofree char *open = yui_shift_text_open (&sums[i]);
      yui_day_heading_set_lines (YUI_DAY_HEADING (heading), has_holiday, has_open);
      yui_day_heading_set_day (YUI_DAY_HEADING (heading), first_day + i,
                               yui_holidays_get_name (self->holidays, first_day + i), open);
    }
  scroll_at_first (self);
}

static void
grid_height_cb (YuiWeekView *self)
{
  if (!self->scrolled)
    yui_shift_watch_queue (self->watch);
}

static void
set_days (YuiWeekView *self, YuiCivilDay first_day, int days)
{
  if (days == YUI_DAYS_PER_WEEK)
    first_day = yui_civil_week_start (first_day, YUI_MONDAY);
  YuiCivilDay old_first = yui_week_grid_get_first_day (self->grid);
  int old_days = yui_week_grid_get_n_days (self->grid);
  if (old_first == first_day && old_days == days)
    return;
  yui_week_grid_set_days (self->grid, first_day, days);
  yui_shift_watch_queue (self->watch);
  if (old_first != first_day)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FIRST_DAY]);
  if (old_days != days)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DAYS]);
}

static void
shift_activated_cb (YuiWeekView *self, YuiShift *shift)
{
  g_signal_emit (self, signals[SHIFT_ACTIVATED], 0, shift);
}

static void
span_activated_cb (YuiWeekView *self, gint64 start_s, gint64 end_s)
{
  g_signal_emit (self, signals[SPAN_ACTIVATED], 0, start_s, end_s);
}

static void
day_activated_cb (YuiWeekView *self, int day)
{
  g_signal_emit (self, signals[DAY_ACTIVATED], 0, day);
}

static void
travel_cb (YuiWeekView *self, int day)
{
  yui_week_view_show_day (self, day);
}

static void
heading_clicked_cb (YuiWeekView *self, YuiDayHeading *heading)
{
  g_signal_emit (self, signals[DAY_ACTIVATED], 0, (int)yui_day_heading_get_day (heading));
}

static void
add_headings (YuiWeekView *self)
{
  for (int i = 0; i < YUI_DAYS_PER_WEEK; i++)
    {
      GtkWidget *heading = yui_day_heading_new ();
      g_signal_connect_object (heading, "clicked", G_CALLBACK (heading_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->headings, heading);
    }
}

static gboolean
yui_week_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (YUI_WEEK_VIEW (widget)->grid), GTK_DIR_TAB_FORWARD);
}

static void
yui_week_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YuiWeekView *self = YUI_WEEK_VIEW (object);
  switch (id)
    {
    case PROP_MODEL:
      g_value_set_object (value, yui_week_view_get_model (self));
      break;
    case PROP_FIRST_DAY:
      g_value_set_int (value, yui_week_view_get_first_day (self));
      break;
    case PROP_DAYS:
      g_value_set_int (value, yui_week_view_get_days (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_week_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  YuiWeekView *self = YUI_WEEK_VIEW (object);
  switch (id)
    {
    case PROP_MODEL:
      yui_week_view_set_model (self, g_value_get_object (value));
      break;
    case PROP_FIRST_DAY:
      set_days (self, g_value_get_int (value), yui_week_view_get_days (self));
      break;
    case PROP_DAYS:
      yui_week_view_set_days (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_week_view_dispose (GObject *object)
{
  YuiWeekView *self = YUI_WEEK_VIEW (object);
  g_clear_pointer (&self->watch, yui_shift_watch_free);
  g_clear_pointer (&self->holidays, yui_holidays_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_WEEK_VIEW);
  G_OBJECT_CLASS (yui_week_view_parent_class)->dispose (object);
}

static void
add_signals (void)
{
  GType type = YUI_TYPE_WEEK_VIEW;
  signals[SHIFT_ACTIVATED] = g_signal_new ("shift-activated", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, YUI_TYPE_SHIFT);
  signals[SPAN_ACTIVATED] = g_signal_new ("span-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[DAY_ACTIVATED] = g_signal_new ("day-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
add_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  props[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_FIRST_DAY] = g_param_spec_int ("first-day", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  props[PROP_DAYS]
      = g_param_spec_int ("days", NULL, NULL, 1, YUI_DAYS_PER_WEEK, YUI_DAYS_PER_WEEK, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
yui_week_view_class_init (YuiWeekViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  yui_widgets_init ();
  g_type_ensure (YUI_TYPE_WEEK_GRID);
  object_class->get_property = yui_week_view_get_property;
  object_class->set_property = yui_week_view_set_property;
  object_class->dispose = yui_week_view_dispose;
  widget_class->grab_focus = yui_week_view_grab_focus;
  add_properties (object_class);
  add_signals ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Yui/widgets/yui-week-view.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiWeekView, headings);
  gtk_widget_class_bind_template_child (widget_class, YuiWeekView, scroller);
  gtk_widget_class_bind_template_child (widget_class, YuiWeekView, grid);
  gtk_widget_class_bind_template_callback (widget_class, shift_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, span_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, travel_cb);
  gtk_widget_class_set_css_name (widget_class, "week-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
yui_week_view_init (YuiWeekView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->watch = yui_shift_watch_new (show_headings, self);
  add_headings (self);
  gtk_widget_set_margin_start (GTK_WIDGET (self->headings), YUI_WEEK_GUTTER_PX);
  show_headings (self);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "notify::upper",
                           G_CALLBACK (grid_height_cb), self, G_CONNECT_SWAPPED);
  yui_shift_watch_queue (self->watch);
}

GtkWidget *
yui_week_view_new (void)
{
  return g_object_new (YUI_TYPE_WEEK_VIEW, NULL);
}

GListModel *
yui_week_view_get_model (YuiWeekView *self)
{
  g_return_val_if_fail (YUI_IS_WEEK_VIEW (self), NULL);
  return yui_week_grid_get_model (self->grid);
}

void
yui_week_view_set_model (YuiWeekView *self, GListModel *model)
{
  g_return_if_fail (YUI_IS_WEEK_VIEW (self));
  if (!yui_shift_watch_set_model (self->watch, model))
    return;
  yui_week_grid_set_model (self->grid, model);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODEL]);
}

void
yui_week_view_set_holidays (YuiWeekView *self, GListModel *holidays)
{
  g_return_if_fail (YUI_IS_WEEK_VIEW (self));
  g_return_if_fail (holidays == NULL || G_IS_LIST_MODEL (holidays));
  g_clear_pointer (&self->holidays, yui_holidays_free);
  self->holidays = yui_holidays_new (holidays);
  yui_week_grid_set_holidays (self->grid, yui_holidays_new (holidays));
  yui_shift_watch_queue (self->watch);
}

YuiCivilDay
yui_week_view_get_first_day (YuiWeekView *self)
{
  g_return_val_if_fail (YUI_IS_WEEK_VIEW (self), 0);
  return yui_week_grid_get_first_day (self->grid);
}

int
yui_week_view_get_days (YuiWeekView *self)
{
  g_return_val_if_fail (YUI_IS_WEEK_VIEW (self), 0);
  return yui_week_grid_get_n_days (self->grid);
}

/* The day of the cursor stays in sight. */
void
yui_week_view_set_days (YuiWeekView *self, int days)
{
  g_return_if_fail (YUI_IS_WEEK_VIEW (self));
  g_return_if_fail (days >= 1 && days <= YUI_DAYS_PER_WEEK);
  if (days != yui_week_view_get_days (self))
    set_days (self, yui_slot_first_day (yui_week_grid_get_cursor (self->grid)), days);
}

void
yui_week_view_show_day (YuiWeekView *self, YuiCivilDay day)
{
  g_return_if_fail (YUI_IS_WEEK_VIEW (self));
  YuiCivilDay first_day = yui_week_view_get_first_day (self);
  int days = yui_week_view_get_days (self);
  int minute = yui_civil_minute_of_utc (yui_week_grid_get_cursor (self->grid));
  if (day >= first_day + days)
    first_day = day;
  else if (day < first_day)
    first_day = day - days + 1;
  set_days (self, days == YUI_DAYS_PER_WEEK ? day : first_day, days);
  yui_week_grid_set_cursor (self->grid, yui_civil_utc_of (day, minute));
}

void
yui_week_view_step (YuiWeekView *self, int pages)
{
  g_return_if_fail (YUI_IS_WEEK_VIEW (self));
  int days = yui_week_view_get_days (self);
  set_days (self, yui_week_view_get_first_day (self) + pages * days, days);
}

void
yui_week_view_get_span (YuiWeekView *self, gint64 *start_s, gint64 *end_s)
{
  g_return_if_fail (YUI_IS_WEEK_VIEW (self));
  g_return_if_fail (start_s != NULL && end_s != NULL);
  if (!yui_week_grid_get_span (self->grid, start_s, end_s))
    *start_s = *end_s = yui_week_grid_get_cursor (self->grid);
}

void
yui_week_view_show_time (YuiWeekView *self, gint64 time_s)
{
  g_return_if_fail (YUI_IS_WEEK_VIEW (self));
  yui_week_view_show_day (self, yui_slot_first_day (time_s));
  yui_week_grid_set_cursor (self->grid, time_s);
  scroll_to_minute (self, MAX (yui_civil_minute_of_utc (time_s) - YUI_MINUTES_PER_HOUR, 0));
}

gboolean
yui_week_view_shows (YuiWeekView *self, YuiShift *shift)
{
  g_return_val_if_fail (YUI_IS_WEEK_VIEW (self), FALSE);
  g_return_val_if_fail (YUI_IS_SHIFT (shift), FALSE);
  return yui_week_grid_has_block (self->grid, shift);
}

void
yui_week_view_flush (YuiWeekView *self)
{
  g_return_if_fail (YUI_IS_WEEK_VIEW (self));
  yui_week_grid_flush (self->grid);
  yui_shift_watch_flush (self->watch);
}

guint
yui_week_view_get_n_layouts (YuiWeekView *self)
{
  g_return_val_if_fail (YUI_IS_WEEK_VIEW (self), 0);
  return yui_week_grid_get_n_layouts (self->grid);
}
