/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matcher/yui-linear-private.h"

#include <glib.h>
#include <string.h>

/* ---- dense ---- */

static gint64
least_cost (const gint32 *cost, guint n_rows, guint n_cols, guint row, guint used)
{
  gint64 least = G_MAXINT64;

  if (row == n_rows)
    return 0;
  for (guint j = 0; j < n_cols; j++)
    if (!(used >> j & 1))
      {
        gint64 here
            = cost[row * n_cols + j] + least_cost (cost, n_rows, n_cols, row + 1, used | 1u << j);

        least = MIN (least, here);
      }
  return least;
}

/* Solves, and checks the prices: they prove that nothing is cheaper. */
static gint64
solve_dense (const gint32 *cost, guint n_rows, guint n_cols)
{
  g_autofree void *scratch = g_malloc (yui_linear_dense_scratch_size (n_rows, n_cols));
  g_autofree guint32 *col_of = g_new (guint32, n_rows + 1);
  g_autofree gint64 *row_price = g_new (gint64, n_rows + 1);
  g_autofree gint64 *col_price = g_new (gint64, n_cols + 1);
  g_autofree gboolean *used = g_new0 (gboolean, n_cols + 1);
  gint64 total, sum = 0;

  g_assert_cmpint (
      yui_linear_dense (n_rows, n_cols, cost, scratch, col_of, row_price, col_price, &total), ==,
      YUI_LINEAR_OK);
  for (guint i = 0; i < n_rows; i++)
    {
      g_assert_cmpuint (col_of[i], <, n_cols);
      g_assert_false (used[col_of[i]]);
      used[col_of[i]] = TRUE;
      sum += cost[i * n_cols + col_of[i]];
      g_assert_cmpint (row_price[i] + col_price[col_of[i]], ==, cost[i * n_cols + col_of[i]]);
      for (guint j = 0; j < n_cols; j++)
        g_assert_cmpint (row_price[i] + col_price[j], <=, cost[i * n_cols + j]);
    }
  for (guint j = 0; j < n_cols && n_rows < n_cols; j++)
    g_assert_true (used[j] ? col_price[j] <= 0 : col_price[j] == 0);
  g_assert_cmpint (sum, ==, total);
  return total;
}

static void
test_dense_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (gint round = 0; round < 5000; round++)
    {
      guint n_rows = (guint)g_rand_int_range (rand, 0, 6);
      guint n_cols
          = n_rows + (guint)(g_rand_int_range (rand, 0, 2) * g_rand_int_range (rand, 0, 3));
      gint range = round % 3 == 0 ? 3 : round % 3 == 1 ? 1 : 1 << 30;
      gint32 cost[64];

      for (guint i = 0; i < n_rows * n_cols; i++)
        cost[i] = g_rand_int_range (rand, -range, range);
      g_assert_cmpint (solve_dense (cost, n_rows, n_cols), ==,
                       least_cost (cost, n_rows, n_cols, 0, 0));
    }
}

static void
test_dense_middle (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (gint round = 0; round < 200; round++)
    {
      guint n_rows = (guint)g_rand_int_range (rand, 1, 120);
      guint n_cols
          = n_rows + (guint)(g_rand_int_range (rand, 0, 2) * g_rand_int_range (rand, 0, 40));
      g_autofree gint32 *cost = g_new (gint32, n_rows * n_cols);
      gint range = 1 << g_rand_int_range (rand, 1, 20);

      for (guint i = 0; i < n_rows * n_cols; i++)
        cost[i] = g_rand_int_range (rand, 0, range);
      solve_dense (cost, n_rows, n_cols);
    }
}

static void
test_dense_too_many_rows (void)
{
  gint64 total;

  g_assert_cmpint (yui_linear_dense (2, 1, NULL, NULL, NULL, NULL, NULL, &total), ==,
                   YUI_LINEAR_EINVAL);
}

