/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-rank-private.h"

#include <string.h>

/* Laying out: people are sorted along a Morton curve over their homes, cut into neighbourhoods of
 * some blocks, and within a neighbourhood sorted by standing, so that the blocks of one
 * neighbourhood differ in their best person. Within a block they are sorted along the curve again,
 * so that the 64 people of a word live near each other. */

#define NEIGHBOURHOOD_PLACES (8 * BLOCK_PLACES)
#define CURVE_BITS           16
#define RADIX_BITS           8
#define RADIX                (1 << RADIX_BITS)

/* Sort key in the high half, handle in the low one. */
typedef uint64_t Entry;

static uint32_t
spread (uint32_t x)
{
  x = (x | x << 8) & 0x00ff00ff;
  x = (x | x << 4) & 0x0f0f0f0f;
  x = (x | x << 2) & 0x33333333;
  return (x | x << 1) & 0x55555555;
}

/* Maps a coordinate to CURVE_BITS bits of the span that the workers cover. */
static uint32_t
scale (int32_t value, int32_t low, int32_t high)
{
  return (uint32_t)(((int64_t)value - low) * ((1 << CURVE_BITS) - 1) / ((int64_t)high - low + 1));
}

static YuiRankBox
box_of (const YuiRankWorker *workers, size_t n)
{
  YuiRankBox box
      = { .lat_min = INT32_MAX, .lat_max = INT32_MIN, .lon_min = INT32_MAX, .lon_max = INT32_MIN };

  for (size_t i = 0; i < n; i++)
    if (workers[i].lat_udeg != YUI_RANK_NOWHERE)
      yui_rank_box_widen (&box, workers[i].lat_udeg, workers[i].lon_udeg);
  return box;
}

/* Place along the curve; the unknown ones come last. */
static uint32_t
curve_key (const YuiRankBox *box, const YuiRankWorker *worker)
{
  if (worker->lat_udeg == YUI_RANK_NOWHERE)
    return UINT32_MAX;
  return spread (scale (worker->lat_udeg, box->lat_min, box->lat_max)) << 1
         | spread (scale (worker->lon_udeg, box->lon_min, box->lon_max));
}

static void
sort_entries (Entry *entries, Entry *spare, size_t n)
{
  for (int shift = 32; shift < 64; shift += RADIX_BITS)
    {
      size_t start[RADIX + 1] = { 0 };

      for (size_t i = 0; i < n; i++)
        start[(entries[i] >> shift) % RADIX + 1]++;
      for (int r = 0; r < RADIX; r++)
        start[r + 1] += start[r];
      for (size_t i = 0; i < n; i++)
        spare[start[(entries[i] >> shift) % RADIX]++] = entries[i];
      memcpy (entries, spare, n * sizeof (Entry));
    }
}

/* What the default weights give whatever the query; the better, the smaller. */
static uint32_t
standing_key (const YuiRankWorker *worker)
{
  static const YuiRankWeights weights = YUI_RANK_WEIGHTS_DEFAULT;
  int64_t standing
      = (int64_t)weights.weight[YUI_RANK_TERM_WORKED_HERE] * term_worked_here (worker->worked_here)
        + (int64_t)weights.weight[YUI_RANK_TERM_RELIABILITY]
              * yui_rank_reliability (worker->booked_shifts, worker->kept_shifts)
        + (int64_t)weights.weight[YUI_RANK_TERM_MUTUAL_RATING]
              * yui_rank_rating (worker->rating_sum, worker->rating_count);

  return UINT32_MAX - (uint32_t)standing;
}

static void
sort_by_curve (
    const YuiRankWorker *workers, const YuiRankBox *box, Entry *entries, Entry *spare, size_t n)
{
  for (size_t i = 0; i < n; i++)
    {
      uint32_t handle = (uint32_t)entries[i];

      entries[i] = (Entry)curve_key (box, &workers[handle]) << 32 | handle;
    }
  sort_entries (entries, spare, n);
}

static void
sort_by_standing (const YuiRankWorker *workers, Entry *entries, Entry *spare, size_t n)
{
  for (size_t i = 0; i < n; i++)
    {
      uint32_t handle = (uint32_t)entries[i];

      entries[i] = (Entry)standing_key (&workers[handle]) << 32 | handle;
    }
  sort_entries (entries, spare, n);
}

