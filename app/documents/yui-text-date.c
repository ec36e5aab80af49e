/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-text.h"

#include <string.h>

#define JAPAN_OFFSET_S  (9 * 3600)
#define SECONDS_PER_DAY 86400
#define YEAR_MIN        1873 /* Japan's Gregorian calendar begins */
#define YEAR_MAX        2199

typedef struct
{
  const char *names[4]; /* kanji, square, letter */
  int first_year;
  int first_date, last_date; /* as 20190501 */
} Era;

/* Heisei is read past its end: licences printed before 2019 run to its year 36. */
static const Era ERAS[] = {
  { { "令和", "㋿", "R" }, 2019, 20190501, 21991231 },
  { { "平成", "㍻", "H" }, 1989, 19890108, 20241231 },
  { { "昭和", "㍼", "S" }, 1926, 19261225, 19890107 },
  { { "大正", "㍽", "T" }, 1912, 19120730, 19261224 },
  { { "明治", "㍾", "M" }, 1868, 18730101, 19120729 },
};

static const char *const WEEKDAYS[] = { "日", "月", "火", "水", "木", "金", "土" };

/* Civil calendar in both directions: shift the year to begin in March, count in 400-year eras. */
gint64
yui_text_make_day (int year, int month, int month_day)
{
  gint64 y = month <= 2 ? year - 1 : year;
  gint64 era = (y >= 0 ? y : y - 399) / 400;
  gint64 year_of_era = y - era * 400;
  gint64 day_of_year
      = (G_GINT64_CONSTANT (153) * (month + (month > 2 ? -3 : 9)) + 2) / 5 + month_day - 1;

  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
         - 719468;
}

void
yui_text_split_day (gint64 day, int *year, int *month, int *month_day, int *weekday)
{
  gint64 z = day + 719468;
  gint64 era = (z >= 0 ? z : z - 146096) / 146097;
  gint64 d = z - era * 146097;
  gint64 year_of_era = (d - d / 1460 + d / 36524 - d / 146096) / 365;
  gint64 day_of_year = d - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 month_from_march = (5 * day_of_year + 2) / 153;
  int m = (int)(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);

  if (year != NULL)
    *year = (int)(year_of_era + era * 400 + (m <= 2));
  if (month != NULL)
    *month = m;
  if (month_day != NULL)
    *month_day = (int)(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  if (weekday != NULL)
    *weekday = (int)(((day + 4) % 7 + 7) % 7);
}

gint64
yui_text_day_of (gint64 moment_s, int *minutes)
{
  gint64 local_s = moment_s + JAPAN_OFFSET_S;
  gint64 day = local_s / SECONDS_PER_DAY - (local_s % SECONDS_PER_DAY < 0);

  if (minutes != NULL)
    *minutes = (int)((local_s - day * SECONDS_PER_DAY) / 60);
  return day;
}

char *
yui_text_format_day (gint64 day, gboolean era)
{
  int year, month, month_day, weekday;
  int date;

  yui_text_split_day (day, &year, &month, &month_day, &weekday);
  date = year * 10000 + month * 100 + month_day;
  for (gsize i = 0; era && i < G_N_ELEMENTS (ERAS); i++)
    {
      int era_year = year - ERAS[i].first_year + 1;

      if (date < ERAS[i].first_date)
        continue;
      if (era_year == 1)
        return g_strdup_printf ("%s元年%d月%d日(%s)", ERAS[i].names[0], month, month_day,
                                WEEKDAYS[weekday]);
      return g_strdup_printf ("%s%d年%d月%d日(%s)", ERAS[i].names[0], era_year, month, month_day,
                              WEEKDAYS[weekday]);
    }
  return g_strdup_printf ("%d年%d月%d日(%s)", year, month, month_day, WEEKDAYS[weekday]);
}

static void
skip_blanks (const char **p)
{
  while (g_ascii_isspace (**p))
    (*p)++;
}

static gboolean
take (const char **p, const char *prefix)
{
  gsize n = strlen (prefix);

  if (g_ascii_strncasecmp (*p, prefix, n) != 0)
    return FALSE;
  *p += n;
  return TRUE;
}

/* Reads min_digits to max_digits digits; one more digit behind them is an error. */
static gboolean
take_number (const char **p, int min_digits, int max_digits, int *value)
{
  const char *q = *p;
  int sum = 0, n = 0;

  for (; n < max_digits && g_ascii_isdigit (*q); n++)
    sum = sum * 10 + (*q++ - '0');
  if (n < min_digits || g_ascii_isdigit (*q))
    return FALSE;
  *p = q;
  *value = sum;
  return TRUE;
}

static const Era *
take_era (const char **p)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ERAS); i++)
    for (gsize j = 0; ERAS[i].names[j] != NULL; j++)
      if (take (p, ERAS[i].names[j]))
        {
          skip_blanks (p);
          return &ERAS[i];
        }
  return NULL;
}

