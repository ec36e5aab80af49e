/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-average-wage.h"
#include "yui-labour.h"

/* When a contract forms, and what is owed when the employer cancels or sends people home early.
 *
 * These functions lay the rules out beside the figures. The employer picks the cause and the
 * amount; yui_labour_check_choice says whether that choice is lawful. */

#define YUI_CANCEL_LINE_S (24 * YUI_SECONDS_PER_HOUR)

typedef enum
{
  YUI_HIRING_FIRST_COME, /* the contract forms at application */
  YUI_HIRING_SELECTION,  /* the contract forms at acceptance */
} YuiHiringMode;

/* When a contract formed. applied_s and accepted_s are UTC seconds or YUI_TIME_NONE. Accepting an
 * employer's offer is an acceptance in either mode; with first_come the earlier of the two counts.
 * Returns ENODATA, leaving formed_s and rule untouched, when there is no contract yet.
 * Source: MHLW leaflet on spot work of July 2025; Labour Contracts Act Art. 6. */
YuiLabourStatus yui_labour_contract_formed (YuiHiringMode mode,
                                            int64_t applied_s,
                                            int64_t accepted_s,
                                            int64_t *formed_s,
                                            YuiLabourRule *rule);

typedef enum
{
  YUI_SIDE_BEFORE_24H, /* 24 hours or more before the start */
  YUI_SIDE_WITHIN_24H, /* less */
  YUI_SIDE_STARTED,    /* the start has come: see yui_labour_assess_early_finish */
} YuiCancelSide;

/* X (SUFFIX, "name", any time without allowance, from 24 hours before without allowance) */
#define YUI_CANCEL_REASONS(X)                                                                      \
  X (FORCE_MAJEURE, "force_majeure", true, true)                                                   \
  X (WORKER_UNABLE, "worker_unable", true, true)                                                   \
  X (QUALIFICATION_MISSING, "qualification_missing", true, true)                                   \
  X (BREACH, "breach", true, true)                                                                 \
  X (CONDITIONS_NOT_MET, "conditions_not_met", true, true)                                         \
  X (BELONGINGS_MISSING, "belongings_missing", true, true)                                         \
  X (BUSINESS_VOLUME, "business_volume", false, true)                                              \
  X (POSTING_MISTAKE, "posting_mistake", false, true)                                              \
  X (EMPLOYER_OTHER, "employer_other", false, false)                                               \
  X (WORKER_REQUEST, "worker_request", true, true)

typedef enum
{
#define X(suffix, name, any_time, before_24h) YUI_CANCEL_##suffix,
  YUI_CANCEL_REASONS (X)
#undef X
      YUI_N_CANCEL_REASONS
} YuiCancelReason;

/* What may be paid, from least to most. */
typedef enum
{
  YUI_OWED_NOTHING,
  YUI_OWED_STATUTORY_FLOOR, /* 60 % of the average wage */
  YUI_OWED_SIXTY_PERCENT,   /* 60 % of the scheduled pay */
  YUI_OWED_FULL,            /* the scheduled pay */
  YUI_N_OWED
} YuiOwedKind;

typedef enum
{
  YUI_OPTION_OPEN,         /* may be chosen */
  YUI_OPTION_NEEDS_REASON, /* may be chosen with a written reason */
  YUI_OPTION_UNLAWFUL,
  YUI_OPTION_UNKNOWN, /* its amount cannot be computed from the facts given */
} YuiOptionState;

/* Bits to be shown beside the options. */
typedef enum
{
  YUI_CAUTION_NONE = 0,
  YUI_CAUTION_INDUSTRY_ONLY = 1 << 0,    /* rests on the association's rule; a court may differ */
  YUI_CAUTION_FLOOR_UNKNOWN = 1 << 1,    /* no average wage: whether 60 % suffices is not certain */
  YUI_CAUTION_FULL_BELOW_FLOOR = 1 << 2, /* 60 % of the average wage is more than the full pay */
  YUI_CAUTION_COURT_FULL = 1 << 3,       /* courts ordered the full wage in like cases */
  YUI_CAUTION_NOT_IN_TERMS = 1 << 4,     /* the worker was not told of this reason beforehand */
  YUI_CAUTION_UNSURE_RULE = 1 << 5,      /* rests on a rule marked unsure */
} YuiCaution;

/* Bits of what to try before cancelling. */
typedef enum
{
  YUI_INSTEAD_NONE = 0,
  YUI_INSTEAD_SHORTEN = 1 << 0,
  YUI_INSTEAD_MOVE = 1 << 1,
  YUI_INSTEAD_REASSIGN = 1 << 2,
} YuiInstead;

