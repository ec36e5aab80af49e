/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-rank-search.h"

#include <string.h>

/* ---- score ---- */

/* The points of all terms but distance. */
static inline int32_t
points_at_home (const YuiRankPlan *plan,
                const YuiRankRecord *record,
                int32_t worked_here,
                int32_t rating,
                bool favourite)
{
  const uint16_t *weight = plan->weights.weight;

  return weight[YUI_RANK_TERM_SKILL_FIT] * term_skill_fit (plan, record->qualifications)
         + weight[YUI_RANK_TERM_WORKED_HERE] * worked_here
         + weight[YUI_RANK_TERM_RELIABILITY] * record->reliability
         + weight[YUI_RANK_TERM_MUTUAL_RATING] * rating
         + weight[YUI_RANK_TERM_FAIR_TURN] * term_fair_turn (plan, record->last_offer_h)
         + weight[YUI_RANK_TERM_WISH_FIT] * term_wish_fit (plan, record->min_wage_yen, favourite);
}

/* Fills a result with every term. */
void
yui_rank_describe (const YuiRankPlan *plan,
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
      = relation != NULL ? term_worked_here (relation->worked_here) : record->worked_here;
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

#define NEAR_BLOCKS 32 /* what one reads of so many stays in a processor's cache */

/* ---- bounds ---- */

/* From a coordinate to an interval. */
static int32_t
udeg_outside (int32_t at, int32_t low, int32_t high)
{
  return max_i32 (max_i32 (low - at, at - high), 0);
}

/* Nobody of the box lives nearer. Where the short way may lead around the globe: 0. */
static int32_t
nearest_m (const YuiRankPlan *plan, const YuiRankBox *box)
{
  int32_t at = plan->frame.lon_udeg;
  bool around;

  if (plan->frame.lat_udeg == YUI_RANK_NOWHERE || box->lat_min > box->lat_max)
    return DIST_UNKNOWN;
  around = box->lon_max - at > HALF_TURN_UDEG || at - box->lon_min > HALF_TURN_UDEG;
  return yui_geo_metres (&plan->frame,
                         udeg_outside (plan->frame.lat_udeg, box->lat_min, box->lat_max),
                         around ? 0 : udeg_outside (at, box->lon_min, box->lon_max));
}

/* Nobody of the block has more points of all terms but distance and skill. */
static int32_t
points_without_skill (const YuiRankPlan *plan, const YuiRankSummary *summary)
{
  const YuiRankRecord best = { .last_offer_h = summary->last_offer_h,
                               .reliability = summary->reliability,
                               .rating = summary->rating };

  return points_at_home (plan, &best, summary->worked_here, summary->rating, true)
         - points_of_skill (plan, 0);
}

/* No unrelated person of the block has a higher score. */
static int32_t
bound (const YuiRankPlan *plan, const YuiRankSummary *summary, int32_t near_points)
{
  const YuiRankRecord best = { .qualifications = summary->qualifications,
                               .last_offer_h = summary->last_offer_h,
                               .reliability = summary->reliability,
                               .rating = summary->rating };

  return near_points + points_at_home (plan, &best, summary->worked_here, summary->rating, true);
}

/* ---- meeting people ---- */

/* A row as one number; a register or some. */
typedef uint64_t Bits __attribute__ ((vector_size (sizeof (YuiRankRow)), may_alias));

static inline void
keep (Bits *bits, const YuiRankRow *row)
{
  *bits &= *(const Bits *)row;
}

static inline void
add (Bits *bits, const YuiRankRow *row)
{
  *bits |= *(const Bits *)row;
}

/* Bits of those in a block whom no row excludes. */
static void
find_candidates (const YuiRankPlan *plan, const YuiRankBlock *block, YuiRankRow *row)
{
  const YuiRankQuery *query = plan->query;
  Bits bits = *(const Bits *)&block->used, in_ring = { 0 }, barred = { 0 };

  for (int s = plan->first_slot; s <= plan->last_slot; s++)
    keep (&bits, &block->slots[s]);
  keep (&bits, &block->kinds[query->kind]);
  for (uint64_t left = query->required; left != 0; left &= left - 1)
    keep (&bits, &block->qualifications[__builtin_ctzll (left)]);
  for (unsigned left = query->pool_kinds; left != 0; left &= left - 1)
    add (&in_ring, &block->pool_kinds[__builtin_ctz (left)]);
  for (int i = 0; i < N_BARS; i++)
    add (&barred, &block->bars[i]);
  *(Bits *)row = bits & in_ring & ~barred;
}

/* Those of a word who hold at least n of the useful qualifications, 1 ≤ n. */
static uint64_t
holders (const YuiRankPlan *plan, const YuiRankBlock *block, int w, int n)
{
  uint64_t hold[65], any = 0, all = UINT64_MAX; /* hold by number of them */

  if (n == 1 || n == plan->n_useful)
    {
      for (uint64_t left = plan->useful; left != 0; left &= left - 1)
        {
          uint64_t word = block->qualifications[__builtin_ctzll (left)].word[w];

          any |= word;
          all &= word;
        }
      return n == 1 ? any : all;
    }
  hold[0] = UINT64_MAX;
  for (int m = 1; m <= n; m++)
    hold[m] = 0;
  for (uint64_t left = plan->useful; left != 0; left &= left - 1)
    for (int m = n; m > 0; m--)
      hold[m] |= hold[m - 1] & block->qualifications[__builtin_ctzll (left)].word[w];
  return hold[n];
}

/* How many of them somebody with these points otherwise needs to reach the floor. */
static int
least_skill (const YuiRankSearch *search, int32_t points)
{
  int n = 0;

  while (n <= search->plan->n_useful && points + points_of_skill (search->plan, n) < search->floor)
    n++;
  return n;
}

/* Somebody of a block, and their points of all terms but distance. */
typedef struct
{
  uint32_t at;
  int32_t points;
} Candidate;

/* Lists those of a word's candidates who can reach the floor, nobody being nearer than near_points,
 * behind n others; returns the new number. Does not branch on who can: that is hard to foresee. */
static uint32_t
list_word (const YuiRankSearch *search,
           const YuiRankBlock *block,
           int w,
           uint64_t candidates,
           int32_t near_points,
           Candidate *list,
           uint32_t n)
{
  const YuiRankPlan *plan = search->plan;
  uint64_t favourites = block->favourites[plan->query->kind].word[w];

  for (uint64_t left = candidates; left != 0; left &= left - 1)
    {
      uint32_t i = (uint32_t)__builtin_ctzll (left), at = (uint32_t)w * 64 + i;
      const YuiRankRecord *record = &block->records[at];
      int32_t points
          = points_at_home (plan, record, record->worked_here, record->rating, favourites >> i & 1);

      list[n] = (Candidate){ at, points };
      n += (points + near_points >= search->floor)
           & (plan->query->wage_yen >= record->min_wage_yen);
    }
  return n;
}

/* Meets those who are good enough. */
static void
visit_list (YuiRankSearch *search, uint32_t number, const Candidate *list, uint32_t n)
{
  const YuiRankPlan *plan = search->plan;
  const YuiRankBlock *block = &search->index->blocks[number];

  for (uint32_t c = 0; c < n; c++)
    {
      const YuiRankRecord *record = &block->records[list[c].at];
      int32_t dist_m = yui_geo_distance (&plan->frame, record->lat_udeg, record->lon_udeg);
      int32_t score = list[c].points + points_of_distance (plan, dist_m);

      if (score >= search->floor && !is_too_far (record, dist_m))
        search->meet (search, number * BLOCK_PLACES + list[c].at, score);
    }
}

/* Narrows a word of candidates to those who can reach the floor, and has their records brought. */
static uint64_t
narrow (const YuiRankSearch *search,
        const YuiRankBlock *block,
        int w,
        uint64_t candidates,
        int32_t points)
{
  const YuiRankPlan *plan = search->plan;
  int n_held = least_skill (search, points);

  if (n_held > plan->n_useful)
    return 0;
  if (n_held > 0)
    candidates &= holders (plan, block, w, n_held);
  for (uint64_t left = search->is_far ? candidates : 0; left != 0; left &= left - 1)
    __builtin_prefetch (&block->records[w * 64 + __builtin_ctzll (left)]);
  return candidates;
}

/* Word by word, since the people of a word live near each other: most words of a block are too far
 * away for anybody who lacks this or that qualification to be among the best. */
static void
visit_block (YuiRankSearch *search, uint32_t number)
{
  const YuiRankPlan *plan = search->plan;
  const YuiRankBlock *block = &search->index->blocks[number];
  int32_t home_points = points_without_skill (plan, &search->index->summaries[number]);
  int32_t near_points[ROW_WORDS];
  Candidate list[BLOCK_PLACES];
  uint32_t n = 0;
  YuiRankRow row;

  find_candidates (plan, block, &row);
  for (int w = 0; search->related != NULL && w < ROW_WORDS; w++)
    row.word[w] &= ~search->related[number].word[w];
  for (int w = 0; w < ROW_WORDS; w++)
    near_points[w] = points_of_distance (plan, nearest_m (plan, &block->boxes[w]));
  for (int w = 0; w < ROW_WORDS; w++)
    {
      if (row.word[w] == 0)
        continue;
      row.word[w] = narrow (search, block, w, row.word[w], near_points[w] + home_points);
    }
  for (int w = 0; w < ROW_WORDS; w++)
    n = list_word (search, block, w, row.word[w], near_points[w], list, n);
  visit_list (search, number, list, n);
}

/* Meets the eligible among the people whom the query has relations to, and marks all of these. */
static YuiRankStatus
visit_related (YuiRankSearch *search)
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
      yui_rank_describe (search->plan, index, place, relation, &result);
      if (result.score >= search->floor)
        search->meet (search, place, result.score);
    }
  return YUI_RANK_OK;
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
queue_blocks (YuiRankSearch *search)
{
  size_t n = 0;

  for (uint32_t b = 0; b < n_blocks_used (search->index); b++)
    {
      const YuiRankSummary *summary = &search->index->summaries[b];
      int32_t near_points
          = points_of_distance (search->plan, nearest_m (search->plan, &summary->box));
      int32_t most = bound (search->plan, summary, near_points);

      if (summary->anybody && most >= search->floor)
        search->queue[n++] = (uint64_t)(uint32_t)most << 32 | b;
    }
  for (size_t i = n / 2; i-- > 0;)
    sift_entry (search->queue, n, i);
  return n;
}

