/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-assign-private.h"

#include <string.h>

#define DAY_S          86400
#define JAPAN_S        (9 * 3600)
#define WORK_MAX_MIN   10080
#define TRAVEL_MAX_MIN 1440
#define UNFAIR_MAX     100000

static int64_t
floor_div (int64_t a, int64_t b)
{
  return a / b - (a % b < 0);
}

/* ---- checking ---- */

static bool
is_shift (const YuiAssignShift *shift)
{
  return shift->end_s >= shift->start_s && shift->work_min <= WORK_MAX_MIN
         && shift->seats <= INT32_MAX && shift->start_s > -(INT64_C (1) << 40)
         && shift->end_s < INT64_C (1) << 40 && yui_geo_is_place (shift->lat_udeg, shift->lon_udeg);
}

static bool
is_pair (const YuiAssignProblem *problem, size_t i)
{
  const YuiAssignPair *pair = &problem->pairs[i];

  if (pair->shift >= problem->n_shifts || pair->person >= problem->n_people || pair->score < 0
      || pair->score > YUI_ASSIGN_VALUE_MAX - problem->seat_value)
    return false;
  if ((pair->flags & YUI_ASSIGN_PINNED) && (pair->flags & YUI_ASSIGN_FORBIDDEN))
    return false;
  return i == 0 || pair[-1].person < pair->person
         || (pair[-1].person == pair->person && pair[-1].shift < pair->shift);
}

static YuiAssignStatus
check_problem (const YuiAssignProblem *problem, size_t *bad_pair)
{
  *bad_pair = YUI_ASSIGN_NO_PAIR;
  if (problem->seat_value < 0 || problem->seat_value > YUI_ASSIGN_VALUE_MAX
      || problem->unfair_per_h < 0 || problem->unfair_per_h > UNFAIR_MAX
      || problem->travel_min > TRAVEL_MAX_MIN || problem->n_pairs >= UINT32_MAX)
    return YUI_ASSIGN_EINVAL;
  for (uint32_t s = 0; s < problem->n_shifts; s++)
    if (!is_shift (&problem->shifts[s]))
      return YUI_ASSIGN_EINVAL;
  for (uint32_t p = 0; p < problem->n_people; p++)
    if (problem->people[p].cap_min > INT32_MAX || problem->people[p].fair_min >= INT32_MAX)
      return YUI_ASSIGN_EINVAL;
  for (size_t i = 0; i < problem->n_pairs; i++)
    if (!is_pair (problem, i))
      {
        *bad_pair = i;
        return YUI_ASSIGN_EINVAL;
      }
  return YUI_ASSIGN_OK;
}

/* ---- taking in ---- */

int32_t
yui_assign_travel_min (const Work *work, uint32_t from, uint32_t to)
{
  const YuiAssignProblem *problem = work->problem;

  return yui_geo_travel_min (&work->frame[from], problem->shifts[to].lat_udeg,
                             problem->shifts[to].lon_udeg, problem->travel_min,
                             problem->travel_m_per_min, TRAVEL_MAX_MIN);
}

static void
take_shifts (Work *work)
{
  const YuiAssignProblem *problem = work->problem;
  int64_t origin_s = problem->n_shifts > 0 ? problem->shifts[0].start_s : 0;

  for (uint32_t s = 0; s < problem->n_shifts; s++)
    origin_s = problem->shifts[s].start_s < origin_s ? problem->shifts[s].start_s : origin_s;
  for (uint32_t s = 0; s < problem->n_shifts; s++)
    {
      const YuiAssignShift *shift = &problem->shifts[s];

      work->start_min[s] = floor_div (shift->start_s - origin_s, 60);
      work->end_min[s] = -floor_div (origin_s - shift->end_s, 60);
      work->day[s] = (int32_t)floor_div (shift->start_s + JAPAN_S, DAY_S);
      work->seats[s] = shift->seats;
      yui_geo_frame_init (&work->frame[s], shift->lat_udeg, shift->lon_udeg);
    }
  work->far_min = problem->travel_m_per_min == 0 ? problem->travel_min : TRAVEL_MAX_MIN;
}

static bool
is_fixed (const Work *work, const YuiAssignPair *pair)
{
  return (pair->flags & YUI_ASSIGN_PINNED)
         || ((pair->flags & YUI_ASSIGN_PUBLISHED) && !work->free_published);
}

