/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/yui-attendance.h"

#define NINE  1795305600 /* a start, seconds */
#define AT(m) (NINE + (m) * 60)
#define END   AT (300)

typedef struct
{
  const char *name;
  YuiClockEvent events[6];
  int n;
  YuiClockState state;
  gint64 start_s;
  gint64 end_s;
  int break_min;
  gboolean needs_review;
} Case;

static const Case CASES[] = {
  { "nothing", { { 0 } }, 0, YUI_CLOCK_STATE_NOT_IN, 0, 0, 0, FALSE },
  { "in", { { YUI_CLOCK_IN, AT (-3), FALSE } }, 1, YUI_CLOCK_STATE_AT_WORK, AT (-3), 0, 0, FALSE },
  { "day",
    { { YUI_CLOCK_IN, AT (0), FALSE },
      { YUI_CLOCK_BREAK_START, AT (120), FALSE },
      { YUI_CLOCK_BREAK_END, AT (165), FALSE },
      { YUI_CLOCK_OUT, AT (301), FALSE } },
    4,
    YUI_CLOCK_STATE_OUT,
    AT (0),
    AT (301),
    45,
    FALSE },
  { "on break",
    { { YUI_CLOCK_IN, AT (0), FALSE }, { YUI_CLOCK_BREAK_START, AT (120), FALSE } },
    2,
    YUI_CLOCK_STATE_ON_BREAK,
    AT (0),
    0,
    0,
    FALSE },
  { "gone and back: the gap is a break, and a person looks",
    { { YUI_CLOCK_IN, AT (0), FALSE },
      { YUI_CLOCK_OUT, AT (60), FALSE },
      { YUI_CLOCK_IN, AT (90), FALSE },
      { YUI_CLOCK_OUT, AT (300), FALSE } },
    4,
    YUI_CLOCK_STATE_OUT,
    AT (0),
    AT (300),
    30,
    TRUE },
  { "out while on break",
    { { YUI_CLOCK_IN, AT (0), FALSE },
      { YUI_CLOCK_BREAK_START, AT (120), FALSE },
      { YUI_CLOCK_OUT, AT (150), FALSE } },
    3,
    YUI_CLOCK_STATE_OUT,
    AT (0),
    AT (150),
    30,
    TRUE },
  { "out without in",
    { { YUI_CLOCK_OUT, AT (300), FALSE } },
    1,
    YUI_CLOCK_STATE_OUT,
    0,
    AT (300),
    0,
    TRUE },
  { "a break of 59 s is none",
    { { YUI_CLOCK_IN, AT (0), FALSE },
      { YUI_CLOCK_BREAK_START, AT (10), FALSE },
      { YUI_CLOCK_BREAK_END, AT (10) + 59, FALSE } },
    3,
    YUI_CLOCK_STATE_AT_WORK,
    AT (0),
    0,
    0,
    FALSE },
  { "marked event",
    { { YUI_CLOCK_IN, AT (40), TRUE } },
    1,
    YUI_CLOCK_STATE_AT_WORK,
    AT (40),
    0,
    0,
    TRUE },
};

static void
test_read_clock (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      const Case *c = &CASES[i];
      YuiClocked clocked;

      g_test_message ("%s", c->name);
      yui_attendance_read_clock (c->events, (gsize)c->n, &clocked);
      g_assert_cmpint (clocked.state, ==, c->state);
      g_assert_cmpint (clocked.start_s, ==, c->start_s);
      g_assert_cmpint (clocked.end_s, ==, c->end_s);
      g_assert_cmpint (clocked.break_min, ==, c->break_min);
      g_assert_cmpint (clocked.needs_review, ==, c->needs_review);
    }
}

static void
assert_reason (YuiClockKind kind,
               gint64 occurred_s,
               gint64 received_s,
               YuiClockState state,
               const char *reason)
{
  const YuiClocked before = { .state = state };

  g_assert_cmpstr (yui_attendance_review_reason (kind, occurred_s, received_s, NINE, END, &before),
                   ==, reason);
}

static void
test_review (void)
{
  assert_reason (YUI_CLOCK_IN, AT (-30), AT (-30), YUI_CLOCK_STATE_NOT_IN, NULL);
  assert_reason (YUI_CLOCK_IN, AT (-31), AT (-31), YUI_CLOCK_STATE_NOT_IN, "off_plan");
  assert_reason (YUI_CLOCK_IN, AT (15), AT (15), YUI_CLOCK_STATE_NOT_IN, NULL);
  assert_reason (YUI_CLOCK_IN, AT (16), AT (16), YUI_CLOCK_STATE_NOT_IN, "off_plan");
  assert_reason (YUI_CLOCK_OUT, END + 1800, END + 1800, YUI_CLOCK_STATE_AT_WORK, NULL);
  assert_reason (YUI_CLOCK_OUT, END + 1860, END + 1860, YUI_CLOCK_STATE_AT_WORK, "off_plan");
  assert_reason (YUI_CLOCK_OUT, END - 960, END - 960, YUI_CLOCK_STATE_AT_WORK, "off_plan");
  assert_reason (YUI_CLOCK_IN, AT (0), AT (6), YUI_CLOCK_STATE_NOT_IN, "device_clock");
  assert_reason (YUI_CLOCK_IN, AT (6), AT (0), YUI_CLOCK_STATE_NOT_IN, "device_clock");
  assert_reason (YUI_CLOCK_OUT, END, END, YUI_CLOCK_STATE_NOT_IN, "order");
  assert_reason (YUI_CLOCK_IN, AT (0), AT (0), YUI_CLOCK_STATE_AT_WORK, "order");
  assert_reason (YUI_CLOCK_BREAK_END, AT (60), AT (60), YUI_CLOCK_STATE_AT_WORK, "order");
  assert_reason (YUI_CLOCK_BREAK_START, AT (60), AT (60), YUI_CLOCK_STATE_AT_WORK, NULL);
}

static void
test_names (void)
{
  YuiClockKind kind;

  for (int i = 0; i < YUI_N_CLOCK_KINDS; i++)
    {
      g_assert_true (yui_clock_kind_from_name (yui_clock_kind_name ((YuiClockKind)i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (yui_clock_kind_from_name ("lunch", &kind));
  g_assert_false (yui_clock_kind_from_name (NULL, &kind));
  g_assert_cmpstr (yui_clock_state_name (YUI_CLOCK_STATE_ON_BREAK), ==, "on_break");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attendance/read-clock", test_read_clock);
  g_test_add_func ("/attendance/review", test_review);
  g_test_add_func ("/attendance/names", test_names);
  return g_test_run ();
}
