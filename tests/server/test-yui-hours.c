/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "labour/yui-civil.h"
#include "server/yui-attendance-change.h"
#include "server/yui-moment.h"

#include <string.h>

/* Hours that were corrected and disputed: who may, what stays, what the other side sees. The shift
 * is moved to yesterday, 9 to 13 o'clock. */

static void
start_work (TestWork *work, TestServer *test)
{
  const YuiCivilDay yesterday = yui_civil_day_of_utc (yui_moment_now ()) - 1;
  g_autofree char *attendance = NULL, *contract = NULL;
  const gint64 nine_s = yui_civil_utc_of (yesterday, 9 * 60);

  test_work_init (work, test, 0);
  attendance
      = g_strdup_printf ("UPDATE attendance SET work_day = %d, planned_start_s = %" G_GINT64_FORMAT
                         ", planned_end_s = %" G_GINT64_FORMAT,
                         yesterday, nine_s, nine_s + 4 * YUI_SECONDS_PER_HOUR);
  contract = g_strdup_printf ("UPDATE contract SET start_s = %" G_GINT64_FORMAT
                              ", end_s = %" G_GINT64_FORMAT,
                              nine_s, nine_s + 4 * YUI_SECONDS_PER_HOUR);
  test_execute (test, attendance);
  test_execute (test, contract);
}

static char *
path_of (const TestWork *work, const char *tail)
{
  return g_strdup_printf ("/v1/attendances/%s%s", work->attendance_id, tail);
}

static TestAnswer *
get (TestServer *test, const TestWork *work, const char *tail, const char *token)
{
  g_autofree char *path = path_of (work, tail);

  return test_call (test, "GET", path, token, NULL, NULL);
}

static char *
hours_body (int from, int to, int break_min, const char *extra)
{
  g_autofree char *start = test_yesterday (from), *end = test_yesterday (to);

  return g_strdup_printf ("{\"started_at\":\"%s\",\"ended_at\":\"%s\",\"break_min\":%d%s}", start,
                          end, break_min, extra);
}

/* Posts hours with the present version. */
static TestAnswer *
post_hours (TestServer *test,
            const TestWork *work,
            const char *tail,
            const char *token,
            int from,
            int to,
            int break_min,
            const char *extra)
{
  g_autoptr (TestAnswer) now = get (test, work, "", "owner-a");
  g_autofree char *path = path_of (work, tail);
  g_autofree char *body = hours_body (from, to, break_min, extra);

  return test_call (test, "POST", path, token, body, "If-Match",
                    soup_message_headers_get_one (now->headers, "ETag"), NULL);
}

static JsonObject *
root (TestAnswer *answer)
{
  return json_node_get_object (answer->body);
}

static gboolean
is_true (TestAnswer *answer, const char *member)
{
  return json_object_get_boolean_member (root (answer), member);
}

static void
assert_at (TestAnswer *answer, const char *member, int hour)
{
  g_autofree char *moment = test_yesterday (hour);

  g_assert_cmpstr (test_text (answer, member), ==, moment);
}

static void
test_corrections (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) early = NULL, agreed = NULL, no_why = NULL, clerk = NULL, same = NULL,
                         corrected = NULL, neighbour = NULL, list = NULL, own = NULL, other = NULL;
  JsonObject *second;

  start_work (&work, test);
  early = post_hours (test, &work, "/corrections", "owner-a", 9, 13, 0, ",\"why\":\"x\"");
  test_assert_problem (early, 409, "conflict");
  agreed = post_hours (test, &work, "/confirm", "manager-a", 9, 13, 0, "");
  g_assert_cmpuint (agreed->status, ==, 200);
  no_why = post_hours (test, &work, "/corrections", "owner-a", 9, 12, 0, "");
  g_assert_true (test_has_fault (no_why, "/why", "required"));
  clerk = post_hours (test, &work, "/corrections", "clerk-a", 9, 12, 0, ",\"why\":\"x\"");
  test_assert_problem (clerk, 403, "forbidden");
  same = post_hours (test, &work, "/corrections", "owner-a", 9, 13, 0, ",\"why\":\"x\"");
  test_assert_problem (same, 409, "hours-the-same");
  corrected = post_hours (test, &work, "/corrections", "owner-a", 8, 13, 0, ",\"why\":\"早出\"");
  g_assert_cmpuint (corrected->status, ==, 200);
  assert_at (corrected, "agreed_start", 8);
  g_assert_cmpint (test_int (corrected, "corrections"), ==, 2);

  list = get (test, &work, "/corrections", "auditor");
  g_assert_cmpuint (test_n_items (list), ==, 2);
  g_assert_true (json_object_get_null_member (test_item (list, 0), "from_start"));
  second = test_item (list, 1);
  g_assert_cmpstr (json_object_get_string_member (second, "kind"), ==, "corrected");
  g_assert_cmpstr (json_object_get_string_member (second, "why"), ==, "早出");
  g_assert_cmpstr (json_object_get_string_member (second, "made_by"), !=, "");
  g_assert_false (json_object_get_boolean_member (second, "was_paid"));
  neighbour = get (test, &work, "/corrections", "owner-b");
  test_assert_problem (neighbour, 404, "not-found");
  own = get (test, &work, "/corrections", "worker-0");
  g_assert_cmpuint (test_n_items (own), ==, 2);
  other = get (test, &work, "/corrections", "worker-1");
  test_assert_problem (other, 404, "not-found");
}

