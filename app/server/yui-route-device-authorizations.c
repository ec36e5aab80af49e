/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-attempt.h"
#include "yui-body.h"
#include "yui-device-grant.h"
#include "yui-device.h"
#include "yui-key-proof.h"
#include "yui-principal.h"
#include "yui-routes.h"

#include "store/yui-uuid.h"

#include <string.h>

#define CLIENT_ID           "yui-kiosk"
#define GRANT_TYPE          "urn:ietf:params:oauth:grant-type:device_code"
#define DEFAULT_LABEL       "Kiosk"
#define DEVICE_CODE_MAX     64
#define REQUESTS_BY_ADDRESS 30
#define CODES_BY_ACCOUNT    20 /* user codes that one coordinator may try in a window */

/* Errors of RFC 6749, 5.2, which these calls answer with instead of a problem. */
static YuiResponse *
answer_error (const char *word)
{
  YuiJson *doc = yui_json_new ();

  yui_json_add_text (doc, yui_json_root (doc), "error", word);
  return yui_response_new_json (400, doc);
}

/* ---- a kiosk asks ---- */

typedef struct
{
  guint8 sha256[32];
  char user_code[YUI_USER_CODE_SIZE];
  const char *label;
  gint64 now_s;
} Asking;

static gboolean
insert_asking (YuiDatabase *db, gpointer user_data, GError **error)
{
  const Asking *asking = user_data;

  return yui_database_run (
             db, error,
             "INSERT INTO device_authorization (device_code_sha256, user_code, label, created_s, "
             "expires_s, interval_s) VALUES ($1, $2, $3, $4, $5, $6)",
             YUI_BLOB (asking->sha256, sizeof asking->sha256), YUI_TEXT (asking->user_code),
             YUI_TEXT (asking->label), YUI_INT (asking->now_s),
             YUI_INT (asking->now_s + YUI_DEVICE_GRANT_LIFE_S),
             YUI_INT (YUI_DEVICE_GRANT_INTERVAL_S))
         >= 0;
}

static YuiResponse *
answer_asking (YuiRequest *request, const Asking *asking, const char *device_code)
{
  g_autofree char *uri = g_strconcat (yui_server_get_base_url (request->server), "/link", NULL);
  g_autofree char *complete = g_strconcat (uri, "?user_code=", asking->user_code, NULL);
  YuiJson *doc = yui_json_new ();
  yyjson_mut_val *root = yui_json_root (doc);

  yui_json_add_text (doc, root, "device_code", device_code);
  yui_json_add_text (doc, root, "user_code", asking->user_code);
  yui_json_add_text (doc, root, "verification_uri", uri);
  yui_json_add_text (doc, root, "verification_uri_complete", complete);
  yui_json_add_int (doc, root, "expires_in", YUI_DEVICE_GRANT_LIFE_S);
  yui_json_add_int (doc, root, "interval", YUI_DEVICE_GRANT_INTERVAL_S);
  return yui_response_new_json (200, doc);
}

static gboolean
count_by_address (YuiRequest *request, GError **error)
{
  g_auto (YuiAttempt) attempt = { 0 };
  g_autofree char *address = yui_http_call_dup_address (request->call);

  yui_attempt_add (&attempt, "device-authorization", address, REQUESTS_BY_ADDRESS);
  return yui_attempt_begin (&attempt, yui_server_get_store (request->server), request->now_s,
                            error);
}

static YuiResponse *
ask (YuiRequest *request, GError **error)
{
  g_autoptr (GHashTable) form = yui_request_dup_form (request, error);
  g_autofree char *device_code = NULL;
  Asking asking = { .now_s = request->now_s };

  if (form == NULL)
    return NULL;
  if (g_strcmp0 (g_hash_table_lookup (form, "client_id"), CLIENT_ID) != 0)
    return answer_error ("invalid_client");
  asking.label = g_hash_table_lookup (form, "label");
  if (asking.label == NULL || asking.label[0] == '\0')
    asking.label = DEFAULT_LABEL;
  if (g_utf8_strlen (asking.label, -1) > YUI_DEVICE_LABEL_MAX)
    return answer_error ("invalid_request");
  if (!count_by_address (request, error))
    return NULL;
  device_code = yui_token_new ();
  yui_token_hash (device_code, asking.sha256);
  yui_user_code_new (asking.user_code);
  return yui_store_write (yui_server_get_store (request->server), 0, insert_asking, &asking, error)
             ? answer_asking (request, &asking, device_code)
             : NULL;
}

/* ---- a coordinator looks, approves or denies ---- */

/* The user code in the path as it is stored; counts wrong guesses with right ones. */
static gboolean
take_user_code (YuiRequest *request, char code[YUI_USER_CODE_SIZE], GError **error)
{
  g_auto (YuiAttempt) attempt = { 0 };

  yui_attempt_add (&attempt, "user-code", request->principal.actor_id, CODES_BY_ACCOUNT);
  if (!yui_attempt_begin (&attempt, yui_server_get_store (request->server), request->now_s, error))
    return FALSE;
  return yui_user_code_parse (yui_request_get_path_value (request, "user_code"), code)
         || yui_problem_set_not_found (error);
}

