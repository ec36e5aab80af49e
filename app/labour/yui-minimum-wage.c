/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-minimum-wage.h"

#define REVISION_MONTH 10

static bool
is_dated (const YuiMinimumWageRow *row)
{
  return row->effective_day != YUI_CIVIL_DAY_UNKNOWN;
}

/* The fiscal year whose revision is due by day: revisions come from 1 October on. */
static int
revision_year (YuiCivilDay day)
{
  YuiCivilDate date = yui_civil_date_of (day);

  return date.month >= REVISION_MONTH ? date.year : date.year - 1;
}

typedef struct
{
  const YuiMinimumWageRow *floor;
  const YuiMinimumWageRow *coming;
  const YuiMinimumWageRow *next;
  bool has_revision;
} Found;

static void
consider (Found *found, const YuiMinimumWageRow *row, YuiCivilDay day)
{
  if (row->fiscal_year >= revision_year (day))
    found->has_revision = true;
  if (!is_dated (row))
    {
      if (row->fiscal_year <= revision_year (day)
          && (found->coming == NULL || row->fiscal_year > found->coming->fiscal_year))
        found->coming = row;
    }
  else if (row->effective_day <= day)
    {
      if (found->floor == NULL || row->effective_day > found->floor->effective_day)
        found->floor = row;
    }
  else if (found->next == NULL || row->effective_day < found->next->effective_day)
    found->next = row;
}

static Found
find (const YuiMinimumWageTable *table, int prefecture, uint16_t industry, YuiCivilDay day)
{
  Found found = { 0 };

  for (size_t i = 0; i < table->n_rows; i++)
    if (table->rows[i].prefecture == prefecture && table->rows[i].industry == industry)
      consider (&found, &table->rows[i], day);
  if (found.floor != NULL && found.coming != NULL
      && (found.coming->fiscal_year <= found.floor->fiscal_year
          || found.coming->yen_per_hour <= found.floor->yen_per_hour))
    found.coming = NULL;
  return found;
}

static YuiLabourSource
source_of (const YuiMinimumWageRow *row, YuiLabourRule rule, YuiCivilDay day)
{
  return (YuiLabourSource){
    .rule = rule,
    .table = YUI_TABLE_MINIMUM_WAGE,
    .table_year = row->fiscal_year,
    .day = day,
  };
}

/* Whether the notice of a special wage leaves person out. */
static bool
leaves_out (const YuiMinimumWageRow *row, const YuiWagePerson *person, YuiCivilDay day)
{
  int age;

  if (person == NULL)
    return false;
  if ((row->leaves_out_training && person->is_in_training)
      || (row->leaves_out_light_work && person->does_light_work))
    return true;
  if (person->birth_day == YUI_CIVIL_DAY_UNKNOWN)
    return false;
  age = yui_civil_age (person->birth_day, day);
  return age < row->from_age || (row->below_age > 0 && age >= row->below_age);
}

/* Raises wage to a special wage that is higher. */
static void
raise_to_special (YuiMinimumWage *wage,
                  const Found *special,
                  const YuiWagePerson *person,
                  YuiCivilDay day)
{
  if (special->floor != NULL && special->floor->yen_per_hour > wage->floor_yen)
    {
      if (leaves_out (special->floor, person, day))
        wage->left_out_yen = special->floor->yen_per_hour;
      else
        {
          wage->floor_yen = special->floor->yen_per_hour;
          wage->floor_day = special->floor->effective_day;
          wage->floor_source = source_of (special->floor, YUI_RULE_MINIMUM_WAGE_SPECIAL, day);
        }
    }
  if (special->coming != NULL && special->coming->yen_per_hour > wage->coming_yen
      && !leaves_out (special->coming, person, day))
    {
      wage->coming_yen = special->coming->yen_per_hour;
      wage->coming_source = source_of (special->coming, YUI_RULE_MINIMUM_WAGE_COMING, day);
    }
  if (wage->coming_yen <= wage->floor_yen)
    wage->coming_yen = 0;
}

YuiLabourStatus
yui_labour_minimum_wage (const YuiMinimumWageTable *table,
                         int prefecture,
                         uint16_t industry,
                         YuiCivilDay work_day,
                         YuiMinimumWage *wage)
{
  return yui_labour_minimum_wage_for (table, prefecture, industry, NULL, work_day, wage);
}

YuiLabourStatus
yui_labour_minimum_wage_for (const YuiMinimumWageTable *table,
                             int prefecture,
                             uint16_t industry,
                             const YuiWagePerson *person,
                             YuiCivilDay work_day,
                             YuiMinimumWage *wage)
{
  YuiMinimumWage result = { .next_day = YUI_CIVIL_DAY_UNKNOWN };
  Found regional;

  if (table == NULL || prefecture < 1 || prefecture > YUI_N_PREFECTURES)
    return YUI_LABOUR_EINVAL;
  regional = find (table, prefecture, YUI_INDUSTRY_NONE, work_day);
  if (regional.floor == NULL || !regional.has_revision)
    return YUI_LABOUR_ENOTABLE;
  result.floor_yen = regional.floor->yen_per_hour;
  result.floor_day = regional.floor->effective_day;
  result.floor_source = source_of (regional.floor, YUI_RULE_MINIMUM_WAGE, work_day);
  if (regional.coming != NULL)
    {
      result.coming_yen = regional.coming->yen_per_hour;
      result.coming_source = source_of (regional.coming, YUI_RULE_MINIMUM_WAGE_COMING, work_day);
    }
  if (regional.next != NULL)
    {
      result.next_yen = regional.next->yen_per_hour;
      result.next_day = regional.next->effective_day;
    }
  if (industry != YUI_INDUSTRY_NONE)
    {
      Found special = find (table, prefecture, industry, work_day);

      raise_to_special (&result, &special, person, work_day);
    }
  *wage = result;
  return YUI_LABOUR_OK;
}

YuiWageVerdict
yui_labour_check_wage (const YuiMinimumWage *wage, int64_t pay_yen, int32_t minutes)
{
  int64_t hour_pay = pay_yen * YUI_MINUTES_PER_HOUR;

  if (wage == NULL)
    return YUI_WAGE_NO_TABLE;
  if (hour_pay < (int64_t)wage->floor_yen * minutes)
    return YUI_WAGE_BELOW_FLOOR;
  if (hour_pay < (int64_t)wage->coming_yen * minutes)
    return YUI_WAGE_BELOW_COMING;
  return YUI_WAGE_OK;
}

const char *
yui_wage_verdict_name (YuiWageVerdict verdict)
{
  static const char *const NAMES[] = { "ok", "below_coming", "below_floor", "no_table" };

  return (unsigned)verdict <= YUI_WAGE_NO_TABLE ? NAMES[verdict] : "invalid";
}
