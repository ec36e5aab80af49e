/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "server/yui-moment.h"

static TestServer *town;

/* Publishes a shift of employer A; returns its id. */
static char *
publish (int days_on, const char *mode)
{
  g_autofree char *extra = g_strdup_printf (",\"hiring_mode\":\"%s\"", mode);
  g_autofree char *body = test_shift_body (TEST_WORKPLACE_A, days_on, 9, extra);
  g_autoptr (TestAnswer) made = test_call (town, "POST", "/v1/shifts", "owner-a", body, NULL);
  g_autofree char *path = g_strdup_printf ("/v1/shifts/%s/publish", test_text (made, "id"));
  g_autoptr (TestAnswer) published
      = test_call (town, "POST", path, "owner-a", NULL, "If-Match", "\"1\"", NULL);

  g_assert_cmpuint (published->status, ==, 200);
  return g_strdup (test_text (made, "id"));
}

/* The hash of the terms that the worker is shown; NULL when the shift is not shown to them. */
static char *
find_terms (const char *token, const char *shift_id)
{
  g_autoptr (TestAnswer) open = test_call (town, "GET", "/v1/my/open-shifts", token, NULL, NULL);

  g_assert_cmpuint (open->status, ==, 200);
  for (guint i = 0; i < test_n_items (open); i++)
    if (g_str_equal (json_object_get_string_member (test_item (open, i), "shift_id"), shift_id))
      return g_strdup (json_object_get_string_member (
          json_object_get_object_member (test_item (open, i), "terms"), "sha256"));
  return NULL;
}

static TestAnswer *
apply (const char *token, const char *shift_id, const char *sha256, gboolean electronic)
{
  g_autofree char *body
      = g_strdup_printf ("{\"shift_id\":\"%s\",\"terms_sha256\":\"%s\",\"electronic_notice\":%s}",
                         shift_id, sha256, electronic ? "true" : "false");

  return test_call (town, "POST", "/v1/my/applications", token, body, NULL);
}

static void
test_first_come (void)
{
  g_autofree char *shift_id = publish (5, "first_come");
  g_autofree char *sha256 = find_terms ("worker-0", shift_id);
  g_autoptr (TestAnswer) done = apply ("worker-0", shift_id, sha256, FALSE);
  g_autoptr (TestAnswer) again = apply ("worker-0", shift_id, sha256, FALSE);
  g_autoptr (TestAnswer) late = apply ("worker-1", shift_id, sha256, TRUE);
  g_autofree char *path = g_strconcat ("/v1/contracts/", test_text (done, "contract_id"), NULL);
  g_autoptr (TestAnswer) contract = test_call (town, "GET", path, "owner-a", NULL, NULL);
  g_autofree char *shown_again = find_terms ("worker-0", shift_id);

  g_assert_cmpuint (done->status, ==, 201);
  g_assert_cmpstr (test_text (done, "state"), ==, "accepted");
  g_assert_cmpstr (test_text (contract, "formed_at"), ==, test_text (done, "applied_at"));
  g_assert_nonnull (test_text (contract, "notice_document_id"));
  g_assert_false (
      json_object_get_boolean_member (json_node_get_object (contract->body), "electronic_notice"));
  test_assert_problem (again, 409, "shift-full");
  test_assert_problem (late, 409, "shift-full");
  g_assert_null (shown_again);
}

static void
test_selection (void)
{
  g_autofree char *shift_id = publish (6, "selection");
  g_autofree char *sha256 = find_terms ("worker-1", shift_id);
  g_autoptr (TestAnswer) applied = apply ("worker-1", shift_id, sha256, TRUE);
  g_autoptr (TestAnswer) twice = apply ("worker-1", shift_id, sha256, TRUE);
  g_autofree char *list_path = g_strdup_printf ("/v1/shifts/%s/applications", shift_id);
  g_autoptr (TestAnswer) listed = test_call (town, "GET", list_path, "owner-a", NULL, NULL);
  g_autofree char *path = g_strdup_printf ("/v1/applications/%s/accept", test_text (applied, "id"));
  g_autoptr (TestAnswer) stranger
      = test_call (town, "POST", path, "owner-b", NULL, "If-Match", "\"1\"", NULL);
  g_autoptr (TestAnswer) stale
      = test_call (town, "POST", path, "owner-a", NULL, "If-Match", "\"7\"", NULL);
  g_autoptr (TestAnswer) done
      = test_call (town, "POST", path, "owner-a", NULL, "If-Match", "\"1\"", NULL);
  g_autoptr (TestAnswer) again
      = test_call (town, "POST", path, "owner-a", NULL, "If-Match", "\"2\"", NULL);
  g_autoptr (TestAnswer) mine
      = test_call (town, "GET", "/v1/my/applications", "worker-1", NULL, NULL);

  g_assert_cmpuint (applied->status, ==, 201);
  g_assert_cmpstr (test_text (applied, "state"), ==, "open");
  g_assert_null (test_text (applied, "contract_id"));
  test_assert_problem (twice, 409, "already-applied");
  g_assert_cmpuint (test_n_items (listed), ==, 1);
  test_assert_problem (stranger, 404, "not-found");
  test_assert_problem (stale, 412, "precondition-failed");
  g_assert_cmpuint (done->status, ==, 201);
  test_assert_problem (again, 409, "application-not-open");
  g_assert_cmpuint (test_n_items (mine), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (test_item (mine, 0), "state"), ==, "accepted");
}

