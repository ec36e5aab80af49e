/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-labour.h"

/* The average wage of Art. 12: the base of the statutory leave allowance. */

/* The closing day of pay of a workplace without one. */
#define YUI_NO_CLOSING_DAY 0

/* num / den yen a day, exact. */
typedef struct
{
  int64_t num;
  int64_t den; /* > 0 */
  YuiLabourSource source;
} YuiAverageWage;

/* Wages earned at one employer in the period of yui_labour_average_wage_period. */
typedef struct
{
  int64_t time_wages_yen;    /* paid by the day, hour or piece */
  int64_t monthly_wages_yen; /* paid by the month or week */
  int32_t calendar_days;     /* of the period */
  int32_t days_worked;       /* days on which work was done */
} YuiAverageWageFacts;

/* The period that counts: three months back from the last pay closing day before cause_day (from
 * the day before it, without a closing day), or everything since hired_day if that is shorter.
 *
 * closing_day  1–31, the last day of a shorter month standing in; or YUI_NO_CLOSING_DAY.
 * from, to     receive the first and last day, both included.
 *
 * Returns ENODATA when nobody was employed before cause_day, EINVAL for another closing day.
 * Source: Labour Standards Act Art. 12 (1)(2)(6). */
YuiLabourStatus yui_labour_average_wage_period (YuiCivilDay cause_day,
                                                int closing_day,
                                                YuiCivilDay hired_day,
                                                YuiCivilDay *from,
                                                YuiCivilDay *to);

/* Computes the average wage of someone employed for more than a day: wages by calendar days, but no
 * less than 60 % of what a day worked brought, for the part paid by day, hour or piece.
 * Returns ENODATA, leaving average untouched, without wages or days, EINVAL for negative facts.
 * Source: Labour Standards Act Art. 12 (1) i, ii. */
YuiLabourStatus yui_labour_average_wage (const YuiAverageWageFacts *facts,
                                         YuiCivilDay cause_day,
                                         YuiAverageWage *average);

/* Computes the average wage of someone hired by the day: 73/100 of what a day brought at this
 * workplace in the month before cause_day. wages_yen and days_worked may instead be those of day
 * workers of the same job there; beyond that the labour bureau decides.
 * Returns ENODATA ("cannot be computed") without days or wages, leaving average untouched.
 * Source: Labour Standards Act Art. 12 (7); notice 52 of 1963. */
YuiLabourStatus yui_labour_average_wage_day_hire (int64_t wages_yen,
                                                  int32_t days_worked,
                                                  YuiCivilDay cause_day,
                                                  YuiAverageWage *average);

/* 60 % of the average wage for one day, in yen (YUI_ROUNDING_UP_TO_YEN): the least leave allowance.
 * Source: Labour Standards Act Art. 26. */
int64_t yui_labour_leave_floor_yen (const YuiAverageWage *average);
