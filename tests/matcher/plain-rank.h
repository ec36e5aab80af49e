/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matcher/yui-rank.h"

#include <glib.h>

/* The ranking done plainly: every worker held against every rule, the eligible sorted. What the
 * index must equal. */
typedef struct
{
  YuiRankWorker worker;
  gboolean used;
  GArray *bookings; /* YuiRankBooking */
} PlainWorker;

typedef struct
{
  YuiRankConfig config;
  GArray *workers; /* PlainWorker, by handle */
} PlainPool;

PlainPool *plain_pool_new (const YuiRankConfig *config);
void plain_pool_free (PlainPool *pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlainPool, plain_pool_free)

PlainWorker *plain_pool_get (PlainPool *pool, guint32 handle);
guint32 plain_rank_rules (PlainPool *pool, const YuiRankQuery *query, guint32 handle);

/* All the eligible, best first: GArray of YuiRankResult. */
GArray *plain_rank (PlainPool *pool, const YuiRankQuery *query, const YuiRankWeights *weights);
