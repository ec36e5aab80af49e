/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-server.h"

#include "server/yui-http-peers.h"

#include <string.h>

static TestServer *town;

/* Sends bytes as they are and returns all that comes back until the server closes or waits. */
static char *
send_raw (const char *bytes, gsize size)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);
  GOutputStream *output;
  GInputStream *input;
  char buffer[4096];
  gssize n_read;

  g_socket_client_set_timeout (client, 2);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1",
                                                yui_server_get_port (town->server), NULL, &error);
  g_assert_no_error (error);
  output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  g_output_stream_write_all (output, bytes, size, NULL, NULL, NULL); /* it may hang up early */
  while ((n_read = g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (answer, buffer, n_read);
  return g_string_free (g_steal_pointer (&answer), FALSE);
}

static guint
status_of (const char *answer)
{
  return g_str_has_prefix (answer, "HTTP/1.1 ") ? (guint)g_ascii_strtoull (answer + 9, NULL, 10)
                                                : 0;
}

static void
assert_alive (void)
{
  g_autoptr (TestAnswer) answer = test_call (town, "GET", "/healthz", NULL, NULL, NULL);

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpstr (test_text (answer, "status"), ==, "ok");
}

static void
test_malformed_http (void)
{
  static const struct
  {
    const char *name, *bytes;
    guint status; /* 0: any 4xx, or hanging up */
  } rows[] = {
    { "nonsense", "nonsense\r\n\r\n", 0 },
    { "no host", "GET /healthz HTTP/1.1\r\n\r\n", 400 },
    { "unknown method", "BREW /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 405 },
    { "TRACE", "TRACE /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 405 },
    { "absent path", "GET /v1/nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 404 },
    { "bad escape", "GET /v1/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 404 },
    { "NUL in path", "GET /v1/shifts%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 404 },
    { "dots", "GET /v1/../healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 404 },
    { "escaped slash", "GET /v1%2Fsession HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 404 },
    { "id not UUID", "GET /v1/shifts/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 404 },
    { "length and chunks",
      "POST /v1/shifts HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: "
      "chunked\r\n\r\n0\r\n\r\n",
      0 },
    { "two lengths",
      "POST /v1/shifts HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
      400 },
    { "length no number", "POST /v1/shifts HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n{}", 0 },
    { "bad chunk",
      "POST /v1/shifts HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", 0 },
    { "declared too large",
      "POST /v1/shifts HTTP/1.1\r\nHost: x\r\nContent-Length: 600000000\r\n\r\n{", 413 },
    { "declared huge",
      "POST /v1/shifts HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n{", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *answer = send_raw (rows[i].bytes, strlen (rows[i].bytes));
      guint status = status_of (answer);

      g_test_message ("%s: %u", rows[i].name, status);
      if (rows[i].status != 0)
        g_assert_cmpuint (status, ==, rows[i].status);
      else
        g_assert_true (status == 0 || (status >= 400 && status < 500));
      g_assert_null (strstr (answer, " 500 "));
    }
  assert_alive ();
}

static void
test_sizes (void)
{
  g_autofree char *path = g_strnfill (9000, 'a'), *header = g_strnfill (20000, 'b'),
                  *flood = g_strnfill (300000, 'c');
  g_autofree char *long_path
      = g_strdup_printf ("GET /%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", path);
  g_autofree char *large = g_strdup_printf (
      "GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: %s\r\nConnection: close\r\n\r\n", header);
  g_autofree char *endless = g_strdup_printf ("GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: %s", flood);
  g_autofree char *one = send_raw (long_path, strlen (long_path));
  g_autofree char *two = send_raw (large, strlen (large));
  g_autofree char *three = send_raw (endless, strlen (endless));

  g_assert_cmpuint (status_of (one), ==, 414);
  g_assert_nonnull (strstr (one, "urn:yui:problem:uri-too-long"));
  g_assert_cmpuint (status_of (two), ==, 431);
  g_assert_nonnull (strstr (two, "urn:yui:problem:headers-too-large"));
  g_assert_true (status_of (three) == 0 || status_of (three) == 431);
  assert_alive ();
}

/* Chunks without end: the server says so, or hangs up, and keeps nothing. */
static void
test_endless_chunks (void)
{
  g_autoptr (GString) bytes
      = g_string_new ("POST /v1/shifts HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  g_autofree char *chunk = g_strnfill (65536, 'x');
  g_autofree char *answer = NULL;

  for (int i = 0; i < 160; i++)
    g_string_append_printf (bytes, "10000\r\n%s\r\n", chunk);
  answer = send_raw (bytes->str, bytes->len);
  g_assert_true (status_of (answer) == 0 || status_of (answer) == 413);
  assert_alive ();
}

static void
test_media_types (void)
{
  static const struct
  {
    const char *type;
    guint status;
  } rows[] = {
    { "application/json", 422 },
    { "application/json; charset=utf-8", 422 },
    { "APPLICATION/JSON", 422 },
    { "application/json; charset=shift_jis", 415 },
    { "text/plain", 415 },
    { "application/jsonx", 415 },
    { "application/merge-patch+json", 415 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TestAnswer) answer = test_call (town, "POST", "/v1/shifts", "owner-a", "{}",
                                                 "Content-Type", rows[i].type, NULL);

      g_test_message ("%s: %u", rows[i].type, answer->status);
      g_assert_cmpuint (answer->status, ==, rows[i].status);
    }
}

static void
test_malformed_json (void)
{
  static const char *const rows[] = {
    "",
    "{",
    "{}}",
    "{\"a\":1,}",
    "{'a':1}",
    "{\"a\":1,\"a\":2}",
    "{\"a\":{\"b\":1,\"b\":2}}",
    "{\"title\":\"a\\u0000b\"}",
    "{\"title\":\"\xff\xfe\"}",
    "{\"title\":\"\xed\xa0\x80\"}",
    "{\"title\":\"\\ud800\"}",
    "{\"a\":NaN}",
    "{\"a\":1e999}",
    "{\"a\":01}",
    "\xef\xbb\xbf{}x",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TestAnswer) answer
          = test_call (town, "POST", "/v1/shifts", "owner-a", rows[i], NULL);

      if (rows[i][0] == '\0')
        g_assert_true (answer->status == 400 || answer->status == 415);
      else
        test_assert_problem (answer, 400, "malformed-json");
    }
}

static void
test_no_object (void)
{
  static const char *const rows[] = { "[]", "1", "null", "\"text\"", "true" };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TestAnswer) answer
          = test_call (town, "POST", "/v1/shifts", "owner-a", rows[i], NULL);

      test_assert_problem (answer, 422, "invalid-input");
      g_assert_true (test_has_fault (answer, "", "type"));
    }
}

static char *
nest (int depth)
{
  g_autoptr (GString) text = g_string_new ("{\"a\":");

  for (int i = 0; i < depth; i++)
    g_string_append_c (text, '[');
  for (int i = 0; i < depth; i++)
    g_string_append_c (text, ']');
  g_string_append_c (text, '}');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_depth (void)
{
  g_autofree char *fits = nest (31), *deep = nest (32), *abyss = nest (400000);
  g_autoptr (TestAnswer) one = test_call (town, "POST", "/v1/shifts", "owner-a", fits, NULL);
  g_autoptr (TestAnswer) two = test_call (town, "POST", "/v1/shifts", "owner-a", deep, NULL);
  g_autoptr (TestAnswer) three = test_call (town, "POST", "/v1/shifts", "owner-a", abyss, NULL);

  test_assert_problem (one, 422, "invalid-input");
  test_assert_problem (two, 400, "malformed-json");
  test_assert_problem (three, 400, "malformed-json");
  assert_alive ();
}

static void
test_methods (void)
{
  g_autoptr (TestAnswer) put = test_call (town, "PUT", "/v1/shifts", "owner-a", "{}", NULL);
  g_autoptr (TestAnswer) options = test_call (town, "OPTIONS", "/v1/shifts", NULL, NULL, NULL);
  g_autoptr (TestAnswer) head = test_call (town, "HEAD", "/v1/session", "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) body
      = test_call (town, "POST", "/v1/offers/01930000-0000-7000-8000-00000000dead/decline",
                   "worker-0", "[1]", NULL);

  test_assert_problem (put, 405, "method-not-allowed");
  g_assert_cmpstr (soup_message_headers_get_one (put->headers, "Allow"), ==, "GET, HEAD, POST");
  g_assert_cmpuint (options->status, ==, 204);
  g_assert_cmpuint (head->status, ==, 200);
  g_assert_cmpuint (head->size, ==, 0);
  test_assert_problem (body, 415, "unsupported-media-type");
}

/* Half-open connections do not keep others out. */
static void
test_half_open (void)
{
  GSocketConnection *connections[300]; /* more than one address may hold that is no proxy's */
  g_autoptr (GSocketClient) client = g_socket_client_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (connections); i++)
    {
      connections[i] = g_socket_client_connect_to_host (
          client, "127.0.0.1", yui_server_get_port (town->server), NULL, NULL);
      g_assert_nonnull (connections[i]);
      g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connections[i])),
                                 "GET /healthz HTTP/1.1\r\nHo", 25, NULL, NULL, NULL);
    }
  assert_alive ();
  for (gsize i = 0; i < G_N_ELEMENTS (connections); i++)
    g_object_unref (connections[i]);
}

/* A proxy may bring a whole town; anybody else a few, however many addresses they have in one /64. */
static void
test_peers (void)
{
  g_autoptr (YuiPeers) peers = yui_peers_new ("10.0.0.10, 2001:db8::9", 2, 5);
  static const struct
  {
    const char *address, *neighbour; /* of the same group */
    guint max;
  } rows[] = {
    { "192.0.2.1", "192.0.2.1", 2 }, { "2001:db8:1:2::1", "2001:db8:1:2:ffff::2", 2 },
    { "10.0.0.10", "10.0.0.10", 5 }, { "2001:db8::9", "2001:db8::9", 5 },
    { "127.0.0.1", "127.0.0.1", 5 }, { "::1", "::1", 5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (rows[i].address);
      g_autoptr (GInetAddress) neighbour = g_inet_address_new_from_string (rows[i].neighbour);

      for (guint n = 0; n < rows[i].max; n++)
        {
          g_assert_true (yui_peers_may_come (peers, neighbour));
          yui_peers_come (peers, address);
        }
      g_assert_false (yui_peers_may_come (peers, neighbour));
      yui_peers_go (peers, neighbour);
      g_assert_true (yui_peers_may_come (peers, address));
    }
}

/* An IPv4 peer of a socket that listens on both is the same one. */
static void
test_mapped_peer (void)
{
  g_autoptr (YuiPeers) peers = yui_peers_new ("10.0.0.10", 2, 5);
  g_autoptr (GSocketAddress) mapped = g_inet_socket_address_new_from_string ("::ffff:10.0.0.10", 1);
  struct sockaddr_storage native;
  g_autoptr (GInetAddress) address = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_socket_address_to_native (mapped, &native, sizeof native, NULL));
  address = yui_peer_new_address ((const struct sockaddr *)&native);
  text = g_inet_address_to_string (address);
  g_assert_cmpstr (text, ==, "10.0.0.10");
  g_assert_true (yui_peers_is_proxy (peers, address));
}

/* Ten seconds' worth at once, then an even pace; each account by itself. */
static void
test_pace (void)
{
  g_autoptr (YuiPace) pace = yui_pace_new (2), none = yui_pace_new (0);
  const gint64 now_us = 7 * G_USEC_PER_SEC;

  for (int i = 0; i < 2 * YUI_PACE_BURST_S; i++)
    g_assert_true (yui_pace_take (pace, "1/a", now_us));
  g_assert_false (yui_pace_take (pace, "1/a", now_us));
  g_assert_true (yui_pace_take (pace, "1/b", now_us));
  g_assert_false (yui_pace_take (pace, "1/a", now_us + G_USEC_PER_SEC / 2 - 1));
  g_assert_true (yui_pace_take (pace, "1/a", now_us + G_USEC_PER_SEC / 2));
  g_assert_false (yui_pace_take (pace, "1/a", now_us + G_USEC_PER_SEC / 2));
  for (int i = 0; i < 1000; i++)
    g_assert_true (yui_pace_take (none, "1/a", now_us));
}

/* Who reads too fast is told to wait; others, and what they write, are not held back. */
static void
test_fast_reader (void)
{
  g_autoptr (YuiServer) server
      = yui_server_new (town->store, town->tables, yui_server_get_data_folder (town->server));
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  const YuiHttpLimits limits = { .reads_per_s = 1 };
  g_autoptr (GError) error = NULL;
  g_autofree char *body = test_shift_body (TEST_WORKPLACE_A, 3, 9, "");
  g_autoptr (TestAnswer) other = NULL, written = NULL;
  TestServer fast = *town;
  guint n_refused = 0;

  yui_server_start (server, G_INET_SOCKET_ADDRESS (address), &limits, NULL, &error);
  g_assert_no_error (error);
  fast.server = server;
  for (int i = 0; i < 4 * YUI_PACE_BURST_S; i++)
    {
      g_autoptr (TestAnswer) answer
          = test_call (&fast, "GET", "/v1/session", "owner-a", NULL, NULL);

      if (answer->status == 200)
        continue;
      test_assert_problem (answer, 429, "too-many-requests");
      g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "Retry-After"), ==, "1");
      n_refused++;
    }
  g_assert_cmpuint (n_refused, >, 0);
  other = test_call (&fast, "GET", "/v1/session", "owner-b", NULL, NULL);
  g_assert_cmpuint (other->status, ==, 200);
  written = test_call (&fast, "POST", "/v1/shifts", "owner-a", body, NULL);
  g_assert_cmpuint (written->status, ==, 201);
}

static YuiHttpPlan
plan_any (const char *method, const char *target, gpointer user_data)
{
  return (YuiHttpPlan){ .body_max = 1024, .may_wait = TRUE };
}

static YuiResponse *
answer_slowly (YuiHttpCall *call, gpointer user_data)
{
  g_usleep (3 * G_USEC_PER_SEC);
  return yui_response_new_empty (204);
}

/* Sends first, and then a byte now and then until the server hangs up; FALSE when it does not. */
static gboolean
is_hung_up (YuiHttp *http, const char *first, const char *then)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection
      = g_socket_client_connect_to_host (client, "127.0.0.1", yui_http_get_port (http), NULL, NULL);
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  GSocket *socket = g_socket_connection_get_socket (connection);

  g_assert_true (g_output_stream_write_all (output, first, strlen (first), NULL, NULL, NULL));
  for (int i = 0; i < 200; i++)
    {
      g_usleep (G_USEC_PER_SEC / 10);
      if ((g_socket_condition_check (socket, G_IO_IN) & (G_IO_IN | G_IO_HUP)) != 0
          || !g_output_stream_write_all (output, then + i % strlen (then), 1, NULL, NULL, NULL))
        return TRUE;
    }
  return FALSE;
}

/* A byte now and then keeps no connection beyond the time for headers, for the body, or between two
 * requests; an answer may take longer to make. */
static void
test_drips (void)
{
  const YuiHttpLimits limits = { .headers_s = 1, .request_s = 1, .idle_s = 1 };
  const YuiHttpHandlers handlers = { .plan = plan_any, .answer = answer_slowly };
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiHttp) http
      = yui_http_new (G_INET_SOCKET_ADDRESS (address), &limits, &handlers, &error);
  g_autofree char *url = NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GBytes) body = NULL;

  g_assert_no_error (error);
  g_assert_true (is_hung_up (http, "GET /", "a"));
  g_assert_true (is_hung_up (http, "GET / HTTP/1.1\r\nHost: x\r\n", "X-A: b\r\n"));
  g_assert_true (
      is_hung_up (http, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n", "a"));
  g_assert_true (
      is_hung_up (http, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5;", "a"));

  url = g_strdup_printf ("http://127.0.0.1:%u/", yui_http_get_port (http));
  message = soup_message_new ("GET", url);
  body = soup_session_send_and_read (town->session, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, 204);
}

/* Somebody who chose too large a file reads why, though their program sends all of it first. */
static void
test_too_large_is_read (void)
{
  g_autofree char *body = g_strnfill (6 * 1024 * 1024, ' ');
  g_autoptr (TestAnswer) answer = test_call (town, "POST", "/v1/shifts", "owner-a", body, NULL);

  test_assert_problem (answer, 413, "content-too-large");
}

static gint64
count_strangers (void)
{
  return test_count (town, "SELECT count(*) FROM audit_log WHERE programme_id = 0");
}

static gboolean
write_nothing (YuiDatabase *db, gpointer user_data, GError **error)
{
  return TRUE;
}

/* Strangers are noted, but cannot fill the disk with it. */
static void
test_strangers (void)
{
  gint64 n_before = count_strangers ();

  for (int i = 0; i < 300; i++)
    {
      g_autoptr (TestAnswer) answer = test_call (town, "GET", "/v1/session", "nobody", NULL, NULL);

      test_assert_problem (answer, 401, "unauthenticated");
    }
  g_assert_true (yui_store_write (town->store, 0, write_nothing, NULL, NULL)); /* after the notes */
  g_assert_cmpint (count_strangers () - n_before, >=, 50);
  g_assert_cmpint (count_strangers () - n_before, <=, 122); /* a minute may end meanwhile */
}

static void
test_security_headers (void)
{
  g_autoptr (TestAnswer) answer = test_call (town, "GET", "/v1/session", "owner-a", NULL, NULL);

  g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "Cache-Control"), ==, "no-store");
  g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "X-Content-Type-Options"), ==,
                   "nosniff");
  g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "Content-Security-Policy"), ==,
                   "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
  g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "Referrer-Policy"), ==,
                   "no-referrer");
  g_assert_null (soup_message_headers_get_one (answer->headers, "Access-Control-Allow-Origin"));
  g_assert_null (soup_message_headers_get_one (answer->headers, "Server"));
  g_assert_nonnull (soup_message_headers_get_one (answer->headers, "Date"));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/http/malformed", test_malformed_http);
  g_test_add_func ("/server/http/sizes", test_sizes);
  g_test_add_func ("/server/http/endless-chunks", test_endless_chunks);
  g_test_add_func ("/server/http/media-types", test_media_types);
  g_test_add_func ("/server/http/malformed-json", test_malformed_json);
  g_test_add_func ("/server/http/no-object", test_no_object);
  g_test_add_func ("/server/http/depth", test_depth);
  g_test_add_func ("/server/http/methods", test_methods);
  g_test_add_func ("/server/http/half-open", test_half_open);
  g_test_add_func ("/server/http/peers", test_peers);
  g_test_add_func ("/server/http/mapped-peer", test_mapped_peer);
  g_test_add_func ("/server/http/pace", test_pace);
  g_test_add_func ("/server/http/fast-reader", test_fast_reader);
  g_test_add_func ("/server/http/drips", test_drips);
  g_test_add_func ("/server/http/too-large-is-read", test_too_large_is_read);
  g_test_add_func ("/server/http/strangers", test_strangers);
  g_test_add_func ("/server/http/security-headers", test_security_headers);
  result = g_test_run ();
  test_server_free (town);
  return result;
}
