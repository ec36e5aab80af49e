/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-assign-private.h"

#include "yui-hash.h"

#include <string.h>

/* Simulated annealing over pools of plans. Beside prices that prove a good bound every answer loses
 * a little: a person who has not the best plan under these prices, a seat that is empty and has a
 * price. The best answers lose next to nothing anywhere, so a few plans of each person are enough,
 * and what they lose together is all there is to search for. On the way seats may be overfilled;
 * one too many or too few costs little at first and much at the end. */

/* ---- pools ---- */

void
yui_assign_measure_pool (size_t n_entries, size_t *n_plans, size_t *n_shifts)
{
  *n_plans = n_entries < 7 ? (size_t)1 << n_entries : POOL_PLANS;
  *n_shifts = n_entries < 7 ? n_entries * *n_plans / 2 : POOL_SHIFTS;
}

static int64_t
price_of (const Work *work, const Entry *entry)
{
  return work->best_price[entry->shift];
}

/* Copies a plan that was found into the person's pool, if there is room. */
static void
add_plan (Work *work, uint32_t p, uint32_t found_at, size_t *next_shift)
{
  const uint32_t *steps = work->found.steps + (size_t)found_at * work->found.longest;
  PoolPlan *plan = &work->pool[work->pool_first[p] + work->n_pool[p]];
  uint32_t n = work->found.length[found_at];
  int64_t worth = 0;
  int32_t units = 0;

  if (*next_shift + n > work->shift_first[p + 1]
      || work->pool_first[p] + work->n_pool[p] == work->pool_first[p + 1])
    return;
  *plan = (PoolPlan){ .first = *next_shift, .n = n };
  for (uint32_t i = 0; i < n; i++)
    {
      const Entry *entry = &work->entries[work->first[p] + steps[i]];

      work->pool_shift[(*next_shift)++] = entry->shift;
      worth += entry->worth - price_of (work, entry);
      units += entry->units;
    }
  plan->worth = (int32_t)(worth - yui_assign_unfairness (work, p, units));
  work->n_pool[p]++;
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

static void
make_pool (Work *work, uint32_t p, int32_t loss_max)
{
  const Entry *list = work->entries + work->first[p];
  size_t n = work->first[p + 1] - work->first[p], next_shift = work->shift_first[p];

  for (size_t i = 0; i < n; i++)
    work->gain[i] = work->seats[list[i].shift] > 0 ? list[i].worth - work->best_price[list[i].shift]
                                                   : -2 * loss_max;
  yui_assign_list_plans (work, p, work->gain, loss_max);
  work->n_pool[p] = 0;
  for (uint32_t i = 0; i < work->found.n; i++)
    {
      uint32_t best = find_best (&work->found);

      add_plan (work, p, best, &next_shift);
      work->found.value[best] = INT64_MIN;
    }
  if (work->pool_first[p] + work->n_pool[p] == work->pool_first[p + 1])
    work->n_pool[p]--;
  work->pool[work->pool_first[p] + work->n_pool[p]++] = (PoolPlan){ 0 };
  work->pool_on[p] = 0;
}

void
yui_assign_make_pools (Work *work, int32_t loss_max)
{
  for (uint32_t p = 0; p < work->problem->n_people; p++)
    make_pool (work, p, loss_max);
}

/* ---- moves ---- */

typedef struct
{
  int32_t heat, over, empty;
} Climate;

/* What the seats of a plan gain when it is left or entered. */
static int64_t
leave (Work *work, const PoolPlan *plan, const Climate *climate)
{
  const uint32_t *shifts = work->pool_shift + plan->first;
  int64_t change = -(int64_t)plan->worth;

  for (uint32_t i = 0; i < plan->n; i++)
    {
      uint32_t s = shifts[i];

      if (work->n_on[s]-- > work->seats[s])
        change += climate->over;
      else
        change -= work->best_price[s] < climate->empty ? work->best_price[s] : climate->empty;
    }
  return change;
}

static int64_t
enter (Work *work, const PoolPlan *plan, const Climate *climate)
{
  const uint32_t *shifts = work->pool_shift + plan->first;
  int64_t change = plan->worth;

  for (uint32_t i = 0; i < plan->n; i++)
    {
      uint32_t s = shifts[i];

      if (work->n_on[s]++ >= work->seats[s])
        change -= climate->over;
      else
        change += work->best_price[s] < climate->empty ? work->best_price[s] : climate->empty;
    }
  return change;
}

/* −log₂ of a random part of one, in 256ths; straight between powers of two. */
static int64_t
any_log (uint64_t random)
{
  int64_t n_zeros = 0;

  for (; n_zeros < 63 && (random >> 63) == 0; n_zeros++)
    random <<= 1;
  return (n_zeros + 1) * 256 - (int64_t)(random >> 55 & 255);
}

static void
move_anybody (Work *work, const Climate *climate)
{
  uint64_t random = yui_hash (work->random++), low = random & UINT32_MAX;
  uint32_t p = (uint32_t)((random >> 32) * work->problem->n_people >> 32);
  uint32_t to = (uint32_t)((low * low >> 32) * work->n_pool[p] >> 32); /* the best most often */
  const PoolPlan *plans = work->pool + work->pool_first[p];
  const PoolPlan *from_plan = &plans[work->pool_on[p]], *to_plan = &plans[to];
  int64_t change;

  if (to_plan == from_plan)
    return;
  change = leave (work, from_plan, climate);
  change += enter (work, to_plan, climate);
  if (change >= 0 || -change * 256 < climate->heat * any_log (yui_hash (random)))
    {
      work->pool_on[p] = to;
      return;
    }
  leave (work, to_plan, climate);
  enter (work, from_plan, climate);
}

static void
count_seats (Work *work)
{
  memset (work->n_on, 0, work->problem->n_shifts * sizeof (uint32_t));
  for (uint32_t p = 0; p < work->problem->n_people; p++)
    {
      const PoolPlan *plan = &work->pool[work->pool_first[p] + work->pool_on[p]];

      for (uint32_t i = 0; i < plan->n; i++)
        work->n_on[work->pool_shift[plan->first + i]]++;
    }
}

void
yui_assign_anneal (Work *work, size_t n_moves, int32_t heat, int32_t over, int32_t empty)
{
  const Climate climate = { heat, over, empty };

  count_seats (work);
  for (size_t i = 0; i < n_moves; i++)
    move_anybody (work, &climate);
}

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
