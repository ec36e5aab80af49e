/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-pay.h"

#include "server/yui-archive.h"
#include "server/yui-towns.h"

#include <string.h>

static TestAnswer *
make (TestServer *test, const char *token, const char *format, ...) G_GNUC_PRINTF (3, 4);

static TestAnswer *
make (TestServer *test, const char *token, const char *format, ...)
{
  g_autofree char *body = NULL;
  va_list args;

  va_start (args, format);
  body = g_strdup_vprintf (format, args);
  va_end (args);
  return test_call (test, "POST", "/v1/documents", token, body, NULL);
}

static TestAnswer *
read_content (TestServer *test, TestAnswer *made)
{
  g_autofree char *path = g_strdup_printf ("/v1/documents/%s/content", test_text (made, "id"));
  TestAnswer *content = test_call (test, "GET", path, "owner-a", NULL, NULL);
  g_autofree char *sha256 = g_compute_checksum_for_data (
      G_CHECKSUM_SHA256, (const guchar *)content->text, content->size);

  g_assert_cmpuint (content->status, ==, 200);
  g_assert_cmpstr (sha256, ==, test_text (made, "sha256"));
  g_assert_cmpstr (soup_message_headers_get_one (content->headers, "Content-Type"), ==,
                   test_text (made, "media_type"));
  return content;
}

/* The text of a paper that must have been made. */
static char *
read_paper (TestServer *test, TestAnswer *made)
{
  g_autoptr (TestAnswer) content = NULL;

  if (made->status != 201)
    g_test_message ("%u: %s", made->status, made->text);
  g_assert_cmpuint (made->status, ==, 201);
  content = read_content (test, made);
  return test_pdf_text (content);
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_test_message ("“%s” is not in:\n%s", part, text);
  g_assert_nonnull (strstr (text, part));
}

static void
agree (TestServer *test, const TestWork *work)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE attendance SET state = 'paid', agreed_start_s = planned_start_s, "
      "agreed_end_s = planned_end_s, agreed_break_min = 0, agreed_s = planned_end_s, "
      "note = '試験の注' WHERE id = '%s'",
      work->attendance_id);

  test_execute (test, sql);
}

/* ---- books ---- */

static void
test_attendance_book (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) made = NULL, mine = NULL, nobody = NULL, neighbour = NULL;
  g_autofree char *text = NULL;

  test_work_init (&work, test, 0);
  agree (test, &work);
  made = make (test, "manager-a", "{\"kind\":\"attendance_book\",\"from\":\"%s\",\"to\":\"%s\"}",
               work.work_date, work.day_after);
  text = read_paper (test, made);
  assert_has (text, "試験 0子");
  assert_has (text, "試験の注");
  assert_has (text, "4:00");
  g_assert_nonnull (test_text (made, "keep_until"));
  g_assert_cmpstr (test_text (made, "from"), ==, work.work_date);
  mine = test_call (test, "GET", "/v1/documents?kind=attendance_book", "worker-0", NULL, NULL);
  g_assert_cmpuint (test_n_items (mine), ==, 0);
  nobody = make (test, "manager-a",
                 "{\"kind\":\"attendance_book\",\"from\":\"2030-01-01\",\"to\":\"2030-02-01\"}");
  test_assert_problem (nobody, 409, "nothing-to-write");
  neighbour = make (test, "owner-b",
                    "{\"kind\":\"attendance_book\",\"from\":\"%s\",\"to\":\"%s\","
                    "\"worker_id\":\"%s\"}",
                    work.work_date, work.day_after, test_worker_id (0));
  test_assert_problem (neighbour, 404, "not-found");
}

