/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matcher/yui-rank.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define HOUR_S 3600
#define DAY_S  86400
/* Monday 2026-11-23 00:00 Japan time. */
#define ORIGIN_S   (INT64_C (1795359600))
#define ORIGIN_DAY 20780

typedef struct
{
  YuiRankConfig config;
  void *memory, *scratch;
  YuiRankIndex *index;
  YuiRankWorker worker;
  YuiRankQuery query;
  YuiRankWeights weights;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  const YuiRankWeights weights = YUI_RANK_WEIGHTS_DEFAULT;
  size_t size;

  f->config = (YuiRankConfig){ .origin_s = ORIGIN_S, .workers_max = 8, .bookings_max = 8 };
  size = yui_rank_index_size (&f->config);
  f->memory = aligned_alloc (64, size);
  g_assert_cmpint (yui_rank_index_create (&f->config, f->memory, size, &f->index), ==, YUI_RANK_OK);
  f->scratch = aligned_alloc (64, (yui_rank_scratch_size (f->index) + 63) / 64 * 64);
  f->worker = (YuiRankWorker){ .id = 7,
                               .lat_udeg = 38000000,
                               .lon_udeg = 138400000,
                               .birth_day = 0,
                               .pool_kinds = YUI_RANK_POOL_REGISTERED,
                               .last_offer_s = YUI_RANK_NEVER };
  memset (f->worker.available, 0xff, sizeof f->worker.available);
  /* Tuesday 09:00–13:00. */
  f->query = (YuiRankQuery){ .start_s = ORIGIN_S + DAY_S + 9 * HOUR_S,
                             .end_s = ORIGIN_S + DAY_S + 13 * HOUR_S,
                             .lat_udeg = 38000000,
                             .lon_udeg = 138400000,
                             .pool_kinds = YUI_RANK_POOL_REGISTERED,
                             .wage_yen = 1200,
                             .travel_min = 30,
                             .travel_m_per_min = 500,
                             .now_s = ORIGIN_S };
  f->weights = weights;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  free (f->scratch);
  free (f->memory);
}

static YuiRankRule
put_and_explain (Fixture *f)
{
  YuiRankExplanation explanation;
  YuiRankResult results[2];
  size_t n;

  g_assert_cmpint (yui_rank_index_put (f->index, 3, &f->worker), ==, YUI_RANK_OK);
  g_assert_cmpint (yui_rank_explain (f->index, &f->query, &f->weights, f->scratch, 3, &explanation),
                   ==, YUI_RANK_OK);
  g_assert_cmpint (yui_rank_top (f->index, &f->query, &f->weights, f->scratch, results, 2, &n), ==,
                   YUI_RANK_OK);
  g_assert_cmpuint (n, ==, explanation.rule == YUI_RANK_RULE_NONE);
  g_assert_cmpuint (explanation.rank, ==, explanation.rule == YUI_RANK_RULE_NONE);
  return explanation.rule;
}

#define assert_rule(f, r) g_assert_cmpstr (yui_rank_rule_name (put_and_explain (f)), ==, r)

static void
test_eligible_and_unknown (Fixture *f, gconstpointer data)
{
  YuiRankExplanation explanation;

  assert_rule (f, "eligible");
  yui_rank_explain (f->index, &f->query, &f->weights, f->scratch, 4, &explanation);
  g_assert_cmpint (explanation.rule, ==, YUI_RANK_RULE_UNKNOWN_PERSON);
  yui_rank_explain (f->index, &f->query, &f->weights, f->scratch, 4000000000u, &explanation);
  g_assert_cmpint (explanation.rule, ==, YUI_RANK_RULE_UNKNOWN_PERSON);
}

