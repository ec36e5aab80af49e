/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-paper-answers.h"
#include "yui-page.h"
#include "yui-request.h"
#include "yui-routes.h"

/* $1 is the programme, $2 the employer. */
#define SELECT                                                                                     \
  "SELECT id, kind, state, done, total, document_id, problem, created_s, ended_s FROM job "        \
  "WHERE programme_id = $1 AND employer_id = $2 "

enum
{
  JOB_ID = 0,
  JOB_CREATED = 7,
};

static void
add_problem (YuiStatement *row, YuiJson *doc, yyjson_mut_val *object)
{
  const char *text = yui_statement_get_text (row, 6);
  g_autoptr (yyjson_doc) problem
      = text != NULL ? yyjson_read (text, strlen (text), YYJSON_READ_NOFLAG) : NULL;

  if (problem != NULL)
    yyjson_mut_obj_add_val (doc, object, "problem",
                            yyjson_val_mut_copy (doc, yyjson_doc_get_root (problem)));
  else
    yui_json_add_null (doc, object, "problem");
}

static gboolean
add_job (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, JOB_ID));
  yui_json_add_text (doc, object, "kind", yui_statement_get_text (row, 1));
  yui_json_add_text (doc, object, "state", yui_statement_get_text (row, 2));
  yui_json_add_int (doc, object, "done", yui_statement_get_int (row, 3));
  yui_json_add_int (doc, object, "total", yui_statement_get_int (row, 4));
  yui_json_add_text (doc, object, "document_id", yui_statement_get_text (row, 5));
  add_problem (row, doc, object);
  yui_json_add_moment (doc, object, "created_at", yui_statement_get_int (row, JOB_CREATED));
  if (yui_statement_is_null (row, 8))
    yui_json_add_null (doc, object, "ended_at");
  else
    yui_json_add_moment (doc, object, "ended_at", yui_statement_get_int (row, 8));
  return TRUE;
}

YuiResponse *
yui_job_answer (
    YuiRequest *request, YuiDatabase *db, const char *job_id, guint status, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, SELECT "AND id = $3", YUI_INT (request->principal.programme_id),
      YUI_TEXT (request->principal.employer_id), YUI_TEXT (job_id));
  g_autoptr (YuiJson) doc = yui_json_new ();

  return yui_problem_find_row (query, error)
                 && add_job (request, query, doc, yui_json_root (doc), error)
             ? yui_response_new_json (status, g_steal_pointer (&doc))
             : NULL;
}

static YuiResponse *
list_jobs (YuiRequest *request, GError **error)
{
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;

  if (!yui_page_read (&page, request, "IT", error))
    return NULL;
  query = yui_database_query (
      request->db, error,
      SELECT "AND (created_s, id) < ($3, $4) ORDER BY created_s DESC, id DESC LIMIT $5",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id),
      page.keys[0], page.keys[1], YUI_INT (page.limit + 1));
  return yui_page_answer (&page, request, query, add_job, (int[]){ JOB_CREATED, JOB_ID }, error);
}

static YuiResponse *
get_job (YuiRequest *request, GError **error)
{
  return yui_job_answer (request, request->db, yui_request_get_path_value (request, "job_id"), 200,
                         error);
}

/* One that has ended stays as it is: there is nothing left to cancel. */
static YuiResponse *
write_cancel (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const char *id = yui_request_get_path_value (request, "job_id");

  if (yui_database_run (db, error,
                        "UPDATE job SET state = 'cancelled', ended_s = $4 "
                        "WHERE programme_id = $1 AND employer_id = $2 AND id = $3 "
                        "AND state IN ('queued', 'running')",
                        YUI_INT (request->principal.programme_id),
                        YUI_TEXT (request->principal.employer_id), YUI_TEXT (id),
                        YUI_INT (request->now_s))
      < 0)
    return NULL;
  return yui_job_answer (request, db, id, 200, error);
}

static YuiResponse *
cancel_job (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_cancel, NULL, error);
}

const YuiRoute yui_jobs_routes[] = {
  { "GET", "/v1/jobs", "listJobs", YUI_ROLES_PAYING, list_jobs },
  { "GET", "/v1/jobs/{job_id}", "getJob", YUI_ROLES_PAYING, get_job },
  { "DELETE", "/v1/jobs/{job_id}", "cancelJob", YUI_ROLES_PAYING, cancel_job },
  { NULL },
};
