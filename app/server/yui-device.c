/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-device.h"
#include "yui-json.h"
#include "yui-principal.h"

#include "store/yui-uuid.h"

#include <string.h>

#define HASH_SIZE 32

void
yui_grant_clear (YuiGrant *grant)
{
  g_clear_pointer (&grant->device_id, g_free);
  g_clear_pointer (&grant->secret, g_free);
  g_clear_pointer (&grant->access_token, g_free);
  g_clear_pointer (&grant->refresh_token, g_free);
}

void
yui_grant_add_json (const YuiGrant *grant, YuiJson *doc, yyjson_mut_val *object)
{
  yui_json_add_text (doc, object, "access_token", grant->access_token);
  yui_json_add_text (doc, object, "token_type", grant->key_thumbprint != NULL ? "DPoP" : "Bearer");
  yui_json_add_moment (doc, object, "expires_at", grant->access_expires_s);
  yui_json_add_text (doc, object, "refresh_token", grant->refresh_token);
  yui_json_add_moment (doc, object, "refresh_expires_at", grant->refresh_expires_s);
  yui_json_add_text (doc, object, "device_id", grant->device_id);
  if (grant->secret != NULL)
    yui_json_add_text (doc, object, "device_secret", grant->secret);
}

/* ---- tokens ---- */

static gboolean
add_access (YuiGrant *grant, YuiDatabase *db, gint64 now_s, gint64 expires_s, GError **error)
{
  guint8 sha256[HASH_SIZE];

  grant->access_token = yui_token_new ();
  grant->access_expires_s = expires_s;
  yui_token_hash (grant->access_token, sha256);
  return yui_database_run (db, error,
                           "INSERT INTO access_token (programme_id, token_sha256, account_id, "
                           "device_id, key_thumbprint, created_s, expires_s) "
                           "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                           YUI_INT (grant->programme_id), YUI_BLOB (sha256, sizeof sha256),
                           YUI_TEXT (grant->account_id), YUI_TEXT (grant->device_id),
                           YUI_TEXT (grant->key_thumbprint), YUI_INT (now_s), YUI_INT (expires_s))
         >= 0;
}

static gboolean
add_refresh (
    YuiGrant *grant, YuiDatabase *db, gint64 now_s, gint64 device_expires_s, GError **error)
{
  guint8 sha256[HASH_SIZE];

  grant->refresh_token = yui_token_new ();
  grant->refresh_expires_s = MIN (now_s + YUI_DEVICE_IDLE_S, device_expires_s);
  yui_token_hash (grant->refresh_token, sha256);
  return yui_database_run (
             db, error,
             "INSERT INTO refresh_token (programme_id, token_sha256, device_id, created_s, "
             "expires_s) VALUES ($1, $2, $3, $4, $5)",
             YUI_INT (grant->programme_id), YUI_BLOB (sha256, sizeof sha256),
             YUI_TEXT (grant->device_id), YUI_INT (now_s), YUI_INT (grant->refresh_expires_s))
         >= 0;
}

static gboolean
add_desk_tokens (
    YuiGrant *grant, YuiDatabase *db, gint64 now_s, gint64 device_expires_s, GError **error)
{
  return add_access (grant, db, now_s, MIN (now_s + YUI_DEVICE_ACCESS_S, device_expires_s), error)
         && add_refresh (grant, db, now_s, device_expires_s, error);
}

/* ---- opening ---- */

static gboolean
insert_device (const YuiGrant *grant,
               YuiDatabase *db,
               const char *kind,
               const char *label,
               const char *secret,
               gint64 now_s,
               gint64 expires_s,
               GError **error)
{
  guint8 sha256[HASH_SIZE];
  g_autoptr (GBytes) bytes = NULL;

  if (secret != NULL)
    {
      yui_token_hash (secret, sha256);
      bytes = g_bytes_new (sha256, sizeof sha256);
    }
  return yui_database_run (
             db, error,
             "INSERT INTO device (programme_id, id, account_id, kind, label, secret_sha256, "
             "key_thumbprint, created_s, seen_s, expires_s) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)",
             YUI_INT (grant->programme_id), YUI_TEXT (grant->device_id),
             YUI_TEXT (grant->account_id), YUI_TEXT (kind), YUI_TEXT (label), YUI_BYTES (bytes),
             YUI_TEXT (grant->key_thumbprint), YUI_INT (now_s), YUI_INT (expires_s))
         >= 0;
}

