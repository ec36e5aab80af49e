/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-epoch.h"

char *
yui_epoch_read (YuiDatabase *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, "SELECT value FROM meta WHERE key = 'epoch'");
  g_autofree char *history = NULL;

  if (!yui_statement_need_row (query, error))
    return NULL;
  history = yui_database_dup_history (db, error);
  return history != NULL ? g_strconcat (yui_statement_get_text (query, 0), history, NULL) : NULL;
}
