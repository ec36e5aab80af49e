/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/yui-calendar-page-private.h"
#include "desktop/yui-calendar-page.h"
#include "desktop/yui-shift-editor.h"
#include "labour/yui-civil.h"
#include "widgets/yui-day-text.h"
#include "widgets/yui-month-view.h"
#include "widgets/yui-week-view.h"
#include "yui-test-desk.h"

#include <adwaita.h>

typedef struct
{
  YuiTestPeer *peer;
  YuiClient *client;
  AdwNavigationPage *page;
  GtkWindow *window;
  YuiCivilDay monday;
} Fixture;

static char *
day_text (YuiCivilDay day)
{
  YuiCivilDate date = yui_civil_date_of (day);
  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

static char *
shift_json (Fixture *f, const char *id, int filled)
{
  g_autofree char *date = day_text (f->monday + 2);
  return g_strdup_printf (
      "{\"id\":\"%s\",\"version\":1,\"state\":\"published\",\"workplace_id\":\"w1\","
      "\"workplace_name\":\"羽茂の柿畑\",\"employer_id\":\"e\",\"employer_name\":\"はもち農園\","
      "\"title\":\"柿の収穫\",\"description\":\"\",\"belongings\":\"\","
      "\"starts_at\":\"%sT08:00:00+09:00\",\"ends_at\":\"%sT12:00:00+09:00\",\"break_min\":0,"
      "\"seats\":3,\"seats_filled\":%d,\"offers_open\":0,\"hourly_wage_yen\":1200,"
      "\"transport_yen\":0,\"hiring_mode\":\"selection\",\"required_qualification_ids\":[],"
      "\"expected_pay_yen\":4800,\"warnings\":[]}",
      id, date, date, filled);
}

static char *
week_path (Fixture *f, int week)
{
  g_autofree char *from = day_text (f->monday + 7 * week);
  g_autofree char *to = day_text (f->monday + 7 * week + 7);
  return g_strdup_printf ("/v1/shifts?from=%s&to=%s*", from, to);
}

static void
serve_week (Fixture *f, int week, guint count, const char *items)
{
  g_autofree char *path = week_path (f, week);
  g_autofree char *body = g_strdup_printf ("{\"items\":[%s]}", items);
  yui_test_peer_add (f->peer, count, YUI_TEST_ANSWER, "GET", path, 200, "application/json", body,
                     NULL);
}

static void
serve (Fixture *f, const char *role)
{
  g_autofree char *session = g_strdup_printf (
      "{\"account_id\":\"0190c0de-0000-7000-8000-0000000000aa\",\"display_name\":\"佐藤\","
      "\"role\":\"%s\",\"programme\":{\"name\":\"さど\",\"prefecture\":\"新潟県\","
      "\"colour\":\"#2a7f62\",\"demo\":true},\"employer\":null,"
      "\"server_time\":\"2026-11-22T12:00:00+09:00\",\"epoch\":\"1\"}",
      role);
  yui_test_peer_serve (f->peer, "GET", "/v1/session", session);
  yui_test_peer_serve (f->peer, "GET", "/v1/holidays*", "{\"items\":[]}");
  yui_test_peer_serve (f->peer, "GET", "/v1/workplaces*", "{\"items\":[]}");
  yui_test_peer_serve (f->peer, "GET", "/v1/qualifications*", "{\"items\":[]}");
}

static void
open_page (Fixture *f)
{
  f->page = yui_calendar_page_new (f->client, NULL);
  GtkWidget *view = adw_navigation_view_new ();
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), f->page);
  f->window = yui_test_open_window (1100, 800, view);
  yui_test_run_ms (500);
}

static void
set_up (Fixture *f, gconstpointer role)
{
  f->peer = yui_test_peer_new ();
  f->client = yui_client_new (yui_test_peer_get_url (f->peer), "token");
  f->monday = yui_civil_week_start (yui_day_today (), YUI_MONDAY);
  serve (f, role != NULL ? role : "employer_owner");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->page), (gpointer *)&f->page);
  gtk_window_destroy (f->window);
  yui_test_run_ms (100);
  g_assert_null (f->page);
  g_assert_finalize_object (f->client);
  yui_test_peer_free (f->peer);
}

static gpointer
child (Fixture *f, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (f->page), YUI_TYPE_CALENDAR_PAGE, name);
}

static const char *
title (Fixture *f)
{
  return adw_window_title_get_title (child (f, "window_title"));
}

static guint
n_shown (Fixture *f)
{
  return g_list_model_get_n_items (yui_week_view_get_model (child (f, "week_view")));
}

static gboolean
was_asked (Fixture *f, int week)
{
  g_autofree char *path = week_path (f, week);
  path[strlen (path) - 1] = '\0';
  for (guint i = 0; i < yui_test_peer_get_n (f->peer); i++)
    if (strstr (yui_test_peer_get_line (f->peer, i), path) != NULL)
      return TRUE;
  return FALSE;
}

