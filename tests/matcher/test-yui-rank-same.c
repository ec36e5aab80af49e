/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "any-world.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- comparing ---- */

static void
assert_same_result (const YuiRankResult *a, const YuiRankResult *b)
{
  g_assert_cmpuint (a->id, ==, b->id);
  g_assert_cmpuint (a->handle, ==, b->handle);
  g_assert_cmpint (a->dist_m, ==, b->dist_m);
  for (gint t = 0; t < YUI_RANK_N_TERMS; t++)
    g_assert_cmpint (a->term[t], ==, b->term[t]);
  g_assert_cmpint (a->score, ==, b->score);
  g_assert_cmpmem (a->points, sizeof a->points, b->points, sizeof b->points);
}

static void
assert_same_explanation (World *world,
                         const YuiRankQuery *query,
                         const YuiRankWeights *weights,
                         GArray *plain)
{
  guint32 handle = (guint32)any (world, (gint)world->config.workers_max);
  guint32 rules = 1u << YUI_RANK_RULE_UNKNOWN_PERSON, rank = 0;
  YuiRankExplanation explanation;

  if (plain_pool_get (world->pool, handle)->used)
    rules = plain_rank_rules (world->pool, query, handle);
  for (guint i = 0; i < plain->len && rules == 0; i++)
    if (g_array_index (plain, YuiRankResult, i).handle == handle)
      rank = i + 1;
  g_assert_cmpint (
      yui_rank_explain (world->index, query, weights, world->scratch, handle, &explanation), ==,
      YUI_RANK_OK);
  g_assert_cmphex (explanation.rules, ==, rules);
  g_assert_cmpint (explanation.rule, ==, rules == 0 ? 0 : g_bit_nth_lsf (rules, -1));
  g_assert_cmpuint (explanation.rank, ==, rank);
  g_assert_cmpuint (explanation.n_eligible, ==, rules == 0 ? plain->len : 0);
  if (rules == 0)
    assert_same_result (&explanation.result, &g_array_index (plain, YuiRankResult, rank - 1));
}

static void
assert_same_tally (World *world, const YuiRankQuery *query)
{
  guint32 counts[YUI_RANK_N_RULES], plain[YUI_RANK_N_RULES] = { 0 };

  for (guint32 h = 0; h < world->config.workers_max; h++)
    if (plain_pool_get (world->pool, h)->used)
      {
        guint32 rules = plain_rank_rules (world->pool, query, h);

        plain[rules == 0 ? 0 : g_bit_nth_lsf (rules, -1)]++;
      }
  g_assert_cmpint (yui_rank_tally (world->index, query, world->scratch, counts), ==, YUI_RANK_OK);
  g_assert_cmpmem (counts, sizeof counts, plain, sizeof plain);
}

/* Returns how many were eligible. */
static guint
assert_same (World *world)
{
  YuiRankRelation relations[RELATIONS];
  YuiRankQuery query = any_query (world, relations);
  YuiRankWeights weights = any_weights (world);
  g_autoptr (GArray) plain = plain_rank (world->pool, &query, &weights);
  const gsize ks[] = { 0, 1, 20, plain->len, plain->len + 5 };
  gsize k = ks[any (world, G_N_ELEMENTS (ks))], n;
  g_autofree YuiRankResult *results = g_new (YuiRankResult, k + 1);

  g_assert_cmpint (yui_rank_top (world->index, &query, &weights, world->scratch, results, k, &n),
                   ==, YUI_RANK_OK);
  g_assert_cmpuint (n, ==, MIN (k, plain->len));
  for (gsize i = 0; i < n; i++)
    assert_same_result (&results[i], &g_array_index (plain, YuiRankResult, i));
  assert_same_explanation (world, &query, &weights, plain);
  if (any (world, 10) == 0)
    assert_same_tally (world, &query);
  return plain->len;
}

/* ---- changes, on both sides ---- */

static void
put_any (World *world, guint32 handle)
{
  PlainWorker *plain = plain_pool_get (world->pool, handle);

  plain->worker = any_worker (world, handle);
  plain->used = TRUE;
  g_assert_cmpint (yui_rank_index_put (world->index, handle, &plain->worker), ==, YUI_RANK_OK);
}

