/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "labour/yui-civil.h"
#include "server/yui-moment.h"
#include "server/yui-upkeep.h"
#include "store/yui-uuid.h"

#include <signal.h>

#define DEVICE     "01930000-0000-7000-8000-00000000d001"
#define NEW_DEVICE "01930000-0000-7000-8000-00000000d002"
#define PATH       "/v1/sync/ops"
#define DAY        YUI_SECONDS_PER_DAY

static gint64
start_of (const TestWork *work)
{
  gint64 day;

  g_assert_true (yui_day_parse (work->work_date, &day));
  return yui_civil_utc_of ((YuiCivilDay)day, 9 * 60);
}

static char *
op_id (int n)
{
  return g_strdup_printf ("01930000-0000-7000-8000-0000000f%04x", n);
}

/* An op with number n; more: further members, or "". */
static char *
make_op (int n, const char *kind, const char *body, gint64 occurred_s, const char *more)
{
  g_autofree char *id = op_id (n);
  char moment[YUI_MOMENT_SIZE];

  return g_strdup_printf ("{\"op_id\":\"%s\",\"device_seq\":%d,\"kind\":\"%s\",\"body\":%s,"
                          "\"occurred_at\":\"%s\",\"clock_offset_s\":1%s}",
                          id, n, kind, body, yui_moment_format (occurred_s, moment), more);
}

static char *
make_clock (int n, const char *contract_id, const char *kind, gint64 occurred_s, const char *more)
{
  char moment[YUI_MOMENT_SIZE];
  g_autofree char *body
      = g_strdup_printf ("{\"contract_id\":\"%s\",\"kind\":\"%s\",\"occurred_at\":\"%s\"}",
                         contract_id, kind, yui_moment_format (occurred_s, moment));

  return make_op (n, "clock_event", body, occurred_s, more);
}

/* Takes the ops, ended by NULL. */
static TestAnswer *
push (TestServer *test, const char *token, int oldest, ...)
{
  g_autoptr (GString) body = g_string_new (NULL);
  va_list args;
  char *op;

  g_string_printf (body, "{\"device_id\":\"" DEVICE "\",\"oldest_seq\":%d,\"ops\":[", oldest);
  va_start (args, oldest);
  for (int i = 0; (op = va_arg (args, char *)) != NULL; i++)
    {
      g_string_append_printf (body, "%s%s", i > 0 ? "," : "", op);
      g_free (op);
    }
  va_end (args);
  g_string_append (body, "]}");
  return test_call (test, "POST", PATH, token, body->str, NULL);
}

static JsonObject *
result (TestAnswer *answer, guint i)
{
  if (answer->status != 200)
    g_test_message ("%s", answer->text);
  g_assert_cmpuint (answer->status, ==, 200);
  return json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (answer->body), "results"), i);
}

static guint
n_results (TestAnswer *answer)
{
  g_assert_cmpuint (answer->status, ==, 200);
  return json_array_get_length (
      json_object_get_array_member (json_node_get_object (answer->body), "results"));
}

static const char *
state (TestAnswer *answer, guint i)
{
  return json_object_get_string_member (result (answer, i), "state");
}

static const char *
problem (TestAnswer *answer, guint i)
{
  return strrchr (json_object_get_string_member (
                      json_object_get_object_member (result (answer, i), "problem"), "type"),
                  ':')
         + 1;
}

#define EVENTS    "SELECT count(*) FROM clock_event"
#define UNMATCHED "SELECT count(*) FROM unmatched_clock_event"

/* What stands behind a member of a result, as bytes. */
static char *
raw_answer (TestAnswer *answer)
{
  const char *begin = strstr (answer->text, "\"answer\":");

  g_assert_nonnull (begin);
  return g_strndup (begin, strcspn (begin, "]"));
}

