/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-demo-private.h"

#define MINOR_AGE        18
#define AT_MIN(h, m)     ((h) * 60 + (m))
#define MINOR_LATEST_MIN AT_MIN (21, 30)
#define REPLY_HOURS      36

typedef enum
{
  ANSWER_ACCEPT,
  ANSWER_DECLINE,
  ANSWER_NONE,
  N_ANSWERS,
} Answer;

static const int ANSWER_WEIGHTS[N_ANSWERS] = { 54, 24, 22 };

static gboolean
is_free (const YuiDemoWorker *worker, gint64 start_s, gint64 end_s)
{
  for (gint64 t = start_s; worker->has_said && t < end_s; t += 30 * YUI_SECONDS_PER_MINUTE)
    {
      const int weekday = yui_civil_weekday (yui_civil_day_of_utc (t)) - YUI_MONDAY;
      const int half_hour = yui_civil_minute_of_utc (t) / 30;

      if ((worker->half_hours[weekday] & ((guint64)1 << half_hour)) == 0)
        return FALSE;
    }
  return TRUE;
}

/* One shift a day, and no more hours in a week than the cap. */
static gboolean
has_room (const YuiDemoWorker *worker, const YuiDemoShift *shift)
{
  const YuiCivilDay day = yui_civil_day_of_utc (shift->start_s);
  const YuiCivilDay end_day = yui_civil_day_of_utc (shift->end_s);
  gint64 week_s = shift->end_s - shift->start_s;

  for (guint i = 0; i < worker->bookings->len; i++)
    {
      const YuiSpan *booking = &g_array_index (worker->bookings, YuiSpan, i);
      const YuiCivilDay from = yui_civil_day_of_utc (booking->start_s);

      if (from <= end_day && yui_civil_day_of_utc (booking->end_s) >= day)
        return FALSE;
      if (yui_civil_week_start (from, YUI_SUNDAY) == yui_civil_week_start (day, YUI_SUNDAY))
        week_s += booking->end_s - booking->start_s;
    }
  return week_s <= YUI_DEMO_CAP_MIN * YUI_SECONDS_PER_MINUTE;
}

static gboolean
may_by_age (const YuiDemoWorker *worker, const YuiDemoShift *shift)
{
  const YuiCivilDay day = yui_civil_day_of_utc (shift->start_s);
  const int end_min = shift->work->start_min + shift->work->length_min;

  return yui_civil_first_working_day (worker->birth_day) <= day
         && (yui_civil_age (worker->birth_day, day) >= MINOR_AGE
             || (end_min <= MINOR_LATEST_MIN && shift->work->start_min >= AT_MIN (6, 0)));
}

static gboolean
is_eligible (const YuiDemoWorker *worker, const YuiDemoShift *shift, int floor_above_yen)
{
  const int qualification = shift->work->qualification;

  return yui_civil_utc_of (worker->registered_day + 1, 0) < shift->published_s
         && (qualification < 0 || (worker->qualifications & (1u << qualification)) != 0)
         && worker->wished_above_yen <= floor_above_yen && may_by_age (worker, shift)
         && is_free (worker, shift->start_s, shift->end_s) && has_room (worker, shift);
}

static gboolean
insert_offer (YuiDemo *demo,
              const char *id,
              const YuiDemoShift *shift,
              const YuiDemoWorker *worker,
              const char *state,
              gint64 made_s,
              gint64 reply_by_s,
              gint64 answered_s,
              GError **error)
{
  return yui_demo_insert (
      demo, error,
      "INSERT INTO offer (programme_id, id, version, state, shift_id, employer_id, worker_id, "
      "made_s, reply_by_s, answered_s) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      YUI_DEMO_ID, YUI_TEXT (id), YUI_INT (g_str_equal (state, "open") ? 1 : 2), YUI_TEXT (state),
      YUI_TEXT (shift->id), YUI_TEXT (yui_demo_employer (demo, shift->employer)->id),
      YUI_TEXT (worker->id), YUI_INT (made_s), YUI_INT (reply_by_s),
      answered_s > 0 ? YUI_INT (answered_s) : YUI_NULL);
}

