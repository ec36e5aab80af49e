/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-rank-private.h"
#include "yui-share.h"

#define ALIGN(n) (((n) + 63) / 64 * 64)

/* Somebody who was given a seat, and what to put back afterwards. */
typedef struct
{
  uint32_t handle;
  uint32_t shift;
  int32_t last_offer_h;
} Pick;

typedef struct
{
  YuiRankIndex *index;
  const YuiShareShift *shifts;
  void *scratch;
  YuiRankResult *results; /* as many as the shift with most seats has */
  Pick *picks;
  size_t n_picks;
  uint64_t *amounts; /* of everybody, to be measured */
} Forecast;

static size_t
count_seats (const YuiShareShift *shifts, size_t n_shifts, size_t *seats_most)
{
  size_t n_seats = 0;

  *seats_most = 0;
  for (size_t i = 0; i < n_shifts; i++)
    {
      n_seats += shifts[i].seats;
      if (shifts[i].seats > *seats_most)
        *seats_most = shifts[i].seats;
    }
  return n_seats;
}

size_t
yui_share_memory_size (const YuiRankIndex *index, const YuiShareShift *shifts, size_t n_shifts)
{
  size_t seats_most;
  size_t n_seats = count_seats (shifts, n_shifts, &seats_most);

  return ALIGN (yui_rank_scratch_size (index)) + ALIGN (seats_most * sizeof (YuiRankResult))
         + ALIGN (n_seats * sizeof (Pick)) + ALIGN (index->config.workers_max * sizeof (uint64_t));
}

static void
forecast_init (
    Forecast *self, YuiRankIndex *index, const YuiShareShift *shifts, size_t n_shifts, void *memory)
{
  size_t seats_most;
  size_t n_seats = count_seats (shifts, n_shifts, &seats_most);
  char *at = memory;

  *self = (Forecast){ .index = index, .shifts = shifts, .scratch = at };
  at += ALIGN (yui_rank_scratch_size (index));
  self->results = (YuiRankResult *)(void *)at;
  at += ALIGN (seats_most * sizeof (YuiRankResult));
  self->picks = (Pick *)(void *)at;
  at += ALIGN (n_seats * sizeof (Pick));
  self->amounts = (uint64_t *)(void *)at;
}

static YuiRankRecord *
record_of (const YuiRankIndex *index, uint32_t handle)
{
  uint32_t place = index->place_of[handle];

  return &block_of (index, place)->records[place % BLOCK_PLACES];
}

static YuiRankBooking
booking_of (const YuiRankQuery *query)
{
  return (YuiRankBooking){ .start_s = query->start_s,
                           .end_s = query->end_s,
                           .break_min = query->break_min,
                           .lat_udeg = query->lat_udeg,
                           .lon_udeg = query->lon_udeg };
}

/* A shift of no minutes keeps nobody busy. */
static bool
takes_time (const YuiRankQuery *query)
{
  return query->end_s > query->start_s;
}

static YuiRankStatus
pick (Forecast *self, size_t shift, uint32_t handle, YuiSharePerson *people)
{
  const YuiRankQuery *query = &self->shifts[shift].query;
  YuiRankBooking booking = booking_of (query);
  int32_t last_offer_h = record_of (self->index, handle)->last_offer_h;
  YuiRankStatus status = YUI_RANK_OK;

  if (takes_time (query))
    status = yui_rank_index_book (self->index, handle, &booking);
  if (status != YUI_RANK_OK)
    return status;
  self->picks[self->n_picks++]
      = (Pick){ .handle = handle, .shift = (uint32_t)shift, .last_offer_h = last_offer_h };
  people[handle].offers++;
  people[handle].work_min
      += (uint32_t)max_i32 (0, (int32_t)((query->end_s - query->start_s) / 60) - query->break_min);
  return yui_rank_index_set_last_offer (self->index, handle, query->now_s);
}

static YuiRankStatus
fill (Forecast *self,
      size_t shift,
      const YuiRankWeights *weights,
      YuiSharePerson *people,
      YuiShareReport *report)
{
  size_t seats = self->shifts[shift].seats, n;
  YuiRankStatus status = yui_rank_top (self->index, &self->shifts[shift].query, weights,
                                       self->scratch, self->results, seats, &n);

  if (status != YUI_RANK_OK)
    return status;
  for (size_t i = 0; i < n && status == YUI_RANK_OK; i++)
    status = pick (self, shift, self->results[i].handle, people);
  report->n_seats += (uint32_t)seats;
  report->n_unfilled += (uint32_t)(seats - n);
  return status;
}

/* From the last pick to the first, so that everything is as it was. */
static void
put_back (Forecast *self)
{
  while (self->n_picks > 0)
    {
      const Pick *last = &self->picks[--self->n_picks];
      const YuiRankQuery *query = &self->shifts[last->shift].query;

      record_of (self->index, last->handle)->last_offer_h = last->last_offer_h;
      if (takes_time (query))
        yui_rank_index_unbook (self->index, last->handle, query->start_s, query->end_s);
    }
}

static void
measure (Forecast *self, const YuiSharePerson *people, YuiShareReport *report)
{
  uint32_t n = 0;

  for (uint32_t h = 0; h < self->index->config.workers_max; h++)
    if (place_of (self->index, h) != NO_PLACE)
      self->amounts[n++] = people[h].offers;
  yui_share_measure (self->amounts, n, &report->offers);
  n = 0;
  for (uint32_t h = 0; h < self->index->config.workers_max; h++)
    if (place_of (self->index, h) != NO_PLACE)
      self->amounts[n++] = people[h].work_min;
  yui_share_measure (self->amounts, n, &report->minutes);
}

YuiRankStatus
yui_share_forecast (YuiRankIndex *index,
                    const YuiSharePerson *history,
                    const YuiShareShift *shifts,
                    size_t n_shifts,
                    const YuiRankWeights *weights,
                    void *memory,
                    YuiSharePerson *people,
                    YuiShareReport *report)
{
  YuiRankStatus status = YUI_RANK_OK;
  Forecast self;

  forecast_init (&self, index, shifts, n_shifts, memory);
  *report = (YuiShareReport){ 0 };
  for (uint32_t h = 0; h < index->config.workers_max; h++)
    people[h]
        = history != NULL && place_of (index, h) != NO_PLACE ? history[h] : (YuiSharePerson){ 0 };
  for (size_t i = 0; i < n_shifts && status == YUI_RANK_OK; i++)
    status = fill (&self, i, weights, people, report);
  put_back (&self);
  if (status == YUI_RANK_OK)
    measure (&self, people, report);
  return status;
}
