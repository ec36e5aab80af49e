/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-ranking-weights.h"

static const YuiRankWeights standard = YUI_RANK_WEIGHTS_DEFAULT;

const char *
yui_ranking_term_name (YuiRankTerm term)
{
  return term == YUI_RANK_TERM_MUTUAL_RATING ? "rating" : yui_rank_term_name (term);
}

gboolean
yui_ranking_weights_read (YuiRankingWeights *weights,
                          YuiDatabase *db,
                          gint64 programme_id,
                          const char *employer_id,
                          GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT version, distance, skill_fit, worked_here, reliability, rating, fair_turn, wish_fit "
      "FROM ranking_weights WHERE programme_id = $1 AND employer_id = $2",
      YUI_INT (programme_id), YUI_TEXT (employer_id));
  YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  *weights = (YuiRankingWeights){ .version = 1, .weights = standard };
  if (step == YUI_STEP_ROW)
    {
      weights->version = yui_statement_get_int (query, 0);
      for (int t = 0; t < YUI_RANK_N_TERMS; t++)
        weights->weights.weight[t] = (guint16)yui_statement_get_int (query, 1 + t);
    }
  return step != YUI_STEP_ERROR;
}

gboolean
yui_ranking_weights_parse (YuiRankWeights *weights, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", YUI_RANK_N_TERMS + 1);
  YuiRankWeights parsed = standard;
  guint64 number;

  if (g_strv_length (parts) != YUI_RANK_N_TERMS)
    return FALSE;
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    {
      if (!g_ascii_string_to_unsigned (parts[t], 10, 0, YUI_RANKING_WEIGHT_MAX, &number, NULL))
        return FALSE;
      parsed.weight[t] = (guint16)number;
    }
  if (yui_ranking_weights_sum (&parsed) == 0)
    return FALSE;
  *weights = parsed;
  return TRUE;
}

gint64
yui_ranking_weights_sum (const YuiRankWeights *weights)
{
  gint64 sum = 0;

  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    sum += weights->weight[t];
  return sum * YUI_RANK_TERM_MAX;
}

static void
add_weights (const YuiRankWeights *weights, YuiJson *doc, yyjson_mut_val *object)
{
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    yui_json_add_int (doc, object, yui_ranking_term_name ((YuiRankTerm)t), weights->weight[t]);
}

void
yui_ranking_weights_add_json (const YuiRankingWeights *weights,
                              YuiJson *doc,
                              yyjson_mut_val *object)
{
  yui_json_add_int (doc, object, "version", weights->version);
  add_weights (&weights->weights, doc, object);
  add_weights (&standard, doc, yyjson_mut_obj_add_obj (doc, object, "standard"));
}
