/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-moment.h"
#include "yui-page.h"
#include "yui-routes.h"

#include "labour/yui-civil.h"
#include "store/yui-uuid.h"

/* What the town tells everybody: the coordinator writes, the others see what is for them today. */

#define TITLE_MAX    80
#define TEXT_MAX     2000
#define NOTICE_FROM  5
#define NOTICE_UNTIL 6

#define SELECT                                                                                     \
  "SELECT id, version, title, body, audience, from_day, until_day, made_s FROM notice "            \
  "WHERE programme_id = $1 "

static const char *const AUDIENCES[] = { "everyone", "workers", "employers", NULL };

typedef struct
{
  char *id;          /* of a new one */
  const char *title; /* the fields: of a new one, or those that change */
  const char *body;
  const char *audience;
  gint64 from_day;  /* G_MININT64: stays */
  gint64 until_day; /* likewise; YUI_CIVIL_DAY_UNKNOWN: without end */
} NoticeEdit;

static gboolean
add_notice (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, 0));
  yui_json_add_int (doc, object, "version", yui_statement_get_int (row, 1));
  yui_json_add_text (doc, object, "title", yui_statement_get_text (row, 2));
  yui_json_add_text (doc, object, "body", yui_statement_get_text (row, 3));
  yui_json_add_text (doc, object, "audience", yui_statement_get_text (row, 4));
  yui_json_add_day (doc, object, "from", yui_statement_get_int (row, NOTICE_FROM));
  if (yui_statement_is_null (row, NOTICE_UNTIL))
    yui_json_add_null (doc, object, "until");
  else
    yui_json_add_day (doc, object, "until", yui_statement_get_int (row, NOTICE_UNTIL));
  yui_json_add_moment (doc, object, "made_at", yui_statement_get_int (row, 7));
  return TRUE;
}

static YuiResponse *
answer_notice (YuiRequest *request, YuiDatabase *db, const char *id, guint status, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error, SELECT "AND id = $2", YUI_INT (request->principal.programme_id), YUI_TEXT (id));
  g_autoptr (YuiJson) doc = yui_json_new ();
  YuiResponse *response;

  if (!yui_problem_find_row (row, error)
      || !add_notice (request, row, doc, yui_json_root (doc), error))
    return NULL;
  response = yui_response_new_json (status, g_steal_pointer (&doc));
  yui_response_set_version (response, yui_statement_get_int (row, 1));
  return response;
}

/* The town reads all, everybody else what is for them today. */
static YuiResponse *
list_notices (YuiRequest *request, GError **error)
{
  const YuiCivilDay today = yui_civil_day_of_utc (request->now_s);
  const char *audience = NULL;
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;

  if (!yui_page_read (&page, request, "IT", error))
    return NULL;
  if (!yui_request_has_role (request, YUI_ROLES_TOWN))
    audience = yui_request_has_role (request, YUI_ROLES_EMPLOYER) ? "employers" : "workers";
  query = yui_database_query (
      request->db, error,
      SELECT "AND (from_day, id) < ($2, $3) AND ($5 IS NULL OR (audience IN ('everyone', $5) "
             "AND from_day <= $6 AND (until_day IS NULL OR until_day >= $6))) "
             "ORDER BY from_day DESC, id DESC LIMIT $4",
      YUI_INT (request->principal.programme_id), page.keys[0], page.keys[1],
      YUI_INT (page.limit + 1), YUI_TEXT (audience), YUI_INT (today));
  return yui_page_answer (&page, request, query, add_notice, (int[]){ NOTICE_FROM, 0 }, error);
}

static YuiResponse *
get_notice (YuiRequest *request, GError **error)
{
  return answer_notice (request, request->db, yui_request_get_path_value (request, "notice_id"),
                        200, error);
}

/* ---- by the coordinator ---- */

static void
read_fields (YuiBody *body, YuiNeed need, NoticeEdit *edit)
{
  edit->title = yui_body_get_text (body, "title", need, 1, TITLE_MAX);
  edit->body = yui_body_get_text (body, "body", need, 1, TEXT_MAX);
  edit->audience = yui_body_get_word (body, "audience", need, AUDIENCES);
  yui_body_get_day (body, "from", YUI_OPTIONAL, &edit->from_day);
  if (!yui_body_get_day (body, "until", YUI_OPTIONAL, &edit->until_day)
      && yui_body_is_null (body, "until"))
    edit->until_day = YUI_CIVIL_DAY_UNKNOWN;
}

static gboolean
check_days (gint64 from_day, gint64 until_day, GError **error)
{
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  if (until_day != YUI_CIVIL_DAY_UNKNOWN && until_day < from_day)
    yui_faults_add (faults, "/until", "not_after_start", NULL, "The last day is before the first.");
  return yui_faults_check (faults, error);
}

static YuiValue
day_or_null (gint64 day)
{
  return day == YUI_CIVIL_DAY_UNKNOWN ? YUI_NULL : YUI_INT (day);
}

