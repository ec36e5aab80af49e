/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-assign-private.h"

#include <string.h>

#define STEPS_MAX 4096 /* of one walk through a person's plans */

/* The best plan of one person: over the shifts in order of time, best[i][c][u] is the most that a
 * plan can gain whose last shift is i, the c-th of its day, within u units of the cap. */
typedef struct
{
  const Work *work;
  uint32_t person;
  const Entry *list;
  const int32_t *gain;
  const uint32_t *kept; /* list indexes that gain */
  uint32_t n_kept;
  int32_t n_units; /* of the cap; 0 = it does not matter */
  int32_t n_rooms; /* shifts a day that are told apart; 1 = they do not matter */
  int32_t *best;
  int32_t *early;   /* the most of rows before n_early, by units */
  uint32_t n_early; /* whoever works one of these can work any from here on, on another day */
} Plan;

static int64_t
unfair_value (const Work *work, int64_t beyond_min)
{
  return beyond_min > 0 ? beyond_min * work->problem->unfair_per_h / 60 * FINE : 0;
}

int64_t
yui_assign_unfairness (const Work *work, uint32_t person, int32_t units)
{
  int32_t left_min = work->fair_min[person];

  if (work->problem->unfair_per_h == 0 || left_min == INT32_MAX)
    return 0;
  return unfair_value (work, (int64_t)units * work->unit_min - left_min)
         - unfair_value (work, -(int64_t)left_min);
}

static int32_t *
row_of (const Plan *plan, uint32_t k, int32_t room)
{
  return plan->best
         + ((size_t)k * (size_t)plan->n_rooms + (size_t)room) * (size_t)(plan->n_units + 1);
}

static int32_t
units_of (const Plan *plan, uint32_t k)
{
  return plan->n_units > 0 ? plan->list[plan->kept[k]].units : 0;
}

/* to[u] = max (to[u], from[u − units] + gain). */
static void
extend (int32_t *to, const int32_t *from, int32_t n_units, int32_t units, int32_t gain)
{
  for (int32_t u = units; u <= n_units; u++)
    {
      int32_t sum = from[u - units] + gain;

      to[u] = sum > to[u] ? sum : to[u];
    }
}

/* Gains stay within 2^21 and chains within YUI_ASSIGN_CHAIN_MAX, so that sums cannot overflow. */
#define IMPOSSIBLE (INT32_MIN / 2)

/* Takes rows into plan->early that end long before entry k of the list begins. */
static void
take_early (Plan *plan, uint32_t k)
{
  const Work *work = plan->work;
  uint32_t shift = plan->list[plan->kept[k]].shift;

  for (; plan->n_early < k; plan->n_early++)
    {
      uint32_t earlier = plan->list[plan->kept[plan->n_early]].shift;

      if (work->day[earlier] == work->day[shift]
          || work->end_min[earlier] + work->far_min > work->start_min[shift])
        return;
      for (int32_t c = 0; c < plan->n_rooms; c++)
        extend (plan->early, row_of (plan, plan->n_early, c), plan->n_units, 0, 0);
    }
}

static void
fill_row (Plan *plan, uint32_t k)
{
  uint32_t own = plan->kept[k];
  const Entry *entry = &plan->list[own];
  int32_t units = units_of (plan, k), gain = plan->gain[own];

  for (int32_t c = 0; c < plan->n_rooms; c++)
    for (int32_t u = 0; u <= plan->n_units; u++)
      row_of (plan, k, c)[u] = c == 0 && u >= units ? gain : IMPOSSIBLE;
  take_early (plan, k);
  extend (row_of (plan, k, 0), plan->early, plan->n_units, units, gain);
  for (uint32_t j = plan->n_early; j < k; j++)
    {
      const Entry *earlier = &plan->list[plan->kept[j]];
      bool same_day = entry->day_room != UINT8_MAX && is_same_day (plan->work, earlier, entry);

      if ((same_day && entry->day_room == 1)
          || !may_follow (plan->work, entry->shift, earlier->shift))
        continue;
      for (int32_t c = 0; c < plan->n_rooms; c++)
        {
          int32_t to = same_day ? c + 1 : 0;

          if (to < plan->n_rooms && (plan->n_rooms == 1 || to < entry->day_room))
            extend (row_of (plan, k, to), row_of (plan, j, c), plan->n_units, units, gain);
        }
    }
}