static void
toggle_booking (World *world, guint32 handle, PlainWorker *plain)
{
  YuiRankBooking booking = any_booking (world);

  if (plain->bookings->len > 2 || (plain->bookings->len > 0 && any (world, 3) == 0))
    {
      YuiRankBooking *old
          = &g_array_index (plain->bookings, YuiRankBooking, plain->bookings->len - 1);

      g_assert_cmpint (yui_rank_index_unbook (world->index, handle, old->start_s, old->end_s), ==,
                       YUI_RANK_OK);
      g_array_set_size (plain->bookings, plain->bookings->len - 1);
      return;
    }
  if (yui_rank_index_book (world->index, handle, &booking) == YUI_RANK_OK)
    g_array_append_val (plain->bookings, booking);
}

static void
toggle_available (World *world, guint32 handle, YuiRankWorker *worker)
{
  gint from = any (world, YUI_RANK_N_SLOTS), wanted = from + any (world, 20);
  gint to = MIN (wanted, YUI_RANK_N_SLOTS);
  gboolean on = any (world, 2) == 0;

  for (gint s = from; s < to; s++)
    worker->available[s / 64]
        = (worker->available[s / 64] & ~(G_GUINT64_CONSTANT (1) << s % 64)) | (guint64)on << s % 64;
  yui_rank_index_set_available (world->index, handle, ORIGIN_S + from * 1800, ORIGIN_S + to * 1800,
                                on);
}

static void
change_score (World *world, guint32 handle, YuiRankWorker *worker)
{
  switch (any (world, 4))
    {
    case 0:
      any_history (world, worker);
      yui_rank_index_set_history (world->index, handle, worker->booked_shifts, worker->kept_shifts,
                                  worker->rating_sum, worker->rating_count);
      break;
    case 1:
      worker->last_offer_s = ORIGIN_S - any (world, 20) * DAY_S;
      yui_rank_index_set_last_offer (world->index, handle, worker->last_offer_s);
      break;
    case 2:
      any_place (world, &worker->lat_udeg, &worker->lon_udeg);
      yui_rank_index_set_position (world->index, handle, worker->lat_udeg, worker->lon_udeg);
      break;
    default:
      worker->qualifications = any_bits (world, 64, 2);
      yui_rank_index_set_qualifications (world->index, handle, worker->qualifications);
    }
}

static void
change_rule (World *world, guint32 handle, YuiRankWorker *worker)
{
  switch (any (world, 4))
    {
    case 0:
      any_wishes (world, worker);
      yui_rank_index_set_wishes (world->index, handle, worker->min_wage_yen, worker->furthest_m,
                                 worker->kinds, worker->favourite_kinds);
      break;
    case 1:
      any_hours (world, worker);
      yui_rank_index_set_hours (world->index, handle, worker->week_min, worker->week_cap_min);
      break;
    case 2:
      worker->pool_kinds = (guint8)any_bits (world, 8, 2);
      worker->bars = (guint8)any_bits (world, 3, 20);
      worker->worked_here = (guint16)any (world, 7);
      yui_rank_index_set_membership (world->index, handle, worker->pool_kinds, worker->bars,
                                     worker->worked_here);
      break;
    default:
      toggle_available (world, handle, worker);
    }
}

static void
change_any (World *world)
{
  guint32 handle = (guint32)any (world, (gint)world->config.workers_max);
  PlainWorker *plain = plain_pool_get (world->pool, handle);

  if (!plain->used || any (world, 20) == 0)
    put_any (world, handle);
  else if (any (world, 20) == 0)
    {
      g_assert_cmpint (yui_rank_index_remove (world->index, handle), ==, YUI_RANK_OK);
      g_array_set_size (plain->bookings, 0);
      plain->used = FALSE;
    }
  else if (any (world, 3) == 0)
    toggle_booking (world, handle, plain);
  else if (any (world, 2) == 0)
    change_score (world, handle, &plain->worker);
  else
    change_rule (world, handle, &plain->worker);
}

static void
load_all (World *world, guint32 n)
{
  g_autofree YuiRankWorker *workers = g_new (YuiRankWorker, n + 1);

  for (guint32 h = 0; h < n; h++)
    {
      workers[h] = any_worker (world, h);
      plain_pool_get (world->pool, h)->worker = workers[h];
      plain_pool_get (world->pool, h)->used = TRUE;
    }
  g_assert_cmpint (yui_rank_index_load (world->index, workers, n), ==, YUI_RANK_OK);
  g_assert_cmpuint (yui_rank_index_get_n_workers (world->index), ==, n);
}

