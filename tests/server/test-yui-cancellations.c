/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-cancel.h"

#include "labour/yui-civil.h"
#include "server/yui-cancellation.h"
#include "server/yui-moment.h"

#include <string.h>

/* A shift of the tests is 4 hours at 1,300 yen: 5,200. */
#define FULL_YEN  5200
#define SIXTY_YEN 3120
#define NIGHT_YEN 975 /* three hours of it at night, a quarter of 1,300 each */

static TestServer *town;

/* ---- help ---- */

/* The next nine o'clock, within 24 hours; and the last one: no hour of such a shift is at night. */
static gint64
next_nine (void)
{
  const gint64 now_s = yui_moment_now ();
  const gint64 nine_s = yui_civil_utc_of (yui_civil_day_of_utc (now_s), 9 * 60);

  return nine_s > now_s ? nine_s : nine_s + YUI_SECONDS_PER_DAY;
}

static gint64
last_nine (void)
{
  return next_nine () - YUI_SECONDS_PER_DAY;
}

static const char *
option_state (TestAnswer *desk, const char *reason, const char *kind)
{
  return json_object_get_string_member (test_find_option (test_find_reason (desk, reason), kind),
                                        "state");
}

/* ---- the desk ---- */

static void
test_desk (void)
{
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) desk = NULL, other = NULL, clerk = NULL, worker = NULL;
  JsonObject *volume;

  test_work_init (&work, town, 0); /* in 3 days */
  desk = test_get_desk (town, &work, "manager-a");
  other = test_get_desk (town, &work, "owner-b");
  clerk = test_get_desk (town, &work, "clerk-a");
  worker = test_get_desk (town, &work, "worker-0");
  g_assert_cmpuint (desk->status, ==, 200);
  test_assert_problem (other, 404, "not-found");
  test_assert_problem (clerk, 403, "forbidden");
  test_assert_problem (worker, 403, "forbidden");

  g_assert_cmpstr (test_text (desk, "side"), ==, "before_24h");
  g_assert_cmpstr (test_text (desk, "kind"), ==, "before_start");
  g_assert_cmpint (test_int (desk, "scheduled_wage_yen"), ==, FULL_YEN);
  g_assert_cmpint (test_int (desk, "until_start_s"), >, 2 * YUI_SECONDS_PER_DAY);
  g_assert_cmpstr (soup_message_headers_get_one (desk->headers, "ETag"), ==, "\"1\"");
  g_assert_null (test_find_reason (desk, "worker_request"));

  volume = test_find_reason (desk, "business_volume");
  g_assert_true (json_object_get_boolean_member (volume, "is_allowed"));
  g_assert_cmpstr (json_object_get_string_member (volume, "preset"), ==, "full_wage");
  g_assert_cmpstr (option_state (desk, "business_volume", "nothing"), ==, "needs_reason");
  g_assert_cmpstr (option_state (desk, "business_volume", "full_wage"), ==, "open");
  g_assert_cmpstr (option_state (desk, "employer_other", "nothing"), ==, "unlawful");
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (volume, "cautions"), 0), ==,
      "industry_rule_only");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (volume, "cases")), ==, 2);
  test_forget_all (town);
}

/* The case at exactly 24 hours and a second less, by a clock that stands. */
static void
test_24_hours (void)
{
  g_auto (TestWork) work = { 0 };
  g_autoptr (GError) error = NULL;
  YuiDatabase *db;
  const gint64 start_s = yui_moment_now () + 2 * YUI_SECONDS_PER_DAY;
  const struct
  {
    gint64 before_s;
    YuiCancelSide side;
    YuiOptionState nothing;
  } moments[] = {
    { 86401, YUI_SIDE_BEFORE_24H, YUI_OPTION_NEEDS_REASON },
    { 86400, YUI_SIDE_BEFORE_24H, YUI_OPTION_NEEDS_REASON },
    { 86399, YUI_SIDE_WITHIN_24H, YUI_OPTION_UNLAWFUL },
    { 1, YUI_SIDE_WITHIN_24H, YUI_OPTION_UNLAWFUL },
    { 0, YUI_SIDE_STARTED, YUI_OPTION_UNLAWFUL },
  };

  test_work_init (&work, town, 0);
  test_start_at (town, &work, start_s);
  test_execute (town, "UPDATE contract SET formed_s = 1");
  db = yui_store_begin_read (town->store, YUI_SCOPE_ALL, &error);
  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_auto (YuiCancelCase) one = { 0 };
      YuiCancelAssessment a;

      g_assert_true (yui_cancel_case_load (&one, db, 1, TEST_EMPLOYER_A, work.contract_id,
                                           town->tables, start_s - moments[i].before_s, &error));
      yui_cancel_case_assess (&one, YUI_CANCEL_BUSINESS_VOLUME, &a);
      g_assert_cmpint (a.side, ==, moments[i].side);
      g_assert_cmpint (a.options[YUI_OWED_NOTHING].state, ==, moments[i].nothing);
      g_assert_cmpint (yui_cancel_case_has_started (&one), ==, moments[i].before_s == 0);
    }
  yui_store_end_read (town->store, db);
  test_forget_all (town);
}

