/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-linear-private.h"

#define AGAIN                                                                                      \
  3 /* times the rows: then paths are shorter work; measured, 1 and 10 are little worse */

typedef struct
{
  uint32_t n_rows, n_cols;
  const int32_t *cost;
  const YuiLinearLoops *loops;
  uint32_t *col_of; /* by row */
  uint32_t *row_of; /* by column */
  int64_t *price;   /* by column */

  /* on the way of a row to a free column; twice the distance, plus one where a column is not free,
   * so that of equal ones a free one is nearer */
  int64_t *distance;  /* by column; FAR once it is done */
  int64_t *shift;     /* by column: what is taken off twice the cost */
  int64_t *done_dist; /* by number in `done`: once */
  uint32_t *done;     /* columns */
  uint32_t *before;   /* by column: the row before it on the way */
  uint32_t *free_rows;
} Dense;

size_t
yui_linear_dense_scratch_size (uint32_t n_rows, uint32_t n_cols)
{
  return sizeof (int64_t) * 3 * n_cols + sizeof (uint32_t) * ((size_t)3 * n_cols + n_rows) + 16;
}

static inline const int32_t *
row_costs (const Dense *dense, uint32_t row)
{
  return dense->cost + (size_t)row * dense->n_cols;
}

/* Square problems only, since a column that stays free must keep the price 0: the price of each
 * column is its least cost, and it goes to that row if no better one has it. */
static void
reduce_columns (Dense *dense)
{
  uint32_t *least = dense->before;

  for (uint32_t j = 0; j < dense->n_cols; j++)
    dense->price[j] = INT64_MAX;
  for (uint32_t i = 0; i < dense->n_rows; i++)
    for (uint32_t j = 0; j < dense->n_cols; j++)
      if (row_costs (dense, i)[j] < dense->price[j])
        {
          dense->price[j] = row_costs (dense, i)[j];
          least[j] = i;
        }
  for (uint32_t j = dense->n_cols; j-- > 0;)
    if (dense->col_of[least[j]] == YUI_LINEAR_NONE)
      {
        dense->col_of[least[j]] = j;
        dense->row_of[j] = least[j];
      }
}

/* Rows without a column take their best and lower its price by what they win over the second best;
 * whoever had it looks again, at once when the price fell, up to a limit. Returns the number of rows left free. */
static uint32_t
reduce_rows (Dense *dense, uint32_t n_free)
{
  uint32_t n_left = 0, n_again = 0;

  for (uint32_t k = 0; k < n_free;)
    {
      uint32_t row = dense->free_rows[k++];
      YuiLinearTwo two
          = dense->loops->find_two (row_costs (dense, row), dense->price, dense->n_cols);
      uint32_t col = two.at, loser = dense->row_of[col];
      bool better = two.second_at != YUI_LINEAR_NONE && two.least < two.second;

      if (better)
        dense->price[col] -= two.second - two.least;
      else if (loser != YUI_LINEAR_NONE && two.second_at != YUI_LINEAR_NONE)
        {
          col = two.second_at;
          loser = dense->row_of[col];
        }
      dense->col_of[row] = col;
      dense->row_of[col] = row;
      if (loser == YUI_LINEAR_NONE)
        continue;
      dense->col_of[loser] = YUI_LINEAR_NONE;
      if (better && n_again++ < AGAIN * dense->n_rows)
        dense->free_rows[--k] = loser;
      else
        dense->free_rows[n_left++] = loser;
    }
  return n_left;
}

static void
begin_path (Dense *dense)
{
  for (uint32_t j = 0; j < dense->n_cols; j++)
    {
      dense->distance[j] = YUI_LINEAR_FAR;
      dense->shift[j] = 2 * dense->price[j] - (dense->row_of[j] != YUI_LINEAR_NONE);
    }
}

