/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-run.h"

#include "yui-pay-month.h"
#include "yui-pay-net.h"
#include "yui-pay-why.h"
#include "yui-pay-work.h"
#include "yui-problem.h"
#include "yui-state.h"
#include "yui-timer.h"

#include "store/yui-uuid.h"

typedef struct
{
  int people;
  int shifts;
  gint64 worked_min;
  gint64 gross_yen;
  gint64 withheld_yen;
  gint64 net_yen;
} Totals;

/* The column of a payslip. */
typedef struct
{
  YuiTaxColumn column;
  int dependants;
  gboolean is_by_hand;
} Tax;

static char *
new_id (const YuiPayRunDraft *draft)
{
  return draft->new_id != NULL ? draft->new_id (draft->new_id_data) : yui_uuid_new ();
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
                const YuiPayRow *person,
                const Tax *tax,
                const Totals *totals,
                const GArray *lines,
                char **payslip_id,
                GError **error)
{
  g_autofree char *id = new_id (draft);

  if (yui_database_run (
          db, error,
          "INSERT INTO payslip (programme_id, id, pay_run_id, employer_id, worker_id, "
          "kana, shifts, worked_min, gross_yen, withheld_yen, net_yen, tax_column, dependants, "
          "tax_by_hand) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
          YUI_INT (draft->programme_id), YUI_TEXT (id), YUI_TEXT (pay_run_id),
          YUI_TEXT (draft->employer_id), YUI_TEXT (person->worker_id), YUI_TEXT (person->kana),
          YUI_INT (totals->shifts), YUI_INT (totals->worked_min), YUI_INT (totals->gross_yen),
          YUI_INT (totals->withheld_yen), YUI_INT (totals->net_yen),
          YUI_TEXT (yui_tax_column_name (tax->column)), YUI_INT (tax->dependants),
          YUI_INT (tax->is_by_hand))
      < 0)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!yui_pay_insert_line (db, draft->programme_id, id, (int)i,
                              &g_array_index (lines, YuiPayRunLine, i), error))
      return FALSE;
  *payslip_id = g_steal_pointer (&id);
  return TRUE;
}

static gboolean
take_leave (YuiDatabase *db,
            const YuiPayRunDraft *draft,
            const char *pay_run_id,
            const YuiPayRow *row,
            GError **error)
{
  return yui_database_run (db, error,
                           "UPDATE cancellation SET pay_run_id = $3, version = version + 1 "
                           "WHERE programme_id = $1 AND id = $2",
                           YUI_INT (draft->programme_id), YUI_TEXT (row->cancellation_id),
                           YUI_TEXT (pay_run_id))
         >= 0;
}

/* Notes which hours the run pays; agreed ones are taken, planned ones are still to be agreed. */
static gboolean
take_work (YuiDatabase *db,
           const YuiPayRunDraft *draft,
           const char *pay_run_id,
           const YuiPayRow *row,
           GError **error)
{
  const YuiPayWork *work = &row->work;

  if (yui_database_run (db, error,
                        "INSERT INTO pay_work (programme_id, pay_run_id, attendance_id, basis, "
                        "start_s, end_s, break_min) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                        YUI_INT (draft->programme_id), YUI_TEXT (pay_run_id),
                        YUI_TEXT (row->attendance_id),
                        YUI_TEXT (work->is_planned ? "planned" : "agreed"), YUI_INT (work->start_s),
                        YUI_INT (work->end_s), YUI_INT (work->break_min))
      < 0)
    return FALSE;
  if (!row->is_agreed)
    return TRUE;
  return yui_database_run (db, error,
                           "UPDATE attendance SET pay_run_id = $3 WHERE programme_id = $1 AND "
                           "id = $2",
                           YUI_INT (draft->programme_id), YUI_TEXT (row->attendance_id),
                           YUI_TEXT (pay_run_id))
             >= 0
         && yui_state_follow (db, YUI_STATE_AT (draft->programme_id, draft->now_s),
                              YUI_MACHINE_ATTENDANCE, row->attendance_id, "in_pay_run", error);
}

