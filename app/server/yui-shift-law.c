/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-shift-law.h"
#include "yui-moment.h"
#include "yui-pay-lines.h"
#include "yui-pay-why.h"

#include "labour/yui-minor.h"

static gint64
length_min (const YuiShift *shift)
{
  return (shift->end_s - shift->start_s) / YUI_SECONDS_PER_MINUTE;
}

static guint16
industry_of (const YuiLawTables *tables, const YuiShift *shift)
{
  return yui_law_tables_find_wage_industry (
      tables, shift->wage_industry != NULL ? shift->wage_industry : "");
}

/* Sets wage to the minimum wage at the place and dates of work: whoever comes. */
static YuiLabourStatus
find_minimum_wage (const YuiLawTables *tables, const YuiShift *shift, YuiMinimumWage *wage)
{
  return yui_law_tables_minimum_wage (
      tables, yui_law_tables_prefecture_number (shift->prefecture_code),
      industry_of (tables, shift), NULL, yui_civil_day_of_utc (shift->start_s),
      yui_civil_day_of_utc (shift->end_s - 1), wage);
}

static void
add_special_fault (const YuiLawTables *tables,
                   const YuiShift *shift,
                   const YuiMinimumWage *wage,
                   const char *prefecture,
                   const char *day,
                   YuiFaults *faults)
{
  const YuiWageIndustry *industry
      = yui_law_tables_get_wage_industry (tables, industry_of (tables, shift));
  g_autofree char *params = g_strdup_printf (
      "{\"floor_yen\":%d,\"prefecture\":\"%s\",\"date\":\"%s\",\"industry\":\"%s\"}",
      wage->floor_yen, prefecture, day, industry->name_ja);

  yui_faults_add (faults, "/hourly_wage_yen", "below_special_minimum_wage", params,
                  "The minimum wage of this business (%s) in %s on %s is %d yen an hour.",
                  industry->name_en, prefecture, day, wage->floor_yen);
}

static void
check_wage (const YuiLawTables *tables, const YuiShift *shift, YuiFaults *faults)
{
  g_autofree char *prefecture = yui_law_tables_dup_prefecture (tables, shift->prefecture_code);
  g_autofree char *params = NULL;
  char day[YUI_MOMENT_SIZE];
  YuiMinimumWage wage;

  yui_day_format (yui_civil_day_of_utc (shift->start_s), day);
  if (find_minimum_wage (tables, shift, &wage) != YUI_LABOUR_OK)
    {
      const char *file = yui_law_tables_wage_file (industry_of (tables, shift));

      params = g_strdup_printf ("{\"table\":\"%s\",\"prefecture\":\"%s\",\"date\":\"%s\"}", file,
                                prefecture, day);
      yui_faults_add (faults, "/starts_at", "table_missing", params,
                      "The table %s has no row for %s on %s.", file, prefecture, day);
      return;
    }
  if (yui_labour_check_wage (&wage, shift->hourly_wage_yen, YUI_MINUTES_PER_HOUR)
      != YUI_WAGE_BELOW_FLOOR)
    return;
  if (wage.floor_source.rule == YUI_RULE_MINIMUM_WAGE_SPECIAL)
    {
      add_special_fault (tables, shift, &wage, prefecture, day, faults);
      return;
    }
  params = g_strdup_printf ("{\"floor_yen\":%d,\"prefecture\":\"%s\",\"date\":\"%s\"}",
                            wage.floor_yen, prefecture, day);
  yui_faults_add (faults, "/hourly_wage_yen", "below_minimum_wage", params,
                  "The minimum wage in %s on %s is %d yen an hour.", prefecture, day,
                  wage.floor_yen);
}

static void
check_break (const YuiShift *shift, YuiFaults *faults)
{
  gint64 worked_min = length_min (shift) - shift->break_min;
  int required_min;
  g_autofree char *params = NULL;

  if (worked_min <= 0)
    {
      yui_faults_add (faults, "/break_min", "break_too_long", NULL,
                      "The break is as long as the shift.");
      return;
    }
  required_min = yui_labour_required_break_min ((int)worked_min);
  if (shift->break_min >= required_min)
    return;
  params = g_strdup_printf ("{\"required_min\":%d,\"worked_min\":%" G_GINT64_FORMAT "}",
                            required_min, worked_min);
  yui_faults_add (faults, "/break_min", "break_too_short", params,
                  "Work of %" G_GINT64_FORMAT " minutes needs a break of %d minutes.", worked_min,
                  required_min);
}

void
yui_shift_law_check (const YuiLawTables *tables, const YuiShift *shift, YuiFaults *faults)
{
  if (shift->end_s <= shift->start_s)
    yui_faults_add (faults, "/ends_at", "not_after_start", NULL,
                    "The end must be after the start.");
  else if (length_min (shift) > YUI_SHIFT_MAX_MIN)
    yui_faults_add (faults, "/ends_at", "too_long", "{\"max_min\":1440}",
                    "A shift may last at most 24 hours.");
  else if (shift->start_s % YUI_SECONDS_PER_MINUTE != 0
           || shift->end_s % YUI_SECONDS_PER_MINUTE != 0)
    yui_faults_add (faults, "/starts_at", "not_whole_minutes", NULL,
                    "Start and end must be whole minutes.");
  else
    check_break (shift, faults);
  check_wage (tables, shift, faults);
}

