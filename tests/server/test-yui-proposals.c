/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "labour/yui-civil.h"
#include "server/yui-moment.h"

static TestServer *town;

static gint64
start_of (TestAnswer *contract)
{
  JsonObject *terms
      = json_object_get_object_member (json_node_get_object (contract->body), "terms");
  gint64 start_s;

  g_assert_true (yui_moment_parse (json_object_get_string_member (terms, "starts_at"), &start_s));
  return start_s;
}

static TestAnswer *
get_contract (const char *id, const char *token)
{
  g_autofree char *path = g_strconcat ("/v1/contracts/", id, NULL);

  return test_call (town, "GET", path, token, NULL, NULL);
}

static TestAnswer *
propose (const char *contract_id, const char *token, const char *change)
{
  g_autofree char *path = g_strdup_printf ("/v1/contracts/%s/proposals", contract_id);
  char reply_by[YUI_MOMENT_SIZE];
  g_autofree char *body = NULL;

  yui_moment_format (yui_moment_now () + 3600, reply_by);
  body = g_strdup_printf ("{%s,\"reply_by\":\"%s\"}", change, reply_by);
  return test_call (town, "POST", path, token, body, "If-Match", "\"1\"", NULL);
}

static char *
shorten_to (gint64 start_s, int minutes)
{
  char from[YUI_MOMENT_SIZE], to[YUI_MOMENT_SIZE];

  yui_moment_format (start_s, from);
  yui_moment_format (start_s + minutes * 60, to);
  return g_strdup_printf (
      "\"kind\":\"shorten\",\"starts_at\":\"%s\",\"ends_at\":\"%s\",\"break_min\":0", from, to);
}

static void
end (const TestWork *work)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE contract SET cancelled_s = 1, start_s = 0, end_s = 60 WHERE id = '%s'",
      work->contract_id);

  test_execute (town, sql);
}

static void
test_shorten (void)
{
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) before = NULL, longer = NULL, proposal = NULL, other = NULL, wrong = NULL,
                         done = NULL, again = NULL, hours = NULL, shift = NULL, stranger = NULL;
  g_autofree char *change = NULL, *more = NULL, *path = NULL, *body = NULL, *hours_path = NULL,
                  *shift_path = NULL;
  JsonObject *root;
  JsonArray *versions;

  test_work_init (&work, town, 0);
  before = get_contract (work.contract_id, "owner-a");
  change = shorten_to (start_of (before), 120);
  more = shorten_to (start_of (before), 300);
  stranger = propose (work.contract_id, "owner-b", change);
  longer = propose (work.contract_id, "owner-a", more);
  proposal = propose (work.contract_id, "owner-a", change);
  test_assert_problem (stranger, 404, "not-found");
  g_assert_true (test_has_fault (longer, "/ends_at", "outside_agreed_hours"));
  g_assert_cmpuint (proposal->status, ==, 201);

  path = g_strdup_printf ("/v1/proposals/%s/accept", test_text (proposal, "id"));
  body = g_strdup_printf (
      "{\"terms_sha256\":\"%s\"}",
      json_object_get_string_member (
          json_object_get_object_member (json_node_get_object (proposal->body), "terms"),
          "sha256"));
  other = test_call (town, "POST", path, "worker-1", body, NULL);
  test_assert_problem (other, 404, "not-found");
  wrong = test_call (town, "POST", path, "worker-0",
                     "{\"terms_sha256\":"
                     "\"0000000000000000000000000000000000000000000000000000000000000000\"}",
                     NULL);
  test_assert_problem (wrong, 409, "terms-changed");
  done = test_call (town, "POST", path, "worker-0", body, NULL);
  g_assert_cmpuint (done->status, ==, 200);
  again = test_call (town, "POST", path, "worker-0", body, NULL);
  test_assert_problem (again, 409, "proposal-not-open");

  root = json_node_get_object (done->body);
  versions = json_object_get_array_member (root, "versions");
  g_assert_cmpuint (json_array_get_length (versions), ==, 2);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (versions, 1), "consent_how"),
      ==, "kiosk");
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (root, "terms"),
                                               "expected_pay_yen"),
                   ==, 2600);
  hours_path = g_strconcat ("/v1/attendances/", work.attendance_id, NULL);
  hours = test_call (town, "GET", hours_path, "owner-a", NULL, NULL);
  {
    gint64 end_s;

    g_assert_true (yui_moment_parse (test_text (hours, "planned_end"), &end_s));
    g_assert_cmpint (end_s, ==, start_of (before) + 2 * 3600);
  }
  shift_path = g_strconcat ("/v1/shifts/", work.shift_id, NULL);
  shift = test_call (town, "GET", shift_path, "owner-a", NULL, NULL);
  g_assert_cmpint (test_int (shift, "seats_filled"), ==, 1);
  end (&work);
}

