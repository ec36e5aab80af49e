/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-moment.h"

#include <string.h>

#define YEAR_MAX 9998

/* Writes the last n_digits digits of number and what stands after them; returns the end. A list
 * has several moments in each row: printf would be a tenth of its time. */
static char *
write_digits (char *end, int number, int n_digits, char after)
{
  for (int i = n_digits - 1; i >= 0; i--, number /= 10)
    end[i] = (char)('0' + number % 10);
  end[n_digits] = after;
  return end + n_digits + 1;
}

static char *
write_date (char *end, YuiCivilDay day, char after)
{
  const YuiCivilDate date = yui_civil_date_of (day);

  end = write_digits (end, CLAMP (date.year, 0, 9999), 4, '-');
  end = write_digits (end, date.month, 2, '-');
  return write_digits (end, date.day, 2, after);
}

const char *
yui_moment_format (gint64 moment_s, char text[YUI_MOMENT_SIZE])
{
  static const char offset[] = "+09:00";
  const int minute = yui_civil_minute_of_utc (moment_s);
  const int second = (int)(((moment_s % YUI_SECONDS_PER_MINUTE) + YUI_SECONDS_PER_MINUTE)
                           % YUI_SECONDS_PER_MINUTE);
  char *end = write_date (text, yui_civil_day_of_utc (moment_s), 'T');

  end = write_digits (end, minute / YUI_MINUTES_PER_HOUR, 2, ':');
  end = write_digits (end, minute % YUI_MINUTES_PER_HOUR, 2, ':');
  end = write_digits (end, second, 2, '+');
  memcpy (end - 1, offset, sizeof offset);
  return text;
}

const char *
yui_day_format (gint64 day, char text[YUI_MOMENT_SIZE])
{
  write_date (text, (YuiCivilDay)day, '\0');
  return text;
}

/* Reads exactly n_digits digits at *text and moves it past them; -1 when they are not there. */
static int
read_digits (const char **text, int n_digits)
{
  int number = 0;

  for (int i = 0; i < n_digits; i++, ++*text)
    {
      if (!g_ascii_isdigit (**text))
        return -1;
      number = number * 10 + (**text - '0');
    }
  return number;
}

static gboolean
skip (const char **text, char c)
{
  if (**text != c)
    return FALSE;
  ++*text;
  return TRUE;
}

static gboolean
read_date (const char **text, int year_min, YuiCivilDay *day)
{
  int year, month, month_day;

  return (year = read_digits (text, 4)) >= year_min && year <= YEAR_MAX && skip (text, '-')
         && (month = read_digits (text, 2)) >= 1 && skip (text, '-')
         && (month_day = read_digits (text, 2)) >= 1
         && yui_civil_day_from_ymd (year, month, month_day, day);
}

gboolean
yui_day_parse (const char *text, gint64 *day)
{
  YuiCivilDay number;

  if (!read_date (&text, 1900, &number) || *text != '\0')
    return FALSE;
  *day = number;
  return TRUE;
}

static gboolean
read_offset (const char **text, int *offset_min)
{
  int sign = **text == '-' ? -1 : 1, hours, minutes;

  *offset_min = 0;
  if (skip (text, 'Z') || skip (text, 'z'))
    return TRUE;
  if (!skip (text, '+') && !skip (text, '-'))
    return FALSE;
  if ((hours = read_digits (text, 2)) < 0 || hours > 23 || !skip (text, ':')
      || (minutes = read_digits (text, 2)) < 0 || minutes > 59)
    return FALSE;
  *offset_min = sign * (hours * YUI_MINUTES_PER_HOUR + minutes);
  return TRUE;
}

gboolean
yui_moment_parse (const char *text, gint64 *moment_s)
{
  YuiCivilDay day;
  int hour, minute, second, offset_min;

  if (!read_date (&text, 1970, &day) || (!skip (&text, 'T') && !skip (&text, 't')))
    return FALSE;
  if ((hour = read_digits (&text, 2)) < 0 || hour > 23 || !skip (&text, ':')
      || (minute = read_digits (&text, 2)) < 0 || minute > 59 || !skip (&text, ':')
      || (second = read_digits (&text, 2)) < 0 || second > 59)
    return FALSE;
  if (skip (&text, '.'))
    {
      if (!g_ascii_isdigit (*text))
        return FALSE;
      while (g_ascii_isdigit (*text))
        text++;
    }
  if (!read_offset (&text, &offset_min) || *text != '\0')
    return FALSE;
  *moment_s = (gint64)day * YUI_SECONDS_PER_DAY + hour * YUI_SECONDS_PER_HOUR
              + (minute - offset_min) * YUI_SECONDS_PER_MINUTE + second;
  return TRUE;
}

YuiCivilDay
yui_day_of_column (YuiStatement *row, int column)
{
  g_return_val_if_fail (row != NULL, YUI_CIVIL_DAY_UNKNOWN);

  return yui_statement_is_null (row, column) ? YUI_CIVIL_DAY_UNKNOWN
                                             : (YuiCivilDay)yui_statement_get_int (row, column);
}

gint64
yui_moment_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}
