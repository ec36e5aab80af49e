/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-principal.h"

#include <sodium.h>
#include <string.h>

#define TOKEN_MAX 200
#define BEARER    "Bearer "
#define DPOP      "DPoP " /* RFC 9449, 7.1 */

char *
yui_token_new (void)
{
  guint8 bytes[YUI_TOKEN_BYTES];
  gsize size = sodium_base64_encoded_len (sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  char *token = g_malloc (size);

  randombytes_buf (bytes, sizeof bytes);
  sodium_bin2base64 (token, size, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return token;
}

void
yui_token_hash (const char *token, guint8 sha256[32])
{
  crypto_hash_sha256 (sha256, (const guint8 *)token, strlen (token));
}

/* Looking a hash up takes a time that tells nothing of the token. */
static const char *lookup
    = "SELECT t.programme_id, t.account_id, t.worker_id, t.opened_by, a.role, coalesce "
      "(a.display_name, w.name), "
      "  coalesce (a.employer_id, p.employer_id), a.workplace_id, t.device_id, t.key_thumbprint, "
      "  coalesce (d.seen_s, 0) "
      "FROM access_token t "
      "LEFT JOIN account a ON a.programme_id = t.programme_id AND a.id = t.account_id "
      "LEFT JOIN workplace p ON p.programme_id = a.programme_id AND p.id = a.workplace_id "
      "LEFT JOIN device d ON d.programme_id = t.programme_id AND d.id = t.device_id "
      "LEFT JOIN worker w ON w.programme_id = t.programme_id AND w.id = t.worker_id "
      "WHERE t.token_sha256 = $1 AND t.revoked_s IS NULL AND (t.expires_s IS NULL OR t.expires_s > "
      "$2) "
      "  AND a.disabled_s IS NULL";

static YuiStatement *
look_up (YuiDatabase *db, const guint8 sha256[32], gint64 now_s, GError **error)
{
  return yui_database_query (db, error, lookup, YUI_BLOB (sha256, 32), YUI_INT (now_s));
}

static void
take_row (YuiPrincipal *principal, YuiStatement *row)
{
  principal->programme_id = yui_statement_get_int (row, 0);
  principal->account_id = yui_statement_dup_text (row, 1);
  principal->worker_id = yui_statement_dup_text (row, 2);
  principal->opened_by = yui_statement_dup_text (row, 3);
  principal->role = principal->worker_id != NULL
                        ? YUI_ROLE_WORKER
                        : yui_role_from_name (yui_statement_get_text (row, 4));
  principal->display_name = yui_statement_dup_text (row, 5);
  principal->employer_id = yui_statement_dup_text (row, 6);
  principal->workplace_id = yui_statement_dup_text (row, 7);
  principal->device_id = yui_statement_dup_text (row, 8);
  principal->key_thumbprint = yui_statement_dup_text (row, 9);
  principal->seen_s = yui_statement_get_int (row, 10);
  principal->actor_id
      = g_strdup (principal->account_id != NULL ? principal->account_id : principal->worker_id);
}

const char *
yui_token_of (const char *authorization, gboolean *has_proof)
{
  *has_proof = FALSE;
  if (authorization == NULL || strlen (authorization) > TOKEN_MAX)
    return NULL;
  *has_proof = g_ascii_strncasecmp (authorization, DPOP, strlen (DPOP)) == 0;
  if (*has_proof)
    return authorization + strlen (DPOP);
  return g_ascii_strncasecmp (authorization, BEARER, strlen (BEARER)) == 0
             ? authorization + strlen (BEARER)
             : NULL;
}

gboolean
yui_principal_find_by_hash (
    YuiPrincipal *principal, YuiDatabase *db, const guint8 sha256[32], gint64 now_s, GError **error)
{
  g_autoptr (YuiStatement) query = look_up (db, sha256, now_s, error);

  if (query == NULL || yui_statement_step (query, error) != YUI_STEP_ROW)
    return FALSE;
  memcpy (principal->token_sha256, sha256, sizeof principal->token_sha256);
  take_row (principal, query);
  return TRUE;
}

gboolean
yui_principal_find (YuiPrincipal *principal,
                    YuiDatabase *db,
                    const char *authorization,
                    gint64 now_s,
                    GError **error)
{
  g_autoptr (YuiStatement) query = NULL;
  YuiStep step = YUI_STEP_DONE;
  gboolean has_proof;
  const char *token = yui_token_of (authorization, &has_proof);

  if (token != NULL)
    {
      yui_token_hash (token, principal->token_sha256);
      query = look_up (db, principal->token_sha256, now_s, error);
      step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
    }
  /* A token of a key never works as a bearer's, nor the other way round. */
  if (step == YUI_STEP_ROW && yui_statement_is_null (query, 9) == has_proof)
    step = YUI_STEP_DONE;
  if (step == YUI_STEP_ROW)
    take_row (principal, query);
  else if (step == YUI_STEP_DONE)
    yui_problem_set (
        error, YUI_PROBLEM_UNAUTHENTICATED,
        "Send a token in force as \"Authorization: Bearer …\"; sign in again if yours has ended.");
  return step == YUI_STEP_ROW;
}
