/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-rank-private.h"

#include <string.h>

#define ALIGN(n)     (((n) + 63) / 64 * 64)
#define WORKERS_MAX  (1u << 26)
#define BOOKINGS_MAX (1u << 30)
#define HOUR_S       3600

static bool
is_config (const YuiRankConfig *config)
{
  return config != NULL
         && floor_div (config->origin_s + JAPAN_S, DAY_S) * DAY_S == config->origin_s + JAPAN_S
         && config->days_into_week < 7 && config->workers_max >= 1
         && config->workers_max <= WORKERS_MAX && config->bookings_max <= BOOKINGS_MAX;
}

static uint32_t
n_blocks_for (const YuiRankConfig *config)
{
  return (config->workers_max + BLOCK_PLACES - 1) / BLOCK_PLACES;
}

size_t
yui_rank_index_size (const YuiRankConfig *config)
{
  size_t n_blocks;

  if (!is_config (config))
    return 0;
  n_blocks = n_blocks_for (config);
  return ALIGN (sizeof (YuiRankIndex)) + ALIGN (config->workers_max * sizeof (uint32_t))
         + ALIGN (n_blocks * sizeof (YuiRankSummary)) + n_blocks * sizeof (YuiRankBlock)
         + ALIGN (config->bookings_max * sizeof (YuiRankNode));
}

static void *
carve (char **at, size_t size)
{
  void *piece = *at;

  *at += ALIGN (size);
  return piece;
}

void
yui_rank_index_clear (YuiRankIndex *index)
{
  index->n_workers = 0;
  index->n_places = 0;
  index->free_place = NO_PLACE;
  index->n_nodes = 0;
  index->free_node = NO_NODE;
  memset (index->place_of, 0xff, index->config.workers_max * sizeof (uint32_t));
}

YuiRankStatus
yui_rank_index_create (const YuiRankConfig *config, void *memory, size_t size, YuiRankIndex **index)
{
  size_t needed = yui_rank_index_size (config);
  char *at = memory;
  YuiRankIndex *self;

  if (needed == 0 || memory == NULL || size < needed || (uintptr_t)memory % 64 != 0)
    return YUI_RANK_EINVAL;
  self = carve (&at, sizeof (YuiRankIndex));
  self->config = *config;
  self->n_blocks = n_blocks_for (config);
  self->place_of = carve (&at, config->workers_max * sizeof (uint32_t));
  self->summaries = carve (&at, self->n_blocks * sizeof (YuiRankSummary));
  self->blocks = carve (&at, self->n_blocks * sizeof (YuiRankBlock));
  self->nodes = carve (&at, config->bookings_max * sizeof (YuiRankNode));
  yui_rank_index_clear (self);
  *index = self;
  return YUI_RANK_OK;
}

uint32_t
yui_rank_index_get_n_workers (const YuiRankIndex *index)
{
  return index->n_workers;
}

/* ---- writing a person ---- */

void
yui_rank_box_widen (YuiRankBox *box, int32_t lat_udeg, int32_t lon_udeg)
{
  box->lat_min = min_i32 (box->lat_min, lat_udeg);
  box->lat_max = max_i32 (box->lat_max, lat_udeg);
  box->lon_min = min_i32 (box->lon_min, lon_udeg);
  box->lon_max = max_i32 (box->lon_max, lon_udeg);
}

void
yui_rank_index_widen (YuiRankIndex *index, uint32_t place)
{
  YuiRankSummary *summary = &index->summaries[place / BLOCK_PLACES];
  YuiRankBlock *block = block_of (index, place);
  const YuiRankRecord *record = &block->records[place % BLOCK_PLACES];

  summary->anybody = true;
  if (record->lat_udeg != YUI_RANK_NOWHERE)
    {
      yui_rank_box_widen (&summary->box, record->lat_udeg, record->lon_udeg);
      yui_rank_box_widen (&block->boxes[place / 64 % ROW_WORDS], record->lat_udeg,
                          record->lon_udeg);
    }
  summary->qualifications |= record->qualifications;
  summary->last_offer_h = min_i32 (summary->last_offer_h, record->last_offer_h);
  summary->reliability = (uint16_t)max_i32 (summary->reliability, record->reliability);
  summary->rating = (uint16_t)max_i32 (summary->rating, record->rating);
  summary->worked_here = (uint16_t)max_i32 (summary->worked_here, record->worked_here);
}

static void
write_qualifications (YuiRankIndex *index, uint32_t place, uint64_t qualifications)
{
  YuiRankBlock *block = block_of (index, place);
  uint64_t changed = block->records[place % BLOCK_PLACES].qualifications ^ qualifications;

  for (; changed != 0; changed &= changed - 1)
    {
      int q = __builtin_ctzll (changed);

      row_set (&block->qualifications[q], place, qualifications >> q & 1);
    }
  block->records[place % BLOCK_PLACES].qualifications = qualifications;
}