static void
test_bars_and_ring (Fixture *f, gconstpointer data)
{
  YuiRankRelation relation = { .handle = 3, .pool_kinds = YUI_RANK_POOL_ALUMNI };

  f->worker.bars = YUI_RANK_BAR_BY_EMPLOYER | YUI_RANK_BAR_BY_WORKER;
  assert_rule (f, "blocked_by_employer");
  f->worker.bars = YUI_RANK_BAR_BY_WORKER;
  assert_rule (f, "blocked_by_worker");
  f->worker.bars = YUI_RANK_BAR_ALREADY_ASKED;
  assert_rule (f, "already_asked");
  f->worker.bars = 0;
  f->query.pool_kinds = YUI_RANK_POOL_ALUMNI | YUI_RANK_POOL_CHOSEN;
  assert_rule (f, "not_in_ring");
  f->query.relations = &relation;
  f->query.n_relations = 1;
  assert_rule (f, "eligible");
  relation.bars = YUI_RANK_BAR_BY_WORKER;
  assert_rule (f, "blocked_by_worker");
}

/* Born 1 April 2011: 15 on 31 March 2026, may work from 1 April 2026. Born 2 April 2011: a year
 * later. */
static void
test_under_age (Fixture *f, gconstpointer data)
{
  const int32_t born_1_april_2011 = 15065;

  f->worker.birth_day = born_1_april_2011;
  assert_rule (f, "eligible");
  f->worker.birth_day = born_1_april_2011 + 1;
  assert_rule (f, "under_age");
  f->worker.birth_day = YUI_RANK_BIRTH_UNKNOWN;
  assert_rule (f, "age_unknown");
}

static void
test_minor_night (Fixture *f, gconstpointer data)
{
  const int32_t tuesday = ORIGIN_DAY + 1, eighteen_years = 6574;

  f->query.start_s = ORIGIN_S + DAY_S + 19 * HOUR_S;
  f->query.end_s = ORIGIN_S + DAY_S + 22 * HOUR_S;
  f->worker.birth_day = tuesday - eighteen_years + 1;
  assert_rule (f, "eligible");
  f->query.end_s += 60;
  assert_rule (f, "minor_night");
  f->worker.birth_day -= 1; /* 18 today */
  assert_rule (f, "eligible");
  f->worker.birth_day += 1;
  f->query.start_s = ORIGIN_S + DAY_S + 5 * HOUR_S;
  f->query.end_s = ORIGIN_S + DAY_S + 8 * HOUR_S;
  assert_rule (f, "eligible");
  f->query.start_s -= 60;
  assert_rule (f, "minor_night");
}

static void
test_minor_overtime (Fixture *f, gconstpointer data)
{
  YuiRankBooking booking = { .start_s = ORIGIN_S + DAY_S + 15 * HOUR_S,
                             .end_s = ORIGIN_S + DAY_S + 20 * HOUR_S,
                             .break_min = 60,
                             .lat_udeg = 38000000,
                             .lon_udeg = 138400000 };

  f->worker.birth_day = ORIGIN_DAY - 17 * 365;
  g_assert_cmpint (yui_rank_index_put (f->index, 3, &f->worker), ==, YUI_RANK_OK);
  g_assert_cmpint (yui_rank_index_book (f->index, 3, &booking), ==, YUI_RANK_OK);
  assert_rule (f, "eligible"); /* 4 h + 4 h */
  f->query.end_s += 60;
  assert_rule (f, "minor_overtime");
  f->query.break_min = 1;
  assert_rule (f, "eligible");
  f->worker.week_min[0] = 32 * 60;
  assert_rule (f, "eligible"); /* 40 h */
  f->worker.week_min[0]++;
  assert_rule (f, "minor_overtime");
  f->worker.birth_day = 0;
  assert_rule (f, "eligible");
}

static void
test_availability (Fixture *f, gconstpointer data)
{
  const int first = 48 + 18, last = 48 + 25;

  memset (f->worker.available, 0, sizeof f->worker.available);
  for (int s = first; s <= last; s++)
    f->worker.available[s / 64] |= UINT64_C (1) << (s % 64);
  assert_rule (f, "eligible");
  f->query.end_s += 60;
  assert_rule (f, "not_available");
  f->query.start_s = f->query.end_s = ORIGIN_S + DAY_S + 13 * HOUR_S;
  assert_rule (f, "not_available"); /* 0 minutes at 13:00 need the half-hour from 13:00 */
  f->query.start_s = f->query.end_s = ORIGIN_S + DAY_S + 13 * HOUR_S - 60;
  assert_rule (f, "eligible");
  yui_rank_index_set_available (f->index, 3, f->query.start_s, f->query.end_s + 60, false);
  f->query.start_s = f->query.end_s -= HOUR_S / 2;
  assert_rule (f, "eligible");
}

