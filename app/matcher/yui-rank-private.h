/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-rank.h"

#define DAY_S            86400
#define DAY_MIN          1440
#define WEEK_MIN         (7 * DAY_MIN)
#define JAPAN_S          (9 * 3600)
#define TRAVEL_MAX_MIN   DAY_MIN
#define SPAN_MAX_S       (7 * DAY_S)
#define KINDS_MAX        32
#define FAR_MAX_M        1000000
#define FAIR_MAX_DAYS    365
#define MINOR_DAY_MIN    480
#define MINOR_WEEK_MIN   2400
#define DIST_UNKNOWN     INT32_MAX
#define WORKED_HERE_STEP 2000
#define WISH_MARGIN_YEN  300

/* A query made ready: everything that is the same for all people, in integers. */
typedef struct
{
  const YuiRankQuery *query;
  YuiRankWeights weights;
  int32_t start_min, end_min; /* from the origin */
  int first_slot, last_slot;  /* inclusive */
  int32_t work_min;           /* span without the break */
  int32_t start_day;          /* Japan day since 1970 */
  int32_t week_min[YUI_RANK_N_WEEKS];
  bool night;
  bool somewhere; /* the workplace's position is known */
  int64_t kx, ky; /* sixteenths of a metre per micro-degree, Q20 */
  int32_t now_h;  /* hours since 1970 */
  int32_t n_useful;
} YuiRankPlan;

/* The distance in whole metres between the plan's workplace and a place, DIST_UNKNOWN when either
 * is unknown. */
int32_t yui_rank_plan_distance (const YuiRankPlan *plan, int32_t lat_udeg, int32_t lon_udeg);

/* Minutes of travel needed between the plan's workplace and a booking's. */
int32_t yui_rank_plan_travel_min (const YuiRankPlan *plan, int32_t lat_udeg, int32_t lon_udeg);

YuiRankStatus yui_rank_plan_init (YuiRankPlan *plan,
                                  const YuiRankConfig *config,
                                  const YuiRankQuery *query,
                                  const YuiRankWeights *weights);

/* Minutes of [start_min, end_min) (from the origin) in each week, the break taken from the first
 * ones. */
void yui_rank_split_weeks (const YuiRankConfig *config,
                           int64_t start_min,
                           int64_t end_min,
                           int32_t break_min,
                           int32_t week_min[YUI_RANK_N_WEEKS]);

bool yui_rank_worker_is_valid (const YuiRankWorker *worker);

/* First Japan day on which a person may work at all (Labour Standards Act Art. 56), and the 18th
 * birthday. */
int32_t yui_rank_may_work_day (int32_t birth_day);
int32_t yui_rank_adult_day (int32_t birth_day);

int32_t yui_rank_reliability (uint32_t booked_shifts, uint32_t kept_shifts);
int32_t yui_rank_rating (uint32_t rating_sum, uint32_t rating_count);

static inline int64_t
floor_div (int64_t a, int64_t b)
{
  return a / b - (a % b < 0);
}

static inline int32_t
min_i32 (int32_t a, int32_t b)
{
  return a < b ? a : b;
}

static inline int32_t
max_i32 (int32_t a, int32_t b)
{
  return a > b ? a : b;
}

static inline int32_t
term_distance (const YuiRankPlan *plan, int32_t dist_m)
{
  int32_t far_m = (int32_t)plan->weights.far_m;

  return dist_m >= far_m ? 0 : (int32_t)((int64_t)(far_m - dist_m) * YUI_RANK_TERM_MAX / far_m);
}

static inline int32_t
term_skill_fit (const YuiRankPlan *plan, uint64_t qualifications)
{
  if (plan->n_useful == 0)
    return YUI_RANK_TERM_MAX;
  return __builtin_popcountll (qualifications & plan->query->useful) * YUI_RANK_TERM_MAX
         / plan->n_useful;
}

static inline int32_t
term_worked_here (uint16_t worked_here)
{
  return min_i32 (worked_here * WORKED_HERE_STEP, YUI_RANK_TERM_MAX);
}

static inline int32_t
term_rating (int32_t rating, uint8_t rating_of_employer)
{
  if (rating_of_employer == 0)
    return rating;
  return (rating + (rating_of_employer - 1) * (YUI_RANK_TERM_MAX / 4)) / 2;
}

/* last_offer_h: hours since 1970, INT32_MIN = never. */
static inline int32_t
term_fair_turn (const YuiRankPlan *plan, int32_t last_offer_h)
{
  int32_t full_h = plan->weights.fair_days * 24;
  int64_t wait_h = (int64_t)plan->now_h - last_offer_h;

  if (wait_h >= full_h)
    return YUI_RANK_TERM_MAX;
  return wait_h <= 0 ? 0 : (int32_t)(wait_h * YUI_RANK_TERM_MAX / full_h);
}

static inline int32_t
term_wish_fit (const YuiRankPlan *plan, uint16_t min_wage_yen, bool favourite)
{
  int32_t margin_yen = plan->query->wage_yen - min_wage_yen;

  if (min_wage_yen == 0 || margin_yen > WISH_MARGIN_YEN)
    margin_yen = WISH_MARGIN_YEN;
  if (margin_yen < 0)
    margin_yen = 0;
  return margin_yen * (YUI_RANK_TERM_MAX / 2) / WISH_MARGIN_YEN
         + (favourite ? YUI_RANK_TERM_MAX / 2 : 0);
}

/* ---- the index ---- */

#define NO_NODE UINT32_MAX

typedef struct
{
  YuiRankBooking booking;
  uint32_t next;
} YuiRankNode;

struct _YuiRankIndex
{
  YuiRankConfig config;
  uint32_t n_workers, free_node;
  YuiRankWorker *workers;
  uint32_t *first_node; /* per worker */
  bool *used;
  YuiRankNode *nodes;
};