static void
test_replay (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) first = NULL, again = NULL, by_worker = NULL, other = NULL;
  g_autofree char *answered = NULL, *repeated = NULL;

  test_work_init (&work, test, 0);
  first
      = push (test, "kiosk", 1, make_clock (1, work.contract_id, "in", start_of (&work), ""), NULL);
  g_assert_cmpstr (state (first, 0), ==, "applied");
  g_assert_cmpint (test_int (first, "retry_after_s"), ==, 0);
  g_assert_nonnull (test_text (first, "epoch"));
  again
      = push (test, "kiosk", 1, make_clock (1, work.contract_id, "in", start_of (&work), ""), NULL);
  g_assert_cmpstr (state (again, 0), ==, "duplicate");
  answered = raw_answer (first);
  repeated = raw_answer (again);
  g_assert_cmpstr (answered, ==, repeated);
  g_assert_cmpint (test_count (test, EVENTS), ==, 1);
  g_assert_cmpint (test_count (test, "SELECT count(*) FROM audit_log WHERE operation = "
                                     "'createClockEvent'"),
                   ==, 1);

  /* what another account says under the same id is its own */
  other = push (test, "kiosk-town", 1,
                make_clock (1, work.contract_id, "out", start_of (&work), ""), NULL);
  g_assert_cmpstr (state (other, 0), ==, "applied");
  g_assert_cmpint (test_count (test, EVENTS), ==, 2);
}

static void
test_other_body (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) first = NULL, other = NULL, again = NULL;

  test_work_init (&work, test, 0);
  first
      = push (test, "kiosk", 1, make_clock (1, work.contract_id, "in", start_of (&work), ""), NULL);
  other = push (test, "kiosk", 1, make_clock (1, work.contract_id, "out", start_of (&work), ""),
                NULL);
  g_assert_cmpstr (state (other, 0), ==, "rejected");
  g_assert_cmpstr (problem (other, 0), ==, "op-id-reused");
  again = push (test, "kiosk", 1, make_clock (1, work.contract_id, "out", start_of (&work), ""),
                NULL);
  g_assert_cmpint (test_count (test, EVENTS), ==, 1);
  g_assert_cmpint (test_count (test, UNMATCHED), ==, 1); /* a person stood there; once */
}

/* A device whose disk was put back gives its numbers away again. It begins anew under another id:
 * what it did meanwhile is taken, what the server has is known. */
static void
test_disk_put_back (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) first = NULL, reused = NULL, anew = NULL;
  g_autofree char *in = NULL, *out = NULL, *new_body = NULL;
  g_autoptr (GString) body = NULL;

  test_work_init (&work, test, 0);
  first
      = push (test, "kiosk", 1, make_clock (1, work.contract_id, "in", start_of (&work), ""), NULL);
  out = make_clock (2, work.contract_id, "out", start_of (&work), "");
  body = g_string_new (out);
  g_string_replace (body, "\"device_seq\":2", "\"device_seq\":1", 1);
  g_string_prepend (body, "{\"device_id\":\"" DEVICE "\",\"ops\":[");
  g_string_append (body, "]}");
  reused = test_call (test, "POST", PATH, "kiosk", body->str, NULL);
  test_assert_problem (reused, 409, "device-seq-reused");
  g_assert_cmpint (test_count (test, EVENTS), ==, 1);
  g_assert_cmpint (test_count (test, UNMATCHED), ==, 0);

  in = make_clock (1, work.contract_id, "in", start_of (&work), "");
  new_body = g_strdup_printf ("{\"device_id\":\"" NEW_DEVICE "\",\"ops\":[%s,%s]}", in, out);
  anew = test_call (test, "POST", PATH, "kiosk", new_body, NULL);
  g_assert_cmpstr (state (anew, 0), ==, "duplicate");
  g_assert_cmpstr (state (anew, 1), ==, "applied");
  g_assert_cmpint (test_count (test, EVENTS), ==, 2);
  g_assert_cmpint (test_count (test, UNMATCHED), ==, 0);
}

