/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-archive-job.h"
#include "yui-body.h"
#include "yui-paper-answers.h"
#include "yui-request.h"
#include "yui-routes.h"

#include "documents/yui-text.h"
#include "store/yui-uuid.h"

#define PERIOD_MAX_DAYS 1100
#define YEAR_MIN        2020
#define YEAR_MAX        2100

/* Making papers: at once, or as a job. */

static const char *const ENCODINGS[] = { "utf-8", "shift_jis", NULL };
static const char *const FORMATS[] = { "paper", "table", NULL };
static const char *const TRANSFERS[] = { "transfer", "payroll", NULL };

/* A kind that nobody asks for (it comes with something else) is not in the list either. */
static const YuiArchiveKind *
read_kind (YuiBody *body)
{
  const char *text = yui_body_get_text (body, "kind", YUI_REQUIRED, 1, 40);
  const YuiArchiveKind *kind = text != NULL ? yui_archive_find_kind (text) : NULL;

  if (text != NULL && (kind == NULL || kind->needs == 0))
    {
      yui_faults_add (yui_body_get_faults (body), "/kind", "not_in_list", NULL,
                      "This is no kind of paper that can be asked for.");
      return NULL;
    }
  return kind;
}

static void
read_period (YuiBody *body, YuiArchiveTask *task)
{
  gboolean is_whole = yui_body_get_day (body, "from", YUI_REQUIRED, &task->from_day);

  is_whole &= yui_body_get_day (body, "to", YUI_REQUIRED, &task->to_day);
  if (is_whole && task->to_day <= task->from_day)
    yui_faults_add (yui_body_get_faults (body), "/to", "not_after_from", NULL,
                    "The period must end after it begins; “to” is the day after the last one.");
  else if (is_whole && task->to_day - task->from_day > PERIOD_MAX_DAYS)
    yui_faults_add (yui_body_get_faults (body), "/to", "too_long", "{\"max_days\":1100}",
                    "A paper covers at most 1100 days.");
}

static void
read_year (YuiBody *body, YuiArchiveTask *task)
{
  gint64 year = 0;

  if (!yui_body_get_int (body, "year", YUI_REQUIRED, YEAR_MIN, YEAR_MAX, &year))
    return;
  task->year = (int)year;
  task->from_day = yui_text_make_day (task->year, 1, 1);
  task->to_day = yui_text_make_day (task->year + 1, 1, 1);
}

/* How it is to be written; each has a preset. */
static void
read_choices (YuiBody *body, guint needs, YuiArchiveTask *task)
{
  task->encoding = YUI_CSV_UTF8_BOM;
  task->transfer = YUI_ZENGIN_TRANSFER;
  if ((needs & YUI_ARCHIVE_ENCODING) != 0
      && g_strcmp0 (yui_body_get_word (body, "encoding", YUI_OPTIONAL, ENCODINGS), "shift_jis")
             == 0)
    task->encoding = YUI_CSV_CP932;
  if ((needs & YUI_ARCHIVE_FORMAT) != 0)
    task->is_table
        = g_strcmp0 (yui_body_get_word (body, "format", YUI_OPTIONAL, FORMATS), "table") == 0;
  if ((needs & YUI_ARCHIVE_TRANSFER) == 0)
    return;
  if (g_strcmp0 (yui_body_get_word (body, "transfer", YUI_OPTIONAL, TRANSFERS), "payroll") == 0)
    task->transfer = YUI_ZENGIN_PAYROLL;
  yui_body_get_bool (body, "line_ends", YUI_OPTIONAL, &task->line_ends);
}

static void
read_task (YuiBody *body, guint needs, YuiArchiveTask *task)
{
  if ((needs & YUI_ARCHIVE_PERIOD) != 0)
    read_period (body, task);
  if ((needs & YUI_ARCHIVE_YEAR) != 0)
    read_year (body, task);
  if ((needs & (YUI_ARCHIVE_WORKER | YUI_ARCHIVE_MAY_WORKER)) != 0)
    task->worker_id = yui_body_get_id (
        body, "worker_id", (needs & YUI_ARCHIVE_WORKER) != 0 ? YUI_REQUIRED : YUI_OPTIONAL);
  if ((needs & YUI_ARCHIVE_PAY_RUN) != 0)
    task->pay_run_id = yui_body_get_id (body, "pay_run_id", YUI_REQUIRED);
  if ((needs & YUI_ARCHIVE_SHIFT) != 0)
    task->shift_id = yui_body_get_id (body, "shift_id", YUI_REQUIRED);
  read_choices (body, needs, task);
}

