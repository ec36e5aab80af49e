/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kiosk's window against the other side of the protocol: what a worker sees, and that nothing
 * of it stays. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "kiosk/yui-kiosk-window.h"
#include "kiosk/yui-language.h"
#include "net/yui-test-net.h"

#define CARD "ABC234XYZ"

#define TERMS(title)                                                                               \
  "{\"employer_name\":\"Harbour Inn\",\"workplace_name\":\"Annex\",\"workplace_address\":"         \
  "\"1-2-3 Harbour\",\"title\":\"" title "\",\"description\":\"Wash up\",\"belongings\":"          \
  "\"Apron\",\"starts_at\":\"%s\",\"ends_at\":\"%s\",\"break_min\":0,\"hourly_wage_yen\":1200,"    \
  "\"transport_yen\":500,\"expected_pay_yen\":5300,\"hiring_mode\":\"selection\",\"sha256\":"      \
  "\"x\"}"

typedef struct
{
  char *folder;
  YuiTestPeer *peer;
  YuiKiosk *kiosk;
  YuiIdle *idle;
  GtkWidget *window;
} Fixture;

static char *
fill_times (const char *format, gint64 offset_s)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) start = g_date_time_add_seconds (now, (double)offset_s);
  g_autoptr (GDateTime) end = g_date_time_add_seconds (start, 4 * 3600);
  g_autofree char *from = g_date_time_format (start, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *to = g_date_time_format (end, "%Y-%m-%dT%H:%M:%SZ");

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, from, to);
#pragma GCC diagnostic pop
}

static void
serve_worker (YuiTestPeer *peer)
{
  g_autofree char *offers = fill_times (
      "{\"items\":[{\"id\":\"o1\",\"version\":1,\"state\":\"open\",\"shift_id\":\"s1\","
      "\"worker_id\":\"w1\",\"worker_name\":\"Secret Fullname\",\"made_at\":"
      "\"2026-11-22T09:00:00+09:00\",\"reply_by\":\"2030-11-25T09:00:00+09:00\",\"terms\":" TERMS (
          "Dishes") "}]}",
      86400);
  g_autofree char *contracts = fill_times (
      "{\"items\":[{\"id\":\"c1\",\"version\":1,\"shift_id\":\"s2\",\"worker_id\":\"w1\","
      "\"worker_name\":\"Secret "
      "Fullname\",\"formed_at\":\"2026-11-22T09:00:00+09:00\",\"terms\":" TERMS (
          "Breakfast") ",\"clock_state\":\"not_in\",\"notice_document_id\":\"d1\"}]}",
      0);

  yui_test_peer_serve (peer, "GET", "/v1/my/offers", offers);
  yui_test_peer_serve (peer, "GET", "/v1/my/contracts", contracts);
  yui_test_peer_serve (peer, "GET", "/v1/my/open-shifts", "{\"items\":[]}");
  yui_test_peer_serve (peer, "GET", "/v1/my/applications", "{\"items\":[]}");
  yui_test_peer_add (peer, 0, YUI_TEST_ANSWER, "POST", "/v1/card-sessions", 201, "application/json",
                     "{\"access_token\":\"worker-token\",\"expires_at\":"
                     "\"2030-11-25T09:00:00+09:00\",\"worker_id\":\"w1\",\"short_name\":\"Sato\"}",
                     NULL);
  yui_test_peer_add (peer, 0, YUI_TEST_ANSWER, "DELETE", "/v1/card-sessions/current", 204, NULL,
                     NULL, NULL);
  yui_test_peer_add (peer, 0, YUI_TEST_OPS, "POST", "/v1/sync/ops", 201, "application/json",
                     "{\"id\":\"e1\",\"contract_id\":\"c1\",\"kind\":\"in\",\"source\":\"kiosk\","
                     "\"occurred_at\":\"2026-11-25T12:00:00+09:00\",\"received_at\":"
                     "\"2026-11-25T12:00:01+09:00\",\"needs_review\":false}",
                     NULL);
}

