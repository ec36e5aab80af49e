/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-notice.h"
#include "yui-paper-layout.h"
#include "yui-text.h"

#define NONE "無"
#define SOME "有"

static gboolean
check_times (const YuiNotice *n, GError **error)
{
  if (n->end_s <= n->start_s)
    return yui_paper_invalid (error, "end_s", "is not after start_s.");
  if (n->formed_at_s <= 0)
    return yui_paper_invalid (error, "formed_at_s", "is missing.");
  if (n->break_min < 0 || n->break_min * G_GINT64_CONSTANT (60) >= n->end_s - n->start_s)
    return yui_paper_invalid (error, "break_min", "does not fit into the hours.");
  for (gsize i = 0; i < n->n_breaks; i++)
    if (n->breaks[i].start_s < n->start_s || n->breaks[i].end_s > n->end_s
        || n->breaks[i].end_s <= n->breaks[i].start_s)
      return yui_paper_invalid (error, "breaks", "do not lie within the hours.");
  return TRUE;
}

static gboolean
check_wage (const YuiNotice *n, GError **error)
{
  if (n->hourly_yen <= 0)
    return yui_paper_invalid (error, "hourly_yen", "is not above 0.");
  if (n->expected_yen < 0)
    return yui_paper_invalid (error, "expected_yen", "is below 0.");
  if (n->overtime_percent < 25 || n->overtime_over_60h_percent < 50 || n->rest_day_percent < 35
      || n->night_percent < 25)
    return yui_paper_invalid (error, "overtime_percent", "a rate is below the statutory one.");
  for (gsize i = 0; i < n->n_allowances; i++)
    if (!yui_paper_need (n->allowances[i].label, "allowances", error))
      return FALSE;
  if (n->pay_day < yui_text_day_of (n->start_s, NULL))
    return yui_paper_invalid (error, "pay_day", "is before the work.");
  return yui_paper_need (n->pay_method, "pay_method", error);
}

static gboolean
check (const YuiNotice *n, GError **error)
{
  if (!yui_paper_need (n->employer.name, "employer.name", error)
      || !yui_paper_need (n->worker_name, "worker_name", error)
      || !yui_paper_need (n->workplace_name, "workplace_name", error)
      || !yui_paper_need (n->duties, "duties", error)
      || !yui_paper_need (n->smoking, "smoking", error)
      || !yui_paper_need (n->emergency_contact, "emergency_contact", error)
      || !yui_paper_need (n->consultation_desk, "consultation_desk", error))
    return FALSE;
  if (n->is_renewable && !yui_paper_need (n->renewal_criteria, "renewal_criteria", error))
    return FALSE;
  if (n->n_cancel_reasons == 0)
    return yui_paper_invalid (error, "cancel_reasons", "needs at least one reason.");
  return check_times (n, error) && check_wage (n, error);
}

static char *
format_term (const YuiNotice *n)
{
  g_autofree char *day = yui_text_format_day (yui_text_day_of (n->start_s, NULL), FALSE);
  g_autofree char *span = yui_paper_format_span (n->start_s, n->end_s);

  return g_strdup_printf ("期間の定めあり　%s %s", day, span);
}

static char *
format_renewal (const YuiNotice *n)
{
  if (!n->is_renewable)
    return g_strdup_printf ("更新しない　（更新上限：%s）", yui_paper_or (n->renewal_limit, NONE));
  return g_strdup_printf ("更新する場合がある\n判断基準：%s\n更新上限：%s", n->renewal_criteria,
                          yui_paper_or (n->renewal_limit, NONE));
}

static void
put_contract (YuiPaperLayout *p, const YuiNotice *n)
{
  g_autofree char *term = format_term (n);
  g_autofree char *moment = yui_paper_format_moment (n->formed_at_s);
  g_autofree char *formed
      = g_strdup_printf ("%s　%s", moment,
                         n->formed_by_application ? "応募が完了した時に成立しました。"
                                                  : "採用が決まった時に成立しました。");
  g_autofree char *renewal = format_renewal (n);

  yui_paper_heading (p, "1　契約期間");
  yui_paper_fields_begin (p);
  yui_paper_field (p, "契約期間", term);
  yui_paper_field (p, "契約の成立", formed);
  yui_paper_field (p, "契約の更新", renewal);
  if (yui_paper_or (n->conversion_note, NULL) != NULL)
    yui_paper_field (p, "無期転換", n->conversion_note);
  yui_paper_fields_end (p);
}

