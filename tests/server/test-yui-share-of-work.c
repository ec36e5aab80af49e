/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "labour/yui-civil.h"
#include "server/yui-moment.h"

static TestServer *town;

/* The path of the days around today. */
static char *
path_of (const char *rest)
{
  gint64 today = yui_civil_day_of_utc (yui_moment_now ());
  char from[YUI_MOMENT_SIZE], to[YUI_MOMENT_SIZE];

  return g_strdup_printf ("/v1/share-of-work?from=%s&to=%s%s", yui_day_format (today - 30, from),
                          yui_day_format (today + 1, to), rest);
}

static JsonObject *
member (TestAnswer *answer, const char *name)
{
  return json_object_get_object_member (json_node_get_object (answer->body), name);
}

static gint64
sum_tenths (TestAnswer *answer, const char *name)
{
  JsonArray *tenths = json_object_get_array_member (json_node_get_object (answer->body), "tenths");
  gint64 sum = 0;

  g_assert_cmpuint (json_array_get_length (tenths), ==, 10);
  for (guint i = 0; i < 10; i++)
    sum += json_object_get_int_member (json_array_get_object_element (tenths, i), name);
  return sum;
}

/* Two offers of six people: they are counted, and the others named. */
static void
test_offers (void)
{
  g_autofree char *path = path_of (""), *shift_id = test_publish_shift (town, 2), *sha256 = NULL;
  g_autofree char *other_sha256 = NULL, *first = test_offer (town, shift_id, 0, &sha256);
  g_autofree char *second = test_offer (town, shift_id, 1, &other_sha256);
  g_autoptr (TestAnswer) answer = test_call (town, "GET", path, "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) whole = test_call (town, "GET", path, "coordinator", NULL, NULL);
  JsonArray *never
      = json_object_get_array_member (json_node_get_object (answer->body), "never_offered");

  g_assert_true (first != NULL && second != NULL);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpint (test_int (answer, "people"), ==, TEST_N_WORKERS);
  g_assert_cmpint (json_object_get_int_member (member (answer, "offers"), "total"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (member (answer, "offers"), "people_without"), ==, 4);
  /* Two of six have all of two: 2 × (5 + 6) − 7 × 2 over 6 × 2. */
  g_assert_cmpint (json_object_get_int_member (member (answer, "offers"), "gini_milli"), ==, 667);
  g_assert_cmpint (sum_tenths (answer, "people"), ==, TEST_N_WORKERS);
  g_assert_cmpint (sum_tenths (answer, "offers"), ==, 2);
  g_assert_cmpuint (json_array_get_length (never), ==, 4);
  g_assert_true (json_object_get_null_member (json_node_get_object (answer->body), "forecast"));
  g_assert_cmpint (json_object_get_int_member (member (whole, "offers"), "total"), ==, 2);
}

/* Under weights that count only the turn, new offers go to those who had none. */
static void
test_forecast (void)
{
  g_autofree char *path = path_of ("&weights=0,0,0,0,0,100,0");
  g_autofree char *shift_id = test_publish_shift (town, 2);
  g_autoptr (TestAnswer) answer = test_call (town, "GET", path, "manager-a", NULL, NULL);
  g_autoptr (TestAnswer) again = test_call (town, "GET", path, "manager-a", NULL, NULL);
  JsonObject *after = json_object_get_object_member (member (answer, "forecast"), "after");

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpint (json_object_get_int_member (after, "seats"), >=, 2);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (after, "offers"),
                                               "people_without"),
                   <=, 2);
  g_assert_cmpstr (answer->text, ==, again->text);
}

static void
test_strangers (void)
{
  g_autofree char *path = path_of (""), *weights = path_of ("&weights=1,1,1,1,1,1,1");
  g_autofree char *bad = path_of ("&weights=1,1");
  g_autoptr (TestAnswer) other = test_call (town, "GET", path, "owner-b", NULL, NULL);
  g_autoptr (TestAnswer) abroad = test_call (town, "GET", path, "owner-c", NULL, NULL);
  g_autoptr (TestAnswer) clerk = test_call (town, "GET", path, "clerk-a", NULL, NULL);
  g_autoptr (TestAnswer) dateless
      = test_call (town, "GET", "/v1/share-of-work", "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) towns = test_call (town, "GET", weights, "coordinator", NULL, NULL);
  g_autoptr (TestAnswer) faulty = test_call (town, "GET", bad, "owner-a", NULL, NULL);

  g_assert_cmpint (test_int (other, "people"), ==, 0);
  g_assert_cmpint (test_int (abroad, "people"), ==, 0);
  test_assert_problem (clerk, 403, "forbidden");
  test_assert_problem (dateless, 400, "invalid-parameter");
  test_assert_problem (towns, 400, "invalid-parameter");
  test_assert_problem (faulty, 400, "invalid-parameter");
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/share-of-work/offers", test_offers);
  g_test_add_func ("/server/share-of-work/forecast", test_forecast);
  g_test_add_func ("/server/share-of-work/strangers", test_strangers);
  result = g_test_run ();
  test_server_free (town);
  return result;
}
