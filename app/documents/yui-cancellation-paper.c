/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-cancellation-paper.h"
#include "yui-paper-layout.h"
#include "yui-text.h"

#define DAY_S 86400

static gboolean
check_owed (const YuiCancellationPaper *c, GError **error)
{
  if (c->owed_yen < 0)
    return yui_paper_invalid (error, "owed_yen", "is below 0.");
  if (c->owed == YUI_CANCELLATION_NOTHING && c->owed_yen != 0)
    return yui_paper_invalid (error, "owed_yen", "does not agree with what is owed.");
  if (c->owed_yen > 0 && c->pay_day == 0)
    return yui_paper_invalid (error, "pay_day", "is missing.");
  if (c->by == YUI_CANCELLATION_BY_EMPLOYER && c->owed != YUI_CANCELLATION_FULL_WAGE)
    return yui_paper_need (c->less_reason, "less_reason", error);
  return TRUE;
}

static gboolean
check_times (const YuiCancellationPaper *c, GError **error)
{
  if (c->end_s <= c->start_s)
    return yui_paper_invalid (error, "end_s", "is not after start_s.");
  if (c->cancelled_s < c->formed_s)
    return yui_paper_invalid (error, "cancelled_s", "is before the contract formed.");
  if (c->early_finish_s != 0 && c->early_finish_s < c->formed_s)
    return yui_paper_invalid (error, "early_finish_s", "is before the contract formed.");
  return TRUE;
}

static gboolean
check (const YuiCancellationPaper *c, GError **error)
{
  if (!yui_paper_need (c->employer.name, "employer.name", error)
      || !yui_paper_need (c->worker_name, "worker_name", error)
      || !yui_paper_need (c->workplace_name, "workplace_name", error)
      || !yui_paper_need (c->decided_by, "decided_by", error)
      || !yui_paper_need (c->reason, "reason", error))
    return FALSE;
  for (gsize i = 0; i < c->n_steps; i++)
    if (!yui_paper_need (c->steps[i].label, "steps", error))
      return FALSE;
  return check_times (c, error) && check_owed (c, error);
}

static const char *
title_of (const YuiCancellationPaper *c)
{
  return c->early_finish_s != 0 ? "早上がり通知書" : "解約通知書";
}

static const char *
name_of_by (YuiCancellationBy by)
{
  switch (by)
    {
    case YUI_CANCELLATION_BY_EMPLOYER:
      return "事業者の都合・判断による";
    case YUI_CANCELLATION_BY_WORKER:
      return "働き手の申出による";
    case YUI_CANCELLATION_BY_AGREEMENT:
    default:
      return "双方の合意による";
    }
}

/* Of an early finish, what is owed comes on top of the hours worked. */
static const char *
name_of_owed (const YuiCancellationPaper *c)
{
  const gboolean is_early = c->early_finish_s != 0;

  switch (c->owed)
    {
    case YUI_CANCELLATION_STATUTORY_FLOOR:
      return "休業手当（平均賃金の60％・法定の下限）";
    case YUI_CANCELLATION_SIXTY_PERCENT:
      return is_early ? "休業手当（失われた賃金の60％）" : "休業手当（予定賃金の60％）";
    case YUI_CANCELLATION_FULL_WAGE:
      return is_early ? "失われた賃金の全額" : "予定していた賃金の全額";
    case YUI_CANCELLATION_NOTHING:
    default:
      return "支払うものはありません";
    }
}

/* How long before the start it was, and on which side of 24 hours. */
static char *
format_notice (const YuiCancellationPaper *c)
{
  gint64 before_s = c->start_s - c->cancelled_s;
  g_autofree char *length = yui_paper_format_minutes (ABS (before_s) / 60);

  if (before_s < 0)
    return g_strdup_printf ("始業の%s後", length);
  return g_strdup_printf ("始業の%s前（%s）", length,
                          before_s >= DAY_S ? "24時間以上前" : "24時間以内");
}

static void
put_what (YuiPaperLayout *p, const YuiCancellationPaper *c)
{
  g_autofree char *day = yui_text_format_day (yui_text_day_of (c->start_s, NULL), FALSE);
  g_autofree char *span = yui_paper_format_span (c->start_s, c->end_s);
  g_autofree char *when = g_strdup_printf ("%s %s", day, span);
  g_autofree char *formed = yui_paper_format_moment (c->formed_s);
  g_autofree char *cancelled_at = yui_paper_format_moment (c->cancelled_s);
  g_autofree char *notice = format_notice (c);
  g_autofree char *cancelled = g_strdup_printf ("%s　%s", cancelled_at, notice);
  g_autofree char *early
      = c->early_finish_s != 0 ? yui_paper_format_moment (c->early_finish_s) : NULL;

  yui_paper_heading (p, "1　対象の契約");
  yui_paper_fields_begin (p);
  yui_paper_field (p, "事業所", c->workplace_name);
  yui_paper_field (p, "働く予定の日時", when);
  yui_paper_field (p, "契約の成立", formed);
  yui_paper_fields_end (p);
  yui_paper_heading (p, "2　決めたこと");
  yui_paper_fields_begin (p);
  yui_paper_field (p, early != NULL ? "通知の日時" : "解約の日時", cancelled);
  if (early != NULL)
    yui_paper_field (p, "終業した時刻", early);
  yui_paper_field (p, "だれの事情か", name_of_by (c->by));
  yui_paper_field (p, "決めた人", c->decided_by);
  yui_paper_field (p, "理由", c->reason);
  if (yui_paper_or (c->reason_note, NULL) != NULL)
    yui_paper_field (p, "理由の説明", c->reason_note);
  if (yui_paper_or (c->alternatives, NULL) != NULL)
    yui_paper_field (p, "代わりの案", c->alternatives);
  yui_paper_fields_end (p);
}

