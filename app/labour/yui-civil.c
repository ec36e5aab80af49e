/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-civil.h"

#include "yui-integer-private.h"

#define DAYS_PER_400_YEARS 146097
#define DAYS_PER_YEAR      365
#define DAYS_PER_5_MONTHS  153
#define MONTHS_PER_YEAR    12
/* Days from 0000-03-01, the start of the 400-year cycle, to 1970-01-01. */
#define DAYS_TO_EPOCH 719468
#define WORKING_AGE   15

static int64_t
floor_div (int64_t a, int64_t b)
{
  int64_t q = a / b;

  return a % b < 0 ? q - 1 : q;
}

bool
yui_civil_is_leap_year (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
yui_civil_days_in_month (int year, int month)
{
  static const uint8_t DAYS[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (month < 1 || month > MONTHS_PER_YEAR)
    return 0;
  return DAYS[month - 1] + (month == 2 && yui_civil_is_leap_year (year) ? 1 : 0);
}

/* Years run from March, so that the leap day is the last day of a year; see Hinnant,
 * "chrono-compatible low-level date algorithms". */
static YuiCivilDay
day_number (int year, int month, int day)
{
  int y = month <= 2 ? year - 1 : year;
  int cycle = (int)floor_div (y, 400);
  int year_of_cycle = y - cycle * 400;
  int month_from_march = (month + 9) % MONTHS_PER_YEAR;
  int day_of_year = (DAYS_PER_5_MONTHS * month_from_march + 2) / 5 + day - 1;
  int day_of_cycle
      = year_of_cycle * DAYS_PER_YEAR + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;

  return cycle * DAYS_PER_400_YEARS + day_of_cycle - DAYS_TO_EPOCH;
}

bool
yui_civil_day_from_ymd (int year, int month, int day, YuiCivilDay *out)
{
  if (year < YUI_CIVIL_YEAR_MIN || year > YUI_CIVIL_YEAR_MAX || day < 1
      || day > yui_civil_days_in_month (year, month))
    return false;
  *out = day_number (year, month, day);
  return true;
}

YuiCivilDate
yui_civil_date_of (YuiCivilDay day)
{
  int64_t from_march = (int64_t)day + DAYS_TO_EPOCH;
  int cycle = (int)floor_div (from_march, DAYS_PER_400_YEARS);
  int day_of_cycle = (int)(from_march - (int64_t)cycle * DAYS_PER_400_YEARS);
  int year_of_cycle = (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36524
                       - day_of_cycle / (DAYS_PER_400_YEARS - 1))
                      / DAYS_PER_YEAR;
  int day_of_year
      = day_of_cycle - (DAYS_PER_YEAR * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
  int month_from_march = (5 * day_of_year + 2) / DAYS_PER_5_MONTHS;
  int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  int year = year_of_cycle + cycle * 400 + (month <= 2 ? 1 : 0);

  return (YuiCivilDate){
    .year = (int16_t)year,
    .month = (uint8_t)month,
    .day = (uint8_t)(day_of_year - (DAYS_PER_5_MONTHS * month_from_march + 2) / 5 + 1),
  };
}

YuiWeekday
yui_civil_weekday (YuiCivilDay day)
{
  /* 1970-01-01 was a Thursday. */
  int64_t from_monday = (int64_t)day + YUI_THURSDAY - YUI_MONDAY;

  return (YuiWeekday)(from_monday - floor_div (from_monday, YUI_DAYS_PER_WEEK) * YUI_DAYS_PER_WEEK
                      + YUI_MONDAY);
}

YuiCivilDay
yui_civil_week_start (YuiCivilDay day, YuiWeekday first_weekday)
{
  int since = (int)yui_civil_weekday (day) - (int)first_weekday;

  return day - (since < 0 ? since + YUI_DAYS_PER_WEEK : since);
}

YuiCivilDay
yui_civil_month_start (YuiCivilDay day)
{
  return day - yui_civil_date_of (day).day + 1;
}

YuiCivilDay
yui_civil_month_end (YuiCivilDay day)
{
  YuiCivilDate date = yui_civil_date_of (day);

  return day - date.day + yui_civil_days_in_month (date.year, date.month);
}

YuiCivilDay
yui_civil_add_months (YuiCivilDay day, int n_months)
{
  YuiCivilDate date = yui_civil_date_of (day);
  int64_t months = (int64_t)date.year * MONTHS_PER_YEAR + date.month - 1 + n_months;
  int year = (int)floor_div (months, MONTHS_PER_YEAR);
  int month = (int)(months - (int64_t)year * MONTHS_PER_YEAR) + 1;
  int last = yui_civil_days_in_month (year, month);

  return day_number (year, month, (int)yui_least (date.day, last));
}

YuiCivilDay
yui_civil_day_of_utc (int64_t utc_s)
{
  return (YuiCivilDay)floor_div (utc_s + YUI_JAPAN_OFFSET_S, YUI_SECONDS_PER_DAY);
}

int
yui_civil_minute_of_utc (int64_t utc_s)
{
  int64_t local_s = utc_s + YUI_JAPAN_OFFSET_S;
  int64_t second = local_s - floor_div (local_s, YUI_SECONDS_PER_DAY) * YUI_SECONDS_PER_DAY;

  return (int)(second / YUI_SECONDS_PER_MINUTE);
}

int64_t
yui_civil_utc_of (YuiCivilDay day, int minute)
{
  return (int64_t)day * YUI_SECONDS_PER_DAY + (int64_t)minute * YUI_SECONDS_PER_MINUTE
         - YUI_JAPAN_OFFSET_S;
}

int
yui_civil_fiscal_year (YuiCivilDay day)
{
  YuiCivilDate date = yui_civil_date_of (day);

  return date.month >= 4 ? date.year : date.year - 1;
}

/* The birthday in a later year; 1 March stands in for a 29 February that the year lacks. */
static YuiCivilDay
birthday (YuiCivilDay birth_day, int age)
{
  YuiCivilDate birth = yui_civil_date_of (birth_day);
  int year = birth.year + age;

  if (birth.day > yui_civil_days_in_month (year, birth.month))
    return day_number (year, birth.month + 1, 1);
  return day_number (year, birth.month, birth.day);
}

int
yui_civil_age (YuiCivilDay birth_day, YuiCivilDay day)
{
  int age = yui_civil_date_of (day).year - yui_civil_date_of (birth_day).year;

  if (day < birthday (birth_day, age))
    age--;
  return (int)yui_most (age, 0);
}

YuiCivilDay
yui_civil_age_reached_day (YuiCivilDay birth_day, int age)
{
  return birthday (birth_day, age) - 1;
}

YuiCivilDay
yui_civil_first_working_day (YuiCivilDay birth_day)
{
  YuiCivilDay reached = yui_civil_age_reached_day (birth_day, WORKING_AGE);
  int year = yui_civil_date_of (reached).year;
  YuiCivilDay school_end = day_number (year, 3, 31);

  if (reached > school_end)
    school_end = day_number (year + 1, 3, 31);
  return school_end + 1;
}