static void
test_year_papers (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) ledger = NULL, slip = NULL, report = NULL, totals = NULL, table = NULL,
                         csv = NULL, homeless = NULL, nowhere = NULL, job = NULL, empty = NULL;
  g_autofree char *ledger_text = NULL, *slip_text = NULL, *report_text = NULL, *totals_text = NULL;

  test_pay_run_make (test, 2);
  ledger = make (test, "clerk-a", "{\"kind\":\"wage_ledger\",\"year\":2026,\"worker_id\":\"%s\"}",
                 test_worker_id (0));
  ledger_text = read_paper (test, ledger);
  assert_has (ledger_text, "10,400");
  assert_has (ledger_text, "交通費");

  homeless
      = make (test, "clerk-a", "{\"kind\":\"withholding_slip\",\"year\":2026,\"worker_id\":\"%s\"}",
              test_worker_id (0));
  g_assert_true (test_has_fault (homeless, "/worker_id", "address_missing"));
  test_execute (test, "UPDATE worker SET address = '新潟県佐渡市両津1'");
  nowhere
      = make (test, "clerk-a", "{\"kind\":\"withholding_slip\",\"year\":2026,\"worker_id\":\"%s\"}",
              test_worker_id (0));
  test_assert_problem (nowhere, 409, "employer-address-missing");
  test_execute (test, "UPDATE employer SET address = '新潟県佐渡市両津2'");
  slip
      = make (test, "clerk-a", "{\"kind\":\"withholding_slip\",\"year\":2026,\"worker_id\":\"%s\"}",
              test_worker_id (0));
  slip_text = read_paper (test, slip);
  assert_has (slip_text, "10,400"); /* without the transport */
  assert_has (slip_text, "佐渡市");
  job = make (test, "clerk-a", "{\"kind\":\"withholding_slip\",\"year\":2026}");
  g_assert_cmpuint (job->status, ==, 202);

  report = make (test, "owner-a", "{\"kind\":\"annual_report\",\"year\":2026}");
  report_text = read_paper (test, report);
  assert_has (report_text, "佐渡市");
  assert_has (report_text, "152242");
  totals = make (test, "owner-a", "{\"kind\":\"insurance_totals\",\"year\":2026}");
  totals_text = read_paper (test, totals);
  assert_has (totals_text, "21,800"); /* two people, transport included */
  table = make (test, "owner-a",
                "{\"kind\":\"insurance_totals\",\"year\":2026,\"format\":\"table\","
                "\"encoding\":\"shift_jis\"}");
  csv = read_content (test, table);
  g_assert_cmpstr (test_text (table, "media_type"), ==, "text/csv; charset=shift_jis");
  assert_has (totals_text, "料率の入力なし");
  empty = make (test, "owner-a", "{\"kind\":\"insurance_totals\",\"year\":2031}");
  test_assert_problem (empty, 409, "nothing-to-write");
}

/* ---- the bank file ---- */

static void
put_accounts (TestServer *test, int n)
{
  g_autoptr (TestAnswer) payer = test_call (
      test, "PUT", "/v1/paying-account", "owner-a",
      "{\"bank_code\":\"0001\",\"branch_code\":\"001\",\"kind\":\"current\",\"number\":\"12\","
      "\"holder_kana\":\"リヨカンコウ\",\"client_code\":\"77\"}",
      "If-Match", "\"1\"", NULL);

  g_assert_cmpuint (payer->status, ==, 200);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *id = test_membership_id (i);
      g_autofree char *path = g_strdup_printf ("/v1/memberships/%s/bank-account", id);
      g_autoptr (TestAnswer) put
          = test_call (test, "PUT", path, "owner-a",
                       "{\"bank_code\":\"0005\",\"branch_code\":\"001\",\"kind\":\"ordinary\","
                       "\"number\":\"7654321\",\"holder_kana\":\"シケン タロウ\"}",
                       "If-Match", "\"1\"", NULL);

      g_assert_cmpuint (put->status, ==, 200);
    }
}

static gint64
read_digits (const char *text, gsize from, gsize length)
{
  g_autofree char *digits = g_strndup (text + from, length);

  return g_ascii_strtoll (digits, NULL, 10);
}

/* The records are 120 bytes; what is paid is the run's net, to the yen. */
static void
check_bank_file (TestAnswer *file, int kind, int n)
{
  const gsize records = file->size / 120;
  gint64 sum_yen = 0;

  g_assert_cmpuint (file->size, ==, (gsize)(n + 3) * 120);
  g_assert_cmpint (read_digits (file->text, 1, 2), ==, kind);
  for (gsize i = 1; i <= (gsize)n; i++)
    {
      g_assert_cmpint (file->text[i * 120], ==, '2');
      sum_yen += read_digits (file->text, i * 120 + 80, 10);
    }
  g_assert_cmpint (sum_yen, ==, (gint64)n * TEST_NET_YEN);
  g_assert_cmpint (read_digits (file->text, (records - 2) * 120 + 1, 6), ==, n);
  g_assert_cmpint (read_digits (file->text, (records - 2) * 120 + 7, 12), ==, sum_yen);
}

