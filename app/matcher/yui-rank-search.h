/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-rank-private.h"

/* A reading under way: everybody whom no rule excludes, or only those of them with a score of the
 * floor or more, are met. The scratch holds, per block, a queue entry and, when the query has
 * relations, a row of the people they are about: these are looked at one by one and left out of the
 * blocks. */
typedef struct _YuiRankSearch YuiRankSearch;

/* Called for each who passes all rules that rows and records can answer; it may raise the floor. */
typedef void (*YuiRankMeet) (YuiRankSearch *search, uint32_t place, int32_t score);

struct _YuiRankSearch
{
  const YuiRankIndex *index;
  const YuiRankPlan *plan;
  YuiRankRow *related; /* nullable */
  uint64_t *queue;     /* bound << 32 | block */
  bool is_far;         /* records come from memory, not from a cache */
  int32_t floor;       /* scores below are of no interest */
  YuiRankMeet meet;
  void *closure;
};

void yui_rank_search_init (YuiRankSearch *search,
                           const YuiRankIndex *index,
                           const YuiRankPlan *plan,
                           void *scratch,
                           YuiRankMeet meet,
                           void *closure);

/* Meets people, those the query has relations to first; returns YUI_RANK_EINVAL when two relations
 * are about one person. Best first leaves out blocks that cannot reach the floor. */
YuiRankStatus yui_rank_search_best_first (YuiRankSearch *search);
YuiRankStatus yui_rank_search_all (YuiRankSearch *search);

/* The query's relation to the person at a place; nullable. */
const YuiRankRelation *yui_rank_search_relation (const YuiRankSearch *search, uint32_t place);

/* Fills a result with every term. */
void yui_rank_describe (const YuiRankPlan *plan,
                        const YuiRankIndex *index,
                        uint32_t place,
                        const YuiRankRelation *relation,
                        YuiRankResult *result);
