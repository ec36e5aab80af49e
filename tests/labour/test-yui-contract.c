/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-contract.h"
#include "yui-labour-fixtures.h"

#define HOUR_S YUI_SECONDS_PER_HOUR
#define DAY_S  YUI_SECONDS_PER_DAY

static void
test_formed (void)
{
  static const struct
  {
    YuiHiringMode mode;
    gint64 applied_s, accepted_s, formed_s;
    YuiLabourRule rule;
  } CASES[] = {
    { YUI_HIRING_FIRST_COME, 100, YUI_TIME_NONE, 100, YUI_RULE_CONTRACT_FIRST_COME },
    { YUI_HIRING_FIRST_COME, 100, 200, 100, YUI_RULE_CONTRACT_FIRST_COME },
    { YUI_HIRING_FIRST_COME, 200, 100, 100, YUI_RULE_CONTRACT_FIRST_COME },
    { YUI_HIRING_FIRST_COME, YUI_TIME_NONE, 200, 200, YUI_RULE_CONTRACT_FIRST_COME },
    { YUI_HIRING_SELECTION, 100, 200, 200, YUI_RULE_CONTRACT_SELECTION },
    { YUI_HIRING_SELECTION, YUI_TIME_NONE, 200, 200, YUI_RULE_CONTRACT_SELECTION },
  };
  YuiLabourRule rule;
  gint64 formed_s = 7;

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_assert_cmpint (yui_labour_contract_formed (CASES[i].mode, CASES[i].applied_s,
                                                   CASES[i].accepted_s, &formed_s, &rule),
                       ==, YUI_LABOUR_OK);
      g_assert_cmpint (formed_s, ==, CASES[i].formed_s);
      g_assert_cmpint (rule, ==, CASES[i].rule);
    }
  formed_s = 7;
  g_assert_cmpint (
      yui_labour_contract_formed (YUI_HIRING_SELECTION, 100, YUI_TIME_NONE, &formed_s, &rule), ==,
      YUI_LABOUR_ENODATA);
  g_assert_cmpint (yui_labour_contract_formed (YUI_HIRING_FIRST_COME, YUI_TIME_NONE, YUI_TIME_NONE,
                                               &formed_s, &rule),
                   ==, YUI_LABOUR_ENODATA);
  g_assert_cmpint (yui_labour_contract_formed ((YuiHiringMode)2, 1, 1, &formed_s, &rule), ==,
                   YUI_LABOUR_EINVAL);
  g_assert_cmpint (formed_s, ==, 7);
}

/* A cancellation until_s before a shift of 2,905 yen at 09:00 on 30 November 2026. */
static YuiCancelFacts
facts_of (YuiCancelReason reason, gint64 until_s)
{
  gint64 start_s = fixture_utc (2026, 11, 30, 9, 0);

  return (YuiCancelFacts){
    .formed_s = start_s - 10 * DAY_S,
    .start_s = start_s,
    .now_s = start_s - until_s,
    .reason = reason,
    .reason_was_in_terms = true,
    .follows_association = true,
    .scheduled_pay_yen = 2905,
  };
}

static YuiCancelAssessment
assess (const YuiCancelFacts *facts)
{
  YuiCancelAssessment a;

  g_assert_cmpint (yui_labour_assess_cancellation (facts, &a), ==, YUI_LABOUR_OK);
  for (int i = 0; i < YUI_N_OWED; i++)
    {
      g_assert_cmpint (a.options[i].kind, ==, i);
      g_assert_cmpint (a.options[i].source.day, ==, yui_civil_day_of_utc (facts->start_s));
    }
  return a;
}

