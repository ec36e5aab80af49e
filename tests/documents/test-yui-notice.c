/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-notice.h"
#include "documents-test.h"
#include "papers-sample.h"

#include <string.h>

static const char *const REASONS[] = {
  "地震・台風などの不可抗力で仕事ができないとき",
  "けがや病気などで、その日に働けないことが明らかなとき",
  "必要な資格・免許がないとき、または法律で就業が禁じられているとき",
  "重大な契約違反や不法行為があったとき、反社会的勢力と関わりがあるとき",
};
static const char *const EARLY_REASONS[] = {
  "仕事の量が大きく変わったとき",
  "募集の内容に誤りがあったとき",
};

static void
fill (YuiNotice *n, YuiNoticeBreak *rest, YuiNoticeAllowance *allowances)
{
  *rest = (YuiNoticeBreak){ SAMPLE_START_S + 3 * SAMPLE_HOUR_S,
                            SAMPLE_START_S + 3 * SAMPLE_HOUR_S + 2700 };
  allowances[0] = (YuiNoticeAllowance){ "交通費", "定額", 500 };
  allowances[1] = (YuiNoticeAllowance){ "リフト作業手当", NULL, 1000 };
  *n = (YuiNotice){
    .head = SAMPLE_HEAD,
    .employer = SAMPLE_EMPLOYER,
    .worker_name = "髙﨑 花子",
    .workplace_name = "結の里ファーム 第二選果場",
    .workplace_address = "新潟県結の町大字下新田 88",
    .formed_at_s = SAMPLE_START_S - 70 * SAMPLE_HOUR_S,
    .formed_by_application = TRUE,
    .start_s = SAMPLE_START_S,
    .end_s = SAMPLE_END_S,
    .duties = "おけさ柿の選果（傷の確認、大きさ分け、箱詰め）",
    .break_min = 45,
    .breaks = rest,
    .n_breaks = 1,
    .preparation_note = "着替えと朝礼の10分、片付けの10分を労働時間に含みます。",
    .hourly_yen = 1120,
    .allowances = allowances,
    .n_allowances = 2,
    .expected_yen = 7380,
    .overtime_percent = 25,
    .overtime_over_60h_percent = 50,
    .rest_day_percent = 35,
    .night_percent = 25,
    .closing_day = yui_text_make_day (2026, 11, 30),
    .pay_day = yui_text_make_day (2026, 12, 10),
    .pay_method = "本人名義の銀行口座への振込（手数料は事業主の負担）",
    .cancel_reasons = REASONS,
    .n_cancel_reasons = G_N_ELEMENTS (REASONS),
    .early_cancel_reasons = EARLY_REASONS,
    .n_early_cancel_reasons = G_N_ELEMENTS (EARLY_REASONS),
    .has_accident_insurance = TRUE,
    .smoking = "敷地内は禁煙です。屋外に喫煙場所があります。",
    .belongings = "軍手、飲み物、タオル",
    .clothing = "汚れてもよい長そで・長ズボン、滑りにくい靴",
    .safety_note = "フォークリフトの通路には入らないでください。作業の前に10分間の説明をします。",
    .emergency_contact = "選果場 責任者 渡辺　090-0000-1234（当日 7:00～18:00）",
    .consultation_desk = "総務 佐々木　0259-00-0123（平日 9:00～17:00）",
    .harassment_desk = "結の町 商工観光課 0259-00-9999、または上の窓口",
    .wants_electronic = TRUE,
    .delivered_s = SAMPLE_START_S - 70 * SAMPLE_HOUR_S + 60,
    .terms_hash = "9f2c 41d0 77ab 3e58",
  };
}

static void
test_items (void)
{
  YuiNotice notice;
  YuiNoticeBreak rest;
  YuiNoticeAllowance allowances[2];
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  fill (&notice, &rest, allowances);
  pdf = yui_notice_to_pdf (&notice, &error);
  g_assert_no_error (error);
  documents_test_keep (pdf, "notice.pdf");
  g_assert_cmpint (documents_test_pdf_pages (pdf), ==, 2);
  text = documents_test_pdf_text (pdf);
  documents_test_assert_holds (
      text, "結の町 おしごと応援", "労働条件通知書", "髙﨑 花子　殿", "農事組合法人 結の里ファーム",
      "2026年11月25日(水) 9:00 ～ 15:00", "応募が完了した時に成立", "更新しない", "更新上限：無",
      "（雇入れ直後）結の里ファーム 第二選果場", "（変更の範囲）変更なし", "45分（12:00 ～ 12:45）",
      "労働時間 5時間15分", "所定時間外労働：無", "時間給　1,120円", "交通費　500円（定額）",
      "リフト作業手当　1,000円", "7,380円", "月60時間を超える分 50％", "2026年11月30日(月)",
      "2026年12月10日(木)", "昇給：無　　賞与：無　　退職手当：無", "解約可能事由",
      "始業の24時間前まで", "やむを得ない事由", "労災保険：適用", "受動喫煙対策",
      "軍手、飲み物、タオル", "当日の緊急連絡先", "雇用管理の相談窓口",
      "説明を求めることができます", "電磁的方法で交付", "本人が電磁的方法での交付を希望しました",
      "9f2c 41d0 77ab 3e58", "文書番号 WN-2026-000123", "1 / 2", "2 / 2", NULL);
}

