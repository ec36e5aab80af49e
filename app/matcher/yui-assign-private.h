/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-assign.h"

#include "yui-geo.h"

#define FINE     16 /* prices are in sixteenths of a point */
#define NO_ENTRY UINT32_MAX

#define POOL_PLANS  128  /* of one person at the most, with the empty one */
#define POOL_SHIFTS 1024 /* in all these */

/* One pair, in the list of its person; lists are sorted by start. What is fixed (pinned, published)
 * is not listed: it is taken off the seats and caps beforehand. */
typedef struct
{
  size_t pair; /* in the problem */
  uint32_t shift, person;
  int32_t worth;    /* (seat_value + score) × FINE */
  int32_t units;    /* of the cap */
  uint8_t day_room; /* shifts that may still begin on that day, ≥ 1; UINT8_MAX = any number */
} Entry;

/* The best plans of one person, in no order. */
typedef struct
{
  uint32_t n, max;
  uint32_t longest; /* steps of a plan */
  uint32_t least;   /* the plan of the least value, when n == max */
  int64_t *value;   /* array[max] */
  uint32_t *length; /* array[max] */
  uint32_t *steps;  /* array[max × longest]: indexes into the person's list */
} PlanList;

typedef struct
{
  size_t first;  /* its shifts, in pool_shift */
  uint32_t n;    /* of them */
  int32_t worth; /* less prices and unfairness */
} PoolPlan;

typedef struct
{
  const YuiAssignProblem *problem;
  bool free_published;

  Entry *entries;     /* array[n_pairs], by person */
  size_t *first;      /* array[n_people + 1] */
  uint32_t *seats;    /* array[n_shifts]: left beside the fixed */
  int32_t *cap_units; /* array[n_people]: left beside the fixed; −1 = none */
  int32_t *fair_min; /* array[n_people]: left of the fair share beside the fixed, may be negative */
  int32_t unit_min;  /* minutes of a unit */
  int64_t fixed_value; /* FINE points, of the fixed pairs, less their unfairness */
  int64_t *start_min;  /* by shift: since the earliest */
  int64_t *end_min;    /* by shift */
  YuiGeoFrame *frame;  /* by shift */
  int32_t far_min;     /* no way between two shifts takes longer */
  int32_t *day;        /* by shift */
  size_t *first_at;    /* array[n_shifts + 1]: entries by shift */
  uint32_t *entry_at;  /* array[n_pairs] */

  /* planning of one person */
  int32_t *gain;    /* array[longest list] */
  int32_t *best;    /* array[longest list × (days rooms + 1) × (units + 1)] */
  uint32_t *kept;   /* array[longest list]: entries that gain */
  uint32_t *chosen; /* array[longest list] */

  /* bound */
  int32_t *price;      /* by shift, FINE points */
  int32_t *best_price; /* of the best bound */
  int32_t *demand;     /* by shift */
  uint32_t *order;     /* people, shuffled */
  int64_t bound;       /* FINE points */

  /* search */
  uint8_t *on;       /* by entry */
  int32_t *units_on; /* by person */
  uint8_t *best_on;  /* of the best answer */
  uint32_t *n_on;    /* by shift */
  uint32_t *queue;   /* people thrown out, a ring of n_people */
  uint8_t *queued;   /* by person */
  uint32_t n_queued, queue_at;
  int64_t value, best_value; /* FINE points, beside fixed_value */
  uint64_t random;

  /* annealing */
  PlanList found;
  PoolPlan *pool;       /* by person */
  size_t *pool_first;   /* array[n_people + 1]: room in pool */
  uint32_t *n_pool;     /* by person: plans there, the best first */
  uint32_t *pool_on;    /* by person: which one it has */
  uint32_t *pool_shift; /* by person and plan */
  size_t *shift_first;  /* array[n_people + 1]: room in pool_shift */

  /* parts */
  int32_t *least_loss; /* by entry: of the person's plans with it; INT32_MAX = none in the pool */
  int32_t *room;       /* by shift: seats that are left */
  int32_t *takers;     /* by shift: people without a plan yet who could take it */
  uint32_t *marked;    /* by shift: the last mark that was set */
  uint32_t mark;
  uint32_t part_size; /* people let go at once */

  /* all shifts of a moment */
  uint32_t *moment;  /* the shifts that cover it */
  size_t *row_first; /* one row per seat */
  uint32_t *row_col; /* answer */
  uint32_t *edge_person, *edge_entry;
  int64_t *edge_value;
  void *linear_scratch;
} Work;

