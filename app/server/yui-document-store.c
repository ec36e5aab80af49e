/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-document-store.h"

gboolean
yui_document_store (YuiRequest *request,
                    YuiDatabase *db,
                    const YuiDocumentNew *document,
                    GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, document->content);

  return yui_database_run (db, error,
                           "INSERT INTO document (programme_id, id, kind, title, employer_id, "
                           "worker_id, shift_id, contract_id, "
                           "pay_run_id, created_s, sha256, size, keep_until_day) "
                           "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                           YUI_INT (request->principal.programme_id), YUI_TEXT (document->id),
                           YUI_TEXT (document->kind), YUI_TEXT (document->title),
                           YUI_TEXT (document->employer_id), YUI_TEXT (document->worker_id),
                           YUI_TEXT (document->shift_id), YUI_TEXT (document->contract_id),
                           YUI_TEXT (document->pay_run_id), YUI_INT (request->now_s),
                           YUI_TEXT (sha256), YUI_INT (g_bytes_get_size (document->content)),
                           document->keep_until_day != 0 ? YUI_INT (document->keep_until_day)
                                                         : YUI_NULL)
             >= 0
         && yui_database_run (db, error,
                              "INSERT INTO document_content (programme_id, document_id, content) "
                              "VALUES ($1, $2, $3)",
                              YUI_INT (request->principal.programme_id), YUI_TEXT (document->id),
                              YUI_BYTES (document->content))
                >= 0
         && yui_request_log_change (request, db, "document", document->id, document->employer_id,
                                    FALSE, error);
}
