/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plain-rank.h"

/* A pool on both sides, in the index and plainly, and random things to put in and ask. Ranges are
 * small, so that ties and edges are common. */
#define HOUR_S     3600
#define DAY_S      86400
#define ORIGIN_S   G_GINT64_CONSTANT (1795359600) /* Monday 2026-11-23 00:00 in Japan */
#define ORIGIN_DAY 20780
#define RELATIONS  40

typedef struct
{
  GRand *rand;
  YuiRankConfig config;
  void *memory, *scratch;
  YuiRankIndex *index;
  PlainPool *pool;
  gint32 lon_udeg; /* western edge of where everything is */
} World;

World *world_new (guint32 seed, guint32 workers_max);
void world_free (World *world);
gint any (World *world, gint n);
guint64 any_bits (World *world, gint n_bits, gint one_in);
void any_place (World *world, gint32 *lat_udeg, gint32 *lon_udeg);
void any_history (World *world, YuiRankWorker *worker);
void any_wishes (World *world, YuiRankWorker *worker);
void any_hours (World *world, YuiRankWorker *worker);
YuiRankWorker any_worker (World *world, guint32 handle);
YuiRankBooking any_booking (World *world);
YuiRankQuery any_query (World *world, YuiRankRelation relations[RELATIONS]);
YuiRankWeights any_weights (World *world);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)
