/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-bank-table.h"
#include "documents/yui-text.h"
#include "documents/yui-zengin.h"
#include "documents-test.h"

#include <string.h>

#define N_PAYEES 400

static GBytes *
read_reference (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("YUI_DATA_FILES"), "reference", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

static YuiBankTable *
read_table (void)
{
  g_autoptr (GBytes) banks = read_reference ("banks.tsv");
  g_autoptr (GBytes) branches = read_reference ("bank-branches.tsv");
  g_autoptr (GError) error = NULL;
  YuiBankTable *table = yui_bank_table_new (banks, branches, &error);

  g_assert_no_error (error);
  return table;
}

static void
test_table (void)
{
  g_autoptr (YuiBankTable) table = read_table ();
  const YuiBankEntry *branches;
  gsize n;

  g_assert_cmpuint (yui_bank_table_get_n_banks (table), >, 1000);
  g_assert_cmpuint (yui_bank_table_get_n_branches (table), >, 25000);
  g_assert_cmpstr (yui_bank_table_find_bank (table, "0001")->name, ==, "みずほ");
  g_assert_cmpstr (yui_bank_table_find_branch (table, "0001", "009")->kana, ==, "カンダエキマエ");
  g_assert_null (yui_bank_table_find_bank (table, "0002"));
  g_assert_null (yui_bank_table_find_branch (table, "0001", "002"));
  g_assert_null (yui_bank_table_find_branch (table, "0002", "001"));
  branches = yui_bank_table_get_branches (table, "0001", &n);
  g_assert_cmpstr (branches[0].code, ==, "001");
  g_assert_null (yui_bank_table_get_branches (table, "9998", &n));
  g_assert_cmpuint (n, ==, 0);
}

/* Every bank and branch there is can be written. */
static void
test_all_kana (void)
{
  g_autoptr (YuiBankTable) table = read_table ();
  gsize n_banks, n_branches;
  const YuiBankEntry *banks = yui_bank_table_get_banks (table, &n_banks);

  for (gsize i = 0; i < n_banks; i++)
    {
      const YuiBankEntry *branches
          = yui_bank_table_get_branches (table, banks[i].code, &n_branches);

      for (gsize j = 0; j <= n_branches; j++)
        {
          const YuiBankEntry *entry = j < n_branches ? &branches[j] : &banks[i];
          const char *bad;
          g_autofree char *half = yui_text_to_half_kana (entry->kana, &bad);

          if (bad != NULL || *half == '\0')
            g_error ("%s %s: %s", banks[i].code, entry->name, entry->kana);
        }
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *banks;
    const char *branches;
    const char *where;
  } CASES[] = {
    { "h\th\th\n0001\tみずほ\n", "", "banks, line 2" },
    { "h\th\th\n1\tみずほ\tミズホ\n", "", "banks, line 2" },
    { "h\th\th\n0005\ta\ta\n0001\tb\tb\n", "", "banks, line 3" },
    { "h\th\th\n0001\ta\ta\n", "h\th\th\th\n0002\t001\ta\ta\n", "branches, line 2" },
    { "h\th\th\n0001\ta\ta\n", "h\th\th\th\n0001\t002\ta\ta\n0001\t001\ta\ta\n",
      "branches, line 3" },
    { "h\th\th\n0001\ta\ta\n", "h\th\th\th\n0001\t0020\ta\ta\n", "branches, line 2" },
    { "h\th\th\n0001\ta\ta\n", "h\th\th\th\n0001\t002\ta\ta\tb\n", "branches, line 2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GBytes) banks = g_bytes_new_static (CASES[i].banks, strlen (CASES[i].banks));
      g_autoptr (GBytes) branches
          = g_bytes_new_static (CASES[i].branches, strlen (CASES[i].branches));
      g_autoptr (GError) error = NULL;

      g_assert_null (yui_bank_table_new (banks, branches, &error));
      g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_SYNTAX);
      g_assert_true (g_str_has_prefix (error->message, CASES[i].where));
    }
}

static void
test_company (void)
{
  static const struct
  {
    const char *name;
    const char *written;
  } CASES[] = {
    { "カブシキガイシャ　ユイノサト", "カ)ユイノサト" },
    { "ユイノサト株式会社", "ユイノサト(カ" },
    { "㈱ユイノサト", "カ)ユイノサト" },
    { "ユイ ゴウドウガイシャ サドシテン", "ユイ(ド)サドシテン" },
    { "ﾕｳｹﾞﾝｶﾞｲｼｬ ﾕｲ", "ユ)ユイ" },
    { "一般社団法人ユイ", "シヤ)ユイ" },
    { "特定非営利活動法人 ユイ", "トクヒ)ユイ" },
    { "ヤマダ　タロウ", "ヤマダ タロウ" },
    { "カブシキガイシャ", "カブシキガイシャ" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *written = yui_text_abbreviate_company (CASES[i].name);

      g_assert_cmpstr (written, ==, CASES[i].written);
    }
}

/* Payees at banks and branches from all over the table. */
static void
fill_payees (const YuiBankTable *table, YuiZenginPayee *payees, gsize n, gint64 *total_yen)
{
  static const char *const HOLDERS[]
      = { "タカサキ　ハナコ", "ﾎﾝﾏ ｼﾞｮｳｼﾞ", "ヴァンデンバーグ・クリス", "株式会社　ユイノサト",
          "ゆい　はなこ" };
  gsize n_banks, n_branches;
  const YuiBankEntry *banks = yui_bank_table_get_banks (table, &n_banks);

  for (gsize i = 0, bank = 0; i < n; bank = (bank + 7) % n_banks)
    {
      const YuiBankEntry *branches
          = yui_bank_table_get_branches (table, banks[bank].code, &n_branches);

      if (n_branches == 0)
        continue;
      payees[i] = (YuiZenginPayee){
        .account = { banks[bank].code, NULL, branches[i % n_branches].code, NULL,
                     YUI_ZENGIN_ORDINARY, "1234567" },
        .holder_kana = HOLDERS[i % G_N_ELEMENTS (HOLDERS)],
        .person = "髙﨑 花子",
        .yen = 1 + (gint64)i * 9973,
      };
      *total_yen += payees[i++].yen;
    }
}

static char *
check_by_script (GBytes *bytes)
{
  g_autofree char *script
      = g_build_filename (g_getenv ("YUI_SOURCE"), "tests", "documents", "zengin_check.py", NULL);
  const char *const argv[] = { "python3", script, NULL };

  return documents_test_run (argv, bytes);
}

/* A script that knows only the layout reads the files back. */
static void
test_parsed_back (void)
{
  g_autoptr (YuiBankTable) table = read_table ();
  YuiZenginPayee payees[N_PAYEES];
  gint64 total_yen = 0;
  YuiZenginFile file = {
    .client_code = "12345",
    .client_kana = "カブシキガイシャ　ユイノサト",
    .pay_day = yui_text_make_day (2026, 12, 10),
    .account = { "0140", NULL, "301", NULL, YUI_ZENGIN_ORDINARY, "7654321" },
    .banks = table,
    .payees = payees,
    .n_payees = N_PAYEES,
  };
  g_autofree char *trailer = NULL;

  fill_payees (table, payees, N_PAYEES, &total_yen);
  trailer = g_strdup_printf ("\ntrailer\t%d\t%" G_GINT64_FORMAT "\n", N_PAYEES, total_yen);
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *said = NULL;

      file.kind = i % 2 == 0 ? YUI_ZENGIN_TRANSFER : YUI_ZENGIN_PAYROLL;
      file.line_ends = i >= 2;
      bytes = yui_zengin_write (&file, NULL, &error);
      g_assert_no_error (error);
      said = check_by_script (bytes);
      g_assert_true (g_str_has_prefix (
          said, i % 2 == 0 ? "header\t21\t0000012345\tカ)ユイノサト\t1210\t" : "header\t11\t"));
      g_assert_true (g_str_has_suffix (said, trailer));
      g_assert_nonnull (strstr (said, "\tヴアンデンバ-グ.クリス\t"));
      g_assert_nonnull (strstr (said, "\tカ)ユイノサト\t29920\n"));
    }
}

/* The script itself notices a file that is wrong. */
static void
test_script_notices (void)
{
  static const struct
  {
    gsize at;
    char byte;
  } CASES[] = {
    { 0, '2' },        /* order */
    { 120 + 80, 'X' }, /* a figure */
    { 120 + 89, '9' }, /* a sum */
    { 120 + 50, 'a' }, /* a small letter */
    { 240 + 6, '9' },  /* the count */
    { 119, 'Z' },      /* a dummy */
  };
  YuiZenginPayee payee
      = { .account = { "0001", "ミズホ", "009", "カンダ", YUI_ZENGIN_ORDINARY, "1" },
          .holder_kana = "ヤマダ",
          .yen = 1120 };
  YuiZenginFile file = { .kind = YUI_ZENGIN_TRANSFER,
                         .client_code = "1",
                         .client_kana = "ユイ",
                         .account = payee.account,
                         .payees = &payee,
                         .n_payees = 1 };
  g_autoptr (GBytes) good = yui_zengin_write (&file, NULL, NULL);
  g_autofree char *script
      = g_build_filename (g_getenv ("YUI_SOURCE"), "tests", "documents", "zengin_check.py", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      gsize length;
      g_autofree char *data = g_memdup2 (g_bytes_get_data (good, &length), g_bytes_get_size (good));
      g_autoptr (GBytes) bad = NULL;
      g_autoptr (GSubprocess) process = NULL;

      data[CASES[i].at] = CASES[i].byte;
      bad = g_bytes_new (data, length);
      process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                      | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                  NULL, "python3", script, NULL);
      g_assert_true (g_subprocess_communicate (process, bad, NULL, NULL, NULL, NULL));
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
    }
}

