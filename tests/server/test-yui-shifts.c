/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-database.h"
#include "yui-test-server.h"

#include "server/yui-audit.h"

static TestServer *town;

static guint count_by_pages (const char *first, guint *n_pages);

static char *
make_draft (const char *extra)
{
  g_autofree char *body = test_shift_body (TEST_WORKPLACE_A, 2, 10, extra);
  g_autoptr (TestAnswer) made = test_call (town, "POST", "/v1/shifts", "owner-a", body, NULL);

  g_assert_cmpuint (made->status, ==, 201);
  return g_strdup (test_text (made, "id"));
}

static void
test_create (void)
{
  g_autofree char *body = test_shift_body (
      TEST_WORKPLACE_A, 2, 10,
      ",\"seats\":3,\"transport_yen\":500,\"required_qualification_ids\":[\"" TEST_FORKLIFT "\"]");
  g_autoptr (TestAnswer) made = test_call (town, "POST", "/v1/shifts", "manager-a", body, NULL);
  const char *location;
  g_autoptr (TestAnswer) read = NULL;

  g_assert_cmpuint (made->status, ==, 201);
  g_assert_cmpstr (soup_message_headers_get_one (made->headers, "ETag"), ==, "\"1\"");
  g_assert_cmpstr (test_text (made, "state"), ==, "draft");
  g_assert_cmpstr (test_text (made, "employer_id"), ==, TEST_EMPLOYER_A);
  g_assert_cmpstr (test_text (made, "workplace_name"), ==, "甲 本館");
  g_assert_cmpint (test_int (made, "expected_pay_yen"), ==, 4 * 1300 + 500);
  g_assert_cmpint (test_int (made, "seats_filled"), ==, 0);
  location = soup_message_headers_get_one (made->headers, "Location");
  read = test_call (town, "GET", location, "coordinator", NULL, NULL);
  g_assert_cmpuint (read->status, ==, 200);
  g_assert_cmpstr (read->text, ==, made->text);
}

static void
test_faults_are_all_told (void)
{
  g_autoptr (TestAnswer) answer = test_call (
      town, "POST", "/v1/shifts", "owner-a",
      "{\"workplace_id\":\"" TEST_WORKPLACE_B
      "\",\"title\":\"\",\"starts_at\":\"tomorrow\",\"ends_at\":5,"
      "\"break_min\":-1,\"seats\":501,\"hourly_wage_yen\":1.5,\"hiring_mode\":\"lottery\",\"a/"
      "b~c\":1,"
      "\"required_qualification_ids\":[\"x\",\"01930000-0000-7000-8000-00000000ffff\"]}",
      NULL);

  test_assert_problem (answer, 422, "invalid-input");
  g_assert_true (test_has_fault (answer, "/workplace_id", "not_found"));
  g_assert_true (test_has_fault (answer, "/title", "too_short"));
  g_assert_true (test_has_fault (answer, "/starts_at", "format"));
  g_assert_true (test_has_fault (answer, "/ends_at", "type"));
  g_assert_true (test_has_fault (answer, "/break_min", "too_small"));
  g_assert_true (test_has_fault (answer, "/seats", "too_large"));
  g_assert_true (test_has_fault (answer, "/hourly_wage_yen", "type"));
  g_assert_true (test_has_fault (answer, "/hiring_mode", "not_in_list"));
  g_assert_true (test_has_fault (answer, "/a~1b~0c", "unknown_field"));
  g_assert_true (test_has_fault (answer, "/required_qualification_ids/0", "format"));
}

static void
test_missing_fields (void)
{
  g_autoptr (TestAnswer) answer
      = test_call (town, "POST", "/v1/shifts", "owner-a", "{\"title\":null}", NULL);
  static const char *const needed[]
      = { "/workplace_id", "/starts_at", "/ends_at", "/break_min", "/seats", "/hourly_wage_yen" };

  test_assert_problem (answer, 422, "invalid-input");
  g_assert_true (test_has_fault (answer, "/title", "null"));
  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    g_assert_true (test_has_fault (answer, needed[i], "required"));
}

