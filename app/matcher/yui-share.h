/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* How evenly work falls over a pool: what an employer sees of a weight before and after changing
 * it. */
typedef struct
{
  uint64_t total;
  uint32_t n_people, n_none; /* people, and those of them with nothing */
  double gini; /* 0 = all have the same, towards 1 = one has all; 0 when there is nothing */
  double
      top_tenth; /* part of the total that the tenth with most has (rounded up to whole people) */
} YuiShare;

/* Counts how amounts (offers, or minutes of work, one per person) fall.
 *
 * amounts  array[n_people]; is sorted, smallest first.
 *
 * Thread-safe. O(n log n). Gini's mean difference, Σ (2 i − n − 1) x_i / (n Σ x) over sorted x. */
void yui_share_measure (uint64_t *amounts, uint32_t n_people, YuiShare *share);
