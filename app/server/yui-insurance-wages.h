/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/yui-insurance-totals.h"
#include "yui-pay-sum.h"

G_BEGIN_DECLS

/* The wages of a fiscal year that labour insurance counts. A month's wages are those whose period
 * closed in it: that is when they fell due. Transport and leave allowance are wages here; what
 * rounding a month's pay to 100 yen adds or takes is not. Source: Act on the Collection of Labour
 * Insurance Premiums Art. 11. */

/* The first day of month number i of the fiscal year, 0 … 12. */
gint64 yui_insurance_month_start (int fiscal_year, int i);

/* Reads month number i, 0 … 11. Nobody is taken for insured in employment insurance, which day work
 * of this kind is outside of. */
gboolean yui_insurance_wages_read (YuiInsuranceMonth *month,
                                   YuiDatabase *db,
                                   gint64 programme_id,
                                   const char *employer_id,
                                   int fiscal_year,
                                   int i,
                                   GError **error);

/* Reads what the whole year is made of: together, the wages of its twelve months. */
gboolean yui_insurance_wages_read_sum (YuiPaySum *sum,
                                       YuiDatabase *db,
                                       gint64 programme_id,
                                       const char *employer_id,
                                       int fiscal_year,
                                       GError **error);

G_END_DECLS