static void
test_law (void)
{
  static const struct
  {
    const char *body, *pointer, *code;
  } rows[] = {
    { "\"starts_at\":\"2026-12-10T09:00:00+09:00\",\"ends_at\":\"2026-12-10T17:00:00+09:00\","
      "\"break_min\":44,"
      "\"hourly_wage_yen\":1200",
      "/break_min", "break_too_short" },
    { "\"starts_at\":\"2026-12-10T09:00:00+09:00\",\"ends_at\":\"2026-12-10T18:01:00+09:00\","
      "\"break_min\":59,"
      "\"hourly_wage_yen\":1200",
      "/break_min", "break_too_short" },
    { "\"starts_at\":\"2026-12-10T09:00:00+09:00\",\"ends_at\":\"2026-12-10T12:00:00+09:00\","
      "\"break_min\":180,"
      "\"hourly_wage_yen\":1200",
      "/break_min", "break_too_long" },
    { "\"starts_at\":\"2026-12-10T09:00:00+09:00\",\"ends_at\":\"2026-12-10T12:00:00+09:00\","
      "\"break_min\":0,"
      "\"hourly_wage_yen\":1049",
      "/hourly_wage_yen", "below_minimum_wage" },
    { "\"starts_at\":\"2028-12-10T09:00:00+09:00\",\"ends_at\":\"2028-12-10T12:00:00+09:00\","
      "\"break_min\":0,"
      "\"hourly_wage_yen\":2000",
      "/starts_at", "table_missing" },
    { "\"starts_at\":\"2026-12-10T09:00:00+09:00\",\"ends_at\":\"2026-12-10T09:00:00+09:00\","
      "\"break_min\":0,"
      "\"hourly_wage_yen\":1200",
      "/ends_at", "not_after_start" },
    { "\"starts_at\":\"2026-12-10T09:00:00+09:00\",\"ends_at\":\"2026-12-11T09:01:00+09:00\","
      "\"break_min\":60,"
      "\"hourly_wage_yen\":1200",
      "/ends_at", "too_long" },
    { "\"starts_at\":\"2026-12-10T09:00:30+09:00\",\"ends_at\":\"2026-12-10T12:00:00+09:00\","
      "\"break_min\":0,"
      "\"hourly_wage_yen\":1200",
      "/starts_at", "not_whole_minutes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"workplace_id\":\"" TEST_WORKPLACE_A
                                               "\",\"title\":\"t\",\"seats\":1,%s}",
                                               rows[i].body);
      g_autoptr (TestAnswer) answer = test_call (town, "POST", "/v1/shifts", "owner-a", body, NULL);

      test_assert_problem (answer, 422, "invalid-input");
      g_assert_true (test_has_fault (answer, rows[i].pointer, rows[i].code));
    }
}

/* Niigata: 1,050 yen in force, 1,108 decided for fiscal 2026 without a date in the table. */
static void
test_coming_wage_warns (void)
{
  g_autoptr (TestAnswer) answer = test_call (
      town, "POST", "/v1/shifts", "owner-a",
      "{\"workplace_id\":\"" TEST_WORKPLACE_A
      "\",\"title\":\"t\",\"seats\":1,\"starts_at\":\"2026-12-10T09:00:00+09:00\","
      "\"ends_at\":\"2026-12-10T12:00:00+09:00\",\"break_min\":0,\"hourly_wage_yen\":1107}",
      NULL);
  JsonArray *warnings;

  g_assert_cmpuint (answer->status, ==, 201);
  warnings = json_object_get_array_member (json_node_get_object (answer->body), "warnings");
  g_assert_cmpuint (json_array_get_length (warnings), ==, 1);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (warnings, 0), "code"), ==,
      "below_coming_minimum_wage");
}

