/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-rank-private.h"

#include "yui-hash.h"

#define NIGHT_START_MIN (22 * 60)
#define NIGHT_END_MIN   (5 * 60)

void
yui_rank_split_weeks (const YuiRankConfig *config,
                      int64_t start_min,
                      int64_t end_min,
                      int32_t break_min,
                      int32_t week_min[YUI_RANK_N_WEEKS])
{
  int64_t week_start = -(int64_t)config->days_into_week * DAY_MIN;

  for (int w = 0; w < YUI_RANK_N_WEEKS; w++, week_start += WEEK_MIN)
    {
      int64_t from = start_min > week_start ? start_min : week_start;
      int64_t to = end_min < week_start + WEEK_MIN ? end_min : week_start + WEEK_MIN;
      int32_t whole_min = to > from ? (int32_t)(to - from) : 0;
      int32_t rest_min = min_i32 (whole_min, break_min);

      week_min[w] = whole_min - rest_min;
      break_min -= rest_min;
    }
}

/* Whether [start, end], in minutes of the first Japan day, touches 22:00–05:00. */
static bool
touches_night (int32_t start_min, int32_t end_min)
{
  if (start_min == end_min)
    end_min++;
  if (start_min < NIGHT_END_MIN)
    return true;
  return end_min > NIGHT_START_MIN;
}

static YuiRankStatus
check_query (const YuiRankQuery *query)
{
  if (query->end_s < query->start_s || query->end_s - query->start_s > SPAN_MAX_S)
    return YUI_RANK_EINVAL;
  if (query->kind >= N_KINDS || query->travel_min > TRAVEL_MAX_MIN)
    return YUI_RANK_EINVAL;
  if (!yui_geo_is_place (query->lat_udeg, query->lon_udeg))
    return YUI_RANK_EINVAL;
  if (query->n_relations > 0 && query->relations == NULL)
    return YUI_RANK_EINVAL;
  for (size_t i = 0; i < query->n_relations; i++)
    if (query->relations[i].rating_of_employer > 5)
      return YUI_RANK_EINVAL;
  return YUI_RANK_OK;
}

static YuiRankStatus
check_weights (const YuiRankWeights *weights)
{
  if (weights->far_m < 1 || weights->far_m > FAR_MAX_M || weights->fair_days < 1
      || weights->fair_days > FAIR_MAX_DAYS)
    return YUI_RANK_EINVAL;
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    if (weights->weight[t] > YUI_RANK_WEIGHT_MAX)
      return YUI_RANK_EINVAL;
  return YUI_RANK_OK;
}

static void
plan_times (YuiRankPlan *plan, const YuiRankConfig *config)
{
  const YuiRankQuery *query = plan->query;
  int32_t minute_of_day;

  plan->start_min = (int32_t)floor_div (query->start_s - config->origin_s, 60);
  plan->end_min = (int32_t)floor_div (query->end_s - config->origin_s, 60);
  plan->first_slot = (int)((query->start_s - config->origin_s) / YUI_RANK_SLOT_S);
  plan->last_slot = plan->first_slot;
  if (query->end_s > query->start_s)
    plan->last_slot = (int)((query->end_s - 1 - config->origin_s) / YUI_RANK_SLOT_S);
  plan->work_min = max_i32 (0, plan->end_min - plan->start_min - query->break_min);
  plan->start_day = (int32_t)floor_div (query->start_s + JAPAN_S, DAY_S);
  minute_of_day = plan->start_min % DAY_MIN;
  plan->night = touches_night (minute_of_day, minute_of_day + plan->end_min - plan->start_min);
  yui_rank_split_weeks (config, plan->start_min, plan->end_min, query->break_min, plan->week_min);
  plan->end_week = YUI_RANK_N_WEEKS;
  while (plan->end_week > 0 && plan->week_min[plan->end_week - 1] == 0)
    plan->end_week--;
  plan->first_week = 0;
  while (plan->first_week < plan->end_week && plan->week_min[plan->first_week] == 0)
    plan->first_week++;
  plan->now_h = (int32_t)floor_div (query->now_s, 3600);
}

