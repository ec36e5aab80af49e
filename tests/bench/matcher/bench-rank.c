/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times the ranking of a pool: bench-rank N [--csv FILE]. Prints "name n microseconds" lines,
 * medians. With --csv the pool is written for other programs to rank: one line per worker, the
 * columns that they need. */
#include "matcher/yui-hash.h"
#include "matcher/yui-rank.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ORIGIN_S INT64_C (1795359600)
#define DAY_S    86400
#define K        20
#define K_MANY   200
#define ROUNDS   201
#define BATCHES  21

static uint64_t state = 1;

static uint64_t
any_bits (void)
{
  return yui_hash (state++);
}

static uint32_t
any (uint32_t n)
{
  return (uint32_t)((any_bits () >> 32) * n >> 32);
}

static double
now_us (void)
{
  struct timespec t;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return x < y ? -1 : x > y;
}

static double
median (double *values, int n)
{
  qsort (values, (size_t)n, sizeof (double), compare);
  return values[n / 2];
}

/* A region of 111 × 88 km; one in ten or so is eligible for the query. */
static void
make_worker (YuiRankWorker *worker, uint32_t handle)
{
  memset (worker, 0, sizeof *worker);
  worker->id = handle;
  if (any (2) == 0)
    memset (worker->available, 0xff, sizeof worker->available);
  else
    for (int w = 0; w < YUI_RANK_SLOT_WORDS; w++)
      worker->available[w] = any_bits ();
  worker->lat_udeg = 37500000 + (int32_t)any (1000000);
  worker->lon_udeg = 138000000 + (int32_t)any (1000000);
  worker->qualifications = any_bits ();
  worker->birth_day = (int32_t)any (15000);
  worker->pool_kinds = (uint8_t)(1 << any (4));
  worker->min_wage_yen = (uint16_t)(1000 + any (205));
  worker->furthest_m = any (2) == 0 ? 0 : 20000 + any (80000);
  worker->booked_shifts = any (50);
  worker->kept_shifts = worker->booked_shifts - any (worker->booked_shifts / 5 + 1);
  worker->rating_count = worker->kept_shifts / 2;
  worker->rating_sum = worker->rating_count * 3 + any (worker->rating_count * 2 + 1);
  worker->worked_here = (uint16_t)(any (10) == 0 ? any (8) : 0);
  worker->last_offer_s = ORIGIN_S - any (60) * DAY_S;
  worker->week_cap_min = 39 * 60;
  worker->week_min[0] = (uint16_t)(any (30) * 60);
}

static YuiRankQuery
any_query (void)
{
  YuiRankQuery query
      = { .start_s = ORIGIN_S + DAY_S + 9 * 3600, .end_s = ORIGIN_S + DAY_S + 17 * 3600 };

  query.lat_udeg = 37500000 + (int32_t)any (1000000);
  query.lon_udeg = 138000000 + (int32_t)any (1000000);
  query.required = UINT64_C (1) << any (64);
  query.useful = UINT64_C (1) << any (64) | UINT64_C (1) << any (64);
  query.pool_kinds = YUI_RANK_POOL_CURRENT_STAFF | YUI_RANK_POOL_ALUMNI;
  query.wage_yen = 1200;
  query.now_s = ORIGIN_S;
  return query;
}

static void
write_csv (const char *path, const YuiRankWorker *workers, uint32_t n, const YuiRankQuery *query)
{
  FILE *file = fopen (path, "w");

  if (file == NULL)
    {
      perror (path);
      exit (1);
    }
  fprintf (file, "# %d %d %" PRIu64 " %" PRIu64 "\n", query->lat_udeg, query->lon_udeg,
           query->required, query->useful);
  for (uint32_t h = 0; h < n; h++)
    {
      const YuiRankWorker *w = &workers[h];
      uint64_t day
          = w->available[1] >> 2 & 0xffff; /* slots 66 … 81: 09:00–17:00 of the second day */

      fprintf (file, "%u,%d,%d,%" PRId64 ",%u,%" PRIu64 ",%u,%u,%u,%u,%u,%u,%u,%" PRId64 ",%u\n", h,
               w->lat_udeg, w->lon_udeg, (int64_t)w->qualifications, w->pool_kinds, day,
               w->min_wage_yen, w->furthest_m, w->booked_shifts, w->kept_shifts, w->rating_sum,
               w->rating_count, w->worked_here, w->last_offer_s, w->week_min[0]);
    }
  fclose (file);
}

