/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-timer.h"

#define JUMP_S   60
#define SETTLE_S 60

static gint64
follow (YuiTimerClock *clock, gint64 wall_s, gint64 monotonic_s)
{
  *clock = (YuiTimerClock){ .wall_s = wall_s, .monotonic_s = monotonic_s };
  return wall_s;
}

gint64
yui_timer_clock_read (YuiTimerClock *clock, gint64 wall_s, gint64 monotonic_s)
{
  const gint64 expected_s = clock->wall_s + monotonic_s - clock->monotonic_s;
  const gint64 offset_s = wall_s - expected_s;

  if (clock->wall_s == 0 || ABS (offset_s) <= JUMP_S)
    return follow (clock, wall_s, monotonic_s);
  if (clock->jumped_s == 0 || ABS (offset_s - clock->offset_s) > JUMP_S)
    {
      clock->jumped_s = monotonic_s;
      clock->offset_s = offset_s;
    }
  if (monotonic_s - clock->jumped_s >= SETTLE_S)
    return follow (clock, wall_s, monotonic_s);
  return expected_s;
}
