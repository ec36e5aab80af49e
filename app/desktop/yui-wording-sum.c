/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-wording-sum.h"

#include <glib/gi18n.h>

#include "yui-insurance-dialog.h"
#include "yui-wording-hours.h"
#include "yui-wording-why.h"
#include "yui-wording.h"

/* Adds sentences (nullable, taken), each once. */
static void
add (GPtrArray *text, char *sentences)
{
  g_auto (GStrv) lines = sentences ? g_strsplit (sentences, "\n", -1) : NULL;

  for (guint i = 0; lines && lines[i]; i++)
    if (*lines[i] && !g_ptr_array_find_with_equal_func (text, lines[i], g_str_equal, NULL))
      g_ptr_array_add (text, g_strdup (lines[i]));
  g_free (sentences);
}

/* The sentences, one a line; text is freed. */
static char *
finish (GPtrArray *text)
{
  char *joined;

  g_ptr_array_add (text, NULL);
  joined = g_strjoinv ("\n", (char **)text->pdata);
  g_ptr_array_unref (text);
  return joined;
}

static GPtrArray *
begin (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static char *
say_lines (int n)
{
  return g_strdup_printf (ngettext ("%d line", "%d lines", (gulong)n), n);
}

static char *
say_people (int n)
{
  return g_strdup_printf (ngettext ("%d person", "%d people", (gulong)n), n);
}

/* ---- sums of pay lines ---- */

static gboolean
is_wage (YuiPaySumPart *part)
{
  return !g_str_equal (yui_pay_sum_part_get_kind (part), "withholding");
}

static char *
say_part_table (YuiPaySumPart *part)
{
  const char *table = yui_pay_sum_part_get_table (part);
  const char *from = yui_pay_sum_part_get_table_first_date (part);
  const char *to = yui_pay_sum_part_get_table_last_date (part);
  g_autofree char *first = from ? yui_wording_date (from) : NULL;
  g_autofree char *last = to ? yui_wording_date (to) : NULL;

  if (!table || !first || !last)
    return g_strdup ("");
  if (g_str_equal (first, last))
    return g_strdup_printf (_ ("Table: %s, %d; read for %s."), yui_wording_table (table),
                              yui_pay_sum_part_get_table_year (part), first);
  /* Translators: a table of the law; its year; the first and last day that chose a row. */
  return g_strdup_printf (_ ("Table: %s, %d; read for days from %s to %s."),
                            yui_wording_table (table), yui_pay_sum_part_get_table_year (part),
                            first, last);
}

/* "Night premium: ¥3,000 (4 lines). Labour Standards Act, … Table: premium rates, 2023; …" */
static char *
say_part (YuiPaySumPart *part)
{
  const gint64 yen = yui_pay_sum_part_get_amount_yen (part);
  g_autofree char *amount = yui_wording_yen (is_wage (part) ? yen : -yen);
  g_autofree char *lines = say_lines (yui_pay_sum_part_get_lines (part));
  g_autofree char *article = yui_wording_pay_source (yui_pay_sum_part_get_article (part));
  g_autofree char *table = say_part_table (part);

  /* Translators: what is paid; an amount; in how many lines; the article; the table or nothing. */
  return g_strstrip (g_strdup_printf (_ ("%s: %s (%s). %s %s"),
                                        yui_wording_pay_kind (yui_pay_sum_part_get_kind (part)),
                                        amount, lines, article, table));
}

static int
count_rounded (GListModel *parts, gboolean wages, const char *rounding)
{
  int n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (YuiPaySumPart) part = g_list_model_get_item (parts, i);

      if (is_wage (part) == wages && g_str_equal (yui_pay_sum_part_get_rounding (part), rounding))
        n += yui_pay_sum_part_get_rounded_lines (part);
    }
  return n;
}

static void
add_roundings (GPtrArray *text, GListModel *parts, gboolean wages)
{
  static const char *const ROUNDINGS[]
      = { "up_to_yen", "drop_fraction", "half_up", "half_down", "month_half_hour", "hundred_yen" };
  int all = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (ROUNDINGS); i++)
    {
      const int n = count_rounded (parts, wages, ROUNDINGS[i]);

      all += n;
      if (n > 0)
        /* Translators: a number of lines; how they were rounded. */
        add (text,
             g_strdup_printf (_ ("Rounded lines: %d. %s"), n, yui_wording_rounding (ROUNDINGS[i])));
    }
  if (all == 0)
    add (text, g_strdup (_ ("No line had to be rounded.")));
}