/* A bad op in the middle holds up only what depends on it; its check-in is kept. */
static void
test_bad_in_the_middle (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autofree char *second = op_id (2), *more = NULL;
  g_autoptr (TestAnswer) answer = NULL, again = NULL, list = NULL, other = NULL, foreign = NULL;

  test_work_init (&work, test, 0);
  more = g_strdup_printf (",\"depends_on\":\"%s\"", second);
  answer = push (test, "kiosk", 1, make_clock (1, work.contract_id, "in", start_of (&work), ""),
                 make_op (2, "clock_event",
                          "{\"card_code\":\"ABCD2345\",\"kind\":\"in\",\"occurred_at\":1}",
                          start_of (&work), ""),
                 make_clock (3, work.contract_id, "break_start", start_of (&work) + 3600, more),
                 make_op (4, "no_such", "{}", start_of (&work), ""),
                 make_op (5, "offer_declination", "{}", start_of (&work), ""),
                 make_op (6, "clock_event",
                          "{\"contract_id\":\"" DEVICE "\",\"kind\":\"in\","
                          "\"occurred_at\":\"2026-11-01T09:00:00+09:00\"}",
                          start_of (&work), ""),
                 make_clock (7, work.contract_id, "out", start_of (&work) + 4 * 3600, ""), NULL);
  g_assert_cmpstr (state (answer, 0), ==, "applied");
  g_assert_cmpstr (problem (answer, 1), ==, "invalid-input");
  g_assert_cmpstr (problem (answer, 2), ==, "dependency-rejected");
  g_assert_cmpstr (problem (answer, 3), ==, "unknown-kind");
  g_assert_cmpstr (problem (answer, 4), ==, "subject-id");
  g_assert_cmpstr (problem (answer, 5), ==, "not-found");
  g_assert_cmpstr (state (answer, 6), ==, "applied");
  g_assert_cmpint (test_count (test, EVENTS), ==, 2);
  g_assert_cmpint (test_count (test, UNMATCHED), ==, 3);

  again = push (test, "kiosk", 1,
                make_clock (7, work.contract_id, "out", start_of (&work) + 4 * 3600, ""), NULL);
  g_assert_cmpstr (state (again, 0), ==, "duplicate");

  list = test_call (test, "GET", "/v1/unmatched-clock-events", "owner-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (list), ==, 3);
  g_assert_null (strstr (list->text, "ABCD2345"));
  g_assert_nonnull (strstr (list->text, "\"card_ending\":\"2345\""));
  other = test_call (test, "GET", "/v1/unmatched-clock-events", "owner-b", NULL, NULL);
  g_assert_cmpuint (test_n_items (other), ==, 0);
  foreign = test_call (test, "GET", "/v1/unmatched-clock-events", "owner-c", NULL, NULL);
  g_assert_cmpuint (test_n_items (foreign), ==, 0);
}

static void
test_settle (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) pushed = NULL, list = NULL, other = NULL, settled = NULL, stale = NULL,
                         empty = NULL;
  g_autofree char *path = NULL, *body = NULL;

  test_work_init (&work, test, 0);
  pushed = push (test, "kiosk", 1, make_clock (1, DEVICE, "in", start_of (&work), ""), NULL);
  list = test_call (test, "GET", "/v1/unmatched-clock-events", "manager-a", NULL, NULL);
  path = g_strdup_printf ("/v1/unmatched-clock-events/%s/settle",
                          json_object_get_string_member (test_item (list, 0), "id"));
  body = g_strdup_printf ("{\"contract_id\":\"%s\"}", work.contract_id);
  other = test_call (test, "POST", path, "owner-b", body, "If-Match", "*", NULL);
  test_assert_problem (other, 404, "not-found");
  settled = test_call (test, "POST", path, "manager-a", body, "If-Match", "\"1\"", NULL);
  g_assert_cmpuint (settled->status, ==, 200);
  g_assert_nonnull (test_text (settled, "clock_event_id"));
  g_assert_cmpint (test_count (test, EVENTS), ==, 1);
  stale = test_call (test, "POST", path, "manager-a", body, "If-Match", "\"1\"", NULL);
  test_assert_problem (stale, 412, "precondition-failed");
  empty = test_call (test, "GET", "/v1/unmatched-clock-events", "manager-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (empty), ==, 0);
}

/* What was put aside can be looked at again; what became a clock event cannot. */
static void
test_put_aside (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) pushed = NULL, list = NULL, early = NULL, silent = NULL, aside = NULL,
                         other = NULL, open = NULL, settled = NULL, late = NULL;
  g_autofree char *settle = NULL, *reopen = NULL, *body = NULL;
  const char *id;

  test_work_init (&work, test, 0);
  pushed = push (test, "kiosk", 1, make_clock (1, DEVICE, "in", start_of (&work), ""), NULL);
  list = test_call (test, "GET", "/v1/unmatched-clock-events", "manager-a", NULL, NULL);
  id = json_object_get_string_member (test_item (list, 0), "id");
  settle = g_strdup_printf ("/v1/unmatched-clock-events/%s/settle", id);
  reopen = g_strdup_printf ("/v1/unmatched-clock-events/%s/reopen", id);
  early = test_call (test, "POST", reopen, "manager-a", NULL, "If-Match", "*", NULL);
  test_assert_problem (early, 409, "not-put-aside");
  silent = test_call (test, "POST", settle, "manager-a", "{}", "If-Match", "\"1\"", NULL);
  g_assert_true (test_has_fault (silent, "/note", "required"));
  aside = test_call (test, "POST", settle, "manager-a", "{\"note\":\"came by mistake\"}",
                     "If-Match", "\"1\"", NULL);
  g_assert_cmpuint (aside->status, ==, 200);
  other = test_call (test, "POST", reopen, "owner-b", NULL, "If-Match", "*", NULL);
  test_assert_problem (other, 404, "not-found");
  open = test_call (test, "POST", reopen, "coordinator", NULL, "If-Match", "\"2\"", NULL);
  g_assert_cmpuint (open->status, ==, 200);
  g_assert_null (test_text (open, "note"));
  body = g_strdup_printf ("{\"contract_id\":\"%s\"}", work.contract_id);
  settled = test_call (test, "POST", settle, "manager-a", body, "If-Match", "\"3\"", NULL);
  g_assert_cmpuint (settled->status, ==, 200);
  late = test_call (test, "POST", reopen, "manager-a", NULL, "If-Match", "*", NULL);
  test_assert_problem (late, 409, "not-put-aside");
}

