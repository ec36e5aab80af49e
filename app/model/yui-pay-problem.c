/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-problem.h"

#include "yui-record-private.h"

struct _YuiPayProblem
{
  YuiRecord parent_instance;

  char *code;
  gboolean is_blocking;
  char *worker_id;
  char *worker_name;
  char *attendance_id;
  char *payslip_id;
  char *work_date;
  gint64 yen;
};

G_DEFINE_FINAL_TYPE (YuiPayProblem, yui_pay_problem, YUI_TYPE_RECORD)

static const YuiField pay_problem_fields[] = {
  { "code", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayProblem, code) },
  { "is_blocking", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiPayProblem, is_blocking) },
  { "worker_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayProblem, worker_id) },
  { "worker_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayProblem, worker_name) },
  { "attendance_id", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiPayProblem, attendance_id) },
  { "payslip_id", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiPayProblem, payslip_id) },
  { "work_date", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiPayProblem, work_date) },
  { "yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiPayProblem, yen) },
};

static void
yui_pay_problem_class_init (YuiPayProblemClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), pay_problem_fields,
                            G_N_ELEMENTS (pay_problem_fields));
}

static void
yui_pay_problem_init (YuiPayProblem *self)
{
}

YUI_RECORD_GETTER (PayProblem, pay_problem, PAY_PROBLEM, const char *, code)
YUI_RECORD_GETTER (PayProblem, pay_problem, PAY_PROBLEM, gboolean, is_blocking)
YUI_RECORD_GETTER (PayProblem, pay_problem, PAY_PROBLEM, const char *, worker_id)
YUI_RECORD_GETTER (PayProblem, pay_problem, PAY_PROBLEM, const char *, worker_name)
YUI_RECORD_GETTER (PayProblem, pay_problem, PAY_PROBLEM, const char *, attendance_id)
YUI_RECORD_GETTER (PayProblem, pay_problem, PAY_PROBLEM, const char *, payslip_id)
YUI_RECORD_GETTER (PayProblem, pay_problem, PAY_PROBLEM, const char *, work_date)
YUI_RECORD_GETTER (PayProblem, pay_problem, PAY_PROBLEM, gint64, yen)
