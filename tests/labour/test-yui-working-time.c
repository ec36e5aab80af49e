/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-premium.h"
#include "yui-labour-fixtures.h"

/* A minute of Monday 2 March 2026, Japan time. */
static gint64
at (int minute)
{
  return fixture_utc (2026, 3, 2, 0, minute);
}

static void
test_planned_spans (void)
{
  YuiSpan one[2];
  size_t n_one;
  static const struct
  {
    int length_min, break_min, first_min; /* first_min 0: refused */
  } PLANS[] = {
    { 480, 0, 480 }, { 540, 60, 240 }, { 541, 60, 241 }, { 62, 60, 1 }, { 61, 60, 0 },
    { 60, 60, 0 },   { 60, 61, 0 },    { 60, -1, 0 },    { 0, 0, 0 },   { -1, 0, 0 },
    { 1, 0, 1 },     { 2, 1, 0 },      { 10, 1, 5 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (PLANS); i++)
    {
      YuiSpan spans[2] = { { 7, 7 }, { 7, 7 } };
      size_t n = 9;
      YuiLabourStatus status = yui_labour_planned_spans (at (540), at (540 + PLANS[i].length_min),
                                                         PLANS[i].break_min, spans, &n);

      if (PLANS[i].first_min == 0)
        {
          g_assert_cmpint (status, ==, YUI_LABOUR_EINVAL);
          g_assert_cmpuint (n, ==, 9);
          g_assert_cmpint (spans[0].start_s, ==, 7);
          continue;
        }
      g_assert_cmpint (status, ==, YUI_LABOUR_OK);
      g_assert_cmpuint (n, ==, PLANS[i].break_min > 0 ? 2 : 1);
      g_assert_cmpint (spans[0].start_s, ==, at (540));
      g_assert_cmpint (spans[0].end_s, ==, at (540 + PLANS[i].first_min));
      g_assert_cmpint (spans[n - 1].end_s, ==, at (540 + PLANS[i].length_min));
      g_assert_cmpint (spans[1].start_s, ==,
                       n == 1 ? 7 : at (540 + PLANS[i].first_min + PLANS[i].break_min));
    }
  g_assert_cmpint (yui_labour_planned_spans (at (540), at (540) + 1, 0, one, &n_one), ==,
                   YUI_LABOUR_OK);
  g_assert_cmpuint (n_one, ==, 1);
}

static void
test_week_limit (void)
{
  static const struct
  {
    YuiBusiness business;
    int n_staff;
    bool is_under_18;
    int limit_min;
    YuiLabourRule rule;
  } LIMITS[] = {
    { YUI_BUSINESS_COMMERCE, 9, false, 2640, YUI_RULE_HOURS_WEEK_44 },
    { YUI_BUSINESS_COMMERCE, 10, false, 2400, YUI_RULE_HOURS_WEEK },
    { YUI_BUSINESS_COMMERCE, 9, true, 2400, YUI_RULE_HOURS_WEEK },
    { YUI_BUSINESS_HOSPITALITY, 0, false, 2640, YUI_RULE_HOURS_WEEK_44 },
    { YUI_BUSINESS_HEALTH, 1, false, 2640, YUI_RULE_HOURS_WEEK_44 },
    { YUI_BUSINESS_THEATRE, 1, false, 2640, YUI_RULE_HOURS_WEEK_44 },
    { YUI_BUSINESS_OTHER, 1, false, 2400, YUI_RULE_HOURS_WEEK },
  };
  YuiLabourRule rule;
  int32_t limit_min;

  for (size_t i = 0; i < G_N_ELEMENTS (LIMITS); i++)
    {
      g_assert_cmpint (yui_labour_week_limit (LIMITS[i].business, LIMITS[i].n_staff,
                                              LIMITS[i].is_under_18, &limit_min, &rule),
                       ==, YUI_LABOUR_OK);
      g_assert_cmpint (limit_min, ==, LIMITS[i].limit_min);
      g_assert_cmpint (rule, ==, LIMITS[i].rule);
    }
  g_assert_cmpint (yui_labour_week_limit (YUI_BUSINESS_OTHER, -1, false, &limit_min, &rule), ==,
                   YUI_LABOUR_EINVAL);
  g_assert_cmpint (yui_labour_week_limit ((YuiBusiness)5, 1, false, &limit_min, &rule), ==,
                   YUI_LABOUR_EINVAL);
}

static void
test_breaks (void)
{
  static const struct
  {
    int spans[2][2];
    int worked_min, break_min, required_min, missing_min;
  } BREAKS[] = {
    { { { 540, 900 } }, 360, 0, 0, 0 },
    { { { 540, 901 } }, 361, 0, 45, 45 },
    { { { 540, 720 }, { 765, 946 } }, 361, 45, 45, 0 },
    { { { 540, 720 }, { 764, 945 } }, 361, 44, 45, 1 },
    { { { 540, 720 }, { 765, 1065 } }, 480, 45, 45, 0 },
    { { { 540, 720 }, { 765, 1066 } }, 481, 45, 60, 15 },
    { { { 540, 720 }, { 780, 1081 } }, 481, 60, 60, 0 },
    { { { 540, 720 }, { 900, 1201 } }, 481, 180, 60, 0 },
  };
  YuiBreakCheck check;

  for (size_t i = 0; i < G_N_ELEMENTS (BREAKS); i++)
    {
      YuiSpan spans[2] = { { at (BREAKS[i].spans[0][0]), at (BREAKS[i].spans[0][1]) },
                           { at (BREAKS[i].spans[1][0]), at (BREAKS[i].spans[1][1]) } };
      size_t n = BREAKS[i].spans[1][1] > 0 ? 2 : 1;

      g_assert_cmpint (yui_labour_check_breaks (spans, n, &check), ==, YUI_LABOUR_OK);
      g_assert_cmpint (check.worked_min, ==, BREAKS[i].worked_min);
      g_assert_cmpint (check.break_min, ==, BREAKS[i].break_min);
      g_assert_cmpint (check.required_min, ==, BREAKS[i].required_min);
      g_assert_cmpint (check.missing_min, ==, BREAKS[i].missing_min);
    }
  g_assert_cmpint (yui_labour_check_breaks (NULL, 0, &check), ==, YUI_LABOUR_EINVAL);
}

static void
test_month_rounding (void)
{
  static const int MONTHS[][2] = { { 0, 0 },   { 29, 0 },   { 30, 60 },     { 60, 60 },
                                   { 89, 60 }, { 90, 120 }, { 3629, 3600 }, { 3630, 3660 } };

  for (size_t i = 0; i < G_N_ELEMENTS (MONTHS); i++)
    g_assert_cmpint (yui_labour_round_month_min (MONTHS[i][0]), ==, MONTHS[i][1]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labour/working-time/planned-spans", test_planned_spans);
  g_test_add_func ("/labour/working-time/week-limit", test_week_limit);
  g_test_add_func ("/labour/working-time/breaks", test_breaks);
  g_test_add_func ("/labour/working-time/month-rounding", test_month_rounding);
  return g_test_run ();
}
