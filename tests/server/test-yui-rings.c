/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "labour/yui-civil.h"
#include "server/yui-moment.h"
#include "server/yui-timer.h"

static TestServer *town;

/* A draft of employer A, days_on days from today. */
static char *
make_draft (int days_on)
{
  g_autofree char *body
      = test_shift_body (TEST_WORKPLACE_A, days_on, 9, ",\"hiring_mode\":\"first_come\"");
  g_autoptr (TestAnswer) made = test_call (town, "POST", "/v1/shifts", "owner-a", body, NULL);

  g_assert_cmpuint (made->status, ==, 201);
  return g_strdup (test_text (made, "id"));
}

static TestAnswer *
put_rings (const char *shift_id, const char *rings, int version)
{
  g_autofree char *path = g_strdup_printf ("/v1/shifts/%s/rings", shift_id);
  g_autofree char *body = g_strdup_printf ("{\"rings\":[%s]}", rings);
  g_autofree char *tag = g_strdup_printf ("\"%d\"", version);

  return test_call (town, "PUT", path, "owner-a", body, "If-Match", tag, NULL);
}

static void
publish (const char *shift_id, int version)
{
  g_autofree char *path = g_strdup_printf ("/v1/shifts/%s/publish", shift_id);
  g_autofree char *tag = g_strdup_printf ("\"%d\"", version);
  g_autoptr (TestAnswer) answer
      = test_call (town, "POST", path, "owner-a", NULL, "If-Match", tag, NULL);

  g_assert_cmpuint (answer->status, ==, 200);
}

/* A published shift with these rings. */
static char *
publish_with (int days_on, const char *rings)
{
  char *shift_id = make_draft (days_on);
  g_autoptr (TestAnswer) put = put_rings (shift_id, rings, 1);

  g_assert_cmpuint (put->status, ==, 200);
  publish (shift_id, 2);
  return shift_id;
}

/* The terms' hash that a worker is shown of a shift; NULL when they do not see it. */
static char *
terms_shown (const char *token, const char *shift_id)
{
  g_autoptr (TestAnswer) open = test_call (town, "GET", "/v1/my/open-shifts", token, NULL, NULL);

  g_assert_cmpuint (open->status, ==, 200);
  for (guint i = 0; i < test_n_items (open); i++)
    if (g_str_equal (json_object_get_string_member (test_item (open, i), "shift_id"), shift_id))
      return g_strdup (json_object_get_string_member (
          json_object_get_object_member (test_item (open, i), "terms"), "sha256"));
  return NULL;
}

static gboolean
sees (const char *token, const char *shift_id)
{
  g_autofree char *sha256 = terms_shown (token, shift_id);

  return sha256 != NULL;
}

static TestAnswer *
apply (const char *token, const char *shift_id, const char *sha256)
{
  g_autofree char *body = g_strdup_printf (
      "{\"shift_id\":\"%s\",\"terms_sha256\":\"%s\",\"electronic_notice\":true}", shift_id, sha256);

  return test_call (town, "POST", "/v1/my/applications", token, body, NULL);
}

static TestAnswer *
list_rings (const char *shift_id, const char *token)
{
  g_autofree char *path = g_strdup_printf ("/v1/shifts/%s/rings", shift_id);

  return test_call (town, "GET", path, token, NULL, NULL);
}

static const char *
ring_text (TestAnswer *answer, guint i, const char *member)
{
  return json_object_get_string_member (test_item (answer, i), member);
}

/* Moves a ring by hand: verb is open or close. */
static TestAnswer *
move_ring (const char *shift_id, guint i, const char *verb)
{
  g_autoptr (TestAnswer) rings = list_rings (shift_id, "owner-a");
  g_autofree char *path = g_strdup_printf ("/v1/rings/%s/%s", ring_text (rings, i, "id"), verb);
  g_autofree char *tag = g_strdup_printf (
      "\"%" G_GINT64_FORMAT "\"", json_object_get_int_member (test_item (rings, i), "version"));

  return test_call (town, "POST", path, "owner-a", NULL, "If-Match", tag, NULL);
}

typedef struct
{
  gint64 now_s;
} Round;

static gboolean
fire (YuiDatabase *db, gpointer user_data, GError **error)
{
  return yui_timer_fire (db, 1, ((Round *)user_data)->now_s, 500, error) >= 0;
}

static void
fire_at (gint64 now_s)
{
  Round round = { now_s };
  g_autoptr (GError) error = NULL;

  g_assert_true (yui_store_write (town->store, 1, fire, &round, &error));
  g_assert_no_error (error);
}

#define NOW(kind, more)                                                                            \
  "{\"kind\":\"" kind "\",\"opens\":\"after_publication\",\"minutes\":0" more "}"
