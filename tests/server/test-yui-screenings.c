/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-server.h"

static TestServer *town;

/* Tries to publish a new shift of employer A with that many seats. */
static TestAnswer *
publish (int seats, char **shift_id)
{
  g_autofree char *extra = g_strdup_printf (",\"seats\":%d", seats);
  g_autofree char *body = test_shift_body (TEST_WORKPLACE_A, 4, 9, extra);
  g_autoptr (TestAnswer) made = test_call (town, "POST", "/v1/shifts", "owner-a", body, NULL);
  g_autofree char *path = g_strdup_printf ("/v1/shifts/%s/publish", test_text (made, "id"));

  if (shift_id != NULL)
    *shift_id = g_strdup (test_text (made, "id"));
  return test_call (town, "POST", path, "owner-a", NULL, "If-Match", "\"1\"", NULL);
}

static void
decide (const char *body, guint status)
{
  g_autoptr (TestAnswer) answer = test_call (
      town, "POST", "/v1/employers/" TEST_EMPLOYER_A "/screenings", "coordinator", body, NULL);

  g_test_message ("%s", answer->text);
  g_assert_cmpuint (answer->status, ==, status);
}

static void
need_screening (const char *value)
{
  g_autoptr (TestAnswer) present
      = test_call (town, "GET", "/v1/programme", "coordinator", NULL, NULL);
  g_autofree char *tag
      = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"", test_int (present, "version"));
  g_autofree char *body = g_strdup_printf ("{\"screening_needed\":%s}", value);
  g_autoptr (TestAnswer) changed
      = test_call (town, "PATCH", "/v1/programme", "coordinator", body, "If-Match", tag, NULL);

  g_assert_cmpuint (changed->status, ==, 200);
  g_assert_cmpint (test_int (changed, "version"), ==, test_int (present, "version") + 1);
}

static void
test_life (void)
{
  g_autofree char *shift_id = NULL, *path = NULL;
  g_autoptr (TestAnswer) free_to = publish (1, NULL), unscreened = NULL, mine = NULL, passed = NULL,
                         full = NULL, more = NULL, refused = NULL, list = NULL, history = NULL;

  g_assert_cmpuint (free_to->status, ==, 200); /* nobody wants a screening */
  need_screening ("true");
  unscreened = publish (1, NULL);
  test_assert_problem (unscreened, 409, "not-screened");
  decide ("{\"state\":\"passed\",\"open_seats_max\":4,\"reason\":\"登記を確認\"}", 201);
  passed = publish (2, &shift_id);
  g_assert_cmpuint (passed->status, ==, 200);
  full = publish (2, NULL); /* 1 + 2 + 2 */
  test_assert_problem (full, 409, "too-many-open-seats");
  path = g_strconcat ("/v1/shifts/", shift_id, NULL);
  more = test_call (town, "PATCH", path, "owner-a", "{\"seats\":4}", "If-Match", "\"2\"", NULL);
  test_assert_problem (more, 409, "too-many-open-seats");
  mine = test_call (town, "GET", "/v1/screening", "owner-a", NULL, NULL);
  g_assert_cmpstr (test_text (mine, "state"), ==, "passed");
  g_assert_cmpint (test_int (mine, "open_seats"), ==, 3);
  g_assert_cmpint (test_int (mine, "open_seats_max"), ==, 4);
  decide ("{\"state\":\"refused\",\"reason\":\"賃金の未払い\",\"decided_on\":\"2026-01-05\"}", 201);
  need_screening ("false");
  refused = publish (1, NULL); /* a decision holds whatever the rule */
  test_assert_problem (refused, 409, "screening-refused");
  list = test_call (town, "GET", "/v1/screenings", "auditor", NULL, NULL);
  g_assert_cmpuint (test_n_items (list), ==, 2);
  history = test_call (town, "GET", "/v1/employers/" TEST_EMPLOYER_A "/screenings", "coordinator",
                       NULL, NULL);
  g_assert_cmpuint (test_n_items (history), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (test_item (history, 0), "decided_on"), ==,
                   "2026-01-05");
  g_assert_cmpstr (json_object_get_string_member (test_item (history, 1), "state"), ==, "passed");
  decide ("{\"state\":\"passed\",\"reason\":\"解決\"}", 201);
}

static void
test_faults (void)
{
  g_autoptr (TestAnswer) answer = test_call (
      town, "POST", "/v1/employers/" TEST_EMPLOYER_A "/screenings", "coordinator",
      "{\"state\":\"maybe\",\"open_seats_max\":-1,\"decided_on\":\"2190-01-01\"}", NULL);
  g_autoptr (TestAnswer) foreign
      = test_call (town, "POST", "/v1/employers/" TEST_EMPLOYER_C "/screenings", "coordinator",
                   "{\"state\":\"passed\",\"reason\":\"x\"}", NULL);

  test_assert_problem (answer, 422, "invalid-input");
  g_assert_true (test_has_fault (answer, "/state", "not_in_list"));
  g_assert_true (test_has_fault (answer, "/open_seats_max", "too_small"));
  g_assert_true (test_has_fault (answer, "/reason", "required"));
  g_assert_true (test_has_fault (answer, "/decided_on", "in_future"));
  test_assert_problem (foreign, 404, "not-found");
}

static void
test_programme (void)
{
  g_autoptr (TestAnswer) present
      = test_call (town, "GET", "/v1/programme", "coordinator", NULL, NULL);
  g_autofree char *tag
      = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"", test_int (present, "version"));
  g_autoptr (TestAnswer) wrong = test_call (town, "PATCH", "/v1/programme", "coordinator",
                                            "{\"colour\":\"#GGGGGG\"}", "If-Match", tag, NULL);
  g_autoptr (TestAnswer) changed = test_call (
      town, "PATCH", "/v1/programme", "coordinator",
      "{\"name\":\"結の町\",\"colour\":\"#26a269\",\"neighbour_m\":5000}", "If-Match", tag, NULL);
  g_autoptr (TestAnswer) stale = test_call (town, "PATCH", "/v1/programme", "coordinator",
                                            "{\"name\":\"x\"}", "If-Match", tag, NULL);
  g_autoptr (TestAnswer) session = test_call (town, "GET", "/v1/session", "owner-a", NULL, NULL);

  g_assert_true (test_has_fault (wrong, "/colour", "format"));
  g_assert_cmpuint (changed->status, ==, 200);
  g_assert_cmpint (test_int (changed, "neighbour_m"), ==, 5000);
  test_assert_problem (stale, 412, "precondition-failed");
  g_assert_nonnull (strstr (session->text, "結の町"));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/screenings/life", test_life);
  g_test_add_func ("/server/screenings/faults", test_faults);
  g_test_add_func ("/server/screenings/programme", test_programme);
  result = g_test_run ();
  test_server_free (town);
  return result;
}
