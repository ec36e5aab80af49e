/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-candidate-terms.h"

G_BEGIN_DECLS

/* One rank of a ranking: who stands there at the moment. When the weights move, people change
 * ranks; the ranks stay, and `changed` tells. */
#define YUI_TYPE_RANKED (yui_ranked_get_type ())
G_DECLARE_FINAL_TYPE (YuiRanked, yui_ranked, YUI, RANKED, GObject)

guint yui_ranked_get_rank (YuiRanked *self); /* from 1 */
const char *yui_ranked_get_worker_id (YuiRanked *self);
int yui_ranked_get_score (YuiRanked *self); /* 0 to 1000 */

/* Points of the 1000 that a term gives. */
int yui_ranked_get_points (YuiRanked *self, YuiRankTerm term);

/* Who it is; NULL until it is known. Rank and points of it may be of other weights. */
YuiCandidate *yui_ranked_get_candidate (YuiRanked *self);

/* Whether the person was chosen; it goes with the person, not with the rank. */
gboolean yui_ranked_is_selected (YuiRanked *self);
void yui_ranked_set_selected (YuiRanked *self, gboolean selected);

/* Everybody who can work a shift, ranked under weights that may move: a GListModel of YuiRanked,
 * the best YUI_RANKING_SHOWN. Signals:
 *
 * reordered ()  the weights or the people changed.
 * selection ()  somebody was chosen, or not any more. */
#define YUI_TYPE_CANDIDATE_RANKING (yui_candidate_ranking_get_type ())
G_DECLARE_FINAL_TYPE (YuiCandidateRanking, yui_candidate_ranking, YUI, CANDIDATE_RANKING, GObject)

#define YUI_RANKING_SHOWN 300

YuiCandidateRanking *yui_candidate_ranking_new (void);

/* Takes the people; weights and what was chosen stay, names are forgotten. Returns FALSE with
 * error, leaving all as it was, when the columns are broken. */
gboolean yui_candidate_ranking_set_terms (YuiCandidateRanking *self,
                                          YuiCandidateTerms *terms,
                                          GError **error);

/* Ranks under these weights. */
void yui_candidate_ranking_set_weights (YuiCandidateRanking *self,
                                        const guint16 weights[YUI_RANK_N_TERMS]);

guint yui_candidate_ranking_get_n_eligible (YuiCandidateRanking *self);

/* The present rank of a person, 0 when a rule excludes them. */
guint yui_candidate_ranking_get_rank_of (YuiCandidateRanking *self, const char *worker_id);

/* Names for the ranks: candidates of YuiCandidate. */
void yui_candidate_ranking_add_people (YuiCandidateRanking *self, GListModel *candidates);

/* The ids of those chosen. Transfer full. */
GStrv yui_candidate_ranking_dup_selected (YuiCandidateRanking *self);

G_END_DECLS
