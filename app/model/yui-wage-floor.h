/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-payslip.h"

G_BEGIN_DECLS

/* The minimum wage at a workplace on a date. */
#define YUI_TYPE_WAGE_FLOOR (yui_wage_floor_get_type ())
G_DECLARE_FINAL_TYPE (YuiWageFloor, yui_wage_floor, YUI, WAGE_FLOOR, YuiRecord)

const char *yui_wage_floor_get_prefecture (YuiWageFloor *self);
gint64 yui_wage_floor_get_yen_per_hour (YuiWageFloor *self);
const char *yui_wage_floor_get_effective_from (YuiWageFloor *self);
/* Decided without a first day yet; -1 when there is none. */
gint64 yui_wage_floor_get_coming_yen_per_hour (YuiWageFloor *self);
const char *yui_wage_floor_get_source (YuiWageFloor *self); /* table and row */
YuiPayWhy *yui_wage_floor_get_why (YuiWageFloor *self);     /* nullable */

G_END_DECLS
