/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-pay-words.h"

static const YuiPayWord WORDS[] = {
  { "base", "基本賃金", "労働基準法24条（分単位）" },
  { "overtime", "時間外労働", "労働基準法37条1項" },
  { "overtime_over_60", "時間外労働（月60時間超）", "労働基準法37条1項ただし書" },
  { "rest_day", "休日労働", "労働基準法37条1項・平成6年政令5号" },
  { "night", "深夜割増", "労働基準法37条4項（22時〜5時）" },
  { "transport", "交通費", "所得税法9条1項5号（非課税）" },
  { "allowance", "手当", NULL },
  { "leave_allowance", "休業手当", "労働基準法26条" },
  { "month_rounding", "月の端数処理", "昭和63年3月14日基発150号" },
  { "pay_rounding", "支払額の端数処理（100円単位）", "昭和63年3月14日基発150号" },
  { "withholding", "源泉所得税", NULL },
};

const YuiPayWord *
yui_pay_word_find (const char *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (g_str_equal (WORDS[i].kind, kind))
      return &WORDS[i];
  return NULL;
}

const char *
yui_pay_word_label (const char *kind)
{
  const YuiPayWord *word = yui_pay_word_find (kind);

  return word != NULL ? word->label : kind;
}

gboolean
yui_pay_word_is_premium (const char *kind)
{
  return g_str_has_prefix (kind, "overtime") || g_str_equal (kind, "rest_day")
         || g_str_equal (kind, "night") || g_str_equal (kind, "month_rounding");
}
