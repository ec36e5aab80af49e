/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-match-private.h"

#include "yui-rank.h"

#include <inttypes.h>
#include <stdlib.h>

#define DAY_S   86400
#define JAPAN_S 32400
#define WORKER_COLS                                                                                \
  "id lat lon qualifications birth_date pool bars worked_here min_wage_yen furthest_m kinds "      \
  "favourite_kinds week_cap_min booked_shifts kept_shifts rating_sum rating_count last_offer"
#define SHIFT_COLS                                                                                 \
  "id start end break_min lat lon required useful ring wage_yen kind travel_min "                  \
  "travel_m_per_min now seed"
#define WEIGHT_COLS                                                                                \
  "distance skill_fit worked_here reliability mutual_rating fair_turn wish_fit far_m fair_days"

static const char *const pool_names[] = { "current_staff", "alumni",    "registered", "past_spot",
                                          "chosen",        "neighbour", "programme",  "partner" };
static const char *const bar_names[] = { "by_employer", "by_worker", "already_asked" };

typedef struct
{
  YuiNames workers, shifts, qualifications, kinds;
  YuiRankWorker *pool;
  YuiRankQuery *queries;
  size_t n_queries;
  YuiRankWeights weights;
  YuiRankConfig config;
  void *memory, *scratch;
  YuiRankIndex *index;
  YuiRankResult *results;
} Rank;

/* ---- reading ---- */

static void
read_worker (Rank *rank, const YuiRow *row, YuiRankWorker *worker)
{
  const YuiCell *count = yui_row_cell (row, "rating_count"),
                *kept = yui_row_cell (row, "kept_shifts");

  worker->id = row->row;
  worker->lat_udeg = yui_row_degrees (row, "lat", 90, YUI_RANK_NOWHERE);
  worker->lon_udeg = yui_row_degrees (row, "lon", 180, 0);
  worker->qualifications = yui_row_bits (row, "qualifications", &rank->qualifications, 64);
  worker->birth_day = yui_row_day (row, "birth_date", YUI_RANK_BIRTH_UNKNOWN);
  worker->pool_kinds = (uint8_t)yui_row_flags (row, "pool", pool_names, 8);
  worker->bars = (uint8_t)yui_row_flags (row, "bars", bar_names, 3);
  worker->worked_here = (uint16_t)yui_row_int (row, "worked_here", 0, UINT16_MAX, 0);
  worker->min_wage_yen = (uint16_t)yui_row_int (row, "min_wage_yen", 0, UINT16_MAX, 0);
  worker->furthest_m = (uint32_t)yui_row_int (row, "furthest_m", 0, UINT32_MAX, 0);
  worker->kinds = (uint32_t)yui_row_bits (row, "kinds", &rank->kinds, 32);
  worker->favourite_kinds = (uint32_t)yui_row_bits (row, "favourite_kinds", &rank->kinds, 32);
  worker->week_cap_min = (uint16_t)yui_row_int (row, "week_cap_min", 0, 10080, 0);
  worker->booked_shifts = (uint32_t)yui_row_int (row, "booked_shifts", 0, INT32_MAX, 0);
  worker->kept_shifts
      = (uint32_t)yui_row_int (row, "kept_shifts", 0, INT32_MAX, worker->booked_shifts);
  worker->rating_count = (uint32_t)yui_row_int (row, "rating_count", 0, INT32_MAX / 5, 0);
  worker->rating_sum = (uint32_t)yui_row_int (row, "rating_sum", 0, INT32_MAX, 0);
  worker->last_offer_s = yui_row_time (row, "last_offer", YUI_RANK_NEVER);
  if (kept != NULL && worker->kept_shifts > worker->booked_shifts)
    yui_row_fail (row, kept, "expected no more kept_shifts than booked_shifts (%u)",
                  worker->booked_shifts);
  if (worker->rating_sum < worker->rating_count || worker->rating_sum > worker->rating_count * 5)
    yui_row_fail (row, count != NULL ? count : yui_row_cell (row, "rating_sum"),
                  "expected rating_sum to be from 1 to 5 times rating_count");
}

static bool
read_workers (Rank *rank, const YuiTable *table, YuiMatchError *error)
{
  bool failed = !yui_match_read_ids (table, &rank->workers, error);

  rank->pool = yui_match_allocate (table->n_rows * sizeof (YuiRankWorker));
  for (size_t r = 0; r < table->n_rows && !failed; r++)
    read_worker (rank, &(YuiRow){ table, r, error, &failed }, &rank->pool[r]);
  return !failed;
}

