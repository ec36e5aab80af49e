/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "server/yui-moment.h"
#include "labour/yui-civil.h"

#include <string.h>

/* When people can work, what they are qualified for, and who wrote it down. */

#define MINE "/v1/my/availability"

static JsonArray *
list (TestAnswer *answer, const char *member)
{
  return json_object_get_array_member (json_node_get_object (answer->body), member);
}

static TestAnswer *
put (TestServer *test, const char *path, const char *token, const char *version, const char *body)
{
  return test_call (test, "PUT", path, token, body, "If-Match", version, NULL);
}

static void
test_week (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) fresh = test_call (test, "GET", MINE, "worker-0", NULL, NULL);
  char day[YUI_MOMENT_SIZE];
  g_autofree char *body = NULL;
  g_autoptr (TestAnswer) said = NULL, stale = NULL, again = NULL;
  JsonObject *span;

  g_assert_cmpuint (json_array_get_length (list (fresh, "weekly")), ==, 0);
  yui_day_format (yui_civil_day_of_utc (yui_moment_now ()) + 3, day);
  body = g_strdup_printf ("{\"weekly\":[{\"weekday\":0,\"start_min\":540,\"end_min\":720},"
                          "{\"weekday\":0,\"start_min\":690,\"end_min\":780},"
                          "{\"weekday\":6,\"start_min\":1320,\"end_min\":1440}],"
                          "\"exceptions\":[{\"date\":\"%s\",\"spans\":[]}]}",
                          day);
  said = put (test, MINE, "worker-0", "\"1\"", body);
  g_assert_cmpuint (said->status, ==, 200);
  g_assert_cmpuint (json_array_get_length (list (said, "weekly")), ==, 2);
  span = json_array_get_object_element (list (said, "weekly"), 0);
  g_assert_cmpint (json_object_get_int_member (span, "start_min"), ==, 540);
  g_assert_cmpint (json_object_get_int_member (span, "end_min"), ==, 780);
  span = json_array_get_object_element (list (said, "weekly"), 1);
  g_assert_cmpint (json_object_get_int_member (span, "end_min"), ==, 1440);
  g_assert_cmpuint (json_array_get_length (list (said, "exceptions")), ==, 1);
  stale = put (test, MINE, "worker-0", "\"1\"", body);
  test_assert_problem (stale, 412, "precondition-failed");
  again = put (test, MINE, "worker-0", "\"2\"", "{\"weekly\":[]}");
  g_assert_cmpuint (json_array_get_length (list (again, "weekly")), ==, 0);
  g_assert_cmpuint (json_array_get_length (list (again, "exceptions")), ==, 0);
}

static void
test_faults (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) odd
      = put (test, MINE, "worker-0", "\"1\"",
             "{\"weekly\":[{\"weekday\":1,\"start_min\":545,\"end_min\":600},"
             "{\"weekday\":7,\"start_min\":0,\"end_min\":30},"
             "{\"weekday\":2,\"start_min\":600,\"end_min\":540,\"x\":1}],"
             "\"exceptions\":[{\"date\":\"2020-01-01\",\"spans\":[]}]}");

  g_assert_true (test_has_fault (odd, "/weekly/0", "not_half_hours"));
  g_assert_true (test_has_fault (odd, "/weekly/1/weekday", "too_large"));
  g_assert_true (test_has_fault (odd, "/weekly/2", "not_after_start"));
  g_assert_true (test_has_fault (odd, "/weekly/2/x", "unknown_field"));
  g_assert_true (test_has_fault (odd, "/exceptions/0/date", "date_range"));
}

/* Somebody else writes it down: for people of the pool, with consent. */
static void
test_helped (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *path = g_strdup_printf ("/v1/workers/%s/availability", test_worker_id (0));
  const char *said
      = "{\"weekly\":[{\"weekday\":4,\"start_min\":0,\"end_min\":60}],\"consent\":true}";
  g_autoptr (TestAnswer) stranger = put (test, path, "owner-b", "\"1\"", said);
  g_autoptr (TestAnswer) against
      = put (test, path, "coordinator", "\"1\"", "{\"weekly\":[],\"consent\":false}");
  g_autoptr (TestAnswer) helped = put (test, path, "coordinator", "\"1\"", said);
  g_autoptr (TestAnswer) seen = test_call (test, "GET", path, "manager-a", NULL, NULL);

  test_assert_problem (stranger, 404, "not-found");
  g_assert_true (test_has_fault (against, "/consent", "consent_needed"));
  g_assert_cmpuint (helped->status, ==, 200);
  g_assert_cmpuint (json_array_get_length (list (seen, "weekly")), ==, 1);
}