static void
test_sides (void)
{
  static const struct
  {
    gint64 until_s;
    YuiCancelSide side;
    bool is_allowed;
  } CASES[] = {
    { DAY_S + 1, YUI_SIDE_BEFORE_24H, true },
    { DAY_S, YUI_SIDE_BEFORE_24H, true },
    { DAY_S - 1, YUI_SIDE_WITHIN_24H, false },
    { 1, YUI_SIDE_WITHIN_24H, false },
    { 0, YUI_SIDE_STARTED, false },
    { -1, YUI_SIDE_STARTED, false },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      YuiCancelFacts facts = facts_of (YUI_CANCEL_BUSINESS_VOLUME, CASES[i].until_s);
      YuiCancelAssessment a = assess (&facts);

      g_assert_cmpint (a.side, ==, CASES[i].side);
      g_assert_cmpint (a.until_start_s, ==, CASES[i].until_s);
      g_assert_cmpint (a.reason_is_allowed, ==, CASES[i].is_allowed);
      g_assert_cmpint (a.options[YUI_OWED_NOTHING].state, ==,
                       CASES[i].is_allowed ? YUI_OPTION_NEEDS_REASON : YUI_OPTION_UNLAWFUL);
      g_assert_cmpint (a.preset, ==, YUI_OWED_FULL);
      g_assert_cmpint (a.options[YUI_OWED_FULL].state, ==, YUI_OPTION_OPEN);
      g_assert_cmpint (a.options[YUI_OWED_FULL].amount_yen, ==, 2905);
      g_assert_cmpint ((a.cautions & YUI_CAUTION_INDUSTRY_ONLY) != 0, ==, CASES[i].is_allowed);
      g_assert_cmpint (a.instead, ==,
                       CASES[i].side == YUI_SIDE_STARTED
                           ? YUI_INSTEAD_NONE
                           : YUI_INSTEAD_SHORTEN | YUI_INSTEAD_MOVE | YUI_INSTEAD_REASSIGN);
    }
}

static void
test_reasons (void)
{
  static const struct
  {
    YuiCancelReason reason;
    bool early, late;
    uint32_t cautions; /* 25 hours before the start, with the floor known */
  } CASES[] = {
    { YUI_CANCEL_FORCE_MAJEURE, true, true, 0 },
    { YUI_CANCEL_WORKER_UNABLE, true, true, YUI_CAUTION_COURT_FULL },
    { YUI_CANCEL_QUALIFICATION_MISSING, true, true, YUI_CAUTION_COURT_FULL },
    { YUI_CANCEL_BREACH, true, true, YUI_CAUTION_COURT_FULL },
    { YUI_CANCEL_CONDITIONS_NOT_MET, true, true, YUI_CAUTION_COURT_FULL | YUI_CAUTION_UNSURE_RULE },
    { YUI_CANCEL_BELONGINGS_MISSING, true, true, YUI_CAUTION_COURT_FULL | YUI_CAUTION_UNSURE_RULE },
    { YUI_CANCEL_BUSINESS_VOLUME, true, false, YUI_CAUTION_COURT_FULL | YUI_CAUTION_INDUSTRY_ONLY },
    { YUI_CANCEL_POSTING_MISTAKE, true, false, YUI_CAUTION_COURT_FULL | YUI_CAUTION_INDUSTRY_ONLY },
    { YUI_CANCEL_EMPLOYER_OTHER, false, false, YUI_CAUTION_COURT_FULL },
  };
  YuiAverageWage average;

  yui_labour_average_wage_day_hire (5000, 1, 0, &average);
  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      YuiCancelFacts early = facts_of (CASES[i].reason, 25 * HOUR_S);
      YuiCancelFacts late = facts_of (CASES[i].reason, 23 * HOUR_S);
      YuiCancelAssessment a;

      early.average = late.average = &average;
      a = assess (&early);
      g_assert_cmpint (a.reason_is_allowed, ==, CASES[i].early);
      g_assert_cmphex (a.cautions, ==, CASES[i].cautions);
      g_assert_cmpint (a.cases[0], ==, i == 0 ? YUI_RULE_NONE : YUI_RULE_CASE_TOKYO_2025);
      g_assert_cmpint (a.cases[1], ==, i == 0 ? YUI_RULE_NONE : YUI_RULE_CASE_KANAGAWA_2026);
      g_assert_cmpint (assess (&late).reason_is_allowed, ==, CASES[i].late);
      early.reason_was_in_terms = false;
      g_assert_cmphex (assess (&early).cautions, ==, CASES[i].cautions | YUI_CAUTION_NOT_IN_TERMS);
    }
}

