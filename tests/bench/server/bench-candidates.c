/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../../server/yui-test-work.h"

#include "matcher/yui-rerank.h"

#include <stdlib.h>

/* How long an employer with a large pool waits for the Shift page, and for a weight that moves.
 *
 *   bench-candidates [PEOPLE]   default 100000 */

#define REPEATS 9

static TestServer *town;

/* Worker and membership i have the UUID 01930000-0000-7100-8000-<i>. */
static void
make_pool (int people)
{
  g_autofree char *sql = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
      "INSERT INTO worker (programme_id, id, name, kana, birth_day, latitude_udeg, longitude_udeg, "
      "wished_wage_yen, registered_s) SELECT 1, printf ('01930000-0000-7100-8000-%%012x', i), "
      "'試験 ' || i || '子', 'シケン ' || i, 5000 + i %% 9000, "
      "35000000 + (i * 7919) %% 400000, 139000000 + (i * 104729) %% 400000, "
      "CASE i %% 5 WHEN 0 THEN 1200 ELSE NULL END, 1700000000 FROM n",
      people);

  test_execute (town, sql);
  test_execute (
      town, "INSERT INTO membership (programme_id, id, employer_id, worker_id, kind, created_s) "
            "SELECT 1, '01930000-0000-7200-8000-' || substr (id, 25), '" TEST_EMPLOYER_A
            "', id, 'registered', 1700000000 FROM worker "
            "WHERE id LIKE '01930000-0000-7100-%'");
  test_execute (town,
                "INSERT INTO worker_availability (programme_id, worker_id, weekday, half_hours) "
                "SELECT 1, w.id, d.day, 281474976710655 FROM worker w, (SELECT 0 AS day UNION "
                "SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION "
                "SELECT 6) d WHERE w.id LIKE '01930000-0000-7100-%'");
}

static int
compare (const void *a, const void *b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return (first > second) - (first < second);
}

static double
median (double *times)
{
  qsort (times, REPEATS, sizeof *times, compare);
  return times[REPEATS / 2];
}

static void
time_get (const char *what, const char *path)
{
  double times[REPEATS], first = 0;
  gsize size = 0;

  for (int i = -1; i < REPEATS; i++)
    {
      gint64 begun = g_get_monotonic_time ();
      g_autoptr (TestAnswer) answer = test_call (town, "GET", path, "owner-a", NULL, NULL);
      double ms = (double)(g_get_monotonic_time () - begun) / 1000;

      g_assert_cmpuint (answer->status, ==, 200);
      size = answer->size;
      if (i < 0)
        first = ms;
      else
        times[i] = ms;
    }
  g_print ("%-34s first %8.1f ms, then %8.1f ms, %8.1f kB\n", what, first, median (times),
           (double)size / 1000);
}

/* What the client does while a weight moves. */
static void
time_rerank (guint32 people)
{
  guint16 *columns[YUI_RANK_N_TERMS], weight[YUI_RANK_N_TERMS] = { 25, 20, 15, 15, 10, 10, 5 };
  YuiRerankTable table = { .n = people };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  YuiRerankEntry best[300];
  double times[REPEATS];

  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    {
      table.term[t] = columns[t] = g_new (guint16, people);
      for (guint32 i = 0; i < people; i++)
        columns[t][i] = (guint16)g_rand_int_range (rand, 0, YUI_RANK_TERM_MAX + 1);
    }
  for (int i = 0; i < REPEATS; i++)
    {
      gint64 begun = g_get_monotonic_time ();

      weight[i % YUI_RANK_N_TERMS]++;
      g_assert_cmpuint (yui_rerank_top (&table, weight, best, G_N_ELEMENTS (best)), >, 0);
      times[i] = (double)(g_get_monotonic_time () - begun) / 1000;
    }
  g_print ("%-34s %8.2f ms for the best %u\n", "a weight moved", median (times),
           (guint)G_N_ELEMENTS (best));
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    g_free (columns[t]);
}

int
main (int argc, char **argv)
{
  int people = argc > 1 ? atoi (argv[1]) : 100000;
  g_autofree char *shift_id = NULL, *terms = NULL, *best = NULL, *named = NULL;

  town = test_server_new ();
  make_pool (people);
  shift_id = test_publish_shift (town, 2);
  terms = g_strdup_printf ("/v1/shifts/%s/candidate-terms", shift_id);
  best = g_strdup_printf ("/v1/shifts/%s/candidates?limit=30", shift_id);
  named
      = g_strdup_printf ("/v1/shifts/%s/candidates?worker_ids=01930000-0000-7100-8000-000000000001,"
                         "01930000-0000-7100-8000-000000000002",
                         shift_id);
  g_print ("a pool of %d people\n", people);
  time_get ("GET candidate-terms", terms);
  time_get ("GET candidates?limit=30", best);
  time_get ("GET candidates?worker_ids=2", named);
  time_rerank ((guint32)people);
  test_server_free (town);
  return 0;
}
