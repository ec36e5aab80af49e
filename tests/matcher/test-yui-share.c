/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "any-world.h"

#include "matcher/yui-share.h"

#include <stdlib.h>
#include <string.h>

#define N_PEOPLE 60
#define N_SHIFTS 12

static void
test_known (void)
{
  guint64 same[] = { 5, 5, 5, 5 }, one[] = { 0, 12, 0, 0 }, rising[] = { 4, 2, 1, 3 };
  YuiShare share;

  yui_share_measure (same, 4, &share);
  g_assert_cmpfloat (share.gini, ==, 0.0);
  g_assert_cmpfloat (share.top_tenth, ==, 0.25);
  g_assert_cmpuint (share.n_none, ==, 0);
  yui_share_measure (one, 4, &share);
  g_assert_cmpfloat (share.gini, ==, 0.75);
  g_assert_cmpfloat (share.top_tenth, ==, 1.0);
  g_assert_cmpuint (share.n_none, ==, 3);
  yui_share_measure (rising, 4, &share);
  g_assert_cmpfloat (share.gini, ==, 0.25);
  g_assert_cmpuint (share.total, ==, 10);
  g_assert_cmpuint (rising[0], ==, 1);
  g_assert_cmpuint (rising[3], ==, 4);
}

static void
test_nothing (void)
{
  guint64 none[] = { 0, 0 };
  YuiShare share;

  yui_share_measure (NULL, 0, &share);
  g_assert_cmpuint (share.n_people, ==, 0);
  g_assert_cmpfloat (share.gini, ==, 0.0);
  yui_share_measure (none, 2, &share);
  g_assert_cmpuint (share.n_none, ==, 2);
  g_assert_cmpfloat (share.top_tenth, ==, 0.0);
}

/* Against the mean of all differences. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (gint round = 0; round < 200; round++)
    {
      guint n = (guint)g_rand_int_range (rand, 1, 60);
      guint64 amounts[60];
      gdouble differences = 0.0;
      YuiShare share;

      for (guint i = 0; i < n; i++)
        amounts[i] = (guint64)g_rand_int_range (rand, 0, 30);
      amounts[0]++;
      yui_share_measure (amounts, n, &share);
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < n; j++)
          differences += ABS ((gdouble)amounts[i] - (gdouble)amounts[j]);
      g_assert_cmpfloat_with_epsilon (share.gini, differences / (2.0 * n * (gdouble)share.total),
                                      1e-12);
    }
}

/* ---- forecast ---- */

typedef struct
{
  World *world;
  YuiShareShift shifts[N_SHIFTS];
  YuiRankRelation relations[N_SHIFTS][RELATIONS];
  YuiSharePerson history[N_PEOPLE];
  void *memory;
} Forecast;

static void
forecast_clear (Forecast *f)
{
  free (f->memory);
  world_free (f->world);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Forecast, forecast_clear)

/* A world of people with histories, some handles empty, and shifts with 0 to 5 seats. */
static void
forecast_init (Forecast *f, guint32 seed, guint32 n_people)
{
  World *world = f->world = world_new (seed, N_PEOPLE);

  for (guint32 h = 0; h < N_PEOPLE; h++)
    {
      PlainWorker *plain = plain_pool_get (world->pool, h);

      f->history[h] = (YuiSharePerson){ (guint32)any (world, 4), (guint32)any (world, 4) * 60 };
      plain->used = h < n_people && any (world, 10) > 0;
      plain->worker = any_worker (world, h);
      if (plain->used)
        g_assert_cmpint (yui_rank_index_put (world->index, h, &plain->worker), ==, YUI_RANK_OK);
    }
  for (gint i = 0; i < N_SHIFTS; i++)
    f->shifts[i] = (YuiShareShift){ any_query (world, f->relations[i]), (guint16)any (world, 6) };
  f->memory = aligned_alloc (64, yui_share_memory_size (world->index, f->shifts, N_SHIFTS));
}

static YuiRankStatus
forecast (Forecast *f,
          gsize n_shifts,
          const YuiRankWeights *weights,
          YuiSharePerson people[N_PEOPLE],
          YuiShareReport *report)
{
  return yui_share_forecast (f->world->index, f->history, f->shifts, n_shifts, weights, f->memory,
                             people, report);
}

