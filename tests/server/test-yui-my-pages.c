/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "server/yui-moment.h"

#include <string.h>

static TestAnswer *
get_page (TestServer *test, const char *path, const char *language)
{
  return test_call (test, "GET", path, NULL, NULL, "Accept-Language", language, NULL);
}

static TestAnswer *
post_page (TestServer *test, const char *path, const char *format, const char *value)
{
  g_autofree char *form = g_strdup_printf ("%s=%s", format, value);

  return test_call (test, "POST", path, NULL, form, "Content-Type",
                    "application/x-www-form-urlencoded", "Idempotency-Key", "none",
                    "Accept-Language", "en", NULL);
}

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
  g_assert_null (soup_message_headers_get_one (page->headers, "Set-Cookie"));
  g_assert_cmpstr (soup_message_headers_get_one (page->headers, "Cache-Control"), ==, "no-store");
}

static TestAnswer *
make_code (TestServer *test, const char *worker)
{
  TestAnswer *made = test_call (test, "POST", "/v1/my/phone-codes", worker, NULL, NULL);

  g_assert_cmpuint (made->status, ==, 201);
  return made;
}

static gint64
count_deliveries (TestServer *test)
{
  return test_count (test, "SELECT count(*) FROM notice_delivery WHERE how = 'downloaded' AND "
                           "kiosk_account_id IS NULL");
}

/* From the code to a paper, and out again. */
static void
test_own_pages (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) made = make_code (test, "worker-0"), filled = NULL, own = NULL,
                         again = NULL, paper = NULL, out = NULL, after = NULL;
  g_autofree char *path = NULL, *code = NULL, *pass = NULL, *paper_path = NULL, *text = NULL;
  const char *at;

  test_work_init (&work, test, 0);
  test_execute_printf (test, "UPDATE contract SET end_s = %" G_GINT64_FORMAT,
                       yui_moment_now () + 3600);
  path = g_strdup (strstr (test_text (made, "url"), "/my/"));
  for (int i = 0; i < 2; i++) /* a preview of the address uses nothing up */
    {
      g_clear_pointer (&filled, test_answer_free);
      filled = get_page (test, path, "ja");
      assert_says (filled, 200, "自分の仕事と書類");
    }
  code = get_field (filled, "code");
  g_assert_cmpstr (code, ==, test_text (made, "code"));

  own = post_page (test, "/my", "code", code);
  assert_says (own, 200, "Hello, 試験");
  assert_says (own, 200, "甲 本館");
  again = post_page (test, "/my", "code", code);
  assert_says (again, 404, "not right, or no longer");

  pass = get_field (own, "pass");
  at = strstr (own->text, "/my/papers/");
  g_assert_nonnull (at);
  paper_path = g_strndup (at, strcspn (at, "\""));
  paper = post_page (test, paper_path, "pass", pass);
  g_assert_cmpuint (paper->status, ==, 200);
  text = test_pdf_text (paper);
  g_assert_nonnull (strstr (text, "労働条件通知書"));
  g_assert_cmpint (count_deliveries (test), ==, 1);

  out = post_page (test, "/my/sign-out", "pass", pass);
  assert_says (out, 200, "You are signed out");
  after = post_page (test, paper_path, "pass", pass);
  assert_says (after, 410, "Ask the kiosk for a new code");
  g_assert_cmpint (count_deliveries (test), ==, 1);
}

static void
test_offers (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *shift_id = test_publish_shift (test, 1),
                  *offer = test_offer (test, shift_id, 0, NULL);
  g_autoptr (TestAnswer) made = make_code (test, "worker-0"), own = NULL;

  own = post_page (test, "/my", "code", test_text (made, "code"));
  assert_says (own, 200, "Offers that wait for your answer: 1.");
}

/* Another person's papers, and passes that are no session of a phone. */
static void
test_not_mine (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) other = { 0 };
  g_autoptr (TestAnswer) made = make_code (test, "worker-0"), papers = NULL, own = NULL,
                         stolen = NULL, machine = NULL, none = NULL;
  g_autofree char *pass = NULL, *path = NULL;

  test_work_init (&other, test, 1);
  papers = test_call (test, "GET", "/v1/documents?kind=working_conditions_notice", "owner-a", NULL,
                      NULL);
  g_assert_cmpuint (test_n_items (papers), ==, 1);
  path = g_strdup_printf ("/my/papers/%s",
                          json_object_get_string_member (test_item (papers, 0), "id"));
  own = post_page (test, "/my", "code", test_text (made, "code"));
  assert_says (own, 200, "There is no work ahead.");
  pass = get_field (own, "pass");
  stolen = post_page (test, path, "pass", pass);
  g_assert_cmpuint (stolen->status, ==, 404);
  machine = post_page (test, path, "pass", "owner-a");
  assert_says (machine, 410, "You are signed out");
  none = post_page (test, path, "card", "x");
  assert_says (none, 410, "You are signed out");
}

/* A session that a kiosk holds needs the kiosk's key: without it its token opens nothing. */
static void
test_bound_token (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) bound = NULL;

  test_execute (test, "UPDATE access_token SET key_thumbprint = 'x' WHERE worker_id IS NOT NULL");
  bound = post_page (test, "/my/sign-out", "pass", "worker-0");
  assert_says (bound, 410, "You are signed out");
  g_assert_cmpint (
      test_count (test, "SELECT count(*) FROM access_token WHERE revoked_s IS NOT NULL"), ==, 0);
}

static void
test_codes (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) first = make_code (test, "worker-0"),
                         second = make_code (test, "worker-0"),
                         others = make_code (test, "worker-1"), replaced = NULL, late = NULL,
                         good = NULL, nonsense = NULL, ended = NULL;
  g_autofree char *pass = NULL;

  replaced = post_page (test, "/my", "code", test_text (first, "code"));
  assert_says (replaced, 404, "not right, or no longer");
  nonsense = post_page (test, "/my", "code", "%3Cb%3E%22");
  assert_says (nonsense, 404, "value=\"&lt;b&gt;&quot;\"");
  good = post_page (test, "/my", "code", test_text (others, "code"));
  g_assert_cmpuint (good->status, ==, 200);
  test_execute (test, "UPDATE phone_code SET expires_s = 1");
  late = post_page (test, "/my", "code", test_text (second, "code"));
  assert_says (late, 404, "not right, or no longer");
  pass = get_field (good, "pass");
  test_execute (test, "UPDATE access_token SET expires_s = 1 WHERE expires_s IS NOT NULL");
  ended = post_page (test, "/my/sign-out", "pass", pass);
  assert_says (ended, 410, "You are signed out");
}

static void
test_guessing (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) made = make_code (test, "worker-0"), right = NULL;
  int n = 0;

  for (guint status = 404; status == 404; n++)
    {
      g_autoptr (TestAnswer) wrong = post_page (test, "/my", "code", "BBBB-BBBB");

      status = wrong->status;
      g_assert_true (status == 404 || status == 429);
    }
  g_assert_cmpint (n, ==, 31);
  right = post_page (test, "/my", "code", test_text (made, "code"));
  assert_says (right, 429, "Wait a quarter of an hour");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/my-pages/own", test_own_pages);
  g_test_add_func ("/my-pages/offers", test_offers);
  g_test_add_func ("/my-pages/not-mine", test_not_mine);
  g_test_add_func ("/my-pages/bound-token", test_bound_token);
  g_test_add_func ("/my-pages/codes", test_codes);
  g_test_add_func ("/my-pages/guessing", test_guessing);
  return g_test_run ();
}