/* A worker answers offers and says hours; the batch goes on after what was prepared apart. */
static void
test_kinds (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *first = test_publish_shift (test, 1), *second = test_publish_shift (test, 1);
  g_autofree char *sha256 = NULL, *sha256_b = NULL, *accepting = NULL, *subject = NULL,
                  *subject_b = NULL;
  g_autofree char *offer = test_offer (test, first, 0, &sha256);
  g_autofree char *other = test_offer (test, second, 0, &sha256_b);
  g_autoptr (TestAnswer) answer = NULL, again = NULL;
  const gint64 now_s = yui_moment_now ();

  accepting = g_strdup_printf ("{\"terms_sha256\":\"%s\",\"electronic_notice\":true}", sha256);
  subject = g_strdup_printf (",\"subject_id\":\"%s\"", offer);
  subject_b = g_strdup_printf (",\"subject_id\":\"%s\"", other);
  answer = push (
      test, "worker-0", 1, make_op (1, "offer_acceptance", accepting, now_s, subject),
      make_op (2, "offer_declination", "{}", now_s, subject_b),
      make_op (3, "my_declared_work",
               "{\"employer_name\":\"店\",\"since\":\"2026-01-01\",\"weekdays\":1,\"day_min\":60}",
               now_s, ""),
      make_op (4, "offer_acceptance", accepting, now_s, subject_b), NULL);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (state (answer, i), ==, "applied");
  g_assert_cmpstr (state (answer, 3), ==, "rejected");
  g_assert_cmpint (test_count (test, "SELECT count(*) FROM contract"), ==, 1);
  again = push (test, "worker-0", 1, make_op (1, "offer_acceptance", accepting, now_s, subject),
                make_op (4, "offer_acceptance", accepting, now_s, subject_b), NULL);
  g_assert_cmpstr (state (again, 0), ==, "duplicate");
  g_assert_cmpstr (state (again, 1), ==, "rejected");
  g_assert_cmpint (test_count (test, "SELECT count(*) FROM contract"), ==, 1);
  g_assert_cmpint (test_count (test, "SELECT count(*) FROM declared_work"), ==, 1);
  g_assert_cmpint (test_count (test,
                               "SELECT count(*) FROM audit_log WHERE operation = 'acceptOffer' "
                               "AND status = 201"),
                   ==, 1);
}

