/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-ranking-weights.h"
#include "yui-request.h"
#include "yui-routes.h"

static YuiResponse *
answer (const YuiRankingWeights *weights)
{
  YuiJson *doc = yui_json_new ();
  YuiResponse *response;

  yui_ranking_weights_add_json (weights, doc, yui_json_root (doc));
  response = yui_response_new_json (200, doc);
  yui_response_set_version (response, weights->version);
  return response;
}

static YuiResponse *
get_ranking_weights (YuiRequest *request, GError **error)
{
  YuiRankingWeights weights;

  if (!yui_ranking_weights_read (&weights, request->db, request->principal.programme_id,
                                 request->principal.employer_id, error))
    return NULL;
  return answer (&weights);
}

static gboolean
store (YuiRequest *request, YuiDatabase *db, const YuiRankingWeights *weights, GError **error)
{
  const guint16 *weight = weights->weights.weight;

  return yui_database_run (
             db, error,
             "INSERT INTO ranking_weights (programme_id, employer_id, version, distance, "
             "skill_fit, worked_here, reliability, rating, fair_turn, wish_fit, changed_s, "
             "changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) "
             "ON CONFLICT (programme_id, employer_id) DO UPDATE SET version = excluded.version, "
             "distance = excluded.distance, skill_fit = excluded.skill_fit, "
             "worked_here = excluded.worked_here, reliability = excluded.reliability, "
             "rating = excluded.rating, fair_turn = excluded.fair_turn, "
             "wish_fit = excluded.wish_fit, changed_s = excluded.changed_s, "
             "changed_by = excluded.changed_by",
             YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id),
             YUI_INT (weights->version), YUI_INT (weight[YUI_RANK_TERM_DISTANCE]),
             YUI_INT (weight[YUI_RANK_TERM_SKILL_FIT]), YUI_INT (weight[YUI_RANK_TERM_WORKED_HERE]),
             YUI_INT (weight[YUI_RANK_TERM_RELIABILITY]),
             YUI_INT (weight[YUI_RANK_TERM_MUTUAL_RATING]),
             YUI_INT (weight[YUI_RANK_TERM_FAIR_TURN]), YUI_INT (weight[YUI_RANK_TERM_WISH_FIT]),
             YUI_INT (request->now_s), YUI_TEXT (request->principal.actor_id))
             >= 0
         && yui_request_log_change (request, db, "ranking_weights", request->principal.employer_id,
                                    request->principal.employer_id, FALSE, error);
}

static YuiResponse *
write_weights (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  YuiRankingWeights present, changed = { .weights = *(const YuiRankWeights *)user_data };

  if (!yui_ranking_weights_read (&present, db, request->principal.programme_id,
                                 request->principal.employer_id, error)
      || !yui_request_check_version (request, present.version, error))
    return NULL;
  changed.version = present.version + 1;
  return store (request, db, &changed, error) ? answer (&changed) : NULL;
}

static YuiResponse *
put_ranking_weights (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  YuiRankWeights weights = YUI_RANK_WEIGHTS_DEFAULT;
  gboolean is_complete = TRUE;

  if (body == NULL)
    return NULL;
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    {
      gint64 weight = 0;

      is_complete &= yui_body_get_int (body, yui_ranking_term_name ((YuiRankTerm)t), YUI_REQUIRED,
                                       0, YUI_RANKING_WEIGHT_MAX, &weight);
      weights.weight[t] = (guint16)weight;
    }
  if (is_complete && yui_ranking_weights_sum (&weights) == 0)
    yui_faults_add (yui_body_get_faults (body), "", "all_zero", NULL,
                    "At least one weight must be more than 0.");
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_weights, &weights, error);
}

static YuiResponse *
reset_ranking_weights (YuiRequest *request, GError **error)
{
  YuiRankWeights standard = YUI_RANK_WEIGHTS_DEFAULT;

  return yui_request_change (request, write_weights, &standard, error);
}

const YuiRoute yui_ranking_weights_routes[] = {
  { "GET", "/v1/ranking-weights", "getRankingWeights", YUI_ROLES_MANAGING, get_ranking_weights },
  { "PUT", "/v1/ranking-weights", "putRankingWeights", YUI_ROLES_MANAGING, put_ranking_weights,
    YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { "DELETE", "/v1/ranking-weights", "resetRankingWeights", YUI_ROLES_MANAGING,
    reset_ranking_weights, YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { NULL },
};