static void
put_work (YuiPaperLayout *p, const YuiNotice *n)
{
  const char *unchanged = "変更なし";
  g_autofree char *place = g_strdup_printf (
      "（雇入れ直後）%s%s%s\n（変更の範囲）%s", n->workplace_name,
      yui_paper_or (n->workplace_address, NULL) ? "　" : "",
      yui_paper_or (n->workplace_address, ""), yui_paper_or (n->place_change_scope, unchanged));
  g_autofree char *duties = g_strdup_printf ("（雇入れ直後）%s\n（変更の範囲）%s", n->duties,
                                             yui_paper_or (n->duties_change_scope, unchanged));

  yui_paper_heading (p, "2　働く場所と仕事の内容");
  yui_paper_fields_begin (p);
  yui_paper_field (p, "就業の場所", place);
  yui_paper_field (p, "業務の内容", duties);
  yui_paper_fields_end (p);
}

static char *
format_breaks (const YuiNotice *n)
{
  g_autofree char *length = yui_paper_format_minutes (n->break_min);
  GString *out = g_string_new (n->break_min > 0 ? length : "なし");

  for (gsize i = 0; i < n->n_breaks; i++)
    {
      g_autofree char *span = yui_paper_format_span (n->breaks[i].start_s, n->breaks[i].end_s);

      g_string_append_printf (out, "%s%s", i == 0 ? "（" : "、", span);
    }
  if (n->n_breaks > 0)
    g_string_append (out, "）");
  return g_string_free_and_steal (out);
}

static char *
format_overtime (const YuiNotice *n)
{
  const char *note = yui_paper_or (n->overtime_note, NULL);

  return g_strdup_printf ("所定時間外労働：%s%s%s%s　　休日労働：%s", n->has_overtime ? SOME : NONE,
                          note != NULL ? "（" : "", note != NULL ? note : "",
                          note != NULL ? "）" : "", n->has_rest_day_work ? SOME : NONE);
}

static void
put_hours (YuiPaperLayout *p, const YuiNotice *n)
{
  g_autofree char *span = yui_paper_format_span (n->start_s, n->end_s);
  g_autofree char *length = yui_paper_format_minutes ((n->end_s - n->start_s) / 60 - n->break_min);
  g_autofree char *hours = g_strdup_printf ("%s　（労働時間 %s）", span, length);
  g_autofree char *breaks = format_breaks (n);
  g_autofree char *overtime = format_overtime (n);

  yui_paper_heading (p, "3　働く時間");
  yui_paper_fields_begin (p);
  yui_paper_field (p, "始業・終業の時刻", hours);
  yui_paper_field (p, "休憩時間", breaks);
  if (yui_paper_or (n->preparation_note, NULL) != NULL)
    yui_paper_field (p, "労働時間に含むもの", n->preparation_note);
  yui_paper_field (p, "時間外・休日労働", overtime);
  yui_paper_field (p, "交替制勤務", n->has_shift_rotation ? SOME : NONE);
  yui_paper_field (p, "休日・休暇",
                   yui_paper_or (n->days_off_note,
                                 "日ごとの雇用のため休日の定めはありません。年次有給休暇は、法定の"
                                 "要件を満たした場合に与えます。"));
  yui_paper_fields_end (p);
}

static char *
format_allowances (const YuiNotice *n)
{
  GString *out = g_string_new (n->n_allowances == 0 ? "なし" : NULL);

  for (gsize i = 0; i < n->n_allowances; i++)
    {
      const YuiNoticeAllowance *a = &n->allowances[i];
      g_autofree char *yen = yui_paper_format_yen (a->yen);
      const char *note = yui_paper_or (a->note, NULL);

      g_string_append_printf (out, "%s%s　%s", i > 0 ? "\n" : "", a->label, yen);
      if (note != NULL)
        g_string_append_printf (out, "（%s）", note);
    }
  return g_string_free_and_steal (out);
}

static char *
format_rates (const YuiNotice *n)
{
  return g_strdup_printf ("法定時間外 %d％（月60時間を超える分 %d％）　法定休日 %d％\n"
                          "深夜（22時～翌5時） %d％",
                          n->overtime_percent, n->overtime_over_60h_percent, n->rest_day_percent,
                          n->night_percent);
}

