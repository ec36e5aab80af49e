/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-keys.h"
#include "yui-shift-fixture.h"

#include "widgets/yui-day-column.h"
#include "widgets/yui-shift-block.h"
#include "widgets/yui-week-grid.h"
#include "widgets/yui-week-view.h"

#include <adwaita.h>

#define MONDAY   20514 /* 2 March 2026 */
#define AT(d, h) yui_civil_utc_of (MONDAY + (d), (h) * YUI_MINUTES_PER_HOUR)

typedef struct
{
  GtkWindow *window;
  YuiWeekView *view;
  GListStore *shifts;
  GtkWidget *before, *after; /* tab stops around the view */
  YuiShift *activated;
  gint64 span_start_s, span_end_s;
  int activated_day;
} Fixture;

static void
shift_activated_cb (Fixture *f, YuiShift *shift)
{
  g_set_object (&f->activated, shift);
}

static void
span_activated_cb (Fixture *f, gint64 start_s, gint64 end_s)
{
  f->span_start_s = start_s;
  f->span_end_s = end_s;
}

static void
day_activated_cb (Fixture *f, int day)
{
  f->activated_day = day;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  f->view = YUI_WEEK_VIEW (yui_week_view_new ());
  f->shifts = yui_shift_fixture_week (MONDAY);
  f->before = gtk_button_new_with_label ("before");
  f->after = gtk_button_new_with_label ("after");
  gtk_box_append (GTK_BOX (box), f->before);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->view));
  gtk_box_append (GTK_BOX (box), f->after);
  yui_week_view_show_time (f->view, AT (0, 9));
  yui_week_view_set_model (f->view, G_LIST_MODEL (f->shifts));
  g_signal_connect_swapped (f->view, "shift-activated", G_CALLBACK (shift_activated_cb), f);
  g_signal_connect_swapped (f->view, "span-activated", G_CALLBACK (span_activated_cb), f);
  g_signal_connect_swapped (f->view, "day-activated", G_CALLBACK (day_activated_cb), f);
  f->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (f->window, 1280, 800);
  gtk_window_set_child (f->window, box);
  gtk_window_present (f->window);
  yui_keys_wait_for_size (GTK_WIDGET (f->view));
  gtk_widget_grab_focus (GTK_WIDGET (f->view));
  yui_keys_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->view), (gpointer *)&f->view);
  gtk_window_destroy (f->window);
  yui_keys_settle ();
  g_assert_null (f->view);
  g_clear_object (&f->activated);
  g_assert_finalize_object (f->shifts);
}

static GtkWidget *
find_by_type (GtkWidget *widget, GType type, guint *skip)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_type (child, type, skip);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static YuiDayColumn *
get_column (Fixture *f, guint index)
{
  return YUI_DAY_COLUMN (find_by_type (GTK_WIDGET (f->view), YUI_TYPE_DAY_COLUMN, &index));
}

static GtkWidget *
find_block (Fixture *f, guint column, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (f->shifts)); i++)
    {
      g_autoptr (YuiShift) shift = g_list_model_get_item (G_LIST_MODEL (f->shifts), i);
      if (g_str_equal (yui_shift_get_id (shift), id))
        return yui_day_column_find (get_column (f, column), shift);
    }
  return NULL;
}

static const char *
focused_shift_id (Fixture *f)
{
  GtkWidget *focus = gtk_window_get_focus (f->window);
  return YUI_IS_SHIFT_BLOCK (focus)
             ? yui_shift_get_id (yui_shift_block_get_shift (YUI_SHIFT_BLOCK (focus)))
             : NULL;
}

static void
assert_label (gpointer widget, const char *label)
{
  g_autofree char *problem = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  g_assert_cmpstr (problem, ==, NULL);
}

static void
test_accessible (Fixture *f, gconstpointer data)
{
  gtk_test_accessible_assert_role (get_column (f, 0), GTK_ACCESSIBLE_ROLE_LIST);
  assert_label (get_column (f, 0), "Monday 2 March, 2 shifts, 1 seat open");
  assert_label (get_column (f, 1), "Tuesday 3 March, 3 shifts, 4 seats open");
  assert_label (get_column (f, 5), "Saturday 7 March, 2 shifts, no seat open");
  assert_label (get_column (f, 6), "Sunday 8 March, no shifts");
  GtkWidget *block = find_block (f, 0, "a");
  gtk_test_accessible_assert_role (block, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  assert_label (block, "Monday 2 March, 8:00–12:00, 柿の収穫, 羽茂の柿畑, 2 of 3 seats filled");
  assert_label (find_block (f, 5, "m"),
                "Saturday 7 March, 7:00–11:00, 朝市の売り子, 両津の朝市, draft with 3 seats");
}

static void
test_holiday (Fixture *f, gconstpointer data)
{
  g_autoptr (GListStore) holidays = yui_shift_fixture_holiday (MONDAY + 1, "祝日", "Holiday");
  yui_week_view_set_holidays (f->view, G_LIST_MODEL (holidays));
  yui_week_view_flush (f->view);
  assert_label (get_column (f, 1), "Tuesday 3 March, Holiday, 3 shifts, 4 seats open");
}

static void
test_midnight (Fixture *f, gconstpointer data)
{
  GtkWidget *evening = find_block (f, 3, "g"), *morning = find_block (f, 4, "g");
  g_assert_nonnull (evening);
  g_assert_nonnull (morning);
  g_assert_true (gtk_widget_has_css_class (evening, "continues-after"));
  g_assert_true (gtk_widget_has_css_class (morning, "continues-before"));
  assert_label (morning, "Thursday 5 March, 21:00–2:00 next day, 夜間の仕込み, 両津の水産加工場, "
                         "1 of 2 seats filled");
}

static void
test_one_tab_stop (Fixture *f, gconstpointer data)
{
  gtk_widget_grab_focus (f->before);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (f->window), GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (focused_shift_id (f), ==, "a");
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (f->window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_focus (f->after));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (f->window), GTK_DIR_TAB_BACKWARD));
  g_assert_cmpstr (focused_shift_id (f), ==, "a");
}

