/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-thresholds.h"

#include "yui-attendance-spans.h"
#include "yui-declared-hours.h"
#include "yui-pay-lines.h"

#include <string.h>
#include <yyjson.h>

#define MONTHS_BACK    14 /* a whole year of an agreement, and the months before this one */
#define TYPICAL_SHIFTS 10
#define TYPICAL_PART   2 /* a weekday is typical when half of the shifts or more fall on it */
#define DAYS_PER_WEEK  YUI_DAYS_PER_WEEK
#define ADULT_AGE      18

/* One shift of the person, worked or planned. */
typedef struct
{
  YuiCivilDay day;
  gint64 start_s, end_s, formed_s;
  int break_min;
  gint64 worked_min;
  gint64 yen;
  gboolean is_planned;
  YuiAddedBefore before;
} Work;

typedef struct
{
  YuiDatabase *db;
  const YuiLawTables *tables;
  gint64 programme_id;
  const char *employer_id, *worker_id;
  YuiCivilDay today;
} Call;

static gint64
expect_yen (const Call *call, const Work *work, const char *terms)
{
  yyjson_doc *doc = yyjson_read (terms, strlen (terms), 0);
  const int hourly_yen
      = (int)yyjson_get_sint (yyjson_obj_get (yyjson_doc_get_root (doc), "hourly_wage_yen"));
  gint64 yen = 0;

  yyjson_doc_free (doc);
  yui_pay_expect (call->tables, work->start_s, work->end_s, work->break_min, hourly_yen, 0, &yen);
  return yen;
}

/* Hours that are agreed, else clocked, else planned: of a day gone by without any of the first two,
 * nobody says that it was worked. */
static void
read_work (const Call *call, YuiStatement *row, GArray *works)
{
  const int column = !yui_statement_is_null (row, 4) ? 3 : !yui_statement_is_null (row, 7) ? 6 : 9;
  Work work = { .day = (YuiCivilDay)yui_statement_get_int (row, 0),
                .formed_s = yui_statement_get_int (row, 1),
                .start_s = yui_statement_get_int (row, column),
                .end_s = yui_statement_get_int (row, column + 1),
                .break_min = (int)yui_statement_get_int (row, column + 2),
                .is_planned = column == 9 };

  work.worked_min = (work.end_s - work.start_s) / YUI_SECONDS_PER_MINUTE - work.break_min;
  if ((work.is_planned && work.day < call->today) || work.worked_min <= 0)
    return;
  work.yen = expect_yen (call, &work, yui_statement_get_text (row, 2));
  g_array_append_val (works, work);
}

static GArray *
read_works (const Call *call, GError **error)
{
  g_autoptr (GArray) works = g_array_new (FALSE, FALSE, sizeof (Work));
  const YuiCivilDay since
      = yui_civil_add_months (yui_civil_month_start (call->today), -MONTHS_BACK);
  g_autoptr (YuiStatement) query = yui_database_query (
      call->db, error,
      "SELECT a.work_day, c.formed_s, c.terms, a.agreed_start_s, a.agreed_end_s, "
      "a.agreed_break_min, a.clocked_start_s, a.clocked_end_s, a.clocked_break_min, "
      "a.planned_start_s, a.planned_end_s, a.planned_break_min FROM attendance a "
      "JOIN contract c ON c.programme_id = a.programme_id AND c.id = a.contract_id "
      "WHERE a.programme_id = $1 AND a.worker_id = $2 AND a.employer_id = $3 AND a.work_day >= $4 "
      "AND c.cancelled_s IS NULL "
      "ORDER BY a.work_day, a.planned_start_s, a.id",
      YUI_INT (call->programme_id), YUI_TEXT (call->worker_id), YUI_TEXT (call->employer_id),
      YUI_INT (since));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    read_work (call, query, works);
  return step == YUI_STEP_DONE ? g_steal_pointer (&works) : NULL;
}

/* What comes before each work in its day and week, with hours declared elsewhere. */
static gboolean
place_works (const Call *call, GArray *works, GError **error)
{
  g_autofree YuiAddedWork *own = g_new0 (YuiAddedWork, works->len);
  g_autofree YuiAddedBefore *before = g_new0 (YuiAddedBefore, works->len);

  for (guint i = 0; i < works->len; i++)
    {
      const Work *work = &g_array_index (works, Work, i);

      own[i] = (YuiAddedWork){ .formed_s = work->formed_s,
                               .day = work->day,
                               .scheduled_min = (gint32)work->worked_min };
    }
  if (!yui_declared_hours_place (call->db, call->programme_id, call->worker_id, own, works->len,
                                 before, error))
    return FALSE;
  for (guint i = 0; i < works->len; i++)
    g_array_index (works, Work, i).before = before[i];
  return TRUE;
}

