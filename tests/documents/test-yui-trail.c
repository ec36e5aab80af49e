/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-journal.h"
#include "documents/yui-trail.h"
#include "documents-test.h"
#include "papers-sample.h"

#define PAID_S (SAMPLE_END_S + 14 * 24 * SAMPLE_HOUR_S)
#define HASH   "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

static void
test_trail (void)
{
  YuiTrailEvent posted[] = {
    { SAMPLE_START_S - 90 * SAMPLE_HOUR_S, "渡辺（事業所責任者）", "掲載",
      "11月25日 9:00～15:00、時給1,120円、3枠" },
    { SAMPLE_START_S - 80 * SAMPLE_HOUR_S, "渡辺（事業所責任者）", "変更",
      "持ち物に「軍手」を追加" },
  };
  YuiTrailEvent contract[] = {
    { SAMPLE_START_S - 70 * SAMPLE_HOUR_S, "髙﨑 花子", "応募・契約成立", "先着方式" },
    { SAMPLE_START_S - 70 * SAMPLE_HOUR_S + 60, "システム", "労働条件通知書を交付",
      "電磁的方法（本人の希望 11/22 10:58）" },
  };
  YuiTrailEvent clocked[] = {
    { SAMPLE_START_S - 420, "髙﨑 花子", "出勤の打刻",
      "第二選果場のQR（端末 8:53、サーバー 8:53）" },
    { SAMPLE_END_S + 60, "髙﨑 花子", "退勤の打刻", "電波のない場所で記録、16:20に届く" },
  };
  YuiTrailEvent corrected[] = {
    { SAMPLE_END_S + 3600, "渡辺（事業所責任者）", "終業を15:00に訂正", "理由：片付けの後の打刻" },
    { SAMPLE_END_S + 7200, "髙﨑 花子", "同意", NULL },
  };
  YuiTrailEvent paid[] = {
    { PAID_S, "システム", "基本賃金 5,880円", "1,120円 × 5時間15分・労働基準法24条" },
    { PAID_S, "システム", "源泉所得税 0円", "日額表 丙欄（令和8年分）" },
  };
  YuiTrailEvent slip[] = { { PAID_S, "システム", "支給明細書を交付", "PS-2026-11-004821" } };
  YuiTrailEvent bank[]
      = { { PAID_S, "佐々木（経理）", "振込 5,880円", "総合振込 3行目・12月10日" } };
  const YuiTrailChapter chapters[YUI_TRAIL_N_CHAPTERS] = {
    { yui_trail_heading (YUI_TRAIL_POSTING), posted, 2 },
    { yui_trail_heading (YUI_TRAIL_CONTRACT), contract, 1 },
    { yui_trail_heading (YUI_TRAIL_NOTICE), contract + 1, 1 },
    { yui_trail_heading (YUI_TRAIL_CHANGES), NULL, 0 },
    { yui_trail_heading (YUI_TRAIL_CLOCK), clocked, 2 },
    { yui_trail_heading (YUI_TRAIL_CORRECTIONS), corrected, 2 },
    { yui_trail_heading (YUI_TRAIL_PAY), paid, 2 },
    { yui_trail_heading (YUI_TRAIL_SLIP), slip, 1 },
    { yui_trail_heading (YUI_TRAIL_BANK), bank, 1 },
  };
  const YuiTrailDocument documents[] = { { "労働条件通知書", "WN-2026-000123", HASH } };
  YuiTrail trail = {
    .head = SAMPLE_HEAD,
    .employer_name = "農事組合法人 結の里ファーム",
    .workplace_name = "第二選果場",
    .worker_name = "髙﨑 花子",
    .start_s = SAMPLE_START_S,
    .end_s = SAMPLE_END_S,
    .chapters = chapters,
    .n_chapters = G_N_ELEMENTS (chapters),
    .documents = documents,
    .n_documents = 1,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = yui_trail_to_pdf (&trail, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  documents_test_keep (pdf, "trail.pdf");
  text = documents_test_pdf_text (pdf);
  documents_test_assert_holds (text, "勤務の記録", "2026/11/21 15:00", "掲載", "応募・契約成立",
                               "記録なし", "WN-2026-000123", "9　振込", "総合振込 3行目",
                               "7　賃金計算", NULL);
  g_assert_true (strstr (text, "通知書の交付と受領") < strstr (text, "勤怠の訂正と合意"));
  posted[1].at_s = posted[0].at_s - 1;
  g_assert_null (yui_trail_to_pdf (&trail, &error));
  g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
}

static void
test_journal (void)
{
  static const YuiJournalLine LINES[] = {
    { 20797, "PAY-1", "雑給", 12120, NULL, 0, "11月分 2名" },
    { 20797, "PAY-1", NULL, 0, "預り金（源泉所得税）", 27, NULL },
    { 20797, "PAY-1", NULL, 0, "普通預金", 12093, NULL },
    { 20797, "PAY-2", "旅費交通費", 500, "普通預金", 500, "=1+1" },
  };
  g_autoptr (YuiCsvWriter) writer = yui_csv_writer_new (YUI_CSV_CP932);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (YuiCsv) csv = NULL;

  g_assert_true (yui_journal_write (writer, LINES, G_N_ELEMENTS (LINES), &error));
  g_assert_no_error (error);
  bytes = yui_csv_writer_finish (writer);
  csv = yui_csv_read (bytes, NULL, NULL);
  g_assert_cmpuint (yui_csv_get_n_rows (csv), ==, 5);
  g_assert_cmpint (yui_csv_find_column (csv, "貸方金額"), ==, 5);
  g_assert_cmpstr (yui_csv_get_cell (csv, 1, 0), ==, "2026/12/10");
  g_assert_cmpstr (yui_csv_get_cell (csv, 1, 3), ==, "12120");
  g_assert_cmpstr (yui_csv_get_cell (csv, 1, 5), ==, "");
  g_assert_cmpstr (yui_csv_get_cell (csv, 2, 4), ==, "預り金（源泉所得税）");
  g_assert_cmpstr (yui_csv_get_cell (csv, 4, 6), ==, "'=1+1");
}

/* What CP932 lacks is reported with its place; no question mark stands for it. */
static void
test_journal_losses (void)
{
  static const YuiJournalLine LINES[] = {
    { 20797, "PAY-1", "雑給", 500, "普通預金", 500, "髙﨑 花子" },
    { 20797, "PAY-2", "雑給", 500, "普通預金", 500, "𠮷田 太郎" },
  };
  g_autoptr (YuiCsvWriter) writer = yui_csv_writer_new (YUI_CSV_CP932);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (yui_journal_write (writer, LINES, G_N_ELEMENTS (LINES), NULL));
  bytes = yui_csv_writer_finish (writer);
  g_assert_cmpuint (documents_test_count_bytes (bytes, "?"), ==, 0);
  g_assert_cmpuint (yui_csv_writer_get_n_losses (writer), ==, 1);
  g_assert_cmpuint (yui_csv_writer_get_loss (writer, 0)->line, ==, 3);
  g_assert_cmpuint (yui_csv_writer_get_loss (writer, 0)->column, ==, 7);
  g_assert_cmpstr (yui_csv_writer_get_loss (writer, 0)->character, ==, "𠮷");
}

static void
test_journal_refused (void)
{
  static const YuiJournalLine UNEQUAL[] = { { 1, "A", "雑給", 5, "普通預金", 4, NULL } };
  static const YuiJournalLine APART[] = {
    { 1, "A", "雑給", 5, "普通預金", 5, NULL },
    { 1, "B", "雑給", 5, "普通預金", 5, NULL },
    { 1, "A", "雑給", 5, "普通預金", 5, NULL },
  };
  static const YuiJournalLine NO_ACCOUNT[] = { { 1, "A", NULL, 5, "普通預金", 5, NULL } };
  static const YuiJournalLine NO_VOUCHER[] = { { 1, "", "雑給", 5, "普通預金", 5, NULL } };
  static const struct
  {
    const YuiJournalLine *lines;
    gsize n_lines;
  } CASES[] = { { UNEQUAL, 1 }, { APART, 3 }, { NO_ACCOUNT, 1 }, { NO_VOUCHER, 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (YuiCsvWriter) writer = yui_csv_writer_new (YUI_CSV_UTF8);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      g_assert_false (yui_journal_write (writer, CASES[i].lines, CASES[i].n_lines, &error));
      g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
      bytes = yui_csv_writer_finish (writer);
      g_assert_cmpuint (g_bytes_get_size (bytes), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trail/trail", test_trail);
  g_test_add_func ("/trail/journal", test_journal);
  g_test_add_func ("/trail/journal-losses", test_journal_losses);
  g_test_add_func ("/trail/journal-refused", test_journal_refused);
  return g_test_run ();
}
