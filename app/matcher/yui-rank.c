/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-rank-search.h"

#include "yui-hash.h"

uint64_t
yui_rank_tie (uint64_t seed, uint64_t id)
{
  return yui_hash (id ^ yui_hash (seed));
}

static uint64_t
tie_of (const YuiRankPlan *plan, uint64_t id)
{
  return yui_hash (id ^ plan->tie_seed);
}

/* ---- the k best ---- */

/* One of the best so far, as a number that is the greater the better: score, the tie turned round,
 * place. It lies in the memory of the results, which are aligned to less than it would be. */
typedef unsigned __int128 Entry __attribute__ ((aligned (8)));

typedef struct
{
  Entry *heap; /* the worst first */
  size_t k, n;
} Best;

static Entry
entry_of (int32_t score, uint64_t tie, uint32_t place)
{
  return (Entry)(uint32_t)score << 96 | (Entry)~tie << 32 | place;
}

static void
sift_down (Entry *heap, size_t n, size_t at)
{
  Entry moved = heap[at];

  for (size_t child; (child = 2 * at + 1) < n; at = child)
    {
      child += child + 1 < n && heap[child + 1] < heap[child];
      if (heap[child] >= moved)
        break;
      heap[at] = heap[child];
    }
  heap[at] = moved;
}

static void
sift_up (Entry *heap, size_t at)
{
  Entry moved = heap[at];

  for (; at > 0 && moved < heap[(at - 1) / 2]; at = (at - 1) / 2)
    heap[at] = heap[(at - 1) / 2];
  heap[at] = moved;
}

static void
meet_for_top (YuiRankSearch *search, uint32_t place, int32_t score)
{
  uint64_t id = block_of (search->index, place)->details[place % BLOCK_PLACES].id;
  Entry entry = entry_of (score, tie_of (search->plan, id), place);
  Best *best = search->closure;

  if (best->n == best->k && entry <= best->heap[0])
    return;
  if (!yui_rank_passes_details (search->plan, search->index, place))
    return;
  if (best->n < best->k)
    {
      best->heap[best->n] = entry;
      sift_up (best->heap, best->n++);
    }
  else
    {
      best->heap[0] = entry;
      sift_down (best->heap, best->k, 0);
    }
  if (best->n == best->k)
    search->floor = (int32_t)(best->heap[0] >> 96);
}

/* Turns the heap into results, best first. An entry is smaller than a result, so that from the last
 * to the first a result covers only entries that are results already. */
static void
settle (const YuiRankSearch *search, Best *best, YuiRankResult *results)
{
  for (size_t n = best->n; n > 1; n--)
    {
      Entry worst = best->heap[0];

      best->heap[0] = best->heap[n - 1];
      sift_down (best->heap, n - 1, 0);
      best->heap[n - 1] = worst;
    }
  for (size_t i = best->n; i-- > 0;)
    {
      uint32_t place = (uint32_t)best->heap[i];

      yui_rank_describe (search->plan, search->index, place,
                         yui_rank_search_relation (search, place), &results[i]);
    }
}

YuiRankStatus
yui_rank_top (const YuiRankIndex *index,
              const YuiRankQuery *query,
              const YuiRankWeights *weights,
              void *scratch,
              YuiRankResult *results,
              size_t k,
              size_t *n_results)
{
  YuiRankPlan plan;
  YuiRankSearch search;
  Best best = { .heap = (Entry *)(void *)results, .k = k };
  YuiRankStatus status = yui_rank_plan_init (&plan, &index->config, query, weights);

  if (status != YUI_RANK_OK)
    return status;
  yui_rank_search_init (&search, index, &plan, scratch, meet_for_top, &best);
  if (k > 0)
    {
      status = yui_rank_search_best_first (&search);
      if (status != YUI_RANK_OK)
        return status;
      settle (&search, &best, results);
    }
  *n_results = best.n;
  return YUI_RANK_OK;
}

/* ---- one person, and everybody ---- */

static YuiRankRule
first_rule (uint32_t rules)
{
  return rules != 0 ? (YuiRankRule)__builtin_ctz (rules) : YUI_RANK_RULE_NONE;
}

