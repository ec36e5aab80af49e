/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "labour/yui-civil.h"

G_BEGIN_DECLS

/* Periods of pay runs. */
typedef enum
{
  YUI_PAY_PERIOD_MONTHLY,
  YUI_PAY_PERIOD_WEEKLY,
  YUI_PAY_PERIOD_DAILY,
  YUI_PAY_PERIOD_SAME_DAY,
  YUI_PAY_PERIOD_FREE,
  YUI_N_PAY_PERIODS,
} YuiPayPeriodKind;

/* API names, ended by NULL; the first four are what an employer may have as its rule. */
extern const char *const yui_pay_period_names[YUI_N_PAY_PERIODS + 1];
extern const char *const yui_pay_rule_names[];

/* An employer's closing and pay day; 29 to 31 are the end of a month. */
typedef struct
{
  int closing_day;
  int months_later; /* 0 or 1, from the closing month to the pay day's */
  int pay_day_of_month;
} YuiPayRule;

typedef struct
{
  YuiCivilDay from_day;
  YuiCivilDay to_day; /* not included */
  YuiCivilDay pay_day;
} YuiPayPeriod;

/* The newest period of a kind (not free) that is over on today, or, same-day, is today. Weeks are
 * Sunday to Saturday, as those of overtime. */
YuiPayPeriod
yui_pay_period_suggest (YuiPayPeriodKind kind, const YuiPayRule *rule, YuiCivilDay today);

/* Whether the days are those of a period of that kind: one day, a week, a month; same-day is paid
 * on the day. */
gboolean yui_pay_period_fits (YuiPayPeriodKind kind, const YuiPayPeriod *period);

/* Whether the month that a rule closes is the calendar's. */
gboolean yui_pay_rule_closes_calendar_months (const YuiPayRule *rule);

G_END_DECLS
