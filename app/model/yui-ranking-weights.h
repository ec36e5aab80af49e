/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matcher/yui-rank.h"
#include "yui-record.h"

G_BEGIN_DECLS

#define YUI_RANKING_WEIGHT_MAX 100

/* What the employer weighs when people are ranked. Weights are arrays of YUI_RANK_N_TERMS, in the
 * order of YuiRankTerm, each 0 to YUI_RANKING_WEIGHT_MAX. */
#define YUI_TYPE_RANKING_WEIGHTS (yui_ranking_weights_get_type ())
G_DECLARE_FINAL_TYPE (YuiRankingWeights, yui_ranking_weights, YUI, RANKING_WEIGHTS, YuiRecord)

int yui_ranking_weights_get_version (YuiRankingWeights *self);
void yui_ranking_weights_get (YuiRankingWeights *self, guint16 weights[YUI_RANK_N_TERMS]);
void yui_ranking_weights_get_standard (YuiRankingWeights *self, guint16 weights[YUI_RANK_N_TERMS]);

/* The word of a term in the contract: "distance", "rating" … */
const char *yui_ranking_term_word (YuiRankTerm term);

/* "25,20,15,15,10,10,5", as a query takes them. Transfer full. */
char *yui_ranking_weights_to_text (const guint16 weights[YUI_RANK_N_TERMS]);

G_END_DECLS
