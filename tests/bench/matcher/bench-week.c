/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills a made-up week: bench-week SHIFTS PEOPLE SECONDS [WEEK [SEED [LP-FILE ANSWER-FILE]]]. Shifts of
 * 3–8 hours with 1–3 seats; people have half-days free, caps of 4–12 hours, at most two shifts a
 * day; each shift can be worked by some 20 people. WEEK is the number of the week that is made up,
 * SEED the solver's. With files the same problem is written for other solvers, and the numbers of
 * the variables that our answer sets to one. */
#include "matcher/yui-assign.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define HOUR_S    3600
#define DAY_S     86400
#define START_S   INT64_C (1795359600)
#define QUALIFIED 60 /* people near enough; about a third of them are free */

static uint64_t state;

static uint32_t
any (uint32_t n)
{
  state = state * UINT64_C (6364136223846793005) + UINT64_C (1442695040888963407);
  return (uint32_t)((state >> 33) % n);
}

static double
now_s (void *data)
{
  struct timespec t;

  (void)data;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int
by_person (const void *a, const void *b)
{
  const YuiAssignPair *x = a, *y = b;

  if (x->person != y->person)
    return x->person < y->person ? -1 : 1;
  return x->shift < y->shift ? -1 : x->shift > y->shift;
}

static void
make_week (YuiAssignProblem *problem,
           YuiAssignShift *shifts,
           YuiAssignPerson *people,
           YuiAssignPair *pairs)
{
  uint16_t *free_half_days = malloc (problem->n_people * sizeof (uint16_t));
  uint32_t *last = calloc (problem->n_people, sizeof (uint32_t));

  for (uint32_t p = 0; p < problem->n_people; p++)
    {
      people[p] = (YuiAssignPerson){ .cap_min = (4 + any (9)) * 60, .shifts_a_day = 2 };
      free_half_days[p] = 0;
      for (int h = 0; h < 14; h++)
        free_half_days[p] |= (uint16_t)((any (10) < 6) << h);
    }
  for (uint32_t s = 0; s < problem->n_shifts; s++)
    {
      uint32_t day = any (7), start_half = 12 + any (26), hours = 3 + any (6);
      uint16_t needs = (uint16_t)(1 << (day * 2 + (start_half >= 24)));
      uint32_t end_half = start_half + hours * 2;

      if (start_half < 24 && end_half > 26)
        needs |= (uint16_t)(1 << (day * 2 + 1));
      shifts[s] = (YuiAssignShift){ .start_s = START_S + day * DAY_S + start_half * HOUR_S / 2,
                                    .seats = 1 + any (3),
                                    .work_min = hours * 60,
                                    .lat_udeg = 38000000 + (int32_t)any (100000),
                                    .lon_udeg = 138000000 + (int32_t)any (100000) };
      shifts[s].end_s = shifts[s].start_s + hours * HOUR_S;
      for (int q = 0; q < QUALIFIED; q++)
        {
          uint32_t p = any (problem->n_people);

          if ((free_half_days[p] & needs) != needs || last[p] == s + 1)
            continue;
          last[p] = s + 1;
          pairs[problem->n_pairs++] = (YuiAssignPair){ s, p, (int32_t)any (10001), 0 };
        }
    }
  qsort (pairs, problem->n_pairs, sizeof (YuiAssignPair), by_person);
  free (free_half_days);
  free (last);
}

static int
may_follow (const YuiAssignShift *a, const YuiAssignShift *b)
{
  return a->end_s + 1800 <= b->start_s || b->end_s + 1800 <= a->start_s;
}

/* In the format of CPLEX, which most solvers read. */
static void
write_lp (const YuiAssignProblem *problem, const char *path)
{
  FILE *file = fopen (path, "w");

  if (file == NULL)
    {
      perror (path);
      exit (1);
    }
  fputs ("Maximize\n", file);
  for (size_t i = 0; i < problem->n_pairs; i++)
    fprintf (file, " + %d x%zu\n", problem->seat_value + problem->pairs[i].score, i);
  fputs ("Subject To\n", file);
  for (uint32_t s = 0; s < problem->n_shifts; s++)
    {
      int n = 0;

      for (size_t i = 0; i < problem->n_pairs; i++)
        if (problem->pairs[i].shift == s)
          n += fprintf (file, " + x%zu", i);
      if (n > 0)
        fprintf (file, " <= %u\n", problem->shifts[s].seats);
    }
  for (size_t first = 0, end; first < problem->n_pairs; first = end)
    {
      const YuiAssignPerson *person = &problem->people[problem->pairs[first].person];

      for (end = first;
           end < problem->n_pairs && problem->pairs[end].person == problem->pairs[first].person;
           end++)
        fprintf (file, " + %u x%zu", problem->shifts[problem->pairs[end].shift].work_min, end);
      fprintf (file, " <= %u\n", person->cap_min);
      for (int day = 0; day < 7; day++)
        {
          int n = 0;

          for (size_t i = first; i < end; i++)
            if ((problem->shifts[problem->pairs[i].shift].start_s - START_S) / DAY_S == day)
              n += fprintf (file, " + x%zu", i);
          if (n > 0)
            fputs (" <= 2\n", file);
        }
      for (size_t i = first; i < end; i++)
        for (size_t j = i + 1; j < end; j++)
          if (!may_follow (&problem->shifts[problem->pairs[i].shift],
                           &problem->shifts[problem->pairs[j].shift]))
            fprintf (file, " x%zu + x%zu <= 1\n", i, j);
    }
  fputs ("Binary\n", file);
  for (size_t i = 0; i < problem->n_pairs; i++)
    fprintf (file, " x%zu\n", i);
  fputs ("End\n", file);
  fclose (file);
}

static void
write_answer (const YuiAssignProblem *problem, const uint8_t *taken, const char *path)
{
  FILE *file = fopen (path, "w");

  if (file == NULL)
    {
      perror (path);
      exit (1);
    }
  for (size_t i = 0; i < problem->n_pairs; i++)
    if (taken[i])
      fprintf (file, "%zu\n", i);
  fclose (file);
}

static bool
print_progress (const YuiAssignProgress *progress, void *data)
{
  (void)data;
  if (getenv ("VERBOSE") != NULL)
    printf ("%u %" PRId64 " %" PRId64 " %.3f%%\n", progress->n_rounds, progress->value,
            progress->bound,
            100.0 * (double)(progress->bound - progress->value) / (double)progress->bound);
  return true;
}

int
main (int argc, char **argv)
{
  uint32_t n_shifts = argc > 2 ? (uint32_t)strtoul (argv[1], NULL, 10) : 200;
  uint32_t n_people = argc > 2 ? (uint32_t)strtoul (argv[2], NULL, 10) : 400;
  YuiAssignShift *shifts = malloc (n_shifts * sizeof (YuiAssignShift));
  YuiAssignPerson *people = malloc (n_people * sizeof (YuiAssignPerson));
  YuiAssignPair *pairs = malloc ((size_t)n_shifts * QUALIFIED * sizeof (YuiAssignPair));
  YuiAssignProblem problem = { .shifts = shifts,
                               .people = people,
                               .pairs = pairs,
                               .n_shifts = n_shifts,
                               .n_people = n_people,
                               .seat_value = 10000,
                               .travel_min = 30 };
  YuiAssignOptions options = { .now_s = now_s, .seconds = argc > 3 ? strtod (argv[3], NULL) : 1.0 };
  YuiAssignResult result;
  uint8_t *taken;
  double start;

  state = argc > 4 ? strtoull (argv[4], NULL, 10) : 1;
  problem.seed = argc > 5 ? strtoull (argv[5], NULL, 10) : 0;
  options.progress = print_progress;
  make_week (&problem, shifts, people, pairs);
  if (argc > 7)
    write_lp (&problem, argv[6]);
  taken = malloc (problem.n_pairs);
  start = now_s (NULL);
  if (yui_assign_solve (&problem, &options, malloc (yui_assign_memory_size (&problem)), taken,
                        &result)
      != YUI_ASSIGN_OK)
    return 1;
  if (argc > 7)
    write_answer (&problem, taken, argv[7]);
  printf ("week %u x %u: %zu pairs, %u of %u seats, value %" PRId64 ", bound %" PRId64
          ", gap %.3f %%, %u rounds, %.2f s\n",
          n_shifts, n_people, problem.n_pairs, result.n_filled, result.n_seats, result.value,
          result.bound, 100.0 * result.gap, result.n_rounds, now_s (NULL) - start);
  return 0;
}
