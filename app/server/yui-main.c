/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include <glib-unix.h>
#include <locale.h>
#include <sodium.h>
#include <stdlib.h>

#include "yui-options.h"
#include "yui-server.h"

#include "yui-config.h"

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

/* Serves until SIGTERM or SIGINT. */
static gboolean
serve (const YuiOptions *options, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (YuiLawTables) tables = NULL;
  g_autoptr (YuiStore) store = NULL;
  g_autoptr (YuiServer) server = NULL;
  const char *folder = yui_law_tables_find_folder (options->data_files);

  tables = yui_law_tables_load (folder, error);
  if (tables == NULL)
    return FALSE;
  store = yui_store_open (options->database, YUI_SERVER_MIGRATIONS, error);
  if (store == NULL)
    return FALSE;
  server = yui_server_new (store, tables, folder);
  if (!yui_server_start (server, options->listen, NULL, options->base_url, error))
    return FALSE;

  g_message ("Serving %s at %s", options->database, yui_server_get_base_url (server));
  g_unix_signal_add (SIGTERM, quit_cb, loop);
  g_unix_signal_add (SIGINT, quit_cb, loop);
  g_main_loop_run (loop);
  yui_server_stop (server);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (YuiOptions) options = { 0 };

  setlocale (LC_ALL, "");
  if (sodium_init () < 0)
    g_error ("libsodium could not start.");
  if (yui_options_parse (&options, &argc, &argv, &error)
      && (options.show_version || serve (&options, &error)))
    return EXIT_SUCCESS;
  g_printerr ("yui-server: %s\n", error->message);
  return EXIT_FAILURE;
}
