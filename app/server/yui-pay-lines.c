/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-lines.h"

#include "yui-moment.h"
#include "yui-pay-carry.h"
#include "yui-problem.h"

#include "labour/yui-premium.h"
#include "labour/yui-settlement.h"

#define WHOLE_PERCENT 100

/* What was worked before the present work, in its day, week and month. */
typedef struct
{
  YuiWorkContext context;
  YuiCivilDay day;
  YuiCivilDay week;
  YuiCivilDay month;
} Ledger;

static gboolean
refuse (
    GError **error, const char *pointer, const char *code, const char *params, const char *sentence)
{
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  yui_faults_add (faults, pointer, code, params, "%s", sentence);
  return yui_faults_check (faults, error);
}

static gboolean
refuse_table (GError **error, const char *pointer, const char *table)
{
  g_autofree char *params = g_strdup_printf ("{\"table\":\"%s\"}", table);
  g_autofree char *sentence
      = g_strdup_printf ("The table %s is not installed, so this cannot be computed; install it or "
                         "choose another date.",
                         table);

  return refuse (error, pointer, "table_missing", params, sentence);
}

gsize
yui_pay_spans (gint64 start_s, gint64 end_s, int break_min, YuiSpan spans[2])
{
  const gint64 break_s = (gint64)break_min * YUI_SECONDS_PER_MINUTE;
  const gint64 worked_s = end_s - start_s - break_s;
  const gint64 half_s = worked_s / 2 / YUI_SECONDS_PER_MINUTE * YUI_SECONDS_PER_MINUTE;

  if (worked_s <= 0)
    return 0;
  spans[0] = (YuiSpan){ start_s, end_s };
  if (break_s == 0 || half_s == 0)
    {
      spans[0].end_s -= break_s;
      return 1;
    }
  spans[0].end_s = start_s + half_s;
  spans[1] = (YuiSpan){ start_s + half_s + break_s, end_s };
  return 2;
}

static void
move_ledger_to (Ledger *ledger, YuiCivilDay day)
{
  const YuiCivilDay week = yui_civil_week_start (day, YUI_SUNDAY);
  const YuiCivilDay month = yui_civil_month_start (day);

  if (ledger->day != day)
    ledger->context.day_before_min = 0;
  if (ledger->week != week)
    ledger->context.week_before_min = 0;
  if (ledger->month != month)
    ledger->context.month_overtime_min = 0;
  ledger->day = day;
  ledger->week = week;
  ledger->month = month;
}

static YuiLabourStatus
find_wage (const YuiLawTables *tables, const YuiPayWork *work, YuiMinimumWage *wage)
{
  return yui_law_tables_minimum_wage (tables, work->prefecture, work->wage_industry, &work->person,
                                      work->work_day, yui_civil_day_of_utc (work->end_s - 1), wage);
}

static gboolean
check_wage (const YuiLawTables *tables, const YuiPayWork *work, GError **error)
{
  YuiMinimumWage wage;
  g_autofree char *params = NULL;

  if (find_wage (tables, work, &wage) != YUI_LABOUR_OK)
    return refuse_table (error, "/from", yui_law_tables_wage_file (work->wage_industry));
  if (yui_labour_check_wage (&wage, work->hourly_yen, YUI_MINUTES_PER_HOUR) != YUI_WAGE_BELOW_FLOOR)
    return TRUE;
  params = g_strdup_printf ("{\"floor_yen\":%d,\"attendance_id\":\"%s\"}", wage.floor_yen,
                            work->attendance_id);
  return refuse (
      error, "", "wage_below_floor", params,
      "An hourly wage is below the minimum wage of its work date; it cannot be paid so.");
}

static int
percent_of (const YuiPayLine *line, const YuiPremiumRates *rates)
{
  switch ((int)line->kind)
    {
    case YUI_PAY_BASE:
      return WHOLE_PERCENT;
    case YUI_PAY_OVERTIME:
      return WHOLE_PERCENT + rates->overtime_percent;
    case YUI_PAY_OVERTIME_OVER_60:
      return WHOLE_PERCENT + rates->overtime_over_60_percent;
    case YUI_PAY_REST_DAY:
      return WHOLE_PERCENT + rates->rest_day_percent;
    case YUI_PAY_NIGHT:
      return rates->night_percent;
    default:
      return 0;
    }
}

