/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One call of the client: sent until it is answered, then read. */
#include <string.h>

#include "model/yui-time.h"
#include "yui-call-private.h"
#include "yui-link.h"
#include "yui-net-error-private.h"

#define KEY_IN_USE_MS   200
#define MAX_RETRY_AFTER 60 /* that a call waits by itself */

void
yui_flight_reply_free (YuiReply *reply)
{
  g_clear_pointer (&reply->body, g_bytes_unref);
  g_clear_pointer (&reply->json, json_node_unref);
  g_free (reply->next);
  g_free (reply);
}

YuiCall *
yui_call_new (const char *method, char *path, YuiAnswer answer)
{
  YuiCall *call = g_new0 (YuiCall, 1);

  call->method = method;
  call->path = path;
  call->answer = answer;
  call->version = -1;
  return call;
}

void
yui_call_free (YuiCall *call)
{
  g_free (call->path);
  g_free (call->key);
  g_clear_pointer (&call->body, g_bytes_unref);
  g_clear_object (&call->record);
  g_free (call);
}

void
yui_call_take_json (YuiCall *call, JsonNode *node)
{
  char *text = json_to_string (node, FALSE);

  call->body = g_bytes_new_take (text, strlen (text));
  call->content_type
      = g_str_equal (call->method, "PATCH") ? "application/merge-patch+json" : "application/json";
  json_node_unref (node);
}

static void
clear_token (YuiFlight *flight)
{
  if (flight->token != NULL)
    explicit_bzero (flight->token, strlen (flight->token));
  g_clear_pointer (&flight->token, g_free);
}

static void
flight_free (YuiFlight *flight)
{
  for (guint i = 0; i < G_N_ELEMENTS (flight->theirs); i++)
    {
      if (flight->theirs[i] != NULL)
        g_cancellable_disconnect (flight->theirs[i], flight->handlers[i]);
      g_clear_object (&flight->theirs[i]);
    }
  yui_call_free (flight->call);
  clear_token (flight);
  g_weak_ref_clear (&flight->client);
  g_clear_object (&flight->transport);
  g_clear_object (&flight->cancellable);
  dex_clear (&flight->promise);
  g_free (flight);
}

/* Waiting */

static gboolean
is_cancelled (YuiFlight *flight)
{
  return g_cancellable_is_cancelled (flight->cancellable);
}

/* Waits for future (transfer full) or the call's end. */
static void
await_or_cancel (YuiFlight *flight, DexFuture *future)
{
  dex_await (
      dex_future_first (future, dex_cancellable_new_from_cancellable (flight->cancellable), NULL),
      NULL);
}

/* One try */

/* A token of a device's key goes with a proof of it (RFC 9449, 7.1), dated by the server's clock as
 * far as it is known. */
static void
add_authorization (YuiClient *client,
                   const char *method,
                   const char *url,
                   SoupMessageHeaders *headers)
{
  const gint64 now_s = yui_client_get_now_s (client);
  YuiDeviceKey *key = yui_client_get_device_key (client);
  const char *token = yui_client_get_token (client);
  g_autofree char *authorization = NULL, *proof = NULL;

  if (key != NULL)
    {
      proof = yui_device_key_prove (key, method, url, token, now_s);
      soup_message_headers_replace (headers, "DPoP", proof);
    }
  if (token == NULL)
    return;
  authorization = g_strconcat (key != NULL ? "DPoP " : "Bearer ", token, NULL);
  soup_message_headers_replace (headers, "Authorization", authorization);
}

SoupMessage *
yui_client_new_message (YuiClient *client, const char *method, const char *path)
{
  YuiTransport *transport = yui_client_get_transport (client);
  const char *base_url = yui_transport_get_base_url (transport);
  g_autofree char *url = base_url != NULL ? g_strconcat (base_url, path, NULL) : NULL;
  SoupMessage *message = url != NULL ? soup_message_new (method, url) : NULL;
  SoupMessageHeaders *headers;

  if (message == NULL)
    return NULL;
  headers = soup_message_get_request_headers (message);
  add_authorization (client, method, url, headers);
  soup_message_headers_replace (headers, "Accept-Language", yui_transport_get_language (transport));
  return message;
}

static SoupMessage *
make_message (YuiFlight *flight, YuiClient *client, const char *path)
{
  YuiCall *call = flight->call;
  SoupMessage *message = yui_client_new_message (client, call->method, path);
  SoupMessageHeaders *headers;

  clear_token (flight);
  flight->token = g_strdup (yui_client_get_token (client));
  if (message == NULL)
    return NULL;
  headers = soup_message_get_request_headers (message);
  if (call->key != NULL)
    soup_message_headers_replace (headers, "Idempotency-Key", call->key);
  if (call->version >= 0)
    {
      g_autofree char *etag = g_strdup_printf ("\"%d\"", call->version);

      soup_message_headers_replace (headers, "If-Match", etag);
    }
  if (call->body != NULL)
    soup_message_set_request_body_from_bytes (message, call->content_type, call->body);
  return message;
}

