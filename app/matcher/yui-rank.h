/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* RANK: the best k people of a pool for one shift, and for anybody why not.
 *
 *   size_t size = yui_rank_index_size (&config);
 *   YuiRankIndex *index;
 *   yui_rank_index_create (&config, memory, size, &index);
 *   yui_rank_index_load (index, workers, n_workers);      handles 0 … n_workers − 1
 *   yui_rank_top (index, &query, &weights, scratch, results, k, &n_results);
 *
 * A person is first held against the hard rules (YuiRankRule); who breaks none is eligible, and the
 * eligible are ordered by score, a weighted sum of terms (YuiRankTerm) of 0 to YUI_RANK_TERM_MAX
 * each. Everything is integer
 * arithmetic except a square root per distance and one cosine per query, a fixed series of IEEE
 * doubles built without contraction (-ffp-contract=off) and rounded to an integer, so that the same
 * input gives the same output on every machine. Equal scores
 * are ordered by yui_rank_tie (seed, id), smaller first; this order is fair over people (a hash)
 * and independent of the order in which people were put in.
 *
 * Memory: the index lives in one block that the caller gives and frees; there is nothing to
 * destroy. Nothing in here allocates, locks, reads a clock or keeps a global.
 *
 * Threads: any number of threads may read (functions with a const index) at once, each with its own
 * scratch. A change needs that nobody else reads or changes meanwhile: hold a readers–writer lock
 * around the index.
 *
 * Times are UTC seconds since 1970; Japan time is UTC+9 without summer time. Days are numbers of
 * Japan days since 1970-01-01. Positions are WGS 84 in micro-degrees (35.681236° N → 35681236). */

typedef struct _YuiRankIndex YuiRankIndex;

typedef enum
{
  YUI_RANK_OK,
  YUI_RANK_EINVAL, /* an argument makes no sense: end before start, unknown handle, unaligned memory
                      … */
  YUI_RANK_EFULL,  /* no room for another worker or booking */
  YUI_RANK_ERANGE, /* a time outside the 28 days of the index */
} YuiRankStatus;

/* Hard rules, in the order in which one is named when several exclude. */
typedef enum
{
  YUI_RANK_RULE_NONE,                /* eligible */
  YUI_RANK_RULE_UNKNOWN_PERSON,      /* no worker with this handle */
  YUI_RANK_RULE_BLOCKED_BY_EMPLOYER, /* the employer does not want this person */
  YUI_RANK_RULE_BLOCKED_BY_WORKER,   /* the person does not want this employer */
  YUI_RANK_RULE_NOT_IN_RING,         /* the shift is not open to the person's pool kinds */
  YUI_RANK_RULE_ALREADY_ASKED,       /* offered, applied or declined before, for this shift */
  YUI_RANK_RULE_AGE_UNKNOWN, /* date of birth not on record, so the age rules cannot be kept */
  YUI_RANK_RULE_UNDER_AGE,   /* before 1 April after the 15th birthday; Labour Standards Act Art. 56
                              */
  YUI_RANK_RULE_MINOR_NIGHT, /* under 18 and the shift touches 22:00–05:00; Art. 61 */
  YUI_RANK_RULE_MINOR_OVERTIME, /* under 18 and over 8 h that day or 40 h that week; Art. 60 */
  YUI_RANK_RULE_MISSING_QUALIFICATION, /* lacks one of the required qualifications */
  YUI_RANK_RULE_NOT_AVAILABLE,         /* a half-hour of the span was not given as available */
  YUI_RANK_RULE_BOOKED,                /* works at that time already */
  YUI_RANK_RULE_TRAVEL_GAP,            /* free, but could not get there or away in time */
  YUI_RANK_RULE_WEEK_HOURS_CAP,  /* over the person's hours cap of a week, all employers together */
  YUI_RANK_RULE_WAGE_BELOW_WISH, /* pays less than the person wishes at least */
  YUI_RANK_RULE_TOO_FAR,         /* farther than the person wishes at most */
  YUI_RANK_RULE_KIND_NOT_WISHED, /* a kind of work the person does not want */
  YUI_RANK_N_RULES,
} YuiRankRule;

