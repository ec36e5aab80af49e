/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "server/yui-moment.h"

#include <string.h>

#define POSTERS "/v1/posters"
#define AT_A    "{\"workplace_id\":\"" TEST_WORKPLACE_A "\"}"

static TestAnswer *
make (TestServer *test)
{
  TestAnswer *made = test_call (test, "POST", POSTERS, "owner-a", AT_A, NULL);

  g_assert_cmpuint (made->status, ==, 201);
  return made;
}

static TestAnswer *
end (TestServer *test, const char *token, TestAnswer *poster, const char *tag)
{
  g_autofree char *path = g_strdup_printf ("/v1/posters/%s/end", test_text (poster, "id"));

  return test_call (test, "POST", path, token, NULL, "If-Match", tag, NULL);
}

/* The path of the check-in page as the paper says it (caller's). */
static char *
read_paper (TestServer *test, TestAnswer *poster)
{
  g_autofree char *path
      = g_strdup_printf ("/v1/documents/%s/content", test_text (poster, "document_id"));
  g_autoptr (TestAnswer) paper = test_call (test, "GET", path, "owner-a", NULL, NULL);
  g_autofree char *text = test_pdf_text (paper);
  const char *at = strstr (text, "/check-in/");

  g_assert_nonnull (strstr (text, "甲 本館"));
  g_assert_nonnull (at);
  return g_strndup (at, strcspn (at, " \n"));
}

static TestAnswer *
get_page (TestServer *test, const char *path)
{
  return test_call (test, "GET", path, NULL, NULL, "Accept-Language", "en", NULL);
}

static TestAnswer *
post_page (TestServer *test, const char *path, const char *form)
{
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

/* From the wall to the hours: what was clocked is marked. */
static void
test_clocking (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autofree char *code = test_issue_card (test, 0), *path = NULL, *visit = NULL, *form = NULL,
                  *pass = NULL, *press = NULL, *attendance_path = NULL;
  const gint64 now_s = yui_moment_now ();
  g_autoptr (TestAnswer) poster = make (test), page = NULL, shifts = NULL, result = NULL,
                         attendance = NULL;
  JsonObject *event;

  test_work_init (&work, test, 0);
  test_execute_printf (
      test, "UPDATE contract SET start_s = %" G_GINT64_FORMAT ", end_s = %" G_GINT64_FORMAT,
      now_s - 60, now_s + 6000);
  path = read_paper (test, poster);
  page = get_page (test, path);
  g_assert_cmpuint (page->status, ==, 200);
  visit = get_field (page, "visit");
  form = g_strdup_printf ("visit=%s&card=%s", visit, code);
  shifts = post_page (test, path, form);
  pass = get_field (shifts, "pass");
  press = g_strdup_printf ("pass=%s&contract=%s&kind=in", pass, work.contract_id);
  result = post_page (test, path, press);
  g_assert_cmpuint (result->status, ==, 200);
  g_assert_nonnull (strstr (result->text, "made with the poster"));

  attendance_path = g_strdup_printf ("/v1/attendances/%s", work.attendance_id);
  attendance = test_call (test, "GET", attendance_path, "owner-a", NULL, NULL);
  event = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (attendance->body), "clock_events"), 0);
  g_assert_true (json_object_get_boolean_member (event, "via_poster"));
  g_assert_false (json_object_get_boolean_member (event, "needs_review"));
}

static void
test_end_of_a_poster (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) first = make (test), second = make (test), stale = NULL, ended = NULL,
                         again = NULL, gone = NULL, stays = NULL, list = NULL;
  g_autofree char *path = read_paper (test, first), *other = read_paper (test, second);

  stale = end (test, "manager-a", first, "\"7\"");
  g_assert_cmpuint (stale->status, ==, 412);
  ended = end (test, "manager-a", first, "\"1\"");
  g_assert_cmpuint (ended->status, ==, 200);
  g_assert_nonnull (test_text (ended, "revoked_at"));
  again = end (test, "manager-a", first, "\"2\"");
  test_assert_problem (again, 409, "poster-ended");
  gone = get_page (test, path);
  g_assert_cmpuint (gone->status, ==, 410);
  g_assert_nonnull (strstr (gone->text, "not in use any more"));
  stays = get_page (test, other);
  g_assert_cmpuint (stays->status, ==, 200);
  list = test_call (test, "GET", POSTERS, "owner-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (list), ==, 2);
}

/* The code is nowhere but on the paper, and no bit of it may be another. */
static void
test_code_is_on_paper_only (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) poster = make (test), list = NULL;
  g_autofree char *path = read_paper (test, poster);
  const char *token = path + strlen ("/check-in/");

  list = test_call (test, "GET", POSTERS, "owner-a", NULL, NULL);
  g_assert_null (strstr (poster->text, token));
  g_assert_null (strstr (list->text, token));
  for (gsize i = strlen ("/check-in/"); path[i] != '\0'; i++)
    {
      const char right = path[i];
      g_autoptr (TestAnswer) wrong = NULL;

      path[i] = right == 'A' ? 'I' : 'A';
      wrong = get_page (test, path);
      g_assert_cmpuint (wrong->status, ==, 404);
      path[i] = right;
    }
}

/* Another employer's posters, and places to put them, do not exist. */
static void
test_others (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) poster = make (test);
  g_autoptr (TestAnswer) list = test_call (test, "GET", POSTERS, "owner-b", NULL, NULL);
  g_autoptr (TestAnswer) made = test_call (test, "POST", POSTERS, "owner-b", AT_A, NULL);
  g_autoptr (TestAnswer) ended = end (test, "owner-b", poster, "\"1\"");
  g_autoptr (TestAnswer) clerk = test_call (test, "POST", POSTERS, "clerk-a", AT_A, NULL);

  g_assert_cmpuint (test_n_items (list), ==, 0);
  g_assert_cmpuint (made->status, ==, 404);
  g_assert_cmpuint (ended->status, ==, 404);
  g_assert_cmpuint (clerk->status, ==, 403);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/posters/clocking", test_clocking);
  g_test_add_func ("/posters/end", test_end_of_a_poster);
  g_test_add_func ("/posters/code", test_code_is_on_paper_only);
  g_test_add_func ("/posters/others", test_others);
  return g_test_run ();
}
