/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* Lines of one kind, rule, table and rounding, together. */
#define YUI_TYPE_PAY_SUM_PART (yui_pay_sum_part_get_type ())
G_DECLARE_FINAL_TYPE (YuiPaySumPart, yui_pay_sum_part, YUI, PAY_SUM_PART, YuiRecord)

const char *yui_pay_sum_part_get_kind (YuiPaySumPart *self);
const char *yui_pay_sum_part_get_rule (YuiPaySumPart *self);
const char *yui_pay_sum_part_get_article (YuiPaySumPart *self);
const char *yui_pay_sum_part_get_certainty (YuiPaySumPart *self);
const char *yui_pay_sum_part_get_table (YuiPaySumPart *self);
int yui_pay_sum_part_get_table_year (YuiPaySumPart *self);
const char *yui_pay_sum_part_get_table_first_date (YuiPaySumPart *self);
const char *yui_pay_sum_part_get_table_last_date (YuiPaySumPart *self);
const char *yui_pay_sum_part_get_rounding (YuiPaySumPart *self);
int yui_pay_sum_part_get_lines (YuiPaySumPart *self);
int yui_pay_sum_part_get_rounded_lines (YuiPaySumPart *self);
int yui_pay_sum_part_get_back_lines (YuiPaySumPart *self);
gint64 yui_pay_sum_part_get_amount_yen (YuiPaySumPart *self);

/* A pay run that lines of a sum are in, and its part of the wages. */
#define YUI_TYPE_PAY_SUM_RUN (yui_pay_sum_run_get_type ())
G_DECLARE_FINAL_TYPE (YuiPaySumRun, yui_pay_sum_run, YUI, PAY_SUM_RUN, YuiRecord)

const char *yui_pay_sum_run_get_pay_run_id (YuiPaySumRun *self);
const char *yui_pay_sum_run_get_from (YuiPaySumRun *self);
const char *yui_pay_sum_run_get_to (YuiPaySumRun *self);
const char *yui_pay_sum_run_get_pay_date (YuiPaySumRun *self);
gint64 yui_pay_sum_run_get_wages_yen (YuiPaySumRun *self);

/* What a sum of pay lines is made of. */
#define YUI_TYPE_PAY_SUM (yui_pay_sum_get_type ())
G_DECLARE_FINAL_TYPE (YuiPaySum, yui_pay_sum, YUI, PAY_SUM, YuiRecord)

GListModel *yui_pay_sum_get_parts (YuiPaySum *self);
GListModel *yui_pay_sum_get_runs (YuiPaySum *self);

G_END_DECLS
