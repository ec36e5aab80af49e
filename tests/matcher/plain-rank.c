/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plain-rank.h"

#include <math.h>

#define DAY_S        86400
#define JAPAN_S      32400
#define EPOCH_JULIAN 719163 /* GDate's number of 1970-01-01 */

static void
clear_worker (gpointer data)
{
  g_array_unref (((PlainWorker *)data)->bookings);
}

PlainPool *
plain_pool_new (const YuiRankConfig *config)
{
  PlainPool *pool = g_new0 (PlainPool, 1);

  pool->config = *config;
  pool->workers = g_array_new (FALSE, TRUE, sizeof (PlainWorker));
  g_array_set_size (pool->workers, config->workers_max);
  for (guint i = 0; i < pool->workers->len; i++)
    plain_pool_get (pool, i)->bookings = g_array_new (FALSE, FALSE, sizeof (YuiRankBooking));
  g_array_set_clear_func (pool->workers, clear_worker);
  return pool;
}

void
plain_pool_free (PlainPool *pool)
{
  g_array_unref (pool->workers);
  g_free (pool);
}

PlainWorker *
plain_pool_get (PlainPool *pool, guint32 handle)
{
  return &g_array_index (pool->workers, PlainWorker, handle);
}

static gint64
floor_to (gint64 value, gint64 step)
{
  return (value >= 0 ? value / step : -((-value + step - 1) / step)) * step;
}

static YuiRankRelation
relation_to (PlainPool *pool, const YuiRankQuery *query, guint32 handle)
{
  const YuiRankWorker *worker = &plain_pool_get (pool, handle)->worker;

  for (gsize i = 0; i < query->n_relations; i++)
    if (query->relations[i].handle == handle)
      return query->relations[i];
  return (YuiRankRelation){ handle, worker->pool_kinds, worker->bars, 0, worker->worked_here };
}

/* −1 = unknown. The same sixteenths of a metre as the index, by plain arithmetic. */
static gint32
distance (const YuiRankQuery *query, gint32 lat_udeg, gint32 lon_udeg)
{
  const gdouble unit = 0.1111950802335329 * 16 * (1 << 20);
  gint64 kx = llround (unit * cos (query->lat_udeg / 1e6 * G_PI / 180)), ky = llround (unit);
  gint64 x = ABS ((gint64)lon_udeg - query->lon_udeg), y = ABS ((gint64)lat_udeg - query->lat_udeg);

  if (query->lat_udeg == YUI_RANK_NOWHERE || lat_udeg == YUI_RANK_NOWHERE)
    return -1;
  x = MIN (x, 360000000 - x) * kx / (1 << 20);
  y = y * ky / (1 << 20);
  return (gint32)(sqrt ((gdouble)(x * x + y * y)) / 16);
}

/* ---- age ---- */

static void
age_days (gint32 birth_day, gint32 *may_work_day, gint32 *adult_day)
{
  GDate reached, day;

  g_date_clear (&reached, 1);
  g_date_set_julian (&reached, birth_day + EPOCH_JULIAN - 1);
  g_date_add_years (&reached, 15); /* 15 at the end of this day */
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 31, G_DATE_MARCH, g_date_get_year (&reached));
  if (g_date_compare (&day, &reached) < 0)
    g_date_add_years (&day, 1);
  *may_work_day = (gint32)g_date_get_julian (&day) - EPOCH_JULIAN + 1;
  g_date_set_julian (&reached, birth_day + EPOCH_JULIAN - 1);
  g_date_add_years (&reached, 18);
  *adult_day = (gint32)g_date_get_julian (&reached) - EPOCH_JULIAN + 1;
}

static gboolean
is_night (const YuiRankQuery *query)
{
  for (gint64 s = query->start_s; s < MAX (query->end_s, query->start_s + 60); s += 60)
    {
      gint64 hour = (s + JAPAN_S - floor_to (s + JAPAN_S, DAY_S)) / 3600;

      if (hour >= 22 || hour < 5)
        return TRUE;
    }
  return FALSE;
}

/* ---- hours ---- */

/* Minutes of a span that lie in week w, minute by minute; the break is what comes first. */
static gint
minutes_in_week (const YuiRankConfig *config, gint64 start_s, gint64 end_s, gint break_min, gint w)
{
  gint64 week_s = config->origin_s + (7 * w - config->days_into_week) * (gint64)DAY_S;
  gint64 zero_s = config->origin_s - config->days_into_week * (gint64)DAY_S;
  gint64 from = MAX (start_s, zero_s) + break_min * 60;

  return (gint)(MAX (0, MIN (end_s, week_s + 7 * DAY_S) - MAX (from, week_s)) / 60);
}

