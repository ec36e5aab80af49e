/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "any-week.h"

Case *
case_new (void)
{
  Case *c = g_new0 (Case, 1);

  c->problem = (YuiAssignProblem){
    .shifts = c->shifts, .people = c->people, .pairs = c->pairs, .seat_value = 10000
  };
  return c;
}

void
case_free (Case *c)
{
  g_free (c->memory);
  g_free (c);
}
Case *
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

YuiAssignStatus
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

gboolean
may_follow (const Case *c, guint32 a, guint32 b)
{
  const YuiAssignShift *earlier = &c->shifts[a], *later = &c->shifts[b];

  return later->start_s >= earlier->end_s + travel_min (c, earlier, later) * 60;
}

gboolean
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
      if (i > 0 && !may_follow (c, shifts[i - 1], shifts[i]))
        return FALSE;
    }
  return limits->cap_min == 0 || *minutes <= limits->cap_min;
}

gint64
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

YuiAssignResult
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

void
add_pair (Case *c, guint32 person, guint32 shift, gint32 score)
{
  c->pairs[c->problem.n_pairs++] = (YuiAssignPair){ shift, person, score, 0 };
}
