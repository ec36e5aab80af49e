/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds our answers and bounds to optima that HiGHS proves. */
#include "any-week.h"
#include "matcher/yui-linear.h"
#include "milp.h"

/* ---- a week as a mixed-integer problem ---- */

static void
add_limits_of_person (Milp *milp, const Case *c, gsize first, gsize end)
{
  const YuiAssignPerson *person = &c->people[c->pairs[first].person];

  for (gsize i = first; i < end; i++)
    for (gsize j = i + 1; j < end; j++)
      if (!may_follow (c, c->pairs[i].shift, c->pairs[j].shift)
          && !may_follow (c, c->pairs[j].shift, c->pairs[i].shift))
        {
          milp_add_row (milp, 1.0);
          milp_add_term (milp, (gint)i, 1.0);
          milp_add_term (milp, (gint)j, 1.0);
        }
  for (gint day = 0; person->shifts_a_day > 0 && day < 7; day++)
    {
      milp_add_row (milp, person->shifts_a_day);
      for (gsize i = first; i < end; i++)
        if ((c->shifts[c->pairs[i].shift].start_s - START_S) / DAY_S == day)
          milp_add_term (milp, (gint)i, 1.0);
    }
}

/* Minutes over the cap are not allowed; those over the fair share cost. */
static void
add_minutes_of_person (Milp *milp, const Case *c, gsize first, gsize end)
{
  const YuiAssignPerson *person = &c->people[c->pairs[first].person];

  if (person->cap_min > 0)
    {
      milp_add_row (milp, person->cap_min);
      for (gsize i = first; i < end; i++)
        milp_add_term (milp, (gint)i, c->shifts[c->pairs[i].shift].work_min);
    }
  if (person->fair_min > 0 && c->problem.unfair_per_h > 0)
    {
      gint over = milp_add_column (milp, -c->problem.unfair_per_h / 60.0, 0.0, 1e6, FALSE);

      milp_add_row (milp, person->fair_min);
      for (gsize i = first; i < end; i++)
        milp_add_term (milp, (gint)i, c->shifts[c->pairs[i].shift].work_min);
      milp_add_term (milp, over, -1.0);
    }
}

/* Whether anything is allowed; then the proven optimum. */
static gboolean
find_optimum (const Case *c, gint64 *optimum)
{
  g_autoptr (Milp) milp = milp_new ();
  double value;

  for (gsize i = 0; i < c->problem.n_pairs; i++)
    milp_add_column (milp, c->problem.seat_value + c->pairs[i].score,
                     c->pairs[i].flags & YUI_ASSIGN_PINNED ? 1.0 : 0.0,
                     c->pairs[i].flags & YUI_ASSIGN_FORBIDDEN ? 0.0 : 1.0, TRUE);
  for (guint s = 0; s < c->problem.n_shifts; s++)
    {
      milp_add_row (milp, c->shifts[s].seats);
      for (gsize i = 0; i < c->problem.n_pairs; i++)
        if (c->pairs[i].shift == s)
          milp_add_term (milp, (gint)i, 1.0);
    }
  for (gsize first = 0, end; first < c->problem.n_pairs; first = end)
    {
      for (end = first; end < c->problem.n_pairs && c->pairs[end].person == c->pairs[first].person;)
        end++;
      add_limits_of_person (milp, c, first, end);
      add_minutes_of_person (milp, c, first, end);
    }
  if (!milp_solve (milp, &value))
    return FALSE;
  *optimum = (gint64)(value + (value < 0.0 ? -0.5 : 0.5));
  return TRUE;
}

/* ---- weeks ---- */

typedef struct
{
  gint n, n_refused, n_optimal;
  double loss, gap; /* sums, parts of the optimum */
} Score;

static void
judge (Case *c, const YuiAssignOptions *options, Score *score)
{
  YuiAssignResult result;
  gint64 optimum;

  if (!find_optimum (c, &optimum))
    {
      g_assert_cmpint (solve (c, options, &result), ==, YUI_ASSIGN_ECONFLICT);
      score->n_refused++;
      return;
    }
  result = solve_well (c, options);
  g_assert_cmpint (result.bound, >=, optimum);
  g_assert_cmpint (result.value, <=, optimum);
  /* the gap tells no less than what is missing */
  g_assert_cmpfloat (result.gap * (double)MAX (result.bound, 1), >=,
                     (double)(optimum - result.value) - 1.0);
  score->n++;
  score->n_optimal += result.value == optimum;
  score->loss += (double)(optimum - result.value) / (double)MAX (optimum, 1);
  score->gap += result.gap;
}

