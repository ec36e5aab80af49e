/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-labour.h"

/* The threshold ledger of one person at one employer: how far the hours, days and yen worked and
 * planned are from each line of the law. A forecast to be shown, never a block. */

/* One day's work. In an array: sorted by day, a day at most once. */
typedef struct
{
  YuiCivilDay day;
  int32_t worked_min;
  int32_t overtime_min; /* beyond 8 hours a day or 40 (44) a week */
  int32_t rest_day_min; /* on the statutory rest day */
  int64_t pay_yen;      /* counted on the day it is paid for; without untaxed transport */
  bool is_planned;      /* not worked yet */
} YuiLedgerDay;

/* X (SUFFIX, "name", unit in a comment) */
#define YUI_LEDGER_KINDS(X)                                                                        \
  X (WEEK_20_HOURS, "week_20_hours")     /* minutes: 20 hours or more in a week */                 \
  X (MONTH_18_DAYS, "month_18_days")     /* days: 18 or more in a month */                         \
  X (TWO_MONTHS_18, "two_months_18")     /* months: 18 days in two months in a row */              \
  X (RUN_31_DAYS, "run_31_days")         /* days: 31 or more of unbroken employment */             \
  X (RUN_2_MONTHS, "run_2_months")       /* days: beyond two months of it */                       \
  X (YEAR_300000, "year_300000")         /* yen: more than 300,000 in a calendar year */           \
  X (YEAR_500000, "year_500000")         /* yen: more than 500,000 in a calendar year */           \
  X (AGREEMENT_MONTH, "agreement_month") /* minutes of overtime: more than agreed for a month */   \
  X (AGREEMENT_YEAR, "agreement_year")   /* minutes of overtime: more than agreed for a year */    \
  X (CAP_100_HOURS, "cap_100_hours")   /* minutes with rest days: 100 hours or more in a month */  \
  X (CAP_80_AVERAGE, "cap_80_average") /* minutes with rest days: over 80 h, mean of 2–6 months */ \
  X (SPECIAL_MONTH, "special_month")   /* minutes with rest days: more than the special clause */  \
  X (SPECIAL_YEAR, "special_year")     /* minutes of overtime: more than it allows for a year */   \
  X (SPECIAL_MONTHS, "special_months") /* months of its use in a year: more than it allows */

typedef enum
{
#define X(suffix, name) YUI_LEDGER_##suffix,
  YUI_LEDGER_KINDS (X)
#undef X
      YUI_N_LEDGER_KINDS
} YuiLedgerKind;

typedef enum
{
  YUI_LEDGER_CLEAR,
  YUI_LEDGER_NEAR,    /* four fifths of the way, plans included */
  YUI_LEDGER_PLANNED, /* the plans reach the line */
  YUI_LEDGER_REACHED, /* work done has reached it */
} YuiLedgerState;

typedef struct
{
  const YuiLedgerDay *days;
  size_t n_days;
  YuiCivilDay today;
  YuiCivilDay employed_since;  /* start of unbroken employment; UNKNOWN: separate day contracts */
  YuiCivilDay employed_until;  /* last day agreed so far; used with employed_since */
  int32_t agreement_month_min; /* of the employer's 36-agreement, at most 45 h; 0: no agreement */
  int32_t agreement_year_min;  /* at most 360 h */
  YuiCivilDay agreement_start; /* first day of a year of the agreement; UNKNOWN: 1 January */
  int32_t special_month_min;   /* of its special clause; 0: none agreed, then below 100 h */
  int32_t special_year_min;    /* 0: none agreed, then 720 h */
  int32_t special_months;      /* 0: none agreed, then 6 */
  int32_t typical_min;         /* a typical shift, for shifts_left; 0: not known */
  int64_t typical_yen;
} YuiLedgerFacts;

typedef struct
{
  YuiLedgerKind kind;
  YuiLedgerState state;
  int64_t line;           /* the smallest value that reaches the line */
  int64_t so_far;         /* worked, in the period that holds today */
  int64_t with_plan;      /* worked and planned, in the fullest period from today's on */
  YuiCivilDay reached_on; /* first day, from today's period on, that reaches it; UNKNOWN: none */
  int32_t shifts_left;    /* further typical shifts before the line; -1: not known */
  YuiLabourSource source;
} YuiLedgerLine;

/* Fills lines[YUI_N_LEDGER_KINDS], in the order of the enum. Weeks begin on Sunday.
 * O(n_days). Returns EINVAL, leaving lines untouched, for unsorted days or negative figures.
 *
 * A month of the special clause's use is one with more overtime than the agreement allows without
 * it, or than 45 hours where there is none.
 * Source: see YUI_RULE_LEDGER_*, YUI_RULE_AGREEMENT_36, _SPECIAL and _CAP. */
YuiLabourStatus
yui_labour_ledger (const YuiLedgerFacts *facts, YuiLedgerLine lines[YUI_N_LEDGER_KINDS]);

/* Stable snake_case names. */
const char *yui_ledger_kind_name (YuiLedgerKind kind);
const char *yui_ledger_state_name (YuiLedgerState state);
