/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-carry.h"

/* Of the lines of time of worker $3 at employer $2 from day $4 on, in locked runs and in run $5
 * (nullable): what was paid in yen, and earned in 1/6000 of it. */
#define SUMS                                                                                       \
  "sum(l.amount_yen), sum(l.unit_yen * l.percent * l.minutes) "                                    \
  "FROM payslip s "                                                                                \
  "JOIN pay_run r ON r.programme_id = s.programme_id AND r.id = s.pay_run_id "                     \
  "JOIN pay_line l ON l.programme_id = s.programme_id AND l.payslip_id = s.id "                    \
  "WHERE s.programme_id = $1 AND s.employer_id = $2 AND s.worker_id = $3 AND l.work_day >= $4 "    \
  "AND (r.state = 'locked' OR r.id = $5) AND l.unit_yen IS NOT NULL AND l.percent IS NOT NULL "    \
  "AND l.kind IN ('base', 'overtime', 'overtime_over_60', 'rest_day', 'night') "

gboolean
yui_pay_carry_is_off (const YuiPayCarry *carry, int kind)
{
  g_return_val_if_fail (carry != NULL && kind >= 0 && kind < YUI_N_TIME_KINDS, FALSE);

  return carry->overpaid[kind] < 0 || carry->overpaid[kind] >= YUI_PAY_DENOMINATOR;
}

YuiPayCarry *
yui_pay_carry_find (GArray *months, YuiCivilDay day)
{
  g_return_val_if_fail (months != NULL, NULL);

  const YuiPayMonthCarry none = { .month = yui_civil_month_start (day) };

  for (guint i = 0; i < months->len; i++)
    if (g_array_index (months, YuiPayMonthCarry, i).month == none.month)
      return &g_array_index (months, YuiPayMonthCarry, i).carry;
  g_array_append_val (months, none);
  return &g_array_index (months, YuiPayMonthCarry, months->len - 1).carry;
}

/* Adds rows of day, kind and sums. */
static gboolean
add_rows (YuiStatement *query, GArray *months, GError **error)
{
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      YuiPayCarry *carry
          = yui_pay_carry_find (months, (YuiCivilDay)yui_statement_get_int (query, 0));
      YuiPayKind kind;

      if (yui_pay_kind_from_name (yui_statement_get_text (query, 1), &kind) == YUI_LABOUR_OK)
        carry->overpaid[kind] += yui_statement_get_int (query, 2) * YUI_PAY_DENOMINATOR
                                 - yui_statement_get_int (query, 3);
    }
  return step == YUI_STEP_DONE;
}

static GArray *
read_months (YuiDatabase *db,
             gint64 programme_id,
             const char *employer_id,
             const char *worker_id,
             YuiCivilDay since,
             const char *pay_run_id,
             GError **error)
{
  g_autoptr (GArray) months = g_array_new (FALSE, FALSE, sizeof (YuiPayMonthCarry));
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT l.work_day, l.kind, " SUMS "GROUP BY 1, 2 ORDER BY 1, 2",
      YUI_INT (programme_id), YUI_TEXT (employer_id), YUI_TEXT (worker_id), YUI_INT (since),
      YUI_TEXT (pay_run_id));

  return add_rows (query, months, error) ? g_steal_pointer (&months) : NULL;
}

GArray *
yui_pay_carries_read (YuiDatabase *db,
                      gint64 programme_id,
                      const char *employer_id,
                      const char *worker_id,
                      YuiCivilDay since,
                      GError **error)
{
  g_return_val_if_fail (db != NULL && employer_id != NULL && worker_id != NULL, NULL);

  return read_months (db, programme_id, employer_id, worker_id, yui_civil_month_start (since), NULL,
                      error);
}

/* ---- whether a run is still right ---- */

static gboolean
is_underpaid (const YuiPayCarry *carry)
{
  for (int kind = 0; kind < YUI_N_TIME_KINDS; kind++)
    if (carry->overpaid[kind] < 0)
      return TRUE;
  return FALSE;
}

/* row: payslip, worker, a work day in each of its months. */
static gboolean
check_month (YuiDatabase *db,
             gint64 programme_id,
             const char *employer_id,
             const char *pay_run_id,
             YuiStatement *row,
             gboolean *is_stale,
             GError **error)
{
  const YuiCivilDay day = (YuiCivilDay)yui_statement_get_int (row, 2);
  g_autoptr (GArray) months
      = read_months (db, programme_id, employer_id, yui_statement_get_text (row, 1),
                     yui_civil_month_start (day), pay_run_id, error);

  if (months == NULL)
    return FALSE;
  *is_stale = is_underpaid (yui_pay_carry_find (months, day));
  return TRUE;
}

gboolean
yui_pay_carries_check (YuiDatabase *db,
                       gint64 programme_id,
                       const char *employer_id,
                       const char *pay_run_id,
                       YuiPayStaleFunc func,
                       gpointer user_data,
                       GError **error)
{
  g_return_val_if_fail (db != NULL && employer_id != NULL && pay_run_id != NULL && func != NULL,
                        FALSE);

  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT DISTINCT s.id, s.worker_id, l.work_day FROM payslip s "
      "JOIN pay_line l ON l.programme_id = s.programme_id AND l.payslip_id = s.id "
      "WHERE s.programme_id = $1 AND s.pay_run_id = $2 AND l.unit_yen IS NOT NULL ORDER BY 1, 3",
      YUI_INT (programme_id), YUI_TEXT (pay_run_id));
  g_autofree char *checked = NULL;
  YuiCivilDay month = 0;
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const char *payslip_id = yui_statement_get_text (query, 0);
      const YuiCivilDay start
          = yui_civil_month_start ((YuiCivilDay)yui_statement_get_int (query, 2));
      gboolean is_stale;

      if (g_strcmp0 (payslip_id, checked) == 0 && start == month)
        continue;
      if (!check_month (db, programme_id, employer_id, pay_run_id, query, &is_stale, error))
        return FALSE;
      if (is_stale)
        func (payslip_id, user_data);
      g_set_str (&checked, payslip_id);
      month = start;
    }
  return step == YUI_STEP_DONE;
}
