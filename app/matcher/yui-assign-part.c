/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-assign-private.h"

#include "yui-hash.h"

/* Exact search in parts. A few people who could take each other's shifts are let go, everybody else
 * stays, and the best of all their plans together is found by branching. What a plan loses under
 * the prices is never less than nothing, and next to nothing may be lost beside the plans they had:
 * so the branches are few. */

#define PART_MAX    32   /* people let go at once */
#define PART_MIN    6    /* of these to begin with */
#define PART_NODES  1000 /* branches of a part at the most */
#define PART_SHIFTS 1024 /* shifts that they could take; a part with more is left */
#define PLANS_TRIED 8    /* of somebody, to find a neighbour */
#define TRIES       4    /* of finding one, for each person of a part */
#define NO_PLAN     UINT32_MAX

typedef struct
{
  Work *work;
  uint32_t n, n_shifts;
  uint32_t person[PART_MAX]; /* those that have no plan yet come first */
  uint32_t on[PART_MAX];     /* by place in person */
  uint32_t best_person[PART_MAX], best_on[PART_MAX];
  uint32_t shift[PART_SHIFTS]; /* that they could take */
  int64_t best;                /* cost to stay below */
  uint32_t n_nodes;
  bool found;
} Part;

static const PoolPlan *
plans_of (const Work *work, uint32_t p)
{
  return work->pool + work->pool_first[p];
}

static int64_t
loss_of (const Work *work, uint32_t p, uint32_t plan)
{
  return (int64_t)plans_of (work, p)[0].worth - plans_of (work, p)[plan].worth;
}

static void
count_plan (Work *work, uint32_t p, uint32_t plan, int32_t change)
{
  const PoolPlan *taken = &plans_of (work, p)[plan];

  for (uint32_t i = 0; i < taken->n; i++)
    work->room[work->pool_shift[taken->first + i]] -= change;
}

static bool
has_room (const Work *work, const PoolPlan *plan)
{
  for (uint32_t i = 0; i < plan->n; i++)
    if (work->room[work->pool_shift[plan->first + i]] <= 0)
      return false;
  return true;
}

/* The person's best plan that has room; NO_PLAN when it loses `budget` or more. */
static uint32_t
first_plan (const Work *work, uint32_t p, int64_t budget)
{
  const PoolPlan *plans = plans_of (work, p);

  for (uint32_t k = 0; k < work->n_pool[p] && (int64_t)plans[0].worth - plans[k].worth < budget;
       k++)
    if (has_room (work, &plans[k]))
      return k;
  return NO_PLAN;
}

/* Marks the shifts of the person's plans that have room and lose less than `budget`; returns the
 * number of these plans. */
static uint32_t
mark_plans (Work *work, uint32_t p, uint32_t first, int64_t budget)
{
  const PoolPlan *plans = plans_of (work, p);
  uint32_t n = 0;

  work->mark++;
  for (uint32_t k = first; k < work->n_pool[p] && (int64_t)plans[0].worth - plans[k].worth < budget;
       k++)
    {
      if (!has_room (work, &plans[k]))
        continue;
      n++;
      for (uint32_t i = 0; i < plans[k].n; i++)
        {
          uint32_t s = work->pool_shift[plans[k].first + i];

          work->takers[s] += work->marked[s] != work->mark;
          work->marked[s] = work->mark;
        }
    }
  return n;
}

/* What seats cost that stay empty since too few are left who could take them. */
static int64_t
cost_of_seats (const Part *part)
{
  const Work *work = part->work;
  int64_t cost = 0;

  for (uint32_t i = 0; i < part->n_shifts; i++)
    {
      uint32_t s = part->shift[i];
      int32_t n_empty = work->room[s] - work->takers[s];

      if (n_empty > 0)
        cost += (int64_t)n_empty * work->best_price[s];
    }
  return cost;
}

static void
swap_people (Part *part, uint32_t a, uint32_t b)
{
  uint32_t p = part->person[a];

  part->person[a] = part->person[b];
  part->person[b] = p;
}

static void
keep_part (Part *part, int64_t cost)
{
  part->best = cost;
  part->found = true;
  for (uint32_t i = 0; i < part->n; i++)
    {
      part->best_person[i] = part->person[i];
      part->best_on[i] = part->on[i];
    }
}

