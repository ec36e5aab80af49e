/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-work.h"

#include "yui-attendance-spans.h"
#include "yui-declared-hours.h"
#include "yui-employer.h"
#include "yui-moment.h"

#include "labour/yui-settlement.h"

#include <string.h>
#include <yyjson.h>

#define ADULT_AGE      18
#define END_OF_DAY_MIN (YUI_MINUTES_PER_DAY - 1)
#define NO_CORRECTION  G_MAXINT32

/* The newest hours that a locked run paid for attendance a. */
#define LATEST_PAID                                                                                \
  "(SELECT x.pay_run_id FROM pay_work x "                                                          \
  " JOIN pay_run r ON r.programme_id = x.programme_id AND r.id = x.pay_run_id "                    \
  " WHERE x.programme_id = a.programme_id AND x.attendance_id = a.id AND r.state = 'locked' "      \
  " ORDER BY r.locked_s DESC, r.id DESC LIMIT 1) "

/* Whether a run that is not locked yet has it. */
#define IS_OPEN                                                                                    \
  "EXISTS (SELECT 1 FROM pay_work x "                                                              \
  " JOIN pay_run r ON r.programme_id = x.programme_id AND r.id = x.pay_run_id "                    \
  " WHERE x.programme_id = a.programme_id AND x.attendance_id = a.id AND r.state <> 'locked') "

/* Paid hours q that are no longer what is agreed. */
#define IS_CORRECTED                                                                               \
  "(a.agreed_start_s IS NOT NULL AND (a.state = 'agreed' OR (a.state = 'paid' "                    \
  " AND (q.start_s <> a.agreed_start_s OR q.end_s <> a.agreed_end_s "                              \
  "      OR q.break_min <> a.agreed_break_min)))) "

enum
{
  ROW_ID,
  ROW_WORKER,
  ROW_KANA,
  ROW_DAY,
  ROW_STATE,
  ROW_START,
  ROW_END,
  ROW_BREAK,
  ROW_DISPUTED,
  ROW_ASSUMED,
  ROW_PREFECTURE,
  ROW_BIRTH,
  ROW_TERMS,
  ROW_FORMED,
  ROW_OPEN,
  ROW_IS_PAID,
  ROW_CORRECTED,
  ROW_HAS_AGREED,
  ROW_INDUSTRY,
};

/* What all rows are read with. */
typedef struct
{
  YuiDatabase *db;
  const YuiPayRunDraft *draft;
  YuiEmployer employer;
} Reader;

static void
reader_clear (Reader *reader)
{
  yui_employer_clear (&reader->employer);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void
clear_paid (gpointer data)
{
  g_free (((YuiPaidLine *)data)->payslip_id);
}

static void
clear_row (gpointer data)
{
  YuiPayRow *row = data;

  g_free (row->worker_id);
  g_free (row->kana);
  g_free (row->attendance_id);
  g_free (row->cancellation_id);
  g_clear_pointer (&row->spans, g_array_unref);
  g_clear_pointer (&row->paid, g_array_unref);
}

gboolean
yui_pay_read_terms (const char *terms, int *hourly_yen, int *transport_yen, GError **error)
{
  yyjson_doc *doc = yyjson_read (terms, strlen (terms), 0);
  yyjson_val *root = yyjson_doc_get_root (doc);
  yyjson_val *hourly = yyjson_obj_get (root, "hourly_wage_yen");
  const gboolean is_whole = yyjson_is_int (hourly);

  *hourly_yen = (int)yyjson_get_sint (hourly);
  *transport_yen = (int)yyjson_get_sint (yyjson_obj_get (root, "transport_yen"));
  yyjson_doc_free (doc);
  if (!is_whole)
    g_set_error_literal (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CORRUPT,
                         "The terms of a contract have no hourly wage.");
  return is_whole;
}

/* Finds the day of the earliest work whose paid hours were corrected. */
static gboolean
find_correction (const Reader *reader, YuiCivilDay *day, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      reader->db, error,
      "SELECT min(a.work_day) FROM attendance a "
      "JOIN pay_work q ON q.programme_id = a.programme_id AND q.attendance_id = a.id "
      "AND q.pay_run_id = " LATEST_PAID "WHERE a.programme_id = $1 AND a.employer_id = $2 "
      "AND a.work_day < $3 AND " IS_CORRECTED "AND NOT " IS_OPEN,
      YUI_INT (reader->draft->programme_id), YUI_TEXT (reader->draft->employer_id),
      YUI_INT (reader->draft->to_day));

  if (!yui_statement_need_row (query, error))
    return FALSE;
  *day = yui_statement_is_null (query, 0) ? NO_CORRECTION
                                          : (YuiCivilDay)yui_statement_get_int (query, 0);
  return TRUE;
}

