/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-icalendar.h"

#define LINE_BYTES 75

/* Writes NAME:value, folded at 75 bytes between characters, each next line begun with a blank. */
static void
put_line (GString *out, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);
  gsize used = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize n = (gsize)(g_utf8_next_char (p) - p);

      if (used + n > LINE_BYTES)
        {
          g_string_append (out, "\r\n ");
          used = 1;
        }
      g_string_append_len (out, p, (gssize)n);
      used += n;
    }
  g_string_append (out, "\r\n");
}

/* Writes a TEXT value: \ ; , and line ends escaped, other control characters left out. */
static void
put_text (GString *out, const char *name, const char *text)
{
  g_autoptr (GString) escaped = g_string_new (NULL);

  if (text == NULL || *text == '\0')
    return;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n' || (*p == '\r' && p[1] != '\n'))
        g_string_append (escaped, "\\n");
      else if (*p == '\\' || *p == ';' || *p == ',')
        g_string_append_printf (escaped, "\\%c", *p);
      else if (!g_ascii_iscntrl (*p) || *p == '\t')
        g_string_append_c (escaped, *p);
    }
  put_line (out, name, escaped->str);
}

/* A URI is not escaped, so nothing that could end the line may be in it. */
static void
put_uri (GString *out, const char *uri)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  if (uri == NULL || *uri == '\0')
    return;
  for (const char *p = uri; *p != '\0'; p++)
    if (!g_ascii_iscntrl (*p))
      g_string_append_c (clean, *p);
  put_line (out, "URL", clean->str);
}

static void
put_moment (GString *out, const char *name, gint64 moment_s)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (moment_s);
  g_autofree char *text = g_date_time_format (moment, "%Y%m%dT%H%M%SZ");

  put_line (out, name, text);
}

static void
put_alarm (GString *out, const YuiIcalendarShift *shift)
{
  g_autofree char *trigger = g_strdup_printf ("-PT%dM", shift->alarm_min);

  if (shift->alarm_min <= 0 || shift->is_cancelled)
    return;
  put_line (out, "BEGIN", "VALARM");
  put_line (out, "ACTION", "DISPLAY");
  put_line (out, "TRIGGER", trigger);
  put_text (out, "DESCRIPTION", shift->summary);
  put_line (out, "END", "VALARM");
}

static void
put_shift (GString *out, const YuiIcalendarShift *shift)
{
  g_autofree char *sequence = g_strdup_printf ("%d", shift->sequence);

  put_line (out, "BEGIN", "VEVENT");
  put_text (out, "UID", shift->uid);
  put_line (out, "SEQUENCE", sequence);
  put_moment (out, "DTSTAMP", shift->changed_s);
  put_moment (out, "LAST-MODIFIED", shift->changed_s);
  put_moment (out, "DTSTART", shift->start_s);
  put_moment (out, "DTEND", shift->end_s);
  put_text (out, "SUMMARY", shift->summary);
  put_text (out, "LOCATION", shift->location);
  put_text (out, "DESCRIPTION", shift->description);
  put_uri (out, shift->url);
  put_line (out, "STATUS", shift->is_cancelled ? "CANCELLED" : "CONFIRMED");
  put_alarm (out, shift);
  put_line (out, "END", "VEVENT");
}

static gboolean
is_in_range (gint64 moment_s)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (moment_s);

  return moment != NULL;
}

static gboolean
check_shift (const YuiIcalendarShift *s, gsize index, GError **error)
{
  const char *why = NULL;

  if (s->uid == NULL || *s->uid == '\0' || !g_utf8_validate (s->uid, -1, NULL))
    why = "uid: is missing.";
  else if (s->summary == NULL || *s->summary == '\0')
    why = "summary: is missing.";
  else if (!g_utf8_validate (s->summary, -1, NULL)
           || !g_utf8_validate (s->location != NULL ? s->location : "", -1, NULL)
           || !g_utf8_validate (s->description != NULL ? s->description : "", -1, NULL)
           || !g_utf8_validate (s->url != NULL ? s->url : "", -1, NULL))
    why = "summary, location, description, url: one is not UTF-8.";
  else if (s->end_s <= s->start_s)
    why = "end_s: is not after start_s.";
  else if (!is_in_range (s->start_s) || !is_in_range (s->end_s) || !is_in_range (s->changed_s))
    why = "start_s, end_s, changed_s: one is out of range.";
  if (why == NULL)
    return TRUE;
  g_set_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID,
               "shifts[%" G_GSIZE_FORMAT "].%s", index, why);
  return FALSE;
}

GBytes *
yui_icalendar_write (const char *name,
                     const YuiIcalendarShift *shifts,
                     gsize n_shifts,
                     GError **error)
{
  GString *out;

  g_return_val_if_fail (shifts != NULL || n_shifts == 0, NULL);

  for (gsize i = 0; i < n_shifts; i++)
    if (!check_shift (&shifts[i], i, error))
      return NULL;
  out = g_string_new (NULL);
  put_line (out, "BEGIN", "VCALENDAR");
  put_line (out, "VERSION", "2.0");
  put_line (out, "PRODID", "-//Yui//Yui//JA");
  put_line (out, "CALSCALE", "GREGORIAN");
  put_line (out, "METHOD", "PUBLISH");
  put_text (out, "X-WR-CALNAME", name);
  for (gsize i = 0; i < n_shifts; i++)
    put_shift (out, &shifts[i]);
  put_line (out, "END", "VCALENDAR");
  return g_string_free_to_bytes (out);
}