static void
append_line (const YuiPayLine *made,
             const YuiPayWork *work,
             const YuiPremiumRates *rates,
             GArray *lines)
{
  const int percent = percent_of (made, rates);
  const YuiPayRunLine line = { .line = *made,
                               .attendance_id = work->attendance_id,
                               .work_day = work->work_day,
                               .hourly_yen = percent > 0 ? work->hourly_yen : 0,
                               .percent = percent,
                               .work = work };

  g_array_append_val (lines, line);
}

/* Appends a reversal, which says the wage of the line that it undoes. */
static void
append_reversal (const YuiPayLine *made,
                 const YuiPayWork *work,
                 const YuiPaidLine *paid,
                 GArray *lines)
{
  const YuiPayRunLine line = { .line = *made,
                               .attendance_id = work->attendance_id,
                               .work_day = work->work_day,
                               .hourly_yen = paid->hourly_yen,
                               .percent = paid->percent,
                               .work = work,
                               .reverses = paid };

  g_array_append_val (lines, line);
}

/* Splits the hours of a work into classes and moves the ledger past it. */
static gboolean
split_work (const YuiPayRules *rules,
            const YuiPayWork *work,
            Ledger *ledger,
            YuiPremiumMinutes *minutes,
            GError **error)
{
  YuiSpan assumed[2];
  const YuiSpan *spans = work->spans != NULL ? work->spans : assumed;
  const gsize n_spans = work->spans != NULL
                            ? work->n_spans
                            : yui_pay_spans (work->start_s, work->end_s, work->break_min, assumed);
  YuiWorkContext context;

  move_ledger_to (ledger, work->work_day);
  context = ledger->context;
  context.week_limit_min = work->week_limit_min > 0 ? work->week_limit_min : rules->week_limit_min;
  context.day_before_min += work->other_day_min;
  context.week_before_min += work->other_week_min;
  context.start_day_is_rest = (int)yui_civil_weekday (work->work_day) == rules->rest_weekday;
  context.next_day_is_rest = (int)yui_civil_weekday (work->work_day + 1) == rules->rest_weekday;
  if (n_spans == 0 || yui_labour_split_minutes (spans, n_spans, &context, minutes) != YUI_LABOUR_OK)
    return refuse (error, "", "impossible_hours", NULL,
                   "The agreed hours of a shift are impossible; correct them first.");
  yui_work_context_advance (&ledger->context, minutes);
  return TRUE;
}

static gboolean
pay_leave (const YuiPayWork *work, GArray *lines, GError **error)
{
  const YuiLabourSource source = { .rule = work->leave_rule, .day = work->work_day };
  YuiPayRunLine line = { .work_day = work->work_day, .work = work };

  if (yui_labour_pay_amount (YUI_PAY_LEAVE_ALLOWANCE, work->leave_yen, TRUE, &source, &line.line)
      != YUI_LABOUR_OK)
    return refuse (error, "", "impossible_hours", NULL,
                   "A leave allowance is out of range; check its cancellation.");
  g_array_append_val (lines, line);
  return TRUE;
}

/* What is due for one work. */
typedef struct
{
  const YuiPayWork *work;
  YuiPremiumMinutes minutes;
  YuiPayTerms terms;
  gboolean is_made; /* its lines are made by this run: for the first time, or anew */
} Due;

/* Whether locked runs paid other lines than those due. */
static YuiLabourStatus
compare_with_paid (Due *due)
{
  const gsize n_paid = due->work->n_paid;
  g_autofree YuiPayLine *paid = g_new (YuiPayLine, n_paid);
  g_autofree YuiPayLine *made = g_new (YuiPayLine, n_paid + YUI_MAX_SHIFT_LINES);
  size_t n_made;
  YuiLabourStatus status;

  for (gsize i = 0; i < n_paid; i++)
    paid[i] = due->work->paid[i].line;
  status = yui_labour_pay_settle (paid, n_paid, &due->minutes, &due->terms, NULL, made,
                                  n_paid + YUI_MAX_SHIFT_LINES, &n_made);
  due->is_made = status == YUI_LABOUR_OK && n_made > 0;
  return status;
}