static void
test_set_available_rounds_inwards (Fixture *f, gconstpointer data)
{
  YuiRankExplanation explanation;

  memset (f->worker.available, 0, sizeof f->worker.available);
  assert_rule (f, "not_available");
  yui_rank_index_set_available (f->index, 3, f->query.start_s - 60, f->query.end_s + 1740, true);
  yui_rank_explain (f->index, &f->query, &f->weights, f->scratch, 3, &explanation);
  g_assert_cmpint (explanation.rule, ==, YUI_RANK_RULE_NONE);
  f->query.end_s += 60;
  yui_rank_explain (f->index, &f->query, &f->weights, f->scratch, 3, &explanation);
  g_assert_cmpint (explanation.rule, ==, YUI_RANK_RULE_NOT_AVAILABLE);
  f->query.end_s -= 60;
  yui_rank_index_set_available (f->index, 3, f->query.end_s - 60, f->query.end_s, false);
  yui_rank_explain (f->index, &f->query, &f->weights, f->scratch, 3, &explanation);
  g_assert_cmpint (explanation.rule, ==, YUI_RANK_RULE_NOT_AVAILABLE);
}

static void
test_bookings (Fixture *f, gconstpointer data)
{
  YuiRankBooking booking = { .start_s = ORIGIN_S + DAY_S + 13 * HOUR_S,
                             .end_s = ORIGIN_S + DAY_S + 15 * HOUR_S,
                             .lat_udeg = 38000000,
                             .lon_udeg = 138400000 };

  g_assert_cmpint (yui_rank_index_put (f->index, 3, &f->worker), ==, YUI_RANK_OK);
  g_assert_cmpint (yui_rank_index_book (f->index, 3, &booking), ==, YUI_RANK_OK);
  assert_rule (f, "eligible"); /* next shift at the same place */
  f->query.end_s += 60;
  assert_rule (f, "booked");
  f->query.end_s -= 60;
  f->query.lat_udeg += 90; /* 10 m away: 30 minutes and one for the way */
  assert_rule (f, "travel_gap");
  f->query.end_s -= 30 * 60;
  assert_rule (f, "travel_gap");
  f->query.end_s -= 60;
  assert_rule (f, "eligible");
  g_assert_cmpint (yui_rank_index_unbook (f->index, 3, booking.start_s, booking.end_s), ==,
                   YUI_RANK_OK);
  g_assert_cmpint (yui_rank_index_unbook (f->index, 3, booking.start_s, booking.end_s), ==,
                   YUI_RANK_EINVAL);
  f->query.end_s += 2 * HOUR_S;
  assert_rule (f, "eligible");
}

static void
test_week_cap (Fixture *f, gconstpointer data)
{
  f->worker.week_min[0] = 36 * 60;
  f->worker.week_cap_min = 40 * 60;
  assert_rule (f, "eligible");
  f->worker.week_min[0]++;
  assert_rule (f, "week_hours_cap");
  /* Sunday 22:00 to Monday 02:00: two hours in each week. */
  f->query.start_s = ORIGIN_S + 6 * DAY_S + 22 * HOUR_S;
  f->query.end_s = f->query.start_s + 4 * HOUR_S;
  f->worker.week_min[0] = 38 * 60;
  f->worker.week_min[1] = 38 * 60;
  assert_rule (f, "eligible");
  f->worker.week_min[1]++;
  assert_rule (f, "week_hours_cap");
}

