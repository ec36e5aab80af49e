/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-paper.h"

G_BEGIN_DECLS

/* One line of pay or deduction with where it comes from.
 *
 * day     the work day, or YUI_PAYSLIP_NO_DAY.
 * label   "基本賃金", "時間外割増", "源泉所得税"; workplace nullable.
 * minutes 0 where time has no part in it.
 * unit    nullable; how one unit is paid: "1,120円/時", "×25%".
 * yen     the amount; a correction may be negative. For a deduction the positive amount taken off.
 * source  nullable; rule, table, date: "労基法37条", "日額表丙欄(令和8年分)". Equal sources are
 *         gathered into numbered notes. */
typedef struct
{
  gint64 day;
  const char *label;
  const char *workplace;
  int minutes;
  const char *unit;
  int yen;
  const char *source;
} YuiPayslipLine;

#define YUI_PAYSLIP_NO_DAY G_MININT64

/* A payslip (支給明細書); Income Tax Act Art. 231. The sums are the struct's, and are checked:
 * the lines must sum to gross_yen and deductions_yen, and gross − deductions must be net_yen, else
 * YUI_DOCUMENTS_ERROR_INVALID. */
typedef struct
{
  YuiPaperHead head;
  YuiPaperEmployer employer;
  const char *worker_name;
  const char *worker_number; /* nullable */
  gint64 period_start_day;
  gint64 period_end_day;
  gint64 pay_day;
  const char *pay_method;  /* nullable */
  const char *bank_masked; /* nullable; "結銀行 本店 普通 ***4567" */
  const char *tax_column;  /* nullable; "丙欄" */
  int worked_days;
  int worked_min;
  int overtime_min;
  int night_min;
  int rest_day_min;
  const YuiPayslipLine *lines;
  gsize n_lines;
  const YuiPayslipLine *deductions;
  gsize n_deductions;
  int gross_yen;
  int deductions_yen;
  int net_yen;
  const char *contact; /* nullable; whom to ask about this slip */
  const char *note;    /* nullable */
} YuiPayslip;

/* Returns the payslip as PDF. */
GBytes *yui_payslip_to_pdf (const YuiPayslip *slip, GError **error);

G_END_DECLS
