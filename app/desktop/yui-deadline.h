/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Date and time that a person types, Japan time; all times are seconds since 1970 UTC. */

/* Until when to reply to an offer made now for work from starts_s: a day from now, but two hours
 * before the start; when that is too soon, half-way to the start. On a full five minutes, on a full
 * minute when it is less than half an hour away. */
gint64 yui_deadline_suggest (gint64 now_s, gint64 starts_s);

/* Reads "2026-11-25 18:00", also with "/", "T", full-width digits and further spaces. */
gboolean yui_deadline_parse (const char *text, gint64 *time_s);

/* "2026-11-25 18:00". Transfer full. */
char *yui_deadline_to_text (gint64 time_s);

/* In the future, and not after the start. */
gboolean yui_deadline_is_lawful (gint64 deadline_s, gint64 now_s, gint64 starts_s);

/* Reads a clock time ("9:00", "900", "24:00") of date (YYYY-MM-DD). */
gboolean yui_deadline_parse_clock (const char *date, const char *text, gint64 *time_s);

/* Reads "2026-11-25" with the same freedoms; transfer full, NULL when it is no date. */
char *yui_deadline_parse_date (const char *text);

G_END_DECLS
