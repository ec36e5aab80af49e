/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-month-rounding.h"
#include "yui-pay-carry.h"
#include "yui-pay-run.h"

G_BEGIN_DECLS

/* The rounding of a calendar month's hours in the database, where the employer chose it. A month is
 * closed by the first locked monthly run of exactly its days: from then on it is rounded, or not,
 * as the employer's rule was. Whatever a later run changes in a rounded month, it takes back the
 * lines of the rounding and makes them anew. */

/* Whether the days from from_day to before to_day are one calendar month. */
gboolean yui_pay_is_calendar_month (YuiCivilDay from_day, YuiCivilDay to_day);

/* What of a month is rounded: its hours, or what it pays out. */
typedef enum
{
  YUI_PAY_MONTH_HOURS,
  YUI_PAY_MONTH_YEN,
} YuiPayMonthRule;

/* Reads the first days of the months that are rounded (of YuiCivilDay). The draft's own month is
 * one of them when it closes a month: by the rule of the first run that did, else by that of the
 * employer. */
GArray *yui_pay_months_read (YuiDatabase *db,
                             const YuiPayRunDraft *draft,
                             YuiPayMonthRule rule,
                             GError **error);

/* Reads the months that are rounded by now, the run's own by the rule that it was made with. draft
 * has the programme and the employer, and no kind of period; it receives the period of the run. */
GArray *yui_pay_months_read_of_run (YuiDatabase *db,
                                    YuiPayRunDraft *draft,
                                    const char *pay_run_id,
                                    YuiPayMonthRule rule,
                                    GError **error);

/* Those of months that a payslip has lines in, and closing where it is one of them. */
GArray *yui_pay_months_of_slip (YuiDatabase *db,
                                gint64 programme_id,
                                const char *payslip_id,
                                const GArray *months,
                                YuiCivilDay closing,
                                GError **error);

/* Whether the draft closes a month that is in months. */
gboolean yui_pay_months_close (const GArray *months, const YuiPayRunDraft *draft);

/* Appends to lines (of YuiPayRunLine, one person's, without tax) the rounding of each month of
 * months that they touch, or that the draft closes.
 *
 * pay_run_id  the run to be; none of its lines are written yet.
 * kept        owns what the new lines point to; see yui_pay_months_kept_new(). */
gboolean yui_pay_months_round (YuiDatabase *db,
                               const YuiPayRunDraft *draft,
                               const char *pay_run_id,
                               const char *worker_id,
                               const GArray *months,
                               GArray *lines,
                               GPtrArray *kept,
                               GError **error);
GPtrArray *yui_pay_months_kept_new (void);

/* Calls func with the id of each payslip of a run whose rounding is not that of its months: another
 * run was locked since. */
gboolean yui_pay_months_check (YuiDatabase *db,
                               gint64 programme_id,
                               const char *employer_id,
                               const char *pay_run_id,
                               YuiPayStaleFunc func,
                               gpointer user_data,
                               GError **error);

G_END_DECLS
