/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "server/yui-check-in-code.h"
#include "server/yui-check-in-pages-pass.h"
#include "server/yui-moment.h"

/* The path of the check-in page that the workplace's QR leads to now (caller's). */
static char *
scan (TestServer *test)
{
  g_autoptr (TestAnswer) code = test_call (
      test, "GET", "/v1/workplaces/" TEST_WORKPLACE_A "/check-in-code", "kiosk", NULL, NULL);
  const char *base = yui_server_get_base_url (test->server);

  g_assert_true (g_str_has_prefix (test_text (code, "url"), base));
  return g_strdup (test_text (code, "url") + strlen (base));
}

static TestAnswer *
get_page (TestServer *test, const char *path, const char *language)
{
  return test_call (test, "GET", path, NULL, NULL, "Accept-Language", language, NULL);
}

static TestAnswer *
post_page (TestServer *test, const char *path, const char *form)
{
  return test_call (test, "POST", path, NULL, form, "Content-Type",
                    "application/x-www-form-urlencoded", "Idempotency-Key", "none",
                    "Accept-Language", "en", NULL);
}

/* The value of a hidden field (caller's). */
static char *
get_field (TestAnswer *page, const char *name)
{
  g_autofree char *begin = g_strdup_printf ("name=\"%s\" value=\"", name);
  const char *at = strstr (page->text, begin);

  g_assert_nonnull (at);
  at += strlen (begin);
  return g_strndup (at, strcspn (at, "\""));
}

static void
assert_says (TestAnswer *page, guint status, const char *text)
{
  if (page->status != status || strstr (page->text, text) == NULL)
    g_test_message ("%u %s", page->status, page->text);
  g_assert_cmpuint (page->status, ==, status);
  g_assert_nonnull (strstr (page->text, text));
  g_assert_null (strstr (page->text, "<script"));
}

static void
test_first_page (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *path = scan (test);
  g_autoptr (TestAnswer) japanese = get_page (test, path, "ja,en;q=0.5");
  g_autoptr (TestAnswer) english = get_page (test, path, "en-US,en;q=0.9");
  g_autoptr (TestAnswer) style = test_call (test, "GET", "/check-in-style.css", NULL, NULL, NULL);
  const char *csp = soup_message_headers_get_one (japanese->headers, "Content-Security-Policy");

  assert_says (japanese, 200, "カード番号");
  assert_says (japanese, 200, "lang=\"ja\"");
  assert_says (japanese, 200, "甲 本館");
  assert_says (english, 200, "Card number");
  assert_says (english, 200, "lang=\"en\"");
  g_assert_nonnull (strstr (csp, "default-src 'none'"));
  g_assert_nonnull (strstr (csp, "frame-ancestors 'none'"));
  g_assert_cmpstr (soup_message_headers_get_one (japanese->headers, "Cache-Control"), ==,
                   "no-store");
  g_assert_cmpuint (style->status, ==, 200);
  g_assert_true (
      g_str_has_prefix (soup_message_headers_get_one (style->headers, "Content-Type"), "text/css"));
}

