/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-routes.h"
#include "yui-worker.h"

#include "store/yui-uuid.h"

static YuiResponse *
answer (YuiRequest *request, YuiDatabase *db, const char *worker_id, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT given_s, by_worker FROM neighbour_consent WHERE programme_id = $1 AND worker_id = $2 "
      "AND ended_s IS NULL",
      YUI_INT (request->principal.programme_id), YUI_TEXT (worker_id));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  YuiJson *doc;
  yyjson_mut_val *root;

  if (step == YUI_STEP_ERROR)
    return NULL;
  doc = yui_json_new ();
  root = yui_json_root (doc);
  yui_json_add_bool (doc, root, "consents", step == YUI_STEP_ROW);
  if (step == YUI_STEP_ROW)
    {
      yui_json_add_moment (doc, root, "given_at", yui_statement_get_int (query, 0));
      yui_json_add_bool (doc, root, "by_worker", yui_statement_get_int (query, 1) != 0);
    }
  else
    {
      yui_json_add_null (doc, root, "given_at");
      yui_json_add_null (doc, root, "by_worker");
    }
  return yui_response_new_json (200, doc);
}

static YuiResponse *
get_consent (YuiRequest *request, GError **error)
{
  const char *worker_id = yui_worker_find (request, request->db, error);

  return worker_id != NULL ? answer (request, request->db, worker_id, error) : NULL;
}

static gboolean
give (YuiRequest *request, YuiDatabase *db, const char *worker_id, GError **error)
{
  g_autofree char *id = yui_uuid_new ();

  return yui_database_run (db, error,
                           "INSERT INTO neighbour_consent (programme_id, id, worker_id, given_s, "
                           "given_by, by_worker) SELECT $1, $2, $3, $4, $5, $6 WHERE NOT EXISTS "
                           "(SELECT 1 FROM neighbour_consent WHERE programme_id = $1 AND "
                           "worker_id = $3 AND ended_s IS NULL)",
                           YUI_INT (request->principal.programme_id), YUI_TEXT (id),
                           YUI_TEXT (worker_id), YUI_INT (request->now_s),
                           YUI_TEXT (request->principal.actor_id),
                           YUI_INT (request->principal.worker_id != NULL))
         >= 0;
}

static gboolean
end (YuiRequest *request, YuiDatabase *db, const char *worker_id, GError **error)
{
  return yui_database_run (db, error,
                           "UPDATE neighbour_consent SET ended_s = $3, ended_by = $4 WHERE "
                           "programme_id = $1 AND worker_id = $2 AND ended_s IS NULL",
                           YUI_INT (request->principal.programme_id), YUI_TEXT (worker_id),
                           YUI_INT (request->now_s), YUI_TEXT (request->principal.actor_id))
         >= 0;
}

static YuiResponse *
write_consent (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const gboolean consents = *(const gboolean *)user_data;
  const char *worker_id = yui_worker_find (request, db, error);

  if (worker_id == NULL
      || !(consents ? give (request, db, worker_id, error) : end (request, db, worker_id, error)))
    return NULL;
  return answer (request, db, worker_id, error);
}

static YuiResponse *
set_consent (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  gboolean consents = FALSE;

  if (body == NULL)
    return NULL;
  yui_body_get_bool (body, "consents", YUI_REQUIRED, &consents);
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_consent, &consents, error);
}

const YuiRoute yui_neighbour_consents_routes[] = {
  { "GET", "/v1/my/neighbour-consent", "getMyNeighbourConsent", YUI_ROLE_WORKER, get_consent },
  { "POST", "/v1/my/neighbour-consent", "setMyNeighbourConsent", YUI_ROLE_WORKER, set_consent,
    YUI_BODY_JSON },
  { "GET", "/v1/workers/{worker_id}/neighbour-consent", "getNeighbourConsent",
    YUI_ROLES_MANAGING | YUI_ROLES_TOWN, get_consent },
  { "POST", "/v1/workers/{worker_id}/neighbour-consent", "recordNeighbourConsent",
    YUI_ROLE_COORDINATOR, set_consent, YUI_BODY_JSON },
  { NULL },
};
