/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "yui-civil.h"

/* What all of app/labour shares: results, the rule behind a figure, and named roundings.
 *
 * Everything here is pure C17: no input or output, no clock, no locale, no allocation, no globals
 * that change, no floating point. Money is int64_t yen. Times are UTC seconds, days are Japan days.
 * Tables are read only and belong to the caller. All functions are thread-safe.
 *
 * The employer decides causes, amounts and the tax column. These functions show what the rules
 * say; they decide nothing for a person. */

typedef enum
{
  YUI_LABOUR_OK = 0,
  YUI_LABOUR_EINVAL,   /* an argument is outside its documented range */
  YUI_LABOUR_ENOTABLE, /* the table for that year, place or column is not installed */
  YUI_LABOUR_ENODATA,  /* the facts given are not enough to compute a figure */
  YUI_LABOUR_ENOSPACE, /* the caller's array is too small */
} YuiLabourStatus;

/* How firmly a rule stands. UNSURE rules are switches in the argument structs. */
typedef enum
{
  YUI_CERTAINTY_SETTLED,  /* text of an act, order or official table */
  YUI_CERTAINTY_GUIDANCE, /* circular or leaflet of the ministry, court decision */
  YUI_CERTAINTY_INDUSTRY, /* rule of the spot-work association: not law */
  YUI_CERTAINTY_UNSURE,   /* only secondary sources seen: confirm before relying on it */
} YuiCertainty;

/* X (SUFFIX, "name", "article", certainty): the name and article are stable identifiers, to be
 * stored and to be translated by the user interface; never reuse or reorder them. */
