/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-withholding-slip.h"
#include "yui-paper-layout.h"
#include "yui-text.h"

#include <string.h>

#define TITLE "給与所得の源泉徴収票"

static gboolean
check (const YuiWithholdingSlip *s, GError **error)
{
  if (!yui_paper_need (s->employer.name, "employer.name", error)
      || !yui_paper_need (s->employer.address, "employer.address", error)
      || !yui_paper_need (s->worker_name, "worker_name", error)
      || !yui_paper_need (s->worker_address, "worker_address", error)
      || !yui_paper_need (s->kind, "kind", error))
    return FALSE;
  if (s->year < 2019 || s->year > 2199)
    return yui_paper_invalid (error, "year", "is out of range.");
  if (s->paid_yen < 0 || s->withheld_yen < 0 || s->social_insurance_yen < 0)
    return yui_paper_invalid (error, "paid_yen", "an amount is below 0.");
  if (s->withheld_yen > s->paid_yen)
    return yui_paper_invalid (error, "withheld_yen", "is more than was paid.");
  return TRUE;
}

gboolean
yui_withholding_slip_must_be_filed (gint64 paid_yen)
{
  return paid_yen > YUI_WITHHOLDING_SLIP_FILE_ABOVE_YEN;
}

static char *
format_amount (gint64 yen)
{
  return yen == YUI_WITHHOLDING_SLIP_BLANK ? g_strdup ("") : yui_paper_format_yen (yen);
}

/* 令和8年11月30日, without the weekday that other papers have. */
static char *
format_day (gint64 day)
{
  char *text = yui_text_format_day (day, TRUE);

  *strchr (text, '(') = '\0';
  return text;
}

static void
put_amounts (YuiPaperLayout *p, const YuiWithholdingSlip *s)
{
  g_autofree char *paid = format_amount (s->paid_yen);
  g_autofree char *after = format_amount (s->after_deduction_yen);
  g_autofree char *allowances = format_amount (s->allowances_yen);
  g_autofree char *withheld = format_amount (s->withheld_yen);
  g_autofree char *social = format_amount (s->social_insurance_yen);

  yui_paper_heading (p, "金額");
  yui_paper_fields_begin (p);
  yui_paper_field_pair (p, "種別", s->kind, "支払金額", paid);
  yui_paper_field_pair (p, "給与所得控除後の金額", after, "所得控除の額の合計額", allowances);
  yui_paper_field_pair (p, "源泉徴収税額", withheld, "社会保険料等の金額", social);
  yui_paper_fields_end (p);
}

static void
put_person (YuiPaperLayout *p, const YuiWithholdingSlip *s)
{
  g_autofree char *birth = format_day (s->birth_day);
  g_autofree char *joined = s->joined_day != 0 ? format_day (s->joined_day) : g_strdup ("－");
  g_autofree char *left = s->left_day != 0 ? format_day (s->left_day) : g_strdup ("－");

  yui_paper_heading (p, "支払を受ける者");
  yui_paper_fields_begin (p);
  yui_paper_field (p, "住所", s->worker_address);
  yui_paper_field (p, "氏名", s->worker_name);
  if (yui_paper_or (s->worker_kana, NULL) != NULL)
    yui_paper_field (p, "フリガナ", s->worker_kana);
  yui_paper_field (p, "生年月日", birth);
  yui_paper_field_pair (p, "就職", joined, "退職", left);
  yui_paper_field_pair (p, "乙欄", s->is_otsu ? "○" : "", "未成年者", s->is_minor ? "○" : "");
  yui_paper_field (p, "摘要", yui_paper_or (s->remarks, ""));
  yui_paper_fields_end (p);
}

static void
put_slip (YuiPaperLayout *p, gconstpointer paper)
{
  const YuiWithholdingSlip *s = paper;
  g_autofree char *year
      = s->year == 2019 ? g_strdup ("令和元年分") : g_strdup_printf ("令和%d年分", s->year - 2018);

  yui_paper_text (p, YUI_PAPER_LARGE, PANGO_ALIGN_CENTER, year);
  yui_paper_text (p, YUI_PAPER_TITLE, PANGO_ALIGN_CENTER, TITLE);
  yui_paper_text (p, YUI_PAPER_SMALL, PANGO_ALIGN_CENTER, "（受給者交付用）");
  put_person (p, s);
  put_amounts (p, s);
  yui_paper_heading (p, "支払者");
  yui_paper_fields_begin (p);
  yui_paper_field (p, "住所又は所在地", s->employer.address);
  yui_paper_field (p, "氏名又は名称", s->employer.name);
  yui_paper_field (p, "電話", yui_paper_or (s->employer.phone, "－"));
  yui_paper_fields_end (p);
  yui_paper_gap (p, 6);
  yui_paper_text (
      p, YUI_PAPER_SMALL, PANGO_ALIGN_LEFT,
      "空欄の金額は、年末調整をしていないため記載がありません。確定申告のときは、この票の金額を"
      "使ってください。");
}

GBytes *
yui_withholding_slip_to_pdf (const YuiWithholdingSlip *slip, GError **error)
{
  YuiPaperKind kind = { .title = TITLE };

  g_return_val_if_fail (slip != NULL, NULL);

  if (!check (slip, error))
    return NULL;
  kind.author = slip->employer.name;
  return yui_paper_render (&slip->head, &kind, put_slip, slip, error);
}
