/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-card-session.h"

#include "yui-card-code.h"
#include "yui-pass-key.h"
#include "yui-problem.h"

void
yui_card_holder_clear (YuiCardHolder *holder)
{
  g_clear_pointer (&holder->worker_id, g_free);
  g_clear_pointer (&holder->name, g_free);
}

static gboolean
count_recent (YuiDatabase *db, const YuiCardShown *shown, gint64 *attempts, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error,
                            "SELECT attempts FROM rate_limit "
                            "WHERE programme_id = $1 AND bucket = $2 AND window_start_s > $3",
                            YUI_INT (shown->programme_id), YUI_TEXT (shown->bucket),
                            YUI_INT (shown->now_s - YUI_WRONG_CARDS_WINDOW_S));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  *attempts = step == YUI_STEP_ROW ? yui_statement_get_int (query, 0) : 0;
  return step != YUI_STEP_ERROR;
}

static gboolean
count_wrong (YuiDatabase *db, const YuiCardShown *shown, GError **error)
{
  return yui_database_run (
             db, error,
             "INSERT INTO rate_limit (programme_id, bucket, window_start_s, attempts) "
             "VALUES ($1, $2, $3, 1) ON CONFLICT (programme_id, bucket) DO UPDATE SET "
             "attempts = CASE WHEN rate_limit.window_start_s > $4 "
             "THEN rate_limit.attempts + 1 ELSE 1 END, "
             "window_start_s = CASE WHEN rate_limit.window_start_s > $4 "
             "THEN rate_limit.window_start_s ELSE $3 END",
             YUI_INT (shown->programme_id), YUI_TEXT (shown->bucket), YUI_INT (shown->now_s),
             YUI_INT (shown->now_s - YUI_WRONG_CARDS_WINDOW_S))
         >= 0;
}

/* The code that was shown, plain or in a pass that the programme signed. A retired key still tells
 * a card that was made here: who holds it is looked up as ever. */
static YuiStep
read_code (YuiDatabase *db,
           const YuiCardShown *shown,
           YuiPassState *state,
           char code[YUI_CARD_CODE_SIZE],
           GError **error)
{
  if (!yui_pass_key_look (db, shown->programme_id, shown->text, state, code, error))
    return YUI_STEP_ERROR;
  if (*state == YUI_PASS_PLAIN && yui_card_code_parse (shown->text, code))
    return YUI_STEP_ROW;
  return *state == YUI_PASS_GENUINE || *state == YUI_PASS_RETIRED ? YUI_STEP_ROW : YUI_STEP_DONE;
}

static YuiStep
find_card (YuiCardHolder *holder,
           YuiDatabase *db,
           const YuiCardShown *shown,
           YuiPassState *state,
           GError **error)
{
  char code[YUI_CARD_CODE_SIZE];
  guint8 sha256[32];
  g_autoptr (YuiStatement) query = NULL;
  YuiStep step = read_code (db, shown, state, code, error);

  if (step != YUI_STEP_ROW)
    return step;
  yui_card_code_hash (code, sha256);
  query = yui_database_query (
      db, error,
      "SELECT w.id, w.name FROM worker_card c "
      "JOIN worker w ON w.programme_id = c.programme_id AND w.id = c.worker_id "
      "WHERE c.programme_id = $1 AND c.code_sha256 = $2 "
      "AND (c.revoked_s IS NULL OR c.revoked_s > $3)",
      YUI_INT (shown->programme_id), YUI_BLOB (sha256, sizeof sha256), YUI_INT (shown->shown_s));
  step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  if (step == YUI_STEP_ROW)
    {
      holder->worker_id = yui_statement_dup_text (query, 0);
      holder->name = yui_statement_dup_text (query, 1);
    }
  return step;
}

static void
refuse (YuiPassState state, GError **error)
{
  if (state == YUI_PASS_WRONG)
    yui_problem_set_named (error, YUI_PROBLEM_NOT_FOUND, "wrong-pass",
                           "This pass is not as it was signed; show it again, or type the number "
                           "that is printed beside it.");
  else
    yui_problem_set_named (error, YUI_PROBLEM_NOT_FOUND, "unknown-card",
                           "This card is not known; check the number, or ask for a new card.");
}

gboolean
yui_card_holder_find (YuiCardHolder *holder,
                      YuiDatabase *db,
                      const YuiCardShown *shown,
                      GError **error)
{
  g_return_val_if_fail (holder != NULL && db != NULL && shown != NULL, FALSE);
  g_return_val_if_fail (shown->text != NULL && shown->bucket != NULL, FALSE);

  YuiPassState state = YUI_PASS_PLAIN;
  gint64 attempts;
  YuiStep step;

  if (!count_recent (db, shown, &attempts, error))
    return FALSE;
  if (attempts >= YUI_WRONG_CARDS_MAX)
    {
      yui_problem_set (error, YUI_PROBLEM_TOO_MANY_REQUESTS,
                       "Too many wrong cards were shown here; wait a minute and try again.");
      return FALSE;
    }
  step = find_card (holder, db, shown, &state, error);
  if (step == YUI_STEP_DONE && count_wrong (db, shown, error))
    refuse (state, error);
  return step == YUI_STEP_ROW;
}
