/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-timer.h"
#include "yui-moment.h"
#include "yui-timer-effect.h"

#include "labour/yui-civil.h"

#define FIRE_MAX         500
#define RETRY_S          60
#define RETRY_DOUBLINGS  10
#define DAY_BEFORE_MIN   (18 * YUI_MINUTES_PER_HOUR)
#define PAY_DAY_MIN      (9 * YUI_MINUTES_PER_HOUR)
#define CHECK_IN_AHEAD_S (30 * YUI_SECONDS_PER_MINUTE)

static const char *const NAMES[YUI_N_TIMERS] = {
#define X(suffix, name, subject) name,
  YUI_TIMERS (X)
#undef X
};

static const YuiTimerEffect EFFECTS[YUI_N_TIMERS] = {
  [YUI_TIMER_OFFER_REPLY] = yui_timer_expire_offer,
  [YUI_TIMER_RING_OPENING] = yui_timer_open_ring,
  [YUI_TIMER_DAY_BEFORE] = yui_timer_remind_day_before,
  [YUI_TIMER_CHECK_IN] = yui_timer_remind_check_in,
  [YUI_TIMER_PAY_DAY] = yui_timer_remind_pay_day,
};

const char *
yui_timer_name (YuiTimerKind kind)
{
  g_return_val_if_fail (kind < YUI_N_TIMERS, NULL);

  return NAMES[kind];
}

/* ---- setting ---- */

gboolean
yui_timer_set (YuiDatabase *db,
               gint64 programme_id,
               YuiTimerKind kind,
               const char *subject_id,
               gint64 due_s,
               GError **error)
{
  g_return_val_if_fail (db != NULL && kind < YUI_N_TIMERS && subject_id != NULL, FALSE);

  return yui_database_run (
             db, error,
             "INSERT INTO timer (programme_id, kind, subject_id, due_s, next_s) "
             "VALUES ($1, $2, $3, $4, $4) ON CONFLICT (programme_id, kind, subject_id) DO UPDATE "
             "SET due_s = excluded.due_s, next_s = excluded.due_s, attempts = 0, fired_s = NULL, "
             "outcome = NULL WHERE timer.due_s <> excluded.due_s OR timer.outcome = 'nothing'",
             YUI_INT (programme_id), YUI_TEXT (NAMES[kind]), YUI_TEXT (subject_id), YUI_INT (due_s))
         >= 0;
}

gboolean
yui_timer_clear (
    YuiDatabase *db, gint64 programme_id, YuiTimerKind kind, const char *subject_id, GError **error)
{
  g_return_val_if_fail (db != NULL && kind < YUI_N_TIMERS && subject_id != NULL, FALSE);

  return yui_database_run (db, error,
                           "DELETE FROM timer WHERE programme_id = $1 AND kind = $2 AND "
                           "subject_id = $3 AND fired_s IS NULL",
                           YUI_INT (programme_id), YUI_TEXT (NAMES[kind]), YUI_TEXT (subject_id))
         >= 0;
}

static gint64
day_before_of (gint64 start_s)
{
  return yui_civil_utc_of (yui_civil_day_of_utc (start_s) - 1, DAY_BEFORE_MIN);
}

gboolean
yui_timer_set_reminders (YuiDatabase *db,
                         gint64 programme_id,
                         const char *contract_id,
                         gint64 start_s,
                         gint64 now_s,
                         GError **error)
{
  const struct
  {
    YuiTimerKind kind;
    gint64 due_s;
  } reminders[] = { { YUI_TIMER_DAY_BEFORE, day_before_of (start_s) },
                    { YUI_TIMER_CHECK_IN, start_s - CHECK_IN_AHEAD_S } };

  for (gsize i = 0; i < G_N_ELEMENTS (reminders); i++)
    if (reminders[i].due_s > now_s
            ? !yui_timer_set (db, programme_id, reminders[i].kind, contract_id, reminders[i].due_s,
                              error)
            : !yui_timer_clear (db, programme_id, reminders[i].kind, contract_id, error))
      return FALSE;
  return TRUE;
}

gboolean
yui_timer_set_pay_day (
    YuiDatabase *db, gint64 programme_id, const char *pay_run_id, gint64 pay_day, GError **error)
{
  return yui_timer_set (db, programme_id, YUI_TIMER_PAY_DAY, pay_run_id,
                        yui_civil_utc_of ((YuiCivilDay)pay_day, PAY_DAY_MIN), error);
}

/* ---- firing ---- */

typedef struct
{
  YuiTimerKind kind;
  char *subject_id;
  gint64 due_s;
  gint64 attempts;
} Due;

static void
due_clear (gpointer data)
{
  g_free (((Due *)data)->subject_id);
}

