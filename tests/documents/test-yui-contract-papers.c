/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-cancellation-paper.h"
#include "documents/yui-contract-paper.h"
#include "documents-test.h"
#include "papers-sample.h"

#include <string.h>

#define HASH     "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
#define FORMED_S (G_GINT64_CONSTANT (20782) * 86400 - 70 * SAMPLE_HOUR_S) /* 2026-11-22 11:00 */

static const YuiContractTerm FIRST[] = {
  { "時給", "1,120円" },
  { "始業・終業", "9:00 ～ 15:00（休憩45分）" },
  { "持ち物", "軍手" },
};
static const YuiContractTerm SECOND[] = {
  { "時給", "1,120円" },
  { "始業・終業", "10:00 ～ 15:00（休憩45分）" },
  { "交通費", "500円" },
};
static const YuiContractVersion VERSIONS[] = {
  { 1, FORMED_S, "渡辺（第二選果場 責任者）", NULL, FORMED_S, "応募の画面で確認", HASH, FIRST, 3 },
  { 2, FORMED_S + 7200, "渡辺（第二選果場 責任者）", "選果の開始が遅れるため", FORMED_S + 9000,
    "アプリで同意", HASH, SECOND, 3 },
  { 3, FORMED_S + 9600, "渡辺（第二選果場 責任者）", "午後も延長したいため", 0, NULL, HASH, FIRST,
    3 },
};

static YuiContractPaper
make_contract (void)
{
  YuiContractPaper contract = {
    .head = SAMPLE_HEAD,
    .employer = SAMPLE_EMPLOYER,
    .worker_name = "髙﨑 花子",
    .workplace_name = "第二選果場",
    .start_s = SAMPLE_START_S,
    .end_s = SAMPLE_END_S,
    .formed_s = FORMED_S,
    .formed_by_application = TRUE,
    .versions = VERSIONS,
    .n_versions = G_N_ELEMENTS (VERSIONS),
  };

  return contract;
}

static void
test_contract (void)
{
  YuiContractPaper contract = make_contract ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = yui_contract_paper_to_pdf (&contract, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  documents_test_keep (pdf, "contract.pdf");
  text = documents_test_pdf_text (pdf);
  documents_test_assert_holds (text, "労働契約書", "現在の条件（第2版）", "10:00 ～ 15:00", "第1版",
                               "第2版（現在）", "選果の開始が遅れるため", "変更前", "変更後",
                               "（定めなし）", "まだ同意がありません", HASH, NULL);
}

static void
test_contract_refused (void)
{
  YuiContractPaper none = make_contract (), gap = none, not_agreed = none;
  YuiContractVersion versions[] = { VERSIONS[0], VERSIONS[2] };
  YuiContractVersion open = VERSIONS[0];
  const YuiContractPaper *const cases[] = { &none, &gap, &not_agreed };

  none.n_versions = 0;
  gap.versions = versions;
  gap.n_versions = 2;
  open.agreed_s = 0;
  not_agreed.versions = &open;
  not_agreed.n_versions = 1;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (yui_contract_paper_to_pdf (cases[i], &error));
      g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "versions:"));
    }
}

