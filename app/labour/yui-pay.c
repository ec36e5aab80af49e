/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay.h"

#include "yui-integer-private.h"

#include <string.h>

#define PERCENT          100
#define MAX_LINE_MINUTES (31 * YUI_MINUTES_PER_DAY)

static const char *const KIND_NAMES[YUI_N_PAY_KINDS] = {
#define X(suffix, name) name,
  YUI_PAY_KINDS (X)
#undef X
};

static const YuiLabourRule TIME_RULES[YUI_N_TIME_KINDS] = {
  [YUI_PAY_BASE] = YUI_RULE_BASE_PAY,
  [YUI_PAY_OVERTIME] = YUI_RULE_OVERTIME,
  [YUI_PAY_OVERTIME_OVER_60] = YUI_RULE_OVERTIME_OVER_60,
  [YUI_PAY_REST_DAY] = YUI_RULE_REST_DAY,
  [YUI_PAY_NIGHT] = YUI_RULE_NIGHT,
};

YuiLabourStatus
yui_labour_premium_rates (const YuiPremiumRates *rows,
                          size_t n_rows,
                          YuiCivilDay work_day,
                          YuiPremiumRates *rates)
{
  const YuiPremiumRates *found = NULL;

  for (size_t i = 0; i < n_rows; i++)
    if (rows[i].from_day <= work_day && (found == NULL || rows[i].from_day > found->from_day))
      found = &rows[i];
  if (found == NULL)
    return YUI_LABOUR_ENOTABLE;
  *rates = *found;
  return YUI_LABOUR_OK;
}

bool
yui_premium_rates_reach (const YuiPremiumRates *agreed, const YuiPremiumRates *statutory)
{
  return agreed->overtime_percent >= statutory->overtime_percent
         && agreed->overtime_over_60_percent >= statutory->overtime_over_60_percent
         && agreed->rest_day_percent >= statutory->rest_day_percent
         && agreed->night_percent >= statutory->night_percent;
}

static bool
percent_is_valid (int percent)
{
  return percent >= 0 && percent <= YUI_MAX_PREMIUM;
}

static bool
terms_are_valid (const YuiPayTerms *terms)
{
  return terms->hourly_yen >= 1 && terms->hourly_yen <= YUI_MAX_HOURLY_YEN
         && terms->premium_base_yen >= 0 && terms->premium_base_yen <= YUI_MAX_HOURLY_YEN
         && terms->transport_yen >= 0 && percent_is_valid (terms->rates.overtime_percent)
         && percent_is_valid (terms->rates.overtime_over_60_percent)
         && percent_is_valid (terms->rates.rest_day_percent)
         && percent_is_valid (terms->rates.night_percent);
}

/* Rounds what is earned, less what was paid ahead, up to a yen; never below 0 for new work. */
static int64_t
pay_up (int64_t earned, int64_t *overpaid)
{
  int64_t due = earned - *overpaid;
  int64_t yen = yui_ceil_div (yui_most (due, 0), YUI_PAY_DENOMINATOR);

  *overpaid = yen * YUI_PAY_DENOMINATOR - due;
  return yen;
}

static YuiPayLine
time_line (YuiPayKind kind,
           int32_t minutes,
           int32_t unit_sen,
           const YuiPremiumRates *rates,
           YuiCivilDay work_day,
           int64_t *overpaid)
{
  bool is_premium = kind != YUI_PAY_BASE;

  return (YuiPayLine){
    .kind = kind,
    .minutes = minutes,
    .unit_sen = unit_sen,
    .is_taxable = true,
    .rounding = YUI_ROUNDING_UP_TO_YEN,
    .amount_yen = pay_up ((int64_t) unit_sen * minutes, overpaid),
    .source = {
      .rule = TIME_RULES[kind],
      .table = is_premium ? YUI_TABLE_PREMIUM_RATES : YUI_TABLE_NONE,
      .table_year = is_premium ? yui_civil_date_of (rates->from_day).year : 0,
      .day = work_day,
    },
  };
}

