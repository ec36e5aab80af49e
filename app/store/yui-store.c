/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-store"

#include "yui-store.h"

#include "yui-database-private.h"
#include "yui-migration.h"
#include "yui-write-job.h"

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

struct _YuiStore
{
  char *uri;
  GMutex mutex;     /* guards the fields below, up to the blank line */
  GCond job_queued; /* for the writer */
  GQueue jobs;
  GPtrArray *idle_readers, *idle_lookers;
  gint64 replanned_us; /* connections that were opened before plan by what was known then */
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

  if (begin_group (store, &error))
    return yui_write_jobs_run (store->writer_db, group);
  yui_database_rollback (store->writer_db);
  yui_write_jobs_fail (group, error);
  return FALSE;
}

static int
compare_scopes (gconstpointer a, gconstpointer b)
{
  const YuiWriteJob *first = *(YuiWriteJob *const *)a, *second = *(YuiWriteJob *const *)b;

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
      YuiWriteJob *job = group->pdata[i];

      if (job->is_detached)
        continue;
      job->is_done = TRUE;
      g_cond_signal (&job->done);
      group->pdata[i] = NULL; /* its own thread's from here on */
    }
  g_mutex_unlock (&store->mutex);

  for (guint i = 0; i < group->len; i++)
    g_clear_pointer ((YuiWriteJob **)&group->pdata[i], yui_write_job_free_detached);
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

/* Readers are opened anew, to plan by what is known of the data now. */
static void
replan (YuiStore *store)
{
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func ((GDestroyNotify)yui_database_close);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&store->mutex);

  store->replanned_us = g_get_monotonic_time ();
  while (store->idle_readers->len > 0)
    g_ptr_array_add (old, g_ptr_array_steal_index_fast (store->idle_readers, 0));
  while (store->idle_lookers->len > 0)
    g_ptr_array_add (old, g_ptr_array_steal_index_fast (store->idle_lookers, 0));
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
          if (yui_database_idle (store->writer_db))
            replan (store);
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

/* On a connection of its own: SQLite goes through the table of a connection's pages at each commit,
 * and that stays as large as it has ever been. */
static gboolean
prepare (const char *uri, const char *migrations_path, GError **error)
{
  g_autoptr (YuiDatabase) db = yui_database_open (uri, YUI_DATABASE_READ_WRITE, error);

  if (db == NULL || !yui_migration_run (db, migrations_path, error))
    return FALSE;
  yui_database_idle (db);
  return TRUE;
}

YuiStore *
yui_store_open (const char *uri, const char *migrations_path, GError **error)
{
  g_autoptr (YuiDatabase) db = NULL;
  YuiStore *store;

  g_return_val_if_fail (uri != NULL && migrations_path != NULL, NULL);

  if (!prepare (uri, migrations_path, error)
      || (db = yui_database_open (uri, YUI_DATABASE_READ_WRITE, error)) == NULL)
    return NULL;

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
  gboolean is_kept;

  g_return_if_fail (store != NULL && db != NULL);

  yui_database_rollback (db);
  g_mutex_lock (&store->mutex);
  is_kept = yui_database_is_usable (db) && yui_database_get_opened_us (db) > store->replanned_us;
  if (is_kept)
    g_ptr_array_add ((yui_database_get_flags (db) & YUI_DATABASE_BRIEF) != 0 ? store->idle_lookers
                                                                             : store->idle_readers,
                     db);
  g_mutex_unlock (&store->mutex);
  if (!is_kept)
    yui_database_close (db);
}

gboolean
yui_store_write (
    YuiStore *store, gint64 scope, YuiWriteFunc func, gpointer user_data, GError **error)
{
  YuiWriteJob job = { .scope = scope, .func = func, .user_data = user_data };

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
  YuiWriteJob *job;
  gboolean has_room;

  g_return_val_if_fail (store != NULL && func != NULL, FALSE);

  job = g_new0 (YuiWriteJob, 1);
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
    yui_write_job_free_detached (job);
  return has_room;
}

void
yui_store_write_then (
    YuiStore *store, gint64 scope, YuiWriteFunc func, YuiWrittenFunc written, gpointer user_data)
{
  YuiWriteJob *job;

  g_return_if_fail (store != NULL && func != NULL && written != NULL);

  job = g_new0 (YuiWriteJob, 1);
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
