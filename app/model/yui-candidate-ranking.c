/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-candidate-ranking.h"

#include <string.h>

#define SCORE_MAX 1000

struct _YuiRanked
{
  GObject parent_instance;

  YuiCandidateRanking *ranking; /* borrowed; it outlives its ranks' use */
  guint rank;
  guint row;
  char *worker_id;
  int score;
  int points[YUI_RANK_N_TERMS];
};

struct _YuiCandidateRanking
{
  GObject parent_instance;

  YuiTermColumns *columns;
  guint16 weights[YUI_RANK_N_TERMS];
  GPtrArray *ranks;     /* of YuiRanked */
  GHashTable *people;   /* worker id → YuiCandidate */
  GHashTable *selected; /* worker ids */
};

enum
{
  CHANGED,
  N_RANKED_SIGNALS
};

enum
{
  REORDERED,
  SELECTION,
  N_SIGNALS
};

static guint ranked_signals[N_RANKED_SIGNALS];
static guint signals[N_SIGNALS];

/* ---- one rank ---- */

G_DEFINE_FINAL_TYPE (YuiRanked, yui_ranked, G_TYPE_OBJECT)

static void
yui_ranked_finalize (GObject *object)
{
  YuiRanked *self = YUI_RANKED (object);

  if (self->ranking != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->ranking), (gpointer *)&self->ranking);
  g_free (self->worker_id);

  G_OBJECT_CLASS (yui_ranked_parent_class)->finalize (object);
}

static void
yui_ranked_class_init (YuiRankedClass *class)
{
  G_OBJECT_CLASS (class)->finalize = yui_ranked_finalize;
  ranked_signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
yui_ranked_init (YuiRanked *self)
{
}

static YuiRanked *
ranked_new (YuiCandidateRanking *ranking, guint rank)
{
  YuiRanked *self = g_object_new (YUI_TYPE_RANKED, NULL);

  self->ranking = ranking;
  g_object_add_weak_pointer (G_OBJECT (ranking), (gpointer *)&self->ranking);
  self->rank = rank;
  return self;
}

guint
yui_ranked_get_rank (YuiRanked *self)
{
  g_return_val_if_fail (YUI_IS_RANKED (self), 0);

  return self->rank;
}

const char *
yui_ranked_get_worker_id (YuiRanked *self)
{
  g_return_val_if_fail (YUI_IS_RANKED (self), NULL);

  return self->worker_id;
}

int
yui_ranked_get_score (YuiRanked *self)
{
  g_return_val_if_fail (YUI_IS_RANKED (self), 0);

  return self->score;
}

int
yui_ranked_get_points (YuiRanked *self, YuiRankTerm term)
{
  g_return_val_if_fail (YUI_IS_RANKED (self) && term < YUI_RANK_N_TERMS, 0);

  return self->points[term];
}

YuiCandidate *
yui_ranked_get_candidate (YuiRanked *self)
{
  g_return_val_if_fail (YUI_IS_RANKED (self), NULL);

  return self->ranking != NULL ? g_hash_table_lookup (self->ranking->people, self->worker_id)
                               : NULL;
}

gboolean
yui_ranked_is_selected (YuiRanked *self)
{
  g_return_val_if_fail (YUI_IS_RANKED (self), FALSE);

  return self->ranking != NULL && g_hash_table_contains (self->ranking->selected, self->worker_id);
}

void
yui_ranked_set_selected (YuiRanked *self, gboolean selected)
{
  g_return_if_fail (YUI_IS_RANKED (self));

  if (self->ranking == NULL || yui_ranked_is_selected (self) == !!selected)
    return;
  if (selected)
    g_hash_table_add (self->ranking->selected, g_strdup (self->worker_id));
  else
    g_hash_table_remove (self->ranking->selected, self->worker_id);
  g_signal_emit (self, ranked_signals[CHANGED], 0);
  g_signal_emit (self->ranking, signals[SELECTION], 0);
}

/* ---- all ---- */

static GType
get_item_type (GListModel *model)
{
  return YUI_TYPE_RANKED;
}

static guint
get_n_items (GListModel *model)
{
  return YUI_CANDIDATE_RANKING (model)->ranks->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  YuiCandidateRanking *self = YUI_CANDIDATE_RANKING (model);

  return position < self->ranks->len ? g_object_ref (self->ranks->pdata[position]) : NULL;
}

static void
model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (YuiCandidateRanking,
                               yui_candidate_ranking,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, model_init))

static void
yui_candidate_ranking_finalize (GObject *object)
{
  YuiCandidateRanking *self = YUI_CANDIDATE_RANKING (object);

  g_clear_pointer (&self->columns, yui_term_columns_free);
  g_ptr_array_unref (self->ranks);
  g_hash_table_unref (self->people);
  g_hash_table_unref (self->selected);

  G_OBJECT_CLASS (yui_candidate_ranking_parent_class)->finalize (object);
}

