/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-text.h"
#include "documents/yui-zengin.h"

#include <string.h>

#define BANK { "0138", "ヨコハマ", "501", "ユイマチ", YUI_ZENGIN_ORDINARY, "1234567" }

static const YuiZenginPayee PAYEES[] = {
  { { "0140", "ダイシホクエツ", "301", "サド", YUI_ZENGIN_ORDINARY, "4567" },
    "タカサキ　ハナコ",
    "髙﨑 花子",
    "48210937",
    NULL,
    12093 },
  { { "9900", "ﾕｳﾁﾖ", "118", "ｲﾁｲﾁﾊﾁ", YUI_ZENGIN_SAVINGS, "0000001" },
    "ﾎﾝﾏ ｼﾞｮｳｼﾞ",
    "本間 譲二",
    NULL,
    "7",
    987654 },
};

static YuiZenginFile
make_file (YuiZenginKind kind)
{
  YuiZenginFile file = {
    .kind = kind,
    .client_code = "12345",
    .client_kana = "ノウジクミアイホウジン　ユイノサトファーム",
    .pay_day = yui_text_make_day (2026, 12, 10),
    .account = BANK,
    .payees = PAYEES,
    .n_payees = G_N_ELEMENTS (PAYEES),
  };

  return file;
}

/* Cuts bytes from–to (1-based, as the format's tables count) out of a record, as UTF-8. */
static char *
cut (const char *record, gsize from, gsize to)
{
  g_autoptr (GError) error = NULL;
  char *text = g_convert (record + from - 1, (gssize)(to - from + 1), "UTF-8", "CP932", NULL, NULL,
                          &error);

  g_assert_no_error (error);
  return text;
}

typedef struct
{
  int record, from, to;
  const char *text;
} Field;

static void
assert_fields (GBytes *bytes, gsize record_bytes, const Field *fields, gsize n_fields)
{
  const char *data = g_bytes_get_data (bytes, NULL);

  for (gsize i = 0; i < n_fields; i++)
    {
      g_autofree char *text = cut (data + (gsize)fields[i].record * record_bytes,
                                   (gsize)fields[i].from, (gsize)fields[i].to);

      g_test_message ("record %d, %d–%d", fields[i].record, fields[i].from, fields[i].to);
      g_assert_cmpstr (text, ==, fields[i].text);
    }
}

static void
test_transfer (void)
{
  static const Field FIELDS[] = {
    { 0, 1, 4, "1210" },
    { 0, 5, 14, "0000012345" },
    { 0, 15, 54, "ﾉｳ)ﾕｲﾉｻﾄﾌｱ-ﾑ                            " },
    { 0, 55, 58, "1210" },
    { 0, 59, 62, "0138" },
    { 0, 63, 77, "ﾖｺﾊﾏ           " },
    { 0, 78, 80, "501" },
    { 0, 81, 95, "ﾕｲﾏﾁ           " },
    { 0, 96, 103, "11234567" },
    { 0, 104, 120, "                 " },
    { 1, 1, 5, "20140" },
    { 1, 6, 20, "ﾀﾞｲｼﾎｸｴﾂ       " },
    { 1, 21, 23, "301" },
    { 1, 24, 38, "ｻﾄﾞ            " },
    { 1, 39, 42, "0000" },
    { 1, 43, 50, "10004567" },
    { 1, 51, 80, "ﾀｶｻｷ ﾊﾅｺ                      " },
    { 1, 81, 91, "00000120930" },
    { 1, 92, 111, "00482109370000000000" },
    { 1, 112, 120, "7        " },
    { 2, 43, 50, "40000001" },
    { 2, 51, 80, "ﾎﾝﾏ ｼﾞﾖｳｼﾞ                    " },
    { 2, 81, 90, "0000987654" },
    { 2, 92, 111, "00000000000000000007" },
    { 3, 1, 19, "8000002000000999747" },
    { 3, 20, 24, "     " },
    { 4, 1, 3, "9  " },
  };
  YuiZenginFile file = make_file (YUI_ZENGIN_TRANSFER);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GBytes) bytes = yui_zengin_write (&file, &issues, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (issues->len, ==, 0);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 5 * 120);
  assert_fields (bytes, 120, FIELDS, G_N_ELEMENTS (FIELDS));
}

