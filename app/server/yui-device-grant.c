/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-device-grant.h"

#include <sodium.h>
#include <string.h>

#define LETTERS   8
#define HASH_SIZE 32

static const char alphabet[] = "BCDFGHJKLMNPQRSTVWXZ";

void
yui_user_code_new (char code[YUI_USER_CODE_SIZE])
{
  char letters[LETTERS + 1] = { 0 };

  for (int i = 0; i < LETTERS; i++)
    letters[i] = alphabet[randombytes_uniform (sizeof alphabet - 1)];
  yui_user_code_parse (letters, code);
}

gboolean
yui_user_code_parse (const char *text, char code[YUI_USER_CODE_SIZE])
{
  int n = 0;

  for (const char *c = text; *c != '\0'; c++)
    {
      const char letter = g_ascii_toupper (*c);

      if (*c == '-' || *c == ' ')
        continue;
      if (n == YUI_USER_CODE_SIZE - 1 || strchr (alphabet, letter) == NULL)
        return FALSE;
      if (n == LETTERS / 2)
        code[n++] = '-';
      code[n++] = letter;
    }
  code[n] = '\0';
  return n == YUI_USER_CODE_SIZE - 1;
}

void
yui_device_poll_clear (YuiDevicePoll *poll)
{
  g_clear_pointer (&poll->account_id, g_free);
  g_clear_pointer (&poll->label, g_free);
}

/* A poll before its time slows down all later ones. */
static gboolean
note_poll (
    YuiDatabase *db, YuiDevicePoll *poll, gint64 interval_s, gint64 polled_ms, GError **error)
{
  const gboolean is_early
      = poll->now_ms - polled_ms < interval_s * 1000 - YUI_DEVICE_GRANT_EARLY_MS;

  poll->error = is_early ? "slow_down" : "authorization_pending";
  return yui_database_run (db, error,
                           "UPDATE device_authorization SET polled_ms = $2, interval_s = $3 "
                           "WHERE device_code_sha256 = $1",
                           YUI_BLOB (poll->device_code_sha256, HASH_SIZE), YUI_INT (poll->now_ms),
                           YUI_INT (interval_s + (is_early ? YUI_DEVICE_GRANT_SLOWER_S : 0)))
         >= 0;
}

gboolean
yui_device_poll_run (YuiDatabase *db, gpointer user_data, GError **error)
{
  YuiDevicePoll *poll = user_data;
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT state, expires_s, interval_s, polled_ms, approved_programme_id, approved_account_id, "
      "label FROM device_authorization WHERE device_code_sha256 = $1",
      YUI_BLOB (poll->device_code_sha256, HASH_SIZE));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  const char *state = step == YUI_STEP_ROW ? yui_statement_get_text (query, 0) : "used";

  if (step == YUI_STEP_ERROR)
    return FALSE;
  if (g_str_equal (state, "used"))
    poll->error = "invalid_grant";
  else if (g_str_equal (state, "denied"))
    poll->error = "access_denied";
  else if (yui_statement_get_int (query, 1) <= poll->now_s)
    poll->error = "expired_token";
  else if (g_str_equal (state, "pending"))
    return note_poll (db, poll, yui_statement_get_int (query, 2), yui_statement_get_int (query, 3),
                      error);
  else
    {
      poll->programme_id = yui_statement_get_int (query, 4);
      poll->account_id = yui_statement_dup_text (query, 5);
      poll->label = yui_statement_dup_text (query, 6);
    }
  return TRUE;
}
