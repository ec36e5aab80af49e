/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-jobs.h"
#include "yui-moment.h"
#include "yui-problem.h"

#include <gio/gio.h>
#include <signal.h>
#include <unistd.h>

#define THREADS     2
#define PROGRESS_US (400 * 1000)
#define LOST_S      300

struct _YuiJobs
{
  YuiStore *store;
  GThreadPool *pool;
  int is_stopping; /* atomic */
};

struct _YuiJob
{
  YuiJobs *jobs;
  gint64 programme_id;
  char *id;
  YuiJobRun run;
  gpointer user_data;
  GDestroyNotify destroy;

  GCancellable *cancellable;
  gint64 done;
  gint64 total;
  gint64 told_us;
  char *document_id;
  char *remark; /* JSON */
};

static void
job_free (YuiJob *job)
{
  if (job->destroy != NULL)
    job->destroy (job->user_data);
  g_object_unref (job->cancellable);
  g_free (job->id);
  g_free (job->document_id);
  g_free (job->remark);
  g_free (job);
}

/* ---- telling ---- */

typedef struct
{
  YuiJob *job;
  YuiWriteFunc func;
  gpointer user_data;
} Progress;

static gboolean
set_cancelled (YuiJob *job, GError **error)
{
  g_cancellable_cancel (job->cancellable);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The job is no longer wanted.");
  return FALSE;
}

static gboolean
write_progress (YuiDatabase *db, gpointer user_data, GError **error)
{
  const Progress *progress = user_data;
  YuiJob *job = progress->job;
  const gint64 n
      = yui_database_run (db, error,
                          "UPDATE job SET done = $3, total = $4, seen_s = $5, state = 'running' "
                          "WHERE programme_id = $1 AND id = $2 AND state IN ('queued', 'running')",
                          YUI_INT (job->programme_id), YUI_TEXT (job->id), YUI_INT (job->done),
                          YUI_INT (job->total), YUI_INT (yui_moment_now ()));

  if (n < 0)
    return FALSE;
  if (n == 0)
    return set_cancelled (job, error);
  return progress->func == NULL || progress->func (db, progress->user_data, error);
}

gboolean
yui_job_write (YuiJob *job, gint64 done, YuiWriteFunc func, gpointer user_data, GError **error)
{
  Progress progress = { job, func, user_data };

  g_return_val_if_fail (job != NULL, FALSE);

  if (g_atomic_int_get (&job->jobs->is_stopping) != 0)
    return set_cancelled (job, error);
  job->done = done;
  job->told_us = g_get_monotonic_time ();
  return yui_store_write (job->jobs->store, job->programme_id, write_progress, &progress, error);
}

gboolean
yui_job_set_done (YuiJob *job, gint64 done, GError **error)
{
  g_return_val_if_fail (job != NULL, FALSE);

  job->done = done;
  if (g_get_monotonic_time () - job->told_us < PROGRESS_US
      && g_atomic_int_get (&job->jobs->is_stopping) == 0)
    return TRUE;
  return yui_job_write (job, done, NULL, NULL, error);
}

void
yui_job_set_total (YuiJob *job, gint64 total)
{
  job->total = total;
}

YuiStore *
yui_job_get_store (YuiJob *job)
{
  return job->jobs->store;
}

GCancellable *
yui_job_get_cancellable (YuiJob *job)
{
  return job->cancellable;
}

void
yui_job_set_document (YuiJob *job, const char *document_id)
{
  g_set_str (&job->document_id, document_id);
}

void
yui_job_set_remark (YuiJob *job, const GError *remark)
{
  g_free (job->remark);
  job->remark = yui_problem_to_json (remark, NULL);
}

/* ---- the end of one ---- */

typedef struct
{
  const YuiJob *job;
  const char *state;
  const char *problem;
  gint64 n_written;
} Ending;

/* One that was cancelled meanwhile stays so. */
static gboolean
write_end (YuiDatabase *db, gpointer user_data, GError **error)
{
  Ending *ending = user_data;
  const YuiJob *job = ending->job;

  ending->n_written = yui_database_run (
      db, error,
      "UPDATE job SET state = $3, done = $4, total = $5, document_id = $6, problem = $7, "
      "ended_s = $8, seen_s = $8 WHERE programme_id = $1 AND id = $2 "
      "AND state IN ('queued', 'running')",
      YUI_INT (job->programme_id), YUI_TEXT (job->id), YUI_TEXT (ending->state),
      YUI_INT (job->done), YUI_INT (job->total), YUI_TEXT (job->document_id),
      YUI_TEXT (ending->problem), YUI_INT (yui_moment_now ()));
  return ending->n_written >= 0;
}

static void
end_job (YuiJob *job, const GError *problem)
{
  g_autofree char *json = problem != NULL ? yui_problem_to_json (problem, NULL) : NULL;
  Ending ending = { job, problem == NULL ? "done" : "failed", json != NULL ? json : job->remark };
  g_autoptr (GError) error = NULL;

  if (!yui_store_write (job->jobs->store, job->programme_id, write_end, &ending, &error))
    g_warning ("The end of job %s cannot be written: %s", job->id, error->message);
  else if (ending.n_written > 0 && problem != NULL && yui_problem_is_internal (problem))
    g_warning ("Job %s failed: %s", job->id, problem->message);
}

