/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-linear.h"

#include <stdbool.h>

/* The two inner loops of the dense solver, for what the processor can do; all give the same results.
 */

#define YUI_LINEAR_FAR (INT64_C (1) << 61)

/* Least and second least of cost − price over a row's columns; of equal ones the first. */
typedef struct
{
  int64_t least, second;
  uint32_t at, second_at; /* or YUI_LINEAR_NONE */
} YuiLinearTwo;

/* The nearest column; of equal ones the first. */
typedef struct
{
  int64_t distance;
  uint32_t at;
} YuiLinearNear;

typedef struct
{
  YuiLinearTwo (*find_two) (const int32_t *cost, const int64_t *price, uint32_t n_cols);

  /* Where 2 × cost − shift − offset is less than distance, it becomes the distance, and `row` what
   * is before the column. */
  YuiLinearNear (*go_on) (const int32_t *cost,
                          const int64_t *shift,
                          int64_t offset,
                          uint32_t row,
                          int64_t *distance,
                          uint32_t *before,
                          uint32_t n_cols);
} YuiLinearLoops;

/* The fastest loops here, or those that run anywhere. */
const YuiLinearLoops *yui_linear_loops (bool plain);
