/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-cancellation.h"

#include "yui-pay-lines.h"

/* The average wage of Labour Standards Act Art. 12, transport included: for someone hired by the day
 * what the workplace paid in the month before (Art. 12 (7), notice 52 of 1963), for current staff
 * what the employer paid in three months (Art. 12 (1) to (6)). Wages by the month are not in Yui. */

/* A closing day from here on is the end of the month, as employer.pay_closing_day has it. */
#define END_OF_MONTH_FROM 29
#define END_OF_MONTH      31

/* Hours of the month as agreed, else as clocked. */
#define SELECT                                                                                     \
  "SELECT a.work_day, coalesce (a.agreed_start_s, a.clocked_start_s), "                            \
  "coalesce (a.agreed_end_s, a.clocked_end_s), "                                                   \
  "coalesce (a.agreed_break_min, a.clocked_break_min, 0), c.terms "                                \
  "FROM attendance a JOIN contract c ON c.programme_id = a.programme_id AND c.id = a.contract_id " \
  "WHERE a.programme_id = $1 AND a.worker_id = $2 AND a.employer_id = $3 "                         \
  "AND ($6 IS NULL OR a.workplace_id = $6) AND a.work_day BETWEEN $4 AND $5 AND coalesce "         \
  "(a.agreed_end_s, a.clocked_end_s) IS NOT NULL "                                                 \
  "ORDER BY a.work_day, a.planned_start_s, a.id"

static int
get_number (yyjson_val *terms, const char *key)
{
  return (int)yyjson_get_sint (yyjson_obj_get (terms, key));
}

static gint64
pay_of_row (YuiStatement *row, const YuiLawTables *tables)
{
  const char *canonical = yui_statement_get_text (row, 4);
  g_autoptr (yyjson_doc) parsed = yyjson_read (canonical, strlen (canonical), YYJSON_READ_NOFLAG);
  yyjson_val *terms = parsed != NULL ? yyjson_doc_get_root (parsed) : NULL;
  const gint64 start_s = yui_statement_get_int (row, 1), end_s = yui_statement_get_int (row, 2);
  gint64 pay_yen = 0;

  if (!yui_pay_expect (tables, start_s - start_s % YUI_SECONDS_PER_MINUTE,
                       end_s - end_s % YUI_SECONDS_PER_MINUTE, (int)yui_statement_get_int (row, 3),
                       get_number (terms, "hourly_wage_yen"), get_number (terms, "transport_yen"),
                       &pay_yen))
    return 0;
  return pay_yen;
}

/* Two shifts on a day are one day worked. */
static void
add_day (YuiCancelCase *one, YuiCivilDay day, gint64 wage_yen)
{
  const guint n = one->month->len;
  const YuiWageDay entry = { day, wage_yen };

  if (wage_yen <= 0)
    return;
  one->month_yen += wage_yen;
  if (n > 0 && g_array_index (one->month, YuiWageDay, n - 1).day == day)
    g_array_index (one->month, YuiWageDay, n - 1).wage_yen += wage_yen;
  else
    g_array_append_val (one->month, entry);
}

static YuiStatement *
query_one (
    const YuiCancelCase *one, YuiDatabase *db, gint64 programme_id, const char *sql, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error, sql, YUI_INT (programme_id), YUI_TEXT (one->employer_id),
      YUI_TEXT (one->worker_id), YUI_INT (one->month_from), YUI_INT (one->month_to));

  return yui_statement_need_row (row, error) ? g_steal_pointer (&row) : NULL;
}

/* Sets the period of current staff: since the day they are known to be there, at most three months.
 * Hired only just: the period is the day before, which has no wages. */
