/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-ledger.h"
#include "yui-employer.h"

G_BEGIN_DECLS

/* Where the yen of a calendar year come from. */
typedef enum
{
  YUI_YEAR_PAID,    /* by locked runs */
  YUI_YEAR_WORKED,  /* not paid yet: the contract's wage for the hours */
  YUI_YEAR_PLANNED, /* agreed for days to come: likewise */
  YUI_N_YEAR_PARTS
} YuiYearPart;

typedef struct
{
  YuiCivilDay first_day;
  YuiCivilDay next_day; /* after the last */
  int days[YUI_N_YEAR_PARTS];
  gint64 yen[YUI_N_YEAR_PARTS];
} YuiYearPay;

/* The threshold ledger of one person at one employer, from what was worked and what is agreed for
 * the days to come. */
typedef struct
{
  YuiLedgerLine lines[YUI_N_LEDGER_KINDS];
  gint32 typical_min; /* work of a typical shift; 0: none yet */
  gint64 typical_yen;
  int typical_weekday;      /* 0 = Monday; -1 when no weekday has most shifts */
  gint64 declared_week_min; /* declared elsewhere, in today's week */
  YuiYearPay year;          /* what today's calendar year is made of */
} YuiThresholds;

/* Computes it as of today.
 *
 * Paid days count as paid; other days by the contract's wage, without untaxed transport. Overtime
 * counts hours declared elsewhere (Art. 38). Whether separate contracts are unbroken employment is
 * for a person to judge; weeks in a row with work are shown as such. */
gboolean yui_thresholds_compute (YuiThresholds *thresholds,
                                 YuiDatabase *db,
                                 const YuiLawTables *tables,
                                 gint64 programme_id,
                                 const char *employer_id,
                                 const char *worker_id,
                                 YuiCivilDay today,
                                 GError **error);

G_END_DECLS