static void
serve_kiosk (YuiTestPeer *peer)
{
  yui_test_peer_serve (
      peer, "GET", "/v1/session",
      "{\"account_id\":\"k\",\"display_name\":\"Kiosk\",\"role\":\"kiosk\",\"programme\":{"
      "\"name\":\"Town work\",\"prefecture\":\"P\",\"colour\":\"#123456\",\"demo\":false},"
      "\"employer\":null,\"server_time\":\"2026-11-25T09:00:00+09:00\",\"epoch\":\"e\"}");
  yui_test_peer_serve (peer, "GET", "/v1/workplaces*", "{\"items\":[]}");
  yui_test_peer_serve (peer, "GET", "/v1/pass-keys", "{\"items\":[]}");
  yui_test_peer_serve (peer, "GET", "/v1/changes*",
                       "{\"changes\":[],\"next_after\":1,\"epoch\":\"e\"}");
}

/* As a kiosk is that was let in before. */
static void
keep_token (const char *folder, const char *server_url)
{
  g_autofree char *path = g_build_filename (folder, "kiosk.json", NULL);
  g_autofree char *text = g_strdup_printf (
      "{\"server\":\"%s\",\"key\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\","
      "\"token\":\"kiosk-token\"}",
      server_url);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  yui_language_set ("en");
  fixture->folder = g_dir_make_tmp ("yui-kiosk-XXXXXX", NULL);
  fixture->peer = yui_test_peer_new ();
  serve_kiosk (fixture->peer);
  serve_worker (fixture->peer);
  keep_token (fixture->folder, yui_test_peer_get_url (fixture->peer));
  fixture->kiosk = yui_kiosk_new (yui_test_peer_get_url (fixture->peer), fixture->folder);
  fixture->idle = yui_idle_new (4, 2);
  fixture->window = yui_kiosk_window_new (NULL, fixture->kiosk, fixture->idle);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (fixture->window));
  yui_test_run_ms (100);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  const char *const names[] = { "client.db", "client.db-wal", "client.db-shm", "kiosk.json", "" };

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_run_dispose (G_OBJECT (fixture->kiosk));
  yui_test_run_ms (50);
  g_object_unref (fixture->kiosk);
  g_assert_finalize_object (fixture->idle);
  yui_test_peer_free (fixture->peer);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_remove (path);
    }
  g_free (fixture->folder);
}

/* Widgets */

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_label (GTK_LABEL (widget));
  return GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;
}

/* The first widget of a type, shown on the screen if is_mapped, whose text contains text. */
static GtkWidget *
find (GtkWidget *root, GType type, const char *text, gboolean is_mapped)
{
  const char *own = get_text (root);

  if (own != NULL && strstr (own, text) != NULL && g_type_is_a (G_OBJECT_TYPE (root), type)
      && (!is_mapped || gtk_widget_get_mapped (root)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text, is_mapped);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  GtkWidget *window;
  const char *text;
} Wanted;

static gboolean
is_shown (gpointer data)
{
  Wanted *wanted = data;

  return find (wanted->window, GTK_TYPE_WIDGET, wanted->text, TRUE) != NULL;
}

static void
wait_for (Fixture *fixture, const char *text)
{
  Wanted wanted = { fixture->window, text };

  g_test_message ("waiting for %s", text);
  yui_test_wait_until (is_shown, &wanted);
}

static void
click (Fixture *fixture, const char *text)
{
  GtkWidget *button;

  wait_for (fixture, text);
  button = find (fixture->window, GTK_TYPE_BUTTON, text, TRUE);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  yui_test_run_ms (30);
}

static void
scan (Fixture *fixture)
{
  YuiScanner *scanner = yui_kiosk_window_get_scanner (YUI_KIOSK_WINDOW (fixture->window));
  guint32 time_ms = 1000;

  for (const char *key = CARD; *key != '\0'; key++)
    yui_scanner_press (scanner, (guint)*key, FALSE, time_ms += 4);
  yui_scanner_press (scanner, GDK_KEY_Return, FALSE, time_ms + 4);
  wait_for (fixture, "Hello, Sato");
  wait_for (fixture, "Breakfast");
  wait_for (fixture, "Dishes");
}

/* Every button on the screen is as large as a finger. */
static void
assert_targets (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget))
    {
      g_test_message ("%s: %d × %d", get_text (widget), gtk_widget_get_width (widget),
                      gtk_widget_get_height (widget));
      g_assert_cmpint (gtk_widget_get_width (widget), >=, 60);
      g_assert_cmpint (gtk_widget_get_height (widget), >=, 60);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_targets (child);
}