/* Another role's op is rejected, not done. */
static void
test_roles (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) manager = NULL, auditor = NULL, nobody = NULL;

  manager = push (test, "manager-a", 1,
                  make_op (1, "my_declared_work", "{}", yui_moment_now (), ""), NULL);
  g_assert_cmpstr (problem (manager, 0), ==, "forbidden");
  auditor = push (test, "auditor", 1, NULL);
  test_assert_problem (auditor, 403, "forbidden");
  nobody = push (test, "nobody", 1, NULL);
  test_assert_problem (nobody, 401, "unauthenticated");
}

static void
test_gap (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) first = NULL, gap = NULL, allowed = NULL, late = NULL, empty = NULL,
                         unordered = NULL;

  test_work_init (&work, test, 0);
  first
      = push (test, "kiosk", 1, make_clock (1, work.contract_id, "in", start_of (&work), ""), NULL);
  gap = push (test, "kiosk", 1, make_clock (3, work.contract_id, "out", start_of (&work), ""),
              NULL);
  test_assert_problem (gap, 409, "device-seq-gap");
  g_assert_cmpint (test_count (test, EVENTS), ==, 1);
  allowed = push (test, "kiosk", 3, make_clock (3, work.contract_id, "out", start_of (&work), ""),
                  NULL);
  g_assert_cmpstr (state (allowed, 0), ==, "applied");
  late = push (test, "kiosk", 2,
               make_clock (2, work.contract_id, "break_start", start_of (&work) + 600, ""), NULL);
  g_assert_cmpstr (state (late, 0), ==, "applied");
  empty = push (test, "kiosk", 1, NULL);
  g_assert_cmpuint (n_results (empty), ==, 0);
  unordered = push (test, "kiosk", 1, make_clock (5, work.contract_id, "in", 0, ""),
                    make_clock (4, work.contract_id, "in", 0, ""), NULL);
  test_assert_problem (unordered, 422, "invalid-input");
}

/* Too many wrong cards: what carries one waits, everything else goes on. */
static void
test_wrong_cards (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (GString) body = g_string_new ("{\"device_id\":\"" DEVICE "\",\"ops\":[");
  g_autoptr (TestAnswer) answer = NULL;
  g_autofree char *last = NULL;
  char moment[YUI_MOMENT_SIZE];

  test_work_init (&work, test, 0);
  yui_moment_format (yui_moment_now (), moment);
  for (int i = 1; i <= 40; i++)
    {
      g_autofree char *event = g_strdup_printf (
          "{\"card_code\":\"AAAA%04d\",\"kind\":\"in\",\"occurred_at\":\"%s\"}", i, moment);
      g_autofree char *op = make_op (i, "clock_event", event, yui_moment_now (), "");

      g_string_append_printf (body, "%s,", op);
    }
  last = make_clock (41, work.contract_id, "in", start_of (&work), "");
  g_string_append_printf (body, "%s]}", last);
  answer = test_call (test, "POST", PATH, "kiosk", body->str, NULL);
  g_assert_cmpuint (n_results (answer), <, 41);
  g_assert_cmpint (test_int (answer, "retry_after_s"), >, 0);
  g_assert_cmpstr (state (answer, n_results (answer) - 1), ==, "applied");
  g_assert_cmpint (test_count (test, UNMATCHED), ==, n_results (answer) - 1);
}

