/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-http-private.h"
#include "yui-problem.h"

#include <sys/resource.h>
#include <unistd.h>

#define POOL_THREADS            64
#define CONNECTIONS_MAX         1000
#define CONNECTIONS_PER_ADDRESS 256
#define CONNECTIONS_NO_PROXY    32 /* kept for others than one proxy */
#define IDLE_S                  30
#define HEADERS_S               15
#define REQUEST_S               60
#define FILES_KEPT_BACK         128
#define CONNECTION_MEMORY       (32 * 1024) /* cleared for each request */
#define HEADERS_MAX             (16 * 1024)
#define TARGET_MAX              (8 * 1024)
#define DRAIN_MAX               (16 * 1024 * 1024) /* of a body that is too large, to be able to say so */
#define STOP_S                  10

/* ---- counting the calls in work ---- */

static void
count_call (YuiHttpCall *call)
{
  g_mutex_lock (&call->http->mutex);
  call->http->n_calls++;
  g_mutex_unlock (&call->http->mutex);
  call->is_counted = TRUE;
}

static void
discount_call (YuiHttpCall *call)
{
  g_mutex_lock (&call->http->mutex);
  if (--call->http->n_calls == 0)
    g_cond_broadcast (&call->http->idle);
  g_mutex_unlock (&call->http->mutex);
}

/* ---- answering ---- */

void
yui_http_call_go_on (YuiHttpCall *call)
{
  YuiHttp *http = call->http;

  MHD_resume_connection (call->connection); /* call may be gone from here on */
  g_mutex_lock (&http->mutex);
  if (--http->n_waiting == 0)
    g_cond_broadcast (&http->idle);
  g_mutex_unlock (&http->mutex);
}

static void
answer_on_pool (gpointer data, gpointer user_data)
{
  YuiHttpCall *call = data;

  call->response = call->http->handlers.answer (call, call->http->handlers.user_data);
  yui_http_call_go_on (call);
}

/* Suspends the call until yui_http_call_go_on. Returns FALSE when the server is stopping. */
static gboolean
suspend (YuiHttpCall *call)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&call->http->mutex);

  if (call->http->is_stopping)
    return FALSE;
  call->http->n_waiting++;
  MHD_suspend_connection (call->connection);
  return TRUE;
}

static void
end_work (YuiHttpCall *call)
{
  if (call->work != NULL && call->free_work != NULL)
    call->free_work (call->work);
  call->work = NULL;
}

/* Begins the call, or hands it to the pool. */
static void
let_work (YuiHttpCall *call, gboolean may_begin)
{
  const YuiHttpHandlers *handlers = &call->http->handlers;

  if (!may_begin || handlers->begin == NULL || !handlers->begin (call, handlers->user_data))
    g_thread_pool_push (call->http->pool, call, NULL);
}

static enum MHD_Result
answer (YuiHttpCall *call)
{
  const YuiHttpHandlers *handlers = &call->http->handlers;
  const gboolean is_begun = call->work != NULL;

  if (is_begun)
    call->response = handlers->end (call, handlers->user_data);
  end_work (call);
  if (call->response != NULL)
    return yui_http_call_send (call, call->response);

  yui_deadline_set (call->deadline, 0);
  if (!is_begun)
    call->body = g_byte_array_free_to_bytes (g_steal_pointer (&call->buffer));
  if (!call->plan.may_wait)
    {
      call->response = handlers->answer (call, handlers->user_data);
      return yui_http_call_send (call, call->response);
    }
  if (suspend (call))
    {
      let_work (call, !is_begun);
      return MHD_YES;
    }
  yui_problem_set (&call->refusal, YUI_PROBLEM_BUSY,
                   "The server is stopping. Try again in a moment.");
  return yui_http_call_send_refusal (call);
}

/* ---- reading ---- */

typedef struct
{
  gsize size;
  int n_lengths, n_codings;
} HeaderSums;

static enum MHD_Result
add_header_sums_cb (void *user_data, enum MHD_ValueKind kind, const char *name, const char *value)
{
  HeaderSums *sums = user_data;

  sums->size += strlen (name) + (value != NULL ? strlen (value) : 0) + 4;
  sums->n_lengths += g_ascii_strcasecmp (name, "Content-Length") == 0;
  sums->n_codings += g_ascii_strcasecmp (name, "Transfer-Encoding") == 0;
  return MHD_YES;
}

