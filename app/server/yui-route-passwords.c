/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-attempt.h"
#include "yui-body.h"
#include "yui-device.h"
#include "yui-password.h"
#include "yui-principal.h"
#include "yui-routes.h"
#include "yui-totp.h"

#define CODE_MAX          64
#define WRONG_BY_ACCOUNT  10
#define INVITES_PER_PLACE 50

/* Whose password is set, and to what. */
typedef struct
{
  gint64 programme_id;
  char *account_id, *role, *name, *old_hash;
  char *names[4]; /* borrowed: what a password must be more than */
  char *label, *programme;
  gboolean has_totp;
  const char *password; /* borrowed */
  char *hash;
  const guint8 *invitation_sha256; /* 32 bytes, borrowed; NULL: by its owner */
} Setting;

static void
setting_clear (Setting *setting)
{
  g_free (setting->account_id);
  g_free (setting->role);
  g_free (setting->name);
  g_free (setting->old_hash);
  g_free (setting->label);
  g_free (setting->programme);
  g_free (setting->hash);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Setting, setting_clear)

#define SETTING_COLUMNS                                                                            \
  "SELECT a.programme_id, a.id, a.role, p.sign_in_name, p.hash, a.display_name, g.name, "          \
  "CASE WHEN t.confirmed_s IS NOT NULL THEN 1 ELSE 0 END FROM account a "                          \
  "JOIN programme g ON g.programme_id = a.programme_id "                                           \
  "JOIN account_password p ON p.programme_id = a.programme_id AND p.account_id = a.id "            \
  "LEFT JOIN account_totp t ON t.programme_id = a.programme_id AND t.account_id = a.id "

/* Takes the row of a query of SETTING_COLUMNS, which it frees. */
static YuiStep
read_setting (Setting *setting, YuiStatement *row, GError **error)
{
  g_autoptr (YuiStatement) query = row;
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step != YUI_STEP_ROW)
    return step;
  setting->programme_id = yui_statement_get_int (query, 0);
  setting->account_id = yui_statement_dup_text (query, 1);
  setting->role = yui_statement_dup_text (query, 2);
  setting->name = yui_statement_dup_text (query, 3);
  setting->old_hash = yui_statement_dup_text (query, 4);
  setting->label = yui_statement_dup_text (query, 5);
  setting->programme = yui_statement_dup_text (query, 6);
  setting->has_totp = yui_statement_get_int (query, 7) != 0;
  setting->names[0] = setting->name;
  setting->names[1] = setting->label;
  setting->names[2] = setting->programme;
  return step;
}

static gboolean
check_new (const Setting *setting, YuiRequest *request, YuiBody *body, GError **error)
{
  return yui_password_check_new (
             setting->password,
             yui_password_get_min (yui_role_from_name (setting->role), setting->has_totp),
             (const char *const *)setting->names, request->server, yui_body_get_faults (body),
             "/password", error)
         && yui_body_finish (body, error);
}

/* Sets it and ends every other sign-in of the account. */
static gboolean
store_password (const Setting *setting,
                YuiRequest *request,
                YuiDatabase *db,
                const char *kept_device,
                GError **error)
{
  return yui_database_run (db, error,
                           "UPDATE account_password SET hash = $3, is_long = $4, set_s = $5 "
                           "WHERE programme_id = $1 AND account_id = $2",
                           YUI_INT (setting->programme_id), YUI_TEXT (setting->account_id),
                           YUI_TEXT (setting->hash),
                           YUI_INT (yui_password_is_long (setting->password) ? 1 : 0),
                           YUI_INT (request->now_s))
             >= 0
         && yui_device_end_others (db, setting->programme_id, setting->account_id, kept_device,
                                   "password", request->now_s, error);
}

/* ---- by invitation ---- */

static gboolean
set_unknown_invitation (GError **error)
{
  yui_problem_set_named (error, YUI_PROBLEM_NOT_FOUND, "unknown-invitation",
                         "This invitation is not known, was used or has run out. Ask for another.");
  return FALSE;
}

static YuiResponse *
use_invitation (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Setting *setting = user_data;
  const gint64 n = yui_database_run (
      db, error,
      "UPDATE account_invitation SET used_s = $3 WHERE programme_id = $1 AND code_sha256 = $2 "
      "AND used_s IS NULL AND expires_s > $3",
      YUI_INT (setting->programme_id), YUI_BLOB (setting->invitation_sha256, 32),
      YUI_INT (request->now_s));
  YuiJson *doc;

  if (n == 0)
    set_unknown_invitation (error);
  if (n <= 0 || !store_password (setting, request, db, NULL, error))
    return NULL;
  doc = yui_json_new ();
  yui_json_add_text (doc, yui_json_root (doc), "name", setting->name);
  return yui_response_new_json (200, doc);
}

