/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-rank-private.h"

static const YuiRankWeights default_weights = YUI_RANK_WEIGHTS_DEFAULT;

static uint64_t
mix (uint64_t x)
{
  x += UINT64_C (0x9e3779b97f4a7c15);
  x = (x ^ (x >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * UINT64_C (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

uint64_t
yui_rank_tie (uint64_t seed, uint64_t id)
{
  return mix (id ^ mix (seed));
}

/* ---- rules ---- */

static uint32_t
flag (YuiRankRule rule, bool excludes)
{
  return (uint32_t)excludes << rule;
}

static bool
is_available (const YuiRankPlan *plan, const YuiRankWorker *worker)
{
  for (int s = plan->first_slot; s <= plan->last_slot; s++)
    if ((worker->available[s / 64] >> (s % 64) & 1) == 0)
      return false;
  return true;
}

static uint32_t
booking_rules (const YuiRankPlan *plan, const YuiRankBooking *booking)
{
  const YuiRankQuery *query = plan->query;
  int64_t gap_s
      = (int64_t)yui_rank_plan_travel_min (plan, booking->lat_udeg, booking->lon_udeg) * 60;

  if (booking->start_s < query->end_s && query->start_s < booking->end_s)
    return flag (YUI_RANK_RULE_BOOKED, true);
  return flag (YUI_RANK_RULE_TRAVEL_GAP,
               booking->start_s < query->end_s + gap_s && query->start_s < booking->end_s + gap_s);
}

static uint32_t
hours_rules (const YuiRankPlan *plan, const YuiRankIndex *index, uint32_t handle, bool minor)
{
  const YuiRankWorker *worker = &index->workers[handle];
  int32_t week_min[YUI_RANK_N_WEEKS], day_min = plan->work_min;
  uint32_t rules = 0;

  for (int w = 0; w < YUI_RANK_N_WEEKS; w++)
    week_min[w] = worker->week_min[w] + plan->week_min[w];
  for (uint32_t i = index->first_node[handle]; i != NO_NODE; i = index->nodes[i].next)
    {
      const YuiRankBooking *booking = &index->nodes[i].booking;
      int64_t start_min = (booking->start_s - index->config.origin_s) / 60;
      int64_t end_min = (booking->end_s - index->config.origin_s) / 60;
      int32_t booked_min[YUI_RANK_N_WEEKS];

      rules |= booking_rules (plan, booking);
      yui_rank_split_weeks (&index->config, start_min, end_min, booking->break_min, booked_min);
      for (int w = 0; w < YUI_RANK_N_WEEKS; w++)
        week_min[w] += booked_min[w];
      if (floor_div (booking->start_s + JAPAN_S, DAY_S) == plan->start_day)
        day_min += max_i32 (0, (int32_t)(end_min - start_min) - booking->break_min);
    }
  rules |= flag (YUI_RANK_RULE_MINOR_OVERTIME, minor && day_min > MINOR_DAY_MIN);
  for (int w = 0; w < YUI_RANK_N_WEEKS; w++)
    {
      if (plan->week_min[w] == 0)
        continue;
      rules |= flag (YUI_RANK_RULE_MINOR_OVERTIME, minor && week_min[w] > MINOR_WEEK_MIN);
      rules |= flag (YUI_RANK_RULE_WEEK_HOURS_CAP, worker->week_cap_min != YUI_RANK_NO_LIMIT
                                                       && week_min[w] > worker->week_cap_min);
    }
  return rules;
}

static YuiRankRelation
relation_to (const YuiRankPlan *plan, const YuiRankWorker *worker, uint32_t handle)
{
  for (size_t i = 0; i < plan->query->n_relations; i++)
    if (plan->query->relations[i].handle == handle)
      return plan->query->relations[i];
  return (YuiRankRelation){ handle, worker->pool_kinds, worker->bars, 0, worker->worked_here };
}

static uint32_t
all_rules (const YuiRankPlan *plan, const YuiRankIndex *index, uint32_t handle)
{
  const YuiRankWorker *worker = &index->workers[handle];
  const YuiRankQuery *query = plan->query;
  YuiRankRelation relation = relation_to (plan, worker, handle);
  int32_t dist_m = yui_rank_plan_distance (plan, worker->lat_udeg, worker->lon_udeg);
  bool age_known = worker->birth_day != YUI_RANK_BIRTH_UNKNOWN;
  bool minor = age_known && plan->start_day < yui_rank_adult_day (worker->birth_day);
  bool child = age_known && plan->start_day < yui_rank_may_work_day (worker->birth_day);

  return flag (YUI_RANK_RULE_BLOCKED_BY_EMPLOYER, relation.bars & YUI_RANK_BAR_BY_EMPLOYER)
         | flag (YUI_RANK_RULE_BLOCKED_BY_WORKER, relation.bars & YUI_RANK_BAR_BY_WORKER)
         | flag (YUI_RANK_RULE_ALREADY_ASKED, relation.bars & YUI_RANK_BAR_ALREADY_ASKED)
         | flag (YUI_RANK_RULE_NOT_IN_RING, (relation.pool_kinds & query->pool_kinds) == 0)
         | flag (YUI_RANK_RULE_AGE_UNKNOWN, !age_known) | flag (YUI_RANK_RULE_UNDER_AGE, child)
         | flag (YUI_RANK_RULE_MINOR_NIGHT, minor && plan->night)
         | hours_rules (plan, index, handle, minor)
         | flag (YUI_RANK_RULE_MISSING_QUALIFICATION, query->required & ~worker->qualifications)
         | flag (YUI_RANK_RULE_NOT_AVAILABLE, !is_available (plan, worker))
         | flag (YUI_RANK_RULE_WAGE_BELOW_WISH, query->wage_yen < worker->min_wage_yen)
         | flag (YUI_RANK_RULE_TOO_FAR, worker->furthest_m != YUI_RANK_NO_LIMIT
                                            && dist_m != DIST_UNKNOWN
                                            && dist_m > (int64_t)worker->furthest_m)
         | flag (YUI_RANK_RULE_KIND_NOT_WISHED,
                 worker->kinds != 0 && (worker->kinds >> query->kind & 1) == 0);
}

/* ---- score ---- */

static void
score (const YuiRankPlan *plan, const YuiRankIndex *index, uint32_t handle, YuiRankResult *result)
{
  const YuiRankWorker *worker = &index->workers[handle];
  YuiRankRelation relation = relation_to (plan, worker, handle);
  int32_t dist_m = yui_rank_plan_distance (plan, worker->lat_udeg, worker->lon_udeg);
  int32_t rating = yui_rank_rating (worker->rating_sum, worker->rating_count);
  int64_t last_offer_h
      = worker->last_offer_s == YUI_RANK_NEVER ? INT32_MIN : floor_div (worker->last_offer_s, 3600);

  *result = (YuiRankResult){ .handle = handle,
                             .id = worker->id,
                             .dist_m = dist_m == DIST_UNKNOWN ? -1 : dist_m };
  result->term[YUI_RANK_TERM_DISTANCE] = term_distance (plan, dist_m);
  result->term[YUI_RANK_TERM_SKILL_FIT] = term_skill_fit (plan, worker->qualifications);
  result->term[YUI_RANK_TERM_WORKED_HERE] = term_worked_here (relation.worked_here);
  result->term[YUI_RANK_TERM_RELIABILITY]
      = yui_rank_reliability (worker->booked_shifts, worker->kept_shifts);
  result->term[YUI_RANK_TERM_MUTUAL_RATING] = term_rating (rating, relation.rating_of_employer);
  result->term[YUI_RANK_TERM_FAIR_TURN] = term_fair_turn (plan, (int32_t)last_offer_h);
  result->term[YUI_RANK_TERM_WISH_FIT] = term_wish_fit (
      plan, worker->min_wage_yen, worker->favourite_kinds >> plan->query->kind & 1);
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    {
      result->points[t] = plan->weights.weight[t] * result->term[t];
      result->score += result->points[t];
    }
}

static bool
is_better (const YuiRankPlan *plan, const YuiRankResult *a, const YuiRankResult *b)
{
  if (a->score != b->score)
    return a->score > b->score;
  return yui_rank_tie (plan->query->seed, a->id) < yui_rank_tie (plan->query->seed, b->id);
}

/* ---- reading ---- */

/* Keeps results sorted, best first, and no longer than k. */
static void
insert (const YuiRankPlan *plan,
        YuiRankResult *results,
        size_t k,
        size_t *n,
        const YuiRankResult *result)
{
  size_t at = *n;

  if (at == k && (k == 0 || !is_better (plan, result, &results[k - 1])))
    return;
  if (at < k)
    (*n)++;
  else
    at--;
  for (; at > 0 && is_better (plan, result, &results[at - 1]); at--)
    results[at] = results[at - 1];
  results[at] = *result;
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
  YuiRankResult result;
  YuiRankStatus status = yui_rank_plan_init (&plan, &index->config, query, weights);

  if (status != YUI_RANK_OK)
    return status;
  *n_results = 0;
  for (uint32_t h = 0; h < index->config.workers_max; h++)
    if (index->used[h] && all_rules (&plan, index, h) == 0)
      {
        score (&plan, index, h, &result);
        insert (&plan, results, k, n_results, &result);
      }
  return YUI_RANK_OK;
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
  YuiRankResult result;
  YuiRankStatus status = yui_rank_plan_init (&plan, &index->config, query, weights);

  if (status != YUI_RANK_OK)
    return status;
  *explanation = (YuiRankExplanation){ .rule = YUI_RANK_RULE_UNKNOWN_PERSON,
                                       .rules = flag (YUI_RANK_RULE_UNKNOWN_PERSON, true) };
  if (handle >= index->config.workers_max || !index->used[handle])
    return YUI_RANK_OK;
  explanation->rules = all_rules (&plan, index, handle);
  explanation->rule = explanation->rules != 0 ? (YuiRankRule)__builtin_ctz (explanation->rules)
                                              : YUI_RANK_RULE_NONE;
  score (&plan, index, handle, &explanation->result);
  if (explanation->rule != YUI_RANK_RULE_NONE)
    return YUI_RANK_OK;
  explanation->rank = 1;
  for (uint32_t h = 0; h < index->config.workers_max; h++)
    if (index->used[h] && all_rules (&plan, index, h) == 0)
      {
        score (&plan, index, h, &result);
        explanation->n_eligible++;
        explanation->rank += is_better (&plan, &result, &explanation->result);
      }
  return YUI_RANK_OK;
}

YuiRankStatus
yui_rank_tally (const YuiRankIndex *index,
                const YuiRankQuery *query,
                void *scratch,
                uint32_t counts[YUI_RANK_N_RULES])
{
  YuiRankPlan plan;
  YuiRankStatus status = yui_rank_plan_init (&plan, &index->config, query, &default_weights);

  if (status != YUI_RANK_OK)
    return status;
  for (int r = 0; r < YUI_RANK_N_RULES; r++)
    counts[r] = 0;
  for (uint32_t h = 0; h < index->config.workers_max; h++)
    if (index->used[h])
      {
        uint32_t rules = all_rules (&plan, index, h);

        counts[rules != 0 ? __builtin_ctz (rules) : YUI_RANK_RULE_NONE]++;
      }
  return YUI_RANK_OK;
}
