/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "server/yui-banks.h"

#include <string.h>

#define ACCOUNT                                                                                    \
  "{\"bank_code\":\"0001\",\"branch_code\":\"001\",\"kind\":\"ordinary\",\"number\":\"1234567\","  \
  "\"holder_kana\":\"しけん　ゼロコ\"}"

static char *
account_path (int worker)
{
  g_autofree char *id = test_membership_id (worker);

  return g_strdup_printf ("/v1/memberships/%s/bank-account", id);
}

/* ---- the tables ---- */

static void
test_search (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("YUI_SOURCE"), "data", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiBanks) banks = yui_banks_load (folder, &error);
  const YuiBank *found[5];
  static const struct
  {
    const char *bank_code;
    const char *query;
    const char *first;
  } cases[] = {
    { NULL, "0001", "0001" },       { NULL, "みずほ", "0001" },
    { NULL, "みずほ銀行", "0001" }, { NULL, "ミズホ", "0001" },
    { NULL, "ﾐｽﾞﾎ", "0001" },       { NULL, "三菱UFJ", "0005" },
    { NULL, "ﾐﾂﾋﾞｼ", "0005" },      { "0001", "東京営業部", "001" },
    { "0001", "004", "004" },       { "0001", "丸之内支店", "005" },
  };

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const guint n = yui_banks_search (banks, cases[i].bank_code, cases[i].query, found,
                                        G_N_ELEMENTS (found));

      g_test_message ("%s", cases[i].query);
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpstr (found[0]->code, ==, cases[i].first);
    }
  g_assert_cmpuint (yui_banks_search (banks, NULL, "そんな銀行はない", found, 5), ==, 0);
  g_assert_cmpuint (yui_banks_search (banks, "9998", "", found, 5), ==, 0);
  g_assert_cmpuint (yui_banks_search (banks, NULL, "", found, 5), ==, 5);
  g_assert_null (yui_banks_find (banks, "9998"));
  g_assert_null (yui_banks_find_branch (banks, "0001", "002"));
  g_assert_cmpstr (yui_banks_find_branch (banks, "0001", "009")->kana, ==, "カンダエキマエ");
}

static void
test_tables_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (yui_banks_load ("/nowhere", &error));
  g_assert_nonnull (error);
}

static void
test_lists (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) banks
      = test_call (test, "GET", "/v1/banks?query=%E3%81%BF%E3%81%9A", "clerk-a", NULL, NULL);
  g_autoptr (TestAnswer) branches
      = test_call (test, "GET", "/v1/banks/0001/branches?query=001", "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) none
      = test_call (test, "GET", "/v1/banks/9998/branches", "owner-a", NULL, NULL);

  g_assert_cmpuint (test_n_items (banks), >, 0);
  g_assert_cmpstr (json_object_get_string_member (test_item (branches, 0), "name"), ==,
                   "東京営業部");
  test_assert_problem (none, 404, "not-found");
}

/* ---- a person's account ---- */

static void
test_account (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *path = account_path (0);
  g_autoptr (TestAnswer) before = test_call (test, "GET", path, "clerk-a", NULL, NULL);
  g_autoptr (TestAnswer) put = NULL, stale = NULL, neighbour = NULL, after = NULL, gone = NULL,
                         empty = NULL;

  g_assert_cmpuint (before->status, ==, 200);
  g_assert_cmpint (test_int (before, "version"), ==, 1);
  put = test_call (test, "PUT", path, "clerk-a", ACCOUNT, "If-Match", "\"1\"", NULL);
  g_assert_cmpuint (put->status, ==, 200);
  g_assert_cmpstr (test_text (put, "holder_kana"), ==, "ｼｹﾝ ｾﾞﾛｺ");
  g_assert_cmpstr (test_text (put, "bank_name"), ==, "みずほ");
  g_assert_nonnull (strstr (test_text (put, "summary"), "****567"));
  g_assert_null (strstr (test_text (put, "summary"), "1234567"));
  stale = test_call (test, "PUT", path, "owner-a", ACCOUNT, "If-Match", "\"1\"", NULL);
  test_assert_problem (stale, 412, "precondition-failed");
  neighbour = test_call (test, "GET", path, "owner-b", NULL, NULL);
  test_assert_problem (neighbour, 404, "not-found");
  after = test_call (test, "PUT", path, "owner-a", ACCOUNT, "If-Match", "\"2\"", NULL);
  g_assert_cmpint (test_int (after, "version"), ==, 3);
  gone = test_call (test, "DELETE", path, "owner-a", NULL, "If-Match", "\"3\"", NULL);
  g_assert_cmpuint (gone->status, ==, 204);
  empty = test_call (test, "GET", path, "owner-a", NULL, NULL);
  g_assert_cmpint (test_int (empty, "version"), ==, 1);
}

