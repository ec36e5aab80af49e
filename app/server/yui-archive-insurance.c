/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-archive-private.h"
#include "yui-employer.h"
#include "yui-insurance-rates.h"
#include "yui-insurance-wages.h"
#include "yui-problem.h"

#include "documents/yui-insurance-totals.h"
#include "documents/yui-text.h"

/* What the employer said it does (static), and where (caller's). */
static gboolean
read_business (const YuiArchiveTask *task,
               YuiDatabase *db,
               const char **industry,
               char **workplaces,
               GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT e.industry, p.name FROM employer e "
      "LEFT JOIN workplace p ON p.programme_id = e.programme_id AND p.employer_id = e.id "
      "WHERE e.programme_id = $1 AND e.id = $2 ORDER BY p.name, p.id",
      YUI_INT (task->programme_id), YUI_TEXT (task->employer_id));
  g_autoptr (GString) names = g_string_new (NULL);
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      *industry = yui_industry_find (yui_statement_get_text (query, 0))->label;
      if (!yui_statement_is_null (query, 1))
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "",
                                yui_statement_get_text (query, 1));
    }
  g_set_str (workplaces, names->str);
  return step == YUI_STEP_DONE;
}

static gboolean
write_totals (const YuiInsuranceTotals *totals,
              const YuiArchiveTask *task,
              YuiArchivePaper *paper,
              GError **error)
{
  g_autoptr (YuiCsvWriter) writer = NULL;

  if (!task->is_table)
    {
      paper->content = yui_insurance_totals_to_pdf (totals, error);
      return paper->content != NULL;
    }
  writer = yui_csv_writer_new (task->encoding);
  return yui_insurance_totals_write (writer, totals, error)
         && yui_archive_finish_csv (paper, task, writer, error);
}

/* Where a rate comes from, for the paper (caller's); NULL: it is not known. */
static char *
say_source (const YuiRateOfYear *rate, const YuiInsuranceRates *rates, int fiscal_year)
{
  g_autofree char *day = NULL;

  if (rate->origin == YUI_RATE_UNKNOWN)
    return NULL;
  if (rate->origin == YUI_RATE_TABLE)
    return g_strdup_printf ("雇用保険料率表（%d年度・一般の事業）", fiscal_year);
  day = yui_text_format_day (rates->notice_day, FALSE);
  return g_strdup_printf ("事業者が入力（%sの通知による）", day);
}

/* The rate and, of the year's wages, the premium. */
static void
set_premium (const YuiRateOfYear *rate, gint64 wages_yen, int *parts, gint64 *premium_yen)
{
  const YuiInsuranceRate whole = { .row = { .employer_rate = rate->rate } };

  *parts = rate->origin == YUI_RATE_UNKNOWN ? YUI_INSURANCE_NO_RATE : rate->rate;
  *premium_yen = yui_labour_insurance_year_yen (&whole, wages_yen);
}

/* Nobody is taken for insured in employment insurance, which day work of this kind is outside of. */
static void
set_rates (YuiInsuranceBusiness *business, const YuiInsuranceRates *rates)
{
  YuiInsuranceSums sums;

  yui_insurance_sums (business, &sums);
  set_premium (&rates->rates[YUI_INSURANCE_ACCIDENT], sums.wages_yen, &business->accident_rate,
               &business->accident_premium_yen);
  set_premium (&rates->rates[YUI_INSURANCE_EMPLOYMENT], sums.insured_wages_yen,
               &business->employment_rate, &business->employment_premium_yen);
}

gboolean
yui_archive_make_insurance_totals (YuiArchiveTask *task,
                                   YuiDatabase *db,
                                   YuiArchivePaper *paper,
                                   GError **error)
{
  g_autofree char *workplaces = NULL, *accident_source = NULL, *employment_source = NULL;
  g_autofree char *year = g_strdup_printf ("%d年度", task->year);
  YuiInsuranceBusiness business = { 0 };
  YuiInsuranceRates rates;
  YuiInsuranceTotals totals;
  gint64 sum_yen = 0;

  for (int i = 0; i < YUI_INSURANCE_MONTHS; i++)
    {
      if (!yui_insurance_wages_read (&business.months[i], db, task->programme_id, task->employer_id,
                                     task->year, i, error))
        return FALSE;
      sum_yen += business.months[i].wages_yen;
    }
  if (sum_yen == 0)
    return yui_archive_refuse_empty (error);
  if (!read_business (task, db, &business.industry, &workplaces, error)
      || !yui_insurance_rates_read (&rates, db, task->tables, task->programme_id, task->employer_id,
                                    task->year, error))
    return FALSE;
  accident_source = say_source (&rates.rates[YUI_INSURANCE_ACCIDENT], &rates, task->year);
  employment_source = say_source (&rates.rates[YUI_INSURANCE_EMPLOYMENT], &rates, task->year);
  business.workplaces = workplaces;
  business.accident_source = accident_source;
  business.employment_source = employment_source;
  set_rates (&business, &rates);
  totals = (YuiInsuranceTotals){ .head = yui_archive_head (task, paper),
                                 .employer = yui_archive_employer (task),
                                 .fiscal_year = task->year,
                                 .businesses = &business,
                                 .n_businesses = 1 };
  paper->from_day = yui_insurance_month_start (task->year, 0);
  paper->to_day = yui_insurance_month_start (task->year, YUI_INSURANCE_MONTHS);
  paper->last_day = paper->to_day - 1;
  yui_archive_set_title (paper, "労働保険 賃金集計表", year, NULL);
  return write_totals (&totals, task, paper, error);
}
