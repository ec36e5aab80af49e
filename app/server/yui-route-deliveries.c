/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-paper-answers.h"
#include "yui-routes.h"

#include "store/yui-uuid.h"

/* The working conditions notice must reach the worker between the forming of the contract and the
 * start (Labour Standards Act Art. 15), the paper of a cancellation once it is decided. Each time
 * that the worker has one before them is a fact, told by the worker's own session. */

static const char *const HOWS[] = { "shown", "printed", "downloaded", NULL };

gboolean
yui_delivery_record (
    YuiRequest *request, YuiDatabase *db, const char *document_id, const char *how, GError **error)
{
  const YuiPrincipal *principal = &request->principal;
  g_autofree char *id = yui_uuid_new ();
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error,
      "INSERT INTO notice_delivery (programme_id, id, document_id, contract_id, worker_id, how, "
      "delivered_s, kiosk_account_id) SELECT d.programme_id, $3, d.id, d.contract_id, d.worker_id, "
      "$4, $5, $6 FROM document d WHERE d.programme_id = $1 AND d.id = $2 AND d.worker_id = $7 "
      "AND d.kind IN ('working_conditions_notice', 'cancellation') AND d.contract_id IS NOT NULL "
      "RETURNING contract_id, (SELECT d.employer_id FROM document d WHERE d.programme_id = $1 AND "
      "d.id = $2)",
      YUI_INT (principal->programme_id), YUI_TEXT (document_id), YUI_TEXT (id), YUI_TEXT (how),
      YUI_INT (request->now_s), YUI_TEXT (principal->opened_by), YUI_TEXT (principal->worker_id));

  return yui_problem_find_row (row, error)
         && yui_request_log_change (request, db, "contract", yui_statement_get_text (row, 0),
                                    yui_statement_get_text (row, 1), FALSE, error);
}

static YuiResponse *
write_delivery (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  return yui_delivery_record (request, db, yui_request_get_path_value (request, "document_id"),
                              user_data, error)
             ? yui_response_new_empty (204)
             : NULL;
}

static YuiResponse *
create_delivery (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  const char *how;

  if (body == NULL)
    return NULL;
  how = yui_body_get_word (body, "how", YUI_REQUIRED, HOWS);
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_delivery, (gpointer)how, error);
}

const YuiRoute yui_deliveries_routes[] = {
  { "POST", "/v1/documents/{document_id}/deliveries", "createDelivery", YUI_ROLE_WORKER,
    create_delivery, YUI_BODY_JSON },
  { NULL },
};