static void
test_faults (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *path = account_path (1);
  static const struct
  {
    const char *body;
    const char *pointer;
    const char *code;
  } cases[] = {
    { "{\"bank_code\":\"9998\",\"branch_code\":\"001\",\"kind\":\"ordinary\",\"number\":\"1\","
      "\"holder_kana\":\"ア\"}",
      "/bank_code", "not_found" },
    { "{\"bank_code\":\"0001\",\"branch_code\":\"002\",\"kind\":\"ordinary\",\"number\":\"1\","
      "\"holder_kana\":\"ア\"}",
      "/branch_code", "not_found" },
    { "{\"bank_code\":\"0001\",\"branch_code\":\"001\",\"kind\":\"pocket\",\"number\":\"1\","
      "\"holder_kana\":\"ア\"}",
      "/kind", "not_in_list" },
    { "{\"bank_code\":\"0001\",\"branch_code\":\"001\",\"kind\":\"ordinary\","
      "\"number\":\"12345678\",\"holder_kana\":\"ア\"}",
      "/number", "not_digits" },
    { "{\"bank_code\":\"0001\",\"branch_code\":\"001\",\"kind\":\"ordinary\",\"number\":\"1\","
      "\"holder_kana\":\"山田 太郎\"}",
      "/holder_kana", "not_writable" },
    { "{\"bank_code\":\"0001\",\"branch_code\":\"001\",\"kind\":\"ordinary\",\"number\":\"1\","
      "\"holder_kana\":\"アアアアアアアアアアアアアアアアアアアアアアアアアアアアアアア\"}",
      "/holder_kana", "too_long" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TestAnswer) answer
          = test_call (test, "PUT", path, "owner-a", cases[i].body, "If-Match", "\"1\"", NULL);

      test_assert_problem (answer, 422, "invalid-input");
      g_assert_true (test_has_fault (answer, cases[i].pointer, cases[i].code));
    }
}

/* Short numbers get their zeros; the paying account has the bank's code of the client. */
static void
test_paying_account (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) savings = NULL, put = NULL, get = NULL, neighbour = NULL;
  const char *body = "{\"bank_code\":\"0001\",\"branch_code\":\"001\",\"kind\":\"current\","
                     "\"number\":\"１２\",\"holder_kana\":\"リヨカンコウ\",\"client_code\":\"77\"}";

  savings = test_call (
      test, "PUT", "/v1/paying-account", "owner-a",
      "{\"bank_code\":\"0001\",\"branch_code\":\"001\",\"kind\":\"savings\",\"number\":\"1\","
      "\"holder_kana\":\"ア\",\"client_code\":\"1\"}",
      "If-Match", "\"1\"", NULL);
  g_assert_true (test_has_fault (savings, "/kind", "not_in_list"));
  put = test_call (test, "PUT", "/v1/paying-account", "owner-a", body, "If-Match", "\"1\"", NULL);
  g_assert_cmpuint (put->status, ==, 200);
  get = test_call (test, "GET", "/v1/paying-account", "clerk-a", NULL, NULL);
  g_assert_cmpstr (test_text (get, "number"), ==, "0000012");
  g_assert_cmpstr (test_text (get, "client_code"), ==, "77");
  neighbour = test_call (test, "GET", "/v1/paying-account", "owner-b", NULL, NULL);
  g_assert_cmpint (test_int (neighbour, "version"), ==, 1);
}

