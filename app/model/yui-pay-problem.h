/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* Something to know before a pay run is final. */
#define YUI_TYPE_PAY_PROBLEM (yui_pay_problem_get_type ())
G_DECLARE_FINAL_TYPE (YuiPayProblem, yui_pay_problem, YUI, PAY_PROBLEM, YuiRecord)

const char *yui_pay_problem_get_code (YuiPayProblem *self);
gboolean yui_pay_problem_get_is_blocking (YuiPayProblem *self);
const char *yui_pay_problem_get_worker_id (YuiPayProblem *self);
const char *yui_pay_problem_get_worker_name (YuiPayProblem *self);
const char *yui_pay_problem_get_attendance_id (YuiPayProblem *self); /* nullable */
const char *yui_pay_problem_get_payslip_id (YuiPayProblem *self);    /* nullable */
const char *yui_pay_problem_get_work_date (YuiPayProblem *self);     /* nullable */
gint64 yui_pay_problem_get_yen (
    YuiPayProblem *self); /* the minimum wage, or the net pay; -1 without one */

G_END_DECLS
