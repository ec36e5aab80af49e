/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "labour/yui-civil.h"
#include "server/yui-moment.h"

/* What a kiosk sends: what it kept, with the contract or with the card. */

#define HOUR YUI_SECONDS_PER_HOUR
#define DAY  YUI_SECONDS_PER_DAY

/* The start of worker 0's contract, and its end. */
static gint64
start_of (const TestWork *work)
{
  gint64 day;

  g_assert_true (yui_day_parse (work->work_date, &day));
  return yui_civil_utc_of ((YuiCivilDay)day, 9 * 60);
}

static gint64
end_of (const TestWork *work)
{
  return start_of (work) + 4 * HOUR;
}

static char *
make_body (const char *whose, const char *id, const char *kind, gint64 occurred_s)
{
  char moment[YUI_MOMENT_SIZE];

  return g_strdup_printf ("{\"%s\":\"%s\",\"kind\":\"%s\",\"occurred_at\":\"%s\"}", whose, id, kind,
                          yui_moment_format (occurred_s, moment));
}

static TestAnswer *
send (TestServer *test,
      const char *token,
      const char *whose,
      const char *id,
      const char *kind,
      gint64 occurred_s)
{
  g_autofree char *body = make_body (whose, id, kind, occurred_s);

  return test_call (test, "POST", "/v1/clock-events", token, body, NULL);
}

static void
assert_recorded (TestAnswer *answer, const TestWork *work)
{
  if (answer->status != 201)
    g_test_message ("%s", answer->text);
  g_assert_cmpuint (answer->status, ==, 201);
  g_assert_cmpstr (test_text (answer, "contract_id"), ==, work->contract_id);
  g_assert_cmpstr (test_text (answer, "source"), ==, "kiosk");
}

static void
test_contract (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) own = NULL, town = NULL, neighbour = NULL, elsewhere = NULL, owner = NULL;
  g_autofree char *path = NULL;
  g_autoptr (TestAnswer) attendance = NULL;

  test_work_init (&work, test, 0);
  own = send (test, "kiosk", "contract_id", work.contract_id, "in", start_of (&work));
  assert_recorded (own, &work);
  town = send (test, "kiosk-town", "contract_id", work.contract_id, "out", end_of (&work));
  assert_recorded (town, &work);
  neighbour = send (test, "kiosk-b", "contract_id", work.contract_id, "in", start_of (&work));
  test_assert_problem (neighbour, 404, "not-found");
  elsewhere = send (test, "kiosk-c", "contract_id", work.contract_id, "in", start_of (&work));
  test_assert_problem (elsewhere, 404, "not-found");
  owner = send (test, "owner-a", "contract_id", work.contract_id, "in", start_of (&work));
  test_assert_problem (owner, 403, "forbidden");

  path = g_strdup_printf ("/v1/attendances/%s", work.attendance_id);
  attendance = test_call (test, "GET", path, "owner-a", NULL, NULL);
  g_assert_cmpstr (test_text (attendance, "state"), ==, "to_confirm");
}

static void
test_card (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autofree char *code = test_issue_card (test, 0);
  g_autoptr (TestAnswer) in = NULL, out = NULL, far = NULL, neighbour = NULL, other = NULL;

  test_work_init (&work, test, 0);
  in = send (test, "kiosk", "card_code", code, "in", start_of (&work) - DAY);
  assert_recorded (in, &work);
  out = send (test, "kiosk-town", "card_code", code, "out", end_of (&work) + DAY);
  assert_recorded (out, &work);
  far = send (test, "kiosk", "card_code", code, "in", start_of (&work) - DAY - 1);
  test_assert_problem (far, 422, "invalid-input");
  g_assert_true (test_has_fault (far, "/card_code", "no_contract"));
  neighbour = send (test, "kiosk-b", "card_code", code, "in", start_of (&work));
  g_assert_true (test_has_fault (neighbour, "/card_code", "no_contract"));
  other = send (test, "kiosk-c", "card_code", code, "in", start_of (&work));
  g_assert_true (test_has_fault (other, "/card_code", "unknown_card"));
}

/* Of two contracts the one whose times are nearer. */
static void
test_nearest (void)
{
  static const struct
  {
    int hours;
    gboolean is_first;
  } rows[]
      = { { 0, TRUE }, { 4, TRUE }, { 13, TRUE }, { 15, FALSE }, { 24, FALSE }, { 40, FALSE } };
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) first = { 0 }, second = { 0 };
  g_autofree char *code = test_issue_card (test, 0), *sql = NULL;

  test_work_init (&first, test, 0);
  sql = g_strdup_printf ("UPDATE contract SET start_s = start_s - %d, end_s = end_s - %d", DAY,
                         DAY);
  test_execute (test, sql);
  test_execute (test, "UPDATE shift SET start_s = start_s - 86400, end_s = end_s - 86400");
  test_work_init (&second, test, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const gint64 moment_s = start_of (&second) - DAY + rows[i].hours * HOUR;
      g_autoptr (TestAnswer) answer = send (test, "kiosk", "card_code", code, "in", moment_s);

      g_test_message ("%d hours on", rows[i].hours);
      assert_recorded (answer, rows[i].is_first ? &first : &second);
    }
}

