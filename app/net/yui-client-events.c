/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Listens to /v1/events. What is heard is only a hint; whoever hears it asks. */
#include <string.h>

#include "yui-client-private.h"

#define EVENTS_PATH    "/v1/events"
#define CHUNK          4096
#define LINE_MAX_BYTES 65536
#define LOOK_MS        500   /* whether the server is there again */
#define FIRST_PAUSE_MS 1000  /* after a stream has ended */
#define LAST_PAUSE_MS  60000 /* a server that has no streams is not asked often */

typedef struct
{
  GWeakRef client;
  GCancellable *stop;
  YuiHeardFunc heard;
  gpointer user_data;
  GDestroyNotify destroy;
} Listener;

static void
listener_free (gpointer data)
{
  Listener *listener = data;

  if (listener->destroy != NULL)
    listener->destroy (listener->user_data);
  g_weak_ref_clear (&listener->client);
  g_clear_object (&listener->stop);
  g_free (listener);
}

static gboolean
is_over (Listener *listener)
{
  g_autoptr (YuiClient) client = g_weak_ref_get (&listener->client);

  return client == NULL || g_cancellable_is_cancelled (listener->stop);
}

static void
pause_for (Listener *listener, int ms)
{
  dex_await (dex_future_first (dex_timeout_new_msec (ms),
                               dex_cancellable_new_from_cancellable (listener->stop), NULL),
             NULL);
}

static gboolean
is_online (Listener *listener)
{
  g_autoptr (YuiClient) client = g_weak_ref_get (&listener->client);

  return client != NULL && yui_client_get_connection (client) == YUI_CONNECTION_ONLINE;
}

/* ---- one stream ---- */

static void
read_cb (GObject *stream, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DexPromise) promise = user_data;
  GError *error = NULL;
  GBytes *bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (stream), result, &error);

  if (bytes != NULL)
    dex_promise_resolve_boxed (promise, G_TYPE_BYTES, bytes);
  else
    dex_promise_reject (promise, error);
}

static GBytes *
await_bytes (GInputStream *stream, GCancellable *stop)
{
  DexPromise *promise = dex_promise_new ();

  g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, stop, read_cb,
                                   dex_ref (promise));
  return dex_await_boxed (DEX_FUTURE (promise), NULL);
}

/* Whether a whole line of what came says that there is something to read; takes the lines out. */
static gboolean
take_lines (GString *text)
{
  gboolean is_hint = FALSE;
  const char *end;

  while ((end = memchr (text->str, '\n', text->len)) != NULL)
    {
      is_hint |= g_str_has_prefix (text->str, "event:");
      g_string_erase (text, 0, end + 1 - text->str);
    }
  return is_hint;
}

/* Reads until the stream ends. Returns whether it ever said anything. */
static gboolean
follow_stream (Listener *listener, GInputStream *stream)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean has_heard = FALSE;

  for (;;)
    {
      g_autoptr (GBytes) bytes = await_bytes (stream, listener->stop);

      if (bytes == NULL || g_bytes_get_size (bytes) == 0 || is_over (listener)
          || text->len > LINE_MAX_BYTES)
        return has_heard;
      g_string_append_len (text, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));
      if (!take_lines (text))
        continue;
      has_heard = TRUE;
      listener->heard (TRUE, listener->user_data);
    }
}

static gboolean
listen_once (Listener *listener)
{
  g_autoptr (YuiClient) client = g_weak_ref_get (&listener->client);
  g_autoptr (SoupMessage) message
      = client != NULL ? yui_client_new_message (client, SOUP_METHOD_GET, EVENTS_PATH) : NULL;
  g_autoptr (GInputStream) stream = NULL;
  gboolean has_heard;

  if (message == NULL)
    return FALSE;
  stream = dex_await_object (
      yui_transport_open (yui_client_get_transport (client), message, listener->stop), NULL);
  g_clear_object (&client);
  if (stream == NULL || soup_message_get_status (message) != SOUP_STATUS_OK)
    return FALSE;
  has_heard = follow_stream (listener, stream);
  if (!is_over (listener))
    listener->heard (FALSE, listener->user_data);
  return has_heard;
}

/* ---- the fiber ---- */

static DexFuture *
listen_fiber (gpointer user_data)
{
  Listener *listener = user_data;
  guint attempt = 0;

  while (!is_over (listener))
    {
      int ms = LOOK_MS;

      if (is_online (listener))
        {
          attempt = listen_once (listener) ? 0 : attempt + 1;
          ms = MIN (FIRST_PAUSE_MS << MIN (attempt, 10), LAST_PAUSE_MS);
        }
      if (!is_over (listener))
        pause_for (listener, g_random_int_range (ms / 2, ms + 1));
    }
  return dex_future_new_for_boolean (TRUE);
}

DexFuture *
yui_client_listen (YuiClient *client,
                   GCancellable *stop,
                   YuiHeardFunc heard,
                   gpointer user_data,
                   GDestroyNotify destroy)
{
  Listener *listener = g_new0 (Listener, 1);

  g_weak_ref_init (&listener->client, client);
  listener->stop = g_object_ref (stop);
  listener->heard = heard;
  listener->user_data = user_data;
  listener->destroy = destroy;
  return dex_scheduler_spawn (NULL, 0, listen_fiber, listener, listener_free);
}