/* Takes what is due or came to lines into the run; counts shifts. */
static gboolean
take_rows (YuiDatabase *db,
           const YuiPayRunDraft *draft,
           const char *pay_run_id,
           const YuiPayRow *rows,
           const YuiPayWork *works,
           gsize n,
           const GArray *lines,
           int *shifts,
           GError **error)
{
  g_autofree gboolean *has_line = g_new0 (gboolean, n);

  for (guint i = 0; i < lines->len; i++)
    {
      const YuiPayWork *work = g_array_index (lines, YuiPayRunLine, i).work;

      if (work != NULL)
        has_line[work - works] = TRUE;
    }
  for (gsize i = 0; i < n; i++)
    {
      if (!rows[i].is_due && !has_line[i])
        continue;
      if (rows[i].cancellation_id != NULL ? !take_leave (db, draft, pay_run_id, &rows[i], error)
                                          : !take_work (db, draft, pay_run_id, &rows[i], error))
        return FALSE;
      *shifts += rows[i].cancellation_id == NULL && has_line[i];
    }
  return TRUE;
}

static void
add_totals (Totals *run, const Totals *person)
{
  *run = (Totals){ run->people + 1,
                   run->shifts + person->shifts,
                   run->worked_min + person->worked_min,
                   run->gross_yen + person->gross_yen,
                   run->withheld_yen + person->withheld_yen,
                   run->net_yen + person->net_yen };
}

/* Which column the person is in, and whether its table has to be replaced by hand. Column hei is
 * not: without its table the run is refused by name. */
static gboolean
read_tax (
    YuiDatabase *db, const YuiPayRunDraft *draft, const char *worker_id, Tax *tax, GError **error)
{
  if (!yui_pay_read_tax_column (db, draft->programme_id, draft->employer_id, worker_id,
                                &tax->column, &tax->dependants, error))
    return FALSE;
  tax->is_by_hand = tax->column != YUI_TAX_HEI
                    && !yui_pay_has_withholding_table (draft->tables, tax->column, tax->dependants,
                                                       draft->pay_day);
  return TRUE;
}

/* What everybody in the run is paid by. */
typedef struct
{
  int rest_weekday;
  const GArray *months; /* whose hours are rounded */
  const GArray *paid;   /* whose pay is rounded */
} Rules;

/* Makes the lines of one person: work, the rounding of months, tax. */
static gboolean
make_lines (YuiDatabase *db,
            const YuiPayRunDraft *draft,
            const char *pay_run_id,
            const Rules *all,
            const char *worker_id,
            const Tax *tax,
            const YuiPayWork *works,
            gsize n,
            GArray *lines,
            GPtrArray *kept,
            GError **error)
{
  const YuiPayRules rules = { .tables = draft->tables,
                              .pay_day = draft->pay_day,
                              .week_limit_min = YUI_WEEK_LIMIT_MIN,
                              .rest_weekday = all->rest_weekday,
                              .tax_column = tax->is_by_hand ? YUI_TAX_MANUAL : tax->column,
                              .dependants = tax->dependants };
  const YuiCivilDay since = yui_civil_month_start (works[0].work_day);
  g_autoptr (GArray) earlier = yui_pay_read_earlier (db, draft, worker_id, since, error);
  g_autoptr (GArray) carries
      = earlier == NULL ? NULL
                        : yui_pay_carries_read (db, draft->programme_id, draft->employer_id,
                                                worker_id, since, error);

  return carries != NULL && yui_pay_make_lines (&rules, works, n, carries, lines, error)
         && yui_pay_months_round (db, draft, pay_run_id, worker_id, all->months, lines, kept, error)
         && yui_pay_withhold (&rules, (const YuiPayEarlier *)(gpointer)earlier->data, earlier->len,
                              lines, error);
}