/* An employer outside the association has only the law: 24 hours make no difference. */
static void
test_without_association (void)
{
  YuiCancelFacts facts = facts_of (YUI_CANCEL_BUSINESS_VOLUME, 25 * HOUR_S);

  facts.follows_association = false;
  g_assert_false (assess (&facts).reason_is_allowed);
  g_assert_cmpint (assess (&facts).options[YUI_OWED_NOTHING].state, ==, YUI_OPTION_UNLAWFUL);
  g_assert_cmpint (assess (&facts).cautions & YUI_CAUTION_INDUSTRY_ONLY, ==, 0);
}

/* What each option comes to, by the wage of the days before. */
static void
test_options (void)
{
  static const struct
  {
    int day_yen; /* a day's wage in the month before; 0: none */
    YuiOptionState floor_state, sixty_state;
    int floor_yen;
    uint32_t cautions;
  } CASES[] = {
    { 0, YUI_OPTION_UNKNOWN, YUI_OPTION_NEEDS_REASON, 0, YUI_CAUTION_FLOOR_UNKNOWN },
    { 3979, YUI_OPTION_NEEDS_REASON, YUI_OPTION_NEEDS_REASON, 1743, 0 },
    { 3980, YUI_OPTION_NEEDS_REASON, YUI_OPTION_UNLAWFUL, 1744, 0 },
    { 6632, YUI_OPTION_NEEDS_REASON, YUI_OPTION_UNLAWFUL, 2905, 0 },
    { 6633, YUI_OPTION_NEEDS_REASON, YUI_OPTION_UNLAWFUL, 2906, YUI_CAUTION_FULL_BELOW_FLOOR },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      YuiCancelFacts facts = facts_of (YUI_CANCEL_EMPLOYER_OTHER, 2 * HOUR_S);
      YuiAverageWage average;
      YuiCancelAssessment a;

      if (CASES[i].day_yen > 0)
        {
          yui_labour_average_wage_day_hire (CASES[i].day_yen, 1, 0, &average);
          facts.average = &average;
        }
      a = assess (&facts);
      g_assert_cmpint (a.options[YUI_OWED_NOTHING].state, ==, YUI_OPTION_UNLAWFUL);
      g_assert_cmpint (a.options[YUI_OWED_NOTHING].amount_yen, ==, 0);
      g_assert_cmpint (a.options[YUI_OWED_NOTHING].source.rule, ==, YUI_RULE_LEAVE_NONE);
      g_assert_cmpint (a.options[YUI_OWED_STATUTORY_FLOOR].state, ==, CASES[i].floor_state);
      g_assert_cmpint (a.options[YUI_OWED_STATUTORY_FLOOR].amount_yen, ==, CASES[i].floor_yen);
      g_assert_cmpint (a.options[YUI_OWED_STATUTORY_FLOOR].source.rule, ==,
                       YUI_RULE_LEAVE_ALLOWANCE);
      g_assert_cmpint (a.options[YUI_OWED_SIXTY_PERCENT].state, ==, CASES[i].sixty_state);
      g_assert_cmpint (a.options[YUI_OWED_SIXTY_PERCENT].amount_yen, ==, 1743);
      g_assert_cmpint (a.options[YUI_OWED_SIXTY_PERCENT].source.rule, ==,
                       YUI_RULE_LEAVE_SIXTY_PERCENT);
      g_assert_cmpint (a.options[YUI_OWED_FULL].state, ==, YUI_OPTION_OPEN);
      g_assert_cmpint (a.options[YUI_OWED_FULL].source.rule, ==, YUI_RULE_LEAVE_FULL_WAGE);
      g_assert_cmphex (a.cautions, ==, CASES[i].cautions | YUI_CAUTION_COURT_FULL);
    }
}

