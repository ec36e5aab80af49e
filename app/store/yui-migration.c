/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-store"

#include "yui-migration.h"

#include "yui-database-private.h"

#include <gio/gio.h>

#define TRIES_MAX 20
#define RETRY_US  (500 * 1000)

typedef struct
{
  gint64 number;
  char *name;
  char *sha256;
  GBytes *script;
} Migration;

static void
migration_free (Migration *migration)
{
  g_free (migration->name);
  g_free (migration->sha256);
  g_clear_pointer (&migration->script, g_bytes_unref);
  g_free (migration);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Migration, migration_free)

static int
compare_migrations (gconstpointer a, gconstpointer b)
{
  const Migration *first = *(Migration *const *)a, *second = *(Migration *const *)b;

  return (first->number > second->number) - (first->number < second->number);
}

static Migration *
load_migration (const char *folder, const char *name, GError **error)
{
  g_autoptr (Migration) migration = g_new0 (Migration, 1);
  g_autofree char *path = g_build_path ("/", folder, name, NULL);

  migration->number = g_ascii_strtoll (name, NULL, 10);
  migration->name = g_strdup (name);
  migration->script = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (migration->script == NULL)
    return NULL;
  migration->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, migration->script);
  return g_steal_pointer (&migration);
}

/* `0002-what.sql` for every driver, or `0002-what.DRIVER.sql` for one that needs other words. */
static gboolean
is_for (const char *name, char **names, const char *driver)
{
  g_autofree char *stem = g_strndup (name, strcspn (name, "."));
  g_autofree char *own = g_strdup_printf ("%s.%s.sql", stem, driver);

  return g_str_equal (name, own)
         || (g_str_equal (name + strlen (stem), ".sql")
             && !g_strv_contains ((const char *const *)names, own));
}

static GPtrArray *
load_migrations (const char *folder, const char *driver, GError **error)
{
  g_auto (GStrv) names
      = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GPtrArray) migrations
      = g_ptr_array_new_with_free_func ((GDestroyNotify)migration_free);

  if (names == NULL)
    return NULL;
  for (guint i = 0; names[i] != NULL; i++)
    {
      Migration *migration;

      if (!is_for (names[i], names, driver))
        continue;
      migration = load_migration (folder, names[i], error);
      if (migration == NULL)
        return NULL;
      g_ptr_array_add (migrations, migration);
    }
  g_ptr_array_sort (migrations, compare_migrations);
  return g_steal_pointer (&migrations);
}

/* Sets n_run to how many of the migrations, from the first, have run. */
static gboolean
check_run (YuiDatabase *db, GPtrArray *migrations, guint *n_run, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT number, sha256 FROM schema_migration ORDER BY number");
  YuiStep step;

  if (query == NULL)
    return FALSE;
  for (*n_run = 0; (step = yui_statement_step (query, error)) == YUI_STEP_ROW; ++*n_run)
    {
      const Migration *migration = *n_run < migrations->len ? migrations->pdata[*n_run] : NULL;

      if (migration == NULL || migration->number != yui_statement_get_int (query, 0))
        {
          g_set_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_NEWER,
                       "The database was written by a newer version (schema %" G_GINT64_FORMAT
                       "). Start the newer program.",
                       yui_statement_get_int (query, 0));
          return FALSE;
        }
      if (g_strcmp0 (migration->sha256, yui_statement_get_text (query, 1)) != 0)
        {
          g_set_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CORRUPT,
                       "The database was made by another edition of %s; it cannot be used with "
                       "this program.",
                       migration->name);
          return FALSE;
        }
    }
  return step == YUI_STEP_DONE;
}

static gboolean
run_script (YuiDatabase *db, const Migration *migration, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (migration->script, &size);
  g_autofree char *script = g_strndup (text, size);

  if (yui_database_execute (db, script, error)
      && yui_database_run (db, error,
                           "INSERT INTO schema_migration (number, name, sha256, applied_s) VALUES "
                           "($1, $2, $3, $4)",
                           YUI_INT (migration->number), YUI_TEXT (migration->name),
                           YUI_TEXT (migration->sha256),
                           YUI_INT (g_get_real_time () / G_USEC_PER_SEC))
             >= 0)
    return TRUE;
  g_prefix_error (error, "%s: ", migration->name);
  return FALSE;
}

static gboolean
begin_migration (YuiDatabase *db, GError **error)
{
  const char *take_schema = yui_database_get_driver (db)->take_schema;

  return (take_schema == NULL || yui_database_execute (db, take_schema, error))
         && yui_database_set_scope (db, YUI_SCOPE_ALL, FALSE, error);
}

/* Runs the migrations until until − 1 that are missing in one transaction; the references are checked
 * once. Which are missing is looked up in it: another process may have been at it meanwhile. */
static gboolean
run_together (YuiDatabase *db, GPtrArray *migrations, guint until, GError **error)
{
  gboolean done;
  guint n_run;

  if (!yui_database_begin (db, error))
    return FALSE;
  done = begin_migration (db, error) && check_run (db, migrations, &n_run, error);
  for (guint i = done ? n_run : until; done && i < until; i++)
    done = run_script (db, migrations->pdata[i], error);
  if (done && yui_database_check_references (db, error) && yui_database_commit (db, error))
    return TRUE;
  if (done)
    g_prefix_error (error, "%s: ", ((Migration *)migrations->pdata[until - 1])->name);
  yui_database_rollback (db);
  return FALSE;
}

/* What other processes do may stand in its way for a while. */
static gboolean
run_one (YuiDatabase *db, GPtrArray *migrations, guint which, GError **error)
{
  for (int tries = 1;; tries++)
    {
      g_autoptr (GError) problem = NULL;

      if (run_together (db, migrations, which + 1, &problem))
        return TRUE;
      if (tries == TRIES_MAX || !g_error_matches (problem, YUI_STORE_ERROR, YUI_STORE_ERROR_BUSY))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      g_usleep (RETRY_US);
    }
}

/* Only makes it quicker; while another process has the database open it cannot be done. */
static void
run_if_possible (YuiDatabase *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  if (sql != NULL && !yui_database_execute (db, sql, &error))
    g_debug ("%s: %s", sql, error->message);
}

static gboolean
run_missing (YuiDatabase *db, GPtrArray *migrations, GError **error)
{
  const YuiDatabaseDriver *driver = yui_database_get_driver (db);
  gboolean done = TRUE;
  guint n_run;

  if (!yui_database_execute (
          db,
          "CREATE TABLE IF NOT EXISTS schema_migration (number INTEGER PRIMARY KEY, "
          "name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_s INTEGER NOT NULL) STRICT",
          error)
      || !check_run (db, migrations, &n_run, error))
    return FALSE;
  if (n_run == migrations->len)
    return TRUE;
  run_if_possible (db, driver->before_migrations);
  if (driver->migrates_at_once)
    done = run_together (db, migrations, migrations->len, error);
  for (; done && !driver->migrates_at_once && n_run < migrations->len; n_run++)
    done = run_one (db, migrations, n_run, error);
  run_if_possible (db, driver->after_migrations);
  return done;
}

gboolean
yui_migration_run (YuiDatabase *db, const char *resource_path, GError **error)
{
  g_autoptr (GPtrArray) migrations
      = load_migrations (resource_path, yui_database_get_driver (db)->name, error);
  gboolean done;

  if (migrations == NULL || !yui_database_allow_rebuilding (db, TRUE, error))
    return FALSE;
  done = run_missing (db, migrations, error);
  return yui_database_allow_rebuilding (db, FALSE, done ? error : NULL) && done;
}
