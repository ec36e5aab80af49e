/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The Monday of the week of a date (YYYY-MM-DD), and today, both in Japan. Transfer full. */
char *yui_week_start (const char *date);
char *yui_week_today (void);

/* "16–22 November 2026"-like text for the week that starts on monday. Transfer full. */
char *yui_week_say (const char *monday);

/* "16 Nov", for a narrow place such as under a bar. Transfer full. */
char *yui_week_say_short (const char *monday);

#define YUI_DAYS_PER_WEEK 7

G_END_DECLS