/* Where nothing is due, 60 % may be less than the floor. */
static void
test_more_than_due (void)
{
  YuiCancelFacts facts = facts_of (YUI_CANCEL_FORCE_MAJEURE, HOUR_S);
  YuiAverageWage average;

  yui_labour_average_wage_day_hire (10000, 1, 0, &average);
  facts.average = &average;
  g_assert_cmpint (assess (&facts).options[YUI_OWED_SIXTY_PERCENT].state, ==,
                   YUI_OPTION_NEEDS_REASON);
  g_assert_cmpint (assess (&facts).options[YUI_OWED_NOTHING].state, ==, YUI_OPTION_NEEDS_REASON);
}

static void
test_nothing_owed (void)
{
  YuiCancelFacts facts = facts_of (YUI_CANCEL_WORKER_REQUEST, HOUR_S);
  YuiCancelAssessment a = assess (&facts);

  g_assert_true (a.has_contract);
  g_assert_cmpint (a.preset, ==, YUI_OWED_NOTHING);
  g_assert_cmpint (a.options[YUI_OWED_NOTHING].state, ==, YUI_OPTION_OPEN);
  g_assert_cmphex (a.cautions, ==, YUI_CAUTION_NONE);
  g_assert_cmphex (a.instead, ==, YUI_INSTEAD_NONE);
  g_assert_cmpint (a.cases[0], ==, YUI_RULE_NONE);
  g_assert_cmpint (yui_labour_check_choice (&a, YUI_OWED_NOTHING, 0, false), ==, YUI_CHOICE_OK);
  facts = facts_of (YUI_CANCEL_EMPLOYER_OTHER, HOUR_S);
  facts.formed_s = YUI_TIME_NONE;
  a = assess (&facts);
  g_assert_false (a.has_contract);
  g_assert_cmpint (a.preset, ==, YUI_OWED_NOTHING);
  facts.formed_s = facts.now_s + 1;
  g_assert_false (assess (&facts).has_contract);
  facts.formed_s = facts.now_s;
  g_assert_true (assess (&facts).has_contract);
  g_assert_cmpint (assess (&facts).preset, ==, YUI_OWED_FULL);
}

static void
test_cancellation_refuses (void)
{
  YuiCancelFacts facts = facts_of (YUI_N_CANCEL_REASONS, HOUR_S);
  YuiCancelAssessment a = { .until_start_s = 7 };

  g_assert_cmpint (yui_labour_assess_cancellation (&facts, &a), ==, YUI_LABOUR_EINVAL);
  facts = facts_of (YUI_CANCEL_BREACH, HOUR_S);
  facts.scheduled_pay_yen = -1;
  g_assert_cmpint (yui_labour_assess_cancellation (&facts, &a), ==, YUI_LABOUR_EINVAL);
  facts.scheduled_pay_yen = 1000000001;
  g_assert_cmpint (yui_labour_assess_cancellation (&facts, &a), ==, YUI_LABOUR_EINVAL);
  g_assert_cmpint (a.until_start_s, ==, 7);
  facts.scheduled_pay_yen = 1000000000;
  g_assert_cmpint (yui_labour_assess_cancellation (&facts, &a), ==, YUI_LABOUR_OK);
  facts.scheduled_pay_yen = 0;
  g_assert_cmpint (yui_labour_assess_cancellation (&facts, &a), ==, YUI_LABOUR_OK);
}

