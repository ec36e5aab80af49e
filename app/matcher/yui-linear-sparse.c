/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-linear.h"

#include <stdbool.h>

#define VALUE_MAX  (INT64_C (1) << 60)
#define EPS_SHRINK 8 /* measured: 6 … 12 differ little */

/* Prices of columns and profits of rows, with a slack of eps: profit + price ≥ value − eps on every
 * edge, about equal where assigned, profit 0 of rows and price 0 of columns that are not. Values
 * are multiplied by more than the number of pairs there can be, so that eps = 1 leaves less than
 * one unit in all. */
typedef struct
{
  const YuiLinearSparse *problem;
  uint32_t n_rows, n_cols;
  int64_t scale, eps;
  int64_t *profit;     /* by row */
  int64_t *price;      /* by column */
  int64_t *own_value;  /* by row: of the edge it has, scaled */
  size_t *first;       /* array[n_rows + 1] */
  uint32_t *col;       /* by edge, rows together */
  int64_t *value;      /* the same: scaled */
  size_t *first_down;  /* array[n_cols + 1] */
  uint32_t *row_down;  /* by edge, columns together */
  int64_t *value_down; /* the same */
  uint32_t *row_of;    /* by column */
  uint32_t *col_of;    /* by row */

  /* Rows and columns are numbered anew, neighbours together, so that what is needed next is near
   * in memory. */
  uint32_t *row_name, *col_name;     /* in the problem, by number */
  uint32_t *row_number, *col_number; /* by name */
} Auction;

static size_t
count_edges (const YuiLinearSparse *problem)
{
  return problem->first[problem->n_rows];
}

static bool
is_problem (const YuiLinearSparse *problem)
{
  if (problem->first[0] != 0)
    return false;
  for (uint32_t i = 0; i < problem->n_rows; i++)
    if (problem->first[i + 1] < problem->first[i])
      return false;
  for (size_t e = 0; e < count_edges (problem); e++)
    if (problem->col[e] >= problem->n_cols)
      return false;
  return true;
}

size_t
yui_linear_sparse_scratch_size (uint32_t n_rows, uint32_t n_cols, size_t n_edges)
{
  size_t rows = n_rows, cols = n_cols;

  return sizeof (int64_t) * (2 * rows + cols + 2 * n_edges) + sizeof (size_t) * (rows + cols + 2)
         + sizeof (uint32_t) * (2 * n_edges + 3 * rows + 3 * cols) + 16;
}

static void
lay_out (Auction *auction, const YuiLinearSparse *problem, void *scratch)
{
  size_t edges = count_edges (problem), rows = problem->n_rows, cols = problem->n_cols;

  auction->problem = problem;
  auction->n_rows = problem->n_rows;
  auction->n_cols = problem->n_cols;
  auction->profit = scratch;
  auction->own_value = auction->profit + rows;
  auction->price = auction->own_value + rows;
  auction->value = auction->price + cols;
  auction->value_down = auction->value + edges;
  auction->first = (size_t *)(void *)(auction->value_down + edges);
  auction->first_down = auction->first + rows + 1;
  auction->col = (uint32_t *)(void *)(auction->first_down + cols + 1);
  auction->row_down = auction->col + edges;
  auction->row_of = auction->row_down + edges;
  auction->col_name = auction->row_of + cols;
  auction->col_number = auction->col_name + cols;
  auction->col_of = auction->col_number + cols;
  auction->row_name = auction->col_of + rows;
  auction->row_number = auction->row_name + rows;
}

/* Turns edges about: where each column's begin, and their rows; with values if there are any yet. */
static void
turn (Auction *auction, const size_t *first, const uint32_t *col, const int64_t *value)
{
  size_t *at = auction->first_down;

  for (uint32_t j = 0; j <= auction->n_cols; j++)
    at[j] = 0;
  for (size_t e = 0; e < first[auction->n_rows]; e++)
    at[col[e]]++;
  for (uint32_t j = 0; j < auction->n_cols; j++)
    at[j + 1] += at[j];
  for (uint32_t i = auction->n_rows; i-- > 0;)
    for (size_t e = first[i + 1]; e-- > first[i];)
      {
        size_t down = --at[col[e]];

        auction->row_down[down] = i;
        if (value != NULL)
          auction->value_down[down] = value[e];
      }
}