static bool
are_apart (const Work *work, uint32_t a, uint32_t b)
{
  return may_follow (work, a, b) || may_follow (work, b, a);
}

/* Takes one fixed pair off the person's caps and the shift's seats; false when it cannot be kept
 * beside the fixed ones before it. Their number is n_fixed, their shifts are in fixed. */
static bool
fix (Work *work, const YuiAssignPair *pair, const uint32_t *fixed, uint32_t n_fixed)
{
  const YuiAssignPerson *person = &work->problem->people[pair->person];
  int32_t units = (int32_t)work->problem->shifts[pair->shift].work_min / work->unit_min;
  uint32_t n_that_day = 1;

  for (uint32_t i = 0; i < n_fixed; i++)
    {
      if (!are_apart (work, fixed[i], pair->shift))
        return false;
      n_that_day += work->day[fixed[i]] == work->day[pair->shift];
    }
  if (work->seats[pair->shift] == 0
      || (person->shifts_a_day > 0 && n_that_day > person->shifts_a_day))
    return false;
  if (work->cap_units[pair->person] >= 0)
    {
      if (units > work->cap_units[pair->person])
        return false;
      work->cap_units[pair->person] -= units;
    }
  work->seats[pair->shift]--;
  return true;
}

/* Fixes what is fixed of one person; the shifts' numbers go to work->kept, their number to
 * *n_fixed. */
static bool
fix_person (Work *work, size_t first, size_t end, uint32_t *n_fixed, size_t *bad_pair)
{
  const YuiAssignProblem *problem = work->problem;
  int64_t fixed_min = 0, beyond_min;
  uint32_t p = problem->pairs[first].person;

  *n_fixed = 0;
  for (size_t i = first; i < end; i++)
    {
      const YuiAssignPair *pair = &problem->pairs[i];

      if (!is_fixed (work, pair))
        continue;
      if (!fix (work, pair, work->kept, *n_fixed))
        {
          *bad_pair = i;
          return false;
        }
      work->kept[(*n_fixed)++] = pair->shift;
      work->fixed_value += (int64_t)(problem->seat_value + pair->score) * FINE;
      fixed_min += problem->shifts[pair->shift].work_min;
    }
  if (work->fair_min[p] == INT32_MAX || problem->unfair_per_h == 0)
    return true;
  beyond_min = fixed_min - work->fair_min[p];
  work->fixed_value -= beyond_min > 0 ? beyond_min * problem->unfair_per_h / 60 * FINE : 0;
  work->fair_min[p] = (int32_t)-beyond_min;
  return true;
}

/* Makes an entry of a pair that is free to take beside the fixed; false when it is not. */
static bool
make_entry (const Work *work, size_t i, uint32_t n_fixed, Entry *entry)
{
  const YuiAssignPair *pair = &work->problem->pairs[i];
  uint8_t room = work->problem->people[pair->person].shifts_a_day;

  if (is_fixed (work, pair) || (pair->flags & YUI_ASSIGN_FORBIDDEN))
    return false;
  *entry
      = (Entry){ .pair = i, .shift = pair->shift, .person = pair->person, .day_room = UINT8_MAX };
  entry->worth = (work->problem->seat_value + pair->score) * FINE;
  entry->units = (int32_t)work->problem->shifts[pair->shift].work_min / work->unit_min;
  if (room > 0)
    entry->day_room = room;
  for (uint32_t f = 0; f < n_fixed; f++)
    {
      if (!are_apart (work, work->kept[f], pair->shift))
        return false;
      if (room > 0 && work->day[work->kept[f]] == work->day[pair->shift] && --entry->day_room == 0)
        return false;
    }
  return work->cap_units[pair->person] < 0 || entry->units <= work->cap_units[pair->person];
}

static bool
is_before (const Work *work, const Entry *a, const Entry *b)
{
  if (work->start_min[a->shift] != work->start_min[b->shift])
    return work->start_min[a->shift] < work->start_min[b->shift];
  if (work->end_min[a->shift] != work->end_min[b->shift])
    return work->end_min[a->shift] < work->end_min[b->shift];
  return a->shift < b->shift;
}

