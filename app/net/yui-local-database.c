/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-local-database.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "store/yui-migration.h"
#include "yui-net-resources.h"

#define MIGRATIONS "/town/yui/net/migrations"

struct _YuiLocalDatabase
{
  GObject parent_instance;

  char *path;
  YuiDatabase *db; /* of the pool's one thread */
  GThreadPool *pool;
};

typedef struct
{
  YuiLocalFunc func;
  gpointer data;
  GDestroyNotify free_data;
  DexPromise *promise;
  GValue result;
  GError *error;
} Job;

G_DEFINE_FINAL_TYPE (YuiLocalDatabase, yui_local_database, G_TYPE_OBJECT)

static gboolean
finish_job_cb (gpointer user_data)
{
  Job *job = user_data;

  if (job->error != NULL)
    dex_promise_reject (job->promise, g_steal_pointer (&job->error));
  else
    dex_promise_resolve (job->promise, &job->result);
  if (G_VALUE_TYPE (&job->result) != 0)
    g_value_unset (&job->result);
  if (job->free_data != NULL)
    job->free_data (job->data);
  dex_clear (&job->promise);
  g_free (job);
  return G_SOURCE_REMOVE;
}

static gboolean
ensure_open (YuiLocalDatabase *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (YuiDatabase) db = NULL;

  if (self->db != NULL)
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, (int)g_io_error_from_errno (errno), "Cannot make %s", folder);
      return FALSE;
    }
  db = yui_database_open (self->path, YUI_DATABASE_READ_WRITE, error);
  if (db == NULL || !yui_migration_run (db, MIGRATIONS, error))
    return FALSE;
  self->db = g_steal_pointer (&db);
  return TRUE;
}

static void
run_job (gpointer data, gpointer user_data)
{
  YuiLocalDatabase *self = user_data;
  Job *job = data;

  if (ensure_open (self, &job->error) && job->func (self->db, job->data, &job->result, &job->error))
    g_assert (G_VALUE_TYPE (&job->result) != 0);
  g_idle_add_full (G_PRIORITY_DEFAULT, finish_job_cb, job, NULL);
}

static void
yui_local_database_finalize (GObject *object)
{
  YuiLocalDatabase *self = YUI_LOCAL_DATABASE (object);

  /* What is queued is still done: it may be what a person has just entered. */
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_clear_pointer (&self->db, yui_database_close);
  g_free (self->path);
  G_OBJECT_CLASS (yui_local_database_parent_class)->finalize (object);
}

static void
yui_local_database_class_init (YuiLocalDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yui_local_database_finalize;
}

static void
yui_local_database_init (YuiLocalDatabase *self)
{
  self->pool = g_thread_pool_new (run_job, self, 1, FALSE, NULL);
}

YuiLocalDatabase *
yui_local_database_new (const char *path)
{
  YuiLocalDatabase *self = g_object_new (YUI_TYPE_LOCAL_DATABASE, NULL);

  dex_init ();
  g_resources_register (yui_net_get_resource ());
  self->path = path != NULL ? g_strdup (path)
                            : g_build_filename (g_get_user_data_dir (), "yui", "client.db", NULL);
  return self;
}

DexFuture *
yui_local_database_run (YuiLocalDatabase *self,
                        YuiLocalFunc func,
                        gpointer data,
                        GDestroyNotify free_data)
{
  Job *job;
  DexPromise *promise;

  g_return_val_if_fail (YUI_IS_LOCAL_DATABASE (self), NULL);

  promise = dex_promise_new ();
  job = g_new0 (Job, 1);
  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->promise = dex_ref (promise);
  g_thread_pool_push (self->pool, job, NULL);
  return DEX_FUTURE (promise);
}
