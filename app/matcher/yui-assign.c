/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-assign-private.h"

#include <string.h>

#define DEFAULT_ROUNDS 50
#define PRICE_PART     0.35 /* of the time goes to prices */
#define PRICE_STEPS    8    /* in a round */
#define HOT            0.2  /* whim at the beginning of the search, of the greatest worth */

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

static int64_t
points (int64_t fine)
{
  return fine >= 0 ? fine / FINE : -((-fine + FINE - 1) / FINE);
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
  YuiAssignProgress progress = { .value = points (work->best_value + work->fixed_value),
                                 .bound = points (work->bound + work->fixed_value),
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

/* Rounds of renewing neighbourhoods, with less and less whim, and of reassigning moments. */
static void
search (Run *run)
{
  Work *work = run->work;
  double begin = part_done (run);
  uint32_t n_people = work->problem->n_people, n_shifts = work->problem->n_shifts;
  int32_t hot = (int32_t)(HOT * greatest_worth (work));

  yui_assign_go_back (work);
  do
    {
      double left = begin < 1.0 ? (1.0 - part_done (run)) / (1.0 - begin) : 0.0;

      for (uint32_t i = 0; i < n_people / 16 + 1; i++)
        yui_assign_renew (work, (uint32_t)(work->random++ * 7919 % n_shifts),
                          (int32_t)(hot * left));
      for (uint32_t i = 0; i < n_shifts / 64 + 1; i++)
        yui_assign_reassign (work, (uint32_t)(work->random++ * 7919 % n_shifts));
      yui_assign_keep_best (work);
    }
  while (go_on (run));
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
  result->value = points (work->best_value + work->fixed_value);
  result->bound = points (work->bound + work->fixed_value);
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

/* ---- checking and explaining ---- */

static bool
is_entry (const Work *work, size_t pair)
{
  uint32_t p = work->problem->pairs[pair].person;

  for (size_t e = work->first[p]; e < work->first[p + 1]; e++)
    if (work->entries[e].pair == pair)
      return true;
  return false;
}

/* Puts an answer into the work as it is; returns a pair that breaks a rule, or YUI_ASSIGN_NO_PAIR.
 */
static size_t
put_answer (Work *work, const uint8_t *taken)
{
  const YuiAssignProblem *problem = work->problem;
  size_t n_taken = 0, n_put = 0;

  yui_assign_clear (work);
  for (size_t i = 0; i < problem->n_pairs; i++)
    {
      bool pinned = problem->pairs[i].flags & YUI_ASSIGN_PINNED;

      if (pinned != (bool)taken[i] && (pinned || (problem->pairs[i].flags & YUI_ASSIGN_FORBIDDEN)))
        return i;
      n_taken += taken[i] && !pinned;
    }
  for (size_t e = 0; e < work->first[problem->n_people]; e++)
    {
      if (!taken[work->entries[e].pair])
        continue;
      if (!yui_assign_put (work, (uint32_t)e))
        return work->entries[e].pair;
      n_put++;
    }
  for (size_t i = 0; n_put < n_taken && i < problem->n_pairs; i++)
    if (taken[i] && !(problem->pairs[i].flags & YUI_ASSIGN_PINNED) && !is_entry (work, i))
      return i;
  return YUI_ASSIGN_NO_PAIR;
}

YuiAssignStatus
yui_assign_check (const YuiAssignProblem *problem,
                  void *memory,
                  const uint8_t *taken,
                  int64_t *value,
                  size_t *bad_pair)
{
  Work work;
  size_t size;
  YuiAssignStatus status = yui_assign_setup (&work, problem, true, memory, &size, bad_pair);

  if (status != YUI_ASSIGN_OK)
    return status;
  *bad_pair = put_answer (&work, taken);
  *value = points (work.value + work.fixed_value);
  return YUI_ASSIGN_OK;
}

enum
{
  SOMEBODY_ELSE = 1,
  OVER_CAP = 2, /* with the pinned ones alone */
};

/* Marks, in work->demand, shifts that somebody could work who does not. */
static void
mark_shifts (Work *work, const uint8_t *taken)
{
  const YuiAssignProblem *problem = work->problem;

  memset (work->demand, 0, problem->n_shifts * sizeof (int32_t));
  for (size_t i = 0; i < problem->n_pairs; i++)
    {
      const YuiAssignPair *pair = &problem->pairs[i];
      int32_t units = (int32_t)problem->shifts[pair->shift].work_min / work->unit_min;

      if (taken[i] || (pair->flags & YUI_ASSIGN_FORBIDDEN))
        continue;
      work->demand[pair->shift] |= SOMEBODY_ELSE;
      if (work->cap_units[pair->person] >= 0 && units > work->cap_units[pair->person])
        work->demand[pair->shift] |= OVER_CAP;
    }
}

static YuiAssignReason
reason_of (const Work *work, uint32_t shift)
{
  bool caps = work->demand[shift] & OVER_CAP, fits = false;

  if (work->n_on[shift] >= work->seats[shift])
    return YUI_ASSIGN_FILLED;
  for (size_t i = work->first_at[shift]; i < work->first_at[shift + 1]; i++)
    {
      bool by_cap;

      if (work->on[work->entry_at[i]])
        continue;
      fits = yui_assign_fits (work, work->entry_at[i], &by_cap) || fits;
      caps = caps || by_cap;
    }
  if (fits)
    return YUI_ASSIGN_NOT_WORTH_IT;
  if (caps)
    return YUI_ASSIGN_CAPS;
  return work->demand[shift] & SOMEBODY_ELSE ? YUI_ASSIGN_ALL_BUSY : YUI_ASSIGN_NOBODY_QUALIFIED;
}

YuiAssignStatus
yui_assign_explain (const YuiAssignProblem *problem,
                    void *memory,
                    const uint8_t *taken,
                    YuiAssignReason *reasons)
{
  Work work;
  size_t size, bad_pair;
  YuiAssignStatus status = yui_assign_setup (&work, problem, true, memory, &size, &bad_pair);

  if (status != YUI_ASSIGN_OK)
    return status;
  if (put_answer (&work, taken) != YUI_ASSIGN_NO_PAIR)
    return YUI_ASSIGN_EINVAL;
  mark_shifts (&work, taken);
  for (uint32_t s = 0; s < problem->n_shifts; s++)
    reasons[s] = reason_of (&work, s);
  return YUI_ASSIGN_OK;
}

const char *
yui_assign_reason_name (YuiAssignReason reason)
{
  static const char *const names[YUI_ASSIGN_N_REASONS] = {
    [YUI_ASSIGN_FILLED] = "filled",
    [YUI_ASSIGN_NOBODY_QUALIFIED] = "nobody_qualified",
    [YUI_ASSIGN_ALL_BUSY] = "all_busy",
    [YUI_ASSIGN_CAPS] = "caps",
    [YUI_ASSIGN_NOT_WORTH_IT] = "not_worth_it",
  };

  return (unsigned)reason < YUI_ASSIGN_N_REASONS ? names[reason] : NULL;
}
