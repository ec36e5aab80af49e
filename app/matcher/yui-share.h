/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-rank.h"

#include <stddef.h>
#include <stdint.h>

/* SHARE: how evenly work falls over a pool, and what a change of weights would do to it.
 *
 *   size_t size = yui_share_memory_size (index, shifts, n_shifts);       one block for both calls
 *   yui_share_forecast (index, history, shifts, n_shifts, &weights_now, memory, now, &report_now);
 *   yui_share_forecast (index, history, shifts, n_shifts, &weights_new, memory, new, &report_new);
 *
 * report_now beside report_new is what the employer is shown; now[handle] beside new[handle] tells
 * what becomes of one person. With n_shifts = 0 the report is of the history alone.
 *
 * The forecast offers each coming shift to the best people of the ranking, as many as it has
 * seats, and takes it that all of them accept and come: they are then busy, have used up their
 * hours and had their turn, which the shifts after it see. Worked-here, ratings and reliability
 * stay as they are. It says what the weights do, not what will happen. */

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

/* What one person got in the time that is looked at. */
typedef struct
{
  uint32_t offers;
  uint32_t work_min; /* minutes without breaks */
} YuiSharePerson;

/* A coming shift: the question to ask the ranking, and how many people it needs. query.now_s is when
 * its offers go out; start and end are whole minutes. */
typedef struct
{
  YuiRankQuery query;
  uint16_t seats;
} YuiShareShift;

typedef struct
{
  YuiShare offers, minutes;
  uint32_t n_seats, n_unfilled; /* of the coming shifts: all, and those that nobody is left for */
} YuiShareReport;

/* Bytes of working memory that yui_share_forecast needs; aligned to 64 by the caller. */
size_t
yui_share_memory_size (const YuiRankIndex *index, const YuiShareShift *shifts, size_t n_shifts);

/* How offers and hours would fall under these weights.
 *
 * index    the pool; is changed while the function runs and is as it was when it returns, so nobody
 *          else may read it meanwhile. Its bookings_max leaves room for one booking per seat.
 * history  array[workers_max] by handle, what everybody had before; nullable = nothing; read only.
 * shifts   array[n_shifts] in the order in which offers go out; read only.
 * memory   yui_share_memory_size (index, shifts, n_shifts) bytes, aligned to 64; contents do not
 *          matter.
 * people   array[workers_max] by handle, receives history and forecast together; a handle without a
 *          worker receives zeros. May be the same array as history.
 *
 * Returns what yui_rank_top refuses a query or weights with, YUI_RANK_EFULL without room for a
 * booking, YUI_RANK_EINVAL for a shift not in whole minutes; people and report are unspecified then,
 * and the index is as it was. O(n_shifts × one ranking + people log people). */
YuiRankStatus yui_share_forecast (YuiRankIndex *index,
                                  const YuiSharePerson *history,
                                  const YuiShareShift *shifts,
                                  size_t n_shifts,
                                  const YuiRankWeights *weights,
                                  void *memory,
                                  YuiSharePerson *people,
                                  YuiShareReport *report);
