/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Puts intervals that overlap beside each other, in columns.
 *
 * Intervals that overlap, directly or through others, are a group; all of a group have the same
 * number of columns. Within a group an interval takes the lowest column that is free when it
 * starts, and reaches over the columns to its right that are free as long as it lasts. */

/* From start to before end, in any unit; end > start. */
typedef struct
{
  int64_t start;
  int64_t end;
} YuiInterval;

typedef struct
{
  uint32_t column;  /* from 0 */
  uint32_t columns; /* of the group, ≥ 1 */
  uint32_t span;    /* ≥ 1; column + span ≤ columns */
  uint32_t group;   /* from 0, by start */
} YuiOverlap;

/* The part of a group that does not fit: what a "+3 more" stands for. */
typedef struct
{
  int64_t start; /* of the earliest that is hidden */
  int64_t end;   /* of the latest */
  uint32_t n;    /* how many are hidden */
  uint32_t group;
  uint32_t columns; /* of the group now; "more" takes the last column */
} YuiOverlapMore;

/* Computes the place of each interval.
 *
 * intervals  array[n], in any order; read only.
 * places     array[n], receives the place of each interval, in the order of intervals. Equal input
 *            gives equal output; of two with the same start the longer, then the earlier in the
 *            array, is placed first.
 *
 * O(n log n). Returns the number of groups. */
uint32_t yui_overlap_layout (const YuiInterval *intervals, size_t n, YuiOverlap *places);

/* Narrows groups of more than max_columns to max_columns, of which the last is for "more".
 *
 * places  array[n] of yui_overlap_layout(), changed: what is hidden gets span 0.
 * more    array of at least as many as there are groups; receives one for each narrowed group, by
 *         start. max_columns ≥ 1.
 *
 * O(n). Returns the number of narrowed groups. */
uint32_t yui_overlap_limit (const YuiInterval *intervals,
                            size_t n,
                            uint32_t max_columns,
                            YuiOverlap *places,
                            YuiOverlapMore *more);