/* A person whose column changed in the year has one slip with both, and stands so in the report. */
static void
test_tax_columns (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) slip = NULL, hei = NULL, report = NULL;
  g_autofree char *slip_text = NULL, *hei_text = NULL, *report_text = NULL;

  test_pay_run_make (test, 2);
  test_execute (test, "UPDATE worker SET address = '新潟県佐渡市両津1'");
  test_execute (test, "UPDATE employer SET address = '新潟県佐渡市両津2'");
  test_execute (test,
                "INSERT INTO pay_run (programme_id, id, state, employer_id, from_day, to_day, "
                "pay_day, people, shifts, worked_min, gross_yen, withheld_yen, net_yen, "
                "created_s) SELECT programme_id, '01930000-0000-7000-8000-00000000ab01', "
                "state, employer_id, from_day, to_day, pay_day, 1, 1, 60, 9000, 700, 8300, 0 "
                "FROM pay_run WHERE id = '" TEST_PAY_RUN "'");
  test_execute (test,
                "INSERT INTO payslip (programme_id, id, pay_run_id, employer_id, worker_id, "
                "kana, shifts, worked_min, gross_yen, withheld_yen, net_yen, "
                "tax_column, tax_by_hand, tax_by_hand_yen) SELECT programme_id, "
                "'01930000-0000-7000-8000-00000000ab02', '01930000-0000-7000-8000-00000000ab01', "
                "employer_id, worker_id, kana, 1, 60, 9000, 700, 8300, 'otsu', 1, 700 "
                "FROM payslip ORDER BY kana, id LIMIT 1");
  test_execute (
      test, "INSERT INTO pay_line (programme_id, payslip_id, position, kind, work_day, "
            "minutes, amount_yen, source) SELECT programme_id, "
            "'01930000-0000-7000-8000-00000000ab02', position, kind, work_day, minutes, CASE kind "
            "WHEN 'base' THEN 9000 ELSE -700 END, source FROM pay_line WHERE payslip_id = "
            "(SELECT id FROM payslip WHERE tax_column = 'hei' ORDER BY kana, id LIMIT 1) "
            "AND kind IN ('base', 'withholding')");
  slip
      = make (test, "clerk-a", "{\"kind\":\"withholding_slip\",\"year\":2026,\"worker_id\":\"%s\"}",
              test_worker_id (0));
  slip_text = read_paper (test, slip);
  assert_has (slip_text, "19,400");
  assert_has (slip_text, "乙欄 支払9000円・税額700円");
  assert_has (slip_text, "丙欄 支払10400円・税額28円");
  assert_has (slip_text, "乙欄の税額は手入力");
  hei = make (test, "clerk-a", "{\"kind\":\"withholding_slip\",\"year\":2026,\"worker_id\":\"%s\"}",
              test_worker_id (1));
  hei_text = read_paper (test, hei);
  assert_has (hei_text, "丙欄適用");
  g_assert_null (strstr (hei_text, "乙欄 支払"));
  report = make (test, "owner-a",
                 "{\"kind\":\"annual_report\",\"year\":2026,\"format\":\"table\","
                 "\"encoding\":\"utf-8\"}");
  g_clear_pointer (&report_text, g_free);
  {
    g_autoptr (TestAnswer) csv = read_content (test, report);

    report_text = g_strndup (csv->text, csv->size);
  }
  assert_has (report_text, ",乙・丙,19400,728,");
  assert_has (report_text, ",丙,10400,28,");
}

/* A premium says its wages, their thousands, its article and, of a table, the table. */
static void
assert_premium (TestAnswer *answer,
                const char *insurance,
                gint64 wages_yen,
                gint64 base_yen,
                gint64 premium_yen,
                const char *article,
                const char *table)
{
  JsonObject *rate = json_object_get_object_member (json_node_get_object (answer->body), insurance);
  JsonObject *why = json_object_get_object_member (rate, "why");

  g_assert_cmpint (json_object_get_int_member (rate, "wages_yen"), ==, wages_yen);
  g_assert_cmpint (json_object_get_int_member (rate, "base_yen"), ==, base_yen);
  g_assert_cmpint (json_object_get_int_member (rate, "premium_yen"), ==, premium_yen);
  g_assert_cmpstr (json_object_get_string_member (why, "article"), ==, article);
  g_assert_cmpstr (json_object_get_string_member_with_default (why, "table", NULL), ==, table);
  g_assert_cmpstr (json_object_get_string_member (why, "rounding"), ==, "drop_fraction");
}

