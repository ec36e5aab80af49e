/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times assignments without conflicts: bench-linear dense|sparse N [--out FILE]. Points on a
 * square; the cost is the distance. Sparse: each of N shifts knows its 20 nearest of N people,
 * value 10000 − distance, may stay unfilled. With
 * --out the instance is written for other programs: "rows cols edges", then "row col value" lines
 * (sparse), or the matrix (dense). */
#include "matcher/yui-linear.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define EDGES 20
#define SIDE  100000.0

typedef struct
{
  double x, y;
} Point;

static uint64_t state = 1;

static double
any (void)
{
  state = state * UINT64_C (6364136223846793005) + UINT64_C (1442695040888963407);
  return (double)(state >> 11) / 9007199254740992.0;
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

static Point *
make_points (uint32_t n)
{
  Point *points = malloc (n * sizeof (Point));

  for (uint32_t i = 0; points != NULL && i < n; i++)
    points[i] = (Point){ any () * SIDE, any () * SIDE };
  return points;
}

static double
distance (Point a, Point b)
{
  return sqrt ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

static int
bench_dense (uint32_t n, int rounds, FILE *out)
{
  Point *rows = make_points (n), *cols = make_points (n);
  int32_t *cost = malloc ((size_t)n * n * sizeof (int32_t));
  void *scratch = malloc (yui_linear_dense_scratch_size (n, n));
  uint32_t *col_of = malloc (n * sizeof (uint32_t));
  int64_t *row_price = malloc (n * sizeof (int64_t)), *col_price = malloc (n * sizeof (int64_t)),
          total = 0;
  double times[16];

  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++)
      cost[i * n + j] = (int32_t)distance (rows[i], cols[j]);
  for (uint32_t i = 0; out != NULL && i < n; i++)
    for (uint32_t j = 0; j < n; j++)
      fprintf (out, "%d%c", cost[(size_t)i * n + j], j + 1 < n ? ' ' : '\n');
  for (int r = 0; r < rounds; r++)
    {
      double start = now_ms ();

      yui_linear_dense (n, n, cost, scratch, col_of, row_price, col_price, &total);
      times[r] = now_ms () - start;
    }
  qsort (times, (size_t)rounds, sizeof (double), compare);
  printf ("linear-dense %u %.1f ms, total %" PRId64 "\n", n, times[rounds / 2], total);
  return 0;
}

/* The EDGES nearest columns of each row, by rings of a grid. */
static void
find_nearest (const Point *rows, const Point *cols, uint32_t n, uint32_t *col, int64_t *value)
{
  int side = (int)sqrt (n / 4.0) + 1;
  uint32_t *head = malloc ((size_t)side * (size_t)side * sizeof (uint32_t)),
           *next = malloc (n * sizeof (uint32_t));

  memset (head, 0xff, (size_t)side * (size_t)side * sizeof (uint32_t));
  for (uint32_t j = 0; j < n; j++)
    {
      size_t cell
          = (size_t)(cols[j].y / SIDE * side) * (size_t)side + (size_t)(cols[j].x / SIDE * side);

      next[j] = head[cell];
      head[cell] = j;
    }
  for (uint32_t i = 0; i < n; i++)
    {
      double best[EDGES];
      uint32_t *own = col + (size_t)i * EDGES;
      int found = 0, cx = (int)(rows[i].x / SIDE * side), cy = (int)(rows[i].y / SIDE * side);

      for (int ring = 0;
           ring < side && (found < EDGES || best[EDGES - 1] > (ring - 1) * SIDE / side); ring++)
        for (int y = cy - ring; y <= cy + ring; y++)
          for (int x = cx - ring; x <= cx + ring;
               x += abs (y - cy) == ring || ring == 0 ? 1 : 2 * ring)
            {
              if (x < 0 || y < 0 || x >= side || y >= side)
                continue;
              for (uint32_t j = head[(size_t)y * (size_t)side + (size_t)x]; j != UINT32_MAX;
                   j = next[j])
                {
                  double d = distance (rows[i], cols[j]);
                  int at = found < EDGES ? found++ : EDGES;

                  if (at == EDGES && d >= best[EDGES - 1])
                    continue;
                  for (at = at == EDGES ? EDGES - 1 : at; at > 0 && best[at - 1] > d; at--)
                    {
                      best[at] = best[at - 1];
                      own[at] = own[at - 1];
                    }
                  best[at] = d;
                  own[at] = j;
                }
            }
      for (int e = 0; e < EDGES; e++)
        value[(size_t)i * EDGES + (size_t)e] = 10000 - (int64_t)best[e];
    }
  free (head);
  free (next);
}

static int
bench_sparse (uint32_t n, int rounds, FILE *out)
{
  Point *rows = make_points (n), *cols = make_points (n);
  size_t *first = malloc ((n + 1) * sizeof (size_t));
  uint32_t *col = malloc ((size_t)n * EDGES * sizeof (uint32_t)),
           *col_of = malloc (n * sizeof (uint32_t));
  int64_t *value = malloc ((size_t)n * EDGES * sizeof (int64_t)), total = 0;
  YuiLinearSparse problem = { n, n, first, col, value };
  uint32_t n_filled = 0;
  double times[16];
  void *scratch;

  for (uint32_t i = 0; i <= n; i++)
    first[i] = (size_t)i * EDGES;
  find_nearest (rows, cols, n, col, value);
  if (out != NULL)
    {
      fprintf (out, "%u %u %zu\n", n, n, first[n]);
      for (size_t e = 0; e < first[n]; e++)
        fprintf (out, "%zu %u %" PRId64 "\n", e / EDGES, col[e], value[e]);
    }
  scratch = malloc (yui_linear_sparse_scratch_size (n, n, first[n]));
  for (int r = 0; r < rounds; r++)
    {
      double start = now_ms ();

      yui_linear_sparse (&problem, scratch, col_of, &total);
      times[r] = now_ms () - start;
    }
  for (uint32_t i = 0; i < n; i++)
    n_filled += col_of[i] != YUI_LINEAR_NONE;
  qsort (times, (size_t)rounds, sizeof (double), compare);
  printf ("linear-sparse %u %.1f ms, total %" PRId64 ", %u filled\n", n, times[rounds / 2], total,
          n_filled);
  return 0;
}

int
main (int argc, char **argv)
{
  uint32_t n = argc > 2 ? (uint32_t)strtoul (argv[2], NULL, 10) : 0;
  FILE *out = argc > 4 && strcmp (argv[3], "--out") == 0 ? fopen (argv[4], "w") : NULL;
  int rounds = n >= 5000 ? 3 : 5;
  int status = 2;

  if (n > EDGES && strcmp (argv[1], "dense") == 0)
    status = bench_dense (n, rounds, out);
  else if (n > EDGES && strcmp (argv[1], "sparse") == 0)
    status = bench_sparse (n, rounds, out);
  else
    fputs ("usage: bench-linear dense|sparse N [--out FILE]\n", stderr);
  if (out != NULL)
    fclose (out);
  return status;
}