static void
write_membership (
    YuiRankIndex *index, uint32_t place, uint8_t pool_kinds, uint8_t bars, uint16_t worked_here)
{
  YuiRankBlock *block = block_of (index, place);

  for (int i = 0; i < N_POOL_KINDS; i++)
    row_set (&block->pool_kinds[i], place, pool_kinds >> i & 1);
  for (int i = 0; i < N_BARS; i++)
    row_set (&block->bars[i], place, bars >> i & 1);
  block->records[place % BLOCK_PLACES].worked_here = (uint16_t)term_worked_here (worked_here);
}

static void
write_kinds (YuiRankIndex *index, uint32_t place, uint32_t kinds, uint32_t favourite_kinds)
{
  YuiRankBlock *block = block_of (index, place);

  if (kinds == 0)
    kinds = UINT32_MAX;
  for (int i = 0; i < N_KINDS; i++)
    {
      row_set (&block->kinds[i], place, kinds >> i & 1);
      row_set (&block->favourites[i], place, favourite_kinds >> i & 1);
    }
}

static int32_t
hours_of (int64_t last_offer_s)
{
  int64_t hours = floor_div (last_offer_s, HOUR_S);

  return hours < INT32_MIN ? INT32_MIN : hours > INT32_MAX ? INT32_MAX : (int32_t)hours;
}

static uint16_t
short_day (int32_t day)
{
  return (uint16_t)(day < 0 ? 0 : min_i32 (day, DAY_NEVER));
}

static void
write_detail (YuiRankDetail *detail, const YuiRankWorker *worker)
{
  bool age_known = worker->birth_day != YUI_RANK_BIRTH_UNKNOWN;

  detail->id = worker->id;
  memcpy (detail->week_min, worker->week_min, sizeof detail->week_min);
  detail->week_cap_min = worker->week_cap_min;
  detail->may_work_day
      = age_known ? short_day (yui_rank_may_work_day (worker->birth_day)) : DAY_NEVER;
  detail->adult_day = age_known ? short_day (yui_rank_adult_day (worker->birth_day)) : DAY_NEVER;
}

void
yui_rank_index_write (YuiRankIndex *index, uint32_t place, const YuiRankWorker *worker)
{
  YuiRankBlock *block = block_of (index, place);
  YuiRankRecord *record = &block->records[place % BLOCK_PLACES];

  record->lat_udeg = worker->lat_udeg;
  record->lon_udeg = worker->lon_udeg;
  record->last_offer_h = hours_of (worker->last_offer_s);
  record->furthest_m = worker->furthest_m;
  record->min_wage_yen = worker->min_wage_yen;
  record->reliability = (uint16_t)yui_rank_reliability (worker->booked_shifts, worker->kept_shifts);
  record->rating = (uint16_t)yui_rank_rating (worker->rating_sum, worker->rating_count);
  write_qualifications (index, place, worker->qualifications);
  write_membership (index, place, worker->pool_kinds, worker->bars, worker->worked_here);
  write_kinds (index, place, worker->kinds, worker->favourite_kinds);
  write_detail (&block->details[place % BLOCK_PLACES], worker);
  row_set (&block->used, place, true);
  yui_rank_index_widen (index, place);
}

/* ---- putting and removing ---- */

void
yui_rank_index_clear_bounds (YuiRankIndex *index, uint32_t number)
{
  const YuiRankBox nowhere
      = { .lat_min = INT32_MAX, .lat_max = INT32_MIN, .lon_min = INT32_MAX, .lon_max = INT32_MIN };

  index->summaries[number] = (YuiRankSummary){ .box = nowhere, .last_offer_h = INT32_MAX };
  for (int w = 0; w < ROW_WORDS; w++)
    index->blocks[number].boxes[w] = nowhere;
}

/* A block is made ready when its first place is taken. */
static void
open_block (YuiRankIndex *index, uint32_t number)
{
  memset (&index->blocks[number], 0, sizeof (YuiRankBlock));
  yui_rank_index_clear_bounds (index, number);
}

uint32_t
yui_rank_index_take_place (YuiRankIndex *index)
{
  uint32_t place = index->free_place;

  if (place != NO_PLACE)
    {
      index->free_place = block_of (index, place)->details[place % BLOCK_PLACES].handle;
      return place;
    }
  place = index->n_places++;
  if (place % BLOCK_PLACES == 0)
    open_block (index, place / BLOCK_PLACES);
  return place;
}