/* Signing in again at the same place ends what was there. */
static gboolean
end_earlier (
    const YuiGrant *grant, YuiDatabase *db, const char *secret, gint64 now_s, GError **error)
{
  guint8 sha256[HASH_SIZE];

  yui_token_hash (secret, sha256);
  return yui_database_run (
             db, error,
             "UPDATE access_token SET revoked_s = $4 WHERE programme_id = $1 AND revoked_s IS NULL "
             "AND device_id IN (SELECT id FROM device WHERE programme_id = $1 AND account_id = $2 "
             "AND secret_sha256 = $3)",
             YUI_INT (grant->programme_id), YUI_TEXT (grant->account_id),
             YUI_BLOB (sha256, sizeof sha256), YUI_INT (now_s))
             >= 0
         && yui_database_run (db, error,
                              "UPDATE device SET ended_s = $4, ended_by = 'sign_out' "
                              "WHERE programme_id = $1 AND account_id = $2 AND secret_sha256 = $3 "
                              "AND ended_s IS NULL",
                              YUI_INT (grant->programme_id), YUI_TEXT (grant->account_id),
                              YUI_BLOB (sha256, sizeof sha256), YUI_INT (now_s))
                >= 0;
}

/* Makes room for one more. */
static gboolean
end_least_used (const YuiGrant *grant, YuiDatabase *db, gint64 now_s, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT id FROM device WHERE programme_id = $1 AND account_id = $2 AND kind = 'desk' "
      "AND ended_s IS NULL AND expires_s > $3 ORDER BY seen_s DESC, id DESC LIMIT $4 OFFSET $5",
      YUI_INT (grant->programme_id), YUI_TEXT (grant->account_id), YUI_INT (now_s),
      YUI_INT (YUI_DEVICE_DESKS_MAX), YUI_INT (YUI_DEVICE_DESKS_MAX - 1));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    g_ptr_array_add (ids, yui_statement_dup_text (query, 0));
  g_clear_pointer (&query, yui_statement_free);
  for (guint i = 0; step == YUI_STEP_DONE && i < ids->len; i++)
    if (!yui_device_end (db, grant->programme_id, ids->pdata[i], "sign_out", now_s, error))
      return FALSE;
  return step == YUI_STEP_DONE;
}

gboolean
yui_device_open_desk (YuiGrant *grant,
                      YuiDatabase *db,
                      const char *label,
                      const char *known_secret,
                      gint64 now_s,
                      GError **error)
{
  const gint64 expires_s = now_s + YUI_DEVICE_DESK_S;

  g_return_val_if_fail (grant != NULL && grant->account_id != NULL && label != NULL, FALSE);

  grant->device_id = yui_uuid_new ();
  grant->secret = known_secret == NULL ? yui_token_new () : NULL;
  return (known_secret == NULL || end_earlier (grant, db, known_secret, now_s, error))
         && end_least_used (grant, db, now_s, error)
         && insert_device (grant, db, "desk", label,
                           known_secret != NULL ? known_secret : grant->secret, now_s, expires_s,
                           error)
         && add_desk_tokens (grant, db, now_s, expires_s, error);
}

gboolean
yui_device_open_kiosk (
    YuiGrant *grant, YuiDatabase *db, const char *label, gint64 now_s, GError **error)
{
  const gint64 expires_s = now_s + YUI_DEVICE_KIOSK_S;

  g_return_val_if_fail (grant != NULL && grant->key_thumbprint != NULL, FALSE);

  grant->device_id = yui_uuid_new ();
  return insert_device (grant, db, "kiosk", label, NULL, now_s, expires_s, error)
         && add_access (grant, db, now_s, expires_s, error);
}

/* ---- refreshing ---- */

gboolean
yui_device_find_refresh (YuiPrincipal *principal,
                         YuiDatabase *db,
                         const char *token,
                         GError **error)
{
  guint8 sha256[HASH_SIZE];
  g_autoptr (YuiStatement) query = NULL;
  YuiStep step;

  yui_token_hash (token, sha256);
  query = yui_database_query (
      db, error,
      "SELECT a.programme_id, a.id, a.role, d.key_thumbprint FROM refresh_token r "
      "JOIN device d ON d.programme_id = r.programme_id AND d.id = r.device_id "
      "JOIN account a ON a.programme_id = d.programme_id AND a.id = d.account_id "
      "WHERE r.token_sha256 = $1",
      YUI_BLOB (sha256, sizeof sha256));
  step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  if (step == YUI_STEP_ROW)
    {
      principal->programme_id = yui_statement_get_int (query, 0);
      principal->account_id = yui_statement_dup_text (query, 1);
      principal->actor_id = g_strdup (principal->account_id);
      principal->role = yui_role_from_name (yui_statement_get_text (query, 2));
      principal->key_thumbprint = yui_statement_dup_text (query, 3);
    }
  return step != YUI_STEP_ERROR;
}

