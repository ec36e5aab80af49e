/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-paper.h"

G_BEGIN_DECLS

/* One shift of one worker in the attendance book.
 *
 * clock_in_s, clock_out_s  what was clocked, 0 if it was not.
 * start_s, end_s           what both sides agreed on.
 * note                     nullable; corrections and by whom. */
typedef struct
{
  const char *worker_name;
  const char *workplace_name;
  gint64 clock_in_s;
  gint64 clock_out_s;
  gint64 start_s;
  gint64 end_s;
  int break_min;
  int worked_min;
  const char *note;
} YuiAttendanceRow;

/* The attendance book (出勤簿) of an employer for a period, in the order of rows.
 * Source: guideline on keeping working time of 2017-01-20; Labour Standards Act Art. 109. */
typedef struct
{
  YuiPaperHead head;
  const char *employer_name;
  gint64 period_start_day;
  gint64 period_end_day;
  gint64 keep_until_day; /* shown: until when the book must be kept */
  const YuiAttendanceRow *rows;
  gsize n_rows;
} YuiAttendanceBook;

/* Returns the book as PDF. */
GBytes *yui_attendance_book_to_pdf (const YuiAttendanceBook *book, GError **error);

/* A kind of allowance or deduction and its amount. */
typedef struct
{
  const char *label;
  int yen;
} YuiLedgerAmount;

/* One payment in a wage ledger. Sums are made here: gross is base, premium and allowances.
 *
 * period_start_day, period_end_day  what the payment is for; 0 where the law does not ask for it
 *                                   (day workers employed for up to a month).
 * premiums                          premium_yen by kind; must sum to it unless there are none. */
typedef struct
{
  gint64 pay_day;
  gint64 period_start_day;
  gint64 period_end_day;
  int worked_days;
  int worked_min;
  int overtime_min;
  int rest_day_min;
  int night_min;
  int base_yen;
  int premium_yen; /* overtime, rest day and night together */
  const YuiLedgerAmount *premiums;
  gsize n_premiums;
  const YuiLedgerAmount *allowances;
  gsize n_allowances;
  const YuiLedgerAmount *deductions;
  gsize n_deductions;
} YuiLedgerRow;

/* The wage ledger (賃金台帳) of one worker. Source: Labour Standards Act Art. 108, Rules Art. 54.
 * sex: nullable; printed as "未登録". job: what the worker does. */
typedef struct
{
  YuiPaperHead head;
  const char *employer_name;
  const char *worker_name;
  const char *sex;
  const char *job;
  gint64 period_start_day;
  gint64 period_end_day;
  gint64 keep_until_day;
  const YuiLedgerRow *rows;
  gsize n_rows;
} YuiWageLedger;

/* Returns the ledger as PDF. */
GBytes *yui_wage_ledger_to_pdf (const YuiWageLedger *ledger, GError **error);

G_END_DECLS
