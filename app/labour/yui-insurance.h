/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-labour.h"
#include "yui-withholding.h"

/* Labour insurance: employment insurance and workers' accident compensation insurance. */

typedef enum
{
  YUI_INSURANCE_EMPLOYMENT,
  YUI_INSURANCE_ACCIDENT,
} YuiInsuranceKind;

/* A rate from from_day to to_day, both included. business is the caller's number of a kind of
 * business, the same in its table and its questions. */
typedef struct
{
  YuiInsuranceKind kind;
  uint16_t business;
  YuiCivilDay from_day;
  YuiCivilDay to_day;
  int32_t worker_rate;   /* of YUI_RATE_SCALE: 5/1000 is 500; 0 for accident insurance */
  int32_t employer_rate; /* of YUI_RATE_SCALE */
} YuiInsuranceRow;

typedef struct
{
  YuiInsuranceRow row;
  YuiLabourSource source;
} YuiInsuranceRate;

/* Finds the rate of a business on pay_day.
 * Returns ENOTABLE, leaving rate untouched, when no row covers the day. */
YuiLabourStatus yui_labour_insurance_rate (const YuiInsuranceRow *rows,
                                           size_t n_rows,
                                           YuiInsuranceKind kind,
                                           uint16_t business,
                                           YuiCivilDay pay_day,
                                           YuiInsuranceRate *rate);

/* The worker's share kept back from wages_yen (≥ 0, all wages with transport):
 * YUI_ROUNDING_HALF_DOWN, as the share is kept back from wages.
 * Source: Premium Collection Act Art. 12, 31, 32; currency act Art. 3. */
int64_t yui_labour_insurance_worker_yen (const YuiInsuranceRate *rate, int64_t wages_yen);

/* The year's premium, both shares, on the wages of all workers: the sum of wages below 1,000 yen
 * and the fraction of a yen are dropped (YUI_ROUNDING_DROP_FRACTION). Source: Premium Collection
 * Act Art. 11; national receipts fraction act Art. 2. */
int64_t yui_labour_insurance_year_yen (const YuiInsuranceRate *rate, int64_t wages_yen);
