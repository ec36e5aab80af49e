/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "yui-law-tables.h"

G_BEGIN_DECLS

/* What one person is paid by one employer: from agreed hours to pay lines, through app/labour. */

/* One day's (or part-day's) agreed work. Work that is_in_run is paid; the rest is what came before
 * and only counts towards the limits of day, week and month. */
typedef struct
{
  const char *attendance_id;
  YuiCivilDay work_day;
  gint64 start_s;
  gint64 end_s;
  int break_min;
  int hourly_yen;
  int transport_yen;
  int prefecture; /* of the workplace, 1–47 */
  gboolean is_in_run;
} YuiPayWork;

/* What the employer has paid for a work day in earlier runs. */
typedef struct
{
  YuiCivilDay work_day;
  YuiDayPaid paid;
} YuiPayEarlier;

/* attendance_id is borrowed from the work; NULL for withholding, which is of a whole day. */
typedef struct
{
  YuiPayLine line;
  const char *attendance_id;
  YuiCivilDay work_day;
  int hourly_yen; /* 0: the line does not rest on an hourly wage */
  int percent;    /* of it; 0 likewise */
} YuiPayRunLine;

typedef struct
{
  const YuiLawTables *tables;
  YuiCivilDay pay_day;    /* decides the withholding table; column hei */
  int32_t week_limit_min; /* of this employer and person: yui_labour_week_limit() */
} YuiPayRules;

/* Places a break of break_min whole minutes in the middle of start_s … end_s, as nobody said when
 * it was: one or two spans. Returns their number; 0 when nothing is left to be worked. */
gsize yui_pay_spans (gint64 start_s, gint64 end_s, int break_min, YuiSpan spans[2]);

/* Appends to lines (of YuiPayRunLine) what is paid for works, and the income tax withheld of each
 * day.
 *
 * works    sorted by start_s, all of one person at one employer.
 * earlier  what was paid for the same days by earlier runs; NULL when n_earlier is 0.
 *
 * Weeks are Sunday to Saturday; no day is taken for a statutory rest day. Transport is taken as
 * within the tax-free limit. Fractions of a yen go to the worker, once per kind of time and run.
 * Returns FALSE with YUI_PROBLEM_INVALID_INPUT: code table_missing naming the table, or
 * wage_below_floor, or impossible_hours. Thread-safe. */
gboolean yui_pay_make_lines (const YuiPayRules *rules,
                             const YuiPayWork *works,
                             gsize n_works,
                             const YuiPayEarlier *earlier,
                             gsize n_earlier,
                             GArray *lines,
                             GError **error);

/* Computes the gross pay of one shift as planned: base, premiums and transport, with no other work
 * in its day or week. Returns FALSE, leaving gross_yen untouched, when a table is missing or the
 * hours are impossible. */
gboolean yui_pay_expect (const YuiLawTables *tables,
                         gint64 start_s,
                         gint64 end_s,
                         int break_min,
                         int hourly_yen,
                         int transport_yen,
                         gint64 *gross_yen);

/* Whether there is a withholding table for pay_day. */
gboolean yui_pay_has_withholding_table (const YuiLawTables *tables, YuiCivilDay pay_day);

/* The API's name of a line's kind: every column's income tax is "withholding". */
const char *yui_pay_kind_api_name (YuiPayKind kind);

/* Where a line comes from: "labour_standards_act_37_4", and the table with its year if one was
 * asked (caller's). */
char *yui_pay_source_text (const YuiLabourSource *source);

G_END_DECLS
