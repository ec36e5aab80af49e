/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-rank-private.h"

#include <string.h>

#define ALIGN(n)     (((n) + 63) / 64 * 64)
#define WORKERS_MAX  (1u << 26)
#define BOOKINGS_MAX (1u << 30)

static bool
is_config (const YuiRankConfig *config)
{
  return config != NULL
         && floor_div (config->origin_s + JAPAN_S, DAY_S) * DAY_S == config->origin_s + JAPAN_S
         && config->days_into_week < 7 && config->workers_max >= 1
         && config->workers_max <= WORKERS_MAX && config->bookings_max <= BOOKINGS_MAX;
}

size_t
yui_rank_index_size (const YuiRankConfig *config)
{
  if (!is_config (config))
    return 0;
  return ALIGN (sizeof (YuiRankIndex)) + ALIGN (config->workers_max * sizeof (YuiRankWorker))
         + ALIGN (config->workers_max * sizeof (uint32_t))
         + ALIGN (config->workers_max * sizeof (bool))
         + ALIGN (config->bookings_max * sizeof (YuiRankNode));
}

size_t
yui_rank_scratch_size (const YuiRankIndex *index)
{
  return 64;
}

static void *
carve (char **at, size_t size)
{
  void *piece = *at;

  *at += ALIGN (size);
  return piece;
}

static void
empty (YuiRankIndex *index)
{
  index->n_workers = 0;
  memset (index->used, 0, index->config.workers_max * sizeof (bool));
  memset (index->first_node, 0xff, index->config.workers_max * sizeof (uint32_t));
  index->free_node = index->config.bookings_max > 0 ? 0 : NO_NODE;
  for (uint32_t i = 0; i < index->config.bookings_max; i++)
    index->nodes[i].next = i + 1 < index->config.bookings_max ? i + 1 : NO_NODE;
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
  self->workers = carve (&at, config->workers_max * sizeof (YuiRankWorker));
  self->first_node = carve (&at, config->workers_max * sizeof (uint32_t));
  self->used = carve (&at, config->workers_max * sizeof (bool));
  self->nodes = carve (&at, config->bookings_max * sizeof (YuiRankNode));
  empty (self);
  *index = self;
  return YUI_RANK_OK;
}

YuiRankStatus
yui_rank_index_put (YuiRankIndex *index, uint32_t handle, const YuiRankWorker *worker)
{
  if (handle >= index->config.workers_max || !yui_rank_worker_is_valid (worker))
    return YUI_RANK_EINVAL;
  index->n_workers += !index->used[handle];
  index->used[handle] = true;
  index->workers[handle] = *worker;
  return YUI_RANK_OK;
}

YuiRankStatus
yui_rank_index_load (YuiRankIndex *index, const YuiRankWorker *workers, size_t n_workers)
{
  empty (index);
  if (n_workers > index->config.workers_max)
    return YUI_RANK_EFULL;
  for (size_t i = 0; i < n_workers; i++)
    if (yui_rank_index_put (index, (uint32_t)i, &workers[i]) != YUI_RANK_OK)
      {
        empty (index);
        return YUI_RANK_EINVAL;
      }
  return YUI_RANK_OK;
}

static bool
is_used (const YuiRankIndex *index, uint32_t handle)
{
  return handle < index->config.workers_max && index->used[handle];
}

YuiRankStatus
yui_rank_index_remove (YuiRankIndex *index, uint32_t handle)
{
  uint32_t *link;

  if (!is_used (index, handle))
    return YUI_RANK_EINVAL;
  for (link = &index->first_node[handle]; *link != NO_NODE; link = &index->nodes[*link].next)
    ;
  *link = index->free_node;
  index->free_node = index->first_node[handle];
  index->first_node[handle] = NO_NODE;
  index->used[handle] = false;
  index->n_workers--;
  return YUI_RANK_OK;
}

uint32_t
yui_rank_index_get_n_workers (const YuiRankIndex *index)
{
  return index->n_workers;
}

YuiRankStatus
yui_rank_index_set_available (
    YuiRankIndex *index, uint32_t handle, int64_t start_s, int64_t end_s, bool available)
{
  const int64_t horizon_s = (int64_t)YUI_RANK_DAYS * DAY_S;
  int64_t from = start_s - index->config.origin_s, to = end_s - index->config.origin_s;

  if (!is_used (index, handle) || end_s < start_s)
    return YUI_RANK_EINVAL;
  from = from < 0 ? 0 : from > horizon_s ? horizon_s : from;
  to = to < 0 ? 0 : to > horizon_s ? horizon_s : to;
  from = (from + (available ? YUI_RANK_SLOT_S - 1 : 0)) / YUI_RANK_SLOT_S;
  to = (to + (available ? 0 : YUI_RANK_SLOT_S - 1)) / YUI_RANK_SLOT_S;
  for (int64_t s = from; s < to; s++)
    {
      uint64_t bit = UINT64_C (1) << (s % 64);
      uint64_t *word = &index->workers[handle].available[s / 64];

      *word = available ? *word | bit : *word & ~bit;
    }
  return YUI_RANK_OK;
}