static gint64
cursor (Fixture *f)
{
  gint64 start_s, end_s;
  yui_week_view_get_span (f->view, &start_s, &end_s);
  return start_s;
}

static void
test_keys_move (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (focused_shift_id (f), ==, "a");
  g_assert_true (yui_keys_press (f->window, GDK_KEY_Down, 0));
  g_assert_cmpint (cursor (f), ==, AT (0, 9) + 1800);
  g_assert_true (yui_keys_press (f->window, GDK_KEY_Up, 0));
  g_assert_true (yui_keys_press (f->window, GDK_KEY_Right, 0));
  g_assert_cmpint (cursor (f), ==, AT (1, 9));
  g_assert_cmpstr (focused_shift_id (f), ==, "c");
  g_assert_true (yui_keys_press (f->window, GDK_KEY_End, 0));
  g_assert_cmpint (cursor (f), ==, AT (6, 9));
  g_assert_true (yui_keys_press (f->window, GDK_KEY_Home, 0));
  g_assert_cmpint (cursor (f), ==, AT (0, 9));
  g_assert_true (yui_keys_press (f->window, GDK_KEY_Home, GDK_CONTROL_MASK));
  g_assert_cmpint (cursor (f), ==, AT (0, 0));
  g_assert_true (yui_keys_press (f->window, GDK_KEY_Page_Down, 0));
  g_assert_cmpint (cursor (f), ==, AT (7, 0));
  g_assert_cmpint (yui_week_view_get_first_day (f->view), ==, MONDAY + 7);
  g_assert_true (yui_keys_press (f->window, GDK_KEY_Left, 0));
  g_assert_cmpint (cursor (f), ==, AT (6, 0));
  g_assert_cmpint (yui_week_view_get_first_day (f->view), ==, MONDAY);
  g_assert_true (yui_keys_press (f->window, GDK_KEY_t, 0));
  YuiCivilDay today = yui_civil_day_of_utc (g_get_real_time () / G_USEC_PER_SEC);
  g_assert_cmpint (yui_week_view_get_first_day (f->view), ==,
                   yui_civil_week_start (today, YUI_MONDAY));
}

static void
test_keys_open (Fixture *f, gconstpointer data)
{
  g_assert_true (yui_keys_press (f->window, GDK_KEY_Return, 0));
  yui_keys_wait_for_button ();
  g_assert_cmpstr (yui_shift_get_id (f->activated), ==, "a");
  for (int i = 0; i < 6; i++)
    yui_keys_press (f->window, GDK_KEY_Down, 0);
  g_assert_null (focused_shift_id (f));
  g_assert_true (yui_keys_press (f->window, GDK_KEY_Return, 0));
  g_assert_cmpint (f->span_start_s, ==, AT (0, 12));
  g_assert_cmpint (f->span_end_s, ==, AT (0, 12));
  g_assert_true (yui_keys_press (f->window, GDK_KEY_d, 0));
  g_assert_cmpint (f->activated_day, ==, MONDAY);
}

static void
test_keys_span (Fixture *f, gconstpointer data)
{
  yui_week_view_show_time (f->view, AT (2, 22));
  gtk_widget_grab_focus (GTK_WIDGET (f->view));
  for (int i = 0; i < 9; i++)
    g_assert_true (yui_keys_press (f->window, GDK_KEY_Down, GDK_SHIFT_MASK));
  g_assert_true (yui_keys_press (f->window, GDK_KEY_Return, 0));
  g_assert_cmpint (f->span_start_s, ==, AT (2, 22));
  g_assert_cmpint (f->span_end_s, ==, AT (3, 3));
  g_assert_true (yui_keys_press (f->window, GDK_KEY_Escape, 0));
  gint64 start_s, end_s;
  yui_week_view_get_span (f->view, &start_s, &end_s);
  g_assert_cmpint (start_s, ==, end_s);
}

