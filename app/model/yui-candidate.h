/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"
#include "yui-words.h"

G_BEGIN_DECLS

/* One part of a score. */
#define YUI_TYPE_SCORE_TERM (yui_score_term_get_type ())
G_DECLARE_FINAL_TYPE (YuiScoreTerm, yui_score_term, YUI, SCORE_TERM, YuiRecord)

/* Distance, skill_fit, worked_here, reliability, rating, fair_turn or wish_fit. */
const char *yui_score_term_get_term (YuiScoreTerm *self);
int yui_score_term_get_contribution (YuiScoreTerm *self); /* of the 1000 points */

/* A person of the pool ranked for a shift. */
#define YUI_TYPE_CANDIDATE (yui_candidate_get_type ())
G_DECLARE_FINAL_TYPE (YuiCandidate, yui_candidate, YUI, CANDIDATE, YuiRecord)

const char *yui_candidate_get_worker_id (YuiCandidate *self);
const char *yui_candidate_get_membership_id (YuiCandidate *self);
const char *yui_candidate_get_display_name (YuiCandidate *self);
const char *yui_candidate_get_kana (YuiCandidate *self);
int yui_candidate_get_rank (YuiCandidate *self);          /* from 1 */
int yui_candidate_get_score (YuiCandidate *self);         /* 0 to 1000 */
GListModel *yui_candidate_get_terms (YuiCandidate *self); /* of YuiScoreTerm, greatest first */
const char *const *yui_candidate_get_kinds (YuiCandidate *self); /* nicks of YuiMembershipKind */
const char *const *yui_candidate_get_qualification_names (YuiCandidate *self);
int yui_candidate_get_distance_m (YuiCandidate *self);  /* metres; -1 when not known */
int yui_candidate_get_worked_here (YuiCandidate *self); /* shifts worked for this employer */
int yui_candidate_get_shifts_kept (YuiCandidate *self);
int yui_candidate_get_shifts_booked (YuiCandidate *self);
/* 1000 to 5000; -1 when nobody has rated yet. */
int yui_candidate_get_rating_milli (YuiCandidate *self);
int yui_candidate_get_days_since_last_offer (YuiCandidate *self); /* -1 when never offered */
/* NONE when this shift was not offered to the person. */
YuiOfferState yui_candidate_get_offer_state (YuiCandidate *self);

G_END_DECLS