static gboolean
init_task (YuiArchiveTask *task, YuiRequest *request, GError **error)
{
  *task = (YuiArchiveTask){ .programme_id = request->principal.programme_id,
                            .employer_id = request->principal.employer_id,
                            .actor_name = request->principal.display_name,
                            .now_s = request->now_s,
                            .tables = yui_server_get_law_tables (request->server),
                            .banks = yui_server_get_banks (request->server, error) };
  if (task->banks != NULL)
    task->towns = yui_server_get_towns (request->server, error);
  return task->banks != NULL && task->towns != NULL;
}

/* ---- at once ---- */

typedef struct
{
  const YuiArchiveTask *task;
  const YuiArchivePaper *paper;
} Making;

static YuiResponse *
write_document (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Making *making = user_data;
  g_autofree char *location = g_strconcat ("/v1/documents/", making->paper->id, NULL);
  YuiResponse *response;

  if (!yui_archive_store (making->paper, making->task, db, request->principal.actor_id, error))
    return NULL;
  response = yui_document_answer (request, db, making->paper->id, 201, error);
  if (response != NULL)
    yui_response_set_header (response, "Location", location);
  return response;
}

/* The paper is drawn before the change, for drawing takes long. */
static YuiResponse *
make_now (YuiRequest *request, const YuiArchiveKind *kind, YuiArchiveTask *task, GError **error)
{
  g_auto (YuiArchivePaper) paper = { 0 };
  Making making = { task, &paper };

  if (!yui_archive_make (kind, task, request->db, &paper, error))
    return NULL;
  return yui_request_change (request, write_document, &making, error);
}

/* ---- as a job ---- */

typedef struct
{
  const YuiArchiveKind *kind;
  const char *job_id;
  const YuiArchiveTask *task;
} Queueing;

static gboolean
check_run (const YuiArchiveTask *task, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query = NULL;

  if (task->pay_run_id == NULL)
    return TRUE;
  query = yui_database_query (
      db, error,
      "SELECT state FROM pay_run WHERE programme_id = $1 AND employer_id = $2 AND id = $3",
      YUI_INT (task->programme_id), YUI_TEXT (task->employer_id), YUI_TEXT (task->pay_run_id));
  return yui_problem_find_row (query, error)
         && yui_archive_check_locked (yui_statement_get_text (query, 0), error);
}

static YuiResponse *
write_job (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Queueing *queueing = user_data;
  const YuiPrincipal *who = &request->principal;
  g_autofree char *location = g_strconcat ("/v1/jobs/", queueing->job_id, NULL);
  YuiResponse *response;

  if (!check_run (queueing->task, db, error)
      || !yui_jobs_add (db, who->programme_id, who->employer_id, queueing->job_id,
                        queueing->kind->kind, queueing->task->pay_run_id, who->actor_id,
                        request->now_s, error))
    return NULL;
  response = yui_job_answer (request, db, queueing->job_id, 202, error);
  if (response != NULL)
    yui_response_set_header (response, "Location", location);
  return response;
}

static YuiResponse *
make_later (YuiRequest *request,
            const YuiArchiveKind *kind,
            const YuiArchiveTask *task,
            GError **error)
{
  g_autofree char *job_id = yui_uuid_new ();
  Queueing queueing = { kind, job_id, task };
  YuiResponse *response = yui_request_change (request, write_job, &queueing, error);

  if (response != NULL)
    yui_jobs_start (
        yui_server_get_jobs (request->server), task->programme_id, job_id, yui_archive_job_run,
        yui_archive_job_new (kind, task, request->principal.actor_id), yui_archive_job_free);
  return response;
}

static YuiResponse *
create_document (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_auto (YuiArchiveTask) task = { 0 };
  const YuiArchiveKind *kind;

  if (body == NULL || !init_task (&task, request, error))
    return NULL;
  kind = read_kind (body);
  if (kind != NULL && !yui_request_has_role (request, kind->roles))
    {
      yui_problem_set (error, YUI_PROBLEM_FORBIDDEN,
                       "The account's role does not make papers of this kind.");
      return NULL;
    }
  if (kind != NULL)
    read_task (body, kind->needs, &task);
  if ((kind != NULL || !yui_body_has (body, "kind")) && !yui_body_finish (body, error))
    return NULL;
  if (kind == NULL)
    {
      yui_faults_check (yui_body_get_faults (body), error);
      return NULL;
    }
  return yui_archive_needs_job (kind, &task) ? make_later (request, kind, &task, error)
                                             : make_now (request, kind, &task, error);
}

const YuiRoute yui_archive_routes[] = {
  { "POST", "/v1/documents", "createDocument", YUI_ROLES_EMPLOYER, create_document, YUI_BODY_JSON },
  { NULL },
};
