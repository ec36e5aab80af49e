/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-labour.h"

#include <string.h>

#define INVALID_NAME "invalid"

typedef struct
{
  const char *name;
  const char *article;
  YuiCertainty certainty;
} RuleText;

static const RuleText RULES[YUI_N_RULES] = {
#define X(suffix, name, article, certainty) { name, article, YUI_CERTAINTY_##certainty },
  YUI_LABOUR_RULES (X)
#undef X
};

const char *
yui_labour_status_name (YuiLabourStatus status)
{
  switch (status)
    {
    case YUI_LABOUR_OK:
      return "ok";
    case YUI_LABOUR_EINVAL:
      return "invalid_argument";
    case YUI_LABOUR_ENOTABLE:
      return "table_not_installed";
    case YUI_LABOUR_ENODATA:
      return "not_enough_data";
    case YUI_LABOUR_ENOSPACE:
      return "no_space";
    default:
      return INVALID_NAME;
    }
}

const char *
yui_labour_rule_name (YuiLabourRule rule)
{
  return (unsigned)rule < YUI_N_RULES ? RULES[rule].name : INVALID_NAME;
}

const char *
yui_labour_rule_article (YuiLabourRule rule)
{
  return (unsigned)rule < YUI_N_RULES ? RULES[rule].article : INVALID_NAME;
}

YuiCertainty
yui_labour_rule_certainty (YuiLabourRule rule)
{
  return (unsigned)rule < YUI_N_RULES ? RULES[rule].certainty : YUI_CERTAINTY_UNSURE;
}

YuiLabourStatus
yui_labour_rule_from_name (const char *name, YuiLabourRule *rule)
{
  for (unsigned i = 0; i < YUI_N_RULES; i++)
    if (strcmp (RULES[i].name, name) == 0)
      {
        *rule = (YuiLabourRule)i;
        return YUI_LABOUR_OK;
      }
  return YUI_LABOUR_EINVAL;
}

const char *
yui_labour_table_name (YuiLabourTable table)
{
  static const char *const NAMES[YUI_N_TABLES] = {
    "none", "premium_rates", "minimum_wage", "withholding_daily", "insurance_rates",
  };

  return (unsigned)table < YUI_N_TABLES ? NAMES[table] : INVALID_NAME;
}

const char *
yui_labour_rounding_name (YuiRounding rounding)
{
  static const char *const NAMES[YUI_N_ROUNDINGS] = {
    "none",      "up_to_yen",      "drop_fraction",   "half_up",
    "half_down", "minute_outward", "month_half_hour", "hundred_yen",
  };

  return (unsigned)rounding < YUI_N_ROUNDINGS ? NAMES[rounding] : INVALID_NAME;
}

const char *
yui_labour_certainty_name (YuiCertainty certainty)
{
  switch (certainty)
    {
    case YUI_CERTAINTY_SETTLED:
      return "settled";
    case YUI_CERTAINTY_GUIDANCE:
      return "guidance";
    case YUI_CERTAINTY_INDUSTRY:
      return "industry";
    case YUI_CERTAINTY_UNSURE:
      return "unsure";
    default:
      return INVALID_NAME;
    }
}

/* What is added to the whole yen for a rest of 0 < rest < den; -1 for a rounding not of yen. */
static int
round_rest (int64_t rest, int64_t den, YuiRounding rounding)
{
  int64_t missing = den - rest;

  switch (rounding)
    {
    case YUI_ROUNDING_UP_TO_YEN:
      return 1;
    case YUI_ROUNDING_DROP_FRACTION:
      return 0;
    case YUI_ROUNDING_HALF_UP:
      return rest >= missing;
    case YUI_ROUNDING_HALF_DOWN:
      return rest > missing;
    case YUI_ROUNDING_NONE:
    case YUI_ROUNDING_MINUTE_OUTWARD:
    case YUI_ROUNDING_MONTH_HALF_HOUR:
    case YUI_ROUNDING_HUNDRED_YEN:
    case YUI_N_ROUNDINGS:
    default:
      return -1;
    }
}

YuiLabourStatus
yui_labour_round_yen (int64_t num, int64_t den, YuiRounding rounding, int64_t *yen)
{
  int64_t sign = num < 0 ? -1 : 1;
  int64_t rest;
  int extra;

  if (den <= 0 || num == INT64_MIN || (unsigned)rounding > YUI_ROUNDING_HALF_DOWN)
    return YUI_LABOUR_EINVAL;
  rest = num % den * sign;
  extra = rest == 0 ? 0 : round_rest (rest, den, rounding);
  if (extra < 0)
    return YUI_LABOUR_EINVAL;
  *yen = num / den + sign * extra;
  return YUI_LABOUR_OK;
}
