/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-attempt.h"
#include "yui-audit.h"
#include "yui-body.h"
#include "yui-device.h"
#include "yui-key-proof.h"
#include "yui-password.h"
#include "yui-principal.h"
#include "yui-routes.h"
#include "yui-totp.h"

#include <string.h>

/* Wrong passwords within YUI_ATTEMPT_WINDOW_S. A place where the person has signed in before has a
 * share of its own, so that guessing from elsewhere never locks a person out there; everywhere else
 * shares one per name and one per address. */
#define WRONG_AT_KNOWN_DEVICE 10
#define WRONG_BY_NAME         10
#define WRONG_BY_ADDRESS      50 /* a town hall may have one */

#define SIGN_IN_NAME_MAX 100
#define TOKEN_MAX        64

typedef struct
{
  /* as sent, borrowed */
  const char *name, *password, *code, *label, *device_secret;
  /* as found */
  char *hash;     /* NULL: no such account */
  char *new_hash; /* with the present parameters; NULL: they are */
  gboolean is_known;
  gint64 programme_id;
  char *account_id, *role;
  char *key_thumbprint; /* NULL: no proof of a key came along */
  YuiAttempt attempt;
} SignIn;

static void
sign_in_clear (SignIn *sign_in)
{
  g_free (sign_in->hash);
  g_free (sign_in->new_hash);
  g_free (sign_in->account_id);
  g_free (sign_in->role);
  g_free (sign_in->key_thumbprint);
  yui_attempt_clear (&sign_in->attempt);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SignIn, sign_in_clear)

/* ---- before the password is looked at ---- */

static gboolean
find_account (SignIn *sign_in, YuiDatabase *db, GError **error)
{
  g_autofree char *name = g_ascii_strdown (sign_in->name, -1);
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT p.programme_id, p.account_id, p.hash, a.role FROM account_password p "
      "JOIN account a ON a.programme_id = p.programme_id AND a.id = p.account_id "
      "WHERE p.sign_in_name = $1 AND p.hash IS NOT NULL AND a.disabled_s IS NULL",
      YUI_TEXT (name));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_ROW)
    {
      sign_in->programme_id = yui_statement_get_int (query, 0);
      sign_in->account_id = yui_statement_dup_text (query, 1);
      sign_in->hash = yui_statement_dup_text (query, 2);
      sign_in->role = yui_statement_dup_text (query, 3);
    }
  return step != YUI_STEP_ERROR;
}

static void
say_what_counts (SignIn *sign_in, YuiRequest *request)
{
  g_autofree char *name = g_ascii_strdown (sign_in->name, -1);
  g_autofree char *address = yui_http_call_dup_address (request->call);

  if (sign_in->is_known)
    yui_attempt_add (&sign_in->attempt, "sign-in-device", sign_in->device_secret,
                     WRONG_AT_KNOWN_DEVICE);
  else
    {
      yui_attempt_add (&sign_in->attempt, "sign-in-name", name, WRONG_BY_NAME);
      yui_attempt_add (&sign_in->attempt, "sign-in-address", address, WRONG_BY_ADDRESS);
    }
}

/* Finds the account and counts the attempt. A name that nobody has takes the same way. */
static gboolean
prepare (SignIn *sign_in, YuiRequest *request, GError **error)
{
  const char *account_id;

  if (!find_account (sign_in, request->db, error))
    return FALSE;
  account_id = sign_in->account_id != NULL ? sign_in->account_id : "";
  if (sign_in->device_secret != NULL
      && !yui_device_is_known (request->db, sign_in->programme_id, account_id,
                               sign_in->device_secret, &sign_in->is_known, error))
    return FALSE;
  say_what_counts (sign_in, request);
  return yui_attempt_begin (&sign_in->attempt, yui_server_get_store (request->server),
                            request->now_s, error);
}

/* Whose proof comes along gets tokens that are good only with that key. */
static gboolean
take_key (SignIn *sign_in, YuiRequest *request, GError **error)
{
  if (yui_request_get_header (request, "DPoP") == NULL)
    return TRUE;
  sign_in->key_thumbprint = yui_key_proof_check (request, NULL, error);
  return sign_in->key_thumbprint != NULL;
}