/* A refresh token as the transaction sees it. */
typedef struct
{
  guint8 sha256[HASH_SIZE];
  gint64 device_expires_s;
  gint64 used_s;            /* 0: not yet */
  gboolean is_in_force;     /* its time and its device's are not over */
  gboolean was_answer_lost; /* used just now, and its successor not */
} Shown;

static gboolean
read_shown (Shown *shown, YuiGrant *grant, YuiDatabase *db, gint64 now_s, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT d.id, d.expires_s, r.used_s, "
      "CASE WHEN r.expires_s > $3 AND d.expires_s > $3 AND d.ended_s IS NULL "
      "AND a.disabled_s IS NULL THEN 1 ELSE 0 END, "
      "CASE WHEN r.used_s > $4 AND n.token_sha256 IS NOT NULL AND n.used_s IS NULL "
      "THEN 1 ELSE 0 END FROM refresh_token r "
      "JOIN device d ON d.programme_id = r.programme_id AND d.id = r.device_id "
      "JOIN account a ON a.programme_id = d.programme_id AND a.id = d.account_id "
      "LEFT JOIN refresh_token n ON n.programme_id = r.programme_id "
      "AND n.token_sha256 = r.replaced_by_sha256 "
      "WHERE r.programme_id = $1 AND r.token_sha256 = $2",
      YUI_INT (grant->programme_id), YUI_BLOB (shown->sha256, HASH_SIZE), YUI_INT (now_s),
      YUI_INT (now_s - YUI_DEVICE_LOST_ANSWER_S));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_ROW)
    {
      grant->device_id = yui_statement_dup_text (query, 0);
      shown->device_expires_s = yui_statement_get_int (query, 1);
      shown->used_s = yui_statement_get_int (query, 2);
      shown->is_in_force = yui_statement_get_int (query, 3) != 0;
      shown->was_answer_lost = yui_statement_get_int (query, 4) != 0;
    }
  return step != YUI_STEP_ERROR;
}

/* Marks the shown token as used and replaced by the grant's; a successor that it had already counts
 * as used from now on. */
static gboolean
replace (const Shown *shown, const YuiGrant *grant, YuiDatabase *db, gint64 now_s, GError **error)
{
  guint8 next[HASH_SIZE];

  yui_token_hash (grant->refresh_token, next);
  return yui_database_run (
             db, error,
             "UPDATE refresh_token SET used_s = $3 WHERE programme_id = $1 AND used_s IS NULL "
             "AND token_sha256 = (SELECT replaced_by_sha256 FROM refresh_token "
             "WHERE programme_id = $1 AND token_sha256 = $2)",
             YUI_INT (grant->programme_id), YUI_BLOB (shown->sha256, HASH_SIZE), YUI_INT (now_s))
             >= 0
         && yui_database_run (
                db, error,
                "UPDATE refresh_token SET used_s = coalesce (used_s, $3), replaced_by_sha256 = $4 "
                "WHERE programme_id = $1 AND token_sha256 = $2",
                YUI_INT (grant->programme_id), YUI_BLOB (shown->sha256, HASH_SIZE), YUI_INT (now_s),
                YUI_BLOB (next, sizeof next))
                >= 0
         && yui_database_run (
                db, error, "UPDATE device SET seen_s = $3 WHERE programme_id = $1 AND id = $2",
                YUI_INT (grant->programme_id), YUI_TEXT (grant->device_id), YUI_INT (now_s))
                >= 0;
}

YuiRefresh
yui_device_refresh (
    YuiGrant *grant, YuiDatabase *db, const char *token, gint64 now_s, GError **error)
{
  Shown shown = { 0 };

  g_return_val_if_fail (grant != NULL && token != NULL, YUI_REFRESH_ERROR);

  yui_token_hash (token, shown.sha256);
  if (!read_shown (&shown, grant, db, now_s, error))
    return YUI_REFRESH_ERROR;
  if (grant->device_id == NULL || !shown.is_in_force)
    return YUI_REFRESH_ENDED;
  if (shown.used_s != 0 && !shown.was_answer_lost)
    return yui_device_end (db, grant->programme_id, grant->device_id, "token_reuse", now_s, error)
               ? YUI_REFRESH_REUSED
               : YUI_REFRESH_ERROR;
  return add_desk_tokens (grant, db, now_s, shown.device_expires_s, error)
                 && replace (&shown, grant, db, now_s, error)
             ? YUI_REFRESH_DONE
             : YUI_REFRESH_ERROR;
}

