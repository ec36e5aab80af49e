/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-net.h"

#include <string.h>

#define WAIT_MAX_S 60 /* how long anything may take on a machine that has much else to do */

const char *__lsan_default_suppressions (void); /* NOLINT(bugprone-reserved-identifier) */

/* What libraries allocate once for the process and never free: font caches, and the search path
 * that newlocale() makes from LOCPATH. */
const char *
__lsan_default_suppressions (void) /* NOLINT(bugprone-reserved-identifier) */
{
  return "leak:libfontconfig\nleak:argz_add_sep\n";
}

typedef struct
{
  guint count; /* G_MAXUINT: for ever */
  YuiTestManner manner;
  char *method;
  char *path;
  int status;
  char *type;
  char *body;
  char *header;
} Line;

typedef struct
{
  char *line;
  SoupMessageHeaders *headers;
  char *body;
} Request;

struct _YuiTestPeer
{
  SoupServer *server;
  guint port;
  char *url;
  GPtrArray *script;
  GPtrArray *requests;
};

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->method);
  g_free (line->path);
  g_free (line->type);
  g_free (line->body);
  g_free (line->header);
  g_free (line);
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->line);
  soup_message_headers_unref (request->headers);
  g_free (request->body);
  g_free (request);
}

static gboolean
is_for (Line *line, const char *method, const char *path)
{
  gsize length = strlen (line->path);

  if (line->count == 0 || !g_str_equal (line->method, method))
    return FALSE;
  if (length > 0 && line->path[length - 1] == '*')
    return strncmp (line->path, path, length - 1) == 0;
  return g_str_equal (line->path, path);
}

static void
copy_header (const char *name, const char *value, gpointer headers)
{
  soup_message_headers_append (headers, name, value);
}

static void
note_request (YuiTestPeer *peer, SoupServerMessage *message, const char *path)
{
  Request *request = g_new0 (Request, 1);
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  request->line = g_strconcat (soup_server_message_get_method (message), " ", path, NULL);
  request->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), copy_header,
                                request->headers);
  request->body = body->length > 0 ? g_strndup (body->data, body->length) : NULL;
  g_ptr_array_add (peer->requests, request);
}

static void
answer (SoupServerMessage *message, Line *line)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, line->status, NULL);
  if (line->header != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (line->header, ": ", 2);

      soup_message_headers_append (headers, parts[0], parts[1]);
    }
  if (line->body != NULL)
    soup_server_message_set_response (message, line->type, SOUP_MEMORY_COPY, line->body,
                                      strlen (line->body));
}

/* What the server says to a batch of ops: of each the same. */
static char *
make_results (SoupServerMessage *message, Line *line)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonArray *ops = json_object_get_array_member (json_node_get_object (root), "ops");
  GString *results = g_string_new ("{\"results\":[");

  for (guint i = 0; i < json_array_get_length (ops); i++)
    {
      JsonObject *op = json_array_get_object_element (ops, i);

      g_string_append_printf (
          results,
          "%s{\"op_id\":\"%s\",\"device_seq\":%d,\"state\":\"%s\",\"status\":%d,\"%s\":%s}",
          i > 0 ? "," : "", json_object_get_string_member (op, "op_id"),
          (int)json_object_get_int_member (op, "device_seq"),
          line->status < 400 ? "applied" : "rejected", line->status,
          line->status < 400 ? "answer" : "problem", line->body);
    }
  g_string_append_printf (results, "],\"retry_after_s\":0,\"epoch\":\"%s\"}",
                          line->header != NULL ? line->header + strlen ("X-Epoch: ") : "e1");
  return g_string_free_and_steal (results);
}

static void
answer_ops (SoupServerMessage *message, Line *line)
{
  g_autofree char *results = make_results (message, line);

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, results,
                                    strlen (results));
}

