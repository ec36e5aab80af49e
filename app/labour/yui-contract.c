/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-contract.h"

#include "yui-integer-private.h"

#include <string.h>

#define PERCENT      100
#define SIXTY        60
#define MAX_PAY_YEN  INT64_C (1000000000)
#define INVALID_NAME "invalid"

typedef struct
{
  const char *name;
  bool any_time;
  bool before_24h;
} ReasonText;

static const ReasonText REASONS[YUI_N_CANCEL_REASONS] = {
#define X(suffix, name, any_time, before_24h) { name, any_time, before_24h },
  YUI_CANCEL_REASONS (X)
#undef X
};

static const char *const OWED_NAMES[YUI_N_OWED] = {
  "nothing",
  "statutory_floor",
  "sixty_percent",
  "full_wage",
};

YuiLabourStatus
yui_labour_contract_formed (YuiHiringMode mode,
                            int64_t applied_s,
                            int64_t accepted_s,
                            int64_t *formed_s,
                            YuiLabourRule *rule)
{
  int64_t moment = accepted_s;

  if ((unsigned)mode > YUI_HIRING_SELECTION)
    return YUI_LABOUR_EINVAL;
  if (mode == YUI_HIRING_FIRST_COME && applied_s != YUI_TIME_NONE
      && (accepted_s == YUI_TIME_NONE || applied_s < accepted_s))
    moment = applied_s;
  if (moment == YUI_TIME_NONE)
    return YUI_LABOUR_ENODATA;
  *formed_s = moment;
  *rule
      = mode == YUI_HIRING_FIRST_COME ? YUI_RULE_CONTRACT_FIRST_COME : YUI_RULE_CONTRACT_SELECTION;
  return YUI_LABOUR_OK;
}

static void
set_option (YuiCancelAssessment *a,
            YuiOwedKind kind,
            YuiOptionState state,
            int64_t amount_yen,
            YuiLabourRule rule,
            YuiCivilDay day)
{
  a->options[kind] = (YuiOwedOption){
    .kind = kind,
    .state = state,
    .amount_yen = amount_yen,
    .source = { .rule = rule, .day = day },
  };
}

/* The four options for lost_yen of wage not earned on day. floor_yen is what Art. 26 still asks for
 * (ignored when !has_floor); nothing_is_allowed: no allowance is due. */
static void
set_options (YuiCancelAssessment *a,
             int64_t lost_yen,
             bool has_floor,
             int64_t floor_yen,
             bool nothing_is_allowed,
             YuiCivilDay day)
{
  int64_t sixty_yen = yui_ceil_div (lost_yen * SIXTY, PERCENT);
  bool sixty_suffices = nothing_is_allowed || !has_floor || sixty_yen >= floor_yen;

  set_option (a, YUI_OWED_NOTHING,
              nothing_is_allowed ? YUI_OPTION_NEEDS_REASON : YUI_OPTION_UNLAWFUL, 0,
              YUI_RULE_LEAVE_NONE, day);
  set_option (a, YUI_OWED_STATUTORY_FLOOR, has_floor ? YUI_OPTION_NEEDS_REASON : YUI_OPTION_UNKNOWN,
              has_floor ? floor_yen : 0, YUI_RULE_LEAVE_ALLOWANCE, day);
  set_option (a, YUI_OWED_SIXTY_PERCENT,
              sixty_suffices ? YUI_OPTION_NEEDS_REASON : YUI_OPTION_UNLAWFUL, sixty_yen,
              YUI_RULE_LEAVE_SIXTY_PERCENT, day);
  set_option (a, YUI_OWED_FULL, YUI_OPTION_OPEN, lost_yen, YUI_RULE_LEAVE_FULL_WAGE, day);
  if (!has_floor)
    a->cautions |= YUI_CAUTION_FLOOR_UNKNOWN;
  else if (floor_yen > lost_yen)
    a->cautions |= YUI_CAUTION_FULL_BELOW_FLOOR;
  a->preset = YUI_OWED_FULL;
}