/* ---- tests ---- */

static void
test_same_as_plain (void)
{
  const guint32 sizes[] = { 1, 2, 63, 64, 65, 300, 512, 513, 1400 };
  guint n_eligible = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (World) world = world_new (100 + i, sizes[i]);

      load_all (world, sizes[i] - sizes[i] / 10);
      for (gint round = 0; round < 100; round++)
        {
          for (guint c = 0; c < sizes[i] / 4; c++)
            change_any (world);
          if (round == 60)
            yui_rank_index_tighten (world->index);
          for (gint q = 0; q < 4; q++)
            n_eligible += assert_same (world);
        }
    }
  g_assert_cmpuint (n_eligible, >, 10000);
}

/* Thousands of small worlds, as they were put in and after some changes; a quarter of them where the
 * short way leads around the globe. */
static void
test_many_worlds (void)
{
  guint n_eligible = 0;

  for (guint32 seed = 0; seed < 4000; seed++)
    {
      g_autoptr (World) world = world_new (1000 + seed, 1 + seed % 70);

      if (seed % 4 == 0)
        world->lon_udeg = 179800000;
      load_all (world, (guint32)any (world, (gint)world->config.workers_max + 1));
      n_eligible += assert_same (world);
      for (gint c = any (world, 20); c > 0; c--)
        change_any (world);
      n_eligible += assert_same (world);
    }
  g_assert_cmpuint (n_eligible, >, 1000);
}

/* The nearest, when everybody lives at both sides of the 180th meridian. */
static void
test_around_the_globe (void)
{
  g_autoptr (World) world = world_new (4, 4500);
  YuiRankWeights weights = { .weight = { [YUI_RANK_TERM_DISTANCE] = 100 }, .far_m = 50000 };

  weights.fair_days = 1;
  world->lon_udeg = 179800000;
  load_all (world, 4500);
  for (gint round = 0; round < 40; round++)
    {
      YuiRankRelation relations[RELATIONS];
      YuiRankQuery query = any_query (world, relations);
      YuiRankResult results[3];
      g_autoptr (GArray) plain = NULL;
      gsize n;

      query.lon_udeg = (round % 2 == 0 ? 1 : -1) * (180000000 - any (world, 5000));
      plain = plain_rank (world->pool, &query, &weights);
      yui_rank_top (world->index, &query, &weights, world->scratch, results, 3, &n);
      g_assert_cmpuint (n, ==, MIN (3, plain->len));
      for (gsize i = 0; i < n; i++)
        assert_same_result (&results[i], &g_array_index (plain, YuiRankResult, i));
    }
}

/* So many blocks that most are left out. */
static void
test_large_worlds (void)
{
  for (guint32 seed = 0; seed < 3; seed++)
    {
      g_autoptr (World) world = world_new (seed, 9000);

      if (seed == 2)
        world->lon_udeg = 179800000;
      load_all (world, 8900);
      for (gint round = 0; round < 40; round++)
        {
          for (gint c = 0; c < 50; c++)
            change_any (world);
          assert_same (world);
        }
    }
}

static void
test_empty (void)
{
  g_autoptr (World) world = world_new (1, 600);
  const YuiRankWeights weights = YUI_RANK_WEIGHTS_DEFAULT;
  YuiRankQuery query = { .start_s = ORIGIN_S, .end_s = ORIGIN_S + HOUR_S, .pool_kinds = 0xff };
  guint32 counts[YUI_RANK_N_RULES], nobody[YUI_RANK_N_RULES] = { 0 };
  YuiRankExplanation explanation;
  YuiRankResult result;
  gsize n;

  for (gint round = 0; round < 2; round++)
    {
      n = 7;
      yui_rank_top (world->index, &query, &weights, world->scratch, &result, 1, &n);
      g_assert_cmpuint (n, ==, 0);
      yui_rank_tally (world->index, &query, world->scratch, counts);
      g_assert_cmpmem (counts, sizeof counts, nobody, sizeof nobody);
      yui_rank_explain (world->index, &query, &weights, world->scratch, 5, &explanation);
      g_assert_cmpint (explanation.rule, ==, YUI_RANK_RULE_UNKNOWN_PERSON);
      load_all (world, 600);
      for (guint32 h = 0; h < 600; h++)
        g_assert_cmpint (yui_rank_index_remove (world->index, h), ==, YUI_RANK_OK);
    }
}