static double
time_top (const YuiRankIndex *index, const YuiRankWeights *weights, void *scratch)
{
  YuiRankResult results[K];
  double times[ROUNDS];
  size_t found;

  for (int i = 0; i < ROUNDS; i++)
    {
      YuiRankQuery query = any_query ();
      double start = now_us ();

      yui_rank_top (index, &query, weights, scratch, results, K, &found);
      times[i] = now_us () - start;
    }
  return median (times, ROUNDS);
}

/* One shift, while somebody moves the weights: as many people as a window may list. */
static void
time_moving_weights (const YuiRankIndex *index, uint32_t n, void *scratch)
{
  static YuiRankResult results[K_MANY];
  YuiRankQuery query = any_query ();
  double times[ROUNDS];
  size_t found;

  for (int i = 0; i < ROUNDS; i++)
    {
      YuiRankWeights weights = YUI_RANK_WEIGHTS_DEFAULT;
      double start;

      for (int t = 0; t < YUI_RANK_N_TERMS; t++)
        weights.weight[t] = (uint16_t)any (101);
      start = now_us ();
      yui_rank_top (index, &query, &weights, scratch, results, K_MANY, &found);
      times[i] = now_us () - start;
    }
  printf ("rank-top200-weights %u %.2f\n", n, median (times, ROUNDS));
  printf ("rank-top200-weights-worst %u %.2f\n", n, times[ROUNDS - 1]);
}

static void
time_queries (const YuiRankIndex *index, uint32_t n, void *scratch)
{
  YuiRankWeights weights = YUI_RANK_WEIGHTS_DEFAULT;
  uint32_t counts[YUI_RANK_N_RULES];
  double eligible = 0.0;

  printf ("rank-top20 %u %.2f\n", n, time_top (index, &weights, scratch));
  weights.weight[YUI_RANK_TERM_DISTANCE] = 0;
  printf ("rank-top20-no-distance %u %.2f\n", n, time_top (index, &weights, scratch));
  time_moving_weights (index, n, scratch);
  for (int i = 0; i < 5; i++)
    {
      YuiRankQuery query = any_query ();

      yui_rank_tally (index, &query, scratch, counts);
      eligible += counts[YUI_RANK_RULE_NONE] * 200.0 / n;
    }
  printf ("rank-eligible-permille %u %.0f\n", n, eligible);
}

/* ---- changes ---- */

static void
change_available (YuiRankIndex *index, uint32_t handle, uint32_t number)
{
  int64_t start_s = ORIGIN_S + any (27) * DAY_S + 9 * 3600;

  yui_rank_index_set_available (index, handle, start_s, start_s + 8 * 3600, number % 2);
}

static void
change_booking (YuiRankIndex *index, uint32_t handle, uint32_t number)
{
  const YuiRankBooking booking = { .start_s = ORIGIN_S + (number % 14) * DAY_S,
                                   .end_s = ORIGIN_S + (number % 14) * DAY_S + 4 * 3600 };

  yui_rank_index_book (index, handle, &booking);
  yui_rank_index_unbook (index, handle, booking.start_s, booking.end_s);
}

static void
change_address (YuiRankIndex *index, uint32_t handle, uint32_t number)
{
  yui_rank_index_set_position (index, handle, 37500000 + (int32_t)any (1000000), 138500000);
}

static void
change_block (YuiRankIndex *index, uint32_t handle, uint32_t number)
{
  yui_rank_index_set_membership (index, handle, 1, number % 2 ? YUI_RANK_BAR_BY_EMPLOYER : 0, 1);
}

static void
change_qualifications (YuiRankIndex *index, uint32_t handle, uint32_t number)
{
  yui_rank_index_set_qualifications (index, handle, any_bits ());
}

static void
change_last_offer (YuiRankIndex *index, uint32_t handle, uint32_t number)
{
  yui_rank_index_set_last_offer (index, handle, ORIGIN_S - any (60) * DAY_S);
}

