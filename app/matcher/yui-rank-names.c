/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-rank.h"

static const char *const rule_names[YUI_RANK_N_RULES] = {
  [YUI_RANK_RULE_NONE] = "eligible",
  [YUI_RANK_RULE_UNKNOWN_PERSON] = "unknown_person",
  [YUI_RANK_RULE_BLOCKED_BY_EMPLOYER] = "blocked_by_employer",
  [YUI_RANK_RULE_BLOCKED_BY_WORKER] = "blocked_by_worker",
  [YUI_RANK_RULE_NOT_IN_RING] = "not_in_ring",
  [YUI_RANK_RULE_ALREADY_ASKED] = "already_asked",
  [YUI_RANK_RULE_AGE_UNKNOWN] = "age_unknown",
  [YUI_RANK_RULE_UNDER_AGE] = "under_age",
  [YUI_RANK_RULE_MINOR_NIGHT] = "minor_night",
  [YUI_RANK_RULE_MINOR_OVERTIME] = "minor_overtime",
  [YUI_RANK_RULE_MISSING_QUALIFICATION] = "missing_qualification",
  [YUI_RANK_RULE_NOT_AVAILABLE] = "not_available",
  [YUI_RANK_RULE_BOOKED] = "booked",
  [YUI_RANK_RULE_TRAVEL_GAP] = "travel_gap",
  [YUI_RANK_RULE_WEEK_HOURS_CAP] = "week_hours_cap",
  [YUI_RANK_RULE_WAGE_BELOW_WISH] = "wage_below_wish",
  [YUI_RANK_RULE_TOO_FAR] = "too_far",
  [YUI_RANK_RULE_KIND_NOT_WISHED] = "kind_not_wished",
};

static const char *const term_names[YUI_RANK_N_TERMS] = {
  [YUI_RANK_TERM_DISTANCE] = "distance",           [YUI_RANK_TERM_SKILL_FIT] = "skill_fit",
  [YUI_RANK_TERM_WORKED_HERE] = "worked_here",     [YUI_RANK_TERM_RELIABILITY] = "reliability",
  [YUI_RANK_TERM_MUTUAL_RATING] = "mutual_rating", [YUI_RANK_TERM_FAIR_TURN] = "fair_turn",
  [YUI_RANK_TERM_WISH_FIT] = "wish_fit",
};

static const char *const status_names[] = {
  [YUI_RANK_OK] = "ok",
  [YUI_RANK_EINVAL] = "invalid_argument",
  [YUI_RANK_EFULL] = "full",
  [YUI_RANK_ERANGE] = "outside_the_28_days",
};

const char *
yui_rank_rule_name (YuiRankRule rule)
{
  return (unsigned)rule < YUI_RANK_N_RULES ? rule_names[rule] : NULL;
}

const char *
yui_rank_term_name (YuiRankTerm term)
{
  return (unsigned)term < YUI_RANK_N_TERMS ? term_names[term] : NULL;
}

const char *
yui_rank_status_name (YuiRankStatus status)
{
  return (unsigned)status <= YUI_RANK_ERANGE ? status_names[status] : NULL;
}
