/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-rank-private.h"

#include "yui-hash.h"

#include <string.h>

/* A reading under way. The scratch holds, per block, a queue entry and, when the query has
 * relations, a row of the people they are about: these are looked at one by one and left out of the
 * blocks. */
typedef struct Search Search;
typedef void (*Meet) (Search *search, uint32_t place, int32_t score);

/* One of the best so far. */
typedef struct
{
  int32_t score;
  uint32_t place;
  uint64_t tie;
} Entry;

struct Search
{
  const YuiRankIndex *index;
  const YuiRankPlan *plan;
  YuiRankRow *related; /* nullable */
  uint64_t *queue;     /* bound << 32 | block */
  int32_t floor;       /* scores below are of no interest */
  Meet meet;

  Entry *best; /* heap, the worst first; lies in the memory of the results */
  size_t k, n_best;
  YuiRankResult person; /* the one whose rank is counted */
  uint32_t n_better, n_eligible;
};

uint64_t
yui_rank_tie (uint64_t seed, uint64_t id)
{
  return yui_hash (id ^ yui_hash (seed));
}

size_t
yui_rank_scratch_size (const YuiRankIndex *index)
{
  return index->n_blocks * (sizeof (YuiRankRow) + sizeof (uint64_t)) + sizeof (YuiRankRow);
}

/* ---- score ---- */

/* The points of all terms but distance. */
static inline int32_t
points_at_home (const YuiRankPlan *plan,
                const YuiRankRecord *record,
                uint16_t worked_here,
                uint8_t rating_of_employer,
                bool favourite)
{
  const uint16_t *weight = plan->weights.weight;

  return weight[YUI_RANK_TERM_SKILL_FIT] * term_skill_fit (plan, record->qualifications)
         + weight[YUI_RANK_TERM_WORKED_HERE] * term_worked_here (worked_here)
         + weight[YUI_RANK_TERM_RELIABILITY] * record->reliability
         + weight[YUI_RANK_TERM_MUTUAL_RATING] * term_rating (record->rating, rating_of_employer)
         + weight[YUI_RANK_TERM_FAIR_TURN] * term_fair_turn (plan, record->last_offer_h)
         + weight[YUI_RANK_TERM_WISH_FIT] * term_wish_fit (plan, record->min_wage_yen, favourite);
}

static inline int32_t
points_of_distance (const YuiRankPlan *plan, int32_t dist_m)
{
  return plan->weights.weight[YUI_RANK_TERM_DISTANCE] * term_distance (plan, dist_m);
}

static const YuiRankRelation *
relation_to (const YuiRankPlan *plan, uint32_t handle)
{
  for (size_t i = 0; i < plan->query->n_relations; i++)
    if (plan->query->relations[i].handle == handle)
      return &plan->query->relations[i];
  return NULL;
}

/* Fills a result with every term. */
static void
describe (const YuiRankPlan *plan,
          const YuiRankIndex *index,
          uint32_t place,
          const YuiRankRelation *relation,
          YuiRankResult *result)
{
  const YuiRankBlock *block = block_of (index, place);
  const YuiRankRecord *record = &block->records[place % BLOCK_PLACES];
  const YuiRankDetail *detail = &block->details[place % BLOCK_PLACES];
  int32_t dist_m = yui_geo_distance (&plan->frame, record->lat_udeg, record->lon_udeg);
  bool favourite = row_get (&block->favourites[plan->query->kind], place);

  result->handle = detail->handle;
  result->id = detail->id;
  result->dist_m = dist_m == DIST_UNKNOWN ? -1 : dist_m;
  result->term[YUI_RANK_TERM_DISTANCE] = term_distance (plan, dist_m);
  result->term[YUI_RANK_TERM_SKILL_FIT] = term_skill_fit (plan, record->qualifications);
  result->term[YUI_RANK_TERM_WORKED_HERE]
      = term_worked_here (relation != NULL ? relation->worked_here : record->worked_here);
  result->term[YUI_RANK_TERM_RELIABILITY] = record->reliability;
  result->term[YUI_RANK_TERM_MUTUAL_RATING]
      = term_rating (record->rating, relation != NULL ? relation->rating_of_employer : 0);
  result->term[YUI_RANK_TERM_FAIR_TURN] = term_fair_turn (plan, record->last_offer_h);
  result->term[YUI_RANK_TERM_WISH_FIT] = term_wish_fit (plan, record->min_wage_yen, favourite);
  result->score = 0;
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    {
      result->points[t] = plan->weights.weight[t] * result->term[t];
      result->score += result->points[t];
    }
}