/* Shell sort: lists are short, and nothing is allocated. */
static void
sort_list (const Work *work, Entry *list, size_t n)
{
  size_t step = 1;

  while (step < n / 3)
    step = step * 3 + 1;
  for (; step > 0; step /= 3)
    for (size_t i = step; i < n; i++)
      {
        Entry moved = list[i];
        size_t at = i;

        for (; at >= step && is_before (work, &moved, &list[at - step]); at -= step)
          list[at] = list[at - step];
        list[at] = moved;
      }
}

/* How many shifts of a sorted list could be worked one after another, at the most. */
static size_t
longest_chain (const Work *work, const Entry *list, size_t n)
{
  size_t length = 0;
  int64_t end_min = INT64_MIN;

  for (size_t i = 0; i < n; i++)
    {
      if (work->start_min[list[i].shift] >= end_min)
        {
          length++;
          end_min = work->end_min[list[i].shift];
        }
      else if (work->end_min[list[i].shift] < end_min)
        end_min = work->end_min[list[i].shift];
    }
  return length;
}

static YuiAssignStatus
take_pairs (Work *work, size_t *bad_pair)
{
  const YuiAssignProblem *problem = work->problem;
  size_t n_entries = 0, first = 0, end;

  for (uint32_t p = 0; p < problem->n_people; p++, first = end)
    {
      uint32_t cap_min = problem->people[p].cap_min, fair_min = problem->people[p].fair_min,
               n_fixed = 0;

      work->first[p] = n_entries;
      work->cap_units[p] = cap_min > 0 ? (int32_t)cap_min / work->unit_min : -1;
      work->fair_min[p] = fair_min > 0 ? (int32_t)fair_min : INT32_MAX;
      for (end = first; end < problem->n_pairs && problem->pairs[end].person == p;)
        end++;
      if (end > first && !fix_person (work, first, end, &n_fixed, bad_pair))
        return YUI_ASSIGN_ECONFLICT;
      for (size_t i = first; i < end; i++)
        n_entries += make_entry (work, i, n_fixed, &work->entries[n_entries]);
      sort_list (work, work->entries + work->first[p], n_entries - work->first[p]);
      if (longest_chain (work, work->entries + work->first[p], n_entries - work->first[p])
          > YUI_ASSIGN_CHAIN_MAX)
        return YUI_ASSIGN_EINVAL;
    }
  work->first[problem->n_people] = n_entries;
  return YUI_ASSIGN_OK;
}

static void
give_room (Work *work)
{
  work->pool_first[0] = 0;
  work->shift_first[0] = 0;
  for (uint32_t p = 0; p < work->problem->n_people; p++)
    {
      size_t n_plans, n_shifts;

      yui_assign_measure_pool (work->first[p + 1] - work->first[p], &n_plans, &n_shifts);
      work->pool_first[p + 1] = work->pool_first[p] + n_plans;
      work->shift_first[p + 1] = work->shift_first[p] + n_shifts;
    }
}

static void
turn_entries (Work *work)
{
  const YuiAssignProblem *problem = work->problem;
  size_t n_entries = work->first[problem->n_people];

  memset (work->first_at, 0, (problem->n_shifts + (size_t)1) * sizeof (size_t));
  for (size_t e = 0; e < n_entries; e++)
    work->first_at[work->entries[e].shift]++;
  for (uint32_t s = 0; s < problem->n_shifts; s++)
    work->first_at[s + 1] += work->first_at[s];
  for (size_t e = n_entries; e-- > 0;)
    work->entry_at[--work->first_at[work->entries[e].shift]] = (uint32_t)e;
}

YuiAssignStatus
yui_assign_setup (Work *work,
                  const YuiAssignProblem *problem,
                  bool free_published,
                  void *memory,
                  size_t *size,
                  size_t *bad_pair)
{
  YuiAssignStatus status = check_problem (problem, bad_pair);

  if (status != YUI_ASSIGN_OK)
    return status;
  *work = (Work){ .problem = problem, .free_published = free_published };
  *size = yui_assign_lay_out (work, memory);
  if (memory == NULL)
    return YUI_ASSIGN_OK;
  take_shifts (work);
  status = take_pairs (work, bad_pair);
  if (status != YUI_ASSIGN_OK)
    return status;
  turn_entries (work);
  give_room (work);
  return YUI_ASSIGN_OK;
}