static gboolean
delete_corrections (YuiDatabase *db, gpointer data, GError **error)
{
  return yui_database_run (db, error, data) >= 0;
}

static gint64
n_waiting (TestServer *test, const char *token)
{
  g_autoptr (TestAnswer) answer = test_call (test, "GET", "/v1/hours-waiting", token, NULL, NULL);

  g_assert_cmpuint (answer->status, ==, 200);
  return test_int (answer, "count");
}

/* Hours wait for the employer whose they are, from check-out until they are agreed. */
static void
test_waiting (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) agreed = NULL;

  start_work (&work, test);
  g_assert_cmpint (n_waiting (test, "owner-a"), ==, 0);
  test_execute (test, "UPDATE attendance SET state = 'to_confirm'");
  g_assert_cmpint (n_waiting (test, "owner-a"), ==, 1);
  g_assert_cmpint (n_waiting (test, "coordinator"), ==, 1);
  g_assert_cmpint (n_waiting (test, "owner-b"), ==, 0);
  agreed = post_hours (test, &work, "/confirm", "manager-a", 9, 13, 0, "");
  g_assert_cmpuint (agreed->status, ==, 200);
  g_assert_cmpint (n_waiting (test, "owner-a"), ==, 0);
}

static void
test_append_only (void)
{
  static const char *const STATEMENTS[]
      = { "DELETE FROM attendance_correction", "UPDATE attendance_correction SET why = 'no'",
          "DELETE FROM attendance_claim", "UPDATE attendance_claim SET break_min = 0" };
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) agreed = NULL, claimed = NULL;

  start_work (&work, test);
  agreed = post_hours (test, &work, "/confirm", "owner-a", 9, 13, 0, "");
  claimed = post_hours (test, &work, "/claims", "worker-0", 9, 14, 0, "");
  g_assert_cmpuint (claimed->status, ==, 201);
  for (gsize i = 0; i < G_N_ELEMENTS (STATEMENTS); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", STATEMENTS[i]);
      g_assert_false (yui_store_write (test->store, YUI_SCOPE_ALL, delete_corrections,
                                       (gpointer)STATEMENTS[i], &error));
      g_assert_nonnull (strstr (error->message, "append-only"));
    }
}

/* Hours that a locked run has paid are corrected, and marked for a later run. */
static void
test_paid (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) agreed = NULL, drafted = NULL, corrected = NULL, list = NULL;

  start_work (&work, test);
  agreed = post_hours (test, &work, "/confirm", "owner-a", 9, 13, 0, "");
  test_execute (test, "UPDATE attendance SET state = 'in_pay_run'");
  drafted = post_hours (test, &work, "/corrections", "owner-a", 9, 14, 0, ",\"why\":\"x\"");
  test_assert_problem (drafted, 409, "hours-in-draft-run");
  test_execute (test, "UPDATE attendance SET state = 'paid'");
  corrected = post_hours (test, &work, "/corrections", "owner-a", 9, 14, 0, ",\"why\":\"x\"");
  g_assert_cmpuint (corrected->status, ==, 200);
  g_assert_cmpstr (test_text (corrected, "state"), ==, "paid");
  list = get (test, &work, "/corrections", "owner-a");
  g_assert_true (json_object_get_boolean_member (test_item (list, 1), "was_paid"));
}

/* ---- disputes ---- */