static void
test_first_timer (void)
{
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) desk = NULL, refused = NULL, done = NULL;
  JsonObject *average;

  test_work_init (&work, town, 1);
  desk = test_get_desk (town, &work, "owner-a");
  average = json_object_get_object_member (json_node_get_object (desk->body), "average_wage");
  g_assert_true (json_object_get_null_member (average, "yen_per_day"));
  g_assert_cmpstr (json_object_get_string_member (average, "why"), ==, "no_work_in_month");
  g_assert_cmpstr (option_state (desk, "employer_other", "statutory_floor"), ==, "unknown");
  refused = test_cancel (town, &work, "employer_other", "statutory_floor", 0, "なし");
  test_assert_problem (refused, 422, "invalid-input");
  g_assert_true (test_has_fault (refused, "/owed_kind", "cannot_be_computed"));
  done = test_cancel (town, &work, "employer_other", "sixty_percent", SIXTY_YEN, "雨で客が来ない");
  g_assert_cmpuint (done->status, ==, 201);
  g_assert_true (
      json_object_get_null_member (json_node_get_object (done->body), "average_wage_yen"));
  g_assert_cmpstr (test_text (done, "average_wage_why"), ==, "no_work_in_month");
  test_forget_all (town);
}

/* Two days at 5,200 in the month before: 73 % of 5,200 is 3,796, 60 % of that 2,277.6. */
static void
test_repeat_worker (void)
{
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) desk = NULL, little = NULL, done = NULL;

  test_work_before (town, 2, 3);
  test_work_before (town, 2, 10);
  test_work_before (town, 2, 45); /* not in the month */
  test_work_init (&work, town, 2);
  desk = test_get_desk (town, &work, "owner-a");
  g_assert_cmpint (
      json_object_get_int_member (
          json_object_get_object_member (json_node_get_object (desk->body), "average_wage"),
          "yen_per_day"),
      ==, 3796);
  g_assert_cmpint (
      json_object_get_int_member (
          test_find_option (test_find_reason (desk, "employer_other"), "statutory_floor"),
          "amount_yen"),
      ==, 2278);
  little = test_cancel (town, &work, "employer_other", "statutory_floor", 2277, "仕込みが減った");
  g_assert_true (test_has_fault (little, "/owed_yen", "too_little"));
  done = test_cancel (town, &work, "employer_other", "statutory_floor", 2278, "仕込みが減った");
  g_assert_cmpuint (done->status, ==, 201);
  g_assert_cmpint (test_int (done, "average_wage_yen"), ==, 3796);
  g_assert_cmpint (test_int (done, "owed_yen"), ==, 2278);
  test_forget_all (town);
}

/* ---- cancelling ---- */

