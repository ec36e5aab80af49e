/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One rule, limit or hard case at a time, in weeks small enough to see the answer. */
#include "any-week.h"

#include <string.h>

/* Adds a shift from hour to hour since Monday 00:00 in Japan. */
static guint32
add_shift (Case *c, double from_h, double to_h, guint32 seats)
{
  YuiAssignShift *shift = &c->shifts[c->problem.n_shifts];

  *shift = (YuiAssignShift){ .start_s = START_S + (gint64)(from_h * HOUR_S),
                             .end_s = START_S + (gint64)(to_h * HOUR_S),
                             .work_min = (guint32)((to_h - from_h) * 60.0),
                             .seats = seats };
  return c->problem.n_shifts++;
}

/* Everybody can work everything at this score. */
static void
add_people (Case *c, guint n, gint32 score)
{
  for (guint p = 0; p < n; p++)
    {
      for (guint32 s = 0; s < c->problem.n_shifts; s++)
        add_pair (c, c->problem.n_people, s, score);
      c->problem.n_people++;
    }
}

static gsize
pair_of (const Case *c, guint32 person, guint32 shift)
{
  for (gsize i = 0; i < c->problem.n_pairs; i++)
    if (c->pairs[i].person == person && c->pairs[i].shift == shift)
      return i;
  g_assert_not_reached ();
}

static gboolean
works (const Case *c, guint32 person, guint32 shift)
{
  return c->taken[pair_of (c, person, shift)];
}

static guint
solve_filled (Case *c)
{
  const YuiAssignOptions options = { .rounds = 30 };

  return solve_well (c, &options).n_filled;
}

static const char *
reason (const Case *c, guint32 shift)
{
  return yui_assign_reason_name (c->reasons[shift]);
}

/* ---- rules ---- */

static void
test_pinned_and_forbidden (void)
{
  g_autoptr (Case) c = case_new ();
  const YuiAssignOptions options = { .rounds = 10 };
  YuiAssignResult result;

  add_shift (c, 9, 12, 1);
  add_shift (c, 9, 12, 1);
  add_people (c, 2, 0);
  c->pairs[pair_of (c, 0, 0)].score = 5000;
  solve_filled (c);
  g_assert_true (works (c, 0, 0) && works (c, 1, 1));
  c->pairs[pair_of (c, 0, 1)].flags = YUI_ASSIGN_PINNED;
  solve_filled (c);
  g_assert_true (works (c, 0, 1) && works (c, 1, 0));
  c->pairs[pair_of (c, 1, 0)].flags = YUI_ASSIGN_FORBIDDEN;
  g_assert_cmpuint (solve_filled (c), ==, 1);
  g_assert_cmpstr (reason (c, 0), ==, "all_busy");
  c->pairs[pair_of (c, 0, 0)].flags = YUI_ASSIGN_PINNED; /* two at once */
  g_assert_cmpint (solve (c, &options, &result), ==, YUI_ASSIGN_ECONFLICT);
  g_assert_cmpuint (result.bad_pair, ==, pair_of (c, 0, 1));
}

static void
test_shifts_a_day (void)
{
  g_autoptr (Case) c = case_new ();

  for (gint day = 0; day < 2; day++)
    for (gint i = 0; i < 4; i++)
      add_shift (c, day * 24 + 8 + 3 * i, day * 24 + 10 + 3 * i, 1);
  add_people (c, 1, 100);
  g_assert_cmpuint (solve_filled (c), ==, 8);
  c->people[0].shifts_a_day = 3;
  g_assert_cmpuint (solve_filled (c), ==, 6);
  c->people[0].shifts_a_day = 1;
  g_assert_cmpuint (solve_filled (c), ==, 2);
  for (guint32 s = 0; s < 8; s++)
    g_assert_cmpstr (reason (c, s), ==, works (c, 0, s) ? "filled" : "all_busy");
}

static void
test_caps (void)
{
  g_autoptr (Case) c = case_new ();

  add_shift (c, 8, 13, 1);
  add_shift (c, 32, 36, 1);
  add_shift (c, 56, 60, 1);
  add_people (c, 1, 100);
  c->pairs[0].score = 150; /* 5 hours worth more, but 4 + 4 fit */
  c->people[0].cap_min = 8 * 60;
  g_assert_cmpuint (solve_filled (c), ==, 2);
  g_assert_false (works (c, 0, 0));
  g_assert_cmpstr (reason (c, 0), ==, "caps");
  c->people[0].cap_min = 8 * 60 - 1;
  g_assert_cmpuint (solve_filled (c), ==, 1);
  g_assert_true (works (c, 0, 0));
}

