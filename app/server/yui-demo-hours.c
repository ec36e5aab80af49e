/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-attendance.h"
#include "yui-demo-private.h"

#define KIOSK_PERCENT   60
#define OUTLIER_PERCENT 4 /* far enough off the plan to need a look */
#define EVENTS_MAX      4
#define RATE_WORKER     70
#define RATE_EMPLOYER   45

typedef struct
{
  YuiClockEvent events[EVENTS_MAX];
  int n;
} Clock;

static gint64
minutes_around (YuiDemo *demo, gint64 moment_s, int from_min, int to_min)
{
  return moment_s + yui_demo_random_between (&demo->random, from_min * 60, to_min * 60 + 59);
}

static void
add_event (Clock *clock, YuiClockKind kind, gint64 occurred_s)
{
  clock->events[clock->n++] = (YuiClockEvent){ kind, occurred_s, FALSE };
}

/* What the person told the clock, with small human deviations; nothing after the town's now. */
static void
draw_clock (YuiDemo *demo, const YuiDemoShift *shift, Clock *clock)
{
  const gboolean is_late = yui_demo_random_chance (&demo->random, OUTLIER_PERCENT);
  const gboolean is_long = yui_demo_random_chance (&demo->random, OUTLIER_PERCENT);
  const int break_min = shift->work->break_min;
  const gint64 middle_s = shift->start_s + (shift->end_s - shift->start_s) / 2;

  clock->n = 0;
  add_event (clock, YUI_CLOCK_IN,
             is_late ? minutes_around (demo, shift->start_s, 16, 34)
                     : minutes_around (demo, shift->start_s, -6, 1));
  if (break_min > 0)
    {
      const gint64 break_s = minutes_around (demo, middle_s - break_min * 30, -15, 15);

      add_event (clock, YUI_CLOCK_BREAK_START, break_s);
      add_event (clock, YUI_CLOCK_BREAK_END,
                 minutes_around (demo, break_s + break_min * 60, -1, 3));
    }
  add_event (clock, YUI_CLOCK_OUT,
             is_long ? minutes_around (demo, shift->end_s, -28, -16)
                     : minutes_around (demo, shift->end_s, 0, 8));
  while (clock->n > 0 && clock->events[clock->n - 1].occurred_s >= demo->now_s)
    clock->n--;
}

static gboolean
insert_event (YuiDemo *demo,
              const YuiDemoContract *contract,
              const YuiClockEvent *event,
              gboolean is_kiosk,
              const char *reason,
              GError **error)
{
  const YuiDemoShift *shift = yui_demo_shift (demo, contract->shift);
  g_autofree char *id = yui_demo_new_id (demo, event->occurred_s);

  return yui_demo_insert (
      demo, error,
      "INSERT INTO clock_event (programme_id, id, contract_id, employer_id, workplace_id, "
      "worker_id, kind, source, occurred_s, received_s, needs_review, review_reason) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      YUI_DEMO_ID, YUI_TEXT (id), YUI_TEXT (contract->id),
      YUI_TEXT (yui_demo_employer (demo, shift->employer)->id),
      YUI_TEXT (yui_demo_workplace (demo, shift->workplace)->id),
      YUI_TEXT (yui_demo_worker (demo, contract->worker)->id),
      YUI_TEXT (yui_clock_kind_name (event->kind)), YUI_TEXT (is_kiosk ? "kiosk" : "phone"),
      YUI_INT (event->occurred_s), YUI_INT (event->occurred_s + !is_kiosk),
      YUI_INT (reason != NULL), YUI_TEXT (reason));
}

static gboolean
insert_events (YuiDemo *demo, const YuiDemoContract *contract, Clock *clock, GError **error)
{
  const YuiDemoShift *shift = yui_demo_shift (demo, contract->shift);
  const gboolean is_kiosk = yui_demo_random_chance (&demo->random, KIOSK_PERCENT);

  for (int i = 0; i < clock->n; i++)
    {
      YuiClockEvent *event = &clock->events[i];
      YuiClocked before;
      const char *reason;

      yui_attendance_read_clock (clock->events, (gsize)i, &before);
      reason = yui_attendance_review_reason (event->kind, event->occurred_s, event->occurred_s,
                                             shift->start_s, shift->end_s, &before);
      event->needs_review = reason != NULL;
      if (!insert_event (demo, contract, event, is_kiosk, reason, error))
        return FALSE;
    }
  return TRUE;
}