/* ---- bounds ---- */

/* Distance from a coordinate to an interval, 0 when the short way may lead around the globe. */
static int64_t
udeg_outside (int64_t at, int64_t low, int64_t high)
{
  int64_t outside = at < low ? low - at : at > high ? at - high : 0;

  return high - at > HALF_TURN_UDEG || at - low > HALF_TURN_UDEG ? 0 : outside;
}

static int32_t
nearest_m (const YuiRankPlan *plan, const YuiRankSummary *summary)
{
  if (plan->query->lat_udeg == YUI_RANK_NOWHERE || summary->lat_min > summary->lat_max)
    return DIST_UNKNOWN;
  return yui_geo_metres (&plan->frame,
                         udeg_outside (plan->query->lat_udeg, summary->lat_min, summary->lat_max),
                         udeg_outside (plan->query->lon_udeg, summary->lon_min, summary->lon_max));
}

/* No unrelated person of the block has a higher score. */
static int32_t
bound (const YuiRankPlan *plan, const YuiRankSummary *summary, int32_t near_points)
{
  const YuiRankRecord best = { .qualifications = summary->qualifications,
                               .last_offer_h = summary->last_offer_h,
                               .reliability = summary->reliability,
                               .rating = summary->rating };

  return near_points + points_at_home (plan, &best, summary->worked_here, 0, true);
}

/* ---- meeting people ---- */

/* Bits of those in a block whom no row excludes. */
static void
find_candidates (const YuiRankPlan *plan, const YuiRankBlock *block, YuiRankRow *row)
{
  const YuiRankQuery *query = plan->query;
  YuiRankRow in_ring = { { 0 } };

  *row = block->kinds[query->kind];
  for (int s = plan->first_slot; s <= plan->last_slot; s++)
    for (int w = 0; w < ROW_WORDS; w++)
      row->word[w] &= block->slots[s].word[w];
  for (uint64_t left = query->required; left != 0; left &= left - 1)
    for (int w = 0; w < ROW_WORDS; w++)
      row->word[w] &= block->qualifications[__builtin_ctzll (left)].word[w];
  for (unsigned left = query->pool_kinds; left != 0; left &= left - 1)
    for (int w = 0; w < ROW_WORDS; w++)
      in_ring.word[w] |= block->pool_kinds[__builtin_ctz (left)].word[w];
  for (int w = 0; w < ROW_WORDS; w++)
    row->word[w] &= in_ring.word[w] & block->used.word[w]
                    & ~(block->bars[0].word[w] | block->bars[1].word[w] | block->bars[2].word[w]);
}

/* Numbers of the bits that are set; returns how many. */
static int
list_bits (const YuiRankRow *row, uint16_t numbers[BLOCK_PLACES])
{
  int n = 0;

  for (int w = 0; w < ROW_WORDS; w++)
    for (uint64_t left = row->word[w]; left != 0; left &= left - 1)
      numbers[n++] = (uint16_t)(w * 64 + __builtin_ctzll (left));
  return n;
}

static void
visit_block (Search *search, uint32_t number, int32_t near_points)
{
  const YuiRankPlan *plan = search->plan;
  const YuiRankBlock *block = &search->index->blocks[number];
  const YuiRankRow *favourites = &block->favourites[plan->query->kind];
  uint16_t candidates[BLOCK_PLACES];
  YuiRankRow row;
  int n;

  find_candidates (plan, block, &row);
  for (int w = 0; search->related != NULL && w < ROW_WORDS; w++)
    row.word[w] &= ~search->related[number].word[w];
  n = list_bits (&row, candidates);
  for (int c = 0; c < n; c++)
    {
      uint32_t i = candidates[c];
      const YuiRankRecord *record = &block->records[i];
      int32_t score
          = points_at_home (plan, record, record->worked_here, 0, row_get (favourites, i));
      int32_t dist_m;

      if ((score + near_points < search->floor) | (plan->query->wage_yen < record->min_wage_yen))
        continue;
      dist_m = yui_geo_distance (&plan->frame, record->lat_udeg, record->lon_udeg);
      score += points_of_distance (plan, dist_m);
      if (score >= search->floor && !is_too_far (record, dist_m))
        search->meet (search, number * BLOCK_PLACES + i, score);
    }
}

