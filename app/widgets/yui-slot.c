/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-slot.h"

/* Division towards minus infinity, so that days before 1970 are no exception. */
static int64_t
floor_div (int64_t a, int64_t b)
{
  return a / b - (a % b < 0);
}

YuiSlot
yui_slot_from_day (YuiCivilDay day, int slot_of_day)
{
  return (YuiSlot)day * YUI_SLOTS_PER_DAY + slot_of_day;
}

YuiSlot
yui_slot_from_time (int64_t time_s)
{
  return floor_div (time_s + YUI_JAPAN_OFFSET_S, YUI_SLOT_MIN * YUI_SECONDS_PER_MINUTE);
}

YuiCivilDay
yui_slot_day (YuiSlot slot)
{
  return (YuiCivilDay)floor_div (slot, YUI_SLOTS_PER_DAY);
}

int
yui_slot_of_day (YuiSlot slot)
{
  return (int)(slot - (YuiSlot)yui_slot_day (slot) * YUI_SLOTS_PER_DAY);
}

int64_t
yui_slot_time (YuiSlot slot)
{
  return slot * YUI_SLOT_MIN * YUI_SECONDS_PER_MINUTE - YUI_JAPAN_OFFSET_S;
}

bool
yui_slot_clip (int64_t start_s, int64_t end_s, YuiCivilDay day, int *start_min, int *end_min)
{
  int64_t midnight_s = yui_civil_utc_of (day, 0);
  int64_t from_s = start_s - midnight_s, to_s = end_s - midnight_s;
  if (to_s <= 0 || from_s >= YUI_SECONDS_PER_DAY || to_s <= from_s)
    return false;
  from_s = from_s < 0 ? 0 : from_s;
  to_s = to_s > YUI_SECONDS_PER_DAY ? YUI_SECONDS_PER_DAY : to_s;
  *start_min = (int)(from_s / YUI_SECONDS_PER_MINUTE);
  *end_min = (int)((to_s + YUI_SECONDS_PER_MINUTE - 1) / YUI_SECONDS_PER_MINUTE);
  return true;
}

YuiCivilDay
yui_slot_first_day (int64_t start_s)
{
  return yui_civil_day_of_utc (start_s);
}

YuiCivilDay
yui_slot_last_day (int64_t end_s)
{
  return yui_civil_day_of_utc (end_s - 1);
}
