/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-day-text.h"

#include <glib/gi18n.h>

static GDateTime *
date_time_new (gint64 time_s)
{
  g_autoptr (GTimeZone) japan = g_time_zone_new_offset (YUI_JAPAN_OFFSET_S);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time_s);
  return g_date_time_to_timezone (utc, japan);
}

char *
yui_day_format (YuiCivilDay day, const char *pattern)
{
  g_return_val_if_fail (pattern != NULL, NULL);
  g_autoptr (GDateTime) noon = date_time_new (yui_civil_utc_of (day, YUI_MINUTES_PER_DAY / 2));
  return g_date_time_format (noon, pattern);
}

char *
yui_day_format_full (YuiCivilDay day)
{
  /* Translators: a day in a sentence, such as "Tuesday 3 March"; see g_date_time_format(). */
  return yui_day_format (day, C_ ("day", "%A %-d %B"));
}

char *
yui_day_format_weekday (YuiCivilDay day)
{
  /* Translators: a day of the week above a narrow column, such as "Tue". */
  return yui_day_format (day, C_ ("weekday", "%a"));
}

char *
yui_day_format_number (YuiCivilDay day)
{
  /* Translators: a day of the month in a calendar cell, such as "3". */
  return yui_day_format (day, C_ ("day of month", "%-d"));
}

static const char *
span_first_pattern (YuiCivilDate first, YuiCivilDate last)
{
  if (first.year != last.year)
    /* Translators: first day of a span that ends in another year: "28 December 2026". */
    return C_ ("span into another year", "%-d %B %Y");
  if (first.month != last.month)
    /* Translators: first day of a span that ends in another month of that year: "30 November". */
    return C_ ("span into another month", "%-d %B");
  /* Translators: first day of a span that ends in the same month: "16" of "16–22 November 2026". */
  return C_ ("span within a month", "%-d");
}

static const char *
span_last_pattern (YuiCivilDate first, YuiCivilDate last)
{
  if (first.year != last.year)
    /* Translators: last day of a span that began in another year: "3 January 2027". */
    return C_ ("span from another year", "%-d %B %Y");
  if (first.month != last.month)
    /* Translators: last day of a span that began in another month of that year: "6 December 2026".
     */
    return C_ ("span from another month", "%-d %B %Y");
  /* Translators: last day of a span within one month: "22 November 2026" of "16–22 November 2026".
   */
  return C_ ("end of span within a month", "%-d %B %Y");
}

char *
yui_day_format_span (YuiCivilDay first, int n_days)
{
  g_return_val_if_fail (n_days >= 1, NULL);
  if (n_days == 1)
    /* Translators: the title of one day: "Tuesday 3 March 2026". */
    return yui_day_format (first, C_ ("title of a day", "%A %-d %B %Y"));
  YuiCivilDay last = first + n_days - 1;
  YuiCivilDate from = yui_civil_date_of (first), to = yui_civil_date_of (last);
  g_autofree char *a = yui_day_format (first, span_first_pattern (from, to));
  g_autofree char *b = yui_day_format (last, span_last_pattern (from, to));
  if (from.month == to.month)
    /* Translators: first and last day of a week in one month: "16–22 November 2026". */
    return g_strdup_printf (C_ ("span within a month", "%1$s–%2$s"), a, b);
  /* Translators: first and last day of a week in two months: "30 November – 6 December 2026". */
  return g_strdup_printf (C_ ("span of two months", "%1$s – %2$s"), a, b);
}

char *
yui_day_format_month (YuiCivilDay day)
{
  /* Translators: the title of a month: "November 2026". */
  return yui_day_format (day, C_ ("title of a month", "%B %Y"));
}

char *
yui_time_format (gint64 time_s)
{
  g_autoptr (GDateTime) time = date_time_new (time_s);
  /* Translators: a time of day, such as "9:00"; see g_date_time_format(). */
  return g_date_time_format (time, C_ ("time", "%-H:%M"));
}

char *
yui_time_format_range (gint64 start_s, gint64 end_s)
{
  g_autofree char *from = yui_time_format (start_s);
  g_autofree char *to = yui_time_format (end_s);
  if (yui_civil_day_of_utc (end_s) == yui_civil_day_of_utc (start_s))
    /* Translators: start and end of a shift: "9:00–13:00". */
    return g_strdup_printf (C_ ("times", "%1$s–%2$s"), from, to);
  /* Translators: start and end of a shift that ends after midnight: "21:00–2:00 next day". */
  return g_strdup_printf (C_ ("times", "%1$s–%2$s next day"), from, to);
}

YuiCivilDay
yui_day_today (void)
{
  return yui_civil_day_of_utc (g_get_real_time () / G_USEC_PER_SEC);
}