/* Numbers the columns of a row, and then their rows, if they have no number yet. */
static void
number_neighbours (Auction *auction, uint32_t row, uint32_t *n_rows, uint32_t *n_cols)
{
  const YuiLinearSparse *problem = auction->problem;

  for (size_t e = problem->first[row]; e < problem->first[row + 1]; e++)
    {
      uint32_t col = problem->col[e];

      if (auction->col_number[col] != YUI_LINEAR_NONE)
        continue;
      auction->col_number[col] = *n_cols;
      auction->col_name[(*n_cols)++] = col;
      for (size_t d = auction->first_down[col]; d < auction->first_down[col + 1]; d++)
        {
          uint32_t other = auction->row_down[d];

          if (auction->row_number[other] != YUI_LINEAR_NONE)
            continue;
          auction->row_number[other] = *n_rows;
          auction->row_name[(*n_rows)++] = other;
        }
    }
}

/* Breadth first. Columns that are in no edge get no number. */
static void
number_all (Auction *auction)
{
  uint32_t n_rows = 0, n_cols = 0, n_done = 0;

  for (uint32_t i = 0; i < auction->n_rows; i++)
    auction->row_number[i] = YUI_LINEAR_NONE;
  for (uint32_t j = 0; j < auction->n_cols; j++)
    auction->col_number[j] = YUI_LINEAR_NONE;
  for (uint32_t i = 0; i < auction->n_rows; i++)
    {
      if (auction->row_number[i] == YUI_LINEAR_NONE)
        {
          auction->row_number[i] = n_rows;
          auction->row_name[n_rows++] = i;
        }
      while (n_done < n_rows)
        number_neighbours (auction, auction->row_name[n_done++], &n_rows, &n_cols);
    }
}

/* Copies the edges by the new numbers, with scaled values; returns the greatest, or −1 when too
 * large. */
static int64_t
take_edges (Auction *auction)
{
  const YuiLinearSparse *problem = auction->problem;
  int64_t most = 0;
  size_t n = 0;

  auction->scale
      = (problem->n_rows < problem->n_cols ? problem->n_rows : problem->n_cols) + INT64_C (1);
  for (uint32_t i = 0; i < auction->n_rows; i++)
    {
      uint32_t row = auction->row_name[i];

      auction->first[i] = n;
      for (size_t e = problem->first[row]; e < problem->first[row + 1]; e++)
        {
          if (problem->value[e] > VALUE_MAX / auction->scale)
            return -1;
          auction->col[n] = auction->col_number[problem->col[e]];
          auction->value[n] = problem->value[e] > 0 ? problem->value[e] * auction->scale : 0;
          most = auction->value[n] > most ? auction->value[n] : most;
          n++;
        }
    }
  auction->first[auction->n_rows] = n;
  return most;
}

static inline int64_t
max_i64 (int64_t a, int64_t b)
{
  return a > b ? a : b;
}

/* A row offers for its best column what leaves it no better off than with its second best. Returns
 * the row that loses the column, or YUI_LINEAR_NONE. */
static uint32_t
bid (Auction *auction, uint32_t row)
{
  int64_t best = 0, second = 0;
  size_t best_edge = SIZE_MAX;
  uint32_t col, loser;

  for (size_t e = auction->first[row]; e < auction->first[row + 1]; e++)
    {
      int64_t gain = auction->value[e] - auction->price[auction->col[e]];
      int64_t lesser = gain < best ? gain : best;

      best_edge = gain > best ? e : best_edge;
      best = gain > best ? gain : best;
      second = lesser > second ? lesser : second;
    }
  if (best_edge == SIZE_MAX)
    {
      auction->profit[row] = 0;
      auction->col_of[row] = YUI_LINEAR_NONE;
      return YUI_LINEAR_NONE;
    }
  col = auction->col[best_edge];
  loser = auction->row_of[col];
  auction->price[col] += best - second + auction->eps;
  auction->profit[row] = second - auction->eps;
  auction->own_value[row] = auction->value[best_edge];
  auction->row_of[col] = row;
  auction->col_of[row] = col;
  return loser;
}

