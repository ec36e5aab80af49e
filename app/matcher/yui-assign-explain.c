/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-assign-private.h"

#include <string.h>

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
  *value = yui_assign_points (work.value + work.fixed_value);
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