typedef struct
{
  uint32_t k;
  int32_t room, units;
} State;

/* The best last state, or k = NO_ENTRY. */
static State
find_last (const Plan *plan, int64_t *total)
{
  State last = { NO_ENTRY, 0, 0 };

  *total = 0;
  for (uint32_t k = 0; k < plan->n_kept; k++)
    for (int32_t c = 0; c < plan->n_rooms; c++)
      for (int32_t u = 0; u <= plan->n_units; u++)
        {
          int64_t sum = row_of (plan, k, c)[u];

          sum -= yui_assign_unfairness (plan->work, plan->person, u);
          if (sum > *total)
            {
              *total = sum;
              last = (State){ k, c, u };
            }
        }
  return last;
}

/* The state that led to this one, or k = NO_ENTRY. */
static State
find_earlier (const Plan *plan, State state)
{
  const Entry *entry = &plan->list[plan->kept[state.k]];
  int32_t sum = row_of (plan, state.k, state.room)[state.units] - plan->gain[plan->kept[state.k]];
  int32_t units = state.units - units_of (plan, state.k);

  if (sum == 0)
    return (State){ NO_ENTRY, 0, 0 };
  for (uint32_t j = state.k; j-- > 0;)
    {
      const Entry *earlier = &plan->list[plan->kept[j]];
      bool same_day = entry->day_room != UINT8_MAX && is_same_day (plan->work, earlier, entry);

      if ((same_day && entry->day_room == 1)
          || !may_follow (plan->work, entry->shift, earlier->shift))
        continue;
      for (int32_t c = 0; c < plan->n_rooms; c++)
        if ((same_day ? c + 1 : 0) == state.room && row_of (plan, j, c)[units] == sum)
          return (State){ j, c, units };
    }
  return (State){ NO_ENTRY, 0, 0 };
}

/* Chooses what matters to this person: the cap only when all together would break it, rooms only
 * when limited. */
static void
set_dimensions (Plan *plan)
{
  const Work *work = plan->work;
  int32_t cap = work->cap_units[plan->person], all = 0;
  uint8_t room = 0;

  for (uint32_t k = 0; k < plan->n_kept; k++)
    {
      const Entry *entry = &plan->list[plan->kept[k]];

      all += entry->units;
      if (entry->day_room != UINT8_MAX && entry->day_room > room)
        room = entry->day_room;
    }
  plan->n_units
      = work->problem->unfair_per_h > 0 && work->fair_min[plan->person] != INT32_MAX ? all : 0;
  if (cap >= 0 && cap < all)
    plan->n_units = cap;
  plan->n_rooms = room > 1 ? room : 1;
}

/* Fills the table over the entries that gain more than `floor`. */
static Plan
tabulate (Work *work, uint32_t person, const int32_t *gain, int32_t floor)
{
  uint32_t n = (uint32_t)(work->first[person + 1] - work->first[person]);
  Plan plan = { .work = work,
                .person = person,
                .list = work->entries + work->first[person],
                .gain = gain,
                .kept = work->kept,
                .best = work->best };

  for (uint32_t i = 0; i < n; i++)
    if (gain[i] > floor
        && (work->cap_units[person] < 0 || plan.list[i].units <= work->cap_units[person]))
      work->kept[plan.n_kept++] = i;
  set_dimensions (&plan);
  plan.early = row_of (&plan, plan.n_kept, 0);
  for (int32_t u = 0; u <= plan.n_units; u++)
    plan.early[u] = IMPOSSIBLE;
  for (uint32_t k = 0; k < plan.n_kept; k++)
    fill_row (&plan, k);
  return plan;
}

