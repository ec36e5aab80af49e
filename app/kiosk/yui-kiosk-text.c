/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-kiosk-text.h"

#include <glib/gi18n.h>

#include "model/yui-time.h"

#define MINUTES_PER_HOUR 60

static char *
format (gint64 time_s, const char *pattern)
{
  g_autoptr (GDateTime) time = yui_time_to_date_time (time_s);
  char *text = g_date_time_format (time, pattern);

  g_assert (text != NULL);
  return g_strchug (text);
}

char *
yui_kiosk_text_date (gint64 time_s)
{
  /* TRANSLATORS: a date pattern of g_date_time_format(): weekday, day and month. */
  return format (time_s, C_("date pattern", "%A %-d %B"));
}

char *
yui_kiosk_text_pay_day (const char *date)
{
  gint64 time_s;

  return yui_time_from_date (date, &time_s) ? yui_kiosk_text_date (time_s) : g_strdup (date);
}

char *
yui_kiosk_text_clock (gint64 time_s)
{
  /* TRANSLATORS: a time pattern of g_date_time_format(): hours and minutes. */
  return format (time_s, C_("time pattern", "%-H:%M"));
}

char *
yui_kiosk_text_day_and_time (gint64 time_s)
{
  g_autofree char *date = yui_kiosk_text_date (time_s);
  g_autofree char *clock = yui_kiosk_text_clock (time_s);

  /* TRANSLATORS: a date, then a time of day. */
  return g_strdup_printf (C_("date and time", "%s %s"), date, clock);
}

char *
yui_kiosk_text_hours (gint64 from_s, gint64 to_s)
{
  g_autofree char *from = yui_kiosk_text_clock (from_s);
  g_autofree char *to = yui_kiosk_text_clock (to_s);
  g_autofree char *from_date = yui_time_to_date (from_s);
  g_autofree char *to_date = yui_time_to_date (to_s);

  if (!g_str_equal (from_date, to_date))
    /* TRANSLATORS: a start and an end on the following day, such as 22:00 to 5:00. */
    return g_strdup_printf (_("%s to %s the next day"), from, to);
  /* TRANSLATORS: a start and an end, such as 9:00 to 13:00. */
  return g_strdup_printf (_("%s to %s"), from, to);
}

char *
yui_kiosk_text_yen (gint64 yen)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  g_string_printf (digits, "%" G_GINT64_FORMAT, yen);
  for (int at = (int)digits->len - 3; at > (yen < 0 ? 1 : 0); at -= 3)
    g_string_insert_c (digits, at, ',');
  /* TRANSLATORS: an amount of money. */
  return g_strdup_printf (C_("amount", "%s yen"), digits->str);
}

char *
yui_kiosk_text_minutes (int minutes)
{
  int hours = minutes / MINUTES_PER_HOUR;
  int rest = minutes % MINUTES_PER_HOUR;
  g_autofree char *hour_text = g_strdup_printf (ngettext ("%d hour", "%d hours", hours), hours);
  g_autofree char *minute_text = g_strdup_printf (ngettext ("%d minute", "%d minutes", rest), rest);

  if (hours == 0)
    return g_steal_pointer (&minute_text);
  if (rest == 0)
    return g_steal_pointer (&hour_text);
  /* TRANSLATORS: hours, then minutes, such as 1 hour 30 minutes. */
  return g_strdup_printf (C_("duration", "%s %s"), hour_text, minute_text);
}

char *
yui_kiosk_text_pay (YuiTerms *terms)
{
  g_autofree char *wage = yui_kiosk_text_yen (yui_terms_get_hourly_wage_yen (terms));
  g_autofree char *transport = yui_kiosk_text_yen (yui_terms_get_transport_yen (terms));
  g_autofree char *sum = yui_kiosk_text_yen (yui_terms_get_expected_pay_yen (terms));

  if (yui_terms_get_transport_yen (terms) == 0)
    /* TRANSLATORS: hourly wage; then the sum of this work. */
    return g_strdup_printf (_("%s an hour, no transport allowance.\n%s in all before tax."), wage,
                              sum);
  /* TRANSLATORS: hourly wage, transport allowance; then the sum of this work. */
  return g_strdup_printf (_("%s an hour and %s for transport.\n%s in all before tax."), wage,
                            transport, sum);
}

char *
yui_kiosk_text_work (YuiTerms *terms)
{
  g_autofree char *date = yui_kiosk_text_date (yui_terms_get_starts_at (terms));
  g_autofree char *hours
      = yui_kiosk_text_hours (yui_terms_get_starts_at (terms), yui_terms_get_ends_at (terms));

  /* TRANSLATORS: title of the work, date, from-to, workplace. */
  return g_strdup_printf (_("%s, %s, %s, at %s"), yui_terms_get_title (terms), date, hours,
                            yui_terms_get_workplace_name (terms));
}