/* The first plans of those who are left, which lose `least` together with `loss`; false when they
 * lose too much. */
static bool
find_first_plans (const Part *part, uint32_t n_left, uint32_t *first, int64_t *least)
{
  for (uint32_t i = 0; i < n_left; i++)
    {
      first[i] = first_plan (part->work, part->person[i], part->best - *least);
      if (first[i] == NO_PLAN)
        return false;
      *least += loss_of (part->work, part->person[i], first[i]);
    }
  return true;
}

/* Counts who could take which shift while all lose `least` at the least; returns the place of the
 * person with the fewest plans. */
static uint32_t
count_takers (Part *part, uint32_t n_left, const uint32_t *first, int64_t least)
{
  Work *work = part->work;
  uint32_t pick = 0, fewest = UINT32_MAX;

  for (uint32_t i = 0; i < part->n_shifts; i++)
    work->takers[part->shift[i]] = 0;
  for (uint32_t i = 0; i < n_left; i++)
    {
      uint32_t p = part->person[i];
      uint32_t n = mark_plans (work, p, first[i], part->best - least + loss_of (work, p, first[i]));

      if (n < fewest)
        {
          fewest = n;
          pick = i;
        }
    }
  return pick;
}

/* Gives plans to the first n_left people, the others having lost `loss`. Goes as deep as there are
 * people in a part. */
static void
branch (Part *part, uint32_t n_left, int64_t loss)
{
  Work *work = part->work;
  uint32_t first[PART_MAX], pick, p;
  int64_t least = loss, cost, others;

  if (part->n_nodes == 0)
    return;
  part->n_nodes--;
  if (!find_first_plans (part, n_left, first, &least))
    return;
  pick = count_takers (part, n_left, first, least);
  cost = least + cost_of_seats (part);
  if (cost >= part->best)
    return;
  if (n_left == 0)
    {
      keep_part (part, cost);
      return;
    }
  others = cost - loss_of (work, part->person[pick], first[pick]);
  swap_people (part, pick, n_left - 1);
  p = part->person[n_left - 1];
  for (uint32_t k = first[pick]; k < work->n_pool[p] && others + loss_of (work, p, k) < part->best;
       k++)
    {
      if (!has_room (work, &plans_of (work, p)[k]))
        continue;
      count_plan (work, p, k, 1);
      part->on[n_left - 1] = k;
      branch (part, n_left - 1, loss + loss_of (work, p, k));
      count_plan (work, p, k, -1);
    }
}

/* ---- who is let go ---- */

static uint32_t
any_below (Work *work, uint32_t n)
{
  return (uint32_t)((yui_hash (work->random++) >> 32) * n >> 32);
}

static void
add_person (Part *part, uint32_t p)
{
  for (uint32_t i = 0; i < part->n; i++)
    if (part->person[i] == p)
      return;
  part->person[part->n++] = p;
}

/* Somebody who has not the best plan, if such a one is met soon. */
static uint32_t
any_loser (Work *work)
{
  uint32_t p = any_below (work, work->problem->n_people);

  for (int i = 0; i < 8 && work->pool_on[p] == 0; i++)
    p = any_below (work, work->problem->n_people);
  return p;
}

/* A shift of the plan that somebody of the part has, or of a good one; NO_ENTRY when that is empty. */
static uint32_t
any_shift (const Part *part)
{
  Work *work = part->work;
  uint32_t p = part->person[any_below (work, part->n)], k = work->pool_on[p];
  uint32_t n_plans = work->n_pool[p] < PLANS_TRIED ? work->n_pool[p] : PLANS_TRIED;
  const PoolPlan *plan;

  if (any_below (work, 2) == 0)
    k = any_below (work, any_below (work, n_plans) + 1);
  plan = &plans_of (work, p)[k];
  return plan->n > 0 ? work->pool_shift[plan->first + any_below (work, plan->n)] : NO_ENTRY;
}

