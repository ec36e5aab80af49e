/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-month.h"

#include <string.h>

#define MONTHLY "monthly" /* a kind of period */

/* Whose month is looked at. */
typedef struct
{
  YuiDatabase *db;
  gint64 programme_id;
  const char *employer_id;
  const char *worker_id;
  const char *pay_run_id; /* counts too, though it is not locked */
  YuiCivilDay month;
} Month;

/* Minutes of a day at one wage. */
typedef struct
{
  YuiMonthTime time;
  int hourly_yen;
  int percent;
} Time;

/* A line of the rounding that stands. */
typedef struct
{
  YuiPaidLine paid;
  char *working;
} Standing;

/* Lines of locked runs and of run $6 for worker $3 of employer $2 in the days $4 … $5. */
#define OF_MONTH                                                                                   \
  "FROM payslip s "                                                                                \
  "JOIN pay_run r ON r.programme_id = s.programme_id AND r.id = s.pay_run_id "                     \
  "JOIN pay_line l ON l.programme_id = s.programme_id AND l.payslip_id = s.id "                    \
  "WHERE s.programme_id = $1 AND s.employer_id = $2 AND s.worker_id = $3 "                         \
  "AND l.work_day >= $4 AND l.work_day <= $5 AND (r.state = 'locked' OR r.id = $6) "

static YuiStatement *
query_month (const Month *month, const char *sql, GError **error)
{
  return yui_database_query (month->db, error, sql, YUI_INT (month->programme_id),
                             YUI_TEXT (month->employer_id), YUI_TEXT (month->worker_id),
                             YUI_INT (month->month), YUI_INT (yui_civil_month_end (month->month)),
                             YUI_TEXT (month->pay_run_id));
}

gboolean
yui_pay_is_calendar_month (YuiCivilDay from_day, YuiCivilDay to_day)
{
  return from_day == yui_civil_month_start (from_day)
         && to_day == yui_civil_month_end (from_day) + 1;
}

/* ---- which months ---- */

static gboolean
has_month (const GArray *months, YuiCivilDay month)
{
  for (guint i = 0; i < months->len; i++)
    if (g_array_index (months, YuiCivilDay, i) == month)
      return TRUE;
  return FALSE;
}

static gboolean
draft_is_closing (const YuiPayRunDraft *draft)
{
  return g_strcmp0 (draft->period_kind, MONTHLY) == 0
         && yui_pay_is_calendar_month (draft->from_day, draft->to_day);
}

static gboolean
read_choice (YuiDatabase *db,
             const YuiPayRunDraft *draft,
             YuiPayMonthRule rule,
             gboolean *rounds,
             GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error,
      "SELECT pay_rounds_month, pay_rounds_yen FROM employer WHERE programme_id = $1 AND id = $2",
      YUI_INT (draft->programme_id), YUI_TEXT (draft->employer_id));

  if (!yui_statement_need_row (row, error))
    return FALSE;
  *rounds = yui_statement_get_int (row, (int)rule) != 0;
  return TRUE;
}

GArray *
yui_pay_months_read (YuiDatabase *db,
                     const YuiPayRunDraft *draft,
                     YuiPayMonthRule rule,
                     GError **error)
{
  g_return_val_if_fail (db != NULL && draft != NULL, NULL);

  g_autoptr (GArray) months = g_array_new (FALSE, FALSE, sizeof (YuiCivilDay));
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT from_day, to_day, max(rounds_month), max(rounds_yen) FROM pay_run WHERE programme_id "
      "= $1 "
      "AND employer_id = $2 AND state = 'locked' AND period_kind = 'monthly' GROUP BY 1, 2",
      YUI_INT (draft->programme_id), YUI_TEXT (draft->employer_id));
  gboolean is_open = draft_is_closing (draft), rounds;
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const YuiCivilDay month = (YuiCivilDay)yui_statement_get_int (query, 0);

      if (!yui_pay_is_calendar_month (month, (YuiCivilDay)yui_statement_get_int (query, 1)))
        continue;
      is_open &= month != draft->from_day;
      if (yui_statement_get_int (query, 2 + (int)rule) != 0)
        g_array_append_val (months, month);
    }
  if (step != YUI_STEP_DONE || !read_choice (db, draft, rule, &rounds, error))
    return NULL;
  if (is_open && rounds)
    g_array_append_val (months, draft->from_day);
  return g_steal_pointer (&months);
}