/* ---- the password is right ---- */

static void
set_wrong (GError **error)
{
  yui_problem_set_named (error, YUI_PROBLEM_UNAUTHENTICATED, "wrong-sign-in",
                         "The name, the password or the code is not right.");
}

/* Whether the hash that was looked at is still the one in force; keeps the new one. */
static gboolean
check_hash (const SignIn *sign_in, YuiDatabase *db, GError **error)
{
  const gint64 n = yui_database_run (
      db, error,
      "UPDATE account_password SET hash = $4 WHERE programme_id = $1 AND account_id = $2 "
      "AND hash = $3",
      YUI_INT (sign_in->programme_id), YUI_TEXT (sign_in->account_id), YUI_TEXT (sign_in->hash),
      YUI_TEXT (sign_in->new_hash != NULL ? sign_in->new_hash : sign_in->hash));

  if (n == 0)
    set_wrong (error);
  return n > 0;
}

static gboolean
check_code (const SignIn *sign_in, YuiDatabase *db, gint64 now_s, GError **error)
{
  const YuiTotpOwner owner = { sign_in->programme_id, sign_in->account_id };
  gboolean is_on, is_right;

  if (!yui_totp_is_on (db, &owner, &is_on, error))
    return FALSE;
  if (!is_on)
    return TRUE;
  if (sign_in->code == NULL)
    {
      yui_problem_set_named (error, YUI_PROBLEM_UNAUTHENTICATED, "code-needed",
                             "Send the code that the authenticator shows now, as \"code\".");
      return FALSE;
    }
  if (!yui_totp_take (db, &owner, sign_in->code, now_s, &is_right, error))
    return FALSE;
  if (!is_right)
    set_wrong (error);
  return is_right;
}

static YuiResponse *
answer_grant (guint status, const YuiGrant *grant)
{
  YuiJson *doc = yui_json_new ();

  yui_grant_add_json (grant, doc, yui_json_root (doc));
  return yui_response_new_json (status, doc);
}

static YuiResponse *
open_device (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  SignIn *sign_in = user_data;
  g_auto (YuiGrant) grant = { .programme_id = sign_in->programme_id,
                              .account_id = sign_in->account_id,
                              .key_thumbprint = sign_in->key_thumbprint };

  if (!check_hash (sign_in, db, error) || !check_code (sign_in, db, request->now_s, error)
      || !yui_device_open_desk (&grant, db, sign_in->label,
                                sign_in->is_known ? sign_in->device_secret : NULL, request->now_s,
                                error))
    return NULL;
  return answer_grant (201, &grant);
}

static gboolean
is_code_needed (const GError *error)
{
  return error != NULL && g_strcmp0 (yui_problem_get_name (error), "code-needed") == 0;
}

static YuiResponse *
finish (SignIn *sign_in, YuiRequest *request, GError **error)
{
  g_autoptr (GError) problem = NULL;
  YuiResponse *response;

  request->principal.account_id = g_strdup (sign_in->account_id);
  request->principal.actor_id = g_strdup (sign_in->account_id);
  request->principal.role = yui_role_from_name (sign_in->role);
  response = yui_request_change (request, open_device, sign_in, &problem);
  if (response != NULL || is_code_needed (problem))
    yui_attempt_forgive (&sign_in->attempt, yui_server_get_store (request->server));
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return response;
}