static YuiPayLine
transport_line (const YuiPayTerms *terms, YuiCivilDay work_day)
{
  return (YuiPayLine){
    .kind = YUI_PAY_TRANSPORT,
    .is_taxable = terms->transport_is_taxable,
    .rounding = YUI_ROUNDING_NONE,
    .amount_yen = terms->transport_yen,
    .source = {
      .rule = terms->transport_is_taxable ? YUI_RULE_TRANSPORT_TAXED : YUI_RULE_TRANSPORT,
      .day = work_day,
    },
  };
}

YuiLabourStatus
yui_labour_pay_lines (const YuiPremiumMinutes *minutes,
                      const YuiPayTerms *terms,
                      YuiPayCarry *carry,
                      YuiPayLine *lines,
                      size_t capacity,
                      size_t *n_lines)
{
  const YuiPremiumRates *rates = &terms->rates;
  const int32_t time[YUI_N_TIME_KINDS] = {
    minutes->ordinary_min, minutes->overtime_min, minutes->overtime_over_60_min,
    minutes->rest_day_min, minutes->night_min,
  };
  const int percent[YUI_N_TIME_KINDS] = {
    0,
    rates->overtime_percent,
    rates->overtime_over_60_percent,
    rates->rest_day_percent,
    rates->night_percent,
  };
  YuiPayCarry local = { 0 };
  size_t needed = terms->transport_yen > 0;
  size_t n = 0;
  int32_t base_yen;

  if (!terms_are_valid (terms))
    return YUI_LABOUR_EINVAL;
  for (int kind = 0; kind < YUI_N_TIME_KINDS; kind++)
    {
      if (time[kind] < 0 || time[kind] > MAX_LINE_MINUTES)
        return YUI_LABOUR_EINVAL;
      needed += time[kind] > 0;
    }
  if (needed > capacity)
    return YUI_LABOUR_ENOSPACE;
  base_yen = terms->premium_base_yen > 0 ? terms->premium_base_yen : terms->hourly_yen;
  for (int kind = 0; kind < YUI_N_TIME_KINDS; kind++)
    if (time[kind] > 0)
      {
        int32_t whole_sen = kind == YUI_PAY_NIGHT ? 0 : terms->hourly_yen * PERCENT;
        int64_t *overpaid = carry != NULL ? &carry->overpaid[kind] : &local.overpaid[kind];

        lines[n++] = time_line ((YuiPayKind)kind, time[kind], whole_sen + base_yen * percent[kind],
                                rates, minutes->work_day, overpaid);
      }
  if (terms->transport_yen > 0)
    lines[n++] = transport_line (terms, minutes->work_day);
  *n_lines = n;
  return YUI_LABOUR_OK;
}

YuiLabourStatus
yui_labour_pay_amount (YuiPayKind kind,
                       int64_t amount_yen,
                       bool is_taxable,
                       const YuiLabourSource *source,
                       YuiPayLine *line)
{
  bool is_paid = kind == YUI_PAY_ALLOWANCE || kind == YUI_PAY_LEAVE_ALLOWANCE;
  bool is_insurance = kind == YUI_PAY_EMPLOYMENT_INSURANCE;
  bool is_kept = is_insurance || kind == YUI_PAY_DEDUCTION || kind == YUI_PAY_WITHHOLDING_MANUAL;

  if ((!is_paid && !is_kept) || amount_yen < 0)
    return YUI_LABOUR_EINVAL;
  *line = (YuiPayLine){
    .kind = kind,
    .is_taxable = kind == YUI_PAY_ALLOWANCE ? is_taxable : is_paid || is_insurance,
    .amount_yen = is_paid ? amount_yen : -amount_yen,
    .source = *source,
  };
  return YUI_LABOUR_OK;
}

