/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "yui-law-tables.h"

G_BEGIN_DECLS

/* What one person is paid by one employer: from agreed hours to pay lines, through app/labour. */

/* A line of a locked run that no other line has reversed. */
typedef struct
{
  YuiPayLine line;
  char *payslip_id;
  int position;
  int hourly_yen; /* as in YuiPayRunLine */
  int percent;
} YuiPaidLine;

/* One day's (or part-day's) work, or the leave allowance of a day. What is_in_run is paid; the rest
 * is what came before and only counts towards the limits of day, week and month.
 *
 * Work that locked runs have paid already is settled: when what they paid is no longer due, their
 * lines are reversed and new ones follow. */
typedef struct
{
  const char *attendance_id; /* NULL for a leave allowance */
  YuiCivilDay work_day;
  gint64 start_s;
  gint64 end_s;
  int break_min;
  const YuiSpan *spans; /* array[n_spans] of what was worked; NULL: the break lies in the middle */
  gsize n_spans;
  int hourly_yen;
  int transport_yen;
  int prefecture;        /* of the workplace, 1–47 */
  guint16 wage_industry; /* of the workplace; YUI_INDUSTRY_NONE */
  YuiWagePerson person;
  gboolean is_in_run;
  gboolean is_planned;    /* nobody agreed yet: the planned hours are paid first */
  int32_t week_limit_min; /* yui_labour_week_limit(); 0: that of the rules */
  int other_day_min;      /* at other employers, to be counted before it: Art. 38 */
  int other_week_min;
  int raised_from_yen;  /* the agreed hourly wage, when hourly_yen is the minimum wage above it */
  YuiMinimumWage floor; /* once yui_pay_raise_to_floor() found it; floor_yen 0: not looked at */
  const YuiWageIndustry *floor_industry; /* whose special wage the floor is; NULL: regional */

  const YuiPaidLine *paid; /* array[n_paid], as they were made; NULL: not paid before */
  gsize n_paid;

  const char *cancellation_id; /* of a leave allowance */
  gint64 leave_yen;
  YuiLabourRule leave_rule;
} YuiPayWork;

/* What the employer has paid for a work day in earlier runs. */
typedef struct
{
  YuiCivilDay work_day;
  YuiDayPaid paid;
} YuiPayEarlier;

/* attendance_id is borrowed from the work; NULL for withholding, which is of a whole day. work is
 * NULL for it too. */
typedef struct
{
  YuiPayLine line;
  const char *attendance_id;
  YuiCivilDay work_day;
  int hourly_yen; /* 0: the line does not rest on an hourly wage */
  int percent;    /* of it; 0 likewise */
  const YuiPayWork *work;
  const YuiPaidLine *reverses; /* NULL: a line of its own */
  const char *working;         /* JSON of the numbers in it, where it is made already; borrowed */

  /* Of withholding: what the table was asked, and the row it answered with. */
  gint64 taxable_yen;
  YuiDayPaid before;
  YuiWithholdingRow row;
} YuiPayRunLine;

/* What the lines of time of a calendar month leave behind. */
typedef struct
{
  YuiCivilDay month; /* its first day */
  YuiPayCarry carry;
} YuiPayMonthCarry;

typedef struct
{
  const YuiLawTables *tables;
  YuiCivilDay pay_day;     /* decides the withholding table */
  int32_t week_limit_min;  /* where a work has none of its own */
  int rest_weekday;        /* the employer's statutory rest day, a YuiWeekday; 0: not fixed */
  YuiTaxColumn tax_column; /* YUI_TAX_MANUAL: no tax lines are made */
  int dependants;
} YuiPayRules;

/* Places a break of break_min whole minutes in the middle of start_s … end_s, as nobody said when
 * it was: one or two spans. Returns their number; 0 when nothing is left to be worked. */
gsize yui_pay_spans (gint64 start_s, gint64 end_s, int break_min, YuiSpan spans[2]);

/* Appends to lines (of YuiPayRunLine) what is paid for works; no tax yet.
 *
 * works    sorted by start_s, all of one person at one employer.
 * carries  of YuiPayMonthCarry: what the locked runs leave behind. Brought forward, also on failure.
 *
 * Weeks are Sunday to Saturday. Transport is taken as within the tax-free limit. Fractions of a yen
 * go to the worker, once per kind of time and calendar month: what the locked runs and these lines
 * pay is what was earned in the month, rounded up. Where that needs it, a line that is right by
 * itself is taken back and made anew with another yen. Returns FALSE with YUI_PROBLEM_INVALID_INPUT:
 * code table_missing naming the table, or wage_below_floor, or impossible_hours. Thread-safe. */
gboolean yui_pay_make_lines (const YuiPayRules *rules,
                             const YuiPayWork *works,
                             gsize n_works,
                             GArray *carries,
                             GArray *lines,
                             GError **error);

/* Sorts lines by day and inserts after those of each day the income tax that is withheld of it.
 *
 * earlier  what was paid for the same days by earlier runs; NULL when n_earlier is 0.
 *
 * Does nothing for YUI_TAX_MANUAL. Returns FALSE with code table_missing as above. */
gboolean yui_pay_withhold (const YuiPayRules *rules,
                           const YuiPayEarlier *earlier,
                           gsize n_earlier,
                           GArray *lines,
                           GError **error);

/* The gross pay of one shift as planned, line by line. */
typedef struct
{
  YuiPayLine lines[YUI_MAX_SHIFT_LINES];
  int percents[YUI_MAX_SHIFT_LINES]; /* of the hourly wage; 0 for what does not rest on it */
  gsize n_lines;
  YuiCivilDay work_day;
  int hourly_yen;
} YuiExpectedPay;

/* Makes the lines of one shift as planned: base, premiums and transport, with no other work in its
 * day or week. Returns FALSE, with no lines, when a table is missing or the hours are impossible. */
gboolean yui_pay_expect_lines (const YuiLawTables *tables,
                               gint64 start_s,
                               gint64 end_s,
                               int break_min,
                               int hourly_yen,
                               int transport_yen,
                               YuiExpectedPay *expected);

/* Their sum. Returns FALSE, leaving gross_yen untouched, as above. */
gboolean yui_pay_expect (const YuiLawTables *tables,
                         gint64 start_s,
                         gint64 end_s,
                         int break_min,
                         int hourly_yen,
                         int transport_yen,
                         gint64 *gross_yen);

/* Whether there is a withholding table of a column for pay_day. */
gboolean yui_pay_has_withholding_table (const YuiLawTables *tables,
                                        YuiTaxColumn column,
                                        int dependants,
                                        YuiCivilDay pay_day);

/* Raises the hourly wage of a work to the minimum wage in force on its day, or the higher one of the
 * day it goes on into: a lower agreed wage is void so far (Minimum Wage Act Art. 4 (2)). Without a table the work is left as it is. */
void yui_pay_raise_to_floor (const YuiLawTables *tables, YuiPayWork *work);

/* The API's name of a line's kind: every column's income tax is "withholding". */
const char *yui_pay_kind_api_name (YuiPayKind kind);

/* Where a line comes from: "labour_standards_act_37_4", and the table with its year if one was
 * asked (caller's). */
char *yui_pay_source_text (const YuiLabourSource *source);

G_END_DECLS