/* The order of putting in does not matter, nor does loading instead of putting. */
static void
test_permutation (void)
{
  const guint32 n = 900;
  g_autoptr (World) a = world_new (7, n);
  g_autoptr (World) b = world_new (7, n);
  g_autofree guint32 *order = g_new (guint32, n);

  load_all (a, n);
  for (guint32 i = 0; i < n; i++)
    order[i] = i;
  for (guint32 i = n - 1; i > 0; i--)
    {
      guint32 j = (guint32)any (a, (gint)i + 1), swap = order[i];

      order[i] = order[j];
      order[j] = swap;
    }
  for (guint32 i = 0; i < n; i++)
    yui_rank_index_put (b->index, i, &plain_pool_get (a->pool, order[i])->worker);
  for (gint q = 0; q < 200; q++)
    {
      YuiRankRelation relations[RELATIONS];
      YuiRankQuery query = any_query (a, relations);
      YuiRankWeights weights = any_weights (a);
      YuiRankResult x[30], y[30];
      gsize n_x, n_y;

      query.n_relations = 0; /* these go by handle */
      yui_rank_top (a->index, &query, &weights, a->scratch, x, 30, &n_x);
      yui_rank_top (b->index, &query, &weights, b->scratch, y, 30, &n_y);
      g_assert_cmpuint (n_x, ==, n_y);
      for (gsize i = 0; i < n_x; i++)
        {
          y[i].handle = order[y[i].handle];
          assert_same_result (&x[i], &y[i]);
        }
    }
}

/* A harder rule never adds people; raising one weight never puts someone with less of that term
 * before another whom they were behind. */
static void
test_monotony (void)
{
  const guint32 n = 600;
  g_autoptr (World) world = world_new (11, n);

  load_all (world, n);
  for (gint q = 0; q < 300; q++)
    {
      YuiRankRelation relations[RELATIONS];
      YuiRankQuery query = any_query (world, relations), harder = query;
      YuiRankWeights weights = any_weights (world);
      g_autofree YuiRankResult *before = g_new (YuiRankResult, n);
      g_autofree YuiRankResult *after = g_new (YuiRankResult, n);
      gsize n_before, n_after;
      gint t = any (world, YUI_RANK_N_TERMS), raised;
      g_autofree guint32 *rank = g_new0 (guint32, n);

      yui_rank_top (world->index, &query, &weights, world->scratch, before, n, &n_before);
      harder.required |= any_bits (world, 64, 30);
      harder.pool_kinds &= (guint8)any_bits (world, 8, 2);
      harder.wage_yen -= (guint16)any (world, 200);
      harder.travel_min += (guint16)any (world, 60);
      harder.end_s = MIN (harder.end_s + any (world, 4) * 900, ORIGIN_S + 28 * DAY_S);
      yui_rank_top (world->index, &harder, &weights, world->scratch, after, n, &n_after);
      for (gsize i = 0; i < n_before; i++)
        rank[before[i].handle] = (guint32)i + 1;
      for (gsize i = 0; i < n_after; i++)
        g_assert_cmpuint (rank[after[i].handle], >, 0);
      raised = weights.weight[t] + 1 + any (world, 200);
      weights.weight[t] = (guint16)MIN (raised, YUI_RANK_WEIGHT_MAX);
      yui_rank_top (world->index, &query, &weights, world->scratch, after, n, &n_after);
      g_assert_cmpuint (n_after, ==, n_before);
      for (gsize i = 1; i < n_after; i++)
        if (after[i - 1].term[t] < after[i].term[t])
          g_assert_cmpuint (rank[after[i - 1].handle], <, rank[after[i].handle]);
    }
}

