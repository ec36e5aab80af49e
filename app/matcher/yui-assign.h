/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ASSIGN: fill a day or a week of shifts with people.
 *
 * Who can work what is given as pairs with a score (from ranking, say); what remains is that nobody
 * works two shifts at once or without time to travel, more minutes than their cap, or more shifts a
 * day than they may. The value of an answer is Σ (seat_value + score) over the pairs taken, less
 * the cost of unfair shares; the solver raises it and also proves how high it could be at most, so
 * that the gap is known.
 *
 * The bound comes from prices on seats (Lagrangian relaxation, subgradient steps), under which each
 * person's best plan is found exactly by dynamic programming; answers come from plans under these
 * prices, then from a search that replans one person after another, letting others go, and that
 * reassigns all shifts of a moment at once to the optimum. Integer values; doubles only steer the
 * steps, in a fixed order. With options.rounds instead of a clock the same problem gives the same
 * answer on every machine. Nothing allocates, reads a clock or keeps a global; thread-safe. */

#define YUI_ASSIGN_NOWHERE   INT32_MIN /* latitude of an unknown place */
#define YUI_ASSIGN_VALUE_MAX 100000    /* of seat_value + score */
#define YUI_ASSIGN_CHAIN_MAX 600       /* shifts that one person could work one after another */
#define YUI_ASSIGN_NO_PAIR   SIZE_MAX

typedef enum
{
  YUI_ASSIGN_OK,
  YUI_ASSIGN_EINVAL,    /* a number that makes no sense; bad_pair names the pair if it is one */
  YUI_ASSIGN_ECONFLICT, /* a pinned or published pair cannot be kept beside the others; bad_pair
                           names it */
} YuiAssignStatus;

enum
{
  YUI_ASSIGN_PINNED = 1 << 0,    /* must be taken */
  YUI_ASSIGN_FORBIDDEN = 1 << 1, /* must not */
  YUI_ASSIGN_PUBLISHED
  = 1 << 2, /* told to the people already: kept, unless options.free_published */
};

typedef struct
{
  int64_t start_s, end_s; /* UTC seconds, end ≥ start */
  uint32_t seats;
  uint32_t work_min; /* minutes counted to the cap, ≤ 10,080 */
  int32_t lat_udeg, lon_udeg;
} YuiAssignShift;

typedef struct
{
  uint32_t cap_min;     /* most minutes over all shifts of the problem; 0 = no cap */
  uint32_t fair_min;    /* minutes that are this person's fair share; 0 = none */
  uint8_t shifts_a_day; /* most shifts that begin on one Japan day; 0 = any number */
} YuiAssignPerson;

typedef struct
{
  uint32_t shift, person;
  int32_t score; /* ≥ 0 */
  uint8_t flags;
} YuiAssignPair;

typedef struct
{
  const YuiAssignShift *shifts;  /* array[n_shifts] */
  const YuiAssignPerson *people; /* array[n_people] */
  const YuiAssignPair
      *pairs; /* array[n_pairs], sorted by person, then shift, each once; not listed = cannot */
  uint32_t n_shifts, n_people;
  size_t n_pairs;
  int32_t seat_value; /* ≥ 0; the larger, the more filling comes before score; 10000 with scores to
                         10000 */
  int32_t unfair_per_h;      /* taken off for each hour beyond fair_min; 0 = no fair-share term */
  uint16_t travel_min;       /* between two different places */
  uint16_t travel_m_per_min; /* and metres covered in each further minute; 0 = no further minutes */
  uint64_t seed;
} YuiAssignProblem;

typedef struct
{
  int64_t value; /* of the best answer so far */
  int64_t bound; /* no answer has more */
  uint32_t n_rounds;
} YuiAssignProgress;

typedef struct
{
  double (*now_s) (void *data); /* a clock that never goes back; NULL = none */
  double seconds;               /* time limit by that clock */
  uint32_t rounds;              /* limit of rounds, 0 = none; with neither clock nor limit, 50 */
  double gap;                   /* stops when (bound − value) / bound is at most this */
  bool free_published;
  bool start; /* begin from `taken` as it is given (what of it is possible), not from nothing */
  bool (*progress) (const YuiAssignProgress *progress,
                    void *data); /* after each round; false stops; nullable */
  void *data;
} YuiAssignOptions;

typedef struct
{
  int64_t value, bound;
  double gap; /* (bound − value) / bound, 0 when the bound is 0 */
  uint32_t n_filled, n_seats, n_rounds;
  size_t bad_pair; /* YUI_ASSIGN_NO_PAIR, or which one was refused */
} YuiAssignResult;

/* Why a seat is empty. */
typedef enum
{
  YUI_ASSIGN_FILLED,
  YUI_ASSIGN_NOBODY_QUALIFIED, /* no pair, or only forbidden ones */
  YUI_ASSIGN_ALL_BUSY, /* everybody who could has another shift then, or enough of them that day */
  YUI_ASSIGN_CAPS,     /* somebody has the time, but not the hours */
  YUI_ASSIGN_NOT_WORTH_IT, /* somebody could; the cost of unfair shares is higher */
  YUI_ASSIGN_N_REASONS,
} YuiAssignReason;

/* Bytes of working memory for this problem; 0 when it makes no sense. O(pairs). */
size_t yui_assign_memory_size (const YuiAssignProblem *problem);

/* Solves.
 *
 * memory  yui_assign_memory_size (problem) bytes, aligned to 16.
 * taken   array[n_pairs], 0 or 1; receives the answer; read first when options.start. */
YuiAssignStatus yui_assign_solve (const YuiAssignProblem *problem,
                                  const YuiAssignOptions *options,
                                  void *memory,
                                  uint8_t *taken,
                                  YuiAssignResult *result);

/* Whether an answer keeps all rules, and its value. bad_pair receives a pair that breaks one, or
 * YUI_ASSIGN_NO_PAIR. Published pairs may be missing. Uses memory as the solver does. */
YuiAssignStatus yui_assign_check (const YuiAssignProblem *problem,
                                  void *memory,
                                  const uint8_t *taken,
                                  int64_t *value,
                                  size_t *bad_pair);

/* For each shift, why its empty seats are empty: array[n_shifts]. Uses memory as the solver does.
 */
YuiAssignStatus yui_assign_explain (const YuiAssignProblem *problem,
                                    void *memory,
                                    const uint8_t *taken,
                                    YuiAssignReason *reasons);

/* Stable snake_case names ("all_busy"); NULL for a number that is none. */
const char *yui_assign_reason_name (YuiAssignReason reason);