/* A number is in the account's row and nowhere else that the server writes. */
static void
test_number_is_not_logged (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *path = account_path (0);
  g_autoptr (TestAnswer) put
      = test_call (test, "PUT", path, "clerk-a", ACCOUNT, "If-Match", "\"1\"", NULL);
  g_autoptr (GError) error = NULL;
  YuiDatabase *db = yui_store_begin_read (test->store, YUI_SCOPE_ALL, &error);
  YuiStatement *row = yui_database_query (
      db, &error,
      "SELECT (SELECT count (*) FROM audit_log WHERE operation = 'putBankAccount'), "
      "(SELECT count (*) FROM audit_log WHERE subject LIKE '%1234567%'), "
      "(SELECT count (*) FROM idempotency_record WHERE body LIKE '%1234567%')");

  g_assert_cmpuint (put->status, ==, 200);
  g_assert_true (yui_statement_need_row (row, &error));
  g_assert_cmpint (yui_statement_get_int (row, 0), ==, 1);
  g_assert_cmpint (yui_statement_get_int (row, 1), ==, 0);
  g_assert_cmpint (yui_statement_get_int (row, 2), ==, 0);
  yui_statement_free (row);
  yui_store_end_read (test->store, db);
}

/* ---- accounts from a spreadsheet ---- */

#define PEOPLE                                                                                     \
  "社員番号,氏名,フリガナ,生年月日\r\n"                                                            \
  "K-1,青木 花,アオキ ハナ,1980/1/1\r\n"                                                           \
  "K-2,石田 実,イシダ ミノル,1955/2/3\r\n"                                                         \
  "K-3,上野 空,ウエノ ソラ,2001/3/1\r\n"                                                           \
  ",上野 空,ウエノ クウ,2002/3/1\r\n"

#define GOOD                                                                                       \
  "職員番号,氏名,フリガナ,銀行コード,支店コード,預金種目,口座番号,口座名義（カナ）\r\n"            \
  "K-1,青木 花,,1,1,普通,7654321,アオキ ハナ\r\n"                                                  \
  ",石田実,いしだみのる,みずほ銀行,東京営業部,当座,１２３,いしだ　みのる\r\n"

/* Line 4 to 11, each with one thing wrong. */
#define BAD                                                                                        \
  ",上野 空,,0001,001,普通,1,ウエノ\r\n"                                                           \
  "K-9,誰か,,0001,001,普通,1,ダレカ\r\n"                                                           \
  "K-3,上野 空,,9998,001,普通,1,ウエノ ソラ\r\n"                                                   \
  "K-3,上野 空,,0001,002,普通,1,ウエノ ソラ\r\n"                                                   \
  "K-3,上野 空,,0001,001,定期,1,ウエノ ソラ\r\n"                                                   \
  "K-3,上野 空,,0001,001,普通,99887766,ウエノ ソラ\r\n"                                            \
  "K-3,上野 空,,0001,001,普通,1,上野 空\r\n"                                                       \
  "K-1,青木 花,,0001,001,普通,1,アオキ\r\n"

static TestAnswer *
import_accounts (TestServer *test, const char *mode, const char *token, const char *csv)
{
  g_autofree char *path = g_strconcat ("/v1/bank-account-imports?mode=", mode, NULL);

  return test_call (test, "POST", path, token, csv, "Content-Type", "text/csv", NULL);
}

static gint64
count_accounts (TestServer *test)
{
  return test_count (test, "SELECT count (*) FROM worker_bank_account WHERE programme_id = 1");
}

static void
test_import (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) people = test_call (test, "POST", "/v1/member-imports?mode=all", "owner-a",
                                             PEOPLE, "Content-Type", "text/csv", NULL);
  g_autoptr (TestAnswer) preview = import_accounts (test, "preview", "clerk-a", GOOD);
  g_autoptr (TestAnswer) all = NULL, again = NULL, manager = NULL, neighbour = NULL, found = NULL,
                         account = NULL;
  g_autofree char *path = NULL;

  g_assert_cmpuint (people->status, ==, 200);
  g_assert_cmpuint (preview->status, ==, 200);
  g_assert_cmpint (test_int (preview, "added"), ==, 2);
  g_assert_cmpint (count_accounts (test), ==, 0);
  all = import_accounts (test, "all", "owner-a", GOOD);
  g_assert_cmpuint (all->status, ==, 200);
  g_assert_cmpint (count_accounts (test), ==, 2);
  found = test_call (test, "GET", "/v1/memberships?q=k-2", "owner-a", NULL, NULL);
  path = g_strdup_printf ("/v1/memberships/%s/bank-account",
                          json_object_get_string_member (test_item (found, 0), "id"));
  account = test_call (test, "GET", path, "owner-a", NULL, NULL);
  g_assert_cmpstr (test_text (account, "bank_code"), ==, "0001");
  g_assert_cmpstr (test_text (account, "branch_code"), ==, "001");
  g_assert_cmpstr (test_text (account, "kind"), ==, "current");
  g_assert_cmpstr (test_text (account, "number"), ==, "0000123");
  g_assert_cmpstr (test_text (account, "holder_kana"), ==, "ｲｼﾀﾞ ﾐﾉﾙ");

  again = import_accounts (test, "all", "owner-a", GOOD);
  g_assert_cmpint (test_int (again, "added"), ==, 0);
  g_assert_cmpint (test_int (again, "updated"), ==, 2);
  manager = import_accounts (test, "preview", "manager-a", GOOD);
  test_assert_problem (manager, 403, "forbidden");
  neighbour = import_accounts (test, "preview", "owner-b", GOOD);
  g_assert_cmpint (test_int (neighbour, "added"), ==, 0);
  g_assert_cmpuint (strlen (neighbour->text), >, 0);
  g_assert_nonnull (strstr (neighbour->text, "unknown_person"));
}

