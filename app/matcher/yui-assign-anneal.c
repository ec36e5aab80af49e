/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-assign-private.h"

#include "yui-hash.h"

#include <string.h>

/* Simulated annealing over pools of plans. Beside prices that prove a good bound every answer loses
 * a little: a person who has not the best plan under these prices, a seat that is empty and has a
 * price. The best answers lose next to nothing anywhere, so a few plans of each person are enough,
 * and what they lose together is all there is to search for. On the way seats may be overfilled;
 * one too many or too few costs little at first and much at the end. */

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
