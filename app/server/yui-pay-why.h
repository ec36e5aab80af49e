/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-json.h"
#include "yui-pay-lines.h"
#include "store/yui-database.h"

G_BEGIN_DECLS

/* Why a pay line is the amount it is: rule, numbers, table, date, article, rounding. */

/* The numbers behind a line, to be stored: a JSON object with members of PayWhy (caller's). */
char *yui_pay_write_working (const YuiPayRunLine *line);

/* Writes a line of a payslip. */
gboolean yui_pay_insert_line (YuiDatabase *db,
                              gint64 programme_id,
                              const char *payslip_id,
                              int position,
                              const YuiPayRunLine *line,
                              GError **error);

/* The columns of pay_line that yui_pay_add_line reads, from column 0 on. */
#define YUI_PAY_LINE_COLUMNS                                                                       \
  "l.kind, l.attendance_id, l.work_day, l.minutes, l.unit_yen, l.percent, l.amount_yen, "          \
  "l.source, l.rule, l.law_table, l.law_year, l.law_day, l.rounding, l.working, "                  \
  "l.reverses_payslip_id, l.reverses_position, l.position, l.cancellation_id "

/* Adds the member "why" of a figure that comes from a source of labour. */
void yui_pay_add_source (const YuiLabourSource *source,
                         YuiRounding rounding,
                         YuiJson *doc,
                         yyjson_mut_val *object);

/* Adds a stored line as PayLine to a list. */
void yui_pay_add_line (YuiStatement *row, YuiJson *doc, yyjson_mut_val *list);

/* Adds the lines of a shift as planned as PayLines to a list. */
void yui_pay_add_expected (const YuiExpectedPay *expected, YuiJson *doc, yyjson_mut_val *list);

G_END_DECLS