static void
test_full_wage (void)
{
  g_auto (TestWork) work = { 0 };
  g_autofree char *shift_path = NULL, *attendance_path = NULL;
  g_autoptr (TestAnswer) done = NULL, again = NULL, mine = NULL, shift = NULL, hours = NULL,
                         listed = NULL, stale = NULL;
  JsonObject *contract;

  test_work_init (&work, town, 0);
  shift_path = g_strconcat ("/v1/shifts/", work.shift_id, NULL);
  attendance_path = g_strconcat ("/v1/attendances/", work.attendance_id, NULL);
  test_start_at (town, &work, next_nine ());
  stale = test_cancel_as (
      town, &work, "owner-a", "\"9\"",
      "{\"reason\":\"employer_other\",\"owed_kind\":\"full_wage\",\"owed_yen\":5200}");
  test_assert_problem (stale, 412, "precondition-failed");
  done = test_cancel (town, &work, "employer_other", "full_wage", FULL_YEN, "");
  g_assert_cmpuint (done->status, ==, 201);
  g_assert_cmpstr (test_text (done, "by"), ==, "employer");
  g_assert_cmpstr (test_text (done, "side"), ==, "within_24h");
  g_assert_cmpint (test_int (done, "owed_yen"), ==, FULL_YEN);
  g_assert_nonnull (test_text (done, "pay_by_date"));
  again = test_cancel (town, &work, "employer_other", "full_wage", FULL_YEN, "");
  test_assert_problem (again, 409, "already-cancelled");

  mine = test_call (town, "GET", "/v1/my/contracts", "worker-0", NULL, NULL);
  contract = test_item (mine, 0);
  g_assert_cmpstr (json_object_get_string_member (contract, "state"), ==, "cancelled");
  g_assert_cmpint (json_object_get_int_member (
                       json_object_get_object_member (contract, "cancellation"), "owed_yen"),
                   ==, FULL_YEN);
  shift = test_call (town, "GET", shift_path, "owner-a", NULL, NULL);
  g_assert_cmpint (test_int (shift, "seats_filled"), ==, 0);
  g_assert_cmpstr (test_text (shift, "state"), ==, "published");
  hours = test_call (town, "GET", attendance_path, "owner-a", NULL, NULL);
  test_assert_problem (hours, 404, "not-found");
  listed = test_call (town, "GET", "/v1/cancellations", "clerk-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (listed), >=, 1);
  test_forget_all (town);
}

/* The paper of a contract's cancellation, as its worker reads it (caller's). */
static char *
read_paper (const TestWork *work, const char *worker, char **document_id)
{
  g_autofree char *path = g_strdup_printf ("/v1/contracts/%s", work->contract_id);
  g_autoptr (TestAnswer) contract = test_call (town, "GET", path, "owner-a", NULL, NULL);
  JsonObject *cancellation
      = json_object_get_object_member (json_node_get_object (contract->body), "cancellation");
  const char *id = json_object_get_string_member (cancellation, "document_id");
  g_autofree char *content = g_strdup_printf ("/v1/documents/%s/content", id);
  g_autoptr (TestAnswer) owner = test_call (town, "GET", content, "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) own = test_call (town, "GET", content, worker, NULL, NULL);
  g_autoptr (TestAnswer) other = test_call (town, "GET", content, "owner-b", NULL, NULL);

  g_assert_cmpuint (owner->status, ==, 200);
  g_assert_cmpmem (owner->text, owner->size, own->text, own->size);
  test_assert_problem (other, 404, "not-found");
  g_set_str (document_id, id);
  return test_pdf_text (own);
}

/* Both sides hold the same bytes, with the working and the law; its delivery is a fact of its own,
 * not one of the notice. */
static void
test_paper (void)
{
  g_auto (TestWork) work = { 0 };
  g_autofree char *id = NULL, *text = NULL, *path = NULL, *one_path = NULL, *trail_text = NULL;
  g_autofree char *trail_body = NULL;
  g_autoptr (TestAnswer) done = NULL, listed = NULL, told = NULL, contract = NULL, trail = NULL,
                         again = NULL;

  test_work_before (town, 0, 3);
  test_work_init (&work, town, 0);
  test_start_at (town, &work, next_nine ());
  done = test_cancel (town, &work, "business_volume", "sixty_percent", SIXTY_YEN, "大雪で客がない");
  g_assert_cmpuint (done->status, ==, 201);
  g_assert_true (json_object_get_null_member (json_node_get_object (done->body), "delivered_at"));
  text = read_paper (&work, "worker-0", &id);
  g_assert_cmpstr (test_text (done, "document_id"), ==, id);
  for (guint i = 0; i < 7; i++)
    g_assert_nonnull (
        strstr (text, ((const char *[]){ "解約通知書", "大雪で客がない", "3,120円", "5,200",
                                         "平均賃金", "24時間以内", "第26条" })[i]));
  listed = test_call (town, "GET", "/v1/documents?kind=cancellation", "worker-0", NULL, NULL);
  g_assert_cmpuint (test_n_items (listed), >=, 1);
  path = g_strdup_printf ("/v1/documents/%s/deliveries", id);
  told = test_call (town, "POST", path, "worker-0", "{\"how\":\"shown\"}", NULL);
  g_assert_cmpuint (told->status, ==, 204);
  one_path = g_strdup_printf ("/v1/contracts/%s", work.contract_id);
  contract = test_call (town, "GET", one_path, "owner-a", NULL, NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                        json_node_get_object (contract->body), "deliveries")),
                    ==, 0);
  g_assert_false (json_object_get_null_member (
      json_object_get_object_member (json_node_get_object (contract->body), "cancellation"),
      "delivered_at"));
  trail_body = g_strdup_printf ("{\"kind\":\"trail\",\"shift_id\":\"%s\",\"worker_id\":\"%s\"}",
                                work.shift_id, test_worker_id (0));
  trail = test_call (town, "POST", "/v1/documents", "owner-a", trail_body, NULL);
  g_assert_cmpuint (trail->status, ==, 201);
  path = (g_free (path), g_strdup_printf ("/v1/documents/%s/content", test_text (trail, "id")));
  again = test_call (town, "GET", path, "owner-a", NULL, NULL);
  trail_text = test_pdf_text (again);
  g_assert_nonnull (strstr (trail_text, "画面で確認"));
  g_assert_nonnull (strstr (trail_text, "解約通知書"));
  test_forget_all (town);
}

