/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-week.h"

#include <glib/gi18n.h>

#include "model/yui-time.h"
#include "yui-wording.h"

char *
yui_week_start (const char *date)
{
  g_autoptr (GDateTime) time = NULL;
  gint64 time_s;

  if (!yui_time_from_date (date, &time_s))
    return NULL;
  time = yui_time_to_date_time (time_s);
  return yui_date_add_days (date, G_DATE_MONDAY - g_date_time_get_day_of_week (time));
}

char *
yui_week_today (void)
{
  return yui_time_to_date (g_get_real_time () / G_USEC_PER_SEC);
}

char *
yui_week_say (const char *monday)
{
  g_autofree char *end = yui_date_add_days (monday, YUI_DAYS_PER_WEEK);

  return yui_wording_period (monday, end);
}

char *
yui_week_say_short (const char *monday)
{
  g_autoptr (GDateTime) time = NULL;
  gint64 time_s;

  if (!yui_time_from_date (monday, &time_s))
    return g_strdup (monday);
  time = yui_time_to_date_time (time_s);
  /* Translators: a day in a narrow place, as g_date_time_format writes it: 16 Nov. */
  return g_date_time_format (time, _ ("%-d %b"));
}
