/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-day-layout.h"

#include "labour/yui-civil.h"

#define GAP_PX        2
#define EDGE_PX       4 /* kept free at the right, so that the day itself can still be clicked */
#define HEIGHT_MIN_PX 22

struct _YuiDayLayout
{
  GtkLayoutManager parent_instance;

  int column_min_px;
};

struct _YuiDayLayoutChild
{
  GtkLayoutChild parent_instance;

  YuiDayPlace place;
};

G_DEFINE_FINAL_TYPE (YuiDayLayout, yui_day_layout, GTK_TYPE_LAYOUT_MANAGER)
G_DEFINE_FINAL_TYPE (YuiDayLayoutChild, yui_day_layout_child, GTK_TYPE_LAYOUT_CHILD)

static YuiDayLayoutChild *
get_layout_child (GtkWidget *child)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (gtk_widget_get_parent (child));
  return YUI_DAY_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (manager, child));
}

static void
yui_day_layout_measure (GtkLayoutManager *manager,
                        GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  YuiDayLayout *self = YUI_DAY_LAYOUT (manager);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = 24 * YUI_DAY_HOUR_PX;
      return;
    }
  guint columns = 1;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    columns = MAX (columns, yui_day_layout_get_place (child)->columns);
  *minimum = *natural = (int)columns * self->column_min_px + EDGE_PX;
}

static void
allocate_child (GtkWidget *child, const YuiDayPlace *place, int width, int height)
{
  int room = width - EDGE_PX;
  int columns = (int)MAX (place->columns, 1);
  int left = GAP_PX / 2 + room * (int)place->column / columns;
  int right = room * (int)(place->column + place->span) / columns - GAP_PX / 2;
  int top = height * place->start_min / YUI_MINUTES_PER_DAY;
  int bottom = height * place->end_min / YUI_MINUTES_PER_DAY - GAP_PX;
  bottom = MAX (bottom, top + HEIGHT_MIN_PX);
  if (bottom > height)
    {
      top -= bottom - height;
      bottom = height;
    }
  gtk_widget_size_allocate (
      child, &(GtkAllocation){ left, top + 1, MAX (right - left, 1), bottom - top }, -1);
}

static void
yui_day_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      /* GTK asks that everything allocated was measured. */
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      allocate_child (child, yui_day_layout_get_place (child), width, height);
    }
}

static GtkLayoutChild *
yui_day_layout_create_layout_child (GtkLayoutManager *manager,
                                    GtkWidget *widget,
                                    GtkWidget *for_child)
{
  return g_object_new (YUI_TYPE_DAY_LAYOUT_CHILD, "layout-manager", manager, "child-widget",
                       for_child, NULL);
}

static void
yui_day_layout_class_init (YuiDayLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  manager_class->measure = yui_day_layout_measure;
  manager_class->allocate = yui_day_layout_allocate;
  manager_class->create_layout_child = yui_day_layout_create_layout_child;
  manager_class->layout_child_type = YUI_TYPE_DAY_LAYOUT_CHILD;
}

static void
yui_day_layout_init (YuiDayLayout *self)
{
}

static void
yui_day_layout_child_class_init (YuiDayLayoutChildClass *klass)
{
}

static void
yui_day_layout_child_init (YuiDayLayoutChild *self)
{
}

GtkLayoutManager *
yui_day_layout_new (void)
{
  return g_object_new (YUI_TYPE_DAY_LAYOUT, NULL);
}

void
yui_day_layout_set_column_min_px (YuiDayLayout *self, int column_min_px)
{
  g_return_if_fail (YUI_IS_DAY_LAYOUT (self));
  g_return_if_fail (column_min_px >= 0);
  if (self->column_min_px == column_min_px)
    return;
  self->column_min_px = column_min_px;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

void
yui_day_layout_place (GtkWidget *child, const YuiDayPlace *place)
{
  g_return_if_fail (GTK_IS_WIDGET (child));
  g_return_if_fail (place != NULL && place->end_min > place->start_min && place->columns > 0);
  YuiDayLayoutChild *self = get_layout_child (child);
  self->place = *place;
  gtk_layout_manager_layout_changed (gtk_layout_child_get_layout_manager (GTK_LAYOUT_CHILD (self)));
}

const YuiDayPlace *
yui_day_layout_get_place (GtkWidget *child)
{
  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);
  return &get_layout_child (child)->place;
}
