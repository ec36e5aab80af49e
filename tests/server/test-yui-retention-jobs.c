/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "labour/yui-civil.h"
#include "server/yui-audit.h"
#include "server/yui-moment.h"
#include "server/yui-retention-jobs.h"
#include "server/yui-upkeep.h"

#include <string.h>

#define DAY_S    86400
#define YEAR_S   (366 * (gint64)DAY_S)
#define DOCUMENT "01930000-0000-7000-8000-00000000d0c1"
#define YOUNGER  "01930000-0000-7000-8000-00000000d0c2"

static TestServer *town;

static gboolean
run_upkeep (YuiDatabase *db, gpointer user_data, GError **error)
{
  const gint64 now_s = *(gint64 *)user_data;

  return yui_upkeep_run (db, now_s, error) && yui_retention_run (db, now_s, error);
}

/* The upkeep at a time so far from now. */
static void
pass (gint64 later_s)
{
  gint64 now_s = yui_moment_now () + later_s;
  g_autoptr (GError) error = NULL;

  g_assert_true (yui_store_write (town->store, YUI_SCOPE_ALL, run_upkeep, &now_s, &error));
  g_assert_no_error (error);
}

static void
add_document (const char *id, int keep_days)
{
  g_autofree char *row = g_strdup_printf (
      "INSERT INTO document (programme_id, id, kind, title, employer_id, worker_id, created_s, "
      "sha256, size, keep_until_day) VALUES (1, '%s', 'payslip', '試験 0子 支給明細書', "
      "'" TEST_EMPLOYER_A "', '%s', 0, '%064d', 1, %d)",
      id, test_worker_id (0), 0, (int)yui_civil_day_of_utc (yui_moment_now ()) + keep_days);
  g_autofree char *content = g_strdup_printf (
      "INSERT INTO document_content (programme_id, document_id, content) "
      "SELECT 1, '%s', check_in_secret FROM workplace WHERE id = '" TEST_WORKPLACE_A "'",
      id);

  test_execute (town, row);
  test_execute (town, content);
}

static void
test_documents (void)
{
  add_document (DOCUMENT, -20);
  add_document (YOUNGER, 40);
  pass (0);
  g_assert_cmpint (
      test_count (town, "SELECT count(*) FROM document_content WHERE document_id = '" DOCUMENT "'"),
      ==, 1); /* its employer may still look at it */
  pass (15 * DAY_S);
  g_assert_cmpint (
      test_count (town, "SELECT count(*) FROM document_content WHERE document_id = '" DOCUMENT "'"),
      ==, 0);
  g_assert_cmpint (test_count (town,
                               "SELECT count(*) FROM document WHERE id = '" DOCUMENT
                               "' AND worker_id IS NULL AND title = 'payslip' AND erased_s > 0"),
                   ==, 1);
  g_assert_cmpint (
      test_count (town, "SELECT count(*) FROM document_content WHERE document_id = '" YOUNGER "'"),
      ==, 1);
  g_assert_cmpint (
      test_count (town, "SELECT count(*) FROM audit_log WHERE operation = 'eraseExpiredDocument' "
                        "AND subject = 'document/" DOCUMENT "'"),
      ==, 1);
  g_assert_cmpint (
      test_count (town,
                  "SELECT count(*) FROM change_log WHERE resource = 'document' AND id = '" DOCUMENT
                  "' AND deleted = 1"),
      ==, 1);
  pass (80 * DAY_S);
  g_assert_cmpint (
      test_count (town, "SELECT count(*) FROM document_content WHERE document_id = '" YOUNGER "'"),
      ==, 0);
}

/* What an answer held goes after 30 days, sessions, drafts and what was declared after their time. */
static void
test_records (void)
{
  g_autofree char *declared = g_strdup_printf ("/v1/workers/%s/declared-work", test_worker_id (1));
  g_autoptr (TestAnswer) made = test_call (town, "POST", declared, "coordinator",
                                           "{\"since\":\"2026-01-01\",\"weekdays\":1,\"day_min\":"
                                           "60,\"consent\":true,\"until\":\"2026-12-31\"}",
                                           NULL);

  g_assert_cmpuint (made->status, ==, 201);
  test_execute (
      town, "INSERT INTO device (programme_id, id, account_id, kind, label, created_s, seen_s, "
            "expires_s) VALUES (1, '" DOCUMENT "', '01930000-0000-7000-8000-000000000101', 'desk', "
            "'事務所のパソコン', 0, 0, 1)");
  test_execute (town,
                "INSERT INTO refresh_token (programme_id, token_sha256, device_id, created_s, "
                "expires_s) SELECT 1, check_in_secret, '" DOCUMENT "', 0, 1 FROM workplace "
                "WHERE id = '" TEST_WORKPLACE_A "'");
  g_assert_cmpint (test_count (town, "SELECT count(*) FROM idempotency_record"), >, 0);
  pass (0);
  g_assert_cmpint (test_count (town, "SELECT count(*) FROM device WHERE id = '" DOCUMENT "'"), ==,
                   0);
  g_assert_cmpint (test_count (town, "SELECT count(*) FROM refresh_token"), ==, 0);
  g_assert_cmpint (test_count (town, "SELECT count(*) FROM idempotency_record"), >, 0);
  pass (31 * DAY_S);
  g_assert_cmpint (test_count (town, "SELECT count(*) FROM idempotency_record"), ==, 0);
  g_assert_cmpint (test_count (town, "SELECT count(*) FROM declared_work"), ==, 1);
  pass (6 * YEAR_S);
  g_assert_cmpint (test_count (town, "SELECT count(*) FROM declared_work"), ==, 0);
}