char *
yui_wording_why_pay_sum (YuiPaySum *sum, gboolean wages, int people)
{
  GPtrArray *text = begin ();
  GListModel *parts;
  int n_lines = 0, n_back = 0;
  g_autofree char *lines = NULL, *who = NULL;

  g_return_val_if_fail (YUI_IS_PAY_SUM (sum), NULL);

  parts = yui_pay_sum_get_parts (sum);
  g_ptr_array_add (text, NULL); /* the first sentence needs the counts */
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (YuiPaySumPart) part = g_list_model_get_item (parts, i);

      if (is_wage (part) != wages)
        continue;
      n_lines += yui_pay_sum_part_get_lines (part);
      n_back += yui_pay_sum_part_get_back_lines (part);
      g_ptr_array_add (text, say_part (part));
    }
  lines = say_lines (n_lines);
  who = people > 0 ? say_people (people) : NULL;
  text->pdata[0] = n_lines == 0 ? g_strdup (_ ("There is no line of it."))
                                : who
      /* Translators: lines; people. The kinds of line follow. */
      ? g_strdup_printf (_ ("The sum of %s on the payslips of %s:"), lines, who)
      /* Translators: lines. The kinds of line follow. */
      : g_strdup_printf (_ ("The sum of %s on payslips:"), lines);
  if (n_lines == 0)
    return finish (text);
  if (n_back > 0)
    add (text, g_strdup_printf (_ ("Lines that take back an earlier payslip’s: %d."), n_back));
  add_roundings (text, parts, wages);
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (YuiPaySumPart) part = g_list_model_get_item (parts, i);

      if (is_wage (part) == wages)
        add (text, g_strdup (yui_wording_certainty (yui_pay_sum_part_get_certainty (part))));
    }
  add (text, g_strdup (_ ("Each line says its own rule, table and article.")));
  return finish (text);
}

char *
yui_wording_pay_sum_run (YuiPaySumRun *run)
{
  g_autofree char *period = NULL, *amount = NULL;

  g_return_val_if_fail (YUI_IS_PAY_SUM_RUN (run), NULL);

  period = yui_wording_period (yui_pay_sum_run_get_from (run), yui_pay_sum_run_get_to (run));
  amount = yui_wording_yen (yui_pay_sum_run_get_wages_yen (run));
  /* Translators: the days of a pay run; its wages. */
  return g_strdup_printf (_ ("Pay run %s: %s"), period, amount);
}

char *
yui_wording_why_run (YuiPayRun *run)
{
  g_autofree char *net = NULL, *tax = NULL, *gross = NULL, *working = NULL;
  GPtrArray *text = begin ();
  int people;

  g_return_val_if_fail (YUI_IS_PAY_RUN (run), NULL);

  people = yui_pay_run_get_people (run);
  net = yui_wording_yen (yui_pay_run_get_net_yen (run));
  tax = yui_wording_yen (yui_pay_run_get_withheld_yen (run));
  gross = yui_wording_yen (yui_pay_run_get_gross_yen (run));
  add (text,
       g_strdup_printf (ngettext ("The wages before tax on %d payslip, added up.",
                                  "The wages before tax on %d payslips, added up.", (gulong)people),
                        people));
  /* Translators: what is paid out; tax. Wages before tax follow. */
  working = g_strdup_printf (_ ("%s to pay out + %s of tax"), net, tax);
  add (text, g_strdup_printf ("%s = %s", working, gross));
  add (text, g_strdup (_ ("In the run, each line says its own rule, table and article.")));
  return finish (text);
}

char *
yui_wording_why_transfer (YuiPayTransfer *transfer)
{
  GPtrArray *text = begin ();
  int people, without, below;

  g_return_val_if_fail (YUI_IS_PAY_TRANSFER (transfer), NULL);

  people = yui_pay_transfer_get_people (transfer);
  without = yui_pay_transfer_get_people_without_pay (transfer);
  below = yui_pay_transfer_get_people_below_zero (transfer);
  add (text, g_strdup_printf (ngettext ("What %d person is paid out: wages less tax, from the "
                                        "payslip.",
                                        "What %d people are paid out, added up: wages less tax, "
                                        "from their payslips.",
                                        (gulong)people),
                              people));
  if (without > 0)
    add (text, g_strdup_printf (ngettext ("%d person has nothing to be paid in this run and is not "
                                          "in the bank’s file.",
                                          "%d people have nothing to be paid in this run and are "
                                          "not in the bank’s file.",
                                          (gulong)without),
                                without));
  if (below > 0)
    add (text, g_strdup_printf (ngettext ("From %d person corrections take back more than is paid; "
                                          "the bank’s file is made once that is settled.",
                                          "From %d people corrections take back more than is paid; "
                                          "the bank’s file is made once that is settled.",
                                          (gulong)below),
                                below));
  add (text, g_strdup (_ ("Nothing is rounded. The last record of the bank’s file holds the same "
                          "number of people and the same sum.")));
  return finish (text);
}

