/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "labour/yui-insurance.h"
#include "labour/yui-minimum-wage.h"
#include "labour/yui-pay.h"
#include "labour/yui-withholding.h"

/* The day number of a date, which must exist. */
YuiCivilDay fixture_day (int year, int month, int day);

/* UTC seconds of a Japan wall time; hour and minute may run over. */
gint64 fixture_utc (int year, int month, int day, int hour, int minute);

/* The rows of the tables in data/law, read once for the life of the test. */
const YuiMinimumWageTable *fixture_minimum_wage (void);
const YuiWithholdingTable *fixture_hei_2026 (void);

/* The latest row: 25, 50, 35, 25 per cent, from 1 April 2023. */
YuiPremiumRates fixture_rates (void);

/* Terms of an hourly wage and those premiums, without transport. */
YuiPayTerms fixture_terms (int hourly_yen);

/* Minutes of 22 November 2026, class by class. */
YuiPremiumMinutes fixture_minutes (int base, int overtime, int over_60, int rest_day, int night);

/* The sum of the lines that minutes make. */
gint64 fixture_pay (const YuiPremiumMinutes *minutes, const YuiPayTerms *terms, YuiPayCarry *carry);

/* The employment insurance row of a business. */
YuiInsuranceRow fixture_employment_insurance (const char *business);
