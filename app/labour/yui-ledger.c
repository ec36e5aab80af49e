/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-ledger.h"

#include "yui-integer-private.h"
#include "yui-premium.h"

#define WEEK_LINE_MIN   (20 * YUI_MINUTES_PER_HOUR)
#define MONTH_LINE_DAYS 18
#define RUN_LINE_DAYS   31
#define RUN_LINE_MONTHS 2
#define REPORT_YEN      300000
#define SLIP_YEN        500000
#define CAP_MONTH_MIN   (100 * YUI_MINUTES_PER_HOUR)
#define CAP_AVERAGE_MIN (80 * YUI_MINUTES_PER_HOUR)
#define AVERAGE_MONTHS  6
#define LIMIT_MONTH_MIN (45 * YUI_MINUTES_PER_HOUR)
#define SPECIAL_YEAR    (720 * YUI_MINUTES_PER_HOUR)
#define SPECIAL_MONTHS  6
#define MONTHS_PER_YEAR 12

typedef enum
{
  PERIOD_WEEK,
  PERIOD_MONTH,
  PERIOD_YEAR,
  PERIOD_AGREEMENT,
} Period;

/* A line that is a sum over a period. */
typedef struct
{
  YuiLedgerKind kind;
  Period period;
  YuiLabourRule rule;
} Meter;

static const char *const KIND_NAMES[YUI_N_LEDGER_KINDS] = {
#define X(suffix, name) name,
  YUI_LEDGER_KINDS (X)
#undef X
};

static bool
facts_are_valid (const YuiLedgerFacts *f)
{
  if (f->agreement_month_min < 0 || f->agreement_year_min < 0 || f->special_month_min < 0
      || f->special_year_min < 0 || f->special_months < 0 || f->typical_min < 0
      || f->typical_yen < 0)
    return false;
  for (size_t i = 0; i < f->n_days; i++)
    {
      const YuiLedgerDay *d = &f->days[i];

      if (d->worked_min < 0 || d->overtime_min < 0 || d->rest_day_min < 0 || d->pay_yen < 0
          || (i > 0 && d->day <= f->days[i - 1].day))
        return false;
    }
  return true;
}

/* The first day of the year that holds day, for years that begin like the one of first_day, or on 1
 * January when that is UNKNOWN. */
static YuiCivilDay
year_start (YuiCivilDay first_day, YuiCivilDay day)
{
  /* Day 0 is a 1 January. */
  YuiCivilDay start = first_day != YUI_CIVIL_DAY_UNKNOWN ? first_day : 0;
  int years = yui_civil_date_of (day).year - yui_civil_date_of (start).year;
  YuiCivilDay this_year = yui_civil_add_months (start, years * MONTHS_PER_YEAR);

  return day < this_year ? yui_civil_add_months (start, (years - 1) * MONTHS_PER_YEAR) : this_year;
}

/* The first day of the period that holds day. */
static YuiCivilDay
period_start (const YuiLedgerFacts *facts, Period period, YuiCivilDay day)
{
  switch (period)
    {
    case PERIOD_WEEK:
      return yui_civil_week_start (day, YUI_SUNDAY);
    case PERIOD_MONTH:
      return yui_civil_month_start (day);
    case PERIOD_AGREEMENT:
      return year_start (facts->agreement_start, day);
    case PERIOD_YEAR:
    default:
      return year_start (YUI_CIVIL_DAY_UNKNOWN, day);
    }
}

static int64_t
value_of (YuiLedgerKind kind, const YuiLedgerDay *day)
{
  switch (kind)
    {
    case YUI_LEDGER_WEEK_20_HOURS:
      return day->worked_min;
    case YUI_LEDGER_MONTH_18_DAYS:
      return day->worked_min > 0;
    case YUI_LEDGER_YEAR_300000:
    case YUI_LEDGER_YEAR_500000:
      return day->pay_yen;
    case YUI_LEDGER_AGREEMENT_MONTH:
    case YUI_LEDGER_AGREEMENT_YEAR:
    case YUI_LEDGER_SPECIAL_YEAR:
    case YUI_LEDGER_SPECIAL_MONTHS:
      return day->overtime_min;
    case YUI_LEDGER_CAP_100_HOURS:
    case YUI_LEDGER_CAP_80_AVERAGE:
    case YUI_LEDGER_SPECIAL_MONTH:
    case YUI_LEDGER_TWO_MONTHS_18:
    case YUI_LEDGER_RUN_31_DAYS:
    case YUI_LEDGER_RUN_2_MONTHS:
    case YUI_N_LEDGER_KINDS:
    default:
      return day->overtime_min + day->rest_day_min;
    }
}