static YuiResponse *
get_authorization (YuiRequest *request, GError **error)
{
  char code[YUI_USER_CODE_SIZE];
  g_autoptr (YuiStatement) query = NULL;
  YuiJson *doc;

  if (!take_user_code (request, code, error))
    return NULL;
  query = yui_database_query (request->db, error,
                              "SELECT label, created_s, expires_s FROM device_authorization "
                              "WHERE user_code = $1 AND state = 'pending' AND expires_s > $2",
                              YUI_TEXT (code), YUI_INT (request->now_s));
  if (!yui_problem_find_row (query, error))
    return NULL;
  doc = yui_json_new ();
  yui_json_add_text (doc, yui_json_root (doc), "user_code", code);
  yui_json_add_text (doc, yui_json_root (doc), "label", yui_statement_get_text (query, 0));
  yui_json_add_moment (doc, yui_json_root (doc), "asked_at", yui_statement_get_int (query, 1));
  yui_json_add_moment (doc, yui_json_root (doc), "expires_at", yui_statement_get_int (query, 2));
  return yui_response_new_json (200, doc);
}

/* What a coordinator decides. */
typedef struct
{
  char user_code[YUI_USER_CODE_SIZE];
  const char *state;                /* static */
  const char *label, *workplace_id; /* borrowed, nullable */
  char *account_id;                 /* NULL when it is denied */
} Decision;

static gboolean
check_workplace (YuiRequest *request, YuiDatabase *db, const char *id, GError **error)
{
  g_autoptr (YuiFaults) faults = yui_faults_new ();
  g_autoptr (YuiStatement) query = NULL;
  YuiStep step;

  if (id == NULL)
    return TRUE;
  query = yui_database_query (db, error,
                              "SELECT 1 FROM workplace WHERE programme_id = $1 AND id = $2",
                              YUI_INT (request->principal.programme_id), YUI_TEXT (id));
  step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  if (step == YUI_STEP_DONE)
    {
      yui_faults_add (faults, "/workplace_id", "not_found", NULL, "There is no such workplace.");
      yui_faults_check (faults, error);
    }
  return step == YUI_STEP_ROW;
}

static gboolean
add_account (YuiRequest *request, YuiDatabase *db, const Decision *decision, GError **error)
{
  return yui_database_run (db, error,
                           "INSERT INTO account (programme_id, id, display_name, role, "
                           "workplace_id, created_s) VALUES ($1, $2, $3, 'kiosk', $4, $5)",
                           YUI_INT (request->principal.programme_id),
                           YUI_TEXT (decision->account_id), YUI_TEXT (decision->label),
                           YUI_TEXT (decision->workplace_id), YUI_INT (request->now_s))
         >= 0;
}

static YuiResponse *
answer_decision (const Decision *decision)
{
  YuiJson *doc;

  if (decision->account_id == NULL)
    return yui_response_new_empty (204);
  doc = yui_json_new ();
  yui_json_add_text (doc, yui_json_root (doc), "account_id", decision->account_id);
  yui_json_add_text (doc, yui_json_root (doc), "label", decision->label);
  yui_json_add_text (doc, yui_json_root (doc), "workplace_id", decision->workplace_id);
  return yui_response_new_json (200, doc);
}

static YuiResponse *
decide (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Decision *decision = user_data;
  gint64 n;

  if (!check_workplace (request, db, decision->workplace_id, error))
    return NULL;
  n = yui_database_run (db, error,
                        "UPDATE device_authorization SET state = $2, approved_programme_id = $3, "
                        "approved_account_id = $4, label = coalesce ($5, label) "
                        "WHERE user_code = $1 AND state = 'pending' AND expires_s > $6",
                        YUI_TEXT (decision->user_code), YUI_TEXT (decision->state),
                        YUI_INT (request->principal.programme_id), YUI_TEXT (decision->account_id),
                        YUI_TEXT (decision->label), YUI_INT (request->now_s));
  if (n == 0)
    yui_problem_set_not_found (error);
  if (n <= 0 || (decision->account_id != NULL && !add_account (request, db, decision, error)))
    return NULL;
  return answer_decision (decision);
}

static YuiResponse *
approve (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  Decision decision = { .state = "approved" };
  YuiResponse *response;

  if (body == NULL)
    return NULL;
  decision.label = yui_body_get_text (body, "label", YUI_REQUIRED, 1, YUI_DEVICE_LABEL_MAX);
  decision.workplace_id = yui_body_get_id (body, "workplace_id", YUI_OPTIONAL);
  if (!yui_body_finish (body, error) || !take_user_code (request, decision.user_code, error))
    return NULL;
  decision.account_id = yui_uuid_new ();
  response = yui_request_change (request, decide, &decision, error);
  g_free (decision.account_id);
  return response;
}

