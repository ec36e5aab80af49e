/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-rank.h"

/* RERANK: the k best again under other weights, from the terms of the eligible alone.
 *
 * Weights change who comes first, never who may come, and far_m and fair_days aside they change no
 * term. So whoever has the terms of all eligible people once (a program without the data behind
 * them) can order them anew by itself, in the very order in which yui_rank_top would. Integer
 * arithmetic; nothing allocates; thread-safe. */

typedef struct
{
  /* array[n] each, 0 … YUI_RANK_TERM_MAX; rows stand in the order of yui_rank_tie of their people */
  const uint16_t *term[YUI_RANK_N_TERMS];
  uint32_t n;
} YuiRerankTable;

typedef struct
{
  int32_t score; /* Σ weight × term, as YuiRankResult.score */
  uint32_t row;
} YuiRerankEntry;

/* The score of one row: what both sides weigh with. weight: each 0 … YUI_RANK_WEIGHT_MAX. */
int32_t yui_rerank_score (const YuiRerankTable *table,
                          uint32_t row,
                          const uint16_t weight[YUI_RANK_N_TERMS]);

/* The k best rows, best first; of equal scores the earlier row.
 *
 * best  array[k], receives the returned number of entries, min (k, n). O(n log k) at worst. */
uint32_t yui_rerank_top (const YuiRerankTable *table,
                         const uint16_t weight[YUI_RANK_N_TERMS],
                         YuiRerankEntry *best,
                         uint32_t k);

/* The rank of a row, 1 = best, 0 when there is no such row. O(n). */
uint32_t yui_rerank_rank_of (const YuiRerankTable *table,
                             const uint16_t weight[YUI_RANK_N_TERMS],
                             uint32_t row);