static int64_t
line_of (const YuiLedgerFacts *facts, YuiLedgerKind kind)
{
  const int64_t lines[YUI_N_LEDGER_KINDS] = {
    [YUI_LEDGER_WEEK_20_HOURS] = WEEK_LINE_MIN,
    [YUI_LEDGER_MONTH_18_DAYS] = MONTH_LINE_DAYS,
    [YUI_LEDGER_TWO_MONTHS_18] = 2,
    [YUI_LEDGER_RUN_31_DAYS] = RUN_LINE_DAYS,
    [YUI_LEDGER_YEAR_300000] = REPORT_YEN + 1,
    [YUI_LEDGER_YEAR_500000] = SLIP_YEN + 1,
    [YUI_LEDGER_AGREEMENT_MONTH] = facts->agreement_month_min + 1,
    [YUI_LEDGER_AGREEMENT_YEAR] = facts->agreement_year_min + 1,
    [YUI_LEDGER_CAP_100_HOURS] = CAP_MONTH_MIN,
    [YUI_LEDGER_CAP_80_AVERAGE] = CAP_AVERAGE_MIN + 1,
    [YUI_LEDGER_SPECIAL_MONTH]
    = facts->special_month_min > 0 ? facts->special_month_min + 1 : CAP_MONTH_MIN,
    [YUI_LEDGER_SPECIAL_YEAR]
    = (facts->special_year_min > 0 ? facts->special_year_min : SPECIAL_YEAR) + 1,
    [YUI_LEDGER_SPECIAL_MONTHS]
    = (facts->special_months > 0 ? facts->special_months : SPECIAL_MONTHS) + 1,
  };

  return lines[kind];
}

static int64_t
typical_of (const YuiLedgerFacts *facts, YuiLedgerKind kind)
{
  switch (kind)
    {
    case YUI_LEDGER_WEEK_20_HOURS:
      return facts->typical_min;
    case YUI_LEDGER_MONTH_18_DAYS:
      return 1;
    case YUI_LEDGER_YEAR_300000:
    case YUI_LEDGER_YEAR_500000:
      return facts->typical_yen;
    case YUI_LEDGER_TWO_MONTHS_18:
    case YUI_LEDGER_RUN_31_DAYS:
    case YUI_LEDGER_RUN_2_MONTHS:
    case YUI_LEDGER_AGREEMENT_MONTH:
    case YUI_LEDGER_AGREEMENT_YEAR:
    case YUI_LEDGER_CAP_100_HOURS:
    case YUI_LEDGER_CAP_80_AVERAGE:
    case YUI_LEDGER_SPECIAL_MONTH:
    case YUI_LEDGER_SPECIAL_YEAR:
    case YUI_LEDGER_SPECIAL_MONTHS:
    case YUI_N_LEDGER_KINDS:
    default:
      return 0;
    }
}

static void
finish_line (const YuiLedgerFacts *facts, YuiLedgerLine *line, YuiLabourRule rule)
{
  int64_t typical = typical_of (facts, line->kind);
  int64_t room = line->line - 1 - line->with_plan;

  if (line->so_far >= line->line)
    line->state = YUI_LEDGER_REACHED;
  else if (line->with_plan >= line->line)
    line->state = YUI_LEDGER_PLANNED;
  else
    line->state = line->with_plan * 5 >= line->line * 4 ? YUI_LEDGER_NEAR : YUI_LEDGER_CLEAR;
  line->shifts_left = typical == 0 ? -1 : (int32_t)(yui_most (room, 0) / typical);
  line->source = (YuiLabourSource){ .rule = rule, .day = facts->today };
}

static YuiLedgerLine
new_line (const YuiLedgerFacts *facts, YuiLedgerKind kind)
{
  return (YuiLedgerLine){
    .kind = kind,
    .line = line_of (facts, kind),
    .reached_on = YUI_CIVIL_DAY_UNKNOWN,
  };
}

