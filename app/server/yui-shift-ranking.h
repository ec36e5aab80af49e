/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-ranking-weights.h"
#include "yui-ranking.h"
#include "yui-shift.h"

G_BEGIN_DECLS

/* One shift held against its employer's pool: the question, and the answers. */
typedef struct
{
  YuiRanking *ranking; /* borrowed */
  YuiRankQuery query;
  YuiRankWeights weights;
  GArray *relations;        /* of YuiRankRelation: those who were asked already */
  GHashTable *offer_states; /* worker id → state of the latest offer */
  void *scratch;
  YuiRankResult *results; /* array[n_results], best first */
  gsize n_results;
} YuiShiftRanking;

/* Reads what the question needs. ranking and shift must outlive it. */
gboolean yui_shift_ranking_init (YuiShiftRanking *self,
                                 YuiRanking *ranking,
                                 YuiDatabase *db,
                                 gint64 programme_id,
                                 const YuiShift *shift,
                                 const YuiRankWeights *weights,
                                 gint64 now_s,
                                 GError **error);
void yui_shift_ranking_clear (YuiShiftRanking *self);

/* Ranks: the k best, or all when k is 0. */
gboolean yui_shift_ranking_rank (YuiShiftRanking *self, gsize k, GError **error);

/* Counts everybody by the first rule that excludes them. */
gboolean
yui_shift_ranking_count (YuiShiftRanking *self, guint32 counts[YUI_RANK_N_RULES], GError **error);

/* Why a person is out, or where they are. */
gboolean yui_shift_ranking_explain (YuiShiftRanking *self,
                                    guint32 handle,
                                    YuiRankExplanation *explanation,
                                    GError **error);

/* Points of the 1000 that one term gives, and of all. */
gint64 yui_shift_ranking_points (const YuiShiftRanking *self, gint64 points);

/* Adds the array of openapi's terms of a Candidate, greatest first. */
void yui_shift_ranking_add_terms (const YuiShiftRanking *self,
                                  const YuiRankResult *result,
                                  YuiJson *doc,
                                  yyjson_mut_val *item);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiShiftRanking, yui_shift_ranking_clear)

G_END_DECLS