static gboolean
exceeds_hours (
    PlainPool *pool, const YuiRankQuery *query, guint32 handle, gint day_max, gint week_max)
{
  const PlainWorker *plain = plain_pool_get (pool, handle);
  gint64 day = floor_to (query->start_s + JAPAN_S, DAY_S);
  gint day_min = MAX (0, (query->end_s - query->start_s) / 60 - query->break_min);

  for (guint i = 0; i < plain->bookings->len; i++)
    {
      YuiRankBooking *b = &g_array_index (plain->bookings, YuiRankBooking, i);

      if (floor_to (b->start_s + JAPAN_S, DAY_S) == day)
        day_min += MAX (0, (b->end_s - b->start_s) / 60 - b->break_min);
    }
  if (day_min > day_max)
    return TRUE;
  for (gint w = 0; w < YUI_RANK_N_WEEKS; w++)
    {
      gint own_min
          = minutes_in_week (&pool->config, query->start_s, query->end_s, query->break_min, w);
      gint all_min = own_min + plain->worker.week_min[w];

      for (guint i = 0; i < plain->bookings->len; i++)
        {
          YuiRankBooking *b = &g_array_index (plain->bookings, YuiRankBooking, i);

          all_min += minutes_in_week (&pool->config, b->start_s, b->end_s, b->break_min, w);
        }
      if (own_min > 0 && all_min > week_max)
        return TRUE;
    }
  return FALSE;
}

/* ---- rules ---- */

static guint32
time_rules (PlainPool *pool, const YuiRankQuery *query, guint32 handle)
{
  const PlainWorker *plain = plain_pool_get (pool, handle);
  gint64 last_s = MAX (query->end_s - 1, query->start_s);
  guint32 rules = 0;

  for (gint64 s = (query->start_s - pool->config.origin_s) / 1800;
       s <= (last_s - pool->config.origin_s) / 1800; s++)
    if (!(plain->worker.available[s / 64] >> (s % 64) & 1))
      rules |= 1u << YUI_RANK_RULE_NOT_AVAILABLE;
  for (guint i = 0; i < plain->bookings->len; i++)
    {
      YuiRankBooking *b = &g_array_index (plain->bookings, YuiRankBooking, i);
      gint32 dist_m = distance (query, b->lat_udeg, b->lon_udeg);
      gint64 gap_min = query->travel_min;

      if (b->start_s < query->end_s && query->start_s < b->end_s)
        {
          rules |= 1u << YUI_RANK_RULE_BOOKED;
          continue;
        }
      if (dist_m > 0 && query->travel_m_per_min > 0)
        gap_min += (gint64)ceil (dist_m / (gdouble)query->travel_m_per_min);
      if (dist_m == 0)
        gap_min = 0;
      gap_min = MIN (gap_min, 1440);
      if (MAX (b->start_s - query->end_s, query->start_s - b->end_s) < gap_min * 60)
        rules |= 1u << YUI_RANK_RULE_TRAVEL_GAP;
    }
  return rules;
}

static guint32
age_rules (PlainPool *pool, const YuiRankQuery *query, guint32 handle)
{
  gint32 birth_day = plain_pool_get (pool, handle)->worker.birth_day;
  gint32 day = (gint32)(floor_to (query->start_s + JAPAN_S, DAY_S) / DAY_S), may_work_day,
         adult_day;
  guint32 rules = 0;

  if (birth_day == YUI_RANK_BIRTH_UNKNOWN)
    return 1u << YUI_RANK_RULE_AGE_UNKNOWN;
  age_days (birth_day, &may_work_day, &adult_day);
  if (day < may_work_day)
    rules |= 1u << YUI_RANK_RULE_UNDER_AGE;
  if (day < adult_day && is_night (query))
    rules |= 1u << YUI_RANK_RULE_MINOR_NIGHT;
  if (day < adult_day && exceeds_hours (pool, query, handle, 480, 2400))
    rules |= 1u << YUI_RANK_RULE_MINOR_OVERTIME;
  return rules;
}

static guint32
wish_rules (PlainPool *pool, const YuiRankQuery *query, guint32 handle)
{
  const YuiRankWorker *worker = &plain_pool_get (pool, handle)->worker;
  guint32 rules = 0;

  if (query->wage_yen < worker->min_wage_yen)
    rules |= 1u << YUI_RANK_RULE_WAGE_BELOW_WISH;
  if (worker->furthest_m > 0
      && distance (query, worker->lat_udeg, worker->lon_udeg) > (gint64)worker->furthest_m)
    rules |= 1u << YUI_RANK_RULE_TOO_FAR;
  if (worker->kinds != 0 && !(worker->kinds & 1u << query->kind))
    rules |= 1u << YUI_RANK_RULE_KIND_NOT_WISHED;
  if ((worker->qualifications & query->required) != query->required)
    rules |= 1u << YUI_RANK_RULE_MISSING_QUALIFICATION;
  if (worker->week_cap_min > 0
      && exceeds_hours (pool, query, handle, G_MAXINT, worker->week_cap_min))
    rules |= 1u << YUI_RANK_RULE_WEEK_HOURS_CAP;
  return rules;
}

