/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-stable.h"

#include "yui-hash.h"

#include <stdbool.h>

/* Somebody held by a shift. */
typedef struct
{
  uint64_t tie;
  int32_t score;
  uint32_t worker;
} Held;

typedef struct
{
  const YuiStableProblem *problem;
  uint64_t seed_hash;
  size_t *first_held; /* array[n_shifts + 1]: each shift's heap, the worst first */
  Held *held;
  uint32_t *n_held;
  uint32_t *n_left; /* array[n_workers]: choices not yet tried; UINT32_MAX = list not yet a heap */
  uint32_t
      *order; /* array[n_choices]: per worker a heap of indexes into their list, the best first */
} Work;

static size_t
n_choices (const YuiStableProblem *problem)
{
  return problem->first_choice[problem->n_workers];
}

static bool
is_problem (const YuiStableProblem *problem)
{
  if (problem->first_choice[0] != 0)
    return false;
  for (uint32_t w = 0; w < problem->n_workers; w++)
    if (problem->first_choice[w + 1] < problem->first_choice[w]
        || problem->first_choice[w + 1] - problem->first_choice[w] >= UINT32_MAX)
      return false;
  for (size_t c = 0; c < n_choices (problem); c++)
    if (problem->choices[c].shift >= problem->n_shifts)
      return false;
  return true;
}

size_t
yui_stable_scratch_size (const YuiStableProblem *problem)
{
  if (!is_problem (problem))
    return 0;
  return (problem->n_shifts + (size_t)1) * sizeof (size_t) + problem->n_workers * sizeof (Held)
         + n_choices (problem) * (sizeof (Held) + sizeof (uint32_t))
         + ((size_t)problem->n_shifts + problem->n_workers) * sizeof (uint32_t) + 16;
}

/* A shift's heap has room for its seats, or for all who list it when these are fewer. */
static void
lay_out (Work *work, const YuiStableProblem *problem, void *scratch)
{
  size_t n_held = 0;

  work->problem = problem;
  work->seed_hash = yui_hash (problem->seed);
  work->held = scratch;
  work->first_held = (size_t *)(void *)(work->held + n_choices (problem));
  work->n_held = (uint32_t *)(void *)(work->first_held + problem->n_shifts + 1);
  work->n_left = work->n_held + problem->n_shifts;
  work->order = work->n_left + problem->n_workers;
  for (uint32_t s = 0; s < problem->n_shifts; s++)
    work->n_held[s] = 0;
  for (size_t c = 0; c < n_choices (problem); c++)
    work->n_held[problem->choices[c].shift]++;
  for (uint32_t s = 0; s < problem->n_shifts; s++)
    {
      work->first_held[s] = n_held;
      n_held += problem->seats[s] < work->n_held[s] ? problem->seats[s] : work->n_held[s];
      work->n_held[s] = 0;
    }
  work->first_held[problem->n_shifts] = n_held;
  for (uint32_t w = 0; w < problem->n_workers; w++)
    work->n_left[w] = UINT32_MAX;
}

/* ---- a worker's list ---- */

static uint64_t
tie_of (const Work *work, uint32_t worker, uint32_t shift)
{
  return yui_hash (work->seed_hash ^ ((uint64_t)worker << 32 | shift));
}

/* Whether the worker likes choice a more than choice b. */
static inline bool
is_liked_more (const Work *work,
               uint32_t worker,
               const YuiStableChoice *a,
               const YuiStableChoice *b)
{
  if (a->liking != b->liking)
    return a->liking > b->liking;
  return tie_of (work, worker, a->shift) < tie_of (work, worker, b->shift);
}

static void
sift_choice (const Work *work, uint32_t worker, uint32_t *order, uint32_t n, uint32_t at)
{
  const YuiStableChoice *list = work->problem->choices + work->problem->first_choice[worker];
  uint32_t moved = order[at];

  for (uint32_t child; (child = 2 * at + 1) < n; at = child)
    {
      if (child + 1 < n
          && is_liked_more (work, worker, &list[order[child + 1]], &list[order[child]]))
        child++;
      if (!is_liked_more (work, worker, &list[order[child]], &list[moved]))
        break;
      order[at] = order[child];
    }
  order[at] = moved;
}

/* The best choice that the worker has not tried, or NULL. */
static const YuiStableChoice *
next_choice (Work *work, uint32_t worker)
{
  size_t first = work->problem->first_choice[worker];
  uint32_t *order = work->order + first, best;

  if (work->n_left[worker] == UINT32_MAX)
    {
      uint32_t n = (uint32_t)(work->problem->first_choice[worker + 1] - first);

      work->n_left[worker] = n;
      for (uint32_t i = 0; i < n; i++)
        order[i] = i;
      for (uint32_t i = n / 2; i-- > 0;)
        sift_choice (work, worker, order, n, i);
    }
  if (work->n_left[worker] == 0)
    return NULL;
  best = order[0];
  order[0] = order[--work->n_left[worker]];
  sift_choice (work, worker, order, work->n_left[worker], 0);
  return &work->problem->choices[first + best];
}

/* ---- a shift's heap ---- */

static inline bool
is_worse (const Held *a, const Held *b)
{
  return a->score != b->score ? a->score < b->score : a->tie > b->tie;
}

