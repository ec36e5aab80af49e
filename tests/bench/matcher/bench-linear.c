/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assignments without conflicts, exchanged through a file so that all peers solve the same bytes:
 *
 *   bench-linear make dense|sparse N FILE   points on a square, the cost is the distance; sparse: each
 *                                           of N shifts knows its 20 nearest of N people, value 10000
 *                                           less distance, and may stay unfilled
 *   bench-linear solve FILE ROUNDS          prints "median-ms total"
 *
 * The file: int64 rows, columns, edges; then int32 cost[rows][columns] when edges is 0, or else int64
 * first[rows + 1], uint32 column[edges], int64 value[edges]. */
#include "matcher/yui-linear.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define EDGES      20
#define SIDE       100000.0
#define ROUNDS_MAX 16

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

static void *
allocate (size_t size)
{
  void *memory = malloc (size);

  if (memory == NULL)
    abort ();
  return memory;
}

static void
put (FILE *file, const void *data, size_t size, size_t n)
{
  if (fwrite (data, size, n, file) != n)
    abort ();
}

static void *
get (FILE *file, size_t size, size_t n)
{
  void *data = allocate (size * n);

  if (fread (data, size, n, file) != n)
    abort ();
  return data;
}

/* ---- making ---- */

static Point *
make_points (uint32_t n)
{
  Point *points = allocate (n * sizeof (Point));

  for (uint32_t i = 0; i < n; i++)
    points[i] = (Point){ any () * SIDE, any () * SIDE };
  return points;
}

