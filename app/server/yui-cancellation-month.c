/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-cancellation.h"

#include "yui-pay-lines.h"
#include "yui-pay-period.h"

/* The average wage of Labour Standards Act Art. 12, transport included: for someone hired by the day
 * what the workplace paid in the month before (Art. 12 (7), notice 52 of 1963), for current staff
 * what the employer paid in three months (Art. 12 (1) to (6)). Wages by the month are not in Yui. */

/* A closing day from here on is the end of the month, as employer.pay_closing_day has it. */
#define END_OF_MONTH_FROM 29
#define END_OF_MONTH      31

/* Days on which the employer had the person not work, or not all the time: leave of Art. 26. */
#define LEAVE                                                                                      \
  "(SELECT x.work_day FROM cancellation x WHERE x.programme_id = $1 AND x.worker_id = $2 "         \
  " AND x.employer_id = $3 AND x.by = 'employer' AND x.owed_kind <> 'nothing')"

#define HAS_HOURS "coalesce (a.agreed_end_s, a.clocked_end_s) IS NOT NULL"

/* Hours of the month as agreed, else as clocked. For current staff ($6 is NULL) a day with leave does
 * not count, nor does its wage: even if some of it was worked (notice 2397 of 1950). */
#define SELECT                                                                                     \
  "SELECT a.work_day, coalesce (a.agreed_start_s, a.clocked_start_s), "                            \
  "coalesce (a.agreed_end_s, a.clocked_end_s), "                                                   \
  "coalesce (a.agreed_break_min, a.clocked_break_min, 0), c.terms "                                \
  "FROM attendance a JOIN contract c ON c.programme_id = a.programme_id AND c.id = a.contract_id " \
  "WHERE a.programme_id = $1 AND a.worker_id = $2 AND a.employer_id = $3 "                         \
  "AND (a.workplace_id = $6 OR ($6 IS NULL AND a.work_day NOT IN " LEAVE ")) "                     \
  "AND a.work_day BETWEEN $4 AND $5 AND " HAS_HOURS                                                \
  " ORDER BY a.work_day, a.planned_start_s, a.id"

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

/* Sets hired to the first day on which the person is known to be the employer's. */
static gboolean
find_hired (const YuiCancelCase *one,
            YuiDatabase *db,
            gint64 programme_id,
            YuiCivilDay *hired,
            GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error,
      "SELECT m.created_s, (SELECT min(a.work_day) FROM attendance a "
      " WHERE a.programme_id = m.programme_id AND a.employer_id = m.employer_id "
      " AND a.worker_id = m.worker_id AND " HAS_HOURS ") FROM membership m "
      "WHERE m.programme_id = $1 AND m.employer_id = $2 AND m.worker_id = $3",
      YUI_INT (programme_id), YUI_TEXT (one->employer_id), YUI_TEXT (one->worker_id));

  if (!yui_statement_need_row (row, error))
    return FALSE;
  *hired = yui_civil_day_of_utc (yui_statement_get_int (row, 0));
  if (!yui_statement_is_null (row, 1))
    *hired = MIN (*hired, (YuiCivilDay)yui_statement_get_int (row, 1));
  return TRUE;
}

/* Sets the period of current staff: three months back from the last closing day of pay, but not
 * before they were hired. Pay by the week closes on Saturday, pay by the day every day. Who was
 * hired only today has the day before, without wages. */
static gboolean
set_ongoing_period (YuiCancelCase *one, YuiDatabase *db, gint64 programme_id, GError **error)
{
  const YuiCivilDay week = yui_civil_week_start (one->work_day, YUI_SUNDAY);
  YuiCivilDay cause_day = one->work_day, hired;
  int closing_day = YUI_NO_CLOSING_DAY;

  if (!find_hired (one, db, programme_id, &hired, error))
    return FALSE;
  one->month_from = one->month_to = one->work_day - 1;
  if (g_str_equal (one->pay_period_kind, yui_pay_rule_names[YUI_PAY_PERIOD_MONTHLY]))
    closing_day = one->closing_day < END_OF_MONTH_FROM ? one->closing_day : END_OF_MONTH;
  else if (g_str_equal (one->pay_period_kind, yui_pay_rule_names[YUI_PAY_PERIOD_WEEKLY])
           && hired < week)
    cause_day = week;
  yui_labour_average_wage_period (cause_day, closing_day, hired, &one->month_from, &one->month_to);
  return TRUE;
}

/* Counts the days of the period with leave by the employer's cause (Art. 12 (3) iii). */
static gboolean
count_excluded (YuiCancelCase *one, YuiDatabase *db, gint64 programme_id, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error,
      "SELECT count(DISTINCT d.work_day) FROM " LEAVE " d WHERE d.work_day BETWEEN $4 AND $5",
      YUI_INT (programme_id), YUI_TEXT (one->worker_id), YUI_TEXT (one->employer_id),
      YUI_INT (one->month_from), YUI_INT (one->month_to));

  if (!yui_statement_need_row (row, error))
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