/* Rates are the employer's own entry, or the table's where the industry says which. */
static void
test_insurance_rates (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  const char *path = "/v1/insurance-rates/2026";
  g_autoptr (TestAnswer) none = test_call (test, "GET", path, "clerk-a", NULL, NULL);
  g_autoptr (TestAnswer) entered = NULL, stale = NULL, faulty = NULL, other = NULL, totals = NULL,
                         inn = NULL, nowhere = NULL, paid = NULL;
  g_autofree char *text = NULL;
  JsonObject *wages, *sum;

  g_assert_cmpuint (none->status, ==, 200);
  g_assert_nonnull (strstr (none->text, "\"accident\":{\"rate\":null,\"origin\":\"unknown\","));
  g_assert_nonnull (strstr (none->text, "\"premium_yen\":null"));
  entered = test_call (test, "PUT", path, "clerk-a",
                       "{\"accident_rate\":300,\"notice_date\":\"2026-06-01\"}", "If-Match",
                       "\"1\"", NULL);
  g_assert_cmpuint (entered->status, ==, 200);
  g_assert_nonnull (
      strstr (entered->text, "\"accident\":{\"rate\":300,\"origin\":\"entered_by_employer\","));
  stale = test_call (test, "PUT", path, "clerk-a", "{\"notice_date\":\"2026-06-01\"}", "If-Match",
                     "\"1\"", NULL);
  test_assert_problem (stale, 412, "precondition-failed");
  faulty = test_call (test, "PUT", path, "clerk-a", "{\"accident_rate\":20001}", "If-Match",
                      "\"2\"", NULL);
  g_assert_true (test_has_fault (faulty, "/accident_rate", "too_large"));
  g_assert_true (test_has_fault (faulty, "/notice_date", "required"));
  other = test_call (test, "GET", path, "owner-b", NULL, NULL);
  g_assert_nonnull (strstr (other->text, "\"accident\":{\"rate\":null"));
  nowhere = test_call (test, "GET", "/v1/insurance-rates/26", "clerk-a", NULL, NULL);
  test_assert_problem (nowhere, 404, "not-found");
  test_execute (test, "UPDATE employer SET industry = 'hospitality'");
  inn = test_call (test, "GET", path, "clerk-a", NULL, NULL);
  g_assert_nonnull (strstr (inn->text, "\"employment\":{\"rate\":1350,\"origin\":\"table\","));
  test_pay_run_make (test, 2);
  paid = test_call (test, "GET", path, "clerk-a", NULL, NULL);
  assert_premium (paid, "accident", 21800, 21000, 63, "premium_collection_act_11", NULL);
  assert_premium (paid, "employment", 0, 0, 0, "premium_collection_act_12", "insurance_rates");
  wages = json_object_get_object_member (json_node_get_object (paid->body), "wages");
  g_assert_cmpint (json_object_get_int_member (wages, "wages_yen"), ==, 21800);
  g_assert_cmpstr (json_object_get_string_member (wages, "from"), ==, "2026-04-01");
  g_assert_cmpstr (json_object_get_string_member (wages, "to"), ==, "2027-04-01");
  sum = json_object_get_object_member (wages, "sum");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (sum, "runs")), ==, 1);
  totals = make (test, "owner-a", "{\"kind\":\"insurance_totals\",\"year\":2026}");
  text = read_paper (test, totals);
  assert_has (text, "3／1,000");
  assert_has (text, "63"); /* 21,000 × 3/1,000 */
  assert_has (text, "事業者が入力");
  assert_has (text, "13.5／1,000");
}

