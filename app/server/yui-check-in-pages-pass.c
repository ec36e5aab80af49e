/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-check-in-pages-pass.h"

#include "yui-problem.h"

#include "store/yui-uuid.h"

#include <sodium.h>
#include <string.h>

#define SECRET_SIZE 32
#define MAC_SIZE    (2 * crypto_auth_hmacsha256_BYTES + 1)
#define N_PARTS     6

/* "page" keeps these apart from the codes of the workplace's QR, which have the same secret. */
static char *
write_payload (const YuiPagePass *pass, gint64 expires_s)
{
  return g_strdup_printf ("page.%" G_GINT64_FORMAT ".%s.%s.%s.%" G_GINT64_FORMAT,
                          pass->programme_id, pass->workplace_id, pass->worker_id, pass->poster_id,
                          expires_s);
}

static void
write_mac (const char *payload, const guint8 secret[SECRET_SIZE], char mac[MAC_SIZE])
{
  guint8 bytes[crypto_auth_hmacsha256_BYTES];

  crypto_auth_hmacsha256 (bytes, (const guint8 *)payload, strlen (payload), secret);
  sodium_bin2hex (mac, MAC_SIZE, bytes, sizeof bytes);
}

char *
yui_page_pass_seal (const YuiPagePass *pass, const guint8 secret[32], gint64 expires_s)
{
  g_return_val_if_fail (pass != NULL && secret != NULL, NULL);

  g_autofree char *payload = write_payload (pass, expires_s);
  char mac[MAC_SIZE];

  write_mac (payload, secret, mac);
  return g_strconcat (payload + strlen ("page."), ".", mac, NULL);
}

static gboolean
is_id_or_empty (const char *part)
{
  return *part == '\0' || yui_uuid_is_valid (part);
}

static gboolean
read_parts (YuiPagePass *pass, char **parts, gint64 *expires_s)
{
  return g_strv_length (parts) == N_PARTS
         && g_ascii_string_to_signed (parts[0], 10, 1, G_MAXINT64, &pass->programme_id, NULL)
         && yui_uuid_is_valid (parts[1]) && is_id_or_empty (parts[2]) && is_id_or_empty (parts[3])
         && g_ascii_string_to_signed (parts[4], 10, 0, G_MAXINT64, expires_s, NULL)
         && g_strlcpy (pass->workplace_id, parts[1], sizeof pass->workplace_id) > 0
         && g_strlcpy (pass->worker_id, parts[2], sizeof pass->worker_id) < sizeof pass->worker_id
         && g_strlcpy (pass->poster_id, parts[3], sizeof pass->poster_id) < sizeof pass->poster_id;
}

gboolean
yui_page_pass_read_secret (YuiDatabase *db,
                           gint64 programme_id,
                           const char *workplace_id,
                           guint8 secret[32],
                           GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT check_in_secret FROM workplace WHERE programme_id = $1 AND id = $2",
      YUI_INT (programme_id), YUI_TEXT (workplace_id));
  const void *data;
  gsize size;

  if (!yui_problem_find_row (query, error))
    return FALSE;
  data = yui_statement_get_blob (query, 0, &size);
  g_return_val_if_fail (size == SECRET_SIZE, FALSE);
  memcpy (secret, data, SECRET_SIZE);
  return TRUE;
}

gboolean
yui_page_pass_open (
    YuiPagePass *pass, YuiDatabase *db, const char *text, gint64 now_s, GError **error)
{
  g_return_val_if_fail (pass != NULL && db != NULL && text != NULL, FALSE);

  g_auto (GStrv) parts = g_strsplit (text, ".", N_PARTS + 1);
  g_autofree char *payload = NULL;
  guint8 secret[SECRET_SIZE];
  char mac[MAC_SIZE];
  gint64 expires_s;

  if (!read_parts (pass, parts, &expires_s))
    return yui_problem_set_not_found (error);
  if (!yui_page_pass_read_secret (db, pass->programme_id, pass->workplace_id, secret, error))
    return FALSE;
  payload = write_payload (pass, expires_s);
  write_mac (payload, secret, mac);
  if (strlen (parts[5]) != MAC_SIZE - 1 || sodium_memcmp (mac, parts[5], MAC_SIZE - 1) != 0)
    return yui_problem_set_not_found (error);
  if (expires_s >= now_s)
    return TRUE;
  yui_problem_set (error, YUI_PROBLEM_GONE, "This page has been open too long.");
  return FALSE;
}
