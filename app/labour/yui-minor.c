/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-minor.h"

#define ADULT_AGE            18
#define SHIFT_WORK_NIGHT_AGE 16
#define LONG_DAY_MIN         (10 * YUI_MINUTES_PER_HOUR)

static bool
night_is_lawful (const YuiMinorFacts *facts, int age)
{
  switch (facts->night_ground)
    {
    case YUI_NIGHT_GROUND_SHIFT_WORK:
      return age >= SHIFT_WORK_NIGHT_AGE;
    case YUI_NIGHT_GROUND_AGRICULTURE:
    case YUI_NIGHT_GROUND_HEALTH:
      return true;
    case YUI_NIGHT_GROUND_NONE:
    default:
      return false;
    }
}

/* Week hours are counted whole: work beyond 8 hours of a 10-hour day is within the 40. */
static uint32_t
check_hours (const YuiMinorFacts *facts,
             const YuiWorkContext *context,
             const YuiPremiumMinutes *minutes)
{
  int32_t day_limit = facts->has_short_day ? LONG_DAY_MIN : YUI_DAY_LIMIT_MIN;
  uint32_t findings = YUI_MINOR_FINE;

  if (context->day_before_min + minutes->total_min > day_limit)
    findings |= YUI_MINOR_OVER_DAY;
  if (context->week_before_min + minutes->total_min > YUI_WEEK_LIMIT_MIN)
    findings |= YUI_MINOR_OVER_WEEK;
  if (minutes->rest_day_min > 0)
    findings |= YUI_MINOR_REST_DAY;
  return findings;
}

YuiLabourStatus
yui_labour_check_minor (const YuiMinorFacts *facts,
                        const YuiSpan *spans,
                        size_t n_spans,
                        const YuiWorkContext *context,
                        uint32_t *findings)
{
  YuiPremiumMinutes minutes;
  uint32_t found;
  int age;

  if (yui_labour_split_minutes (spans, n_spans, context, &minutes) != YUI_LABOUR_OK)
    return YUI_LABOUR_EINVAL;
  age = yui_civil_age (facts->birth_day, minutes.work_day);
  *findings = YUI_MINOR_FINE;
  if (age >= ADULT_AGE)
    return YUI_LABOUR_OK;
  found = check_hours (facts, context, &minutes);
  if (minutes.work_day < yui_civil_first_working_day (facts->birth_day))
    found |= YUI_MINOR_TOO_YOUNG;
  if (minutes.night_min > 0 && !night_is_lawful (facts, age))
    found |= YUI_MINOR_NIGHT;
  if (facts->is_dangerous_work)
    found |= YUI_MINOR_DANGEROUS;
  if (!facts->has_age_certificate)
    found |= YUI_MINOR_NO_CERTIFICATE;
  if (!facts->has_guardian_consent)
    found |= YUI_MINOR_NO_CONSENT;
  *findings = found;
  return YUI_LABOUR_OK;
}

YuiLabourRule
yui_minor_finding_rule (YuiMinorFinding finding)
{
  switch (finding)
    {
    case YUI_MINOR_TOO_YOUNG:
      return YUI_RULE_MINOR_UNDER_15;
    case YUI_MINOR_OVER_DAY:
    case YUI_MINOR_OVER_WEEK:
    case YUI_MINOR_REST_DAY:
      return YUI_RULE_MINOR_HOURS;
    case YUI_MINOR_NIGHT:
      return YUI_RULE_MINOR_NIGHT;
    case YUI_MINOR_DANGEROUS:
      return YUI_RULE_MINOR_DANGEROUS;
    case YUI_MINOR_NO_CERTIFICATE:
      return YUI_RULE_MINOR_CERTIFICATE;
    case YUI_MINOR_NO_CONSENT:
      return YUI_RULE_MINOR_CONSENT;
    case YUI_MINOR_FINE:
    default:
      return YUI_RULE_NONE;
    }
}

const char *
yui_minor_finding_name (YuiMinorFinding finding)
{
  switch (finding)
    {
    case YUI_MINOR_FINE:
      return "fine";
    case YUI_MINOR_TOO_YOUNG:
      return "too_young";
    case YUI_MINOR_OVER_DAY:
      return "over_day";
    case YUI_MINOR_OVER_WEEK:
      return "over_week";
    case YUI_MINOR_NIGHT:
      return "night";
    case YUI_MINOR_REST_DAY:
      return "rest_day";
    case YUI_MINOR_DANGEROUS:
      return "dangerous";
    case YUI_MINOR_NO_CERTIFICATE:
      return "no_certificate";
    case YUI_MINOR_NO_CONSENT:
      return "no_consent";
    default:
      return "invalid";
    }
}