static YuiCancellationPaper
make_cancellation (void)
{
  static const YuiCancellationStep STEPS[] = {
    { "予定していた賃金", "1,120円 × 5時間15分", 5880, "労働契約（第1版）" },
    { "平均賃金の60％", "この事業所で働いた日がまだないため計算できません",
      YUI_CANCELLATION_UNKNOWN, "労働基準法第12条第7項" },
    { "60％", "5,880円 × 60％", 3528, "労働基準法第26条" },
  };
  static const char *const LAWS[] = {
    "労働基準法第26条（休業手当）：使用者の責めに帰すべき事由による休業には平均賃金の60％以上",
    "民法第536条第2項：使用者の故意・過失によるときは賃金の全額",
  };
  YuiCancellationPaper cancellation = {
    .head = SAMPLE_HEAD,
    .employer = SAMPLE_EMPLOYER,
    .worker_name = "髙﨑 花子",
    .workplace_name = "第二選果場",
    .start_s = SAMPLE_START_S,
    .end_s = SAMPLE_END_S,
    .formed_s = FORMED_S,
    .cancelled_s = SAMPLE_START_S - 24 * SAMPLE_HOUR_S + 60,
    .by = YUI_CANCELLATION_BY_EMPLOYER,
    .decided_by = "渡辺（第二選果場 責任者）",
    .reason = "業務量の変化",
    .reason_note = "入荷が予定の半分になったため。",
    .alternatives = "11月27日への変更を提案（本人の都合が合わず）",
    .owed = YUI_CANCELLATION_FULL_WAGE,
    .owed_yen = 5880,
    .pay_day = yui_text_make_day (2026, 12, 10),
    .steps = STEPS,
    .n_steps = G_N_ELEMENTS (STEPS),
    .laws = LAWS,
    .n_laws = G_N_ELEMENTS (LAWS),
  };

  return cancellation;
}

static void
test_cancellation (void)
{
  YuiCancellationPaper paper = make_cancellation ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = yui_cancellation_paper_to_pdf (&paper, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  documents_test_keep (pdf, "cancellation.pdf");
  text = documents_test_pdf_text (pdf);
  documents_test_assert_holds (text, "解約通知書", "始業の23時間59分前（24時間以内）",
                               "業務量の変化", "予定していた賃金の全額", "5,880円", "計算不可",
                               "2026年12月10日(木)", "労働基準法第26条", NULL);
}

/* The boundary of 24 hours on both sides, and after the start. */
static void
test_cancellation_notice (void)
{
  static const struct
  {
    gint64 before_s;
    const char *text;
  } CASES[] = {
    { 86400, "始業の24時間前（24時間以上前）" },
    { 86399, "始業の23時間59分前（24時間以内）" },
    { -1800, "始業の30分後" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      YuiCancellationPaper paper = make_cancellation ();
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;

      paper.cancelled_s = paper.start_s - CASES[i].before_s;
      pdf = yui_cancellation_paper_to_pdf (&paper, NULL);
      text = documents_test_pdf_text (pdf);
      documents_test_assert_holds (text, CASES[i].text, NULL);
    }
}

static void
test_early_finish (void)
{
  YuiCancellationPaper paper = make_cancellation ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  paper.cancelled_s = paper.early_finish_s = SAMPLE_START_S + 2 * SAMPLE_HOUR_S;
  pdf = yui_cancellation_paper_to_pdf (&paper, &error);
  g_assert_no_error (error);
  documents_test_keep (pdf, "early-finish.pdf");
  text = documents_test_pdf_text (pdf);
  documents_test_assert_holds (text, "早上がり通知書", "終業した時刻", "2026年11月25日(水) 11:00",
                               NULL);
}

static void
test_cancellation_refused (void)
{
  YuiCancellationPaper less = make_cancellation (), nothing = less, late = less, no_day = less;
  const struct
  {
    const YuiCancellationPaper *paper;
    const char *field;
  } cases[] = {
    { &less, "less_reason:" },
    { &nothing, "owed_yen:" },
    { &late, "early_finish_s:" },
    { &no_day, "pay_day:" },
  };

  less.owed = YUI_CANCELLATION_SIXTY_PERCENT;
  nothing.owed = YUI_CANCELLATION_NOTHING;
  late.early_finish_s = late.formed_s - 1;
  no_day.pay_day = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (yui_cancellation_paper_to_pdf (cases[i].paper, &error));
      g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, cases[i].field));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contract-papers/contract", test_contract);
  g_test_add_func ("/contract-papers/contract-refused", test_contract_refused);
  g_test_add_func ("/contract-papers/cancellation", test_cancellation);
  g_test_add_func ("/contract-papers/cancellation-notice", test_cancellation_notice);
  g_test_add_func ("/contract-papers/early-finish", test_early_finish);
  g_test_add_func ("/contract-papers/cancellation-refused", test_cancellation_refused);
  return g_test_run ();
}