static gboolean
add_contract (YuiDemo *demo,
              int shift_index,
              int worker_index,
              const char *offer_id,
              gint64 formed_s,
              GError **error)
{
  YuiDemoShift *shift = yui_demo_shift (demo, shift_index);
  YuiDemoWorker *worker = yui_demo_worker (demo, worker_index);
  const YuiSpan booking = { shift->start_s, shift->end_s };
  YuiDemoContract contract = { .shift = shift_index, .worker = worker_index, .formed_s = formed_s };

  contract.id = yui_demo_new_id (demo, formed_s);
  contract.was_there = shift->start_s < demo->now_s
                       && yui_demo_random_chance (&demo->random, worker->kept_percent);
  g_array_append_val (worker->bookings, booking);
  g_array_append_val (demo->contracts, contract);
  shift->filled++;
  return yui_demo_insert_contract (demo, &contract, offer_id, error);
}

/* Makes one offer and what came of it. */
static gboolean
add_offer (YuiDemo *demo, int shift_index, int worker_index, gint64 made_s, GError **error)
{
  YuiDemoShift *shift = yui_demo_shift (demo, shift_index);
  const gint64 reply_by_s
      = MIN (made_s + REPLY_HOURS * YUI_SECONDS_PER_HOUR, shift->start_s - YUI_SECONDS_PER_HOUR);
  const gint64 answered_s
      = made_s + yui_demo_random_between (&demo->random, 120, (int)(reply_by_s - made_s) - 60);
  Answer answer = (Answer)yui_demo_random_pick (&demo->random, ANSWER_WEIGHTS, N_ANSWERS);
  g_autofree char *id = yui_demo_new_id (demo, made_s);
  const char *state;

  if (answer == ANSWER_ACCEPT && shift->filled == shift->seats)
    answer = ANSWER_NONE;
  if (answer == ANSWER_NONE || answered_s >= demo->now_s)
    state = reply_by_s < demo->now_s ? "expired" : "open";
  else
    state = answer == ANSWER_ACCEPT ? "accepted" : "declined";
  return insert_offer (demo, id, shift, yui_demo_worker (demo, worker_index), state, made_s,
                       reply_by_s,
                       answer != ANSWER_NONE && answered_s < demo->now_s ? answered_s : 0, error)
         && (!g_str_equal (state, "accepted")
             || add_contract (demo, shift_index, worker_index, id, answered_s, error));
}

static gboolean
fill_shift (YuiDemo *demo, int shift_index, GError **error)
{
  const YuiDemoShift *shift = yui_demo_shift (demo, shift_index);
  const GArray *members = yui_demo_employer (demo, shift->employer)->pool;
  g_autofree int *pool = g_memdup2 (members->data, members->len * sizeof (int));
  const int above_yen = shift->hourly_yen - demo->wish_base_yen;
  const gint64 latest_s = MIN (demo->now_s, shift->start_s - 4 * YUI_SECONDS_PER_HOUR);
  gint64 made_s = shift->published_s;
  int left = shift->seats + yui_demo_random_between (&demo->random, 0, shift->seats + 2);

  yui_demo_random_shuffle (&demo->random, pool, (int)members->len);
  for (guint i = 0; i < members->len && left > 0; i++)
    {
      if (!is_eligible (yui_demo_worker (demo, pool[i]), shift, above_yen))
        continue;
      made_s += yui_demo_random_between (&demo->random, 3, 1500) * YUI_SECONDS_PER_MINUTE;
      left--;
      if (made_s >= latest_s)
        break;
      if (!add_offer (demo, shift_index, pool[i], made_s, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
yui_demo_make_contracts (YuiDemo *demo, GError **error)
{
  for (guint i = 0; i < demo->shifts->len; i++)
    {
      const YuiDemoShift *shift = yui_demo_shift (demo, i);

      if (shift->published_s < demo->now_s && !shift->is_cancelled
          && !fill_shift (demo, (int)i, error))
        return FALSE;
    }
  return TRUE;
}
