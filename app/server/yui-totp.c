/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-totp.h"
#include "yui-principal.h"
#include "yui-problem.h"

#include <liboath/oath.h>
#include <sodium.h>
#include <string.h>

#define RECOVERY_GROUPS 5
#define RECOVERY_GROUP  5
#define HASH_SIZE       32

/* Of an account's factor, confirmed or not. */
typedef struct
{
  char secret[YUI_TOTP_SECRET_SIZE];
  gboolean is_there;
  gboolean is_confirmed;
} Factor;

static gboolean
read_factor (Factor *factor, YuiDatabase *db, const YuiTotpOwner *owner, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error,
                            "SELECT secret, confirmed_s FROM account_totp "
                            "WHERE programme_id = $1 AND account_id = $2",
                            YUI_INT (owner->programme_id), YUI_TEXT (owner->account_id));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  const void *data;
  gsize size;

  if (step == YUI_STEP_ROW)
    {
      data = yui_statement_get_blob (query, 0, &size);
      memcpy (factor->secret, data, MIN (size, sizeof factor->secret));
      factor->is_there = TRUE;
      factor->is_confirmed = !yui_statement_is_null (query, 1);
    }
  return step != YUI_STEP_ERROR;
}

gboolean
yui_totp_is_on (YuiDatabase *db, const YuiTotpOwner *owner, gboolean *is_on, GError **error)
{
  Factor factor = { 0 };

  g_return_val_if_fail (db != NULL && owner != NULL && is_on != NULL, FALSE);

  if (!read_factor (&factor, db, owner, error))
    return FALSE;
  *is_on = factor.is_confirmed;
  return TRUE;
}

/* ---- taking it into force ---- */

static void
set_in_force (GError **error)
{
  yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "totp-in-force",
                         "A second factor is in force; remove it before making a new one.");
}

char *
yui_totp_begin (YuiDatabase *db, const YuiTotpOwner *owner, gint64 now_s, GError **error)
{
  Factor factor = { 0 };
  char secret[YUI_TOTP_SECRET_SIZE];
  g_autofree char *text = NULL;
  char *base32 = NULL;
  gsize size;

  if (!read_factor (&factor, db, owner, error))
    return NULL;
  if (factor.is_confirmed)
    {
      set_in_force (error);
      return NULL;
    }
  randombytes_buf (secret, sizeof secret);
  if (yui_database_run (db, error,
                        "INSERT INTO account_totp (programme_id, account_id, secret, created_s) "
                        "VALUES ($1, $2, $3, $4) ON CONFLICT (programme_id, account_id) "
                        "DO UPDATE SET secret = $3, created_s = $4",
                        YUI_INT (owner->programme_id), YUI_TEXT (owner->account_id),
                        YUI_BLOB (secret, sizeof secret), YUI_INT (now_s))
          < 0
      || oath_base32_encode (secret, sizeof secret, &base32, &size) != OATH_OK)
    return NULL;
  text = g_strndup (base32, size);
  free (base32);
  return g_steal_pointer (&text);
}

/* Finds the time step whose code it is; FALSE when it is none of the window. */
static gboolean
find_step (const Factor *factor, const char *code, gint64 now_s, guint64 *step)
{
  return strlen (code) == YUI_TOTP_DIGITS
         && oath_totp_validate3 (factor->secret, sizeof factor->secret, now_s, YUI_TOTP_STEP_S, 0,
                                 YUI_TOTP_WINDOW, NULL, step, code)
                >= 0;
}

static gboolean
take_step (
    YuiDatabase *db, const YuiTotpOwner *owner, guint64 step, gboolean *is_first, GError **error)
{
  const gint64 n = yui_database_run (
      db, error,
      "INSERT INTO account_totp_used (programme_id, account_id, step, expires_s) "
      "VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
      YUI_INT (owner->programme_id), YUI_TEXT (owner->account_id), YUI_INT (step),
      YUI_INT ((step + 2 * YUI_TOTP_WINDOW + 1) * YUI_TOTP_STEP_S));

  *is_first = n == 1;
  return n >= 0;
}

/* Five groups of five random characters, 123 bits, so that a plain hash of it tells nothing; letters
 * and digits that are not mistaken for others. */
static char *
make_recovery_code (void)
{
  static const char alphabet[] = "23456789abcdefghjkmnpqrstuvwxyz";
  g_autoptr (GString) code = g_string_new (NULL);

  for (int i = 0; i < RECOVERY_GROUPS * RECOVERY_GROUP; i++)
    {
      if (i > 0 && i % RECOVERY_GROUP == 0)
        g_string_append_c (code, '-');
      g_string_append_c (code, alphabet[randombytes_uniform (sizeof alphabet - 1)]);
    }
  return g_string_free (g_steal_pointer (&code), FALSE);
}

