/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-upkeep.h"
#include "yui-jobs.h"
#include "yui-moment.h"
#include "yui-retention-jobs.h"
#include "yui-timer.h"

#define DAY_S                 86400
#define RECORDS_KEPT_S        (30 * DAY_S)
#define TOKENS_KEPT_S         DAY_S
#define RATE_LIMITS_KEPT_S    DAY_S
#define TIMERS_KEPT_S         (400 * DAY_S)
#define AUTHORIZATIONS_KEPT_S 3600
#define SYNC_KEPT_S           (90 * DAY_S) /* longer than any client stays away */
#define RETENTION_EVERY_S     3600         /* it looks through whole tables */
#define CHANGES_AT_ONCE       5000

/* Rows whose time is over, and how long they are kept after it. */
static const struct
{
  const char *script;
  gint64 kept_s;
} over[] = {
  { "DELETE FROM access_token WHERE expires_s < $1", TOKENS_KEPT_S },
  { "DELETE FROM idempotency_record WHERE created_s < $1", RECORDS_KEPT_S },
  { "DELETE FROM rate_limit WHERE window_start_s < $1", RATE_LIMITS_KEPT_S },
  { "DELETE FROM account_invitation WHERE expires_s < $1", TOKENS_KEPT_S },
  { "DELETE FROM account_totp_used WHERE expires_s < $1", 0 },
  { "DELETE FROM device_authorization WHERE expires_s < $1", AUTHORIZATIONS_KEPT_S },
  { "DELETE FROM phone_code WHERE expires_s < $1", AUTHORIZATIONS_KEPT_S },
  { "DELETE FROM key_proof WHERE expires_s < $1", 0 },
  { "DELETE FROM sync_op WHERE received_s < $1", SYNC_KEPT_S },
  { "DELETE FROM sync_device WHERE seen_s < $1", SYNC_KEPT_S },
};

/* Drops the oldest changes of a programme, a piece at a time. */
static gboolean
drop_changes_of (YuiDatabase *db, gint64 programme_id, gint64 gone, gint64 before_s, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT max(number) FROM change_log WHERE programme_id = $1 AND number > $2 "
      "AND number <= $3 AND changed_s < $4",
      YUI_INT (programme_id), YUI_INT (gone), YUI_INT (gone + CHANGES_AT_ONCE), YUI_INT (before_s));
  gint64 last;

  if (!yui_statement_need_row (query, error))
    return FALSE;
  last = yui_statement_get_int (query, 0);
  g_clear_pointer (&query, yui_statement_free);
  return yui_database_run (db, error,
                           "DELETE FROM change_log WHERE programme_id = $1 AND number <= $2",
                           YUI_INT (programme_id), YUI_INT (last))
             >= 0
         && yui_database_run (db, error,
                              "UPDATE programme SET changes_gone = $2 WHERE programme_id = $1",
                              YUI_INT (programme_id), YUI_INT (last))
                >= 0;
}

/* Changes stand in the order of their time. A client that asks for more is told to read everything
 * anew. */
static gboolean
drop_changes (YuiDatabase *db, gint64 now_s, GError **error)
{
  const gint64 before_s = now_s - SYNC_KEPT_S;
  g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT p.programme_id, p.changes_gone FROM programme p JOIN change_log c "
      "ON c.programme_id = p.programme_id AND c.number = p.changes_gone + 1 WHERE c.changed_s < $1",
      YUI_INT (before_s));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const gint64 row[] = { yui_statement_get_int (query, 0), yui_statement_get_int (query, 1) };

      g_array_append_vals (old, row, G_N_ELEMENTS (row));
    }
  g_clear_pointer (&query, yui_statement_free);
  for (guint i = 0; step == YUI_STEP_DONE && i < old->len; i += 2)
    if (!drop_changes_of (db, g_array_index (old, gint64, i), g_array_index (old, gint64, i + 1),
                          before_s, error))
      return FALSE;
  return step == YUI_STEP_DONE;
}

gboolean
yui_upkeep_run (YuiDatabase *db, gint64 now_s, GError **error)
{
  if (!yui_timer_forget (db, now_s - TIMERS_KEPT_S, error)
      || !yui_jobs_fail_lost (db, now_s, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (over); i++)
    if (yui_database_run (db, error, over[i].script, YUI_INT (now_s - over[i].kept_s)) < 0)
      return FALSE;
  return drop_changes (db, now_s, error);
}

static gboolean
run_now (YuiDatabase *db, gpointer user_data, GError **error)
{
  const gint64 now_s = yui_moment_now ();

  return yui_upkeep_run (db, now_s, error)
         && (now_s % RETENTION_EVERY_S >= 2 * YUI_UPKEEP_INTERVAL_S
             || yui_retention_run (db, now_s, error));
}

void
yui_upkeep_queue (YuiStore *store)
{
  yui_store_write_later (store, YUI_SCOPE_ALL, run_now, NULL, NULL);
}
