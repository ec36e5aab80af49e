/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-cancellation.h"

#include "yui-pay-day.h"
#include "yui-pay-lines.h"
#include "yui-problem.h"

/* Every contract here is for one shift: who holds it is hired by the day, but for current staff. */

#define SELECT                                                                                     \
  "SELECT c.id, c.version, c.shift_id, c.employer_id, c.workplace_id, c.worker_id, w.name, "       \
  "p.name, "                                                                                       \
  "c.offer_id, c.start_s, c.end_s, c.formed_s, c.terms, coalesce (c.cancelled_s, 0), "             \
  "c.notice_document_id IS NOT NULL, x.id, a.agreed_start_s, a.agreed_end_s, a.agreed_break_min, " \
  "e.pay_closing_day, e.pay_months_later, e.pay_day_of_month, c.electronic_notice, "               \
  "e.follows_24_hours, EXISTS (SELECT 1 FROM membership m "                                        \
  " WHERE m.programme_id = c.programme_id AND m.employer_id = c.employer_id "                      \
  " AND m.worker_id = c.worker_id AND m.kind = 'current_staff'), "                                 \
  "e.pay_period_kind, e.worked_pay_counts FROM contract c "                                        \
  "JOIN worker w ON w.programme_id = c.programme_id AND w.id = c.worker_id "                       \
  "JOIN workplace p ON p.programme_id = c.programme_id AND p.id = c.workplace_id "                 \
  "JOIN employer e ON e.programme_id = c.programme_id AND e.id = c.employer_id "                   \
  "LEFT JOIN attendance a ON a.programme_id = c.programme_id AND a.contract_id = c.id "            \
  "LEFT JOIN cancellation x ON x.programme_id = c.programme_id AND x.contract_id = c.id "          \
  "WHERE c.programme_id = $1 AND c.id = $2 AND ($3 IS NULL OR c.employer_id = $3)"

static gint64
get_number (yyjson_val *terms, const char *key)
{
  return yyjson_get_sint (yyjson_obj_get (terms, key));
}

/* The terms as agreed: a shift may be changed later, a contract only with consent. */
static void
read_terms (YuiCancelCase *one, const char *canonical)
{
  g_autoptr (yyjson_doc) parsed = yyjson_read (canonical, strlen (canonical), YYJSON_READ_NOFLAG);
  yyjson_val *terms = parsed != NULL ? yyjson_doc_get_root (parsed) : NULL;

  one->title = g_strdup (yyjson_get_str (yyjson_obj_get (terms, "title")));
  one->break_min = get_number (terms, "break_min");
  one->hourly_yen = get_number (terms, "hourly_wage_yen");
  one->transport_yen = get_number (terms, "transport_yen");
}

static void
read_row (YuiCancelCase *one, YuiStatement *row)
{
  const YuiPayRule rule = { .closing_day = yui_statement_get_int (row, 19),
                            .months_later = yui_statement_get_int (row, 20),
                            .pay_day_of_month = yui_statement_get_int (row, 21) };

  one->contract_id = yui_statement_dup_text (row, 0);
  one->version = yui_statement_get_int (row, 1);
  one->shift_id = yui_statement_dup_text (row, 2);
  one->employer_id = yui_statement_dup_text (row, 3);
  one->workplace_id = yui_statement_dup_text (row, 4);
  one->worker_id = yui_statement_dup_text (row, 5);
  one->worker_name = yui_statement_dup_text (row, 6);
  one->workplace_name = yui_statement_dup_text (row, 7);
  one->offer_id = yui_statement_dup_text (row, 8);
  one->start_s = yui_statement_get_int (row, 9);
  one->end_s = yui_statement_get_int (row, 10);
  one->formed_s = yui_statement_get_int (row, 11);
  read_terms (one, yui_statement_get_text (row, 12));
  one->cancelled_s = yui_statement_get_int (row, 13);
  one->electronic_notice = yui_statement_get_int (row, 22) != 0;
  one->follows_24_hours = yui_statement_get_int (row, 23) != 0;
  one->is_ongoing = yui_statement_get_int (row, 24) != 0;
  one->closing_day = (int)rule.closing_day;
  one->pay_period_kind = yui_statement_dup_text (row, 25);
  one->worked_pay_counts = yui_statement_get_int (row, 26) != 0;
  one->has_notice = yui_statement_get_int (row, 14) != 0;
  one->cancellation_id = yui_statement_dup_text (row, 15);
  one->worked_start_s = yui_statement_get_int (row, 16);
  one->worked_end_s = yui_statement_get_int (row, 17);
  one->worked_break_min = yui_statement_get_int (row, 18);
  one->work_day = yui_civil_day_of_utc (one->start_s);
  one->pay_by_day = yui_pay_day_of (&rule, one->work_day, NULL);
}

/* A begun minute is a whole one, at both ends. */
static gint64
minute_before (gint64 moment_s)
{
  return moment_s - moment_s % YUI_SECONDS_PER_MINUTE;
}

static void
take_clocked (YuiCancelCase *one, const YuiClocked *clocked)
{
  one->clock_state = clocked->state;
  if (one->worked_end_s != 0 || clocked->end_s == 0 || clocked->start_s == 0)
    return;
  one->worked_start_s = minute_before (clocked->start_s);
  one->worked_end_s = minute_before (clocked->end_s + YUI_SECONDS_PER_MINUTE - 1);
  one->worked_break_min = clocked->break_min;
}

