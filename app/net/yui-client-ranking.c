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

static void
add_wishes (JsonBuilder *builder, const char *name, GPtrArray *wishes)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < wishes->len; i++)
    {
      const YuiAssignmentWish *wish = g_ptr_array_index (wishes, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "shift_id");
      json_builder_add_string_value (builder, wish->shift_id);
      json_builder_set_member_name (builder, "worker_id");
      json_builder_add_string_value (builder, wish->worker_id);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

DexFuture *
yui_client_create_assignment_draft (YuiClient *self,
                                    const char *first_day,
                                    int shifts_a_day,
                                    GPtrArray *pinned,
                                    GPtrArray *forbidden,
                                    GCancellable *cancellable)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (first_day != NULL && pinned != NULL && forbidden != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "first_day");
  json_builder_add_string_value (builder, first_day);
  json_builder_set_member_name (builder, "shifts_a_day");
  json_builder_add_int_value (builder, shifts_a_day);
  add_wishes (builder, "pinned", pinned);
  add_wishes (builder, "forbidden", forbidden);
  json_builder_end_object (builder);
  call
      = yui_call_new (SOUP_METHOD_POST, yui_path_of ("assignment-drafts", NULL), YUI_ANSWER_RECORD);
  call->type = YUI_TYPE_ASSIGNMENT_DRAFT;
  yui_call_take_json (call, json_builder_get_root (builder));
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_get_assignment_draft (YuiClient *self, const char *draft_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (draft_id != NULL, NULL);

  return yui_client_read_record (self, YUI_TYPE_ASSIGNMENT_DRAFT,
                                 yui_path_of ("assignment-drafts", draft_id, NULL), cancellable);
}

DexFuture *
yui_client_delete_assignment_draft (YuiClient *self,
                                    const char *draft_id,
                                    GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (draft_id != NULL, NULL);

  return yui_client_remove (self, -1, yui_path_of ("assignment-drafts", draft_id, NULL),
                            cancellable);
}

DexFuture *
yui_client_get_share_of_work (YuiClient *self,
                              const char *from,
                              const char *to,
                              const char *weights,
                              GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  return yui_client_read_record (
      self, YUI_TYPE_SHARE_OF_WORK,
      yui_path ("/v1/share-of-work", "from", from, "to", to, "weights", weights, NULL),
      cancellable);
}