/* The fonts must be cut down to the glyphs in use, and what that takes must not show up as text. */
static void
test_size (void)
{
  static const char *const RAW[] = { "pdftotext", "-raw", "-", "-", NULL };
  static const char *const STRUCTURE[] = { "pdfinfo", "-struct-text", "-", NULL };
  YuiNotice notice;
  YuiNoticeBreak rest;
  YuiNoticeAllowance allowances[2];
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *raw = NULL;
  g_autofree char *structure = NULL;

  fill (&notice, &rest, allowances);
  pdf = yui_notice_to_pdf (&notice, NULL);
  g_assert_cmpuint (g_bytes_get_size (pdf), <, 300 * 1024);
  raw = documents_test_run (RAW, pdf);
  g_assert_true (g_str_has_prefix (raw, "結の町 おしごと応援\n労働条件通知書\n"));
  structure = documents_test_run (STRUCTURE, pdf);
  g_assert_nonnull (strstr (structure, "H1 (block)\n    \"労働条件通知書\""));
  g_assert_nonnull (strstr (structure, "\"時間給　1,120円\""));
}

/* When it was wished for, given and received, and the right to an unlimited contract. */
static void
test_delivery (void)
{
  YuiNotice notice;
  YuiNoticeBreak rest;
  YuiNoticeAllowance allowances[2];
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  fill (&notice, &rest, allowances);
  notice.wished_s = SAMPLE_START_S - 80 * SAMPLE_HOUR_S;
  notice.received_s = SAMPLE_START_S - 69 * SAMPLE_HOUR_S;
  notice.conversion_note = "本契約期間中に申込みができます。";
  pdf = yui_notice_to_pdf (&notice, NULL);
  text = documents_test_pdf_text (pdf);
  documents_test_assert_holds (text, "2026年11月22日(日) 1:00　本人が電磁的方法での交付を希望",
                               "受領の確認", "2026年11月22日(日) 12:00", "無期転換",
                               "本契約期間中に申込みができます。", NULL);
}

static void
test_variants (void)
{
  YuiNotice notice;
  YuiNoticeBreak rest;
  YuiNoticeAllowance allowances[2];
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  fill (&notice, &rest, allowances);
  notice.start_s = SAMPLE_START_S + 13 * SAMPLE_HOUR_S;
  notice.end_s = notice.start_s + 7 * SAMPLE_HOUR_S;
  notice.n_breaks = 0;
  notice.is_renewable = TRUE;
  notice.renewal_criteria = "仕事の量と勤務の状況による";
  notice.renewal_limit = "有（通算2か月まで）";
  notice.formed_by_application = FALSE;
  notice.has_overtime = TRUE;
  notice.overtime_note = "1日2時間まで、36協定の範囲内";
  notice.n_allowances = 0;
  notice.has_bonus = TRUE;
  notice.wants_electronic = FALSE;
  notice.delivered_s = 0;
  notice.head.programme_colour = "#ffd54a";
  notice.workplace_address = NULL;
  pdf = yui_notice_to_pdf (&notice, &error);
  g_assert_no_error (error);
  documents_test_keep (pdf, "notice-night.pdf");
  text = documents_test_pdf_text (pdf);
  documents_test_assert_holds (text, "2026年11月25日(水) 22:00 ～ 翌5:00", "採用が決まった時に成立",
                               "更新する場合がある", "判断基準：仕事の量と勤務の状況による",
                               "更新上限：有（通算2か月まで）",
                               "所定時間外労働：有（1日2時間まで、36協定の範囲内）", "諸手当なし",
                               "賞与：有", "まだ交付していません。", "書面で交付", NULL);
}

static void
test_same_bytes (void)
{
  YuiNotice notice;
  YuiNoticeBreak rest;
  YuiNoticeAllowance allowances[2];
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) other = NULL;

  fill (&notice, &rest, allowances);
  first = yui_notice_to_pdf (&notice, NULL);
  second = yui_notice_to_pdf (&notice, NULL);
  notice.hourly_yen++;
  other = yui_notice_to_pdf (&notice, NULL);
  g_assert_true (g_bytes_equal (first, second));
  g_assert_false (g_bytes_equal (first, other));
}

