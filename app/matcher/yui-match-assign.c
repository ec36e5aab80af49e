/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "yui-match-private.h"

#include "yui-assign.h"

#include <inttypes.h>
#include <stdlib.h>
#include <time.h>

#define SEATS_MAX 1000000
#define WEEK_MIN  10080
#define MIN_MAX   1000000

static const char *const flag_names[] = { "pinned", "forbidden", "published" };

/* A pair, and the row that it came from. */
typedef struct
{
  YuiAssignPair pair;
  size_t row;
} Read;

typedef struct
{
  YuiNames shift_names, people_names;
  YuiAssignShift *shifts;
  YuiAssignPerson *people;
  YuiAssignPair *pairs;
  Read *read;
  YuiAssignProblem problem;
  bool free_published;
} Assign;

static bool
read_shifts (Assign *assign, const YuiTable *table, YuiMatchError *error)
{
  bool failed = !yui_match_read_ids (table, &assign->shift_names, error);

  assign->shifts = yui_match_allocate (table->n_rows * sizeof (YuiAssignShift));
  for (size_t r = 0; r < table->n_rows && !failed; r++)
    {
      YuiRow row = { table, r, error, &failed };
      YuiAssignShift *shift = &assign->shifts[r];
      const YuiCell *end = yui_row_need (&row, "end");
      int64_t span_min;

      yui_row_need (&row, "start");
      shift->start_s = yui_row_time (&row, "start", 0);
      shift->end_s = yui_row_time (&row, "end", 0);
      span_min = (shift->end_s - shift->start_s) / 60;
      if (!failed && (shift->end_s < shift->start_s || span_min > WEEK_MIN))
        yui_row_fail (&row, end, "expected an end after the start, within seven days");
      shift->seats = (uint32_t)yui_row_int (&row, "seats", 0, SEATS_MAX, 1);
      shift->work_min
          = (uint32_t)yui_row_int (&row, "work_min", 0, WEEK_MIN, failed ? 0 : span_min);
      shift->lat_udeg = yui_row_degrees (&row, "lat", 90, YUI_ASSIGN_NOWHERE);
      shift->lon_udeg = yui_row_degrees (&row, "lon", 180, 0);
    }
  return !failed;
}

static bool
read_people (Assign *assign, const YuiTable *table, YuiMatchError *error)
{
  bool failed = !yui_match_read_ids (table, &assign->people_names, error);

  assign->people = yui_match_allocate (table->n_rows * sizeof (YuiAssignPerson));
  for (size_t r = 0; r < table->n_rows && !failed; r++)
    {
      YuiRow row = { table, r, error, &failed };

      assign->people[r].cap_min = (uint32_t)yui_row_int (&row, "cap_min", 0, MIN_MAX, 0);
      assign->people[r].fair_min = (uint32_t)yui_row_int (&row, "fair_min", 0, MIN_MAX, 0);
      assign->people[r].shifts_a_day = (uint8_t)yui_row_int (&row, "shifts_a_day", 0, 100, 0);
    }
  return !failed;
}

static int
by_person (const void *a, const void *b)
{
  const YuiAssignPair *x = &((const Read *)a)->pair, *y = &((const Read *)b)->pair;

  if (x->person != y->person)
    return x->person < y->person ? -1 : 1;
  return x->shift < y->shift ? -1 : x->shift > y->shift;
}