/* The same, plainly: rank, take, and change the people. Returns the seats that stay empty. */
static guint
plain_forecast (Forecast *f, const YuiRankWeights *weights, YuiSharePerson people[N_PEOPLE])
{
  guint n_unfilled = 0;

  for (guint32 h = 0; h < N_PEOPLE; h++)
    people[h] = plain_pool_get (f->world->pool, h)->used ? f->history[h] : (YuiSharePerson){ 0 };
  for (gint i = 0; i < N_SHIFTS; i++)
    {
      const YuiRankQuery *query = &f->shifts[i].query;
      g_autoptr (GArray) best = plain_rank (f->world->pool, query, weights);
      YuiRankBooking booking
          = { query->start_s, query->end_s, query->break_min, query->lat_udeg, query->lon_udeg };
      gint work_min = (gint)(query->end_s - query->start_s) / 60 - query->break_min;

      for (guint s = 0; s < f->shifts[i].seats; s++)
        {
          guint32 h;
          PlainWorker *plain;

          if (s >= best->len)
            {
              n_unfilled++;
              continue;
            }
          h = g_array_index (best, YuiRankResult, s).handle;
          plain = plain_pool_get (f->world->pool, h);
          plain->worker.last_offer_s = query->now_s;
          if (query->end_s > query->start_s)
            g_array_append_val (plain->bookings, booking);
          people[h].offers++;
          people[h].work_min += (guint)MAX (work_min, 0);
        }
    }
  return n_unfilled;
}

static void
assert_measured (World *world, const YuiSharePerson *people, const YuiShareReport *report)
{
  guint64 offers[N_PEOPLE], minutes[N_PEOPLE];
  YuiShare share;
  guint n = 0;

  for (guint32 h = 0; h < N_PEOPLE; h++)
    if (plain_pool_get (world->pool, h)->used)
      {
        offers[n] = people[h].offers;
        minutes[n++] = people[h].work_min;
      }
  yui_share_measure (offers, n, &share);
  g_assert_cmpuint (report->offers.n_people, ==, n);
  g_assert_cmpuint (report->offers.total, ==, share.total);
  g_assert_cmpuint (report->offers.n_none, ==, share.n_none);
  g_assert_cmpfloat (report->offers.gini, ==, share.gini);
  yui_share_measure (minutes, n, &share);
  g_assert_cmpuint (report->minutes.total, ==, share.total);
  g_assert_cmpfloat (report->minutes.top_tenth, ==, share.top_tenth);
}

/* Twice the same, since the index is put back; and the same as done plainly. */
static void
test_forecast_same_as_plain (void)
{
  guint n_filled = 0;

  for (guint32 seed = 0; seed < 300; seed++)
    {
      g_auto (Forecast) f = { 0 };
      YuiSharePerson plain[N_PEOPLE], people[N_PEOPLE], again[N_PEOPLE];
      YuiShareReport report, report_again;
      YuiRankWeights weights;
      guint n_seats = 0;

      forecast_init (&f, seed, 1 + seed % N_PEOPLE);
      weights = any_weights (f.world);
      g_assert_cmpint (forecast (&f, N_SHIFTS, &weights, people, &report), ==, YUI_RANK_OK);
      g_assert_cmpint (forecast (&f, N_SHIFTS, &weights, again, &report_again), ==, YUI_RANK_OK);
      g_assert_cmpmem (people, sizeof people, again, sizeof again);
      g_assert_cmpmem (&report, sizeof report, &report_again, sizeof report_again);
      g_assert_cmpuint (report.n_unfilled, ==, plain_forecast (&f, &weights, plain));
      g_assert_cmpmem (people, sizeof people, plain, sizeof plain);
      assert_measured (f.world, people, &report);
      for (gint i = 0; i < N_SHIFTS; i++)
        n_seats += f.shifts[i].seats;
      g_assert_cmpuint (report.n_seats, ==, n_seats);
      n_filled += n_seats - report.n_unfilled;
    }
  g_assert_cmpuint (n_filled, >, 1000);
}

static void
test_forecast_history_alone (void)
{
  g_auto (Forecast) f = { 0 };
  const YuiRankWeights weights = YUI_RANK_WEIGHTS_DEFAULT;
  YuiSharePerson people[N_PEOPLE];
  YuiShareReport report;

  forecast_init (&f, 1, N_PEOPLE);
  g_assert_cmpint (forecast (&f, 0, &weights, people, &report), ==, YUI_RANK_OK);
  assert_measured (f.world, people, &report);
  g_assert_cmpuint (report.n_seats, ==, 0);
  g_assert_cmpuint (report.offers.total, >, 0);
  yui_share_forecast (f.world->index, NULL, NULL, 0, &weights, f.memory, people, &report);
  g_assert_cmpuint (report.offers.total, ==, 0);
  g_assert_cmpuint (report.offers.n_none, ==, report.offers.n_people);
}

/* Ten people, one of them known; a shift a day for ten days. Who counts only "worked here" always
 * asks the same one; who counts only turns asks each once. */