static gpointer
draw_thread (gpointer data)
{
  return yui_notice_to_pdf (data, NULL);
}

/* A server draws on several threads at once. */
static void
test_threads (void)
{
  YuiNotice notice;
  YuiNoticeBreak rest;
  YuiNoticeAllowance allowances[2];
  g_autoptr (GBytes) expected = NULL;
  GThread *threads[4];

  fill (&notice, &rest, allowances);
  expected = yui_notice_to_pdf (&notice, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("draw", draw_thread, &notice);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) pdf = g_thread_join (threads[i]);

      g_assert_nonnull (pdf);
      g_assert_true (g_bytes_equal (pdf, expected));
    }
}

/* A value longer than a page must go on, not be cut. */
static void
test_long_value (void)
{
  YuiNotice notice;
  YuiNoticeBreak rest;
  YuiNoticeAllowance allowances[2];
  g_autoptr (GString) other = g_string_new (NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  for (int i = 1; i <= 150; i++)
    g_string_append_printf (other, "第%d項を守ってください。\n", i);
  g_string_append (other, "これで終わりです。");
  fill (&notice, &rest, allowances);
  notice.other = other->str;
  pdf = yui_notice_to_pdf (&notice, NULL);
  g_assert_nonnull (pdf);
  documents_test_keep (pdf, "notice-long.pdf");
  g_assert_cmpint (documents_test_pdf_pages (pdf), >=, 4);
  text = documents_test_pdf_text (pdf);
  for (int i = 1; i <= 150; i++)
    {
      g_autofree char *item = g_strdup_printf ("第%d項を守ってください。", i);

      documents_test_assert_holds (text, item, NULL);
    }
  documents_test_assert_holds (text, "これで終わりです。", "7　この通知書の交付", NULL);
}

typedef void (*Spoil) (YuiNotice *notice);

#define SPOIL(name, statement)                                                                     \
  static void name (YuiNotice *n)                                                                  \
  {                                                                                                \
    statement;                                                                                     \
  }
SPOIL (no_worker, n->worker_name = NULL)
SPOIL (empty_duties, n->duties = "")
SPOIL (no_smoking, n->smoking = NULL)
SPOIL (no_contact, n->emergency_contact = NULL)
SPOIL (no_reasons, n->n_cancel_reasons = 0)
SPOIL (backwards, n->end_s = n->start_s)
SPOIL (all_break, n->break_min = 360)
SPOIL (no_wage, n->hourly_yen = 0)
SPOIL (low_rate, n->night_percent = 24)
SPOIL (early_pay, n->pay_day = SAMPLE_DAY - 1)
SPOIL (no_criteria, n->is_renewable = TRUE)
SPOIL (bad_colour, n->head.programme_colour = "green")
SPOIL (no_id, n->head.document_id = "")
SPOIL (bad_text, n->worker_name = "\xFF")

static void
test_refused (void)
{
  static const struct
  {
    Spoil spoil;
    const char *field;
  } CASES[] = {
    { no_worker, "worker_name:" },
    { empty_duties, "duties:" },
    { no_smoking, "smoking:" },
    { no_contact, "emergency_contact:" },
    { no_reasons, "cancel_reasons:" },
    { backwards, "end_s:" },
    { all_break, "break_min:" },
    { no_wage, "hourly_yen:" },
    { low_rate, "overtime_percent:" },
    { early_pay, "pay_day:" },
    { no_criteria, "renewal_criteria:" },
    { bad_colour, "programme_colour:" },
    { no_id, "document_id:" },
    { bad_text, "worker_name:" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      YuiNotice notice;
      YuiNoticeBreak rest;
      YuiNoticeAllowance allowances[2];
      g_autoptr (GError) error = NULL;

      fill (&notice, &rest, allowances);
      CASES[i].spoil (&notice);
      g_assert_null (yui_notice_to_pdf (&notice, &error));
      g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, CASES[i].field));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notice/items", test_items);
  g_test_add_func ("/notice/size", test_size);
  g_test_add_func ("/notice/delivery", test_delivery);
  g_test_add_func ("/notice/variants", test_variants);
  g_test_add_func ("/notice/same-bytes", test_same_bytes);
  g_test_add_func ("/notice/threads", test_threads);
  g_test_add_func ("/notice/long-value", test_long_value);
  g_test_add_func ("/notice/refused", test_refused);
  return g_test_run ();
}