static void
test_wishes_and_skills (Fixture *f, gconstpointer data)
{
  f->worker.min_wage_yen = 1201;
  assert_rule (f, "wage_below_wish");
  f->worker.min_wage_yen = 1200;
  assert_rule (f, "eligible");
  f->worker.furthest_m = 1000;
  f->worker.lat_udeg += 9002; /* 1000.9 m */
  assert_rule (f, "eligible");
  f->worker.lat_udeg += 9;
  assert_rule (f, "too_far");
  f->worker.furthest_m = YUI_RANK_NO_LIMIT;
  f->worker.kinds = 2;
  assert_rule (f, "kind_not_wished");
  f->query.kind = 1;
  f->query.required = 5;
  f->worker.qualifications = 4;
  assert_rule (f, "missing_qualification");
  f->worker.qualifications = 7;
  assert_rule (f, "eligible");
}

static void
test_refusals (Fixture *f, gconstpointer data)
{
  YuiRankResult result;
  size_t n;

  f->query.start_s = f->query.end_s + 1;
  g_assert_cmpint (yui_rank_top (f->index, &f->query, &f->weights, f->scratch, &result, 1, &n), ==,
                   YUI_RANK_EINVAL);
  f->query.start_s = ORIGIN_S - 1;
  f->query.end_s = ORIGIN_S + 60;
  g_assert_cmpint (yui_rank_top (f->index, &f->query, &f->weights, f->scratch, &result, 1, &n), ==,
                   YUI_RANK_ERANGE);
  f->query.start_s = f->query.end_s = ORIGIN_S + 28 * DAY_S;
  g_assert_cmpint (yui_rank_top (f->index, &f->query, &f->weights, f->scratch, &result, 1, &n), ==,
                   YUI_RANK_ERANGE);
  f->worker.kept_shifts = 1;
  g_assert_cmpint (yui_rank_index_put (f->index, 1, &f->worker), ==, YUI_RANK_EINVAL);
  g_assert_cmpint (yui_rank_index_remove (f->index, 1), ==, YUI_RANK_EINVAL);
  f->config.origin_s++;
  g_assert_cmpuint (yui_rank_index_size (&f->config), ==, 0);
}

static void
test_names (void)
{
  for (int r = 0; r < YUI_RANK_N_RULES; r++)
    g_assert_nonnull (yui_rank_rule_name ((YuiRankRule)r));
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    g_assert_nonnull (yui_rank_term_name ((YuiRankTerm)t));
  g_assert_null (yui_rank_rule_name (YUI_RANK_N_RULES));
  g_assert_cmpstr (yui_rank_term_name (YUI_RANK_TERM_FAIR_TURN), ==, "fair_turn");
}

static void
test_terms (Fixture *f, gconstpointer data)
{
  YuiRankExplanation e;

  f->worker.lat_udeg += 89932; /* 10 km north */
  f->worker.qualifications = 3;
  f->query.useful = 6;
  f->worker.worked_here = 2;
  f->worker.booked_shifts = 1;
  f->worker.min_wage_yen = 1050;
  f->worker.favourite_kinds = 1;
  f->worker.last_offer_s = ORIGIN_S - 7 * DAY_S;
  assert_rule (f, "eligible");
  yui_rank_explain (f->index, &f->query, &f->weights, f->scratch, 3, &e);
  g_assert_cmpint (e.result.dist_m, ==, 9999);
  g_assert_cmpint (e.result.term[YUI_RANK_TERM_DISTANCE], ==, 5000);
  g_assert_cmpint (e.result.term[YUI_RANK_TERM_SKILL_FIT], ==, 5000);
  g_assert_cmpint (e.result.term[YUI_RANK_TERM_WORKED_HERE], ==, 4000);
  g_assert_cmpint (e.result.term[YUI_RANK_TERM_RELIABILITY], ==, 8181);
  g_assert_cmpint (e.result.term[YUI_RANK_TERM_MUTUAL_RATING], ==, 7500);
  g_assert_cmpint (e.result.term[YUI_RANK_TERM_FAIR_TURN], ==, 2500);
  g_assert_cmpint (e.result.term[YUI_RANK_TERM_WISH_FIT], ==, 7500);
  g_assert_cmpint (e.result.points[YUI_RANK_TERM_DISTANCE], ==, 25 * 5000);
  g_assert_cmpint (e.result.score, ==,
                   25 * 5000 + 20 * 5000 + 15 * 4000 + 15 * 8181 + 10 * 7500 + 10 * 2500
                       + 5 * 7500);
}

