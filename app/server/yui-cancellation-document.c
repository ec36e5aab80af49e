/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-cancellation-document.h"

#include "documents/yui-cancellation-paper.h"
#include "documents/yui-retention.h"
#include "documents/yui-text.h"
#include "store/yui-uuid.h"
#include "yui-archive-contract.h"
#include "yui-archive-private.h"
#include "yui-document-store.h"

#define KIND      "cancellation"
#define STEPS_MAX 8
#define LAWS_MAX  8

static const char *const REASONS[YUI_N_CANCEL_REASONS] = {
  [YUI_CANCEL_FORCE_MAJEURE] = "天災その他やむを得ない事由により事業を行えないため",
  [YUI_CANCEL_WORKER_UNABLE] = "働き手が体調不良などにより働けないため",
  [YUI_CANCEL_QUALIFICATION_MISSING] = "業務に必要な資格・免許がないため",
  [YUI_CANCEL_BREACH] = "重大な契約違反があったため",
  [YUI_CANCEL_CONDITIONS_NOT_MET] = "募集に示した条件を満たしていないため",
  [YUI_CANCEL_BELONGINGS_MISSING] = "必要な持ち物がなく業務ができないため",
  [YUI_CANCEL_BUSINESS_VOLUME] = "業務量の変動により就業の必要がなくなったため",
  [YUI_CANCEL_POSTING_MISTAKE] = "募集内容に誤りがあったため",
  [YUI_CANCEL_EMPLOYER_OTHER] = "事業者のその他の都合のため",
  [YUI_CANCEL_WORKER_REQUEST] = "働き手の申出のため",
};

/* The law behind a rule as a paper cites it; NULL: the rule is not one of a cancellation. */
static const char *
cite (YuiLabourRule rule)
{
  switch ((int)rule)
    {
    case YUI_RULE_BASE_PAY:
      return "労働基準法第24条";
    case YUI_RULE_LEAVE_ALLOWANCE:
    case YUI_RULE_LEAVE_NONE:
      return "労働基準法第26条（休業手当）";
    case YUI_RULE_LEAVE_FULL_WAGE:
      return "民法第536条第2項";
    case YUI_RULE_LEAVE_SIXTY_PERCENT:
      return "厚生労働省「スポットワーク」リーフレット（2025年7月）";
    case YUI_RULE_EARLY_FINISH:
      return "昭和27年8月7日基収第3445号（確かめが必要な取扱い）";
    case YUI_RULE_AVERAGE_WAGE_DAY_HIRE:
      return "労働基準法第12条第7項・昭和38年労働省告示第52号";
    case YUI_RULE_CANCEL_24_HOURS:
      return "スポットワーク協会の24時間ルール（2025年9月。業界の取扱いで、法律ではありません）";
    case YUI_RULE_CASE_TOKYO_2025:
      return "東京簡易裁判所 2025年12月9日（直前の解約に賃金の全額）";
    case YUI_RULE_CASE_KANAGAWA_2026:
      return "神奈川簡易裁判所 2026年1月30日（前日の解約に賃金の全額）";
    default:
      return NULL;
    }
}

/* What a paper's text and lists live in while it is drawn. */
typedef struct
{
  YuiStatement *row; /* of the employer */
  GStringChunk *text;
  YuiCancellationStep steps[STEPS_MAX];
  gsize n_steps;
  const char *laws[LAWS_MAX];
  gsize n_laws;
} Draft;

