/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "any-world.h"

#include "matcher/yui-rerank.h"

#include <stdlib.h>

#define WORKERS 900
#define WORLDS  12
#define ASKS    20

/* Everybody's terms as a program without the data gets them. */
typedef struct
{
  YuiRankResult *results; /* in tie order */
  guint16 *columns[YUI_RANK_N_TERMS];
  YuiRerankTable table;
} Table;

static guint64 seed;

static int
compare_ties (const void *a, const void *b)
{
  guint64 first = yui_rank_tie (seed, ((const YuiRankResult *)a)->id);
  guint64 second = yui_rank_tie (seed, ((const YuiRankResult *)b)->id);

  return (first > second) - (first < second);
}

static void
table_init (Table *table, World *world, const YuiRankQuery *query)
{
  static const YuiRankWeights any = YUI_RANK_WEIGHTS_DEFAULT;
  size_t n;

  table->results = g_new (YuiRankResult, WORKERS);
  g_assert_cmpint (
      yui_rank_top (world->index, query, &any, world->scratch, table->results, WORKERS, &n), ==,
      YUI_RANK_OK);
  seed = query->seed;
  qsort (table->results, n, sizeof *table->results, compare_ties);
  table->table.n = (guint32)n;
  for (gint t = 0; t < YUI_RANK_N_TERMS; t++)
    {
      table->columns[t] = g_new (guint16, n + 1);
      for (size_t i = 0; i < n; i++)
        table->columns[t][i] = (guint16)table->results[i].term[t];
      table->table.term[t] = table->columns[t];
    }
}

static void
table_clear (Table *table)
{
  for (gint t = 0; t < YUI_RANK_N_TERMS; t++)
    g_free (table->columns[t]);
  g_free (table->results);
}

/* The same weights but for those that make terms. */
static YuiRankWeights
weigh (World *world, gboolean often_equal)
{
  YuiRankWeights weights = YUI_RANK_WEIGHTS_DEFAULT;

  for (gint t = 0; t < YUI_RANK_N_TERMS; t++)
    weights.weight[t] = (guint16)(often_equal ? (any (world, 4) == 0 ? 10 : 0)
                                              : any (world, YUI_RANK_WEIGHT_MAX + 1));
  return weights;
}

static void
assert_same (World *world, const YuiRankQuery *query, const Table *table, guint32 k)
{
  YuiRankWeights weights = weigh (world, any (world, 2) == 0);
  g_autofree YuiRankResult *ranked = g_new (YuiRankResult, k + 1);
  g_autofree YuiRerankEntry *best = g_new (YuiRerankEntry, k + 1);
  guint32 n_best = yui_rerank_top (&table->table, weights.weight, best, k);
  size_t n;

  g_assert_cmpint (yui_rank_top (world->index, query, &weights, world->scratch, ranked, k, &n), ==,
                   YUI_RANK_OK);
  g_assert_cmpuint (n_best, ==, n);
  for (guint32 i = 0; i < n_best; i++)
    {
      g_assert_cmpuint (table->results[best[i].row].id, ==, ranked[i].id);
      g_assert_cmpint (best[i].score, ==, ranked[i].score);
      g_assert_cmpint (yui_rerank_score (&table->table, best[i].row, weights.weight), ==,
                       ranked[i].score);
    }
  if (n_best > 0)
    g_assert_cmpuint (yui_rerank_rank_of (&table->table, weights.weight, best[n_best - 1].row), ==,
                      n_best);
}

/* Whatever the weights, both sides give the same people in the same order. */
static void
test_same_as_rank (void)
{
  for (guint32 w = 0; w < WORLDS; w++)
    {
      g_autoptr (World) world = world_new (w + 1, WORKERS);
      YuiRankRelation relations[RELATIONS];

      for (guint32 h = 0; h < WORKERS; h++)
        {
          YuiRankWorker worker = any_worker (world, h);

          g_assert_cmpint (yui_rank_index_put (world->index, h, &worker), ==, YUI_RANK_OK);
        }
      for (gint i = 0; i < ASKS; i++)
        {
          YuiRankQuery query = any_query (world, relations);
          Table table;

          query.required = 0;
          table_init (&table, world, &query);
          assert_same (world, &query, &table, (guint32)any (world, 40));
          assert_same (world, &query, &table, WORKERS);
          table_clear (&table);
        }
    }
}

static void
test_nobody (void)
{
  static const guint16 weight[YUI_RANK_N_TERMS] = { 1 };
  YuiRerankTable table = { .n = 0 };
  YuiRerankEntry best[1];

  g_assert_cmpuint (yui_rerank_top (&table, weight, best, 1), ==, 0);
  g_assert_cmpuint (yui_rerank_rank_of (&table, weight, 0), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matcher/rerank/same-as-rank", test_same_as_rank);
  g_test_add_func ("/matcher/rerank/nobody", test_nobody);
  return g_test_run ();
}
