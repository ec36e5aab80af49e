/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-contract.h"
#include "yui-labour-fixtures.h"

/* A shift of 8,000 yen that ends after worked_yen of it; a floor of 4,380 yen. */
static void
test_early_finish (void)
{
  static const struct
  {
    int worked_yen;
    bool counts, has_average;
    YuiOptionState nothing, sixty;
    int floor_yen, sixty_yen, full_yen;
  } CASES[] = {
    { 2000, true, true, YUI_OPTION_UNLAWFUL, YUI_OPTION_NEEDS_REASON, 2380, 3600, 6000 },
    { 4379, true, true, YUI_OPTION_UNLAWFUL, YUI_OPTION_NEEDS_REASON, 1, 2173, 3621 },
    { 4380, true, true, YUI_OPTION_NEEDS_REASON, YUI_OPTION_NEEDS_REASON, 0, 2172, 3620 },
    { 4381, true, true, YUI_OPTION_NEEDS_REASON, YUI_OPTION_NEEDS_REASON, 0, 2172, 3619 },
    { 4381, false, true, YUI_OPTION_UNLAWFUL, YUI_OPTION_UNLAWFUL, 4380, 2172, 3619 },
    { 700, false, true, YUI_OPTION_UNLAWFUL, YUI_OPTION_NEEDS_REASON, 4380, 4380, 7300 },
    { 701, false, true, YUI_OPTION_UNLAWFUL, YUI_OPTION_NEEDS_REASON, 4380, 4380, 7299 },
    { 702, false, true, YUI_OPTION_UNLAWFUL, YUI_OPTION_UNLAWFUL, 4380, 4379, 7298 },
    { 4381, true, false, YUI_OPTION_UNLAWFUL, YUI_OPTION_NEEDS_REASON, 0, 2172, 3619 },
    { 8000, true, true, YUI_OPTION_NEEDS_REASON, YUI_OPTION_NEEDS_REASON, 0, 0, 0 },
  };
  YuiAverageWage average;

  yui_labour_average_wage_day_hire (10000, 1, 0, &average);
  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      YuiEarlyFinishFacts facts = { .scheduled_pay_yen = 8000,
                                    .worked_pay_yen = CASES[i].worked_yen,
                                    .is_employer_cause = true,
                                    .worked_pay_counts = CASES[i].counts,
                                    .work_day = 20000,
                                    .average = CASES[i].has_average ? &average : NULL };
      YuiCancelAssessment a;

      g_assert_cmpint (yui_labour_assess_early_finish (&facts, &a), ==, YUI_LABOUR_OK);
      g_assert_true (a.has_contract);
      g_assert_cmpint (a.side, ==, YUI_SIDE_STARTED);
      g_assert_cmpint (a.preset, ==, YUI_OWED_FULL);
      g_assert_false (a.reason_is_allowed);
      g_assert_cmpint (a.options[YUI_OWED_NOTHING].state, ==, CASES[i].nothing);
      g_assert_cmpint (a.options[YUI_OWED_SIXTY_PERCENT].state, ==, CASES[i].sixty);
      g_assert_cmpint (a.options[YUI_OWED_STATUTORY_FLOOR].amount_yen, ==, CASES[i].floor_yen);
      g_assert_cmpint (a.options[YUI_OWED_STATUTORY_FLOOR].source.rule, ==, YUI_RULE_EARLY_FINISH);
      g_assert_cmpint (a.options[YUI_OWED_STATUTORY_FLOOR].source.day, ==, 20000);
      g_assert_cmpint (a.options[YUI_OWED_SIXTY_PERCENT].amount_yen, ==, CASES[i].sixty_yen);
      g_assert_cmpint (a.options[YUI_OWED_FULL].amount_yen, ==, CASES[i].full_yen);
      g_assert_cmpint ((a.cautions & YUI_CAUTION_UNSURE_RULE) != 0, ==,
                       CASES[i].counts && CASES[i].has_average);
      facts.is_employer_cause = false;
      yui_labour_assess_early_finish (&facts, &a);
      g_assert_true (a.reason_is_allowed);
      g_assert_cmpint (a.preset, ==, YUI_OWED_NOTHING);
      g_assert_cmpint (a.options[YUI_OWED_NOTHING].state, ==, YUI_OPTION_OPEN);
    }
}

static void
test_early_finish_refuses (void)
{
  YuiEarlyFinishFacts facts = { .scheduled_pay_yen = 8000, .worked_pay_yen = 8001 };
  YuiCancelAssessment a = { .until_start_s = 7 };

  g_assert_cmpint (yui_labour_assess_early_finish (&facts, &a), ==, YUI_LABOUR_EINVAL);
  facts.worked_pay_yen = -1;
  g_assert_cmpint (yui_labour_assess_early_finish (&facts, &a), ==, YUI_LABOUR_EINVAL);
  facts = (YuiEarlyFinishFacts){ .scheduled_pay_yen = 1000000001 };
  g_assert_cmpint (yui_labour_assess_early_finish (&facts, &a), ==, YUI_LABOUR_EINVAL);
  g_assert_cmpint (a.until_start_s, ==, 7);
  facts.scheduled_pay_yen = 1000000000;
  g_assert_cmpint (yui_labour_assess_early_finish (&facts, &a), ==, YUI_LABOUR_OK);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labour/early-finish/amounts", test_early_finish);
  g_test_add_func ("/labour/early-finish/refuses", test_early_finish_refuses);
  return g_test_run ();
}