static void
test_keys_neighbours (Fixture *f, gconstpointer data)
{
  const char *order[] = { "b", "c", "e", "d", "f", "g", "h", "i", "j", "k", "l", "m", "n" };
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      yui_keys_press (f->window, GDK_KEY_Down, GDK_CONTROL_MASK);
      g_assert_true (yui_keys_press (f->window, GDK_KEY_Return, 0));
      yui_keys_wait_for_button ();
      g_assert_cmpstr (yui_shift_get_id (f->activated), ==, order[i]);
    }
  yui_keys_press (f->window, GDK_KEY_Up, GDK_CONTROL_MASK);
  g_assert_true (yui_keys_press (f->window, GDK_KEY_Return, 0));
  yui_keys_wait_for_button ();
  g_assert_cmpstr (yui_shift_get_id (f->activated), ==, "m");
}

static void
test_one_layout (Fixture *f, gconstpointer data)
{
  g_autoptr (GListStore) many = yui_shift_fixture_many (MONDAY, 500);
  guint before = yui_week_view_get_n_layouts (f->view);
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (YuiShift) shift = g_list_model_get_item (G_LIST_MODEL (many), i);
      g_list_store_append (f->shifts, shift);
    }
  yui_keys_settle ();
  g_assert_cmpuint (yui_week_view_get_n_layouts (f->view), ==, before + 1);
}

/* A record that changes in place reaches its block. */
static void
test_update (Fixture *f, gconstpointer data)
{
  g_autoptr (YuiShift) shift = g_list_model_get_item (G_LIST_MODEL (f->shifts), 0);
  YuiShiftFixture fuller = { "a", "柿の収穫", "羽茂の柿畑", "published", MONDAY, 480, 720, 3, 3 };
  g_autoptr (YuiShift) fresh = yui_shift_fixture_new (&fuller);
  g_assert_true (yui_record_update (YUI_RECORD (shift), YUI_RECORD (fresh)));
  yui_keys_settle ();
  assert_label (find_block (f, 0, "a"),
                "Monday 2 March, 8:00–12:00, 柿の収穫, 羽茂の柿畑, all 3 seats are filled");
  assert_label (get_column (f, 0), "Monday 2 March, 2 shifts, no seat open");
}

static void
test_more (Fixture *f, gconstpointer data)
{
  g_autoptr (GListStore) many = yui_shift_fixture_many (MONDAY, 500);
  yui_week_view_set_model (f->view, G_LIST_MODEL (many));
  yui_week_view_flush (f->view);
  YuiDayColumn *column = get_column (f, 2);
  GtkWidget *more = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (column)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "more"))
      more = child;
  g_assert_nonnull (more);
  gtk_test_accessible_assert_role (more, GTK_ACCESSIBLE_ROLE_BUTTON);
  g_signal_emit_by_name (more, "clicked");
  g_assert_cmpint (f->activated_day, ==, MONDAY + 2);

  yui_week_view_show_day (f->view, MONDAY + 2);
  yui_week_view_set_days (f->view, 1);
  yui_week_view_flush (f->view);
  g_assert_cmpint (yui_week_view_get_first_day (f->view), ==, MONDAY + 2);
  for (guint i = 2; i < 500; i += 7)
    {
      g_autoptr (YuiShift) shift = g_list_model_get_item (G_LIST_MODEL (many), i);
      g_assert_true (YUI_IS_SHIFT_BLOCK (yui_day_column_find (get_column (f, 0), shift)));
    }
}

static void
test_days (Fixture *f, gconstpointer data)
{
  yui_week_view_show_time (f->view, AT (2, 9));
  yui_week_view_set_days (f->view, 3);
  g_assert_cmpint (yui_week_view_get_first_day (f->view), ==, MONDAY + 2);
  yui_week_view_step (f->view, 1);
  g_assert_cmpint (yui_week_view_get_first_day (f->view), ==, MONDAY + 5);
  g_assert_cmpint (cursor (f), ==, AT (5, 9));
  yui_week_view_set_days (f->view, 7);
  g_assert_cmpint (yui_week_view_get_first_day (f->view), ==, MONDAY);
  yui_week_view_step (f->view, -1);
  g_assert_cmpint (yui_week_view_get_first_day (f->view), ==, MONDAY - 7);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/week-view/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("accessible", test_accessible);
  ADD ("holiday", test_holiday);
  ADD ("midnight", test_midnight);
  ADD ("one-tab-stop", test_one_tab_stop);
  ADD ("keys-move", test_keys_move);
  ADD ("keys-open", test_keys_open);
  ADD ("keys-span", test_keys_span);
  ADD ("keys-neighbours", test_keys_neighbours);
  ADD ("one-layout", test_one_layout);
  ADD ("update", test_update);
  ADD ("more", test_more);
  ADD ("days", test_days);
  return g_test_run ();
}