static void
test_import_faults (void)
{
  static const struct
  {
    gint64 line;
    const char *code;
    const char *heading;
    const char *person;
  } cases[] = {
    { 4, "ambiguous_person", "氏名", "上野 空" },
    { 5, "unknown_person", "職員番号", "誰か" },
    { 6, "unknown_bank", "銀行コード", "上野 空" },
    { 7, "unknown_branch", "支店コード", "上野 空" },
    { 8, "unknown_account_kind", "預金種目", "上野 空" },
    { 9, "not_digits", "口座番号", "上野 空" },
    { 10, "not_writable", "口座名義（カナ）", "上野 空" },
    { 11, "duplicate", "職員番号", "青木 花" },
  };
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) people = test_call (test, "POST", "/v1/member-imports?mode=all", "owner-a",
                                             PEOPLE, "Content-Type", "text/csv", NULL);
  g_autoptr (TestAnswer) preview = import_accounts (test, "preview", "owner-a", GOOD BAD);
  g_autoptr (TestAnswer) all = import_accounts (test, "all", "owner-a", GOOD BAD);
  g_autoptr (TestAnswer) good = NULL, headless = NULL;
  JsonArray *refused;
  guint n = 0;

  g_assert_cmpuint (people->status, ==, 200);
  g_assert_cmpuint (preview->status, ==, 200);
  refused = json_object_get_array_member (json_node_get_object (preview->body), "refused");
  for (guint i = 0; i < json_array_get_length (refused); i++)
    {
      JsonObject *fault = json_array_get_object_element (refused, i);

      g_assert_cmpuint (n, <, G_N_ELEMENTS (cases));
      g_assert_cmpint (json_object_get_int_member (fault, "line"), ==, cases[n].line);
      g_assert_cmpstr (json_object_get_string_member (fault, "code"), ==, cases[n].code);
      g_assert_cmpstr (json_object_get_string_member (fault, "heading"), ==, cases[n].heading);
      g_assert_cmpstr (json_object_get_string_member (fault, "person"), ==, cases[n].person);
      n++;
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (cases));
  g_assert_null (strstr (preview->text, "99887766"));
  test_assert_problem (all, 422, "invalid-input");
  g_assert_nonnull (strstr (all->text, "\"report\":{"));
  g_assert_cmpint (count_accounts (test), ==, 0);
  good = import_accounts (test, "good_rows", "owner-a", GOOD BAD);
  g_assert_cmpuint (good->status, ==, 200);
  g_assert_cmpint (count_accounts (test), ==, 2);
  headless = import_accounts (test, "preview", "owner-a", "氏名,年齢\r\n青木 花,45\r\n");
  test_assert_problem (headless, 422, "invalid-input");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bank-accounts/search", test_search);
  g_test_add_func ("/bank-accounts/tables-missing", test_tables_missing);
  g_test_add_func ("/bank-accounts/lists", test_lists);
  g_test_add_func ("/bank-accounts/account", test_account);
  g_test_add_func ("/bank-accounts/faults", test_faults);
  g_test_add_func ("/bank-accounts/paying-account", test_paying_account);
  g_test_add_func ("/bank-accounts/number-is-not-logged", test_number_is_not_logged);
  g_test_add_func ("/bank-accounts/import", test_import);
  g_test_add_func ("/bank-accounts/import-faults", test_import_faults);
  return g_test_run ();
}
