/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "any-week.h"

#include <string.h>

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
