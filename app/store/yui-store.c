/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-store"

#include "yui-store.h"

#include "yui-database-private.h"
#include "yui-migration.h"

#include <sys/eventfd.h>
#include <unistd.h>

#define GROUP_MAX 256
#define LATER_MAX 1000
#define IDLE_S    2
#define LISTEN_S  30 /* then a look whether the connection lives */
#define RETRY_MS  1000

/* Pages of the log: how many more make it worth to be moved into the file beside the writer, and at
 * which length the writer waits to begin it anew. */
#define LOG_STEP 1000
#define LOG_MAX  8000

typedef struct
{
  gint64 scope;
  YuiWriteFunc func;
  gpointer user_data;
  GError *error;
  GCond done; /* for the one who waits */
  gboolean is_done;
  gboolean is_detached;   /* nobody waits; the writer frees it */
  gboolean is_repeatable; /* func may run again, once what it did is undone */
  YuiWrittenFunc written; /* of such a one; nullable, as is the next */
  GDestroyNotify destroy;
} WriteJob;

struct _YuiStore
{
  char *uri;
  GMutex mutex;     /* guards the fields below, up to the blank line */
  GCond job_queued; /* for the writer */
  GQueue jobs;
  GPtrArray *idle_readers, *idle_lookers;
  gboolean is_closing;
  GCond log_grown; /* for the mover */
  gboolean is_log_long;
  YuiStoreCounts counts;

  gboolean writes_alone;

  YuiDatabase *writer_db; /* the writer's thread only */
  GThread *writer;
  int moved_pages; /* the log's length when it was last seen to; the writer's thread only */
  GThread *mover;  /* NULL: there is no log to move */

  GMutex watch_mutex; /* guards the next */
  YuiWatchFunc watch;
  gpointer watch_data;
  gboolean can_listen;
  GThread *listener; /* NULL: nothing is told */
  int listener_end;  /* an eventfd */
};

/* Runs one job in a savepoint. Its error stays in the job. Returns FALSE when the whole transaction
 * is lost. */
static gboolean
run_job (YuiDatabase *db, WriteJob *job)
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
run_lone_job (YuiDatabase *db, WriteJob *job)
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

  while (n < group->len && ((WriteJob *)group->pdata[n])->is_repeatable)
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
      const WriteJob *job = group->pdata[i];

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
      WriteJob *job = group->pdata[i];

      is_whole = run_job (db, job);
      if (!is_whole && job->error != NULL)
        *error = g_error_copy (job->error);
    }
  return is_whole;
}

/* Nothing of the group was kept: whoever had no error of their own gets this one. */
static void
fail_group (GPtrArray *group, const GError *error)
{
  for (guint i = 0; i < group->len; i++)
    {
      WriteJob *job = group->pdata[i];

      if (job->error == NULL)
        job->error = error != NULL ? g_error_copy (error)
                                   : g_error_new_literal (YUI_STORE_ERROR, YUI_STORE_ERROR_FAILED,
                                                          "Another write undid the transaction.");
    }
}

/* Opens a transaction, on a new connection when the server behind the old one has gone. */
static gboolean
begin_group (YuiStore *store, GError **error)
{
  g_autoptr (GError) lost = NULL;
  YuiDatabase *db;

  if (yui_database_is_usable (store->writer_db) && yui_database_begin (store->writer_db, &lost))
    return TRUE;
  if (yui_database_is_usable (store->writer_db))
    {
      g_propagate_error (error, g_steal_pointer (&lost));
      return FALSE;
    }
  db = yui_database_open (store->uri, YUI_DATABASE_READ_WRITE, error);
  if (db == NULL)
    return FALSE;
  yui_database_close (store->writer_db);
  store->writer_db = db;
  return yui_database_begin (db, error);
}

/* Returns whether it was committed. */
static gboolean
run_group (YuiStore *store, GPtrArray *group)
{
  g_autoptr (GError) error = NULL;
  gboolean is_whole = begin_group (store, &error);
  YuiDatabase *db = store->writer_db;
  const gboolean is_alone = is_whole && is_lone (db, group);

  if (is_alone && !run_lone_job (db, group->pdata[0]))
    return TRUE;
  if (is_whole && !is_alone)
    is_whole = run_jobs (db, group, &error);
  if (is_whole && yui_database_commit (db, &error))
    return TRUE;
  yui_database_rollback (db);
  fail_group (group, error);
  return FALSE;
}

