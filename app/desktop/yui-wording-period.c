/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-wording.h"

#include <stdio.h>

#include "widgets/yui-day-text.h"

static gboolean
parse_day (const char *date, YuiCivilDay *day)
{
  int year, month, day_of_month;

  return sscanf (date, "%d-%d-%d", &year, &month, &day_of_month) == 3
         && yui_civil_day_from_ymd (year, month, day_of_month, day);
}

char *
yui_wording_period (const char *from, const char *to)
{
  YuiCivilDay first, after;

  if (!parse_day (from, &first) || !parse_day (to, &after) || after <= first)
    return g_strdup (from);
  return yui_day_format_span (first, after - first);
}