static void
lay_out (const YuiRankWorker *workers, Entry *entries, Entry *spare, size_t n)
{
  YuiRankBox box = box_of (workers, n);

  for (size_t i = 0; i < n; i++)
    entries[i] = i;
  sort_by_curve (workers, &box, entries, spare, n);
  for (size_t at = 0; at < n; at += NEIGHBOURHOOD_PLACES)
    {
      size_t n_here = n - at < NEIGHBOURHOOD_PLACES ? n - at : NEIGHBOURHOOD_PLACES;

      sort_by_standing (workers, entries + at, spare, n_here);
      for (size_t b = at; b < at + n_here; b += BLOCK_PLACES)
        sort_by_curve (workers, &box, entries + b, spare,
                       at + n_here - b < BLOCK_PLACES ? at + n_here - b : BLOCK_PLACES);
    }
}

/* Turns a square of 64 × 64 bits about its diagonal. */
static void
transpose (uint64_t square[64])
{
  uint64_t mask = UINT64_C (0x00000000ffffffff);

  for (int step = 32; step > 0; step >>= 1, mask ^= mask << step)
    for (int i = 0; i < 64; i = (i + step + 1) & ~step)
      {
        uint64_t swap = ((square[i] >> step) ^ square[i + step]) & mask;

        square[i] ^= swap << step;
        square[i + step] ^= swap;
      }
}

/* Writes the availability of the 64 people at places first … first + 63. */
static void
write_slots (YuiRankIndex *index, uint32_t first, const YuiRankWorker *people[64])
{
  YuiRankBlock *block = block_of (index, first);
  uint64_t square[64];

  for (int w = 0; w < YUI_RANK_SLOT_WORDS; w++)
    {
      for (int i = 0; i < 64; i++)
        square[i] = people[i] != NULL ? people[i]->available[w] : 0;
      transpose (square);
      for (int s = 0; s < 64; s++)
        block->slots[w * 64 + s].word[first / 64 % ROW_WORDS] = square[s];
    }
}

static void
fill (YuiRankIndex *index, const YuiRankWorker *workers, size_t n)
{
  for (uint32_t first = 0; first < n; first += 64)
    {
      const YuiRankWorker *people[64] = { NULL };

      for (uint32_t place = first; place < n && place < first + 64; place++)
        {
          YuiRankDetail *detail = &block_of (index, place)->details[place % BLOCK_PLACES];

          people[place - first] = &workers[detail->handle];
          detail->first_node = NO_NODE;
          index->place_of[detail->handle] = place;
          yui_rank_index_write (index, place, people[place - first]);
        }
      write_slots (index, first, people);
    }
}

/* The blocks are the scratch space for sorting; the order is then kept aside in place_of while they
 * are opened. */
static void
take_order (YuiRankIndex *index, const YuiRankWorker *workers, size_t n)
{
  Entry *entries = (Entry *)(void *)index->blocks;

  lay_out (workers, entries, entries + n, n);
  for (size_t i = 0; i < n; i++)
    index->place_of[i] = (uint32_t)entries[i];
  for (size_t i = 0; i < n; i++)
    {
      uint32_t place = yui_rank_index_take_place (index);

      block_of (index, place)->details[place % BLOCK_PLACES].handle = index->place_of[i];
    }
}

YuiRankStatus
yui_rank_index_load (YuiRankIndex *index, const YuiRankWorker *workers, size_t n_workers)
{
  yui_rank_index_clear (index);
  if (n_workers > index->config.workers_max)
    return YUI_RANK_EFULL;
  for (size_t i = 0; i < n_workers; i++)
    if (!yui_rank_worker_is_valid (&workers[i]))
      return YUI_RANK_EINVAL;
  take_order (index, workers, n_workers);
  fill (index, workers, n_workers);
  index->n_workers = (uint32_t)n_workers;
  return YUI_RANK_OK;
}

void
yui_rank_index_tighten (YuiRankIndex *index)
{
  for (uint32_t b = 0; b < n_blocks_used (index); b++)
    {
      yui_rank_index_clear_bounds (index, b);
      for (uint32_t place = b * BLOCK_PLACES; place < (b + 1) * BLOCK_PLACES; place++)
        if (row_get (&index->blocks[b].used, place))
          yui_rank_index_widen (index, place);
    }
}
