/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times the way from worked spans to pay lines on one core: 100,000 shifts of 2,500 people over
 * eight weeks, each with its break, minutes, pay lines, minimum wage, withholding and sums. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "labour/yui-minimum-wage.h"
#include "labour/yui-pay.h"

#define N_PEOPLE  2500
#define N_SHIFTS  40
#define PAY_YEAR  2026
#define LIMIT_MS  1000
#define FLOOR_YEN 1075

/* A table as long as the real one: 148 steps. */
#define N_STEPS 148

typedef struct
{
  YuiWithholdingTable tax;
  YuiMinimumWageTable wages;
  YuiPayTerms terms;
  uint32_t state; /* of the pseudo-random numbers */
  int64_t net_yen;
  int64_t n_lines;
} Bench;

static int
random_below (Bench *bench, int limit)
{
  bench->state = bench->state * 1664525u + 1013904223u;
  return (int)((bench->state >> 8) % (uint32_t)limit);
}

static void
check (YuiLabourStatus status)
{
  if (status == YUI_LABOUR_OK)
    return;
  fprintf (stderr, "bench-yui-labour: %s\n", yui_labour_status_name (status));
  exit (1);
}

static void
make_tables (YuiWithholdingRow rows[N_STEPS], YuiMinimumWageRow wages[YUI_N_PREFECTURES])
{
  YuiCivilDay from;

  yui_civil_day_from_ymd (PAY_YEAR - 1, 10, 1, &from);
  for (int i = 0; i < N_STEPS; i++)
    rows[i] = (YuiWithholdingRow){ .from_yen = i == 0 ? 0 : 9700 + i * 100,
                                   .to_yen = i == N_STEPS - 1 ? 0 : 9800 + i * 100,
                                   .base_tax_yen = i * 4 };
  for (int i = 0; i < YUI_N_PREFECTURES; i++)
    wages[i] = (YuiMinimumWageRow){ .yen_per_hour = FLOOR_YEN,
                                    .effective_day = from,
                                    .fiscal_year = PAY_YEAR - 1,
                                    .prefecture = (uint8_t)(i + 1) };
}

static void
pay_shift (Bench *bench, YuiCivilDay day, YuiWorkContext *context, YuiPayCarry *carry)
{
  int start_min = random_below (bench, 20 * YUI_MINUTES_PER_HOUR);
  int length_min = 2 * YUI_MINUTES_PER_HOUR + random_below (bench, 8 * YUI_MINUTES_PER_HOUR);
  const YuiSpan spans[] = {
    { yui_civil_utc_of (day, start_min), yui_civil_utc_of (day, start_min + length_min / 2) },
    { yui_civil_utc_of (day, start_min + length_min / 2 + 60),
      yui_civil_utc_of (day, start_min + length_min + 60) },
  };
  YuiPayLine lines[YUI_MAX_SHIFT_LINES + 1];
  YuiPremiumMinutes minutes;
  YuiBreakCheck breaks;
  YuiMinimumWage wage;
  size_t n;

  bench->terms.hourly_yen = FLOOR_YEN + random_below (bench, 400);
  check (yui_labour_check_breaks (spans, 2, &breaks));
  check (yui_labour_split_minutes (spans, 2, context, &minutes));
  check (yui_labour_minimum_wage (&bench->wages, 1 + random_below (bench, YUI_N_PREFECTURES),
                                  YUI_INDUSTRY_NONE, day, &wage));
  if (yui_labour_check_wage (&wage, bench->terms.hourly_yen, YUI_MINUTES_PER_HOUR) != YUI_WAGE_OK)
    check (YUI_LABOUR_EINVAL);
  check (yui_labour_pay_lines (&minutes, &bench->terms, carry, lines, YUI_MAX_SHIFT_LINES, &n));
  check (yui_labour_pay_withholding (&bench->tax, 1, YUI_TAX_HEI, 0, day, NULL,
                                     yui_labour_pay_sum (lines, n).taxable_yen, &lines[n]));
  n++;
  bench->net_yen += yui_labour_pay_sum (lines, n).net_yen;
  bench->n_lines += (int64_t)n;
  context->week_before_min += minutes.week_counted_min;
  context->month_overtime_min += minutes.overtime_min + minutes.overtime_over_60_min;
}

/* Five shifts a week; weeks and months begin anew. */
static void
pay_person (Bench *bench, YuiCivilDay first_day)
{
  YuiWorkContext context = { .week_limit_min = YUI_WEEK_LIMIT_MIN };
  YuiPayCarry carry = { 0 };

  for (int shift = 0; shift < N_SHIFTS; shift++)
    {
      if (shift % 5 == 0)
        context.week_before_min = 0;
      if (shift % 20 == 0)
        context.month_overtime_min = 0;
      pay_shift (bench, first_day + shift / 5 * YUI_DAYS_PER_WEEK + shift % 5, &context, &carry);
    }
}

int
main (void)
{
  YuiWithholdingRow rows[N_STEPS];
  YuiMinimumWageRow wages[YUI_N_PREFECTURES];
  Bench bench = { .state = 1 };
  YuiCivilDay first_day;
  struct timespec before, after;
  int64_t ms;

  make_tables (rows, wages);
  bench.tax = (YuiWithholdingTable){ rows, N_STEPS, PAY_YEAR, 0, YUI_TAX_HEI };
  bench.wages = (YuiMinimumWageTable){ wages, YUI_N_PREFECTURES };
  yui_civil_day_from_ymd (PAY_YEAR, 3, 2, &first_day);
  bench.terms = (YuiPayTerms){ .rates = { first_day, 25, 50, 35, 25 }, .transport_yen = 500 };
  clock_gettime (CLOCK_MONOTONIC, &before);
  for (int person = 0; person < N_PEOPLE; person++)
    pay_person (&bench, first_day);
  clock_gettime (CLOCK_MONOTONIC, &after);
  ms = (after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1000000;
  printf ("%d shifts, %" PRId64 " lines, net %" PRId64 " yen: %" PRId64 " ms (at most %d)\n",
          N_PEOPLE * N_SHIFTS, bench.n_lines, bench.net_yen, ms, LIMIT_MS);
  return ms < LIMIT_MS ? 0 : 1;
}
