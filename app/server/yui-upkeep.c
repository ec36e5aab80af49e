/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-upkeep.h"
#include "yui-jobs.h"
#include "yui-moment.h"
#include "yui-timer.h"

#define DAY_S                 86400
#define RECORDS_KEPT_S        (30 * DAY_S)
#define TOKENS_KEPT_S         DAY_S
#define RATE_LIMITS_KEPT_S    DAY_S
#define TIMERS_KEPT_S         (400 * DAY_S)
#define AUTHORIZATIONS_KEPT_S 3600

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
  { "DELETE FROM key_proof WHERE expires_s < $1", 0 },
};

gboolean
yui_upkeep_run (YuiDatabase *db, gint64 now_s, GError **error)
{
  if (!yui_timer_forget (db, now_s - TIMERS_KEPT_S, error)
      || !yui_jobs_fail_lost (db, now_s, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (over); i++)
    if (yui_database_run (db, error, over[i].script, YUI_INT (now_s - over[i].kept_s)) < 0)
      return FALSE;
  return TRUE;
}

static gboolean
run_now (YuiDatabase *db, gpointer user_data, GError **error)
{
  return yui_upkeep_run (db, yui_moment_now (), error);
}

void
yui_upkeep_queue (YuiStore *store)
{
  yui_store_write_later (store, YUI_SCOPE_ALL, run_now, NULL, NULL);
}
