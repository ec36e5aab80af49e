/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-assign-private.h"

#include <string.h>

/* Lagrangian relaxation: seats may be overfilled at a price. Whatever the prices, Σ seats × price +
 * Σ each person's best plan is no less than the value of any answer. */

/* Sets demand from everybody's best plans; returns the bound of these prices. */
static int64_t
plan_everybody (Work *work)
{
  const YuiAssignProblem *problem = work->problem;
  int64_t sum = 0;

  memset (work->demand, 0, problem->n_shifts * sizeof (int32_t));
  for (uint32_t s = 0; s < problem->n_shifts; s++)
    sum += (int64_t)work->price[s] * work->seats[s];
  for (uint32_t p = 0; p < problem->n_people; p++)
    {
      const Entry *list = work->entries + work->first[p];
      size_t n = work->first[p + 1] - work->first[p];
      uint32_t n_chosen;
      int64_t total;

      for (size_t i = 0; i < n; i++)
        work->gain[i] = list[i].worth - work->price[list[i].shift];
      n_chosen = yui_assign_plan (work, p, work->gain, &total);
      for (uint32_t c = 0; c < n_chosen; c++)
        work->demand[list[work->chosen[c]].shift]++;
      sum += total;
    }
  return sum;
}

void
yui_assign_bound_step (Work *work, double *step, int64_t target)
{
  uint32_t n_shifts = work->problem->n_shifts;
  int64_t bound = plan_everybody (work);
  double norm = 0.0, scale;

  if (bound < work->bound)
    {
      work->bound = bound;
      memcpy (work->best_price, work->price, n_shifts * sizeof (int32_t));
    }
  else
    *step *= 0.95;
  for (uint32_t s = 0; s < n_shifts; s++)
    {
      double slack = (double)work->seats[s] - work->demand[s];

      norm += work->price[s] == 0 && slack > 0 ? 0.0 : slack * slack;
    }
  if (norm == 0.0)
    return;
  scale = *step * (double)(bound - target) / norm;
  for (uint32_t s = 0; s < n_shifts; s++)
    {
      double price = work->price[s] - scale * ((double)work->seats[s] - work->demand[s]);

      price = price < 0.0                                 ? 0.0
              : price > 2.0 * FINE * YUI_ASSIGN_VALUE_MAX ? 2.0 * FINE * YUI_ASSIGN_VALUE_MAX
                                                          : price;
      work->price[s] = (int32_t)(price + 0.5);
    }
}
