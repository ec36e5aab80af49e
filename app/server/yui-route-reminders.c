/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-page.h"
#include "yui-routes.h"

#include "labour/yui-civil.h"

#define SHOWN_S      (7 * YUI_SECONDS_PER_DAY)
#define REMINDER_MAX 100

static gboolean
add_reminder (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, 0));
  yui_json_add_text (doc, object, "kind", yui_statement_get_text (row, 1));
  yui_json_add_text (doc, object, "contract_id", yui_statement_get_text (row, 2));
  yui_json_add_text (doc, object, "pay_run_id", yui_statement_get_text (row, 3));
  yui_json_add_moment (doc, object, "about", yui_statement_get_int (row, 4));
  yui_json_add_moment (doc, object, "made_at", yui_statement_get_int (row, 5));
  return TRUE;
}

#define SELECT "SELECT id, kind, contract_id, pay_run_id, about_s, made_s FROM reminder r "

/* Of work that is still ahead and still agreed. */
static YuiResponse *
list_my_reminders (YuiRequest *request, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      SELECT "WHERE programme_id = $1 AND worker_id = $2 AND about_s > $3 AND "
             "EXISTS (SELECT 1 FROM contract c WHERE c.programme_id = "
             "r.programme_id AND c.id = r.contract_id AND c.cancelled_s IS "
             "NULL AND c.start_s = r.about_s) ORDER BY about_s, id LIMIT $4",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.worker_id),
      YUI_INT (request->now_s), YUI_INT (REMINDER_MAX));

  return yui_list_answer (request, query, add_reminder, error);
}

static YuiResponse *
list_reminders (YuiRequest *request, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      SELECT "WHERE programme_id = $1 AND employer_id = $2 AND worker_id IS "
             "NULL AND about_s > $3 ORDER BY about_s, id LIMIT $4",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id),
      YUI_INT (request->now_s - SHOWN_S), YUI_INT (REMINDER_MAX));

  return yui_list_answer (request, query, add_reminder, error);
}

const YuiRoute yui_reminders_routes[] = {
  { "GET", "/v1/my/reminders", "listMyReminders", YUI_ROLE_WORKER, list_my_reminders },
  { "GET", "/v1/reminders", "listReminders", YUI_ROLES_EMPLOYER, list_reminders },
  { NULL },
};