static int
compare_scopes (gconstpointer a, gconstpointer b)
{
  const WriteJob *first = *(WriteJob *const *)a, *second = *(WriteJob *const *)b;

  return (first->scope > second->scope) - (first->scope < second->scope);
}

/* Takes what is queued, ordered by programme, so that writers of several processes hold each other
 * off in the same order and never in a ring. Returns an empty group when it is time to end, NULL when nothing came for a
 * while. */
static GPtrArray *
take_group (YuiStore *store, gboolean is_clean)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&store->mutex);
  gint64 until = g_get_monotonic_time () + IDLE_S * G_USEC_PER_SEC;
  GPtrArray *group;

  while (g_queue_is_empty (&store->jobs) && !store->is_closing)
    if (is_clean)
      g_cond_wait (&store->job_queued, &store->mutex);
    else if (!g_cond_wait_until (&store->job_queued, &store->mutex, until))
      return NULL;

  group = g_ptr_array_new ();
  while (group->len < GROUP_MAX && !g_queue_is_empty (&store->jobs))
    g_ptr_array_add (group, g_queue_pop_head (&store->jobs));
  g_ptr_array_sort (group, compare_scopes); /* stable */
  return group;
}

static void
detached_job_free (WriteJob *job)
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

static void
finish_group (YuiStore *store, GPtrArray *group, gboolean is_kept)
{
  g_mutex_lock (&store->mutex);
  store->counts.writes += group->len;
  if (is_kept)
    store->counts.groups++;
  else
    store->counts.failed_groups++;

  for (guint i = 0; i < group->len; i++)
    {
      WriteJob *job = group->pdata[i];

      if (job->is_detached)
        continue;
      job->is_done = TRUE;
      g_cond_signal (&job->done);
      group->pdata[i] = NULL; /* its own thread's from here on */
    }
  g_mutex_unlock (&store->mutex);

  for (guint i = 0; i < group->len; i++)
    g_clear_pointer ((WriteJob **)&group->pdata[i], detached_job_free);
}

/* ---- watching ---- */

static void
tell_watch (YuiStore *store)
{
  g_mutex_lock (&store->watch_mutex);
  if (store->watch != NULL)
    store->watch (store->watch_data);
  g_mutex_unlock (&store->watch_mutex);
}

/* Listens to other processes until the store closes, on a new connection when the server behind the
 * old one has gone. */
static gpointer
listener_thread (gpointer user_data)
{
  YuiStore *store = user_data;
  gboolean goes_on = TRUE;

  while (goes_on)
    {
      g_autoptr (YuiDatabase) db = yui_database_open (store->uri, YUI_DATABASE_READ_ONLY, NULL);
      gboolean is_heard = db != NULL && yui_database_listen (db, NULL);

      tell_watch (store); /* what was committed while nobody listened */
      while (goes_on && is_heard)
        {
          if (!yui_database_await_notice (db, store->listener_end, LISTEN_S * 1000, &goes_on))
            is_heard = goes_on && yui_database_listen (db, NULL); /* does it still answer? */
          tell_watch (store);
        }
      if (goes_on)
        goes_on = !yui_database_await_end (store->listener_end, RETRY_MS);
    }
  return NULL;
}

void
yui_store_set_watch (YuiStore *store, YuiWatchFunc func, gpointer user_data)
{
  g_return_if_fail (store != NULL);

  g_mutex_lock (&store->watch_mutex);
  store->watch = func;
  store->watch_data = user_data;
  if (func != NULL && store->listener == NULL && store->can_listen)
    store->listener = g_thread_new ("yui-listener", listener_thread, store);
  g_mutex_unlock (&store->watch_mutex);
}

/* ---- the log ---- */

/* Moves the log into the file, so that no commit has to; on a connection of its own. */
static gpointer
mover_thread (gpointer user_data)
{
  YuiStore *store = user_data;
  g_autoptr (YuiDatabase) db = yui_database_open (store->uri, YUI_DATABASE_READ_WRITE, NULL);
  gboolean goes_on = TRUE;

  while (goes_on)
    {
      g_mutex_lock (&store->mutex);
      while (!store->is_log_long && !store->is_closing)
        g_cond_wait (&store->log_grown, &store->mutex);
      store->is_log_long = FALSE;
      goes_on = !store->is_closing;
      g_mutex_unlock (&store->mutex);
      if (goes_on && db != NULL)
        yui_database_move_log (db);
    }
  return NULL;
}

