/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-icalendar.h"
#include "papers-sample.h"

#include <string.h>

static YuiIcalendarShift
make_shift (void)
{
  YuiIcalendarShift shift = {
    .uid = "01JD8Z7Q9M@yui.example",
    .sequence = 2,
    .start_s = SAMPLE_START_S,
    .end_s = SAMPLE_END_S,
    .changed_s = SAMPLE_START_S - 86400,
    .summary = "柿の選果; 箱詰め, 結の里ファーム",
    .location = "新潟県結の町大字下新田 88",
    .description = "持ち物: 軍手\r\nC:\\temp\nBEGIN:VEVENT",
    .url = "https://yui.example/s/1\r\nX:1",
    .alarm_min = 90,
  };

  return shift;
}

/* Joins the folded lines again. */
static char *
unfold (const char *text)
{
  g_autoptr (GString) joined = g_string_new (text);

  g_string_replace (joined, "\r\n ", "", 0);
  return g_string_free_and_steal (g_steal_pointer (&joined));
}

static void
test_whole (void)
{
  static const char EXPECTED[]
      = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Yui//Yui//JA\r\nCALSCALE:GREGORIAN\r\n"
        "METHOD:PUBLISH\r\nX-WR-CALNAME:結の町\r\nBEGIN:VEVENT\r\nUID:01JD8Z7Q9M@yui.example\r\n"
        "SEQUENCE:2\r\nDTSTAMP:20261124T000000Z\r\nLAST-MODIFIED:20261124T000000Z\r\n"
        "DTSTART:20261125T000000Z\r\nDTEND:20261125T060000Z\r\n"
        "SUMMARY:柿の選果\\; 箱詰め\\, 結の里ファーム\r\n"
        "LOCATION:新潟県結の町大字下新田 88\r\n"
        "DESCRIPTION:持ち物: 軍手\\nC:\\\\temp\\nBEGIN:VEVENT\r\n"
        "URL:https://yui.example/s/1X:1\r\nSTATUS:CONFIRMED\r\n"
        "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT90M\r\n"
        "DESCRIPTION:柿の選果\\; 箱詰め\\, 結の里ファーム\r\nEND:VALARM\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n";
  YuiIcalendarShift shift = make_shift ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = yui_icalendar_write ("結の町", &shift, 1, &error);
  g_autofree char *text = NULL;
  g_autofree char *unfolded = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  unfolded = unfold (text);
  g_assert_cmpstr (unfolded, ==, EXPECTED);
}

/* No line over 75 bytes, none broken inside a character, for text of any length. */
static void
test_folding (void)
{
  for (gsize length = 1; length < 200; length++)
    {
      YuiIcalendarShift shift = make_shift ();
      g_autoptr (GString) summary = g_string_new (NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;
      g_autofree char *unfolded = NULL;
      g_auto (GStrv) lines = NULL;

      for (gsize i = 0; i < length; i++)
        g_string_append (summary, i % 3 == 0 ? "a" : i % 3 == 1 ? "結" : "😀");
      shift.summary = summary->str;
      bytes = yui_icalendar_write (NULL, &shift, 1, NULL);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      lines = g_strsplit (text, "\r\n", -1);
      for (gsize i = 0; lines[i] != NULL; i++)
        {
          g_assert_cmpuint (strlen (lines[i]), <=, 75);
          g_assert_true (g_utf8_validate (lines[i], -1, NULL));
        }
      unfolded = unfold (text);
      g_assert_nonnull (strstr (unfolded, summary->str));
    }
}

static void
test_cancelled_and_empty (void)
{
  YuiIcalendarShift shift = make_shift ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) empty = yui_icalendar_write (NULL, NULL, 0, NULL);
  g_autofree char *text = NULL;

  shift.is_cancelled = TRUE;
  bytes = yui_icalendar_write (NULL, &shift, 1, NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "STATUS:CANCELLED\r\n"));
  g_assert_null (strstr (text, "VALARM"));
  g_assert_nonnull (empty);
}

static void
test_refused (void)
{
  YuiIcalendarShift shifts[4] = { make_shift (), make_shift (), make_shift (), make_shift () };

  shifts[0].uid = "";
  shifts[1].summary = NULL;
  shifts[2].end_s = shifts[2].start_s;
  shifts[3].location = "\xFF";
  for (gsize i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (yui_icalendar_write (NULL, &shifts[i], 1, &error));
      g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "shifts[0]."));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/icalendar/whole", test_whole);
  g_test_add_func ("/icalendar/folding", test_folding);
  g_test_add_func ("/icalendar/cancelled-and-empty", test_cancelled_and_empty);
  g_test_add_func ("/icalendar/refused", test_refused);
  return g_test_run ();
}