gboolean
yui_pay_months_close (const GArray *months, const YuiPayRunDraft *draft)
{
  g_return_val_if_fail (months != NULL && draft != NULL, FALSE);

  return draft_is_closing (draft) && has_month (months, draft->from_day);
}

/* ---- what was worked ---- */

/* Adds minutes, of a reversal too, to those of the same kind, wage and day. */
static void
add_time (GArray *times, const Time *more)
{
  for (guint i = 0; i < times->len; i++)
    {
      Time *time = &g_array_index (times, Time, i);

      if (time->time.kind == more->time.kind && time->time.unit_sen == more->time.unit_sen
          && time->time.last_day == more->time.last_day)
        {
          time->time.minutes += more->time.minutes;
          return;
        }
    }
  g_array_append_vals (times, more, 1);
}

static gboolean
is_rounded_kind (YuiPayKind kind)
{
  return kind > YUI_PAY_BASE && kind < YUI_N_TIME_KINDS;
}

static gboolean
read_times (const Month *month, GArray *times, GError **error)
{
  g_autoptr (YuiStatement) query
      = query_month (month,
                     "SELECT l.kind, l.unit_yen, l.percent, l.work_day, sum(l.minutes) " OF_MONTH
                     "AND l.kind IN ('overtime', 'overtime_over_60', 'rest_day', 'night') "
                     "GROUP BY 1, 2, 3, 4 ORDER BY 4, 1, 2, 3",
                     error);
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      Time time = { .hourly_yen = (int)yui_statement_get_int (query, 1),
                    .percent = (int)yui_statement_get_int (query, 2) };

      yui_pay_kind_from_name (yui_statement_get_text (query, 0), &time.time.kind);
      time.time.minutes = (int32_t)yui_statement_get_int (query, 4);
      time.time.unit_sen = time.hourly_yen * time.percent;
      time.time.last_day = (YuiCivilDay)yui_statement_get_int (query, 3);
      add_time (times, &time);
    }
  return step == YUI_STEP_DONE;
}

static void
add_lines (const Month *month, const GArray *lines, GArray *times)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const YuiPayRunLine *line = &g_array_index (lines, YuiPayRunLine, i);
      const Time time
          = { { line->line.kind, line->line.minutes, line->line.unit_sen, line->work_day },
              line->hourly_yen,
              line->percent };

      if (is_rounded_kind (line->line.kind)
          && yui_civil_month_start (line->work_day) == month->month)
        add_time (times, &time);
    }
}

/* Computes the rounding of what times add up to. */
static gboolean
compute (const GArray *times,
         YuiMonthRounding roundings[YUI_MAX_MONTH_ROUNDINGS],
         size_t *n,
         GError **error)
{
  g_autofree YuiMonthTime *stand = g_new (YuiMonthTime, times->len + 1);
  size_t n_stand = 0;

  for (guint i = 0; i < times->len; i++)
    if (g_array_index (times, Time, i).time.minutes > 0)
      stand[n_stand++] = g_array_index (times, Time, i).time;
  if (yui_labour_round_month (stand, n_stand, roundings, n) == YUI_LABOUR_OK)
    return TRUE;
  g_set_error_literal (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CORRUPT,
                       "The pay lines of a month cannot be added up.");
  return FALSE;
}

/* ---- the lines of it ---- */

