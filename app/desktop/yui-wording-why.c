/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-wording-why.h"

#include <glib/gi18n.h>

#include "yui-wording.h"

#define RATE_HUNDREDTHS 10 /* of YuiPayWhy's parts of 100,000 in a hundredth of a per cent */

/* A word and what is said for it. */
typedef struct
{
  const char *word;
  const char *text;
} Phrase;

static const char *
find_phrase (const Phrase *phrases, gsize n, const char *word)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (phrases[i].word, word))
      return _ (phrases[i].text);
  return NULL;
}

static void
add (GString *text, char *sentence)
{
  if (sentence && *sentence)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

const char *
yui_wording_rounding (const char *rounding)
{
  /* clang-format off */
  static const Phrase PHRASES[] = {
    { "up_to_yen",
      N_("A fraction of a yen is rounded up for the person, once for all time of "
         "the same kind in the run.") },
    { "drop_fraction", N_("A fraction of a yen of tax is dropped, as the table says.") },
    { "half_up", N_("Rounded to the nearest yen.") },
    { "half_down", N_("Rounded to the nearest yen, half a yen down.") },
    { "month_half_hour",
      N_("The month’s total is rounded to whole hours: below 30 minutes down, from 30 up. "
         "A day is never rounded.") },
    { "hundred_yen",
      N_("What the month pays out is rounded to 100 yen: below 50 yen down, from 50 up, and "
         "never below the minimum wage.") },
  };
  /* clang-format on */

  return find_phrase (PHRASES, G_N_ELEMENTS (PHRASES), rounding);
}

const char *
yui_wording_table (const char *table)
{
  /* clang-format off */
  static const Phrase TABLES[] = {
    { "premium_rates", N_("premium rates") },
    { "minimum_wage", N_("minimum wage") },
    { "withholding_daily", N_("daily withholding table") },
    { "insurance_rates", N_("insurance rates") },
  };
  /* clang-format on */
  const char *name = find_phrase (TABLES, G_N_ELEMENTS (TABLES), table);

  return name ? name : table;
}

char *
yui_wording_why_table (YuiPayWhy *why)
{
  const char *table, *date;
  g_autofree char *day = NULL;

  g_return_val_if_fail (YUI_IS_PAY_WHY (why), NULL);

  table = yui_pay_why_get_table (why);
  date = yui_pay_why_get_table_date (why);
  day = date ? yui_wording_date (date) : NULL;
  if (!table)
    return NULL;
  /* Translators: a table of the law; its year; the day that chose the row. */
  return g_strdup_printf (_ ("Table: %s, %d; read for %s."), yui_wording_table (table),
                            yui_pay_why_get_table_year (why), day ? day : "");
}

/* "10.21 %", from parts of 100,000, without floating point. */
static char *
say_rate (int rate)
{
  const int hundredths = rate / RATE_HUNDREDTHS;

  /* Translators: a rate in per cent, as 10.21 %. The third number is a thousandth of a per cent. */
  return g_strdup_printf (_ ("%d.%02d%d %%"), hundredths / 100, hundredths % 100,
                            rate % RATE_HUNDREDTHS);
}

static char *
say_row (YuiPayWhy *why)
{
  g_autofree char *from = yui_wording_yen (yui_pay_why_get_row_from_yen (why));
  g_autofree char *tax = yui_wording_yen (yui_pay_why_get_row_tax_yen (why));
  const int rate = yui_pay_why_get_row_rate (why);
  g_autofree char *percent = rate > 0 ? say_rate (rate) : NULL;

  if (rate > 0)
    /* Translators: an amount; its tax; a rate: "¥24,000", "¥746", "10.210 %". */
    return g_strdup_printf (_ ("The row from %1$s: %2$s, and %3$s of what is above %1$s."), from,
                              tax, percent);
  if (yui_pay_why_get_row_to_yen (why) > 0)
    {
      g_autofree char *to = yui_wording_yen (yui_pay_why_get_row_to_yen (why));

      /* Translators: the ends of a row of the tax table; its tax. */
      return g_strdup_printf (_ ("The row from %s to below %s: %s."), from, to, tax);
    }
  return g_strdup_printf (_ ("The row from %s: %s."), from, tax);
}

static void
add_withholding (GString *text, YuiPayWhy *why)
{
  const gint64 now_yen = yui_pay_why_get_taxable_yen (why);
  const gint64 earlier_yen = yui_pay_why_get_earlier_taxable_yen (why);
  const gint64 withheld_yen = yui_pay_why_get_earlier_withheld_yen (why);
  g_autofree char *sum = yui_wording_yen (now_yen + earlier_yen);
  g_autofree char *earlier = yui_wording_yen (earlier_yen);
  g_autofree char *withheld = yui_wording_yen (withheld_yen);

  add (text, g_strdup_printf (_ ("Taxable pay of the day: %s."), sum));
  if (earlier_yen != 0)
    /* Translators: pay; tax. */
    add (text, g_strdup_printf (_ ("Of it %s was in earlier pay runs, with %s of tax."), earlier,
                                  withheld));
  add (text, say_row (why));
}

/* What a month's rounding says beyond its working: whose wage it is, and what corrections do. */
static void
add_rounding (GString *text, YuiPayLine *line)
{
  g_autofree char *unit = yui_wording_yen (yui_pay_line_get_unit_yen (line));

  /* Translators: the wage of an hour; per cent. */
  add (text, g_strdup_printf (_ ("The rounded minutes are at %s × %d %%, the lowest that was paid "
                                 "for such hours in the month."),
                                unit, yui_pay_line_get_percent (line)));
  add (text, g_strdup (_ ("The employer chose this rule; it has to be in the work rules. A later "
                          "correction takes this line back and rounds the month anew.")));
}

/* What the line itself says: "2 h × ¥1,200 × 125 % = ¥3,000". */
static char *
say_working (YuiPayLine *line)
{
  g_autofree char *working = yui_wording_pay_working (line);
  g_autofree char *amount = yui_wording_yen (yui_pay_line_get_amount_yen (line));

  if (!*working)
    return NULL;
  return g_strdup_printf ("%s = %s", working, amount);
}

/* The minimum wage, where a business has one of its own. */
static void
add_floor (GString *text, YuiPayWhy *why)
{
  const gint64 left_out_yen = yui_pay_why_get_special_wage_left_out_yen (why);

  if (yui_pay_why_get_minimum_wage_industry (why))
    {
      g_autofree char *yen = yui_wording_yen (yui_pay_why_get_minimum_wage_yen (why));
      g_autofree char *from = yui_wording_date (yui_pay_why_get_minimum_wage_from (why));

      /* Translators: a kind of business; an amount of yen; a day. */
      add (text,
           g_strdup_printf (_ ("Held against the special minimum wage of %s: %s an hour from %s "
                                     "(Minimum Wage Act, Article 15)."),
                              yui_pay_why_get_minimum_wage_industry (why), yen, from));
    }
  if (left_out_yen > 0)
    {
      g_autofree char *yen = yui_wording_yen (left_out_yen);

      /* Translators: a minimum wage. */
      add (text, g_strdup_printf (_ ("The special minimum wage of the business, %s an hour, leaves "
                                     "out people of this age; the one of the prefecture holds."),
                                    yen));
    }
}

static void
add_work (GString *text, YuiPayWhy *why)
{
  const char *basis = yui_pay_why_get_basis (why);
  const int day_min = yui_pay_why_get_other_day_min (why);
  const int week_min = yui_pay_why_get_other_week_min (why);

  if (g_strcmp0 (basis, "planned") == 0)
    add (text, g_strdup (_ ("Nobody has agreed on the hours yet, so the planned ones are paid first "
                            "and the difference later (Ministry of Labour leaflet, July 2025).")));
  if (yui_pay_why_get_raised_from_yen (why) > 0)
    {
      g_autofree char *agreed = yui_wording_yen (yui_pay_why_get_raised_from_yen (why));

      add (text,
           g_strdup_printf (_ ("The agreed wage of %s is below the minimum wage of the day, so "
                                     "the minimum wage is paid (Minimum Wage Act, Article 4 (2))."),
                              agreed));
    }
  add_floor (text, why);
  if (day_min > 0 || week_min > 0)
    {
      g_autofree char *day = yui_wording_minutes (MAX (day_min, 0));
      g_autofree char *week = yui_wording_minutes (MAX (week_min, 0));

      /* Translators: two lengths of time. */
      add (text,
           g_strdup_printf (_ ("Work declared at other employers counts before it: %s that day, "
                                     "%s that week (Labour Standards Act, Article 38)."),
                              day, week));
    }
}

const char *
yui_wording_certainty (const char *certainty)
{
  /* clang-format off */
  static const Phrase PHRASES[] = {
    { "guidance", N_("This rests on guidance of the ministry or on court decisions.") },
    { "industry", N_("This rests on a rule of the industry; it is not law.") },
    { "unsure", N_("This rests on secondary sources; please confirm it before relying on it.") },
  };
  /* clang-format on */

  return certainty ? find_phrase (PHRASES, G_N_ELEMENTS (PHRASES), certainty) : NULL;
}

static void
add_source (GString *text, YuiPayWhy *why)
{
  add (text, yui_wording_pay_source (yui_pay_why_get_article (why)));
  add (text, yui_wording_why_table (why));
  add (text, g_strdup (yui_wording_rounding (yui_pay_why_get_rounding (why))));
  add (text, g_strdup (yui_wording_certainty (yui_pay_why_get_certainty (why))));
}

char *
yui_wording_why_source (YuiPayWhy *why)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (YUI_IS_PAY_WHY (why), NULL);

  add_source (text, why);
  return g_string_free_and_steal (text);
}