typedef struct
{
  YuiOwedKind kind;
  YuiOptionState state;
  int64_t amount_yen; /* YUI_ROUNDING_UP_TO_YEN; 0 when UNKNOWN */
  YuiLabourSource source;
} YuiOwedOption;

typedef struct
{
  int64_t formed_s; /* YUI_TIME_NONE: no contract yet */
  int64_t start_s;  /* agreed start of the shift */
  int64_t now_s;
  YuiCancelReason reason;    /* as the employer picked it; WORKER_REQUEST if the worker cancels */
  bool reason_was_in_terms;  /* the terms shown to the worker named it */
  bool follows_association;  /* the employer follows the spot-work association's 24-hour rule */
  int64_t scheduled_pay_yen; /* wages of the whole shift, without transport; ≥ 0 */
  const YuiAverageWage *average; /* NULL: cannot be computed */
} YuiCancelFacts;

typedef struct
{
  bool has_contract;
  int64_t until_start_s; /* negative after the start */
  YuiCancelSide side;
  bool reason_is_allowed; /* cancelling for it on this side needs no allowance */
  uint32_t cautions;      /* YuiCaution bits */
  uint32_t instead;       /* YuiInstead bits */
  YuiOwedKind preset;     /* FULL, or NOTHING where nobody can owe anything */
  YuiOwedOption options[YUI_N_OWED];
  YuiLabourRule cases[2]; /* court decisions to show; YUI_RULE_NONE if none applies */
} YuiCancelAssessment;

/* Lays out a cancellation before the start. Exactly 24 hours before the start is BEFORE_24H.
 * Returns EINVAL, leaving assessment untouched, for facts out of range.
 * Source: Labour Standards Act Art. 26; Civil Code Art. 536 (2); MHLW leaflet of July 2025;
 * association rule of September 2025; Tokyo and Kanagawa summary courts. */
YuiLabourStatus
yui_labour_assess_cancellation (const YuiCancelFacts *facts, YuiCancelAssessment *assessment);

typedef struct
{
  int64_t scheduled_pay_yen; /* wages of the whole planned shift; ≥ worked_pay_yen */
  int64_t worked_pay_yen;    /* wages of the hours worked; ≥ 0 */
  bool is_employer_cause;    /* false: force majeure, or the worker asked to leave */
  bool
      worked_pay_counts; /* switch: worked pay counts towards the 60 % (circular of 1952, unsure) */
  YuiCivilDay work_day;
  const YuiAverageWage *average; /* NULL: cannot be computed */
} YuiEarlyFinishFacts;

/* Lays out an early finish; amounts are what is paid on top of worked_pay_yen. side is STARTED and
 * until_start_s 0. Returns EINVAL, leaving assessment untouched, for facts out of range.
 * Source: as above; circular 3445 of 7 August 1952. */
YuiLabourStatus
yui_labour_assess_early_finish (const YuiEarlyFinishFacts *facts, YuiCancelAssessment *assessment);

typedef enum
{
  YUI_CHOICE_OK,
  YUI_CHOICE_NEEDS_REASON, /* ask for a written reason */
  YUI_CHOICE_TOO_LITTLE,   /* the amount is below that of the option chosen */
  YUI_CHOICE_UNLAWFUL,
  YUI_CHOICE_UNKNOWN, /* the option has no amount: choose another */
} YuiChoiceVerdict;

/* Checks what the employer confirmed: an option, an amount of at least the option's, and whether a
 * reason was written. */
YuiChoiceVerdict yui_labour_check_choice (const YuiCancelAssessment *assessment,
                                          YuiOwedKind choice,
                                          int64_t amount_yen,
                                          bool has_written_reason);

/* Stable snake_case names; the inverses return EINVAL, leaving the result untouched. */
const char *yui_hiring_mode_name (YuiHiringMode mode);
const char *yui_cancel_side_name (YuiCancelSide side);
const char *yui_cancel_reason_name (YuiCancelReason reason);
const char *yui_owed_kind_name (YuiOwedKind kind);
const char *yui_option_state_name (YuiOptionState state);
const char *yui_choice_verdict_name (YuiChoiceVerdict verdict);
YuiLabourStatus yui_cancel_reason_from_name (const char *name, YuiCancelReason *reason);
YuiLabourStatus yui_owed_kind_from_name (const char *name, YuiOwedKind *kind);