static void
test_forecast_weight (void)
{
  g_auto (Forecast) f = { 0 };
  YuiRankWeights known = { .far_m = 1000, .fair_days = 28 }, fair = known;
  YuiSharePerson people[N_PEOPLE];
  YuiShareReport report;

  forecast_init (&f, 1, 0);
  memset (f.history, 0, sizeof f.history);
  for (guint32 h = 0; h < 10; h++)
    {
      YuiRankWorker worker = { .id = h, .pool_kinds = 1, .lat_udeg = YUI_RANK_NOWHERE };

      worker.last_offer_s = YUI_RANK_NEVER;
      worker.worked_here = h == 4;
      memset (worker.available, 0xff, sizeof worker.available);
      yui_rank_index_put (f.world->index, h, &worker);
    }
  for (gint i = 0; i < 10; i++)
    {
      YuiRankQuery query = { .start_s = ORIGIN_S + i * DAY_S, .pool_kinds = 1, .now_s = ORIGIN_S };

      query.end_s = query.start_s + 3 * HOUR_S;
      query.break_min = 30;
      f.shifts[i] = (YuiShareShift){ query, 1 };
    }
  known.weight[YUI_RANK_TERM_WORKED_HERE] = 10;
  fair.weight[YUI_RANK_TERM_FAIR_TURN] = 10;
  forecast (&f, 10, &known, people, &report);
  g_assert_cmpuint (people[4].offers, ==, 10);
  g_assert_cmpuint (people[4].work_min, ==, 1500);
  g_assert_cmpfloat (report.minutes.gini, ==, 0.9);
  g_assert_cmpfloat (report.offers.top_tenth, ==, 1.0);
  g_assert_cmpuint (report.offers.n_none, ==, 9);
  forecast (&f, 10, &fair, people, &report);
  g_assert_cmpfloat (report.offers.gini, ==, 0.0);
  g_assert_cmpuint (report.offers.n_none, ==, 0);
  g_assert_cmpuint (report.n_unfilled, ==, 0);
}

/* Whatever is refused, and whenever, the index is as it was. */
static void
test_forecast_refused (void)
{
  g_auto (Forecast) f = { 0 };
  const YuiRankWeights weights = YUI_RANK_WEIGHTS_DEFAULT;
  YuiRankWeights wrong = weights;
  YuiSharePerson people[N_PEOPLE], before[N_PEOPLE];
  YuiShareReport report;
  YuiRankBooking full = { ORIGIN_S + 27 * DAY_S, ORIGIN_S + 27 * DAY_S + 60, 0, 0, 0 };
  gint n_booked = 0;

  forecast_init (&f, 3, N_PEOPLE);
  forecast (&f, N_SHIFTS, &weights, before, &report);
  g_assert_cmpuint (report.n_unfilled, <, report.n_seats);
  f.shifts[N_SHIFTS - 1].query.end_s = f.shifts[N_SHIFTS - 1].query.start_s - 60;
  g_assert_cmpint (forecast (&f, N_SHIFTS, &weights, people, &report), ==, YUI_RANK_EINVAL);
  f.shifts[N_SHIFTS - 1].seats = 0;
  f.shifts[N_SHIFTS - 1].query.end_s = f.shifts[N_SHIFTS - 1].query.start_s;
  wrong.far_m = 0;
  g_assert_cmpint (forecast (&f, N_SHIFTS, &wrong, people, &report), ==, YUI_RANK_EINVAL);
  forecast (&f, N_SHIFTS, &weights, before, &report);
  for (guint32 h = 0; h < N_PEOPLE; h++)
    while (yui_rank_index_book (f.world->index, h, &full) == YUI_RANK_OK)
      n_booked++;
  g_assert_cmpint (n_booked, ==, N_PEOPLE);
  g_assert_cmpint (forecast (&f, N_SHIFTS, &weights, people, &report), ==, YUI_RANK_EFULL);
  for (guint32 h = 0; h < N_PEOPLE; h++)
    while (yui_rank_index_unbook (f.world->index, h, full.start_s, full.end_s) == YUI_RANK_OK)
      n_booked--;
  g_assert_cmpint (n_booked, ==, 0);
  g_assert_cmpint (forecast (&f, N_SHIFTS, &weights, people, &report), ==, YUI_RANK_OK);
  g_assert_cmpmem (people, sizeof people, before, sizeof before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/known", test_known);
  g_test_add_func ("/share/nothing", test_nothing);
  g_test_add_func ("/share/random", test_random);
  g_test_add_func ("/share/forecast/same-as-plain", test_forecast_same_as_plain);
  g_test_add_func ("/share/forecast/history-alone", test_forecast_history_alone);
  g_test_add_func ("/share/forecast/weight", test_forecast_weight);
  g_test_add_func ("/share/forecast/refused", test_forecast_refused);
  return g_test_run ();
}