/* Terms of the score, each 0 … YUI_RANK_TERM_MAX. Never sex, nationality, family, health or age. */
typedef enum
{
  YUI_RANK_TERM_DISTANCE,  /* straight line in metres; full at 0 m, nothing from weights.far_m; home
                              address */
  YUI_RANK_TERM_SKILL_FIT, /* share of the query's useful qualifications held; full when none is
                              named */
  YUI_RANK_TERM_WORKED_HERE, /* shifts worked for this employer: 2000 each, full from 5; attendance
                              */
  YUI_RANK_TERM_RELIABILITY, /* (kept + 9) / (booked + 10): shifts kept of shifts booked, smoothed
                                by ten of which nine were kept, so that a first bad day costs 8 %,
                                not everything; attendance */
  YUI_RANK_TERM_MUTUAL_RATING, /* stars 1–5 about the person, smoothed by five of 4.0, as 0–100 %;
                                  averaged with the person's own rating of this employer where there
                                  is one; reviews */
  YUI_RANK_TERM_FAIR_TURN,     /* hours since the last offer, full from weights.fair_days or never;
                                  offers */
  YUI_RANK_TERM_WISH_FIT, /* half: yen above the wage wished, full from 300; half: a favourite kind
                             of work; worker's profile */
  YUI_RANK_N_TERMS,
} YuiRankTerm;

#define YUI_RANK_TERM_MAX      10000
#define YUI_RANK_DAYS          28
#define YUI_RANK_SLOTS_PER_DAY 48
#define YUI_RANK_SLOT_S        1800
#define YUI_RANK_N_SLOTS       (YUI_RANK_DAYS * YUI_RANK_SLOTS_PER_DAY) /* 1344 half-hours */
#define YUI_RANK_SLOT_WORDS    (YUI_RANK_N_SLOTS / 64)                  /* 21 */
#define YUI_RANK_N_WEEKS       5         /* calendar weeks that 28 days can touch */
#define YUI_RANK_NOWHERE       INT32_MIN /* latitude of an unknown position */
#define YUI_RANK_BIRTH_UNKNOWN INT32_MIN
#define YUI_RANK_NEVER         INT64_MIN
#define YUI_RANK_NO_LIMIT      0
#define YUI_RANK_WEIGHT_MAX    1000
#define YUI_RANK_SCRATCH_ALIGN 64

/* Who a person is to the employer, and to whom a shift is open. A person is in the ring when a kind
 * is in both. */
enum
{
  YUI_RANK_POOL_CURRENT_STAFF = 1 << 0,
  YUI_RANK_POOL_ALUMNI = 1 << 1,
  YUI_RANK_POOL_REGISTERED = 1 << 2,
  YUI_RANK_POOL_PAST_SPOT = 1 << 3,
  YUI_RANK_POOL_CHOSEN = 1 << 4,    /* picked by name for this shift */
  YUI_RANK_POOL_NEIGHBOUR = 1 << 5, /* consenting member of a neighbour employer's pool */
  YUI_RANK_POOL_PROGRAMME = 1 << 6, /* anyone registered with the programme */
  YUI_RANK_POOL_PARTNER = 1 << 7,   /* of a partner programme */
};

/* Bars between a person and an employer. */
enum
{
  YUI_RANK_BAR_BY_EMPLOYER = 1 << 0,
  YUI_RANK_BAR_BY_WORKER = 1 << 1,
  YUI_RANK_BAR_ALREADY_ASKED = 1 << 2,
};

/* A fixed engagement of a worker, in this programme or declared elsewhere. Length 1 s … 7 days. */
typedef struct
{
  int64_t start_s,
      end_s; /* UTC seconds, end exclusive; whole minutes; may begin before the index's origin */
  uint16_t break_min;         /* unpaid rest inside, not counted to the week's minutes */
  int32_t lat_udeg, lon_udeg; /* micro-degrees; lat_udeg = YUI_RANK_NOWHERE when not known */
} YuiRankBooking;