static void
test_who_may (void)
{
  g_autofree char *id = make_draft ("");
  g_autofree char *path = g_strconcat ("/v1/shifts/", id, NULL);
  g_autofree char *body = test_shift_body (TEST_WORKPLACE_A, 2, 10, "");
  static const char *const strangers[] = { "owner-b", "owner-c" };
  static const char *const barred[] = { "clerk-a", "coordinator", "auditor", "kiosk", "worker-0" };
  g_autoptr (TestAnswer) nobody = test_call (town, "GET", path, NULL, NULL, NULL);
  g_autoptr (TestAnswer) wrong = test_call (town, "GET", path, "owner-x", NULL, NULL);

  test_assert_problem (nobody, 401, "unauthenticated");
  g_assert_cmpstr (soup_message_headers_get_one (nobody->headers, "WWW-Authenticate"), ==,
                   "Bearer");
  test_assert_problem (wrong, 401, "unauthenticated");
  for (gsize i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      g_autoptr (TestAnswer) read = test_call (town, "GET", path, strangers[i], NULL, NULL);
      g_autoptr (TestAnswer) patched = test_call (town, "PATCH", path, strangers[i],
                                                  "{\"seats\":2}", "If-Match", "\"1\"", NULL);
      g_autoptr (TestAnswer) deleted
          = test_call (town, "DELETE", path, strangers[i], NULL, "If-Match", "\"1\"", NULL);

      test_assert_problem (read, 404, "not-found");
      test_assert_problem (patched, 404, "not-found");
      test_assert_problem (deleted, 404, "not-found");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (barred); i++)
    {
      g_autoptr (TestAnswer) made = test_call (town, "POST", "/v1/shifts", barred[i], body, NULL);

      test_assert_problem (made, 403, "forbidden");
    }
}

static void
test_versions (void)
{
  g_autofree char *id = make_draft ("");
  g_autofree char *path = g_strconcat ("/v1/shifts/", id, NULL);
  g_autoptr (TestAnswer) bare = test_call (town, "PATCH", path, "owner-a", "{\"seats\":2}", NULL);
  g_autoptr (TestAnswer) stale
      = test_call (town, "PATCH", path, "owner-a", "{\"seats\":2}", "If-Match", "\"9\"", NULL);
  g_autoptr (TestAnswer) odd
      = test_call (town, "PATCH", path, "owner-a", "{\"seats\":2}", "If-Match", "one", NULL);
  g_autoptr (TestAnswer) done
      = test_call (town, "PATCH", path, "owner-a", "{\"seats\":2,\"description\":\"説明\"}",
                   "If-Match", "\"1\"", NULL);
  g_autoptr (TestAnswer) again
      = test_call (town, "PATCH", path, "owner-a", "{\"seats\":3}", "If-Match", "\"1\"", NULL);
  g_autoptr (TestAnswer) cleared = test_call (town, "PATCH", path, "owner-a",
                                              "{\"description\":null}", "If-Match", "\"2\"", NULL);
  g_autoptr (TestAnswer) same
      = test_call (town, "GET", path, "owner-a", NULL, "If-None-Match", "\"3\"", NULL);
  g_autoptr (TestAnswer) other
      = test_call (town, "GET", path, "owner-a", NULL, "If-None-Match", "\"2\"", NULL);

  test_assert_problem (bare, 428, "precondition-required");
  test_assert_problem (stale, 412, "precondition-failed");
  test_assert_problem (odd, 412, "precondition-failed");
  g_assert_cmpuint (done->status, ==, 200);
  g_assert_cmpint (test_int (done, "seats"), ==, 2);
  g_assert_cmpstr (test_text (done, "description"), ==, "説明");
  g_assert_cmpstr (soup_message_headers_get_one (done->headers, "ETag"), ==, "\"2\"");
  test_assert_problem (again, 412, "precondition-failed");
  g_assert_cmpstr (test_text (cleared, "description"), ==, "");
  g_assert_cmpuint (same->status, ==, 304);
  g_assert_cmpuint (same->size, ==, 0);
  g_assert_cmpuint (other->status, ==, 200);
}