static void
test_travel (void)
{
  g_autoptr (Case) c = case_new ();

  add_shift (c, 8, 10, 1);
  add_shift (c, 10.5, 12, 1);
  c->shifts[0].lat_udeg = c->shifts[1].lat_udeg = 38000000;
  c->shifts[0].lon_udeg = c->shifts[1].lon_udeg = 138000000;
  add_people (c, 1, 100);
  c->problem.travel_min = 45;
  g_assert_cmpuint (solve_filled (c), ==, 2); /* the same place */
  c->shifts[1].lat_udeg += 50000;             /* 5.6 km */
  g_assert_cmpuint (solve_filled (c), ==, 1);
  c->problem.travel_min = 30;
  g_assert_cmpuint (solve_filled (c), ==, 2);
  c->problem.travel_m_per_min = 500; /* 12 minutes more */
  g_assert_cmpuint (solve_filled (c), ==, 1);
}

static void
test_fair_shares (void)
{
  g_autoptr (Case) c = case_new ();
  guint n_first = 0;

  for (gint day = 0; day < 6; day++)
    add_shift (c, day * 24 + 9, day * 24 + 13, 1);
  add_people (c, 2, 1000);
  for (guint32 s = 0; s < 6; s++)
    c->pairs[pair_of (c, 0, s)].score = 1200;
  solve_filled (c);
  for (guint32 s = 0; s < 6; s++)
    n_first += works (c, 0, s);
  g_assert_cmpuint (n_first, ==, 6);
  c->people[0].fair_min = c->people[1].fair_min = 12 * 60;
  c->problem.unfair_per_h = 60; /* 240 for a shift beyond, more than 200 */
  g_assert_cmpuint (solve_filled (c), ==, 6);
  n_first = 0;
  for (guint32 s = 0; s < 6; s++)
    n_first += works (c, 0, s);
  g_assert_cmpuint (n_first, ==, 3);
  c->problem.unfair_per_h = 20000; /* beyond what a seat is worth */
  c->people[0].fair_min = c->people[1].fair_min = 8 * 60;
  g_assert_cmpuint (solve_filled (c), ==, 4);
  n_first = 0;
  for (guint32 s = 0; s < 6; s++)
    n_first += g_str_equal (reason (c, s), "not_worth_it");
  g_assert_cmpuint (n_first, ==, 2);
}

/* The checker, asked about answers that nobody would give: the pair it names, or none. */
static gsize
bad_pair_of (Case *c, const guint8 *taken)
{
  gsize bad_pair;
  gint64 value;

  g_free (c->memory);
  c->memory = g_malloc (yui_assign_memory_size (&c->problem));
  g_assert_cmpint (yui_assign_check (&c->problem, c->memory, taken, &value, &bad_pair), ==,
                   YUI_ASSIGN_OK);
  g_assert_cmpint (yui_assign_explain (&c->problem, c->memory, taken, c->reasons), ==,
                   bad_pair == YUI_ASSIGN_NO_PAIR ? YUI_ASSIGN_OK : YUI_ASSIGN_EINVAL);
  return bad_pair;
}

static void
test_broken_answers (void)
{
  g_autoptr (Case) c = case_new ();
  const YuiAssignOptions from_it = { .rounds = 5, .start = TRUE };

  add_shift (c, 9, 13, 1);
  add_shift (c, 12, 16, 1);
  add_shift (c, 18, 20, 1);
  add_people (c, 2, 100); /* pairs 0, 1, 2 and 3, 4, 5 */
  g_assert_cmpuint (bad_pair_of (c, (guint8[6]){ 1, 0, 1, 0, 1 }), ==, YUI_ASSIGN_NO_PAIR);
  g_assert_cmpuint (bad_pair_of (c, (guint8[6]){ 1, 0, 0, 1 }), ==, 3); /* one seat */
  g_assert_cmpuint (bad_pair_of (c, (guint8[6]){ 1, 1 }), ==, 1);       /* two at once */
  c->people[0].shifts_a_day = 1;
  g_assert_cmpuint (bad_pair_of (c, (guint8[6]){ 1, 0, 1 }), ==, 2);
  c->people[0] = (YuiAssignPerson){ .cap_min = 300 };
  g_assert_cmpuint (bad_pair_of (c, (guint8[6]){ 1, 0, 1 }), ==, 2);
  c->people[0].cap_min = 180;
  g_assert_cmpuint (bad_pair_of (c, (guint8[6]){ 1 }), ==, 0);
  c->people[0].cap_min = 0;
  c->pairs[4].flags = YUI_ASSIGN_FORBIDDEN;
  g_assert_cmpuint (bad_pair_of (c, (guint8[6]){ 0, 0, 0, 0, 1 }), ==, 4);
  c->pairs[5].flags = YUI_ASSIGN_PINNED;
  g_assert_cmpuint (bad_pair_of (c, (guint8[6]){ 0 }), ==, 5);
  g_assert_cmpuint (bad_pair_of (c, (guint8[6]){ 0, 0, 0, 0, 0, 1 }), ==, YUI_ASSIGN_NO_PAIR);
  /* what of a broken answer is possible is where to begin */
  memset (c->taken, 1, c->problem.n_pairs);
  g_assert_cmpuint (solve_well (c, &from_it).n_filled, ==, 3);
}