static void
yui_candidate_ranking_class_init (YuiCandidateRankingClass *class)
{
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = yui_candidate_ranking_finalize;
  signals[REORDERED]
      = g_signal_new ("reordered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTION]
      = g_signal_new ("selection", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
yui_candidate_ranking_init (YuiCandidateRanking *self)
{
  self->ranks = g_ptr_array_new_with_free_func (g_object_unref);
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->selected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

YuiCandidateRanking *
yui_candidate_ranking_new (void)
{
  return g_object_new (YUI_TYPE_CANDIDATE_RANKING, NULL);
}

/* The length of the list follows the people. */
static void
resize (YuiCandidateRanking *self, guint n)
{
  guint before = self->ranks->len;

  for (guint rank = before; rank < n; rank++)
    g_ptr_array_add (self->ranks, ranked_new (self, rank + 1));
  if (n < before)
    g_ptr_array_set_size (self->ranks, (int)n);
}

/* Puts a row at a rank. */
static void
place (YuiCandidateRanking *self, YuiRanked *rank, const YuiRerankEntry *entry, gint64 sum)
{
  if (rank->worker_id == NULL || rank->row != entry->row)
    {
      g_free (rank->worker_id);
      rank->worker_id = yui_term_columns_dup_worker_id (self->columns, entry->row);
    }
  rank->row = entry->row;
  rank->score = (int)((gint64)entry->score * SCORE_MAX / sum);
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    rank->points[t] = (int)((gint64)self->weights[t] * self->columns->table.term[t][entry->row]
                            * SCORE_MAX / sum);
}

static void
rerank (YuiCandidateRanking *self)
{
  YuiRerankEntry best[YUI_RANKING_SHOWN];
  guint before = self->ranks->len, n = 0;
  gint64 sum = 0;

  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    sum += (gint64)self->weights[t] * YUI_RANK_TERM_MAX;
  if (self->columns != NULL)
    n = yui_rerank_top (&self->columns->table, self->weights, best, YUI_RANKING_SHOWN);
  resize (self, n);
  for (guint i = 0; i < n; i++)
    place (self, self->ranks->pdata[i], &best[i], MAX (sum, 1));
  for (guint i = 0; i < MIN (before, n); i++)
    g_signal_emit (self->ranks->pdata[i], ranked_signals[CHANGED], 0);
  if (n != before)
    g_list_model_items_changed (G_LIST_MODEL (self), MIN (before, n), before - MIN (before, n),
                                n - MIN (before, n));
  g_signal_emit (self, signals[REORDERED], 0);
}

gboolean
yui_candidate_ranking_set_terms (YuiCandidateRanking *self,
                                 YuiCandidateTerms *terms,
                                 GError **error)
{
  YuiTermColumns *columns;

  g_return_val_if_fail (YUI_IS_CANDIDATE_RANKING (self), FALSE);

  columns = yui_candidate_terms_read (terms, error);
  if (columns == NULL)
    return FALSE;
  g_clear_pointer (&self->columns, yui_term_columns_free);
  self->columns = columns;
  g_hash_table_remove_all (self->people);
  for (guint i = 0; i < self->ranks->len; i++)
    g_clear_pointer (&((YuiRanked *)self->ranks->pdata[i])->worker_id, g_free);
  rerank (self);
  return TRUE;
}

void
yui_candidate_ranking_set_weights (YuiCandidateRanking *self,
                                   const guint16 weights[YUI_RANK_N_TERMS])
{
  g_return_if_fail (YUI_IS_CANDIDATE_RANKING (self));

  if (memcmp (self->weights, weights, sizeof self->weights) == 0)
    return;
  memcpy (self->weights, weights, sizeof self->weights);
  rerank (self);
}

guint
yui_candidate_ranking_get_n_eligible (YuiCandidateRanking *self)
{
  g_return_val_if_fail (YUI_IS_CANDIDATE_RANKING (self), 0);

  return self->columns != NULL ? self->columns->table.n : 0;
}

guint
yui_candidate_ranking_get_rank_of (YuiCandidateRanking *self, const char *worker_id)
{
  guint row;

  g_return_val_if_fail (YUI_IS_CANDIDATE_RANKING (self), 0);

  if (self->columns == NULL || !yui_term_columns_find (self->columns, worker_id, &row))
    return 0;
  return yui_rerank_rank_of (&self->columns->table, self->weights, row);
}

void
yui_candidate_ranking_add_people (YuiCandidateRanking *self, GListModel *candidates)
{
  g_return_if_fail (YUI_IS_CANDIDATE_RANKING (self));

  for (guint i = 0; i < g_list_model_get_n_items (candidates); i++)
    {
      YuiCandidate *candidate = g_list_model_get_item (candidates, i);

      g_hash_table_replace (self->people, g_strdup (yui_candidate_get_worker_id (candidate)),
                            candidate);
    }
  for (guint i = 0; i < self->ranks->len; i++)
    g_signal_emit (self->ranks->pdata[i], ranked_signals[CHANGED], 0);
}

GStrv
yui_candidate_ranking_dup_selected (YuiCandidateRanking *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer id;

  g_return_val_if_fail (YUI_IS_CANDIDATE_RANKING (self), NULL);

  g_hash_table_iter_init (&iter, self->selected);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (yui_candidate_ranking_get_rank_of (self, id) > 0)
      g_strv_builder_add (ids, id);
  return g_strv_builder_end (ids);
}
