/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-server.h"

static TestServer *town;

#define BODY(name, more)                                                                           \
  "{\"name\":\"" name "\",\"title\":\"配膳\",\"break_min\":60,\"seats\":3,"                        \
  "\"hourly_wage_yen\":1200" more "}"

static char *
path_of (TestAnswer *made)
{
  return g_strconcat ("/v1/templates/", test_text (made, "id"), NULL);
}

static void
test_life (void)
{
  g_autoptr (TestAnswer) made = test_call (
      town, "POST", "/v1/templates", "owner-a",
      BODY ("朝の配膳", ",\"description\":\"朝食\",\"required_qualification_ids\":[\"" TEST_FORKLIFT
                        "\"],\"rings\":[{\"kind\":\"pool\",\"opens\":\"after_publication\","
                        "\"minutes\":0,\"pool_kinds\":[\"alumni\"]},{\"kind\":\"programme\","
                        "\"opens\":\"before_start\",\"minutes\":2880}]"),
      NULL);
  g_autofree char *path = NULL;
  g_autoptr (TestAnswer) read = NULL, stale = NULL, changed = NULL, list = NULL, gone = NULL,
                         nothing = NULL;
  JsonArray *rings;

  g_assert_cmpuint (made->status, ==, 201);
  path = path_of (made);
  read = test_call (town, "GET", path, "manager-a", NULL, NULL);
  g_assert_cmpstr (read->text, ==, made->text);
  rings = json_object_get_array_member (json_node_get_object (read->body), "rings");
  g_assert_cmpuint (json_array_get_length (rings), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (rings, 1), "minutes"),
                   ==, 2880);
  stale = test_call (town, "PUT", path, "owner-a", BODY ("x", ""), "If-Match", "\"9\"", NULL);
  test_assert_problem (stale, 412, "precondition-failed");
  changed
      = test_call (town, "PUT", path, "owner-a", BODY ("夜の配膳", ""), "If-Match", "\"1\"", NULL);
  g_assert_cmpuint (changed->status, ==, 200);
  g_assert_cmpint (test_int (changed, "version"), ==, 2);
  g_assert_cmpstr (test_text (changed, "description"), ==, "");
  list = test_call (town, "GET", "/v1/templates", "owner-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (list), ==, 1);
  gone = test_call (town, "DELETE", path, "owner-a", NULL, "If-Match", "\"2\"", NULL);
  g_assert_cmpuint (gone->status, ==, 204);
  nothing = test_call (town, "GET", path, "owner-a", NULL, NULL);
  test_assert_problem (nothing, 404, "not-found");
}

static void
test_faults (void)
{
  static const struct
  {
    const char *body, *pointer, *code;
  } rows[] = {
    { BODY ("配膳", ",\"rings\":[{\"kind\":\"chosen\",\"opens\":\"before_start\",\"minutes\":1,"
                    "\"worker_ids\":[\"" TEST_FORKLIFT "\"]}]"),
      "/rings/0/kind", "not_in_template" },
    { BODY ("配膳", ",\"rings\":[{\"kind\":\"programme\",\"opens\":\"at\","
                    "\"at\":\"2030-01-01T00:00:00Z\"}]"),
      "/rings/0/opens", "not_in_template" },
    { BODY ("配膳", ",\"required_qualification_ids\":[\"" TEST_WORKPLACE_A "\"]"),
      "/required_qualification_ids/0", "not_found" },
    { "{}", "/name", "required" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TestAnswer) answer
          = test_call (town, "POST", "/v1/templates", "owner-a", rows[i].body, NULL);

      g_test_message ("%s", answer->text);
      test_assert_problem (answer, 422, "invalid-input");
      g_assert_true (test_has_fault (answer, rows[i].pointer, rows[i].code));
    }
}

static void
test_names_and_walls (void)
{
  g_autoptr (TestAnswer) first
      = test_call (town, "POST", "/v1/templates", "owner-a", BODY ("一つ", ""), NULL);
  g_autoptr (TestAnswer) second
      = test_call (town, "POST", "/v1/templates", "owner-a", BODY ("一つ", ""), NULL);
  g_autoptr (TestAnswer) other
      = test_call (town, "POST", "/v1/templates", "owner-b", BODY ("一つ", ""), NULL);
  g_autofree char *path = path_of (first);
  g_autoptr (TestAnswer) foreign = test_call (town, "GET", path, "owner-b", NULL, NULL);

  g_assert_cmpuint (first->status, ==, 201);
  g_assert_true (test_has_fault (second, "/name", "duplicate"));
  g_assert_cmpuint (other->status, ==, 201);
  test_assert_problem (foreign, 404, "not-found");
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/templates/life", test_life);
  g_test_add_func ("/server/templates/faults", test_faults);
  g_test_add_func ("/server/templates/names", test_names_and_walls);
  result = g_test_run ();
  test_server_free (town);
  return result;
}