static void
free_standing (gpointer data)
{
  Standing *standing = data;

  g_free (standing->paid.payslip_id);
  g_free (standing->working);
  g_free (standing);
}

GPtrArray *
yui_pay_months_kept_new (void)
{
  return g_ptr_array_new_with_free_func (free_standing);
}

/* Adds the lines of the month that no other line has taken back. */
static gboolean
read_standing (const Month *month, GPtrArray *kept, GError **error)
{
  g_autoptr (YuiStatement) query = query_month (
      month,
      "SELECT l.payslip_id, l.position, l.unit_yen, l.percent, l.amount_yen, l.work_day, "
      "l.working " OF_MONTH "AND l.kind = 'month_rounding' AND l.reverses_payslip_id IS NULL "
      "AND NOT EXISTS (SELECT 1 FROM pay_line x "
      " JOIN payslip y ON y.programme_id = x.programme_id AND y.id = x.payslip_id "
      " JOIN pay_run z ON z.programme_id = y.programme_id AND z.id = y.pay_run_id "
      " WHERE x.programme_id = l.programme_id AND x.reverses_payslip_id = l.payslip_id "
      " AND x.reverses_position = l.position AND (z.state = 'locked' OR z.id = $6)) "
      "ORDER BY l.payslip_id, l.position",
      error);
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      Standing *standing = g_new0 (Standing, 1);
      const YuiMonthRounding was = { .day = (YuiCivilDay)yui_statement_get_int (query, 5),
                                     .amount_yen = yui_statement_get_int (query, 4) };

      standing->paid = (YuiPaidLine){ .line = yui_labour_month_rounding_line (&was),
                                      .payslip_id = yui_statement_dup_text (query, 0),
                                      .position = (int)yui_statement_get_int (query, 1),
                                      .hourly_yen = (int)yui_statement_get_int (query, 2),
                                      .percent = (int)yui_statement_get_int (query, 3) };
      standing->working = yui_statement_dup_text (query, 6);
      g_ptr_array_add (kept, standing);
    }
  return step == YUI_STEP_DONE;
}

static char *
write_working (const YuiMonthRounding *rounding)
{
  return g_strdup_printf ("{\"rounded_kind\":\"%s\",\"month_min\":%d,\"rounded_min\":%d}",
                          yui_pay_kind_name (rounding->kind), rounding->month_min,
                          rounding->rounded_min);
}

/* The line of a rounding; its numbers are kept. */
static YuiPayRunLine
make_line (const YuiMonthRounding *rounding, const GArray *times, GPtrArray *kept)
{
  Standing *made = g_new0 (Standing, 1);
  YuiPayRunLine line
      = { .line = yui_labour_month_rounding_line (rounding), .work_day = rounding->day };

  made->working = write_working (rounding);
  g_ptr_array_add (kept, made);
  line.working = made->working;
  for (guint i = 0; i < times->len; i++)
    {
      const Time *time = &g_array_index (times, Time, i);

      if (time->time.kind == rounding->kind && time->time.unit_sen == rounding->unit_sen)
        {
          line.hourly_yen = time->hourly_yen;
          line.percent = time->percent;
        }
    }
  return line;
}

static YuiPayRunLine
take_back (const Standing *standing)
{
  return (YuiPayRunLine){ .line = yui_labour_pay_reverse (&standing->paid.line, NULL),
                          .work_day = standing->paid.line.source.day,
                          .hourly_yen = standing->paid.hourly_yen,
                          .percent = standing->paid.percent,
                          .working = standing->working,
                          .reverses = &standing->paid };
}

/* Whether a line that stands is the one that would be made now. */
static gboolean
still_holds (const Standing *standing, const YuiPayRunLine *line)
{
  return standing->paid.line.amount_yen == line->line.amount_yen
         && standing->paid.line.source.day == line->work_day
         && standing->paid.hourly_yen == line->hourly_yen && standing->paid.percent == line->percent
         && g_str_equal (standing->working, line->working);
}

