/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-labour.h"

/* The minimum wage by prefecture of the workplace and day of the work, to be checked when a shift
 * is posted, when it is changed and when it is paid. */

#define YUI_N_PREFECTURES 47

/* No special (industry) minimum wage is asked for. */
#define YUI_INDUSTRY_NONE 0

typedef struct
{
  int32_t yen_per_hour;
  YuiCivilDay effective_day; /* first day in force; UNKNOWN while the ministry has not said */
  int16_t fiscal_year;       /* 2026 is April 2026 to March 2027 */
  uint16_t industry;         /* YUI_INDUSTRY_NONE, or the caller's number of a special wage */
  uint8_t prefecture;        /* 1–47, JIS X 0401 */

  /* Of a special wage, whom its notice leaves out; 0 and false: nobody. */
  uint8_t from_age;  /* the youngest for whom it holds */
  uint8_t below_age; /* the first age for which it no longer holds */
  bool leaves_out_training;
  bool leaves_out_light_work;
} YuiMinimumWageRow;

/* Who works. What is not known leaves the special wage in place: it is the higher one. */
typedef struct
{
  YuiCivilDay birth_day; /* UNKNOWN when nobody said */
  bool is_in_training;   /* newly hired and still learning the skill */
  bool does_light_work;  /* mainly cleaning, tidying up and the like */
} YuiWagePerson;

typedef struct
{
  const YuiMinimumWageRow *rows; /* in any order; one per place, industry and fiscal year */
  size_t n_rows;
} YuiMinimumWageTable;

typedef struct
{
  int32_t floor_yen; /* in force on the day */
  YuiLabourSource floor_source;
  YuiCivilDay floor_day; /* the first day of it */
  int32_t left_out_yen;  /* a higher special wage that does not hold for the person; else 0 */
  int32_t coming_yen;    /* announced amount above the floor whose first day is unknown; else 0 */
  YuiLabourSource coming_source;
  int32_t next_yen; /* announced amount with a first day after work_day; else 0 */
  YuiCivilDay next_day;
} YuiMinimumWage;

typedef enum
{
  YUI_WAGE_OK,
  YUI_WAGE_BELOW_COMING, /* lawful by the dates known; may become unlawful: warn */
  YUI_WAGE_BELOW_FLOOR,  /* unlawful: refuse */
  YUI_WAGE_NO_TABLE,     /* no row covers the prefecture and day: refuse, naming the table */
} YuiWageVerdict;

/* Finds the minimum wage in prefecture (1–47) on work_day.
 *
 * A shift across midnight is checked on both its days. A special wage of industry counts only where
 * it is above the regional one. A row without a first day is coming_yen from 1 October of its
 * fiscal year on. The table of a fiscal year is missing when a day from 1 October on finds no row
 * of that year, dated or not. O(n_rows). Returns EINVAL for another prefecture, ENOTABLE when no
 * row covers the day; wage is then untouched. Source: Minimum Wage Act Art. 4, 9, 14, 15. */
YuiLabourStatus yui_labour_minimum_wage (const YuiMinimumWageTable *table,
                                         int prefecture,
                                         uint16_t industry,
                                         YuiCivilDay work_day,
                                         YuiMinimumWage *wage);

/* Likewise for one person: a special wage does not hold for whom its notice leaves out, who has the
 * regional one instead. person may be NULL: anybody may come, as to a posting.
 * Source: Minimum Wage Act Art. 15, and the notice of each special wage for whom it leaves out. */
YuiLabourStatus yui_labour_minimum_wage_for (const YuiMinimumWageTable *table,
                                             int prefecture,
                                             uint16_t industry,
                                             const YuiWagePerson *person,
                                             YuiCivilDay work_day,
                                             YuiMinimumWage *wage);

/* Checks pay_yen for minutes (> 0) of work: an hourly wage with minutes = 60, a day's pay with the
 * scheduled minutes. pay_yen leaves out premiums, transport, family and attendance allowances.
 * wage may be NULL: the result is then YUI_WAGE_NO_TABLE. No rounding.
 * Source: Minimum Wage Act regulation Art. 1, 2. */
YuiWageVerdict yui_labour_check_wage (const YuiMinimumWage *wage, int64_t pay_yen, int32_t minutes);

/* Stable snake_case name of a verdict. */
const char *yui_wage_verdict_name (YuiWageVerdict verdict);
