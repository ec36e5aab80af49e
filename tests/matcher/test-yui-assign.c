/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matcher/yui-assign.h"

#include <glib.h>
#include <string.h>

#define HOUR_S  3600
#define DAY_S   86400
#define START_S G_GINT64_CONSTANT (1795359600) /* Monday 2026-11-23 00:00 in Japan */
#define MANY    400

typedef struct
{
  YuiAssignProblem problem;
  YuiAssignShift shifts[MANY];
  YuiAssignPerson people[MANY];
  YuiAssignPair pairs[MANY * 40];
  guint8 taken[MANY * 40];
  YuiAssignReason reasons[MANY];
  void *memory;
} Case;

static Case *
case_new (void)
{
  Case *c = g_new0 (Case, 1);

  c->problem = (YuiAssignProblem){
    .shifts = c->shifts, .people = c->people, .pairs = c->pairs, .seat_value = 10000
  };
  return c;
}

static void
case_free (Case *c)
{
  g_free (c->memory);
  g_free (c);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static Case *
any_case (GRand *rand, guint n_shifts, guint n_people, gint days, gint one_in)
{
  Case *c = case_new ();

  c->problem.n_shifts = n_shifts;
  c->problem.n_people = n_people;
  c->problem.travel_min = (guint16)(g_rand_int_range (rand, 0, 3) * 30);
  c->problem.travel_m_per_min = (guint16)(g_rand_int_range (rand, 0, 2) * 300);
  c->problem.seed = g_rand_int (rand);
  for (guint s = 0; s < n_shifts; s++)
    {
      YuiAssignShift *shift = &c->shifts[s];

      shift->start_s = START_S + g_rand_int_range (rand, 0, days * 24) * HOUR_S;
      shift->end_s = shift->start_s + g_rand_int_range (rand, 0, 9) * HOUR_S;
      shift->work_min = (guint32)(shift->end_s - shift->start_s) / 60;
      shift->seats = (guint32)g_rand_int_range (rand, 0, 3);
      shift->lat_udeg = 38000000 + g_rand_int_range (rand, 0, 3) * 50000;
      shift->lon_udeg = 138000000;
      if (g_rand_int_range (rand, 0, 20) == 0)
        shift->lat_udeg = YUI_ASSIGN_NOWHERE;
    }
  for (guint p = 0; p < n_people; p++)
    {
      c->people[p].cap_min
          = (guint32)(g_rand_int_range (rand, 0, 2) * g_rand_int_range (rand, 4, 40) * 60);
      c->people[p].shifts_a_day = (guint8)g_rand_int_range (rand, 0, 4);
      c->people[p].fair_min
          = (guint32)(g_rand_int_range (rand, 0, 2) * g_rand_int_range (rand, 1, 20) * 60);
      for (guint s = 0; s < n_shifts; s++)
        if (g_rand_int_range (rand, 0, one_in) == 0)
          c->pairs[c->problem.n_pairs++]
              = (YuiAssignPair){ s, p, g_rand_int_range (rand, 0, 10001), 0 };
    }
  return c;
}

static YuiAssignStatus
solve (Case *c, const YuiAssignOptions *options, YuiAssignResult *result)
{
  g_free (c->memory);
  c->memory = g_malloc (yui_assign_memory_size (&c->problem));
  return yui_assign_solve (&c->problem, options, c->memory, c->taken, result);
}

/* ---- a check of our own, from the words of the rules ---- */

static gint
travel_min (const Case *c, const YuiAssignShift *a, const YuiAssignShift *b)
{
  gint minutes = c->problem.travel_min;

  if (a->lat_udeg == YUI_ASSIGN_NOWHERE || b->lat_udeg == YUI_ASSIGN_NOWHERE)
    return minutes;
  if (a->lat_udeg == b->lat_udeg)
    return 0;
  if (c->problem.travel_m_per_min > 0)
    {
      gint metres = (gint)(ABS (a->lat_udeg - b->lat_udeg) * 0.111195 + 0.001); /* 5559 or 11119 */

      minutes += (metres + c->problem.travel_m_per_min - 1) / c->problem.travel_m_per_min;
    }
  return minutes;
}

static gint
by_time (gconstpointer a, gconstpointer b, gpointer data)
{
  const YuiAssignShift *x = ((Case *)data)->shifts + *(const guint32 *)a;
  const YuiAssignShift *y = ((Case *)data)->shifts + *(const guint32 *)b;

  if (x->start_s != y->start_s)
    return x->start_s < y->start_s ? -1 : 1;
  return x->end_s != y->end_s                        ? (x->end_s < y->end_s ? -1 : 1)
         : *(const guint32 *)a < *(const guint32 *)b ? -1
                                                     : 1;
}

/* Whether one person may work these shifts; *minutes receives their sum. */
static gboolean
may_work (Case *c, guint32 person, guint32 *shifts, guint n, gint64 *minutes)
{
  const YuiAssignPerson *limits = &c->people[person];

  g_sort_array (shifts, n, sizeof (guint32), by_time, c);
  *minutes = 0;
  for (guint i = 0; i < n; i++)
    {
      const YuiAssignShift *shift = &c->shifts[shifts[i]];
      guint n_that_day = 0;

      *minutes += shift->work_min;
      for (guint j = 0; j < n; j++)
        n_that_day += (c->shifts[shifts[j]].start_s - START_S) / DAY_S
                      == (shift->start_s - START_S) / DAY_S;
      if (limits->shifts_a_day > 0 && n_that_day > limits->shifts_a_day)
        return FALSE;
      if (i > 0
          && shift->start_s < c->shifts[shifts[i - 1]].end_s
                                  + travel_min (c, &c->shifts[shifts[i - 1]], shift) * 60)
        return FALSE;
    }
  return limits->cap_min == 0 || *minutes <= limits->cap_min;
}

/* The value of an answer; fails the test when it breaks a rule. */
static gint64
value_of (Case *c, const guint8 *taken)
{
  guint32 n_on[MANY] = { 0 };
  gint64 value = 0;
  gsize i = 0;

  for (guint32 p = 0; p < c->problem.n_people; p++)
    {
      guint32 own[MANY];
      guint n = 0;
      gint64 minutes;

      for (; i < c->problem.n_pairs && c->pairs[i].person == p; i++)
        if (taken[i])
          {
            own[n++] = c->pairs[i].shift;
            n_on[c->pairs[i].shift]++;
            value += c->problem.seat_value + c->pairs[i].score;
            g_assert_false (c->pairs[i].flags & YUI_ASSIGN_FORBIDDEN);
          }
        else
          g_assert_false (c->pairs[i].flags & YUI_ASSIGN_PINNED);
      g_assert_true (may_work (c, p, own, n, &minutes));
      if (c->people[p].fair_min > 0 && minutes > c->people[p].fair_min)
        value -= (minutes - c->people[p].fair_min) * c->problem.unfair_per_h / 60;
    }
  for (guint32 s = 0; s < c->problem.n_shifts; s++)
    g_assert_cmpuint (n_on[s], <=, c->shifts[s].seats);
  return value;
}

/* Solves and checks everything that can be checked; returns the result. */
static YuiAssignResult
solve_well (Case *c, const YuiAssignOptions *options)
{
  YuiAssignResult result;
  gint64 value;
  gsize bad_pair;

  g_assert_cmpint (solve (c, options, &result), ==, YUI_ASSIGN_OK);
  g_assert_cmpint (result.value, ==, value_of (c, c->taken));
  g_assert_cmpint (result.bound, >=, result.value);
  g_assert_cmpint (yui_assign_check (&c->problem, c->memory, c->taken, &value, &bad_pair), ==,
                   YUI_ASSIGN_OK);
  g_assert_cmpuint (bad_pair, ==, YUI_ASSIGN_NO_PAIR);
  g_assert_cmpint (value, ==, result.value);
  g_assert_cmpint (yui_assign_explain (&c->problem, c->memory, c->taken, c->reasons), ==,
                   YUI_ASSIGN_OK);
  return result;
}

/* ---- brute force ---- */

typedef struct
{
  Case *c;
  guint32 n_on[8];
  guint8 taken[64], best_taken[64];
  gint64 best;
} Brute;

static gboolean
is_allowed (Case *c, const guint8 *taken, gint64 *value)
{
  gsize i = 0;

  *value = 0;
  for (guint32 p = 0; p < c->problem.n_people; p++)
    {
      guint32 own[8];
      guint n = 0;
      gint64 minutes;

      for (; i < c->problem.n_pairs && c->pairs[i].person == p; i++)
        {
          if ((c->pairs[i].flags & YUI_ASSIGN_PINNED && !taken[i])
              || (c->pairs[i].flags & YUI_ASSIGN_FORBIDDEN && taken[i]))
            return FALSE;
          if (taken[i])
            {
              own[n++] = c->pairs[i].shift;
              *value += c->problem.seat_value + c->pairs[i].score;
            }
        }
      if (!may_work (c, p, own, n, &minutes))
        return FALSE;
      if (c->people[p].fair_min > 0 && minutes > c->people[p].fair_min)
        *value -= (minutes - c->people[p].fair_min) * c->problem.unfair_per_h / 60;
    }
  return TRUE;
}

static void
try_all (Brute *b, gsize i)
{
  const YuiAssignPair *pair = &b->c->pairs[i];
  gint64 value;

  if (i == b->c->problem.n_pairs)
    {
      if (is_allowed (b->c, b->taken, &value) && value > b->best)
        b->best = value;
      return;
    }
  b->taken[i] = 0;
  try_all (b, i + 1);
  if (b->n_on[pair->shift] >= b->c->shifts[pair->shift].seats)
    return;
  b->n_on[pair->shift]++;
  b->taken[i] = 1;
  try_all (b, i + 1);
  b->taken[i] = 0;
  b->n_on[pair->shift]--;
}

static void
test_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  const YuiAssignOptions options = { .rounds = 60 };
  gint n_optimal = 0, n_solved = 0;

  for (gint round = 0; round < 3000; round++)
    {
      g_autoptr (Case) c = any_case (rand, (guint)g_rand_int_range (rand, 1, 6),
                                     (guint)g_rand_int_range (rand, 1, 4), 1 + round % 3, 2);
      Brute b = { .c = c, .best = -1 };
      YuiAssignResult result;

      c->problem.unfair_per_h = (round % 4 == 0) * g_rand_int_range (rand, 0, 3000);
      for (gsize i = 0; i < c->problem.n_pairs; i++)
        if (g_rand_int_range (rand, 0, 10) == 0)
          c->pairs[i].flags = round % 2 == 0 ? YUI_ASSIGN_PINNED : YUI_ASSIGN_FORBIDDEN;
      try_all (&b, 0);
      if (b.best < 0)
        {
          g_assert_cmpint (solve (c, &options, &result), ==, YUI_ASSIGN_ECONFLICT);
          g_assert_true (c->pairs[result.bad_pair].flags & YUI_ASSIGN_PINNED);
          continue;
        }
      result = solve_well (c, &options);
      g_assert_cmpint (result.bound, >=, b.best);
      g_assert_cmpint (result.value, <=, b.best);
      n_optimal += result.value == b.best;
      n_solved++;
    }
  g_test_message ("%d of %d optimal", n_optimal, n_solved);
  g_assert_cmpint (n_optimal * 1000, >=, n_solved * 995);
}