/* Pays one person, whose rows are rows[n]; adds to the run's totals. */
static gboolean
pay_person (YuiDatabase *db,
            const YuiPayRunDraft *draft,
            const char *pay_run_id,
            const Rules *rules,
            const YuiPayRow *rows,
            gsize n,
            Totals *run,
            GError **error)
{
  g_autoptr (GPtrArray) kept = yui_pay_months_kept_new ();
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (YuiPayRunLine));
  g_autofree YuiPayWork *works = g_new (YuiPayWork, n);
  g_autofree char *payslip_id = NULL;
  Totals totals;
  Tax tax;
  int shifts = 0;
  gint64 more_yen;

  if (!read_tax (db, draft, rows[0].worker_id, &tax, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    works[i] = rows[i].work;
  if (!make_lines (db, draft, pay_run_id, rules, rows[0].worker_id, &tax, works, n, lines, kept,
                   error)
      || !take_rows (db, draft, pay_run_id, rows, works, n, lines, &shifts, error))
    return FALSE;
  if (lines->len == 0)
    return TRUE;
  totals = sum_lines (lines);
  totals.shifts = shifts;
  if (!insert_payslip (db, draft, pay_run_id, &rows[0], &tax, &totals, lines, &payslip_id, error)
      || !yui_pay_net_round (db, draft, payslip_id, rules->paid, &more_yen, error))
    return FALSE;
  totals.gross_yen += more_yen;
  totals.net_yen += more_yen;
  add_totals (run, &totals);
  return TRUE;
}

/* The statutory rest day: a YuiWeekday, 0 when none is fixed. */
static gboolean
read_rest_weekday (YuiDatabase *db, const YuiPayRunDraft *draft, int *weekday, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT statutory_rest_weekday FROM employer WHERE programme_id = $1 AND id = $2",
      YUI_INT (draft->programme_id), YUI_TEXT (draft->employer_id));

  if (!yui_statement_need_row (query, error))
    return FALSE;
  *weekday
      = yui_statement_is_null (query, 0) ? 0 : (int)yui_statement_get_int (query, 0) + YUI_MONDAY;
  return TRUE;
}

