/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-linear.h"

#include <stdbool.h>

#define FAR INT64_MAX

typedef struct
{
  uint32_t n_rows, n_cols;
  const int32_t *cost;
  uint32_t *col_of; /* by row */
  uint32_t *row_of; /* by column */
  int64_t *price;   /* by column */
  int64_t *dist;    /* by column, from the row that looks for one */
  uint32_t *before; /* by column: the row before it on the way */
  uint32_t *list;   /* columns: done, to scan, others */
  uint32_t *free_rows;
} Dense;

size_t
yui_linear_dense_scratch_size (uint32_t n_rows, uint32_t n_cols)
{
  return sizeof (int64_t) * n_cols + sizeof (uint32_t) * ((size_t)3 * n_cols + n_rows) + 16;
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
    dense->price[j] = FAR;
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

/* Least and second least of cost − price over a row's columns. */
typedef struct
{
  int64_t least, second;
  uint32_t at, second_at;
} Two;

static Two
find_two (const Dense *dense, uint32_t row)
{
  const int32_t *cost = row_costs (dense, row);
  Two two = { FAR, FAR, YUI_LINEAR_NONE, YUI_LINEAR_NONE };

  for (uint32_t j = 0; j < dense->n_cols; j++)
    {
      int64_t reduced = cost[j] - dense->price[j];

      if (reduced >= two.second)
        continue;
      if (reduced >= two.least)
        {
          two.second = reduced;
          two.second_at = j;
          continue;
        }
      two.second = two.least;
      two.second_at = two.at;
      two.least = reduced;
      two.at = j;
    }
  return two;
}

/* Rows without a column take their best and lower its price by what they win over the second best;
 * whoever had it looks again, at once when the price fell. Returns the number of rows left free. */
static uint32_t
reduce_rows (Dense *dense, uint32_t n_free)
{
  uint32_t n_left = 0;

  for (uint32_t k = 0; k < n_free;)
    {
      uint32_t row = dense->free_rows[k++];
      Two two = find_two (dense, row);
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
      if (better)
        dense->free_rows[--k] = loser;
      else
        dense->free_rows[n_left++] = loser;
    }
  return n_left;
}

/* Moves the nearest columns from list[low …] to list[low … high), and returns high. */
static uint32_t
gather_nearest (Dense *dense, uint32_t low)
{
  uint32_t high = low;
  int64_t least = FAR;

  for (uint32_t k = low; k < dense->n_cols; k++)
    {
      uint32_t col = dense->list[k];

      if (dense->dist[col] > least)
        continue;
      if (dense->dist[col] < least)
        {
          high = low;
          least = dense->dist[col];
        }
      dense->list[k] = dense->list[high];
      dense->list[high++] = col;
    }
  return high;
}

/* Goes on from a column at distance `near` through its row. Returns a free column at the same
 * distance, if any. */
static uint32_t
scan_row (Dense *dense, uint32_t from_col, int64_t near, uint32_t *high)
{
  uint32_t row = dense->row_of[from_col];
  const int32_t *cost = row_costs (dense, row);
  int64_t offset = cost[from_col] - dense->price[from_col] - near;

  for (uint32_t k = *high; k < dense->n_cols; k++)
    {
      uint32_t col = dense->list[k];
      int64_t dist = cost[col] - dense->price[col] - offset;

      if (dist >= dense->dist[col])
        continue;
      dense->dist[col] = dist;
      dense->before[col] = row;
      if (dist > near)
        continue;
      if (dense->row_of[col] == YUI_LINEAR_NONE)
        return col;
      dense->list[k] = dense->list[*high];
      dense->list[(*high)++] = col;
    }
  return YUI_LINEAR_NONE;
}

/* Finds the nearest free column and mends the prices of the columns that are done. */
static uint32_t
find_path (Dense *dense, uint32_t start)
{
  uint32_t low = 0, high = 0, n_done = 0, end = YUI_LINEAR_NONE;
  int64_t near = 0;

  for (uint32_t j = 0; j < dense->n_cols; j++)
    {
      dense->dist[j] = row_costs (dense, start)[j] - dense->price[j];
      dense->before[j] = start;
      dense->list[j] = j;
    }
  while (end == YUI_LINEAR_NONE)
    {
      if (low == high)
        {
          n_done = low;
          high = gather_nearest (dense, low);
          near = dense->dist[dense->list[low]];
          for (uint32_t k = low; k < high && end == YUI_LINEAR_NONE; k++)
            if (dense->row_of[dense->list[k]] == YUI_LINEAR_NONE)
              end = dense->list[k];
        }
      if (end == YUI_LINEAR_NONE)
        end = scan_row (dense, dense->list[low++], near, &high);
    }
  for (uint32_t k = 0; k < n_done; k++)
    dense->price[dense->list[k]] += dense->dist[dense->list[k]] - near;
  return end;
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
  Dense dense
      = { .n_rows = n_rows, .n_cols = n_cols, .cost = cost, .col_of = col_of, .price = col_price };
  uint32_t n_free = 0;

  if (n_rows > n_cols)
    return YUI_LINEAR_EINVAL;
  dense.dist = scratch;
  dense.row_of = (uint32_t *)(void *)(dense.dist + n_cols);
  dense.before = dense.row_of + n_cols;
  dense.list = dense.before + n_cols;
  dense.free_rows = dense.list + n_cols;
  for (uint32_t j = 0; j < n_cols; j++)
    {
      dense.row_of[j] = YUI_LINEAR_NONE;
      dense.price[j] = 0;
    }
  for (uint32_t i = 0; i < n_rows; i++)
    col_of[i] = YUI_LINEAR_NONE;
  if (n_rows == n_cols)
    reduce_columns (&dense);
  for (uint32_t i = 0; i < n_rows; i++)
    if (col_of[i] == YUI_LINEAR_NONE)
      dense.free_rows[n_free++] = i;
  for (int pass = 0; pass < 2; pass++)
    n_free = reduce_rows (&dense, n_free);
  for (uint32_t k = 0; k < n_free; k++)
    augment (&dense, dense.free_rows[k]);
  settle (&dense, row_price, total);
  return YUI_LINEAR_OK;
}
