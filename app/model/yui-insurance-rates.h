/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* A rate of labour insurance and where it comes from. */
#define YUI_TYPE_INSURANCE_RATE (yui_insurance_rate_get_type ())
G_DECLARE_FINAL_TYPE (YuiInsuranceRate, yui_insurance_rate, YUI, INSURANCE_RATE, YuiRecord)

int yui_insurance_rate_get_rate (YuiInsuranceRate *self); /* parts of 100,000; -1: unknown */
const char *
yui_insurance_rate_get_origin (YuiInsuranceRate *self); /* unknown, entered_by_employer, table */

/* The rates of labour insurance of an employer in a fiscal year, April to March. */
#define YUI_TYPE_INSURANCE_RATES (yui_insurance_rates_get_type ())
G_DECLARE_FINAL_TYPE (YuiInsuranceRates, yui_insurance_rates, YUI, INSURANCE_RATES, YuiRecord)

int yui_insurance_rates_get_version (YuiInsuranceRates *self);
int yui_insurance_rates_get_fiscal_year (YuiInsuranceRates *self);
YuiInsuranceRate *yui_insurance_rates_get_accident (YuiInsuranceRates *self);
YuiInsuranceRate *yui_insurance_rates_get_employment (YuiInsuranceRates *self);
const char *yui_insurance_rates_get_notice_date (YuiInsuranceRates *self); /* nullable */
gint64 yui_insurance_rates_get_entered_at (YuiInsuranceRates *self);       /* 0: nothing is entered */

G_END_DECLS
