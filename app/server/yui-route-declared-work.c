/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-page.h"
#include "yui-routes.h"
#include "yui-worker.h"

#include "labour/yui-civil.h"
#include "store/yui-uuid.h"

#define EMPLOYER_NAME_MAX 80

/* $1 programme, $2 worker. */
#define SELECT                                                                                     \
  "SELECT id, employer_name, formed_day, from_day, until_day, weekdays, day_min, by_worker, "      \
  "recorded_s FROM declared_work WHERE programme_id = $1 AND worker_id = $2 AND ended_s IS NULL "

typedef struct
{
  char *id;
  const char *worker_id;
  const char *employer_name;
  gint64 formed_day, from_day, until_day; /* until_day YUI_CIVIL_DAY_UNKNOWN: goes on */
  gint64 weekdays, day_min;
} Declared;

static gboolean
add_json (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  const guint weekdays = (guint)yui_statement_get_int (row, 5);
  const gint64 day_min = yui_statement_get_int (row, 6);

  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, 0));
  yui_json_add_text (doc, object, "employer_name", yui_statement_get_text (row, 1));
  yui_json_add_day (doc, object, "since", yui_statement_get_int (row, 2));
  yui_json_add_day (doc, object, "from", yui_statement_get_int (row, 3));
  if (yui_statement_is_null (row, 4))
    yui_json_add_null (doc, object, "until");
  else
    yui_json_add_day (doc, object, "until", yui_statement_get_int (row, 4));
  yui_json_add_int (doc, object, "weekdays", weekdays);
  yui_json_add_int (doc, object, "day_min", day_min);
  yui_json_add_int (doc, object, "week_min", day_min * __builtin_popcount (weekdays));
  yui_json_add_bool (doc, object, "by_worker", yui_statement_get_int (row, 7) != 0);
  yui_json_add_moment (doc, object, "recorded_at", yui_statement_get_int (row, 8));
  return TRUE;
}

static YuiResponse *
list_declared (YuiRequest *request, GError **error)
{
  const char *worker_id = yui_worker_find (request, request->db, error);
  g_autoptr (YuiStatement) query = NULL;

  if (worker_id == NULL)
    return NULL;
  query = yui_database_query (request->db, error, SELECT "ORDER BY from_day, id",
                              YUI_INT (request->principal.programme_id), YUI_TEXT (worker_id));
  return yui_list_answer (request, query, add_json, error);
}

static YuiResponse *
answer_declared (YuiRequest *request,
                 YuiDatabase *db,
                 guint status,
                 const char *worker_id,
                 const char *id,
                 GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (db, error, SELECT "AND id = $3",
                                                       YUI_INT (request->principal.programme_id),
                                                       YUI_TEXT (worker_id), YUI_TEXT (id));
  g_autoptr (YuiJson) doc = yui_json_new ();

  return yui_statement_need_row (query, error)
                 && add_json (request, query, doc, yui_json_root (doc), error)
             ? yui_response_new_json (status, g_steal_pointer (&doc))
             : NULL;
}

static YuiResponse *
write_declared (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  Declared *declared = user_data;
  const char *worker_id = yui_worker_find (request, db, error);

  if (worker_id == NULL)
    return NULL;
  if (yui_database_run (
          db, error,
          "INSERT INTO declared_work (programme_id, id, worker_id, employer_name, formed_day, "
          "from_day, until_day, weekdays, day_min, recorded_s, recorded_by, by_worker) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
          YUI_INT (request->principal.programme_id), YUI_TEXT (declared->id), YUI_TEXT (worker_id),
          YUI_TEXT (declared->employer_name != NULL ? declared->employer_name : ""),
          YUI_INT (declared->formed_day), YUI_INT (declared->from_day),
          declared->until_day == YUI_CIVIL_DAY_UNKNOWN ? YUI_NULL : YUI_INT (declared->until_day),
          YUI_INT (declared->weekdays), YUI_INT (declared->day_min), YUI_INT (request->now_s),
          YUI_TEXT (request->principal.actor_id), YUI_INT (request->principal.worker_id != NULL))
          < 0
      /* Every employer of the person counts these hours. */
      || !yui_worker_log_change (request, db, worker_id, "declared_work", declared->id, FALSE,
                                 error))
    return NULL;
  return answer_declared (request, db, 201, worker_id, declared->id, error);
}