/* Meets the eligible among the people whom the query has relations to, and marks all of these. */
static YuiRankStatus
visit_related (Search *search)
{
  const YuiRankQuery *query = search->plan->query;
  const YuiRankIndex *index = search->index;
  YuiRankResult result;

  if (query->n_relations == 0)
    {
      search->related = NULL;
      return YUI_RANK_OK;
    }
  memset (search->related, 0, n_blocks_used (index) * sizeof (YuiRankRow));
  for (size_t i = 0; i < query->n_relations; i++)
    {
      const YuiRankRelation *relation = &query->relations[i];
      uint32_t place = place_of (index, relation->handle);

      if (place == NO_PLACE)
        continue;
      if (row_get (&search->related[place / BLOCK_PLACES], place))
        return YUI_RANK_EINVAL;
      row_set (&search->related[place / BLOCK_PLACES], place, true);
      if (yui_rank_rules (search->plan, index, place, relation) != 0)
        continue;
      describe (search->plan, index, place, relation, &result);
      if (result.score >= search->floor)
        search->meet (search, place, result.score);
    }
  return YUI_RANK_OK;
}

/* ---- the k best ---- */

/* Heap order: whether a is worse than b. */
static bool
is_worse (const Entry *a, const Entry *b)
{
  return a->score != b->score ? a->score < b->score : a->tie > b->tie;
}

static void
sift_down (Entry *heap, size_t n, size_t at)
{
  Entry moved = heap[at];

  for (size_t child; (child = 2 * at + 1) < n; at = child)
    {
      if (child + 1 < n && is_worse (&heap[child + 1], &heap[child]))
        child++;
      if (!is_worse (&heap[child], &moved))
        break;
      heap[at] = heap[child];
    }
  heap[at] = moved;
}

static void
sift_up (Entry *heap, size_t at)
{
  Entry moved = heap[at];

  for (; at > 0 && is_worse (&moved, &heap[(at - 1) / 2]); at = (at - 1) / 2)
    heap[at] = heap[(at - 1) / 2];
  heap[at] = moved;
}

static void
meet_for_top (Search *search, uint32_t place, int32_t score)
{
  uint64_t id = block_of (search->index, place)->details[place % BLOCK_PLACES].id;
  Entry entry
      = { .score = score, .place = place, .tie = yui_rank_tie (search->plan->query->seed, id) };

  if (search->n_best == search->k && !is_worse (&search->best[0], &entry))
    return;
  if (!yui_rank_passes_details (search->plan, search->index, place))
    return;
  if (search->n_best < search->k)
    {
      search->best[search->n_best] = entry;
      sift_up (search->best, search->n_best++);
    }
  else
    {
      search->best[0] = entry;
      sift_down (search->best, search->k, 0);
    }
  if (search->n_best == search->k)
    search->floor = search->best[0].score;
}

/* Turns the heap into results, best first. An entry is smaller than a result, so that from the last
 * to the first a result covers only entries that are results already. */
static void
settle (Search *search, YuiRankResult *results)
{
  Entry *best = search->best;

  for (size_t n = search->n_best; n > 1; n--)
    {
      Entry worst = best[0];

      best[0] = best[n - 1];
      sift_down (best, n - 1, 0);
      best[n - 1] = worst;
    }
  for (size_t i = search->n_best; i-- > 0;)
    {
      uint32_t place = best[i].place;
      uint32_t handle = block_of (search->index, place)->details[place % BLOCK_PLACES].handle;

      describe (search->plan, search->index, place, relation_to (search->plan, handle),
                &results[i]);
    }
}

static void
sift_entry (uint64_t *queue, size_t n, size_t at)
{
  uint64_t moved = queue[at];

  for (size_t child; (child = 2 * at + 1) < n; at = child)
    {
      child += child + 1 < n && queue[child + 1] > queue[child];
      if (queue[child] <= moved)
        break;
      queue[at] = queue[child];
    }
  queue[at] = moved;
}

