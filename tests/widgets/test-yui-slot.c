/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/yui-day-text.h"
#include "widgets/yui-slot.h"
#include "widgets/yui-time-input.h"

#define TUESDAY  20515 /* 3 March 2026 */
#define AT(h, m) yui_civil_utc_of (TUESDAY, (h) * YUI_MINUTES_PER_HOUR + (m))

static void
test_slots (void)
{
  YuiSlot nine = yui_slot_from_day (TUESDAY, 18);
  g_assert_cmpint (yui_slot_time (nine), ==, AT (9, 0));
  g_assert_cmpint (yui_slot_from_time (AT (9, 29)), ==, nine);
  g_assert_cmpint (yui_slot_from_time (AT (9, 30)), ==, nine + 1);
  g_assert_cmpint (yui_slot_day (nine), ==, TUESDAY);
  g_assert_cmpint (yui_slot_of_day (nine), ==, 18);
  g_assert_cmpint (yui_slot_day (nine + 30), ==, TUESDAY + 1);
  g_assert_cmpint (yui_slot_day (-1), ==, -1);
  g_assert_cmpint (yui_slot_of_day (-1), ==, YUI_SLOTS_PER_DAY - 1);
}

static void
test_clip (void)
{
  const struct
  {
    gint64 start_s, end_s;
    gboolean touches;
    int start_min, end_min;
  } rows[] = {
    { AT (9, 0), AT (13, 0), TRUE, 540, 780 },         { AT (21, 0), AT (26, 0), TRUE, 1260, 1440 },
    { AT (-3, 0), AT (2, 0), TRUE, 0, 120 },           { AT (-3, 0), AT (30, 0), TRUE, 0, 1440 },
    { AT (-3, 0), AT (0, 0), FALSE, -1, -1 },          { AT (24, 0), AT (25, 0), FALSE, -1, -1 },
    { AT (9, 0) + 1, AT (9, 30) + 1, TRUE, 540, 571 }, { AT (9, 0), AT (9, 0), FALSE, -1, -1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int start_min = -1, end_min = -1;
      g_assert_cmpint (
          yui_slot_clip (rows[i].start_s, rows[i].end_s, TUESDAY, &start_min, &end_min), ==,
          rows[i].touches);
      g_assert_cmpint (start_min, ==, rows[i].start_min);
      g_assert_cmpint (end_min, ==, rows[i].end_min);
    }
  g_assert_cmpint (yui_slot_last_day (AT (24, 0)), ==, TUESDAY);
  g_assert_cmpint (yui_slot_last_day (AT (24, 1)), ==, TUESDAY + 1);
}

static void
test_times (void)
{
  const struct
  {
    const char *text;
    int minute; /* -1: not a time */
  } rows[] = {
    { "9", 540 },        { " 9 ", 540 },  { "930", 570 },      { "0930", 570 },   { "9:30", 570 },
    { "09:30", 570 },    { "9.30", 570 }, { "９：３０", 570 }, { "９時", 540 },   { "9時半", 570 },
    { "9時05分", 545 },  { "26", 1560 },  { "29:59", 1799 },   { "24:00", 1440 }, { "0", 0 },
    { "000", 0 },        { "30", -1 },    { "9:60", -1 },      { "", -1 },        { "nine", -1 },
    { "12345", -1 },     { ":30", -1 },   { "-9", -1 },        { "2360", -1 },    { "30:00", -1 },
    { "午後5時", 1020 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int minute = -1;
      g_test_message ("'%s'", rows[i].text);
      g_assert_cmpint (yui_time_input_parse (rows[i].text, &minute), ==, rows[i].minute >= 0);
      g_assert_cmpint (minute, ==, rows[i].minute);
    }
}

static void
test_spans (void)
{
  const struct
  {
    const char *text;
    int start, end; /* -1: not a span */
  } rows[] = {
    { "9-13", 540, 780 },   { "9:30–17", 570, 1020 },    { "21〜26", 1260, 1560 },
    { "21-2", 1260, 1560 }, { "9時から13時", 540, 780 }, { "900-1300", 540, 780 },
    { "9 - 13", 540, 780 }, { "９ー１３", 540, 780 },    { "9", -1, -1 },
    { "9-", -1, -1 },       { "-13", -1, -1 },           { "25-26", -1, -1 },
    { "1-29", -1, -1 },     { "9-9", 540, 1980 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int start = -1, end = -1;
      g_test_message ("'%s'", rows[i].text);
      g_assert_cmpint (yui_time_input_parse_span (rows[i].text, &start, &end), ==,
                       rows[i].start >= 0);
      g_assert_cmpint (start, ==, rows[i].start);
      g_assert_cmpint (end, ==, rows[i].end);
    }
}

static void
test_dates (void)
{
  const struct
  {
    const char *text;
    int days; /* from Tuesday 3 March 2026; -1: not a date */
  } rows[] = {
    { "2026-03-05", 2 }, { "2026/3/5", 2 }, { "令和8年3月5日", 2 },
    { "3/5", 2 },        { "3月5日", 2 },   { "３／５", 2 },
    { "5", 2 },          { "5日", 2 },      { "3", 0 },
    { "2", 30 },         { "3/2", 364 },    { "31", 28 },
    { "2/29", 728 },     { "tomorrow", 1 }, { "明日", 1 },
    { "今日", 0 },       { "", -1 },        { "32", -1 },
    { "13/1", -1 },      { "2/30", -1 },    { "soon", -1 },
    { "3/", -1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      YuiCivilDay day = -1;
      g_test_message ("'%s'", rows[i].text);
      g_assert_cmpint (yui_date_input_parse (rows[i].text, TUESDAY, &day), ==, rows[i].days >= 0);
      g_assert_cmpint (day, ==, rows[i].days < 0 ? -1 : TUESDAY + rows[i].days);
    }
}

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_text (void)
{
  assert_text (yui_day_format_full (TUESDAY), "Tuesday 3 March");
  assert_text (yui_day_format_weekday (TUESDAY), "Tue");
  assert_text (yui_day_format_span (TUESDAY - 1, 7), "2–8 March 2026");
  assert_text (yui_day_format_span (TUESDAY - 8, 7), "23 February – 1 March 2026");
  assert_text (yui_day_format_span (TUESDAY - 64, 7), "29 December 2025 – 4 January 2026");
  assert_text (yui_day_format_span (TUESDAY, 1), "Tuesday 3 March 2026");
  assert_text (yui_day_format_month (TUESDAY), "March 2026");
  assert_text (yui_time_format (AT (9, 5)), "9:05");
  assert_text (yui_date_input_format (TUESDAY), "2026-03-03");
  assert_text (yui_time_input_format (1565), "26:05");
  assert_text (yui_time_format_range (AT (9, 0), AT (13, 0)), "9:00–13:00");
  assert_text (yui_time_format_range (AT (21, 0), AT (26, 0)), "21:00–2:00 next day");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slot/slots", test_slots);
  g_test_add_func ("/slot/clip", test_clip);
  g_test_add_func ("/slot/times", test_times);
  g_test_add_func ("/slot/spans", test_spans);
  g_test_add_func ("/slot/dates", test_dates);
  g_test_add_func ("/slot/text", test_text);
  return g_test_run ();
}
