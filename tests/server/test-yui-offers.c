/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-database.h"
#include "yui-test-server.h"

#include "labour/yui-civil.h"
#include "server/yui-moment.h"

static TestServer *town;

static char *
acceptance (const char *sha256)
{
  return g_strdup_printf ("{\"terms_sha256\":\"%s\",\"electronic_notice\":true}", sha256);
}

static TestAnswer *
accept (const char *offer_id, const char *sha256, const char *token)
{
  g_autofree char *path = g_strdup_printf ("/v1/offers/%s/accept", offer_id);
  g_autofree char *body = acceptance (sha256);

  return test_call (town, "POST", path, token, body, NULL);
}

static void
execute (const char *sql)
{
  test_database_execute (town->database, sql);
}

/* A document's bytes as they are in the store. */
static GBytes *
read_document (const char *id, char **sha256)
{
  g_autoptr (GError) error = NULL;
  YuiDatabase *db = yui_store_begin_read (town->store, YUI_SCOPE_ALL, &error);
  GBytes *bytes;
  {
    g_autoptr (YuiStatement) query
        = yui_database_query (db, &error,
                              "SELECT c.content, d.sha256 FROM document d JOIN document_content c "
                              "ON c.programme_id = d.programme_id "
                              "AND c.document_id = d.id WHERE d.id = $1",
                              YUI_TEXT (id));

    g_assert_cmpint (yui_statement_step (query, &error), ==, YUI_STEP_ROW);
    bytes = yui_statement_dup_bytes (query, 0);
    *sha256 = yui_statement_dup_text (query, 1);
  }
  yui_store_end_read (town->store, db);
  return bytes;
}

static void
test_from_offer_to_contract (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 2), *sha256 = NULL, *stored = NULL,
                  *actual = NULL;
  g_autofree char *offer_id = test_offer (town, shift_id, 0, &sha256);
  g_autofree char *contracts_path = g_strdup_printf ("/v1/shifts/%s/contracts", shift_id);
  g_autofree char *shift_path = g_strconcat ("/v1/shifts/", shift_id, NULL);
  g_autoptr (TestAnswer) mine = test_call (town, "GET", "/v1/my/offers", "worker-0", NULL, NULL);
  g_autoptr (TestAnswer) done = accept (offer_id, sha256, "worker-0");
  g_autoptr (TestAnswer) contracts = test_call (town, "GET", contracts_path, "clerk-a", NULL, NULL);
  g_autoptr (TestAnswer) my_contracts
      = test_call (town, "GET", "/v1/my/contracts", "worker-0", NULL, NULL);
  g_autoptr (TestAnswer) shift = test_call (town, "GET", shift_path, "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) again = accept (offer_id, sha256, "worker-0");
  g_autoptr (GBytes) pdf = NULL;

  g_assert_cmpuint (test_n_items (mine), >=, 1);
  g_assert_cmpuint (done->status, ==, 201);
  g_assert_cmpstr (test_text (done, "clock_state"), ==, "not_in");
  g_assert_cmpstr (test_text (done, "worker_name"), ==, "試験 0子");
  g_assert_nonnull (test_text (done, "attendance_id"));
  g_assert_cmpuint (test_n_items (contracts), ==, 1);
  g_assert_cmpuint (test_n_items (my_contracts), ==, 1);
  g_assert_cmpint (test_int (shift, "seats_filled"), ==, 1);
  g_assert_cmpint (test_int (shift, "offers_open"), ==, 0);
  test_assert_problem (again, 409, "offer-not-open");

  pdf = read_document (test_text (done, "notice_document_id"), &stored);
  actual = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  g_assert_cmpstr (stored, ==, actual);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
}