static bool
read_pairs (Assign *assign, const YuiTable *table, YuiMatchError *error)
{
  bool failed = false;
  int64_t score_max = YUI_ASSIGN_VALUE_MAX - assign->problem.seat_value;

  assign->read = yui_match_allocate (table->n_rows * sizeof (Read));
  assign->pairs = yui_match_allocate (table->n_rows * sizeof (YuiAssignPair));
  for (size_t r = 0; r < table->n_rows && !failed; r++)
    {
      YuiRow row = { table, r, error, &failed };
      YuiAssignPair *pair = &assign->read[r].pair;

      assign->read[r].row = r;
      pair->shift = yui_row_ref (&row, "shift", &assign->shift_names, "shifts");
      pair->person = yui_row_ref (&row, "person", &assign->people_names, "people");
      pair->score = (int32_t)yui_row_int (&row, "score", 0, score_max, 0);
      pair->flags = (uint8_t)yui_row_flags (&row, "flags", flag_names, 3);
      if ((pair->flags & YUI_ASSIGN_PINNED) && (pair->flags & YUI_ASSIGN_FORBIDDEN))
        yui_row_fail (&row, yui_row_cell (&row, "flags"), "expected pinned or forbidden, not both");
    }
  if (failed)
    return false;
  qsort (assign->read, table->n_rows, sizeof (Read), by_person);
  for (size_t r = 0; r < table->n_rows; r++)
    {
      if (r > 0 && by_person (&assign->read[r - 1], &assign->read[r]) == 0)
        return yui_match_fail (error, table->lines[assign->read[r].row], 1,
                               "expected a shift and person only once");
      assign->pairs[r] = assign->read[r].pair;
    }
  return true;
}

static bool
read_options (Assign *assign, const YuiTable *table, YuiMatchError *error)
{
  bool failed = false;
  YuiRow row = { table, 0, error, &failed };

  assign->problem.seat_value = 10000;
  if (table == NULL || table->n_rows == 0)
    return true;
  assign->problem.seat_value
      = (int32_t)yui_row_int (&row, "seat_value", 0, YUI_ASSIGN_VALUE_MAX, 10000);
  assign->problem.unfair_per_h = (int32_t)yui_row_int (&row, "unfair_per_h", 0, 100000, 0);
  assign->problem.travel_min = (uint16_t)yui_row_int (&row, "travel_min", 0, 1440, 0);
  assign->problem.travel_m_per_min
      = (uint16_t)yui_row_int (&row, "travel_m_per_min", 0, UINT16_MAX, 0);
  assign->problem.seed = yui_row_seed (&row, "seed");
  assign->free_published = yui_row_int (&row, "free_published", 0, 1, 0);
  return !failed;
}

/* ---- answering ---- */

