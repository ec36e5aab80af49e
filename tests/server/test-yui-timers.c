/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "labour/yui-civil.h"
#include "server/yui-moment.h"
#include "server/yui-timer.h"

#define PROGRAMME 1
#define HOUR_S    3600

static TestServer *town;

typedef struct
{
  gint64 now_s;
  int n_fired;
} Round;

static gboolean
fire (YuiDatabase *db, gpointer user_data, GError **error)
{
  Round *round = user_data;

  round->n_fired = yui_timer_fire (db, PROGRAMME, round->now_s, 500, error);
  return round->n_fired >= 0;
}

/* Fires what is due at a moment; returns how many. */
static int
fire_at (gint64 now_s)
{
  g_autoptr (GError) error = NULL;
  Round round = { .now_s = now_s };

  g_assert_true (yui_store_write (town->store, PROGRAMME, fire, &round, &error));
  g_assert_no_error (error);
  return round.n_fired;
}

static gboolean
complete (YuiDatabase *db, gpointer user_data, GError **error)
{
  return yui_timer_complete (db, *(gint64 *)user_data, error);
}

static void
complete_at (gint64 now_s)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (yui_store_write (town->store, YUI_SCOPE_ALL, complete, &now_s, &error));
  g_assert_no_error (error);
}

/* The first number of a query with one text parameter; −1 when there is no row. */
static gint64
number (const char *sql, const char *text)
{
  g_autoptr (GError) error = NULL;
  YuiDatabase *db = yui_store_begin_read (town->store, YUI_SCOPE_ALL, &error);
  gint64 value = -1;

  g_assert_no_error (error);
  {
    g_autoptr (YuiStatement) query = yui_database_query (db, &error, sql, YUI_TEXT (text));

    if (yui_statement_step (query, &error) == YUI_STEP_ROW)
      value = yui_statement_get_int (query, 0);
  }
  g_assert_no_error (error);
  yui_store_end_read (town->store, db);
  return value;
}

static gint64
n_with_outcome (const char *subject_id, const char *outcome)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count(*) FROM timer WHERE subject_id = $1 AND outcome = '%s'", outcome);

  return number (sql, subject_id);
}

static void
assert_expired (const char *offer_id, gboolean is_expired)
{
  g_assert_cmpint (number ("SELECT CASE WHEN state = 'expired' THEN 1 ELSE 0 END FROM offer "
                           "WHERE id = $1",
                           offer_id),
                   ==, is_expired);
}

/* An offer of test_offer is to be answered within a day. */
static void
test_offer_expires_once (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 1);
  g_autofree char *offer_id = test_offer (town, shift_id, 0, NULL);
  const gint64 due_s = number ("SELECT due_s FROM timer WHERE subject_id = $1", offer_id);
  g_autoptr (TestAnswer) before = test_call (town, "GET", "/v1/changes", "owner-a", NULL, NULL);
  g_autofree char *path
      = g_strdup_printf ("/v1/changes?after=%" G_GINT64_FORMAT, test_int (before, "next_after"));
  g_autoptr (TestAnswer) after = NULL;
  JsonArray *changes;

  g_assert_cmpint (due_s, ==, number ("SELECT reply_by_s FROM offer WHERE id = $1", offer_id));
  fire_at (due_s - 1);
  assert_expired (offer_id, FALSE);
  g_assert_cmpint (fire_at (due_s), >=, 1);
  assert_expired (offer_id, TRUE);
  fire_at (due_s + HOUR_S);
  fire_at (due_s - HOUR_S); /* the clock was set back */
  fire_at (due_s);
  g_assert_cmpint (number ("SELECT count(*) FROM audit_log WHERE operation = 'offer.expired' AND "
                           "role = 'timer' AND subject = 'offer/' || $1",
                           offer_id),
                   ==, 1);
  after = test_call (town, "GET", path, "owner-a", NULL, NULL);
  changes = json_object_get_array_member (json_node_get_object (after->body), "changes");
  g_assert_cmpuint (json_array_get_length (changes), ==, 1);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (changes, 0), "resource"), ==,
      "offer");
}

