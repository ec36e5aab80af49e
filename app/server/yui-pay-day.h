/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "labour/yui-civil.h"

G_BEGIN_DECLS

/* An employer's rule of pay: closing_day and pay_day_of_month from 1 to 31, where the last day of a
 * shorter month stands in; months_later from the closing to the pay day. */
typedef struct
{
  gint64 closing_day;
  gint64 months_later;
  gint64 pay_day_of_month;
} YuiPayRule;

/* When the pay of work_day is closed and by which day it is due. closing is nullable. */
YuiCivilDay yui_pay_day_of (const YuiPayRule *rule, YuiCivilDay work_day, YuiCivilDay *closing);

G_END_DECLS
