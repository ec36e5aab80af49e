/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-stable.h"

#include "yui-hash.h"

#include <stdbool.h>

#define SHORT_LIST                                                                                 \
  64 /* up to here a list is searched anew for each proposal, beyond it is made a heap */
#define AHEAD                                                                                      \
  8 /* workers are looked at so long before their turn, to have their memory at hand               \
     */

/* Somebody held by a shift. */
typedef struct
{
  uint64_t tie;
  int32_t score;
  uint32_t worker;
} Held;

/* A shift's heap of the held, the worst first. */
typedef struct
{
  size_t first;
  uint32_t room, n_held;
  int32_t worst; /* score of the worst when full, else INT32_MIN */
} Shift;

/* A worker's progress through their list. */
typedef struct
{
  uint32_t n_left; /* choices not yet tried; UINT32_MAX = not begun */
  uint32_t last;   /* short lists: the choice tried last */
} List;

typedef struct
{
  const YuiStableProblem *problem;
  uint64_t seed_hash;
  Held *held;
  Shift *shifts;   /* array[n_shifts] */
  List *lists;     /* array[n_workers] */
  uint32_t *order; /* array[n_choices]: per long list a heap of indexes into it, the best first */
  uint32_t *stack; /* array[n_workers]: workers without a shift whose list may go on */
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
  return 16 + n_choices (problem) * (sizeof (Held) + sizeof (uint32_t))
         + problem->n_shifts * sizeof (Shift)
         + problem->n_workers * (sizeof (List) + sizeof (uint32_t));
}