static void
test_old_codes (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (YuiDatabase) unused = NULL;
  YuiCheckInPlace place = { .programme_id = 1, .workplace_id = TEST_WORKPLACE_A };
  YuiPagePass visit = { .programme_id = 1, .workplace_id = TEST_WORKPLACE_A };
  YuiDatabase *db = yui_store_begin_read (test->store, YUI_SCOPE_ALL, NULL);
  guint8 secret[32];
  char token[YUI_CHECK_IN_TOKEN_SIZE];
  g_autofree char *old_path = NULL, *sealed = NULL, *form = NULL, *forged = NULL;
  g_autoptr (TestAnswer) old = NULL, nonsense = NULL, late = NULL, fake = NULL, empty = NULL;

  g_assert_true (yui_page_pass_read_secret (db, 1, TEST_WORKPLACE_A, secret, NULL));
  yui_store_end_read (test->store, db);
  yui_check_in_code_make (&place, secret, yui_moment_now () - 300, token);
  old_path = g_strconcat ("/check-in/", token, NULL);
  old = get_page (test, old_path, "en");
  assert_says (old, 410, "Scan it again");
  nonsense = get_page (test, "/check-in/nonsense", "en");
  assert_says (nonsense, 404, "Scan it again");

  /* A slow reader: the code is old, the page is not; then the page is. */
  sealed = yui_page_pass_seal (&visit, secret, yui_moment_now () - 1);
  form = g_strdup_printf ("visit=%s&card=AAAA", sealed);
  late = post_page (test, old_path, form);
  assert_says (late, 410, "has been open too long");
  g_clear_pointer (&sealed, g_free);
  secret[0] ^= 1;
  sealed = yui_page_pass_seal (&visit, secret, yui_moment_now () + 60);
  forged = g_strdup_printf ("visit=%s&card=AAAA", sealed);
  fake = post_page (test, old_path, forged);
  g_assert_cmpuint (fake->status, ==, 404);
  empty = post_page (test, old_path, "");
  assert_says (empty, 400, "Something is missing");
}

static void
test_cards (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *path = scan (test), *code = test_issue_card (test, 0);
  g_autoptr (TestAnswer) page = get_page (test, path, "en");
  g_autofree char *visit = get_field (page, "visit");
  g_autofree char *none = g_strdup_printf ("visit=%s&card=", visit);
  g_autofree char *wrong = g_strdup_printf ("visit=%s&card=%%3Cb%%3E%%22x", visit);
  g_autofree char *right = g_strdup_printf ("visit=%s&card=%s", visit, code);
  g_autoptr (TestAnswer) a = post_page (test, path, none);
  g_autoptr (TestAnswer) b = post_page (test, path, wrong);
  g_autoptr (TestAnswer) c = post_page (test, path, right);

  assert_says (a, 422, "Type your card number.");
  assert_says (b, 404, "We do not know this card number.");
  assert_says (b, 404, "value=\"&lt;b&gt;&quot;x\"");
  assert_says (b, 404, "aria-invalid=\"true\"");
  assert_says (c, 200, "You have no shift here today");
}

/* The square code of a card, read with the phone and put in: the pass. */
static void
test_pass (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *path = scan (test), *id = test_membership_id (0), *card_path = NULL;
  g_autoptr (TestAnswer) page = get_page (test, path, "en"), card = NULL, right = NULL,
                         wrong = NULL;
  g_autofree char *visit = get_field (page, "visit"), *form = NULL, *altered = NULL;

  card_path = g_strdup_printf ("/v1/memberships/%s/card", id);
  card = test_call (test, "POST", card_path, "owner-a", NULL, NULL);
  form = g_strdup_printf ("visit=%s&card=%s", visit, test_text (card, "pass"));
  right = post_page (test, path, form);
  assert_says (right, 200, "You have no shift here today");
  altered = g_strndup (form, strlen (form) - 1);
  wrong = post_page (test, path, altered);
  assert_says (wrong, 404, "The square code was not read whole.");
}

/* The audit log says that the page was used, not with which code. */
static void
assert_audit_keeps_no_code (TestServer *test)
{
  g_autoptr (GError) error = NULL;
  YuiDatabase *db = yui_store_begin_read (test->store, YUI_SCOPE_ALL, &error);
  g_autoptr (YuiStatement) query = yui_database_query (
      db, &error,
      "SELECT count(*), count(*) FILTER (WHERE subject = 'check-in/{token}') FROM audit_log "
      "WHERE operation = 'pageCheckInPost'");

  g_assert_true (yui_statement_need_row (query, &error));
  g_assert_cmpint (yui_statement_get_int (query, 0), >, 0);
  g_assert_cmpint (yui_statement_get_int (query, 0), ==, yui_statement_get_int (query, 1));
  g_clear_pointer (&query, yui_statement_free);
  yui_store_end_read (test->store, db);
}