static TestAnswer *
settle (TestServer *test, const TestWork *work, const char *token, const char *claim_id)
{
  g_autofree char *path = path_of (work, "/settle");
  g_autofree char *body = g_strdup_printf ("{\"claim_id\":\"%s\"}", claim_id);

  return test_call (test, "POST", path, token, body, NULL);
}

static const char *
claim_id (TestAnswer *answer, const char *side)
{
  return json_object_get_string_member (json_object_get_object_member (root (answer), side), "id");
}

static void
test_worker_disputes (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) agreed = NULL, same = NULL, claimed = NULL, passed_over = NULL,
                         stranger = NULL, own = NULL, settled = NULL, again = NULL, list = NULL,
                         mine = NULL, claims = NULL;

  start_work (&work, test);
  agreed = post_hours (test, &work, "/confirm", "owner-a", 9, 13, 0, "");
  same = post_hours (test, &work, "/claims", "worker-0", 9, 13, 0, "");
  test_assert_problem (same, 409, "hours-the-same");
  claimed = post_hours (test, &work, "/claims", "worker-0", 9, 14, 15, ",\"note\":\"片付け\"");
  g_assert_cmpuint (claimed->status, ==, 201);
  g_assert_true (is_true (claimed, "disputed"));
  g_assert_cmpstr (test_text (claimed, "state"), ==, "to_confirm");
  g_assert_true (json_object_get_null_member (root (claimed), "agreed_start"));
  /* What was confirmed is now what the employer says. */
  g_assert_nonnull (claim_id (claimed, "employer_claim"));

  passed_over = post_hours (test, &work, "/confirm", "owner-a", 9, 13, 0, "");
  test_assert_problem (passed_over, 409, "hours-disputed");
  stranger = settle (test, &work, "owner-b", claim_id (claimed, "worker_claim"));
  test_assert_problem (stranger, 404, "not-found");
  own = settle (test, &work, "worker-0", claim_id (claimed, "worker_claim"));
  test_assert_problem (own, 409, "claim-changed");
  settled = settle (test, &work, "owner-a", claim_id (claimed, "worker_claim"));
  g_assert_cmpuint (settled->status, ==, 200);
  g_assert_cmpstr (test_text (settled, "state"), ==, "agreed");
  g_assert_false (is_true (settled, "disputed"));
  assert_at (settled, "agreed_end", 14);
  g_assert_cmpint (test_int (settled, "agreed_break_min"), ==, 15);
  again = settle (test, &work, "owner-a", claim_id (claimed, "worker_claim"));
  test_assert_problem (again, 409, "hours-not-disputed");

  list = get (test, &work, "/corrections", "owner-a");
  g_assert_cmpuint (test_n_items (list), ==, 3); /* agreed, disputed, settled */
  g_assert_true (json_object_get_boolean_member (test_item (list, 1), "by_worker"));
  claims = get (test, &work, "/claims", "coordinator");
  g_assert_cmpuint (test_n_items (claims), ==, 2);
  mine = test_call (test, "GET", "/v1/my/attendances", "worker-0", NULL, NULL);
  g_assert_cmpuint (test_n_items (mine), ==, 1);
}

static void
test_employer_disputes (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) no_note = NULL, claimed = NULL, newer = NULL, stale = NULL, settled = NULL,
                         correct = NULL, far = NULL;

  start_work (&work, test);
  no_note = post_hours (test, &work, "/claims", "owner-a", 9, 12, 0, "");
  g_assert_true (test_has_fault (no_note, "/note", "required"));
  far = post_hours (test, &work, "/claims", "worker-0", -40, -30, 0, "");
  test_assert_problem (far, 409, "hours-of-another-day");
  claimed = post_hours (test, &work, "/claims", "owner-a", 9, 12, 0, ",\"note\":\"早退\"");
  g_assert_cmpuint (claimed->status, ==, 201);
  newer = post_hours (test, &work, "/claims", "owner-a", 9, 13, 30, ",\"note\":\"休憩\"");
  stale = settle (test, &work, "worker-0", claim_id (claimed, "employer_claim"));
  test_assert_problem (stale, 409, "claim-changed");
  settled = settle (test, &work, "worker-0", claim_id (newer, "employer_claim"));
  g_assert_cmpuint (settled->status, ==, 200);
  g_assert_cmpint (test_int (settled, "agreed_break_min"), ==, 30);
  correct = post_hours (test, &work, "/claims", "owner-a", 9, 12, 0, ",\"note\":\"x\"");
  test_assert_problem (correct, 409, "hours-confirmed");
}

