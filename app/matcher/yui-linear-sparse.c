/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-linear.h"

#include <stdbool.h>

#define VALUE_MAX  (INT64_C (1) << 60)
#define EPS_SHRINK 6 /* measured: 4 … 10 differ little */

/* Prices of columns and profits of rows, with a slack of eps: profit + price ≥ value − eps on every
 * edge, about equal where assigned, profit 0 of rows and price 0 of columns that are not. Values
 * are multiplied by more than the number of pairs there can be, so that eps = 1 leaves less than
 * one unit in all. */
typedef struct
{
  const YuiLinearSparse *problem;
  int64_t scale, eps;
  int64_t *profit;     /* by row */
  int64_t *price;      /* by column */
  int64_t *own_value;  /* by row: of the edge it has, scaled */
  int64_t *value;      /* by edge, rows together: scaled */
  int64_t *value_down; /* the same, columns together */
  size_t *first_down;  /* array[n_cols + 1] */
  uint32_t *row_down;  /* by edge, columns together */
  uint32_t *row_of;    /* by column */
  uint32_t *col_of;    /* by row; the caller's */
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

  return sizeof (int64_t) * (2 * rows + cols + 2 * n_edges) + sizeof (size_t) * (cols + 1)
         + sizeof (uint32_t) * (n_edges + cols) + 16;
}

static void
lay_out (Auction *auction, const YuiLinearSparse *problem, void *scratch, uint32_t *col_of)
{
  size_t edges = count_edges (problem);

  auction->problem = problem;
  auction->profit = scratch;
  auction->own_value = auction->profit + problem->n_rows;
  auction->price = auction->own_value + problem->n_rows;
  auction->value = auction->price + problem->n_cols;
  auction->value_down = auction->value + edges;
  auction->first_down = (size_t *)(void *)(auction->value_down + edges);
  auction->row_down = (uint32_t *)(void *)(auction->first_down + problem->n_cols + 1);
  auction->row_of = auction->row_down + edges;
  auction->col_of = col_of;
}

/* Scales the values and turns the edges about; returns the greatest scaled value, or −1 when too
 * large. */
static int64_t
take_values (Auction *auction)
{
  const YuiLinearSparse *problem = auction->problem;
  size_t *at = auction->first_down;
  int64_t most = 0;

  auction->scale
      = (problem->n_rows < problem->n_cols ? problem->n_rows : problem->n_cols) + INT64_C (1);
  for (uint32_t j = 0; j <= problem->n_cols; j++)
    at[j] = 0;
  for (size_t e = 0; e < count_edges (problem); e++)
    {
      if (problem->value[e] > VALUE_MAX / auction->scale)
        return -1;
      auction->value[e] = problem->value[e] > 0 ? problem->value[e] * auction->scale : 0;
      most = auction->value[e] > most ? auction->value[e] : most;
      at[problem->col[e]]++;
    }
  for (uint32_t j = 0; j < problem->n_cols; j++)
    at[j + 1] += at[j];
  for (uint32_t i = problem->n_rows; i-- > 0;)
    for (size_t e = problem->first[i + 1]; e-- > problem->first[i];)
      {
        size_t down = --at[problem->col[e]];

        auction->row_down[down] = i;
        auction->value_down[down] = auction->value[e];
      }
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
  const YuiLinearSparse *problem = auction->problem;
  int64_t best = 0, second = 0;
  size_t best_edge = SIZE_MAX;
  uint32_t col, loser;

  for (size_t e = problem->first[row]; e < problem->first[row + 1]; e++)
    {
      int64_t gain = auction->value[e] - auction->price[problem->col[e]];

      if (gain <= second)
        continue;
      if (gain > best)
        {
          second = best;
          best = gain;
          best_edge = e;
        }
      else
        second = gain;
    }
  if (best_edge == SIZE_MAX)
    {
      auction->profit[row] = 0;
      auction->col_of[row] = YUI_LINEAR_NONE;
      return YUI_LINEAR_NONE;
    }
  col = problem->col[best_edge];
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
  for (uint32_t j = 0; j < auction->problem->n_cols; j++)
    auction->row_of[j] = YUI_LINEAR_NONE;
  for (uint32_t i = 0; i < auction->problem->n_rows; i++)
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

      if (gain <= second)
        continue;
      if (gain > best)
        {
          second = best;
          best = gain;
          best_edge = d;
        }
      else
        second = gain;
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
  for (uint32_t j = 0; j < auction->problem->n_cols; j++)
    for (uint32_t col = j; col != YUI_LINEAR_NONE;)
      col = auction->row_of[col] == YUI_LINEAR_NONE && auction->price[col] > 0
                ? lower (auction, col)
                : YUI_LINEAR_NONE;
}

YuiLinearStatus
yui_linear_sparse (const YuiLinearSparse *problem, void *scratch, uint32_t *col_of, int64_t *total)
{
  Auction auction;
  int64_t most;

  if (!is_problem (problem))
    return YUI_LINEAR_EINVAL;
  lay_out (&auction, problem, scratch, col_of);
  most = take_values (&auction);
  if (most < 0)
    return YUI_LINEAR_EINVAL;
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
  *total = 0;
  for (uint32_t i = 0; i < problem->n_rows; i++)
    if (col_of[i] != YUI_LINEAR_NONE)
      *total += auction.own_value[i] / auction.scale;
  return YUI_LINEAR_OK;
}