gint64
yui_shift_law_expected_pay (const YuiLawTables *tables, const YuiShift *shift)
{
  gint64 yen = 0;

  if (!yui_pay_expect (tables, shift->start_s, shift->end_s, (int)shift->break_min,
                       (int)shift->hourly_wage_yen, (int)shift->transport_yen, &yen))
    return 0;
  return yen;
}

void
yui_shift_law_add_floor (const YuiLawTables *tables,
                         const char *prefecture_code,
                         guint16 industry,
                         const YuiMinimumWage *wage,
                         YuiJson *doc,
                         yyjson_mut_val *object)
{
  g_return_if_fail (tables != NULL && prefecture_code != NULL && wage != NULL && object != NULL);

  const gboolean is_special = wage->floor_source.rule == YUI_RULE_MINIMUM_WAGE_SPECIAL;
  const YuiWageIndustry *business
      = is_special ? yui_law_tables_get_wage_industry (tables, industry) : NULL;
  g_autofree char *prefecture = yui_law_tables_dup_prefecture (tables, prefecture_code);

  yui_json_add_text (doc, object, "prefecture", prefecture);
  yui_json_add_int (doc, object, "yen_per_hour", wage->floor_yen);
  yui_json_add_day (doc, object, "effective_from", wage->floor_day);
  yui_json_add_text (doc, object, "industry", business != NULL ? business->name_ja : NULL);
  if (wage->coming_yen > 0)
    yui_json_add_int (doc, object, "coming_yen_per_hour", wage->coming_yen);
  else
    yui_json_add_null (doc, object, "coming_yen_per_hour");
  yui_pay_add_source (&wage->floor_source, YUI_ROUNDING_NONE, doc, object);
}

static void
add_floor (const YuiLawTables *tables, const YuiShift *shift, YuiJson *doc, yyjson_mut_val *object)
{
  YuiMinimumWage wage;

  if (find_minimum_wage (tables, shift, &wage) != YUI_LABOUR_OK)
    yui_json_add_null (doc, object, "wage_floor");
  else
    yui_shift_law_add_floor (tables, shift->prefecture_code, industry_of (tables, shift), &wage,
                             doc, yyjson_mut_obj_add_obj (doc, object, "wage_floor"));
}

void
yui_shift_law_add_pay (const YuiLawTables *tables,
                       const YuiShift *shift,
                       YuiJson *doc,
                       yyjson_mut_val *object)
{
  g_return_if_fail (tables != NULL && shift != NULL && doc != NULL && object != NULL);

  YuiExpectedPay pay;

  /* Without a table there is no expected pay, and so no lines. */
  yui_pay_expect_lines (tables, shift->start_s, shift->end_s, (int)shift->break_min,
                        (int)shift->hourly_wage_yen, (int)shift->transport_yen, &pay);
  yui_pay_add_expected (&pay, doc, yyjson_mut_obj_add_arr (doc, object, "lines"));
  add_floor (tables, shift, doc, object);
}

void
yui_shift_law_add_warnings (const YuiLawTables *tables,
                            const YuiShift *shift,
                            YuiJson *doc,
                            yyjson_mut_val *warnings)
{
  g_autofree char *detail = NULL;
  yyjson_mut_val *warning, *params;
  YuiMinimumWage wage;

  if (find_minimum_wage (tables, shift, &wage) != YUI_LABOUR_OK
      || yui_labour_check_wage (&wage, shift->hourly_wage_yen, YUI_MINUTES_PER_HOUR)
             != YUI_WAGE_BELOW_COMING)
    return;
  warning = yyjson_mut_arr_add_obj (doc, warnings);
  detail = g_strdup_printf (
      "A minimum wage of %d yen is decided for this prefecture; its first day is not known yet.",
      wage.coming_yen);
  yui_json_add_text (doc, warning, "code", "below_coming_minimum_wage");
  yui_json_add_text (doc, warning, "detail", detail);
  params = yyjson_mut_obj_add_obj (doc, warning, "params");
  yui_json_add_int (doc, params, "coming_yen", wage.coming_yen);
  yui_json_add_int (doc, params, "floor_yen", wage.floor_yen);
  yui_json_add_int (doc, params, "fiscal_year", wage.coming_source.table_year);
}

/* Certificates of age and guardians' consent are kept by the employer, outside of Yui. */
const char *
yui_shift_law_check_age (const YuiShift *shift,
                         YuiCivilDay birth_day,
                         gint64 day_min,
                         gint64 week_min)
{
  YuiMinorFacts facts
      = { .birth_day = birth_day, .has_age_certificate = true, .has_guardian_consent = true };
  YuiWorkContext context = { .week_limit_min = YUI_WEEK_LIMIT_MIN,
                             .day_before_min = (gint32)day_min,
                             .week_before_min = (gint32)week_min };
  YuiSpan spans[2];
  gsize n_spans = yui_pay_spans (shift->start_s, shift->end_s, (int)shift->break_min, spans);
  guint32 findings;

  if (birth_day == YUI_CIVIL_DAY_UNKNOWN)
    return "age_unknown";
  if (yui_labour_check_minor (&facts, spans, n_spans, &context, &findings) != YUI_LABOUR_OK)
    return "age_unknown";
  findings &= YUI_MINOR_REFUSED;
  if (findings == YUI_MINOR_FINE)
    return NULL;
  return yui_minor_finding_name ((YuiMinorFinding)(findings & -findings));
}