/* A copy of the database comes back: what it does not know is done again, the rest is known. */
static void
test_restored (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) first = NULL, gap = NULL, again = NULL;

  test_work_init (&work, test, 0);
  first = push (test, "kiosk", 1, make_clock (1, work.contract_id, "in", start_of (&work), ""),
                make_clock (2, work.contract_id, "out", start_of (&work) + 7200, ""), NULL);
  g_assert_cmpstr (state (first, 1), ==, "applied");
  test_execute (test, "UPDATE meta SET value = 'other' WHERE key = 'epoch'");
  test_execute (test, "DELETE FROM sync_op WHERE device_seq = 2");
  test_execute (test, "UPDATE sync_device SET last_seq = 1");
  gap = push (test, "kiosk", 1, make_clock (3, work.contract_id, "in", start_of (&work) + 9000, ""),
              NULL);
  test_assert_problem (gap, 409, "device-seq-gap");
  again = push (test, "kiosk", 1, make_clock (1, work.contract_id, "in", start_of (&work), ""),
                make_clock (2, work.contract_id, "out", start_of (&work) + 7200, ""),
                make_clock (3, work.contract_id, "in", start_of (&work) + 9000, ""), NULL);
  g_assert_cmpstr (state (again, 0), ==, "duplicate");
  g_assert_cmpstr (state (again, 1), ==, "applied");
  g_assert_cmpstr (state (again, 2), ==, "applied");
  g_assert_cmpstr (test_text (again, "epoch"), !=, test_text (first, "epoch"));
  g_assert_cmpint (test_count (test, EVENTS), ==, 3); /* the same fact is one event */
}

/* ---- what is not kept for ever ---- */

static gboolean
run_upkeep (YuiDatabase *db, gpointer user_data, GError **error)
{
  return yui_upkeep_run (db, *(gint64 *)user_data, error);
}

static void
test_expired_cursor (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *shift = test_publish_shift (test, 1);
  gint64 now_s = yui_moment_now () + 30 * DAY;
  g_autoptr (TestAnswer) kept = NULL, gone = NULL, fresh = NULL;
  g_autoptr (GError) error = NULL;

  yui_store_write (test->store, YUI_SCOPE_ALL, run_upkeep, &now_s, &error);
  g_assert_no_error (error);
  kept = test_call (test, "GET", "/v1/changes?after=0", "owner-a", NULL,
                    NULL); /* away for 30 days */
  g_assert_cmpuint (kept->status, ==, 200);
  g_assert_nonnull (strstr (kept->text, shift));
  now_s += 61 * DAY;
  yui_store_write (test->store, YUI_SCOPE_ALL, run_upkeep, &now_s, &error);
  g_assert_no_error (error);
  gone = test_call (test, "GET", "/v1/changes?after=0", "owner-a", NULL, NULL);
  test_assert_problem (gone, 410, "cursor-expired");
  fresh = test_call (test, "GET", "/v1/changes", "owner-a", NULL, NULL);
  g_assert_cmpuint (fresh->status, ==, 200);
  g_assert_cmpint (test_int (fresh, "next_after"), >, 0);
}

/* What a kiosk whose clock is off by so many seconds sends at a moment (caller's). */
static char *
make_off_clock (int n, const char *contract_id, const char *kind, gint64 right_s, gint64 offset_s)
{
  g_autofree char *id = op_id (n);
  char moment[YUI_MOMENT_SIZE];

  yui_moment_format (right_s - offset_s, moment);
  return g_strdup_printf (
      "{\"op_id\":\"%s\",\"device_seq\":%d,\"kind\":\"clock_event\",\"body\":{\"contract_id\":"
      "\"%s\",\"kind\":\"%s\",\"occurred_at\":\"%s\"},\"occurred_at\":\"%s\","
      "\"clock_offset_s\":%" G_GINT64_FORMAT "}",
      id, n, contract_id, kind, moment, moment, offset_s);
}

