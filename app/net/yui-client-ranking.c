/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Operations: ranking under weights, weeks proposed, how work falls. */
#include "yui-client-private.h"

#define RANKING_WEIGHTS "ranking-weights"

DexFuture *
yui_client_get_candidate_terms (YuiClient *self, const char *shift_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (shift_id != NULL, NULL);

  return yui_client_read_record (self, YUI_TYPE_CANDIDATE_TERMS,
                                 yui_path_of ("shifts", shift_id, "candidate-terms", NULL),
                                 cancellable);
}

DexFuture *
yui_client_find_candidates (YuiClient *self,
                            const char *shift_id,
                            const char *const *worker_ids,
                            GCancellable *cancellable)
{
  g_autofree char *path = NULL;
  g_autofree char *ids = NULL;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (shift_id != NULL && worker_ids != NULL && worker_ids[0] != NULL, NULL);

  path = yui_path_of ("shifts", shift_id, "candidates", NULL);
  ids = g_strjoinv (",", (char **)worker_ids);
  return yui_client_read_record (self, YUI_TYPE_CANDIDATE_LIST,
                                 yui_path (path, "worker_ids", ids, NULL), cancellable);
}

DexFuture *
yui_client_find_memberships (YuiClient *self, const char *q, int limit, GCancellable *cancellable)
{
  g_autofree char *limit_text = g_strdup_printf ("%d", limit);

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (q != NULL && limit > 0, NULL);

  return yui_client_read_record (self, YUI_TYPE_PEOPLE_FOUND,
                                 yui_path ("/v1/memberships", "q", q, "limit", limit_text, NULL),
                                 cancellable);
}

DexFuture *
yui_client_get_ranking_weights (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_record (self, YUI_TYPE_RANKING_WEIGHTS,
                                 yui_path_of (RANKING_WEIGHTS, NULL), cancellable);
}

DexFuture *
yui_client_put_ranking_weights (YuiClient *self,
                                YuiRankingWeights *present,
                                const guint16 weights[YUI_RANK_N_TERMS],
                                GCancellable *cancellable)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_RANKING_WEIGHTS (present), NULL);

  json_builder_begin_object (builder);
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    {
      json_builder_set_member_name (builder, yui_ranking_term_word ((YuiRankTerm)t));
      json_builder_add_int_value (builder, weights[t]);
    }
  json_builder_end_object (builder);
  call = yui_call_new (SOUP_METHOD_PUT, yui_path_of (RANKING_WEIGHTS, NULL), YUI_ANSWER_UPDATE);
  call->record = g_object_ref (YUI_RECORD (present));
  call->version = yui_ranking_weights_get_version (present);
  yui_call_take_json (call, json_builder_get_root (builder));
  return yui_client_call (self, call, cancellable);
}
