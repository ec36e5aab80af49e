/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-database.h"
#include "yui-test-work.h"

#include "matcher/yui-rerank.h"
#include "server/yui-candidate-pool.h"

#include <string.h>

#define WEIGHTS_PATH "/v1/ranking-weights"
#define ONLY_FAIR                                                                                  \
  "{\"distance\":0,\"skill_fit\":0,\"worked_here\":0,\"reliability\":0,\"rating\":0,"              \
  "\"fair_turn\":100,\"wish_fit\":3}"

static TestServer *town;

static const char *const terms[YUI_RANK_N_TERMS] = {
  "distance", "skill_fit", "worked_here", "reliability", "rating", "fair_turn", "wish_fit",
};

static void
test_weights (void)
{
  g_autoptr (TestAnswer) start = test_call (town, "GET", WEIGHTS_PATH, "manager-a", NULL, NULL);
  g_autoptr (TestAnswer) unseen = test_call (town, "PUT", WEIGHTS_PATH, "owner-a", ONLY_FAIR, NULL);
  g_autoptr (TestAnswer) kept
      = test_call (town, "PUT", WEIGHTS_PATH, "owner-a", ONLY_FAIR, "If-Match", "\"1\"", NULL);
  g_autoptr (TestAnswer) stale
      = test_call (town, "PUT", WEIGHTS_PATH, "owner-a", ONLY_FAIR, "If-Match", "\"1\"", NULL);
  g_autoptr (TestAnswer) read = test_call (town, "GET", WEIGHTS_PATH, "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) other = test_call (town, "GET", WEIGHTS_PATH, "owner-b", NULL, NULL);
  g_autoptr (TestAnswer) reset
      = test_call (town, "DELETE", WEIGHTS_PATH, "owner-a", NULL, "If-Match", "\"2\"", NULL);

  g_assert_cmpuint (start->status, ==, 200);
  g_assert_cmpint (test_int (start, "version"), ==, 1);
  g_assert_cmpint (test_int (start, "distance"), ==, 25);
  g_assert_cmpstr (soup_message_headers_get_one (start->headers, "ETag"), ==, "\"1\"");
  test_assert_problem (unseen, 428, "precondition-required");
  g_assert_cmpuint (kept->status, ==, 200);
  test_assert_problem (stale, 412, "precondition-failed");
  g_assert_cmpint (test_int (read, "fair_turn"), ==, 100);
  g_assert_cmpint (test_int (read, "version"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (
                                                   json_node_get_object (read->body), "standard"),
                                               "distance"),
                   ==, 25);
  g_assert_cmpint (test_int (other, "version"), ==, 1);
  g_assert_cmpint (test_int (reset, "distance"), ==, 25);
  g_assert_cmpint (test_int (reset, "version"), ==, 3);
}

static void
test_weight_faults (void)
{
  g_autoptr (TestAnswer) zero = test_call (
      town, "PUT", WEIGHTS_PATH, "owner-b",
      "{\"distance\":0,\"skill_fit\":0,\"worked_here\":0,\"reliability\":0,\"rating\":0,"
      "\"fair_turn\":0,\"wish_fit\":0}",
      "If-Match", "*", NULL);
  g_autoptr (TestAnswer) much = test_call (
      town, "PUT", WEIGHTS_PATH, "owner-b",
      "{\"distance\":101,\"skill_fit\":-1,\"worked_here\":\"5\",\"reliability\":0,\"rating\":0,"
      "\"fair_turn\":0,\"age\":4}",
      "If-Match", "*", NULL);
  g_autoptr (TestAnswer) clerk = test_call (town, "GET", WEIGHTS_PATH, "clerk-a", NULL, NULL);
  g_autoptr (TestAnswer) town_hall
      = test_call (town, "GET", WEIGHTS_PATH, "coordinator", NULL, NULL);
  g_autoptr (TestAnswer) unchanged = test_call (town, "GET", WEIGHTS_PATH, "owner-b", NULL, NULL);

  test_assert_problem (zero, 422, "invalid-input");
  g_assert_true (test_has_fault (zero, "", "all_zero"));
  g_assert_true (test_has_fault (much, "/distance", "too_large"));
  g_assert_true (test_has_fault (much, "/skill_fit", "too_small"));
  g_assert_true (test_has_fault (much, "/worked_here", "type"));
  g_assert_true (test_has_fault (much, "/wish_fit", "required"));
  g_assert_true (test_has_fault (much, "/age", "unknown_field"));
  test_assert_problem (clerk, 403, "forbidden");
  test_assert_problem (town_hall, 403, "forbidden");
  g_assert_cmpint (test_int (unchanged, "version"), ==, 1);
}

/* ---- terms ---- */

typedef struct
{
  guint8 *ids;
  guint16 *columns[YUI_RANK_N_TERMS];
  YuiRerankTable table;
} Terms;

static void
terms_clear (Terms *self)
{
  g_free (self->ids);
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    g_free (self->columns[t]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Terms, terms_clear)

static void
read_terms (Terms *self, TestAnswer *answer)
{
  JsonObject *root = json_node_get_object (answer->body);
  JsonObject *columns = json_object_get_object_member (root, "terms");
  gsize size;

  self->ids = g_base64_decode (json_object_get_string_member (root, "worker_ids"), &size);
  self->table.n = (guint32)(size / sizeof (YuiWorkerId));
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    {
      self->columns[t] = (guint16 *)(void *)g_base64_decode (
          json_object_get_string_member (columns, terms[t]), &size);
      g_assert_cmpuint (size, ==, self->table.n * sizeof (guint16));
      self->table.term[t] = self->columns[t];
    }
}

static char *
shift_path (const char *shift_id, const char *rest)
{
  return g_strconcat ("/v1/shifts/", shift_id, "/", rest, NULL);
}

/* Both sides order people alike, whatever the weights. */
static void
assert_same_order (const char *shift_id, const Terms *everybody, const guint16 *weight)
{
  g_autofree char *rest
      = g_strdup_printf ("candidates?limit=200&weights=%d,%d,%d,%d,%d,%d,%d", weight[0], weight[1],
                         weight[2], weight[3], weight[4], weight[5], weight[6]);
  g_autofree char *path = shift_path (shift_id, rest);
  g_autoptr (TestAnswer) answer = test_call (town, "GET", path, "owner-a", NULL, NULL);
  g_autofree YuiRerankEntry *best = g_new (YuiRerankEntry, everybody->table.n);
  guint32 n = yui_rerank_top (&everybody->table, weight, best, everybody->table.n);

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpuint (test_n_items (answer), ==, n);
  for (guint i = 0; i < n; i++)
    {
      YuiWorkerId id;
      char text[YUI_UUID_LENGTH + 1];

      memcpy (&id, everybody->ids + best[i].row * sizeof id, sizeof id);
      yui_worker_id_to_text (&id, text);
      g_assert_cmpstr (json_object_get_string_member (test_item (answer, i), "worker_id"), ==,
                       text);
    }
}

static void
test_same_order (void)
{
  static const guint16 weights[][YUI_RANK_N_TERMS] = {
    { 25, 20, 15, 15, 10, 10, 5 },
    { 100, 0, 0, 0, 0, 0, 0 },
    { 0, 1, 0, 0, 0, 0, 0 },
    { 0, 0, 0, 3, 3, 100, 1 },
  };
  g_autofree char *shift_id = test_publish_shift (town, 1);
  g_autofree char *path = shift_path (shift_id, "candidate-terms");
  g_autoptr (TestAnswer) answer = test_call (town, "GET", path, "owner-a", NULL, NULL);
  g_auto (Terms) everybody = { 0 };

  g_assert_cmpuint (answer->status, ==, 200);
  read_terms (&everybody, answer);
  g_assert_cmpuint (everybody.table.n, ==, test_int (answer, "eligible"));
  g_assert_cmpuint (everybody.table.n, >=, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    assert_same_order (shift_id, &everybody, weights[i]);
}

static void
test_named (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 1), *sha256 = NULL;
  g_autofree char *offer_id = test_offer (town, shift_id, 1, &sha256);
  g_autofree char *rest = g_strdup_printf ("candidates?worker_ids=%s,%s,%s", test_worker_id (0),
                                           test_worker_id (1), TEST_EMPLOYER_A);
  g_autofree char *path = shift_path (shift_id, rest),
                  *best_path = shift_path (shift_id, "candidates?limit=200");
  g_autoptr (TestAnswer) answer = test_call (town, "GET", path, "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) best = test_call (town, "GET", best_path, "owner-a", NULL, NULL);
  JsonArray *others = json_object_get_array_member (json_node_get_object (answer->body), "others");
  JsonObject *other = json_array_get_object_element (others, 0);
  JsonArray *rules = json_object_get_array_member (other, "rules");
  gint64 rank = json_object_get_int_member (test_item (answer, 0), "rank");

  g_assert_nonnull (offer_id);
  g_assert_cmpuint (test_n_items (answer), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (test_item (answer, 0), "worker_id"), ==,
                   test_worker_id (0));
  g_assert_cmpstr (json_object_get_string_member (test_item (best, (guint)rank - 1), "worker_id"),
                   ==, test_worker_id (0));
  g_assert_cmpuint (json_array_get_length (others), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (other, "worker_id"), ==, test_worker_id (1));
  g_assert_cmpuint (json_array_get_length (rules), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (rules, 0), ==, "already_asked");
}

/* A week that other employers fill leaves no room under the person's own cap: 24 h a week less 20 h
 * leave room for these 4 h, less 20 h 5 min do not. */
static void
test_declared_elsewhere (void)
{
  g_autoptr (TestServer) own = test_server_new ();
  g_autofree char *shift_id = test_publish_shift (own, 1);
  g_autofree char *path = g_strdup_printf ("/v1/shifts/%s/candidates?worker_ids=%s,%s", shift_id,
                                           test_worker_id (2), test_worker_id (3));
  g_autofree char *sql = g_strdup_printf (
      "UPDATE worker SET week_cap_min = 1440;"
      "INSERT INTO declared_work (programme_id, id, worker_id, formed_day, from_day, weekdays, "
      "day_min, recorded_s, recorded_by, by_worker) VALUES "
      "(1, '01930000-0000-7000-8000-0000000009d1', '%s', 0, 0, 31, 240, 0, 'x', 1), "
      "(1, '01930000-0000-7000-8000-0000000009d2', '%s', 0, 0, 31, 241, 0, 'x', 1)",
      test_worker_id (2), test_worker_id (3));
  g_autoptr (TestAnswer) answer = NULL;
  JsonObject *other;

  test_database_execute (own->database, sql);
  answer = test_call (own, "GET", path, "owner-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (answer), ==, 1);
  other = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (answer->body), "others"), 0);
  g_assert_cmpstr (json_object_get_string_member (other, "worker_id"), ==, test_worker_id (3));
}

static void
test_strangers (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 1);
  g_autofree char *path = shift_path (shift_id, "candidate-terms");
  g_autofree char *bad_weights = shift_path (shift_id, "candidates?weights=1,2,3");
  g_autofree char *zero_weights = shift_path (shift_id, "candidate-terms?weights=0,0,0,0,0,0,0");
  g_autofree char *bad_ids = shift_path (shift_id, "candidates?worker_ids=me");
  g_autoptr (TestAnswer) other = test_call (town, "GET", path, "owner-b", NULL, NULL);
  g_autoptr (TestAnswer) abroad = test_call (town, "GET", path, "owner-c", NULL, NULL);
  g_autoptr (TestAnswer) clerk = test_call (town, "GET", path, "clerk-a", NULL, NULL);
  g_autoptr (TestAnswer) nobody = test_call (town, "GET", path, NULL, NULL, NULL);
  g_autoptr (TestAnswer) first = test_call (town, "GET", bad_weights, "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) second = test_call (town, "GET", zero_weights, "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) third = test_call (town, "GET", bad_ids, "owner-a", NULL, NULL);

  test_assert_problem (other, 404, "not-found");
  test_assert_problem (abroad, 404, "not-found");
  test_assert_problem (clerk, 403, "forbidden");
  test_assert_problem (nobody, 401, "unauthenticated");
  test_assert_problem (first, 400, "invalid-parameter");
  test_assert_problem (second, 400, "invalid-parameter");
  test_assert_problem (third, 400, "invalid-parameter");
}

/* ---- what is kept ---- */

/* Asked again it is the same ranking, not read anew; after a change of the employer's it is. */
static void
test_kept (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiRanking) first = NULL, second = NULL, other = NULL, changed = NULL, late = NULL;
  YuiRankings *rankings = yui_server_get_rankings (town->server);
  gint64 now_s = g_get_real_time () / G_USEC_PER_SEC, origin_s = yui_ranking_origin_of (now_s);
  YuiDatabase *db = yui_store_begin_read (town->store, YUI_SCOPE_ALL, &error);
  g_autofree char *shift_id = NULL;

  first = yui_rankings_get (rankings, db, 1, TEST_EMPLOYER_A, origin_s, now_s, &error);
  second = yui_rankings_get (rankings, db, 1, TEST_EMPLOYER_A, origin_s, now_s, &error);
  other = yui_rankings_get (rankings, db, 1, TEST_EMPLOYER_B, origin_s, now_s, &error);
  late = yui_rankings_get (rankings, db, 1, TEST_EMPLOYER_A, origin_s,
                           now_s + YUI_RANKINGS_KEEP_S + 1, &error);
  yui_store_end_read (town->store, db);
  shift_id = test_publish_shift (town, 1);
  db = yui_store_begin_read (town->store, YUI_SCOPE_ALL, &error);
  changed = yui_rankings_get (rankings, db, 1, TEST_EMPLOYER_A, origin_s,
                              now_s + YUI_RANKINGS_KEEP_S + 1, &error);
  yui_store_end_read (town->store, db);
  g_assert_no_error (error);
  g_assert_true (first == second);
  g_assert_true (other != first);
  g_assert_true (late != first);
  g_assert_true (changed != late);
  g_assert_cmpuint (first->n_people, ==, TEST_N_WORKERS);
}

static void
test_worker_ids (void)
{
  char text[YUI_UUID_LENGTH + 1];

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *uuid = yui_uuid_new ();
      YuiWorkerId id = yui_worker_id_of (uuid);

      yui_worker_id_to_text (&id, text);
      g_assert_cmpstr (text, ==, uuid);
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/ranking/weights", test_weights);
  g_test_add_func ("/server/ranking/weight-faults", test_weight_faults);
  g_test_add_func ("/server/ranking/same-order", test_same_order);
  g_test_add_func ("/server/ranking/named", test_named);
  g_test_add_func ("/server/ranking/strangers", test_strangers);
  g_test_add_func ("/server/ranking/declared-elsewhere", test_declared_elsewhere);
  g_test_add_func ("/server/ranking/kept", test_kept);
  g_test_add_func ("/server/ranking/worker-ids", test_worker_ids);
  result = g_test_run ();
  test_server_free (town);
  return result;
}