static void
test_all_equal (void)
{
  g_autoptr (World) world = world_new (3, 2000);
  YuiRankWorker worker
      = { .pool_kinds = 1, .lat_udeg = YUI_RANK_NOWHERE, .last_offer_s = YUI_RANK_NEVER };
  const YuiRankWeights weights = YUI_RANK_WEIGHTS_DEFAULT;
  YuiRankQuery query
      = { .start_s = ORIGIN_S, .end_s = ORIGIN_S + HOUR_S, .pool_kinds = 1, .now_s = ORIGIN_S };
  g_autofree YuiRankResult *results = g_new (YuiRankResult, 2001);
  gsize n;

  memset (worker.available, 0xff, sizeof worker.available);
  for (guint32 h = 0; h < 2000; h++)
    {
      worker.id = h;
      yui_rank_index_put (world->index, h, &worker);
    }
  for (query.seed = 0; query.seed < 5; query.seed++)
    {
      yui_rank_top (world->index, &query, &weights, world->scratch, results, 2001, &n);
      g_assert_cmpuint (n, ==, 2000);
      for (gsize i = 1; i < n; i++)
        g_assert_cmpuint (yui_rank_tie (query.seed, results[i - 1].id), <,
                          yui_rank_tie (query.seed, results[i].id));
    }
}

static void
test_full_and_refused (void)
{
  g_autoptr (World) world = world_new (5, 3);
  YuiRankWorker worker = any_worker (world, 0), bad = worker;
  YuiRankBooking booking = any_booking (world);
  YuiRankRelation twice[2] = { { .handle = 0 }, { .handle = 0 } };
  YuiRankQuery query
      = { .start_s = ORIGIN_S, .end_s = ORIGIN_S, .relations = twice, .n_relations = 2 };
  YuiRankWorker four[4] = { worker, worker, worker, worker };
  const YuiRankWeights weights = YUI_RANK_WEIGHTS_DEFAULT;
  YuiRankResult result;
  gsize n;

  bad.lat_udeg = 90000001;
  g_assert_cmpint (yui_rank_index_load (world->index, four, 4), ==, YUI_RANK_EFULL);
  four[2] = bad;
  g_assert_cmpint (yui_rank_index_load (world->index, four, 3), ==, YUI_RANK_EINVAL);
  g_assert_cmpuint (yui_rank_index_get_n_workers (world->index), ==, 0);
  g_assert_cmpint (yui_rank_index_put (world->index, 3, &worker), ==, YUI_RANK_EINVAL);
  g_assert_cmpint (yui_rank_index_put (world->index, 0, &worker), ==, YUI_RANK_OK);
  for (gint i = 0; i < 3; i++)
    g_assert_cmpint (yui_rank_index_book (world->index, 0, &booking), ==, YUI_RANK_OK);
  g_assert_cmpint (yui_rank_index_book (world->index, 0, &booking), ==, YUI_RANK_EFULL);
  g_assert_cmpint (yui_rank_index_remove (world->index, 0), ==, YUI_RANK_OK);
  g_assert_cmpint (yui_rank_index_put (world->index, 0, &worker), ==, YUI_RANK_OK);
  g_assert_cmpint (yui_rank_index_book (world->index, 0, &booking), ==, YUI_RANK_OK);
  booking.start_s = ORIGIN_S + 29 * DAY_S;
  booking.end_s = booking.start_s + 60;
  g_assert_cmpint (yui_rank_index_book (world->index, 0, &booking), ==, YUI_RANK_ERANGE);
  g_assert_cmpint (yui_rank_top (world->index, &query, &weights, world->scratch, &result, 1, &n),
                   ==, YUI_RANK_EINVAL);
}

/* ---- several readers at once ---- */

typedef struct
{
  World *world;
  const YuiRankQuery *queries;
  YuiRankResult results[50][10];
  gsize n_results[50];
} Reader;

static gpointer
read_all (gpointer data)
{
  Reader *reader = data;
  const YuiRankWeights weights = YUI_RANK_WEIGHTS_DEFAULT;
  void *scratch = aligned_alloc (64, (yui_rank_scratch_size (reader->world->index) + 63) / 64 * 64);

  for (gint q = 0; q < 50; q++)
    yui_rank_top (reader->world->index, &reader->queries[q], &weights, scratch, reader->results[q],
                  10, &reader->n_results[q]);
  free (scratch);
  return NULL;
}

