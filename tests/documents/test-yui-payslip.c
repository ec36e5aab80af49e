/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-payslip.h"
#include "documents-test.h"
#include "papers-sample.h"

#include <string.h>

#define ART_37 "労働基準法第37条（時間外25％）"
#define HEI    "給与所得の源泉徴収税額表（令和8年分・日額表）丙欄"

static YuiPayslip
make_slip (YuiPayslipLine *lines, gsize n_lines, YuiPayslipLine *deductions, gsize n_deductions)
{
  YuiPayslip slip = {
    .head = SAMPLE_HEAD,
    .employer = SAMPLE_EMPLOYER,
    .worker_name = "髙﨑 花子",
    .worker_number = "4821-0937",
    .period_start_day = yui_text_make_day (2026, 11, 1),
    .period_end_day = yui_text_make_day (2026, 11, 30),
    .pay_day = yui_text_make_day (2026, 12, 10),
    .pay_method = "銀行振込",
    .bank_masked = "結の町農業協同組合 本店 普通 ***4567",
    .tax_column = "日額表 丙欄",
    .worked_days = 2,
    .worked_min = 630,
    .overtime_min = 30,
    .lines = lines,
    .n_lines = n_lines,
    .deductions = deductions,
    .n_deductions = n_deductions,
    .contact = "総務 佐々木 0259-00-0123",
    .note = "働いた時間に誤りがあるときは、早めにお知らせください。",
  };

  slip.head.document_id = "PS-2026-11-004821";
  for (gsize i = 0; i < n_lines; i++)
    slip.gross_yen += lines[i].yen;
  for (gsize i = 0; i < n_deductions; i++)
    slip.deductions_yen += deductions[i].yen;
  slip.net_yen = slip.gross_yen - slip.deductions_yen;
  return slip;
}

static void
test_items (void)
{
  YuiPayslipLine lines[] = {
    { SAMPLE_DAY, "基本賃金", "第二選果場", 315, "1,120円/時", 5880,
      "労働契約（2026年11月22日成立）" },
    { SAMPLE_DAY, "交通費", "第二選果場", 0, "1回", 500, "労働契約（2026年11月22日成立）" },
    { SAMPLE_DAY + 1, "基本賃金", "第二選果場", 315, "1,120円/時", 5880,
      "労働契約（2026年11月22日成立）" },
    { SAMPLE_DAY + 1, "時間外割増", "第二選果場", 30, "×25％", 140, ART_37 },
    { YUI_PAYSLIP_NO_DAY, "前月分の訂正", NULL, -15, "1,120円/時", -280,
      "11月20日の勤怠訂正（双方合意）" },
  };
  YuiPayslipLine deductions[] = {
    { YUI_PAYSLIP_NO_DAY, "源泉所得税", NULL, 0, NULL, 27, HEI },
  };
  YuiPayslip slip = make_slip (lines, G_N_ELEMENTS (lines), deductions, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = yui_payslip_to_pdf (&slip, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  documents_test_keep (pdf, "payslip.pdf");
  g_assert_cmpint (documents_test_pdf_pages (pdf), ==, 1);
  text = documents_test_pdf_text (pdf);
  documents_test_assert_holds (text, "支給明細書", "髙﨑 花子　殿", "12,093円", "12,120",
                               "2026年11月1日(日) ～ 2026年11月30日(月)", "2026年12月10日(木)",
                               "10時間30分", "11/25(水)", "5:15", "△0:15", "△280", "源泉所得税",
                               "※1　労働契約（2026年11月22日成立）", "※2　" ART_37, "※4　" HEI,
                               "***4567", NULL);
  g_assert_null (strstr (text, "※5"));
}

static void
test_many_lines (void)
{
  YuiPayslipLine lines[200];
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  YuiPayslip slip;
  int pages, n_headings = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    lines[i] = (YuiPayslipLine){
      SAMPLE_DAY + (gint64)i / 4, "基本賃金", "第二選果場", 60, "1,120円/時", 1120 + (int)i, ART_37,
    };
  slip = make_slip (lines, G_N_ELEMENTS (lines), NULL, 0);
  pdf = yui_payslip_to_pdf (&slip, &error);
  g_assert_no_error (error);
  documents_test_keep (pdf, "payslip-200.pdf");
  pages = documents_test_pdf_pages (pdf);
  g_assert_cmpint (pages, >=, 5);
  text = documents_test_pdf_text (pdf);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *yen = g_strdup_printf ("1,%03d", 120 + (int)i);

      documents_test_assert_holds (text, yen, NULL);
    }
  for (const char *p = strstr (text, "単価・率"); p != NULL; p = strstr (p + 1, "単価・率"))
    n_headings++;
  g_assert_cmpint (n_headings, >=, pages);
  documents_test_assert_holds (text, "243,900", "なし", NULL);
}

static void
test_refused (void)
{
  YuiPayslipLine line = { SAMPLE_DAY, "基本賃金", NULL, 60, NULL, 1120, NULL };
  YuiPayslip good = make_slip (&line, 1, NULL, 0);
  YuiPayslip wrong_net = good, wrong_gross = good, no_worker = good, backwards = good;
  const struct
  {
    const YuiPayslip *slip;
    const char *field;
  } cases[] = {
    { &wrong_net, "net_yen:" },
    { &wrong_gross, "lines:" },
    { &no_worker, "worker_name:" },
    { &backwards, "period_end_day:" },
  };
  g_autoptr (GBytes) pdf = yui_payslip_to_pdf (&good, NULL);
  g_autoptr (GBytes) again = yui_payslip_to_pdf (&good, NULL);

  g_assert_nonnull (pdf);
  g_assert_true (g_bytes_equal (pdf, again));
  wrong_net.net_yen++;
  wrong_gross.gross_yen++;
  wrong_gross.net_yen++;
  no_worker.worker_name = "";
  backwards.period_end_day = backwards.period_start_day - 1;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (yui_payslip_to_pdf (cases[i].slip, &error));
      g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, cases[i].field));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/payslip/items", test_items);
  g_test_add_func ("/payslip/many-lines", test_many_lines);
  g_test_add_func ("/payslip/refused", test_refused);
  return g_test_run ();
}
