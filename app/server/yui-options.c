/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-options.h"
#include "yui-command.h"
#include "yui-second-factor.h"

#include "yui-config.h"

#define DEFAULT_LISTEN "127.0.0.1:8460"

/* Of one account: a person's program needs a few, a list that is paged to its end some dozens. */
#define DEFAULT_READS_PER_S 200
#define READS_PER_S_MAX     1000000
#define STRING(x)           #x
#define STRING_OF(x)        STRING (x)

static const char summary[]
    = "The server of Yui: shifts, people, hours and pay of a town over HTTP.";

static const char description[]
    = "Ways to run it:\n"
      "  yui-server --database PATH|URI [--listen ADDRESS:PORT] [--base-url URL]\n"
      "      serves the database at PATH, made if missing, or of a PostgreSQL server, until "
      "SIGTERM.\n"
      "  yui-server --embedded [--data-dir DIR]\n"
      "      is what yui and yui-kiosk start: the database DIR/yui.db, with a demo town the first\n"
      "      time, on a free loopback port; prints one line of JSON with its address and tokens,\n"
      "      and ends when its input ends. A second one prints the line of the first.\n"
      "\n"
      "Commands, which also work while it serves; each has a --help:\n"
      "%s"
      "\n"
      "Options that are not given are taken from the environment (YUI_DATABASE, YUI_LISTEN, "
      "YUI_BASE_URL,\n"
      "YUI_DATA_FILES, YUI_PROXIES, YUI_MONITOR, YUI_READS_PER_SECOND,\n"
      "YUI_SECOND_FACTOR, YUI_LEAKED_PASSWORDS), then from the group "
      "[server] of the file given "
      "by --config "
      "or\n"
      "YUI_CONFIG (database, listen, base-url, data-files, proxies, monitor, reads-per-second, "
      "second-factor, leaked-passwords). "
      "G_MESSAGES_DEBUG=yui-server "
      "also\n"
      "logs calls that only read.\n"
      "\n"
      "Put a reverse proxy with TLS in front of it where others than this machine can reach it.";

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

static GInetSocketAddress *
parse_address (const char *option, const char *text, GError **error)
{
  g_autoptr (GSocketConnectable) connectable = g_network_address_parse (text, 0, NULL);
  g_autoptr (GInetAddress) address = NULL;

  if (connectable != NULL)
    address = g_inet_address_new_from_string (
        g_network_address_get_hostname (G_NETWORK_ADDRESS (connectable)));
  if (address != NULL)
    return G_INET_SOCKET_ADDRESS (g_inet_socket_address_new (
        address, g_network_address_get_port (G_NETWORK_ADDRESS (connectable))));
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "%s needs an IP address and a port, such as 127.0.0.1:8460 or [::1]:8460.", option);
  return NULL;
}

/* Texts that may stand on the command line, in the environment or in the file. */
typedef struct
{
  char *config, *listen, *monitor, *reads, *factor;
} Texts;

static void
texts_clear (Texts *texts)
{
  g_free (texts->config);
  g_free (texts->listen);
  g_free (texts->monitor);
  g_free (texts->reads);
  g_free (texts->factor);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, texts_clear)

static GKeyFile *
read_config (const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (path == NULL || g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, error))
    return g_steal_pointer (&file);
  g_prefix_error (error, "the configuration %s: ", path);
  return NULL;
}

/* What the command line did not say. */
static gboolean
fill (YuiOptions *options, Texts *texts, GError **error)
{
  const struct
  {
    const char *variable, *key;
    char **value;
  } places[] = { { "YUI_DATABASE", "database", &options->database },
                 { "YUI_LISTEN", "listen", &texts->listen },
                 { "YUI_BASE_URL", "base-url", &options->base_url },
                 { "YUI_DATA_FILES", "data-files", &options->data_files },
                 { "YUI_PROXIES", "proxies", &options->proxies },
                 { "YUI_MONITOR", "monitor", &texts->monitor },
                 { "YUI_READS_PER_SECOND", "reads-per-second", &texts->reads },
                 { "YUI_SECOND_FACTOR", "second-factor", &texts->factor },
                 { "YUI_LEAKED_PASSWORDS", "leaked-passwords", &options->leaked_passwords } };
  g_autoptr (GKeyFile) file = NULL;

  if (texts->config == NULL)
    texts->config = g_strdup (g_getenv ("YUI_CONFIG"));
  file = read_config (texts->config, error);
  for (gsize i = 0; file != NULL && i < G_N_ELEMENTS (places); i++)
    {
      if (*places[i].value == NULL)
        *places[i].value = g_strdup (g_getenv (places[i].variable));
      if (*places[i].value == NULL)
        *places[i].value = g_key_file_get_string (file, "server", places[i].key, NULL);
    }
  return file != NULL;
}

