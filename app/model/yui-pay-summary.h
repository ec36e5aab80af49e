/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* Wages of one week of work. */
#define YUI_TYPE_PAY_WEEK (yui_pay_week_get_type ())
G_DECLARE_FINAL_TYPE (YuiPayWeek, yui_pay_week, YUI, PAY_WEEK, YuiRecord)

const char *yui_pay_week_get_week_start (YuiPayWeek *self); /* a Monday */
gint64 yui_pay_week_get_wages_yen (YuiPayWeek *self);
int yui_pay_week_get_worked_min (YuiPayWeek *self); /* minutes */
int yui_pay_week_get_shifts (YuiPayWeek *self);

/* Wages of one workplace. */
#define YUI_TYPE_PAY_WORKPLACE (yui_pay_workplace_get_type ())
G_DECLARE_FINAL_TYPE (YuiPayWorkplace, yui_pay_workplace, YUI, PAY_WORKPLACE, YuiRecord)

const char *yui_pay_workplace_get_workplace_name (YuiPayWorkplace *self);
gint64 yui_pay_workplace_get_wages_yen (YuiPayWorkplace *self);
int yui_pay_workplace_get_worked_min (YuiPayWorkplace *self); /* minutes */
int yui_pay_workplace_get_shifts (YuiPayWorkplace *self);

/* Wages of locked runs. */
#define YUI_TYPE_PAY_SUMMARY (yui_pay_summary_get_type ())
G_DECLARE_FINAL_TYPE (YuiPaySummary, yui_pay_summary, YUI, PAY_SUMMARY, YuiRecord)

GListModel *yui_pay_summary_get_weeks (YuiPaySummary *self);      /* of YuiPayWeek */
GListModel *yui_pay_summary_get_workplaces (YuiPaySummary *self); /* of YuiPayWorkplace */

G_END_DECLS