static void
push_held (Held *heap, uint32_t n, Held held)
{
  uint32_t at = n;

  for (; at > 0 && is_worse (&held, &heap[(at - 1) / 2]); at = (at - 1) / 2)
    heap[at] = heap[(at - 1) / 2];
  heap[at] = held;
}

static void
replace_worst (Held *heap, uint32_t n, Held held)
{
  uint32_t at = 0;

  for (uint32_t child; (child = 2 * at + 1) < n; at = child)
    {
      if (child + 1 < n && is_worse (&heap[child + 1], &heap[child]))
        child++;
      if (!is_worse (&heap[child], &held))
        break;
      heap[at] = heap[child];
    }
  heap[at] = held;
}

/* Proposes; returns who is now without a shift, or YUI_STABLE_NONE. */
static uint32_t
propose (Work *work, uint32_t worker, const YuiStableChoice *choice)
{
  uint32_t s = choice->shift;
  Held *heap = work->held + work->first_held[s];
  size_t room = work->first_held[s + 1] - work->first_held[s];
  Held held = { tie_of (work, worker, s), choice->score, worker };
  uint32_t loser;

  if (choice->score == YUI_STABLE_REFUSED || room == 0)
    return worker;
  if (work->n_held[s] < room)
    {
      push_held (heap, work->n_held[s]++, held);
      return YUI_STABLE_NONE;
    }
  if (!is_worse (&heap[0], &held))
    return worker;
  loser = heap[0].worker;
  replace_worst (heap, work->n_held[s], held);
  return loser;
}

YuiStableStatus
yui_stable_solve (const YuiStableProblem *problem, void *scratch, uint32_t *shift_of)
{
  Work work;

  if (!is_problem (problem) || scratch == NULL)
    return YUI_STABLE_EINVAL;
  lay_out (&work, problem, scratch);
  for (uint32_t w = 0; w < problem->n_workers; w++)
    {
      uint32_t free_worker = w;

      shift_of[w] = YUI_STABLE_NONE;
      while (free_worker != YUI_STABLE_NONE)
        {
          const YuiStableChoice *choice = next_choice (&work, free_worker);

          if (choice == NULL)
            break;
          free_worker = propose (&work, free_worker, choice);
        }
    }
  for (uint32_t s = 0; s < problem->n_shifts; s++)
    for (uint32_t i = 0; i < work.n_held[s]; i++)
      shift_of[work.held[work.first_held[s] + i].worker] = s;
  return YUI_STABLE_OK;
}

/* ---- checking ---- */

static const YuiStableChoice *
choice_of (const YuiStableProblem *problem, uint32_t worker, uint32_t shift)
{
  for (size_t c = problem->first_choice[worker]; c < problem->first_choice[worker + 1]; c++)
    if (problem->choices[c].shift == shift && problem->choices[c].score != YUI_STABLE_REFUSED)
      return &problem->choices[c];
  return NULL;
}

/* Fills the shifts' heaps from a matching. */
static bool
seat_everybody (Work *work, const uint32_t *shift_of)
{
  const YuiStableProblem *problem = work->problem;

  for (uint32_t w = 0; w < problem->n_workers; w++)
    {
      const YuiStableChoice *choice;

      if (shift_of[w] == YUI_STABLE_NONE)
        continue;
      choice = choice_of (problem, w, shift_of[w]);
      if (choice == NULL)
        return false;
      if (work->n_held[choice->shift]
          >= work->first_held[choice->shift + 1] - work->first_held[choice->shift])
        return false;
      propose (work, w, choice);
    }
  return true;
}

static bool
would_take (const Work *work, uint32_t worker, const YuiStableChoice *choice)
{
  uint32_t s = choice->shift;
  size_t room = work->first_held[s + 1] - work->first_held[s];
  Held held = { tie_of (work, worker, s), choice->score, worker };

  if (choice->score == YUI_STABLE_REFUSED || room == 0)
    return false;
  return work->n_held[s] < room || is_worse (&work->held[work->first_held[s]], &held);
}

YuiStableStatus
yui_stable_check (const YuiStableProblem *problem,
                  const uint32_t *shift_of,
                  void *scratch,
                  YuiStablePair *pairs,
                  size_t pairs_max,
                  size_t *n_pairs)
{
  Work work;

  if (!is_problem (problem) || scratch == NULL)
    return YUI_STABLE_EINVAL;
  lay_out (&work, problem, scratch);
  if (!seat_everybody (&work, shift_of))
    return YUI_STABLE_EINVAL;
  *n_pairs = 0;
  for (uint32_t w = 0; w < problem->n_workers; w++)
    {
      const YuiStableChoice *own
          = shift_of[w] != YUI_STABLE_NONE ? choice_of (problem, w, shift_of[w]) : NULL;

      for (size_t c = problem->first_choice[w]; c < problem->first_choice[w + 1]; c++)
        {
          const YuiStableChoice *choice = &problem->choices[c];

          if (own != NULL && !is_liked_more (&work, w, choice, own))
            continue;
          if (!would_take (&work, w, choice))
            continue;
          if (*n_pairs < pairs_max)
            pairs[*n_pairs] = (YuiStablePair){ w, choice->shift };
          (*n_pairs)++;
        }
    }
  return YUI_STABLE_OK;
}
