/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-net.h"

#include "yui-moment.h"
#include "yui-pay-why.h"

/* A payslip whose months are rounded. */
typedef struct
{
  YuiDatabase *db;
  const YuiLawTables *tables;
  gint64 programme_id;
  char *employer_id;
  char *worker_id;
  char *payslip_id;
  gint64 paid_yen; /* what the payslip pays, with the lines made so far */
} Slip;

/* A month of it. */
typedef struct
{
  YuiCivilDay month;
  YuiCivilDay day;     /* the last with a line */
  gint64 net_yen;      /* of all runs, without rounding */
  gint64 standing_yen; /* the rounding of the locked runs */
  gint64 own_yen;      /* and of this payslip */
  gint64 hours_yen;    /* the rounding of hours */
  gint64 change_yen;   /* what it should be altogether */
} Month;

/* Lines of locked runs and of payslip $6 for worker $3 of employer $2 in the days $4 … $5. */
#define OF_MONTH                                                                                   \
  "FROM payslip s "                                                                                \
  "JOIN pay_run r ON r.programme_id = s.programme_id AND r.id = s.pay_run_id "                     \
  "JOIN pay_line l ON l.programme_id = s.programme_id AND l.payslip_id = s.id "                    \
  "WHERE s.programme_id = $1 AND s.employer_id = $2 AND s.worker_id = $3 "                         \
  "AND l.work_day >= $4 AND l.work_day <= $5 AND (r.state = 'locked' OR s.id = $6) "

static void
slip_clear (Slip *slip)
{
  g_free (slip->employer_id);
  g_free (slip->worker_id);
  g_free (slip->payslip_id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Slip, slip_clear)

static YuiStatement *
query_month (const Slip *slip, YuiCivilDay month, const char *sql, GError **error)
{
  return yui_database_query (slip->db, error, sql, YUI_INT (slip->programme_id),
                             YUI_TEXT (slip->employer_id), YUI_TEXT (slip->worker_id),
                             YUI_INT (month), YUI_INT (yui_civil_month_end (month)),
                             YUI_TEXT (slip->payslip_id));
}

static gboolean
read_slip (Slip *slip, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      slip->db, error,
      "SELECT s.employer_id, s.worker_id, (SELECT coalesce(sum(l.amount_yen), 0) FROM pay_line l "
      " WHERE l.programme_id = s.programme_id AND l.payslip_id = s.id "
      " AND l.kind <> 'pay_rounding') FROM payslip s WHERE s.programme_id = $1 AND s.id = $2",
      YUI_INT (slip->programme_id), YUI_TEXT (slip->payslip_id));

  if (!yui_statement_need_row (row, error))
    return FALSE;
  slip->employer_id = yui_statement_dup_text (row, 0);
  slip->worker_id = yui_statement_dup_text (row, 1);
  slip->paid_yen = yui_statement_get_int (row, 2);
  return TRUE;
}

/* ---- what it should be ---- */

/* Reads by how much the month's hours are paid above the minimum wage, the announced one where its
 * day is not known yet. Where no table has it nothing is known to be above it. */