static gboolean
split_work (const Work *work,
            const YuiEmployer *employer,
            gboolean is_under_18,
            YuiPremiumMinutes *minutes)
{
  const YuiWorkContext context
      = { .day_before_min = work->before.scheduled_day_before_min,
          .week_before_min = work->before.scheduled_week_before_min,
          .week_limit_min = yui_employer_week_limit (employer, is_under_18),
          .start_day_is_rest = yui_employer_is_rest_day (employer, work->day),
          .next_day_is_rest = yui_employer_is_rest_day (employer, work->day + 1) };
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (YuiSpan));

  return yui_attendance_spans_worked (work->start_s, work->end_s, work->break_min, NULL, spans)
         && yui_labour_split_minutes ((const YuiSpan *)(gpointer)spans->data, spans->len, &context,
                                      minutes)
                == YUI_LABOUR_OK;
}

static void
add_to_days (GArray *days, const Work *work, const YuiPremiumMinutes *minutes)
{
  YuiLedgerDay *last = days->len > 0 ? &g_array_index (days, YuiLedgerDay, days->len - 1) : NULL;
  const YuiLedgerDay day = { .day = work->day, .is_planned = work->is_planned };

  if (last == NULL || last->day != work->day)
    {
      g_array_append_val (days, day);
      last = &g_array_index (days, YuiLedgerDay, days->len - 1);
    }
  last->worked_min += (gint32)work->worked_min;
  last->overtime_min += minutes->overtime_min + minutes->overtime_over_60_min;
  last->rest_day_min += minutes->rest_day_min;
  last->pay_yen += work->yen;
  last->is_planned &= work->is_planned;
}

/* What was paid for a day counts instead of what was expected; paid receives those days. */
static gboolean
take_paid (const Call *call, GArray *days, GHashTable *paid, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      call->db, error,
      "SELECT l.work_day, sum(l.amount_yen) FROM payslip s "
      "JOIN pay_line l ON l.programme_id = s.programme_id AND l.payslip_id = s.id "
      "JOIN pay_run r ON r.programme_id = s.programme_id AND r.id = s.pay_run_id "
      "WHERE s.programme_id = $1 AND s.worker_id = $2 AND s.employer_id = $3 "
      "AND r.state = 'locked' AND l.kind NOT IN ('transport', 'withholding', 'pay_rounding') GROUP "
      "BY l.work_day",
      YUI_INT (call->programme_id), YUI_TEXT (call->worker_id), YUI_TEXT (call->employer_id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    for (guint i = 0; i < days->len; i++)
      {
        YuiLedgerDay *day = &g_array_index (days, YuiLedgerDay, i);

        if (day->day == yui_statement_get_int (query, 0))
          {
            day->pay_yen = MAX (yui_statement_get_int (query, 1), 0);
            g_hash_table_add (paid, GINT_TO_POINTER (day->day));
          }
      }
  return step == YUI_STEP_DONE;
}

/* ---- what is typical ---- */

static void
find_typical (const GArray *works, YuiThresholds *thresholds)
{
  const guint n = MIN (works->len, TYPICAL_SHIFTS);
  guint counts[DAYS_PER_WEEK] = { 0 };
  gint64 sum_min = 0, sum_yen = 0;

  thresholds->typical_weekday = -1;
  for (guint i = works->len - n; i < works->len; i++)
    {
      const Work *work = &g_array_index (works, Work, i);
      const int weekday = (int)yui_civil_weekday (work->day) - YUI_MONDAY;

      sum_min += work->worked_min;
      sum_yen += work->yen;
      if (++counts[weekday] * TYPICAL_PART >= n && n > 1)
        thresholds->typical_weekday = weekday;
    }
  if (n == 0)
    return;
  thresholds->typical_min = (gint32)(sum_min / n);
  thresholds->typical_yen = sum_yen / n;
}

/* The weeks in a row with work that hold today's week, the last or the next. */
static void
find_run (const GArray *days, YuiLedgerFacts *facts)
{
  const YuiCivilDay this_week = yui_civil_week_start (facts->today, YUI_SUNDAY);
  YuiCivilDay since = YUI_CIVIL_DAY_UNKNOWN, last_week = YUI_CIVIL_DAY_UNKNOWN;

  for (guint i = 0; i < days->len; i++)
    {
      const YuiCivilDay day = g_array_index (days, YuiLedgerDay, i).day;
      const YuiCivilDay week = yui_civil_week_start (day, YUI_SUNDAY);

      if (last_week == YUI_CIVIL_DAY_UNKNOWN || week > last_week + DAYS_PER_WEEK)
        {
          if (last_week != YUI_CIVIL_DAY_UNKNOWN && last_week >= this_week - DAYS_PER_WEEK)
            return;
          since = day;
        }
      last_week = week;
      if (week >= this_week - DAYS_PER_WEEK && since <= facts->today + DAYS_PER_WEEK)
        {
          facts->employed_since = since;
          facts->employed_until = day;
        }
    }
}

/* What the calendar year of today is made of; the ledger adds up the same days. */
static void
add_year (const GArray *days, GHashTable *paid, YuiCivilDay today, YuiYearPay *year)
{
  yui_civil_day_from_ymd (yui_civil_date_of (today).year, 1, 1, &year->first_day);
  yui_civil_day_from_ymd (yui_civil_date_of (today).year + 1, 1, 1, &year->next_day);
  for (guint i = 0; i < days->len; i++)
    {
      const YuiLedgerDay *day = &g_array_index (days, YuiLedgerDay, i);
      const YuiYearPart part = day->is_planned ? YUI_YEAR_PLANNED
                               : g_hash_table_contains (paid, GINT_TO_POINTER (day->day))
                                   ? YUI_YEAR_PAID
                                   : YUI_YEAR_WORKED;

      if (day->day < year->first_day || day->day >= year->next_day)
        continue;
      year->days[part]++;
      year->yen[part] += day->pay_yen;
    }
}

static gboolean
read_age (const Call *call, gboolean *is_under_18, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      call->db, error, "SELECT birth_day FROM worker WHERE programme_id = $1 AND id = $2",
      YUI_INT (call->programme_id), YUI_TEXT (call->worker_id));

  if (!yui_statement_need_row (query, error))
    return FALSE;
  *is_under_18
      = !yui_statement_is_null (query, 0)
        && yui_civil_age ((YuiCivilDay)yui_statement_get_int (query, 0), call->today) < ADULT_AGE;
  return TRUE;
}

