/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-month-view.h"

#include "yui-day-text.h"
#include "yui-holidays.h"
#include "yui-month-cell.h"
#include "yui-shift-watch.h"
#include "yui-slot.h"
#include "yui-widgets.h"

#include <glib/gi18n.h>

#define N_CELLS        (YUI_MONTH_WEEKS * YUI_DAYS_PER_WEEK)
#define HEAD_PX        28 /* of a cell: the date */
#define LINE_PX        20
#define TITLES_FROM_PX 76 /* a narrower cell has marks instead of titles */
#define MAX_LINES      12

struct _YuiMonthView
{
  GtkWidget parent_instance;

  YuiShiftWatch *watch;
  YuiHolidays *holidays;
  YuiCivilDay day;
  guint n_lines;
  YuiMonthCell *cells[N_CELLS];
};

enum
{
  PROP_MODEL = 1,
  PROP_DAY,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static guint day_activated;

G_DEFINE_FINAL_TYPE (YuiMonthView, yui_month_view, GTK_TYPE_WIDGET)

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  gint64 x = yui_shift_get_starts_at (*(YuiShift *const *)a);
  gint64 y = yui_shift_get_starts_at (*(YuiShift *const *)b);
  return (x > y) - (x < y);
}

/* The shifts of each cell, as an array of N_CELLS arrays of borrowed shifts. */
static GPtrArray *
collect_shifts (YuiMonthView *self, YuiCivilDay first_day)
{
  GPtrArray *days = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  for (int i = 0; i < N_CELLS; i++)
    g_ptr_array_add (days, g_ptr_array_new_with_free_func (g_object_unref));
  GListModel *model = yui_shift_watch_get_model (self->watch);
  guint n = model == NULL ? 0 : g_list_model_get_n_items (model);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (YuiShift) shift = g_list_model_get_item (model, i);
      int index = yui_slot_first_day (yui_shift_get_starts_at (shift)) - first_day;
      if (index >= 0 && index < N_CELLS)
        g_ptr_array_add (days->pdata[index], g_steal_pointer (&shift));
    }
  for (int i = 0; i < N_CELLS; i++)
    g_ptr_array_sort (days->pdata[i], compare_starts);
  return days;
}

static void
show_month (gpointer owner)
{
  YuiMonthView *self = owner;
  YuiCivilDay first_day = yui_month_view_get_first_day (self);
  int month = yui_civil_date_of (self->day).month;
  g_autoptr (GPtrArray) days = collect_shifts (self, first_day);
  for (int i = 0; i < N_CELLS; i++)
    yui_month_cell_show (self->cells[i], first_day + i,
                         yui_civil_date_of (first_day + i).month == month, days->pdata[i],
                         yui_holidays_get_name (self->holidays, first_day + i), self->n_lines);
}

static GtkWidget *
cursor_cell (YuiMonthView *self)
{
  return GTK_WIDGET (self->cells[self->day - yui_month_view_get_first_day (self)]);
}

static void
move_to (YuiMonthView *self, YuiCivilDay day)
{
  yui_month_view_set_day (self, day);
  yui_month_view_flush (self);
  gtk_widget_grab_focus (cursor_cell (self));
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  int days;
  g_variant_get (args, "(i)", &days);
  move_to (YUI_MONTH_VIEW (widget), YUI_MONTH_VIEW (widget)->day + days);
  return GDK_EVENT_STOP;
}

static gboolean
month_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  int months;
  g_variant_get (args, "(i)", &months);
  move_to (YUI_MONTH_VIEW (widget), yui_civil_add_months (YUI_MONTH_VIEW (widget)->day, months));
  return GDK_EVENT_STOP;
}

static gboolean
edge_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  gboolean last;
  g_variant_get (args, "(b)", &last);
  YuiCivilDay monday = yui_civil_week_start (YUI_MONTH_VIEW (widget)->day, YUI_MONDAY);
  move_to (YUI_MONTH_VIEW (widget), monday + (last ? YUI_DAYS_PER_WEEK - 1 : 0));
  return GDK_EVENT_STOP;
}

static gboolean
today_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  move_to (YUI_MONTH_VIEW (widget), yui_day_today ());
  return GDK_EVENT_STOP;
}