/* Sets call->refusal when the call cannot be taken, from its headers alone. */
static void
check_headers (YuiHttpCall *call)
{
  const char *length = yui_http_call_get_header (call, "Content-Length");
  HeaderSums sums = { 0 };

  MHD_get_connection_values (call->connection, MHD_HEADER_KIND, add_header_sums_cb, &sums);
  if (strlen (call->target) > TARGET_MAX)
    yui_problem_set (&call->refusal, YUI_PROBLEM_URI_TOO_LONG,
                     "The address is longer than %d bytes.", TARGET_MAX);
  else if (sums.size > HEADERS_MAX)
    yui_problem_set (&call->refusal, YUI_PROBLEM_HEADERS_TOO_LARGE,
                     "The headers are larger than %d bytes.", HEADERS_MAX);
  else if (sums.n_lengths + sums.n_codings > 1)
    yui_problem_set (&call->refusal, YUI_PROBLEM_BAD_REQUEST,
                     "The length of the body is said more than once.");
  else if (length != NULL && g_ascii_strtoull (length, NULL, 10) > call->plan.body_max)
    yui_problem_set (&call->refusal, YUI_PROBLEM_CONTENT_TOO_LARGE,
                     "The body may have at most %" G_GSIZE_FORMAT " bytes.", call->plan.body_max);
}

/* Whether to read and drop a body that is too large, because a client that is still sending may not
 * look at the answer. One that waits for leave to send does. */
static gboolean
is_drained (YuiHttpCall *call)
{
  const char *length = yui_http_call_get_header (call, "Content-Length");

  return g_error_matches (call->refusal, YUI_PROBLEM, YUI_PROBLEM_CONTENT_TOO_LARGE)
         && yui_http_call_get_header (call, "Expect") == NULL
         && (length == NULL
             || g_ascii_strtoull (length, NULL, 10) <= call->plan.body_max + DRAIN_MAX);
}

/* Keeps a piece of the body, or drops it once it is too large. Returns MHD_NO to hang up. */
static enum MHD_Result
take_piece (YuiHttpCall *call, const char *data, size_t size)
{
  call->n_read += size;
  if (call->refusal == NULL && call->n_read <= call->plan.body_max)
    {
      g_byte_array_append (call->buffer, (const guint8 *)data, size);
      return MHD_YES;
    }
  if (call->refusal == NULL)
    {
      g_byte_array_set_size (call->buffer, 0);
      yui_problem_set (&call->refusal, YUI_PROBLEM_CONTENT_TOO_LARGE,
                       "The body may have at most %" G_GSIZE_FORMAT " bytes.", call->plan.body_max);
    }
  return call->n_read <= call->plan.body_max + DRAIN_MAX ? MHD_YES : MHD_NO;
}

static enum MHD_Result
handle_cb (void *user_data,
           struct MHD_Connection *connection,
           const char *url,
           const char *method,
           const char *version,
           const char *upload_data,
           size_t *upload_data_size,
           void **context)
{
  YuiHttpCall *call = *context;
  enum MHD_Result result;

  if (call == NULL)
    return MHD_NO;
  if (!call->has_headers)
    {
      call->has_headers = TRUE;
      call->connection = connection;
      call->method = g_strdup (method);
      call->plan = call->http->handlers.plan (method, call->target, call->http->handlers.user_data);
      call->buffer = g_byte_array_new ();
      count_call (call);
      check_headers (call);
      yui_deadline_set (call->deadline, call->http->limits.request_s);
      return call->refusal != NULL && !is_drained (call) ? yui_http_call_send_refusal (call)
                                                         : MHD_YES;
    }
  if (*upload_data_size > 0)
    {
      result = take_piece (call, upload_data, *upload_data_size);
      *upload_data_size = 0;
      return result;
    }
  return call->refusal != NULL ? yui_http_call_send_refusal (call) : answer (call);
}

