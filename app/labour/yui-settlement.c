/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-settlement.h"

YuiPayBasis
yui_labour_pay_basis (YuiHoursState state,
                      YuiCivilDay pay_day,
                      YuiCivilDay today,
                      YuiLabourRule *rule)
{
  *rule = state == YUI_HOURS_AGREED ? YUI_RULE_BASE_PAY : YUI_RULE_DISPUTED_HOURS;
  if (state == YUI_HOURS_AGREED)
    return YUI_BASIS_AGREED;
  return today >= pay_day ? YUI_BASIS_PLANNED : YUI_BASIS_WAIT;
}

static bool
is_settled_kind (YuiPayKind kind)
{
  return kind <= YUI_PAY_TRANSPORT;
}

static bool
undoes (const YuiPayLine *reversal, const YuiPayLine *line)
{
  return reversal->is_reversal && !line->is_reversal && reversal->kind == line->kind
         && reversal->unit_sen == line->unit_sen && reversal->minutes == -line->minutes
         && reversal->amount_yen == -line->amount_yen;
}

/* Whether line i still stands: a later reversal undoes the nearest earlier line like it. */
static bool
stands (const YuiPayLine *paid, size_t n_paid, size_t i)
{
  size_t open = 0;

  if (paid[i].is_reversal || !is_settled_kind (paid[i].kind))
    return false;
  for (size_t k = i + 1; k < n_paid; k++)
    if (undoes (&paid[k], &paid[i]))
      {
        if (open == 0)
          return false;
        open--;
      }
    else if (!paid[k].is_reversal && paid[k].kind == paid[i].kind
             && paid[k].unit_sen == paid[i].unit_sen && paid[k].minutes == paid[i].minutes
             && paid[k].amount_yen == paid[i].amount_yen)
      open++;
  return true;
}

static bool
is_same_line (const YuiPayLine *a, const YuiPayLine *b)
{
  return a->kind == b->kind && a->minutes == b->minutes && a->unit_sen == b->unit_sen
         && a->is_taxable == b->is_taxable && (a->unit_sen > 0 || a->amount_yen == b->amount_yen);
}

/* Whether the standing lines of paid are those that would be made now. */
static bool
is_unchanged (const YuiPayLine *paid, size_t n_paid, const YuiPayLine *due, size_t n_due)
{
  size_t n_found = 0;

  for (size_t i = 0; i < n_paid; i++)
    if (stands (paid, n_paid, i))
      {
        if (n_found == n_due || !is_same_line (&paid[i], &due[n_found]))
          return false;
        n_found++;
      }
  return n_found == n_due;
}

YuiLabourStatus
yui_labour_pay_settle (const YuiPayLine *paid,
                       size_t n_paid,
                       const YuiPremiumMinutes *minutes,
                       const YuiPayTerms *terms,
                       YuiPayCarry *carry,
                       YuiPayLine *lines,
                       size_t capacity,
                       size_t *n_lines)
{
  YuiPayCarry local = carry != NULL ? *carry : (YuiPayCarry){ 0 };
  YuiPayCarry *used = carry != NULL ? &local : NULL;
  YuiPayLine due[YUI_MAX_SHIFT_LINES];
  size_t n_due = 0;
  size_t n = 0;
  YuiLabourStatus status = YUI_LABOUR_OK;

  if (minutes != NULL)
    status = yui_labour_pay_lines (minutes, terms, NULL, due, YUI_MAX_SHIFT_LINES, &n_due);
  if (status != YUI_LABOUR_OK)
    return status;
  if (is_unchanged (paid, n_paid, due, n_due))
    {
      *n_lines = 0;
      return YUI_LABOUR_OK;
    }
  for (size_t i = 0; i < n_paid; i++)
    n += stands (paid, n_paid, i);
  if (n + n_due > capacity)
    return YUI_LABOUR_ENOSPACE;
  n = 0;
  for (size_t i = 0; i < n_paid; i++)
    if (stands (paid, n_paid, i))
      lines[n++] = yui_labour_pay_reverse (&paid[i], used);
  n_due = 0;
  if (minutes != NULL)
    yui_labour_pay_lines (minutes, terms, used, lines + n, capacity - n, &n_due);
  *n_lines = n + n_due;
  if (carry != NULL)
    *carry = local;
  return YUI_LABOUR_OK;
}

const char *
yui_hours_state_name (YuiHoursState state)
{
  static const char *const NAMES[] = { "agreed", "unconfirmed", "disputed" };

  return (unsigned)state <= YUI_HOURS_DISPUTED ? NAMES[state] : "invalid";
}

const char *
yui_pay_basis_name (YuiPayBasis basis)
{
  static const char *const NAMES[] = { "agreed", "planned", "wait" };

  return (unsigned)basis <= YUI_BASIS_WAIT ? NAMES[basis] : "invalid";
}