static void
test_answered_offer_stays (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 1), *sha256 = NULL;
  g_autofree char *offer_id = test_offer (town, shift_id, 1, &sha256);
  g_autofree char *path = g_strdup_printf ("/v1/offers/%s/decline", offer_id);
  g_autoptr (TestAnswer) declined = test_call (town, "POST", path, "worker-1", NULL, NULL);

  g_assert_cmpuint (declined->status, ==, 200);
  fire_at (yui_moment_now () + 2 * YUI_SECONDS_PER_DAY);
  assert_expired (offer_id, FALSE);
  g_assert_cmpint (n_with_outcome (offer_id, "nothing"), ==, 1);
}

/* A database from before there were timers, or rows of an older process. */
static void
test_missing_timers_are_made (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 1);
  g_autofree char *offer_id = test_offer (town, shift_id, 2, NULL);
  const gint64 now_s = yui_moment_now ();

  test_execute (town, "DELETE FROM timer");
  complete_at (now_s);
  complete_at (now_s);
  g_assert_cmpint (number ("SELECT count(*) FROM timer WHERE subject_id = $1", offer_id), ==, 1);
  fire_at (now_s + 30 * YUI_SECONDS_PER_DAY); /* the server stood still for a month */
  assert_expired (offer_id, TRUE);
  complete_at (now_s);
  g_assert_cmpint (
      number ("SELECT count(*) FROM timer WHERE subject_id = $1 AND fired_s IS NULL", offer_id), ==,
      0);
}

static gint64
n_reminders (const char *contract_id, const char *kind)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count(*) FROM reminder WHERE contract_id = $1 AND kind = '%s'", kind);

  return number (sql, contract_id);
}

static void
test_reminders (void)
{
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) none = NULL, mine = NULL, others = NULL, employers = NULL;
  gint64 start_s;

  test_work_init (&work, town, 0);
  start_s = number ("SELECT start_s FROM contract WHERE id = $1", work.contract_id);
  none = test_call (town, "GET", "/v1/my/reminders", "worker-0", NULL, NULL);
  g_assert_cmpuint (test_n_items (none), ==, 0);
  fire_at (yui_civil_utc_of (yui_civil_day_of_utc (start_s) - 1, 18 * 60) - 1);
  g_assert_cmpint (n_reminders (work.contract_id, "day_before"), ==, 0);
  fire_at (yui_civil_utc_of (yui_civil_day_of_utc (start_s) - 1, 18 * 60));
  g_assert_cmpint (n_reminders (work.contract_id, "day_before"), ==, 1);
  g_assert_cmpint (n_reminders (work.contract_id, "check_in"), ==, 0);
  fire_at (start_s - 30 * 60);
  fire_at (start_s - 30 * 60);
  fire_at (start_s);
  g_assert_cmpint (n_reminders (work.contract_id, "day_before"), ==, 1);
  g_assert_cmpint (n_reminders (work.contract_id, "check_in"), ==, 1);
  mine = test_call (town, "GET", "/v1/my/reminders", "worker-0", NULL, NULL);
  others = test_call (town, "GET", "/v1/my/reminders", "worker-1", NULL, NULL);
  g_assert_cmpuint (test_n_items (mine), ==, 2);
  g_assert_cmpuint (test_n_items (others), ==, 0);
  employers = test_call (town, "GET", "/v1/reminders", "owner-a", NULL, NULL);
  g_assert_cmpuint (employers->status, ==, 200);
  g_assert_cmpuint (test_n_items (employers), ==, 0); /* no pay day was reached */
}

/* The server stood still over the work: nobody is told the next day to come yesterday. */
static void
test_late_reminders_are_dropped (void)
{
  g_auto (TestWork) work = { 0 };
  gint64 start_s;

  test_work_init (&work, town, 1);
  start_s = number ("SELECT start_s FROM contract WHERE id = $1", work.contract_id);
  fire_at (start_s + YUI_SECONDS_PER_DAY);
  g_assert_cmpint (n_reminders (work.contract_id, "day_before"), ==, 0);
  g_assert_cmpint (n_reminders (work.contract_id, "check_in"), ==, 0);
  g_assert_cmpint (n_with_outcome (work.contract_id, "too_late"), ==, 2);
}