static YuiLedgerLine
read_meter (const YuiLedgerFacts *facts, const Meter *meter)
{
  YuiLedgerLine line = new_line (facts, meter->kind);
  YuiCivilDay now = period_start (facts, meter->period, facts->today);
  YuiCivilDay current = now;
  int64_t sum = 0;

  for (size_t i = 0; i < facts->n_days; i++)
    {
      const YuiLedgerDay *day = &facts->days[i];
      YuiCivilDay start = period_start (facts, meter->period, day->day);

      if (start < now)
        continue;
      if (start != current)
        sum = 0;
      current = start;
      sum += value_of (meter->kind, day);
      if (start == now && !day->is_planned)
        line.so_far += value_of (meter->kind, day);
      line.with_plan = yui_most (line.with_plan, sum);
      if (sum >= line.line && line.reached_on == YUI_CIVIL_DAY_UNKNOWN)
        line.reached_on = day->day;
    }
  finish_line (facts, &line, meter->rule);
  return line;
}

/* 18 days in last month and in this: 0, 1 or 2 months in a row. */
static YuiLedgerLine
read_two_months (const YuiLedgerFacts *facts, const YuiLedgerLine *this_month)
{
  YuiLedgerLine line = new_line (facts, YUI_LEDGER_TWO_MONTHS_18);
  YuiCivilDay first = yui_civil_month_start (facts->today);
  YuiCivilDay before = yui_civil_add_months (first, -1);
  int n_before = 0;
  int n_planned = 0;
  bool was_full;

  for (size_t i = 0; i < facts->n_days; i++)
    {
      const YuiLedgerDay *day = &facts->days[i];

      if (day->worked_min == 0)
        continue;
      n_before += day->day >= before && day->day < first;
      n_planned += day->day >= first && day->day <= yui_civil_month_end (first);
    }
  was_full = n_before >= MONTH_LINE_DAYS;
  line.so_far = was_full + (this_month->so_far >= MONTH_LINE_DAYS);
  line.with_plan = was_full + (n_planned >= MONTH_LINE_DAYS);
  if (line.with_plan >= line.line)
    line.reached_on = this_month->reached_on;
  finish_line (facts, &line, YUI_RULE_LEDGER_18_DAYS);
  return line;
}

/* Days of unbroken employment, against a number of them. */
static YuiLedgerLine
read_run (const YuiLedgerFacts *facts, YuiLedgerKind kind, YuiLabourRule rule)
{
  YuiLedgerLine line = new_line (facts, kind);
  YuiCivilDay since = facts->employed_since;

  if (since != YUI_CIVIL_DAY_UNKNOWN)
    {
      YuiCivilDay until = (YuiCivilDay)yui_most (facts->employed_until, facts->today);

      if (kind == YUI_LEDGER_RUN_2_MONTHS)
        line.line = yui_civil_add_months (since, RUN_LINE_MONTHS) - since + 1;
      line.so_far = facts->today < since ? 0 : facts->today - since + 1;
      line.with_plan = until < since ? 0 : until - since + 1;
      if (line.with_plan >= line.line)
        line.reached_on = (YuiCivilDay)(since + line.line - 1);
    }
  else if (kind == YUI_LEDGER_RUN_2_MONTHS)
    line.line = yui_civil_add_months (facts->today, RUN_LINE_MONTHS) - facts->today + 1;
  finish_line (facts, &line, rule);
  return line;
}

/* The highest mean of this month and 1–5 months before it; planned work only if asked. */
static int64_t
highest_mean (const YuiLedgerFacts *facts, bool with_plan)
{
  YuiCivilDay this_month = yui_civil_month_start (facts->today);
  int64_t highest = 0;

  for (int months = 2; months <= AVERAGE_MONTHS; months++)
    {
      YuiCivilDay from = yui_civil_add_months (this_month, 1 - months);
      YuiCivilDay until = yui_civil_month_end (this_month);
      int64_t sum = 0;
      int64_t mean;

      for (size_t i = 0; i < facts->n_days; i++)
        if (facts->days[i].day >= from && facts->days[i].day <= until
            && (with_plan || !facts->days[i].is_planned))
          sum += value_of (YUI_LEDGER_CAP_80_AVERAGE, &facts->days[i]);
      /* Upwards, so that a minute above the cap shows. */
      mean = yui_ceil_div (sum, months);
      highest = yui_most (highest, mean);
    }
  return highest;
}

static YuiLedgerLine
read_average (const YuiLedgerFacts *facts)
{
  YuiLedgerLine line = new_line (facts, YUI_LEDGER_CAP_80_AVERAGE);

  line.so_far = highest_mean (facts, false);
  line.with_plan = highest_mean (facts, true);
  finish_line (facts, &line, YUI_RULE_AGREEMENT_36_CAP);
  return line;
}

/* The months of today's year of the agreement that have more overtime than it allows without its
 * special clause. */