static void
put_owed (YuiPaperLayout *p, const YuiCancellationPaper *c)
{
  g_autofree char *yen = yui_paper_format_yen (c->owed_yen);
  g_autofree char *pay_day = c->pay_day != 0 ? yui_text_format_day (c->pay_day, FALSE) : NULL;

  yui_paper_heading (p, "3　お支払い");
  yui_paper_fields_begin (p);
  yui_paper_field (p, "区分", name_of_owed (c));
  yui_paper_field (p, "金額", yen);
  if (pay_day != NULL)
    yui_paper_field (p, "支払日", pay_day);
  if (yui_paper_or (c->less_reason, NULL) != NULL)
    yui_paper_field (p, "全額としない理由", c->less_reason);
  yui_paper_fields_end (p);
}

static void
put_step (YuiPaperLayout *p, const YuiCancellationStep *step)
{
  g_autofree char *yen = step->yen != YUI_CANCELLATION_UNKNOWN ? yui_paper_format_number (step->yen)
                                                               : g_strdup ("計算不可");

  yui_paper_table_row (p, YUI_PAPER_ROW,
                       (const char *const[]){ step->label, step->working, yen, step->source });
}

static void
put_steps (YuiPaperLayout *p, const YuiCancellationPaper *c)
{
  static const YuiPaperColumn COLUMNS[] = {
    { "項目", 0.23, PANGO_ALIGN_LEFT },
    { "計算", 0.34, PANGO_ALIGN_LEFT },
    { "金額（円）", 0.14, PANGO_ALIGN_RIGHT },
    { "根拠", 0.29, PANGO_ALIGN_LEFT },
  };

  if (c->n_steps == 0)
    return;
  yui_paper_heading (p, "4　計算のすじみち");
  yui_paper_table_begin (p, COLUMNS, G_N_ELEMENTS (COLUMNS));
  for (gsize i = 0; i < c->n_steps; i++)
    put_step (p, &c->steps[i]);
  yui_paper_table_end (p);
}

static void
put_laws (YuiPaperLayout *p, const YuiCancellationPaper *c)
{
  g_autofree char *contact
      = g_strdup_printf ("この通知についての問い合わせ先：%s　%s", c->employer.name,
                         yui_paper_or (c->contact, yui_paper_or (c->employer.phone, "")));

  yui_paper_heading (p, c->n_steps > 0 ? "5　法令・確認先" : "4　法令・確認先");
  for (gsize i = 0; i < c->n_laws; i++)
    {
      g_autofree char *line = g_strconcat ("・", c->laws[i], NULL);

      yui_paper_text (p, YUI_PAPER_BODY, PANGO_ALIGN_LEFT, line);
    }
  yui_paper_gap (p, 5);
  yui_paper_text (p, YUI_PAPER_SMALL, PANGO_ALIGN_LEFT, contact);
  yui_paper_text (p, YUI_PAPER_SMALL, PANGO_ALIGN_LEFT,
                  "内容に納得できないときは、労働基準監督署や総合労働相談コーナーに相談できます。");
}

static void
put_cancellation (YuiPaperLayout *p, gconstpointer paper)
{
  const YuiCancellationPaper *c = paper;

  yui_paper_text (p, YUI_PAPER_TITLE, PANGO_ALIGN_CENTER, title_of (c));
  yui_paper_gap (p, 6);
  yui_paper_parties (p, c->worker_name, &c->employer);
  put_what (p, c);
  put_owed (p, c);
  put_steps (p, c);
  put_laws (p, c);
}

GBytes *
yui_cancellation_paper_to_pdf (const YuiCancellationPaper *cancellation, GError **error)
{
  YuiPaperKind kind = { 0 };

  g_return_val_if_fail (cancellation != NULL, NULL);

  if (!check (cancellation, error))
    return NULL;
  kind.title = title_of (cancellation);
  kind.author = cancellation->employer.name;
  return yui_paper_render (&cancellation->head, &kind, put_cancellation, cancellation, error);
}
