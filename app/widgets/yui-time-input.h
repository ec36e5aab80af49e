/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-civil.h"

#include <glib.h>

G_BEGIN_DECLS

/* Dates and times of day as people type them in a hurry. */

/* Reads one time: all that yui_text_parse_time() reads, and "9", "930", "9.30". Hours go up to 29,
 * as the end of a shift at 2:00 on the next day is often called "26".
 *
 * text    UTF-8; spaces around it do not matter.
 * minute  receives the minute of the day, 0–1799. Returns FALSE, leaving it untouched, if text is
 *         not a time. */
gboolean yui_time_input_parse (const char *text, int *minute);

/* Reads two times with a dash, wave or "から" between: "9-13", "9:30–17", "21〜26". An end that is
 * not after the start is on the next day: "21-2" is 21:00–26:00. */
gboolean yui_time_input_parse_span (const char *text, int *start_minute, int *end_minute);

/* Reads a date: all that yui_text_parse_date() reads, and without the year "11/25", "11月25日",
 * "25", "25日", which mean the next such day from today on, and "today", "tomorrow", "今日",
 * "明日". */
gboolean yui_date_input_parse (const char *text, YuiCivilDay today, YuiCivilDay *day);

/* How a draft writes them: "2026-11-25", "9:00"; new strings. */
char *yui_date_input_format (YuiCivilDay day);
char *yui_time_input_format (int minute);

G_END_DECLS
