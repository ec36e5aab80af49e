/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-rank-private.h"

static uint32_t
flag (YuiRankRule rule, bool excludes)
{
  return (uint32_t)excludes << rule;
}

static uint32_t
age_rules (const YuiRankPlan *plan, const YuiRankDetail *detail)
{
  if (detail->adult_day == DAY_NEVER)
    return flag (YUI_RANK_RULE_AGE_UNKNOWN, true);
  return flag (YUI_RANK_RULE_UNDER_AGE, plan->start_day < detail->may_work_day)
         | flag (YUI_RANK_RULE_MINOR_NIGHT, plan->night && plan->start_day < detail->adult_day);
}

static int32_t
travel_min (const YuiRankPlan *plan, const YuiRankNode *node)
{
  const YuiRankQuery *query = plan->query;

  return yui_geo_travel_min (&plan->frame, node->lat_udeg, node->lon_udeg, query->travel_min,
                             query->travel_m_per_min, TRAVEL_MAX_MIN);
}

static uint32_t
booking_rules (const YuiRankPlan *plan, const YuiRankNode *node)
{
  int64_t start_s = node->start_s, end_s = start_s + (int64_t)node->length_min * 60;
  int64_t gap_s;

  if (start_s < plan->query->end_s && plan->query->start_s < end_s)
    return flag (YUI_RANK_RULE_BOOKED, true);
  gap_s = (int64_t)travel_min (plan, node) * 60;
  return flag (YUI_RANK_RULE_TRAVEL_GAP,
               start_s < plan->query->end_s + gap_s && plan->query->start_s < end_s + gap_s);
}

/* Adds what a booking counts to the hours of the weeks, and of the shift's day. */
static void
add_hours (const YuiRankPlan *plan,
           const YuiRankIndex *index,
           const YuiRankNode *node,
           int32_t week_min[YUI_RANK_N_WEEKS],
           int32_t *day_min)
{
  int64_t start_min = (node->start_s - index->config.origin_s) / 60;
  int32_t booked_min[YUI_RANK_N_WEEKS];

  yui_rank_split_weeks (&index->config, start_min, start_min + node->length_min, node->break_min,
                        booked_min);
  for (int w = plan->first_week; w < plan->end_week; w++)
    week_min[w] += booked_min[w];
  if (floor_div (node->start_s + JAPAN_S, DAY_S) == plan->start_day)
    *day_min += max_i32 (0, (int32_t)node->length_min - node->break_min);
}

static uint32_t
hours_rules (const YuiRankPlan *plan, const YuiRankIndex *index, const YuiRankDetail *detail)
{
  bool minor = detail->adult_day != DAY_NEVER && plan->start_day < detail->adult_day;
  int32_t week_max_min
      = detail->week_cap_min != YUI_RANK_NO_LIMIT ? detail->week_cap_min : INT32_MAX;
  int32_t week_min[YUI_RANK_N_WEEKS], day_min = plan->work_min;
  uint32_t rules = 0;

  for (int w = plan->first_week; w < plan->end_week; w++)
    week_min[w] = detail->week_min[w] + plan->week_min[w];
  for (uint32_t n = detail->first_node; n != NO_NODE; n = index->nodes[n].next)
    {
      rules |= booking_rules (plan, &index->nodes[n]);
      add_hours (plan, index, &index->nodes[n], week_min, &day_min);
    }
  for (int w = plan->first_week; w < plan->end_week; w++)
    {
      rules |= flag (YUI_RANK_RULE_MINOR_OVERTIME, minor & (week_min[w] > MINOR_WEEK_MIN));
      rules |= flag (YUI_RANK_RULE_WEEK_HOURS_CAP, week_min[w] > week_max_min);
    }
  return rules | flag (YUI_RANK_RULE_MINOR_OVERTIME, minor & (day_min > MINOR_DAY_MIN));
}

bool
yui_rank_passes_details (const YuiRankPlan *plan, const YuiRankIndex *index, uint32_t place)
{
  const YuiRankDetail *detail = &block_of (index, place)->details[place % BLOCK_PLACES];

  return age_rules (plan, detail) == 0 && hours_rules (plan, index, detail) == 0;
}

static bool
is_available (const YuiRankPlan *plan, const YuiRankBlock *block, uint32_t place)
{
  for (int s = plan->first_slot; s <= plan->last_slot; s++)
    if (!row_get (&block->slots[s], place))
      return false;
  return true;
}

static uint32_t
membership_rules (const YuiRankPlan *plan, uint8_t pool_kinds, uint8_t bars)
{
  return flag (YUI_RANK_RULE_BLOCKED_BY_EMPLOYER, bars & YUI_RANK_BAR_BY_EMPLOYER)
         | flag (YUI_RANK_RULE_BLOCKED_BY_WORKER, bars & YUI_RANK_BAR_BY_WORKER)
         | flag (YUI_RANK_RULE_ALREADY_ASKED, bars & YUI_RANK_BAR_ALREADY_ASKED)
         | flag (YUI_RANK_RULE_NOT_IN_RING, (pool_kinds & plan->query->pool_kinds) == 0);
}

static uint8_t
gather (const YuiRankRow *rows, int n_rows, uint32_t place)
{
  uint8_t bits = 0;

  for (int i = 0; i < n_rows; i++)
    bits |= (uint8_t)(row_get (&rows[i], place) << i);
  return bits;
}

uint32_t
yui_rank_rules (const YuiRankPlan *plan,
                const YuiRankIndex *index,
                uint32_t place,
                const YuiRankRelation *relation)
{
  const YuiRankBlock *block = block_of (index, place);
  const YuiRankRecord *record = &block->records[place % BLOCK_PLACES];
  const YuiRankDetail *detail = &block->details[place % BLOCK_PLACES];
  const YuiRankQuery *query = plan->query;
  uint8_t pool_kinds
      = relation != NULL ? relation->pool_kinds : gather (block->pool_kinds, N_POOL_KINDS, place);
  uint8_t bars = relation != NULL ? relation->bars : gather (block->bars, N_BARS, place);

  return membership_rules (plan, pool_kinds, bars) | age_rules (plan, detail)
         | hours_rules (plan, index, detail)
         | flag (YUI_RANK_RULE_MISSING_QUALIFICATION, query->required & ~record->qualifications)
         | flag (YUI_RANK_RULE_NOT_AVAILABLE, !is_available (plan, block, place))
         | flag (YUI_RANK_RULE_WAGE_BELOW_WISH, query->wage_yen < record->min_wage_yen)
         | flag (YUI_RANK_RULE_TOO_FAR,
                 is_too_far (record,
                             yui_geo_distance (&plan->frame, record->lat_udeg, record->lon_udeg)))
         | flag (YUI_RANK_RULE_KIND_NOT_WISHED, !row_get (&block->kinds[query->kind], place));
}
