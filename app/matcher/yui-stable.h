/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* STABLE: a matching of workers to shifts from which no worker and shift would both rather leave.
 *
 * Worker-proposing deferred acceptance (Gale and Shapley 1962) with seats and short lists: of all
 * stable matchings each worker gets the best for them. Equal likings and equal scores are ordered
 * by a hash of seed, worker and shift, so that the answer is one and the same on every machine.
 * Nothing allocates; thread-safe. */

#define YUI_STABLE_NONE    UINT32_MAX
#define YUI_STABLE_REFUSED INT32_MIN

typedef enum
{
  YUI_STABLE_OK,
  YUI_STABLE_EINVAL,
} YuiStableStatus;

/* One line of a worker's list. */
typedef struct
{
  uint32_t shift;
  int32_t liking; /* of the worker for the shift; more is better; not listed = not wanted */
  int32_t score; /* of the worker for the shift's employer; more is better; YUI_STABLE_REFUSED = not
                    wanted */
} YuiStableChoice;

typedef struct
{
  uint32_t n_workers, n_shifts;
  const uint32_t *seats; /* array[n_shifts] */
  const size_t
      *first_choice; /* array[n_workers + 1], rising from 0: worker w's are choices[first_choice[w]]
                        … choices[first_choice[w + 1] − 1], in any order, each shift once */
  const YuiStableChoice *choices; /* array[first_choice[n_workers]] */
  uint64_t seed;
} YuiStableProblem;

typedef struct
{
  uint32_t worker, shift;
} YuiStablePair;

/* Bytes of working memory for yui_stable_solve and yui_stable_check; 0 when the problem makes no
 * sense (first_choice not rising, a shift out of range). O(choices). */
size_t yui_stable_scratch_size (const YuiStableProblem *problem);

/* Finds the worker-optimal stable matching.
 *
 * scratch   yui_stable_scratch_size (problem) bytes, aligned to 16.
 * shift_of  array[n_workers], receives a shift or YUI_STABLE_NONE.
 *
 * O(choices × log (longest list)) and mostly much less: a list is ordered only as far as its worker
 * proposes. */
YuiStableStatus
yui_stable_solve (const YuiStableProblem *problem, void *scratch, uint32_t *shift_of);

/* Lists pairs that would both rather be together: the worker likes the shift more than theirs, and
 * the shift has an empty seat or somebody it likes less. A matching is stable when there are none.
 *
 * pairs    array[pairs_max], receives the first of them in the order of workers.
 * n_pairs  receives their number, which may be more than pairs_max.
 *
 * Returns YUI_STABLE_EINVAL when shift_of is no matching: an unlisted or refused pair, or more
 * workers than seats. */
YuiStableStatus yui_stable_check (const YuiStableProblem *problem,
                                  const uint32_t *shift_of,
                                  void *scratch,
                                  YuiStablePair *pairs,
                                  size_t pairs_max,
                                  size_t *n_pairs);