static YuiResponse *
create_declared (YuiRequest *request, GError **error)
{
  const YuiCivilDay today = yui_civil_day_of_utc (request->now_s);
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autofree char *id = yui_uuid_new ();
  Declared declared = { .id = id, .from_day = today, .until_day = YUI_CIVIL_DAY_UNKNOWN };
  gboolean consents = TRUE;

  if (body == NULL)
    return NULL;
  declared.employer_name
      = yui_body_get_text (body, "employer_name", YUI_OPTIONAL, 0, EMPLOYER_NAME_MAX);
  yui_body_get_day (body, "since", YUI_REQUIRED, &declared.formed_day);
  yui_body_get_day (body, "from", YUI_OPTIONAL, &declared.from_day);
  yui_body_get_day (body, "until", YUI_OPTIONAL, &declared.until_day);
  yui_body_get_int (body, "weekdays", YUI_REQUIRED, 1, 127, &declared.weekdays);
  yui_body_get_int (body, "day_min", YUI_REQUIRED, 1, 1440, &declared.day_min);
  if (request->principal.worker_id == NULL)
    yui_body_get_bool (body, "consent", YUI_REQUIRED, &consents);
  if (!consents)
    yui_faults_add (yui_body_get_faults (body), "/consent", "consent_needed", NULL,
                    "Work elsewhere is written down only with the person's consent.");
  if (declared.until_day != YUI_CIVIL_DAY_UNKNOWN && declared.until_day < declared.from_day)
    yui_faults_add (yui_body_get_faults (body), "/until", "not_after_start", NULL,
                    "The last day is before the first.");
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_declared, &declared, error);
}

/* Ends it, or with is_ending FALSE takes the ending back; returns whose it is, NULL with error. */
static const char *
move_declared (YuiRequest *request, YuiDatabase *db, gboolean is_ending, GError **error)
{
  const char *id = yui_request_get_path_value (request, "declared_work_id");
  const char *worker_id = yui_worker_find (request, db, error);
  int n_rows;

  if (worker_id == NULL)
    return NULL;
  n_rows = (int)yui_database_run (
      db, error,
      "UPDATE declared_work SET ended_s = $4 WHERE programme_id = $1 AND id = $2 "
      "AND worker_id = $3 AND (ended_s IS NULL) = ($4 IS NOT NULL)",
      YUI_INT (request->principal.programme_id), YUI_TEXT (id), YUI_TEXT (worker_id),
      is_ending ? YUI_INT (request->now_s) : YUI_NULL);
  if (n_rows == 0)
    yui_problem_set_not_found (error);
  if (n_rows <= 0
      || !yui_worker_log_change (request, db, worker_id, "declared_work", id, is_ending, error))
    return NULL;
  return worker_id;
}

static YuiResponse *
write_end (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  return move_declared (request, db, TRUE, error) ? yui_response_new_empty (204) : NULL;
}

static YuiResponse *
write_resume (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const char *worker_id = move_declared (request, db, FALSE, error);

  return worker_id
             ? answer_declared (request, db, 200, worker_id,
                                yui_request_get_path_value (request, "declared_work_id"), error)
             : NULL;
}

static YuiResponse *
end_declared (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_end, NULL, error);
}

static YuiResponse *
resume_declared (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_resume, NULL, error);
}

#define RECORDING (YUI_ROLES_MANAGING | YUI_ROLE_COORDINATOR)

const YuiRoute yui_declared_work_routes[] = {
  { "GET", "/v1/my/declared-work", "listMyDeclaredWork", YUI_ROLE_WORKER, list_declared },
  { "POST", "/v1/my/declared-work", "declareMyWork", YUI_ROLE_WORKER, create_declared,
    YUI_BODY_JSON },
  { "DELETE", "/v1/my/declared-work/{declared_work_id}", "endMyDeclaredWork", YUI_ROLE_WORKER,
    end_declared },
  { "GET", "/v1/workers/{worker_id}/declared-work", "listDeclaredWork",
    YUI_ROLES_EMPLOYER | YUI_ROLE_COORDINATOR, list_declared },
  { "POST", "/v1/workers/{worker_id}/declared-work", "recordDeclaredWork", RECORDING,
    create_declared, YUI_BODY_JSON },
  { "DELETE", "/v1/workers/{worker_id}/declared-work/{declared_work_id}", "endDeclaredWork",
    RECORDING, end_declared },
  { "POST", "/v1/workers/{worker_id}/declared-work/{declared_work_id}/resume", "resumeDeclaredWork",
    RECORDING, resume_declared },
  { NULL },
};