/* A change as a whole: taken over when the worker is still valid after it. */
static YuiRankStatus
change (YuiRankIndex *index, uint32_t handle, const YuiRankWorker *worker)
{
  return yui_rank_worker_is_valid (worker) ? yui_rank_index_put (index, handle, worker)
                                           : YUI_RANK_EINVAL;
}

YuiRankStatus
yui_rank_index_set_position (YuiRankIndex *index,
                             uint32_t handle,
                             int32_t lat_udeg,
                             int32_t lon_udeg)
{
  YuiRankWorker worker;

  if (!is_used (index, handle))
    return YUI_RANK_EINVAL;
  worker = index->workers[handle];
  worker.lat_udeg = lat_udeg;
  worker.lon_udeg = lon_udeg;
  return change (index, handle, &worker);
}

YuiRankStatus
yui_rank_index_set_qualifications (YuiRankIndex *index, uint32_t handle, uint64_t qualifications)
{
  if (!is_used (index, handle))
    return YUI_RANK_EINVAL;
  index->workers[handle].qualifications = qualifications;
  return YUI_RANK_OK;
}

YuiRankStatus
yui_rank_index_set_membership (
    YuiRankIndex *index, uint32_t handle, uint8_t pool_kinds, uint8_t bars, uint16_t worked_here)
{
  if (!is_used (index, handle))
    return YUI_RANK_EINVAL;
  index->workers[handle].pool_kinds = pool_kinds;
  index->workers[handle].bars = bars;
  index->workers[handle].worked_here = worked_here;
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
  if (!is_used (index, handle))
    return YUI_RANK_EINVAL;
  index->workers[handle].min_wage_yen = min_wage_yen;
  index->workers[handle].furthest_m = furthest_m;
  index->workers[handle].kinds = kinds;
  index->workers[handle].favourite_kinds = favourite_kinds;
  return YUI_RANK_OK;
}

YuiRankStatus
yui_rank_index_set_hours (YuiRankIndex *index,
                          uint32_t handle,
                          const uint16_t week_min[YUI_RANK_N_WEEKS],
                          uint16_t week_cap_min)
{
  if (!is_used (index, handle))
    return YUI_RANK_EINVAL;
  memcpy (index->workers[handle].week_min, week_min, sizeof index->workers[handle].week_min);
  index->workers[handle].week_cap_min = week_cap_min;
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
  YuiRankWorker worker;

  if (!is_used (index, handle))
    return YUI_RANK_EINVAL;
  worker = index->workers[handle];
  worker.booked_shifts = booked_shifts;
  worker.kept_shifts = kept_shifts;
  worker.rating_sum = rating_sum;
  worker.rating_count = rating_count;
  return change (index, handle, &worker);
}

YuiRankStatus
yui_rank_index_set_last_offer (YuiRankIndex *index, uint32_t handle, int64_t last_offer_s)
{
  if (!is_used (index, handle))
    return YUI_RANK_EINVAL;
  index->workers[handle].last_offer_s = last_offer_s;
  return YUI_RANK_OK;
}

YuiRankStatus
yui_rank_index_book (YuiRankIndex *index, uint32_t handle, const YuiRankBooking *booking)
{
  uint32_t node = index->free_node;

  if (!is_used (index, handle) || booking->end_s <= booking->start_s
      || booking->end_s - booking->start_s > SPAN_MAX_S || booking->start_s % 60 != 0
      || booking->end_s % 60 != 0)
    return YUI_RANK_EINVAL;
  if (booking->end_s <= index->config.origin_s - DAY_S
      || booking->start_s >= index->config.origin_s + (YUI_RANK_DAYS + 1) * (int64_t)DAY_S)
    return YUI_RANK_ERANGE;
  if (node == NO_NODE)
    return YUI_RANK_EFULL;
  index->free_node = index->nodes[node].next;
  index->nodes[node].booking = *booking;
  index->nodes[node].next = index->first_node[handle];
  index->first_node[handle] = node;
  return YUI_RANK_OK;
}

YuiRankStatus
yui_rank_index_unbook (YuiRankIndex *index, uint32_t handle, int64_t start_s, int64_t end_s)
{
  uint32_t *link;

  if (!is_used (index, handle))
    return YUI_RANK_EINVAL;
  for (link = &index->first_node[handle]; *link != NO_NODE; link = &index->nodes[*link].next)
    {
      YuiRankNode *node = &index->nodes[*link];
      uint32_t freed = *link;

      if (node->booking.start_s != start_s || node->booking.end_s != end_s)
        continue;
      *link = node->next;
      node->next = index->free_node;
      index->free_node = freed;
      return YUI_RANK_OK;
    }
  return YUI_RANK_EINVAL;
}
