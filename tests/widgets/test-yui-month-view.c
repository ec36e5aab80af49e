/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-keys.h"
#include "yui-shift-fixture.h"

#include "widgets/yui-month-cell.h"
#include "widgets/yui-month-view.h"

#include <adwaita.h>

#define MONDAY 20514 /* 2 March 2026 */

typedef struct
{
  GtkWindow *window;
  YuiMonthView *view;
  GListStore *shifts;
  int activated_day;
} Fixture;

static void
day_activated_cb (Fixture *f, int day)
{
  f->activated_day = day;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->view = YUI_MONTH_VIEW (yui_month_view_new ());
  f->shifts = yui_shift_fixture_week (MONDAY);
  yui_month_view_set_day (f->view, MONDAY);
  yui_month_view_set_model (f->view, G_LIST_MODEL (f->shifts));
  g_signal_connect_swapped (f->view, "day-activated", G_CALLBACK (day_activated_cb), f);
  f->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (f->window, 1000, 700);
  gtk_window_set_child (f->window, GTK_WIDGET (f->view));
  gtk_window_present (f->window);
  yui_keys_wait_for_size (GTK_WIDGET (f->view));
  gtk_widget_grab_focus (GTK_WIDGET (f->view));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->view), (gpointer *)&f->view);
  gtk_window_destroy (f->window);
  yui_keys_settle ();
  g_assert_null (f->view);
  g_assert_finalize_object (f->shifts);
}

static GtkWidget *
nth_child (GtkWidget *widget, int n)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  while (n-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
get_cell (Fixture *f, YuiCivilDay day)
{
  int index = day - yui_month_view_get_first_day (f->view);
  return nth_child (nth_child (GTK_WIDGET (f->view), 1 + index / 7), index % 7);
}

static void
assert_label (GtkWidget *widget, const char *label)
{
  g_autofree char *problem = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  g_assert_cmpstr (problem, ==, NULL);
}

static void
test_accessible (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (yui_month_view_get_first_day (f->view), ==, MONDAY - 7);
  gtk_test_accessible_assert_role (f->view, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_role (nth_child (GTK_WIDGET (f->view), 1), GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_role (get_cell (f, MONDAY), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  assert_label (get_cell (f, MONDAY), "Monday 2 March, 2 shifts, 1 seat open");
  assert_label (get_cell (f, MONDAY + 7), "Monday 9 March, no shifts");
  g_autoptr (GListStore) holidays = yui_shift_fixture_holiday (MONDAY + 7, "祝日", "Holiday");
  yui_month_view_set_holidays (f->view, G_LIST_MODEL (holidays));
  yui_month_view_flush (f->view);
  assert_label (get_cell (f, MONDAY + 7), "Monday 9 March, Holiday, no shifts");
}

static void
test_keys (Fixture *f, gconstpointer data)
{
  g_assert_true (gtk_widget_is_focus (get_cell (f, MONDAY)));
  g_assert_true (yui_keys_press (f->window, GDK_KEY_Right, 0));
  g_assert_true (gtk_widget_is_focus (get_cell (f, MONDAY + 1)));
  g_assert_true (yui_keys_press (f->window, GDK_KEY_Down, 0));
  g_assert_true (gtk_widget_is_focus (get_cell (f, MONDAY + 8)));
  g_assert_true (yui_keys_press (f->window, GDK_KEY_End, 0));
  g_assert_true (gtk_widget_is_focus (get_cell (f, MONDAY + 13)));
  g_assert_true (yui_keys_press (f->window, GDK_KEY_Home, 0));
  g_assert_true (yui_keys_press (f->window, GDK_KEY_Return, 0));
  yui_keys_wait_for_button ();
  g_assert_cmpint (f->activated_day, ==, MONDAY + 7);
  g_assert_true (yui_keys_press (f->window, GDK_KEY_Page_Down, 0));
  g_assert_cmpint (yui_month_view_get_day (f->view), ==, MONDAY + 38);
  g_assert_true (gtk_widget_is_focus (get_cell (f, MONDAY + 38)));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (f->view), GTK_DIR_TAB_FORWARD));
}

static guint
count_css_class (GtkWidget *widget, const char *css_class)
{
  guint n = gtk_widget_has_css_class (widget, css_class) && gtk_widget_get_visible (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_css_class (child, css_class);
  return n;
}

/* Friday has four shifts, and room for two lines: one title and "+3". */
static void
test_more (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) shifts = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 7; i < 11; i++)
    g_ptr_array_add (shifts, g_list_model_get_item (G_LIST_MODEL (f->shifts), i));
  GtkWidget *cell = get_cell (f, MONDAY + 4);
  yui_month_cell_show (YUI_MONTH_CELL (cell), MONDAY + 4, TRUE, shifts, NULL, 2);
  g_assert_cmpuint (count_css_class (cell, "line"), ==, 1);
  g_assert_cmpuint (count_css_class (cell, "rest-of-shifts"), ==, 1);
  yui_month_cell_show (YUI_MONTH_CELL (cell), MONDAY + 4, TRUE, shifts, NULL, 4);
  g_assert_cmpuint (count_css_class (cell, "line"), ==, 4);
  g_assert_cmpuint (count_css_class (cell, "rest-of-shifts"), ==, 0);
  yui_month_cell_show (YUI_MONTH_CELL (cell), MONDAY + 4, TRUE, shifts, NULL, 0);
  g_assert_cmpuint (count_css_class (cell, "line"), ==, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/month-view/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("accessible", test_accessible);
  ADD ("keys", test_keys);
  ADD ("more", test_more);
  return g_test_run ();
}
