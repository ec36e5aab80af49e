/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-timer-effect.h"
#include "yui-audit.h"
#include "yui-ring.h"
#include "yui-state.h"

#include "labour/yui-civil.h"
#include "store/yui-uuid.h"

#define CHECK_IN_LATE_S (15 * YUI_SECONDS_PER_MINUTE)
#define PAY_DAY_LATE_S  (7 * YUI_SECONDS_PER_DAY)

/* Whether query gives a row: NOTHING when it gives none. */
static YuiTimerOutcome
find (YuiStatement *query, GError **error)
{
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  return step == YUI_STEP_ROW    ? YUI_TIMER_DONE
         : step == YUI_STEP_DONE ? YUI_TIMER_NOTHING
                                 : YUI_TIMER_FAILED;
}

/* ---- offers ---- */

YuiTimerOutcome
yui_timer_expire_offer (YuiDatabase *db, const YuiTimerFiring *firing, GError **error)
{
  const YuiStateBy by = { .programme_id = firing->programme_id, .now_s = firing->now_s };
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT 1 FROM offer WHERE programme_id = $1 AND id = $2 AND state = 'open' AND "
      "reply_by_s <= $3",
      YUI_INT (firing->programme_id), YUI_TEXT (firing->subject_id), YUI_INT (firing->now_s));
  const YuiTimerOutcome outcome = find (query, error);

  if (outcome != YUI_TIMER_DONE)
    return outcome;
  return yui_state_change (db, &by, YUI_MACHINE_OFFER, firing->subject_id, "expired", error)
             ? YUI_TIMER_DONE
             : YUI_TIMER_FAILED;
}

/* ---- rings ---- */

/* Late is as good as in time while the work has not begun. */
YuiTimerOutcome
yui_timer_open_ring (YuiDatabase *db, const YuiTimerFiring *firing, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT r.shift_id, r.employer_id, s.start_s FROM ring r JOIN shift s ON "
      "s.programme_id = r.programme_id AND s.id = r.shift_id WHERE r.programme_id = $1 AND "
      "r.id = $2 AND r.opened_s IS NULL AND r.closed_s IS NULL AND r.opens_s <= $3 AND "
      "s.state = 'published'",
      YUI_INT (firing->programme_id), YUI_TEXT (firing->subject_id), YUI_INT (firing->now_s));
  const YuiTimerOutcome outcome = find (query, error);
  g_autofree char *subject = NULL;

  if (outcome != YUI_TIMER_DONE)
    return outcome;
  if (yui_statement_get_int (query, 2) <= firing->now_s)
    return YUI_TIMER_TOO_LATE;
  subject = g_strconcat ("ring/", firing->subject_id, NULL);
  if (!yui_ring_mark_opened (db, firing->programme_id, firing->subject_id, NULL, firing->now_s,
                             error)
      || !yui_audit_add_timer (db, firing->programme_id, "ring.open", subject, firing->now_s, error)
      || !yui_change_log_add (db, firing->programme_id, "shift", yui_statement_get_text (query, 0),
                              yui_statement_get_text (query, 1), FALSE, firing->now_s, error))
    return YUI_TIMER_FAILED;
  return YUI_TIMER_DONE;
}

/* ---- reminders ---- */

typedef struct
{
  const char *kind, *employer_id, *worker_id, *contract_id, *pay_run_id;
  gint64 about_s;
} Reminder;

static YuiTimerOutcome
remind (YuiDatabase *db, const YuiTimerFiring *firing, const Reminder *reminder, GError **error)
{
  g_autofree char *id = yui_uuid_new ();

  if (yui_database_run (db, error,
                        "INSERT INTO reminder (programme_id, id, kind, employer_id, worker_id, "
                        "contract_id, pay_run_id, about_s, made_s) VALUES ($1, $2, $3, $4, $5, "
                        "$6, $7, $8, $9)",
                        YUI_INT (firing->programme_id), YUI_TEXT (id), YUI_TEXT (reminder->kind),
                        YUI_TEXT (reminder->employer_id), YUI_TEXT (reminder->worker_id),
                        YUI_TEXT (reminder->contract_id), YUI_TEXT (reminder->pay_run_id),
                        YUI_INT (reminder->about_s), YUI_INT (firing->now_s))
          < 0
      || !yui_change_log_add (db, firing->programme_id, "reminder", id, reminder->employer_id,
                              FALSE, firing->now_s, error))
    return YUI_TIMER_FAILED;
  return YUI_TIMER_DONE;
}

/* A contract in force whose work has been on the clock needs no reminder. */
static YuiTimerOutcome
remind_worker (
    YuiDatabase *db, const YuiTimerFiring *firing, const char *kind, gint64 late_s, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT c.employer_id, c.worker_id, c.start_s FROM contract c WHERE c.programme_id = $1 AND "
      "c.id = $2 AND c.cancelled_s IS NULL AND NOT EXISTS (SELECT 1 FROM clock_event v WHERE "
      "v.programme_id = c.programme_id AND v.contract_id = c.id)",
      YUI_INT (firing->programme_id), YUI_TEXT (firing->subject_id));
  const YuiTimerOutcome outcome = find (query, error);

  if (outcome != YUI_TIMER_DONE)
    return outcome;
  if (yui_statement_get_int (query, 2) + late_s <= firing->now_s)
    return YUI_TIMER_TOO_LATE;
  return remind (db, firing,
                 &(Reminder){ .kind = kind,
                              .employer_id = yui_statement_get_text (query, 0),
                              .worker_id = yui_statement_get_text (query, 1),
                              .contract_id = firing->subject_id,
                              .about_s = yui_statement_get_int (query, 2) },
                 error);
}

YuiTimerOutcome
yui_timer_remind_day_before (YuiDatabase *db, const YuiTimerFiring *firing, GError **error)
{
  return remind_worker (db, firing, yui_timer_name (YUI_TIMER_DAY_BEFORE), 0, error);
}

YuiTimerOutcome
yui_timer_remind_check_in (YuiDatabase *db, const YuiTimerFiring *firing, GError **error)
{
  return remind_worker (db, firing, yui_timer_name (YUI_TIMER_CHECK_IN), CHECK_IN_LATE_S, error);
}

YuiTimerOutcome
yui_timer_remind_pay_day (YuiDatabase *db, const YuiTimerFiring *firing, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error,
                            "SELECT employer_id, pay_day FROM pay_run WHERE programme_id = $1 AND "
                            "id = $2 AND state = 'locked'",
                            YUI_INT (firing->programme_id), YUI_TEXT (firing->subject_id));
  const YuiTimerOutcome outcome = find (query, error);
  gint64 about_s;

  if (outcome != YUI_TIMER_DONE)
    return outcome;
  about_s = yui_civil_utc_of ((YuiCivilDay)yui_statement_get_int (query, 1), 0);
  if (about_s + PAY_DAY_LATE_S <= firing->now_s)
    return YUI_TIMER_TOO_LATE;
  return remind (db, firing,
                 &(Reminder){ .kind = yui_timer_name (YUI_TIMER_PAY_DAY),
                              .employer_id = yui_statement_get_text (query, 0),
                              .pay_run_id = firing->subject_id,
                              .about_s = about_s },
                 error);
}
