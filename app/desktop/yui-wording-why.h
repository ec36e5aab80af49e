/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/yui-pay-problem.h"
#include "model/yui-pay-run.h"
#include "model/yui-payslip.h"

G_BEGIN_DECLS

/* Why an amount is so, in sentences, one a line (caller's). */

/* Of a line of a payslip: the working, the rule, the table, the rounding. */
char *yui_wording_why_line (YuiPayLine *line);

/* What a line pays: "Night premium: 4 h × ¥1,000 × 25 % = ¥1,000". */
char *yui_wording_pay_line (YuiPayLine *line);

/* Of a figure of the law: article, table with the day that it was read for, rounding, how sure. */
char *yui_wording_why_source (YuiPayWhy *why);

/* The table of it, with the day that it was read for; NULL where none was. */
char *yui_wording_why_table (YuiPayWhy *why);

/* Of what is paid out: wages less tax. */
char *yui_wording_why_net (gint64 gross_yen, gint64 withheld_yen);

/* Of the pay of a shift as planned: its lines (a list of YuiPayLine), each with its rule. */
char *yui_wording_why_planned (GListModel *lines);

/* The sentence of a named rounding; NULL where nothing is rounded. */
const char *yui_wording_rounding (const char *rounding);

/* The name of a table of the law. */
const char *yui_wording_table (const char *table);

/* The sentence of what is less than settled law; else NULL. */
const char *yui_wording_certainty (const char *certainty);

const char *yui_wording_pay_run_state (YuiPayRunState state);
const char *yui_wording_period_kind (YuiPayPeriodKind kind);
const char *yui_wording_tax_column (YuiDeclaredColumn column);

/* What a problem of a pay run means and what to do (static). */
const char *yui_wording_pay_problem (YuiPayProblem *problem);

G_END_DECLS