static double
distance (Point a, Point b)
{
  return sqrt ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

static void
make_dense (uint32_t n, FILE *file)
{
  Point *rows = make_points (n), *cols = make_points (n);
  int32_t *cost = allocate (n * sizeof (int32_t));

  put (file, (int64_t[]){ n, n, 0 }, sizeof (int64_t), 3);
  for (uint32_t i = 0; i < n; i++)
    {
      for (uint32_t j = 0; j < n; j++)
        cost[j] = (int32_t)distance (rows[i], cols[j]);
      put (file, cost, sizeof (int32_t), n);
    }
}

/* Points in the cells of a grid. */
typedef struct
{
  const Point *points;
  int side;
  uint32_t *head, *next;
} Grid;

static int
cell_of (const Grid *grid, double at)
{
  return (int)(at / SIDE * grid->side);
}

static Grid
make_grid (const Point *points, uint32_t n)
{
  Grid grid = { .points = points, .side = (int)sqrt (n / 4.0) + 1 };
  size_t n_cells = (size_t)grid.side * (size_t)grid.side;

  grid.head = allocate (n_cells * sizeof (uint32_t));
  grid.next = allocate (n * sizeof (uint32_t));
  memset (grid.head, 0xff, n_cells * sizeof (uint32_t));
  for (uint32_t j = 0; j < n; j++)
    {
      uint32_t *head = &grid.head[(size_t)cell_of (&grid, points[j].y) * (size_t)grid.side
                                  + (size_t)cell_of (&grid, points[j].x)];

      grid.next[j] = *head;
      *head = j;
    }
  return grid;
}

typedef struct
{
  double distance[EDGES];
  uint32_t col[EDGES];
  int n;
} Nearest;

static void
look_into (const Grid *grid, int x, int y, Point from, Nearest *nearest)
{
  if (x < 0 || y < 0 || x >= grid->side || y >= grid->side)
    return;
  for (uint32_t j = grid->head[(size_t)y * (size_t)grid->side + (size_t)x]; j != UINT32_MAX;
       j = grid->next[j])
    {
      double d = distance (from, grid->points[j]);
      int at = nearest->n;

      if (at == EDGES && d >= nearest->distance[EDGES - 1])
        continue;
      if (at == EDGES)
        at--;
      else
        nearest->n++;
      for (; at > 0 && nearest->distance[at - 1] > d; at--)
        {
          nearest->distance[at] = nearest->distance[at - 1];
          nearest->col[at] = nearest->col[at - 1];
        }
      nearest->distance[at] = d;
      nearest->col[at] = j;
    }
}

/* Ring after ring of cells, until nothing nearer can come. */
static Nearest
find_nearest (const Grid *grid, Point from)
{
  Nearest nearest = { .n = 0 };
  int cx = cell_of (grid, from.x), cy = cell_of (grid, from.y);

  for (int ring = 0;
       ring < grid->side
       && (nearest.n < EDGES || nearest.distance[EDGES - 1] > (ring - 1) * SIDE / grid->side);
       ring++)
    for (int y = cy - ring; y <= cy + ring; y++)
      for (int x = cx - ring; x <= cx + ring; x += abs (y - cy) == ring || ring == 0 ? 1 : 2 * ring)
        look_into (grid, x, y, from, &nearest);
  return nearest;
}

static void
make_sparse (uint32_t n, FILE *file)
{
  Point *rows = make_points (n), *cols = make_points (n);
  Grid grid = make_grid (cols, n);
  size_t n_edges = (size_t)n * EDGES;
  uint32_t *col = allocate (n_edges * sizeof (uint32_t));
  int64_t *value = allocate (n_edges * sizeof (int64_t));

  put (file, (int64_t[]){ n, n, (int64_t)n_edges }, sizeof (int64_t), 3);
  for (int64_t i = 0; i <= n; i++)
    put (file, &(int64_t){ i * EDGES }, sizeof (int64_t), 1);
  for (uint32_t i = 0; i < n; i++)
    {
      Nearest nearest = find_nearest (&grid, rows[i]);

      for (size_t e = 0; e < EDGES; e++)
        {
          col[i * (size_t)EDGES + e] = nearest.col[e];
          value[i * (size_t)EDGES + e] = 10000 - (int64_t)nearest.distance[e];
        }
    }
  put (file, col, sizeof (uint32_t), n_edges);
  put (file, value, sizeof (int64_t), n_edges);
}

/* ---- solving ---- */

static int64_t
time_dense (uint32_t n_rows, uint32_t n_cols, FILE *file, int rounds, double *times)
{
  int32_t *cost = get (file, sizeof (int32_t), (size_t)n_rows * n_cols);
  void *scratch = allocate (yui_linear_dense_scratch_size (n_rows, n_cols));
  uint32_t *col_of = allocate (n_rows * sizeof (uint32_t));
  int64_t *row_price = allocate (n_rows * sizeof (int64_t)),
          *col_price = allocate (n_cols * sizeof (int64_t)), total = 0;

  for (int r = 0; r < rounds; r++)
    {
      double start = now_ms ();

      yui_linear_dense (n_rows, n_cols, cost, scratch, col_of, row_price, col_price, &total);
      times[r] = now_ms () - start;
    }
  return total;
}

static int64_t
time_sparse (
    uint32_t n_rows, uint32_t n_cols, size_t n_edges, FILE *file, int rounds, double *times)
{
  size_t *first = get (file, sizeof (size_t), n_rows + (size_t)1);
  uint32_t *col = get (file, sizeof (uint32_t), n_edges);
  int64_t *value = get (file, sizeof (int64_t), n_edges), total = 0;
  YuiLinearSparse problem = { n_rows, n_cols, first, col, value };
  void *scratch = allocate (yui_linear_sparse_scratch_size (n_rows, n_cols, n_edges));
  uint32_t *col_of = allocate (n_rows * sizeof (uint32_t));

  for (int r = 0; r < rounds; r++)
    {
      double start = now_ms ();

      yui_linear_sparse (&problem, scratch, col_of, &total);
      times[r] = now_ms () - start;
    }
  return total;
}

static void
solve (FILE *file, int rounds)
{
  int64_t *head = get (file, sizeof (int64_t), 3), total;
  double times[ROUNDS_MAX];

  if (head[2] == 0)
    total = time_dense ((uint32_t)head[0], (uint32_t)head[1], file, rounds, times);
  else
    total
        = time_sparse ((uint32_t)head[0], (uint32_t)head[1], (size_t)head[2], file, rounds, times);
  qsort (times, (size_t)rounds, sizeof (double), compare);
  printf ("%.3f %" PRId64 "\n", times[rounds / 2], total);
}

int
main (int argc, char **argv)
{
  uint32_t n = argc == 5 ? (uint32_t)strtoul (argv[3], NULL, 10) : 0;
  int rounds = argc == 4 ? atoi (argv[3]) : 0;
  FILE *file = n > 0 ? fopen (argv[4], "wb") : rounds > 0 ? fopen (argv[2], "rb") : NULL;

  if (file == NULL || (n > 0 && n <= EDGES) || rounds > ROUNDS_MAX)
    {
      fputs ("usage: bench-linear make dense|sparse N FILE | solve FILE ROUNDS\n", stderr);
      return 2;
    }
  if (rounds > 0)
    solve (file, rounds);
  else if (strcmp (argv[2], "dense") == 0)
    make_dense (n, file);
  else
    make_sparse (n, file);
  return fclose (file) == 0 ? 0 : 1;
}
