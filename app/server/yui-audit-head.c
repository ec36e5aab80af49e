/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-audit-head.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#define HASH_SIZE crypto_hash_sha256_BYTES
#define HEAD      "audit head programme="

gboolean
yui_audit_each_head (YuiDatabase *db, YuiAuditHeadFunc func, gpointer user_data, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT l.programme_id, l.number, l.hash "
      "FROM (SELECT 0 AS id UNION ALL SELECT programme_id FROM programme) p "
      "JOIN audit_log l ON l.programme_id = p.id AND l.number = "
      "(SELECT max (number) FROM audit_log WHERE programme_id = p.id) ORDER BY l.programme_id");
  YuiStep step = YUI_STEP_ERROR;

  g_return_val_if_fail (func != NULL, FALSE);

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      char hex[2 * HASH_SIZE + 1];
      gsize size;
      const void *hash = yui_statement_get_blob (query, 2, &size);
      g_autofree char *line = NULL;

      sodium_bin2hex (hex, sizeof hex, hash, MIN (size, HASH_SIZE));
      line = g_strdup_printf (HEAD "%" G_GINT64_FORMAT " number=%" G_GINT64_FORMAT " sha256=%s",
                              yui_statement_get_int (query, 0), yui_statement_get_int (query, 1),
                              hex);
      func (line, user_data);
    }
  return step == YUI_STEP_DONE;
}

static void
log_cb (const char *line, gpointer user_data)
{
  g_message ("%s", line);
}

void
yui_audit_log_heads (YuiStore *store)
{
  g_autoptr (GError) error = NULL;
  YuiDatabase *db = yui_store_begin_read (store, YUI_SCOPE_ALL, &error);

  if (db == NULL || !yui_audit_each_head (db, log_cb, NULL, &error))
    g_warning ("The heads of the audit logs could not be read: %s", error->message);
  if (db != NULL)
    yui_store_end_read (store, db);
}

static gboolean
read_hash (YuiDatabase *db,
           gint64 programme_id,
           gint64 number,
           char hex[2 * HASH_SIZE + 1],
           GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT hash FROM audit_log WHERE programme_id = $1 AND number = $2",
      YUI_INT (programme_id), YUI_INT (number));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  const void *hash;
  gsize size;

  hex[0] = '\0';
  if (step == YUI_STEP_ROW)
    {
      hash = yui_statement_get_blob (query, 0, &size);
      sodium_bin2hex (hex, 2 * HASH_SIZE + 1, hash, MIN (size, HASH_SIZE));
    }
  return step != YUI_STEP_ERROR;
}

gboolean
yui_audit_check_head (YuiDatabase *db, const char *line, gboolean *is_head, GError **error)
{
  const char *words = strstr (line, HEAD);
  char noted[2 * HASH_SIZE + 1], present[2 * HASH_SIZE + 1];
  gint64 programme_id, number;

  *is_head = words != NULL
             && sscanf (words,
                        HEAD "%" G_GINT64_FORMAT " number=%" G_GINT64_FORMAT " sha256=%64[0-9a-f]",
                        &programme_id, &number, noted)
                    == 3;
  if (!*is_head)
    return TRUE;
  if (!read_hash (db, programme_id, number, present, error))
    return FALSE;
  if (strcmp (noted, present) == 0)
    return TRUE;
  g_set_error (
      error, YUI_STORE_ERROR, YUI_STORE_ERROR_CORRUPT,
      "The audit log of programme %" G_GINT64_FORMAT " %s row %" G_GINT64_FORMAT " that was noted.",
      programme_id, present[0] == '\0' ? "no longer has the" : "has another than the", number);
  return FALSE;
}