static void
test_refusals (void)
{
  g_autofree char *shift_id = publish (7, "selection");
  g_autofree char *sha256 = find_terms ("worker-2", shift_id);
  g_autofree char *wrong = g_strnfill (64, '0');
  g_autofree char *ageless = find_terms ("worker-5", shift_id);
  g_autoptr (TestAnswer) changed = apply ("worker-2", shift_id, wrong, TRUE);
  g_autoptr (TestAnswer) owner = apply ("owner-a", shift_id, sha256, TRUE);
  g_autoptr (TestAnswer) applied = apply ("worker-2", shift_id, sha256, TRUE);
  g_autofree char *path
      = g_strdup_printf ("/v1/my/applications/%s/withdraw", test_text (applied, "id"));
  g_autofree char *decline
      = g_strdup_printf ("/v1/applications/%s/decline", test_text (applied, "id"));
  g_autoptr (TestAnswer) other = test_call (town, "POST", path, "worker-3", NULL, NULL);
  g_autoptr (TestAnswer) declined
      = test_call (town, "POST", decline, "manager-a", NULL, "If-Match", "\"1\"", NULL);
  g_autoptr (TestAnswer) late = test_call (town, "POST", path, "worker-2", NULL, NULL);

  test_assert_problem (changed, 409, "terms-changed");
  test_assert_problem (owner, 403, "forbidden");
  g_assert_null (ageless);
  g_assert_cmpuint (applied->status, ==, 201);
  test_assert_problem (other, 404, "not-found");
  g_assert_cmpuint (declined->status, ==, 200);
  g_assert_cmpstr (test_text (declined, "state"), ==, "declined");
  test_assert_problem (late, 409, "application-not-open");
}

static void
test_withdraw (void)
{
  g_autofree char *shift_id = publish (8, "selection");
  g_autofree char *sha256 = find_terms ("worker-1", shift_id);
  g_autoptr (TestAnswer) applied = apply ("worker-1", shift_id, sha256, TRUE);
  g_autofree char *path
      = g_strdup_printf ("/v1/my/applications/%s/withdraw", test_text (applied, "id"));
  g_autoptr (TestAnswer) withdrawn = test_call (town, "POST", path, "worker-1", NULL, NULL);

  g_assert_cmpuint (withdrawn->status, ==, 200);
  g_assert_cmpstr (test_text (withdrawn, "state"), ==, "withdrawn");
}

static void
test_delivery (void)
{
  g_auto (TestWork) work = { 0 };
  g_autofree char *contract_path = NULL, *path = NULL;
  g_autoptr (TestAnswer) contract = NULL, other = NULL, word = NULL, shown = NULL, after = NULL;
  JsonArray *deliveries;

  test_work_init (&work, town, 3);
  contract_path = g_strconcat ("/v1/contracts/", work.contract_id, NULL);
  contract = test_call (town, "GET", contract_path, "owner-a", NULL, NULL);
  path
      = g_strdup_printf ("/v1/documents/%s/deliveries", test_text (contract, "notice_document_id"));
  other = test_call (town, "POST", path, "worker-0", "{\"how\":\"shown\"}", NULL);
  test_assert_problem (other, 404, "not-found");
  word = test_call (town, "POST", path, "worker-3", "{\"how\":\"posted\"}", NULL);
  g_assert_true (test_has_fault (word, "/how", "not_in_list"));
  shown = test_call (town, "POST", path, "worker-3", "{\"how\":\"printed\"}", NULL);
  g_assert_cmpuint (shown->status, ==, 204);
  after = test_call (town, "GET", contract_path, "owner-a", NULL, NULL);
  deliveries = json_object_get_array_member (json_node_get_object (after->body), "deliveries");
  g_assert_cmpuint (json_array_get_length (deliveries), ==, 1);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (deliveries, 0), "how"), ==,
      "printed");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/applications/first-come", test_first_come);
  g_test_add_func ("/server/applications/selection", test_selection);
  g_test_add_func ("/server/applications/refusals", test_refusals);
  g_test_add_func ("/server/applications/withdraw", test_withdraw);
  g_test_add_func ("/server/applications/delivery", test_delivery);
  status = g_test_run ();
  test_server_free (town);
  return status;
}
