/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-transport.h"

#include <string.h>
#include <time.h>

#include "yui-config.h"

#define TIMEOUT_S        20 /* without a byte */
#define STREAM_TIMEOUT_S 40 /* a stream has a heartbeat every 15 s */
#define MAX_CONNECTIONS  8
#define FIRST_DELAY_MS   200
#define MAX_DELAY_MS     8000

struct _YuiTransport
{
  GObject parent_instance;

  SoupSession *session;
  SoupSession *streams; /* answers without an end */
  gint64 server_s;      /* what the server said of the time last; 0: nothing */
  gint64 server_us;     /* when that was, by the clock that nobody sets */
  char *base_url;
  char *language;
  YuiConnection connection;
  gint64 retry_at;
  DexPromise *wake;
};

enum
{
  PROP_0,
  PROP_BASE_URL,
  PROP_LANGUAGE,
  PROP_CONNECTION,
  PROP_RETRY_AT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiTransport, yui_transport, G_TYPE_OBJECT)

static char *
dup_locale_language (void)
{
  const char *name = g_get_language_names ()[0];
  gsize length = strcspn (name, "_.@");

  if (strncmp (name, "C", length) == 0 || strncmp (name, "POSIX", length) == 0)
    return g_strdup ("en");
  return g_strndup (name, length);
}

static void
set_connection (YuiTransport *self, YuiConnection connection)
{
  if (self->connection == connection)
    return;
  self->connection = connection;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CONNECTION]);
}

static void
set_retry_at (YuiTransport *self, gint64 retry_at)
{
  if (self->retry_at == retry_at)
    return;
  self->retry_at = retry_at;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RETRY_AT]);
}

