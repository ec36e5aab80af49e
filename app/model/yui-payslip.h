/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"
#include "yui-words.h"

G_BEGIN_DECLS

/* Why a line is its amount. */
#define YUI_TYPE_PAY_WHY (yui_pay_why_get_type ())
G_DECLARE_FINAL_TYPE (YuiPayWhy, yui_pay_why, YUI, PAY_WHY, YuiRecord)

const char *yui_pay_why_get_rule (YuiPayWhy *self);
const char *yui_pay_why_get_article (YuiPayWhy *self);
const char *yui_pay_why_get_certainty (YuiPayWhy *self);
const char *yui_pay_why_get_table (YuiPayWhy *self); /* nullable */
int yui_pay_why_get_table_year (YuiPayWhy *self);
const char *yui_pay_why_get_table_date (YuiPayWhy *self); /* nullable */
const char *yui_pay_why_get_rounding (YuiPayWhy *self);
const char *yui_pay_why_get_basis (YuiPayWhy *self);       /* "agreed" or "planned"; nullable */
gint64 yui_pay_why_get_raised_from_yen (YuiPayWhy *self);  /* -1: not raised */
gint64 yui_pay_why_get_minimum_wage_yen (YuiPayWhy *self); /* held against; -1: not said */
const char *yui_pay_why_get_minimum_wage_from (YuiPayWhy *self); /* its first day; NULL */
const char *yui_pay_why_get_minimum_wage_industry (
    YuiPayWhy *self); /* whose special minimum wage; NULL: the regional one */
gint64 yui_pay_why_get_special_wage_left_out_yen (
    YuiPayWhy *self); /* a special minimum wage that leaves the person out; -1: none */
int yui_pay_why_get_other_day_min (YuiPayWhy *self);  /* -1: none */
int yui_pay_why_get_other_week_min (YuiPayWhy *self); /* -1: none */
gint64 yui_pay_why_get_taxable_yen (YuiPayWhy *self); /* of withholding, as all below; -1 without */
gint64 yui_pay_why_get_earlier_taxable_yen (YuiPayWhy *self);
gint64 yui_pay_why_get_earlier_withheld_yen (YuiPayWhy *self);
gint64 yui_pay_why_get_row_from_yen (YuiPayWhy *self);
gint64 yui_pay_why_get_row_to_yen (YuiPayWhy *self); /* -1: no end */
gint64 yui_pay_why_get_row_tax_yen (YuiPayWhy *self);
int yui_pay_why_get_row_rate (YuiPayWhy *self); /* parts of 100,000 */

/* Of the rounding of a month: a kind of line, whose wage the rounded minutes have; nullable. */
const char *yui_pay_why_get_rounded_kind (YuiPayWhy *self);
int yui_pay_why_get_month_min (YuiPayWhy *self);   /* the month's total */
int yui_pay_why_get_rounded_min (YuiPayWhy *self); /* in whole hours */
gint64
yui_pay_why_get_month_yen (YuiPayWhy *self); /* of the rounding of pay; −1: the line is none */
gint64 yui_pay_why_get_rounded_yen (YuiPayWhy *self);

/* One amount of a payslip, with the rule it came from. */
#define YUI_TYPE_PAY_LINE (yui_pay_line_get_type ())
G_DECLARE_FINAL_TYPE (YuiPayLine, yui_pay_line, YUI, PAY_LINE, YuiRecord)

int yui_pay_line_get_position (YuiPayLine *self);
const char *yui_pay_line_get_kind (YuiPayLine *self);
const char *yui_pay_line_get_attendance_id (YuiPayLine *self);   /* nullable */
const char *yui_pay_line_get_cancellation_id (YuiPayLine *self); /* nullable */
const char *yui_pay_line_get_work_date (YuiPayLine *self);
int yui_pay_line_get_minutes (YuiPayLine *self); /* below 0 for a reversal */
gint64
yui_pay_line_get_unit_yen (YuiPayLine *self);    /* hourly wage the line rests on; -1 when none */
int yui_pay_line_get_percent (YuiPayLine *self); /* -1 when none */
gint64 yui_pay_line_get_amount_yen (YuiPayLine *self);  /* negative for a deduction or a reversal */
const char *yui_pay_line_get_source (YuiPayLine *self); /* rule, table and article */
const char *yui_pay_line_get_reverses_payslip_id (
    YuiPayLine *self); /* the line that this takes back; nullable */
int yui_pay_line_get_reverses_position (YuiPayLine *self);
YuiPayWhy *yui_pay_line_get_why (YuiPayLine *self);

/* One person in a pay run. */
#define YUI_TYPE_PAYSLIP (yui_payslip_get_type ())
G_DECLARE_FINAL_TYPE (YuiPayslip, yui_payslip, YUI, PAYSLIP, YuiRecord)

const char *yui_payslip_get_id (YuiPayslip *self);
int yui_payslip_get_version (YuiPayslip *self);
const char *yui_payslip_get_worker_id (YuiPayslip *self);
const char *yui_payslip_get_worker_name (YuiPayslip *self);
const char *yui_payslip_get_kana (YuiPayslip *self);
int yui_payslip_get_shifts (YuiPayslip *self);
int yui_payslip_get_worked_min (YuiPayslip *self); /* minutes */
gint64 yui_payslip_get_gross_yen (YuiPayslip *self);
gint64 yui_payslip_get_withheld_yen (YuiPayslip *self);
gint64 yui_payslip_get_net_yen (YuiPayslip *self);
const char *yui_payslip_get_document_id (YuiPayslip *self); /* NULL until the run is locked */
YuiDeclaredColumn yui_payslip_get_tax_column (YuiPayslip *self);
int yui_payslip_get_dependants (YuiPayslip *self);
gboolean yui_payslip_get_tax_by_hand (YuiPayslip *self);   /* the column has no table */
gint64 yui_payslip_get_tax_by_hand_yen (YuiPayslip *self); /* -1: not entered */
GListModel *yui_payslip_get_lines (YuiPayslip *self);      /* of YuiPayLine */

G_END_DECLS