char *
yui_wording_why_line (YuiPayLine *line)
{
  GString *text = g_string_new (NULL);
  YuiPayWhy *why;

  g_return_val_if_fail (YUI_IS_PAY_LINE (line), NULL);

  why = yui_pay_line_get_why (line);
  if (yui_pay_line_get_reverses_payslip_id (line))
    add (text, g_strdup (_ ("This takes back a line of an earlier payslip, because the hours were "
                            "corrected. What is locked is never changed.")));
  add (text, say_working (line));
  if (yui_pay_why_get_rounded_kind (why))
    add_rounding (text, line);
  if (yui_pay_why_get_month_yen (why) >= 0)
    add (text, g_strdup (_ ("The employer chose this rule; it has to be in the work rules. A later "
                            "correction takes this line back and rounds the month anew.")));
  if (yui_pay_why_get_row_from_yen (why) >= 0)
    add_withholding (text, why);
  add_work (text, why);
  add_source (text, why);
  return g_string_free_and_steal (text);
}

char *
yui_wording_pay_line (YuiPayLine *line)
{
  g_autofree char *working = NULL, *amount = NULL;

  g_return_val_if_fail (YUI_IS_PAY_LINE (line), NULL);

  working = say_working (line);
  amount = yui_wording_yen (yui_pay_line_get_amount_yen (line));
  /* Translators: what is paid; an amount, or how it is worked out. */
  return g_strdup_printf (_ ("%s: %s"), yui_wording_pay_kind (yui_pay_line_get_kind (line)),
                            working ? working : amount);
}

