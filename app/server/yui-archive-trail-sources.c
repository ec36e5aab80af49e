/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-archive-contract.h"
#include "yui-archive-trail.h"
#include "yui-pay-words.h"

#include "documents/yui-text.h"

#define MINUTES_PER_HOUR 60
#define THOUSAND         1000

/* The name behind an id of an account or a worker; c is the contract. */
#define WHO(id)                                                                                    \
  "coalesce ((SELECT x.display_name FROM account x WHERE x.programme_id = c.programme_id "         \
  "AND x.id = " id "), (SELECT x.name FROM worker x WHERE x.programme_id = c.programme_id "        \
  "AND x.id = " id "), e.name)"
#define CONTRACT                                                                                   \
  "FROM contract c JOIN employer e ON e.programme_id = c.programme_id AND e.id = c.employer_id "
#define ONE "WHERE c.programme_id = $1 AND c.id = $2 "

static void
append_moment (GString *text, gint64 moment_s)
{
  int month, day, minutes;

  yui_text_split_day (yui_text_day_of (moment_s, &minutes), NULL, &month, &day, NULL);
  g_string_append_printf (text, "%d/%d %d:%02d", month, day, minutes / MINUTES_PER_HOUR,
                          minutes % MINUTES_PER_HOUR);
}

static void
append_yen (GString *text, gint64 yen)
{
  const gint64 amount = ABS (yen);

  g_string_append (text, yen < 0 ? "-" : "");
  if (amount >= THOUSAND)
    g_string_append_printf (text, "%d,%03d円", (int)(amount / THOUSAND), (int)(amount % THOUSAND));
  else
    g_string_append_printf (text, "%d円", (int)amount);
}

/* "11/3 9:00〜11/3 13:00 休憩0分" of three columns; nothing when the first is NULL. */
static void
append_hours (GString *text, YuiStatement *row, int column)
{
  if (yui_statement_is_null (row, column))
    return;
  append_moment (text, yui_statement_get_int (row, column));
  g_string_append (text, "〜");
  append_moment (text, yui_statement_get_int (row, column + 1));
  g_string_append_printf (text, " 休憩%d分", (int)yui_statement_get_int (row, column + 2));
}

/* The word for a code, the code itself when there is none. */
static const char *
find_word (const char *const words[][2], const char *code)
{
  for (int i = 0; words[i][0] != NULL; i++)
    if (g_strcmp0 (words[i][0], code) == 0)
      return words[i][1];
  return code != NULL ? code : "";
}

static void
append_note (GString *detail, const char *note)
{
  if (note != NULL && note[0] != '\0')
    g_string_append_printf (detail, "%s%s", detail->len > 0 ? "／" : "", note);
}

/* ---- from posting to contract ---- */

static void
say_made (YuiStatement *row, GString *what, GString *detail)
{
  g_string_append (what, "募集の作成");
  append_note (detail, yui_statement_get_text (row, 2));
}

static void
say_published (YuiStatement *row, GString *what, GString *detail)
{
  g_string_append (what, "募集の公開");
}

static void
say_offer (YuiStatement *row, GString *what, GString *detail)
{
  g_string_append (what, "オファー");
  g_string_append (detail, "返事の期限 ");
  append_moment (detail, yui_statement_get_int (row, 2));
}

static void
say_answer (YuiStatement *row, GString *what, GString *detail)
{
  static const char *const WORDS[][2] = { { "accepted", "オファーの承諾" },
                                          { "declined", "オファーの辞退" },
                                          { "withdrawn", "オファーの取り下げ" },
                                          { "expired", "返事の期限切れ" },
                                          { NULL } };

  g_string_append (what, find_word (WORDS, yui_statement_get_text (row, 2)));
}

static void
say_application (YuiStatement *row, GString *what, GString *detail)
{
  g_string_append (what, "応募");
}

static void
say_contract (YuiStatement *row, GString *what, GString *detail)
{
  g_string_append (what, "契約の成立");
  g_string_append_printf (detail, "条件のハッシュ %s", yui_statement_get_text (row, 2));
}

static void
say_notice (YuiStatement *row, GString *what, GString *detail)
{
  g_string_append (what, "通知書の作成");
  g_string_append (detail, yui_statement_get_int (row, 2) != 0 ? "電子交付を希望" : "書面を希望");
}

static const char *const DELIVERIES[][2] = { { "shown", "画面で確認" },
                                             { "printed", "印刷して受け取り" },
                                             { "downloaded", "ダウンロード" },
                                             { NULL } };