/* While a run has paid them, disputed hours stay in it; what is settled is marked as paid before. */
static void
test_paid_dispute (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) agreed = NULL, claimed = NULL, settled = NULL, list = NULL;

  start_work (&work, test);
  agreed = post_hours (test, &work, "/confirm", "owner-a", 9, 13, 0, "");
  test_execute (test, "UPDATE attendance SET state = 'paid'");
  claimed = post_hours (test, &work, "/claims", "worker-0", 9, 14, 0, "");
  g_assert_cmpstr (test_text (claimed, "state"), ==, "paid");
  g_assert_true (is_true (claimed, "disputed"));
  settled = settle (test, &work, "manager-a", claim_id (claimed, "worker_claim"));
  g_assert_cmpstr (test_text (settled, "state"), ==, "paid");
  list = get (test, &work, "/corrections", "owner-a");
  g_assert_true (json_object_get_boolean_member (test_item (list, 1), "was_paid"));
}

/* ---- breaks and ordered work ---- */

static char *
span_body (const char *kind, int from, int to)
{
  g_autofree char *start = test_yesterday (from), *end = test_yesterday (to);

  return g_strdup_printf (
      ",\"spans\":[{\"kind\":\"%s\",\"started_at\":\"%s\",\"ended_at\":\"%s\"}]", kind, start, end);
}

static void
test_spans (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autofree char *noon = span_body ("break", 12, 13), *before = span_body ("preparation", 7, 9),
                  *outside = span_body ("break", 19, 20), *odd = span_body ("lunch", 12, 13),
                  *extra = NULL;
  g_autoptr (TestAnswer) wrong = NULL, beside = NULL, unknown = NULL, placed = NULL, longer = NULL;

  start_work (&work, test);
  wrong = post_hours (test, &work, "/confirm", "owner-a", 9, 18, 45, noon);
  g_assert_true (test_has_fault (wrong, "/spans", "breaks_do_not_fit"));
  beside = post_hours (test, &work, "/confirm", "owner-a", 9, 18, 60, outside);
  g_assert_true (test_has_fault (beside, "/spans", "breaks_do_not_fit"));
  unknown = post_hours (test, &work, "/confirm", "owner-a", 9, 18, 60, odd);
  g_assert_true (test_has_fault (unknown, "/spans/0/kind", "not_in_list"));
  placed = post_hours (test, &work, "/confirm", "owner-a", 9, 18, 60, noon);
  g_assert_cmpuint (placed->status, ==, 200);
  g_assert_false (is_true (placed, "break_assumed"));
  g_assert_cmpint (test_int (placed, "required_break_min"), ==, 45); /* 8 hours exactly */

  extra = g_strconcat (before, ",\"why\":\"仕込み\"", NULL);
  longer = post_hours (test, &work, "/corrections", "owner-a", 9, 18, 60, extra);
  g_assert_cmpuint (longer->status, ==, 200);
  assert_at (longer, "agreed_start", 7);
  g_assert_cmpint (test_int (longer, "agreed_break_min"), ==, 60);
  g_assert_true (is_true (longer, "break_assumed"));
  g_assert_cmpint (test_int (longer, "required_break_min"), ==, 60); /* 10 hours */
}

typedef struct
{
  const char *name;
  YuiHoursSpan spans[3];
  int n;
  int start_min, end_min, break_min; /* afterwards, of 0 … 480 with 60 of break */
} Ordered;

#define SPAN(kind, from, to) { YUI_HOURS_SPAN_##kind, { (from) * 60, (to) * 60 } }