/* ---- one row ---- */

static int32_t
week_limit_of (const Reader *reader, YuiStatement *query, YuiCivilDay day)
{
  const gboolean is_minor
      = !yui_statement_is_null (query, ROW_BIRTH)
        && yui_civil_age ((YuiCivilDay)yui_statement_get_int (query, ROW_BIRTH), day) < ADULT_AGE;

  return yui_employer_week_limit (&reader->employer, is_minor);
}

/* Whether hours that are not agreed are paid by the plan. A run is for its pay day: what is in
 * dispute now is paid so on that day; what the employer has not looked at yet still can be. */
static gboolean
is_paid_as_planned (const Reader *reader, YuiStatement *query)
{
  const gboolean is_disputed = yui_statement_get_int (query, ROW_DISPUTED) != 0;
  const YuiCivilDay today = yui_civil_day_of_utc (reader->draft->now_s);
  YuiLabourRule rule;

  return yui_labour_pay_basis (is_disputed ? YUI_HOURS_DISPUTED : YUI_HOURS_UNCONFIRMED,
                               reader->draft->pay_day, is_disputed ? reader->draft->pay_day : today,
                               &rule)
         == YUI_BASIS_PLANNED;
}

static gboolean
read_spans (const Reader *reader, YuiPayRow *row, GError **error)
{
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (YuiHoursSpan));
  g_autoptr (GArray) worked = g_array_new (FALSE, FALSE, sizeof (YuiSpan));

  if (!yui_attendance_spans_load (reader->db, reader->draft->programme_id, row->attendance_id,
                                  breaks, error))
    return FALSE;
  if (yui_attendance_spans_worked (row->work.start_s, row->work.end_s, row->work.break_min, breaks,
                                   worked))
    row->spans = g_steal_pointer (&worked);
  return TRUE;
}

/* Counts the declared work of other employers whose contracts formed earlier. */
static gboolean
read_declared (const Reader *reader, YuiPayRow *row, gint64 formed_s, GError **error)
{
  const YuiCivilDay week = yui_civil_week_start (row->work.work_day, YUI_SUNDAY);
  g_autoptr (GArray) works = g_array_new (FALSE, FALSE, sizeof (YuiAddedWork));
  const YuiAddedWork own = { .formed_s = formed_s, .day = row->work.work_day };
  g_autofree YuiAddedBefore *before = NULL;

  if (!yui_declared_hours_load (reader->db, reader->draft->programme_id, row->worker_id, week,
                                week + YUI_DAYS_PER_WEEK, works, error))
    return FALSE;
  if (works->len == 0)
    return TRUE;
  g_array_append_val (works, own);
  before = g_new0 (YuiAddedBefore, works->len);
  if (yui_labour_add_employers ((const YuiAddedWork *)(gpointer)works->data, works->len, before)
      == YUI_LABOUR_OK)
    {
      row->work.other_day_min = before[works->len - 1].scheduled_day_before_min;
      row->work.other_week_min = before[works->len - 1].scheduled_week_before_min;
    }
  return TRUE;
}

