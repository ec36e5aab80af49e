/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-page.h"
#include "yui-routes.h"

#include "labour/yui-civil.h"

/* Who called what: the audit log of the programme, read by the town. */

#define OPERATION_MAX 60

static gboolean
add_row (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  yui_json_add_int (doc, object, "number", yui_statement_get_int (row, 0));
  yui_json_add_moment (doc, object, "at", yui_statement_get_int (row, 1));
  yui_json_add_text (doc, object, "actor_id", yui_statement_get_text (row, 2));
  yui_json_add_text (doc, object, "actor_name", yui_statement_get_text (row, 3));
  yui_json_add_text (doc, object, "role", yui_statement_get_text (row, 4));
  yui_json_add_text (doc, object, "operation", yui_statement_get_text (row, 5));
  yui_json_add_text (doc, object, "subject", yui_statement_get_text (row, 6));
  yui_json_add_int (doc, object, "status", yui_statement_get_int (row, 7));
  return TRUE;
}

static YuiResponse *
list_audit (YuiRequest *request, GError **error)
{
  const char *actor_id = NULL, *operation = yui_request_get_query (request, "operation");
  gint64 from = 0, to = G_MAXINT32;
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;

  if (!yui_page_read (&page, request, "I", error)
      || !yui_request_query_day (request, "from", FALSE, &from, error)
      || !yui_request_query_day (request, "to", FALSE, &to, error)
      || !yui_request_query_id (request, "actor_id", FALSE, &actor_id, error))
    return NULL;
  if (operation != NULL && g_utf8_strlen (operation, -1) > OPERATION_MAX)
    {
      yui_problem_set (error, YUI_PROBLEM_INVALID_PARAMETER,
                       "The parameter \"operation\" is one operationId, such as \"lockPayRun\".");
      return NULL;
    }
  query = yui_database_query (
      request->db, error,
      "SELECT l.number, l.at_s, l.actor_id, coalesce (a.display_name, ''), l.role, l.operation, "
      "l.subject, l.status FROM audit_log l "
      "LEFT JOIN account a ON a.programme_id = l.programme_id AND a.id = l.actor_id "
      "WHERE l.programme_id = $1 AND l.number < $2 AND l.at_s >= $4 AND l.at_s < $5 "
      "AND ($6 IS NULL OR l.actor_id = $6) AND ($7 IS NULL OR l.operation = $7) "
      "ORDER BY l.number DESC LIMIT $3",
      YUI_INT (request->principal.programme_id), page.keys[0], YUI_INT (page.limit + 1),
      YUI_INT (yui_civil_utc_of ((YuiCivilDay)from, 0)),
      YUI_INT (yui_civil_utc_of ((YuiCivilDay)to, 0)), YUI_TEXT (actor_id), YUI_TEXT (operation));
  return yui_page_answer (&page, request, query, add_row, (int[]){ 0 }, error);
}

const YuiRoute yui_audit_routes[] = {
  { "GET", "/v1/audit", "listAudit", YUI_ROLES_TOWN, list_audit },
  { NULL },
};
