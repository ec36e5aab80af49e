/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-month-rounding.h"

#include <glib.h>

/* The rounding of a month's pay to 100 yen. */

#define ENOUGH 1000000

static void
test_boundaries (void)
{
  static const struct
  {
    gint64 net_yen, most_down_yen, change_yen;
  } CASES[] = {
    { 100, ENOUGH, 0 },
    { 101, ENOUGH, -1 },
    { 149, ENOUGH, -49 },
    { 150, ENOUGH, 50 },
    { 199, ENOUGH, 1 },
    { 200, ENOUGH, 0 },
    { 1, ENOUGH, -1 },
    { 49, ENOUGH, -49 },
    { 50, ENOUGH, 50 },
    { 0, ENOUGH, 0 },
    { -1, ENOUGH, 0 },
    { -60, ENOUGH, 0 },
    { 123449, ENOUGH, -49 },
    { 123450, ENOUGH, 50 },
    /* Above the minimum wage by more, as much, less, nothing; below it. */
    { 149, 50, -49 },
    { 149, 49, -49 },
    { 149, 48, -48 },
    { 149, 1, -1 },
    { 149, 0, 0 },
    { 149, -1, 0 },
    { 149, -100, 0 },
    { 150, 0, 50 },
    { 150, -100, 50 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_assert_cmpint (yui_labour_round_month_pay (CASES[i].net_yen, CASES[i].most_down_yen), ==,
                     CASES[i].change_yen);
}

/* One more yen, above the minimum wage or not, never pays less; nothing is kept back that may not. */
static void
test_more_never_less (void)
{
  for (gint64 net_yen = 0; net_yen < 350; net_yen++)
    for (gint64 down_yen = -2; down_yen < 102; down_yen++)
      {
        const gint64 paid_yen = net_yen + yui_labour_round_month_pay (net_yen, down_yen);

        g_assert_cmpint (paid_yen, >=, net_yen - MAX (down_yen, 0));
        g_assert_cmpint (ABS (paid_yen - net_yen), <=, 50);
        g_assert_true (paid_yen % YUI_PAY_ROUNDING_YEN == 0
                       || paid_yen == net_yen - MAX (down_yen, 0));
        g_assert_cmpint (net_yen + 1 + yui_labour_round_month_pay (net_yen + 1, down_yen), >=,
                         paid_yen);
        g_assert_cmpint (net_yen + 1 + yui_labour_round_month_pay (net_yen + 1, down_yen + 1), >=,
                         paid_yen);
      }
}

/* It is paid, and no wage: the tax is looked up without it. */
static void
test_line (void)
{
  const YuiPayLine line = yui_labour_pay_rounding_line (-42, 20000);
  const YuiPayLine back = yui_labour_pay_reverse (&line, NULL);
  YuiPaySums sums = yui_labour_pay_sum (&line, 1);

  g_assert_cmpint (line.kind, ==, YUI_PAY_PAY_ROUNDING);
  g_assert_cmpstr (yui_pay_kind_name (line.kind), ==, "pay_rounding");
  g_assert_cmpint (line.minutes, ==, 0);
  g_assert_cmpint (line.rounding, ==, YUI_ROUNDING_HUNDRED_YEN);
  g_assert_cmpstr (yui_labour_rounding_name (line.rounding), ==, "hundred_yen");
  g_assert_cmpint (line.source.rule, ==, YUI_RULE_PAY_ROUNDING);
  g_assert_cmpstr (yui_labour_rule_article (line.source.rule), ==, "circular_1988_03_14_150");
  g_assert_cmpint (yui_labour_rule_certainty (line.source.rule), ==, YUI_CERTAINTY_GUIDANCE);
  g_assert_cmpint (line.source.day, ==, 20000);
  g_assert_cmpint (sums.gross_yen, ==, -42);
  g_assert_cmpint (sums.taxable_yen, ==, 0);
  g_assert_cmpint (sums.net_yen, ==, -42);
  g_assert_cmpint (back.amount_yen, ==, 42);
  g_assert_true (back.is_reversal);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labour/pay-rounding/boundaries", test_boundaries);
  g_test_add_func ("/labour/pay-rounding/more-never-less", test_more_never_less);
  g_test_add_func ("/labour/pay-rounding/line", test_line);
  return g_test_run ();
}