static void
test_terms_changed (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 1), *sha256 = NULL;
  g_autofree char *offer_id = test_offer (town, shift_id, 1, &sha256);
  g_autofree char *path = g_strconcat ("/v1/shifts/", shift_id, NULL);
  g_autoptr (TestAnswer) patched = test_call (
      town, "PATCH", path, "owner-a", "{\"hourly_wage_yen\":1310}", "If-Match", "\"2\"", NULL);
  g_autoptr (TestAnswer) stale = accept (offer_id, sha256, "worker-1");
  g_autoptr (TestAnswer) mine = test_call (town, "GET", "/v1/my/offers", "worker-1", NULL, NULL);
  const char *now = json_object_get_string_member (
      json_object_get_object_member (test_item (mine, 0), "terms"), "sha256");
  g_autoptr (TestAnswer) done = accept (offer_id, now, "worker-1");
  g_autoptr (TestAnswer) frozen = test_call (
      town, "PATCH", path, "owner-a", "{\"hourly_wage_yen\":1320}", "If-Match", "\"3\"", NULL);
  g_autoptr (TestAnswer) seats
      = test_call (town, "PATCH", path, "owner-a", "{\"seats\":5}", "If-Match", "\"3\"", NULL);
  g_autoptr (TestAnswer) deleted
      = test_call (town, "DELETE", path, "owner-a", NULL, "If-Match", "\"4\"", NULL);

  g_assert_cmpuint (patched->status, ==, 200);
  test_assert_problem (stale, 409, "terms-changed");
  g_assert_cmpuint (done->status, ==, 201);
  test_assert_problem (frozen, 409, "terms-accepted");
  g_assert_cmpuint (seats->status, ==, 200);
  test_assert_problem (deleted, 409, "terms-accepted");
}

static void
test_strangers_offer (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 1), *sha256 = NULL;
  g_autofree char *offer_id = test_offer (town, shift_id, 2, &sha256);
  g_autofree char *path = g_strdup_printf ("/v1/offers/%s", offer_id);
  g_autoptr (TestAnswer) other = accept (offer_id, sha256, "worker-3");
  g_autoptr (TestAnswer) nobody = accept (offer_id, sha256, NULL);
  g_autoptr (TestAnswer) owner = accept (offer_id, sha256, "owner-a");
  g_autoptr (TestAnswer) withdrawn
      = test_call (town, "DELETE", path, "owner-b", NULL, "If-Match", "\"1\"", NULL);
  g_autoptr (TestAnswer) bare = test_call (town, "DELETE", path, "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) done
      = test_call (town, "DELETE", path, "owner-a", NULL, "If-Match", "\"1\"", NULL);
  g_autoptr (TestAnswer) late = accept (offer_id, sha256, "worker-2");
  g_autofree char *again = test_offer (town, shift_id, 2, NULL);

  test_assert_problem (other, 404, "not-found");
  test_assert_problem (nobody, 401, "unauthenticated");
  test_assert_problem (owner, 403, "forbidden");
  test_assert_problem (withdrawn, 404, "not-found");
  test_assert_problem (bare, 428, "precondition-required");
  g_assert_cmpuint (done->status, ==, 204);
  test_assert_problem (late, 409, "offer-not-open");
}

static void
test_decline (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 1);
  g_autofree char *offer_id = test_offer (town, shift_id, 3, NULL);
  g_autofree char *path = g_strdup_printf ("/v1/offers/%s/decline", offer_id);
  g_autoptr (TestAnswer) other = test_call (town, "POST", path, "worker-0", NULL, NULL);
  g_autoptr (TestAnswer) done = test_call (town, "POST", path, "worker-3", NULL, NULL);
  g_autoptr (TestAnswer) again = test_call (town, "POST", path, "worker-3", NULL, NULL);

  test_assert_problem (other, 404, "not-found");
  g_assert_cmpuint (done->status, ==, 200);
  g_assert_cmpstr (test_text (done, "state"), ==, "declined");
  g_assert_nonnull (test_text (done, "answered_at"));
  test_assert_problem (again, 409, "offer-not-open");
}

static TestAnswer *
offer_to (const char *shift_id, const char *worker_ids, gint64 reply_by_s)
{
  g_autofree char *path = g_strdup_printf ("/v1/shifts/%s/offers", shift_id);
  char reply_by[YUI_MOMENT_SIZE];
  g_autofree char *body = NULL;

  yui_moment_format (reply_by_s, reply_by);
  body = g_strdup_printf ("{\"worker_ids\":[%s],\"reply_by\":\"%s\"}", worker_ids, reply_by);
  return test_call (town, "POST", path, "owner-a", body, NULL);
}