static void
test_targets (Fixture *fixture, gconstpointer unused)
{
  yui_test_run_ms (300);
  assert_targets (fixture->window);
  click (fixture, "Type the number on the card");
  yui_test_run_ms (400);
  assert_targets (fixture->window);
  click (fixture, "Back");
  scan (fixture);
  yui_test_run_ms (400);
  assert_targets (fixture->window);
  click (fixture, "Read the terms and answer");
  yui_test_run_ms (400);
  assert_targets (fixture->window);
}

/* The full name is in the answers, never on the screen. */
static void
test_no_full_name (Fixture *fixture, gconstpointer unused)
{
  scan (fixture);
  g_assert_null (find (fixture->window, GTK_TYPE_WIDGET, "Fullname", FALSE));
  click (fixture, "Read the terms and answer");
  g_assert_null (find (fixture->window, GTK_TYPE_WIDGET, "Fullname", FALSE));
}

/* What is proposed beside what holds; without the words of an offer. */
static void
test_change (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *terms = fill_times (TERMS ("Breakfast"), 86400);
  g_autofree char *shorter = fill_times (TERMS ("Setting tables"), 86400);
  g_autofree char *contracts = g_strdup_printf (
      "{\"items\":[{\"id\":\"c1\",\"version\":1,\"shift_id\":\"s2\",\"worker_id\":\"w1\","
      "\"worker_name\":\"Secret Fullname\",\"formed_at\":\"2026-11-22T09:00:00+09:00\","
      "\"terms\":%s,\"clock_state\":\"not_in\",\"notice_document_id\":\"d1\",\"proposal\":{"
      "\"id\":\"p1\",\"version\":1,\"state\":\"open\",\"kind\":\"shorten\",\"contract_id\":"
      "\"c1\",\"to_shift_id\":\"s3\",\"terms\":%s,\"note\":\"\",\"made_at\":"
      "\"2026-11-22T09:00:00+09:00\",\"reply_by\":\"2030-11-22T09:00:00+09:00\"}}]}",
      terms, shorter);

  yui_test_peer_serve (fixture->peer, "GET", "/v1/my/contracts", contracts);
  scan (fixture);
  click (fixture, "Read the change and answer");
  wait_for (fixture, "Setting tables");
  wait_for (fixture, "Agreed so far");
  wait_for (fixture, "Agree to the change");
  g_assert_null (find (fixture->window, GTK_TYPE_LABEL, "has chosen you", TRUE));
  yui_test_run_ms (300);
  assert_targets (fixture->window);
  click (fixture, "Decide later");
  click (fixture, "Read the terms and answer");
  wait_for (fixture, "has chosen you");
}

