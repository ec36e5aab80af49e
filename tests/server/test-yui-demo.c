/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/yui-demo.h"
#include "server/yui-server.h"
#include "store/yui-migration.h"

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiLawTables) tables = yui_law_tables_load (yui_law_tables_find_folder (NULL), &error);
  g_assert_no_error (error);
  g_autoptr (YuiDatabase) db = yui_database_open (argc > 1 ? argv[1] : "/tmp/demo.db", 0, &error);
  g_assert_no_error (error);
  yui_migration_run (db, YUI_SERVER_MIGRATIONS, &error);
  g_assert_no_error (error);
  YuiDemoOptions o = { .seed = YUI_DEMO_SEED, .today = 20779, .tables = tables };
  gint64 t = g_get_monotonic_time ();
  gboolean ok = yui_demo_create (db, &o, &error);
  g_assert_true (ok || error != NULL);
  g_assert_no_error (error);
  g_print ("%.3f s\n", (g_get_monotonic_time () - t) / 1e6);
  return 0;
}
