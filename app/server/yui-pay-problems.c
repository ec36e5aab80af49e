/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-problems.h"

#include "yui-moment.h"
#include "yui-pay-net.h"
#include "yui-pay-work.h"

/* A pause longer than this ends an unbroken employment: a guide for the warning only. */
#define UNBROKEN_GAP_DAYS 31
#define NO_DAY            G_MININT64
#define NO_YEN            (-1)

typedef struct
{
  YuiDatabase *db;
  const YuiLawTables *tables;
  gint64 programme_id;
  const char *employer_id;
  const char *pay_run_id;
  gint64 now_s;
  GPtrArray *problems;
} Check;

static void
free_problem (gpointer data)
{
  YuiPayProblem *problem = data;

  g_free (problem->worker_id);
  g_free (problem->worker_name);
  g_free (problem->attendance_id);
  g_free (problem->payslip_id);
  g_free (problem);
}

/* row: worker, name, attendance, payslip, work day. */
static void
add (Check *check, const char *code, gboolean is_blocking, YuiStatement *row, gint64 yen)
{
  YuiPayProblem *problem = g_new0 (YuiPayProblem, 1);

  problem->code = code;
  problem->is_blocking = is_blocking;
  problem->worker_id = yui_statement_dup_text (row, 0);
  problem->worker_name = yui_statement_dup_text (row, 1);
  problem->attendance_id = yui_statement_dup_text (row, 2);
  problem->payslip_id = yui_statement_dup_text (row, 3);
  problem->work_day = yui_statement_is_null (row, 4) ? NO_DAY : yui_statement_get_int (row, 4);
  problem->yen = yen;
  g_ptr_array_add (check->problems, problem);
}

/* Takes one row of a query. */
typedef gboolean (*TakeFunc) (Check *check, YuiStatement *row, GError **error);

static gboolean
take_all (Check *check, YuiStatement *query, TakeFunc take, GError **error)
{
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    if (!take (check, query, error))
      return FALSE;
  return step == YUI_STEP_DONE;
}

/* ---- hours ---- */

static gboolean
take_not_agreed (Check *check, YuiStatement *row, GError **error)
{
  add (check, "hours_not_agreed", FALSE, row, NO_YEN);
  return TRUE;
}

static gboolean
find_not_agreed (Check *check, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      check->db, error,
      "SELECT a.worker_id, w.name, a.id, NULL, a.work_day FROM pay_run r "
      "JOIN attendance a ON a.programme_id = r.programme_id AND a.employer_id = r.employer_id "
      "AND a.work_day >= r.from_day AND a.work_day < r.to_day "
      "JOIN contract c ON c.programme_id = a.programme_id AND c.id = a.contract_id "
      "JOIN worker w ON w.programme_id = a.programme_id AND w.id = a.worker_id "
      "WHERE r.programme_id = $1 AND r.id = $2 AND c.cancelled_s IS NULL "
      "AND a.state IN ('expected', 'working', 'to_confirm') AND a.planned_end_s <= $3 "
      "AND NOT EXISTS (SELECT 1 FROM pay_work p WHERE p.programme_id = a.programme_id "
      " AND p.attendance_id = a.id) ORDER BY a.work_day, w.kana, a.id",
      YUI_INT (check->programme_id), YUI_TEXT (check->pay_run_id), YUI_INT (check->now_s));

  return take_all (check, query, take_not_agreed, error);
}

/* row: …, basis, disputed, whether the hours are others by now. */
static gboolean
take_hours (Check *check, YuiStatement *row, GError **error)
{
  if (yui_statement_get_int (row, 7) != 0)
    add (check, "hours_changed", TRUE, row, NO_YEN);
  else if (g_str_equal (yui_statement_get_text (row, 5), "planned"))
    add (check, yui_statement_get_int (row, 6) != 0 ? "hours_disputed" : "hours_unconfirmed", FALSE,
         row, NO_YEN);
  return TRUE;
}

