/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"
#include "yui-pay-lines.h"

G_BEGIN_DECLS

/* The fractions of a yen of a month. What was earned in a calendar month by one kind of time is
 * rounded up to a yen once, over all runs together: each run pays what is due by now less what the
 * locked runs paid, so that corrections, however many, end at what one run would have paid. */

/* Whether the lines of a kind of time do not come out: something is missing of what was earned, or a
 * yen or more is too much. */
gboolean yui_pay_carry_is_off (const YuiPayCarry *carry, int kind);

/* Finds the carry of the month of a day among months (of YuiPayMonthCarry), or begins it at zero. It
 * is borrowed until the next call. */
YuiPayCarry *yui_pay_carry_find (GArray *months, YuiCivilDay day);

/* Reads what locked runs leave behind, month by month from since on (of YuiPayMonthCarry). */
GArray *yui_pay_carries_read (YuiDatabase *db,
                              gint64 programme_id,
                              const char *employer_id,
                              const char *worker_id,
                              YuiCivilDay since,
                              GError **error);

/* Calls func with the id of each payslip of a run after which a month would have less paid than
 * earned: two runs have used the same fraction. */
typedef void (*YuiPayStaleFunc) (const char *payslip_id, gpointer user_data);

gboolean yui_pay_carries_check (YuiDatabase *db,
                                gint64 programme_id,
                                const char *employer_id,
                                const char *pay_run_id,
                                YuiPayStaleFunc func,
                                gpointer user_data,
                                GError **error);

G_END_DECLS
