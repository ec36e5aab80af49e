/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-card-code.h"
#include "yui-card-session.h"
#include "yui-principal.h"
#include "yui-routes.h"

#define SESSION_S 300

static YuiResponse *
answer_session (YuiRequest *request, const YuiCardHolder *holder, const char *token)
{
  g_auto (GStrv) parts = g_strsplit (holder->name, " ", 2);
  YuiJson *doc = yui_json_new ();
  yyjson_mut_val *root = yui_json_root (doc);

  yui_json_add_text (doc, root, "access_token", token);
  yui_json_add_moment (doc, root, "expires_at", request->now_s + SESSION_S);
  yui_json_add_text (doc, root, "worker_id", holder->worker_id);
  yui_json_add_text (doc, root, "short_name", parts[0]);
  return yui_response_new_json (201, doc);
}

static YuiResponse *
open_session (YuiRequest *request, YuiDatabase *db, const YuiCardHolder *holder, GError **error)
{
  g_autofree char *token = yui_token_new ();
  guint8 sha256[32];

  yui_token_hash (token, sha256);
  if (yui_database_run (db, error,
                        "INSERT INTO access_token (programme_id, token_sha256, worker_id, "
                        "opened_by, key_thumbprint, created_s, expires_s) "
                        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                        YUI_INT (request->principal.programme_id), YUI_BLOB (sha256, sizeof sha256),
                        YUI_TEXT (holder->worker_id), YUI_TEXT (request->principal.account_id),
                        YUI_TEXT (request->principal.key_thumbprint), YUI_INT (request->now_s),
                        YUI_INT (request->now_s + SESSION_S))
      < 0)
    return NULL;
  return answer_session (request, holder, token);
}

/* A wrong card is an answer, not an error: the attempt must be kept. */
static YuiResponse *
try_card (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  g_autofree char *bucket = g_strconcat ("card:", request->principal.account_id, NULL);
  const YuiCardShown shown = { .programme_id = request->principal.programme_id,
                               .text = user_data,
                               .bucket = bucket,
                               .shown_s = request->now_s,
                               .now_s = request->now_s };
  g_auto (YuiCardHolder) holder = { 0 };
  g_autoptr (GError) problem = NULL;

  if (yui_card_holder_find (&holder, db, &shown, &problem))
    return open_session (request, db, &holder, error);
  if (problem->domain == YUI_PROBLEM)
    return yui_response_new_problem (problem);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static YuiResponse *
open_card_session (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  const char *code;

  if (body == NULL)
    return NULL;
  code = yui_body_get_text (body, "card_code", YUI_REQUIRED, 1, YUI_CARD_TEXT_MAX);
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, try_card, (gpointer)code, error);
}

static YuiResponse *
end_session (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  if (yui_database_run (
          db, error,
          "UPDATE access_token SET revoked_s = $3 "
          "WHERE programme_id = $1 AND token_sha256 = $2",
          YUI_INT (request->principal.programme_id),
          YUI_BLOB (request->principal.token_sha256, sizeof request->principal.token_sha256),
          YUI_INT (request->now_s))
      < 0)
    return NULL;
  return yui_response_new_empty (204);
}

static YuiResponse *
close_card_session (YuiRequest *request, GError **error)
{
  return yui_request_change (request, end_session, NULL, error);
}

const YuiRoute yui_card_sessions_routes[] = {
  { "POST", "/v1/card-sessions", "openCardSession", YUI_ROLE_KIOSK, open_card_session,
    YUI_BODY_JSON, YUI_ROUTE_NO_KEY },
  { "DELETE", "/v1/card-sessions/current", "closeCardSession", YUI_ROLE_WORKER,
    close_card_session },
  { NULL },
};
