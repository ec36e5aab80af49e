/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-pay-sum.h"

G_BEGIN_DECLS

/* Wages of one week of work, from a Monday. */
#define YUI_TYPE_PAY_WEEK (yui_pay_week_get_type ())
G_DECLARE_FINAL_TYPE (YuiPayWeek, yui_pay_week, YUI, PAY_WEEK, YuiRecord)

const char *yui_pay_week_get_week_start (YuiPayWeek *self);
gint64 yui_pay_week_get_wages_yen (YuiPayWeek *self);
int yui_pay_week_get_worked_min (YuiPayWeek *self); /* minutes */
int yui_pay_week_get_shifts (YuiPayWeek *self);
gint64 yui_pay_week_get_cost_per_seat_yen (YuiPayWeek *self); /* -1 without seats */
int yui_pay_week_get_people (YuiPayWeek *self);
YuiPaySum *yui_pay_week_get_sum (YuiPayWeek *self);

/* Wages of one workplace. */
#define YUI_TYPE_PAY_WORKPLACE (yui_pay_workplace_get_type ())
G_DECLARE_FINAL_TYPE (YuiPayWorkplace, yui_pay_workplace, YUI, PAY_WORKPLACE, YuiRecord)

const char *yui_pay_workplace_get_workplace_name (YuiPayWorkplace *self);
gint64 yui_pay_workplace_get_wages_yen (YuiPayWorkplace *self);
int yui_pay_workplace_get_worked_min (YuiPayWorkplace *self); /* minutes */
int yui_pay_workplace_get_shifts (YuiPayWorkplace *self);
gint64 yui_pay_workplace_get_cost_per_seat_yen (YuiPayWorkplace *self); /* -1 without seats */
int yui_pay_workplace_get_people (YuiPayWorkplace *self);
YuiPaySum *yui_pay_workplace_get_sum (YuiPayWorkplace *self);

/* Wages of one kind of pay line. */
#define YUI_TYPE_PAY_KIND_TOTAL (yui_pay_kind_total_get_type ())
G_DECLARE_FINAL_TYPE (YuiPayKindTotal, yui_pay_kind_total, YUI, PAY_KIND_TOTAL, YuiRecord)

const char *yui_pay_kind_total_get_kind (YuiPayKindTotal *self);
gint64 yui_pay_kind_total_get_wages_yen (YuiPayKindTotal *self);
int yui_pay_kind_total_get_worked_min (YuiPayKindTotal *self); /* minutes */
int yui_pay_kind_total_get_shifts (YuiPayKindTotal *self);
gint64 yui_pay_kind_total_get_cost_per_seat_yen (YuiPayKindTotal *self); /* -1 without seats */
int yui_pay_kind_total_get_people (YuiPayKindTotal *self);
YuiPaySum *yui_pay_kind_total_get_sum (YuiPayKindTotal *self);

/* Wages of locked runs. */
#define YUI_TYPE_PAY_SUMMARY (yui_pay_summary_get_type ())
G_DECLARE_FINAL_TYPE (YuiPaySummary, yui_pay_summary, YUI, PAY_SUMMARY, YuiRecord)

gint64 yui_pay_summary_get_wages_yen (YuiPaySummary *self);
gint64 yui_pay_summary_get_withheld_yen (YuiPaySummary *self);
int yui_pay_summary_get_worked_min (YuiPaySummary *self);
int yui_pay_summary_get_people (YuiPaySummary *self);
int yui_pay_summary_get_filled_seats (YuiPaySummary *self);
gint64 yui_pay_summary_get_cost_per_seat_yen (YuiPaySummary *self); /* -1 without seats */
GListModel *yui_pay_summary_get_weeks (YuiPaySummary *self);        /* of YuiPayWeek */
GListModel *yui_pay_summary_get_workplaces (YuiPaySummary *self);   /* of YuiPayWorkplace */
GListModel *yui_pay_summary_get_kinds (YuiPaySummary *self);        /* of YuiPayKindTotal */
YuiPaySum *yui_pay_summary_get_sum (YuiPaySummary *self);

G_END_DECLS
