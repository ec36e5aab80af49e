/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/yui-insurance-rates.h"
#include "model/yui-pay-run.h"
#include "model/yui-shift-pay.h"
#include "model/yui-threshold.h"

G_BEGIN_DECLS

/* Why an amount that is added up or taken from a table is so, in sentences, one a line (caller's). */

/* Of a sum of pay lines: each kind with its rule, table and days, then what was rounded and how.
 * wages: what is paid; else the tax kept back. people: 0 where they are not counted. */
char *yui_wording_why_pay_sum (YuiPaySum *sum, gboolean wages, int people);

/* A way to one of its runs: "Pay run 1–30 November: ¥18,850". */
char *yui_wording_pay_sum_run (YuiPaySumRun *run);

/* Of a run in a list: wages from what is paid out and tax. */
char *yui_wording_why_run (YuiPayRun *run);

/* Of what the bank moves. */
char *yui_wording_why_transfer (YuiPayTransfer *transfer);

/* Of a seat as planned; all: of that many seats. */
char *yui_wording_why_shift (YuiShiftPay *pay, gint64 wage_yen, int seats);

/* "In all: ¥4,900 × 3 seats = ¥14,700". */
char *yui_wording_pay_of_seats (const char *one, const char *seats, const char *all);

/* Of a minimum wage, and of a wage next to it. wage_yen: 0 where there is none. */
char *yui_wording_why_floor (YuiWageFloor *floor, gint64 wage_yen);

/* Of a yen threshold: paid, worked and planned, and what the line means. */
char *yui_wording_why_year (YuiThreshold *threshold);

/* Of the year's wages that labour insurance counts, with its runs. */
char *yui_wording_why_insured_wages (YuiInsuranceWages *wages);

/* Of the premium of the year so far. */
char *yui_wording_why_premium (YuiInsuranceRate *rate);

G_END_DECLS