static void
yui_transport_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  YuiTransport *self = YUI_TRANSPORT (object);

  switch (prop_id)
    {
    case PROP_BASE_URL:
      g_value_set_string (value, self->base_url);
      break;
    case PROP_LANGUAGE:
      g_value_set_string (value, self->language);
      break;
    case PROP_CONNECTION:
      g_value_set_enum (value, self->connection);
      break;
    case PROP_RETRY_AT:
      g_value_set_int64 (value, self->retry_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
yui_transport_finalize (GObject *object)
{
  YuiTransport *self = YUI_TRANSPORT (object);

  g_clear_object (&self->session);
  g_clear_object (&self->streams);
  g_free (self->base_url);
  g_free (self->language);
  dex_clear (&self->wake);
  G_OBJECT_CLASS (yui_transport_parent_class)->finalize (object);
}

static void
yui_transport_class_init (YuiTransportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = yui_transport_get_property;
  object_class->finalize = yui_transport_finalize;

  props[PROP_BASE_URL] = g_param_spec_string ("base-url", NULL, NULL, NULL, flags);
  props[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, NULL, flags);
  props[PROP_CONNECTION]
      = g_param_spec_enum ("connection", NULL, NULL, YUI_TYPE_CONNECTION, 0, flags);
  props[PROP_RETRY_AT] = g_param_spec_int64 ("retry-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
yui_transport_init (YuiTransport *self)
{
  self->session = soup_session_new_with_options ("timeout", TIMEOUT_S, "max-conns", MAX_CONNECTIONS,
                                                 "max-conns-per-host", MAX_CONNECTIONS,
                                                 "user-agent", "Yui/" YUI_VERSION, NULL);
  self->streams = soup_session_new_with_options ("timeout", STREAM_TIMEOUT_S, "user-agent",
                                                 "Yui/" YUI_VERSION, NULL);
  self->language = dup_locale_language ();
  self->wake = dex_promise_new ();
}

YuiTransport *
yui_transport_new (const char *base_url)
{
  YuiTransport *self = g_object_new (YUI_TYPE_TRANSPORT, NULL);

  yui_transport_set_base_url (self, base_url);
  return self;
}

const char *
yui_transport_get_base_url (YuiTransport *self)
{
  g_return_val_if_fail (YUI_IS_TRANSPORT (self), NULL);

  return self->base_url;
}

static gboolean
is_on_this_computer (const char *base_url)
{
  g_autoptr (GUri) uri
      = base_url != NULL ? g_uri_parse (base_url, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autoptr (GInetAddress) address = host != NULL ? g_inet_address_new_from_string (host) : NULL;

  return address != NULL ? g_inet_address_get_is_loopback (address)
                         : g_strcmp0 (host, "localhost") == 0;
}

/* To a server on this computer there is no proxy, so none is looked for: that is a thread for each
 * connection, in which libproxy reads all settings anew. */
static void
choose_proxies (YuiTransport *self)
{
  GProxyResolver *proxies
      = is_on_this_computer (self->base_url) ? NULL : g_proxy_resolver_get_default ();

  soup_session_set_proxy_resolver (self->session, proxies);
  soup_session_set_proxy_resolver (self->streams, proxies);
}

void
yui_transport_set_base_url (YuiTransport *self, const char *base_url)
{
  g_autofree char *trimmed = g_strdup (base_url);

  g_return_if_fail (YUI_IS_TRANSPORT (self));

  while (trimmed != NULL && g_str_has_suffix (trimmed, "/"))
    trimmed[strlen (trimmed) - 1] = '\0';
  if (!g_set_str (&self->base_url, trimmed))
    return;
  choose_proxies (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BASE_URL]);
  yui_transport_wake (self);
}

const char *
yui_transport_get_language (YuiTransport *self)
{
  g_return_val_if_fail (YUI_IS_TRANSPORT (self), NULL);

  return self->language;
}

void
yui_transport_set_language (YuiTransport *self, const char *language)
{
  g_return_if_fail (YUI_IS_TRANSPORT (self));

  if (g_set_str (&self->language, language))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LANGUAGE]);
}

YuiConnection
yui_transport_get_connection (YuiTransport *self)
{
  g_return_val_if_fail (YUI_IS_TRANSPORT (self), YUI_CONNECTION_CONNECTING);

  return self->connection;
}

gint64
yui_transport_get_retry_at (YuiTransport *self)
{
  g_return_val_if_fail (YUI_IS_TRANSPORT (self), 0);

  return self->retry_at;
}

/* One request on its way.
 *
 * libsoup 3.6.5 ends a request twice, and frees what it still uses, when it is cancelled just as
 * the head of its answer arrives. So a head is always waited for; of what was cancelled meanwhile
 * the answer is thrown away. */
typedef struct
{
  DexPromise *promise;
  GCancellable *cancellable; /* nullable */
  GOutputStream *body;       /* NULL: the stream itself is wanted */
} Sending;

static void
sending_free (Sending *sending)
{
  dex_clear (&sending->promise);
  g_clear_object (&sending->cancellable);
  g_clear_object (&sending->body);
  g_free (sending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sending, sending_free)

static void
read_cb (GObject *body, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Sending) sending = user_data;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (body);
  GError *error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (body), result, &error) >= 0)
    dex_promise_resolve_boxed (sending->promise, G_TYPE_BYTES,
                               g_memory_output_stream_steal_as_bytes (memory));
  else
    dex_promise_reject (sending->promise, error);
}

/* Reads the body; takes sending. */
static void
read_body (Sending *sending, GInputStream *stream)
{
  const GOutputStreamSpliceFlags flags
      = G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET;

  g_output_stream_splice_async (sending->body, stream, flags, G_PRIORITY_DEFAULT,
                                sending->cancellable, read_cb, sending);
}

