/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-payslip.h"

#include "yui-record-private.h"

struct _YuiPayWhy
{
  YuiRecord parent_instance;

  char *rule;
  char *article;
  char *certainty;
  char *table;
  int table_year;
  char *table_date;
  char *rounding;
  char *basis;
  gint64 raised_from_yen;
  gint64 minimum_wage_yen;
  char *minimum_wage_from;
  char *minimum_wage_industry;
  gint64 special_wage_left_out_yen;
  int other_day_min;
  int other_week_min;
  gint64 taxable_yen;
  gint64 earlier_taxable_yen;
  gint64 earlier_withheld_yen;
  gint64 row_from_yen;
  gint64 row_to_yen;
  gint64 row_tax_yen;
  int row_rate;
  char *rounded_kind;
  int month_min;
  int rounded_min;
  gint64 month_yen;
  gint64 rounded_yen;
};

G_DEFINE_FINAL_TYPE (YuiPayWhy, yui_pay_why, YUI_TYPE_RECORD)

static const YuiField pay_why_fields[] = {
  { "rule", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayWhy, rule) },
  { "article", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayWhy, article) },
  { "certainty", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayWhy, certainty) },
  { "table", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiPayWhy, table) },
  { "table_year", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiPayWhy, table_year) },
  { "table_date", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiPayWhy, table_date) },
  { "rounding", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayWhy, rounding) },
  { "basis", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiPayWhy, basis) },
  { "minimum_wage_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiPayWhy, minimum_wage_yen) },
  { "minimum_wage_from", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiPayWhy, minimum_wage_from) },
  { "minimum_wage_industry", YUI_FIELD_TEXT, FALSE,
    G_STRUCT_OFFSET (YuiPayWhy, minimum_wage_industry) },
  { "special_wage_left_out_yen", YUI_FIELD_YEN, FALSE,
    G_STRUCT_OFFSET (YuiPayWhy, special_wage_left_out_yen) },
  { "raised_from_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiPayWhy, raised_from_yen) },
  { "other_day_min", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiPayWhy, other_day_min) },
  { "other_week_min", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiPayWhy, other_week_min) },
  { "taxable_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiPayWhy, taxable_yen) },
  { "earlier_taxable_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiPayWhy, earlier_taxable_yen) },
  { "earlier_withheld_yen", YUI_FIELD_YEN, FALSE,
    G_STRUCT_OFFSET (YuiPayWhy, earlier_withheld_yen) },
  { "row_from_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiPayWhy, row_from_yen) },
  { "row_to_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiPayWhy, row_to_yen) },
  { "row_tax_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiPayWhy, row_tax_yen) },
  { "row_rate", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiPayWhy, row_rate) },
  { "rounded_kind", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiPayWhy, rounded_kind) },
  { "month_min", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiPayWhy, month_min) },
  { "rounded_min", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiPayWhy, rounded_min) },
  { "month_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiPayWhy, month_yen) },
  { "rounded_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiPayWhy, rounded_yen) },
};

static void
yui_pay_why_class_init (YuiPayWhyClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), pay_why_fields,
                            G_N_ELEMENTS (pay_why_fields));
}

static void
yui_pay_why_init (YuiPayWhy *self)
{
}

YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, const char *, rule)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, const char *, article)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, const char *, certainty)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, const char *, table)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, int, table_year)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, const char *, table_date)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, const char *, rounding)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, const char *, basis)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, gint64, raised_from_yen)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, gint64, minimum_wage_yen)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, const char *, minimum_wage_from)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, const char *, minimum_wage_industry)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, gint64, special_wage_left_out_yen)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, int, other_day_min)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, int, other_week_min)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, gint64, taxable_yen)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, gint64, earlier_taxable_yen)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, gint64, earlier_withheld_yen)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, gint64, row_from_yen)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, gint64, row_to_yen)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, gint64, row_tax_yen)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, int, row_rate)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, const char *, rounded_kind)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, int, month_min)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, int, rounded_min)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, gint64, month_yen)
YUI_RECORD_GETTER (PayWhy, pay_why, PAY_WHY, gint64, rounded_yen)

struct _YuiPayLine
{
  YuiRecord parent_instance;

  int position;
  char *kind;
  char *attendance_id;
  char *cancellation_id;
  char *work_date;
  int minutes;
  gint64 unit_yen;
  int percent;
  gint64 amount_yen;
  char *source;
  char *reverses_payslip_id;
  int reverses_position;
  YuiPayWhy *why;
};

G_DEFINE_FINAL_TYPE (YuiPayLine, yui_pay_line, YUI_TYPE_RECORD)