typedef struct
{
  uint64_t id; /* the caller's own number, different for every worker; only breaks ties */

  uint64_t available[YUI_RANK_SLOT_WORDS]; /* half-hour s after the origin free: bit s % 64 of word
                                              s / 64 */
  int32_t lat_udeg, lon_udeg; /* home, micro-degrees; lat_udeg = YUI_RANK_NOWHERE when not known */
  uint64_t qualifications;    /* the caller's numbering, 64 of them */
  int32_t birth_day;          /* Japan days since 1970-01-01; for the age rules only */

  uint8_t pool_kinds; /* YUI_RANK_POOL_*: what the person is to the index's employer, or to the
                         programme */
  uint8_t bars;       /* YUI_RANK_BAR_*, likewise */
  uint16_t
      worked_here; /* shifts worked for the index's employer; see YuiRankRelation for the others */

  uint16_t min_wage_yen; /* least hourly wage wished; 0 = any */
  uint32_t furthest_m;   /* farthest wished; YUI_RANK_NO_LIMIT = any */
  uint32_t kinds;        /* kinds of work wished, one bit each, the caller's numbering; 0 = any */
  uint32_t favourite_kinds; /* of these, the ones liked best */

  uint16_t
      week_min[YUI_RANK_N_WEEKS]; /* minutes of work in week w besides the bookings in the index:
                                     other employers when declared, and what is already over */
  uint16_t week_cap_min; /* most minutes a week over all employers; YUI_RANK_NO_LIMIT = none */

  uint32_t booked_shifts,
      kept_shifts; /* shifts the person was booked for and, of these, came to; kept ≤ booked */
  uint32_t rating_sum, rating_count; /* stars 1–5 about the person */
  int64_t last_offer_s;              /* UTC seconds, or YUI_RANK_NEVER */
} YuiRankWorker;

/* What one worker is to the query's employer, where it differs from the index: replaces pool_kinds,
 * bars and worked_here of that worker for that query. */
typedef struct
{
  uint32_t handle;
  uint8_t pool_kinds;
  uint8_t bars;
  uint8_t rating_of_employer; /* stars 1–5 given by the worker to the employer; 0 = none */
  uint16_t worked_here;
} YuiRankRelation;

typedef struct
{
  int64_t origin_s;       /* a Japan midnight: start of the 28 days */
  uint8_t days_into_week; /* 0–6: how many days of its week lie before the origin; week 0 holds the
                             origin */
  uint32_t workers_max;   /* handles are 0 … workers_max − 1; ≤ 2^26 */
  uint32_t bookings_max;  /* over all workers; ≤ 2^30 */
} YuiRankConfig;

typedef struct
{
  int64_t start_s,
      end_s; /* UTC seconds, end ≥ start, at most 7 days; a 0-minute shift needs its half-hour */
  uint16_t break_min;         /* unpaid rest inside the span, for hours only */
  int32_t lat_udeg, lon_udeg; /* workplace; lat_udeg = YUI_RANK_NOWHERE when not known */
  uint64_t required;          /* qualifications without which nobody may do it */
  uint64_t useful;            /* qualifications that help; scored */
  uint8_t pool_kinds;         /* the ring: whom it is open to */
  uint16_t wage_yen;          /* per hour */
  uint8_t kind;               /* kind of work, 0–31 */
  uint16_t travel_min;        /* minutes needed between two workplaces, whatever their distance */
  uint16_t travel_m_per_min;  /* and metres covered in each further minute; 0 = only travel_min
                                 counts. Between  one workplace and itself nothing is needed */
  int64_t now_s;              /* for the days since the last offer */
  uint64_t seed;              /* orders equal scores */
  const YuiRankRelation
      *relations; /* array[n_relations], any order, each handle once; nullable; read only */
  size_t n_relations;
} YuiRankQuery;

