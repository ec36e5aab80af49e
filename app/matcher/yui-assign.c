/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-assign-private.h"

#include <string.h>

#define DEFAULT_ROUNDS 50
#define PRICE_PART     0.35 /* of the time goes to prices at the most */
#define PRICE_STEPS    8    /* in a round */
#define SEARCH_PART    0.97 /* then polishing */
#define COOLING_PART   0.08 /* of the time: many short coolings find more than a few long ones */
#define COOLING_ROUNDS 250  /* at the most */
#define MOVES          128  /* of each person in a round of annealing */
#define NODES          2000 /* branches of a round of parts */
#define STALLED_ROUNDS 3    /* without a better answer: then another cooling finds more */
#define LAST_PART      0.1  /* of the time, for parts of the best answer */

/* Parts of the greatest worth; measured on weeks with people scarce, where half or twice is little
 * worse. */
#define HOT  0.015
#define COLD 0.0005
#define LAX  0.01

/* Where the solver stands, for limits and reports. */
typedef struct
{
  Work *work;
  const YuiAssignOptions *options;
  double start_s;
  uint32_t n_rounds;
  bool stopped;
} Run;

size_t
yui_assign_memory_size (const YuiAssignProblem *problem)
{
  Work work;
  size_t size, bad_pair;

  return yui_assign_setup (&work, problem, false, NULL, &size, &bad_pair) == YUI_ASSIGN_OK ? size
                                                                                           : 0;
}

static double
gap_of (const Work *work)
{
  double bound = (double)(work->bound + work->fixed_value);
  double value = (double)(work->best_value + work->fixed_value);

  return bound > value ? (bound - value) / (bound > 1.0 ? bound : 1.0) : 0.0;
}

/* Part of the way to the limit of time or rounds, 0 … 1. */
static double
part_done (const Run *run)
{
  const YuiAssignOptions *options = run->options;
  uint32_t rounds = options->rounds;
  double part = 0.0;

  if (rounds == 0 && options->now_s == NULL)
    rounds = DEFAULT_ROUNDS;
  if (rounds > 0)
    part = (double)run->n_rounds / rounds;
  if (options->now_s != NULL && options->seconds > 0.0)
    {
      double by_clock = (options->now_s (options->data) - run->start_s) / options->seconds;

      part = by_clock > part ? by_clock : part;
    }
  else if (options->now_s != NULL)
    part = 1.0;
  return part < 1.0 ? part : 1.0;
}

/* Ends a round: reports, and tells whether to go on. */
static bool
go_on (Run *run)
{
  const YuiAssignOptions *options = run->options;
  const Work *work = run->work;
  YuiAssignProgress progress = { .value = yui_assign_points (work->best_value + work->fixed_value),
                                 .bound = yui_assign_points (work->bound + work->fixed_value),
                                 .n_rounds = ++run->n_rounds };

  if (options->progress != NULL && !options->progress (&progress, options->data))
    run->stopped = true;
  if (work->bound <= work->best_value || gap_of (work) <= options->gap || part_done (run) >= 1.0)
    run->stopped = true;
  return !run->stopped;
}

/* Rounds of price steps, each with an answer made under the prices. */
static void
find_prices (Run *run)
{
  Work *work = run->work;
  double step = 1.0;

  do
    {
      for (int i = 0; i < PRICE_STEPS; i++)
        yui_assign_bound_step (work, &step, work->best_value);
      yui_assign_clear (work);
      yui_assign_fill (work);
      yui_assign_keep_best (work);
    }
  while (go_on (run) && part_done (run) < PRICE_PART && step > 0.002);
}

static int32_t
greatest_worth (const Work *work)
{
  int32_t most = 0;

  for (size_t e = 0; e < work->first[work->problem->n_people]; e++)
    most = work->entries[e].worth > most ? work->entries[e].worth : most;
  return most;
}

/* Rounds of annealing that grow cooler and stricter, until a part of the way to the limit is done
 * or they were enough; then the answer that came out. */
static void
cool (Run *run, double until)
{
  Work *work = run->work;
  double begin = part_done (run), at = 0.0, most = greatest_worth (work);
  uint32_t n_rounds = 0;

  do
    {
      double heat = COLD + (HOT - COLD) * (1.0 - at) * (1.0 - at) * (1.0 - at);
      double strict = LAX + (1.0 - LAX) * at * at * at * at;

      yui_assign_anneal (work, (size_t)work->problem->n_people * MOVES, (int32_t)(most * heat),
                         (int32_t)(most * strict), (int32_t)(most * strict));
      at = (part_done (run) - begin) / (until - begin);
      if (at < (double)++n_rounds / COOLING_ROUNDS)
        at = (double)n_rounds / COOLING_ROUNDS;
    }
  while (go_on (run) && at < 1.0);
  yui_assign_take_pools (work);
  yui_assign_settle (work, work->problem->n_people);
  yui_assign_keep_best (work);
}