static void
test_move (void)
{
  g_auto (TestWork) work = { 0 };
  g_autofree char *shift_body = test_shift_body (TEST_WORKPLACE_A, 4, 9, "");
  g_autoptr (TestAnswer) made = test_call (town, "POST", "/v1/shifts", "owner-a", shift_body, NULL);
  g_autofree char *publish = g_strdup_printf ("/v1/shifts/%s/publish", test_text (made, "id"));
  g_autoptr (TestAnswer) published
      = test_call (town, "POST", publish, "owner-a", NULL, "If-Match", "\"1\"", NULL);
  g_autofree char *wrong_change
      = g_strdup_printf ("\"kind\":\"reassign\",\"to_shift_id\":\"%s\"", test_text (made, "id"));
  g_autofree char *change
      = g_strdup_printf ("\"kind\":\"move\",\"to_shift_id\":\"%s\"", test_text (made, "id"));
  g_autofree char *path = NULL, *old_path = NULL, *again = NULL;
  g_autoptr (TestAnswer) wrong = NULL, proposal = NULL, unnamed = NULL, done = NULL, old = NULL;

  test_work_init (&work, town, 1);
  wrong = propose (work.contract_id, "owner-a", wrong_change);
  test_assert_problem (wrong, 409, "wrong-kind");
  proposal = propose (work.contract_id, "owner-a", change);
  g_assert_cmpuint (proposal->status, ==, 201);
  path = g_strdup_printf ("/v1/proposals/%s/consent", test_text (proposal, "id"));
  unnamed = test_call (town, "POST", path, "coordinator",
                       "{\"answer\":\"accepted\",\"how\":\"phone\"}", "If-Match", "\"1\"", NULL);
  g_assert_true (test_has_fault (unnamed, "/note", "required"));
  done = test_call (town, "POST", path, "coordinator",
                    "{\"answer\":\"accepted\",\"how\":\"phone\",\"note\":\"本人と電話で確認\"}",
                    "If-Match", "\"1\"", NULL);
  g_assert_cmpuint (done->status, ==, 200);
  g_assert_cmpstr (test_text (done, "shift_id"), ==, test_text (made, "id"));
  old_path = g_strconcat ("/v1/shifts/", work.shift_id, NULL);
  old = test_call (town, "GET", old_path, "owner-a", NULL, NULL);
  g_assert_cmpint (test_int (old, "seats_filled"), ==, 0);
  again = test_offer (town, work.shift_id, 1, NULL); /* the seat they left can be offered again */
  end (&work);
}

static void
test_decline_and_withdraw (void)
{
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) before = NULL, first = NULL, second = NULL, late = NULL, done = NULL,
                         mine = NULL, third = NULL, gone = NULL;
  g_autofree char *third_path = NULL, *change = NULL, *first_path = NULL, *path = NULL;
  JsonObject *contract;

  test_work_init (&work, town, 2);
  before = get_contract (work.contract_id, "auditor");
  change = shorten_to (start_of (before), 60);
  first = propose (work.contract_id, "owner-a", change);
  second = propose (work.contract_id, "owner-a", change);
  first_path = g_strdup_printf ("/v1/proposals/%s/decline", test_text (first, "id"));
  path = g_strdup_printf ("/v1/proposals/%s/decline", test_text (second, "id"));
  late = test_call (town, "POST", first_path, "worker-2", NULL, NULL);
  test_assert_problem (late, 409, "proposal-not-open");
  mine = test_call (town, "GET", "/v1/my/contracts", "worker-2", NULL, NULL);
  contract = test_item (mine, 0);
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (contract, "proposal"), "id"),
      ==, test_text (second, "id"));
  done = test_call (town, "POST", path, "worker-2", NULL, NULL);
  g_assert_cmpuint (done->status, ==, 200);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                        json_node_get_object (done->body), "versions")),
                    ==, 0);
  third = propose (work.contract_id, "owner-a", change);
  third_path = g_strconcat ("/v1/proposals/", test_text (third, "id"), NULL);
  gone = test_call (town, "DELETE", third_path, "owner-a", NULL, "If-Match", "\"1\"", NULL);
  g_assert_cmpuint (gone->status, ==, 204);
  end (&work);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/proposals/shorten", test_shorten);
  g_test_add_func ("/server/proposals/move", test_move);
  g_test_add_func ("/server/proposals/decline-and-withdraw", test_decline_and_withdraw);
  status = g_test_run ();
  test_server_free (town);
  return status;
}
