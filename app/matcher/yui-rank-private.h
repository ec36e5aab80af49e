/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-rank.h"

#include "yui-geo.h"

#define DAY_S            86400
#define DAY_MIN          1440
#define WEEK_MIN         (7 * DAY_MIN)
#define JAPAN_S          (9 * 3600)
#define TRAVEL_MAX_MIN   DAY_MIN
#define SPAN_MAX_S       (7 * DAY_S)
#define FAR_MAX_M        1000000
#define FAIR_MAX_DAYS    365
#define MINOR_DAY_MIN    480
#define MINOR_WEEK_MIN   2400
#define DIST_UNKNOWN     YUI_GEO_UNKNOWN
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
  int first_week, end_week; /* of those with work */
  uint64_t tie_seed;        /* the query's seed, hashed */
  bool night;
  YuiGeoFrame frame;   /* of the workplace */
  int32_t now_h;       /* hours since 1970 */
  int32_t full_turn_h; /* a last offer before gives a full turn */
  uint64_t useful;
  int32_t n_useful;
  int32_t skill[65];              /* the term by number of useful qualifications held */
  uint64_t per_far_m, per_fair_h; /* reciprocals */
} YuiRankPlan;

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

bool yui_rank_is_history (uint32_t booked_shifts,
                          uint32_t kept_shifts,
                          uint32_t rating_sum,
                          uint32_t rating_count);

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

/* A divisor made into a multiplication: exact when dividend × divisor < 2^63. */
static inline uint64_t
reciprocal (uint32_t divisor)
{
  return (UINT64_C (1) << 63) / divisor + 1;
}

static inline int32_t
divide (uint64_t dividend, uint64_t reciprocal_of_divisor)
{
  return (int32_t)((unsigned __int128)dividend * reciprocal_of_divisor >> 63);
}

static inline int32_t
term_distance (const YuiRankPlan *plan, int32_t dist_m)
{
  int32_t near_m = max_i32 ((int32_t)plan->weights.far_m - dist_m, 0);

  return divide ((uint64_t)near_m * YUI_RANK_TERM_MAX, plan->per_far_m);
}

/* Without the instruction, which not every x86-64 has. */
static inline int
count_bits (uint64_t bits)
{
  bits -= bits >> 1 & UINT64_C (0x5555555555555555);
  bits = (bits & UINT64_C (0x3333333333333333)) + (bits >> 2 & UINT64_C (0x3333333333333333));
  bits = (bits + (bits >> 4)) & UINT64_C (0x0f0f0f0f0f0f0f0f);
  return (int)(bits * UINT64_C (0x0101010101010101) >> 56);
}

static inline int32_t
term_skill_fit (const YuiRankPlan *plan, uint64_t qualifications)
{
  return plan->skill[count_bits (qualifications & plan->useful)];
}

static inline int32_t
term_worked_here (uint16_t shifts)
{
  return min_i32 (shifts * WORKED_HERE_STEP, YUI_RANK_TERM_MAX);
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
  int32_t wait_h = plan->now_h - min_i32 (max_i32 (last_offer_h, plan->full_turn_h), plan->now_h);

  return divide ((uint64_t)wait_h * YUI_RANK_TERM_MAX, plan->per_fair_h);
}

static inline int32_t
term_wish_fit (const YuiRankPlan *plan, uint16_t min_wage_yen, bool favourite)
{
  int32_t margin_yen = plan->query->wage_yen - min_wage_yen;

  margin_yen = min_wage_yen == 0 ? WISH_MARGIN_YEN : min_i32 (margin_yen, WISH_MARGIN_YEN);
  margin_yen = max_i32 (margin_yen, 0);
  return margin_yen * (YUI_RANK_TERM_MAX / 2) / WISH_MARGIN_YEN
         + (favourite ? YUI_RANK_TERM_MAX / 2 : 0);
}

static inline int32_t
points_of_distance (const YuiRankPlan *plan, int32_t dist_m)
{
  return plan->weights.weight[YUI_RANK_TERM_DISTANCE] * term_distance (plan, dist_m);
}

static inline int32_t
points_of_skill (const YuiRankPlan *plan, int n_held)
{
  return plan->weights.weight[YUI_RANK_TERM_SKILL_FIT] * plan->skill[n_held];
}

/* ---- the index ---- */

/* People live at places, 512 to a block. What a rule can ask with yes or no is a row of a block:
 * one bit per place, one cache line. A query ANDs the rows it needs and looks at the records of the
 * places that are left. People of a block live near each other and are of similar standing, so that
 * the block's summary bounds their scores well. */
#define BLOCK_PLACES 512
#define ROW_WORDS    (BLOCK_PLACES / 64)
#define N_KINDS      32
#define N_POOL_KINDS 8
#define N_BARS       3
#define NO_NODE      UINT32_MAX
#define NO_PLACE     UINT32_MAX
#define DAY_NEVER    UINT16_MAX

typedef struct
{
  _Alignas (64) uint64_t word[ROW_WORDS];
} YuiRankRow;