/* Reads the lines of locked runs that stand for an attendance. */
static GArray *
read_paid (const Reader *reader, const char *attendance_id, GError **error)
{
  g_autoptr (GArray) paid = g_array_new (FALSE, FALSE, sizeof (YuiPaidLine));
  g_autoptr (YuiStatement) query = yui_database_query (
      reader->db, error,
      "SELECT l.payslip_id, l.position, l.kind, l.minutes, l.unit_yen, l.percent, l.amount_yen, "
      "l.rule, l.work_day FROM pay_line l WHERE l.programme_id = $1 AND l.attendance_id = $2 "
      "AND l.reverses_payslip_id IS NULL AND NOT EXISTS (SELECT 1 FROM pay_line x "
      "WHERE x.programme_id = l.programme_id AND x.reverses_payslip_id = l.payslip_id "
      "AND x.reverses_position = l.position) ORDER BY l.payslip_id, l.position",
      YUI_INT (reader->draft->programme_id), YUI_TEXT (attendance_id));
  YuiStep step;

  if (query == NULL)
    return NULL;
  g_array_set_clear_func (paid, clear_paid);
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      YuiPaidLine line = { .payslip_id = yui_statement_dup_text (query, 0),
                           .position = (int)yui_statement_get_int (query, 1),
                           .hourly_yen = (int)yui_statement_get_int (query, 4),
                           .percent = (int)yui_statement_get_int (query, 5) };

      yui_pay_kind_from_name (yui_statement_get_text (query, 2), &line.line.kind);
      yui_labour_rule_from_name (yui_statement_get_text (query, 7), &line.line.source.rule);
      line.line.source.day = (YuiCivilDay)yui_statement_get_int (query, 8);
      line.line.minutes = (int32_t)yui_statement_get_int (query, 3);
      line.line.unit_sen = line.hourly_yen * line.percent;
      line.line.is_taxable = line.line.kind != YUI_PAY_TRANSPORT;
      line.line.rounding
          = line.line.kind < YUI_N_TIME_KINDS ? YUI_ROUNDING_UP_TO_YEN : YUI_ROUNDING_NONE;
      line.line.amount_yen = yui_statement_get_int (query, 6);
      g_array_append_val (paid, line);
    }
  return step == YUI_STEP_DONE ? g_steal_pointer (&paid) : NULL;
}

/* Decides what the run does with a row. Returns FALSE when it does not even count. */
static gboolean
decide (const Reader *reader, YuiStatement *query, YuiPayRow *row)
{
  const gboolean is_after = row->work.work_day >= reader->draft->to_day;
  const gboolean is_in_period = row->work.work_day >= reader->draft->from_day && !is_after;
  const gboolean is_open = yui_statement_get_int (query, ROW_OPEN) != 0;
  const gboolean is_paid = yui_statement_get_int (query, ROW_IS_PAID) != 0;
  const gboolean has_agreed = yui_statement_get_int (query, ROW_HAS_AGREED) != 0;
  const gboolean is_agreed
      = has_agreed && g_str_equal (yui_statement_get_text (query, ROW_STATE), "agreed");

  row->is_agreed = is_agreed;
  row->work.is_planned = !has_agreed;
  if (is_after && !is_paid)
    return FALSE;
  if (is_open)
    return TRUE;
  if (is_paid)
    {
      row->is_due = !is_after && yui_statement_get_int (query, ROW_CORRECTED) != 0;
      return TRUE;
    }
  row->is_due = is_in_period && (is_agreed || (!has_agreed && is_paid_as_planned (reader, query)));
  return has_agreed || row->is_due;
}

