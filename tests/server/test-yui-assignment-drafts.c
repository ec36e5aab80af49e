/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "labour/yui-civil.h"
#include "server/yui-moment.h"

#define PATH "/v1/assignment-drafts"

static TestServer *town;

static char *
first_day (int days_on)
{
  char text[YUI_MOMENT_SIZE];

  return g_strdup (yui_day_format (yui_civil_day_of_utc (yui_moment_now ()) + days_on, text));
}

/* Orders a week from tomorrow; extra is appended members. */
static TestAnswer *
order (const char *token, const char *extra)
{
  g_autofree char *day = first_day (1);
  g_autofree char *body = g_strdup_printf ("{\"first_day\":\"%s\",\"limit_ms\":400%s}", day, extra);

  return test_call (town, "POST", PATH, token, body, NULL);
}

static char *
path_of (TestAnswer *draft)
{
  return g_strconcat (PATH "/", test_text (draft, "id"), NULL);
}

/* Asks until it no longer runs. */
static TestAnswer *
wait_for (TestAnswer *ordered, const char *token)
{
  g_autofree char *path = path_of (ordered);

  for (;;)
    {
      TestAnswer *answer = test_call (town, "GET", path, token, NULL, NULL);

      g_assert_cmpuint (answer->status, ==, 200);
      if (!g_str_equal (test_text (answer, "state"), "running"))
        return answer;
      test_answer_free (answer);
      g_usleep (20000);
    }
}

static TestAnswer *
fill (const char *extra)
{
  g_autoptr (TestAnswer) ordered = order ("owner-a", extra);

  g_assert_cmpuint (ordered->status, ==, 201);
  g_assert_cmpstr (test_text (ordered, "state"), ==, "running");
  return wait_for (ordered, "owner-a");
}

static JsonObject *
shift_of (TestAnswer *draft, const char *shift_id)
{
  JsonArray *shifts = json_object_get_array_member (json_node_get_object (draft->body), "shifts");

  for (guint i = 0; i < json_array_get_length (shifts); i++)
    {
      JsonObject *shift = json_array_get_object_element (shifts, i);

      if (g_str_equal (json_object_get_string_member (shift, "shift_id"), shift_id))
        return shift;
    }
  return NULL;
}

static JsonArray *
people_of (TestAnswer *draft, const char *shift_id)
{
  return json_object_get_array_member (shift_of (draft, shift_id), "people");
}

static gboolean
has_person (TestAnswer *draft, const char *shift_id, const char *worker_id)
{
  JsonArray *people = people_of (draft, shift_id);

  for (guint i = 0; i < json_array_get_length (people); i++)
    if (g_str_equal (
            json_object_get_string_member (json_array_get_object_element (people, i), "worker_id"),
            worker_id))
      return TRUE;
  return FALSE;
}

/* A draft with people and reasons; nobody was offered anything by it. */
static void
test_fill (void)
{
  g_autofree char *wide = test_publish_shift (town, 3), *narrow = test_publish_shift (town, 4);
  gint64 n_offers = test_count (town, "SELECT count(*) FROM offer");
  g_autoptr (TestAnswer) draft = fill ("");
  JsonObject *person = json_array_get_object_element (people_of (draft, wide), 0);
  guint n_wide = json_array_get_length (people_of (draft, wide));
  guint n_narrow = json_array_get_length (people_of (draft, narrow));

  g_assert_cmpstr (test_text (draft, "state"), ==, "done");
  g_assert_cmpint (test_int (draft, "seats"), ==, 7);
  g_assert_cmpint (test_int (draft, "seats_filled"), ==, n_wide + n_narrow);
  /* Both begin at the same hour, and the age of one of six people is not known. */
  g_assert_cmpint (test_int (draft, "seats_filled"), ==, 5);
  g_assert_cmpint (test_int (draft, "seats_bound"), ==, 5);
  g_assert_cmpint (test_int (draft, "looked_at"), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (person, "terms")), ==, 7);
  g_assert_true (
      g_str_equal (json_object_get_string_member (shift_of (draft, narrow), "empty_reason"),
                   "all_busy")
      || g_str_equal (json_object_get_string_member (shift_of (draft, wide), "empty_reason"),
                      "all_busy"));
  for (int i = 0; i < TEST_N_WORKERS; i++)
    g_assert_false (has_person (draft, wide, test_worker_id (i))
                    && has_person (draft, narrow, test_worker_id (i)));
  g_assert_cmpint (test_count (town, "SELECT count(*) FROM offer"), ==, n_offers);
}