static gboolean
take_year (const char **p, const Era *era, int *year)
{
  if (era == NULL)
    return take_number (p, 4, 4, year);
  if (take (p, "元"))
    *year = 1;
  else if (!take_number (p, 1, 2, year) || *year == 0)
    return FALSE;
  *year += era->first_year - 1;
  return TRUE;
}

/* Reads month and day with the separator that stands behind the year. */
static gboolean
take_month_day (const char **p, int *month, int *month_day)
{
  static const char *const SIGNS[] = { "/", "-", ".", NULL };

  skip_blanks (p);
  if (take (p, "年"))
    {
      skip_blanks (p);
      if (!take_number (p, 1, 2, month))
        return FALSE;
      skip_blanks (p);
      if (!take (p, "月"))
        return FALSE;
      skip_blanks (p);
      if (!take_number (p, 1, 2, month_day))
        return FALSE;
      skip_blanks (p);
      return take (p, "日");
    }
  for (gsize i = 0; SIGNS[i] != NULL; i++)
    if (take (p, SIGNS[i]))
      return take_number (p, 1, 2, month) && take (p, SIGNS[i]) && take_number (p, 1, 2, month_day);
  return FALSE;
}

/* Eats a weekday in brackets and a time of 0:00. A wrong weekday is refused: which is meant? */
static gboolean
take_tail (const char **p, int weekday)
{
  skip_blanks (p);
  if (take (p, "("))
    {
      if (!take (p, WEEKDAYS[weekday]))
        return FALSE;
      take (p, "曜日");
      if (!take (p, ")"))
        return FALSE;
      skip_blanks (p);
    }
  if (take (p, "00:00") || take (p, "0:00"))
    take (p, ":00");
  return **p == '\0';
}

static gboolean
is_real_date (int year, int month, int month_day, const Era *era)
{
  int date = year * 10000 + month * 100 + month_day;
  int back_month, back_day;

  if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || month_day < 1)
    return FALSE;
  yui_text_split_day (yui_text_make_day (year, month, month_day), NULL, &back_month, &back_day,
                      NULL);
  if (back_month != month || back_day != month_day)
    return FALSE;
  return era == NULL || (date >= era->first_date && date <= era->last_date);
}

gboolean
yui_text_parse_date (const char *text, gint64 *day)
{
  g_autofree char *folded = yui_text_fold_width (text);
  const char *p = folded;
  const Era *era;
  int year, month, month_day, weekday;

  g_return_val_if_fail (day != NULL, FALSE);

  era = take_era (&p);
  if (era == NULL && take_number (&p, 8, 8, &year))
    {
      month_day = year % 100;
      month = year / 100 % 100;
      year /= 10000;
    }
  else if (!take_year (&p, era, &year) || !take_month_day (&p, &month, &month_day))
    return FALSE;
  if (!is_real_date (year, month, month_day, era))
    return FALSE;
  yui_text_split_day (yui_text_make_day (year, month, month_day), NULL, NULL, NULL, &weekday);
  if (!take_tail (&p, weekday))
    return FALSE;
  *day = yui_text_make_day (year, month, month_day);
  return TRUE;
}

/* 1 for the morning, 2 for the afternoon, 0 for neither. */
static int
take_half_day (const char **p)
{
  skip_blanks (p);
  if (take (p, "午前") || take (p, "AM"))
    return 1;
  if (take (p, "午後") || take (p, "PM"))
    return 2;
  return 0;
}

static gboolean
take_clock (const char **p, int *hour, int *minute)
{
  int second = 0;

  *minute = 0;
  if (take_number (p, 4, 4, hour))
    {
      *minute = *hour % 100;
      *hour /= 100;
      return TRUE;
    }
  if (!take_number (p, 1, 2, hour))
    return FALSE;
  if (take (p, ":"))
    return take_number (p, 2, 2, minute)
           && (!take (p, ":") || (take_number (p, 2, 2, &second) && second == 0));
  if (!take (p, "時"))
    return FALSE;
  skip_blanks (p);
  if (take (p, "半"))
    *minute = 30;
  else if (g_ascii_isdigit (**p))
    return take_number (p, 1, 2, minute) && take (p, "分");
  return TRUE;
}

gboolean
yui_text_parse_time (const char *text, int *minutes)
{
  g_autofree char *folded = yui_text_fold_width (text);
  const char *p = folded;
  int hour, minute, half;

  g_return_val_if_fail (minutes != NULL, FALSE);

  half = take_half_day (&p);
  skip_blanks (&p);
  if (!take_clock (&p, &hour, &minute))
    return FALSE;
  if (half == 0)
    half = take_half_day (&p);
  if (*p != '\0' || minute > 59 || hour > (half != 0 ? 12 : 47))
    return FALSE;
  if (half != 0)
    hour = hour % 12 + (half == 2 ? 12 : 0);
  *minutes = hour * 60 + minute;
  return TRUE;
}
