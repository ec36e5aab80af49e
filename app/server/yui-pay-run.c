/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-run.h"

#include "yui-problem.h"

#include "store/yui-uuid.h"

#include <yyjson.h>

/* A piece of agreed work with whose it is. The text of work is owned here. */
typedef struct
{
  YuiPayWork work;
  char *attendance_id;
  char *worker_id;
  char *kana;
  gboolean is_under_18;
} Row;

typedef struct
{
  int people;
  int shifts;
  gint64 worked_min;
  gint64 gross_yen;
  gint64 withheld_yen;
  gint64 net_yen;
} Totals;

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_free (row->attendance_id);
  g_free (row->worker_id);
  g_free (row->kana);
}

static char *
new_id (const YuiPayRunDraft *draft)
{
  return draft->new_id != NULL ? draft->new_id (draft->new_id_data) : yui_uuid_new ();
}

/* Reads the wage and transport that were agreed in the contract. */
static gboolean
read_terms (const char *terms, YuiPayWork *work, GError **error)
{
  yyjson_doc *doc = yyjson_read (terms, strlen (terms), 0);
  yyjson_val *root = yyjson_doc_get_root (doc);
  yyjson_val *hourly = yyjson_obj_get (root, "hourly_wage_yen");
  const gboolean is_whole = yyjson_is_int (hourly);

  work->hourly_yen = (int)yyjson_get_sint (hourly);
  work->transport_yen = (int)yyjson_get_sint (yyjson_obj_get (root, "transport_yen"));
  yyjson_doc_free (doc);
  if (!is_whole)
    g_set_error_literal (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CORRUPT,
                         "The terms of a contract have no hourly wage.");
  return is_whole;
}

static gboolean
read_row (YuiStatement *query, const YuiPayRunDraft *draft, GArray *rows, GError **error)
{
  const YuiCivilDay work_day = (YuiCivilDay)yui_statement_get_int (query, 3);
  Row row = {
    .attendance_id = yui_statement_dup_text (query, 0),
    .worker_id = yui_statement_dup_text (query, 1),
    .kana = yui_statement_dup_text (query, 2),
    .is_under_18 = !yui_statement_is_null (query, 8)
                   && yui_civil_age ((YuiCivilDay)yui_statement_get_int (query, 8), work_day) < 18,
  };
  gboolean is_read;

  row.work = (YuiPayWork){
    .attendance_id = row.attendance_id,
    .work_day = work_day,
    .start_s = yui_statement_get_int (query, 4),
    .end_s = yui_statement_get_int (query, 5),
    .break_min = (int)yui_statement_get_int (query, 6),
    .prefecture = (int)g_ascii_strtoll (yui_statement_get_text (query, 7), NULL, 10),
    .is_in_run = work_day >= draft->from_day && yui_statement_get_int (query, 10) != 0,
  };
  is_read = read_terms (yui_statement_get_text (query, 9), &row.work, error);
  g_array_append_val (rows, row);
  return is_read;
}

/* Reads all agreed work from the beginning of the period's first week and month on, for work before
 * the period counts towards its limits. */
static GArray *
read_rows (YuiDatabase *db, const YuiPayRunDraft *draft, GError **error)
{
  const YuiCivilDay since = MIN (yui_civil_week_start (draft->from_day, YUI_SUNDAY),
                                 yui_civil_month_start (draft->from_day));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT a.id, a.worker_id, w.kana, a.work_day, a.agreed_start_s, a.agreed_end_s, "
      "a.agreed_break_min, p.prefecture_code, w.birth_day, c.terms, "
      "CASE WHEN a.state = 'agreed' THEN 1 ELSE 0 END "
      "FROM attendance a "
      "JOIN contract c ON c.programme_id = a.programme_id AND c.id = a.contract_id "
      "JOIN workplace p ON p.programme_id = a.programme_id AND p.id = a.workplace_id "
      "JOIN worker w ON w.programme_id = a.programme_id AND w.id = a.worker_id "
      "WHERE a.programme_id = $1 AND a.employer_id = $2 AND a.work_day >= $3 AND a.work_day < $4 "
      "AND a.state IN ('agreed', 'in_pay_run', 'paid') "
      "ORDER BY w.kana, a.worker_id, a.agreed_start_s, a.id",
      YUI_INT (draft->programme_id), YUI_TEXT (draft->employer_id), YUI_INT (since),
      YUI_INT (draft->to_day));
  YuiStep step;

  if (query == NULL)
    return NULL;
  g_array_set_clear_func (rows, clear_row);
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    if (!read_row (query, draft, rows, error))
      return NULL;
  return step == YUI_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

