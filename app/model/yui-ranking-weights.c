/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-ranking-weights.h"

#include "yui-record-private.h"

struct _YuiRankingWeights
{
  YuiRecord parent_instance;

  int version;
  int weights[YUI_RANK_N_TERMS];
  int standard[YUI_RANK_N_TERMS];
};

G_DEFINE_FINAL_TYPE (YuiRankingWeights, yui_ranking_weights, YUI_TYPE_RECORD)

#define AT(member, i)   (G_STRUCT_OFFSET (YuiRankingWeights, member) + (i) * sizeof (int))
#define WEIGHT(word, i) { word, YUI_FIELD_NUMBER, TRUE, AT (weights, i) }
#define STANDARD(word, i)                                                                          \
  { "standard_" word, YUI_FIELD_NUMBER, TRUE, AT (standard, i), NULL, "standard/" word }

static const YuiField ranking_weights_fields[] = {
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiRankingWeights, version) },
  WEIGHT ("distance", YUI_RANK_TERM_DISTANCE),
  WEIGHT ("skill_fit", YUI_RANK_TERM_SKILL_FIT),
  WEIGHT ("worked_here", YUI_RANK_TERM_WORKED_HERE),
  WEIGHT ("reliability", YUI_RANK_TERM_RELIABILITY),
  WEIGHT ("rating", YUI_RANK_TERM_MUTUAL_RATING),
  WEIGHT ("fair_turn", YUI_RANK_TERM_FAIR_TURN),
  WEIGHT ("wish_fit", YUI_RANK_TERM_WISH_FIT),
  STANDARD ("distance", YUI_RANK_TERM_DISTANCE),
  STANDARD ("skill_fit", YUI_RANK_TERM_SKILL_FIT),
  STANDARD ("worked_here", YUI_RANK_TERM_WORKED_HERE),
  STANDARD ("reliability", YUI_RANK_TERM_RELIABILITY),
  STANDARD ("rating", YUI_RANK_TERM_MUTUAL_RATING),
  STANDARD ("fair_turn", YUI_RANK_TERM_FAIR_TURN),
  STANDARD ("wish_fit", YUI_RANK_TERM_WISH_FIT),
};

static void
yui_ranking_weights_class_init (YuiRankingWeightsClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), ranking_weights_fields,
                            G_N_ELEMENTS (ranking_weights_fields));
}

static void
yui_ranking_weights_init (YuiRankingWeights *self)
{
}

YUI_RECORD_GETTER (RankingWeights, ranking_weights, RANKING_WEIGHTS, int, version)

static void
copy_weights (const int from[YUI_RANK_N_TERMS], guint16 to[YUI_RANK_N_TERMS])
{
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    to[t] = (guint16)CLAMP (from[t], 0, YUI_RANKING_WEIGHT_MAX);
}

void
yui_ranking_weights_get (YuiRankingWeights *self, guint16 weights[YUI_RANK_N_TERMS])
{
  g_return_if_fail (YUI_IS_RANKING_WEIGHTS (self));

  copy_weights (self->weights, weights);
}

void
yui_ranking_weights_get_standard (YuiRankingWeights *self, guint16 weights[YUI_RANK_N_TERMS])
{
  g_return_if_fail (YUI_IS_RANKING_WEIGHTS (self));

  copy_weights (self->standard, weights);
}

const char *
yui_ranking_term_word (YuiRankTerm term)
{
  return term == YUI_RANK_TERM_MUTUAL_RATING ? "rating" : yui_rank_term_name (term);
}

char *
yui_ranking_weights_to_text (const guint16 weights[YUI_RANK_N_TERMS])
{
  GString *text = g_string_new (NULL);

  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    g_string_append_printf (text, "%s%u", t > 0 ? "," : "", weights[t]);
  return g_string_free_and_steal (text);
}