/* Splits the hours of a work and says whether its lines are made. */
static gboolean
plan_work (
    const YuiPayRules *rules, const YuiPayWork *work, Ledger *ledger, Due *due, GError **error)
{
  *due = (Due){ .work = work,
                .terms = { .hourly_yen = work->hourly_yen, .transport_yen = work->transport_yen } };
  if (work->cancellation_id != NULL)
    return TRUE;
  if (!split_work (rules, work, ledger, &due->minutes, error))
    return FALSE;
  if (!work->is_in_run && work->n_paid == 0)
    return TRUE;
  if (work->is_in_run && !check_wage (rules->tables, work, error))
    return FALSE;
  if (yui_labour_premium_rates (rules->tables->premium_rates, rules->tables->n_premium_rates,
                                work->work_day, &due->terms.rates)
      != YUI_LABOUR_OK)
    return refuse_table (error, "/from", "premium-rates.tsv");
  due->is_made = work->is_in_run;
  if (work->is_in_run && work->n_paid > 0 && compare_with_paid (due) != YUI_LABOUR_OK)
    return refuse (error, "", "impossible_hours", NULL,
                   "The pay of a shift is out of range; check its hours and wage.");
  return TRUE;
}

/* Takes what will be reversed out of the carry, before anything new is made with it. */
static void
take_back (const Due *due, GArray *carries)
{
  YuiPayCarry *carry = yui_pay_carry_find (carries, due->work->work_day);

  for (gsize i = 0; due->is_made && i < due->work->n_paid; i++)
    if (due->work->paid[i].line.kind <= YUI_PAY_TRANSPORT)
      yui_labour_pay_reverse (&due->work->paid[i].line, carry);
}

/* Appends the lines of one work: reversals, then what is due. */
static gboolean
make_lines (const Due *due, GArray *carries, GArray *lines, GError **error)
{
  const YuiPayWork *work = due->work;
  YuiPayLine made[YUI_MAX_SHIFT_LINES];
  size_t n_made;

  for (gsize i = 0; i < work->n_paid; i++)
    if (work->paid[i].line.kind <= YUI_PAY_TRANSPORT)
      {
        const YuiPayLine reversal = yui_labour_pay_reverse (&work->paid[i].line, NULL);

        append_reversal (&reversal, work, &work->paid[i], lines);
      }
  if (yui_labour_pay_lines (&due->minutes, &due->terms,
                            yui_pay_carry_find (carries, work->work_day), made, G_N_ELEMENTS (made),
                            &n_made)
      != YUI_LABOUR_OK)
    return refuse (error, "", "impossible_hours", NULL,
                   "The pay of a shift is out of range; check its hours and wage.");
  for (size_t i = 0; i < n_made; i++)
    append_line (&made[i], work, &due->terms.rates, lines);
  return TRUE;
}

