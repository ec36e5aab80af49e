/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-assign-private.h"

#include "yui-hash.h"
#include "yui-linear.h"

#include <string.h>

static uint64_t
next_random (Work *work)
{
  return yui_hash (work->random++);
}

static uint32_t
any_below (Work *work, uint32_t n)
{
  return (uint32_t)((next_random (work) >> 32) * n >> 32);
}

/* ---- putting on and taking off ---- */

static void
set_on (Work *work, uint32_t e, bool on)
{
  const Entry *entry = &work->entries[e];
  int32_t units = work->units_on[entry->person];
  int32_t after = on ? units + entry->units : units - entry->units;

  work->on[e] = on;
  work->n_on[entry->shift] += on ? 1u : -1u;
  work->value += on ? entry->worth : -entry->worth;
  work->value += yui_assign_unfairness (work, entry->person, units)
                 - yui_assign_unfairness (work, entry->person, after);
  work->units_on[entry->person] = after;
}

void
yui_assign_clear (Work *work)
{
  memset (work->on, 0, work->first[work->problem->n_people]);
  memset (work->n_on, 0, work->problem->n_shifts * sizeof (uint32_t));
  memset (work->units_on, 0, work->problem->n_people * sizeof (int32_t));
  memset (work->queued, 0, work->problem->n_people);
  work->n_queued = 0;
  work->queue_at = 0;
  work->value = 0;
}

void
yui_assign_keep_best (Work *work)
{
  if (work->value <= work->best_value)
    return;
  work->best_value = work->value;
  memcpy (work->best_on, work->on, work->first[work->problem->n_people]);
}

void
yui_assign_go_back (Work *work)
{
  yui_assign_clear (work);
  for (size_t e = 0; e < work->first[work->problem->n_people]; e++)
    if (work->best_on[e])
      set_on (work, (uint32_t)e, true);
}

bool
yui_assign_fits (const Work *work, uint32_t e, bool *caps)
{
  const Entry *entry = &work->entries[e];
  uint32_t p = entry->person, n_that_day = 1;

  *caps = false;
  for (size_t i = work->first[p]; i < work->first[p + 1]; i++)
    {
      const Entry *other = &work->entries[i];

      if (!work->on[i] || i == e)
        continue;
      if (!(i < e ? may_follow (work, entry->shift, other->shift)
                  : may_follow (work, other->shift, entry->shift)))
        return false;
      n_that_day += is_same_day (work, entry, other);
    }
  if (entry->day_room != UINT8_MAX && n_that_day > entry->day_room)
    return false;
  *caps = work->cap_units[p] >= 0 && work->units_on[p] + entry->units > work->cap_units[p];
  return !*caps;
}

bool
yui_assign_put (Work *work, uint32_t e)
{
  uint32_t s = work->entries[e].shift;
  bool caps;

  if (work->n_on[s] >= work->seats[s] || !yui_assign_fits (work, e, &caps))
    return false;
  set_on (work, e, true);
  return true;
}

/* ---- one person ---- */

static void
clear_person (Work *work, uint32_t p)
{
  for (size_t e = work->first[p]; e < work->first[p + 1]; e++)
    if (work->on[e])
      set_on (work, (uint32_t)e, false);
}

/* The entry of a full shift that is worth least. */
static uint32_t
find_least (const Work *work, uint32_t shift)
{
  uint32_t least = NO_ENTRY;

  for (size_t i = work->first_at[shift]; i < work->first_at[shift + 1]; i++)
    {
      uint32_t e = work->entry_at[i];

      if (work->on[e] && (least == NO_ENTRY || work->entries[e].worth < work->entries[least].worth))
        least = e;
    }
  return least;
}

static void
enqueue (Work *work, uint32_t p)
{
  uint32_t n_people = work->problem->n_people;

  if (work->queued[p])
    return;
  work->queued[p] = true;
  work->queue[(work->queue_at + work->n_queued++) % n_people] = p;
}

static uint32_t
dequeue (Work *work)
{
  uint32_t p = work->queue[work->queue_at];

  work->queue_at = (work->queue_at + 1) % work->problem->n_people;
  work->n_queued--;
  work->queued[p] = false;
  return p;
}

/* Takes the shifts that were chosen for a person, and lets go whoever is in the way. */
static void
take_chosen (Work *work, uint32_t p, uint32_t n_chosen)
{
  for (uint32_t c = 0; c < n_chosen; c++)
    {
      uint32_t e = (uint32_t)work->first[p] + work->chosen[c], s = work->entries[e].shift;

      if (work->n_on[s] >= work->seats[s])
        {
          uint32_t least = find_least (work, s);

          set_on (work, least, false);
          enqueue (work, work->entries[least].person);
        }
      set_on (work, e, true);
    }
}

/* What a person would gain by a shift, whoever is let go losing in full. */
static int32_t
gain_of (const Work *work, const Entry *entry)
{
  uint32_t s = entry->shift;

  if (work->seats[s] == 0)
    return 0;
  if (work->n_on[s] < work->seats[s])
    return entry->worth;
  return entry->worth - work->entries[find_least (work, s)].worth;
}

