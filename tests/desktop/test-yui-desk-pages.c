/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/yui-hours-page.h"
#include "desktop/yui-pay-run-page.h"
#include "desktop/yui-window.h"
#include "yui-test-desk.h"

/* Pages of the desk in their window, on a server that says what a test wants. */

#define JSON    "application/json"
#define PROBLEM "application/problem+json"
#define RUN     "/v1/pay-runs/r"

typedef struct
{
  YuiTestPeer *peer;
  YuiDesk *desk;
  YuiWindow *window;
  GtkWidget *page;
} Fixture;

static gboolean
is_ready (gpointer data)
{
  return yui_desk_get_state (((Fixture *)data)->desk) == YUI_DESK_READY;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->peer = yui_test_peer_new ();
  yui_test_peer_serve (
      f->peer, "GET", "/v1/session",
      "{\"account_id\":\"0190c0de-0000-7000-8000-0000000000aa\",\"display_name\":\"佐藤\","
      "\"role\":\"employer_owner\",\"programme\":{\"name\":\"さど\",\"prefecture\":\"新潟県\","
      "\"colour\":\"#2a7f62\",\"demo\":false},\"employer\":{\"id\":\"e\",\"name\":\"はもち農園\"},"
      "\"server_time\":\"2026-11-22T12:00:00+09:00\",\"epoch\":\"1\"}");
  f->desk = yui_desk_new (YUI_ROLE_NONE, yui_test_peer_get_url (f->peer));
  f->window = yui_window_new (yui_test_get_application (), f->desk);
  gtk_window_present (GTK_WINDOW (f->window));
  dex_future_disown (yui_desk_sign_in (f->desk, yui_test_peer_get_url (f->peer), "token"));
  yui_test_wait_until (is_ready, f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  yui_client_cancel_all (yui_desk_get_client (f->desk));
  yui_test_run_ms (50);
  g_clear_object (&f->desk);
  yui_test_peer_free (f->peer);
}

static gboolean
is_shown (gpointer data)
{
  g_autofree char *view = NULL;

  g_object_get (((Fixture *)data)->page, "view", &view, NULL);
  return g_strcmp0 (view, "content") == 0;
}

static void
show (Fixture *f, AdwNavigationPage *page)
{
  f->page = GTK_WIDGET (page);
  yui_window_push (f->window, page);
  yui_test_wait_until (is_shown, f);
}

static gpointer
child (Fixture *f, const char *name)
{
  return gtk_widget_get_template_child (f->page, G_OBJECT_TYPE (f->page), name);
}

/* The label of the window that has text in it. */
static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *next = gtk_widget_get_first_child (widget); next && !found;
       next = gtk_widget_get_next_sibling (next))
    found = find_label (next, text);
  return found;
}

static gboolean
says (Fixture *f, const char *text)
{
  return find_label (GTK_WIDGET (f->window), text) != NULL;
}