YuiRankStatus
yui_rank_index_put (YuiRankIndex *index, uint32_t handle, const YuiRankWorker *worker)
{
  uint32_t place;
  YuiRankBlock *block;

  if (handle >= index->config.workers_max || !yui_rank_worker_is_valid (worker))
    return YUI_RANK_EINVAL;
  place = index->place_of[handle];
  if (place == NO_PLACE)
    {
      place = yui_rank_index_take_place (index);
      index->place_of[handle] = place;
      index->n_workers++;
      block_of (index, place)->details[place % BLOCK_PLACES].handle = handle;
      block_of (index, place)->details[place % BLOCK_PLACES].first_node = NO_NODE;
    }
  block = block_of (index, place);
  for (int s = 0; s < YUI_RANK_N_SLOTS; s++)
    row_set (&block->slots[s], place, worker->available[s / 64] >> (s % 64) & 1);
  yui_rank_index_write (index, place, worker);
  return YUI_RANK_OK;
}

YuiRankStatus
yui_rank_index_remove (YuiRankIndex *index, uint32_t handle)
{
  uint32_t place = place_of (index, handle);
  YuiRankDetail *detail;
  uint32_t *link;

  if (place == NO_PLACE)
    return YUI_RANK_EINVAL;
  detail = &block_of (index, place)->details[place % BLOCK_PLACES];
  for (link = &detail->first_node; *link != NO_NODE; link = &index->nodes[*link].next)
    ;
  *link = index->free_node;
  index->free_node = detail->first_node;
  row_set (&block_of (index, place)->used, place, false);
  detail->handle = index->free_place;
  index->free_place = place;
  index->place_of[handle] = NO_PLACE;
  index->n_workers--;
  return YUI_RANK_OK;
}

/* ---- one change ---- */

YuiRankStatus
yui_rank_index_set_available (
    YuiRankIndex *index, uint32_t handle, int64_t start_s, int64_t end_s, bool available)
{
  const int64_t horizon_s = (int64_t)YUI_RANK_DAYS * DAY_S;
  int64_t from = start_s - index->config.origin_s, to = end_s - index->config.origin_s;
  uint32_t place = place_of (index, handle);
  YuiRankBlock *block;

  if (place == NO_PLACE || end_s < start_s)
    return YUI_RANK_EINVAL;
  from = from < 0 ? 0 : from > horizon_s ? horizon_s : from;
  to = to < 0 ? 0 : to > horizon_s ? horizon_s : to;
  from = (from + (available ? YUI_RANK_SLOT_S - 1 : 0)) / YUI_RANK_SLOT_S;
  to = (to + (available ? 0 : YUI_RANK_SLOT_S - 1)) / YUI_RANK_SLOT_S;
  block = block_of (index, place);
  for (int64_t s = from; s < to; s++)
    row_set (&block->slots[s], place, available);
  return YUI_RANK_OK;
}

YuiRankStatus
yui_rank_index_set_position (YuiRankIndex *index,
                             uint32_t handle,
                             int32_t lat_udeg,
                             int32_t lon_udeg)
{
  uint32_t place = place_of (index, handle);
  YuiRankRecord *record;

  if (place == NO_PLACE || !yui_geo_is_place (lat_udeg, lon_udeg))
    return YUI_RANK_EINVAL;
  record = &block_of (index, place)->records[place % BLOCK_PLACES];
  record->lat_udeg = lat_udeg;
  record->lon_udeg = lon_udeg;
  yui_rank_index_widen (index, place);
  return YUI_RANK_OK;
}

YuiRankStatus
yui_rank_index_set_qualifications (YuiRankIndex *index, uint32_t handle, uint64_t qualifications)
{
  uint32_t place = place_of (index, handle);

  if (place == NO_PLACE)
    return YUI_RANK_EINVAL;
  write_qualifications (index, place, qualifications);
  yui_rank_index_widen (index, place);
  return YUI_RANK_OK;
}

YuiRankStatus
yui_rank_index_set_membership (
    YuiRankIndex *index, uint32_t handle, uint8_t pool_kinds, uint8_t bars, uint16_t worked_here)
{
  uint32_t place = place_of (index, handle);

  if (place == NO_PLACE)
    return YUI_RANK_EINVAL;
  write_membership (index, place, pool_kinds, bars, worked_here);
  yui_rank_index_widen (index, place);
  return YUI_RANK_OK;
}

YuiRankStatus
yui_rank_index_set_wishes (YuiRankIndex *index,
                           uint32_t handle,
                           uint16_t min_wage_yen,
                           uint32_t furthest_m,
                           uint32_t kinds,
                           uint32_t favourite_kinds)
{
  uint32_t place = place_of (index, handle);
  YuiRankRecord *record;

  if (place == NO_PLACE)
    return YUI_RANK_EINVAL;
  record = &block_of (index, place)->records[place % BLOCK_PLACES];
  record->min_wage_yen = min_wage_yen;
  record->furthest_m = furthest_m;
  write_kinds (index, place, kinds, favourite_kinds);
  return YUI_RANK_OK;
}

