/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-insurance-rates.h"

#include "documents/yui-text.h"
#include "yui-employer.h"

/* The table's rate on the first day of the fiscal year. */
static void
take_table (YuiRateOfYear *rate, const YuiLawTables *tables, const char *industry, int fiscal_year)
{
  const char *name = yui_industry_find (industry)->employment_business;
  const YuiCivilDay first = (YuiCivilDay)yui_text_make_day (fiscal_year, 4, 1);
  YuiInsuranceRate found;
  guint16 business;

  if (name == NULL || !yui_law_tables_find_business (tables, name, &business)
      || yui_labour_insurance_rate (tables->insurance_rates, tables->n_insurance_rates,
                                    YUI_INSURANCE_EMPLOYMENT, business, first, &found)
             != YUI_LABOUR_OK)
    return;
  rate->origin = YUI_RATE_TABLE;
  rate->rate = found.row.worker_rate + found.row.employer_rate;
  rate->source = found.source;
}

static void
take_entered (YuiRateOfYear *rate, YuiStatement *row, int column)
{
  if (yui_statement_is_null (row, column))
    return;
  rate->origin = YUI_RATE_ENTERED;
  rate->rate = (gint32)yui_statement_get_int (row, column);
  rate->source.table = YUI_TABLE_NONE;
}

gboolean
yui_insurance_rates_read (YuiInsuranceRates *rates,
                          YuiDatabase *db,
                          const YuiLawTables *tables,
                          gint64 programme_id,
                          const char *employer_id,
                          int fiscal_year,
                          GError **error)
{
  g_return_val_if_fail (rates != NULL && db != NULL && tables != NULL, FALSE);

  g_autoptr (YuiStatement) row = yui_database_query (
      db, error,
      "SELECT e.industry, coalesce (r.version, 1), r.accident_rate, r.employment_rate, "
      "coalesce (r.notice_day, 0), coalesce (r.entered_s, 0) FROM employer e "
      "LEFT JOIN insurance_rate r ON r.programme_id = e.programme_id AND r.employer_id = e.id "
      "AND r.fiscal_year = $3 WHERE e.programme_id = $1 AND e.id = $2",
      YUI_INT (programme_id), YUI_TEXT (employer_id), YUI_INT (fiscal_year));

  if (!yui_statement_need_row (row, error))
    return FALSE;
  *rates = (YuiInsuranceRates){ .version = yui_statement_get_int (row, 1),
                                .notice_day = yui_statement_get_int (row, 4),
                                .entered_s = yui_statement_get_int (row, 5) };
  rates->rates[YUI_INSURANCE_EMPLOYMENT].source.rule = YUI_RULE_EMPLOYMENT_INSURANCE;
  rates->rates[YUI_INSURANCE_ACCIDENT].source.rule = YUI_RULE_ACCIDENT_INSURANCE;
  take_table (&rates->rates[YUI_INSURANCE_EMPLOYMENT], tables, yui_statement_get_text (row, 0),
              fiscal_year);
  take_entered (&rates->rates[YUI_INSURANCE_EMPLOYMENT], row, 3);
  take_entered (&rates->rates[YUI_INSURANCE_ACCIDENT], row, 2);
  return TRUE;
}

const char *
yui_rate_origin_name (YuiRateOrigin origin)
{
  static const char *const NAMES[] = { "unknown", "entered_by_employer", "table" };

  return NAMES[origin];
}