/* What the score reads. */
typedef struct
{
  int32_t lat_udeg, lon_udeg;
  uint64_t qualifications;
  int32_t last_offer_h; /* hours since 1970, INT32_MIN = never */
  uint32_t furthest_m;
  uint16_t min_wage_yen;
  uint16_t worked_here, reliability, rating; /* terms */
} YuiRankRecord;

/* What is read only of those who would be among the best. */
typedef struct
{
  uint64_t id;
  uint32_t handle;     /* of a free place: the next free one */
  uint32_t first_node; /* of the bookings */
  uint16_t week_min[YUI_RANK_N_WEEKS];
  uint16_t week_cap_min;
  uint16_t may_work_day,
      adult_day; /* Japan days since 1970, 0 = long ago, DAY_NEVER = birth unknown */
} YuiRankDetail;

/* Where people live, as far as it is known. */
typedef struct
{
  int32_t lat_min, lat_max, lon_min, lon_max;
} YuiRankBox;

/* No person of the block is better than this. Changes only widen it; loading and tightening make it
 * exact. */
typedef struct
{
  YuiRankBox box;
  uint64_t qualifications; /* anybody's */
  int32_t last_offer_h;    /* longest ago */
  uint16_t reliability, rating, worked_here;
  bool anybody;
} YuiRankSummary;

typedef struct
{
  YuiRankRow used;
  YuiRankRow bars[N_BARS];
  YuiRankRow pool_kinds[N_POOL_KINDS];
  YuiRankRow kinds[N_KINDS]; /* wished, or no wish at all */
  YuiRankRow favourites[N_KINDS];
  YuiRankRow qualifications[64];
  YuiRankRow slots[YUI_RANK_N_SLOTS];
  YuiRankBox boxes[ROW_WORDS]; /* of the 64 places of each word */
  YuiRankRecord records[BLOCK_PLACES];
  YuiRankDetail details[BLOCK_PLACES];
} YuiRankBlock;

typedef struct
{
  int64_t start_s;
  uint32_t length_min;
  uint32_t next;
  int32_t lat_udeg, lon_udeg;
  uint16_t break_min;
} YuiRankNode;

struct _YuiRankIndex
{
  YuiRankConfig config;
  uint32_t n_workers;
  uint32_t n_places;   /* places below were used at some time */
  uint32_t free_place; /* among these, a list of free ones */
  uint32_t n_nodes, free_node;
  uint32_t n_blocks;         /* room for */
  uint32_t *place_of;        /* array[workers_max] by handle, NO_PLACE = nobody */
  YuiRankSummary *summaries; /* array[n_blocks] */
  YuiRankBlock *blocks;      /* array[n_blocks] */
  YuiRankNode *nodes;        /* array[bookings_max] */
};

static inline bool
row_get (const YuiRankRow *row, uint32_t place)
{
  return row->word[place / 64 % ROW_WORDS] >> (place % 64) & 1;
}

static inline void
row_set (YuiRankRow *row, uint32_t place, bool on)
{
  uint64_t bit = UINT64_C (1) << (place % 64);
  uint64_t *word = &row->word[place / 64 % ROW_WORDS];

  *word = on ? *word | bit : *word & ~bit;
}

static inline YuiRankBlock *
block_of (const YuiRankIndex *index, uint32_t place)
{
  return &index->blocks[place / BLOCK_PLACES];
}

static inline uint32_t
n_blocks_used (const YuiRankIndex *index)
{
  return (index->n_places + BLOCK_PLACES - 1) / BLOCK_PLACES;
}

/* The place of a worker, or NO_PLACE. */
static inline uint32_t
place_of (const YuiRankIndex *index, uint32_t handle)
{
  return handle < index->config.workers_max ? index->place_of[handle] : NO_PLACE;
}

static inline bool
is_too_far (const YuiRankRecord *record, int32_t dist_m)
{
  return record->furthest_m != YUI_RANK_NO_LIMIT && dist_m != DIST_UNKNOWN
         && dist_m > (int64_t)record->furthest_m;
}

/* Makes the index empty. */
void yui_rank_index_clear (YuiRankIndex *index);

/* Writes a person to a place, all but availability, and widens the block's summary. */
void yui_rank_index_write (YuiRankIndex *index, uint32_t place, const YuiRankWorker *worker);

void yui_rank_box_widen (YuiRankBox *box, int32_t lat_udeg, int32_t lon_udeg);

/* A place for one more worker, in a block that is ready. */
uint32_t yui_rank_index_take_place (YuiRankIndex *index);

/* Makes a block's summary and boxes ready for nobody. */
void yui_rank_index_clear_bounds (YuiRankIndex *index, uint32_t number);

/* Widens the summary and the box of the place's block to its record. */
void yui_rank_index_widen (YuiRankIndex *index, uint32_t place);

/* Every rule that excludes the person at a place, bit r = rule r. */
uint32_t yui_rank_rules (const YuiRankPlan *plan,
                         const YuiRankIndex *index,
                         uint32_t place,
                         const YuiRankRelation *relation);

/* Whether the rules that rows and records cannot answer (age, bookings, hours) let the person in.
 */
bool yui_rank_passes_details (const YuiRankPlan *plan, const YuiRankIndex *index, uint32_t place);