/* A change is too short for the clock: medians of batches. */
static void
time_changes (YuiRankIndex *index, uint32_t n)
{
  const uint32_t n_changes = 5000;
  static const struct
  {
    const char *name;
    void (*change) (YuiRankIndex *index, uint32_t handle, uint32_t number);
  } kinds[] = { { "availability", change_available },
                { "booking", change_booking },
                { "address", change_address },
                { "block", change_block },
                { "qualifications", change_qualifications },
                { "last-offer", change_last_offer } };

  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
    {
      double times[BATCHES];

      for (int b = 0; b < BATCHES; b++)
        {
          double start = now_us ();

          for (uint32_t i = 0; i < n_changes; i++)
            kinds[k].change (index, any (n), i);
          times[b] = (now_us () - start) / n_changes;
        }
      printf ("change-%s %u %.3f\n", kinds[k].name, n, median (times, BATCHES));
    }
}

/* ---- the machine ---- */

/* Reading 32 bytes of every worker, as fast as this machine reads. */
static void
time_scan (uint32_t n)
{
  typedef uint64_t Words __attribute__ ((vector_size (32)));
  Words *words = aligned_alloc (64, ((size_t)n * sizeof (Words) + 63) / 64 * 64);
  double times[BATCHES];

  if (words == NULL)
    exit (1);
  memset (words, 1, n * sizeof (Words));
  for (int i = 0; i < BATCHES; i++)
    {
      double start = now_us ();
      Words sums[4] = { 0 };

      for (uint32_t w = 0; w + 4 <= n; w += 4)
        for (int s = 0; s < 4; s++)
          sums[s] += words[w + (uint32_t)s];
      times[i] = now_us () - start;
      if ((sums[0] + sums[1] + sums[2] + sums[3])[0] == 1)
        puts ("");
    }
  printf ("scan-32-bytes %u %.2f\n", n, median (times, BATCHES));
  free (words);
}

static void
print_memory (const YuiRankConfig *config)
{
  YuiRankConfig no_bookings = *config;

  no_bookings.bookings_max = 0;
  printf ("bytes-besides-slots %u %.1f\n", config->workers_max,
          (double)yui_rank_index_size (&no_bookings) / config->workers_max - YUI_RANK_N_SLOTS / 8);
}

int
main (int argc, char **argv)
{
  uint32_t n = argc > 1 ? (uint32_t)strtoul (argv[1], NULL, 10) : 100000;
  YuiRankConfig config = { .origin_s = ORIGIN_S, .workers_max = n, .bookings_max = n / 2 + 1 };
  size_t size = yui_rank_index_size (&config);
  void *memory = size > 0 ? aligned_alloc (64, size) : NULL;
  YuiRankWorker *workers = malloc (n * sizeof (YuiRankWorker));
  YuiRankIndex *index;
  void *scratch;
  double start;

  if (memory == NULL || workers == NULL
      || yui_rank_index_create (&config, memory, size, &index) != YUI_RANK_OK)
    {
      fputs ("usage: bench-rank N [--csv FILE]\n", stderr);
      return 2;
    }
  for (uint32_t h = 0; h < n; h++)
    make_worker (&workers[h], h);
  start = now_us ();
  yui_rank_index_load (index, workers, n);
  printf ("rank-load %u %.0f\n", n, now_us () - start);
  for (uint32_t h = 0; h < n / 3; h++)
    {
      YuiRankBooking booking
          = { .start_s = ORIGIN_S + any (14) * DAY_S + 8 * 3600, .lat_udeg = YUI_RANK_NOWHERE };

      booking.end_s = booking.start_s + 6 * 3600;
      yui_rank_index_book (index, any (n), &booking);
    }
  scratch = aligned_alloc (64, (yui_rank_scratch_size (index) + 63) / 64 * 64);
  if (argc > 3 && strcmp (argv[2], "--csv") == 0)
    {
      YuiRankQuery query = any_query ();

      write_csv (argv[3], workers, n, &query);
    }
  time_queries (index, n, scratch);
  print_memory (&config);
  time_scan (n);
  time_changes (index, n);
  free (scratch);
  free (workers);
  free (memory);
  return 0;
}
