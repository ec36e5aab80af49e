/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-pay-sum.h"
#include "yui-payslip.h"

G_BEGIN_DECLS

/* A rate of labour insurance and where it comes from. */
#define YUI_TYPE_INSURANCE_RATE (yui_insurance_rate_get_type ())
G_DECLARE_FINAL_TYPE (YuiInsuranceRate, yui_insurance_rate, YUI, INSURANCE_RATE, YuiRecord)

int yui_insurance_rate_get_rate (YuiInsuranceRate *self); /* parts of 100,000; -1: unknown */
const char *
yui_insurance_rate_get_origin (YuiInsuranceRate *self); /* unknown, entered_by_employer, table */
gint64 yui_insurance_rate_get_wages_yen (YuiInsuranceRate *self);   /* that count; -1: not told */
gint64 yui_insurance_rate_get_base_yen (YuiInsuranceRate *self);    /* in whole thousands */
gint64 yui_insurance_rate_get_premium_yen (YuiInsuranceRate *self); /* -1 without a rate */
YuiPayWhy *yui_insurance_rate_get_why (YuiInsuranceRate *self);     /* nullable */

/* The wages of the year so far. */
#define YUI_TYPE_INSURANCE_WAGES (yui_insurance_wages_get_type ())
G_DECLARE_FINAL_TYPE (YuiInsuranceWages, yui_insurance_wages, YUI, INSURANCE_WAGES, YuiRecord)

const char *yui_insurance_wages_get_from (YuiInsuranceWages *self);
const char *yui_insurance_wages_get_to (YuiInsuranceWages *self);
gint64 yui_insurance_wages_get_wages_yen (YuiInsuranceWages *self);
YuiPaySum *yui_insurance_wages_get_sum (YuiInsuranceWages *self);

/* The rates of labour insurance of an employer in a fiscal year, April to March. */
#define YUI_TYPE_INSURANCE_RATES (yui_insurance_rates_get_type ())
G_DECLARE_FINAL_TYPE (YuiInsuranceRates, yui_insurance_rates, YUI, INSURANCE_RATES, YuiRecord)

int yui_insurance_rates_get_version (YuiInsuranceRates *self);
int yui_insurance_rates_get_fiscal_year (YuiInsuranceRates *self);
YuiInsuranceRate *yui_insurance_rates_get_accident (YuiInsuranceRates *self);
YuiInsuranceRate *yui_insurance_rates_get_employment (YuiInsuranceRates *self);
const char *yui_insurance_rates_get_notice_date (YuiInsuranceRates *self); /* nullable */
gint64 yui_insurance_rates_get_entered_at (YuiInsuranceRates *self); /* 0: nothing is entered */
YuiInsuranceWages *yui_insurance_rates_get_wages (YuiInsuranceRates *self); /* nullable */

G_END_DECLS
