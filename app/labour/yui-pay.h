/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-labour.h"
#include "yui-premium.h"
#include "yui-withholding.h"

/* Pay lines: money with the rule and table it came from.
 *
 * Pay is by the minute. A line of time is earned exactly as unit_sen × minutes / 6000 yen. A
 * fraction of a yen is never lost to the worker (YUI_ROUNDING_UP_TO_YEN):
 *   - without a carry each line is rounded up by itself;
 *   - with a carry, the lines of one kind together are what was earned, rounded up once, and at no
 *     moment is less paid than earned. Splitting a shift then never changes a total.
 * Rounding half-yens down (circular 150 of 1988) would be lawful for a month's premiums only and
 * is not done; rounding a month's hours is a line of its own, see yui-month-rounding.h. */

#define YUI_SEN_PER_YEN     100
#define YUI_PAY_DENOMINATOR (YUI_SEN_PER_YEN * YUI_MINUTES_PER_HOUR)
#define YUI_MAX_HOURLY_YEN  1000000
#define YUI_MAX_PREMIUM     1000
/* The most lines that yui_labour_pay_lines makes. */
#define YUI_MAX_SHIFT_LINES 6

/* X (SUFFIX, "name"): the names are stable. The kinds of time come first. */
#define YUI_PAY_KINDS(X)                                                                           \
  X (BASE, "base")                                                                                 \
  X (OVERTIME, "overtime")                                                                         \
  X (OVERTIME_OVER_60, "overtime_over_60")                                                         \
  X (REST_DAY, "rest_day")                                                                         \
  X (NIGHT, "night")                                                                               \
  X (TRANSPORT, "transport")                                                                       \
  X (ALLOWANCE, "allowance")                                                                       \
  X (LEAVE_ALLOWANCE, "leave_allowance")                                                           \
  X (MONTH_ROUNDING, "month_rounding")                                                             \
  X (PAY_ROUNDING, "pay_rounding")                                                                 \
  X (WITHHOLDING_KOU, "withholding_kou")                                                           \
  X (WITHHOLDING_OTSU, "withholding_otsu")                                                         \
  X (WITHHOLDING_HEI, "withholding_hei")                                                           \
  X (WITHHOLDING_MANUAL, "withholding_manual")                                                     \
  X (EMPLOYMENT_INSURANCE, "employment_insurance")                                                 \
  X (DEDUCTION, "deduction")

typedef enum
{
#define X(suffix, name) YUI_PAY_##suffix,
  YUI_PAY_KINDS (X)
#undef X
      YUI_N_PAY_KINDS
} YuiPayKind;

#define YUI_N_TIME_KINDS (YUI_PAY_NIGHT + 1)

/* Premiums in per cent of an hour's wage, with the first day they hold. */
typedef struct
{
  YuiCivilDay from_day;
  int16_t overtime_percent;
  int16_t overtime_over_60_percent;
  int16_t rest_day_percent;
  int16_t night_percent;
} YuiPremiumRates;

typedef struct
{
  int32_t hourly_yen;       /* agreed wage for an hour, 1–1,000,000 */
  int32_t premium_base_yen; /* wage for an hour that premiums are taken of; 0: hourly_yen */
  YuiPremiumRates rates;    /* as agreed; at least the statutory ones of the work day */
  int32_t transport_yen;    /* for the day; 0: none */
  bool transport_is_taxable;
} YuiPayTerms;

typedef struct
{
  YuiPayKind kind;
  int32_t minutes;  /* 0 for a line that is not time */
  int32_t unit_sen; /* for an hour, in 1/100 yen, exact; 0 for a line that is not time */
  bool is_taxable;  /* counts into the amount that withholding is looked up for */
  bool is_reversal; /* undoes an earlier line */
  YuiRounding rounding;
  int64_t amount_yen; /* paid > 0, deducted < 0; reversals the other way round */
  YuiLabourSource source;
} YuiPayLine;

/* Per kind of time, what was paid above what was earned so far, in 1/6000 yen. All zero at the
 * start of a pay run for a person and employer. */
typedef struct
{
  int64_t overpaid[YUI_N_TIME_KINDS];
} YuiPayCarry;

typedef struct
{
  int64_t gross_yen;    /* all that is paid */
  int64_t taxable_yen;  /* taxable payments less employment insurance */
  int64_t withheld_yen; /* income tax, ≥ 0 unless reversed */
  int64_t deducted_yen; /* everything else kept back, ≥ 0 unless reversed */
  int64_t net_yen;      /* gross − withheld − deducted = sum of all amounts */
} YuiPaySums;

/* Finds the premium rates in force on work_day: the row with the latest from_day ≤ work_day. The
 * rows are in any order, no two from the same day. Returns ENOTABLE, leaving rates untouched, when
 * there is none. */