/* An employer that does not follow the association's rule has no free reason before 24 hours. */
static void
test_switch (void)
{
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) on = NULL, settings = NULL, off = NULL, back = NULL;

  test_work_init (&work, town, 0);
  on = test_get_desk (town, &work, "owner-a");
  g_assert_true (
      json_object_get_boolean_member (json_node_get_object (on->body), "follows_24_hours"));
  g_assert_cmpstr (option_state (on, "business_volume", "nothing"), ==, "needs_reason");
  settings = test_call (town, "PATCH", "/v1/employer", "owner-a", "{\"follows_24_hours\":false}",
                        "If-Match", "*", "Content-Type", "application/merge-patch+json", NULL);
  g_assert_cmpuint (settings->status, ==, 200);
  off = test_get_desk (town, &work, "owner-a");
  g_assert_cmpstr (option_state (off, "business_volume", "nothing"), ==, "unlawful");
  g_assert_cmpstr (option_state (off, "force_majeure", "nothing"), ==, "needs_reason");
  back = test_call (town, "PATCH", "/v1/employer", "owner-a", "{\"follows_24_hours\":true}",
                    "If-Match", "*", "Content-Type", "application/merge-patch+json", NULL);
  g_assert_cmpuint (back->status, ==, 200);
  test_forget_all (town);
}

static void
test_written_reason (void)
{
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) bare = NULL, unlawful = NULL, offered = NULL, done = NULL;

  test_work_init (&work, town, 0);
  bare = test_cancel (town, &work, "employer_other", "sixty_percent", SIXTY_YEN, "");
  g_assert_true (test_has_fault (bare, "/written_reason", "required"));
  unlawful = test_cancel (town, &work, "employer_other", "nothing", 0, "都合");
  g_assert_true (test_has_fault (unlawful, "/owed_kind", "unlawful"));
  offered = test_cancel (town, &work, "worker_request", "nothing", 0, "本人の希望");
  g_assert_true (test_has_fault (offered, "/reason", "reason_not_offered"));
  done = test_cancel (town, &work, "force_majeure", "nothing", 0, "台風で停電");
  g_assert_cmpuint (done->status, ==, 201);
  g_assert_cmpstr (test_text (done, "owed_kind"), ==, "nothing");
  g_assert_cmpstr (test_text (done, "written_reason"), ==, "台風で停電");
  test_forget_all (town);
}

