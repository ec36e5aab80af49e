/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One piece of ordered work besides a shift: what, from, to; it can be removed.
 *
 * Signals: changed (), also when it has removed itself. */
#define YUI_TYPE_HOURS_SPAN_ROW (yui_hours_span_row_get_type ())
G_DECLARE_FINAL_TYPE (YuiHoursSpanRow, yui_hours_span_row, YUI, HOURS_SPAN_ROW, GtkListBoxRow)

/* kind as in YuiHoursSpan, not break; times 0: empty. */
GtkWidget *yui_hours_span_row_new (const char *kind, gint64 start_s, gint64 end_s);

const char *yui_hours_span_row_get_kind (YuiHoursSpanRow *self);

/* Reads the times on date; FALSE when one is missing. */
gboolean
yui_hours_span_row_read (YuiHoursSpanRow *self, const char *date, gint64 *start_s, gint64 *end_s);
gboolean yui_hours_span_row_is_complete (YuiHoursSpanRow *self, const char *date);

G_END_DECLS