YuiLabourStatus yui_labour_premium_rates (const YuiPremiumRates *rows,
                                          size_t n_rows,
                                          YuiCivilDay work_day,
                                          YuiPremiumRates *rates);

/* Reads the rows of data/law/premium-rates.tsv: a line of headings, then lines of the first day
 * (YYYY-MM-DD) and four percentages, tab-separated, days rising.
 *
 * text      size bytes; need not end with NUL; read only.
 * rows      receives up to capacity rows; its content is undefined on failure.
 * bad_line  receives the last line read, from 1: on failure the one that is wrong.
 *
 * Returns EINVAL for other headings or a malformed row, ENOSPACE for more rows than capacity,
 * ENODATA for no row. */
YuiLabourStatus yui_labour_read_premium_rates (const char *text,
                                               size_t size,
                                               YuiPremiumRates *rows,
                                               size_t capacity,
                                               size_t *n_rows,
                                               size_t *bad_line);

/* Whether agreed premiums are nowhere below the statutory ones. */
bool yui_premium_rates_reach (const YuiPremiumRates *agreed, const YuiPremiumRates *statutory);

/* Makes the lines of one day's (or part-day's) work: base, overtime, overtime_over_60, rest_day,
 * night, transport, in this order, leaving out those of nothing. Overtime and rest-day lines hold
 * the whole hour's wage with its premium (125, 150, 135 %), night lines the premium alone (25 %).
 *
 * minutes   as yui_labour_split_minutes made them.
 * terms     see the struct. For a second shift on the day, give transport_yen only if it is due
 * again. carry     NULL to round each line by itself; else read and brought forward. lines receives
 * up to capacity lines; YUI_MAX_SHIFT_LINES always suffices. n_lines   receives their number.
 *
 * Returns EINVAL for minutes or terms out of range, ENOSPACE for too small a capacity; lines and
 * carry are then untouched.
 * Source: Labour Standards Act Art. 24, 37. */
YuiLabourStatus yui_labour_pay_lines (const YuiPremiumMinutes *minutes,
                                      const YuiPayTerms *terms,
                                      YuiPayCarry *carry,
                                      YuiPayLine *lines,
                                      size_t capacity,
                                      size_t *n_lines);

/* Makes a line of a whole amount: ALLOWANCE, LEAVE_ALLOWANCE (paid) or DEDUCTION,
 * EMPLOYMENT_INSURANCE, WITHHOLDING_MANUAL (kept back). amount_yen is ≥ 0. is_taxable is asked of
 * ALLOWANCE only: leave allowance is wage, so taxable and in the wage ledger; insurance lessens
 * the taxable sum; the others leave it. Returns EINVAL, leaving line untouched, for another kind.
 */
YuiLabourStatus yui_labour_pay_amount (YuiPayKind kind,
                                       int64_t amount_yen,
                                       bool is_taxable,
                                       const YuiLabourSource *source,
                                       YuiPayLine *line);

/* What one employer already paid a person for the same day. */
typedef struct
{
  int64_t taxable_yen;
  int64_t withheld_yen;
} YuiDayPaid;

/* Makes the withholding line for taxable_yen of a day on which before (NULL: nothing) was already
 * paid: two shifts on one day for one employer are one day, so the tax is that of the sum less what
 * was already withheld. A line of 0 yen is made too: it shows that the table was asked.
 *
 * Arguments and errors as yui_labour_withholding; line is untouched on error. */
YuiLabourStatus yui_labour_pay_withholding (const YuiWithholdingTable *tables,
                                            size_t n_tables,
                                            YuiTaxColumn column,
                                            int dependants,
                                            YuiCivilDay pay_day,
                                            const YuiDayPaid *before,
                                            int64_t taxable_yen,
                                            YuiPayLine *line);

/* Makes the line that undoes line. Pay lines are never edited: a correction is the reversal and new
 * lines. carry may be NULL; else what line had been rounded up by is taken out of it, so that the
 * new lines, made with it, pay exactly what is earned in the end. */
YuiPayLine yui_labour_pay_reverse (const YuiPayLine *line, YuiPayCarry *carry);

/* The carry that lines of one pay run leave behind. */
YuiPayCarry yui_labour_pay_carry_of (const YuiPayLine *lines, size_t n_lines);

/* Adds up lines (may be NULL when n_lines is 0). */
YuiPaySums yui_labour_pay_sum (const YuiPayLine *lines, size_t n_lines);

/* Whether a kind is income tax, or otherwise kept back. */
bool yui_pay_kind_is_withholding (YuiPayKind kind);
bool yui_pay_kind_is_deduction (YuiPayKind kind);

/* Stable snake_case names; the inverse returns EINVAL, leaving kind untouched, when unknown. */
const char *yui_pay_kind_name (YuiPayKind kind);
YuiLabourStatus yui_pay_kind_from_name (const char *name, YuiPayKind *kind);