static gboolean
read_row (const Reader *reader, YuiStatement *query, GArray *rows, GError **error)
{
  YuiPayRow row = { .worker_id = yui_statement_dup_text (query, ROW_WORKER),
                    .kana = yui_statement_dup_text (query, ROW_KANA),
                    .attendance_id = yui_statement_dup_text (query, ROW_ID) };
  YuiPayRow *kept;

  row.work = (YuiPayWork){
    .attendance_id = row.attendance_id,
    .work_day = (YuiCivilDay)yui_statement_get_int (query, ROW_DAY),
    .start_s = yui_statement_get_int (query, ROW_START),
    .end_s = yui_statement_get_int (query, ROW_END),
    .break_min = (int)yui_statement_get_int (query, ROW_BREAK),
    .prefecture = yui_law_tables_prefecture_number (yui_statement_get_text (query, ROW_PREFECTURE)),
  };
  if (!decide (reader, query, &row))
    {
      clear_row (&row);
      return TRUE;
    }
  g_array_append_val (rows, row);
  kept = &g_array_index (rows, YuiPayRow, rows->len - 1);
  kept->work.is_in_run = kept->is_due;
  kept->work.wage_industry = yui_law_tables_find_wage_industry (
      reader->draft->tables, yui_statement_get_text (query, ROW_INDUSTRY));
  kept->work.person.birth_day = yui_day_of_column (query, ROW_BIRTH);
  kept->work.week_limit_min = week_limit_of (reader, query, kept->work.work_day);
  if (!yui_pay_read_terms (yui_statement_get_text (query, ROW_TERMS), &kept->work.hourly_yen,
                           &kept->work.transport_yen, error))
    return FALSE;
  yui_pay_raise_to_floor (reader->draft->tables, &kept->work);
  if (yui_statement_get_int (query, ROW_ASSUMED) == 0 && !read_spans (reader, kept, error))
    return FALSE;
  if (!read_declared (reader, kept, yui_statement_get_int (query, ROW_FORMED), error))
    return FALSE;
  if (yui_statement_get_int (query, ROW_IS_PAID) == 0
      || yui_statement_get_int (query, ROW_OPEN) != 0)
    return TRUE;
  kept->paid = read_paid (reader, kept->attendance_id, error);
  return kept->paid != NULL;
}

/* ---- all rows ---- */

/* The day after the last that the period can move the limits of: its last week, and the month that
 * ends in. */
static YuiCivilDay
end_of_reach (const YuiPayRunDraft *draft)
{
  const YuiCivilDay week_end
      = yui_civil_week_start (draft->to_day - 1, YUI_SUNDAY) + YUI_DAYS_PER_WEEK - 1;

  return yui_civil_month_end (week_end) + 1;
}

static gboolean
read_work (const Reader *reader, YuiCivilDay since, GArray *rows, GError **error)
{
  const YuiPayRunDraft *draft = reader->draft;
  g_autoptr (YuiStatement) query = yui_database_query (
      reader->db, error,
      "SELECT a.id, a.worker_id, w.kana, a.work_day, a.state, "
      "coalesce(a.agreed_start_s, q.start_s, a.planned_start_s), "
      "coalesce(a.agreed_end_s, q.end_s, a.planned_end_s), "
      "coalesce(a.agreed_break_min, q.break_min, a.planned_break_min), a.disputed, "
      "CASE WHEN a.agreed_start_s IS NULL THEN 1 ELSE a.break_assumed END, p.prefecture_code, "
      "w.birth_day, c.terms, c.formed_s, " IS_OPEN
      ", q.pay_run_id IS NOT NULL, coalesce(" IS_CORRECTED
      ", FALSE), a.agreed_start_s IS NOT NULL, p.wage_industry FROM attendance a "
      "JOIN contract c ON c.programme_id = a.programme_id AND c.id = a.contract_id "
      "JOIN workplace p ON p.programme_id = a.programme_id AND p.id = a.workplace_id "
      "JOIN worker w ON w.programme_id = a.programme_id AND w.id = a.worker_id "
      "LEFT JOIN pay_work q ON q.programme_id = a.programme_id AND q.attendance_id = a.id "
      "AND q.pay_run_id = " LATEST_PAID
      "WHERE a.programme_id = $1 AND a.employer_id = $2 AND a.work_day >= $3 AND a.work_day < $4 "
      "AND (a.agreed_start_s IS NOT NULL OR a.disputed = 1 "
      "     OR (c.cancelled_s IS NULL AND a.state IN ('working', 'to_confirm'))) "
      "ORDER BY w.kana, a.worker_id, 6, a.id",
      YUI_INT (draft->programme_id), YUI_TEXT (draft->employer_id), YUI_INT (since),
      YUI_INT (end_of_reach (draft)));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    if (!read_row (reader, query, rows, error))
      return FALSE;
  return step == YUI_STEP_DONE;
}