/* Rounds of exact search in parts of the answer, until a part of the way to the limit is done or so
 * many rounds found nothing. */
static void
improve (Run *run, double until, uint32_t stalled_max)
{
  Work *work = run->work;
  uint32_t n_stalled = 0;

  yui_assign_put_pools (work);
  do
    {
      int64_t before = work->value;

      yui_assign_improve_parts (work, NODES);
      yui_assign_take_pools (work);
      yui_assign_keep_best (work);
      n_stalled = work->value > before ? 0 : n_stalled + 1;
    }
  while (go_on (run) && part_done (run) < until && n_stalled < stalled_max);
}

/* Cools again and again, each time from another beginning, and improves what comes out; then what
 * came out best. */
static void
search (Run *run)
{
  const double until = SEARCH_PART - LAST_PART;

  yui_assign_make_pools (run->work, greatest_worth (run->work) / 4);
  while (!run->stopped && part_done (run) < until)
    {
      double at = part_done (run) + COOLING_PART;

      cool (run, at < until ? at : until);
      if (!run->stopped)
        improve (run, until, STALLED_ROUNDS);
    }
  if (run->stopped)
    return;
  yui_assign_go_back (run->work);
  improve (run, SEARCH_PART, UINT32_MAX);
}

/* Ends with what always helps, from the best answer; what takes long only while there is time. */
static void
polish (Run *run)
{
  Work *work = run->work;

  yui_assign_go_back (work);
  for (uint32_t s = 0; s < work->problem->n_shifts && part_done (run) < 1.0; s++)
    yui_assign_reassign (work, s);
  yui_assign_settle (work, work->problem->n_people);
  yui_assign_keep_best (work);
}

/* Begins from the caller's answer, as far as it is possible. */
static void
start_from (Work *work, const uint8_t *taken)
{
  for (size_t e = 0; e < work->first[work->problem->n_people]; e++)
    work->best_on[e] = 0;
  yui_assign_clear (work);
  for (size_t e = 0; e < work->first[work->problem->n_people]; e++)
    if (taken[work->entries[e].pair])
      yui_assign_put (work, (uint32_t)e);
  yui_assign_keep_best (work);
}

static void
report (const Run *run, uint8_t *taken, YuiAssignResult *result)
{
  const Work *work = run->work;
  const YuiAssignProblem *problem = work->problem;

  for (size_t i = 0; i < problem->n_pairs; i++)
    taken[i] = (problem->pairs[i].flags & YUI_ASSIGN_PINNED)
               || ((problem->pairs[i].flags & YUI_ASSIGN_PUBLISHED) && !work->free_published);
  for (size_t e = 0; e < work->first[problem->n_people]; e++)
    if (work->best_on[e])
      taken[work->entries[e].pair] = 1;
  for (size_t i = 0; i < problem->n_pairs; i++)
    result->n_filled += taken[i];
  for (uint32_t s = 0; s < problem->n_shifts; s++)
    result->n_seats += problem->shifts[s].seats;
  result->value = yui_assign_points (work->best_value + work->fixed_value);
  result->bound = yui_assign_points (work->bound + work->fixed_value);
  result->gap = gap_of (work);
  result->n_rounds = run->n_rounds;
}

YuiAssignStatus
yui_assign_solve (const YuiAssignProblem *problem,
                  const YuiAssignOptions *options,
                  void *memory,
                  uint8_t *taken,
                  YuiAssignResult *result)
{
  Work work;
  size_t size;
  Run run = { .work = &work, .options = options };
  YuiAssignStatus status;

  *result = (YuiAssignResult){ 0 };
  status = yui_assign_setup (&work, problem, options->free_published, memory, &size,
                             &result->bad_pair);
  if (status != YUI_ASSIGN_OK)
    return status;
  run.start_s = options->now_s != NULL ? options->now_s (options->data) : 0.0;
  work.random = problem->seed;
  work.bound = INT64_MAX;
  memset (work.best_on, 0, work.first[problem->n_people]);
  memset (work.price, 0, problem->n_shifts * sizeof (int32_t));
  memset (work.marked, 0, problem->n_shifts * sizeof (uint32_t));
  if (options->start)
    start_from (&work, taken);
  if (work.first[problem->n_people] > 0)
    {
      find_prices (&run);
      if (!run.stopped)
        search (&run);
      polish (&run);
    }
  else
    work.bound = 0;
  report (&run, taken, result);
  return YUI_ASSIGN_OK;
}
