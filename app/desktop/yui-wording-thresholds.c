/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-wording-hours.h"

#include <glib/gi18n.h>

#include "yui-wording.h"

#define DAYS_PER_WEEK 7

typedef struct
{
  const char *kind;
  const char *title;
  const char *meaning;
} Line;

/* clang-format off */
static const Line lines[] = {
  { "week_20_hours", N_ ("20 hours a week"),
    N_ ("From 20 hours a week, with employment of 31 days or more, employment insurance applies.") },
  { "month_18_days", N_ ("18 days a month"),
    N_ ("Someone who works 18 days or more in each of two months is no longer a day labourer in employment insurance.") },
  { "two_months_18", N_ ("18 days in two months in a row"),
    N_ ("From then on the person is an ordinary insured person, no longer a day labourer.") },
  { "run_31_days", N_ ("31 days of employment"),
    N_ ("Counted from the first of weeks in a row with work. Whether separate contracts are unbroken employment is judged by the facts.") },
  { "run_2_months", N_ ("2 months of employment"),
    N_ ("Beyond two months of unbroken employment the daily tax column for day workers (hei) no longer applies.") },
  { "year_300000", N_ ("¥300,000 a year"),
    N_ ("Above it the wage report goes to the municipality also for people who have left.") },
  { "year_500000", N_ ("¥500,000 a year"),
    N_ ("Above it the withholding slip goes to the tax office too.") },
  { "agreement_month", N_ ("Overtime a month"),
    N_ ("More overtime than your agreement under Article 36 allows may not be ordered.") },
  { "agreement_year", N_ ("Overtime a year"),
    N_ ("More overtime than your agreement under Article 36 allows may not be ordered.") },
  { "cap_100_hours", N_ ("100 hours of overtime and rest-day work a month"),
    N_ ("It is never lawful, whatever the agreement says.") },
  { "cap_80_average", N_ ("80 hours of overtime and rest-day work on average"),
    N_ ("The mean of two to six months may not be above it, whatever the agreement says.") },
  { "special_month", N_ ("Special clause: overtime and rest-day work a month"),
    N_ ("What the special clause of the agreement allows in an unforeseen rush; always below 100 hours.") },
  { "special_year", N_ ("Special clause: overtime a year"),
    N_ ("With the special clause at most 720 hours a year.") },
  { "special_months", N_ ("Special clause: months a year"),
    N_ ("Months with more overtime than the agreement allows without its special clause; at most six a year.") },
};

static const char *const sources[][2] = {
  { "employment_insurance_act_6", N_ ("Employment Insurance Act, Article 6") },
  { "employment_insurance_act_42", N_ ("Employment Insurance Act, Article 42") },
  { "income_tax_order_309", N_ ("Income Tax Order, Article 309") },
  { "local_tax_act_317_6_3", N_ ("Local Tax Act, Article 317-6, paragraph 3") },
  { "income_tax_regulation_93", N_ ("Income Tax Regulation, Article 93") },
  { "labour_standards_act_36_4", N_ ("Labour Standards Act, Article 36, paragraph 4") },
  { "labour_standards_act_36_5", N_ ("Labour Standards Act, Article 36, paragraph 5") },
  { "labour_standards_act_36_6", N_ ("Labour Standards Act, Article 36, paragraph 6") },
};
/* clang-format on */

static const Line *
find_line (YuiThreshold *threshold)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (g_str_equal (lines[i].kind, yui_threshold_get_kind (threshold)))
      return &lines[i];
  return NULL;
}

const char *
yui_wording_threshold_title (YuiThreshold *threshold)
{
  g_return_val_if_fail (YUI_IS_THRESHOLD (threshold), NULL);

  const Line *line = find_line (threshold);

  return line ? _ (line->title) : "";
}

const char *
yui_wording_threshold_meaning (YuiThreshold *threshold)
{
  g_return_val_if_fail (YUI_IS_THRESHOLD (threshold), NULL);

  const Line *line = find_line (threshold);

  return line ? _ (line->meaning) : "";
}

const char *
yui_wording_threshold_source (YuiThreshold *threshold)
{
  g_return_val_if_fail (YUI_IS_THRESHOLD (threshold), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i][0], yui_threshold_get_article (threshold)))
      return _ (sources[i][1]);
  return "";
}

static char *
say_amount (YuiThreshold *threshold, gint64 amount)
{
  const char *unit = yui_threshold_get_unit (threshold);

  if (g_str_equal (unit, "yen"))
    return yui_wording_yen (amount);
  if (g_str_equal (unit, "minutes"))
    return yui_wording_minutes ((int)amount);
  if (g_str_equal (unit, "months"))
    return g_strdup_printf (ngettext ("%d month", "%d months", (gulong)amount), (int)amount);
  return g_strdup_printf (ngettext ("%d day", "%d days", (gulong)amount), (int)amount);
}

/* The figure that people know: lines that are reached above a limit show the limit itself. */
static gint64
limit_of (YuiThreshold *threshold)
{
  static const char *const above[]
      = { "year_300000",  "year_500000", "agreement_month", "agreement_year", "cap_80_average",
          "run_2_months", "special_month", "special_year", "special_months", NULL };

  return yui_threshold_get_line (threshold)
         - g_strv_contains (above, yui_threshold_get_kind (threshold));
}

char *
yui_wording_threshold_value (YuiThreshold *threshold)
{
  g_autofree char *so_far = NULL, *line = NULL, *with_plan = NULL;

  g_return_val_if_fail (YUI_IS_THRESHOLD (threshold), NULL);

  so_far = say_amount (threshold, yui_threshold_get_so_far (threshold));
  line = say_amount (threshold, limit_of (threshold));
  if (yui_threshold_get_with_plan (threshold) == yui_threshold_get_so_far (threshold))
    /* Translators: how much there is; the line. */
    return g_strdup_printf (_ ("%s of %s"), so_far, line);
  with_plan = say_amount (threshold, yui_threshold_get_with_plan (threshold));
  /* Translators: how much there is; the line; how much it will be with the work agreed so far. */
  return g_strdup_printf (_ ("%s of %s; with the work agreed so far %s"), so_far, line, with_plan);
}