static void
say_delivery (YuiStatement *row, GString *what, GString *detail)
{
  g_string_append (what, find_word (DELIVERIES, yui_statement_get_text (row, 2)));
}

/* ---- changes ---- */

static void
say_proposal (YuiStatement *row, GString *what, GString *detail)
{
  g_string_append_printf (what, "%sの提案",
                          yui_archive_change_word (yui_statement_get_text (row, 2)));
  append_hours (detail, row, 3);
  append_note (detail, yui_statement_get_text (row, 6));
}

static void
say_proposal_answer (YuiStatement *row, GString *what, GString *detail)
{
  static const char *const WORDS[][2] = { { "accepted", "提案の承諾" },
                                          { "declined", "提案の辞退" },
                                          { "withdrawn", "提案の取り下げ" },
                                          { "expired", "返事の期限切れ" },
                                          { NULL } };

  g_string_append (what, find_word (WORDS, yui_statement_get_text (row, 2)));
  if (!yui_statement_is_null (row, 3))
    g_string_append (detail, yui_archive_consent_word (yui_statement_get_text (row, 3)));
  append_note (detail, yui_statement_get_text (row, 4));
}

static void
say_cancellation (YuiStatement *row, GString *what, GString *detail)
{
  static const char *const OWED[][2] = { { "nothing", "支払なし" },
                                         { "statutory_floor", "休業手当（法定の下限）" },
                                         { "sixty_percent", "休業手当（60%）" },
                                         { "full_wage", "休業手当（全額）" },
                                         { NULL } };

  g_string_append (what, g_str_equal (yui_statement_get_text (row, 2), "early_finish") ? "早上がり"
                                                                                       : "解約");
  g_string_append_printf (detail, "%s ", find_word (OWED, yui_statement_get_text (row, 3)));
  append_yen (detail, yui_statement_get_int (row, 4));
  append_note (detail, yui_statement_get_text (row, 5));
}

static void
say_cancellation_delivery (YuiStatement *row, GString *what, GString *detail)
{
  g_string_append (what, "解約・早上がりの通知書");
  g_string_append (detail, find_word (DELIVERIES, yui_statement_get_text (row, 2)));
}

/* ---- hours ---- */

static void
say_clock (YuiStatement *row, GString *what, GString *detail)
{
  static const char *const KINDS[][2] = { { "in", "出勤" },
                                          { "out", "退勤" },
                                          { "break_start", "休憩開始" },
                                          { "break_end", "休憩終了" },
                                          { NULL } };
  static const char *const REASONS[][2] = { { "off_plan", "予定と異なる時刻" },
                                            { "device_clock", "端末の時計のずれ" },
                                            { "order", "順序の不一致" },
                                            { NULL } };

  g_string_append (what, find_word (KINDS, yui_statement_get_text (row, 2)));
  g_string_append (detail,
                   g_str_equal (yui_statement_get_text (row, 3), "kiosk") ? "端末" : "電話");
  g_string_append (detail, "・受信 ");
  append_moment (detail, yui_statement_get_int (row, 4));
  if (!yui_statement_is_null (row, 5))
    append_note (detail, find_word (REASONS, yui_statement_get_text (row, 5)));
}

static void
say_agreed (YuiStatement *row, GString *what, GString *detail)
{
  g_string_append (what, "勤怠の確定");
  append_hours (detail, row, 2);
  append_note (detail, yui_statement_get_text (row, 5));
}

static void
say_correction (YuiStatement *row, GString *what, GString *detail)
{
  static const char *const WORDS[][2]
      = { { "agreed", "勤怠の確定" },       { "corrected", "勤怠の訂正" },
          { "reopened", "確定の取り消し" }, { "disputed", "争いのある時間" },
          { "settled", "時間の合意" },      { NULL } };

  g_string_append (what, find_word (WORDS, yui_statement_get_text (row, 2)));
  append_hours (detail, row, 3);
  g_string_append (detail, yui_statement_is_null (row, 6) ? "" : " → ");
  append_hours (detail, row, 6);
  append_note (detail, yui_statement_get_text (row, 9));
}

static void
say_claim (YuiStatement *row, GString *what, GString *detail)
{
  g_string_append (what, "時間の申し出");
  append_hours (detail, row, 2);
  append_note (detail, yui_statement_get_text (row, 5));
}

/* ---- pay ---- */