/* As it is hashed: in lower case, without what is only there to be read. */
static char *
normalize (const char *code)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *c = code; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (text, g_ascii_tolower (*c));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
store_recovery_code (YuiDatabase *db, const YuiTotpOwner *owner, const char *code, GError **error)
{
  g_autofree char *normal = normalize (code);
  guint8 sha256[HASH_SIZE];

  yui_token_hash (normal, sha256);
  return yui_database_run (
             db, error,
             "INSERT INTO account_recovery_code (programme_id, account_id, code_sha256) "
             "VALUES ($1, $2, $3)",
             YUI_INT (owner->programme_id), YUI_TEXT (owner->account_id),
             YUI_BLOB (sha256, sizeof sha256))
         >= 0;
}

static char **
make_recovery_codes (YuiDatabase *db, const YuiTotpOwner *owner, GError **error)
{
  g_auto (GStrv) codes = g_new0 (char *, YUI_TOTP_RECOVERY_N + 1);

  for (int i = 0; i < YUI_TOTP_RECOVERY_N; i++)
    {
      codes[i] = make_recovery_code ();
      if (!store_recovery_code (db, owner, codes[i], error))
        return NULL;
    }
  return g_steal_pointer (&codes);
}

char **
yui_totp_confirm (
    YuiDatabase *db, const YuiTotpOwner *owner, const char *code, gint64 now_s, GError **error)
{
  Factor factor = { 0 };
  gboolean is_first = FALSE;
  guint64 step;

  if (!read_factor (&factor, db, owner, error))
    return NULL;
  if (factor.is_confirmed)
    {
      set_in_force (error);
      return NULL;
    }
  if (!factor.is_there)
    {
      yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "totp-not-begun",
                             "There is no second factor that waits to be confirmed.");
      return NULL;
    }
  if (!find_step (&factor, code, now_s, &step))
    {
      yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "wrong-code",
                             "The code is not the one shown now. Check the clock of the device "
                             "that shows it.");
      return NULL;
    }
  if (!take_step (db, owner, step, &is_first, error)
      || yui_database_run (db, error,
                           "UPDATE account_totp SET confirmed_s = $3 "
                           "WHERE programme_id = $1 AND account_id = $2",
                           YUI_INT (owner->programme_id), YUI_TEXT (owner->account_id),
                           YUI_INT (now_s))
             < 0)
    return NULL;
  return make_recovery_codes (db, owner, error);
}

/* ---- using it ---- */

static gboolean
take_recovery_code (YuiDatabase *db,
                    const YuiTotpOwner *owner,
                    const char *code,
                    gint64 now_s,
                    gboolean *is_right,
                    GError **error)
{
  g_autofree char *normal = normalize (code);
  guint8 sha256[HASH_SIZE];
  gint64 n;

  yui_token_hash (normal, sha256);
  n = yui_database_run (db, error,
                        "UPDATE account_recovery_code SET used_s = $4 WHERE programme_id = $1 "
                        "AND account_id = $2 AND code_sha256 = $3 AND used_s IS NULL",
                        YUI_INT (owner->programme_id), YUI_TEXT (owner->account_id),
                        YUI_BLOB (sha256, sizeof sha256), YUI_INT (now_s));
  *is_right = n == 1;
  return n >= 0;
}

gboolean
yui_totp_take (YuiDatabase *db,
               const YuiTotpOwner *owner,
               const char *code,
               gint64 now_s,
               gboolean *is_right,
               GError **error)
{
  Factor factor = { 0 };
  guint64 step;

  g_return_val_if_fail (code != NULL && is_right != NULL, FALSE);

  *is_right = FALSE;
  if (!read_factor (&factor, db, owner, error))
    return FALSE;
  if (!factor.is_confirmed)
    return TRUE;
  if (find_step (&factor, code, now_s, &step))
    return take_step (db, owner, step, is_right, error);
  return take_recovery_code (db, owner, code, now_s, is_right, error);
}

gboolean
yui_totp_remove (YuiDatabase *db, const YuiTotpOwner *owner, GError **error)
{
  static const char *const scripts[] = {
    "DELETE FROM account_recovery_code WHERE programme_id = $1 AND account_id = $2",
    "DELETE FROM account_totp WHERE programme_id = $1 AND account_id = $2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (yui_database_run (db, error, scripts[i], YUI_INT (owner->programme_id),
                          YUI_TEXT (owner->account_id))
        < 0)
      return FALSE;
  return TRUE;
}