static gboolean
read_above_floor (const Slip *slip, YuiCivilDay month, gint64 *yen, GError **error)
{
  g_autoptr (YuiStatement) query
      = query_month (slip, month,
                     "SELECT l.unit_yen, l.work_day, max(p.prefecture_code), sum(l.minutes), "
                     "max(p.wage_industry), max(w.birth_day) "
                     "FROM payslip s "
                     "JOIN pay_run r ON r.programme_id = s.programme_id AND r.id = s.pay_run_id "
                     "JOIN pay_line l ON l.programme_id = s.programme_id AND l.payslip_id = s.id "
                     "JOIN attendance a ON a.programme_id = l.programme_id "
                     "AND a.id = l.attendance_id "
                     "JOIN workplace p ON p.programme_id = a.programme_id "
                     "AND p.id = a.workplace_id "
                     "JOIN worker w ON w.programme_id = s.programme_id AND w.id = s.worker_id "
                     "WHERE s.programme_id = $1 AND s.employer_id = $2 AND s.worker_id = $3 "
                     "AND l.work_day >= $4 AND l.work_day <= $5 "
                     "AND (r.state = 'locked' OR s.id = $6) AND l.unit_yen IS NOT NULL "
                     "AND l.kind IN ('base', 'overtime', 'overtime_over_60', 'rest_day') "
                     "GROUP BY 1, 2, a.workplace_id ORDER BY 1, 2",
                     error);
  YuiStep step = YUI_STEP_ERROR;
  gint64 above = 0; /* yen an hour, times minutes */

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const int prefecture = yui_law_tables_prefecture_number (yui_statement_get_text (query, 2));
      const YuiCivilDay work_day = (YuiCivilDay)yui_statement_get_int (query, 1);
      const guint16 industry
          = yui_law_tables_find_wage_industry (slip->tables, yui_statement_get_text (query, 4));
      const YuiWagePerson person = { .birth_day = yui_day_of_column (query, 5) };
      YuiMinimumWage wage;

      /* Work may go on into the next day. */
      if (yui_law_tables_minimum_wage (slip->tables, prefecture, industry, &person, work_day,
                                       work_day + 1, &wage)
          == YUI_LABOUR_OK)
        above += (yui_statement_get_int (query, 0) - MAX (wage.floor_yen, wage.coming_yen))
                 * yui_statement_get_int (query, 3);
    }
  *yen = MAX (above, 0) / YUI_MINUTES_PER_HOUR;
  return step == YUI_STEP_DONE;
}

static gboolean
read_month (Slip *slip, YuiCivilDay day, Month *month, GError **error)
{
  const YuiCivilDay first = yui_civil_month_start (day);
  g_autoptr (YuiStatement) row = query_month (
      slip, first,
      "SELECT coalesce(sum(CASE WHEN l.kind = 'pay_rounding' THEN 0 ELSE l.amount_yen END), 0), "
      "coalesce(sum(CASE WHEN l.kind = 'pay_rounding' AND s.id <> $6 THEN l.amount_yen ELSE 0 "
      "END), 0), "
      "coalesce(sum(CASE WHEN l.kind = 'pay_rounding' AND s.id = $6 THEN l.amount_yen ELSE 0 "
      "END), 0), "
      "coalesce(sum(CASE WHEN l.kind = 'month_rounding' THEN l.amount_yen ELSE 0 END), 0), "
      "coalesce(max(l.work_day), $4) " OF_MONTH,
      error);
  gint64 above_yen;

  if (!yui_statement_need_row (row, error) || !read_above_floor (slip, first, &above_yen, error))
    return FALSE;
  *month = (Month){ .month = first,
                    .net_yen = yui_statement_get_int (row, 0),
                    .standing_yen = yui_statement_get_int (row, 1),
                    .own_yen = yui_statement_get_int (row, 2),
                    .hours_yen = yui_statement_get_int (row, 3),
                    .day = (YuiCivilDay)yui_statement_get_int (row, 4) };
  above_yen = MIN (above_yen + MIN (month->hours_yen, 0), slip->paid_yen - month->standing_yen);
  month->change_yen = yui_labour_round_month_pay (month->net_yen, above_yen);
  slip->paid_yen += month->change_yen - month->standing_yen;
  return TRUE;
}

/* ---- the lines of it ---- */

static char *
write_working (const Month *month)
{
  return g_strdup_printf ("{\"month_yen\":%" G_GINT64_FORMAT ",\"rounded_yen\":%" G_GINT64_FORMAT
                          "}",
                          month->net_yen, month->net_yen + month->change_yen);
}

/* The next free place in the payslip, or -1. */
static int
next_position (const Slip *slip, GError **error)
{
  g_autoptr (YuiStatement) row
      = yui_database_query (slip->db, error,
                            "SELECT coalesce(max(position), -1) + 1 FROM pay_line "
                            "WHERE programme_id = $1 AND payslip_id = $2",
                            YUI_INT (slip->programme_id), YUI_TEXT (slip->payslip_id));

  return yui_statement_need_row (row, error) ? (int)yui_statement_get_int (row, 0) : -1;
}

static gboolean
insert (const Slip *slip, const YuiPayRunLine *line, GError **error)
{
  const int position = next_position (slip, error);

  return position >= 0
         && yui_pay_insert_line (slip->db, slip->programme_id, slip->payslip_id, position, line,
                                 error);
}