/* A shift's heap has room for its seats, or for all who list it when these are fewer. */
static void
lay_out (Work *work, const YuiStableProblem *problem, void *scratch)
{
  size_t n_held = 0;

  work->problem = problem;
  work->seed_hash = yui_hash (problem->seed);
  work->held = scratch;
  work->shifts = (Shift *)(void *)(work->held + n_choices (problem));
  work->lists = (List *)(void *)(work->shifts + problem->n_shifts);
  work->order = (uint32_t *)(void *)(work->lists + problem->n_workers);
  work->stack = work->order + n_choices (problem);
  for (uint32_t s = 0; s < problem->n_shifts; s++)
    work->shifts[s] = (Shift){ .worst = INT32_MIN };
  for (size_t c = 0; c < n_choices (problem); c++)
    work->shifts[problem->choices[c].shift].room++;
  for (uint32_t s = 0; s < problem->n_shifts; s++)
    {
      Shift *shift = &work->shifts[s];

      shift->first = n_held;
      shift->room = problem->seats[s] < shift->room ? problem->seats[s] : shift->room;
      n_held += shift->room;
    }
  for (uint32_t w = 0; w < problem->n_workers; w++)
    work->lists[w].n_left = UINT32_MAX;
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

/* The best of a short list after the one tried last. */
static uint32_t
find_next (const Work *work, uint32_t worker, const YuiStableChoice *list, uint32_t n, bool begun)
{
  uint32_t last = work->lists[worker].last, best = UINT32_MAX;

  for (uint32_t i = 0; i < n; i++)
    {
      if (begun && !is_liked_more (work, worker, &list[last], &list[i]))
        continue;
      if (best == UINT32_MAX || is_liked_more (work, worker, &list[i], &list[best]))
        best = i;
    }
  return best;
}

static void
make_heap (const Work *work, uint32_t worker, uint32_t *order, uint32_t n)
{
  for (uint32_t i = 0; i < n; i++)
    order[i] = i;
  for (uint32_t i = n / 2; i-- > 0;)
    sift_choice (work, worker, order, n, i);
}

/* The best choice that the worker has not tried, or NULL. */
static const YuiStableChoice *
next_choice (Work *work, uint32_t worker)
{
  size_t first = work->problem->first_choice[worker];
  uint32_t n = (uint32_t)(work->problem->first_choice[worker + 1] - first), best;
  uint32_t *order = work->order + first;
  const YuiStableChoice *list = work->problem->choices + first;
  List *progress = &work->lists[worker];
  bool begun = progress->n_left != UINT32_MAX;

  if (!begun)
    {
      progress->n_left = n;
      if (n > SHORT_LIST)
        make_heap (work, worker, order, n);
    }
  if (progress->n_left == 0)
    return NULL;
  progress->n_left--;
  if (n <= SHORT_LIST)
    {
      progress->last = find_next (work, worker, list, n, begun);
      return &list[progress->last];
    }
  best = order[0];
  order[0] = order[progress->n_left];
  sift_choice (work, worker, order, progress->n_left, 0);
  return &list[best];
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
  Shift *shift = &work->shifts[choice->shift];
  Held *heap = work->held + shift->first;
  Held held = { 0, choice->score, worker };
  uint32_t loser;

  if (choice->score == YUI_STABLE_REFUSED || shift->room == 0 || choice->score < shift->worst)
    return worker;
  held.tie = tie_of (work, worker, choice->shift);
  if (shift->n_held < shift->room)
    {
      push_held (heap, shift->n_held++, held);
      if (shift->n_held == shift->room)
        shift->worst = heap[0].score;
      return YUI_STABLE_NONE;
    }
  if (!is_worse (&heap[0], &held))
    return worker;
  loser = heap[0].worker;
  replace_worst (heap, shift->n_held, held);
  shift->worst = heap[0].score;
  return loser;
}

/* Workers on their way to a proposal: the list of those in `coming` is being fetched; those in
 * `ready` have chosen, and the shift is being fetched. The order of proposals does not matter for
 * the outcome. */
typedef struct
{
  uint32_t coming[AHEAD];
  uint32_t ready[AHEAD];
  const YuiStableChoice *choice[AHEAD];
  uint32_t n_stack, next_worker, n_under_way;
} Line;

static uint32_t
next_in_line (const Work *work, Line *line)
{
  uint32_t worker;

  if (line->n_stack > 0)
    worker = work->stack[--line->n_stack];
  else if (line->next_worker < work->problem->n_workers)
    worker = line->next_worker++;
  else
    return YUI_STABLE_NONE;
  line->n_under_way++;
  for (size_t c = 0; c < 4; c++)
    __builtin_prefetch ((const char *)&work->problem->choices[work->problem->first_choice[worker]]
                        + c * 64);
  __builtin_prefetch (&work->lists[worker]);
  return worker;
}

static void
step (Work *work, Line *line, uint32_t at)
{
  uint32_t worker = line->coming[at], loser;

  if (line->ready[at] != YUI_STABLE_NONE)
    {
      line->n_under_way--;
      loser = propose (work, line->ready[at], line->choice[at]);
      if (loser != YUI_STABLE_NONE)
        work->stack[line->n_stack++] = loser;
      line->ready[at] = YUI_STABLE_NONE;
    }
  if (worker != YUI_STABLE_NONE)
    {
      line->choice[at] = next_choice (work, worker);
      if (line->choice[at] != NULL)
        {
          __builtin_prefetch (&work->shifts[line->choice[at]->shift]);
          line->ready[at] = worker;
        }
      else
        line->n_under_way--;
    }
  line->coming[at] = next_in_line (work, line);
}

static void
propose_all (Work *work)
{
  Line line = { 0 };

  for (int i = 0; i < AHEAD; i++)
    {
      line.coming[i] = YUI_STABLE_NONE;
      line.ready[i] = YUI_STABLE_NONE;
    }
  for (uint32_t at = 0;
       line.n_under_way > 0 || line.n_stack > 0 || line.next_worker < work->problem->n_workers;
       at = (at + 1) % AHEAD)
    step (work, &line, at);
}

YuiStableStatus
yui_stable_solve (const YuiStableProblem *problem, void *scratch, uint32_t *shift_of)
{
  Work work;

  if (!is_problem (problem) || scratch == NULL)
    return YUI_STABLE_EINVAL;
  lay_out (&work, problem, scratch);
  propose_all (&work);
  for (uint32_t w = 0; w < problem->n_workers; w++)
    shift_of[w] = YUI_STABLE_NONE;
  for (uint32_t s = 0; s < problem->n_shifts; s++)
    for (uint32_t i = 0; i < work.shifts[s].n_held; i++)
      shift_of[work.held[work.shifts[s].first + i].worker] = s;
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
      if (work->shifts[choice->shift].n_held >= work->shifts[choice->shift].room)
        return false;
      propose (work, w, choice);
    }
  return true;
}

static bool
would_take (const Work *work, uint32_t worker, const YuiStableChoice *choice)
{
  const Shift *shift = &work->shifts[choice->shift];
  Held held = { tie_of (work, worker, choice->shift), choice->score, worker };

  if (choice->score == YUI_STABLE_REFUSED || shift->room == 0)
    return false;
  return shift->n_held < shift->room || is_worse (&work->held[shift->first], &held);
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