/* ---- seen ---- */

typedef struct
{
  gint64 programme_id, now_s;
  char *device_id;
} Seen;

static void
seen_free (gpointer data)
{
  Seen *seen = data;

  g_free (seen->device_id);
  g_free (seen);
}

static gboolean
write_seen (YuiDatabase *db, gpointer user_data, GError **error)
{
  const Seen *seen = user_data;

  return yui_database_run (db, error,
                           "UPDATE device SET seen_s = $3 WHERE programme_id = $1 AND id = $2 "
                           "AND seen_s < $3",
                           YUI_INT (seen->programme_id), YUI_TEXT (seen->device_id),
                           YUI_INT (seen->now_s))
         >= 0;
}

void
yui_device_note_seen (YuiStore *store, gint64 programme_id, const char *device_id, gint64 now_s)
{
  Seen *seen;

  g_return_if_fail (store != NULL && device_id != NULL);

  seen = g_new (Seen, 1);
  *seen = (Seen){ programme_id, now_s, g_strdup (device_id) };
  yui_store_write_later (store, programme_id, write_seen, seen, seen_free);
}

/* ---- ending ---- */

gboolean
yui_device_end (YuiDatabase *db,
                gint64 programme_id,
                const char *device_id,
                const char *by,
                gint64 now_s,
                GError **error)
{
  static const char *const scripts[] = {
    "UPDATE access_token SET revoked_s = $3 WHERE programme_id = $1 AND revoked_s IS NULL "
    "AND (device_id = $2 OR opened_by = (SELECT account_id FROM device "
    "WHERE programme_id = $1 AND id = $2 AND kind = 'kiosk'))",
    "UPDATE account SET disabled_s = $3, version = version + 1 WHERE programme_id = $1 "
    "AND disabled_s IS NULL AND id = (SELECT account_id FROM device "
    "WHERE programme_id = $1 AND id = $2 AND kind = 'kiosk')",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (yui_database_run (db, error, scripts[i], YUI_INT (programme_id), YUI_TEXT (device_id),
                          YUI_INT (now_s))
        < 0)
      return FALSE;
  return yui_database_run (db, error,
                           "UPDATE device SET ended_s = $3, ended_by = $4 WHERE programme_id = $1 "
                           "AND id = $2 AND ended_s IS NULL",
                           YUI_INT (programme_id), YUI_TEXT (device_id), YUI_INT (now_s),
                           YUI_TEXT (by))
         >= 0;
}

gboolean
yui_device_end_others (YuiDatabase *db,
                       gint64 programme_id,
                       const char *account_id,
                       const char *kept_id,
                       const char *by,
                       gint64 now_s,
                       GError **error)
{
  const char *kept = kept_id != NULL ? kept_id : "";

  return yui_database_run (
             db, error,
             "UPDATE access_token SET revoked_s = $4 WHERE programme_id = $1 AND account_id = $2 "
             "AND device_id IS NOT NULL AND device_id <> $3 AND revoked_s IS NULL",
             YUI_INT (programme_id), YUI_TEXT (account_id), YUI_TEXT (kept), YUI_INT (now_s))
             >= 0
         && yui_database_run (db, error,
                              "UPDATE device SET ended_s = $4, ended_by = $5 "
                              "WHERE programme_id = $1 AND account_id = $2 AND id <> $3 "
                              "AND ended_s IS NULL",
                              YUI_INT (programme_id), YUI_TEXT (account_id), YUI_TEXT (kept),
                              YUI_INT (now_s), YUI_TEXT (by))
                >= 0;
}

gboolean
yui_device_is_known (YuiDatabase *db,
                     gint64 programme_id,
                     const char *account_id,
                     const char *secret,
                     gboolean *is_known,
                     GError **error)
{
  guint8 sha256[HASH_SIZE];
  g_autoptr (YuiStatement) query = NULL;
  YuiStep step;

  yui_token_hash (secret, sha256);
  query = yui_database_query (
      db, error,
      "SELECT 1 FROM device WHERE programme_id = $1 AND account_id = $2 AND secret_sha256 = $3 "
      "AND NOT EXISTS (SELECT 1 FROM device o WHERE o.programme_id = $1 AND o.account_id = $2 "
      "AND o.secret_sha256 = $3 AND o.ended_by IN ('revoked', 'token_reuse', 'account'))",
      YUI_INT (programme_id), YUI_TEXT (account_id), YUI_BLOB (sha256, sizeof sha256));
  step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  *is_known = step == YUI_STEP_ROW;
  return step != YUI_STEP_ERROR;
}