/* Checks the problem and lays out memory; with memory NULL only counts the bytes into *size. */
YuiAssignStatus yui_assign_setup (Work *work,
                                  const YuiAssignProblem *problem,
                                  bool free_published,
                                  void *memory,
                                  size_t *size,
                                  size_t *bad_pair);

/* Lays out memory as it is needed at the most, and finds the unit; with NULL only counts. Returns the
 * bytes. */
size_t yui_assign_lay_out (Work *work, void *memory);

/* Minutes needed to get from one shift's place to another's. */
int32_t yui_assign_travel_min (const Work *work, uint32_t from, uint32_t to);

/* The plan of a person with the greatest Σ gain less unfairness, over the entries with gain[i] > 0
 * (i in the person's list). Fills work->chosen with indexes into the list, returns their number;
 * *total receives the sum. */
uint32_t yui_assign_plan (Work *work, uint32_t person, const int32_t *gain, int64_t *total);

/* The same for many plans: fills work->found with the best of those that lose at most loss_max
 * beside the very best. */
void yui_assign_list_plans (Work *work, uint32_t person, const int32_t *gain, int32_t loss_max);

/* How many plans, and shifts in them, a person's pool has room for. */
void yui_assign_measure_pool (size_t n_entries, size_t *n_plans, size_t *n_shifts);

/* Lists each person's best plans under the best prices, and gives everybody the best. */
void yui_assign_make_pools (Work *work, int32_t loss_max);

/* Gives random people random plans of theirs. A step that loses is likely as far as it loses no
 * more than `heat`; a seat too many costs `over`, an empty one its price, `empty` at the most. */
void yui_assign_anneal (Work *work, size_t n_moves, int32_t heat, int32_t over, int32_t empty);

/* Gives people the plans that they have in the answer; in their pools for as long as it is so. */
void yui_assign_put_pools (Work *work);

/* Improves the plans that people have, none of which lacks a seat, part by part; `n_nodes` is the
 * work to be done. */
void yui_assign_improve_parts (Work *work, uint32_t n_nodes);

/* Makes an answer of the plans that people have, without those for whom there is no seat. */
void yui_assign_take_pools (Work *work);

/* FINE points taken off for so many units beside the fixed. */
int64_t yui_assign_unfairness (const Work *work, uint32_t person, int32_t units);

/* One subgradient step from work->price; lowers work->bound. target: a value to aim at. */
void yui_assign_bound_step (Work *work, double *step, int64_t target);

/* Sets the answer to nothing. */
void yui_assign_clear (Work *work);

/* Fills seats person by person under the prices. */
void yui_assign_fill (Work *work);

/* Replans n people, first those who were let go; the value never falls. */
void yui_assign_settle (Work *work, uint32_t n);

/* Reassigns all shifts that cover a moment to the optimum; the moment is the start of `shift`. */
void yui_assign_reassign (Work *work, uint32_t shift);

/* Keeps the answer if it is the best so far; and goes back to the best. */
void yui_assign_keep_best (Work *work);
void yui_assign_go_back (Work *work);

/* Puts an entry on if it fits and there is a seat; false when not. */
bool yui_assign_put (Work *work, uint32_t entry);

/* Whether the entry fits beside what its person has. *caps tells that only the cap forbids it. */
bool yui_assign_fits (const Work *work, uint32_t entry, bool *caps);

/* Whole points, rounded down. */
static inline int64_t
yui_assign_points (int64_t fine)
{
  return fine >= 0 ? fine / FINE : -((-fine + FINE - 1) / FINE);
}

/* Whether one shift can be worked right after another. */
static inline bool
may_follow (const Work *work, uint32_t later, uint32_t earlier)
{
  int64_t pause_min = work->start_min[later] - work->end_min[earlier];

  if (pause_min < 0)
    return false;
  return pause_min >= work->far_min || pause_min >= yui_assign_travel_min (work, earlier, later);
}

static inline bool
is_same_day (const Work *work, const Entry *a, const Entry *b)
{
  return work->day[a->shift] == work->day[b->shift];
}