static void
put_contracts_now (TestServer *test)
{
  const gint64 now_s = yui_moment_now ();
  g_autofree char *sql = g_strdup_printf ("UPDATE contract SET start_s = %" G_GINT64_FORMAT
                                          ", end_s = %" G_GINT64_FORMAT,
                                          now_s - 600, now_s + 600);

  test_execute (test, sql);
}

/* From the card to a finished shift; each press is stored. */
static void
test_check_in_and_out (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autofree char *path = scan (test), *code = test_issue_card (test, 0), *attendance_path = NULL;
  g_autofree char *visit = NULL, *form = NULL;
  static const char *const STEPS[][3] = { { "in", "Checked in", "You are checked in." },
                                          { "break_start", "Break started", "You are on a break." },
                                          { "break_end", "Break ended", "You are checked in." },
                                          { "out", "Checked out", "You have checked out." } };
  g_autoptr (TestAnswer) page = NULL, attendance = NULL, stolen = NULL;

  test_work_init (&work, test, 0);
  put_contracts_now (test);
  page = get_page (test, path, "en");
  visit = get_field (page, "visit");
  form = g_strdup_printf ("visit=%s&card=%s", visit, code);

  for (guint i = 0; i < G_N_ELEMENTS (STEPS); i++)
    {
      g_autoptr (TestAnswer) shifts = post_page (test, path, form);
      g_autofree char *pass = get_field (shifts, "pass"),
                      *contract = get_field (shifts, "contract");
      g_autofree char *press
          = g_strdup_printf ("pass=%s&contract=%s&kind=%s", pass, contract, STEPS[i][0]);
      g_autoptr (TestAnswer) result = post_page (test, path, press);
      g_autoptr (TestAnswer) after = post_page (test, path, form);

      g_assert_cmpstr (contract, ==, work.contract_id);
      assert_says (shifts, 200, "Hello, 試験");
      assert_says (result, 200, STEPS[i][1]);
      assert_says (after, 200, STEPS[i][2]);
    }
  attendance_path = g_strdup_printf ("/v1/attendances/%s", work.attendance_id);
  attendance = test_call (test, "GET", attendance_path, "owner-a", NULL, NULL);
  g_assert_cmpstr (test_text (attendance, "state"), ==, "to_confirm");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                        json_node_get_object (attendance->body), "clock_events")),
                    ==, G_N_ELEMENTS (STEPS));
  assert_audit_keeps_no_code (test);
}

/* A pass is of one person: another's contract is refused. */
static void
test_not_mine (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) mine = { 0 }, other = { 0 };
  g_autofree char *path = scan (test), *code = test_issue_card (test, 0);
  g_autofree char *visit = NULL, *form = NULL, *pass = NULL, *press = NULL, *nameless = NULL;
  g_autoptr (TestAnswer) page = NULL, shifts = NULL, stolen = NULL, visitor = NULL;

  test_work_init (&mine, test, 0);
  test_work_init (&other, test, 1);
  put_contracts_now (test);
  page = get_page (test, path, "en");
  visit = get_field (page, "visit");
  form = g_strdup_printf ("visit=%s&card=%s", visit, code);
  shifts = post_page (test, path, form);
  pass = get_field (shifts, "pass");
  press = g_strdup_printf ("pass=%s&contract=%s&kind=in", pass, other.contract_id);
  stolen = post_page (test, path, press);
  assert_says (stolen, 400, "Something is missing");
  nameless = g_strdup_printf ("pass=%s&contract=%s&kind=in", visit, mine.contract_id);
  visitor = post_page (test, path, nameless);
  assert_says (visitor, 400, "Something is missing");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-in-pages/first-page", test_first_page);
  g_test_add_func ("/check-in-pages/old-codes", test_old_codes);
  g_test_add_func ("/check-in-pages/cards", test_cards);
  g_test_add_func ("/check-in-pages/pass", test_pass);
  g_test_add_func ("/check-in-pages/check-in-and-out", test_check_in_and_out);
  g_test_add_func ("/check-in-pages/not-mine", test_not_mine);
  return g_test_run ();
}