static void
draft_clear (Draft *draft)
{
  g_clear_pointer (&draft->row, yui_statement_free);
  g_clear_pointer (&draft->text, g_string_chunk_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

/* ---- the working ---- */

static void
add_step (Draft *draft, const char *label, const char *working, gint64 yen, YuiLabourRule rule)
{
  g_assert (draft->n_steps < STEPS_MAX);
  draft->steps[draft->n_steps++] = (YuiCancellationStep){
    label, working != NULL ? g_string_chunk_insert (draft->text, working) : NULL, yen, cite (rule)
  };
}

static char *
say_hours (gint64 start_s, gint64 end_s, gint64 break_min, gint64 hourly_yen)
{
  const gint64 minutes = (end_s - start_s) / YUI_SECONDS_PER_MINUTE - break_min;

  return g_strdup_printf ("時給%d円×%d分（割増を含む）", (int)hourly_yen, (int)minutes);
}

static void
add_wages (Draft *draft, const YuiCancelCase *one)
{
  g_autofree char *planned = say_hours (one->start_s, one->end_s, one->break_min, one->hourly_yen);
  g_autofree char *worked
      = say_hours (one->worked_start_s, one->worked_end_s, one->worked_break_min, one->hourly_yen);

  add_step (draft, "予定していた賃金", planned, one->scheduled_yen, YUI_RULE_BASE_PAY);
  if (!yui_cancel_case_has_started (one))
    return;
  add_step (draft, "働いた分の賃金", worked, one->worked_yen, YUI_RULE_BASE_PAY);
  add_step (draft, "失われた賃金", "予定していた賃金−働いた分の賃金",
            one->scheduled_yen - one->worked_yen, YUI_RULE_LEAVE_FULL_WAGE);
}

static const char *
say_average (YuiLabourRule rule)
{
  if (rule == YUI_RULE_AVERAGE_WAGE_DAY_HIRE)
    return "前1か月の賃金÷日数×73/100";
  return rule == YUI_RULE_AVERAGE_WAGE ? "算定期間の賃金÷暦日数" : "算定期間の賃金÷労働日数×60/100";
}

static char *
say_days (const YuiCancelCase *one)
{
  g_autofree char *period = yui_archive_period_text (one->month_from, one->month_to + 1);

  if (!one->is_ongoing)
    return g_strdup_printf ("%s（%u日）", period, one->month->len);
  if (one->excluded_days == 0)
    return g_strdup_printf ("%s（暦日%d日・労働日%u日）", period, one->calendar_days,
                            one->month->len);
  return g_strdup_printf ("%s（休業%d日とその賃金を除く暦日%d日・労働日%u日）", period,
                          one->excluded_days, one->calendar_days, one->month->len);
}

static void
add_average (Draft *draft, const YuiCancelCase *one)
{
  const YuiLabourRule rule = yui_cancel_case_average_rule (one);
  g_autofree char *month = say_days (one);

  add_step (draft, one->is_ongoing ? "算定期間の賃金" : "前1か月の賃金", month, one->month_yen,
            rule);
  if (!one->has_average)
    {
      add_step (draft, "平均賃金",
                one->is_ongoing ? "算定期間にこの事業主での勤務がありません"
                                : "前1か月にこの事業所での勤務がありません",
                YUI_CANCELLATION_UNKNOWN, rule);
      return;
    }
  add_step (draft, "平均賃金", say_average (rule), one->average.num / one->average.den, rule);
  add_step (draft, "法定の下限", "平均賃金×60/100", yui_labour_leave_floor_yen (&one->average),
            YUI_RULE_LEAVE_ALLOWANCE);
}

/* ---- the law ---- */

static void
add_law (Draft *draft, YuiLabourRule rule)
{
  const char *law = cite (rule);

  for (gsize i = 0; i < draft->n_laws; i++)
    if (draft->laws[i] == law)
      return;
  if (law != NULL && draft->n_laws < LAWS_MAX)
    draft->laws[draft->n_laws++] = law;
}

static void
add_laws (Draft *draft, const YuiCancelDecision *decision, const YuiCancelAssessment *a)
{
  add_law (draft, YUI_RULE_LEAVE_ALLOWANCE);
  if (decision->by_worker)
    return;
  add_law (draft, a->options[decision->owed_kind].source.rule);
  add_law (draft, YUI_RULE_LEAVE_FULL_WAGE);
  if (a->cautions & YUI_CAUTION_INDUSTRY_ONLY)
    add_law (draft, YUI_RULE_CANCEL_24_HOURS);
  for (gsize i = 0; i < G_N_ELEMENTS (a->cases); i++)
    if (a->cases[i] != YUI_RULE_NONE)
      add_law (draft, a->cases[i]);
}

/* ---- what was tried instead ---- */

static const char *
answer_word (const char *state)
{
  static const char *const WORDS[][2] = { { "accepted", "働き手が承諾" },
                                          { "declined", "働き手が辞退" },
                                          { "expired", "期限までに返事なし" },
                                          { "withdrawn", "事業者が取り下げ" } };

  for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (g_str_equal (WORDS[i][0], state))
      return WORDS[i][1];
  return "返事なし";
}

/* Sets alternatives to "日時の変更を提案（働き手が辞退）", or to NULL. */
static gboolean
read_alternatives (Draft *draft,
                   YuiDatabase *db,
                   gint64 programme_id,
                   const char *contract_id,
                   const char **alternatives,
                   GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error,
                            "SELECT kind, state FROM contract_proposal WHERE programme_id = $1 "
                            "AND contract_id = $2 ORDER BY made_s, id",
                            YUI_INT (programme_id), YUI_TEXT (contract_id));
  g_autoptr (GString) text = g_string_new (NULL);
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    g_string_append_printf (text, "%s%sを提案（%s）", text->len > 0 ? "、" : "",
                            yui_archive_change_word (yui_statement_get_text (query, 0)),
                            answer_word (yui_statement_get_text (query, 1)));
  *alternatives = text->len > 0 ? g_string_chunk_insert (draft->text, text->str) : NULL;
  return step == YUI_STEP_DONE;
}

/* ---- the paper ---- */

#define EMPLOYER                                                                                   \
  "SELECT g.name, g.colour, e.name, e.representative, e.address, e.phone, p.phone "                \
  "FROM workplace p JOIN employer e ON e.programme_id = p.programme_id AND e.id = p.employer_id "  \
  "JOIN programme g ON g.programme_id = p.programme_id WHERE p.programme_id = $1 AND p.id = $2"

static gboolean
read_employer (Draft *draft,
               YuiCancellationPaper *drawn,
               YuiDatabase *db,
               gint64 programme_id,
               const char *workplace_id,
               GError **error)
{
  draft->row
      = yui_database_query (db, error, EMPLOYER, YUI_INT (programme_id), YUI_TEXT (workplace_id));
  if (!yui_statement_need_row (draft->row, error))
    return FALSE;
  drawn->head.programme_name = yui_statement_get_text (draft->row, 0);
  drawn->head.programme_colour = yui_statement_get_text (draft->row, 1);
  drawn->employer = (YuiPaperEmployer){ yui_statement_get_text (draft->row, 2),
                                        yui_statement_get_text (draft->row, 3),
                                        yui_statement_get_text (draft->row, 4),
                                        yui_statement_get_text (draft->row, 5) };
  drawn->contact = yui_statement_get_text (draft->row, 6);
  return TRUE;
}

/* When the work ended; whoever was sent home at once worked until the start. */
static gint64
find_end (const YuiCancelCase *one)
{
  if (!yui_cancel_case_has_started (one))
    return 0;
  return one->worked_end_s != 0 ? one->worked_end_s : one->start_s;
}

static YuiCancellationOwed
owed_of (const YuiCancelDecision *decision)
{
  switch (decision->owed_kind)
    {
    case YUI_OWED_STATUTORY_FLOOR:
      return YUI_CANCELLATION_STATUTORY_FLOOR;
    case YUI_OWED_SIXTY_PERCENT:
      return YUI_CANCELLATION_SIXTY_PERCENT;
    case YUI_OWED_FULL:
      return YUI_CANCELLATION_FULL_WAGE;
    case YUI_OWED_NOTHING:
    case YUI_N_OWED:
    default:
      return YUI_CANCELLATION_NOTHING;
    }
}

static YuiCancellationBy
by_of (const YuiCancelDecision *decision)
{
  return decision->by_worker || decision->reason == YUI_CANCEL_WORKER_REQUEST
             ? YUI_CANCELLATION_BY_WORKER
             : YUI_CANCELLATION_BY_EMPLOYER;
}

static void
set_decision (YuiCancellationPaper *drawn,
              YuiRequest *request,
              const YuiCancelCase *one,
              const YuiCancelDecision *decision)
{
  const gboolean is_less = !decision->by_worker && decision->owed_kind != YUI_OWED_FULL;

  drawn->worker_name = one->worker_name;
  drawn->workplace_name = one->workplace_name;
  drawn->start_s = one->start_s;
  drawn->end_s = one->end_s;
  drawn->formed_s = one->formed_s;
  drawn->cancelled_s = request->now_s;
  drawn->early_finish_s = find_end (one);
  drawn->by = by_of (decision);
  drawn->decided_by = request->principal.display_name;
  drawn->reason = REASONS[decision->reason];
  drawn->owed = owed_of (decision);
  drawn->owed_yen = decision->owed_yen;
  drawn->pay_day = decision->owed_yen > 0 ? one->pay_by_day : 0;
  if (is_less)
    drawn->less_reason = decision->written_reason;
  else
    drawn->reason_note = decision->written_reason;
}

gboolean
yui_cancel_paper_draw (YuiCancelPaper *paper,
                       YuiRequest *request,
                       YuiDatabase *db,
                       const YuiCancelCase *one,
                       const YuiCancelDecision *decision,
                       GError **error)
{
  g_return_val_if_fail (paper != NULL && request != NULL && one != NULL, FALSE);

  const gint64 programme_id = request->principal.programme_id;
  g_auto (Draft) draft = { .text = g_string_chunk_new (1024) };
  YuiCancellationPaper drawn = { 0 };
  g_autofree char *id = NULL; /* wished for */
  YuiCancelAssessment a;

  if (paper->content == NULL)
    id = g_steal_pointer (&paper->document_id);
  yui_cancel_paper_clear (paper);
  yui_cancel_case_assess (one, decision->reason, &a);
  if (!read_employer (&draft, &drawn, db, programme_id, one->workplace_id, error)
      || !read_alternatives (&draft, db, programme_id, one->contract_id, &drawn.alternatives,
                             error))
    return FALSE;
  set_decision (&drawn, request, one, decision);
  if (!decision->by_worker)
    {
      add_wages (&draft, one);
      add_average (&draft, one);
    }
  add_laws (&draft, decision, &a);
  drawn.steps = draft.steps;
  drawn.n_steps = draft.n_steps;
  drawn.laws = draft.laws;
  drawn.n_laws = draft.n_laws;
  paper->document_id = id != NULL ? g_steal_pointer (&id) : yui_uuid_new ();
  drawn.head.document_id = paper->document_id;
  drawn.head.made_s = request->now_s;
  paper->working = yui_cancel_case_working (one, decision->reason, &a);
  paper->content = yui_cancellation_paper_to_pdf (&drawn, error);
  return paper->content != NULL;
}

gboolean
yui_cancel_paper_store (YuiCancelPaper *paper,
                        YuiRequest *request,
                        YuiDatabase *db,
                        const YuiCancelCase *one,
                        const YuiCancelDecision *decision,
                        const char *working,
                        GError **error)
{
  g_autofree char *day = yui_text_format_day (yui_text_day_of (one->start_s, NULL), FALSE);
  const char *what = yui_cancel_case_has_started (one) ? "早上がり通知書" : "解約通知書";
  g_autofree char *title = g_strdup_printf ("%s %s %s", what, day, one->worker_name);
  YuiDocumentNew document;

  if (g_strcmp0 (paper->working, working) != 0
      && !yui_cancel_paper_draw (paper, request, db, one, decision, error))
    return FALSE;
  document = (YuiDocumentNew){
    .id = paper->document_id,
    .kind = KIND,
    .title = title,
    .employer_id = one->employer_id,
    .worker_id = one->worker_id,
    .shift_id = one->shift_id,
    .contract_id = one->contract_id,
    .keep_until_day
    = yui_retention_keep_until (yui_retention_find (KIND), yui_civil_day_of_utc (request->now_s)),
    .content = paper->content,
  };
  return yui_document_store (request, db, &document, error);
}

void
yui_cancel_paper_clear (YuiCancelPaper *paper)
{
  g_clear_pointer (&paper->document_id, g_free);
  g_clear_pointer (&paper->working, g_free);
  g_clear_pointer (&paper->content, g_bytes_unref);
}

void
yui_cancel_paper_free (YuiCancelPaper *paper)
{
  yui_cancel_paper_clear (paper);
  g_free (paper);
}
