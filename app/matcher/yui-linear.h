/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* ASSIGN without conflicts: each row gets at most one column and each column at most one row.
 * Solved to the optimum, with prices that prove it. Integer arithmetic only; nothing allocates;
 * thread-safe. */

#define YUI_LINEAR_NONE UINT32_MAX

typedef enum
{
  YUI_LINEAR_OK,
  YUI_LINEAR_EINVAL, /* more rows than columns (dense), a column out of range or numbers too large
                        (sparse) */
} YuiLinearStatus;

/* ---- dense: every row is assigned, at the least cost ---- */

size_t yui_linear_dense_scratch_size (uint32_t n_rows, uint32_t n_cols);

/* Shortest augmenting paths after Jonker and Volgenant (1987).
 *
 * cost       array[n_rows × n_cols], row by row; n_rows ≤ n_cols; each between −2^30 and 2^30.
 * scratch    yui_linear_dense_scratch_size () bytes, aligned to 16.
 * col_of     array[n_rows], receives the column of each row.
 * row_price, col_price  arrays that receive prices with row + column ≤ cost everywhere, equal where
 * assigned, and column price ≤ 0, = 0 where not assigned: their sum is a lower bound, and equals
 * the cost. total      receives the cost. O(n_rows² × n_cols). */
YuiLinearStatus yui_linear_dense (uint32_t n_rows,
                                  uint32_t n_cols,
                                  const int32_t *cost,
                                  void *scratch,
                                  uint32_t *col_of,
                                  int64_t *row_price,
                                  int64_t *col_price,
                                  int64_t *total);

/* ---- sparse: rows may stay without a column; the value is greatest ---- */

typedef struct
{
  uint32_t n_rows, n_cols;
  const size_t
      *first; /* array[n_rows + 1], rising from 0: row i's edges are first[i] … first[i + 1] − 1 */
  const uint32_t *col;  /* array[first[n_rows]], each column once in a row */
  const int64_t *value; /* array[first[n_rows]]; edges of value ≤ 0 are never used. The greatest,
                           times the smaller of n_rows and n_cols plus one, stays below 2^60 */
} YuiLinearSparse;

size_t yui_linear_sparse_scratch_size (uint32_t n_rows, uint32_t n_cols, size_t n_edges);

/* Forward and reverse auction with ε-scaling, after Bertsekas and Castañon (1992).
 *
 * scratch    yui_linear_sparse_scratch_size () bytes, aligned to 16.
 * col_of     array[n_rows], receives a column or YUI_LINEAR_NONE.
 * total      receives the greatest value of any assignment. */
YuiLinearStatus
yui_linear_sparse (const YuiLinearSparse *problem, void *scratch, uint32_t *col_of, int64_t *total);