static void
test_withdrawal (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 2);
  g_autofree char *sha256 = NULL, *offer_id = test_offer (town, shift_id, 2, &sha256);
  g_autofree char *other = test_offer (town, shift_id, 3, NULL);
  g_autofree char *path = g_strdup_printf ("/v1/workers/%s/withdraw", test_worker_id (2));
  g_autofree char *offers = g_strdup_printf ("/v1/shifts/%s/offers", shift_id);
  g_autofree char *body = g_strdup_printf ("{\"worker_ids\":[\"%s\"],\"terms_sha256\":\"%s\"}",
                                           test_worker_id (2), sha256);
  g_autofree char *data = g_strdup_printf ("/v1/workers/%s/personal-data", test_worker_id (2));
  g_autoptr (TestAnswer) kept = test_call (town, "GET", data, "coordinator", NULL, NULL);
  g_autoptr (TestAnswer) gone = test_call (town, "POST", path, "coordinator", NULL, NULL);
  g_autoptr (TestAnswer) session = test_call (town, "GET", "/v1/my/offers", "worker-2", NULL, NULL);
  g_autoptr (GError) error = NULL;
  YuiDatabase *db;

  g_assert_cmpuint (kept->status, ==, 200);
  g_assert_cmpstr (test_text (kept, "name"), ==, "試験 2子");
  g_assert_nonnull (strstr (kept->text, "\"offer\":[{"));
  g_assert_nonnull (strstr (kept->text, "\"membership\":[{"));
  g_assert_null (strstr (kept->text, "token_sha256"));
  g_assert_null (strstr (kept->text, test_worker_id (3)));
  g_assert_cmpint (
      test_count (town, "SELECT count(*) FROM audit_log WHERE operation = 'getPersonalData'"), ==,
      1);

  g_assert_cmpuint (gone->status, ==, 204);
  test_assert_problem (session, 401, "unauthenticated");
  g_assert_cmpint (test_count (town, "SELECT count(*) FROM offer WHERE state = 'open'"), ==, 1);

  pass (6 * YEAR_S);
  g_assert_cmpint (test_count (town, "SELECT count(*) FROM worker WHERE erased_s IS NOT NULL"), ==,
                   1);
  g_assert_cmpint (
      test_count (
          town, "SELECT count(*) FROM worker WHERE name = '' AND kana = '' AND birth_day IS NULL"),
      ==, 1);
  g_assert_cmpint (
      test_count (town, "SELECT count(*) FROM audit_log WHERE operation = 'eraseWorker'"), ==, 1);
  db = yui_store_begin_read (town->store, YUI_SCOPE_ALL, &error);
  g_assert_true (yui_audit_verify (db, 1, &error));
  g_assert_no_error (error);
  yui_store_end_read (town->store, db);
}

/* Who worked is kept until seven years after; who has agreed to work cannot leave before. */
static void
test_worked (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 1);
  g_autofree char *sha256 = NULL, *offer_id = test_offer (town, shift_id, 1, &sha256);
  g_autofree char *accept = g_strdup_printf ("/v1/offers/%s/accept", offer_id);
  g_autofree char *terms
      = g_strdup_printf ("{\"terms_sha256\":\"%s\",\"electronic_notice\":true}", sha256);
  g_autofree char *path = g_strdup_printf ("/v1/workers/%s/withdraw", test_worker_id (1));
  g_autoptr (TestAnswer) agreed
      = test_call (town, "POST", accept, "worker-1", terms, "If-Match", "*", NULL);
  g_autoptr (TestAnswer) early = test_call (town, "POST", path, "coordinator", NULL, NULL);
  g_autoptr (TestAnswer) stranger = test_call (town, "POST", path, "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) late = NULL;

  g_test_message ("%s", agreed->text);
  g_assert_cmpuint (agreed->status, ==, 201);
  test_assert_problem (early, 409, "has-contracts");
  test_assert_problem (stranger, 403, "forbidden");
  test_execute (town, "UPDATE contract SET start_s = 1000, end_s = 2000 WHERE worker_id = "
                      "'01930000-0000-7000-8000-000000000201'");
  late = test_call (town, "POST", path, "coordinator", NULL, NULL);
  g_assert_cmpuint (late->status, ==, 204);
  test_execute (
      town, "UPDATE contract SET end_s = (SELECT withdrawn_s FROM worker w WHERE w.id = worker_id) "
            "WHERE worker_id = '01930000-0000-7000-8000-000000000201'");
  pass (6 * YEAR_S);
  g_assert_cmpint (test_count (town, "SELECT count(*) FROM worker WHERE erased_s IS NOT NULL"), ==,
                   1);
  pass (8 * YEAR_S);
  g_assert_cmpint (test_count (town, "SELECT count(*) FROM worker WHERE erased_s IS NOT NULL"), ==,
                   2);
  g_assert_cmpint (
      test_count (
          town,
          "SELECT count(*) FROM contract WHERE worker_id = '01930000-0000-7000-8000-000000000201'"),
      ==, 1);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/retention/documents", test_documents);
  g_test_add_func ("/server/retention/records", test_records);
  g_test_add_func ("/server/retention/withdrawal", test_withdrawal);
  g_test_add_func ("/server/retention/worked", test_worked);
  result = g_test_run ();
  test_server_free (town);
  return result;
}
