/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

/* Whole-number helpers of this folder. */

static inline int64_t
yui_least (int64_t a, int64_t b)
{
  return a < b ? a : b;
}

static inline int64_t
yui_most (int64_t a, int64_t b)
{
  return a > b ? a : b;
}

/* num / den rounded up; num ≥ 0, den > 0. */
static inline int64_t
yui_ceil_div (int64_t num, int64_t den)
{
  return (num + den - 1) / den;
}