guint32
plain_rank_rules (PlainPool *pool, const YuiRankQuery *query, guint32 handle)
{
  YuiRankRelation relation = relation_to (pool, query, handle);
  guint32 rules = 0;

  if (relation.bars & YUI_RANK_BAR_BY_EMPLOYER)
    rules |= 1u << YUI_RANK_RULE_BLOCKED_BY_EMPLOYER;
  if (relation.bars & YUI_RANK_BAR_BY_WORKER)
    rules |= 1u << YUI_RANK_RULE_BLOCKED_BY_WORKER;
  if (relation.bars & YUI_RANK_BAR_ALREADY_ASKED)
    rules |= 1u << YUI_RANK_RULE_ALREADY_ASKED;
  if (!(relation.pool_kinds & query->pool_kinds))
    rules |= 1u << YUI_RANK_RULE_NOT_IN_RING;
  return rules | age_rules (pool, query, handle) | time_rules (pool, query, handle)
         | wish_rules (pool, query, handle);
}

/* ---- score ---- */

static gint
bits (guint64 value)
{
  gint n = 0;

  for (; value != 0; value >>= 1)
    n += value & 1;
  return n;
}

static gint32
mutual_rating (const YuiRankWorker *worker, gint stars_of_employer)
{
  gint64 n = worker->rating_count + 5;
  gint64 rating = ((gint64)worker->rating_sum + 20 - n) * 10000 / (4 * n);

  return (gint32)(stars_of_employer == 0 ? rating : (rating + (stars_of_employer - 1) * 2500) / 2);
}

static gint32
fair_turn (const YuiRankWorker *worker, const YuiRankQuery *query, const YuiRankWeights *weights)
{
  gint64 wait_h;

  if (worker->last_offer_s == YUI_RANK_NEVER)
    return 10000;
  wait_h = (floor_to (query->now_s, 3600) - floor_to (worker->last_offer_s, 3600)) / 3600;
  return (gint32)(CLAMP (wait_h, 0, weights->fair_days * 24) * 10000 / (weights->fair_days * 24));
}

static YuiRankResult
score (PlainPool *pool, const YuiRankQuery *query, const YuiRankWeights *weights, guint32 handle)
{
  const YuiRankWorker *worker = &plain_pool_get (pool, handle)->worker;
  YuiRankRelation relation = relation_to (pool, query, handle);
  gint32 dist_m = distance (query, worker->lat_udeg, worker->lon_udeg);
  gint64 near_m = dist_m < 0 ? 0 : MAX (0, (gint64)weights->far_m - dist_m);
  gint margin_yen
      = worker->min_wage_yen == 0 ? 300 : CLAMP (query->wage_yen - worker->min_wage_yen, 0, 300);
  YuiRankResult result = { .handle = handle, .id = worker->id, .dist_m = dist_m };

  result.term[YUI_RANK_TERM_DISTANCE] = (gint32)(near_m * 10000 / weights->far_m);
  result.term[YUI_RANK_TERM_SKILL_FIT]
      = query->useful == 0
            ? 10000
            : bits (worker->qualifications & query->useful) * 10000 / bits (query->useful);
  result.term[YUI_RANK_TERM_WORKED_HERE] = MIN (relation.worked_here, 5) * 2000;
  result.term[YUI_RANK_TERM_RELIABILITY]
      = (gint32)((worker->kept_shifts + 9) * G_GINT64_CONSTANT (10000)
                 / (worker->booked_shifts + 10));
  result.term[YUI_RANK_TERM_MUTUAL_RATING] = mutual_rating (worker, relation.rating_of_employer);
  result.term[YUI_RANK_TERM_FAIR_TURN] = fair_turn (worker, query, weights);
  result.term[YUI_RANK_TERM_WISH_FIT]
      = margin_yen * 5000 / 300 + (worker->favourite_kinds >> query->kind & 1) * 5000;
  for (gint t = 0; t < YUI_RANK_N_TERMS; t++)
    {
      result.points[t] = weights->weight[t] * result.term[t];
      result.score += result.points[t];
    }
  return result;
}

static gint
compare (gconstpointer a, gconstpointer b, gpointer seed)
{
  const YuiRankResult *x = a, *y = b;
  guint64 tx = yui_rank_tie (*(guint64 *)seed, x->id), ty = yui_rank_tie (*(guint64 *)seed, y->id);

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return tx < ty ? -1 : tx > ty;
}

GArray *
plain_rank (PlainPool *pool, const YuiRankQuery *query, const YuiRankWeights *weights)
{
  GArray *results = g_array_new (FALSE, FALSE, sizeof (YuiRankResult));
  guint64 seed = query->seed;

  for (guint32 h = 0; h < pool->workers->len; h++)
    if (plain_pool_get (pool, h)->used && plain_rank_rules (pool, query, h) == 0)
      {
        YuiRankResult result = score (pool, query, weights, h);

        g_array_append_val (results, result);
      }
  g_array_sort_with_data (results, compare, &seed);
  return results;
}