uint32_t
yui_assign_plan (Work *work, uint32_t person, const int32_t *gain, int64_t *total)
{
  Plan plan = tabulate (work, person, gain, 0);
  State state = find_last (&plan, total);
  uint32_t n_chosen = 0;

  for (; state.k != NO_ENTRY; state = find_earlier (&plan, state))
    work->chosen[n_chosen++] = plan.kept[state.k];
  return n_chosen;
}

/* ---- many plans ---- */

/* A walk back through the table along every plan that reaches the threshold. */
typedef struct
{
  const Plan *plan;
  PlanList *found;
  uint32_t *path; /* kept indexes, last shift first */
  uint32_t n_path;
  int32_t units;     /* on the path */
  int64_t threshold; /* plans below it are not wanted */
  uint32_t budget;   /* steps left */
} Walk;

/* Keeps the path if it is among the best so far; raises the threshold when the list is full. */
static void
keep_path (Walk *walk, int64_t value)
{
  PlanList *found = walk->found;
  uint32_t at = found->n;

  value -= yui_assign_unfairness (walk->plan->work, walk->plan->person, walk->units);
  if (value < walk->threshold)
    return;
  if (found->n < found->max)
    found->n++;
  else
    at = found->least;
  found->value[at] = value;
  found->length[at] = walk->n_path;
  for (uint32_t i = 0; i < walk->n_path; i++)
    found->steps[(size_t)at * found->longest + i] = walk->plan->kept[walk->path[i]];
  if (found->n < found->max)
    return;
  found->least = 0;
  for (uint32_t i = 1; i < found->n; i++)
    if (found->value[i] < found->value[found->least])
      found->least = i;
  walk->threshold = found->value[found->least] + 1;
}

/* Steps to a state whose best way from the beginning gains `before` at the most, `after` having
 * been gained behind it. */
static void
walk_back (Walk *walk, State state, int64_t after)
{
  const Plan *plan = walk->plan;
  const Entry *entry = &plan->list[plan->kept[state.k]];
  int32_t left = state.units - units_of (plan, state.k);

  if (walk->budget == 0)
    return;
  walk->budget--;
  walk->path[walk->n_path++] = state.k;
  walk->units += entry->units;
  after += plan->gain[plan->kept[state.k]];
  if (state.room == 0)
    keep_path (walk, after);
  for (uint32_t j = state.k; j-- > 0;)
    {
      const Entry *earlier = &plan->list[plan->kept[j]];
      bool same_day = entry->day_room != UINT8_MAX && is_same_day (plan->work, earlier, entry);

      if ((same_day && (entry->day_room == 1 || state.room == 0)) || (!same_day && state.room > 0)
          || !may_follow (plan->work, entry->shift, earlier->shift))
        continue;
      for (int32_t c = same_day ? state.room - 1 : 0; c < (same_day ? state.room : plan->n_rooms);
           c++)
        if (after + row_of (plan, j, c)[left] >= walk->threshold)
          walk_back (walk, (State){ j, c, left }, after);
    }
  walk->units -= entry->units;
  walk->n_path--;
}

void
yui_assign_list_plans (Work *work, uint32_t person, const int32_t *gain, int32_t loss_max)
{
  Plan plan = tabulate (work, person, gain, -loss_max);
  PlanList *found = &work->found;
  int64_t total;

  find_last (&plan, &total);
  for (int32_t loss = FINE;; loss *= 8)
    {
      Walk walk = { .plan = &plan, .found = found, .path = work->chosen, .budget = STEPS_MAX };

      found->n = 0;
      walk.threshold = total - (loss < loss_max ? loss : loss_max);
      for (uint32_t k = 0; k < plan.n_kept; k++)
        for (int32_t c = 0; c < plan.n_rooms; c++)
          if (row_of (&plan, k, c)[plan.n_units] >= walk.threshold)
            walk_back (&walk, (State){ k, c, plan.n_units }, 0);
      if (found->n == found->max || loss >= loss_max)
        break;
    }
}