/* Adds somebody who could easily take a shift of the others, the one of three who loses least. */
static void
add_neighbour (Part *part)
{
  Work *work = part->work;
  uint32_t s = any_shift (part), best = NO_ENTRY;

  for (int i = 0; s != NO_ENTRY && i < 3; i++)
    {
      uint32_t n = (uint32_t)(work->first_at[s + 1] - work->first_at[s]);
      uint32_t e = work->entry_at[work->first_at[s] + any_below (work, n)];

      if (best == NO_ENTRY || work->least_loss[e] < work->least_loss[best])
        best = e;
    }
  if (best != NO_ENTRY)
    add_person (part, work->entries[best].person);
}

/* Adds the shifts of a plan that are not listed; false when they are too many. */
static bool
list_plan (Part *part, const PoolPlan *plan)
{
  Work *work = part->work;

  for (uint32_t i = 0; i < plan->n; i++)
    {
      uint32_t s = work->pool_shift[plan->first + i];

      if (work->marked[s] == work->mark)
        continue;
      if (part->n_shifts == PART_SHIFTS)
        return false;
      work->marked[s] = work->mark;
      part->shift[part->n_shifts++] = s;
    }
  return true;
}

/* Lists the shifts that the part has, and those of plans that lose less than `budget`. */
static bool
list_shifts (Part *part, int64_t budget)
{
  Work *work = part->work;

  part->n_shifts = 0;
  work->mark++;
  for (uint32_t i = 0; i < part->n; i++)
    {
      uint32_t p = part->person[i];

      for (uint32_t k = 0; k < work->n_pool[p]; k++)
        if ((k == work->pool_on[p] || loss_of (work, p, k) < budget)
            && !list_plan (part, &plans_of (work, p)[k]))
          return false;
    }
  return true;
}

static int64_t
cost_now (const Part *part)
{
  const Work *work = part->work;
  int64_t cost = 0;

  for (uint32_t i = 0; i < part->n; i++)
    cost += loss_of (work, part->person[i], work->pool_on[part->person[i]]);
  for (uint32_t i = 0; i < part->n_shifts; i++)
    cost += (int64_t)work->room[part->shift[i]] * work->best_price[part->shift[i]];
  return cost;
}

/* Finds the best plans of a part. A shift that was not listed would count nothing; so that shifts
 * are listed until all are that could count. */
static void
improve_part (Part *part)
{
  Work *work = part->work;
  int64_t budget = 0;

  while (part->best > budget || part->n_shifts == 0)
    {
      budget = part->best;
      if (!list_shifts (part, budget))
        return;
      part->best = cost_now (part);
      if (part->n_shifts == 0)
        return;
    }
  for (uint32_t i = 0; i < part->n; i++)
    count_plan (work, part->person[i], work->pool_on[part->person[i]], -1);
  branch (part, part->n, 0);
  for (uint32_t i = 0; part->found && i < part->n; i++)
    work->pool_on[part->best_person[i]] = part->best_on[i];
  for (uint32_t i = 0; i < part->n; i++)
    count_plan (work, part->person[i], work->pool_on[part->person[i]], 1);
}

static void
count_room (Work *work)
{
  for (uint32_t s = 0; s < work->problem->n_shifts; s++)
    work->room[s] = (int32_t)work->seats[s];
  for (uint32_t p = 0; p < work->problem->n_people; p++)
    count_plan (work, p, work->pool_on[p], 1);
}

/* Lets go somebody and neighbours of theirs; returns the branches that it took. */
static uint32_t
improve_somewhere (Work *work)
{
  Part part = { .work = work, .n_nodes = PART_NODES };

  add_person (&part, any_loser (work));
  for (uint32_t i = 0; i < TRIES * work->part_size && part.n < work->part_size; i++)
    add_neighbour (&part);
  improve_part (&part);
  return PART_NODES - part.n_nodes;
}

void
yui_assign_improve_parts (Work *work, uint32_t n_nodes)
{
  uint32_t n_used;

  count_room (work);
  if (work->part_size == 0)
    work->part_size = PART_MIN;
  for (; n_nodes > 0; n_nodes -= n_used < n_nodes ? n_used : n_nodes)
    {
      n_used = improve_somewhere (work) + 1;
      work->part_size += n_used < PART_NODES / 4 && work->part_size < PART_MAX;
      work->part_size -= n_used > PART_NODES / 2 && work->part_size > PART_MIN;
    }
}