/* Reads what earlier runs paid the worker for days of the period. */
static GArray *
read_earlier (YuiDatabase *db, const YuiPayRunDraft *draft, const char *worker_id, GError **error)
{
  g_autoptr (GArray) earlier = g_array_new (FALSE, FALSE, sizeof (YuiPayEarlier));
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT l.work_day, "
      "sum(CASE WHEN l.kind IN ('transport', 'withholding') THEN 0 ELSE l.amount_yen END), "
      "-sum(CASE WHEN l.kind = 'withholding' THEN l.amount_yen ELSE 0 END) "
      "FROM payslip s JOIN pay_line l ON l.programme_id = s.programme_id AND l.payslip_id = s.id "
      "WHERE s.programme_id = $1 AND s.employer_id = $2 AND s.worker_id = $3 "
      "AND l.work_day >= $4 AND l.work_day < $5 GROUP BY l.work_day",
      YUI_INT (draft->programme_id), YUI_TEXT (draft->employer_id), YUI_TEXT (worker_id),
      YUI_INT (draft->from_day), YUI_INT (draft->to_day));
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

static gboolean
read_business (
    YuiDatabase *db, const YuiPayRunDraft *draft, YuiBusiness *business, int *staff, GError **error)
{
  static const struct
  {
    const char *name;
    YuiBusiness business;
  } NAMES[] = { { "commerce", YUI_BUSINESS_COMMERCE },
                { "hospitality", YUI_BUSINESS_HOSPITALITY },
                { "health", YUI_BUSINESS_HEALTH },
                { "theatre", YUI_BUSINESS_THEATRE } };
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT industry, regular_staff FROM employer WHERE programme_id = $1 AND id = $2",
      YUI_INT (draft->programme_id), YUI_TEXT (draft->employer_id));

  if (!yui_statement_need_row (query, error))
    return FALSE;
  *business = YUI_BUSINESS_OTHER;
  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (g_str_equal (NAMES[i].name, yui_statement_get_text (query, 0)))
      *business = NAMES[i].business;
  *staff = (int)yui_statement_get_int (query, 1);
  return TRUE;
}

static gboolean
insert_line (YuiDatabase *db,
             const YuiPayRunDraft *draft,
             const char *payslip_id,
             guint position,
             const YuiPayRunLine *line,
             GError **error)
{
  g_autofree char *source = yui_pay_source_text (&line->line.source);

  return yui_database_run (
             db, error,
             "INSERT INTO pay_line (programme_id, payslip_id, position, kind, attendance_id, "
             "work_day, minutes, unit_yen, percent, amount_yen, source) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
             YUI_INT (draft->programme_id), YUI_TEXT (payslip_id), YUI_INT (position),
             YUI_TEXT (yui_pay_kind_api_name (line->line.kind)), YUI_TEXT (line->attendance_id),
             YUI_INT (line->work_day), YUI_INT (line->line.minutes),
             line->hourly_yen > 0 ? YUI_INT (line->hourly_yen) : YUI_NULL,
             line->percent > 0 ? YUI_INT (line->percent) : YUI_NULL,
             YUI_INT (line->line.amount_yen), YUI_TEXT (source))
         >= 0;
}

/* Sums up lines of one person: worked minutes are those of base, overtime and rest-day lines; night
 * minutes are within them. */
static Totals
sum_lines (const GArray *lines)
{
  Totals totals = { .people = 1 };

  for (guint i = 0; i < lines->len; i++)
    {
      const YuiPayLine *line = &g_array_index (lines, YuiPayRunLine, i).line;

      if (line->kind < YUI_N_TIME_KINDS && line->kind != YUI_PAY_NIGHT)
        totals.worked_min += line->minutes;
      if (yui_pay_kind_is_withholding (line->kind))
        totals.withheld_yen -= line->amount_yen;
      else
        totals.gross_yen += line->amount_yen;
    }
  totals.net_yen = totals.gross_yen - totals.withheld_yen;
  return totals;
}

