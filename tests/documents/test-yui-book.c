/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-book.h"
#include "documents/yui-withholding-slip.h"
#include "documents-test.h"
#include "papers-sample.h"

#include <string.h>

static YuiAttendanceBook
make_book (YuiAttendanceRow *rows, gsize n_rows)
{
  YuiAttendanceBook book = {
    .head = SAMPLE_HEAD,
    .employer_name = "農事組合法人 結の里ファーム",
    .period_start_day = yui_text_make_day (2026, 11, 1),
    .period_end_day = yui_text_make_day (2026, 11, 30),
    .keep_until_day = yui_text_make_day (2031, 12, 10),
    .rows = rows,
    .n_rows = n_rows,
  };

  for (gsize i = 0; i < n_rows; i++)
    rows[i] = (YuiAttendanceRow){
      .worker_name = "髙﨑 花子",
      .workplace_name = "第二選果場",
      .clock_in_s = SAMPLE_START_S - 420,
      .clock_out_s = SAMPLE_END_S + 60,
      .start_s = SAMPLE_START_S,
      .end_s = SAMPLE_END_S,
      .break_min = 45,
      .worked_min = 315,
    };
  return book;
}

static void
test_attendance (void)
{
  YuiAttendanceRow rows[80];
  YuiAttendanceBook book = make_book (rows, G_N_ELEMENTS (rows));
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refused = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autofree char *text = NULL;

  rows[1].clock_out_s = 0;
  rows[1].note = "退勤の打刻もれ。本人の申出により渡辺が11/25に訂正、双方合意";
  pdf = yui_attendance_book_to_pdf (&book, &error);
  again = yui_attendance_book_to_pdf (&book, NULL);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (pdf, again));
  documents_test_keep (pdf, "attendance.pdf");
  g_assert_cmpint (documents_test_pdf_pages (pdf), >=, 2);
  text = documents_test_pdf_text (pdf);
  documents_test_assert_holds (text, "出勤簿", "2031年12月10日(水)", "11/25(水)", "8:53 ～ 15:01",
                               "8:53 ～ －", "9:00 ～ 15:00", "5:15", "80件", "420:00", NULL);
  rows[3].end_s = rows[3].start_s;
  g_assert_null (yui_attendance_book_to_pdf (&book, &refused));
  g_assert_error (refused, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
}

static void
test_ledger (void)
{
  const YuiLedgerAmount allowances[] = { { "交通費", 5500 }, { "リフト作業手当", 11000 } };
  const YuiLedgerAmount premiums[] = { { "時間外割増", 280 }, { "深夜割増", 70 } };
  const YuiLedgerAmount deductions[] = { { "源泉所得税", 1540 } };
  YuiLedgerRow rows[12];
  YuiWageLedger ledger = {
    .head = SAMPLE_HEAD,
    .employer_name = "農事組合法人 結の里ファーム",
    .worker_name = "髙﨑 花子",
    .job = "選果・箱詰め",
    .period_start_day = yui_text_make_day (2026, 1, 1),
    .period_end_day = yui_text_make_day (2026, 12, 31),
    .keep_until_day = yui_text_make_day (2032, 1, 10),
    .rows = rows,
    .n_rows = G_N_ELEMENTS (rows),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  for (int i = 0; i < 12; i++)
    rows[i] = (YuiLedgerRow){
      .pay_day = yui_text_make_day (2026, i + 1, 10),
      .worked_days = 11,
      .worked_min = 3465,
      .overtime_min = 60,
      .night_min = 15,
      .base_yen = 964680,
      .premium_yen = 350,
      .allowances = allowances,
      .n_allowances = i == 0 ? 0 : 2,
      .deductions = deductions,
      .n_deductions = 1,
    };
  rows[0].period_start_day = yui_text_make_day (2026, 1, 1);
  rows[0].period_end_day = yui_text_make_day (2026, 1, 31);
  rows[0].premiums = premiums;
  rows[0].n_premiums = G_N_ELEMENTS (premiums);
  pdf = yui_wage_ledger_to_pdf (&ledger, &error);
  g_assert_no_error (error);
  documents_test_keep (pdf, "ledger.pdf");
  text = documents_test_pdf_text (pdf);
  documents_test_assert_holds (text, "賃金台帳", "性別未登録", "2026/1/10", "132", "693:00",
                               "11,576,160", "181,500", "11,761,860", "18,480", "11,743,380",
                               "控除：源泉所得税 1,540円",
                               "手当：交通費 5,500円、リフト作業手当 11,000円", NULL);
  documents_test_assert_holds (text, "計算期間：2026年1月1日(木) ～ 2026年1月31日(土)",
                               "割増：時間外割増 280円、深夜割増 70円",
                               "2032年1月10日(土)（労働基準法第109条・5年）", NULL);
  rows[0].premium_yen++;
  g_assert_null (yui_wage_ledger_to_pdf (&ledger, &error));
  g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "premiums:"));
  g_clear_error (&error);
  rows[0].premium_yen--;
  ledger.worker_name = "";
  g_assert_null (yui_wage_ledger_to_pdf (&ledger, &error));
  g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
}

static void
test_withholding_slip (void)
{
  YuiWithholdingSlip slip = {
    .head = SAMPLE_HEAD,
    .employer = SAMPLE_EMPLOYER,
    .year = 2026,
    .worker_name = "髙﨑 花子",
    .worker_kana = "タカサキ ハナコ",
    .worker_address = "新潟県結の町大字下新田 12",
    .birth_day = yui_text_make_day (1988, 2, 29),
    .kind = "給料・賞与",
    .paid_yen = 312093,
    .after_deduction_yen = YUI_WITHHOLDING_SLIP_BLANK,
    .allowances_yen = YUI_WITHHOLDING_SLIP_BLANK,
    .withheld_yen = 1027,
    .left_day = yui_text_make_day (2026, 11, 30),
    .remarks = "日額表丙欄適用",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = yui_withholding_slip_to_pdf (&slip, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  documents_test_keep (pdf, "withholding-slip.pdf");
  text = documents_test_pdf_text (pdf);
  documents_test_assert_holds (text, "令和8年分", "給与所得の源泉徴収票", "312,093円", "1,027円",
                               "昭和63年2月29日", "令和8年11月30日", "丙欄", NULL);
  g_assert_null (strstr (text, "-1"));
  g_assert_null (strstr (text, "○"));
  g_assert_false (yui_withholding_slip_must_be_filed (500000));
  g_assert_true (yui_withholding_slip_must_be_filed (500001));
  slip.withheld_yen = slip.paid_yen + 1;
  g_assert_null (yui_withholding_slip_to_pdf (&slip, &error));
  g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/book/attendance", test_attendance);
  g_test_add_func ("/book/ledger", test_ledger);
  g_test_add_func ("/book/withholding-slip", test_withholding_slip);
  return g_test_run ();
}