/* After a commit was answered. What the mover left is little. */
static void
tend_log (YuiStore *store)
{
  const int n_pages = yui_database_get_log_pages (store->writer_db);

  if (n_pages < store->moved_pages)
    store->moved_pages = 0;
  if (n_pages < store->moved_pages + LOG_STEP)
    return;
  store->moved_pages = n_pages;
  if (n_pages >= LOG_MAX)
    yui_database_move_log (store->writer_db);
  g_mutex_lock (&store->mutex);
  store->is_log_long = TRUE;
  g_cond_signal (&store->log_grown);
  g_mutex_unlock (&store->mutex);
}

static gpointer
writer_thread (gpointer user_data)
{
  YuiStore *store = user_data;
  gboolean is_clean = TRUE;

  for (;;)
    {
      g_autoptr (GPtrArray) group = take_group (store, is_clean);
      gboolean is_kept;

      if (group == NULL)
        {
          yui_database_idle (store->writer_db);
          is_clean = TRUE;
          continue;
        }
      if (group->len == 0)
        return NULL;
      is_kept = run_group (store, group);
      finish_group (store, group, is_kept);
      if (is_kept)
        tell_watch (store);
      tend_log (store);
      is_clean = FALSE;
    }
}

YuiStore *
yui_store_open (const char *uri, const char *migrations_path, GError **error)
{
  g_autoptr (YuiDatabase) db = NULL;
  YuiStore *store;

  g_return_val_if_fail (uri != NULL && migrations_path != NULL, NULL);

  db = yui_database_open (uri, YUI_DATABASE_READ_WRITE, error);
  if (db == NULL || !yui_migration_run (db, migrations_path, error))
    return NULL;

  yui_database_idle (db);
  store = g_new0 (YuiStore, 1);
  store->uri = g_strdup (uri);
  g_mutex_init (&store->mutex);
  g_cond_init (&store->job_queued);
  g_queue_init (&store->jobs);
  store->idle_readers = g_ptr_array_new_with_free_func ((GDestroyNotify)yui_database_close);
  g_mutex_init (&store->watch_mutex);
  store->can_listen = yui_database_get_driver (db)->listen != NULL;
  store->listener_end = eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK);
  yui_database_watch_log (db);
  g_cond_init (&store->log_grown);
  store->idle_lookers = g_ptr_array_new_with_free_func ((GDestroyNotify)yui_database_close);
  if (yui_database_get_driver (db)->move_log != NULL)
    store->mover = g_thread_new ("yui-mover", mover_thread, store);
  store->writes_alone = yui_database_get_driver (db)->writes_alone;
  store->writer_db = g_steal_pointer (&db);
  store->writer = g_thread_new ("yui-writer", writer_thread, store);
  return store;
}

void
yui_store_close (YuiStore *store)
{
  g_return_if_fail (store != NULL);

  g_mutex_lock (&store->mutex);
  store->is_closing = TRUE;
  g_cond_signal (&store->job_queued);
  g_mutex_unlock (&store->mutex);
  g_thread_join (store->writer);
  g_mutex_lock (&store->mutex);
  g_cond_signal (&store->log_grown);
  g_mutex_unlock (&store->mutex);
  if (store->mover != NULL)
    g_thread_join (store->mover);
  g_cond_clear (&store->log_grown);
  eventfd_write (store->listener_end, 1);
  if (store->listener != NULL)
    g_thread_join (store->listener);
  close (store->listener_end);
  g_mutex_clear (&store->watch_mutex);

  g_ptr_array_unref (store->idle_readers);
  g_ptr_array_unref (store->idle_lookers);
  yui_database_close (store->writer_db);
  g_mutex_clear (&store->mutex);
  g_cond_clear (&store->job_queued);
  g_free (store->uri);
  g_free (store);
}

static YuiDatabase *
take_idle (YuiStore *store, GPtrArray *idle)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&store->mutex);

  return idle->len > 0 ? g_ptr_array_steal_index_fast (idle, idle->len - 1) : NULL;
}

static gboolean
begin_read (YuiDatabase *db, gint64 scope, GError **error)
{
  return yui_database_begin_read (db, error) && yui_database_set_scope (db, scope, FALSE, error);
}

