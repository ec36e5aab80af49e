/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#define LIST                                                                                       \
  "社員番号,氏名,フリガナ,生年月日,区分,地区\r\n"                                                  \
  "K-1,青木 花,アオキ ハナ,1980/1/1,現役,浜町\r\n"                                                 \
  "K-2,石田 実,イシダ ミノル,1955/2/3,退職,山町\r\n"                                               \
  "K-3,上野 空,ウエノ ソラ,2001/13/1,登録,浜町\r\n"

static guint
count_people (TestServer *test, const char *query)
{
  g_autofree char *path = g_strconcat ("/v1/memberships", query, NULL);
  g_autoptr (TestAnswer) answer = test_call (test, "GET", path, "owner-a", NULL, NULL);

  g_assert_cmpuint (answer->status, ==, 200);
  return test_n_items (answer);
}

static TestAnswer *
post_list (TestServer *test, const char *mode, const char *key)
{
  g_autofree char *path = g_strconcat ("/v1/member-imports?mode=", mode, NULL);

  return test_call (test, "POST", path, "manager-a", LIST, "Content-Type", "text/csv",
                    "Idempotency-Key", key, NULL);
}

static void
test_import (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) preview = post_list (test, "preview", "a");
  g_autoptr (TestAnswer) none = NULL, good = NULL, again = NULL, nonsense = NULL, wrong = NULL;

  g_assert_cmpuint (preview->status, ==, 200);
  g_assert_cmpint (test_int (preview, "added"), ==, 2);
  g_assert_cmpuint (count_people (test, ""), ==, TEST_N_WORKERS);

  none = post_list (test, "all", "b");
  test_assert_problem (none, 422, "invalid-input");
  g_assert_nonnull (strstr (none->text, "\"report\":{"));
  g_assert_nonnull (strstr (none->text, "2001/13/1"));
  g_assert_cmpuint (count_people (test, ""), ==, TEST_N_WORKERS);

  good = post_list (test, "good_rows", "c");
  g_assert_cmpuint (good->status, ==, 200);
  g_assert_cmpuint (count_people (test, ""), ==, TEST_N_WORKERS + 2);
  again = post_list (test, "good_rows", "c");
  g_assert_cmpstr (again->text, ==, good->text);
  g_assert_cmpuint (count_people (test, ""), ==, TEST_N_WORKERS + 2);

  nonsense = post_list (test, "maybe", "d");
  test_assert_problem (nonsense, 400, "invalid-parameter");
  wrong = test_call (test, "POST", "/v1/member-imports?mode=all", "clerk-a", LIST, "Content-Type",
                     "text/csv", NULL);
  test_assert_problem (wrong, 403, "forbidden");
}

static void
test_search (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) good = post_list (test, "good_rows", "a");
  g_autoptr (TestAnswer) all = NULL, page = NULL;

  g_assert_cmpuint (good->status, ==, 200);
  all = test_call (test, "GET", "/v1/memberships", "clerk-a", NULL, NULL);
  g_assert_cmpstr (json_object_get_string_member (test_item (all, 0), "kana"), ==, "アオキ ハナ");
  for (guint i = 1; i < test_n_items (all); i++)
    g_assert_cmpstr (json_object_get_string_member (test_item (all, i - 1), "kana"), <=,
                     json_object_get_string_member (test_item (all, i), "kana"));
  g_assert_cmpuint (count_people (test, "?q=%E9%9D%92%E6%9C%A8%E8%8A%B1"), ==, 1); /* 青木花 */
  g_assert_cmpuint (count_people (test, "?q=%E3%81%84%E3%81%97%E3%81%A0"), ==, 1); /* いしだ */
  g_assert_cmpuint (count_people (test, "?q=k-2"), ==, 1);
  g_assert_cmpuint (count_people (test, "?q=%E6%B5%9C%E7%94%BA"), ==, 1); /* 浜町 */
  g_assert_cmpuint (count_people (test, "?q=%25"), ==, 0);
  g_assert_cmpuint (count_people (test, "?q=%20"), ==, TEST_N_WORKERS + 2);
  g_assert_cmpuint (count_people (test, "?kind=alumni"), ==, 1);
  page = test_call (test, "GET", "/v1/memberships?limit=3", "owner-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (page), ==, 3);
  g_assert_nonnull (strstr (soup_message_headers_get_one (page->headers, "Link"), "rel=\"next\""));
}

