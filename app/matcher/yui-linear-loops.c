/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-linear-private.h"

static inline void
take_into_two (YuiLinearTwo *two, int64_t reduced, uint32_t at)
{
  if (reduced >= two->second)
    return;
  if (reduced >= two->least)
    {
      two->second = reduced;
      two->second_at = at;
      return;
    }
  two->second = two->least;
  two->second_at = two->at;
  two->least = reduced;
  two->at = at;
}

static inline void
go_on_to (YuiLinearNear *near,
          int64_t distance_here,
          uint32_t row,
          int64_t *distance,
          uint32_t *before,
          uint32_t at)
{
  if (distance_here < distance[at])
    {
      distance[at] = distance_here;
      before[at] = row;
    }
  if (distance[at] < near->distance)
    *near = (YuiLinearNear){ distance[at], at };
}

static const YuiLinearTwo no_two = { INT64_MAX, INT64_MAX, YUI_LINEAR_NONE, YUI_LINEAR_NONE };

static YuiLinearTwo
find_two_plain (const int32_t *cost, const int64_t *price, uint32_t n_cols)
{
  YuiLinearTwo two = no_two;

  for (uint32_t j = 0; j < n_cols; j++)
    take_into_two (&two, cost[j] - price[j], j);
  return two;
}

static YuiLinearNear
go_on_plain (const int32_t *cost,
             const int64_t *shift,
             int64_t offset,
             uint32_t row,
             int64_t *distance,
             uint32_t *before,
             uint32_t n_cols)
{
  YuiLinearNear near = { INT64_MAX, 0 };

  for (uint32_t j = 0; j < n_cols; j++)
    go_on_to (&near, INT64_C (2) * cost[j] - shift[j] - offset, row, distance, before, j);
  return near;
}

static const YuiLinearLoops plain_loops = { find_two_plain, go_on_plain };

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

#define AVX2  __attribute__ ((target ("avx2")))
#define LANES 4

AVX2 static inline __m256i
load (const int64_t *from)
{
  return _mm256_loadu_si256 ((const __m256i *)(const void *)from);
}

AVX2 static inline __m256i
load_wide (const int32_t *from)
{
  return _mm256_cvtepi32_epi64 (_mm_loadu_si128 ((const __m128i *)(const void *)from));
}

/* Whole groups that hold nothing less than the second so far are passed over. */
AVX2 static YuiLinearTwo
find_two_avx2 (const int32_t *cost, const int64_t *price, uint32_t n_cols)
{
  YuiLinearTwo two = no_two;
  __m256i second = _mm256_set1_epi64x (two.second);
  uint32_t j = 0;

  for (; j + LANES <= n_cols; j += LANES)
    {
      __m256i less
          = _mm256_cmpgt_epi64 (second, _mm256_sub_epi64 (load_wide (cost + j), load (price + j)));

      if (_mm256_testz_si256 (less, less))
        continue;
      for (uint32_t i = j; i < j + LANES; i++)
        take_into_two (&two, cost[i] - price[i], i);
      second = _mm256_set1_epi64x (two.second);
    }
  for (; j < n_cols; j++)
    take_into_two (&two, cost[j] - price[j], j);
  return two;
}

/* The least so far of every fourth column, and where. Two of these take turns, since one would wait
 * for itself. */
typedef struct
{
  __m256i distance, at;
} Lanes;

/* The first of the least lanes. */
AVX2 static YuiLinearNear
join_lanes (Lanes a, Lanes b)
{
  int64_t distance[2 * LANES], at[2 * LANES];
  YuiLinearNear near = { INT64_MAX, 0 };

  _mm256_storeu_si256 ((__m256i *)(void *)distance, a.distance);
  _mm256_storeu_si256 ((__m256i *)(void *)(distance + LANES), b.distance);
  _mm256_storeu_si256 ((__m256i *)(void *)at, a.at);
  _mm256_storeu_si256 ((__m256i *)(void *)(at + LANES), b.at);
  for (int i = 0; i < 2 * LANES; i++)
    if (distance[i] < near.distance || (distance[i] == near.distance && (uint32_t)at[i] < near.at))
      near = (YuiLinearNear){ distance[i], (uint32_t)at[i] };
  return near;
}

/* What a step needs of the row that it goes on from. */
typedef struct
{
  const int32_t *cost;
  const int64_t *shift;
  __m256i offset;
  __m128i row;
} From;

AVX2 static inline void
go_on_lanes (const From *from, int64_t *distance, uint32_t *before, uint32_t j, Lanes *least)
{
  __m256i here = load_wide (from->cost + j), now = load (distance + j), less;
  __m128i less_half;

  here = _mm256_sub_epi64 (_mm256_add_epi64 (here, here),
                           _mm256_add_epi64 (load (from->shift + j), from->offset));
  less = _mm256_cmpgt_epi64 (now, here);
  now = _mm256_blendv_epi8 (now, here, less);
  _mm256_storeu_si256 ((__m256i *)(void *)(distance + j), now);
  less_half = _mm256_castsi256_si128 (
      _mm256_permutevar8x32_epi32 (less, _mm256_set_epi32 (0, 0, 0, 0, 6, 4, 2, 0)));
  _mm_maskstore_epi32 ((int *)(void *)(before + j), less_half, from->row);
  less = _mm256_cmpgt_epi64 (least->distance, now);
  least->distance = _mm256_blendv_epi8 (least->distance, now, less);
  least->at = _mm256_blendv_epi8 (
      least->at, _mm256_add_epi64 (_mm256_set1_epi64x (j), _mm256_set_epi64x (3, 2, 1, 0)), less);
}

AVX2 static YuiLinearNear
go_on_avx2 (const int32_t *cost,
            const int64_t *shift,
            int64_t offset,
            uint32_t row,
            int64_t *distance,
            uint32_t *before,
            uint32_t n_cols)
{
  const From from = { cost, shift, _mm256_set1_epi64x (offset), _mm_set1_epi32 ((int)row) };
  Lanes even = { _mm256_set1_epi64x (INT64_MAX), _mm256_setzero_si256 () }, odd = even;
  YuiLinearNear near;
  uint32_t j = 0;

  for (; j + 2 * LANES <= n_cols; j += 2 * LANES)
    {
      go_on_lanes (&from, distance, before, j, &even);
      go_on_lanes (&from, distance, before, j + LANES, &odd);
    }
  near = join_lanes (even, odd);
  for (; j < n_cols; j++)
    go_on_to (&near, INT64_C (2) * cost[j] - shift[j] - offset, row, distance, before, j);
  return near;
}

static const YuiLinearLoops avx2_loops = { find_two_avx2, go_on_avx2 };

const YuiLinearLoops *
yui_linear_loops (bool plain)
{
  return !plain && __builtin_cpu_supports ("avx2") ? &avx2_loops : &plain_loops;
}

#else

const YuiLinearLoops *
yui_linear_loops (bool plain)
{
  (void)plain;
  return &plain_loops;
}

#endif