#define ATTENDANCE(state, disputed, employer_claim)                                                \
  "{\"id\":\"a1\",\"version\":1,\"state\":\"" state                                                \
  "\",\"contract_id\":\"c1\",\"shift_id\":\"s1\","                                                 \
  "\"worker_id\":\"w1\",\"worker_name\":\"Secret Fullname\",\"kana\":\"k\","                       \
  "\"workplace_name\":\"Inn\",\"title\":\"Laundry\",\"work_date\":\"2026-03-03\","                 \
  "\"planned_start\":\"2026-03-03T09:00:00+09:00\",\"planned_end\":\"2026-03-03T13:00:00+09:00\"," \
  "\"planned_break_min\":0,\"clocked_start\":\"2026-03-03T08:57:10+09:00\","                       \
  "\"clocked_end\":\"2026-03-03T13:11:20+09:00\",\"clocked_break_min\":0,\"agreed_start\":null,"   \
  "\"agreed_end\":null,\"agreed_break_min\":null,\"note\":\"\",\"needs_review\":false,"            \
  "\"clock_events\":[],\"disputed\":" disputed ",\"employer_claim\":" employer_claim "}"

#define EMPLOYER_CLAIM                                                                             \
  "{\"id\":\"k1\",\"by_worker\":false,\"started_at\":\"2026-03-03T09:00:00+09:00\","               \
  "\"ended_at\":\"2026-03-03T12:30:00+09:00\",\"break_min\":0,\"note\":\"x\","                     \
  "\"made_at\":\"2026-03-04T09:00:00+09:00\"}"

static void
serve_hours (Fixture *fixture, const char *attendances, const char *declared)
{
  yui_test_peer_serve (fixture->peer, "GET", "/v1/my/attendances", attendances);
  yui_test_peer_serve (fixture->peer, "GET", "/v1/my/declared-work", declared);
}

/* The body of the last request of a line; fails when there was none. */
static const char *
get_sent (Fixture *fixture, const char *line)
{
  for (guint i = yui_test_peer_get_n (fixture->peer); i-- > 0;)
    if (g_str_equal (yui_test_peer_get_line (fixture->peer, i), line))
      return yui_test_peer_get_body (fixture->peer, i);
  g_error ("nobody sent %s", line);
}

/* The minute that had begun belongs to the worker, at both ends. */
static void
test_claim (Fixture *fixture, gconstpointer unused)
{
  const char *body;

  serve_hours (fixture, "{\"items\":[" ATTENDANCE ("to_confirm", "false", "null") "]}",
               "{\"items\":[]}");
  yui_test_peer_add (fixture->peer, 0, YUI_TEST_ANSWER, "POST", "/v1/attendances/a1/claims", 201,
                     "application/json", ATTENDANCE ("to_confirm", "true", "null"), NULL);
  scan (fixture);
  click (fixture, "My hours");
  wait_for (fixture, "Laundry");
  wait_for (fixture, "You have declared none.");
  g_assert_null (find (fixture->window, GTK_TYPE_WIDGET, "Fullname", FALSE));
  yui_test_run_ms (300);
  assert_targets (fixture->window);
  click (fixture, "These hours are not right");
  wait_for (fixture, "4 hours 15 minutes");
  yui_test_run_ms (300);
  assert_targets (fixture->window);
  click (fixture, "These are my hours");
  wait_for (fixture, "Laundry");
  body = get_sent (fixture, "POST /v1/attendances/a1/claims");
  g_assert_nonnull (strstr (body, "2026-03-03T08:57:00+09:00"));
  g_assert_nonnull (strstr (body, "2026-03-03T13:12:00+09:00"));
}

static void
test_settle (Fixture *fixture, gconstpointer unused)
{
  serve_hours (fixture, "{\"items\":[" ATTENDANCE ("to_confirm", "true", EMPLOYER_CLAIM) "]}",
               "{\"items\":[]}");
  yui_test_peer_add (fixture->peer, 0, YUI_TEST_ANSWER, "POST", "/v1/attendances/a1/settle", 200,
                     "application/json", ATTENDANCE ("agreed", "false", "null"), NULL);
  scan (fixture);
  click (fixture, "My hours");
  wait_for (fixture, "The employer says: 9:00");
  wait_for (fixture, "the planned hours are paid");
  click (fixture, "The employer is right");
  wait_for (fixture, "You and the employer agree now.");
  g_assert_nonnull (strstr (get_sent (fixture, "POST /v1/attendances/a1/settle"), "\"k1\""));
}

