/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-shift-fixture.h"

#include "widgets/yui-week-view.h"

#include <adwaita.h>
#include <stdlib.h>

/* Times switching between two weeks of N shifts (500 unless given), from the call until the frame
 * after it is painted, and prints the median and the worst in milliseconds. */

#define DEFAULT_SHIFTS 500
#define ROUNDS         41
#define MONDAY         20514

static gboolean painted;

static void
after_paint_cb (GdkFrameClock *clock)
{
  painted = TRUE;
}

static double
switch_ms (YuiWeekView *view, GListModel *shifts, YuiCivilDay day)
{
  gint64 start = g_get_monotonic_time ();
  painted = FALSE;
  yui_week_view_set_model (view, shifts);
  yui_week_view_show_day (view, day);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  return (double)(g_get_monotonic_time () - start) / 1000;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int
main (int argc, char *argv[])
{
  guint n = argc > 1 ? (guint)atoi (argv[1]) : DEFAULT_SHIFTS;
  adw_init ();
  g_autoptr (GListStore) one = yui_shift_fixture_many (MONDAY, n);
  g_autoptr (GListStore) other = yui_shift_fixture_many (MONDAY + 7, n);
  GtkWidget *view = yui_week_view_new ();
  GtkWidget *window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);

  double ms[ROUNDS];
  for (int i = 0; i < ROUNDS; i++)
    ms[i]
        = switch_ms (YUI_WEEK_VIEW (view), G_LIST_MODEL (i % 2 ? other : one), MONDAY + i % 2 * 7);
  double first = ms[0];
  qsort (ms, ROUNDS, sizeof *ms, compare);
  g_print ("%u shifts: first %.1f ms, median %.1f ms, worst %.1f ms\n", n, first, ms[ROUNDS / 2],
           ms[ROUNDS - 1]);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