/* The loops for this processor against those that run anywhere, with many equal numbers. */
static void
test_dense_loops (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  const YuiLinearLoops *plain = yui_linear_loops (TRUE), *fast = yui_linear_loops (FALSE);

  if (plain == fast)
    g_test_message ("this processor has no faster loops");
  for (gint round = 0; round < 20000; round++)
    {
      guint n = (guint)g_rand_int_range (rand, 1, 40);
      gint range = round % 2 == 0 ? 3 : 1 << 30;
      gint32 cost[40];
      gint64 price[40], distance[2][40];
      guint32 before[2][40] = { { 0 } };
      gint64 offset = g_rand_int_range (rand, -range, range);
      YuiLinearTwo a, b;
      YuiLinearNear near[2];

      for (guint j = 0; j < n; j++)
        {
          cost[j] = g_rand_int_range (rand, -range, range);
          price[j] = -g_rand_int_range (rand, 0, range);
          distance[0][j]
              = g_rand_boolean (rand) ? YUI_LINEAR_FAR : g_rand_int_range (rand, -range, range);
          before[0][j] = j;
        }
      memcpy (distance[1], distance[0], sizeof distance[0]);
      memcpy (before[1], before[0], sizeof before[0]);
      a = plain->find_two (cost, price, n);
      b = fast->find_two (cost, price, n);
      g_assert_true (a.least == b.least && a.second == b.second && a.at == b.at
                     && a.second_at == b.second_at);
      near[0] = plain->go_on (cost, price, offset, 77, distance[0], before[0], n);
      near[1] = fast->go_on (cost, price, offset, 77, distance[1], before[1], n);
      g_assert_cmpint (near[0].distance, ==, near[1].distance);
      g_assert_cmpuint (near[0].at, ==, near[1].at);
      g_assert_cmpmem (distance[0], n * sizeof (gint64), distance[1], n * sizeof (gint64));
      g_assert_cmpmem (before[0], n * sizeof (guint32), before[1], n * sizeof (guint32));
    }
}

/* ---- sparse ---- */

typedef struct
{
  YuiLinearSparse problem;
  gsize first[400];
  GArray *col, *value;
} Sparse;

static Sparse *
any_sparse (GRand *rand, guint n_rows, guint n_cols, gint one_in, gint64 range)
{
  Sparse *s = g_new0 (Sparse, 1);

  s->col = g_array_new (FALSE, FALSE, sizeof (guint32));
  s->value = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < n_rows; i++)
    {
      for (guint32 j = 0; j < n_cols; j++)
        {
          gint64 value = (gint64)(g_rand_double (rand) * (gdouble)range) - range / 8;

          if (g_rand_int_range (rand, 0, one_in) != 0)
            continue;
          g_array_append_val (s->col, j);
          g_array_append_val (s->value, value);
        }
      s->first[i + 1] = s->col->len;
    }
  s->problem = (YuiLinearSparse){ n_rows, n_cols, s->first, (const guint32 *)(void *)s->col->data,
                                  (const gint64 *)(void *)s->value->data };
  return s;
}

static void
sparse_free (Sparse *s)
{
  g_array_unref (s->col);
  g_array_unref (s->value);
  g_free (s);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sparse, sparse_free)

static gint64
most_value (const YuiLinearSparse *p, guint row, guint used)
{
  gint64 most;

  if (row == p->n_rows)
    return 0;
  most = most_value (p, row + 1, used);
  for (gsize e = p->first[row]; e < p->first[row + 1]; e++)
    if (!(used >> p->col[e] & 1))
      {
        gint64 here = p->value[e] + most_value (p, row + 1, used | 1u << p->col[e]);

        most = MAX (most, here);
      }
  return most;
}

