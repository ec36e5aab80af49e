/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-payslip.h"

#include "yui-record-private.h"

struct _YuiPayLine
{
  YuiRecord parent_instance;

  char *kind;
  char *attendance_id;
  char *work_date;
  int minutes;
  gint64 unit_yen;
  int percent;
  gint64 amount_yen;
  char *source;
};

G_DEFINE_FINAL_TYPE (YuiPayLine, yui_pay_line, YUI_TYPE_RECORD)

static const YuiField pay_line_fields[] = {
  { "kind", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayLine, kind) },
  { "attendance_id", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiPayLine, attendance_id) },
  { "work_date", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiPayLine, work_date) },
  { "minutes", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayLine, minutes) },
  { "unit_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiPayLine, unit_yen) },
  { "percent", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiPayLine, percent) },
  { "amount_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPayLine, amount_yen) },
  { "source", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayLine, source) },
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

YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, const char *, kind)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, const char *, attendance_id)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, const char *, work_date)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, int, minutes)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, gint64, unit_yen)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, int, percent)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, gint64, amount_yen)
YUI_RECORD_GETTER (PayLine, pay_line, PAY_LINE, const char *, source)

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
YUI_RECORD_GETTER (Payslip, payslip, PAYSLIP, GListModel *, lines)