/* Late, but in time for the one that still makes sense. */
static void
test_late_reminder_in_time (void)
{
  g_auto (TestWork) work = { 0 };
  gint64 start_s;

  test_work_init (&work, town, 2);
  start_s = number ("SELECT start_s FROM contract WHERE id = $1", work.contract_id);
  fire_at (start_s + 5 * 60);
  g_assert_cmpint (n_reminders (work.contract_id, "day_before"), ==, 0);
  g_assert_cmpint (n_reminders (work.contract_id, "check_in"), ==, 1);
}

/* A timer whose effect the database refuses is tried again later and holds nobody up. */
static void
test_failing_timer_waits (void)
{
  g_auto (TestWork) work = { 0 };
  g_autofree char *shift_id = test_publish_shift (town, 1);
  g_autofree char *offer_id = test_offer (town, shift_id, 3, NULL);
  gint64 start_s;

  test_work_init (&work, town, 3);
  start_s = number ("SELECT start_s FROM contract WHERE id = $1", work.contract_id);
  test_execute (town, "ALTER TABLE reminder RENAME TO reminder_away");
  fire_at (start_s - 60);
  assert_expired (offer_id, TRUE);
  test_execute (town, "ALTER TABLE reminder_away RENAME TO reminder");
  fire_at (start_s - 30);
  g_assert_cmpint (n_reminders (work.contract_id, "check_in"), ==, 0);
  fire_at (start_s - 60 + 60);
  g_assert_cmpint (n_reminders (work.contract_id, "check_in"), ==, 1);
}

static void
test_clock (void)
{
  YuiTimerClock clock = { 0 };

  g_assert_cmpint (yui_timer_clock_read (&clock, 1000000, 10), ==, 1000000);
  g_assert_cmpint (yui_timer_clock_read (&clock, 1000005, 15), ==, 1000005);
  g_assert_cmpint (yui_timer_clock_read (&clock, 1000030, 20), ==,
                   1000030); /* a little: followed */
  g_assert_cmpint (yui_timer_clock_read (&clock, 1090000, 25), ==, 1000035); /* a day: not yet */
  g_assert_cmpint (yui_timer_clock_read (&clock, 1000050, 40), ==, 1000050); /* it was put right */
  g_assert_cmpint (yui_timer_clock_read (&clock, 900000, 45), ==, 1000055);  /* and back */
  g_assert_cmpint (yui_timer_clock_read (&clock, 900030, 75), ==, 1000085);
  g_assert_cmpint (yui_timer_clock_read (&clock, 900060, 105), ==, 900060); /* it has stood */
  g_assert_cmpint (yui_timer_clock_read (&clock, 900065, 110), ==, 900065);
}

/* Two jumps: the minute begins anew. */
static void
test_clock_jumps_twice (void)
{
  YuiTimerClock clock = { 0 };

  yui_timer_clock_read (&clock, 1000000, 0);
  g_assert_cmpint (yui_timer_clock_read (&clock, 2000000, 30), ==, 1000030);
  g_assert_cmpint (yui_timer_clock_read (&clock, 3000000, 80), ==, 1000080);
  g_assert_cmpint (yui_timer_clock_read (&clock, 3000015, 95), ==, 1000095);
  g_assert_cmpint (yui_timer_clock_read (&clock, 3000060, 140), ==, 3000060);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/timers/clock", test_clock);
  g_test_add_func ("/server/timers/clock-twice", test_clock_jumps_twice);
  g_test_add_func ("/server/timers/offer", test_offer_expires_once);
  g_test_add_func ("/server/timers/answered", test_answered_offer_stays);
  g_test_add_func ("/server/timers/missing", test_missing_timers_are_made);
  g_test_add_func ("/server/timers/reminders", test_reminders);
  g_test_add_func ("/server/timers/late", test_late_reminders_are_dropped);
  g_test_add_func ("/server/timers/late-in-time", test_late_reminder_in_time);
  g_test_add_func ("/server/timers/failing", test_failing_timer_waits);
  result = g_test_run ();
  test_server_free (town);
  return result;
}
