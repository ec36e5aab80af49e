/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

/* Times of day as people type them. */

/* Reads one time: "9", "930", "0930", "9:30", "9.30", "9時", "9時半", "9時30分", in half or full
 * width. Hours go up to 29, as a shift that ends at 2:00 on the next day is often called "26".
 *
 * text    UTF-8; spaces around it do not matter.
 * minute  receives the minute of the day, 0–1799. Returns false, leaving it untouched, if text is
 *         not a time. */
bool yui_time_input_parse (const char *text, int *minute);

/* Reads two times with a dash, wave or "から" between: "9-13", "9:30–17", "21〜26". An end that is
 * not after the start is on the next day: "21-2" is 21:00–26:00. */
bool yui_time_input_parse_span (const char *text, int *start_minute, int *end_minute);