/* The line that stands: of a locked run, taken back by none. There is one at most. */
static YuiStatement *
find_standing (const Slip *slip, const Month *month, GError **error)
{
  return query_month (
      slip, month->month,
      "SELECT l.payslip_id, l.position, l.amount_yen, l.work_day, l.working " OF_MONTH
      "AND l.kind = 'pay_rounding' AND l.reverses_payslip_id IS NULL "
      "AND NOT EXISTS (SELECT 1 FROM pay_line x "
      " JOIN payslip y ON y.programme_id = x.programme_id AND y.id = x.payslip_id "
      " JOIN pay_run z ON z.programme_id = y.programme_id AND z.id = y.pay_run_id "
      " WHERE x.programme_id = l.programme_id AND x.reverses_payslip_id = l.payslip_id "
      " AND x.reverses_position = l.position AND z.state = 'locked') "
      "ORDER BY l.payslip_id, l.position",
      error);
}

static gboolean
take_back (const Slip *slip, YuiStatement *standing, GError **error)
{
  g_autofree char *payslip_id = yui_statement_dup_text (standing, 0);
  g_autofree char *working = yui_statement_dup_text (standing, 4);
  const YuiPaidLine paid
      = { .line = yui_labour_pay_rounding_line (yui_statement_get_int (standing, 2),
                                                (YuiCivilDay)yui_statement_get_int (standing, 3)),
          .payslip_id = payslip_id,
          .position = (int)yui_statement_get_int (standing, 1) };
  const YuiPayRunLine line = { .line = yui_labour_pay_reverse (&paid.line, NULL),
                               .work_day = paid.line.source.day,
                               .working = working,
                               .reverses = &paid };

  return insert (slip, &line, error);
}

/* Takes back the line that stands and makes the new one, unless they are the same. */
static gboolean
settle (const Slip *slip, const Month *month, GError **error)
{
  g_autofree char *working = write_working (month);
  g_autoptr (YuiStatement) standing = find_standing (slip, month, error);
  const YuiPayRunLine line = { .line = yui_labour_pay_rounding_line (month->change_yen, month->day),
                               .work_day = month->day,
                               .working = working };
  YuiStep step = standing != NULL ? yui_statement_step (standing, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_ROW && g_str_equal (yui_statement_get_text (standing, 4), working))
    return TRUE;
  if (step == YUI_STEP_ROW && !take_back (slip, standing, error))
    return FALSE;
  return step != YUI_STEP_ERROR && (month->change_yen == 0 || insert (slip, &line, error));
}

/* Makes the lines of all months anew; brings the payslip's sums up to date. */
static gboolean
round_slip (Slip *slip, const GArray *months, gint64 *more_yen, GError **error)
{
  *more_yen = 0;
  if (months->len == 0)
    return TRUE;
  if (!read_slip (slip, error)
      || yui_database_run (slip->db, error,
                           "DELETE FROM pay_line WHERE programme_id = $1 AND payslip_id = $2 "
                           "AND kind = 'pay_rounding'",
                           YUI_INT (slip->programme_id), YUI_TEXT (slip->payslip_id))
             < 0)
    return FALSE;
  for (guint i = 0; i < months->len; i++)
    {
      Month month;

      if (!read_month (slip, g_array_index (months, YuiCivilDay, i), &month, error)
          || !settle (slip, &month, error))
        return FALSE;
      *more_yen += month.change_yen - month.standing_yen;
    }
  return yui_database_run (slip->db, error,
                           "UPDATE payslip SET net_yen = $3, gross_yen = $3 + withheld_yen "
                           "WHERE programme_id = $1 AND id = $2",
                           YUI_INT (slip->programme_id), YUI_TEXT (slip->payslip_id),
                           YUI_INT (slip->paid_yen))
         >= 0;
}

/* The month of months that a run closes. */
static YuiCivilDay
find_closing (const GArray *months, const YuiPayRunDraft *draft)
{
  return yui_pay_months_close (months, draft) ? draft->from_day : YUI_CIVIL_DAY_UNKNOWN;
}