static void
test_bank_file (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) missing = NULL, nothing = NULL, made = NULL, file = NULL, payroll = NULL,
                         second = NULL, manager = NULL, neighbour = NULL, draft = NULL;
  const char *body = "{\"kind\":\"bank_file\",\"pay_run_id\":\"" TEST_PAY_RUN "\"}";

  test_pay_run_make (test, 3);
  missing = make (test, "clerk-a", "%s", body);
  g_assert_true (test_has_fault (missing, "/pay_run_id", "paying_account_missing"));
  put_accounts (test, 2);
  {
    g_autoptr (TestAnswer) one = make (test, "clerk-a", "%s", body);

    g_assert_true (test_has_fault (one, "/pay_run_id", "account_missing"));
    assert_has (one->text, "試験 2子");
    g_assert_null (strstr (one->text, "試験 1子"));
  }
  nothing = test_call (test, "GET", "/v1/documents?kind=bank_file", "owner-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (nothing), ==, 0);
  test_execute (test, "INSERT INTO worker_bank_account SELECT programme_id, employer_id, '"
                      "01930000-0000-7000-8000-000000000202', version, bank_code, branch_code, "
                      "kind, number, holder_kana, changed_s, changed_by FROM worker_bank_account "
                      "LIMIT 1");
  made = make (test, "clerk-a", "%s", body);
  g_assert_cmpuint (made->status, ==, 201);
  file = read_content (test, made);
  check_bank_file (file, 21, 3);
  second = make (test, "owner-a",
                 "{\"kind\":\"bank_file\",\"pay_run_id\":\"" TEST_PAY_RUN
                 "\",\"transfer\":\"payroll\"}");
  payroll = read_content (test, second);
  check_bank_file (payroll, 11, 3);
  manager = make (test, "manager-a", "%s", body);
  test_assert_problem (manager, 403, "forbidden");
  neighbour = make (test, "owner-b", "%s", body);
  test_assert_problem (neighbour, 404, "not-found");
  test_execute (test, "UPDATE pay_run SET state = 'draft'");
  draft = make (test, "clerk-a", "%s", body);
  test_assert_problem (draft, 409, "pay-run-not-locked");
}

/* ---- tables ---- */

static void
test_tables (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) journal = NULL, journal_csv = NULL, table = NULL, table_csv = NULL,
                         refused = NULL;

  test_pay_run_make (test, 2);
  journal = make (test, "clerk-a", "{\"kind\":\"journal\",\"pay_run_id\":\"" TEST_PAY_RUN "\"}");
  g_assert_cmpuint (journal->status, ==, 201);
  journal_csv = read_content (test, journal);
  g_assert_true (g_str_has_prefix (journal_csv->text, "\xEF\xBB\xBF"));
  assert_has (journal_csv->text, "給料手当,20800");
  assert_has (journal_csv->text, "旅費交通費,1000");
  assert_has (journal_csv->text, "預り金,56");
  assert_has (journal_csv->text, "未払費用,21744");
  table = make (test, "clerk-a",
                "{\"kind\":\"payslip_table\",\"pay_run_id\":\"" TEST_PAY_RUN
                "\",\"encoding\":\"shift_jis\"}");
  table_csv = read_content (test, table);
  g_assert_null (strstr (table_csv->text, "\xEF\xBB\xBF"));
  assert_has (table_csv->text, "\x8A\xEE\x96\x7B"); /* 基本 */
  test_execute (test, "UPDATE worker SET name = '試験 \U00020BB7' WHERE name = '試験 0子'");
  refused = make (test, "clerk-a",
                  "{\"kind\":\"payslip_table\",\"pay_run_id\":\"" TEST_PAY_RUN
                  "\",\"encoding\":\"shift_jis\"}");
  g_assert_true (test_has_fault (refused, "/encoding", "not_in_shift_jis"));
}

/* ---- contract and trail ---- */