static void
test_declare (Fixture *fixture, gconstpointer unused)
{
  const char *body;

  serve_hours (fixture, "{\"items\":[]}", "{\"items\":[]}");
  yui_test_peer_add (
      fixture->peer, 0, YUI_TEST_ANSWER, "POST", "/v1/my/declared-work", 201, "application/json",
      "{\"id\":\"d1\",\"employer_name\":\"\",\"since\":\"2026-03-01\",\"from\":\"2026-03-01\","
      "\"weekdays\":1,\"day_min\":240,\"week_min\":240,\"by_worker\":true,"
      "\"recorded_at\":\"2026-03-04T09:00:00+09:00\"}",
      NULL);
  scan (fixture);
  click (fixture, "My hours");
  wait_for (fixture, "You have not worked in the last two months.");
  click (fixture, "Declare work elsewhere");
  wait_for (fixture, "Touch the days");
  yui_test_run_ms (300);
  assert_targets (fixture->window);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (find (fixture->window, GTK_TYPE_TOGGLE_BUTTON, "Wed", TRUE)), TRUE);
  wait_for (fixture, "That is 4 hours a week.");
  click (fixture, "Declare");
  wait_for (fixture, "My hours");
  body = get_sent (fixture, "POST /v1/my/declared-work");
  g_assert_nonnull (strstr (body, "\"weekdays\":4"));
  g_assert_null (strstr (body, "consent"));
}

static void
test_check_in (Fixture *fixture, gconstpointer unused)
{
  scan (fixture);
  click (fixture, "Check in");
  wait_for (fixture, "It is recorded.");
  wait_for (fixture, "At work");
  g_assert_nonnull (find (fixture->window, GTK_TYPE_BUTTON, "Check out", TRUE));
  g_assert_null (find (fixture->window, GTK_TYPE_BUTTON, "Check in", TRUE));
}

/* What is said is true at each moment: kept here, then sent. */
static void
test_check_in_while_away (Fixture *fixture, gconstpointer unused)
{
  scan (fixture);
  yui_test_peer_go_away (fixture->peer);
  click (fixture, "Check in");
  wait_for (fixture, "kept on this device, and sent when the server is back");
  g_assert_cmpuint (yui_outbox_get_n_waiting (yui_kiosk_get_outbox (fixture->kiosk)), ==, 1);
  yui_test_peer_come_back (fixture->peer);
  yui_client_retry_now (yui_kiosk_get_client (fixture->kiosk));
  wait_for (fixture, "It is recorded.");
}

static void
test_card_while_away (Fixture *fixture, gconstpointer unused)
{
  yui_test_peer_go_away (fixture->peer);
  yui_kiosk_show_card (fixture->kiosk, CARD);
  click (fixture, "Check in");
  wait_for (fixture, "kept on this device, and sent when the server is back");
  yui_test_peer_come_back (fixture->peer);
  yui_client_retry_now (yui_kiosk_get_client (fixture->kiosk));
  wait_for (fixture, "It is recorded.");
  wait_for (fixture, "The server is back");
}

/* Cards that the kiosk knows by itself */

static const guint8 SEED[YUI_WORKER_PASS_SEED_BYTES] = { 1 };

static void
sign_pass (char text[YUI_WORKER_PASS_SIZE])
{
  const guint8 code[YUI_WORKER_PASS_CODE_BYTES] = { 1, 2, 3 };

  yui_worker_pass_sign (code, 20780, 1, SEED, text);
}

static gboolean
has_keys (gpointer data)
{
  return yui_pass_keys_get_n (data) > 0;
}

