/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay.h"

#include <string.h>

#define N_PERCENTS 4

static const char HEADINGS[] = "effective_from\tovertime_percent\tovertime_over_60_percent\t"
                               "rest_day_percent\tnight_percent";

/* What is left of the line or text that is read. */
typedef struct
{
  const char *at;
  const char *end;
} Reader;

/* Reads 1 to max_digits digits into value. */
static bool
read_number (Reader *reader, int max_digits, int *value)
{
  int digits = 0;

  for (*value = 0; reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9'; digits++)
    {
      if (digits == max_digits)
        return false;
      *value = *value * 10 + (*reader->at++ - '0');
    }
  return digits > 0;
}

static bool
read_char (Reader *reader, char expected)
{
  return reader->at < reader->end && *reader->at++ == expected;
}

/* Reads YYYY-MM-DD. */
static bool
read_day (Reader *reader, YuiCivilDay *day)
{
  const char *begin = reader->at;
  int year;
  int month;
  int of_month;

  return read_number (reader, 4, &year) && read_char (reader, '-')
         && read_number (reader, 2, &month) && read_char (reader, '-')
         && read_number (reader, 2, &of_month)
         && reader->at - begin == (ptrdiff_t)strlen ("YYYY-MM-DD")
         && yui_civil_day_from_ymd (year, month, of_month, day);
}

static bool
read_row (Reader line, YuiPremiumRates *rates)
{
  int16_t *const percents[N_PERCENTS]
      = { &rates->overtime_percent, &rates->overtime_over_60_percent, &rates->rest_day_percent,
          &rates->night_percent };

  if (!read_day (&line, &rates->from_day))
    return false;
  for (int i = 0; i < N_PERCENTS; i++)
    {
      int percent;

      if (!read_char (&line, '\t') || !read_number (&line, 4, &percent)
          || percent > YUI_MAX_PREMIUM)
        return false;
      *percents[i] = (int16_t)percent;
    }
  return line.at == line.end;
}

YuiLabourStatus
yui_labour_read_premium_rates (const char *text,
                               size_t size,
                               YuiPremiumRates *rows,
                               size_t capacity,
                               size_t *n_rows,
                               size_t *bad_line)
{
  const char *end = text + size;
  size_t n = 0;

  *bad_line = 0;
  while (text < end)
    {
      const char *newline = memchr (text, '\n', (size_t)(end - text));
      Reader line = { text, newline != NULL ? newline : end };
      YuiPremiumRates rates = { 0 };

      ++*bad_line;
      if (*bad_line == 1)
        {
          if ((size_t)(line.end - line.at) != strlen (HEADINGS)
              || memcmp (line.at, HEADINGS, strlen (HEADINGS)) != 0)
            return YUI_LABOUR_EINVAL;
        }
      else if (!read_row (line, &rates) || (n > 0 && rates.from_day <= rows[n - 1].from_day))
        return YUI_LABOUR_EINVAL;
      else if (n == capacity)
        return YUI_LABOUR_ENOSPACE;
      else
        rows[n++] = rates;
      text = newline != NULL ? newline + 1 : end;
    }
  *n_rows = n;
  return n > 0 ? YUI_LABOUR_OK : YUI_LABOUR_ENODATA;
}