static void
test_replay (void)
{
  g_auto (TestWork) work = { 0 };
  g_autofree char *path = NULL;
  const char *body
      = "{\"reason\":\"employer_other\",\"owed_kind\":\"full_wage\",\"owed_yen\":5200}";
  g_autoptr (TestAnswer) first = NULL, second = NULL, stranger = NULL, clerk = NULL, read = NULL,
                         other = NULL;
  g_autofree char *one = NULL;

  test_work_init (&work, town, 0);
  path = g_strdup_printf ("/v1/contracts/%s/cancellation", work.contract_id);
  stranger = test_cancel_as (town, &work, "owner-b", "\"1\"", body);
  clerk = test_cancel_as (town, &work, "clerk-a", "\"1\"", body);
  test_assert_problem (stranger, 404, "not-found");
  test_assert_problem (clerk, 403, "forbidden");
  first = test_call (town, "POST", path, "owner-a", body, "If-Match", "\"1\"", "Idempotency-Key",
                     "cancel-once", NULL);
  second = test_call (town, "POST", path, "owner-a", body, "If-Match", "\"1\"", "Idempotency-Key",
                      "cancel-once", NULL);
  g_assert_cmpuint (first->status, ==, 201);
  g_assert_cmpstr (first->text, ==, second->text);
  one = g_strconcat ("/v1/cancellations/", test_text (first, "id"), NULL);
  read = test_call (town, "GET", one, "auditor", NULL, NULL);
  g_assert_cmpuint (read->status, ==, 200);
  g_assert_cmpint (test_int (read, "owed_yen"), ==, 5200);
  other = test_call (town, "GET", one, "owner-b", NULL, NULL);
  test_assert_problem (other, 404, "not-found");
  test_forget_all (town);
}

static void
test_hire_again (void)
{
  g_auto (TestWork) work = { 0 };
  g_autofree char *offer_id = NULL, *sha256 = NULL, *path = NULL, *body = NULL, *list_path = NULL;
  g_autoptr (TestAnswer) done = NULL, accepted = NULL, contracts = NULL;
  g_auto (TestWork) second = { 0 };
  g_autoptr (TestAnswer) again = NULL;

  test_work_init (&work, town, 3);
  done = test_cancel (town, &work, "employer_other", "full_wage", FULL_YEN, "");
  g_assert_cmpuint (done->status, ==, 201);
  offer_id = test_offer (town, work.shift_id, 3, &sha256);
  path = g_strdup_printf ("/v1/offers/%s/accept", offer_id);
  body = g_strdup_printf ("{\"terms_sha256\":\"%s\",\"electronic_notice\":false}", sha256);
  accepted = test_call (town, "POST", path, "worker-3", body, NULL);
  g_assert_cmpuint (accepted->status, ==, 201);
  g_assert_cmpstr (test_text (accepted, "id"), !=, work.contract_id);
  g_assert_nonnull (test_text (accepted, "attendance_id"));
  list_path = g_strdup_printf ("/v1/shifts/%s/contracts", work.shift_id);
  contracts = test_call (town, "GET", list_path, "owner-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (contracts), ==, 2);
  second.contract_id = g_strdup (test_text (accepted, "id"));
  again = test_cancel (town, &second, "employer_other", "full_wage", FULL_YEN, "");
  g_assert_cmpuint (again->status, ==, 201);
  test_forget_all (town);
}

static void
test_by_worker (void)
{
  g_auto (TestWork) work = { 0 };
  g_auto (TestWork) late = { 0 };
  g_autofree char *path = NULL, *late_path = NULL, *text = NULL, *document_id = NULL;
  g_autoptr (TestAnswer) other = NULL, done = NULL, again = NULL, started = NULL;

  test_work_init (&work, town, 0);
  path = g_strdup_printf ("/v1/my/contracts/%s/cancellation", work.contract_id);
  other = test_call (town, "POST", path, "worker-1", "{}", NULL);
  test_assert_problem (other, 404, "not-found");
  test_start_at (town, &work, yui_moment_now () + 60);
  done = test_call (town, "POST", path, "worker-0", "{\"note\":\"熱が出た\"}", NULL);
  g_assert_cmpuint (done->status, ==, 201);
  g_assert_cmpstr (test_text (done, "by"), ==, "worker");
  text = read_paper (&work, "worker-0", &document_id);
  g_assert_nonnull (strstr (text, "働き手の申出による"));
  g_assert_nonnull (strstr (text, "熱が出た"));
  g_assert_cmpint (test_int (done, "owed_yen"), ==, 0);
  again = test_call (town, "POST", path, "worker-0", "{}", NULL);
  test_assert_problem (again, 409, "already-cancelled");
  test_forget_all (town);

  test_work_init (&late, town, 0);
  late_path = g_strdup_printf ("/v1/my/contracts/%s/cancellation", late.contract_id);
  test_start_at (town, &late, yui_moment_now () - 1);
  started = test_call (town, "POST", late_path, "worker-0", "{}", NULL);
  test_assert_problem (started, 409, "shift-started");
  test_forget_all (town);
}

/* ---- early finish ---- */

static void
clock_at (const TestWork *work, const char *kind, gint64 at_s)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO clock_event (programme_id, id, contract_id, employer_id, workplace_id, "
      "worker_id, kind, source, occurred_s, received_s) SELECT 1, '%s', id, employer_id, "
      "workplace_id, worker_id, '%s', 'kiosk', %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
      " FROM contract WHERE id = '%s'",
      id, kind, at_s, at_s, work->contract_id);

  test_execute (town, sql);
}

