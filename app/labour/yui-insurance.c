/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-insurance.h"

#define WAGE_UNIT_YEN 1000

YuiLabourStatus
yui_labour_insurance_rate (const YuiInsuranceRow *rows,
                           size_t n_rows,
                           YuiInsuranceKind kind,
                           uint16_t business,
                           YuiCivilDay pay_day,
                           YuiInsuranceRate *rate)
{
  for (size_t i = 0; i < n_rows; i++)
    if (rows[i].kind == kind && rows[i].business == business && rows[i].from_day <= pay_day
        && rows[i].to_day >= pay_day)
      {
        rate->row = rows[i];
        rate->source = (YuiLabourSource){
          .rule = kind == YUI_INSURANCE_EMPLOYMENT ? YUI_RULE_EMPLOYMENT_INSURANCE
                                                   : YUI_RULE_ACCIDENT_INSURANCE,
          .table = YUI_TABLE_INSURANCE_RATES,
          .table_year = yui_civil_fiscal_year (rows[i].from_day),
          .day = pay_day,
        };
        return YUI_LABOUR_OK;
      }
  return YUI_LABOUR_ENOTABLE;
}

int64_t
yui_labour_insurance_worker_yen (const YuiInsuranceRate *rate, int64_t wages_yen)
{
  int64_t yen = 0;

  /* Cannot fail: the denominator and the rounding are fixed. */
  yui_labour_round_yen (wages_yen * rate->row.worker_rate, YUI_RATE_SCALE, YUI_ROUNDING_HALF_DOWN,
                        &yen);
  return yen;
}

int64_t
yui_labour_insurance_year_yen (const YuiInsuranceRate *rate, int64_t wages_yen)
{
  int64_t base_yen = wages_yen / WAGE_UNIT_YEN * WAGE_UNIT_YEN;

  return base_yen * (rate->row.worker_rate + rate->row.employer_rate) / YUI_RATE_SCALE;
}
