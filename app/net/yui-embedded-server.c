/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-embedded-server.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#define FIRST_DELAY_MS 200
#define MAX_DELAY_MS   5000
#define WATCH_S        1 /* how often another program's server is looked after */

struct _YuiEmbeddedServer
{
  GObject parent_instance;

  char *program;
  GStrv arguments;
  GCancellable *cancellable; /* NULL while stopped */
  GSubprocess *process;
  GDataInputStream *output;
  GSocketClient *socket_client;
  guint timeout_id;
  guint n_failures;

  char *url;
  gint64 pid;
  char *failure;
  GPtrArray *tokens;
};

enum
{
  PROP_0,
  PROP_URL,
  PROP_FAILURE,
  N_PROPS
};

enum
{
  READY,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiEmbeddedServer, yui_embedded_server, G_TYPE_OBJECT)

static void launch (YuiEmbeddedServer *self);

static void
token_free (gpointer data)
{
  YuiEmbeddedToken *token = data;

  g_free (token->label);
  g_free (token->token);
  g_free (token);
}

static void
set_url (YuiEmbeddedServer *self, const char *url)
{
  if (g_set_str (&self->url, url))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_URL]);
}

static void
set_failure (YuiEmbeddedServer *self, const char *failure)
{
  if (g_set_str (&self->failure, failure))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FAILURE]);
}

/* Starting again */

static gboolean
launch_cb (gpointer user_data)
{
  YuiEmbeddedServer *self = user_data;

  self->timeout_id = 0;
  launch (self);
  return G_SOURCE_REMOVE;
}

static void
launch_later (YuiEmbeddedServer *self)
{
  guint delay_ms = MIN (FIRST_DELAY_MS << MIN (self->n_failures, 10), MAX_DELAY_MS);

  self->n_failures++;
  self->pid = 0;
  set_url (self, NULL);
  g_clear_object (&self->output);
  g_clear_object (&self->process);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add (delay_ms, launch_cb, self);
}

static void
waited_cb (GObject *process, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_finish (G_SUBPROCESS (process), result, &error);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    launch_later (user_data);
}

/* Another program's server: it is not our child, so it is asked whether it still listens. */

static gboolean watch_cb (gpointer user_data);

static void
connected_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection
      = g_socket_client_connect_to_uri_finish (G_SOCKET_CLIENT (client), result, &error);
  YuiEmbeddedServer *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (connection != NULL)
    self->timeout_id = g_timeout_add_seconds (WATCH_S, watch_cb, self);
  else
    launch_later (self);
}

static gboolean
watch_cb (gpointer user_data)
{
  YuiEmbeddedServer *self = user_data;

  self->timeout_id = 0;
  g_socket_client_connect_to_uri_async (self->socket_client, self->url, 80, self->cancellable,
                                        connected_cb, self);
  return G_SOURCE_REMOVE;
}

/* The line it prints */

static GPtrArray *
read_tokens (JsonArray *array)
{
  g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func (token_free);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      YuiEmbeddedToken *token;

      if (object == NULL
          || json_object_get_string_member_with_default (object, "token", NULL) == NULL)
        continue;
      token = g_new0 (YuiEmbeddedToken, 1);
      token->role = yui_word_from_nick (
          YUI_TYPE_ROLE, json_object_get_string_member_with_default (object, "role", NULL));
      token->label = g_strdup (json_object_get_string_member_with_default (object, "label", ""));
      token->token = g_strdup (json_object_get_string_member (object, "token"));
      g_ptr_array_add (tokens, token);
    }
  return g_steal_pointer (&tokens);
}

static gboolean
take_line (YuiEmbeddedServer *self, const char *line)
{
  g_autoptr (JsonNode) node = json_from_string (line, NULL);
  JsonObject *object
      = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *url
      = object ? json_object_get_string_member_with_default (object, "url", NULL) : NULL;
  JsonNode *tokens = object ? json_object_get_member (object, "tokens") : NULL;

  if (url == NULL || tokens == NULL || !JSON_NODE_HOLDS_ARRAY (tokens))
    return FALSE;
  self->pid = json_object_get_int_member_with_default (object, "pid", 0);
  g_ptr_array_unref (self->tokens);
  self->tokens = read_tokens (json_node_get_array (tokens));
  self->n_failures = 0;
  set_failure (self, NULL);
  set_url (self, url);
  g_signal_emit (self, signals[READY], 0);
  return TRUE;
}

static gboolean
is_ours (YuiEmbeddedServer *self)
{
  const char *identifier = g_subprocess_get_identifier (self->process);

  return identifier != NULL && g_ascii_strtoll (identifier, NULL, 10) == self->pid;
}

static void
read_line_cb (GObject *output, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line
      = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (output), result, NULL, &error);
  YuiEmbeddedServer *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (line == NULL || !take_line (self, line))
    {
      set_failure (self, _("The server on this computer did not start. It is tried again."));
      g_subprocess_force_exit (self->process);
      launch_later (self);
    }
  else if (is_ours (self))
    g_subprocess_wait_async (self->process, self->cancellable, waited_cb, self);
  else
    self->timeout_id = g_timeout_add_seconds (WATCH_S, watch_cb, self);
}

