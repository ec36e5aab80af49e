/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-audit.h"
#include "yui-device.h"
#include "yui-kept-answers.h"
#include "yui-key-proof.h"
#include "yui-moment.h"
#include "yui-principal.h"
#include "yui-request-private.h"
#include "yui-second-factor.h"

#include "store/yui-uuid.h"

#include <sodium.h>
#include <string.h>

#define BODY_MAX     (1024 * 1024)
#define CSV_MAX      (8 * 1024 * 1024)
#define NO_BODY_MAX  1024
#define KEY_MAX      100
#define SEGMENTS_MAX 8

/* ---- finding the route ---- */

/* Segments go into the audit log and the journal, whose lines they must not break. */
static gboolean
is_plain (const char *segment)
{
  if (!g_utf8_validate (segment, -1, NULL))
    return FALSE;
  for (const char *c = segment; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      return FALSE;
  return TRUE;
}

/* Splits a target's path into its decoded segments; NULL when it is malformed. */
static char **
split_path (const char *target)
{
  g_autofree char *path = g_strndup (target, strcspn (target, "?"));
  g_auto (GStrv) raw = NULL;
  g_autoptr (GStrvBuilder) decoded = g_strv_builder_new ();

  if (path[0] != '/')
    return NULL;
  raw = g_strsplit (path + 1, "/", SEGMENTS_MAX + 1);
  for (int i = 0; raw[i] != NULL; i++)
    {
      g_autofree char *segment = g_uri_unescape_string (raw[i], "/");

      if (segment == NULL || !is_plain (segment) || i == SEGMENTS_MAX)
        return NULL;
      g_strv_builder_add (decoded, segment);
    }
  return g_strv_builder_end (decoded);
}

/* Whether segments fit a template such as /v1/shifts/{shift_id}; a value whose name ends in _id
 * must be an id. */
static gboolean
fits (const char *template, char **segments)
{
  const char *part = template + 1;

  for (int i = 0; segments[i] != NULL; i++)
    {
      gsize length = strcspn (part, "/");
      gboolean is_last = part[length] == '\0';

      if (part[0] == '{')
        {
          if (segments[i][0] == '\0'
              || (length > 4 && strncmp (part + length - 4, "_id}", 4) == 0
                  && !yui_uuid_is_valid (segments[i])))
            return FALSE;
        }
      else if (strlen (segments[i]) != length || strncmp (part, segments[i], length) != 0)
        return FALSE;
      if (is_last)
        return segments[i + 1] == NULL;
      part += length + 1;
    }
  return FALSE;
}

/* Returns the route; or NULL, and in allowed the methods that the path has ("" when there is no
 * such path). */
static const YuiRoute *
find_route (const char *method, char **segments, GString *allowed)
{
  const GPtrArray *routes = yui_routes_about (segments);

  for (guint i = 0; routes != NULL && i < routes->len; i++)
    {
      const YuiRoute *route = routes->pdata[i];

      if (!fits (route->path, segments))
        continue;
      if (g_str_equal (route->method, method))
        return route;
      if (allowed != NULL)
        g_string_append_printf (allowed, "%s%s%s", allowed->len > 0 ? ", " : "", route->method,
                                g_str_equal (route->method, "GET") ? ", HEAD" : "");
    }
  return NULL;
}

static const char *
effective_method (const char *method)
{
  return g_str_equal (method, "HEAD") ? "GET" : method;
}

static gsize
body_max (const YuiRoute *route)
{
  if (route == NULL || route->body == YUI_BODY_NONE)
    return NO_BODY_MAX;
  return route->body == YUI_BODY_CSV ? CSV_MAX : BODY_MAX;
}

YuiHttpPlan
yui_router_plan (const char *method, const char *target, gpointer user_data)
{
  g_auto (GStrv) segments = split_path (target);
  const YuiRoute *route
      = segments != NULL ? find_route (effective_method (method), segments, NULL) : NULL;

  return (YuiHttpPlan){
    .body_max = body_max (route),
    .may_wait
    = route == NULL || !g_str_equal (route->method, "GET") || (route->flags & YUI_ROUTE_SLOW) != 0,
  };
}

static YuiResponse *
answer_no_route (const char *method, const char *allowed)
{
  g_autoptr (GError) error = NULL;
  YuiResponse *response;

  if (allowed[0] == '\0')
    {
      yui_problem_set_not_found (&error);
      return yui_response_new_problem (error);
    }
  if (g_str_equal (method, "OPTIONS"))
    response = yui_response_new_empty (204);
  else
    {
      yui_problem_set (&error, YUI_PROBLEM_METHOD_NOT_ALLOWED, "This address knows only: %s.",
                       allowed);
      response = yui_response_new_problem (error);
    }
  yui_response_set_header (response, "Allow", allowed);
  return response;
}

/* ---- what every call must have ---- */

static gboolean
parse_query (YuiRequest *request, GError **error)
{
  const char *query = strchr (yui_http_call_get_target (request->call), '?');

  if (query == NULL || query[1] == '\0')
    return TRUE;
  request->query = g_uri_parse_params (query + 1, -1, "&", G_URI_PARAMS_WWW_FORM, NULL);
  if (request->query != NULL)
    return TRUE;
  yui_problem_set (error, YUI_PROBLEM_BAD_REQUEST, "The query of the address is not valid.");
  return FALSE;
}

gboolean
yui_request_is_kiosk_due (YuiRequest *request)
{
  const YuiPrincipal *principal = &request->principal;

  return principal->role == YUI_ROLE_KIOSK && principal->device_id != NULL
         && request->now_s - principal->seen_s >= YUI_DEVICE_SEEN_EVERY_S;
}

static void
note_kiosk (YuiRequest *request)
{
  const YuiPrincipal *principal = &request->principal;

  if (yui_request_is_kiosk_due (request))
    yui_device_note_seen (yui_server_get_store (request->server), principal->programme_id,
                          principal->device_id, request->now_s);
}

/* Writing is held back by the disk; reading by this. */
static gboolean
check_pace (YuiRequest *request, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *who = NULL;

  if (!g_str_equal (request->route->method, "GET"))
    return TRUE;
  who = g_strdup_printf ("%" G_GINT64_FORMAT "/%s", request->principal.programme_id,
                         request->principal.actor_id);
  if (yui_pace_take (yui_server_get_pace (request->server), who, request->begun_us))
    return TRUE;
  yui_problem_set (&problem, YUI_PROBLEM_TOO_MANY_REQUESTS,
                   "This account reads faster than the server allows. Ask again in a second.");
  yui_problem_set_retry_after (problem, 1);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
yui_request_check_may (YuiRequest *request, YuiDatabase *db, GError **error)
{
  if (yui_request_has_role (request, request->route->roles))
    return yui_second_factor_check (request, db, error);
  yui_problem_set (error, YUI_PROBLEM_FORBIDDEN, "An account with the role %s may not do this.",
                   yui_role_name (request->principal.role));
  return FALSE;
}

static gboolean
check_caller (YuiRequest *request, GError **error)
{
  if (request->route->roles == YUI_ROLE_ANYONE)
    return TRUE;
  if (!yui_principal_find (&request->principal, request->db,
                           yui_request_get_header (request, "Authorization"), request->now_s, error)
      || !yui_database_set_scope (request->db, request->principal.programme_id, FALSE, error)
      || !yui_key_proof_check_caller (request, error) || !check_pace (request, error))
    return FALSE;
  note_kiosk (request);
  if ((request->route->flags & YUI_ROUTE_STRAIGHT) != 0)
    yui_server_note_token (request->server, request->principal.token_sha256);
  return yui_request_check_may (request, request->db, error);
}

static gboolean
parse_if_match (YuiRequest *request, GError **error)
{
  const char *text = yui_request_get_header (request, "If-Match");
  g_autofree char *number = NULL;
  gsize length;

  if ((request->route->flags & YUI_ROUTE_IF_MATCH) == 0)
    return TRUE;
  if (text == NULL)
    {
      yui_problem_set (error, YUI_PROBLEM_PRECONDITION_REQUIRED,
                       "Send the version that you have seen, as If-Match: \"VERSION\" (the ETag).");
      return FALSE;
    }
  if (g_str_equal (text, "*"))
    {
      request->if_match = YUI_IF_MATCH_ANY;
      return TRUE;
    }
  length = strlen (text);
  if (length >= 3 && text[0] == '"' && text[length - 1] == '"')
    number = g_strndup (text + 1, length - 2);
  if (number != NULL
      && g_ascii_string_to_signed (number, 10, 1, G_MAXINT64, &request->if_match, NULL))
    return TRUE;
  yui_problem_set (error, YUI_PROBLEM_PRECONDITION_FAILED,
                   "If-Match is no version that this server gave.");
  return FALSE;
}

/* Whether a Content-Type is media_type, whatever its case and parameters; a charset other than
 * UTF-8 is not. */
static gboolean
is_media_type (const char *content_type, const char *media_type)
{
  gsize length = strcspn (content_type, "; ");
  const char *charset = strstr (content_type, "charset=");

  if (length != strlen (media_type) || g_ascii_strncasecmp (content_type, media_type, length) != 0)
    return FALSE;
  return charset == NULL || g_str_equal (media_type, "text/csv")
         || g_ascii_strncasecmp (charset + strlen ("charset="), "utf-8", 5) == 0
         || g_ascii_strncasecmp (charset + strlen ("charset="), "\"utf-8\"", 7) == 0;
}

static gboolean
check_body (YuiRequest *request, GError **error)
{
  static const char *const media_types[] = {
    [YUI_BODY_JSON] = "application/json",
    [YUI_BODY_MERGE_PATCH] = "application/merge-patch+json",
    [YUI_BODY_CSV] = "text/csv",
    [YUI_BODY_FORM] = "application/x-www-form-urlencoded",
  };
  const char *content_type = yui_request_get_header (request, "Content-Type");
  YuiBodyKind kind = request->route->body;
  gsize size;
  const char *data = g_bytes_get_data (yui_request_get_body (request), &size);

  if (kind == YUI_BODY_NONE)
    {
      if (size == 0 || (size == 2 && memcmp (data, "{}", 2) == 0))
        return TRUE;
      yui_problem_set (error, YUI_PROBLEM_UNSUPPORTED_MEDIA_TYPE, "This call takes no body.");
      return FALSE;
    }
  if (content_type != NULL
      && (is_media_type (content_type, media_types[kind])
          || (kind == YUI_BODY_MERGE_PATCH && is_media_type (content_type, "application/json"))))
    return TRUE;
  yui_problem_set (error, YUI_PROBLEM_UNSUPPORTED_MEDIA_TYPE,
                   "The body must be %s in UTF-8, and Content-Type must say so.",
                   media_types[kind]);
  return FALSE;
}

/* ---- idempotency ---- */

static void
hash_request (YuiRequest *request)
{
  const char *method = yui_http_call_get_method (request->call);
  const char *target = yui_http_call_get_target (request->call);
  crypto_hash_sha256_state state;
  gsize size;
  const guint8 *data = g_bytes_get_data (yui_request_get_body (request), &size);

  crypto_hash_sha256_init (&state);
  crypto_hash_sha256_update (&state, (const guint8 *)method, strlen (method) + 1);
  crypto_hash_sha256_update (&state, (const guint8 *)target, strlen (target) + 1);
  crypto_hash_sha256_update (&state, data, size);
  crypto_hash_sha256_final (&state, request->body_sha256);
}

/* Reads the key. Returns FALSE with 400 when a call that needs one has none, or one that is not
 * printable ASCII. */
static gboolean
parse_key (YuiRequest *request, GError **error)
{
  const char *key = yui_request_get_header (request, "Idempotency-Key");
  gsize length = key != NULL ? strlen (key) : 0;

  if (!g_str_equal (request->route->method, "POST")
      || (request->route->flags & YUI_ROUTE_NO_KEY) != 0)
    return TRUE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isprint (key[i]))
      length = KEY_MAX + 1;
  if (length >= 1 && length <= KEY_MAX)
    {
      request->has_key = TRUE;
      hash_request (request);
      return TRUE;
    }
  yui_problem_set (
      error, YUI_PROBLEM_IDEMPOTENCY_KEY_REQUIRED,
      "Send an Idempotency-Key of 1 to %d printable ASCII characters, new for each new request.",
      KEY_MAX);
  return FALSE;
}

static YuiResponse *
replay (YuiRequest *request, YuiStatement *record, GError **error)
{
  gsize size;
  const void *hash = yui_statement_get_blob (record, 0, &size);
  const char *etag = yui_statement_get_text (record, 3);
  const char *location = yui_statement_get_text (record, 4);
  YuiResponse *response;

  if (size != sizeof request->body_sha256 || memcmp (hash, request->body_sha256, size) != 0)
    {
      yui_problem_set (
          error, YUI_PROBLEM_IDEMPOTENCY_KEY_REUSED,
          "This Idempotency-Key belongs to another request. Use a new one for a new request.");
      return NULL;
    }
  if (yui_request_is_secret (request, yui_statement_get_int (record, 1)))
    {
      yui_problem_set_named (
          error, YUI_PROBLEM_CONFLICT, "already-answered",
          "This was done already. Its answer holds a secret, was given once and is not kept; if it "
          "was lost, do it anew with a new Idempotency-Key.");
      return NULL;
    }
  response = yui_response_new_bytes (yui_statement_get_int (record, 1),
                                     g_intern_string (yui_statement_get_text (record, 2)),
                                     yui_statement_dup_bytes (record, 5));
  if (etag != NULL)
    yui_response_set_header (response, "ETag", etag);
  if (location != NULL)
    yui_response_set_header (response, "Location", location);
  yui_response_set_header (response, "Idempotency-Replayed", "true");
  return response;
}

/* Answers from the record of an earlier call with this key. NULL without error: there is none. */
static YuiResponse *
find_record (YuiRequest *request, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      "SELECT request_sha256, status, content_type, etag, location, body FROM idempotency_record "
      "WHERE programme_id = $1 AND actor_id = $2 AND key = $3",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.actor_id),
      YUI_TEXT (yui_request_get_header (request, "Idempotency-Key")));

  if (query != NULL && yui_statement_step (query, error) == YUI_STEP_ROW)
    return replay (request, query, error);
  return NULL;
}