YuiRankStatus
yui_rank_index_set_hours (YuiRankIndex *index,
                          uint32_t handle,
                          const uint16_t week_min[YUI_RANK_N_WEEKS],
                          uint16_t week_cap_min)
{
  uint32_t place = place_of (index, handle);
  YuiRankDetail *detail;

  if (place == NO_PLACE)
    return YUI_RANK_EINVAL;
  detail = &block_of (index, place)->details[place % BLOCK_PLACES];
  memcpy (detail->week_min, week_min, sizeof detail->week_min);
  detail->week_cap_min = week_cap_min;
  return YUI_RANK_OK;
}

YuiRankStatus
yui_rank_index_set_history (YuiRankIndex *index,
                            uint32_t handle,
                            uint32_t booked_shifts,
                            uint32_t kept_shifts,
                            uint32_t rating_sum,
                            uint32_t rating_count)
{
  uint32_t place = place_of (index, handle);
  YuiRankRecord *record;

  if (place == NO_PLACE
      || !yui_rank_is_history (booked_shifts, kept_shifts, rating_sum, rating_count))
    return YUI_RANK_EINVAL;
  record = &block_of (index, place)->records[place % BLOCK_PLACES];
  record->reliability = (uint16_t)yui_rank_reliability (booked_shifts, kept_shifts);
  record->rating = (uint16_t)yui_rank_rating (rating_sum, rating_count);
  yui_rank_index_widen (index, place);
  return YUI_RANK_OK;
}

YuiRankStatus
yui_rank_index_set_last_offer (YuiRankIndex *index, uint32_t handle, int64_t last_offer_s)
{
  uint32_t place = place_of (index, handle);

  if (place == NO_PLACE)
    return YUI_RANK_EINVAL;
  block_of (index, place)->records[place % BLOCK_PLACES].last_offer_h = hours_of (last_offer_s);
  yui_rank_index_widen (index, place);
  return YUI_RANK_OK;
}

/* ---- bookings ---- */

static uint32_t
take_node (YuiRankIndex *index)
{
  uint32_t node = index->free_node;

  if (node != NO_NODE)
    index->free_node = index->nodes[node].next;
  else if (index->n_nodes < index->config.bookings_max)
    node = index->n_nodes++;
  return node;
}

static bool
is_booking (const YuiRankBooking *booking)
{
  return booking->end_s > booking->start_s && booking->end_s - booking->start_s <= SPAN_MAX_S
         && booking->start_s % 60 == 0 && booking->end_s % 60 == 0
         && yui_geo_is_place (booking->lat_udeg, booking->lon_udeg);
}

YuiRankStatus
yui_rank_index_book (YuiRankIndex *index, uint32_t handle, const YuiRankBooking *booking)
{
  uint32_t place = place_of (index, handle), node;
  YuiRankDetail *detail;

  if (place == NO_PLACE || !is_booking (booking))
    return YUI_RANK_EINVAL;
  if (booking->end_s <= index->config.origin_s - DAY_S
      || booking->start_s >= index->config.origin_s + (YUI_RANK_DAYS + 1) * (int64_t)DAY_S)
    return YUI_RANK_ERANGE;
  node = take_node (index);
  if (node == NO_NODE)
    return YUI_RANK_EFULL;
  detail = &block_of (index, place)->details[place % BLOCK_PLACES];
  index->nodes[node]
      = (YuiRankNode){ .start_s = booking->start_s,
                       .length_min = (uint32_t)((booking->end_s - booking->start_s) / 60),
                       .next = detail->first_node,
                       .lat_udeg = booking->lat_udeg,
                       .lon_udeg = booking->lon_udeg,
                       .break_min = booking->break_min };
  detail->first_node = node;
  return YUI_RANK_OK;
}

YuiRankStatus
yui_rank_index_unbook (YuiRankIndex *index, uint32_t handle, int64_t start_s, int64_t end_s)
{
  uint32_t place = place_of (index, handle);
  uint32_t *link;

  if (place == NO_PLACE)
    return YUI_RANK_EINVAL;
  link = &block_of (index, place)->details[place % BLOCK_PLACES].first_node;
  for (; *link != NO_NODE; link = &index->nodes[*link].next)
    {
      YuiRankNode *node = &index->nodes[*link];
      uint32_t freed = *link;

      if (node->start_s != start_s || node->start_s + (int64_t)node->length_min * 60 != end_s)
        continue;
      *link = node->next;
      node->next = index->free_node;
      index->free_node = freed;
      return YUI_RANK_OK;
    }
  return YUI_RANK_EINVAL;
}