/* Confirms the hours as clocked, in whole minutes outward, some days after the work. */
static gboolean
agree (YuiDemo *demo, const YuiDemoContract *contract, const YuiClocked *clocked, GError **error)
{
  const gint64 start_s = clocked->start_s - clocked->start_s % YUI_SECONDS_PER_MINUTE;
  const gint64 end_s = (clocked->end_s + 59) / YUI_SECONDS_PER_MINUTE * YUI_SECONDS_PER_MINUTE;
  const YuiCivilDay day
      = yui_civil_day_of_utc (clocked->end_s) + yui_demo_random_between (&demo->random, 1, 3);

  return yui_demo_insert (
      demo, error,
      "UPDATE attendance SET state = 'agreed', version = version + 1, needs_review = 0, "
      "agreed_start_s = $3, agreed_end_s = $4, agreed_break_min = $5, agreed_s = $6 "
      "WHERE programme_id = $1 AND contract_id = $2",
      YUI_DEMO_ID, YUI_TEXT (contract->id), YUI_INT (start_s), YUI_INT (end_s),
      YUI_INT (clocked->break_min), YUI_INT (yui_demo_moment (demo, day, 540, 1080)));
}

static gboolean
insert_rating (YuiDemo *demo,
               const YuiDemoContract *contract,
               const char *direction,
               gint64 given_s,
               GError **error)
{
  static const int WEIGHTS[] = { 1, 2, 9, 40, 48 };
  const YuiDemoShift *shift = yui_demo_shift (demo, contract->shift);
  const int stars = 1 + yui_demo_random_pick (&demo->random, WEIGHTS, G_N_ELEMENTS (WEIGHTS));
  g_autofree char *id = yui_demo_new_id (demo, given_s);

  return yui_demo_insert (demo, error,
                          "INSERT INTO rating (programme_id, id, contract_id, employer_id, "
                          "worker_id, direction, stars, given_s) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                          YUI_DEMO_ID, YUI_TEXT (id), YUI_TEXT (contract->id),
                          YUI_TEXT (yui_demo_employer (demo, shift->employer)->id),
                          YUI_TEXT (yui_demo_worker (demo, contract->worker)->id),
                          YUI_TEXT (direction), YUI_INT (stars), YUI_INT (given_s));
}

static gboolean
rate (YuiDemo *demo, const YuiDemoContract *contract, gint64 end_s, GError **error)
{
  const gint64 given_s
      = MIN (end_s + yui_demo_random_between (&demo->random, 3600, 172800), demo->now_s - 1);

  if (yui_demo_random_chance (&demo->random, RATE_WORKER)
      && !insert_rating (demo, contract, "of_worker", given_s, error))
    return FALSE;
  return !yui_demo_random_chance (&demo->random, RATE_EMPLOYER)
         || insert_rating (demo, contract, "of_employer", given_s, error);
}

static gboolean
add_hours (YuiDemo *demo, const YuiDemoContract *contract, GError **error)
{
  const YuiDemoShift *shift = yui_demo_shift (demo, contract->shift);
  const YuiCivilDay confirm_from = demo->today - YUI_DEMO_CONFIRM_DAYS;
  Clock clock;
  YuiClocked clocked;

  draw_clock (demo, shift, &clock);
  if (!insert_events (demo, contract, &clock, error)
      || !yui_attendance_refresh (demo->db, YUI_DEMO_PROGRAMME_ID, contract->id, "", shift->end_s,
                                  NULL, error))
    return FALSE;
  yui_attendance_read_clock (clock.events, (gsize)clock.n, &clocked);
  if (clocked.end_s == 0)
    return TRUE;
  if (yui_civil_day_of_utc (shift->start_s) < confirm_from
      && !agree (demo, contract, &clocked, error))
    return FALSE;
  return rate (demo, contract, clocked.end_s, error);
}

gboolean
yui_demo_make_hours (YuiDemo *demo, GError **error)
{
  for (guint i = 0; i < demo->contracts->len; i++)
    {
      const YuiDemoContract *contract = yui_demo_contract (demo, i);

      if (contract->was_there && !add_hours (demo, contract, error))
        return FALSE;
    }
  return TRUE;
}