/* What the line pays, the rule and the table. */
static void
add_planned (GString *text, YuiPayLine *line)
{
  YuiPayWhy *why = yui_pay_line_get_why (line);

  add (text, yui_wording_pay_line (line));
  add (text, yui_wording_pay_source (yui_pay_why_get_article (why)));
  add (text, yui_wording_why_table (why));
  add (text, g_strdup (yui_wording_certainty (yui_pay_why_get_certainty (why))));
}

char *
yui_wording_why_planned (GListModel *lines)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (G_IS_LIST_MODEL (lines), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (YuiPayLine) line = g_list_model_get_item (lines, i);

      add_planned (text, line);
    }
  add (text, g_strdup (_ ("As planned, with no other work in the day or week; the break is taken "
                          "in the middle. A fraction of a yen is rounded up.")));
  return g_string_free_and_steal (text);
}

char *
yui_wording_why_net (gint64 gross_yen, gint64 withheld_yen)
{
  g_autofree char *gross = yui_wording_yen (gross_yen);
  g_autofree char *withheld = yui_wording_yen (withheld_yen);
  g_autofree char *net = yui_wording_yen (gross_yen - withheld_yen);

  g_autofree char *working = NULL;

  /* Translators: wages before tax; tax; what is left follows. */
  working = g_strdup_printf (_ ("%s of wages − %s of tax"), gross, withheld);
  return g_strdup_printf ("%s = %s", working, net);
}

