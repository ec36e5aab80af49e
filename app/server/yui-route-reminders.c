/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-request.h"
#include "yui-routes.h"

#include "labour/yui-civil.h"

#define SHOWN_S      (7 * YUI_SECONDS_PER_DAY)
#define REMINDER_MAX 100

/* Takes the query. */
static YuiResponse *
answer (YuiStatement *query, GError **error)
{
  g_autoptr (YuiStatement) rows = query;
  g_autoptr (YuiJson) doc = NULL;
  yyjson_mut_val *items;
  YuiStep step = YUI_STEP_ERROR;

  doc = yui_json_new_list (&items);
  while (rows != NULL && (step = yui_statement_step (rows, error)) == YUI_STEP_ROW)
    {
      yyjson_mut_val *item = yyjson_mut_arr_add_obj (doc, items);

      yui_json_add_text (doc, item, "id", yui_statement_get_text (rows, 0));
      yui_json_add_text (doc, item, "kind", yui_statement_get_text (rows, 1));
      yui_json_add_text (doc, item, "contract_id", yui_statement_get_text (rows, 2));
      yui_json_add_text (doc, item, "pay_run_id", yui_statement_get_text (rows, 3));
      yui_json_add_moment (doc, item, "about", yui_statement_get_int (rows, 4));
      yui_json_add_moment (doc, item, "made_at", yui_statement_get_int (rows, 5));
    }
  return step == YUI_STEP_DONE ? yui_response_new_json (200, g_steal_pointer (&doc)) : NULL;
}

#define SELECT "SELECT id, kind, contract_id, pay_run_id, about_s, made_s FROM reminder r "

/* Of work that is still ahead and still agreed. */
static YuiResponse *
list_my_reminders (YuiRequest *request, GError **error)
{
  return answer (
      yui_database_query (request->db, error,
                          SELECT "WHERE programme_id = $1 AND worker_id = $2 AND about_s > $3 AND "
                                 "EXISTS (SELECT 1 FROM contract c WHERE c.programme_id = "
                                 "r.programme_id AND c.id = r.contract_id AND c.cancelled_s IS "
                                 "NULL AND c.start_s = r.about_s) ORDER BY about_s, id LIMIT $4",
                          YUI_INT (request->principal.programme_id),
                          YUI_TEXT (request->principal.worker_id), YUI_INT (request->now_s),
                          YUI_INT (REMINDER_MAX)),
      error);
}

static YuiResponse *
list_reminders (YuiRequest *request, GError **error)
{
  return answer (
      yui_database_query (request->db, error,
                          SELECT "WHERE programme_id = $1 AND employer_id = $2 AND worker_id IS "
                                 "NULL AND about_s > $3 ORDER BY about_s, id LIMIT $4",
                          YUI_INT (request->principal.programme_id),
                          YUI_TEXT (request->principal.employer_id),
                          YUI_INT (request->now_s - SHOWN_S), YUI_INT (REMINDER_MAX)),
      error);
}

const YuiRoute yui_reminders_routes[] = {
  { "GET", "/v1/my/reminders", "listMyReminders", YUI_ROLE_WORKER, list_my_reminders },
  { "GET", "/v1/reminders", "listReminders", YUI_ROLES_EMPLOYER, list_reminders },
  { NULL },
};