static gboolean
compute_pay (YuiCancelCase *one, const YuiLawTables *tables, GError **error)
{
  if (!yui_pay_expect_lines (tables, one->start_s, one->end_s, (int)one->break_min,
                             (int)one->hourly_yen, 0, &one->scheduled))
    {
      yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "pay-unknown",
                             "The pay of this shift cannot be computed: the table of premium rates "
                             "has no row for its day.");
      return FALSE;
    }
  one->scheduled_yen = yui_labour_pay_sum (one->scheduled.lines, one->scheduled.n_lines).gross_yen;
  one->worked.hourly_yen = (int)one->hourly_yen;
  if (one->worked_end_s > one->worked_start_s
      && yui_pay_expect_lines (tables, one->worked_start_s, one->worked_end_s,
                               (int)one->worked_break_min, (int)one->hourly_yen, 0, &one->worked))
    one->worked_yen = MIN (yui_labour_pay_sum (one->worked.lines, one->worked.n_lines).gross_yen,
                           one->scheduled_yen);
  return TRUE;
}

gboolean
yui_cancel_case_load (YuiCancelCase *one,
                      YuiDatabase *db,
                      gint64 programme_id,
                      const char *employer_scope,
                      const char *contract_id,
                      const YuiLawTables *tables,
                      gint64 now_s,
                      GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, SELECT, YUI_INT (programme_id), YUI_TEXT (contract_id), YUI_TEXT (employer_scope));
  YuiClocked clocked;

  if (!yui_problem_find_row (query, error))
    return FALSE;
  read_row (one, query);
  one->now_s = now_s;
  if (!yui_attendance_load_clock (db, programme_id, contract_id, &clocked, error))
    return FALSE;
  take_clocked (one, &clocked);
  return compute_pay (one, tables, error)
         && yui_cancel_case_load_month (one, db, programme_id, tables, error);
}

void
yui_cancel_case_clear (YuiCancelCase *one)
{
  g_clear_pointer (&one->contract_id, g_free);
  g_clear_pointer (&one->shift_id, g_free);
  g_clear_pointer (&one->employer_id, g_free);
  g_clear_pointer (&one->workplace_id, g_free);
  g_clear_pointer (&one->worker_id, g_free);
  g_clear_pointer (&one->worker_name, g_free);
  g_clear_pointer (&one->title, g_free);
  g_clear_pointer (&one->pay_period_kind, g_free);
  g_clear_pointer (&one->workplace_name, g_free);
  g_clear_pointer (&one->offer_id, g_free);
  g_clear_pointer (&one->cancellation_id, g_free);
  g_clear_pointer (&one->month, g_array_unref);
}

gboolean
yui_cancel_case_has_started (const YuiCancelCase *one)
{
  return one->now_s >= one->start_s;
}

/* Whether an early finish for reason has its cause with the employer. */
static gboolean
is_employer_cause (YuiCancelReason reason)
{
  return reason == YUI_CANCEL_BUSINESS_VOLUME || reason == YUI_CANCEL_EMPLOYER_OTHER
         || reason == YUI_CANCEL_POSTING_MISTAKE;
}

gboolean
yui_cancel_case_offers (const YuiCancelCase *one, YuiCancelReason reason)
{
  if (!yui_cancel_case_has_started (one))
    return reason != YUI_CANCEL_WORKER_REQUEST; /* the worker says that, not the employer */
  return is_employer_cause (reason) || reason == YUI_CANCEL_FORCE_MAJEURE
         || reason == YUI_CANCEL_WORKER_UNABLE || reason == YUI_CANCEL_WORKER_REQUEST;
}

static void
assess_early_finish (const YuiCancelCase *one,
                     YuiCancelReason reason,
                     YuiCancelAssessment *assessment)
{
  const YuiEarlyFinishFacts facts = {
    .scheduled_pay_yen = one->scheduled_yen,
    .worked_pay_yen = one->worked_yen,
    .is_employer_cause = is_employer_cause (reason),
    .worked_pay_counts = one->worked_pay_counts,
    .work_day = one->work_day,
    .average = one->has_average ? &one->average : NULL,
  };

  if (yui_labour_assess_early_finish (&facts, assessment) != YUI_LABOUR_OK)
    g_assert_not_reached (); /* worked_yen is clamped */
}

void
yui_cancel_case_assess (const YuiCancelCase *one,
                        YuiCancelReason reason,
                        YuiCancelAssessment *assessment)
{
  const YuiCancelFacts facts = {
    .formed_s = one->formed_s,
    .start_s = one->start_s,
    .now_s = one->now_s,
    .reason = reason,
    .reason_was_in_terms = one->has_notice && reason != YUI_CANCEL_EMPLOYER_OTHER,
    .follows_association = one->follows_24_hours,
    .scheduled_pay_yen = one->scheduled_yen,
    .average = one->has_average ? &one->average : NULL,
  };

  if (yui_cancel_case_has_started (one))
    assess_early_finish (one, reason, assessment);
  else if (yui_labour_assess_cancellation (&facts, assessment) != YUI_LABOUR_OK)
    g_assert_not_reached ();
}