/* Queues every block that may matter; returns their number. */
static size_t
queue_blocks (Search *search)
{
  size_t n = 0;

  for (uint32_t b = 0; b < n_blocks_used (search->index); b++)
    {
      const YuiRankSummary *summary = &search->index->summaries[b];
      int32_t near_points = points_of_distance (search->plan, nearest_m (search->plan, summary));
      int32_t most = bound (search->plan, summary, near_points);

      if (summary->anybody && most >= search->floor)
        search->queue[n++] = (uint64_t)(uint32_t)most << 32 | b;
    }
  for (size_t i = n / 2; i-- > 0;)
    sift_entry (search->queue, n, i);
  return n;
}

static void
visit_best_first (Search *search)
{
  size_t n = queue_blocks (search);

  while (n > 0 && (int32_t)(search->queue[0] >> 32) >= search->floor)
    {
      uint32_t b = (uint32_t)search->queue[0];
      int32_t dist_m = nearest_m (search->plan, &search->index->summaries[b]);

      search->queue[0] = search->queue[--n];
      if (n > 0)
        sift_entry (search->queue, n, 0);
      visit_block (search, b, points_of_distance (search->plan, dist_m));
    }
}

static void
search_init (
    Search *search, const YuiRankIndex *index, const YuiRankPlan *plan, void *scratch, Meet meet)
{
  *search = (Search){ .index = index, .plan = plan, .related = scratch, .meet = meet };
  search->queue = (uint64_t *)(void *)(search->related + index->n_blocks);
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
  Search search;
  YuiRankStatus status = yui_rank_plan_init (&plan, &index->config, query, weights);

  if (status != YUI_RANK_OK)
    return status;
  search_init (&search, index, &plan, scratch, meet_for_top);
  search.best = (Entry *)(void *)results;
  search.k = k;
  if (k > 0)
    {
      status = visit_related (&search);
      if (status != YUI_RANK_OK)
        return status;
      visit_best_first (&search);
      settle (&search, results);
    }
  *n_results = search.n_best;
  return YUI_RANK_OK;
}

/* ---- one person, and everybody ---- */

static YuiRankRule
first_rule (uint32_t rules)
{
  return rules != 0 ? (YuiRankRule)__builtin_ctz (rules) : YUI_RANK_RULE_NONE;
}

static void
meet_for_rank (Search *search, uint32_t place, int32_t score)
{
  const YuiRankDetail *detail = &block_of (search->index, place)->details[place % BLOCK_PLACES];
  uint64_t seed = search->plan->query->seed;

  if (!yui_rank_passes_details (search->plan, search->index, place))
    return;
  search->n_eligible++;
  search->n_better
      += score > search->person.score
         || (score == search->person.score
             && yui_rank_tie (seed, detail->id) < yui_rank_tie (seed, search->person.id));
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
  Search search;
  const YuiRankRelation *relation;
  uint32_t place = place_of (index, handle);
  YuiRankStatus status = yui_rank_plan_init (&plan, &index->config, query, weights);

  if (status != YUI_RANK_OK)
    return status;
  *explanation = (YuiRankExplanation){ .rule = YUI_RANK_RULE_UNKNOWN_PERSON,
                                       .rules = 1u << YUI_RANK_RULE_UNKNOWN_PERSON };
  if (place == NO_PLACE)
    return YUI_RANK_OK;
  relation = relation_to (&plan, handle);
  explanation->rules = yui_rank_rules (&plan, index, place, relation);
  explanation->rule = first_rule (explanation->rules);
  describe (&plan, index, place, relation, &explanation->result);
  if (explanation->rule != YUI_RANK_RULE_NONE)
    return YUI_RANK_OK;
  search_init (&search, index, &plan, scratch, meet_for_rank);
  search.person = explanation->result;
  status = visit_related (&search);
  for (uint32_t b = 0; status == YUI_RANK_OK && b < n_blocks_used (index); b++)
    visit_block (&search, b, 0);
  explanation->rank = search.n_better + 1;
  explanation->n_eligible = search.n_eligible;
  return status;
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
