/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"
#include "yui-law-tables.h"

G_BEGIN_DECLS

/* What a person should know before a pay run is final.
 *
 * Blocking: hours_changed (since the draft was made), wage_below_floor (the minimum wage of the work
 * date was raised since), tax_amount_missing (the column has no table, so it is entered by hand).
 * To be known: hours_not_agreed (not in the run), hours_disputed and hours_unconfirmed (paid as
 * planned), wage_raised (to the minimum wage), wage_below_coming, hei_two_months, net_below_zero. */
typedef struct
{
  const char *code; /* static */
  gboolean is_blocking;
  char *worker_id;
  char *worker_name;
  char *attendance_id; /* NULL: of the whole payslip */
  char *payslip_id;    /* NULL: not in the run */
  gint64 work_day;     /* G_MININT64 without one */
  gint64 yen;          /* the minimum wage, the net pay; −1 without one */
} YuiPayProblem;

/* Reads the problems of a run as they are now (of YuiPayProblem), those that block it first.
 * Returns NULL with error. */
GPtrArray *yui_pay_problems_read (YuiDatabase *db,
                                  const YuiLawTables *tables,
                                  gint64 programme_id,
                                  const char *employer_id,
                                  const char *pay_run_id,
                                  gint64 now_s,
                                  GError **error);

/* Whether the lines of a run sum to its payslips and these to the run. FALSE with
 * YUI_STORE_ERROR_CORRUPT when they do not. */
gboolean
yui_pay_check_sums (YuiDatabase *db, gint64 programme_id, const char *pay_run_id, GError **error);

G_END_DECLS
