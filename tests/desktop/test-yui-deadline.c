/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/yui-deadline.h"
#include "desktop/yui-week.h"
#include "model/yui-time.h"

#define HOUR_S 3600

static gint64
at (const char *text)
{
  gint64 time_s;

  g_assert_true (yui_deadline_parse (text, &time_s));
  return time_s;
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *plain; /* NULL: refused */
  } cases[] = {
    { "2026-11-25 18:00", "2026-11-25 18:00" },
    { "2026/11/25 18:00", "2026-11-25 18:00" },
    { "2026-11-25T9:05", "2026-11-25 09:05" },
    { "  2026-11-25   0900 ", "2026-11-25 09:00" },
    { "２０２６／１１／２５　１８：００", "2026-11-25 18:00" },
    { "2026-1-5 7:00", "2026-01-05 07:00" },
    { "2026-11-25 24:00", "2026-11-26 00:00" },
    { "2026-11-25 24:01", NULL },
    { "2026-11-25 12:60", NULL },
    { "2026-02-30 12:00", NULL },
    { "2026-11-25", NULL },
    { "18:00", NULL },
    { "tomorrow", NULL },
    { "", NULL },
    { "2026-11-25 18:00x", NULL },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 time_s = -1;
      gboolean parsed = yui_deadline_parse (cases[i].text, &time_s);
      g_autofree char *plain = parsed ? yui_deadline_to_text (time_s) : NULL;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpstr (plain, ==, cases[i].plain);
      if (!parsed)
        g_assert_cmpint (time_s, ==, -1);
    }
}

static void
test_suggest (void)
{
  gint64 now_s = at ("2026-11-22 10:07");
  static const struct
  {
    const char *start;
    const char *deadline;
  } cases[] = {
    { "2026-11-30 09:00", "2026-11-23 10:05" }, /* a day from now */
    { "2026-11-23 09:00", "2026-11-23 07:00" }, /* two hours before the start */
    { "2026-11-22 12:07", "2026-11-22 11:05" }, /* half-way to the start */
    { "2026-11-22 10:17", "2026-11-22 10:12" }, /* no minute lost when there are ten */
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 starts_s = at (cases[i].start);
      g_autofree char *text = yui_deadline_to_text (yui_deadline_suggest (now_s, starts_s));

      g_assert_cmpstr (text, ==, cases[i].deadline);
    }
}

/* Whatever the start, a suggestion is lawful as long as any deadline is. */
static void
test_suggest_is_lawful (void)
{
  gint64 now_s = at ("2026-11-22 10:07");

  for (gint64 ahead_s = 61; ahead_s < 200 * HOUR_S; ahead_s += 997)
    g_assert_true (yui_deadline_is_lawful (yui_deadline_suggest (now_s, now_s + ahead_s), now_s,
                                           now_s + ahead_s));
}

static void
test_lawful (void)
{
  g_assert_true (yui_deadline_is_lawful (20, 10, 20));
  g_assert_false (yui_deadline_is_lawful (21, 10, 20));
  g_assert_false (yui_deadline_is_lawful (10, 10, 20));
}

static void
test_week (void)
{
  static const char *const cases[][2] = {
    { "2026-11-22", "2026-11-16" }, /* a Sunday */
    { "2026-11-16", "2026-11-16" },
    { "2027-01-01", "2026-12-28" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *monday = yui_week_start (cases[i][0]);

      g_assert_cmpstr (monday, ==, cases[i][1]);
    }
  g_assert_null (yui_week_start ("never"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline/parse", test_parse);
  g_test_add_func ("/deadline/suggest", test_suggest);
  g_test_add_func ("/deadline/suggest-is-lawful", test_suggest_is_lawful);
  g_test_add_func ("/deadline/lawful", test_lawful);
  g_test_add_func ("/week/start", test_week);
  return g_test_run ();
}