static void
assert_same_readings (const Reader *a, const Reader *b)
{
  gsize n_results = 0;

  for (gint q = 0; q < 50; q++)
    {
      g_assert_cmpuint (a->n_results[q], ==, b->n_results[q]);
      for (gsize i = 0; i < a->n_results[q]; i++)
        assert_same_result (&a->results[q][i], &b->results[q][i]);
      n_results += a->n_results[q];
    }
  g_assert_cmpuint (n_results, >, 100);
}

/* One, two, … eight readers at a time answer as one who reads alone. */
static void
test_readers (void)
{
  g_autoptr (World) world = world_new (21, 3000);
  g_autofree Reader *readers = g_new0 (Reader, 9);
  YuiRankRelation relations[50][RELATIONS];
  YuiRankQuery queries[50];
  GThread *threads[8];

  load_all (world, 3000);
  for (gint q = 0; q < 50; q++)
    queries[q] = any_query (world, relations[q]);
  for (gint r = 0; r < 9; r++)
    readers[r] = (Reader){ .world = world, .queries = queries };
  read_all (&readers[8]);
  for (gint n = 1; n <= 8; n *= 2)
    {
      for (gint r = 0; r < n; r++)
        threads[r] = g_thread_new ("reader", read_all, &readers[r]);
      for (gint r = 0; r < n; r++)
        g_thread_join (threads[r]);
      for (gint r = 0; r < n; r++)
        assert_same_readings (&readers[r], &readers[8]);
    }
}

static void
test_memory_per_worker (void)
{
  const YuiRankConfig config = { .origin_s = ORIGIN_S, .workers_max = 1000000, .bookings_max = 0 };
  const gsize slots = YUI_RANK_N_SLOTS / 8;

  g_assert_cmpuint (yui_rank_index_size (&config) / 1000000, <=, 128 + slots);
}

/* Straight lines against the great circle, all over Japan. */
static void
test_distance (void)
{
  g_autoptr (World) world = world_new (9, 1);
  const YuiRankWeights weights = YUI_RANK_WEIGHTS_DEFAULT;

  for (gint i = 0; i < 2000; i++)
    {
      YuiRankQuery query = { .start_s = ORIGIN_S, .end_s = ORIGIN_S };
      YuiRankWorker worker = { .last_offer_s = YUI_RANK_NEVER };
      YuiRankExplanation e;
      gdouble circle_m, s, t, phi, phi2, lambda;

      query.lat_udeg = 24000000 + any (world, 22000000);
      query.lon_udeg = 123000000 + any (world, 23000000);
      worker.lat_udeg = query.lat_udeg + any (world, 1000000) - 500000;
      worker.lon_udeg = query.lon_udeg + any (world, 1000000) - 500000;
      yui_rank_index_put (world->index, 0, &worker);
      yui_rank_explain (world->index, &query, &weights, world->scratch, 0, &e);
      phi = query.lat_udeg * G_PI / 180e6;
      phi2 = worker.lat_udeg * G_PI / 180e6;
      lambda = (worker.lon_udeg - query.lon_udeg) * G_PI / 180e6;
      s = sin ((phi2 - phi) / 2);
      t = sin (lambda / 2);
      circle_m = 2 * 6371008.8 * asin (sqrt (s * s + cos (phi) * cos (phi2) * t * t));
      g_assert_cmpfloat_with_epsilon (e.result.dist_m, circle_m, 1 + circle_m * 0.005);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rank/same-as-plain", test_same_as_plain);
  g_test_add_func ("/rank/many-worlds", test_many_worlds);
  g_test_add_func ("/rank/large-worlds", test_large_worlds);
  g_test_add_func ("/rank/around-the-globe", test_around_the_globe);
  g_test_add_func ("/rank/empty", test_empty);
  g_test_add_func ("/rank/permutation", test_permutation);
  g_test_add_func ("/rank/monotony", test_monotony);
  g_test_add_func ("/rank/all-equal", test_all_equal);
  g_test_add_func ("/rank/full-and-refused", test_full_and_refused);
  g_test_add_func ("/rank/readers", test_readers);
  g_test_add_func ("/rank/memory-per-worker", test_memory_per_worker);
  g_test_add_func ("/rank/distance", test_distance);
  return g_test_run ();
}
