/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-wording.h"

#include <glib/gi18n.h>

const char *
yui_wording_pay_kind (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *text;
    /* clang-format off */
  } table[] = {
    { "base", N_ ("Wage") },
    { "overtime", N_ ("Overtime premium") },
    { "overtime_over_60", N_ ("Overtime premium above 60 hours") },
    { "night", N_ ("Night premium") },
    { "rest_day", N_ ("Rest day premium") },
    { "transport", N_ ("Transport") },
    { "allowance", N_ ("Allowance") },
    { "leave_allowance", N_ ("Leave allowance") },
    { "month_rounding", N_ ("Rounding of the month’s hours") },
    { "pay_rounding", N_ ("Rounding of the month’s pay") },
    { "withholding", N_ ("Income tax withheld") },
    { "withholding_kou", N_ ("Income tax withheld, column kō") },
    { "withholding_otsu", N_ ("Income tax withheld, column otsu") },
    { "withholding_hei", N_ ("Income tax withheld, column hei (daily)") },
    { "withholding_manual", N_ ("Income tax withheld, entered by hand") },
    { "employment_insurance", N_ ("Employment insurance") },
    { "deduction", N_ ("Deduction") },
  };
  /* clang-format on */

  for (size_t i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].kind, kind))
      return _ (table[i].text);
  return kind;
}

/* "Overtime premium: 29 min → 0 h". */
static char *
say_rounding (YuiPayWhy *why)
{
  g_autofree char *from = yui_wording_minutes (yui_pay_why_get_month_min (why));
  g_autofree char *to = yui_wording_minutes (yui_pay_why_get_rounded_min (why));

  /* Translators: what is paid; the month's time of it, and what that is rounded to. */
  return g_strdup_printf (_ ("%s: %s → %s"),
                            yui_wording_pay_kind (yui_pay_why_get_rounded_kind (why)), from, to);
}

/* "¥5,222 → ¥5,200", or the other way round where that is taken back. */
static char *
say_pay_rounding (YuiPayLine *line)
{
  YuiPayWhy *why = yui_pay_line_get_why (line);
  g_autofree char *from = yui_wording_yen (yui_pay_why_get_month_yen (why));
  g_autofree char *to = yui_wording_yen (yui_pay_why_get_rounded_yen (why));

  /* Translators: what a month pays; what that is rounded to. */
  return g_strdup_printf (C_ ("pay", "%s → %s"), from, to);
}

char *
yui_wording_pay_working (YuiPayLine *line)
{
  int minutes = yui_pay_line_get_minutes (line); /* below 0: taken back */
  gint64 unit_yen = yui_pay_line_get_unit_yen (line);
  int percent = yui_pay_line_get_percent (line);
  g_autofree char *spent = yui_wording_minutes (ABS (minutes));
  g_autofree char *length = minutes < 0 ? g_strconcat ("−", spent, NULL) : g_strdup (spent);
  g_autofree char *unit = NULL;

  if (yui_pay_why_get_rounded_kind (yui_pay_line_get_why (line)))
    return say_rounding (yui_pay_line_get_why (line));
  if (yui_pay_why_get_month_yen (yui_pay_line_get_why (line)) >= 0)
    return say_pay_rounding (line);
  if (minutes == 0 || unit_yen < 0)
    return g_strdup ("");

  unit = yui_wording_yen (unit_yen);
  if (percent < 0 || percent == 100)
    /* Translators: working hours times the wage of an hour: 7 h × ¥1,200. */
    return g_strdup_printf (_ ("%s × %s"), length, unit);
  /* Translators: working hours times the wage of an hour times per cent: 2 h × ¥1,200 × 25 %. */
  return g_strdup_printf (_ ("%s × %s × %d %%"), length, unit, percent);
}

char *
yui_wording_pay_source (const char *source)
{
  static const struct
  {
    const char *word;
    const char *text;
    /* clang-format off */
  } table[] = {
    { "labour_standards_act_24", N_ ("Labour Standards Act, Article 24: wages are paid in full.") },
    { "labour_standards_act_37_1",
      N_ ("Labour Standards Act, Article 37 (1): premium for hours beyond 8 a day or 40 a week.") },
    { "labour_standards_act_37_1_proviso",
      N_ ("Labour Standards Act, Article 37 (1): higher premium beyond 60 hours of overtime "
          "in a month.") },
    { "labour_standards_act_37_1_order_1994_5",
      N_ ("Labour Standards Act, Article 37 (1): premium for work on a statutory rest day.") },
    { "labour_standards_act_37_4",
      N_ ("Labour Standards Act, Article 37 (4): premium for work from 22:00 to 05:00.") },
    { "labour_standards_act_37", N_ ("Labour Standards Act, Article 37: premiums.") },
    { "labour_standards_act_38",
      N_ ("Labour Standards Act, Article 38: hours at several employers add up.") },
    { "civil_code_536_2",
      N_ ("Civil Code, Article 536 (2): the full wage is owed when the employer is the cause.") },
    { "mhlw_spot_work_leaflet_2025_07",
      N_ ("Ministry of Labour leaflet on spot work, July 2025.") },
    { "labour_standards_act_26", N_ ("Labour Standards Act, Article 26: leave allowance.") },
    { "income_tax_act_9_1_5",
      N_ ("Income Tax Act, Article 9 (1) 5: commuting costs are not taxed.") },
    { "income_tax_act_28", N_ ("Income Tax Act, Article 28: taxed as wages.") },
    { "income_tax_act_185_1_3",
      N_ ("Income Tax Act, Article 185 (1) 3: daily withholding table, column hei.") },
    { "income_tax_act_185_1", N_ ("Income Tax Act, Article 185 (1): withholding table.") },
    { "income_tax_act_183", N_ ("Income Tax Act, Article 183: withholding on wages.") },
    { "circular_1988_03_14_150",
      N_ ("Ministry of Labour circular 150 of 14 March 1988: how a month’s hours of overtime, "
          "rest-day and night work, and a month’s pay, may be rounded.") },
    { "premium_collection_act_11",
      N_ ("Labour Insurance Premium Collection Act, Article 11: the premium is of all wages, cut "
          "to thousands of yen, times the rate.") },
    { "minimum_wage_act_4", N_ ("Minimum Wage Act, Article 4: nobody is paid less.") },
    { "minimum_wage_act_15",
      N_ ("Minimum Wage Act, Article 15: the minimum wage of an industry.") },
    { "premium_collection_act_12",
      N_ ("Labour Insurance Premium Collection Act, Article 12: employment insurance.") },
  };
  /* clang-format on */

  /* The longest word that the source begins with; a table and its row may follow. */
  const char *found = NULL;
  size_t best = 0;

  for (size_t i = 0; source && i < G_N_ELEMENTS (table); i++)
    if (g_str_has_prefix (source, table[i].word) && strlen (table[i].word) > best)
      {
        best = strlen (table[i].word);
        found = _ (table[i].text);
      }
  return g_strdup (found ? found : source);
}