/* Nobody owes anything: the worker cancels, or there is no contract. */
static void
set_nothing_owed (YuiCancelAssessment *a)
{
  a->preset = YUI_OWED_NOTHING;
  a->options[YUI_OWED_NOTHING].state = YUI_OPTION_OPEN;
  a->cautions = YUI_CAUTION_NONE;
  a->instead = YUI_INSTEAD_NONE;
}

static bool
reason_is_allowed (const YuiCancelFacts *facts, YuiCancelSide side)
{
  const ReasonText *reason = &REASONS[facts->reason];

  return reason->any_time
         || (reason->before_24h && side == YUI_SIDE_BEFORE_24H && facts->follows_association);
}

static YuiCancelSide
side_of (int64_t until_start_s)
{
  if (until_start_s <= 0)
    return YUI_SIDE_STARTED;
  return until_start_s >= YUI_CANCEL_LINE_S ? YUI_SIDE_BEFORE_24H : YUI_SIDE_WITHIN_24H;
}

static uint32_t
cautions_of (const YuiCancelFacts *facts, bool is_allowed)
{
  uint32_t cautions = YUI_CAUTION_NONE;

  if (is_allowed && !REASONS[facts->reason].any_time)
    cautions |= YUI_CAUTION_INDUSTRY_ONLY;
  if (facts->reason == YUI_CANCEL_CONDITIONS_NOT_MET
      || facts->reason == YUI_CANCEL_BELONGINGS_MISSING)
    cautions |= YUI_CAUTION_UNSURE_RULE;
  if (!facts->reason_was_in_terms)
    cautions |= YUI_CAUTION_NOT_IN_TERMS;
  if (facts->reason != YUI_CANCEL_FORCE_MAJEURE)
    cautions |= YUI_CAUTION_COURT_FULL;
  return cautions;
}

YuiLabourStatus
yui_labour_assess_cancellation (const YuiCancelFacts *facts, YuiCancelAssessment *assessment)
{
  YuiCancelAssessment a = { 0 };
  YuiCivilDay day;

  if ((unsigned)facts->reason >= YUI_N_CANCEL_REASONS || facts->scheduled_pay_yen < 0
      || facts->scheduled_pay_yen > MAX_PAY_YEN)
    return YUI_LABOUR_EINVAL;
  day = yui_civil_day_of_utc (facts->start_s);
  a.has_contract = facts->formed_s != YUI_TIME_NONE && facts->formed_s <= facts->now_s;
  a.until_start_s = facts->start_s - facts->now_s;
  a.side = side_of (a.until_start_s);
  a.reason_is_allowed = reason_is_allowed (facts, a.side);
  a.cautions = cautions_of (facts, a.reason_is_allowed);
  if (a.side != YUI_SIDE_STARTED)
    a.instead = YUI_INSTEAD_SHORTEN | YUI_INSTEAD_MOVE | YUI_INSTEAD_REASSIGN;
  set_options (&a, facts->scheduled_pay_yen, facts->average != NULL,
               facts->average != NULL ? yui_labour_leave_floor_yen (facts->average) : 0,
               a.reason_is_allowed, day);
  if (!a.has_contract || facts->reason == YUI_CANCEL_WORKER_REQUEST)
    set_nothing_owed (&a);
  if (a.cautions & YUI_CAUTION_COURT_FULL)
    {
      a.cases[0] = YUI_RULE_CASE_TOKYO_2025;
      a.cases[1] = YUI_RULE_CASE_KANAGAWA_2026;
    }
  *assessment = a;
  return YUI_LABOUR_OK;
}