static gboolean
find_hours (Check *check, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      check->db, error,
      "SELECT a.worker_id, w.name, a.id, s.id, a.work_day, p.basis, a.disputed, "
      "CASE WHEN a.agreed_start_s IS NULL THEN p.basis = 'agreed' "
      "WHEN p.basis = 'planned' THEN TRUE "
      "ELSE p.start_s <> a.agreed_start_s OR p.end_s <> a.agreed_end_s "
      "OR p.break_min <> a.agreed_break_min END "
      "FROM pay_work p "
      "JOIN attendance a ON a.programme_id = p.programme_id AND a.id = p.attendance_id "
      "JOIN worker w ON w.programme_id = a.programme_id AND w.id = a.worker_id "
      "LEFT JOIN payslip s ON s.programme_id = p.programme_id AND s.pay_run_id = p.pay_run_id "
      "AND s.worker_id = a.worker_id "
      "WHERE p.programme_id = $1 AND p.pay_run_id = $2 ORDER BY a.work_day, w.kana, a.id",
      YUI_INT (check->programme_id), YUI_TEXT (check->pay_run_id));

  return take_all (check, query, take_hours, error);
}

/* ---- wages ---- */

static gboolean
read_agreed_wage (Check *check, const char *contract_id, int *agreed_yen, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      check->db, error, "SELECT terms FROM contract WHERE programme_id = $1 AND id = $2",
      YUI_INT (check->programme_id), YUI_TEXT (contract_id));
  int transport_yen;

  return yui_statement_need_row (query, error)
         && yui_pay_read_terms (yui_statement_get_text (query, 0), agreed_yen, &transport_yen,
                                error);
}

/* Whether who is paid the floor had agreed on less. */
static gboolean
take_floor (Check *check, YuiStatement *row, int floor_yen, GError **error)
{
  int agreed_yen;

  if (!read_agreed_wage (check, yui_statement_get_text (row, 7), &agreed_yen, error))
    return FALSE;
  if (agreed_yen < floor_yen)
    add (check, "wage_raised", FALSE, row, floor_yen);
  return TRUE;
}

/* row: …, hourly wage paid, prefecture, contract, industry, birth. */
static gboolean
take_wage (Check *check, YuiStatement *row, GError **error)
{
  const int paid_yen = (int)yui_statement_get_int (row, 5);
  const int prefecture = yui_law_tables_prefecture_number (yui_statement_get_text (row, 6));
  const guint16 industry
      = yui_law_tables_find_wage_industry (check->tables, yui_statement_get_text (row, 8));
  const YuiWagePerson person = { .birth_day = yui_day_of_column (row, 9) };
  const YuiCivilDay day = (YuiCivilDay)yui_statement_get_int (row, 4);
  YuiMinimumWage wage;
  YuiWageVerdict verdict;

  if (yui_law_tables_minimum_wage (check->tables, prefecture, industry, &person, day, day, &wage)
      != YUI_LABOUR_OK)
    return TRUE;
  verdict = yui_labour_check_wage (&wage, paid_yen, YUI_MINUTES_PER_HOUR);
  if (verdict == YUI_WAGE_BELOW_FLOOR)
    add (check, "wage_below_floor", TRUE, row, wage.floor_yen);
  else if (paid_yen == wage.floor_yen && !take_floor (check, row, wage.floor_yen, error))
    return FALSE;
  if (verdict == YUI_WAGE_BELOW_COMING)
    add (check, "wage_below_coming", FALSE, row, wage.coming_yen);
  return TRUE;
}

static gboolean
find_wages (Check *check, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      check->db, error,
      "WITH paid AS (SELECT l.programme_id, l.payslip_id, l.attendance_id, "
      "max(l.unit_yen) AS unit_yen FROM payslip s "
      "JOIN pay_line l ON l.programme_id = s.programme_id AND l.payslip_id = s.id "
      "WHERE s.programme_id = $1 AND s.pay_run_id = $2 AND l.unit_yen IS NOT NULL "
      "AND l.reverses_payslip_id IS NULL GROUP BY l.programme_id, l.payslip_id, l.attendance_id) "
      "SELECT a.worker_id, w.name, a.id, paid.payslip_id, a.work_day, paid.unit_yen, "
      "p.prefecture_code, a.contract_id, p.wage_industry, w.birth_day FROM paid "
      "JOIN attendance a ON a.programme_id = paid.programme_id AND a.id = paid.attendance_id "
      "JOIN workplace p ON p.programme_id = a.programme_id AND p.id = a.workplace_id "
      "JOIN worker w ON w.programme_id = a.programme_id AND w.id = a.worker_id "
      "ORDER BY a.work_day, w.kana, a.id",
      YUI_INT (check->programme_id), YUI_TEXT (check->pay_run_id));

  return take_all (check, query, take_wage, error);
}