static gboolean
find_invited (Setting *setting, YuiRequest *request, GError **error)
{
  const YuiStep step = read_setting (
      setting,
      yui_database_query (request->db, error,
                          SETTING_COLUMNS
                          "JOIN account_invitation i ON i.programme_id = a.programme_id "
                          "AND i.account_id = a.id WHERE i.code_sha256 = $1 AND i.used_s IS NULL "
                          "AND i.expires_s > $2 AND a.disabled_s IS NULL",
                          YUI_BLOB (setting->invitation_sha256, 32), YUI_INT (request->now_s)),
      error);

  if (step == YUI_STEP_DONE)
    set_unknown_invitation (error);
  return step == YUI_STEP_ROW;
}

static gboolean
count_attempt (YuiRequest *request, const char *kind, const char *text, gint64 max, GError **error)
{
  g_auto (YuiAttempt) attempt = { 0 };

  yui_attempt_add (&attempt, kind, text, max);
  return yui_attempt_begin (&attempt, yui_server_get_store (request->server), request->now_s,
                            error);
}

static YuiResponse *
choose_password (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autofree char *address = yui_http_call_dup_address (request->call);
  g_auto (Setting) setting = { 0 };
  const char *code;
  guint8 sha256[32];

  if (body == NULL)
    return NULL;
  code = yui_body_get_text (body, "invitation", YUI_REQUIRED, 1, CODE_MAX);
  setting.password = yui_body_get_text (body, "password", YUI_REQUIRED, 1, YUI_PASSWORD_MAX);
  if (!yui_body_finish (body, error)
      || !count_attempt (request, "invitation", address, INVITES_PER_PLACE, error))
    return NULL;
  yui_token_hash (code, sha256);
  setting.invitation_sha256 = sha256;
  if (!find_invited (&setting, request, error) || !check_new (&setting, request, body, error))
    return NULL;
  setting.hash = yui_password_hash (setting.password, error);
  if (setting.hash == NULL)
    return NULL;
  request->principal.programme_id = setting.programme_id;
  request->principal.account_id = g_strdup (setting.account_id);
  request->principal.actor_id = g_strdup (setting.account_id);
  request->principal.role = yui_role_from_name (setting.role);
  return yui_request_change (request, use_invitation, &setting, error);
}

/* ---- by its owner ---- */

static YuiResponse *
replace_password (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  return store_password (user_data, request, db, request->principal.device_id, error)
             ? yui_response_new_empty (204)
             : NULL;
}

static gboolean
find_own (Setting *setting, YuiRequest *request, GError **error)
{
  const YuiStep step
      = read_setting (setting,
                      yui_database_query (request->db, error,
                                          SETTING_COLUMNS "WHERE a.programme_id = $1 AND a.id = $2 "
                                                          "AND p.hash IS NOT NULL",
                                          YUI_INT (request->principal.programme_id),
                                          YUI_TEXT (request->principal.account_id)),
                      error);

  if (step == YUI_STEP_DONE)
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "no-password",
                           "This account has no password; the operator makes an invitation.");
  return step == YUI_STEP_ROW;
}

/* Whether it is the account's present password; counts wrong ones. */
static gboolean
check_present (const Setting *setting, YuiRequest *request, const char *password, GError **error)
{
  g_auto (YuiAttempt) attempt = { 0 };
  g_autofree char *new_hash = NULL;
  gboolean is_right;

  yui_attempt_add (&attempt, "present-password", setting->account_id, WRONG_BY_ACCOUNT);
  if (!yui_attempt_begin (&attempt, yui_server_get_store (request->server), request->now_s, error)
      || !yui_password_verify (setting->old_hash, password, &is_right, &new_hash, error))
    return FALSE;
  if (is_right)
    yui_attempt_forgive (&attempt, yui_server_get_store (request->server));
  else
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "wrong-password",
                           "The present password is not right.");
  return is_right;
}

static YuiResponse *
change_password (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_auto (Setting) setting = { 0 };
  const char *present;

  if (body == NULL)
    return NULL;
  present = yui_body_get_text (body, "present_password", YUI_REQUIRED, 1, YUI_PASSWORD_MAX);
  setting.password = yui_body_get_text (body, "password", YUI_REQUIRED, 1, YUI_PASSWORD_MAX);
  if (!yui_body_finish (body, error) || !find_own (&setting, request, error)
      || !check_present (&setting, request, present, error)
      || !check_new (&setting, request, body, error))
    return NULL;
  setting.hash = yui_password_hash (setting.password, error);
  return setting.hash != NULL ? yui_request_change (request, replace_password, &setting, error)
                              : NULL;
}

/* ---- the second factor ---- */

static YuiTotpOwner
owner_of (YuiRequest *request)
{
  return (YuiTotpOwner){ request->principal.programme_id, request->principal.account_id };
}

/* Reads a body that holds the present password alone. A token that was stolen must neither take the
 * second factor away nor set up one that its owner does not have. */
static gboolean
take_present (Setting *setting, YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  const char *present;

  if (body == NULL)
    return FALSE;
  present = yui_body_get_text (body, "present_password", YUI_REQUIRED, 1, YUI_PASSWORD_MAX);
  return yui_body_finish (body, error) && find_own (setting, request, error)
         && check_present (setting, request, present, error);
}