static void
test_choice (void)
{
  YuiCancelFacts facts = facts_of (YUI_CANCEL_EMPLOYER_OTHER, HOUR_S);
  YuiCancelAssessment a = assess (&facts);
  static const struct
  {
    int choice, amount_yen;
    bool has_reason;
    YuiChoiceVerdict verdict;
  } CASES[] = {
    { YUI_OWED_FULL, 2905, false, YUI_CHOICE_OK },
    { YUI_OWED_FULL, 2904, true, YUI_CHOICE_TOO_LITTLE },
    { YUI_OWED_FULL, 9999, false, YUI_CHOICE_OK },
    { YUI_OWED_SIXTY_PERCENT, 1743, false, YUI_CHOICE_NEEDS_REASON },
    { YUI_OWED_SIXTY_PERCENT, 1743, true, YUI_CHOICE_OK },
    { YUI_OWED_SIXTY_PERCENT, 1742, true, YUI_CHOICE_TOO_LITTLE },
    { YUI_OWED_STATUTORY_FLOOR, 9999, true, YUI_CHOICE_UNKNOWN },
    { YUI_OWED_NOTHING, 9999, true, YUI_CHOICE_UNLAWFUL },
    { YUI_N_OWED, 9999, true, YUI_CHOICE_UNKNOWN },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_assert_cmpint (yui_labour_check_choice (&a, (YuiOwedKind)CASES[i].choice, CASES[i].amount_yen,
                                              CASES[i].has_reason),
                     ==, CASES[i].verdict);
}

static void
test_names (void)
{
  static const char *const MODES[] = { "first_come", "selection", "invalid" };
  static const char *const SIDES[] = { "before_24h", "within_24h", "started", "invalid" };
  static const char *const STATES[] = { "open", "needs_reason", "unlawful", "unknown", "invalid" };
  static const char *const VERDICTS[]
      = { "ok", "needs_reason", "too_little", "unlawful", "unknown", "invalid" };
  static const char *const OWED[] = { "nothing", "statutory_floor", "sixty_percent", "full_wage" };
  YuiCancelReason reason = YUI_CANCEL_BREACH;
  YuiOwedKind kind = YUI_OWED_FULL;

  for (guint i = 0; i < G_N_ELEMENTS (MODES); i++)
    g_assert_cmpstr (yui_hiring_mode_name ((YuiHiringMode)i), ==, MODES[i]);
  for (guint i = 0; i < G_N_ELEMENTS (SIDES); i++)
    g_assert_cmpstr (yui_cancel_side_name ((YuiCancelSide)i), ==, SIDES[i]);
  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    g_assert_cmpstr (yui_option_state_name ((YuiOptionState)i), ==, STATES[i]);
  for (guint i = 0; i < G_N_ELEMENTS (VERDICTS); i++)
    g_assert_cmpstr (yui_choice_verdict_name ((YuiChoiceVerdict)i), ==, VERDICTS[i]);
  g_assert_cmpint (yui_cancel_reason_from_name ("rain", &reason), ==, YUI_LABOUR_EINVAL);
  g_assert_cmpint (yui_owed_kind_from_name ("half", &kind), ==, YUI_LABOUR_EINVAL);
  g_assert_cmpint (reason, ==, YUI_CANCEL_BREACH);
  g_assert_cmpint (kind, ==, YUI_OWED_FULL);
  for (guint i = 0; i < YUI_N_OWED; i++)
    {
      g_assert_cmpstr (yui_owed_kind_name ((YuiOwedKind)i), ==, OWED[i]);
      g_assert_cmpint (yui_owed_kind_from_name (OWED[i], &kind), ==, YUI_LABOUR_OK);
      g_assert_cmpint (kind, ==, i);
    }
  for (guint i = 0; i < YUI_N_CANCEL_REASONS; i++)
    {
      g_assert_cmpint (
          yui_cancel_reason_from_name (yui_cancel_reason_name ((YuiCancelReason)i), &reason), ==,
          YUI_LABOUR_OK);
      g_assert_cmpint (reason, ==, i);
    }
  g_assert_cmpstr (yui_cancel_reason_name (YUI_CANCEL_POSTING_MISTAKE), ==, "posting_mistake");
  g_assert_cmpstr (yui_cancel_reason_name (YUI_N_CANCEL_REASONS), ==, "invalid");
  g_assert_cmpstr (yui_owed_kind_name (YUI_N_OWED), ==, "invalid");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labour/contract/formed", test_formed);
  g_test_add_func ("/labour/contract/sides", test_sides);
  g_test_add_func ("/labour/contract/reasons", test_reasons);
  g_test_add_func ("/labour/contract/without-association", test_without_association);
  g_test_add_func ("/labour/contract/options", test_options);
  g_test_add_func ("/labour/contract/more-than-due", test_more_than_due);
  g_test_add_func ("/labour/contract/nothing-owed", test_nothing_owed);
  g_test_add_func ("/labour/contract/cancellation-refuses", test_cancellation_refuses);
  g_test_add_func ("/labour/contract/choice", test_choice);
  g_test_add_func ("/labour/contract/names", test_names);
  return g_test_run ();
}