/* The key that sign_pass() signs with. retired_at is JSON. */
static void
learn_key (Fixture *fixture, const char *retired_at)
{
  YuiPassKeys *keys = yui_kiosk_get_pass_keys (fixture->kiosk);
  guint8 public_key[YUI_WORKER_PASS_PUBLIC_BYTES];
  char key_id[YUI_WORKER_PASS_KEY_ID_SIZE];
  g_autofree char *base64 = NULL, *list = NULL;

  yui_worker_pass_public_key (SEED, public_key);
  yui_worker_pass_name_key (public_key, key_id);
  base64 = g_base64_encode (public_key, sizeof public_key);
  list = g_strdup_printf ("{\"items\":[{\"id\":\"%s\",\"programme_id\":1,\"public_key\":\"%s\","
                          "\"made_at\":\"2026-11-01T09:00:00+09:00\",\"retired_at\":%s}]}",
                          key_id, base64, retired_at);
  yui_test_peer_serve (fixture->peer, "GET", "/v1/pass-keys", list);
  yui_pass_keys_refresh (keys);
  yui_test_wait_until (has_keys, keys);
}

/* A genuine card is told so; what is pressed goes out with the pass itself. */
static void
test_pass_while_away (Fixture *fixture, gconstpointer unused)
{
  char pass[YUI_WORKER_PASS_SIZE];

  sign_pass (pass);
  learn_key (fixture, "null");
  yui_test_peer_go_away (fixture->peer);
  yui_kiosk_show_card (fixture->kiosk, pass);
  wait_for (fixture, "Your card was checked: it is genuine.");
  yui_test_run_ms (300);
  assert_targets (fixture->window);
  click (fixture, "Check in");
  wait_for (fixture, "kept on this device, and sent when the server is back");
  yui_test_peer_come_back (fixture->peer);
  yui_client_retry_now (yui_kiosk_get_client (fixture->kiosk));
  wait_for (fixture, "It is recorded.");
  g_assert_nonnull (strstr (get_sent (fixture, "POST /v1/sync/ops"), pass));
}

/* What was not signed so is asked for again; the number beside it goes on working. */
static void
test_wrong_pass_while_away (Fixture *fixture, gconstpointer unused)
{
  char pass[YUI_WORKER_PASS_SIZE];

  sign_pass (pass);
  pass[80] = pass[80] == 'A' ? 'B' : 'A';
  learn_key (fixture, "null");
  yui_test_peer_go_away (fixture->peer);
  yui_kiosk_show_card (fixture->kiosk, pass);
  wait_for (fixture, "The card could not be read.");
  g_assert_null (yui_kiosk_get_visit (fixture->kiosk));
  wait_for (fixture, "Type the number on the card");
  yui_kiosk_show_card (fixture->kiosk, CARD);
  wait_for (fixture, "your card is checked when the server is back");
  g_assert_null (find (fixture->window, GTK_TYPE_LABEL, "The card could not be read.", TRUE));
  click (fixture, "Check in");
  wait_for (fixture, "kept on this device, and sent when the server is back");
}

/* A key that is not known here says nothing against the card. */
static void
test_unknown_key_while_away (Fixture *fixture, gconstpointer unused)
{
  char pass[YUI_WORKER_PASS_SIZE];

  sign_pass (pass);
  yui_test_peer_go_away (fixture->peer);
  yui_kiosk_show_card (fixture->kiosk, pass);
  wait_for (fixture, "your card is checked when the server is back");
  g_assert_null (find (fixture->window, GTK_TYPE_LABEL, "genuine", TRUE));
}

/* With the server and without it. */
static void
test_retired_pass (Fixture *fixture, gconstpointer unused)
{
  char pass[YUI_WORKER_PASS_SIZE];

  sign_pass (pass);
  learn_key (fixture, "\"2026-11-20T09:00:00+09:00\"");
  yui_kiosk_show_card (fixture->kiosk, pass);
  wait_for (fixture, "Hello, Sato");
  wait_for (fixture, "Your card is of an older kind and still works.");
  click (fixture, "Finish");
  yui_test_peer_go_away (fixture->peer);
  yui_kiosk_show_card (fixture->kiosk, pass);
  wait_for (fixture, "Your card is of an older kind, so it is checked");
  click (fixture, "Check in");
  wait_for (fixture, "kept on this device, and sent when the server is back");
}