/* The one whose rank is counted, and whom they were compared with. */
typedef struct
{
  int32_t score;
  uint64_t tie;
  uint32_t n_better, n_eligible;
} Comparison;

static void
meet_for_rank (YuiRankSearch *search, uint32_t place, int32_t score)
{
  uint64_t id = block_of (search->index, place)->details[place % BLOCK_PLACES].id;
  Comparison *comparison = search->closure;

  if (!yui_rank_passes_details (search->plan, search->index, place))
    return;
  comparison->n_eligible++;
  comparison->n_better
      += score > comparison->score
         || (score == comparison->score && tie_of (search->plan, id) < comparison->tie);
}

/* Where among the eligible somebody eligible is. */
static YuiRankStatus
count_better (const YuiRankIndex *index,
              const YuiRankPlan *plan,
              void *scratch,
              YuiRankExplanation *explanation)
{
  Comparison comparison
      = { .score = explanation->result.score, .tie = tie_of (plan, explanation->result.id) };
  YuiRankSearch search;
  YuiRankStatus status;

  yui_rank_search_init (&search, index, plan, scratch, meet_for_rank, &comparison);
  status = yui_rank_search_all (&search);
  explanation->rank = comparison.n_better + 1;
  explanation->n_eligible = comparison.n_eligible;
  return status;
}

static const YuiRankRelation *
relation_to (const YuiRankQuery *query, uint32_t handle)
{
  for (size_t i = 0; i < query->n_relations; i++)
    if (query->relations[i].handle == handle)
      return &query->relations[i];
  return NULL;
}

YuiRankStatus
yui_rank_explain (const YuiRankIndex *index,
                  const YuiRankQuery *query,
                  const YuiRankWeights *weights,
                  void *scratch,
                  uint32_t handle,
                  YuiRankExplanation *explanation)
{
  YuiRankPlan plan;
  const YuiRankRelation *relation;
  uint32_t place = place_of (index, handle);
  YuiRankStatus status = yui_rank_plan_init (&plan, &index->config, query, weights);

  if (status != YUI_RANK_OK)
    return status;
  *explanation = (YuiRankExplanation){ .rule = YUI_RANK_RULE_UNKNOWN_PERSON,
                                       .rules = 1u << YUI_RANK_RULE_UNKNOWN_PERSON };
  if (place == NO_PLACE)
    return YUI_RANK_OK;
  relation = relation_to (query, handle);
  explanation->rules = yui_rank_rules (&plan, index, place, relation);
  explanation->rule = first_rule (explanation->rules);
  yui_rank_describe (&plan, index, place, relation, &explanation->result);
  if (explanation->rule != YUI_RANK_RULE_NONE)
    return YUI_RANK_OK;
  return count_better (index, &plan, scratch, explanation);
}

YuiRankStatus
yui_rank_tally (const YuiRankIndex *index,
                const YuiRankQuery *query,
                void *scratch,
                uint32_t counts[YUI_RANK_N_RULES])
{
  static const YuiRankWeights weights = YUI_RANK_WEIGHTS_DEFAULT;
  YuiRankPlan plan;
  YuiRankStatus status = yui_rank_plan_init (&plan, &index->config, query, &weights);

  if (status != YUI_RANK_OK)
    return status;
  for (int r = 0; r < YUI_RANK_N_RULES; r++)
    counts[r] = 0;
  for (uint32_t place = 0; place < index->n_places; place++)
    if (row_get (&block_of (index, place)->used, place))
      counts[first_rule (yui_rank_rules (&plan, index, place, NULL))]++;
  for (size_t i = 0; i < query->n_relations; i++)
    {
      uint32_t place = place_of (index, query->relations[i].handle);

      if (place == NO_PLACE)
        continue;
      counts[first_rule (yui_rank_rules (&plan, index, place, NULL))]--;
      counts[first_rule (yui_rank_rules (&plan, index, place, &query->relations[i]))]++;
    }
  return YUI_RANK_OK;
}
