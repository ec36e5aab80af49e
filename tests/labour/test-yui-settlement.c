/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-settlement.h"
#include "yui-labour-fixtures.h"

static YuiPayTerms
terms_of (int hourly_yen)
{
  return (YuiPayTerms){ .hourly_yen = hourly_yen, .rates = fixture_rates (), .transport_yen = 500 };
}

static YuiPremiumMinutes
minutes_of (int ordinary_min, int overtime_min)
{
  return (YuiPremiumMinutes){ .work_day = fixture_day (2026, 11, 22),
                              .ordinary_min = ordinary_min,
                              .overtime_min = overtime_min };
}

static void
test_basis (void)
{
  static const struct
  {
    YuiHoursState state;
    int days_to_pay_day;
    YuiPayBasis basis;
    YuiLabourRule rule;
  } CASES[] = {
    { YUI_HOURS_AGREED, 10, YUI_BASIS_AGREED, YUI_RULE_BASE_PAY },
    { YUI_HOURS_AGREED, -10, YUI_BASIS_AGREED, YUI_RULE_BASE_PAY },
    { YUI_HOURS_UNCONFIRMED, 1, YUI_BASIS_WAIT, YUI_RULE_DISPUTED_HOURS },
    { YUI_HOURS_UNCONFIRMED, 0, YUI_BASIS_PLANNED, YUI_RULE_DISPUTED_HOURS },
    { YUI_HOURS_DISPUTED, 1, YUI_BASIS_WAIT, YUI_RULE_DISPUTED_HOURS },
    { YUI_HOURS_DISPUTED, 0, YUI_BASIS_PLANNED, YUI_RULE_DISPUTED_HOURS },
    { YUI_HOURS_DISPUTED, -1, YUI_BASIS_PLANNED, YUI_RULE_DISPUTED_HOURS },
  };
  YuiLabourRule rule;

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_assert_cmpint (
          yui_labour_pay_basis (CASES[i].state, 1000 + CASES[i].days_to_pay_day, 1000, &rule), ==,
          CASES[i].basis);
      g_assert_cmpint (rule, ==, CASES[i].rule);
    }
}

/* All lines of a shift, and those of them that stand. */
typedef struct
{
  YuiPayLine all[100], standing[YUI_MAX_SHIFT_LINES];
  size_t n_all, n_standing;
} Shift;

/* Settles a shift as a store would, and says how many lines that made. */
static size_t
settle (Shift *shift, const YuiPremiumMinutes *minutes, const YuiPayTerms *terms)
{
  YuiPayLine *lines = shift->all + shift->n_all;
  size_t n = 0;

  g_assert_cmpint (yui_labour_pay_settle (shift->standing, shift->n_standing, minutes, terms, NULL,
                                          lines, G_N_ELEMENTS (shift->all) - shift->n_all, &n),
                   ==, YUI_LABOUR_OK);
  shift->n_all += n;
  if (n > 0)
    shift->n_standing = 0;
  for (size_t i = 0; i < n; i++)
    if (!lines[i].is_reversal)
      shift->standing[shift->n_standing++] = lines[i];
  return n;
}

/* Planned 8 hours are paid; 8 and a half turn out to be right, then 7, then 8, then none. */
static void
test_settle_again (void)
{
  static const struct
  {
    int ordinary_min, overtime_min;
    size_t n_lines;
    int gross_yen;
  } CASES[] = {
    { 480, 0, 2, 8888 + 500 },  { 480, 0, 0, 8888 + 500 }, { 480, 30, 5, 8888 + 695 + 500 },
    { 420, 0, 5, 7777 + 500 },  { 480, 0, 4, 8888 + 500 }, { 480, 0, 0, 8888 + 500 },
    { 0, 480, 4, 11110 + 500 },
  };
  const YuiPayTerms terms = terms_of (1111);
  g_autofree Shift *shift = g_new0 (Shift, 1);

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      YuiPremiumMinutes minutes = minutes_of (CASES[i].ordinary_min, CASES[i].overtime_min);

      g_assert_cmpuint (settle (shift, &minutes, &terms), ==, CASES[i].n_lines);
      g_assert_cmpint (yui_labour_pay_sum (shift->all, shift->n_all).gross_yen, ==,
                       CASES[i].gross_yen);
    }
  g_assert_cmpuint (settle (shift, NULL, &terms), ==, 2);
  g_assert_cmpint (yui_labour_pay_sum (shift->all, shift->n_all).net_yen, ==, 0);
  g_assert_cmpuint (settle (shift, NULL, &terms), ==, 0);
}

/* Every settlement ends at what the right minutes pay, whatever was paid before. */
static void
test_settle_ends_right (void)
{
  for (int i = 0; i < 300; i++)
    {
      const YuiPayTerms terms = terms_of (g_test_rand_int_range (900, 1500));
      g_autofree Shift *shift = g_new0 (Shift, 1);
      YuiPayLine fresh[YUI_MAX_SHIFT_LINES];
      size_t n_fresh;

      for (int k = 0; k < 6; k++)
        {
          YuiPremiumMinutes minutes
              = minutes_of (g_test_rand_int_range (1, 4), g_test_rand_int_range (0, 3));

          settle (shift, &minutes, &terms);
          yui_labour_pay_lines (&minutes, &terms, NULL, fresh, YUI_MAX_SHIFT_LINES, &n_fresh);
          g_assert_cmpint (yui_labour_pay_sum (shift->all, shift->n_all).gross_yen, ==,
                           yui_labour_pay_sum (fresh, n_fresh).gross_yen);
        }
    }
}

