/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-pay.h"

#include <stdlib.h>
#include <sys/resource.h>

/* How long the steps of a month's pay run take, with both roundings chosen, and how much memory:
 * bench-pay-run [PEOPLE [DAYS]], 10,000 people with 4 days of work each unless said. */

#define PEOPLE     10000
#define DAYS       4
#define WORKED_MIN 389 /* a number that both roundings have something to do with */
#define MIB        1024

static void
turn_on_roundings (TestServer *test)
{
  g_autoptr (TestAnswer) set
      = test_pay_settings_put_month (test, 31, ",\"rounds_month\":true,\"rounds_yen\":true");

  g_assert_cmpuint (set->status, ==, 200);
}

/* Moves a contract to a day of its month, where its hours are agreed, and gives everybody the same. */
static void
give_work (TestServer *test, const TestWork *work, int number, YuiCivilDay day)
{
  const gint64 start_s = yui_civil_utc_of (day, 9 * 60);

  test_execute_printf (test,
                       "UPDATE contract SET start_s = %" G_GINT64_FORMAT
                       ", end_s = %" G_GINT64_FORMAT " WHERE id = '%s'",
                       start_s, start_s + WORKED_MIN * 60, work->contract_id);
  test_execute_printf (
      test,
      "UPDATE attendance SET state = 'agreed', work_day = %d, planned_start_s = %" G_GINT64_FORMAT
      ", planned_end_s = %" G_GINT64_FORMAT ", planned_break_min = 0, agreed_start_s = "
      "%" G_GINT64_FORMAT ", agreed_end_s = %" G_GINT64_FORMAT ", agreed_break_min = 0, "
      "agreed_s = 1 WHERE id = '%s'",
      (int)day, start_s, start_s + WORKED_MIN * 60, start_s, start_s + WORKED_MIN * 60,
      work->attendance_id);
  test_execute_printf (
      test,
      "INSERT INTO contract (programme_id, id, shift_id, employer_id, workplace_id, worker_id, "
      "start_s, end_s, formed_s, terms, terms_sha256) "
      "SELECT 1, replace (w.id, '-9000-', '-91%02d-'), c.shift_id, c.employer_id, c.workplace_id, "
      "w.id, c.start_s, c.end_s, c.formed_s, c.terms, c.terms_sha256 FROM contract c, worker w "
      "WHERE c.id = '%s' AND w.id LIKE '%%-9000-%%'",
      number, work->contract_id);
  test_execute_printf (
      test,
      "INSERT INTO attendance (programme_id, id, state, contract_id, shift_id, employer_id, "
      "workplace_id, worker_id, work_day, planned_start_s, planned_end_s, planned_break_min, "
      "agreed_start_s, agreed_end_s, agreed_break_min, agreed_s) "
      "SELECT 1, replace (w.id, '-9000-', '-92%02d-'), 'agreed', replace (w.id, '-9000-', "
      "'-91%02d-'), a.shift_id, a.employer_id, a.workplace_id, w.id, a.work_day, "
      "a.planned_start_s, a.planned_end_s, 0, a.agreed_start_s, a.agreed_end_s, 0, 1 "
      "FROM attendance a, worker w WHERE a.id = '%s' AND w.id LIKE '%%-9000-%%'",
      number, number, work->attendance_id);
}

static glong
resident_mib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss / MIB;
}

static gint64
tell (const char *step, TestAnswer *answer, gint64 since_us)
{
  const gint64 now_us = g_get_monotonic_time ();

  if (answer->status >= 300)
    g_error ("%s: %u %s", step, answer->status, answer->text);
  g_print ("%-12s %8.2f s  %6ld MiB  %9" G_GSIZE_FORMAT " bytes\n", step,
           (double)(now_us - since_us) / G_USEC_PER_SEC, resident_mib (), answer->size);
  return now_us;
}

int
main (int argc, char **argv)
{
  const int n_people = argc > 1 ? atoi (argv[1]) : PEOPLE;
  const int n_days = argc > 2 ? CLAMP (atoi (argv[2]), 1, TEST_N_WORKERS) : DAYS;
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) run = NULL, problems = NULL, checked = NULL, locked = NULL;
  TestWork works[TEST_N_WORKERS] = { { 0 } };
  gint64 us;

  turn_on_roundings (test);
  test_pool_add_crowd (test, n_people);
  for (int i = 0; i < n_days; i++)
    {
      test_work_init (&works[i], test, i);
      give_work (test, &works[i], i, yui_civil_month_start (test_work_day (&works[0])) + i);
    }
  g_print ("%d people, %d days of work each: %ld MiB\n", n_people, n_days, resident_mib ());
  us = g_get_monotonic_time ();
  run = test_pay_run_draft_month (test, &works[0]);
  us = tell ("draft", run, us);
  problems = test_pay_run_list (test, run, "problems");
  us = tell ("problems", problems, us);
  checked = test_pay_run_step (test, run, "check", "clerk-a");
  us = tell ("check", checked, us);
  locked = test_pay_run_step (test, checked, "lock", "clerk-a");
  tell ("lock", locked, us);
  for (int i = 0; i < n_days; i++)
    test_work_clear (&works[i]);
  return 0;
}
