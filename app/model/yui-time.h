/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times as the API writes them. Japan time is UTC+9 all year. */

#define YUI_JAPAN_OFFSET_S (9 * 3600)

/* Seconds since 1970 UTC as RFC 3339 in Japan time, such as 2026-11-25T09:00:00+09:00. Transfer
 * full. */
char *yui_time_to_text (gint64 time_s);

/* Reads RFC 3339 with an offset into time_s; FALSE and time_s untouched when text is not that. */
gboolean yui_time_from_text (const char *text, gint64 *time_s);

/* The Japan date of a time, YYYY-MM-DD. Transfer full. */
char *yui_time_to_date (gint64 time_s);

/* Seconds since 1970 UTC of midnight in Japan at the start of date (YYYY-MM-DD); FALSE when it is
 * no date. */
gboolean yui_time_from_date (const char *date, gint64 *time_s);

/* The date a number of days after date (YYYY-MM-DD; days may be negative). Transfer full; NULL when
 * it is no date. */
char *yui_date_add_days (const char *date, int days);

/* A GDateTime in Japan time, for formatting. Transfer full. */
GDateTime *yui_time_to_date_time (gint64 time_s);

G_END_DECLS
