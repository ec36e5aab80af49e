/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-withholding.h"

#include <string.h>

#define MAX_DEPENDANTS 7
#define MAX_TAXABLE    INT64_C (1000000000000)
#define HEI_MONTHS     2

static const char *const COLUMN_NAMES[YUI_N_TAX_COLUMNS] = { "kou", "otsu", "hei", "manual" };

static int64_t
tax_of (const YuiWithholdingRow *row, int64_t pay_yen)
{
  return row->base_tax_yen + (pay_yen - row->from_yen) * row->rate / YUI_RATE_SCALE;
}

static bool
row_is_valid (const YuiWithholdingRow *row, bool is_last)
{
  if (row->base_tax_yen < 0 || row->rate < 0 || row->rate > YUI_RATE_SCALE)
    return false;
  return is_last ? row->to_yen == 0 : row->to_yen > row->from_yen;
}

bool
yui_withholding_table_is_valid (const YuiWithholdingTable *table)
{
  const YuiWithholdingRow *rows = table->rows;

  if ((unsigned)table->column >= YUI_TAX_MANUAL || table->n_rows == 0 || rows[0].from_yen != 0
      || table->dependants > (table->column == YUI_TAX_KOU ? MAX_DEPENDANTS : 0))
    return false;
  for (size_t i = 0; i < table->n_rows; i++)
    {
      if (!row_is_valid (&rows[i], i + 1 == table->n_rows))
        return false;
      if (i > 0
          && (rows[i].from_yen != rows[i - 1].to_yen
              || rows[i].base_tax_yen < tax_of (&rows[i - 1], rows[i].from_yen - 1)))
        return false;
    }
  return true;
}

static const YuiWithholdingTable *
find_table (const YuiWithholdingTable *tables,
            size_t n_tables,
            YuiTaxColumn column,
            int dependants,
            int year)
{
  for (size_t i = 0; i < n_tables; i++)
    if (tables[i].column == column && tables[i].dependants == dependants
        && tables[i].pay_year == year)
      return &tables[i];
  return NULL;
}

/* The last row that starts at or below pay_yen. */
static const YuiWithholdingRow *
find_row (const YuiWithholdingTable *table, int64_t pay_yen)
{
  size_t low = 0;
  size_t high = table->n_rows;

  while (high - low > 1)
    {
      size_t middle = low + (high - low) / 2;

      if (table->rows[middle].from_yen <= pay_yen)
        low = middle;
      else
        high = middle;
    }
  return &table->rows[low];
}

YuiLabourStatus
yui_labour_withholding (const YuiWithholdingTable *tables,
                        size_t n_tables,
                        YuiTaxColumn column,
                        int dependants,
                        YuiCivilDay pay_day,
                        int64_t taxable_yen,
                        YuiWithholding *withholding)
{
  static const YuiLabourRule RULES[] = {
    [YUI_TAX_KOU] = YUI_RULE_WITHHOLDING_KOU,
    [YUI_TAX_OTSU] = YUI_RULE_WITHHOLDING_OTSU,
    [YUI_TAX_HEI] = YUI_RULE_WITHHOLDING_HEI,
  };
  const YuiWithholdingTable *table;
  int year = yui_civil_date_of (pay_day).year;

  if ((unsigned)column >= YUI_TAX_MANUAL || taxable_yen < 0 || taxable_yen > MAX_TAXABLE
      || dependants < 0 || dependants > (column == YUI_TAX_KOU ? MAX_DEPENDANTS : 0))
    return YUI_LABOUR_EINVAL;
  table = find_table (tables, n_tables, column, dependants, year);
  if (table == NULL)
    return YUI_LABOUR_ENOTABLE;
  withholding->row = *find_row (table, taxable_yen);
  withholding->tax_yen = tax_of (&withholding->row, taxable_yen);
  withholding->source = (YuiLabourSource){
    .rule = RULES[column],
    .table = YUI_TABLE_WITHHOLDING_DAILY,
    .table_year = year,
    .day = pay_day,
  };
  return YUI_LABOUR_OK;
}

YuiColumnVerdict
yui_labour_check_tax_column (YuiTaxColumn column,
                             YuiCivilDay contract_start,
                             YuiCivilDay contract_end,
                             YuiCivilDay employed_since,
                             YuiCivilDay work_day)
{
  if (column != YUI_TAX_HEI)
    return YUI_COLUMN_OK;
  if (contract_end >= yui_civil_add_months (contract_start, HEI_MONTHS))
    return YUI_COLUMN_HEI_CONTRACT_TOO_LONG;
  if (work_day >= yui_civil_add_months (employed_since, HEI_MONTHS))
    return YUI_COLUMN_HEI_EMPLOYMENT_TOO_LONG;
  return YUI_COLUMN_OK;
}

const char *
yui_tax_column_name (YuiTaxColumn column)
{
  return (unsigned)column < YUI_N_TAX_COLUMNS ? COLUMN_NAMES[column] : "invalid";
}

YuiLabourStatus
yui_tax_column_from_name (const char *name, YuiTaxColumn *column)
{
  for (unsigned i = 0; i < YUI_N_TAX_COLUMNS; i++)
    if (strcmp (COLUMN_NAMES[i], name) == 0)
      {
        *column = (YuiTaxColumn)i;
        return YUI_LABOUR_OK;
      }
  return YUI_LABOUR_EINVAL;
}

const char *
yui_column_verdict_name (YuiColumnVerdict verdict)
{
  static const char *const NAMES[] = {
    "ok",
    "hei_contract_too_long",
    "hei_employment_too_long",
  };

  return (unsigned)verdict <= YUI_COLUMN_HEI_EMPLOYMENT_TOO_LONG ? NAMES[verdict] : "invalid";
}