/* ---- again, after a change ---- */

static void
test_resolve (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  YuiAssignOptions options = { .rounds = 60 };
  g_autoptr (Case) c = any_case (rand, 60, 60, 7, 3);
  YuiAssignResult before = solve_well (c, &options), after;
  g_autofree guint8 *published = g_memdup2 (c->taken, sizeof c->taken);

  for (gsize i = 0; i < c->problem.n_pairs; i++)
    c->pairs[i].flags = published[i] ? YUI_ASSIGN_PUBLISHED : 0;
  /* from its own answer, with no time to search */
  options = (YuiAssignOptions){ .rounds = 1, .start = TRUE, .free_published = TRUE };
  g_assert_cmpint (solve_well (c, &options).value, >=, before.value);
  /* a new shift: nobody loses a seat */
  add_shift (c, 30, 34, 3);
  for (gsize i = 0; i < c->problem.n_pairs; i++)
    c->taken[i] = published[i];
  options = (YuiAssignOptions){ .rounds = 30, .start = TRUE };
  after = solve_well (c, &options);
  g_assert_cmpint (after.value, >=, before.value);
  for (gsize i = 0; i < c->problem.n_pairs; i++)
    g_assert_true (!published[i] || c->taken[i]);
}

/* ---- limits ---- */

typedef struct
{
  gint stop;     /* atomic */
  gint n_rounds; /* atomic */
  double clock_s;
} Watch;

static bool
go_on_until_stopped (const YuiAssignProgress *progress, gpointer data)
{
  Watch *watch = data;

  g_atomic_int_inc (&watch->n_rounds);
  return !g_atomic_int_get (&watch->stop);
}

static double
tick (gpointer data)
{
  return ((Watch *)data)->clock_s += 0.125;
}

static gpointer
stop_after_three_rounds (gpointer data)
{
  Watch *watch = data;

  while (g_atomic_int_get (&watch->n_rounds) < 3)
    g_thread_yield ();
  g_atomic_int_set (&watch->stop, TRUE);
  return NULL;
}

static void
test_cancel_from_another_thread (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (Case) c = any_case (rand, 120, 60, 3, 3);
  Watch watch = { 0 };
  const YuiAssignOptions options
      = { .rounds = 1000000, .progress = go_on_until_stopped, .data = &watch };
  GThread *thread = g_thread_new ("stop", stop_after_three_rounds, &watch);
  YuiAssignResult result = solve_well (c, &options);

  g_thread_join (thread);
  g_assert_cmpuint (result.n_rounds, >=, 3);
  g_assert_cmpuint (result.n_rounds, <, 1000000);
  g_assert_cmpuint (result.n_filled, >, 20);
}

static void
test_time_limit (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (Case) c = any_case (rand, 120, 60, 3, 3);
  Watch watch = { 0 };
  const YuiAssignOptions options = { .now_s = tick, .seconds = 100.0, .data = &watch };

  solve_well (c, &options);
  g_assert_cmpfloat (watch.clock_s, >=, 90.0);
  g_assert_cmpfloat (watch.clock_s, <, 110.0);
}

static void
test_gap_limit (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (Case) c = any_case (rand, 80, 40, 7, 3);
  const YuiAssignOptions wide = { .rounds = 1000, .gap = 0.05 }, narrow = { .rounds = 1000 };
  YuiAssignResult a, b;

  for (guint p = 0; p < c->problem.n_people; p++)
    c->people[p].cap_min = 8 * 60;
  a = solve_well (c, &wide);
  b = solve_well (c, &narrow);
  g_assert_cmpfloat (a.gap, <=, 0.05);
  g_assert_cmpfloat (b.gap, <, a.gap);
  g_assert_cmpuint (a.n_rounds, <, b.n_rounds);
}

/* ---- hard cases ---- */