static void
test_wishes (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 1), *pin = NULL, *both = NULL;
  g_autofree char *strange = NULL;
  g_autoptr (TestAnswer) pinned = NULL, forbidden = NULL, dropped = NULL;

  pin = g_strdup_printf (",\"pinned\":[{\"shift_id\":\"%s\",\"worker_id\":\"%s\"}]", shift_id,
                         test_worker_id (3));
  pinned = fill (pin);
  g_assert_cmpstr (test_text (pinned, "state"), ==, "done");
  g_assert_true (has_person (pinned, shift_id, test_worker_id (3)));
  g_assert_true (json_object_get_boolean_member (
      json_array_get_object_element (people_of (pinned, shift_id), 0), "pinned"));
  g_assert_true (json_object_get_null_member (json_node_get_object (pinned->body), "problem"));
  both = g_strdup_printf (
      ",\"forbidden\":[{\"shift_id\":\"%s\",\"worker_id\":\"%s\"},{\"shift_id\":\"%s\","
      "\"worker_id\":\"%s\"}]",
      shift_id, test_worker_id (3), shift_id, test_worker_id (0));
  forbidden = fill (both);
  g_assert_false (has_person (forbidden, shift_id, test_worker_id (3)));
  g_assert_false (has_person (forbidden, shift_id, test_worker_id (0)));
  /* Nobody of no known age can be pinned; the draft says so and goes on. */
  strange = g_strdup_printf (",\"pinned\":[{\"shift_id\":\"%s\",\"worker_id\":\"%s\"}]", shift_id,
                             test_worker_id (TEST_AGELESS));
  dropped = fill (strange);
  g_assert_cmpstr (test_text (dropped, "state"), ==, "done");
  g_assert_cmpstr (test_text (dropped, "problem"), ==, "pins_dropped");
  g_assert_false (has_person (dropped, shift_id, test_worker_id (TEST_AGELESS)));
}

/* Whoever has an offer at that time is not proposed for another shift. */
static void
test_offered (void)
{
  g_autofree char *first = test_publish_shift (town, 1), *second = test_publish_shift (town, 6);
  g_autofree char *sha256 = NULL;
  g_autofree char *offer_id = test_offer (town, first, 0, &sha256);
  g_autoptr (TestAnswer) draft = fill ("");

  g_assert_nonnull (offer_id);
  g_assert_null (shift_of (draft, first));
  g_assert_false (has_person (draft, second, test_worker_id (0)));
}

static void
test_one_at_a_time (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 1);
  g_autoptr (TestAnswer) first = NULL, second = NULL, removed = NULL, gone = NULL, again = NULL,
                         done = NULL;
  g_autofree char *path = NULL;

  /* The place is held, whatever the solver does. */
  g_assert_true (
      yui_assignments_claim (yui_server_get_assignments (town->server), 1, TEST_EMPLOYER_A));
  second = order ("owner-a", "");
  test_assert_problem (second, 429, "too-many-requests");
  yui_assignments_release (yui_server_get_assignments (town->server), 1, TEST_EMPLOYER_A);
  first = order ("owner-a", "");
  g_assert_cmpuint (first->status, ==, 201);
  path = path_of (first);
  removed = test_call (town, "DELETE", path, "owner-a", NULL, NULL);
  g_assert_cmpuint (removed->status, ==, 204);
  gone = test_call (town, "GET", path, "owner-a", NULL, NULL);
  test_assert_problem (gone, 404, "not-found");
  while (again == NULL || again->status == 429)
    {
      g_clear_pointer (&again, test_answer_free);
      again = order ("owner-a", "");
    }
  done = wait_for (again, "owner-a");
  g_assert_cmpstr (test_text (done, "state"), ==, "done");
  g_assert_cmpint (
      test_count (town, "SELECT count(*) FROM assignment_draft_seat x WHERE NOT EXISTS (SELECT 1 "
                        "FROM assignment_draft d WHERE d.id = x.draft_id)"),
      ==, 0);
}