/* ---- a shift ---- */

char *
yui_wording_why_floor (YuiWageFloor *floor, gint64 wage_yen)
{
  GPtrArray *text = begin ();
  g_autofree char *least = NULL, *wage = NULL;
  gint64 coming_yen;

  g_return_val_if_fail (YUI_IS_WAGE_FLOOR (floor), NULL);

  least = yui_wording_yen (yui_wage_floor_get_yen_per_hour (floor));
  wage = yui_wording_yen (wage_yen);
  coming_yen = yui_wage_floor_get_coming_yen_per_hour (floor);
  if (wage_yen > 0)
    /* Translators: an hourly wage. */
    add (text, g_strdup_printf (_ ("The wage of an hour, %s, is the employer’s choice."), wage));
  if (yui_wage_floor_get_industry (floor))
    /* Translators: a kind of business; a prefecture; a minimum wage. */
    add (text, g_strdup_printf (_ ("The special minimum wage of %s in %s on the days of the work: "
                                   "%s an hour."),
                                  yui_wage_floor_get_industry (floor),
                                  yui_wage_floor_get_prefecture (floor), least));
  else
    /* Translators: a prefecture; a minimum wage. */
    add (text, g_strdup_printf (_ ("The minimum wage in %s on the days of the work: %s an hour."),
                                  yui_wage_floor_get_prefecture (floor), least));
  if (yui_wage_floor_get_effective_from (floor))
    {
      g_autofree char *day = yui_wording_date (yui_wage_floor_get_effective_from (floor));

      /* Translators: a date. */
      add (text, g_strdup_printf (_ ("In force from %s."), day));
    }
  if (yui_wage_floor_get_why (floor))
    add (text, yui_wording_why_source (yui_wage_floor_get_why (floor)));
  if (coming_yen > 0)
    {
      g_autofree char *coming = yui_wording_yen (coming_yen);

      /* Translators: a minimum wage. */
      add (text, g_strdup_printf (_ ("%s is decided; its first day is not known yet."), coming));
    }
  return finish (text);
}

char *
yui_wording_pay_of_seats (const char *one, const char *seats, const char *all)
{
  /* Translators: the pay of a seat; seats. The pay of them all follows. */
  g_autofree char *working = g_strdup_printf (_ ("In all: %s × %s"), one, seats);

  return g_strdup_printf ("%s = %s", working, all);
}

char *
yui_wording_why_shift (YuiShiftPay *pay, gint64 wage_yen, int seats)
{
  GPtrArray *text = begin ();
  GListModel *lines;
  const gint64 one_yen = pay ? yui_shift_pay_get_expected_pay_yen (pay) : 0;
  g_autofree char *one = yui_wording_yen (one_yen);
  g_autofree char *all = yui_wording_yen (one_yen * MAX (seats, 1));

  g_return_val_if_fail (YUI_IS_SHIFT_PAY (pay), NULL);

  lines = yui_shift_pay_get_lines (pay);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (YuiPayLine) line = g_list_model_get_item (lines, i);

      add (text, yui_wording_pay_line (line));
      add (text, yui_wording_why_source (yui_pay_line_get_why (line)));
    }
  if (g_list_model_get_n_items (lines) == 0)
    add (text, g_strdup (_ ("The table of premium rates for that day is not installed, so the pay "
                            "cannot be told yet.")));
  if (seats > 1)
    {
      g_autofree char *places
          = g_strdup_printf (ngettext ("%d seat", "%d seats", (gulong)seats), seats);

      add (text, yui_wording_pay_of_seats (one, places, all));
    }
  add (text, g_strdup (_ ("As planned, with no other work in the day or week; the break is taken in "
                          "the middle.")));
  if (yui_shift_pay_get_wage_floor (pay))
    add (text, yui_wording_why_floor (yui_shift_pay_get_wage_floor (pay), wage_yen));
  return finish (text);
}

/* ---- thresholds ---- */