static YuiResponse *
write_new (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const NoticeEdit *edit = user_data;

  if (yui_database_run (db, error,
                        "INSERT INTO notice (programme_id, id, title, body, audience, from_day, "
                        "until_day, made_s, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                        YUI_INT (request->principal.programme_id), YUI_TEXT (edit->id),
                        YUI_TEXT (edit->title), YUI_TEXT (edit->body), YUI_TEXT (edit->audience),
                        YUI_INT (edit->from_day), day_or_null (edit->until_day),
                        YUI_INT (request->now_s), YUI_TEXT (request->principal.actor_id))
          < 0
      || !yui_request_log_change (request, db, "notice", edit->id, NULL, FALSE, error))
    return NULL;
  return answer_notice (request, db, edit->id, 201, error);
}

static YuiResponse *
create_notice (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autofree char *id = yui_uuid_new ();
  NoticeEdit edit = { .id = id,
                      .from_day = yui_civil_day_of_utc (request->now_s),
                      .until_day = YUI_CIVIL_DAY_UNKNOWN };

  if (body == NULL)
    return NULL;
  read_fields (body, YUI_REQUIRED, &edit);
  if (!yui_body_finish (body, error) || !check_days (edit.from_day, edit.until_day, error))
    return NULL;
  return yui_request_change (request, write_new, &edit, error);
}

/* Reads the days of the notice where edit leaves them, and checks the version. */
static gboolean
complete_edit (
    YuiRequest *request, YuiDatabase *db, const char *id, NoticeEdit *edit, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error, SELECT "AND id = $2", YUI_INT (request->principal.programme_id), YUI_TEXT (id));

  if (!yui_problem_find_row (row, error)
      || !yui_request_check_version (request, yui_statement_get_int (row, 1), error))
    return FALSE;
  if (edit->from_day == G_MININT64)
    edit->from_day = yui_statement_get_int (row, NOTICE_FROM);
  if (edit->until_day == G_MININT64)
    edit->until_day = yui_day_of_column (row, NOTICE_UNTIL);
  return check_days (edit->from_day, edit->until_day, error);
}

static YuiResponse *
write_edit (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const char *id = yui_request_get_path_value (request, "notice_id");
  NoticeEdit edit = *(const NoticeEdit *)user_data;

  if (!complete_edit (request, db, id, &edit, error)
      || yui_database_run (db, error,
                           "UPDATE notice SET version = version + 1, title = coalesce ($3, title), "
                           "body = coalesce ($4, body), audience = coalesce ($5, audience), "
                           "from_day = $6, until_day = $7 WHERE programme_id = $1 AND id = $2",
                           YUI_INT (request->principal.programme_id), YUI_TEXT (id),
                           YUI_TEXT (edit.title), YUI_TEXT (edit.body), YUI_TEXT (edit.audience),
                           YUI_INT (edit.from_day), day_or_null (edit.until_day))
             < 0
      || !yui_request_log_change (request, db, "notice", id, NULL, FALSE, error))
    return NULL;
  return answer_notice (request, db, id, 200, error);
}

static YuiResponse *
patch_notice (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  NoticeEdit edit = { .from_day = G_MININT64, .until_day = G_MININT64 };

  if (body == NULL)
    return NULL;
  read_fields (body, YUI_OPTIONAL, &edit);
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_edit, &edit, error);
}

static YuiResponse *
write_removal (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const char *id = yui_request_get_path_value (request, "notice_id");
  NoticeEdit edit = { .from_day = G_MININT64, .until_day = G_MININT64 };

  if (!complete_edit (request, db, id, &edit, error)
      || yui_database_run (db, error, "DELETE FROM notice WHERE programme_id = $1 AND id = $2",
                           YUI_INT (request->principal.programme_id), YUI_TEXT (id))
             < 0
      || !yui_request_log_change (request, db, "notice", id, NULL, TRUE, error))
    return NULL;
  return yui_response_new_empty (204);
}

static YuiResponse *
delete_notice (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_removal, NULL, error);
}

#define EVERYBODY (YUI_ROLES_STAFF | YUI_ROLE_KIOSK | YUI_ROLE_WORKER)

const YuiRoute yui_notices_routes[] = {
  { "GET", "/v1/notices", "listNotices", EVERYBODY, list_notices },
  { "POST", "/v1/notices", "createNotice", YUI_ROLE_COORDINATOR, create_notice, YUI_BODY_JSON },
  { "GET", "/v1/notices/{notice_id}", "getNotice", YUI_ROLES_TOWN, get_notice },
  { "PATCH", "/v1/notices/{notice_id}", "patchNotice", YUI_ROLE_COORDINATOR, patch_notice,
    YUI_BODY_MERGE_PATCH, YUI_ROUTE_IF_MATCH },
  { "DELETE", "/v1/notices/{notice_id}", "deleteNotice", YUI_ROLE_COORDINATOR, delete_notice,
    YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { NULL },
};