/* Presses the button of a toast, by the label in it. */
static void
press_toast (Fixture *f, const char *label)
{
  GtkWidget *toast = NULL, *button;

  for (GtkWidget *at = find_label (GTK_WIDGET (f->window), label); at && !toast;
       at = gtk_widget_get_parent (at))
    if (g_str_equal (G_OBJECT_TYPE_NAME (at), "AdwToastWidget"))
      toast = at;
  g_assert_nonnull (toast);
  button = gtk_widget_get_ancestor (find_label (toast, "Undo"), GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  yui_test_run_ms (400);
}

static guint
count (Fixture *f, const char *line)
{
  guint n = 0;

  for (guint i = 0; i < yui_test_peer_get_n (f->peer); i++)
    n += g_str_equal (yui_test_peer_get_line (f->peer, i), line);
  return n;
}

static void
answer (Fixture *f, const char *method, const char *path, int status, const char *body)
{
  yui_test_peer_add (f->peer, 1, YUI_TEST_ANSWER, method, path, status,
                     status < 400 ? JSON : PROBLEM, body, NULL);
}

/* ---- payslips that are being made ---- */

static void
serve_run (Fixture *f, int missing, gboolean is_making)
{
  g_autofree char *json = g_strdup_printf (
      "{\"id\":\"r\",\"version\":4,\"state\":\"locked\",\"period_kind\":\"monthly\","
      "\"from\":\"2026-10-01\",\"to\":\"2026-10-31\",\"pay_date\":\"2026-11-25\",\"people\":5,"
      "\"shifts\":9,\"worked_min\":540,\"gross_yen\":10000,\"withheld_yen\":300,"
      "\"net_yen\":9700,\"created_at\":\"2026-11-01T09:00:00+09:00\",\"created_by_name\":\"佐藤\","
      "\"locked_at\":\"2026-11-02T09:00:00+09:00\",\"locked_by_name\":\"佐藤\",\"job_id\":\"j\","
      "\"papers_missing\":%d,\"is_making_papers\":%s,\"needs_approval\":false,"
      "\"may_approve\":false}",
      missing, is_making ? "true" : "false");

  yui_test_peer_serve (f->peer, "GET", RUN, json);
}

#define JOB(state)                                                                                 \
  "{\"id\":\"j\",\"kind\":\"payslip\",\"state\":\"" state "\",\"done\":2,\"total\":5,"             \
  "\"created_at\":\"2026-11-02T09:00:00+09:00\"}"

static void
show_run (Fixture *f)
{
  yui_test_peer_serve (f->peer, "GET", RUN "/payslips*", "{\"items\":[]}");
  yui_test_peer_serve (f->peer, "GET", RUN "/problems*", "{\"items\":[]}");
  yui_test_peer_serve (f->peer, "GET", "/v1/jobs*", "{\"items\":[" JOB ("running") "]}");
  serve_run (f, 3, TRUE);
  show (f, yui_pay_run_page_new (f->desk, "r"));
}

/* How far it is, and a cancel that keeps what is made. */
static void
test_papers (Fixture *f, gconstpointer data)
{
  AdwBanner *banner;

  show_run (f);
  banner = child (f, "papers_banner");
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, "The payslips are being made: 2 of 5");
  g_assert_cmpstr (adw_banner_get_button_label (banner), ==, "_Cancel");

  yui_test_peer_serve (f->peer, "DELETE", "/v1/jobs/j", JOB ("cancelled"));
  serve_run (f, 2, FALSE);
  gtk_widget_activate_action (f->page, gtk_actionable_get_action_name (GTK_ACTIONABLE (banner)),
                              NULL);
  yui_test_run_ms (600);
  g_assert_cmpuint (count (f, "DELETE /v1/jobs/j"), ==, 1);
  g_assert_true (says (f, "Cancelled; the payslips that are made stay"));
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, "3 of 5 payslips are made");
  g_assert_cmpstr (adw_banner_get_button_label (banner), ==, "_Make the Others");
}

/* The job is over when the cancel comes: the page says so and shows what there is. */
static void
test_papers_too_late (Fixture *f, gconstpointer data)
{
  AdwBanner *banner;

  show_run (f);
  banner = child (f, "papers_banner");
  answer (f, "DELETE", "/v1/jobs/j", 409,
          "{\"type\":\"urn:yui:problem:conflict\",\"title\":\"No\",\"status\":409}");
  serve_run (f, 0, FALSE);
  gtk_widget_activate_action (f->page, "page.cancel-papers", NULL);
  yui_test_run_ms (600);
  g_assert_cmpuint (count (f, "DELETE /v1/jobs/j"), ==, 1);
  g_assert_false (says (f, "Cancelled;"));
  g_assert_false (adw_banner_get_revealed (banner));
}

/* ---- hours ---- */

static char *
hours_json (const char *id, int version, const char *state, const char *out)
{
  const char *agreed = g_str_equal (state, "agreed") ? "\"2026-11-17T09:00:00+09:00\"" : "null";

  return g_strdup_printf (
      "{\"id\":\"%s\",\"version\":%d,\"state\":\"%s\",\"contract_id\":\"c\",\"shift_id\":\"s\","
      "\"worker_id\":\"w\",\"worker_name\":\"佐藤 花子\",\"kana\":\"サトウ\","
      "\"workplace_name\":\"柿園\",\"title\":\"柿の収穫\",\"work_date\":\"2026-11-17\","
      "\"planned_start\":\"2026-11-17T09:00:00+09:00\","
      "\"planned_end\":\"2026-11-17T12:00:00+09:00\",\"planned_break_min\":0,"
      "\"clocked_start\":\"2026-11-17T09:00:00+09:00\","
      "\"clocked_end\":\"2026-11-17T%s:00+09:00\",\"clocked_break_min\":0,\"agreed_start\":%s,"
      "\"agreed_end\":%s,\"agreed_break_min\":%s,\"note\":\"\",\"needs_review\":false,"
      "\"clock_events\":[]}",
      id, version, state, out, agreed, agreed, agreed[0] == 'n' ? "null" : "0");
}