static YuiDeadline *
deadline_of (struct MHD_Connection *connection)
{
  return MHD_get_connection_info (connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
}

static enum MHD_Result
accept_cb (void *user_data, const struct sockaddr *native, socklen_t size)
{
  g_autoptr (GInetAddress) address = yui_peer_new_address (native);

  return address == NULL || yui_peers_may_come (((YuiHttp *)user_data)->peers, address) ? MHD_YES
                                                                                        : MHD_NO;
}

static void
connection_cb (void *user_data,
               struct MHD_Connection *connection,
               void **context,
               enum MHD_ConnectionNotificationCode code)
{
  YuiHttp *http = user_data;
  g_autoptr (GInetAddress) peer = yui_http_peer_of (connection);

  if (code == MHD_CONNECTION_NOTIFY_STARTED)
    {
      yui_peers_come (http->peers, peer);
      *context = yui_deadline_begin (
          http->deadlines,
          MHD_get_connection_info (connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd,
          http->limits.headers_s);
    }
  else
    {
      yui_peers_go (http->peers, peer);
      g_clear_pointer ((YuiDeadline **)context, yui_deadline_end);
    }
}

/* The first callback of every request; what it returns becomes the context. */
static void *
begin_cb (void *user_data, const char *uri, struct MHD_Connection *connection)
{
  YuiHttpCall *call = g_new0 (YuiHttpCall, 1);

  call->http = user_data;
  call->target = g_strdup (uri);
  call->deadline = deadline_of (connection);
  yui_deadline_set (call->deadline, call->http->limits.headers_s);
  return call;
}

static void
completed_cb (void *user_data,
              struct MHD_Connection *connection,
              void **context,
              enum MHD_RequestTerminationCode code)
{
  YuiHttpCall *call = *context;

  if (call == NULL)
    return;
  *context = NULL;
  yui_deadline_set (call->deadline, call->http->limits.idle_s + call->http->limits.headers_s);
  if (call->is_counted)
    discount_call (call);
  end_work (call);
  g_clear_pointer (&call->buffer, g_byte_array_unref);
  g_clear_pointer (&call->body, g_bytes_unref);
  g_clear_pointer (&call->response, yui_response_free);
  g_clear_error (&call->refusal);
  g_free (call->method);
  g_free (call->target);
  g_free (call);
}

/* Addresses stay as sent: the router decodes them segment by segment. */
static size_t
keep_escapes_cb (void *user_data, struct MHD_Connection *connection, char *text)
{
  return strlen (text);
}

static void
log_cb (void *user_data, const char *format, va_list args)
{
  g_autofree char *text = g_strdup_vprintf (format, args);

  g_debug ("%s", g_strchomp (text));
}

/* ---- starting and stopping ---- */

/* One more than the processors: one that reads from a cold disk leaves another, and more of them would
 * only wait for each other's slices of a processor. */
static guint
count_poll_threads (void)
{
  return g_get_num_processors () + 1;
}

static YuiHttpLimits
fill_limits (const YuiHttpLimits *given)
{
  YuiHttpLimits limits = given != NULL ? *given : (YuiHttpLimits){ 0 };
  struct rlimit files;

  limits.poll_threads = limits.poll_threads > 0 ? limits.poll_threads : count_poll_threads ();
  limits.pool_threads = limits.pool_threads > 0 ? limits.pool_threads : POOL_THREADS;
  limits.connections_max = limits.connections_max > 0 ? limits.connections_max : CONNECTIONS_MAX;
  limits.connections_per_address = limits.connections_per_address > 0
                                       ? limits.connections_per_address
                                       : CONNECTIONS_PER_ADDRESS;
  limits.idle_s = limits.idle_s > 0 ? limits.idle_s : IDLE_S;
  limits.headers_s = limits.headers_s > 0 ? limits.headers_s : HEADERS_S;
  limits.request_s = limits.request_s > 0 ? limits.request_s : REQUEST_S;
  if (getrlimit (RLIMIT_NOFILE, &files) == 0 && files.rlim_cur > 2 * FILES_KEPT_BACK
      && files.rlim_cur - FILES_KEPT_BACK < limits.connections_max)
    limits.connections_max = files.rlim_cur - FILES_KEPT_BACK;
  return limits;
}

/* Behind a proxy is a whole town; what it does not use is left to whoever comes beside it. */
static guint
share_of_proxy (const YuiHttpLimits *limits)
{
  return limits->connections_max > 2 * CONNECTIONS_NO_PROXY
             ? limits->connections_max - CONNECTIONS_NO_PROXY
             : limits->connections_max;
}

static struct MHD_Daemon *
start_daemon (YuiHttp *http, int fd)
{
  const YuiHttpLimits *limits = &http->limits;

  return MHD_start_daemon (
      MHD_USE_POLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0, accept_cb,
      http, handle_cb, http, MHD_OPTION_EXTERNAL_LOGGER, log_cb, NULL, MHD_OPTION_LISTEN_SOCKET, fd,
      MHD_OPTION_THREAD_POOL_SIZE, limits->poll_threads, MHD_OPTION_CONNECTION_LIMIT,
      limits->connections_max, MHD_OPTION_CONNECTION_TIMEOUT, limits->idle_s,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY,
      MHD_OPTION_CLIENT_DISCIPLINE_LVL, 1, MHD_OPTION_URI_LOG_CALLBACK, begin_cb, http,
      MHD_OPTION_NOTIFY_CONNECTION, connection_cb, http, MHD_OPTION_UNESCAPE_CALLBACK,
      keep_escapes_cb, NULL, MHD_OPTION_NOTIFY_COMPLETED, completed_cb, http, MHD_OPTION_END);
}

static void
http_free (YuiHttp *http)
{
  g_thread_pool_free (http->pool, FALSE, TRUE);
  yui_deadlines_free (http->deadlines);
  yui_peers_free (http->peers);
  g_mutex_clear (&http->mutex);
  g_cond_clear (&http->idle);
  g_free (http);
}

YuiHttp *
yui_http_new (GInetSocketAddress *address,
              const YuiHttpLimits *limits,
              const YuiHttpHandlers *handlers,
              GError **error)
{
  YuiHttp *http;
  int fd;

  g_return_val_if_fail (G_IS_INET_SOCKET_ADDRESS (address) && handlers != NULL, NULL);

  fd = limits != NULL && limits->socket > 0 ? limits->socket : yui_http_listen (address, error);
  if (fd < 0)
    return NULL;
  http = g_new0 (YuiHttp, 1);
  g_mutex_init (&http->mutex);
  g_cond_init (&http->idle);
  http->handlers = *handlers;
  http->limits = fill_limits (limits);
  http->port = yui_http_port_of (fd);
  http->pool = g_thread_pool_new (answer_on_pool, http, http->limits.pool_threads, FALSE, NULL);
  http->deadlines = yui_deadlines_new ();
  http->peers = yui_peers_new (http->limits.proxies, http->limits.connections_per_address,
                               share_of_proxy (&http->limits));
  http->daemon = start_daemon (http, fd);
  if (http->daemon != NULL)
    return http;

  close (fd);
  http_free (http);
  g_set_error_literal (
      error, G_IO_ERROR, G_IO_ERROR_FAILED,
      "The HTTP server could not start; the system gives no more threads or files.");
  return NULL;
}

guint16
yui_http_get_port (YuiHttp *http)
{
  g_return_val_if_fail (http != NULL, 0);

  return http->port;
}

/* Nothing may be suspended when the daemon stops: calls on the pool are waited for, however long
 * they take. */
void
yui_http_stop (YuiHttp *http)
{
  gint64 until = g_get_monotonic_time () + STOP_S * G_USEC_PER_SEC;
  int fd;

  g_return_if_fail (http != NULL);

  fd = MHD_quiesce_daemon (http->daemon);
  g_mutex_lock (&http->mutex);
  http->is_stopping = TRUE;
  while (http->n_waiting > 0)
    g_cond_wait (&http->idle, &http->mutex);
  while (http->n_calls > 0 && g_cond_wait_until (&http->idle, &http->mutex, until))
    ;
  g_mutex_unlock (&http->mutex);
  MHD_stop_daemon (http->daemon);
  if (fd >= 0)
    close (fd);
  http_free (http);
}