static void
forward (Auction *auction)
{
  for (uint32_t j = 0; j < auction->n_cols; j++)
    auction->row_of[j] = YUI_LINEAR_NONE;
  for (uint32_t i = 0; i < auction->n_rows; i++)
    for (uint32_t row = i; row != YUI_LINEAR_NONE;)
      row = bid (auction, row);
}

/* A column without a row but with a price lowers it until a row changes over to it, or to nothing.
 * Returns the column that the row leaves, or YUI_LINEAR_NONE. */
static uint32_t
lower (Auction *auction, uint32_t col)
{
  int64_t best = 0, second = 0;
  size_t best_edge = SIZE_MAX;
  uint32_t row, left;

  for (size_t d = auction->first_down[col]; d < auction->first_down[col + 1]; d++)
    {
      int64_t gain = auction->value_down[d] - auction->profit[auction->row_down[d]];
      int64_t lesser = gain < best ? gain : best;

      best_edge = gain > best ? d : best_edge;
      best = gain > best ? gain : best;
      second = lesser > second ? lesser : second;
    }
  if (best_edge == SIZE_MAX || best <= auction->eps)
    {
      auction->price[col] = 0;
      return YUI_LINEAR_NONE;
    }
  row = auction->row_down[best_edge];
  left = auction->col_of[row];
  auction->price[col] = max_i64 (0, second - auction->eps);
  auction->own_value[row] = auction->value_down[best_edge];
  auction->profit[row] = auction->own_value[row] - auction->price[col];
  auction->row_of[col] = row;
  auction->col_of[row] = col;
  if (left != YUI_LINEAR_NONE)
    auction->row_of[left] = YUI_LINEAR_NONE;
  return left != YUI_LINEAR_NONE && auction->price[left] > 0 ? left : YUI_LINEAR_NONE;
}

static void
reverse (Auction *auction)
{
  for (uint32_t j = 0; j < auction->n_cols; j++)
    for (uint32_t col = j; col != YUI_LINEAR_NONE;)
      col = auction->row_of[col] == YUI_LINEAR_NONE && auction->price[col] > 0
                ? lower (auction, col)
                : YUI_LINEAR_NONE;
}

/* Tells the answer by the problem's names; returns its value. */
static int64_t
tell (const Auction *auction, uint32_t *col_of)
{
  int64_t total = 0;

  for (uint32_t i = 0; i < auction->n_rows; i++)
    {
      uint32_t col = auction->col_of[i];

      col_of[auction->row_name[i]] = col != YUI_LINEAR_NONE ? auction->col_name[col] : col;
      if (col != YUI_LINEAR_NONE)
        total += auction->own_value[i] / auction->scale;
    }
  return total;
}

YuiLinearStatus
yui_linear_sparse (const YuiLinearSparse *problem, void *scratch, uint32_t *col_of, int64_t *total)
{
  Auction auction;
  int64_t most;

  if (!is_problem (problem))
    return YUI_LINEAR_EINVAL;
  lay_out (&auction, problem, scratch);
  turn (&auction, problem->first, problem->col, NULL);
  number_all (&auction);
  most = take_edges (&auction);
  if (most < 0)
    return YUI_LINEAR_EINVAL;
  turn (&auction, auction.first, auction.col, auction.value);
  for (uint32_t j = 0; j < problem->n_cols; j++)
    auction.price[j] = 0;
  auction.eps = max_i64 (most / EPS_SHRINK, 1);
  for (;;)
    {
      forward (&auction);
      reverse (&auction);
      if (auction.eps == 1)
        break;
      auction.eps = max_i64 (auction.eps / EPS_SHRINK, 1);
    }
  *total = tell (&auction, col_of);
  return YUI_LINEAR_OK;
}
