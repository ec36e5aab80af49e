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

/* A line of time is the same whatever a carry made of its fraction of a yen. */
static bool
is_same_line (const YuiPayLine *a, const YuiPayLine *b)
{
  return a->kind == b->kind && a->minutes == b->minutes && a->unit_sen == b->unit_sen
         && a->is_taxable == b->is_taxable
         && (a->kind != YUI_PAY_TRANSPORT || a->amount_yen == b->amount_yen);
}

/* Counts the lines to settle. Returns false when one of them is a reversal. */
static bool
count_settled (const YuiPayLine *paid, size_t n_paid, size_t *n_settled)
{
  *n_settled = 0;
  for (size_t i = 0; i < n_paid; i++)
    {
      if (paid[i].is_reversal)
        return false;
      *n_settled += is_settled_kind (paid[i].kind);
    }
  return true;
}

/* Whether the settled lines of paid are those that would be made now. */
static bool
is_unchanged (const YuiPayLine *paid, size_t n_paid, const YuiPayLine *due, size_t n_due)
{
  size_t n_found = 0;

  for (size_t i = 0; i < n_paid; i++)
    if (is_settled_kind (paid[i].kind))
      {
        if (n_found == n_due || !is_same_line (&paid[i], &due[n_found]))
          return false;
        n_found++;
      }
  return n_found == n_due;
}

/* Reverses the settled lines of paid into lines. */
static void
reverse_lines (const YuiPayLine *paid, size_t n_paid, YuiPayCarry *carry, YuiPayLine *lines)
{
  size_t n = 0;

  for (size_t i = 0; i < n_paid; i++)
    if (is_settled_kind (paid[i].kind))
      lines[n++] = yui_labour_pay_reverse (&paid[i], carry);
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
  YuiPayLine due[YUI_MAX_SHIFT_LINES];
  YuiLabourStatus status = YUI_LABOUR_OK;
  size_t n_due = 0;
  size_t n_settled;

  if (!count_settled (paid, n_paid, &n_settled))
    return YUI_LABOUR_EINVAL;
  if (minutes != NULL)
    status = yui_labour_pay_lines (minutes, terms, NULL, due, YUI_MAX_SHIFT_LINES, &n_due);
  if (status != YUI_LABOUR_OK)
    return status;
  *n_lines = is_unchanged (paid, n_paid, due, n_due) ? 0 : n_settled + n_due;
  if (*n_lines == 0)
    return YUI_LABOUR_OK;
  if (*n_lines > capacity)
    return YUI_LABOUR_ENOSPACE;
  reverse_lines (paid, n_paid, carry, lines);
  if (minutes == NULL)
    return YUI_LABOUR_OK;
  return yui_labour_pay_lines (minutes, terms, carry, lines + n_settled, capacity - n_settled,
                               &n_due);
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