static YuiResponse *
sign_in (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_auto (SignIn) sign_in = { 0 };
  gboolean is_right;

  if (body == NULL)
    return NULL;
  sign_in.name = yui_body_get_text (body, "name", YUI_REQUIRED, 1, SIGN_IN_NAME_MAX);
  sign_in.password = yui_body_get_text (body, "password", YUI_REQUIRED, 1, YUI_PASSWORD_MAX);
  sign_in.code = yui_body_get_text (body, "code", YUI_OPTIONAL, 1, YUI_TOTP_CODE_MAX);
  sign_in.label = yui_body_get_text (body, "device_label", YUI_REQUIRED, 1, YUI_DEVICE_LABEL_MAX);
  sign_in.device_secret = yui_body_get_text (body, "device_secret", YUI_OPTIONAL, 1, TOKEN_MAX);
  if (!yui_body_finish (body, error) || !prepare (&sign_in, request, error)
      || !take_key (&sign_in, request, error)
      || !yui_password_verify (sign_in.hash, sign_in.password, &is_right, &sign_in.new_hash, error))
    return NULL;
  request->principal.programme_id = sign_in.programme_id; /* where a wrong attempt is noted */
  if (is_right)
    return finish (&sign_in, request, error);
  set_wrong (error);
  return NULL;
}

/* ---- refresh ---- */

static YuiResponse *
answer_ended (void)
{
  g_autoptr (GError) problem = NULL;

  yui_problem_set_named (&problem, YUI_PROBLEM_UNAUTHENTICATED, "sign-in-ended",
                         "This sign-in has ended. Sign in again.");
  return yui_response_new_problem (problem);
}

static YuiResponse *
exchange (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  g_auto (YuiGrant) grant = { .programme_id = request->principal.programme_id,
                              .account_id = request->principal.account_id,
                              .key_thumbprint = request->principal.key_thumbprint };
  g_autofree char *subject = NULL;

  switch (yui_device_refresh (&grant, db, user_data, request->now_s, error))
    {
    case YUI_REFRESH_DONE:
      return answer_grant (200, &grant);
    case YUI_REFRESH_ENDED:
      return answer_ended ();
    case YUI_REFRESH_REUSED:
      subject = g_strconcat ("devices/", grant.device_id, NULL);
      return yui_audit_add_event (db, request, "endDeviceForTokenReuse", subject, 401, error)
                 ? answer_ended ()
                 : NULL;
    case YUI_REFRESH_ERROR:
    default:
      return NULL;
    }
}

static YuiResponse *
refresh_token (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  const char *token;

  if (body == NULL)
    return NULL;
  token = yui_body_get_text (body, "refresh_token", YUI_REQUIRED, 1, TOKEN_MAX);
  /* Without its key a copy is refused and changes nothing: who found one must not be able to sign
   * its owner out by it, as the second use of a token without a key does. */
  if (!yui_body_finish (body, error)
      || !yui_device_find_refresh (&request->principal, request->db, token, error)
      || !yui_key_proof_check_caller (request, error))
    return NULL;
  if (request->principal.actor_id != NULL)
    return yui_request_change (request, exchange, (gpointer)token, error);
  yui_problem_set_named (error, YUI_PROBLEM_UNAUTHENTICATED, "sign-in-ended",
                         "This sign-in has ended. Sign in again.");
  return NULL;
}

/* ---- sign out ---- */

static YuiResponse *
end_own (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  return yui_device_end (db, request->principal.programme_id, request->principal.device_id,
                         "sign_out", request->now_s, error)
             ? yui_response_new_empty (204)
             : NULL;
}

static YuiResponse *
sign_out (YuiRequest *request, GError **error)
{
  if (request->principal.device_id != NULL)
    return yui_request_change (request, end_own, NULL, error);
  yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "machine-token",
                         "This token was made for a machine and ends only when its account is "
                         "revoked by the operator.");
  return NULL;
}

const YuiRoute yui_sign_ins_routes[] = {
  { "POST", "/v1/sign-in", "signIn", YUI_ROLE_ANYONE, sign_in, YUI_BODY_JSON, YUI_ROUTE_NO_KEY },
  { "POST", "/v1/token/refresh", "refreshToken", YUI_ROLE_ANYONE, refresh_token, YUI_BODY_JSON,
    YUI_ROUTE_NO_KEY },
  { "POST", "/v1/sign-out", "signOut", YUI_ROLES_STAFF, sign_out, YUI_BODY_NONE,
    YUI_ROUTE_NO_KEY | YUI_ROUTE_ALONE },
  { NULL },
};
