/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"
#include "yui-pay-sum.h"

G_BEGIN_DECLS

/* Pay lines added up by the week (from Monday), the workplace of the work and the kind of line. A
 * day's tax, and the rounding of a month, count where the day's last work was; tax is of no kind. */

typedef struct
{
  gint64 week_day; /* the Monday; 0 for a workplace or kind */
  char *name;      /* of the workplace, or API name of the kind; NULL for a week */
  gint64 worked_min;
  gint64 gross_yen;
  gint64 withheld_yen;
  GHashTable *workers; /* sets of ids */
  GHashTable *shifts;
  YuiPaySum sum; /* what it is made of */
} YuiPayTotal;

typedef struct
{
  GPtrArray *weeks;      /* of YuiPayTotal, by day */
  GPtrArray *workplaces; /* of YuiPayTotal, by name */
  GPtrArray *kinds;      /* of YuiPayTotal, by name */
  GPtrArray *all;        /* of one YuiPayTotal, or none */
  GHashTable *workers;   /* set of ids */
} YuiPayTotals;

/* Adds up one run, or, with pay_run_id NULL, the employer's locked runs for work dates from
 * from_day to before to_day. */
gboolean yui_pay_totals_read (YuiPayTotals *totals,
                              YuiDatabase *db,
                              gint64 programme_id,
                              const char *employer_id,
                              const char *pay_run_id,
                              gint64 from_day,
                              gint64 to_day,
                              GError **error);
void yui_pay_totals_clear (YuiPayTotals *totals);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiPayTotals, yui_pay_totals_clear)

G_END_DECLS