static gboolean
set_ongoing_period (YuiCancelCase *one, YuiDatabase *db, gint64 programme_id, GError **error)
{
  const int closing_day = one->closing_day < END_OF_MONTH_FROM ? one->closing_day : END_OF_MONTH;
  g_autoptr (YuiStatement) row = NULL;
  YuiCivilDay hired;

  one->month_from = one->month_to = one->work_day - 1;
  row = query_one (one, db, programme_id,
                   "SELECT min(m.created_s), (SELECT min(a.work_day) FROM attendance a "
                   " WHERE a.programme_id = $1 AND a.employer_id = $2 AND a.worker_id = $3 "
                   " AND coalesce (a.agreed_end_s, a.clocked_end_s) IS NOT NULL "
                   " AND $4 <= $5) FROM membership m "
                   "WHERE m.programme_id = $1 AND m.employer_id = $2 AND m.worker_id = $3",
                   error);
  if (row == NULL)
    return FALSE;
  hired = yui_civil_day_of_utc (yui_statement_get_int (row, 0));
  if (!yui_statement_is_null (row, 1))
    hired = MIN (hired, (YuiCivilDay)yui_statement_get_int (row, 1));
  yui_labour_average_wage_period (one->work_day, closing_day, hired, &one->month_from,
                                  &one->month_to);
  return TRUE;
}

/* Counts the days of the period on which the employer cancelled and owed, and no work was done. */
static gboolean
count_excluded (YuiCancelCase *one, YuiDatabase *db, gint64 programme_id, GError **error)
{
  g_autoptr (YuiStatement) row = query_one (
      one, db, programme_id,
      "SELECT count(DISTINCT x.work_day) FROM cancellation x WHERE x.programme_id = $1 "
      "AND x.employer_id = $2 AND x.worker_id = $3 AND x.work_day BETWEEN $4 AND $5 "
      "AND x.by = 'employer' AND x.owed_yen > 0 AND NOT EXISTS (SELECT 1 FROM attendance a "
      " WHERE a.programme_id = x.programme_id AND a.employer_id = x.employer_id "
      " AND a.worker_id = x.worker_id AND a.work_day = x.work_day "
      " AND coalesce (a.agreed_end_s, a.clocked_end_s) IS NOT NULL)",
      error);

  if (row == NULL)
    return FALSE;
  one->excluded_days = (int)yui_statement_get_int (row, 0);
  one->calendar_days = one->month_to - one->month_from + 1 - one->excluded_days;
  return TRUE;
}

static YuiLabourStatus
compute_average (YuiCancelCase *one)
{
  const YuiAverageWageFacts facts = { .time_wages_yen = one->month_yen,
                                      .calendar_days = one->calendar_days,
                                      .days_worked = (gint32)one->month->len };

  if (one->is_ongoing)
    return yui_labour_average_wage (&facts, one->work_day, &one->average);
  return yui_labour_average_wage_day_hire (one->month_yen, (gint32)one->month->len, one->work_day,
                                           &one->average);
}

gboolean
yui_cancel_case_load_month (YuiCancelCase *one,
                            YuiDatabase *db,
                            gint64 programme_id,
                            const YuiLawTables *tables,
                            GError **error)
{
  g_autoptr (YuiStatement) query = NULL;
  YuiStep step = YUI_STEP_ERROR;

  one->month = g_array_new (FALSE, FALSE, sizeof (YuiWageDay));
  one->month_from = yui_civil_add_months (one->work_day, -1);
  one->month_to = one->work_day - 1;
  if (one->is_ongoing
      && (!set_ongoing_period (one, db, programme_id, error)
          || !count_excluded (one, db, programme_id, error)))
    return FALSE;
  query = yui_database_query (db, error, SELECT, YUI_INT (programme_id), YUI_TEXT (one->worker_id),
                              YUI_TEXT (one->employer_id), YUI_INT (one->month_from),
                              YUI_INT (one->month_to),
                              YUI_TEXT (one->is_ongoing ? NULL : one->workplace_id));
  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    add_day (one, (YuiCivilDay)yui_statement_get_int (query, 0), pay_of_row (query, tables));
  one->has_average = compute_average (one) == YUI_LABOUR_OK;
  return step == YUI_STEP_DONE;
}

YuiLabourRule
yui_cancel_case_average_rule (const YuiCancelCase *one)
{
  g_return_val_if_fail (one != NULL, YUI_RULE_NONE);

  if (!one->is_ongoing)
    return YUI_RULE_AVERAGE_WAGE_DAY_HIRE;
  return one->has_average ? one->average.source.rule : YUI_RULE_AVERAGE_WAGE;
}

const char *
yui_cancel_case_why_no_average (const YuiCancelCase *one)
{
  g_return_val_if_fail (one != NULL, NULL);

  if (one->has_average)
    return NULL;
  return one->is_ongoing ? "no_work_in_period" : "no_work_in_month";
}
