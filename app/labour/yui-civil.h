/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* The Japanese civil calendar: days, wall time and ages.
 *
 * Japan time is UTC+9 all year. A day is a number of days since 1970-01-01 in Japan. */

#define YUI_MINUTES_PER_HOUR   60
#define YUI_MINUTES_PER_DAY    1440
#define YUI_SECONDS_PER_MINUTE 60
#define YUI_SECONDS_PER_HOUR   3600
#define YUI_SECONDS_PER_DAY    86400
#define YUI_JAPAN_OFFSET_S     (9 * YUI_SECONDS_PER_HOUR)
#define YUI_DAYS_PER_WEEK      7
#define YUI_CIVIL_YEAR_MIN     1
#define YUI_CIVIL_YEAR_MAX     9999

typedef int32_t YuiCivilDay;

/* A day that is not known (yet), in tables and results. */
#define YUI_CIVIL_DAY_UNKNOWN INT32_MIN

/* A moment that has not come (yet). */
#define YUI_TIME_NONE INT64_MIN

typedef struct
{
  int16_t year;
  uint8_t month; /* 1–12 */
  uint8_t day;   /* 1–31 */
} YuiCivilDate;

/* Monday = 1 … Sunday = 7, as in ISO 8601. */
typedef enum
{
  YUI_MONDAY = 1,
  YUI_TUESDAY,
  YUI_WEDNESDAY,
  YUI_THURSDAY,
  YUI_FRIDAY,
  YUI_SATURDAY,
  YUI_SUNDAY,
} YuiWeekday;

bool yui_civil_is_leap_year (int year);

/* Returns 28–31, or 0 when month is not 1–12. */
int yui_civil_days_in_month (int year, int month);

/* Turns a date into its day number. Returns false, leaving out untouched, when there is no such
 * date or the year is outside 1–9999. */
bool yui_civil_day_from_ymd (int year, int month, int day, YuiCivilDay *out);

/* The date of a day number within the years 1–9999. */
YuiCivilDate yui_civil_date_of (YuiCivilDay day);

YuiWeekday yui_civil_weekday (YuiCivilDay day);

/* The first day of the week holding day, for weeks that begin on first_weekday. Where work rules
 * say nothing, a week of the Labour Standards Act is Sunday to Saturday (circular 1 of 1988). */
YuiCivilDay yui_civil_week_start (YuiCivilDay day, YuiWeekday first_weekday);

/* The first day of the month holding day, and the last. */
YuiCivilDay yui_civil_month_start (YuiCivilDay day);
YuiCivilDay yui_civil_month_end (YuiCivilDay day);

/* The day n_months after day (before it, if negative). The end of a shorter month stands in for a
 * day that it lacks: 31 January plus one month is 28 or 29 February. */
YuiCivilDay yui_civil_add_months (YuiCivilDay day, int n_months);

/* The Japan day, and the minute of that day (0–1439), of a moment in UTC seconds. */
YuiCivilDay yui_civil_day_of_utc (int64_t utc_s);
int yui_civil_minute_of_utc (int64_t utc_s);

/* The moment, in UTC seconds, of a minute of a Japan day; minute may be beyond 0–1439. */
int64_t yui_civil_utc_of (YuiCivilDay day, int minute);

/* The fiscal year (April to March) that day is in, named by its first calendar year. */
int yui_civil_fiscal_year (YuiCivilDay day);

/* Completed years of age on day, from 00:00 of the birthday. A person born on 29 February is a year
 * older from 1 March in a common year. 0 before the birth.
 * Source: Act on Calculation of Ages; Civil Code Art. 143. */
int yui_civil_age (YuiCivilDay birth_day, YuiCivilDay day);

/* The day at whose end an age is reached in law: the day before the birthday.
 * Source: Act on Calculation of Ages; Civil Code Art. 143. */
YuiCivilDay yui_civil_age_reached_day (YuiCivilDay birth_day, int age);

/* The first day on which a person may be employed at all: the day after the first 31 March on or
 * after the day of reaching 15. Someone born on 1 April belongs to the earlier school year.
 * Source: Labour Standards Act Art. 56. */
YuiCivilDay yui_civil_first_working_day (YuiCivilDay birth_day);