/* ---- the rest ---- */

static void
test_middle_and_repeatable (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  const YuiAssignOptions options = { .rounds = 30 };

  for (gint round = 0; round < 40; round++)
    {
      g_autoptr (Case) c = any_case (rand, (guint)g_rand_int_range (rand, 1, 60),
                                     (guint)g_rand_int_range (rand, 1, 60), 7, 4);
      YuiAssignResult a, b;
      g_autofree guint8 *taken = NULL;

      a = solve_well (c, &options);
      taken = g_memdup2 (c->taken, sizeof c->taken);
      b = solve_well (c, &options);
      g_assert_cmpint (a.value, ==, b.value);
      g_assert_cmpint (a.bound, ==, b.bound);
      g_assert_cmpmem (taken, c->problem.n_pairs, c->taken, c->problem.n_pairs);
    }
}

static void
test_published_are_kept (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  YuiAssignOptions options = { .rounds = 20 };
  g_autoptr (Case) c = any_case (rand, 40, 30, 7, 4);
  YuiAssignResult before = solve_well (c, &options), after, freed;
  gint n_published = 0;

  for (gsize i = 0; i < c->problem.n_pairs; i++)
    c->pairs[i].flags = c->taken[i] ? YUI_ASSIGN_PUBLISHED : 0;
  for (gsize i = 0; i < c->problem.n_pairs; i++)
    if (c->pairs[i].person == 5)
      c->pairs[i].flags = YUI_ASSIGN_FORBIDDEN; /* fell ill */
  options.start = TRUE;
  after = solve_well (c, &options);
  for (gsize i = 0; i < c->problem.n_pairs; i++)
    if (c->pairs[i].flags & YUI_ASSIGN_PUBLISHED)
      {
        g_assert_true (c->taken[i]);
        n_published++;
      }
  g_assert_cmpint (n_published, >, 10);
  g_assert_cmpint (after.value, <=, before.bound);
  options.free_published = TRUE;
  freed = solve_well (c, &options);
  g_assert_cmpint (freed.value, >=, after.value);
}

