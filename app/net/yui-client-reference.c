/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Operations: system, reference, documents, programme. */
#include "yui-client-private.h"

DexFuture *
yui_client_get_health (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_record (self, YUI_TYPE_HEALTH, g_strdup ("/healthz"), cancellable);
}

static DexFuture *
read_bytes (YuiClient *self, char *path, GCancellable *cancellable)
{
  return yui_client_call (self, yui_call_new (SOUP_METHOD_GET, path, YUI_ANSWER_BYTES),
                          cancellable);
}

DexFuture *
yui_client_get_openapi (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return read_bytes (self, yui_path_of ("openapi.yaml", NULL), cancellable);
}

DexFuture *
yui_client_get_session (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_record (self, YUI_TYPE_SESSION, yui_path_of ("session", NULL),
                                 cancellable);
}

DexFuture *
yui_client_list_changes (YuiClient *self, gint64 after, int limit, GCancellable *cancellable)
{
  g_autofree char *after_text = NULL;
  g_autofree char *limit_text = g_strdup_printf ("%d", limit);

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (limit > 0, NULL);

  if (after >= 0)
    after_text = g_strdup_printf ("%" G_GINT64_FORMAT, after);
  return yui_client_read_record (
      self, YUI_TYPE_CHANGES,
      yui_path ("/v1/changes", "after", after_text, "limit", limit_text, NULL), cancellable);
}

DexFuture *
yui_client_list_workplaces (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_WORKPLACE,
                               yui_path ("/v1/workplaces", "limit", "500", NULL), cancellable);
}

DexFuture *
yui_client_choose_wage_industry (YuiClient *self,
                                 YuiWorkplace *workplace,
                                 const char *industry,
                                 GCancellable *cancellable)
{
  g_autoptr (JsonObject) change = json_object_new ();
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_WORKPLACE (workplace) && industry != NULL, NULL);

  json_object_set_string_member (change, "wage_industry", industry);
  call = yui_call_new ("PATCH", yui_path_of ("workplaces", yui_workplace_get_id (workplace), NULL),
                       YUI_ANSWER_UPDATE);
  call->record = g_object_ref (YUI_RECORD (workplace));
  call->version = yui_workplace_get_version (workplace);
  yui_call_take_json (call, json_node_init_object (json_node_alloc (), change));
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_list_qualifications (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_QUALIFICATION, yui_path_of ("qualifications", NULL),
                               cancellable);
}

DexFuture *
yui_client_get_check_in_code (YuiClient *self, const char *workplace_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (workplace_id != NULL, NULL);

  return yui_client_read_record (self, YUI_TYPE_CHECK_IN_CODE,
                                 yui_path_of ("workplaces", workplace_id, "check-in-code", NULL),
                                 cancellable);
}

DexFuture *
yui_client_list_check_in_posters (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_CHECK_IN_POSTER,
                               yui_path ("/v1/posters", "limit", "500", NULL), cancellable);
}

DexFuture *
yui_client_make_check_in_poster (YuiClient *self,
                                 const char *workplace_id,
                                 GCancellable *cancellable)
{
  g_autoptr (JsonObject) poster = json_object_new ();
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (workplace_id != NULL, NULL);

  json_object_set_string_member (poster, "workplace_id", workplace_id);
  call = yui_call_new (SOUP_METHOD_POST, yui_path_of ("posters", NULL), YUI_ANSWER_RECORD);
  call->type = YUI_TYPE_CHECK_IN_POSTER;
  yui_call_take_json (call, json_node_init_object (json_node_alloc (), poster));
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_end_check_in_poster (YuiClient *self,
                                YuiCheckInPoster *poster,
                                GCancellable *cancellable)
{
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_CHECK_IN_POSTER (poster), NULL);

  call = yui_call_new (SOUP_METHOD_POST,
                       yui_path_of ("posters", yui_check_in_poster_get_id (poster), "end", NULL),
                       YUI_ANSWER_UPDATE);
  call->record = g_object_ref (YUI_RECORD (poster));
  call->version = yui_check_in_poster_get_version (poster);
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_get_wage_floor (YuiClient *self,
                           const char *workplace_id,
                           const char *date,
                           GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (workplace_id != NULL && date != NULL, NULL);

  return yui_client_read_record (
      self, YUI_TYPE_WAGE_FLOOR,
      yui_path ("/v1/wage-floor", "workplace_id", workplace_id, "date", date, NULL), cancellable);
}

DexFuture *
yui_client_list_holidays (YuiClient *self,
                          const char *from,
                          const char *to,
                          GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  return yui_client_read_list (
      self, YUI_TYPE_HOLIDAY, yui_path ("/v1/holidays", "from", from, "to", to, NULL), cancellable);
}

DexFuture *
yui_client_list_documents (YuiClient *self,
                           YuiDocumentKind kind,
                           const char *shift_id,
                           const char *pay_run_id,
                           GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_DOCUMENT,
                               yui_path ("/v1/documents", "kind",
                                         yui_word_to_nick (YUI_TYPE_DOCUMENT_KIND, kind),
                                         "shift_id", shift_id, "pay_run_id", pay_run_id, NULL),
                               cancellable);
}

DexFuture *
yui_client_get_document (YuiClient *self, const char *document_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (document_id != NULL, NULL);

  return yui_client_read_record (self, YUI_TYPE_DOCUMENT,
                                 yui_path_of ("documents", document_id, NULL), cancellable);
}

DexFuture *
yui_client_get_document_content (YuiClient *self,
                                 const char *document_id,
                                 GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (document_id != NULL, NULL);

  return read_bytes (self, yui_path_of ("documents", document_id, "content", NULL), cancellable);
}

DexFuture *
yui_client_get_figures (YuiClient *self,
                        const char *from,
                        const char *to,
                        GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  return yui_client_read_record (
      self, YUI_TYPE_FIGURES, yui_path ("/v1/figures", "from", from, "to", to, NULL), cancellable);
}