#define YUI_LABOUR_RULES(X)                                                                        \
  X (NONE, "none", "none", SETTLED)                                                                \
  X (BASE_PAY, "base_pay", "labour_standards_act_24", SETTLED)                                     \
  X (OVERTIME, "overtime", "labour_standards_act_37_1", SETTLED)                                   \
  X (OVERTIME_OVER_60, "overtime_over_60", "labour_standards_act_37_1_proviso", SETTLED)           \
  X (REST_DAY, "rest_day", "labour_standards_act_37_1_order_1994_5", SETTLED)                      \
  X (NIGHT, "night", "labour_standards_act_37_4", SETTLED)                                         \
  X (HOURS_DAY, "hours_day", "labour_standards_act_32_2", SETTLED)                                 \
  X (HOURS_WEEK, "hours_week", "labour_standards_act_32_1", SETTLED)                               \
  X (HOURS_WEEK_44, "hours_week_44", "labour_standards_act_40_regulation_25_2", SETTLED)           \
  X (BREAK, "break", "labour_standards_act_34", SETTLED)                                           \
  X (HOURS_ADDED, "hours_added", "labour_standards_act_38", SETTLED)                               \
  X (MONTH_ROUNDING, "month_rounding", "circular_1988_03_14_150", GUIDANCE)                        \
  X (PAY_ROUNDING, "pay_rounding", "circular_1988_03_14_150", GUIDANCE)                            \
  X (TRANSPORT, "transport", "income_tax_act_9_1_5", SETTLED)                                      \
  X (TRANSPORT_TAXED, "transport_taxed", "income_tax_act_28", SETTLED)                             \
  X (MINIMUM_WAGE, "minimum_wage", "minimum_wage_act_4", SETTLED)                                  \
  X (MINIMUM_WAGE_SPECIAL, "minimum_wage_special", "minimum_wage_act_15", SETTLED)                 \
  X (MINIMUM_WAGE_COMING, "minimum_wage_coming", "minimum_wage_act_14", SETTLED)                   \
  X (WITHHOLDING_KOU, "withholding_kou", "income_tax_act_185_1", SETTLED)                          \
  X (WITHHOLDING_OTSU, "withholding_otsu", "income_tax_act_185_1", SETTLED)                        \
  X (WITHHOLDING_HEI, "withholding_hei", "income_tax_act_185_1_3", SETTLED)                        \
  X (WITHHOLDING_MANUAL, "withholding_manual", "income_tax_act_183", SETTLED)                      \
  X (WITHHOLDING_TWO_MONTHS, "withholding_two_months", "income_tax_order_309", UNSURE)             \
  X (EMPLOYMENT_INSURANCE, "employment_insurance", "premium_collection_act_12", SETTLED)           \
  X (ACCIDENT_INSURANCE, "accident_insurance", "premium_collection_act_11", SETTLED)               \
  X (MINOR_UNDER_15, "minor_under_15", "labour_standards_act_56", SETTLED)                         \
  X (MINOR_CERTIFICATE, "minor_certificate", "labour_standards_act_57", SETTLED)                   \
  X (MINOR_HOURS, "minor_hours", "labour_standards_act_60", SETTLED)                               \
  X (MINOR_NIGHT, "minor_night", "labour_standards_act_61", SETTLED)                               \
  X (MINOR_DANGEROUS, "minor_dangerous", "labour_standards_act_62", SETTLED)                       \
  X (MINOR_CONSENT, "minor_consent", "civil_code_5", SETTLED)                                      \
  X (CONTRACT_FIRST_COME, "contract_first_come", "mhlw_spot_work_leaflet_2025_07", GUIDANCE)       \
  X (CONTRACT_SELECTION, "contract_selection", "labour_contracts_act_6", SETTLED)                  \
  X (LEAVE_ALLOWANCE, "leave_allowance", "labour_standards_act_26", SETTLED)                       \
  X (LEAVE_FULL_WAGE, "leave_full_wage", "civil_code_536_2", SETTLED)                              \
  X (LEAVE_SIXTY_PERCENT, "leave_sixty_percent", "mhlw_spot_work_leaflet_2025_07", GUIDANCE)       \
  X (LEAVE_NONE, "leave_none", "labour_standards_act_26", GUIDANCE)                                \
  X (EARLY_FINISH, "early_finish", "circular_1952_08_07_3445", UNSURE)                             \
  X (CANCEL_24_HOURS, "cancel_24_hours", "spot_work_association_2025_09", INDUSTRY)                \
  X (CASE_TOKYO_2025, "case_tokyo_2025", "tokyo_summary_court_2025_12_09", GUIDANCE)               \
  X (CASE_KANAGAWA_2026, "case_kanagawa_2026", "kanagawa_summary_court_2026_01_30", GUIDANCE)      \
  X (AVERAGE_WAGE, "average_wage", "labour_standards_act_12_1", SETTLED)                           \
  X (AVERAGE_WAGE_FLOOR, "average_wage_floor", "labour_standards_act_12_1_1", SETTLED)             \
  X (AVERAGE_WAGE_MIXED, "average_wage_mixed", "labour_standards_act_12_1_2", SETTLED)             \
  X (AVERAGE_WAGE_DAY_HIRE, "average_wage_day_hire", "labour_standards_act_12_7_notice_1963_52",   \
     SETTLED)                                                                                      \
  X (DISPUTED_HOURS, "disputed_hours", "mhlw_spot_work_leaflet_2025_07", GUIDANCE)                 \
  X (REVERSAL, "reversal", "labour_standards_act_108", SETTLED)                                    \
  X (LEDGER_20_HOURS, "ledger_20_hours", "employment_insurance_act_6", SETTLED)                    \
  X (LEDGER_31_DAYS, "ledger_31_days", "employment_insurance_act_6", SETTLED)                      \
  X (LEDGER_18_DAYS, "ledger_18_days", "employment_insurance_act_42", SETTLED)                     \
  X (LEDGER_2_MONTHS, "ledger_2_months", "income_tax_order_309", UNSURE)                           \
  X (LEDGER_300000_YEN, "ledger_300000_yen", "local_tax_act_317_6_3", SETTLED)                     \
  X (LEDGER_500000_YEN, "ledger_500000_yen", "income_tax_regulation_93", UNSURE)                   \
  X (AGREEMENT_36, "agreement_36", "labour_standards_act_36_4", SETTLED)                           \
  X (AGREEMENT_36_SPECIAL, "agreement_36_special", "labour_standards_act_36_5", SETTLED)           \
  X (AGREEMENT_36_CAP, "agreement_36_cap", "labour_standards_act_36_6", SETTLED)