/* Other lines of the shift are left alone, and a changed wage or allowance is seen. */
static void
test_what_is_settled (void)
{
  const YuiLabourSource source = { 0 };
  const YuiPremiumMinutes minutes = minutes_of (480, 0);
  YuiPayTerms terms = terms_of (1000);
  YuiPayLine all[5], more[10];
  size_t n, n_more;

  yui_labour_pay_lines (&minutes, &terms, NULL, all, 3, &n);
  g_assert_cmpuint (n, ==, 2);
  yui_labour_pay_amount (YUI_PAY_LEAVE_ALLOWANCE, 900, true, &source, &all[n++]);
  yui_labour_pay_amount (YUI_PAY_WITHHOLDING_MANUAL, 90, false, &source, &all[n++]);
  yui_labour_pay_settle (all, n, &minutes, &terms, NULL, more, 10, &n_more);
  g_assert_cmpuint (n_more, ==, 0);
  terms.transport_yen = 600;
  yui_labour_pay_settle (all, n, &minutes, &terms, NULL, more, 10, &n_more);
  g_assert_cmpuint (n_more, ==, 4);
  g_assert_cmpint (yui_labour_pay_sum (more, n_more).gross_yen, ==, 100);
  terms.transport_yen = 500;
  terms.transport_is_taxable = true;
  yui_labour_pay_settle (all, n, &minutes, &terms, NULL, more, 10, &n_more);
  g_assert_cmpuint (n_more, ==, 4);
  g_assert_cmpint (yui_labour_pay_sum (more, n_more).taxable_yen, ==, 500);
  terms = terms_of (1001);
  yui_labour_pay_settle (all, n, &minutes, &terms, NULL, more, 10, &n_more);
  g_assert_cmpint (yui_labour_pay_sum (more, n_more).gross_yen, ==, 8);
  all[n] = yui_labour_pay_reverse (&all[0], NULL);
  g_assert_cmpint (yui_labour_pay_settle (all, n + 1, &minutes, &terms, NULL, more, 10, &n_more),
                   ==, YUI_LABOUR_EINVAL);
}

/* Nothing was worked: the lines given, and no more, are reversed into just the room they need. */
static void
test_no_work (void)
{
  const YuiPremiumMinutes minutes = minutes_of (480, 0);
  const YuiPayTerms terms = terms_of (1000);
  YuiPayLine paid[3], one[1], two[3] = { [2] = { .amount_yen = 7 } };
  size_t n;

  yui_labour_pay_lines (&minutes, &terms, NULL, paid, 2, &n);
  paid[2] = paid[1];
  g_assert_cmpint (yui_labour_pay_settle (paid, 2, NULL, &terms, NULL, two, 2, &n), ==,
                   YUI_LABOUR_OK);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (two[1].amount_yen, ==, -500);
  g_assert_cmpint (two[2].amount_yen, ==, 7);
  g_assert_cmpint (yui_labour_pay_settle (paid, 1, NULL, &terms, NULL, one, 1, &n), ==,
                   YUI_LABOUR_OK);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (one[0].amount_yen, ==, -8000);
}

static void
test_carry_and_refusals (void)
{
  YuiPremiumMinutes minutes = minutes_of (1, 0);
  YuiPayTerms terms = terms_of (1001);
  YuiPayLine all[10], more[10];
  YuiPayCarry carry = { 0 }, before;
  size_t n, n_more;

  yui_labour_pay_lines (&minutes, &terms, &carry, all, 10, &n);
  before = carry;
  minutes = minutes_of (2, 0);
  g_assert_cmpint (yui_labour_pay_settle (all, n, &minutes, &terms, &carry, more, 3, &n_more), ==,
                   YUI_LABOUR_ENOSPACE);
  g_assert_cmpuint (n_more, ==, 4);
  terms.hourly_yen = 0;
  g_assert_cmpint (yui_labour_pay_settle (all, n, &minutes, &terms, &carry, more, 10, &n_more), ==,
                   YUI_LABOUR_EINVAL);
  g_assert_cmpmem (&carry, sizeof carry, &before, sizeof before);
  terms.hourly_yen = 1001;
  g_assert_cmpint (yui_labour_pay_settle (all, n, &minutes, &terms, &carry, more, 4, &n_more), ==,
                   YUI_LABOUR_OK);
  g_assert_cmpuint (n_more, ==, 4);
  g_assert_cmpint (carry.overpaid[YUI_PAY_BASE], ==, 34 * 6000 - 2 * 100100);
}

static void
test_names (void)
{
  static const char *const STATES[] = { "agreed", "unconfirmed", "disputed", "invalid" };
  static const char *const BASES[] = { "agreed", "planned", "wait", "invalid" };

  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpstr (yui_hours_state_name ((YuiHoursState)i), ==, STATES[i]);
      g_assert_cmpstr (yui_pay_basis_name ((YuiPayBasis)i), ==, BASES[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labour/settlement/basis", test_basis);
  g_test_add_func ("/labour/settlement/settle-again", test_settle_again);
  g_test_add_func ("/labour/settlement/settle-ends-right", test_settle_ends_right);
  g_test_add_func ("/labour/settlement/what-is-settled", test_what_is_settled);
  g_test_add_func ("/labour/settlement/no-work", test_no_work);
  g_test_add_func ("/labour/settlement/carry-and-refusals", test_carry_and_refusals);
  g_test_add_func ("/labour/settlement/names", test_names);
  return g_test_run ();
}
