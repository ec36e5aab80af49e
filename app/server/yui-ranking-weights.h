/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matcher/yui-rank.h"
#include "store/yui-database.h"
#include "yui-json.h"

G_BEGIN_DECLS

/* What an employer weighs when people are ranked. */
typedef struct
{
  gint64 version; /* 1 while they are the standard ones and were never changed */
  YuiRankWeights weights;
} YuiRankingWeights;

#define YUI_RANKING_WEIGHT_MAX 100

/* openapi's name of a term; the matcher's, but for the rating. */
const char *yui_ranking_term_name (YuiRankTerm term);

/* Reads the employer's. */
gboolean yui_ranking_weights_read (YuiRankingWeights *weights,
                                   YuiDatabase *db,
                                   gint64 programme_id,
                                   const char *employer_id,
                                   GError **error);

/* Reads seven comma-separated numbers in the order of YuiRankTerm, "25,20,15,15,10,10,5". Returns
 * FALSE, leaving weights, when it is no such text or all are 0. */
gboolean yui_ranking_weights_parse (YuiRankWeights *weights, const char *text);

/* The most that a score can be under these weights. */
gint64 yui_ranking_weights_sum (const YuiRankWeights *weights);

/* Adds the members of openapi's RankingWeights. */
void yui_ranking_weights_add_json (const YuiRankingWeights *weights,
                                   YuiJson *doc,
                                   yyjson_mut_val *object);

G_END_DECLS