/* The server knows best what a pass is. */
static void
test_wrong_pass (Fixture *fixture, gconstpointer unused)
{
  YuiTestPeer *peer = yui_test_peer_new ();
  char pass[YUI_WORKER_PASS_SIZE];

  sign_pass (pass);
  yui_client_set_base_url (yui_kiosk_get_client (fixture->kiosk), yui_test_peer_get_url (peer));
  yui_test_peer_add (
      peer, 0, YUI_TEST_ANSWER, "POST", "/v1/card-sessions", 404, "application/problem+json",
      "{\"type\":\"urn:yui:problem:wrong-pass\",\"title\":\"x\",\"status\":404}", NULL);
  yui_kiosk_show_card (fixture->kiosk, pass);
  wait_for (fixture, "The card could not be read.");
  wait_for (fixture, "Type the number on the card");
  yui_client_set_base_url (yui_kiosk_get_client (fixture->kiosk),
                           yui_test_peer_get_url (fixture->peer));
  yui_test_peer_free (peer);
}

/* The reset */

typedef struct
{
  GtkWidget *window;
  GObject *visit, *offer, *contract, *page;
} Traces;

static gboolean
is_forgotten (gpointer data)
{
  Traces *traces = data;

  return traces->visit == NULL && traces->offer == NULL && traces->contract == NULL
         && traces->page == NULL;
}

static void
take_traces (Fixture *fixture, Traces *traces)
{
  YuiVisit *visit = yui_kiosk_get_visit (fixture->kiosk);
  g_autoptr (GObject) offer = g_list_model_get_item (yui_visit_get_offers (visit), 0);
  g_autoptr (GObject) contract = g_list_model_get_item (yui_visit_get_contracts (visit), 0);

  traces->window = fixture->window;
  traces->page = G_OBJECT (
      gtk_widget_get_parent (find (fixture->window, GTK_TYPE_LABEL, "Hello, Sato", FALSE)));
  g_set_weak_pointer (&traces->visit, G_OBJECT (visit));
  g_set_weak_pointer (&traces->offer, offer);
  g_set_weak_pointer (&traces->contract, contract);
  g_object_add_weak_pointer (traces->page, (gpointer *)&traces->page);
}

static void
assert_wiped (Fixture *fixture)
{
  const char *const facts[]
      = { "Sato", "Dishes", "Breakfast", "Annex", "Harbour", "1,200", "Checked in", "ABC2" };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    g_assert_null (find (fixture->window, GTK_TYPE_WIDGET, facts[i], FALSE));
  wait_for (fixture, "Show your card");
}

static gboolean
was_closed (gpointer data)
{
  YuiTestPeer *peer = data;

  for (guint i = 0; i < yui_test_peer_get_n (peer); i++)
    if (g_str_equal (yui_test_peer_get_line (peer, i), "DELETE /v1/card-sessions/current")
        && g_strcmp0 (yui_test_peer_get_header (peer, i, "Authorization"), "DPoP worker-token")
               == 0)
      return TRUE;
  return FALSE;
}

static void
test_finish_forgets (Fixture *fixture, gconstpointer unused)
{
  Traces traces = { 0 };

  scan (fixture);
  take_traces (fixture, &traces);
  click (fixture, "Check in");
  wait_for (fixture, "It is recorded.");
  click (fixture, "Finish");
  yui_test_wait_until (was_closed, fixture->peer);
  yui_test_wait_until (is_forgotten, &traces);
  assert_wiped (fixture);
}