/* What counts and how much; shown to and changed by the employer. */
typedef struct
{
  uint16_t weight[YUI_RANK_N_TERMS]; /* 0 … YUI_RANK_WEIGHT_MAX */
  uint32_t far_m;                    /* where distance scores nothing; 1 … 1,000,000 */
  uint16_t fair_days;                /* wait that gives a full turn; 1 … 365 */
} YuiRankWeights;

#define YUI_RANK_WEIGHTS_DEFAULT                                                                   \
  { .weight = { 25, 20, 15, 15, 10, 10, 5 }, .far_m = 20000, .fair_days = 28 }

typedef struct
{
  uint32_t handle;
  uint64_t id;
  int32_t score;                    /* Σ points, 0 … Σ weights × YUI_RANK_TERM_MAX */
  int32_t term[YUI_RANK_N_TERMS];   /* 0 … YUI_RANK_TERM_MAX, before weighting */
  int32_t points[YUI_RANK_N_TERMS]; /* weight × term: what it gave to the score */
  int32_t dist_m;                   /* straight line, metres; −1 when either position is unknown */
} YuiRankResult;

typedef struct
{
  YuiRankRule rule;     /* the first that excludes, or YUI_RANK_RULE_NONE */
  uint32_t rules;       /* every rule that excludes: bit r = YuiRankRule r */
  uint32_t rank;        /* 1 = best, when eligible; else 0 */
  uint32_t n_eligible;  /* of the whole index, when eligible; else 0 */
  YuiRankResult result; /* the terms; filled for excluded people too, except an unknown person */
} YuiRankExplanation;

/* ---- index ---- */

/* Bytes that an index of this config needs; 0 when the config makes no sense. */
size_t yui_rank_index_size (const YuiRankConfig *config);

/* Bytes of working memory that one reading thread needs for any query over this index. */
size_t yui_rank_scratch_size (const YuiRankIndex *index);

/* Makes an empty index in memory (size bytes, aligned to 64), which stays the caller's and must
 * outlive it. Returns YUI_RANK_EINVAL when memory is NULL, unaligned or too small, or the config
 * makes no sense. O(size). */
YuiRankStatus yui_rank_index_create (const YuiRankConfig *config,
                                     void *memory,
                                     size_t size,
                                     YuiRankIndex **index);

/* Replaces everything in the index by workers[0 … n_workers), which get the handles 0 … n_workers −
 * 1 and are laid out by place, which makes ranking fast. Bookings are gone; make them anew. O(n log
 * n). Returns YUI_RANK_EINVAL when kept > booked, rating_sum > 5 × rating_count, or a position is
 * off the globe; YUI_RANK_EFULL when n_workers > workers_max. The index is empty then. */
YuiRankStatus
yui_rank_index_load (YuiRankIndex *index, const YuiRankWorker *workers, size_t n_workers);

/* Puts a worker at a free handle, or replaces all but the bookings of the one that is there. O(1).
 */
YuiRankStatus
yui_rank_index_put (YuiRankIndex *index, uint32_t handle, const YuiRankWorker *worker);

/* Takes a worker and their bookings out; the handle is free again. */
YuiRankStatus yui_rank_index_remove (YuiRankIndex *index, uint32_t handle);

/* Makes the bounds of the blocks exact again. Changes only widen them, so that after very many
 * changes ranking slows down; it is right without this. O(workers). */
void yui_rank_index_tighten (YuiRankIndex *index);

/* Number of workers in the index. */
uint32_t yui_rank_index_get_n_workers (const YuiRankIndex *index);

/* The one-change functions. Each is O(1) in the number of workers and returns YUI_RANK_EINVAL,
 * changing nothing, for an unknown handle or a value that YuiRankWorker does not allow. */

/* Sets every half-hour that [start_s, end_s) touches (available = false) or wholly covers (true).
 * The span is cut to the 28 days. */
YuiRankStatus yui_rank_index_set_available (
    YuiRankIndex *index, uint32_t handle, int64_t start_s, int64_t end_s, bool available);
