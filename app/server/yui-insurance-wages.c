/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-insurance-wages.h"

#include "documents/yui-text.h"

#define FIRST_MONTH 4
#define MONTHS      YUI_INSURANCE_MONTHS

/* $1 programme, $2 employer, $3 and $4 the first days of this time and of the next. */
#define FROM                                                                                       \
  " FROM pay_run r "                                                                               \
  "JOIN payslip s ON s.programme_id = r.programme_id AND s.pay_run_id = r.id "                     \
  "JOIN pay_line l ON l.programme_id = s.programme_id AND l.payslip_id = s.id "                    \
  "WHERE r.programme_id = $1 AND r.employer_id = $2 AND r.state = 'locked' "                       \
  "AND r.to_day > $3 AND r.to_day <= $4 "                                                          \
  "AND l.kind NOT IN ('withholding', 'pay_rounding') "

gint64
yui_insurance_month_start (int fiscal_year, int i)
{
  const int month = FIRST_MONTH + i;

  return yui_text_make_day (fiscal_year + (month - 1) / MONTHS, (month - 1) % MONTHS + 1, 1);
}

gboolean
yui_insurance_wages_read (YuiInsuranceMonth *month,
                          YuiDatabase *db,
                          gint64 programme_id,
                          const char *employer_id,
                          int fiscal_year,
                          int i,
                          GError **error)
{
  g_return_val_if_fail (month != NULL && db != NULL && i >= 0 && i < MONTHS, FALSE);

  g_autoptr (YuiStatement) row = yui_database_query (
      db, error, "SELECT count (DISTINCT s.worker_id), coalesce (sum (l.amount_yen), 0)" FROM,
      YUI_INT (programme_id), YUI_TEXT (employer_id),
      YUI_INT (yui_insurance_month_start (fiscal_year, i)),
      YUI_INT (yui_insurance_month_start (fiscal_year, i + 1)));

  if (!yui_statement_need_row (row, error))
    return FALSE;
  month->n_workers = (int)yui_statement_get_int (row, 0);
  month->wages_yen = yui_statement_get_int (row, 1);
  return TRUE;
}

gboolean
yui_insurance_wages_read_sum (YuiPaySum *sum,
                              YuiDatabase *db,
                              gint64 programme_id,
                              const char *employer_id,
                              int fiscal_year,
                              GError **error)
{
  g_return_val_if_fail (sum != NULL && db != NULL, FALSE);

  g_autoptr (YuiStatement) query
      = yui_database_query (db, error,
                            "SELECT r.id, r.from_day, r.to_day, r.pay_day, " YUI_PAY_SUM_LINES FROM
                            "GROUP BY r.id, r.from_day, r.to_day, r.pay_day, " YUI_PAY_SUM_GROUP
                            " ORDER BY r.to_day, r.id, " YUI_PAY_SUM_GROUP,
                            YUI_INT (programme_id), YUI_TEXT (employer_id),
                            YUI_INT (yui_insurance_month_start (fiscal_year, 0)),
                            YUI_INT (yui_insurance_month_start (fiscal_year, MONTHS)));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      yui_pay_sum_add (sum, query, 4);
      yui_pay_sum_add_run (sum, query, 0,
                           yui_statement_get_int (query, 4 + YUI_PAY_SUM_COLUMNS - 1));
    }
  return step == YUI_STEP_DONE;
}
