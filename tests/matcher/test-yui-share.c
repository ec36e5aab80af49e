/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matcher/yui-share.h"

#include <glib.h>

static void
test_known (void)
{
  guint64 same[] = { 5, 5, 5, 5 }, one[] = { 0, 12, 0, 0 }, rising[] = { 4, 2, 1, 3 };
  YuiShare share;

  yui_share_measure (same, 4, &share);
  g_assert_cmpfloat (share.gini, ==, 0.0);
  g_assert_cmpfloat (share.top_tenth, ==, 0.25);
  g_assert_cmpuint (share.n_none, ==, 0);
  yui_share_measure (one, 4, &share);
  g_assert_cmpfloat (share.gini, ==, 0.75);
  g_assert_cmpfloat (share.top_tenth, ==, 1.0);
  g_assert_cmpuint (share.n_none, ==, 3);
  yui_share_measure (rising, 4, &share);
  g_assert_cmpfloat (share.gini, ==, 0.25);
  g_assert_cmpuint (share.total, ==, 10);
  g_assert_cmpuint (rising[0], ==, 1);
  g_assert_cmpuint (rising[3], ==, 4);
}

static void
test_nothing (void)
{
  guint64 none[] = { 0, 0 };
  YuiShare share;

  yui_share_measure (NULL, 0, &share);
  g_assert_cmpuint (share.n_people, ==, 0);
  g_assert_cmpfloat (share.gini, ==, 0.0);
  yui_share_measure (none, 2, &share);
  g_assert_cmpuint (share.n_none, ==, 2);
  g_assert_cmpfloat (share.top_tenth, ==, 0.0);
}

/* Against the mean of all differences. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (gint round = 0; round < 200; round++)
    {
      guint n = (guint)g_rand_int_range (rand, 1, 60);
      guint64 amounts[60];
      gdouble differences = 0.0;
      YuiShare share;

      for (guint i = 0; i < n; i++)
        amounts[i] = (guint64)g_rand_int_range (rand, 0, 30);
      amounts[0]++;
      yui_share_measure (amounts, n, &share);
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < n; j++)
          differences += ABS ((gdouble)amounts[i] - (gdouble)amounts[j]);
      g_assert_cmpfloat_with_epsilon (share.gini, differences / (2.0 * n * (gdouble)share.total),
                                      1e-12);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/known", test_known);
  g_test_add_func ("/share/nothing", test_nothing);
  g_test_add_func ("/share/random", test_random);
  return g_test_run ();
}