static void
say_line (YuiStatement *row, GString *what, GString *detail)
{
  const char *kind = yui_statement_get_text (row, 2);
  const YuiPayWord *word = yui_pay_word_find (kind);

  g_string_append (what, yui_pay_word_label (kind));
  append_yen (detail, yui_statement_get_int (row, 4));
  if (yui_statement_get_int (row, 3) > 0)
    g_string_append_printf (detail, "／%d分", (int)yui_statement_get_int (row, 3));
  if (!yui_statement_is_null (row, 5))
    g_string_append_printf (detail, "×%d円×%d%%", (int)yui_statement_get_int (row, 5),
                            (int)yui_statement_get_int (row, 6));
  append_note (detail, word != NULL && word->source != NULL ? word->source
                                                            : yui_statement_get_text (row, 7));
}

static void
say_run (YuiStatement *row, GString *what, GString *detail)
{
  g_autofree char *day = yui_text_format_day (yui_statement_get_int (row, 2), FALSE);

  g_string_append (what, "給与締めの確定");
  g_string_append_printf (detail, "支払日 %s／差引支給額 ", day);
  append_yen (detail, yui_statement_get_int (row, 3));
}

static void
say_paper (YuiStatement *row, GString *what, GString *detail)
{
  g_string_append (what, yui_statement_get_text (row, 2));
  g_string_append_printf (detail, "文書番号 %s", yui_statement_get_text (row, 3));
}

/* The lines that pay its hours, and its leave allowance. */
#define RUNS                                                                                       \
  CONTRACT "JOIN pay_line l ON l.programme_id = c.programme_id AND (l.attendance_id IN "           \
           "(SELECT a.id FROM attendance a WHERE a.programme_id = c.programme_id "                 \
           "AND a.contract_id = c.id) OR l.cancellation_id IN (SELECT x.id FROM cancellation x "   \
           "WHERE x.programme_id = c.programme_id AND x.contract_id = c.id)) "                     \
           "JOIN payslip s ON s.programme_id = l.programme_id AND s.id = l.payslip_id "            \
           "JOIN pay_run r ON r.programme_id = s.programme_id AND r.id = s.pay_run_id "