/* Reads of this call see the database from here on. */
static gboolean
refresh (YuiRequest *request, GError **error)
{
  YuiStore *store = yui_server_get_store (request->server);

  if (request->db != NULL)
    yui_store_end_read (store, request->db);
  request->db = g_str_equal (request->route->method, "GET")
                    ? yui_store_begin_read (store, yui_request_get_scope (request), error)
                    : yui_store_begin_look (store, yui_request_get_scope (request), error);
  return request->db != NULL;
}

static YuiResponse *
handle_once (YuiRequest *request, guint64 since, GError **error)
{
  g_autofree char *claim = g_strdup_printf (
      "%" G_GINT64_FORMAT "\n%s\n%s", request->principal.programme_id, request->principal.actor_id,
      yui_request_get_header (request, "Idempotency-Key"));
  g_autoptr (GError) problem = NULL;
  YuiResponse *response = NULL;

  if (!yui_server_claim_key (request->server, claim))
    {
      yui_problem_set (error, YUI_PROBLEM_IDEMPOTENCY_KEY_IN_USE,
                       "The same request is being worked on. Ask again in a moment.");
      return NULL;
    }
  /* Whoever held the key meanwhile has committed by now; look with eyes that are newer than that. */
  if (!yui_server_may_be_released (request->server, claim, since) || refresh (request, &problem))
    response = find_record (request, &problem);
  if (response == NULL && problem == NULL)
    response = request->route->handler (request, &problem);
  yui_server_release_key (request->server, claim);
  if (response == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return response;
}

/* ---- answering ---- */

gboolean
yui_request_check_form (YuiRequest *request, GError **error)
{
  return parse_query (request, error) && parse_if_match (request, error)
         && check_body (request, error) && parse_key (request, error);
}

static YuiResponse *
handle (YuiRequest *request, GError **error)
{
  const guint64 since = yui_server_count_released (request->server);

  if (!refresh (request, error) || !check_caller (request, error)
      || !yui_request_check_form (request, error))
    return NULL;
  if (request->has_key)
    return handle_once (request, since, error);
  return (request->route->flags & YUI_ROUTE_SHARED) != 0 ? yui_kept_answers_answer (request, error)
                                                         : request->route->handler (request, error);
}

/* One line for each call that changes something or fails: ids and words, never names or tokens. */
static void
write_line (YuiRequest *request, guint status, const GError *error)
{
  const gboolean is_reading = g_str_equal (request->route->method, "GET") && status < 400;
  const GLogLevelFlags level = is_reading ? G_LOG_LEVEL_DEBUG : G_LOG_LEVEL_MESSAGE;

  if (g_log_writer_default_would_drop (level, G_LOG_DOMAIN))
    return;
  g_log (G_LOG_DOMAIN, level,
         "operation=%s status=%u us=%" G_GINT64_FORMAT " programme=%" G_GINT64_FORMAT
         " actor=%s role=%s%s%s",
         request->route->operation_id, status, g_get_monotonic_time () - request->begun_us,
         request->principal.programme_id,
         request->principal.actor_id != NULL ? request->principal.actor_id : "-",
         yui_role_name (request->principal.role),
         error != NULL && yui_problem_is_internal (error) ? " error=" : "",
         error != NULL && yui_problem_is_internal (error) ? error->message : "");
}

void
yui_request_log (YuiRequest *request, YuiResponse *response, const GError *error)
{
  const guint status = yui_response_get_status (response);

  write_line (request, status, error);
  yui_metrics_count_call (yui_server_get_metrics (request->server), request->route->operation_id,
                          status, g_get_monotonic_time () - request->begun_us);
}

static YuiResponse *
answer_route (YuiRequest *request)
{
  g_autoptr (GError) error = NULL;
  YuiResponse *response = handle (request, &error);

  if (request->db != NULL)
    yui_store_end_read (yui_server_get_store (request->server), g_steal_pointer (&request->db));
  if (response == NULL)
    {
      g_assert (error != NULL);
      response = yui_response_new_problem (error);
      if (g_error_matches (error, YUI_PROBLEM, YUI_PROBLEM_UNAUTHENTICATED)
          || g_error_matches (error, YUI_PROBLEM, YUI_PROBLEM_FORBIDDEN))
        yui_audit_note_denial (request, yui_response_get_status (response));
    }
  yui_request_log (request, response, error);
  return response;
}

gboolean
yui_request_open (YuiRequest *request, YuiServer *server, YuiHttpCall *call, GString *allowed)
{
  request->server = server;
  request->call = call;
  request->segments = split_path (yui_http_call_get_target (call));
  request->now_s = yui_moment_now ();
  request->begun_us = g_get_monotonic_time ();
  if (request->segments != NULL)
    request->route = find_route (effective_method (yui_http_call_get_method (call)),
                                 request->segments, allowed);
  return request->route != NULL;
}

void
yui_request_close (YuiRequest *request)
{
  g_clear_pointer (&request->query, g_hash_table_unref);
  g_clear_pointer (&request->segments, g_strfreev);
  yui_principal_clear (&request->principal);
}

YuiResponse *
yui_router_answer (YuiHttpCall *call, gpointer user_data)
{
  g_autoptr (GString) allowed = g_string_new (NULL);
  YuiRequest request = { 0 };
  YuiResponse *response = yui_request_open (&request, user_data, call, allowed)
                              ? answer_route (&request)
                              : answer_no_route (yui_http_call_get_method (call), allowed->str);

  yui_request_close (&request);
  return response;
}