static gboolean
make_all (const GArray *dues, GArray *carries, GArray *lines, GError **error)
{
  for (guint i = 0; i < dues->len; i++)
    take_back (&g_array_index (dues, Due, i), carries);
  for (guint i = 0; i < dues->len; i++)
    {
      const Due *due = &g_array_index (dues, Due, i);

      if (due->work->cancellation_id != NULL
              ? !pay_leave (due->work, lines, error)
              : due->is_made && !make_lines (due, carries, lines, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
paid_kind (const YuiPayWork *work, int kind)
{
  for (gsize i = 0; i < work->n_paid; i++)
    if ((int)work->paid[i].line.kind == kind)
      return TRUE;
  return FALSE;
}

/* Takes the last paid work of a month with a kind of time whose yen do not come out into what is
 * made. Returns FALSE when there is none, or they all do. */
static gboolean
take_one_more (GArray *dues, const YuiPayMonthCarry *month)
{
  for (int kind = 0; kind < YUI_N_TIME_KINDS; kind++)
    for (guint i = dues->len; yui_pay_carry_is_off (&month->carry, kind) && i > 0; i--)
      {
        Due *due = &g_array_index (dues, Due, i - 1);

        if (!due->is_made && yui_civil_month_start (due->work->work_day) == month->month
            && paid_kind (due->work, kind))
          return due->is_made = TRUE;
      }
  return FALSE;
}

/* Whether lines of a month are made; what others left behind is theirs. */
static gboolean
touches (const GArray *dues, YuiCivilDay month)
{
  for (guint i = 0; i < dues->len; i++)
    if (g_array_index (dues, Due, i).is_made
        && yui_civil_month_start (g_array_index (dues, Due, i).work->work_day) == month)
      return TRUE;
  return FALSE;
}

static gboolean
take_more (GArray *dues, const GArray *carries)
{
  for (guint i = 0; i < carries->len; i++)
    {
      const YuiPayMonthCarry *month = &g_array_index (carries, YuiPayMonthCarry, i);

      if (touches (dues, month->month) && take_one_more (dues, month))
        return TRUE;
    }
  return FALSE;
}

static const YuiDayPaid *
find_earlier (const YuiPayEarlier *earlier, gsize n_earlier, YuiCivilDay day)
{
  for (gsize i = 0; i < n_earlier; i++)
    if (earlier[i].work_day == day)
      return &earlier[i].paid;
  return NULL;
}

/* The file that a withholding table is in. */
static char *
name_table (const YuiPayRules *rules)
{
  const int year = yui_civil_date_of (rules->pay_day).year;
  const char *column = yui_tax_column_name (rules->tax_column);

  if (rules->tax_column == YUI_TAX_KOU)
    return g_strdup_printf ("withholding-daily-%s-%d-%d.tsv", column, rules->dependants, year);
  return g_strdup_printf ("withholding-daily-%s-%d.tsv", column, year);
}

/* Appends the tax of the day that lines from first on are of. */
static gboolean
withhold_day (const YuiPayRules *rules,
              YuiCivilDay day,
              const YuiDayPaid *before,
              GArray *lines,
              guint first,
              GError **error)
{
  const YuiLawTables *tables = rules->tables;
  YuiPayRunLine line = { .work_day = day };
  YuiWithholding found;

  if (before != NULL)
    line.before = *before;
  for (guint i = first; i < lines->len; i++)
    if (g_array_index (lines, YuiPayRunLine, i).line.is_taxable)
      line.taxable_yen += g_array_index (lines, YuiPayRunLine, i).line.amount_yen;
  if (yui_labour_pay_withholding (tables->withholding, tables->n_withholding, rules->tax_column,
                                  rules->dependants, rules->pay_day, before, line.taxable_yen,
                                  &line.line)
          != YUI_LABOUR_OK
      || yui_labour_withholding (tables->withholding, tables->n_withholding, rules->tax_column,
                                 rules->dependants, rules->pay_day,
                                 line.before.taxable_yen + line.taxable_yen, &found)
             != YUI_LABOUR_OK)
    {
      g_autofree char *table = name_table (rules);

      return refuse_table (error, "/pay_date", table);
    }
  line.row = found.row;
  g_array_append_val (lines, line);
  return TRUE;
}

gboolean
yui_pay_make_lines (const YuiPayRules *rules,
                    const YuiPayWork *works,
                    gsize n_works,
                    GArray *carries,
                    GArray *lines,
                    GError **error)
{
  g_return_val_if_fail (rules != NULL && carries != NULL && lines != NULL, FALSE);
  g_return_val_if_fail (works != NULL || n_works == 0, FALSE);

  g_autoptr (GArray) dues = g_array_new (FALSE, FALSE, sizeof (Due));
  g_autoptr (GArray) start = g_array_copy (carries);
  Ledger ledger = { .context = { .week_limit_min = rules->week_limit_min } };
  const guint n_lines = lines->len;

  g_array_set_size (dues, (guint)n_works);
  for (gsize i = 0; i < n_works; i++)
    if (!plan_work (rules, &works[i], &ledger, &g_array_index (dues, Due, i), error))
      return FALSE;
  do
    {
      g_array_set_size (lines, n_lines);
      g_array_set_size (carries, 0);
      g_array_append_vals (carries, start->data, start->len);
      if (!make_all (dues, carries, lines, error))
        return FALSE;
    }
  while (take_more (dues, carries));
  return TRUE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const YuiPayRunLine *x = a, *y = b;

  return (x->work_day > y->work_day) - (x->work_day < y->work_day);
}

gboolean
yui_pay_withhold (const YuiPayRules *rules,
                  const YuiPayEarlier *earlier,
                  gsize n_earlier,
                  GArray *lines,
                  GError **error)
{
  g_return_val_if_fail (rules != NULL && lines != NULL, FALSE);

  g_autoptr (GArray) paid = g_array_copy (lines);

  g_array_sort (paid, compare_days); /* stable */
  g_array_set_size (lines, 0);
  for (guint i = 0, first = 0; i < paid->len; i++)
    {
      const YuiPayRunLine *line = &g_array_index (paid, YuiPayRunLine, i);
      const YuiCivilDay day = line->work_day;

      g_array_append_vals (lines, line, 1);
      if (i + 1 < paid->len && g_array_index (paid, YuiPayRunLine, i + 1).work_day == day)
        continue;
      if (rules->tax_column != YUI_TAX_MANUAL
          && !withhold_day (rules, day, find_earlier (earlier, n_earlier, day), lines, first,
                            error))
        return FALSE;
      first = lines->len;
    }
  return TRUE;
}

gboolean
yui_pay_expect_lines (const YuiLawTables *tables,
                      gint64 start_s,
                      gint64 end_s,
                      int break_min,
                      int hourly_yen,
                      int transport_yen,
                      YuiExpectedPay *expected)
{
  g_return_val_if_fail (tables != NULL && expected != NULL, FALSE);

  YuiSpan spans[2];
  YuiPremiumMinutes minutes;
  YuiPayTerms terms = { .hourly_yen = hourly_yen, .transport_yen = transport_yen };
  const YuiWorkContext context = { .week_limit_min = YUI_WEEK_LIMIT_MIN };
  YuiPayCarry carry = { 0 };
  size_t n;
  const gsize n_spans = yui_pay_spans (start_s, end_s, break_min, spans);

  *expected = (YuiExpectedPay){ .hourly_yen = hourly_yen };
  if (n_spans == 0 || yui_labour_split_minutes (spans, n_spans, &context, &minutes) != YUI_LABOUR_OK
      || yui_labour_premium_rates (tables->premium_rates, tables->n_premium_rates, minutes.work_day,
                                   &terms.rates)
             != YUI_LABOUR_OK
      || yui_labour_pay_lines (&minutes, &terms, &carry, expected->lines,
                               G_N_ELEMENTS (expected->lines), &n)
             != YUI_LABOUR_OK)
    return FALSE;
  expected->n_lines = n;
  expected->work_day = minutes.work_day;
  for (gsize i = 0; i < n; i++)
    expected->percents[i] = percent_of (&expected->lines[i], &terms.rates);
  return TRUE;
}

gboolean
yui_pay_expect (const YuiLawTables *tables,
                gint64 start_s,
                gint64 end_s,
                int break_min,
                int hourly_yen,
                int transport_yen,
                gint64 *gross_yen)
{
  g_return_val_if_fail (tables != NULL && gross_yen != NULL, FALSE);

  YuiExpectedPay expected;

  if (!yui_pay_expect_lines (tables, start_s, end_s, break_min, hourly_yen, transport_yen,
                             &expected))
    return FALSE;
  *gross_yen = yui_labour_pay_sum (expected.lines, expected.n_lines).gross_yen;
  return TRUE;
}

gboolean
yui_pay_has_withholding_table (const YuiLawTables *tables,
                               YuiTaxColumn column,
                               int dependants,
                               YuiCivilDay pay_day)
{
  g_return_val_if_fail (tables != NULL, FALSE);

  YuiWithholding withholding;

  return yui_labour_withholding (tables->withholding, tables->n_withholding, column, dependants,
                                 pay_day, 0, &withholding)
         == YUI_LABOUR_OK;
}

void
yui_pay_raise_to_floor (const YuiLawTables *tables, YuiPayWork *work)
{
  g_return_if_fail (tables != NULL && work != NULL);

  YuiMinimumWage wage;

  if (find_wage (tables, work, &wage) != YUI_LABOUR_OK)
    return;
  work->floor = wage;
  work->floor_industry = wage.floor_source.rule == YUI_RULE_MINIMUM_WAGE_SPECIAL
                             ? yui_law_tables_get_wage_industry (tables, work->wage_industry)
                             : NULL;
  if (yui_labour_check_wage (&wage, work->hourly_yen, YUI_MINUTES_PER_HOUR) != YUI_WAGE_BELOW_FLOOR)
    return;
  work->raised_from_yen = work->hourly_yen;
  work->hourly_yen = wage.floor_yen;
}

const char *
yui_pay_kind_api_name (YuiPayKind kind)
{
  return yui_pay_kind_is_withholding (kind) ? "withholding" : yui_pay_kind_name (kind);
}

char *
yui_pay_source_text (const YuiLabourSource *source)
{
  g_return_val_if_fail (source != NULL, NULL);

  const char *article = yui_labour_rule_article (source->rule);

  if (source->table == YUI_TABLE_NONE)
    return g_strdup (article);
  return g_strdup_printf ("%s %s %d", article, yui_labour_table_name (source->table),
                          source->table_year);
}