static void
read_shift (Rank *rank, const YuiRow *row, YuiRankQuery *query)
{
  const YuiCell *start = yui_row_need (row, "start"), *end = yui_row_need (row, "end");
  const YuiCell *kind = yui_row_cell (row, "kind");

  query->start_s = yui_row_time (row, "start", 0);
  query->end_s = yui_row_time (row, "end", 0);
  query->now_s = yui_row_time (row, "now", query->start_s);
  query->break_min = (uint16_t)yui_row_int (row, "break_min", 0, 10080, 0);
  query->lat_udeg = yui_row_degrees (row, "lat", 90, YUI_RANK_NOWHERE);
  query->lon_udeg = yui_row_degrees (row, "lon", 180, 0);
  query->required = yui_row_bits (row, "required", &rank->qualifications, 64);
  query->useful = yui_row_bits (row, "useful", &rank->qualifications, 64);
  query->pool_kinds = (uint8_t)yui_row_flags (row, "ring", pool_names, 8);
  if (yui_row_cell (row, "ring") == NULL)
    query->pool_kinds = UINT8_MAX;
  query->wage_yen = (uint16_t)yui_row_int (row, "wage_yen", 0, UINT16_MAX, 0);
  query->travel_min = (uint16_t)yui_row_int (row, "travel_min", 0, 1440, 30);
  query->travel_m_per_min = (uint16_t)yui_row_int (row, "travel_m_per_min", 0, UINT16_MAX, 0);
  query->seed = yui_row_seed (row, "seed");
  if (kind != NULL)
    {
      uint64_t bit = yui_row_bits (row, "kind", &rank->kinds, 32);

      if (bit == 0 || (bit & (bit - 1)) != 0)
        yui_row_fail (row, kind, "expected one kind of work");
      else
        query->kind = (uint8_t)__builtin_ctzll (bit);
    }
  if (!*row->failed && (query->end_s < query->start_s || query->end_s - query->start_s > 7 * DAY_S))
    yui_row_fail (row, end, "expected an end after the start, within seven days");
  if (!*row->failed && rank->n_queries == 0)
    rank->config.origin_s = (query->now_s + JAPAN_S) / DAY_S * DAY_S - JAPAN_S;
  if (!*row->failed
      && (query->start_s < rank->config.origin_s
          || query->end_s > rank->config.origin_s + (int64_t)YUI_RANK_DAYS * DAY_S
          || query->start_s == rank->config.origin_s + (int64_t)YUI_RANK_DAYS * DAY_S))
    yui_row_fail (row, start,
                  "expected a shift within 28 days from the first shift's \"now\" (or start)");
  rank->n_queries++;
}

static bool
read_shifts (Rank *rank, const YuiTable *table, YuiMatchError *error)
{
  bool failed = !yui_match_read_ids (table, &rank->shifts, error);

  rank->queries = yui_match_allocate (table->n_rows * sizeof (YuiRankQuery));
  for (size_t r = 0; r < table->n_rows && !failed; r++)
    read_shift (rank, &(YuiRow){ table, r, error, &failed }, &rank->queries[r]);
  return !failed;
}

static bool
read_weights (Rank *rank, const YuiTable *table, YuiMatchError *error)
{
  bool failed = false;
  const YuiRankWeights weights = YUI_RANK_WEIGHTS_DEFAULT;
  YuiRow row = { table, 0, error, &failed };

  rank->weights = weights;
  if (table == NULL || table->n_rows == 0)
    return true;
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    rank->weights.weight[t] = (uint16_t)yui_row_int (&row, yui_rank_term_name (t), 0,
                                                     YUI_RANK_WEIGHT_MAX, weights.weight[t]);
  rank->weights.far_m = (uint32_t)yui_row_int (&row, "far_m", 1, 1000000, weights.far_m);
  rank->weights.fair_days = (uint16_t)yui_row_int (&row, "fair_days", 1, 365, weights.fair_days);
  return !failed;
}

/* ---- building ---- */

/* Memory aligned as the index wants it; *start is to be freed. */
static void *
allocate_aligned (size_t size, void **start)
{
  *start = yui_match_allocate (size + YUI_RANK_SCRATCH_ALIGN);
  return (char *)*start + (YUI_RANK_SCRATCH_ALIGN - (uintptr_t)*start % YUI_RANK_SCRATCH_ALIGN);
}