static GStrv
make_command (YuiEmbeddedServer *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add_many (builder, self->program, "--embedded", NULL);
  if (self->arguments != NULL)
    g_strv_builder_addv (builder, (const char **)self->arguments);
  return g_strv_builder_end (builder);
}

static void
launch (YuiEmbeddedServer *self)
{
  g_auto (GStrv) command = make_command (self);
  g_autoptr (GError) error = NULL;

  self->process
      = g_subprocess_newv ((const char *const *)command,
                           G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  if (self->process == NULL)
    {
      set_failure (self, _("The server program of Yui is not installed on this computer."));
      launch_later (self);
      return;
    }
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT, self->cancellable,
                                       read_line_cb, self);
}

/* The program beside this one, so that an uninstalled build uses its own. */
static char *
find_program (void)
{
  g_autofree char *self_path = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self_path != NULL ? g_path_get_dirname (self_path) : g_strdup (".");
  g_autofree char *beside = g_build_filename (folder, "yui-server", NULL);

  if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);
  return g_strdup ("yui-server");
}

/* GObject */

static void
yui_embedded_server_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  YuiEmbeddedServer *self = YUI_EMBEDDED_SERVER (object);

  switch (prop_id)
    {
    case PROP_URL:
      g_value_set_string (value, self->url);
      break;
    case PROP_FAILURE:
      g_value_set_string (value, self->failure);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
yui_embedded_server_dispose (GObject *object)
{
  yui_embedded_server_stop (YUI_EMBEDDED_SERVER (object));
  G_OBJECT_CLASS (yui_embedded_server_parent_class)->dispose (object);
}

static void
yui_embedded_server_finalize (GObject *object)
{
  YuiEmbeddedServer *self = YUI_EMBEDDED_SERVER (object);

  g_clear_object (&self->socket_client);
  g_ptr_array_unref (self->tokens);
  g_strfreev (self->arguments);
  g_free (self->program);
  g_free (self->url);
  g_free (self->failure);
  G_OBJECT_CLASS (yui_embedded_server_parent_class)->finalize (object);
}

static void
yui_embedded_server_class_init (YuiEmbeddedServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = yui_embedded_server_get_property;
  object_class->dispose = yui_embedded_server_dispose;
  object_class->finalize = yui_embedded_server_finalize;

  props[PROP_URL] = g_param_spec_string ("url", NULL, NULL, NULL, flags);
  props[PROP_FAILURE] = g_param_spec_string ("failure", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[READY] = g_signal_new ("ready", YUI_TYPE_EMBEDDED_SERVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
yui_embedded_server_init (YuiEmbeddedServer *self)
{
  self->tokens = g_ptr_array_new_with_free_func (token_free);
  self->socket_client = g_socket_client_new ();
  g_socket_client_set_enable_proxy (self->socket_client, FALSE);
}

YuiEmbeddedServer *
yui_embedded_server_new (const char *program)
{
  YuiEmbeddedServer *self = g_object_new (YUI_TYPE_EMBEDDED_SERVER, NULL);

  self->program = program != NULL ? g_strdup (program) : find_program ();
  return self;
}

void
yui_embedded_server_set_arguments (YuiEmbeddedServer *self, const char *const *arguments)
{
  g_return_if_fail (YUI_IS_EMBEDDED_SERVER (self));
  g_return_if_fail (self->cancellable == NULL);

  g_strfreev (self->arguments);
  self->arguments = g_strdupv ((char **)arguments);
}

void
yui_embedded_server_start (YuiEmbeddedServer *self)
{
  g_return_if_fail (YUI_IS_EMBEDDED_SERVER (self));

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  self->n_failures = 0;
  launch (self);
}

void
yui_embedded_server_stop (YuiEmbeddedServer *self)
{
  g_return_if_fail (YUI_IS_EMBEDDED_SERVER (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->process != NULL)
    g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_clear_object (&self->output);
  g_clear_object (&self->process);
  set_url (self, NULL);
}

const char *
yui_embedded_server_get_url (YuiEmbeddedServer *self)
{
  g_return_val_if_fail (YUI_IS_EMBEDDED_SERVER (self), NULL);

  return self->url;
}

gint64
yui_embedded_server_get_pid (YuiEmbeddedServer *self)
{
  g_return_val_if_fail (YUI_IS_EMBEDDED_SERVER (self), 0);

  return self->pid;
}

const char *
yui_embedded_server_get_failure (YuiEmbeddedServer *self)
{
  g_return_val_if_fail (YUI_IS_EMBEDDED_SERVER (self), NULL);

  return self->failure;
}

GPtrArray *
yui_embedded_server_get_tokens (YuiEmbeddedServer *self)
{
  g_return_val_if_fail (YUI_IS_EMBEDDED_SERVER (self), NULL);

  return self->tokens;
}

const YuiEmbeddedToken *
yui_embedded_server_find_token (YuiEmbeddedServer *self, YuiRole role)
{
  g_return_val_if_fail (YUI_IS_EMBEDDED_SERVER (self), NULL);

  for (guint i = 0; i < self->tokens->len; i++)
    {
      YuiEmbeddedToken *token = g_ptr_array_index (self->tokens, i);

      if (token->role == role)
        return token;
    }
  return NULL;
}
