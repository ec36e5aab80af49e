/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"
#include "yui-json.h"

G_BEGIN_DECLS

/* What a sum of pay lines is made of, so that it can say why it is so: the lines of one kind, rule,
 * table and rounding together, and the runs that they are in. */
typedef struct
{
  GPtrArray *parts; /* private */
  GPtrArray *runs;  /* private */
} YuiPaySum;

/* The columns of a row that yui_pay_sum_add reads, of a pay_line l. A line is rounded where its rule
 * has a rounding, and the amount is not just what time, wage and per cent give. */
#define YUI_PAY_SUM_ROUNDED                                                                        \
  "CASE WHEN l.rounding = 'none' THEN 0 WHEN l.kind NOT IN ('month_rounding', 'pay_rounding') "    \
  "AND l.minutes <> 0 AND l.minutes * l.unit_yen * l.percent = l.amount_yen * 6000 THEN 0 "        \
  "ELSE 1 END"
#define YUI_PAY_SUM_BACK "CASE WHEN l.reverses_payslip_id IS NULL THEN 0 ELSE 1 END"

/* Of one line. */
#define YUI_PAY_SUM_LINE                                                                           \
  "l.kind, l.rule, l.law_table, l.law_year, l.law_day, l.law_day, l.rounding, "                    \
  "1, " YUI_PAY_SUM_ROUNDED ", " YUI_PAY_SUM_BACK ", l.amount_yen"

/* Of many; the query groups by YUI_PAY_SUM_GROUP. */
#define YUI_PAY_SUM_LINES                                                                          \
  "l.kind, l.rule, l.law_table, l.law_year, min(l.law_day), max(l.law_day), l.rounding, "          \
  "count(*), sum(" YUI_PAY_SUM_ROUNDED "), sum(" YUI_PAY_SUM_BACK "), sum(l.amount_yen)"
#define YUI_PAY_SUM_GROUP   "l.kind, l.rule, l.law_table, l.law_year, l.rounding"
#define YUI_PAY_SUM_COLUMNS 11

void yui_pay_sum_init (YuiPaySum *sum);
void yui_pay_sum_clear (YuiPaySum *sum);

/* Adds a row, whose columns above begin at column. */
void yui_pay_sum_add (YuiPaySum *sum, YuiStatement *row, int column);

/* Adds what a run (its id, first day, day after the last, pay day at column) pays of it. */
void yui_pay_sum_add_run (YuiPaySum *sum, YuiStatement *row, int column, gint64 gross_yen);

/* Reads what one run is made of. */
gboolean yui_pay_sum_read_run (
    YuiPaySum *sum, YuiDatabase *db, gint64 programme_id, const char *pay_run_id, GError **error);

/* All that was added. */
gint64 yui_pay_sum_get_yen (const YuiPaySum *sum);

/* Adds the member "sum". */
void yui_pay_sum_write (const YuiPaySum *sum, YuiJson *doc, yyjson_mut_val *object);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiPaySum, yui_pay_sum_clear)

G_END_DECLS
