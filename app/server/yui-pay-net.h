/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-pay-month.h"

G_BEGIN_DECLS

/* The rounding of what a calendar month pays out to 100 yen, where the employer chose it: lines of
 * their own, after the tax, which they do not change. It is done by the run that closes the month, for
 * those whom that run pays, and by each later run that changes the month: that takes the line back and
 * makes it anew. Nothing is kept back that would leave less than the minimum wage, nor more than the
 * run pays. */

/* Adds the lines to a payslip that is written, in the months (of YuiCivilDay) that it touches or the
 * draft closes, and brings the payslip's sums up to date. more_yen receives what they add. */
gboolean yui_pay_net_round (YuiDatabase *db,
                            const YuiPayRunDraft *draft,
                            const char *payslip_id,
                            const GArray *months,
                            gint64 *more_yen,
                            GError **error);

/* Makes the lines of a payslip of a draft anew after its tax was entered. */
gboolean yui_pay_net_round_again (YuiDatabase *db,
                                  const YuiLawTables *tables,
                                  gint64 programme_id,
                                  const char *payslip_id,
                                  GError **error);

/* Calls func with the id of each payslip of a run whose lines are no longer those that would be made:
 * another run was locked since. */
gboolean yui_pay_net_check (YuiDatabase *db,
                            const YuiLawTables *tables,
                            gint64 programme_id,
                            const char *employer_id,
                            const char *pay_run_id,
                            YuiPayStaleFunc func,
                            gpointer user_data,
                            GError **error);

G_END_DECLS