static void
add_pair (Case *c, guint32 person, guint32 shift, gint32 score)
{
  c->pairs[c->problem.n_pairs++] = (YuiAssignPair){ shift, person, score, 0 };
}

/* Shift 0: 09–13; 1: 12–16, for nobody; 2: 12–16; 3: next day 09–17, beyond the cap; 4: two seats,
 * one person. */
static void
test_reasons (void)
{
  g_autoptr (Case) c = case_new ();
  const YuiAssignOptions options = { .rounds = 10 };
  const gint hours[][2] = { { 9, 13 }, { 12, 16 }, { 12, 16 }, { 33, 41 }, { 60, 62 } };

  c->problem.n_shifts = 5;
  c->problem.n_people = 2;
  for (gint s = 0; s < 5; s++)
    c->shifts[s] = (YuiAssignShift){ .start_s = START_S + hours[s][0] * HOUR_S,
                                     .end_s = START_S + hours[s][1] * HOUR_S,
                                     .work_min = (guint32)(hours[s][1] - hours[s][0]) * 60,
                                     .seats = s == 4 ? 2 : 1 };
  c->people[0].cap_min = 8 * 60;
  add_pair (c, 0, 0, 5000);
  add_pair (c, 0, 2, 100);
  add_pair (c, 0, 3, 100);
  add_pair (c, 1, 4, 100);
  solve_well (c, &options);
  g_assert_cmpstr (yui_assign_reason_name (c->reasons[0]), ==, "filled");
  g_assert_cmpstr (yui_assign_reason_name (c->reasons[1]), ==, "nobody_qualified");
  g_assert_cmpstr (yui_assign_reason_name (c->reasons[2]), ==, "all_busy");
  g_assert_cmpstr (yui_assign_reason_name (c->reasons[3]), ==, "caps");
  g_assert_cmpstr (yui_assign_reason_name (c->reasons[4]), ==, "nobody_qualified");
  g_assert_null (yui_assign_reason_name (YUI_ASSIGN_N_REASONS));
}