static void
replan_person (Work *work, uint32_t p)
{
  const Entry *list = work->entries + work->first[p];
  size_t n = work->first[p + 1] - work->first[p];
  uint32_t n_chosen;
  int64_t total;

  clear_person (work, p);
  for (size_t i = 0; i < n; i++)
    work->gain[i] = gain_of (work, &list[i]);
  n_chosen = yui_assign_plan (work, p, work->gain, &total);
  take_chosen (work, p, n_chosen);
}

void
yui_assign_settle (Work *work, uint32_t n)
{
  for (uint32_t i = 0; i < n; i++)
    replan_person (work,
                   work->n_queued > 0 ? dequeue (work) : any_below (work, work->problem->n_people));
}

/* ---- everybody, under the prices ---- */

static void
shuffle (Work *work)
{
  for (uint32_t i = 0; i < work->problem->n_people; i++)
    {
      uint32_t j = any_below (work, i + 1);

      work->order[i] = work->order[j];
      work->order[j] = i;
    }
}

void
yui_assign_fill (Work *work)
{
  shuffle (work);
  for (uint32_t o = 0; o < work->problem->n_people; o++)
    {
      uint32_t p = work->order[o], n_chosen;
      const Entry *list = work->entries + work->first[p];
      size_t n = work->first[p + 1] - work->first[p];
      int64_t total;

      for (size_t i = 0; i < n; i++)
        work->gain[i] = work->n_on[list[i].shift] < work->seats[list[i].shift]
                            ? list[i].worth - work->price[list[i].shift] + FINE
                            : 0;
      n_chosen = yui_assign_plan (work, p, work->gain, &total);
      take_chosen (work, p, n_chosen);
    }
  for (uint32_t o = 0; o < work->problem->n_people; o++)
    replan_person (work, work->order[o]);
}

/* ---- all shifts of a moment ---- */

/* Takes off everybody at the shifts that cover the moment; returns the number of these shifts. Each
 * person has at most one of them. */
static uint32_t
open_moment (Work *work, uint32_t shift)
{
  int64_t at_min = work->start_min[shift];
  uint32_t n = 0;

  for (uint32_t s = 0; s < work->problem->n_shifts; s++)
    if (s == shift || (work->start_min[s] <= at_min && at_min < work->end_min[s]))
      work->moment[n++] = s;
  return n;
}

static int64_t
worth_now (const Work *work, const Entry *entry)
{
  int32_t units = work->units_on[entry->person];

  return (entry->worth + yui_assign_unfairness (work, entry->person, units)
          - yui_assign_unfairness (work, entry->person, units + entry->units))
         / FINE;
}

/* Adds a row per seat of a shift, with an edge to each person who could come. */
static void
add_rows (Work *work, uint32_t shift, YuiLinearSparse *linear, size_t *n_edges)
{
  size_t n_people = work->first_at[shift + 1] - work->first_at[shift];
  uint32_t rows = work->seats[shift] < n_people ? work->seats[shift] : (uint32_t)n_people;
  size_t first_edge = *n_edges, n_here;

  if (rows == 0)
    return;
  for (size_t i = work->first_at[shift]; i < work->first_at[shift + 1]; i++)
    {
      uint32_t e = work->entry_at[i];
      bool caps;

      if (!yui_assign_fits (work, e, &caps))
        continue;
      work->edge_person[*n_edges] = work->entries[e].person;
      work->edge_entry[*n_edges] = e;
      work->edge_value[(*n_edges)++] = worth_now (work, &work->entries[e]);
    }
  n_here = *n_edges - first_edge;
  for (uint32_t r = 0; r < rows; r++)
    {
      if (r > 0)
        {
          memcpy (work->edge_person + *n_edges, work->edge_person + first_edge,
                  n_here * sizeof (uint32_t));
          memcpy (work->edge_entry + *n_edges, work->edge_entry + first_edge,
                  n_here * sizeof (uint32_t));
          memcpy (work->edge_value + *n_edges, work->edge_value + first_edge,
                  n_here * sizeof (int64_t));
          *n_edges += n_here;
        }
      work->row_first[++linear->n_rows] = *n_edges;
    }
}

void
yui_assign_reassign (Work *work, uint32_t shift)
{
  YuiLinearSparse linear
      = { 0, work->problem->n_people, work->row_first, work->edge_person, work->edge_value };
  uint32_t n_moment = open_moment (work, shift);
  size_t n_edges = 0;
  int64_t total;

  for (uint32_t m = 0; m < n_moment; m++)
    for (size_t i = work->first_at[work->moment[m]]; i < work->first_at[work->moment[m] + 1]; i++)
      if (work->on[work->entry_at[i]])
        set_on (work, work->entry_at[i], false);
  work->row_first[0] = 0;
  for (uint32_t m = 0; m < n_moment; m++)
    add_rows (work, work->moment[m], &linear, &n_edges);
  if (yui_linear_sparse (&linear, work->linear_scratch, work->row_col, &total) != YUI_LINEAR_OK)
    return;
  for (uint32_t r = 0; r < linear.n_rows; r++)
    for (size_t e = work->row_first[r]; e < work->row_first[r + 1]; e++)
      if (work->edge_person[e] == work->row_col[r])
        set_on (work, work->edge_entry[e], true);
}