/* ---- payslips ---- */

/* The first day of the unbroken employment that ends on the last of the days (rising). */
static YuiCivilDay
employed_since (const GArray *days)
{
  guint i = days->len - 1;

  while (i > 0
         && g_array_index (days, YuiCivilDay, i) - g_array_index (days, YuiCivilDay, i - 1)
                <= UNBROKEN_GAP_DAYS)
    i--;
  return g_array_index (days, YuiCivilDay, i);
}

static GArray *
read_work_days (Check *check, const char *worker_id, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (YuiCivilDay));
  g_autoptr (YuiStatement) query = yui_database_query (
      check->db, error,
      "SELECT DISTINCT a.work_day FROM attendance a "
      "JOIN pay_work p ON p.programme_id = a.programme_id AND p.attendance_id = a.id "
      "WHERE a.programme_id = $1 AND a.employer_id = $2 AND a.worker_id = $3 ORDER BY 1",
      YUI_INT (check->programme_id), YUI_TEXT (check->employer_id), YUI_TEXT (worker_id));
  YuiStep step;

  if (query == NULL)
    return NULL;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const YuiCivilDay day = (YuiCivilDay)yui_statement_get_int (query, 0);

      g_array_append_val (days, day);
    }
  return step == YUI_STEP_DONE ? g_steal_pointer (&days) : NULL;
}

/* Whether day contracts that follow one another are one employment is the employer's to judge. */
static gboolean
check_two_months (Check *check, YuiStatement *row, GError **error)
{
  g_autoptr (GArray) days = read_work_days (check, yui_statement_get_text (row, 0), error);
  YuiCivilDay last;

  if (days == NULL)
    return FALSE;
  if (days->len == 0)
    return TRUE;
  last = g_array_index (days, YuiCivilDay, days->len - 1);
  if (yui_labour_check_tax_column (YUI_TAX_HEI, last, last, employed_since (days), last)
      != YUI_COLUMN_OK)
    add (check, "hei_two_months", FALSE, row, NO_YEN);
  return TRUE;
}

/* row: …, tax column, by hand, whether entered, net. */
static gboolean
take_payslip (Check *check, YuiStatement *row, GError **error)
{
  const gint64 net_yen = yui_statement_get_int (row, 8);

  if (yui_statement_get_int (row, 6) != 0 && yui_statement_get_int (row, 7) == 0)
    add (check, "tax_amount_missing", TRUE, row, NO_YEN);
  if (net_yen < 0)
    add (check, "net_below_zero", FALSE, row, net_yen);
  return !g_str_equal (yui_statement_get_text (row, 5), "hei")
         || check_two_months (check, row, error);
}

static gboolean
find_payslips (Check *check, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      check->db, error,
      "SELECT s.worker_id, w.name, NULL, s.id, NULL, s.tax_column, s.tax_by_hand, "
      "s.tax_by_hand_yen IS NOT NULL, s.net_yen FROM payslip s "
      "JOIN worker w ON w.programme_id = s.programme_id AND w.id = s.worker_id "
      "WHERE s.programme_id = $1 AND s.pay_run_id = $2 ORDER BY s.kana, s.id",
      YUI_INT (check->programme_id), YUI_TEXT (check->pay_run_id));

  return take_all (check, query, take_payslip, error);
}

/* ---- the rounding of months ---- */

static void
take_stale (const char *payslip_id, gpointer user_data)
{
  if (!g_ptr_array_find_with_equal_func (user_data, payslip_id, g_str_equal, NULL))
    g_ptr_array_add (user_data, g_strdup (payslip_id));
}