const YuiTrailSource yui_trail_sources[] = {
  { YUI_TRAIL_POSTING,
    "SELECT s.created_s, " WHO ("s.created_by") ", s.title " CONTRACT
                                                "JOIN shift s ON s.programme_id = c.programme_id "
                                                "AND s.id = c.shift_id " ONE,
    say_made },
  { YUI_TRAIL_POSTING,
    "SELECT s.published_s, " WHO (
        "s.created_by") " " CONTRACT
                        "JOIN shift s ON s.programme_id = c.programme_id AND s.id = c.shift_id " ONE
                        "AND s.published_s IS NOT NULL",
    say_published },
  { YUI_TRAIL_CONTRACT,
    "SELECT o.made_s, " WHO (
        "o.made_by") ", o.reply_by_s " CONTRACT
                     "JOIN offer o ON o.programme_id = c.programme_id AND o.shift_id = c.shift_id "
                     "AND o.worker_id = c.worker_id " ONE,
    say_offer },
  { YUI_TRAIL_CONTRACT,
    "SELECT o.answered_s, " WHO (
        "o.worker_id") ", o.state " CONTRACT "JOIN offer o ON o.programme_id = c.programme_id AND "
                       "o.shift_id = c.shift_id "
                       "AND o.worker_id = c.worker_id " ONE "AND o.answered_s IS NOT NULL",
    say_answer },
  { YUI_TRAIL_CONTRACT,
    "SELECT p.applied_s, " WHO ("p.worker_id") " " CONTRACT
                                               "JOIN application p ON p.programme_id = "
                                               "c.programme_id AND p.shift_id = c.shift_id "
                                               "AND p.worker_id = c.worker_id " ONE,
    say_application },
  { YUI_TRAIL_CONTRACT, "SELECT c.formed_s, " WHO ("c.worker_id") ", c.terms_sha256 " CONTRACT ONE,
    say_contract },
  { YUI_TRAIL_NOTICE,
    "SELECT d.created_s, e.name, c.electronic_notice " CONTRACT
    "JOIN document d ON d.programme_id = c.programme_id AND d.id = c.notice_document_id " ONE,
    say_notice },
  { YUI_TRAIL_NOTICE,
    "SELECT n.delivered_s, " WHO ("n.worker_id") ", n.how " CONTRACT
                                                 "JOIN notice_delivery n ON n.programme_id = "
                                                 "c.programme_id AND n.contract_id = c.id " ONE
                                                 "AND n.document_id NOT IN (SELECT d.id FROM "
                                                 "document d WHERE d.programme_id = c.programme_id "
                                                 "AND d.contract_id = c.id AND d.kind = "
                                                 "'cancellation')",
    say_delivery },
  { YUI_TRAIL_CHANGES,
    "SELECT p.made_s, " WHO (
        "p.made_by") ", p.kind, p.start_s, p.end_s, p.break_min, p.note " CONTRACT
                     "JOIN contract_proposal p ON p.programme_id = c.programme_id "
                     "AND p.contract_id = c.id " ONE,
    say_proposal },
  { YUI_TRAIL_CHANGES,
    "SELECT p.answered_s, " WHO (
        "p.answered_by") ", p.state, p.consent_how, p.consent_note " CONTRACT
                         "JOIN contract_proposal p ON p.programme_id = c.programme_id "
                         "AND p.contract_id = c.id " ONE "AND p.answered_s IS NOT NULL",
    say_proposal_answer },
  { YUI_TRAIL_CHANGES,
    "SELECT n.cancelled_s, " WHO (
        "n.cancelled_by") ", n.kind, n.owed_kind, n.owed_yen, "
                          "n.written_reason " CONTRACT
                          "JOIN cancellation n ON n.programme_id = c.programme_id "
                          "AND n.contract_id = c.id " ONE,
    say_cancellation },
  { YUI_TRAIL_CHANGES,
    "SELECT n.delivered_s, " WHO (
        "n.worker_id") ", n.how " CONTRACT "JOIN cancellation x ON x.programme_id = c.programme_id "
                       "AND x.contract_id = c.id "
                       "JOIN notice_delivery n ON n.programme_id = x.programme_id "
                       "AND n.document_id = x.document_id " ONE,
    say_cancellation_delivery },
  { YUI_TRAIL_CLOCK,
    "SELECT k.occurred_s, " WHO (
        "k.worker_id") ", k.kind, k.source, k.received_s, "
                       "k.review_reason " CONTRACT
                       "JOIN clock_event k ON k.programme_id = c.programme_id "
                       "AND k.contract_id = c.id " ONE "ORDER BY k.occurred_s, k.id",
    say_clock },
  { YUI_TRAIL_CORRECTIONS,
    "SELECT a.agreed_s, " WHO (
        "a.agreed_by") ", a.agreed_start_s, a.agreed_end_s, "
                       "a.agreed_break_min, a.note " CONTRACT
                       "JOIN attendance a ON a.programme_id = c.programme_id AND a.contract_id = "
                       "c.id " ONE "AND a.agreed_s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
                       "attendance_correction k "
                       "WHERE k.programme_id = a.programme_id AND k.attendance_id = a.id)",
    say_agreed },
  { YUI_TRAIL_CORRECTIONS,
    "SELECT k.made_s, " WHO (
        "k.made_by") ", k.kind, k.from_start_s, k.from_end_s, "
                     "k.from_break_min, k.to_start_s, k.to_end_s, k.to_break_min, k.why " CONTRACT
                     "JOIN attendance a ON a.programme_id = c.programme_id AND a.contract_id = "
                     "c.id "
                     "JOIN attendance_correction k ON k.programme_id = a.programme_id AND "
                     "k.attendance_id = a.id " ONE "ORDER BY k.number",
    say_correction },
  { YUI_TRAIL_CORRECTIONS,
    "SELECT k.made_s, " WHO ("k.made_by") ", k.start_s, k.end_s, k.break_min, k.note " CONTRACT
                                          "JOIN attendance a ON a.programme_id = c.programme_id "
                                          "AND a.contract_id = c.id "
                                          "JOIN attendance_claim k ON k.programme_id = "
                                          "a.programme_id AND k.attendance_id = a.id " ONE,
    say_claim },
  { YUI_TRAIL_PAY,
    "SELECT r.created_s, " WHO ("r.created_by") ", l.kind, l.minutes, l.amount_yen, l.unit_yen, "
                                                "l.percent, l.source " RUNS ONE
                                                "ORDER BY r.created_s, s.id, l.position",
    say_line },
  { YUI_TRAIL_SLIP,
    "SELECT DISTINCT r.locked_s, " WHO ("r.created_by") ", r.pay_day, s.net_yen, r.id " RUNS ONE
                                                        "AND r.locked_s IS NOT NULL",
    say_run },
  { YUI_TRAIL_BANK,
    "SELECT DISTINCT d.created_s, " WHO (
        "d.made_by") ", d.title, d.id " RUNS
                     "JOIN document d ON d.programme_id = r.programme_id AND d.pay_run_id = r.id "
                     "AND (d.id = s.document_id OR d.kind = 'bank_file') " ONE
                     "AND d.erased_s IS NULL",
    say_paper },
  { YUI_TRAIL_POSTING, NULL, NULL },
};