/* Sent home after one hour of four: 1,300 worked, 3,900 lost. */
static void
test_early_finish (void)
{
  g_auto (TestWork) work = { 0 };
  const gint64 start_s = last_nine ();
  g_autofree char *attendance_path = NULL, *text = NULL, *document_id = NULL;
  g_autoptr (TestAnswer) at_work = NULL, desk = NULL, nothing = NULL, done = NULL, again = NULL,
                         hours = NULL;

  test_work_init (&work, town, 0);
  attendance_path = g_strconcat ("/v1/attendances/", work.attendance_id, NULL);
  test_start_at (town, &work, start_s);
  clock_at (&work, "in", start_s);
  at_work = test_get_desk (town, &work, "owner-a");
  test_assert_problem (at_work, 409, "still-at-work");
  clock_at (&work, "out", start_s + 3600);
  desk = test_get_desk (town, &work, "owner-a");
  g_assert_cmpuint (desk->status, ==, 200);
  g_assert_cmpstr (test_text (desk, "kind"), ==, "early_finish");
  g_assert_cmpint (test_int (desk, "worked_wage_yen"), ==, 1300);
  g_assert_cmpint (
      json_object_get_int_member (
          test_find_option (test_find_reason (desk, "business_volume"), "full_wage"), "amount_yen"),
      ==, 3900);
  g_assert_cmpstr (option_state (desk, "worker_request", "nothing"), ==, "open");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                        json_node_get_object (desk->body), "alternatives")),
                    ==, 0);
  nothing = test_cancel (town, &work, "business_volume", "nothing", 0, "暇");
  g_assert_true (test_has_fault (nothing, "/owed_kind", "unlawful"));
  done = test_cancel (town, &work, "business_volume", "full_wage", 3900, "");
  g_assert_cmpuint (done->status, ==, 201);
  g_assert_cmpstr (test_text (done, "kind"), ==, "early_finish");
  g_assert_cmpint (test_int (done, "worked_wage_yen"), ==, 1300);
  text = read_paper (&work, "worker-0", &document_id);
  g_assert_nonnull (strstr (text, "早上がり通知書"));
  g_assert_nonnull (strstr (text, "1,300"));
  again = test_cancel (town, &work, "business_volume", "full_wage", 3900, "");
  test_assert_problem (again, 409, "already-cancelled");
  hours = test_call (town, "GET", attendance_path, "owner-a", NULL, NULL);
  g_assert_cmpuint (hours->status, ==, 200);
  test_forget_all (town);
}

static gint64
floor_of (TestAnswer *desk)
{
  return json_object_get_int_member (
      test_find_option (test_find_reason (desk, "business_volume"), "statutory_floor"),
      "amount_yen");
}

static void
count_worked_pay (gboolean counts)
{
  g_autofree char *body = g_strdup_printf ("{\"worked_pay_counts\":%s}", counts ? "true" : "false");
  g_autoptr (TestAnswer) set
      = test_call (town, "PATCH", "/v1/employer", "owner-a", body, "If-Match", "*", "Content-Type",
                   "application/merge-patch+json", NULL);

  g_assert_cmpuint (set->status, ==, 200);
  g_assert_true (
      json_object_get_boolean_member (json_node_get_object (set->body), "worked_pay_counts")
      == counts);
}

/* The wage for the hours worked counts towards the 60 per cent, or comes besides it. */
static void
test_early_reading (void)
{
  g_auto (TestWork) work = { 0 };
  const gint64 start_s = last_nine ();
  g_autoptr (TestAnswer) with = NULL, besides = NULL;

  test_work_before (town, 0, 10);
  test_work_init (&work, town, 0);
  test_start_at (town, &work, start_s);
  clock_at (&work, "in", start_s);
  clock_at (&work, "out", start_s + 3600);
  with = test_get_desk (town, &work, "owner-a");
  count_worked_pay (FALSE);
  besides = test_get_desk (town, &work, "owner-a");
  g_assert_cmpint (floor_of (besides), >, 1300);
  g_assert_cmpint (floor_of (besides) - floor_of (with), ==, 1300);
  count_worked_pay (TRUE);
  test_forget_all (town);
}