static void
test_contract_and_trail (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) contract = NULL, trail = NULL, nobody = NULL, manager = NULL, mine = NULL;
  g_autofree char *contract_text = NULL, *trail_text = NULL, *mine_path = NULL;

  test_work_init (&work, test, 0);
  agree (test, &work);
  test_pay_run_make (test, 1);
  contract
      = make (test, "manager-a", "{\"kind\":\"contract\",\"shift_id\":\"%s\",\"worker_id\":\"%s\"}",
              work.shift_id, test_worker_id (0));
  contract_text = read_paper (test, contract);
  assert_has (contract_text, "1,300円");
  mine_path = g_strdup_printf ("/v1/documents/%s", test_text (contract, "id"));
  mine = test_call (test, "GET", mine_path, "worker-0", NULL, NULL);
  g_assert_cmpuint (mine->status, ==, 200);
  trail = make (test, "owner-a", "{\"kind\":\"trail\",\"shift_id\":\"%s\",\"worker_id\":\"%s\"}",
                work.shift_id, test_worker_id (0));
  trail_text = read_paper (test, trail);
  assert_has (trail_text, "募集の公開");
  assert_has (trail_text, "オファーの承諾");
  assert_has (trail_text, "契約の成立");
  assert_has (trail_text, "基本賃金");
  assert_has (trail_text, "給与締めの確定");
  manager
      = make (test, "manager-a", "{\"kind\":\"trail\",\"shift_id\":\"%s\",\"worker_id\":\"%s\"}",
              work.shift_id, test_worker_id (0));
  test_assert_problem (manager, 403, "forbidden");
  nobody = make (test, "owner-a", "{\"kind\":\"trail\",\"shift_id\":\"%s\",\"worker_id\":\"%s\"}",
                 work.shift_id, test_worker_id (1));
  test_assert_problem (nobody, 404, "not-found");
}

/* ---- asking, finding, erasing ---- */

static void
test_faults (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  static const struct
  {
    const char *body;
    const char *pointer;
    const char *code;
  } cases[] = {
    { "{}", "/kind", "required" },
    { "{\"kind\":\"poem\"}", "/kind", "not_in_list" },
    { "{\"kind\":\"worker_card\"}", "/kind", "not_in_list" },
    { "{\"kind\":\"attendance_book\"}", "/from", "required" },
    { "{\"kind\":\"attendance_book\",\"from\":\"2026-11-02\",\"to\":\"2026-11-02\"}", "/to",
      "not_after_from" },
    { "{\"kind\":\"annual_report\",\"year\":1999}", "/year", "too_small" },
    { "{\"kind\":\"annual_report\",\"year\":2026,\"pay_run_id\":\"" TEST_PAY_RUN "\"}",
      "/pay_run_id", "unknown_field" },
    { "{\"kind\":\"journal\"}", "/pay_run_id", "required" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TestAnswer) answer = make (test, "owner-a", "%s", cases[i].body);

      g_test_message ("%s", cases[i].body);
      test_assert_problem (answer, 422, "invalid-input");
      g_assert_true (test_has_fault (answer, cases[i].pointer, cases[i].code));
    }
}

static guint
count (TestServer *test, const char *token, const char *query)
{
  g_autofree char *path = g_strconcat ("/v1/documents?", query, NULL);
  g_autoptr (TestAnswer) list = test_call (test, "GET", path, token, NULL, NULL);

  g_assert_cmpuint (list->status, ==, 200);
  return test_n_items (list);
}

static void
test_find_and_erase (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) made = NULL, early = NULL, clerk = NULL, erased = NULL, gone = NULL,
                         content = NULL;
  g_autofree char *path = NULL, *erase = NULL, *content_path = NULL, *of_worker = NULL;

  test_pay_run_make (test, 1);
  made = make (test, "owner-a", "{\"kind\":\"wage_ledger\",\"year\":2026,\"worker_id\":\"%s\"}",
               test_worker_id (0));
  path = g_strdup_printf ("/v1/documents/%s", test_text (made, "id"));
  erase = g_strconcat (path, "/erase", NULL);
  content_path = g_strconcat (path, "/content", NULL);
  of_worker = g_strdup_printf ("worker_id=%s", test_worker_id (0));
  g_assert_cmpuint (count (test, "owner-a", of_worker), ==, 1);
  g_assert_cmpuint (count (test, "owner-a", "q=2026"), ==, 1);
  g_assert_cmpuint (count (test, "owner-a", "q=2027"), ==, 0);
  g_assert_cmpuint (count (test, "owner-a", "from=2026-05-01&to=2026-06-01"), ==, 1);
  g_assert_cmpuint (count (test, "owner-a", "from=2027-05-01"), ==, 0);
  g_assert_cmpuint (count (test, "owner-a", "to=2025-05-01"), ==, 0);
  g_assert_cmpuint (count (test, "owner-a", "erasable=true&kind=wage_ledger"), ==, 0);
  g_assert_cmpuint (count (test, "manager-a", "kind=wage_ledger"), ==, 0);
  g_assert_cmpuint (count (test, "owner-b", ""), ==, 0);

  early = test_call (test, "POST", erase, "owner-a", NULL, NULL);
  test_assert_problem (early, 409, "must-be-kept");
  test_execute (test, "UPDATE document SET keep_until_day = 100");
  g_assert_cmpuint (count (test, "owner-a", "erasable=true&kind=wage_ledger"), ==, 1);
  clerk = test_call (test, "POST", erase, "clerk-a", NULL, NULL);
  test_assert_problem (clerk, 403, "forbidden");
  erased = test_call (test, "POST", erase, "owner-a", NULL, NULL);
  g_assert_cmpuint (erased->status, ==, 204);
  gone = test_call (test, "GET", path, "owner-a", NULL, NULL);
  test_assert_problem (gone, 404, "not-found");
  content = test_call (test, "GET", content_path, "owner-a", NULL, NULL);
  test_assert_problem (content, 404, "not-found");
  g_assert_cmpuint (count (test, "owner-a", "kind=wage_ledger"), ==, 0);
}

