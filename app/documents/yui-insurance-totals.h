/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-csv-writer.h"
#include "yui-paper.h"

G_BEGIN_DECLS

#define YUI_INSURANCE_MONTHS  12
#define YUI_INSURANCE_NO_RATE (-1)

/* A month's wages: of all workers for accident insurance, of the insured for employment insurance.
 */
typedef struct
{
  int n_workers;
  gint64 wages_yen;
  int n_insured;
  gint64 insured_wages_yen;
} YuiInsuranceMonth;

/* A business of the employer by the industry of its accident rate.
 *
 * industry    "食料品製造業"; workplaces: nullable, named below it.
 * *_rate      parts of 100,000: 5.5/1000 is 550; YUI_INSURANCE_NO_RATE where none is installed: the
 *             premium is then not printed, and the paper says that the rate is missing.
 *             employment_rate is worker's and employer's share together.
 * *_source    nullable; where the rate comes from: "事業者が入力（2026年6月1日の通知による）".
 * *_premium_yen  of the year, as the rules of labour compute it from the sums of months.
 * months      April to March, as the wages fell due. */
typedef struct
{
  const char *industry;
  const char *workplaces;
  int accident_rate;
  int employment_rate;
  const char *accident_source;
  const char *employment_source;
  gint64 accident_premium_yen;
  gint64 employment_premium_yen;
  YuiInsuranceMonth months[YUI_INSURANCE_MONTHS];
} YuiInsuranceBusiness;

/* The wage totals of a fiscal year for the yearly renewal of labour insurance (労働保険 年度更新,
 * 確定保険料算定基礎賃金集計表). The base of a premium is the wages cut to thousands of yen.
 * Source: Act on the Collection of Labour Insurance Premiums Art. 11, 12, 19; its Rules Art. 11.
 *
 * fiscal_year       2026: April 2026 to March 2027.
 * insurance_number  nullable; 労働保険番号. */
typedef struct
{
  YuiPaperHead head;
  YuiPaperEmployer employer;
  const char *insurance_number;
  int fiscal_year;
  const YuiInsuranceBusiness *businesses;
  gsize n_businesses;
} YuiInsuranceTotals;

/* The year of a business; the base is in thousands of yen, its fraction dropped. */
typedef struct
{
  gint64 wages_yen;
  gint64 base_thousand;
  gint64 insured_wages_yen;
  gint64 insured_base_thousand;
} YuiInsuranceSums;

void yui_insurance_sums (const YuiInsuranceBusiness *business, YuiInsuranceSums *sums);

GBytes *yui_insurance_totals_to_pdf (const YuiInsuranceTotals *totals, GError **error);

/* Adds headings, a row a business and month, and a row a business with its sums. */
gboolean
yui_insurance_totals_write (YuiCsvWriter *writer, const YuiInsuranceTotals *totals, GError **error);

G_END_DECLS
