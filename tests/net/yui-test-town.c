/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-town.h"

#include <glib/gstdio.h>
#include <liboath/oath.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#include "yui-test-net.h"

static char *
dup_program (void)
{
  return g_build_filename (g_getenv ("YUI_BUILD_ROOT"), "app", "server", "yui-server", NULL);
}

char *
yui_test_town_command (YuiTestTown *town, const char *first, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  va_list args;

  g_ptr_array_add (argv, dup_program ());
  va_start (args, first);
  for (const char *argument = first; argument != NULL; argument = va_arg (args, const char *))
    g_ptr_array_add (argv, g_strdup (argument));
  va_end (args);
  g_ptr_array_add (argv, g_strdup ("--database"));
  g_ptr_array_add (argv, g_strdup (town->database));
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char *const *)argv->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                               &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return out;
}

/* The value of a line "word value". */
static char *
value_of (const char *out, const char *word)
{
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  g_autofree char *start = g_strconcat (word, " ", NULL);

  for (int i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], start))
      return g_strdup (lines[i] + strlen (start));
  g_test_message ("%s", out);
  g_assert_not_reached ();
}

static guint
find_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();

  return g_socket_listener_add_any_inet_port (listener, NULL, NULL);
}

gpointer
yui_test_want (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  gpointer object = yui_test_await_object (future, &error);

  g_assert_no_error (error);
  g_assert_nonnull (object);
  return object;
}

/* The server ends with a test that fails. */
static void
child_cb (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

void
yui_test_town_come_back (YuiTestTown *town)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *program = dup_program ();
  g_autofree char *data = g_build_filename (g_getenv ("YUI_SOURCE"), "data", NULL);
  g_autoptr (YuiHealth) health = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_child_setup (launcher, child_cb, NULL, NULL);
  town->server = g_subprocess_launcher_spawn (
      launcher, &error, program, "--database", town->database, "--listen", town->listen,
      "--data-files", data, "--second-factor", town->factor_roles, NULL);
  g_assert_no_error (error);
  yui_client_retry_now (town->client);
  health = yui_test_want (yui_client_get_health (town->client, NULL));
}

static void
stop (YuiTestTown *town, int signal)
{
  g_subprocess_send_signal (town->server, signal);
  g_assert_true (g_subprocess_wait (town->server, NULL, NULL));
  g_clear_object (&town->server);
}

void
yui_test_town_go_away (YuiTestTown *town)
{
  stop (town, SIGKILL);
}

void
yui_test_town_open (YuiTestTown *town, const char *factor_roles)
{
  g_autofree char *out = NULL, *account = NULL;

  town->folder = g_dir_make_tmp ("yui-town-XXXXXX", NULL);
  town->database = g_build_filename (town->folder, "yui.db", NULL);
  out = yui_test_town_command (town, "programme", "add", "--name", "試験町", "--prefecture", "15",
                               NULL);
  account = yui_test_town_command (town, "account", "add", "--programme", "1", "--role",
                                   "coordinator", "--label", "支援係", NULL);
  town->account_id = value_of (account, "account");
  town->token = value_of (account, "token");
  town->listen = g_strdup_printf ("127.0.0.1:%u", find_port ());
  town->url = g_strconcat ("http://", town->listen, NULL);
  town->factor_roles = g_strdup (factor_roles);
  town->client = yui_client_new (town->url, NULL);
  yui_test_town_come_back (town);
}

void
yui_test_town_close (YuiTestTown *town)
{
  g_autoptr (GDir) folder = g_dir_open (town->folder, 0, NULL);
  const char *name;

  g_object_unref (town->client);
  if (town->server != NULL)
    stop (town, SIGTERM);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (town->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (town->folder);
  g_free (town->folder);
  g_free (town->database);
  g_free (town->account_id);
  g_free (town->token);
  g_free (town->url);
  g_free (town->listen);
  g_free (town->factor_roles);
}

char *
yui_test_town_invite (YuiTestTown *town)
{
  g_autofree char *out
      = yui_test_town_command (town, "account", "password", "--programme", "1", "--account",
                               town->account_id, "--name", YUI_TEST_TOWN_NAME, NULL);

  return value_of (out, "invitation");
}

void
yui_test_town_set_password (YuiTestTown *town)
{
  g_autofree char *code = yui_test_town_invite (town);
  g_autoptr (YuiSignInName) chosen = yui_test_want (
      yui_client_choose_password (town->client, code, YUI_TEST_TOWN_PASSWORD, NULL));

  g_assert_cmpstr (yui_sign_in_name_get_name (chosen), ==, YUI_TEST_TOWN_NAME);
}

char *
yui_test_code_in (const char *base32, int after_s)
{
  char *secret, code[8];
  size_t length;

  g_assert_cmpint (oath_base32_decode (base32, strlen (base32), &secret, &length), ==, OATH_OK);
  g_assert_cmpint (oath_totp_generate (secret, length, time (NULL) + after_s,
                                       OATH_TOTP_DEFAULT_TIME_STEP_SIZE, 0, 6, code),
                   ==, OATH_OK);
  free (secret);
  return g_strdup (code);
}
