/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-pay-sum.h"
#include "yui-words.h"

G_BEGIN_DECLS

/* What the bank moves for a run. */
#define YUI_TYPE_PAY_TRANSFER (yui_pay_transfer_get_type ())
G_DECLARE_FINAL_TYPE (YuiPayTransfer, yui_pay_transfer, YUI, PAY_TRANSFER, YuiRecord)

int yui_pay_transfer_get_people (YuiPayTransfer *self);
gint64 yui_pay_transfer_get_amount_yen (YuiPayTransfer *self);
int yui_pay_transfer_get_people_without_pay (YuiPayTransfer *self);
int yui_pay_transfer_get_people_below_zero (YuiPayTransfer *self);

/* Pay of a period. */
#define YUI_TYPE_PAY_RUN (yui_pay_run_get_type ())
G_DECLARE_FINAL_TYPE (YuiPayRun, yui_pay_run, YUI, PAY_RUN, YuiRecord)

const char *yui_pay_run_get_id (YuiPayRun *self);
int yui_pay_run_get_version (YuiPayRun *self);
YuiPayRunState yui_pay_run_get_state (YuiPayRun *self);
YuiPayPeriodKind yui_pay_run_get_period_kind (YuiPayRun *self);
const char *yui_pay_run_get_from (YuiPayRun *self);
const char *yui_pay_run_get_to (YuiPayRun *self); /* day after the last work date */
const char *yui_pay_run_get_pay_date (YuiPayRun *self);
int yui_pay_run_get_people (YuiPayRun *self);
int yui_pay_run_get_shifts (YuiPayRun *self);
int yui_pay_run_get_worked_min (YuiPayRun *self); /* minutes */
gint64 yui_pay_run_get_gross_yen (YuiPayRun *self);
gint64 yui_pay_run_get_withheld_yen (YuiPayRun *self);
gint64 yui_pay_run_get_net_yen (YuiPayRun *self); /* may be below 0 */
gint64 yui_pay_run_get_created_at (YuiPayRun *self);
const char *yui_pay_run_get_created_by_name (YuiPayRun *self); /* nullable, as the next three */
gint64 yui_pay_run_get_checked_at (YuiPayRun *self);           /* 0: not yet; likewise below */
const char *yui_pay_run_get_checked_by_name (YuiPayRun *self);
gint64 yui_pay_run_get_approved_at (YuiPayRun *self);
const char *yui_pay_run_get_approved_by_name (YuiPayRun *self);
gint64 yui_pay_run_get_locked_at (YuiPayRun *self);
const char *yui_pay_run_get_locked_by_name (YuiPayRun *self);
const char *yui_pay_run_get_summary_document_id (YuiPayRun *self); /* NULL until it is made */
int yui_pay_run_get_papers_missing (YuiPayRun *self);              /* payslips of a locked run */
gboolean yui_pay_run_get_is_making_papers (YuiPayRun *self);       /* they are being made */
const char *yui_pay_run_get_job_id (YuiPayRun *self); /* the last that made its papers; nullable */
gboolean yui_pay_run_get_rounds_month (YuiPayRun *self);   /* hours of the month that it closes */
gboolean yui_pay_run_get_rounds_yen (YuiPayRun *self);     /* what that month pays out */
gboolean yui_pay_run_get_needs_approval (YuiPayRun *self); /* a second person has to approve it */
gboolean yui_pay_run_get_may_approve (YuiPayRun *self);    /* this account may be that person */

/* Of one run that was asked for; NULL in a list. */
YuiPaySum *yui_pay_run_get_sum (YuiPayRun *self);
YuiPayTransfer *yui_pay_run_get_transfer (YuiPayRun *self);

G_END_DECLS