static YuiLedgerLine
read_special_months (const YuiLedgerFacts *facts)
{
  YuiLedgerLine line = new_line (facts, YUI_LEDGER_SPECIAL_MONTHS);
  int64_t limit_min = facts->agreement_month_min > 0 ? facts->agreement_month_min : LIMIT_MONTH_MIN;
  YuiCivilDay from = period_start (facts, PERIOD_AGREEMENT, facts->today);
  YuiCivilDay until = yui_civil_add_months (from, MONTHS_PER_YEAR);
  YuiCivilDay month = YUI_CIVIL_DAY_UNKNOWN;
  int64_t done_min = 0, all_min = 0;

  for (size_t i = 0; i < facts->n_days; i++)
    {
      const YuiLedgerDay *day = &facts->days[i];
      int64_t before_min;

      if (day->day < from || day->day >= until)
        continue;
      if (yui_civil_month_start (day->day) != month)
        done_min = all_min = 0;
      month = yui_civil_month_start (day->day);
      before_min = all_min;
      all_min += day->overtime_min;
      if (!day->is_planned)
        {
          line.so_far += done_min <= limit_min && done_min + day->overtime_min > limit_min;
          done_min += day->overtime_min;
        }
      line.with_plan += before_min <= limit_min && all_min > limit_min;
      if (line.with_plan >= line.line && line.reached_on == YUI_CIVIL_DAY_UNKNOWN)
        line.reached_on = day->day;
    }
  finish_line (facts, &line, YUI_RULE_AGREEMENT_36_SPECIAL);
  return line;
}

YuiLabourStatus
yui_labour_ledger (const YuiLedgerFacts *facts, YuiLedgerLine lines[YUI_N_LEDGER_KINDS])
{
  static const Meter METERS[] = {
    { YUI_LEDGER_WEEK_20_HOURS, PERIOD_WEEK, YUI_RULE_LEDGER_20_HOURS },
    { YUI_LEDGER_MONTH_18_DAYS, PERIOD_MONTH, YUI_RULE_LEDGER_18_DAYS },
    { YUI_LEDGER_YEAR_300000, PERIOD_YEAR, YUI_RULE_LEDGER_300000_YEN },
    { YUI_LEDGER_YEAR_500000, PERIOD_YEAR, YUI_RULE_LEDGER_500000_YEN },
    { YUI_LEDGER_AGREEMENT_MONTH, PERIOD_MONTH, YUI_RULE_AGREEMENT_36 },
    { YUI_LEDGER_AGREEMENT_YEAR, PERIOD_AGREEMENT, YUI_RULE_AGREEMENT_36 },
    { YUI_LEDGER_CAP_100_HOURS, PERIOD_MONTH, YUI_RULE_AGREEMENT_36_CAP },
    { YUI_LEDGER_SPECIAL_MONTH, PERIOD_MONTH, YUI_RULE_AGREEMENT_36_SPECIAL },
    { YUI_LEDGER_SPECIAL_YEAR, PERIOD_AGREEMENT, YUI_RULE_AGREEMENT_36_SPECIAL },
  };

  if (!facts_are_valid (facts))
    return YUI_LABOUR_EINVAL;
  for (size_t i = 0; i < sizeof METERS / sizeof METERS[0]; i++)
    lines[METERS[i].kind] = read_meter (facts, &METERS[i]);
  lines[YUI_LEDGER_TWO_MONTHS_18] = read_two_months (facts, &lines[YUI_LEDGER_MONTH_18_DAYS]);
  lines[YUI_LEDGER_RUN_31_DAYS] = read_run (facts, YUI_LEDGER_RUN_31_DAYS, YUI_RULE_LEDGER_31_DAYS);
  lines[YUI_LEDGER_RUN_2_MONTHS]
      = read_run (facts, YUI_LEDGER_RUN_2_MONTHS, YUI_RULE_LEDGER_2_MONTHS);
  lines[YUI_LEDGER_CAP_80_AVERAGE] = read_average (facts);
  lines[YUI_LEDGER_SPECIAL_MONTHS] = read_special_months (facts);
  return YUI_LABOUR_OK;
}

const char *
yui_ledger_kind_name (YuiLedgerKind kind)
{
  return (unsigned)kind < YUI_N_LEDGER_KINDS ? KIND_NAMES[kind] : "invalid";
}

const char *
yui_ledger_state_name (YuiLedgerState state)
{
  static const char *const NAMES[] = { "clear", "near", "planned", "reached" };

  return (unsigned)state <= YUI_LEDGER_REACHED ? NAMES[state] : "invalid";
}