JsonNode *
yui_flight_parse_json (GBytes *body)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize size;
  const char *data = g_bytes_get_data (body, &size);

  if (size == 0 || !json_parser_load_from_data (parser, data, (gssize)size, NULL))
    return NULL;
  return json_parser_steal_root (parser);
}

static YuiReply *
read_reply (SoupMessage *message, GBytes *body)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  const char *retry_after = soup_message_headers_get_one (headers, "Retry-After");
  const char *link = soup_message_headers_get_list (headers, "Link");
  YuiReply *reply = g_new0 (YuiReply, 1);

  reply->status = (int)soup_message_get_status (message);
  reply->body = g_bytes_ref (body);
  if (type != NULL && g_str_has_suffix (type, "json"))
    reply->json = yui_flight_parse_json (body);
  reply->next = link != NULL ? yui_link_find_next (link) : NULL;
  reply->retry_after_s = retry_after != NULL ? MAX (atoi (retry_after), 0) : 0;
  return reply;
}

/* libsoup itself repeats an idempotent request whose kept connection closed. */
static void
restarted_cb (SoupMessage *message, YuiFlight *flight)
{
  flight->may_have_arrived = TRUE;
}

/* Sends once; NULL when there was no whole answer. */
static YuiReply *
try_once (YuiFlight *flight, const char *path)
{
  g_autoptr (YuiClient) client = g_weak_ref_get (&flight->client);
  g_autoptr (SoupMessage) message = client != NULL ? make_message (flight, client, path) : NULL;
  g_autoptr (GBytes) body = NULL;

  g_clear_object (&client);
  if (message == NULL)
    return NULL;
  g_signal_connect (message, "restarted", G_CALLBACK (restarted_cb), flight);
  body = dex_await_boxed (yui_transport_send (flight->transport, message, flight->cancellable),
                          NULL);
  g_signal_handlers_disconnect_by_data (message, flight);
  if (body == NULL)
    {
      flight->may_have_arrived = TRUE;
      return NULL;
    }
  yui_transport_note_date (
      flight->transport,
      soup_message_headers_get_one (soup_message_get_response_headers (message), "Date"));
  return read_reply (message, body);
}

YuiProblem *
yui_flight_read_problem (YuiReply *reply)
{
  return reply->json != NULL && reply->status >= 400
             ? yui_record_new_from_json (YUI_TYPE_PROBLEM, reply->json, NULL)
             : NULL;
}

/* Whether the answer is not the server's: a proxy's page, or a success that is not what was asked
 * for. */
static gboolean
is_nonsense (YuiCall *call, YuiReply *reply)
{
  g_autoptr (YuiProblem) problem = yui_flight_read_problem (reply);

  if (reply->status == 204)
    return call->answer != YUI_ANSWER_TRUTH;
  if (reply->status >= 200 && reply->status < 300)
    return call->answer != YUI_ANSWER_BYTES && reply->json == NULL;
  return problem == NULL && (reply->status < 400 || reply->status >= 500);
}

/* Whether the server asks to come again: 429, 503 and a key that is still in work. */
static int
get_pause_ms (YuiReply *reply)
{
  g_autoptr (YuiProblem) problem = yui_flight_read_problem (reply);

  if (problem == NULL)
    return 0;
  if (reply->status == 409
      && g_str_has_suffix (yui_problem_get_type_uri (problem), ":idempotency-key-in-use"))
    return KEY_IN_USE_MS;
  if (reply->status == 429 || reply->status == 503)
    return CLAMP (reply->retry_after_s, 1, MAX_RETRY_AFTER) * 1000;
  return 0;
}

static GError *
make_cancelled (void)
{
  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
}

/* Has the sign-in renewed. FALSE when there is none, or it has ended. */
static gboolean
renew (YuiFlight *flight)
{
  g_autoptr (YuiClient) client = g_weak_ref_get (&flight->client);
  g_autoptr (YuiSignIn) sign_in = client != NULL ? yui_client_dup_sign_in (client) : NULL;
  DexFuture *renewed;

  if (sign_in == NULL)
    return FALSE;
  renewed = yui_sign_in_renew (sign_in, client, flight->token);
  g_clear_object (&client);
  if (!dex_await (dex_future_first (
                      renewed, dex_cancellable_new_from_cancellable (flight->cancellable), NULL),
                  NULL))
    return FALSE;
  client = g_weak_ref_get (&flight->client);
  if (client != NULL)
    yui_client_set_token (client, yui_sign_in_get_token (sign_in));
  return client != NULL;
}