/* Nothing will be nearer than this column, and it will not be found again. */
static void
finish_column (Dense *dense, uint32_t col, uint32_t at, int64_t distance)
{
  dense->done[at] = col;
  dense->done_dist[at] = distance;
  dense->distance[col] = YUI_LINEAR_FAR;
  dense->shift[col] = -2 * YUI_LINEAR_FAR;
}

/* Finds the nearest free column and mends the prices of the columns that are nearer. */
static uint32_t
find_path (Dense *dense, uint32_t start)
{
  uint32_t row = start, n_done = 0, col;
  int64_t offset = 0, distance;

  begin_path (dense);
  for (;;)
    {
      const int32_t *cost = row_costs (dense, row);
      YuiLinearNear near = dense->loops->go_on (cost, dense->shift, 2 * offset, row,
                                                dense->distance, dense->before, dense->n_cols);

      col = near.at;
      row = dense->row_of[col];
      distance = (near.distance - (row != YUI_LINEAR_NONE)) / 2;
      if (row == YUI_LINEAR_NONE)
        break;
      offset = row_costs (dense, row)[col] - dense->price[col] - distance;
      finish_column (dense, col, n_done++, distance);
    }
  for (uint32_t k = 0; k < n_done; k++)
    dense->price[dense->done[k]] += dense->done_dist[k] - distance;
  return col;
}

static void
augment (Dense *dense, uint32_t start)
{
  uint32_t col = find_path (dense, start), row;

  do
    {
      uint32_t next;

      row = dense->before[col];
      dense->row_of[col] = row;
      next = dense->col_of[row];
      dense->col_of[row] = col;
      col = next;
    }
  while (row != start);
}

static void
settle (Dense *dense, int64_t *row_price, int64_t *total)
{
  *total = 0;
  for (uint32_t i = 0; i < dense->n_rows; i++)
    {
      int64_t cost = row_costs (dense, i)[dense->col_of[i]];

      row_price[i] = cost - dense->price[dense->col_of[i]];
      *total += cost;
    }
}

static void
lay_out (Dense *dense, void *scratch)
{
  uint32_t n_cols = dense->n_cols;

  dense->distance = scratch;
  dense->shift = dense->distance + n_cols;
  dense->done_dist = dense->shift + n_cols;
  dense->row_of = (uint32_t *)(void *)(dense->done_dist + n_cols);
  dense->before = dense->row_of + n_cols;
  dense->done = dense->before + n_cols;
  dense->free_rows = dense->done + n_cols;
  for (uint32_t j = 0; j < n_cols; j++)
    {
      dense->row_of[j] = YUI_LINEAR_NONE;
      dense->price[j] = 0;
    }
  for (uint32_t i = 0; i < dense->n_rows; i++)
    dense->col_of[i] = YUI_LINEAR_NONE;
}

static YuiLinearStatus
solve (Dense *dense, int64_t *row_price, int64_t *total)
{
  uint32_t n_free = 0;

  if (dense->n_rows == dense->n_cols)
    reduce_columns (dense);
  for (uint32_t i = 0; i < dense->n_rows; i++)
    if (dense->col_of[i] == YUI_LINEAR_NONE)
      dense->free_rows[n_free++] = i;
  for (int pass = 0; pass < 2; pass++)
    n_free = reduce_rows (dense, n_free);
  for (uint32_t k = 0; k < n_free; k++)
    augment (dense, dense->free_rows[k]);
  settle (dense, row_price, total);
  return YUI_LINEAR_OK;
}

YuiLinearStatus
yui_linear_dense (uint32_t n_rows,
                  uint32_t n_cols,
                  const int32_t *cost,
                  void *scratch,
                  uint32_t *col_of,
                  int64_t *row_price,
                  int64_t *col_price,
                  int64_t *total)
{
  Dense dense = { .n_rows = n_rows, .n_cols = n_cols, .cost = cost, .col_of = col_of };

  if (n_rows > n_cols)
    return YUI_LINEAR_EINVAL;
  dense.price = col_price;
  dense.loops = yui_linear_loops (false);
  lay_out (&dense, scratch);
  return solve (&dense, row_price, total);
}