static gboolean
pay_everybody (YuiDatabase *db,
               const YuiPayRunDraft *draft,
               const char *pay_run_id,
               const GArray *rows,
               const GArray *months,
               const GArray *paid,
               Totals *run,
               GError **error)
{
  Rules rules = { .months = months, .paid = paid };

  if (!read_rest_weekday (db, draft, &rules.rest_weekday, error))
    return FALSE;
  for (guint i = 0, end; i < rows->len; i = end)
    {
      const YuiPayRow *first = &g_array_index (rows, YuiPayRow, i);

      for (end = i + 1; end < rows->len; end++)
        if (!g_str_equal (g_array_index (rows, YuiPayRow, end).worker_id, first->worker_id))
          break;
      if (!pay_person (db, draft, pay_run_id, &rules, first, end - i, run, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_run (YuiDatabase *db,
            const YuiPayRunDraft *draft,
            const char *id,
            gboolean rounds_month,
            gboolean rounds_yen,
            GError **error)
{
  return yui_database_run (db, error,
                           "INSERT INTO pay_run (programme_id, id, employer_id, from_day, to_day, "
                           "pay_day, people, shifts, worked_min, gross_yen, withheld_yen, net_yen, "
                           "created_s, created_by, period_kind, rounds_month, rounds_yen) VALUES "
                           "($1, $2, $3, $4, $5, $6, 0, 0, 0, 0, 0, 0, $7, $8, $9, $10, $11)",
                           YUI_INT (draft->programme_id), YUI_TEXT (id),
                           YUI_TEXT (draft->employer_id), YUI_INT (draft->from_day),
                           YUI_INT (draft->to_day), YUI_INT (draft->pay_day),
                           YUI_INT (draft->now_s), YUI_TEXT (draft->created_by),
                           YUI_TEXT (draft->period_kind != NULL ? draft->period_kind : "free"),
                           YUI_INT (rounds_month), YUI_INT (rounds_yen))
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
  g_autoptr (GArray) months = yui_pay_months_read (db, draft, YUI_PAY_MONTH_HOURS, error);
  g_autoptr (GArray) paid
      = months != NULL ? yui_pay_months_read (db, draft, YUI_PAY_MONTH_YEN, error) : NULL;
  g_autoptr (GArray) rows = paid != NULL ? yui_pay_rows_read (db, draft, error) : NULL;
  g_autoptr (YuiFaults) faults = yui_faults_new ();
  Totals run = { 0 };

  if (rows == NULL
      || !insert_run (db, draft, id, yui_pay_months_close (months, draft),
                      yui_pay_months_close (paid, draft), error)
      || !pay_everybody (db, draft, id, rows, months, paid, &run, error))
    return NULL;
  if (run.people == 0)
    {
      yui_faults_add (
          faults, "/from", "nothing_agreed", NULL,
          "No hours of this period are agreed and unpaid, and nothing that was paid was "
          "corrected; confirm hours first.");
      yui_faults_check (faults, error);
      return NULL;
    }
  return write_totals (db, draft, id, &run, error) ? g_steal_pointer (&id) : NULL;
}

gboolean
yui_pay_run_read_facts (YuiDatabase *db,
                        gint64 programme_id,
                        const char *employer_id,
                        const char *pay_run_id,
                        YuiPayRunFacts *facts,
                        GError **error)
{
  g_return_val_if_fail (db != NULL && employer_id != NULL && pay_run_id != NULL, FALSE);

  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT r.version, r.state, r.checked_by, e.pay_needs_approval FROM pay_run r "
      "JOIN employer e ON e.programme_id = r.programme_id AND e.id = r.employer_id "
      "WHERE r.programme_id = $1 AND r.employer_id = $2 AND r.id = $3",
      YUI_INT (programme_id), YUI_TEXT (employer_id), YUI_TEXT (pay_run_id));

  if (!yui_problem_find_row (query, error))
    return FALSE;
  facts->version = yui_statement_get_int (query, 0);
  facts->state = yui_statement_dup_text (query, 1);
  facts->checked_by = yui_statement_dup_text (query, 2);
  facts->needs_approval = yui_statement_get_int (query, 3) != 0;
  return TRUE;
}

void
yui_pay_run_facts_clear (YuiPayRunFacts *facts)
{
  g_clear_pointer (&facts->state, g_free);
  g_clear_pointer (&facts->checked_by, g_free);
}

/* The hours in a run. */
static gboolean
move_hours (YuiDatabase *db,
            gint64 programme_id,
            const char *pay_run_id,
            const char *to,
            gint64 now_s,
            GError **error)
{
  return yui_state_change_all (
      db, YUI_STATE_AT (programme_id, now_s), YUI_MACHINE_ATTENDANCE,
      yui_database_query (db, error,
                          "SELECT id FROM attendance WHERE programme_id = $1 AND pay_run_id = $2 "
                          "AND state = 'in_pay_run' ORDER BY id",
                          YUI_INT (programme_id), YUI_TEXT (pay_run_id)),
      to, error);
}

static gboolean
lock (YuiDatabase *db, gint64 programme_id, const char *pay_run_id, gint64 now_s, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error, "SELECT pay_day FROM pay_run WHERE programme_id = $1 AND id = $2",
      YUI_INT (programme_id), YUI_TEXT (pay_run_id));

  return yui_statement_need_row (row, error)
         && yui_timer_set_pay_day (db, programme_id, pay_run_id, yui_statement_get_int (row, 0),
                                   error)
         && move_hours (db, programme_id, pay_run_id, "paid", now_s, error);
}

gboolean
yui_pay_run_set_state (YuiDatabase *db,
                       gint64 programme_id,
                       const char *pay_run_id,
                       const char *state,
                       gint64 now_s,
                       const char *actor_id,
                       GError **error)
{
  /* When and by whom; $3 and $4. A run that comes back keeps who checked it. */
  static const struct
  {
    const char *state;
    const char *sql;
  } WRITES[] = {
    { "checked", "UPDATE pay_run SET checked_s = coalesce (checked_s, $3), "
                 "checked_by = coalesce (checked_by, $4), approved_s = NULL, approved_by = NULL "
                 "WHERE programme_id = $1 AND id = $2" },
    { "approved", "UPDATE pay_run SET approved_s = $3, approved_by = $4 "
                  "WHERE programme_id = $1 AND id = $2" },
    { "locked", "UPDATE pay_run SET locked_s = $3, locked_by = $4 "
                "WHERE programme_id = $1 AND id = $2" },
  };
  gsize i = 0;

  if (g_str_equal (state, "draft"))
    return yui_state_change (db, YUI_STATE_AT (programme_id, now_s), YUI_MACHINE_PAY_RUN,
                             pay_run_id, state, error)
           && yui_database_run (db, error,
                                "UPDATE pay_run SET checked_s = NULL, checked_by = NULL "
                                "WHERE programme_id = $1 AND id = $2",
                                YUI_INT (programme_id), YUI_TEXT (pay_run_id))
                  >= 0;
  while (i < G_N_ELEMENTS (WRITES) && !g_str_equal (WRITES[i].state, state))
    i++;
  g_return_val_if_fail (i < G_N_ELEMENTS (WRITES), FALSE);
  return yui_state_change (db, YUI_STATE_AT (programme_id, now_s), YUI_MACHINE_PAY_RUN, pay_run_id,
                           state, error)
         && yui_database_run (db, error, WRITES[i].sql, YUI_INT (programme_id),
                              YUI_TEXT (pay_run_id), YUI_INT (now_s), YUI_TEXT (actor_id))
                >= 0
         && (!g_str_equal (state, "locked") || lock (db, programme_id, pay_run_id, now_s, error));
}

/* ---- tax by hand ---- */

#define OF_RUN                                                                                     \
  "FROM payslip s WHERE s.programme_id = pay_run.programme_id AND s.pay_run_id = pay_run.id)"

/* Replaces the hand-entered line of a payslip, if any. */
static gboolean
write_tax_line (
    YuiDatabase *db, gint64 programme_id, const char *payslip_id, gint64 tax_yen, GError **error)
{
  return yui_database_run (db, error,
                           "DELETE FROM pay_line WHERE programme_id = $1 AND payslip_id = $2 "
                           "AND kind = 'withholding'",
                           YUI_INT (programme_id), YUI_TEXT (payslip_id))
             >= 0
         && yui_database_run (
                db, error,
                "INSERT INTO pay_line (programme_id, payslip_id, position, kind, work_day, "
                "minutes, amount_yen, source, rule, rounding) "
                "SELECT $1, $2, max(position) + 1, 'withholding', max(work_day), 0, 0 - $3, $4, "
                "$5, "
                "'none' FROM pay_line WHERE programme_id = $1 AND payslip_id = $2",
                YUI_INT (programme_id), YUI_TEXT (payslip_id), YUI_INT (tax_yen),
                YUI_TEXT (yui_labour_rule_article (YUI_RULE_WITHHOLDING_MANUAL)),
                YUI_TEXT (yui_labour_rule_name (YUI_RULE_WITHHOLDING_MANUAL)))
                >= 0;
}

gboolean
yui_pay_run_enter_tax (YuiDatabase *db,
                       const YuiLawTables *tables,
                       gint64 programme_id,
                       const char *payslip_id,
                       gint64 tax_yen,
                       GError **error)
{
  g_return_val_if_fail (db != NULL && payslip_id != NULL && tax_yen >= 0, FALSE);

  return write_tax_line (db, programme_id, payslip_id, tax_yen, error)
         && yui_database_run (db, error,
                              "UPDATE payslip SET tax_by_hand_yen = $3, withheld_yen = $3, "
                              "net_yen = gross_yen - $3, version = version + 1 "
                              "WHERE programme_id = $1 AND id = $2",
                              YUI_INT (programme_id), YUI_TEXT (payslip_id), YUI_INT (tax_yen))
                >= 0
         && yui_pay_net_round_again (db, tables, programme_id, payslip_id, error)
         && yui_database_run (db, error,
                              "UPDATE pay_run SET version = version + 1, "
                              "gross_yen = (SELECT sum(s.gross_yen) " OF_RUN ", "
                              "withheld_yen = (SELECT sum(s.withheld_yen) " OF_RUN ", "
                              "net_yen = (SELECT sum(s.net_yen) " OF_RUN " "
                              "WHERE programme_id = $1 AND id = (SELECT pay_run_id FROM payslip "
                              " WHERE programme_id = $1 AND id = $2)",
                              YUI_INT (programme_id), YUI_TEXT (payslip_id))
                >= 0;
}

gboolean
yui_pay_run_discard (
    YuiDatabase *db, gint64 programme_id, const char *pay_run_id, gint64 now_s, GError **error)
{
  static const char *const STATEMENTS[]
      = { "UPDATE attendance SET pay_run_id = NULL WHERE programme_id = $1 AND pay_run_id = $2 "
          "AND state = 'agreed'",
          "UPDATE cancellation SET pay_run_id = NULL, version = version + 1 "
          "WHERE programme_id = $1 AND pay_run_id = $2",
          "DELETE FROM pay_run WHERE programme_id = $1 AND id = $2 AND state = 'draft'" };

  if (!move_hours (db, programme_id, pay_run_id, "agreed", now_s, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (STATEMENTS); i++)
    if (yui_database_run (db, error, STATEMENTS[i], YUI_INT (programme_id), YUI_TEXT (pay_run_id))
        < 0)
      return FALSE;
  return TRUE;
}
