/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-civil.h"

#include <stdbool.h>

/* Half hours of Japan's days, counted from 00:00 on 1 January 1970: where a cursor can stand. */

#define YUI_SLOT_MIN      30
#define YUI_SLOTS_PER_DAY (YUI_MINUTES_PER_DAY / YUI_SLOT_MIN)

typedef int64_t YuiSlot;

/* slot_of_day  0–47, or beyond for other days. */
YuiSlot yui_slot_from_day (YuiCivilDay day, int slot_of_day);
YuiSlot yui_slot_from_time (int64_t time_s);

YuiCivilDay yui_slot_day (YuiSlot slot);
int yui_slot_of_day (YuiSlot slot);

/* The moment a slot begins, in UTC seconds. */
int64_t yui_slot_time (YuiSlot slot);

/* Cuts a span of time down to a day. Receives minutes 0–1440 of that day, begun minutes counted
 * outwards. Returns false, leaving them untouched, if the span does not touch the day. */
bool yui_slot_clip (int64_t start_s, int64_t end_s, YuiCivilDay day, int *start_min, int *end_min);

/* The days that a span touches: first, and last (end_s itself does not count). end_s > start_s. */
YuiCivilDay yui_slot_first_day (int64_t start_s);
YuiCivilDay yui_slot_last_day (int64_t end_s);