/* A kind that only a newer Yui knows stays for it. */
static gboolean
kind_of (const char *name, YuiTimerKind *kind)
{
  for (guint i = 0; i < YUI_N_TIMERS; i++)
    if (g_str_equal (name, NAMES[i]))
      {
        *kind = (YuiTimerKind)i;
        return TRUE;
      }
  return FALSE;
}

static GArray *
read_due (YuiDatabase *db, gint64 programme_id, gint64 now_s, int limit, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT kind, subject_id, due_s, attempts FROM timer WHERE programme_id = $1 AND "
      "fired_s IS NULL AND next_s <= $2 ORDER BY next_s, kind, subject_id LIMIT $3",
      YUI_INT (programme_id), YUI_INT (now_s), YUI_INT (limit));
  g_autoptr (GArray) list = g_array_new (FALSE, TRUE, sizeof (Due));
  YuiStep step = YUI_STEP_ERROR;

  g_array_set_clear_func (list, due_clear);
  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      Due due = { .subject_id = yui_statement_dup_text (query, 1),
                  .due_s = yui_statement_get_int (query, 2),
                  .attempts = yui_statement_get_int (query, 3) };

      if (kind_of (yui_statement_get_text (query, 0), &due.kind))
        g_array_append_val (list, due);
      else
        due_clear (&due);
    }
  return step == YUI_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/* Whether the timer still waited: another transaction may have fired or moved it. */
static gboolean
claim (YuiDatabase *db, const YuiTimerFiring *firing, YuiTimerKind kind, GError **error)
{
  return yui_database_run (db, error,
                           "UPDATE timer SET fired_s = $5 WHERE programme_id = $1 AND kind = $2 "
                           "AND subject_id = $3 AND due_s = $4 AND fired_s IS NULL",
                           YUI_INT (firing->programme_id), YUI_TEXT (NAMES[kind]),
                           YUI_TEXT (firing->subject_id), YUI_INT (firing->due_s),
                           YUI_INT (firing->now_s))
         == 1;
}

static gboolean
keep_outcome (YuiDatabase *db,
              const YuiTimerFiring *firing,
              YuiTimerKind kind,
              YuiTimerOutcome outcome,
              GError **error)
{
  static const char *const OUTCOMES[] = { "done", "nothing", "too_late" };

  return yui_database_run (db, error,
                           "UPDATE timer SET outcome = $4 WHERE programme_id = $1 AND kind = $2 "
                           "AND subject_id = $3",
                           YUI_INT (firing->programme_id), YUI_TEXT (NAMES[kind]),
                           YUI_TEXT (firing->subject_id), YUI_TEXT (OUTCOMES[outcome]))
         >= 0;
}

static gboolean
fire_one (YuiDatabase *db, const YuiTimerFiring *firing, YuiTimerKind kind, GError **error)
{
  GError *problem = NULL;
  YuiTimerOutcome outcome;

  if (!claim (db, firing, kind, &problem))
    {
      if (problem != NULL)
        g_propagate_error (error, problem);
      return problem == NULL;
    }
  outcome = EFFECTS[kind](db, firing, error);
  return outcome != YUI_TIMER_FAILED && keep_outcome (db, firing, kind, outcome, error);
}

static gboolean
postpone (YuiDatabase *db, const YuiTimerFiring *firing, const Due *due, GError **error)
{
  const gint64 wait_s = (gint64)RETRY_S << MIN (due->attempts, RETRY_DOUBLINGS);

  return yui_database_run (db, error,
                           "UPDATE timer SET attempts = attempts + 1, next_s = $4 WHERE "
                           "programme_id = $1 AND kind = $2 AND subject_id = $3 AND fired_s IS "
                           "NULL",
                           YUI_INT (firing->programme_id), YUI_TEXT (NAMES[due->kind]),
                           YUI_TEXT (firing->subject_id), YUI_INT (firing->now_s + wait_s))
         >= 0;
}

/* One that fails must not hold up the others. */
static gboolean
try_one (YuiDatabase *db, const YuiTimerFiring *firing, const Due *due, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (!yui_database_savepoint (db, error))
    return FALSE;
  if (fire_one (db, firing, due->kind, &problem) && yui_database_release_savepoint (db, &problem))
    return TRUE;
  g_message ("The timer %s of %s did not fire: %s", NAMES[due->kind], firing->subject_id,
             problem->message);
  return yui_database_rollback_savepoint (db, error) && postpone (db, firing, due, error);
}

int
yui_timer_fire (YuiDatabase *db, gint64 programme_id, gint64 now_s, int limit, GError **error)
{
  g_autoptr (GArray) list = NULL;

  g_return_val_if_fail (db != NULL, -1);

  list = read_due (db, programme_id, now_s, limit, error);
  if (list == NULL)
    return -1;
  for (guint i = 0; i < list->len; i++)
    {
      const Due *due = &g_array_index (list, Due, i);
      const YuiTimerFiring firing = { .programme_id = programme_id,
                                      .subject_id = due->subject_id,
                                      .due_s = due->due_s,
                                      .now_s = now_s };

      if (!try_one (db, &firing, due, error))
        return -1;
    }
  return (int)list->len;
}