static void
cell_clicked_cb (YuiMonthView *self, YuiMonthCell *cell)
{
  YuiCivilDay day = yui_month_cell_get_day (cell);
  yui_month_view_set_day (self, day);
  g_signal_emit (self, day_activated, 0, (int)day);
}

/* Tab enters at the cursor, and leaves. */
static gboolean
yui_month_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  YuiMonthView *self = YUI_MONTH_VIEW (widget);
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return gtk_widget_grab_focus (cursor_cell (self));
}

static gboolean
yui_month_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (cursor_cell (YUI_MONTH_VIEW (widget)));
}

static void
cells_resized_cb (YuiMonthView *self, int width, int height)
{
  int lines = (height - HEAD_PX) / LINE_PX;
  guint n_lines = width < TITLES_FROM_PX ? 0 : (guint)CLAMP (lines, 1, MAX_LINES);
  if (n_lines == self->n_lines)
    return;
  self->n_lines = n_lines;
  yui_shift_watch_queue (self->watch);
}

static void
yui_month_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  YuiMonthView *self = YUI_MONTH_VIEW (widget);
  GtkWidget *weekdays = gtk_widget_get_first_child (widget);
  int head, row_height, y = 0;
  gtk_widget_measure (weekdays, GTK_ORIENTATION_VERTICAL, -1, &head, NULL, NULL, NULL);
  gtk_widget_size_allocate (weekdays, &(GtkAllocation){ 0, 0, width, head }, -1);
  row_height = MAX (height - head, 0);
  GtkWidget *row = gtk_widget_get_next_sibling (weekdays);
  for (int i = 0; row != NULL; i++, row = gtk_widget_get_next_sibling (row))
    {
      int bottom = row_height * (i + 1) / YUI_MONTH_WEEKS;
      gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (row, &(GtkAllocation){ 0, head + y, width, bottom - y }, -1);
      y = bottom;
    }
  cells_resized_cb (self, width / YUI_DAYS_PER_WEEK, row_height / YUI_MONTH_WEEKS);
}

static void
yui_month_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  const int cell_min_px = 40, cell_natural_px = 130, row_min_px = 64, row_natural_px = 110;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = cell_min_px * YUI_DAYS_PER_WEEK;
      *natural = cell_natural_px * YUI_DAYS_PER_WEEK;
      return;
    }
  int head;
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, -1, &head, NULL, NULL,
                      NULL);
  *minimum = head + row_min_px * YUI_MONTH_WEEKS;
  *natural = head + row_natural_px * YUI_MONTH_WEEKS;
}