static GArray *
make_days (
    const Call *call, GArray *works, const YuiEmployer *employer, YuiYearPay *year, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (YuiLedgerDay));
  g_autoptr (GHashTable) paid = g_hash_table_new (NULL, NULL);
  gboolean is_under_18;

  if (!place_works (call, works, error) || !read_age (call, &is_under_18, error))
    return NULL;
  for (guint i = 0; i < works->len; i++)
    {
      const Work *work = &g_array_index (works, Work, i);
      YuiPremiumMinutes minutes;

      if (split_work (work, employer, is_under_18, &minutes))
        add_to_days (days, work, &minutes);
    }
  if (!take_paid (call, days, paid, error))
    return NULL;
  add_year (days, paid, call->today, year);
  return g_steal_pointer (&days);
}

gboolean
yui_thresholds_compute (YuiThresholds *thresholds,
                        YuiDatabase *db,
                        const YuiLawTables *tables,
                        gint64 programme_id,
                        const char *employer_id,
                        const char *worker_id,
                        YuiCivilDay today,
                        GError **error)
{
  g_return_val_if_fail (thresholds != NULL && db != NULL && tables != NULL, FALSE);

  const Call call = { db, tables, programme_id, employer_id, worker_id, today };
  g_auto (YuiEmployer) employer = { 0 };
  g_autoptr (GArray) works = NULL, days = NULL;
  YuiLedgerFacts facts = { .today = today, .employed_since = YUI_CIVIL_DAY_UNKNOWN };

  *thresholds = (YuiThresholds){ 0 };
  if (!yui_employer_load (&employer, db, programme_id, employer_id, error)
      || !yui_declared_hours_sum (db, programme_id, worker_id, today, NULL,
                                  &thresholds->declared_week_min, error))
    return FALSE;
  works = read_works (&call, error);
  days = works != NULL ? make_days (&call, works, &employer, &thresholds->year, error) : NULL;
  if (days == NULL)
    return FALSE;
  find_typical (works, thresholds);
  find_run (days, &facts);
  facts.days = (const YuiLedgerDay *)(gpointer)days->data;
  facts.n_days = days->len;
  facts.agreement_month_min = (gint32)employer.agreement_month_min;
  facts.agreement_year_min = (gint32)employer.agreement_year_min;
  facts.agreement_start = (YuiCivilDay)employer.agreement_start_day;
  facts.special_month_min = (gint32)employer.special_month_min;
  facts.special_year_min = (gint32)employer.special_year_min;
  facts.special_months = (gint32)employer.special_months;
  facts.typical_min = thresholds->typical_min;
  facts.typical_yen = thresholds->typical_yen;
  if (yui_labour_ledger (&facts, thresholds->lines) == YUI_LABOUR_OK)
    return TRUE;
  g_set_error_literal (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CORRUPT,
                       "The hours of a person cannot be added up.");
  return FALSE;
}