static gboolean
take_rounding (Check *check, YuiStatement *row, GError **error)
{
  add (check, "month_rounding_changed", TRUE, row, NO_YEN);
  return TRUE;
}

/* Another run of a month was locked after this one was made: it is rounded otherwise now, or has
 * used the same fraction of a yen. */
static gboolean
find_rounding (Check *check, GError **error)
{
  g_autoptr (GPtrArray) stale = g_ptr_array_new_with_free_func (g_free);

  if (!yui_pay_months_check (check->db, check->programme_id, check->employer_id, check->pay_run_id,
                             take_stale, stale, error)
      || !yui_pay_carries_check (check->db, check->programme_id, check->employer_id,
                                 check->pay_run_id, take_stale, stale, error)
      || !yui_pay_net_check (check->db, check->tables, check->programme_id, check->employer_id,
                             check->pay_run_id, take_stale, stale, error))
    return FALSE;
  for (guint i = 0; i < stale->len; i++)
    {
      g_autoptr (YuiStatement) query = yui_database_query (
          check->db, error,
          "SELECT s.worker_id, w.name, NULL, s.id, NULL FROM payslip s "
          "JOIN worker w ON w.programme_id = s.programme_id AND w.id = s.worker_id "
          "WHERE s.programme_id = $1 AND s.id = $2",
          YUI_INT (check->programme_id), YUI_TEXT (stale->pdata[i]));

      if (!take_all (check, query, take_rounding, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const YuiPayProblem *x = *(YuiPayProblem *const *)a, *y = *(YuiPayProblem *const *)b;

  return y->is_blocking - x->is_blocking;
}

GPtrArray *
yui_pay_problems_read (YuiDatabase *db,
                       const YuiLawTables *tables,
                       gint64 programme_id,
                       const char *employer_id,
                       const char *pay_run_id,
                       gint64 now_s,
                       GError **error)
{
  g_return_val_if_fail (db != NULL && tables != NULL && employer_id != NULL && pay_run_id != NULL,
                        NULL);

  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (free_problem);
  Check check = { db, tables, programme_id, employer_id, pay_run_id, now_s, problems };

  if (!find_hours (&check, error) || !find_wages (&check, error) || !find_payslips (&check, error)
      || !find_rounding (&check, error) || !find_not_agreed (&check, error))
    return NULL;
  g_ptr_array_sort (problems, compare_problems);
  return g_steal_pointer (&problems);
}

gboolean
yui_pay_check_sums (YuiDatabase *db, gint64 programme_id, const char *pay_run_id, GError **error)
{
  g_return_val_if_fail (db != NULL && pay_run_id != NULL, FALSE);

  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT (SELECT count(*) FROM payslip s WHERE s.programme_id = r.programme_id "
      " AND s.pay_run_id = r.id AND (s.net_yen <> s.gross_yen - s.withheld_yen OR s.net_yen <> "
      "  (SELECT sum(l.amount_yen) FROM pay_line l WHERE l.programme_id = s.programme_id "
      "   AND l.payslip_id = s.id))), "
      "r.net_yen - (SELECT sum(s.net_yen) FROM payslip s WHERE s.programme_id = r.programme_id "
      " AND s.pay_run_id = r.id), "
      "r.gross_yen - (SELECT sum(s.gross_yen) FROM payslip s "
      " WHERE s.programme_id = r.programme_id AND s.pay_run_id = r.id) "
      "FROM pay_run r WHERE r.programme_id = $1 AND r.id = $2",
      YUI_INT (programme_id), YUI_TEXT (pay_run_id));

  if (!yui_statement_need_row (query, error))
    return FALSE;
  if (yui_statement_get_int (query, 0) == 0 && yui_statement_get_int (query, 1) == 0
      && yui_statement_get_int (query, 2) == 0)
    return TRUE;
  g_set_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CORRUPT,
               "The lines of pay run %s do not sum to its payslips and totals.", pay_run_id);
  return FALSE;
}