YuiLabourStatus
yui_labour_pay_withholding (const YuiWithholdingTable *tables,
                            size_t n_tables,
                            YuiTaxColumn column,
                            int dependants,
                            YuiCivilDay pay_day,
                            const YuiDayPaid *before,
                            int64_t taxable_yen,
                            YuiPayLine *line)
{
  const YuiDayPaid nothing = { 0 };
  YuiWithholding found;
  YuiLabourStatus status;

  if (before == NULL)
    before = &nothing;
  status = yui_labour_withholding (tables, n_tables, column, dependants, pay_day,
                                   before->taxable_yen + taxable_yen, &found);
  if (status != YUI_LABOUR_OK)
    return status;
  *line = (YuiPayLine){
    .kind = (YuiPayKind)(YUI_PAY_WITHHOLDING_KOU + column),
    .rounding = YUI_ROUNDING_DROP_FRACTION,
    .amount_yen = before->withheld_yen - found.tax_yen,
    .source = found.source,
  };
  return YUI_LABOUR_OK;
}

/* Moves the carry by one line that is already paid. */
static void
carry_line (YuiPayCarry *carry, const YuiPayLine *line)
{
  int64_t earned = (int64_t)line->unit_sen * line->minutes;

  if ((unsigned)line->kind < YUI_N_TIME_KINDS)
    carry->overpaid[line->kind] += line->amount_yen * YUI_PAY_DENOMINATOR - earned;
}

YuiPayLine
yui_labour_pay_reverse (const YuiPayLine *line, YuiPayCarry *carry)
{
  YuiPayLine reversal = *line;

  reversal.minutes = -line->minutes;
  reversal.amount_yen = -line->amount_yen;
  reversal.is_reversal = !line->is_reversal;
  if (carry != NULL)
    carry_line (carry, &reversal);
  return reversal;
}

YuiPayCarry
yui_labour_pay_carry_of (const YuiPayLine *lines, size_t n_lines)
{
  YuiPayCarry carry = { 0 };

  for (size_t i = 0; i < n_lines; i++)
    carry_line (&carry, &lines[i]);
  return carry;
}

YuiPaySums
yui_labour_pay_sum (const YuiPayLine *lines, size_t n_lines)
{
  YuiPaySums sums = { 0 };

  for (size_t i = 0; i < n_lines; i++)
    {
      int64_t yen = lines[i].amount_yen;

      if (yui_pay_kind_is_withholding (lines[i].kind))
        sums.withheld_yen -= yen;
      else if (yui_pay_kind_is_deduction (lines[i].kind))
        sums.deducted_yen -= yen;
      else
        sums.gross_yen += yen;
      if (lines[i].is_taxable)
        sums.taxable_yen += yen;
    }
  sums.net_yen = sums.gross_yen - sums.withheld_yen - sums.deducted_yen;
  return sums;
}

bool
yui_pay_kind_is_withholding (YuiPayKind kind)
{
  return kind >= YUI_PAY_WITHHOLDING_KOU && kind <= YUI_PAY_WITHHOLDING_MANUAL;
}

bool
yui_pay_kind_is_deduction (YuiPayKind kind)
{
  return kind == YUI_PAY_EMPLOYMENT_INSURANCE || kind == YUI_PAY_DEDUCTION;
}

const char *
yui_pay_kind_name (YuiPayKind kind)
{
  return (unsigned)kind < YUI_N_PAY_KINDS ? KIND_NAMES[kind] : "invalid";
}

YuiLabourStatus
yui_pay_kind_from_name (const char *name, YuiPayKind *kind)
{
  for (unsigned i = 0; i < YUI_N_PAY_KINDS; i++)
    if (strcmp (KIND_NAMES[i], name) == 0)
      {
        *kind = (YuiPayKind)i;
        return YUI_LABOUR_OK;
      }
  return YUI_LABOUR_EINVAL;
}