static void
put_wage (YuiPaperLayout *p, const YuiNotice *n)
{
  g_autofree char *hourly = yui_paper_format_yen (n->hourly_yen);
  g_autofree char *base = g_strdup_printf ("時間給　%s", hourly);
  g_autofree char *allowances = format_allowances (n);
  g_autofree char *rates = format_rates (n);
  g_autofree char *expected_yen = yui_paper_format_yen (n->expected_yen);
  g_autofree char *expected = g_strdup_printf ("%s（予定どおり働いたとき。控除前）", expected_yen);
  g_autofree char *closing = yui_text_format_day (n->closing_day, FALSE);
  g_autofree char *pay_day = yui_text_format_day (n->pay_day, FALSE);
  g_autofree char *later
      = g_strdup_printf ("昇給：%s　　賞与：%s　　退職手当：%s", n->has_raise ? SOME : NONE,
                         n->has_bonus ? SOME : NONE, n->has_retirement_pay ? SOME : NONE);

  yui_paper_heading (p, "4　賃金");
  yui_paper_fields_begin (p);
  yui_paper_field (p, "基本賃金", base);
  yui_paper_field (p, "諸手当", allowances);
  yui_paper_field (p, "支払見込額", expected);
  yui_paper_field (p, "割増賃金率", rates);
  yui_paper_field_pair (p, "賃金締切日", closing, "賃金支払日", pay_day);
  yui_paper_field (p, "支払方法", n->pay_method);
  yui_paper_field (p, "賃金からの控除",
                   yui_paper_or (n->deductions, "法令によるもの（源泉所得税など）のほかは無"));
  yui_paper_field (p, "昇給・賞与・退職手当", later);
  yui_paper_fields_end (p);
}

static void
append_list (GString *out, const char *intro, const char *const *items, gsize n_items)
{
  if (n_items == 0)
    return;
  g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", intro);
  for (gsize i = 0; i < n_items; i++)
    g_string_append_printf (out, "\n・%s", items[i]);
}

static void
put_end (YuiPaperLayout *p, const YuiNotice *n)
{
  g_autoptr (GString) reasons = g_string_new (NULL);

  append_list (reasons, "事業主は、次の場合に限り、契約を解約することがあります。",
               n->cancel_reasons, n->n_cancel_reasons);
  if (n->n_early_cancel_reasons > 0)
    append_list (reasons, "次の場合は、始業の24時間前までに限ります。", n->early_cancel_reasons,
                 n->n_early_cancel_reasons);

  yui_paper_heading (p, "5　契約の終わり・休業");
  yui_paper_fields_begin (p);
  yui_paper_field (
      p, "退職に関する事項",
      yui_paper_or (n->resignation_note,
                    "契約期間の満了により終了します。都合が悪くなったときは、できるだけ"
                    "早く事業主へ知らせてください。"));
  yui_paper_field (p, "解約可能事由", reasons->str);
  yui_paper_field (p, "解雇の事由",
                   "上の場合のほか、契約期間の途中でのやむを得ない事由があるときに限ります"
                   "（労働契約法第17条）。");
  yui_paper_field (p, "休業・早上がり",
                   "事業主の責めに帰すべき事由で仕事がなくなったとき、または早く終わったときは、"
                   "休業手当を賃金支払日に支払います（労働基準法第26条）。");
  yui_paper_fields_end (p);
}

static char *
format_insurance (const YuiNotice *n)
{
  return g_strdup_printf ("労災保険：%s　　雇用保険：%s　　健康保険：%s　　厚生年金保険：%s",
                          n->has_accident_insurance ? "適用" : "適用なし",
                          n->has_employment_insurance ? "適用" : "適用なし",
                          n->has_health_insurance ? "適用" : "適用なし",
                          n->has_pension_insurance ? "適用" : "適用なし");
}