static gboolean
insert_payslip (YuiDatabase *db,
                const YuiPayRunDraft *draft,
                const char *pay_run_id,
                const Row *person,
                const Totals *totals,
                const GArray *lines,
                GError **error)
{
  g_autofree char *id = new_id (draft);

  if (yui_database_run (
          db, error,
          "INSERT INTO payslip (programme_id, id, pay_run_id, employer_id, worker_id, "
          "kana, shifts, worked_min, gross_yen, withheld_yen, net_yen) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
          YUI_INT (draft->programme_id), YUI_TEXT (id), YUI_TEXT (pay_run_id),
          YUI_TEXT (draft->employer_id), YUI_TEXT (person->worker_id), YUI_TEXT (person->kana),
          YUI_INT (totals->shifts), YUI_INT (totals->worked_min), YUI_INT (totals->gross_yen),
          YUI_INT (totals->withheld_yen), YUI_INT (totals->net_yen))
      < 0)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!insert_line (db, draft, id, i, &g_array_index (lines, YuiPayRunLine, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
take_attendances (YuiDatabase *db,
                  const YuiPayRunDraft *draft,
                  const char *pay_run_id,
                  const Row *rows,
                  gsize n,
                  Totals *totals,
                  GError **error)
{
  for (gsize i = 0; i < n; i++)
    {
      if (!rows[i].work.is_in_run)
        continue;
      totals->shifts++;
      if (yui_database_run (db, error,
                            "UPDATE attendance SET state = 'in_pay_run', pay_run_id = $3, "
                            "version = version + 1 WHERE programme_id = $1 AND id = $2",
                            YUI_INT (draft->programme_id), YUI_TEXT (rows[i].attendance_id),
                            YUI_TEXT (pay_run_id))
          < 0)
        return FALSE;
    }
  return TRUE;
}

/* Pays one person, whose rows are rows[n]; adds to the run's totals. */
static gboolean
pay_person (YuiDatabase *db,
            const YuiPayRunDraft *draft,
            const char *pay_run_id,
            int32_t week_limit_min,
            const Row *rows,
            gsize n,
            Totals *run,
            GError **error)
{
  const YuiPayRules rules = { draft->tables, draft->pay_day, week_limit_min };
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (YuiPayRunLine));
  g_autoptr (GArray) earlier = read_earlier (db, draft, rows[0].worker_id, error);
  g_autofree YuiPayWork *works = g_new (YuiPayWork, n);
  Totals totals;
  int shifts;

  if (earlier == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    works[i] = rows[i].work;
  if (!yui_pay_make_lines (&rules, works, n, (const YuiPayEarlier *)(gpointer)earlier->data,
                           earlier->len, lines, error))
    return FALSE;
  if (lines->len == 0)
    return TRUE;
  totals = sum_lines (lines);
  if (!take_attendances (db, draft, pay_run_id, rows, n, &totals, error)
      || !insert_payslip (db, draft, pay_run_id, &rows[0], &totals, lines, error))
    return FALSE;
  shifts = totals.shifts;
  *run = (Totals){ run->people + 1,
                   run->shifts + shifts,
                   run->worked_min + totals.worked_min,
                   run->gross_yen + totals.gross_yen,
                   run->withheld_yen + totals.withheld_yen,
                   run->net_yen + totals.net_yen };
  return TRUE;
}

static gboolean
pay_everybody (YuiDatabase *db,
               const YuiPayRunDraft *draft,
               const char *pay_run_id,
               const GArray *rows,
               Totals *run,
               GError **error)
{
  YuiBusiness business = YUI_BUSINESS_OTHER;
  int staff = 0;

  if (!read_business (db, draft, &business, &staff, error))
    return FALSE;
  for (guint i = 0, end; i < rows->len; i = end)
    {
      const Row *first = &g_array_index (rows, Row, i);
      int32_t limit_min = YUI_WEEK_LIMIT_MIN;
      YuiLabourRule rule;

      for (end = i + 1; end < rows->len; end++)
        if (!g_str_equal (g_array_index (rows, Row, end).worker_id, first->worker_id))
          break;
      yui_labour_week_limit (business, staff, first->is_under_18, &limit_min, &rule);
      if (!pay_person (db, draft, pay_run_id, limit_min, first, end - i, run, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_run (YuiDatabase *db, const YuiPayRunDraft *draft, const char *id, GError **error)
{
  return yui_database_run (db, error,
                           "INSERT INTO pay_run (programme_id, id, employer_id, from_day, to_day, "
                           "pay_day, people, shifts, worked_min, gross_yen, withheld_yen, net_yen, "
                           "created_s, created_by) "
                           "VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0, 0, 0, 0, $7, $8)",
                           YUI_INT (draft->programme_id), YUI_TEXT (id),
                           YUI_TEXT (draft->employer_id), YUI_INT (draft->from_day),
                           YUI_INT (draft->to_day), YUI_INT (draft->pay_day),
                           YUI_INT (draft->now_s), YUI_TEXT (draft->created_by))
         >= 0;
}

static gboolean
write_totals (
    YuiDatabase *db, const YuiPayRunDraft *draft, const char *id, const Totals *run, GError **error)
{
  return yui_database_run (db, error,
                           "UPDATE pay_run SET people = $3, shifts = $4, worked_min = $5, "
                           "gross_yen = $6, withheld_yen = $7, net_yen = $8 "
                           "WHERE programme_id = $1 AND id = $2",
                           YUI_INT (draft->programme_id), YUI_TEXT (id), YUI_INT (run->people),
                           YUI_INT (run->shifts), YUI_INT (run->worked_min),
                           YUI_INT (run->gross_yen), YUI_INT (run->withheld_yen),
                           YUI_INT (run->net_yen))
         >= 0;
}

char *
yui_pay_run_draft (YuiDatabase *db, const YuiPayRunDraft *draft, GError **error)
{
  g_return_val_if_fail (db != NULL && draft != NULL && draft->tables != NULL, NULL);
  g_return_val_if_fail (draft->from_day < draft->to_day, NULL);

  g_autofree char *id = new_id (draft);
  g_autoptr (GArray) rows = read_rows (db, draft, error);
  g_autoptr (YuiFaults) faults = yui_faults_new ();
  Totals run = { 0 };

  if (rows == NULL || !insert_run (db, draft, id, error)
      || !pay_everybody (db, draft, id, rows, &run, error))
    return NULL;
  if (run.people == 0)
    {
      yui_faults_add (faults, "/from", "nothing_agreed", NULL,
                      "No hours of this period are agreed and unpaid; confirm them first.");
      yui_faults_check (faults, error);
      return NULL;
    }
  return write_totals (db, draft, id, &run, error) ? g_steal_pointer (&id) : NULL;
}

gboolean
yui_pay_run_mark_locked (
    YuiDatabase *db, gint64 programme_id, const char *pay_run_id, gint64 locked_s, GError **error)
{
  return yui_database_run (db, error,
                           "UPDATE pay_run SET state = 'locked', locked_s = $3, "
                           "version = version + 1 WHERE programme_id = $1 AND id = $2",
                           YUI_INT (programme_id), YUI_TEXT (pay_run_id), YUI_INT (locked_s))
             >= 0
         && yui_database_run (db, error,
                              "UPDATE attendance SET state = 'paid', version = version + 1 "
                              "WHERE programme_id = $1 AND pay_run_id = $2",
                              YUI_INT (programme_id), YUI_TEXT (pay_run_id))
                >= 0;
}

gboolean
yui_pay_run_discard (YuiDatabase *db, gint64 programme_id, const char *pay_run_id, GError **error)
{
  return yui_database_run (db, error,
                           "UPDATE attendance SET state = 'agreed', pay_run_id = NULL, "
                           "version = version + 1 WHERE programme_id = $1 AND pay_run_id = $2",
                           YUI_INT (programme_id), YUI_TEXT (pay_run_id))
             >= 0
         && yui_database_run (db, error,
                              "DELETE FROM pay_run WHERE programme_id = $1 AND id = $2 "
                              "AND state = 'draft'",
                              YUI_INT (programme_id), YUI_TEXT (pay_run_id))
                >= 0;
}