static char *
say_year_part (YuiThresholdPart *part)
{
  const int days = yui_threshold_part_get_days (part);
  const char *basis = yui_threshold_part_get_basis (part);
  g_autofree char *yen = yui_wording_yen (yui_threshold_part_get_yen (part));
  g_autofree char *length = g_strdup_printf (ngettext ("%d day", "%d days", (gulong)days), days);

  if (days == 0)
    return NULL;
  if (g_str_equal (basis, "paid"))
    /* Translators: days; an amount. */
    return g_strdup_printf (_ ("Paid by locked pay runs: %s, %s."), length, yen);
  if (g_str_equal (basis, "worked"))
    return g_strdup_printf (_ ("Worked and not paid yet, by the wage agreed: %s, %s."), length, yen);
  return g_strdup_printf (_ ("Agreed for days to come, by the wage agreed: %s, %s."), length, yen);
}

char *
yui_wording_why_year (YuiThreshold *threshold)
{
  GPtrArray *text = begin ();
  YuiThresholdYear *year;
  g_autofree char *period = NULL;

  g_return_val_if_fail (YUI_IS_THRESHOLD (threshold), NULL);

  year = yui_threshold_get_year (threshold);
  if (year)
    {
      GListModel *parts = yui_threshold_year_get_parts (year);

      period = yui_wording_period (yui_threshold_year_get_from (year),
                                   yui_threshold_year_get_to (year));
      /* Translators: a calendar year, from day to day. */
      add (text, g_strdup_printf (_ ("Pay for work in the calendar year, %s:"), period));
      for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
        {
          g_autoptr (YuiThresholdPart) part = g_list_model_get_item (parts, i);

          add (text, say_year_part (part));
        }
    }
  add (text, g_strdup (_ ("Transport that is not taxed, the tax kept back and the rounding of a "
                          "month’s pay do not count.")));
  add (text, g_strdup_printf (_ ("%s %s."), yui_wording_threshold_meaning (threshold),
                                yui_wording_threshold_source (threshold)));
  if (!yui_threshold_get_is_sure (threshold))
    add (text, g_strdup (_ ("Please ask the office in charge; the rule is not certain.")));
  return finish (text);
}

/* ---- labour insurance ---- */

char *
yui_wording_why_insured_wages (YuiInsuranceWages *wages)
{
  GPtrArray *text = begin ();
  g_autofree char *period = NULL;
  GListModel *runs;

  g_return_val_if_fail (YUI_IS_INSURANCE_WAGES (wages), NULL);

  period = yui_wording_period (yui_insurance_wages_get_from (wages),
                               yui_insurance_wages_get_to (wages));
  /* Translators: a fiscal year, from day to day. */
  add (text, g_strdup_printf (_ ("Locked pay runs whose period closed in %s; transport and leave "
                                 "allowances are wages here, the rounding of a month’s pay is not."),
                                period));
  add (text, yui_wording_why_pay_sum (yui_insurance_wages_get_sum (wages), TRUE, 0));
  runs = yui_pay_sum_get_runs (yui_insurance_wages_get_sum (wages));
  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr (YuiPaySumRun) run = g_list_model_get_item (runs, i);

      add (text, yui_wording_pay_sum_run (run));
    }
  return finish (text);
}

char *
yui_wording_why_premium (YuiInsuranceRate *rate)
{
  GPtrArray *text = begin ();
  g_autofree char *wages = NULL, *base = NULL, *premium = NULL, *number = NULL;

  g_return_val_if_fail (YUI_IS_INSURANCE_RATE (rate), NULL);

  wages = yui_wording_yen (MAX (yui_insurance_rate_get_wages_yen (rate), 0));
  base = yui_wording_yen (MAX (yui_insurance_rate_get_base_yen (rate), 0));
  /* Translators: wages; the same in whole thousands. */
  add (text, g_strdup_printf (_ ("Wages that count: %s, cut to thousands: %s."), wages, base));
  if (yui_insurance_rate_get_premium_yen (rate) < 0)
    add (text, g_strdup (_ ("The rate is not known, so there is no premium yet.")));
  else
    {
      number = yui_insurance_rate_to_text (yui_insurance_rate_get_rate (rate));
      premium = yui_wording_yen (yui_insurance_rate_get_premium_yen (rate));
      add (text, g_strdup_printf ("%s × %s ÷ 1,000 = %s", base, number, premium));
      add (text, g_strdup (_ ("A fraction of a yen of premium is dropped.")));
    }
  if (g_str_equal (yui_insurance_rate_get_origin (rate), "entered_by_employer"))
    add (text, g_strdup (_ ("The rate is as you entered it from the Labour Bureau’s notice.")));
  if (yui_insurance_rate_get_why (rate))
    {
      YuiPayWhy *why = yui_insurance_rate_get_why (rate);

      add (text, yui_wording_pay_source (yui_pay_why_get_article (why)));
      add (text, yui_wording_why_table (why));
    }
  return finish (text);
}