static void
send_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Sending) sending = user_data;
  GError *error = NULL;
  g_autoptr (GInputStream) stream
      = soup_session_send_finish (SOUP_SESSION (session), result, &error);

  if (stream != NULL && g_cancellable_set_error_if_cancelled (sending->cancellable, &error))
    {
      g_input_stream_close_async (stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
      g_clear_object (&stream);
    }
  if (stream == NULL)
    dex_promise_reject (sending->promise, error);
  else if (sending->body == NULL)
    dex_promise_resolve_object (sending->promise, g_steal_pointer (&stream));
  else
    read_body (g_steal_pointer (&sending), stream);
}

static DexFuture *
start (SoupSession *session, SoupMessage *message, GCancellable *cancellable, GOutputStream *body)
{
  Sending *sending = g_new0 (Sending, 1);
  DexFuture *answer;

  sending->promise = dex_promise_new ();
  g_set_object (&sending->cancellable, cancellable);
  sending->body = body;
  answer = dex_ref (DEX_FUTURE (sending->promise));
  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, NULL, send_cb, sending);
  if (cancellable == NULL)
    return answer;
  return dex_future_first (answer, dex_cancellable_new_from_cancellable (cancellable), NULL);
}

DexFuture *
yui_transport_send (YuiTransport *self, SoupMessage *message, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_TRANSPORT (self), NULL);

  return start (self->session, message, cancellable, g_memory_output_stream_new_resizable ());
}

DexFuture *
yui_transport_open (YuiTransport *self, SoupMessage *message, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_TRANSPORT (self), NULL);

  return start (self->streams, message, cancellable, NULL);
}

/* Microseconds since the machine started, also those that it slept. */
static gint64
get_uptime_us (void)
{
  struct timespec time;

  clock_gettime (CLOCK_BOOTTIME, &time);
  return (gint64)time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

gint64
yui_clock_offset_s (gint64 server_s, gint64 passed_us, gint64 wall_us)
{
  return server_s != 0 ? server_s + (passed_us - wall_us) / G_USEC_PER_SEC : 0;
}

gint64
yui_transport_get_clock_offset_s (YuiTransport *self)
{
  g_return_val_if_fail (YUI_IS_TRANSPORT (self), 0);

  return yui_clock_offset_s (self->server_s, get_uptime_us () - self->server_us,
                             g_get_real_time ());
}

void
yui_transport_note_date (YuiTransport *self, const char *date)
{
  g_autoptr (GDateTime) time = date != NULL ? soup_date_time_new_from_http_string (date) : NULL;

  g_return_if_fail (YUI_IS_TRANSPORT (self));

  if (time == NULL)
    return;
  self->server_s = g_date_time_to_unix (time);
  self->server_us = get_uptime_us ();
}

void
yui_transport_wake (YuiTransport *self)
{
  g_autoptr (DexPromise) wake = NULL;

  g_return_if_fail (YUI_IS_TRANSPORT (self));

  wake = g_steal_pointer (&self->wake);
  self->wake = dex_promise_new ();
  dex_promise_resolve_boolean (wake, TRUE);
}

void
yui_transport_note_answer (YuiTransport *self)
{
  g_return_if_fail (YUI_IS_TRANSPORT (self));

  if (self->connection == YUI_CONNECTION_ONLINE)
    return;
  set_retry_at (self, 0);
  set_connection (self, YUI_CONNECTION_ONLINE);
  yui_transport_wake (self);
}

DexFuture *
yui_transport_wait (YuiTransport *self, guint attempt)
{
  int delay_ms;

  g_return_val_if_fail (YUI_IS_TRANSPORT (self), NULL);

  delay_ms = MIN (FIRST_DELAY_MS << MIN (attempt, 10), MAX_DELAY_MS);
  delay_ms = g_random_int_range (delay_ms / 2, delay_ms + 1);
  set_retry_at (self, g_get_real_time () / G_USEC_PER_SEC + (delay_ms + 999) / 1000);
  set_connection (self, YUI_CONNECTION_OFFLINE);
  return dex_future_first (dex_ref (DEX_FUTURE (self->wake)), dex_timeout_new_msec (delay_ms),
                           NULL);
}