static void
test_strangers (void)
{
  g_autoptr (TestAnswer) ordered = order ("owner-a", ""), done = wait_for (ordered, "manager-a");
  g_autofree char *path = path_of (ordered);
  g_autoptr (TestAnswer) other = test_call (town, "GET", path, "owner-b", NULL, NULL);
  g_autoptr (TestAnswer) abroad = test_call (town, "GET", path, "owner-c", NULL, NULL);
  g_autoptr (TestAnswer) removed = test_call (town, "DELETE", path, "owner-b", NULL, NULL);
  g_autoptr (TestAnswer) clerk = order ("clerk-a", "");
  g_autoptr (TestAnswer) town_hall = order ("coordinator", "");
  g_autoptr (TestAnswer) worker = order ("worker-0", "");

  g_assert_cmpuint (done->status, ==, 200);
  test_assert_problem (other, 404, "not-found");
  test_assert_problem (abroad, 404, "not-found");
  test_assert_problem (removed, 404, "not-found");
  test_assert_problem (clerk, 403, "forbidden");
  test_assert_problem (town_hall, 403, "forbidden");
  g_assert_cmpuint (worker->status, >=, 401);
}

static void
test_faults (void)
{
  g_autofree char *past = first_day (-8), *far = first_day (90);
  g_autofree char *past_body = g_strdup_printf ("{\"first_day\":\"%s\"}", past);
  g_autofree char *far_body = g_strdup_printf ("{\"first_day\":\"%s\"}", far);
  g_autoptr (TestAnswer) over = test_call (town, "POST", PATH, "owner-a", past_body, NULL);
  g_autoptr (TestAnswer) ahead = test_call (town, "POST", PATH, "owner-a", far_body, NULL);
  g_autoptr (TestAnswer) many = order ("owner-a", ",\"shifts_a_day\":4");
  g_autoptr (TestAnswer) wishes
      = order ("owner-a", ",\"pinned\":[{\"shift_id\":\"x\"}],\"forbidden\":7,\"boss\":1");

  g_assert_true (test_has_fault (over, "/first_day", "in_past"));
  g_assert_true (test_has_fault (ahead, "/first_day", "too_large"));
  g_assert_true (test_has_fault (many, "/shifts_a_day", "too_large"));
  test_assert_problem (wishes, 422, "invalid-input");
  g_assert_true (test_has_fault (wishes, "/pinned/0", "format"));
  g_assert_true (test_has_fault (wishes, "/forbidden", "type"));
  g_assert_true (test_has_fault (wishes, "/boss", "unknown_field"));
}

/* A server that went down while it filled a week leaves no draft that runs for ever. */
static void
test_interrupted (void)
{
  g_autoptr (TestAnswer) ordered = order ("owner-a", ""), done = wait_for (ordered, "owner-a");
  g_autofree char *path = path_of (ordered);
  g_autoptr (TestAnswer) lost = NULL;

  g_assert_nonnull (done);
  test_execute (town, "UPDATE assignment_draft SET state = 'running', beat_s = beat_s - 100");
  lost = test_call (town, "GET", path, "owner-a", NULL, NULL);
  g_assert_cmpstr (test_text (lost, "state"), ==, "failed");
  g_assert_cmpstr (test_text (lost, "problem"), ==, "interrupted");
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/assignment-drafts/fill", test_fill);
  g_test_add_func ("/server/assignment-drafts/wishes", test_wishes);
  g_test_add_func ("/server/assignment-drafts/offered", test_offered);
  g_test_add_func ("/server/assignment-drafts/one-at-a-time", test_one_at_a_time);
  g_test_add_func ("/server/assignment-drafts/strangers", test_strangers);
  g_test_add_func ("/server/assignment-drafts/faults", test_faults);
  g_test_add_func ("/server/assignment-drafts/interrupted", test_interrupted);
  result = g_test_run ();
  test_server_free (town);
  return result;
}