static void
test_one_shift_everyone_wants (void)
{
  g_autoptr (Case) c = case_new ();
  gint64 sum = 0;

  add_shift (c, 9, 12, 3);
  add_people (c, 300, 0);
  for (gsize i = 0; i < c->problem.n_pairs; i++)
    c->pairs[i].score = (gint32)(i * 7919 % 300) * 10;
  g_assert_cmpuint (solve_filled (c), ==, 3);
  for (gsize i = 0; i < c->problem.n_pairs; i++)
    sum += c->taken[i] ? c->pairs[i].score : 0;
  g_assert_cmpint (sum, ==, 2990 + 2980 + 2970);
}

/* Seats and people without any difference: every one that can be filled is. */
static void
test_identical_seats (void)
{
  g_autoptr (Case) c = case_new ();
  const YuiAssignOptions options = { .rounds = 60 };
  YuiAssignResult result;

  for (gint i = 0; i < 12; i++)
    add_shift (c, 9, 12, 3);
  add_people (c, 30, 5000);
  result = solve_well (c, &options);
  g_assert_cmpuint (result.n_filled, ==, 30);
  g_assert_cmpint (result.value, ==, 30 * 15000);
  g_assert_cmpfloat (result.gap, <=, 0.001);
}

static void
test_empty_sides (void)
{
  g_autoptr (Case) c = case_new ();

  add_people (c, 3, 0); /* no shifts */
  g_assert_cmpuint (solve_filled (c), ==, 0);
  add_shift (c, 9, 12, 2); /* which nobody can work */
  g_assert_cmpuint (solve_filled (c), ==, 0);
  g_assert_cmpstr (reason (c, 0), ==, "nobody_qualified");
  c->problem.n_people = 0;
  g_assert_cmpuint (solve_filled (c), ==, 0);
  c->problem.n_people = 3;
  c->shifts[0].seats = 0;
  add_pair (c, 0, 0, 0);
  g_assert_cmpuint (solve_filled (c), ==, 0);
  g_assert_cmpstr (reason (c, 0), ==, "filled");
}

/* A night belongs to the day it begins on; who works it is busy in the morning. */
static void
test_midnight (void)
{
  g_autoptr (Case) c = case_new ();

  add_shift (c, 22, 30, 1);
  add_shift (c, 29, 33, 1);
  add_shift (c, 32, 36, 1);
  add_people (c, 1, 100);
  c->people[0].shifts_a_day = 1;
  g_assert_cmpuint (solve_filled (c), ==, 2);
  g_assert_true (works (c, 0, 0) && works (c, 0, 2));
  c->shifts[0].start_s += 2 * HOUR_S; /* from midnight: the same day */
  g_assert_cmpuint (solve_filled (c), ==, 1);
}

/* They take no time of the cap, and one may stand at the end of another. */
static void
test_shifts_of_no_minutes (void)
{
  g_autoptr (Case) c = case_new ();

  add_shift (c, 9, 9, 1);
  add_shift (c, 9, 9, 1);
  add_shift (c, 9, 13, 1);
  add_shift (c, 11, 11, 1); /* amid another */
  add_people (c, 1, 100);
  c->people[0].cap_min = 4 * 60;
  g_assert_cmpuint (solve_filled (c), ==, 3);
  g_assert_cmpstr (reason (c, 2), ==, works (c, 0, 2) ? "filled" : "all_busy");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/assign-rules/pinned-and-forbidden", test_pinned_and_forbidden);
  g_test_add_func ("/assign-rules/shifts-a-day", test_shifts_a_day);
  g_test_add_func ("/assign-rules/caps", test_caps);
  g_test_add_func ("/assign-rules/travel", test_travel);
  g_test_add_func ("/assign-rules/fair-shares", test_fair_shares);
  g_test_add_func ("/assign-rules/broken-answers", test_broken_answers);
  g_test_add_func ("/assign-rules/resolve", test_resolve);
  g_test_add_func ("/assign-rules/cancel-from-another-thread", test_cancel_from_another_thread);
  g_test_add_func ("/assign-rules/time-limit", test_time_limit);
  g_test_add_func ("/assign-rules/gap-limit", test_gap_limit);
  g_test_add_func ("/assign-rules/one-shift-everyone-wants", test_one_shift_everyone_wants);
  g_test_add_func ("/assign-rules/identical-seats", test_identical_seats);
  g_test_add_func ("/assign-rules/empty-sides", test_empty_sides);
  g_test_add_func ("/assign-rules/midnight", test_midnight);
  g_test_add_func ("/assign-rules/shifts-of-no-minutes", test_shifts_of_no_minutes);
  return g_test_run ();
}