/* Connections to a server that has gone meanwhile are dropped. */
static YuiDatabase *
begin_on (YuiStore *store, GPtrArray *idle, YuiDatabaseFlags flags, gint64 scope, GError **error)
{
  g_autoptr (YuiDatabase) db = NULL;

  while ((db = take_idle (store, idle)) != NULL)
    {
      g_autoptr (GError) lost = NULL;

      if (begin_read (db, scope, &lost))
        return g_steal_pointer (&db);
      if (yui_database_is_usable (db))
        {
          g_propagate_error (error, g_steal_pointer (&lost));
          return NULL;
        }
      g_clear_pointer (&db, yui_database_close);
    }
  db = yui_database_open (store->uri, flags, error);
  return db != NULL && begin_read (db, scope, error) ? g_steal_pointer (&db) : NULL;
}

YuiDatabase *
yui_store_begin_read (YuiStore *store, gint64 scope, GError **error)
{
  g_return_val_if_fail (store != NULL, NULL);

  return begin_on (store, store->idle_readers, YUI_DATABASE_READ_ONLY, scope, error);
}

YuiDatabase *
yui_store_begin_look (YuiStore *store, gint64 scope, GError **error)
{
  g_return_val_if_fail (store != NULL, NULL);

  return begin_on (store, store->idle_lookers, YUI_DATABASE_READ_ONLY | YUI_DATABASE_BRIEF, scope,
                   error);
}

void
yui_store_end_read (YuiStore *store, YuiDatabase *db)
{
  g_return_if_fail (store != NULL && db != NULL);

  yui_database_rollback (db);
  if (!yui_database_is_usable (db))
    {
      yui_database_close (db);
      return;
    }
  g_mutex_lock (&store->mutex);
  g_ptr_array_add ((yui_database_get_flags (db) & YUI_DATABASE_BRIEF) != 0 ? store->idle_lookers
                                                                           : store->idle_readers,
                   db);
  g_mutex_unlock (&store->mutex);
}

gboolean
yui_store_write (
    YuiStore *store, gint64 scope, YuiWriteFunc func, gpointer user_data, GError **error)
{
  WriteJob job = { .scope = scope, .func = func, .user_data = user_data };

  g_return_val_if_fail (store != NULL && func != NULL, FALSE);
  g_return_val_if_fail (g_thread_self () != store->writer, FALSE);

  g_cond_init (&job.done);
  g_mutex_lock (&store->mutex);
  g_queue_push_tail (&store->jobs, &job);
  g_cond_signal (&store->job_queued);
  while (!job.is_done)
    g_cond_wait (&job.done, &store->mutex);
  g_mutex_unlock (&store->mutex);
  g_cond_clear (&job.done);

  if (job.error == NULL)
    return TRUE;
  g_propagate_error (error, job.error);
  return FALSE;
}

gboolean
yui_store_write_later (
    YuiStore *store, gint64 scope, YuiWriteFunc func, gpointer user_data, GDestroyNotify destroy)
{
  WriteJob *job;
  gboolean has_room;

  g_return_val_if_fail (store != NULL && func != NULL, FALSE);

  job = g_new0 (WriteJob, 1);
  job->scope = scope;
  job->func = func;
  job->user_data = user_data;
  job->destroy = destroy;
  job->is_detached = TRUE;

  g_mutex_lock (&store->mutex);
  has_room = g_queue_get_length (&store->jobs) < LATER_MAX;
  if (has_room)
    {
      g_queue_push_tail (&store->jobs, job);
      g_cond_signal (&store->job_queued);
    }
  g_mutex_unlock (&store->mutex);
  if (!has_room)
    detached_job_free (job);
  return has_room;
}

void
yui_store_write_then (
    YuiStore *store, gint64 scope, YuiWriteFunc func, YuiWrittenFunc written, gpointer user_data)
{
  WriteJob *job;

  g_return_if_fail (store != NULL && func != NULL && written != NULL);

  job = g_new0 (WriteJob, 1);
  job->scope = scope;
  job->func = func;
  job->written = written;
  job->user_data = user_data;
  job->is_detached = job->is_repeatable = TRUE;

  g_mutex_lock (&store->mutex);
  g_queue_push_tail (&store->jobs, job);
  g_cond_signal (&store->job_queued);
  g_mutex_unlock (&store->mutex);
}

gboolean
yui_store_writes_alone (YuiStore *store)
{
  g_return_val_if_fail (store != NULL, FALSE);

  return store->writes_alone;
}

void
yui_store_get_counts (YuiStore *store, YuiStoreCounts *counts)
{
  g_return_if_fail (store != NULL && counts != NULL);

  g_mutex_lock (&store->mutex);
  *counts = store->counts;
  counts->queued = g_queue_get_length (&store->jobs);
  g_mutex_unlock (&store->mutex);
}
