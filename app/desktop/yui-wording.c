/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-wording.h"

#include <glib/gi18n.h>

#include "model/yui-time.h"

#define MINUTES_PER_HOUR 60
#define ONLY_HOURS_FROM  1000 /* minutes do not matter in a sum like this */
#define THOUSAND         1000

char *
yui_wording_number (gint64 number)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  guint64 rest = number < 0 ? (guint64)(-(number + 1)) + 1 : (guint64)number;

  while (rest >= THOUSAND)
    {
      g_autofree char *group = g_strdup_printf (",%03u", (guint)(rest % THOUSAND));

      g_string_prepend (digits, group);
      rest /= THOUSAND;
    }
  return g_strdup_printf ("%s%u%s", number < 0 ? "\u2212" : "", (guint)rest, digits->str);
}

char *
yui_wording_yen (gint64 yen)
{
  g_autofree char *number = yui_wording_number (yen < 0 ? -yen : yen);

  if (yen < 0)
    /* Translators: %s is an amount taken off, such as 12,345. */
    return g_strdup_printf (_ ("−¥%s"), number);
  /* Translators: %s is an amount of money, such as 12,345. */
  return g_strdup_printf (_ ("¥%s"), number);
}

char *
yui_wording_minutes (int minutes)
{
  int hours = minutes / MINUTES_PER_HOUR;
  int rest = minutes % MINUTES_PER_HOUR;
  g_autofree char *hours_text = yui_wording_number (hours);

  if (hours == 0)
    /* Translators: a length of time in minutes. */
    return g_strdup_printf (_ ("%d min"), rest);
  if (rest == 0 || hours >= ONLY_HOURS_FROM)
    /* Translators: a length of time in hours. */
    return g_strdup_printf (_ ("%s h"), hours_text);
  /* Translators: a length of time in hours and minutes. */
  return g_strdup_printf (_ ("%s h %d min"), hours_text, rest);
}

char *
yui_wording_day (gint64 time_s)
{
  g_autoptr (GDateTime) time = yui_time_to_date_time (time_s);
  g_autoptr (GDateTime) now = yui_time_to_date_time (g_get_real_time () / G_USEC_PER_SEC);

  if (g_date_time_get_year (time) == g_date_time_get_year (now))
    /* Translators: a day of the present year, as g_date_time_format writes it: Tue 3 March. */
    return g_date_time_format (time, _ ("%a %-d %B"));
  /* Translators: a day of another year, as g_date_time_format writes it: Tue 3 March 2026. */
  return g_date_time_format (time, _ ("%a %-d %B %Y"));
}

char *
yui_wording_date (const char *date)
{
  gint64 time_s;

  return yui_time_from_date (date, &time_s) ? yui_wording_day (time_s) : g_strdup (date);
}

char *
yui_wording_clock (gint64 time_s)
{
  g_autoptr (GDateTime) time = yui_time_to_date_time (time_s);

  /* Translators: a time of day, as g_date_time_format writes it. */
  return g_date_time_format (time, _ ("%-H:%M"));
}

char *
yui_wording_span (gint64 start_s, gint64 end_s)
{
  g_autofree char *start = yui_wording_clock (start_s);
  g_autofree char *start_date = yui_time_to_date (start_s);
  g_autofree char *end_date = yui_time_to_date (end_s);
  g_autofree char *end
      = g_str_equal (start_date, end_date) ? yui_wording_clock (end_s) : yui_wording_moment (end_s);

  /* Translators: from a time to a time, such as 09:00–17:00. */
  return g_strdup_printf (_ ("%s–%s"), start, end);
}

char *
yui_wording_moment (gint64 time_s)
{
  g_autofree char *day = yui_wording_day (time_s);
  g_autofree char *clock = yui_wording_clock (time_s);

  /* Translators: a day and a time of day: Tue 3 March, 09:00. */
  return g_strdup_printf (_ ("%s, %s"), day, clock);
}

char *
yui_wording_hours (gint64 start_s, gint64 end_s, int break_min)
{
  g_autofree char *span = NULL;

  if (start_s == 0 || end_s == 0)
    return NULL;

  span = yui_wording_span (start_s, end_s);
  if (break_min <= 0)
    return g_steal_pointer (&span);
  /* Translators: from–to and the minutes of break in it: 09:00–17:00, break 60 min. */
  return g_strdup_printf (_ ("%s, break %d min"), span, break_min);
}