YuiLabourStatus
yui_labour_assess_early_finish (const YuiEarlyFinishFacts *facts, YuiCancelAssessment *assessment)
{
  YuiCancelAssessment a = { .has_contract = true, .side = YUI_SIDE_STARTED };
  int64_t floor_yen = 0;
  bool has_floor = facts->average != NULL;

  if (facts->worked_pay_yen < 0 || facts->scheduled_pay_yen < facts->worked_pay_yen
      || facts->scheduled_pay_yen > MAX_PAY_YEN)
    return YUI_LABOUR_EINVAL;
  a.reason_is_allowed = !facts->is_employer_cause;
  if (has_floor)
    {
      floor_yen = yui_labour_leave_floor_yen (facts->average);
      if (facts->worked_pay_counts)
        floor_yen = yui_most (floor_yen - facts->worked_pay_yen, 0);
    }
  if (facts->worked_pay_counts && has_floor)
    a.cautions |= YUI_CAUTION_UNSURE_RULE;
  set_options (&a, facts->scheduled_pay_yen - facts->worked_pay_yen, has_floor, floor_yen,
               a.reason_is_allowed || (has_floor && floor_yen == 0), facts->work_day);
  a.options[YUI_OWED_STATUTORY_FLOOR].source.rule = YUI_RULE_EARLY_FINISH;
  if (!facts->is_employer_cause)
    set_nothing_owed (&a);
  *assessment = a;
  return YUI_LABOUR_OK;
}

YuiChoiceVerdict
yui_labour_check_choice (const YuiCancelAssessment *assessment,
                         YuiOwedKind choice,
                         int64_t amount_yen,
                         bool has_written_reason)
{
  const YuiOwedOption *option;

  if ((unsigned)choice >= YUI_N_OWED)
    return YUI_CHOICE_UNKNOWN;
  option = &assessment->options[choice];
  if (option->state == YUI_OPTION_UNLAWFUL)
    return YUI_CHOICE_UNLAWFUL;
  if (option->state == YUI_OPTION_UNKNOWN)
    return YUI_CHOICE_UNKNOWN;
  if (amount_yen < option->amount_yen)
    return YUI_CHOICE_TOO_LITTLE;
  if (option->state == YUI_OPTION_NEEDS_REASON && !has_written_reason)
    return YUI_CHOICE_NEEDS_REASON;
  return YUI_CHOICE_OK;
}

const char *
yui_hiring_mode_name (YuiHiringMode mode)
{
  static const char *const NAMES[] = { "first_come", "selection" };

  return (unsigned)mode <= YUI_HIRING_SELECTION ? NAMES[mode] : INVALID_NAME;
}

const char *
yui_cancel_side_name (YuiCancelSide side)
{
  static const char *const NAMES[] = { "before_24h", "within_24h", "started" };

  return (unsigned)side <= YUI_SIDE_STARTED ? NAMES[side] : INVALID_NAME;
}

const char *
yui_cancel_reason_name (YuiCancelReason reason)
{
  return (unsigned)reason < YUI_N_CANCEL_REASONS ? REASONS[reason].name : INVALID_NAME;
}

const char *
yui_owed_kind_name (YuiOwedKind kind)
{
  return (unsigned)kind < YUI_N_OWED ? OWED_NAMES[kind] : INVALID_NAME;
}

const char *
yui_option_state_name (YuiOptionState state)
{
  static const char *const NAMES[] = { "open", "needs_reason", "unlawful", "unknown" };

  return (unsigned)state <= YUI_OPTION_UNKNOWN ? NAMES[state] : INVALID_NAME;
}

const char *
yui_choice_verdict_name (YuiChoiceVerdict verdict)
{
  static const char *const NAMES[] = { "ok", "needs_reason", "too_little", "unlawful", "unknown" };

  return (unsigned)verdict <= YUI_CHOICE_UNKNOWN ? NAMES[verdict] : INVALID_NAME;
}

YuiLabourStatus
yui_cancel_reason_from_name (const char *name, YuiCancelReason *reason)
{
  for (unsigned i = 0; i < YUI_N_CANCEL_REASONS; i++)
    if (strcmp (REASONS[i].name, name) == 0)
      {
        *reason = (YuiCancelReason)i;
        return YUI_LABOUR_OK;
      }
  return YUI_LABOUR_EINVAL;
}

YuiLabourStatus
yui_owed_kind_from_name (const char *name, YuiOwedKind *kind)
{
  for (unsigned i = 0; i < YUI_N_OWED; i++)
    if (strcmp (OWED_NAMES[i], name) == 0)
      {
        *kind = (YuiOwedKind)i;
        return YUI_LABOUR_OK;
      }
  return YUI_LABOUR_EINVAL;
}
