/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times stable matchings: bench-stable WORKERS CHOICES [FILE]. A tenth as many shifts, of ten seats
 * each. FILE receives the problem and the answer: uint32 workers, choices, shifts, seats; then (shift,
 * liking, score) of each choice, 32 bits each; then the shift of each worker. */
#include "matcher/yui-stable.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define SEATS  10
#define ROUNDS 5

static uint64_t state = 1;

static uint32_t
any (uint32_t n)
{
  state = state * UINT64_C (6364136223846793005) + UINT64_C (1442695040888963407);
  return (uint32_t)((state >> 33) % n);
}

static double
now_ms (void)
{
  struct timespec t;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return x < y ? -1 : x > y;
}

static void
write_file (const char *path, const YuiStableProblem *problem, const uint32_t *shift_of)
{
  size_t n_choices = problem->first_choice[problem->n_workers];
  uint32_t head[] = { problem->n_workers, (uint32_t)problem->first_choice[1], problem->n_shifts,
                      problem->seats[0] };
  FILE *file = fopen (path, "wb");

  if (file == NULL || fwrite (head, sizeof head, 1, file) != 1
      || fwrite (problem->choices, sizeof (YuiStableChoice), n_choices, file) != n_choices
      || fwrite (shift_of, sizeof (uint32_t), problem->n_workers, file) != problem->n_workers
      || fclose (file) != 0)
    abort ();
}

int
main (int argc, char **argv)
{
  uint32_t n = argc > 2 ? (uint32_t)strtoul (argv[1], NULL, 10) : 100000;
  uint32_t n_choices = argc > 2 ? (uint32_t)strtoul (argv[2], NULL, 10) : 20;
  uint32_t n_shifts = n / SEATS, n_matched = 0;
  uint32_t *seats = malloc (n_shifts * sizeof (uint32_t)),
           *shift_of = malloc (n * sizeof (uint32_t));
  size_t *first = malloc ((n + (size_t)1) * sizeof (size_t)), n_pairs;
  YuiStableChoice *choices = malloc ((size_t)n * n_choices * sizeof (YuiStableChoice));
  YuiStableProblem problem = { n, n_shifts, seats, first, choices, 1 };
  double times[ROUNDS];
  void *scratch;

  if (n_choices == 0 || n_choices > n_shifts)
    {
      fputs ("usage: bench-stable WORKERS CHOICES, at most WORKERS / 10\n", stderr);
      return 2;
    }
  for (uint32_t s = 0; s < n_shifts; s++)
    seats[s] = SEATS;
  for (uint32_t w = 0; w <= n; w++)
    first[w] = (size_t)w * n_choices;
  for (uint32_t w = 0; w < n; w++)
    for (uint32_t c = 0; c < n_choices; c++)
      choices[first[w] + c]
          = (YuiStableChoice){ .shift = (uint32_t)((uint64_t)n_shifts * c / n_choices)
                                        + any (n_shifts / n_choices),
                               .liking = (int32_t)any (1u << 31),
                               .score = (int32_t)any (1u << 31) };
  scratch = malloc (yui_stable_scratch_size (&problem));
  for (int r = 0; r < ROUNDS; r++)
    {
      double start = now_ms ();

      yui_stable_solve (&problem, scratch, shift_of);
      times[r] = now_ms () - start;
    }
  for (uint32_t w = 0; w < n; w++)
    n_matched += shift_of[w] != YUI_STABLE_NONE;
  yui_stable_check (&problem, shift_of, scratch, NULL, 0, &n_pairs);
  if (argc > 3)
    write_file (argv[3], &problem, shift_of);
  qsort (times, ROUNDS, sizeof (double), compare);
  printf ("stable %u x %u: %.1f ms, %u matched, %zu blocking pairs\n", n, n_choices,
          times[ROUNDS / 2], n_matched, n_pairs);
  return n_pairs > 0;
}
