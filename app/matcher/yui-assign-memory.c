/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-assign-private.h"

#include "yui-linear.h"

#define ALIGN(n) (((n) + 15) / 16 * 16)

/* Numbers that decide how much memory is needed. */
typedef struct
{
  size_t longest;    /* list of a person */
  size_t plan_cells; /* of the largest plan */
  size_t n_plans;    /* of all pools */
  size_t n_shifts;   /* in these plans */
  size_t n_rows;     /* seats that somebody could take */
  size_t n_edges;    /* rows × people who could */
} Extent;

static int32_t
greatest_divisor (int32_t a, int32_t b)
{
  while (b != 0)
    {
      int32_t rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

static size_t
cells_of_plan (const YuiAssignProblem *problem, size_t first, size_t end, int32_t unit_min)
{
  const YuiAssignPerson *person = &problem->people[problem->pairs[first].person];
  size_t units = 0, rooms = person->shifts_a_day > 1 ? person->shifts_a_day : 1;

  for (size_t i = first; i < end; i++)
    units += problem->shifts[problem->pairs[i].shift].work_min / (uint32_t)unit_min;
  if (person->cap_min > 0 && person->cap_min / (uint32_t)unit_min < units)
    units = person->cap_min / (uint32_t)unit_min;
  else if (problem->unfair_per_h == 0 || person->fair_min == 0)
    units = 0;
  return ((end - first) * rooms + 1) * (units + 1);
}

static int32_t
unit_of (const YuiAssignProblem *problem)
{
  int32_t unit_min = 0;

  for (uint32_t s = 0; s < problem->n_shifts; s++)
    unit_min = greatest_divisor (unit_min, (int32_t)problem->shifts[s].work_min);
  return unit_min > 0 ? unit_min : 1;
}

static void
measure_lists (const YuiAssignProblem *problem, int32_t unit_min, Extent *extent)
{
  extent->n_plans = problem->n_people; /* who is in no pair has the empty plan */
  for (size_t first = 0, end; first < problem->n_pairs; first = end)
    {
      size_t cells, n_plans, n_shifts;

      for (end = first;
           end < problem->n_pairs && problem->pairs[end].person == problem->pairs[first].person;)
        end++;
      cells = cells_of_plan (problem, first, end, unit_min);
      extent->longest = end - first > extent->longest ? end - first : extent->longest;
      extent->plan_cells = cells > extent->plan_cells ? cells : extent->plan_cells;
      yui_assign_measure_pool (end - first, &n_plans, &n_shifts);
      extent->n_plans += n_plans;
      extent->n_shifts += n_shifts;
    }
}

static void
measure_seats (const YuiAssignProblem *problem, Extent *extent)
{
  for (uint32_t s = 0; s < problem->n_shifts; s++)
    extent->n_rows += problem->shifts[s].seats < problem->n_people ? problem->shifts[s].seats
                                                                   : problem->n_people;
  for (size_t i = 0; i < problem->n_pairs; i++)
    {
      uint32_t seats = problem->shifts[problem->pairs[i].shift].seats;

      extent->n_edges += seats < problem->n_people ? seats : problem->n_people;
    }
}

typedef struct
{
  char *base; /* NULL = only counting */
  size_t used;
} Arena;

static void *
carve (Arena *arena, size_t count, size_t size)
{
  void *piece = arena->base != NULL ? arena->base + arena->used : NULL;

  arena->used += ALIGN (count * size);
  return piece;
}

#define CARVE(arena, field, count) ((field) = carve (arena, (count), sizeof *(field)))

static void
carve_search (Work *work, Arena *arena, const Extent *extent)
{
  const YuiAssignProblem *problem = work->problem;

  CARVE (arena, work->on, problem->n_pairs);
  CARVE (arena, work->best_on, problem->n_pairs);
  CARVE (arena, work->units_on, problem->n_people);
  CARVE (arena, work->n_on, problem->n_shifts);
  CARVE (arena, work->queue, problem->n_people);
  CARVE (arena, work->queued, problem->n_people);
  CARVE (arena, work->moment, problem->n_shifts);
  CARVE (arena, work->row_first, extent->n_rows + 1);
  CARVE (arena, work->row_col, extent->n_rows);
  CARVE (arena, work->edge_person, extent->n_edges);
  CARVE (arena, work->edge_entry, extent->n_edges);
  CARVE (arena, work->edge_value, extent->n_edges);
  work->linear_scratch = carve (
      arena,
      yui_linear_sparse_scratch_size ((uint32_t)extent->n_rows, problem->n_people, extent->n_edges),
      1);
}

static void
carve_pools (Work *work, Arena *arena, const Extent *extent)
{
  size_t n_people = work->problem->n_people;

  work->found = (PlanList){ .max = POOL_PLANS - 1, .longest = (uint32_t)extent->longest };
  CARVE (arena, work->found.value, POOL_PLANS);
  CARVE (arena, work->found.length, POOL_PLANS);
  CARVE (arena, work->found.steps, POOL_PLANS * extent->longest);
  CARVE (arena, work->pool, extent->n_plans);
  CARVE (arena, work->pool_first, n_people + 1);
  CARVE (arena, work->n_pool, n_people);
  CARVE (arena, work->pool_on, n_people);
  CARVE (arena, work->pool_shift, extent->n_shifts);
  CARVE (arena, work->shift_first, n_people + 1);
  CARVE (arena, work->least_loss, work->problem->n_pairs);
  CARVE (arena, work->room, work->problem->n_shifts);
  CARVE (arena, work->takers, work->problem->n_shifts);
  CARVE (arena, work->marked, work->problem->n_shifts);
}

size_t
yui_assign_lay_out (Work *work, void *memory)
{
  const YuiAssignProblem *problem = work->problem;
  Arena arena = { memory, 0 };
  Extent extent = { 0 };

  work->unit_min = unit_of (problem);
  measure_lists (problem, work->unit_min, &extent);
  measure_seats (problem, &extent);
  CARVE (&arena, work->entries, problem->n_pairs);
  CARVE (&arena, work->first, problem->n_people + (size_t)1);
  CARVE (&arena, work->seats, problem->n_shifts);
  CARVE (&arena, work->cap_units, problem->n_people);
  CARVE (&arena, work->fair_min, problem->n_people);
  CARVE (&arena, work->start_min, problem->n_shifts);
  CARVE (&arena, work->end_min, problem->n_shifts);
  CARVE (&arena, work->frame, problem->n_shifts);
  CARVE (&arena, work->day, problem->n_shifts);
  CARVE (&arena, work->first_at, problem->n_shifts + (size_t)1);
  CARVE (&arena, work->entry_at, problem->n_pairs);
  CARVE (&arena, work->gain, extent.longest);
  CARVE (&arena, work->best, extent.plan_cells);
  CARVE (&arena, work->kept, extent.longest);
  CARVE (&arena, work->chosen, extent.longest);
  CARVE (&arena, work->price, problem->n_shifts);
  CARVE (&arena, work->best_price, problem->n_shifts);
  CARVE (&arena, work->demand, problem->n_shifts);
  CARVE (&arena, work->order, problem->n_people);
  carve_search (work, &arena, &extent);
  carve_pools (work, &arena, &extent);
  return arena.used + 16;
}