static void
test_offer_faults (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 1);
  g_autofree char *draft = test_shift_body (TEST_WORKPLACE_A, 3, 9, "");
  g_autoptr (TestAnswer) made = test_call (town, "POST", "/v1/shifts", "owner-a", draft, NULL);
  g_autofree char *ids = g_strdup_printf ("\"%s\",\"01930000-0000-7000-8000-00000000dead\"",
                                          test_worker_id (TEST_AGELESS));
  g_autofree char *one = g_strdup_printf ("\"%s\"", test_worker_id (0));
  gint64 now_s = yui_moment_now ();
  g_autoptr (TestAnswer) people = offer_to (shift_id, ids, now_s + 3600);
  g_autoptr (TestAnswer) past = offer_to (shift_id, one, now_s - 1);
  g_autoptr (TestAnswer) late = offer_to (shift_id, one, now_s + 5 * YUI_SECONDS_PER_DAY);
  g_autoptr (TestAnswer) none = offer_to (shift_id, "", now_s + 3600);
  g_autoptr (TestAnswer) unpublished = offer_to (test_text (made, "id"), one, now_s + 3600);

  test_assert_problem (people, 422, "invalid-input");
  g_assert_true (test_has_fault (people, "/worker_ids/0", "age_unknown"));
  g_assert_true (test_has_fault (people, "/worker_ids/1", "not_in_pool"));
  g_assert_true (test_has_fault (past, "/reply_by", "in_past"));
  g_assert_true (test_has_fault (late, "/reply_by", "after_start"));
  g_assert_true (test_has_fault (none, "/worker_ids", "too_short"));
  test_assert_problem (unpublished, 409, "shift-not-published");
}

/* 18:00 to 22:30 reaches into the night, which a person of 16 may not work. */
static void
test_minor (void)
{
  g_autofree char *id = test_publish_shift (town, 1), *path = g_strconcat ("/v1/shifts/", id, NULL);
  YuiCivilDay day = yui_civil_day_of_utc (yui_moment_now ()) + 6;
  char start[YUI_MOMENT_SIZE], end[YUI_MOMENT_SIZE];
  g_autofree char *body
      = g_strdup_printf ("{\"starts_at\":\"%s\",\"ends_at\":\"%s\"}",
                         yui_moment_format (yui_civil_utc_of (day, 18 * 60), start),
                         yui_moment_format (yui_civil_utc_of (day, 22 * 60 + 30), end));
  g_autofree char *minor = g_strdup_printf ("\"%s\"", test_worker_id (TEST_MINOR));
  g_autoptr (TestAnswer) day_work = offer_to (id, minor, yui_moment_now () + 3600);
  g_autoptr (TestAnswer) moved
      = test_call (town, "PATCH", path, "owner-a", body, "If-Match", "\"2\"", NULL);
  g_autoptr (TestAnswer) mine = test_call (town, "GET", "/v1/my/offers", "worker-4", NULL, NULL);
  JsonObject *offer = test_item (mine, 0);
  g_autoptr (TestAnswer) refused = accept (
      json_object_get_string_member (offer, "id"),
      json_object_get_string_member (json_object_get_object_member (offer, "terms"), "sha256"),
      "worker-4");
  g_autofree char *other_id = test_publish_shift (town, 1),
                  *other = g_strconcat ("/v1/shifts/", other_id, NULL);
  g_autoptr (TestAnswer) other_moved
      = test_call (town, "PATCH", other, "owner-a", body, "If-Match", "\"2\"", NULL);
  g_autoptr (TestAnswer) night_work = offer_to (other_id, minor, yui_moment_now () + 3600);

  g_assert_cmpuint (day_work->status, ==, 201);
  g_assert_cmpuint (moved->status, ==, 200);
  test_assert_problem (refused, 409, "not-lawful");
  g_assert_cmpuint (other_moved->status, ==, 200);
  g_assert_true (test_has_fault (night_work, "/worker_ids/0", "night"));
}

static void
test_expired (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 1), *sha256 = NULL;
  g_autofree char *offer_id = test_offer (town, shift_id, 2, &sha256);
  g_autofree char *path = g_strdup_printf ("/v1/shifts/%s/offers", shift_id);
  g_autofree char *sql
      = g_strdup_printf ("UPDATE offer SET reply_by_s = made_s WHERE id = '%s'", offer_id);
  g_autoptr (TestAnswer) late = NULL, list = NULL;
  g_autofree char *again = NULL;

  execute (sql);
  late = accept (offer_id, sha256, "worker-2");
  list = test_call (town, "GET", path, "auditor", NULL, NULL);
  test_assert_problem (late, 409, "offer-expired");
  g_assert_cmpstr (json_object_get_string_member (test_item (list, 0), "state"), ==, "expired");
  again = test_offer (town, shift_id, 2, NULL); /* the expired one stands not in the way */
}

