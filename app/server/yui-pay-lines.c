/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-lines.h"

#include "yui-moment.h"
#include "yui-problem.h"

#include "labour/yui-premium.h"

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

static gboolean
check_wage (const YuiLawTables *tables, const YuiPayWork *work, GError **error)
{
  YuiMinimumWage wage;
  g_autofree char *params = NULL;

  if (yui_labour_minimum_wage (&tables->minimum_wage, work->prefecture, YUI_INDUSTRY_NONE,
                               work->work_day, &wage)
      != YUI_LABOUR_OK)
    return refuse_table (error, "/from", "minimum-wage.tsv");
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
append_lines (const YuiPayLine *made,
              gsize n_made,
              const YuiPayWork *work,
              const YuiPremiumRates *rates,
              GArray *lines)
{
  for (gsize i = 0; i < n_made; i++)
    {
      const int percent = percent_of (&made[i], rates);
      const YuiPayRunLine line = { .line = made[i],
                                   .attendance_id = work->attendance_id,
                                   .work_day = work->work_day,
                                   .hourly_yen = percent > 0 ? work->hourly_yen : 0,
                                   .percent = percent };

      g_array_append_val (lines, line);
    }
}

/* Appends the lines of one work and moves the ledger past it. */
static gboolean
pay_work (const YuiPayRules *rules,
          const YuiPayWork *work,
          Ledger *ledger,
          YuiPayCarry *carry,
          GArray *lines,
          GError **error)
{
  YuiSpan spans[2];
  YuiPremiumMinutes minutes;
  YuiPayTerms terms = { .hourly_yen = work->hourly_yen, .transport_yen = work->transport_yen };
  YuiPayLine made[YUI_MAX_SHIFT_LINES];
  size_t n_made;
  const gsize n_spans = yui_pay_spans (work->start_s, work->end_s, work->break_min, spans);

  move_ledger_to (ledger, work->work_day);
  if (n_spans == 0
      || yui_labour_split_minutes (spans, n_spans, &ledger->context, &minutes) != YUI_LABOUR_OK)
    return refuse (error, "", "impossible_hours", NULL,
                   "The agreed hours of a shift are impossible; correct them first.");
  yui_work_context_advance (&ledger->context, &minutes);
  if (!work->is_in_run)
    return TRUE;
  if (!check_wage (rules->tables, work, error))
    return FALSE;
  if (yui_labour_premium_rates (rules->tables->premium_rates, rules->tables->n_premium_rates,
                                work->work_day, &terms.rates)
      != YUI_LABOUR_OK)
    return refuse_table (error, "/from", "premium-rates");
  if (yui_labour_pay_lines (&minutes, &terms, carry, made, G_N_ELEMENTS (made), &n_made)
      != YUI_LABOUR_OK)
    return refuse (error, "", "impossible_hours", NULL,
                   "The pay of a shift is out of range; check its hours and wage.");
  append_lines (made, n_made, work, &terms.rates, lines);
  return TRUE;
}

static const YuiDayPaid *
find_earlier (const YuiPayEarlier *earlier, gsize n_earlier, YuiCivilDay day)
{
  for (gsize i = 0; i < n_earlier; i++)
    if (earlier[i].work_day == day)
      return &earlier[i].paid;
  return NULL;
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
  YuiPayRunLine line = { .work_day = day };
  gint64 taxable_yen = 0;

  for (guint i = first; i < lines->len; i++)
    if (g_array_index (lines, YuiPayRunLine, i).line.is_taxable)
      taxable_yen += g_array_index (lines, YuiPayRunLine, i).line.amount_yen;
  if (yui_labour_pay_withholding (rules->tables->withholding, rules->tables->n_withholding,
                                  YUI_TAX_HEI, 0, rules->pay_day, before, taxable_yen, &line.line)
      != YUI_LABOUR_OK)
    {
      g_autofree char *table = g_strdup_printf ("withholding-daily-hei-%d.tsv",
                                                yui_civil_date_of (rules->pay_day).year);

      return refuse_table (error, "/pay_date", table);
    }
  g_array_append_val (lines, line);
  return TRUE;
}

gboolean
yui_pay_make_lines (const YuiPayRules *rules,
                    const YuiPayWork *works,
                    gsize n_works,
                    const YuiPayEarlier *earlier,
                    gsize n_earlier,
                    GArray *lines,
                    GError **error)
{
  g_return_val_if_fail (rules != NULL && lines != NULL, FALSE);
  g_return_val_if_fail (works != NULL || n_works == 0, FALSE);

  Ledger ledger = { .context = { .week_limit_min = rules->week_limit_min } };
  YuiPayCarry carry = { 0 };
  guint first = lines->len;

  for (gsize i = 0; i < n_works; i++)
    {
      const YuiCivilDay day = works[i].work_day;

      if (!pay_work (rules, &works[i], &ledger, &carry, lines, error))
        return FALSE;
      if (i + 1 < n_works && works[i + 1].work_day == day)
        continue;
      if (lines->len > first
          && !withhold_day (rules, day, find_earlier (earlier, n_earlier, day), lines, first,
                            error))
        return FALSE;
      first = lines->len;
    }
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

  YuiSpan spans[2];
  YuiPremiumMinutes minutes;
  YuiPayTerms terms = { .hourly_yen = hourly_yen, .transport_yen = transport_yen };
  const YuiWorkContext context = { .week_limit_min = YUI_WEEK_LIMIT_MIN };
  YuiPayLine lines[YUI_MAX_SHIFT_LINES];
  YuiPayCarry carry = { 0 };
  size_t n;
  const gsize n_spans = yui_pay_spans (start_s, end_s, break_min, spans);

  if (n_spans == 0 || yui_labour_split_minutes (spans, n_spans, &context, &minutes) != YUI_LABOUR_OK
      || yui_labour_premium_rates (tables->premium_rates, tables->n_premium_rates, minutes.work_day,
                                   &terms.rates)
             != YUI_LABOUR_OK
      || yui_labour_pay_lines (&minutes, &terms, &carry, lines, G_N_ELEMENTS (lines), &n)
             != YUI_LABOUR_OK)
    return FALSE;
  *gross_yen = yui_labour_pay_sum (lines, n).gross_yen;
  return TRUE;
}

gboolean
yui_pay_has_withholding_table (const YuiLawTables *tables, YuiCivilDay pay_day)
{
  g_return_val_if_fail (tables != NULL, FALSE);

  YuiWithholding withholding;

  return yui_labour_withholding (tables->withholding, tables->n_withholding, YUI_TAX_HEI, 0,
                                 pay_day, 0, &withholding)
         == YUI_LABOUR_OK;
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
