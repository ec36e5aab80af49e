/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-options.h"
#include "yui-command.h"

#include "yui-config.h"

#define DEFAULT_LISTEN "127.0.0.1:8460"

static const char summary[]
    = "The server of Yui: shifts, people, hours and pay of a town over HTTP.";

static const char description[]
    = "Ways to run it:\n"
      "  yui-server --database PATH [--listen ADDRESS:PORT] [--base-url URL]\n"
      "      serves the database at PATH, made if missing, until SIGTERM.\n"
      "  yui-server --embedded [--data-dir DIR]\n"
      "      is what yui and yui-kiosk start: the database DIR/yui.db, with a demo town the first\n"
      "      time, on a free loopback port; prints one line of JSON with its address and tokens,\n"
      "      and ends when its input ends. A second one prints the line of the first.\n"
      "\n"
      "Commands, which also work while it serves; each has a --help:\n"
      "%s"
      "\n"
      "Environment: YUI_DATA_FILES is used where --data-files is not given; "
      "G_MESSAGES_DEBUG=yui-server\n"
      "also logs calls that only read.\n"
      "\n"
      "Put a reverse proxy with TLS in front of it where others than this machine can reach it.";

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

static gboolean
parse_listen (YuiOptions *options, const char *text, GError **error)
{
  g_autoptr (GSocketConnectable) connectable = g_network_address_parse (text, 0, NULL);
  g_autoptr (GInetAddress) address = NULL;

  if (connectable != NULL)
    address = g_inet_address_new_from_string (
        g_network_address_get_hostname (G_NETWORK_ADDRESS (connectable)));
  if (address == NULL)
    return fail (error,
                 "--listen needs an IP address and a port, such as 127.0.0.1:8460 or [::1]:8460.");
  options->listen = G_INET_SOCKET_ADDRESS (g_inet_socket_address_new (
      address, g_network_address_get_port (G_NETWORK_ADDRESS (connectable))));
  return TRUE;
}

static gboolean
check (YuiOptions *options, const char *listen, GError **error)
{
  gsize length;

  if (options->is_embedded && (options->database != NULL || listen != NULL))
    return fail (
        error,
        "--embedded chooses database and address itself; leave out --database and --listen.");
  if (!options->is_embedded && options->database == NULL)
    return fail (
        error, "say which database to serve with --database PATH, or use --embedded. See --help.");
  if (options->base_url != NULL)
    {
      if (!g_uri_is_valid (options->base_url, G_URI_FLAGS_NONE, NULL))
        return fail (error, "--base-url must be an address such as https://yui.example.jp.");
      length = strlen (options->base_url);
      if (options->base_url[length - 1] == '/')
        options->base_url[length - 1] = '\0';
    }
  if (options->is_embedded && options->data_dir == NULL)
    options->data_dir = g_build_filename (g_get_user_data_dir (), "yui", NULL);
  return options->is_embedded
         || parse_listen (options, listen != NULL ? listen : DEFAULT_LISTEN, error);
}

gboolean
yui_options_parse (YuiOptions *options, int *argc, char ***argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree char *listen = NULL, *commands = yui_command_dup_overview (),
                  *text = g_strdup_printf (description, commands);
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &options->database, "Database file to serve",
      "PATH" },
    { "listen", 0, 0, G_OPTION_ARG_STRING, &listen,
      "Address to listen on (" DEFAULT_LISTEN "); port 0 takes a free one", "ADDRESS:PORT" },
    { "base-url", 0, 0, G_OPTION_ARG_STRING, &options->base_url,
      "How phones reach the server, for the check-in QR", "URL" },
    { "data-files", 0, 0, G_OPTION_ARG_FILENAME, &options->data_files,
      "Folder of the law and reference tables (" YUI_PKGDATADIR ")", "DIR" },
    { "embedded", 0, 0, G_OPTION_ARG_NONE, &options->is_embedded, "Serve a desktop program", NULL },
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &options->data_dir,
      "With --embedded: where its files are ($XDG_DATA_HOME/yui)", "DIR" },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->show_version, "Show the version", NULL },
    { NULL },
  };

  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, text);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc > 1)
    return fail (error, "there is a word on the command line that it does not know. See --help.");
  if (options->show_version)
    {
      g_print ("yui-server %s\n", YUI_VERSION);
      return TRUE;
    }
  return check (options, listen, error);
}

void
yui_options_clear (YuiOptions *options)
{
  g_clear_pointer (&options->database, g_free);
  g_clear_pointer (&options->base_url, g_free);
  g_clear_pointer (&options->data_files, g_free);
  g_clear_pointer (&options->data_dir, g_free);
  g_clear_object (&options->listen);
}