static void
test_ordered_work (void)
{
  static const Ordered ROWS[] = {
    { "nothing", { { 0 } }, 0, 0, 480, 60 },
    { "adjoining", { SPAN (CLEANING, 480, 495) }, 1, 0, 495, 60 },
    { "inside", { SPAN (WAITING, 100, 130) }, 1, 0, 480, 60 },
    { "a gap is a break", { SPAN (PREPARATION, -60, -20) }, 1, -60, 480, 80 },
    { "over the end", { SPAN (CLEANING, 470, 500) }, 1, 0, 500, 60 },
    { "within the break", { SPAN (BREAK, 240, 300), SPAN (WAITING, 250, 260) }, 2, 0, 480, 50 },
    { "the whole break", { SPAN (BREAK, 240, 300), SPAN (WAITING, 200, 320) }, 2, 0, 480, 0 },
    { "touching the break", { SPAN (BREAK, 240, 300), SPAN (WAITING, 300, 320) }, 2, 0, 480, 60 },
    { "both ends",
      { SPAN (CHANGING, -10, 0), SPAN (BREAK, 240, 300), SPAN (CLEANING, 490, 500) },
      3,
      -10,
      500,
      70 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      const Ordered *row = &ROWS[i];
      g_auto (YuiHours) hours = { .end_s = 480 * 60, .break_min = 60 };
      g_autoptr (GArray) worked = g_array_new (FALSE, FALSE, sizeof (YuiSpan));
      gint64 sum_s = 0;

      g_test_message ("%s", row->name);
      hours.spans = g_array_new (FALSE, FALSE, sizeof (YuiHoursSpan));
      g_array_append_vals (hours.spans, row->spans, (guint)row->n);
      yui_hours_include_ordered_work (&hours);
      g_assert_cmpint (hours.start_s, ==, row->start_min * 60);
      g_assert_cmpint (hours.end_s, ==, row->end_min * 60);
      g_assert_cmpint (hours.break_min, ==, row->break_min);
      /* What is worked never depends on where the breaks are. */
      g_assert_true (yui_attendance_spans_worked (hours.start_s, hours.end_s, (int)hours.break_min,
                                                  hours.spans, worked));
      for (guint j = 0; j < worked->len; j++)
        sum_s += g_array_index (worked, YuiSpan, j).end_s
                 - g_array_index (worked, YuiSpan, j).start_s;
      g_assert_cmpint (sum_s / 60, ==,
                       yui_hours_worked_min (hours.start_s, hours.end_s, hours.break_min));
    }
}

/* A clocked break stays where it was; one that nobody clocked is marked as assumed. */
static void
test_clocked_break (void)
{
  static const struct
  {
    int hour;
    const char *kind;
  } EVENTS[] = { { 9, "in" }, { 11, "break_start" }, { 12, "break_end" }, { 18, "out" } };
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) clocked = NULL, assumed = NULL, reopened = NULL;
  g_autofree char *reopen = NULL;
  JsonObject *span;
  g_autofree char *eleven = test_yesterday (11);

  start_work (&work, test);
  for (gsize i = 0; i < G_N_ELEMENTS (EVENTS); i++)
    {
      g_autofree char *at = test_yesterday (EVENTS[i].hour);
      g_autofree char *body
          = g_strdup_printf ("{\"contract_id\":\"%s\",\"kind\":\"%s\",\"occurred_at\":\"%s\"}",
                             work.contract_id, EVENTS[i].kind, at);
      g_autoptr (TestAnswer) event
          = test_call (test, "POST", "/v1/clock-events", "worker-0", body, NULL);

      g_assert_cmpuint (event->status, ==, 201);
    }
  clocked = post_hours (test, &work, "/confirm", "owner-a", 9, 18, 60, "");
  g_assert_false (is_true (clocked, "break_assumed"));
  span = json_array_get_object_element (json_object_get_array_member (root (clocked), "spans"), 0);
  g_assert_cmpstr (json_object_get_string_member (span, "started_at"), ==, eleven);
  reopen = path_of (&work, "/reopen");
  reopened = test_call (test, "POST", reopen, "owner-a", NULL, "If-Match",
                        soup_message_headers_get_one (clocked->headers, "ETag"), NULL);
  g_assert_cmpuint (reopened->status, ==, 200);
  assumed = post_hours (test, &work, "/confirm", "owner-a", 9, 18, 45, "");
  g_assert_cmpuint (assumed->status, ==, 200);
  g_assert_true (is_true (assumed, "break_assumed"));
  g_assert_cmpint (test_int (assumed, "required_break_min"), ==, 60); /* 8 hours 15 */
  g_assert_cmpint (test_int (assumed, "worked_break_min"), ==, 45);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hours/corrections", test_corrections);
  g_test_add_func ("/hours/waiting", test_waiting);
  g_test_add_func ("/hours/append-only", test_append_only);
  g_test_add_func ("/hours/paid", test_paid);
  g_test_add_func ("/hours/worker-disputes", test_worker_disputes);
  g_test_add_func ("/hours/employer-disputes", test_employer_disputes);
  g_test_add_func ("/hours/paid-dispute", test_paid_dispute);
  g_test_add_func ("/hours/spans", test_spans);
  g_test_add_func ("/hours/ordered-work", test_ordered_work);
  g_test_add_func ("/hours/clocked-break", test_clocked_break);
  return g_test_run ();
}