static void
misbehave (SoupServerMessage *message, Line *line)
{
  GSocket *socket = soup_server_message_get_socket (message);

  if (line->manner == YUI_TEST_SILENCE)
    {
      soup_server_message_pause (message);
      return;
    }
  if (line->manner == YUI_TEST_HALF_BODY)
    {
      const char text[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                          "Content-Length: 4000\r\n\r\n{\"items\": [";

      g_assert_cmpint (g_socket_send (socket, text, strlen (text), NULL, NULL), >, 0);
    }
  g_socket_shutdown (socket, TRUE, TRUE, NULL);
  soup_server_message_set_status (message, 500, NULL);
}

static void
handle (SoupServer *server,
        SoupServerMessage *message,
        const char *unused_path,
        GHashTable *query,
        gpointer user_data)
{
  YuiTestPeer *peer = user_data;
  GUri *uri = soup_server_message_get_uri (message);
  g_autofree char *path = g_strconcat (g_uri_get_path (uri), g_uri_get_query (uri) ? "?" : NULL,
                                       g_uri_get_query (uri), NULL);

  if (!g_str_equal (path, "/v1/events")) /* asked for now and then */
    note_request (peer, message, path);
  for (guint i = 0; i < peer->script->len; i++)
    {
      Line *line = g_ptr_array_index (peer->script, i);

      if (!is_for (line, soup_server_message_get_method (message), path))
        continue;
      if (line->count != G_MAXUINT)
        line->count--;
      if (line->manner == YUI_TEST_ANSWER)
        answer (message, line);
      else if (line->manner == YUI_TEST_OPS)
        answer_ops (message, line);
      else
        misbehave (message, line);
      return;
    }
  soup_server_message_set_status (message, 404, NULL);
  soup_server_message_set_response (
      message, "application/problem+json", SOUP_MEMORY_STATIC,
      "{\"type\":\"urn:yui:problem:not-found\",\"title\":\"None\",\"status\":404}",
      strlen ("{\"type\":\"urn:yui:problem:not-found\",\"title\":\"None\",\"status\":404}"));
}

static void
listen_on (YuiTestPeer *peer)
{
  g_autoptr (GError) error = NULL;
  g_autoslist (GUri) uris = NULL;

  peer->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (peer->server, NULL, handle, peer, NULL);
  g_assert_true (
      soup_server_listen_local (peer->server, peer->port, SOUP_SERVER_LISTEN_IPV4_ONLY, &error));
  g_assert_no_error (error);
  uris = soup_server_get_uris (peer->server);
  peer->port = g_uri_get_port (uris->data);
}

YuiTestPeer *
yui_test_peer_new (void)
{
  YuiTestPeer *peer = g_new0 (YuiTestPeer, 1);

  peer->script = g_ptr_array_new_with_free_func (line_free);
  peer->requests = g_ptr_array_new_with_free_func (request_free);
  listen_on (peer);
  peer->url = g_strdup_printf ("http://127.0.0.1:%u", peer->port);
  return peer;
}

void
yui_test_peer_free (YuiTestPeer *peer)
{
  yui_test_peer_go_away (peer);
  g_ptr_array_unref (peer->script);
  g_ptr_array_unref (peer->requests);
  g_free (peer->url);
  g_free (peer);
}

const char *
yui_test_peer_get_url (YuiTestPeer *peer)
{
  return peer->url;
}

void
yui_test_peer_go_away (YuiTestPeer *peer)
{
  if (peer->server != NULL)
    soup_server_disconnect (peer->server);
  g_clear_object (&peer->server);
}

void
yui_test_peer_come_back (YuiTestPeer *peer)
{
  g_assert_null (peer->server);
  listen_on (peer);
}

void
yui_test_peer_add (YuiTestPeer *peer,
                   guint count,
                   YuiTestManner manner,
                   const char *method,
                   const char *path,
                   int status,
                   const char *type,
                   const char *body,
                   const char *header)
{
  Line *line = g_new0 (Line, 1);

  line->count = count == 0 ? G_MAXUINT : count;
  line->manner = manner;
  line->method = g_strdup (method);
  line->path = g_strdup (path);
  line->status = status;
  line->type = g_strdup (type);
  line->body = g_strdup (body);
  line->header = g_strdup (header);
  g_ptr_array_add (peer->script, line);
}

void
yui_test_peer_serve (YuiTestPeer *peer, const char *method, const char *path, const char *json)
{
  for (guint i = peer->script->len; i-- > 0;)
    {
      Line *line = g_ptr_array_index (peer->script, i);

      if (line->count == G_MAXUINT && g_str_equal (line->method, method)
          && g_str_equal (line->path, path))
        g_ptr_array_remove_index (peer->script, i);
    }
  yui_test_peer_add (peer, 0, YUI_TEST_ANSWER, method, path, 200, "application/json", json, NULL);
}

guint
yui_test_peer_get_n (YuiTestPeer *peer)
{
  return peer->requests->len;
}

const char *
yui_test_peer_get_line (YuiTestPeer *peer, guint i)
{
  g_assert_cmpuint (i, <, peer->requests->len);
  return ((Request *)g_ptr_array_index (peer->requests, i))->line;
}

const char *
yui_test_peer_get_header (YuiTestPeer *peer, guint i, const char *name)
{
  g_assert_cmpuint (i, <, peer->requests->len);
  return soup_message_headers_get_one (((Request *)g_ptr_array_index (peer->requests, i))->headers,
                                       name);
}

const char *
yui_test_peer_get_body (YuiTestPeer *peer, guint i)
{
  g_assert_cmpuint (i, <, peer->requests->len);
  return ((Request *)g_ptr_array_index (peer->requests, i))->body;
}

static const GValue *
await (DexFuture *future, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + WAIT_MAX_S * G_USEC_PER_SEC;

  while (dex_future_is_pending (future))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  return dex_future_get_value (future, error);
}

gpointer
yui_test_await_object (DexFuture *future, GError **error)
{
  const GValue *value = await (future, error);
  gpointer object = value != NULL ? g_value_dup_object (value) : NULL;

  dex_unref (future);
  return object;
}

gboolean
yui_test_await_boolean (DexFuture *future, GError **error)
{
  const GValue *value = await (future, error);
  gboolean truth = value != NULL && g_value_get_boolean (value);

  dex_unref (future);
  return truth;
}

GBytes *
yui_test_await_bytes (DexFuture *future, GError **error)
{
  const GValue *value = await (future, error);
  GBytes *bytes = value != NULL ? g_value_dup_boxed (value) : NULL;

  dex_unref (future);
  return bytes;
}

void
yui_test_wait_until (gboolean (*is_true) (gpointer data), gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + WAIT_MAX_S * G_USEC_PER_SEC;

  while (!is_true (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      yui_test_run_ms (5);
    }
}

static gboolean
set_true (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

void
yui_test_run_ms (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (ms, set_true, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

char *
yui_test_shift_json (const char *id, int version, int seats)
{
  return g_strdup_printf (
      "{\"id\":\"%s\",\"version\":%d,\"state\":\"draft\",\"workplace_id\":\"w1\","
      "\"workplace_name\":\"Orchard\",\"employer_id\":\"e1\",\"employer_name\":\"Farm\","
      "\"title\":\"Picking\",\"description\":\"\",\"belongings\":\"\","
      "\"starts_at\":\"2030-11-25T09:00:00+09:00\",\"ends_at\":\"2030-11-25T13:00:00+09:00\","
      "\"break_min\":0,\"seats\":%d,\"seats_filled\":0,\"offers_open\":0,\"hourly_wage_yen\":1100,"
      "\"transport_yen\":0,\"hiring_mode\":\"selection\",\"required_qualification_ids\":[],"
      "\"expected_pay_yen\":4400,\"warnings\":[],\"published_at\":null}",
      id, version, seats);
}
