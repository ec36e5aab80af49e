/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-insurance.h"
#include "store/yui-database.h"
#include "yui-law-tables.h"

G_BEGIN_DECLS

/* Where a rate of labour insurance comes from. The accident rate is the business's own, as its
 * notice says: it is only ever entered. The employment rate of most businesses stands in a table. */
typedef enum
{
  YUI_RATE_UNKNOWN,
  YUI_RATE_ENTERED, /* by the employer, as the notice of that day says */
  YUI_RATE_TABLE,   /* labour-insurance.tsv */
} YuiRateOrigin;

typedef struct
{
  YuiRateOrigin origin;
  gint32 rate; /* of YUI_RATE_SCALE, both shares; 0 when UNKNOWN */
  YuiLabourSource source;
} YuiRateOfYear;

/* The rates of one employer in one fiscal year, April to March. */
typedef struct
{
  gint64 version;         /* 1: nothing is entered */
  YuiRateOfYear rates[2]; /* by YuiInsuranceKind */
  gint64 notice_day;      /* 0: nothing is entered */
  gint64 entered_s;
} YuiInsuranceRates;

/* Reads them. Returns FALSE with error. */
gboolean yui_insurance_rates_read (YuiInsuranceRates *rates,
                                   YuiDatabase *db,
                                   const YuiLawTables *tables,
                                   gint64 programme_id,
                                   const char *employer_id,
                                   int fiscal_year,
                                   GError **error);

/* "unknown", "entered_by_employer", "table". */
const char *yui_rate_origin_name (YuiRateOrigin origin);

G_END_DECLS
