/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-upkeep.h"
#include "yui-jobs.h"
#include "yui-moment.h"
#include "yui-offer.h"

#define DAY_S              86400
#define OFFERS_MAX         500
#define RECORDS_KEPT_S     (30 * DAY_S)
#define TOKENS_KEPT_S      DAY_S
#define RATE_LIMITS_KEPT_S DAY_S

gboolean
yui_upkeep_run (YuiDatabase *db, gint64 now_s, GError **error)
{
  return yui_offer_expire (db, now_s, OFFERS_MAX, error) >= 0
         && yui_jobs_fail_lost (db, now_s, error)
         && yui_database_run (db, error, "DELETE FROM access_token WHERE expires_s < $1",
                              YUI_INT (now_s - TOKENS_KEPT_S))
                >= 0
         && yui_database_run (db, error, "DELETE FROM idempotency_record WHERE created_s < $1",
                              YUI_INT (now_s - RECORDS_KEPT_S))
                >= 0
         && yui_database_run (db, error, "DELETE FROM rate_limit WHERE window_start_s < $1",
                              YUI_INT (now_s - RATE_LIMITS_KEPT_S))
                >= 0;
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