static gboolean
check_base_url (char *url, GError **error)
{
  const gsize length = strlen (url);

  if (!g_uri_is_valid (url, G_URI_FLAGS_NONE, NULL))
    return fail (error, "--base-url must be an address such as https://yui.example.jp.");
  if (url[length - 1] == '/')
    url[length - 1] = '\0';
  return TRUE;
}

static gboolean
check_reads (YuiOptions *options, const char *text, GError **error)
{
  gint64 number = DEFAULT_READS_PER_S;

  if (text != NULL && !g_ascii_string_to_signed (text, 10, 0, READS_PER_S_MAX, &number, NULL))
    return fail (error, "--reads-per-second must be a number from 0 to 1000000; 0 is no limit.");
  options->reads_per_s = (int)number;
  return TRUE;
}

static gboolean
check_factor (YuiOptions *options, const char *text, GError **error)
{
  return yui_second_factor_parse (text != NULL ? text : YUI_SECOND_FACTOR_DEFAULT,
                                  &options->factor_roles)
         || fail (error, "--second-factor must be \"nobody\" or some of employer_owner, "
                         "employer_manager, payroll_clerk, coordinator, auditor, with commas.");
}

static gboolean
check (YuiOptions *options, Texts *texts, GError **error)
{
  if (options->is_embedded && (options->database != NULL || texts->listen != NULL))
    return fail (
        error,
        "--embedded chooses database and address itself; leave out --database and --listen.");
  if (!options->is_embedded && !fill (options, texts, error))
    return FALSE;
  if (!options->is_embedded && options->database == NULL)
    return fail (
        error, "say which database to serve with --database PATH, or use --embedded. See --help.");
  if (options->base_url != NULL && !check_base_url (options->base_url, error))
    return FALSE;
  if (options->is_embedded && options->data_dir == NULL)
    options->data_dir = g_build_filename (g_get_user_data_dir (), "yui", NULL);
  if (options->is_embedded)
    return TRUE;
  if (!check_reads (options, texts->reads, error) || !check_factor (options, texts->factor, error))
    return FALSE;
  options->listen
      = parse_address ("--listen", texts->listen != NULL ? texts->listen : DEFAULT_LISTEN, error);
  if (texts->monitor != NULL && options->listen != NULL)
    options->monitor = parse_address ("--monitor", texts->monitor, error);
  return options->listen != NULL && (texts->monitor == NULL || options->monitor != NULL);
}

gboolean
yui_options_parse (YuiOptions *options, int *argc, char ***argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (Texts) texts = { 0 };
  g_autofree char *commands = yui_command_dup_overview (),
                  *text = g_strdup_printf (description, commands);
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &options->database,
      "Database to serve: a file, or postgresql://…", "PATH|URI" },
    { "listen", 0, 0, G_OPTION_ARG_STRING, &texts.listen,
      "Address to listen on (" DEFAULT_LISTEN "); port 0 takes a free one", "ADDRESS:PORT" },
    { "base-url", 0, 0, G_OPTION_ARG_STRING, &options->base_url,
      "How phones reach the server, for the check-in QR", "URL" },
    { "data-files", 0, 0, G_OPTION_ARG_FILENAME, &options->data_files,
      "Folder of the law and reference tables (" YUI_PKGDATADIR ")", "DIR" },
    { "monitor", 0, 0, G_OPTION_ARG_STRING, &texts.monitor,
      "Address that answers /metrics, /healthz and /readyz to the operator", "ADDRESS:PORT" },
    { "proxies", 0, 0, G_OPTION_ARG_STRING, &options->proxies,
      "Addresses of proxies on other machines, whose X-Forwarded-For counts", "ADDRESS,…" },
    { "reads-per-second", 0, 0, G_OPTION_ARG_STRING, &texts.reads,
      "How fast one account may read for long (" STRING_OF (DEFAULT_READS_PER_S) "); 0: no limit",
      "NUMBER" },
    { "second-factor", 0, 0, G_OPTION_ARG_STRING, &texts.factor,
      "Which roles need a second factor (" YUI_SECOND_FACTOR_DEFAULT "), or nobody", "ROLE,…" },
    { "leaked-passwords", 0, 0, G_OPTION_ARG_FILENAME, &options->leaked_passwords,
      "Sorted list of SHA-1 of passwords that nobody may choose", "PATH" },
    { "config", 0, 0, G_OPTION_ARG_FILENAME, &texts.config, "File with what is not given here",
      "PATH" },
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
  return check (options, &texts, error);
}

void
yui_options_clear (YuiOptions *options)
{
  g_clear_pointer (&options->database, g_free);
  g_clear_pointer (&options->base_url, g_free);
  g_clear_pointer (&options->data_files, g_free);
  g_clear_pointer (&options->data_dir, g_free);
  g_clear_pointer (&options->proxies, g_free);
  g_clear_pointer (&options->leaked_passwords, g_free);
  g_clear_object (&options->listen);
  g_clear_object (&options->monitor);
}