static void
report (const Score *score)
{
  g_test_message ("%d solved, %d optimal, %d refused; mean loss %.4f %%, mean gap %.4f %%",
                  score->n, score->n_optimal, score->n_refused, 100.0 * score->loss / score->n,
                  100.0 * score->gap / score->n);
}

static void
test_weeks (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  const YuiAssignOptions options = { .rounds = 100 };
  Score score = { 0 };

  for (gint round = 0; round < 300; round++)
    {
      g_autoptr (Case) c = any_case (rand, (guint)g_rand_int_range (rand, 8, 21),
                                     (guint)g_rand_int_range (rand, 12, 41), 1 + round % 7,
                                     g_rand_int_range (rand, 2, 6));

      c->problem.seat_value = round % 5 == 0 ? 0 : 10000;
      c->problem.unfair_per_h = (round % 4 == 0) * g_rand_int_range (rand, 1, 40) * 60;
      for (gsize i = 0; i < c->problem.n_pairs; i++)
        if (g_rand_int_range (rand, 0, 12) == 0)
          c->pairs[i].flags
              = g_rand_int_range (rand, 0, 16) == 0 ? YUI_ASSIGN_PINNED : YUI_ASSIGN_FORBIDDEN;
      judge (c, &options, &score);
    }
  report (&score);
  g_assert_cmpint (score.n, >=, 200);
  g_assert_cmpfloat (score.loss / score.n, <=, 0.0005);
  g_assert_cmpfloat (score.gap / score.n, <=, 0.02);
}

/* Few people for many seats: caps bind. */
static void
test_scarce_weeks (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  const YuiAssignOptions options = { .rounds = 100 };
  Score score = { 0 };

  for (gint round = 0; round < 60; round++)
    {
      g_autoptr (Case) c = any_case (rand, 20, 12, 7, 2);

      for (guint p = 0; p < c->problem.n_people; p++)
        c->people[p].cap_min = (guint32)g_rand_int_range (rand, 4, 13) * 60;
      judge (c, &options, &score);
    }
  report (&score);
  g_assert_cmpfloat (score.loss / score.n, <=, 0.001);
}

/* Everybody works at most one shift, since all are at once; or any number, since none are: the
 * optimum is always found. */
static void
test_weeks_without_conflicts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  const YuiAssignOptions options = { .rounds = 20 };
  Score score = { 0 };

  for (gint round = 0; round < 100; round++)
    {
      g_autoptr (Case) c = any_case (rand, (guint)g_rand_int_range (rand, 8, 21),
                                     (guint)g_rand_int_range (rand, 12, 41), 1, 3);

      for (guint p = 0; p < c->problem.n_people; p++)
        c->people[p] = (YuiAssignPerson){ 0 };
      for (guint s = 0; s < c->problem.n_shifts; s++)
        {
          c->shifts[s].start_s = START_S + (round % 2 == 0 ? s * 8 : 9) * HOUR_S;
          c->shifts[s].end_s = c->shifts[s].start_s + 2 * HOUR_S;
        }
      judge (c, &options, &score);
    }
  report (&score);
  g_assert_cmpint (score.n, ==, 100);
  g_assert_cmpint (score.n_optimal, ==, score.n);
}

/* ---- without weeks ---- */

typedef struct
{
  guint n_rows, n_cols;
  gint64 *value; /* array[n_rows × n_cols], 0 = no edge */
} Table;

