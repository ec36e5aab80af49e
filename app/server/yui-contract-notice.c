/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "documents/yui-notice.h"
#include "yui-contract.h"
#include "yui-pay-day.h"
#include "yui-shift-law.h"

/* Reasons for which the contract may be ended without allowance at any time, and those that hold
 * only until 24 hours before the start. Source: MHLW leaflet on spot work of July 2025. */
static const char *const cancel_reasons[] = {
  "天災その他やむを得ない事由により事業を行えないとき",
  "働き手が体調不良などにより働けないとき",
  "業務に必要な資格・免許を持っていないとき",
  "申告の偽りなど重大な契約違反があったとき",
  "募集に示した条件を満たしていないとき",
  "必要な持ち物がなく業務ができないとき",
};
static const char *const early_cancel_reasons[] = {
  "業務量の変動により就業の必要がなくなったとき",
  "募集内容に誤りがあったとき",
};

/* What the paper says of the places, read in one row. */
#define SELECT                                                                                     \
  "SELECT g.name, g.colour, e.representative, e.address, e.phone, e.consultation_desk, "           \
  "e.pay_method, "                                                                                 \
  "e.pay_closing_day, e.pay_months_later, e.pay_day_of_month, p.phone, p.smoking, "                \
  "e.follows_24_hours FROM workplace p JOIN employer e ON e.programme_id = p.programme_id AND "    \
  "e.id = p.employer_id "                                                                          \
  "JOIN programme g ON g.programme_id = p.programme_id WHERE p.programme_id = $1 AND p.id = $2"

/* When the pay of work_day is closed and due, by the employer's rule. */
static void
set_pay_days (YuiNotice *notice, YuiStatement *row, YuiCivilDay work_day)
{
  const YuiPayRule rule = { .closing_day = yui_statement_get_int (row, 7),
                            .months_later = yui_statement_get_int (row, 8),
                            .pay_day_of_month = yui_statement_get_int (row, 9) };

  YuiCivilDay closing;

  notice->pay_day = yui_pay_day_of (&rule, work_day, &closing);
  notice->closing_day = closing;
}

static void
set_shift (YuiNotice *notice, const YuiShift *shift)
{
  notice->employer.name = shift->employer_name;
  notice->workplace_name = shift->workplace_name;
  notice->workplace_address = shift->workplace_address;
  notice->start_s = shift->start_s;
  notice->end_s = shift->end_s;
  notice->duties = shift->title;
  notice->break_min = (int)shift->break_min;
  notice->hourly_yen = (int)shift->hourly_wage_yen;
  notice->belongings = shift->belongings;
  notice->days_off_note = NULL;
}

static void
set_law (YuiNotice *notice, const YuiLawTables *tables, YuiCivilDay work_day)
{
  YuiPremiumRates rates = { 0 };

  if (yui_labour_premium_rates (tables->premium_rates, tables->n_premium_rates, work_day, &rates)
      != YUI_LABOUR_OK)
    g_assert_not_reached (); /* a published shift is after the first row */
  notice->overtime_percent = rates.overtime_percent;
  notice->overtime_over_60h_percent = rates.overtime_over_60_percent;
  notice->rest_day_percent = rates.rest_day_percent;
  notice->night_percent = rates.night_percent;
  notice->cancel_reasons = cancel_reasons;
  notice->n_cancel_reasons = G_N_ELEMENTS (cancel_reasons);
  notice->has_accident_insurance = TRUE;
}

static const char *
first_text (const char *a, const char *b)
{
  return a != NULL && a[0] != '\0' ? a : b;
}

GBytes *
yui_contract_notice_make (YuiDatabase *db,
                          gint64 programme_id,
                          const YuiShift *shift,
                          const YuiContractNotice *facts,
                          const YuiLawTables *tables,
                          GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (db, error, SELECT, YUI_INT (programme_id),
                                                     YUI_TEXT (shift->workplace_id));
  YuiCivilDay work_day = yui_civil_day_of_utc (shift->start_s);
  YuiNoticeAllowance transport = { "交通費", "1勤務につき", (int)shift->transport_yen };
  g_autofree char *desk = NULL;
  YuiNotice notice = { 0 };

  if (!yui_statement_need_row (row, error))
    return NULL;
  set_shift (&notice, shift);
  set_law (&notice, tables, work_day);
  set_pay_days (&notice, row, work_day);
  desk = g_strdup_printf ("%s %s",
                          first_text (yui_statement_get_text (row, 2), shift->employer_name),
                          yui_statement_get_text (row, 4));
  notice.head = (YuiPaperHead){ .programme_name = yui_statement_get_text (row, 0),
                                .programme_colour = yui_statement_get_text (row, 1),
                                .document_id = facts->document_id,
                                .made_s = facts->formed_s };
  notice.employer.representative = yui_statement_get_text (row, 2);
  notice.employer.address = yui_statement_get_text (row, 3);
  notice.employer.phone = yui_statement_get_text (row, 4);
  notice.consultation_desk = first_text (yui_statement_get_text (row, 5), desk);
  notice.pay_method = yui_statement_get_text (row, 6);
  notice.emergency_contact
      = first_text (first_text (yui_statement_get_text (row, 10), yui_statement_get_text (row, 4)),
                    shift->employer_name);
  notice.smoking = yui_statement_get_text (row, 11);
  notice.early_cancel_reasons = early_cancel_reasons;
  if (yui_statement_get_int (row, 12) != 0) /* the employer follows the rule of 24 hours */
    notice.n_early_cancel_reasons = G_N_ELEMENTS (early_cancel_reasons);
  notice.worker_name = facts->worker_name;
  notice.formed_at_s = notice.delivered_s = facts->formed_s;
  notice.wants_electronic = facts->wants_electronic;
  notice.terms_hash = facts->terms_sha256;
  notice.allowances = &transport;
  notice.n_allowances = shift->transport_yen > 0;
  notice.expected_yen = (int)yui_shift_law_expected_pay (tables, shift);
  return yui_notice_to_pdf (&notice, error);
}