static void
act (Fixture *f, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page), action, NULL));
  yui_test_run_ms (50);
}

static void
test_week (Fixture *f, gconstpointer data)
{
  g_autofree char *shift = shift_json (f, "a", 1);
  serve_week (f, 0, 0, shift);
  for (int week = -2; week <= 2; week++)
    if (week != 0)
      serve_week (f, week, 0, "");
  open_page (f);
  g_autofree char *expected = yui_day_format_span (f->monday, 7);
  g_assert_cmpstr (title (f), ==, expected);
  g_assert_cmpuint (n_shown (f), ==, 1);
  g_assert_false (gtk_widget_get_visible (child (f, "empty_card")));
  g_assert_true (gtk_widget_get_visible (child (f, "new_button")));
  /* The weeks beside it are there before they are asked for, those beyond are not. */
  g_assert_true (was_asked (f, -1));
  g_assert_true (was_asked (f, 1));
  g_assert_false (was_asked (f, 2));

  act (f, "page.next");
  g_autofree char *next = yui_day_format_span (f->monday + 7, 7);
  g_assert_cmpstr (title (f), ==, next);
  g_assert_true (gtk_widget_get_visible (child (f, "empty_card")));
  g_assert_cmpstr (gtk_label_get_label (child (f, "empty_label")), ==, "No shifts this week yet");
  yui_test_run_ms (200);
  g_assert_true (was_asked (f, 2));
  act (f, "page.today");
  g_assert_cmpstr (title (f), ==, expected);
}

static void
test_views (Fixture *f, gconstpointer data)
{
  yui_test_peer_serve (f->peer, "GET", "/v1/shifts*", "{\"items\":[]}");
  open_page (f);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.view", "s", "month");
  yui_test_run_ms (100);
  g_autofree char *month = yui_day_format_month (yui_day_today ());
  g_assert_cmpstr (title (f), ==, month);
  YuiCivilDay day = yui_civil_month_start (yui_day_today ()) + 9;
  g_signal_emit_by_name (child (f, "month_view"), "day-activated", (int)day);
  g_autofree char *week = yui_day_format_span (yui_civil_week_start (day, YUI_MONDAY), 7);
  g_assert_cmpstr (title (f), ==, week);
  g_signal_emit_by_name (child (f, "week_view"), "day-activated", (int)day);
  g_autofree char *one = yui_day_format_span (day, 1);
  g_assert_cmpstr (title (f), ==, one);
  g_object_set (f->page, "view", "week", NULL);
  g_assert_cmpstr (title (f), ==, week);
}

static void
test_live (Fixture *f, gconstpointer data)
{
  g_autofree char *before = shift_json (f, "a", 1);
  g_autofree char *after = shift_json (f, "a", 3);
  serve_week (f, 0, 1, before);
  serve_week (f, 0, 0, after);
  yui_test_peer_serve (f->peer, "GET", "/v1/shifts*", "{\"items\":[]}");
  open_page (f);
  g_autoptr (YuiShift) shift
      = g_list_model_get_item (yui_week_view_get_model (child (f, "week_view")), 0);
  g_assert_cmpint (yui_shift_get_seats_filled (shift), ==, 1);
  const char *ids[] = { "a", NULL }, *none[] = { NULL };
  g_signal_emit_by_name (f->client, "changed::contract", ids, none);
  yui_test_run_ms (600);
  g_assert_cmpint (yui_shift_get_seats_filled (shift), ==, 3);
}

/* A refusal is said in a banner; what was shown stays. */
static void
test_problem (Fixture *f, gconstpointer data)
{
  g_autofree char *shift = shift_json (f, "a", 1);
  g_autofree char *path = week_path (f, 0);
  serve_week (f, 0, 1, shift);
  yui_test_peer_add (f->peer, 1, YUI_TEST_ANSWER, "GET", path, 403, "application/problem+json",
                     "{\"type\":\"urn:yui:problem:forbidden\",\"title\":\"No\",\"status\":403}",
                     NULL);
  serve_week (f, 0, 0, shift);
  yui_test_peer_serve (f->peer, "GET", "/v1/shifts*", "{\"items\":[]}");
  open_page (f);
  g_assert_false (adw_banner_get_revealed (child (f, "problem_banner")));
  act (f, "page.refresh");
  yui_test_run_ms (300);
  g_assert_true (adw_banner_get_revealed (child (f, "problem_banner")));
  g_assert_cmpstr (adw_banner_get_title (child (f, "problem_banner")), !=, "");
  g_assert_cmpuint (n_shown (f), ==, 1);
  act (f, "page.refresh");
  yui_test_run_ms (300);
  g_assert_false (adw_banner_get_revealed (child (f, "problem_banner")));
}

/* The server is silent: a spinner, but not before a moment has passed. */
static void
test_busy (Fixture *f, gconstpointer data)
{
  yui_test_peer_add (f->peer, 0, YUI_TEST_SILENCE, "GET", "/v1/shifts*", 0, NULL, NULL, NULL);
  open_page (f);
  g_assert_true (gtk_revealer_get_reveal_child (child (f, "busy_revealer")));
  g_assert_false (gtk_widget_get_visible (child (f, "empty_card")));
  yui_client_cancel_all (f->client);
}

