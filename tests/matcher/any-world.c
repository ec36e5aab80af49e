/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "any-world.h"

#include <stdlib.h>
#include <string.h>

World *
world_new (guint32 seed, guint32 workers_max)
{
  World *world = g_new0 (World, 1);
  gsize size;

  world->rand = g_rand_new_with_seed (seed);
  world->config = (YuiRankConfig){ .origin_s = ORIGIN_S,
                                   .days_into_week = (guint8)g_rand_int_range (world->rand, 0, 7),
                                   .workers_max = workers_max,
                                   .bookings_max = workers_max };
  size = yui_rank_index_size (&world->config);
  world->memory = aligned_alloc (64, size);
  memset (world->memory, 0xa5, size);
  g_assert_cmpint (yui_rank_index_create (&world->config, world->memory, size, &world->index), ==,
                   YUI_RANK_OK);
  world->scratch = aligned_alloc (64, (yui_rank_scratch_size (world->index) + 63) / 64 * 64);
  world->lon_udeg = 138200000;
  world->pool = plain_pool_new (&world->config);
  return world;
}

void
world_free (World *world)
{
  g_rand_free (world->rand);
  plain_pool_free (world->pool);
  free (world->scratch);
  free (world->memory);
  g_free (world);
}

gint
any (World *world, gint n)
{
  return g_rand_int_range (world->rand, 0, n);
}

guint64
any_bits (World *world, gint n_bits, gint one_in)
{
  guint64 bits = 0;

  for (gint i = 0; i < n_bits; i++)
    bits |= (guint64)(any (world, one_in) == 0) << i;
  return bits;
}

void
any_place (World *world, gint32 *lat_udeg, gint32 *lon_udeg)
{
  *lat_udeg = 37900000 + any (world, 200) * 2000;
  *lon_udeg = world->lon_udeg + any (world, 200) * 2000;
  if (*lon_udeg > 180000000)
    *lon_udeg -= 360000000;
  if (any (world, 50) == 0)
    *lat_udeg = YUI_RANK_NOWHERE;
}

void
any_history (World *world, YuiRankWorker *worker)
{
  worker->booked_shifts = (guint32)any (world, 6);
  worker->kept_shifts = (guint32)any (world, (gint)worker->booked_shifts + 1);
  worker->rating_count = (guint32)any (world, 3);
  worker->rating_sum = worker->rating_count * (guint32)(1 + any (world, 5));
}

void
any_wishes (World *world, YuiRankWorker *worker)
{
  worker->min_wage_yen = (guint16)(any (world, 3) == 0 ? 0 : 1000 + any (world, 5) * 50);
  worker->furthest_m = any (world, 2) == 0 ? 0 : (guint32)any (world, 40) * 1000;
  worker->kinds = any (world, 2) == 0 ? 0 : (guint32)any_bits (world, 32, 2);
  worker->favourite_kinds = (guint32)any_bits (world, 32, 8);
}

void
any_hours (World *world, YuiRankWorker *worker)
{
  for (gint w = 0; w < YUI_RANK_N_WEEKS; w++)
    worker->week_min[w] = (guint16)(any (world, 2) * any (world, 40) * 60);
  worker->week_cap_min = (guint16)(any (world, 2) * any (world, 45) * 60);
}

YuiRankWorker
any_worker (World *world, guint32 handle)
{
  YuiRankWorker worker = { .id = handle * G_GUINT64_CONSTANT (1000003) + 17 };

  for (gint w = 0; w < YUI_RANK_SLOT_WORDS; w++)
    worker.available[w] = any (world, 3) == 0 ? any_bits (world, 64, 2) : ~G_GUINT64_CONSTANT (0);
  any_place (world, &worker.lat_udeg, &worker.lon_udeg);
  worker.qualifications = any_bits (world, 64, 2);
  worker.birth_day
      = ORIGIN_DAY
        - (any (world, 3) == 0 ? 14 * 365 + any (world, 5 * 365) : 10000 + any (world, 20000));
  if (any (world, 40) == 0)
    worker.birth_day = YUI_RANK_BIRTH_UNKNOWN;
  worker.pool_kinds = (guint8)any_bits (world, 8, 3);
  worker.bars = (guint8)any_bits (world, 3, 20);
  worker.worked_here = (guint16)any (world, 7);
  any_wishes (world, &worker);
  any_hours (world, &worker);
  any_history (world, &worker);
  worker.last_offer_s
      = any (world, 3) == 0 ? YUI_RANK_NEVER : ORIGIN_S - any (world, 40) * DAY_S / 2;
  return worker;
}

YuiRankBooking
any_booking (World *world)
{
  YuiRankBooking booking = { .start_s = ORIGIN_S + any (world, 28 * 48) * 1800 - 8 * HOUR_S };

  booking.end_s = booking.start_s + (1 + any (world, 20)) * 1800;
  booking.break_min = (guint16)(any (world, 3) * 30);
  any_place (world, &booking.lat_udeg, &booking.lon_udeg);
  return booking;
}

YuiRankQuery
any_query (World *world, YuiRankRelation relations[RELATIONS])
{
  YuiRankQuery query = { .start_s = ORIGIN_S + any (world, 27 * 96) * 900 };
  gint n_relations = any (world, 2) * any (world, RELATIONS);

  query.end_s = query.start_s + any (world, 40) * 900;
  query.break_min = (guint16)(any (world, 2) * 60);
  any_place (world, &query.lat_udeg, &query.lon_udeg);
  query.required = any_bits (world, 64, 60);
  query.useful = any (world, 2) == 0 ? 0 : any_bits (world, 64, 16);
  query.pool_kinds = (guint8)any_bits (world, 8, 2);
  query.wage_yen = (guint16)(1000 + any (world, 6) * 50);
  query.kind = (guint8)any (world, 32);
  query.travel_min = (guint16)(any (world, 3) * 30);
  query.travel_m_per_min = (guint16)(any (world, 2) * 400);
  query.now_s = ORIGIN_S - any (world, 5) * DAY_S;
  query.seed = (guint64)any (world, 100);
  for (gint i = 0; i < n_relations; i++)
    {
      relations[i] = (YuiRankRelation){ .handle = (guint32)(i * 7 + any (world, 7)),
                                        .pool_kinds = (guint8)any_bits (world, 8, 2),
                                        .bars = (guint8)any_bits (world, 3, 8),
                                        .rating_of_employer = (guint8)any (world, 6),
                                        .worked_here = (guint16)any (world, 7) };
      if (relations[i].handle >= world->config.workers_max)
        n_relations = i;
    }
  query.relations = relations;
  query.n_relations = (gsize)n_relations;
  return query;
}

YuiRankWeights
any_weights (World *world)
{
  YuiRankWeights weights = YUI_RANK_WEIGHTS_DEFAULT;

  if (any (world, 2) == 0)
    return weights;
  for (gint t = 0; t < YUI_RANK_N_TERMS; t++)
    weights.weight[t] = (guint16)(any (world, 3) * any (world, 500));
  weights.far_m = 1 + (guint32)any (world, 50000);
  weights.fair_days = (guint16)(1 + any (world, 40));
  return weights;
}