/* Walks all pages; each person comes once, in the order of the whole list. */
static void
test_pages (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *next = g_strdup ("/v1/memberships?limit=2");
  guint n = 0;

  while (next != NULL)
    {
      g_autoptr (TestAnswer) page = test_call (test, "GET", next, "owner-a", NULL, NULL);
      const char *link = soup_message_headers_get_one (page->headers, "Link");

      g_assert_cmpuint (page->status, ==, 200);
      n += test_n_items (page);
      g_clear_pointer (&next, g_free);
      if (link != NULL)
        next = g_strndup (link + 1, (gsize)(strchr (link, '>') - link - 1));
    }
  g_assert_cmpuint (n, ==, TEST_N_WORKERS);
}

static void
test_not_mine (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *id = test_membership_id (0);
  g_autofree char *path = g_strconcat ("/v1/memberships/", id, NULL);
  g_autofree char *card = g_strconcat (path, "/card", NULL);
  g_autoptr (TestAnswer) mine = test_call (test, "GET", path, "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) neighbour = test_call (test, "GET", path, "owner-b", NULL, NULL);
  g_autoptr (TestAnswer) other = test_call (test, "GET", path, "owner-c", NULL, NULL);
  g_autoptr (TestAnswer) stolen = test_call (test, "POST", card, "owner-b", NULL, NULL);

  g_assert_cmpuint (mine->status, ==, 200);
  g_assert_cmpstr (soup_message_headers_get_one (mine->headers, "ETag"), ==, "\"1\"");
  test_assert_problem (neighbour, 404, "not-found");
  test_assert_problem (other, 404, "not-found");
  test_assert_problem (stolen, 404, "not-found");
}

/* ---- cards ---- */

static TestAnswer *
show_card (TestServer *test, const char *token, const char *code)
{
  g_autofree char *body = g_strdup_printf ("{\"card_code\":\"%s\"}", code);

  return test_call (test, "POST", "/v1/card-sessions", token, body, "Idempotency-Key", "none",
                    NULL);
}

static void
test_card (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *first = test_issue_card (test, 0), *second = test_issue_card (test, 0);
  g_autoptr (TestAnswer) old = show_card (test, "kiosk", first);
  g_autoptr (TestAnswer) opened = show_card (test, "kiosk", second);
  g_autoptr (TestAnswer) mine = NULL, closed = NULL, after = NULL, documents = NULL, pdf = NULL,
                         clerk = NULL, of_clerk = NULL;
  g_autofree char *path = NULL, *text = NULL, *token = NULL;

  g_assert_cmpstr (first, !=, second);
  test_assert_problem (old, 404, "unknown-card");
  g_assert_cmpuint (opened->status, ==, 201);
  g_assert_cmpstr (test_text (opened, "short_name"), ==, "試験");
  g_assert_cmpstr (test_text (opened, "worker_id"), ==, test_worker_id (0));
  token = g_strdup (test_text (opened, "access_token"));

  mine = test_call (test, "GET", "/v1/my/contracts", token, NULL, NULL);
  g_assert_cmpuint (mine->status, ==, 200);
  closed = test_call (test, "DELETE", "/v1/card-sessions/current", token, NULL, NULL);
  g_assert_cmpuint (closed->status, ==, 204);
  after = test_call (test, "GET", "/v1/my/contracts", token, NULL, NULL);
  test_assert_problem (after, 401, "unauthenticated");

  documents = test_call (test, "GET", "/v1/documents?kind=worker_card", "owner-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (documents), ==, 2);
  path = g_strdup_printf ("/v1/documents/%s/content",
                          json_object_get_string_member (test_item (documents, 0), "id"));
  clerk = test_call (test, "GET", path, "clerk-a", NULL, NULL);
  test_assert_problem (clerk, 404, "not-found");
  of_clerk = test_call (test, "GET", "/v1/documents", "clerk-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (of_clerk), ==, 0);
  pdf = test_call (test, "GET", path, "owner-a", NULL, NULL);
  text = test_pdf_text (pdf);
  g_assert_nonnull (strstr (text, "試験 0子"));
}

/* ---- the secret of a card ---- */

static TestAnswer *
issue (TestServer *test, const char *key)
{
  g_autofree char *id = test_membership_id (0);
  g_autofree char *path = g_strconcat ("/v1/memberships/", id, "/card", NULL);

  return test_call (test, "POST", path, "owner-a", NULL, "Idempotency-Key", key, NULL);
}

static gint64
count_with_code (TestServer *test, const char *code)
{
  g_autoptr (GError) error = NULL;
  YuiDatabase *db = yui_store_begin_read (test->store, YUI_SCOPE_ALL, &error);
  g_autoptr (YuiStatement) query
      = yui_database_query (db, &error, "SELECT body FROM idempotency_record");
  gint64 n = 0;
  guint n_records = 0;

  for (; yui_statement_step (query, &error) == YUI_STEP_ROW; n_records++)
    {
      gsize size;
      const char *body = yui_statement_get_blob (query, 0, &size);

      n += body != NULL && g_strstr_len (body, (gssize)size, code) != NULL;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n_records, >, 0);
  g_clear_pointer (&query, yui_statement_free);
  yui_store_end_read (test->store, db);
  return n;
}

/* The code is told once and lies nowhere in the books; a lost answer is mended by a new card. */
static void
test_code_is_told_once (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) first = issue (test, "one"), again = issue (test, "one");
  g_autoptr (TestAnswer) still = show_card (test, "kiosk", test_text (first, "card_code"));
  g_autoptr (TestAnswer) anew = issue (test, "two");
  g_autoptr (TestAnswer) old = NULL, opened = NULL;

  g_assert_cmpuint (first->status, ==, 201);
  test_assert_problem (again, 409, "already-answered");
  g_assert_cmpuint (still->status, ==, 201);
  g_assert_cmpint (count_with_code (test, test_text (first, "card_code")), ==, 0);
  g_assert_cmpint (count_with_code (test, "card_code"), ==, 0);
  g_assert_cmpuint (anew->status, ==, 201);
  old = show_card (test, "kiosk", test_text (first, "card_code"));
  test_assert_problem (old, 404, "unknown-card");
  opened = show_card (test, "kiosk", test_text (anew, "card_code"));
  g_assert_cmpuint (opened->status, ==, 201);
}

/* A session opened by a card ends by itself. */
static void
test_session_ends (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *code = test_issue_card (test, 1);
  g_autoptr (TestAnswer) opened = show_card (test, "kiosk", code);
  g_autoptr (TestAnswer) after = NULL;

  g_assert_cmpuint (opened->status, ==, 201);
  test_execute (test, "UPDATE access_token SET expires_s = expires_s - 301 WHERE expires_s IS NOT "
                      "NULL");
  after
      = test_call (test, "GET", "/v1/my/contracts", test_text (opened, "access_token"), NULL, NULL);
  test_assert_problem (after, 401, "unauthenticated");
}

static void
test_wrong_cards (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *code = test_issue_card (test, 0);
  g_autoptr (TestAnswer) refused = NULL, right = NULL, owner = NULL;

  for (int i = 0; i < 10; i++)
    {
      g_autoptr (TestAnswer) answer = show_card (test, "kiosk", "AAAA AAAA AAAA AAAAA");

      test_assert_problem (answer, 404, "unknown-card");
    }
  refused = show_card (test, "kiosk", code);
  test_assert_problem (refused, 429, "too-many-requests");
  test_execute (test, "UPDATE rate_limit SET window_start_s = window_start_s - 61");
  right = show_card (test, "kiosk", code);
  g_assert_cmpuint (right->status, ==, 201);
  owner = show_card (test, "owner-a", code);
  test_assert_problem (owner, 403, "forbidden");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/memberships/import", test_import);
  g_test_add_func ("/memberships/search", test_search);
  g_test_add_func ("/memberships/pages", test_pages);
  g_test_add_func ("/memberships/not-mine", test_not_mine);
  g_test_add_func ("/memberships/card", test_card);
  g_test_add_func ("/memberships/code-is-told-once", test_code_is_told_once);
  g_test_add_func ("/memberships/session-ends", test_session_ends);
  g_test_add_func ("/memberships/wrong-cards", test_wrong_cards);
  return g_test_run ();
}
