/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-paper.h"

G_BEGIN_DECLS

/* One row of a pay summary: a week, a workplace, a kind of pay. */
typedef struct
{
  const char *label;
  int n_workers;
  int n_shifts;
  gint64 minutes;
  gint64 gross_yen;
  gint64 deductions_yen;
} YuiPaySummaryRow;

/* A pay summary (賃金集計) with a picture: wages by week as bars, then a table by week and one by
 * workplace, each with its total. A person can be in several rows, so the workers of the total are
 * given. Both tables must have the same sums, else YUI_DOCUMENTS_ERROR_INVALID. */
typedef struct
{
  YuiPaperHead head;
  const char *employer_name;
  const char *title_note; /* nullable; "11月締め・確定" */
  gint64 period_start_day;
  gint64 period_end_day;
  int n_workers;
  const YuiPaySummaryRow *weeks;
  gsize n_weeks;
  const YuiPaySummaryRow *workplaces;
  gsize n_workplaces;
} YuiPaySummary;

/* Returns the summary as PDF. */
GBytes *yui_pay_summary_to_pdf (const YuiPaySummary *summary, GError **error);

G_END_DECLS
