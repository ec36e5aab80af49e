/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matcher/yui-stable.h"

#include <glib.h>
#include <string.h>

#define SMALL 5

typedef struct
{
  YuiStableProblem problem;
  guint32 seats[64];
  gsize first_choice[400];
  GArray *choices;
} Case;

/* Small ranges, so that ties are common. */
static Case *
any_case (GRand *rand, gint n_workers, gint n_shifts, gint one_in)
{
  Case *c = g_new0 (Case, 1);

  c->choices = g_array_new (FALSE, TRUE, sizeof (YuiStableChoice));
  for (gint s = 0; s < n_shifts; s++)
    c->seats[s] = (guint32)g_rand_int_range (rand, 0, 4);
  for (gint w = 0; w < n_workers; w++)
    {
      for (gint s = n_shifts; s-- > 0;)
        {
          YuiStableChoice choice = { .shift = (guint32)s };

          choice.liking = g_rand_int_range (rand, -2, 3);
          choice.score = g_rand_int_range (rand, 0, 12) == 0 ? YUI_STABLE_REFUSED
                                                             : g_rand_int_range (rand, 0, 4);
          if (g_rand_int_range (rand, 0, one_in) == 0)
            g_array_append_val (c->choices, choice);
        }
      c->first_choice[w + 1] = c->choices->len;
    }
  c->problem = (YuiStableProblem){ .n_workers = (guint32)n_workers,
                                   .n_shifts = (guint32)n_shifts,
                                   .seats = c->seats,
                                   .first_choice = c->first_choice,
                                   .choices = (const YuiStableChoice *)(void *)c->choices->data,
                                   .seed = g_rand_int (rand) };
  return c;
}

static void
case_free (Case *c)
{
  g_array_unref (c->choices);
  g_free (c);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static gsize
n_blocking (Case *c, const guint32 *shift_of, void *scratch)
{
  YuiStablePair pairs[4];
  gsize n = 0;

  return yui_stable_check (&c->problem, shift_of, scratch, pairs, 4, &n) == YUI_STABLE_OK
             ? n
             : G_MAXSIZE;
}

static gint
liking_of (Case *c, guint32 worker, guint32 shift)
{
  for (gsize i = c->first_choice[worker]; i < c->first_choice[worker + 1]; i++)
    if (c->problem.choices[i].shift == shift)
      return c->problem.choices[i].liking;
  return G_MININT;
}

/* Every matching is tried: the solver's is stable, and no worker is better off in another stable
 * one. */
static void
test_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (gint round = 0; round < 2000; round++)
    {
      gint n_workers = g_rand_int_range (rand, 0, SMALL + 1),
           n_shifts = g_rand_int_range (rand, 1, 4);
      g_autoptr (Case) c = any_case (rand, n_workers, n_shifts, 2);
      g_autofree void *scratch = g_malloc (yui_stable_scratch_size (&c->problem));
      guint32 best[SMALL], other[SMALL];
      gint n_matchings = 1;

      g_assert_cmpint (yui_stable_solve (&c->problem, scratch, best), ==, YUI_STABLE_OK);
      g_assert_cmpuint (n_blocking (c, best, scratch), ==, 0);
      for (gint w = 0; w < n_workers; w++)
        n_matchings *= n_shifts + 1;
      for (gint m = 0; m < n_matchings; m++)
        {
          for (gint w = 0, left = m; w < n_workers; w++, left /= n_shifts + 1)
            other[w] = left % (n_shifts + 1) == n_shifts ? YUI_STABLE_NONE
                                                         : (guint32)(left % (n_shifts + 1));
          if (n_blocking (c, other, scratch) != 0)
            continue;
          for (gint w = 0; w < n_workers; w++)
            g_assert_cmpint (liking_of (c, (guint32)w, best[w]), >=,
                             liking_of (c, (guint32)w, other[w]));
        }
    }
}

static void
test_middle (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (gint round = 0; round < 300; round++)
    {
      g_autoptr (Case) c
          = any_case (rand, g_rand_int_range (rand, 1, 300), g_rand_int_range (rand, 1, 60), 4);
      g_autofree void *scratch = g_malloc (yui_stable_scratch_size (&c->problem));
      guint32 shift_of[300];

      g_assert_cmpint (yui_stable_solve (&c->problem, scratch, shift_of), ==, YUI_STABLE_OK);
      g_assert_cmpuint (n_blocking (c, shift_of, scratch), ==, 0);
    }
}

/* One shift that everyone wants: the best are in, by score and then by seed; someone thrown out is
 * noticed. */
static void
test_one_shift (void)
{
  const guint32 seats[] = { 2 };
  const gsize first_choice[] = { 0, 1, 2, 3, 4 };
  const YuiStableChoice choices[]
      = { { 0, 1, 5 }, { 0, 1, 7 }, { 0, 1, 5 }, { 0, 1, YUI_STABLE_REFUSED } };
  YuiStableProblem problem = { 4, 1, seats, first_choice, choices, 0 };
  gsize size = yui_stable_scratch_size (&problem), n;
  g_autofree void *scratch = g_malloc (size);
  guint32 shift_of[4], wins[4] = { 0 };
  YuiStablePair pair;

  for (problem.seed = 0; problem.seed < 200; problem.seed++)
    {
      yui_stable_solve (&problem, scratch, shift_of);
      for (gint w = 0; w < 4; w++)
        wins[w] += shift_of[w] == 0;
    }
  g_assert_cmpuint (wins[1], ==, 200);
  g_assert_cmpuint (wins[3], ==, 0);
  g_assert_cmpuint (wins[0] + wins[2], ==, 200);
  g_assert_cmpuint (wins[0], >, 60);
  g_assert_cmpuint (wins[2], >, 60);
  shift_of[1] = YUI_STABLE_NONE;
  g_assert_cmpint (yui_stable_check (&problem, shift_of, scratch, &pair, 1, &n), ==, YUI_STABLE_OK);
  g_assert_cmpuint (n, >=, 1);
  shift_of[0] = shift_of[1] = shift_of[2] = 0;
  g_assert_cmpint (yui_stable_check (&problem, shift_of, scratch, &pair, 1, &n), ==,
                   YUI_STABLE_EINVAL);
  shift_of[0] = shift_of[1] = shift_of[2] = YUI_STABLE_NONE;
  shift_of[3] = 0;
  g_assert_cmpint (yui_stable_check (&problem, shift_of, scratch, &pair, 1, &n), ==,
                   YUI_STABLE_EINVAL);
}

static void
test_empty_and_bad (void)
{
  const gsize none[] = { 0 }, bad[] = { 0, 1 };
  const YuiStableChoice choice = { 1, 0, 0 };
  const guint32 seats[] = { 1 };
  YuiStableProblem empty = { 0, 0, NULL, none, NULL, 0 }, wrong = { 1, 1, seats, bad, &choice, 0 };
  g_autofree void *scratch = g_malloc (yui_stable_scratch_size (&empty));
  guint32 shift_of[1];

  g_assert_cmpint (yui_stable_solve (&empty, scratch, shift_of), ==, YUI_STABLE_OK);
  g_assert_cmpuint (yui_stable_scratch_size (&wrong), ==, 0);
  g_assert_cmpint (yui_stable_solve (&wrong, scratch, shift_of), ==, YUI_STABLE_EINVAL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stable/brute-force", test_brute_force);
  g_test_add_func ("/stable/middle", test_middle);
  g_test_add_func ("/stable/one-shift", test_one_shift);
  g_test_add_func ("/stable/empty-and-bad", test_empty_and_bad);
  return g_test_run ();
}