/* Appends what turns the n_standing lines from first on in kept into those of the roundings. */
static void
settle (GPtrArray *kept,
        guint first,
        guint n_standing,
        const YuiMonthRounding *roundings,
        size_t n,
        const GArray *times,
        GArray *lines)
{
  YuiPayRunLine made[YUI_MAX_MONTH_ROUNDINGS];
  gboolean is_there[YUI_MAX_MONTH_ROUNDINGS] = { FALSE };

  for (size_t k = 0; k < n; k++)
    made[k] = make_line (&roundings[k], times, kept);
  for (guint i = first; i < first + n_standing; i++)
    {
      const Standing *standing = kept->pdata[i];
      YuiPayRunLine reversal;
      size_t k = 0;

      while (k < n && (is_there[k] || !still_holds (standing, &made[k])))
        k++;
      if (k < n)
        {
          is_there[k] = TRUE;
          continue;
        }
      reversal = take_back (standing);
      g_array_append_val (lines, reversal);
    }
  for (size_t k = 0; k < n; k++)
    if (!is_there[k])
      g_array_append_val (lines, made[k]);
}

static gboolean
touches (const GArray *lines, YuiCivilDay month)
{
  for (guint i = 0; i < lines->len; i++)
    if (yui_civil_month_start (g_array_index (lines, YuiPayRunLine, i).work_day) == month)
      return TRUE;
  return FALSE;
}

static gboolean
round_month (const Month *month, GArray *lines, GPtrArray *kept, GError **error)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (Time));
  YuiMonthRounding roundings[YUI_MAX_MONTH_ROUNDINGS];
  const guint first = kept->len;
  size_t n;

  if (!read_times (month, times, error))
    return FALSE;
  add_lines (month, lines, times);
  if (!compute (times, roundings, &n, error) || !read_standing (month, kept, error))
    return FALSE;
  settle (kept, first, kept->len - first, roundings, n, times, lines);
  return TRUE;
}

gboolean
yui_pay_months_round (YuiDatabase *db,
                      const YuiPayRunDraft *draft,
                      const char *pay_run_id,
                      const char *worker_id,
                      const GArray *months,
                      GArray *lines,
                      GPtrArray *kept,
                      GError **error)
{
  g_return_val_if_fail (db != NULL && draft != NULL && pay_run_id != NULL, FALSE);
  g_return_val_if_fail (worker_id != NULL && months != NULL && lines != NULL && kept != NULL,
                        FALSE);

  Month month = { db, draft->programme_id, draft->employer_id, worker_id, pay_run_id, 0 };

  for (guint i = 0; i < months->len; i++)
    {
      month.month = g_array_index (months, YuiCivilDay, i);
      if ((draft_is_closing (draft) && month.month == draft->from_day)
          || touches (lines, month.month))
        if (!round_month (&month, lines, kept, error))
          return FALSE;
    }
  return TRUE;
}

/* ---- whether a run is still right ---- */

/* Compares what the lines of the rounding add up to with what it is now. */
static gboolean
check_month (const Month *month, gboolean *is_stale, GError **error)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (Time));
  g_autoptr (YuiStatement) row = query_month (
      month, "SELECT coalesce(sum(l.amount_yen), 0) " OF_MONTH "AND l.kind = 'month_rounding'",
      error);
  YuiMonthRounding roundings[YUI_MAX_MONTH_ROUNDINGS];
  gint64 yen = 0;
  size_t n;

  if (!yui_statement_need_row (row, error) || !read_times (month, times, error)
      || !compute (times, roundings, &n, error))
    return FALSE;
  for (size_t i = 0; i < n; i++)
    yen += roundings[i].amount_yen;
  *is_stale |= yen != yui_statement_get_int (row, 0);
  return TRUE;
}