static void
test_double_booking (void)
{
  g_autofree char *first = test_publish_shift (town, 1), *second = test_publish_shift (town, 1);
  g_autofree char *sha_one = NULL, *sha_two = NULL;
  g_autofree char *offer_one = test_offer (town, first, 3, &sha_one);
  g_autofree char *offer_two = test_offer (town, second, 3, &sha_two);
  g_autoptr (TestAnswer) done = accept (offer_one, sha_one, "worker-3");
  g_autoptr (TestAnswer) refused = accept (offer_two, sha_two, "worker-3");

  g_assert_cmpuint (done->status, ==, 201);
  test_assert_problem (refused, 409, "already-booked");
}

/* ---- the last seat ---- */

typedef struct
{
  char *offer_id, *sha256;
  const char *token;
  guint status;
} Racer;

static gpointer
race_thread (gpointer data)
{
  Racer *racer = data;
  TestServer own = *town;
  g_autofree char *path = g_strdup_printf ("/v1/offers/%s/accept", racer->offer_id);
  g_autofree char *body = acceptance (racer->sha256);
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (TestAnswer) answer = NULL;

  g_main_context_push_thread_default (context);
  own.session = soup_session_new ();
  answer = test_call (&own, "POST", path, racer->token, body, NULL);
  racer->status = answer->status;
  g_object_unref (own.session);
  g_main_context_pop_thread_default (context);
  return NULL;
}

static void
test_last_seat (void)
{
  for (int round = 0; round < 5; round++)
    {
      TestServer *saved = town;
      g_autoptr (TestServer) fresh = test_server_new ();
      g_autofree char *shift_id = NULL;
      Racer racers[4] = { { .token = "worker-0" },
                          { .token = "worker-1" },
                          { .token = "worker-2" },
                          { .token = "worker-3" } };
      GThread *threads[4];
      int n_won = 0, n_full = 0;

      town = fresh;
      shift_id = test_publish_shift (town, 1);
      for (int i = 0; i < 4; i++)
        racers[i].offer_id = test_offer (town, shift_id, i, &racers[i].sha256);
      for (int i = 0; i < 4; i++)
        threads[i] = g_thread_new ("racer", race_thread, &racers[i]);
      for (int i = 0; i < 4; i++)
        {
          g_thread_join (threads[i]);
          n_won += racers[i].status == 201;
          n_full += racers[i].status == 409;
          g_free (racers[i].offer_id);
          g_free (racers[i].sha256);
        }
      town = saved;
      g_assert_cmpint (n_won, ==, 1);
      g_assert_cmpint (n_full, ==, 3);
    }
}

static void
test_candidates (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 1);
  g_autofree char *path = g_strdup_printf ("/v1/shifts/%s/candidates?limit=3", shift_id);
  g_autoptr (TestAnswer) answer = test_call (town, "GET", path, "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) other = test_call (town, "GET", path, "owner-b", NULL, NULL);
  g_autoptr (TestAnswer) clerk = test_call (town, "GET", path, "clerk-a", NULL, NULL);
  JsonArray *excluded;
  gint64 n_people;
  JsonObject *first;

  g_assert_cmpuint (answer->status, ==, 200);
  test_assert_problem (other, 404, "not-found");
  test_assert_problem (clerk, 403, "forbidden");
  g_assert_cmpint (test_int (answer, "pool"), ==, TEST_N_WORKERS);
  n_people = test_int (answer, "eligible");
  excluded = json_object_get_array_member (json_node_get_object (answer->body), "excluded");
  for (guint i = 0; i < json_array_get_length (excluded); i++)
    n_people += json_object_get_int_member (json_array_get_object_element (excluded, i), "people");
  g_assert_cmpint (n_people, ==, TEST_N_WORKERS);
  g_assert_cmpuint (test_n_items (answer), >=, 1);
  first = test_item (answer, 0);
  g_assert_cmpint (json_object_get_int_member (first, "rank"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (first, "score"), <=, 1000);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (first, "terms")), ==, 7);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/offers/candidates", test_candidates);
  g_test_add_func ("/server/offers/contract", test_from_offer_to_contract);
  g_test_add_func ("/server/offers/terms-changed", test_terms_changed);
  g_test_add_func ("/server/offers/expired", test_expired);
  g_test_add_func ("/server/offers/strangers", test_strangers_offer);
  g_test_add_func ("/server/offers/decline", test_decline);
  g_test_add_func ("/server/offers/faults", test_offer_faults);
  g_test_add_func ("/server/offers/minor", test_minor);
  g_test_add_func ("/server/offers/double-booking", test_double_booking);
  g_test_add_func ("/server/offers/last-seat", test_last_seat);
  result = g_test_run ();
  test_server_free (town);
  return result;
}
