/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-membership.h"

/* Finds the membership by its own id or by its worker's, whichever is given. */
#define SELECT                                                                                     \
  "SELECT m.worker_id, w.name FROM membership m "                                                  \
  "JOIN worker w ON w.programme_id = m.programme_id AND w.id = m.worker_id "                       \
  "WHERE m.programme_id = $1 AND m.employer_id = $2 AND "

char *
yui_membership_find_worker (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) row
      = yui_database_query (db, error, SELECT "m.id = $3", YUI_INT (request->principal.programme_id),
                            YUI_TEXT (request->principal.employer_id),
                            YUI_TEXT (yui_request_get_path_value (request, "membership_id")));

  return yui_problem_find_row (row, error) ? yui_statement_dup_text (row, 0) : NULL;
}

char *
yui_membership_find_name (YuiDatabase *db,
                          gint64 programme_id,
                          const char *employer_id,
                          const char *worker_id,
                          GError **error)
{
  g_autoptr (YuiStatement) row
      = yui_database_query (db, error, SELECT "m.worker_id = $3", YUI_INT (programme_id),
                            YUI_TEXT (employer_id), YUI_TEXT (worker_id));

  return yui_problem_find_row (row, error) ? yui_statement_dup_text (row, 1) : NULL;
}
