/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* One amount of a payslip, with the rule it came from. */
#define YUI_TYPE_PAY_LINE (yui_pay_line_get_type ())
G_DECLARE_FINAL_TYPE (YuiPayLine, yui_pay_line, YUI, PAY_LINE, YuiRecord)

/* Base, overtime, night, rest_day, transport or withholding. */
const char *yui_pay_line_get_kind (YuiPayLine *self);
const char *yui_pay_line_get_attendance_id (YuiPayLine *self); /* nullable */
const char *yui_pay_line_get_work_date (YuiPayLine *self);
int yui_pay_line_get_minutes (YuiPayLine *self);
/* Hourly wage the line rests on; -1 when none. */
gint64 yui_pay_line_get_unit_yen (YuiPayLine *self);
int yui_pay_line_get_percent (YuiPayLine *self);        /* -1 when none */
gint64 yui_pay_line_get_amount_yen (YuiPayLine *self);  /* negative for a deduction */
const char *yui_pay_line_get_source (YuiPayLine *self); /* rule, table and article */

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
GListModel *yui_payslip_get_lines (YuiPayslip *self);       /* of YuiPayLine */

G_END_DECLS