static void
yui_month_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YuiMonthView *self = YUI_MONTH_VIEW (object);
  switch (id)
    {
    case PROP_MODEL:
      g_value_set_object (value, yui_month_view_get_model (self));
      break;
    case PROP_DAY:
      g_value_set_int (value, yui_month_view_get_day (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_month_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  YuiMonthView *self = YUI_MONTH_VIEW (object);
  switch (id)
    {
    case PROP_MODEL:
      yui_month_view_set_model (self, g_value_get_object (value));
      break;
    case PROP_DAY:
      yui_month_view_set_day (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_month_view_dispose (GObject *object)
{
  YuiMonthView *self = YUI_MONTH_VIEW (object);
  GtkWidget *child;
  g_clear_pointer (&self->watch, yui_shift_watch_free);
  g_clear_pointer (&self->holidays, yui_holidays_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (yui_month_view_parent_class)->dispose (object);
}

static void
add_bindings (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, 0, move_cb, "(i)", -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Right, 0, move_cb, "(i)", 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Up, 0, move_cb, "(i)", -YUI_DAYS_PER_WEEK);
  gtk_widget_class_add_binding (klass, GDK_KEY_Down, 0, move_cb, "(i)", YUI_DAYS_PER_WEEK);
  gtk_widget_class_add_binding (klass, GDK_KEY_Page_Up, 0, month_cb, "(i)", -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Page_Down, 0, month_cb, "(i)", 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Home, 0, edge_cb, "(b)", FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_End, 0, edge_cb, "(b)", TRUE);
  gtk_widget_class_add_binding (klass, GDK_KEY_t, 0, today_cb, NULL);
}

static void
yui_month_view_class_init (YuiMonthViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  yui_widgets_init ();
  object_class->get_property = yui_month_view_get_property;
  object_class->set_property = yui_month_view_set_property;
  object_class->dispose = yui_month_view_dispose;
  widget_class->measure = yui_month_view_measure;
  widget_class->size_allocate = yui_month_view_size_allocate;
  widget_class->focus = yui_month_view_focus;
  widget_class->grab_focus = yui_month_view_grab_focus;
  props[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  day_activated = g_signal_new ("day-activated", YUI_TYPE_MONTH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  add_bindings (widget_class);
  gtk_widget_class_set_css_name (widget_class, "month-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
add_weekdays (YuiMonthView *self)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "homogeneous", TRUE, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_ROW, NULL);
  YuiCivilDay monday = yui_civil_week_start (0, YUI_MONDAY);
  gtk_widget_add_css_class (row, "weekdays");
  for (int i = 0; i < YUI_DAYS_PER_WEEK; i++)
    {
      g_autofree char *name = yui_day_format_weekday (monday + i);
      gtk_box_append (GTK_BOX (row), g_object_new (GTK_TYPE_LABEL, "label", name, "accessible-role",
                                                   GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, NULL));
    }
  gtk_widget_set_parent (row, GTK_WIDGET (self));
}

static void
add_week (YuiMonthView *self, int week)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "homogeneous", TRUE, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_ROW, NULL);
  for (int i = 0; i < YUI_DAYS_PER_WEEK; i++)
    {
      GtkWidget *cell = yui_month_cell_new ();
      self->cells[week * YUI_DAYS_PER_WEEK + i] = YUI_MONTH_CELL (cell);
      g_signal_connect_object (cell, "clicked", G_CALLBACK (cell_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (row), cell);
    }
  gtk_widget_set_parent (row, GTK_WIDGET (self));
}

static void
yui_month_view_init (YuiMonthView *self)
{
  self->watch = yui_shift_watch_new (show_month, self);
  self->day = yui_day_today ();
  self->n_lines = 2;
  add_weekdays (self);
  for (int week = 0; week < YUI_MONTH_WEEKS; week++)
    add_week (self, week);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Shifts of the month"), -1);
  show_month (self);
}

GtkWidget *
yui_month_view_new (void)
{
  return g_object_new (YUI_TYPE_MONTH_VIEW, NULL);
}

GListModel *
yui_month_view_get_model (YuiMonthView *self)
{
  g_return_val_if_fail (YUI_IS_MONTH_VIEW (self), NULL);
  return yui_shift_watch_get_model (self->watch);
}

void
yui_month_view_set_model (YuiMonthView *self, GListModel *model)
{
  g_return_if_fail (YUI_IS_MONTH_VIEW (self));
  if (yui_shift_watch_set_model (self->watch, model))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODEL]);
}

void
yui_month_view_set_holidays (YuiMonthView *self, GListModel *holidays)
{
  g_return_if_fail (YUI_IS_MONTH_VIEW (self));
  g_return_if_fail (holidays == NULL || G_IS_LIST_MODEL (holidays));
  g_clear_pointer (&self->holidays, yui_holidays_free);
  self->holidays = yui_holidays_new (holidays);
  yui_shift_watch_queue (self->watch);
}

YuiCivilDay
yui_month_view_get_day (YuiMonthView *self)
{
  g_return_val_if_fail (YUI_IS_MONTH_VIEW (self), 0);
  return self->day;
}

void
yui_month_view_set_day (YuiMonthView *self, YuiCivilDay day)
{
  g_return_if_fail (YUI_IS_MONTH_VIEW (self));
  if (self->day == day)
    return;
  gboolean same_month = yui_civil_month_start (self->day) == yui_civil_month_start (day);
  self->day = day;
  if (!same_month)
    yui_shift_watch_queue (self->watch);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DAY]);
}

YuiCivilDay
yui_month_view_get_first_day (YuiMonthView *self)
{
  g_return_val_if_fail (YUI_IS_MONTH_VIEW (self), 0);
  return yui_civil_week_start (yui_civil_month_start (self->day), YUI_MONDAY);
}

void
yui_month_view_flush (YuiMonthView *self)
{
  g_return_if_fail (YUI_IS_MONTH_VIEW (self));
  yui_shift_watch_flush (self->watch);
}