static guint
n_eligible (TestServer *test, const char *shift_id)
{
  g_autofree char *path = g_strdup_printf ("/v1/shifts/%s/candidates", shift_id);
  g_autoptr (TestAnswer) found = test_call (test, "GET", path, "owner-a", NULL, NULL);

  g_assert_cmpuint (found->status, ==, 200);
  return (guint)test_int (found, "eligible");
}

/* What is written down decides at once who can work. */
static void
test_counts (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *shift_id = test_publish_shift (test, 1);
  const guint before = n_eligible (test, shift_id);
  g_autoptr (TestAnswer) never
      = put (test, MINE, "worker-0", "\"1\"",
             "{\"weekly\":[{\"weekday\":0,\"start_min\":0,\"end_min\":30}]}");

  g_assert_cmpuint (never->status, ==, 200);
  g_assert_cmpuint (n_eligible (test, shift_id), ==, before - 1);
}

static void
test_qualifications (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *path = g_strdup_printf ("/v1/workers/%s/qualifications", test_worker_id (1));
  g_autoptr (TestAnswer) made
      = test_call (test, "POST", "/v1/qualifications", "coordinator",
                   "{\"code\":\"food_hygiene\",\"name\":\"食品衛生責任者\"}", NULL);
  g_autoptr (TestAnswer) twice = test_call (test, "POST", "/v1/qualifications", "coordinator",
                                            "{\"code\":\"food_hygiene\",\"name\":\"x\"}", NULL);
  g_autofree char *two
      = g_strdup_printf ("{\"qualification_ids\":[\"%s\",\"%s\"],\"certificate_seen\":true}",
                         test_text (made, "id"), TEST_FORKLIFT);
  g_autoptr (TestAnswer) unseen = put (test, path, "owner-a", "\"1\"",
                                       "{\"qualification_ids\":[],\"certificate_seen\":false}");
  g_autoptr (TestAnswer) unknown
      = put (test, path, "owner-a", "\"1\"",
             "{\"qualification_ids\":[\"" TEST_EMPLOYER_A "\"],\"certificate_seen\":true}");
  g_autoptr (TestAnswer) given = put (test, path, "owner-a", "\"1\"", two);
  g_autoptr (TestAnswer) read = test_call (test, "GET", path, "manager-a", NULL, NULL);
  g_autoptr (TestAnswer) stranger = test_call (test, "GET", path, "owner-b", NULL, NULL);
  g_autoptr (TestAnswer) less
      = put (test, path, "coordinator", "\"2\"",
             "{\"qualification_ids\":[\"" TEST_FORKLIFT "\"],\"certificate_seen\":true}");

  g_assert_cmpuint (made->status, ==, 201);
  test_assert_problem (twice, 409, "code-taken");
  g_assert_true (test_has_fault (unseen, "/certificate_seen", "certificate_needed"));
  g_assert_true (test_has_fault (unknown, "/qualification_ids/0", "unknown"));
  g_assert_cmpuint (test_n_items (given), ==, 2);
  g_assert_cmpuint (test_n_items (read), ==, 2);
  test_assert_problem (stranger, 404, "not-found");
  g_assert_cmpuint (test_n_items (less), ==, 1);
}

static void
test_audit (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) said = put (test, MINE, "worker-0", "\"1\"", "{\"weekly\":[]}");
  g_autoptr (TestAnswer) rows = test_call (
      test, "GET", "/v1/audit?operation=putMyAvailability&limit=5", "auditor", NULL, NULL);
  g_autoptr (TestAnswer) elsewhere = test_call (test, "GET", "/v1/audit", "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) earlier
      = test_call (test, "GET", "/v1/audit?to=2020-01-01", "coordinator", NULL, NULL);

  g_assert_cmpuint (said->status, ==, 200);
  g_assert_cmpuint (test_n_items (rows), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (test_item (rows, 0), "actor_id"), ==,
                   test_worker_id (0));
  g_assert_cmpint (json_object_get_int_member (test_item (rows, 0), "status"), ==, 200);
  test_assert_problem (elsewhere, 403, "forbidden");
  g_assert_cmpuint (test_n_items (earlier), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/availability/week", test_week);
  g_test_add_func ("/availability/faults", test_faults);
  g_test_add_func ("/availability/helped", test_helped);
  g_test_add_func ("/availability/counts", test_counts);
  g_test_add_func ("/availability/qualifications", test_qualifications);
  g_test_add_func ("/availability/audit", test_audit);
  return g_test_run ();
}