static void
test_payroll_with_line_ends (void)
{
  static const Field FIELDS[] = {
    { 0, 1, 4, "1110" }, { 0, 121, 122, "\r\n" },  { 1, 112, 120, "         " },
    { 4, 1, 1, "9" },    { 4, 120, 122, " \r\n" },
  };
  YuiZenginFile file = make_file (YUI_ZENGIN_PAYROLL);
  g_autoptr (GBytes) bytes = NULL;

  file.line_ends = TRUE;
  bytes = yui_zengin_write (&file, NULL, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 5 * 122);
  assert_fields (bytes, 122, FIELDS, G_N_ELEMENTS (FIELDS));
}

/* Everyone who cannot be written is named, and there is no file. */
static void
test_people (void)
{
  YuiZenginFile file = make_file (YUI_ZENGIN_TRANSFER);
  YuiZenginPayee payees[] = { PAYEES[0], PAYEES[0], PAYEES[1], PAYEES[1], PAYEES[0] };
  static const struct
  {
    gsize index;
    const char *field;
    const char *part;
  } EXPECTED[] = {
    { 0, "holder_kana", "髙﨑 花子: holder_kana holds “髙”" },
    { 2, "holder_kana", "takes 31 characters" },
    { 2, "number", "本間 譲二: number" },
    { 3, "holder_kana", "Payee 4: holder_kana is missing." },
    { 3, "yen", "is not from 1" },
  };
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GError) error = NULL;

  payees[0].holder_kana = "髙﨑 ハナコ";
  payees[2].holder_kana = "アイウエオカキクケコアイウエオカキクケコアイウエオカキクケガ";
  payees[2].account.number = "12345678";
  payees[3].holder_kana = "　";
  payees[3].person = NULL;
  payees[3].yen = 0;
  file.payees = payees;
  file.n_payees = G_N_ELEMENTS (payees);
  g_assert_null (yui_zengin_write (&file, &issues, &error));
  g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_ENCODING);
  g_assert_cmpuint (issues->len, ==, G_N_ELEMENTS (EXPECTED));
  for (gsize i = 0; i < issues->len; i++)
    {
      const YuiZenginIssue *issue = issues->pdata[i];

      g_assert_cmpuint (issue->index, ==, EXPECTED[i].index);
      g_assert_cmpstr (issue->field, ==, EXPECTED[i].field);
      g_assert_nonnull (strstr (issue->message, EXPECTED[i].part));
    }
}

static void
test_limits (void)
{
  YuiZenginFile file = make_file (YUI_ZENGIN_TRANSFER);
  YuiZenginPayee payees[101];
  g_autoptr (GBytes) most = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (payees); i++)
    {
      payees[i] = PAYEES[0];
      payees[i].yen = G_GINT64_CONSTANT (9999999999);
      payees[i].holder_kana = "アイウエオアイウエオアイウエオアイウエオアイウエオアイウエオ";
    }
  file.payees = payees;
  file.n_payees = 100;
  most = yui_zengin_write (&file, NULL, NULL);
  g_assert_nonnull (most);
  file.n_payees = 101;
  g_assert_null (yui_zengin_write (&file, NULL, &error));
  g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_TOO_LARGE);
}

static void
test_payer (void)
{
  static const char *const FIELDS[]
      = { "client_code:", "client_kana:", "bank_code:", "account.kind:", "payees:", "kind:" };

  for (gsize i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    {
      YuiZenginFile file = make_file (i == 5 ? (YuiZenginKind)12 : YUI_ZENGIN_PAYROLL);
      g_autoptr (GError) error = NULL;

      if (i == 0)
        file.client_code = "12345678901";
      else if (i == 1)
        file.client_kana = "結の里";
      else if (i == 2)
        file.account.bank_code = "13a8";
      else if (i == 3)
        file.account.kind = YUI_ZENGIN_SAVINGS;
      else if (i == 4)
        file.n_payees = 0;
      g_assert_null (yui_zengin_write (&file, NULL, &error));
      g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, FIELDS[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zengin/transfer", test_transfer);
  g_test_add_func ("/zengin/payroll-with-line-ends", test_payroll_with_line_ends);
  g_test_add_func ("/zengin/people", test_people);
  g_test_add_func ("/zengin/limits", test_limits);
  g_test_add_func ("/zengin/payer", test_payer);
  return g_test_run ();
}