static void
visit_best_first (YuiRankSearch *search)
{
  size_t n = queue_blocks (search);

  while (n > 0 && (int32_t)(search->queue[0] >> 32) >= search->floor)
    {
      uint32_t b = (uint32_t)search->queue[0];

      search->queue[0] = search->queue[--n];
      if (n > 0)
        sift_entry (search->queue, n, 0);
      visit_block (search, b);
    }
}

size_t
yui_rank_scratch_size (const YuiRankIndex *index)
{
  return index->n_blocks * (sizeof (YuiRankRow) + sizeof (uint64_t)) + sizeof (YuiRankRow);
}

void
yui_rank_search_init (YuiRankSearch *search,
                      const YuiRankIndex *index,
                      const YuiRankPlan *plan,
                      void *scratch,
                      YuiRankMeet meet,
                      void *closure)
{
  *search = (YuiRankSearch){
    .index = index, .plan = plan, .related = scratch, .meet = meet, .closure = closure
  };
  search->is_far = n_blocks_used (index) > NEAR_BLOCKS;
  search->queue = (uint64_t *)(void *)(search->related + index->n_blocks);
}

YuiRankStatus
yui_rank_search_best_first (YuiRankSearch *search)
{
  YuiRankStatus status = visit_related (search);

  if (status == YUI_RANK_OK)
    visit_best_first (search);
  return status;
}

YuiRankStatus
yui_rank_search_all (YuiRankSearch *search)
{
  YuiRankStatus status = visit_related (search);

  for (uint32_t b = 0; status == YUI_RANK_OK && b < n_blocks_used (search->index); b++)
    visit_block (search, b);
  return status;
}

const YuiRankRelation *
yui_rank_search_relation (const YuiRankSearch *search, uint32_t place)
{
  const YuiRankRelation *relation = search->plan->query->relations;

  if (search->related == NULL || !row_get (&search->related[place / BLOCK_PLACES], place))
    return NULL;
  while (place_of (search->index, relation->handle) != place)
    relation++;
  return relation;
}