const char *
yui_wording_pay_run_state (YuiPayRunState state)
{
  switch (state)
    {
    case YUI_PAY_RUN_STATE_CHECKED:
      return _ ("Checked");
    case YUI_PAY_RUN_STATE_APPROVED:
      return _ ("Approved");
    case YUI_PAY_RUN_STATE_LOCKED:
      return _ ("Locked");
    case YUI_PAY_RUN_STATE_NONE:
    case YUI_PAY_RUN_STATE_DRAFT:
    default:
      return _ ("Draft");
    }
}

const char *
yui_wording_period_kind (YuiPayPeriodKind kind)
{
  switch (kind)
    {
    case YUI_PAY_PERIOD_KIND_MONTHLY:
      return _ ("A month");
    case YUI_PAY_PERIOD_KIND_WEEKLY:
      return _ ("A week");
    case YUI_PAY_PERIOD_KIND_DAILY:
      return _ ("A day");
    case YUI_PAY_PERIOD_KIND_SAME_DAY:
      return _ ("The same day");
    case YUI_PAY_PERIOD_KIND_NONE:
    case YUI_PAY_PERIOD_KIND_FREE:
    default:
      return _ ("Chosen days");
    }
}

const char *
yui_wording_tax_column (YuiDeclaredColumn column)
{
  switch (column)
    {
    case YUI_DECLARED_COLUMN_KOU:
      return _ ("Column kō: a declaration of dependants is on file");
    case YUI_DECLARED_COLUMN_OTSU:
      return _ ("Column otsu: no declaration is on file");
    case YUI_DECLARED_COLUMN_NONE:
    case YUI_DECLARED_COLUMN_HEI:
    default:
      return _ ("Column hei: hired by the day, or for two months at most");
    }
}

const char *
yui_wording_pay_problem (YuiPayProblem *problem)
{
  /* clang-format off */
  static const Phrase PHRASES[] = {
    { "hours_changed",
      N_("The hours changed since this draft was made. Discard it and make a new one.") },
    { "wage_below_floor",
      N_("The minimum wage of that day was raised above this wage. Discard the "
         "draft and make a new one.") },
    { "tax_amount_missing",
      N_("The table of this person's tax column is not installed. Enter the tax by hand.") },
    { "hours_not_agreed", N_("The hours are not confirmed, so they are not in this run.") },
    { "hours_disputed",
      N_("The hours are in dispute. The planned hours are paid now, the difference later.") },
    { "hours_unconfirmed",
      N_("The hours are not confirmed. The planned hours are paid now, the difference later.") },
    { "wage_raised",
      N_("The agreed wage is below the minimum wage, so the minimum wage is paid.") },
    { "wage_below_coming",
      N_("A higher minimum wage is announced, but not its first day. If it "
         "holds on that day, the wage has to be raised.") },
    { "hei_two_months",
      N_("This person has worked here for more than two months without a long "
         "pause. If that is one employment, column hei no longer holds; please "
         "look at the tax column.") },
    { "month_rounding_changed",
      N_("Another pay run with the same month was locked since, so hours or pay are "
         "rounded otherwise now. Discard this draft and make it anew. Of two drafts with "
         "the same month, lock one before you make the other.") },
    { "net_below_zero",
      N_("Corrections take back more than is paid. Agree with the person how it "
         "is settled.") },
  };
  /* clang-format on */
  const char *sentence;

  g_return_val_if_fail (YUI_IS_PAY_PROBLEM (problem), NULL);

  sentence = find_phrase (PHRASES, G_N_ELEMENTS (PHRASES), yui_pay_problem_get_code (problem));
  return sentence ? sentence : _ ("Something about this has to be looked at.");
}