/* ---- completing ---- */

/* $1 is the present moment. Moments of a day are reckoned in Japan, 32,400 s ahead: 18:00 of the
 * day before is 21,600 s before a day begins, 9:00 of a day is its beginning in UTC. */
static const char *const MISSING[] = {
  "INSERT INTO timer (programme_id, kind, subject_id, due_s, next_s) "
  "SELECT programme_id, 'offer_reply', id, reply_by_s, reply_by_s FROM offer "
  "WHERE state = 'open' AND made_s <= $1 ON CONFLICT DO NOTHING",
  "INSERT INTO timer (programme_id, kind, subject_id, due_s, next_s) "
  "SELECT r.programme_id, 'ring_opening', r.id, r.opens_s, r.opens_s FROM ring r JOIN shift s ON "
  "s.programme_id = r.programme_id AND s.id = r.shift_id WHERE r.opened_s IS NULL AND r.closed_s "
  "IS NULL AND r.opens_s IS NOT NULL AND s.published_s <= $1 ON CONFLICT DO NOTHING",
  "INSERT INTO timer (programme_id, kind, subject_id, due_s, next_s) "
  "SELECT programme_id, 'day_before', id, day_s - 54000, day_s - 54000 FROM "
  "(SELECT programme_id, id, ((start_s + 32400) / 86400) * 86400 AS day_s FROM contract "
  "WHERE cancelled_s IS NULL AND start_s > $1) c WHERE day_s - 54000 > $1 ON CONFLICT DO NOTHING",
  "INSERT INTO timer (programme_id, kind, subject_id, due_s, next_s) "
  "SELECT programme_id, 'check_in', id, start_s - 1800, start_s - 1800 FROM contract "
  "WHERE cancelled_s IS NULL AND start_s - 1800 > $1 ON CONFLICT DO NOTHING",
  "INSERT INTO timer (programme_id, kind, subject_id, due_s, next_s) "
  "SELECT programme_id, 'pay_day', id, pay_day * 86400, pay_day * 86400 FROM pay_run "
  "WHERE state = 'locked' AND pay_day * 86400 > $1 ON CONFLICT DO NOTHING",
};

gboolean
yui_timer_complete (YuiDatabase *db, gint64 now_s, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (MISSING); i++)
    if (yui_database_run (db, error, MISSING[i], YUI_INT (now_s)) < 0)
      return FALSE;
  return TRUE;
}

gboolean
yui_timer_forget (YuiDatabase *db, gint64 moment_s, GError **error)
{
  return yui_database_run (db, error, "DELETE FROM timer WHERE fired_s < $1", YUI_INT (moment_s))
         >= 0;
}

/* ---- in a serving process ---- */

typedef struct
{
  gint64 programme_id;
  gint64 now_s;
} Round;

static gboolean
fire_round (YuiDatabase *db, gpointer user_data, GError **error)
{
  const Round *round = user_data;

  return yui_timer_fire (db, round->programme_id, round->now_s, FIRE_MAX, error) >= 0;
}

static GArray *
read_programmes (YuiStore *store, gint64 now_s, GError **error)
{
  YuiDatabase *db = yui_store_begin_read (store, YUI_SCOPE_ALL, error);
  g_autoptr (GArray) programmes = g_array_new (FALSE, FALSE, sizeof (gint64));
  YuiStep step = YUI_STEP_ERROR;

  if (db == NULL)
    return NULL;
  {
    g_autoptr (YuiStatement) query = yui_database_query (
        db, error, "SELECT DISTINCT programme_id FROM timer WHERE fired_s IS NULL AND next_s <= $1",
        YUI_INT (now_s));

    while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
      g_array_append_vals (programmes, &(gint64){ yui_statement_get_int (query, 0) }, 1);
  }
  yui_store_end_read (store, db);
  return step == YUI_STEP_DONE ? g_steal_pointer (&programmes) : NULL;
}

gboolean
yui_timer_queue (YuiStore *store, gint64 now_s, GError **error)
{
  g_autoptr (GArray) programmes = read_programmes (store, now_s, error);

  if (programmes == NULL)
    return FALSE;
  for (guint i = 0; i < programmes->len; i++)
    {
      Round *round = g_new (Round, 1);

      *round = (Round){ g_array_index (programmes, gint64, i), now_s };
      yui_store_write_later (store, round->programme_id, fire_round, round, g_free);
    }
  return TRUE;
}

static gboolean
complete_now (YuiDatabase *db, gpointer user_data, GError **error)
{
  return yui_timer_complete (db, yui_moment_now (), error);
}

void
yui_timer_queue_completion (YuiStore *store)
{
  yui_store_write_later (store, YUI_SCOPE_ALL, complete_now, NULL, NULL);
}
