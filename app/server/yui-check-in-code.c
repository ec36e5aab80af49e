/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-check-in-code.h"
#include "yui-problem.h"

#include <sodium.h>
#include <string.h>

#define PURPOSE     "yui check-in 1"
#define UUID_SIZE   16
#define STEP_SIZE   4
#define MAC_SIZE    16 /* of the 32 bytes of HMAC-SHA-256 */
#define POSTER_SIZE (sizeof (guint32) + 16)
#define TOKEN_SIZE  (sizeof (guint32) + UUID_SIZE + STEP_SIZE + MAC_SIZE)

/* What a token holds before its MAC: programme, workplace and step, big-endian. */
typedef struct
{
  guint8 bytes[TOKEN_SIZE];
} Token;

static void
put_u32 (guint8 *bytes, guint32 number)
{
  number = GUINT32_TO_BE (number);
  memcpy (bytes, &number, sizeof number);
}

static guint32
get_u32 (const guint8 *bytes)
{
  guint32 number;

  memcpy (&number, bytes, sizeof number);
  return GUINT32_FROM_BE (number);
}

static gboolean
put_uuid (guint8 bytes[UUID_SIZE], const char *uuid)
{
  gsize size;

  return sodium_hex2bin (bytes, UUID_SIZE, uuid, strlen (uuid), "-", &size, NULL) == 0
         && size == UUID_SIZE;
}

static void
get_uuid (const guint8 bytes[UUID_SIZE], char uuid[37])
{
  char hex[2 * UUID_SIZE + 1];

  sodium_bin2hex (hex, sizeof hex, bytes, UUID_SIZE);
  g_snprintf (uuid, 37, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

static void
sign (Token *token, const guint8 secret[32])
{
  guint8 mac[crypto_auth_hmacsha256_BYTES];
  crypto_auth_hmacsha256_state state;

  crypto_auth_hmacsha256_init (&state, secret, 32);
  crypto_auth_hmacsha256_update (&state, (const guint8 *)PURPOSE, sizeof PURPOSE);
  crypto_auth_hmacsha256_update (&state, token->bytes, TOKEN_SIZE - MAC_SIZE);
  crypto_auth_hmacsha256_final (&state, mac);
  memcpy (token->bytes + TOKEN_SIZE - MAC_SIZE, mac, MAC_SIZE);
}

void
yui_check_in_code_make (const YuiCheckInPlace *place,
                        const guint8 secret[32],
                        gint64 now_s,
                        char token[YUI_CHECK_IN_TOKEN_SIZE])
{
  Token plain;

  put_u32 (plain.bytes, (guint32)place->programme_id);
  if (!put_uuid (plain.bytes + 4, place->workplace_id))
    g_error ("A workplace's id is not a UUID.");
  put_u32 (plain.bytes + 4 + UUID_SIZE, (guint32)(now_s / YUI_CHECK_IN_STEP_S));
  sign (&plain, secret);
  sodium_bin2base64 (token, YUI_CHECK_IN_TOKEN_SIZE, plain.bytes, sizeof plain.bytes,
                     sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

gint64
yui_check_in_code_valid_until (gint64 now_s)
{
  return (now_s / YUI_CHECK_IN_STEP_S + 1) * YUI_CHECK_IN_STEP_S;
}

/* Whether the token's MAC is that of the workplace it names. */
static gboolean
is_genuine (YuiDatabase *db, const Token *token, const YuiCheckInPlace *place, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT check_in_secret FROM workplace WHERE programme_id = $1 AND id = $2",
      YUI_INT (place->programme_id), YUI_TEXT (place->workplace_id));
  Token expected = *token;
  const guint8 *secret;
  YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  gsize size;

  if (step == YUI_STEP_ERROR)
    return FALSE;
  if (step == YUI_STEP_ROW)
    {
      secret = yui_statement_get_blob (query, 0, &size);
      sign (&expected, secret);
      if (sodium_memcmp (&expected, token, sizeof expected) == 0)
        return TRUE;
    }
  yui_problem_set (error, YUI_PROBLEM_NOT_FOUND,
                   "This check-in code is not one of a workplace here.");
  return FALSE;
}

/* ---- posters ---- */

void
yui_poster_code_new (gint64 programme_id, char token[YUI_CHECK_IN_TOKEN_SIZE], guint8 sha256[32])
{
  guint8 bytes[POSTER_SIZE];

  put_u32 (bytes, (guint32)programme_id);
  randombytes_buf (bytes + sizeof (guint32), POSTER_SIZE - sizeof (guint32));
  crypto_hash_sha256 (sha256, bytes, sizeof bytes);
  sodium_bin2base64 (token, YUI_CHECK_IN_TOKEN_SIZE, bytes, sizeof bytes,
                     sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

static gboolean
find_poster (YuiDatabase *db, const guint8 *bytes, YuiCheckInPlace *place, GError **error)
{
  g_autoptr (YuiStatement) query = NULL;
  guint8 sha256[crypto_hash_sha256_BYTES];

  crypto_hash_sha256 (sha256, bytes, POSTER_SIZE);
  place->programme_id = get_u32 (bytes);
  query = yui_database_query (db, error,
                              "SELECT id, workplace_id, revoked_s FROM workplace_poster "
                              "WHERE programme_id = $1 AND code_sha256 = $2",
                              YUI_INT (place->programme_id), YUI_BLOB (sha256, sizeof sha256));
  if (!yui_problem_find_row (query, error))
    return FALSE;
  g_strlcpy (place->poster_id, yui_statement_get_text (query, 0), sizeof place->poster_id);
  g_strlcpy (place->workplace_id, yui_statement_get_text (query, 1), sizeof place->workplace_id);
  if (yui_statement_is_null (query, 2))
    return TRUE;
  yui_problem_set_named (error, YUI_PROBLEM_GONE, "poster-ended",
                         "This poster is no longer in force. Scan the code that the workplace "
                         "shows now.");
  return FALSE;
}

/* ---- either ---- */

gboolean
yui_check_in_code_verify (
    YuiDatabase *db, const char *text, gint64 now_s, YuiCheckInPlace *place, GError **error)
{
  Token token;
  gsize size = 0;
  gint64 step;

  *place = (YuiCheckInPlace){ 0 };
  if (sodium_base642bin (token.bytes, sizeof token.bytes, text, strlen (text), NULL, &size, NULL,
                         sodium_base64_VARIANT_URLSAFE_NO_PADDING)
          != 0
      || (size != sizeof token.bytes && size != POSTER_SIZE))
    {
      yui_problem_set (error, YUI_PROBLEM_NOT_FOUND, "This is no check-in code.");
      return FALSE;
    }
  if (size == POSTER_SIZE)
    return find_poster (db, token.bytes, place, error);
  place->programme_id = get_u32 (token.bytes);
  get_uuid (token.bytes + 4, place->workplace_id);
  if (!is_genuine (db, &token, place, error))
    return FALSE;
  step = get_u32 (token.bytes + 4 + UUID_SIZE);
  if (ABS (step - now_s / YUI_CHECK_IN_STEP_S) <= 1)
    return TRUE;
  yui_problem_set_named (
      error, YUI_PROBLEM_GONE, "check-in-code-expired",
      "This check-in code has run out. Scan the one that the workplace shows now.");
  return FALSE;
}