static double
clock_s (void *data)
{
  struct timespec now;

  (void)data;
  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void
print_pairs (const Assign *assign, const uint8_t *taken, const YuiMatchOptions *options, FILE *out)
{
  const char *comma = "";

  for (size_t i = 0; i < assign->problem.n_pairs; i++)
    {
      const char *shift = assign->shift_names.names[assign->pairs[i].shift];
      const char *person = assign->people_names.names[assign->pairs[i].person];

      if (!taken[i])
        continue;
      if (!options->json)
        {
          fprintf (out, "%s\t%s\t%d\n", shift, person, assign->pairs[i].score);
          continue;
        }
      fprintf (out, "%s{\"shift\":", comma);
      yui_match_print_string (out, shift);
      fputs (",\"person\":", out);
      yui_match_print_string (out, person);
      fprintf (out, ",\"score\":%d}", assign->pairs[i].score);
      comma = ",";
    }
}

static void
print_reasons (const Assign *assign,
               const YuiAssignReason *reasons,
               const YuiMatchOptions *options,
               FILE *out)
{
  const char *comma = "";

  for (size_t s = 0; s < assign->problem.n_shifts; s++)
    {
      const char *shift = assign->shift_names.names[s];

      if (reasons[s] == YUI_ASSIGN_FILLED)
        continue;
      if (!options->json)
        {
          fprintf (out, "# empty\t%s\t%s\n", shift, yui_assign_reason_name (reasons[s]));
          continue;
        }
      fprintf (out, "%s{\"shift\":", comma);
      yui_match_print_string (out, shift);
      fprintf (out, ",\"reason\":\"%s\"}", yui_assign_reason_name (reasons[s]));
      comma = ",";
    }
}

static void
print_answer (const Assign *assign,
              const YuiAssignResult *result,
              const uint8_t *taken,
              const YuiAssignReason *reasons,
              const YuiMatchOptions *options,
              FILE *out)
{
  if (!options->json)
    {
      print_pairs (assign, taken, options, out);
      fprintf (out, "# filled %u of %u seats, value %" PRId64 ", bound %" PRId64 ", gap %.3f %%\n",
               result->n_filled, result->n_seats, result->value, result->bound,
               100.0 * result->gap);
      if (options->explain)
        print_reasons (assign, reasons, options, out);
      return;
    }
  fprintf (out,
           "{\"filled\":%u,\"seats\":%u,\"value\":%" PRId64 ",\"bound\":%" PRId64
           ",\"gap\":%.6f,\"assignment\":[",
           result->n_filled, result->n_seats, result->value, result->bound, result->gap);
  print_pairs (assign, taken, options, out);
  fputs ("],\"empty\":[", out);
  print_reasons (assign, reasons, options, out);
  fputs ("]}\n", out);
}

static YuiMatchOutcome
solve (Assign *assign,
       const YuiTable *pairs,
       const YuiMatchOptions *options,
       FILE *out,
       YuiMatchError *error)
{
  YuiAssignOptions limits
      = { .seconds = options->seconds, .free_published = assign->free_published };
  size_t size = yui_assign_memory_size (&assign->problem);
  void *memory = yui_match_allocate (size);
  uint8_t *taken = yui_match_allocate (assign->problem.n_pairs);
  YuiAssignReason *reasons
      = yui_match_allocate (assign->problem.n_shifts * sizeof (YuiAssignReason));
  YuiMatchOutcome outcome = YUI_MATCH_DONE;
  YuiAssignStatus status = YUI_ASSIGN_EINVAL;
  YuiAssignResult result = { .bad_pair = YUI_ASSIGN_NO_PAIR };

  if (options->seconds > 0.0)
    limits.now_s = clock_s;
  if (size > 0)
    status = yui_assign_solve (&assign->problem, &limits, memory, taken, &result);
  if (status == YUI_ASSIGN_OK)
    {
      yui_assign_explain (&assign->problem, memory, taken, reasons);
      print_answer (assign, &result, taken, reasons, options, out);
    }
  else if (status == YUI_ASSIGN_ECONFLICT)
    {
      yui_match_fail (error, pairs->lines[assign->read[result.bad_pair].row], 1,
                      "this pinned or published pair cannot be kept beside the others");
      outcome = YUI_MATCH_IMPOSSIBLE;
    }
  else
    {
      yui_match_fail (
          error, 0, 0,
          "expected times between 1900 and 2200, and fewer than %d shifts in a row for one person",
          YUI_ASSIGN_CHAIN_MAX);
      outcome = YUI_MATCH_REFUSED;
    }
  free (reasons);
  free (taken);
  free (memory);
  return outcome;
}

YuiMatchOutcome
yui_match_assign (const YuiDocument *document,
                  const YuiMatchOptions *options,
                  FILE *out,
                  YuiMatchError *error)
{
  Assign assign = { 0 };
  bool failed = false;
  YuiMatchOutcome outcome = YUI_MATCH_REFUSED;
  const YuiTable *shifts
      = yui_match_need_table (document, "shifts", "id start end seats work_min lat lon", error);
  const YuiTable *people
      = shifts != NULL
            ? yui_match_need_table (document, "people", "id cap_min fair_min shifts_a_day", error)
            : NULL;
  const YuiTable *pairs
      = people != NULL ? yui_match_need_table (document, "pairs", "shift person score flags", error)
                       : NULL;
  const YuiTable *settings
      = pairs != NULL
            ? yui_match_may_table (
                  document, "options",
                  "seat_value unfair_per_h travel_min travel_m_per_min seed free_published", error,
                  &failed)
            : NULL;

  if (pairs != NULL && !failed && read_options (&assign, settings, error)
      && read_shifts (&assign, shifts, error) && read_people (&assign, people, error)
      && read_pairs (&assign, pairs, error))
    {
      assign.problem.shifts = assign.shifts;
      assign.problem.people = assign.people;
      assign.problem.pairs = assign.pairs;
      assign.problem.n_shifts = (uint32_t)shifts->n_rows;
      assign.problem.n_people = (uint32_t)people->n_rows;
      assign.problem.n_pairs = pairs->n_rows;
      outcome = solve (&assign, pairs, options, out, error);
    }
  yui_names_clear (&assign.shift_names);
  yui_names_clear (&assign.people_names);
  free (assign.shifts);
  free (assign.people);
  free (assign.pairs);
  free (assign.read);
  return outcome;
}
