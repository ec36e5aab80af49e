/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-time-input.h"

#include "documents/yui-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define LAST_MINUTE     (30 * YUI_MINUTES_PER_HOUR - 1)
#define HOUR_MAX        29
#define YEARS_TO_TRY    8 /* 29 February may be that far */
#define MONTHS_TO_TRY   12
#define MONTHS_PER_YEAR 12

/* Reads text that is digits only, n_digits at most. */
static gboolean
parse_digits (const char *text, size_t n_digits, int *number)
{
  size_t length = strlen (text);
  if (length == 0 || length > n_digits || strspn (text, "0123456789") != length)
    return FALSE;
  *number = (int)g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}

/* "9" and "930". */
static gboolean
parse_bare_time (const char *text, int *minute)
{
  int number;
  if (!parse_digits (text, 3, &number))
    return FALSE;
  gboolean is_hour = strlen (text) <= 2;
  int hour = is_hour ? number : number / 100;
  int minute_of_hour = is_hour ? 0 : number % 100;
  if (hour > HOUR_MAX || minute_of_hour >= YUI_MINUTES_PER_HOUR)
    return FALSE;
  *minute = hour * YUI_MINUTES_PER_HOUR + minute_of_hour;
  return TRUE;
}

gboolean
yui_time_input_parse (const char *text, int *minute)
{
  g_return_val_if_fail (text != NULL && minute != NULL, FALSE);
  g_autofree char *plain = yui_text_fold_width (text);
  int parsed;
  g_strstrip (plain);
  if (parse_bare_time (plain, minute))
    return TRUE;
  g_strdelimit (plain, ".", ':');
  if (!yui_text_parse_time (plain, &parsed) || parsed > LAST_MINUTE)
    return FALSE;
  *minute = parsed;
  return TRUE;
}

/* The first separator in plain, and its length in bytes. */
static char *
find_separator (char *plain, size_t *length)
{
  const char *const separators[] = { "-", "–", "—", "~", "〜", "～", "ー", "−", "から" };
  char *first = NULL;
  for (size_t i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      char *at = strstr (plain, separators[i]);
      if (at != NULL && (first == NULL || at < first))
        {
          first = at;
          *length = strlen (separators[i]);
        }
    }
  return first;
}

gboolean
yui_time_input_parse_span (const char *text, int *start_minute, int *end_minute)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (start_minute != NULL && end_minute != NULL, FALSE);
  g_autofree char *plain = g_strdup (text);
  size_t length = 0;
  char *separator = find_separator (plain, &length);
  int start, end;
  if (separator == NULL)
    return FALSE;
  *separator = '\0';
  if (!yui_time_input_parse (plain, &start) || !yui_time_input_parse (separator + length, &end)
      || start >= YUI_MINUTES_PER_DAY)
    return FALSE;
  if (end <= start)
    end += YUI_MINUTES_PER_DAY;
  if (end - start > YUI_MINUTES_PER_DAY)
    return FALSE;
  *start_minute = start;
  *end_minute = end;
  return TRUE;
}

static gboolean
parse_day_word (const char *plain, YuiCivilDay today, YuiCivilDay *day)
{
  const char *const todays[] = { "今日", "本日", "today", _("today") };
  const char *const tomorrows[] = { "明日", "tomorrow", _("tomorrow") };
  for (size_t i = 0; i < G_N_ELEMENTS (todays); i++)
    if (g_ascii_strcasecmp (plain, todays[i]) == 0)
      {
        *day = today;
        return TRUE;
      }
  for (size_t i = 0; i < G_N_ELEMENTS (tomorrows); i++)
    if (g_ascii_strcasecmp (plain, tomorrows[i]) == 0)
      {
        *day = today + 1;
        return TRUE;
      }
  return FALSE;
}

static gboolean
next_month_day (int month, int day_of_month, YuiCivilDay today, YuiCivilDay *day)
{
  int year = yui_civil_date_of (today).year;
  for (int i = 0; i <= YEARS_TO_TRY; i++)
    if (yui_civil_day_from_ymd (year + i, month, day_of_month, day) && *day >= today)
      return TRUE;
  return FALSE;
}

static gboolean
next_day_of_month (int day_of_month, YuiCivilDay today, YuiCivilDay *day)
{
  YuiCivilDate date = yui_civil_date_of (today);
  for (int i = 0; i <= MONTHS_TO_TRY; i++)
    {
      int month = date.month - 1 + i;
      if (yui_civil_day_from_ymd (date.year + month / MONTHS_PER_YEAR, month % MONTHS_PER_YEAR + 1,
                                  day_of_month, day)
          && *day >= today)
        return TRUE;
    }
  return FALSE;
}

/* "11/25" after "月" became a slash and "日" went. */
static gboolean
parse_without_year (char *plain, YuiCivilDay today, YuiCivilDay *day)
{
  int month, day_of_month;
  YuiCivilDay found;
  char *slash = strpbrk (plain, "/-.");
  if (slash != NULL)
    *slash++ = '\0';
  gboolean is_date = slash == NULL
                         ? parse_digits (plain, 2, &day_of_month)
                               && next_day_of_month (day_of_month, today, &found)
                         : parse_digits (plain, 2, &month) && parse_digits (slash, 2, &day_of_month)
                               && next_month_day (month, day_of_month, today, &found);
  if (is_date)
    *day = found;
  return is_date;
}

gboolean
yui_date_input_parse (const char *text, YuiCivilDay today, YuiCivilDay *day)
{
  g_return_val_if_fail (text != NULL && day != NULL, FALSE);
  gint64 parsed;
  if (yui_text_parse_date (text, &parsed))
    {
      *day = (YuiCivilDay)parsed;
      return TRUE;
    }
  g_autofree char *folded = yui_text_fold_width (text);
  g_autoptr (GString) plain = g_string_new (g_strstrip (folded));
  if (parse_day_word (plain->str, today, day))
    return TRUE;
  g_string_replace (plain, "月", "/", 0);
  g_string_replace (plain, "日", "", 0);
  return parse_without_year (plain->str, today, day);
}

char *
yui_date_input_format (YuiCivilDay day)
{
  YuiCivilDate date = yui_civil_date_of (day);
  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

char *
yui_time_input_format (int minute)
{
  return g_strdup_printf ("%d:%02d", minute / YUI_MINUTES_PER_HOUR, minute % YUI_MINUTES_PER_HOUR);
}
