/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/yui-unmatched-clock-event.h"

G_BEGIN_DECLS

/* A check-in without work. Its buttons activate page.match and page.put-aside with its id.
 *
 * Properties: event (YuiUnmatchedClockEvent, nullable), managing (boolean: the account may settle). */
#define YUI_TYPE_UNMATCHED_ROW (yui_unmatched_row_get_type ())
G_DECLARE_FINAL_TYPE (YuiUnmatchedRow, yui_unmatched_row, YUI, UNMATCHED_ROW, GtkBox)

G_END_DECLS