static bool
read_available (Rank *rank, const YuiTable *table, YuiMatchError *error)
{
  bool failed = false;

  for (size_t r = 0; table != NULL && r < table->n_rows && !failed; r++)
    {
      YuiRow row = { table, r, error, &failed };
      uint32_t handle = yui_row_ref (&row, "worker", &rank->workers, "workers");
      const YuiCell *end = yui_row_need (&row, "end");

      yui_row_need (&row, "start");
      if (yui_rank_index_set_available (rank->index, handle, yui_row_time (&row, "start", 0),
                                        yui_row_time (&row, "end", 0), true)
              != YUI_RANK_OK
          && end != NULL)
        yui_row_fail (&row, end, "expected an end after the start");
    }
  return !failed;
}

static bool
read_bookings (Rank *rank, const YuiTable *table, YuiMatchError *error)
{
  bool failed = false;

  for (size_t r = 0; table != NULL && r < table->n_rows && !failed; r++)
    {
      YuiRow row = { table, r, error, &failed };
      uint32_t handle = yui_row_ref (&row, "worker", &rank->workers, "workers");
      YuiRankBooking booking
          = { .break_min = (uint16_t)yui_row_int (&row, "break_min", 0, 10080, 0) };
      const YuiCell *start = yui_row_need (&row, "start");

      yui_row_need (&row, "end");
      booking.start_s = yui_row_time (&row, "start", 0);
      booking.end_s = yui_row_time (&row, "end", 0);
      booking.lat_udeg = yui_row_degrees (&row, "lat", 90, YUI_RANK_NOWHERE);
      booking.lon_udeg = yui_row_degrees (&row, "lon", 180, 0);
      if (!failed && yui_rank_index_book (rank->index, handle, &booking) == YUI_RANK_EINVAL)
        yui_row_fail (
            &row, start,
            "expected a booking in whole minutes, longer than none and at most seven days");
    }
  return !failed;
}

static bool
build (Rank *rank, const YuiTable *available, const YuiTable *bookings, YuiMatchError *error)
{
  size_t n_workers = rank->workers.n_names, size;
  void *memory;

  rank->config.workers_max = n_workers > 0 ? (uint32_t)n_workers : 1;
  rank->config.bookings_max = bookings != NULL ? (uint32_t)bookings->n_rows : 0;
  rank->config.days_into_week
      = (uint8_t)(((rank->config.origin_s + JAPAN_S) / DAY_S + 4) % 7); /* from Sunday */
  size = yui_rank_index_size (&rank->config);
  memory = allocate_aligned (size, &rank->memory);
  if (size == 0 || yui_rank_index_create (&rank->config, memory, size, &rank->index) != YUI_RANK_OK
      || yui_rank_index_load (rank->index, rank->pool, n_workers) != YUI_RANK_OK)
    return yui_match_fail (error, 0, 0, "expected fewer workers and times after 1970");
  return read_available (rank, available, error) && read_bookings (rank, bookings, error);
}

/* ---- printing ---- */

static void
print_result (const Rank *rank,
              const YuiRankResult *result,
              size_t place,
              const YuiMatchOptions *options,
              FILE *out)
{
  const char *worker = rank->workers.names[result->handle];

  if (!options->json)
    {
      fprintf (out, "%zu\t%s\t%d", place, worker, result->score);
      for (int t = 0; t < YUI_RANK_N_TERMS; t++)
        fprintf (out, "\t%d", result->points[t]);
      fprintf (out, "\t%d\n", result->dist_m);
      return;
    }
  fprintf (out, "%s{\"rank\":%zu,\"worker\":", place > 1 ? "," : "", place);
  yui_match_print_string (out, worker);
  fprintf (out, ",\"score\":%d,\"dist_m\":%d,\"terms\":{", result->score, result->dist_m);
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    fprintf (out, "%s\"%s\":%d", t > 0 ? "," : "", yui_rank_term_name (t), result->term[t]);
  fputs ("},\"points\":{", out);
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    fprintf (out, "%s\"%s\":%d", t > 0 ? "," : "", yui_rank_term_name (t), result->points[t]);
  fputs ("}}", out);
}

