/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-store"

#include "yui-write-job.h"

/* Runs one job in a savepoint. Its error stays in the job. Returns FALSE when the whole transaction
 * is lost. */
static gboolean
run_job (YuiDatabase *db, YuiWriteJob *job)
{
  g_autoptr (GError) error = NULL;

  if (!yui_database_savepoint (db, &job->error)
      || !yui_database_set_scope (db, job->scope, TRUE, &job->error))
    return FALSE;
  if (job->func (db, job->user_data, &job->error)
      && yui_database_release_savepoint (db, &job->error))
    return TRUE;

  g_assert (job->error != NULL);
  return yui_database_in_transaction (db) && yui_database_rollback_savepoint (db, &error);
}

/* Whether the transaction can stand for the job's savepoint: undoing the one is undoing the other. */
static gboolean
is_lone (YuiDatabase *db, GPtrArray *group)
{
  return group->len == 1 && yui_database_is_alone (db);
}

/* Runs the only job of a transaction. FALSE when nothing is left to commit: it has an error. */
static gboolean
run_lone_job (YuiDatabase *db, YuiWriteJob *job)
{
  const gboolean is_done = job->func (db, job->user_data, &job->error);

  if (is_done && yui_database_in_transaction (db))
    return TRUE;
  if (is_done)
    g_set_error_literal (&job->error, YUI_STORE_ERROR, YUI_STORE_ERROR_FAILED,
                         "The transaction ended.");
  g_assert (job->error != NULL);
  yui_database_rollback (db);
  return FALSE;
}

/* How many of the first may run again: where nobody else can have changed what they saw. */
static guint
count_repeatable (YuiDatabase *db, GPtrArray *group)
{
  guint n = 0;

  while (n < group->len && ((YuiWriteJob *)group->pdata[n])->is_repeatable)
    n++;
  return yui_database_is_alone (db) ? n : 0;
}

/* Runs the first n jobs in one savepoint, which costs less than one for each: a savepoint keeps a
 * copy of every page that is written in it. When one of them fails none is done. Returns FALSE, with
 * error if there is one, when the whole transaction is lost. */
static gboolean
run_together (YuiDatabase *db, GPtrArray *group, guint n, gboolean *are_done, GError **error)
{
  g_autoptr (GError) problem = NULL;

  *are_done = yui_database_savepoint (db, &problem);
  for (guint i = 0; *are_done && i < n; i++)
    {
      const YuiWriteJob *job = group->pdata[i];

      *are_done = job->func (db, job->user_data, &problem) && yui_database_in_transaction (db);
    }
  *are_done = *are_done && yui_database_release_savepoint (db, &problem);
  if (*are_done || (yui_database_in_transaction (db) && yui_database_rollback_savepoint (db, NULL)))
    return TRUE;
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Runs the jobs of an open transaction, each in a savepoint where it must be. Returns FALSE, with
 * error if there is one, when the transaction is lost. */
static gboolean
run_jobs (YuiDatabase *db, GPtrArray *group, GError **error)
{
  const guint n_together = count_repeatable (db, group);
  gboolean are_done = FALSE;
  gboolean is_whole = n_together < 2 || run_together (db, group, n_together, &are_done, error);

  for (guint i = are_done ? n_together : 0; is_whole && i < group->len; i++)
    {
      YuiWriteJob *job = group->pdata[i];

      is_whole = run_job (db, job);
      if (!is_whole && job->error != NULL)
        *error = g_error_copy (job->error);
    }
  return is_whole;
}

void
yui_write_jobs_fail (GPtrArray *group, const GError *error)
{
  for (guint i = 0; i < group->len; i++)
    {
      YuiWriteJob *job = group->pdata[i];

      if (job->error == NULL)
        job->error = error != NULL ? g_error_copy (error)
                                   : g_error_new_literal (YUI_STORE_ERROR, YUI_STORE_ERROR_FAILED,
                                                          "Another write undid the transaction.");
    }
}

gboolean
yui_write_jobs_run (YuiDatabase *db, GPtrArray *group)
{
  g_autoptr (GError) error = NULL;
  const gboolean is_alone = is_lone (db, group);

  if (is_alone && !run_lone_job (db, group->pdata[0]))
    return TRUE;
  if ((is_alone || run_jobs (db, group, &error)) && yui_database_commit (db, &error))
    return TRUE;
  yui_database_rollback (db);
  yui_write_jobs_fail (group, error);
  return FALSE;
}

void
yui_write_job_free_detached (YuiWriteJob *job)
{
  if (job->written != NULL)
    job->written (job->error, job->user_data);
  else if (job->error != NULL)
    g_message ("A queued write failed: %s", job->error->message);
  g_clear_error (&job->error);
  if (job->destroy != NULL)
    job->destroy (job->user_data);
  g_free (job);
}