#define LATER(kind, more)                                                                          \
  "{\"kind\":\"" kind "\",\"opens\":\"before_start\",\"minutes\":1440" more "}"

static void
test_without_rings (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 1);
  g_autoptr (TestAnswer) rings = list_rings (shift_id, "coordinator");

  g_assert_cmpuint (rings->status, ==, 200);
  g_assert_cmpuint (test_n_items (rings), ==, 0);
  g_assert_true (sees ("worker-0", shift_id));
}

static void
test_chosen_people (void)
{
  g_autofree char *ring
      = g_strdup_printf (NOW ("chosen", ",\"worker_ids\":[\"%s\"]"), test_worker_id (1));
  g_autofree char *shift_id = publish_with (8, ring);
  g_autofree char *sha256 = terms_shown ("worker-1", shift_id);
  g_autoptr (TestAnswer) refused = NULL, applied = NULL;

  g_assert_nonnull (sha256);
  g_assert_false (sees ("worker-0", shift_id));
  refused = apply ("worker-0", shift_id, sha256);
  test_assert_problem (refused, 404, "not-found");
  applied = apply ("worker-1", shift_id, sha256);
  g_assert_cmpuint (applied->status, ==, 201);
}

static void
test_pool_kinds (void)
{
  g_autofree char *shift_id
      = publish_with (9, NOW ("pool", ",\"pool_kinds\":[\"alumni\"]") "," LATER ("programme", ""));
  g_autofree char *before = NULL;

  g_assert_false (sees ("worker-0", shift_id));
  test_execute (town, "UPDATE membership SET kind = 'alumni' WHERE worker_id = (SELECT worker_id "
                      "FROM access_token WHERE worker_id IS NOT NULL ORDER BY worker_id LIMIT 1)");
  g_assert_true (sees ("worker-0", shift_id));
  g_assert_false (sees ("worker-1", shift_id));
}

/* Opens by itself, by hand, closes, and comes back to its time. */
static void
test_programme_ring (void)
{
  g_autofree char *shift_id
      = publish_with (10, NOW ("pool", ",\"pool_kinds\":[\"alumni\"]") "," LATER ("programme", ""));
  g_autoptr (TestAnswer) before = list_rings (shift_id, "owner-a"), opened = NULL, closed = NULL,
                         again = NULL, other = list_rings (shift_id, "owner-b");

  test_assert_problem (other, 404, "not-found");
  g_assert_cmpstr (ring_text (before, 0, "state"), ==, "open");
  g_assert_cmpstr (ring_text (before, 1, "state"), ==, "waiting");
  g_assert_false (sees ("worker-1", shift_id));
  opened = move_ring (shift_id, 1, "open");
  g_assert_cmpuint (opened->status, ==, 200);
  g_assert_cmpstr (ring_text (opened, 1, "state"), ==, "open");
  g_assert_true (json_object_get_boolean_member (test_item (opened, 1), "opened_by_hand"));
  g_assert_true (sees ("worker-1", shift_id));
  closed = move_ring (shift_id, 1, "close");
  g_assert_cmpstr (ring_text (closed, 1, "state"), ==, "closed");
  g_assert_false (sees ("worker-1", shift_id));
  again = put_rings (shift_id,
                     NOW ("pool", ",\"pool_kinds\":[\"alumni\"]") "," LATER ("programme", ""),
                     (int)test_int (closed, "shift_version"));
  g_assert_cmpuint (again->status, ==, 200);
  g_assert_cmpstr (ring_text (again, 1, "state"), ==, "waiting");
  g_assert_cmpstr (ring_text (again, 1, "opens_at"), ==, ring_text (before, 1, "opens_at"));
}

static void
test_timer_opens (void)
{
  g_autofree char *shift_id = publish_with (11, LATER ("programme", ""));
  g_autoptr (TestAnswer) before = list_rings (shift_id, "owner-a"), after = NULL, news = NULL,
                         from = test_call (town, "GET", "/v1/changes", "owner-a", NULL, NULL);
  g_autofree char *path
      = g_strdup_printf ("/v1/changes?after=%" G_GINT64_FORMAT, test_int (from, "next_after"));
  gint64 opens_s;

  g_assert_true (yui_moment_parse (ring_text (before, 0, "opens_at"), &opens_s));
  fire_at (opens_s - 1);
  fire_at (opens_s + 5);
  fire_at (opens_s + 10);
  news = test_call (town, "GET", path, "owner-a", NULL, NULL);
  g_assert_nonnull (strstr (news->text, shift_id));
  after = list_rings (shift_id, "owner-a");
  g_assert_cmpstr (ring_text (after, 0, "opens_at"), ==, ring_text (before, 0, "opens_at"));
  g_assert_cmpint (json_object_get_int_member (test_item (after, 0), "version"), ==,
                   json_object_get_int_member (test_item (before, 0), "version") + 1);
}