static char *
say_more_shifts (int weekday, int n)
{
  const gulong count = (gulong)n;

  switch (weekday)
    {
    case 0:
      return g_strdup_printf (ngettext ("%d more Monday", "%d more Mondays", count), n);
    case 1:
      return g_strdup_printf (ngettext ("%d more Tuesday", "%d more Tuesdays", count), n);
    case 2:
      return g_strdup_printf (ngettext ("%d more Wednesday", "%d more Wednesdays", count), n);
    case 3:
      return g_strdup_printf (ngettext ("%d more Thursday", "%d more Thursdays", count), n);
    case 4:
      return g_strdup_printf (ngettext ("%d more Friday", "%d more Fridays", count), n);
    case 5:
      return g_strdup_printf (ngettext ("%d more Saturday", "%d more Saturdays", count), n);
    case 6:
      return g_strdup_printf (ngettext ("%d more Sunday", "%d more Sundays", count), n);
    default:
      return g_strdup_printf (ngettext ("%d more shift as usual", "%d more shifts as usual", count),
                              n);
    }
}

/* Of a week only shifts in general can be told, of a longer time the usual weekday. */
static char *
say_shifts_left (YuiThreshold *threshold, YuiThresholds *thresholds)
{
  const gboolean is_week = g_str_equal (yui_threshold_get_kind (threshold), "week_20_hours");
  const int weekday = is_week ? -1 : yui_thresholds_get_typical_weekday (thresholds);
  g_autofree char *shifts
      = say_more_shifts (weekday, yui_threshold_get_shifts_left (threshold) + 1);

  /* Translators: %s is such as "2 more Saturdays". */
  return g_strdup_printf (_ ("%s, and this line is reached."), shifts);
}

static gboolean
is_agreement (YuiThreshold *threshold)
{
  return g_str_has_prefix (yui_threshold_get_kind (threshold), "agreement_");
}

static gboolean
is_special (YuiThreshold *threshold)
{
  return g_str_has_prefix (yui_threshold_get_kind (threshold), "special_");
}

/* Weeks in a row with work are no proof of unbroken employment. */
static gboolean
is_run (YuiThreshold *threshold)
{
  return g_str_has_prefix (yui_threshold_get_kind (threshold), "run_");
}

char *
yui_wording_threshold_forecast (YuiThreshold *threshold, YuiThresholds *thresholds)
{
  g_return_val_if_fail (YUI_IS_THRESHOLD (threshold) && YUI_IS_THRESHOLDS (thresholds), NULL);

  const char *state = yui_threshold_get_state (threshold);
  const char *reached_on = yui_threshold_get_reached_on (threshold);
  g_autofree char *day = reached_on ? yui_wording_date (reached_on) : NULL;

  if (is_agreement (threshold) && !yui_thresholds_get_has_agreement (thresholds))
    return g_strdup (yui_threshold_get_with_plan (threshold) > 0
                     ? _ ("There is overtime, and no agreement under Article 36 is on record.")
                     : _ ("No agreement under Article 36 is on record: no overtime may be "
                              "ordered."));
  if (is_special (threshold) && !yui_thresholds_get_has_special_clause (thresholds))
    return g_strdup (_ ("No special clause is on record: the agreement's own limits hold. This is "
                        "the most that any such clause may allow."));
  if (is_run (threshold) && g_str_equal (state, "reached"))
    return g_strdup (_ ("There was work in every week for so long: this line may be reached."));
  if (is_run (threshold) && g_str_equal (state, "planned"))
    return g_strdup (_ ("With the work agreed so far there is work in every week for so long: this "
                        "line may be reached."));
  if (g_str_equal (state, "reached"))
    return g_strdup (_ ("This line is reached."));
  if (g_str_equal (state, "planned") && day)
    /* Translators: %s is a day. */
    return g_strdup_printf (_ ("The work agreed so far reaches this line on %s."), day);
  if (g_str_equal (state, "planned"))
    return g_strdup (_ ("The work agreed so far reaches this line."));
  if (yui_threshold_get_shifts_left (threshold) >= 0)
    return say_shifts_left (threshold, thresholds);
  return g_strdup (_ ("Not reached."));
}

const char *
yui_wording_weekday (int weekday)
{
  static const char *const names[] = {
    N_ ("Monday"), N_ ("Tuesday"),  N_ ("Wednesday"), N_ ("Thursday"),
                                                      N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday") };

  g_return_val_if_fail (weekday >= 0 && weekday < DAYS_PER_WEEK, "");
  return _ (names[weekday]);
}

const char *
yui_wording_short_weekday (int weekday)
{
  static const char *const names[] = {
    NC_ ("weekday", "Mon"), NC_ ("weekday", "Tue"), NC_ ("weekday", "Wed"), NC_ ("weekday", "Thu"),
                                                                          NC_ ("weekday", "Fri"), NC_ ("weekday", "Sat"), NC_ ("weekday", "Sun") };

  g_return_val_if_fail (weekday >= 0 && weekday < DAYS_PER_WEEK, "");
  return g_dpgettext2 (NULL, "weekday", names[weekday]);
}

char *
yui_wording_weekdays (int weekdays)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < DAYS_PER_WEEK; i++)
    if (weekdays >> i & 1)
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", yui_wording_weekday (i));
  return g_string_free (text, FALSE);
}
