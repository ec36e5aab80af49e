/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-time-input.h"

#include <glib.h>
#include <string.h>

#define MINUTES_PER_HOUR 60
#define MINUTES_PER_DAY  1440
#define LAST_HOUR        29
#define MAX_DIGITS       4

/* Full-width forms become ASCII, and what separates hours and minutes becomes ':'. */
static char *
normalise (const char *text)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  if (narrow == NULL)
    return NULL;
  GString *plain = g_string_new (g_strstrip (narrow));
  g_string_replace (plain, "時半", ":30", 0);
  g_string_replace (plain, "時", ":", 0);
  g_string_replace (plain, "分", "", 0);
  g_string_replace (plain, ".", ":", 0);
  g_string_replace (plain, " ", "", 0);
  return g_string_free (plain, FALSE);
}

/* Reads all of text as digits; an empty text is 0 if it may be empty. */
static bool
parse_digits (const char *text, size_t length, bool may_be_empty, int *number)
{
  if (length > MAX_DIGITS || (length == 0 && !may_be_empty))
    return false;
  int value = 0;
  for (size_t i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return false;
      value = value * 10 + g_ascii_digit_value (text[i]);
    }
  *number = value;
  return true;
}

static bool
join (int hour, int minute_of_hour, int *minute)
{
  if (hour > LAST_HOUR || minute_of_hour >= MINUTES_PER_HOUR)
    return false;
  *minute = hour * MINUTES_PER_HOUR + minute_of_hour;
  return true;
}

static bool
parse_plain (const char *plain, size_t length, int *minute)
{
  const char *colon = memchr (plain, ':', length);
  int hour, minute_of_hour;
  if (colon != NULL)
    {
      size_t before = (size_t) (colon - plain), after = length - before - 1;
      return before <= 2 && (after == 0 || after == 2)
             && parse_digits (plain, before, false, &hour)
             && parse_digits (colon + 1, after, true, &minute_of_hour)
             && join (hour, minute_of_hour, minute);
    }
  size_t n_minute_digits = length >= 3 ? 2 : 0;
  return length > 0 && parse_digits (plain, length - n_minute_digits, false, &hour)
         && parse_digits (plain + length - n_minute_digits, n_minute_digits, true, &minute_of_hour)
         && join (hour, minute_of_hour, minute);
}

bool
yui_time_input_parse (const char *text, int *minute)
{
  g_return_val_if_fail (text != NULL && minute != NULL, false);
  g_autofree char *plain = normalise (text);
  return plain != NULL && parse_plain (plain, strlen (plain), minute);
}

/* The first separator in plain, and its length in bytes. */
static const char *
find_separator (const char *plain, size_t *length)
{
  const char *const separators[] = { "-", "–", "—", "~", "〜", "～", "ー", "−", "から" };
  const char *first = NULL;
  for (size_t i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *at = strstr (plain, separators[i]);
      if (at != NULL && (first == NULL || at < first))
        {
          first = at;
          *length = strlen (separators[i]);
        }
    }
  return first;
}

bool
yui_time_input_parse_span (const char *text, int *start_minute, int *end_minute)
{
  g_return_val_if_fail (text != NULL && start_minute != NULL && end_minute != NULL, false);
  g_autofree char *plain = normalise (text);
  size_t length = 0;
  const char *separator = plain != NULL ? find_separator (plain, &length) : NULL;
  int start, end;
  if (separator == NULL || !parse_plain (plain, (size_t) (separator - plain), &start)
      || !parse_plain (separator + length, strlen (separator + length), &end)
      || start >= MINUTES_PER_DAY)
    return false;
  if (end <= start)
    end += MINUTES_PER_DAY;
  if (end - start > MINUTES_PER_DAY)
    return false;
  *start_minute = start;
  *end_minute = end;
  return true;
}