/* The rule, not the moment, is what was agreed: a shift that moves takes its rings along. */
static void
test_moved_shift (void)
{
  g_autofree char *shift_id = publish_with (12, LATER ("programme", ""));
  g_autofree char *path = g_strconcat ("/v1/shifts/", shift_id, NULL), *body = NULL;
  g_autofree char *times = test_shift_body (TEST_WORKPLACE_A, 20, 9, "");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (TestAnswer) moved = NULL, rings = NULL;
  gint64 opens_s, start_s;
  JsonObject *terms;

  g_assert_true (json_parser_load_from_data (parser, times, -1, NULL));
  terms = json_node_get_object (json_parser_get_root (parser));
  body = g_strdup_printf ("{\"starts_at\":\"%s\",\"ends_at\":\"%s\"}",
                          json_object_get_string_member (terms, "starts_at"),
                          json_object_get_string_member (terms, "ends_at"));
  moved = test_call (town, "PATCH", path, "owner-a", body, "If-Match", "\"3\"", NULL);
  g_assert_cmpuint (moved->status, ==, 200);
  rings = list_rings (shift_id, "owner-a");
  g_assert_true (yui_moment_parse (ring_text (rings, 0, "opens_at"), &opens_s));
  g_assert_true (yui_moment_parse (test_text (moved, "starts_at"), &start_s));
  g_assert_cmpint (opens_s, ==, start_s - YUI_SECONDS_PER_DAY);
}

/* Worker 5 leaves A's pool for B's, a street away; B's shift would be a neighbour's. */
static void
test_neighbours (void)
{
  g_autofree char *shift_id = NULL;
  g_autoptr (TestAnswer) none = NULL, given = NULL, ended = NULL, applied = NULL, noted = NULL,
                         read = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *move = g_strdup_printf ("UPDATE membership SET employer_id = '" TEST_EMPLOYER_B
                                           "' WHERE worker_id = '%s'",
                                           test_worker_id (3));
  g_autofree char *path = g_strdup_printf ("/v1/workers/%s/neighbour-consent", test_worker_id (3));

  test_execute (town, move);
  test_execute (town, "UPDATE workplace SET latitude_udeg = 38018300, longitude_udeg = 138368300 "
                      "WHERE id = '" TEST_WORKPLACE_A "'");
  test_execute (town, "UPDATE workplace SET latitude_udeg = 38020000, longitude_udeg = 138370000 "
                      "WHERE id = '" TEST_WORKPLACE_B "'");
  shift_id = publish_with (13, NOW ("neighbours", ""));
  g_assert_false (sees ("worker-3", shift_id));
  none = test_call (town, "GET", "/v1/my/neighbour-consent", "worker-3", NULL, NULL);
  g_assert_false (json_object_get_boolean_member (json_node_get_object (none->body), "consents"));
  given = test_call (town, "POST", "/v1/my/neighbour-consent", "worker-3", "{\"consents\":true}",
                     NULL);
  g_assert_cmpuint (given->status, ==, 200);
  g_assert_true (sees ("worker-3", shift_id));
  g_assert_false (sees ("worker-2", shift_id)); /* of A's own pool: another ring's */

  test_execute (town, "UPDATE programme SET neighbour_m = 100");
  g_assert_false (sees ("worker-3", shift_id));
  test_execute (town, "UPDATE programme SET neighbour_m = 10000");
  ended = test_call (town, "POST", "/v1/my/neighbour-consent", "worker-3", "{\"consents\":false}",
                     NULL);
  g_assert_cmpuint (ended->status, ==, 200);
  g_assert_false (sees ("worker-3", shift_id));

  noted = test_call (town, "POST", path, "coordinator", "{\"consents\":true}", NULL);
  g_assert_cmpuint (noted->status, ==, 200);
  g_assert_false (json_object_get_boolean_member (json_node_get_object (noted->body), "by_worker"));
  read = test_call (town, "GET", path, "owner-b", NULL, NULL);
  g_assert_true (json_object_get_boolean_member (json_node_get_object (read->body), "consents"));
  sha256 = terms_shown ("worker-3", shift_id);
  g_assert_nonnull (sha256);
  applied = apply ("worker-3", shift_id, sha256);
  g_assert_cmpuint (applied->status, ==, 201);
}

