/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-time.h"

#include <stdlib.h>

static GTimeZone *
get_japan (void)
{
  static GTimeZone *japan;

  if (g_once_init_enter_pointer (&japan))
    g_once_init_leave_pointer (&japan, g_time_zone_new_offset (YUI_JAPAN_OFFSET_S));
  return japan;
}

GDateTime *
yui_time_to_date_time (gint64 time_s)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time_s);

  g_return_val_if_fail (utc != NULL, NULL);

  return g_date_time_to_timezone (utc, get_japan ());
}

char *
yui_time_to_text (gint64 time_s)
{
  g_autoptr (GDateTime) time = yui_time_to_date_time (time_s);

  g_return_val_if_fail (time != NULL, NULL);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S%:z");
}

gboolean
yui_time_from_text (const char *text, gint64 *time_s)
{
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (text != NULL && time_s != NULL, FALSE);

  time = g_date_time_new_from_iso8601 (text, NULL);
  if (time == NULL)
    return FALSE;
  *time_s = g_date_time_to_unix (time);
  return TRUE;
}

char *
yui_time_to_date (gint64 time_s)
{
  g_autoptr (GDateTime) time = yui_time_to_date_time (time_s);

  g_return_val_if_fail (time != NULL, NULL);

  return g_date_time_format (time, "%Y-%m-%d");
}

static gboolean
is_date_shape (const char *date)
{
  for (guint i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? date[i] != '-' : !g_ascii_isdigit (date[i]))
      return FALSE;
  return date[10] == '\0';
}

gboolean
yui_time_from_date (const char *date, gint64 *time_s)
{
  g_autoptr (GDateTime) midnight = NULL;

  g_return_val_if_fail (date != NULL && time_s != NULL, FALSE);

  if (!is_date_shape (date))
    return FALSE;
  midnight = g_date_time_new (get_japan (), atoi (date), atoi (date + 5), atoi (date + 8), 0, 0, 0);
  if (midnight == NULL)
    return FALSE;
  *time_s = g_date_time_to_unix (midnight);
  return TRUE;
}

char *
yui_date_add_days (const char *date, int days)
{
  gint64 midnight_s;

  g_return_val_if_fail (date != NULL, NULL);

  if (!yui_time_from_date (date, &midnight_s))
    return NULL;
  return yui_time_to_date (midnight_s + (gint64)days * 24 * 3600);
}
