/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-assign.h"

#include "yui-geo.h"

#define FINE       16 /* prices are in sixteenths of a point */
#define FULL_TRUST 1024
#define NO_ENTRY   UINT32_MAX

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
  uint32_t *log; /* entries put on or taken off lately, array[log_max] */
  uint32_t n_log, log_max;
  int64_t value, best_value; /* FINE points, beside fixed_value */
  uint64_t random;

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

/* Minutes needed to get from one shift's place to another's. */
int32_t yui_assign_travel_min (const Work *work, uint32_t from, uint32_t to);

/* The plan of a person with the greatest Σ gain less unfairness, over the entries with gain[i] > 0
 * (i in the person's list). Fills work->chosen with indexes into the list, returns their number;
 * *total receives the sum. */
uint32_t yui_assign_plan (Work *work, uint32_t person, const int32_t *gain, int64_t *total);

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

/* Replans the people around a shift from nothing, with noise FINE points of whim, and undoes it
 * when the value falls. */
void yui_assign_renew (Work *work, uint32_t shift, int32_t noise);

/* Reassigns all shifts that cover a moment to the optimum; the moment is the start of `shift`. */
void yui_assign_reassign (Work *work, uint32_t shift);

/* Keeps the answer if it is the best so far; and goes back to the best. */
void yui_assign_keep_best (Work *work);
void yui_assign_go_back (Work *work);

/* Puts an entry on if it fits and there is a seat; false when not. */
bool yui_assign_put (Work *work, uint32_t entry);

/* Whether the entry fits beside what its person has. *caps tells that only the cap forbids it. */
bool yui_assign_fits (const Work *work, uint32_t entry, bool *caps);

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