static YuiResponse *
make_secret (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Setting *setting = user_data;
  const YuiTotpOwner owner = owner_of (request);
  g_autofree char *secret = yui_totp_begin (db, &owner, request->now_s, error);
  g_autofree char *label = NULL, *uri = NULL;
  YuiJson *doc;

  if (secret == NULL)
    return NULL;
  label = g_uri_escape_string (setting->name, NULL, FALSE);
  uri = g_strdup_printf (
      "otpauth://totp/Yui:%s?secret=%s&issuer=Yui&algorithm=SHA1&digits=%d&period=%d", label,
      secret, YUI_TOTP_DIGITS, YUI_TOTP_STEP_S);
  doc = yui_json_new ();
  yui_json_add_text (doc, yui_json_root (doc), "secret", secret);
  yui_json_add_text (doc, yui_json_root (doc), "otpauth_uri", uri);
  return yui_response_new_json (201, doc);
}

static YuiResponse *
begin_totp (YuiRequest *request, GError **error)
{
  g_auto (Setting) setting = { 0 };

  return take_present (&setting, request, error)
             ? yui_request_change (request, make_secret, &setting, error)
             : NULL;
}

static YuiResponse *
take_into_force (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiTotpOwner owner = owner_of (request);
  g_auto (GStrv) codes = yui_totp_confirm (db, &owner, user_data, request->now_s, error);
  YuiJson *doc;
  yyjson_mut_val *list;

  /* Sign-ins that were made with the password alone would otherwise be good for everything now. */
  if (codes == NULL
      || !yui_device_end_others (db, owner.programme_id, owner.account_id,
                                 request->principal.device_id, "password", request->now_s, error))
    return NULL;
  doc = yui_json_new ();
  list = yyjson_mut_obj_add_arr (doc, yui_json_root (doc), "recovery_codes");
  for (int i = 0; codes[i] != NULL; i++)
    yyjson_mut_arr_add_strcpy (doc, list, codes[i]);
  return yui_response_new_json (200, doc);
}

static YuiResponse *
confirm_totp (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  const char *code;

  if (body == NULL)
    return NULL;
  code = yui_body_get_text (body, "code", YUI_REQUIRED, 1, YUI_TOTP_CODE_MAX);
  if (!yui_body_finish (body, error)
      || !count_attempt (request, "totp", request->principal.actor_id, WRONG_BY_ACCOUNT, error))
    return NULL;
  return yui_request_change (request, take_into_force, (gpointer)code, error);
}

/* A password that is too short to stand alone keeps its second factor. */
static gboolean
check_long (const Setting *setting, YuiDatabase *db, GError **error)
{
  const int min = yui_password_get_min (yui_role_from_name (setting->role), FALSE);
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error,
                            "SELECT is_long FROM account_password "
                            "WHERE programme_id = $1 AND account_id = $2",
                            YUI_INT (setting->programme_id), YUI_TEXT (setting->account_id));

  if (!yui_statement_need_row (query, error))
    return FALSE;
  if (min == YUI_PASSWORD_MIN || yui_statement_get_int (query, 0) != 0)
    return TRUE;
  yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "password-too-short-alone",
                         "Without a second factor the password needs at least %d characters; "
                         "choose a longer one first.",
                         min);
  return FALSE;
}

static YuiResponse *
take_away (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiTotpOwner owner = owner_of (request);

  return check_long (user_data, db, error) && yui_totp_remove (db, &owner, error)
             ? yui_response_new_empty (204)
             : NULL;
}

static YuiResponse *
remove_totp (YuiRequest *request, GError **error)
{
  g_auto (Setting) setting = { 0 };

  return take_present (&setting, request, error)
             ? yui_request_change (request, take_away, &setting, error)
             : NULL;
}

const YuiRoute yui_passwords_routes[] = {
  { "POST", "/v1/password", "choosePassword", YUI_ROLE_ANYONE, choose_password, YUI_BODY_JSON,
    YUI_ROUTE_NO_KEY },
  { "POST", "/v1/password/change", "changePassword", YUI_ROLES_STAFF, change_password,
    YUI_BODY_JSON, YUI_ROUTE_NO_KEY },
  { "POST", "/v1/totp", "beginTotp", YUI_ROLES_STAFF, begin_totp, YUI_BODY_JSON,
    YUI_ROUTE_NO_KEY | YUI_ROUTE_ALONE },
  { "POST", "/v1/totp/confirm", "confirmTotp", YUI_ROLES_STAFF, confirm_totp, YUI_BODY_JSON,
    YUI_ROUTE_NO_KEY | YUI_ROUTE_ALONE },
  { "POST", "/v1/totp/remove", "removeTotp", YUI_ROLES_STAFF, remove_totp, YUI_BODY_JSON,
    YUI_ROUTE_NO_KEY },
  { NULL },
};