static YuiLabourRule
leave_rule_of (const char *owed_kind)
{
  if (g_str_equal (owed_kind, "full_wage"))
    return YUI_RULE_LEAVE_FULL_WAGE;
  return g_str_equal (owed_kind, "sixty_percent") ? YUI_RULE_LEAVE_SIXTY_PERCENT
                                                  : YUI_RULE_LEAVE_ALLOWANCE;
}

/* Reads the leave allowances that no run has paid. */
static gboolean
read_leave (const Reader *reader, GArray *rows, GError **error)
{
  const YuiPayRunDraft *draft = reader->draft;
  g_autoptr (YuiStatement) query = yui_database_query (
      reader->db, error,
      "SELECT c.id, c.worker_id, w.kana, c.work_day, c.owed_yen, c.owed_kind FROM cancellation c "
      "JOIN worker w ON w.programme_id = c.programme_id AND w.id = c.worker_id "
      "WHERE c.programme_id = $1 AND c.employer_id = $2 AND c.work_day >= $3 AND c.work_day < $4 "
      "AND c.owed_yen > 0 AND c.pay_run_id IS NULL",
      YUI_INT (draft->programme_id), YUI_TEXT (draft->employer_id), YUI_INT (draft->from_day),
      YUI_INT (draft->to_day));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      YuiPayRow row = { .cancellation_id = yui_statement_dup_text (query, 0),
                        .worker_id = yui_statement_dup_text (query, 1),
                        .kana = yui_statement_dup_text (query, 2),
                        .is_due = TRUE };

      row.work.cancellation_id = row.cancellation_id;
      row.work.work_day = (YuiCivilDay)yui_statement_get_int (query, 3);
      row.work.start_s = yui_civil_utc_of (row.work.work_day, END_OF_DAY_MIN);
      row.work.is_in_run = TRUE;
      row.work.leave_yen = yui_statement_get_int (query, 4);
      row.work.leave_rule = leave_rule_of (yui_statement_get_text (query, 5));
      g_array_append_val (rows, row);
    }
  return step == YUI_STEP_DONE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const YuiPayRow *x = a, *y = b;
  const int kana = strcmp (x->kana, y->kana);
  const int worker = kana != 0 ? kana : strcmp (x->worker_id, y->worker_id);

  if (worker != 0)
    return worker;
  return (x->work.start_s > y->work.start_s) - (x->work.start_s < y->work.start_s);
}

static gboolean
is_same_span (YuiCivilDay a, YuiCivilDay b)
{
  return yui_civil_week_start (a, YUI_SUNDAY) == yui_civil_week_start (b, YUI_SUNDAY)
         || yui_civil_month_start (a) == yui_civil_month_start (b);
}

/* Work that is corrected, or paid later than what came after it, moves the limits of its week and
 * month, so the paid work after it there is settled too, where anything comes of it; and what comes
 * after that in turn. */
static void
mark_affected (GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const YuiPayRow *moved = &g_array_index (rows, YuiPayRow, i);
      const gboolean moves = moved->work.is_in_run && moved->cancellation_id == NULL;

      for (guint k = i + 1; moves && k < rows->len; k++)
        {
          YuiPayRow *row = &g_array_index (rows, YuiPayRow, k);

          if (!g_str_equal (row->worker_id, moved->worker_id))
            break;
          if (row->paid != NULL && is_same_span (row->work.work_day, moved->work.work_day))
            row->work.is_in_run = TRUE;
        }
    }
}

