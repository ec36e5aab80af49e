/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-document-store.h"

static YuiValue
day_or_null (gint64 day)
{
  return day != 0 ? YUI_INT (day) : YUI_NULL;
}

gboolean
yui_document_add (YuiDatabase *db,
                  gint64 programme_id,
                  const YuiDocumentNew *document,
                  gint64 now_s,
                  GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, document->content);
  const char *media_type = document->media_type != NULL ? document->media_type : "application/pdf";

  return yui_database_run (
             db, error,
             "INSERT INTO document (programme_id, id, kind, title, employer_id, worker_id, "
             "shift_id, contract_id, pay_run_id, created_s, sha256, size, keep_until_day, "
             "from_day, to_day, made_by, media_type) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
             YUI_INT (programme_id), YUI_TEXT (document->id), YUI_TEXT (document->kind),
             YUI_TEXT (document->title), YUI_TEXT (document->employer_id),
             YUI_TEXT (document->worker_id), YUI_TEXT (document->shift_id),
             YUI_TEXT (document->contract_id), YUI_TEXT (document->pay_run_id), YUI_INT (now_s),
             YUI_TEXT (sha256), YUI_INT (g_bytes_get_size (document->content)),
             day_or_null (document->keep_until_day), day_or_null (document->from_day),
             day_or_null (document->to_day), YUI_TEXT (document->made_by), YUI_TEXT (media_type))
             >= 0
         && yui_database_run (db, error,
                              "INSERT INTO document_content (programme_id, document_id, content) "
                              "VALUES ($1, $2, $3)",
                              YUI_INT (programme_id), YUI_TEXT (document->id),
                              YUI_BYTES (document->content))
                >= 0
         && yui_change_log_add (db, programme_id, "document", document->id, document->employer_id,
                                FALSE, now_s, error);
}

gboolean
yui_document_store (YuiRequest *request,
                    YuiDatabase *db,
                    const YuiDocumentNew *document,
                    GError **error)
{
  return yui_document_add (db, request->principal.programme_id, document, request->now_s, error);
}
