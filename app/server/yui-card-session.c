/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-card-session.h"

#include "yui-card-code.h"
#include "yui-problem.h"

void
yui_card_holder_clear (YuiCardHolder *holder)
{
  g_clear_pointer (&holder->worker_id, g_free);
  g_clear_pointer (&holder->name, g_free);
}

static gboolean
count_recent (YuiDatabase *db,
              gint64 programme_id,
              const char *bucket,
              gint64 now_s,
              gint64 *attempts,
              GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT attempts FROM rate_limit "
      "WHERE programme_id = $1 AND bucket = $2 AND window_start_s > $3",
      YUI_INT (programme_id), YUI_TEXT (bucket), YUI_INT (now_s - YUI_WRONG_CARDS_WINDOW_S));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  *attempts = step == YUI_STEP_ROW ? yui_statement_get_int (query, 0) : 0;
  return step != YUI_STEP_ERROR;
}

static gboolean
count_wrong (YuiDatabase *db, gint64 programme_id, const char *bucket, gint64 now_s, GError **error)
{
  return yui_database_run (
             db, error,
             "INSERT INTO rate_limit (programme_id, bucket, window_start_s, attempts) "
             "VALUES ($1, $2, $3, 1) ON CONFLICT (programme_id, bucket) DO UPDATE SET "
             "attempts = CASE WHEN rate_limit.window_start_s > $4 "
             "THEN rate_limit.attempts + 1 ELSE 1 END, "
             "window_start_s = CASE WHEN rate_limit.window_start_s > $4 "
             "THEN rate_limit.window_start_s ELSE $3 END",
             YUI_INT (programme_id), YUI_TEXT (bucket), YUI_INT (now_s),
             YUI_INT (now_s - YUI_WRONG_CARDS_WINDOW_S))
         >= 0;
}

static YuiStep
find_card (
    YuiCardHolder *holder, YuiDatabase *db, gint64 programme_id, const char *text, GError **error)
{
  char code[YUI_CARD_CODE_SIZE];
  guint8 sha256[32];
  g_autoptr (YuiStatement) query = NULL;
  YuiStep step;

  if (!yui_card_code_parse (text, code))
    return YUI_STEP_DONE;
  yui_card_code_hash (code, sha256);
  query = yui_database_query (
      db, error,
      "SELECT w.id, w.name FROM worker_card c "
      "JOIN worker w ON w.programme_id = c.programme_id AND w.id = c.worker_id "
      "WHERE c.programme_id = $1 AND c.code_sha256 = $2 AND c.revoked_s IS NULL",
      YUI_INT (programme_id), YUI_BLOB (sha256, sizeof sha256));
  step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  if (step == YUI_STEP_ROW)
    {
      holder->worker_id = yui_statement_dup_text (query, 0);
      holder->name = yui_statement_dup_text (query, 1);
    }
  return step;
}

gboolean
yui_card_holder_find (YuiCardHolder *holder,
                      YuiDatabase *db,
                      gint64 programme_id,
                      const char *text,
                      const char *bucket,
                      gint64 now_s,
                      GError **error)
{
  g_return_val_if_fail (holder != NULL && db != NULL && text != NULL && bucket != NULL, FALSE);

  gint64 attempts;
  YuiStep step;

  if (!count_recent (db, programme_id, bucket, now_s, &attempts, error))
    return FALSE;
  if (attempts >= YUI_WRONG_CARDS_MAX)
    {
      yui_problem_set (error, YUI_PROBLEM_TOO_MANY_REQUESTS,
                       "Too many wrong cards were shown here; wait a minute and try again.");
      return FALSE;
    }
  step = find_card (holder, db, programme_id, text, error);
  if (step == YUI_STEP_DONE && count_wrong (db, programme_id, bucket, now_s, error))
    yui_problem_set_named (error, YUI_PROBLEM_NOT_FOUND, "card-unknown",
                           "This card is not known; check the number, or ask for a new card.");
  return step == YUI_STEP_ROW;
}