static void
serve_hours (Fixture *f)
{
  g_autofree char *a = hours_json ("a", 1, "to_confirm", "12:00");
  g_autofree char *b = hours_json ("b", 1, "to_confirm", "12:04");
  g_autofree char *c = hours_json ("c", 1, "to_confirm", "13:00");
  g_autofree char *a_agreed = hours_json ("a", 2, "agreed", "12:00");
  g_autofree char *b_agreed = hours_json ("b", 2, "agreed", "12:04");
  g_autofree char *a_again = hours_json ("a", 3, "to_confirm", "12:00");
  g_autofree char *b_again = hours_json ("b", 3, "to_confirm", "12:04");
  g_autofree char *list = g_strdup_printf ("{\"items\":[%s,%s,%s]}", a, b, c);

  yui_test_peer_add (f->peer, 1, YUI_TEST_ANSWER, "GET", "/v1/attendances*", 200, JSON, list, NULL);
  yui_test_peer_add (f->peer, 0, YUI_TEST_ANSWER, "GET", "/v1/attendances*", 200, JSON,
                     "{\"items\":[]}", NULL);
  yui_test_peer_serve (f->peer, "GET", "/v1/hours-waiting*",
                       "{\"count\":0,\"last_work_date\":null}");
  yui_test_peer_serve (f->peer, "GET", "/v1/unmatched-clock-events*", "{\"items\":[]}");
  answer (f, "POST", "/v1/attendances/a/confirm", 200, a_agreed);
  answer (f, "POST", "/v1/attendances/b/confirm", 200, b_agreed);
  answer (f, "POST", "/v1/attendances/a/reopen", 200, a_again);
  answer (f, "POST", "/v1/attendances/b/reopen", 200, b_again);
}

static void
confirm_matching (Fixture *f)
{
  serve_hours (f);
  show (f, yui_hours_page_new (f->desk));
  g_assert_true (gtk_widget_activate_action (f->page, "page.confirm-matching", NULL));
  yui_test_run_ms (600);
  g_assert_cmpuint (count (f, "POST /v1/attendances/a/confirm"), ==, 1);
  g_assert_cmpuint (count (f, "POST /v1/attendances/b/confirm"), ==, 1);
  g_assert_true (says (f, "Hours of 2 shifts confirmed"));
}

static void
assert_reopened (Fixture *f)
{
  guint n = 0;

  for (guint i = 0; i < yui_test_peer_get_n (f->peer); i++)
    if (g_str_has_suffix (yui_test_peer_get_line (f->peer, i), "/reopen"))
      {
        g_assert_cmpstr (yui_test_peer_get_header (f->peer, i, "If-Match"), ==, "\"2\"");
        n++;
      }
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (count (f, "POST /v1/attendances/a/reopen"), ==, 1);
  g_assert_cmpuint (count (f, "POST /v1/attendances/b/reopen"), ==, 1);
}

/* All that match at once, but not what differs; and all of it back by one button. */
static void
test_agree_all (Fixture *f, gconstpointer data)
{
  confirm_matching (f);
  g_assert_cmpuint (count (f, "POST /v1/attendances/c/confirm"), ==, 0);
  press_toast (f, "Hours of 2 shifts confirmed");
  assert_reopened (f);
}

/* The undo still means those hours when another week is looked at. */
static void
test_undo_from_another_week (Fixture *f, gconstpointer data)
{
  confirm_matching (f);
  gtk_widget_activate_action (f->page, "page.earlier", NULL);
  yui_test_run_ms (400);
  press_toast (f, "Hours of 2 shifts confirmed");
  assert_reopened (f);
}

/* One of two is refused: it is said, the other is confirmed and can be taken back. */
static void
test_agree_some (Fixture *f, gconstpointer data)
{
  answer (f, "POST", "/v1/attendances/b/confirm", 409,
          "{\"type\":\"urn:yui:problem:hours-disputed\",\"title\":\"No\",\"status\":409}");
  serve_hours (f);
  show (f, yui_hours_page_new (f->desk));
  gtk_widget_activate_action (f->page, "page.confirm-matching", NULL);
  yui_test_run_ms (600);
  g_assert_true (says (f, "The person says other hours."));
  gtk_widget_activate_action (f->page, "page.reopen-all", "^as",
                              (const char *const[]){ "a", NULL });
  yui_test_run_ms (300);
  g_assert_cmpuint (count (f, "POST /v1/attendances/a/reopen"), ==, 1);
}

static void
use_fresh_folders (void)
{
  g_autofree char *folder = g_dir_make_tmp ("yui-pages-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CACHE_HOME", folder, TRUE);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/desktop/desk-pages/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  use_fresh_folders ();
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  ADD ("papers", test_papers);
  ADD ("papers-too-late", test_papers_too_late);
  ADD ("agree-all", test_agree_all);
  ADD ("undo-from-another-week", test_undo_from_another_week);
  ADD ("agree-some", test_agree_some);
  return g_test_run ();
}
