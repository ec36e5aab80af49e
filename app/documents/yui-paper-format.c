/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-paper-layout.h"
#include "yui-retention.h"
#include "yui-text.h"

char *
yui_paper_format_number (gint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  GString *out = g_string_new (NULL);
  const char *p = digits;

  if (*p == '-')
    g_string_append (out, "△"), p++;
  for (gsize left = strlen (p); left > 0; left--)
    {
      g_string_append_c (out, *p++);
      if (left % 3 == 1 && left > 1)
        g_string_append_c (out, ',');
    }
  return g_string_free_and_steal (out);
}

char *
yui_paper_format_yen (gint64 yen)
{
  g_autofree char *number = yui_paper_format_number (yen);

  return g_strconcat (number, "円", NULL);
}

char *
yui_paper_format_minutes (gint64 minutes)
{
  g_autofree char *hours = yui_paper_format_number (minutes / 60);

  if (minutes < 60)
    return g_strdup_printf ("%d分", (int)minutes);
  if (minutes % 60 == 0)
    return g_strdup_printf ("%s時間", hours);
  return g_strdup_printf ("%s時間%d分", hours, (int)(minutes % 60));
}

char *
yui_paper_format_hours (gint64 minutes)
{
  gint64 whole = ABS (minutes);
  g_autofree char *hours = yui_paper_format_number (whole / 60);

  return g_strdup_printf ("%s%s:%02d", minutes < 0 ? "△" : "", hours, (int)(whole % 60));
}

char *
yui_paper_format_moment (gint64 moment_s)
{
  int minutes;
  g_autofree char *day = yui_text_format_day (yui_text_day_of (moment_s, &minutes), FALSE);

  return g_strdup_printf ("%s %d:%02d", day, minutes / 60, minutes % 60);
}

char *
yui_paper_format_date (gint64 day)
{
  int year, month, month_day;

  yui_text_split_day (day, &year, &month, &month_day, NULL);
  return g_strdup_printf ("%d/%d/%d", year, month, month_day);
}

char *
yui_paper_format_keep (const char *kind, gint64 keep_until_day)
{
  const YuiRetentionRule *rule = yui_retention_find (kind);
  g_autofree char *day = yui_text_format_day (keep_until_day, FALSE);

  g_assert (rule != NULL);
  return g_strdup_printf ("%s（%s・%d年）", day, rule->article, rule->years);
}

char *
yui_paper_format_short_day (gint64 day)
{
  static const char *const WEEKDAYS[] = { "日", "月", "火", "水", "木", "金", "土" };
  int month, month_day, weekday;

  yui_text_split_day (day, NULL, &month, &month_day, &weekday);
  return g_strdup_printf ("%d/%d(%s)", month, month_day, WEEKDAYS[weekday]);
}

char *
yui_paper_format_span (gint64 start_s, gint64 end_s)
{
  int start_min, end_min;
  gint64 start_day = yui_text_day_of (start_s, &start_min);
  gint64 n_days = yui_text_day_of (end_s, &end_min) - start_day;
  g_autofree char *later = NULL;

  if (n_days == 1)
    later = g_strdup ("翌");
  else if (n_days > 1)
    later = yui_paper_format_short_day (start_day + n_days);
  return g_strdup_printf ("%d:%02d ～ %s%s%d:%02d", start_min / 60, start_min % 60,
                          later != NULL ? later : "", n_days > 1 ? " " : "", end_min / 60,
                          end_min % 60);
}
