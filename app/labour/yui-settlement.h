/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-labour.h"
#include "yui-pay.h"

/* Hours that are not agreed on by pay day, and the settlement afterwards. */

typedef enum
{
  YUI_HOURS_AGREED,      /* both sides agree */
  YUI_HOURS_UNCONFIRMED, /* the employer has not checked them yet */
  YUI_HOURS_DISPUTED,    /* the two sides differ */
} YuiHoursState;

typedef enum
{
  YUI_BASIS_AGREED,  /* pay the agreed hours */
  YUI_BASIS_PLANNED, /* pay the planned hours now, settle the difference later */
  YUI_BASIS_WAIT,    /* nothing is due yet */
} YuiPayBasis;

/* Which hours to pay on today, with the rule that says so: agreed hours as soon as they are agreed;
 * else the planned hours from pay_day on. A worker who never came (the employer recorded an absence
 * that the worker does not deny) has agreed hours of 0.
 * Source: MHLW leaflet on spot work of July 2025. */
YuiPayBasis yui_labour_pay_basis (YuiHoursState state,
                                  YuiCivilDay pay_day,
                                  YuiCivilDay today,
                                  YuiLabourRule *rule);

/* Makes the lines that turn what was paid for a shift into what is due for it: each time and
 * transport line of paid is reversed, then the lines of the agreed minutes follow. Their sum is the
 * difference.
 *
 * paid      array[n_paid] of the lines of the shift that stand, neither reversals nor reversed, as
 *           they were made; of other kinds they are passed over; read only.
 * minutes   agreed; NULL when no work was done at all.
 * terms     as for yui_labour_pay_lines.
 * carry     NULL, or the carry of the run; brought forward.
 * lines     receives up to capacity lines; n_paid + YUI_MAX_SHIFT_LINES always suffices.
 * n_lines   receives their number, also on ENOSPACE; 0 when what was paid is due, line by line.
 *
 * Withholding follows the new sum of the day: see yui_labour_pay_withholding. Returns as
 * yui_labour_pay_lines, and EINVAL for a reversal in paid; lines and carry are untouched on error.
 * Source: Labour Standards Act Art. 24, 108. */
YuiLabourStatus yui_labour_pay_settle (const YuiPayLine *paid,
                                       size_t n_paid,
                                       const YuiPremiumMinutes *minutes,
                                       const YuiPayTerms *terms,
                                       YuiPayCarry *carry,
                                       YuiPayLine *lines,
                                       size_t capacity,
                                       size_t *n_lines);

/* Stable snake_case names. */
const char *yui_hours_state_name (YuiHoursState state);
const char *yui_pay_basis_name (YuiPayBasis basis);
