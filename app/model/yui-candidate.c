/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-candidate.h"

#include "yui-record-private.h"

struct _YuiScoreTerm
{
  YuiRecord parent_instance;

  char *term;
  int contribution;
};

G_DEFINE_FINAL_TYPE (YuiScoreTerm, yui_score_term, YUI_TYPE_RECORD)

static const YuiField score_term_fields[] = {
  { "term", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiScoreTerm, term) },
  { "contribution", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiScoreTerm, contribution) },
};

static void
yui_score_term_class_init (YuiScoreTermClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), score_term_fields,
                            G_N_ELEMENTS (score_term_fields));
}

static void
yui_score_term_init (YuiScoreTerm *self)
{
}

YUI_RECORD_GETTER (ScoreTerm, score_term, SCORE_TERM, const char *, term)
YUI_RECORD_GETTER (ScoreTerm, score_term, SCORE_TERM, int, contribution)

struct _YuiCandidate
{
  YuiRecord parent_instance;

  char *worker_id;
  char *membership_id;
  char *display_name;
  char *kana;
  int rank;
  int score;
  GListStore *terms;
  GStrv kinds;
  GStrv qualification_names;
  int distance_m;
  int worked_here;
  int shifts_kept;
  int shifts_booked;
  int rating_milli;
  int days_since_last_offer;
  YuiOfferState offer_state;
};

G_DEFINE_FINAL_TYPE (YuiCandidate, yui_candidate, YUI_TYPE_RECORD)

static const YuiField candidate_fields[] = {
  { "worker_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCandidate, worker_id) },
  { "membership_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCandidate, membership_id) },
  { "display_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCandidate, display_name) },
  { "kana", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCandidate, kana) },
  { "rank", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiCandidate, rank) },
  { "score", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiCandidate, score) },
  { "terms", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiCandidate, terms), yui_score_term_get_type },
  { "kinds", YUI_FIELD_WORDS, TRUE, G_STRUCT_OFFSET (YuiCandidate, kinds) },
  { "qualification_names", YUI_FIELD_WORDS, TRUE,
    G_STRUCT_OFFSET (YuiCandidate, qualification_names) },
  { "distance_m", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiCandidate, distance_m) },
  { "worked_here", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiCandidate, worked_here) },
  { "shifts_kept", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiCandidate, shifts_kept) },
  { "shifts_booked", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiCandidate, shifts_booked) },
  { "rating_milli", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiCandidate, rating_milli) },
  { "days_since_last_offer", YUI_FIELD_NUMBER, FALSE,
    G_STRUCT_OFFSET (YuiCandidate, days_since_last_offer) },
  { "offer_state", YUI_FIELD_WORD, FALSE, G_STRUCT_OFFSET (YuiCandidate, offer_state),
    yui_offer_state_get_type },
};

static void
yui_candidate_class_init (YuiCandidateClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), candidate_fields,
                            G_N_ELEMENTS (candidate_fields));
}

static void
yui_candidate_init (YuiCandidate *self)
{
}

YUI_RECORD_GETTER (Candidate, candidate, CANDIDATE, const char *, worker_id)
YUI_RECORD_GETTER (Candidate, candidate, CANDIDATE, const char *, membership_id)
YUI_RECORD_GETTER (Candidate, candidate, CANDIDATE, const char *, display_name)
YUI_RECORD_GETTER (Candidate, candidate, CANDIDATE, const char *, kana)
YUI_RECORD_GETTER (Candidate, candidate, CANDIDATE, int, rank)
YUI_RECORD_GETTER (Candidate, candidate, CANDIDATE, int, score)
YUI_RECORD_GETTER (Candidate, candidate, CANDIDATE, GListModel *, terms)
YUI_RECORD_GETTER (Candidate, candidate, CANDIDATE, const char *const *, kinds)
YUI_RECORD_GETTER (Candidate, candidate, CANDIDATE, const char *const *, qualification_names)
YUI_RECORD_GETTER (Candidate, candidate, CANDIDATE, int, distance_m)
YUI_RECORD_GETTER (Candidate, candidate, CANDIDATE, int, worked_here)
YUI_RECORD_GETTER (Candidate, candidate, CANDIDATE, int, shifts_kept)
YUI_RECORD_GETTER (Candidate, candidate, CANDIDATE, int, shifts_booked)
YUI_RECORD_GETTER (Candidate, candidate, CANDIDATE, int, rating_milli)
YUI_RECORD_GETTER (Candidate, candidate, CANDIDATE, int, days_since_last_offer)
YUI_RECORD_GETTER (Candidate, candidate, CANDIDATE, YuiOfferState, offer_state)