/* ---- why an amount ---- */

static gint64
sum_of (JsonObject *object)
{
  JsonArray *lines = json_object_get_array_member (object, "lines");
  gint64 yen = 0;

  for (guint i = 0; i < json_array_get_length (lines); i++)
    yen += json_object_get_int_member (json_array_get_object_element (lines, i), "amount_yen");
  return yen;
}

/* 21:00 to 1:00: three of the four hours are at night. */
static void
assert_night_lines (JsonArray *working)
{
  JsonObject *wage = json_array_get_object_element (working, 0);
  JsonArray *lines = json_object_get_array_member (wage, "lines");
  JsonObject *night, *why;

  g_assert_cmpstr (json_object_get_string_member (wage, "code"), ==, "scheduled_wage");
  g_assert_cmpint (json_object_get_int_member (wage, "amount_yen"), ==, FULL_YEN + NIGHT_YEN);
  g_assert_cmpint (sum_of (wage), ==, FULL_YEN + NIGHT_YEN);
  g_assert_cmpuint (json_array_get_length (lines), ==, 2);
  night = json_array_get_object_element (lines, 1);
  why = json_object_get_object_member (night, "why");
  g_assert_cmpstr (json_object_get_string_member (night, "kind"), ==, "night");
  g_assert_cmpint (json_object_get_int_member (night, "minutes"), ==, 180);
  g_assert_cmpint (json_object_get_int_member (night, "unit_yen"), ==, 1300);
  g_assert_cmpint (json_object_get_int_member (night, "percent"), ==, 25);
  g_assert_cmpstr (json_object_get_string_member (why, "article"), ==, "labour_standards_act_37_4");
  g_assert_cmpstr (json_object_get_string_member (why, "table"), ==, "premium_rates");
  g_assert_cmpint (json_object_get_int_member (why, "table_year"), >, 2000);
  g_assert_cmpstr (json_object_get_string_member (why, "table_date"), ==,
                   json_object_get_string_member (night, "work_date"));
  g_assert_cmpstr (json_object_get_string_member (why, "rounding"), ==, "up_to_yen");
}

static void
test_why (void)
{
  g_auto (TestWork) work = { 0 };
  const YuiCivilDay day = yui_civil_day_of_utc (yui_moment_now ()) + 3;
  g_autoptr (TestAnswer) desk = NULL, done = NULL;
  JsonObject *root;
  JsonArray *choices;

  test_work_init (&work, town, 0);
  test_start_at (town, &work, yui_civil_utc_of (day, 21 * 60));
  desk = test_get_desk (town, &work, "owner-a");
  root = json_node_get_object (desk->body);
  assert_night_lines (json_object_get_array_member (root, "working"));
  choices = json_object_get_array_member (
      json_array_get_object_element (json_object_get_array_member (root, "alternatives"), 0),
      "choices");
  g_assert_cmpuint (json_array_get_length (choices), ==, 3);
  for (guint i = 0; i < json_array_get_length (choices); i++)
    {
      JsonObject *choice = json_array_get_object_element (choices, i);

      g_assert_cmpint (sum_of (choice), ==,
                       json_object_get_int_member (choice, "expected_pay_yen"));
    }
  done = test_cancel (town, &work, "business_volume", "full_wage", FULL_YEN + NIGHT_YEN, "");
  g_assert_cmpuint (done->status, ==, 201);
  assert_night_lines (json_object_get_array_member (
      json_object_get_object_member (json_node_get_object (done->body), "working"), "working"));
  test_forget_all (town);
}

/* ---- a whole shift ---- */

static TestAnswer *
cancel_shift (const char *shift_id, const char *ids, gint64 total, const char *token)
{
  g_autofree char *path = g_strdup_printf ("/v1/shifts/%s/cancellation", shift_id);
  g_autofree char *body
      = g_strdup_printf ("{\"reason\":\"employer_other\",\"owed_kind\":\"full_wage\","
                         "\"contract_ids\":[%s],\"owed_total_yen\":%" G_GINT64_FORMAT "}",
                         ids, total);

  return test_call (town, "POST", path, token, body, "If-Match", "\"2\"", NULL);
}