GArray *
yui_pay_months_of_slip (YuiDatabase *db,
                        gint64 programme_id,
                        const char *payslip_id,
                        const GArray *months,
                        YuiCivilDay closing,
                        GError **error)
{
  g_return_val_if_fail (db != NULL && payslip_id != NULL && months != NULL, NULL);

  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (YuiCivilDay));
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT DISTINCT work_day FROM pay_line WHERE programme_id = $1 AND payslip_id = $2 "
      "AND kind <> 'pay_rounding' ORDER BY 1",
      YUI_INT (programme_id), YUI_TEXT (payslip_id));
  YuiStep step = YUI_STEP_ERROR;

  if (has_month (months, closing))
    g_array_append_val (found, closing);
  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const YuiCivilDay month
          = yui_civil_month_start ((YuiCivilDay)yui_statement_get_int (query, 0));

      if (has_month (months, month) && !has_month (found, month))
        g_array_append_val (found, month);
    }
  return step == YUI_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

GArray *
yui_pay_months_read_of_run (
    YuiDatabase *db, YuiPayRunDraft *draft, const char *id, YuiPayMonthRule rule, GError **error)
{
  g_return_val_if_fail (db != NULL && draft != NULL && id != NULL, NULL);

  g_autoptr (YuiStatement) row = yui_database_query (
      db, error,
      "SELECT from_day, to_day, rounds_month, rounds_yen, period_kind FROM pay_run "
      "WHERE programme_id = $1 AND id = $2",
      YUI_INT (draft->programme_id), YUI_TEXT (id));
  g_autoptr (GArray) months = NULL;

  if (!yui_statement_need_row (row, error))
    return NULL;
  draft->from_day = (YuiCivilDay)yui_statement_get_int (row, 0);
  draft->to_day = (YuiCivilDay)yui_statement_get_int (row, 1);
  months = yui_pay_months_read (db, draft, rule, error);
  if (months != NULL && yui_statement_get_int (row, 2 + (int)rule) != 0
      && !has_month (months, draft->from_day))
    g_array_append_val (months, draft->from_day);
  if (g_str_equal (yui_statement_get_text (row, 4), MONTHLY))
    draft->period_kind = MONTHLY;
  return g_steal_pointer (&months);
}

gboolean
yui_pay_months_check (YuiDatabase *db,
                      gint64 programme_id,
                      const char *employer_id,
                      const char *pay_run_id,
                      YuiPayStaleFunc func,
                      gpointer user_data,
                      GError **error)
{
  g_return_val_if_fail (db != NULL && employer_id != NULL && pay_run_id != NULL && func != NULL,
                        FALSE);

  YuiPayRunDraft draft = { .programme_id = programme_id, .employer_id = employer_id };
  g_autoptr (GArray) months
      = yui_pay_months_read_of_run (db, &draft, pay_run_id, YUI_PAY_MONTH_HOURS, error);
  g_autoptr (YuiStatement) query = NULL;
  YuiStep step = YUI_STEP_ERROR;

  if (months == NULL || months->len == 0)
    return months != NULL;
  query = yui_database_query (
      db, error,
      "SELECT id, worker_id FROM payslip WHERE programme_id = $1 AND pay_run_id = $2 ORDER BY id",
      YUI_INT (programme_id), YUI_TEXT (pay_run_id));
  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      Month month
          = { db, programme_id, employer_id, yui_statement_get_text (query, 1), pay_run_id, 0 };
      g_autoptr (GArray) touched = yui_pay_months_of_slip (
          db, programme_id, yui_statement_get_text (query, 0), months, draft.from_day, error);
      gboolean is_stale = FALSE;

      for (guint i = 0; touched != NULL && i < touched->len; i++)
        {
          month.month = g_array_index (touched, YuiCivilDay, i);
          if (!check_month (&month, &is_stale, error))
            return FALSE;
        }
      if (touched == NULL)
        return FALSE;
      if (is_stale)
        func (yui_statement_get_text (query, 0), user_data);
    }
  return step == YUI_STEP_DONE;
}