YuiRankStatus
yui_rank_plan_init (YuiRankPlan *plan,
                    const YuiRankConfig *config,
                    const YuiRankQuery *query,
                    const YuiRankWeights *weights)
{
  YuiRankStatus status = check_query (query);

  if (status == YUI_RANK_OK)
    status = check_weights (weights);
  if (status != YUI_RANK_OK)
    return status;
  if (query->start_s < config->origin_s
      || query->end_s > config->origin_s + (int64_t)YUI_RANK_DAYS * DAY_S
      || query->start_s >= config->origin_s + (int64_t)YUI_RANK_DAYS * DAY_S)
    return YUI_RANK_ERANGE;
  if (query->now_s < INT32_MIN || query->now_s / 3600 > INT32_MAX)
    return YUI_RANK_EINVAL;
  plan->query = query;
  plan->weights = *weights;
  yui_geo_frame_init (&plan->frame, query->lat_udeg, query->lon_udeg);
  plan->tie_seed = yui_hash (query->seed);
  plan->useful = query->useful;
  plan->n_useful = __builtin_popcountll (query->useful);
  plan->skill[0] = plan->n_useful == 0 ? YUI_RANK_TERM_MAX : 0;
  for (int32_t n = 1; n <= plan->n_useful; n++)
    plan->skill[n] = n * YUI_RANK_TERM_MAX / plan->n_useful;
  plan->per_far_m = reciprocal (weights->far_m);
  plan->per_fair_h = reciprocal (weights->fair_days * 24u);
  plan_times (plan, config);
  plan->full_turn_h = plan->now_h - weights->fair_days * 24;
  return YUI_RANK_OK;
}

/* ---- dates; Howard Hinnant's civil calendar arithmetic ---- */

static int32_t
day_of_date (int32_t year, int32_t month, int32_t day)
{
  int64_t y = month <= 2 ? year - 1 : year;
  int64_t era = floor_div (y, 400);
  int64_t year_of_era = y - era * 400;
  int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return (int32_t)(era * 146097 + day_of_era - 719468);
}

static void
date_of_day (int32_t number, int32_t *year, int32_t *month, int32_t *day)
{
  int64_t z = (int64_t)number + 719468;
  int64_t era = floor_div (z, 146097);
  int64_t day_of_era = z - era * 146097;
  int64_t year_of_era
      = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int64_t shifted = (5 * day_of_year + 2) / 153;

  *day = (int32_t)(day_of_year - (153 * shifted + 2) / 5 + 1);
  *month = (int32_t)(shifted < 10 ? shifted + 3 : shifted - 9);
  *year = (int32_t)(year_of_era + era * 400 + (*month <= 2));
}

/* A year of age is reached at the end of the day before the birthday (Act on Calculation of Ages),
 * so whoever is born on 1 April is 15 on 31 March already and may work from the next day. */
int32_t
yui_rank_may_work_day (int32_t birth_day)
{
  int32_t year, month, day;

  date_of_day (birth_day, &year, &month, &day);
  if (month > 4 || (month == 4 && day > 1))
    year++;
  return day_of_date (year + 15, 4, 1);
}

/* Someone born on 29 February comes of age with the end of 28 February. */
int32_t
yui_rank_adult_day (int32_t birth_day)
{
  int32_t year, month, day;

  date_of_day (birth_day - 1, &year, &month, &day);
  if (month == 2 && day == 29)
    day = 28;
  return day_of_date (year + 18, month, day) + 1;
}

/* ---- smoothed history ---- */

#define PRIOR_BOOKED  10
#define PRIOR_KEPT    9
#define PRIOR_RATINGS 5
#define PRIOR_STARS   4

int32_t
yui_rank_reliability (uint32_t booked_shifts, uint32_t kept_shifts)
{
  return (int32_t)(((int64_t)kept_shifts + PRIOR_KEPT) * YUI_RANK_TERM_MAX
                   / ((int64_t)booked_shifts + PRIOR_BOOKED));
}

int32_t
yui_rank_rating (uint32_t rating_sum, uint32_t rating_count)
{
  int64_t count = (int64_t)rating_count + PRIOR_RATINGS;
  int64_t above_one = (int64_t)rating_sum + PRIOR_RATINGS * PRIOR_STARS - count;

  return (int32_t)(above_one * YUI_RANK_TERM_MAX / (4 * count));
}

bool
yui_rank_is_history (uint32_t booked_shifts,
                     uint32_t kept_shifts,
                     uint32_t rating_sum,
                     uint32_t rating_count)
{
  return kept_shifts <= booked_shifts && rating_sum >= rating_count
         && rating_sum <= (uint64_t)rating_count * 5;
}

bool
yui_rank_worker_is_valid (const YuiRankWorker *worker)
{
  return yui_geo_is_place (worker->lat_udeg, worker->lon_udeg)
         && yui_rank_is_history (worker->booked_shifts, worker->kept_shifts, worker->rating_sum,
                                 worker->rating_count);
}
