/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-premium.h"
#include "yui-problem.h"
#include "yui-shift.h"

G_BEGIN_DECLS

/* What the law says of a shift as planned, through app/labour. */

#define YUI_SHIFT_MAX_MIN 1440

/* Adds a fault for each term that is impossible or unlawful: wage below the minimum of the work
 * date, a break that is too short, a table that is missing. */
void yui_shift_law_check (const YuiLawTables *tables, const YuiShift *shift, YuiFaults *faults);

/* Gross for one seat as planned, premiums and transport included; as the first work of its day and
 * week. */
gint64 yui_shift_law_expected_pay (const YuiLawTables *tables, const YuiShift *shift);

/* Adds the working behind it: "lines" (of PayLine), and "wage_floor" (WageFloor), null without a
 * table. */
void yui_shift_law_add_pay (const YuiLawTables *tables,
                            const YuiShift *shift,
                            YuiJson *doc,
                            yyjson_mut_val *object);

/* Adds what is lawful by the dates known and may not be on the day. */
void yui_shift_law_add_warnings (const YuiLawTables *tables,
                                 const YuiShift *shift,
                                 YuiJson *doc,
                                 yyjson_mut_val *warnings);

/* Whether a person born on birth_day (YUI_CIVIL_DAY_UNKNOWN: not on record) may work the shift,
 * having other work of day_min that day and week_min that week. Returns NULL when they may, else
 * the stable code of the rule, such as "night". */
const char *yui_shift_law_check_age (const YuiShift *shift,
                                     YuiCivilDay birth_day,
                                     gint64 day_min,
                                     gint64 week_min);

G_END_DECLS