static YuiResponse *
deny (YuiRequest *request, GError **error)
{
  Decision decision = { .state = "denied" };

  return take_user_code (request, decision.user_code, error)
             ? yui_request_change (request, decide, &decision, error)
             : NULL;
}

/* ---- the kiosk fetches its token ---- */

typedef struct
{
  YuiDevicePoll poll;
  char *key_thumbprint;
} Fetching;

static void
fetching_clear (Fetching *fetching)
{
  yui_device_poll_clear (&fetching->poll);
  g_free (fetching->key_thumbprint);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fetching, fetching_clear)

static YuiResponse *
let_in (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Fetching *fetching = user_data;
  g_auto (YuiGrant) grant = { .programme_id = fetching->poll.programme_id,
                              .account_id = fetching->poll.account_id,
                              .key_thumbprint = fetching->key_thumbprint };
  const gint64 n = yui_database_run (
      db, error,
      "UPDATE device_authorization SET state = 'used' WHERE device_code_sha256 = $1 "
      "AND state = 'approved'",
      YUI_BLOB (fetching->poll.device_code_sha256, 32));
  YuiJson *doc;

  if (n == 0)
    return answer_error ("invalid_grant");
  if (n < 0 || !yui_device_open_kiosk (&grant, db, fetching->poll.label, request->now_s, error))
    return NULL;
  doc = yui_json_new ();
  yui_json_add_text (doc, yui_json_root (doc), "access_token", grant.access_token);
  yui_json_add_text (doc, yui_json_root (doc), "token_type", "DPoP");
  yui_json_add_int (doc, yui_json_root (doc), "expires_in", YUI_DEVICE_KIOSK_S);
  yui_json_add_text (doc, yui_json_root (doc), "scope", "kiosk");
  return yui_response_new_json (200, doc);
}

static YuiResponse *
answer_poll (YuiRequest *request, Fetching *fetching, GError **error)
{
  if (!yui_store_write (yui_server_get_store (request->server), 0, yui_device_poll_run,
                        &fetching->poll, error))
    return NULL;
  if (fetching->poll.error != NULL)
    return answer_error (fetching->poll.error);
  request->principal.programme_id = fetching->poll.programme_id;
  request->principal.account_id = g_strdup (fetching->poll.account_id);
  request->principal.actor_id = g_strdup (fetching->poll.account_id);
  request->principal.role = YUI_ROLE_KIOSK;
  return yui_request_change (request, let_in, fetching, error);
}

static YuiResponse *
fetch_token (YuiRequest *request, GError **error)
{
  g_autoptr (GHashTable) form = yui_request_dup_form (request, error);
  g_auto (Fetching) fetching
      = { .poll = { .now_s = request->now_s, .now_ms = g_get_real_time () / 1000 } };
  g_autoptr (GError) problem = NULL;
  const char *grant_type, *device_code;
  guint8 sha256[32];

  if (form == NULL)
    return NULL;
  grant_type = g_hash_table_lookup (form, "grant_type");
  device_code = g_hash_table_lookup (form, "device_code");
  if (grant_type == NULL)
    return answer_error ("invalid_request");
  if (!g_str_equal (grant_type, GRANT_TYPE))
    return answer_error ("unsupported_grant_type");
  if (g_strcmp0 (g_hash_table_lookup (form, "client_id"), CLIENT_ID) != 0)
    return answer_error ("invalid_client");
  if (device_code == NULL || strlen (device_code) > DEVICE_CODE_MAX)
    return answer_error ("invalid_request");
  fetching.key_thumbprint = yui_key_proof_check (request, NULL, &problem);
  if (problem != NULL && problem->domain == YUI_PROBLEM)
    return answer_error ("invalid_dpop_proof");
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  yui_token_hash (device_code, sha256);
  fetching.poll.device_code_sha256 = sha256;
  return answer_poll (request, &fetching, error);
}

const YuiRoute yui_device_authorizations_routes[] = {
  { "POST", "/v1/device-authorizations", "createDeviceAuthorization", YUI_ROLE_ANYONE, ask,
    YUI_BODY_FORM, YUI_ROUTE_NO_KEY },
  { "GET", "/v1/device-authorizations/{user_code}", "getDeviceAuthorization", YUI_ROLE_COORDINATOR,
    get_authorization, YUI_BODY_NONE, YUI_ROUTE_SLOW },
  { "POST", "/v1/device-authorizations/{user_code}/approve", "approveDeviceAuthorization",
    YUI_ROLE_COORDINATOR, approve, YUI_BODY_JSON },
  { "POST", "/v1/device-authorizations/{user_code}/deny", "denyDeviceAuthorization",
    YUI_ROLE_COORDINATOR, deny },
  { "POST", "/v1/token", "fetchToken", YUI_ROLE_ANYONE, fetch_token, YUI_BODY_FORM,
    YUI_ROUTE_NO_KEY },
  { NULL },
};