static void
test_new (Fixture *f, gconstpointer data)
{
  yui_test_peer_serve (f->peer, "GET", "/v1/shifts*", "{\"items\":[]}");
  open_page (f);
  gint64 start_s = yui_civil_utc_of (f->monday + 3, 13 * 60);
  g_signal_emit_by_name (child (f, "week_view"), "span-activated", start_s, start_s + 3 * 3600);
  yui_test_run_ms (100);
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (f->window));
  g_assert_true (YUI_IS_SHIFT_EDITOR (dialog));
  gint64 from_s, to_s;
  g_assert_true (yui_shift_draft_get_times (yui_shift_editor_get_draft (YUI_SHIFT_EDITOR (dialog)),
                                            &from_s, &to_s));
  g_assert_cmpint (from_s, ==, start_s);
  g_assert_cmpint (to_s, ==, start_s + 3 * 3600);
  adw_dialog_force_close (dialog);
  yui_test_run_ms (300);
}

/* Says that one of n shifts at the same time was just made; returns the view after it. */
static char *
make_among (Fixture *f, guint n)
{
  g_autoptr (GString) items = g_string_new (NULL);
  g_autofree char *made = shift_json (f, "made", 0);
  g_autoptr (YuiShift) shift = yui_test_parse (YUI_TYPE_SHIFT, made);
  char *view;

  for (guint i = 0; i + 1 < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);
      g_autofree char *other = shift_json (f, id, 1);
      g_string_append_printf (items, "%s,", other);
    }
  g_string_append (items, made);
  serve_week (f, 0, 1, "");
  serve_week (f, 0, 0, items->str);
  yui_test_peer_serve (f->peer, "GET", "/v1/shifts*", "{\"items\":[]}");
  open_page (f);
  g_signal_emit_by_name (YUI_CALENDAR_PAGE (f->page)->flow, "sent", shift);
  yui_test_run_ms (500);
  g_assert_cmpuint (n_shown (f), ==, n);
  g_object_get (f->page, "view", &view, NULL);
  return view;
}

/* A "+9" does not hide what was just made: its day shows it. */
static void
test_made_hidden (Fixture *f, gconstpointer data)
{
  g_autofree char *view = make_among (f, 12);
  g_autofree char *day = yui_day_format_span (f->monday + 2, 1);

  g_assert_cmpstr (view, ==, "day");
  g_assert_cmpstr (title (f), ==, day);
}

static void
test_made_in_sight (Fixture *f, gconstpointer data)
{
  g_autofree char *view = make_among (f, 1);

  g_assert_cmpstr (view, ==, "week");
}

static void
test_coordinator (Fixture *f, gconstpointer data)
{
  yui_test_peer_serve (f->peer, "GET", "/v1/shifts*", "{\"items\":[]}");
  open_page (f);
  g_assert_false (gtk_widget_get_visible (child (f, "new_button")));
  g_assert_false (gtk_widget_get_visible (child (f, "empty_button")));
  g_signal_emit_by_name (child (f, "week_view"), "span-activated", (gint64)0, (gint64)3600);
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (f->window)));
}

/* Every control has a role and a name. */
static void
check_names (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_BUTTON (widget) && role == GTK_ACCESSIBLE_ROLE_BUTTON)
    {
      gboolean has_text = gtk_button_get_label (GTK_BUTTON (widget)) != NULL;
      gboolean has_label = gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                                             GTK_ACCESSIBLE_PROPERTY_LABEL);
      gboolean has_relation = gtk_test_accessible_has_relation (
          GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gboolean is_ours = g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "GtkButton")
                         && gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) != NULL;
      if (is_ours)
        g_assert_true (has_text || has_label || has_relation
                       || gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL);
    }
  for (GtkWidget *next = gtk_widget_get_first_child (widget); next != NULL;
       next = gtk_widget_get_next_sibling (next))
    check_names (next);
}

static void
test_accessible (Fixture *f, gconstpointer data)
{
  yui_test_peer_serve (f->peer, "GET", "/v1/shifts*", "{\"items\":[]}");
  open_page (f);
  check_names (GTK_WIDGET (f->page));
}

#define ADD(path, role, function)                                                                  \
  g_test_add ("/calendar-page/" path, Fixture, role, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  ADD ("week", NULL, test_week);
  ADD ("views", NULL, test_views);
  ADD ("live", NULL, test_live);
  ADD ("problem", NULL, test_problem);
  ADD ("busy", NULL, test_busy);
  ADD ("new", NULL, test_new);
  ADD ("made-hidden", NULL, test_made_hidden);
  ADD ("made-in-sight", NULL, test_made_in_sight);
  ADD ("coordinator", "coordinator", test_coordinator);
  ADD ("accessible", NULL, test_accessible);
  return g_test_run ();
}