static void
test_unknown (void)
{
  g_autoptr (YuiBankTable) table = read_table ();
  YuiZenginPayee payees[] = {
    { { "0002", NULL, "001", NULL, YUI_ZENGIN_ORDINARY, "1" }, "ヤマダ", "山田", NULL, NULL, 1 },
    { { "0001", NULL, "002", NULL, YUI_ZENGIN_ORDINARY, "1" }, "山田", "本間", NULL, NULL, 1 },
  };
  YuiZenginFile file = { .kind = YUI_ZENGIN_TRANSFER,
                         .client_code = "1",
                         .client_kana = "ユイ",
                         .account = { "0001", NULL, "009", NULL, YUI_ZENGIN_ORDINARY, "1" },
                         .banks = table,
                         .payees = payees,
                         .n_payees = 2 };
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GError) error = NULL;
  const YuiZenginIssue *const *found;

  g_assert_null (yui_zengin_write (&file, &issues, &error));
  g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_ENCODING);
  g_assert_cmpuint (issues->len, ==, 3);
  found = (const YuiZenginIssue *const *)issues->pdata;
  g_assert_cmpint (found[0]->kind, ==, YUI_ZENGIN_ISSUE_UNKNOWN_BANK);
  g_assert_cmpint (found[1]->kind, ==, YUI_ZENGIN_ISSUE_CHARACTER);
  g_assert_cmpstr (found[1]->character, ==, "山");
  g_assert_cmpint (found[2]->kind, ==, YUI_ZENGIN_ISSUE_UNKNOWN_BRANCH);
  g_assert_true (g_str_has_prefix (found[2]->message, "本間: branch_code 002 is no branch"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bank/table", test_table);
  g_test_add_func ("/bank/all-kana", test_all_kana);
  g_test_add_func ("/bank/refused", test_refused);
  g_test_add_func ("/bank/company", test_company);
  g_test_add_func ("/bank/parsed-back", test_parsed_back);
  g_test_add_func ("/bank/script-notices", test_script_notices);
  g_test_add_func ("/bank/unknown", test_unknown);
  return g_test_run ();
}
