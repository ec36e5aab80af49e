/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-phone-code.h"

#include "yui-principal.h"
#include "yui-problem.h"

#include <sodium.h>
#include <string.h>

#define HASH_SIZE crypto_hash_sha256_BYTES

static void
hash_code (const char *code, guint8 sha256[HASH_SIZE])
{
  crypto_hash_sha256 (sha256, (const guint8 *)code, strlen (code));
}

gboolean
yui_phone_code_make (YuiDatabase *db,
                     const YuiPhoneCodeNew *new_code,
                     char code[YUI_USER_CODE_SIZE],
                     GError **error)
{
  guint8 sha256[HASH_SIZE];

  g_return_val_if_fail (db != NULL && new_code != NULL && code != NULL, FALSE);

  yui_user_code_new (code);
  hash_code (code, sha256);
  return yui_database_run (db, error,
                           "DELETE FROM phone_code WHERE programme_id = $1 AND worker_id = $2",
                           YUI_INT (new_code->programme_id), YUI_TEXT (new_code->worker_id))
             >= 0
         && yui_database_run (
                db, error,
                "INSERT INTO phone_code (programme_id, code_sha256, worker_id, made_s, made_by, "
                "expires_s) VALUES ($1, $2, $3, $4, $5, $6)",
                YUI_INT (new_code->programme_id), YUI_BLOB (sha256, sizeof sha256),
                YUI_TEXT (new_code->worker_id), YUI_INT (new_code->now_s),
                YUI_TEXT (new_code->made_by), YUI_INT (new_code->now_s + YUI_PHONE_CODE_LIFE_S))
                >= 0;
}

static char *
open_session (
    YuiDatabase *db, gint64 programme_id, const char *worker_id, gint64 now_s, GError **error)
{
  g_autofree char *token = yui_token_new ();
  guint8 sha256[HASH_SIZE];

  yui_token_hash (token, sha256);
  return yui_database_run (db, error,
                           "INSERT INTO access_token (programme_id, token_sha256, worker_id, "
                           "created_s, expires_s) VALUES ($1, $2, $3, $4, $5)",
                           YUI_INT (programme_id), YUI_BLOB (sha256, sizeof sha256),
                           YUI_TEXT (worker_id), YUI_INT (now_s),
                           YUI_INT (now_s + YUI_PHONE_SESSION_S))
                 >= 0
             ? g_steal_pointer (&token)
             : NULL;
}

char *
yui_phone_code_take (YuiDatabase *db, const char *text, gint64 now_s, GError **error)
{
  g_autoptr (YuiStatement) row = NULL;
  g_autofree char *worker_id = NULL;
  char code[YUI_USER_CODE_SIZE];
  guint8 sha256[HASH_SIZE];
  gint64 programme_id;

  g_return_val_if_fail (db != NULL && text != NULL, NULL);

  if (!yui_user_code_parse (text, code))
    {
      yui_problem_set_not_found (error);
      return NULL;
    }
  hash_code (code, sha256);
  row = yui_database_query (db, error,
                            "DELETE FROM phone_code WHERE code_sha256 = $1 AND expires_s > $2 "
                            "RETURNING programme_id, worker_id",
                            YUI_BLOB (sha256, sizeof sha256), YUI_INT (now_s));
  if (!yui_problem_find_row (row, error))
    return NULL;
  programme_id = yui_statement_get_int (row, 0);
  worker_id = yui_statement_dup_text (row, 1);
  g_clear_pointer (&row, yui_statement_free);
  return open_session (db, programme_id, worker_id, now_s, error);
}
