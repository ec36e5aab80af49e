/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-assign-private.h"

#include <string.h>

/* Pools: of each person the plans that lose little under the best prices, the best first, the empty
 * one among them. One more has room for the plan that the person has in an answer. */

void
yui_assign_measure_pool (size_t n_entries, size_t *n_plans, size_t *n_shifts)
{
  *n_plans = (n_entries < 7 ? (size_t)1 << n_entries : POOL_PLANS) + 1;
  *n_shifts = (n_entries < 7 ? n_entries << n_entries >> 1 : POOL_SHIFTS) + n_entries;
}

/* Where the shifts of a plan from an answer are kept, behind those of the others. */
static size_t
own_first (const Work *work, uint32_t p)
{
  return work->shift_first[p + 1] - (work->first[p + 1] - work->first[p]);
}

static void
insert_plan (Work *work, uint32_t p, const PoolPlan *plan)
{
  PoolPlan *plans = work->pool + work->pool_first[p];
  uint32_t at = work->n_pool[p]++;

  for (; at > 0 && plans[at - 1].worth < plan->worth; at--)
    plans[at] = plans[at - 1];
  plans[at] = *plan;
}

/* Copies a plan that was found into the person's pool, if there is room. */
static void
add_plan (Work *work, uint32_t p, uint32_t found_at, size_t *next_shift)
{
  const uint32_t *steps = work->found.steps + (size_t)found_at * work->found.longest;
  uint32_t n = work->found.length[found_at];
  PoolPlan plan = { .first = *next_shift, .n = n };
  int64_t worth = 0;
  int32_t units = 0;

  if (*next_shift + n > own_first (work, p))
    return;
  for (uint32_t i = 0; i < n; i++)
    {
      const Entry *entry = &work->entries[work->first[p] + steps[i]];

      work->pool_shift[(*next_shift)++] = entry->shift;
      worth += entry->worth - work->best_price[entry->shift];
      units += entry->units;
    }
  plan.worth = (int32_t)(worth - yui_assign_unfairness (work, p, units));
  insert_plan (work, p, &plan);
}

static uint32_t
find_best (const PlanList *found)
{
  uint32_t best = 0;

  for (uint32_t i = 1; i < found->n; i++)
    if (found->value[i] > found->value[best])
      best = i;
  return best;
}

/* Notes how little somebody loses at the least who takes an entry. */
static void
note_losses (Work *work, uint32_t p)
{
  const PoolPlan *plans = work->pool + work->pool_first[p];

  for (size_t e = work->first[p]; e < work->first[p + 1]; e++)
    {
      work->least_loss[e] = INT32_MAX;
      for (uint32_t k = work->n_pool[p]; k-- > 0;)
        for (uint32_t i = 0; i < plans[k].n; i++)
          if (work->pool_shift[plans[k].first + i] == work->entries[e].shift)
            work->least_loss[e] = plans[0].worth - plans[k].worth;
    }
}

static void
make_pool (Work *work, uint32_t p, int32_t loss_max)
{
  const Entry *list = work->entries + work->first[p];
  size_t n = work->first[p + 1] - work->first[p], next_shift = work->shift_first[p];
  const PoolPlan empty = { 0 };

  for (size_t i = 0; i < n; i++)
    work->gain[i] = work->seats[list[i].shift] > 0 ? list[i].worth - work->best_price[list[i].shift]
                                                   : -2 * loss_max;
  yui_assign_list_plans (work, p, work->gain, loss_max);
  work->n_pool[p] = 0;
  work->pool_on[p] = 0;
  for (uint32_t i = 0; i < work->found.n; i++)
    {
      uint32_t best = find_best (&work->found);

      add_plan (work, p, best, &next_shift);
      work->found.value[best] = INT64_MIN;
    }
  insert_plan (work, p, &empty);
  note_losses (work, p);
}

void
yui_assign_make_pools (Work *work, int32_t loss_max)
{
  for (uint32_t p = 0; p < work->problem->n_people; p++)
    make_pool (work, p, loss_max);
}

/* ---- answers ---- */

void
yui_assign_take_pools (Work *work)
{
  yui_assign_clear (work);
  for (uint32_t p = 0; p < work->problem->n_people; p++)
    {
      const PoolPlan *plan = &work->pool[work->pool_first[p] + work->pool_on[p]];

      for (size_t e = work->first[p]; e < work->first[p + 1]; e++)
        for (uint32_t i = 0; i < plan->n; i++)
          if (work->pool_shift[plan->first + i] == work->entries[e].shift)
            yui_assign_put (work, (uint32_t)e);
    }
}

/* The person's plan in the answer, with its shifts where such plans are kept. */
static PoolPlan
plan_now (Work *work, uint32_t p)
{
  PoolPlan plan = { .first = own_first (work, p) };
  int64_t worth = 0;
  int32_t units = 0;

  for (size_t e = work->first[p]; e < work->first[p + 1]; e++)
    {
      const Entry *entry = &work->entries[e];

      if (!work->on[e])
        continue;
      work->pool_shift[plan.first + plan.n++] = entry->shift;
      worth += entry->worth - work->best_price[entry->shift];
      units += entry->units;
    }
  plan.worth = (int32_t)(worth - yui_assign_unfairness (work, p, units));
  return plan;
}

static bool
has_shift (const Work *work, const PoolPlan *plan, uint32_t shift)
{
  for (uint32_t i = 0; i < plan->n; i++)
    if (work->pool_shift[plan->first + i] == shift)
      return true;
  return false;
}

static bool
are_same (const Work *work, const PoolPlan *a, const PoolPlan *b)
{
  if (a->n != b->n || a->worth != b->worth)
    return false;
  for (uint32_t i = 0; i < a->n; i++)
    if (!has_shift (work, b, work->pool_shift[a->first + i]))
      return false;
  return true;
}

/* The place of a plan in the person's pool, or n_pool. */
static uint32_t
find_plan (const Work *work, uint32_t p, const PoolPlan *plan)
{
  uint32_t k = 0;

  while (k < work->n_pool[p] && !are_same (work, &work->pool[work->pool_first[p] + k], plan))
    k++;
  return k;
}

/* Takes the plan of an earlier answer out of the pool. */
static void
drop_own (Work *work, uint32_t p)
{
  PoolPlan *plans = work->pool + work->pool_first[p];
  uint32_t n = 0;

  for (uint32_t k = 0; k < work->n_pool[p]; k++)
    if (plans[k].n == 0 || plans[k].first != own_first (work, p))
      plans[n++] = plans[k];
  work->n_pool[p] = n;
}

void
yui_assign_put_pools (Work *work)
{
  for (uint32_t p = 0; p < work->problem->n_people; p++)
    {
      PoolPlan plan;

      drop_own (work, p);
      plan = plan_now (work, p);
      if (find_plan (work, p, &plan) == work->n_pool[p])
        insert_plan (work, p, &plan);
      work->pool_on[p] = find_plan (work, p, &plan);
    }
}