/* Reliability of somebody booked so often, who came so often. */
static int32_t
reliability (Fixture *f, uint32_t booked_shifts, uint32_t kept_shifts)
{
  YuiRankExplanation e;

  g_assert_cmpint (yui_rank_index_set_history (f->index, 3, booked_shifts, kept_shifts, 0, 0), ==,
                   YUI_RANK_OK);
  yui_rank_explain (f->index, &f->query, &f->weights, f->scratch, 3, &e);
  return e.result.term[YUI_RANK_TERM_RELIABILITY];
}

/* One bad day costs a newcomer little and heals; a habit costs what it should. */
static void
test_reliability (Fixture *f, gconstpointer data)
{
  assert_rule (f, "eligible");
  g_assert_cmpint (reliability (f, 0, 0), ==, 9000);
  g_assert_cmpint (reliability (f, 1, 0), ==, 8181);
  g_assert_cmpint (reliability (f, 10, 9), ==, 9000);
  g_assert_cmpint (reliability (f, 11, 10), >, reliability (f, 0, 0));
  g_assert_cmpint (reliability (f, 100, 50), <, 5500);
  g_assert_cmpint (reliability (f, 1000000000, 1000000000), ==, 9999);
  g_assert_cmpint (reliability (f, UINT32_MAX, 0), ==, 0);
  for (uint32_t booked = 0; booked < 60; booked++)
    for (uint32_t kept = 0; kept <= booked; kept++)
      {
        int32_t now = reliability (f, booked, kept);

        g_assert_cmpint (reliability (f, booked + 1, kept + 1), >, now);
        g_assert_cmpint (reliability (f, booked + 1, kept), <, now);
        g_assert_cmpint (now, <, YUI_RANK_TERM_MAX);
      }
  g_assert_cmpint (yui_rank_index_set_history (f->index, 3, 1, 2, 0, 0), ==, YUI_RANK_EINVAL);
}

/* 22:00 to 02:00: the half-hours of two days, and the hours of the day it begins on. */
static void
test_midnight (Fixture *f, gconstpointer data)
{
  const int first = 48 + 44, last = 96 + 3;

  f->query.start_s = ORIGIN_S + DAY_S + 22 * HOUR_S;
  f->query.end_s = f->query.start_s + 4 * HOUR_S;
  memset (f->worker.available, 0, sizeof f->worker.available);
  for (int s = first; s <= last; s++)
    {
      assert_rule (f, "not_available");
      f->worker.available[s / 64] |= UINT64_C (1) << (s % 64);
    }
  assert_rule (f, "eligible");
  f->worker.birth_day = ORIGIN_DAY - 17 * 365;
  assert_rule (f, "minor_night");
  f->query.start_s = f->query.end_s = ORIGIN_S + 2 * DAY_S; /* 0 minutes at midnight */
  assert_rule (f, "minor_night");
  f->worker.birth_day = 0;
  assert_rule (f, "eligible");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/rank/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("eligible-and-unknown", test_eligible_and_unknown);
  ADD ("bars-and-ring", test_bars_and_ring);
  ADD ("under-age", test_under_age);
  ADD ("minor-night", test_minor_night);
  ADD ("minor-overtime", test_minor_overtime);
  ADD ("availability", test_availability);
  ADD ("set-available-rounds-inwards", test_set_available_rounds_inwards);
  ADD ("bookings", test_bookings);
  ADD ("week-cap", test_week_cap);
  ADD ("wishes-and-skills", test_wishes_and_skills);
  ADD ("refusals", test_refusals);
  ADD ("terms", test_terms);
  ADD ("reliability", test_reliability);
  ADD ("midnight", test_midnight);
  g_test_add_func ("/rank/names", test_names);
  return g_test_run ();
}
