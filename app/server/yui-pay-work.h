/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-pay-run.h"

G_BEGIN_DECLS

/* What a pay run is drafted from: the agreed hours of its period, hours nobody agreed on yet, what
 * was corrected since it was paid, and leave allowances. */

/* One piece of it. What work points to is owned here. */
typedef struct
{
  YuiPayWork work;
  char *worker_id;
  char *kana;
  char *attendance_id;
  char *cancellation_id;
  GArray *spans;      /* of YuiSpan; NULL: the break is assumed */
  GArray *paid;       /* of YuiPaidLine; NULL: not settled */
  gboolean is_due;    /* pays or settles this, even where no line comes of it */
  gboolean is_agreed; /* state agreed: the run takes the attendance */
} YuiPayRow;

/* Reads the rows by kana, person and time (of YuiPayRow). Rows begin with the first week and month
 * of the period, or of the earliest correction: that work counts towards the limits. Returns NULL
 * with error. */
GArray *yui_pay_rows_read (YuiDatabase *db, const YuiPayRunDraft *draft, GError **error);

/* Reads what earlier runs paid the worker by the table, day by day (of YuiPayEarlier). */
GArray *yui_pay_read_earlier (YuiDatabase *db,
                              const YuiPayRunDraft *draft,
                              const char *worker_id,
                              YuiCivilDay since,
                              GError **error);

/* Reads the column that the employer declared for the worker; hei when nothing is declared. */
gboolean yui_pay_read_tax_column (YuiDatabase *db,
                                  gint64 programme_id,
                                  const char *employer_id,
                                  const char *worker_id,
                                  YuiTaxColumn *column,
                                  int *dependants,
                                  GError **error);

/* Reads the wage and transport that were agreed in a contract. */
gboolean
yui_pay_read_terms (const char *terms, int *hourly_yen, int *transport_yen, GError **error);

G_END_DECLS