static void
print_excluded (
    Rank *rank, const YuiRankQuery *query, void *scratch, const YuiMatchOptions *options, FILE *out)
{
  const char *comma = "";

  for (uint32_t h = 0; h < rank->workers.n_names; h++)
    {
      YuiRankExplanation explanation;

      yui_rank_explain (rank->index, query, &rank->weights, scratch, h, &explanation);
      if (explanation.rule == YUI_RANK_RULE_NONE)
        continue;
      if (!options->json)
        {
          fprintf (out, "# excluded\t%s", rank->workers.names[h]);
          for (int r = 1; r < YUI_RANK_N_RULES; r++)
            if (explanation.rules >> r & 1)
              fprintf (out, "\t%s", yui_rank_rule_name (r));
          fputs ("\n", out);
          continue;
        }
      fprintf (out, "%s{\"worker\":", comma);
      yui_match_print_string (out, rank->workers.names[h]);
      fprintf (out, ",\"rule\":\"%s\"}", yui_rank_rule_name (explanation.rule));
      comma = ",";
    }
}

static void
print_shift (Rank *rank, size_t s, void *scratch, const YuiMatchOptions *options, FILE *out)
{
  size_t n = 0;
  uint32_t counts[YUI_RANK_N_RULES];

  yui_rank_top (rank->index, &rank->queries[s], &rank->weights, scratch, rank->results,
                options->top, &n);
  yui_rank_tally (rank->index, &rank->queries[s], scratch, counts);
  if (options->json)
    {
      fprintf (out, "%s{\"shift\":", s > 0 ? "," : "");
      yui_match_print_string (out, rank->shifts.names[s]);
      fprintf (out, ",\"eligible\":%u,\"ranking\":[", counts[YUI_RANK_RULE_NONE]);
    }
  else
    {
      fprintf (out, "# shift\t%s\t%u eligible of %zu\n# rank\tworker\tscore", rank->shifts.names[s],
               counts[YUI_RANK_RULE_NONE], rank->workers.n_names);
      for (int t = 0; t < YUI_RANK_N_TERMS; t++)
        fprintf (out, "\t%s", yui_rank_term_name (t));
      fputs ("\tdist_m\n", out);
    }
  for (size_t i = 0; i < n; i++)
    print_result (rank, &rank->results[i], i + 1, options, out);
  if (options->json)
    fputs ("],\"excluded\":[", out);
  if (options->explain)
    print_excluded (rank, &rank->queries[s], scratch, options, out);
  if (options->json)
    fputs ("]}", out);
}

static void
print_all (Rank *rank, const YuiMatchOptions *options, FILE *out)
{
  YuiMatchOptions limited = *options;
  void *scratch = allocate_aligned (yui_rank_scratch_size (rank->index), &rank->scratch);

  if (limited.top > rank->workers.n_names)
    limited.top = rank->workers.n_names;
  rank->results = yui_match_allocate (limited.top * sizeof (YuiRankResult));
  if (options->json)
    fputs ("{\"shifts\":[", out);
  for (size_t s = 0; s < rank->n_queries; s++)
    print_shift (rank, s, scratch, &limited, out);
  if (options->json)
    fputs ("]}\n", out);
}

YuiMatchOutcome
yui_match_rank (const YuiDocument *document,
                const YuiMatchOptions *options,
                FILE *out,
                YuiMatchError *error)
{
  Rank rank = { 0 };
  bool failed = false;
  const YuiTable *workers = yui_match_need_table (document, "workers", WORKER_COLS, error);
  const YuiTable *shifts
      = workers != NULL ? yui_match_need_table (document, "shifts", SHIFT_COLS, error) : NULL;
  const YuiTable *available, *bookings, *weights;

  available = yui_match_may_table (document, "available", "worker start end", error, &failed);
  bookings = yui_match_may_table (document, "bookings", "worker start end break_min lat lon", error,
                                  &failed);
  weights = yui_match_may_table (document, "weights", WEIGHT_COLS, error, &failed);
  failed = failed || shifts == NULL || !read_weights (&rank, weights, error)
           || !read_workers (&rank, workers, error) || !read_shifts (&rank, shifts, error)
           || !build (&rank, available, bookings, error);
  if (!failed)
    print_all (&rank, options, out);
  yui_names_clear (&rank.workers);
  yui_names_clear (&rank.shifts);
  yui_names_clear (&rank.qualifications);
  yui_names_clear (&rank.kinds);
  free (rank.pool);
  free (rank.queries);
  free (rank.memory);
  free (rank.scratch);
  free (rank.results);
  return failed ? YUI_MATCH_REFUSED : YUI_MATCH_DONE;
}