static bool
stop_at_three (const YuiAssignProgress *progress, gpointer data)
{
  gint64 *last = data;

  g_assert_cmpint (progress->value, >=, last[0]);
  g_assert_cmpint (progress->bound, <=, last[1]);
  last[0] = progress->value;
  last[1] = progress->bound;
  return progress->n_rounds < 3;
}

static void
test_progress_and_cancel (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (Case) c = any_case (rand, 60, 40, 3, 4);
  gint64 last[2] = { 0, G_MAXINT64 };
  const YuiAssignOptions options = { .rounds = 1000, .progress = stop_at_three, .data = last };

  g_assert_cmpuint (solve_well (c, &options).n_rounds, ==, 3);
}

static void
test_empty_and_bad (void)
{
  g_autoptr (Case) c = case_new ();
  const YuiAssignOptions options = { .rounds = 3 };
  YuiAssignResult result = solve_well (c, &options);

  g_assert_cmpint (result.value, ==, 0);
  g_assert_cmpint (result.bound, ==, 0);
  c->problem.n_shifts = 1;
  c->problem.n_people = 1;
  g_assert_cmpint (solve_well (c, &options).bound, ==, 0);
  add_pair (c, 0, 1, 0);
  g_assert_cmpuint (yui_assign_memory_size (&c->problem), ==, 0);
  c->pairs[0].shift = 0;
  add_pair (c, 0, 0, 0);
  g_assert_cmpint (solve (c, &options, &result), ==, YUI_ASSIGN_EINVAL);
  g_assert_cmpuint (result.bad_pair, ==, 1);
  c->problem.n_pairs = 1;
  c->shifts[0].end_s = -1;
  g_assert_cmpint (solve (c, &options, &result), ==, YUI_ASSIGN_EINVAL);
  g_assert_cmpuint (result.bad_pair, ==, YUI_ASSIGN_NO_PAIR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/assign/brute-force", test_brute_force);
  g_test_add_func ("/assign/middle-and-repeatable", test_middle_and_repeatable);
  g_test_add_func ("/assign/published-are-kept", test_published_are_kept);
  g_test_add_func ("/assign/reasons", test_reasons);
  g_test_add_func ("/assign/progress-and-cancel", test_progress_and_cancel);
  g_test_add_func ("/assign/empty-and-bad", test_empty_and_bad);
  return g_test_run ();
}
