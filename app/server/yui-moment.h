/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-civil.h"
#include "store/yui-database.h"

G_BEGIN_DECLS

/* Moments and days as text. A moment is UTC seconds, a day the number of days since 1970-01-01 in
 * Japan. */

#define YUI_MOMENT_SIZE 32

/* Writes RFC 3339 in Japan time: 2026-11-22T09:00:00+09:00. Returns text. */
const char *yui_moment_format (gint64 moment_s, char text[YUI_MOMENT_SIZE]);

/* Reads RFC 3339 with any offset; a fraction of a second is dropped. Returns FALSE for anything
 * else and for years before 1970 or after 9998. */
gboolean yui_moment_parse (const char *text, gint64 *moment_s);

/* Writes 2026-11-22. Returns text. */
const char *yui_day_format (gint64 day, char text[YUI_MOMENT_SIZE]);

/* Reads YYYY-MM-DD, years 1900–9998. Returns FALSE for anything else. */
gboolean yui_day_parse (const char *text, gint64 *day);

/* The day in a column of a row; YUI_CIVIL_DAY_UNKNOWN where there is none. */
YuiCivilDay yui_day_of_column (YuiStatement *row, int column);

/* The present moment. */
gint64 yui_moment_now (void);

G_END_DECLS
