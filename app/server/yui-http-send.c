/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-http-private.h"
#include "yui-problem.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#define SLOWEST_BYTES_PER_S 4096 /* at which an answer may be taken */

static void
add_header_cb (const char *name, const char *value, gpointer user_data)
{
  MHD_add_response_header (user_data, name, value);
}

static void
unref_bytes_cb (void *bytes)
{
  g_bytes_unref (bytes);
}

/* Unless the answer says otherwise: it is data, to be kept and shown nowhere. */
static const struct
{
  const char *name, *value;
} always[] = {
  { "Cache-Control", "no-store" },
  { "X-Content-Type-Options", "nosniff" },
  { "Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'" },
  { "Referrer-Policy", "no-referrer" },
};

static char *
dup_stream_head (YuiResponse *response)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format (now, "%a, %d %b %Y %H:%M:%S GMT");

  return g_strdup_printf ("HTTP/1.1 200 OK\r\nDate: %s\r\nContent-Type: %s\r\n"
                          "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
                          "X-Accel-Buffering: no\r\nConnection: close\r\n\r\n",
                          date, yui_response_get_content_type (response));
}

/* Takes the connection's socket out of libmicrohttpd, which would spend a thread's turn and 64 KB on
 * each connection that only waits. It is left with a socket that leads nowhere, under the same
 * number: in poll mode the number is all that it keeps, and this is the thread that polls it. */
static enum MHD_Result
hand_over (YuiHttpCall *call, YuiResponse *response)
{
  const union MHD_ConnectionInfo *info
      = MHD_get_connection_info (call->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  g_autofree char *head = dup_stream_head (response);
  const int nowhere = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  const int taken = nowhere >= 0 ? fcntl (info->connect_fd, F_DUPFD_CLOEXEC, 0) : -1;

  if (taken >= 0 && dup2 (nowhere, info->connect_fd) >= 0
      && send (taken, head, strlen (head), MSG_DONTWAIT | MSG_NOSIGNAL) == (gssize)strlen (head))
    yui_response_give_socket (response, taken);
  else if (taken >= 0)
    close (taken);
  if (nowhere >= 0)
    close (nowhere);
  return MHD_NO;
}

enum MHD_Result
yui_http_call_send (YuiHttpCall *call, YuiResponse *response)
{
  GBytes *body = yui_response_get_body (response);
  const char *content_type = yui_response_get_content_type (response);
  gsize size;
  const void *data = g_bytes_get_data (body, &size);
  struct MHD_Response *native = MHD_create_response_from_buffer_with_free_callback_cls (
      size, data != NULL ? data : "", unref_bytes_cb, g_bytes_ref (body));
  enum MHD_Result result;

  if (yui_response_is_stream (response))
    {
      MHD_destroy_response (native);
      return hand_over (call, response);
    }
  if (content_type != NULL)
    MHD_add_response_header (native, "Content-Type", content_type);
  for (gsize i = 0; i < G_N_ELEMENTS (always); i++)
    if (yui_response_get_header (response, always[i].name) == NULL)
      MHD_add_response_header (native, always[i].name, always[i].value);
  yui_response_foreach_header (response, add_header_cb, native);
  yui_deadline_set (call->deadline, call->http->limits.request_s + size / SLOWEST_BYTES_PER_S);
  result = MHD_queue_response (call->connection, yui_response_get_status (response), native);
  MHD_destroy_response (native);
  return result;
}

enum MHD_Result
yui_http_call_send_refusal (YuiHttpCall *call)
{
  g_autoptr (YuiResponse) response = yui_response_new_problem (call->refusal);

  yui_response_set_header (response, "Connection", "close");
  return yui_http_call_send (call, response);
}
