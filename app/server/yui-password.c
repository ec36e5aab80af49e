/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-password.h"

#include <sodium.h>
#include <string.h>

#define RETRY_AFTER_S 1
#define NAME_REST_MAX 3 /* characters besides a name that make no password of it */

/* ---- taking turns ---- */

static struct
{
  GMutex mutex;
  GCond ended;
  guint running, waiting;
} turns;

static gboolean
begin_hash (GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&turns.mutex);

  if (turns.running >= YUI_PASSWORD_RUNNING_MAX && turns.waiting >= YUI_PASSWORD_WAITING_MAX)
    {
      yui_problem_set (error, YUI_PROBLEM_TOO_MANY_REQUESTS,
                       "Too many people sign in at this moment. Try again in a second.");
      if (error != NULL)
        yui_problem_set_retry_after (*error, RETRY_AFTER_S);
      return FALSE;
    }
  turns.waiting++;
  while (turns.running >= YUI_PASSWORD_RUNNING_MAX)
    g_cond_wait (&turns.ended, &turns.mutex);
  turns.waiting--;
  turns.running++;
  return TRUE;
}

static void
end_hash (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&turns.mutex);

  turns.running--;
  g_cond_signal (&turns.ended);
}

/* ---- hashing ---- */

static char *
compute (const char *normal)
{
  char *hash = g_malloc (crypto_pwhash_STRBYTES);

  if (crypto_pwhash_str_alg (hash, normal, strlen (normal), YUI_PASSWORD_PASSES,
                             YUI_PASSWORD_MEMORY, crypto_pwhash_ALG_ARGON2ID13)
      != 0)
    g_error ("No memory to hash a password.");
  return hash;
}

static void
free_secret (char *text)
{
  sodium_memzero (text, strlen (text));
  g_free (text);
}

char *
yui_password_hash (const char *text, GError **error)
{
  char *normal, *hash;

  g_return_val_if_fail (text != NULL, NULL);

  if (!begin_hash (error))
    return NULL;
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  hash = compute (normal);
  end_hash ();
  free_secret (normal);
  return hash;
}

gboolean
yui_password_verify (
    const char *hash, const char *text, gboolean *is_right, char **new_hash, GError **error)
{
  char *normal;

  g_return_val_if_fail (text != NULL && is_right != NULL && new_hash != NULL, FALSE);

  *is_right = FALSE;
  *new_hash = NULL;
  if (!begin_hash (error))
    return FALSE;
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  if (hash == NULL)
    g_free (compute (normal));
  else
    *is_right = crypto_pwhash_str_verify (hash, normal, strlen (normal)) == 0;
  if (*is_right
      && crypto_pwhash_str_needs_rehash (hash, YUI_PASSWORD_PASSES, YUI_PASSWORD_MEMORY) != 0)
    *new_hash = compute (normal);
  end_hash ();
  free_secret (normal);
  return TRUE;
}

/* ---- new passwords ---- */

int
yui_password_get_min (YuiRole role, gboolean has_totp)
{
  const gboolean is_powerful = role == YUI_ROLE_EMPLOYER_OWNER || role == YUI_ROLE_COORDINATOR;

  return is_powerful && !has_totp ? YUI_PASSWORD_LONG_MIN : YUI_PASSWORD_MIN;
}

gboolean
yui_password_is_long (const char *text)
{
  return g_utf8_strlen (text, -1) >= YUI_PASSWORD_LONG_MIN;
}

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  return g_utf8_casefold (normal, -1);
}

static gboolean
is_common (const char *folded, const char *data_folder, gboolean *common, GError **error)
{
  g_autofree char *path = g_build_filename (data_folder, "reference", "common-passwords.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  *common = g_strv_contains ((const char *const *)lines, folded);
  return TRUE;
}

/* As it is hashed, so that the leaked one is found that would be used. */
static gboolean
is_leaked (const char *text, const YuiLeaked *list, gboolean *leaked, GError **error)
{
  char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  const gboolean is_read = list == NULL || yui_leaked_look (list, normal, leaked, error);

  free_secret (normal);
  return is_read;
}

static gboolean
is_one_character (const char *folded)
{
  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if (g_utf8_get_char (c) != g_utf8_get_char (folded))
      return FALSE;
  return TRUE;
}

static gboolean
is_name (const char *folded, const char *const *names)
{
  for (int i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = fold (names[i]);

      if (name[0] != '\0' && strstr (folded, name) != NULL
          && g_utf8_strlen (folded, -1) - g_utf8_strlen (name, -1) <= NAME_REST_MAX)
        return TRUE;
    }
  return FALSE;
}

gboolean
yui_password_check_new (const char *text,
                        int min,
                        const char *const *names,
                        YuiServer *server,
                        YuiFaults *faults,
                        const char *pointer,
                        GError **error)
{
  char *folded = fold (text);
  gboolean common = FALSE, leaked = FALSE;
  const gboolean is_read = is_common (folded, yui_server_get_data_folder (server), &common, error)
                           && is_leaked (text, yui_server_get_leaked (server), &leaked, error);

  if (is_read && g_utf8_strlen (text, -1) < min)
    {
      g_autofree char *params = g_strdup_printf ("{\"min\":%d}", min);

      yui_faults_add (faults, pointer, "password_too_short", params,
                      "The password needs at least %d characters.", min);
    }
  else if (is_read && (common || is_one_character (folded) || is_name (folded, names)))
    yui_faults_add (faults, pointer, "password_too_common", NULL,
                    "This password is among those that are guessed first. Choose another.");
  else if (is_read && leaked)
    yui_faults_add (
        faults, pointer, "password_leaked", NULL,
        "This password is in a list of those that have leaked somewhere. Choose another.");
  free_secret (folded);
  return is_read;
}
