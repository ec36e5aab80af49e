/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-deadline.h"

#include "model/yui-time.h"

#include <stdio.h>

#define MINUTE_S         60
#define HOUR_S           3600
#define DAY_S            (24 * HOUR_S)
#define BEFORE_START_S   (2 * HOUR_S)
#define SHORTEST_S       (30 * MINUTE_S)
#define STEP_S           (5 * MINUTE_S)
#define HUNDRED          100
#define LAST_HOUR        24
#define MINUTES_PER_HOUR 60

gint64
yui_deadline_suggest (gint64 now_s, gint64 starts_s)
{
  gint64 deadline_s = MIN (now_s + DAY_S, starts_s - BEFORE_START_S);
  gint64 step_s;

  if (deadline_s < now_s + SHORTEST_S)
    deadline_s = now_s + MAX (starts_s - now_s, 0) / 2;
  /* Who has five minutes to answer shall not lose four of them to a round number. */
  step_s = deadline_s < now_s + SHORTEST_S ? MINUTE_S : STEP_S;
  return MAX (deadline_s - deadline_s % step_s, MIN (now_s + MINUTE_S, starts_s));
}

/* Full-width characters as narrow ones, without surrounding spaces. */
static char *
narrow (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return normal ? g_strstrip (g_steal_pointer (&normal)) : NULL;
}

char *
yui_deadline_parse_date (const char *text)
{
  g_autofree char *plain = text ? narrow (text) : NULL;
  g_autofree char *date = NULL;
  unsigned year, month, day;
  int end = 0;
  gint64 time_s;

  if (!plain || sscanf (plain, "%4u%*1[-/.]%2u%*1[-/.]%2u%n", &year, &month, &day, &end) != 3
      || plain[end] != '\0')
    return NULL;

  date = g_strdup_printf ("%04u-%02u-%02u", year, month, day);
  return yui_time_from_date (date, &time_s) ? g_steal_pointer (&date) : NULL;
}

gboolean
yui_deadline_parse_clock (const char *date, const char *text, gint64 *time_s)
{
  g_autofree char *plain = text ? narrow (text) : NULL;
  unsigned hour, minute;
  gint64 day_s;
  int end = 0;

  if (!plain || !yui_time_from_date (date, &day_s))
    return FALSE;

  if (sscanf (plain, "%2u:%2u%n", &hour, &minute, &end) != 2 || plain[end] != '\0')
    {
      unsigned joined;

      end = 0;
      if (sscanf (plain, "%4u%n", &joined, &end) != 1 || plain[end] != '\0' || end < 3)
        return FALSE;
      hour = joined / HUNDRED;
      minute = joined % HUNDRED;
    }
  if (minute >= MINUTES_PER_HOUR || hour > LAST_HOUR || (hour == LAST_HOUR && minute > 0))
    return FALSE;

  *time_s = day_s + (gint64)hour * HOUR_S + (gint64)minute * MINUTE_S;
  return TRUE;
}

gboolean
yui_deadline_parse (const char *text, gint64 *time_s)
{
  g_autofree char *plain = text ? narrow (text) : NULL;
  g_autofree char *date = NULL;
  char *gap;

  if (!plain)
    return FALSE;

  gap = strpbrk (plain, " T");
  if (!gap)
    return FALSE;
  *gap = '\0';
  date = yui_deadline_parse_date (plain);
  return date && yui_deadline_parse_clock (date, gap + 1, time_s);
}

char *
yui_deadline_to_text (gint64 time_s)
{
  g_autoptr (GDateTime) time = yui_time_to_date_time (time_s);

  return g_date_time_format (time, "%Y-%m-%d %H:%M");
}

gboolean
yui_deadline_is_lawful (gint64 deadline_s, gint64 now_s, gint64 starts_s)
{
  return deadline_s > now_s && deadline_s <= starts_s;
}