static const YuiField pay_line_fields[] = {
  { "position", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayLine, position) },
  { "kind", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayLine, kind) },
  { "attendance_id", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiPayLine, attendance_id) },
  { "cancellation_id", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiPayLine, cancellation_id) },
  { "work_date", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiPayLine, work_date) },
  { "minutes", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayLine, minutes) },
  { "unit_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiPayLine, unit_yen) },
  { "percent", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiPayLine, percent) },
  { "amount_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPayLine, amount_yen) },
  { "source", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayLine, source) },
  { "reverses_payslip_id", YUI_FIELD_TEXT, FALSE,
    G_STRUCT_OFFSET (YuiPayLine, reverses_payslip_id) },
  { "reverses_position", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiPayLine, reverses_position) },
  { "why", YUI_FIELD_OBJECT, TRUE, G_STRUCT_OFFSET (YuiPayLine, why), yui_pay_why_get_type },
};

static void
yui_pay_line_class_init (YuiPayLineClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), pay_line_fields,
                            G_N_ELEMENTS (pay_line_fields));
}

static void
yui_pay_line_init (YuiPayLine *self)
{
}

YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, int, position)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, const char *, kind)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, const char *, attendance_id)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, const char *, cancellation_id)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, const char *, work_date)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, int, minutes)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, gint64, unit_yen)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, int, percent)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, gint64, amount_yen)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, const char *, source)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, const char *, reverses_payslip_id)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, int, reverses_position)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, YuiPayWhy *, why)

struct _YuiPayslip
{
  YuiRecord parent_instance;

  char *id;
  int version;
  char *worker_id;
  char *worker_name;
  char *kana;
  int shifts;
  int worked_min;
  gint64 gross_yen;
  gint64 withheld_yen;
  gint64 net_yen;
  char *document_id;
  YuiDeclaredColumn tax_column;
  int dependants;
  gboolean tax_by_hand;
  gint64 tax_by_hand_yen;
  GListStore *lines;
};

G_DEFINE_FINAL_TYPE (YuiPayslip, yui_payslip, YUI_TYPE_RECORD)

static const YuiField payslip_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayslip, id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayslip, version) },
  { "worker_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayslip, worker_id) },
  { "worker_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayslip, worker_name) },
  { "kana", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayslip, kana) },
  { "shifts", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayslip, shifts) },
  { "worked_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayslip, worked_min) },
  { "gross_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPayslip, gross_yen) },
  { "withheld_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPayslip, withheld_yen) },
  { "net_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPayslip, net_yen) },
  { "document_id", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiPayslip, document_id) },
  { "tax_column", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiPayslip, tax_column),
    yui_declared_column_get_type },
  { "dependants", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayslip, dependants) },
  { "tax_by_hand", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiPayslip, tax_by_hand) },
  { "tax_by_hand_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiPayslip, tax_by_hand_yen) },
  { "lines", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiPayslip, lines), yui_pay_line_get_type },
};

static void
yui_payslip_class_init (YuiPayslipClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), payslip_fields,
                            G_N_ELEMENTS (payslip_fields));
}

static void
yui_payslip_init (YuiPayslip *self)
{
}

YUI_RECORD_GETTER (Payslip, payslip, PAYSLIP, const char *, id)
YUI_RECORD_GETTER (Payslip, payslip, PAYSLIP, int, version)
YUI_RECORD_GETTER (Payslip, payslip, PAYSLIP, const char *, worker_id)
YUI_RECORD_GETTER (Payslip, payslip, PAYSLIP, const char *, worker_name)
YUI_RECORD_GETTER (Payslip, payslip, PAYSLIP, const char *, kana)
YUI_RECORD_GETTER (Payslip, payslip, PAYSLIP, int, shifts)
YUI_RECORD_GETTER (Payslip, payslip, PAYSLIP, int, worked_min)
YUI_RECORD_GETTER (Payslip, payslip, PAYSLIP, gint64, gross_yen)
YUI_RECORD_GETTER (Payslip, payslip, PAYSLIP, gint64, withheld_yen)
YUI_RECORD_GETTER (Payslip, payslip, PAYSLIP, gint64, net_yen)
YUI_RECORD_GETTER (Payslip, payslip, PAYSLIP, const char *, document_id)
YUI_RECORD_GETTER (Payslip, payslip, PAYSLIP, YuiDeclaredColumn, tax_column)
YUI_RECORD_GETTER (Payslip, payslip, PAYSLIP, int, dependants)
YUI_RECORD_GETTER (Payslip, payslip, PAYSLIP, gboolean, tax_by_hand)
YUI_RECORD_GETTER (Payslip, payslip, PAYSLIP, gint64, tax_by_hand_yen)
YUI_RECORD_GETTER (Payslip, payslip, PAYSLIP, GListModel *, lines)
