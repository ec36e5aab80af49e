/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-civil.h"

#include <glib.h>

G_BEGIN_DECLS

/* Days and times of Japan in the words of the user's language. All return a new string. */

/* pattern  of g_date_time_format(), translated. */
char *yui_day_format (YuiCivilDay day, const char *pattern);

/* "Tuesday 3 March" */
char *yui_day_format_full (YuiCivilDay day);

/* "Tue" */
char *yui_day_format_weekday (YuiCivilDay day);

/* "3", a day of the month in a narrow place */
char *yui_day_format_number (YuiCivilDay day);

/* "16–22 November 2026", "28 December 2026 – 3 January 2027", or one day; n_days ≥ 1. */
char *yui_day_format_span (YuiCivilDay first, int n_days);

/* "November 2026" */
char *yui_day_format_month (YuiCivilDay day);

/* "9:00" in Japan, from UTC seconds. */
char *yui_time_format (gint64 time_s);

/* "9:00–13:00"; with "next day" named when the end is on a later day of Japan. */
char *yui_time_format_range (gint64 start_s, gint64 end_s);

/* The day of Japan now. */
YuiCivilDay yui_day_today (void);

G_END_DECLS