static GError *
make_stopped (void)
{
  GError *error = NULL;

  yui_problem_set_named (&error, YUI_PROBLEM_BUSY, "server-stopped",
                         "The server stopped before this was done; start it again.");
  return error;
}

static void
run_job (gpointer data, gpointer user_data)
{
  YuiJob *job = data;
  g_autoptr (GError) error = NULL;

  if (yui_job_write (job, 0, NULL, NULL, &error) && job->run (job, job->user_data, &error))
    end_job (job, NULL);
  else if (g_atomic_int_get (&job->jobs->is_stopping) != 0)
    {
      g_autoptr (GError) stopped = make_stopped ();

      end_job (job, stopped);
    }
  else
    end_job (job, error);
  job_free (job);
}

/* ---- all of them ---- */

YuiJobs *
yui_jobs_new (YuiStore *store)
{
  YuiJobs *jobs;

  g_return_val_if_fail (store != NULL, NULL);

  jobs = g_new0 (YuiJobs, 1);
  jobs->store = store;
  jobs->pool = g_thread_pool_new (run_job, NULL, THREADS, FALSE, NULL);
  return jobs;
}

void
yui_jobs_free (YuiJobs *jobs)
{
  g_return_if_fail (jobs != NULL);

  g_atomic_int_set (&jobs->is_stopping, 1);
  g_thread_pool_free (jobs->pool, FALSE, TRUE);
  g_free (jobs);
}

gboolean
yui_jobs_add (YuiDatabase *db,
              gint64 programme_id,
              const char *employer_id,
              const char *id,
              const char *kind,
              const char *pay_run_id,
              const char *actor_id,
              gint64 now_s,
              GError **error)
{
  return yui_database_run (
             db, error,
             "INSERT INTO job (programme_id, id, employer_id, kind, host, pid, seen_s, created_s, "
             "created_by, pay_run_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9)",
             YUI_INT (programme_id), YUI_TEXT (id), YUI_TEXT (employer_id), YUI_TEXT (kind),
             YUI_TEXT (g_get_host_name ()), YUI_INT (getpid ()), YUI_INT (now_s),
             YUI_TEXT (actor_id), YUI_TEXT (pay_run_id))
         >= 0;
}

static YuiJob *
job_new (YuiJobs *jobs, gint64 programme_id, const char *id)
{
  YuiJob *job = g_new0 (YuiJob, 1);

  job->jobs = jobs;
  job->programme_id = programme_id;
  job->id = g_strdup (id);
  job->cancellable = g_cancellable_new ();
  return job;
}

void
yui_jobs_start (YuiJobs *jobs,
                gint64 programme_id,
                const char *id,
                YuiJobRun run,
                gpointer user_data,
                GDestroyNotify destroy)
{
  YuiJob *job = job_new (jobs, programme_id, id);

  job->run = run;
  job->user_data = user_data;
  job->destroy = destroy;
  g_thread_pool_push (jobs->pool, job, NULL);
}

/* ---- those whose process is gone ---- */

#define FAIL                                                                                       \
  "UPDATE job SET state = 'failed', problem = $1, ended_s = $2 "                                   \
  "WHERE state IN ('queued', 'running') "

static char *
dup_stopped_json (void)
{
  g_autoptr (GError) stopped = make_stopped ();

  return yui_problem_to_json (stopped, NULL);
}

gboolean
yui_jobs_fail_lost (YuiDatabase *db, gint64 now_s, GError **error)
{
  g_autofree char *problem = dup_stopped_json ();

  return yui_database_run (db, error, FAIL "AND seen_s < $3", YUI_TEXT (problem), YUI_INT (now_s),
                           YUI_INT (now_s - LOST_S))
         >= 0;
}

/* A process that has this one's number cannot be there any more. */
static gboolean
is_gone (gint64 pid)
{
  return pid == getpid () || kill ((pid_t)pid, 0) != 0;
}

static gboolean
write_recovery (YuiDatabase *db, gpointer user_data, GError **error)
{
  const gint64 *now_s = user_data;
  g_autofree char *problem = dup_stopped_json ();
  g_autoptr (GArray) pids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT DISTINCT pid FROM job WHERE host = $1 AND state IN ('queued', 'running')",
      YUI_TEXT (g_get_host_name ()));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const gint64 pid = yui_statement_get_int (query, 0);

      if (is_gone (pid))
        g_array_append_val (pids, pid);
    }
  for (guint i = 0; step == YUI_STEP_DONE && i < pids->len; i++)
    if (yui_database_run (db, error, FAIL "AND host = $3 AND pid = $4", YUI_TEXT (problem),
                          YUI_INT (*now_s), YUI_TEXT (g_get_host_name ()),
                          YUI_INT (g_array_index (pids, gint64, i)))
        < 0)
      return FALSE;
  return step == YUI_STEP_DONE;
}

gboolean
yui_jobs_recover (YuiStore *store, gint64 now_s, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  return yui_store_write (store, YUI_SCOPE_ALL, write_recovery, &now_s, error);
}