/* Whoever came from outside and has a contract is in the pool. */
static void
test_hired_from_outside (void)
{
  g_autofree char *shift_id = publish_with (14, NOW ("programme", ""));
  g_autofree char *leave = g_strdup_printf (
      "DELETE FROM membership WHERE worker_id = '%s' AND employer_id = '" TEST_EMPLOYER_A "'",
      test_worker_id (2));
  g_autofree char *sha256 = NULL;
  g_autoptr (TestAnswer) applied = NULL, members = NULL, contract = NULL;
  g_autofree char *path = NULL;

  test_execute (town, leave);
  sha256 = terms_shown ("worker-2", shift_id);
  g_assert_nonnull (sha256);
  applied = apply ("worker-2", shift_id, sha256);
  g_assert_cmpuint (applied->status, ==, 201);
  g_assert_cmpstr (test_text (applied, "state"), ==, "accepted");
  path = g_strconcat ("/v1/contracts/", test_text (applied, "contract_id"), NULL);
  contract = test_call (town, "GET", path, "owner-a", NULL, NULL);
  g_assert_cmpuint (contract->status, ==, 200);
  members = test_call (town, "GET", "/v1/memberships?kind=past_spot", "owner-a", NULL, NULL);
  g_assert_nonnull (strstr (members->text, test_worker_id (2)));
}

static void
test_blocked_sees_nothing (void)
{
  g_autofree char *shift_id = publish_with (15, NOW ("programme", ""));
  g_autofree char *block = g_strdup_printf (
      "UPDATE membership SET blocked_by_worker = 1 WHERE worker_id = '%s'", test_worker_id (1));
  g_autofree char *unblock = g_strdup_printf (
      "UPDATE membership SET blocked_by_worker = 0 WHERE worker_id = '%s'", test_worker_id (1));

  g_assert_true (sees ("worker-1", shift_id));
  test_execute (town, block);
  g_assert_false (sees ("worker-1", shift_id));
  test_execute (town, unblock);
}

static void
test_refused_plans (void)
{
  static const struct
  {
    const char *rings, *pointer, *code;
  } rows[] = {
    { NOW ("partners", ""), "/rings/0/kind", "partners_not_reached" },
    { NOW ("everybody", ""), "/rings/0/kind", "not_in_list" },
    { NOW ("pool", ""), "/rings/0/pool_kinds", "required" },
    { NOW ("pool", ",\"pool_kinds\":[]"), "/rings/0/pool_kinds", "too_short" },
    { NOW ("pool", ",\"pool_kinds\":[\"x\"]"), "/rings/0/pool_kinds", "not_in_list" },
    { NOW ("chosen", ""), "/rings/0/worker_ids", "required" },
    { NOW ("chosen", ",\"worker_ids\":[\"" TEST_FORKLIFT "\"]"), "/rings/0/worker_ids/0",
      "not_in_pool" },
    { NOW ("programme", "") "," NOW ("programme", ""), "/rings/1/kind", "duplicate" },
    { "{\"kind\":\"programme\",\"opens\":\"at\"}", "/rings/0/at", "required" },
    { "{\"kind\":\"programme\",\"opens\":\"before_start\"}", "/rings/0/minutes", "required" },
    { NOW ("programme", ",\"seats\":1"), "/rings/0/seats", "unknown_field" },
  };
  g_autofree char *shift_id = make_draft (16);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TestAnswer) answer = put_rings (shift_id, rows[i].rings, 1);

      g_test_message ("%s", answer->text);
      test_assert_problem (answer, 422, "invalid-input");
      g_assert_true (test_has_fault (answer, rows[i].pointer, rows[i].code));
    }
}

static void
test_versions (void)
{
  g_autofree char *shift_id = make_draft (17);
  g_autoptr (TestAnswer) first = put_rings (shift_id, NOW ("programme", ""), 1),
                         stale = put_rings (shift_id, "", 1), early = NULL;

  g_assert_cmpint (test_int (first, "shift_version"), ==, 2);
  test_assert_problem (stale, 412, "precondition-failed");
  early = move_ring (shift_id, 0, "open"); /* of a draft */
  test_assert_problem (early, 409, "shift-not-open");
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/rings/none", test_without_rings);
  g_test_add_func ("/server/rings/chosen", test_chosen_people);
  g_test_add_func ("/server/rings/pool", test_pool_kinds);
  g_test_add_func ("/server/rings/programme", test_programme_ring);
  g_test_add_func ("/server/rings/timer", test_timer_opens);
  g_test_add_func ("/server/rings/moved", test_moved_shift);
  g_test_add_func ("/server/rings/blocked", test_blocked_sees_nothing);
  g_test_add_func ("/server/rings/refused", test_refused_plans);
  g_test_add_func ("/server/rings/versions", test_versions);
  g_test_add_func ("/server/rings/neighbours", test_neighbours);
  g_test_add_func ("/server/rings/outside", test_hired_from_outside);
  result = g_test_run ();
  test_server_free (town);
  return result;
}