/* The card counts that was in force when it was shown. */
static void
test_replaced_card (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autofree char *old = test_issue_card (test, 0), *new = test_issue_card (test, 0);
  g_autoptr (TestAnswer) before = NULL, after = NULL, now = NULL;

  test_work_init (&work, test, 0);
  test_execute (test, "UPDATE worker_card SET revoked_s = (SELECT start_s FROM contract) "
                      "WHERE revoked_s IS NOT NULL");
  before = send (test, "kiosk", "card_code", old, "in", start_of (&work) - 1);
  assert_recorded (before, &work);
  after = send (test, "kiosk", "card_code", old, "out", start_of (&work));
  g_assert_true (test_has_fault (after, "/card_code", "unknown_card"));
  now = send (test, "kiosk", "card_code", new, "out", end_of (&work));
  assert_recorded (now, &work);
}

static void
test_who_may (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autofree char *code = test_issue_card (test, 0), *both = NULL;
  g_autoptr (TestAnswer) worker = NULL, neither = NULL, twice = NULL;
  char moment[YUI_MOMENT_SIZE];

  test_work_init (&work, test, 0);
  worker = send (test, "worker-0", "card_code", code, "in", start_of (&work));
  test_assert_problem (worker, 422, "invalid-input");
  g_assert_true (test_has_fault (worker, "/card_code", "only_at_kiosk"));
  neither = send (test, "kiosk", "card", code, "in", start_of (&work));
  g_assert_true (test_has_fault (neither, "/contract_id", "required"));
  g_assert_true (test_has_fault (neither, "/card", "unknown_field"));
  both = g_strdup_printf ("{\"contract_id\":\"%s\",\"card_code\":\"%s\",\"kind\":\"in\","
                          "\"occurred_at\":\"%s\"}",
                          work.contract_id, code, yui_moment_format (start_of (&work), moment));
  twice = test_call (test, "POST", "/v1/clock-events", "kiosk", both, NULL);
  g_assert_true (test_has_fault (twice, "/card_code", "one_of_two"));
}

/* Wrong cards that a kiosk kept are slowed down, and are no hindrance to who stands before it. A
 * call that was told to wait is not answered so for ever. */
static void
test_wrong_cards (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autofree char *code = test_issue_card (test, 0), *body = NULL, *session = NULL;
  g_autoptr (TestAnswer) wait = NULL, opened = NULL, later = NULL;

  test_work_init (&work, test, 0);
  for (int i = 0; i < 10; i++)
    {
      g_autoptr (TestAnswer) wrong
          = send (test, "kiosk", "card_code", "AAAAAAAAAAAAAAAAA", "in", start_of (&work));

      g_assert_true (test_has_fault (wrong, "/card_code", "unknown_card"));
    }
  body = make_body ("card_code", code, "in", start_of (&work));
  wait = test_call (test, "POST", "/v1/clock-events", "kiosk", body, "Idempotency-Key", "k", NULL);
  test_assert_problem (wait, 429, "too-many-requests");
  session = g_strdup_printf ("{\"card_code\":\"%s\"}", code);
  opened = test_call (test, "POST", "/v1/card-sessions", "kiosk", session, "Idempotency-Key",
                      "none", NULL);
  g_assert_cmpuint (opened->status, ==, 201);
  test_execute (test, "UPDATE rate_limit SET window_start_s = window_start_s - 61");
  later = test_call (test, "POST", "/v1/clock-events", "kiosk", body, "Idempotency-Key", "k", NULL);
  assert_recorded (later, &work);
}

/* The worker's session and then the kiosk itself send the same press: it is one event. */
static void
test_told_twice (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autofree char *code = test_issue_card (test, 0);
  g_autoptr (TestAnswer) first = NULL, second = NULL, third = NULL;

  test_work_init (&work, test, 0);
  first = send (test, "worker-0", "contract_id", work.contract_id, "in", start_of (&work));
  second = send (test, "kiosk", "contract_id", work.contract_id, "in", start_of (&work));
  third = send (test, "kiosk", "card_code", code, "in", start_of (&work));
  g_assert_cmpuint (first->status, ==, 201);
  g_assert_cmpstr (test_text (second, "id"), ==, test_text (first, "id"));
  g_assert_cmpstr (test_text (third, "id"), ==, test_text (first, "id"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock-events/contract", test_contract);
  g_test_add_func ("/clock-events/card", test_card);
  g_test_add_func ("/clock-events/nearest", test_nearest);
  g_test_add_func ("/clock-events/replaced-card", test_replaced_card);
  g_test_add_func ("/clock-events/who-may", test_who_may);
  g_test_add_func ("/clock-events/wrong-cards", test_wrong_cards);
  g_test_add_func ("/clock-events/told-twice", test_told_twice);
  return g_test_run ();
}
