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

/* Planned 8 hours are paid; 8 and a half turn out to be right, then 7. */
static void
test_settle_twice (void)
{
  const YuiPayTerms terms = terms_of (1111);
  YuiPremiumMinutes minutes = minutes_of (480, 0);
  YuiPayLine all[30];
  size_t n = 0, more;

  g_assert_cmpint (yui_labour_pay_settle (NULL, 0, &minutes, &terms, NULL, all, 30, &n), ==,
                   YUI_LABOUR_OK);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (yui_labour_pay_settle (all, n, &minutes, &terms, NULL, all + n, 10, &more), ==,
                   YUI_LABOUR_OK);
  g_assert_cmpuint (more, ==, 0);
  minutes = minutes_of (480, 30);
  yui_labour_pay_settle (all, n, &minutes, &terms, NULL, all + n, 10, &more);
  g_assert_cmpuint (more, ==, 5);
  g_assert_true (all[2].is_reversal && all[3].is_reversal);
  n += more;
  g_assert_cmpint (yui_labour_pay_sum (all, n).gross_yen, ==, 8888 + 695 + 500);
  minutes = minutes_of (420, 0);
  yui_labour_pay_settle (all, n, &minutes, &terms, NULL, all + n, 10, &more);
  g_assert_cmpuint (more, ==, 5);
  n += more;
  g_assert_cmpint (yui_labour_pay_sum (all, n).gross_yen, ==, 7777 + 500);
  /* Back to a line that was undone before: it must be made again. */
  minutes = minutes_of (480, 0);
  yui_labour_pay_settle (all, n, &minutes, &terms, NULL, all + n, 10, &more);
  n += more;
  g_assert_cmpint (yui_labour_pay_sum (all, n).gross_yen, ==, 8888 + 500);
  yui_labour_pay_settle (all, n, &minutes, &terms, NULL, all + n, 10, &more);
  g_assert_cmpuint (more, ==, 0);
  yui_labour_pay_settle (all, n, NULL, &terms, NULL, all + n, 10, &more);
  g_assert_cmpuint (more, ==, 2);
  g_assert_cmpint (yui_labour_pay_sum (all, n + more).net_yen, ==, 0);
}

/* Every settlement ends at what the right minutes pay, whatever was paid before. */
static void
test_settle_ends_right (void)
{
  for (int i = 0; i < 300; i++)
    {
      const YuiPayTerms terms = terms_of (g_test_rand_int_range (900, 1500));
      YuiPayLine all[100], fresh[YUI_MAX_SHIFT_LINES];
      size_t n = 0;

      for (int k = 0; k < 6; k++)
        {
          YuiPremiumMinutes minutes
              = minutes_of (g_test_rand_int_range (1, 4), g_test_rand_int_range (0, 3));
          size_t more, n_fresh;

          yui_labour_pay_settle (all, n, &minutes, &terms, NULL, all + n, 100 - n, &more);
          n += more;
          yui_labour_pay_lines (&minutes, &terms, NULL, fresh, YUI_MAX_SHIFT_LINES, &n_fresh);
          g_assert_cmpint (yui_labour_pay_sum (all, n).gross_yen, ==,
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
  YuiPayLine all[20], more[10];
  size_t n, n_more;

  yui_labour_pay_lines (&minutes, &terms, NULL, all, 10, &n);
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
}

static void
test_carry_and_refusals (void)
{
  YuiPremiumMinutes minutes = minutes_of (1, 0);
  YuiPayTerms terms = terms_of (1001);
  YuiPayLine all[10], more[10];
  YuiPayCarry carry = { 0 }, before;
  size_t n, n_more = 9;

  yui_labour_pay_lines (&minutes, &terms, &carry, all, 10, &n);
  before = carry;
  minutes = minutes_of (2, 0);
  g_assert_cmpint (yui_labour_pay_settle (all, n, &minutes, &terms, &carry, more, 3, &n_more), ==,
                   YUI_LABOUR_ENOSPACE);
  terms.hourly_yen = 0;
  g_assert_cmpint (yui_labour_pay_settle (all, n, &minutes, &terms, &carry, more, 10, &n_more), ==,
                   YUI_LABOUR_EINVAL);
  g_assert_cmpuint (n_more, ==, 9);
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
  g_test_add_func ("/labour/settlement/settle-twice", test_settle_twice);
  g_test_add_func ("/labour/settlement/settle-ends-right", test_settle_ends_right);
  g_test_add_func ("/labour/settlement/what-is-settled", test_what_is_settled);
  g_test_add_func ("/labour/settlement/carry-and-refusals", test_carry_and_refusals);
  g_test_add_func ("/labour/settlement/names", test_names);
  return g_test_run ();
}
