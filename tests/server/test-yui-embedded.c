/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-server.h"

#include <glib/gstdio.h>
#include <string.h>

/* The real program, as yui and yui-kiosk start it. */

static GSubprocess *
start (const char *const *args, GError **error)
{
  g_autofree char *program
      = g_build_filename (g_getenv ("YUI_BUILD_ROOT"), "app", "server", "yui-server", NULL);
  g_autofree char *data = g_build_filename (g_getenv ("YUI_SOURCE"), "data", NULL);
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                   | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_strv_builder_add (argv, program);
  g_strv_builder_addv (argv, (const char **)args);
  all = g_strv_builder_end (argv);
  g_subprocess_launcher_setenv (launcher, "YUI_DATA_FILES", data, TRUE);
  return g_subprocess_launcher_spawnv (launcher, (const char *const *)all, error);
}

static JsonNode *
read_line (GSubprocess *process)
{
  g_autoptr (GDataInputStream) stream
      = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autofree char *line = g_data_input_stream_read_line (stream, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  g_assert_nonnull (line);
  node = json_from_string (line, &error);
  g_assert_no_error (error);
  return node;
}

static const char *
token_of (JsonNode *line, const char *role)
{
  JsonArray *tokens = json_object_get_array_member (json_node_get_object (line), "tokens");

  for (guint i = 0; i < json_array_get_length (tokens); i++)
    {
      JsonObject *item = json_array_get_object_element (tokens, i);

      if (g_str_equal (json_object_get_string_member (item, "role"), role))
        return json_object_get_string_member (item, "token");
    }
  return NULL;
}

static guint
status_with (const char *url, const char *token)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char *uri = g_strconcat (url, "/v1/session", NULL),
                  *value = g_strconcat ("Bearer ", token, NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("GET", uri);
  g_autoptr (GBytes) bytes = NULL;

  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization", value);
  bytes = soup_session_send_and_read (session, message, NULL, NULL);
  return soup_message_get_status (message);
}

static guint
mode_of (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
end (GSubprocess *process)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (process), NULL, NULL);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_life (void)
{
  g_autofree char *folder = g_dir_make_tmp ("yui-embedded-XXXXXX", NULL);
  const char *const args[] = { "--embedded", "--data-dir", folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) first = start (args, &error), second = NULL, third = NULL;
  g_autoptr (JsonNode) line = NULL, other = NULL, later = NULL;
  static const char *const roles[] = { "employer_owner", "coordinator", "kiosk" };
  const char *url;

  g_assert_no_error (error);
  line = read_line (first);
  url = json_object_get_string_member (json_node_get_object (line), "url");
  g_assert_true (g_str_has_prefix (url, "http://127.0.0.1:"));
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    g_assert_cmpuint (status_with (url, token_of (line, roles[i])), ==, 200);
  g_assert_cmpuint (status_with (url, "guess"), ==, 401);
  g_assert_cmphex (mode_of (folder, "server.json"), ==, 0600);
  g_assert_cmphex (mode_of (folder, "tokens.json"), ==, 0600);
  g_assert_cmphex (mode_of (folder, "yui.db"), ==, 0600);

  second = start (args, &error);
  other = read_line (second);
  g_assert_true (json_node_equal (line, other));
  g_assert_true (g_subprocess_wait_check (second, NULL, NULL));

  end (first);
  third = start (args, &error);
  later = read_line (third);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (later), "url"), ==, url);
  g_assert_cmpstr (token_of (later, "kiosk"), ==, token_of (line, "kiosk"));
  end (third);
  remove_all (folder);
}

/* What cannot be served is said in a sentence, with status 1. */
static void
test_refusals (void)
{
  static const struct
  {
    const char *args[6], *part;
  } rows[] = {
    { { NULL }, "--database" },
    { { "--database", "/no/such/folder/yui.db" }, "/no/such/folder" },
    { { "--database", "/tmp/x.db", "--listen", "nonsense" }, "--listen" },
    { { "--database", "/tmp/x.db", "--listen", "127.0.0.1", "stray" }, "command line" },
    { { "--database", "/tmp/x.db", "--reads-per-second", "-1" }, "--reads-per-second" },
    { { "--database", "/tmp/x.db", "--reads-per-second", "many" }, "--reads-per-second" },
    { { "--database", "/tmp/x.db", "--second-factor", "owner" }, "--second-factor" },
    { { "--database", "/tmp/x.db", "--second-factor", "" }, "--second-factor" },
    { { "--embedded", "--database", "/tmp/x.db" }, "--embedded" },
    { { "--embedded", "--data-dir", "/dev/null/x" }, "--data-dir" },
    { { "--database", "/tmp/x.db", "--data-files", "/no/such" }, "minimum-wage.tsv" },
    { { "--database", "/tmp/x.db", "--base-url", "yui" }, "--base-url" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) process = start (rows[i].args, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &text, &error));
      g_test_message ("%s", text);
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
      g_assert_true (g_str_has_prefix (text, "yui-server: "));
      g_assert_nonnull (strstr (text, rows[i].part));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/embedded/life", test_life);
  g_test_add_func ("/server/embedded/refusals", test_refusals);
  return g_test_run ();
}
