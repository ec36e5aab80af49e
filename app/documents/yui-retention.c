/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-retention.h"
#include "yui-text.h"

#include <string.h>

#include <string.h>

#define LABOUR_YEARS 5
#define TAX_YEARS    7

#define LABOUR_ARTICLE "労働基準法第109条"
#define TAX_ARTICLE    "所得税法施行規則第76条の3・法人税法施行規則第59条"

/* Art. 109 with its supplementary Art. 143 (1) asks for three years at present; Yui keeps the five.
 * The day counts from: Rules Art. 56. */
static const YuiRetentionRule RULES[] = {
  { "working_conditions_notice", "労働条件通知書", LABOUR_YEARS, LABOUR_ARTICLE, "契約終了の日" },
  { "contract", "労働契約書", LABOUR_YEARS, LABOUR_ARTICLE, "契約終了の日" },
  { "cancellation", "解約・早上がりの通知書", LABOUR_YEARS, LABOUR_ARTICLE, "解約の日" },
  { "attendance_book", "出勤簿", LABOUR_YEARS, LABOUR_ARTICLE, "最後の出勤の日か支払日の遅い方" },
  { "wage_ledger", "賃金台帳", LABOUR_YEARS, LABOUR_ARTICLE, "最後の記入の日か支払日の遅い方" },
  { "trail", "勤務の記録", LABOUR_YEARS, LABOUR_ARTICLE, "最後の記入の日" },
  { "payslip", "支給明細書", TAX_YEARS, TAX_ARTICLE, "支払日" },
  { "pay_summary", "賃金集計", TAX_YEARS, TAX_ARTICLE, "支払日" },
  { "withholding_slip", "源泉徴収票", TAX_YEARS, TAX_ARTICLE, "作成の日" },
  { "annual_report", "給与支払報告書", TAX_YEARS, TAX_ARTICLE, "提出期限の日" },
  { "insurance_totals", "労働保険料算定基礎賃金集計表", LABOUR_YEARS,
    "労働保険徴収法施行規則第72条（3年）・" LABOUR_ARTICLE, "年度の末日" },
  { "bank_file", "総合振込・給与振込データ", TAX_YEARS, TAX_ARTICLE, "振込日" },
  { "journal", "仕訳データ", TAX_YEARS, TAX_ARTICLE, "最後の記入の日" },
};

const YuiRetentionRule *
yui_retention_find (const char *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (RULES); i++)
    if (strcmp (RULES[i].kind, kind) == 0)
      return &RULES[i];
  return NULL;
}

const YuiRetentionRule *
yui_retention_get_rules (gsize *n_rules)
{
  g_return_val_if_fail (n_rules != NULL, NULL);

  *n_rules = G_N_ELEMENTS (RULES);
  return RULES;
}

gint64
yui_retention_keep_until (const YuiRetentionRule *rule, gint64 last_entry_day)
{
  int year, month, month_day, end_month;

  g_return_val_if_fail (rule != NULL, last_entry_day);

  yui_text_split_day (last_entry_day, &year, &month, &month_day, NULL);
  if (month != 2 || month_day != 29)
    return yui_text_make_day (year + rule->years, month, month_day);
  yui_text_split_day (yui_text_make_day (year + rule->years, 2, 28) + 1, NULL, &end_month, NULL,
                      NULL);
  return yui_text_make_day (year + rule->years, 2, 28) + (end_month == 2 ? 1 : 0);
}

char *
yui_retention_format (const YuiRetentionRule *rule, gint64 last_entry_day)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (rule != NULL, NULL);

  day = yui_text_format_day (yui_retention_keep_until (rule, last_entry_day), FALSE);
  *strchr (day, '(') = '\0';
  return g_strdup_printf ("保存期限 %s（%s・%d年）", day, rule->article, rule->years);
}