gboolean
yui_pay_net_round (YuiDatabase *db,
                   const YuiPayRunDraft *draft,
                   const char *payslip_id,
                   const GArray *months,
                   gint64 *more_yen,
                   GError **error)
{
  g_return_val_if_fail (db != NULL && draft != NULL, FALSE);
  g_return_val_if_fail (payslip_id != NULL && months != NULL && more_yen != NULL, FALSE);

  g_auto (Slip) slip = { .db = db,
                         .tables = draft->tables,
                         .programme_id = draft->programme_id,
                         .payslip_id = g_strdup (payslip_id) };
  g_autoptr (GArray) touched = yui_pay_months_of_slip (db, draft->programme_id, payslip_id, months,
                                                       find_closing (months, draft), error);

  return touched != NULL && round_slip (&slip, touched, more_yen, error);
}

gboolean
yui_pay_net_round_again (YuiDatabase *db,
                         const YuiLawTables *tables,
                         gint64 programme_id,
                         const char *payslip_id,
                         GError **error)
{
  g_return_val_if_fail (db != NULL && tables != NULL && payslip_id != NULL, FALSE);

  g_auto (Slip) slip = {
    .db = db, .tables = tables, .programme_id = programme_id, .payslip_id = g_strdup (payslip_id)
  };
  g_autoptr (YuiStatement) row = yui_database_query (db, error,
                                                     "SELECT employer_id, pay_run_id FROM payslip "
                                                     "WHERE programme_id = $1 AND id = $2",
                                                     YUI_INT (programme_id), YUI_TEXT (payslip_id));
  YuiPayRunDraft draft = { .programme_id = programme_id };
  g_autoptr (GArray) months = NULL, touched = NULL;
  gint64 more_yen;

  if (!yui_statement_need_row (row, error))
    return FALSE;
  draft.employer_id = yui_statement_get_text (row, 0);
  months = yui_pay_months_read_of_run (db, &draft, yui_statement_get_text (row, 1),
                                       YUI_PAY_MONTH_YEN, error);
  if (months == NULL)
    return FALSE;
  touched = yui_pay_months_of_slip (db, programme_id, payslip_id, months,
                                    find_closing (months, &draft), error);
  return touched != NULL && round_slip (&slip, touched, &more_yen, error);
}

/* ---- whether a run is still right ---- */

static gboolean
check_slip (Slip *slip, const GArray *months, gboolean *is_stale, GError **error)
{
  *is_stale = FALSE;
  if (!read_slip (slip, error))
    return FALSE;
  for (guint i = 0; i < months->len; i++)
    {
      Month month;

      if (!read_month (slip, g_array_index (months, YuiCivilDay, i), &month, error))
        return FALSE;
      *is_stale |= month.own_yen != month.change_yen - month.standing_yen;
    }
  return TRUE;
}

gboolean
yui_pay_net_check (YuiDatabase *db,
                   const YuiLawTables *tables,
                   gint64 programme_id,
                   const char *employer_id,
                   const char *pay_run_id,
                   YuiPayStaleFunc func,
                   gpointer user_data,
                   GError **error)
{
  g_return_val_if_fail (db != NULL && tables != NULL && employer_id != NULL, FALSE);
  g_return_val_if_fail (pay_run_id != NULL && func != NULL, FALSE);

  YuiPayRunDraft draft = { .programme_id = programme_id, .employer_id = employer_id };
  g_autoptr (GArray) months
      = yui_pay_months_read_of_run (db, &draft, pay_run_id, YUI_PAY_MONTH_YEN, error);
  g_autoptr (YuiStatement) query = NULL;
  YuiCivilDay closing;
  YuiStep step = YUI_STEP_ERROR;

  if (months == NULL || months->len == 0)
    return months != NULL;
  closing = find_closing (months, &draft);
  query = yui_database_query (
      db, error, "SELECT id FROM payslip WHERE programme_id = $1 AND pay_run_id = $2 ORDER BY id",
      YUI_INT (programme_id), YUI_TEXT (pay_run_id));
  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      g_auto (Slip) slip = { .db = db,
                             .tables = tables,
                             .programme_id = programme_id,
                             .payslip_id = yui_statement_dup_text (query, 0) };
      g_autoptr (GArray) touched
          = yui_pay_months_of_slip (db, programme_id, slip.payslip_id, months, closing, error);
      gboolean is_stale;

      if (touched == NULL || !check_slip (&slip, touched, &is_stale, error))
        return FALSE;
      if (is_stale)
        func (slip.payslip_id, user_data);
    }
  return step == YUI_STEP_DONE;
}