static void
put_help (YuiPaperLayout *p, const YuiNotice *n)
{
  g_autofree char *insurance = format_insurance (n);
  g_autofree char *treatment = g_strdup_printf (
      "通常の労働者との待遇の違いの内容や理由などについて、事業主に説明を求めることが"
      "できます。説明を求めたことを理由に不利益な取扱いはしません。窓口：%s",
      n->consultation_desk);

  yui_paper_heading (p, "6　保険・安全・相談");
  yui_paper_fields_begin (p);
  yui_paper_field (p, "社会保険等", insurance);
  yui_paper_field (p, "受動喫煙対策", n->smoking);
  yui_paper_field (p, "安全について",
                   yui_paper_or (n->safety_note, "当日、作業の前に説明します。"));
  yui_paper_field (p, "持ち物", yui_paper_or (n->belongings, "特になし"));
  yui_paper_field (p, "服装", yui_paper_or (n->clothing, "特になし"));
  yui_paper_field (p, "当日の緊急連絡先", n->emergency_contact);
  yui_paper_field (p, "雇用管理の相談窓口", n->consultation_desk);
  yui_paper_field (p, "ハラスメント相談", yui_paper_or (n->harassment_desk, n->consultation_desk));
  yui_paper_field (p, "待遇の説明", yui_paper_or (n->treatment_explanation, treatment));
  if (yui_paper_or (n->other, NULL) != NULL)
    yui_paper_field (p, "その他", n->other);
  yui_paper_fields_end (p);
}

static void
put_delivery (YuiPaperLayout *p, const YuiNotice *n)
{
  g_autofree char *moment = n->delivered_s != 0 ? yui_paper_format_moment (n->delivered_s) : NULL;
  g_autofree char *delivery
      = g_strdup_printf ("%s　%s", moment != NULL ? moment : "まだ交付していません。",
                         n->wants_electronic ? "電磁的方法で交付（印刷できます）" : "書面で交付");
  g_autofree char *wish = n->wished_s != 0 ? yui_paper_format_moment (n->wished_s) : NULL;
  g_autofree char *wished = g_strdup_printf ("%s%s本人が電磁的方法での交付を希望しました。",
                                             wish != NULL ? wish : "", wish != NULL ? "　" : "");
  g_autofree char *received = n->received_s != 0 ? yui_paper_format_moment (n->received_s) : NULL;
  g_autofree char *hash = g_strdup_printf ("条件の照合番号　%s", yui_paper_or (n->terms_hash, ""));

  yui_paper_heading (p, "7　この通知書の交付");
  yui_paper_fields_begin (p);
  if (n->wants_electronic)
    yui_paper_field (p, "交付方法の希望", wished);
  yui_paper_field (p, "交付", delivery);
  if (received != NULL)
    yui_paper_field (p, "受領の確認", received);
  yui_paper_fields_end (p);
  yui_paper_gap (p, 5);
  if (yui_paper_or (n->terms_hash, NULL) != NULL)
    yui_paper_text (p, YUI_PAPER_SMALL, PANGO_ALIGN_LEFT, hash);
  yui_paper_text (
      p, YUI_PAPER_SMALL, PANGO_ALIGN_LEFT,
      "この通知書は大切に保管してください。書かれた条件と実際が違うときは、上の相談窓口か"
      "労働基準監督署に相談できます。");
}

static void
put_notice (YuiPaperLayout *p, gconstpointer paper)
{
  const YuiNotice *n = paper;

  yui_paper_text (p, YUI_PAPER_TITLE, PANGO_ALIGN_CENTER, "労働条件通知書");
  yui_paper_text (p, YUI_PAPER_SMALL, PANGO_ALIGN_CENTER, "（日雇型・スポットワーク）");
  yui_paper_gap (p, 6);
  yui_paper_parties (p, n->worker_name, &n->employer);
  yui_paper_text (p, YUI_PAPER_BODY, PANGO_ALIGN_LEFT,
                  "労働基準法第15条などにもとづき、あなたの労働条件を次のとおり明示します。");
  put_contract (p, n);
  put_work (p, n);
  put_hours (p, n);
  put_wage (p, n);
  put_end (p, n);
  put_help (p, n);
  put_delivery (p, n);
}

GBytes *
yui_notice_to_pdf (const YuiNotice *notice, GError **error)
{
  YuiPaperKind kind = { .title = "労働条件通知書" };

  g_return_val_if_fail (notice != NULL, NULL);

  if (!check (notice, error))
    return NULL;
  kind.author = notice->employer.name;
  return yui_paper_render (&notice->head, &kind, put_notice, notice, error);
}