/* Renews a token that is known to be too old, before the server says so. */
static void
renew_when_due (YuiFlight *flight)
{
  g_autoptr (YuiClient) client = g_weak_ref_get (&flight->client);
  g_autoptr (YuiSignIn) sign_in = client != NULL ? yui_client_dup_sign_in (client) : NULL;

  if (sign_in == NULL || !yui_sign_in_is_due (sign_in))
    return;
  clear_token (flight);
  flight->token = g_strdup (yui_client_get_token (client));
  g_clear_object (&client);
  renew (flight);
}

/* Whether a proof was refused, for which a wrong clock is the usual reason: each answer tells the
 * server's. */
static gboolean
is_proof_refused (YuiReply *reply)
{
  g_autoptr (YuiProblem) problem = yui_flight_read_problem (reply);

  return reply->status == 401 && problem != NULL
         && g_str_has_suffix (yui_problem_get_type_uri (problem), ":key-proof-needed");
}

/* Sends until there is an answer; NULL with error when cancelled, or when it may not be repeated.
 */
YuiReply *
yui_flight_fetch (YuiFlight *flight, const char *path, GError **error)
{
  gboolean is_renewed = FALSE, is_proved_again = FALSE;

  for (guint attempt = 0; !is_cancelled (flight); attempt++)
    {
      g_autoptr (YuiReply) reply = NULL;
      gboolean is_once = flight->call->is_once;
      int pause_ms;

      renew_when_due (flight);
      reply = try_once (flight, path);
      if (is_cancelled (flight))
        break;
      if (reply == NULL || is_nonsense (flight->call, reply))
        {
          DexFuture *due = yui_transport_wait (flight->transport, attempt);

          if (is_once)
            {
              dex_unref (due);
              g_set_error (error, YUI_NET_ERROR, YUI_NET_ERROR_UNAVAILABLE, "No answer");
              return NULL;
            }
          await_or_cancel (flight, due);
          continue;
        }
      yui_transport_note_answer (flight->transport);
      if (!is_proved_again && is_proof_refused (reply))
        {
          is_proved_again = TRUE;
          continue;
        }
      if (reply->status == 401 && !is_renewed && renew (flight))
        {
          is_renewed = TRUE;
          continue;
        }
      pause_ms = is_once ? 0 : get_pause_ms (reply);
      if (pause_ms == 0)
        return g_steal_pointer (&reply);
      await_or_cancel (flight, dex_timeout_new_msec (pause_ms));
    }
  g_propagate_error (error, make_cancelled ());
  return NULL;
}

static DexFuture *
flight_fiber (gpointer user_data)
{
  YuiFlight *flight = user_data;
  GError *error = NULL;
  g_autoptr (YuiReply) reply = yui_flight_fetch (flight, flight->call->path, &error);

  if (reply != NULL && reply->status == 412 && flight->may_have_arrived
      && (g_str_equal (flight->call->method, "PATCH")
          || g_str_equal (flight->call->method, SOUP_METHOD_PUT)))
    {
      YuiReply *again = yui_flight_look_again (flight, reply, &error);

      if (again != reply)
        {
          yui_flight_reply_free (reply);
          reply = again;
        }
    }
  if (reply == NULL)
    dex_promise_reject (flight->promise, error);
  else if (yui_flight_is_own_delete (flight, reply))
    dex_promise_resolve_boolean (flight->promise, TRUE);
  else if ((reply->status >= 200 && reply->status < 300)
           || (reply->status == 400 && flight->call->takes_refusal && reply->json != NULL))
    yui_flight_resolve_reply (flight, reply);
  else
    yui_flight_reject_reply (flight, reply);
  return dex_future_new_for_boolean (TRUE);
}

static void
cancelled_cb (GCancellable *theirs, GCancellable *ours)
{
  g_cancellable_cancel (ours);
}

static void
follow_cancellable (YuiFlight *flight, guint which, GCancellable *theirs)
{
  if (theirs == NULL)
    return;
  flight->theirs[which] = g_object_ref (theirs);
  flight->handlers[which] = g_cancellable_connect (
      theirs, G_CALLBACK (cancelled_cb), g_object_ref (flight->cancellable), g_object_unref);
}

DexFuture *
yui_client_call (YuiClient *self, YuiCall *call, GCancellable *cancellable)
{
  YuiFlight *flight = g_new0 (YuiFlight, 1);
  DexPromise *promise = dex_promise_new ();

  if (g_str_equal (call->method, SOUP_METHOD_POST) && call->key == NULL && !call->is_once)
    call->key = g_uuid_string_random ();
  flight->call = call;
  g_weak_ref_init (&flight->client, self);
  flight->transport = g_object_ref (yui_client_get_transport (self));
  flight->cancellable = g_cancellable_new ();
  flight->promise = dex_ref (promise);
  follow_cancellable (flight, 0, cancellable);
  follow_cancellable (flight, 1, yui_client_get_life (self));
  /* The caller gets a promise, not the fiber: dropping it must not take the call back. */
  dex_future_disown (
      dex_scheduler_spawn (NULL, 0, flight_fiber, flight, (GDestroyNotify)flight_free));
  return DEX_FUTURE (promise);
}
