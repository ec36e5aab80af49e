/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-booklet.h"

#define THREADS_MAX    4
#define AHEAD_A_THREAD 8 /* slips asked for before the oldest is taken */

/* A slip on its way; finished ones wait for those before them. */
typedef struct
{
  const YuiPayslip *slip;
  GBytes *pdf;
  GError *error;
  gboolean is_done;
} Job;

typedef struct
{
  const YuiPayslips *slips;
  YuiPayslipTake take;
  GCancellable *cancellable;
  GThreadPool *pool;
  GMutex mutex;
  GCond changed;
  Job *ring; /* slip i is in place i % n_ahead */
  gsize n_ahead;
  gsize n_asked;
  gsize n_taken;
} Work;

static void
draw_job (gpointer data, gpointer user_data)
{
  Job *job = data;
  Work *work = user_data;
  GError *error = NULL;
  GBytes *pdf = yui_payslip_to_pdf (job->slip, &error);

  g_mutex_lock (&work->mutex);
  job->pdf = pdf;
  job->error = error;
  job->is_done = TRUE;
  g_cond_signal (&work->changed);
  g_mutex_unlock (&work->mutex);
}

static Job *
find_job (Work *work, gsize index)
{
  return &work->ring[index % work->n_ahead];
}

static gboolean
ask (Work *work, GError **error)
{
  gsize index = work->n_asked;
  const YuiPayslip *slip = work->slips->next (index, work->slips->user_data, error);

  if (slip == NULL)
    return FALSE;
  *find_job (work, index) = (Job){ .slip = slip };
  work->n_asked++;
  return g_thread_pool_push (work->pool, find_job (work, index), error);
}

static void
wait_for (Work *work, Job *job)
{
  g_mutex_lock (&work->mutex);
  while (!job->is_done)
    g_cond_wait (&work->changed, &work->mutex);
  g_mutex_unlock (&work->mutex);
}

static void
drop (Work *work, Job *job)
{
  g_clear_pointer (&job->pdf, g_bytes_unref);
  g_clear_error (&job->error);
  if (work->slips->release != NULL)
    work->slips->release (work->n_taken, job->slip, work->slips->user_data);
  work->n_taken++;
}

static gboolean
take_oldest (Work *work, GError **error)
{
  Job *job = find_job (work, work->n_taken);
  gboolean ok = FALSE;

  wait_for (work, job);
  if (job->pdf == NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  else
    ok = work->take (work->n_taken, job->slip, job->pdf, work->slips->user_data, error);
  drop (work, job);
  if (ok && work->slips->progress != NULL)
    work->slips->progress (work->n_taken, work->slips->n_slips, work->slips->user_data);
  return ok;
}

static gboolean
run (Work *work, GError **error)
{
  while (work->n_taken < work->slips->n_slips)
    {
      if (g_cancellable_set_error_if_cancelled (work->cancellable, error))
        return FALSE;
      if (work->n_asked < work->slips->n_slips && work->n_asked - work->n_taken < work->n_ahead)
        {
          if (!ask (work, error))
            return FALSE;
        }
      else if (!take_oldest (work, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
yui_payslips_make (const YuiPayslips *slips,
                   guint n_threads,
                   YuiPayslipTake take,
                   GCancellable *cancellable,
                   GError **error)
{
  Work work = { .slips = slips, .take = take, .cancellable = cancellable };
  gboolean ok;

  g_return_val_if_fail (slips != NULL && slips->next != NULL && take != NULL, FALSE);

  if (n_threads == 0)
    n_threads = MIN (g_get_num_processors (), THREADS_MAX);
  work.n_ahead = (gsize)n_threads * AHEAD_A_THREAD;
  work.pool = g_thread_pool_new (draw_job, &work, (int)n_threads, FALSE, error);
  if (work.pool == NULL)
    return FALSE;
  work.ring = g_new0 (Job, work.n_ahead);
  g_mutex_init (&work.mutex);
  g_cond_init (&work.changed);
  ok = run (&work, error);
  g_thread_pool_free (work.pool, FALSE, TRUE);
  while (work.n_taken < work.n_asked)
    drop (&work, find_job (&work, work.n_taken));
  g_cond_clear (&work.changed);
  g_mutex_clear (&work.mutex);
  g_free (work.ring);
  return ok;
}