/* Nobody touches the screen: it warns, then forgets. */
static void
test_idle_forgets (Fixture *fixture, gconstpointer unused)
{
  Traces traces = { 0 };

  scan (fixture);
  take_traces (fixture, &traces);
  click (fixture, "Read the terms and answer");
  wait_for (fixture, "Are you still there?");
  wait_for (fixture, "This screen is cleared in");
  yui_test_wait_until (was_closed, fixture->peer);
  yui_test_wait_until (is_forgotten, &traces);
  assert_wiped (fixture);
}

static void
test_continue (Fixture *fixture, gconstpointer unused)
{
  scan (fixture);
  wait_for (fixture, "Are you still there?");
  click (fixture, "Continue");
  yui_test_run_ms (1500);
  g_assert_nonnull (yui_kiosk_get_visit (fixture->kiosk));
  g_assert_false (was_closed (fixture->peer));
}

/* Another card takes the place of the first. */
static void
test_next_card (Fixture *fixture, gconstpointer unused)
{
  Traces traces = { 0 };

  scan (fixture);
  take_traces (fixture, &traces);
  scan (fixture);
  yui_test_wait_until (is_forgotten, &traces);
  yui_test_wait_until (was_closed, fixture->peer);
}

static void
test_wrong_card (Fixture *fixture, gconstpointer unused)
{
  YuiTestPeer *peer = yui_test_peer_new ();

  yui_client_set_base_url (yui_kiosk_get_client (fixture->kiosk), yui_test_peer_get_url (peer));
  yui_kiosk_show_card (fixture->kiosk, "WRONG222");
  wait_for (fixture, "This card is not known here.");
  g_assert_null (yui_kiosk_get_visit (fixture->kiosk));
  yui_client_set_base_url (yui_kiosk_get_client (fixture->kiosk),
                           yui_test_peer_get_url (fixture->peer));
  yui_test_peer_free (peer);
}

static void
test_keypad (Fixture *fixture, gconstpointer unused)
{
  const char *const keys[] = { "A", "B", "C", "2", "3", "4", "X", "Erase" };

  click (fixture, "Type the number on the card");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkWidget *keypad = find (fixture->window, GTK_TYPE_BUTTON, keys[i], FALSE);

      g_assert_nonnull (keypad);
      /* "Type…" and "Back" also hold such letters: the keys are the buttons with one. */
      if (strlen (get_text (keypad)) > 1 && !g_str_equal (keys[i], "Erase"))
        {
          GtkWidget *group
              = gtk_widget_get_parent (find (fixture->window, GTK_TYPE_BUTTON, "Erase", FALSE));

          keypad = find (group, GTK_TYPE_BUTTON, keys[i], FALSE);
        }
      g_signal_emit_by_name (keypad, "clicked");
    }
  wait_for (fixture, "ABC2 34");
  click (fixture, "OK");
  wait_for (fixture, "Hello, Sato");
}

/* As the application does for itself. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/town/yui/Kiosk/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

#define ADD(path, test) g_test_add ("/kiosk/window/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  yui_language_init ();
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  adw_init ();
  load_style ();
  ADD ("targets", test_targets);
  ADD ("no-full-name", test_no_full_name);
  ADD ("change", test_change);
  ADD ("claim", test_claim);
  ADD ("settle", test_settle);
  ADD ("declare", test_declare);
  ADD ("check-in", test_check_in);
  ADD ("check-in-while-away", test_check_in_while_away);
  ADD ("card-while-away", test_card_while_away);
  ADD ("pass-while-away", test_pass_while_away);
  ADD ("wrong-pass-while-away", test_wrong_pass_while_away);
  ADD ("unknown-key-while-away", test_unknown_key_while_away);
  ADD ("retired-pass", test_retired_pass);
  ADD ("wrong-pass", test_wrong_pass);
  ADD ("finish-forgets", test_finish_forgets);
  ADD ("idle-forgets", test_idle_forgets);
  ADD ("continue", test_continue);
  ADD ("next-card", test_next_card);
  ADD ("wrong-card", test_wrong_card);
  ADD ("keypad", test_keypad);
  return g_test_run ();
}
