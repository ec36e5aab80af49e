/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-labour.h"

/* Income tax withheld from daily pay (daily table of the National Tax Agency).
 *
 * The employer declares the column; nothing here chooses one. */

/* Rates of the tables are whole parts of 100,000: 10.21 % is 10210. */
#define YUI_RATE_SCALE 100000

typedef enum
{
  YUI_TAX_KOU,    /* 甲: a declaration of dependants is on file */
  YUI_TAX_OTSU,   /* 乙: it is not */
  YUI_TAX_HEI,    /* 丙: hired by the day, or for two months at most */
  YUI_TAX_MANUAL, /* the amount is entered by hand and marked so */
  YUI_N_TAX_COLUMNS
} YuiTaxColumn;

/* Pay of from_yen ≤ pay < to_yen: tax = base_tax_yen + rate × (pay − from_yen). */
typedef struct
{
  int32_t from_yen;
  int32_t to_yen; /* 0: no end; last row only */
  int32_t base_tax_yen;
  int32_t rate; /* of YUI_RATE_SCALE */
} YuiWithholdingRow;

/* One column of one year. kou has a table per number of dependants. */
typedef struct
{
  const YuiWithholdingRow *rows; /* from 0 yen up, without gaps */
  size_t n_rows;
  int16_t pay_year;
  uint8_t dependants; /* kou only: 0–7; else 0 */
  YuiTaxColumn column;
} YuiWithholdingTable;

typedef struct
{
  int64_t tax_yen; /* ≥ 0; YUI_ROUNDING_DROP_FRACTION */
  YuiWithholdingRow row;
  YuiLabourSource source;
} YuiWithholding;

/* Whether the rows of a table can be used: sorted, without gaps or overlap from 0 yen, no tax or
 * rate below 0, only the last without end, never less tax for more pay. Call it once on loading. */
bool yui_withholding_table_is_valid (const YuiWithholdingTable *table);

/* Looks up the tax on one day's pay.
 *
 * tables       array[n_tables] of valid tables, any order.
 * column       as declared; kou also needs dependants 0–7, for the others it is 0.
 * pay_day      the day the pay is due: its year chooses the table.
 * taxable_yen  ≥ 0, that day's whole taxable pay from this employer, after social insurance.
 *
 * O(n_tables + log n_rows). Returns EINVAL for other arguments or YUI_TAX_MANUAL, ENOTABLE when the
 * column's table of that year is not installed; withholding is then untouched.
 * Source: Income Tax Act Art. 185; NTA daily table. */
YuiLabourStatus yui_labour_withholding (const YuiWithholdingTable *tables,
                                        size_t n_tables,
                                        YuiTaxColumn column,
                                        int dependants,
                                        YuiCivilDay pay_day,
                                        int64_t taxable_yen,
                                        YuiWithholding *withholding);

typedef enum
{
  YUI_COLUMN_OK,
  YUI_COLUMN_HEI_CONTRACT_TOO_LONG,   /* agreed from the start for more than two months */
  YUI_COLUMN_HEI_EMPLOYMENT_TOO_LONG, /* extended: this day is beyond two months */
} YuiColumnVerdict;

/* Checks a declared column against the length of the employment.
 *
 * contract_start, contract_end  first and last day as agreed when the contract was made.
 * employed_since                first day of unbroken employment; ≤ contract_start.
 * work_day                      the day that is paid.
 *
 * Only hei can be wrong by length. Whether separate day contracts make one unbroken employment is
 * for the employer to judge: pass contract_start as employed_since if not.
 * Source: Income Tax Act Art. 185 (1) iii; order Art. 309. */
YuiColumnVerdict yui_labour_check_tax_column (YuiTaxColumn column,
                                              YuiCivilDay contract_start,
                                              YuiCivilDay contract_end,
                                              YuiCivilDay employed_since,
                                              YuiCivilDay work_day);

/* Stable snake_case names; the inverse returns EINVAL, leaving column untouched, when unknown. */
const char *yui_tax_column_name (YuiTaxColumn column);
YuiLabourStatus yui_tax_column_from_name (const char *name, YuiTaxColumn *column);
const char *yui_column_verdict_name (YuiColumnVerdict verdict);