static char *
hire (const char *shift_id, int worker)
{
  g_autofree char *sha256 = NULL, *offer_id = test_offer (town, shift_id, worker, &sha256);
  g_autofree char *path = g_strdup_printf ("/v1/offers/%s/accept", offer_id);
  g_autofree char *token = g_strdup_printf ("worker-%d", worker);
  g_autofree char *body
      = g_strdup_printf ("{\"terms_sha256\":\"%s\",\"electronic_notice\":true}", sha256);
  g_autoptr (TestAnswer) accepted = test_call (town, "POST", path, token, body, NULL);

  g_assert_cmpuint (accepted->status, ==, 201);
  return g_strdup (test_text (accepted, "id"));
}

static void
test_whole_shift (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 3);
  g_autofree char *first = hire (shift_id, 0), *second = hire (shift_id, 1);
  g_autofree char *open = test_offer (town, shift_id, 2, NULL);
  g_autofree char *ids = g_strdup_printf ("\"%s\",\"%s\"", first, second);
  g_autofree char *one = g_strdup_printf ("\"%s\"", first);
  g_autofree char *path = g_strdup_printf ("/v1/shifts/%s/cancellation-desk", shift_id);
  g_autofree char *offers_path = g_strdup_printf ("/v1/shifts/%s/offers", shift_id);
  g_autofree char *papers_path
      = g_strdup_printf ("/v1/documents?kind=cancellation&shift_id=%s", shift_id);
  g_autoptr (TestAnswer) papers = NULL;
  g_autoptr (TestAnswer) desk = test_call (town, "GET", path, "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) stranger = cancel_shift (shift_id, ids, 2 * FULL_YEN, "owner-b");
  g_autoptr (TestAnswer) people = cancel_shift (shift_id, one, FULL_YEN, "owner-a");
  g_autoptr (TestAnswer) total = cancel_shift (shift_id, ids, FULL_YEN, "owner-a");
  g_autoptr (TestAnswer) done = cancel_shift (shift_id, ids, 2 * FULL_YEN, "owner-a");
  g_autoptr (TestAnswer) again = cancel_shift (shift_id, ids, 2 * FULL_YEN, "owner-a");
  g_autoptr (TestAnswer) offers = test_call (town, "GET", offers_path, "owner-a", NULL, NULL);

  g_assert_cmpuint (test_n_items (desk), ==, 2);
  test_assert_problem (stranger, 404, "not-found");
  test_assert_problem (people, 409, "people-changed");
  g_assert_true (test_has_fault (total, "/owed_total_yen", "total_changed"));
  g_assert_cmpuint (done->status, ==, 200);
  g_assert_cmpstr (test_text (done, "state"), ==, "cancelled");
  g_assert_cmpint (test_int (done, "seats_filled"), ==, 0);
  test_assert_problem (again, 409, "shift-not-published");
  papers = test_call (town, "GET", papers_path, "owner-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (papers), ==, 2);
  for (guint i = 0; i < test_n_items (offers); i++)
    if (g_str_equal (json_object_get_string_member (test_item (offers, i), "id"), open))
      g_assert_cmpstr (json_object_get_string_member (test_item (offers, i), "state"), ==,
                       "withdrawn");
    else
      g_assert_cmpstr (json_object_get_string_member (test_item (offers, i), "state"), ==, "ended");
  test_forget_all (town);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/cancellations/desk", test_desk);
  g_test_add_func ("/server/cancellations/24-hours", test_24_hours);
  g_test_add_func ("/server/cancellations/first-timer", test_first_timer);
  g_test_add_func ("/server/cancellations/repeat-worker", test_repeat_worker);
  g_test_add_func ("/server/cancellations/full-wage", test_full_wage);
  g_test_add_func ("/server/cancellations/paper", test_paper);
  g_test_add_func ("/server/cancellations/switch", test_switch);
  g_test_add_func ("/server/cancellations/written-reason", test_written_reason);
  g_test_add_func ("/server/cancellations/replay", test_replay);
  g_test_add_func ("/server/cancellations/hire-again", test_hire_again);
  g_test_add_func ("/server/cancellations/by-worker", test_by_worker);
  g_test_add_func ("/server/cancellations/early-finish", test_early_finish);
  g_test_add_func ("/server/cancellations/early-reading", test_early_reading);
  g_test_add_func ("/server/cancellations/why", test_why);
  g_test_add_func ("/server/cancellations/whole-shift", test_whole_shift);
  status = g_test_run ();
  test_server_free (town);
  return status;
}
