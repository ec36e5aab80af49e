/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include <glib-unix.h>
#include <locale.h>
#include <signal.h>
#include <sodium.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/yui-postgres.h"
#include "yui-audit-head.h"
#include "yui-command.h"
#include "yui-embedded.h"
#include "yui-moment.h"
#include "yui-notify.h"
#include "yui-options.h"
#include "yui-server.h"
#include "yui-timer.h"
#include "yui-upkeep.h"

#define HEADS_INTERVAL_S 86400

/* As many files as the system allows: each stream of events is one. */
static void
raise_file_limit (void)
{
  struct rlimit files;

  if (getrlimit (RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < files.rlim_max)
    {
      files.rlim_cur = files.rlim_max;
      setrlimit (RLIMIT_NOFILE, &files);
    }
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

/* The parent holds the other end of the input: when it ends, so does this. */
static gboolean
input_cb (int fd, GIOCondition condition, gpointer user_data)
{
  char buffer[256];

  if (read (fd, buffer, sizeof buffer) > 0)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
upkeep_cb (gpointer user_data)
{
  yui_upkeep_queue (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
heads_cb (gpointer user_data)
{
  yui_audit_log_heads (user_data);
  return G_SOURCE_CONTINUE;
}

typedef struct
{
  YuiStore *store;
  YuiTimerClock clock;
} Timers;

static gboolean
timers_cb (gpointer user_data)
{
  Timers *timers = user_data;
  g_autoptr (GError) error = NULL;
  const gint64 now_s = yui_timer_clock_read (&timers->clock, yui_moment_now (),
                                             g_get_monotonic_time () / G_USEC_PER_SEC);

  if (!yui_timer_queue (timers->store, now_s, &error))
    g_warning ("What is due could not be read: %s", error->message);
  return G_SOURCE_CONTINUE;
}

/* Serves until SIGTERM or SIGINT, or until the input ends when follows_input. */
static void
run (YuiServer *server, gboolean follows_input)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  YuiStore *store = yui_server_get_store (server);
  Timers timers = { .store = store };
  guint upkeep = g_timeout_add_seconds (YUI_UPKEEP_INTERVAL_S, upkeep_cb, store);
  guint heads = g_timeout_add_seconds (HEADS_INTERVAL_S, heads_cb, store);
  guint firing = g_timeout_add_seconds (YUI_TIMER_INTERVAL_S, timers_cb, &timers);
  guint sources[] = { g_unix_signal_add (SIGTERM, quit_cb, loop),
                      g_unix_signal_add (SIGINT, quit_cb, loop), upkeep, heads, firing };

  if (follows_input)
    g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, input_cb, loop);
  yui_upkeep_queue (store);
  yui_audit_log_heads (store);
  yui_timer_queue_completion (store);
  timers_cb (&timers);
  yui_notify_ready ();
  g_main_loop_run (loop);
  yui_notify_stopping ();
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    g_source_remove (sources[i]);
  yui_server_stop (server);
}

static gboolean
serve_database (const YuiOptions *options,
                const YuiLawTables *tables,
                const char *folder,
                GError **error)
{
  g_autoptr (YuiStore) store = yui_store_open (options->database, YUI_SERVER_MIGRATIONS, error);
  g_autoptr (YuiServer) server = NULL;
  YuiHttpLimits limits = { 0 };

  if (store == NULL)
    return FALSE;
  server = yui_server_new (store, tables, folder);
  if (options->leaked_passwords != NULL)
    {
      YuiLeaked *leaked = yui_leaked_open (options->leaked_passwords, error);

      if (leaked == NULL)
        return FALSE;
      yui_server_take_leaked (server, leaked);
    }
  limits.proxies = options->proxies;
  limits.reads_per_s = (guint)options->reads_per_s;
  yui_server_set_factor_roles (server, options->factor_roles);
  limits.socket = yui_notify_take_socket ();
  if (!yui_server_start (server, options->listen, &limits, options->base_url, error)
      || (options->monitor != NULL && !yui_server_start_monitor (server, options->monitor, error)))
    return FALSE;
  g_message ("Serving at %s", yui_server_get_base_url (server));
  run (server, FALSE);
  return TRUE;
}

static gboolean
serve_embedded (const YuiOptions *options,
                const YuiLawTables *tables,
                const char *folder,
                GError **error)
{
  g_autoptr (YuiEmbedded) embedded = NULL;
  g_autoptr (YuiStore) store = NULL;
  g_autoptr (YuiServer) server = NULL;
  gboolean is_other;

  embedded = yui_embedded_open (options->data_dir, &is_other, error);
  if (embedded == NULL)
    return is_other;
  store = yui_embedded_open_store (embedded, tables, error);
  if (store == NULL)
    return FALSE;
  server = yui_server_new (store, tables, folder);
  if (!yui_embedded_start (embedded, server, error)
      || !yui_embedded_announce (embedded, server, error))
    return FALSE;
  run (server, TRUE);
  return TRUE;
}

static gboolean
serve (const YuiOptions *options, GError **error)
{
  const char *folder = yui_law_tables_find_folder (options->data_files);
  g_autoptr (YuiLawTables) tables = yui_law_tables_load (folder, error);

  if (tables == NULL)
    return FALSE;
  return options->is_embedded ? serve_embedded (options, tables, folder, error)
                              : serve_database (options, tables, folder, error);
}

static gboolean
obey (int argc, char **argv, GError **error)
{
  g_auto (YuiOptions) options = { 0 };

  if (yui_command_is_one (argc, argv))
    return yui_command_run (argc, argv, error);
  return yui_options_parse (&options, &argc, &argv, error)
         && (options.show_version || serve (&options, error));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_log_writer_default_set_use_stderr (TRUE);
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN); /* a full disk is an error of the write, and so is this limit */
  raise_file_limit ();
  umask (0077); /* what it writes is about people */
  if (sodium_init () < 0)
    g_error ("libsodium could not start.");
  yui_postgres_register ();
  if (obey (argc, argv, &error))
    return EXIT_SUCCESS;
  g_printerr ("yui-server: %s\n", error->message);
  return EXIT_FAILURE;
}