GArray *
yui_pay_rows_read (YuiDatabase *db, const YuiPayRunDraft *draft, GError **error)
{
  g_return_val_if_fail (db != NULL && draft != NULL, NULL);

  g_auto (Reader) reader = { .db = db, .draft = draft };
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (YuiPayRow));
  YuiCivilDay first, since;

  g_array_set_clear_func (rows, clear_row);
  if (!yui_employer_load (&reader.employer, db, draft->programme_id, draft->employer_id, error)
      || !find_correction (&reader, &first, error))
    return NULL;
  first = MIN (first, draft->from_day);
  since = MIN (yui_civil_week_start (first, YUI_SUNDAY), yui_civil_month_start (first));
  if (!read_work (&reader, since, rows, error) || !read_leave (&reader, rows, error))
    return NULL;
  g_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    {
      YuiPayRow *row = &g_array_index (rows, YuiPayRow, i);

      if (row->spans != NULL)
        {
          row->work.spans = (const YuiSpan *)(gpointer)row->spans->data;
          row->work.n_spans = row->spans->len;
        }
      if (row->paid != NULL)
        {
          row->work.paid = (const YuiPaidLine *)(gpointer)row->paid->data;
          row->work.n_paid = row->paid->len;
        }
    }
  mark_affected (rows);
  return g_steal_pointer (&rows);
}

GArray *
yui_pay_read_earlier (YuiDatabase *db,
                      const YuiPayRunDraft *draft,
                      const char *worker_id,
                      YuiCivilDay since,
                      GError **error)
{
  g_return_val_if_fail (db != NULL && draft != NULL && worker_id != NULL, NULL);

  g_autoptr (GArray) earlier = g_array_new (FALSE, FALSE, sizeof (YuiPayEarlier));
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT l.work_day, "
      "sum(CASE WHEN l.kind IN ('transport', 'withholding', 'pay_rounding') THEN 0 ELSE "
      "l.amount_yen END), "
      "-sum(CASE WHEN l.kind = 'withholding' THEN l.amount_yen ELSE 0 END) "
      "FROM payslip s JOIN pay_line l ON l.programme_id = s.programme_id AND l.payslip_id = s.id "
      "WHERE s.programme_id = $1 AND s.employer_id = $2 AND s.worker_id = $3 "
      "AND s.tax_by_hand = 0 AND l.work_day >= $4 AND l.work_day < $5 GROUP BY l.work_day",
      YUI_INT (draft->programme_id), YUI_TEXT (draft->employer_id), YUI_TEXT (worker_id),
      YUI_INT (since), YUI_INT (end_of_reach (draft)));
  YuiStep step;

  if (query == NULL)
    return NULL;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const YuiPayEarlier row
          = { (YuiCivilDay)yui_statement_get_int (query, 0),
              { yui_statement_get_int (query, 1), yui_statement_get_int (query, 2) } };

      g_array_append_val (earlier, row);
    }
  return step == YUI_STEP_DONE ? g_steal_pointer (&earlier) : NULL;
}

gboolean
yui_pay_read_tax_column (YuiDatabase *db,
                         gint64 programme_id,
                         const char *employer_id,
                         const char *worker_id,
                         YuiTaxColumn *column,
                         int *dependants,
                         GError **error)
{
  g_return_val_if_fail (db != NULL && column != NULL && dependants != NULL, FALSE);

  g_autoptr (YuiStatement) query
      = yui_database_query (db, error,
                            "SELECT tax_column, dependants FROM tax_declaration "
                            "WHERE programme_id = $1 AND employer_id = $2 AND worker_id = $3",
                            YUI_INT (programme_id), YUI_TEXT (employer_id), YUI_TEXT (worker_id));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  *column = YUI_TAX_HEI;
  *dependants = 0;
  if (step == YUI_STEP_ROW)
    {
      yui_tax_column_from_name (yui_statement_get_text (query, 0), column);
      *dependants = (int)yui_statement_get_int (query, 1);
    }
  return step != YUI_STEP_ERROR;
}
