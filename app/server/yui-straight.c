/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-straight.h"

#include "yui-principal.h"
#include "yui-request-private.h"

typedef struct
{
  YuiRequest request;
  YuiResponse *response; /* once it is written */
  gboolean is_kept;
} Straight;

static void
straight_free (gpointer data)
{
  Straight *straight = data;

  g_clear_pointer (&straight->response, yui_response_free);
  yui_request_close (&straight->request);
  g_free (straight);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Straight, straight_free)

static const char *
authorization_of (YuiRequest *request)
{
  return yui_request_get_header (request, "Authorization");
}

/* A proof of a key is a write of its own, and is left to the router. */
static gboolean
is_likely (YuiRequest *request)
{
  gboolean has_proof;
  const char *token = yui_token_of (authorization_of (request), &has_proof);
  guint8 sha256[32];

  if (token == NULL || has_proof)
    return FALSE;
  yui_token_hash (token, sha256);
  return yui_server_knows_token (request->server, sha256) && yui_request_check_form (request, NULL);
}

/* As the router looks, but at what holds until the commit. */
static gboolean
check_caller (YuiRequest *request, YuiDatabase *db, GError **error)
{
  if (!yui_principal_find (&request->principal, db, authorization_of (request), request->now_s,
                           error)
      || !yui_request_check_may (request, db, error))
    return FALSE;
  if (!yui_request_is_kiosk_due (request))
    return TRUE;
  yui_problem_set (error, YUI_PROBLEM_FORBIDDEN, "This is left to the router.");
  return FALSE;
}

/* May run again. */
static gboolean
write_straight (YuiDatabase *db, gpointer user_data, GError **error)
{
  Straight *straight = user_data;
  YuiRequest *request = &straight->request;

  yui_principal_clear (&request->principal);
  g_clear_pointer (&straight->response, yui_response_free);
  if (!check_caller (request, db, error))
    return FALSE;
  request->writer = db;
  straight->response = request->route->handler (request, error);
  request->writer = NULL;
  return straight->response != NULL;
}

static void
written_cb (const GError *error, gpointer user_data)
{
  Straight *straight = user_data;

  straight->is_kept = error == NULL;
  yui_http_call_go_on (straight->request.call);
}

gboolean
yui_straight_begin (YuiHttpCall *call, gpointer user_data)
{
  g_autoptr (Straight) straight = g_new0 (Straight, 1);
  YuiRequest *request = &straight->request;

  if (!yui_request_open (request, user_data, call, NULL)
      || (request->route->flags & YUI_ROUTE_STRAIGHT) == 0 || !is_likely (request))
    return FALSE;
  yui_http_call_set_work (call, straight, straight_free);
  yui_store_write_then (yui_server_get_store (request->server), YUI_SCOPE_ALL, write_straight,
                        written_cb, g_steal_pointer (&straight));
  return TRUE;
}

YuiResponse *
yui_straight_end (YuiHttpCall *call, gpointer user_data)
{
  Straight *straight = yui_http_call_get_work (call);

  if (!straight->is_kept)
    return NULL;
  yui_request_log (&straight->request, straight->response, NULL);
  yui_metrics_count_straight (yui_server_get_metrics (user_data));
  return g_steal_pointer (&straight->response);
}