static double
find_linear_optimum (const Table *t, double row_least)
{
  g_autoptr (Milp) milp = milp_new ();
  double value;

  for (guint i = 0; i < t->n_rows * t->n_cols; i++)
    milp_add_column (milp, (double)t->value[i], 0.0, t->value[i] != 0 ? 1.0 : 0.0, FALSE);
  for (guint i = 0; i < t->n_rows; i++)
    for (gint sign = 1; sign >= (row_least > 0.0 ? -1 : 1); sign -= 2)
      {
        milp_add_row (milp, sign);
        for (guint j = 0; j < t->n_cols; j++)
          milp_add_term (milp, (gint)(i * t->n_cols + j), sign);
      }
  for (guint j = 0; j < t->n_cols; j++)
    {
      milp_add_row (milp, 1.0);
      for (guint i = 0; i < t->n_rows; i++)
        milp_add_term (milp, (gint)(i * t->n_cols + j), 1.0);
    }
  g_assert_true (milp_solve (milp, &value));
  return value;
}

static gint64
solve_dense (const Table *t)
{
  g_autofree gint32 *cost = g_new (gint32, t->n_rows * t->n_cols);
  g_autofree void *scratch = g_malloc (yui_linear_dense_scratch_size (t->n_rows, t->n_cols));
  g_autofree guint32 *col_of = g_new (guint32, t->n_rows);
  g_autofree gint64 *row_price = g_new (gint64, t->n_rows);
  g_autofree gint64 *col_price = g_new (gint64, t->n_cols);
  gint64 total;

  for (guint i = 0; i < t->n_rows * t->n_cols; i++)
    cost[i] = (gint32)-t->value[i];
  g_assert_cmpint (
      yui_linear_dense (t->n_rows, t->n_cols, cost, scratch, col_of, row_price, col_price, &total),
      ==, YUI_LINEAR_OK);
  return -total;
}

static gint64
solve_sparse (const Table *t)
{
  g_autofree gsize *first = g_new0 (gsize, t->n_rows + 1);
  g_autofree guint32 *col = g_new (guint32, t->n_rows * t->n_cols);
  g_autofree gint64 *value = g_new (gint64, t->n_rows * t->n_cols);
  g_autofree guint32 *col_of = g_new (guint32, t->n_rows);
  YuiLinearSparse problem = { t->n_rows, t->n_cols, first, col, value };
  g_autofree void *scratch = NULL;
  gsize n = 0;
  gint64 total;

  for (guint i = 0; i < t->n_rows; i++)
    {
      for (guint j = 0; j < t->n_cols; j++)
        if (t->value[i * t->n_cols + j] != 0)
          {
            col[n] = j;
            value[n++] = t->value[i * t->n_cols + j];
          }
      first[i + 1] = n;
    }
  scratch = g_malloc (yui_linear_sparse_scratch_size (t->n_rows, t->n_cols, n));
  g_assert_cmpint (yui_linear_sparse (&problem, scratch, col_of, &total), ==, YUI_LINEAR_OK);
  return total;
}

static void
test_linear (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (gint round = 0; round < 100; round++)
    {
      guint n_rows = (guint)g_rand_int_range (rand, 1, 41);
      guint n_cols = n_rows + (guint)g_rand_int_range (rand, 0, 20);
      gint range = 1 << g_rand_int_range (rand, 1, 20);
      g_autofree gint64 *value = g_new (gint64, n_rows * n_cols);
      Table t = { n_rows, n_cols, value };

      for (guint i = 0; i < n_rows * n_cols; i++)
        value[i] = g_rand_int_range (rand, 1, range + 1) * (round % 3 == 0 ? -1 : 1);
      g_assert_cmpint (
          solve_dense (&t), ==,
          (gint64)(find_linear_optimum (&t, 1.0) * 1.0 + (round % 3 == 0 ? -0.5 : 0.5)));
      for (guint i = 0; i < n_rows * n_cols; i++)
        value[i] = g_rand_int_range (rand, 0, 1 + round % 8) == 0
                       ? g_rand_int_range (rand, -range / 8, range)
                       : 0;
      g_assert_cmpint (solve_sparse (&t), ==, (gint64)(find_linear_optimum (&t, 0.0) + 0.5));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/optimum/weeks", test_weeks);
  g_test_add_func ("/optimum/scarce-weeks", test_scarce_weeks);
  g_test_add_func ("/optimum/weeks-without-conflicts", test_weeks_without_conflicts);
  g_test_add_func ("/optimum/linear", test_linear);
  return g_test_run ();
}