typedef enum
{
#define X(suffix, name, article, certainty) YUI_RULE_##suffix,
  YUI_LABOUR_RULES (X)
#undef X
      YUI_N_RULES
} YuiLabourRule;

/* The data table a figure was read from; TABLE_NONE when the rule itself holds the number. */
typedef enum
{
  YUI_TABLE_NONE,
  YUI_TABLE_PREMIUM_RATES,
  YUI_TABLE_MINIMUM_WAGE,
  YUI_TABLE_WITHHOLDING_DAILY,
  YUI_TABLE_INSURANCE_RATES,
  YUI_N_TABLES
} YuiLabourTable;

/* Every rounding that touches hours or money. */
typedef enum
{
  YUI_ROUNDING_NONE,            /* the figure is exact */
  YUI_ROUNDING_UP_TO_YEN,       /* a fraction of a yen becomes one yen, for the worker */
  YUI_ROUNDING_DROP_FRACTION,   /* a fraction of a yen is dropped, as the tax table says */
  YUI_ROUNDING_HALF_UP,         /* below 0.5 yen down, from 0.5 yen up (circular 150 of 1988) */
  YUI_ROUNDING_HALF_DOWN,       /* up to 0.5 yen down, above it up (insurance premiums) */
  YUI_ROUNDING_MINUTE_OUTWARD,  /* a begun minute is a whole minute, at both ends of a span */
  YUI_ROUNDING_MONTH_HALF_HOUR, /* a month's total: below 30 minutes down, from 30 up */
  YUI_ROUNDING_HUNDRED_YEN,     /* a month's pay: below 50 yen down, from 50 yen up */
  YUI_N_ROUNDINGS
} YuiRounding;

/* Where a figure comes from: enough to say "rule, table, date, article". */
typedef struct
{
  YuiLabourRule rule;
  YuiLabourTable table;
  int32_t table_year; /* fiscal year, pay year or first year of the row; 0 without a table */
  YuiCivilDay day;    /* the day that chose the row: work day or pay day; UNKNOWN if none did */
} YuiLabourSource;

/* Stable snake_case names, never NULL ("invalid" for a value outside the enum). */
const char *yui_labour_status_name (YuiLabourStatus status);
const char *yui_labour_rule_name (YuiLabourRule rule);
const char *yui_labour_rule_article (YuiLabourRule rule);
const char *yui_labour_table_name (YuiLabourTable table);
const char *yui_labour_rounding_name (YuiRounding rounding);
const char *yui_labour_certainty_name (YuiCertainty certainty);

/* Returns how firmly rule stands; UNSURE for a value outside the enum. */
YuiCertainty yui_labour_rule_certainty (YuiLabourRule rule);

/* Looks a rule up by its stable name. Returns EINVAL, leaving rule untouched, when unknown. */
YuiLabourStatus yui_labour_rule_from_name (const char *name, YuiLabourRule *rule);

/* Divides num by den (> 0) with a named rounding to yen: UP_TO_YEN, DROP_FRACTION, HALF_UP or
 * HALF_DOWN; NONE requires an exact division. For a negative num the result is that of -num,
 * negated, so that a reversal cancels to the yen.
 *
 * Returns EINVAL, leaving yen untouched, for another rounding or den, or an inexact NONE. */
YuiLabourStatus yui_labour_round_yen (int64_t num, int64_t den, YuiRounding rounding, int64_t *yen);