/* What the lists let through is what the table of kinds says. */
static void
test_readers (void)
{
  g_autoptr (TestServer) test = test_server_new ();

  for (const YuiArchiveKind *kind = yui_archive_kinds; kind->kind != NULL; kind++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO document (programme_id, id, kind, title, employer_id, worker_id, created_s, "
          "sha256, size) VALUES (1, '01930000-0000-7000-8000-%012x', '%s', '紙', "
          "'" TEST_EMPLOYER_A "', '%s', 1, '%064d', 1)",
          (guint)(kind - yui_archive_kinds), kind->kind, test_worker_id (0), 0);
      g_autofree char *query = g_strdup_printf ("kind=%s", kind->kind);

      test_execute (test, sql);
      g_test_message ("%s", kind->kind);
      g_assert_cmpuint (count (test, "owner-a", query), ==,
                        (kind->roles & YUI_ROLE_EMPLOYER_OWNER) != 0);
      g_assert_cmpuint (count (test, "manager-a", query), ==,
                        (kind->roles & YUI_ROLE_EMPLOYER_MANAGER) != 0);
      g_assert_cmpuint (count (test, "clerk-a", query), ==,
                        (kind->roles & YUI_ROLE_PAYROLL_CLERK) != 0);
      g_assert_cmpuint (count (test, "worker-0", query), ==, kind->is_read_by_worker);
    }
}

static void
test_towns (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("YUI_SOURCE"), "data", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiTowns) towns = yui_towns_load (folder, &error);
  static const struct
  {
    const char *address;
    const char *name;
  } cases[] = {
    { "新潟県佐渡市両津1", "佐渡市" },
    { "佐渡市両津1", "佐渡市" },
    { "新潟県南魚沼市六日町", "南魚沼市" },
    { "新潟県 岩船郡関川村下関", "関川村" },
    { "山梨県昭和町", "昭和町" },
    { "福島県大沼郡昭和村", "昭和村" },
    { "福島県郡山市朝日", "郡山市" },
    { "東京都港区芝", "港区" },
    { "どこか", NULL },
    { "", NULL },
  };

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const YuiTown *town = yui_towns_find_in_address (towns, cases[i].address, "15");

      g_test_message ("%s", cases[i].address);
      g_assert_cmpstr (town != NULL ? town->name : NULL, ==, cases[i].name);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/attendance-book", test_attendance_book);
  g_test_add_func ("/archive/year-papers", test_year_papers);
  g_test_add_func ("/archive/tax-columns", test_tax_columns);
  g_test_add_func ("/archive/insurance-rates", test_insurance_rates);
  g_test_add_func ("/archive/bank-file", test_bank_file);
  g_test_add_func ("/archive/tables", test_tables);
  g_test_add_func ("/archive/contract-and-trail", test_contract_and_trail);
  g_test_add_func ("/archive/faults", test_faults);
  g_test_add_func ("/archive/find-and-erase", test_find_and_erase);
  g_test_add_func ("/archive/readers", test_readers);
  g_test_add_func ("/archive/towns", test_towns);
  return g_test_run ();
}