/* The event as it is with the attendance (borrowed). */
static JsonObject *
event_of (TestAnswer *attendance, guint i)
{
  return json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (attendance->body), "clock_events"), i);
}

/* A clock that the device knows to be wrong: the time is put right, and what it said is kept. Little
 * says nothing, and what is far off is looked at by a person. */
static void
test_wrong_clock (void)
{
  static const struct
  {
    gint64 offset_s;
    gboolean is_corrected, needs_review;
  } clocks[] = {
    { 3 * 3600, TRUE, TRUE }, { -7 * 3600, TRUE, TRUE }, { 120, TRUE, FALSE }, { 9, FALSE, FALSE }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      g_autoptr (TestServer) test = test_server_new ();
      g_auto (TestWork) work = { 0 };
      const gint64 now_s = yui_moment_now ();
      const gint64 right_s = clocks[i].is_corrected ? now_s : now_s - clocks[i].offset_s;
      g_autoptr (TestAnswer) pushed = NULL, again = NULL, attendance = NULL;
      g_autofree char *path = NULL;
      char right[YUI_MOMENT_SIZE], said[YUI_MOMENT_SIZE];
      JsonObject *event;

      test_work_init (&work, test, 0);
      test_execute_printf (
          test, "UPDATE contract SET start_s = %" G_GINT64_FORMAT ", end_s = %" G_GINT64_FORMAT,
          now_s - 60, now_s + 6000);
      pushed = push (test, "kiosk", 1,
                     make_off_clock (1, work.contract_id, "in", now_s, clocks[i].offset_s), NULL);
      again = push (test, "kiosk", 1,
                    make_off_clock (1, work.contract_id, "in", now_s, clocks[i].offset_s), NULL);
      g_assert_cmpuint (pushed->status, ==, 200);
      g_assert_cmpuint (again->status, ==, 200);
      path = g_strdup_printf ("/v1/attendances/%s", work.attendance_id);
      attendance = test_call (test, "GET", path, "owner-a", NULL, NULL);
      event = event_of (attendance, 0);
      g_assert_cmpstr (json_object_get_string_member (event, "occurred_at"), ==,
                       yui_moment_format (right_s, right));
      g_assert_cmpint (json_object_get_boolean_member (event, "needs_review"), ==,
                       clocks[i].needs_review);
      if (clocks[i].is_corrected)
        g_assert_cmpstr (json_object_get_string_member (event, "device_at"), ==,
                         yui_moment_format (now_s - clocks[i].offset_s, said));
      else
        g_assert_true (json_object_get_null_member (event, "device_at"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/sync/wrong-clock", test_wrong_clock);
  g_test_add_func ("/server/sync/replay", test_replay);
  g_test_add_func ("/server/sync/other-body", test_other_body);
  g_test_add_func ("/server/sync/bad-in-the-middle", test_bad_in_the_middle);
  g_test_add_func ("/server/sync/settle", test_settle);
  g_test_add_func ("/server/sync/put-aside", test_put_aside);
  g_test_add_func ("/server/sync/kinds", test_kinds);
  g_test_add_func ("/server/sync/roles", test_roles);
  g_test_add_func ("/server/sync/gap", test_gap);
  g_test_add_func ("/server/sync/disk-put-back", test_disk_put_back);
  g_test_add_func ("/server/sync/wrong-cards", test_wrong_cards);
  g_test_add_func ("/server/sync/restored", test_restored);
  g_test_add_func ("/server/sync/expired-cursor", test_expired_cursor);
  return g_test_run ();
}