YuiRankStatus yui_rank_index_set_position (YuiRankIndex *index,
                                           uint32_t handle,
                                           int32_t lat_udeg,
                                           int32_t lon_udeg);
YuiRankStatus
yui_rank_index_set_qualifications (YuiRankIndex *index, uint32_t handle, uint64_t qualifications);
YuiRankStatus yui_rank_index_set_membership (
    YuiRankIndex *index, uint32_t handle, uint8_t pool_kinds, uint8_t bars, uint16_t worked_here);
YuiRankStatus yui_rank_index_set_wishes (YuiRankIndex *index,
                                         uint32_t handle,
                                         uint16_t min_wage_yen,
                                         uint32_t furthest_m,
                                         uint32_t kinds,
                                         uint32_t favourite_kinds);
YuiRankStatus yui_rank_index_set_hours (YuiRankIndex *index,
                                        uint32_t handle,
                                        const uint16_t week_min[YUI_RANK_N_WEEKS],
                                        uint16_t week_cap_min);
YuiRankStatus yui_rank_index_set_history (YuiRankIndex *index,
                                          uint32_t handle,
                                          uint32_t booked_shifts,
                                          uint32_t kept_shifts,
                                          uint32_t rating_sum,
                                          uint32_t rating_count);
YuiRankStatus
yui_rank_index_set_last_offer (YuiRankIndex *index, uint32_t handle, int64_t last_offer_s);

/* Adds a booking; one that overlaps another of the same worker is allowed. Its minutes count to the
 * week of each of their days. Returns YUI_RANK_ERANGE when no part of it lies within the 28 days or
 * the day before or after, YUI_RANK_EFULL when bookings_max is reached. O(bookings of the worker).
 */
YuiRankStatus
yui_rank_index_book (YuiRankIndex *index, uint32_t handle, const YuiRankBooking *booking);

/* Takes away one booking with exactly this span. Returns YUI_RANK_EINVAL when there is none. */
YuiRankStatus
yui_rank_index_unbook (YuiRankIndex *index, uint32_t handle, int64_t start_s, int64_t end_s);

/* ---- reading ---- */

/* The k best of the eligible, best first.
 *
 * scratch    yui_rank_scratch_size (index) bytes, aligned to 64; used by one thread at a time;
 * contents do not matter. results    array[k], receives n_results ≤ k entries; the rest is
 * unspecified.
 *
 * Returns YUI_RANK_ERANGE when the span is not within the 28 days, YUI_RANK_EINVAL for a query or
 * weights that make no sense. Thread-safe for readers. */
YuiRankStatus yui_rank_top (const YuiRankIndex *index,
                            const YuiRankQuery *query,
                            const YuiRankWeights *weights,
                            void *scratch,
                            YuiRankResult *results,
                            size_t k,
                            size_t *n_results);

/* Why this person is not in the ranking, or where they are in it. Thread-safe for readers.
 * O(workers). */
YuiRankStatus yui_rank_explain (const YuiRankIndex *index,
                                const YuiRankQuery *query,
                                const YuiRankWeights *weights,
                                void *scratch,
                                uint32_t handle,
                                YuiRankExplanation *explanation);

/* Counts everybody by the first rule that excludes them; [YUI_RANK_RULE_NONE] receives the
 * eligible. The answer to "why so few?". O(workers). */
YuiRankStatus yui_rank_tally (const YuiRankIndex *index,
                              const YuiRankQuery *query,
                              void *scratch,
                              uint32_t counts[YUI_RANK_N_RULES]);

/* Order of equal scores: smaller first; different ids never collide under one seed. splitmix64 of
 * id, moved by a hash of the seed. */
uint64_t yui_rank_tie (uint64_t seed, uint64_t id);

/* Stable snake_case names ("not_available", "fair_turn"); NULL for a number that is none. */
const char *yui_rank_rule_name (YuiRankRule rule);
const char *yui_rank_term_name (YuiRankTerm term);
const char *yui_rank_status_name (YuiRankStatus status);