static gint64
solve_sparse (const YuiLinearSparse *p)
{
  g_autofree void *scratch
      = g_malloc (yui_linear_sparse_scratch_size (p->n_rows, p->n_cols, p->first[p->n_rows]));
  g_autofree guint32 *col_of = g_new (guint32, p->n_rows + 1);
  g_autofree gboolean *used = g_new0 (gboolean, p->n_cols + 1);
  gint64 total, sum = 0;

  g_assert_cmpint (yui_linear_sparse (p, scratch, col_of, &total), ==, YUI_LINEAR_OK);
  for (guint i = 0; i < p->n_rows; i++)
    {
      gboolean found = FALSE;

      if (col_of[i] == YUI_LINEAR_NONE)
        continue;
      g_assert_false (used[col_of[i]]);
      used[col_of[i]] = TRUE;
      for (gsize e = p->first[i]; e < p->first[i + 1]; e++)
        if (p->col[e] == col_of[i])
          {
            found = TRUE;
            sum += p->value[e];
          }
      g_assert_true (found);
    }
  g_assert_cmpint (sum, ==, total);
  return total;
}

static void
test_sparse_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  const gint64 ranges[] = { 1, 4, 100, G_GINT64_CONSTANT (1) << 50 };

  for (gint round = 0; round < 6000; round++)
    {
      g_autoptr (Sparse) s
          = any_sparse (rand, (guint)g_rand_int_range (rand, 0, 7),
                        (guint)g_rand_int_range (rand, 0, 7), 1 + round % 3, ranges[round % 4]);

      g_assert_cmpint (solve_sparse (&s->problem), ==, most_value (&s->problem, 0, 0));
    }
}

/* Against the dense solver: a missing edge and staying free both cost nothing. */
static void
test_sparse_against_dense (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (gint round = 0; round < 200; round++)
    {
      guint n_rows = (guint)g_rand_int_range (rand, 1, 100),
            n_cols = (guint)g_rand_int_range (rand, 1, 100);
      g_autoptr (Sparse) s
          = any_sparse (rand, n_rows, n_cols, g_rand_int_range (rand, 1, 20), 1 << round % 20);
      g_autofree gint32 *cost = g_new0 (gint32, n_rows * (n_rows + n_cols));

      for (guint i = 0; i < n_rows; i++)
        for (gsize e = s->first[i]; e < s->first[i + 1]; e++)
          cost[i * (n_rows + n_cols) + s->problem.col[e]] = (gint32)-MAX (s->problem.value[e], 0);
      g_assert_cmpint (solve_sparse (&s->problem), ==,
                       -solve_dense (cost, n_rows, n_rows + n_cols));
    }
}

static void
test_sparse_refused (void)
{
  const gsize first[] = { 0, 1 };
  const guint32 col[] = { 1 };
  const gint64 value[] = { G_GINT64_CONSTANT (1) << 60 };
  YuiLinearSparse p = { 1, 1, first, col, value };
  g_autofree void *scratch = g_malloc (yui_linear_sparse_scratch_size (p.n_rows, p.n_cols, 1));
  guint32 col_of;
  gint64 total;

  g_assert_cmpint (yui_linear_sparse (&p, scratch, &col_of, &total), ==, YUI_LINEAR_EINVAL);
  p.n_cols = 2;
  g_free (g_steal_pointer (&scratch));
  scratch = g_malloc (yui_linear_sparse_scratch_size (p.n_rows, p.n_cols, 1));
  g_assert_cmpint (yui_linear_sparse (&p, scratch, &col_of, &total), ==, YUI_LINEAR_EINVAL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/linear/dense/brute-force", test_dense_brute_force);
  g_test_add_func ("/linear/dense/middle", test_dense_middle);
  g_test_add_func ("/linear/dense/loops", test_dense_loops);
  g_test_add_func ("/linear/dense/too-many-rows", test_dense_too_many_rows);
  g_test_add_func ("/linear/sparse/brute-force", test_sparse_brute_force);
  g_test_add_func ("/linear/sparse/against-dense", test_sparse_against_dense);
  g_test_add_func ("/linear/sparse/refused", test_sparse_refused);
  return g_test_run ();
}