static void
test_patch_keeps_the_law (void)
{
  g_autofree char *id = make_draft ("");
  g_autofree char *path = g_strconcat ("/v1/shifts/", id, NULL);
  g_autoptr (TestAnswer) answer
      = test_call (town, "PATCH", path, "owner-a", "{\"hourly_wage_yen\":900,\"title\":null}",
                   "If-Match", "\"1\"", NULL);

  test_assert_problem (answer, 422, "invalid-input");
  g_assert_true (test_has_fault (answer, "/hourly_wage_yen", "below_minimum_wage"));
  g_assert_true (test_has_fault (answer, "/title", "null"));
}

static void
test_publish (void)
{
  g_autofree char *id = make_draft (""), *path = g_strdup_printf ("/v1/shifts/%s/publish", id);
  g_autofree char *past = test_shift_body (TEST_WORKPLACE_A, -1, 10, "");
  g_autoptr (TestAnswer) made = test_call (town, "POST", "/v1/shifts", "owner-a", past, NULL);
  g_autofree char *past_path = g_strdup_printf ("/v1/shifts/%s/publish", test_text (made, "id"));
  g_autoptr (TestAnswer) refused
      = test_call (town, "POST", past_path, "owner-a", NULL, "If-Match", "\"1\"", NULL);
  g_autoptr (TestAnswer) bare = test_call (town, "POST", path, "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) done
      = test_call (town, "POST", path, "owner-a", NULL, "If-Match", "\"1\"", NULL);
  g_autoptr (TestAnswer) again
      = test_call (town, "POST", path, "owner-a", NULL, "If-Match", "\"2\"", NULL);

  test_assert_problem (refused, 409, "shift-in-past");
  test_assert_problem (bare, 428, "precondition-required");
  g_assert_cmpuint (done->status, ==, 200);
  g_assert_cmpstr (test_text (done, "state"), ==, "published");
  g_assert_nonnull (test_text (done, "published_at"));
  test_assert_problem (again, 409, "shift-not-draft");
}

static void
test_delete (void)
{
  g_autofree char *id = make_draft (""), *path = g_strconcat ("/v1/shifts/", id, NULL);
  g_autoptr (TestAnswer) before = test_call (town, "GET", "/v1/changes", "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) bare = test_call (town, "DELETE", path, "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) done
      = test_call (town, "DELETE", path, "owner-a", NULL, "If-Match", "\"1\"", NULL);
  g_autoptr (TestAnswer) gone = test_call (town, "GET", path, "owner-a", NULL, NULL);
  g_autofree char *changes
      = g_strdup_printf ("/v1/changes?after=%" G_GINT64_FORMAT, test_int (before, "next_after"));
  g_autoptr (TestAnswer) after = test_call (town, "GET", changes, "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) other = test_call (town, "GET", changes, "owner-b", NULL, NULL);
  JsonArray *list = json_object_get_array_member (json_node_get_object (after->body), "changes");
  JsonObject *change = json_array_get_object_element (list, 0);

  test_assert_problem (bare, 428, "precondition-required");
  g_assert_cmpuint (done->status, ==, 204);
  g_assert_cmpuint (done->size, ==, 0);
  test_assert_problem (gone, 404, "not-found");
  g_assert_cmpuint (json_array_get_length (list), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (change, "id"), ==, id);
  g_assert_true (json_object_get_boolean_member (change, "deleted"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                        json_node_get_object (other->body), "changes")),
                    ==, 0);
}

static void
test_idempotency (void)
{
  g_autofree char *body = test_shift_body (TEST_WORKPLACE_A, 4, 10, "");
  g_autofree char *other = test_shift_body (TEST_WORKPLACE_A, 4, 11, "");
  g_autofree char *key = g_uuid_string_random ();
  g_autoptr (TestAnswer) none
      = test_call (town, "POST", "/v1/shifts", "owner-a", body, "Idempotency-Key", "none", NULL);
  g_autoptr (TestAnswer) first
      = test_call (town, "POST", "/v1/shifts", "owner-a", body, "Idempotency-Key", key, NULL);
  g_autoptr (TestAnswer) second
      = test_call (town, "POST", "/v1/shifts", "owner-a", body, "Idempotency-Key", key, NULL);
  g_autoptr (TestAnswer) third
      = test_call (town, "POST", "/v1/shifts", "owner-a", other, "Idempotency-Key", key, NULL);
  g_autoptr (TestAnswer) manager
      = test_call (town, "POST", "/v1/shifts", "manager-a", body, "Idempotency-Key", key, NULL);

  test_assert_problem (none, 400, "idempotency-key-required");
  g_assert_cmpuint (first->status, ==, 201);
  g_assert_cmpuint (second->status, ==, 201);
  g_assert_cmpstr (first->text, ==, second->text);
  g_assert_cmpstr (soup_message_headers_get_one (second->headers, "Location"), ==,
                   soup_message_headers_get_one (first->headers, "Location"));
  test_assert_problem (third, 422, "idempotency-key-reused");
  g_assert_cmpuint (manager->status, ==, 201);
  g_assert_cmpstr (manager->text, !=, first->text);
}

/* The same key while the first request is still in work. */
static void
test_key_in_use (void)
{
  g_autofree char *body = test_shift_body (TEST_WORKPLACE_A, 4, 13, "");
  const char *claim = "1\n01930000-0000-7000-8000-000000000101\nbusy";
  g_autoptr (TestAnswer) refused = NULL, done = NULL;

  g_assert_true (yui_server_claim_key (town->server, claim));
  g_assert_false (yui_server_claim_key (town->server, claim));
  refused
      = test_call (town, "POST", "/v1/shifts", "owner-a", body, "Idempotency-Key", "busy", NULL);
  yui_server_release_key (town->server, claim);
  done = test_call (town, "POST", "/v1/shifts", "owner-a", body, "Idempotency-Key", "busy", NULL);
  test_assert_problem (refused, 409, "idempotency-key-in-use");
  g_assert_cmpuint (done->status, ==, 201);
}

/* A full disk is said by name; nothing half is kept, and reading goes on. */
static void
test_disk_full (void)
{
  g_autofree char *text = g_strnfill (1900, 'x'),
                  *extra = g_strdup_printf (",\"description\":\"%s\"", text);
  g_autofree char *body = test_shift_body (TEST_WORKPLACE_A, 5, 13, extra);
  g_autoptr (TestAnswer) after = NULL;
  guint n_made = 0, n_before, n_after, n_pages, status = 201;

  n_before = count_by_pages ("/v1/shifts?limit=500", &n_pages);
  test_execute (town, "PRAGMA max_page_count = 1");
  for (int i = 0; i < 1000 && status == 201; i++)
    {
      g_autoptr (TestAnswer) answer = test_call (town, "POST", "/v1/shifts", "owner-a", body, NULL);

      status = answer->status;
      n_made += status == 201;
      if (status != 201)
        test_assert_problem (answer, 507, "storage-full");
    }
  n_after = count_by_pages ("/v1/shifts?limit=500", &n_pages);
  test_execute (town, "PRAGMA max_page_count = 1000000");
  after = test_call (town, "POST", "/v1/shifts", "owner-a", body, NULL);
  g_assert_cmpuint (status, ==, 507);
  g_assert_cmpuint (n_after, ==, n_before + n_made);
  g_assert_cmpuint (after->status, ==, 201);
}

/* A refused call is not remembered: the same key may be used for the mended one. */
static void
test_refused_key_is_free (void)
{
  g_autofree char *body = test_shift_body (TEST_WORKPLACE_A, 4, 12, "");
  g_autofree char *key = g_uuid_string_random ();
  g_autoptr (TestAnswer) bad
      = test_call (town, "POST", "/v1/shifts", "owner-a", "{}", "Idempotency-Key", key, NULL);
  g_autoptr (TestAnswer) good
      = test_call (town, "POST", "/v1/shifts", "owner-a", body, "Idempotency-Key", key, NULL);

  g_assert_cmpuint (bad->status, ==, 422);
  g_assert_cmpuint (good->status, ==, 201);
}

/* Follows rel="next" to the end. */
static guint
count_by_pages (const char *first, guint *n_pages)
{
  g_autofree char *path = g_strdup (first);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (*n_pages = 0; path != NULL; ++*n_pages)
    {
      g_autoptr (TestAnswer) page = test_call (town, "GET", path, "owner-a", NULL, NULL);
      const char *link = soup_message_headers_get_one (page->headers, "Link");

      g_assert_cmpuint (page->status, ==, 200);
      for (guint i = 0; i < test_n_items (page); i++)
        g_assert_true (g_hash_table_add (
            seen, g_strdup (json_object_get_string_member (test_item (page, i), "id"))));
      g_clear_pointer (&path, g_free);
      if (link != NULL)
        {
          g_assert_true (g_str_has_suffix (link, ">; rel=\"next\""));
          path = g_strndup (link + 1, strcspn (link, ">") - 1);
        }
    }
  return g_hash_table_size (seen);
}

static void
test_pages (void)
{
  guint n_pages, all, by_three;

  for (int i = 0; i < 7; i++)
    {
      g_autofree char *id = make_draft (""); /* the same start: the id breaks the tie */
    }
  all = count_by_pages ("/v1/shifts?limit=500", &n_pages);
  g_assert_cmpuint (n_pages, ==, 1);
  by_three = count_by_pages ("/v1/shifts?limit=3&state=draft", &n_pages);
  g_assert_cmpuint (n_pages, >=, 3);
  g_assert_cmpuint (by_three, >=, 7);
  g_assert_cmpuint (by_three, <=, all);
}

/* What a seat costs says its lines, and the minimum wage behind them. */
static void
test_pay (void)
{
  g_autofree char *id = make_draft ("");
  g_autofree char *one = g_strconcat ("/v1/shifts/", id, NULL);
  g_autofree char *path = g_strconcat (one, "/pay", NULL);
  g_autoptr (TestAnswer) shift = test_call (town, "GET", one, "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) pay = test_call (town, "GET", path, "clerk-a", NULL, NULL);
  g_autoptr (TestAnswer) theirs = test_call (town, "GET", path, "owner-b", NULL, NULL);
  JsonObject *root = json_node_get_object (pay->body), *floor, *why;
  JsonArray *lines = json_object_get_array_member (root, "lines");
  gint64 sum_yen = 0;

  test_assert_problem (theirs, 404, "not-found");
  g_assert_cmpuint (pay->status, ==, 200);
  g_assert_cmpuint (json_array_get_length (lines), >, 0);
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      sum_yen += json_object_get_int_member (line, "amount_yen");
      why = json_object_get_object_member (line, "why");
      g_assert_nonnull (json_object_get_string_member (why, "article"));
      g_assert_nonnull (json_object_get_string_member (why, "rounding"));
    }
  g_assert_cmpint (sum_yen, ==, test_int (shift, "expected_pay_yen"));
  g_assert_cmpint (test_int (pay, "expected_pay_yen"), ==, sum_yen);
  floor = json_object_get_object_member (root, "wage_floor");
  why = json_object_get_object_member (floor, "why");
  g_assert_cmpint (json_object_get_int_member (floor, "yen_per_hour"), >=, 1050);
  g_assert_cmpstr (json_object_get_string_member (why, "article"), ==, "minimum_wage_act_4");
  g_assert_cmpstr (json_object_get_string_member (why, "table"), ==, "minimum_wage");
  g_assert_cmpint (json_object_get_int_member (why, "table_year"), >=, 2025);
}

static void
test_parameters (void)
{
  static const struct
  {
    const char *path, *name;
  } rows[] = {
    { "/v1/shifts?limit=0", "invalid-parameter" },
    { "/v1/shifts?limit=501", "invalid-parameter" },
    { "/v1/shifts?limit=x", "invalid-parameter" },
    { "/v1/shifts?from=2026-13-01", "invalid-parameter" },
    { "/v1/shifts?state=open", "invalid-parameter" },
    { "/v1/shifts?workplace_id=1", "invalid-parameter" },
    { "/v1/shifts?cursor=AAAA", "invalid-cursor" },
    { "/v1/shifts?cursor=%25%25", "invalid-cursor" },
    { "/v1/shifts?x=%ff", "bad-request" },
    { "/v1/wage-floor?date=2026-12-01", "invalid-parameter" },
    { "/v1/holidays?from=2026-01-01", "invalid-parameter" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TestAnswer) answer = test_call (town, "GET", rows[i].path, "owner-a", NULL, NULL);

      test_assert_problem (answer, 400, rows[i].name);
    }
}

static void
test_list_scope (void)
{
  g_autofree char *id = make_draft ("");
  g_autoptr (TestAnswer) other = test_call (town, "GET", "/v1/shifts", "owner-b", NULL, NULL);
  g_autoptr (TestAnswer) neighbour = test_call (town, "GET", "/v1/shifts", "owner-c", NULL, NULL);
  g_autoptr (TestAnswer) all
      = test_call (town, "GET", "/v1/shifts?limit=500", "coordinator", NULL, NULL);
  g_autoptr (TestAnswer) place = test_call (
      town, "GET", "/v1/shifts?workplace_id=" TEST_WORKPLACE_B, "coordinator", NULL, NULL);
  g_autoptr (TestAnswer) none
      = test_call (town, "GET", "/v1/shifts?to=2020-01-01", "coordinator", NULL, NULL);

  g_assert_cmpuint (test_n_items (other), ==, 0);
  g_assert_cmpuint (test_n_items (neighbour), ==, 0);
  g_assert_cmpuint (test_n_items (all), >=, 1);
  g_assert_cmpuint (test_n_items (place), ==, 0);
  g_assert_cmpuint (test_n_items (none), ==, 0);
}

static void
test_audit_chain (void)
{
  g_autoptr (GError) error = NULL;
  YuiDatabase *db;

  /* Denials are written behind; a write of our own comes after them. */
  g_autofree char *id = make_draft ("");
  db = yui_store_begin_read (town->store, YUI_SCOPE_ALL, &error);
  g_assert_true (yui_audit_verify (db, 1, &error));
  g_assert_no_error (error);
  g_assert_true (yui_audit_verify (db, 0, &error));
  yui_store_end_read (town->store, db);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/shifts/create", test_create);
  g_test_add_func ("/server/shifts/faults", test_faults_are_all_told);
  g_test_add_func ("/server/shifts/missing", test_missing_fields);
  g_test_add_func ("/server/shifts/law", test_law);
  g_test_add_func ("/server/shifts/coming-wage", test_coming_wage_warns);
  g_test_add_func ("/server/shifts/who-may", test_who_may);
  g_test_add_func ("/server/shifts/versions", test_versions);
  g_test_add_func ("/server/shifts/patch-law", test_patch_keeps_the_law);
  g_test_add_func ("/server/shifts/publish", test_publish);
  g_test_add_func ("/server/shifts/delete", test_delete);
  g_test_add_func ("/server/shifts/idempotency", test_idempotency);
  g_test_add_func ("/server/shifts/key-in-use", test_key_in_use);
  if (!test_database_is_postgresql ())
    g_test_add_func ("/server/shifts/disk-full", test_disk_full);
  g_test_add_func ("/server/shifts/refused-key", test_refused_key_is_free);
  g_test_add_func ("/server/shifts/pages", test_pages);
  g_test_add_func ("/server/shifts/parameters", test_parameters);
  g_test_add_func ("/server/shifts/pay", test_pay);
  g_test_add_func ("/server/shifts/list-scope", test_list_scope);
  g_test_add_func ("/server/shifts/audit-chain", test_audit_chain);
  result = g_test_run ();
  test_server_free (town);
  return result;
}
